"""Choosing: one of a row of small pictures, and the point of a picture that every crop of it shall keep."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components.markup import picture, safe_source, tag

Point = tuple[float, float]
EDGE = 72  # CSS pixels of a small picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """A picture to choose."""

    id: str
    title: str
    thumb_url: str


class PictureChoice:
    """A row of pictures of which one is chosen, or none."""

    def __init__(
        self,
        label: str,
        choices: Sequence[Choice],
        *,
        value: str | None,
        none: str,
        on_change: Callable[[str | None], Any] | None = None,
    ) -> None:
        self.value = value
        self._on_change = on_change
        self._buttons: dict[str | None, Element] = {}
        with tag("div", "picking", role="group", aria_label=label):
            tag("span", "field-label", label, aria_hidden="true")
            with tag("div", "picking-row"):
                self._put(None, none)
                for choice in choices:
                    with self._put(choice.id, choice.title):
                        picture(choice.thumb_url, "", width=EDGE, height=EDGE)

    def _put(self, key: str | None, label: str) -> Element:
        pressed = "true" if key == self.value else "false"
        said = label if key is None else None
        made = tag("button", "picking-one", said, type="button", aria_label=label, title=label, aria_pressed=pressed)
        made.on("click", lambda: self._choose(key), args=[])
        self._buttons[key] = made
        return made

    def _choose(self, key: str | None) -> Any:
        self.value = key
        for each, element in self._buttons.items():
            element.props["aria-pressed"] = "true" if each == key else "false"
        return None if self._on_change is None else self._on_change(key)


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A file to be cut from the picture: its pixels, and the box in them that is always shown."""

    name: str
    width: int
    height: int
    safe: tuple[int, int, int, int]
    round: bool = False


class FocusPicker(Element, component="focus_picker.js"):
    """A picture with a point to drag, by pointer or arrow keys, and beside it how each shape is cut around that point.

    `focus` is the point in parts of the picture (0 to 1); `moved` says whether the person has set it.
    """

    def __init__(self, url: str, size: tuple[int, int], *, focus: Point) -> None:
        super().__init__()
        self.focus, self.moved = focus, False
        self.props.update(src=safe_source(url), width=size[0], height=size[1], start=list(focus), shapes=[])
        self.on("focused", self._set)

    def show(self, shapes: Sequence[Shape]) -> None:
        """Show how these are cut."""
        self.props["shapes"] = [
            {
                "name": shape.name,
                "width": shape.width,
                "height": shape.height,
                "safe": list(shape.safe),
                "round": shape.round,
            }
            for shape in shapes
        ]
        self.set_visibility(bool(shapes))

    def _set(self, event: GenericEventArguments) -> None:
        try:
            x, y = (min(1.0, max(0.0, float(part))) for part in event.args)
        except (TypeError, ValueError):
            return
        self.focus, self.moved = (x, y), True
