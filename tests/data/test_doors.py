"""The two doors to the database: what each lets through, and what many hands at once leave behind."""

from __future__ import annotations

import asyncio
import threading
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError, OperationalError
from sqlmodel import Session, func, select

import data
from data.accounts import User
from data.billing import Wallet
from data.doors import NotOpen
from services.billing import wallet
from tests.house import add_account, check_books


def count_users(db: Session) -> int:
    return db.exec(select(func.count()).select_from(User)).one()


def add_user(db: Session, email: str = "ada@example.org") -> str:
    user = User(email=email, name="Ada")
    db.add(user)
    db.flush()
    return user.id


async def test_what_is_written_can_be_read(database: Path) -> None:
    user_id = await data.write(add_user)
    assert (await data.read(lambda db: db.get_one(User, user_id))).email == "ada@example.org"


async def test_the_read_door_cannot_write(database: Path) -> None:
    with pytest.raises(OperationalError, match="readonly"):
        await data.read(add_user)
    assert await data.read(count_users) == 0


@pytest.mark.parametrize("statement", ["DELETE FROM plan", "DROP TABLE plan", "CREATE TABLE more (id)", "VACUUM"])
async def test_the_read_door_takes_no_statement_that_changes_something(database: Path, statement: str) -> None:
    with pytest.raises(OperationalError):
        await data.read(lambda db: db.connection().execute(text(statement)))


async def test_a_write_that_raises_keeps_nothing(database: Path) -> None:
    def two_and_a_mistake(db: Session) -> None:
        add_user(db, "one@example.org")
        add_user(db, "two@example.org")
        raise ValueError("half-way")

    with pytest.raises(ValueError, match="half-way"):
        await data.write(two_and_a_mistake)
    assert await data.read(count_users) == 0


async def test_the_write_door_opens_again_after_a_failure(database: Path) -> None:
    await data.write(add_user)
    with pytest.raises(IntegrityError):
        await data.write(add_user)
    await data.write(add_user, "other@example.org")
    assert await data.read(count_users) == 2


async def test_a_row_that_refers_to_nobody_is_refused(database: Path) -> None:
    with pytest.raises(IntegrityError):
        await data.write(lambda db: db.add(Wallet(user_id="nobody")))


async def test_readers_are_not_held_up_by_a_writer(database: Path) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow(db: Session) -> None:
        add_user(db)
        entered.set()
        assert leave.wait(30)

    writing = asyncio.create_task(data.write(slow))
    await asyncio.to_thread(entered.wait, 30)
    assert await asyncio.wait_for(data.read(count_users), 20) == 0
    leave.set()
    await writing
    assert await data.read(count_users) == 1


async def test_a_caller_who_leaves_does_not_cut_a_transaction_in_half(database: Path) -> None:
    entered, leave = threading.Event(), threading.Event()

    def slow(db: Session) -> None:
        add_user(db, "one@example.org")
        entered.set()
        assert leave.wait(30)
        add_user(db, "two@example.org")

    writing = asyncio.create_task(data.write(slow))
    await asyncio.to_thread(entered.wait, 30)
    writing.cancel()
    with pytest.raises(asyncio.CancelledError):
        await writing
    leave.set()
    await data.write(add_user, "three@example.org")  # waits for the one before it
    assert await data.read(count_users) == 3


def test_eight_threads_that_grant_a_hundred_tokens_grant_exactly_a_hundred(database: Path) -> None:
    account = add_account()
    before = data.read_now(wallet.read_balance, account.id).balance

    def grant_one(_: int) -> None:
        data.write_now(wallet.grant, account.id, 1, source="admin_topup")

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(grant_one, range(100)))
    assert data.read_now(wallet.read_balance, account.id).balance == before + 100
    check_books()


async def test_many_tasks_that_grant_at_once_lose_nothing(database: Path) -> None:
    account = add_account()
    before = data.read_now(wallet.read_balance, account.id).balance
    await asyncio.gather(*(data.write(wallet.grant, account.id, 3, source="admin_topup") for _ in range(40)))
    assert data.read_now(wallet.read_balance, account.id).balance == before + 120
    check_books()


def test_an_open_door_says_which_database_stands_behind_it(database: Path) -> None:
    assert data.dialect() == "sqlite"


async def test_a_closed_database_answers_nobody(database: Path) -> None:
    data.close_database()
    with pytest.raises(NotOpen):
        await data.read(count_users)
    with pytest.raises(NotOpen):
        await data.write(count_users)


def test_the_file_is_in_wal_mode_and_foreign_keys_are_on(database: Path) -> None:
    def pragma(db: Session, name: str) -> object:
        return db.connection().execute(text(f"PRAGMA {name}")).scalar()

    assert data.write_now(pragma, "journal_mode") == "wal"
    assert data.write_now(pragma, "foreign_keys") == 1
    assert data.read_now(pragma, "query_only") == 1
    assert data.write_now(pragma, "mmap_size") == 0


def test_a_durable_database_waits_for_the_disk(tmp_path: Path) -> None:
    data.open_database(f"sqlite:///{tmp_path / 'durable.db'}")
    try:
        full = data.write_now(lambda db: db.connection().execute(text("PRAGMA synchronous")).scalar())
    finally:
        data.close_database()
    assert full == 2
