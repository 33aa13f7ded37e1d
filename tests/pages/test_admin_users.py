"""The administrators' page: who is there, and what a change does."""

from __future__ import annotations

from typing import Any

import pytest
from sqlmodel import Session

import data
from data.accounts import Role, User
from services.billing import pricing, wallet
from tests.house import Account, add_account, until
from tests.pages.conftest import Person, Site


async def at_the_users(site: Site, *others: str) -> Person:
    for email in others:
        add_account(email)
    admin = await site.person("admin@example.org", role=Role.ADMIN)
    await admin.open("/admin")
    return admin


def emails(person: Person) -> list[str]:
    assert person.client is not None
    return [e.text for e in person.client.elements.values() if "row-open" in e.classes]  # pyright: ignore


async def open_account(admin: Person, email: str) -> None:
    admin.press(email)
    await admin.should_see("Grant tokens")


def user(email: str) -> Account:
    return add_account(email)


def balance(account: Account) -> int:
    return data.read_now(wallet.read_balance, account.id).balance


async def me(site: Site, account: Account) -> dict[str, Any]:
    answer = await (await site.browser(account)).get("/api/v1/me")
    return answer.json() if answer.status_code == 200 else {"status": answer.status_code}


async def test_somebody_who_is_no_administrator_gets_no_further_than_the_sentence(site: Site) -> None:
    answer = await (await site.browser(add_account())).get("/admin")
    assert answer.status_code == 403
    assert "This is for administrators only." in answer.text
    assert "ada@example.org" not in answer.text


async def test_everybody_is_listed_newest_first(site: Site) -> None:
    admin = await at_the_users(site, "ada@example.org", "bob@example.org")
    assert emails(admin) == ["admin@example.org", "bob@example.org", "ada@example.org"]


async def test_search_finds_by_part_of_the_address(site: Site) -> None:
    admin = await at_the_users(site, "ada@example.org", "bob@example.org")
    admin.fill("Search", "BOB")
    await until(lambda: emails(admin) == ["bob@example.org"])
    admin.fill("Search", "%")
    await admin.should_see("Nobody here is called that.")


async def test_more_accounts_come_when_asked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pages.admin import users

    monkeypatch.setattr(users, "PAGE", 2)
    admin = await at_the_users(site, "ada@example.org", "bob@example.org")
    assert len(emails(admin)) == 2
    admin.press("Show more")
    await until(lambda: emails(admin)[2:] == ["ada@example.org"])


async def test_another_plan_counts_at_once_with_its_tokens(site: Site) -> None:
    ada = user("ada@example.org")
    admin = await at_the_users(site)
    await open_account(admin, ada.email)
    admin.fill("Plan", "pro")
    admin.press("Save")
    await admin.should_see("Saved: ada@example.org is on Pro, active.")
    assert (await me(site, ada))["plan"] == "pro"
    await admin.should_see("6\u00a0000")  # in the list and the dialog


async def test_plans_are_called_as_the_administrator_has_named_them(site: Site) -> None:
    ada = user("ada@example.org")
    await pricing.change_plan(ada.id, "pro", {"name": "Atelier"})
    admin = await at_the_users(site)
    await open_account(admin, ada.email)
    assert admin.part("Plan").options["pro"] == "Atelier"


async def test_a_disabled_account_is_out_at_once(site: Site) -> None:
    ada = user("ada@example.org")
    admin = await at_the_users(site)
    await open_account(admin, ada.email)
    admin.part("Disabled: signed out everywhere, and kept out").value = True
    admin.press("Save")
    await admin.should_see("Saved: ada@example.org is on Free, active, disabled.")
    assert (await me(site, ada))["status"] == 403


async def test_the_last_administrator_cannot_be_lost(site: Site) -> None:
    admin = await at_the_users(site)
    await open_account(admin, "admin@example.org")
    admin.fill("Role", "user")
    admin.press("Save")
    await admin.should_see("Somebody has to stay the administrator.")
    await until(lambda: admin.part("Role").value == "admin")
    assert (await me(site, admin.account))["role"] == "admin"


async def test_granted_tokens_are_there_with_their_note(site: Site) -> None:
    ada = user("ada@example.org")
    admin = await at_the_users(site)
    await open_account(admin, ada.email)
    admin.fill("How many", "1 500")
    admin.fill("Note", "for the <b>contest</b>")
    for _ in range(2):  # a double click
        admin.press("Grant tokens")
    await admin.should_see("Granted 1\u00a0500 tokens to ada@example.org.")
    assert balance(ada) == 2_500
    newest = data.read_now(wallet.read_history, ada.id, limit=1)[0]
    assert (newest.reason, newest.notes) == ("admin_topup", "for the <b>contest</b>")


@pytest.mark.parametrize(
    ("amount", "note", "sentence"),
    [
        ("-5", "x", "Write how many tokens as a whole number, such as 500."),
        ("1.5", "x", "Write how many tokens as a whole number, such as 500."),
        ("0", "x", "Write how many tokens as a whole number, such as 500."),
        ("²", "x", "Write how many tokens as a whole number, such as 500."),
        ("9" * 5000, "x", "Write how many tokens as a whole number, such as 500."),
        ("2000000000", "x", "Tokens are granted in whole numbers from 1 to 1 000 000 000."),
        ("500", "  ", "Write a note, so that the person knows what the tokens are for."),
        ("500", "x" * 1001, "A note has at most 1000 characters."),
    ],
)
async def test_what_cannot_be_granted_is_said_in_words(site: Site, amount: str, note: str, sentence: str) -> None:
    ada = user("ada@example.org")
    admin = await at_the_users(site)
    await open_account(admin, ada.email)
    admin.fill("How many", amount)
    admin.fill("Note", note)
    admin.press("Grant tokens")
    await admin.should_see(sentence)
    assert balance(ada) == 1_000


async def test_a_right_that_was_taken_away_ends_on_the_open_page_too(site: Site) -> None:
    ada = user("ada@example.org")
    admin = await at_the_users(site)
    await open_account(admin, ada.email)

    def demote(db: Session) -> None:
        db.get_one(User, admin.account.id).role = Role.USER

    data.write_now(demote)
    admin.fill("How many", "500")
    admin.fill("Note", "for a friend")
    admin.press("Grant tokens")
    await admin.should_see("This is for administrators only.")
    assert balance(ada) == 1_000
