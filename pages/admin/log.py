"""For administrators: what administrators did. Rows that nobody can change, with what was before and after."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any
from urllib.parse import urlencode

from nicegui import ui

from components.controls import button, choice, link_button, text_field
from components.frame import bar, page_head
from components.markup import tag
from components.tables import Column, built_table, cell
from pages.admin.tabs import administering, day_of, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import room
from services.accounts.signins import Visitor
from services.upkeep import audit_log
from services.upkeep.audit_log import EntryView, Only

PAGE = 50  # entries that are fetched at once
SEARCH_AFTER = 300
ALL = "all"
CSV = "/api/v1/admin/audit?"
LONGEST_VALUE = 200
WHEN, WHO = Column(key="when", label="When (UTC)"), Column(key="who", label="Who")
WHAT, WHOM = Column(key="what", label="What"), Column(key="whom", label="To what")
CHANGE = Column(key="change", label="Before and after")
ACTIONS = {
    "user.change": "Changed an account",
    "user.sign_out": "Signed an account out",
    "user.reset_link": "Made a reset link",
    "user.role": "Role, by a provider’s claim",
    "user.plan": "Plan, by a provider’s claim",
    "tokens.grant": "Granted tokens",
    "tokens.correct": "Corrected tokens",
    "charge.refund": "Gave back a charge",
    "topup.grant": "Granted a package",
    "topup.decline": "Declined a package",
    "plan.grant": "Granted a plan",
    "plan.decline": "Declined a plan",
    "price.change": "Changed a price",
    "plan.change": "Changed a plan",
    "package.change": "Changed a package",
    "ledger.audit": "Had the ledger checked",
    "preset.change": "Changed a style",
    "platforms.change": "Changed the platforms",
    "setting.signup": "Changed who may sign up",
    "announcement.make": "Announced",
    "announcement.withdraw": "Withdrew an announcement",
    "generation.retry": "Tried a generation again",
    "invitation.create": "Invited",
    "invitation.revoke": "Revoked an invitation",
}


def install() -> None:
    """Register the page."""
    ui.page("/admin/log", title="Log · Limner")(_page)


async def _page(who: AtDoor, _: Admin, target: str = "") -> None:
    only = Only(target=target[:100])
    first = await audit_log.entries(only, limit=PAGE)
    actions, admins = await audit_log.actions(), await audit_log.administrators()
    async with room(who, active="admin", title="Admin"):
        note = "Everything that administrators did, newest first. Nobody can change a row, not even in the database."
        with page_head("Log", note):
            pass
        await put_tabs("log")
        Log(who, only, first, actions, dict(admins))


class Log:
    """The entries on one open page."""

    def __init__(
        self, who: Visitor, only: Only, first: tuple[EntryView, ...], actions: tuple[str, ...], admins: dict[str, str]
    ) -> None:
        self._who = who
        self._only = only
        self._rows = list(first)
        with bar():
            self._choice("admin_id", "Who", admins)
            self._choice("action", "What", {one: named(one) for one in actions})
            field = text_field(
                "To what", value=only.target, placeholder="user, price, user:…", maxlength=100, on_change=self._aim
            )
            field.style("width:220px;max-width:100%").props(f"clearable debounce={SEARCH_AFTER} type=search")
            self._first = (
                text_field("From", on_change=lambda _: self._read()).props("type=date stack-label").style("width:160px")
            )
            self._last = (
                text_field("To", on_change=lambda _: self._read()).props("type=date stack-label").style("width:160px")
            )
            self._csv = link_button("As CSV", self._csv_url(), icon="download", download=True)
        self._list = tag("div", "")
        self._foot = tag("div", "more")
        with self._foot:
            button("Show earlier ones", self._more)
        self._show(more=len(first) == PAGE)

    def _choice(self, name: str, label: str, options: dict[str, str]) -> None:
        async def narrow(picked: str) -> None:
            self._only = replace(self._only, **{name: "" if picked == ALL else picked})
            await self._read()

        choice(label, {ALL: "Any", **options}, value=ALL, on_change=narrow).style("width:200px")

    async def _aim(self, text: str | None) -> None:
        self._only = replace(self._only, target=(text or "").strip())
        await self._read()

    async def _fetch(self, before: str | None) -> tuple[EntryView, ...] | None:
        async def found() -> tuple[EntryView, ...]:
            first = day_of(self._first.value, "The first day")
            last = day_of(self._last.value, "The last day")
            self._only = replace(self._only, first=first, last=last)
            return await audit_log.entries(self._only, limit=PAGE, before=before)

        return await administering(self._who, found)

    async def _read(self) -> None:
        found = await self._fetch(None)
        if found is None:
            return
        self._rows = list(found)
        self._csv.props["href"] = self._csv_url()
        self._show(more=len(found) == PAGE)

    async def _more(self) -> None:
        found = await self._fetch(self._rows[-1].id if self._rows else None)
        if found is not None:
            self._rows += found
            self._show(more=len(found) == PAGE)

    def _csv_url(self) -> str:
        wanted = {"format": "csv", "admin_id": self._only.admin_id, "action": self._only.action}
        wanted |= {"target": self._only.target, "from": self._only.first or "", "to": self._only.last or ""}
        return CSV + urlencode({key: str(value) for key, value in wanted.items() if value})

    def _show(self, *, more: bool) -> None:
        self._list.clear()
        with self._list, built_table((WHAT, WHO, WHOM, CHANGE, WHEN), caption="Log", classes="cards"):
            for row in self._rows:
                with tag("tr"):
                    _entry(row)
            if not self._rows:
                with tag("tr"):
                    tag("td", "none", "Nothing here is like that.", colspan=5)
        self._foot.set_visibility(more)


def named(action: str) -> str:
    """What an action is called."""
    return ACTIONS.get(action) or action.replace(".", ": ").replace("_", " ").capitalize()


def _entry(row: EntryView) -> None:
    for column, said in ((WHAT, named(row.action)), (WHO, row.who), (WHOM, row.whom or row.target)):
        with cell(column):
            tag("span", "", said)
    with cell(CHANGE), tag("div", "change"):
        for key in dict.fromkeys([*row.before, *row.after]):
            with tag("div", ""):
                tag("span", "soft", f"{key.replace('_', ' ')}: ")
                if key in row.before:
                    tag("del", "", _value(row.before, key))
                    tag("span", "", " → ")
                tag("ins", "", _value(row.after, key) if key in row.after else "–")
    with cell(WHEN):
        tag("span", "", f"{row.created_at:%Y-%m-%d %H:%M:%S}")


def _value(values: Mapping[str, Any], key: str) -> str:
    value = values[key]
    said = value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)
    return (said[:LONGEST_VALUE] + "…" if len(said) > LONGEST_VALUE else said) or "nothing"
