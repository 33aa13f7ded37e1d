"""Asking for tokens and plans, the bell, and what is on offer."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request

from pages.api import bodies, shapes
from pages.doorkeeper import SignedIn, settings_of
from services.accounts import bell
from services.billing import pricing, requests
from services.coach import house_presets
from services.coach.kinds import ASSET_TYPES, KINDS
from services.studio import platforms, templates

router = APIRouter(tags=["Billing"])


@router.post("/tokens/topup-requests", status_code=201)
async def ask_for_package(body: bodies.TopupRequest, user: SignedIn) -> dict[str, Any]:
    """Ask an administrator for a package of tokens."""
    return shapes.request(await requests.ask_for_package(user.id, body.package, body.message))


@router.get("/tokens/topup-requests")
async def my_topup_requests(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My requests for tokens, newest first."""
    rows = await requests.list_requests("topup", user_id=user.id, limit=limit + 1, before=cursor)
    return shapes.page([shapes.request(row) for row in rows], limit)


@router.post("/me/plan-requests", status_code=201)
async def ask_for_plan(body: bodies.PlanRequest, user: SignedIn) -> dict[str, Any]:
    """Ask an administrator for another plan."""
    return shapes.request(await requests.ask_for_plan(user.id, body.plan, body.message))


@router.get("/me/plan-requests")
async def my_plan_requests(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My requests for a plan, newest first."""
    rows = await requests.list_requests("plan", user_id=user.id, limit=limit + 1, before=cursor)
    return shapes.page([shapes.request(row) for row in rows], limit)


@router.get("/notices")
async def notices(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """What the bell has to tell, newest first."""
    rows = await bell.list_notices(user.id, limit=limit + 1, before=cursor)
    return {**shapes.page([shapes.notice(row) for row in rows], limit), "unread": await bell.count_unread(user.id)}


@router.post("/notices/{notice_id}/read")
async def read_notice(notice_id: str, user: SignedIn) -> dict[str, Any]:
    await bell.mark_read(user.id, notice_id)
    return {"unread": await bell.count_unread(user.id)}


@router.post("/notices/read")
async def read_all_notices(user: SignedIn) -> dict[str, Any]:
    await bell.mark_read(user.id)
    return {"unread": await bell.count_unread(user.id)}


@router.get("/catalogue")
async def catalogue(_: SignedIn, request: Request) -> dict[str, Any]:
    """Plans, prices, packages, presets, poses, asset types and platforms as they are now."""
    return {
        "plans": [shapes.plan(row) for row in await pricing.plans()],
        "prices": [shapes.price(row) for row in await pricing.prices()],
        "packages": [shapes.package(row) for row in await pricing.packages()],
        "kinds": [
            {"name": kind.name, "label": kind.label, "slots": list(kind.slot_names()), "required": list(kind.required)}
            for kind in KINDS.values()
        ],
        "presets": [
            {"name": one.name, "label": one.label, "style": one.style, "words": one.words}
            for one in await house_presets.offered()
        ],
        "poses": [{"name": name, "label": pose.label} for name, pose in templates.POSES.items()],
        "asset_types": [
            {"name": one.name, "label": one.label, "width": one.width, "height": one.height}
            for one in ASSET_TYPES.values()
        ],
        "platforms": [shapes.platform_row(row) for row in platforms.rows(settings_of(request))],
    }
