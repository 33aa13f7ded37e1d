"""A server that stands in for Gemini in tests: answers what it is told to, and keeps what it was asked."""

from __future__ import annotations

import asyncio
import base64
import json
from collections import deque
from collections.abc import AsyncGenerator, Awaitable, Callable, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

import uvicorn
from starlette.types import Receive, Scope, Send
from uvicorn.protocols.http.h11_impl import H11Protocol
from uvicorn.server import ServerState

PNG = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg=="
)
Json = dict[str, Any]


@dataclass(kw_only=True)
class Call:
    """One request as it came in; `left` is set when the caller hangs up before the answer ends."""

    path: str
    headers: dict[str, str]
    body: bytes
    left: asyncio.Event = field(default_factory=asyncio.Event)

    @property
    def json(self) -> Json:
        return json.loads(self.body)

    @property
    def pictures(self) -> list[bytes]:
        """The pictures that an interaction was sent."""
        steps: list[Json] = [] if isinstance(self.json["input"], str) else self.json["input"]
        parts: list[Json] = [part for step in steps for part in step["content"]]
        return [base64.b64decode(part["data"]) for part in parts if part["type"] == "image"]


Answer = Callable[[Call, Receive, Send], Awaitable[None]]


class StandIn:
    """Answers the queued answers in turn, then a plain good one."""

    def __init__(self) -> None:
        self.url = ""
        self.calls: list[Call] = []
        self.asked = asyncio.Event()
        self._answers: deque[Answer] = deque()

    def will(self, *answers: Answer) -> None:
        """Puts answers at the end of the queue."""
        self._answers.extend(answers)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        body = b""
        while (message := await receive())["type"] == "http.request":
            body += message.get("body", b"")
            if not message.get("more_body"):
                break
        headers = {name.decode(): value.decode() for name, value in scope["headers"]}
        call = Call(path=scope["path"], headers=headers, body=body)
        self.calls.append(call)
        self.asked.set()
        answer = self._answers.popleft() if self._answers else _good(call)
        await answer(call, receive, send)


@asynccontextmanager
async def standing_in() -> AsyncGenerator[StandIn, None]:
    """A stand-in that listens on a free port of loopback."""
    stand_in = StandIn()
    config = uvicorn.Config(stand_in, lifespan="off", log_config=None, access_log=False)
    config.load()
    state = ServerState()
    # uvicorn's own loop looks up only every tenth of a second, which is long among so many small tests
    server = await asyncio.get_running_loop().create_server(
        lambda: H11Protocol(config=config, server_state=state, app_state={}), "127.0.0.1", 0
    )
    stand_in.url = f"http://127.0.0.1:{server.sockets[0].getsockname()[1]}"
    yield stand_in
    server.close()
    for task in state.tasks:
        task.cancel()
    await asyncio.gather(*state.tasks, return_exceptions=True)


def says(body: object, status: int = 200, headers: dict[str, str] | None = None) -> Answer:
    """An answer of JSON, or of a page of HTML where `body` is a text."""
    page = isinstance(body, str)
    content = body.encode() if isinstance(body, str) else json.dumps(body).encode()
    kind = "text/html" if page else "application/json"

    async def answer(call: Call, receive: Receive, send: Send) -> None:
        lines = {"content-type": kind, "content-length": str(len(content)), **(headers or {})}
        await send({"type": "http.response.start", "status": status, "headers": _lines(lines)})
        await send({"type": "http.response.body", "body": content})

    return answer


def interaction_error(status: int, code: str = "", message: str = "", headers: dict[str, str] | None = None) -> Answer:
    """An error of the Interactions API."""
    return says({"error": {"code": code or "error", "message": message or "It went wrong."}}, status, headers)


def content_error(status: int, grpc: str, message: str = "", *, reason: str = "", delay: str = "") -> Answer:
    """An error of generateContent, with ErrorInfo and RetryInfo where given."""
    return says(content_error_body(status, grpc, message, reason=reason, delay=delay), status)


def content_error_body(status: int, grpc: str, message: str = "", *, reason: str = "", delay: str = "") -> Json:
    details: list[Json] = []
    if reason:
        details.append({"@type": "type.googleapis.com/google.rpc.ErrorInfo", "reason": reason})
    if delay:
        details.append({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": delay})
    error = {"code": status, "status": grpc, "message": message or "It went wrong.", "details": details}
    return {"error": error}


def picture_part(data: bytes = PNG, mime_type: str = "image/png") -> Json:
    return {"type": "image", "mime_type": mime_type, "data": base64.b64encode(data).decode()}


def interaction(*parts: Json, **fields: Any) -> Json:
    """A finished interaction with these parts of output, or one's own `steps`."""
    whole: Json = {
        "id": "v1_abc",
        "status": "completed",
        "model": "gemini-nano-banana-2.1",
        "created": "2026-11-21T08:00:00Z",
        "updated": "2026-11-21T08:00:04Z",
        "steps": [{"type": "model_output", "content": list(parts)}],
        "usage": {
            "total_input_tokens": 6,
            "total_output_tokens": 1120,
            "output_tokens_by_modality": [{"modality": "image", "tokens": 1120}],
            "total_thought_tokens": 0,
        },
    }
    return whole | fields


def chunk(*parts: Json, end: str | None = None, **fields: Any) -> Json:
    """A chunk of a streamed reply."""
    candidate: Json = {"index": 0}
    if parts:
        candidate["content"] = {"role": "model", "parts": list(parts)}
    if end:
        candidate["finishReason"] = end
    usage = {"promptTokenCount": 10, "candidatesTokenCount": 4, "thoughtsTokenCount": 2}
    return {"candidates": [candidate], "usageMetadata": usage} | fields


def words(text: str) -> Json:
    return {"text": text}


def brief_call(**arguments: Any) -> Json:
    """A call of update_brief with a thought signature, as the model makes it."""
    call = {"id": "call-1", "name": "update_brief", "args": arguments}
    return {"functionCall": call, "thoughtSignature": base64.b64encode(b"\xfb\xff sign").decode()}


def streams(chunks: Sequence[Json], *, pause: float = 0.0, then: str = "end") -> Answer:
    """A streamed reply. `then` is end, cut (the connection breaks), or silence (until the caller leaves)."""

    async def answer(call: Call, receive: Receive, send: Send) -> None:
        await send(
            {"type": "http.response.start", "status": 200, "headers": _lines({"content-type": "text/event-stream"})}
        )
        for one in chunks:
            await send(
                {"type": "http.response.body", "body": f"data: {json.dumps(one)}\r\n\r\n".encode(), "more_body": True}
            )
            await asyncio.sleep(pause)
        if then == "silence":
            await _left(call, receive)
        if then == "end":
            await send({"type": "http.response.body", "body": b""})

    return answer


def hangs() -> Answer:
    """No answer, until the caller leaves."""

    async def answer(call: Call, receive: Receive, send: Send) -> None:
        await _left(call, receive)

    return answer


def dribbles(seconds: float) -> Answer:
    """A byte now and then, for ever: never silent for long, and never done."""

    async def answer(call: Call, receive: Receive, send: Send) -> None:
        left = asyncio.ensure_future(_left(call, receive))
        await send(
            {"type": "http.response.start", "status": 200, "headers": _lines({"content-type": "application/json"})}
        )
        while not left.done():
            await send({"type": "http.response.body", "body": b" ", "more_body": True})
            await asyncio.wait([left], timeout=seconds)

    return answer


def breaks_off(body: Json) -> Answer:
    """Half of an answer, then a broken connection."""
    content = json.dumps(body).encode()

    async def answer(call: Call, receive: Receive, send: Send) -> None:
        lines = {"content-type": "application/json", "content-length": str(len(content))}
        await send({"type": "http.response.start", "status": 200, "headers": _lines(lines)})
        await send({"type": "http.response.body", "body": content[: len(content) // 2], "more_body": True})

    return answer


async def _left(call: Call, receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        continue
    call.left.set()


def _good(call: Call) -> Answer:
    if call.path.endswith("/interactions"):
        return says(interaction(picture_part()))
    if call.path.endswith(":streamGenerateContent"):
        return streams([chunk(words("Hello.")), chunk(end="STOP")])
    if call.path.endswith(":generateContent"):
        return says(chunk(words("Calm and dusky."), end="STOP"))
    return says({"name": call.path.removeprefix("/v1/"), "displayName": "A model"})


def _lines(headers: dict[str, str]) -> list[tuple[bytes, bytes]]:
    return [(name.encode(), value.encode()) for name, value in headers.items()]
