"""The bell and the notices behind it: how many are new, and reading them."""

from __future__ import annotations

import pytest

import data
from services.accounts import bell, signins
from services.billing import notices
from services.errors import DatabaseFailed
from tests.house import Account, add_account, until
from tests.pages.conftest import Person, Site
from tests.pages.seen import bells, elements, sees, words


def tell(account: Account, *texts: str, link: str = "") -> None:
    for text in texts:
        data.write_now(notices.tell, account.id, "month", text, link=link)


async def unread(account: Account) -> list[str]:
    return [one.text for one in await bell.list_notices(account.id) if one.read_at is None]


async def at_the_notices(site: Site, *texts: str, link: str = "") -> Person:
    ada = await site.person()
    tell(ada.account, *texts, link=link)
    await ada.open("/notices")
    return ada


def entries(person: Person) -> list[str]:
    return [words(one) for one in elements(person) if "entry" in one.classes]


def link_of(person: Person, text: str) -> str:
    return str(person.part(text).props["href"])


async def test_without_notices_the_page_says_what_will_stand_there(site: Site) -> None:
    ada = await at_the_notices(site)
    await sees(ada, "Nothing to tell yet")
    assert bells(ada) == ["No new notices"]
    assert not ada.part("Mark all read").visible


async def test_notices_stand_newest_first_with_their_time(site: Site) -> None:
    ada = await at_the_notices(site, "October is closed.", "Your picture is ready.")
    first, second = entries(ada)
    assert first.startswith("Your picture is ready. just now")
    assert second.startswith("October is closed. just now")


async def test_the_bell_of_every_page_counts_what_is_new(site: Site) -> None:
    ada = await site.person()
    tell(ada.account, "One", "Two", "Three")
    for page in ("/gallery", "/wallet", "/notices", "/account"):
        await ada.open(page)
        assert bells(ada) == ["3 new notices"] * 2


async def test_opening_a_notice_marks_it_read_and_leads_on(site: Site) -> None:
    ada = await at_the_notices(site, "Your tokens are here.", "Another", link="/wallet")
    answer = await ada.http_client.get(link_of(ada, "Your tokens are here."))
    assert (answer.status_code, answer.headers["location"]) == (303, "/wallet")
    assert await unread(ada.account) == ["Another"]


async def test_a_session_is_still_named_after_the_way_through_the_notice(site: Site) -> None:
    ada = await at_the_notices(site, "Your picture is ready.", link="/?session=abc&x=1")
    answer = await ada.http_client.get(link_of(ada, "Your picture is ready."))
    assert answer.headers["location"] == "/?session=abc&x=1"


@pytest.mark.parametrize("elsewhere", ["https://evil.example", "//evil.example", "/\\evil.example"])
async def test_a_notice_leads_nowhere_but_to_this_site(site: Site, elsewhere: str) -> None:
    ada = await at_the_notices(site, "Look")
    (notice,) = await bell.list_notices(ada.account.id)
    answer = await ada.http_client.get(f"/notices/{notice.id}", params={"to": elsewhere})
    assert answer.headers["location"] == "/"


async def test_somebody_elses_notice_is_not_there(site: Site) -> None:
    bob = add_account("bob@example.org")
    tell(bob, "Bob’s")
    (notice,) = await bell.list_notices(bob.id)
    ada = await site.person()
    answer = await ada.http_client.get(f"/notices/{notice.id}")
    assert answer.status_code == 404
    assert await unread(bob) == ["Bob’s"]


async def test_one_notice_can_be_marked_read(site: Site) -> None:
    ada = await at_the_notices(site, "One", "Two")
    ada.press("Mark read: One")
    await until(lambda: bells(ada) == ["1 new notice"] * 2)
    await until(lambda: "Mark read: One" not in str(ada.current_layout))
    assert await unread(ada.account) == ["Two"]


async def test_all_notices_can_be_marked_read(site: Site) -> None:
    ada = await at_the_notices(site, "One", "Two", "Three")
    ada.press("Mark all read")
    await until(lambda: bells(ada) == ["No new notices"])
    await until(lambda: not ada.part("Mark all read").visible)
    assert await unread(ada.account) == []


async def test_reading_in_one_tab_is_seen_in_the_other(site: Site) -> None:
    ada = await at_the_notices(site, "One")
    other = Person(await site.browser(ada.account), ada.account)
    await other.open("/gallery")
    assert bells(other) == ["1 new notice"] * 2
    ada.press("Mark all read")
    await until(lambda: bells(other) == ["No new notices"])


async def test_what_is_new_appears_without_reloading(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pages import room

    monkeypatch.setattr(room, "LOOK_EVERY", 0.02)
    ada = await at_the_notices(site, "One")
    tell(ada.account, "Two")
    await until(lambda: bells(ada) == ["2 new notices"] * 2)
    await until(lambda: [one.split()[0] for one in entries(ada)] == ["Two", "One"])


@pytest.mark.parametrize("trouble", [DatabaseFailed(), RuntimeError("a bug")])
async def test_a_look_that_fails_is_not_talked_about_and_the_next_one_finds_what_is_new(
    site: Site, monkeypatch: pytest.MonkeyPatch, trouble: Exception
) -> None:
    from pages import room

    failed = 0

    async def count(user_id: str) -> int:
        nonlocal failed
        if failed < 3:
            failed += 1
            raise trouble
        return await bell_count(user_id)

    bell_count = bell.count_unread
    monkeypatch.setattr(room, "LOOK_EVERY", 0.02)
    ada = await at_the_notices(site, "One")
    monkeypatch.setattr(bell, "count_unread", count)
    tell(ada.account, "Two")
    await until(lambda: bells(ada) == ["2 new notices"] * 2)
    assert failed == 3
    assert ada.notify.messages == []


async def test_a_page_whose_sign_in_was_ended_elsewhere_goes_to_the_door(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pages import room

    monkeypatch.setattr(room, "LOOK_EVERY", 0.02)
    ada = await at_the_notices(site, "One")
    monkeypatch.setattr(signins, "_revoked_hooks", [])  # as if another process had ended it
    await signins.sign_out_everywhere(ada.account.id)
    await until(lambda: ada.back_history[-1] == "/sign-in")


async def test_earlier_notices_come_when_asked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pages import notices as page

    monkeypatch.setattr(page, "ROWS", 2)
    ada = await at_the_notices(site, "One", "Two", "Three")
    assert [one.split()[0] for one in entries(ada)] == ["Three", "Two"]
    ada.press("Show earlier ones")
    await until(lambda: [one.split()[0] for one in entries(ada)] == ["Three", "Two", "One"])


async def test_what_a_notice_says_is_never_read_as_html(site: Site) -> None:
    ada = await at_the_notices(site, "<b>bold</b>", link="javascript:alert(1)")
    await sees(ada, "<b>bold</b>")
    answer = await ada.http_client.get(link_of(ada, "<b>bold</b>"))
    assert answer.headers["location"] == "/"
