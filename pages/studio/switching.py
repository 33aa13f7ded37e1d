"""The project at the head of the studio: which one it is, the others, and what can be done with it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import context, ui

from components import states
from components.controls import Button, Kind, button, text_field
from components.markup import picture, tag, words
from data.library import ProjectState
from pages.room import acting
from pages.urls import studio_url, thumbnail_url
from services.accounts.signins import Visitor
from services.studio import projects
from services.studio.projects import LONGEST_NAME
from services.studio.views import ProjectView

MOST_LISTED = 30


class Switcher:
    """The project's name as a button that opens the list; on a phone the list comes up as a sheet."""

    def __init__(self, who: Visitor, project: ProjectView, listed: Sequence[ProjectView]) -> None:
        self._who = who
        self._project = project
        self._menu = tag("div", "sheet-menu", popover="auto", aria_label="Projects")
        with tag("h1", "studio-title"):
            opener = Button("", classes="switcher")
            opener.props.update(popovertarget=self._menu.html_id, title="Choose, rename, archive or delete a project")
            with opener:
                self._name = words("span", "", project.name)
        self._fill(listed)

    def show(self, project: ProjectView) -> None:
        """Follow what the project is called now."""
        if project != self._project:
            self._name.text = project.name
            renamed = (project.name, project.state) != (self._project.name, self._project.state)
            self._project = project
            if renamed:
                ui.page_title(f"{project.name} · Limner")

    def _fill(self, listed: Sequence[ProjectView]) -> None:
        project = self._project
        with self._menu:
            for title, state in (("Projects", ProjectState.ACTIVE), ("Archived", ProjectState.ARCHIVED)):
                rows = [one for one in listed if one.state == state][:MOST_LISTED]
                if rows:
                    tag("h2", "", title)
                for one in rows:
                    self._row(one)
            tag("div", "menu-line", role="separator")
            self._deed("New project…", "plus", self._create)
            self._deed("Rename this project…", "edit", self._rename)
            if not project.is_default:
                archived = project.state == ProjectState.ARCHIVED
                self._deed("Take it out of the archive" if archived else "Archive it", "move", self._archive)
                self._deed("Delete it", "bin", self._delete)
            tag("a", "menu-row before i-open", "All projects", href="/projects")

    def _row(self, one: ProjectView) -> None:
        on = one.id == self._project.id
        with tag(
            "a", "menu-row on" if on else "menu-row", href=studio_url(one.id), aria_current="page" if on else None
        ):
            if one.cover_asset_id:
                picture(thumbnail_url(one.cover_asset_id), "", "thumb", width=36, height=36)
            else:
                tag("span", "thumb blank before i-picture", "")
            tag("span", "", one.name)
            tag("small", "", str(one.pictures))

    def _deed(self, label: str, icon: str, on_click: Callable[[], Any]) -> None:
        made = Button(label, on_click, classes=f"menu-row before i-{icon}")
        made.props["popovertarget"] = self._menu.html_id
        made.props["popovertargetaction"] = "hide"

    def _create(self) -> None:
        async def create(name: str) -> bool:
            made = await acting(self._who, projects.create(self._who.user.id, name))
            if made is not None:
                ui.navigate.to(studio_url(made.id))
            return made is not None

        _ask_name("New project", "", "Create it", create)

    def _rename(self) -> None:
        async def rename(name: str) -> bool:
            renamed = await acting(self._who, projects.update(self._who.user.id, self._project.id, name=name))
            if renamed is not None:
                self.show(renamed)
            return renamed is not None

        _ask_name("Rename the project", self._project.name, "Rename it", rename)

    async def _archive(self) -> None:
        away = self._project.state != ProjectState.ARCHIVED
        changed = await acting(self._who, projects.update(self._who.user.id, self._project.id, archived=away))
        if changed is not None:
            ui.navigate.to(studio_url(changed.id))

    async def _delete(self) -> None:
        gone = await acting(self._who, projects.delete(self._who.user.id, self._project.id))
        if gone is not None:
            ui.navigate.to(f"/studio?deleted={gone.id}")


def offer_undo(who: Visitor, deleted: ProjectView) -> None:
    """Say that a project was just deleted, with the way back."""

    client = context.client

    async def undo() -> None:
        with client:  # what was clicked is gone by now
            back = await acting(who, projects.restore(who.user.id, deleted.id))
            if back is not None:
                ui.navigate.to(studio_url(back.id))

    states.undo_toast(f"“{deleted.name}” is deleted.", undo, seconds=12)


def _ask_name(title: str, value: str, yes: str, on_name: Callable[[str], Any]) -> None:
    with states.dialog(title) as dialog:
        field = text_field("Name", value=value, maxlength=LONGEST_NAME)
        field.props("autofocus")

        async def take() -> None:
            if await on_name(str(field.value or "")):
                dialog.close()

        field.on("keydown.enter", take, args=[])
        with tag("div", "dialog-foot"):
            button("Leave it", dialog.close)
            button(yes, take, kind=Kind.LAPIS)
    dialog.on("hide", dialog.delete)
    dialog.open()
