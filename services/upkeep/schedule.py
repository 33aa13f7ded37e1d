# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
"""What happens by the clock: charges swept, sessions expired, the month turned, the ledger audited.

The jobs are declared here and in no store. Each is harmless to run twice; those that are for a period run once for it.
"""

from __future__ import annotations

import asyncio
import functools
from collections.abc import Awaitable, Callable
from typing import cast

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

import data
from data.columns import utcnow
from services.accounts import announcements
from services.billing import audit, turn
from services.billing.calendar import period_of
from services.coach import expiring, talk
from services.studio import collecting, generations, watching
from services.studio.workshop import workshop
from services.upkeep import analytics, backup, deletion, jobs

log = structlog.get_logger(__name__)

GRACE = 3600  # seconds by which a run may be late


async def sweep_charges() -> None:
    """Release charges past their deadline and tell who watches."""
    watching.changed(*await data.write(generations.sweep))


async def expire_sessions() -> None:
    if expired := await expiring.expire_idle():
        log.info("sessions expired", count=expired)


async def end_lost_replies() -> None:
    """Replies of the coach whose process is gone."""
    if lost := await talk.recover(everything=False):
        log.info("replies given up", count=lost)


async def turn_month() -> None:
    """Close the months that have ended. Runs at start too: after downtime that may be several."""

    async def turn_all() -> str:
        return f"{await turn.turn_month()} accounts turned"

    await jobs.run_once("month", period_of(utcnow()), turn_all)


async def finish_deletions() -> None:
    """What a deletion that was cut short, or a request under way, left of accounts that are gone."""
    await deletion.finish()


async def audit_ledger() -> None:
    """The nightly self-audit."""

    async def run() -> str:
        view = await audit.run_audit()
        return view.difference or f"{view.rows} rows in order"

    await jobs.run_once("ledger audit", utcnow().strftime("%Y-%m-%d"), run)


async def back_up() -> None:
    """The nightly backup, and the oldest ones away."""
    settings = workshop().settings
    if not settings.backup_keep:
        return

    async def run() -> str:
        made = await asyncio.to_thread(backup.make, settings)
        gone = await asyncio.to_thread(backup.prune, settings, keep=settings.backup_keep)
        return f"{made.pictures} pictures kept, {made.missing} missing, {gone} old backups deleted"

    await jobs.run_once("backup", utcnow().strftime("%Y-%m-%d"), run)


async def collect_files() -> None:
    """Remove what was deleted long ago, and files that no row refers to."""

    async def run() -> str:
        gone = await collecting.collect()
        return f"{gone.pictures} deleted pictures and {gone.files} files removed for good"

    await jobs.run_once("files", utcnow().strftime("%Y-%m-%d"), run)


async def count_days() -> None:
    """The figures of the days that have ended. Runs at start too: after downtime that may be several."""

    async def run() -> str:
        return f"{await analytics.close_days()} days counted"

    await jobs.run_once("figures", (utcnow() - analytics.LATE).strftime("%Y-%m-%d"), run)


async def announce() -> None:
    """Put announcements whose time has come into the bells."""
    await announcements.tell_due()


Trigger = CronTrigger | IntervalTrigger
JOBS: tuple[tuple[Callable[[], Awaitable[None]], Callable[[], Trigger]], ...] = (
    (sweep_charges, lambda: IntervalTrigger(seconds=60)),
    (expire_sessions, lambda: IntervalTrigger(minutes=5)),
    (end_lost_replies, lambda: IntervalTrigger(minutes=1)),
    (announce, lambda: IntervalTrigger(minutes=1)),
    (count_days, lambda: CronTrigger(hour="0-3", minute=20, timezone="UTC")),
    (turn_month, lambda: CronTrigger(minute="0,10,20,30,40,50", second=3, timezone="UTC")),
    (back_up, lambda: CronTrigger(hour="2-5", minute=30, timezone="UTC")),
    (collect_files, lambda: CronTrigger(hour="3-6", minute=50, timezone="UTC")),
    (finish_deletions, lambda: IntervalTrigger(hours=1)),
    (audit_ledger, lambda: CronTrigger(hour="3-5", minute=15, timezone="UTC")),
)
AT_START = (turn_month, expire_sessions, sweep_charges, finish_deletions, count_days)


_at_work: set[asyncio.Task[None]] = set()


def start_schedule() -> AsyncIOScheduler:
    """Run the jobs in this process until `stop_schedule`."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    for job, trigger in JOBS:
        scheduler.add_job(_stoppable(job), trigger(), coalesce=True, max_instances=1, misfire_grace_time=GRACE)
    for job in AT_START:
        scheduler.add_job(_stoppable(job), misfire_grace_time=GRACE)
    scheduler.start()
    return scheduler


async def stop_schedule(scheduler: AsyncIOScheduler) -> None:
    """Begin no more jobs, break off those under way, and return when they have ended."""
    scheduler.pause()
    await asyncio.sleep(0)  # what was handed over just now begins
    for task in _at_work:
        task.cancel()
    await asyncio.gather(*_at_work)
    scheduler.shutdown(wait=False)


def _stoppable(job: Callable[[], Awaitable[None]]) -> Callable[[], Awaitable[None]]:
    """The job as the scheduler gets it. A cancel ends it here: the scheduler would write it down as an error."""

    @functools.wraps(job)
    async def run() -> None:
        task = cast("asyncio.Task[None]", asyncio.current_task())
        _at_work.add(task)
        try:
            await job()
        except asyncio.CancelledError:
            log.debug("a job was broken off", job=job.__name__)
        finally:
            _at_work.discard(task)

    return run
