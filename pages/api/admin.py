"""For administrators: users and their tokens."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from pages.api import bodies, shapes
from pages.doorkeeper import Admin
from services.accounts import people

router = APIRouter(prefix="/admin", tags=["Administration"])


@router.get("/users")
async def list_users(
    _: Admin, limit: bodies.Limit = 50, cursor: bodies.Cursor = None, search: Annotated[str, Query(max_length=100)] = ""
) -> dict[str, Any]:
    """Accounts, newest first; `search` looks in e-mail and name."""
    rows = await people.list_people(search=search, limit=limit, before=cursor)
    return shapes.page([shapes.person(row) for row in rows], limit)


@router.patch("/users/{user_id}")
async def change_user(user_id: str, body: bodies.AdminUserChange, admin: Admin) -> dict[str, Any]:
    """Plan, subscription status, role, disabled: each counts at once."""
    return shapes.person(await people.change_person(admin.id, user_id, body.model_dump(exclude_none=True)))


@router.post("/tokens/topup")
async def topup(body: bodies.AdminTopup, admin: Admin) -> dict[str, Any]:
    """Grant tokens that never expire; answers the account's new balance."""
    return shapes.balance(await people.grant_tokens(admin.id, body.user_id, body.amount, body.notes))
