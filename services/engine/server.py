"""The engine's server: Gemini's endpoints as an ASGI app, and the ways to run it, inside a running loop or alone."""

from __future__ import annotations

import asyncio
import contextlib
import socket
from collections.abc import AsyncGenerator, Generator
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import uvicorn
from starlette.applications import Starlette
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services.engine import content, interactions, rehearsal
from services.engine.answers import ApiError, Family, error_answer
from services.engine.calls import CallBook
from services.engine.context import Engine
from services.engine.faults import FaultQueue
from services.engine.memory import KEPT, Memory
from services.engine.painting import PNG, OwnPainter, Painter

_WORD_DELAY = 0.012
_SWEEP_EVERY = timedelta(hours=6)
_SHUTDOWN_SECONDS = 2


@dataclass(slots=True, kw_only=True)
class RunningEngine:
    """A server that runs in the current loop. `base_url` is what `GOOGLE_GEMINI_BASE_URL` or `HttpOptions.base_url`
    takes.
    """

    base_url: str
    engine: Engine
    _task: asyncio.Task[None]
    _sweeper: asyncio.Task[None]

    async def stop(self) -> None:
        """Stops the server; requests under way are ended within seconds. May be called again."""
        self.engine.closing.set()
        self._sweeper.cancel()
        await asyncio.gather(self._task, self._sweeper, return_exceptions=True)


def create_app(
    home: Path,
    key: str,
    *,
    painter: Painter | None = None,
    mime_type: str = PNG,
    keep: timedelta = KEPT,
    word_delay: float = _WORD_DELAY,
    faults: bool = False,
) -> Starlette:
    """The engine as an ASGI app that keeps its files under `home` and answers callers that know `key`.

    `mime_type` is the kind of picture it answers with, image/png or image/jpeg; interactions older than `keep` are
    forgotten;
    the coach writes a word every `word_delay` seconds. `faults` opens /__faults and /__calls, for tests.
    """
    routes = [
        Route("/{version}/interactions", interactions.create, methods=["POST"]),
        Route("/{version}/interactions/{id}", interactions.get, methods=["GET"]),
        Route("/{version}/interactions/{id}", interactions.delete, methods=["DELETE"]),
        Route("/{version}/models", content.list_models, methods=["GET"]),
        Route("/{version}/models/{call}", content.get_model, methods=["GET"]),
        Route("/{version}/models/{call}", content.generate, methods=["POST"]),
    ]
    app = Starlette(
        routes=[*rehearsal.ROUTES, *routes] if faults else routes,
        exception_handlers={ApiError: _refuse, HTTPException: _refuse_route, Exception: _fail},
    )
    app.state.engine = Engine(
        key=key,
        memory=Memory(home, keep=keep),
        painter=painter or OwnPainter(),
        mime_type=mime_type,
        word_delay=word_delay,
        faults=FaultQueue() if faults else None,
        calls=CallBook() if faults else None,
    )
    return app


async def start(home: Path, key: str, *, host: str = "127.0.0.1", port: int = 0, **options: Any) -> RunningEngine:
    """Runs the engine inside the current loop and returns when it listens; port 0 takes a free one.

    `options` are those of `create_app`. OSError if the address cannot be had.
    """
    app = create_app(home, key, **options)
    listener = _listen(host, port)
    engine: Engine = app.state.engine
    server = _Server(_config(app), engine.closing)
    task = asyncio.create_task(server.serve(sockets=[listener]))
    while not server.started:
        if task.done():
            await task
        await asyncio.sleep(0.005)
    address = f"[{host}]" if ":" in host else host
    return RunningEngine(
        base_url=f"http://{address}:{listener.getsockname()[1]}",
        engine=engine,
        _task=task,
        _sweeper=asyncio.create_task(_sweep(engine)),
    )


def serve_alone(home: Path, host: str, port: int, key: str) -> None:
    """Runs the engine as a process of its own until it is interrupted."""
    app = create_app(home, key)
    app.router.lifespan_context = _sweeping
    uvicorn.Server(_config(app, lifespan="on")).run(sockets=[_listen(host, port)])


class _Server(uvicorn.Server):
    """A server that leaves the process's signal handlers to whom they belong and sleeps until its engine closes."""

    def __init__(self, config: uvicorn.Config, closing: asyncio.Event) -> None:
        super().__init__(config)
        self._closing = closing

    async def main_loop(self) -> None:
        await self._closing.wait()

    @contextlib.contextmanager
    def capture_signals(self) -> Generator[None, None, None]:
        yield


def _config(app: Starlette, *, lifespan: str = "off") -> uvicorn.Config:
    return uvicorn.Config(
        app,
        lifespan="on" if lifespan == "on" else "off",
        log_config=None,
        access_log=False,
        server_header=False,
        date_header=False,
        timeout_graceful_shutdown=_SHUTDOWN_SECONDS,
    )


def _listen(host: str, port: int) -> socket.socket:
    listener = socket.create_server(
        (host, port), family=socket.AF_INET6 if ":" in host else socket.AF_INET, backlog=128
    )
    listener.setblocking(False)
    return listener


@contextlib.asynccontextmanager
async def _sweeping(app: Starlette) -> AsyncGenerator[None]:
    engine: Engine = app.state.engine
    sweeper = asyncio.create_task(_sweep(engine))
    yield
    engine.closing.set()
    sweeper.cancel()


async def _sweep(engine: Engine) -> None:
    while True:
        await asyncio.to_thread(engine.memory.sweep)
        await asyncio.sleep(_SWEEP_EVERY.total_seconds())


def _family(request: Request) -> Family:
    return Family.INTERACTIONS if "/interactions" in request.url.path else Family.CONTENT


async def _refuse(request: Request, error: Exception) -> Response:
    assert isinstance(error, ApiError)
    return error_answer(error, _family(request))


async def _refuse_route(request: Request, error: Exception) -> Response:
    assert isinstance(error, HTTPException)
    return error_answer(ApiError(status=error.status_code, message=error.detail), _family(request))


async def _fail(request: Request, error: Exception) -> Response:
    return error_answer(
        ApiError(status=500, message="An internal error has occurred. Please retry or report."), _family(request)
    )
