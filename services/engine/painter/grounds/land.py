"""Backgrounds of mountains, meadows and woods."""

import math

from ..colour import adjusted, at_light, mix, shaded
from .canvas import Canvas
from .growth import bushes, canopy, cloud_bank, falling_leaves, leaf, pines, sky, sun, tones_of


def mountains(c: Canvas) -> None:
    """Ranges behind one another, snow on the highest."""
    t = tones_of(c, land="#4d6a7c", sky="#4a90e0")
    sky(c, t)
    sun(c, t, 0.24, 0.24)
    dark = t.hour in ("night", "dusk")
    for share, y, rise, steps in ((0.62, 0.72, 420, 7), (0.34, 0.82, 330, 8)):
        tone = t.far(share)
        points = c.ridge(c.height * y, rise, steps, sharp=True)
        c.poly([(-60, c.height + 20), *points, (c.width + 60, c.height + 20)], tone)
        for (ax, ay), (px, py), (bx, by) in zip(points, points[1:], points[2:], strict=False):
            if py < ay and py < by:  # a peak: a lit cap, and a shaded flank on the side away from the light
                c.poly(
                    [(px, py), (bx, by), ((px + bx) / 2 - 10, c.height * y + 60), (px - 12, c.height * y + 80)],
                    shaded(tone, -0.22),
                    0.5,
                )
                q = 0.3
                c.poly(
                    [
                        (px, py),
                        (px + (bx - px) * q, py + (by - py) * q),
                        (px + 22, py + (by - py) * 0.2),
                        (px + 4, py + (by - py) * 0.36),
                        (px - 22, py + (ay - py) * 0.2),
                        (px + (ax - px) * q, py + (ay - py) * q),
                    ],
                    mix(tone, "#ffffff", 0.3 if dark else 0.75),
                    0.95,
                )
    c.fade(0, c.height * 0.6, c.width, c.height * 0.25, (t.low, 0.0), (t.low, 0.55))
    c.hills(c.height * 0.9, 90, 6, t.far(0.26))
    pines(c, c.height * 0.97, 26, 120, t.far(0.06))
    c.hills(c.height * 1.0, 40, 5, shaded(t.land, -0.1))


def hills(c: Canvas) -> None:
    """Rolling meadows with flowers."""
    t = tones_of(c, land="#5fa844", sky="#5aa9f0")
    sky(c, t)
    sun(c, t, 0.8, 0.2)
    cloud_bank(c, t, 4, 0.32)
    for i, (y, rise) in enumerate(((0.66, 110), (0.75, 120), (0.85, 100), (0.95, 70))):
        c.hills(c.height * y, rise, 4, t.far(0.62 - 0.2 * i))
    for _ in range(46):
        x, y = c.chance.uniform(0, c.width), c.chance.uniform(c.height * 0.9, c.height)
        c.disc(x, y, c.chance.uniform(4, 10), c.chance.choice([c.accent, "#ffffff", adjusted(c.accent, turn=60)]), 0.9)


def forest(c: Canvas) -> None:
    """Trunks in depth with light falling between them."""
    t = tones_of(c, land="#2f6b45", sky="#8fc9a4")
    deep = at_light(t.land, 0.2 if t.hour == "night" else 0.34)
    glow = t.low if t.hour != "night" else mix(t.low, t.top, 0.15)
    c.paint_sky((0, mix(t.top, deep, 0.45)), (0.55, glow), (1, t.far(0.3)))
    if t.hour == "night":
        c.stars(40, c.height * 0.4)
    c.glow(c.width * 0.5, c.height * 0.42, 620, mix(t.light, t.low, 0.3), 0.6)
    if t.hour == "night":
        c.disc(c.width * 0.72, c.height * 0.17, 66, t.light)
    for share, count, wide, top in ((0.72, 13, 30, -0.05), (0.45, 9, 46, -0.05), (0.16, 5, 78, -0.05)):
        tone = t.far(share, deep)
        canopy(c, c.height * (0.16 - 0.1 * (1 - share)), 170, tone)
        for i in range(count):
            x = c.width * (i + c.chance.uniform(0.1, 0.9)) / count
            if share < 0.3 and abs(x / c.width - 0.5) < 0.24:  # the nearest trunks frame the middle
                x = c.width * (0.06 if x < c.width / 2 else 0.94)
            w = wide * c.chance.uniform(0.7, 1.2)
            c.path(
                f"M{x - w / 2:.1f} {c.height * top:.1f} L{x + w / 2:.1f} {c.height * top:.1f} "
                f"L{x + w * 0.62:.1f} {c.height:.1f} L{x - w * 0.62:.1f} {c.height:.1f} Z",
                tone,
            )
        c.hills(c.height * (0.99 - share * 0.24), 46, 7, t.far(share * 0.9, deep))
        bushes(c, c.height * (1.02 - share * 0.24), 60 + 40 * (1 - share), t.far(share * 0.85, deep))
    for x, lean in ((0.3, 0.2), (0.52, 0.16), (0.7, 0.1)):
        c.poly(
            [
                (c.width * x, -10),
                (c.width * x + 60, -10),
                (c.width * (x - lean) + 190, c.height),
                (c.width * (x - lean), c.height),
            ],
            t.light,
            0.06,
        )
    if t.hour in ("night", "dusk"):
        for _ in range(26):
            x, y = c.chance.uniform(0, c.width), c.chance.uniform(c.height * 0.3, c.height * 0.95)
            c.disc(x, y, 14, "#ffe98a", 0.13)
            c.disc(x, y, c.chance.uniform(3, 5.5), "#fff3b0", 0.95)


def autumn(c: Canvas) -> None:
    """Round trees in rust and gold, leaves in the air."""
    t = tones_of(c, land="#a8622c", sky="#f0c890")
    c.paint_sky((0, mix(t.top, "#f3b676", 0.35)), (0.65, mix(t.low, "#ffe3b3", 0.5)), (1, t.low))
    sun(c, t, 0.7, 0.24)
    for share, size in ((0.65, 120), (0.38, 170), (0.1, 230)):
        y = c.height * (0.98 - share * 0.32)
        c.hills(y, 60, 5, t.far(share))
        for i in range(int(c.width / size * 0.75)):
            x = (i + c.chance.uniform(0.1, 0.9)) * size * 1.35
            if share < 0.2 and 0.22 < x / c.width < 0.78:
                continue
            tone = mix(c.chance.choice(["#d9561e", "#e98b22", "#f2b632", "#b23c22"]), t.low, share * 0.75)
            if t.hour == "night":
                tone = mix(tone, t.top, 0.5)
            c.box(x - size * 0.05, y - size * 0.5, size * 0.1, size * 0.6, mix("#5b3a26", t.low, share * 0.7))
            for dx, dy, r in ((-0.26, -0.6, 0.3), (0.26, -0.62, 0.3), (0, -0.86, 0.36), (0, -0.56, 0.34)):
                c.disc(x + dx * size, y + dy * size, r * size, shaded(tone, 0.12 * (dy < -0.8)))
    falling_leaves(c, 34, ["#d9561e", "#e98b22", "#f2b632", "#b23c22"])


def blossom(c: Canvas) -> None:
    """Cherry branches and petals on the wind."""
    t = tones_of(c, land="#c98aa8", sky="#f6c7dc")
    c.paint_sky((0, mix(t.top, "#f4b3cf", 0.4)), (1, mix(t.low, "#fff0f5", 0.5)))
    sun(c, t, 0.3, 0.28)
    for i in range(3):
        c.hills(c.height * (0.74 + 0.12 * i), 110, 4, t.far(0.72 - 0.25 * i))
    for side in (0, 1):
        sign = 1 if side == 0 else -1
        x0 = -20.0 if side == 0 else c.width + 20
        for y0, reach, lift in ((0.06, 430, 120), (0.34, 250, 60)):
            x1, y1 = x0 + sign * reach, c.height * y0 + lift
            c.path(
                f"M{x0:.1f} {c.height * y0:.1f} Q{(x0 + x1) / 2:.1f} {c.height * y0 + lift * 1.3:.1f} {x1:.1f} "
                f"{y1:.1f}",
                "",
                stroke="#5a3440",
                width=20,
            )
            for _ in range(26):
                share = c.chance.random()
                x, y = (
                    x0 + (x1 - x0) * share + c.chance.uniform(-60, 60),
                    c.height * y0 + lift * share + c.chance.uniform(-70, 60),
                )
                c.disc(x, y, c.chance.uniform(16, 42), c.chance.choice(["#ffb7d1", "#ff9cc0", "#ffd7e5"]), 0.94)
    falling_leaves(c, 30, ["#ffb7d1", "#ff9cc0", "#ffffff"])


def jungle(c: Canvas) -> None:
    """Large leaves framing a bright clearing."""
    t = tones_of(c, land="#2c7a4b", sky="#a5dcb0")
    c.paint_sky((0, t.low), (0.5, mix(t.low, t.land, 0.25)), (1, t.far(0.4)), middle=(0.5, 0.45))
    canopy(c, c.height * 0.2, 220, t.far(0.6))
    bushes(c, c.height * 0.9, 150, t.far(0.5))
    for share in (0.4, 0.05):
        for i in range(11):
            edge = i / 10
            x, y = (
                ((-20.0, c.height * edge) if i % 2 else (c.width + 20, c.height * edge))
                if i < 8
                else (c.width * c.chance.random(), c.height + 20)
            )
            aim = math.atan2(c.height * 0.5 - y, c.width / 2 - x) + c.chance.uniform(-0.6, 0.6)
            leaf(c, x, y, aim, c.chance.uniform(280, 420), shaded(t.far(share), c.chance.uniform(-0.12, 0.12)))
