"""The parts of the frame that change while the page is open: what is left to spend, the bell, and the theme."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any

from nicegui.element import Element

from components import theme
from components.markup import Words, safe_href, tag, words
from components.tables import meter
from components.theme import Ground, icon


@dataclass(frozen=True, slots=True, kw_only=True)
class Purse:
    """What is left to spend: `left` of `of`; None where there is no end to it."""

    left: int | None
    of: int | None
    label: str = "Creations this month"
    note: str = ""
    href: str = "/wallet#plans"


class PurseCard:
    """The purse as a card in the navigation and as a few words in a phone's top bar."""

    def __init__(self, purse: Purse) -> None:
        self._purse = purse
        self._cards: list[Element] = []
        self._lines: list[Words] = []

    def put(self) -> Element:
        """The card."""
        card = tag("a", "purse", href=safe_href(self._purse.href))
        self._cards.append(card)
        self._fill(card)
        return card

    def put_line(self) -> Element:
        """The few words."""
        line = words("a", "left", _left(self._purse), href=safe_href(self._purse.href))
        self._lines.append(line)
        return line

    def update(self, purse: Purse) -> None:
        """Show other figures, wherever the purse stands on the page."""
        if purse == self._purse:
            return
        self._purse = purse
        for line in self._lines:
            line.set_text(_left(purse))
        for card in self._cards:
            card.clear()
            self._fill(card)

    def _fill(self, card: Element) -> None:
        purse = self._purse
        amount = _left(purse) if purse.of is None else f"{_spaced(purse.left or 0)} of {_spaced(purse.of)} left"
        with card:
            tag("span", "", purse.label)
            tag("b", "", amount)
            if purse.of is not None:
                meter(purse.label, value=purse.left or 0, of=purse.of, words=amount)
            if purse.note:
                tag("span", "", purse.note)


class Bell:
    """The way to the notices, with how many are new."""

    def __init__(self, new: int, href: str) -> None:
        self._new = new
        self._href = href
        self._places: list[tuple[Element, Words, bool]] = []

    def put(self, *, only_when_new: bool = False) -> Element:
        """The bell, always in sight or only while something is new."""
        with tag("a", "bell", href=safe_href(self._href)) as link:
            icon("bell")
            count = words("span", "count", "", aria_hidden="true")
        self._places.append((link, count, only_when_new))
        self._fill(link, count, only_when_new)
        return link

    def update(self, new: int) -> None:
        """Show another number, wherever the bell hangs on the page."""
        if new == self._new:
            return
        self._new = new
        for place in self._places:
            self._fill(*place)

    def _fill(self, link: Element, count: Words, only_when_new: bool) -> None:
        said = _notices(self._new)
        link.props["aria-label"] = said
        link.props["title"] = said
        link.set_visibility(bool(self._new) or not only_when_new)
        count.set_text(str(self._new) if self._new < 100 else "99+")
        count.set_visibility(bool(self._new))


class Grounds:
    """The choice of what the page is painted on; `on_choose` keeps it."""

    def __init__(self, ground: Ground, on_choose: Callable[[Ground], Any] | None) -> None:
        self.ground = ground
        self._on_choose = on_choose
        self._choices: dict[Ground, Element] = {}

    def put(self) -> Element:
        """The three choices."""
        with tag("div", "grounds", role="group", aria_label="Theme") as element:
            for each, (said, name) in _GROUNDS.items():
                pressed = "true" if each is self.ground else "false"
                choice = tag("button", f"before i-{name}", said, type="button", aria_pressed=pressed)
                self._choices[each] = choice.on("click", partial(self._choose, each), args=[])
        return element

    def show(self, ground: Ground) -> None:
        """Paint the page on this ground, whoever chose it. Call it within the page."""
        if ground is self.ground:
            return
        self.ground = ground
        for each, choice in self._choices.items():
            choice.props["aria-pressed"] = "true" if each is ground else "false"
        theme.set_ground(ground)

    def _choose(self, ground: Ground) -> Any:
        self.show(ground)
        return self._on_choose(ground) if self._on_choose is not None else None


_GROUNDS = {Ground.DUSK: ("Dusk", "dusk"), Ground.DAY: ("Day", "sun"), Ground.SYSTEM: ("Auto", "system")}


def _spaced(number: int) -> str:
    return f"{number:,}".replace(",", "\u202f")  # narrow no-break space


def _left(purse: Purse) -> str:
    return "No limit" if purse.left is None else f"{_spaced(purse.left)} left"


def _notices(count: int) -> str:
    return "No new notices" if not count else f"{count} new notice{'s' if count > 1 else ''}"
