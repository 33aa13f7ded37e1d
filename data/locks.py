"""Locks between processes for what has no row to lock yet. On SQLite the write door itself is the lock."""

from __future__ import annotations

from enum import IntEnum

from sqlalchemy import Connection, text
from sqlmodel import Session


class Lock(IntEnum):
    FIRST_ACCOUNT = 1
    QUEUE = 2
    SCHEMA = 3
    CATALOGUE = 4


def exclusive(db: Session | Connection, lock: Lock) -> None:
    """Hold `lock` until this transaction ends."""
    connection = db.connection() if isinstance(db, Session) else db
    if connection.dialect.name == "postgresql":
        connection.execute(text("SELECT pg_advisory_xact_lock(:space, :key)"), {"space": 0x4C494D, "key": lock})
