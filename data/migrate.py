"""Bring the schema to this version by Alembic, after copying a SQLite file that would change."""

from __future__ import annotations

import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from sqlalchemy import create_engine, inspect, text
from sqlalchemy.engine import make_url
from sqlalchemy.pool import NullPool

if TYPE_CHECKING:
    from alembic.config import Config

MIGRATIONS = Path(__file__).parent / "migrations"


class NewerDatabase(RuntimeError):
    """The database was upgraded by a later version of this program."""


def migrate(url: str) -> Path | None:
    """Upgrade to the newest revision; returns the copy made of a SQLite file that was upgraded, if one was.

    Raises NewerDatabase for a revision that this version does not know.
    """
    now, newest = current_revision(url), newest_revision()
    if now == newest:
        return None
    if now is not None and now not in _known():
        raise NewerDatabase(now)
    copy = _copy_sqlite(url) if now is not None else None
    from alembic import command  # a third of a second that a start without an upgrade is spared

    command.upgrade(alembic_config(url), "head")
    return copy


def current_revision(url: str) -> str | None:
    """The revision the database is at; None: it is empty."""
    path = _sqlite_path(url)
    if path is not None:
        path.parent.mkdir(parents=True, exist_ok=True)
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        if not inspect(connection).has_table("alembic_version"):
            return None
        return connection.execute(text("SELECT version_num FROM alembic_version")).scalar_one_or_none()


def newest_revision() -> str:
    """The revision of this version: the files' names begin with their own, in order."""
    return max(_known())


def alembic_config(url: str) -> Config:
    from alembic.config import Config

    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    config.attributes["url"] = url
    return config


def _known() -> set[str]:
    return {path.name.partition("_")[0] for path in (MIGRATIONS / "versions").glob("[0-9]*_*.py")}


def _sqlite_path(url: str) -> Path | None:
    parsed = make_url(url)
    return Path(parsed.database or "") if parsed.get_backend_name() == "sqlite" else None


def _copy_sqlite(url: str) -> Path | None:
    path = _sqlite_path(url)
    if path is None or not path.exists():
        return None
    stamp = datetime.now(UTC).strftime("%Y%m%dT%H%M%SZ")
    copy = path.with_name(f"{path.stem}.before-upgrade-{stamp}{path.suffix}")
    source, target = sqlite3.connect(path), sqlite3.connect(copy)
    try:
        source.backup(target)
    finally:
        target.close()
        source.close()
    return copy
