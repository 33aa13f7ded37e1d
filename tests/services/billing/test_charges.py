"""A charge's life: held, then captured or released, never both, never twice; and what the books say at each step."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
import time_machine
from sqlmodel import Session, select

import data
from data.billing import Charge, LedgerRow, OperationPrice
from services import errors
from services.billing import charges, quotes, subscriptions, wallet
from services.billing.wallet import Balance
from tests.house import Account, add_account, check_books, grant, held_anywhere, spend_allowance, take_tokens_away


@pytest.fixture(autouse=True)
def books_agree(database: Path) -> Iterator[None]:
    """After every test here, whatever it did."""
    yield
    check_books()


def hold(account: Account, operation: str = "text_to_image", count: int = 1, **more: str) -> list[str]:
    deadline = data.utcnow() + timedelta(hours=1)
    references = [f"thing-{number}" for number in range(count)]
    _, held = data.write_now(
        charges.hold, account.id, operation, references, reference_type="test", deadline=deadline, **more
    )
    return held


def capture(charge_id: str) -> None:
    data.write_now(charges.capture, charge_id)


def release(charge_id: str) -> bool:
    return data.write_now(charges.release, charge_id)


def balance(account: Account) -> Balance:
    return data.read_now(wallet.read_balance, account.id)


def used(account: Account, feature: str = "creations") -> int:
    return data.read_now(quotes.usage, account.id)[feature].used


def debits(account: Account) -> list[LedgerRow]:
    query = select(LedgerRow).where(LedgerRow.user_id == account.id, LedgerRow.type == "debit")
    return list(data.read_now(lambda db: db.exec(query).all()))


def test_a_held_unit_counts_as_used_at_once() -> None:
    account = add_account()
    hold(account)
    assert used(account) == 1


def test_a_released_unit_is_free_again() -> None:
    account = add_account()
    (charge,) = hold(account)
    assert release(charge)
    assert used(account) == 0


def test_a_captured_unit_stays_used() -> None:
    account = add_account()
    (charge,) = hold(account)
    capture(charge)
    assert used(account) == 1
    assert held_anywhere() == []


def test_held_tokens_are_in_the_balance_but_not_available() -> None:
    account = add_account()
    hold(account, "image_edit")
    assert (balance(account).balance, balance(account).held, balance(account).available) == (1000, 100, 900)
    assert debits(account) == []


def test_only_a_capture_writes_to_the_ledger() -> None:
    account = add_account()
    kept, given_back = hold(account, "image_edit", 2)
    release(given_back)
    assert debits(account) == []
    capture(kept)
    (row,) = debits(account)
    assert (row.amount, row.reason, row.balance_after) == (100, "image_edit", 900)
    assert (row.reference_type, row.reference_id) == ("test", "thing-0")


def test_capturing_twice_takes_once() -> None:
    account = add_account()
    (charge,) = hold(account, "upscale")
    capture(charge)
    capture(charge)
    assert balance(account).balance == 700
    assert len(debits(account)) == 1


def test_releasing_twice_gives_back_once() -> None:
    account = add_account()
    (charge,) = hold(account)
    assert release(charge)
    assert not release(charge)
    assert used(account) == 0


def test_a_released_charge_cannot_be_captured_any_more() -> None:
    account = add_account()
    (charge,) = hold(account, "image_edit")
    release(charge)
    with pytest.raises(errors.Conflict, match="released"):
        capture(charge)
    assert balance(account).balance == 1000


def test_a_captured_charge_cannot_be_released_any_more() -> None:
    account = add_account()
    (charge,) = hold(account, "image_edit")
    capture(charge)
    assert not release(charge)
    assert balance(account).balance == 900


def test_several_pictures_are_several_charges_each_by_its_own_means() -> None:
    account = add_account()
    spend_allowance(account, "creations", 1)
    held = hold(account, count=4)
    rows = data.read_now(lambda db: [db.get_one(Charge, one) for one in held])
    assert [(row.paid_by, row.tokens) for row in rows] == [("plan", 0), ("plan", 0), ("tokens", 100), ("tokens", 100)]


def test_what_was_received_is_captured_and_the_rest_released() -> None:
    account = add_account()
    spend_allowance(account, "creations", 2)
    first, second, third, fourth = hold(account, count=4)
    capture(first)
    release(second)
    capture(third)
    release(fourth)
    assert used(account) == 3
    assert (balance(account).balance, balance(account).held) == (900, 0)


def test_all_are_held_or_none() -> None:
    account = add_account()
    take_tokens_away(account)
    with pytest.raises(errors.InsufficientCredits):
        hold(account, count=4)
    assert held_anywhere() == []
    assert used(account) == 0


def test_a_hold_that_fails_half_way_holds_nothing() -> None:
    account = add_account()

    def hold_and_break(db: Session) -> None:
        charges.hold(
            db, account.id, "image_edit", ["a", "b"], reference_type="test", deadline=data.utcnow() + timedelta(hours=1)
        )
        raise RuntimeError("the row behind it could not be written")

    with pytest.raises(RuntimeError):
        data.write_now(hold_and_break)
    assert held_anywhere() == []


def test_a_hold_at_the_price_of_its_quote_is_taken() -> None:
    account = add_account()
    price = data.read_now(quotes.quote, account.id, "image_edit")
    assert len(hold(account, "image_edit", quote_id=price.quote_id)) == 1


def test_a_price_that_changed_since_the_quote_is_told_and_not_charged() -> None:
    account = add_account()
    price = data.read_now(quotes.quote, account.id, "image_edit")

    def dearer(db: Session) -> None:
        db.get_one(OperationPrice, "image_edit").tokens = 120

    data.write_now(dearer)
    with pytest.raises(errors.QuoteChanged) as caught:
        hold(account, "image_edit", quote_id=price.quote_id)
    assert (caught.value.status, caught.value.code) == (409, "quote_changed")
    assert caught.value.details["quote"]["tokens"] == 120
    assert held_anywhere() == []
    assert hold(account, "image_edit", quote_id=caught.value.details["quote"]["quote_id"])


def test_an_allowance_that_went_meanwhile_changes_the_quote() -> None:
    account = add_account()
    price = data.read_now(quotes.quote, account.id, "text_to_image")
    spend_allowance(account, "creations", 3)
    with pytest.raises(errors.QuoteChanged):
        hold(account, quote_id=price.quote_id)


def test_a_quote_of_something_else_buys_nothing() -> None:
    account = add_account()
    price = data.read_now(quotes.quote, account.id, "image_edit")
    with pytest.raises(errors.QuoteChanged):
        hold(account, "upscale", quote_id=price.quote_id)


def test_the_soonest_to_expire_is_spent_first_then_the_oldest_and_the_eternal_last() -> None:
    account = add_account()
    now = data.utcnow()
    later = grant(account, 100, expires_at=now + timedelta(days=20))
    soon_but_newer = grant(account, 100, expires_at=now + timedelta(days=5))
    hold_order = [soon_but_newer, later]
    charge_ids = hold(account, "image_edit", 3)
    for charge in charge_ids:
        capture(charge)
    spent = [row.lot_id for row in debits(account)]
    assert spent[:2] == hold_order
    assert spent[2] not in hold_order


def test_one_charge_can_be_paid_out_of_several_lots() -> None:
    account = add_account()
    grant(account, 30, expires_at=data.utcnow() + timedelta(days=1))
    grant(account, 50, expires_at=data.utcnow() + timedelta(days=2))
    (charge,) = hold(account, "image_edit")
    capture(charge)
    assert [row.amount for row in debits(account)] == [30, 50, 20]


def test_an_expired_lot_pays_nothing_whether_or_not_the_job_has_run() -> None:
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC)) as clock:
        account = add_account()
        grant(account, 500, expires_at=data.utcnow() + timedelta(days=1))
        clock.shift(timedelta(days=2))
        assert balance(account).available == 1000
        for _ in range(10):
            hold(account, "image_edit")
        with pytest.raises(errors.InsufficientCredits):
            hold(account, "image_edit")


def test_what_a_hold_reserved_of_a_lot_that_expires_is_captured_all_the_same() -> None:
    with time_machine.travel(datetime(2026, 11, 30, 23, tzinfo=UTC)) as clock:
        account = add_account()
        grant(account, 300, expires_at=data.utcnow() + timedelta(minutes=30))
        (charge,) = hold(account, "image_edit")
        clock.shift(timedelta(hours=2))
        capture(charge)
        assert balance(account).balance == 1000
        assert [(row.reason, row.amount) for row in debits(account)] == [("expiry", 200), ("image_edit", 100)]


def test_what_a_released_hold_had_of_an_expired_lot_expires_then() -> None:
    with time_machine.travel(datetime(2026, 11, 30, 23, tzinfo=UTC)) as clock:
        account = add_account()
        grant(account, 100, expires_at=data.utcnow() + timedelta(minutes=30))
        (charge,) = hold(account, "image_edit")
        clock.shift(timedelta(hours=2))
        release(charge)
        assert (balance(account).balance, balance(account).available) == (1000, 1000)
        assert [(row.reason, row.amount) for row in debits(account)] == [("expiry", 100)]


def test_a_hold_across_the_months_end_is_charged_to_the_month_it_was_opened_in() -> None:
    with time_machine.travel(datetime(2026, 11, 30, 23, 59, tzinfo=UTC)) as clock:
        account = add_account()
        (charge,) = hold(account)
        clock.shift(timedelta(minutes=5))
        capture(charge)
        assert used(account) == 0
        assert data.read_now(lambda db: db.get_one(Charge, charge)).period == "2026-11"


def test_a_charge_past_its_deadline_is_overdue() -> None:
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC)) as clock:
        account = add_account()
        (charge,) = hold(account)
        assert data.read_now(charges.overdue, data.utcnow()) == []
        clock.shift(timedelta(hours=1, seconds=1))
        assert [one for one, *_ in data.read_now(charges.overdue, data.utcnow())] == [charge]
        data.write_now(charges.extend, charge, data.utcnow() + timedelta(hours=1))
        assert data.read_now(charges.overdue, data.utcnow()) == []


def test_an_unknown_charge_is_not_found() -> None:
    with pytest.raises(errors.NotFound):
        capture("nothing")


def test_parallel_holds_for_the_last_units_give_each_unit_once() -> None:
    from concurrent.futures import ThreadPoolExecutor

    account = add_account()
    take_tokens_away(account)

    def try_once(_: int) -> int:
        try:
            return len(hold(account))
        except errors.LimnerError:
            return 0

    with ThreadPoolExecutor(8) as threads:
        assert sum(threads.map(try_once, range(24))) == 3
    assert used(account) == 3


def test_a_plan_that_shrinks_while_a_unit_is_held_still_captures_it() -> None:
    account = add_account(plan="pro")
    held = hold(account, count=4)
    data.write_now(subscriptions.change, account.id, plan="free")
    for charge in held:
        capture(charge)
    assert used(account) == 4
