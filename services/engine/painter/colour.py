"""Colour arithmetic in OKLCH, where equal steps look equal: lighter, softer, mixed, turned, and how far apart two
colours are. All colours go in and out as '#rrggbb'."""

import math
from functools import lru_cache

Lch = tuple[float, float, float]
Rgb = tuple[int, int, int]


def rgb(colour: str) -> Rgb:
    """The three bytes of '#rrggbb'."""
    return int(colour[1:3], 16), int(colour[3:5], 16), int(colour[5:7], 16)


def hexed(red: float, green: float, blue: float) -> str:
    """'#rrggbb' of three numbers 0..255, rounded and clipped."""
    return "#" + "".join(f"{min(255, max(0, round(v))):02x}" for v in (red, green, blue))


@lru_cache(maxsize=8192)
def lch(colour: str) -> Lch:
    """OKLCH of a colour: lightness 0..1, chroma 0..~0.32, hue in degrees. Formulas: Björn Ottosson, "A perceptual
    color space"."""
    r, g, b = (_linear(v / 255) for v in rgb(colour))
    long = math.cbrt(0.4122214708 * r + 0.5363325363 * g + 0.0514459929 * b)
    middle = math.cbrt(0.2119034982 * r + 0.6806995451 * g + 0.1073969566 * b)
    short = math.cbrt(0.0883024619 * r + 0.2817188376 * g + 0.6299787005 * b)
    light = 0.2104542553 * long + 0.7936177850 * middle - 0.0040720468 * short
    a = 1.9779984951 * long - 2.4285922050 * middle + 0.4505937099 * short
    b_axis = 0.0259040371 * long + 0.7827717662 * middle - 0.8086757660 * short
    return light, math.hypot(a, b_axis), math.degrees(math.atan2(b_axis, a)) % 360


@lru_cache(maxsize=16384)
def from_lch(light: float, chroma: float, hue: float) -> str:
    """The nearest colour a screen can show: chroma gives way, lightness and hue stay."""
    light = min(1.0, max(0.0, light))
    low, high = 0.0, max(0.0, chroma)
    if _inside(_to_rgb(light, high, hue)):
        low = high
    else:
        for _ in range(9):
            middle = (low + high) / 2
            low, high = (middle, high) if _inside(_to_rgb(light, middle, hue)) else (low, middle)
    return hexed(*(255 * _gamma(min(1.0, max(0.0, v))) for v in _to_rgb(light, low, hue)))


def shaded(colour: str, shade: float) -> str:
    """Darker (shade < 0) or lighter (> 0), up to ±1; shadows drift towards blue and lights towards yellow, as in
    daylight."""
    if not shade:
        return colour
    light, chroma, hue = lch(colour)
    room = (1 - light) if shade > 0 else light
    target = light + shade * (0.18 + 0.42 * room)
    drift = _towards(hue, 265 if shade < 0 else 95, 14 * abs(shade)) if chroma > 0.02 else hue
    return from_lch(target, chroma * (1 - 0.25 * max(shade, 0.0)), drift)


def mix(first: str, second: str, share: float) -> str:
    """First at share 0, second at 1, mixed in OKLab so that no mud comes in between."""
    l1, c1, h1 = lch(first)
    l2, c2, h2 = lch(second)
    a = _between(c1 * math.cos(math.radians(h1)), c2 * math.cos(math.radians(h2)), share)
    b = _between(c1 * math.sin(math.radians(h1)), c2 * math.sin(math.radians(h2)), share)
    return from_lch(_between(l1, l2, share), math.hypot(a, b), math.degrees(math.atan2(b, a)) % 360)


def adjusted(colour: str, *, light: float = 0.0, chroma: float = 1.0, turn: float = 0.0) -> str:
    """Lightness moved by `light`, chroma multiplied, hue turned by degrees."""
    was, strength, hue = lch(colour)
    return from_lch(was + light, strength * chroma, (hue + turn) % 360)


def at_light(colour: str, light: float, chroma: float = 1.0) -> str:
    """The same hue at a given lightness."""
    _, strength, hue = lch(colour)
    return from_lch(light, strength * chroma, hue)


def companion(colour: str, turn: float = 38.0) -> str:
    """A neighbouring colour, lighter of a dark one and darker of a light one, that does not turn into mud."""
    light, _, hue = lch(colour)
    shift = -0.2 if light > 0.45 else 0.22
    goal = (hue + turn) % 360
    return adjusted(colour, light=shift, turn=-turn if 70 < goal < 135 and light + shift < 0.75 else turn)


def distance(first: str, second: str) -> float:
    """How far apart two colours look: 0 the same, 1 black and white."""
    l1, c1, h1 = lch(first)
    l2, c2, h2 = lch(second)
    a = c1 * math.cos(math.radians(h1)) - c2 * math.cos(math.radians(h2))
    b = c1 * math.sin(math.radians(h1)) - c2 * math.sin(math.radians(h2))
    return math.sqrt((l1 - l2) ** 2 + a * a + b * b)


def luminance(colour: str) -> float:
    """Relative luminance 0..1 as WCAG defines it."""
    r, g, b = (_linear(v / 255) for v in rgb(colour))
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(first: str, second: str) -> float:
    """The WCAG contrast ratio, 1..21."""
    low, high = sorted((luminance(first), luminance(second)))
    return (high + 0.05) / (low + 0.05)


def _linear(v: float) -> float:
    return v / 12.92 if v <= 0.04045 else ((v + 0.055) / 1.055) ** 2.4


def _gamma(v: float) -> float:
    return v * 12.92 if v <= 0.0031308 else 1.055 * v ** (1 / 2.4) - 0.055


def _to_rgb(light: float, chroma: float, hue: float) -> tuple[float, float, float]:
    a, b = chroma * math.cos(math.radians(hue)), chroma * math.sin(math.radians(hue))
    long = (light + 0.3963377774 * a + 0.2158037573 * b) ** 3
    middle = (light - 0.1055613458 * a - 0.0638541728 * b) ** 3
    short = (light - 0.0894841775 * a - 1.2914855480 * b) ** 3
    return (
        4.0767416621 * long - 3.3077115913 * middle + 0.2309699292 * short,
        -1.2684380046 * long + 2.6097574011 * middle - 0.3413193965 * short,
        -0.0041960863 * long - 0.7034186147 * middle + 1.7076147010 * short,
    )


def _inside(values: tuple[float, float, float]) -> bool:
    return all(-0.0005 <= v <= 1.0005 for v in values)


def _between(low: float, high: float, share: float) -> float:
    return low + (high - low) * share


def _towards(hue: float, goal: float, step: float) -> float:
    away = (goal - hue + 180) % 360 - 180
    return (hue + max(-step, min(step, away))) % 360
