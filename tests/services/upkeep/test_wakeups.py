"""Processes that share a Redis tell each other at once, count together, and go on by themselves while it is away."""

from __future__ import annotations

import asyncio
import socket
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from types import SimpleNamespace

import pytest
from redis.asyncio import Redis

from services.accounts.attempts import attempts, open_attempts
from services.errors import RateLimited
from services.settings import Settings
from services.studio import watching
from services.upkeep import wakeups
from tests import redis_server
from tests.serving import free_port

pytestmark = [pytest.mark.redis, pytest.mark.xdist_group("redis")]


@pytest.fixture(scope="module")
def url() -> Iterator[str]:
    with redis_server.running() as url:
        yield url


def here() -> None:
    """Nothing more is to be done when a word has come."""


async def test_a_change_is_told_to_the_other_processes(url: str) -> None:
    async with Redis.from_url(url) as other, other.pubsub(ignore_subscribe_messages=True) as channel:
        await channel.subscribe(wakeups.CHANNEL)
        await channel.get_message(timeout=1)
        async with wakeups.shared(Settings(redis_url=url), on_word=here):
            watching.changed("the generation", None, "its session")
            word = await channel.get_message(timeout=30)
    assert word is not None
    assert word["data"] == b'["the generation", "its session"]'


async def test_who_waits_for_a_row_is_woken_by_another_process(url: str) -> None:
    words: list[str] = []
    async with (
        wakeups.shared(Settings(redis_url=url), on_word=lambda: words.append("came")),
        Redis.from_url(url) as other,
    ):
        for _ in range(500):  # until it listens
            if await other.publish(wakeups.CHANNEL, b"not ours"):
                break
            await asyncio.sleep(0.01)
        waiting = asyncio.create_task(watching.wait("a row", 60))
        await asyncio.sleep(0)
        await other.publish(wakeups.CHANNEL, b'["a row"]')
        await asyncio.wait_for(waiting, 30)
    assert words


async def test_a_redis_that_goes_and_comes_back_is_heard_again(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(wakeups, "AGAIN", 0.05)
    port = free_port()
    words: list[str] = []
    async with wakeups.shared(Settings(redis_url=f"redis://127.0.0.1:{port}"), on_word=lambda: words.append("came")):
        for _ in range(2):
            with redis_server.running(port) as url:
                async with Redis.from_url(url) as other:
                    words.clear()

                    async def tell() -> None:
                        while not words:
                            await other.publish(wakeups.CHANNEL, b"[]")
                            await asyncio.sleep(0.02)

                    await asyncio.wait_for(tell(), 30)


def test_attempts_are_counted_by_all_processes_together(url: str) -> None:
    settings = Settings(redis_url=url)
    who = f"{time.time()}@example.org"
    for _ in range(10):
        open_attempts(settings)  # as another process would
        attempts().take("signin-account", who)
    with pytest.raises(RateLimited):
        attempts().take("signin-account", who)


def test_attempts_are_limited_while_redis_is_away() -> None:
    open_attempts(Settings(redis_url=f"redis://127.0.0.1:{free_port()}"))
    for _ in range(10):
        attempts().take("signin-account", "ada@example.org")
    with pytest.raises(RateLimited):
        attempts().take("signin-account", "ada@example.org")


async def look_at_four_pages(settings: Settings) -> None:
    """With a limit of three the last is one too many."""
    from starlette.requests import HTTPConnection

    from pages.gate import Rates

    rates = Rates(settings)
    asked = {"type": "http", "method": "GET", "scheme": "http", "path": "/", "headers": [], "query_string": b""}
    scope = {**asked, "client": ("192.0.2.9", 1), "app": SimpleNamespace(state=SimpleNamespace(settings=settings))}
    for _ in range(3):
        await rates.check(HTTPConnection(scope))
    with pytest.raises(RateLimited):
        await rates.check(HTTPConnection(scope))


async def test_pages_are_served_and_limited_while_redis_is_away() -> None:
    await look_at_four_pages(Settings(redis_url=f"redis://127.0.0.1:{free_port()}", rate_limit="3/minute"))


@contextmanager
def silent_redis() -> Iterator[tuple[str, Callable[[], int]]]:
    """Something that takes connections and never answers: its URL, and how many have come."""
    with socket.create_server(("127.0.0.1", 0)) as server:
        server.setblocking(False)
        came: list[socket.socket] = []

        def count() -> int:
            with suppress(BlockingIOError):
                while True:
                    came.append(server.accept()[0])
            return len(came)

        yield f"redis://127.0.0.1:{server.getsockname()[1]}", count
        for connection in came:
            connection.close()


async def test_a_redis_that_hangs_is_waited_for_once_and_then_left_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("services.accounts.attempts.REDIS_PATIENCE", 0.05)
    monkeypatch.setattr("pages.gate.REDIS_PATIENCE", 0.05)
    monkeypatch.setattr("services.accounts.attempts.REDIS_REST", 600)
    monkeypatch.setattr("pages.gate.REDIS_REST", 600)
    with silent_redis() as (url, connections):
        open_attempts(Settings(redis_url=url))
        for _ in range(10):
            attempts().take("signin-account", "ada@example.org")
        with pytest.raises(RateLimited):
            attempts().take("signin-account", "ada@example.org")
        assert connections() == 1
        await look_at_four_pages(Settings(redis_url=url, rate_limit="3/minute"))
        assert connections() == 2
