"""What all rooms share: who is there, the frame around the page, errors as words, and a door that can still be shut."""

from __future__ import annotations

import asyncio
from collections import defaultdict
from collections.abc import AsyncGenerator, Awaitable, Callable, Coroutine
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any, TypeVar

import structlog
from nicegui import Client, context, ui
from nicegui.element import Element

import data
from components import frame as frames
from components import states
from components.controls import icon_button
from components.frame import Entry, Frame, Purse, Viewer
from components.markup import tag
from components.theme import Ground
from data.columns import utcnow
from pages.urls import NOTICES, PROJECTS, WALLET
from services.accounts import announcements, bell, people, signins
from services.accounts.announcements import AnnouncementView
from services.accounts.signins import Visitor
from services.billing import quotes, wallet
from services.billing.words import grouped
from services.errors import AccountDisabled, BadCredentials, LimnerError, Unauthenticated
from services.upkeep import house

log = structlog.get_logger(__name__)
T = TypeVar("T")

ROOMS = (
    Entry(key="coach", label="Coach", href="/", icon="coach"),
    Entry(key="profile", label="Profile & logo", href="/profile", icon="profile"),
    Entry(key="studio", label="Studio", href="/studio", icon="studio"),
    Entry(key="gallery", label="Gallery", href="/gallery", icon="gallery"),
    Entry(key="projects", label="Projects", href=PROJECTS, icon="archive"),
    Entry(key="kits", label="Brand kits", href="/brand-kits", icon="kits"),
)
ADMIN_ROOM = Entry(key="admin", label="Admin", href="/admin", icon="admin")
LINKS = (
    Entry(key="account", label="Account", href="/account", icon="account"),
    Entry(key="wallet", label="Wallet and plan", href=WALLET, icon="plan"),
    Entry(key="notices", label="Notices", href=NOTICES, icon="bell"),
)
OUR_FAULT = "Something went wrong on our side. What you entered is still here; please try again."

LOOK_EVERY = 15.0  # seconds between two looks for new notices on an open page


@dataclass(slots=True, kw_only=True)
class OpenRoom:
    """An open page with the parts of its frame that follow what happens elsewhere."""

    who: Visitor
    client: Client
    frame: Frame
    unread: int
    on_news: list[Callable[[], Awaitable[None]]] = field(default_factory=list)
    on_ground: list[Callable[[Ground], None]] = field(default_factory=list)


_open_pages: defaultdict[str, set[str]] = defaultdict(set)  # sign-in id → ids of its open pages
_open_rooms: dict[str, OpenRoom] = {}  # by the page's id


@asynccontextmanager
async def room(who: Visitor, *, active: str, title: str, wide: bool = False) -> AsyncGenerator[Element, None]:
    """The frame of a signed-in page; what is built inside goes into its main area."""
    user = who.user
    remember(who)
    purse = await read_purse(user.id)
    unread = await bell.count_unread(user.id)
    told = await announcements.shown_to(user.id)
    entries = (*ROOMS, ADMIN_ROOM) if user.is_admin else ROOMS

    async def keep_ground(ground: Ground) -> None:
        await doing(who, people.choose_ground(user.id, ground.value))
        repaint(user.id, ground)

    with frames.frame(
        active=active,
        title=title,
        user=Viewer(name=user.name, email=user.email, plan=user.plan_name, is_admin=user.is_admin),
        entries=entries,
        purse=purse,
        notices=unread,
        notices_href=NOTICES,
        banner=house.banner() or None,
        wide=wide,
        ground=ground_of(user.ground),
        on_ground=keep_ground,
        links=LINKS,
    ) as frame:
        _keep_in_step(OpenRoom(who=who, client=context.client, frame=frame, unread=unread))
        with frame.above:
            for one in told:
                _announcement(who, one)
        yield frame.main


def _announcement(who: Visitor, one: AnnouncementView) -> None:
    """Put what administrators tell everybody above the page, until this person dismisses it."""
    with tag("div", f"news {one.kind}", role="note", aria_label="Announcement") as line:
        tag("p", "", one.text)

        async def dismiss() -> None:
            await doing(who, announcements.dismiss(who.user.id, one.id))
            line.delete()
            await ring(who.user.id)

        icon_button("close", f"Dismiss: {one.text[:60]}", dismiss)


def on_news(listener: Callable[[], Awaitable[None]]) -> None:
    """Have `listener` called when something has come for the person of this page: a notice, mostly with money."""
    _open_rooms[context.client.id].on_news.append(listener)


def on_ground(listener: Callable[[Ground], None]) -> None:
    """Have `listener` called when the person of this page chooses another ground, on whichever page."""
    _open_rooms[context.client.id].on_ground.append(listener)


def repaint(user_id: str, ground: Ground) -> None:
    """Have every page that this person has open in this process stand on this ground."""
    for one in list(_open_rooms.values()):
        if one.who.user.id == user_id and not one.client.is_deleted:
            with one.client:
                one.frame.grounds.show(ground)
                for listener in one.on_ground:
                    listener(ground)


async def refresh_purse(who: Visitor) -> None:
    """Show on this page what is left now."""
    open_room = _open_rooms.get(context.client.id)
    if open_room is not None and open_room.frame.purse is not None:
        open_room.frame.purse.update(await read_purse(who.user.id))


async def ring(user_id: str) -> None:
    """Have every page that this person has open in this process show what is new, at once."""
    rooms = [one for one in _open_rooms.values() if one.who.user.id == user_id]
    if not rooms:
        return
    unread, purse = await bell.count_unread(user_id), await read_purse(user_id)
    for one in rooms:
        if not one.client.is_deleted:
            await _show_news(one, unread, purse)


async def read_purse(user_id: str) -> Purse:
    """What is left of this month's creations, and the tokens beside it."""
    features, balance = await data.read(lambda db: (quotes.usage(db, user_id), wallet.read_balance(db, user_id)))
    usage, tokens = features["creations"], balance.available
    renews = f"{usage.resets_at.day}\u00a0{usage.resets_at:%b}"
    return Purse(
        left=None if usage.limit < 0 else usage.remaining,
        of=None if usage.limit < 0 else usage.limit,
        note=f"{grouped(tokens)}\u00a0tokens · renews {renews}",
        href=WALLET,
    )


def ago(moment: datetime) -> str:
    """`5 minutes ago`, which is true in every time zone; from a week on the date."""
    minutes = int((utcnow() - moment).total_seconds() // 60)
    if minutes < 1:
        return "just now"
    for length, name in ((60, "minute"), (24, "hour"), (7, "day")):
        if minutes < length:
            return f"{minutes} {name}{'s' if minutes != 1 else ''} ago"
        minutes //= length
    return short_date(moment)


def short_date(moment: datetime) -> str:
    """`21 Nov 2026` in UTC, with spaces that do not break."""
    moment = moment.astimezone(UTC)
    return f"{moment.day}\u00a0{moment:%b}\u00a0{moment.year}"


def ground_of(name: str) -> Ground:
    return Ground(name) if name in list(Ground) else Ground.DUSK


class Told(Exception):
    """Something could not be done, and the person has read why."""


async def acting(who: Visitor, deed: Coroutine[Any, Any, T], *, quiet: bool = False) -> T | None:
    """Do something for the person of this page, if they are still signed in; an error becomes words on the page.

    `quiet` is for what a page does by itself now and then: nobody asked, so nobody is told that it failed, and the next
    look may find things well again. Returns None where it could not be done.
    """
    try:
        return await doing(who, deed, quiet=quiet)
    except Told:
        return None


async def doing(who: Visitor, deed: Coroutine[Any, Any, T], *, quiet: bool = False) -> T:
    """The same, where the caller must not go on. Raises Told after the words are shown."""
    try:
        await signins.still_in(who.sign_in_id)
        return await deed
    except LimnerError as error:
        at_the_door = isinstance(error, (Unauthenticated, AccountDisabled)) and not isinstance(error, BadCredentials)
        if at_the_door:
            asyncio.get_running_loop().call_soon(_shut, context.client)
        elif not quiet:
            states.toast(error.message, kind="bad")
        raise Told from error
    except Exception as error:
        log.exception("a page failed", page=context.client.page.path)
        if not quiet:
            states.toast(OUR_FAULT, kind="bad")
        raise Told from error
    finally:
        deed.close()  # one that was not reached would complain


def remember(who: Visitor) -> None:
    """Know this page as one of the sign-in's, so that it can be closed when that ends."""
    client = context.client
    _open_pages[who.sign_in_id].add(client.id)

    def forget() -> None:
        _open_pages[who.sign_in_id].discard(client.id)
        if not _open_pages[who.sign_in_id]:
            del _open_pages[who.sign_in_id]

    client.on_delete(forget)


def _keep_in_step(room: OpenRoom) -> None:
    """Look now and then whether something is new: one small read. What is spent here is shown by `refresh_purse`."""
    _open_rooms[room.client.id] = room
    room.client.on_delete(lambda: _open_rooms.pop(room.client.id, None))
    user_id = room.who.user.id

    async def look() -> None:
        unread = await acting(room.who, bell.count_unread(user_id), quiet=True)
        if unread is None or unread == room.unread:
            return
        purse = await acting(room.who, read_purse(user_id), quiet=True)
        if purse is not None:
            await _show_news(room, unread, purse)

    ui.timer(LOOK_EVERY, look, immediate=False)


async def _show_news(room: OpenRoom, unread: int, purse: Purse) -> None:
    room.unread = unread
    room.frame.bell.update(unread)
    if room.frame.purse is not None:
        room.frame.purse.update(purse)
    with room.client:
        for listener in room.on_news:
            await listener()


def close_pages(sign_in_ids: list[str]) -> None:
    """Send the open pages of these sign-ins to the door, and shut them behind them."""
    for sign_in_id in sign_in_ids:
        for client_id in list(_open_pages.get(sign_in_id, ())):
            if (client := Client.instances.get(client_id)) is not None:
                _shut(client)


def _shut(client: Client) -> None:
    """A browser goes where it is told; for one that does not, nothing is left on the page that could hear it."""
    if client.is_deleted or not client.elements:
        return
    with client:
        ui.navigate.to("/sign-in")
    client.remove_all_elements()
