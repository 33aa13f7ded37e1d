# pyright: reportUnknownMemberType=false, reportUnknownVariableType=false, reportUnknownArgumentType=false
"""Word between processes that share a Redis: what changes in one is looked at in the others at once.

It is a courtesy: without it, or while Redis is away, they find out by looking twice a second.
"""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator, Awaitable, Callable
from contextlib import asynccontextmanager, suppress

import structlog
from redis.asyncio import Redis
from redis.exceptions import RedisError

from services.settings import Settings
from services.studio import watching

log = structlog.get_logger(__name__)

CHANNEL = "limner:changed"
MOST_WAITING = 1_000  # words that wait for Redis; what is more is found by looking
AGAIN = 2.0  # seconds after which a Redis that was away is tried again


@asynccontextmanager
async def shared(settings: Settings, *, on_word: Callable[[], None]) -> AsyncGenerator[None]:
    """Tell the other processes and listen to them until the block ends; `on_word` is called when something came."""
    words: asyncio.Queue[list[str]] = asyncio.Queue(MOST_WAITING)

    def tell(keys: list[str]) -> None:
        with suppress(asyncio.QueueFull):
            words.put_nowait(keys)

    tasks = [
        asyncio.create_task(_steadily(settings.redis_url, lambda redis: _tell(redis, words))),
        asyncio.create_task(_steadily(settings.redis_url, lambda redis: _listen(redis, on_word))),
    ]
    try:
        with watching.relayed(tell):
            yield
    finally:
        waiting = set(tasks)
        while waiting:  # the client of Redis swallows a cancel that comes while it connects or closes
            for task in waiting:
                task.cancel()
            _, waiting = await asyncio.wait(waiting, timeout=0.1)


async def _steadily(url: str, work: Callable[[Redis], Awaitable[None]]) -> None:
    while True:
        try:
            async with Redis.from_url(url, socket_connect_timeout=5) as redis:
                await work(redis)
        except (RedisError, OSError) as error:
            log.warning("Redis is away: other processes hear of changes later", reason=str(error)[:200])
            await asyncio.sleep(AGAIN)


async def _tell(redis: Redis, words: asyncio.Queue[list[str]]) -> None:
    while True:
        await redis.publish(CHANNEL, json.dumps(await words.get()))


async def _listen(redis: Redis, on_word: Callable[[], None]) -> None:
    async with redis.pubsub(ignore_subscribe_messages=True) as channel:
        await channel.subscribe(CHANNEL)
        async for message in channel.listen():
            watching.wake(_keys(message["data"]))
            on_word()


def _keys(word: bytes) -> list[str]:
    """The ids of a word; none where it is not one of ours."""
    with suppress(ValueError):
        found = json.loads(word)
        if isinstance(found, list):
            return [str(key) for key in found]
    return []
