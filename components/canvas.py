"""The easel: a picture to zoom and pan, a region marked by rectangle or brush, free changes shown beforehand."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components.markup import safe_source

MASK_WITHIN = 120.0  # seconds for a mask to be posted over a slow line


class Mode(StrEnum):
    """What a drag on the picture does: moves it, marks a rectangle, paints a mask, marks a crop; or shows the light."""

    VIEW = "view"
    RECT = "rect"
    MASK = "mask"
    CROP = "crop"
    LIGHT = "light"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """The picture on the easel; `width` and `height` are its own pixels, `thumb_url` stands there while it loads."""

    url: str
    thumb_url: str
    alt: str
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """A rectangle in pixels of the picture, origin top left."""

    x: int
    y: int
    width: int
    height: int


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptMask:
    """The mask as a picture on the server, or why it could not be kept."""

    asset_id: str = ""
    error: str = ""


class Canvas(Element, component="canvas.js"):
    """One easel. Marks and strokes live in the browser until they are asked for; a new picture begins without any.

    `on_change(change)` gets a free change: `{"kind": "crop" | "rotate" | "flip" | "resize" | "light", …}`. Pictures
    that are dropped, pasted or chosen are posted to `upload_url`; `on_brought(asset id)` follows for each. `keys` maps
    a key of the keyboard to the name that `on_key` gets, while nobody writes in a field.
    """

    def __init__(
        self,
        *,
        upload_url: str = "",
        keys: Mapping[str, str] | None = None,
        on_region: Callable[[Marked | None], Any] | None = None,
        on_painted: Callable[[bool], Any] | None = None,
        on_mode: Callable[[Mode], Any] | None = None,
        on_change: Callable[[dict[str, Any]], Any] | None = None,
        on_brought: Callable[[str], Any] | None = None,
        on_key: Callable[[str], Any] | None = None,
    ) -> None:
        super().__init__()
        self._sheet: Sheet | None = None
        self._known_keys = set((keys or {}).values())
        for name, value in {
            "src": "",
            "thumb": "",
            "alt": "",
            "width": 1,
            "height": 1,
            "mode": Mode.VIEW.value,
            "upload-url": upload_url,
            "upload-into": "",
            "keys": dict(keys or {}),
            "working": False,
        }.items():
            self.props[name] = value
        self._hear("region", on_region, self._marked)
        self._hear("painted", on_painted, bool)
        self._hear("mode", on_mode, lambda said: Mode(str(said)))
        self._hear("change", on_change, lambda said: dict(said) if isinstance(said, dict) else {})
        self._hear("brought", on_brought, lambda said: str(said)[:64])
        if on_key is not None:
            self.on("shortcut", lambda event: on_key(str(event.args)) if event.args in self._known_keys else None)

    @property
    def sheet(self) -> Sheet | None:
        """What stands on the easel."""
        return self._sheet

    def show(self, sheet: Sheet | None) -> None:
        """Put this picture on the easel, or nothing."""
        if sheet == self._sheet:
            return
        self._sheet = sheet
        self.props["width"] = sheet.width if sheet else 1
        self.props["height"] = sheet.height if sheet else 1
        self.props["alt"] = sheet.alt if sheet else ""
        self.props["thumb"] = safe_source(sheet.thumb_url) if sheet else ""
        self.props["src"] = safe_source(sheet.url) if sheet else ""

    def set_mode(self, mode: Mode) -> None:
        """Choose what a drag on the picture does."""
        if self.props["mode"] != Mode(mode).value:
            self.props["mode"] = Mode(mode).value

    def set_working(self, working: bool) -> None:
        """Shut the buttons of free changes while one is being made."""
        self.props["working"] = working

    def bring_into(self, project_id: str) -> None:
        """The project that uploads go to."""
        self.props["upload-into"] = project_id

    def choose_files(self) -> None:
        """Open the browser's dialog for files."""
        self.run_method("choose")

    async def keep_mask(self) -> KeptMask:
        """Post the painted mask and wait until it is on the server."""
        try:
            said: Any = await self.run_method("keepMask", timeout=MASK_WITHIN)
        except TimeoutError:
            return KeptMask(error="The mask could not be sent. Please try again.")
        if not isinstance(said, dict):
            return KeptMask(error="Paint over what should change first.")
        return KeptMask(asset_id=str(said.get("id") or "")[:64], error=str(said.get("error") or "")[:300])

    def _marked(self, said: Any) -> Marked | None:
        """A rectangle from the browser, if it is one that lies on the picture."""
        if not isinstance(said, dict) or self._sheet is None:
            return None
        figures = [said.get(name) for name in ("x", "y", "width", "height")]
        if not all(isinstance(figure, int) and not isinstance(figure, bool) for figure in figures):
            return None
        x, y, width, height = (int(figure or 0) for figure in figures)
        fits = 0 <= x < x + width <= self._sheet.width and 0 <= y < y + height <= self._sheet.height
        return Marked(x=x, y=y, width=width, height=height) if fits else None

    def _hear(self, event: str, listener: Callable[[Any], Any] | None, read: Callable[[Any], Any]) -> None:
        if listener is None:
            return

        def heard(said: GenericEventArguments) -> Any:
            return listener(read(said.args))

        self.on(event, heard)
