"""How the house is, part by part, for administrators: what works, what needs a look, what is broken."""

from __future__ import annotations

import asyncio
import platform
import shutil
import time
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from importlib import metadata
from pathlib import Path

from sqlalchemy import text
from sqlmodel import Session, col, func, select

import data
from data.columns import utcnow
from data.library import Candidate, CandidateState
from data.migrate import current_revision, newest_revision
from services.billing import audit
from services.errors import LimnerError
from services.gemini import ModelState
from services.settings import Settings
from services.studio import platforms
from services.studio.workshop import workshop
from services.upkeep import backup, house, jobs
from services.upkeep.jobs import RunView

LONG_QUEUE = timedelta(minutes=10)
OLD_AUDIT = timedelta(days=2)
OLD_BACKUP = timedelta(days=2)
LITTLE_DISK, NO_DISK = 2_000_000_000, 200_000_000  # bytes that are free
PROJECT = Path(__file__).resolve().parents[2] / "pyproject.toml"


class State(StrEnum):
    """How a part is: well, to be looked at, broken, or not known yet."""

    OK = "ok"
    WARN = "warn"
    BAD = "bad"
    UNKNOWN = "unknown"


ORDER = (State.BAD, State.WARN, State.UNKNOWN, State.OK)


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One part of the house: how it is, in a sentence."""

    name: str
    state: State
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Queue:
    """Pictures that wait and that are painted now; `oldest` is when the longest waiting was asked for."""

    waiting: int
    running: int
    oldest: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Health:
    state: State
    version: str
    python: str
    parts: tuple[Part, ...]
    queue: Queue
    runs: tuple[RunView, ...]
    checked_at: datetime


async def look(settings: Settings) -> Health:
    """Look at every part. The models are not called: `house.look_models_up` does that."""
    queue = await data.read(_queue)
    runs = await jobs.last_runs()
    parts = (
        _model(settings),
        await _database(settings),
        await asyncio.to_thread(_storage, settings),
        _of_queue(queue),
        _schedule(runs),
        await _ledger(),
        await asyncio.to_thread(_disk, settings),
        await asyncio.to_thread(_backups, settings),
        _platforms(),
    )
    worst = min((part.state for part in parts if part.state is not State.UNKNOWN), key=ORDER.index, default=State.OK)
    return Health(
        state=worst,
        version=version(),
        python=platform.python_version(),
        parts=parts,
        queue=queue,
        runs=runs,
        checked_at=utcnow(),
    )


def version() -> str:
    """Limner's own."""
    for line in PROJECT.read_text(encoding="utf-8").splitlines() if PROJECT.exists() else ():
        if line.startswith("version = "):
            return line.partition("=")[2].strip(' "')
    try:
        return metadata.version("limner")
    except metadata.PackageNotFoundError:
        return "unknown"


def _model(settings: Settings) -> Part:
    found, when = house.models()
    which = "The engine that Limner carries" if settings.uses_engine else "Gemini"
    names = f"{settings.image_model} and {settings.coach_model}"
    if found is None or when is None:
        return Part(name="model", state=State.UNKNOWN, words=f"{which}, {names}: not looked up yet.")
    if found.state is ModelState.OK:
        return Part(name="model", state=State.OK, words=f"{which} answers for {names}.")
    return Part(name="model", state=State.BAD, words=found.words)


async def _database(settings: Settings) -> Part:
    began = time.perf_counter()
    size = await data.read(_size)
    took = (time.perf_counter() - began) * 1000
    kind = "SQLite" if data.dialect() == "sqlite" else "PostgreSQL"
    now, newest = await asyncio.to_thread(lambda: (current_revision(settings.database), newest_revision()))
    if now != newest:
        return Part(name="database", state=State.BAD, words=f"{kind} is at revision {now}, this version is {newest}.")
    return Part(name="database", state=State.OK, words=f"{kind}, {sized(size)}, answers in {took:.0f} ms.")


def _size(db: Session) -> int:
    """Bytes of the database."""
    statement = (
        "SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()"
        if data.dialect() == "sqlite"
        else "SELECT pg_database_size(current_database())"
    )
    return int(db.connection().execute(text(statement)).scalar_one())


def _storage(settings: Settings) -> Part:
    where = "The bucket" if settings.storage_url else "The folder under HOME"
    began = time.perf_counter()
    try:
        workshop().storage.probe()
    except LimnerError:
        return Part(name="storage", state=State.BAD, words=f"{where} cannot be written. No picture can be kept.")
    took = (time.perf_counter() - began) * 1000
    return Part(name="storage", state=State.OK, words=f"{where} takes and gives back a file in {took:.0f} ms.")


def _queue(db: Session) -> Queue:
    found = dict(
        db.exec(
            select(Candidate.state, func.count())
            .where(col(Candidate.state).in_((CandidateState.WAITING, CandidateState.RUNNING)))
            .group_by(col(Candidate.state))
        ).all()
    )
    oldest = db.exec(select(func.min(Candidate.created_at)).where(Candidate.state == CandidateState.WAITING)).one()
    return Queue(
        waiting=found.get(CandidateState.WAITING, 0), running=found.get(CandidateState.RUNNING, 0), oldest=oldest
    )


def _of_queue(queue: Queue) -> Part:
    words = f"{queue.waiting} waiting, {queue.running} being painted."
    if queue.oldest is not None and utcnow() - queue.oldest > LONG_QUEUE:
        minutes = int((utcnow() - queue.oldest).total_seconds() // 60)
        return Part(name="queue", state=State.WARN, words=f"{words} The oldest has waited for {minutes} minutes.")
    return Part(name="queue", state=State.OK, words=words)


def _schedule(runs: tuple[RunView, ...]) -> Part:
    failed = [run.name for run in runs if run.outcome.startswith("failed")]
    if failed:
        return Part(name="schedule", state=State.WARN, words=f"The last run failed of: {', '.join(failed)}.")
    return Part(name="schedule", state=State.OK, words=f"{len(runs)} jobs have run.")


async def _ledger() -> Part:
    last = await audit.last_audit()
    if last is None:
        return Part(name="ledger", state=State.UNKNOWN, words="The books have not been checked yet.")
    if not last.ok:
        words = f"{last.differences} units are out of place. The first: {last.difference}."
        return Part(name="ledger", state=State.BAD, words=words)
    if utcnow() - last.created_at > OLD_AUDIT:
        return Part(name="ledger", state=State.WARN, words="The books have not been checked for two days.")
    return Part(name="ledger", state=State.OK, words=f"All {last.rows} rows were in order at the last check.")


def _disk(settings: Settings) -> Part:
    try:
        usage = shutil.disk_usage(settings.folder)
    except OSError:
        return Part(name="disk", state=State.BAD, words="HOME cannot be looked at.")
    state = State.BAD if usage.free < NO_DISK else State.WARN if usage.free < LITTLE_DISK else State.OK
    return Part(name="disk", state=state, words=f"{sized(usage.free)} of {sized(usage.total)} are free under HOME.")


def _backups(settings: Settings) -> Part:
    if not settings.backup_keep:
        return Part(name="backups", state=State.WARN, words="Nightly backups are switched off.")
    try:
        made = backup.list_backups(settings)
    except (OSError, LimnerError):
        return Part(name="backups", state=State.BAD, words="The folder of the backups cannot be read.")
    newest = max((one.created_at for one in made), default=None)
    if newest is None:
        return Part(name="backups", state=State.UNKNOWN, words="None has been made yet; the first comes tonight.")
    age = utcnow() - newest
    words = f"{len(made)} kept, the last {int(age.total_seconds() // 3600)} hours ago."
    return Part(name="backups", state=State.WARN if age > OLD_BACKUP else State.OK, words=words)


def _platforms() -> Part:
    try:
        fault = platforms.fault()
    except LimnerError as error:
        fault = error.message
    if fault:
        return Part(name="platforms", state=State.WARN, words=f"HOME/platforms.toml is not in force: {fault}")
    return Part(name="platforms", state=State.OK, words="The table of platforms is in force.")


def sized(count: int) -> str:
    """`1.5 GB` of bytes."""
    size, units = float(count), ["bytes", "kB", "MB", "GB", "TB"]
    while size >= 1000 and len(units) > 1:
        size /= 1000
        units.pop(0)
    return f"{size:.0f} {units[0]}" if size >= 10 or units[0] == "bytes" else f"{size:.1f} {units[0]}"
