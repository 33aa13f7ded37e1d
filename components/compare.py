"""Two versions against each other: a slider, side by side, or only what differs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components.markup import Handler, safe_source

WAYS = ("slider", "side", "difference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One of the two pictures; `width` and `height` are its own pixels."""

    id: str
    url: str
    label: str
    width: int
    height: int


class Comparison(Element, component="compare.js"):
    """In place of the easel while two versions are compared; `on_way` hears which way is looked at."""

    def __init__(
        self,
        first: Side,
        second: Side,
        *,
        difference_url: str,
        on_close: Handler,
        on_way: Callable[[str], Any] | None = None,
    ) -> None:
        super().__init__()
        for name, side in (("first", first), ("second", second)):
            self.props[name] = {
                "id": side.id,
                "url": safe_source(side.url),
                "label": side.label,
                "width": side.width,
                "height": side.height,
            }
        self.props["difference"] = safe_source(difference_url)
        self.props["words"] = ""
        self.props["label"] = f"{first.label} and {second.label} compared"
        self.on("close", on_close, args=[])
        if on_way is not None:
            self.on("way", lambda event: on_way(str(event.args)) if event.args in WAYS else None)

    def say(self, words: str) -> None:
        """Say how much differs."""
        self.props["words"] = words

    def _displayed_contents(self, *, only_visible: bool) -> list[Any]:
        return [*super()._displayed_contents(only_visible=only_visible), self.props["words"], self.props["label"]]
