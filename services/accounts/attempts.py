"""Limits on sign-in and sign-up attempts, by account, by address and in all."""

from __future__ import annotations

import time
from typing import NoReturn, cast

from limits import RateLimitItem, WindowStats, parse
from limits.errors import StorageError
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from services.accounts import journal
from services.errors import RateLimited
from services.settings import Settings

LIMITS: dict[str, tuple[str, ...]] = {
    "signin-account": ("10/5 minutes", "50/day"),
    "signin-address": ("30/5 minutes",),
    "signin-all": ("600/minute",),
    "signup-address": ("20/hour",),
    "link-address": ("20/5 minutes",),
    "forgot-account": ("3/hour",),
    "forgot-address": ("10/hour",),
}
WORDS = "There were too many attempts. Please wait {wait} and try again."


class Steady(MovingWindowRateLimiter):
    """Counts in this process while the shared storage is away: nobody is locked out, and nothing is unlimited."""

    def __init__(self, storage: Storage) -> None:
        super().__init__(storage)
        self.own = MemoryStorage()
        self._spare = MovingWindowRateLimiter(self.own)

    def hit(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        try:
            return super().hit(item, *identifiers, cost=cost)
        except StorageError:
            return self._spare.hit(item, *identifiers, cost=cost)

    def test(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        try:
            return super().test(item, *identifiers, cost=cost)
        except StorageError:
            return self._spare.test(item, *identifiers, cost=cost)

    def get_window_stats(self, item: RateLimitItem, *identifiers: str) -> WindowStats:
        try:
            return super().get_window_stats(item, *identifiers)
        except StorageError:
            return self._spare.get_window_stats(item, *identifiers)

    def clear(self, item: RateLimitItem, *identifiers: str) -> None:
        try:
            super().clear(item, *identifiers)
        except StorageError:
            self._spare.clear(item, *identifiers)


class Attempts:
    """Counts attempts in memory, or in Redis where several processes share them."""

    def __init__(self, storage: Storage, *, enabled: bool) -> None:
        self._storage = storage
        self._limiter = Steady(storage)
        self._items: dict[str, list[RateLimitItem]] = {
            name: [parse(text) for text in texts] for name, texts in LIMITS.items()
        }
        self._enabled = enabled

    def check(self, limit: str, who: str) -> None:
        """Raises RateLimited, with the seconds to wait."""
        if not self._enabled:
            return
        for item in self._items[limit]:
            if not self._limiter.test(item, limit, who):
                self._refuse(item, limit, who)

    def take(self, limit: str, who: str) -> None:
        """Check and count in one step, so that many attempts at once are no more than one after the other.

        Raises RateLimited, with the seconds to wait.
        """
        if not self._enabled:
            return
        for item in self._items[limit]:
            if not self._limiter.hit(item, limit, who):
                self._refuse(item, limit, who)

    def forgive(self, limit: str, who: str) -> None:
        """Forget what was counted: the attempt was the right one."""
        for item in self._items[limit]:
            self._limiter.clear(item, limit, who)

    def count(self, limit: str, who: str) -> None:
        if not self._enabled:
            return
        for item in self._items[limit]:
            self._limiter.hit(item, limit, who)

    def first_use(self, of: str, what: str, *, seconds: int) -> bool:
        """Whether `what` is used for the first time within `seconds`; counted also where limits are off."""
        try:
            return self._storage.incr(f"used/{of}/{what}", seconds) == 1
        except StorageError:
            return self._limiter.own.incr(f"used/{of}/{what}", seconds) == 1

    def _refuse(self, item: RateLimitItem, limit: str, who: str) -> NoReturn:
        journal.note("too many attempts", limit=limit)
        wait = max(1.0, self._limiter.get_window_stats(item, limit, who).reset_time - time.time())
        spoken = f"{round(wait)} seconds" if wait < 90 else f"{round(wait / 60)} minutes"
        raise RateLimited(WORDS.format(wait=spoken), retry_after=wait)


_open: dict[str, Attempts] = {}


def open_attempts(settings: Settings) -> None:
    url = settings.redis_url
    storage = cast(Storage, storage_from_string(url, wrap_exceptions=True)) if url else MemoryStorage()
    _open["now"] = Attempts(storage, enabled=settings.rate is not None)


def attempts() -> Attempts:
    """The running counters. Raises KeyError before `open_attempts`."""
    return _open["now"]
