"""Jobs that run once for a period, whichever of several processes is there first."""

from __future__ import annotations

import asyncio
import os
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

import structlog
from sqlalchemy.exc import IntegrityError
from sqlmodel import Session, col, select

import data
from data.billing import JobRun
from data.columns import utcnow

log = structlog.get_logger(__name__)

LEASE = timedelta(minutes=15)  # after which a run that was not finished belongs to a process that died
RUNNER = f"{os.uname().nodename}:{os.getpid()}:{data.new_id()[-8:]}"[-60:]


@dataclass(frozen=True, slots=True, kw_only=True)
class RunView:
    name: str
    period: str
    started_at: datetime
    finished_at: datetime | None
    outcome: str


async def run_once(name: str, period: str, job: Callable[[], Awaitable[str]]) -> bool:
    """Run `job` unless it ran for this period already, or another process is at it. `job` answers what it did.

    One that fails is tried again at the next call. Returns whether it ran here.
    """
    try:
        taken = await data.write(_take, name, period)
    except IntegrityError:  # two took it in the same moment
        return False
    if not taken:
        return False
    try:
        outcome = await job()
    except asyncio.CancelledError:
        await data.write(_give_back, name, period, "stopped")
        raise
    except Exception as error:
        await data.write(_give_back, name, period, f"failed: {type(error).__name__}")
        log.exception("a job failed", job=name, period=period)
        return True
    await data.write(_finish, name, period, outcome)
    return True


async def last_runs() -> tuple[RunView, ...]:
    """The last run of each job."""
    return await data.read(_last_runs)


def _take(db: Session, name: str, period: str) -> bool:
    now = utcnow()
    row = db.get(JobRun, (name, period), with_for_update=True)
    if row is None:
        db.add(JobRun(name=name, period=period, runner=RUNNER, taken_until=now + LEASE, started_at=now))
        return True
    ahead = row.started_at > now + LEASE  # it ran while the clock was ahead: its time has yet to come
    orphaned = data.dialect() == "sqlite" and row.runner != RUNNER  # a home belongs to one process, and that is this
    if not ahead and (row.finished_at is not None or (row.taken_until > now and not orphaned)):
        return False
    row.runner, row.taken_until, row.started_at, row.finished_at = RUNNER, now + LEASE, now, None
    return True


def _finish(db: Session, name: str, period: str, outcome: str) -> None:
    row = db.get_one(JobRun, (name, period))
    row.finished_at, row.outcome = utcnow(), outcome[:300]


def _give_back(db: Session, name: str, period: str, outcome: str) -> None:
    row = db.get_one(JobRun, (name, period))
    row.taken_until, row.outcome = utcnow(), outcome[:300]


def _last_runs(db: Session) -> tuple[RunView, ...]:
    found: dict[str, RunView] = {}
    for row in db.exec(select(JobRun).order_by(col(JobRun.started_at).desc()).limit(200)).all():
        found.setdefault(
            row.name,
            RunView(
                name=row.name,
                period=row.period,
                started_at=row.started_at,
                finished_at=row.finished_at,
                outcome=row.outcome,
            ),
        )
    return tuple(found.values())
