"""The account's page: what it tells, the password, and signing out everywhere."""

from __future__ import annotations

import pytest
from sqlmodel import Session

import data
from data.accounts import User
from services.accounts import signins
from services.billing import subscriptions
from tests.house import PASSWORD, add_account, set_password, until
from tests.pages.conftest import Person, Site

NEW = "quite another one"


async def at_the_account(site: Site) -> Person:
    ada = await site.person()
    set_password(ada.account)
    await ada.open("/account")
    return ada


def send_passwords(person: Person, old: str, new: str, again: str) -> None:
    assert person.client is not None
    form = next(e for e in person.client.elements.values() if e.tag == "form" and e.props.get("action") == "/account")
    person.send(form, "submit", {"username": person.account.email, "old": old, "new": new, "again": again})


async def can_sign_in(site: Site, password: str) -> bool:
    answer = await (await site.browser()).post("/sign-in", data={"email": "ada@example.org", "password": password})
    return answer.headers["location"] == "/"


async def test_it_says_who_one_is_and_on_which_plan(site: Site) -> None:
    ada = await at_the_account(site)
    for words in ("Ada", "ada@example.org", "Free · active"):
        await ada.should_see(words)


async def test_a_plan_that_is_not_active_says_so(site: Site) -> None:
    ada = await site.person()
    data.write_now(subscriptions.change, ada.account.id, status="past_due")
    await ada.open("/account")
    await ada.should_see("Free · payment is past due")


async def test_a_name_full_of_html_stays_a_name(site: Site) -> None:
    ada = await site.person()

    def rename(db: Session) -> None:
        db.get_one(User, ada.account.id).name = "<img src=x onerror=alert(1)>"

    data.write_now(rename)
    assert "<img src=x onerror" not in (await ada.http_client.get("/account")).text
    await ada.open("/account")
    await ada.should_see("<img src=x onerror=alert(1)>")


async def test_the_new_password_opens_and_the_old_one_does_not(site: Site) -> None:
    ada = await at_the_account(site)
    send_passwords(ada, PASSWORD, NEW, NEW)
    await ada.should_see("Your password is changed. Every other device is signed out.", retries=20)
    assert await can_sign_in(site, NEW)
    assert not await can_sign_in(site, PASSWORD)


async def test_a_new_password_signs_out_the_other_devices_and_not_this_one(site: Site) -> None:
    ada = await at_the_account(site)
    secret = data.write_now(signins.open_sign_in, ada.account.id, days=1, device="phone", address="")
    send_passwords(ada, PASSWORD, NEW, NEW)
    await ada.should_see("Your password is changed. Every other device is signed out.", retries=20)
    ada.account = add_account("other@example.org")
    assert (await ada.http_client.get("/api/v1/me")).status_code == 200
    phone = await site.browser()
    assert (await phone.get("/api/v1/me", headers={"cookie": f"limner_session={secret}"})).status_code == 401


@pytest.mark.parametrize(
    ("old", "new", "again", "sentence"),
    [
        (PASSWORD, NEW, "with a slip", "The two new passwords are not the same."),
        ("a guess", NEW, NEW, "The old password is not right."),
        (PASSWORD, "short", "short", "A password has 8 to 256 characters."),
    ],
)
async def test_a_password_that_cannot_be_changed_says_why_and_the_page_stays(
    site: Site, old: str, new: str, again: str, sentence: str
) -> None:
    ada = await at_the_account(site)
    send_passwords(ada, old, new, again)
    await ada.should_see(sentence, retries=20)
    assert ada.back_history == ["/account"]
    assert await can_sign_in(site, PASSWORD)


async def test_a_double_click_on_change_password_complains_of_nothing(site: Site) -> None:
    ada = await at_the_account(site)
    for _ in range(2):
        send_passwords(ada, PASSWORD, NEW, NEW)
    await ada.should_see("Your password is changed. Every other device is signed out.", retries=20)
    await ada.should_not_see("The old password is not right.")


async def test_signing_out_everywhere_asks_first_and_ends_this_session_too(site: Site) -> None:
    ada = await at_the_account(site)
    ada.press("Sign out everywhere")
    await ada.should_see("Sign out everywhere?")
    assert (await ada.http_client.get("/api/v1/me")).status_code == 200
    ada.press("Sign out everywhere")
    await ada.should_see("Welcome back to the studio.", retries=20)
    assert (await ada.http_client.get("/api/v1/me")).status_code == 401


async def test_staying_changes_nothing(site: Site) -> None:
    ada = await at_the_account(site)
    ada.press("Sign out everywhere")
    await ada.should_see("Stay")
    ada.press("Stay")
    await until(lambda: ada.client is not None)
    assert (await ada.http_client.get("/api/v1/me")).status_code == 200
