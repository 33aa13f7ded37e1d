"""The administrators' pages for money: requests answered once, prices changed in place."""

from __future__ import annotations

import pytest
from sqlmodel import Session

import data
from data.accounts import Role, User
from services.accounts import bell
from services.billing import pricing, quotes, requests, subscriptions, wallet
from tests.house import Account, add_account, until
from tests.pages.conftest import Person, Site
from tests.pages.seen import bells, elements, rows, sees, words

SPACE = "\u00a0"
BOB = "bob@example.org"
OFFICES = (
    "access",
    "requests",
    "prices",
    "styles",
    "generations",
    "figures",
    "ledger",
    "health",
    "announcements",
    "log",
)
PAGES = ["/admin", *(f"/admin/{name}" for name in OFFICES)]


async def at(site: Site, page: str, email: str = "admin@example.org") -> Person:
    admin = await site.person(email, role=Role.ADMIN)
    await admin.open(page)
    return admin


def balance(account: Account) -> int:
    return data.read_now(wallet.read_balance, account.id).balance


def price(account: Account, operation: str) -> str:
    return data.read_now(quotes.quote, account.id, operation).message


def waiting(admin: Person) -> list[str]:
    return [words(one) for one in elements(admin) if "entry" in one.classes]


def change(admin: Person, label: str, typed: str) -> None:
    """Type into a cell and leave it."""
    admin.send(admin.part(label), "change", typed)


async def test_nobody_but_an_administrator_opens_any_of_the_pages(site: Site) -> None:
    stranger, user = await site.browser(), await site.browser(add_account(BOB))
    for page in PAGES:
        assert (await stranger.get(page)).headers["location"].startswith("/sign-in?next=%2Fadmin"), page
        answer = await user.get(page)
        assert answer.status_code == 403, page
        assert "This is for administrators only." in answer.text


async def test_the_pages_lead_to_one_another_and_say_how_many_wait(site: Site) -> None:
    await requests.ask_for_package(add_account(BOB).id, "pro")
    admin = await at(site, "/admin/prices")
    tabs = next(one for one in elements(admin) if "tabs" in one.classes)
    assert [child.props["href"] for child in tabs.default_slot.children] == PAGES
    assert "Users Access Requests 1 Prices Styles" in words(tabs)


async def test_open_requests_say_who_wants_what_and_why(site: Site) -> None:
    bob = add_account(BOB)
    await requests.ask_for_package(bob.id, "pro", "For my channel")
    await requests.ask_for_plan(bob.id, "studio")
    admin = await at(site, "/admin/requests")
    first, second = waiting(admin)
    assert first.startswith(f"Bob asks for 5{SPACE}000 tokens {BOB} · $20 · just now For my channel")
    assert second.startswith("Bob asks for the Studio plan")


async def test_without_requests_the_page_says_so(site: Site) -> None:
    admin = await at(site, "/admin/requests")
    await sees(admin, "Nobody waits")


async def test_a_granted_package_comes_at_once_with_the_note(site: Site) -> None:
    bob = add_account(BOB)
    await requests.ask_for_package(bob.id, "pro")
    admin = await at(site, "/admin/requests")
    admin.press(f"Grant 5{SPACE}000 tokens for Bob")
    admin.fill("Note to Bob", "Enjoy")
    admin.press("Grant")
    await until(lambda: rows(admin, "Answered requests"))
    assert balance(bob) == 6000
    assert waiting(admin) == []
    assert rows(admin, "Answered requests")[0][:3] == [f"Bob · {BOB}", f"5{SPACE}000 tokens", "Granted: Enjoy"]
    assert [one.text for one in await bell.list_notices(bob.id)] == [f"Your 5{SPACE}000 tokens are here. Enjoy"]


async def test_a_declined_request_changes_nothing_but_tells(site: Site) -> None:
    bob = add_account(BOB)
    await requests.ask_for_package(bob.id, "pro")
    admin = await at(site, "/admin/requests")
    admin.press(f"Decline 5{SPACE}000 tokens for Bob")
    admin.press("Decline")
    await until(lambda: rows(admin, "Answered requests"))
    assert balance(bob) == 1000
    assert await bell.count_unread(bob.id) == 1


async def test_a_granted_plan_counts_at_once(site: Site) -> None:
    bob = add_account(BOB)
    await requests.ask_for_plan(bob.id, "pro")
    admin = await at(site, "/admin/requests")
    admin.press("Grant the Pro plan for Bob")
    admin.press("Grant")
    await until(lambda: rows(admin, "Answered requests"))
    assert data.read_now(subscriptions.plan_of, bob.id).key == "pro"


async def test_a_double_click_answers_once(site: Site) -> None:
    bob = add_account(BOB)
    await requests.ask_for_package(bob.id, "pro")
    admin = await at(site, "/admin/requests")
    admin.press(f"Grant 5{SPACE}000 tokens for Bob")
    yes = admin.part("Grant")
    admin.send(yes, "click")
    admin.send(yes, "click")
    await until(lambda: rows(admin, "Answered requests"))
    assert balance(bob) == 6000


async def test_what_another_administrator_answered_is_said_in_words(site: Site) -> None:
    bob = add_account(BOB)
    asked = await requests.ask_for_package(bob.id, "pro")
    admin = await at(site, "/admin/requests")
    await requests.decide(admin.account.id, "topup", asked.id, grant=False)
    admin.press(f"Grant 5{SPACE}000 tokens for Bob")
    admin.press("Grant")
    await sees(admin, "This request was answered before.")
    await until(lambda: not waiting(admin))
    assert balance(bob) == 1000


async def test_who_is_no_administrator_any_more_grants_nothing(site: Site) -> None:
    bob = add_account(BOB)
    await requests.ask_for_package(bob.id, "pro")
    admin = await at(site, "/admin/requests")

    def demote(db: Session) -> None:
        db.get_one(User, admin.account.id).role = Role.USER

    data.write_now(demote)
    admin.press(f"Grant 5{SPACE}000 tokens for Bob")
    admin.press("Grant")
    await sees(admin, "This is for administrators only.")
    assert balance(bob) == 1000


async def test_the_person_whose_request_is_granted_sees_it_on_the_open_page(site: Site) -> None:
    bob = await site.person(BOB)
    await bob.open("/wallet")
    await requests.ask_for_package(bob.account.id, "pro")
    admin = await at(site, "/admin/requests")
    admin.press(f"Grant 5{SPACE}000 tokens for Bob")
    admin.press("Grant")
    await until(lambda: bells(bob) == ["1 new notice"] * 2)
    await sees(bob, f"6{SPACE}000{SPACE}tokens · renews")


async def test_a_new_price_counts_from_the_next_quote_on(site: Site) -> None:
    bob = add_account(BOB)
    admin = await at(site, "/admin/prices")
    await sees(admin, "What you change counts from the next quote on.")
    change(admin, "Edit, tokens", "1 20")
    await sees(admin, "Edit costs 120 tokens from the next quote on.")
    assert price(bob, "image_edit") == f"120 tokens (0.6 credits) of 1{SPACE}000"


@pytest.mark.parametrize("typed", ["0", "-5", "1.5", "12x", "9" * 30, "½", "", "1e3", "٣"])
async def test_a_price_that_is_none_is_refused_and_stays_marked(site: Site, typed: str) -> None:
    admin = await at(site, "/admin/prices")
    field = admin.part("Edit, tokens")
    admin.send(field, "change", typed)
    await until(lambda: field.props.get("aria-invalid") == "true")
    assert field.props["value"] == typed
    assert next(one.tokens for one in await pricing.prices() if one.operation == "image_edit") == 100


async def test_a_price_may_be_empty_where_the_plan_pays(site: Site) -> None:
    admin = await at(site, "/admin/prices")
    change(admin, "Refinement, tokens", "")
    await sees(admin, "Refinement is paid by the plan only from the next quote on.")
    assert next(one.tokens for one in await pricing.prices() if one.operation == "refinement") is None


async def test_an_operation_can_be_taken_off_offer(site: Site) -> None:
    bob = add_account(BOB)
    admin = await at(site, "/admin/prices")
    admin.send(admin.part("Edit, on offer"), "change", args=False)
    await sees(admin, "Edit is not on offer any more.")
    assert price(bob, "image_edit") == "This is switched off here."


@pytest.mark.parametrize(("typed", "units", "shown"), [("7", 7, "7"), ("No limit", -1, "no limit"), ("0", 0, "locked")])
async def test_an_allowance_is_a_number_or_a_word(site: Site, typed: str, units: int, shown: str) -> None:
    admin = await at(site, "/admin/prices")
    field = admin.part("Pro, creations")
    admin.send(field, "change", typed)
    await until(lambda: field.props["value"] == shown)
    pro = next(one for one in await pricing.plans() if one.key == "pro")
    assert pro.allowances["creations"] == units


async def test_a_plan_gets_another_name_and_other_tokens(site: Site) -> None:
    admin = await at(site, "/admin/prices")
    change(admin, "Pro, name", "Creator")
    change(admin, "Pro, tokens each month", "6000")
    await sees(admin, "Creator: saved.")
    pro = next(one for one in await pricing.plans() if one.key == "pro")
    assert (pro.name, pro.monthly_tokens) == ("Creator", 6000)


@pytest.mark.parametrize(("typed", "cents"), [("4.50", 450), ("$7", 700), ("1,5", 150), ("0.005", 500), ("-1", 500)])
async def test_a_package_costs_dollars_and_whole_cents(site: Site, typed: str, cents: int) -> None:
    admin = await at(site, "/admin/prices")
    field = admin.part("Starter package, dollars")
    admin.send(field, "change", typed)
    await until(lambda: "aria-invalid" in field.props)
    assert next(one.price_cents for one in await pricing.packages() if one.key == "starter") == cents
