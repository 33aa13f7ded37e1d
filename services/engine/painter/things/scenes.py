"""Landscapes: little framed views that fill the box, from a mountain lake to a city at night."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded
from services.engine.painter.things.brush import Shelf, fill, pen, placed, shine
from services.engine.painter.things.shapes import cloud
from services.engine.painter.things.trees import palm

SCENES = Shelf("nature")
FOOT = "V 810 A 110 110 0 0 1 810 920 H 190 A 110 110 0 0 1 80 810 Z"


def frame(colour: str, shade: float = 0.0) -> Part:
    """The whole view, as sky."""
    return fill("sky", colour, rounded(80, 80, 840, 840, 110), shade)


def floor(name: str, colour: str, start: float, curve: str, shade: float = 0.0) -> Part:
    """Everything below a line that runs from (80, start) along `curve` to the right edge."""
    return fill(name, colour, f"M 80 {start} {curve} {FOOT}", shade, line=False)


def fir(x: float, foot: float, height: float, shade: float = 0.0) -> list[Part]:
    """A small fir with its lit side."""
    w = height * 0.3
    rows = ((0.0, 1.0), (0.28, 0.8), (0.55, 0.56))
    whole = [
        polygon((x, foot - height * (up + 0.46)), (x + w * k, foot - height * up), (x - w * k, foot - height * up))
        for up, k in rows
    ]
    left = [
        polygon((x, foot - height * (up + 0.46)), (x - w * 0.1, foot - height * up), (x - w * k, foot - height * up))
        for up, k in rows
    ]
    return [
        fill("trunk", "dark wood", rounded(x - w * 0.14, foot - 4, w * 0.28, height * 0.12, 4), line=False),
        fill("pine", "deep leaf", " ".join(whole), shade, line=False),
        fill("pine", "leaf", " ".join(left), shade, line=False, opacity=0.6),
    ]


@SCENES("mountain", "mountains", "peak", "alps", "summit", "hill", "everest", "mountain landscape")
def mountain(variant: Variant) -> list[Part]:
    sky = variant.pick("sky", ("sky", "main", "second"))
    return [
        frame(sky, 0.3),
        fill("sun", "sun", circle(690, 290, 96), line=False),
        fill("cloud", "white", cloud(260, 300, 200), line=False, opacity=0.85),
        fill("cloud", "white", cloud(800, 420, 150), line=False, opacity=0.8),
        fill("mountain", "main", polygon((80, 680), (80, 560), (230, 400), (420, 640), (420, 740)), 0.25, line=False),
        fill("mountain", "main", polygon((560, 740), (760, 400), (920, 600), (920, 740)), 0.2, line=False),
        fill("mountain", "main", polygon((180, 740), (480, 220), (800, 740)), -0.12, line=False),
        fill("mountain", "main", polygon((480, 220), (800, 740), (560, 740), (520, 560)), -0.35, line=False),
        fill(
            "snow",
            "snow",
            polygon((480, 220), (592, 402), (540, 380), (500, 440), (460, 390), (420, 420), (384, 386)),
            line=False,
        ),
        fill("snow", "light", polygon((480, 220), (592, 402), (540, 380), (500, 440)), -0.14, line=False),
        fill("snow", "snow", polygon((760, 400), (808, 460), (770, 452), (740, 476), (714, 470)), line=False),
        fill("snow", "snow", polygon((230, 400), (282, 466), (240, 456), (210, 480), (176, 458)), line=False),
        floor("forest", "deep leaf", 690, "Q 240 640 420 700 Q 640 760 920 660"),
        *fir(160, 740, 150),
        *fir(250, 750, 120, 0.1),
        *fir(840, 720, 160),
        *fir(750, 740, 120, 0.1),
        floor("lake", "sea", 790, "Q 300 750 500 770 Q 740 790 920 760"),
        pen("ripple", "snow", 9, "M 200 830 H 330 M 420 860 H 620 M 690 820 H 800", opacity=0.7),
        shine(polygon((420, 790), (560, 790), (500, 880)), 0.2),
    ]


@SCENES("volcano", "eruption", "lava", "magma")
def volcano(variant: Variant) -> list[Part]:
    return [
        frame("#3b2150"),
        fill("glow", "fire", circle(500, 340, 250), line=False, opacity=0.3),
        fill("smoke", "dark stone", cloud(520, 300, 420), -0.3, line=False),
        fill("smoke", "dark stone", cloud(420, 230, 240), 0.05, line=False, opacity=0.9),
        *(
            fill("lava bomb", "fire", circle(x, y, r), line=False)
            for x, y, r in ((300, 330, 22), (700, 300, 26), (240, 470, 14), (770, 460, 16), (620, 210, 14))
        ),
        fill(
            "lava",
            "ember",
            "M 430 420 Q 400 260 470 160 Q 480 240 510 260 Q 520 180 560 150 Q 550 260 590 300 Q 610 360 570 420 Z",
            line=False,
        ),
        fill("lava", "fire", "M 456 420 Q 440 300 484 240 Q 500 300 524 300 Q 560 260 560 420 Z", line=False),
        fill("lava", "sun", "M 480 420 Q 476 340 500 310 Q 530 350 530 420 Z", line=False),
        fill("volcano", "earth", polygon((390, 410), (610, 410), (860, 860), (140, 860)), -0.2, line=False),
        fill("volcano", "earth", polygon((540, 410), (610, 410), (860, 860), (620, 860)), -0.5, line=False),
        fill("crater", "ember", ellipse(500, 412, 112, 30), line=False),
        fill(
            "lava",
            "ember",
            (
                "M 400 414 Q 440 560 400 640 Q 380 700 420 720 Q 460 700 450 620 Q 470 540 500"
                " 560 Q 520 660 560 760 Q 600 840 620 760 Q 590 640 560 560 Q 580 480 600 414 Z"
            ),
            line=False,
        ),
        fill(
            "lava",
            "sun",
            (
                "M 430 420 Q 466 540 430 640 Q 440 560 480 510 Q 520 500 540"
                " 580 Q 560 680 596 750 Q 560 600 540 520 Q 556 470 566 420 Z"
            ),
            line=False,
            opacity=0.85,
        ),
        floor("jungle", "#1f4d3a", 800, "Q 200 750 340 800 Q 500 850 660 800 Q 800 750 920 800"),
        *(
            fill("bush", "#2f6b4a", circle(x, y, r), line=False)
            for x, y, r in ((170, 840, 60), (280, 860, 46), (740, 860, 50), (840, 830, 62))
        ),
    ]


@SCENES("wave", "ocean", "sea", "great wave", "tsunami", "seascape")
def wave(variant: Variant) -> list[Part]:
    return [
        frame("cream"),
        fill("sun", "fire", circle(770, 560, 104), line=False),
        pen("cloud", "white", 20, "M 560 300 H 700 M 640 350 H 830"),
        floor("sea", "deep sea", 640, "Q 260 600 480 640 Q 720 690 920 620"),
        fill(
            "wave",
            "deep sea",
            (
                "M 80 780 C 80 400 240 180 520 190 C 660 200 740 290 730 390 C 700"
                " 320 620 300 560 340 C 460 400 480 580 640 690 C 740 750 840 760 920"
                " 740 V 810 A 110 110 0 0 1 810 920 H 190 A 110 110 0 0 1 80 810 Z"
            ),
            line=False,
        ),
        fill(
            "wave",
            "sea",
            (
                "M 80 800 C 120 480 260 270 500 262 C 400 330 350 520 460 680 C 580 800 760"
                " 820 920 790 V 810 A 110 110 0 0 1 810 920 H 190 A 110 110 0 0 1 80 810 Z"
            ),
            line=False,
        ),
        pen("wave line", "sky", 20, "M 140 800 C 160 560 250 380 400 310"),
        pen("wave line", "sky", 16, "M 230 820 C 230 640 270 500 350 420"),
        pen("wave line", "sky", 14, "M 330 830 C 320 720 320 640 350 570"),
        fill(
            "foam",
            "snow",
            (
                "M 380 220 Q 440 150 530 160 Q 640 160 700 240 Q 760 260 756 340 Q 780"
                " 380 740 430 Q 730 400 706 400 Q 690 430 664 406 Q 640 420 628 384 Q 590"
                " 390 584 350 Q 540 350 530 300 Q 470 310 460 270 Q 400 280 380 220 Z"
            ),
            line=False,
        ),
        *(
            fill("spray", "snow", circle(x, y, r), line=False)
            for x, y, r in (
                (780, 470, 16),
                (700, 460, 12),
                (640, 450, 14),
                (820, 400, 11),
                (760, 520, 9),
                (580, 420, 10),
            )
        ),
        fill(
            "foam",
            "snow",
            (
                "M 80 830 Q 160 790 250 830 Q 340 870 430 830 Q 520 790 620 836 Q 720"
                " 870 800 830 Q 870 800 918 826 Q 908 916 810 920 H 190 Q 90 914 80 830 Z"
            ),
            line=False,
            opacity=0.92,
        ),
        pen("foam line", "sky", 12, "M 170 870 q 50 -24 100 0 M 420 880 q 50 -24 100 0 M 690 872 q 50 -24 100 0"),
    ]


@SCENES("island", "tropical island", "desert island", "paradise", "atoll")
def island(variant: Variant) -> list[Part]:
    return [
        frame("sky"),
        fill("sun", "sun", circle(260, 280, 100), line=False),
        fill("cloud", "white", cloud(760, 270, 200), line=False, opacity=0.9),
        fill("cloud", "white", cloud(440, 200, 130), line=False, opacity=0.8),
        floor("sea", "sea", 640, "H 920"),
        pen("horizon", "snow", 8, "M 80 642 H 920", opacity=0.5),
        fill("foam", "snow", ellipse(500, 740, 360, 74), line=False, opacity=0.85),
        fill("sand", "sand", "M 170 736 Q 300 600 520 610 Q 740 620 830 736 Q 500 800 170 736 Z", line=False),
        fill(
            "grass",
            "leaf",
            "M 290 660 Q 380 590 520 596 Q 660 604 730 660 Q 640 640 560 656 Q 470 640 400 660 Q 340 646 290 660 Z",
            line=False,
        ),
        *placed(palm(variant)[2:], 0.62, 560, 420),
        *(fill("rock", "stone", d, line=False) for d in ("M 240 740 Q 260 680 310 690 Q 360 700 360 750 Z",)),
        fill("chest", "wood", rounded(380, 690, 90, 56, 12)),
        fill("chest lid", "gold", rounded(376, 676, 98, 26, 12)),
        pen(
            "ripple", "snow", 10, "M 150 830 q 40 -20 80 0 M 400 860 q 40 -20 80 0 M 660 836 q 40 -20 80 0", opacity=0.8
        ),
        fill("fin", "dark stone", "M 760 850 Q 780 800 820 790 Q 810 830 830 850 Z", line=False),
    ]


@SCENES("waterfall", "cascade", "niagara", "river")
def waterfall(variant: Variant) -> list[Part]:
    return [
        frame("sky"),
        fill("sun", "cream", circle(500, 230, 90), line=False, opacity=0.9),
        fill("cliff", "stone", "M 80 400 Q 180 280 300 300 L 400 310 L 380 860 H 80 Z", -0.15, line=False),
        fill("cliff", "stone", "M 920 360 Q 820 270 700 300 L 600 310 L 620 860 H 920 Z", -0.35, line=False),
        fill(
            "grass",
            "leaf",
            "M 80 400 Q 180 270 300 286 Q 400 290 410 330 Q 300 330 250 360 Q 150 370 80 460 Z",
            line=False,
        ),
        fill(
            "grass",
            "leaf",
            "M 920 360 Q 820 260 700 286 Q 600 290 590 330 Q 700 330 750 350 Q 850 360 920 430 Z",
            -0.12,
            line=False,
        ),
        fill("waterfall", "sea", "M 396 310 Q 500 280 604 310 L 630 800 H 370 Z", line=False),
        *(
            pen("stream", "snow", w, d, opacity=0.85)
            for w, d in (
                (26, "M 440 330 Q 430 560 420 790"),
                (14, "M 490 320 V 780"),
                (30, "M 550 330 Q 560 560 566 780"),
                (10, "M 590 340 Q 600 560 604 780"),
            )
        ),
        *(
            pen("crack", "dark stone", 12, d, opacity=0.7)
            for d in (
                "M 200 420 L 240 540 L 200 620",
                "M 310 400 L 300 500",
                "M 760 420 L 730 520 L 780 640",
                "M 840 460 L 850 560",
            )
        ),
        *fir(170, 330, 170),
        *fir(830, 310, 190, -0.1),
        floor("pool", "sea", 790, "Q 300 740 500 750 Q 740 750 920 790", -0.15),
        *(
            fill("spray", "snow", circle(x, y, r), line=False, opacity=0.92)
            for x, y, r in ((380, 780, 50), (450, 800, 60), (540, 800, 62), (620, 784, 50), (500, 760, 50))
        ),
        pen("ripple", "snow", 10, "M 180 850 H 300 M 420 880 H 580 M 680 846 H 800", opacity=0.7),
        fill("rock", "stone", "M 160 830 Q 190 750 260 760 Q 320 780 320 830 Z", 0.1, line=False),
        fill("rock", "stone", "M 690 830 Q 720 760 780 770 Q 840 780 850 830 Z", -0.15, line=False),
        *(
            fill("mist", "white", circle(x, y, r), line=False, opacity=0.3)
            for x, y, r in ((420, 700, 44), (590, 700, 50))
        ),
    ]


@SCENES("forest", "woods", "jungle", "woodland", "forest landscape")
def forest(variant: Variant) -> list[Part]:
    heights = [variant.between(f"tree {n}", 300, 420) for n in range(5)]
    return [
        frame("#bfe3c5"),
        fill("sun", "cream", circle(520, 330, 110), line=False),
        fill("hill", "leaf", f"M 80 520 Q 260 400 480 500 Q 700 400 920 510 {FOOT}", 0.3, line=False),
        *(p for n, x in enumerate((190, 330, 500, 680, 812)) for p in fir(x, 620, heights[n] * 0.72, 0.35)),
        fill("mist", "white", ellipse(500, 610, 400, 40), line=False, opacity=0.4),
        floor("meadow", "leaf", 660, "Q 300 610 500 640 Q 740 680 920 630"),
        *(p for n, x in enumerate((220, 370, 640, 780)) for p in fir(x, 750 - 20 * (n % 2), heights[n], 0.02)),
        fill(
            "path",
            "sand",
            "M 440 920 Q 560 820 480 750 Q 440 700 500 650 Q 490 710 540 750 Q 640 820 620 920 Z",
            line=False,
        ),
        fill("grass", "deep leaf", "M 80 800 Q 260 780 420 920 H 190 A 110 110 0 0 1 80 810 Z", line=False),
        fill("grass", "deep leaf", "M 920 790 Q 740 780 650 920 H 810 A 110 110 0 0 0 920 810 Z", line=False),
        *(
            fill("mushroom", "red", f"M {x - 34} {y} A 34 30 0 0 1 {x + 34} {y} Z", line=False)
            for x, y in ((250, 856), (770, 850))
        ),
        *(
            fill("mushroom stalk", "cream", rounded(x - 10, y, 20, 30, 8), line=False)
            for x, y in ((250, 856), (770, 850))
        ),
        *(
            fill("firefly", "glow", circle(x, y, 9), line=False)
            for x, y in ((300, 700), (570, 600), (440, 540), (720, 690))
        ),
    ]
