"""The one place where a call to the model is tried again: only where the model said that it was too busy to begin."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from typing import TypeVar

import stamina

from services.errors import ModelBusy

TRIES = 3
LONGEST_WAIT = 20.0  # seconds; who has to wait longer is told so
FIRST_WAIT = 0.5  # seconds, where the model does not say how long

T = TypeVar("T")


async def tried(call: Callable[[], Awaitable[T]], *, seconds: float) -> T:
    """What `call` returns, tried up to three times on ModelBusy while the wait fits into the `seconds` that are left.

    A timeout or a broken connection is not tried again: the picture may have been made, and billed.
    """
    loop = asyncio.get_running_loop()
    until = loop.time() + seconds

    def pause(error: Exception) -> bool | float:
        left = until - loop.time()
        if not isinstance(error, ModelBusy):
            return False
        if error.retry_after is None:
            return left > FIRST_WAIT
        return error.retry_after if error.retry_after <= min(LONGEST_WAIT, left) else False

    async for attempt in stamina.retry_context(
        on=pause, attempts=TRIES, timeout=None, wait_initial=FIRST_WAIT, wait_max=4 * FIRST_WAIT, wait_jitter=FIRST_WAIT
    ):
        with attempt:
            return await call()
    raise AssertionError("stamina either returns an attempt or raises")
