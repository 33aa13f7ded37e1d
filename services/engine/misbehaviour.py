"""How a fault looks on the wire: the answers that never come, stop half-way, or are not what was asked for."""

from __future__ import annotations

import asyncio
import base64
from collections.abc import AsyncIterator
from dataclasses import replace

from starlette.requests import Request
from starlette.responses import Response
from starlette.types import Receive, Scope, Send

from services.engine.answers import ApiError, Json, default_message, json_answer
from services.engine.context import Engine
from services.engine.faults import Fault, Kind
from services.engine.refusals import Refused
from services.engine.turns import Turn

_PAGE = b"<html><body><h1>Sign in to the network</h1></body></html>"


class EventStream(Response):
    """A streamed answer of server-sent events that stops when the caller hangs up.

    `unfinished` ends it without the closing chunk, as a broken connection does.
    """

    def __init__(self, events: AsyncIterator[bytes], *, unfinished: bool = False) -> None:
        super().__init__(media_type="text/event-stream")
        del self.headers["content-length"]
        self._events = events
        self._unfinished = unfinished

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        gone = asyncio.ensure_future(_hung_up(receive))
        try:
            await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
            async for event in self._events:
                if gone.done():
                    return
                await send({"type": "http.response.body", "body": event, "more_body": True})
            if not self._unfinished:
                await send({"type": "http.response.body", "body": b"", "more_body": False})
        finally:
            gone.cancel()


class HalfAnswer(Response):
    """Promises `promised` bytes of JSON, sends fewer; then hangs up, or stays silent until the caller or the engine
    leaves.
    """

    def __init__(self, sent: bytes, promised: int, *, engine: Engine | None = None) -> None:
        super().__init__(media_type="application/json")
        self.headers["content-length"] = str(promised)
        self._sent = sent
        self._engine = engine

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": self.status_code, "headers": self.raw_headers})
        await send({"type": "http.response.body", "body": self._sent, "more_body": True})
        if self._engine is not None:
            await _until_left(self._engine, receive)


async def instead(fault: Fault | None, request: Request, engine: Engine) -> Response | None:
    """What is answered instead of working at all, or None. Raises ApiError where the fault is a status."""
    match fault:
        case Fault(kind=Kind.STATUS):
            raise _status(fault, 429)
        case Fault(kind=Kind.LOST_STATE):
            raise _status(fault, 404)
        case Fault(kind=Kind.HANG):
            await _until_left(engine, request.receive)
            return Response(status_code=503)
        case Fault(kind=Kind.SLOW):
            await wait(engine, fault.seconds)
            return None
        case Fault(kind=Kind.NOT_JSON):
            return Response(_PAGE, media_type="text/html")
        case _:
            return None


async def wait(engine: Engine, seconds: float) -> None:
    """Waits, but not longer than the engine runs."""
    try:
        await asyncio.wait_for(engine.closing.wait(), seconds)
    except TimeoutError:
        return


def misread(turn: Turn, fault: Fault | None) -> Turn:
    """The turn as a model reads it that ignores the ratio or the size asked for."""
    if fault is not None and fault.kind is Kind.WRONG_RATIO:
        return replace(turn, ratio="16:9" if turn.ratio in (None, "1:1") else "1:1")
    if fault is not None and fault.kind is Kind.WRONG_SIZE:
        return replace(turn, size="512" if turn.size in (None, "1K") else "1K")
    return turn


def refused_interaction(answer: Json, refusal: Refused, *, in_step: bool = False) -> Json:
    """The answer of an interaction that safety ended: status `failed`, the reason in `errors` or in the step."""
    if in_step:
        error = {"code": 3, "message": f"{refusal.reason}: {refusal.message}"}
        return answer | {"status": "failed", "steps": [{"type": "model_output", "error": error}]}
    error = {"code": refusal.reason.lower(), "message": refusal.message}
    return answer | {"status": "failed", "steps": [], "errors": [error]}


def spoil_picture(picture: bytes, fault: Fault | None) -> bytes:
    """The file that is sent in place of a good one."""
    match fault:
        case Fault(kind=Kind.BROKEN_IMAGE):
            return b"This is no picture at all." * 20
        case Fault(kind=Kind.HALF_IMAGE):
            return picture[: len(picture) // 2]
        case Fault(kind=Kind.HUGE):
            return picture + bytes(fault.megabytes * 1024 * 1024)
        case _:
            return picture


def spoil_content(content: list[Json], fault: Fault | None) -> list[Json]:
    """The steps of an interaction from the parts of its output, with the picture left out or put where nobody looks."""
    pictures = [part for part in content if part["type"] == "image"]
    match fault:
        case Fault(kind=Kind.TEXT_ONLY):
            words = "I have thought about your picture and can describe it, but I have not painted it."
            return [{"type": "model_output", "content": [{"type": "text", "text": words}]}]
        case Fault(kind=Kind.NO_IMAGE):
            return []
        case Fault(kind=Kind.THOUGHT_IMAGE):
            signature = base64.b64encode(b"thought").decode()
            return [{"type": "thought", "signature": signature, "summary": pictures}]
        case _:
            return [{"type": "model_output", "content": content}]


async def send_interaction(answer: Json, fault: Fault | None, engine: Engine) -> Response:
    """The answer, whole, or half of it where the fault cuts or silences it. Encodes in a thread: pictures are large."""
    whole = await asyncio.to_thread(json_answer, answer)
    body = bytes(whole.body)
    match fault:
        case Fault(kind=Kind.CUT):
            return HalfAnswer(body[: len(body) // 2], len(body))
        case Fault(kind=Kind.SILENT):
            return HalfAnswer(b"", len(body), engine=engine)
        case _:
            return whole


async def _until_left(engine: Engine, receive: Receive) -> None:
    """Returns when the caller has hung up or the engine stops."""
    waits = [asyncio.ensure_future(_hung_up(receive)), asyncio.ensure_future(engine.closing.wait())]
    try:
        await asyncio.wait(waits, return_when=asyncio.FIRST_COMPLETED)
    finally:
        for one in waits:
            one.cancel()


async def _hung_up(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue


def _status(fault: Fault, otherwise: int) -> ApiError:
    status = fault.status or otherwise
    return ApiError(status=status, message=default_message(status), reason=fault.reason, retry_after=fault.retry_after)
