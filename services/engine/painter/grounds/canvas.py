"""What a background is painted on: a gradient below, shapes above it, and the tones that an hour of the day gives to a
hue."""

import math
import random
from dataclasses import dataclass, field
from itertools import pairwise

from ..colour import at_light, from_lch, lch, mix

Stop = tuple[float, str]
Veil = tuple[str, float]  # a colour and its opacity


@dataclass(frozen=True, slots=True, kw_only=True)
class Sky:
    """The gradient that everything stands on: stops from 0 to 1, downwards, or from a middle (fractions) outwards."""

    stops: tuple[Stop, ...]
    middle: tuple[float, float] | None = None  # None: from top to bottom
    slant: float = 0.0  # of a straight gradient: degrees away from straight down


@dataclass(frozen=True, slots=True, kw_only=True)
class Light:
    """A light that fades outwards from (x, y) to the radius r, in units."""

    x: float
    y: float
    r: float
    colour: str
    strength: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Tones:
    """The colours of a scene at an hour."""

    top: str
    low: str
    land: str  # nearest ground
    light: str  # sun, moon, lamps
    dark: str
    accent: str
    hour: str

    def far(self, share: float, land: str | None = None) -> str:
        """The land at a distance: 0 near, 1 at the horizon, where it takes the air's colour."""
        return mix(land or self.land, self.low, share * 0.82)


_HOURS: dict[
    str, tuple[float, float, float, float, float]
] = {  # lightness: sky's top, horizon, land; chroma; hue turn of the horizon
    "night": (0.17, 0.4, 0.17, 0.85, 22),
    "dusk": (0.33, 0.74, 0.22, 1.0, 0),
    "dawn": (0.66, 0.9, 0.42, 0.8, 0),
    "day": (0.66, 0.93, 0.5, 0.9, -12),
}
_LENT: dict[str, float] = {
    "day": 0.3,
    "dawn": 0.5,
    "night": 0.5,
    "dusk": 0.7,
}  # how much of the air's colour the picture's palette lends
_HORIZON: dict[str, str] = {"dusk": "#ff9a5c", "dawn": "#ffd2b0"}
_LIGHTS: dict[str, str] = {"night": "#f6efcf", "dusk": "#ffd27a", "dawn": "#fff0c9", "day": "#fffbe6"}


def tones(base: str, hour: str, *, land: str | None = None, sky: str | None = None, accent: str = "#ffb347") -> Tones:
    """Tones for a base hue at an hour; `land` and `sky` are the natural colours of a place, which the base tints."""
    hour = hour if hour in _HOURS else "day"
    top, low, ground, strength, turn = _HOURS[hour]
    _, chroma, hue = lch(base)
    if sky:  # the hue is turned, not mixed: opposite colours mixed are grey
        _, own_chroma, own_hue = lch(sky)
        swing = _LENT[hour] * ((hue - own_hue + 180) % 360 - 180)
        hue = (own_hue + min(28.0, max(-28.0, swing))) % 360
        chroma = (own_chroma + chroma) / 2
    chroma = min(max(chroma, 0.05), 0.15)
    horizon = from_lch(low, chroma * strength * (0.5 if hour == "day" else 0.95), (hue + turn) % 360)
    if hour in _HORIZON:
        horizon = mix(horizon, _HORIZON[hour], 0.72)
    earth = land or from_lch(ground, chroma * 0.8, hue)
    earth = mix(
        at_light(earth, ground + (0.06 if hour == "day" else 0.03)),
        from_lch(ground, chroma, hue),
        0.15 if hour == "day" else 0.5,
    )
    return Tones(
        top=from_lch(top, chroma * strength, hue),
        low=horizon,
        land=earth,
        light=_LIGHTS[hour],
        dark=from_lch(max(0.1, ground * 0.55), chroma * 0.6, hue),
        accent=accent,
        hour=hour,
    )


@dataclass(slots=True, kw_only=True)
class Canvas:
    """A sheet of `width` × `height` units whose shorter side is 1000, gathering SVG."""

    width: float
    height: float
    seed: int
    base: str
    hour: str
    colours: tuple[str, ...]
    accent: str
    flat: bool = False  # the style wants no gradients
    shapes: list[str | Light] = field(default_factory=list)
    sky: Sky = Sky(stops=((0, "#223"), (1, "#445")))
    chance: random.Random = field(init=False)
    _fades: dict[tuple[Veil, Veil], str] = field(default_factory=dict["tuple[Veil, Veil]", str], init=False)

    def __post_init__(self) -> None:
        self.chance = random.Random(self.seed)

    def paint_sky(self, *stops: Stop, middle: tuple[float, float] | None = None, slant: float = 0.0) -> None:
        """The ground gradient; flat styles take its middle colour and keep the outer ones for shapes."""
        self.sky = Sky(stops=stops, middle=middle, slant=slant)

    def path(self, d: str, fill: str, opacity: float = 1.0, *, stroke: str = "", width: float = 0.0) -> None:
        """A filled path; with a stroke it is drawn as a line instead."""
        faint = (
            f' {"stroke" if stroke else "fill"}-opacity="{opacity:.3f}"' if opacity < 1 else ""
        )  # on the element itself it costs a layer
        if stroke:
            self.shapes.append(
                f'<path d="{d}" fill="none" stroke="{stroke}" stroke-width="{width:.1f}" stroke-linecap="round" '
                f'stroke-linejoin="round"{faint}/>'
            )
        else:
            self.shapes.append(f'<path d="{d}" fill="{fill}"{faint}/>')

    def disc(self, x: float, y: float, r: float, fill: str, opacity: float = 1.0) -> None:
        """A filled circle."""
        faint = f' fill-opacity="{opacity:.3f}"' if opacity < 1 else ""
        self.shapes.append(f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}"{faint}/>')

    def box(self, x: float, y: float, w: float, h: float, fill: str, opacity: float = 1.0, r: float = 0.0) -> None:
        """A filled rectangle."""
        faint = f' fill-opacity="{opacity:.3f}"' if opacity < 1 else ""
        rounded = f' rx="{r:.1f}"' if r else ""
        self.shapes.append(
            f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="{fill}"{rounded}{faint}/>'
        )

    def poly(self, points: list[tuple[float, float]], fill: str, opacity: float = 1.0) -> None:
        """A filled shape with straight sides."""
        self.path("M" + " L".join(f"{x:.1f} {y:.1f}" for x, y in points) + " Z", fill, opacity)

    def glow(self, x: float, y: float, r: float, colour: str, strength: float = 0.6) -> None:
        """A light that fades outwards; in flat styles, three rings of it."""
        if self.flat:
            for ring, share in ((1.0, 0.16), (0.72, 0.2), (0.46, 0.26)):
                self.disc(x, y, r * ring, colour, strength * share)
            return
        self.shapes.append(Light(x=x, y=y, r=r, colour=colour, strength=strength))

    def layers(self) -> tuple[list[Light], str, list[Light]]:
        """The lights below everything, the shapes as SVG, the lights above everything: those are cheaper to paint
        without SVG."""
        items = list(self.shapes)
        below, above = list[Light](), list[Light]()
        while items and isinstance(first := items[0], Light):
            below.append(first)
            items = items[1:]
        while items and isinstance(last := items[-1], Light):
            above.insert(0, last)
            items = items[:-1]
        return (
            below,
            "".join(_light_svg(item, f"w{i}") if isinstance(item, Light) else item for i, item in enumerate(items)),
            above,
        )

    def fade(self, x: float, y: float, w: float, h: float, top: Veil, low: Veil) -> None:
        """A rectangle running from one colour and opacity to another, downwards: mist, floors, water."""
        if self.flat:
            self.box(x, y, w, h, mix(top[0], low[0], 0.5), (top[1] + low[1]) / 2)
            return
        if (name := self._fades.get((top, low))) is None:
            name = self._fades[top, low] = f"f{len(self._fades) + 1}"
            self.shapes.append(
                f'<linearGradient id="{name}" x1="0" y1="0" x2="0" y2="1"><stop stop-color="{top[0]}" '
                f'stop-opacity="{top[1]:.3f}"/>'
                f'<stop offset="1" stop-color="{low[0]}" stop-opacity="{low[1]:.3f}"/></linearGradient>'
            )
        self.shapes.append(f'<rect x="{x:.1f}" y="{y:.1f}" width="{w:.1f}" height="{h:.1f}" fill="url(#{name})"/>')

    def ridge(self, y: float, rise: float, steps: int, *, sharp: bool = False) -> list[tuple[float, float]]:
        """The points of a skyline about the height y, left to right beyond both edges."""
        points: list[tuple[float, float]] = []
        for i in range(steps + 1):
            x = -60 + (self.width + 120) * (i + (self.chance.uniform(-0.25, 0.25) if 0 < i < steps else 0)) / steps
            up = self.chance.uniform(0.35, 1.0) if i % 2 or not sharp else self.chance.uniform(-0.35, 0.15)
            points.append((x, y - rise * up))
        return points

    def hills(self, y: float, rise: float, steps: int, fill: str) -> None:
        """Rolling land below a soft skyline."""
        points = self.ridge(y, rise, steps)
        d = f"M{points[0][0]:.1f} {self.height + 20:.1f} L{points[0][0]:.1f} {points[0][1]:.1f}"
        for (x1, y1), (x2, y2) in pairwise(points):
            half = (x1 + x2) / 2
            d += f" C{half:.1f} {y1:.1f} {half:.1f} {y2:.1f} {x2:.1f} {y2:.1f}"
        self.path(d + f" L{points[-1][0]:.1f} {self.height + 20:.1f} Z", fill)

    def stars(self, count: int, low: float, colour: str = "#ffffff") -> None:
        """Stars down to the height `low`, most of them small."""
        for _ in range(count):
            r = 1.2 + 3.2 * self.chance.random() ** 3
            self.disc(
                self.chance.uniform(0, self.width),
                self.chance.uniform(0, low),
                r,
                colour,
                self.chance.uniform(0.35, 0.95),
            )

    def sun(self, x: float, y: float, r: float, colour: str) -> None:
        """A sun or moon with its light around it."""
        self.glow(x, y, r * 3.4, colour, 0.5)
        self.disc(x, y, r, colour)

    def cloud(self, x: float, y: float, size: float, fill: str, opacity: float = 1.0) -> None:
        """A cloud with a flat foot: bumps over a bar."""
        d = ""
        for dx, r in ((-0.62, 0.26), (-0.22, 0.42), (0.25, 0.34), (0.62, 0.2)):
            cx, rr = x + dx * size, r * size
            d += f"M{cx - rr:.1f} {y:.1f} A{rr:.1f} {rr:.1f} 0 0 1 {cx + rr:.1f} {y:.1f} Z "
        self.path(
            d + f"M{x - 0.88 * size:.1f} {y - 4:.1f} H{x + 0.82 * size:.1f} V{y + 0.02 * size:.1f} "
            f"H{x - 0.88 * size:.1f} Z",
            fill,
            opacity,
        )

    def rays(self, x: float, y: float, count: int, colour: str, opacity: float, *, turn: float = 0.0) -> None:
        """Beams from a point to beyond the edges, as many gaps as beams."""
        reach = math.hypot(self.width, self.height)
        d = ""
        for i in range(count):
            a = math.tau * i / count + turn
            b = a + math.pi / count
            d += (
                f"M{x:.1f} {y:.1f} L{x + reach * math.cos(a):.1f} {y + reach * math.sin(a):.1f} "
                f"L{x + reach * math.cos(b):.1f} {y + reach * math.sin(b):.1f} Z "
            )
        self.path(d, colour, opacity)


def _light_svg(light: Light, name: str) -> str:
    return (
        f'<radialGradient id="{name}"><stop stop-color="{light.colour}" stop-opacity="{light.strength:.3f}"/>'
        f'<stop offset=".35" stop-color="{light.colour}" stop-opacity="{light.strength * 0.5:.3f}"/>'
        f'<stop offset="1" stop-color="{light.colour}" stop-opacity="0"/></radialGradient>'
        f'<circle cx="{light.x:.1f}" cy="{light.y:.1f}" r="{light.r:.1f}" fill="url(#{name})"/>'
    )
