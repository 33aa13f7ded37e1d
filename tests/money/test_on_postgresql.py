"""What PostgreSQL has to be like underneath: schema, ledger guard, both doors, processes that start at once."""

from __future__ import annotations

import asyncio
import os
import subprocess
import sys
from pathlib import Path

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.runtime.migration import MigrationContext
from sqlalchemy import create_engine, text
from sqlalchemy.exc import DBAPIError, InternalError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, SQLModel, func, select

import data
from data import migrate
from data.billing import Plan
from services.billing import wallet
from tests.house import add_account, check_books
from tests.machine import clean
from tests.money import postgres_marks
from tests.postgres import Cluster

pytestmark = postgres_marks

OPEN = "from services import home; from services.settings import load\nwith home.opened_database(load()): print('open')"


@pytest.fixture
def opened(postgres_url: str) -> str:
    data.open_database(postgres_url, durable=False)
    return postgres_url


def test_an_empty_database_becomes_one_of_this_version(cluster: Cluster) -> None:
    url = cluster.create("empty")
    try:
        assert migrate.current_revision(url) is None
        migrate.migrate(url)
        assert migrate.current_revision(url) == migrate.newest_revision()
        assert migrate.migrate(url) is None
    finally:
        cluster.drop("empty")


def test_the_migrated_schema_is_the_one_that_the_tables_declare(postgres_url: str) -> None:
    engine = create_engine(postgres_url, poolclass=NullPool)
    with engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": True, "compare_server_default": True})
        assert compare_metadata(context, SQLModel.metadata) == []


def test_every_check_that_the_tables_declare_is_in_the_database(postgres_url: str) -> None:
    """Which autogenerate does not compare."""
    declared = {
        f"{constraint.name}"
        for table in SQLModel.metadata.tables.values()
        for constraint in table.constraints
        if constraint.__visit_name__ == "check_constraint"
    }
    query = text("SELECT conname FROM pg_constraint WHERE contype = 'c'")
    with create_engine(postgres_url, poolclass=NullPool).connect() as connection:
        assert declared <= set(connection.execute(query).scalars())


@pytest.mark.parametrize("words", ["UPDATE ledger SET amount = 1", "DELETE FROM ledger", "TRUNCATE ledger CASCADE"])
def test_the_ledger_can_only_grow(opened: str, words: str) -> None:
    add_account()
    with pytest.raises(DBAPIError, match="append-only"):
        data.write_now(lambda db: db.connection().execute(text(words)))
    check_books()


def test_processes_that_start_at_once_make_one_schema_and_one_catalogue(cluster: Cluster, tmp_path: Path) -> None:
    url = cluster.create("shared")
    settings = clean(os.environ) | {"LIMNER_DATABASE_URL": url, "LIMNER_HOME": str(tmp_path)}
    try:
        starting = [
            subprocess.Popen([sys.executable, "-c", OPEN], env=settings, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
            for _ in range(3)
        ]
        for process in starting:
            said, complaint = process.communicate(timeout=60)
            assert said == b"open\n", complaint.decode()
        data.open_database(url)
        assert data.read_now(lambda db: db.exec(select(func.count()).select_from(Plan)).one()) == 3
    finally:
        data.close_database()
        cluster.drop("shared")


def test_the_read_door_cannot_write(opened: str) -> None:
    with pytest.raises(InternalError, match="read-only transaction"):
        data.read_now(lambda db: db.connection().execute(text("UPDATE plan SET monthly_tokens = 1")))


async def test_what_a_reader_sees_is_of_one_moment(opened: str) -> None:
    account = add_account()

    async def grant_forever() -> None:
        while True:
            await data.write(wallet.grant, account.id, 1, source="admin_topup")

    granting = asyncio.create_task(grant_forever())
    for _ in range(100):
        balance = await data.read(wallet.read_balance, account.id)
        assert balance.balance == sum(lot.remaining for lot in balance.lots) == balance.available
    granting.cancel()


def test_a_connection_that_the_server_dropped_in_the_meantime_is_replaced(
    opened: str, cluster: Cluster, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = add_account()
    with cluster.connect() as connection:
        connection.execute("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname LIKE 'test_%'")
    monkeypatch.setattr("data.doors.REST", 0.0)
    data.write_now(wallet.grant, account.id, 5, source="admin_topup")
    check_books()


def test_a_transaction_that_is_broken_off_keeps_nothing(opened: str) -> None:
    account = add_account()

    def grant_and_break(db: Session) -> None:
        wallet.grant(db, account.id, 5, source="admin_topup")
        db.connection().connection.close()
        raise psycopg.OperationalError("the line is dead")

    with pytest.raises(psycopg.OperationalError):
        data.write_now(grant_and_break)
    assert data.read_now(wallet.read_balance, account.id).balance == 1_000
    check_books()
