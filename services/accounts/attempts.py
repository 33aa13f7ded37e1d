"""Limits on sign-in and sign-up attempts, by account, by address and in all."""

from __future__ import annotations

import time
from typing import NoReturn, cast

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage, Storage, storage_from_string
from limits.strategies import MovingWindowRateLimiter

from services.errors import RateLimited
from services.settings import Settings

LIMITS: dict[str, tuple[str, ...]] = {
    "signin-account": ("10/5 minutes", "50/day"),
    "signin-address": ("30/5 minutes",),
    "signin-all": ("600/minute",),
    "signup-address": ("20/hour",),
}
WORDS = "There were too many attempts. Please wait {wait} and try again."


class Attempts:
    """Counts attempts in memory, or in Redis where several processes share them."""

    def __init__(self, storage: Storage, *, enabled: bool) -> None:
        self._limiter = MovingWindowRateLimiter(storage)
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

    def _refuse(self, item: RateLimitItem, limit: str, who: str) -> NoReturn:
        wait = max(1.0, self._limiter.get_window_stats(item, limit, who).reset_time - time.time())
        spoken = f"{round(wait)} seconds" if wait < 90 else f"{round(wait / 60)} minutes"
        raise RateLimited(WORDS.format(wait=spoken), retry_after=wait)


_open: dict[str, Attempts] = {}


def open_attempts(settings: Settings) -> None:
    storage = cast(Storage, storage_from_string(settings.redis_url)) if settings.redis_url else MemoryStorage()
    _open["now"] = Attempts(storage, enabled=settings.rate is not None)


def attempts() -> Attempts:
    """The running counters. Raises KeyError before `open_attempts`."""
    return _open["now"]
