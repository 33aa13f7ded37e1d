"""The dialogs in which pictures, one or many, get tags or another project."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from nicegui import context

from components import states
from components.controls import Kind, button, choice, text_field
from components.markup import tag
from data.library import ProjectState
from pages.room import acting
from services.accounts.signins import Visitor
from services.studio import gallery, projects
from services.studio.naming import LONGEST_TAG, MOST_TAGS
from services.studio.projects import LONGEST_NAME
from services.studio.views import ProjectView

OFFERED = 12  # of the tags that are used most
LONGEST_LINE = MOST_TAGS * (LONGEST_TAG + 2)
NEW = "new"

Done = Callable[[], Any]


async def open_tags(
    who: Visitor,
    present: Sequence[str],
    *,
    many: int = 1,
    on_save: Callable[[list[str], list[str]], Any],
) -> None:
    """Ask for the tags of one picture, or, with `many`, for tags to put on all of them and to take off.

    `on_save(added, removed)` answers True where that was done.
    """
    used = await acting(who, gallery.tags(who.user.id)) or ()
    with context.client.content, states.dialog("Tags" if many == 1 else f"Tags of {many} pictures") as dialog:
        field = text_field(
            "Tags, separated by commas" if many == 1 else "Put on all of them, separated by commas",
            value=", ".join(present) if many == 1 else "",
            maxlength=LONGEST_LINE,
        )
        taken_off = None
        if many > 1 and present:
            off = {"": "None", **{one: one for one in present}}
            taken_off = choice("Take off", off, value="")
        chips = [one.tag for one in used if one.tag not in present][:OFFERED]
        if chips:
            with tag("div", "answers", role="group", aria_label="Tags that you use"):
                for one in chips:
                    chip = tag("button", "chip", one, type="button")
                    chip.on("click", lambda _, one=one: _add(field, one))

        async def save() -> None:
            wanted = _read(str(field.value or ""))
            removed = [one for one in present if one not in wanted] if many == 1 else []
            if taken_off is not None and taken_off.value:
                removed = [str(taken_off.value)]
            if await on_save([one for one in wanted if many > 1 or one not in present], removed):
                dialog.close()

        with tag("div", "dialog-foot"):
            button("Save", save, kind=Kind.LAPIS)
    dialog.on("hide", dialog.delete, args=[])
    dialog.open()


async def open_move(
    who: Visitor, project_id: str | None, *, many: int = 1, on_move: Callable[[ProjectView], Any]
) -> None:
    """Ask for the project, an old or a new one, to which pictures shall go; `on_move` answers True where they went."""
    found = await acting(who, projects.list_projects(who.user.id, state=ProjectState.ACTIVE))
    if found is None:
        return
    there = {one.id: one for one in found if one.id != project_id}
    options = {**{one.id: one.name for one in there.values()}, NEW: "A new project…"}
    with context.client.content, states.dialog("Move the picture" if many == 1 else f"Move {many} pictures") as dialog:
        where = choice("To", options, value=next(iter(options)))
        name = text_field("Its name", maxlength=LONGEST_NAME)
        name.bind_visibility_from(where, "value", value=NEW)

        async def move() -> None:
            project = there.get(str(where.value))
            if project is None:
                project = await acting(who, projects.create(who.user.id, str(name.value or "")))
                if project is None:
                    return
                there[project.id] = project  # a second click goes to the one that was just made
                options[project.id] = project.name
                where.set_options(options, value=project.id)
            if await on_move(project):
                dialog.close()

        with tag("div", "dialog-foot"):
            button("Move", move, kind=Kind.LAPIS)
    dialog.on("hide", dialog.delete, args=[])
    dialog.open()


def _add(field: Any, one: str) -> None:
    present = _read(str(field.value or ""))
    field.value = ", ".join([*present, *([] if one in present else [one])])


def _read(line: str) -> list[str]:
    return list(dict.fromkeys(one for one in (" ".join(part.split()) for part in line.split(",")) if one))
