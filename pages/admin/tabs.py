"""What the administrators' pages share: the ways between them, and doing what only administrators may."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from datetime import date
from typing import TypeVar

from nicegui import ui
from nicegui.element import Element

from components import frame
from components.frame import Entry
from pages.room import acting
from services.accounts import signins
from services.accounts.signins import Visitor
from services.billing import requests
from services.errors import BadInput, Forbidden

T = TypeVar("T")

TABS = (
    Entry(key="users", label="Users", href="/admin", icon="people"),
    Entry(key="access", label="Access", href="/admin/access", icon="people"),
    Entry(key="requests", label="Requests", href="/admin/requests", icon="bell"),
    Entry(key="prices", label="Prices", href="/admin/prices", icon="plan"),
    Entry(key="styles", label="Styles", href="/admin/styles", icon="plan"),
    Entry(key="generations", label="Generations", href="/admin/generations", icon="picture"),
    Entry(key="figures", label="Figures", href="/admin/figures", icon="chart"),
    Entry(key="ledger", label="Ledger", href="/admin/ledger", icon="chart"),
    Entry(key="health", label="Health", href="/admin/health", icon="check"),
    Entry(key="news", label="News", href="/admin/announcements", icon="bell"),
    Entry(key="log", label="Log", href="/admin/log", icon="chart"),
)
SHOW_TAB = "document.querySelector('.tabs a.on')?.scrollIntoView({inline: 'center', block: 'nearest'})"
MOST_DIGITS = 18


async def put_tabs(active: str) -> Element:
    """Put the ways between the administrators' pages, with how many requests wait for an answer."""
    waiting = await requests.count_open()
    ui.run_javascript(SHOW_TAB)  # on a phone the row is wider than the window
    return frame.tabs(TABS, active=active, label="Administration", counts={"requests": waiting})


async def administering(who: Visitor, deed: Callable[[], Awaitable[T]], *, quiet: bool = False) -> T | None:
    """Do something that only administrators may, also while the page was open for longer than the right to it.

    `quiet` as in `acting`. Returns None where it could not be done; the person has read why.
    """

    async def checked() -> T:
        if not (await signins.still_in(who.sign_in_id)).is_admin:
            raise Forbidden
        return await deed()

    return await acting(who, checked(), quiet=quiet)


def day_of(text: str | None, what: str) -> date | None:
    """The day that was typed or picked, None for nothing. Raises BadInput, naming `what`."""
    typed = (text or "").strip()
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise BadInput(f"{what} is a day such as 2026-11-21.") from None


def whole_number(text: str, what: str, *, least: int | None = None) -> int:
    """The number that was typed; blanks between digits are allowed. Raises BadInput, naming `what`."""
    typed = "".join(text.split()).replace("−", "-")
    digits = typed.removeprefix("-").removeprefix("+")
    readable = digits.isascii() and digits.isdigit() and len(digits) <= MOST_DIGITS and len(typed) - len(digits) <= 1
    if not readable or (least is not None and int(typed) < least):
        raise BadInput(f"{what} is a whole number" + ("." if least is None else f" of at least {least}."))
    return int(typed)
