"""Pictures that come in are worked on by few hands, so that many large ones at once do not take all of the memory."""

from __future__ import annotations

import asyncio
import threading

from services.studio.keeping import HANDS, in_turn


async def test_no_more_pictures_are_let_in_at_once_than_there_are_hands() -> None:
    lock, busy, most = threading.Lock(), 0, 0
    full = threading.Barrier(HANDS)

    def work(number: int) -> int:
        nonlocal busy, most
        with lock:
            busy += 1
            most = max(most, busy)
        full.wait(5)
        with lock:
            busy -= 1
        return number

    done = await asyncio.gather(*(in_turn(work, number) for number in range(3 * HANDS)))
    assert done == list(range(3 * HANDS))
    assert most == HANDS
