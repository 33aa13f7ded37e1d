"""Food on a plate and in a glass: fast food, noodles, bread, drinks."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import arc, bar, leaf, puff

MEALS = Shelf("food")


def steam(*columns: float, foot: float = 250) -> list[Part]:
    """Curls of steam that rise 160 units from `foot`."""
    return [
        pen(
            "steam",
            "white",
            24,
            f"M {x} {foot} C {x - 50} {foot - 50} {x + 50} {foot - 100} {x} {foot - 160}",
            opacity=0.7,
        )
        for x in columns
    ]


@MEALS("pizza", "pizza slice", "margherita", "pepperoni", "pizzeria")
def pizza(variant: Variant) -> list[Part]:
    salami = ((500, 380, 62), (380, 330, 46), (640, 350, 52), (480, 560, 54), (570, 480, 30))
    parts = [
        fill(
            "crust",
            "crust",
            (
                "M 130 280 Q 120 170 230 170 Q 500 80 770 170 Q 880 170 870"
                " 280 Q 850 340 780 320 Q 500 230 220 320 Q 150 340 130 280 Z"
            ),
        ),
        fill(
            "slice",
            "#f9c74f",
            (
                "M 210 300 Q 500 210 790 300 L 560 800 Q 550 860 520 840 L 500"
                " 880 Q 470 920 460 850 Q 430 850 420 790 Q 380 800 370 700 Z"
            ),
        ),
        dim("M 680 280 Q 740 284 790 300 L 560 800 Q 550 860 520 840 L 500 880 Q 640 560 680 280 Z", 0.1),
        fill("sauce", "#e4572e", "M 206 306 Q 500 214 794 306 L 780 336 Q 500 250 220 336 Z", line=False, opacity=0.85),
        shine("M 190 230 Q 500 130 810 230 Q 790 206 770 204 Q 500 120 230 204 Q 200 210 190 230 Z", 0.4),
        *(fill("salami", "#c8332b", circle(x, y, r)) for x, y, r in salami),
        *(fill("salami", "#c8332b", circle(x - r * 0.1, y - r * 0.1, r * 0.72), 0.2, line=False) for x, y, r in salami),
        *(
            fill("basil", "leaf", leaf(a, b, 22))
            for a, b in (
                ((400, 450), (470, 470)),
                ((590, 590), (540, 640)),
                ((560, 290), (600, 250)),
                ((300, 420), (340, 400)),
            )
        ),
        *(fill("olive", "dark", circle(x, y, 22)) for x, y in ((430, 660), (680, 450), (310, 370))),
        *(fill("olive", "#f9c74f", circle(x, y, 9), line=False) for x, y in ((430, 660), (680, 450), (310, 370))),
        shine("M 260 360 L 300 340 L 400 620 L 390 650 Z", 0.3),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 14.0, -14.0)))


@MEALS("burger", "hamburger", "cheeseburger", "sandwich")
def burger(variant: Variant) -> list[Part]:
    seeds = ((350, 260), (450, 200), (560, 220), (660, 280), (500, 290), (280, 330), (730, 340))
    return [
        fill("bottom bun", "crust", "M 130 720 H 870 V 780 Q 860 870 760 876 H 240 Q 140 870 130 780 Z"),
        dim("M 140 810 H 860 Q 840 870 760 876 H 240 Q 160 870 140 810 Z", 0.12),
        fill("patty", "chocolate", rounded(110, 600, 780, 130, 60)),
        fill("patty", "chocolate", rounded(140, 612, 640, 30, 15), 0.25, line=False),
        fill(
            "cheese",
            "sun",
            "M 120 570 H 880 L 760 690 Q 740 710 720 690 L 640 610 H 480 L 400 680 Q 380 696 360 680 L 280 610 Z",
        ),
        fill("tomato", "red", rounded(120, 520, 360, 62, 30)),
        fill("tomato", "red", rounded(500, 520, 380, 62, 30), -0.12),
        shine(rounded(160, 530, 200, 14, 7), 0.5),
        fill(
            "lettuce",
            "pale leaf",
            (
                "M 96 480 Q 500 430 904 480 Q 930 520 890 536 Q 850 580 790 540"
                " Q 740 580 680 542 Q 620 584 560 544 Q 500 584 440 544 Q 380 584"
                " 320 542 Q 260 580 210 540 Q 150 580 110 536 Q 70 520 96 480 Z"
            ),
        ),
        dim("M 130 470 H 870 V 500 Q 500 476 130 500 Z", 0.14),
        fill(
            "bun",
            "crust",
            "M 120 470 Q 120 140 500 136 Q 880 140 880 470 Q 880 490 850 490 H 150 Q 120 490 120 470 Z",
            0.04,
        ),
        dim("M 700 180 Q 880 250 880 470 Q 880 490 850 490 H 700 Q 800 340 700 180 Z", 0.12),
        *(fill("seed", "cream", ellipse(x, y, 22, 13)) for x, y in seeds),
        shine("M 180 400 Q 200 260 340 200 Q 260 290 236 400 Q 204 430 180 400 Z", 0.45),
    ]


@MEALS("taco", "tacos", "burrito")
def taco(variant: Variant) -> list[Part]:
    return [
        fill("shell", "sun", "M 130 740 C 130 400 330 210 560 220 C 800 230 920 460 900 740 Z", -0.25),
        fill("lettuce", "pale leaf", puff(500, 430, 330, 200, 13, -80)),
        fill("lettuce", "leaf", puff(540, 470, 300, 180, 11, -70), line=False),
        *(
            fill("tomato", "red", rounded(x, y, 72, 60, 16))
            for x, y in ((270, 370), (470, 270), (660, 330), (760, 480))
        ),
        *(
            fill("cheese", "sun", polygon((x, y), (x + 80, y + 16), (x + 74, y + 38), (x - 6, y + 22)), 0.2)
            for x, y in ((360, 300), (560, 320), (680, 430), (220, 470))
        ),
        fill("meat", "chocolate", puff(480, 520, 300, 130, 12), 0.12),
        fill(
            "shell",
            "sun",
            "M 100 790 C 90 520 260 400 450 400 C 680 400 860 560 850 790 Q 850 840 800 840 H 150 Q 100 840 100 790 Z",
        ),
        dim("M 640 440 C 780 500 856 640 850 790 Q 850 840 800 840 H 620 Q 760 680 640 440 Z", 0.12),
        *(
            fill("spot", "deep gold", ellipse(x, y, rx, ry), line=False, opacity=0.6)
            for x, y, rx, ry in (
                (260, 620, 30, 20),
                (420, 520, 22, 14),
                (540, 700, 34, 22),
                (360, 740, 24, 15),
                (680, 620, 20, 26),
            )
        ),
        shine("M 150 720 Q 170 540 330 470 Q 220 580 206 730 Q 170 760 150 720 Z", 0.55),
    ]


@MEALS("sushi", "maki", "nigiri", "sashimi")
def sushi(variant: Variant) -> list[Part]:
    def maki(x: float, y: float, filling: str) -> list[Part]:
        return [
            fill("seaweed", "#23402f", f"M {x - 150} {y} V {y + 150} A 150 76 0 0 0 {x + 150} {y + 150} V {y} Z"),
            dim(f"M {x + 50} {y + 70} L {x + 150} {y} V {y + 150} A 150 76 0 0 1 {x + 50} {y + 221} Z", 0.25),
            fill("seaweed", "#23402f", ellipse(x, y, 150, 78), 0.14),
            fill("rice", "snow", ellipse(x, y, 126, 62), line=False),
            fill("filling", filling, ellipse(x, y, 62, 32)),
            shine(ellipse(x - 16, y - 10, 22, 9), 0.6),
            shine(rounded(x - 130, y + 50, 18, 110, 9), 0.25),
        ]

    return [
        fill("board", "wood", rounded(80, 800, 840, 70, 30)),
        fill("board foot", "dark wood", rounded(170, 860, 90, 50, 14)),
        fill("board foot", "dark wood", rounded(740, 860, 90, 50, 14)),
        pen("chopstick", "dark wood", 24, bar((520, 120), (900, 330)), line=True),
        pen("chopstick", "dark wood", 24, bar((500, 180), (890, 390)), -0.2, line=True),
        fill(
            "rice",
            "snow",
            "M 470 690 Q 480 600 580 590 H 770 Q 870 600 880 690 Q 880 800 820 806 H 530 Q 470 800 470 690 Z",
        ),
        dim("M 480 740 Q 680 780 876 740 Q 870 800 820 806 H 530 Q 484 800 480 740 Z", 0.08),
        fill(
            "salmon",
            "#ff7f50",
            (
                "M 430 640 Q 440 520 580 500 H 780 Q 910 510 920 650 Q"
                " 900 720 840 690 Q 680 610 520 690 Q 440 720 430 640 Z"
            ),
        ),
        *(
            pen("stripe", "cream", 14, d)
            for d in (
                "M 520 540 Q 560 590 540 650",
                "M 630 510 Q 670 560 660 616",
                "M 740 510 Q 790 560 790 624",
                "M 840 540 Q 880 590 870 650",
            )
        ),
        shine("M 470 600 Q 490 550 560 530 Q 510 570 500 620 Z", 0.5),
        fill("seaweed", "#23402f", "M 640 500 H 720 V 806 H 640 Z"),
        *maki(270, 560, "#ff7f50"),
        fill("wasabi", "pale leaf", puff(470, 780, 50, 34, 6)),
    ]


@MEALS("ramen", "noodle", "noodles", "noodle soup", "pho", "soup", "udon", "bowl")
def ramen(variant: Variant) -> list[Part]:
    return [
        *steam(330, 430, foot=270),
        pen("chopstick", "wood", 26, bar((600, 420), (880, 100)), line=True),
        pen("chopstick", "wood", 26, bar((660, 430), (920, 150)), -0.15, line=True),
        fill("bowl rim", "main", ellipse(500, 480, 410, 130), 0.2),
        fill("soup", "#e8a04c", ellipse(500, 486, 360, 98)),
        *(
            pen("noodle", "#ffe29a", 20, d, line=True)
            for d in (
                "M 240 500 Q 330 420 430 490 T 640 500",
                "M 280 540 Q 380 460 480 530 T 700 520",
                "M 320 470 Q 420 420 520 470 T 720 470",
            )
        ),
        fill("egg", "white", ellipse(330, 450, 94, 66)),
        fill("yolk", "#ff9f1c", ellipse(334, 452, 50, 36)),
        shine(ellipse(320, 440, 14, 9), 0.8),
        fill("nori", "#23402f", polygon((560, 300), (700, 320), (690, 470), (556, 450))),
        fill("fish cake", "white", circle(490, 424, 62)),
        pen("swirl", "pink", 12, arc(490, 424, 34, 30, 300)),
        pen("swirl", "pink", 12, arc(490, 424, 14, 120, 330)),
        *(fill("spring onion", "leaf", circle(x, y, 18)) for x, y in ((420, 530), (560, 540), (640, 510), (760, 480))),
        fill("bowl", "main", "M 90 480 Q 100 580 500 600 Q 900 580 910 480 Q 900 780 680 860 H 320 Q 100 780 90 480 Z"),
        dim("M 700 580 Q 900 560 910 480 Q 900 780 680 860 H 560 Q 700 760 700 580 Z", 0.16),
        fill(
            "band",
            "accent",
            "M 110 600 Q 500 720 890 600 Q 880 640 866 670 Q 500 790 134 670 Q 120 640 110 600 Z",
            line=False,
        ),
        fill("foot", "main", rounded(340, 846, 320, 56, 22), -0.25),
        shine("M 136 570 Q 150 700 240 780 Q 180 690 180 584 Z", 0.4),
    ]


@MEALS("fries", "french fries", "chips", "potato chips", "pommes")
def fries(variant: Variant) -> list[Part]:
    sticks = [(262 + 53 * n, variant.between(f"fry {n}", 110, 260), (n - 4.5) * 2.4) for n in range(10)]
    return [
        *(
            part
            for x, top, lean in sticks
            for part in tilted(
                [
                    fill("fry", "sun", rounded(x - 30, top, 62, 480, 12), 0.08),
                    fill("fry", "deep gold", rounded(x + 12, top + 6, 18, 468, 9), line=False, opacity=0.55),
                    fill("fry", "cream", rounded(x - 24, top + 6, 46, 18, 8), line=False, opacity=0.8),
                ],
                lean,
                x,
                700,
            )
        ),
        fill("box", "red", "M 180 420 Q 500 600 820 420 L 740 880 Q 734 910 700 910 H 300 Q 266 910 260 880 Z"),
        dim("M 660 490 Q 750 464 820 420 L 740 880 Q 734 910 700 910 H 600 Z", 0.16),
        fill("stripe", "white", "M 330 486 Q 370 500 410 508 L 430 910 H 380 Z", line=False),
        fill("stripe", "white", "M 590 508 Q 630 500 670 486 L 620 910 H 570 Z", line=False),
        fill("badge", "gold", circle(500, 690, 90)),
        pen("smile", "red", 18, "M 450 690 Q 500 750 550 690"),
        *(fill("eye", "red", circle(x, 660, 12), line=False) for x in (470, 530)),
        shine("M 214 470 Q 240 486 270 494 L 310 860 L 290 860 Z", 0.35),
    ]
