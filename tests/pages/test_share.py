"""Sharing: the dialog of the owner, and the page that whoever has the link sees."""

from __future__ import annotations

from datetime import timedelta

import time_machine

from data.columns import utcnow
from services.studio import sharing
from tests.house import until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, sees
from tests.pages.test_gallery import open_picture


async def at_the_dialog(site: Site) -> tuple[Person, str]:
    ada = await site.person()
    fox = await ada.bring("fox <script>alert(1)</script>")
    await ada.open("/gallery")
    open_picture(ada, fox)
    await sees(ada, "40 × 30")
    ada.press("Share…")
    await sees(ada, "Whoever has the link sees this one picture")
    return ada, fox


def address(person: Person) -> str:
    """The link that stands in the dialog, without the site."""
    found = [one.props["value"] for one in elements(person) if one.props.get("aria-label") == "Link"]
    return found[-1].removeprefix("http://limner.test") if found else ""


async def shared(site: Site) -> tuple[Person, str]:
    ada, _ = await at_the_dialog(site)
    ada.press("Make a link")
    await until(lambda: address(ada))
    return ada, address(ada)


async def test_a_link_shows_the_picture_to_a_stranger_and_nothing_else(site: Site) -> None:
    ada, link = await shared(site)
    stranger = await site.browser()
    page = await stranger.get(link)
    assert page.status_code == 200
    assert "<h1>fox &lt;script&gt;alert(1)&lt;/script&gt;</h1>" in page.text
    assert "<script" not in page.text
    assert "noindex" in page.headers["x-robots-tag"]
    source = page.text.split('shared-easel"><img src="')[1].split('"')[0]
    assert (await stranger.get(source)).headers["content-type"] == "image/png"
    for told in ("ada", ada.account.id, "example.org", "My pictures"):
        assert told not in page.text.lower()


async def test_a_link_is_copied_as_it_stands_and_made_only_once(site: Site) -> None:
    ada, link = await shared(site)
    ada.press("Close")
    ada.press("Share…")
    await until(lambda: address(ada) == link)


async def test_a_revoked_link_shows_nothing_and_says_so(site: Site) -> None:
    ada, link = await shared(site)
    stranger = await site.browser()
    page = (await stranger.get(link)).text
    source = page.split('shared-easel"><img src="')[1].split('"')[0]
    ada.press("Revoke the link")
    await sees(ada, "Revoked. The link shows nothing any more.")
    answer = await stranger.get(link)
    assert answer.status_code == 404
    assert "This picture is not shared, or no longer." in answer.text
    assert (await stranger.get(source)).status_code == 404


async def test_a_link_with_an_end_is_over_then(site: Site) -> None:
    ada, fox = await at_the_dialog(site)
    ada.fill("The link ends", "7")
    ada.press("Make a link")
    await until(lambda: address(ada))
    assert (await sharing.link_of(ada.account.id, fox)).expires_at is not None
    await sees(ada, "It holds until")
    stranger = await site.browser()
    with time_machine.travel(utcnow() + timedelta(days=7, minutes=1), tick=True):
        assert (await stranger.get(address(ada))).status_code == 404


async def test_the_end_of_a_link_can_be_moved(site: Site) -> None:
    ada, link = await shared(site)
    ada.fill("Let it end", "1")
    await sees(ada, "It holds until 2")
    assert address(ada) == link
    ada.fill("Let it end", "")
    await sees(ada, "It holds until you revoke it.")


async def test_a_link_that_never_was_is_a_page_in_words(site: Site) -> None:
    stranger = await site.browser()
    for token in ("x", "x" * 5000, "%00", "<b>"):
        answer = await stranger.get(f"/shared/{token}")
        assert answer.status_code in {404, 422}
        assert "<h1>" in answer.text
        assert "<b>" not in answer.text
