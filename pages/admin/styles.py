"""For administrators: the house's style presets, and the table of platforms that pictures are exported for."""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from functools import partial

from nicegui import app, ui

from components import states
from components.cells import CellField, cell_tick
from components.controls import Kind, button, text_field
from components.frame import page_head, section
from components.markup import tag, words
from components.tables import Column, built_table, cell
from pages.admin.tabs import administering, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import room
from services.accounts.signins import Visitor
from services.coach import house_presets
from services.coach.house_presets import HousePreset
from services.settings import Settings
from services.studio import platform_editing, platforms

FIELDS = {"label": "Name", "style": "Style", "mood": "Mood", "words": "Words for the model"}
COLUMNS = {field: Column(key=field, label=label) for field, label in FIELDS.items()}
OFFERED, BACK = Column(key="offered", label="Offered", numeric=True), Column(key="back", label="", numeric=True)


def install() -> None:
    """Register the page."""
    ui.page("/admin/styles", title="Styles and platforms · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    settings: Settings = app.state.settings
    presets = await house_presets.all_presets()
    text, own = await asyncio.to_thread(platform_editing.read_text, settings)
    async with room(who, active="admin", title="Admin"):
        with page_head("Styles and platforms", "What you change counts from the next page and the next picture on."):
            pass
        await put_tabs("styles")
        Styles(who, presets)
        Platforms(who, settings, text, own)


class Styles:
    """The house's presets on one open page. Each cell saves itself."""

    def __init__(self, who: Visitor, presets: tuple[HousePreset, ...]) -> None:
        self._who = who
        note = "A preset fills the style and mood of a brief, and adds its words to what the model reads."
        with section("Style presets", note):
            columns = (*COLUMNS.values(), OFFERED, BACK)
            with built_table(columns, caption="Style presets", classes="cells cards wordy"):
                for preset in presets:
                    row = tag("tr")
                    self._fill(row, preset)

    def _fill(self, row: ui.element, one: HousePreset) -> None:
        name = one.preset.name
        row.clear()
        with row:
            for field, column in COLUMNS.items():
                with cell(column):
                    label = f"{one.preset.label}, {FIELDS[field].lower()}"
                    CellField(
                        label,
                        str(getattr(one.preset, field)),
                        self._saver(name, field),
                        keys="text",
                        longest=house_presets.LONGEST[field],
                    )
            with cell(OFFERED):
                cell_tick(f"{one.preset.label}, offered", partial(self._offer, row, name), checked=not one.hidden)
            with cell(BACK):
                if one.changed:
                    button("Reset", partial(self._reset, row, name), kind=Kind.QUIET, label=f"Reset {one.preset.label}")

    def _saver(self, name: str, field: str) -> Callable[[str], Awaitable[str | None]]:
        async def save(text: str) -> str | None:
            saved = await administering(self._who, lambda: house_presets.change(self._who.user.id, name, {field: text}))
            if saved is None:
                return None
            states.toast(f"{saved.preset.label}: saved.", kind="good")
            return str(getattr(saved.preset, field))

        return save

    async def _offer(self, row: ui.element, name: str, on: bool) -> None:
        saved = await administering(
            self._who, lambda: house_presets.change(self._who.user.id, name, {"hidden": not on})
        )
        if saved is not None:
            states.toast(f"{saved.preset.label} is {'offered' if on else 'hidden'}.", kind="good")
        await self._again(row, name)

    async def _reset(self, row: ui.element, name: str) -> None:
        saved = await administering(self._who, lambda: house_presets.reset(self._who.user.id, name))
        if saved is not None:
            states.toast(f"{saved.preset.label} is as Limner carries it.", kind="good")
        await self._again(row, name)

    async def _again(self, row: ui.element, name: str) -> None:
        for one in await house_presets.all_presets():
            if one.preset.name == name:
                self._fill(row, one)


class Platforms:
    """The table of platforms as text on one open page."""

    def __init__(self, who: Visitor, settings: Settings, text: str, own: bool) -> None:
        self._who = who
        self._settings = settings
        note = "Sizes and limits of what export packs make, as TOML. It is checked before it counts."
        with section("Platforms", note):
            self._state = words("p", "soft", "")
            self._text = text_field("Table of platforms", value=text, multiline=True).classes("toml")
            self._text.props(remove="autogrow").props("rows=18 spellcheck=false")
            with tag("div", "more"):
                button("Check and save", self._save, kind=Kind.LAPIS)
                self._back = button("Back to Limner’s own table", self._reset)
        self._say(own)

    async def _save(self) -> None:
        text = str(self._text.value or "")
        if await self._change(text):
            states.toast("The table is in force.", kind="good")

    async def _reset(self) -> None:
        sure = await states.confirm(
            "Back to Limner’s own table?", "Your table is deleted.", yes="Delete mine", danger=True
        )
        if sure and await self._change(None):
            states.toast("Limner’s own table is in force.", kind="good")

    async def _change(self, text: str | None) -> bool:
        async def deed() -> tuple[str, bool]:
            await platform_editing.change(self._settings, self._who.user.id, text)
            return await asyncio.to_thread(platform_editing.read_text, self._settings)

        now = await administering(self._who, deed)
        if now is None:
            return False
        self._text.value = now[0]
        self._say(now[1])
        return True

    def _say(self, own: bool) -> None:
        fault = platforms.fault()
        rows = len(platforms.rows(self._settings))
        whose = "Your own table, HOME/platforms.toml" if own else "The table that Limner carries"
        self._state.set_text(f"{whose}: {rows} files in force." if not fault else f"{whose} is not in force: {fault}")
        self._back.set_visibility(own)
