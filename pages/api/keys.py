"""My API keys: made once in person, then shown by name only."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

from fastapi import APIRouter

from data.columns import utcnow
from pages.api import account_bodies, bodies, shapes
from pages.doorkeeper import InPerson, SignedIn
from services.accounts import api_keys
from services.accounts.api_keys import KeyView

router = APIRouter(tags=["Account"])


@router.get("/me/api-keys")
async def list_keys(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My API keys, newest first; a key itself is never told again."""
    rows = await api_keys.list_keys(user.id, limit=limit + 1, before=cursor)
    return shapes.page([key_shape(row) for row in rows], limit)


@router.post("/me/api-keys", status_code=201)
async def make_key(body: account_bodies.KeyCreate, who: InPerson) -> dict[str, Any]:
    """Make an API key. `key` stands in this answer and nowhere else; a key cannot make another one."""
    ends = body.expires_at
    if ends is None and body.expires_in_days is not None:
        ends = utcnow() + timedelta(days=body.expires_in_days)
    made = await api_keys.make(who.user.id, body.name, expires_at=ends)
    return {**key_shape(made.view), "key": made.secret}


@router.delete("/me/api-keys/{key_id}")
async def revoke_key(key_id: str, user: SignedIn) -> dict[str, Any]:
    """Revoke a key: it opens nothing from now on."""
    await api_keys.revoke(user.id, key_id)
    return {"deleted": key_id}


def key_shape(view: KeyView) -> dict[str, Any]:
    return {
        "id": view.id,
        "name": view.name,
        "begins": view.begins,
        "created_at": shapes.time(view.created_at),
        "last_used_at": shapes.time(view.last_used_at),
        "expires_at": shapes.time(view.expires_at),
        "expired": view.expired,
    }
