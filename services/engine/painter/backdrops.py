"""What a style puts behind its subject: bursts, speed lines, confetti, rings and light, as SVG."""

import math
from collections.abc import Callable

from .colour import adjusted, at_light, lch, mix, shaded
from .grounds.canvas import Light
from .marks import Sheet, disc, line, path
from .parts import polygon


def backdrop(name: str, s: Sheet) -> str:
    """What a style puts behind its subject; empty for none."""
    draw = BACKDROPS.get(name)
    return draw(s) if draw else ""


def halo(s: Sheet) -> Light:
    """The light that some styles put behind a subject."""
    return Light(x=s.x, y=s.y, r=s.r * 1.35, colour=at_light(mix(s.palette.glow, s.base, 0.35), 0.78), strength=0.75)


def _energy(s: Sheet) -> str:
    """Slanting strokes that rush past, and a burst of shards behind the subject."""
    bright, out = mix(s.palette.glow, s.palette.accent, 0.25), ""
    for i in range(18):
        a = math.tau * i / 18 + s.chance.uniform(-0.12, 0.12)
        inner, outer, wide = s.r * 0.5, s.r * s.chance.uniform(1.05, 1.5), s.chance.uniform(0.03, 0.075)
        tint = s.palette.accent if i % 3 == 0 else bright
        out += path(
            polygon(
                (s.x + inner * math.cos(a - wide), s.y + inner * math.sin(a - wide)),
                (s.x + outer * math.cos(a), s.y + outer * math.sin(a)),
                (s.x + inner * math.cos(a + wide), s.y + inner * math.sin(a + wide)),
            ),
            tint,
            0.8,
        )
    for _ in range(15):
        x, y, long, thick = (
            s.chance.uniform(-200, s.width),
            s.chance.uniform(-100, s.height),
            s.chance.uniform(160, 520),
            s.chance.uniform(4, 20),
        )
        dx, dy = long, -long * 0.5
        out += path(
            polygon((x, y), (x + dx, y + dy), (x + dx + thick * 0.4, y + dy + thick * 0.3), (x + thick, y + thick)),
            s.chance.choice([bright, s.palette.accent, "#ffffff"]),
            s.chance.uniform(0.16, 0.5),
        )
    return out


def _speed(s: Sheet) -> str:
    """Manga's focus lines: thin wedges from the edges towards the subject."""
    out, reach = "", math.hypot(s.width, s.height)
    d = ""
    for i in range(66):
        a = math.tau * i / 66 + s.chance.uniform(-0.05, 0.05)
        inner, wide = s.r * s.chance.uniform(1.05, 1.45), s.chance.uniform(0.004, 0.014)
        d += polygon(
            (s.x + inner * math.cos(a), s.y + inner * math.sin(a)),
            (s.x + reach * math.cos(a - wide), s.y + reach * math.sin(a - wide)),
            (s.x + reach * math.cos(a + wide), s.y + reach * math.sin(a + wide)),
        )
    out += path(d, "#ffffff", 0.34)
    return out


def _confetti_behind(s: Sheet) -> str:
    tints = [
        s.palette.accent,
        s.palette.second,
        s.palette.glow,
        "#ffffff",
        adjusted(s.palette.main, turn=90, light=0.1),
    ]
    out = ""
    for i in range(46):
        a, reach = s.chance.uniform(0, math.tau), s.r * s.chance.uniform(0.75, 1.75)
        x, y, size, tint = (
            s.x + reach * math.cos(a) * 1.15,
            s.y + reach * math.sin(a),
            s.chance.uniform(9, 26),
            s.chance.choice(tints),
        )
        if i % 3 == 0:
            out += disc(x, y, size * 0.75, tint)
        elif i % 3 == 1:
            out += (
                f'<rect x="{x:.0f}" y="{y:.0f}" width="{size * 1.7:.0f}" height="{size * 0.62:.0f}" '
                f'rx="{size * 0.3:.0f}" fill="{tint}" transform="rotate({s.chance.uniform(0, 180):.0f} {x:.0f} '
                f'{y:.0f})"/>'
            )
        else:
            out += line(f"M{x:.0f} {y:.0f} q{size:.0f} {-size:.0f} {2 * size:.0f} 0 t{2 * size:.0f} 0", tint, 7)
    return out


def _emblem(s: Sheet) -> str:
    """A ring and fine rules behind the subject."""
    gold = mix(s.palette.accent, s.palette.light, 0.15)
    r = s.r * 0.98
    return (
        disc(s.x, s.y, r, mix(s.base, s.palette.light, 0.12), 0.75)
        + line(
            f"M{s.x - r:.0f} {s.y:.0f} a{r:.0f} {r:.0f} 0 1 0 {2 * r:.0f} 0 a{r:.0f} {r:.0f} 0 1 0 {-2 * r:.0f} 0",
            gold,
            5,
            0.9,
        )
        + line(
            f"M{s.x - r * 1.06:.0f} {s.y:.0f} a{r * 1.06:.0f} {r * 1.06:.0f} 0 1 0 {2.12 * r:.0f} 0 "
            f"a{r * 1.06:.0f} {r * 1.06:.0f} 0 1 0 {-2.12 * r:.0f} 0",
            gold,
            1.6,
            0.6,
        )
    )


def _disc_behind(s: Sheet) -> str:
    tint = shaded(s.base, -0.1 if lch(s.base)[0] > 0.6 else 0.12)
    return disc(s.x, s.y, s.r * 0.92, tint)


BACKDROPS: dict[str, Callable[[Sheet], str]] = {
    "energy": _energy, "speed": _speed, "confetti": _confetti_behind, "emblem": _emblem, "disc": _disc_behind,
}  # fmt: skip
