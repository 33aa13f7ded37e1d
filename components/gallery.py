"""The gallery: a grid that grows as one scrolls, with favourites, a selection and deletion that can be undone."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, replace
from typing import Any

from nicegui import context
from nicegui.element import Element

from components.markup import safe_source, tag
from components.states import undo_toast


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One picture in the gallery; `width` and `height` are its own pixels."""

    id: str
    url: str
    thumb_url: str
    width: int
    height: int
    title: str
    note: str = ""
    favourite: bool = False


class Gallery:
    """Cards in runs of one server element each, so that thousands stay light.

    `on_more()` returns the next cards, none at the end. `on_delete` takes effect at once, `on_restore` takes it back.
    """

    def __init__(
        self,
        cards: Sequence[Card],
        *,
        on_open: Callable[[Card], Any],
        on_favourite: Callable[[str, bool], Any] | None = None,
        on_delete: Callable[[str], Any] | None = None,
        on_restore: Callable[[str], Any] | None = None,
        on_more: Callable[[], Any] | None = None,
        on_select: Callable[[list[str]], Any] | None = None,
    ) -> None:
        self._on_open, self._on_favourite, self._on_select = on_open, on_favourite, on_select
        self._on_delete, self._on_restore, self._on_more = on_delete, on_restore, on_more
        self._can = {
            "pick": on_select is not None,
            "favourite": on_favourite is not None,
            "remove": on_delete is not None,
        }
        self._runs: list[_Run] = []
        self._picked: list[str] = []
        self.element = tag("div", "gallery")
        self.add(cards)

    @property
    def cards(self) -> list[Card]:
        """All cards that are shown, in their order."""
        return [card for run in self._runs for card in run.cards]

    def add(self, cards: Sequence[Card]) -> None:
        """Put more cards at the end; an empty sequence says that there are no more."""
        for run in self._runs:
            run.props["more"] = False
        if not cards:
            return
        with self.element:
            run = _Run(list(cards), self._can)
        run.props["more"] = self._on_more is not None
        run.props["picked"] = list(self._picked)
        run.on("open", lambda event: self._opened(str(event.args)))
        run.on("pick", lambda event: self._pick(str(event.args)))
        run.on("favourite", lambda event: self._favour(run, str(event.args)))
        run.on("remove", lambda event: self._delete(run, str(event.args)))
        run.on("more", self._more, args=[])
        self._runs.append(run)

    def replace(self, cards: Sequence[Card]) -> None:
        """Show these cards instead, as after another filter."""
        self.element.clear()
        self._runs = []
        self.select([])
        self.add(cards)

    def remove(self, card_id: str) -> None:
        """Take a card away."""
        for run in self._runs:
            run.show([card for card in run.cards if card.id != card_id])

    def select(self, card_ids: Sequence[str]) -> None:
        """Select these and no others."""
        self._picked = list(card_ids)
        for run in self._runs:
            run.props["picked"] = list(self._picked)

    def _card(self, card_id: str) -> Card | None:
        return next((card for card in self.cards if card.id == card_id), None)

    def _opened(self, card_id: str) -> Any:
        card = self._card(card_id)
        return None if card is None else self._on_open(card)

    def _pick(self, card_id: str) -> Any:
        if self._on_select is None or self._card(card_id) is None:
            return None
        self.select(
            [each for each in self._picked if each != card_id] if card_id in self._picked else [*self._picked, card_id]
        )
        return self._on_select(list(self._picked))

    def _favour(self, run: _Run, card_id: str) -> Any:
        card = self._card(card_id)
        if card is None or self._on_favourite is None:
            return None
        changed = replace(card, favourite=not card.favourite)
        run.show([changed if each.id == card_id else each for each in run.cards])
        return self._on_favourite(card_id, changed.favourite)

    async def _delete(self, run: _Run, card_id: str) -> None:
        card = self._card(card_id)
        if card is None or self._on_delete is None:
            return
        await _settled(self._on_delete(card_id))
        place = run.cards.index(card)
        run.show([each for each in run.cards if each.id != card_id])
        if self._on_restore is None:
            return
        on_restore = self._on_restore

        async def undo() -> None:
            await _settled(on_restore(card_id))
            run.show([*run.cards[:place], card, *run.cards[place:]])

        with context.client:
            undo_toast(f"“{card.title}” is deleted.", undo)

    async def _more(self) -> None:
        if self._on_more is not None:
            self.add(await _settled(self._on_more()))


class _Run(Element, component="gallery_grid.js"):
    """The cards that came with one page of the gallery."""

    def __init__(self, cards: list[Card], can: dict[str, bool]) -> None:
        super().__init__()
        self.props["can"] = dict(can)
        self.show(cards)

    def show(self, cards: list[Card]) -> None:
        self.cards = cards
        self.props["cards"] = [
            {
                "id": card.id,
                "thumb": safe_source(card.thumb_url),
                "width": card.width,
                "height": card.height,
                "title": card.title,
                "note": card.note,
                "favourite": card.favourite,
            }
            for card in cards
        ]

    def _displayed_contents(self, *, only_visible: bool) -> list[Any]:
        shown = super()._displayed_contents(only_visible=only_visible)
        return [*shown, *(words for card in self.cards for words in (card.title, card.note))]


async def _settled(outcome: Any) -> Any:
    return await outcome if isinstance(outcome, Awaitable) else outcome
