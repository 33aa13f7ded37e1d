"""The notices behind the bell: what happened while one was away. Opening one marks it read."""

from __future__ import annotations

from functools import partial
from urllib.parse import quote

from nicegui import app, ui
from starlette.responses import RedirectResponse

from components import states
from components.controls import Kind, button
from components.frame import page_head
from components.markup import tag
from pages.doorkeeper import AtDoor, local_path
from pages.room import acting, ago, on_news, ring, room
from pages.urls import NOTICES
from services.accounts import bell
from services.accounts.bell import NoticeView
from services.accounts.signins import Visitor

ROWS = 30  # notices that are fetched at once


def install() -> None:
    """Register the page, and the way through it to what a notice is about."""
    ui.page(NOTICES, title="Notices · Limner")(_page)
    app.add_api_route(f"{NOTICES}/{{notice_id}}", _open, include_in_schema=False)


async def _page(who: AtDoor) -> None:
    rows = await bell.list_notices(who.user.id, limit=ROWS)
    async with room(who, active="notices", title="Notices"):
        Notices(who, rows)


async def _open(who: AtDoor, notice_id: str, to: str = NOTICES) -> RedirectResponse:
    """Mark a notice read and go on to what it is about, a place of this site."""
    await bell.mark_read(who.user.id, notice_id[:64])
    await ring(who.user.id)
    return RedirectResponse(local_path(to), status_code=303)


class Notices:
    """The list on one open page."""

    def __init__(self, who: Visitor, rows: tuple[NoticeView, ...]) -> None:
        self._who = who
        with page_head("Notices", "What happened to your pictures, your tokens and your plan, newest first."):
            self._all = button("Mark all read", self._read_all, icon="check")
        self._place = tag("div", "")
        with tag("div", "more"):
            self._more_button = button("Show earlier ones", self._more)
        self._show(rows, more=len(rows) == ROWS)
        on_news(self._refresh)

    def _show(self, rows: tuple[NoticeView, ...], *, more: bool) -> None:
        self._rows = rows
        self._place.clear()
        with self._place:
            if not rows:
                states.empty_state(
                    "Nothing to tell yet",
                    "Here you read when a picture was finished while you were away, when tokens came, "
                    "and what became of what you asked for.",
                    icon="bell",
                )
            else:
                with tag("ul", "entries", aria_label="Notices"):
                    for row in rows:
                        self._entry(row)
        self._all.set_visibility(any(row.read_at is None for row in rows))
        self._more_button.set_visibility(more)

    def _entry(self, row: NoticeView) -> None:
        new = row.read_at is None
        with tag("li", "entry unread" if new else "entry"):
            tag("span", "dot", role="img" if new else None, aria_label="New" if new else None)
            with tag("div", "entry-words"):
                if row.link:
                    tag("a", "", row.text, href=f"{NOTICES}/{row.id}?to={quote(row.link, safe='')}")
                else:
                    tag("span", "", row.text)
                tag("time", "", ago(row.created_at), datetime=row.created_at.isoformat(timespec="seconds"))
            with tag("div", "entry-actions"):
                if new:
                    button("Mark read", partial(self._read, row.id), kind=Kind.QUIET, label=f"Mark read: {row.text}")

    async def _read(self, notice_id: str) -> None:
        await acting(self._who, self._mark(notice_id))

    async def _read_all(self) -> None:
        await acting(self._who, self._mark())

    async def _mark(self, notice_id: str | None = None) -> None:
        await bell.mark_read(self._who.user.id, notice_id)
        await ring(self._who.user.id)  # this page is among those that it tells

    async def _refresh(self) -> None:
        """Read again as much as is shown, with what is new before it."""
        shown = max(ROWS, len(self._rows))
        rows = await acting(self._who, bell.list_notices(self._who.user.id, limit=shown))
        if rows is not None:
            self._show(rows, more=len(rows) == shown)

    async def _more(self) -> None:
        before = self._rows[-1].id
        rows = await acting(self._who, bell.list_notices(self._who.user.id, limit=ROWS, before=before))
        if rows is not None and self._rows[-1].id == before:
            self._show((*self._rows, *rows), more=len(rows) == ROWS)
