"""What can be asked for, side by side: plans with what they include, packages with their price."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from nicegui.element import Element

from components.controls import button
from components.markup import tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Included:
    """A line of what is in it: a figure (`50`, `No limit`) and of what; `locked` where it is not in it."""

    figure: str
    words: str
    locked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Offer:
    """`figure` is what matters, `note` stands under it, `mark` says that it is had or asked for already.

    Without `action` nothing can be asked for here.
    """

    key: str
    name: str
    figure: str
    note: str = ""
    includes: tuple[Included, ...] = ()
    mark: str = ""
    action: str = ""
    mine: bool = False


def offers(items: Sequence[Offer], on_ask: Callable[[str], Any], *, label: str) -> Element:
    """Put the offers; `on_ask` gets the key of the one that is asked for."""
    with tag("ul", "offers", aria_label=label) as element:
        for item in items:
            with tag("li", "offer mine" if item.mine else "offer"):
                _offer(item, on_ask)
    return element


def _offer(item: Offer, on_ask: Callable[[str], Any]) -> None:
    with tag("div", "offer-head"):
        tag("h3", "", item.name)
        if item.mark:
            tag("span", "offer-mark", item.mark)
    tag("b", "offer-figure", item.figure)
    if item.note:
        tag("p", "hint", item.note)
    if item.includes:
        with tag("dl", "offer-list"):
            for line in item.includes:
                with tag("div", "locked" if line.locked else ""):
                    tag("dt", "", line.words)
                    tag("dd", "", line.figure)
    if item.action:
        with tag("div", "offer-foot"):
            button(item.action, partial(on_ask, item.key), label=f"{item.action}: {item.name}")
