"""The two doors to the database: `read` and `write`. Each runs `fn(db, *args)` in one transaction, in a thread.

On SQLite one thread with one connection writes, under BEGIN IMMEDIATE; readers open the file read-only. On PostgreSQL
both doors draw from one pool and what is checked is locked. A caller that is cancelled while a door is open leaves the
transaction to end by itself: it commits or rolls back whole.
"""

from __future__ import annotations

import asyncio
import sqlite3
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Concatenate, ParamSpec, TypeVar
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.exc import DisconnectionError
from sqlalchemy.pool import ConnectionPoolEntry, QueuePool, StaticPool
from sqlmodel import Session

P = ParamSpec("P")
T = TypeVar("T")

READERS = 4
POSTGRES_THREADS = 16
BUSY_TIMEOUT_MS = 20_000
REST = 1.0  # seconds after which a connection to PostgreSQL is asked whether it is still there


class NotOpen(RuntimeError):
    """The database was used before `open_database` or after `close_database`."""


@dataclass(slots=True)
class _Database:
    url: str
    writer: Engine
    reader: Engine
    write_threads: ThreadPoolExecutor
    read_threads: ThreadPoolExecutor
    turn: threading.Lock | None


_state: dict[str, _Database] = {}


def open_database(url: str, *, durable: bool = True) -> None:
    """Open `sqlite:///path` or `postgresql+psycopg://…`; the schema has to be there already (see `migrate`).

    `durable=False` gives up surviving a power cut for speed: tests only.
    """
    close_database()
    if url.startswith("sqlite"):
        _state["now"] = _open_sqlite(url, durable=durable)
    else:
        _state["now"] = _open_postgres(url, durable=durable)


def close_database() -> None:
    now = _state.pop("now", None)
    if now is None:
        return
    now.write_threads.shutdown(wait=True)
    now.read_threads.shutdown(wait=True)
    now.reader.dispose()
    now.writer.dispose()


def dialect() -> str:
    """`sqlite` or `postgresql`."""
    return _now().writer.dialect.name


def database_url() -> str:
    return _now().url


async def read(fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn(db, *args)` in a transaction that cannot write."""
    now = _now()
    return await asyncio.get_running_loop().run_in_executor(now.read_threads, lambda: read_now(fn, *args, **kwargs))


async def write(fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """Run `fn(db, *args)` in one transaction: all of it is kept, or, where it raises, none."""
    now = _now()
    return await asyncio.get_running_loop().run_in_executor(now.write_threads, lambda: write_now(fn, *args, **kwargs))


def read_now(fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The same as `read`, from a thread or a command that has no event loop."""
    now = _now()
    with Session(now.reader, expire_on_commit=False, autoflush=False) as db:
        if now.turn is not None:
            db.connection().exec_driver_sql("BEGIN")
        return fn(db, *args, **kwargs)


def write_now(fn: Callable[Concatenate[Session, P], T], /, *args: P.args, **kwargs: P.kwargs) -> T:
    """The same as `write`, from a thread or a command that has no event loop."""
    now = _now()
    if now.turn is None:
        return _transact(now.writer, fn, *args, **kwargs)
    with now.turn:
        return _transact(now.writer, fn, *args, **kwargs)


def _transact(
    engine: Engine,
    fn: Callable[Concatenate[Session, P], T],
    /,
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    with Session(engine, expire_on_commit=False) as db:
        if engine.dialect.name == "sqlite":  # by hand: a listener for it would be asked at every statement
            db.connection().exec_driver_sql("BEGIN IMMEDIATE")
        result = fn(db, *args, **kwargs)
        db.commit()
        return result


def _now() -> _Database:
    try:
        return _state["now"]
    except KeyError:
        raise NotOpen("the database is not open") from None


def _open_sqlite(url: str, *, durable: bool) -> _Database:
    path = Path(make_url(url).database or "")
    path.parent.mkdir(parents=True, exist_ok=True)
    writer = create_engine(
        "sqlite://",
        creator=lambda: _sqlite_writer(path, durable=durable),
        poolclass=StaticPool,
    )
    reader = create_engine(
        "sqlite://",
        creator=lambda: _sqlite_reader(path),
        poolclass=QueuePool,
        pool_size=READERS,
        max_overflow=0,
    )
    with writer.connect() as connection:  # makes the WAL before a read-only connection needs it
        connection.execute(text("SELECT 1"))
    return _Database(
        url=url,
        writer=writer,
        reader=reader,
        write_threads=ThreadPoolExecutor(1, thread_name_prefix="db-write"),
        read_threads=ThreadPoolExecutor(READERS, thread_name_prefix="db-read"),
        turn=threading.Lock(),
    )


def _sqlite_writer(path: Path, *, durable: bool) -> sqlite3.Connection:
    connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
    for pragma in (
        f"busy_timeout = {BUSY_TIMEOUT_MS}",
        "journal_mode = WAL",
        f"synchronous = {'FULL' if durable else 'OFF'}",
        "foreign_keys = ON",
        "mmap_size = 0",
    ):
        connection.execute(f"PRAGMA {pragma}")
    return connection


def _sqlite_reader(path: Path) -> sqlite3.Connection:
    connection = sqlite3.connect(
        f"file:{quote(str(path))}?mode=ro",
        uri=True,
        isolation_level=None,
        check_same_thread=False,
    )
    connection.execute(f"PRAGMA busy_timeout = {BUSY_TIMEOUT_MS}")
    connection.execute("PRAGMA query_only = ON")
    connection.execute("PRAGMA mmap_size = 0")
    return connection


def _open_postgres(url: str, *, durable: bool) -> _Database:
    options = "" if durable else "-c synchronous_commit=off"
    engine = create_engine(
        url,
        pool_size=POSTGRES_THREADS,
        max_overflow=4,
        connect_args={"options": f"-c timezone=UTC -c lock_timeout=15s {options}".strip()},
    )
    event.listen(engine, "checkin", _remember_use)
    event.listen(engine, "checkout", _ask_after_a_rest)
    threads = ThreadPoolExecutor(POSTGRES_THREADS, thread_name_prefix="db")
    return _Database(
        url=url,
        writer=engine,
        reader=engine.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True),
        write_threads=threads,
        read_threads=threads,
        turn=None,
    )


def _remember_use(_: Any, record: ConnectionPoolEntry) -> None:
    record.info["used"] = time.monotonic()


def _ask_after_a_rest(connection: Any, record: ConnectionPoolEntry, _: Any) -> None:
    """Have the pool open a new connection for one that the server has dropped while nobody used it."""
    if time.monotonic() - record.info.get("used", time.monotonic()) < REST:
        return
    try:
        connection.execute("SELECT 1")
        connection.rollback()
    except Exception as error:
        raise DisconnectionError from error
