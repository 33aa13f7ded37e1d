"""Things that are sweet: bakery, ice, candy, and the bucket of popcorn."""

from services.engine.painter.parts import Part, Variant, blob, circle, ellipse, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.shapes import band, bar, flame, segment, spot

SWEETS = Shelf("food")
SPRINKLES = ("sun", "sky", "white", "pale leaf", "rose")


def sprinkles(*places: tuple[float, float, float]) -> list[Part]:
    """Coloured sugar strands at (x, y, angle)."""
    return [
        pen("sprinkle", SPRINKLES[n % 5], 19, bar(spot(x, y, 22, a), spot(x, y, 22, a + 180)))
        for n, (x, y, a) in enumerate(places)
    ]


@SWEETS("donut", "doughnut", "glazed donut", "bagel")
def donut(variant: Variant) -> list[Part]:
    icing = variant.pick("icing", ("pink", "chocolate", "main", "accent"))
    places = [
        (*spot(500, 490, variant.between(f"r{n}", 190, 310), 360 / 18 * n), variant.between(f"a{n}", 0, 180))
        for n in range(18)
    ]
    return [
        fill("dough", "crust", circle(500, 510, 400)),
        dim("M 900 510 A 400 400 0 0 1 200 774 A 480 480 0 0 0 860 330 Q 900 420 900 510 Z", 0.14),
        fill("icing", icing, blob(500, 480, 364, 16, 0.05, variant.seed)),
        fill(
            "icing",
            icing,
            "M 840 520 Q 830 740 640 820 Q 480 880 330 790 Q 600 790 740 600 Q 800 500 800 400 Q 840 440 840 520 Z",
            -0.2,
            line=False,
        ),
        *sprinkles(*places),
        fill("hole rim", "crust", circle(500, 490, 136), -0.12),
        fill("hole", "chocolate", circle(500, 500, 108), -0.3),
        dim(segment(500, 500, 108, 180, 360), 0.25),
        shine("M 220 440 Q 240 280 400 200 Q 300 300 276 440 Q 246 470 220 440 Z", 0.5),
        shine(circle(250, 510, 18), 0.5),
    ]


@SWEETS("cake", "birthday cake", "wedding cake", "slice of cake", "cheesecake")
def cake(variant: Variant) -> list[Part]:
    icing = variant.pick("icing", ("pink", "main", "accent"))
    drip = "M {a} {y} H {b} V {z} Q {c} {w} {d} {z} Q {e} {v} {f} {z} Q {g} {w} {h} {z} Q {i} {v} {a} {z} Z"
    top = drip.format(a=270, b=730, y=400, z=460, w=540, v=500, c=690, d=640, e=590, f=545, g=480, h=430, i=350)
    foot = drip.format(a=170, b=830, y=610, z=670, w=750, v=710, c=780, d=700, e=620, f=560, g=470, h=390, i=270)
    return [
        fill("plate", "light", ellipse(500, 870, 420, 50)),
        dim(ellipse(500, 864, 350, 28), 0.12),
        fill("cake", "cream", "M 170 620 H 830 V 820 Q 830 870 500 876 Q 170 870 170 820 Z"),
        fill("layer", icing, "M 170 760 Q 500 800 830 760 V 800 Q 500 840 170 800 Z", -0.1, line=False),
        fill("icing", icing, foot),
        fill("cake", "cream", "M 270 410 H 730 V 600 Q 500 640 270 600 Z"),
        fill("layer", icing, "M 270 540 Q 500 574 730 540 V 570 Q 500 604 270 570 Z", -0.1, line=False),
        fill("icing", icing, top),
        fill("icing top", icing, ellipse(500, 402, 230, 48), 0.3),
        dim("M 660 430 H 730 V 600 L 710 604 Q 680 520 660 430 Z M 740 660 L 830 640 V 820 Q 820 850 740 862 Z", 0.12),
        *(
            part
            for x, c in ((400, "second"), (500, "sun"), (600, "accent"))
            for part in (
                fill("candle", c, rounded(x - 18, 250, 36, 150, 10)),
                pen("candle stripe", "white", 9, f"M {x - 14} 300 L {x + 14} 280 M {x - 14} 350 L {x + 14} 330"),
                fill("flame", "fire", flame(x, 244, 90)),
                fill("flame", "sun", flame(x, 240, 50), line=False),
            )
        ),
        *(fill("cherry", "red", circle(x, 620, 34)) for x in (220, 780)),
        *(shine(circle(x - 10, 608, 9), 0.8) for x in (220, 780)),
        *sprinkles((340, 740, 20), (480, 770, 120), (640, 760, 70), (740, 780, 10), (260, 790, 80)),
        shine(rounded(292, 414, 16, 130, 8), 0.6),
    ]


@SWEETS("cupcake", "muffin", "fairy cake")
def cupcake(variant: Variant) -> list[Part]:
    icing = variant.pick("icing", ("pink", "main", "accent", "second"))
    return [
        fill(
            "case",
            "main" if icing != "main" else "accent",
            "M 250 590 H 750 L 690 880 Q 684 910 650 910 H 350 Q 316 910 310 880 Z",
        ),
        *(
            pen("pleat", "white", 13, bar((x, 620), (500 + (x - 500) * 0.78, 890)), opacity=0.45)
            for x in (310, 373, 436, 500, 564, 627, 690)
        ),
        dim("M 620 590 H 750 L 690 880 Q 684 910 650 910 H 590 Z", 0.14),
        fill(
            "icing",
            icing,
            (
                "M 180 590 Q 150 480 270 470 Q 500 520 730 470 Q 850 480 820"
                " 590 Q 800 650 720 640 Q 500 690 280 640 Q 200 650 180 590 Z"
            ),
            -0.12,
        ),
        fill(
            "icing",
            icing,
            (
                "M 250 480 Q 220 370 330 360 Q 500 400 670 360 Q 780 370 750"
                " 480 Q 720 540 640 530 Q 500 560 360 530 Q 280 540 250 480 Z"
            ),
        ),
        fill(
            "icing",
            icing,
            (
                "M 330 370 Q 310 290 400 280 Q 440 250 460 190 Q 540 220 600 280 Q 690"
                " 290 670 370 Q 640 420 580 410 Q 500 430 420 410 Q 360 420 330 370 Z"
            ),
            0.14,
        ),
        *(
            dim(d, 0.1)
            for d in (
                "M 700 480 Q 850 480 820 590 Q 800 650 720 640 Q 780 560 700 480 Z",
                "M 640 364 Q 780 370 750 480 Q 720 540 640 530 Q 700 450 640 364 Z",
            )
        ),
        *sprinkles(
            (260, 570, 30),
            (400, 600, 110),
            (560, 590, 60),
            (700, 570, 150),
            (340, 470, 80),
            (480, 490, 20),
            (630, 460, 120),
            (430, 350, 40),
            (570, 350, 100),
        ),
        fill("cherry", "red", circle(490, 176, 72)),
        pen("stalk", "deep leaf", 14, "M 490 116 Q 500 80 560 82"),
        shine(circle(466, 152, 18), 0.8),
        shine("M 214 560 Q 220 510 290 506 Q 250 530 246 580 Q 226 590 214 560 Z", 0.55),
        shine("M 282 450 Q 290 400 350 394 Q 316 420 310 460 Z", 0.55),
    ]


@SWEETS("ice cream", "icecream", "ice cream cone", "gelato", "sundae", "sorbet", "soft serve", "popsicle")
def ice_cream(variant: Variant) -> list[Part]:
    popsicle = [
        fill("stick", "pale wood", rounded(456, 700, 88, 220, 40)),
        dim(rounded(500, 760, 40, 150, 20)),
        fill("ice", "main", "M 290 320 A 210 230 0 0 1 710 320 V 720 Q 710 780 650 780 H 350 Q 290 780 290 720 Z"),
        fill(
            "ice",
            "accent",
            "M 290 320 A 210 230 0 0 1 710 320 V 420 Q 640 470 570 420 Q 500 370 430 420 Q 360 470 290 420 Z",
            line=False,
        ),
        fill(
            "ice",
            "second",
            (
                "M 290 600 Q 360 650 430 600 Q 500 550 570 600 Q 640 650"
                " 710 600 V 720 Q 710 780 650 780 H 350 Q 290 780 290 720 Z"
            ),
            line=False,
        ),
        dim("M 620 130 A 210 230 0 0 1 710 320 V 720 Q 710 780 650 780 H 610 Q 650 460 620 130 Z", 0.14),
        *(pen("groove", "black", 28, bar((x, 300), (x, 620)), opacity=0.12) for x in (430, 570)),
        shine("M 326 360 Q 330 230 410 180 Q 370 280 366 400 V 560 H 326 Z", 0.55),
        fill(
            "bite",
            "white",
            "M 640 130 Q 660 180 700 190 Q 690 230 712 280 Q 690 170 640 130 Z",
            line=False,
            opacity=0.7,
        ),
    ]
    cone = [
        fill("cone", "crust", "M 270 500 H 730 L 530 910 Q 500 940 470 910 Z"),
        *(
            pen("waffle", "#b97838", 11, d, opacity=0.8)
            for d in (
                "M 330 510 L 580 810",
                "M 440 510 L 630 720",
                "M 560 510 L 680 620",
                "M 670 510 L 420 810",
                "M 560 510 L 370 720",
                "M 440 510 L 320 620",
            )
        ),
        dim("M 600 500 H 730 L 530 910 Q 514 926 500 924 Z", 0.12),
        fill("scoop", "accent", circle(370, 400, 170)),
        fill("scoop", "second", circle(630, 400, 170)),
        fill("scoop", "cream", circle(500, 270, 176)),
        dim(segment(500, 270, 176, 0, 120), 0.08),
        dim(segment(630, 400, 170, 0, 100), 0.14),
        fill(
            "drip",
            "accent",
            (
                "M 230 470 Q 300 500 380 480 Q 470 500 500 540 Q 560 500 640 490 Q 720 490 770 470"
                " Q 780 540 730 540 Q 700 540 690 580 Q 650 620 630 560 Q 560 540 540 600 Q 500 650"
                " 470 590 Q 440 540 390 560 Q 370 640 330 590 Q 310 540 270 544 Q 230 530 230 470 Z"
            ),
        ),
        *sprinkles((430, 180, 30), (540, 160, 110), (600, 250, 60), (420, 290, 150), (520, 270, 20)),
        fill("cherry", "red", circle(500, 110, 54)),
        shine(circle(482, 92, 14), 0.8),
        pen("stalk", "deep leaf", 11, "M 510 64 Q 540 40 580 50"),
        shine(ellipse(300, 340, 30, 46), 0.5),
        shine(ellipse(430, 220, 34, 24), 0.7),
    ]
    return variant.pick("kind", (cone, popsicle, cone))


@SWEETS("cookie", "biscuit", "chocolate chip cookie", "gingerbread", "cracker")
def cookie(variant: Variant) -> list[Part]:
    chips = (
        (370, 350, 54),
        (600, 300, 44),
        (680, 480, 58),
        (500, 520, 50),
        (330, 580, 46),
        (560, 720, 56),
        (400, 750, 34),
        (240, 460, 30),
        (740, 640, 34),
    )
    bitten = "M 660 132 Q 640 210 720 240 Q 720 330 810 340 Q 840 400 905 400 A 410 410 0 1 1 660 132 Z"
    return [
        fill("cookie", "crust", bitten, -0.18),
        fill(
            "cookie",
            "crust",
            "M 640 160 Q 620 230 700 262 Q 700 350 790 362 Q 816 410 872 420 A 376 376 0 1 1 640 160 Z",
            0.08,
            line=False,
        ),
        dim("M 900 520 A 410 410 0 0 1 170 740 A 480 480 0 0 0 800 440 Q 850 440 900 520 Z", 0.12),
        *(fill("chip", "chocolate", blob(x, y, r, 7, 0.1, n), 0.05) for n, (x, y, r) in enumerate(chips)),
        *(shine(ellipse(x - r * 0.3, y - r * 0.34, r * 0.28, r * 0.18), 0.5) for x, y, r in chips),
        *(
            fill("crumb", "crust", blob(x, y, r, 6, 0.15, 9), -0.1)
            for x, y, r in ((820, 200, 30), (880, 280, 18), (760, 140, 16))
        ),
        *(
            pen("crack", "wood", 9, d, opacity=0.6)
            for d in (
                "M 460 400 q 30 20 50 0",
                "M 420 640 q 30 -20 60 4",
                "M 600 620 q 20 20 50 10",
                "M 280 300 q 20 -20 44 -10",
            )
        ),
        shine(band(500, 500, 366, 346, 195, 245), 0.4),
    ]
