"""The gallery: what is asked for, opened, rated, arranged, deleted and brought back, and never anybody else's."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any

import httpx
import pytest
from nicegui import ui
from sqlmodel import Session

import data
from components.gallery import GalleryWall
from components.markup import Words
from data.accounts import Role
from data.columns import new_id
from data.library import Asset
from services.accounts import signins
from services.studio import assets, gallery, projects
from services.studio.views import AssetView, asset_view
from tests.house import until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, sees

Told = list[tuple[Any, ...]]


@pytest.fixture
def told(monkeypatch: pytest.MonkeyPatch) -> Told:
    """What the page tells its wall to do."""
    calls: Told = []
    monkeypatch.setattr(GalleryWall, "run_method", lambda _, *call: calls.append(call))
    return calls


def wall(person: Person) -> GalleryWall:
    (found,) = [one for one in elements(person) if isinstance(one, GalleryWall)]
    return found


def query(person: Person) -> dict[str, Any]:
    return wall(person).props["query"]


def open_picture(person: Person, asset_id: str, *, before: bool = False, after: bool = False) -> None:
    person.send(wall(person), "open", {"id": asset_id, "before": before, "after": after})


def act(person: Person, name: str, *ids: str) -> None:
    person.send(wall(person), "act", {"act": name, "ids": list(ids)})


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


def gone(*ids: str) -> Callable[[], bool]:
    return lambda: all(stored(one).deleted_at is not None for one in ids)


def there(*ids: str) -> Callable[[], bool]:
    return lambda: all(stored(one).deleted_at is None for one in ids)


def links(person: Person) -> dict[str, str]:
    """The links on the page, by their words."""
    return {one.text: one.props["href"] for one in elements(person) if one.tag == "a" and isinstance(one, Words)}


async def with_three(site: Site) -> tuple[Person, list[str]]:
    ada = await site.person()
    brought = [await ada.bring(name) for name in ("fox", "lighthouse", "cat")]
    await ada.open("/gallery")
    return ada, brought


async def test_an_empty_gallery_leads_to_the_coach(site: Site) -> None:
    ada = await site.person()
    await ada.open("/gallery")
    await ada.should_see("Nothing painted yet")
    assert links(ada)["Talk to the coach"] == "/"


async def test_ten_thousand_pictures_are_one_element_on_the_server(site: Site) -> None:
    ada, (fox, *_) = await with_three(site)
    many = len(elements(ada))
    ada.send(wall(ada), "count", 10_000)
    assert len(elements(ada)) == many
    assert not wall(ada).default_slot.children
    assert wall(ada).props["source"] == "/api/v1/assets"
    assert wall(ada).props["thumbs"].replace("{id}", fox) == f"/api/v1/assets/{fox}/thumbnail?size=256"
    assert wall(ada).props["sharp"].replace("{id}", fox) == f"/api/v1/assets/{fox}/thumbnail?size=768"


async def test_every_field_narrows_what_is_asked_for(site: Site) -> None:
    ada, (fox, *_) = await with_three(site)
    await assets.change(ada.account.id, fox, {"tags": ["red & black"]})
    winter = await projects.create(ada.account.id, "Winter")
    await ada.open("/gallery")
    for label, value in {"Search": " LIGHT ", "Project": winter.id, "Made for": "thumbnail"}.items():
        ada.fill(label, value)
    for label, value in {"Where from": "upload", "Stars": "4", "Tag": "red & black"}.items():
        ada.fill(label, value)
    ada.send(ada.part("From"), "change", "2026-11-01")
    ada.send(ada.part("To"), "change", "2026-11-30")
    ada.find(ui.toggle).elements.pop().value = "favourites"
    wanted = {
        "search": "LIGHT",
        "project_id": winter.id,
        "asset_type": ["thumbnail"],
        "kind": "upload",
        "rating": "4",
        "tag": "red & black",
        "since": "2026-11-01T00:00:00Z",
        "until": "2026-12-01T00:00:00Z",
        "favourite": "true",
    }
    await until(lambda: query(ada) == wanted)
    assert (await ada.http_client.get("/api/v1/assets", params=wanted)).json()["items"] == []
    ada.fill("Search", None)  # as the cross in the field leaves it
    ada.send(ada.part("From"), "change", "")
    ada.send(ada.part("To"), "change", "9999-12-31")
    await until(lambda: not {"search", "since", "until"} & set(query(ada)))


async def test_what_is_not_found_is_said_by_what_was_asked(site: Site) -> None:
    ada, _ = await with_three(site)
    ada.fill("Search", "zebra")
    await until(lambda: query(ada) == {"search": "zebra"})
    ada.send(wall(ada), "count", 0)
    await sees(ada, "There is no picture with these words.")
    ada.fill("Stars", "5")
    await until(lambda: "rating" in query(ada))
    await ada.should_not_see("Nothing found")
    ada.send(wall(ada), "count", 0)
    await sees(ada, "Try fewer filters.")


async def test_the_gallery_of_a_project_is_opened_by_its_address(site: Site) -> None:
    ada, _ = await with_three(site)
    (project,) = await projects.list_projects(ada.account.id)
    await ada.open(f"/gallery?project={project.id}")
    assert query(ada) == {"project_id": project.id}
    await ada.open("/gallery?project=nobodys")
    assert query(ada) == {}


async def test_ones_creations_are_the_gallery_of_what_was_made_there(site: Site) -> None:
    ada = await site.person()
    fox, owl = await ada.bring("fox"), await ada.bring("owl")
    change(fox, asset_type="streamer_logo")
    await ada.open("/profile/creations")
    wanted = {"asset_type": ["profile_picture", "streamer_logo"]}
    assert query(ada) == wanted
    items = (await ada.http_client.get("/api/v1/assets", params=wanted)).json()["items"]
    assert [one["id"] for one in items] == [fox]
    ada.fill("Made for", "profile_picture")
    await until(lambda: query(ada) == {"asset_type": ["profile_picture"]})
    change(owl, asset_type="profile_picture")
    assert [one["id"] for one in (await ada.http_client.get("/api/v1/assets", params=query(ada))).json()["items"]] == [
        owl
    ]


async def test_a_favourite_is_kept(site: Site, told: Told) -> None:
    ada, (fox, *_) = await with_three(site)
    ada.send(wall(ada), "favourite", {"id": fox, "on": True})
    await until(lambda: stored(fox).favourite)
    assert not told


async def test_a_heart_that_could_not_be_kept_is_emptied_again(site: Site, told: Told) -> None:
    ada, (fox, *_) = await with_three(site)
    await ada.http_client.delete(f"/api/v1/assets/{fox}")
    ada.send(wall(ada), "favourite", {"id": fox, "on": True})
    await until(lambda: told == [("patch", [fox], {"favourite": False})])
    await sees(ada, "That does not exist.")


async def test_a_deleted_picture_comes_back_with_undo(site: Site, told: Told) -> None:
    ada, (fox, *_) = await with_three(site)
    ada.send(wall(ada), "remove", fox)
    await until(gone(fox))
    await sees(ada, "The picture is in the bin for 30 days.")
    ada.press("Undo")
    await until(there(fox))
    await until(lambda: told == [("take", [fox]), ("giveBack", [fox])])


async def test_many_are_deleted_and_come_back_at_once(site: Site, told: Told) -> None:
    ada, ids = await with_three(site)
    act(ada, "delete", *ids)
    await until(gone(*ids))
    await sees(ada, "3 pictures are in the bin for 30 days.")
    ada.press("Undo")
    await until(there(*ids))


async def test_what_another_tab_deleted_goes_here_too(site: Site, told: Told) -> None:
    ada, ids = await with_three(site)
    await ada.http_client.delete(f"/api/v1/assets/{ids[0]}")
    act(ada, "delete", *ids)
    await until(lambda: told == [("take", ids)])
    assert gone(*ids)()


async def test_the_bin_shows_what_was_deleted_and_gives_it_back(site: Site, told: Told) -> None:
    ada, ids = await with_three(site)
    await ada.http_client.delete(f"/api/v1/assets/{ids[0]}")
    await ada.http_client.delete(f"/api/v1/assets/{ids[1]}")
    ada.find(ui.toggle).elements.pop().value = "bin"
    await until(lambda: query(ada) == {"deleted": "true"})
    await ada.should_see("gone for good 30 days after")
    assert (await ada.http_client.get(f"/api/v1/assets/{ids[0]}/thumbnail")).status_code == 200
    ada.send(wall(ada), "restore", ids[0])
    await until(there(ids[0]))
    act(ada, "restore", ids[1])
    await until(there(ids[1]))
    for event in ("remove", "favourite"):
        ada.send(wall(ada), event, ids[2])
    act(ada, "delete", ids[2])
    open_picture(ada, ids[2])
    await sees(ada, "Restore this picture to look at it.")
    assert stored(ids[2]).deleted_at is None


async def test_many_become_favourites(site: Site, told: Told) -> None:
    ada, ids = await with_three(site)
    act(ada, "favour", *ids[:2])
    await until(lambda: told == [("patch", ids[:2], {"favourite": True}), ("clear",)])
    assert [stored(one).favourite for one in ids] == [True, True, False]


async def test_many_get_a_tag_and_lose_another(site: Site) -> None:
    ada, ids = await with_three(site)
    await assets.change(ada.account.id, ids[0], {"tags": ["old", "kept"]})
    act(ada, "tags", *ids[:2])
    await sees(ada, "Tags of 2 pictures")
    ada.fill("Put on all of them, separated by commas", "fresh,  a  b , fresh,")
    ada.fill("Take off", "old")
    ada.press("Save")
    await until(lambda: stored(ids[0]).tags == ("kept", "fresh", "a b"))
    assert stored(ids[1]).tags == ("fresh", "a b")
    assert {one.tag for one in await gallery.tags(ada.account.id)} == {"kept", "fresh", "a b"}


async def test_many_move_to_a_new_project_which_is_made_once(site: Site, told: Told) -> None:
    ada, ids = await with_three(site)
    act(ada, "move", *ids[:2])
    await sees(ada, "Move 2 pictures")
    ada.fill("To", "new")
    ada.fill("Its name", "  ")
    ada.press("Move")
    await sees(ada, "Give the project a name.")
    ada.fill("Its name", "Winter")
    ada.press("Move")
    await sees(ada, "Moved to “Winter”.")
    found = {one.name: one for one in await projects.list_projects(ada.account.id)}
    assert {name: one.pictures for name, one in found.items()} == {"My pictures": 1, "Winter": 2}
    assert [stored(one).project_id for one in ids[:2]] == [found["Winter"].id] * 2


async def test_many_are_fetched_as_one_zip(site: Site, told: Told) -> None:
    ada, ids = await with_three(site)
    act(ada, "download", *ids)
    await until(lambda: told == [("send", "/api/v1/assets/download", ids)])
    answer = await ada.http_client.post("/api/v1/assets/download", data={"asset_ids": ",".join(ids)})
    assert answer.headers["content-type"] == "application/zip"
    assert io.BytesIO(answer.content).read(2) == b"PK"


async def test_more_than_a_zip_holds_is_refused_in_words(site: Site, told: Told) -> None:
    ada, (fox, *_) = await with_three(site)
    act(ada, "download", fox, "nobodys")
    await sees(ada, "That does not exist.")
    assert not told


async def test_an_opened_picture_can_be_rated_and_made_a_favourite(site: Site) -> None:
    ada, (fox, *_) = await with_three(site)
    open_picture(ada, fox)
    await sees(ada, "40 × 30")
    ada.press("4 stars")
    ada.press("Favourite")
    await until(lambda: (stored(fox).rating, stored(fox).favourite) == (4, True))
    await until(lambda: "No longer a favourite" in [one.props.get("aria-label") for one in elements(ada)])


async def test_the_viewer_walks_to_the_neighbours_of_the_wall(site: Site, told: Told) -> None:
    ada, (fox, lighthouse, _) = await with_three(site)
    open_picture(ada, fox, before=True, after=False)
    await sees(ada, "fox")
    ada.press("Next picture")
    ada.press("Previous picture")
    await until(lambda: told == [("step", fox, -1)])
    open_picture(ada, lighthouse)
    await sees(ada, "lighthouse")


async def test_an_opened_picture_is_tagged_moved_and_deleted(site: Site, told: Told) -> None:
    ada, (fox, *_) = await with_three(site)
    winter = await projects.create(ada.account.id, "Winter")
    await assets.change(ada.account.id, fox, {"tags": ["old"]})
    open_picture(ada, fox)
    await sees(ada, "old")
    ada.press("Tags…")
    await sees(ada, "Save")
    ada.fill("Tags, separated by commas", "new")
    ada.press("Save")
    await until(lambda: stored(fox).tags == ("new",))
    ada.press("Cover of its project")
    await sees(ada, "It is the cover of “My pictures” now.")
    ada.press("Move…")
    await sees(ada, "Move the picture")
    ada.press("Move")
    await until(lambda: stored(fox).project_id == winter.id)
    ada.press("Delete")
    await sees(ada, "“fox” is in the bin for 30 days.")
    assert ("take", [fox]) in told


async def test_an_upload_can_be_downloaded_opened_in_the_studio_and_built_on(site: Site) -> None:
    ada, (fox, *_) = await with_three(site)
    open_picture(ada, fox)
    await sees(ada, "Use as a reference")
    asset = stored(fox)
    assert links(ada)["Download"] == f"/api/v1/assets/{fox}/content?download=true"
    assert links(ada)["Use as a reference"] == f"/?asset={fox}"
    assert links(ada)["Open in the studio"] == f"/studio?project={asset.project_id}&version={asset.version_id}"
    assert not {"Refine further", "Download original"} & set(links(ada))


async def test_a_painted_picture_leads_to_its_session_and_its_exact_size(site: Site) -> None:
    ada = await site.person()
    fox = await ada.bring("fox")
    session = new_id()
    change(fox, session_id=session, asset_type="thumbnail", width=1376, height=768, prompt="a fox <script>alert(1)")
    await ada.open("/gallery")
    open_picture(ada, fox)
    await sees(ada, "a fox <script>alert(1)")
    assert links(ada)["Refine further"] == f"/?session={session}"
    assert links(ada)["Download 1280 × 720"] == f"/api/v1/assets/{fox}/content?size=1280x720&download=true"
    assert links(ada)["Download original"] == f"/api/v1/assets/{fox}/content?download=true"


async def test_the_exact_size_is_not_offered_where_pixels_would_be_invented(site: Site) -> None:
    ada = await site.person()
    fox = await ada.bring("fox")
    change(fox, asset_type="thumbnail", width=1024, height=1024)
    await ada.open("/gallery")
    open_picture(ada, fox)
    await sees(ada, "1024 × 1024")
    assert "Download" in links(ada)
    assert "Download 1280 × 720" not in links(ada)


async def test_no_picture_that_a_forged_event_names_is_touched(site: Site, told: Told) -> None:
    _, (fox, *_) = await with_three(site)
    bob = await site.person("bob@example.org")
    own, other = await bob.bring("own"), await bob.bring("other")
    await bob.open("/gallery")
    open_picture(bob, fox)
    bob.send(wall(bob), "remove", fox)
    bob.send(wall(bob), "favourite", {"id": fox, "on": True})
    for name in ("favour", "delete"):
        act(bob, name, other, fox)
    bob.send(wall(bob), "favourite", {"id": own, "on": True})
    await until(lambda: stored(own).favourite and stored(other).deleted_at)  # all of it is taken by now
    await bob.should_not_see("40 × 30")
    assert not stored(fox).favourite
    assert stored(fox).deleted_at is None


async def test_a_click_after_the_account_was_disabled_changes_nothing(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, (fox, *_) = await with_three(site)
    admin: httpx.AsyncClient = (await site.person("admin@example.org", role=Role.ADMIN)).http_client
    monkeypatch.setattr(signins, "_revoked_hooks", [])  # as where another process disables the account
    await admin.patch(f"/api/v1/admin/users/{ada.account.id}", json={"disabled": True})
    ada.send(wall(ada), "remove", fox)
    await ada.should_see("Welcome back to the studio.", retries=20)
    assert stored(fox).deleted_at is None
