"""The gallery: what is shown, found, opened, rated, deleted and brought back, and never anybody else's."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from nicegui import ui
from sqlmodel import Session

import data
from components.gallery import Card
from components.markup import Words
from data.accounts import Role
from data.columns import new_id
from data.library import Asset
from services.accounts import signins
from services.studio.views import AssetView, asset_view
from tests.house import until
from tests.pages.conftest import Person, Site


def runs(person: Person) -> list[Any]:
    """The stretches of cards on the open page."""
    assert person.client is not None
    return [element for element in person.client.elements.values() if type(element).__name__ == "_Run"]


def cards(person: Person) -> list[Card]:
    return [card for run in runs(person) for card in run.cards]


def titles(person: Person) -> list[str]:
    return [card.title for card in cards(person)]


async def shown(person: Person, *expected: str) -> None:
    await until(lambda: titles(person) == list(expected))


def do(person: Person, event: str, title: str) -> None:
    """Have the browser report what was done with the picture of this title: open, favourite, remove."""
    for run in runs(person):
        for card in run.cards:
            if card.title == title:
                person.send(run, event, card.id)
                return
    raise AssertionError(f"no picture is called {title}")


def change(asset_id: str, **values: object) -> None:
    """Give a picture what a generation would have given it."""

    def write(db: Session) -> None:
        row = db.get_one(Asset, asset_id)
        for name, value in values.items():
            setattr(row, name, value)

    data.write_now(write)


def stored(asset_id: str) -> AssetView:
    """The picture as it is remembered, also when it is deleted."""
    return data.read_now(lambda db: asset_view(db.get_one(Asset, asset_id)))


def links(person: Person) -> dict[str, str]:
    """The links on the page, by their words."""
    assert person.client is not None
    return {
        element.text: element.props["href"]
        for element in person.client.elements.values()
        if element.tag == "a" and isinstance(element, Words)
    }


async def with_three(site: Site) -> Person:
    ada = await site.person()
    for name in ("fox", "lighthouse", "cat"):
        await ada.bring(name)
    await ada.open("/gallery")
    return ada


async def test_an_empty_gallery_leads_to_the_coach(site: Site) -> None:
    ada = await site.person()
    await ada.open("/gallery")
    await ada.should_see("Nothing painted yet")
    assert links(ada)["Talk to the coach"] == "/"


async def test_pictures_stand_there_newest_first(site: Site) -> None:
    assert titles(await with_three(site)) == ["cat", "lighthouse", "fox"]


async def test_nobody_sees_anybody_elses_pictures(site: Site) -> None:
    await with_three(site)
    bob = await site.person("bob@example.org")
    await bob.open("/gallery")
    await bob.should_see("Nothing painted yet")


async def test_further_pictures_come_a_stretch_at_a_time_and_none_twice(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    from pages.gallery import page

    monkeypatch.setattr(page, "PAGE", 2)
    ada = await with_three(site)
    assert titles(ada) == ["cat", "lighthouse"]
    last = runs(ada)[-1]
    for _ in range(2):  # the browser asks again before the answer is there
        ada.send(last, "more")
    await until(lambda: not runs(ada)[-1].props["more"])
    assert titles(ada) == ["cat", "lighthouse", "fox"]


async def test_search_finds_by_title_and_says_when_nothing_fits(site: Site) -> None:
    ada = await with_three(site)
    ada.fill("Search", "LIGHT")
    await shown(ada, "lighthouse")
    ada.fill("Search", "zebra")
    await shown(ada)
    await ada.should_see("There is no picture with these words.")
    ada.fill("Search", None)  # as the cross in the field leaves it
    await shown(ada, "cat", "lighthouse", "fox")
    await ada.should_not_see("Nothing found")


async def test_a_favourite_is_kept_and_found_among_the_favourites(site: Site) -> None:
    ada = await with_three(site)
    do(ada, "favourite", "fox")
    await until(lambda: stored(cards(ada)[2].id).favourite)
    assert [card.title for card in cards(ada) if card.favourite] == ["fox"]
    ada.find(ui.toggle).elements.pop().value = "favourites"
    await shown(ada, "fox")


async def test_a_deleted_picture_comes_back_with_undo(site: Site) -> None:
    ada = await with_three(site)
    do(ada, "remove", "lighthouse")
    await shown(ada, "cat", "fox")
    ada.press("Undo")
    await shown(ada, "cat", "lighthouse", "fox")
    assert len((await ada.http_client.get("/api/v1/assets")).json()["items"]) == 3


async def test_a_picture_that_another_tab_deleted_goes_here_too(site: Site) -> None:
    ada = await with_three(site)
    await ada.http_client.delete(f"/api/v1/assets/{cards(ada)[0].id}")
    do(ada, "remove", "cat")
    await shown(ada, "lighthouse", "fox")


async def test_the_last_picture_leaves_the_empty_gallery_and_undo_ends_it(site: Site) -> None:
    ada = await site.person()
    await ada.bring("fox")
    await ada.open("/gallery")
    do(ada, "remove", "fox")
    await ada.should_see("Nothing painted yet")
    ada.press("Undo")
    await ada.should_not_see("Nothing painted yet")


async def test_an_opened_picture_can_be_rated_and_made_a_favourite(site: Site) -> None:
    ada = await with_three(site)
    do(ada, "open", "fox")
    fox = cards(ada)[2].id
    ada.press("4 stars")
    ada.press("Favourite")
    await ada.should_see("No longer a favourite")
    assert [card.favourite for card in cards(ada)] == [False, False, True]
    await until(lambda: (stored(fox).rating, stored(fox).favourite) == (4, True))


async def test_an_opened_picture_that_is_deleted_comes_back_to_its_place(site: Site) -> None:
    ada = await with_three(site)
    do(ada, "open", "lighthouse")
    ada.press("Favourite")
    await ada.should_see("No longer a favourite")
    ada.press("Delete")
    await shown(ada, "cat", "fox")
    ada.press("Undo")
    await shown(ada, "cat", "lighthouse", "fox")
    assert [card.favourite for card in cards(ada)] == [False, True, False]


async def test_an_upload_can_only_be_downloaded_as_it_is(site: Site) -> None:
    ada = await with_three(site)
    do(ada, "open", "fox")
    assert links(ada)["Download"] == f"/api/v1/assets/{cards(ada)[2].id}/content?download=true"
    assert not {"Back into the session", "Download original"} & set(links(ada))


async def test_a_painted_picture_leads_to_its_session_and_its_exact_size(site: Site) -> None:
    ada = await site.person()
    fox = await ada.bring("fox")
    session = new_id()
    change(fox, session_id=session, asset_type="thumbnail", width=1376, height=768, prompt="a fox <script>alert(1)")
    await ada.open("/gallery")
    do(ada, "open", "fox")
    await ada.should_see("a fox <script>alert(1)")
    assert links(ada)["Back into the session"] == f"/?session={session}"
    assert links(ada)["Download 1280 × 720"] == f"/api/v1/assets/{fox}/content?size=1280x720&download=true"
    assert links(ada)["Download original"] == f"/api/v1/assets/{fox}/content?download=true"


async def test_the_exact_size_is_not_offered_where_pixels_would_be_invented(site: Site) -> None:
    ada = await site.person()
    change(await ada.bring("fox"), asset_type="thumbnail", width=1024, height=1024)
    await ada.open("/gallery")
    do(ada, "open", "fox")
    assert "Download" in links(ada)
    assert "Download 1280 × 720" not in links(ada)


async def test_no_picture_that_a_forged_event_names_is_touched(site: Site) -> None:
    ada = await with_three(site)
    fox = cards(ada)[2].id
    bob = await site.person("bob@example.org")
    await bob.bring("own")
    await bob.open("/gallery")
    for event in ("open", "favourite", "remove"):
        bob.send(runs(bob)[0], event, fox)
    do(bob, "favourite", "own")  # events are taken in their order
    await until(lambda: cards(bob)[0].favourite)
    assert not stored(fox).favourite
    assert stored(fox).deleted_at is None
    assert titles(bob) == ["own"]


async def test_a_click_after_the_account_was_disabled_changes_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada = await with_three(site)
    admin: httpx.AsyncClient = (await site.person("admin@example.org", role=Role.ADMIN)).http_client
    monkeypatch.setattr(signins, "_revoked_hooks", [])  # as where another process disables the account
    await admin.patch(f"/api/v1/admin/users/{ada.account.id}", json={"disabled": True})
    fox = cards(ada)[2].id
    do(ada, "remove", "fox")
    await ada.should_see("Welcome back to the studio.", retries=20)
    assert stored(fox).deleted_at is None
