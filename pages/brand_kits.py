"""Brand kits: what belongs to a brand, made by hand or drawn from a picture."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from nicegui import ui

import data
from components import states
from components.controls import Kind, button, colour_field, icon_button, text_field
from components.frame import page_head, section
from components.markup import picture, tag, words
from components.picking import Choice, PictureChoice
from pages.doorkeeper import AtDoor
from pages.room import acting, room
from pages.urls import thumbnail_url
from services.accounts.signins import Visitor
from services.billing import quotes
from services.billing.words import before_the_click
from services.coach import brand_kits, drawn_kits
from services.coach.brand_kits import MOST_COLORS, KitView
from services.studio import gallery
from services.studio.views import AssetView

OFFERED = 12  # of the newest pictures, to draw a kit from
FIRST_COLOR = "#3d5fe0"


def install() -> None:
    """Register the page."""
    ui.page("/brand-kits", title="Brand kits · Limner")(_page)


async def _page(who: AtDoor) -> None:
    kits = await brand_kits.list_kits(who.user.id)
    pictures = await gallery.page(who.user.id, limit=OFFERED)
    async with room(who, active="kits", title="Brand kits"):
        shelf = Shelf(who, kits, pictures)
        await shelf.build()


class Shelf:
    """One open page of brand kits."""

    def __init__(self, who: Visitor, kits: tuple[KitView, ...], pictures: tuple[AssetView, ...]) -> None:
        self._who = who
        self._user_id = who.user.id
        self._kits = kits
        self._pictures = pictures

    async def build(self) -> None:
        """Put the kits, and below them the pictures that one can be drawn from."""
        with page_head("Brand kits", "Colours, fonts and a tone that your pictures can carry."):
            button("New brand kit", lambda: self._edit(None), kind=Kind.LAPIS, icon="plus")
        self._list = tag("div", "kits")
        self._show()
        with section("Draw one from a picture", "The palette is measured, the mood is named for you."):
            self._price = words("p", "soft", "")
            self._choice = tag("div", "kit-pictures")
        await self._show_pictures()

    def _show(self) -> None:
        self._list.clear()
        with self._list:
            if not self._kits:
                states.empty_state(
                    "No brand kit yet",
                    "Make one by hand, or have one drawn from a picture of yours below.",
                    icon="kits",
                )
            for kit in self._kits:
                self._card(kit)

    def _card(self, kit: KitView) -> None:
        with tag("article", "kit", aria_label=kit.name):
            with tag("div", "kit-head"):
                if kit.logo_asset_id is not None:
                    picture(thumbnail_url(kit.logo_asset_id), "Its logo", "kit-logo", width=40, height=40)
                tag("h2", "", kit.name)
                icon_button("edit", f"Change {kit.name}", lambda: self._edit(kit))
                icon_button("bin", f"Delete {kit.name}", lambda: self._delete(kit))
            _swatches(kit.colors)
            if kit.tone:
                tag("p", "soft", kit.tone)
            if kit.fonts:
                tag("p", "soft", f"Fonts: {', '.join(kit.fonts)}")

    async def _show_pictures(self) -> None:
        quote = await data.read(quotes.quote, self._user_id, "vibe_branding")
        self._price.text = before_the_click(quote.refusal) if quote.refusal else quote.message
        self._choice.clear()
        with self._choice:
            if not self._pictures:
                tag("p", "soft", "Your pictures will be here. Paint one first, or bring one along in a talk.")
            for asset in self._pictures:
                chosen = tag("button", "kit-picture", type="button", aria_label=f"Draw a kit from {asset.title}")
                chosen.on("click", lambda _, one=asset: self._draw(one))
                with chosen:
                    picture(thumbnail_url(asset.id), asset.title or "picture", width=96, height=96)

    async def _draw(self, asset: AssetView) -> None:
        states.toast("Looking at the picture …")
        kit = await acting(self._who, drawn_kits.from_picture(self._user_id, asset.id))
        if kit is not None:
            states.toast(f"“{kit.name}” is ready.", kind="good")
            await self._again()

    async def _delete(self, kit: KitView) -> None:
        sure = await states.confirm(
            "Delete this brand kit?", "Pictures made with it stay as they are.", yes="Delete", danger=True
        )
        if sure:
            await acting(self._who, brand_kits.delete(self._user_id, kit.id))
            await self._again()

    def _edit(self, kit: KitView | None) -> None:
        """A dialog for a new kit or an old one."""
        colors = list(kit.colors) if kit else [FIRST_COLOR]
        with states.dialog("Brand kit") as dialog:
            name = text_field("Name", value=kit.name if kit else "", maxlength=80)
            wells = tag("div", "kit-wells")

            def show_wells() -> None:
                wells.clear()
                with wells:
                    for place, color in enumerate(colors):
                        colour_field(
                            f"Colour {place + 1}",
                            value=color,
                            on_change=lambda value, place=place: colors.__setitem__(place, value),
                        )
                    if len(colors) < MOST_COLORS:
                        button("Add a colour", add_color, kind=Kind.QUIET, icon="plus")
                    if len(colors) > 1:
                        button("Remove the last", drop_color, kind=Kind.QUIET)

            def add_color() -> None:
                colors.append(FIRST_COLOR)
                show_wells()

            def drop_color() -> None:
                colors.pop()
                show_wells()

            show_wells()
            fonts = text_field("Fonts, separated by commas", value=", ".join(kit.fonts) if kit else "", maxlength=300)
            logo = PictureChoice("Logo", self._logos(kit), value=kit.logo_asset_id if kit else None, none="No logo")
            tone = text_field("Tone, in words", value=kit.tone if kit else "", multiline=True, maxlength=400)

            async def save() -> None:
                fields: dict[str, Any] = {
                    "name": name.value or "",
                    "colors": list(colors),
                    "fonts": [one.strip() for one in (fonts.value or "").split(",") if one.strip()],
                    "tone": tone.value or "",
                }
                if logo.value != (kit.logo_asset_id if kit else None):  # one that was deleted since stays unsaid
                    fields["logo_asset_id"] = logo.value
                deed = (
                    brand_kits.change(self._user_id, kit.id, fields)
                    if kit
                    else brand_kits.create(self._user_id, fields)
                )
                if await acting(self._who, deed) is not None:
                    dialog.close()
                    await self._again()

            button("Save", save, kind=Kind.LAPIS)
        dialog.open()

    def _logos(self, kit: KitView | None) -> list[Choice]:
        """The newest pictures, behind the one that the kit has."""
        found = {asset.id: asset.title or "picture" for asset in self._pictures}
        if kit is not None and kit.logo_asset_id is not None:
            found = {kit.logo_asset_id: "Its logo until now", **found}
        return [Choice(id=id, title=title, thumb_url=thumbnail_url(id)) for id, title in found.items()]

    async def _again(self) -> None:
        self._kits = await brand_kits.list_kits(self._user_id)
        self._show()
        await self._show_pictures()


def _swatches(colors: Sequence[str]) -> None:
    """The colours, which the service has checked to be `#rrggbb`."""
    with tag("div", "kit-colors", role="img", aria_label=", ".join(colors) or "no colours"):
        for color in colors:
            tag("b", "").style(f"background:#{color.removeprefix('#')}")
