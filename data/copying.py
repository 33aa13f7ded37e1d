"""The whole database as a file, and back: a consistent copy while others write, and rows carried from one kind of
database to the other.
"""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import Column, Connection, Engine, Table, create_engine, func, insert, select, text, update
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

from data import migrate
from data.schema import TABLES

ROWS = 1_000  # carried at a time


class NotEmpty(RuntimeError):
    """The database that is to be filled has rows already."""


class OtherRevision(RuntimeError):
    """The database is not at this version's schema, so its rows cannot be carried."""


def snapshot(url: str, target: Path) -> None:
    """Copy the database as it stands at one moment into the new SQLite file `target`.

    Raises sqlite3.Error and SQLAlchemyError where it cannot be read, OtherRevision for a PostgreSQL of another version.
    """
    parsed = make_url(url)
    if parsed.get_backend_name() == "sqlite":
        _copy_sqlite(Path(parsed.database or ""), target)
        return
    if migrate.current_revision(url) != migrate.newest_revision():
        raise OtherRevision
    copy = f"sqlite:///{target}"
    migrate.migrate(copy)
    _carry(url, copy)


def load(source: Path, url: str) -> None:
    """Carry the rows of the SQLite file `source`, which is at the newest schema, into an empty database.

    Raises NotEmpty.
    """
    migrate.migrate(url)
    _carry(f"sqlite:///{source}", url)


def _copy_sqlite(source: Path, target: Path) -> None:
    reading = sqlite3.connect(f"file:{quote(str(source))}?mode=ro", uri=True)
    writing = sqlite3.connect(target)
    try:
        reading.backup(writing)
        writing.execute("PRAGMA journal_mode = DELETE")  # one file, which can be read where nothing can be written
    finally:
        writing.close()
        reading.close()


def _carry(source: str, target: str) -> None:
    reading = create_engine(source, poolclass=NullPool)
    if reading.dialect.name == "postgresql":
        reading = reading.execution_options(isolation_level="REPEATABLE READ", postgresql_readonly=True)
    writing = create_engine(target, poolclass=NullPool)
    with reading.connect() as old, writing.begin() as new:
        for table in TABLES.sorted_tables:
            if new.execute(select(func.count()).select_from(table)).scalar_one():
                raise NotEmpty
        for table in TABLES.sorted_tables:
            _carry_table(old, new, table)
        _count_on(new, writing)


def _carry_table(old: Connection, new: Connection, table: Table) -> None:
    """Rows that point to others of their own table are linked once all of them are there."""
    links = [column for column in table.columns if any(key.column.table is table for key in column.foreign_keys)]
    key = list(table.primary_key.columns)
    found = old.execution_options(yield_per=ROWS).execute(select(table).order_by(*key))
    for part in found.mappings().partitions():
        rows = [dict(row) for row in part]
        new.execute(insert(table), [row | {link.name: None for link in links} for row in rows])
    for link in links:
        _link(old, new, table, link)


def _link(old: Connection, new: Connection, table: Table, link: Column[Any]) -> None:
    (key,) = table.primary_key.columns
    for row_id, points_to in old.execute(select(key, link).where(link.is_not(None))):
        new.execute(update(table).where(key == row_id).values({link.name: points_to}))


def _count_on(new: Connection, engine: Engine) -> None:
    """Have PostgreSQL number new rows after those that were carried."""
    if engine.dialect.name != "postgresql":
        return
    for table in TABLES.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            name = f"pg_get_serial_sequence('{table.name}', '{column.name}')"
            new.execute(text(f"SELECT setval({name}, (SELECT max({column.name}) FROM {table.name}))"))
