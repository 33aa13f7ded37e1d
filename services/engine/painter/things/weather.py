"""Weather and the elements: clouds, storms, snow, fire and water."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon
from services.engine.painter.things.brush import Shelf, fill, pen, shine
from services.engine.painter.things.shapes import (
    arc,
    band,
    bar,
    cloud,
    drop,
    flame,
    leaf,
    spark,
    spot,
)
from services.engine.painter.things.sky import twinkles

WEATHER = Shelf("nature")


@WEATHER("cloud", "rain cloud", "rain")
def cloudlet(variant: Variant) -> list[Part]:
    rain = [
        *(fill("drop", "sea", drop(x, y, 28)) for x, y in ((330, 780), (500, 840), (670, 780))),
        *(shine(ellipse(x - 8, y, 7, 12), 0.7) for x, y in ((330, 780), (500, 840), (670, 780))),
    ]
    sunny = [
        *(pen("ray", "sun", 26, bar(spot(690, 330, 220, a), spot(690, 330, 260, a))) for a in range(200, 400, 32)),
        fill("sun", "sun", circle(690, 330, 180)),
        shine(band(690, 330, 158, 140, 220, 300), 0.6),
    ]
    kind = variant.pick("kind", ("rain", "sun", "plain"))
    return [
        *(sunny if kind == "sun" else ()),
        fill("cloud", "light", cloud(640, 560, 460), -0.16),
        fill("cloud", "white", cloud(480, 680, 700)),
        fill(
            "cloud",
            "light",
            "M 260 680 Q 150 660 140 570 Q 300 640 470 590 Q 640 640 790 560 Q 820 640 711 680 Z",
            -0.04,
            line=False,
            opacity=0.9,
        ),
        shine(ellipse(400, 420, 80, 40), 0.9),
        pen("curl", "light", 17, arc(560, 500, 80, 190, 330), -0.2),
        pen("curl", "light", 17, arc(330, 540, 60, 180, 320), -0.2),
        fill("cloud", "light", cloud(230, 800, 180), opacity=0.9),
        fill("cloud", "light", cloud(800, 800, 150), opacity=0.8),
        *(rain if kind == "rain" else ()),
    ]


@WEATHER("rainbow", "pride rainbow", "arc of colours")
def rainbow(variant: Variant) -> list[Part]:
    hues = ("#e5383b", "#ff8c2e", "#ffd23f", "#4fae4e", "#2a9fd6", "#7b4fe0")
    return [
        *(pen("stripe", hue, 54, arc(500, 700, 380 - 50 * n, 180, 360), line=n == 0) for n, hue in enumerate(hues)),
        shine(arc(500, 700, 392, 200, 255), 0.5, width=12),
        fill("cloud", "white", cloud(230, 800, 330)),
        fill("cloud", "light", cloud(200, 800, 190), -0.06, line=False),
        fill("cloud", "white", cloud(770, 800, 330)),
        fill("cloud", "light", cloud(810, 800, 190), -0.06, line=False),
        shine(ellipse(190, 700, 34, 18), 0.9),
        shine(ellipse(730, 700, 34, 18), 0.9),
        *twinkles((500, 560, 60), (400, 640, 30), (620, 650, 34), (150, 260, 44), (860, 300, 34)),
    ]


@WEATHER("lightning", "thunder", "lightning bolt", "bolt", "thunderstorm")
def lightning(variant: Variant) -> list[Part]:
    bolt = "M 580 90 L 250 540 H 460 L 370 920 L 760 420 H 540 L 640 90 Z"
    return [
        fill("glow", "glow", circle(500, 500, 390), line=False, opacity=0.2),
        fill("cloud", "dark", cloud(500, 420, 760), 0.3, opacity=0.95)
        if variant.pick("cloud", (True, False))
        else fill("glow", "glow", circle(500, 500, 290), line=False, opacity=0.25),
        pen("rim", "fire", 54, bolt, line=True),
        fill("bolt", "sun", bolt),
        fill(
            "bolt",
            "fire",
            "M 640 90 L 540 420 H 760 L 370 920 L 420 700 L 620 470 H 440 L 600 90 Z",
            0.2,
            line=False,
            opacity=0.65,
        ),
        shine("M 560 140 L 320 500 H 360 L 590 150 Z", 0.7),
        shine("M 470 560 L 500 540 L 440 760 Z", 0.5),
        *(
            fill(
                "spark",
                "glow",
                polygon((x, y), (x + 36, y - 50), (x + 28, y - 10), (x + 64, y - 20), (x + 20, y + 50), (x + 30, y)),
                line=False,
            )
            for x, y in ((160, 640), (790, 640), (180, 300), (800, 260))
        ),
    ]


@WEATHER("snowflake", "snow", "ice crystal", "frost")
def snowflake(variant: Variant) -> list[Part]:
    reach = variant.pick("reach", (150, 120))
    arms: list[Part] = []
    for degrees in range(0, 360, 60):
        tip, near, far = spot(500, 500, 390, degrees), spot(500, 500, 190, degrees), spot(500, 500, 290, degrees)
        twigs = [
            bar((near[0] + dx1, near[1] + dy1), near, (near[0] + dx2, near[1] + dy2))
            for (dx1, dy1), (dx2, dy2) in [(spot(0, 0, reach, degrees - 50), spot(0, 0, reach, degrees + 50))]
        ]
        small = [
            bar((far[0] + dx1, far[1] + dy1), far, (far[0] + dx2, far[1] + dy2))
            for (dx1, dy1), (dx2, dy2) in [
                (spot(0, 0, reach * 0.6, degrees - 50), spot(0, 0, reach * 0.6, degrees + 50))
            ]
        ]
        arms += [pen("crystal", "#7cc8f2", 44, d, line=True) for d in (bar((500, 500), tip), *twigs, *small)]
    inner = [pen("crystal", "#dff4ff", 16, part.d) for part in arms]
    return [
        fill("glow", "sky", circle(500, 500, 400), line=False, opacity=0.14),
        *arms,
        *inner,
        fill("heart", "#7cc8f2", polygon(*(spot(500, 500, 86, a) for a in range(0, 360, 60)))),
        fill("heart", "#dff4ff", polygon(*(spot(500, 500, 52, a) for a in range(30, 390, 60))), line=False),
        *(
            fill("sparkle", "white", spark(x, y, r), line=False)
            for x, y, r in ((180, 190, 50), (830, 220, 40), (800, 820, 54))
        ),
    ]


@WEATHER("fire", "flame", "blaze", "bonfire", "campfire", "inferno")
def fire(variant: Variant) -> list[Part]:
    logs = [
        pen("log", "wood", 78, bar((250, 890 - 20), (740, 800)), -0.1, line=True),
        pen("log", "wood", 78, bar((260, 800), (750, 870)), line=True),
        *(fill("log end", "pale wood", circle(x, y, 26), line=False) for x, y in ((744, 868), (254, 868))),
    ]
    camp = variant.pick("logs", (False, True))
    foot = 820 if camp else 910
    return [
        fill("glow", "glow", circle(500, 560, 350), line=False, opacity=0.2),
        fill("flame", "ember", flame(490, foot, foot - 100)),
        fill("flame", "fire", flame(490, foot, (foot - 100) * 0.78), line=False),
        fill("flame", "sun", flame(496, foot, (foot - 100) * 0.55), line=False),
        fill("flame", "cream", flame(500, foot, (foot - 100) * 0.3), line=False),
        fill("spark", "ember", leaf((240, 400), (270, 250), 30)),
        fill("spark", "fire", leaf((790, 480), (800, 330), 30)),
        *(
            fill("spark", "sun", circle(x, y, r), line=False)
            for x, y, r in ((300, 180, 16), (740, 210, 20), (180, 520, 14), (840, 250, 11), (650, 110, 12))
        ),
        shine("M 310 640 Q 320 560 370 500 Q 350 580 360 650 Q 330 690 310 640 Z", 0.4),
        *(logs if camp else ()),
    ]


@WEATHER("water drop", "raindrop", "dew", "droplet")
def water_drop(variant: Variant) -> list[Part]:
    return [
        fill("ripple", "sky", ellipse(500, 870, 330, 44), line=False, opacity=0.55),
        fill("ripple", "sea", ellipse(500, 866, 200, 24), line=False, opacity=0.5),
        fill("drop", "sea", drop(500, 590, 250)),
        fill(
            "drop",
            "deep sea",
            "M 750 590 A 250 250 0 0 1 310 752 A 300 300 0 0 0 690 420 Q 750 500 750 590 Z",
            line=False,
            opacity=0.6,
        ),
        fill("drop", "sky", "M 470 200 C 400 330 300 440 296 570 C 330 470 440 360 480 240 Z", line=False, opacity=0.8),
        shine("M 310 600 Q 310 700 390 770 Q 356 690 350 610 Q 330 570 310 600 Z", 0.75),
        shine(ellipse(430, 470, 24, 52), 0.85),
        shine(circle(410, 560, 16), 0.8),
        *(fill("drop", "sea", drop(x, y, r)) for x, y, r in ((200, 520, 54), (810, 440, 62))),
        *(shine(ellipse(x - r * 0.3, y, r * 0.2, r * 0.36), 0.75) for x, y, r in ((200, 520, 54), (810, 440, 62))),
    ]


@WEATHER("tornado", "hurricane", "whirlwind", "cyclone", "typhoon", "twister")
def tornado(variant: Variant) -> list[Part]:
    rings = (
        (500, 200, 380, 84),
        (470, 320, 300, 70),
        (520, 430, 230, 58),
        (480, 530, 170, 48),
        (530, 620, 124, 40),
        (510, 700, 88, 32),
        (540, 770, 58, 24),
        (530, 830, 32, 18),
    )
    return [
        fill(
            "funnel",
            "main",
            "M 120 200 H 880 Q 700 460 600 680 Q 560 800 530 850 Q 520 760 440 640 Q 300 420 120 200 Z",
            -0.35,
        ),
        fill("dust", "sand", ellipse(530, 860, 210, 40), line=False, opacity=0.6),
        *(
            part
            for x, y, rx, ry in reversed(rings)
            for part in (
                fill("funnel", "main", ellipse(x, y, rx, ry), -0.1),
                fill("funnel", "main", ellipse(x, y - ry * 0.3, rx * 0.86, ry * 0.56), 0.32, line=False),
            )
        ),
        fill("eye", "main", ellipse(500, 176, 220, 34), -0.4, line=False),
        *(
            pen(
                "gust",
                "white",
                12,
                f"M {x - rx * 0.86} {y + ry * 0.2} Q {x - rx * 0.3} {y + ry * 0.98} {x + rx * 0.4} {y + ry * 0.8}",
                opacity=0.6,
            )
            for x, y, rx, ry in rings[:6]
        ),
        *(fill("leaf", "leaf", leaf((x, y), (x + 60, y - 30), 16)) for x, y in ((160, 480), (780, 560), (240, 690))),
        *(
            pen("wind", "light", 18, d)
            for d in ("M 730 720 Q 800 700 860 730", "M 140 600 Q 220 580 280 610", "M 700 800 H 800")
        ),
        fill("twig", "wood", polygon((700, 470), (790, 440), (794, 460), (706, 490))),
    ]
