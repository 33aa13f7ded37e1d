"""Outlines that many things share, as SVG path strings in the 1000 × 1000 box: hearts, clouds, leaves, gears."""

from collections.abc import Sequence
from itertools import pairwise
from math import cos, pi, radians, sin, tau

from services.engine.painter.parts import scale, shift, turn

Point = tuple[float, float]


def bar(*points: Point) -> str:
    """An open line through the points, for pens."""
    return "M " + " L ".join(f"{x:.1f} {y:.1f}" for x, y in points)


def spot(cx: float, cy: float, radius: float, degrees: float) -> Point:
    """The point at an angle (0 is right, 90 is down) and a distance from a centre."""
    return cx + radius * cos(radians(degrees)), cy + radius * sin(radians(degrees))


def arc(cx: float, cy: float, radius: float, start: float, end: float) -> str:
    """An open arc from one angle to a greater one, for pens."""
    (x1, y1), (x2, y2) = spot(cx, cy, radius, start), spot(cx, cy, radius, end)
    return f"M {x1:.1f} {y1:.1f} A {radius:.1f} {radius:.1f} 0 {int(end - start > 180)} 1 {x2:.1f} {y2:.1f}"


def slice_of(cx: float, cy: float, radius: float, start: float, end: float) -> str:
    """A piece of pie between two angles."""
    return f"{arc(cx, cy, radius, start, end)} L {cx:.1f} {cy:.1f} Z"


def segment(cx: float, cy: float, radius: float, start: float, end: float) -> str:
    """What a straight cut leaves of a disc between two angles."""
    return f"{arc(cx, cy, radius, start, end)} Z"


def crescent(cx: float, cy: float, radius: float, start: float, end: float, inner: float) -> str:
    """A sickle along the rim from `start` to `end`, its inner edge an arc of the radius `inner`."""
    x1, y1 = spot(cx, cy, radius, start)
    back = f"A {inner:.1f} {inner:.1f} 0 {int(end - start > 180)} 0 {x1:.1f} {y1:.1f} Z"
    return f"{arc(cx, cy, radius, start, end)} {back}"


def band(cx: float, cy: float, outer: float, inner: float, start: float, end: float) -> str:
    """A part of a ring between two angles."""
    (x2, y2), (x1, y1) = spot(cx, cy, inner, end), spot(cx, cy, inner, start)
    back = f"L {x2:.1f} {y2:.1f} A {inner:.1f} {inner:.1f} 0 {int(end - start > 180)} 0 {x1:.1f} {y1:.1f} Z"
    return f"{arc(cx, cy, outer, start, end)} {back}"


def heart(cx: float, cy: float, size: float) -> str:
    """A heart about `size` wide."""
    half = "M 0 44 C -20 30 -52 6 -50 -20 C -48 -46 -12 -52 0 -24 C 12 -52 48 -46 50 -20 C 52 6 20 30 0 44 Z"
    return _sized(half, size / 100, cx, cy)


def spark(cx: float, cy: float, radius: float, waist: float = 0.16) -> str:
    """A four-pointed twinkle."""
    w = 100 * waist
    return _sized(
        f"M 0 -100 Q {w} {-w} 100 0 Q {w} {w} 0 100 Q {-w} {w} -100 0 Q {-w} {-w} 0 -100 Z", radius / 100, cx, cy
    )


def cloud(cx: float, cy: float, width: float) -> str:
    """A flat-bottomed cloud whose foot lies at `cy`."""
    d = "M -70 0 A 32 32 0 0 1 -74 -63 A 42 42 0 0 1 -6 -92 A 40 40 0 0 1 56 -68 A 35 35 0 0 1 66 0 Z"
    return _sized(d, width / 200, cx, cy)


def drop(cx: float, cy: float, radius: float) -> str:
    """A drop of water: its round belly centred at (cx, cy), its tip two radii above."""
    d = "M 0 -210 C 40 -130 100 -70 100 0 A 100 100 0 0 1 -100 0 C -100 -70 -40 -130 0 -210 Z"
    return _sized(d, radius / 100, cx, cy)


def flame(cx: float, foot: float, height: float) -> str:
    """A licking flame standing at `foot`, about two thirds as wide as high."""
    left = "M 0 0 C -26 0 -36 -18 -32 -38 C -30 -50 -20 -54 -20 -68 C -12 -64 -10 -58 -8 -54"
    right = "C -6 -72 2 -88 14 -100 C 10 -76 36 -58 34 -32 C 33 -12 20 0 0 0 Z"
    return _sized(f"{left} {right}", height / 100, cx, foot)


def leaf(start: Point, end: Point, belly: float, lean: float = 0.45) -> str:
    """A lens from one point to another, `belly` units to either side; `lean` says how far along it is widest."""
    (x1, y1), (x2, y2) = start, end
    mx, my = x1 + (x2 - x1) * lean, y1 + (y2 - y1) * lean
    length = max(((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5, 1.0)
    ox, oy = -(y2 - y1) / length * belly * 1.9, (x2 - x1) / length * belly * 1.9
    return (
        f"M {x1:.1f} {y1:.1f} Q {mx + ox:.1f} {my + oy:.1f} {x2:.1f} {y2:.1f}"
        f" Q {mx - ox:.1f} {my - oy:.1f} {x1:.1f} {y1:.1f} Z"
    )


def petal(cx: float, cy: float, degrees: float, near: float, far: float, belly: float) -> str:
    """A round-tipped petal that points away from a centre."""
    length = far - near
    d = (
        f"M {near} 0 C {near} {belly} {far + 0.18 * length} {1.15 * belly} {far} 0"
        f" C {far + 0.18 * length} {-1.15 * belly} {near} {-belly} {near} 0 Z"
    )
    return shift(turn(d, degrees, 0, 0), cx, cy)


def gear(cx: float, cy: float, outer: float, inner: float, teeth: int) -> str:
    """A toothed wheel without its hole."""
    step = tau / teeth
    points: list[Point] = []
    for tooth in range(teeth):
        for radius, at in ((inner, -0.32), (outer, -0.2), (outer, 0.2), (inner, 0.32)):
            angle = (tooth + at) * step - pi / 2
            points.append((cx + radius * cos(angle), cy + radius * sin(angle)))
    return bar(*points) + " Z"


def spiral(cx: float, cy: float, inner: float, outer: float, turns: float, start: float = 0.0) -> str:
    """An open spiral from the inner to the outer radius, smooth enough for wide pens."""
    steps = int(turns * 40)
    reach = (outer - inner) / steps
    return bar(*(spot(cx, cy, inner + reach * at, start + 360 * turns * at / steps) for at in range(steps + 1)))


def smooth(points: Sequence[Point]) -> str:
    """An open, soft line through the middles of the points, from the first to the last."""
    (x0, y0), *rest = points
    d = f"M {x0:.1f} {y0:.1f}"
    for (x1, y1), (x2, y2) in pairwise(rest):
        d += f" Q {x1:.1f} {y1:.1f} {(x1 + x2) / 2:.1f} {(y1 + y2) / 2:.1f}"
    return f"{d} L {rest[-1][0]:.1f} {rest[-1][1]:.1f}"


def puff(cx: float, cy: float, rx: float, ry: float, lobes: int, start: float = -90) -> str:
    """A round, scalloped cloud: the crown of a tree, a bush, a puff of smoke."""
    angles = [radians(start + 360 * n / lobes) for n in range(lobes)]
    points = [(cx + rx * cos(angle), cy + ry * sin(angle)) for angle in angles]
    d = f"M {points[-1][0]:.1f} {points[-1][1]:.1f}"
    before = points[-1]
    for x, y in points:
        r = ((x - before[0]) ** 2 + (y - before[1]) ** 2) ** 0.5 * 0.56
        d += f" A {r:.1f} {r:.1f} 0 0 1 {x:.1f} {y:.1f}"
        before = (x, y)
    return f"{d} Z"


def polygon_round(cx: float, cy: float, radius: float, sides: int, corner: float) -> str:
    """A regular figure standing on a corner, each corner cut soft `corner` units before its tip."""
    tips = [spot(cx, cy, radius, -90 + 360 / sides * n) for n in range(sides)]
    d = ""
    for n, (x, y) in enumerate(tips):
        (px, py), (nx, ny) = tips[n - 1], tips[(n + 1) % sides]
        side = ((x - px) ** 2 + (y - py) ** 2) ** 0.5
        k = corner / side
        before, after = (x + (px - x) * k, y + (py - y) * k), (x + (nx - x) * k, y + (ny - y) * k)
        d += f"{'L' if d else 'M'} {before[0]:.1f} {before[1]:.1f} Q {x:.1f} {y:.1f} {after[0]:.1f} {after[1]:.1f} "
    return d + "Z"


def _sized(d: str, factor: float, cx: float, cy: float) -> str:
    """A path drawn about (0, 0), scaled and moved to its place."""
    return shift(scale(d, factor, 0, 0), cx, cy)
