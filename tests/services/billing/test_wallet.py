"""The wallet: grants, lots, what expires, what is shown."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
import time_machine

import data
from services import errors
from services.billing import subscriptions, wallet
from tests.house import Account, add_account, check_books, grant


@pytest.fixture(autouse=True)
def books_agree(database: Path) -> Iterator[None]:
    yield
    check_books()


@pytest.fixture
def ada(database: Path) -> Account:
    return add_account()


def balance(account: Account) -> wallet.Balance:
    return data.read_now(wallet.read_balance, account.id)


def change(account: Account, **what: str) -> None:
    data.write_now(subscriptions.change, account.id, **what)


def test_a_new_account_has_a_thousand_tokens_that_never_expire(ada: Account) -> None:
    (lot,) = balance(ada).lots
    assert (lot.source, lot.granted, lot.remaining, lot.expires_at) == ("signup_bonus", 1_000, 1_000, None)


@pytest.mark.parametrize(("plan", "tokens"), [("free", 0), ("pro", 5_000), ("studio", 20_000)])
def test_a_plans_tokens_of_the_running_month_come_with_the_account(database: Path, plan: str, tokens: int) -> None:
    with time_machine.travel(datetime(2026, 12, 31, 23, 0, tzinfo=UTC)):
        found = balance(add_account(plan=plan))
        assert found.balance == 1_000 + tokens
        ends = {lot.expires_at for lot in found.lots if lot.source == "plan_grant"}
    assert ends == ({datetime(2027, 1, 1, tzinfo=UTC)} if tokens else set())


@pytest.mark.parametrize(
    "amount", [0, -1, -(10**9), 10**9 + 1, 10**30, True, False, 1.0, 1.5, "100", None, Decimal(5), [1], float("nan")]
)
def test_only_a_positive_whole_number_of_tokens_can_be_granted(ada: Account, amount: Any) -> None:
    with pytest.raises(errors.BadInput, match="whole numbers"):
        data.write_now(wallet.grant, ada.id, amount, source="admin_topup")
    assert balance(ada).balance == 1_000


@pytest.mark.parametrize("amount", [1, 10**9])
def test_the_smallest_and_the_largest_grant_are_taken(ada: Account, amount: int) -> None:
    grant(ada, amount)
    assert balance(ada).balance == 1_000 + amount


def test_nobody_can_be_granted_nothing(database: Path) -> None:
    with pytest.raises(errors.UserNotFound):
        data.write_now(wallet.grant, data.new_id(), 5, source="admin_topup")


def test_the_history_is_newest_first_and_pages_by_its_ids(ada: Account) -> None:
    for amount in (1, 2, 3):
        grant(ada, amount)
    rows = data.read_now(wallet.read_history, ada.id, limit=10)
    assert [row.amount for row in rows] == [3, 2, 1, 1_000]
    older = data.read_now(wallet.read_history, ada.id, limit=10, before=rows[1].id)
    assert [row.amount for row in older] == [1, 1_000]


def test_a_page_after_somebody_elses_row_does_not_exist(ada: Account) -> None:
    other = add_account("bob@example.org")
    row = data.read_now(wallet.read_history, other.id, limit=1)[0]
    with pytest.raises(errors.BadInput):
        data.read_now(wallet.read_history, ada.id, limit=10, before=row.id)


def test_what_has_expired_is_not_available_before_anything_wrote_it_off(ada: Account) -> None:
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC)) as clock:
        grant(ada, 500, expires_at=data.utcnow() + timedelta(days=1))
        assert balance(ada).available == 1_500
        clock.shift(timedelta(days=1))
        assert balance(ada).available == 1_000


def test_what_has_expired_is_written_off_once(ada: Account) -> None:
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC)) as clock:
        grant(ada, 500, expires_at=data.utcnow() + timedelta(days=1))
        clock.shift(timedelta(days=2))
        for _ in range(2):
            data.write_now(wallet.lock, ada.id)
        rows = data.read_now(wallet.read_history, ada.id, limit=10)
    assert [(row.type, row.reason, row.amount) for row in rows][:1] == [("debit", "expiry", 500)]
    assert [row.reason for row in rows].count("expiry") == 1


def test_an_upgrade_grants_the_difference_of_the_month_once(ada: Account) -> None:
    for plan, expected in (("pro", 6_000), ("studio", 21_000), ("pro", 21_000), ("studio", 21_000), ("free", 21_000)):
        change(ada, plan=plan)
        assert balance(ada).balance == expected


def test_a_new_month_may_be_upgraded_anew(database: Path) -> None:
    with time_machine.travel(datetime(2026, 11, 30, 12, tzinfo=UTC)) as clock:
        ada = add_account()
        change(ada, plan="pro")
        change(ada, plan="free")
        clock.shift(timedelta(days=1))
        change(ada, plan="pro")
        data.write_now(wallet.lock, ada.id)
        assert balance(ada).balance == 6_000


@pytest.mark.parametrize("what", [{"plan": "gold"}, {"plan": ""}, {"status": "frozen"}, {"status": ""}], ids=str)
def test_a_plan_or_status_that_does_not_exist_is_refused(ada: Account, what: dict[str, str]) -> None:
    with pytest.raises(errors.BadInput, match="is one of"):
        change(ada, **what)


def test_who_does_not_pay_gets_no_tokens_for_a_plan(ada: Account) -> None:
    change(ada, plan="pro", status="past_due")
    assert balance(ada).balance == 1_000
    change(ada, status="active")
    assert balance(ada).balance == 6_000
