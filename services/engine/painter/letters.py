"""Words as masks: the font that ships with Pillow, or for scripts that it lacks one of the system's; broken into lines
that fill a box."""

import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray
from PIL import Image, ImageDraw, ImageFont

Mask = NDArray[np.uint8]
_OTHERS = (  # asked of Pillow by name: it knows where each system keeps its fonts
    "DejaVuSans-Bold.ttf", "NotoSans-Bold.ttf", "NotoSansCJK-Bold.ttc", "NotoSansCJK-Regular.ttc",
    "NotoKufiArabic-Bold.ttf",
    "NotoSansHebrew-Bold.ttf", "NotoSansDevanagari-Bold.ttf", "NotoSansThai-Bold.ttf", "Arial Unicode.ttf",
    "arialbd.ttf",
    "YuGothB.ttc", "msyhbd.ttc", "Hiragino Sans GB.ttc", "malgunbd.ttf", "WenQuanYi Zen Hei.ttf", "wqy-zenhei.ttc",
    "DroidSansFallback.ttf",
)  # fmt: skip
LONGEST = 160  # signs of lettering that are drawn; the rest would be too small to read


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """Words set into lines: pixels of type size, and how far the lines lie apart."""

    lines: tuple[str, ...]
    size: int
    pitch: int
    width: int
    height: int


def clean(words: str) -> str:
    """The words on one line without signs that cannot be drawn (controls, emoji), cut where they would be too many."""
    kept = "".join(
        " " if c.isspace() else c
        for c in unicodedata.normalize("NFC", words)
        if c.isspace() or unicodedata.category(c)[0] != "C"
    )
    kept = " ".join(kept.split())[:LONGEST]
    return "".join(c for c in kept if c == " " or _font_for(c) is not None).strip()


def arranged(
    words: str, width: float, height: float, *, weight: float = 0.0, spacing: float = 0.0, lean: float = 1.06
) -> Setting:
    """The words in as many lines as let them be largest within width × height pixels. `weight` is the stroke that
    thickens the letters and `spacing` the room between them, both as fractions of the size."""
    pieces = words.split()
    best: Setting | None = None
    for count in range(1, min(len(pieces), 5) + 1):
        lines = broken(pieces, count)
        widest = max(_length(line, 100, weight, spacing) for line in lines)
        size = min(width / widest * 100, height / (len(lines) * lean - (lean - 0.8)))
        if best is None or size > best.size * 1.12:  # fewer lines read better: more must be worth it
            size = max(5, int(size))
            pitch = round(size * lean)
            tall = round(pitch * (len(lines) - 1) + size * 0.8)
            best = Setting(lines=tuple(lines), size=size, pitch=pitch, width=round(widest * size / 100), height=tall)
    return best or Setting(lines=("",), size=10, pitch=10, width=1, height=1)


def mask(
    setting: Setting,
    width: int,
    height: int,
    *,
    x: float,
    y: float,
    align: str = "middle",
    weight: float = 0.0,
    spacing: float = 0.0,
) -> Mask:
    """The set words as coverage (height, width) uint8, their block's middle at (x, y)."""
    image = Image.new("L", (width, height), 0)
    draw = ImageDraw.Draw(image)
    top = y - setting.height / 2
    for number, line in enumerate(setting.lines):
        font = font_for(line, setting.size)
        long = _length(line, setting.size, weight, spacing)
        left = (
            x - long / 2
            if align == "middle"
            else x - setting.width / 2
            if align == "left"
            else x + setting.width / 2 - long
        )
        foot = top + number * setting.pitch + setting.size * 0.76
        stroke = weight * setting.size
        if spacing == 0 and weight < 0.03:
            draw.text((left, foot), line, fill=255, font=font, anchor="ls", stroke_width=stroke)
            continue
        for sign, step in _steps(line, setting.size, weight, spacing):
            draw.text((left + stroke + step, foot), sign, fill=255, font=font, anchor="ls", stroke_width=stroke)
    return np.asarray(image)


def font_for(words: str, size: int) -> ImageFont.FreeTypeFont:
    """The first font that has every sign of the words, at a size in pixels."""
    wanted = {c for c in words if not c.isspace()}
    for name in ("", *_OTHERS):
        font = _font(name, size)
        if font is not None and all(_has(name, c) for c in wanted):
            return font
    odd = next((c for c in words if not _has("", c) and not c.isspace()), "")
    found = _font(_font_for(odd) or "", size) if odd else None
    font = found or _font("", size)
    assert font is not None  # Pillow carries one
    return font


def broken(pieces: list[str], count: int) -> list[str]:
    """The pieces in `count` lines of lengths as even as can be."""
    total = sum(len(p) for p in pieces) + len(pieces) - 1
    lines: list[str] = []
    left = list(pieces)
    for remaining in range(count, 0, -1):
        if remaining == 1:
            lines.append(" ".join(left))
            break
        goal, line = total / remaining, left.pop(0)
        while len(left) > remaining - 1 and len(line) + len(left[0]) / 2 + 1 <= goal:
            line += " " + left.pop(0)
        lines.append(line)
        total -= len(line) + 1
    return [line for line in lines if line]


def _steps(line: str, size: int, weight: float, spacing: float) -> list[tuple[str, float]]:
    """Each sign with its distance from the line's start; scripts whose letters join stay in one piece."""
    font = font_for(line, size)
    if _joined(line):
        return [(line, 0.0)]
    gap = (weight * 1.15 + spacing) * size
    return [(sign, font.getlength(line[:i]) + gap * i) for i, sign in enumerate(line)]


def _length(line: str, size: int, weight: float, spacing: float) -> float:
    font = font_for(line, size)
    plain = font.getlength(line)
    if _joined(line):
        return plain + 2 * weight * size
    return plain + (weight * 1.15 + spacing) * size * max(0, len(line) - 1) + 2 * weight * size


def _joined(line: str) -> bool:
    return any(ord(c) > 0x58F and unicodedata.category(c)[0] in "LM" and ord(c) < 0x1100 for c in line)


@lru_cache(maxsize=256)
def _font(name: str, size: int) -> ImageFont.FreeTypeFont | None:
    if not name:
        font = ImageFont.load_default(size)
        return font if isinstance(font, ImageFont.FreeTypeFont) else None
    try:
        return ImageFont.truetype(name, size)
    except OSError:
        return None


def _shape(font: ImageFont.FreeTypeFont, sign: str) -> bytes:
    """How the font draws a sign: all that it lacks look the same."""
    image = Image.new("L", (40, 40), 0)
    ImageDraw.Draw(image).text((4, 4), sign, fill=255, font=font)
    return image.tobytes()


@lru_cache(maxsize=4096)
def _has(name: str, sign: str) -> bool:
    font = _font(name, 24)
    if font is None:
        return False
    return _shape(font, sign) != _shape(font, "\U0010fffe") and font.getbbox(sign)[2] > 0


@lru_cache(maxsize=4096)
def _font_for(sign: str) -> str | None:
    """The first font with that sign; None when no font has it or it is no letter, digit, mark or sign of writing."""
    if unicodedata.category(sign) in ("So", "Sk", "Cn", "Co", "Cs"):
        return None
    return next((name for name in ("", *_OTHERS) if _has(name, sign)), None)
