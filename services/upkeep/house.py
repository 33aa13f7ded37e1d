"""The house as it runs: database, model or carried engine, studio, coach and schedule, opened and closed in order."""

from __future__ import annotations

import asyncio
import contextlib
import secrets
from collections.abc import AsyncGenerator, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime

import structlog

import data
from data.columns import utcnow
from services import fault_points
from services.accounts import letters, mail, oidc, oidc_settings, passwords
from services.accounts.attempts import open_attempts
from services.coach import pictures as pictures  # its hook takes a session on when its picture has ended
from services.coach import talk
from services.engine import server as engine_server
from services.errors import BadInput, StorageFailed
from services.gemini import Gemini, ModelCheck, ModelState
from services.settings import Settings, SettingsError
from services.studio import generation_views, platforms
from services.studio.workshop import close_workshop, open_workshop, workshop
from services.upkeep.schedule import start_schedule, stop_schedule

log = structlog.get_logger(__name__)

ENGINE = "engine"
FIRST_PAGES = 1.0  # seconds after the start that belong to them: loading Google's SDK takes a whole core as long
ENGINE_BANNER = (
    "Limner is painting with its own built-in engine. For the real thing, set GEMINI_API_KEY and start it again."
)


@dataclass(slots=True, kw_only=True)
class House:
    """What everybody is told about this installation, empty while all is well; how the models were found, and when."""

    banner: str = ""
    models: ModelCheck | None = None
    looked_at: datetime | None = None


_house = House()


def banner() -> str:
    """The quiet line above every page."""
    return _house.banner


def check(settings: Settings) -> None:
    """What would keep the house from opening, before anything is opened. Raises SettingsError with one sentence."""
    oidc_settings.read(settings)
    mail.check(settings)
    try:
        platforms.read(settings)
    except BadInput as error:
        raise SettingsError(f"HOME/platforms.toml cannot be used: {error.message}") from error
    if settings.storage_url.removeprefix("s3://").startswith("/") or settings.storage_url == "s3://":
        raise SettingsError("LIMNER_STORAGE_URL cannot be used: write s3://bucket/prefix, or leave it empty.")


@asynccontextmanager
async def running(settings: Settings, *, on_dead_model: Callable[[str], None]) -> AsyncGenerator[None, None]:
    """Run everything behind the pages until the block ends. The database has to be open.

    `on_dead_model` is called with a sentence when the settings name a model that is known to be gone.
    """
    check(settings)
    fault_points.arm(settings)
    open_attempts(settings)
    passwords.open_rules(settings)
    oidc.open_providers(settings)
    async with contextlib.AsyncExitStack() as stack:
        gemini = await _open_model(settings, stack)
        stack.push_async_callback(gemini.aclose)
        stack.push_async_callback(letters.sent)
        await open_workshop(settings, gemini)
        stack.push_async_callback(close_workshop)
        if settings.redis_url:
            from services.upkeep import wakeups  # loads the client of Redis, which one process alone does not need

            await stack.enter_async_context(wakeups.shared(settings, on_word=workshop().worker.wake))
        await talk.recover(everything=data.dialect() == "sqlite")
        stack.push_async_callback(talk.close)
        scheduler = start_schedule()
        stack.push_async_callback(stop_schedule, scheduler)
        looking = asyncio.create_task(_check_models(settings, gemini, on_dead_model))
        stack.callback(looking.cancel)
        yield


async def let_go() -> None:
    """End what would keep a server that is asked to stop: replies under way, and waiting for pictures."""
    generation_views.wait_no_longer()
    await talk.close()


def models() -> tuple[ModelCheck | None, datetime | None]:
    """How the models were found when they were looked up last, and when that was."""
    return _house.models, _house.looked_at


async def look_models_up() -> ModelCheck:
    """Look the models up again; the line above every page follows."""
    found = await workshop().gemini.check_models()
    _house.models, _house.looked_at = found, utcnow()
    if not workshop().settings.uses_engine:
        _house.banner = found.words
    return found


async def ready() -> None:
    """Raises what keeps this process from serving: the database does not answer, the storage cannot be written."""
    await data.read(lambda db: db.connection().exec_driver_sql("SELECT 1").scalar())
    try:
        await asyncio.to_thread(workshop().storage.probe)
    except KeyError:
        raise StorageFailed from None


async def _open_model(settings: Settings, stack: contextlib.AsyncExitStack) -> Gemini:
    if not settings.uses_engine:
        _house.banner = ""
        return await Gemini.open(settings)
    key = secrets.token_urlsafe(24)
    running_engine = await engine_server.start(settings.folder / ENGINE, key)
    stack.push_async_callback(running_engine.stop)
    _house.banner = ENGINE_BANNER
    return await Gemini.open(settings, base_url=running_engine.base_url, api_key=key, provider=ENGINE)


async def _check_models(settings: Settings, gemini: Gemini, on_dead_model: Callable[[str], None]) -> None:
    await asyncio.sleep(FIRST_PAGES)
    check = _house.models = await gemini.check_models()
    _house.looked_at = utcnow()
    if check.state is ModelState.DEAD:
        on_dead_model(check.words)
    elif check.state is not ModelState.OK:
        log.warning("the models could not be checked", reason=check.words)
        _house.banner = check.words
