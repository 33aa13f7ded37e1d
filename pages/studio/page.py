"""The studio's page."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Annotated

from fastapi import Depends
from fastapi.responses import RedirectResponse
from nicegui import Client, background_tasks, ui

from data.library import ProjectState
from pages.doorkeeper import AtDoor
from pages.room import room
from pages.studio import comparing
from pages.studio.desk import Desk
from pages.studio.switching import offer_undo
from pages.urls import studio_url
from services.studio import easel, projects, versions
from services.studio.views import ProjectView

LONGEST_ID = 64


def install() -> None:
    """Register the page and the address of what differs between two versions."""
    comparing.install()
    ui.page("/studio", title="Studio · Limner")(_page)


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """What the address asks for: a project and a version of it, or another address that says so."""

    project: ProjectView | None = None
    version_id: str | None = None
    elsewhere: str = ""


async def _where(who: AtDoor, project: str = "", version: str = "", asset: str = "") -> Where:
    """Found before the page is built, so that what is not there is answered as such. Raises NotFound, BadInput."""
    user_id = who.user.id
    if asset:
        placed = await easel.place(user_id, asset[:LONGEST_ID])
        return Where(elsewhere=studio_url(placed.project_id, placed.id))
    project_id, version_id = project[:LONGEST_ID] or None, version[:LONGEST_ID] or None
    if version_id is not None:
        at_home = (await versions.get(user_id, version_id)).project_id
        if project_id != at_home:
            return Where(elsewhere=studio_url(at_home, version_id))
    if project_id is None:
        listed = await projects.list_projects(user_id, limit=1)
        project_id = await easel.last_project(user_id) or listed[0].id
    return Where(project=await projects.get(user_id, project_id), version_id=version_id)


async def _page(
    client: Client, who: AtDoor, where: Annotated[Where, Depends(_where)], deleted: str = ""
) -> RedirectResponse | None:
    if where.project is None:
        return RedirectResponse(where.elsewhere, status_code=303)
    desk = Desk(who, where.project, await projects.list_projects(who.user.id))
    async with room(who, active="studio", title="Studio", wide=True):
        await desk.build(where.version_id)
        ui.page_title(f"{where.project.name} · Limner")
    if deleted:
        gone = await projects.list_projects(who.user.id, state=ProjectState.DELETED)
        for one in gone:
            if one.id == deleted:
                offer_undo(who, one)
    await client.connected()
    background_tasks.create(desk.watch(client))
    return None
