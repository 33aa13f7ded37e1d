"""The studio's versions and projects: gone back to, compared, branched from, deleted and brought back."""

from __future__ import annotations

import pytest
from sqlmodel import Session

import data
from components.compare import Comparison
from data.library import Generation, GenerationStatus, Project, Version
from services.studio import projects, sharing, versions
from services.studio.picture_rows import own_version
from services.studio.views import VersionView
from tests.pages.conftest import Person, Site
from tests.pages.studio import all_of, bring, one, says, shown, strip, titles, until


async def with_three(site: Site) -> tuple[Person, list[VersionView]]:
    """Somebody with three versions of which the last stands on the easel."""
    ada = await site.person(plan="pro")
    made = [await bring(ada, name, colour) for name, colour in (("one", "teal"), ("two", "red"), ("three", "navy"))]
    await ada.open("/studio")
    return ada, made


def current(person: Person) -> str:
    found: str = strip(person).props["current"]
    return found


async def test_the_newest_version_is_shown_and_another_one_by_its_address(site: Site) -> None:
    ada, made = await with_three(site)
    assert current(ada) == made[2].id
    await ada.open(f"/studio?version={made[0].id}")
    assert current(ada) == made[0].id


async def test_what_a_brief_describes_is_called_by_its_title(site: Site) -> None:
    ada, made = await with_three(site)

    def describe(db: Session) -> None:
        own_version(db, ada.account.id, made[0].id)[0].description = "subject: one; style: anime; mood: calm"

    data.write_now(describe)
    await ada.open("/studio")
    assert titles(ada) == ["one", "two", "three"]


async def test_earlier_versions_come_when_they_are_asked_for(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    from pages.studio import board

    monkeypatch.setattr(board, "PAGE", 2)
    ada, made = await with_three(site)
    assert titles(ada) == ["two", "three"]
    for _ in range(2):  # the browser asks again before the answer is there
        ada.send(strip(ada), "more")
    await until(lambda: titles(ada) == ["one", "two", "three"])
    assert not strip(ada).props["more"]
    assert current(ada) == made[2].id


async def test_an_earlier_version_is_restored_as_the_newest(site: Site) -> None:
    ada, made = await with_three(site)
    ada.send(strip(ada), "open", made[0].id)
    await until(lambda: current(ada) == made[0].id)
    ada.press("Restore as the newest")
    await until(lambda: len(titles(ada)) == 4)
    assert shown(ada) == made[0].asset.id
    restored = (await versions.history(ada.account.id, made[0].project_id))[0]
    assert (restored.action, restored.parent_id) == ("restore", made[0].id)


async def test_a_version_is_shared_from_the_studio(site: Site) -> None:
    ada, made = await with_three(site)
    ada.press("Share…")
    await until(lambda: says(ada, "Make a link"))
    ada.press("Make a link")
    await until(lambda: says(ada, "It holds until you revoke it."))
    assert (await sharing.link_of(ada.account.id, made[2].asset.id)).expires_at is None


async def test_a_deleted_version_comes_back_with_undo(site: Site) -> None:
    ada, made = await with_three(site)
    ada.press("Delete this version")
    await until(lambda: len(titles(ada)) == 2)
    assert current(ada) != made[2].id
    await until(lambda: says(ada, "Undo"))
    ada.press("Undo")
    await until(lambda: len(titles(ada)) == 3 and current(ada) == made[2].id)


async def test_a_version_that_another_tab_deleted_leaves_this_one(site: Site) -> None:
    ada, made = await with_three(site)
    await versions.delete(ada.account.id, made[2].id)
    await until(lambda: current(ada) == made[1].id)


async def test_two_versions_are_compared_and_the_difference_is_counted(site: Site) -> None:
    ada, made = await with_three(site)
    ada.press("Compare")
    await until(lambda: all_of(ada, Comparison))
    ada.send(strip(ada), "open", made[0].id)  # while two are compared, the strip chooses the other one
    await until(lambda: one(ada, Comparison).props["first"]["id"] == made[0].id)
    ada.send(one(ada, Comparison), "way", "difference")
    await until(lambda: says(ada, "1\u00a0200 of 1\u00a0200 pixels differ (100.0 %)."))
    answer = await ada.http_client.get(one(ada, Comparison).props["difference"])
    assert answer.headers["content-type"] == "image/png"
    bob = await site.person("bob@example.org")
    assert (await bob.http_client.get(one(ada, Comparison).props["difference"])).status_code == 404


async def test_what_a_region_edit_left_untouched_stands_under_the_picture(site: Site) -> None:
    ada, made = await with_three(site)
    registration: dict[str, float | None] = {"dx": 1.25, "dy": -0.5, "scale": 1.0, "error": 0.1}
    _as_region_edit(made[2], {"outside_pixels": 1048, "outside_changed": 0, "registration": registration})
    await ada.open("/studio")
    await ada.should_see("0 of 1\u00a0048 pixels outside changed · aligned by +1.2, -0.5 px")
    _as_region_edit(
        made[2], {"outside_pixels": 9, "outside_changed": 0, "registration": registration | {"error": None}}
    )
    await ada.open("/studio")
    await ada.should_see("0 of 9 pixels outside changed · alignment could not be verified")


async def test_lineage_tells_what_was_asked_of_whom_at_what_price(site: Site) -> None:
    ada, made = await with_three(site)
    _as_region_edit(made[2], {}, parent=made[0])
    await ada.open("/studio")
    ada.press("How it came about")
    await ada.should_see("a lantern")
    await ada.should_see("model-x")
    await ada.should_see("1 · Brought along")


async def test_somebody_else_s_project_and_version_do_not_exist(site: Site) -> None:
    _, made = await with_three(site)
    bob = await site.person("bob@example.org")
    for address in (f"project={made[0].project_id}", f"version={made[0].id}", f"asset={made[0].asset.id}"):
        answer = await bob.http_client.get(f"/studio?{address}", follow_redirects=True)
        assert answer.status_code == 404


async def test_a_project_is_made_renamed_and_deleted_with_a_way_back(site: Site) -> None:
    ada, _ = await with_three(site)
    other = await projects.create(ada.account.id, "Channel art")
    await ada.open(f"/studio?project={other.id}")
    ada.press("Rename this project…")
    ada.fill("Name", "Thumbnails")
    ada.press("Rename it")
    await until(lambda: data.read_now(lambda db: db.get_one(Project, other.id).name) == "Thumbnails")
    ada.press("Delete it")
    await until(lambda: says(ada, "“Thumbnails” is deleted."))
    ada.press("Undo")
    await until(lambda: data.read_now(lambda db: db.get_one(Project, other.id).state) == "active")
    assert [one.name for one in await projects.list_projects(ada.account.id)] == ["My pictures", "Thumbnails"]


async def test_hostile_words_stay_words(site: Site) -> None:
    ada = await site.person()
    await bring(ada, "<img src=x onerror=alert(1)>")
    await ada.open("/studio")
    assert titles(ada) == ["<img src=x onerror=alert(1)>"]


def _as_region_edit(version: VersionView, report: dict[str, object], parent: VersionView | None = None) -> None:
    """Have the version been made by a region edit with this report."""

    def write(db: Session) -> None:
        row, asset = own_version(db, db.get_one(Version, version.id).user_id, version.id)
        made_by = Generation(
            user_id=row.user_id,
            project_id=row.project_id,
            operation="region_edit",
            status=GenerationStatus.COMPLETED,
            prompt="a lantern",
            model="model-x",
            report=report,
        )
        db.add(made_by)
        db.flush()
        row.action, row.generation_id, asset.generation_id = "region_edit", made_by.id, made_by.id
        row.parent_id = parent.id if parent else None

    data.write_now(write)
