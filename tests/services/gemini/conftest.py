"""A stand-in for Gemini and the studio's client before it, over loopback and through the real SDK."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from typing import Any

import pytest

from services.gemini import Gemini
from services.settings import Settings
from tests.services.gemini.stand_in import StandIn, standing_in

KEY = "AIzaSyTestKeyThatMustNeverBeSeenAnywhere0"
Open = Callable[..., Awaitable[Gemini]]


@pytest.fixture(autouse=True)
def bare_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """No key and no redirection of whoever runs the tests."""
    for name in ("GOOGLE_API_KEY", "GEMINI_API_KEY", "GOOGLE_GEMINI_BASE_URL", "GOOGLE_GENAI_API_VERSION"):
        monkeypatch.delenv(name, raising=False)


@pytest.fixture
async def model() -> AsyncIterator[StandIn]:
    async with standing_in() as stand_in:
        yield stand_in


@pytest.fixture
async def opened(model: StandIn) -> AsyncIterator[Open]:
    """Opens clients with settings of the test's own, and closes them."""
    clients: list[Gemini] = []

    async def open_one(*, provider: str = "gemini", **settings: Any) -> Gemini:
        client = await Gemini.open(Settings(**settings), base_url=model.url, api_key=KEY, provider=provider)
        clients.append(client)
        return client

    yield open_one
    for client in clients:
        await client.aclose()


@pytest.fixture
async def gemini(opened: Open) -> Gemini:
    return await opened()
