"""The worker: takes candidates from the queue, paints so many at once, and brings each to one of its ends."""

from __future__ import annotations

import asyncio
import contextlib
import os
from collections.abc import Awaitable, Callable
from typing import TypeVar

import structlog
from sqlalchemy.exc import OperationalError
from sqlmodel import Session

import data
from data.library import Candidate, Generation
from services import errors
from services.billing import notices
from services.fault_points import point
from services.gemini import Gemini
from services.settings import Settings
from services.studio import generations, painting, queue, watching
from services.studio.naming import heading
from services.studio.storage import Storage
from services.studio.tree import Delivered

log = structlog.get_logger(__name__)
T = TypeVar("T")

UNFORESEEN = "Something went wrong on our side. Nothing was charged; please try again."
PATIENCE = 1.0  # seconds until an end that the database did not take is written again; doubled each time
LONGEST_PATIENCE = 30.0
HEARTBEAT = 1.0  # seconds between looks for cancelled generations and other processes' requests


class Worker:
    """One for the life of the process. Paints until `stop`; what is running then is left to the next start."""

    def __init__(self, settings: Settings, gemini: Gemini, storage: Storage) -> None:
        self._settings = settings
        self._gemini = gemini
        self._storage = storage
        self._runner = f"{os.uname().nodename}:{os.getpid()}:{data.new_id()[-8:]}"[:60]
        self._brushes: dict[str, asyncio.Task[Delivered]] = {}  # what a cancel breaks off
        self._runs: set[asyncio.Task[None]] = set()  # what brings each to its end, and is never cancelled
        self._wake = asyncio.Event()
        self._loops: list[asyncio.Task[None]] = []
        self._stopped = asyncio.Event()

    async def start(self) -> None:
        """Resolve what an earlier process left behind, then begin to take work."""
        alone = data.dialect() == "sqlite"
        for generation_id in await data.write(generations.recover, everything=alone):
            log.info("generation recovered", generation=generation_id)
        self._loops = [asyncio.create_task(self._take()), asyncio.create_task(self._beat())]
        self._wake.set()

    async def stop(self) -> None:
        """Stop taking work and give what is being painted back as failed, with its charges released."""
        self._stopped.set()
        self._wake.set()  # what is being claimed is waited for, or it would belong to nobody
        await asyncio.gather(*self._loops, return_exceptions=True)
        self.cancel(list(self._brushes))
        await asyncio.gather(*self._runs, return_exceptions=True)

    def wake(self) -> None:
        """There is something new in the queue."""
        self._wake.set()

    def cancel(self, candidate_ids: list[str]) -> None:
        """Break off the model calls of these candidates, as far as they run here."""
        for candidate_id in candidate_ids:
            if brush := self._brushes.get(candidate_id):
                brush.cancel()

    async def _take(self) -> None:
        while not self._stopped.is_set():
            self._wake.clear()
            try:
                while not self._stopped.is_set() and (candidate_id := await self._claim()) is not None:
                    self._begin(candidate_id)
            except Exception:
                log.exception("the queue could not be read")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._wake.wait(), HEARTBEAT)

    async def _claim(self) -> str | None:
        return await data.write(
            queue.claim,
            self._runner,
            most=self._settings.max_generations,
            most_per_user=self._settings.max_generations_per_user,
        )

    def _begin(self, candidate_id: str) -> None:
        point("claimed")
        brush = asyncio.create_task(painting.paint(candidate_id, self._gemini, self._storage))
        run = asyncio.create_task(self._run(candidate_id, brush))
        self._brushes[candidate_id] = brush
        self._runs.add(run)
        run.add_done_callback(lambda _: self._ended(candidate_id, run))

    def _ended(self, candidate_id: str, run: asyncio.Task[None]) -> None:
        self._brushes.pop(candidate_id, None)
        self._runs.discard(run)
        self._wake.set()

    async def _run(self, candidate_id: str, brush: asyncio.Task[Delivered]) -> None:
        watched: tuple[str | None, ...] = ()
        try:
            watched = await self._patiently(lambda: data.read(_watched, candidate_id))
            watching.changed(*watched)
            delivered = await brush
            point("completing")
            watched_now = watching.anyone(*watched)
            await self._patiently(lambda: data.write(_complete, candidate_id, delivered, watched_now))
            point("completed")
        except asyncio.CancelledError:
            stopped = errors.ModelUnavailable(generations.STOPPED) if self._stopped.is_set() else errors.Cancelled()
            await self._fail(candidate_id, stopped)
        except errors.LimnerError as error:
            log.info("picture failed", candidate=candidate_id, code=error.code, reason=str(error))
            await self._fail(candidate_id, error)
        except Exception:
            log.exception("picture failed for a reason that nobody foresaw", candidate=candidate_id)
            await self._fail(candidate_id, errors.ModelUnavailable(UNFORESEEN))
        finally:
            watching.changed(*watched)

    async def _fail(self, candidate_id: str, error: errors.LimnerError) -> None:
        await self._patiently(lambda: data.write(generations.fail_candidate, candidate_id, error))
        point("failed")

    async def _patiently(self, attempt: Callable[[], Awaitable[T]]) -> T:
        """Through the door as soon as there is a database behind it: one that is locked, full or restarted for a while
        must not leave a picture without an end. Whatever was written already is not written twice.
        """
        pause = PATIENCE
        while True:
            try:
                return await attempt()
            except OperationalError as error:
                if self._stopped.is_set():
                    raise
                log.warning("the database failed", reason=str(error.orig), again_in=pause)
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), pause)
            pause = min(2 * pause, LONGEST_PATIENCE)

    async def _beat(self) -> None:
        while not self._stopped.is_set():
            try:
                if self._brushes:
                    self.cancel(await data.write(queue.renew, self._runner))
                if data.dialect() != "sqlite":
                    watching.changed(*await data.write(generations.recover, everything=False))
            except Exception:
                log.exception("the heartbeat failed")
            with contextlib.suppress(TimeoutError):
                await asyncio.wait_for(self._stopped.wait(), HEARTBEAT)


def _complete(db: Session, candidate_id: str, delivered: Delivered, watched: bool) -> None:
    asset_id = generations.complete_candidate(db, candidate_id, delivered)
    if asset_id is None:
        generations.fail_candidate(db, candidate_id, errors.Cancelled())
    elif not watched:
        generation = db.get_one(Generation, db.get_one(Candidate, candidate_id).generation_id)
        link = (
            f"/?session={generation.session_id}"
            if generation.session_id
            else f"/studio?project={generation.project_id}"
        )
        text = f"Your picture is ready: {generation.request.get('title') or heading(generation.prompt)}"
        notices.tell(db, generation.user_id, "picture", text, link=link, once=f"picture:{generation.id}")


def _watched(db: Session, candidate_id: str) -> tuple[str, str | None, str]:
    """The ids that somebody may be watching: the generation's, its session's and its project's."""
    generation = db.get_one(Generation, db.get_one(Candidate, candidate_id).generation_id)
    return generation.id, generation.session_id, generation.project_id
