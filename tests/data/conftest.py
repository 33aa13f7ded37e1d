"""The shared database fixtures."""

from tests.house import database, seeded

__all__ = ["database", "seeded"]
