"""The wallet: what it shows of allowances, tokens and holds, the ledger by filter, and asking for more."""

from __future__ import annotations

from datetime import timedelta

import pytest
from nicegui import ui
from sqlmodel import Session

import data
from data.billing import Subscription, SubscriptionStatus
from data.columns import utcnow
from services.accounts import signins
from services.accounts.bell import list_notices
from services.billing import charges, notices, quotes, requests
from services.coach import sessions
from tests.house import Account, add_account, grant, spend_allowance, take_tokens_away, until
from tests.pages.conftest import Person, Site
from tests.pages.seen import bells, elements, rows, sees, words

SPACE = "\u00a0"


async def at_the_wallet(site: Site, plan: str = "free") -> Person:
    ada = await site.person(plan=plan)
    await ada.open("/wallet")
    return ada


def hold(account: Account, operation: str, picture: str = "a picture that is gone") -> None:
    def take(db: Session) -> None:
        deadline = utcnow() + timedelta(hours=1)
        charges.hold(db, account.id, operation, [picture], reference_type="generation", deadline=deadline)

    data.write_now(take)


def spend(account: Account) -> None:
    """An edit of a picture, paid by 100 tokens."""

    def pay(db: Session) -> None:
        _, (charge,) = charges.hold(
            db, account.id, "image_edit", ["p"], reference_type="generation", deadline=utcnow() + timedelta(hours=1)
        )
        charges.capture(db, charge)

    data.write_now(pay)


def choose_side(person: Person, side: str) -> None:
    toggle = next(one for one in elements(person) if isinstance(one, ui.toggle))
    assert person.client is not None
    with person.client:
        toggle.value = side


def lines(person: Person) -> list[str]:
    """The ledger as shown: what, and how many."""
    return [f"{what} {tokens}" for _, what, tokens, _ in rows(person, "Movements of tokens")]


async def asked(account: Account) -> list[tuple[str, str]]:
    found = [*await requests.list_requests("topup", user_id=account.id)]
    found += await requests.list_requests("plan", user_id=account.id)
    return [(one.wants, one.message) for one in found]


async def test_the_balance_is_told_in_tokens_and_in_credits(site: Site) -> None:
    ada = await at_the_wallet(site)
    await sees(ada, f"1{SPACE}000")
    await sees(ada, "5 credits")


async def test_each_feature_says_what_is_left_of_it(site: Site) -> None:
    ada = await site.person()
    spend_allowance(ada.account, "creations", 2)
    await ada.open("/wallet")
    await sees(ada, "1 of 3 left")
    await sees(ada, "2 of 2 left")


async def test_the_renewal_date_stands_there(site: Site) -> None:
    ada = await at_the_wallet(site)
    renews = data.read_now(quotes.usage, ada.account.id)["creations"].resets_at
    await sees(ada, f"{renews.day} {renews:%B}")


async def test_a_locked_feature_names_the_plan_that_unlocks_it(site: Site) -> None:
    ada = await at_the_wallet(site)
    await sees(ada, "Comes with the Pro plan.")


async def test_what_has_no_limit_is_said_in_words(site: Site) -> None:
    ada = await at_the_wallet(site, plan="studio")
    allowances = [words(one) for one in elements(ada) if "allowance" in one.classes]
    assert [one for one in allowances if "No limit" in one and "Creations" in one]
    assert not [one for one in allowances if "-1" in one]


async def test_what_is_used_up_says_when_it_is_full_again(site: Site) -> None:
    ada = await site.person()
    spend_allowance(ada.account, "creations", 3)
    await ada.open("/wallet")
    await sees(ada, "All used. Full again on")


async def test_what_is_held_says_for_what(site: Site) -> None:
    ada = await site.person()
    data.write_now(sessions.open_session, ada.account.id, sessions.Opening())
    hold(ada.account, "image_edit")
    await ada.open("/wallet")
    held = [(what, means) for what, _, means in rows(ada, "Held just now")]
    assert held == [("Edit", "100 tokens"), ("Coach session", "1 of your plan")]


async def test_a_held_session_leads_to_it(site: Site) -> None:
    ada = await site.person()
    session = data.write_now(lambda db: sessions.open_session(db, ada.account.id, sessions.Opening()).id)
    await ada.open("/wallet")
    assert f"/?session={session}" in [one.props.get("href") for one in elements(ada)]


async def test_nothing_is_said_of_holds_where_there_are_none(site: Site) -> None:
    ada = await at_the_wallet(site)
    await ada.should_not_see("Held just now")


async def test_lots_stand_in_the_order_in_which_they_are_spent(site: Site) -> None:
    ada = await site.person()
    soon = utcnow() + timedelta(days=3)
    grant(ada.account, 700, expires_at=soon)
    await ada.open("/wallet")
    first, second = rows(ada, "Your tokens by when they came")
    assert first[1:3] == [f"{soon.day}{SPACE}{soon:%b}{SPACE}{soon.year}", "700"]
    assert second[1:3] == ["Never expires", f"1{SPACE}000"]


async def test_the_ledger_shows_every_movement_newest_first(site: Site) -> None:
    ada = await site.person()
    spend(ada.account)
    await ada.open("/wallet")
    assert lines(ada) == ["Edit −100", f"Welcome gift · A welcome gift that never expires. +1{SPACE}000"]


@pytest.mark.parametrize(("side", "seen"), [("debit", ["Edit −100"]), ("credit", ["From the administrator +50"])])
async def test_the_ledger_can_show_one_side(site: Site, side: str, seen: list[str]) -> None:
    ada = await site.person()
    spend(ada.account)
    grant(ada.account, 50)
    await ada.open("/wallet")
    choose_side(ada, side)
    await until(lambda: lines(ada)[:1] == seen and len(lines(ada)) < 3)


async def test_the_ledger_can_show_one_reason(site: Site) -> None:
    ada = await site.person()
    spend(ada.account)
    grant(ada.account, 50)
    await ada.open("/wallet")
    ada.fill("Reason", "admin_topup")
    await until(lambda: lines(ada) == ["From the administrator +50"])


async def test_earlier_movements_come_when_asked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = await site.person()
    for amount in (1, 2, 3):
        grant(ada.account, amount)
    from pages.wallet import ledger, page

    monkeypatch.setattr(ledger, "ROWS", 2)
    monkeypatch.setattr(page, "ROWS", 2)
    await ada.open("/wallet")
    assert [one.split()[-1] for one in lines(ada)] == ["+3", "+2"]
    ada.press("Show earlier ones")
    await until(lambda: [one.split()[-1] for one in lines(ada)][:3] == ["+3", "+2", "+1"])


async def test_the_whole_ledger_can_be_taken_away_as_csv(site: Site) -> None:
    ada = await at_the_wallet(site)
    answer = await ada.http_client.get(ada.part("All of it as CSV").props["href"])
    assert answer.headers["content-type"].startswith("text/csv")
    assert "signup_bonus" in answer.text


async def test_a_package_is_asked_for_with_a_message(site: Site) -> None:
    ada = await at_the_wallet(site)
    ada.press("Ask for this package: Pro")
    await sees(ada, "for $20")
    ada.fill("Message to the administrator", "For my channel")
    ada.press("Ask for it")
    await until(lambda: [row[2] for row in rows(ada, "Your requests")] == ["Waiting for an answer"])
    assert await asked(ada.account) == [("pro", "For my channel")]


async def test_nothing_is_asked_before_the_second_click(site: Site) -> None:
    ada = await at_the_wallet(site)
    ada.press("Ask for this package: Pro")
    ada.press("Not now")
    assert await asked(ada.account) == []


async def test_two_clicks_ask_once(site: Site) -> None:
    ada = await at_the_wallet(site)
    ada.press("Ask for this package: Pro")
    ask = ada.part("Ask for it")
    ada.send(ask, "click")
    ada.send(ask, "click")
    await until(lambda: rows(ada, "Your requests"))
    assert len(await asked(ada.account)) == 1


async def test_a_sixth_open_request_is_refused_in_words(site: Site) -> None:
    ada = await site.person()
    for _ in range(5):
        await requests.ask_for_package(ada.account.id, "starter")
    await ada.open("/wallet")
    ada.press("Ask for this package: Pro")
    ada.press("Ask for it")
    await sees(ada, "You have 5 open requests already. Please wait for an answer.")
    assert len(await asked(ada.account)) == 5


async def test_my_plan_is_marked_and_cannot_be_asked_for(site: Site) -> None:
    ada = await at_the_wallet(site, plan="pro")
    mine = [words(one) for one in elements(ada) if {"offer", "mine"} <= set(one.classes)]
    assert len(mine) == 1
    assert mine[0].startswith("Pro Your plan")
    assert "Ask for this plan" not in mine[0]


async def test_a_plan_that_was_asked_for_says_so(site: Site) -> None:
    ada = await at_the_wallet(site)
    ada.press("Ask for this plan: Studio")
    ada.press("Ask for it")
    await sees(ada, "Asked for")
    assert await asked(ada.account) == [("studio", "")]


async def test_requests_of_others_stay_theirs(site: Site) -> None:
    await requests.ask_for_package(add_account("bob@example.org").id, "pro", "Bob’s")
    ada = await at_the_wallet(site)
    assert rows(ada, "Your requests") == []


async def test_a_subscription_that_is_past_due_says_what_still_works(site: Site) -> None:
    ada = await site.person()

    def lapse(db: Session) -> None:
        db.get_one(Subscription, ada.account.id).status = SubscriptionStatus.PAST_DUE

    data.write_now(lapse)
    await ada.open("/wallet")
    await sees(ada, "The payment for your plan is past due.")


async def test_an_empty_wallet_says_so(site: Site) -> None:
    ada = await site.person()
    take_tokens_away(ada.account)
    await ada.open("/wallet")
    await sees(ada, "You have no tokens just now.")


async def test_an_open_wallet_follows_what_is_granted(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pages import room

    monkeypatch.setattr(room, "LOOK_EVERY", 0.02)
    ada = await at_the_wallet(site)
    asked_for = await requests.ask_for_package(ada.account.id, "pro")
    await requests.decide(add_account("admin@example.org").id, "topup", asked_for.id, grant=True)
    await until(lambda: bells(ada) == ["1 new notice", "1 new notice"])
    await until(lambda: lines(ada)[:1] == [f"Package you asked for +5{SPACE}000"])
    await sees(ada, f"6{SPACE}000{SPACE}tokens · renews")


async def test_a_large_balance_is_grouped_in_credits_too(site: Site) -> None:
    ada = await site.person()
    grant(ada.account, 1_000_000_000)
    await ada.open("/wallet")
    await sees(ada, f"5{SPACE}000{SPACE}005 credits")


async def test_the_purse_follows_what_is_spent_on_the_page(site: Site) -> None:
    from pages import room

    ada = await at_the_wallet(site)
    spend_allowance(ada.account, "creations", 1)
    assert ada.client is not None
    with ada.client:
        await room.refresh_purse(await signins.recognise(ada.account.cookie))
    await sees(ada, "2 of 3 left")
    assert [one.text for one in elements(ada) if "left" in one.classes] == ["2 left"]  # pyright: ignore


async def test_the_low_balance_is_told_by_the_bell(site: Site) -> None:
    ada = await site.person()
    take_tokens_away(ada.account, left=250)
    spend(ada.account)
    assert [one.link for one in await list_notices(ada.account.id)] == ["/wallet"]
    await ada.open("/wallet")
    assert bells(ada) == ["1 new notice", "1 new notice"]


async def test_a_bell_without_news_hangs_only_in_the_navigation(site: Site) -> None:
    ada = await at_the_wallet(site)
    assert bells(ada) == ["No new notices"]
    data.write_now(notices.tell, add_account("bob@example.org").id, "month", "Bob’s month")
    await ada.open("/wallet")
    assert bells(ada) == ["No new notices"]
