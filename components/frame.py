"""The frame of every page: navigation, purse and user menu at the left; on a phone a top bar and a drawer."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components import theme
from components.forms import form_button
from components.header import Bell, Grounds, Purse, PurseCard
from components.markup import safe_href, tag
from components.theme import Ground, mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Viewer:
    """Who looks at the page."""

    name: str
    email: str
    plan: str
    is_admin: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A way to another page."""

    key: str
    label: str
    href: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """A page's frame: the main area, what is told above it, and what may change around it while the page is open."""

    main: Element
    above: Element
    bell: Bell
    purse: PurseCard | None
    grounds: Grounds


@contextmanager
def frame(
    *,
    active: str,
    title: str,
    user: Viewer,
    entries: Sequence[Entry],
    purse: Purse | None = None,
    notices: int = 0,
    banner: str | None = None,
    wide: bool = False,
    ground: Ground = Ground.DUSK,
    on_ground: Callable[[Ground], Any] | None = None,
    links: Sequence[Entry] = (),
    sign_out: str = "/sign-out",
    hidden: Mapping[str, str] | None = None,
    notices_href: str = "/notices",
    home: str = "/",
) -> Iterator[Frame]:
    """Build a signed-in page; what is put inside goes into its main area.

    `entries` are the rooms to walk to (`active` is the key of this one), `links` the user menu's. `wide` lays what is
    put inside side by side in the height of the window; else it is one column that scrolls with the page.
    """
    theme.apply(ground)
    ui.page_title(f"{title} · Limner")
    bell = Bell(notices, notices_href)
    card = PurseCard(purse) if purse is not None else None
    grounds = Grounds(ground, on_ground)
    here = next((one.label for one in entries if one.key == active), title)
    with tag("div", "frame wide" if wide else "frame"):
        navigation = tag("nav", "nav", aria_label="Rooms", popover="auto")
        with tag("div", "room"):
            _top_bar(here if wide else title, navigation, card, bell)
            if banner:
                tag("p", "banner", banner, role="note")
            above = tag("div", "above")
            main = tag("main", "work wide" if wide else "work")
        with navigation:
            _rooms(active, entries, home, bell)
            if card is not None:
                card.put()
            _me(user, links, grounds if on_ground is not None else None, sign_out, hidden or {})
    ui.skip_link("To the main content", target=main)
    with main:
        yield Frame(main=main, above=above, bell=bell, purse=card, grounds=grounds)


@contextmanager
def plain_frame(
    *, title: str, lead: str = "", ground: Ground = Ground.DUSK, picture_url: str | None = None
) -> Iterator[Element]:
    """Build a page for somebody who is not signed in: a card beside an illuminated picture."""
    theme.apply(ground)
    ui.page_title(f"{title} · Limner")
    with tag("div", "plain"):
        with tag("div", "plain-art", aria_hidden="true"):
            if picture_url:
                tag("img", "plain-picture", src=picture_url, alt="")
            else:
                tag("img", "plain-page", src=theme.asset_url("illumination.svg"), alt="")
        with tag("main", "plain-card") as main:
            with tag("div", "brand"):
                mark(40)
                tag("span", "", "Limner")
            tag("h1", "", title)
            if lead:
                tag("p", "soft", lead)
            yield main


@contextmanager
def page_head(title: str, note: str = "") -> Iterator[Element]:
    """The title of a page; what is put inside stands at the right of it."""
    with tag("header", "page-head"):
        with tag("div", "page-title"):
            tag("h1", "", title)
            if note:
                tag("p", "", note)
        with tag("div", "page-actions") as element:
            yield element


@contextmanager
def section(title: str, note: str = "") -> Iterator[Element]:
    """A part of a page under a heading of its own."""
    with tag("section", "section", aria_label=title) as element:
        with tag("div", "section-head"):
            tag("h2", "", title)
            if note:
                tag("p", "soft", note)
        yield element


@contextmanager
def columns() -> Iterator[Element]:
    """Equal columns that fall under one another where there is no room."""
    with tag("div", "columns") as element:
        yield element


def tabs(entries: Sequence[Entry], *, active: str, label: str, counts: Mapping[str, int] | None = None) -> Element:
    """Ways between pages that belong together, under the title; `counts` says by key how much waits in each."""
    with tag("nav", "tabs", aria_label=label) as element:
        for entry in entries:
            on = entry.key == active
            with tag("a", "on" if on else "", href=safe_href(entry.href), aria_current="page" if on else None):
                tag("span", "", entry.label)
                if count := (counts or {}).get(entry.key, 0):
                    tag("span", "tab-count", str(count), aria_label=f"{count} waiting")
    return element


@contextmanager
def bar(*, label: str = "Filters") -> Iterator[Element]:
    """A row of fields and buttons that wraps."""
    with tag("div", "tool-bar", role="group", aria_label=label) as element:
        yield element


def _top_bar(title: str, navigation: Element, purse: PurseCard | None, bell: Bell) -> None:
    with tag("header", "top-bar"):
        with tag("button", "menu-btn", type="button", popovertarget=navigation.html_id, aria_label="Open the menu"):
            mark(30)
        tag("b", "", title)
        if purse is not None:
            purse.put_line()
        bell.put(only_when_new=True)


def _rooms(active: str, entries: Sequence[Entry], home: str, bell: Bell) -> None:
    with tag("div", "nav-head"):
        with tag("a", "brand", href=safe_href(home), aria_label="Limner, to the start"):
            mark(36)
            tag("span", "", "Limner")
        bell.put()
    for entry in entries:
        on = entry.key == active
        tag(
            "a",
            f"room-link before i-{entry.icon}" + (" on" if on else ""),
            entry.label,
            href=safe_href(entry.href),
            aria_current="page" if on else None,
        )


def _me(
    user: Viewer,
    links: Sequence[Entry],
    grounds: Grounds | None,
    sign_out: str,
    hidden: Mapping[str, str],
) -> None:
    menu = tag("div", "user-menu", popover="auto", aria_label="Your account")
    with tag("button", "me", type="button", popovertarget=menu.html_id, aria_label=f"{user.name}, your account"):
        tag("span", "face", (user.name or user.email or "?")[0].upper())
        tag("span", "who", user.name)
        tag("em", "", user.plan)
    with menu:
        with tag("div", "menu-head"):
            tag("b", "", user.name)
            tag("span", "soft", user.email)
        for link in links:
            tag("a", f"menu-link before i-{link.icon}", link.label, href=safe_href(link.href))
        if grounds is not None:
            grounds.put()
        form_button(sign_out, "Sign out", icon="leave", hidden=hidden)
