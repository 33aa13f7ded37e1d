"""Fruit and vegetables."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, scale, shift
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import arc, band, bar, drop, leaf, segment, slice_of, spot

FRUITS = Shelf("food")


def _leaf(start: tuple[float, float], end: tuple[float, float], belly: float) -> list[Part]:
    """A green leaf with its vein."""
    return [fill("leaf", "leaf", leaf(start, end, belly)), pen("vein", "deep leaf", 9, bar(start, end), opacity=0.7)]


@FRUITS("apple", "red apple", "apple fruit")
def apple(variant: Variant) -> list[Part]:
    skin = variant.pick("skin", ("#e0322f", "#e0322f", "#8bc34a"))
    return [
        pen("stalk", "dark wood", 34, "M 500 290 Q 490 190 550 110", line=True),
        *_leaf((530, 230), (780, 130), 56),
        fill(
            "apple",
            skin,
            (
                "M 500 290 C 570 210 860 200 870 470 C 880 700 720 920 600 910 C 560 910 540 890 500"
                " 890 C 460 890 440 910 400 910 C 280 920 120 700 130 470 C 140 200 430 210 500 290 Z"
            ),
        ),
        dim(
            (
                "M 780 290 C 850 330 866 400 870 470 C 880 700 720 920 600"
                " 910 C 560 910 540 890 500 890 C 740 840 840 560 780 290 Z"
            ),
            0.16,
        ),
        dim("M 410 270 Q 500 370 590 270 Q 560 260 500 290 Q 440 260 410 270 Z", 0.28),
        shine("M 190 500 C 180 370 250 310 350 300 C 280 360 250 420 246 520 Q 220 560 190 500 Z", 0.6),
        shine(circle(226, 600, 20), 0.5),
        fill(
            "cheek",
            skin,
            "M 300 640 C 330 780 420 850 500 860 C 400 880 300 780 300 640 Z",
            0.25,
            line=False,
            opacity=0.6,
        ),
        *(
            fill("dot", "cream", circle(x, y, 7), line=False, opacity=0.6)
            for x, y in ((420, 500), (560, 440), (640, 600), (480, 680), (370, 620), (600, 740))
        ),
    ]


@FRUITS("banana", "bananas", "plantain")
def banana(variant: Variant) -> list[Part]:
    yellow = "#ffd43b"
    return [
        fill(
            "banana",
            yellow,
            "M 250 190 Q 200 520 420 720 Q 620 880 860 760 Q 560 720 420 500 Q 340 360 350 190 Z",
            -0.16,
        ),
        fill(
            "banana",
            yellow,
            (
                "M 300 180 Q 320 440 500 570 Q 660 680 880 600 Q 920 590 916"
                " 640 Q 880 760 720 800 Q 520 840 380 700 Q 220 520 250 190 Z"
            ),
            -0.02,
        ),
        fill(
            "banana",
            yellow,
            (
                "M 340 170 Q 370 360 520 460 Q 680 560 870 460 Q 910 450 914"
                " 500 Q 900 620 760 660 Q 560 700 420 550 Q 300 400 300 180 Z"
            ),
            0.14,
        ),
        dim(
            "M 914 500 Q 900 620 760 660 Q 560 700 420 550 Q 350 460 320 360 Q 420 560 600 600 Q 780 630 914 500 Z", 0.1
        ),
        dim(
            "M 916 640 Q 880 760 720 800 Q 520 840 380 700 Q 320 620 286 520 Q 420 720 620 740 Q 800 750 916 640 Z", 0.1
        ),
        fill("tip", "dark wood", "M 872 458 Q 916 446 916 500 L 884 510 Z"),
        fill("tip", "dark wood", "M 880 598 Q 922 588 918 640 L 888 646 Z"),
        fill("stalk", "#a8903a", "M 236 196 L 256 90 Q 300 70 336 96 L 356 190 Q 300 220 236 196 Z"),
        fill("stalk", "dark wood", "M 256 90 Q 300 70 336 96 Q 300 116 256 90 Z"),
        shine("M 352 330 Q 390 450 520 520 Q 640 580 780 560 Q 650 620 510 556 Q 376 490 352 330 Z", 0.5),
        *(
            fill("fleck", "dark wood", circle(x, y, r), line=False, opacity=0.6)
            for x, y, r in ((480, 520, 9), (620, 570, 11), (440, 640, 10), (600, 730, 9), (740, 590, 8))
        ),
    ]


@FRUITS("strawberry", "strawberries", "raspberry")
def strawberry(variant: Variant) -> list[Part]:
    seeds = [(500 + (c - 2) * 120 + (60 if r % 2 else 0), 400 + 95 * r) for r in range(5) for c in range(5)]
    inside = [(x, y) for x, y in seeds if abs(x - 500) < 330 - max(0, y - 420) * 0.66]
    return [
        fill(
            "strawberry",
            "#e8323c",
            (
                "M 500 920 C 300 860 110 600 140 400 C 160 260 340 260 500"
                " 310 C 660 260 840 260 860 400 C 890 600 700 860 500 920 Z"
            ),
        ),
        dim("M 780 300 C 830 320 856 350 860 400 C 890 600 700 860 500 920 C 720 760 820 520 780 300 Z", 0.16),
        shine("M 196 480 Q 190 360 300 330 Q 240 400 244 500 Q 216 530 196 480 Z", 0.5),
        *(fill("seed", "#ffd76a", drop(x, y + 8, 13), line=False) for x, y in inside),
        *(dim(arc(x, y + 6, 19, 20, 160), 0.25, width=7) for x, y in inside),
        *(
            fill("leaf", "leaf", leaf((500, 270), end, 54, 0.55), s)
            for end, s in (
                ((180, 260), -0.14),
                ((820, 260), -0.2),
                ((270, 420), 0.0),
                ((730, 420), -0.08),
                ((500, 450), 0.1),
            )
        ),
        pen("stalk", "deep leaf", 34, "M 500 280 Q 490 180 560 110", line=True),
        pen("stalk", "pale leaf", 9, "M 494 260 Q 488 190 540 130", opacity=0.7),
    ]


@FRUITS("cherry", "cherries", "sour cherry")
def cherry(variant: Variant) -> list[Part]:
    round_top = "M 0 -150 C 90 -220 210 -120 190 20 C 170 150 80 190 0 180"
    dusk = "M 150 -120 Q 200 -70 190 20 C 170 150 80 190 0 180 C 140 120 180 0 150 -120 Z"

    def one(x: float, y: float) -> list[Part]:
        return [
            fill(
                "cherry",
                "#cf1f3a",
                shift(f"{round_top} C -80 190 -170 150 -190 20 C -210 -120 -90 -220 0 -150 Z", x, y),
            ),
            dim(shift(dusk, x, y), 0.2),
            dim(ellipse(x, y - 136, 60, 20), 0.3),
            shine(shift("M -140 0 Q -146 -90 -70 -120 Q -110 -60 -106 10 Q -126 30 -140 0 Z", x, y), 0.65),
        ]

    return [
        *one(310, 700),
        *one(690, 640),
        pen("stalk", "deep leaf", 26, "M 310 564 Q 340 330 560 140", line=True),
        pen("stalk", "deep leaf", 26, "M 690 504 Q 690 300 560 140", 0.1, line=True),
        pen("stalk", "pale leaf", 8, "M 318 540 Q 350 330 550 160", opacity=0.7),
        *_leaf((560, 150), (860, 200), 80),
        *_leaf((550, 150), (290, 130), 60),
        fill("knot", "wood", circle(558, 142, 28)),
    ]


def _citrus(peel: str, flesh: str, squash: float) -> list[Part]:
    """A whole fruit with its half in front."""
    return [
        fill("fruit", peel, ellipse(400, 430, 310, 310 * squash)),
        dim(segment(400, 430, 290 * squash, 10, 120), 0.12),
        *(
            fill("pore", peel, circle(x, y, 9), -0.3, line=False)
            for x, y in ((300, 300), (240, 420), (380, 240), (480, 330), (330, 380), (260, 540), (400, 480))
        ),
        shine("M 160 400 Q 180 270 300 210 Q 230 300 216 400 Q 190 440 160 400 Z", 0.55),
        fill("stem", "deep leaf", circle(420, 140 + 310 * (1 - squash), 24)),
        *_leaf((430, 140 + 310 * (1 - squash)), (680, 90 + 200 * (1 - squash)), 60),
        fill("half", peel, circle(630, 630, 270)),
        fill("pith", "cream", circle(630, 630, 236), line=False),
        *(
            fill("segment", flesh, slice_of(*spot(630, 630, 24, a + 22), 186, a + 3, a + 42), line=False)
            for a in range(0, 360, 45)
        ),
        *(shine(arc(630, 630, 180, a + 12, a + 30), 0.45, width=11) for a in range(180, 360, 45)),
        fill("core", "cream", circle(630, 630, 24), line=False),
        *(fill("drop", flesh, drop(x, y, 18)) for x, y in ((880, 880), (330, 860))),
    ]


@FRUITS("orange", "orange fruit", "tangerine", "mandarin", "clementine", "grapefruit")
def orange(variant: Variant) -> list[Part]:
    return _citrus("#ff9226", "#ffab3d", 1.0)


@FRUITS("lemon", "lime", "lemonade", "citrus")
def lemon(variant: Variant) -> list[Part]:
    return _citrus("#ffd92e", "#ffe766", 0.84)


@FRUITS("watermelon", "melon", "watermelon slice")
def watermelon(variant: Variant) -> list[Part]:
    seeds = (
        (500, 420),
        (380, 400),
        (620, 400),
        (300, 500),
        (440, 540),
        (570, 540),
        (700, 500),
        (380, 640),
        (500, 660),
        (620, 640),
        (240, 400),
        (760, 400),
    )
    parts = [
        fill("rind", "deep leaf", segment(500, 320, 430, 0, 180)),
        *(fill("stripe", "leaf", slice_of(500, 320, 430, a, a + 8), line=False) for a in range(10, 176, 20)),
        fill("rind", "pale leaf", segment(500, 320, 384, 0, 180), 0.3, line=False),
        fill("melon", "#f2404f", segment(500, 320, 350, 0, 180)),
        dim("M 850 320 A 350 350 0 0 1 330 626 Q 680 600 760 320 Z", 0.1),
        *(fill("seed", "dark", drop(x, y, 15), line=False) for x, y in seeds),
        shine("M 180 350 H 480 V 370 H 190 Z", 0.5),
        shine(band(500, 320, 420, 408, 110, 160), 0.4),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, -18.0, 18.0)))


@FRUITS("pineapple", "ananas", "pina colada")
def pineapple(variant: Variant) -> list[Part]:
    knots = [(500 + (c - 2) * 100 + (50 if r % 2 else 0), 480 + 76 * r) for r in range(6) for c in range(5)]
    inside = [(x, y) for x, y in knots if ((x - 500) / 220) ** 2 + ((y - 640) / 250) ** 2 < 0.78]
    crown = (
        (340, 170, -0.1),
        (660, 170, -0.2),
        (270, 280, -0.05),
        (730, 280, -0.2),
        (410, 110, 0.05),
        (590, 110, -0.08),
        (500, 70, 0.1),
    )
    return [
        *(fill("leaf", "leaf", leaf((500, 430), (x, y), 46, 0.45), s) for x, y, s in crown),
        *(
            pen("vein", "deep leaf", 8, bar((500, 410), (500 + (x - 500) * 0.8, 430 + (y - 430) * 0.8)), opacity=0.6)
            for x, y, _ in crown
        ),
        fill(
            "pineapple",
            "#f6b02c",
            (
                "M 500 380 C 680 380 740 510 740 650 C 740 820 640 920 500"
                " 920 C 360 920 260 820 260 650 C 260 510 320 380 500 380 Z"
            ),
        ),
        *(
            pen("groove", "#c9801a", 11, scale(d, 0.88, 500, 650))
            for d in (
                "M 330 430 L 720 760",
                "M 270 540 L 640 880",
                "M 450 385 L 738 620",
                "M 262 680 L 520 918",
                "M 670 430 L 280 760",
                "M 730 540 L 360 880",
                "M 550 385 L 262 620",
                "M 738 680 L 480 918",
            )
        ),
        *(fill("eye", "#ffd469", circle(x, y, 15), line=False) for x, y in inside),
        dim("M 650 420 C 720 480 740 560 740 650 C 740 820 640 920 500 920 Q 680 800 650 420 Z", 0.16),
        shine("M 296 640 Q 300 500 390 430 Q 340 530 340 650 Q 316 690 296 640 Z", 0.5),
        fill(
            "leaf", "leaf", "M 420 400 Q 460 340 500 330 Q 540 340 580 400 Q 540 430 500 420 Q 460 430 420 400 Z", 0.12
        ),
    ]


@FRUITS("grape", "grapes", "vine", "blueberry")
def grape(variant: Variant) -> list[Part]:
    skin = variant.pick("skin", ("#7b3fa0", "#8bbf3f"))
    rows = ((310, 4), (410, 5), (510, 4), (610, 3), (710, 2), (810, 1))
    places = [(500 + (n - (count - 1) / 2) * 128, y) for y, count in rows for n in range(count)]
    return [
        pen("stalk", "wood", 32, "M 500 280 Q 496 180 540 90", line=True),
        pen("tendril", "deep leaf", 13, "M 520 160 Q 640 120 660 190 Q 650 230 620 210"),
        *(
            part
            for n, (x, y) in enumerate(places)
            for part in (
                fill("grape", skin, circle(x, y, 76), (0.0, -0.12, 0.1)[n % 3]),
                shine(ellipse(x - 24, y - 28, 20, 14), 0.6),
            )
        ),
        fill(
            "leaf",
            "leaf",
            (
                "M 490 250 Q 420 300 370 270 Q 300 300 250 240 Q 170 230 200 170 Q 170"
                " 110 260 110 Q 300 60 360 110 Q 440 90 450 160 Q 500 190 490 250 Z"
            ),
        ),
        pen(
            "vein", "deep leaf", 10, "M 484 244 Q 380 190 250 160 M 390 200 L 370 130 M 350 190 L 320 250", opacity=0.8
        ),
    ]


@FRUITS("peach", "apricot", "nectarine", "mango", "plum")
def peach(variant: Variant) -> list[Part]:
    return [
        pen("stalk", "dark wood", 30, "M 500 260 Q 500 190 530 130", line=True),
        *_leaf((516, 210), (800, 140), 66),
        *_leaf((500, 220), (270, 130), 50),
        fill(
            "peach",
            "#ffb27a",
            (
                "M 500 270 C 620 190 880 250 880 530 C 880 770 680 900 500"
                " 910 C 320 900 120 770 120 530 C 120 250 380 190 500 270 Z"
            ),
        ),
        fill(
            "blush",
            "#ff6f61",
            "M 500 270 C 620 190 880 250 880 530 C 880 770 680 900 500 910 Q 640 780 620 560 Q 600 380 500 270 Z",
            line=False,
            opacity=0.65,
        ),
        fill(
            "blush",
            "#ff8f70",
            "M 120 530 C 120 770 320 900 500 910 Q 300 800 200 600 Q 150 500 120 530 Z",
            line=False,
            opacity=0.7,
        ),
        pen("cleft", "#d9574a", 16, "M 500 276 Q 620 420 610 600 Q 596 740 540 820", opacity=0.8),
        dim("M 400 256 Q 500 350 600 250 Q 550 240 500 270 Q 450 240 400 256 Z", 0.22),
        shine("M 186 540 Q 180 390 320 320 Q 250 420 246 550 Q 212 590 186 540 Z", 0.55),
        shine(circle(220, 630, 18), 0.45),
    ]
