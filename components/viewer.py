"""One picture in the whole window, with what can be done with it and the way to its neighbours."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui import ui
from nicegui.element import Element
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


@dataclass(frozen=True, slots=True, kw_only=True)
class ViewerTool:
    """A small button in the head: an icon with a label; `pressed` where it says how things are."""

    label: str
    icon: str
    on_click: Callable[[Card], Any]
    pressed: bool | None = None


class PictureViewer:
    """A dialog over the page; arrow keys walk to the neighbours by `on_step(card id, 1 or -1)`, Escape closes."""

    def __init__(self, *, on_step: Callable[[str, int], Any]) -> None:
        self._on_step = on_step
        self._shown: Card | None = None
        self._sides = (False, False)
        self._dialog = ui.dialog().props("maximized")
        self._dialog.props["aria-label"] = "Picture"
        with self._dialog:
            self._body = tag("div", "viewer")
        self._keys = ui.keyboard(self._key, active=False, ignore=["input", "select", "textarea"])
        self._dialog.on_value_change(lambda event: setattr(self._keys, "active", bool(event.value)))

    @property
    def is_open(self) -> bool:
        return bool(self._dialog.value)

    def open(
        self,
        card: Card,
        *,
        actions: Sequence[ViewerAction] = (),
        tools: Sequence[ViewerTool] = (),
        before: bool = False,
        after: bool = False,
    ) -> Element:
        """Show this card's picture; returns the place between it and the actions. `before`, `after`: its neighbours."""
        self._shown, self._sides = card, (before, after)
        self._body.clear()
        with self._body:
            with tag("div", "viewer-head"):
                with tag("div", "viewer-words"):
                    tag("h2", "", card.title)
                    tag("p", "soft", f"{card.width} × {card.height}" + (f" · {card.note}" if card.note else ""))
                with tag("div", "viewer-tools"):
                    for tool in tools:
                        self._tool(tool, card)
                    icon_button("close", "Close", self._dialog.close)
            with tag("div", "viewer-easel"):
                self._neighbour("left", "Previous picture", -1, there=before)
                picture(card.url, card.title, width=card.width, height=card.height, lazy=False)
                self._neighbour("right", "Next picture", 1, there=after)
            about = tag("div", "viewer-about")
            with tag("div", "viewer-foot"):
                for action in actions:
                    self._action(action, card)
        self._dialog.open()
        return about

    def close(self) -> None:
        """Go back to the page."""
        self._dialog.close()

    def _neighbour(self, icon: str, label: str, step: int, *, there: bool) -> None:
        way = icon_button(icon, label, lambda: self._walk(step))
        if not there:
            way.disable()

    def _tool(self, tool: ViewerTool, card: Card) -> None:
        made = icon_button(tool.icon, tool.label, lambda: tool.on_click(card))
        if tool.pressed is not None:
            made.props["aria-pressed"] = "true" if tool.pressed else "false"

    def _action(self, action: ViewerAction, card: Card) -> None:
        if action.href is not None:
            link_button(action.label, action.href(card), kind=action.kind, icon=action.icon, download=action.download)
        elif action.on_click is not None:
            on_click = action.on_click
            button(action.label, lambda: on_click(card), kind=action.kind, icon=action.icon)

    def _walk(self, step: int) -> Any:
        if self._shown is None or not self._sides[step > 0]:
            return None
        return self._on_step(self._shown.id, step)

    def _key(self, event: KeyEventArguments) -> Any:
        if event.action.keydown and event.key.arrow_left:
            return self._walk(-1)
        if event.action.keydown and event.key.arrow_right:
            return self._walk(1)
        return None
