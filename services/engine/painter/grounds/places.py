"""Backgrounds that people built, and those beyond the sky."""

import math

from ..colour import adjusted, at_light, mix, shaded
from .canvas import Canvas, tones


def city(c: Canvas) -> None:
    """A skyline in three depths, windows lit after dark."""
    asked = c.colours[0] if c.colours else None
    t = tones(
        asked or c.base,
        c.hour,
        land=mix("#55607c", asked, 0.6) if asked else "#55607c",
        sky=asked or "#7fb5ea",
        accent=c.accent,
    )
    c.paint_sky((0, t.top), (0.5, mix(t.top, t.low, 0.6)), (0.85, t.low), (1, t.low))
    dark = t.hour in ("night", "dusk")
    if t.hour == "night":
        c.stars(60, c.height * 0.5)
    c.sun(c.width * 0.76, c.height * (0.22 if t.hour != "dusk" else 0.46), 84 if t.hour != "dusk" else 130, t.light)
    for share, low, high, wide in ((0.75, 0.3, 0.6, 110), (0.45, 0.22, 0.5, 140), (0.1, 0.08, 0.34, 180)):
        x = -30.0
        tone = t.far(share)
        while x < c.width:
            w, tall = wide * c.chance.uniform(0.6, 1.1), c.height * c.chance.uniform(low, high)
            y = c.height - tall
            c.box(x, y, w, tall + 10, shaded(tone, c.chance.uniform(-0.06, 0.06)))
            if c.chance.random() < 0.3:
                c.box(x + w * 0.46, y - 60, 7, 60, tone)
            if share < 0.7:
                _windows(
                    c,
                    x,
                    y,
                    w,
                    tall,
                    mix(t.light, t.accent, 0.3) if dark else mix(t.low, "#ffffff", 0.3),
                    0.42 if dark else 0.2,
                    34 - share * 14,
                )
            x += w + c.chance.uniform(0, 8)
    c.fade(0, c.height * 0.62, c.width, c.height * 0.38, (t.low, 0.0), (t.low, 0.4))


def cyberpunk(c: Canvas) -> None:
    """A wet alley between towers, signs in neon."""
    first = c.colours[0] if c.colours else "#ff2fa8"
    second = c.colours[1] if len(c.colours) > 1 else "#22d8ff" if not c.colours else adjusted(first, turn=140)
    c.paint_sky((0, "#0b0a20"), (0.5, mix("#1d1446", first, 0.2)), (0.72, mix("#40206e", first, 0.45)), (1, "#0c0a1e"))
    x0, horizon = c.width / 2, c.height * 0.7
    c.glow(x0, horizon, 640, first, 0.6)
    c.glow(x0, horizon - 60, 380, second, 0.55)
    for depth in range(6):  # towers on both sides, towards the vanishing point
        near = depth / 5
        half = 70 + (c.width / 2 - 70) * near**1.15 * 0.92
        tone = mix("#3a2566", "#0d0b1f", near)
        for side in (-1, 1):
            edge, top = x0 + side * half, horizon * (0.42 - 0.5 * near)
            w = 120 + 260 * near
            left = edge if side > 0 else edge - w
            c.box(left, top, w, c.height - top, tone)
            _windows(c, left, top, w, c.height - top, second if (depth + side) % 2 else "#ffd27a", 0.3, 22 + 20 * near)
            if depth > 1:
                sign = first if (depth + (side > 0)) % 2 else second
                sx, sy = edge + side * 26 * near, horizon * (0.5 - 0.12 * near) + c.chance.uniform(-60, 90)
                sw, sh = 34 + 34 * near, 110 + 120 * near
                left = sx if side > 0 else sx - sw
                c.glow(left + sw / 2, sy + sh / 2, sh * 0.8, sign, 0.6)
                c.box(left, sy, sw, sh, "#120b26", 1, 8)
                c.path(
                    f"M{left + 7:.1f} {sy + 7:.1f} h{sw - 14:.1f} v{sh - 14:.1f} h{14 - sw:.1f} Z",
                    "",
                    stroke=sign,
                    width=6,
                )
                for k in range(3):
                    c.path(
                        f"M{left + sw * 0.3:.1f} {sy + sh * (0.26 + 0.24 * k):.1f} h{sw * 0.4:.1f}",
                        "",
                        stroke=shaded(sign, 0.4),
                        width=7,
                    )
    c.poly(
        [(x0 - 70, horizon), (x0 + 70, horizon), (c.width * 1.05, c.height + 10), (-c.width * 0.05, c.height + 10)],
        "#141029",
    )
    for i in range(26):
        share = i / 25
        y = horizon + (c.height - horizon) * share
        w = (40 + c.width * 0.5 * share) * c.chance.uniform(0.1, 0.5)
        x = x0 + c.chance.uniform(-1, 1) * (40 + c.width * 0.4 * share)
        c.box(x - w / 2, y, w, 3 + 6 * share, first if i % 2 else second, 0.34, 4)
    for _ in range(50):
        x, y = c.chance.uniform(0, c.width), c.chance.uniform(0, c.height)
        c.path(f"M{x:.1f} {y:.1f} l-7 46", "", 0.28, stroke="#bfe8ff", width=2.4)


def castle(c: Canvas) -> None:
    """A fortress on a hill with banners."""
    asked = c.colours[0] if c.colours else None
    t = tones(asked or c.base, c.hour, land="#5d7a55", sky="#86bdf0", accent=c.accent)
    c.paint_sky((0, t.top), (0.75, t.low), (1, t.low))
    if t.hour == "night":
        c.stars(70, c.height * 0.6)
    c.sun(c.width * 0.2, c.height * 0.24, 84, t.light)
    for i in range(3):
        c.cloud(
            c.width * (0.15 + 0.35 * i), c.height * c.chance.uniform(0.12, 0.3), 110, mix(t.low, "#ffffff", 0.4), 0.4
        )
    c.hills(c.height * 0.76, 130, 5, t.far(0.7))
    stone = t.far(0.42, mix("#8c8797", t.land, 0.25) if t.hour == "day" else t.land)
    x, foot = c.width * 0.5, c.height * 0.84
    s = c.height / 1000 * 1.1
    for dx, w, tall in ((-330, 110, 380), (330, 110, 400), (-190, 130, 520), (190, 130, 500), (0, 170, 680)):
        left, top = x + (dx - w / 2) * s, foot - tall * s
        tone = shaded(stone, -0.08 if dx > 0 else 0.04)
        c.box(left, top, w * s, tall * s, tone)
        for k in range(4):
            c.box(left - 8 * s + k * (w + 16) * s / 4, top - 26 * s, (w + 16) * s / 7, 32 * s, tone)
        c.poly(
            [(left - 10 * s, top - 20 * s), (x + dx * s, top - 170 * s), (left + (w + 10) * s, top - 20 * s)],
            mix(c.accent, stone, 0.45),
        )
        c.path(f"M{x + dx * s:.1f} {top - 165 * s:.1f} v{-70 * s:.1f}", "", stroke=stone, width=6 * s)
        c.poly([(x + dx * s, top - 235 * s), (x + (dx + 62) * s, top - 214 * s), (x + dx * s, top - 192 * s)], c.accent)
        for k in range(2):
            c.box(
                x + dx * s - 11 * s,
                top + (60 + 110 * k) * s,
                22 * s,
                52 * s,
                t.light if t.hour != "day" else shaded(stone, -0.4),
                0.9,
                11 * s,
            )
    c.box(x - 400 * s, foot - 210 * s, 800 * s, 230 * s, stone)
    for k in range(13):
        c.box(x - 400 * s + k * 64 * s, foot - 240 * s, 34 * s, 40 * s, stone)
    for i in range(3):
        c.hills(c.height * (0.86 + 0.06 * i), 70, 4, t.far(0.34 - 0.15 * i))


def room(c: Canvas) -> None:
    """A streamer's room: shelves, a window, light strips."""
    base = c.colours[0] if c.colours else c.base
    night = c.hour in ("", "night", "dusk")
    wall = at_light(base, 0.27 if night else 0.82, 0.75)
    c.paint_sky(
        (0, shaded(wall, -0.1)), (0.76, shaded(wall, 0.12)), (0.77, shaded(wall, -0.45)), (1, shaded(wall, -0.6))
    )
    floor = c.height * 0.77
    glow = c.accent
    c.glow(c.width * 0.5, c.height * 0.5, 700, adjusted(base, light=0.25), 0.5)
    w = min(320.0, c.width * 0.26)
    left, top = c.width * 0.06, c.height * 0.14
    c.box(left - 14, top - 14, w + 28, w * 1.02 + 28, shaded(wall, -0.35), 1, 12)
    c.fade(left, top, w, w * 1.02, ("#101b45" if night else "#8fc7f5", 1), ("#5b3d87" if night else "#dff0ff", 1))
    if night:
        c.disc(left + w * 0.68, top + w * 0.3, w * 0.12, "#f6efcf")
    for k in range(5):
        c.box(
            left + w * k / 5,
            top + w * c.chance.uniform(0.55, 0.8),
            w / 5.4,
            w * 1.02 * 0.24 + 20,
            shaded(wall, -0.5),
            0.9,
        )
    c.box(left + w / 2 - 5, top, 10, w * 1.02, shaded(wall, -0.35))
    c.box(left, top + w * 0.5, w, 10, shaded(wall, -0.35))
    for row in range(3):
        y, x = c.height * (0.24 + 0.16 * row), c.width * 0.72
        end = c.width * 0.96
        c.box(x - 12, y, end - x + 24, 14, shaded(wall, -0.42), 1, 5)
        c.glow((x + end) / 2, y + 14, 190, glow, 0.3)
        while x < end - 30:
            bw, bh = c.chance.uniform(16, 40), c.chance.uniform(50, 104)
            c.box(
                x,
                y - bh,
                bw,
                bh,
                mix(
                    c.chance.choice(
                        [c.accent, adjusted(c.accent, turn=120), adjusted(base, turn=-60, light=0.2), "#e8e2d0"]
                    ),
                    wall,
                    0.4,
                ),
                1,
                4,
            )
            x += bw + c.chance.choice([3, 4, 30])
    c.box(0, floor - 10, c.width, 12, glow, 0.85)
    c.glow(c.width * 0.5, floor, 520, glow, 0.35)


def studio(c: Canvas) -> None:
    """A photographer's backdrop that curves into the floor."""
    base = c.colours[0] if c.colours else at_light(c.base, 0.62, 0.5)
    c.paint_sky(
        (0, shaded(base, -0.12)), (0.62, shaded(base, 0.28)), (0.76, shaded(base, 0.06)), (1, shaded(base, -0.2))
    )
    c.glow(c.width * 0.5, c.height * 0.42, 640, shaded(base, 0.6), 0.6)


def arena(c: Canvas) -> None:
    """A stadium: stands full of lights, beams across."""
    base = c.colours[0] if c.colours else c.base
    c.paint_sky(
        (0, at_light(base, 0.1)), (0.6, at_light(base, 0.26)), (0.7, at_light(base, 0.34)), (1, at_light(base, 0.16))
    )
    for row in range(8):
        y = c.height * (0.3 + 0.05 * row)
        for i in range(int(c.width / 34)):
            c.disc(
                i * 34 + (17 if row % 2 else 0),
                y + 26 * math.cos(i * 34 / c.width * math.pi * 2) * 0.6,
                8,
                c.chance.choice([base, c.accent, "#ffffff"]),
                c.chance.uniform(0.1, 0.5),
            )
    for i in range(7):
        x = c.width * i / 6
        c.poly(
            [
                (x - 14, -10),
                (x + 14, -10),
                (c.width / 2 + (x - c.width / 2) * 0.2 + 150, c.height * 0.9),
                (c.width / 2 + (x - c.width / 2) * 0.2 - 150, c.height * 0.9),
            ],
            c.accent if i % 2 else "#ffffff",
            0.07,
        )
        c.glow(x, 6, 130, "#ffffff", 0.9)
    c.box(0, c.height * 0.72, c.width, c.height * 0.28, at_light(base, 0.13))
    c.shapes.append(
        f'<ellipse cx="{c.width / 2:.1f}" cy="{c.height * 0.9:.1f}" rx="{c.width * 0.4:.1f}" ry="70" '
        f'fill="{c.accent}" fill-opacity=".24"/>'
    )


def space(c: Canvas) -> None:
    """Nebulae, stars and a planet or two."""
    base = c.colours[0] if c.colours else c.base
    other = c.colours[1] if len(c.colours) > 1 else adjusted(base, turn=70)
    c.paint_sky((0, at_light(base, 0.22)), (0.6, at_light(base, 0.14)), (1, at_light(base, 0.09)), middle=(0.6, 0.4))
    for _ in range(7):
        tone = at_light(c.chance.choice([base, other, adjusted(base, turn=-50)]), 0.5)
        c.glow(c.chance.uniform(0, c.width), c.chance.uniform(0, c.height), c.chance.uniform(260, 480), tone, 0.42)
    c.stars(150, c.height)
    for _ in range(7):
        x, y, r = c.chance.uniform(0, c.width), c.chance.uniform(0, c.height), c.chance.uniform(12, 26)
        c.path(
            f"M{x:.1f} {y - r:.1f} Q{x:.1f} {y:.1f} {x + r:.1f} {y:.1f} Q{x:.1f} {y:.1f} {x:.1f} {y + r:.1f} "
            f"Q{x:.1f} {y:.1f} {x - r:.1f} {y:.1f} Q{x:.1f} {y:.1f} {x:.1f} {y - r:.1f} Z",
            "#ffffff",
            0.95,
        )
    px, py, pr = c.width * 0.14, c.height * 0.2, 120.0
    tone = at_light(other, 0.6)
    c.glow(px, py, pr * 2, tone, 0.4)
    c.disc(px, py, pr, tone)
    c.path(
        f"M{px + pr * 0.3:.1f} {py - pr * 0.954:.1f} A{pr:.1f} {pr:.1f} 0 0 1 {px + pr * 0.3:.1f} "
        f"{py + pr * 0.954:.1f} A{pr * 1.5:.1f} {pr * 1.5:.1f} 0 0 0 {px + pr * 0.3:.1f} {py - pr * 0.954:.1f} Z",
        shaded(tone, -0.35),
        0.8,
    )
    c.path(
        f"M{px - pr * 1.7:.1f} {py + 46:.1f} Q{px:.1f} {py + 76:.1f} {px + pr * 1.7:.1f} {py - 46:.1f}",
        "",
        0.85,
        stroke=shaded(c.accent, 0.25),
        width=13,
    )
    c.disc(c.width * 0.88, c.height * 0.8, 54, at_light(adjusted(base, turn=-50), 0.55))
    c.disc(c.width * 0.88 + 14, c.height * 0.8 + 8, 46, at_light(adjusted(base, turn=-50), 0.34), 0.6)


def dungeon(c: Canvas) -> None:
    """Stone blocks and torches."""
    base = c.colours[0] if c.colours else mix("#4a4558", c.base, 0.35)
    c.paint_sky((0, at_light(base, 0.2)), (0.5, at_light(base, 0.34)), (1, at_light(base, 0.14)))
    y, row = 0.0, 0
    while y < c.height * 0.84:
        x = -70.0 * (row % 2)
        while x < c.width:
            w = c.chance.uniform(110, 170)
            c.box(x + 4, y + 4, w - 8, 76, at_light(base, 0.27 + c.chance.uniform(-0.03, 0.04)), 0.9, 12)
            x += w
        y, row = y + 84, row + 1
    c.fade(0, c.height * 0.8, c.width, c.height * 0.2, (at_light(base, 0.2), 1), (at_light(base, 0.1), 1))
    for x in (0.1, 0.9):
        cx, cy = c.width * x, c.height * 0.36
        c.glow(cx, cy, 420, "#ff9a3c", 0.75)
        c.box(cx - 12, cy, 24, 130, "#4a3020", 1, 6)
        c.path(
            f"M{cx - 34:.1f} {cy + 10:.1f} Q{cx - 44:.1f} {cy - 60:.1f} {cx:.1f} {cy - 120:.1f} Q{cx + 44:.1f} "
            f"{cy - 60:.1f} {cx + 34:.1f} {cy + 10:.1f} Z",
            "#ff8a2a",
        )
        c.path(
            f"M{cx - 17:.1f} {cy + 8:.1f} Q{cx - 22:.1f} {cy - 34:.1f} {cx:.1f} {cy - 66:.1f} Q{cx + 22:.1f} "
            f"{cy - 34:.1f} {cx + 17:.1f} {cy + 8:.1f} Z",
            "#ffe08a",
        )


def circuit(c: Canvas) -> None:
    """Conductors and nodes of a circuit board."""
    base = c.colours[0] if c.colours else c.base
    line = c.colours[1] if len(c.colours) > 1 else at_light(c.accent, 0.75)
    c.paint_sky((0, at_light(base, 0.24)), (1, at_light(base, 0.12)), middle=(0.5, 0.5))
    for _ in range(44):
        x, y = round(c.chance.uniform(0, c.width) / 40) * 40, round(c.chance.uniform(0, c.height) / 40) * 40
        run, step = c.chance.choice([-1, 1]) * c.chance.randint(2, 7) * 40, c.chance.choice([-1, 1]) * 40
        c.path(
            f"M{x} {y} h{run} l{abs(step) if run > 0 else -abs(step)} {step} h{run // 2}",
            "",
            0.5,
            stroke=mix(line, base, 0.3),
            width=5,
        )
        c.disc(x, y, 9, line, 0.85)


def library(c: Canvas) -> None:
    """Walls of books and warm lamps."""
    base = c.colours[0] if c.colours else "#5b3a24"
    c.paint_sky((0, shaded(base, -0.4)), (1, shaded(base, -0.55)))
    rows = 6
    tall = c.height * 0.86 / rows
    for row in range(rows):
        foot, x = (row + 1) * tall, 4.0
        while x < c.width:
            w, h = c.chance.uniform(18, 46), tall * c.chance.uniform(0.62, 0.86)
            c.box(
                x,
                foot - h - 8,
                w,
                h,
                mix(c.chance.choice(["#8c2f2f", "#2f5a4a", "#2c4770", "#a8762c", "#5c3a6b", c.accent]), base, 0.4),
                1,
                3,
            )
            c.box(x, foot - h * 0.8, w, 5, "#e4c27a", 0.5)
            x += w + c.chance.choice([1, 1, 2, 18])
        c.box(0, foot - 9, c.width, 16, shaded(base, 0.02))
    c.fade(0, c.height * 0.82, c.width, c.height * 0.18, (shaded(base, -0.3), 1), (shaded(base, -0.6), 1))
    for x in (0.12, 0.88):
        c.glow(c.width * x, c.height * 0.34, 420, "#ffc26b", 0.75)
        c.disc(c.width * x, c.height * 0.34, 34, "#fff0c4")


def _windows(c: Canvas, x: float, y: float, w: float, tall: float, tone: str, share: float, step: float) -> None:
    """Lit windows in a grid over a facade; `share` of them are lit."""
    d = ""
    for i in range(int((w - 16) / step)):
        for j in range(int((tall - 20) / (step * 1.25))):
            if c.chance.random() < share:
                wx, wy = x + 12 + i * step, y + 16 + j * step * 1.25
                d += f"M{wx:.0f} {wy:.0f} h{step * 0.5:.0f} v{step * 0.62:.0f} h{-step * 0.5:.0f} Z "
    if d:
        c.path(d, tone, 0.75)
