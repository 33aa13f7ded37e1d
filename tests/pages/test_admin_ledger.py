"""The administrators' page of the ledger: books checked, and accounts mended by rows of their own."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session

import data
from data.accounts import Role
from data.billing import Wallet
from data.columns import utcnow
from services.billing import audit, charges, quotes, requests, wallet
from services.upkeep import jobs
from tests.house import Account, add_account, grant, until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, rows, sees, words

SPACE = "\u00a0"
BOB = "bob@example.org"


async def at(site: Site, page: str, email: str = "admin@example.org") -> Person:
    admin = await site.person(email, role=Role.ADMIN)
    await admin.open(page)
    return admin


def balance(account: Account) -> int:
    return data.read_now(wallet.read_balance, account.id).balance


def charge(account: Account, operation: str = "image_edit") -> str:
    def pay(db: Session) -> str:
        deadline = utcnow() + timedelta(hours=1)
        _, (charge_id,) = charges.hold(db, account.id, operation, ["p"], reference_type="generation", deadline=deadline)
        charges.capture(db, charge_id)
        return charge_id

    return data.write_now(pay)


async def open_account(site: Site, account: Account) -> Person:
    admin = await at(site, "/admin/ledger")
    admin.fill("Whose account?", account.email)
    await until(lambda: rows(admin, "Accounts"))
    admin.press(account.email)
    await sees(admin, "Correct a mistake")
    return admin


def fill_form(admin: Person, title: str, amount: str, why: str) -> None:
    """Fill the form whose button is called so, and press it."""
    form = next(one for one in elements(admin) if "section" in one.classes and one.props.get("aria-label") == title)
    fields = [one for one in form.descendants() if one.props.get("label") in ("How many tokens", "Reason")]
    for field, value in zip(fields, (amount, why), strict=True):
        field.value = value  # pyright: ignore[reportAttributeAccessIssue]
    admin.send(next(one for one in form.descendants() if one.tag == "button"), "click")


async def test_the_books_are_checked_now(site: Site) -> None:
    admin = await at(site, "/admin/ledger")
    await sees(admin, "They have not been checked yet.")
    admin.press("Check now")
    await sees(admin, "Everything is in its place.")
    assert (await audit.last_audit() or pytest.fail("no audit")).ok


async def test_a_planted_error_of_one_token_is_shown_with_its_place(site: Site) -> None:
    bob = add_account(BOB)

    def plant(db: Session) -> None:
        db.get_one(Wallet, bob.id).balance += 1

    data.write_now(plant)
    admin = await at(site, "/admin/ledger")
    admin.press("Check now")
    await sees(admin, f"The first: the balance of account {bob.id} is 1001, its ledger says 1000.")
    assert any({"verdict", "broken"} <= set(one.classes) for one in elements(admin))


async def test_the_last_check_stands_there_after_coming_back(site: Site) -> None:
    add_account(BOB)
    await audit.run_audit()
    admin = await at(site, "/admin/ledger")
    await sees(admin, "Everything is in its place.")
    await sees(admin, "1 row of 1 account in")


async def test_jobs_tell_when_they_ran_and_what_came_of_it(site: Site) -> None:
    async def done() -> str:
        return "12 rows in order"

    await jobs.run_once("ledger audit", "2026-11-20", done)
    admin = await at(site, "/admin/ledger")
    found = {row[0]: row[1:] for row in rows(admin, "Jobs")}
    assert found["Check of the ledger"] == ["2026-11-20", "just now", "12 rows in order"]


async def test_tokens_are_granted_with_a_reason(site: Site) -> None:
    bob = add_account(BOB)
    admin = await open_account(site, bob)
    fill_form(admin, "Grant tokens", "500", "For the trouble")
    await sees(admin, f"Done. Bob has 1{SPACE}500 tokens.")
    assert balance(bob) == 1500


@pytest.mark.parametrize("amount", ["0", "-3", "1.5", "many", "9" * 30])
async def test_an_amount_that_is_none_grants_nothing(site: Site, amount: str) -> None:
    bob = add_account(BOB)
    admin = await open_account(site, bob)
    fill_form(admin, "Grant tokens", amount, "For the trouble")
    await sees(admin, "What you grant is a whole number of at least 1.")
    assert balance(bob) == 1000


async def test_nothing_is_granted_without_a_reason(site: Site) -> None:
    bob = add_account(BOB)
    admin = await open_account(site, bob)
    fill_form(admin, "Grant tokens", "500", " ")
    await sees(admin, "Say what it is for.")
    assert balance(bob) == 1000


async def test_a_mistake_is_corrected_by_a_row_of_its_own(site: Site) -> None:
    bob = add_account(BOB)
    admin = await open_account(site, bob)
    fill_form(admin, "Correct a mistake", "−200", "Granted twice")
    await sees(admin, "Done. Bob has 800 tokens.")
    newest = data.read_now(wallet.read_history, bob.id, limit=1)[0]
    assert (newest.type, newest.amount, newest.reason, newest.notes) == ("debit", 200, "correction", "Granted twice")


async def test_more_than_there_is_cannot_be_taken(site: Site) -> None:
    bob = add_account(BOB)
    admin = await open_account(site, bob)
    fill_form(admin, "Correct a mistake", "-5000", "Too much")
    await sees(admin, "Insufficient credits. Required: 25, Available: 5.")
    assert balance(bob) == 1000


async def test_a_charge_is_given_back_once(site: Site) -> None:
    bob = add_account(BOB)
    charge(bob)
    admin = await open_account(site, bob)
    admin.press("Give back…")
    admin.fill("Reason", "It came out grey")
    give_back = admin.part("Give it back")
    admin.send(give_back, "click")
    admin.send(give_back, "click")
    await sees(admin, "Given back to Bob: 100 tokens.")
    await until(lambda: "given back" in rows(admin, "Charges")[0][3])
    assert balance(bob) == 1000


async def test_a_unit_of_the_plan_is_given_back(site: Site) -> None:
    bob = add_account(BOB)
    charge(bob, "text_to_image")
    admin = await open_account(site, bob)
    admin.press("Give back…")
    await sees(admin, "Give back 1 of the plan’s creations?")
    admin.fill("Reason", "It came out grey")
    admin.press("Give it back")
    await sees(admin, "Given back to Bob: 1 of the plan’s creations.")
    assert data.read_now(quotes.usage, bob.id)["creations"].used == 0


async def test_a_charge_that_was_given_back_elsewhere_says_so(site: Site) -> None:
    from services.billing import mending

    bob = add_account(BOB)
    charge_id = charge(bob)
    admin = await open_account(site, bob)
    await mending.refund(admin.account.id, charge_id, "The other administrator")
    admin.press("Give back…")
    admin.fill("Reason", "It came out grey")
    admin.press("Give it back")
    await sees(admin, "This charge was refunded before.")
    assert balance(bob) == 1000


async def test_every_field_and_button_of_these_pages_has_a_name(site: Site) -> None:
    bob = add_account(BOB)
    grant(bob, 5)
    charge(bob)
    await requests.ask_for_package(bob.id, "pro")
    admin = await open_account(site, bob)
    nameless: list[Any] = []
    for page in (None, "/admin/requests", "/admin/prices"):
        if page:
            await admin.open(page)
        widgets = [one for one in elements(admin) if one.tag in {"button", "input", "q-input", "q-select"}]
        nameless += [(page, one) for one in widgets if one.props.get("type") != "hidden" and not _name(one)]
    assert nameless == []


def _name(element: Any) -> str:
    props = element.props
    return str(props.get("aria-label") or props.get("label") or words(element)).strip()
