"""For administrators: how the house is, part by part, and when the jobs ran."""

from __future__ import annotations

from nicegui import app, ui

from components import tables
from components.controls import Kind, button
from components.frame import page_head, section
from components.markup import tag
from pages.admin.tabs import administering, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import ago, room
from services.accounts.signins import Visitor
from services.upkeep import health, house
from services.upkeep.health import Health, State
from services.upkeep.jobs import RunView

LOOK_EVERY = 15.0  # seconds
NAMES = {
    "model": "Model",
    "database": "Database",
    "storage": "Pictures",
    "queue": "Queue",
    "schedule": "Schedule",
    "ledger": "Ledger",
    "disk": "Disk",
    "backups": "Backups",
    "platforms": "Platforms",
}
SAID = {State.OK: "well", State.WARN: "to be looked at", State.BAD: "broken", State.UNKNOWN: "not known yet"}
VERDICTS = {
    State.OK: "Everything is well.",
    State.WARN: "Something wants to be looked at.",
    State.BAD: "Something is broken.",
}
JOB_NAMES = {
    "month": "The month’s turn",
    "ledger audit": "Check of the ledger",
    "figures": "The day’s figures",
    "backup": "Backup",
}
JOBS = (
    tables.Column(key="name", label="Job"),
    tables.Column(key="period", label="For"),
    tables.Column(key="when", label="Last run"),
    tables.Column(key="outcome", label="Outcome"),
)


def install() -> None:
    """Register the page."""
    ui.page("/admin/health", title="Health · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    now = await health.look(app.state.settings)
    async with room(who, active="admin", title="Admin"):
        with page_head("Health", "Looked at again every few seconds while this page is open."):
            pass
        await put_tabs("health")
        Ward(who, now)


class Ward:
    """The parts of the house on one open page."""

    def __init__(self, who: Visitor, now: Health) -> None:
        self._who = who
        self._shown: Health | None = None
        self._place = tag("div", "stack", role="status")
        with tag("div", "more"):
            button("Look up the models now", self._look_models_up, kind=Kind.LAPIS, icon="again")
        self._show(now)
        ui.timer(LOOK_EVERY, lambda: self._look(quiet=True), immediate=False)

    async def _look(self, *, quiet: bool = False) -> None:
        now = await administering(self._who, lambda: health.look(app.state.settings), quiet=quiet)
        if now is not None:
            self._show(now)

    async def _look_models_up(self) -> None:
        if await administering(self._who, house.look_models_up) is not None:
            await self._look()

    def _show(self, now: Health) -> None:
        if self._shown is not None and (self._shown.parts, self._shown.runs) == (now.parts, now.runs):
            return
        self._shown = now
        self._place.clear()
        with self._place:
            with tag("div", "verdict broken" if now.state is State.BAD else "verdict"):
                tag("b", "", VERDICTS.get(now.state, VERDICTS[State.OK]))
                tag("p", "", f"Limner {now.version} on Python {now.python}, database and queue read just now.")
            with tag("ul", "parts", aria_label="Parts of the house"):
                for part in now.parts:
                    with tag("li", f"part {part.state}"):
                        tag("span", "dot", role="img", aria_label=SAID[part.state])
                        tag("b", "", NAMES.get(part.name, part.name))
                        tag("p", "soft", part.words)
            with section("Schedule", "What runs by the clock, once among all processes."):
                rows = [job_row(run) for run in now.runs]
                tables.table(JOBS, rows, caption="Jobs", empty="None has run yet.", cards=True)


def job_row(run: RunView) -> dict[str, str]:
    """A job's last run in words."""
    outcome = run.outcome if run.outcome else "under way"
    return {
        "name": JOB_NAMES.get(run.name, run.name.capitalize()),
        "period": run.period,
        "when": ago(run.finished_at or run.started_at),
        "outcome": f"{outcome[0].upper()}{outcome[1:]}",
    }
