"""What comes from the dairy and the baker, and the egg."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.shapes import band

PANTRY = Shelf("food")


@PANTRY("egg", "fried egg", "easter egg", "omelette")
def egg(variant: Variant) -> list[Part]:
    fried = [
        fill("pan", "coal", circle(440, 520, 370)),
        fill("pan", "coal", circle(440, 520, 316), -0.25, line=False),
        fill("handle", "coal", "M 730 290 L 880 130 Q 910 110 926 140 Q 930 160 910 180 L 780 350 Z", 0.15),
        fill(
            "egg",
            "white",
            (
                "M 240 480 Q 250 320 400 340 Q 520 270 610 380 Q 720 430 660"
                " 560 Q 670 700 530 700 Q 430 790 330 700 Q 190 660 240 480 Z"
            ),
        ),
        dim("M 660 560 Q 670 700 530 700 Q 430 790 330 700 Q 560 700 660 560 Z", 0.08),
        fill("yolk", "#ffb020", circle(440, 510, 116)),
        dim("M 556 510 A 116 116 0 0 1 350 584 A 130 130 0 0 0 530 440 Q 556 470 556 510 Z", 0.1),
        shine(ellipse(400, 464, 34, 24), 0.8),
        *(
            fill("pepper", "dark", circle(x, y, 7), line=False)
            for x, y in ((320, 440), (570, 430), (350, 640), (560, 620), (300, 560))
        ),
        shine(band(440, 520, 356, 342, 190, 260), 0.35),
    ]
    hue = variant.pick("shell", ("main", "accent", "second"))
    painted = [
        fill(
            "egg",
            hue,
            (
                "M 500 90 C 680 90 800 380 800 580 C 800 780 670 910 500"
                " 910 C 330 910 200 780 200 580 C 200 380 320 90 500 90 Z"
            ),
        ),
        fill(
            "stripe",
            "gold",
            (
                "M 240 390 L 330 440 L 415 390 L 500 440 L 585 390 L 670 440 L 760 390 L"
                " 784 460 L 670 520 L 585 470 L 500 520 L 415 470 L 330 520 L 216 460 Z"
            ),
        ),
        fill(
            "stripe",
            "white",
            "M 202 610 Q 500 680 798 610 Q 796 660 786 700 Q 500 770 214 700 Q 204 660 202 610 Z",
            opacity=0.95,
        ),
        *(
            fill("dot", "gold", circle(x, y, 22), line=False)
            for x, y in ((300, 676), (400, 690), (500, 696), (600, 690), (700, 676))
        ),
        *(
            fill("dot", "white", circle(x, y, 22), line=False, opacity=0.9)
            for x, y in ((400, 270), (500, 230), (600, 270), (500, 330), (420, 820), (500, 840), (580, 820))
        ),
        dim(
            "M 660 170 C 750 270 800 440 800 580 C 800 780 670 910 500 910 Q 700 800 700 540 Q 700 330 660 170 Z", 0.16
        ),
        shine("M 270 480 C 290 350 340 240 420 180 C 370 270 330 380 320 490 Q 290 520 270 480 Z", 0.5),
    ]
    return variant.pick("kind", (fried, painted))


@PANTRY("cheese", "swiss cheese", "cheddar", "gouda")
def cheese(variant: Variant) -> list[Part]:
    return [
        fill("cheese", "#ffc93c", "M 100 480 L 640 200 Q 880 260 900 500 H 100 Z", 0.25),
        fill("cheese", "#ffc93c", "M 100 490 H 900 V 800 Q 900 830 870 830 H 130 Q 100 830 100 800 Z"),
        dim("M 100 760 H 900 V 800 Q 900 830 870 830 H 130 Q 100 830 100 800 Z", 0.1),
        pen("rind", "#f08a24", 30, "M 640 206 Q 880 262 896 470 V 800", line=False),
        *(
            fill("hole", "#e39a1b", ellipse(x, y, rx, ry))
            for x, y, rx, ry in (
                (280, 620, 84, 80),
                (530, 720, 60, 56),
                (690, 590, 70, 66),
                (440, 560, 34, 32),
                (180, 760, 34, 32),
                (800, 750, 40, 40),
            )
        ),
        *(
            fill(
                "hole",
                "#c97f10",
                f"M {x - r} {y} A {r} {r} 0 0 1 {x + r} {y} A {r} {r * 0.7} 0 0 0 {x - r} {y} Z",
                line=False,
                opacity=0.8,
            )
            for x, y, r in ((280, 610, 76), (530, 712, 54), (690, 582, 62), (800, 744, 34))
        ),
        *(
            fill("hole", "#e39a1b", ellipse(x, y, rx, ry), line=False)
            for x, y, rx, ry in ((520, 380, 60, 24), (700, 320, 44, 20), (360, 430, 34, 14), (780, 430, 40, 16))
        ),
        shine("M 150 460 L 600 226 L 620 240 L 210 464 Z", 0.6),
        shine(rounded(126, 512, 120, 16, 8), 0.6),
    ]


@PANTRY("bread", "loaf", "toast", "baguette", "croissant")
def bread(variant: Variant) -> list[Part]:
    loaf = [
        fill(
            "crust",
            "crust",
            (
                "M 150 480 Q 90 420 120 330 Q 160 220 320 220 H 700 Q 860 230 890 340"
                " Q 910 430 850 480 V 790 Q 850 830 810 830 H 190 Q 150 830 150 790 Z"
            ),
            -0.14,
        ),
        fill(
            "crust",
            "crust",
            "M 120 330 Q 160 220 320 220 H 700 Q 860 230 890 340 Q 860 300 700 296 H 320 Q 170 290 120 330 Z",
            0.2,
            line=False,
        ),
        fill(
            "slice",
            "cream",
            "M 190 480 Q 140 420 166 350 Q 200 270 320 270 Q 440 270 480 350 Q 500 420 456 480 V 780 H 190 Z",
        ),
        pen(
            "crust",
            "crust",
            34,
            "M 190 480 Q 140 420 166 350 Q 200 270 320 270 Q 440 270 480 350 Q 500 420 456 480 V 790 H 190 Z",
        ),
        *(
            fill("crumb", "crust", ellipse(x, y, 12, 8), line=False, opacity=0.6)
            for x, y in ((270, 400), (370, 370), (330, 500), (260, 600), (390, 620), (310, 710))
        ),
        *(
            pen("cut", "cream", 22, d, opacity=0.8)
            for d in ("M 560 280 Q 610 330 600 390", "M 670 280 Q 720 330 710 390", "M 780 290 Q 830 340 820 400")
        ),
        dim("M 480 740 H 850 V 790 Q 850 830 810 830 H 480 Z", 0.14),
        shine("M 540 250 H 720 Q 760 252 790 266 Q 700 262 540 266 Z", 0.5),
    ]
    toast = [
        fill(
            "crust",
            "crust",
            (
                "M 190 430 Q 110 360 150 260 Q 200 150 400 150 H 600 Q 800 150 850 260"
                " Q 890 360 810 430 V 800 Q 810 860 750 860 H 250 Q 190 860 190 800 Z"
            ),
            -0.2,
        ),
        fill(
            "toast",
            "pale wood",
            (
                "M 240 430 Q 170 350 200 280 Q 240 200 400 200 H 600 Q 760 200 800 280"
                " Q 830 350 760 430 V 780 Q 760 810 730 810 H 270 Q 240 810 240 780 Z"
            ),
            0.35,
        ),
        fill("butter", "sun", "M 380 400 L 560 360 L 640 480 L 460 530 Z", 0.3),
        fill("butter", "sun", "M 460 530 L 640 480 V 540 L 460 590 Z", -0.1),
        fill("butter", "sun", "M 380 400 L 460 530 V 590 L 380 460 Z"),
        fill("butter drip", "sun", "M 520 560 Q 530 700 560 700 Q 590 690 570 550 Z", 0.1, line=False),
        *(
            fill("crumb", "crust", ellipse(x, y, 14, 9), line=False)
            for x, y in ((300, 330), (640, 290), (300, 680), (690, 700), (420, 730), (690, 600))
        ),
        shine("M 250 300 Q 280 240 390 236 Q 300 270 270 340 Q 250 340 250 300 Z", 0.7),
    ]
    return variant.pick("kind", (loaf, toast))
