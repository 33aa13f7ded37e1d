"""The running house on a model that paints what a creator asks for: a disc on the flat ground that was named."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from tests.creator.painting import DiscPainter, Listener
from tests.house import Account, Model, add_account, database, painting_model, seeded, studio

__all__ = ["database", "seeded", "studio"]


@pytest.fixture
def painter() -> DiscPainter:
    return DiscPainter()


@pytest.fixture
def heard() -> list[Any]:
    """The bodies of all calls that came to the model, in order."""
    return []


@pytest.fixture
async def model(home: Path, painter: DiscPainter, heard: list[Any]) -> AsyncIterator[Model]:
    async with painting_model(home.parent / "model") as running:
        app = running._app  # pyright: ignore[reportPrivateUsage]
        app.state.engine.painter = painter
        app.add_middleware(Listener, heard=heard)
        yield running


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="pro")


@pytest.fixture
def eve(database: Any) -> Account:
    """Somebody else."""
    return add_account("eve@example.org", plan="pro")
