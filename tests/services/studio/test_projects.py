"""Projects: made, changed, put away with what is in them, and brought back."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest

import data
from data.columns import utcnow
from data.library import Asset, Project
from services.errors import BadInput, Conflict, NotFound
from services.studio import assets, gallery, painting, projects, versions
from services.studio.generation_views import when_finished
from tests.house import Account, Studio, add_account
from tests.services.studio import shelf
from tests.services.studio.asking import ask


@pytest.fixture
def ada(books: str) -> Account:
    return add_account()


@pytest.fixture
def eve(books: str) -> Account:
    return add_account("eve@example.org")


async def names(account: Account, **asked: str | int | None) -> list[str]:
    return [one.name for one in await projects.list_projects(account.id, **asked)]  # pyright: ignore[reportArgumentType]


async def test_a_project_has_a_name_and_words_about_it(ada: Account) -> None:
    made = await projects.create(ada.id, "  Stream \x00\u2028 kit\n", "First line\r\n\r\nsecond\x07 line  ")
    assert (made.name, made.description) == ("Stream kit", "First line\n\nsecond  line")
    assert (made.state, made.pictures, made.cover_asset_id) == ("active", 0, None)
    changed = await projects.update(ada.id, made.id, name="Kit", description="")
    assert (changed.name, changed.description) == ("Kit", "")
    assert await projects.get(ada.id, made.id) == changed


async def test_a_project_needs_a_name_that_can_be_read(ada: Account) -> None:
    made = await projects.create(ada.id, "Kit")
    for name in ("", "   ", "\x00", "\ud800", "x" * 121):
        with pytest.raises(BadInput):
            await projects.create(ada.id, name)
        with pytest.raises(BadInput):
            await projects.update(ada.id, made.id, name=name)
    assert await names(ada) == ["My pictures", "Kit"]


async def test_projects_are_listed_page_by_page_with_the_default_one_first(ada: Account) -> None:
    for name in ("one", "two", "three"):
        await projects.create(ada.id, name)
    everything = ["My pictures", "three", "two", "one"]
    assert await names(ada) == everything
    found: list[str] = []
    before: str | None = None
    while page := await projects.list_projects(ada.id, limit=1, before=before):
        found += [one.name for one in page]
        before = page[-1].id
    assert found == everything


async def test_archived_projects_stand_apart(ada: Account) -> None:
    made = await projects.create(ada.id, "Kit")
    await projects.update(ada.id, made.id, archived=True)
    assert await names(ada, state="archived") == ["Kit"]
    assert await names(ada, state="active") == ["My pictures"]
    assert await names(ada) == ["My pictures", "Kit"]
    await projects.update(ada.id, made.id, archived=False)
    assert await names(ada, state="archived") == []
    with pytest.raises(BadInput):
        await projects.list_projects(ada.id, state="elsewhere")


async def test_the_cover_is_the_chosen_picture_while_it_is_there_and_else_the_newest(ada: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    first, second = (shelf.picture(ada, project_id=kit.id) for _ in range(2))
    shelf.picture(ada, project_id=kit.id, kind="mask")
    view = await projects.get(ada.id, kit.id)
    assert (view.pictures, view.cover_asset_id) == (2, second.id)
    assert (await projects.update(ada.id, kit.id, cover_asset_id=first.id)).cover_asset_id == first.id
    await assets.delete(ada.id, first.id)
    view = await projects.get(ada.id, kit.id)
    assert (view.pictures, view.cover_asset_id) == (1, second.id)
    await assets.restore(ada.id, first.id)
    assert (await projects.get(ada.id, kit.id)).cover_asset_id == first.id
    assert (await projects.update(ada.id, kit.id, cover_asset_id="")).cover_asset_id == second.id


async def test_a_cover_is_a_picture_of_the_project(ada: Account, eve: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    for other in (shelf.picture(ada), shelf.picture(eve)):
        with pytest.raises(NotFound):
            await projects.update(ada.id, kit.id, name="Stolen", cover_asset_id=other.id)
    assert (await projects.get(ada.id, kit.id)).name == "Kit"


async def test_the_default_project_can_be_neither_deleted_nor_archived(ada: Account) -> None:
    (default,) = await projects.list_projects(ada.id)
    with pytest.raises(Conflict):
        await projects.delete(ada.id, default.id)
    with pytest.raises(Conflict):
        await projects.update(ada.id, default.id, archived=True)
    assert (await projects.update(ada.id, default.id, name="All of it")).name == "All of it"


async def test_a_deleted_project_takes_its_pictures_along_and_brings_them_back(ada: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    elsewhere = shelf.picture(ada)
    gone_before, kept = (shelf.picture(ada, project_id=kit.id) for _ in range(2))
    await assets.delete(ada.id, gone_before.id)
    assert (await projects.delete(ada.id, kit.id)).pictures == 1
    assert [one.id for one in await gallery.page(ada.id)] == [elsewhere.id]
    assert kept.version_id is not None
    with pytest.raises(NotFound):
        await versions.get(ada.id, kept.version_id)
    for look in (projects.get(ada.id, kit.id), versions.history(ada.id, kit.id), projects.delete(ada.id, kit.id)):
        with pytest.raises(NotFound, match="deleted"):
            await look
    assert await names(ada, state="deleted") == ["Kit"]
    back = await projects.restore(ada.id, kit.id)
    assert (back.state, back.pictures) == ("active", 1)
    assert {one.id for one in await gallery.page(ada.id)} == {elsewhere.id, kept.id}
    assert [one.asset.id for one in await versions.history(ada.id, kit.id)] == [kept.id]
    assert await projects.restore(ada.id, kit.id) == back


async def test_a_project_can_be_brought_back_for_thirty_days(ada: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    await projects.delete(ada.id, kit.id)

    def age(days: float) -> None:
        data.write_now(lambda db: setattr(db.get_one(Project, kit.id), "deleted_at", utcnow() - timedelta(days=days)))

    age(30.1)
    with pytest.raises(NotFound, match="30 days"):
        await projects.restore(ada.id, kit.id)
    assert await names(ada, state="deleted") == []
    age(29.9)
    assert (await projects.restore(ada.id, kit.id)).state == "active"


async def test_a_picture_brought_back_alone_from_a_deleted_project_comes_to_the_default_one(ada: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    alone, other = (shelf.picture(ada, project_id=kit.id) for _ in range(2))
    await projects.delete(ada.id, kit.id)
    (default,) = await projects.list_projects(ada.id)
    assert (await assets.restore(ada.id, alone.id)).project_id == default.id
    assert [one.asset.id for one in await versions.history(ada.id, default.id)] == [alone.id]
    assert (await projects.restore(ada.id, kit.id)).pictures == 1
    assert shelf.row(Asset, other.id).deleted_at is None


async def test_somebody_elses_project_is_not_found_by_any_way(ada: Account, eve: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    for act in (
        projects.get(eve.id, kit.id),
        projects.update(eve.id, kit.id, name="Mine", archived=True),
        projects.delete(eve.id, kit.id),
        projects.restore(eve.id, kit.id),
        versions.history(eve.id, kit.id),
        gallery.page(eve.id, gallery.Filter(project_id=kit.id)),
    ):
        with pytest.raises(NotFound):
            await act
    assert await projects.get(ada.id, kit.id) == kit
    assert kit.id not in {one.id for one in await projects.list_projects(eve.id)}


async def test_a_picture_that_arrives_in_a_deleted_project_comes_to_the_default_one(
    studio: Studio, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = add_account()
    kit = await projects.create(account.id, "Kit")
    here, on = asyncio.Event(), asyncio.Event()
    paint = painting.paint

    async def slowly(*args: Any) -> Any:
        here.set()
        await on.wait()
        return await paint(*args)

    monkeypatch.setattr(painting, "paint", slowly)
    asked = await ask(account, project_id=kit.id)
    await here.wait()
    await projects.delete(account.id, kit.id)
    on.set()
    (picture,) = (await when_finished(account.id, asked.id, 60)).assets
    (default,) = await projects.list_projects(account.id)
    assert picture.project_id == default.id
    assert [one.id for one in await gallery.page(account.id)] == [picture.id]
    with pytest.raises(NotFound, match="deleted"):
        await ask(account, project_id=kit.id)
