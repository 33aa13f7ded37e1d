"""Holds and captures a second with 16 tasks, beside the same statements by the bare driver on the same database.

`python3 -m tests.bench.bench_money [sqlite|postgresql]`; both where nothing is named. SQLite runs with synchronous=FULL
and PostgreSQL with its defaults, so that every commit is on disk. The driver's turn is the statements that Limner sent,
recorded as they left it and sent again by as many tasks, with ids of their own, in the same two transactions, from as
many threads and connections: one on SQLite, one a task on PostgreSQL. For the curious the last figure is the driver's
rate when no task waits for it and its threads just go on.
"""

from __future__ import annotations

import asyncio
import sqlite3
import statistics
import sys
import tempfile
import threading
import time
from collections.abc import Awaitable, Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import psycopg
from sqlalchemy import event
from sqlmodel import Session, col, select

import data
from data import catalogue, migrate
from data.billing import LedgerRow
from data.doors import POSTGRES_THREADS, _state  # pyright: ignore[reportPrivateUsage]
from data.prepared import Prepared
from services.billing import charges, wallet
from tests import postgres
from tests.house import add_account, take_tokens_away

TASKS = 16
ROUNDS = 5
SECONDS = 1.5  # of each side in each round
WANTED = 0.5

Statement = tuple[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Recording:
    """The statements of one hold and one capture, and the ids that have to be others each time."""

    hold: list[Statement]
    capture: list[Statement]
    user: str
    charge: str
    row: str
    lots: dict[str, str]  # of each user

    def other(self, user: str) -> dict[str, str]:
        """What stands in the place of the recorded ids for one hold and capture of `user`."""
        mine = {self.user: user, self.lots[self.user]: self.lots[user]}
        return mine | {self.charge: data.new_id(), self.row: data.new_id()}


class Driver:
    """The bare driver: a connection for each of `connections` threads."""

    def __init__(self, connections: int, begin: str, open_one: Callable[[], Any]) -> None:
        self.connections = connections
        self._begin = begin
        self._open = open_one
        self._mine = threading.local()
        self._all: list[Any] = []

    def connect(self) -> None:
        """Give this thread its connection."""
        self._mine.connection = self._open()
        self._all.append(self._mine.connection)

    def close(self) -> None:
        while self._all:
            self._all.pop().close()

    def send(self, statements: list[Statement], other: dict[str, str]) -> None:
        """One transaction."""
        cursor = self._mine.connection.cursor()
        cursor.execute(self._begin)
        for statement, parameters in statements:
            cursor.execute(statement, _with(parameters, other))
            if cursor.description is not None:
                cursor.fetchall()
        cursor.execute("COMMIT")
        cursor.close()


def main(names: list[str]) -> int:
    worst = float("inf")
    for name in names or ["sqlite", "postgresql"]:
        with DATABASES[name]() as driver:
            ours, bare, alone = measure(driver)
        ratio = statistics.median(a / b for a, b in zip(ours, bare, strict=True))
        worst = min(worst, ratio)
        print(f"{name}: {_spread(ours)} a second, the bare driver {_spread(bare)}: {ratio:.2f} of it", end="")
        print(f"; without tasks {_spread(alone)}", flush=True)
    return 0 if worst >= WANTED else 1


def measure(driver: Driver) -> tuple[list[float], list[float], list[float]]:
    """Holds with their captures a second, in rounds that take turns: ours, the driver's, the driver's without tasks."""
    accounts = [add_account(f"user{number}@example.org") for number in range(TASKS)]
    for account in accounts:
        take_tokens_away(account)
    lots = {one.id: data.write_now(wallet.grant, one.id, 1_000_000_000, source="admin_topup") for one in accounts}
    users = [account.id for account in accounts]
    taken = record(users[0], lots)
    ours: list[float] = []
    bare: list[float] = []
    alone: list[float] = []
    for _ in range(ROUNDS):
        ours.append(asyncio.run(_in_tasks(users, ours_once, SECONDS)))
        with ThreadPoolExecutor(driver.connections, initializer=driver.connect) as threads:
            bare.append(asyncio.run(_in_tasks(users, _theirs(driver, taken, threads), SECONDS)))
            alone.append(_without_tasks(driver, taken, users, threads, SECONDS / 2))
        driver.close()
    return ours, bare, alone


async def ours_once(user: str) -> None:
    charge = await data.write(_hold_in, user)
    await data.write(charges.capture, charge)


def _theirs(driver: Driver, taken: Recording, threads: ThreadPoolExecutor) -> Callable[[str], Awaitable[None]]:
    async def once(user: str) -> None:
        loop, other = asyncio.get_running_loop(), taken.other(user)
        await loop.run_in_executor(threads, driver.send, taken.hold, other)
        await loop.run_in_executor(threads, driver.send, taken.capture, other)

    return once


async def _in_tasks(users: list[str], once: Callable[[str], Awaitable[None]], seconds: float) -> float:
    done = 0
    began = time.perf_counter()

    async def work(user: str) -> None:
        nonlocal done
        while time.perf_counter() - began < seconds:
            await once(user)
            done += 1

    await asyncio.gather(*(work(user) for user in users))
    return done / (time.perf_counter() - began)


def _without_tasks(
    driver: Driver, taken: Recording, users: list[str], threads: ThreadPoolExecutor, seconds: float
) -> float:
    began = time.perf_counter()

    def work(user: str) -> int:
        done = 0
        while time.perf_counter() - began < seconds:
            other = taken.other(user)
            driver.send(taken.hold, other)
            driver.send(taken.capture, other)
            done += 1
        return done

    done = sum(threads.map(work, users[: driver.connections]))
    return done / (time.perf_counter() - began)


def record(user: str, lots: dict[str, str]) -> Recording:
    """One hold and one capture as they reach the driver, be it through SQLAlchemy or past it."""
    sent: list[Statement] = []

    def listen(prepared: Prepared, db: Session, values: dict[str, Any]) -> tuple[Any, Any]:
        cursor, spelled = send(prepared, db, values)
        sent.append((spelled.words, spelled.parameters(values)))
        return cursor, spelled

    def keep(_: Any, __: Any, statement: str, parameters: Any, *___: Any) -> None:
        if not statement.startswith("BEGIN"):  # the driver's turn begins its transactions itself
            sent.append((statement, parameters))

    send, url, engine = Prepared._send, _state["now"].url, _state["now"].writer
    _hold_and_capture(user)  # what happens only the first time is not counted
    event.listen(engine, "before_cursor_execute", keep)
    with patch.object(Prepared, "_send", listen):
        charge = _hold(user)
        hold, sent[:] = list(sent), []
        data.write_now(charges.capture, charge)
    data.open_database(url)  # an engine that once had a listener stays slower
    row = data.read_now(lambda db: db.exec(select(LedgerRow.id).order_by(col(LedgerRow.seq).desc())).first())
    assert len(hold) > 5 < len(sent)
    return Recording(hold=hold, capture=sent, user=user, charge=charge, row=row or "", lots=lots)


def _hold(user: str) -> str:
    return data.write_now(_hold_in, user)


def _hold_in(db: Session, user: str) -> str:
    deadline = data.utcnow() + timedelta(hours=1)
    return charges.hold(db, user, "image_edit", ["bench"], reference_type="bench", deadline=deadline)[1][0]


def _hold_and_capture(user: str) -> None:
    data.write_now(charges.capture, _hold(user))


@contextmanager
def _sqlite() -> Iterator[Driver]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "limner.db"

        def connect() -> sqlite3.Connection:
            connection = sqlite3.connect(path, isolation_level=None, check_same_thread=False)
            for pragma in ("synchronous = FULL", "foreign_keys = ON", "busy_timeout = 10000"):
                connection.execute(f"PRAGMA {pragma}")
            return connection

        with _opened(f"sqlite:///{path}"):
            yield Driver(1, "BEGIN IMMEDIATE", connect)


@contextmanager
def _postgresql() -> Iterator[Driver]:
    with postgres.running(careful=True) as cluster:
        address: dict[str, Any] = {"host": str(cluster.folder), "user": postgres.OWNER, "dbname": "bench"}
        address["options"] = "-c timezone=UTC -c lock_timeout=15s"
        with _opened(cluster.create("bench")):
            yield Driver(POSTGRES_THREADS, "BEGIN", lambda: psycopg.connect(**address, autocommit=True))


DATABASES = {"sqlite": _sqlite, "postgresql": _postgresql}


@contextmanager
def _opened(url: str) -> Iterator[None]:
    migrate.migrate(url)
    data.open_database(url)
    try:
        data.write_now(catalogue.seed)
        yield
    finally:
        data.close_database()


def _with(parameters: Any, other: dict[str, str]) -> Any:
    if isinstance(parameters, dict):
        return {
            name: other.get(value, value) if isinstance(value, str) else value for name, value in parameters.items()
        }
    return tuple(other.get(value, value) if isinstance(value, str) else value for value in parameters)


def _spread(rates: list[float]) -> str:
    return f"{statistics.median(rates):.0f} ({min(rates):.0f} to {max(rates):.0f})"


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
