# pyright: reportMissingTypeStubs=false, reportUnknownMemberType=false
"""What happens by the clock: charges swept, sessions expired, the month turned, the ledger audited.

The jobs are declared here and in no store. Each is harmless to run twice; those that are for a period run once for it.
"""

from __future__ import annotations

from collections.abc import Awaitable, Callable

import structlog
from apscheduler.schedulers.asyncio import AsyncIOScheduler
from apscheduler.triggers.cron import CronTrigger
from apscheduler.triggers.interval import IntervalTrigger

import data
from data.columns import utcnow
from services.billing import audit, turn
from services.billing.calendar import period_of
from services.coach import sessions
from services.studio import generations, watching
from services.upkeep import jobs

log = structlog.get_logger(__name__)

GRACE = 3600  # seconds by which a run may be late


async def sweep_charges() -> None:
    """Release charges past their deadline and tell who watches."""
    watching.changed(*await data.write(generations.sweep))


async def expire_sessions() -> None:
    if expired := await sessions.expire_idle():
        log.info("sessions expired", count=expired)


async def turn_month() -> None:
    """Close the months that have ended. Runs at start too: after downtime that may be several."""

    async def turn_all() -> str:
        return f"{await turn.turn_month()} accounts turned"

    await jobs.run_once("month", period_of(utcnow()), turn_all)


async def audit_ledger() -> None:
    """The nightly self-audit."""

    async def run() -> str:
        view = await audit.run_audit()
        return view.difference or f"{view.rows} rows in order"

    await jobs.run_once("ledger audit", utcnow().strftime("%Y-%m-%d"), run)


Trigger = CronTrigger | IntervalTrigger
JOBS: tuple[tuple[Callable[[], Awaitable[None]], Callable[[], Trigger]], ...] = (
    (sweep_charges, lambda: IntervalTrigger(seconds=60)),
    (expire_sessions, lambda: IntervalTrigger(minutes=5)),
    (turn_month, lambda: CronTrigger(minute="0,10,20,30,40,50", second=3, timezone="UTC")),
    (audit_ledger, lambda: CronTrigger(hour="3-5", minute=15, timezone="UTC")),
)
AT_START = (turn_month, expire_sessions, sweep_charges)


def start_schedule() -> AsyncIOScheduler:
    """Run the jobs in this process until the returned scheduler is shut down."""
    scheduler = AsyncIOScheduler(timezone="UTC")
    for job, trigger in JOBS:
        scheduler.add_job(job, trigger(), coalesce=True, max_instances=1, misfire_grace_time=GRACE)
    for job in AT_START:
        scheduler.add_job(job, misfire_grace_time=GRACE)
    scheduler.start()
    return scheduler
