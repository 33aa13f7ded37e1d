"""What is drunk: from a cup, a mug, a glass or through a straw."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.meals import steam
from services.engine.painter.things.shapes import bar

DRINKS = Shelf("food")


@DRINKS("coffee", "latte", "cappuccino", "espresso", "coffee cup", "takeaway coffee")
def coffee(variant: Variant) -> list[Part]:
    return [
        *steam(420, 520, 610, foot=240),
        fill("lid", "dark", "M 300 240 H 700 L 716 300 H 284 Z", 0.15),
        fill("lid rim", "dark", rounded(250, 290, 500, 64, 28)),
        fill("cup", "cream", "M 276 352 H 724 L 670 880 Q 664 914 630 914 H 370 Q 336 914 330 880 Z"),
        dim("M 600 352 H 724 L 670 880 Q 664 914 630 914 H 560 Z", 0.12),
        fill("sleeve", "main", "M 270 480 H 730 L 704 730 H 296 Z"),
        fill("sleeve", "main", "M 610 480 H 730 L 704 730 H 596 Z", -0.25, line=False),
        fill("emblem", "cream", circle(490, 605, 92)),
        fill("bean", "chocolate", "M 440 640 Q 420 560 500 540 Q 560 550 546 610 Q 520 680 440 640 Z"),
        pen("bean line", "cream", 11, "M 456 640 Q 480 600 500 600 Q 520 590 536 560"),
        shine("M 306 372 H 350 L 360 470 H 316 Z", 0.8),
        shine("M 296 500 H 330 L 346 710 H 314 Z", 0.35),
        shine(rounded(280, 304, 180, 14, 7), 0.4),
        *(fill("bean", "chocolate", ellipse(x, y, 40, 28), 0.12) for x, y in ((170, 870), (830, 880))),
        *(pen("bean line", "cream", 7, f"M {x - 30} {y + 4} q 30 -16 60 -6") for x, y in ((170, 870), (830, 880))),
    ]


@DRINKS("bubble tea", "boba", "milk tea", "smoothie", "milkshake", "juice", "boba tea")
def bubble_tea(variant: Variant) -> list[Part]:
    tea = variant.pick("tea", ("#d9a679", "accent", "pink"))
    pearls = (
        (400, 850),
        (470, 870),
        (540, 860),
        (610, 840),
        (430, 790),
        (510, 800),
        (585, 780),
        (380, 800),
        (640, 780),
    )
    return [
        pen("straw", "accent" if tea != "accent" else "main", 48, bar((560, 400), (640, 90)), line=True),
        pen("straw", "white", 10, bar((556, 340), (612, 110)), opacity=0.6),
        fill("cup", "glass", "M 250 340 H 750 L 690 880 Q 684 914 650 914 H 350 Q 316 914 310 880 Z"),
        fill(
            "tea",
            tea,
            "M 270 430 Q 380 400 500 430 Q 620 460 734 424 L 684 872 Q 680 900 650 900 H 350 Q 320 900 316 872 Z",
        ),
        fill(
            "cream",
            tea,
            (
                "M 270 430 Q 380 400 500 430 Q 620 460 734 424 L 724 520"
                " Q 640 560 560 510 Q 460 470 400 530 Q 330 560 282 510 Z"
            ),
            0.5,
            line=False,
        ),
        *(fill("pearl", "chocolate", circle(x, y, 36), -0.3) for x, y in pearls),
        *(shine(circle(x - 10, y - 11, 9), 0.7) for x, y in pearls),
        fill("lid", "light", "M 270 300 A 230 190 0 0 1 730 300 Z", opacity=0.8),
        fill("lid rim", "main", rounded(226, 292, 548, 62, 30)),
        dim("M 640 354 H 750 L 690 880 Q 684 914 650 914 H 600 Z", 0.12),
        shine("M 286 380 H 330 L 360 800 H 334 Z", 0.55),
        shine("M 320 280 A 180 150 0 0 1 420 176 Q 370 230 360 284 Z", 0.8),
        *(fill("eyes", "dark", circle(x, 640, 20), line=False) for x in (440, 560)),
        pen("mouth", "dark", 13, "M 474 660 Q 500 690 526 660"),
        *(fill("cheek", "rose", ellipse(x, 674, 28, 18), line=False, opacity=0.5) for x in (400, 600)),
    ]


@DRINKS("beer", "beer mug", "ale", "lager", "root beer")
def beer(variant: Variant) -> list[Part]:
    bubbles = [
        (variant.between(f"x{n}", 280, 600), variant.between(f"y{n}", 460, 820), 10 + 4 * (n % 3)) for n in range(8)
    ]
    return [
        pen("handle", "glass", 64, "M 670 420 H 760 Q 850 420 850 510 V 640 Q 850 730 760 730 H 670", line=True),
        fill("glass", "glass", "M 190 320 H 690 V 840 Q 690 910 620 910 H 260 Q 190 910 190 840 Z"),
        fill("beer", "#f6a821", "M 222 360 H 658 V 830 Q 658 876 610 876 H 270 Q 222 876 222 830 Z"),
        dim("M 560 380 H 658 V 830 Q 658 876 610 876 H 520 Q 580 700 560 380 Z", 0.12),
        *(pen("facet", "#ffd873", 22, bar((x, 520), (x, 820)), opacity=0.7) for x in (300, 440, 580)),
        *(fill("bubble", "#ffe9ad", circle(x, y, r), line=False) for x, y, r in bubbles),
        fill(
            "foam",
            "cream",
            (
                "M 160 330 A 90 90 0 0 1 250 210 A 120 110 0 0 1 450 170 A 120 110 0 0 1"
                " 650 220 A 84 84 0 0 1 720 350 Q 716 420 660 410 Q 640 400 630 430 V 520 Q"
                " 600 560 570 520 V 450 Q 540 420 500 440 Q 460 460 440 440 Q 400 410 370"
                " 450 V 570 Q 340 610 310 570 V 440 Q 280 400 240 430 Q 170 430 160 330 Z"
            ),
            0.3,
        ),
        shine(ellipse(300, 270, 50, 28), 0.8),
        shine(rounded(206, 480, 22, 300, 11), 0.7),
        *(
            fill("foam", "ink", circle(x, y, r), line=False, opacity=0.12)
            for x, y, r in ((420, 250, 20), (540, 290, 26), (360, 360, 16), (620, 330, 18))
        ),
    ]


@DRINKS("wine", "wine glass", "red wine", "champagne", "cocktail", "martini", "prosecco")
def wine(variant: Variant) -> list[Part]:
    drink = variant.pick("drink", ("#a4133c", "#f3d36b"))
    glass = "M 290 110 H 710 Q 760 340 700 470 Q 640 580 500 590 Q 360 580 300 470 Q 240 340 290 110 Z"
    return [
        fill("stem", "glass", "M 474 580 H 526 V 800 Q 530 850 640 870 H 360 Q 470 850 474 800 Z"),
        fill("foot", "glass", ellipse(500, 876, 190, 36)),
        shine(ellipse(440, 868, 80, 9), 0.8),
        fill("glass", "glass", glass),
        fill(
            "wine",
            drink,
            (
                "M 274 300 Q 380 270 500 304 Q 620 336 728 296 Q 736 400 690"
                " 470 Q 630 566 500 574 Q 370 566 310 470 Q 262 400 274 300 Z"
            ),
        ),
        fill(
            "wine",
            drink,
            "M 728 296 Q 736 400 690 470 Q 630 566 500 574 Q 440 570 400 550 Q 600 520 640 320 Q 690 314 728 296 Z",
            -0.25,
            line=False,
        ),
        fill(
            "surface",
            drink,
            "M 274 300 Q 380 270 500 304 Q 620 336 728 296 Q 620 370 500 344 Q 380 320 274 300 Z",
            0.3,
            line=False,
        ),
        shine("M 306 150 H 346 Q 316 300 360 440 Q 280 340 306 150 Z", 0.75),
        shine("M 670 150 H 690 Q 706 220 700 280 Q 686 220 670 150 Z", 0.5),
        pen("rim", "white", 12, bar((292, 114), (708, 114)), opacity=0.8),
        shine(rounded(486, 610, 10, 180, 5), 0.8),
        *(
            fill("bubble", drink, circle(x, y, r), 0.55, line=False)
            for x, y, r in ((430, 440, 14), (560, 480, 11), (480, 510, 9), (600, 410, 9))
        ),
    ]
