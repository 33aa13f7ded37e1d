"""Things of the house and the wardrobe: clocks, lights, books, cups, bags and clothes."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import arc, band, bar, flame, heart, segment, spark, spot

HOUSEHOLD = Shelf("object")


@HOUSEHOLD("clock", "alarm clock", "watch", "timer", "wall clock", "stopwatch")
def clock(variant: Variant) -> list[Part]:
    hour, minute = variant.between("hour", 0, 360), variant.between("minute", 0, 360)
    return [
        pen("leg", "dark", 50, bar((300, 790), (240, 880)), line=True),
        pen("leg", "dark", 50, bar((700, 790), (760, 880)), line=True),
        fill("bell", "gold", segment(276, 236, 110, 130, 320)),
        fill("bell", "gold", segment(724, 236, 110, 220, 410), -0.14),
        pen("handle", "dark", 30, "M 430 190 Q 430 100 500 100 Q 570 100 570 190", line=True),
        fill("case", "main", circle(500, 540, 350)),
        dim("M 850 540 A 350 350 0 0 1 200 722 A 420 420 0 0 0 820 400 Q 850 460 850 540 Z", 0.16),
        fill("face", "cream", circle(500, 540, 270)),
        *(pen("mark", "dark", 20, bar(spot(500, 540, 222, a), spot(500, 540, 244, a))) for a in (0, 90, 180, 270)),
        *(fill("mark", "dark", circle(*spot(500, 540, 234, a), 9), line=False) for a in range(30, 360, 30) if a % 90),
        pen("hand", "dark", 32, bar((500, 540), spot(500, 540, 124, hour))),
        pen("hand", "dark", 22, bar((500, 540), spot(500, 540, 190, minute))),
        pen("second hand", "accent", 11, bar(spot(500, 540, 50, minute + 320), spot(500, 540, 200, minute + 140))),
        fill("hub", "accent", circle(500, 540, 28)),
        shine(band(500, 540, 334, 312, 190, 265), 0.6),
    ]


@HOUSEHOLD("hourglass", "sand clock", "sandglass", "sand timer")
def hourglass(variant: Variant) -> list[Part]:
    glass = (
        "M 290 190 H 710 C 720 360 560 430 548 500 C 560 570 720 640 710"
        " 810 H 290 C 280 640 440 570 452 500 C 440 430 280 360 290 190 Z"
    )
    return [
        pen("post", "wood", 34, bar((240, 160), (240, 840)), -0.1, line=True),
        pen("post", "wood", 34, bar((760, 160), (760, 840)), -0.25, line=True),
        fill("glass", "glass", glass),
        fill(
            "sand",
            "gold",
            "M 330 320 Q 420 300 500 326 Q 590 350 672 318 C 640 400 540 430 522 496 H 478 C 460 430 360 400 330 320 Z",
        ),
        fill("sand", "gold", "M 492 490 H 508 V 720 H 492 Z", line=False),
        fill("sand", "gold", "M 310 800 Q 320 740 420 720 Q 500 650 580 720 Q 680 740 690 800 Z"),
        fill(
            "sand",
            "deep gold",
            "M 540 690 Q 560 700 580 720 Q 680 740 690 800 H 560 Q 620 760 540 690 Z",
            line=False,
            opacity=0.5,
        ),
        shine("M 322 220 H 356 C 360 320 430 380 456 440 C 400 390 318 330 322 220 Z", 0.75),
        shine("M 322 780 C 318 690 390 630 430 590 C 380 650 350 700 352 780 Z", 0.7),
        *(fill("cap", "wood", rounded(190, y, 620, 84, 32)) for y in (110, 806)),
        *(fill("trim", "gold", rounded(220, y, 560, 24, 12)) for y in (178, 798)),
        *(shine(rounded(230, y, 220, 14, 7), 0.45) for y in (124, 826)),
        *(fill("sparkle", "glow", spark(x, y, r), line=False) for x, y, r in ((850, 300, 46), (150, 640, 38))),
    ]


@HOUSEHOLD("lantern", "oil lamp", "paper lantern", "camping lantern")
def lantern(variant: Variant) -> list[Part]:
    return [
        fill("glow", "glow", circle(500, 540, 370), line=False, opacity=0.22),
        pen("handle", "metal", 26, "M 330 330 Q 320 90 500 90 Q 680 90 670 330", -0.4, line=True),
        fill("roof", "main", "M 430 220 H 570 L 720 370 H 280 Z"),
        fill("roof", "main", "M 500 220 H 570 L 720 370 H 500 Z", -0.25, line=False),
        fill("cap", "gold", rounded(420, 180, 160, 60, 28)),
        fill("glass", "#ffe9a8", "M 310 380 H 690 L 720 780 H 280 Z"),
        fill("flame", "fire", flame(500, 760, 300), line=False),
        fill("flame", "sun", flame(500, 760, 200), line=False),
        fill("flame", "white", flame(500, 760, 100), line=False, opacity=0.9),
        shine("M 340 410 H 390 L 370 740 H 318 Z", 0.6),
        *(pen("frame", "main", 30, d, line=True) for d in ("M 310 390 L 280 780", "M 690 390 L 720 780")),
        *(pen("frame", "main", 16, d, -0.2) for d in ("M 430 380 L 420 780", "M 570 380 L 580 780")),
        fill("rim", "gold", rounded(256, 352, 488, 50, 24)),
        fill("base", "main", "M 256 770 H 744 L 780 880 Q 780 904 750 904 H 250 Q 220 904 220 880 Z", -0.1),
        fill("trim", "gold", rounded(240, 758, 520, 44, 20)),
        shine(rounded(280, 362, 160, 14, 7), 0.6),
    ]


@HOUSEHOLD("candle", "candlelight", "candlestick")
def candle(variant: Variant) -> list[Part]:
    return [
        fill("glow", "glow", circle(500, 260, 220), line=False, opacity=0.28),
        fill("flame", "fire", flame(500, 380, 280)),
        fill("flame", "sun", flame(500, 376, 200), line=False),
        fill("flame", "white", flame(500, 372, 100), line=False, opacity=0.9),
        pen("wick", "dark", 16, "M 500 420 Q 496 380 506 350"),
        fill("candle", "main", "M 380 430 Q 500 380 620 430 V 800 H 380 Z"),
        dim("M 560 414 Q 600 420 620 430 V 800 H 550 Z", 0.12),
        fill(
            "wax",
            "main",
            (
                "M 366 430 Q 500 370 634 430 V 560 Q 620 600 600 560 V 500 Q 580 470"
                " 560 510 V 620 Q 540 660 520 620 V 490 Q 490 460 470 500 V 560 Q"
                " 450 590 430 550 V 500 Q 410 480 400 520 V 640 Q 384 670 366 640 Z"
            ),
            0.4,
        ),
        shine(rounded(404, 600, 22, 170, 11), 0.6),
        fill("dish", "gold", "M 220 780 H 780 Q 770 880 640 890 H 360 Q 230 880 220 780 Z"),
        fill("rim", "gold", rounded(196, 756, 608, 56, 28), 0.2),
        pen("handle", "gold", 34, arc(830, 820, 60, 210, 510), -0.12, line=True),
        dim("M 560 812 H 770 Q 760 880 640 890 H 540 Z"),
        shine(rounded(240, 768, 200, 14, 7), 0.6),
    ]


@HOUSEHOLD("lamp", "desk lamp", "table lamp", "lampshade")
def lamp(variant: Variant) -> list[Part]:
    return [
        fill("light", "glow", "M 310 440 H 690 L 860 880 H 140 Z", line=False, opacity=0.26),
        fill(
            "stem",
            "gold",
            "M 470 440 H 530 V 620 Q 640 660 620 770 Q 600 840 560 850 H 440 Q 400 840 380 770 Q 360 660 470 620 Z",
        ),
        dim("M 510 440 H 530 V 620 Q 640 660 620 770 Q 600 840 560 850 H 500 Q 590 760 510 620 Z"),
        fill("base", "dark wood", rounded(330, 836, 340, 66, 32)),
        fill("bulb", "glow", ellipse(500, 470, 74, 54), line=False),
        fill("shade", "main", "M 340 120 H 660 L 800 460 Q 500 510 200 460 Z"),
        fill("shade", "main", "M 560 120 H 660 L 800 460 Q 700 480 620 484 Z", -0.22, line=False),
        shine("M 366 150 H 420 L 330 450 L 250 440 Z", 0.35),
        fill("trim", "accent", "M 200 460 Q 500 510 800 460 L 786 418 Q 500 464 214 418 Z"),
        fill("trim", "accent", rounded(330, 104, 340, 40, 18)),
        pen("chain", "gold", 10, bar((620, 490), (620, 590))),
        fill("pull", "gold", circle(620, 604, 20)),
        shine(ellipse(436, 730, 20, 50), 0.5),
    ]


@HOUSEHOLD("book", "novel", "spellbook", "tome", "textbook", "diary", "notebook", "grimoire")
def book(variant: Variant) -> list[Part]:
    cover = variant.pick("cover", ("main", "second", "red"))
    return [
        fill("cover", cover, "M 200 150 Q 200 90 270 90 H 760 Q 800 90 800 130 V 780 H 270 Q 200 790 200 850 Z", -0.3),
        fill("page", "cream", "M 240 800 Q 240 770 280 770 H 790 V 880 H 280 Q 240 880 240 840 Z"),
        *(pen("page edge", "ink", 6, bar((262, y), (784, y)), opacity=0.5) for y in (800, 826, 852)),
        fill(
            "cover",
            cover,
            (
                "M 200 840 V 160 Q 200 90 270 90 H 760 Q 800 90 800 130 V 780 H 280 Q"
                " 240 784 240 826 Q 242 872 280 876 H 800 V 910 H 270 Q 204 910 200 840 Z"
            ),
        ),
        fill("spine", cover, "M 200 840 V 160 Q 200 90 270 90 H 300 V 778 Q 240 780 200 840 Z", -0.28, line=False),
        pen("frame", "gold", 14, rounded(346, 146, 404, 576, 30)),
        *(
            fill("corner", "gold", f"M {x} {y} h {70 * sx} l {-70 * sx} {70 * sy} Z")
            for x, y, sx, sy in ((796, 96, -1, 1), (796, 776, -1, -1))
        ),
        fill("emblem", "gold", circle(548, 430, 130)),
        fill("emblem", cover, circle(548, 430, 100), -0.35, line=False),
        fill("symbol", "gold", star(548, 436, 84, 38, 5), line=False),
        shine("M 320 110 H 460 L 320 420 Z", 0.2),
        fill("bookmark", "accent", "M 640 776 H 710 V 930 L 675 896 L 640 930 Z"),
    ]


@HOUSEHOLD("umbrella", "parasol", "brolly")
def umbrella(variant: Variant) -> list[Part]:
    canopy = (
        "M 90 520 A 410 400 0 0 1 910 520 Q 840 450 773 520 Q 705 450 637 520 Q"
        " 568 450 500 520 Q 432 450 363 520 Q 295 450 227 520 Q 160 450 90 520 Z"
    )
    parts = [
        pen("tip", "metal", 26, bar((500, 80), (500, 140)), line=True),
        pen("shaft", "metal", 30, bar((500, 440), (500, 800)), line=True),
        pen("handle", "wood", 50, "M 500 780 V 820 A 80 80 0 0 1 340 820", line=True),
        fill("canopy", "main", canopy),
        fill(
            "panel",
            "white",
            "M 500 122 C 420 200 370 360 363 520 Q 432 450 500 520 Q 568 450 637 520 C 630 360 580 200 500 122 Z",
            line=False,
            opacity=0.3,
        ),
        fill(
            "panel",
            "main",
            "M 500 122 C 700 140 760 360 773 520 Q 840 450 910 520 A 410 400 0 0 0 500 122 Z",
            -0.3,
            line=False,
        ),
        fill(
            "panel",
            "accent",
            "M 500 122 C 300 140 240 360 227 520 Q 295 450 363 520 C 370 360 420 200 500 122 Z",
            line=False,
        ),
        fill(
            "panel",
            "accent",
            "M 500 122 C 700 140 760 360 773 520 Q 705 450 637 520 C 630 360 580 200 500 122 Z",
            -0.2,
            line=False,
        ),
        shine("M 146 420 Q 190 250 340 180 Q 230 280 200 420 Q 170 440 146 420 Z", 0.4),
        *(fill("drop", "sky", d, line=False) for d in (flame(220, 760, 90), flame(760, 720, 90), flame(330, 880, 70))),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 10.0)))


@HOUSEHOLD("backpack", "rucksack", "school bag", "bag", "knapsack", "satchel")
def backpack(variant: Variant) -> list[Part]:
    return [
        pen("handle", "dark", 40, "M 410 170 Q 410 90 500 90 Q 590 90 590 170", line=True),
        fill("strap", "dark", "M 220 300 Q 110 420 140 720 L 220 740 Z"),
        fill("strap", "dark", mirror("M 220 300 Q 110 420 140 720 L 220 740 Z")),
        fill("side pocket", "second", rounded(130, 590, 160, 270, 50), -0.15),
        fill("side pocket", "second", rounded(710, 590, 160, 270, 50), -0.3),
        fill(
            "bag",
            "main",
            "M 210 420 Q 210 140 500 140 Q 790 140 790 420 V 810 Q 790 900 700 900 H 300 Q 210 900 210 810 Z",
        ),
        dim("M 690 210 Q 790 280 790 420 V 810 Q 790 900 700 900 H 600 Q 700 860 700 780 Z"),
        pen("zip", "dark", 16, "M 262 470 Q 262 220 500 220 Q 738 220 738 470"),
        shine("M 256 400 Q 266 260 380 200 Q 306 290 300 400 Z", 0.45),
        fill("pocket", "main", rounded(286, 540, 428, 290, 56), 0.18),
        fill("flap", "second", "M 286 590 Q 286 530 346 530 H 654 Q 714 530 714 590 V 620 Q 500 700 286 620 Z"),
        fill("buckle", "gold", rounded(456, 610, 88, 96, 20)),
        fill("buckle", "dark", rounded(478, 634, 44, 48, 10), line=False),
        fill("badge", "accent", circle(500, 380, 80)),
        fill("symbol", "white", star(500, 384, 52, 23, 5), line=False),
        fill("zip pull", "gold", rounded(724, 456, 28, 80, 12)),
    ]


def _steam(*columns: float) -> list[Part]:
    """Curls of steam that rise from y = 250."""
    return [pen("steam", "white", 26, f"M {x} 250 C {x - 50} 200 {x + 50} 160 {x} 90", opacity=0.75) for x in columns]


@HOUSEHOLD("mug", "teacup", "cup of tea", "tea", "hot chocolate", "cocoa")
def mug(variant: Variant) -> list[Part]:
    return [
        *_steam(340, 460, 580),
        pen("handle", "main", 72, "M 680 440 Q 880 420 870 570 Q 860 720 670 700", -0.15, line=True),
        fill("cup", "main", "M 190 320 H 730 V 720 Q 730 880 570 880 H 350 Q 190 880 190 720 Z"),
        dim("M 610 330 H 730 V 720 Q 730 880 570 880 H 470 Q 620 860 610 700 Z"),
        fill("rim", "main", ellipse(460, 322, 270, 66), 0.35),
        fill("drink", "chocolate", ellipse(460, 330, 228, 46), 0.12),
        fill("foam", "cream", ellipse(400, 328, 110, 22), line=False),
        fill("foam", "cream", ellipse(560, 338, 60, 13), line=False),
        fill("heart", "accent", heart(440, 590, 220)),
        shine("M 230 440 H 272 V 700 Q 272 770 310 810 Q 230 780 230 700 Z", 0.5),
        shine(ellipse(392, 560, 22, 16), 0.7),
    ]


@HOUSEHOLD("teapot", "kettle", "tea set")
def teapot(variant: Variant) -> list[Part]:
    return [
        fill("spout", "main", "M 250 560 C 150 540 200 400 90 370 L 150 320 C 290 350 260 440 330 470 Z", -0.1),
        pen("handle", "main", 56, "M 730 430 C 900 330 960 600 720 700", -0.22, line=True),
        fill("pot", "main", ellipse(500, 580, 290, 260)),
        dim("M 760 470 Q 830 660 700 770 Q 560 880 380 810 Q 640 800 760 470 Z"),
        fill("foot", "main", rounded(350, 810, 300, 60, 28), -0.25),
        fill("rim", "accent", rounded(330, 312, 340, 52, 26)),
        fill("lid", "main", "M 350 326 Q 370 220 500 216 Q 630 220 650 326 Z", 0.14),
        fill("knob", "accent", circle(500, 190, 52)),
        shine(circle(482, 172, 16), 0.75),
        fill(
            "band",
            "white",
            "M 214 620 Q 500 720 786 620 Q 780 670 766 700 Q 500 790 234 700 Q 220 670 214 620 Z",
            line=False,
            opacity=0.85,
        ),
        *(fill("petal", "accent", circle(*spot(500, 700, 26, a), 17), line=False) for a in range(0, 360, 72)),
        fill("flower", "gold", circle(500, 700, 14), line=False),
        shine("M 258 530 Q 280 410 390 370 Q 310 450 300 530 Q 280 560 258 530 Z", 0.6),
        pen("steam", "white", 22, "M 100 320 C 60 270 140 230 100 160", opacity=0.7),
    ]


@HOUSEHOLD("bottle", "message in a bottle", "water bottle", "soda", "cola", "soft drink")
def bottle(variant: Variant) -> list[Part]:
    drink = variant.pick("drink", ("main", "second", "accent"))
    body = (
        "M 430 240 H 570 V 330 Q 700 420 700 540 V 840 Q 700 910"
        " 630 910 H 370 Q 300 910 300 840 V 540 Q 300 420 430 330 Z"
    )
    return [
        fill("glass", "glass", body),
        fill(
            "drink",
            drink,
            (
                "M 322 520 H 678 Q 682 530 682 550 V 830 Q 682 890 622"
                " 890 H 378 Q 318 890 318 830 V 550 Q 318 530 322 520 Z"
            ),
            line=False,
        ),
        dim(
            "M 600 350 Q 700 430 700 540 V 840 Q 700 910 630 910 H 570 Q 640 880 640 780 V 540 Q 640 440 600 350 Z",
            0.15,
        ),
        fill("label", "cream", "M 300 570 H 700 V 770 H 300 Z"),
        fill("label", drink, "M 300 570 H 700 V 600 H 300 Z M 300 740 H 700 V 770 H 300 Z", -0.2, line=False),
        fill("symbol", "accent", star(500, 672, 60, 27, 5), line=False),
        fill("neck ring", "glass", rounded(416, 226, 168, 44, 20), 0.4),
        fill("cap", "red", rounded(424, 110, 152, 120, 24)),
        *(pen("cap ridge", "red", 9, bar((x, 140), (x, 216)), -0.4) for x in (460, 500, 540)),
        shine("M 340 540 Q 340 450 440 370 Q 384 450 384 540 V 840 H 340 Z", 0.5),
        *(
            fill("bubble", "white", circle(x, y, r), line=False, opacity=0.6)
            for x, y, r in ((600, 830, 14), (640, 530, 11), (560, 548, 9))
        ),
    ]


@HOUSEHOLD("hat", "top hat", "cap", "fedora", "cowboy hat")
def hat(variant: Variant) -> list[Part]:
    cowboy = [
        fill(
            "brim",
            "wood",
            (
                "M 60 560 Q 120 540 160 600 Q 320 700 500 700 Q 680 700 840"
                " 600 Q 880 540 940 560 Q 900 800 500 810 Q 100 800 60 560 Z"
            ),
        ),
        fill(
            "hat",
            "wood",
            "M 250 650 Q 260 300 370 220 Q 440 200 500 270 Q 560 200 630 220 Q 740 300 750 650 Q 500 750 250 650 Z",
            0.1,
        ),
        fill("band", "dark wood", "M 252 580 Q 500 680 748 580 L 750 656 Q 500 756 250 656 Z"),
        dim("M 600 220 Q 740 300 750 650 Q 680 690 600 700 Q 680 460 600 220 Z"),
        dim("M 470 250 Q 500 340 530 250 Q 520 400 500 420 Q 480 400 470 250 Z", 0.22),
        shine("M 300 560 Q 310 380 370 280 Q 350 420 352 570 Q 320 590 300 560 Z", 0.35),
        fill("badge", "gold", star(500, 664, 66, 30, 5)),
        shine("M 110 620 Q 240 740 460 758 Q 240 770 110 620 Z", 0.3),
    ]
    topper = [
        fill("brim", "dark", ellipse(500, 760, 410, 100)),
        fill("brim", "dark", ellipse(500, 744, 380, 76), 0.16, line=False),
        fill("hat", "dark", "M 240 200 Q 280 400 270 740 Q 500 820 730 740 Q 720 400 760 200 Z"),
        fill("band", "accent", "M 272 600 Q 500 680 728 600 L 730 740 Q 500 820 270 740 Z"),
        fill("crown top", "dark", ellipse(500, 200, 260, 66), 0.25),
        dim("M 640 240 Q 720 230 760 200 Q 720 400 730 740 Q 680 770 620 776 Q 650 480 640 240 Z", 0.3),
        shine("M 300 300 Q 330 310 360 316 Q 370 480 356 600 Q 330 590 312 580 Q 322 440 300 300 Z", 0.3),
        fill("buckle", "gold", "M 440 640 Q 500 652 560 640 V 770 Q 500 786 440 770 Z"),
        fill("buckle", "accent", "M 466 674 Q 500 680 534 674 V 742 Q 500 750 466 742 Z", line=False),
    ]
    return variant.pick("cut", (cowboy, topper))
