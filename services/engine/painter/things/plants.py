"""Things that grow: trees, flowers, leaves, mushrooms."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.shapes import bar, leaf, petal, spiral, spot

PLANTS = Shelf("nature")


def mound(colour: str = "leaf") -> list[Part]:
    """A patch of ground with a darker foot."""
    return [fill("ground", colour, ellipse(500, 872, 300, 40)), dim(ellipse(520, 880, 200, 16), 0.12)]


def _stem(d: str = "M 500 480 Q 490 680 500 900") -> list[Part]:
    """A green stalk with a lit edge."""
    return [pen("stem", "deep leaf", 40, d, 0.1, line=True), pen("stem", "pale leaf", 10, d, opacity=0.7)]


def _blade(start: tuple[float, float], end: tuple[float, float], belly: float, shade: float = 0.0) -> list[Part]:
    """A green leaf with its vein."""
    (x1, y1), (x2, y2) = start, end
    tip = (x1 + (x2 - x1) * 0.86, y1 + (y2 - y1) * 0.86)
    return [
        fill("leaf", "leaf", leaf(start, end, belly), shade),
        pen("vein", "deep leaf", 9, bar(start, tip), -0.1, opacity=0.8),
    ]


@PLANTS("flower", "daisy", "blossom", "bloom", "camomile")
def flower(variant: Variant) -> list[Part]:
    hue = variant.pick("petals", ("accent", "main", "second", "white"))
    return [
        *_stem(),
        *_blade((500, 780), (240, 660), 56),
        *_blade((500, 840), (770, 710), 56, -0.1),
        *(fill("petal", hue, petal(500, 360, a, 60, 266, 76), -0.36) for a in range(18, 360, 36)),
        *(fill("petal", hue, petal(500, 360, a, 40, 246, 64), 0.12) for a in range(0, 360, 36)),
        *(
            pen("petal line", hue, 9, bar(spot(500, 360, 120, a), spot(500, 360, 190, a)), -0.25)
            for a in range(0, 360, 36)
        ),
        fill("middle", "sun", circle(500, 360, 104)),
        dim("M 604 360 A 104 104 0 0 1 410 412 A 120 120 0 0 0 580 294 Q 604 320 604 360 Z", 0.14),
        *(
            fill("pollen", "deep gold", circle(*spot(500, 360, r, a), 9), line=False)
            for r, a in ((30, 20), (34, 150), (30, 270), (70, 60), (70, 130), (70, 210), (70, 330))
        ),
        shine(ellipse(462, 318, 26, 16), 0.6),
    ]


@PLANTS("rose", "red rose", "valentine rose", "peony")
def rose(variant: Variant) -> list[Part]:
    hue = variant.pick("petals", ("#e0263f", "#e0263f", "accent"))
    return [
        *_stem("M 500 560 Q 480 740 510 906"),
        *(
            fill("thorn", "deep leaf", d)
            for d in ("M 480 760 L 440 736 L 484 726 Z", "M 510 820 L 552 800 L 506 790 Z")
        ),
        *_blade((494, 770), (230, 660), 66),
        *_blade((500, 830), (780, 720), 66, -0.1),
        *(
            fill("sepal", "deep leaf", leaf((500, 560), end, 26), 0.1)
            for end in ((340, 640), (660, 640), (430, 680), (570, 680))
        ),
        fill("petal", hue, "M 500 600 Q 240 600 220 380 Q 220 260 330 240 Q 500 320 500 600 Z", -0.2),
        fill("petal", hue, mirror("M 500 600 Q 240 600 220 380 Q 220 260 330 240 Q 500 320 500 600 Z"), -0.3),
        fill("petal", hue, "M 300 330 Q 310 130 500 110 Q 690 130 700 330 Q 690 560 500 580 Q 310 560 300 330 Z", -0.1),
        fill("petal", hue, "M 260 320 Q 330 300 400 360 Q 520 430 500 600 Q 270 580 260 320 Z", 0.08),
        fill("petal", hue, "M 740 320 Q 670 300 600 370 Q 470 460 500 600 Q 730 580 740 320 Z"),
        fill("heart", hue, "M 380 280 Q 390 180 500 176 Q 610 180 620 280 Q 610 390 500 400 Q 390 390 380 280 Z", 0.1),
        pen("petal line", hue, 17, spiral(500, 284, 8, 92, 2.1, 40), -0.42),
        shine("M 284 380 Q 330 360 370 400 Q 320 400 300 460 Q 284 420 284 380 Z", 0.45),
        shine("M 350 260 Q 370 170 450 146 Q 390 200 380 270 Z", 0.4),
    ]


@PLANTS("sunflower", "helianthus", "sunflower field")
def sunflower(variant: Variant) -> list[Part]:
    seeds = [spot(500, 380, 19 * n**0.5 * 1.25, 137.5 * n) for n in range(2, 40, 2)]
    return [
        *_stem("M 500 560 Q 510 740 496 906"),
        *_blade((500, 800), (220, 690), 80),
        *_blade((500, 850), (780, 740), 80, -0.1),
        *(
            fill("petal", "#f59f1d", leaf(spot(500, 380, 110, a), spot(500, 380, 310, a), 50))
            for a in range(12, 372, 24)
        ),
        *(
            fill("petal", "#ffc928", leaf(spot(500, 380, 100, a), spot(500, 380, 290, a), 46))
            for a in range(0, 360, 24)
        ),
        fill("middle", "chocolate", circle(500, 380, 156)),
        fill("middle", "chocolate", circle(500, 380, 112), -0.3, line=False),
        *(fill("seed", "#b5762e", circle(x, y, 10), line=False) for x, y in seeds),
        shine(ellipse(440, 300, 34, 18), 0.25),
    ]


@PLANTS("tulip", "tulips", "spring flower", "lily")
def tulip(variant: Variant) -> list[Part]:
    hue = variant.pick("petals", ("accent", "red", "#f59f1d"))
    return [
        *_stem("M 500 540 V 906"),
        fill("leaf", "leaf", "M 500 890 Q 300 820 250 500 Q 440 600 500 890 Z"),
        fill("leaf", "leaf", "M 500 890 Q 700 840 760 560 Q 560 640 500 890 Z", -0.12),
        pen("vein", "deep leaf", 10, "M 290 570 Q 400 680 480 850", opacity=0.7),
        pen("vein", "deep leaf", 10, "M 716 630 Q 600 720 520 850", opacity=0.7),
        fill("petal", hue, "M 310 420 Q 300 220 400 120 Q 480 180 500 300 Q 520 180 600 120 Q 700 220 690 420 Z", -0.3),
        fill("petal", hue, "M 500 96 Q 640 240 620 440 Q 600 560 500 580 Q 400 560 380 440 Q 360 240 500 96 Z", 0.12),
        fill("petal", hue, "M 270 180 Q 440 260 500 590 Q 300 590 270 400 Q 250 280 270 180 Z"),
        fill("petal", hue, "M 730 180 Q 560 260 500 590 Q 700 590 730 400 Q 750 280 730 180 Z", -0.14),
        shine("M 300 260 Q 370 300 410 400 Q 340 350 306 400 Q 294 330 300 260 Z", 0.45),
        pen("petal line", hue, 10, "M 500 160 V 300", -0.2),
        dim("M 640 300 Q 720 300 730 400 Q 700 590 500 590 Q 640 520 640 300 Z", 0.1),
    ]


@PLANTS("lotus", "water lily", "lotus flower")
def lotus(variant: Variant) -> list[Part]:
    hue = variant.pick("petals", ("pink", "accent"))
    return [
        fill("pad", "deep leaf", ellipse(500, 790, 420, 96), 0.05),
        fill("pad", "leaf", ellipse(470, 776, 360, 70), line=False),
        pen("ripple", "sky", 11, "M 120 890 Q 200 920 290 900 M 640 910 Q 760 930 860 884"),
        *(fill("petal", hue, leaf((500, 760), end, 84, 0.5), -0.28) for end in ((110, 500), (890, 500))),
        *(fill("petal", hue, leaf((500, 770), end, 96, 0.52), -0.16) for end in ((220, 350), (780, 350))),
        *(fill("petal", hue, leaf((500, 770), end, 100, 0.52)) for end in ((350, 230), (650, 230))),
        fill("petal", hue, leaf((500, 780), (500, 180), 110, 0.5), 0.25),
        *(
            fill("petal", hue, leaf((500, 790), end, 80, 0.5), s)
            for end, s in (((210, 560), 0.12), ((790, 560), -0.05))
        ),
        *(fill("petal", hue, leaf((500, 796), end, 88, 0.5), s) for end, s in (((360, 440), 0.35), ((640, 440), 0.2))),
        fill("petal", hue, leaf((500, 806), (500, 480), 90, 0.5), 0.5),
        shine(leaf((486, 620), (486, 250), 22), 0.5),
        *(fill("stamen", "sun", circle(x, y, 15)) for x, y in ((450, 470), (500, 450), (550, 470))),
    ]


@PLANTS("cherry blossom", "sakura", "plum blossom", "blossoming branch")
def cherry_blossom(variant: Variant) -> list[Part]:
    def bloom(x: float, y: float, r: float, twist: float) -> list[Part]:
        angles = [twist + 72 * n for n in range(5)]
        return [
            *(
                fill("petal", "pink", petal(x, y, a, r * 0.1, r, r * 0.44), 0.35 - 0.14 * (n % 2))
                for n, a in enumerate(angles)
            ),
            *(
                pen(
                    "petal line",
                    "rose",
                    max(5, r * 0.06),
                    bar(spot(x, y, r * 0.2, a), spot(x, y, r * 0.55, a)),
                    opacity=0.6,
                )
                for a in angles
            ),
            fill("middle", "rose", circle(x, y, r * 0.2)),
            *(fill("stamen", "sun", circle(*spot(x, y, r * 0.36, a + 36), r * 0.07), line=False) for a in angles),
        ]

    return [
        pen("branch", "chocolate", 46, "M 100 880 Q 300 780 430 620 Q 560 460 860 300", 0.1, line=True),
        pen("branch", "chocolate", 26, "M 430 620 Q 420 440 300 300", 0.1, line=True),
        pen("branch", "chocolate", 24, "M 560 500 Q 700 560 820 640", 0.1, line=True),
        pen("branch", "wood", 10, "M 120 862 Q 300 766 420 616 Q 560 446 840 300", opacity=0.8),
        *(fill("bud", "rose", ellipse(x, y, 30, 38), 0.2) for x, y in ((870, 290), (830, 650), (240, 700))),
        *(fill("leaf", "pale leaf", leaf(a, b, 30)) for a, b in (((640, 430), (700, 320)), ((360, 700), (290, 620)))),
        *bloom(310, 290, 190, 10),
        *bloom(610, 360, 150, 40),
        *bloom(700, 590, 130, 0),
        *bloom(430, 640, 160, 25),
        *(
            fill("falling petal", "pink", leaf((x, y), (x + 60, y + 40), 18), 0.3)
            for x, y in ((620, 800), (800, 180), (820, 860), (160, 520))
        ),
    ]


@PLANTS("mushroom", "toadstool", "fungus", "fly agaric", "amanita")
def mushroom(variant: Variant) -> list[Part]:
    hue = variant.pick("cap", ("#e0322f", "#e0322f", "main", "accent"))
    return [
        *mound(),
        *(
            pen("grass", "deep leaf", 20, d)
            for d in (
                "M 300 880 Q 280 820 240 800",
                "M 320 880 Q 330 820 310 770",
                "M 690 880 Q 700 810 750 790",
                "M 670 880 Q 660 830 690 770",
            )
        ),
        fill(
            "stalk",
            "cream",
            "M 400 520 H 600 Q 600 700 650 840 Q 640 890 500 890 Q 360 890 350 840 Q 400 700 400 520 Z",
        ),
        dim("M 540 520 H 600 Q 600 700 650 840 Q 640 890 540 890 Q 580 700 540 520 Z", 0.12),
        fill("ring", "cream", "M 380 600 Q 500 650 620 600 L 650 680 Q 500 730 350 680 Z", -0.06),
        fill("gills", "cream", ellipse(500, 520, 340, 70), -0.14),
        *(
            pen("gill", "ink", 7, bar((500 + x * 0.5, 500), (500 + x, 560 - abs(x) * 0.1)), opacity=0.4)
            for x in (-240, -160, -80, 0, 80, 160, 240)
        ),
        fill(
            "cap",
            hue,
            (
                "M 110 500 Q 120 110 500 104 Q 880 110 890 500 Q 880 560 760"
                " 540 Q 640 500 500 500 Q 360 500 240 540 Q 120 560 110 500 Z"
            ),
        ),
        dim("M 720 160 Q 880 260 890 500 Q 880 560 760 540 Q 720 526 680 518 Q 780 360 720 160 Z", 0.16),
        *(
            fill("spot", "white", ellipse(x, y, rx, ry))
            for x, y, rx, ry in (
                (480, 220, 74, 58),
                (290, 330, 58, 62),
                (690, 310, 56, 60),
                (480, 420, 52, 40),
                (180, 460, 30, 38),
                (820, 460, 26, 38),
            )
        ),
        shine("M 180 390 Q 210 240 350 170 Q 250 270 226 380 Q 200 410 180 390 Z", 0.4),
    ]


@PLANTS("leaf", "monstera", "foliage", "nature leaf", "maple leaf", "sprout", "clover")
def foliage(variant: Variant) -> list[Part]:
    single = [
        fill("leaf", "leaf", "M 180 820 C 60 460 300 140 860 120 C 900 640 640 940 260 800 Z"),
        fill("leaf", "leaf", "M 220 790 Q 480 480 860 120 C 900 640 640 940 260 800 Z", -0.2, line=False),
        shine("M 200 640 C 180 440 320 260 600 190 C 400 310 270 460 240 640 Z", 0.35),
        pen("vein", "pale leaf", 20, "M 120 900 Q 300 660 760 220", 0.1),
        *(
            pen("vein", "pale leaf", 12, d)
            for d in (
                "M 330 630 L 320 440",
                "M 430 520 L 440 330",
                "M 540 415 L 580 260",
                "M 360 600 L 560 640",
                "M 470 490 L 680 520",
                "M 590 370 L 770 380",
            )
        ),
        pen("stem", "deep leaf", 36, "M 110 910 Q 160 840 220 780", line=True),
        *(fill("dew", "sky", circle(x, y, r), 0.4) for x, y, r in ((660, 640, 40), (560, 740, 26), (740, 520, 20))),
        shine(circle(648, 626, 12), 0.9),
    ]
    sprout = [
        fill("soil", "earth", "M 180 860 Q 260 720 500 720 Q 740 720 820 860 Q 500 930 180 860 Z"),
        *(
            fill("stone", "earth", ellipse(x, y, 26, 14), -0.3, line=False)
            for x, y in ((330, 820), (480, 860), (640, 810))
        ),
        pen("stem", "leaf", 44, "M 500 760 Q 490 600 500 470", line=True),
        fill("leaf", "leaf", "M 500 490 C 480 300 340 180 120 190 C 120 400 280 530 500 490 Z"),
        fill("leaf", "leaf", "M 500 480 C 500 280 650 140 880 150 C 890 370 740 520 500 480 Z", -0.14),
        pen("vein", "pale leaf", 14, "M 480 476 Q 360 340 200 250"),
        pen("vein", "pale leaf", 14, "M 524 466 Q 640 320 800 216"),
        shine("M 160 230 Q 300 240 390 330 Q 260 290 170 280 Z", 0.5),
        *(fill("dew", "sky", circle(x, y, r), 0.4) for x, y, r in ((720, 390, 34), (300, 420, 24))),
    ]
    return variant.pick("kind", (single, sprout, single))
