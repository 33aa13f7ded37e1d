"""Vegetables, and the fruit that is cooked as one."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import leaf, spot

VEGETABLES = Shelf("food")


@VEGETABLES("avocado", "guacamole", "avocados")
def avocado(variant: Variant) -> list[Part]:
    parts = [
        fill(
            "skin",
            "#3c6e35",
            (
                "M 500 80 C 620 80 660 220 720 380 C 800 560 800 660 780 720 C 740 850 630 920 500"
                " 920 C 370 920 260 850 220 720 C 200 660 200 560 280 380 C 340 220 380 80 500 80 Z"
            ),
        ),
        fill(
            "flesh",
            "#b9d96a",
            (
                "M 500 130 C 590 130 620 250 676 400 C 746 560 750 640 734 700 C 700 810 610 874 500"
                " 874 C 390 874 300 810 266 700 C 250 640 254 560 324 400 C 380 250 410 130 500 130 Z"
            ),
            line=False,
        ),
        fill(
            "flesh",
            "#e6f1a3",
            (
                "M 500 180 C 570 180 596 290 644 420 C 706 560 706 630 692 680 C 664 776 590 826 500"
                " 826 C 410 826 336 776 308 680 C 294 630 294 560 356 420 C 404 290 430 180 500 180 Z"
            ),
            line=False,
        ),
        fill("stone", "#8a4f2a", circle(500, 620, 146)),
        dim("M 646 620 A 146 146 0 0 1 386 712 A 170 170 0 0 0 620 530 Q 646 570 646 620 Z", 0.22),
        shine(ellipse(450, 562, 40, 26), 0.6),
        shine("M 296 560 Q 340 420 390 300 Q 380 420 340 540 Q 316 620 296 560 Z", 0.5),
        fill("eyes", "dark", circle(440, 400, 18), line=False),
        fill("eyes", "dark", circle(560, 400, 18), line=False),
        pen("mouth", "dark", 13, "M 470 424 Q 500 456 530 424"),
        *(fill("cheek", "pink", ellipse(x, 434, 28, 17), line=False, opacity=0.8) for x in (400, 600)),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 10.0, -10.0)))


@VEGETABLES("carrot", "carrots", "vegetable", "veggie")
def carrot(variant: Variant) -> list[Part]:
    parts = [
        *(
            fill("leaf", c, leaf((500, 300), end, b, 0.6), s)
            for c, end, b, s in (
                ("deep leaf", (300, 110), 50, 0.0),
                ("deep leaf", (700, 110), 50, -0.1),
                ("leaf", (400, 70), 48, 0.0),
                ("leaf", (600, 70), 48, -0.1),
                ("pale leaf", (500, 60), 44, 0.0),
            )
        ),
        fill(
            "carrot",
            "#ff8a2a",
            (
                "M 500 930 Q 460 900 400 700 Q 300 440 330 340 Q 370 250 500"
                " 260 Q 630 250 670 340 Q 700 440 600 700 Q 540 900 500 930 Z"
            ),
        ),
        dim("M 600 268 Q 650 290 670 340 Q 700 440 600 700 Q 540 900 500 930 Q 620 560 600 268 Z", 0.16),
        *(
            pen("groove", "#c95f12", 13, d)
            for d in (
                "M 350 440 q 50 20 100 6",
                "M 640 400 q -50 20 -80 4",
                "M 410 560 q 40 16 90 2",
                "M 616 620 q -50 20 -80 4",
                "M 440 720 q 30 12 60 2",
                "M 380 350 q 30 12 60 4",
            )
        ),
        shine("M 366 400 Q 370 320 430 300 Q 400 370 410 470 Q 430 580 440 660 Q 380 500 366 400 Z", 0.5),
        dim("M 400 290 Q 500 330 600 290 Q 560 260 500 260 Q 440 260 400 290 Z", 0.2),
    ]
    return tilted(parts, variant.pick("tilt", (28.0, -28.0)))


@VEGETABLES("pumpkin", "jack o lantern")
def pumpkin(variant: Variant) -> list[Part]:
    skin = "#f47b20"
    face = [
        *(fill("eyes", "sun", d) for d in ("M 300 480 L 420 500 L 340 590 Z", "M 700 480 L 580 500 L 660 590 Z")),
        fill("nose", "sun", polygon((500, 560), (536, 626), (464, 626))),
        fill(
            "mouth",
            "sun",
            (
                "M 270 660 Q 500 760 730 660 Q 700 800 600 826 L 580 780 L 540 836 H 460"
                " L 420 780 L 400 826 Q 300 800 270 660 Z M 430 706 L 470 756 L 510 714 Z"
            ),
        ),
    ]
    return [
        pen("stalk", "deep leaf", 76, "M 500 290 Q 490 200 560 140", -0.2, line=True),
        pen("tendril", "leaf", 14, "M 540 260 Q 680 180 720 260 Q 730 310 690 300"),
        fill("pumpkin", skin, ellipse(250, 590, 170, 260), -0.24),
        fill("pumpkin", skin, ellipse(750, 590, 170, 260), -0.34),
        fill("pumpkin", skin, ellipse(370, 590, 190, 296), -0.1),
        fill("pumpkin", skin, ellipse(630, 590, 190, 296), -0.2),
        fill("pumpkin", skin, ellipse(500, 590, 170, 310), 0.04),
        shine("M 236 520 Q 240 400 310 350 Q 276 430 276 530 Q 254 560 236 520 Z", 0.4),
        shine("M 396 440 Q 410 340 470 320 Q 436 380 432 450 Q 410 480 396 440 Z", 0.35),
        *variant.pick("face", (face, face, [dim(ellipse(500, 870, 260, 20), 0.15)])),
        *(fill("leaf", "leaf", leaf(a, b, 40)) for a, b in (((480, 270), (300, 240)),)),
    ]


@VEGETABLES("chili", "chilli", "hot pepper", "jalapeno")
def chili(variant: Variant) -> list[Part]:
    parts = [
        pen("stalk", "deep leaf", 46, "M 300 240 Q 260 170 290 90", line=True),
        fill(
            "chili",
            "#e0262f",
            (
                "M 210 300 Q 250 230 360 240 Q 470 260 480 400 Q 500 620 720 740 Q 820"
                " 790 910 760 Q 860 890 660 860 Q 340 800 230 480 Q 190 370 210 300 Z"
            ),
        ),
        dim(
            (
                "M 470 360 Q 500 620 720 740 Q 820 790 910 760 Q 860 890 660"
                " 860 Q 480 820 370 700 Q 560 790 700 790 Q 480 680 470 360 Z"
            ),
            0.18,
        ),
        shine("M 256 400 Q 260 320 330 296 Q 300 360 310 440 Q 340 560 420 640 Q 270 540 256 400 Z", 0.55),
        fill(
            "cap",
            "leaf",
            "M 190 320 Q 200 220 300 210 Q 420 210 450 300 Q 400 290 370 320 Q 320 290 280 330 Q 240 290 190 320 Z",
        ),
        *(
            fill("flame", "fire", d, line=False)
            for d in (
                "M 640 420 Q 590 360 640 280 Q 650 330 690 330 Q 740 400 640 420 Z",
                "M 800 560 Q 760 510 800 450 Q 806 490 836 490 Q 876 540 800 560 Z",
            )
        ),
        *(
            fill("flame", "sun", d, line=False)
            for d in (
                "M 646 412 Q 620 380 646 340 Q 690 380 646 412 Z",
                "M 804 552 Q 786 530 804 500 Q 836 530 804 552 Z",
            )
        ),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, -16.0)))


@VEGETABLES("tomato", "cherry tomato", "ketchup")
def tomato(variant: Variant) -> list[Part]:
    green = [spot(500, 300, 190, a) for a in (20, 85, 160, 215, 325)]
    return [
        fill(
            "tomato",
            "#e63329",
            (
                "M 500 260 C 700 190 900 330 890 570 C 880 790 700 900 500"
                " 900 C 300 900 120 790 110 570 C 100 330 300 190 500 260 Z"
            ),
        ),
        dim("M 820 360 Q 890 450 890 570 C 880 790 700 900 500 900 Q 840 760 820 360 Z", 0.16),
        dim("M 300 880 Q 500 900 700 860 Q 600 900 500 900 Q 390 900 300 880 Z", 0.1),
        shine("M 170 560 Q 180 400 320 320 Q 240 430 234 570 Q 200 610 170 560 Z", 0.5),
        shine(circle(206, 650, 20), 0.45),
        *(fill("leaf", "leaf", leaf((500, 290), end, 36, 0.5), -0.06 * n) for n, end in enumerate(green)),
        pen("stalk", "deep leaf", 36, "M 500 300 Q 490 210 540 150", line=True),
        *(
            fill(
                "leaf",
                "pale leaf",
                leaf((500, 290), (500 + (x - 500) * 0.6, 290 + (y - 290) * 0.6), 12),
                line=False,
                opacity=0.6,
            )
            for x, y in green
        ),
    ]
