"""What is remembered: the tables, the two doors to them, the migrations, the catalogue."""

from data.columns import new_id, utcnow
from data.doors import (
    close_database,
    dialect,
    open_database,
    read,
    read_now,
    write,
    write_now,
)

__all__ = [
    "close_database",
    "dialect",
    "new_id",
    "open_database",
    "read",
    "read_now",
    "utcnow",
    "write",
    "write_now",
]
