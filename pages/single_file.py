"""A picture as one file of a chosen format, size and ground: the choices, what they cost in exactness, and the link."""

from __future__ import annotations

from typing import Any

from components.controls import Kind, checkbox, choice, link_button
from components.markup import tag, words
from pages.urls import export_url
from services.imaging.export import MAX_WEBP_SIDE
from services.studio.views import AssetView

PNG, WEBP, SMALL_WEBP, JPEG = "png", "webp", "webp-90", "jpeg"
FORMATS = {PNG: "PNG", WEBP: "WebP, lossless", SMALL_WEBP: "WebP, smaller file", JPEG: "JPEG"}
QUERIES = {
    PNG: {"format": "png"},
    WEBP: {"format": "webp"},
    SMALL_WEBP: {"format": "webp", "quality": "90"},
    JPEG: {"format": "jpeg"},
}
LOSSLESS = (PNG, WEBP)
KEPT, EDGE = "kept", "edge"
GROUNDS = {KEPT: "Transparent", EDGE: "The colour of its edge", "#ffffff": "White", "#000000": "Black"}
EDGES = (4096, 3072, 2048, 1536, 1024, 768, 512, 256, 128, 64)  # pixels of the longer side
EXACT = "Exact: every pixel as it is stored."
SMALLER, LOSSY = "made smaller", "the format loses a little"


class SingleFile:
    """The choices for one file, and the link that follows them."""

    def __init__(self, asset: AssetView, *, see_through: bool) -> None:
        self._asset = asset
        self._see_through = see_through
        sizes = {"": f"{asset.width} × {asset.height}, as it is", **_sizes(asset.width, asset.height)}
        webp = max(asset.width, asset.height) <= MAX_WEBP_SIDE
        formats = {key: label for key, label in FORMATS.items() if webp or not key.startswith(WEBP)}
        tag("h3", "", "One file")
        with tag("div", "export-choices"):
            self._format = choice("Format", formats, value=PNG, on_change=self._changed)
            self._size = choice("Size", sizes, value="", on_change=self._changed)
            self._ground = choice("Ground", GROUNDS, value=KEPT, on_change=self._changed)
        self._ground.set_visibility(see_through)
        self._with_prompt = checkbox("Write the prompt into the file", on_change=self._changed)
        self._with_prompt.set_visibility(bool(asset.prompt))
        with tag("div", "export-single"):
            self._said = words("p", "hint", EXACT)
            self._link = link_button("Download the file", "#", kind=Kind.OUTLINE, icon="download", download=True)
        self._changed()

    def _changed(self, _: Any = None) -> None:
        self._link.props["href"] = export_url(self._asset.id, self._choices())
        losses = self._losses()
        self._said.text = f"Not exact: {', '.join(losses)}." if losses else EXACT

    @property
    def _laid_on(self) -> str | None:
        """The ground that the file gets, None where it keeps what it has; a JPEG can't be transparent."""
        if not self._see_through:
            return None
        ground = str(self._ground.value)
        return EDGE if ground == KEPT and self._format.value == JPEG else None if ground == KEPT else ground

    def _choices(self) -> dict[str, str]:
        found = dict(QUERIES[str(self._format.value)])
        if self._size.value:
            found["size"] = str(self._size.value)
        if (ground := self._laid_on) is not None:
            found["background"] = "solid"
            if ground != EDGE:
                found["color"] = ground
        if self._with_prompt.value:
            found["include_prompt"] = "true"
        return found

    def _losses(self) -> list[str]:
        found = [SMALLER] if self._size.value else []
        if (ground := self._laid_on) is not None:
            found.append(f"laid on {GROUNDS[ground].lower()}")
        if self._format.value not in LOSSLESS:
            found.append(LOSSY)
        return found


def _sizes(width: int, height: int) -> dict[str, str]:
    """Smaller sizes of the same shape, `1024x768` with its words."""
    found: dict[str, str] = {}
    for edge in EDGES:
        if edge < max(width, height):
            scale = edge / max(width, height)
            across, down = max(1, int(width * scale + 1e-9)), max(1, int(height * scale + 1e-9))
            found[f"{across}x{down}"] = f"{across} × {down}"
    return found
