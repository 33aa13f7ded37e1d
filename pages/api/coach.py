"""The coach: sessions, messages as streams, the brief, and the pictures that come out of it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query
from fastapi.responses import StreamingResponse

from pages.api import bodies, shapes, streams
from pages.api.charged import Charged
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.billing import keys
from services.coach import pictures, sessions, talk
from services.errors import BadInput
from services.studio import gallery

router = APIRouter(prefix="/coach", tags=["Coach"], dependencies=[OwnIds])


@router.post("/start", response_class=StreamingResponse)
async def start(body: bodies.CoachStart, user: SignedIn, key: bodies.Key = None) -> StreamingResponse:
    """Open a session; the coach's first reply streams after the event `session`."""
    opening = sessions.Opening(
        kind=body.kind,
        asset_type=body.asset_type,
        style_preset=body.style_preset,
        brand_kit_id=body.brand_kit_id,
        project_id=body.project_id,
        asset_ids=tuple(body.asset_ids),
    )
    asked = keys.request(key, "coach/start", body.model_dump())
    session, reply = await talk.start(user.id, opening, body.message, key=asked)
    return streams.follow(user.id, reply, first=session)


@router.get("/sessions")
async def list_sessions(
    user: SignedIn,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    search: Annotated[str, Query(max_length=100)] = "",
) -> dict[str, Any]:
    """My sessions, last touched first."""
    rows = await sessions.list_whole(user.id, limit=limit + 1, before=cursor, search=search)
    return shapes.page([shapes.session(row) for row in rows], limit)


@router.get("/sessions/{session_id}")
async def get_session(session_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.session(await sessions.get(user.id, session_id))


@router.post("/sessions/{session_id}/messages", response_class=StreamingResponse)
async def send(session_id: str, body: bodies.CoachMessage, user: SignedIn) -> StreamingResponse:
    """Say something; the reply streams. A listener that leaves does not stop it."""
    reply = await talk.say(user.id, session_id, body.text, body.asset_ids)
    return streams.follow(user.id, reply)


@router.post("/sessions/{session_id}/stop")
async def stop(session_id: str, user: SignedIn) -> dict[str, Any]:
    """Stop the reply that streams; what was said so far stays."""
    await talk.stop(user.id, session_id)
    return shapes.session(await sessions.get(user.id, session_id))


@router.post("/sessions/{session_id}/again", response_class=StreamingResponse)
async def again(session_id: str, user: SignedIn) -> StreamingResponse:
    """Ask for another reply in place of the last one."""
    return streams.follow(user.id, await talk.ask_again(user.id, session_id))


@router.post("/sessions/{session_id}/messages/{message_id}/edit", response_class=StreamingResponse)
async def edit(session_id: str, message_id: str, body: bodies.CoachMessage, user: SignedIn) -> StreamingResponse:
    """Say something else in an earlier message; what came after it is dropped."""
    return streams.follow(user.id, await talk.edit(user.id, session_id, message_id, body.text))


@router.patch("/sessions/{session_id}/brief")
async def change_brief(session_id: str, body: bodies.BriefChange, user: SignedIn) -> dict[str, Any]:
    """Fill slots by hand, as `{"slots": {"subject": "a teal fox"}}`; null or an empty text clears one."""
    await sessions.get(user.id, session_id)
    changes = _changes(body)
    if not changes and body.asset_type is None and body.style_preset is None:
        raise BadInput("Say which slots to fill, such as {“slots”: {“subject”: “a teal fox”}}.")
    return shapes.session(
        await sessions.change(user.id, session_id, changes, asset_type=body.asset_type, style_preset=body.style_preset)
    )


@router.post("/sessions/{session_id}/generate", status_code=202)
async def generate(session_id: str, asking: Charged, body: bodies.CoachGenerate | None = None) -> dict[str, Any]:
    """Paint what the brief says. 409 `brief_incomplete` names the missing slots."""
    asked = body or bodies.CoachGenerate()
    view = await pictures.generate(
        asking.user_id,
        session_id,
        count=asked.count,
        quote_id=asked.quote_id,
        key=asking.request(asked, f"coach/{session_id}/generate"),
    )
    return await asking.answer(view)


@router.post("/sessions/{session_id}/refine", status_code=202)
async def refine(session_id: str, body: bodies.CoachRefine, asking: Charged) -> dict[str, Any]:
    """Change the picture by words; the answer says how many refinements remain and how this one was paid."""
    view = await pictures.refine(
        asking.user_id,
        session_id,
        body.refinement,
        version_id=body.version_id,
        quote_id=body.quote_id,
        key=asking.request(body, f"coach/{session_id}/refine"),
    )
    return await asking.answer_refined(view)


@router.post("/sessions/{session_id}/satisfied")
async def satisfied(session_id: str, user: SignedIn, body: bodies.Satisfied | None = None) -> dict[str, Any]:
    """I'm happy with this: the version is chosen, the session completed."""
    return shapes.session(await sessions.satisfied(user.id, session_id, body.version_id if body else None))


@router.post("/sessions/{session_id}/end")
async def end(session_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.session(await sessions.end(user.id, session_id))


@router.post("/sessions/{session_id}/resume")
async def resume(session_id: str, user: SignedIn) -> dict[str, Any]:
    """Wake an expired session; within the month it was opened in that costs nothing."""
    return shapes.session(await sessions.resume(user.id, session_id))


@router.get("/sessions/{session_id}/assets")
async def session_assets(
    session_id: str, user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None
) -> dict[str, Any]:
    """The pictures of a session, newest first."""
    await sessions.get(user.id, session_id)
    rows = await gallery.page(user.id, gallery.Filter(session_id=session_id), limit=limit + 1, before=cursor)
    return shapes.page([shapes.asset(row) for row in rows], limit)


def _changes(body: bodies.BriefChange) -> dict[str, str | None]:
    """Slots by name, also where they stand beside `slots` or as `{"slot": …, "value": …}`."""
    loose = dict(body.model_extra or {})
    if "slot" in loose:
        loose = {str(loose["slot"]): loose.get("value")}
    changes: dict[str, str | None] = {}
    for name, wanted in {**loose, **(body.slots or {})}.items():
        text = wanted.get("value", wanted) if isinstance(wanted, dict) else wanted
        if text is not None and not isinstance(text, str):
            raise BadInput(f"“{name[:40]}” takes a text.")
        changes[name] = text
    return changes
