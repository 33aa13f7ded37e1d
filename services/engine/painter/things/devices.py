"""Things with a plug or a battery: game gear, sound, screens, cameras, light and power."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine
from services.engine.painter.things.shapes import band, bar, segment, spark

DEVICES = Shelf("object")


@DEVICES("controller", "gamepad", "game controller", "joypad", "console controller")
def controller(variant: Variant) -> list[Part]:
    body = (
        "M 290 270 H 710 C 840 270 900 440 920 640 C 930 780 830 810 760 720 L 690 640 H 310 L 240 720"
        " C 170 810 70 780 80 640 C 100 440 160 270 290 270 Z"
    )
    return [
        fill("bumper", "dark", "M 250 290 Q 270 220 360 226 L 400 280 Z"),
        fill("bumper", "dark", mirror("M 250 290 Q 270 220 360 226 L 400 280 Z")),
        fill("body", "main", body),
        fill("grip", "main", "M 118 560 C 100 700 130 770 200 712 L 262 640 Q 160 660 118 560 Z", -0.3, line=False),
        fill(
            "grip",
            "main",
            mirror("M 118 560 C 100 700 130 770 200 712 L 262 640 Q 160 660 118 560 Z"),
            -0.4,
            line=False,
        ),
        shine("M 220 330 Q 260 296 320 296 H 680 Q 740 296 780 330 Q 740 316 680 318 H 320 Q 260 316 220 330 Z", 0.55),
        fill("pad", "dark", "M 250 376 H 310 V 426 H 360 V 486 H 310 V 536 H 250 V 486 H 200 V 426 H 250 Z"),
        shine("M 258 384 H 302 V 396 H 258 Z", 0.3),
        fill("button", "#ffd23f", circle(720, 390, 36)),
        fill("button", "#3ddc84", circle(720, 522, 36)),
        fill("button", "#4dabf7", circle(654, 456, 36)),
        fill("button", "#ff5d5d", circle(786, 456, 36)),
        *(shine(circle(x - 10, y - 12, 9), 0.7) for x, y in ((720, 390), (720, 522), (654, 456), (786, 456))),
        fill("stick", "dark", circle(390, 590, 68)),
        fill("stick", "dark", circle(390, 584, 44), 0.25, line=False),
        fill("stick", "dark", circle(610, 590, 68)),
        fill("stick", "dark", circle(610, 584, 44), 0.25, line=False),
        fill("screen", "dark", rounded(430, 340, 140, 84, 24)),
        fill("light", "glow", rounded(452, 376, 96, 14, 7), line=False),
        *(fill("button", "light", rounded(x, 466, 44, 18, 9), line=False) for x in (440, 516)),
    ]


@DEVICES("joystick", "arcade stick", "arcade", "arcade joystick")
def joystick(variant: Variant) -> list[Part]:
    lean = variant.between("lean", -60, 60)
    return [
        fill("base", "dark", "M 160 640 H 840 L 890 850 Q 890 900 840 900 H 160 Q 110 900 110 850 Z"),
        fill(
            "panel",
            "main",
            (
                "M 220 560 H 780 Q 820 560 834 600 L 880 780 Q 880 816 840"
                " 816 H 160 Q 120 816 120 780 L 166 600 Q 180 560 220 560 Z"
            ),
        ),
        shine("M 224 580 H 776 Q 796 582 806 604 H 194 Q 204 582 224 580 Z", 0.45),
        fill("socket", "dark", ellipse(420, 680, 150, 66)),
        fill("boot", "dark", ellipse(420, 668, 90, 42), 0.3, line=False),
        pen("stick", "metal", 56, bar((420, 660), (420 + lean, 300)), line=True),
        pen("stick", "white", 14, bar((406, 640), (404 + lean, 340)), opacity=0.6),
        fill("ball", "red", circle(420 + lean, 240, 142)),
        dim(segment(420 + lean, 240, 142, 0, 130), 0.2),
        shine(ellipse(368 + lean, 184, 44, 30), 0.75),
        fill("button", "gold", ellipse(660, 660, 62, 40), -0.3),
        fill("button", "gold", ellipse(660, 648, 62, 40)),
        fill("button", "second", ellipse(750, 736, 62, 40), -0.3),
        fill("button", "second", ellipse(750, 724, 62, 40)),
        shine(ellipse(642, 638, 22, 10), 0.7),
        shine(ellipse(732, 714, 22, 10), 0.7),
        pen("cable", "dark", 26, "M 840 870 Q 910 860 906 760"),
    ]


def _cups(outer: str, pad: str) -> list[Part]:
    """Two ear cups with their pads, seen from the front."""
    shell, cushion = "M 130 520 Q 130 450 200 450 H 250 V 800 H 200 Q 130 800 130 730 Z", rounded(236, 440, 84, 370, 42)
    return [
        fill("pad", pad, cushion),
        fill("pad", pad, mirror(cushion)),
        fill("ear cup", outer, shell),
        fill("ear cup", outer, mirror(shell), -0.18),
        fill("light", "glow", rounded(164, 560, 26, 130, 13), line=False),
        fill("light", "glow", mirror(rounded(164, 560, 26, 130, 13)), line=False),
        shine(rounded(210, 480, 18, 120, 9), 0.45),
    ]


@DEVICES("headphones", "headphone", "earphone", "earphones", "earbuds")
def headphones(variant: Variant) -> list[Part]:
    colour = variant.pick("colour", ("main", "accent", "second"))
    return [
        pen("headband", "dark", 84, "M 210 520 V 450 A 290 300 0 0 1 790 450 V 520", line=True),
        pen("headband", colour, 40, "M 210 480 V 450 A 290 300 0 0 1 790 450 V 480"),
        pen("headband", "white", 12, "M 196 430 A 306 306 0 0 1 400 166", opacity=0.5),
        fill("hinge", "metal", rounded(166, 410, 88, 76, 24)),
        fill("hinge", "metal", mirror(rounded(166, 410, 88, 76, 24)), -0.2),
        *_cups(colour, "dark"),
        dim("M 250 740 V 800 H 200 Q 140 796 132 740 Z", 0.2),
        dim(mirror("M 250 740 V 800 H 200 Q 140 796 132 740 Z"), 0.2),
        pen("sound", "glow", 20, "M 420 560 V 680"),
        pen("sound", "glow", 20, "M 500 500 V 740"),
        pen("sound", "glow", 20, "M 580 570 V 670"),
    ]


@DEVICES("headset", "gaming headset", "streamer headset", "call centre headset")
def headset(variant: Variant) -> list[Part]:
    colour = variant.pick("colour", ("main", "second", "accent"))
    return [
        pen("headband", "dark", 96, "M 210 520 V 450 A 290 300 0 0 1 790 450 V 520", line=True),
        pen("headband", colour, 30, "M 196 440 A 300 306 0 0 1 804 440"),
        fill("cushion", "dark", "M 330 232 Q 500 130 670 232 L 640 290 Q 500 210 360 290 Z", 0.25),
        *_cups("dark", colour),
        pen("microphone arm", "dark", 30, "M 190 780 Q 210 890 400 886", line=True),
        fill("microphone", "dark", rounded(390, 840, 150, 84, 42)),
        fill("microphone", colour, rounded(410, 858, 60, 48, 24), line=False),
        fill("light", "glow", circle(506, 882, 14), line=False),
    ]


@DEVICES("microphone", "mic", "studio microphone")
def microphone(variant: Variant) -> list[Part]:
    return [
        pen("stand", "metal", 44, "M 230 430 V 500 A 270 270 0 0 0 770 500 V 430", -0.25, line=True),
        pen("stand", "metal", 44, bar((500, 770), (500, 880)), -0.25, line=True),
        fill("base", "metal", rounded(310, 850, 380, 62, 31), -0.1),
        shine(rounded(340, 862, 160, 14, 7), 0.5),
        fill("capsule", "main", rounded(330, 100, 340, 580, 170)),
        fill("grille", "metal", "M 330 410 V 270 A 170 170 0 0 1 670 270 V 410 Z"),
        *(
            pen("mesh", "metal", 11, bar((x, 410), (x, y)), -0.5)
            for x, y in ((390, 148), (445, 116), (500, 104), (555, 116), (610, 148))
        ),
        *(pen("mesh", "metal", 11, bar((336, y), (664, y)), -0.5) for y in (220, 285, 350)),
        fill("band", "gold", rounded(318, 404, 364, 58, 20)),
        dim("M 590 462 H 670 V 510 A 170 170 0 0 1 500 680 Q 590 600 590 462 Z", 0.2),
        shine("M 360 490 H 402 V 520 Q 404 590 450 640 Q 362 590 360 490 Z", 0.45),
        shine("M 362 380 V 270 Q 366 190 424 140 Q 392 210 392 290 V 380 Z", 0.4),
        fill("light", "glow", circle(500, 540, 24), line=False),
    ]


@DEVICES("camera", "photo camera", "polaroid")
def camera(variant: Variant) -> list[Part]:
    return [
        fill("button", "red", rounded(210, 200, 120, 70, 24)),
        fill("hump", "main", "M 360 270 L 410 170 Q 420 150 446 150 H 594 Q 620 150 630 170 L 680 270 Z", -0.15),
        fill("body", "main", rounded(90, 250, 820, 570, 90)),
        fill("leather", "dark", "M 90 400 H 910 V 690 H 90 Z"),
        dim("M 90 690 H 910 V 740 Q 900 820 820 820 H 180 Q 100 820 90 740 Z", 0.14),
        shine(rounded(160, 278, 220, 26, 13), 0.5),
        fill("flash", "glow", rounded(690, 296, 150, 76, 22)),
        fill("lens ring", "metal", circle(500, 540, 240)),
        fill("lens ring", "dark", circle(500, 540, 200)),
        fill("lens", "second", circle(500, 540, 150), -0.35),
        fill("lens", "second", circle(500, 540, 96), -0.1, line=False),
        fill("lens", "second", circle(500, 540, 44), 0.35, line=False),
        shine(band(500, 540, 130, 100, 190, 270), 0.8),
        shine(circle(560, 600, 22), 0.6),
        shine(band(500, 540, 228, 212, 180, 260), 0.6),
        fill("light", "red", circle(170, 330, 22), line=False),
    ]


@DEVICES("computer", "desktop", "pc", "monitor", "imac", "workstation", "screen")
def computer(variant: Variant) -> list[Part]:
    widths = [variant.between(f"code {row}", 120, 360) for row in range(5)]
    colours = ("accent", "second", "glow", "white", "second")
    return [
        fill("stand", "metal", "M 430 670 H 570 L 600 830 H 400 Z", -0.2),
        fill("foot", "metal", rounded(290, 810, 420, 66, 33)),
        fill("frame", "dark", rounded(90, 130, 820, 580, 56)),
        fill("chin", "metal", "M 90 626 H 910 V 654 Q 910 710 854 710 H 146 Q 90 710 90 654 Z"),
        fill("screen", "main", rounded(130, 170, 740, 450, 26), -0.55),
        fill("bar", "main", rounded(130, 170, 740, 66, 26), -0.2, line=False),
        *(
            fill("button", colour, circle(x, 203, 14), line=False)
            for x, colour in ((170, "red"), (212, "gold"), (254, "leaf"))
        ),
        *(
            pen(
                "code",
                colour,
                24,
                bar((190 + 50 * (row % 3), 300 + 62 * row), (190 + 50 * (row % 3) + width, 300 + 62 * row)),
            )
            for row, (width, colour) in enumerate(zip(widths, colours, strict=True))
        ),
        shine(polygon((620, 236), (760, 236), (560, 620), (420, 620)), 0.1),
        fill("button", "dark", circle(500, 668, 20), line=False),
        shine(rounded(320, 822, 180, 14, 7), 0.5),
    ]


@DEVICES("laptop", "notebook computer", "macbook", "chromebook")
def laptop(variant: Variant) -> list[Part]:
    return [
        fill("lid", "dark", rounded(170, 190, 660, 490, 44)),
        fill("screen", "main", rounded(206, 226, 588, 420, 20), -0.3),
        fill("window", "main", rounded(260, 290, 300, 220, 18), 0.65),
        fill("bar", "accent", rounded(260, 290, 300, 50, 18), line=False),
        *(pen("writing", "dark", 14, bar((296, y), (296 + w, y))) for y, w in ((384, 210), (424, 160), (464, 190))),
        fill("window", "second", rounded(600, 370, 150, 190, 18)),
        fill("picture", "glow", circle(675, 440, 36), line=False),
        shine(polygon((206, 226), (420, 226), (230, 646), (206, 646)), 0.14),
        fill("camera", "grey", circle(500, 209, 8), line=False),
        fill("deck", "metal", "M 170 670 H 830 L 916 800 H 84 Z", -0.06),
        fill("keyboard", "dark", "M 214 692 H 786 L 824 752 H 176 Z", line=False),
        *(pen("key row", "metal", 8, bar((x1, y), (x2, y)), -0.3) for x1, x2, y in ((214, 786, 710), (200, 800, 732))),
        fill("touch pad", "metal", "M 420 762 H 580 L 588 790 H 412 Z", -0.25, line=False),
        fill("edge", "metal", "M 84 796 H 916 V 816 Q 916 850 876 850 H 124 Q 84 850 84 816 Z", -0.28),
        shine("M 190 676 H 500 L 500 684 H 186 Z", 0.6),
    ]


@DEVICES("keyboard", "mechanical keyboard", "keycap")
def keyboard(variant: Variant) -> list[Part]:
    lit = {variant.pick(f"lit {n}", tuple(range(30))) for n in range(5)}
    places = [
        (134 + 74 * column, y, row * 10 + column in lit)
        for row, y in enumerate((360, 456, 552))
        for column in range(10)
    ]
    keys = [
        part
        for glowing, colour in ((False, "light"), (True, "accent"))
        for part in (
            fill("key", colour, " ".join(rounded(x, y, 64, 78, 14) for x, y, on in places if on is glowing), -0.25),
            fill(
                "key",
                colour,
                " ".join(rounded(x + 6, y + 4, 52, 58, 12) for x, y, on in places if on is glowing),
                line=False,
            ),
        )
    ]
    return [
        pen("cable", "dark", 22, "M 500 300 Q 500 200 600 210 Q 720 220 700 120"),
        fill("case", "main", rounded(84, 290, 832, 480, 54), -0.3),
        fill("case", "main", rounded(84, 290, 832, 450, 54)),
        fill("plate", "dark", rounded(112, 332, 776, 392, 24)),
        *keys,
        fill("key", "second", rounded(134, 648, 134, 60, 14)),
        fill("space bar", "light", rounded(278, 648, 434, 60, 14), -0.1),
        fill("key", "accent", rounded(722, 648, 138, 60, 14)),
        shine(rounded(130, 304, 300, 14, 7), 0.5),
    ]


@DEVICES("mouse pad", "computer mouse", "gaming mouse", "mousepad")
def mouse_pad(variant: Variant) -> list[Part]:
    return [
        fill("pad", "dark", rounded(110, 330, 780, 560, 70)),
        pen("pad edge", "second", 12, rounded(134, 354, 732, 512, 54)),
        pen("cable", "metal", 20, "M 500 300 Q 490 190 590 180 Q 700 170 690 90", -0.3),
        dim("M 340 480 Q 330 860 520 850 Q 700 850 690 500 Z", 0.3),
        fill(
            "mouse", "main", "M 330 470 Q 330 260 500 260 Q 670 260 670 470 V 640 Q 670 810 500 810 Q 330 810 330 640 Z"
        ),
        fill("button", "main", "M 490 262 V 480 H 330 V 470 Q 330 266 490 262 Z", 0.22),
        fill("button", "main", "M 510 262 V 480 H 670 V 470 Q 670 266 510 262 Z", 0.08),
        fill("wheel", "dark", rounded(470, 310, 60, 130, 30)),
        fill("wheel", "glow", rounded(488, 340, 24, 70, 12), line=False),
        dim("M 600 500 H 670 V 640 Q 670 810 500 810 Q 610 780 600 500 Z", 0.16),
        shine("M 366 440 Q 376 320 450 296 Q 400 350 396 440 Z", 0.5),
        fill("logo", "glow", spark(500, 650, 50), line=False),
    ]
