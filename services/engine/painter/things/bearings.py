"""Things to find the way with: anchor, compass, telescope, map."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import band, bar, drop, spark, spot

BEARINGS = Shelf("object")


@BEARINGS("anchor")
def anchor(variant: Variant) -> list[Part]:
    fluke = "M 500 890 C 300 880 160 760 140 600 L 80 640 L 130 480 L 260 580 L 200 590 C 230 690 330 770 450 790 Z"
    return [
        pen(
            "rope",
            "sand",
            30,
            "M 560 170 Q 800 200 740 360 Q 640 480 500 440 Q 300 400 300 560 Q 330 690 560 660",
            -0.1,
            line=True,
        ),
        pen("ring", "main", 44, circle(500, 160, 66), -0.2, line=True),
        fill("shank", "main", "M 452 230 H 548 L 560 830 H 440 Z"),
        fill("shank", "main", "M 506 230 H 548 L 560 830 H 506 Z", -0.25, line=False),
        fill("stock", "main", rounded(270, 290, 460, 76, 38), 0.08),
        fill("knob", "main", circle(270, 328, 52), 0.15),
        fill("knob", "main", circle(730, 328, 52), -0.12),
        shine(rounded(300, 304, 180, 16, 8), 0.55),
        fill("fluke", "main", fluke),
        fill("fluke", "main", mirror(fluke), -0.22),
        shine("M 168 590 C 190 690 290 800 420 830 C 320 830 180 740 150 600 Z", 0.5),
        shine(rounded(466, 390, 16, 340, 8), 0.5),
        fill("cap", "gold", circle(500, 852, 34)),
        pen("rope", "sand", 30, "M 440 428 Q 500 446 560 420", -0.1, line=True),
    ]


@BEARINGS("compass", "compass rose", "wayfinder")
def compass(variant: Variant) -> list[Part]:
    needle = variant.between("needle", 10, 60)
    return [
        pen("loop", "gold", 36, circle(500, 120, 46), -0.15, line=True),
        fill("case", "gold", circle(500, 540, 370)),
        fill("case", "gold", circle(500, 540, 318), -0.22),
        fill("face", "cream", circle(500, 540, 290)),
        *(pen("mark", "ink", 14, bar(spot(500, 540, 244, a), spot(500, 540, 270, a))) for a in range(0, 360, 45)),
        *(
            fill(
                "rose", "main", polygon(spot(500, 540, 220, a), spot(500, 540, 60, a + 45), (500, 540)), 0.1, line=False
            )
            for a in range(0, 360, 90)
        ),
        *(
            fill(
                "rose",
                "main",
                polygon(spot(500, 540, 220, a), spot(500, 540, 60, a - 45), (500, 540)),
                -0.25,
                line=False,
            )
            for a in range(0, 360, 90)
        ),
        *tilted(
            [
                fill("needle", "red", "M 500 300 L 548 540 H 452 Z"),
                fill("needle", "dark", "M 500 780 L 548 540 H 452 Z"),
                shine("M 500 330 V 540 H 462 Z", 0.35),
            ],
            needle,
            500,
            540,
        ),
        fill("hub", "gold", circle(500, 540, 38)),
        shine(circle(488, 528, 11), 0.8),
        shine(band(500, 540, 352, 332, 185, 270), 0.75),
        shine(band(500, 540, 270, 200, 200, 240), 0.35),
    ]


@BEARINGS("telescope", "spyglass", "observatory")
def telescope(variant: Variant) -> list[Part]:
    tube = [
        fill("eyepiece", "dark", rounded(120, 450, 90, 100, 20)),
        fill("tube", "gold", rounded(190, 430, 200, 140, 20), -0.15),
        fill("tube", "main", rounded(370, 406, 260, 188, 20)),
        fill("tube", "main", rounded(610, 376, 250, 248, 24), 0.12),
        dim("M 200 520 H 390 V 540 L 370 550 V 594 L 610 570 V 624 H 860 V 560 H 600 L 380 530 Z", 0.18),
        *(
            fill("ring", "gold", rounded(x, y, 40, h, 14))
            for x, y, h in ((366, 400, 200), (606, 370, 260), (840, 362, 276))
        ),
        fill("lens", "glass", ellipse(884, 500, 22, 118)),
        shine(rounded(400, 426, 180, 22, 11), 0.5),
        shine(rounded(650, 400, 170, 24, 12), 0.5),
    ]
    legs = [
        pen("leg", "wood", 36, bar((500, 600), (300, 900)), line=True),
        pen("leg", "wood", 36, bar((500, 600), (700, 900)), -0.2, line=True),
        pen("leg", "wood", 36, bar((500, 600), (500, 910)), -0.1, line=True),
        fill("mount", "metal", rounded(430, 570, 140, 90, 30)),
    ]
    stars = [
        fill("star", "glow", spark(x, y, r), line=False) for x, y, r in ((180, 190, 60), (340, 110, 36), (500, 230, 30))
    ]
    return [*stars, *legs, *tilted(tube, -24)]


@BEARINGS("map", "treasure map")
def chart(variant: Variant) -> list[Part]:
    fold = ((110, 200, 150), (370, 150, 200), (630, 200, 150))
    return [
        *(
            fill(
                "map",
                "paper",
                polygon((x, a), (x + 260, b), (x + 260, b + 640), (x, a + 640)),
                0.0 if n != 1 else -0.12,
            )
            for n, (x, a, b) in enumerate(fold)
        ),
        fill("land", "pale leaf", "M 150 330 Q 220 260 330 300 Q 360 400 300 470 Q 200 500 150 430 Z", line=False),
        fill(
            "sea",
            "sky",
            "M 400 640 Q 470 570 590 600 L 630 640 V 830 L 400 790 Q 380 700 400 640 Z",
            line=False,
            opacity=0.9,
        ),
        fill("land", "pale leaf", "M 660 240 Q 760 210 850 260 V 400 Q 740 440 670 380 Z", line=False),
        fill("mountain", "ink", polygon((190, 430), (240, 340), (290, 430)), line=False),
        fill("mountain", "ink", polygon((250, 430), (286, 372), (324, 430)), 0.25, line=False),
        pen(
            "path",
            "red",
            20,
            (
                "M 190 720 Q 260 600 330 640 M 400 640 Q 460 560 440 480"
                " M 470 420 Q 560 330 640 420 M 690 470 Q 740 520 736 580"
            ),
        ),
        pen("cross", "red", 34, "M 690 640 L 780 740 M 780 640 L 690 740"),
        *(
            pen("wave", "sea", 11, d)
            for d in ("M 440 690 q 20 -20 40 0 q 20 20 40 0", "M 490 750 q 20 -20 40 0 q 20 20 40 0")
        ),
        pen("fold", "ink", 8, "M 370 160 V 784", opacity=0.45),
        pen("fold", "ink", 8, "M 630 206 V 836", opacity=0.45),
        fill("pin", "accent", drop(190, 640, -70)),
        fill("pin", "white", circle(190, 640, 28), line=False),
        shine("M 130 220 L 350 170 V 190 L 130 242 Z", 0.6),
    ]
