"""Things to make, mend and find the way with: the desk, the workshop, the ship's bridge."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded, shift
from services.engine.painter.things.brush import Shelf, dim, fill, pen, placed, shine, tilted
from services.engine.painter.things.shapes import band, bar, gear, spark, spot

TOOLS = Shelf("object")


@TOOLS("pencil", "crayon", "drawing pencil")
def pencil(variant: Variant) -> list[Part]:
    parts = [
        fill("eraser", "pink", "M 410 110 Q 410 80 440 80 H 560 Q 590 80 590 110 V 190 H 410 Z"),
        fill("ferrule", "metal", rounded(400, 180, 200, 90, 12)),
        *(pen("ridge", "metal", 9, bar((408, y), (592, y)), -0.45) for y in (206, 242)),
        fill("body", "main", "M 410 268 H 590 V 700 H 410 Z"),
        fill("body", "main", "M 410 268 H 466 V 700 H 410 Z", 0.3, line=False),
        fill("body", "main", "M 540 268 H 590 V 700 H 540 Z", -0.3, line=False),
        fill(
            "wood",
            "pale wood",
            "M 410 700 Q 440 670 466 700 Q 500 730 534 700 Q 560 670 590 700 L 520 880 H 480 Z",
            0.25,
        ),
        fill("wood", "pale wood", "M 534 700 Q 560 670 590 700 L 520 880 H 506 Z", -0.1, line=False),
        fill("lead", "dark", "M 466 842 H 534 L 500 930 Z"),
        shine(rounded(426, 290, 18, 380, 9), 0.5),
        shine(rounded(428, 100, 22, 70, 11), 0.5),
        fill("stripe", "gold", "M 410 268 H 590 V 296 H 410 Z", line=False),
    ]
    return tilted(parts, variant.pick("tilt", (38.0, -38.0)))


@TOOLS("paintbrush", "brush")
def paintbrush(variant: Variant) -> list[Part]:
    paint = variant.pick("paint", ("main", "accent", "second"))
    parts = [
        fill("handle", "wood", "M 440 480 H 560 Q 570 700 520 900 Q 500 930 480 900 Q 430 700 440 480 Z"),
        fill("handle", "wood", "M 520 480 H 560 Q 570 700 520 900 Q 508 916 504 912 Z", -0.28, line=False),
        shine("M 456 500 H 476 Q 476 680 488 840 Q 452 680 456 500 Z", 0.4),
        fill("ferrule", "metal", "M 416 380 H 584 L 566 500 H 434 Z"),
        dim("M 530 380 H 584 L 566 500 H 526 Z"),
        *(pen("ridge", "metal", 9, bar((424, y), (576, y)), -0.45) for y in (416, 462)),
        fill("bristle", "pale wood", "M 416 384 Q 380 260 440 170 L 560 170 Q 620 260 584 384 Z", -0.15),
        fill(
            "paint",
            paint,
            "M 402 300 Q 390 200 500 70 Q 610 200 598 300 Q 570 340 540 304 Q 510 270 480 310 Q 440 350 402 300 Z",
        ),
        fill("paint", paint, "M 500 70 Q 610 200 598 300 Q 570 340 540 304 Q 560 190 500 70 Z", -0.2, line=False),
        shine("M 430 270 Q 430 210 480 140 Q 462 210 464 280 Z", 0.55),
        pen("hole", "dark", 12, circle(500, 870, 8)),
    ]
    splashes = [fill("splash", paint, circle(x, y, r)) for x, y, r in ((250, 240, 46), (180, 380, 28), (330, 140, 24))]
    return [*splashes, *tilted(parts, variant.pick("tilt", (32.0, 40.0)))]


@TOOLS("palette", "paint palette", "art palette", "colour palette")
def palette(variant: Variant) -> list[Part]:
    board = (
        "M 500 150 C 780 150 920 320 920 500 C 920 650 800 660 700 640 C 600 620 570 690 600"
        " 750 C 640 850 560 870 480 866 C 240 860 80 700 80 500 C 80 300 250 150 500 150 Z"
    )
    dab = "M -70 0 C -80 -70 10 -80 40 -50 C 90 -30 80 60 20 54 C -20 80 -66 50 -70 0 Z"
    dabs = (
        (240, 440, "red"),
        (330, 300, "sun"),
        (500, 244, "leaf"),
        (670, 296, "sea"),
        (780, 430, "#8a4fff"),
        (230, 590, "#ffffff"),
    )
    return [
        fill(
            "edge",
            "wood",
            "M 80 500 C 80 720 240 880 480 886 C 580 890 650 850 610 750 C 600 720 590 690 640 660 L 500 600 Z",
            -0.3,
        ),
        fill("palette", "pale wood", board),
        pen("grain", "wood", 10, "M 160 660 Q 300 780 460 800", opacity=0.5),
        pen("grain", "wood", 10, "M 640 540 Q 760 560 840 540", opacity=0.5),
        fill("hole", "dark wood", ellipse(400, 680, 76, 58)),
        *(fill("paint", colour, shift(dab, x, y)) for x, y, colour in dabs),
        *(shine(ellipse(x - 20, y - 26, 20, 13), 0.7) for x, y, _ in dabs[:5]),
        pen("brush handle", "dark wood", 36, bar((560, 640), (850, 880)), line=True),
        pen("ferrule", "metal", 46, bar((500, 590), (560, 640)), line=True),
        fill("bristle", "accent", "M 510 560 Q 470 470 400 460 Q 400 560 470 610 Z"),
    ]


@TOOLS("scissors", "shears")
def scissors(variant: Variant) -> list[Part]:
    open_by = variant.between("open", 20, 27)
    blade = [
        pen("handle", "main", 62, "M 500 640 Q 460 700 430 720 A 100 100 0 1 0 520 810 Q 530 740 520 650", line=True),
        fill("blade", "metal", "M 470 90 Q 540 300 548 640 L 480 680 Q 440 400 470 90 Z", 0.15),
        fill("edge", "metal", "M 470 90 Q 500 300 500 668 L 480 680 Q 440 400 470 90 Z", 0.55, line=False),
    ]
    mirrored = [fill(p.name, p.hue or p.role, mirror(p.d), p.shade - 0.2, line=p.line, width=p.width) for p in blade]
    return [
        *tilted(mirrored, -open_by),
        *tilted(blade, open_by),
        fill("screw", "gold", circle(500, 590, 38)),
        pen("slot", "deep gold", 12, bar((482, 602), (518, 578)), -0.3),
        shine(circle(488, 576, 9), 0.8),
        pen("cut line", "light", 14, "M 500 90 V 130 M 500 180 V 220 M 500 270 V 310", opacity=0.8),
    ]


@TOOLS("hammer", "mallet", "gavel", "claw hammer")
def hammer(variant: Variant) -> list[Part]:
    parts = [
        fill("handle", "wood", "M 460 300 H 540 L 556 880 Q 550 914 500 914 Q 450 914 444 880 Z"),
        fill("handle", "wood", "M 514 300 H 540 L 556 880 Q 550 914 514 914 Z", -0.28, line=False),
        fill("grip", "red", "M 450 640 H 550 L 558 880 Q 552 918 500 918 Q 448 918 442 880 Z"),
        *(pen("groove", "red", 12, bar((456, y), (546, y)), -0.4) for y in (700, 750, 800, 850)),
        fill("claw", "metal", "M 470 150 Q 300 130 140 300 Q 250 250 330 290 Q 400 330 470 330 Z", -0.08),
        dim("M 200 264 Q 290 240 350 280 Q 410 310 470 310 V 330 Q 400 330 330 290 Q 270 258 200 264 Z", 0.2),
        fill("head", "metal", rounded(430, 140, 260, 200, 26), 0.1),
        fill("neck", "metal", rounded(680, 176, 60, 128, 10), -0.15),
        fill("face", "metal", rounded(730, 130, 110, 220, 34), 0.18),
        dim("M 430 280 H 690 V 314 Q 690 340 664 340 H 456 Q 430 340 430 314 Z"),
        shine(rounded(460, 160, 200, 24, 12), 0.6),
        shine(rounded(750, 156, 20, 120, 10), 0.6),
        shine(rounded(462, 370, 16, 230, 8), 0.4),
    ]
    return tilted(parts, variant.pick("tilt", (25.0, -15.0)))


@TOOLS("wrench", "spanner")
def wrench(variant: Variant) -> list[Part]:
    parts = [
        fill(
            "wrench",
            "metal",
            (
                "M 420 380 Q 300 320 310 200 Q 320 120 400 84 V 230 L 500 280 L"
                " 600 230 V 84 Q 680 120 690 200 Q 700 320 580 380 V 640 Q 690 690"
                " 680 800 Q 660 910 500 914 Q 340 910 320 800 Q 310 690 420 640 Z"
            ),
        ),
        fill(
            "wrench",
            "metal",
            "M 500 280 L 600 230 V 84 Q 680 120 690 200 Q 700 320 580 380 V 640 Q 690 690 680 800 Q 660 910 500 914 Z",
            -0.2,
            line=False,
        ),
        fill("hole", "dark", polygon(*(spot(500, 780, 86, a) for a in range(0, 360, 60)))),
        fill("hole", "dark", polygon(*(spot(500, 788, 70, a) for a in range(0, 360, 60))), 0.25, line=False),
        fill("groove", "metal", rounded(460, 400, 80, 230, 40), -0.35),
        fill("badge", "accent", rounded(476, 416, 48, 198, 24), line=False),
        shine("M 340 200 Q 344 150 376 126 V 240 L 420 270 Q 350 280 340 200 Z", 0.55),
        shine(rounded(434, 390, 14, 250, 7), 0.5),
        shine("M 346 800 Q 340 720 410 680 Q 370 740 376 800 Z", 0.5),
        dim("M 400 850 Q 500 910 640 850 Q 590 912 500 914 Q 430 912 400 850 Z", 0.14),
    ]
    return tilted(parts, variant.pick("tilt", (40.0, -30.0)))


@TOOLS("anvil", "forge", "blacksmith", "smithy")
def anvil(variant: Variant) -> list[Part]:
    return [
        fill("block", "wood", "M 270 730 H 730 L 760 910 H 240 Z"),
        dim("M 560 730 H 730 L 760 910 H 580 Z"),
        *(
            pen("grain", "dark wood", 12, d)
            for d in ("M 330 770 V 880", "M 430 780 V 860", "M 540 770 V 890", "M 660 780 V 880")
        ),
        fill(
            "foot",
            "coal",
            (
                "M 300 650 Q 400 640 420 560 H 620 Q 640 640 740 650 Q"
                " 770 660 770 700 V 740 H 260 V 700 Q 260 660 300 650 Z"
            ),
            0.12,
        ),
        fill("waist", "coal", "M 390 460 H 660 Q 600 540 640 620 H 400 Q 440 540 390 460 Z"),
        fill("horn", "coal", "M 330 330 V 460 Q 160 450 84 340 Q 200 350 330 330 Z", 0.2),
        fill("body", "coal", "M 320 320 H 880 V 400 Q 800 410 760 470 H 320 Z", 0.12),
        fill("face", "steel", rounded(310, 300, 590, 60, 18)),
        shine(rounded(330, 310, 320, 18, 9), 0.7),
        dim("M 320 430 H 786 Q 770 450 760 470 H 320 Z", 0.3),
        shine("M 120 354 Q 220 372 320 354 V 376 Q 220 390 120 354 Z", 0.3),
        *(
            fill("spark", "sun", spark(x, y, r), line=False)
            for x, y, r in ((520, 190, 90), (660, 130, 50), (390, 150, 44), (720, 240, 34))
        ),
        *(
            fill("ember", "fire", circle(x, y, 11), line=False)
            for x, y in ((450, 240), (600, 230), (580, 110), (320, 230))
        ),
    ]


@TOOLS("magnet", "horseshoe magnet")
def magnet(variant: Variant) -> list[Part]:
    parts = [
        fill(
            "magnet", "red", "M 180 860 V 480 A 320 320 0 0 1 820 480 V 860 H 620 V 490 A 120 120 0 0 0 380 490 V 860 Z"
        ),
        fill(
            "magnet",
            "main",
            "M 500 160 A 320 320 0 0 1 820 480 V 860 H 620 V 490 A 120 120 0 0 0 500 370 Z",
            line=False,
        ),
        fill("pole", "steel", "M 180 700 H 380 V 860 Q 380 880 360 880 H 200 Q 180 880 180 860 Z"),
        fill("pole", "steel", "M 620 700 H 820 V 860 Q 820 880 800 880 H 640 Q 620 880 620 860 Z", -0.15),
        shine("M 224 680 V 480 Q 230 300 400 226 Q 290 320 276 480 V 680 Z", 0.45),
        dim("M 380 690 V 490 A 120 120 0 0 1 620 490 V 690 H 660 V 490 A 160 160 0 0 0 340 490 V 690 Z", 0.12),
        dim("M 770 400 Q 820 440 820 520 V 690 H 770 Z", 0.14),
        shine(rounded(206, 716, 24, 140, 12), 0.7),
        shine(rounded(646, 716, 24, 140, 12), 0.6),
    ]
    bolts = [fill("bolt", "glow", d) for d in ("M 500 640 L 440 740 H 486 L 460 830 L 556 710 H 506 L 540 640 Z",)]
    return placed(tilted([*parts, *bolts], variant.pick("tilt", (0.0, 180.0, 25.0))), 0.9, 500, 490)


@TOOLS("gear", "cog", "cogwheel")
def gears(variant: Variant) -> list[Part]:
    turn_by = variant.between("turn", 0, 30)

    def one(x: float, y: float, outer: float, teeth: int, colour: str, shade: float) -> list[Part]:
        inner = outer * 0.8
        wheel = [
            fill("gear", colour, gear(500, 500, outer, inner, teeth), shade),
            fill("gear", colour, circle(500, 500, inner * 0.86), shade - 0.14, line=False),
            *(fill("hole", "dark", circle(*spot(500, 500, inner * 0.56, a), inner * 0.17)) for a in range(0, 360, 60)),
        ]
        lit = [
            fill("hub", colour, circle(500, 500, inner * 0.3), shade + 0.2),
            fill("axle", "dark", circle(500, 500, inner * 0.13)),
            shine(band(500, 500, inner * 0.95, inner * 0.9, 180, 270), 0.6),
        ]
        return placed([*tilted(wheel, turn_by), *lit], 1.0, x, y)

    return [
        *one(690, 300, 210, 10, "accent", 0.0),
        *one(660, 740, 170, 9, "gold", -0.05),
        *one(370, 560, 290, 12, "metal", 0.0),
    ]
