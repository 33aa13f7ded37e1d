"""Lettering on a picture: words fitted into their box and given the look of the style."""

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np

from . import letters, pixelfont
from .colour import at_light, contrast, hexed, lch, mix, shaded
from .raster import Mask, Picture, blend, filled, grown, moved, scaled_mask, softened
from .scene import Lettering, Palette


@dataclass(frozen=True, slots=True, kw_only=True)
class Face:
    """How letters are cut: the stroke that thickens them, the room between, the lean, all in fractions of the size."""

    weight: float
    spacing: float
    lean: float = 0.0
    capitals: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Ink:
    """What a look paints with."""

    canvas: Picture
    mask: Mask
    size: float  # of the type, pixels
    fill: str
    line: str
    accent: str
    palette: Palette


FACES: dict[str, Face] = {
    "bold": Face(weight=0.05, spacing=-0.005, lean=0.17, capitals=True), "fun": Face(weight=0.055, spacing=0.0),
    "ink": Face(weight=0.032, spacing=0.01, lean=0.1),
    "plain": Face(weight=0.018, spacing=0.02), "clean": Face(weight=0.012, spacing=0.11, capitals=True),
    "glow": Face(weight=0.0, spacing=0.05),
    "chrome": Face(weight=0.05, spacing=0.02, lean=0.14, capitals=True), "serif": Face(weight=0.036, spacing=0.09,
        capitals=True),
    "outline": Face(weight=0.045, spacing=0.02), "shadow": Face(weight=0.045, spacing=0.02),
    "block": Face(weight=0.05, spacing=0.02),
}  # fmt: skip


def lettered(canvas: Picture, text: Lettering, style_look: str, palette: Palette) -> Picture:
    """The picture with the words on it; unchanged where nothing of them can be drawn."""
    words = letters.clean(text.words)
    if not words:
        return canvas
    h, w = canvas.shape[:2]
    look = text.look or style_look
    face = FACES.get(look, FACES["plain"])
    words = words.upper() if face.capitals else words
    room = 1 - face.lean * 0.35 - 0.05
    setting = letters.arranged(
        words,
        w * text.width * room * text.size,
        h * text.height * text.size * 0.93,
        weight=face.weight,
        spacing=face.spacing,
    )
    x, y = w * text.x, h * text.y
    x = (
        min(max(x, setting.width / 2 + w * 0.035), w - setting.width / 2 - w * 0.035)
        if setting.width < w * 0.93
        else w / 2
    )
    align = "left" if text.x < 0.4 and len(setting.lines) > 1 else "middle"
    mask = letters.mask(setting, w, h, x=x, y=y, align=align, weight=face.weight, spacing=face.spacing)
    mask = _turned(_leaned(mask, face.lean, y), x, y, text.turn)
    behind = _tone_behind(canvas, mask)
    fill = text.fill or _fills(look, palette, behind)
    line = text.line or _lines(look, palette, fill)
    ink = Ink(
        canvas=canvas, mask=mask, size=float(setting.size), fill=fill, line=line, accent=palette.accent, palette=palette
    )
    return LOOKS.get(look, _plain)(ink)


def pixel_lettered(canvas: Picture, text: Lettering, palette: Palette) -> Picture:
    """Lettering on the coarse grid of pixel art, each dot one or more whole cells."""
    words = letters.clean(text.words)
    if not words:
        return canvas
    h, w = canvas.shape[:2]
    if not pixelfont.covers(words):
        return lettered(canvas, text, "plain", palette)
    pieces, best = words.split(), (0, [words])
    for count in range(1, min(4, len(pieces)) + 1):
        lines = letters.broken(pieces, count)
        wide = max(pixelfont.dots(line)[1] for line in lines)
        cells = int(min(w * text.width * text.size / max(1, wide), h * text.height * text.size / (len(lines) * 9 - 2)))
        if cells > best[0]:
            best = (cells, lines)
    cells, lines = max(1, best[0]), best[1]
    mask = np.zeros((h, w), np.uint8)
    top = round(h * text.y - (len(lines) * 9 - 2) * cells / 2)
    for number, line in enumerate(lines):
        rows, wide = pixelfont.dots(line)
        left = round(min(max(w * text.x - wide * cells / 2, 2), max(2, w - wide * cells - 2)))
        for i, row in enumerate(rows):
            for j, on in enumerate(row):
                y0, x0 = max(0, top + (number * 9 + i) * cells), max(0, left + j * cells)
                if on:
                    mask[y0 : y0 + cells, x0 : x0 + cells] = 255
    dark = at_light(palette.dark, 0.16)
    fill = text.fill or at_light(palette.accent, 0.87)
    rim = np.maximum.reduce([np.roll(np.roll(mask, dy, 0), dx, 1) for dx in (-1, 0, 1) for dy in (-1, 0, 1, 2)])
    out = blend(canvas, text.line or dark, rim)
    out = blend(out, fill, mask)
    shade = mask.copy()
    for number in range(len(lines)):
        shade[max(0, top + number * 9 * cells) : max(0, top + (number * 9 + 4) * cells)] = 0
    return blend(out, shaded(fill, -0.25), shade)


def _bold(i: Ink) -> Picture:
    """Leaning letters lit from above, in a thick dark outline with a bright edge, standing on their shadow."""
    s = i.size
    thick, edge = grown(i.mask, s * 0.062), grown(i.mask, s * 0.098)
    out = i.canvas
    fall = np.maximum.reduce([moved(edge, s * 0.018 * k, s * 0.024 * k) for k in (1, 2, 3)])
    out = blend(out, shaded(i.line, -0.3), scaled_mask(fall, 0.8))
    out = blend(out, mix(i.accent, i.fill, 0.1), edge)
    out = blend(out, i.line, thick)
    return _sheen(blend(out, _graded(i, shaded(i.fill, 0.35), shaded(i.fill, -0.1)), i.mask), i.mask, s)


def _fun(i: Ink) -> Picture:
    """Round letters with a white edge and a coloured shadow."""
    s = i.size
    edge, rim = grown(i.mask, s * 0.05), grown(i.mask, s * 0.092)
    out = blend(i.canvas, i.accent if i.accent != i.fill else i.palette.second, moved(rim, s * 0.035, s * 0.05))
    out = blend(out, "#ffffff", rim)
    out = blend(out, i.line, edge)
    return _sheen(blend(out, _graded(i, shaded(i.fill, 0.22), i.fill), i.mask), i.mask, s)


def _ink(i: Ink) -> Picture:
    """A light face in a dark line."""
    s = i.size
    out = blend(i.canvas, i.line, scaled_mask(moved(grown(i.mask, s * 0.05), s * 0.02, s * 0.035), 0.55))
    return blend(blend(out, i.line, grown(i.mask, s * 0.048)), i.fill, i.mask)


def _plain(i: Ink) -> Picture:
    """The letters alone."""
    return blend(i.canvas, i.fill, i.mask)


def _clean(i: Ink) -> Picture:
    """Spaced capitals on a soft shade, underlined by a fine rule."""
    s = i.size
    out = blend(
        i.canvas,
        "#000000" if lch(i.fill)[0] > 0.6 else "#ffffff",
        scaled_mask(softened(grown(i.mask, s * 0.05), s * 0.16), 0.3),
    )
    out = blend(out, i.fill, i.mask)
    rows, columns = np.nonzero(i.mask)
    if rows.size:
        rule = np.zeros_like(i.mask)
        middle, half = int((columns.min() + columns.max()) / 2), int((columns.max() - columns.min()) * 0.16)
        y, thick = int(rows.max() + s * 0.24), max(1, round(s * 0.035))
        rule[y : y + thick, max(0, middle - half) : middle + half] = 255
        out = blend(out, i.accent, rule)
    return out


def _glow(i: Ink) -> Picture:
    """A neon tube: a bright core in coloured light."""
    s = i.size
    tube, core = grown(i.mask, s * 0.022), i.mask
    hollow = np.where(tube > core, tube, 0).astype(np.uint8)
    halo = softened(grown(i.mask, s * 0.05), s * 0.2)
    out = blend(i.canvas, shaded(i.fill, -0.5), scaled_mask(softened(grown(i.mask, s * 0.1), s * 0.4), 0.75))
    out = blend(out, i.fill, scaled_mask(halo, 0.8))
    out = blend(out, i.fill, hollow)
    out = blend(out, i.fill, tube)
    return blend(out, mix(i.fill, "#ffffff", 0.82), core)


def _chrome(i: Ink) -> Picture:
    """Polished metal with a horizon, edged in neon."""
    s = i.size
    top, low, ground = "#f7fbff", "#6fb7f5", "#2a1250"
    rows = np.nonzero(i.mask.any(axis=1))[0]
    sheet = i.canvas.copy()
    if rows.size:
        first, last = int(rows.min()), int(rows.max()) + 1
        for y in range(first, last):
            share = ((y - first) / max(1.0, s * 0.78)) % 1.36
            tone = mix(low, top, share / 0.5) if share < 0.5 else mix(ground, i.fill, min(1.0, (share - 0.5) / 0.45))
            sheet[y] = [int(tone[k : k + 2], 16) for k in (1, 3, 5)]
    out = blend(i.canvas, i.line, scaled_mask(softened(grown(i.mask, s * 0.09), s * 0.16), 0.9))
    out = blend(out, i.line, grown(i.mask, s * 0.06))
    out = blend(out, "#1a0b3a", grown(i.mask, s * 0.032))
    return blend(out, sheet, i.mask)


def _serif(i: Ink) -> Picture:
    """Old capitals with an inner line and a printed shadow."""
    s = i.size
    out = blend(i.canvas, i.line, moved(grown(i.mask, s * 0.012), s * 0.05, s * 0.05))
    out = blend(out, mix(i.fill, "#ffffff", 0.75), grown(i.mask, s * 0.032))
    return blend(out, i.fill, i.mask)


def _outline(i: Ink) -> Picture:
    """The letters in a strong contrasting outline."""
    return blend(blend(i.canvas, i.line, grown(i.mask, i.size * 0.07)), i.fill, i.mask)


def _shadow(i: Ink) -> Picture:
    """The letters over a soft shadow."""
    s = i.size
    fall = softened(moved(grown(i.mask, s * 0.02), s * 0.04, s * 0.06), s * 0.05)
    return blend(blend(i.canvas, "#000000", scaled_mask(fall, 0.7)), i.fill, i.mask)


def _block(i: Ink) -> Picture:
    """Letters with depth."""
    s = i.size
    depth = np.maximum.reduce([moved(i.mask, s * 0.016 * k, s * 0.016 * k) for k in range(1, 8)])
    return blend(blend(i.canvas, i.line, grown(depth, s * 0.02)), i.fill, i.mask)


LOOKS: dict[str, Callable[[Ink], Picture]] = {
    "bold": _bold, "fun": _fun, "ink": _ink, "plain": _plain, "clean": _clean, "glow": _glow, "chrome": _chrome,
    "serif": _serif, "outline": _outline,
    "shadow": _shadow, "block": _block,
}  # fmt: skip


def _fills(look: str, palette: Palette, behind: str) -> str:
    """The colour that a look gives its letters over what lies behind them."""
    if look in ("plain", "clean", "shadow", "serif"):
        choices = ["#ffffff", palette.light, palette.dark, at_light(palette.dark, 0.16)]
        return max(choices, key=lambda colour: contrast(colour, behind))
    return {
        "bold": mix(palette.light, "#ffffff", 0.5),
        "fun": palette.accent,
        "ink": "#ffffff",
        "glow": at_light(palette.glow, 0.8),
        "chrome": "#ff5fc8",
        "outline": "#ffffff",
        "block": palette.accent,
    }.get(look, "#ffffff")


def _lines(look: str, palette: Palette, fill: str) -> str:
    dark = at_light(palette.dark, 0.17)
    if look == "chrome":
        return "#ff3fb4"
    if look == "serif":
        return shaded(fill, -0.45) if lch(fill)[0] > 0.5 else mix(fill, palette.accent, 0.6)
    return dark if lch(fill)[0] > 0.45 else "#ffffff"


def _graded(i: Ink, top: str, low: str) -> Picture:
    """A sheet that runs from one colour to the other over the height of the letters."""
    rows = np.nonzero(i.mask.any(axis=1))[0]
    out = filled(low, i.mask.shape[1], i.mask.shape[0])
    if rows.size:
        first, last = int(rows.min()), int(rows.max()) + 1
        for y in range(first, last):
            tone = mix(top, low, (y - first) / max(1, last - first))
            out[y] = [int(tone[k : k + 2], 16) for k in (1, 3, 5)]
    return out


def _sheen(canvas: Picture, mask: Mask, size: float) -> Picture:
    """A light line along the upper edges of the letters."""
    below = moved(mask, size * 0.012, size * 0.022)
    edge = np.where(mask > below, mask - below, 0).astype(np.uint8)
    return blend(canvas, "#ffffff", scaled_mask(edge, 0.7))


def _tone_behind(canvas: Picture, mask: Mask) -> str:
    """The mean colour under the letters."""
    rows, columns = np.nonzero(mask[::4, ::4])
    if not rows.size:
        return "#808080"
    area = canvas[rows.min() * 4 : rows.max() * 4 + 1, columns.min() * 4 : columns.max() * 4 + 1]
    red, green, blue = (float(v) for v in area[::3, ::3].reshape(-1, 3).mean(axis=0))
    return hexed(red, green, blue)


def _leaned(mask: Mask, lean: float, y: float) -> Mask:
    if not lean:
        return mask

    matrix = np.array([[1, -lean, lean * y], [0, 1, 0]], np.float32)
    return np.asarray(cv2.warpAffine(mask, matrix, (mask.shape[1], mask.shape[0]), flags=cv2.INTER_LINEAR), np.uint8)


def _turned(mask: Mask, x: float, y: float, degrees: float) -> Mask:
    if not degrees:
        return mask

    matrix = cv2.getRotationMatrix2D((x, y), -degrees, 1.0)
    return np.asarray(cv2.warpAffine(mask, matrix, (mask.shape[1], mask.shape[0]), flags=cv2.INTER_LINEAR), np.uint8)
