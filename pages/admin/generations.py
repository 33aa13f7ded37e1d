"""For administrators: everybody's generations, why they failed, and painting one again at no cost."""

from __future__ import annotations

from dataclasses import replace
from functools import partial

from nicegui import ui

from components import states, tables
from components.controls import Kind, button, choice, text_field
from components.frame import bar, page_head
from components.markup import tag
from data.library import GenerationStatus
from pages import names
from pages.admin.tabs import administering, day_of, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import ago, ring, room
from services.accounts.signins import Visitor
from services.billing.words import grouped
from services.upkeep import generation_log
from services.upkeep.generation_log import LogLine, Only

PAGE = 50  # generations that are fetched at once
SEARCH_AFTER = 300  # milliseconds without another letter
LONGEST_OPENING = 80  # characters of a prompt in the list
ALL = "all"
STATUSES = {status.value: status.value.capitalize() for status in GenerationStatus}
COLUMNS = (
    tables.Column(key="what", label="Operation"),
    tables.Column(key="who", label="User"),
    tables.Column(key="status", label="Status"),
    tables.Column(key="why", label="What was said"),
    tables.Column(key="when", label="When"),
)


def install() -> None:
    """Register the page."""
    ui.page("/admin/generations", title="Generations · Limner")(_page)


async def _page(who: AtDoor, _: Admin, user: str = "") -> None:
    only = Only(user=user[:100])
    first = await generation_log.log_lines(only, limit=PAGE)
    operations, errors = await generation_log.known()
    async with room(who, active="admin", title="Admin"):
        note = "What everybody asked the model for, newest first. Open one for its error and to try it again."
        with page_head("Generations", note):
            pass
        await put_tabs("generations")
        Ledger(who, only, first, operations, errors)


class Ledger:
    """The list on one open page."""

    def __init__(
        self, who: Visitor, only: Only, first: tuple[LogLine, ...], operations: tuple[str, ...], errors: tuple[str, ...]
    ) -> None:
        self._who = who
        self._only = only
        self._lines = list(first)
        with bar():
            field = text_field(
                "User", value=only.user, placeholder="E-mail, name or id", maxlength=100, on_change=self._narrow_user
            )
            field.style("width:220px;max-width:100%").props(f"clearable debounce={SEARCH_AFTER} type=search")
            self._choice("operation", "Operation", {one: names.operation(one) for one in operations})
            self._choice("status", "Status", STATUSES)
            self._choice("error", "Error", {one: one for one in errors})
            self._first = (
                text_field("From", on_change=lambda _: self._read()).props("type=date stack-label").style("width:160px")
            )
            self._last = (
                text_field("To", on_change=lambda _: self._read()).props("type=date stack-label").style("width:160px")
            )
        self._list = tag("div", "")
        self._dialogs = tag("div", "")
        self._foot = tag("div", "more")
        with self._foot:
            button("Show more", self._more)
        self._show(more=len(first) == PAGE)

    def _choice(self, name: str, label: str, options: dict[str, str]) -> None:
        async def narrow(picked: str) -> None:
            self._only = replace(self._only, **{name: "" if picked == ALL else picked})
            await self._read()

        choice(label, {ALL: "Any", **options}, value=ALL, on_change=narrow).style("width:160px")

    async def _narrow_user(self, text: str | None) -> None:
        self._only = replace(self._only, user=text or "")
        await self._read()

    async def _fetch(self, before: str | None) -> tuple[LogLine, ...] | None:
        async def found() -> tuple[LogLine, ...]:
            first = day_of(self._first.value, "The first day")
            last = day_of(self._last.value, "The last day")
            self._only = replace(self._only, first=first, last=last)
            return await generation_log.log_lines(self._only, limit=PAGE, before=before)

        return await administering(self._who, found)

    async def _read(self) -> None:
        found = await self._fetch(None)
        if found is not None:
            self._lines = list(found)
            self._show(more=len(found) == PAGE)

    async def _more(self) -> None:
        found = await self._fetch(self._lines[-1].id if self._lines else None)
        if found is not None:
            self._lines += found
            self._show(more=len(found) == PAGE)

    def _show(self, *, more: bool) -> None:
        self._list.clear()
        with self._list:
            tables.table(
                COLUMNS,
                [_row(line) for line in self._lines],
                caption="Generations",
                on_row=lambda row: self._open(row["id"]),
                empty="No generation is like that.",
                cards=True,
            )
        self._foot.set_visibility(more)

    def _open(self, generation_id: str) -> None:
        line = next((one for one in self._lines if one.id == generation_id), None)
        if line is None:
            return
        with self._dialogs, states.dialog(names.operation(line.operation), wide=True) as dialog:
            tables.facts(_facts(line))
            if line.can_be_retried:
                tag(
                    "p",
                    "soft",
                    f"Trying again paints it for {line.email} and costs them nothing, whatever becomes of it: "
                    "they did not ask for it a second time.",
                )
                with tag("div", "dialog-foot"):
                    button("Close", dialog.close)
                    button("Try again at no cost", partial(self._retry, line, dialog), kind=Kind.LAPIS)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()

    async def _retry(self, line: LogLine, dialog: ui.dialog) -> None:
        made = await administering(self._who, lambda: generation_log.retry(self._who.user.id, line.id))
        if made is None:
            return
        dialog.close()
        states.toast(f"It is in the queue again for {line.email}, at no cost.", kind="good")
        await ring(line.user_id)
        await self._read()


def _row(line: LogLine) -> dict[str, str]:
    return {
        "id": line.id,
        "what": names.operation(line.operation) + (f" × {line.count}" if line.count > 1 else ""),
        "who": line.email,
        "status": STATUSES.get(line.status, line.status),
        "why": (line.error_message or "") if line.error_code else _opening(line.prompt),
        "when": ago(line.created_at),
    }


def _opening(prompt: str) -> str:
    return prompt if len(prompt) <= LONGEST_OPENING else f"{prompt[:LONGEST_OPENING].rstrip()}…"


def _facts(line: LogLine) -> dict[str, str]:
    took = ""
    if line.completed_at and line.started_at:
        took = f", took {(line.completed_at - line.started_at).total_seconds():.1f} seconds"
    facts = {
        "User": line.email,
        "Asked for": line.prompt,
        "When": f"{line.created_at:%Y-%m-%d %H:%M} UTC{took}",
        "Status": f"{STATUSES.get(line.status, line.status)}, {line.pictures} of {line.count} painted",
        "Model": line.model or "none yet",
        "Cost of the model": f"${line.cost_microdollars / 1_000_000:.4f}",
        "Sent up": f"{grouped(line.bytes_up)} bytes" + (", going on from before" if line.chained else ""),
        "Id": line.id,
    }
    if line.error_code:
        facts["Error"] = f"{line.error_message} ({line.error_code})"
    return facts
