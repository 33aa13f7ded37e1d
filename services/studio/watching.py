"""Waking those who watch a row: at once in this process, and by a look every half second for what others change.

Where processes share a Redis, `services.upkeep.wakeups` carries the word to the others, and they look at once.
"""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import Callable, Generator
from contextlib import contextmanager

LOOK_EVERY = 0.5  # seconds

_relays: list[Callable[[list[str]], None]] = []
_watchers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)


def changed(*keys: str | None) -> None:
    """Wake everyone who waits for one of these ids. Call on the event loop, after the commit."""
    known = [key for key in keys if key]
    wake(known)
    for relay in _relays:
        relay(known)


def wake(keys: list[str]) -> None:
    """Wake those in this process."""
    for key in keys:
        for event in _watchers.get(key, ()):
            event.set()


@contextmanager
def relayed(relay: Callable[[list[str]], None]) -> Generator[None]:
    """Have `relay` called with whatever changes here, until the block ends."""
    _relays.append(relay)
    try:
        yield
    finally:
        _relays.remove(relay)


def anyone(*keys: str | None) -> bool:
    """Whether somebody in this process waits for one of these ids just now."""
    return any(_watchers.get(key or "") for key in keys)


async def wait(key: str, seconds: float = LOOK_EVERY) -> None:
    """Return when `key` was changed in this process, at the latest after `seconds`."""
    event = asyncio.Event()
    _watchers[key].add(event)
    try:
        async with asyncio.timeout(seconds):  # wait_for would swallow a cancel that comes with the event
            await event.wait()
    except TimeoutError:
        return
    finally:
        _watchers[key].discard(event)
        if not _watchers[key]:
            del _watchers[key]
