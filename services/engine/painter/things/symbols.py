"""Signs that stand for something: hearts, arrows, faces, hands, buttons, badges."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import arc, band, bar, heart, spark, spot

SYMBOLS = Shelf("symbol")


def badge(colour: str = "main") -> list[Part]:
    """A round, raised button that fills the box."""
    return [
        fill("rim", colour, circle(500, 500, 410), -0.3),
        fill("badge", colour, circle(500, 490, 380)),
        dim("M 880 490 A 380 380 0 0 1 220 746 A 450 450 0 0 0 850 340 Q 880 410 880 490 Z", 0.14),
        shine(band(500, 490, 356, 332, 195, 262), 0.55),
        shine(circle(196, 560, 15), 0.5),
    ]


@SYMBOLS("heart", "valentine", "lover")
def heart_sign(variant: Variant) -> list[Part]:
    hue = variant.pick("hue", ("red", "accent"))
    return [
        *(
            fill("small heart", hue, heart(x, y, s), 0.25)
            for x, y, s in ((160, 240, 110), (850, 260, 130), (820, 800, 90))
        ),
        fill("rim", hue, heart(500, 540, 790), -0.3),
        fill("heart", hue, heart(500, 530, 720)),
        dim("M 790 270 C 880 330 870 480 820 560 C 740 690 610 770 500 846 C 690 640 800 520 790 270 Z", 0.14),
        shine("M 206 400 C 206 290 290 236 380 250 C 300 280 262 340 262 430 Q 234 470 206 400 Z", 0.65),
        shine(circle(244, 510, 20), 0.6),
        fill("sparkle", "white", spark(690, 320, 70), line=False),
        fill("sparkle", "white", spark(760, 410, 34), line=False),
    ]


@SYMBOLS("infinity")
def infinity(variant: Variant) -> list[Part]:
    loop = (
        "M 500 500 C 400 340 120 300 120 500 C 120 700 400 660 500"
        " 500 C 600 340 880 300 880 500 C 880 700 600 660 500 500 Z"
    )
    return [
        pen("rim", "main", 130, loop, -0.4, line=True),
        pen("loop", "main", 100, loop),
        pen("loop", "accent", 100, "M 500 500 C 600 340 880 300 880 500 C 880 700 600 660 500 500"),
        pen("loop", "main", 100, "M 420 400 Q 460 440 500 500 Q 540 560 590 604", 0.12),
        shine("M 110 470 C 130 370 250 366 340 410", 0.5, width=18),
        shine("M 640 400 C 740 350 850 376 880 450", 0.5, width=18),
        dim("M 130 560 C 170 640 300 620 390 560", 0.2, width=18),
        dim("M 620 580 C 720 640 840 640 876 540", 0.2, width=18),
        *(
            fill("sparkle", "glow", spark(x, y, r), line=False)
            for x, y, r in ((240, 240, 50), (780, 230, 64), (500, 760, 44))
        ),
    ]


@SYMBOLS("yin yang", "yinyang", "taijitu")
def yin_yang(variant: Variant) -> list[Part]:
    return [
        fill("rim", "main", circle(500, 500, 420)),
        fill("yang", "white", circle(500, 500, 380)),
        fill("yin", "dark", "M 500 120 A 380 380 0 0 1 500 880 A 190 190 0 0 1 500 500 A 190 190 0 0 0 500 120 Z"),
        fill("eye", "dark", circle(500, 310, 58)),
        fill("eye", "white", circle(500, 690, 58)),
        shine("M 530 160 A 344 344 0 0 1 800 340 A 380 380 0 0 0 530 160 Z", 0.25),
        dim("M 150 620 A 380 380 0 0 0 480 878 A 420 420 0 0 1 150 620 Z", 0.12),
        shine(band(500, 500, 412, 396, 195, 260), 0.5),
        shine(ellipse(486, 296, 16, 10), 0.5),
    ]


@SYMBOLS("peace", "peace sign", "pacifist")
def peace(variant: Variant) -> list[Part]:
    return [
        *badge("second"),
        pen("sign", "dark", 84, circle(500, 490, 300), opacity=0.2),
        pen("sign", "white", 66, circle(500, 490, 290), line=True),
        pen("sign", "white", 66, "M 500 200 V 780 M 500 490 L 296 694 M 500 490 L 704 694", line=True),
        pen("sign", "white", 56, circle(500, 490, 290)),
        *(fill("petal", "accent", circle(*spot(820, 220, 44, a), 32)) for a in range(0, 360, 72)),
        fill("flower", "sun", circle(820, 220, 28)),
        shine(arc(500, 490, 306, 200, 250), 0.9, width=10),
    ]


@SYMBOLS("arrow sign", "right arrow", "up arrow", "cursor")
def arrow_sign(variant: Variant) -> list[Part]:
    d = (
        "M 130 400 H 500 V 250 Q 504 210 540 232 L 880 480 Q 900 500 880 520 L 540"
        " 768 Q 504 790 500 750 V 600 H 130 Q 90 600 90 560 V 440 Q 90 400 130 400 Z"
    )
    parts = [
        fill(
            "shadow edge",
            "main",
            "M 130 440 H 500 V 290 L 900 540 L 540 808 Q 504 830 500 790 V 640 H 130 Q 90 640 90 600 V 440 Z",
            -0.4,
        ),
        fill("arrow", "main", d),
        fill(
            "arrow",
            "main",
            "M 90 500 H 892 L 880 520 L 540 768 Q 504 790 500 750 V 600 H 130 Q 90 600 90 560 Z",
            -0.14,
            line=False,
        ),
        shine("M 130 424 H 524 V 270 L 560 296 L 548 448 H 116 Q 112 424 130 424 Z", 0.4),
        *(
            pen("speed line", "accent", 26, bar((x, y), (x + w, y)))
            for x, y, w in ((130, 320, 200), (200, 700, 200), (120, 770, 110))
        ),
        fill("sparkle", "glow", spark(820, 260, 66), line=False),
        fill("sparkle", "glow", spark(760, 180, 30), line=False),
    ]
    return tilted(parts, variant.pick("way", (0.0, -90.0, -40.0)))


@SYMBOLS("wings", "wing", "angel wings", "winged emblem")
def wings(variant: Variant) -> list[Part]:
    feathers = (
        ("M 470 560 Q 300 620 150 520 Q 110 470 160 470 Q 330 500 470 440 Z", -0.22),
        ("M 470 640 Q 330 720 210 640 Q 180 600 220 600 Q 350 610 470 540 Z", -0.34),
        ("M 470 700 Q 380 780 290 730 Q 270 690 300 690 Q 400 690 470 620 Z", -0.44),
        ("M 470 500 Q 260 520 100 380 Q 70 320 120 330 Q 300 410 470 380 Z", -0.1),
        ("M 470 420 Q 260 420 90 240 Q 70 180 120 200 Q 300 300 410 250 Q 470 220 500 300 Z", 0.1),
    )
    return [
        *(fill("wing", "light", d, s - 0.08) for d, s in feathers),
        *(fill("wing", "light", mirror(d), s - 0.16) for d, s in feathers),
        *(
            pen("feather line", "main", 11, d, opacity=0.7)
            for q in ("M 160 260 Q 300 340 430 320", "M 160 390 Q 300 440 440 430", "M 210 520 Q 320 540 450 510")
            for d in (q, mirror(q))
        ),
        fill("emblem", "gold", "M 500 220 L 600 290 V 560 Q 590 690 500 760 Q 410 690 400 560 V 290 Z"),
        fill("emblem", "main", "M 500 276 L 560 320 V 550 Q 550 640 500 690 Q 450 640 440 550 V 320 Z"),
        dim("M 500 276 L 560 320 V 550 Q 550 640 500 690 Z"),
        fill("star", "white", star(500, 460, 62, 27, 5)),
        shine("M 416 310 L 436 296 V 540 H 416 Z", 0.5),
    ]


@SYMBOLS("eye", "third eye", "evil eye", "all seeing eye")
def eye(variant: Variant) -> list[Part]:
    iris = variant.pick("iris", ("main", "second", "accent"))
    lens = "M 80 520 Q 280 240 500 240 Q 720 240 920 520 Q 720 780 500 780 Q 280 780 80 520 Z"
    return [
        *(
            pen("lash", "dark", 30, bar(spot(500, 640, 420, a), spot(500, 640, 510, a)), line=True)
            for a in (220, 245, 270, 295, 320)
        ),
        fill("eye", "white", lens),
        dim("M 80 520 Q 280 240 500 240 Q 720 240 920 520 Q 720 330 500 326 Q 280 330 80 520 Z", 0.16),
        fill("iris", iris, circle(500, 510, 216), -0.25),
        fill("iris", iris, circle(500, 510, 180), line=False),
        *(
            pen("iris line", iris, 11, bar(spot(500, 510, 118, a), spot(500, 510, 172, a)), 0.4)
            for a in range(0, 360, 30)
        ),
        fill("pupil", "black", circle(500, 510, 100)),
        fill("gleam", "white", circle(440, 440, 52), line=False),
        fill("gleam", "white", circle(570, 580, 26), line=False),
        pen("lid", "dark", 34, "M 80 520 Q 280 240 500 240 Q 720 240 920 520"),
        pen("lid", "dark", 15, "M 80 520 Q 280 780 500 780 Q 720 780 920 520"),
        fill("sparkle", "glow", spark(800, 250, 60), line=False),
    ]


@SYMBOLS("hand", "palm hand", "high five", "wave hello", "stop hand")
def hand(variant: Variant) -> list[Part]:
    fingers = ((330, 240, 320, -4.0), (440, 150, 440, -1.0), (550, 160, 430, 3.0), (656, 250, 340, 8.0))
    cuff = variant.pick("cuff", ("main", "accent", "second"))
    return [
        fill("cuff", cuff, rounded(310, 800, 400, 120, 40)),
        fill("thumb", "skin", "M 340 640 Q 250 640 170 520 Q 130 450 190 430 Q 230 420 270 480 L 360 560 Z"),
        *(
            part
            for x, y, h, lean in fingers
            for part in tilted(
                [
                    fill("finger", "skin", rounded(x - 50, y, 100, h, 50)),
                    shine(rounded(x - 34, y + 24, 20, 110, 10), 0.45),
                ],
                lean,
                x,
                600,
            )
        ),
        fill(
            "hand",
            "skin",
            (
                "M 296 480 Q 500 440 706 480 Q 740 640 690 760 Q 680 830"
                " 640 840 H 390 Q 340 830 330 760 Q 270 680 296 480 Z"
            ),
        ),
        fill("hand", "skin", "M 306 470 Q 500 430 694 470 L 690 540 H 306 Z", line=False),
        dim("M 640 470 L 706 480 Q 740 640 690 760 Q 680 830 640 840 H 560 Q 680 700 640 470 Z", 0.1),
        pen("palm line", "skin", 13, "M 380 600 Q 480 560 620 600", -0.3),
        pen("palm line", "skin", 13, "M 400 660 Q 480 650 520 760", -0.3),
        fill("cuff", cuff, rounded(296, 790, 428, 66, 30), 0.2),
        *(pen("wave", "glow", 22, arc(500, 480, r, a, a + 30)) for r, a in ((400, 300), (400, 200))),
    ]


@SYMBOLS("thumbs up", "thumb up", "thumb", "like button")
def thumbs_up(variant: Variant) -> list[Part]:
    rows = (440, 550, 654, 750)
    return [
        fill("cuff", "main", rounded(90, 430, 190, 430, 34)),
        dim("M 90 760 H 280 V 826 Q 280 860 246 860 H 124 Q 90 860 90 826 Z"),
        fill("button", "gold", circle(185, 780, 28)),
        fill(
            "hand",
            "skin",
            (
                "M 270 460 Q 370 440 420 340 Q 460 240 450 150 Q 460 90 530 100 Q 620"
                " 130 610 270 Q 600 360 570 420 H 700 V 850 H 420 Q 330 840 270 800 Z"
            ),
        ),
        dim("M 270 740 Q 400 800 620 800 V 850 H 420 Q 330 840 270 800 Z", 0.1),
        *(
            fill("finger", "skin", rounded(540 + 12 * (n == 0) - 12 * (n == 3), y - 30, 320 - 22 * n, 112, 56))
            for n, y in enumerate(rows)
        ),
        *(
            pen("finger line", "skin", 11, f"M 590 {y + 26} H {770 - 20 * n}", -0.4)
            for n, y in enumerate((496, 602, 704))
        ),
        *(shine(rounded(640, y - 14, 160 - 20 * n, 18, 9), 0.45) for n, y in enumerate(rows)),
        shine("M 480 140 Q 490 240 450 340 Q 420 410 380 440 Q 500 340 500 150 Z", 0.5),
        *(pen("ray", "glow", 22, d) for d in ("M 700 280 L 770 210", "M 680 210 L 710 120", "M 750 340 L 840 320")),
        shine(rounded(110, 452, 26, 250, 13), 0.4),
    ]


@SYMBOLS("smiley", "emoji", "happy face", "emoticon", "smiley face")
def smiley(variant: Variant) -> list[Part]:
    mood = variant.expression
    open_mouth = [
        fill("mouth", "#7a2e1d", "M 270 560 Q 500 610 730 560 Q 720 800 500 806 Q 280 800 270 560 Z"),
        fill(
            "teeth",
            "white",
            "M 290 572 Q 500 620 710 572 Q 708 620 700 640 Q 500 690 300 640 Q 292 620 290 572 Z",
            line=False,
        ),
        fill("tongue", "#ff6f6f", "M 380 760 Q 500 670 620 760 Q 570 806 500 804 Q 430 806 380 760 Z", line=False),
    ]
    mouths = {
        "playful": [
            pen("mouth", "#7a2e1d", 40, "M 290 590 Q 500 760 710 590"),
            fill("tongue", "#ff6f6f", "M 520 676 Q 600 660 640 640 Q 690 780 610 800 Q 540 790 520 676 Z"),
        ],
        "mysterious": [pen("mouth", "#7a2e1d", 38, "M 350 650 Q 540 690 680 580")],
        "intense": [
            pen("mouth", "#7a2e1d", 40, "M 340 690 Q 500 600 660 690"),
            *(pen("brow", "#7a2e1d", 36, d) for d in ("M 250 330 L 420 400", "M 750 330 L 580 400")),
        ],
    }
    wink = [
        fill("eyes", "#5a2a18", ellipse(350, 420, 52, 76), line=False),
        pen("eyes", "#5a2a18", 38, "M 580 430 Q 650 360 720 430"),
    ]
    both = [
        part
        for x in (350, 650)
        for part in (
            fill("eyes", "#5a2a18", ellipse(x, 420, 52, 76), line=False),
            fill("gleam", "white", circle(x + 14, 390, 20), line=False),
        )
    ]
    return [
        fill("face", "#ffcf3f", circle(500, 500, 410)),
        dim("M 910 500 A 410 410 0 0 1 190 768 A 480 480 0 0 0 870 330 Q 910 410 910 500 Z", 0.12),
        shine(band(500, 500, 384, 352, 200, 262), 0.6),
        shine(circle(176, 590, 16), 0.6),
        *(wink if mood == "playful" else both),
        *(fill("cheek", "fire", ellipse(x, 560, 62, 40), line=False, opacity=0.4) for x in (230, 770)),
        *mouths.get(mood, open_mouth),
    ]
