"""What is scattered over a picture: sparkles, snow, embers and their like, as SVG."""

import random
from collections.abc import Callable
from dataclasses import dataclass

from .colour import mix, shaded
from .marks import Sheet, disc, line, path
from .parts import star
from .scene import Effect


@dataclass(frozen=True, slots=True, kw_only=True)
class Scatter:
    """An effect that can be asked for."""

    words: tuple[str, ...]
    draw: Callable[[Sheet, float, str], str]


def scattered(effect: Effect, sheet: Sheet) -> str:
    """The effect as SVG elements; empty for one that is not known."""
    kind = SCATTERS.get(effect.kind)
    return kind.draw(sheet, effect.amount, effect.colour) if kind else ""


def _twinkle(x: float, y: float, r: float) -> str:
    """A four-pointed glint."""
    k = r * 0.13
    return (
        f"M{x:.1f} {y - r:.1f} Q{x + k:.1f} {y - k:.1f} {x + r:.1f} {y:.1f} Q{x + k:.1f} {y + k:.1f} {x:.1f} "
        f"{y + r:.1f} "
        f"Q{x - k:.1f} {y + k:.1f} {x - r:.1f} {y:.1f} Q{x - k:.1f} {y - k:.1f} {x:.1f} {y - r:.1f} Z"
    )


def _heart(x: float, y: float, r: float) -> str:
    return (
        f"M{x:.1f} {y + r:.1f} C{x - r * 1.7:.1f} {y - r * 0.1:.1f} {x - r * 0.9:.1f} {y - r * 1.25:.1f} "
        f"{x:.1f} {y - r * 0.45:.1f} "
        f"C{x + r * 0.9:.1f} {y - r * 1.25:.1f} {x + r * 1.7:.1f} {y - r * 0.1:.1f} {x:.1f} {y + r:.1f} Z"
    )


def _flame(x: float, y: float, w: float, h: float) -> str:
    return (
        f"M{x - w:.1f} {y:.1f} Q{x - w * 1.1:.1f} {y - h * 0.45:.1f} {x - w * 0.2:.1f} {y - h * 0.62:.1f} "
        f"Q{x - w * 0.3:.1f} {y - h * 0.85:.1f} "
        f"{x + w * 0.1:.1f} {y - h:.1f} Q{x + w * 0.2:.1f} {y - h * 0.66:.1f} {x + w * 0.8:.1f} "
        f"{y - h * 0.5:.1f} Q{x + w * 1.2:.1f} {y - h * 0.3:.1f} {x + w:.1f} {y:.1f} Z"
    )


def _sparkles(s: Sheet, amount: float, colour: str) -> str:
    tints = [colour] if colour else ["#ffffff", "#fff3b0", mix(s.palette.glow, "#ffffff", 0.45)]
    out = ""
    for i in range(round(22 * amount)):
        x, y = s.spot()
        r = s.chance.uniform(30, 62) if i % 4 == 0 else s.chance.uniform(10, 26)
        tint = s.chance.choice(tints)
        out += disc(x, y, r * 0.55, tint, 0.22) + path(_twinkle(x, y, r), tint)
    return out


def _stars(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for i in range(round(18 * amount)):
        x, y = s.spot()
        r = s.chance.uniform(26, 46) if i % 3 == 0 else s.chance.uniform(12, 22)
        d = star(x, y, r, r * 0.45, 5)
        out += line(d, s.palette.dark, 5, 0.35) + path(d, colour or s.chance.choice(["#ffd84d", "#ffe98a", "#ffc12e"]))
    return out


def _hearts(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for i in range(round(16 * amount)):
        x, y = s.spot()
        r = s.chance.uniform(26, 44) if i % 3 == 0 else s.chance.uniform(12, 22)
        tint = colour or s.chance.choice(["#ff4f7b", "#ff86ab", "#f0335f"])
        out += path(_heart(x, y, r), tint, 0.95) + disc(x - r * 0.42, y - r * 0.42, r * 0.17, "#ffffff", 0.65)
    return out


def _snow(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for _ in range(round(110 * amount)):
        x, y, r = s.chance.uniform(0, s.width), s.chance.uniform(0, s.height), 2 + 9 * s.chance.random() ** 2
        out += disc(x, y, r, colour or "#ffffff", s.chance.uniform(0.5, 0.95))
    return out


def _rain(s: Sheet, amount: float, colour: str) -> str:
    d = ""
    for _ in range(round(120 * amount)):
        x, y, long = s.chance.uniform(-40, s.width), s.chance.uniform(-60, s.height), s.chance.uniform(34, 84)
        d += f"M{x:.0f} {y:.0f} l{-long * 0.22:.0f} {long:.0f} "
    return line(d, colour or "#cfe6ff", 3.2, 0.62)


def _confetti(s: Sheet, amount: float, colour: str) -> str:
    tints = [colour] if colour else ["#ff4f7b", "#ffd23f", "#2fc0f0", "#7be03d", "#a06bf2", "#ff8a3c"]
    out = ""
    for _ in range(round(64 * amount)):
        x, y = s.spot(free=0.5)
        w, h, a = s.chance.uniform(10, 24), s.chance.uniform(6, 12), s.chance.uniform(0, 180)
        if s.chance.random() < 0.3:
            out += disc(x, y, h * 0.8, s.chance.choice(tints))
        else:
            out += (
                f'<rect x="{x:.0f}" y="{y:.0f}" width="{w:.0f}" height="{h:.0f}" rx="3" '
                f'fill="{s.chance.choice(tints)}" transform="rotate({a:.0f} {x:.0f} {y:.0f})"/>'
            )
    return out


def _flames(s: Sheet, amount: float, colour: str) -> str:
    outer, middle, inner = (
        (shaded(colour, -0.15), colour, shaded(colour, 0.35)) if colour else ("#e2391f", "#ff8a2a", "#ffdf6b")
    )
    out, count = "", max(5, round(s.width / 120 * amount))
    for tint, grow in ((outer, 1.0), (middle, 0.7), (inner, 0.42)):
        chance = random.Random(round(s.width) + 7)
        for i in range(count + 1):
            x, h, w = (
                s.width * i / count,
                chance.uniform(150, 340) * min(1.3, 0.7 + 0.3 * amount),
                chance.uniform(60, 95),
            )
            edge = abs(x - s.x) / max(1.0, s.width / 2)
            out += path(_flame(x, s.height + 12, w * (0.6 + 0.4 * grow), h * grow * (0.55 + 0.6 * edge)), tint, 0.95)
    return out + _embers(s, amount, colour)


def _embers(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for _ in range(round(38 * amount)):
        x, y = s.spot(free=0.45)
        r, tint = s.chance.uniform(2.5, 8), colour or s.chance.choice(["#ffb14a", "#ff7b2e", "#ffe08a"])
        out += disc(x, y, r * 2.6, tint, 0.16) + disc(x, y, r, tint, 0.95)
    return out


def _lightning(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for i in range(max(1, round(3 * amount))):
        x = s.width * (0.12 + 0.76 * ((i * 2 + (i % 2)) % 5) / 4) + s.chance.uniform(-40, 40)
        points, y = [(x, -20.0)], -20.0
        while y < s.height * s.chance.uniform(0.45, 0.62):
            y += s.chance.uniform(70, 130)
            x += s.chance.uniform(-90, 90)
            points.append((x, y))
        d = "M" + " L".join(f"{px:.0f} {py:.0f}" for px, py in points)
        if len(points) > 3:
            bx, by = points[2]
            d += f" M{bx:.0f} {by:.0f} l{s.chance.uniform(-120, 120):.0f} {s.chance.uniform(60, 130):.0f}"
        tint = colour or "#8fd8ff"
        out += line(d, tint, 34, 0.16) + line(d, tint, 18, 0.4) + line(d, "#ffffff", 7)
    return out


def _glow(s: Sheet, amount: float, colour: str) -> str:
    tint = colour or mix(s.palette.glow, "#ffffff", 0.2)
    return (
        f'<radialGradient id="eg"><stop offset=".25" stop-color="{tint}" stop-opacity="0"/><stop offset=".52" '
        f'stop-color="{tint}" stop-opacity="{min(0.55, 0.4 * amount):.2f}"/>'
        f'<stop offset="1" stop-color="{tint}" stop-opacity="0"/></radialGradient>'
        f'<circle cx="{s.x:.0f}" cy="{s.y:.0f}" r="{s.r * 1.75:.0f}" fill="url(#eg)"/>'
    )


def _bubbles(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for _ in range(round(26 * amount)):
        x, y = s.spot(free=0.45)
        r, tint = s.chance.uniform(9, 40), colour or "#ffffff"
        out += disc(x, y, r, tint, 0.14) + line(
            f"M{x - r:.0f} {y:.0f} a{r:.0f} {r:.0f} 0 1 0 {2 * r:.0f} 0 a{r:.0f} {r:.0f} 0 1 0 {-2 * r:.0f} 0",
            tint,
            3,
            0.6,
        )
        out += disc(x - r * 0.35, y - r * 0.38, r * 0.18, "#ffffff", 0.85)
    return out


def _petals(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for _ in range(round(34 * amount)):
        x, y = s.spot(free=0.4)
        r, a = s.chance.uniform(12, 28), s.chance.uniform(0, 360)
        tint = colour or s.chance.choice(["#ffb7d1", "#ff9cc0", "#ffe0ea"])
        out += (
            f'<path d="M{x:.0f} {y:.0f} q{r:.0f} {-r:.0f} {2 * r:.0f} 0 q{-r:.0f} {r * 0.8:.0f} {-2 * r:.0f} '
            f'0 Z" fill="{tint}" transform="rotate({a:.0f} {x:.0f} {y:.0f})" fill-opacity=".92"/>'
        )
    return out


def _leaves(s: Sheet, amount: float, colour: str) -> str:
    return _petals(
        Sheet(width=s.width, height=s.height, x=s.x, y=s.y, r=s.r, chance=s.chance, palette=s.palette),
        amount,
        colour or "#e0762a",
    )


def _notes(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for _ in range(round(12 * amount)):
        x, y = s.spot()
        k, tint = (
            s.chance.uniform(0.6, 1.3),
            colour or s.chance.choice([s.palette.accent, s.palette.light, s.palette.glow]),
        )
        out += (
            f'<ellipse cx="{x:.0f}" cy="{y:.0f}" rx="{20 * k:.0f}" ry="{15 * k:.0f}" fill="{tint}" '
            f'transform="rotate(-18 {x:.0f} {y:.0f})"/>'
        )
        out += line(
            f"M{x + 18 * k:.0f} {y - 4 * k:.0f} v{-72 * k:.0f} q{26 * k:.0f} {8 * k:.0f} {28 * k:.0f} {34 * k:.0f}",
            tint,
            7 * k,
        )
    return out


def _dust(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for _ in range(round(46 * amount)):
        x, y, r = s.chance.uniform(0, s.width), s.chance.uniform(0, s.height), s.chance.uniform(1.5, 5)
        out += disc(x, y, r * 2.4, colour or "#fff3cf", 0.1) + disc(
            x, y, r, colour or "#fff3cf", s.chance.uniform(0.3, 0.8)
        )
    return out


def _smoke(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for i in range(round(18 * amount)):
        x = s.width * (i + s.chance.random()) / max(1, round(18 * amount))
        out += disc(x, s.height * s.chance.uniform(0.86, 1.05), s.chance.uniform(90, 210), colour or "#e6e9f2", 0.16)
    return out


def _coins(s: Sheet, amount: float, colour: str) -> str:
    out = ""
    for _ in range(round(14 * amount)):
        x, y = s.spot()
        r = s.chance.uniform(18, 40)
        tint = colour or "#f4b92e"
        out += (
            disc(x, y, r, shaded(tint, -0.35))
            + disc(x, y, r * 0.88, tint)
            + line(f"M{x:.0f} {y - r * 0.45:.0f} v{r * 0.9:.0f}", shaded(tint, -0.3), r * 0.2)
        )
        out += line(
            f"M{x - r * 0.55:.0f} {y - r * 0.3:.0f} q{r * 0.2:.0f} {-r * 0.4:.0f} {r * 0.55:.0f} {-r * 0.42:.0f}",
            "#ffffff",
            r * 0.12,
            0.7,
        )
    return out


SCATTERS: dict[str, Scatter] = {
    "sparkles": Scatter(words=("sparkle", "sparkles", "glitter", "twinkles", "shimmer", "magic dust", "magic",
        "glints", "particles"), draw=_sparkles),
    "stars": Scatter(words=("star", "stars", "little stars"), draw=_stars),
    "hearts": Scatter(words=("heart", "hearts", "love"), draw=_hearts),
    "snow": Scatter(words=("snow", "snowflakes", "snowfall", "falling snow"), draw=_snow),
    "rain": Scatter(words=("rain", "raindrops", "drizzle", "rainfall"), draw=_rain),
    "confetti": Scatter(words=("confetti", "streamers", "party"), draw=_confetti),
    "flames": Scatter(words=("flame", "flames", "fire", "burning"), draw=_flames),
    "embers": Scatter(words=("embers", "sparks", "ashes"), draw=_embers),
    "lightning": Scatter(words=("lightning", "lightning bolts", "thunder", "bolts", "electricity", "thunderbolt"),
        draw=_lightning),
    "glow": Scatter(words=("glow", "aura", "glowing aura", "light around", "backlight", "shine"), draw=_glow),
    "bubbles": Scatter(words=("bubble", "bubbles"), draw=_bubbles),
    "petals": Scatter(words=("petal", "petals", "cherry blossoms", "blossoms"), draw=_petals),
    "leaves": Scatter(words=("leaves", "falling leaves", "autumn leaves"), draw=_leaves),
    "notes": Scatter(words=("music notes", "notes", "musical notes"), draw=_notes),
    "dust": Scatter(words=("dust", "fireflies", "floating lights", "motes"), draw=_dust),
    "smoke": Scatter(words=("smoke", "fog", "mist", "haze"), draw=_smoke),
    "coins": Scatter(words=("coins", "gold coins", "money"), draw=_coins),
}  # fmt: skip
