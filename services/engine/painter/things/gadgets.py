"""Things that shine, show and send: screens, bulbs, cells, satellites."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import arc, bar, spot

GADGETS = Shelf("object")


@GADGETS("phone", "smartphone", "mobile phone", "iphone", "cell phone", "telephone")
def phone(variant: Variant) -> list[Part]:
    icons = ("accent", "second", "gold", "leaf", "red", "light", "sky", "pink", "accent")
    return [
        fill("button", "dark", rounded(726, 300, 30, 130, 12)),
        fill("case", "dark", rounded(260, 84, 480, 832, 92)),
        fill("screen", "main", rounded(292, 118, 416, 764, 64)),
        fill(
            "screen",
            "main",
            "M 292 560 Q 420 480 520 580 Q 620 670 708 590 V 818 Q 700 880 644 882 H 356 Q 300 880 292 818 Z",
            -0.25,
            line=False,
        ),
        fill("notch", "dark", rounded(410, 140, 180, 46, 23), line=False),
        fill("camera", "second", circle(560, 163, 10), line=False),
        *(
            fill("icon", colour, rounded(334 + 120 * (n % 3), 250 + 126 * (n // 3), 92, 92, 24), line=False)
            for n, colour in enumerate(icons)
        ),
        fill("dock", "white", rounded(322, 736, 356, 106, 36), line=False, opacity=0.35),
        *(fill("icon", c, circle(x, 789, 34), line=False) for x, c in ((390, "leaf"), (500, "white"), (610, "red"))),
        shine("M 292 182 Q 296 120 356 118 H 470 L 292 520 Z", 0.18),
        pen("edge", "white", 8, "M 276 220 V 170 Q 280 104 350 98", opacity=0.5),
    ]


@GADGETS("television", "tv", "retro tv", "tv set")
def television(variant: Variant) -> list[Part]:
    bars = ("white", "gold", "sky", "leaf", "pink", "red", "main")
    return [
        pen("antenna", "metal", 20, bar((480, 280), (330, 100)), line=True),
        pen("antenna", "metal", 20, bar((520, 280), (690, 110)), line=True),
        fill("tip", "accent", circle(330, 104, 26)),
        fill("tip", "accent", circle(690, 112, 26)),
        pen("leg", "dark wood", 40, bar((280, 840), (240, 900)), line=True),
        pen("leg", "dark wood", 40, bar((720, 840), (760, 900)), line=True),
        fill("case", "wood", rounded(90, 260, 820, 590, 80)),
        dim("M 90 740 H 910 V 770 Q 910 850 830 850 H 170 Q 90 850 90 770 Z"),
        fill("frame", "dark", rounded(136, 310, 560, 490, 70)),
        *(
            fill("screen", c, f"M {180 + 67 * n} 352 H {248 + 67 * n} V 758 H {180 + 67 * n} Z", line=False)
            for n, c in enumerate(bars)
        ),
        pen("screen edge", "dark", 34, rounded(168, 342, 496, 426, 54)),
        shine("M 200 400 Q 206 370 240 368 H 380 Q 260 420 220 560 Q 200 500 200 400 Z", 0.4),
        fill("knob", "metal", circle(800, 400, 52)),
        pen("knob mark", "dark", 14, bar((800, 400), (800, 362))),
        fill("knob", "metal", circle(800, 530, 52)),
        pen("knob mark", "dark", 14, bar((800, 530), (830, 506))),
        *(pen("speaker", "dark wood", 14, bar((746, y), (854, y))) for y in (640, 676, 712, 748)),
        shine(rounded(150, 278, 320, 18, 9), 0.4),
    ]


@GADGETS("light bulb", "lightbulb", "bulb")
def light_bulb(variant: Variant) -> list[Part]:
    return [
        fill("glow", "glow", circle(500, 400, 270), line=False, opacity=0.22),
        *(
            pen("ray", "glow", 26, bar(spot(500, 400, 292, a), spot(500, 400, 338, a)))
            for a in (180, 215, 250, 290, 325, 360)
        ),
        fill(
            "bulb",
            "#ffe58a",
            (
                "M 500 150 C 650 150 750 260 750 400 C 750 540 630 580 620 690"
                " H 380 C 370 580 250 540 250 400 C 250 260 350 150 500 150 Z"
            ),
        ),
        dim(
            (
                "M 640 200 C 720 250 750 320 750 400 C 750 540 630 580 620 690"
                " H 540 C 550 560 680 540 680 380 C 680 300 664 240 640 200 Z"
            ),
            0.1,
        ),
        shine("M 306 400 C 306 290 370 214 450 200 C 390 260 360 330 356 420 Q 330 440 306 400 Z", 0.85),
        pen(
            "filament",
            "ember",
            15,
            "M 440 690 L 410 500 Q 440 450 470 500 Q 500 550 530 500 Q 560 450 590 500 L 560 690",
        ),
        fill("collar", "metal", rounded(366, 676, 268, 54, 24)),
        fill("thread", "metal", rounded(382, 730, 236, 46, 22), -0.25),
        fill("thread", "metal", rounded(382, 778, 236, 46, 22), -0.1),
        fill("cap", "dark", "M 408 824 H 592 Q 570 900 500 906 Q 430 900 408 824 Z"),
        shine(rounded(390, 688, 100, 12, 6), 0.7),
        shine(rounded(400, 790, 70, 10, 5), 0.6),
    ]


@GADGETS("battery", "power cell", "energy cell", "accumulator")
def battery(variant: Variant) -> list[Part]:
    parts = [
        fill("terminal", "metal", rounded(420, 90, 160, 90, 24), -0.1),
        fill("case", "dark", rounded(290, 150, 420, 760, 70)),
        fill("charge", "leaf", "M 290 400 H 710 V 840 Q 710 910 640 910 H 360 Q 290 910 290 840 Z"),
        fill("cap", "gold", "M 290 400 V 220 Q 290 150 360 150 H 640 Q 710 150 710 220 V 400 Z", -0.05),
        fill("band", "dark", "M 290 380 H 710 V 420 H 290 Z"),
        fill("bolt", "white", "M 540 460 L 400 680 H 486 L 450 850 L 610 610 H 520 Z"),
        dim("M 610 150 H 640 Q 710 150 710 220 V 840 Q 710 910 640 910 H 610 Z", 0.18),
        shine(rounded(330, 200, 44, 160, 22), 0.6),
        shine(rounded(330, 450, 44, 380, 22), 0.4),
        pen("plus", "white", 24, "M 500 230 V 330 M 450 280 H 550"),
        shine(rounded(440, 108, 70, 14, 7), 0.7),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 15.0)))


@GADGETS("satellite", "space probe", "sputnik", "antenna dish")
def satellite(variant: Variant) -> list[Part]:
    def panel(x: float) -> list[Part]:
        return [
            fill("solar panel", "main", rounded(x, 400, 250, 200, 16)),
            *(pen("cell line", "light", 7, bar((x + d, 404), (x + d, 596)), opacity=0.7) for d in (62, 125, 188)),
            pen("cell line", "light", 7, bar((x + 4, 500), (x + 246, 500)), opacity=0.7),
            shine(polygon((x + 14, 410), (x + 90, 410), (x + 30, 590), (x + 14, 590)), 0.25),
        ]

    parts = [
        pen("strut", "metal", 26, bar((330, 500), (670, 500)), -0.3, line=True),
        *panel(84),
        *panel(666),
        fill("body", "gold", rounded(390, 350, 220, 320, 30)),
        dim("M 540 350 H 580 Q 610 350 610 380 V 640 Q 610 670 580 670 H 540 Z"),
        *(pen("foil", "deep gold", 9, bar((396, y), (604, y))) for y in (440, 580)),
        fill("window", "second", circle(500, 510, 44)),
        shine(circle(486, 496, 14), 0.8),
        pen("mast", "metal", 18, bar((500, 350), (500, 240)), line=True),
        fill("dish", "metal", "M 340 250 Q 500 330 660 250 Q 640 120 500 110 Q 360 120 340 250 Z", 0.2),
        fill("dish", "metal", ellipse(500, 240, 158, 46), -0.22),
        fill("tip", "red", circle(500, 190, 24)),
        pen("strut", "metal", 14, bar((500, 670), (500, 760)), line=True),
        *(pen("signal", "glow", 20, arc(500, 740, r, 50, 130)) for r in (60, 110, 160)),
    ]
    return tilted(parts, variant.pick("tilt", (-24.0, 24.0)))
