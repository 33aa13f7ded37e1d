"""My own account: what I am called, where I am signed in, everything of mine as a file, and leaving."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import StreamingResponse

from data.columns import utcnow
from pages.api import account_bodies, bodies, shapes
from pages.api.auth import me_shape
from pages.doorkeeper import AtDoor, InPerson, SignedIn, let_out
from services.accounts import oneself, signins
from services.accounts.oneself import Proof
from services.accounts.signins import SignInView
from services.errors import SignInNeeded
from services.upkeep import deletion, own_data
from services.upkeep.own_data import Export

router = APIRouter(tags=["Account"])

PIECE = 1 << 18  # bytes read from the file at a time


@router.get("/me")
async def me(user: SignedIn) -> dict[str, Any]:
    """The signed-in user, with the wallet's balance."""
    return await me_shape(user)


@router.patch("/me")
async def change_me(body: account_bodies.MeChange, who: AtDoor) -> dict[str, Any]:
    """Change my name, theme and which notices I want; or, in person and with the password, my e-mail."""
    if who.key_id and body.email is not None:
        raise SignInNeeded
    changes = {"name": body.name, "email": body.email, "ground": body.theme, "muted": body.muted}
    proof = Proof(sign_in_id=who.sign_in_id, password=body.password)
    return await me_shape(await oneself.change(who.user.id, changes, proof))


@router.get("/me/export", response_class=StreamingResponse)
async def export_me(user: SignedIn) -> Response:
    """Everything of mine as one zip: every row as JSON, every picture as it is stored, and what is what."""
    export = await own_data.export(user.id)
    name = f"limner-{utcnow():%Y-%m-%d}.zip"
    return StreamingResponse(
        _pieces(export),
        media_type="application/zip",
        headers={"content-length": str(export.size), "content-disposition": f'attachment; filename="{name}"'},
    )


@router.delete("/me")
async def delete_me(
    body: account_bodies.Farewell, who: InPerson, request: Request, response: Response
) -> dict[str, Any]:
    """Delete my account. What I wrote is gone at once, my pictures after 30 days; sums stay, without a name."""
    proof = Proof(sign_in_id=who.sign_in_id, password=body.password, email=body.email)
    await deletion.delete_account(who.user.id, proof)
    let_out(response, request)
    return {"deleted": who.user.id}


@router.get("/me/sessions")
async def my_sessions(who: AtDoor, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """Where I am signed in: the devices, newest sign-in first, with when each was last used."""
    rows = await signins.list_sign_ins(who.user.id, limit=limit + 1, before=cursor)
    return shapes.page([_session(row, who.sign_in_id) for row in rows], limit)


@router.delete("/me/sessions/{session_id}")
async def end_session(session_id: str, who: InPerson) -> dict[str, Any]:
    """Sign out one device; its open pages close."""
    await signins.sign_out_device(who.user.id, session_id)
    return {"deleted": session_id}


def _session(view: SignInView, current: str) -> dict[str, Any]:
    return {
        "id": view.id,
        "device": view.device,
        "address": view.address,
        "created_at": shapes.time(view.created_at),
        "last_used_at": shapes.time(view.last_used_at),
        "current": view.id == current,
    }


async def _pieces(export: Export) -> AsyncIterator[bytes]:
    try:
        while piece := await asyncio.to_thread(export.file.read, PIECE):
            yield piece
    finally:
        export.file.close()
