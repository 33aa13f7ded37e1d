"""Waking those who watch a row: at once in this process, and by a look every half second for what others change."""

from __future__ import annotations

import asyncio
from collections import defaultdict

LOOK_EVERY = 0.5  # seconds

_watchers: defaultdict[str, set[asyncio.Event]] = defaultdict(set)


def changed(*keys: str | None) -> None:
    """Wake everyone in this process who waits for one of these ids. Call on the event loop, after the commit."""
    for key in keys:
        for event in _watchers.get(key or "", ()):
            event.set()


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
