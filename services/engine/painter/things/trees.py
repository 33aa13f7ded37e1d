"""Trees and the cactus."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, rounded, shift
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.plants import mound
from services.engine.painter.things.shapes import bar, petal, puff

TREES = Shelf("nature")


@TREES("tree", "oak", "maple", "maple tree", "plant")
def tree(variant: Variant) -> list[Part]:
    turned = variant.between("crown", -100, -60)
    apples = ((360, 330), (560, 250), (650, 420), (430, 500), (300, 470), (560, 540))
    return [
        *mound(),
        fill("trunk", "wood", "M 440 870 Q 470 720 450 560 L 550 560 Q 530 720 570 870 Q 500 890 440 870 Z"),
        fill("trunk", "wood", "M 510 560 H 550 Q 530 720 570 870 Q 550 880 520 880 Z", -0.28, line=False),
        pen("branch", "wood", 36, "M 500 640 Q 580 600 620 520", -0.1),
        pen("branch", "wood", 34, "M 486 660 Q 420 620 380 550"),
        fill("crown", "deep leaf", puff(500, 380, 290, 250, 9, turned)),
        fill("crown", "leaf", puff(480, 354, 244, 206, 8, turned + 14), line=False),
        fill("crown", "pale leaf", puff(430, 290, 140, 104, 7, turned), line=False, opacity=0.75),
        *(
            pen("leaf mark", "deep leaf", 13, f"M {x} {y} q 22 26 46 0", opacity=0.7)
            for x, y in ((330, 400), (520, 340), (460, 430), (600, 480), (400, 560), (660, 330))
        ),
        *(
            part
            for x, y in variant.pick("fruit", (apples, apples[:0]))
            for part in (fill("apple", "red", circle(x, y, 32)), shine(circle(x - 10, y - 11, 9), 0.7))
        ),
        fill("knot hole", "dark wood", ellipse(498, 730, 18, 28), line=False),
    ]


@TREES("pine", "fir", "spruce", "conifer", "christmas tree", "pine tree")
def pine(variant: Variant) -> list[Part]:
    rows = ((760, 300, 240), (600, 250, 230), (450, 200, 220), (310, 146, 200))
    parts: list[Part] = [
        *mound(),
        fill("trunk", "wood", rounded(450, 730, 100, 140, 16)),
        dim(rounded(506, 734, 44, 132, 16)),
    ]
    for n, (foot, half, height) in enumerate(rows):
        w, h = half, height
        side = f"M 0 {-h} Q {w * 0.4} {-h * 0.4} {w} -14 Q {w * 0.6} 44"
        d = f"{side} 0 36 Q {-w * 0.6} 44 {-w} -14 Q {-w * 0.4} {-h * 0.4} 0 {-h} Z"
        lit = f"M {-w * 0.62} -36 Q {-w * 0.3} {-h * 0.4} -12 {-h * 0.8} Q {-w * 0.16} {-h * 0.3} {-w * 0.36} -22 Z"
        d, lit, shade = shift(d, 500, foot), shift(lit, 500, foot), shift(f"{side} 40 36 Q 100 -60 0 {-h} Z", 500, foot)
        parts += [
            fill("branch", "deep leaf", d, 0.04 * n),
            dim(shade, 0.16),
            fill("branch", "leaf", lit, 0.15, line=False, opacity=0.8),
        ]
    snow = "M 500 108 Q 540 180 570 216 Q 530 240 500 214 Q 470 240 430 216 Q 460 180 500 108 Z"
    return [*parts, *variant.pick("snow", ([fill("snow", "snow", snow)], []))]


@TREES("palm", "palm tree", "coconut tree", "coconut")
def palm(variant: Variant) -> list[Part]:
    fronds = ((150, 300), (230, 520), (850, 300), (790, 520), (320, 130), (690, 130))
    parts: list[Part] = [
        *mound("sand"),
        fill("trunk", "wood", "M 430 872 Q 400 600 480 330 L 548 340 Q 490 610 550 872 Z"),
        dim("M 514 336 L 548 340 Q 490 610 550 872 H 500 Q 450 620 514 336 Z", 0.18),
        *(
            pen("ring", "dark wood", 11, f"M {x} {y} q 36 16 {w} -4", opacity=0.7)
            for x, y, w in ((466, 430, 64), (448, 510, 66), (434, 600, 72), (428, 690, 84), (430, 780, 100))
        ),
    ]
    for n, (x, y) in enumerate(fronds):
        cx, cy = (500 + x) / 2, (310 + y) / 2 - (130 if n < 4 else 60)
        d = f"M 516 296 Q {cx} {cy - 70} {x} {y} Q {cx + (34 if x < 500 else -34)} {cy + 130} 510 372 Z"
        parts += [
            fill("palm leaf", "leaf" if n % 2 else "deep leaf", d, 0.08 if n % 2 else 0.12),
            pen("vein", "pale leaf", 8, f"M 510 325 Q {cx} {cy + 16} {x} {y}", opacity=0.7),
        ]
    nuts = [fill("coconut", "chocolate", circle(x, y, 44), 0.1) for x, y in ((460, 356), (550, 360), (506, 396))]
    return [*parts, *nuts, *(shine(circle(x, y, 11), 0.5) for x, y in ((448, 342), (538, 346), (494, 382)))]


@TREES("cactus", "saguaro", "succulent", "cacti")
def cactus(variant: Variant) -> list[Part]:
    pot = variant.pick("pot", ("main", "accent", "#d9743f"))
    spines = (
        (440, 250),
        (500, 200),
        (560, 260),
        (450, 380),
        (550, 400),
        (500, 480),
        (450, 560),
        (556, 570),
        (300, 430),
        (700, 350),
    )
    return [
        fill(
            "arm",
            "leaf",
            "M 410 560 H 330 Q 240 560 240 460 V 400 A 50 50 0 0 1 340 400 V 440 Q 340 460 360 460 H 410 Z",
        ),
        fill(
            "arm",
            "leaf",
            "M 590 480 H 630 Q 660 480 660 450 V 330 A 50 50 0 0 1 760 330 V 480 Q 760 580 660 580 H 590 Z",
            -0.12,
        ),
        fill("cactus", "leaf", "M 390 700 V 220 A 110 120 0 0 1 610 220 V 700 Z"),
        dim("M 540 110 Q 610 130 610 220 V 700 H 540 Z", 0.16),
        *(pen("rib", "deep leaf", 12, bar((x, 170), (x, 680)), opacity=0.6) for x in (450, 500, 550)),
        shine("M 414 640 V 230 Q 416 170 446 146 Q 434 220 436 300 V 640 Z", 0.4),
        *(pen("spine", "cream", 9, f"M {x - 14} {y - 12} L {x} {y} L {x + 14} {y - 12}") for x, y in spines),
        *(fill("flower", "pink", petal(500, 96, a, 4, 56, 22)) for a in (180, 225, 270, 315, 360)),
        fill("flower", "sun", circle(500, 96, 18)),
        fill("soil", "chocolate", ellipse(500, 690, 230, 34)),
        fill("pot", pot, "M 290 710 H 710 L 670 880 Q 660 906 630 906 H 370 Q 340 906 330 880 Z"),
        dim("M 570 710 H 710 L 670 880 Q 660 906 630 906 H 560 Z", 0.18),
        fill("pot rim", pot, rounded(260, 670, 480, 80, 30), 0.14),
        shine(rounded(290, 686, 180, 18, 9), 0.5),
    ]
