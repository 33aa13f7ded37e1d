"""For administrators: whether the books are right, when the jobs ran, and mending what went wrong."""

from __future__ import annotations

from nicegui import ui

from components import tables
from components.controls import Kind, button
from components.frame import page_head, section
from components.markup import tag
from pages.admin.health import JOBS, job_row
from pages.admin.mending import Mending
from pages.admin.tabs import administering, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import ago, room
from services.accounts.signins import Visitor
from services.billing import audit
from services.billing.audit import AuditView
from services.billing.words import grouped
from services.upkeep import jobs


def install() -> None:
    """Register the page."""
    ui.page("/admin/ledger", title="Ledger · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    last = await audit.last_audit()
    runs = await jobs.last_runs()
    async with room(who, active="admin", title="Admin"):
        with page_head("Ledger", "Every token that came or went has a row that nobody can change."):
            pass
        await put_tabs("ledger")
        Books(who, last)
        Mending(who)
        with section("Jobs", "What runs by the clock, once among all processes."):
            rows = [job_row(one) for one in runs]
            tables.table(JOBS, rows, caption="Jobs", empty="None has run yet.", cards=True)


class Books:
    """The last self-audit on one open page, and running another."""

    def __init__(self, who: Visitor, last: AuditView | None) -> None:
        self._who = who
        note = "Every balance, lot, hold and counter is recomputed from the ledger each night."
        with section("Are the books right?", note):
            self._place = tag("div", "", role="status")
            with tag("div", "more"):
                button("Check now", self._check, kind=Kind.LAPIS, icon="again")
        self._show(last)

    async def _check(self) -> None:
        view = await administering(self._who, lambda: audit.run_audit(self._who.user.id))
        if view is not None:
            self._show(view)

    def _show(self, view: AuditView | None) -> None:
        self._place.clear()
        with self._place:
            if view is None:
                tag("p", "soft", "They have not been checked yet.")
                return
            with tag("div", "verdict" if view.ok else "verdict broken"):
                tag("b", "", "Everything is in its place." if view.ok else _differences(view))
                if not view.ok:
                    tag("p", "bad-words", f"The first: {view.difference}.")
                rows, accounts = _count(view.rows, "row"), _count(view.accounts, "account")
                tag("p", "", f"{rows} of {accounts} in {view.seconds:.2f} seconds, {ago(view.created_at)}.")


def _differences(view: AuditView) -> str:
    one = view.differences == 1
    return "One unit is out of place." if one else f"{grouped(view.differences)} units are out of place."


def _count(number: int, what: str) -> str:
    return f"{grouped(number)} {what}{'s' if number != 1 else ''}"
