"""What `python3 main.py doctor` looks at: each point in one line, while the house runs or not. Nothing is changed."""

from __future__ import annotations

import asyncio
import fcntl
import os
import platform
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from sqlalchemy import create_engine
from sqlalchemy.exc import SQLAlchemyError
from sqlalchemy.pool import NullPool
from sqlmodel import Session, col, select

from data import migrate
from data.columns import utcnow
from data.library import Asset
from services.billing import audit
from services.errors import LimnerError
from services.gemini import Gemini, ModelState
from services.settings import Settings, SettingsError
from services.studio.storage import Storage
from services.upkeep import backup, house

LITTLE_SPACE = 1 << 30  # bytes
OLD = timedelta(days=2)


class Grade(StrEnum):
    GOOD = "ok"
    WARN = "look"
    BAD = "BAD"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One line: what was looked at, how it is, and what to do where it is not good."""

    point: str
    grade: Grade
    words: str


Found = Iterator[tuple[Grade, str]]


def examine(settings: Settings, *, deep: bool = False) -> Iterator[Finding]:
    """Look at everything, one finding after the other; `deep` reads every picture and compares it with its name."""
    points: tuple[tuple[str, Callable[[], Found]], ...] = (
        ("Python", _python),
        ("settings", lambda: _settings(settings)),
        ("home", lambda: _home(settings)),
        ("database", lambda: _database(settings)),
        ("ledger", lambda: _ledger(settings)),
        ("storage", lambda: _storage(settings)),
        ("pictures", lambda: _pictures(settings, deep=deep)),
        ("model", lambda: _model(settings)),
        ("backups", lambda: _backups(settings)),
    )
    for point, look in points:
        try:
            for grade, words in look():
                yield Finding(point=point, grade=grade, words=words)
        except (LimnerError, SettingsError) as error:
            yield Finding(point=point, grade=Grade.BAD, words=str(error))
        except (OSError, sqlite3.Error, SQLAlchemyError) as error:
            yield Finding(point=point, grade=Grade.BAD, words=str(error).splitlines()[0])


def _python() -> Found:
    yield Grade.GOOD, f"{platform.python_version()} with SQLite {sqlite3.sqlite_version}"


def _settings(settings: Settings) -> Found:
    house.check(settings)
    if settings.host not in {"127.0.0.1", "::1", "localhost"} and not settings.base_url:
        yield Grade.WARN, "LIMNER_HOST is open to others, but LIMNER_BASE_URL does not say how they reach it"
    if settings.base_url.startswith("http://"):
        yield Grade.WARN, "LIMNER_BASE_URL is http: passwords travel in the open; put a proxy with https in front"
    if settings.rate is None:
        yield Grade.WARN, "LIMNER_RATE_LIMIT is off: sign-ins can be guessed without a limit"
    yield Grade.GOOD, "every setting can be used"


def _home(settings: Settings) -> Found:
    folder = settings.folder
    if not folder.is_dir():
        yield Grade.WARN, f"{folder} is not there yet; the first start makes it"
        return
    if not os.access(folder, os.W_OK):
        yield Grade.BAD, f"{folder} cannot be written"
    free = shutil.disk_usage(folder).free
    grade = Grade.WARN if free < LITTLE_SPACE else Grade.GOOD
    yield (
        grade,
        f"{folder}, {free / 1e9:.1f} GB free, {'a Limner is running on it' if _held(settings) else 'not in use'}",
    )
    if folder.stat().st_mode & 0o077:
        yield Grade.WARN, f"others on this machine can look into it; chmod 700 {folder}"


def _database(settings: Settings) -> Found:
    if not settings.database_url and not (settings.folder / backup.DATABASE).exists():
        yield Grade.WARN, "there is none yet; the first start makes it"
        return
    now, newest = migrate.current_revision(settings.database), migrate.newest_revision()
    if now != newest:
        yield Grade.WARN, f"its schema is {now}, this version's is {newest}; the next start upgrades it"
    if settings.database_url:
        yield Grade.GOOD, f"PostgreSQL answers, schema {now}"
        return
    connection = sqlite3.connect(f"file:{settings.folder / backup.DATABASE}?mode=ro", uri=True)
    try:
        (said,) = connection.execute("PRAGMA integrity_check(1)").fetchone()
        astray = connection.execute("PRAGMA foreign_key_check").fetchone()
    finally:
        connection.close()
    if said != "ok":
        yield Grade.BAD, f"the file is damaged ({said}); restore a backup"
    elif astray is not None:
        yield Grade.BAD, f"a row of {astray[0]} points to one of {astray[2]} that is not there"
    else:
        yield Grade.GOOD, f"sound, schema {now}"


def _ledger(settings: Settings) -> Found:
    if (found := _session(settings)) is None:
        return
    with found as db:
        differences = audit.differences(db)
    if differences:
        yield Grade.BAD, f"{len(differences)} differences, the first: {differences[0]}"
    else:
        yield Grade.GOOD, "every balance, lot, hold and counter agrees with the ledger"


def _storage(settings: Settings) -> Found:
    Storage.open(settings).probe()
    yield Grade.GOOD, settings.storage_url or str(settings.folder / "pictures")


def _pictures(settings: Settings, *, deep: bool) -> Found:
    if (found := _session(settings)) is None:
        return
    with found as db:
        named = set(db.exec(select(Asset.sha256).where(col(Asset.sha256) != "").distinct()).all())
    storage = Storage.open(settings)
    stored = set(storage.shas())
    missing, unused = sorted(named - stored), len(stored - named)
    if missing:
        yield Grade.BAD, f"{len(missing)} of {len(named)} files are missing, the first is {missing[0]}"
    damaged = [sha for sha in sorted(named & stored) if deep and not _sound(storage, sha)]
    if damaged:
        yield Grade.BAD, f"{len(damaged)} files are damaged, the first is {damaged[0]}"
    if not missing and not damaged:
        read = "read and compared" if deep else "there"
        yield Grade.GOOD, f"{len(named)} files {read}, {unused} wait for the collector"


def _model(settings: Settings) -> Found:
    if settings.uses_engine:
        yield Grade.GOOD, "no key: the built-in engine paints"
        return

    async def ask() -> tuple[ModelState, str]:
        gemini = await Gemini.open(settings)
        try:
            found = await gemini.check_models()
        finally:
            await gemini.aclose()
        return found.state, found.words

    state, words = asyncio.run(ask())
    yield (
        (Grade.GOOD, f"{settings.image_model} and {settings.coach_model} answer")
        if state is ModelState.OK
        else (
            Grade.BAD,
            words,
        )
    )


def _backups(settings: Settings) -> Found:
    kept = backup.list_backups(settings)
    if not kept:
        yield Grade.WARN, f"none in {backup.folder_of(settings)}; `python3 main.py backup` makes one"
        return
    newest = kept[0]
    words = f"{len(kept)}, the newest of {newest.created_at:%Y-%m-%d %H:%M} UTC with {newest.pictures} pictures"
    old = utcnow() - newest.created_at > OLD
    if newest.missing:
        yield Grade.BAD, f"the newest one lacks {newest.missing} pictures that were missing or damaged when it was made"
    yield (Grade.WARN if old else Grade.GOOD), words + (": that is long ago" if old else "")


def _held(settings: Settings) -> bool:
    try:
        lock = os.open(settings.folder / "lock", os.O_RDWR)
    except OSError:
        return False
    try:
        fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except BlockingIOError:
        return True
    finally:
        os.close(lock)
    return False


def _session(settings: Settings) -> Session | None:
    """To read with, beside a house that runs; None where the schema is not this version's."""
    if not settings.database_url and not (settings.folder / backup.DATABASE).exists():
        return None
    with suppress(SQLAlchemyError):
        if migrate.current_revision(settings.database) != migrate.newest_revision():
            return None
    url = settings.database_url or f"sqlite:///file:{settings.folder / backup.DATABASE}?mode=ro&uri=true"
    return Session(create_engine(url, poolclass=NullPool))


def _sound(storage: Storage, sha: str) -> bool:
    try:
        storage.get(sha)
    except LimnerError:
        return False
    return True
