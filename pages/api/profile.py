"""The profile picture and logo creator."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Depends
from fastapi.responses import StreamingResponse

import data
from pages.api import bodies, shapes, streams
from pages.api.charged import Charged
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.billing import keys, quotes
from services.coach import options, pictures, sessions, talk
from services.coach.kinds import KINDS
from services.coach.views import SessionView
from services.errors import NotFound
from services.studio import gallery

router = APIRouter(prefix="/profile-creator", tags=["Profile creator"], dependencies=[OwnIds])


async def own_session(session_id: str, user: SignedIn) -> SessionView:
    """Raises NotFound, also for a session of the general coach, before the body is looked at."""
    view = await sessions.get(user.id, session_id)
    if not KINDS[view.kind].is_profile:
        raise NotFound
    return view


Own = Annotated[SessionView, Depends(own_session)]
TYPES = tuple(kind.name for kind in KINDS.values() if kind.is_profile)


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
    rows = await sessions.list_whole(user.id, limit=limit + 1, before=cursor, profile=True)
    return shapes.page([shapes.session(row) for row in rows], limit)


@router.get("/sessions/{session_id}")
async def get_session(own: Own) -> dict[str, Any]:
    return shapes.session(own)


@router.post("/sessions/{session_id}/messages", response_class=StreamingResponse)
async def send(own: Own, body: bodies.CoachMessage, user: SignedIn) -> StreamingResponse:
    """Say something; the reply streams."""
    return streams.follow(user.id, await talk.say(user.id, own.id, body.text, body.asset_ids))


@router.post("/sessions/{session_id}/generate", status_code=202)
async def generate(own: Own, asking: Charged, body: bodies.ProfileGenerate | None = None) -> dict[str, Any]:
    """Paint it. The master has 1024 pixels; `report.export` names the size, format and ground that were chosen."""
    asked = body or bodies.ProfileGenerate()
    view = await pictures.generate(
        asking.user_id,
        own.id,
        chosen=options.checked(
            own.kind, asked.size, asked.format, asked.background, asked.color, fine_edges=asked.fine_edges
        ),
        quote_id=asked.quote_id,
        key=asking.request(asked, f"profile-creator/{own.id}/generate"),
    )
    return await asking.answer(view)


@router.get("/gallery")
async def my_gallery(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My profile pictures and logos, newest first."""
    rows = await gallery.page(user.id, gallery.Filter(asset_types=TYPES), limit=limit + 1, before=cursor)
    return shapes.page([shapes.asset(row) for row in rows], limit)
