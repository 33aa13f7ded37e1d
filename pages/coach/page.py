"""The coach's page."""

from __future__ import annotations

from fastapi.responses import RedirectResponse
from nicegui import Client, background_tasks, ui

from pages.coach.asking import Asked
from pages.coach.desk import Desk
from pages.doorkeeper import AtDoor
from pages.room import room
from pages.urls import session_url
from services.coach import sessions
from services.coach.kinds import KINDS


def install() -> None:
    """Register the page."""
    ui.page("/", title="Coach · Limner")(_page)


async def _page(client: Client, who: AtDoor, view: Asked, asset: str = "") -> RedirectResponse | None:
    if view is not None and KINDS[view.kind].is_profile:
        return RedirectResponse(session_url(view.id, profile=True), status_code=303)
    lines = await sessions.list_sessions(who.user.id, profile=False)
    desk = Desk(who, view)
    async with room(who, active="coach", title=view.title if view else "Coach", wide=True):
        await desk.build(lines)
    if asset:
        await desk.attach(asset[:64])
    await client.connected()
    background_tasks.create(desk.watch(client))
    return None
