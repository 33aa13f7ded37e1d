"""Candidates side by side, to choose one of."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from typing import Any

from nicegui.element import Element

from components.controls import icon_button
from components.markup import Handler, picture, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One of them; `width` and `height` are its own pixels."""

    id: str
    url: str
    label: str
    width: int
    height: int


def candidates(
    title: str, shown: Sequence[Candidate], *, on_choose: Callable[[str], Any], on_close: Handler
) -> Element:
    """Put them as large as they fit; `on_choose` gets the id of the chosen one."""
    with tag("section", "candidates", aria_label=title) as element:
        with tag("div", "candidates-head"):
            tag("h2", "", title)
            icon_button("close", "Choose later", on_close)
        with tag("div", "candidates-row") as row:
            for one in shown:
                with tag(
                    "button", "candidate", type="button", aria_label=f"Choose {one.label}", title=one.label
                ) as choice:
                    picture(one.url, one.label, width=one.width, height=one.height, lazy=False)
                choice.on("click", partial(on_choose, one.id), args=[])
        wide = bool(shown) and shown[0].width > shown[0].height * 1.3
        count = len(shown)
        across = 1 if wide and count == 2 else 2 if count == 4 else count
        row.classes(f"across-{across}" + ("" if wide or count == 1 else " pairs"))
    return element
