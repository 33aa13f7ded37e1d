"""Vehicles that keep to the ground: cars, two-wheelers, heavy ones, rails."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.shapes import band, bar, cloud, gear, segment, spark, spot

ROADS = Shelf("vehicle")


def wheel(cx: float, cy: float, radius: float) -> list[Part]:
    """A tyre with its rim, five holes and a hub."""
    return [
        fill("wheel", "rubber", circle(cx, cy, radius)),
        fill("rim", "metal", circle(cx, cy, radius * 0.58)),
        *(
            fill("rim hole", "grey", circle(*spot(cx, cy, radius * 0.36, a), radius * 0.11), line=False)
            for a in range(0, 360, 72)
        ),
        fill("hub", "dark", circle(cx, cy, radius * 0.15), line=False),
        shine(band(cx, cy, radius * 0.9, radius * 0.78, 195, 265), 0.3),
    ]


def spokes(cx: float, cy: float, radius: float) -> list[Part]:
    """A thin wheel with wire spokes."""
    return [
        pen("wheel", "rubber", radius * 0.16, circle(cx, cy, radius), line=True),
        *(
            pen("spoke", "metal", 7, bar(spot(cx, cy, radius * 0.92, a), spot(cx, cy, radius * 0.92, a + 180)))
            for a in range(10, 180, 30)
        ),
        pen("rim", "metal", 8, circle(cx, cy, radius * 0.88)),
        fill("hub", "metal", circle(cx, cy, radius * 0.13)),
    ]


@ROADS("car", "automobile", "sedan", "auto", "taxi", "cab", "convertible", "suv", "jeep", "vintage car")
def car(variant: Variant) -> list[Part]:
    return [
        dim(ellipse(500, 800, 400, 26), 0.18),
        fill("cabin", "main", "M 250 480 Q 320 280 440 270 H 590 Q 680 276 770 480 Z", 0.06),
        fill("window", "glass", "M 300 470 Q 356 330 440 322 H 490 V 470 Z"),
        fill("window", "glass", "M 520 322 H 590 Q 650 330 714 470 H 520 Z", -0.08),
        shine(polygon((380, 350), (430, 330), (370, 468), (320, 468)), 0.6),
        fill(
            "body",
            "main",
            (
                "M 84 640 Q 80 520 190 490 L 260 466 H 750 Q 880 480 910 560"
                " Q 930 650 910 710 Q 904 740 870 740 H 130 Q 90 740 84 700 Z"
            ),
        ),
        dim("M 84 660 H 916 Q 920 690 910 710 Q 904 740 870 740 H 130 Q 90 740 84 700 Z", 0.2),
        shine("M 130 560 Q 150 520 220 504 H 480 V 522 H 230 Q 170 530 150 566 Z", 0.45),
        pen("door", "main", 9, "M 506 480 V 690 M 300 480 Q 280 600 330 690", -0.4),
        fill("handle", "metal", rounded(540, 540, 70, 22, 11)),
        fill("headlight", "glow", "M 880 530 Q 920 550 916 610 H 866 Q 850 560 880 530 Z"),
        fill("tail light", "red", "M 88 560 Q 110 540 136 550 V 610 H 84 Z"),
        fill("bumper", "metal", rounded(80, 690, 110, 44, 20)),
        fill("bumper", "metal", rounded(824, 690, 100, 44, 20)),
        fill("mirror", "main", ellipse(680, 470, 34, 24), -0.3),
        *wheel(280, 720, 110),
        *wheel(730, 720, 110),
    ]


@ROADS("race car", "sports car", "racing car", "supercar", "formula car", "rally car")
def race_car(variant: Variant) -> list[Part]:
    number = variant.pick("stripe", ("white", "accent"))
    return [
        *(
            pen("speed line", "light", 16, bar((x, y), (x + w, y)), opacity=0.7)
            for x, y, w in ((70, 400, 130), (60, 470, 80), (90, 330, 70))
        ),
        dim(ellipse(500, 760, 420, 24), 0.18),
        fill("wing", "dark", "M 80 350 H 260 V 392 H 80 Z"),
        fill("wing", "dark", "M 150 390 H 200 V 500 H 150 Z", 0.2),
        fill("cabin", "dark", "M 300 500 Q 400 350 530 350 Q 640 356 720 500 Z"),
        fill("window", "glass", "M 360 488 Q 430 390 520 386 V 488 Z"),
        fill("window", "glass", "M 546 386 Q 620 396 674 488 H 546 Z", -0.08),
        shine(polygon((440, 410), (490, 396), (440, 486), (390, 486)), 0.6),
        fill(
            "body",
            "main",
            "M 90 560 Q 100 470 230 470 H 640 Q 820 500 916 600 Q 930 650 900 690 H 120 Q 84 690 84 640 Z",
        ),
        fill("stripe", number, "M 96 548 Q 104 520 130 500 H 740 Q 800 524 850 556 Z", line=False, opacity=0.9),
        dim("M 84 630 H 916 Q 920 670 900 690 H 120 Q 84 690 84 640 Z", 0.22),
        fill("number disc", "white", circle(500, 574, 72)),
        fill("star", "accent", star(500, 576, 48, 22, 5), line=False),
        fill("headlight", "glow", "M 820 560 Q 880 580 906 616 Q 850 620 810 600 Z"),
        fill("intake", "dark", "M 620 600 H 700 L 680 640 H 610 Z", line=False),
        fill("tail light", "red", rounded(86, 560, 40, 44, 14)),
        fill("splitter", "dark", rounded(760, 680, 170, 26, 13)),
        shine("M 250 484 H 620 Q 700 494 740 512 H 250 Z", 0.3),
        *wheel(270, 680, 108),
        *wheel(740, 680, 108),
    ]


@ROADS("truck", "lorry", "delivery truck", "pickup", "van", "monster truck", "fire truck")
def truck(variant: Variant) -> list[Part]:
    return [
        dim(ellipse(500, 800, 420, 24), 0.18),
        fill("box", "main", rounded(80, 240, 530, 460, 34)),
        fill("box", "main", "M 80 560 H 610 V 666 Q 610 700 576 700 H 114 Q 80 700 80 666 Z", -0.25, line=False),
        shine(rounded(110, 266, 380, 22, 11), 0.5),
        *(pen("panel", "main", 8, bar((x, 310), (x, 680)), -0.35) for x in (190, 500)),
        fill("emblem", "white", circle(344, 440, 96)),
        fill("star", "accent", star(344, 444, 68, 30, 5), line=False),
        fill("cab", "accent", "M 630 370 H 780 Q 820 370 840 410 L 900 540 Q 916 560 916 600 V 720 H 630 Z"),
        dim("M 630 640 H 916 V 720 H 630 Z", 0.2),
        fill("window", "glass", "M 680 420 H 770 Q 790 420 800 440 L 846 550 H 680 Z"),
        shine(polygon((710, 430), (750, 430), (716, 546), (690, 546)), 0.6),
        fill("handle", "metal", rounded(690, 596, 60, 20, 10)),
        fill("headlight", "glow", rounded(866, 606, 50, 60, 18)),
        fill("chassis", "dark", rounded(84, 690, 830, 46, 16)),
        fill("bumper", "metal", rounded(850, 690, 76, 50, 18)),
        fill("tail light", "red", rounded(78, 640, 30, 44, 10)),
        *wheel(230, 740, 92),
        *wheel(430, 740, 92),
        *wheel(770, 740, 92),
    ]


@ROADS("bus", "school bus", "coach bus", "camper", "minibus", "double decker", "campervan")
def bus(variant: Variant) -> list[Part]:
    body = variant.pick("body", ("#ffc02e", "main"))
    return [
        dim(ellipse(500, 790, 420, 24), 0.18),
        fill("body", body, rounded(80, 250, 840, 490, 80)),
        fill("roof", body, "M 80 340 V 330 Q 80 250 160 250 H 840 Q 920 250 920 330 V 340 Z", 0.35, line=False),
        dim("M 80 640 H 920 V 660 Q 920 740 840 740 H 160 Q 80 740 80 660 Z", 0.16),
        *(fill("window", "glass", rounded(x, 350, 120, 140, 22)) for x in (126, 268, 410)),
        fill("door", "dark", rounded(556, 350, 130, 370, 20)),
        fill("window", "glass", rounded(574, 372, 42, 300, 10), line=False),
        fill("window", "glass", rounded(626, 372, 42, 300, 10), line=False),
        fill("window", "glass", "M 716 350 H 850 Q 900 350 906 400 V 510 H 716 Z"),
        *(
            shine(polygon((x + 50, 358), (x + 90, 358), (x + 50, 484), (x + 14, 484)), 0.55)
            for x in (126, 268, 410, 740)
        ),
        fill("stripe", "dark", rounded(80, 536, 460, 26, 8), line=False),
        fill("stripe", "dark", rounded(80, 584, 460, 14, 7), line=False),
        fill("headlight", "white", circle(868, 620, 36)),
        fill("tail light", "red", rounded(82, 600, 32, 60, 12)),
        fill("bumper", "metal", rounded(70, 700, 860, 44, 20)),
        shine(rounded(150, 270, 420, 20, 10), 0.6),
        *wheel(260, 736, 96),
        *wheel(760, 736, 96),
    ]


@ROADS("train", "locomotive", "steam train", "railway", "steam engine", "tram", "metro", "subway train")
def train(variant: Variant) -> list[Part]:
    return [
        fill("smoke", "light", cloud(300, 190, 240), opacity=0.9),
        fill("smoke", "light", circle(470, 190, 36), opacity=0.75),
        pen("rail", "dark wood", 24, bar((90, 880), (910, 880)), line=True),
        fill("chimney", "dark", "M 640 220 H 780 L 750 380 H 670 Z"),
        fill("chimney cap", "gold", rounded(624, 196, 172, 44, 20)),
        fill("dome", "gold", "M 490 400 V 340 Q 490 290 540 290 Q 590 290 590 340 V 400 Z"),
        fill("boiler", "main", rounded(360, 370, 500, 270, 70)),
        dim("M 380 560 H 860 V 570 Q 850 640 790 640 H 380 Z", 0.2),
        shine(rounded(440, 396, 340, 24, 12), 0.5),
        *(pen("band", "gold", 20, bar((x, 378), (x, 632))) for x in (500, 650)),
        fill("front", "dark", rounded(830, 390, 66, 230, 26)),
        fill("lamp", "glow", circle(862, 360, 46)),
        fill("cab", "accent", "M 130 330 H 420 V 690 H 130 Z"),
        dim("M 130 600 H 420 V 690 H 130 Z", 0.2),
        fill("window", "glass", rounded(190, 390, 170, 150, 24)),
        shine(polygon((260, 396), (310, 396), (260, 536), (214, 536)), 0.55),
        fill("roof", "dark", "M 90 330 Q 100 260 170 256 H 400 Q 460 262 466 330 Z"),
        fill("chassis", "dark", rounded(110, 670, 770, 60, 22)),
        fill("cowcatcher", "red", polygon((840, 700), (930, 860), (760, 860))),
        fill("wheel", "red", circle(270, 750, 116)),
        fill("wheel", "metal", circle(270, 750, 74)),
        *(pen("spoke", "red", 14, bar(spot(270, 750, 84, a), spot(270, 750, 84, a + 180))) for a in (0, 45, 90, 135)),
        *(
            part
            for x in (510, 690)
            for part in (fill("wheel", "red", circle(x, 790, 76)), fill("wheel", "metal", circle(x, 790, 40)))
        ),
        pen("rod", "metal", 26, bar((270, 780), (510, 790), (690, 790)), line=True),
        *(fill("hub", "gold", circle(x, y, 20)) for x, y in ((270, 780), (510, 790), (690, 790))),
    ]


@ROADS("bicycle", "bike", "cycle", "mountain bike")
def bicycle(variant: Variant) -> list[Part]:
    return [
        *spokes(260, 650, 190),
        *spokes(740, 650, 190),
        pen("chain", "dark", 10, "M 260 630 L 470 600 M 260 670 L 470 700"),
        pen("frame", "main", 36, bar((260, 650), (390, 410), (660, 410), (470, 650), (260, 650)), line=True),
        pen("frame", "main", 36, bar((390, 410), (470, 650)), -0.15, line=True),
        pen("fork", "main", 34, "M 740 650 L 650 330", 0.12, line=True),
        pen("frame shine", "white", 8, bar((410, 402), (640, 402)), opacity=0.55),
        pen("seat post", "metal", 26, bar((386, 400), (366, 330)), line=True),
        fill("saddle", "dark", "M 270 300 Q 290 280 360 290 Q 450 300 460 320 Q 440 350 350 350 Q 280 350 270 300 Z"),
        pen("handlebar", "dark", 34, "M 650 330 Q 650 270 720 276 Q 800 286 790 360", line=True),
        fill("chainring", "metal", gear(470, 650, 76, 62, 16)),
        fill("chainring", "dark", circle(470, 650, 40)),
        pen("pedal arm", "metal", 20, bar((470, 650), (530, 750)), line=True),
        fill("pedal", "dark", rounded(486, 736, 100, 34, 12)),
        fill("bell", "gold", circle(690, 260, 28)),
        fill("lamp", "glow", circle(650, 380, 30)),
    ]


@ROADS("motorbike", "motorcycle", "chopper", "scooter", "moped", "dirt bike", "vespa")
def motorbike(variant: Variant) -> list[Part]:
    return [
        dim(ellipse(500, 850, 400, 22), 0.18),
        *wheel(240, 690, 160),
        *wheel(770, 690, 160),
        pen("fork", "metal", 40, bar((770, 690), (660, 330)), line=True),
        pen("swing arm", "metal", 38, bar((240, 690), (470, 680)), -0.2, line=True),
        fill("engine", "dark", rounded(400, 540, 240, 220, 44)),
        *(pen("fin", "metal", 14, bar((430, y), (600, y + 10))) for y in (576, 616, 656)),
        fill("hub", "gold", circle(520, 710, 46)),
        pen("exhaust", "metal", 42, "M 560 760 Q 480 800 330 790 L 150 800", line=True),
        fill("exhaust tip", "dark", ellipse(140, 800, 20, 28)),
        fill("frame", "main", "M 130 500 Q 240 470 330 500 L 620 500 L 640 560 H 330 Q 220 540 150 560 Z", -0.25),
        fill("seat", "dark", "M 130 450 Q 240 420 330 450 Q 420 480 460 470 L 470 520 H 220 Q 140 510 130 450 Z"),
        fill("tank", "main", "M 430 500 Q 450 370 580 370 Q 670 380 690 470 Q 640 540 440 540 Z"),
        shine("M 480 460 Q 500 400 580 396 Q 630 400 650 430 Q 560 410 500 480 Z", 0.55),
        fill(
            "fender",
            "main",
            "M 610 590 Q 690 490 800 510 Q 900 530 930 620 Q 860 560 770 560 Q 680 560 610 590 Z",
            -0.1,
        ),
        fill("fender", "main", "M 84 600 Q 130 510 250 500 Q 340 510 370 560 Q 200 540 84 600 Z", -0.1),
        pen("handlebar", "dark", 34, "M 660 340 Q 620 260 540 270", line=True),
        fill("headlight", "metal", circle(710, 380, 66)),
        fill("headlight", "glow", circle(728, 384, 44)),
        fill("tail light", "red", rounded(96, 480, 56, 36, 14)),
        fill("mirror", "dark", ellipse(580, 200, 44, 28)),
        pen("mirror arm", "metal", 14, bar((620, 290), (590, 214))),
    ]


@ROADS("tank", "army tank", "panzer", "armoured vehicle")
def tank(variant: Variant) -> list[Part]:
    green = variant.pick("paint", ("#6b8f4e", "main"))
    return [
        fill("barrel", green, rounded(580, 344, 300, 52, 18), -0.2),
        fill("muzzle", "dark", rounded(850, 326, 76, 88, 20)),
        fill("turret", green, "M 250 480 Q 260 290 420 280 H 560 Q 660 300 690 480 Z"),
        dim("M 560 290 Q 660 300 690 480 H 560 Q 610 380 560 290 Z"),
        shine("M 290 420 Q 300 326 410 312 Q 340 360 330 430 Z", 0.4),
        fill("hatch", green, rounded(370, 236, 170, 52, 24), -0.25),
        pen("antenna", "dark", 11, bar((290, 330), (240, 130))),
        fill("flag", "red", "M 240 130 L 340 160 L 250 200 Z"),
        fill("star", "white", star(450, 400, 60, 26, 5)),
        fill("hull", green, "M 110 560 Q 130 470 220 470 H 800 Q 880 480 910 590 H 110 Z", 0.1),
        fill("lamp", "glow", circle(850, 540, 30)),
        fill("track", "rubber", rounded(80, 580, 850, 270, 134)),
        fill("track inside", "dark", rounded(118, 616, 774, 198, 98), 0.16, line=False),
        *(
            part
            for x in (216, 358, 500, 642, 784)
            for part in (
                fill("wheel", "steel", circle(x, 716, 74), -0.2),
                fill("wheel", "dark", circle(x, 716, 30), line=False),
            )
        ),
        *(pen("tread", "grey", 14, bar((x, 584), (x, 606))) for x in range(220, 820, 60)),
        *(pen("tread", "grey", 14, bar((x, 826), (x, 846))) for x in range(220, 820, 60)),
        shine(rounded(200, 488, 360, 18, 9), 0.35),
    ]


@ROADS("tractor", "farm tractor", "harvester", "combine", "digger", "excavator", "bulldozer")
def tractor(variant: Variant) -> list[Part]:
    paint = variant.pick("paint", ("#3fa34d", "red", "main"))
    lugs = gear(330, 650, 250, 220, 22)
    return [
        fill("exhaust", "dark", rounded(690, 240, 40, 190, 16)),
        *(fill("smoke", "light", circle(x, y, r), opacity=0.75) for x, y, r in ((716, 190, 32), (766, 130, 44))),
        fill("cab", paint, "M 210 220 H 520 V 480 H 180 Z", -0.2),
        fill("window", "glass", "M 250 270 H 480 V 470 H 226 Z"),
        shine(polygon((350, 274), (420, 274), (340, 466), (276, 466)), 0.55),
        fill("roof", paint, rounded(170, 170, 400, 66, 30), 0.1),
        fill("body", paint, "M 480 420 H 830 Q 890 430 896 500 V 660 H 480 Z"),
        dim("M 480 590 H 896 V 660 H 480 Z", 0.2),
        shine(rounded(520, 440, 280, 20, 10), 0.5),
        fill("grille", "dark", rounded(846, 480, 60, 130, 18)),
        *(pen("vent", "dark", 14, bar((x, 500), (x, 570))) for x in (600, 640, 680, 720)),
        fill("headlight", "glow", circle(840, 470, 30)),
        fill(
            "fender",
            paint,
            "M 84 600 Q 110 380 340 390 Q 540 400 570 600 H 500 Q 480 470 330 466 Q 170 470 150 600 Z",
            0.06,
        ),
        fill("wheel", "rubber", lugs),
        fill("wheel", "rubber", circle(330, 650, 196), 0.1, line=False),
        fill("rim", "gold", circle(330, 650, 130)),
        fill("hub", "gold", circle(330, 650, 56), -0.25),
        *(fill("bolt", "dark", circle(*spot(330, 650, 92, a), 12), line=False) for a in range(0, 360, 60)),
        fill("wheel", "rubber", gear(780, 760, 148, 128, 18)),
        fill("rim", "gold", circle(780, 760, 76)),
        fill("hub", "gold", circle(780, 760, 30), -0.25),
    ]


@ROADS("skateboard", "longboard", "roller skate")
def skateboard(variant: Variant) -> list[Part]:
    def truck_at(x: float) -> list[Part]:
        return [
            fill("axle", "metal", f"M {x - 60} 560 H {x + 60} L {x + 34} 640 H {x - 34} Z"),
            fill("wheel", "accent", circle(x - 40, 670, 64)),
            fill("wheel", "accent", circle(x - 40, 670, 28), 0.6, line=False),
            fill("wheel", "accent", circle(x + 60, 670, 64), -0.12),
            fill("wheel", "accent", circle(x + 60, 670, 28), 0.6, line=False),
            shine(arc_at(x), 0.5),
        ]

    return [
        *truck_at(300),
        *truck_at(690),
        fill(
            "deck",
            "main",
            (
                "M 80 430 Q 60 370 120 400 Q 200 480 300 490 H 700 Q 800 480 880"
                " 400 Q 940 370 920 430 Q 850 560 700 566 H 300 Q 150 560 80 430 Z"
            ),
        ),
        fill(
            "deck edge",
            "pale wood",
            "M 80 430 Q 150 530 300 534 H 700 Q 850 530 920 430 Q 850 566 700 570 H 300 Q 150 566 80 430 Z",
            line=False,
        ),
        fill(
            "grip",
            "dark",
            "M 110 414 Q 200 480 300 490 H 700 Q 800 480 890 414 Q 810 506 700 510 H 300 Q 190 506 110 414 Z",
            line=False,
        ),
        fill("stripe", "accent", polygon((400, 510), (470, 510), (450, 534), (380, 534)), line=False),
        fill("stripe", "second", polygon((490, 510), (560, 510), (540, 534), (470, 534)), line=False),
        *(
            pen("speed line", "light", 16, bar((x, y), (x + w, y)), opacity=0.7)
            for x, y, w in ((200, 300, 220), (460, 240, 140), (340, 350, 110))
        ),
        fill("sparkle", "glow", spark(780, 280, 80), line=False),
        fill("sparkle", "glow", spark(680, 200, 36), line=False),
    ]


def arc_at(x: float) -> str:
    """The gleam on a small wheel."""
    return segment(x - 40, 670, 50, 200, 270)
