"""The panel at the right of a wide frame; on a phone it is a sheet that comes up from the foot."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass

from nicegui.element import Element

from components.controls import icon_button
from components.markup import Words, tag, words


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """A side panel: the element itself, the words at the right of its title, its foot that stays in sight."""

    element: Element
    state: Words
    foot: Element

    @property
    def opener(self) -> dict[str, str]:
        """Attributes for a button that opens the sheet on a phone."""
        return {"popovertarget": self.element.html_id, "aria-haspopup": "dialog"}

    @property
    def closer(self) -> dict[str, str]:
        """Attributes for a button that closes the sheet on a phone with its click."""
        return {"popovertarget": self.element.html_id, "popovertargetaction": "hide"}


@contextmanager
def side_panel(title: str) -> Iterator[Panel]:
    """The column at the right. Quasar's lists and dialogs do not open above a phone's sheet: use plain ones inside."""
    element = tag("aside", "side", aria_label=title, popover="auto")
    with element:
        with tag("div", "side-head"):
            tag("h2", "", title)
            state = words("small", "", "")
            close = icon_button("close", "Close", classes="only-phone")
        body = tag("div", "side-body")
        panel = Panel(element=element, state=state, foot=tag("div", "side-foot"))
        for name, value in panel.closer.items():
            close.props[name] = value
    with body:
        yield panel
