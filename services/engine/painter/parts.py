"""What the painter's subjects are made of: named parts with a path, a colour role and a shade, and the shapes that
paths are written with. All paths live in a box of 1000 × 1000, y pointing down."""

import hashlib
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache
from typing import TypeVar

from .paths import Point, steps

T = TypeVar("T")


class Role(StrEnum):
    """What colour a part takes; the palette of the scene decides which colour that is."""

    MAIN = "main"
    SECOND = "second"
    ACCENT = "accent"
    DARK = "dark"
    LIGHT = "light"
    SKIN = "skin"
    METAL = "metal"
    EYE = "eye"
    WHITE = "white"
    BLACK = "black"
    GLOW = "glow"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One shape of a subject, under the name by which a person would ask for it to be changed.

    Parts that belong together share their name: a hat and the shadow on it change together, each keeping its shade.
    Under "eyes" the WHITE and BLACK parts are the whites and pupils, which a change of colour leaves as they are.
    """

    name: str  # singular or as spoken, lower case: "armour", "eyes", "beak", "wheel"
    d: str  # an SVG path in the 1000 × 1000 box
    role: Role
    shade: float = 0.0  # -1 (darker) .. 1 (lighter) than the role's colour
    hue: str | None = None  # a natural colour '#rrggbb'; None: the palette's
    line: bool = True  # takes an outline in styles that draw outlines
    width: float = 0.0  # > 0: stroked with this width (round caps and joins), not filled
    opacity: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Variant:
    """What is drawn by chance or by wish; the same seed gives the same drawing."""

    seed: int
    expression: str = "friendly"  # friendly | intense | mysterious | playful
    pose: str = "bust"  # bust | full | head

    def pick(self, key: str, options: Sequence[T]) -> T:
        """One of the options, settled by (seed, key). Raises ValueError when there are none."""
        if not options:
            raise ValueError("pick needs at least one option")
        return options[min(int(self._fraction(key) * len(options)), len(options) - 1)]

    def between(self, key: str, low: float, high: float) -> float:
        """A number from low to high, settled by (seed, key)."""
        return low + (high - low) * self._fraction(key)

    def _fraction(self, key: str) -> float:
        return _fraction(f"{self.seed}:{key}")


Draw = Callable[[Variant], list[Part]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """Something that the painter can draw, with the words by which it is asked for."""

    name: str
    words: tuple[str, ...]  # synonyms, singular, lower case
    draw: Draw
    group: str  # people | animal | mythical | machine | vehicle | building | nature | food | object | symbol
    text: str = ""  # reserved for letters


def circle(cx: float, cy: float, r: float) -> str:
    """A full circle."""
    return ellipse(cx, cy, r, r)


def ellipse(cx: float, cy: float, rx: float, ry: float) -> str:
    """A full ellipse with its axes along x and y."""
    rx_ry = f"{_n(rx)} {_n(ry)}"
    left, right, y = _n(cx - rx), _n(cx + rx), _n(cy)
    return f"M{left} {y} A{rx_ry} 0 1 1 {right} {y} A{rx_ry} 0 1 1 {left} {y} Z"


def rounded(x: float, y: float, w: float, h: float, r: float) -> str:
    """A rectangle with rounded corners; the radius is limited to half of the shorter side."""
    r = max(0.0, min(r, w / 2, h / 2))
    corner = f"A{_n(r)} {_n(r)} 0 0 1"
    return (
        f"M{_n(x + r)} {_n(y)} L{_n(x + w - r)} {_n(y)} {corner} {_n(x + w)} {_n(y + r)} "
        f"L{_n(x + w)} {_n(y + h - r)} {corner} {_n(x + w - r)} {_n(y + h)} "
        f"L{_n(x + r)} {_n(y + h)} {corner} {_n(x)} {_n(y + h - r)} "
        f"L{_n(x)} {_n(y + r)} {corner} {_n(x + r)} {_n(y)} Z"
    )


def polygon(*points: Point) -> str:
    """A closed shape with straight sides."""
    return "M" + " L".join(f"{_n(x)} {_n(y)}" for x, y in points) + " Z"


def star(cx: float, cy: float, outer: float, inner: float, points: int) -> str:
    """A star whose first point is on top."""
    corners: list[Point] = []
    for step in range(points * 2):
        angle = math.pi * step / points - math.pi / 2
        reach = inner if step % 2 else outer
        corners.append((cx + reach * math.cos(angle), cy + reach * math.sin(angle)))
    return polygon(*corners)


def blob(cx: float, cy: float, r: float, lobes: int, wobble: float, seed: int) -> str:
    """A soft closed shape about a centre: `lobes` bulges, each off the radius by up to `wobble` (0..1) of it."""
    lobes = max(lobes, 3)
    anchors: list[Point] = []
    for step in range(lobes):
        angle = math.tau * step / lobes - math.pi / 2
        reach = r * (1 + wobble * (2 * _fraction(f"{seed}:blob:{step}") - 1))
        anchors.append((cx + reach * math.cos(angle), cy + reach * math.sin(angle)))
    # Catmull-Rom through the anchors, written as cubic curves, so that no corner shows
    path = f"M{_n(anchors[0][0])} {_n(anchors[0][1])}"
    for step in range(lobes):
        before, start = anchors[step - 1], anchors[step]
        end, after = anchors[(step + 1) % lobes], anchors[(step + 2) % lobes]
        first = (start[0] + (end[0] - before[0]) / 6, start[1] + (end[1] - before[1]) / 6)
        second = (end[0] - (after[0] - start[0]) / 6, end[1] - (after[1] - start[1]) / 6)
        path += f" C{_n(first[0])} {_n(first[1])} {_n(second[0])} {_n(second[1])} {_n(end[0])} {_n(end[1])}"
    return path + " Z"


@lru_cache(maxsize=4096)  # the same shapes come again in every drawing of a subject
def bounds(d: str) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a path without its stroke, to a unit or two. ValueError when it is empty."""
    seen: list[Point] = []
    for step in steps(d):
        (x, y), points = step.start, step.points
        if step.letter == "A":
            rx, ry, axis, large, sweep = step.arc
            seen += _arc((x, y), points[0], rx, ry, axis, bool(large), bool(sweep))
        elif step.letter == "C":
            (ax, ay), (bx, by), (ex, ey) = points
            seen += [(k * x + m * ax + n * bx + o * ex, k * y + m * ay + n * by + o * ey) for k, m, n, o in _CUBIC]
        elif step.letter == "Q":
            (ax, ay), (ex, ey) = points
            seen += [(k * x + m * ax + n * ex, k * y + m * ay + n * ey) for k, m, n in _QUADRATIC]
        else:
            seen += points
    xs, ys = zip(*seen, strict=True)
    return min(xs), min(ys), max(xs), max(ys)


@lru_cache(maxsize=4096)
def mirror(d: str) -> str:
    """The path reflected about the line x = 500."""
    return _mapped(d, -1.0, 0.0, 0.0, 1.0, 1000.0, 0.0)


def shift(d: str, dx: float, dy: float) -> str:
    """The path moved by (dx, dy)."""
    return _mapped(d, 1.0, 0.0, 0.0, 1.0, dx, dy)


def turn(d: str, degrees: float, cx: float, cy: float) -> str:
    """The path turned clockwise (as seen, y pointing down) about (cx, cy)."""
    angle = math.radians(degrees)
    cos, sin = math.cos(angle), math.sin(angle)
    return _mapped(d, cos, sin, -sin, cos, cx - cos * cx + sin * cy, cy - sin * cx - cos * cy)


def scale(d: str, factor: float, cx: float, cy: float) -> str:
    """The path made larger or smaller about (cx, cy)."""
    return _mapped(d, factor, 0.0, 0.0, factor, cx * (1 - factor), cy * (1 - factor))


# the weights of ends and controls at steps along a curve
_STEPS = tuple(step / 10 for step in range(1, 11))
_CUBIC = tuple(((1 - t) ** 3, 3 * t * (1 - t) ** 2, 3 * t * t * (1 - t), t**3) for t in _STEPS)
_QUADRATIC = tuple(((1 - t) ** 2, 2 * t * (1 - t), t * t) for t in _STEPS)


def _mapped(d: str, a: float, b: float, c: float, e: float, dx: float, dy: float) -> str:
    """The path under x' = a·x + c·y + dx, y' = b·x + e·y + dy, where the map keeps circles circles."""
    size = math.sqrt(abs(a * e - b * c))
    tilt = math.degrees(math.atan2(b, a))
    flips = a * e - b * c < 0
    out: list[str] = []
    for step in steps(d):
        drawn = " ".join(f"{_n(a * x + c * y + dx)} {_n(b * x + e * y + dy)}" for x, y in step.points)
        if step.letter == "A":
            rx, ry, axis, large, sweep = step.arc
            turned = tilt - axis if flips else axis + tilt
            swept = 1 - int(sweep) if flips else int(sweep)
            drawn = f"{_n(rx * size)} {_n(ry * size)} {_n(turned)} {int(large)} {swept} {drawn}"
        out.append(step.letter + drawn)
    return " ".join(out)


def _arc(start: Point, end: Point, rx: float, ry: float, axis: float, large: bool, sweep: bool) -> list[Point]:
    """Points along an elliptical arc (SVG 1.1, appendix F.6: from ends to centre)."""
    if not rx or not ry or start == end:
        return [end]
    cos, sin = math.cos(math.radians(axis)), math.sin(math.radians(axis))
    dx, dy = (start[0] - end[0]) / 2, (start[1] - end[1]) / 2
    ux, uy = cos * dx + sin * dy, cos * dy - sin * dx
    grow = math.sqrt(max(1.0, (ux / rx) ** 2 + (uy / ry) ** 2))
    rx, ry = rx * grow, ry * grow
    spread = (rx * uy) ** 2 + (ry * ux) ** 2
    pull = math.sqrt(max(0.0, (rx * ry) ** 2 / spread - 1)) * (-1 if large == sweep else 1)
    kx, ky = pull * rx * uy / ry, -pull * ry * ux / rx
    cx = cos * kx - sin * ky + (start[0] + end[0]) / 2
    cy = sin * kx + cos * ky + (start[1] + end[1]) / 2
    first = math.atan2((uy - ky) / ry, (ux - kx) / rx)
    turned = (math.atan2((-uy - ky) / ry, (-ux - kx) / rx) - first) % math.tau
    turned = turned if sweep else turned - math.tau
    angles = [first + turned * step / 16 for step in range(1, 17)]
    return [
        (cx + cos * rx * math.cos(t) - sin * ry * math.sin(t), cy + sin * rx * math.cos(t) + cos * ry * math.sin(t))
        for t in angles
    ]


def _n(value: float) -> str:
    """A coordinate with at most one decimal: a tenth of a unit is finer than a pixel at any size we draw."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _fraction(key: str) -> float:
    """0 <= f < 1 from a hash of the key: unlike `random`, the same in every Python."""
    return int.from_bytes(hashlib.blake2b(key.encode(), digest_size=6).digest(), "big") / 2**48
