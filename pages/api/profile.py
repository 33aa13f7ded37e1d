"""The profile picture and logo creator."""

from __future__ import annotations

from typing import Any, Literal

from fastapi import APIRouter
from fastapi.responses import StreamingResponse

import data
from pages.api import bodies, shapes, streams
from pages.api.coach import waited
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.billing import keys, quotes
from services.coach import options, pictures, sessions, talk
from services.coach.kinds import KINDS
from services.errors import NotFound
from services.studio import gallery

router = APIRouter(prefix="/profile-creator", tags=["Profile creator"], dependencies=[OwnIds])

TYPES = tuple(kind.name for kind in KINDS.values() if kind.is_profile)
CreationType = Literal["profile_picture", "streamer_logo"]


@router.get("/access")
async def access(user: SignedIn) -> dict[str, Any]:
    """Whether a new session can be opened, and what is left this month."""
    quote = await data.read(quotes.quote, user.id, TYPES[0])
    usage = (await data.read(quotes.usage, user.id))["profile_creator"]
    return {
        "can_use": quote.allowed,
        "used": usage.used,
        "limit": usage.limit,
        "remaining": usage.remaining,
        "tier": user.plan,
        "resets_at": shapes.time(usage.resets_at),
        "message": quote.message,
    }


@router.post("/start", response_class=StreamingResponse)
async def start(body: bodies.ProfileStart, user: SignedIn, key: bodies.Key = None) -> StreamingResponse:
    """Open a session; its unit is held, and covers the first picture. The first reply streams after `session`."""
    opening = sessions.Opening(
        kind=body.creation_type,
        asset_type=body.creation_type,
        style_preset=body.style_preset,
        brand_kit_id=body.brand_kit_id,
        project_id=body.project_id,
        asset_ids=tuple(body.asset_ids),
    )
    asked = keys.request(key, "profile-creator/start", body.model_dump())
    session, reply = await talk.start(user.id, opening, body.initial_description, key=asked)
    return streams.follow(user.id, reply, first=session)


@router.get("/sessions")
async def list_sessions(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My profile sessions, last touched first."""
    rows = await sessions.list_sessions(user.id, limit=limit + 1, before=cursor, profile=True)
    return shapes.page([shapes.session_line(row) for row in rows], limit)


@router.get("/sessions/{session_id}")
async def get_session(session_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.session(await _own(user.id, session_id))


@router.post("/sessions/{session_id}/messages", response_class=StreamingResponse)
async def send(session_id: str, body: bodies.CoachMessage, user: SignedIn) -> StreamingResponse:
    """Say something; the reply streams."""
    await _own(user.id, session_id)
    return streams.follow(user.id, await talk.say(user.id, session_id, body.text, body.asset_ids))


@router.post("/sessions/{session_id}/generate", status_code=202)
async def generate(
    session_id: str,
    user: SignedIn,
    body: bodies.ProfileGenerate | None = None,
    wait: bodies.Wait = 0,
    key: bodies.Key = None,
) -> dict[str, Any]:
    """Paint it. The master has 1024 pixels; `report.export` names the size, format and ground that were chosen."""
    asked = body or bodies.ProfileGenerate()
    session = await _own(user.id, session_id)
    view = await pictures.generate(
        user.id,
        session_id,
        chosen=options.checked(
            session.kind, asked.size, asked.format, asked.background, asked.color, fine_edges=asked.fine_edges
        ),
        quote_id=asked.quote_id,
        key=keys.request(key, f"profile-creator/{session_id}/generate", asked.model_dump()),
    )
    return shapes.generation(await waited(user.id, view, wait))


@router.get("/gallery")
async def my_gallery(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My profile pictures and logos, newest first."""
    rows = await gallery.page(user.id, gallery.Filter(asset_types=TYPES), limit=limit + 1, before=cursor)
    return shapes.page([shapes.asset(row) for row in rows], limit)


async def _own(user_id: str, session_id: str) -> sessions.SessionView:
    """Raises NotFound, also for a session of the general coach."""
    view = await sessions.get(user_id, session_id)
    if not KINDS[view.kind].is_profile:
        raise NotFound
    return view
