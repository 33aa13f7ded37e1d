"""Landscapes with warm ground or with many windows: desert, beach, sunset, city."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen
from services.engine.painter.things.scenes import FOOT, floor, frame
from services.engine.painter.things.shapes import bar, cloud, leaf, spark

VISTAS = Shelf("nature")


@VISTAS("desert", "dune", "sahara", "canyon", "wild west")
def desert(variant: Variant) -> list[Part]:
    def saguaro(x: float, y: float, s: float) -> list[Part]:
        return [
            pen("cactus", "deep leaf", 60 * s, bar((x, y), (x, y - 230 * s))),
            pen("cactus", "deep leaf", 42 * s, f"M {x} {y - 80 * s} H {x - 80 * s} V {y - 150 * s}"),
            pen("cactus", "deep leaf", 42 * s, f"M {x} {y - 110 * s} H {x + 80 * s} V {y - 190 * s}"),
            pen("cactus", "leaf", 12 * s, bar((x - 14 * s, y - 10 * s), (x - 14 * s, y - 220 * s))),
        ]

    return [
        frame("#ffb56b"),
        fill("sky", "#ffd9a0", f"M 80 420 Q 500 340 920 420 {FOOT}", line=False),
        fill("sun", "cream", circle(620, 360, 130), line=False),
        fill("rock", "#c8553d", "M 120 640 V 440 Q 130 420 160 420 H 260 Q 290 420 296 460 L 330 640 Z", line=False),
        fill("rock", "#c8553d", "M 220 640 V 430 L 262 420 Q 290 424 296 460 L 330 640 Z", -0.25, line=False),
        fill(
            "rock",
            "#c8553d",
            "M 730 640 L 750 500 Q 756 480 780 480 H 850 Q 876 480 880 510 L 900 640 Z",
            -0.1,
            line=False,
        ),
        *(
            pen("layer", "#ffb56b", 9, d, opacity=0.6)
            for d in ("M 128 500 H 300", "M 126 560 H 312", "M 748 550 H 884")
        ),
        floor("dune", "sand", 640, "Q 260 560 460 630 Q 700 700 920 600", -0.08),
        floor("dune", "#e8a95b", 740, "Q 300 640 520 740 Q 740 830 920 700"),
        dim(f"M 520 740 Q 740 830 920 700 {FOOT.replace('A 110 110 0 0 1 80 810', 'Q 420 900 520 740')}", 0.12),
        fill(
            "dune", "#d98f45", "M 80 810 Q 240 780 430 850 Q 560 890 640 920 H 190 A 110 110 0 0 1 80 810 Z", line=False
        ),
        *saguaro(300, 760, 1.0),
        *saguaro(780, 700, 0.66),
        fill("skull", "bone", ellipse(560, 850, 40, 28), line=False),
        fill(
            "bird",
            "dark",
            "M 330 260 Q 360 230 390 260 Q 420 230 450 260 Q 420 250 390 280 Q 360 250 330 260 Z",
            line=False,
        ),
    ]


@VISTAS("beach", "seaside", "coast", "shore", "summer beach")
def beach(variant: Variant) -> list[Part]:
    return [
        frame("sky"),
        fill("sun", "sun", circle(270, 260, 96), line=False),
        fill("cloud", "white", cloud(720, 260, 220), line=False, opacity=0.9),
        floor("sea", "sea", 480, "H 920"),
        fill("sea", "deep sea", "M 80 480 H 920 V 526 Q 500 500 80 526 Z", line=False),
        fill("sail", "white", polygon((600, 350), (600, 470), (690, 470)), line=False),
        fill("sail", "accent", polygon((588, 380), (588, 470), (530, 470)), line=False),
        fill("boat", "wood", "M 520 476 H 700 L 670 508 H 550 Z", line=False),
        floor("foam", "snow", 640, "Q 240 600 420 640 Q 640 690 920 600"),
        floor("sand", "sand", 670, "Q 240 630 420 670 Q 640 720 920 630"),
        pen("pole", "wood", 20, bar((660, 540), (710, 850))),
        fill(
            "parasol",
            "accent",
            "M 440 600 Q 480 420 660 450 Q 850 470 880 640 Q 800 580 740 616 Q 660 560 590 596 Q 510 560 440 600 Z",
        ),
        fill("panel", "white", "M 660 450 Q 540 470 510 572 Q 540 570 590 596 Q 600 500 660 450 Z", line=False),
        fill("panel", "white", "M 660 450 Q 760 490 810 590 Q 770 590 740 616 Q 720 510 660 450 Z", line=False),
        fill("towel", "main", polygon((420, 820), (640, 780), (700, 850), (470, 890))),
        fill("stripe", "white", polygon((470, 811), (500, 805), (556, 876), (524, 881)), line=False),
        fill("ball", "white", circle(270, 800, 76)),
        fill("ball", "red", "M 270 800 L 270 724 A 76 76 0 0 1 336 762 Z", line=False),
        fill("ball", "sea", "M 270 800 L 336 838 A 76 76 0 0 1 270 876 Z", line=False),
        fill("ball", "sun", "M 270 800 L 204 838 A 76 76 0 0 1 204 762 Z", line=False),
        fill("starfish", "fire", spark(780, 820, 44, 0.3), line=False),
    ]


@VISTAS("city", "skyscraper", "skyline", "cityscape", "metropolis", "cyberpunk city")
def city(variant: Variant) -> list[Part]:
    lit = [variant.between(f"lit {n}", 0, 1) > 0.35 for n in range(120)]
    blocks = (
        (100, 420, 130, -0.1),
        (250, 300, 150, -0.3),
        (420, 190, 150, -0.15),
        (590, 340, 130, -0.35),
        (740, 260, 140, -0.2),
    )
    parts: list[Part] = [
        frame("night"),
        fill("sky", "main", f"M 80 500 Q 500 400 920 500 {FOOT}", -0.3, line=False, opacity=0.6),
        fill("moon", "cream", circle(240, 230, 70), line=False),
        *(
            fill("star", "white", spark(x, y, r), line=False)
            for x, y, r in ((380, 160, 22), (640, 180, 26), (860, 190, 20), (160, 340, 16))
        ),
        *(
            fill("skyscraper", "main", f"M {x} {y} h {w} V 860 h {-w} Z", -0.5, line=False, opacity=0.8)
            for x, y, w in (
                (80, 560, 110),
                (200, 480, 100),
                (370, 440, 90),
                (540, 470, 100),
                (690, 440, 90),
                (830, 520, 90),
            )
        ),
    ]
    n = 0
    for x, y, w, shade in blocks:
        parts += [
            fill("skyscraper", "main", f"M {x} {y} h {w} V 860 h {-w} Z", shade),
            dim(f"M {x + w * 0.68} {y} h {w * 0.32} V 860 h {-w * 0.32} Z", 0.2),
            fill("roof", "accent", rounded(x - 6, y - 14, w + 12, 26, 8)),
        ]
        panes: dict[bool, list[str]] = {True: [], False: []}
        for row in range(int((820 - y) // 84)):
            for column in range(3):
                panes[lit[n % 120]].append(
                    rounded(x + 16 + column * (w - 32) / 3, y + 36 + row * 84, (w - 62) / 3, 46, 5)
                )
                n += 1
        parts += [fill("window", "glow" if on else "dark", " ".join(ds), line=False) for on, ds in panes.items() if ds]
    return [
        *parts,
        pen("antenna", "metal", 12, "M 495 176 V 110"),
        fill("beacon", "red", circle(495, 106, 13), line=False),
        floor("street", "dark", 840, "H 920", -0.1),
        pen("lane", "glow", 11, "M 150 884 H 240 M 330 884 H 420 M 510 884 H 600 M 690 884 H 780"),
        fill(
            "car",
            "accent",
            "M 560 860 Q 560 836 584 836 L 606 812 H 676 L 700 836 Q 730 840 730 866 H 560 Z",
            line=False,
        ),
        fill("wheel", "black", circle(600, 868, 16), line=False),
        fill("wheel", "black", circle(694, 868, 16), line=False),
        fill("tree", "leaf", circle(236, 806, 34), line=False),
        fill("tree", "leaf", circle(860, 800, 38), line=False),
    ]


@VISTAS("sunset", "sunrise", "dawn", "dusk", "horizon")
def sunset(variant: Variant) -> list[Part]:
    return [
        frame("#3a1c71"),
        fill("sky", "#8a2f7f", f"M 80 300 Q 500 260 920 300 {FOOT}", line=False),
        fill("sky", "#d7546b", f"M 80 430 Q 500 390 920 430 {FOOT}", line=False),
        fill("sky", "#ff9a56", f"M 80 540 Q 500 510 920 540 {FOOT}", line=False),
        fill("sun", "sun", circle(500, 470, 220), line=False),
        *(
            fill("stripe", "#ff9a56", rounded(270, y, 460, h, 2), line=False)
            for y, h in ((520, 10), (566, 16), (612, 22))
        ),
        *(
            fill("star", "white", spark(x, y, r), line=False)
            for x, y, r in ((220, 190, 30), (780, 170, 36), (640, 140, 18), (350, 150, 18))
        ),
        fill(
            "mountain",
            "#5a2470",
            polygon((80, 670), (80, 560), (190, 480), (300, 600), (360, 560), (470, 670)),
            line=False,
        ),
        fill(
            "mountain",
            "#5a2470",
            polygon((530, 670), (640, 560), (700, 600), (820, 470), (920, 580), (920, 670)),
            line=False,
        ),
        floor("sea", "#2b1055", 660, "H 920"),
        *(
            fill("reflection", "sun", rounded(500 - w / 2, y, w, 15, 7), line=False, opacity=0.85)
            for y, w in ((680, 360), (720, 280), (762, 320), (804, 200), (846, 240))
        ),
        *(
            fill("palm leaf", "#170a33", leaf((800, 470), end, 24), line=False)
            for end in ((690, 430), (720, 530), (890, 420), (896, 530), (780, 360))
        ),
        pen("trunk", "#170a33", 26, "M 800 470 Q 780 640 830 850"),
        fill(
            "bird",
            "#170a33",
            "M 330 330 Q 356 304 380 330 Q 404 304 430 330 Q 404 322 380 346 Q 356 322 330 330 Z",
            line=False,
        ),
    ]
