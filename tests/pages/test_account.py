"""The account's page: what it tells, the password, and signing out everywhere."""

from __future__ import annotations

from typing import Any

import pytest
from nicegui import ui
from sqlmodel import Session

import data
from data.accounts import Role, User
from data.identities import Identity
from services.accounts import signins
from services.billing import subscriptions
from tests.house import PASSWORD, add_account, set_password, until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, sees

NEW = "quite another one"
PHONE = (
    "Mozilla/5.0 (iPhone; CPU iPhone OS 17_5 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko)"
    " Version/17.5 Mobile/15E148 Safari/604.1"
)


async def at_the_account(site: Site) -> Person:
    ada = await site.person()
    set_password(ada.account)
    await ada.open("/account")
    return ada


def submit(person: Person, form: str, **typed: str) -> None:
    """Send one of the page's forms."""
    assert person.client is not None
    action = f"/account#{form}"
    found = next(e for e in person.client.elements.values() if e.tag == "form" and e.props.get("action") == action)
    person.send(found, "submit", typed)


def widget(person: Person, kind: type[Any], words: str | None = None) -> Any:
    """The only one of its kind on the page, or the one with these words."""
    assert person.client is not None
    return next(
        one for one in elements(person) if isinstance(one, kind) and words in (None, getattr(one, "text", None))
    )


def kept(person: Person) -> User:
    return data.read_now(lambda db: db.get_one(User, person.account.id))


def send_passwords(person: Person, old: str, new: str, again: str) -> None:
    submit(person, "password", username=person.account.email, old=old, new=new, again=again)


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


async def test_a_name_is_changed_where_it_stands(site: Site) -> None:
    ada = await at_the_account(site)
    submit(ada, "name", name="Countess of Lovelace")
    await sees(ada, "You are called Countess of Lovelace now.")
    assert (await ada.http_client.get("/api/v1/me")).json()["name"] == "Countess of Lovelace"


async def test_another_e_mail_needs_the_password_and_stands_there_at_once(site: Site) -> None:
    ada = await at_the_account(site)
    ada.press("Change the e-mail")
    await sees(ada, "Another e-mail")
    submit(ada, "email", email="new@example.org", password="a guess")
    await sees(ada, "The password is not right.")
    submit(ada, "email", email="new@example.org", password=PASSWORD)
    await sees(ada, "Your e-mail is changed. Every other device is signed out.")
    await sees(ada, "new@example.org")


async def test_the_theme_is_kept(site: Site) -> None:
    ada = await at_the_account(site)
    widget(ada, ui.toggle).value = "day"
    await until(lambda: kept(ada).ground == "day")


async def test_a_theme_that_is_chosen_in_one_tab_is_worn_by_the_other(site: Site) -> None:
    ada = await at_the_account(site)
    other = Person(await site.browser(ada.account), ada.account)
    await other.open("/gallery")
    widget(ada, ui.toggle).value = "day"
    await until(lambda: other.part("Day").props["aria-pressed"] == "true")
    other.press("Dusk")
    await until(lambda: widget(ada, ui.toggle).value == "dusk" and kept(ada).ground == "dusk")


async def test_a_notice_that_is_not_wanted_is_switched_off_and_on_again(site: Site) -> None:
    ada = await at_the_account(site)
    widget(ada, ui.switch, "The month’s summary").value = False
    await until(lambda: kept(ada).muted == ["month"])
    widget(ada, ui.switch, "The month’s summary").value = True
    await until(lambda: kept(ada).muted == [])


async def test_a_device_is_signed_out_and_leaves_the_list(site: Site) -> None:
    ada = await site.person()
    secret = data.write_now(signins.open_sign_in, ada.account.id, days=1, device=PHONE, address="198.51.100.7")
    await ada.open("/account")
    await ada.should_see("This device")
    await ada.should_see("Safari on iPhone")
    ada.press("Sign out Safari on iPhone")
    await sees(ada, "Safari on iPhone is signed out.")
    await ada.should_not_see("Sign out Safari on iPhone")
    phone = await site.browser()
    assert (await phone.get("/api/v1/me", headers={"cookie": f"limner_session={secret}"})).status_code == 401


async def test_signing_out_everywhere_else_leaves_this_device_alone(site: Site) -> None:
    ada = await site.person()
    for _ in range(12):
        data.write_now(signins.open_sign_in, ada.account.id, days=1, device=PHONE, address="")
    await ada.open("/account")
    await ada.should_see("Show 5 more")
    ada.press("Sign out everywhere else")
    await sees(ada, "12 other devices are signed out.")
    await ada.should_not_see("Safari on iPhone")
    assert (await ada.http_client.get("/api/v1/me")).status_code == 200


async def test_a_key_is_shown_once_used_and_revoked(site: Site) -> None:
    ada = await at_the_account(site)
    await ada.should_see("You have no keys.")
    ada.press("Make a key")
    await sees(ada, "A new API key")
    submit(ada, "key", name="Stream <b>overlay</b>")
    await sees(ada, "Copy it now: it is shown this once, and nobody can show it to you again.")
    secret = str(ada.part("The new key").props["value"])
    program = await site.browser(origin=None)
    bearer = {"authorization": f"Bearer {secret}"}
    assert (await program.get("/api/v1/me", headers=bearer)).status_code == 200
    assert secret not in (await ada.http_client.get("/account")).text
    ada.press("I have it")
    ada.press("Revoke Stream <b>overlay</b>")
    await sees(ada, "Programs that use it are shut out at once. This cannot be undone.")
    ada.press("Revoke it")
    await sees(ada, "Revoked. It opens nothing any more.")
    assert (await program.get("/api/v1/me", headers=bearer)).status_code == 401


async def test_a_double_click_makes_one_key(site: Site) -> None:
    ada = await at_the_account(site)
    ada.press("Make a key")
    await sees(ada, "A new API key")
    for _ in range(2):
        submit(ada, "key", name="once")
    await sees(ada, "Copy it now: it is shown this once, and nobody can show it to you again.")
    assert len((await ada.http_client.get("/api/v1/me/api-keys")).json()["items"]) == 1


async def test_leaving_asks_for_the_password_and_leads_to_the_door(site: Site) -> None:
    add_account("root@example.org", role=Role.ADMIN)
    ada = await at_the_account(site)
    ada.press("Delete my account…")
    await sees(ada, "Your e-mail can be used for a new account, which begins anew.")
    submit(ada, "leave", password="a guess")
    await sees(ada, "The password is not right.")
    submit(ada, "leave", password=PASSWORD)
    await sees(ada, "Welcome back to the studio.")
    assert not await can_sign_in(site, PASSWORD)


async def test_an_account_without_a_password_types_its_e_mail_to_leave(site: Site) -> None:
    add_account("root@example.org", role=Role.ADMIN)
    ada = await site.person()
    await ada.open("/account")
    await ada.should_not_see("Old password")
    ada.press("Delete my account…")
    await sees(ada, "The e-mail of your account")
    submit(ada, "leave", own_email="ada@example.org")
    await sees(ada, "Welcome back to the studio.")


async def test_everything_of_ones_own_is_a_click_away(site: Site) -> None:
    ada = await at_the_account(site)
    link = next(one for one in elements(ada) if one.props.get("href") == "/api/v1/me/export")
    answer = await ada.http_client.get(str(link.props["href"]))
    assert (answer.status_code, answer.headers["content-type"]) == (200, "application/zip")


@pytest.mark.parametrize("code", ["identity_taken", "provider_refused", "<script>", "unheard_of"])
async def test_what_a_way_back_says_is_told_in_our_words_only(site: Site, code: str) -> None:
    ada = await site.person()
    await ada.open(f"/account?error={code}")
    if code == "identity_taken":
        await sees(ada, "That account is connected to another account here.")
    else:
        await ada.should_not_see(code)


async def test_connected_sites_are_listed_and_the_only_way_in_stays(site: Site) -> None:
    ada = await site.person()

    def connect(db: Session) -> None:
        db.add(
            Identity(user_id=ada.account.id, provider="google", issuer="https://x", subject="1", email="a@gmail.com")
        )

    data.write_now(connect)
    await ada.open("/account")
    await ada.should_see("Other ways in")
    await ada.should_see("Your only way in")
    set_password(ada.account)
    await ada.open("/account")
    await ada.should_see("Disconnect")
