"""What every endpoint of the engine has at hand: its key, memory, painter, faults and call book; and how it reads a
request.
"""

from __future__ import annotations

import asyncio
import hmac
from dataclasses import dataclass, field
from typing import Any, cast

import orjson
from starlette.requests import Request

from services.engine.answers import ApiError, Family, Json, bad_key
from services.engine.calls import Call, CallBook
from services.engine.faults import Fault, FaultQueue, Where
from services.engine.memory import Memory
from services.engine.painting import Painter

_LARGEST_BODY = 128 * 1024 * 1024
_PARSE_IN_PLACE = 64 * 1024


@dataclass(slots=True, kw_only=True)
class Engine:
    """The engine behind an app. `faults` and `calls` are None unless it was made for tests; `closing` is set when it
    stops.
    """

    key: str
    memory: Memory
    painter: Painter
    mime_type: str
    word_delay: float
    faults: FaultQueue | None = None
    calls: CallBook | None = None
    brushes: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(2))
    closing: asyncio.Event = field(default_factory=asyncio.Event)

    def meet(self, where: Where, *, chained: bool = False) -> Fault | None:
        """The fault that this call meets, if any is waiting."""
        return self.faults.meet(where, chained=chained) if self.faults is not None else None

    def note(self, request: Request, size: int, *, has_image: bool = False, chained: bool = False) -> None:
        """Writes the call into the book, if one is kept."""
        if self.calls is not None:
            path = request.url.path.split("/", 2)[-1]
            self.calls.write(Call(method=request.method, path=path, bytes=size, has_image=has_image, chained=chained))


def engine_of(request: Request) -> Engine:
    """The engine that a request came to."""
    return cast(Engine, request.app.state.engine)


def check_key(request: Request, family: Family) -> None:
    """ApiError in the family's words unless the request carries the engine's key, in `x-goog-api-key` or `?key=`."""
    given = request.headers.get("x-goog-api-key") or request.query_params.get("key") or ""
    if not hmac.compare_digest(given.encode(), engine_of(request).key.encode()):
        raise bad_key(family)


async def read_json(request: Request) -> tuple[Json, int]:
    """The request's JSON object and its size in bytes. ApiError 400 if it is too large or no object."""
    chunks: list[bytes] = []
    size = 0
    async for chunk in request.stream():
        size += len(chunk)
        if size > _LARGEST_BODY:
            raise ApiError(status=400, message=f"Request payload size exceeds the limit: {_LARGEST_BODY} bytes.")
        chunks.append(chunk)
    raw = b"".join(chunks)
    try:
        body: Any = orjson.loads(raw) if size <= _PARSE_IN_PLACE else await asyncio.to_thread(orjson.loads, raw)
    except orjson.JSONDecodeError as error:
        raise ApiError(status=400, message="Invalid JSON payload received.") from error
    if not isinstance(body, dict):
        raise ApiError(status=400, message="Invalid JSON payload received: an object is expected.")
    return cast(Json, body), size
