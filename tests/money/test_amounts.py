"""Zero, negative, fractional, huge and written amounts: refused by API, services and the schema itself."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import text
from sqlalchemy.exc import DBAPIError, StatementError
from sqlmodel import Session

import data
from data.accounts import Role
from data.billing import OperationPrice, TokenPackage, TopupRequest, Wallet
from services.accounts import people
from services.billing import charges, mending, pricing, wallet
from services.errors import BadInput
from tests.house import Account, Studio, add_account, check_books
from tests.money import figures

HUGE = 1_000_000_001
NO_AMOUNT = [0, -1, 1.5, 0.1, HUGE, 10**30, "100", "many", "", True, None, [], {}, float("1e9") + 0.5]
POSITIVE = ["lot.granted", "ledger.amount", "operation_price.tokens", "token_package.tokens", "reservation.tokens"]
POSITIVE += ["topup_request.tokens"]
NOT_NEGATIVE = ["wallet.balance", "wallet.held", "wallet.total_earned", "wallet.total_spent", "lot.remaining"]
NOT_NEGATIVE += ["lot.reserved", "charge.tokens", "plan.monthly_tokens", "usage_counter.used", "usage_counter.held"]
NOT_NEGATIVE += ["token_package.price_cents"]


@pytest.fixture
def ada(books: str) -> Account:
    """An account with a row in every table that holds an amount."""
    account = add_account()
    data.write_now(fill, account.id)
    return account


@pytest.mark.parametrize("amount", NO_AMOUNT, ids=repr)
async def test_no_such_amount_is_granted(database: Path, amount: Any) -> None:
    account = add_account()
    with pytest.raises(BadInput):
        await people.grant_tokens(account.id, account.id, amount, "")
    assert data.read_now(wallet.read_balance, account.id).balance == 1_000
    check_books()


@pytest.mark.parametrize("amount", [one for one in NO_AMOUNT if one != -1] + [-1.5, -HUGE], ids=repr)
async def test_no_such_amount_corrects_anything(database: Path, amount: Any) -> None:
    account = add_account()
    with pytest.raises(BadInput):
        await mending.correct(account.id, account.id, amount, "a mistake")
    assert data.read_now(wallet.read_balance, account.id).balance == 1_000


@pytest.mark.parametrize("amount", [one for one in NO_AMOUNT if one is not None], ids=repr)
async def test_nothing_is_sold_at_such_a_price(database: Path, amount: Any) -> None:
    with pytest.raises(BadInput):
        await pricing.change_price("", "image_edit", {"tokens": amount})
    with pytest.raises(BadInput):
        await pricing.change_package("", "starter", {"tokens": amount})
    if amount != 0:
        with pytest.raises(BadInput):
            await pricing.change_plan("", "pro", {"monthly_tokens": amount})


@pytest.mark.parametrize("amount", NO_AMOUNT, ids=repr)
async def test_the_api_refuses_such_an_amount(studio: Studio, amount: Any) -> None:
    admin = add_account("admin@example.org", role=Role.ADMIN)
    async with studio.client(admin) as client:

        async def send(method: str, path: str, body: dict[str, Any]) -> int:
            headers = {"content-type": "application/json"}
            answer = await client.request(method, f"/api/v1{path}", content=json.dumps(body), headers=headers)
            assert answer.json()["error"]["code"] == "invalid"
            return answer.status_code

        assert await send("POST", "/admin/tokens/topup", {"user_id": admin.id, "amount": amount}) == 422
        if amount != -1:
            body = {"user_id": admin.id, "amount": amount, "notes": "a mistake"}
            assert await send("POST", "/admin/tokens/correction", body) == 422
        if amount is not None:
            assert await send("PATCH", "/admin/pricing/image_edit", {"tokens": amount}) == 422
            assert await send("PATCH", "/admin/packages/starter", {"tokens": amount}) == 422
    assert data.read_now(wallet.read_balance, admin.id).balance == 1_000
    data.read_now(figures.check_everything)


@pytest.mark.parametrize("amount", ["-1", "10000000000000000", "'many'", "1e30"])
def test_the_schema_refuses_what_is_no_amount(ada: Account, amount: str) -> None:
    for place in (*POSITIVE, *NOT_NEGATIVE):
        with pytest.raises(DBAPIError):
            put(place, amount)


def test_the_schema_refuses_nothing_where_there_has_to_be_something(ada: Account) -> None:
    for place in POSITIVE:
        with pytest.raises(DBAPIError):
            put(place, "0")


def test_no_table_ever_holds_a_fraction(ada: Account) -> None:
    """SQLite refuses it; in PostgreSQL the column itself is whole, and has rounded before anything could ask."""
    for place in NOT_NEGATIVE:
        if data.dialect() == "sqlite":
            with pytest.raises(DBAPIError):
                put(place, "0.25")
        else:
            put(place, "0.25")
            table, column = place.split(".")
            kept = data.read_now(lambda db, words=f"SELECT {column} FROM {table}": db.scalars(text(words)).all())
            assert set(kept) == {0}


@pytest.mark.parametrize("amount", [1.0, 2.5, "7", True], ids=repr)
def test_what_is_not_a_whole_number_does_not_reach_the_database(books: str, amount: Any) -> None:
    """Not even where the database would have rounded it."""
    wrong = (Wallet(user_id="x", balance=amount), OperationPrice(operation="x", tokens=amount))
    for row in (*wrong, TokenPackage(key="x", name="X", tokens=amount, price_cents=1, rank=1)):
        with pytest.raises(StatementError, match="not a whole number"):
            data.write_now(lambda db, row=row: db.add(row))


def put(place: str, amount: str) -> None:
    """Write an amount past everything that Limner checks."""
    table, column = place.split(".")
    words = f"UPDATE {table} SET {column} = {amount}"
    if table == "ledger":  # of which no row can be changed
        kept = "user_id, lot_id, type, balance_after, reason, notes, created_at"
        words = f"INSERT INTO ledger (id, amount, {kept}) SELECT 'new', {amount}, {kept} FROM ledger LIMIT 1"
    data.write_now(lambda db: db.connection().execute(text(words)))


def fill(db: Session, user_id: str) -> None:
    """A row in every table that holds an amount, with nothing held or left in it."""
    now = data.utcnow()
    held = charges.hold(db, user_id, "image_edit", ["x"], reference_type="test", deadline=now + timedelta(hours=1))[1]
    charges.capture(db, held[0])
    charges.hold(db, user_id, "text_to_image", ["x"], reference_type="test", deadline=now + timedelta(hours=1))
    db.add(TopupRequest(user_id=user_id, package="starter", tokens=1_000, price_cents=500))
