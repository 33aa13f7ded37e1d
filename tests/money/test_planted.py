"""One unit put where it does not belong: the self-audit finds it, names it, and says so wherever one looks."""

from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import text
from sqlmodel import Session, select

import data
from data.accounts import Role
from data.billing import JobRun
from services.billing import audit, charges, mending
from services.upkeep import schedule
from tests.house import Account, Model, add_account, grant, open_studio
from tests.money import figures

DROP = {
    "sqlite": ("DROP TRIGGER ledger_no_update", "DROP TRIGGER ledger_no_delete"),
    "postgresql": ("DROP TRIGGER ledger_no_change ON ledger",),
}
FIRST_ROW = "(SELECT MIN(seq) FROM ledger)"
# What is planted, and how the first difference is named, with the account, the figures that should be and that are.
PLANTED = {
    "one more in the balance": (
        "UPDATE wallet SET balance = balance + 1",
        "the balance of account {ada} is 2801, its ledger says 2800",
    ),
    "one less in the balance": (
        "UPDATE wallet SET balance = balance - 1",
        "the balance of account {ada} is 2799, its ledger says 2800",
    ),
    "one more held": ("UPDATE wallet SET held = held + 1", "account {ada} has 101 held, its open charges hold 100"),
    "one more earned": (
        "UPDATE wallet SET total_earned = total_earned + 1",
        "account {ada} has earned 3101, its credits make 3100",
    ),
    "one less spent": (
        "UPDATE wallet SET total_spent = total_spent - 1",
        "account {ada} has spent 299, its debits make 300",
    ),
    "one less in a lot": (
        "UPDATE lot SET remaining = remaining - 1 WHERE source = 'admin_topup'",
        "the lots of account {ada} hold 2799, its balance is 2800",
    ),
    "one more in a lot": (
        "UPDATE lot SET remaining = remaining + 1 WHERE source = 'signup_bonus'",
        "the lots of account {ada} hold 2801, its balance is 2800",
    ),
    "one more granted": (
        "UPDATE lot SET granted = granted + 1 WHERE source = 'admin_topup'",
        "was granted 2001, its credit row says 2000",
    ),
    "one more reserved": ("UPDATE lot SET reserved = reserved + 1 WHERE source = 'signup_bonus'", "has 101 reserved, "),
    "one more used": ("UPDATE usage_counter SET used = used + 1", "the counter {ada} {period} creations says 2 used"),
    "one less held of a feature": (
        "UPDATE usage_counter SET held = held - 1",
        "the counter {ada} {period} creations says 0 held, open charges make 1",
    ),
    "a counter that is gone": ("DELETE FROM usage_counter", "of a plan has no counter"),
    "one more in a charge": ("UPDATE charge SET tokens = tokens + 1 WHERE id = '{captured}'", "costs 101, "),
    "one less in a reservation": (
        "UPDATE reservation SET tokens = tokens - 1 WHERE charge_id = '{held}'",
        "has 100 reserved, open charges reserve 99",
    ),
    "a charge that is released by hand": (
        "UPDATE charge SET state = 'released' WHERE id = '{held}'",
        "has 100 reserved, open charges reserve 0",
    ),
    "a charge that was paid and is not captured": (
        "UPDATE charge SET state = 'released' WHERE id = '{captured}'",
        "the ledger took 200 for test captured, captured charges make 100",
    ),
    "a refund that never came": (
        "UPDATE charge SET refunded_at = created_at WHERE id = '{captured}'",
        "charge {captured} is refunded by 0, it had cost 100",
    ),
    "one more in the ledger": (
        f"UPDATE ledger SET amount = amount + 1 WHERE seq = {FIRST_ROW}",
        "the balance of account {ada} is 2800, its ledger says 2801",
    ),
    "one less after a row": (
        f"UPDATE ledger SET balance_after = balance_after - 1 WHERE seq = {FIRST_ROW}",
        "leaves a balance of 999, the rows up to it make 1000",
    ),
    "a row that is gone": (
        f"DELETE FROM ledger WHERE seq = {FIRST_ROW}",
        "the balance of account {ada} is 2800, its ledger says 1800",
    ),
}


@pytest.fixture
def names(books: str) -> dict[str, str]:
    """An account with one of everything, and how its parts are called."""
    ada = add_account()
    grant(ada, 2_000)
    open_unit = hold(ada, "text_to_image", "unit")
    data.write_now(charges.capture, hold(ada, "text_to_image", "unit"))
    captured = hold(ada, "image_edit", "captured")
    data.write_now(charges.capture, captured)
    data.write_now(charges.capture, hold(ada, "image_edit", "captured"))
    refunded = hold(ada, "image_edit", "refunded")
    data.write_now(charges.capture, refunded)
    data.write_now(mending._refund, ada.id, refunded, "sorry")  # pyright: ignore[reportPrivateUsage]
    held = hold(ada, "image_edit", "held")
    data.read_now(figures.check_everything)
    period = f"{data.utcnow():%Y-%m}"
    return {"ada": ada.id, "held": held, "captured": captured, "unit": open_unit, "period": period}


def hold(account: Account, operation: str, reference: str) -> str:
    deadline = data.utcnow() + timedelta(hours=1)
    _, (charge,) = data.write_now(
        charges.hold, account.id, operation, [reference], reference_type="test", deadline=deadline
    )
    return charge


def plant(db: Session, words: str) -> None:
    if " ledger " in words:
        for drop in DROP[data.dialect()]:
            db.connection().execute(text(drop))
    assert db.connection().execute(text(words)).rowcount > 0


@pytest.mark.parametrize("what", PLANTED)
async def test_a_planted_error_is_found_and_named(names: dict[str, str], what: str) -> None:
    words, named = PLANTED[what]
    data.write_now(plant, words.format(**names))
    view = await audit.run_audit()
    assert not view.ok
    assert view.differences >= 1
    assert named.format(**names) in view.difference
    assert await audit.last_audit() == view


async def test_books_in_order_are_called_so(names: dict[str, str]) -> None:
    view = await audit.run_audit()
    assert (view.ok, view.differences, view.difference, view.accounts) == (True, 0, "", 1)


async def test_the_first_of_many_differences_is_of_the_balance(names: dict[str, str]) -> None:
    data.write_now(plant, "UPDATE lot SET remaining = remaining - 1 WHERE source = 'admin_topup'")
    data.write_now(plant, "UPDATE wallet SET balance = balance - 1")
    view = await audit.run_audit()
    assert view.difference.startswith("the balance of account")
    assert view.differences > 1


async def test_the_api_and_the_metrics_say_what_the_audit_found(
    books: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_studio(model, monkeypatch, rate_limit="off", metrics_token="look") as studio:
        admin = add_account("admin@example.org", role=Role.ADMIN)
        async with studio.client(admin) as client:
            assert (await client.get("/api/v1/admin/ledger-audit")).json() == {"audit": None}
            data.write_now(plant, "UPDATE wallet SET balance = balance + 1")
            await schedule.audit_ledger()
            found = (await client.get("/api/v1/admin/ledger-audit")).json()["audit"]
            assert not found["ok"]
            assert found["difference"] == f"the balance of account {admin.id} is 1001, its ledger says 1000"
            figures_now = (await client.get("/metrics", headers={"authorization": "Bearer look"})).text
            assert f"limner_ledger_audit_differences {found['differences']:.1f}" in figures_now
            data.write_now(plant, "UPDATE wallet SET balance = balance - 1")
            assert (await client.post("/api/v1/admin/ledger-audit")).json()["audit"]["ok"]
            figures_now = (await client.get("/metrics", headers={"authorization": "Bearer look"})).text
            assert "limner_ledger_audit_differences 0.0" in figures_now


async def test_the_nightly_audit_runs_once_a_night_and_keeps_what_it_found(names: dict[str, str]) -> None:
    data.write_now(plant, "UPDATE wallet SET balance = balance + 1")
    await schedule.audit_ledger()
    await schedule.audit_ledger()
    (run,) = data.read_now(lambda db: db.exec(select(JobRun).where(JobRun.name == "ledger audit")).all())
    assert "its ledger says" in run.outcome
