"""The ledger is append-only, and the database itself refuses what would make the books wrong."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import text
from sqlalchemy.exc import IntegrityError

import data
from tests.house import add_account, check_books, take_tokens_away


def run(statement: str) -> None:
    data.write_now(lambda db: db.connection().execute(text(statement)))


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE ledger SET amount = 1",
        "UPDATE ledger SET notes = 'mended'",
        "DELETE FROM ledger",
        "DELETE FROM ledger WHERE amount > 5",
    ],
)
def test_a_ledger_row_can_be_neither_changed_nor_deleted(database: Path, statement: str) -> None:
    add_account()
    with pytest.raises(IntegrityError, match="append-only"):
        run(statement)
    check_books()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE wallet SET balance = -1",
        "UPDATE wallet SET held = balance + 1",
        "UPDATE lot SET remaining = granted + 1",
        "UPDATE lot SET remaining = -1",
        "UPDATE lot SET reserved = remaining + 1",
        "UPDATE usage_counter SET held = -1",
        "UPDATE subscription SET status = 'frozen'",
        "UPDATE user_account SET role = 'king'",
        "UPDATE operation_price SET tokens = 0",
        "UPDATE allowance SET units = -2",
        "UPDATE plan SET monthly_tokens = -1",
    ],
)
def test_impossible_figures_are_refused_by_the_database(database: Path, statement: str) -> None:
    account = add_account()
    run(
        "INSERT INTO usage_counter (user_id, period, feature, used, held) "
        f"VALUES ('{account.id}', '2026-11', 'creations', 0, 0)"
    )
    with pytest.raises(IntegrityError):
        run(statement)


def test_the_books_of_a_new_account_agree(database: Path) -> None:
    add_account(plan="pro")
    check_books()


def test_the_books_agree_after_a_correction(database: Path) -> None:
    take_tokens_away(add_account(), left=40)
    check_books()
