"""Things to live, pray, trade and watch in, and the bridge between them."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.shapes import arc, bar, spark

BUILDINGS = Shelf("building")


def lawn(y: float = 860) -> Part:
    """The green on which a building stands."""
    return fill("ground", "leaf", ellipse(500, y, 420, 50))


def pane(x: float, y: float, w: float, h: float, frame: str = "white") -> list[Part]:
    """A window with its cross bars and a gleam."""
    return [
        fill("window", frame, rounded(x - 10, y - 10, w + 20, h + 20, 14)),
        fill("window", "glass", rounded(x, y, w, h, 8)),
        shine(polygon((x + w * 0.5, y), (x + w * 0.85, y), (x + w * 0.4, y + h), (x + w * 0.05, y + h)), 0.5),
        pen("window bar", frame, 9, f"M {x + w / 2} {y} V {y + h} M {x} {y + h / 2} H {x + w}"),
    ]


@BUILDINGS("house", "cottage", "villa", "hut", "cabin")
def house(variant: Variant) -> list[Part]:
    return [
        lawn(),
        *(fill("smoke", "light", circle(x, y, r), opacity=0.75) for x, y, r in ((724, 170, 32), (770, 110, 42))),
        fill("chimney", "accent", rounded(660, 210, 100, 210, 12), -0.25),
        fill("chimney cap", "dark", rounded(646, 200, 128, 36, 12)),
        fill("wall", "cream", "M 210 460 L 500 230 L 790 460 V 850 H 210 Z"),
        dim("M 640 360 L 790 460 V 850 H 640 Z", 0.1),
        dim("M 210 460 L 500 230 L 790 460 V 510 L 500 290 L 210 510 Z", 0.16),
        fill("roof", "main", "M 500 150 L 900 470 Q 910 520 850 516 L 500 240 L 150 516 Q 90 520 100 470 Z"),
        fill("roof", "main", "M 500 150 L 900 470 Q 910 520 850 516 L 500 240 Z", -0.22, line=False),
        shine("M 480 186 L 140 462 L 150 486 L 490 214 Z", 0.4),
        fill("window", "glass", circle(500, 390, 52)),
        pen("window bar", "white", 10, "M 500 338 V 442 M 448 390 H 552"),
        *pane(280, 560, 130, 130),
        *pane(590, 560, 130, 130),
        fill("window box", "wood", rounded(262, 706, 166, 40, 12)),
        *(fill("flower", "accent", circle(x, 700, 20)) for x in (290, 345, 400)),
        fill("door", "second", "M 440 850 V 640 A 60 60 0 0 1 560 640 V 850 Z"),
        fill("door knob", "gold", circle(540, 740, 13), line=False),
        fill("step", "stone", rounded(414, 836, 172, 34, 12)),
        fill("bush", "deep leaf", "M 190 860 A 50 50 0 0 1 210 770 A 50 50 0 0 1 300 800 A 40 40 0 0 1 340 860 Z"),
        fill("bush", "deep leaf", "M 650 860 A 40 40 0 0 1 690 800 A 50 50 0 0 1 790 780 A 50 50 0 0 1 810 860 Z", 0.1),
    ]


@BUILDINGS("castle", "fortress", "palace", "citadel", "stronghold")
def castle(variant: Variant) -> list[Part]:
    def turret(x: float, top: float, w: float, shade: float) -> list[Part]:
        roof = f"M {x + w / 2} {top - 190} L {x + w + 26} {top + 10} H {x - 26} Z"
        return [
            pen("flagpole", "dark", 12, bar((x + w / 2, top - 170), (x + w / 2, top - 250))),
            fill(
                "flag",
                "accent",
                f"M {x + w / 2} {top - 250} L {x + w / 2 + 76} {top - 226} L {x + w / 2} {top - 200} Z",
            ),
            fill("tower", "pale stone", f"M {x} {top} H {x + w} V 850 H {x} Z", shade),
            dim(f"M {x + w * 0.68} {top} H {x + w} V 850 H {x + w * 0.68} Z", 0.14),
            fill("roof", "main", roof),
            fill(
                "roof",
                "main",
                f"M {x + w / 2} {top - 190} L {x + w + 26} {top + 10} H {x + w / 2} Z",
                -0.25,
                line=False,
            ),
            fill(
                "window",
                "dark",
                (
                    f"M {x + w / 2 - 22} {top + 130} V {top + 80} A 22 22"
                    f" 0 0 1 {x + w / 2 + 22} {top + 80} V {top + 130} Z"
                ),
            ),
        ]

    battlement = (
        "M 230 560 V 490 H 290 V 530 H 350 V 490 H 410 V 530 H 470 V 490"
        " H 530 V 530 H 590 V 490 H 650 V 530 H 710 V 490 H 770 V 560 Z"
    )
    return [
        lawn(866),
        *turret(420, 360, 160, -0.12),
        *turret(130, 470, 150, 0.0),
        *turret(720, 470, 150, 0.0),
        fill("wall", "pale stone", "M 230 550 H 770 V 866 H 230 Z", 0.1),
        fill("battlement", "pale stone", battlement, 0.25),
        dim("M 230 560 H 770 V 590 H 230 Z", 0.14),
        *(
            pen("brick", "stone", 9, bar((x, y), (x + 50, y)), opacity=0.7)
            for x, y in ((280, 640), (330, 720), (270, 800), (650, 640), (620, 720), (680, 790))
        ),
        fill("gate", "dark stone", "M 396 866 V 720 A 104 104 0 0 1 604 720 V 866 Z"),
        fill("gate", "wood", "M 416 866 V 722 A 84 84 0 0 1 584 722 V 866 Z"),
        *(pen("gate bar", "dark wood", 11, bar((x, 660), (x, 860))) for x in (460, 500, 540)),
        *(pen("gate bar", "dark wood", 11, bar((424, y), (576, y))) for y in (730, 800)),
        fill("banner", "accent", "M 470 560 H 530 V 620 L 500 600 L 470 620 Z"),
    ]


@BUILDINGS("tower", "wizard tower", "watchtower", "rook tower")
def tower(variant: Variant) -> list[Part]:
    return [
        lawn(870),
        fill("moon", "sun", circle(780, 220, 70), line=False, opacity=0.8),
        *(
            fill("star", "glow", spark(x, y, r), line=False)
            for x, y, r in ((220, 240, 44), (180, 420, 28), (830, 420, 34))
        ),
        pen("flagpole", "dark", 13, bar((500, 170), (500, 80))),
        fill("flag", "accent", "M 500 80 Q 560 70 610 100 Q 560 116 500 136 Z"),
        fill("tower", "stone", "M 380 460 H 620 L 660 866 H 340 Z", 0.2),
        dim("M 550 460 H 620 L 660 866 H 570 Z", 0.18),
        *(
            pen("brick", "dark stone", 10, bar((x, y), (x + 54, y)), opacity=0.6)
            for x, y in ((400, 560), (440, 610), (386, 700), (520, 680), (400, 800), (560, 790))
        ),
        fill("balcony", "stone", "M 330 400 H 670 L 640 490 H 360 Z", 0.35),
        fill(
            "battlement",
            "stone",
            "M 320 410 V 350 H 380 V 380 H 410 V 350 H 470 V 380 H 530 V 350 H 590 V 380 H 620 V 350 H 680 V 410 Z",
            0.35,
        ),
        fill("room", "stone", "M 400 280 H 600 V 380 H 400 Z", 0.1),
        fill("roof", "main", "M 500 110 Q 560 230 670 300 Q 500 340 330 300 Q 440 230 500 110 Z"),
        fill("roof", "main", "M 500 110 Q 560 230 670 300 Q 590 320 500 322 Z", -0.25, line=False),
        fill("window", "glow", "M 470 380 V 350 A 30 30 0 0 1 530 350 V 380 Z"),
        fill("window", "glow", "M 466 640 V 570 A 34 34 0 0 1 534 570 V 640 Z"),
        pen("window bar", "dark", 8, "M 500 540 V 640 M 468 590 H 532"),
        fill("door", "wood", "M 440 866 V 790 A 60 60 0 0 1 560 790 V 866 Z"),
        fill("door knob", "gold", circle(536, 824, 10), line=False),
        fill("ivy", "leaf", "M 340 866 Q 380 780 370 700 Q 420 760 400 866 Z"),
        shine("M 402 500 H 430 L 410 680 L 390 660 Z", 0.4),
    ]


@BUILDINGS("church", "chapel", "cathedral", "monastery")
def church(variant: Variant) -> list[Part]:
    return [
        lawn(),
        fill("wall", "cream", "M 420 560 L 640 420 L 860 560 V 850 H 420 Z"),
        dim("M 740 480 L 860 560 V 850 H 740 Z", 0.1),
        fill("roof", "main", "M 640 380 L 900 550 L 880 600 L 640 446 L 440 576 V 510 Z"),
        fill("tower", "cream", "M 180 430 H 440 V 850 H 180 Z", 0.1),
        dim("M 370 430 H 440 V 850 H 370 Z", 0.12),
        fill("spire", "main", "M 310 140 L 470 440 H 150 Z"),
        fill("spire", "main", "M 310 140 L 470 440 H 310 Z", -0.25, line=False),
        pen("cross", "gold", 22, "M 310 160 V 84 M 276 112 H 344", line=True),
        fill("bell window", "dark", "M 260 570 V 510 A 50 50 0 0 1 360 510 V 570 Z"),
        fill("bell", "gold", "M 280 560 Q 290 510 310 506 Q 330 510 340 560 Z"),
        fill("clock", "white", circle(310, 640, 44)),
        pen("hand", "dark", 9, "M 310 640 V 612 M 310 640 L 330 650"),
        fill("door", "wood", "M 250 850 V 760 A 60 60 0 0 1 370 760 V 850 Z"),
        pen("door line", "dark wood", 9, bar((310, 704), (310, 846))),
        *(
            fill("window", c, f"M {x} 760 V 670 A 36 36 0 0 1 {x + 72} 670 V 760 Z")
            for x, c in ((500, "second"), (620, "accent"), (740, "second"))
        ),
        *(pen("window bar", "cream", 8, f"M {x + 36} 640 V 756 M {x + 4} 700 H {x + 68}") for x in (500, 620, 740)),
        fill("rose window", "accent", circle(640, 550, 40)),
        fill("bush", "deep leaf", "M 770 860 A 44 44 0 0 1 800 790 A 50 50 0 0 1 880 800 A 40 40 0 0 1 896 860 Z"),
    ]


@BUILDINGS("tent", "camp", "tipi", "teepee", "campsite")
def tent(variant: Variant) -> list[Part]:
    return [
        lawn(840),
        fill("pine", "deep leaf", "M 790 300 L 900 560 H 850 L 920 720 H 660 L 730 560 H 680 Z"),
        fill("pine", "deep leaf", "M 170 380 L 250 580 H 220 L 280 720 H 80 L 130 580 H 100 Z", 0.1),
        fill("tent", "main", "M 480 270 L 160 830 H 800 Z"),
        fill("tent", "main", "M 480 270 L 800 830 H 560 Z", -0.25, line=False),
        fill("stripe", "accent", "M 480 270 L 160 830 H 260 Z", line=False),
        fill("inside", "dark", "M 470 380 L 330 830 H 590 Z"),
        fill("glow", "glow", "M 462 560 L 380 830 H 540 Z", line=False, opacity=0.75),
        fill("flap", "main", "M 470 380 L 330 830 L 300 830 Q 400 620 470 380 Z", 0.35),
        fill("flap", "main", "M 470 380 L 590 830 L 640 830 Q 530 620 470 380 Z", 0.15),
        pen("pole", "wood", 20, "M 480 290 L 450 210 M 480 290 L 514 210"),
        pen("rope", "cream", 9, "M 200 760 L 110 840 M 770 770 L 870 840"),
        *(
            part
            for part in (
                pen("log", "wood", 30, bar((640, 880), (760, 850)), line=True),
                pen("log", "wood", 30, bar((650, 850), (760, 884)), -0.2, line=True),
            )
        ),
        fill(
            "fire",
            "fire",
            "M 700 850 Q 640 840 650 780 Q 670 800 680 790 Q 680 740 720 710 Q 720 760 750 780 Q 770 840 700 850 Z",
        ),
        fill("fire", "sun", "M 704 848 Q 670 840 680 800 Q 700 806 710 770 Q 740 810 704 848 Z", line=False),
        *(
            fill("star", "glow", spark(x, y, r), line=False)
            for x, y, r in ((280, 200, 40), (620, 160, 50), (740, 220, 24))
        ),
    ]


@BUILDINGS("shop", "store", "cafe", "coffee shop", "bakery", "boutique")
def shop(variant: Variant) -> list[Part]:
    def scallop(n: int) -> Part:
        x = 130 + 92.5 * n
        d = f"M {x + 12} 350 H {x + 80} L {x + 92.5} 470 A 46 46 0 0 1 {x} 470 Z"
        return fill("awning", "main" if n % 2 == 0 else "white", d)

    return [
        fill("pavement", "stone", rounded(90, 850, 820, 50, 20)),
        fill("wall", "cream", rounded(160, 220, 680, 640, 20)),
        dim("M 720 220 H 820 Q 840 222 840 240 V 860 H 720 Z", 0.1),
        fill("sign", "dark", rounded(220, 140, 560, 150, 34)),
        fill("sign", "gold", rounded(240, 160, 520, 110, 24), -0.05),
        fill("cup", "white", "M 440 190 H 540 V 230 Q 540 254 510 254 H 470 Q 440 254 440 230 Z", line=False),
        pen("cup handle", "white", 12, "M 540 200 Q 570 206 556 230 Q 550 236 540 234"),
        fill("window", "glass", rounded(210, 530, 330, 240, 14)),
        shine(polygon((380, 530), (460, 530), (340, 770), (260, 770)), 0.5),
        pen("window bar", "wood", 16, rounded(210, 530, 330, 240, 14)),
        *(
            fill("cake", c, f"M {x} 760 V 710 A 34 30 0 0 1 {x + 68} 710 V 760 Z")
            for x, c in ((240, "pink"), (340, "gold"), (440, "chocolate"))
        ),
        fill("sill", "wood", rounded(190, 764, 370, 34, 14)),
        fill("door", "second", "M 600 860 V 540 H 780 V 860 Z"),
        fill("window", "glass", rounded(630, 570, 120, 150, 14)),
        shine(polygon((690, 572), (726, 572), (680, 718), (646, 718)), 0.5),
        fill("door knob", "gold", circle(754, 760, 14)),
        *(scallop(n) for n in range(8)),
        dim("M 170 470 H 830 V 522 H 170 Z", 0.1),
        fill("pole", "dark", rounded(120, 330, 760, 34, 17)),
        fill("lamp", "glow", circle(566, 600, 20)),
        fill("plant pot", "accent", "M 100 790 H 180 L 168 860 H 112 Z"),
        fill("plant", "leaf", "M 140 790 Q 80 760 90 690 Q 130 720 140 760 Q 150 690 190 680 Q 200 760 140 790 Z"),
    ]


@BUILDINGS("barn", "farmhouse", "silo")
def barn(variant: Variant) -> list[Part]:
    return [
        lawn(),
        fill("silo", "metal", "M 700 380 H 860 V 850 H 700 Z"),
        fill("silo roof", "metal", "M 690 390 A 90 100 0 0 1 870 390 Z", -0.25),
        *(pen("ring", "metal", 11, bar((706, y), (854, y)), -0.4) for y in (480, 580, 680, 780)),
        shine(rounded(724, 410, 24, 430, 12), 0.5),
        fill("barn", "#c8372d", "M 140 480 L 240 300 L 430 200 L 620 300 L 720 480 V 850 H 140 Z"),
        dim("M 600 290 L 620 300 L 720 480 V 850 H 600 Z", 0.16),
        *(
            pen("plank", "#c8372d", 8, bar((x, y), (x, 840)), -0.3)
            for x, y in ((220, 400), (290, 330), (570, 330), (640, 400))
        ),
        pen("roof", "dark", 56, "M 120 500 L 230 290 L 430 184 L 630 290 L 740 500", line=True),
        pen("roof trim", "white", 16, "M 150 500 L 250 312 L 430 218 L 610 312 L 710 500"),
        fill("hay window", "dark wood", "M 380 440 V 360 A 50 50 0 0 1 480 360 V 440 Z"),
        fill("hay", "gold", "M 380 440 Q 390 390 430 396 Q 470 390 480 440 Z"),
        fill("door", "#c8372d", "M 300 560 H 560 V 850 H 300 Z", -0.25),
        pen(
            "door trim",
            "white",
            20,
            (
                "M 300 560 H 560 V 846 H 300 Z M 430 560 V 846 M 300 560 L 430"
                " 846 M 430 560 L 300 846 M 430 560 L 560 846 M 560 560 L 430 846"
            ),
        ),
        fill("hay bale", "gold", circle(200, 800, 70), -0.05),
        pen("hay swirl", "deep gold", 9, arc(200, 800, 44, 20, 300)),
        pen("hay swirl", "deep gold", 9, arc(200, 800, 20, 120, 380)),
        pen("weather vane", "dark", 14, "M 430 184 V 90 M 380 120 H 480"),
        fill("weather cock", "gold", polygon((480, 96), (530, 120), (480, 144))),
    ]
