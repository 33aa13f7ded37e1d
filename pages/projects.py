"""The projects' page: what pictures are gathered in, by state, made, renamed, archived, deleted and restored."""

from __future__ import annotations

from collections.abc import Awaitable
from functools import partial

from nicegui import ui

from components import states
from components.controls import Kind, button, link_button, text_field
from components.frame import Entry, page_head, tabs
from components.markup import picture, tag
from components.theme import icon
from data.library import ProjectState
from pages.doorkeeper import AtDoor
from pages.room import acting, ago, room
from pages.urls import PROJECTS, gallery_url, studio_url, thumbnail_url
from services.accounts.signins import Visitor
from services.billing.words import grouped
from services.studio import projects
from services.studio.projects import KEPT, LONGEST_DESCRIPTION, LONGEST_NAME
from services.studio.views import ProjectView

PAGE = 60  # projects that are fetched at once
TABS = (
    Entry(key=ProjectState.ACTIVE, label="Active", href=PROJECTS, icon="gallery"),
    Entry(key=ProjectState.ARCHIVED, label="Archived", href=f"{PROJECTS}?state=archived", icon="archive"),
    Entry(key=ProjectState.DELETED, label="Deleted", href=f"{PROJECTS}?state=deleted", icon="bin"),
)
NOTHING = {
    ProjectState.ACTIVE: ("No project yet", "Projects gather the pictures that belong together."),
    ProjectState.ARCHIVED: ("Nothing is archived", "Archived projects are out of the way, and complete."),
    ProjectState.DELETED: ("Nothing was deleted", f"Deleted projects can be restored for {KEPT.days} days."),
}
EDGE = 768  # pixels of a cover


def install() -> None:
    """Register the page."""
    ui.page(PROJECTS, title="Projects · Limner")(_page)


async def _page(who: AtDoor, state: str = "") -> None:
    shown = ProjectState(state) if state in list(ProjectState) else ProjectState.ACTIVE
    first = await projects.list_projects(who.user.id, state=shown, limit=PAGE)
    async with room(who, active="projects", title="Projects"):
        shelf = Shelf(who, shown, first)
        with page_head("Projects", "Each gathers the pictures of one undertaking, with every version of them."):
            button("New project", lambda: shelf.ask(None), kind=Kind.LAPIS, icon="plus")
        tabs(TABS, active=shown, label="Projects by state")
        shelf.build()


class Shelf:
    """The projects of one state on an open page."""

    def __init__(self, who: Visitor, state: ProjectState, first: tuple[ProjectView, ...]) -> None:
        self._who = who
        self._user_id = who.user.id
        self._state = state
        self._projects = list(first)
        self._more = len(first) == PAGE

    def build(self) -> None:
        self._list = tag("div", "projects")
        with tag("div", "more") as self._foot:
            button("Show more", self._fetch_more)
        self._dialogs = tag("div", "")  # outside of the list, which is built anew under an open one
        self._show()

    def ask(self, project: ProjectView | None) -> None:
        """A dialog for a new project or an old one."""
        with self._dialogs, states.dialog("New project" if project is None else "Change the project") as dialog:
            name = text_field("Name", value=project.name if project else "", maxlength=LONGEST_NAME)
            description = text_field(
                "What it is about",
                value=project.description if project else "",
                multiline=True,
                maxlength=LONGEST_DESCRIPTION,
            )

            async def save() -> None:
                told = str(name.value or ""), str(description.value or "")
                deed = (
                    projects.create(self._user_id, *told)
                    if project is None
                    else projects.update(self._user_id, project.id, name=told[0], description=told[1])
                )
                if await self._do(deed):
                    dialog.close()

            with tag("div", "dialog-foot"):
                button("Save" if project else "Make it", save, kind=Kind.LAPIS)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()

    def _show(self) -> None:
        self._list.clear()
        self._foot.set_visibility(self._more)
        with self._list:
            if not self._projects:
                title, words = NOTHING[self._state]
                states.empty_state(title, words, icon="gallery")
            for project in self._projects:
                self._card(project)

    def _card(self, project: ProjectView) -> None:
        deleted = self._state == ProjectState.DELETED
        with tag("article", "project", aria_label=project.name):
            name = f"Open {project.name} in the studio"
            cover = {} if deleted else {"href": studio_url(project.id), "aria_label": name}
            with tag("div" if deleted else "a", "project-cover", **cover):
                if project.cover_asset_id and not deleted:
                    picture(thumbnail_url(project.cover_asset_id, EDGE), "", width=EDGE, height=EDGE)
                else:
                    icon("picture")
            with tag("div", "project-words"):
                tag("h2", "", project.name)
                if project.description:
                    tag("p", "", project.description)
                count = "1 picture" if project.pictures == 1 else f"{grouped(project.pictures)} pictures"
                moment = project.deleted_at or project.created_at
                tag("small", "", f"{count} · {'deleted' if deleted else 'made'} {ago(moment)}")
            with tag("div", "project-acts"):
                self._acts(project)

    def _acts(self, project: ProjectView) -> None:
        def act(words: str, deed: partial[Awaitable[object]]) -> None:
            button(words, lambda: self._do(deed()), kind=Kind.QUIET, label=f"{words} {project.name}")

        change = partial(projects.update, self._user_id, project.id)
        if self._state == ProjectState.DELETED:
            act("Restore", partial(projects.restore, self._user_id, project.id))
            return
        link_button("Pictures", gallery_url(project.id), kind=Kind.QUIET)
        button("Change…", partial(self.ask, project), kind=Kind.QUIET, label=f"Change {project.name}")
        if self._state == ProjectState.ARCHIVED:
            act("Back to work", partial(change, archived=False))
        elif not project.is_default:
            act("Archive", partial(change, archived=True))
        if not project.is_default:
            button("Delete", partial(self._delete, project), kind=Kind.QUIET, label=f"Delete {project.name}")

    async def _delete(self, project: ProjectView) -> None:
        if not await self._do(projects.delete(self._user_id, project.id)):
            return

        async def undo() -> None:
            await self._do(projects.restore(self._user_id, project.id))

        with_all = f" with its {grouped(project.pictures)} pictures" if project.pictures > 1 else ""
        with self._dialogs:  # the card that was clicked is gone
            states.undo_toast(f"“{project.name}” is deleted{with_all}.", undo)

    async def _do(self, deed: Awaitable[object]) -> bool:
        """Do it and show what is there now; False where it could not be done, after the person has read why."""
        done = await acting(self._who, _of(deed))
        if done is None:
            return False
        count = max(PAGE, len(self._projects))
        found = await projects.list_projects(self._user_id, state=self._state, limit=count)
        self._projects, self._more = list(found), len(found) == count
        self._show()
        return True

    async def _fetch_more(self) -> None:
        last = self._projects[-1].id if self._projects else None
        query = projects.list_projects(self._user_id, state=self._state, limit=PAGE, before=last)
        found = await acting(self._who, query)
        if found is not None:
            self._projects += [one for one in found if all(one.id != known.id for known in self._projects)]
            self._more = len(found) == PAGE
            self._show()


async def _of(deed: Awaitable[object]) -> object:
    return await deed
