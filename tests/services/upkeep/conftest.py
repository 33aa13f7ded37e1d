"""The shared fixtures of the running house, and a PostgreSQL."""

from tests.house import database, model, seeded, studio
from tests.money.conftest import cluster

__all__ = ["cluster", "database", "model", "seeded", "studio"]
