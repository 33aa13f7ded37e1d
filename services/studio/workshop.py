"""The studio as it runs in this process: its model, its storage, its worker, and the requests that reach them."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

import data
from services.billing import keys
from services.fault_points import point
from services.gemini import Gemini
from services.settings import Settings
from services.studio import generation_views, generations, watching
from services.studio.storage import Storage
from services.studio.views import GenerationView
from services.studio.worker import Worker


@dataclass(frozen=True, slots=True, kw_only=True)
class Workshop:
    settings: Settings
    gemini: Gemini
    storage: Storage
    worker: Worker


_open: dict[str, Workshop] = {}


async def open_workshop(settings: Settings, gemini: Gemini) -> Workshop:
    """Open the storage, settle what an earlier process left behind, and start to paint."""
    storage = await asyncio.to_thread(Storage.open, settings)
    shop = Workshop(settings=settings, gemini=gemini, storage=storage, worker=Worker(settings, gemini, storage))
    _open["now"] = shop
    await shop.worker.start()
    return shop


async def close_workshop() -> None:
    shop = _open.pop("now", None)
    if shop is not None:
        await shop.worker.stop()


def workshop() -> Workshop:
    """The running one. Raises KeyError before `open_workshop`."""
    return _open["now"]


async def request(user_id: str, wish: generations.Wish, *, key: keys.Request | None = None) -> GenerationView:
    """Hold the charges, queue the pictures, wake the worker. The same key answers the same generation.

    Raises what `generations.request` raises.
    """
    shop = workshop()
    generation_id, new = await data.write(
        generations.request, user_id, wish, key=key, most_waiting=shop.settings.max_waiting
    )
    if new:
        point("requested")
        announce(generation_id, wish.session_id)
    view = await generation_views.get(user_id, generation_id)
    if new:
        watching.changed(view.project_id)
    return view


def announce(generation_id: str, session_id: str | None) -> None:
    """A generation was queued: wake the worker and whoever watches."""
    workshop().worker.wake()
    watching.changed(generation_id, session_id)


async def cancel(user_id: str, generation_id: str) -> GenerationView:
    """Cancel what is not painted yet and wait until it is over. Raises NotFound."""
    running = await data.write(generations.cancel, user_id, generation_id)
    workshop().worker.cancel(running)
    watching.changed(generation_id)
    view = await generation_views.when_finished(user_id, generation_id, 5.0)
    watching.changed(view.project_id)
    return view
