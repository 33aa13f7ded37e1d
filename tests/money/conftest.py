"""Databases for the tests of money: SQLite and a real PostgreSQL."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

import data
from tests import postgres
from tests.house import database, model, seeded, studio

__all__ = ["database", "model", "seeded", "studio"]

BOTH = [
    pytest.param("sqlite", id="sqlite"),
    pytest.param("postgresql", id="postgresql", marks=[pytest.mark.postgres, pytest.mark.xdist_group("postgres")]),
]


@pytest.fixture(scope="session")
def cluster() -> Iterator[postgres.Cluster]:
    """One PostgreSQL for all tests of this process."""
    with postgres.running() as running:
        postgres.seed_template(running)
        yield running


@pytest.fixture
def postgres_url(cluster: postgres.Cluster, home: Path) -> Iterator[str]:
    """A PostgreSQL database of the test's own, with the newest schema and the catalogue; nothing has opened it yet."""
    name = f"test_{data.new_id()[-12:]}"
    yield cluster.create(name, template=postgres.TEMPLATE)
    data.close_database()
    cluster.drop(name)


@pytest.fixture(params=BOTH)
def books(request: pytest.FixtureRequest, home: Path) -> Iterator[str]:
    """An open database of the test's own, on SQLite and on PostgreSQL; its URL."""
    if request.param == "postgresql":
        url = request.getfixturevalue("postgres_url")
    else:
        path = home / "limner.db"
        shutil.copyfile(request.getfixturevalue("seeded"), path)
        url = f"sqlite:///{path}"
    data.open_database(url, durable=False)
    yield url
    data.close_database()
