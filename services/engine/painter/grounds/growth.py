"""What landscapes are made of: sky and sun, trees, leaves."""

import math

from ..colour import mix, shaded
from .canvas import Canvas, Tones, tones


def tones_of(c: Canvas, *, land: str, sky: str) -> Tones:
    asked = c.colours[0] if c.colours else None
    return tones(
        asked or c.base, c.hour, land=mix(land, asked, 0.55) if asked else land, sky=asked or sky, accent=c.accent
    )


def sky(c: Canvas, t: Tones, horizon: float = 0.72) -> None:
    c.paint_sky((0, t.top), (horizon * 0.62, mix(t.top, t.low, 0.5)), (horizon, t.low), (1, t.low))
    if t.hour == "night":
        c.stars(80, c.height * 0.6)


def sun(c: Canvas, t: Tones, x: float, y: float) -> None:
    r = {"night": 74, "dusk": 120, "dawn": 96}.get(t.hour, 78)
    low = 0.14 if t.hour in ("dusk", "dawn") else 0
    c.sun(c.width * x, c.height * (y + low), r, t.light)
    if t.hour == "night":
        for dx, dy, s in ((-22, -16, 15), (20, 18, 20), (10, -28, 9)):
            c.disc(c.width * x + dx, c.height * y + dy, s, shaded(t.light, -0.12), 0.55)


def cloud_bank(c: Canvas, t: Tones, count: int, low: float) -> None:
    white = mix(t.low, "#ffffff", 0.75 if t.hour == "day" else 0.3)
    for i in range(count):
        x = c.width * (i + c.chance.random()) / count
        c.cloud(
            x,
            c.height * c.chance.uniform(0.1, low),
            c.chance.uniform(70, 150),
            white,
            0.8 if t.hour != "night" else 0.16,
        )


def pines(
    c: Canvas, foot: float, count: int, tall: float, tone: str, *, cap: str = "", keep_middle: bool = False
) -> None:
    """A row of firs, in tiers; `keep_middle` leaves the middle to the subject."""
    for i in range(count):
        x = c.width * (i + c.chance.uniform(-0.3, 1.0)) / count
        h = tall * c.chance.uniform(0.7, 1.25)
        if keep_middle and 0.24 < x / c.width < 0.76:
            continue
        for tier in range(3):
            top, half = foot - h * (1 - tier * 0.26), h * (0.14 + 0.075 * tier)
            c.poly([(x, top), (x + half, top + h * 0.44), (x - half, top + h * 0.44)], tone)
            if cap:
                c.poly(
                    [
                        (x, top),
                        (x + half * 0.5, top + h * 0.22),
                        (x + half * 0.1, top + h * 0.17),
                        (x - half * 0.5, top + h * 0.22),
                    ],
                    cap,
                )


def canopy(c: Canvas, y: float, r: float, tone: str) -> None:
    """A canopy that hangs in from above."""
    count = int(c.width / (r * 0.8)) + 2
    c.box(0, -20, c.width, max(0.0, y) + 20, tone)
    for i in range(count):
        c.disc(c.width * i / (count - 1), y + c.chance.uniform(-40, 50), r * c.chance.uniform(0.55, 0.9), tone)


def bushes(c: Canvas, y: float, r: float, tone: str) -> None:
    count = int(c.width / (r * 1.1)) + 2
    for i in range(count):
        c.disc(c.width * i / (count - 1), y + c.chance.uniform(-0.2, 0.5) * r, r * c.chance.uniform(0.6, 1.0), tone)


def leaf(c: Canvas, x: float, y: float, aim: float, size: float, tone: str) -> None:
    """A pointed leaf from (x, y) in a direction, with its rib."""
    ex, ey = x + size * math.cos(aim), y + size * math.sin(aim)
    sx, sy = -math.sin(aim) * size * 0.3, math.cos(aim) * size * 0.3
    mx, my = (x + ex) / 2, (y + ey) / 2
    c.path(
        f"M{x:.1f} {y:.1f} Q{mx + sx:.1f} {my + sy:.1f} {ex:.1f} {ey:.1f} Q{mx - sx:.1f} {my - sy:.1f} {x:.1f} "
        f"{y:.1f} Z",
        tone,
    )
    c.path(f"M{x:.1f} {y:.1f} L{ex:.1f} {ey:.1f}", "", 0.5, stroke=shaded(tone, 0.2), width=5)


def falling_leaves(c: Canvas, count: int, tints: list[str]) -> None:
    for _ in range(count):
        x, y = c.chance.uniform(0, c.width), c.chance.uniform(0, c.height)
        leaf(c, x, y, c.chance.uniform(0, math.tau), c.chance.uniform(18, 42), c.chance.choice(tints))


def palm(c: Canvas, x: float, foot: float, lean: float, tall: float, t: Tones) -> None:
    dark = 0.6 if t.hour in ("night", "dusk") else 0.0
    trunk, green = mix("#8a5f3c", t.dark, dark), mix("#2f8f57", t.dark, dark)
    tx, ty = x + lean, foot - tall
    c.path(
        f"M{x:.1f} {foot:.1f} Q{x + lean * 0.15:.1f} {foot - tall * 0.6:.1f} {tx:.1f} {ty:.1f}",
        "",
        stroke=trunk,
        width=34,
    )
    for i in range(7):
        aim = math.pi + math.pi * i / 6
        ex, ey = tx + 250 * math.cos(aim), ty + 130 * math.sin(aim) + 90
        c.path(
            f"M{tx:.1f} {ty:.1f} Q{(tx + ex) / 2:.1f} {ty - 130 + 60 * math.sin(aim):.1f} {ex:.1f} {ey:.1f} "
            f"Q{(tx + ex) / 2:.1f} {ty - 40 + 40 * math.sin(aim):.1f} {tx:.1f} {ty:.1f} Z",
            shaded(green, -0.1 + 0.05 * i),
        )
