"""Backgrounds of water, sand, snow, air and fire."""

import math
from itertools import pairwise

from ..colour import at_light, mix, shaded
from .canvas import Canvas
from .growth import cloud_bank, palm, pines, sky, sun, tones_of


def ocean(c: Canvas) -> None:
    """Open water under a wide sky."""
    t = tones_of(c, land="#1e6f9f", sky="#5fb0ee")
    sky(c, t, horizon=0.56)
    cloud_bank(c, t, 5, 0.4)
    sun(c, t, 0.5, 0.42)
    y0 = c.height * 0.56
    c.fade(
        0,
        y0,
        c.width,
        c.height - y0,
        (mix(t.land, t.low, 0.55), 1),
        (at_light(t.land, 0.3 if t.hour != "night" else 0.16), 1),
    )
    for i in range(26):
        share = i / 25
        y, w = y0 + 8 + (c.height - y0) * share**1.4, 26 + 150 * share
        x = c.width / 2 + c.chance.uniform(-1, 1) * (60 + 190 * share)
        c.box(x - w / 2, y, w, 4 + 5 * share, t.light, 0.5, 4)
    for i in range(3):
        c.hills(c.height * (0.84 + 0.08 * i), 34, 9 - i, shaded(t.land, -0.1 - 0.12 * i))


def beach(c: Canvas) -> None:
    """Sand, surf and palms."""
    t = tones_of(c, land="#e9cf96", sky="#55b7f2")
    sky(c, t, horizon=0.5)
    sun(c, t, 0.24, 0.22)
    cloud_bank(c, t, 4, 0.34)
    y0 = c.height * 0.5
    sea = {"night": "#173a63", "dusk": "#3b5d94", "dawn": "#6fb4c7"}.get(t.hour, "#1fa7c9")
    c.fade(0, y0, c.width, c.height * 0.26, (mix(sea, t.low, 0.35), 1), (sea, 1))
    sand = mix("#f2dba6", t.top, 0.5) if t.hour == "night" else mix("#f2dba6", t.low, 0.2)
    for dy, tone in ((0.0, "#ffffff"), (0.018, mix(sand, sea, 0.25)), (0.034, sand)):
        points = [(c.width * i / 6, c.height * (0.74 + dy) + (16 if i % 2 else -16)) for i in range(7)]
        d = f"M-20 {c.height + 20:.1f} L-20 {points[0][1]:.1f}"
        for (x1, y1), (x2, y2) in pairwise(points):
            d += f" C{(x1 + x2) / 2:.1f} {y1:.1f} {(x1 + x2) / 2:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        c.path(d + f" L{c.width + 20:.1f} {c.height + 20:.1f} Z", tone)
    for x, lean, tall in ((0.93, -90, 640), (0.84, -50, 470)):
        palm(c, c.width * x, c.height * 0.9, lean, tall, t)


def underwater(c: Canvas) -> None:
    """Light from the surface, bubbles, weeds and coral."""
    base = c.colours[0] if c.colours else mix("#0e7fae", c.base, 0.25)
    night = c.hour == "night"
    c.paint_sky(
        (0, at_light(base, 0.45 if night else 0.78)),
        (0.45, at_light(base, 0.3 if night else 0.52)),
        (1, at_light(base, 0.14 if night else 0.24)),
    )
    for i in range(6):
        x = c.width * (0.1 + 0.16 * i)
        c.poly(
            [(x, -10), (x + 70, -10), (x - 120 + 90 * i / 3, c.height), (x - 260 + 60 * i / 3, c.height)],
            "#ffffff",
            0.07,
        )
    for i, light in enumerate((0.34, 0.26, 0.18)):
        c.hills(c.height * (0.86 + 0.06 * i), 80, 5, at_light(base, light * (0.7 if night else 1)))
    for i in range(16):
        x, tall = c.width * (i + c.chance.random()) / 16, c.chance.uniform(90, 260)
        if 0.3 < x / c.width < 0.7:
            tall *= 0.5
        tone = c.chance.choice(["#e8567f", "#f2994a", "#37c78f", "#8a63d2"])
        c.path(
            f"M{x:.1f} {c.height:.1f} q-46 {-tall * 0.35:.1f} 0 {-tall * 0.6:.1f} t14 {-tall * 0.4:.1f}",
            "",
            0.9,
            stroke=mix(tone, base, 0.35),
            width=c.chance.uniform(14, 26),
        )
    for _ in range(30):
        x, y, r = c.chance.uniform(0, c.width), c.chance.uniform(0, c.height), c.chance.uniform(5, 24)
        c.disc(x, y, r, "#ffffff", 0.16)
        c.disc(x - r * 0.3, y - r * 0.35, r * 0.26, "#ffffff", 0.75)


def snow(c: Canvas) -> None:
    """A winter wood under falling snow."""
    t = tones_of(c, land="#dfeaf5", sky="#a9cdf0")
    ice = mix("#eef5fc", t.top, 0.42 if t.hour == "night" else 0.08)
    sky(c, t)
    sun(c, t, 0.76, 0.22)
    for i, share in enumerate((0.6, 0.36, 0.12, 0.0)):
        y = c.height * (0.66 + 0.1 * i)
        pines(
            c,
            y + 12,
            22 - 4 * i,
            130 + 40 * i,
            mix("#2c5368", t.low, 0.2 + share),
            cap=mix(ice, t.low, share * 0.4),
            keep_middle=i > 1,
        )
        c.hills(y, 50, 5, mix(ice, t.low, share))
    for _ in range(70):
        c.disc(
            c.chance.uniform(0, c.width),
            c.chance.uniform(0, c.height),
            c.chance.uniform(2, 8),
            "#ffffff",
            c.chance.uniform(0.4, 0.95),
        )


def desert(c: Canvas) -> None:
    """Dunes, mesas and a few cacti."""
    t = tones_of(c, land="#d9964f", sky="#79bdf0")
    sky(c, t)
    sun(c, t, 0.68, 0.3)
    mesa = t.far(0.55, mix("#b4593a", t.land, 0.4))
    for x, w, tall in ((0.12, 240, 250), (0.3, 130, 160), (0.86, 280, 290)):
        cx, foot = c.width * x, c.height * 0.72
        c.poly(
            [
                (cx - w * 0.7, foot),
                (cx - w * 0.45, foot - tall * 0.55),
                (cx - w * 0.42, foot - tall),
                (cx + w * 0.4, foot - tall),
                (cx + w * 0.46, foot - tall * 0.55),
                (cx + w * 0.72, foot),
            ],
            mesa,
        )
    for i in range(4):
        c.hills(c.height * (0.74 + 0.08 * i), 90, 3, t.far(0.5 - 0.16 * i))
    for x, s in ((0.1, 1.0), (0.9, 1.25), (0.24, 0.55)):
        cx, foot, tone = (
            c.width * x,
            c.height * 0.95,
            t.far(0.1, mix("#3f7d4e", t.dark, 0.3 if t.hour == "day" else 0.6)),
        )
        c.path(f"M{cx:.1f} {foot:.1f} v{-210 * s:.1f}", "", stroke=tone, width=46 * s)
        c.path(
            f"M{cx:.1f} {foot - 80 * s:.1f} h{-62 * s:.1f} v{-70 * s:.1f} M{cx:.1f} {foot - 110 * s:.1f} "
            f"h{58 * s:.1f} v{-62 * s:.1f}",
            "",
            stroke=tone,
            width=30 * s,
        )


def clouds(c: Canvas) -> None:
    """High in the sky."""
    t = tones_of(c, land="#ffffff", sky="#4fa3f0")
    c.paint_sky((0, t.top), (1, t.low))
    if t.hour == "night":
        c.stars(60, c.height * 0.7)
    sun(c, t, 0.78, 0.2)
    for i in range(3):
        share = i / 2
        for _ in range(5):
            c.cloud(
                c.chance.uniform(0, c.width),
                c.height * (0.22 + 0.26 * i + c.chance.uniform(-0.06, 0.06)),
                120 + 110 * share,
                mix(t.low, "#ffffff", 0.4 + 0.2 * share if t.hour != "night" else 0.06 + 0.08 * share),
                0.85,
            )
    for i in range(9):
        white = mix(t.low, "#ffffff", 0.85 if t.hour != "night" else 0.2)
        c.disc(c.width * i / 8, c.height * 1.02, c.chance.uniform(110, 190), white)


def volcano(c: Canvas) -> None:
    """A glowing crater, lava and ash."""
    c.paint_sky((0, "#1d0f1c"), (0.5, "#6d1f22"), (0.78, "#ec6a2c"), (1, "#3a1216"))
    x, foot = c.width * 0.5, c.height * 0.82
    c.glow(x, c.height * 0.34, 620, "#ff8a3c", 0.8)
    c.poly(
        [
            (x - 720, foot),
            (x - 130, c.height * 0.32),
            (x - 60, c.height * 0.345),
            (x + 60, c.height * 0.335),
            (x + 130, c.height * 0.32),
            (x + 720, foot),
        ],
        "#2a1320",
    )
    c.path(
        f"M{x - 40:.1f} {c.height * 0.34:.1f} q-40 120 -120 220 q-60 90 -50 260 h130 q-20 -150 50 -250 q30 -110 "
        f"50 -230 Z",
        "#ff7b2e",
    )
    c.path(
        f"M{x + 30:.1f} {c.height * 0.34:.1f} q50 130 150 230 q70 110 80 250 h-70 q-40 -170 -120 -250 q-60 -110 "
        f"-80 -230 Z",
        "#ffb14a",
    )
    for i in range(3):
        c.hills(c.height * (0.86 + 0.06 * i), 70, 5, shaded("#301422", -0.12 * i))
    for _ in range(60):
        c.disc(
            c.chance.uniform(0, c.width),
            c.chance.uniform(0, c.height),
            c.chance.uniform(2, 6),
            "#ffc46b",
            c.chance.uniform(0.3, 0.95),
        )


def aurora(c: Canvas) -> None:
    """Northern lights over still peaks."""
    c.paint_sky((0, "#081226"), (0.7, "#173a55"), (1, "#245a66"))
    c.stars(90, c.height * 0.7)
    colours = c.colours or ("#3df2a5", "#37c6e8", "#a06bf2")
    for i in range(3):
        tone, y = colours[i % len(colours)], c.height * (0.5 - 0.1 * i)
        x = -60.0
        while x < c.width + 60:
            wave = 70 * math.sin(x / 190 + i * 1.7 + c.seed % 7)
            c.fade(x, y + wave - 300, 42, 260, (tone, 0.0), (tone, 0.4))
            c.fade(x, y + wave - 40, 42, 90, (tone, 0.4), (tone, 0.0))
            x += 40
    for i in range(3):
        c.poly(
            [
                (-60, c.height + 20),
                *c.ridge(c.height * (0.86 + 0.06 * i), 190 - 50 * i, 9, sharp=True),
                (c.width + 60, c.height + 20),
            ],
            ["#1b3f52", "#12293b", "#0b1826"][i],
        )
