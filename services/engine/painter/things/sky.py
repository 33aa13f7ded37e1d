"""Things above us and the weather: sun, moon, planets, stars, clouds, storms, fire and water."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import (
    arc,
    band,
    bar,
    cloud,
    crescent,
    segment,
    spark,
    spiral,
    spot,
)

SKY = Shelf("nature")


def twinkles(*places: tuple[float, float, float]) -> list[Part]:
    """Twinkles at (x, y, radius)."""
    return [fill("star", "glow", spark(x, y, r), line=False) for x, y, r in places]


@SKY("sun", "sunshine", "summer sun")
def sun(variant: Variant) -> list[Part]:
    twist = variant.between("twist", 0, 15)
    return [
        fill("glow", "glow", circle(500, 500, 330), line=False, opacity=0.3),
        *(
            fill(
                "ray",
                "fire",
                polygon(spot(500, 500, 270, a - 9), spot(500, 500, 410, a), spot(500, 500, 270, a + 9)),
                0.1,
            )
            for a in (twist + 30 * n for n in range(12))
        ),
        *(
            fill("ray", "sun", polygon(spot(500, 500, 270, a - 8), spot(500, 500, 350, a), spot(500, 500, 270, a + 8)))
            for a in (twist + 15 + 30 * n for n in range(12))
        ),
        fill("sun", "sun", circle(500, 500, 250)),
        dim("M 750 500 A 250 250 0 0 1 300 650 A 290 290 0 0 0 700 350 Q 750 420 750 500 Z", 0.1),
        fill("cheek", "fire", circle(370, 560, 40), line=False, opacity=0.45),
        fill("cheek", "fire", circle(630, 560, 40), line=False, opacity=0.45),
        fill("eyes", "dark", ellipse(420, 480, 24, 34), line=False),
        fill("eyes", "dark", ellipse(580, 480, 24, 34), line=False),
        fill("eyes", "white", circle(428, 468, 9), line=False),
        fill("eyes", "white", circle(588, 468, 9), line=False),
        pen("mouth", "dark", 18, "M 430 560 Q 500 630 570 560"),
        shine(band(500, 500, 226, 204, 195, 265), 0.7),
    ]


@SKY("moon", "crescent", "crescent moon", "full moon", "night moon", "half moon")
def moon(variant: Variant) -> list[Part]:
    sickle = crescent(460, 500, 370, 25, 295, 320)
    craters = ((240, 470, 40), (330, 680, 50), (200, 600, 22), (310, 330, 28), (520, 780, 30))
    return [
        fill("moon", "#ffd257", sickle),
        fill("moon", "#f0a92e", crescent(460, 500, 370, 30, 200, 520), line=False, opacity=0.55),
        *(fill("crater", "#eab552", circle(x, y, r), line=False) for x, y, r in craters),
        *(dim(crescent(x, y, r, 180, 320, r * 1.2), 0.1) for x, y, r in craters),
        shine(band(460, 500, 346, 326, 175, 240), 0.75),
        *twinkles((700, 300, 90), (800, 500, 50), (640, 520, 44), (860, 200, 40), (560, 380, 26)),
        fill("cloud", "light", cloud(680, 840, 330)),
        fill("cloud", "light", cloud(620, 840, 160), -0.12, line=False),
    ]


@SKY("planet", "saturn", "ringed planet", "mars", "jupiter", "exoplanet", "alien planet")
def planet(variant: Variant) -> list[Part]:
    hue = variant.pick("hue", ("main", "second", "accent"))

    front = (
        "M 262 600 C 140 640 70 700 110 730 C 180 790 480 700 700"
        " 590 C 880 500 960 400 890 350 C 850 330 790 340 720 366"
    )
    parts = [
        *twinkles((170, 220, 64), (820, 760, 56), (260, 130, 30), (880, 640, 30), (140, 380, 24), (700, 880, 26)),
        fill("planet", hue, circle(500, 500, 270)),
        fill(
            "band",
            hue,
            "M 246 410 Q 500 450 740 380 Q 760 430 766 460 Q 500 520 234 470 Q 238 436 246 410 Z",
            0.3,
            line=False,
        ),
        fill(
            "band",
            hue,
            "M 240 570 Q 500 620 752 560 Q 740 600 726 630 Q 500 680 268 636 Q 250 610 240 570 Z",
            -0.22,
            line=False,
        ),
        dim("M 770 500 A 270 270 0 0 1 290 670 A 320 320 0 0 0 690 310 Q 770 390 770 500 Z", 0.2),
        fill("spot", hue, ellipse(400, 330, 60, 34), 0.4, line=False),
        fill("crater", hue, circle(590, 690, 26), -0.35, line=False),
        shine(band(500, 500, 246, 224, 195, 255), 0.6),
        pen("ring", "gold", 46, front, line=True),
        pen("ring", "cream", 12, front, opacity=0.7),
        fill("moon", "light", circle(790, 210, 54)),
        dim(segment(790, 210, 54, 0, 120), 0.16),
    ]
    return parts


@SKY("earth", "globe", "world", "planet earth", "worldwide", "global")
def earth(variant: Variant) -> list[Part]:
    return [
        fill("glow", "sky", circle(500, 500, 410), line=False, opacity=0.35),
        fill("sea", "sea", circle(500, 500, 360)),
        fill(
            "land",
            "leaf",
            (
                "M 220 300 Q 300 200 420 170 Q 500 190 470 260 Q 400 290 420"
                " 350 Q 360 400 330 470 Q 270 440 200 430 Q 190 360 220 300 Z"
            ),
        ),
        fill(
            "land",
            "leaf",
            "M 360 500 Q 460 480 500 560 Q 490 640 440 700 Q 420 790 370 800 Q 330 720 340 640 Q 300 570 360 500 Z",
            -0.06,
        ),
        fill(
            "land",
            "leaf",
            (
                "M 590 220 Q 700 190 780 280 Q 850 380 850 470 Q 780 470 760 540 Q 720"
                " 560 700 480 Q 620 500 600 430 Q 560 380 610 340 Q 560 280 590 220 Z"
            ),
        ),
        fill("land", "leaf", "M 640 640 Q 720 600 790 640 Q 780 710 700 760 Q 620 730 640 640 Z", -0.1),
        fill("ice", "snow", "M 400 156 Q 500 120 600 156 Q 560 186 500 176 Q 440 186 400 156 Z", line=False),
        fill("cloud", "white", cloud(330, 480, 190), line=False, opacity=0.85),
        fill("cloud", "white", cloud(670, 620, 170), line=False, opacity=0.85),
        fill("cloud", "white", cloud(560, 300, 130), line=False, opacity=0.8),
        dim("M 860 500 A 360 360 0 0 1 250 764 A 430 430 0 0 0 790 286 Q 860 380 860 500 Z", 0.2),
        shine(band(500, 500, 336, 312, 195, 255), 0.6),
        *twinkles((130, 170, 54), (880, 180, 40), (890, 830, 50), (110, 800, 30)),
    ]


@SKY("star", "stars", "golden star")
def golden_star(variant: Variant) -> list[Part]:
    points = [spot(500, 530, 400 if n % 2 == 0 else 188, -90 + 36 * n) for n in range(10)]
    middle = (500.0, 530.0)
    return [
        fill("glow", "glow", circle(500, 520, 370), line=False, opacity=0.18),
        pen("rim", "deep gold", 60, polygon(*points), line=True),
        fill("star", "gold", polygon(*points)),
        *(
            fill("facet", "gold", polygon(points[n], points[(n + 1) % 10], middle), (0.25, -0.12)[n % 2], line=False)
            for n in range(10)
        ),
        shine(polygon((500, 190), (540, 300), (500, 400), (456, 300)), 0.4),
        *(
            fill("sparkle", "white", spark(x, y, r), line=False)
            for x, y, r in ((250, 250, 54), (780, 280, 70), (760, 760, 36))
        ),
        shine(polygon((180, 420), (330, 420), (380, 470)), 0.5),
        pen("edge", "white", 10, bar(points[8], points[9], points[0]), opacity=0.6),
    ]


@SKY("galaxy", "milky way", "nebula", "cosmos", "black hole")
def galaxy(variant: Variant) -> list[Part]:
    dots = [spot(500, 500, variant.between(f"r{n}", 120, 390), variant.between(f"a{n}", 0, 360)) for n in range(16)]
    return [
        fill("space", "night", circle(500, 500, 420)),
        fill("haze", "main", ellipse(500, 500, 380, 300), line=False, opacity=0.35),
        fill("haze", "accent", ellipse(500, 500, 280, 210), line=False, opacity=0.3),
        *tilted(
            [
                *(
                    pen("arm", c, w, spiral(500, 500, 30, r, 1.05, a), line=False, opacity=o)
                    for a in (0, 180)
                    for c, w, r, o in (("main", 96, 350, 0.55), ("accent", 60, 340, 0.7), ("white", 18, 330, 0.7))
                ),
                fill("core", "glow", circle(500, 500, 96), line=False),
                fill("core", "white", circle(500, 500, 58), line=False),
            ],
            variant.between("turn", 0, 90),
        ),
        *(fill("star", "white", circle(x, y, 6 + 3 * (n % 3)), line=False) for n, (x, y) in enumerate(dots)),
        *(
            fill("star", "glow", spark(x, y, r), line=False)
            for x, y, r in ((260, 260, 56), (740, 230, 40), (780, 690, 60), (250, 740, 38))
        ),
        shine(band(500, 500, 404, 392, 190, 260), 0.35),
    ]


@SKY("comet", "meteor", "shooting star", "asteroid", "meteorite")
def comet(variant: Variant) -> list[Part]:
    return [
        fill(
            "tail",
            "fire",
            "M 880 100 Q 640 240 480 440 L 620 640 Q 760 360 920 180 Q 860 200 820 220 Q 850 150 880 100 Z",
            0.05,
        ),
        fill("tail", "fire", "M 660 120 Q 420 300 290 520 L 420 560 Q 560 300 660 120 Z", -0.1),
        fill("tail", "fire", "M 910 420 Q 760 580 560 740 L 480 660 Q 720 520 910 420 Z", -0.1),
        fill("tail", "sun", "M 800 190 Q 560 340 420 520 L 520 640 Q 660 420 800 190 Z", line=False),
        fill("tail", "cream", "M 700 290 Q 540 420 440 560 L 500 620 Q 600 460 700 290 Z", line=False, opacity=0.9),
        fill(
            "rock",
            "stone",
            "M 190 560 Q 260 460 390 480 Q 520 520 530 640 Q 540 780 420 830 Q 280 880 190 790 Q 110 680 190 560 Z",
            -0.1,
        ),
        dim("M 500 560 Q 560 760 420 830 Q 280 880 190 790 Q 420 800 500 560 Z", 0.2),
        *(
            fill("crater", "dark stone", ellipse(x, y, rx, ry), line=False)
            for x, y, rx, ry in ((290, 610, 52, 44), (400, 720, 40, 34), (250, 730, 26, 22), (420, 570, 24, 20))
        ),
        *(
            pen("crater rim", "pale stone", 8, arc(x, y, r, 20, 140), opacity=0.7)
            for x, y, r in ((290, 610, 46), (400, 720, 36))
        ),
        shine("M 180 640 Q 200 560 280 520 Q 226 580 214 650 Q 190 670 180 640 Z", 0.5),
        *twinkles((180, 250, 60), (320, 150, 34), (800, 800, 60), (680, 880, 30)),
    ]
