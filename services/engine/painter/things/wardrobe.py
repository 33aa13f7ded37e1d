"""Things to wear and to play with: clothes, masks, dice, cards, balls, bath ducks."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, placed, shine, tilted
from services.engine.painter.things.shapes import band, bar, heart, leaf, segment, spark

WARDROBE = Shelf("object")


@WARDROBE("glasses", "sunglasses", "spectacles", "eyeglasses", "goggles")
def glasses(variant: Variant) -> list[Part]:
    lens = "M 110 420 Q 120 370 190 370 H 380 Q 450 370 452 440 Q 460 650 280 650 Q 110 640 110 420 Z"
    return [
        pen("temple", "dark", 44, bar((116, 400), (80, 340)), line=True),
        pen("temple", "dark", 44, bar((884, 400), (920, 340)), line=True),
        pen("bridge", "dark", 44, "M 440 420 Q 500 380 560 420", line=True),
        fill("lens", "main", lens, -0.2),
        fill("lens", "main", mirror(lens), -0.3),
        fill(
            "tint",
            "accent",
            "M 116 520 Q 280 470 452 500 Q 440 650 280 650 Q 130 640 116 520 Z",
            line=False,
            opacity=0.6,
        ),
        fill(
            "tint",
            "accent",
            mirror("M 116 520 Q 280 470 452 500 Q 440 650 280 650 Q 130 640 116 520 Z"),
            line=False,
            opacity=0.5,
        ),
        pen("frame", "dark", 40, lens),
        pen("frame", "dark", 40, mirror(lens)),
        shine("M 180 400 H 250 L 190 560 Q 148 520 150 440 Z", 0.6),
        shine("M 280 400 H 310 L 236 590 L 214 578 Z", 0.5),
        shine("M 610 400 H 680 L 620 570 Q 584 520 586 440 Z", 0.6),
        shine("M 710 400 H 740 L 664 600 L 642 588 Z", 0.5),
        fill("sparkle", "white", spark(840, 340, 70), line=False),
    ]


@WARDROBE("mask", "theatre mask", "carnival mask", "masquerade", "theater mask", "venetian mask")
def mask(variant: Variant) -> list[Part]:
    half = "M 500 440 C 440 330 260 330 110 380 C 110 560 200 700 340 690 C 430 690 460 620 500 600 Z"
    eye = "M 220 500 Q 300 430 400 520 Q 330 590 250 560 Z"
    return [
        *(
            fill("feather", c, leaf((500, 420), end, 62, 0.6), s)
            for c, end, s in (
                ("second", (240, 150), 0.0),
                ("second", (760, 150), -0.2),
                ("accent", (370, 90), 0.0),
                ("accent", (630, 90), -0.2),
                ("main", (500, 70), 0.15),
            )
        ),
        *(
            pen("quill", "white", 7, bar((500, 400), end), opacity=0.5)
            for end in ((260, 172), (740, 172), (378, 116), (622, 116), (500, 96))
        ),
        pen("stick", "gold", 26, bar((850, 560), (880, 900)), line=True),
        fill("mask", "main", half),
        fill("mask", "main", mirror(half), -0.2),
        pen(
            "trim",
            "gold",
            16,
            "M 500 600 C 460 620 430 690 340 690 C 200 700 110 560 110 380 C 260 330 440 330 500 440",
        ),
        pen(
            "trim",
            "gold",
            16,
            mirror("M 500 600 C 460 620 430 690 340 690 C 200 700 110 560 110 380 C 260 330 440 330 500 440"),
        ),
        fill("eye hole", "black", eye),
        fill("eye hole", "black", mirror(eye)),
        pen("eye trim", "gold", 11, eye),
        pen("eye trim", "gold", 11, mirror(eye)),
        shine("M 150 420 Q 280 366 400 410 Q 280 400 166 450 Z", 0.5),
        fill("gem", "red", "M 500 400 L 540 460 L 500 530 L 460 460 Z"),
        shine("M 500 416 L 520 460 L 500 460 L 474 460 Z", 0.5),
        *(fill("pearl", "white", circle(x, y, 13)) for x, y in ((180, 610), (260, 664), (820, 610), (740, 664))),
    ]


@WARDROBE("shoe", "sneaker", "trainer", "boot", "running shoe", "footwear")
def shoe(variant: Variant) -> list[Part]:
    return [
        fill("sole", "white", "M 80 690 H 900 Q 930 700 926 760 Q 920 810 850 810 H 170 Q 80 810 80 740 Z"),
        fill("sole", "accent", "M 84 762 H 924 Q 912 810 850 810 H 170 Q 90 808 84 762 Z", line=False),
        fill(
            "shoe",
            "main",
            "M 90 700 V 330 Q 200 370 300 300 L 380 260 Q 440 400 600 500 Q 700 540 820 560 Q 920 590 916 700 Z",
        ),
        fill("toe cap", "white", "M 720 700 Q 720 590 800 556 Q 920 580 916 700 Z"),
        fill("heel", "second", "M 90 470 Q 210 500 220 700 H 90 Z"),
        fill("collar", "second", "M 90 330 Q 200 370 300 300 L 380 260 L 396 300 Q 340 330 310 350 Q 200 420 90 390 Z"),
        fill("stripe", "white", "M 330 690 Q 460 640 520 500 L 570 530 Q 520 660 420 700 Z", line=False),
        fill("tongue", "second", "M 366 262 Q 400 216 452 244 L 486 366 L 420 400 Q 390 330 366 262 Z", 0.15),
        *(
            pen("lace", "white", 24, bar((x, y), (x + 84, y - 56)), line=True)
            for x, y in ((396, 400), (450, 454), (514, 500), (584, 534))
        ),
        dim("M 90 640 Q 500 680 916 650 V 700 H 90 Z", 0.14),
        shine("M 130 440 Q 250 440 330 370 Q 270 450 140 480 Z", 0.35),
        shine("M 790 590 Q 850 596 876 640 Q 830 610 780 620 Z", 0.9),
        *(pen("tread", "accent", 10, bar((x, 776), (x + 14, 800)), -0.4) for x in range(180, 860, 80)),
    ]


@WARDROBE("t-shirt", "shirt", "tee", "tshirt", "jersey", "hoodie")
def t_shirt(variant: Variant) -> list[Part]:
    sleeve = "M 330 150 L 200 200 L 70 400 L 210 490 L 290 390 Z"
    print_d = variant.pick("print", (star(500, 520, 130, 58, 5), heart(500, 520, 240)))
    return [
        fill("collar", "main", "M 380 140 Q 500 230 620 140 L 590 130 H 410 Z", -0.45),
        fill("sleeve", "main", sleeve, -0.12),
        fill("sleeve", "main", mirror(sleeve), -0.28),
        fill(
            "shirt",
            "main",
            (
                "M 330 150 L 390 134 Q 500 270 610 134 L 670 150 Q 740 240"
                " 730 420 V 860 Q 500 910 270 860 V 420 Q 260 240 330 150 Z"
            ),
        ),
        dim("M 650 146 L 670 150 Q 740 240 730 420 V 860 Q 680 876 620 882 Q 680 600 650 146 Z", 0.14),
        dim("M 270 420 Q 300 600 290 862 L 270 860 Z", 0.14),
        pen("collar", "accent", 34, "M 388 140 Q 500 276 612 140"),
        fill("cuff", "accent", "M 70 400 L 96 362 L 238 454 L 210 490 Z"),
        fill("cuff", "accent", mirror("M 70 400 L 96 362 L 238 454 L 210 490 Z"), -0.15),
        fill("print", "white", print_d),
        fill("print", "accent", circle(500, 516, 44), line=False),
        pen("fold", "black", 10, "M 330 760 Q 380 780 400 830", opacity=0.18),
        pen("fold", "black", 10, "M 680 720 Q 630 760 620 820", opacity=0.18),
        shine("M 320 260 Q 330 210 350 190 Q 360 320 340 470 Q 310 420 320 260 Z", 0.25),
    ]


@WARDROBE("dice", "d6")
def dice(variant: Variant) -> list[Part]:
    def cube(cx: float, cy: float, colour: str) -> list[Part]:
        top = polygon((cx, cy - 210), (cx + 190, cy - 110), (cx, cy - 10), (cx - 190, cy - 110))
        left = polygon((cx - 190, cy - 110), (cx, cy - 10), (cx, cy + 210), (cx - 190, cy + 100))
        right = polygon((cx + 190, cy - 110), (cx, cy - 10), (cx, cy + 210), (cx + 190, cy + 100))
        pips = ((0, -110), (-78, -110), (78, -110), (0, -66), (0, -154))
        return [
            fill("die", colour, left, -0.08),
            fill("die", colour, right, -0.32),
            fill("die", colour, top, 0.28),
            pen("edge", "white", 8, bar((cx - 182, cy - 104), (cx, cy - 8), (cx + 182, cy - 104)), opacity=0.6),
            *(fill("pip", "white", ellipse(cx + x, cy + y, 27, 17), line=False) for x, y in pips),
            *(
                fill("pip", "white", ellipse(cx - 95 + x, cy + 48 + y, 20, 27), line=False)
                for x, y in ((-48, -74), (0, 0), (48, 74))
            ),
            *(
                fill("pip", "white", ellipse(cx + 95 + x, cy + 48 + y, 20, 27), line=False, opacity=0.9)
                for x, y in ((-44, 58), (44, -58))
            ),
        ]

    first, second = variant.pick("colours", (("main", "accent"), ("red", "main"), ("second", "accent")))
    return [*placed(cube(500, 500, second), 1.22, 680, 310), *placed(cube(500, 500, first), 1.3, 336, 650)]


@WARDROBE("chess piece", "chess", "chess knight", "chess queen", "chess king", "pawn", "rook")
def chess_piece(variant: Variant) -> list[Part]:
    knight = (
        "M 330 700 C 330 560 480 520 450 430 Q 370 480 300 470 Q 230 450 220 390 L 330 260 Q"
        " 350 180 420 170 L 410 100 Q 480 120 510 170 Q 720 200 720 470 Q 720 600 680 700 Z"
    )
    return [
        fill("piece", "main", knight),
        dim("M 560 190 Q 720 230 720 470 Q 720 600 680 700 H 580 Q 660 420 560 190 Z", 0.22),
        fill("mane", "accent", "M 500 150 Q 760 160 760 470 Q 760 580 720 660 Q 700 560 690 480 Q 680 280 500 200 Z"),
        *(
            pen("mane line", "accent", 11, d, -0.4)
            for d in (
                "M 600 200 Q 640 200 670 190",
                "M 670 290 Q 710 280 730 300",
                "M 700 400 Q 730 390 756 400",
                "M 704 500 Q 730 496 754 510",
            )
        ),
        fill("eye", "white", ellipse(410, 280, 34, 28)),
        fill("eye", "dark", circle(404, 282, 18), line=False),
        pen("nostril", "dark", 16, bar((262, 400), (276, 392))),
        pen("mouth", "dark", 12, "M 250 440 Q 300 440 330 420"),
        shine("M 350 280 Q 370 210 430 196 Q 390 240 380 290 L 290 390 Z", 0.35),
        fill("collar", "gold", rounded(290, 670, 430, 60, 28)),
        fill("base", "main", "M 310 730 H 700 L 750 820 H 260 Z", -0.15),
        fill("foot", "main", rounded(220, 810, 570, 96, 40)),
        dim("M 600 810 H 750 Q 790 816 790 856 Q 790 900 750 906 H 600 Z"),
        shine(rounded(260, 826, 220, 18, 9), 0.5),
        shine(rounded(310, 680, 160, 14, 7), 0.6),
    ]


@WARDROBE("playing card", "card", "ace", "poker", "tarot", "deck")
def playing_card(variant: Variant) -> list[Part]:
    def card(degrees: float, colour: str, paper: str) -> list[Part]:
        face = [
            fill("card", paper, rounded(270, 150, 460, 680, 50)),
            pen("frame", colour, 10, rounded(300, 180, 400, 620, 32), opacity=0.6),
        ]
        return tilted(face, degrees)

    suit = variant.pick("suit", ("heart", "diamond"))
    sign = heart(500, 510, 210) if suit == "heart" else polygon((500, 380), (600, 500), (500, 620), (400, 500))
    small = heart(360, 330, 56) if suit == "heart" else polygon((360, 300), (386, 332), (360, 364), (334, 332))
    ace = "M 342 280 L 360 232 L 378 280 M 348 264 H 372"
    front = [
        fill("suit", "red", sign),
        shine(ellipse(452, 460, 26, 18), 0.6),
        fill("suit", "red", small, line=False),
        *(pen("letter", "red", 13, d) for d in (ace, "M 622 700 L 640 748 L 658 700 M 628 716 H 652")),
        fill("suit", "red", "M 640 620 L 664 650 L 640 680 L 616 650 Z", line=False),
        dim(rounded(290, 770, 420, 30, 15), 0.1),
    ]
    return [
        *card(-26, "white", "main"),
        *card(-8, "white", "accent"),
        *card(10, "red", "white"),
        *tilted(front, 10),
    ]


@WARDROBE("rubber duck", "rubber ducky", "bath duck", "toy duck")
def rubber_duck(variant: Variant) -> list[Part]:
    yellow = "#ffd23f"
    return [
        fill(
            "body",
            yellow,
            "M 130 560 Q 100 470 150 440 Q 240 540 420 520 Q 760 480 860 600 Q 900 860 540 870 Q 160 870 130 560 Z",
        ),
        dim("M 860 600 Q 900 860 540 870 Q 330 870 220 790 Q 560 850 860 600 Z", 0.14),
        fill("head", yellow, circle(610, 340, 220)),
        dim(segment(610, 340, 220, 10, 110), 0.1),
        fill(
            "wing", yellow, "M 270 640 Q 330 540 520 590 Q 580 620 540 690 Q 420 800 290 720 Q 250 690 270 640 Z", -0.14
        ),
        pen("feather", "deep gold", 13, "M 330 680 Q 400 730 470 690"),
        fill("beak", "fire", "M 780 330 Q 860 320 916 366 Q 930 390 890 400 Q 850 440 780 420 Q 740 370 780 330 Z"),
        fill("beak", "ember", "M 790 380 Q 850 396 900 388 Q 850 440 780 420 Z", line=False, opacity=0.45),
        fill("eye", "white", ellipse(660, 290, 44, 54)),
        fill("eye", "black", ellipse(672, 296, 28, 38), line=False),
        fill("eye", "white", circle(682, 280, 11), line=False),
        fill("cheek", "fire", ellipse(690, 400, 42, 26), line=False, opacity=0.4),
        shine("M 440 300 Q 460 190 560 160 Q 490 230 480 310 Q 460 330 440 300 Z", 0.75),
        fill(
            "water",
            "sky",
            (
                "M 90 800 Q 190 750 290 800 Q 390 850 500 800 Q 610 750 710 800 Q"
                " 810 850 910 800 V 850 Q 900 910 820 910 H 180 Q 100 910 90 850 Z"
            ),
        ),
        shine("M 130 836 Q 200 800 280 836 Q 200 826 130 836 Z", 0.8),
        *(fill("bubble", "sky", circle(x, y, r), 0.3) for x, y, r in ((150, 330, 46), (250, 220, 30), (220, 400, 18))),
    ]


@WARDROBE("football", "soccer ball", "soccer", "ball")
def football(variant: Variant) -> list[Part]:
    seams = (
        (500, 370, 500, 170),
        (624, 460, 800, 380),
        (576, 606, 700, 760),
        (424, 606, 300, 760),
        (376, 460, 200, 380),
    )
    patches = (
        "M 410 108 Q 500 84 590 108 L 560 180 L 500 206 L 440 180 Z",
        "M 846 270 Q 900 350 906 440 L 836 430 L 790 376 L 800 310 Z",
        "M 770 806 Q 700 870 620 892 L 630 820 L 684 750 L 752 750 Z",
    )
    return [
        fill("ball", "white", circle(500, 500, 410)),
        *(pen("seam", "dark", 16, bar((x1, y1), (x2, y2))) for x1, y1, x2, y2 in seams),
        fill("patch", "dark", polygon((500, 370), (624, 460), (576, 606), (424, 606), (376, 460))),
        *(fill("patch", "dark", d, line=False) for d in (*patches, mirror(patches[1]), mirror(patches[2]))),
        *(
            pen("seam", "dark", 14, d)
            for d in (
                "M 560 180 L 800 310",
                "M 440 180 L 200 310",
                "M 836 430 L 752 750",
                "M 164 430 L 248 750",
                "M 630 820 H 370",
            )
        ),
        dim("M 910 500 A 410 410 0 0 1 170 746 A 470 470 0 0 0 880 340 Q 910 420 910 500 Z", 0.16),
        shine(ellipse(330, 300, 70, 44), 0.6),
        pen("rim", "dark", 12, circle(500, 500, 404)),
    ]


@WARDROBE("basketball", "hoop ball", "streetball")
def basketball(variant: Variant) -> list[Part]:
    parts = [
        fill("ball", "#f2792b", circle(500, 500, 410)),
        dim("M 910 500 A 410 410 0 0 1 170 746 A 480 480 0 0 0 860 310 Q 910 400 910 500 Z", 0.18),
        pen("seam", "dark", 20, bar((500, 94), (500, 906))),
        pen("seam", "dark", 20, bar((94, 500), (906, 500))),
        pen("seam", "dark", 20, "M 220 208 Q 430 500 220 792"),
        pen("seam", "dark", 20, mirror("M 220 208 Q 430 500 220 792")),
        pen("rim", "dark", 14, circle(500, 500, 404)),
        *(
            fill("grain", "chocolate", circle(x, y, 7), line=False, opacity=0.4)
            for x, y in ((420, 260), (580, 330), (600, 640), (420, 700), (700, 420), (180, 560), (640, 800))
        ),
        shine(band(500, 500, 372, 340, 195, 260), 0.55),
        shine(circle(250, 300, 14), 0.5),
    ]
    return tilted(parts, variant.pick("tilt", (18.0, -25.0)))


@WARDROBE("puzzle", "jigsaw", "puzzle piece")
def puzzle(variant: Variant) -> list[Part]:
    piece = (
        "M 180 320 H 390 C 350 160 620 160 580 320 H 790 V 500 C 960 460 960 720 790 690 V 890 H 580"
        " C 620 740 350 740 390 890 H 180 V 690 C 330 720 330 460 180 500 Z"
    )
    return [
        fill("piece", "main", piece),
        fill(
            "piece",
            "main",
            "M 580 320 H 790 V 500 C 960 460 960 720 790 690 V 890 H 580 C 600 820 560 780 500 774 Q 690 600 580 320 Z",
            -0.2,
            line=False,
        ),
        shine("M 206 346 H 420 Q 396 240 470 222 Q 430 270 452 372 H 232 V 470 Q 214 480 206 482 Z", 0.5),
        pen("edge", "white", 9, "M 200 716 V 870 H 370", opacity=0.35),
        fill("star", "accent", star(500, 540, 90, 40, 5)),
        fill("star", "glow", circle(500, 540, 26), line=False),
        *(
            fill("sparkle", "glow", spark(x, y, r), line=False)
            for x, y, r in ((800, 220, 70), (720, 130, 34), (140, 220, 44))
        ),
    ]
