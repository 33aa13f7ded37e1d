"""The Interactions endpoints: make a picture, remember it, give it back, forget it."""

from __future__ import annotations

import asyncio
import base64
import secrets
import time
from datetime import UTC, datetime
from typing import Any, cast

from starlette.requests import Request
from starlette.responses import Response

from services.engine import coach
from services.engine.answers import ApiError, Family, Json, json_answer
from services.engine.context import Engine, check_key, engine_of, read_json
from services.engine.faults import Fault, Kind, Where
from services.engine.memory import Remembered
from services.engine.misbehaviour import (
    instead,
    misread,
    refused_interaction,
    send_interaction,
    spoil_content,
    spoil_picture,
)
from services.engine.painting import Painted, draw
from services.engine.refusals import PROHIBITED, Refused, refused
from services.engine.sizes import output_tokens
from services.engine.turns import Turn, read_turn

_TOKENS_PER_PICTURE = 1120
_REFUSING = (Kind.REFUSED, Kind.REFUSED_STEP)


async def create(request: Request) -> Response:
    """POST /{version}/interactions."""
    engine = engine_of(request)
    check_key(request, Family.INTERACTIONS)
    body, size = await read_json(request)
    chained = bool(body.get("previous_interaction_id"))
    fault = engine.meet(Where.INTERACTIONS, chained=chained)
    engine.note(request, size, has_image=_has_image(body.get("input")), chained=chained)
    if (answer := await instead(fault, request, engine)) is not None:
        return answer
    if body.get("stream"):
        raise ApiError(status=400, message="Streaming is not supported for this model; leave stream out.")
    turn = await asyncio.to_thread(read_turn, body)
    before = await _before(turn, engine)
    frame = _frame(turn)
    if (refusal := _refusal(turn, fault)) is not None:
        in_step = fault is not None and fault.kind is Kind.REFUSED_STEP
        return json_answer(refused_interaction(frame, refusal, in_step=in_step))
    if not turn.wants_picture:
        return json_answer(await asyncio.to_thread(_write, turn, engine, frame))
    painted = await _paint(misread(turn, fault), before, engine)
    finished = frame | {"usage": _usage(turn, painted)}
    if turn.store:
        await asyncio.to_thread(_remember, engine, turn, painted, finished)
    content = await asyncio.to_thread(_content, painted, spoil_picture(painted.picture, fault))
    steps = spoil_content(content, fault)
    return await send_interaction(finished | {"steps": steps}, fault, engine)


async def get(request: Request) -> Response:
    """GET /{version}/interactions/{id}: the answer as it was sent."""
    engine = engine_of(request)
    check_key(request, Family.INTERACTIONS)
    engine.note(request, 0)
    found = await _find(request.path_params["id"], engine)
    picture = await asyncio.to_thread(engine.memory.picture, found.id)
    if picture is None or found.mime_type is None:
        return json_answer(found.answer)
    content = [{"type": "image", "mime_type": found.mime_type, "data": base64.b64encode(picture).decode()}]
    return await send_interaction(
        found.answer | {"steps": [{"type": "model_output", "content": content}]}, None, engine
    )


async def delete(request: Request) -> Response:
    """DELETE /{version}/interactions/{id}."""
    engine = engine_of(request)
    check_key(request, Family.INTERACTIONS)
    engine.note(request, 0)
    found = await _find(request.path_params["id"], engine)
    await asyncio.to_thread(engine.memory.forget, found.id)
    return json_answer({})


async def _before(turn: Turn, engine: Engine) -> Remembered | None:
    return None if turn.previous is None else await _find(turn.previous, engine)


async def _find(id_: str, engine: Engine) -> Remembered:
    found = await asyncio.to_thread(engine.memory.get, id_)
    if found is None:
        raise ApiError(status=404, message=f"Interaction not found: {id_[:80]}")
    return found


async def _paint(turn: Turn, before: Remembered | None, engine: Engine) -> Painted:
    seed = turn.seed if turn.seed is not None else secrets.randbelow(2**31)
    async with engine.brushes:
        return await asyncio.to_thread(
            draw, turn, before, painter=engine.painter, memory=engine.memory, seed=seed, mime_type=engine.mime_type
        )


def _write(turn: Turn, engine: Engine, frame: Json) -> Json:
    """The answer of a model that writes, remembered like a picture."""
    said = coach.Said(by_user=True, text=turn.words, pictures=turn.pictures)
    text = coach.answer(coach.Conversation(said=(said,), instruction=turn.system, tool=None)).text
    steps = [{"type": "model_output", "content": [{"type": "text", "text": text}]}]
    finished = frame | {"steps": steps, "usage": _usage(turn, None)}
    if turn.store:
        _remember(engine, turn, None, finished)
    return finished


def _remember(engine: Engine, turn: Turn, painted: Painted | None, answer: Json) -> None:
    record = Remembered(
        id=answer["id"],
        created=time.time(),
        model=turn.model.id,
        words=turn.words,
        ratio=painted.ratio if painted else turn.ratio,
        size=painted.size if painted else turn.size or "1K",
        mime_type=painted.mime_type if painted else None,
        scene=painted.scene if painted else None,
        look=painted.look if painted else None,
        answer=answer,
    )
    engine.memory.put(record, painted.picture if painted else None)


def _frame(turn: Turn) -> Json:
    """What every answer to a turn has, without its output."""
    now = datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ")
    frame: Json = {
        "id": f"v1_{secrets.token_hex(16)}",
        "status": "completed",
        "created": now,
        "updated": now,
        "model": turn.model.id,
        "steps": [],
    }
    return frame | ({"previous_interaction_id": turn.previous} if turn.previous else {})


def _content(painted: Painted, picture: bytes) -> list[Json]:
    image: Json = {"type": "image", "mime_type": painted.mime_type, "data": base64.b64encode(picture).decode()}
    return [{"type": "text", "text": painted.note}, image] if painted.note else [image]


def _usage(turn: Turn, painted: Painted | None) -> Json:
    """Tokens as Gemini counts them: about four letters of text, 1120 for each picture sent, the size's for the one
    made.
    """
    text = max(1, round(len(turn.words) / 4))
    pictures = _TOKENS_PER_PICTURE * len(turn.pictures)
    made = output_tokens(painted.size) if painted else 0
    modalities = [("text", text), ("image", pictures)]
    return {
        "total_input_tokens": text + pictures,
        "input_tokens_by_modality": [{"modality": name, "tokens": tokens} for name, tokens in modalities if tokens],
        "total_output_tokens": made,
        "output_tokens_by_modality": [{"modality": "image", "tokens": made}] if made else [],
        "total_thought_tokens": 0,
        "total_cached_tokens": 0,
        "total_tool_use_tokens": 0,
        "total_tokens": text + pictures + made,
    }


def _refusal(turn: Turn, fault: Fault | None) -> Refused | None:
    return PROHIBITED if fault is not None and fault.kind in _REFUSING else refused(turn.words)


def _has_image(given: Any) -> bool:
    """True if an image stands anywhere in the input."""
    if isinstance(given, list):
        return any(_has_image(one) for one in cast(list[Any], given))
    if not isinstance(given, dict):
        return False
    part = cast(Json, given)
    return part.get("type") == "image" or _has_image(part.get("content"))
