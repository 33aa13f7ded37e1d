"""One picture in the whole window, with what can be done with it and the way to its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui
from nicegui.events import KeyEventArguments

from components.controls import Kind, button, icon_button, link_button
from components.gallery import Card
from components.markup import picture, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewerAction:
    """A button under the picture: `on_click(card)`, or a link when `href(card)` is given."""

    label: str
    icon: str | None = None
    on_click: Callable[[Card], Any] | None = None
    href: Callable[[Card], str] | None = None
    kind: Kind = Kind.OUTLINE
    download: bool = False


class PictureViewer:
    """A dialog over the page; arrow keys walk through `cards()`, Escape closes."""

    def __init__(self, actions: Sequence[ViewerAction], *, cards: Callable[[], Sequence[Card]]) -> None:
        self._actions = actions
        self._cards = cards
        self._shown: Card | None = None
        self._dialog = ui.dialog().props("maximized")
        self._dialog.props["aria-label"] = "Picture"
        with self._dialog:
            self._body = tag("div", "viewer")
        self._keys = ui.keyboard(self._key, active=False)
        self._dialog.on_value_change(lambda event: setattr(self._keys, "active", bool(event.value)))

    def open(self, card: Card) -> None:
        """Show this card's picture."""
        self._show(card)
        self._dialog.open()

    def close(self) -> None:
        """Go back to the page."""
        self._dialog.close()

    def _show(self, card: Card) -> None:
        self._shown = card
        self._body.clear()
        with self._body:
            with tag("div", "viewer-head"):
                with tag("div", "viewer-words"):
                    tag("h2", "", card.title)
                    tag("p", "soft", f"{card.width} × {card.height}" + (f" · {card.note}" if card.note else ""))
                icon_button("close", "Close", self._dialog.close)
            with tag("div", "viewer-easel"):
                icon_button("left", "Previous picture", lambda: self._walk(-1))
                picture(card.url, card.title, width=card.width, height=card.height, lazy=False)
                icon_button("right", "Next picture", lambda: self._walk(1))
            with tag("div", "viewer-foot"):
                for action in self._actions:
                    self._action(action, card)

    def _action(self, action: ViewerAction, card: Card) -> None:
        if action.href is not None:
            link_button(action.label, action.href(card), kind=action.kind, icon=action.icon, download=action.download)
        elif action.on_click is not None:
            on_click = action.on_click
            button(action.label, lambda: on_click(card), kind=action.kind, icon=action.icon)

    def _walk(self, step: int) -> None:
        cards = list(self._cards())
        place = next((i for i, card in enumerate(cards) if self._shown is not None and card.id == self._shown.id), None)
        if place is not None and 0 <= place + step < len(cards):
            self._show(cards[place + step])

    def _key(self, event: KeyEventArguments) -> None:
        if event.action.keydown and event.key.arrow_left:
            self._walk(-1)
        elif event.action.keydown and event.key.arrow_right:
            self._walk(1)
