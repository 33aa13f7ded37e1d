"""The creator's two tabs: making one, and what was made."""

from __future__ import annotations

from fastapi.responses import RedirectResponse
from nicegui import Client, background_tasks, ui

from components.controls import Kind, link_button
from components.frame import page_head
from pages.coach.asking import Asked
from pages.doorkeeper import AtDoor
from pages.gallery.looking import Wish
from pages.gallery.page import Hall
from pages.profile.desk import CREATIONS, ProfileDesk
from pages.room import room
from pages.urls import session_url
from services.coach import brand_kits, sessions
from services.coach.kinds import KINDS

MADE_HERE = tuple(kind.name for kind in KINDS.values() if kind.is_profile)


def install() -> None:
    """Register both pages."""
    ui.page("/profile", title="Profile & logo · Limner")(_create)
    ui.page(CREATIONS, title="My creations · Limner")(_creations)


async def _create(client: Client, who: AtDoor, view: Asked) -> RedirectResponse | None:
    if view is not None and not KINDS[view.kind].is_profile:
        return RedirectResponse(session_url(view.id), status_code=303)
    lines = await sessions.list_sessions(who.user.id, profile=True)
    desk = ProfileDesk(who, view, await brand_kits.list_kits(who.user.id))
    async with room(who, active="profile", title=view.title if view else "Profile & logo", wide=True):
        await desk.build(lines)
    await client.connected()
    background_tasks.create(desk.watch(client))
    return None


async def _creations(who: AtDoor) -> None:
    async with room(who, active="profile", title="My creations"):
        with page_head("My creations", "Your profile pictures and logos, newest first."):
            link_button("Create", "/profile", kind=Kind.LAPIS, icon="plus")
        await Hall(who, Wish(asset_types=MADE_HERE), begin="/profile", first="Make the first one").build()
