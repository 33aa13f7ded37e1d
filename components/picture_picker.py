"""Choosing among pictures: a grid in which each click adds one or takes it away, in an order that is kept."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components.markup import Handler, safe_source


@dataclass(frozen=True, slots=True, kw_only=True)
class Pickable:
    """A picture to choose."""

    id: str
    thumb_url: str
    title: str


class PicturePicker(Element, component="picture_picker.js"):
    """All pictures as one element. `on_picked` gets the ids in the order of the clicks, at most `most` of them."""

    def __init__(
        self,
        *,
        label: str,
        most: int,
        chosen: Sequence[str] = (),
        on_picked: Callable[[tuple[str, ...]], Any],
        on_more: Handler,
    ) -> None:
        super().__init__()
        self.cards: tuple[Pickable, ...] = ()
        self._known = set(chosen)
        for name, value in {
            "label": label,
            "most": most,
            "chosen": list(chosen),
            "cards": [],
            "more": False,
        }.items():
            self.props[name] = value

        def picked(event: Any) -> Any:
            ids = event.args if isinstance(event.args, list) else []
            return on_picked(tuple(dict.fromkeys(one for one in ids if one in self._known))[:most])

        self.on("picked", picked)
        self.on("more", on_more, args=[])

    def show(self, cards: Sequence[Pickable], *, more: bool) -> None:
        """Show these; what is chosen stays so, also where it is not among them."""
        self.cards = tuple(cards)
        self._known |= {card.id for card in cards}
        self.props["cards"] = [
            {"id": card.id, "thumb": safe_source(card.thumb_url), "title": card.title} for card in self.cards
        ]
        self.props["more"] = more
