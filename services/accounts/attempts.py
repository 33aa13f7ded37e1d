"""Limits on sign-in and sign-up attempts, by account, by address and in all."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import NoReturn, TypeVar, cast

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
REDIS_PATIENCE = 1.0  # seconds in which it has to answer: whoever knocks waits for it, and the event loop with them
REDIS_REST = 5.0  # seconds for which one that did not is not asked again
T = TypeVar("T")


class Steady:
    """Counts in this process while the shared storage is away: nobody is locked out, and nothing is unlimited."""

    def __init__(self, storage: Storage) -> None:
        self._shared_storage = storage
        self._shared = MovingWindowRateLimiter(storage)
        self._own_storage = MemoryStorage()
        self._own = MovingWindowRateLimiter(self._own_storage)
        self._ask_again = 0.0

    def hit(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        return self._asked(
            lambda: self._shared.hit(item, *identifiers, cost=cost),
            lambda: self._own.hit(item, *identifiers, cost=cost),
        )

    def test(self, item: RateLimitItem, *identifiers: str, cost: int = 1) -> bool:
        return self._asked(
            lambda: self._shared.test(item, *identifiers, cost=cost),
            lambda: self._own.test(item, *identifiers, cost=cost),
        )

    def get_window_stats(self, item: RateLimitItem, *identifiers: str) -> WindowStats:
        return self._asked(
            lambda: self._shared.get_window_stats(item, *identifiers),
            lambda: self._own.get_window_stats(item, *identifiers),
        )

    def clear(self, item: RateLimitItem, *identifiers: str) -> None:
        self._asked(lambda: self._shared.clear(item, *identifiers), lambda: self._own.clear(item, *identifiers))

    def count(self, key: str, seconds: int) -> int:
        """How often this key was counted within `seconds`, with this time."""
        shared, own = self._shared_storage, self._own_storage
        return self._asked(lambda: shared.incr(key, seconds), lambda: own.incr(key, seconds))

    def _asked(self, shared: Callable[[], T], own: Callable[[], T]) -> T:
        if time.monotonic() >= self._ask_again:
            try:
                return shared()
            except StorageError:
                self._ask_again = time.monotonic() + REDIS_REST
        return own()


class Attempts:
    """Counts attempts in memory, or in Redis where several processes share them."""

    def __init__(self, storage: Storage, *, enabled: bool) -> None:
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
        return self._limiter.count(f"used/{of}/{what}", seconds) == 1

    def _refuse(self, item: RateLimitItem, limit: str, who: str) -> NoReturn:
        journal.note("too many attempts", limit=limit)
        wait = max(1.0, self._limiter.get_window_stats(item, limit, who).reset_time - time.time())
        spoken = f"{round(wait)} seconds" if wait < 90 else f"{round(wait / 60)} minutes"
        raise RateLimited(WORDS.format(wait=spoken), retry_after=wait)


_open: dict[str, Attempts] = {}


def open_attempts(settings: Settings) -> None:
    url = settings.redis_url
    _open["now"] = Attempts(_redis(url) if url else MemoryStorage(), enabled=settings.rate is not None)


def attempts() -> Attempts:
    """The running counters. Raises KeyError before `open_attempts`."""
    return _open["now"]


def _redis(url: str) -> Storage:
    made = storage_from_string(
        url, wrap_exceptions=True, socket_connect_timeout=REDIS_PATIENCE, socket_timeout=REDIS_PATIENCE
    )
    return cast(Storage, made)
