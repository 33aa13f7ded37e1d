"""The shared fixtures of the running house."""

from tests.house import database, model, seeded, studio

__all__ = ["database", "model", "seeded", "studio"]
