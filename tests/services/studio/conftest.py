"""The shared fixtures of the running house, and its rows on both kinds of database."""

from tests.house import database, model, seeded, studio
from tests.money.conftest import books, cluster, postgres_url

__all__ = ["books", "cluster", "database", "model", "postgres_url", "seeded", "studio"]
