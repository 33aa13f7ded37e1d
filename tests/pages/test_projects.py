"""The page of projects: made, changed, archived, deleted, restored; each state in a tab of its own."""

from __future__ import annotations

from data.library import ProjectState
from services.studio import assets, projects
from services.studio.views import ProjectView
from tests.house import until
from tests.pages.conftest import Person, Site
from tests.pages.seen import elements, sees


def shown(person: Person) -> list[str]:
    return [one.props["aria-label"] for one in elements(person) if "project" in one.classes]


async def listed(person: Person, state: ProjectState) -> list[ProjectView]:
    return list(await projects.list_projects(person.account.id, state=state))


async def at_the_projects(site: Site, *names: str) -> Person:
    ada = await site.person()
    for name in names:
        await projects.create(ada.account.id, name)
    await ada.open("/projects")
    return ada


async def test_the_project_that_everybody_has_can_neither_be_archived_nor_deleted(site: Site) -> None:
    ada = await at_the_projects(site)
    assert shown(ada) == ["My pictures"]
    labels = {one.props.get("aria-label") for one in elements(ada)}
    assert "Change My pictures" in labels
    assert not {"Archive My pictures", "Delete My pictures"} & labels


async def test_a_project_is_made_once_and_renamed(site: Site) -> None:
    ada = await at_the_projects(site)
    ada.press("New project")
    ada.press("Make it")
    await sees(ada, "Give the project a name.")
    ada.fill("Name", "Autumn <b>")
    for _ in range(2):  # a double click
        ada.press("Make it")
    await until(lambda: shown(ada) == ["My pictures", "Autumn <b>"])
    ada.press("Change Autumn <b>")
    ada.fill("Name", "Winter")
    ada.fill("What it is about", "Snow")
    ada.press("Save")
    await until(lambda: shown(ada) == ["My pictures", "Winter"])
    await sees(ada, "Snow")


async def test_a_card_has_its_cover_its_count_and_leads_to_studio_and_gallery(site: Site) -> None:
    ada = await at_the_projects(site, "Winter")
    winter = (await listed(ada, ProjectState.ACTIVE))[1]
    fox = await ada.bring("fox")
    await assets.change(ada.account.id, fox, {"project_id": winter.id})
    await ada.open("/projects")
    await sees(ada, "1 picture · made just now")
    assert any(fox in str(one.props.get("src")) for one in elements(ada) if one.tag == "img")
    hrefs = {one.props["href"] for one in elements(ada) if one.tag == "a" and winter.id in str(one.props.get("href"))}
    assert hrefs == {f"/studio?project={winter.id}", f"/gallery?project={winter.id}"}


async def test_an_archived_project_is_out_of_the_way_and_comes_back(site: Site) -> None:
    ada = await at_the_projects(site, "Winter")
    ada.press("Archive Winter")
    await until(lambda: shown(ada) == ["My pictures"])
    await ada.open("/projects?state=archived")
    assert shown(ada) == ["Winter"]
    ada.press("Back to work Winter")
    await sees(ada, "Nothing is archived")
    assert [one.name for one in await listed(ada, ProjectState.ACTIVE)] == ["My pictures", "Winter"]


async def test_a_deleted_project_comes_back_with_undo_or_from_its_tab(site: Site) -> None:
    ada = await at_the_projects(site, "Winter", "Spring")
    for name in ("Winter", "Spring"):
        ada.press(f"Delete {name}")
        await until(lambda name=name: name not in shown(ada))
    ada.press("Undo")
    await until(lambda: shown(ada) == ["My pictures", "Spring"])
    await ada.open("/projects?state=deleted")
    assert shown(ada) == ["Winter"]
    ada.press("Restore Winter")
    await sees(ada, "Nothing was deleted")


async def test_what_another_tab_has_done_is_told_and_changes_nothing(site: Site) -> None:
    ada = await at_the_projects(site, "Winter")
    winter = (await listed(ada, ProjectState.ACTIVE))[1]
    await projects.delete(ada.account.id, winter.id)
    ada.press("Archive Winter")
    await sees(ada, "This project was deleted. Restore it to go on in it.")
    assert [one.name for one in await listed(ada, ProjectState.DELETED)] == ["Winter"]


async def test_nobody_sees_anybody_elses_projects(site: Site) -> None:
    await at_the_projects(site, "Winter")
    bob = await site.person("bob@example.org")
    await bob.open("/projects")
    assert shown(bob) == ["My pictures"]
