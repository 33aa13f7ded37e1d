"""For administrators: users, their tokens and their ways in."""

from __future__ import annotations

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request

from pages.api import admin_shapes, bodies, shapes
from pages.api.admin_bodies import Filter, Invite
from pages.doorkeeper import Admin, settings_of
from services.accounts import invitations, letters, people
from services.accounts.people import SORTS, Only
from services.billing import keys

router = APIRouter(prefix="/admin", tags=["Administration"])

Sort = Annotated[str, Query(max_length=20, description=f"One of {', '.join(SORTS)}.")]


@router.get("/users")
async def list_users(
    _: Admin,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    search: Filter = "",
    plan: Filter = "",
    status: Filter = "",
    role: Filter = "",
    sort: Sort = "created",
    order: Literal["asc", "desc"] = "desc",
) -> dict[str, Any]:
    """Accounts, newest first; `search` looks in e-mail and name, `status` may also be disabled."""
    only = Only(search=search, plan=plan, status=status, role=role)
    rows = await people.list_people(only, sort=sort, ascending=order == "asc", limit=limit + 1, before=cursor)
    return {**shapes.page([shapes.person(row) for row in rows], limit), "total": await people.count_people(only)}


@router.get("/users/{user_id}")
async def get_user(user_id: str, _: Admin) -> dict[str, Any]:
    """An account with its wallet, its usage of this month and where it is signed in."""
    return admin_shapes.glance(await people.look_at(user_id))


@router.patch("/users/{user_id}")
async def change_user(user_id: str, body: bodies.AdminUserChange, admin: Admin) -> dict[str, Any]:
    """Plan, subscription status, role, disabled: each counts at once."""
    return shapes.person(await people.change_person(admin.id, user_id, body.model_dump(exclude_none=True)))


@router.post("/users/{user_id}/sign-out")
async def sign_out_user(user_id: str, admin: Admin) -> dict[str, Any]:
    """End all sign-ins of an account; its open pages go to the door."""
    return {"signed_out": await people.sign_out_everywhere(admin.id, user_id)}


@router.post("/users/{user_id}/reset-link", status_code=201)
async def reset_link(user_id: str, request: Request, admin: Admin, send: bool = False) -> dict[str, Any]:
    """A link that sets another password, once; with `send` it goes by e-mail and not into this answer."""
    made = await letters.make_reset_link(settings_of(request), admin.id, user_id, _site(request), send=send)
    return {"url": made.url or None, "mailed": made.mailed, "message": made.words}


@router.post("/tokens/topup")
async def topup(body: bodies.AdminTopup, admin: Admin, key: bodies.Key = None) -> dict[str, Any]:
    """Grant tokens that never expire; answers the account's new balance. The same key grants once."""
    asked = keys.request(key, "admin/tokens/topup", body.model_dump())
    return shapes.balance(await people.grant_tokens(admin.id, body.user_id, body.amount, body.notes, key=asked))


@router.get("/invitations")
async def list_invitations(_: Admin, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """Invitations with who used them, newest first, without their secrets."""
    rows = await invitations.list_invitations(limit=limit + 1, before=cursor)
    return shapes.page([admin_shapes.invitation(row) for row in rows], limit)


@router.post("/invitations", status_code=201)
async def invite(body: Invite, request: Request, admin: Admin, send: bool = False) -> dict[str, Any]:
    """A link to make an account by; with `send` it goes by e-mail and not into this answer."""
    made = await letters.invite(settings_of(request), admin.id, _site(request), **body.model_dump(), send=send)
    view = admin_shapes.invitation(made.invitation) if made.invitation else None
    return {"invitation": view, "url": made.url or None, "mailed": made.mailed, "message": made.words}


@router.post("/invitations/{invitation_id}/revoke")
async def revoke_invitation(invitation_id: str, admin: Admin) -> dict[str, Any]:
    """The link opens nothing from now on; accounts made by it stay."""
    return admin_shapes.invitation(await invitations.revoke(admin.id, invitation_id))


def _site(request: Request) -> str:
    """How this request reached Limner, for where LIMNER_BASE_URL does not say."""
    return str(request.base_url).rstrip("/")
