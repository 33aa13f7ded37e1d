"""The gallery's page: pictures newest first, found by their words or by being favourites, opened and deleted."""

from __future__ import annotations

import asyncio
import contextlib
from dataclasses import replace

from nicegui import ui

from components import states
from components.controls import Kind, link_button, segmented, text_field
from components.frame import bar, page_head
from components.gallery import Card, Gallery
from components.markup import tag
from data.library import AssetKind
from pages.doorkeeper import AtDoor
from pages.gallery.viewing import AssetViewer
from pages.room import acting, doing, room, short_date
from pages.urls import content_url, thumbnail_url
from services.accounts.signins import Visitor
from services.coach.kinds import ASSET_TYPES
from services.errors import NotFound
from services.studio import assets
from services.studio.assets import Filter
from services.studio.views import AssetView

PAGE = 48  # pictures that are fetched at once
ALL, FAVOURITES = "all", "favourites"
SEARCH_AFTER = 300  # milliseconds without another letter
KINDS = {AssetKind.UPLOAD.value: "Brought along"}
LONGEST_TITLE = 80  # characters of a prompt that stand in for a title


def install() -> None:
    """Register the page."""
    ui.page("/gallery", title="Gallery · Limner")(_page)


async def _page(who: AtDoor) -> None:
    first = await assets.list_assets(who.user.id, limit=PAGE)
    async with room(who, active="gallery", title="Gallery"):
        with page_head("Gallery", "Everything you have painted or brought along, newest first."):
            link_button("New picture", "/", kind=Kind.LAPIS, icon="plus")
        Hall(who, first)


class Hall:
    """One open gallery: what it shows, by which filter, and what can be done with each picture."""

    def __init__(
        self, who: Visitor, first: tuple[AssetView, ...], *, within: Filter | None = None, begin: str = "/"
    ) -> None:
        self._who = who
        self._user_id = who.user.id
        self._only = within or Filter()
        self._begin = begin
        self._known: dict[str, AssetView] = {}
        self._fetching = asyncio.Lock()
        if first:
            self._filters()
        self._empty = tag("div", "")
        self._gallery = Gallery(
            self._cards(first),
            on_open=lambda card: self._viewer.open(card),
            on_favourite=self._favour,
            on_delete=self._delete,
            on_restore=self._restore,
            on_more=self._more,
        )
        self._viewer = AssetViewer(
            self._known,
            cards=lambda: self._gallery.cards,
            on_rate=self._rate,
            on_favourite=self._favour_in_viewer,
            on_delete=self._delete_in_viewer,
        )
        self._show_empty(len(first))

    def _filters(self) -> None:
        with bar():
            search = text_field(
                "Search", placeholder="Words from the prompt", maxlength=100, on_change=lambda text: self._find(text)
            ).style("width:280px;max-width:100%")
            search.props(f"clearable debounce={SEARCH_AFTER} type=search")
            segmented("Show", {ALL: "All", FAVOURITES: "Favourites"}, value=ALL, on_change=self._choose)

    async def _find(self, text: str | None) -> None:
        await self._filter(replace(self._only, search=text or ""))

    async def _choose(self, shown: str) -> None:
        await self._filter(replace(self._only, favourite=True if shown == FAVOURITES else None))

    async def _filter(self, only: Filter) -> None:
        self._only = only
        found = await acting(self._who, assets.list_assets(self._user_id, limit=PAGE, only=only))
        if found is not None and self._only is only:  # not if another word was typed meanwhile
            self._gallery.replace(self._cards(found))
            self._show_empty(len(found))

    async def _more(self) -> list[Card]:
        """The next pictures of the filter that holds when they arrive; two requests at once do not fetch the same."""
        async with self._fetching:
            while True:
                only, shown = self._only, self._gallery.cards
                before = shown[-1].id if shown else None
                page = assets.list_assets(self._user_id, limit=PAGE, before=before, only=only)
                found = await doing(self._who, page)
                if self._only is only:
                    return self._cards(found)

    async def _favour(self, asset_id: str, favourite: bool) -> None:
        changed = await acting(self._who, assets.change(self._user_id, asset_id, {"favourite": favourite}))
        if changed is not None:
            self._known[asset_id] = changed

    async def _favour_in_viewer(self, asset_id: str, favourite: bool) -> None:
        await self._favour(asset_id, favourite)
        self._gallery.replace([_card(self._known[card.id]) for card in self._gallery.cards])

    async def _rate(self, asset_id: str, stars: int) -> None:
        rated = await acting(self._who, assets.rate(self._user_id, asset_id, stars))
        if rated is not None:
            self._known[asset_id] = rated

    async def _delete(self, asset_id: str) -> None:
        await doing(self._who, self._put_away(asset_id))
        self._show_empty(sum(card.id != asset_id for card in self._gallery.cards))

    async def _put_away(self, asset_id: str) -> None:
        with contextlib.suppress(NotFound):  # another tab was faster
            await assets.delete(self._user_id, asset_id)

    async def _restore(self, asset_id: str) -> None:
        await doing(self._who, assets.restore(self._user_id, asset_id))
        self._show_empty(1)

    async def _delete_in_viewer(self, card: Card) -> None:
        await self._delete(card.id)
        self._viewer.close()
        place = next((n for n, each in enumerate(self._gallery.cards) if each.id == card.id), 0)
        self._gallery.remove(card.id)

        async def undo() -> None:
            await self._restore(card.id)
            cards = [each for each in self._gallery.cards if each.id != card.id]
            self._gallery.replace([*cards[:place], _card(self._known[card.id]), *cards[place:]])

        states.undo_toast(f"“{card.title}” is deleted.", undo)

    def _cards(self, found: tuple[AssetView, ...]) -> list[Card]:
        self._known.update({asset.id: asset for asset in found})
        return [_card(asset) for asset in found]

    def _show_empty(self, count: int) -> None:
        self._empty.clear()
        self._empty.set_visibility(not count)
        if count:
            return
        with self._empty:
            if self._only.search.strip() or self._only.favourite:
                looked_for = "with these words" if self._only.search.strip() else "among your favourites"
                states.empty_state("Nothing found", f"There is no picture {looked_for}.", icon="search")
            else:
                states.empty_state(
                    "Nothing painted yet",
                    "Your pictures gather here by themselves. The coach helps you make the first one.",
                    action="Talk to the coach",
                    href=self._begin,
                )


def _card(asset: AssetView) -> Card:
    title = asset.title or asset.prompt[:LONGEST_TITLE] or "Untitled"
    made_for = ASSET_TYPES.get(asset.asset_type)
    return Card(
        id=asset.id,
        url=content_url(asset.id),
        thumb_url=thumbnail_url(asset.id),
        width=asset.width,
        height=asset.height,
        title=title,
        note=f"{made_for.label if made_for else KINDS.get(asset.kind, 'Picture')} · {short_date(asset.created_at)}",
        favourite=asset.favourite,
    )
