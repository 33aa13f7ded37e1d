"""The web server: the API and the pages as one application, behind one gate, over the running house."""

from __future__ import annotations

import logging
import os
import sys
import time
from collections.abc import AsyncGenerator
from contextlib import asynccontextmanager
from typing import Any

import structlog
import uvicorn
from fastapi import FastAPI
from starlette.types import Lifespan

from services import home
from services.settings import Settings

STOP_WITHIN = 10  # seconds for requests under way when the server stops


def serve(settings: Settings) -> None:
    """Serve until interrupted. Raises SettingsError where another process holds HOME, SystemExit for a dead model."""
    _log(settings)
    from services.upkeep import house

    with home.held(settings), home.opened_database(settings):
        house.check(settings)
        app = create_site(settings)
        config = uvicorn.Config(
            app,
            host=settings.host,
            port=settings.port,
            log_level="warning",
            access_log=False,
            server_header=False,
            timeout_graceful_shutdown=STOP_WITHIN,
            proxy_headers=True,
            forwarded_allow_ips=settings.trusted_proxies,
        )
        server = _Server(config)
        app.state.stop = lambda sentence: _stop(server, app, sentence)
        server.run()
        if sentence := getattr(app.state, "dead", ""):
            sys.exit(sentence)


class _Server(uvicorn.Server):
    """A server that tells the house that it is asked to stop, so that no stream keeps it."""

    async def shutdown(self, sockets: list[Any] | None = None) -> None:
        from services.upkeep import house

        await house.let_go()
        await super().shutdown(sockets)


def create_site(settings: Settings) -> FastAPI:
    """The whole site: API routes first, then the pages, with the gate around both."""
    os.environ.setdefault("NICEGUI_STORAGE_PATH", str(settings.folder / "interface"))
    os.environ.setdefault("MARKDOWN_CONTENT_CACHE_SIZE", "8")
    from nicegui import ui

    from components import theme
    from pages import rooms
    from pages.api.app import create_app
    from pages.gate import Gate

    app = create_app(settings, lifespan(settings))
    theme.install()
    rooms.install(settings)
    ui.run_with(
        app,
        title="Limner",
        favicon=theme.FAVICON,
        reconnect_timeout=30,
        dark=True,
        tailwind=False,
        show_welcome_message=False,
        language="en-US",
    )
    app.add_middleware(Gate, settings=settings)
    return app


def lifespan(settings: Settings) -> Lifespan[FastAPI]:
    """What runs behind the pages while the server does."""

    @asynccontextmanager
    async def run(app: FastAPI) -> AsyncGenerator[None, None]:
        from services.accounts import entering
        from services.upkeep import house

        def dead(sentence: str) -> None:
            app.state.stop(sentence)

        async with house.running(settings, on_dead_model=dead):
            address = settings.base_url or f"http://{settings.host}:{settings.port}"
            print(f"Limner is at {address}", flush=True)
            if (secret := await entering.setup_secret(settings)) is not None:
                print(
                    f"Nobody has an account yet. Make the administrator's at {address}/setup?secret={secret}",
                    flush=True,
                )
            yield

    return run


class OneLine(logging.Formatter):
    """Times in UTC, and what a library says in one line, whatever stands in it."""

    converter = time.gmtime

    def formatMessage(self, record: logging.LogRecord) -> str:
        record.message = "".join(ch if ch.isprintable() else repr(ch)[1:-1] for ch in record.message)
        return super().formatMessage(record)


def _stop(server: uvicorn.Server, app: FastAPI, sentence: str) -> None:
    app.state.dead = sentence
    server.should_exit = True


def _log(settings: Settings) -> None:
    level = logging.getLevelNamesMapping()[settings.log_level.upper()]
    structlog.configure(
        processors=[  # tracebacks without the values of variables: passwords and prompts would be among them
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="%Y-%m-%dT%H:%M:%SZ", utc=True),
            structlog.dev.ConsoleRenderer(
                colors=False,
                repr_native_str=True,  # a value with line breaks or escape codes in it stays one value
                exception_formatter=structlog.dev.plain_traceback,
            ),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(level),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
        cache_logger_on_first_use=True,
    )
    lines = logging.StreamHandler(sys.stderr)
    lines.setFormatter(OneLine("%(asctime)sZ %(levelname)s %(name)s %(message)s", "%Y-%m-%dT%H:%M:%S"))
    logging.basicConfig(level=logging.WARNING, handlers=[lines])
