"""Frames along the edges of a picture, and the plates that a logo stands on."""

import cv2
import numpy as np

from .colour import at_light, mix, rgb, shaded
from .raster import Picture
from .scene import Border, Palette

BADGES: dict[str, tuple[str, ...]] = {
    "circle": ("circle", "round", "circular"),
    "square": ("square", "rounded square", "app icon"),
    "shield": ("shield", "crest", "coat of arms"),
    "hexagon": ("hexagon", "hex", "hexagonal"),
    "diamond": ("diamond", "rhombus"),
}
_PLATES: dict[str, str] = {
    "circle": "M40 500 A460 460 0 1 1 960 500 A460 460 0 1 1 40 500 Z",
    "square": "M190 60 H810 Q940 60 940 190 V810 Q940 940 810 940 H190 Q60 940 60 810 V190 Q60 60 190 60 Z",
    "shield": "M500 36 Q680 130 914 130 Q936 700 500 970 Q64 700 86 130 Q320 130 500 36 Z",
    "hexagon": "M500 30 L908 265 V735 L500 970 L92 735 V265 Z",
    "diamond": "M500 20 L980 500 L500 980 L20 500 Z",
}
BORDERS: dict[str, tuple[str, ...]] = {
    "line": ("border", "frame", "line border"),
    "double": ("double border", "double frame", "ornate frame", "vintage frame", "elegant frame"),
    "rounded": ("rounded border", "rounded frame", "rounded corners", "card"),
    "polaroid": ("polaroid", "photo frame", "instant photo"),
}


def plate(name: str, palette: Palette, base: str) -> str:
    """A logo's plate as SVG in a 1000 × 1000 box; empty for a shape that is not there."""
    d = _PLATES.get(name)
    if not d:
        return ""
    deep, edge = at_light(base, 0.26), palette.accent
    return (
        f'<linearGradient id="bp" x1="0" y1="0" x2="0" y2="1"><stop '
        f'stop-color="{shaded(mix(deep, palette.main, 0.35), 0.18)}"/>'
        f'<stop offset="1" stop-color="{deep}"/></linearGradient>'
        f'<path d="{d}" fill="{at_light(palette.dark, 0.16)}"/>'
        f'<g transform="translate(500 500) scale(.955) translate(-500 -500)"><path d="{d}" fill="{edge}"/></g>'
        f'<g transform="translate(500 500) scale(.9) translate(-500 -500)"><path d="{d}" '
        f'fill="{at_light(palette.dark, 0.16)}"/></g>'
        f'<g transform="translate(500 500) scale(.875) translate(-500 -500)"><path d="{d}" fill="url(#bp)"/></g>'
    )


def bordered(picture: Picture, border: Border, seed: int) -> Picture:
    """The picture in its frame; what lies inside stays as it was."""
    h, w = picture.shape[:2]
    thick = max(1, round(min(h, w) * border.width))
    colour = rgb(border.colour)
    out = picture.copy()
    if border.kind == "rounded":
        inside = np.zeros((h, w), np.uint8)
        radius = thick * 2
        cv2.rectangle(inside, (thick + radius, thick), (w - thick - radius - 1, h - thick - 1), 255, -1)
        cv2.rectangle(inside, (thick, thick + radius), (w - thick - 1, h - thick - radius - 1), 255, -1)
        for x in (thick + radius, w - thick - radius - 1):
            for y in (thick + radius, h - thick - radius - 1):
                cv2.circle(inside, (x, y), radius, 255, -1, cv2.LINE_AA)
        share = inside[..., None].astype(np.float32) / 255
        return np.asarray(np.round(out * share + np.array(colour, np.float32) * (1 - share)), np.uint8)
    low = thick * 4 if border.kind == "polaroid" else thick
    out[:thick], out[h - low :], out[:, :thick], out[:, w - thick :] = colour, colour, colour, colour
    if border.kind == "double":
        fine, gap = max(1, thick // 5), thick + max(2, thick // 2)
        out[gap : gap + fine, gap : w - gap] = colour
        out[h - gap - fine : h - gap, gap : w - gap] = colour
        out[gap : h - gap, gap : gap + fine] = colour
        out[gap : h - gap, w - gap - fine : w - gap] = colour
    return out
