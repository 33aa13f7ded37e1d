"""Sweets that come in a wrapper, on a stick or in a bucket."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded, star, turn
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import band, bar, heart, puff

SNACKS = Shelf("food")


@SNACKS("candy", "sweet", "lollipop", "bonbon", "candy cane", "sweets")
def candy(variant: Variant) -> list[Part]:
    swirl = "M 500 380 Q 700 380 703 576 A 282 282 0 0 1 578 651 Q 662 498 500 380 Z"
    lolly = [
        fill("stick", "white", rounded(480, 560, 40, 350, 18)),
        dim(rounded(502, 570, 16, 330, 8), 0.14),
        fill("lollipop", "accent", circle(500, 380, 290)),
        *(
            fill("swirl", colour, turn(swirl, 60 * n, 500, 380), line=False)
            for n, colour in enumerate(("white", "sun") * 3)
        ),
        dim("M 790 380 A 290 290 0 0 1 290 580 A 340 340 0 0 0 730 200 Q 790 280 790 380 Z", 0.14),
        shine(band(500, 380, 262, 238, 195, 260), 0.7),
        fill("bow", "main", polygon((500, 690), (390, 630), (390, 750), (500, 700), (610, 750), (610, 630))),
        fill("knot", "main", circle(500, 692, 34), 0.2),
    ]
    wing = "M 300 460 L 110 330 Q 80 420 130 500 Q 80 580 110 670 L 300 540 Z"
    wrapped = [
        fill("wrapper", "main", wing, 0.2),
        fill("wrapper", "main", mirror(wing), -0.1),
        *(
            pen("crease", "white", 11, d, opacity=0.6)
            for d in (
                "M 290 480 L 150 420",
                "M 290 500 L 160 500",
                "M 290 520 L 150 590",
                "M 710 480 L 850 420",
                "M 710 500 L 840 500",
                "M 710 520 L 850 590",
            )
        ),
        fill("candy", "accent", circle(500, 500, 240)),
        *(
            fill("stripe", "white", d, line=False)
            for d in (
                "M 380 292 Q 470 500 380 708 Q 330 676 300 634 Q 370 500 300 366 Q 330 324 380 292 Z",
                "M 540 264 Q 660 500 540 736 Q 500 742 460 736 Q 570 500 460 264 Q 500 258 540 264 Z",
                "M 680 340 Q 760 500 680 660 Q 650 690 636 700 Q 720 500 636 300 Q 656 312 680 340 Z",
            )
        ),
        dim("M 740 500 A 240 240 0 0 1 330 670 A 290 290 0 0 0 690 350 Q 740 420 740 500 Z", 0.14),
        shine(ellipse(410, 390, 54, 34), 0.75),
        fill("sparkle", "glow", star(760, 240, 50, 20, 4), line=False),
    ]
    return tilted(variant.pick("kind", (lolly, wrapped)), variant.pick("tilt", (0.0, 16.0, -16.0)))


@SNACKS("popcorn")
def popcorn(variant: Variant) -> list[Part]:
    heap = (
        (300, 360),
        (420, 300),
        (540, 290),
        (670, 340),
        (720, 420),
        (360, 220),
        (500, 190),
        (620, 230),
        (250, 440),
        (470, 390),
        (600, 400),
        (350, 430),
    )
    return [
        *(
            part
            for n, (x, y) in enumerate(heap)
            for part in (
                fill("popcorn", "cream", puff(x, y, 62, 58, 5, 30 * n), 0.1),
                fill("popcorn", "sun", circle(x + 8, y + 10, 26), 0.3, line=False),
            )
        ),
        fill("popcorn", "cream", puff(190, 230, 46, 42, 5)),
        fill("popcorn", "cream", puff(800, 200, 46, 42, 5, 20)),
        fill("bucket", "white", "M 200 440 H 800 L 710 890 Q 704 914 680 914 H 320 Q 296 914 290 890 Z"),
        *(
            fill(
                "stripe",
                "red",
                polygon((x, 440), (x + 86, 440), (500 + (x + 86 - 500) * 0.7, 912), (500 + (x - 500) * 0.7, 912)),
                line=False,
            )
            for x in (200, 371, 543, 714)
        ),
        dim("M 640 440 H 800 L 710 890 Q 704 914 680 914 H 600 Z", 0.14),
        fill(
            "rim",
            "red",
            (
                "M 190 430 Q 240 470 290 430 Q 340 470 395 430 Q 450 470 500 430 Q 550"
                " 470 605 430 Q 660 470 710 430 Q 760 470 810 430 L 800 500 H 200 Z"
            ),
            -0.1,
        ),
        fill("badge", "gold", circle(500, 690, 96)),
        fill("star", "white", star(500, 694, 62, 27, 5), line=False),
        shine("M 226 510 H 262 L 320 870 H 306 Z", 0.5),
    ]


@SNACKS("chocolate", "chocolate bar", "cacao", "praline")
def chocolate(variant: Variant) -> list[Part]:
    squares = [(290 + 150 * c, 130 + 130 * r) for r in range(3) for c in range(3)]
    parts = [
        fill("chocolate", "chocolate", "M 266 110 H 740 V 620 H 266 Z"),
        *(fill("square", "chocolate", rounded(x, y, 126, 108, 12), 0.14) for x, y in squares),
        *(
            shine(
                f"M {x + 10} {y + 12} H {x + 100} L {x + 84} {y + 28} H {x + 26} V {y + 80} L {x + 10} {y + 92} Z", 0.18
            )
            for x, y in squares
        ),
        fill(
            "foil",
            "metal",
            (
                "M 246 520 L 290 470 L 340 520 L 400 474 L 450 524 L 510 470 L"
                " 560 520 L 620 474 L 670 520 L 720 474 L 760 520 V 620 H 246 Z"
            ),
            0.3,
        ),
        fill("wrapper", "main", "M 240 570 H 766 V 880 Q 766 900 746 900 H 260 Q 240 900 240 880 Z"),
        dim("M 650 570 H 766 V 880 Q 766 900 746 900 H 650 Z", 0.16),
        fill("label", "cream", rounded(310, 640, 386, 190, 30)),
        fill("heart", "accent", heart(503, 736, 120)),
        pen("trim", "gold", 14, bar((246, 600), (760, 600))),
        pen("trim", "gold", 14, bar((246, 870), (760, 870))),
        shine(rounded(262, 620, 18, 220, 9), 0.45),
    ]
    return tilted(parts, variant.pick("tilt", (10.0, -10.0)))


@SNACKS("pancake", "pancakes", "waffle", "maple syrup", "honey")
def pancake(variant: Variant) -> list[Part]:
    return [
        fill("plate", "light", ellipse(500, 810, 420, 90)),
        fill("plate", "light", ellipse(500, 800, 320, 56), -0.12, line=False),
        *(
            part
            for y in (740, 640, 540, 440)
            for part in (
                fill("pancake", "crust", rounded(180, y - 20, 640, 120, 60), -0.1 if y in (740, 540) else 0.0),
                fill("pancake", "cream", rounded(200, y + 26, 600, 34, 17), line=False, opacity=0.75),
            )
        ),
        fill("pancake", "crust", ellipse(500, 440, 320, 96), 0.12),
        fill(
            "syrup",
            "#b5601d",
            (
                "M 250 440 Q 330 360 500 366 Q 690 370 750 440 Q 790 500 740 520 Q 720 530 716 600"
                " Q 690 660 664 600 Q 660 520 610 524 Q 570 530 566 640 Q 540 720 510 640 Q 506 530"
                " 440 526 Q 400 530 396 580 Q 370 630 344 580 Q 340 520 290 520 Q 220 500 250 440 Z"
            ),
        ),
        shine("M 300 440 Q 360 396 470 392 Q 390 420 340 460 Q 306 470 300 440 Z", 0.5),
        fill("butter", "sun", polygon((430, 350), (540, 320), (610, 380), (500, 420)), 0.35),
        fill("butter", "sun", polygon((430, 350), (500, 420), (500, 460), (430, 390)), 0.05),
        fill("butter", "sun", polygon((610, 380), (500, 420), (500, 460), (610, 420)), -0.1),
        *(pen("steam", "white", 20, f"M {x} 270 C {x - 40} 220 {x + 40} 170 {x} 110", opacity=0.7) for x in (440, 560)),
        fill("berry", "main", circle(690, 400, 44)),
        fill("berry", "red", circle(330, 400, 40)),
        shine(circle(676, 386, 12), 0.7),
        shine(circle(318, 388, 11), 0.7),
    ]
