"""A PostgreSQL of the tests' own: a cluster behind a socket, thrown away at the end, and databases made in it."""

from __future__ import annotations

import contextlib
import ctypes
import os
import pwd
import shutil
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from psycopg import sql

import data
from data import catalogue, migrate
from tests.machine import POSTGRESQL, clean, find

OWNER = "postgres"  # the user in the database, and, where the tests run as root, of the processes
TEMPLATE = "seeded"
START = 30.0  # seconds until the cluster has to answer
CARELESS = ("fsync=off", "synchronous_commit=off", "full_page_writes=off")  # nothing here outlives the tests
MODEST = (
    "listen_addresses=",
    "max_connections=120",
    "shared_buffers=64MB",
    "deadlock_timeout=200ms",
    "timezone=Asia/Kolkata",  # whatever the server's clock shows, ours is UTC
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A running PostgreSQL. `folder` holds its files and its socket."""

    folder: Path

    def url(self, database: str) -> str:
        """As LIMNER_DATABASE_URL takes it."""
        return f"postgresql+psycopg://{OWNER}@/{database}?host={self.folder}"

    def connect(self, database: str = OWNER) -> psycopg.Connection:
        """A bare connection in which every statement counts at once."""
        return psycopg.connect(host=str(self.folder), user=OWNER, dbname=database, autocommit=True)

    def create(self, name: str, *, template: str = "template0") -> str:
        """Make a database, empty or a copy of another, and return its URL."""
        with self.connect() as connection:
            words = sql.SQL("CREATE DATABASE {} TEMPLATE {} LOCALE 'C.UTF-8'")
            connection.execute(words.format(sql.Identifier(name), sql.Identifier(template)))
        return self.url(name)

    def drop(self, name: str) -> None:
        with self.connect() as connection:
            connection.execute(sql.SQL("DROP DATABASE IF EXISTS {} WITH (FORCE)").format(sql.Identifier(name)))

    def deadlocks(self, database: str) -> int:
        """How many transactions this database has broken off because they waited for each other."""
        with self.connect() as connection:
            row = connection.execute("SELECT deadlocks FROM pg_stat_database WHERE datname = %s", [database]).fetchone()
        assert row is not None
        return int(row[0])


@contextlib.contextmanager
def running(*, careful: bool = False) -> Iterator[Cluster]:
    """Start a cluster and remove it at the end; `careful`: a commit is on disk, by PostgreSQL's defaults."""
    program = find(POSTGRESQL)
    assert program is not None
    who = OWNER if os.geteuid() == 0 else None  # PostgreSQL refuses to be root
    folder = Path(tempfile.mkdtemp(prefix="limner-pg-"))
    if who is not None:
        person = pwd.getpwnam(who)
        os.chown(folder, person.pw_uid, person.pw_gid)
    options: dict[str, Any] = {"user": who, "cwd": folder, "env": clean(os.environ), "stdin": subprocess.DEVNULL}
    log = folder / "log"
    making = [Path(program).with_name("initdb"), "--pgdata=data", f"--username={OWNER}", "--auth=trust"]
    making += ["--encoding=UTF8", "--locale=C.UTF-8", "--no-sync", "--no-instructions"]
    try:
        made = subprocess.run(making, capture_output=True, text=True, check=False, **options)
        assert made.returncode == 0, made.stderr
        chosen = [f"unix_socket_directories={folder}", *MODEST, *(() if careful else CARELESS)]
        with log.open("wb") as console:
            process = subprocess.Popen(
                [program, "-D", "data", *(f"--{setting}" for setting in chosen)],
                stdout=console,
                stderr=subprocess.STDOUT,
                start_new_session=True,
                preexec_fn=_end_with_the_tests,
                **options,
            )
        cluster = Cluster(folder=folder)
        try:
            _await(cluster, process, log)
            yield cluster
        finally:
            process.send_signal(signal.SIGINT)  # ends at once, whoever is still connected
            process.wait(20)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def seed_template(cluster: Cluster) -> None:
    """The database that the others are copied from: newest schema, catalogue in it."""
    url = cluster.create(TEMPLATE)
    migrate.migrate(url)
    data.open_database(url, durable=False)
    data.write_now(catalogue.seed)
    data.close_database()


def _end_with_the_tests() -> None:
    """Have Linux stop the cluster where the tests are killed before they can."""
    if sys.platform == "linux":
        ctypes.CDLL(None).prctl(1, signal.SIGINT)  # 1 is PR_SET_PDEATHSIG


def _await(cluster: Cluster, process: subprocess.Popen[Any], log: Path) -> None:
    end = time.monotonic() + START
    while time.monotonic() < end and process.poll() is None:
        try:
            cluster.connect().close()
        except psycopg.OperationalError:
            time.sleep(0.05)
        else:
            return
    raise AssertionError(f"PostgreSQL did not start:\n{log.read_text(errors='replace')}")
