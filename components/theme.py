"""The look of every page: one stylesheet with both grounds, the illuminated initial, and how a page puts them on."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from enum import StrEnum
from functools import cache
from pathlib import Path

from fastapi import Response
from nicegui import app, context, ui
from nicegui.element import Element

from components import icons
from components.markup import tag

STATIC = Path(__file__).parent / "static"
FAVICON = STATIC / "mark.svg"
SHEETS = (
    "tokens.css",
    "ground.css",
    "quasar.css",
    "frame.css",
    "chat.css",
    "brief.css",
    "picture.css",
    "gallery.css",
    "forms.css",
    "states.css",
    "kits.css",
    "money.css",
    "admin.css",
    "account.css",
    "studio.css",
    "touch.css",
)
_FILES = {
    "mark.svg": "image/svg+xml",
    "illumination.svg": "image/svg+xml",
    "icon-180.png": "image/png",
    "icon-512.png": "image/png",
    **{f"presets/{path.name}": "image/webp" for path in sorted((STATIC / "presets").glob("*.webp"))},
}
_FOREVER = {"Cache-Control": "public, max-age=31536000, immutable"}


class Ground(StrEnum):
    """What the page is painted on: dark, paper-light, or as the person's machine has it."""

    DUSK = "dusk"
    DAY = "day"
    SYSTEM = "system"


def install() -> None:
    """Serve the stylesheet, the mark and the icons at addresses with their hash; once, before the server starts."""
    app.add_api_route(stylesheet_url(), _serve_stylesheet, include_in_schema=False)
    for name, media_type in _FILES.items():
        app.add_api_route(asset_url(name), _server_of(name, media_type), include_in_schema=False)


def apply(ground: Ground = Ground.DUSK) -> None:
    """Dress the page that is being built."""
    ui.add_head_html(
        f'<link rel="stylesheet" href="{stylesheet_url()}">'
        f'<link rel="icon" type="image/svg+xml" href="{asset_url("mark.svg")}">'
        f'<link rel="apple-touch-icon" href="{asset_url("icon-180.png")}">'
        f'<script>document.documentElement.dataset.ground="{Ground(ground).value}"</script>'
    )
    ui.dark_mode(_DARK[ground])
    for page in context.client.page_container.default_slot.children:
        page.tag = "div"  # Quasar's q-page is a <main>; the frame has the one that leaves navigation out


def set_ground(ground: Ground) -> None:
    """Change the ground of the open page; keeping the choice is the caller's business."""
    ui.run_javascript(f'document.documentElement.dataset.ground="{Ground(ground).value}"')
    ui.dark_mode(_DARK[ground])


def icon(name: str, *, label: str | None = None) -> Element:
    """Put an icon in the colour of the text; without a label it is decoration and unseen by screen readers.

    Raises KeyError for a name that is not in `icons.ICONS`.
    """
    icons.ICONS[name.removesuffix("-full")]
    if label is None:
        return tag("i", f"i i-{name}", aria_hidden="true")
    return tag("i", f"i i-{name}", role="img", aria_label=label)


def mark(size: int = 36) -> Element:
    """Put the illuminated initial, `size` CSS pixels wide."""
    return tag("img", "mark", src=asset_url("mark.svg"), alt="", width=size, height=size)


@cache
def stylesheet() -> str:
    """The whole stylesheet, in the layer between NiceGUI's own rules and utility classes."""
    parts = [(STATIC / name).read_text(encoding="utf-8") for name in SHEETS]
    return "@layer components {\n" + "\n".join(parts) + "\n" + icons.stylesheet() + "\n}\n"


@cache
def stylesheet_url() -> str:
    """The stylesheet's address, new whenever its content is."""
    return f"/assets/{_digest(stylesheet().encode())}/limner.css"


@cache
def asset_url(name: str) -> str:
    """The address of a file of `static/` that `install` serves."""
    return f"/assets/{_digest((STATIC / name).read_bytes())}/{name}"


_DARK: dict[Ground, bool | None] = {Ground.DUSK: True, Ground.DAY: False, Ground.SYSTEM: None}


def _digest(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()[:16]


def _serve_stylesheet() -> Response:
    return Response(stylesheet(), media_type="text/css", headers=_FOREVER)


def _server_of(name: str, media_type: str) -> Callable[[], Response]:
    def serve() -> Response:
        return Response((STATIC / name).read_bytes(), media_type=media_type, headers=_FOREVER)

    return serve
