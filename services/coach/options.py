"""How a profile picture or logo is to come out: its size, file format and ground."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from services.errors import BadInput
from services.imaging.colour_words import colors_in
from services.imaging.fit import parse_color
from services.imaging.transparency import key_color

SIZES: dict[str, dict[str, int]] = {  # pixels a side, by kind
    "profile_picture": {"small": 256, "medium": 512, "large": 1024},
    "streamer_logo": {"small": 128, "medium": 256, "large": 512},
}
FORMATS = ("png", "webp")
GROUNDS = ("transparent", "solid")
WHITE = "#ffffff"


@dataclass(frozen=True, slots=True, kw_only=True)
class Options:
    """`color` is the solid ground as `#rrggbb`; empty for a transparent one, or where the brief says what is behind.

    `fine_edges` has a transparent picture painted twice, on white and on black, for hair and glows.
    """

    size: str = "large"
    format: str = "png"
    background: str = ""
    color: str = ""
    fine_edges: bool = False


def checked(
    kind: str,
    size: str | None,
    format: str | None,
    background: str | None,
    color: str | None,
    *,
    fine_edges: bool = False,
) -> Options:
    """Raises BadInput for a size, format, ground or colour that is not offered."""
    sizes = SIZES.get(kind)
    if sizes is None:
        raise BadInput("Only profile pictures and logos have these options.")
    chosen_size = (size or "large").lower()
    if chosen_size not in sizes:
        offered = ", ".join(f"{name} ({pixels})" for name, pixels in sizes.items())
        raise BadInput(f"The size is one of {offered}.", field="size")
    chosen_format = (format or "png").lower()
    if chosen_format not in FORMATS:
        raise BadInput(f"The format is one of {', '.join(FORMATS)}.", field="format")
    ground = (background or "").lower()
    if ground and ground not in GROUNDS:
        raise BadInput(f"The background is one of {', '.join(GROUNDS)}.", field="background")
    if fine_edges and ground != "transparent":
        raise BadInput("Fine edges are for a transparent background.", field="fine_edges")
    if color is not None and color.strip():
        if ground == "transparent":
            raise BadInput("A transparent background has no colour.", field="color")
        red, green, blue = parse_color(color)[:3]
        return Options(
            size=chosen_size, format=chosen_format, background="solid", color=f"#{red:02x}{green:02x}{blue:02x}"
        )
    return Options(
        size=chosen_size,
        format=chosen_format,
        background=ground,
        color=WHITE if ground == "solid" else "",
        fine_edges=fine_edges,
    )


def from_json(stored: Mapping[str, Any]) -> Options:
    words = {name: str(stored[name]) for name in ("size", "format", "background", "color") if name in stored}
    return Options(**words, fine_edges=bool(stored.get("fine_edges")))


def pixels(kind: str, options: Options) -> int:
    """The side of the exported picture."""
    return SIZES[kind][options.size]


def export_request(kind: str, options: Options) -> dict[str, Any]:
    """How the file is to be handed out, as a generation's report and a download name it."""
    return {
        "size": pixels(kind, options),
        "format": options.format,
        "background": options.background or None,
        "color": options.color or None,
    }


def ground_request(options: Options, said: Iterable[str]) -> dict[str, str]:
    """What is asked for and done about the ground: nothing, a flat colour, or a colour to be keyed out.

    `said` is what the brief says of the picture; the key keeps away from the colours in it.
    """
    if options.background == "transparent" and options.fine_edges:
        return {"mode": "pair", "color": WHITE}
    if options.background == "transparent":
        return {"mode": "key", "color": key_color([color for text in said for color in colors_in(text)])}
    if options.background == "solid":
        return {"mode": "flat", "color": options.color}
    return {}
