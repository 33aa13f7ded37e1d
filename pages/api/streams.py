"""Server-Sent Events: a coach's reply as a stream that can be followed by programs."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, AsyncIterator
from typing import Any

from fastapi.encoders import jsonable_encoder
from fastapi.responses import StreamingResponse

import data
from pages.api import shapes
from services.coach import sessions, speaking
from services.coach.replies import Ended, Reply, ReplyEvent, Spoke, Understood
from services.coach.views import SessionView
from services.errors import LimnerError

KEEP_ALIVE = 15.0  # seconds between comments on a silent stream
HEADERS = {"cache-control": "no-store", "x-accel-buffering": "no"}


def follow(user_id: str, reply: Reply, *, first: SessionView | None = None) -> StreamingResponse:
    """Stream `reply` to its end; a listener that leaves does not stop it. `first` is sent as the event `session`."""
    return StreamingResponse(_events(user_id, reply, first), media_type="text/event-stream", headers=HEADERS)


async def _events(user_id: str, reply: Reply, first: SessionView | None) -> AsyncGenerator[str, None]:
    if first is not None:
        yield _event("session", shapes.session(first))
    listening = reply.listen()
    async for event in _with_pauses(listening):
        match event:
            case None:
                yield ": still here\n\n"
            case Spoke(text=text):
                yield _event("token", {"text": text})
            case Understood(brief=brief):
                yield _event("brief", {**brief, "brief": brief})
            case Ended(error=LimnerError() as error):
                yield _event("error", shapes.error(error))
            case Ended():
                yield await _end(user_id, reply)


async def _with_pauses(events: AsyncIterator[ReplyEvent]) -> AsyncGenerator[ReplyEvent | None, None]:
    """The events, and None whenever nothing came for a while."""
    pending: asyncio.Future[ReplyEvent] | None = None
    try:
        while True:
            pending = pending or asyncio.ensure_future(anext(events))
            done, _ = await asyncio.wait([pending], timeout=KEEP_ALIVE)
            if not done:
                yield None
                continue
            try:
                event = pending.result()
            except StopAsyncIteration:
                return
            pending = None
            yield event
    finally:
        if pending is not None:
            pending.cancel()


async def _end(user_id: str, reply: Reply) -> str:
    """The reply as it stands in its session, or that it was dropped in the moment it ended."""
    try:
        message = await data.read(speaking.read_message, reply.message_id)
        session = await sessions.get(user_id, reply.session_id)
    except LimnerError as error:
        return _event("error", shapes.error(error))
    return _event("done", {"message": shapes.message(message), "session": shapes.session(session)})


def _event(name: str, payload: Any) -> str:
    return f"event: {name}\ndata: {json.dumps(jsonable_encoder(payload), ensure_ascii=False)}\n\n"
