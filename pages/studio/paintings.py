"""The paintings of a project as one open page follows them: under way, just arrived, failed, tried again."""

from __future__ import annotations

from datetime import timedelta

from sqlmodel import Session

import data
from components.running import Job
from data.catalogue import OPERATIONS
from data.columns import new_id, utcnow
from data.library import GenerationStatus
from pages.room import acting
from pages.studio.line import priced
from pages.studio.words import job_of
from services.accounts.signins import Visitor
from services.billing import keys, words
from services.billing.quotes import Quote
from services.studio import generation_views, retrying, workshop
from services.studio.views import GenerationView

MOST_READ = 30
TOLD_FOR = timedelta(minutes=10)  # for which a failure stands on a page that is opened after it
ROUTE = "page/studio/retry"
AGAIN = (GenerationStatus.FAILED, GenerationStatus.CANCELLED)
Prices = dict[tuple[str, int], tuple[Quote, str]]  # by operation and count, with the words


class Paintings:
    """The newest generations of the project; those that have ended are kept as they are."""

    def __init__(self, who: Visitor, project_id: str) -> None:
        self._who = who
        self._user_id = who.user.id
        self._project_id = project_id
        self._views: dict[str, GenerationView] = {}
        self._told: dict[str, GenerationView] = {}  # ended ones whose report was looked up
        self._begun: dict[str, str | None] = {}  # what was on the easel when each was first seen under way
        self._mine: set[str] = set()
        self._dismissed: set[str] = set()
        self._keys: dict[str, str] = {}
        self._prices: Prices = {}
        self._read = False

    @property
    def unfinished(self) -> bool:
        return any(not one.finished for one in self._views.values())

    def get(self, generation_id: str) -> GenerationView | None:
        return self._views.get(generation_id)

    def begin(self, version_id: str | None) -> None:
        """The page has just been opened with this version on the easel."""
        for one in self._views.values():
            if not one.finished:
                self._begun.setdefault(one.id, version_id)

    def add(self, view: GenerationView, version_id: str | None) -> None:
        """One that was asked for here, with this version on the easel."""
        self._mine.add(view.id)
        self._begun[view.id] = version_id

    def begun_on(self, generation_id: str) -> str | None:
        return self._begun.get(generation_id)

    def is_mine(self, generation_id: str) -> bool:
        return generation_id in self._mine

    async def read(self, *, begun_on: str | None = None) -> list[GenerationView]:
        """Look at the rows; returns those that have arrived with pictures since the last look."""
        found = await generation_views.list_generations(self._user_id, limit=MOST_READ, project_id=self._project_id)
        first, self._read = not self._read, True
        before, self._views = self._views, {one.id: one for one in found}
        arrived: list[GenerationView] = []
        for one in reversed(found):
            known = before.get(one.id)
            if not one.finished or (known is None and not first):
                self._begun.setdefault(one.id, begun_on)
            ended_now = known is None or not known.finished
            if one.status == GenerationStatus.COMPLETED and ended_now and not first:
                arrived.append(one)
        return arrived

    def jobs(self) -> list[Job]:
        """What the panel shows, the oldest first."""
        return [self._job(one) for one in reversed(self._shown())]

    async def price(self) -> None:
        """Look what another try of what failed would cost just now."""
        asked = {
            (one.operation, one.count) for one in self._shown() if one.status in AGAIN and one.operation in OPERATIONS
        }
        self._prices = await data.read(_prices, self._user_id, asked) if asked else {}

    async def look_up(self, generation_id: str) -> GenerationView | None:
        """One that has ended, with its report."""
        known = self._views.get(generation_id) or self._told.get(generation_id)
        if known is None:
            known = await acting(self._who, generation_views.get(self._user_id, generation_id))
            if known is not None and known.finished:
                self._told[generation_id] = known
        return known

    async def cancel(self, generation_id: str) -> None:
        await acting(self._who, workshop.cancel(self._user_id, generation_id))

    async def retry(self, generation_id: str, version_id: str | None) -> None:
        """Ask for the same once more; two clicks are one."""
        key = self._keys.setdefault(generation_id, new_id())
        asked = keys.request(key, ROUTE, {"generation": generation_id})
        quote, _ = self._price_of(generation_id)
        quote_id = quote.quote_id if quote is not None else None
        view = await acting(self._who, retrying.retry(self._user_id, generation_id, quote_id=quote_id, key=asked))
        if view is not None:
            self._keys.pop(generation_id, None)
            self._dismissed.add(generation_id)
            self.add(view, version_id)

    def dismiss(self, generation_id: str) -> None:
        self._dismissed.add(generation_id)

    def _shown(self) -> list[GenerationView]:
        return [one for one in self._views.values() if one.id not in self._dismissed and self._is_told(one)]

    def _job(self, view: GenerationView) -> Job:
        quote, said = self._price_of(view.id)
        refusal = quote.refusal if quote is not None else None
        return job_of(view, price=words.before_the_click(refusal) if refusal else said, shut=refusal is not None)

    def _price_of(self, generation_id: str) -> tuple[Quote | None, str]:
        view = self._views.get(generation_id)
        return self._prices.get((view.operation, view.count), (None, "")) if view is not None else (None, "")

    def _is_told(self, view: GenerationView) -> bool:
        if not view.finished:
            return True
        if view.status == GenerationStatus.COMPLETED:
            return view.count > 1 and view.id in self._begun
        ended = view.completed_at or view.created_at
        return view.id in self._begun or (view.status == GenerationStatus.FAILED and utcnow() - ended < TOLD_FOR)


def _prices(db: Session, user_id: str, asked: set[tuple[str, int]]) -> Prices:
    return {(operation, count): priced(db, user_id, operation, count) for operation, count in asked}
