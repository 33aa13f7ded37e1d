"""The drawing hand of the living subjects: smooth outlines through points, tapered limbs, and a sketch that gathers
parts back to front and fits them into the box."""

import math
import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from services.engine.painter.parts import Part, Role, Variant, bounds, mirror, scale, shift

Pt = tuple[float, float] | tuple[float, float, float]  # (x, y) on a smooth curve, or (x, y, 0) for a corner
MARGIN = 84.0  # of the box; outlines of a few units still stay inside 80..920


@dataclass(frozen=True, slots=True, kw_only=True)
class Paint:
    """A colour to fill with: a role of the palette, or a natural hue that stands in for it."""

    role: Role
    hue: str | None = None
    shade: float = 0.0

    def tone(self, shade: float) -> "Paint":
        """The same colour, lighter (> 0) or darker (< 0)."""
        return replace(self, shade=self.shade + shade)


def natural(hue: str, role: Role = Role.MAIN) -> Paint:
    """A colour that the thing has in nature."""
    return Paint(role=role, hue=hue)


MAIN = Paint(role=Role.MAIN)
SECOND = Paint(role=Role.SECOND)
ACCENT = Paint(role=Role.ACCENT)
DARK = Paint(role=Role.DARK)
LIGHT = Paint(role=Role.LIGHT)
METAL = Paint(role=Role.METAL)
GLOW = Paint(role=Role.GLOW)
WHITE = Paint(role=Role.WHITE)
BLACK = Paint(role=Role.BLACK)
GOLD = natural("#f2b733", Role.ACCENT)
STEEL = natural("#a9b4c4", Role.METAL)
WOOD = natural("#8a5a36", Role.DARK)
LEATHER = natural("#7a4a2b", Role.DARK)
BONE = natural("#efe6d2", Role.LIGHT)


_ARC_SWEEP = re.compile(r"(A[\d.]+ [\d.]+ 0 1) 1")
_NUMBER = re.compile(r"-?[\d.]+")


class Sketch:
    """Parts in the making, back to front."""

    def __init__(self) -> None:
        self.parts: list[Part] = []

    def fill(
        self, name: str, d: str, paint: Paint, shade: float = 0.0, *, opacity: float = 1.0, line: bool = True
    ) -> None:
        """A filled shape."""
        self._put(name, d, paint, shade, 0.0, opacity, line)

    def both(
        self, name: str, d: str, paint: Paint, shade: float = 0.0, *, opacity: float = 1.0, line: bool = True
    ) -> None:
        """A filled shape and its mirror image."""
        if bounds(d)[0] >= 500:
            self.fill(name, f"{d} {mirror(d)}", paint, shade, opacity=opacity, line=line)
            return
        # the two overlap: in one path they would cut each other out, since a mirrored outline runs the other way
        self.fill(name, d, paint, shade, opacity=opacity, line=line)
        self.fill(name, mirror(d), paint, shade, opacity=opacity, line=line)

    def tone(self, name: str, d: str, paint: Paint, shade: float, opacity: float = 1.0) -> None:
        """Light or shadow lying on a shape of the same name: never outlined."""
        self._put(name, d, paint, shade, 0.0, opacity, line=False)

    def stroke(self, name: str, d: str, paint: Paint, width: float, shade: float = 0.0, opacity: float = 1.0) -> None:
        """A drawn line: never outlined."""
        self._put(name, d, paint, shade, width, opacity, line=False)

    def strokes(self, name: str, d: str, paint: Paint, width: float, shade: float = 0.0, opacity: float = 1.0) -> None:
        """A drawn line and its mirror image."""
        self.stroke(name, f"{d} {mirror(d)}", paint, width, shade, opacity)

    def _put(self, name: str, d: str, paint: Paint, shade: float, width: float, opacity: float, line: bool) -> None:
        total = round(max(-0.9, min(0.9, paint.shade + shade)), 3)
        self.parts.append(
            Part(name=name, d=d, role=paint.role, shade=total, hue=paint.hue, line=line, width=width, opacity=opacity)
        )


Layer = Callable[[Sketch, Variant], None]


def outline(*points: Pt, closed: bool = True) -> str:
    """A smooth curve through the points; three numbers make a point a corner."""
    count = len(points)
    spans = count if closed else count - 1
    path = f"M{points[0][0]:.1f} {points[0][1]:.1f}"
    for i in range(spans):
        a, b = points[i], points[(i + 1) % count]
        span = math.dist(a[:2], b[:2])
        before = points[i - 1] if closed or i else a
        after = points[(i + 2) % count] if closed or i + 2 < count else b
        if len(a) > 2 and len(b) > 2:
            path += f" L{b[0]:.1f} {b[1]:.1f}"
            continue
        ax, ay = _heading(a, a if len(a) > 2 else before, b)
        bx, by = _heading(b, a, b if len(b) > 2 else after)
        reach = span * 0.36
        path += (
            f" C{a[0] + ax * reach:.1f} {a[1] + ay * reach:.1f}"
            f" {b[0] - bx * reach:.1f} {b[1] - by * reach:.1f} {b[0]:.1f} {b[1]:.1f}"
        )
    return path + (" Z" if closed else "")


def halves(*points: Pt) -> str:
    """A symmetric closed shape from its right half, top to bottom; points with x = 500 lie on the axis."""
    left = [_across(p, -1.0) for p in reversed(points) if p[0] != 500]
    return outline(*points, *left)


def crescent(points: Sequence[Pt], depth: float = 0.8) -> str:
    """The shadow along the right side of a symmetric shape given by its right half; a lower depth is a wider shadow."""
    rim = [*points, *(_across(p, depth) for p in reversed(points))]
    ends = {0, len(points) - 1, len(points), len(rim) - 1}
    return outline(*((p[0], p[1], 0.0) if i in ends else p for i, p in enumerate(rim)))


def tube(points: Sequence[Pt], width: float, *widths: float) -> str:
    """A limb along the smooth curve through the points, its width running evenly through the given ones."""
    widths = (width, *widths)
    spine = _walk(points, 5)
    last = len(spine) - 1
    left: list[tuple[float, float]] = []
    right: list[tuple[float, float]] = []
    for i, (x, y) in enumerate(spine):
        back, ahead = spine[max(0, i - 1)], spine[min(last, i + 1)]
        length = math.dist(back, ahead) or 1.0
        nx, ny = -(ahead[1] - back[1]) / length, (ahead[0] - back[0]) / length
        at = i / last * (len(widths) - 1)
        low = int(at)
        half = (widths[low] + (widths[min(low + 1, len(widths) - 1)] - widths[low]) * (at - low)) / 2
        left.append((x + nx * half, y + ny * half))
        right.append((x - nx * half, y - ny * half))
    body = outline(*left, closed=False)
    head = _cap(widths[-1], right[-1])
    back_way = outline(*reversed(right), closed=False)[1:]
    start = back_way.index(" C")
    return f"{body} {head}{back_way[start:]} {_cap(width, left[0])} Z"


def trail(*points: Pt) -> str:
    """An open smooth line, to be stroked."""
    return outline(*points, closed=False)


def reversed_path(d: str) -> str:
    """A smooth outline, or an ellipse, run the other way round: after another outline it becomes a hole in it."""
    if " A" in d:
        return _ARC_SWEEP.sub(r"\1 0", d)
    numbers = [float(number) for number in _NUMBER.findall(d)]
    points = list(zip(numbers[0::2], numbers[1::2], strict=True))[::-1]
    path = f"M{points[0][0]} {points[0][1]}"
    for i in range(1, len(points) - 2, 3):
        path += " C" + " ".join(f"{x} {y}" for x, y in points[i : i + 3])
    return path + " Z"


def fitted(parts: Sequence[Part], grow: float = 1.0) -> list[Part]:
    """The parts made as large as the box allows, times `grow`, and centred in it."""
    boxes = [(bounds(part.d), part.width / 2) for part in parts if part.opacity > 0]
    left = min(box[0] - half for box, half in boxes)
    top = min(box[1] - half for box, half in boxes)
    right = max(box[2] + half for box, half in boxes)
    bottom = max(box[3] + half for box, half in boxes)
    room = 1000 - 2 * MARGIN
    factor = min(room / (right - left), room / (bottom - top)) * grow
    middle_x, middle_y = (left + right) / 2, (top + bottom) / 2
    if abs(factor - 1) < 0.001:
        return [replace(part, d=shift(part.d, 500 - middle_x, 500 - middle_y)) for part in parts]
    # moving and then scaling is scaling about another point: one pass over each path in place of two
    x, y = (500 - factor * middle_x) / (1 - factor), (500 - factor * middle_y) / (1 - factor)
    return [replace(part, d=scale(part.d, factor, x, y), width=round(part.width * factor, 1)) for part in parts]


def _across(p: Pt, depth: float) -> Pt:
    """The point moved towards the axis of symmetry, or over it."""
    x = 500 + (p[0] - 500) * depth
    return (x, p[1], p[2]) if len(p) > 2 else (x, p[1])


def _heading(at: Pt, before: Pt, after: Pt) -> tuple[float, float]:
    """The direction of the curve at a point. Near neighbours count more, so that uneven spacing makes no loops."""
    back, ahead = math.dist(before[:2], at[:2]), math.dist(at[:2], after[:2])
    if not back or not ahead:
        x, y = after[0] - before[0], after[1] - before[1]
    else:
        x = (at[0] - before[0]) / back * ahead + (after[0] - at[0]) / ahead * back
        y = (at[1] - before[1]) / back * ahead + (after[1] - at[1]) / ahead * back
    length = math.hypot(x, y) or 1.0
    return x / length, y / length


def _walk(points: Sequence[Pt], steps: int) -> list[tuple[float, float]]:
    """Points along the smooth open curve (Catmull-Rom) through the given ones."""
    way: list[tuple[float, float]] = []
    for i in range(len(points) - 1):
        a, b = points[i], points[i + 1]
        before = points[i - 1] if i else (2 * a[0] - b[0], 2 * a[1] - b[1])
        after = points[i + 2] if i + 2 < len(points) else (2 * b[0] - a[0], 2 * b[1] - a[1])
        for step in range(steps):
            t = step / steps
            way.append((_spline(before[0], a[0], b[0], after[0], t), _spline(before[1], a[1], b[1], after[1], t)))
    way.append((points[-1][0], points[-1][1]))
    return way


def _spline(p: float, a: float, b: float, q: float, t: float) -> float:
    return 0.5 * (2 * a + (b - p) * t + (2 * p - 5 * a + 4 * b - q) * t * t + (3 * a - p - 3 * b + q) * t**3)


def _cap(width: float, to: tuple[float, float]) -> str:
    """A round end for a limb, or a straight one where the limb is thin."""
    x, y = f"{to[0]:.1f}", f"{to[1]:.1f}"
    return f"A{width / 2:.1f} {width / 2:.1f} 0 0 0 {x} {y}" if width > 4 else f"L{x} {y}"
