"""For administrators: the audit log, generations, figures, health, announcements, and what the house offers."""

from __future__ import annotations

import asyncio
from datetime import date
from typing import Any

from fastapi import APIRouter, Request, Response

from pages.api import admin_shapes, bodies, shapes
from pages.api.admin_bodies import Announce, Filter, First, HousePresetChange, HouseSettings, Last, Platforms, Shape
from pages.api.sheets import sheet
from pages.doorkeeper import Admin, SignedIn, settings_of
from services.accounts import announcements, house_rules
from services.coach import house_presets
from services.errors import BadInput
from services.studio import platform_editing, platforms
from services.upkeep import analytics, audit_log, generation_log, health, house

router = APIRouter(tags=["Administration"])

MOST_CSV_ROWS = 10_000
YEARS = range(1970, 3000)  # that figures can be asked for
AUDIT_COLUMNS = ("created_at", "admin", "action", "target", "user", "before", "after", "id")
FIGURE_COLUMNS = ("bucket", "metric", "key", "value")


@router.get("/admin/audit", response_model=None)
async def audit(
    _: Admin,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    admin_id: Filter = "",
    action: Filter = "",
    target: Filter = "",
    first: First = None,
    last: Last = None,
    shape: Shape = "json",
) -> dict[str, Any] | Response:
    """What administrators did, newest first; `target` is whole (`user:<id>`) or a kind; `format=csv` is a file."""
    only = audit_log.Only(admin_id=admin_id, action=action, target=target, first=_day(first), last=_day(last))
    if shape == "csv":
        rows = await audit_log.entries(only, limit=MOST_CSV_ROWS)
        return await asyncio.to_thread(sheet, "limner-audit", AUDIT_COLUMNS, map(admin_shapes.entry, rows))
    rows = await audit_log.entries(only, limit=limit + 1, before=cursor)
    return shapes.page([admin_shapes.entry(row) for row in rows], limit)


@router.get("/admin/generations")
async def generations(
    _: Admin,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    user: Filter = "",
    operation: Filter = "",
    status: Filter = "",
    error: Filter = "",
    first: First = None,
    last: Last = None,
) -> dict[str, Any]:
    """Everybody's generations, newest first; `user` is an id or part of an e-mail or name, `error` a code."""
    only = generation_log.Only(
        user=user, operation=operation, status=status, error=error, first=_day(first), last=_day(last)
    )
    rows = await generation_log.log_lines(only, limit=limit + 1, before=cursor)
    return shapes.page([admin_shapes.generation(row) for row in rows], limit)


@router.post("/admin/generations/{generation_id}/retry", status_code=202)
async def retry(generation_id: str, admin: Admin) -> dict[str, Any]:
    """Paint once more what failed or was cancelled, for its owner, who pays nothing for it."""
    return admin_shapes.generation(await generation_log.retry(admin.id, generation_id))


@router.get("/admin/analytics", response_model=None)
async def figures(
    _: Admin, by: Filter = "day", first: First = None, last: Last = None, shape: Shape = "json"
) -> dict[str, Any] | Response:
    """Figures by day, week or month, both days in; `cost` is in millionths of a dollar, `saved_bytes` of upload."""
    report = await analytics.report(by, _day(first), _day(last))
    if shape == "csv":
        return sheet("limner-figures", FIGURE_COLUMNS, admin_shapes.report_rows(report))
    return admin_shapes.report(report)


@router.get("/admin/health")
async def how_it_is(request: Request, _: Admin, look_up: bool = False) -> dict[str, Any]:
    """Each part of the house; `look_up=true` asks for the models first, which may take some seconds."""
    if look_up:
        await house.look_models_up()
    return admin_shapes.health(await health.look(settings_of(request)))


@router.get("/admin/settings")
async def get_settings(request: Request, _: Admin) -> dict[str, Any]:
    """What can be set in the app; `chosen` says whether it was, or holds by the environment."""
    mode, chosen = await house_rules.read_signup(settings_of(request))
    return {"signup": mode, "chosen": chosen, "environment": settings_of(request).signup}


@router.patch("/admin/settings")
async def change_settings(body: HouseSettings, request: Request, admin: Admin) -> dict[str, Any]:
    await house_rules.choose_signup(admin.id, body.signup)
    return await get_settings(request, admin)


@router.get("/admin/announcements")
async def list_announcements(_: Admin, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """All announcements, newest first."""
    rows = await announcements.list_announcements(limit=limit + 1, before=cursor)
    return shapes.page([admin_shapes.announcement(row) for row in rows], limit)


@router.post("/admin/announcements", status_code=201)
async def announce(body: Announce, admin: Admin) -> dict[str, Any]:
    """Tell everybody, above their pages and in their bells; a time without a zone is in UTC."""
    made = await announcements.announce(
        admin.id, body.text, kind=body.kind, starts_at=body.starts_at, ends_at=body.ends_at
    )
    return admin_shapes.announcement(made)


@router.post("/admin/announcements/{announcement_id}/withdraw")
async def withdraw(announcement_id: str, admin: Admin) -> dict[str, Any]:
    """Take an announcement back, from the bells too."""
    return admin_shapes.announcement(await announcements.withdraw(admin.id, announcement_id))


@router.get("/announcements")
async def my_announcements(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """What administrators tell everybody now, without what I have dismissed."""
    return shapes.part([admin_shapes.announcement(row) for row in await announcements.shown_to(user.id)], limit, cursor)


@router.post("/announcements/{announcement_id}/dismiss")
async def dismiss(announcement_id: str, user: SignedIn) -> dict[str, Any]:
    """Not to be shown to me any more."""
    await announcements.dismiss(user.id, announcement_id)
    return await my_announcements(user)


@router.get("/admin/presets")
async def list_presets(_: Admin, limit: bodies.Limit = 50, cursor: bodies.Place = None) -> dict[str, Any]:
    """The house's style presets as they are in force, also those that are hidden."""
    items = [admin_shapes.house_preset(one) for one in await house_presets.all_presets()]
    return shapes.part(items, limit, cursor, name="name")


@router.patch("/admin/presets/{name}")
async def change_preset(name: str, body: HousePresetChange, admin: Admin) -> dict[str, Any]:
    """Other words for a preset, or hide it; sessions that have it keep it."""
    return admin_shapes.house_preset(await house_presets.change(admin.id, name, body.model_dump(exclude_none=True)))


@router.post("/admin/presets/{name}/reset")
async def reset_preset(name: str, admin: Admin) -> dict[str, Any]:
    """As Limner carries it."""
    return admin_shapes.house_preset(await house_presets.reset(admin.id, name))


@router.get("/admin/platforms")
async def get_platforms(request: Request, _: Admin) -> dict[str, Any]:
    """The table of platforms as TOML; `own` says whether it is the administrator's, `fault` what is wrong with it."""
    text, own = await asyncio.to_thread(platform_editing.read_text, settings_of(request))
    return {"text": text, "own": own, "fault": platforms.fault()}


@router.put("/admin/platforms")
async def change_platforms(body: Platforms, request: Request, admin: Admin) -> dict[str, Any]:
    """Put another table in force; it is checked before."""
    await platform_editing.change(settings_of(request), admin.id, body.text)
    return await get_platforms(request, admin)


@router.delete("/admin/platforms")
async def reset_platforms(request: Request, admin: Admin) -> dict[str, Any]:
    """Back to the table that Limner carries."""
    await platform_editing.change(settings_of(request), admin.id, None)
    return await get_platforms(request, admin)


def _day(text: str | None) -> date | None:
    """Raises BadInput for a day that is none, such as the 30th of February, or lies thousands of years off."""
    if not text:
        return None
    try:
        day = date.fromisoformat(text)
    except ValueError:
        day = date.min
    if day.year not in YEARS:
        raise BadInput("Write a day such as 2026-11-21.")
    return day
