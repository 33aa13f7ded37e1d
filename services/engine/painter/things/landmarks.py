"""Buildings that one travels to see, and the bridge on the way."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.buildings import lawn
from services.engine.painter.things.shapes import arc, bar, cloud, spot

LANDMARKS = Shelf("building")


@LANDMARKS("lighthouse", "pharos")
def lighthouse(variant: Variant) -> list[Part]:
    return [
        fill("beam", "glow", "M 500 236 L 80 130 V 340 Z", line=False, opacity=0.55),
        fill("beam", "glow", "M 500 236 L 920 130 V 340 Z", line=False, opacity=0.55),
        fill("rock", "stone", "M 190 820 Q 230 720 340 740 Q 400 690 500 720 Q 620 690 660 740 Q 790 730 820 820 Z"),
        dim("M 560 716 Q 640 706 660 740 Q 790 730 820 820 H 600 Z"),
        fill("tower", "white", "M 410 330 H 590 L 650 780 H 350 Z"),
        fill("stripe", "red", "M 398 420 H 602 L 616 520 H 384 Z"),
        fill("stripe", "red", "M 370 620 H 630 L 644 720 H 356 Z"),
        dim("M 540 330 H 590 L 650 780 H 570 Z", 0.16),
        fill("gallery", "dark", rounded(370, 310, 260, 40, 14)),
        fill("lantern room", "glow", "M 430 190 H 570 V 312 H 430 Z"),
        pen("window bar", "dark", 10, "M 476 190 V 310 M 524 190 V 310"),
        fill("roof", "red", "M 500 90 Q 580 120 600 196 H 400 Q 420 120 500 90 Z"),
        dim("M 500 90 Q 580 120 600 196 H 530 Q 540 130 500 90 Z"),
        fill("ball", "gold", circle(500, 92, 22)),
        fill("window", "dark", rounded(478, 554, 44, 52, 20)),
        fill("door", "wood", "M 456 780 V 710 A 44 44 0 0 1 544 710 V 780 Z"),
        shine("M 420 352 H 440 L 412 740 H 384 Z", 0.6),
        fill(
            "water",
            "sea",
            (
                "M 80 800 Q 150 770 220 800 Q 290 830 360 800 Q 430 770 500 800 Q 570 830 640 800 Q"
                " 710 770 780 800 Q 850 830 920 800 V 850 Q 900 900 840 900 H 160 Q 90 900 80 850 Z"
            ),
        ),
        pen("foam", "snow", 10, "M 130 850 q 40 -26 80 0 M 420 860 q 40 -26 80 0 M 700 850 q 40 -26 80 0"),
    ]


@LANDMARKS("temple", "greek temple", "parthenon", "courthouse", "column")
def temple(variant: Variant) -> list[Part]:
    return [
        fill("step", "pale stone", rounded(90, 830, 820, 60, 14), -0.18),
        fill("step", "pale stone", rounded(140, 780, 720, 60, 14), -0.08),
        fill("wall", "stone", "M 200 430 H 800 V 786 H 200 Z", -0.35),
        fill("door", "gold", "M 440 786 V 560 A 60 60 0 0 1 560 560 V 786 Z", -0.15),
        pen("door line", "deep gold", 9, bar((500, 510), (500, 780)), -0.3),
        *(
            part
            for x in (190, 325, 595, 730)
            for part in (
                fill("column", "cream", rounded(x, 440, 80, 346, 14)),
                dim(rounded(x + 50, 450, 30, 330, 12), 0.14),
                pen("groove", "stone", 7, f"M {x + 26} 480 V 750 M {x + 46} 480 V 750", opacity=0.5),
                fill("capital", "cream", rounded(x - 16, 424, 112, 40, 14), -0.06),
                fill("column foot", "cream", rounded(x - 14, 756, 108, 34, 12), -0.06),
            )
        ),
        fill("beam", "cream", rounded(140, 360, 720, 72, 14)),
        dim("M 140 404 H 860 V 418 Q 860 432 846 432 H 154 Q 140 432 140 418 Z", 0.12),
        *(fill("ornament", "main", circle(x, 396, 14), line=False) for x in range(200, 820, 60)),
        fill("gable", "cream", "M 500 120 L 890 360 H 110 Z", 0.1),
        fill("gable", "main", "M 500 186 L 770 346 H 230 Z"),
        dim("M 500 120 L 890 360 H 770 L 500 186 Z", 0.12),
        fill("emblem", "gold", circle(500, 290, 50)),
        shine(arc(500, 290, 36, 190, 270), 0.7, width=10),
    ]


@LANDMARKS("windmill", "wind turbine", "dutch mill")
def windmill(variant: Variant) -> list[Part]:
    at = variant.between("turn", 12, 60)

    def sail(degrees: float) -> list[Part]:
        end, a, b, c, d = (
            spot(500, 380, r, degrees + t) for r, t in ((340, 0), (100, 4), (336, 2), (352, 20), (142, 44))
        )
        grid = [
            pen(
                "lattice",
                "wood",
                7,
                bar(spot(500, 380, r, degrees + 3), spot(500, 380, r * 1.02, degrees + 17)),
                opacity=0.8,
            )
            for r in (170, 220, 270, 320)
        ]
        return [
            fill("sail", "cream", polygon(a, b, c, d)),
            *grid,
            pen("arm", "dark wood", 22, bar((500, 380), end), line=True),
        ]

    return [
        lawn(),
        fill("tower", "main", "M 410 380 H 590 L 670 850 H 330 Z"),
        dim("M 530 380 H 590 L 670 850 H 560 Z", 0.18),
        shine("M 424 480 H 446 L 400 800 H 376 Z", 0.3),
        fill("cap", "accent", "M 390 400 Q 400 260 500 250 Q 600 260 610 400 Z"),
        fill("balcony", "wood", rounded(320, 610, 360, 34, 14)),
        *(pen("railing", "wood", 11, bar((x, 570), (x, 616))) for x in (340, 420, 500, 580, 660)),
        pen("railing", "wood", 14, bar((332, 566), (668, 566))),
        fill("window", "glass", rounded(464, 470, 72, 80, 20)),
        pen("window bar", "white", 8, "M 500 470 V 550 M 464 510 H 536"),
        fill("door", "dark wood", "M 446 850 V 750 A 54 54 0 0 1 554 750 V 850 Z"),
        fill("door knob", "gold", circle(530, 800, 10), line=False),
        *(part for n in range(4) for part in sail(at + 90 * n)),
        fill("hub", "gold", circle(500, 380, 32)),
        *(
            fill("flower", c, circle(x, y, 18))
            for c, x, y in (("red", 190, 840), ("sun", 250, 866), ("red", 760, 850), ("sun", 820, 836))
        ),
    ]


@LANDMARKS("bridge", "suspension bridge", "golden gate", "viaduct")
def bridge(variant: Variant) -> list[Part]:
    cable = "M 80 560 Q 200 520 290 250 Q 500 780 710 250 Q 800 520 920 560"
    ropes = (
        (350, 370),
        (400, 452),
        (450, 500),
        (500, 515),
        (550, 500),
        (600, 452),
        (650, 370),
        (230, 400),
        (180, 492),
        (770, 400),
        (820, 492),
    )
    return [
        fill("sun", "sun", circle(500, 430, 170), line=False, opacity=0.85),
        fill("cloud", "light", cloud(180, 330, 180), opacity=0.85),
        fill("cloud", "light", cloud(840, 250, 160), opacity=0.85),
        fill("pier", "red", "M 262 230 H 318 L 326 830 H 254 Z"),
        fill("pier", "red", "M 682 230 H 738 L 746 830 H 674 Z"),
        dim("M 296 230 H 318 L 326 830 H 298 Z M 716 230 H 738 L 746 830 H 718 Z"),
        *(fill("cap", "red", rounded(x, 210, 88, 44, 14), 0.2) for x in (246, 666)),
        *(pen("rope", "red", 8, bar((x, y), (x, 640)), -0.2) for x, y in ropes),
        pen("cable", "red", 22, cable, 0.05, line=True),
        fill("road", "dark", rounded(80, 630, 840, 56, 16)),
        pen(
            "lane",
            "sun",
            8,
            (
                "M 120 656 H 180 M 230 656 H 290 M 340 656 H 400 M 450 656"
                " H 510 M 560 656 H 620 M 670 656 H 730 M 780 656 H 840"
            ),
        ),
        fill("railing", "red", rounded(80, 612, 840, 26, 12), 0.12),
        fill(
            "water",
            "sea",
            (
                "M 80 800 Q 150 770 220 800 Q 290 830 360 800 Q 430 770 500 800 Q 570 830 640 800 Q"
                " 710 770 780 800 Q 850 830 920 800 V 860 Q 910 900 860 900 H 140 Q 90 900 80 860 Z"
            ),
        ),
        pen("wave", "snow", 10, "M 140 860 q 40 -24 80 0 M 460 866 q 40 -24 80 0 M 760 856 q 40 -24 80 0", opacity=0.8),
    ]


@LANDMARKS("igloo", "ice house", "snow house")
def igloo(variant: Variant) -> list[Part]:
    return [
        fill("ground", "snow", ellipse(500, 830, 420, 70), -0.04),
        fill("igloo", "snow", "M 130 820 A 370 400 0 0 1 870 820 Z", -0.06),
        dim("M 690 480 Q 860 600 870 820 H 640 Q 760 660 690 480 Z", 0.1),
        *(
            pen("block line", "sky", 11, d)
            for d in (
                "M 154 700 Q 500 660 846 700",
                "M 214 580 Q 500 540 786 580",
                "M 330 470 Q 500 446 670 470",
                "M 500 424 V 452",
                "M 420 460 V 556",
                "M 580 460 V 556",
                "M 330 566 V 680",
                "M 670 566 V 680",
                "M 250 570 V 500",
                "M 226 690 V 800",
                "M 774 690 V 800",
            )
        ),
        fill("entrance", "snow", "M 330 850 V 760 A 170 160 0 0 1 670 760 V 850 Z"),
        fill("door", "dark", "M 390 850 V 770 A 110 104 0 0 1 610 770 V 850 Z"),
        fill("glow", "glow", "M 440 850 V 790 A 60 56 0 0 1 560 790 V 850 Z", line=False, opacity=0.7),
        pen(
            "block line",
            "sky",
            11,
            "M 350 720 L 402 740 M 650 720 L 598 740 M 500 602 V 660 M 410 640 L 440 690 M 590 640 L 560 690",
        ),
        shine("M 190 720 Q 230 560 370 480 Q 280 590 250 730 Z", 0.9),
        pen("flagpole", "wood", 16, bar((500, 424), (500, 250)), line=True),
        fill("flag", "accent", "M 500 250 L 620 290 L 500 330 Z"),
        *(
            fill("snowflake", "white", circle(x, y, r), line=False)
            for x, y, r in ((180, 320, 16), (300, 220, 12), (720, 260, 18), (840, 400, 13), (640, 140, 12))
        ),
    ]


@LANDMARKS("pyramid", "pharaoh tomb", "giza")
def pyramid(variant: Variant) -> list[Part]:
    return [
        fill("sun", "sun", circle(730, 270, 120), line=False),
        fill("pyramid", "sand", polygon((760, 440), (920, 780), (560, 780)), -0.12),
        fill("pyramid", "sand", polygon((760, 440), (920, 780), (820, 780)), -0.4, line=False),
        fill("pyramid", "sand", polygon((430, 190), (800, 780), (90, 780))),
        fill("pyramid", "sand", polygon((430, 190), (800, 780), (560, 780)), -0.3, line=False),
        *(
            pen("course", "deep gold", 9, bar((430 - d * 0.576, 190 + d), (430 + d * 0.22, 190 + d)), opacity=0.55)
            for d in range(130, 560, 76)
        ),
        fill("capstone", "gold", polygon((430, 190), (512, 320), (456, 320), (352, 320)), 0.1),
        dim(polygon((430, 190), (512, 320), (456, 320)), 0.16),
        fill("door", "dark wood", "M 280 780 V 700 L 320 650 L 360 700 V 780 Z"),
        fill(
            "dune",
            "sand",
            "M 80 790 Q 240 720 420 780 Q 620 840 920 750 V 830 Q 900 880 840 880 H 160 Q 90 880 80 830 Z",
            0.12,
        ),
        dim("M 300 850 Q 600 880 920 790 V 830 Q 900 880 840 880 H 200 Z", 0.1),
        pen("trunk", "wood", 24, "M 180 800 Q 190 720 170 650", line=True),
        *(
            fill("palm leaf", "leaf", d)
            for d in (
                "M 170 650 Q 100 600 80 690 Q 120 640 170 650 Z",
                "M 170 650 Q 240 600 270 680 Q 230 640 170 650 Z",
                "M 170 650 Q 140 560 80 590 Q 140 600 170 650 Z",
                "M 170 650 Q 200 560 256 580 Q 206 600 170 650 Z",
            )
        ),
    ]
