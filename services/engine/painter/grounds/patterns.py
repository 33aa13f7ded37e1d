"""Backgrounds that are no place: plain colour, gradients, rays, dots, shapes and lights."""

import math

from ..colour import adjusted, at_light, companion, from_lch, lch, mix, shaded
from .canvas import Canvas


def solid(c: Canvas) -> None:
    """One colour, barely lit from the middle, so that it does not look empty."""
    colour = c.colours[0] if c.colours else c.base
    if c.flat:
        c.paint_sky((0, colour), (1, colour))
        return
    c.paint_sky((0, shaded(colour, 0.1)), (0.55, colour), (1, shaded(colour, -0.08)), middle=(0.5, 0.45))


def gradient(c: Canvas) -> None:
    """From one colour to another, aslant."""
    first, *others = c.colours or (c.base,)
    last = others[-1] if others else companion(first)
    middle = others[0] if len(others) > 1 else mix(first, last, 0.5)
    c.paint_sky((0, first), (0.5, middle), (1, last), slant=24)


def radial(c: Canvas) -> None:
    """Light in the middle, falling off to the corners."""
    colour = c.colours[0] if c.colours else c.base
    edge = c.colours[1] if len(c.colours) > 1 else shaded(colour, -0.55)
    c.paint_sky((0, shaded(colour, 0.3)), (0.45, colour), (1, edge), middle=(0.5, 0.46))


def sunburst(c: Canvas) -> None:
    """Rays from behind the subject."""
    colour = c.colours[0] if c.colours else c.base
    other = c.colours[1] if len(c.colours) > 1 else shaded(colour, 0.22)
    c.paint_sky((0, shaded(colour, 0.18)), (1, shaded(colour, -0.14)), middle=(0.5, 0.5))
    c.rays(c.width * 0.5, c.height * 0.52, 16, other, 0.85, turn=0.1)
    c.glow(c.width * 0.5, c.height * 0.52, 620, shaded(other, 0.5), 0.75)


def rings(c: Canvas) -> None:
    """Circles growing outwards."""
    colour = c.colours[0] if c.colours else c.base
    c.paint_sky((0, shaded(colour, -0.3)), (1, shaded(colour, -0.3)))
    reach = math.hypot(c.width, c.height) / 2
    for i in range(9):
        c.disc(c.width / 2, c.height / 2, reach * (1 - i / 9), shaded(colour, -0.3 + 0.07 * i))


def stripes(c: Canvas) -> None:
    """Broad slanting bands."""
    colour = c.colours[0] if c.colours else c.base
    other = c.colours[1] if len(c.colours) > 1 else shaded(colour, 0.12)
    c.paint_sky((0, colour), (1, shaded(colour, -0.15)))
    for i in range(-6, int(c.width / 150) + 4, 2):
        x = i * 150.0
        c.poly([(x, c.height), (x + 150, c.height), (x + 150 + c.height * 0.6, 0), (x + c.height * 0.6, 0)], other, 0.8)


def halftone(c: Canvas) -> None:
    """Printer's dots that shrink towards the light."""
    colour = c.colours[0] if c.colours else c.base
    dot = c.colours[1] if len(c.colours) > 1 else shaded(colour, -0.3)
    c.paint_sky((0, shaded(colour, 0.2)), (1, colour), slant=30)
    step = 46.0
    d = ""
    for row in range(int(c.height / step) + 2):
        for column in range(int(c.width / step) + 2):
            x, y = column * step + (step / 2 if row % 2 else 0), row * step
            r = step * 0.56 * min(1.0, max(0.0, 1.15 * (x / c.width * 0.45 + y / c.height * 0.75) - 0.12))
            if r > 2:
                d += (
                    f"M{x - r:.1f} {y:.1f} a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0 a{r:.1f} {r:.1f} 0 1 0 "
                    f"{-2 * r:.1f} 0 Z "
                )
    c.path(d, dot, 0.8)


def geometric(c: Canvas) -> None:
    """A field of facets in neighbouring tones."""
    base = c.colours[0] if c.colours else c.base
    other = c.colours[1] if len(c.colours) > 1 else adjusted(base, turn=50)
    c.paint_sky((0, base), (1, shaded(base, -0.3)))
    step = 250.0
    columns, rows = int(c.width / step) + 3, int(c.height / step) + 3
    grid = {
        (i, j): ((i - 1 + c.chance.uniform(-0.32, 0.32)) * step, (j - 1 + c.chance.uniform(-0.32, 0.32)) * step)
        for i in range(columns)
        for j in range(rows)
    }
    for i in range(columns - 1):
        for j in range(rows - 1):
            corners = grid[i, j], grid[i + 1, j], grid[i, j + 1], grid[i + 1, j + 1]
            for triangle in ((corners[0], corners[1], corners[2]), (corners[1], corners[3], corners[2])):
                share = sum(y for _, y in triangle) / 3 / c.height
                tone = shaded(mix(base, other, min(1.0, max(0.0, share))), c.chance.uniform(-0.16, 0.16))
                c.poly(list(triangle), tone)


def shapes(c: Canvas) -> None:
    """Circles, rings, crosses and waves in the picture's own colours: lively, but at the edges."""
    base = c.colours[0] if c.colours else c.base
    tones = [*c.colours[1:], adjusted(base, turn=60, light=0.1), adjusted(base, turn=-60, light=0.06), c.accent]
    c.paint_sky((0, shaded(base, 0.12)), (1, base), slant=30)
    for x, y, r, pick in ((0.02, 0.1, 230, 0), (1.0, 0.95, 290, 1), (0.98, 0.04, 150, 2), (0.05, 0.98, 190, 1)):
        c.disc(c.width * x, c.height * y, r, tones[pick % len(tones)], 0.9)
    for _ in range(16):
        x, y = c.chance.uniform(0, c.width), c.chance.uniform(0, c.height)
        if abs(x / c.width - 0.5) < 0.26 and abs(y / c.height - 0.5) < 0.3:
            continue
        tone, r = c.chance.choice(tones), c.chance.uniform(14, 38)
        if c.chance.random() < 0.5:
            c.path(
                f"M{x - r:.1f} {y:.1f} a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0 a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0",
                "",
                stroke=tone,
                width=9,
            )
        else:
            c.path(f"M{x - r:.1f} {y:.1f} H{x + r:.1f} M{x:.1f} {y - r:.1f} V{y + r:.1f}", "", stroke=tone, width=11)


def blobs(c: Canvas) -> None:
    """Large soft liquid forms."""
    base = c.colours[0] if c.colours else c.base
    tones = [*c.colours[1:]] or [
        adjusted(base, turn=45, light=0.08),
        adjusted(base, turn=-50, light=0.05),
        adjusted(base, light=0.14),
    ]
    c.paint_sky((0, base), (1, companion(base, 26)), slant=30)
    for i, (x, y, r) in enumerate(((0.08, 0.12, 420), (0.94, 0.85, 470), (0.9, 0.08, 300), (0.12, 0.96, 330))):
        points: list[tuple[float, float]] = []
        for k in range(7):
            a = math.tau * k / 7 + c.chance.uniform(-0.15, 0.15)
            reach = r * c.chance.uniform(0.72, 1.05)
            points.append((c.width * x + reach * math.cos(a), c.height * y + reach * math.sin(a)))
        c.path(_smooth(points), tones[i % len(tones)], 0.88)


def bokeh(c: Canvas) -> None:
    """Lights out of focus."""
    base = c.colours[0] if c.colours else c.base
    c.paint_sky((0, shaded(base, -0.25)), (0.6, shaded(base, -0.45)), (1, shaded(base, -0.62)))
    warm = [c.accent, *(c.colours[1:] or (adjusted(c.accent, turn=40), adjusted(base, light=0.3)))]
    for _ in range(34):
        x, y = c.chance.uniform(0, c.width), c.chance.uniform(0, c.height)
        r, tone = c.chance.uniform(18, 110), at_light(c.chance.choice(warm), 0.78)
        c.disc(x, y, r, tone, c.chance.uniform(0.1, 0.34))
        c.path(
            f"M{x - r:.1f} {y:.1f} a{r:.1f} {r:.1f} 0 1 0 {2 * r:.1f} 0 a{r:.1f} {r:.1f} 0 1 0 {-2 * r:.1f} 0",
            "",
            0.25,
            stroke=tone,
            width=3,
        )


def waves(c: Canvas) -> None:
    """Layered ribbons across the foot of the picture."""
    base = c.colours[0] if c.colours else c.base
    other = c.colours[1] if len(c.colours) > 1 else adjusted(base, turn=40, light=-0.1)
    c.paint_sky((0, shaded(base, 0.25)), (1, base))
    for i in range(6):
        c.hills(c.height * (0.42 + 0.11 * i), 150, 3, shaded(mix(base, other, i / 5), 0.1 - 0.07 * i))


def synthwave(c: Canvas) -> None:
    """A banded sun over a grid that runs to the horizon."""
    hue = c.colours[0] if c.colours else c.base
    night = from_lch(0.15, 0.09, lch(hue)[2] if c.colours else 295)
    horizon = c.height * 0.64
    c.paint_sky(
        (0, night),
        (0.42, "#3d1466" if not c.colours else shaded(hue, -0.2)),
        (0.64, "#e0348f"),
        (0.65, "#170a33"),
        (1, "#0b0620"),
    )
    c.stars(70, horizon * 0.7)
    x, r = c.width / 2, 300.0
    c.glow(x, horizon - 130, 680, "#ff4fa0", 0.55)
    for i in range(14):  # the sun in slices, thinner towards the water
        y0 = horizon - 130 - r + i * (2 * r / 14)
        thick = 2 * r / 14 * (1.02 - max(0, i - 5) * 0.085)
        half0 = math.sqrt(max(0.0, r * r - (y0 - (horizon - 130)) ** 2))
        half1 = math.sqrt(max(0.0, r * r - (y0 + thick - (horizon - 130)) ** 2))
        if y0 < horizon:
            c.poly(
                [(x - half0, y0), (x + half0, y0), (x + half1, y0 + thick), (x - half1, y0 + thick)],
                mix("#ffe15a", "#ff3f9b", i / 11 if i < 11 else 1.0),
            )
    c.poly([(-10, horizon), *c.ridge(horizon, 130, 14, sharp=True), (c.width + 10, horizon)], "#2a0f52")
    c.box(0, horizon, c.width, c.height - horizon, "#12082b")
    lines = ""
    for i in range(-16, 17):
        lines += f"M{x + i * 40:.1f} {horizon:.1f} L{x + i * 330:.1f} {c.height + 10:.1f} "
    for i in range(11):
        y = horizon + (c.height - horizon) * (i / 10) ** 2.2
        lines += f"M0 {y:.1f} H{c.width:.1f} "
    c.path(lines, "", 0.3, stroke="#ff4fd8", width=11)
    c.path(lines, "", stroke="#ff6be1", width=3.4)
    c.box(0, horizon - 3, c.width, 6, "#ffd0f2")


def spotlight(c: Canvas) -> None:
    """A stage: beams from above and a lit disc on the floor."""
    base = c.colours[0] if c.colours else c.base
    dark = at_light(base, 0.2, 0.8)
    c.paint_sky((0, at_light(base, 0.14)), (0.7, dark), (0.71, at_light(base, 0.12)), (1, at_light(base, 0.09)))
    for i in range(9):
        x = c.width * i / 8
        c.fade(
            x - c.width / 26, 0, c.width / 13, c.height * 0.71, (at_light(base, 0.26), 0.6), (at_light(base, 0.12), 0.1)
        )
    beam = at_light(base, 0.85, 0.6)
    for x, lean in ((0.2, 0.24), (0.8, -0.24), (0.5, 0.0)):
        top, foot = c.width * x, c.width * (x + lean)
        c.poly(
            [(top - 26, -20), (top + 26, -20), (foot + 250, c.height * 0.9), (foot - 250, c.height * 0.9)], beam, 0.13
        )
        c.glow(top, 0, 190, "#ffffff", 0.85)
    c.shapes.append(
        f'<ellipse cx="{c.width / 2:.1f}" cy="{c.height * 0.9:.1f}" rx="430" ry="84" fill="{beam}" fill-opacity=".34"/>'
    )
    c.shapes.append(
        f'<ellipse cx="{c.width / 2:.1f}" cy="{c.height * 0.9:.1f}" rx="300" ry="54" fill="{beam}" fill-opacity=".34"/>'
    )


def paper(c: Canvas) -> None:
    """Old paper with a darker rim."""
    colour = c.colours[0] if c.colours else "#ead9b5"
    c.paint_sky((0, shaded(colour, 0.15)), (0.6, colour), (1, shaded(colour, -0.28)), middle=(0.5, 0.5))
    for _ in range(26):
        c.disc(
            c.chance.uniform(0, c.width),
            c.chance.uniform(0, c.height),
            c.chance.uniform(2, 34),
            shaded(colour, -0.25),
            c.chance.uniform(0.04, 0.1),
        )


def _smooth(points: list[tuple[float, float]]) -> str:
    """A closed curve through the middles between the points."""
    middles = [
        ((x1 + x2) / 2, (y1 + y2) / 2) for (x1, y1), (x2, y2) in zip(points, [*points[1:], points[0]], strict=True)
    ]
    d = f"M{middles[-1][0]:.1f} {middles[-1][1]:.1f}"
    for (px, py), (mx, my) in zip(points, middles, strict=True):
        d += f" Q{px:.1f} {py:.1f} {mx:.1f} {my:.1f}"
    return d + " Z"
