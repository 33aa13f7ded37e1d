"""Choosing among one's own pictures: the one whose style is taken, the ones that are put together."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any

from components import states
from components.controls import Kind, button, text_field
from components.markup import tag, words
from components.picture_picker import Pickable, PicturePicker
from pages.room import acting
from pages.urls import thumbnail_url
from services.accounts.signins import Visitor
from services.studio import gallery
from services.studio.gallery import Filter
from services.studio.views import AssetView

PAGE = 48
SEARCH_AFTER = 300  # milliseconds without another letter


class Picking:
    """One open dialog. `on_done` gets the ids in the order in which they were clicked; `without` is not offered."""

    def __init__(
        self,
        who: Visitor,
        title: str,
        *,
        least: int,
        most: int,
        chosen: Sequence[str],
        on_done: Callable[[tuple[str, ...]], Any],
        without: str | None = None,
    ) -> None:
        self._who = who
        self._least, self._most = least, most
        self._without = without
        self._on_done = on_done
        self._picked = tuple(one for one in chosen if one != without)
        self._only = Filter()
        with states.dialog(title, wide=True) as self._dialog:
            search = text_field("Search", placeholder="Words from the prompt", maxlength=100, on_change=self._find)
            search.props(f"clearable debounce={SEARCH_AFTER} type=search")
            self._grid = PicturePicker(
                label=title, most=most, chosen=self._picked, on_picked=self._pick, on_more=self._more
            )
            with tag("div", "dialog-foot"):
                self._said = words("p", "hint", "", role="status")
                self._done = button("Use this one" if most == 1 else "Use these", self._finish, kind=Kind.LAPIS)
        self._dialog.on("hide", self._dialog.delete)
        self._pick(self._picked)

    async def open(self) -> None:
        """Show it with the newest pictures."""
        self._dialog.open()
        await self._find("")

    async def _find(self, text: str | None) -> None:
        asked = self._only = Filter(search=text or "")
        found = await acting(self._who, gallery.page(self._who.user.id, asked, limit=PAGE))
        if found is not None and self._only is asked:
            self._grid.show(self._cards(found), more=len(found) == PAGE)

    async def _more(self) -> None:
        asked, shown = self._only, self._grid.cards
        before = shown[-1].id if shown else None
        found = await acting(self._who, gallery.page(self._who.user.id, asked, limit=PAGE, before=before))
        if found is not None and self._only is asked and self._grid.cards == shown:
            self._grid.show([*shown, *self._cards(found)], more=len(found) == PAGE)

    def _pick(self, ids: tuple[str, ...]) -> None:
        self._picked = ids
        self._done.set_enabled(self._least <= len(ids) <= self._most)
        self._said.text = f"{len(ids)} of up to {self._most} chosen" if self._most > 1 else ""

    async def _finish(self) -> None:
        self._dialog.close()
        outcome = self._on_done(self._picked)
        if outcome is not None:
            await outcome

    def _cards(self, found: Sequence[AssetView]) -> list[Pickable]:
        return [
            Pickable(id=one.id, thumb_url=thumbnail_url(one.id), title=one.title or one.prompt[:80] or "Untitled")
            for one in found
            if one.id != self._without
        ]
