"""What the coach sees in a picture: its main colours, measured, and the mood that such colours carry."""

from __future__ import annotations

import colorsys
import io
from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image

_HUES = (
    (0.04, "red"),
    (0.11, "orange"),
    (0.18, "yellow"),
    (0.42, "green"),
    (0.52, "teal"),
    (0.69, "blue"),
    (0.8, "violet"),
    (0.93, "pink"),
    (1.01, "red"),
)
_UNREADABLE = (OSError, SyntaxError, ValueError, Image.DecompressionBombError)


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """A picture's leading colours in words, and the words for its mood."""

    colours: tuple[str, ...]
    moods: tuple[str, ...]


def see(picture: bytes) -> Seen | None:
    """Looks at an encoded picture, or None if it is none. Blocks for some milliseconds."""
    try:
        with Image.open(io.BytesIO(picture)) as opened:
            opened.draft("RGB", (256, 256))
            small = opened.convert("RGBA").resize((48, 48), Image.Resampling.BOX)
    except _UNREADABLE:
        return None
    raw = small.tobytes()
    visible = [(raw[at], raw[at + 1], raw[at + 2]) for at in range(0, len(raw), 4) if raw[at + 3] > 127]
    if not visible:
        return Seen(colours=(), moods=("airy", "light"))
    tones = [colorsys.rgb_to_hsv(red / 255, green / 255, blue / 255) for red, green, blue in visible]
    return Seen(colours=_leading([_name(*tone) for tone in tones]), moods=_moods(tones))


def _leading(names: Sequence[str]) -> tuple[str, ...]:
    """The names that cover most, at most three, and none that covers less than a twelfth."""
    counts = {name: names.count(name) for name in dict.fromkeys(names)}
    ranked = sorted(counts, key=lambda name: -counts[name])
    return tuple(name for name in ranked[:3] if counts[name] * 12 >= len(names))


def _name(hue: float, saturation: float, value: float) -> str:
    if value < 0.18:
        return "black"
    if saturation < 0.14:
        return "white" if value > 0.85 else "grey"
    name = next(name for end, name in _HUES if hue < end)
    if name == "orange" and value < 0.6:
        return "brown"
    return f"deep {name}" if value < 0.45 else f"pale {name}" if saturation < 0.35 else name


def _moods(tones: Sequence[tuple[float, float, float]]) -> tuple[str, ...]:
    """Three words from brightness, strength, contrast and warmth."""
    count = len(tones)
    brightness = sum(tone[2] for tone in tones) / count
    strength = sum(tone[1] for tone in tones) / count
    contrast = (sum((tone[2] - brightness) ** 2 for tone in tones) / count) ** 0.5
    coloured = [tone for tone in tones if tone[1] > 0.2]
    warm = sum(1 for tone in coloured if tone[0] < 0.18 or tone[0] > 0.9) * 2 > len(coloured)
    first = "dark" if brightness < 0.35 else "bright" if brightness > 0.7 else "balanced"
    second = "vivid" if strength > 0.6 else "muted" if strength < 0.25 else "natural"
    third = "dramatic" if contrast > 0.3 else "calm" if contrast < 0.12 else ("warm" if warm else "cool")
    return (
        (first, second, third)
        if third in ("warm", "cool") or not coloured
        else (first, second, third, "warm" if warm else "cool")
    )
