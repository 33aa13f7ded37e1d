"""Abstract shapes: swirls, mosaics, mandalas, plain figures, for marks and patterns."""

from math import pi, sin

from services.engine.painter.parts import Part, Variant, blob, circle, ellipse, mirror, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, placed, shine, tilted
from services.engine.painter.things.shapes import arc, band, bar, leaf, petal, smooth, spark, spiral, spot

EMBLEMS = Shelf("symbol")
ROLES = ("main", "second", "accent", "light", "dark")


def _regular(sides: int, radius: float, twist: float = -90) -> str:
    """A regular figure about the middle of the box."""
    return polygon(*(spot(500, 500, radius, twist + 360 / sides * n) for n in range(sides)))


@EMBLEMS("spiral", "hypnosis", "vortex", "swirl spiral", "fibonacci")
def spiral_sign(variant: Variant) -> list[Part]:
    start = variant.between("start", 0, 360)
    return [
        fill("disc", "dark", circle(500, 500, 415)),
        pen("spiral", "main", 70, spiral(500, 500, 20, 360, 2.6, start)),
        pen("spiral", "second", 34, spiral(500, 500, 20, 360, 2.6, start)),
        pen("spiral", "accent", 46, spiral(500, 500, 60, 366, 2.35, start + 180)),
        pen("spiral", "light", 10, spiral(500, 500, 20, 352, 2.6, start - 4), opacity=0.6),
        fill("middle", "glow", circle(500, 500, 46)),
        pen("rim", "main", 26, circle(500, 500, 404), -0.2),
        shine(band(500, 500, 412, 398, 195, 260), 0.6),
        *(
            fill("sparkle", "glow", spark(x, y, r), line=False)
            for x, y, r in ((170, 190, 54), (850, 820, 48), (860, 200, 30))
        ),
    ]


@EMBLEMS("hexagon", "hex", "honeycomb", "hexagonal badge", "cube")
def hexagon(variant: Variant) -> list[Part]:
    points = [spot(500, 500, 420, -90 + 60 * n) for n in range(6)]
    inner = [spot(500, 500, 290, -90 + 60 * n) for n in range(6)]
    shades = (0.15, -0.1, -0.3, -0.4, -0.15, 0.25)
    return [
        fill("hexagon", "main", polygon(*points)),
        *(
            fill(
                "facet",
                "main",
                polygon(points[n], points[(n + 1) % 6], inner[(n + 1) % 6], inner[n]),
                shades[n],
                line=False,
            )
            for n in range(6)
        ),
        fill("cube", "accent", polygon(inner[5], inner[0], inner[1], (500, 500)), 0.25),
        fill("cube", "accent", polygon(inner[5], (500, 500), inner[3], inner[4])),
        fill("cube", "accent", polygon(inner[1], inner[2], inner[3], (500, 500)), -0.25),
        shine(polygon(inner[5], inner[0], (500, 250), (284, 372)), 0.4),
        pen("edge", "white", 9, bar(inner[5], (500, 500), inner[1]), opacity=0.6),
        pen("edge", "white", 9, bar((500, 500), inner[3]), opacity=0.6),
        fill("sparkle", "white", spark(700, 200, 60), line=False),
    ]


@EMBLEMS("triangle", "delta", "prism", "impossible triangle", "illuminati")
def triangle(variant: Variant) -> list[Part]:
    return [
        fill("triangle", "main", "M 470 130 Q 500 80 530 130 L 900 770 Q 920 820 870 826 H 130 Q 80 820 100 770 Z"),
        fill("facet", "main", "M 500 110 Q 516 104 530 130 L 900 770 Q 920 820 870 826 L 690 700 Z", -0.3, line=False),
        fill("facet", "main", "M 870 826 H 130 Q 80 820 100 770 L 310 700 H 690 Z", -0.14, line=False),
        fill("inner", "accent", polygon((500, 340), (690, 690), (310, 690))),
        fill("inner", "accent", polygon((500, 340), (690, 690), (500, 570)), -0.22, line=False),
        fill("inner", "accent", polygon((310, 690), (690, 690), (500, 570)), 0.25, line=False),
        shine("M 464 176 L 490 140 L 180 690 L 150 716 Z", 0.5),
        *(
            pen("ray", c, 18, bar((700, 480 + 40 * n), (920, 440 + 66 * n)))
            for n, c in enumerate(("red", "sun", "leaf", "sea"))
        ),
        pen("ray", "white", 18, bar((80, 470), (320, 520))),
        fill("sparkle", "glow", spark(500, 590, 70), line=False),
    ]


@EMBLEMS("circle", "orb", "sphere", "round badge")
def orb(variant: Variant) -> list[Part]:
    return [
        fill("glow", "main", circle(500, 500, 430), line=False, opacity=0.2),
        fill("circle", "main", circle(500, 500, 370)),
        fill("inner", "second", blob(560, 620, 230, 7, 0.12, variant.seed), line=False, opacity=0.55),
        fill("inner", "accent", blob(420, 420, 170, 6, 0.14, variant.seed + 1), line=False, opacity=0.6),
        dim("M 870 500 A 370 370 0 0 1 220 740 A 440 440 0 0 0 830 330 Q 870 410 870 500 Z", 0.2),
        shine("M 210 460 Q 230 270 410 190 Q 310 300 290 450 Q 240 510 210 460 Z", 0.6),
        shine(ellipse(260, 590, 24, 36), 0.5),
        pen("ring", "light", 14, arc(500, 500, 412, 200, 330)),
        pen("ring", "accent", 14, arc(500, 500, 412, 20, 110)),
        *(fill("satellite", c, circle(*spot(500, 500, 412, a), 26)) for c, a in (("accent", 345.0), ("second", 128.0))),
    ]


@EMBLEMS("square shape", "square emblem", "diamond shape")
def square(variant: Variant) -> list[Part]:
    parts = [
        fill("square", "main", rounded(150, 150, 700, 700, 120), -0.3),
        fill("square", "main", rounded(150, 130, 700, 690, 120)),
        fill("inner", "second", rounded(270, 250, 330, 330, 70)),
        fill("inner", "accent", rounded(420, 400, 330, 330, 70)),
        fill("overlap", "light", rounded(420, 400, 180, 180, 40)),
        dim("M 150 640 Q 500 800 850 640 V 700 Q 850 820 730 820 H 270 Q 150 820 150 700 Z", 0.14),
        shine(rounded(250, 158, 380, 24, 12), 0.5),
        shine(rounded(300, 280, 20, 160, 10), 0.5),
        fill("dot", "glow", circle(510, 490, 36)),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 45.0)))


@EMBLEMS("abstract", "abstract swirl", "swirl", "logo mark", "abstract logo")
def abstract_swirl(variant: Variant) -> list[Part]:
    twist = variant.between("twist", 0, 120)
    arms = variant.pick("arms", (5, 6, 7))
    blade = "M 500 500 C 470 330 560 150 760 120 C 820 116 872 150 900 210 C 760 190 640 300 500 500 Z"
    gleam = "M 530 330 C 560 220 650 150 760 140 C 670 180 590 250 530 330 Z"
    shadow = "M 500 500 C 560 350 700 190 900 210 C 760 190 640 300 500 500 Z"
    return [
        *(
            part
            for n in range(arms)
            for part in placed(
                tilted(
                    [fill("swirl", ROLES[n % 3], blade, 0.0 if n < 3 else -0.16), dim(shadow, 0.2), shine(gleam, 0.45)],
                    twist + 360 / arms * n,
                ),
                0.85,
                500,
                500,
            )
        ),
        fill("middle", "light", circle(500, 500, 74)),
        fill("middle", "glow", circle(500, 500, 42), line=False),
        *(
            fill("dot", ROLES[(n + 1) % 3], circle(*spot(500, 500, 300, twist - 82 + 360 / arms * n), 26))
            for n in range(arms)
        ),
    ]


@EMBLEMS("mosaic", "abstract mosaic", "polygon art")
def mosaic(variant: Variant) -> list[Part]:
    rings: list[list[tuple[float, float]]] = [[(500, 500)]]
    for ring, (count, radius) in enumerate(((6, 150), (10, 290), (14, 415)), start=1):
        wobble = 0.0 if ring == 3 else 34.0
        rings.append(
            [
                spot(
                    500,
                    500,
                    radius + variant.between(f"r{ring}.{n}", -wobble, wobble),
                    360 / count * (n + 0.5 * (ring % 2)),
                )
                for n in range(count)
            ]
        )
    tiles: list[Part] = []
    for ring in (3, 2, 1):
        outer, inner = rings[ring], rings[ring - 1]
        for n, point in enumerate(outer):
            after = outer[(n + 1) % len(outer)]
            at = round(n * len(inner) / len(outer)) % len(inner)
            to = round((n + 1) * len(inner) / len(outer)) % len(inner)
            corners = (point, after, inner[to]) if inner[at] == inner[to] else (point, after, inner[to], inner[at])
            role = variant.pick(f"c{ring}.{n}", ("main", "main", "second", "accent", "light"))
            tiles.append(fill("tile", role, polygon(*corners), variant.between(f"s{ring}.{n}", -0.35, 0.35)))
    return [
        fill("frame", "dark", circle(500, 500, 432)),
        *tiles,
        fill("gem", "glow", _regular(6, 54)),
        shine(band(500, 500, 428, 418, 195, 260), 0.5),
    ]


@EMBLEMS("geometric pattern", "sacred geometry", "flower of life")
def geometry(variant: Variant) -> list[Part]:
    twist = variant.pick("twist", (0.0, 30.0))
    centres = [spot(500, 500, 190, twist + 60 * n) for n in range(6)]
    return [
        fill("disc", "dark", circle(500, 500, 415)),
        pen("rim", "main", 22, circle(500, 500, 404)),
        *(
            fill("circle", ROLES[n % 3], circle(x, y, 190), line=False, opacity=0.34)
            for n, (x, y) in enumerate(centres)
        ),
        *(pen("line", "light", 9, circle(x, y, 190), opacity=0.85) for x, y in [(500, 500), *centres]),
        pen("line", "accent", 14, _regular(3, 380, twist)),
        pen("line", "second", 14, _regular(3, 380, twist + 180)),
        pen("line", "main", 11, _regular(6, 380, twist), 0.2),
        *(fill("node", "glow", circle(*spot(500, 500, 380, twist + 60 * n), 24)) for n in range(6)),
        fill("middle", "glow", _regular(6, 60, twist)),
        fill("middle", "accent", circle(500, 500, 26), line=False),
    ]


@EMBLEMS("mandala", "rosette pattern", "kaleidoscope")
def mandala(variant: Variant) -> list[Part]:
    count = variant.pick("count", (8, 10, 12))
    angles = [360 / count * n for n in range(count)]
    half = 180 / count
    return [
        *(fill("petal", "main", petal(500, 500, a + half, 200, 420, 620 / count), -0.25) for a in angles),
        *(fill("petal", "second", petal(500, 500, a, 160, 400, 620 / count)) for a in angles),
        *(fill("petal", "light", petal(500, 500, a, 220, 350, 330 / count), line=False, opacity=0.8) for a in angles),
        *(fill("dot", "gold", circle(*spot(500, 500, 392, a + half), 15), line=False) for a in angles),
        fill("ring", "dark", circle(500, 500, 222)),
        *(fill("petal", "accent", petal(500, 500, a + half, 60, 210, 420 / count)) for a in angles),
        *(
            pen(
                "petal line", "light", 6, bar(spot(500, 500, 110, a + half), spot(500, 500, 176, a + half)), opacity=0.8
            )
            for a in angles
        ),
        fill("ring", "gold", circle(500, 500, 104)),
        *(fill("petal", "main", petal(500, 500, a, 20, 92, 160 / count), line=False) for a in angles),
        fill("middle", "glow", circle(500, 500, 34)),
    ]


@EMBLEMS("waveform", "wave form", "sound wave", "equalizer", "equaliser", "podcast wave")
def waveform(variant: Variant) -> list[Part]:
    heights = [(90 + 270 * abs(sin(pi * (n + 0.5) / 13)) * variant.between(f"bar {n}", 0.45, 1.0)) for n in range(13)]
    curve = [(120 + 19 * n, 500 + 150 * sin(n / 40 * 5 * pi) * sin(pi * n / 40)) for n in range(41)]
    return [
        fill("panel", "dark", rounded(80, 180, 840, 640, 140)),
        pen("panel edge", "main", 16, rounded(96, 196, 808, 608, 126), opacity=0.7),
        *(
            pen("bar", ROLES[n % 3], 34, bar((140 + 60 * n, 500 - h * 0.72), (140 + 60 * n, 500 + h * 0.72)))
            for n, h in enumerate(heights)
        ),
        *(
            pen("bar", "white", 8, bar((132 + 60 * n, 506 - h * 0.72), (132 + 60 * n, 500)), opacity=0.45)
            for n, h in enumerate(heights)
        ),
        pen("wave", "glow", 14, smooth(curve), opacity=0.9),
        shine(rounded(220, 212, 360, 14, 7), 0.35),
    ]


@EMBLEMS("leaf emblem", "laurel", "laurel wreath", "wreath", "victory wreath")
def laurel(variant: Variant) -> list[Part]:
    def side(flip: bool) -> list[Part]:
        parts: list[Part] = []
        for n in range(8):
            a = 100 + 20 * n
            root = spot(500, 500, 340, a)
            for reach, lean, shade in ((440, 16, 0.0), (235, 22, -0.18)):
                parts.append(fill("leaf", "gold", leaf(root, spot(500, 500, reach, a + lean), 34, 0.5), shade))
        return [fill(p.name, "gold", mirror(p.d) if flip else p.d, p.shade - 0.06 * flip) for p in parts]

    return [
        pen("twig", "deep gold", 18, arc(500, 500, 340, 92, 255)),
        pen("twig", "deep gold", 18, arc(500, 500, 340, 285, 448)),
        *side(False),
        *side(True),
        fill("ribbon", "main", "M 420 820 Q 500 780 580 820 L 640 920 L 560 890 L 500 850 L 440 890 L 360 920 Z"),
        fill("knot", "accent", circle(500, 832, 38)),
        fill("star", "main", polygon(*(spot(500, 500, 150 if n % 2 == 0 else 66, -90 + 36 * n) for n in range(10)))),
        shine(polygon((500, 350), (500, 500), (461, 447)), 0.4),
    ]
