"""For administrators: what everybody is told, above their pages and in their bells."""

from __future__ import annotations

from datetime import UTC, datetime
from functools import partial

from nicegui import ui

from components import states
from components.controls import Kind, button, segmented, text_field
from components.frame import page_head, section
from components.markup import tag
from data.office import AnnouncementKind
from pages.admin.tabs import administering, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import room
from services.accounts import announcements
from services.accounts.announcements import LONGEST, AnnouncementView
from services.accounts.signins import Visitor
from services.errors import BadInput

ROWS = 30  # announcements that are shown
KINDS = {AnnouncementKind.INFO.value: "News", AnnouncementKind.WARNING.value: "Warning"}
STATES = {"planned": "planned", "shown": "shown now", "over": "over", "withdrawn": "withdrawn"}


def install() -> None:
    """Register the page."""
    ui.page("/admin/announcements", title="Announcements · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    rows = await announcements.list_announcements(limit=ROWS)
    async with room(who, active="admin", title="Admin"):
        note = "They stand above every page until they end or are dismissed, and once in everybody’s bell."
        with page_head("Announcements", note):
            pass
        await put_tabs("news")
        Board(who, rows)


class Board:
    """Writing an announcement on one open page, and those that there are."""

    def __init__(self, who: Visitor, rows: tuple[AnnouncementView, ...]) -> None:
        self._who = who
        with section("Tell everybody", "Times are in UTC. Without a start it begins at once, without an end it stays."):
            self._text = text_field(
                "What is to be said",
                placeholder="On Sunday from 8 to 9 Limner rests for an upgrade.",
                multiline=True,
                maxlength=LONGEST,
                counter=True,
            )
            self._kind = segmented("Kind", KINDS, value=AnnouncementKind.INFO.value)
            with tag("div", "field-row"):
                self._starts = text_field("From").props("type=datetime-local stack-label")
                self._ends = text_field("Until").props("type=datetime-local stack-label")
            with tag("div", ""):
                button("Announce", self._announce, kind=Kind.LAPIS)
        self._list = tag("div", "")
        self._show(rows)

    async def _announce(self) -> None:
        async def deed() -> AnnouncementView:
            return await announcements.announce(
                self._who.user.id,
                str(self._text.value or ""),
                kind=str(self._kind.value or AnnouncementKind.INFO),
                starts_at=_moment(self._starts.value, "The start"),
                ends_at=_moment(self._ends.value, "The end"),
            )

        made = await administering(self._who, deed)
        if made is None:
            return
        self._text.value = self._starts.value = self._ends.value = ""
        words = "Everybody is told now." if made.state == "shown" else "Everybody will be told then."
        states.toast(words, kind="good")
        await self._refresh()

    async def _withdraw(self, row: AnnouncementView) -> None:
        taken = await administering(self._who, lambda: announcements.withdraw(self._who.user.id, row.id))
        if taken is not None:
            states.toast("Withdrawn, from the bells too.", kind="good")
        await self._refresh()

    async def _refresh(self) -> None:
        rows = await administering(self._who, lambda: announcements.list_announcements(limit=ROWS))
        if rows is not None:
            self._show(rows)

    def _show(self, rows: tuple[AnnouncementView, ...]) -> None:
        self._list.clear()
        with self._list:
            if not rows:
                states.empty_state("Nothing was announced yet", "What you announce stands here.", icon="bell")
                return
            with section("Announced"), tag("ul", "entries", aria_label="Announcements"):
                for row in rows:
                    with tag("li", "entry asked"):
                        with tag("div", "entry-words"):
                            tag("span", "", row.text)
                            tag("small", "", f"{KINDS.get(row.kind, row.kind)} · {STATES[row.state]} · {_when(row)}")
                        with tag("div", "entry-actions"):
                            if row.state in {"planned", "shown"}:
                                button(
                                    "Withdraw",
                                    partial(self._withdraw, row),
                                    kind=Kind.QUIET,
                                    label=f"Withdraw: {row.text[:60]}",
                                )


def _when(row: AnnouncementView) -> str:
    until = f" until {row.ends_at:%Y-%m-%d %H:%M}" if row.ends_at else ""
    return f"from {row.starts_at:%Y-%m-%d %H:%M}{until} UTC"


def _moment(typed: str | None, what: str) -> datetime | None:
    """Raises BadInput."""
    if not typed:
        return None
    try:
        return datetime.fromisoformat(typed).replace(tzinfo=UTC)
    except ValueError:
        raise BadInput(f"{what} is a time such as 2026-11-21 08:00.") from None
