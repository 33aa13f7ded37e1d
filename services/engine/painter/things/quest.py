"""Things that an adventure is about: magic, treasure, and what lights the way."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, placed, shine, tilted
from services.engine.painter.things.shapes import arc, bar, flame, segment, spark

QUEST = Shelf("object")


@QUEST("wand", "magic wand", "magic staff", "staff", "sceptre", "scepter")
def wand(variant: Variant) -> list[Part]:
    top = variant.pick("top", ("star", "orb"))
    head = (
        [
            fill("star", "sun", star(500, 262, 190, 88, 5)),
            fill("star", "sun", "M 500 72 L 552 190 L 681 203 L 584 289 L 612 416 L 500 350 Z", -0.14, line=False),
            shine("M 500 118 L 532 206 L 500 262 L 440 210 Z", 0.4),
        ]
        if top == "star"
        else [
            fill("orb", "second", circle(500, 262, 150)),
            dim(segment(500, 262, 150, 0, 130), 0.2),
            shine(ellipse(446, 200, 44, 30), 0.7),
            fill(
                "claw",
                "gold",
                "M 356 300 Q 380 420 470 440 H 530 Q 620 420 644 300 Q 600 390 500 396 Q 400 390 356 300 Z",
            ),
        ]
    )
    parts = [
        fill("glow", "glow", circle(500, 262, 226), line=False, opacity=0.28),
        fill("handle", "dark wood", "M 474 400 H 526 L 544 900 Q 500 930 456 900 Z"),
        fill("handle", "dark wood", "M 504 400 H 526 L 544 900 Q 526 914 504 916 Z", -0.3, line=False),
        *(fill("ring", "gold", rounded(446, y, 108, 34, 15)) for y in (442, 700, 872)),
        *(shine(rounded(456, y + 6, 40, 10, 5), 0.6) for y in (442, 700, 872)),
        *head,
        *(
            fill("sparkle", "glow", spark(x, y, r), line=False)
            for x, y, r in ((270, 150, 56), (748, 130, 44), (730, 420, 60))
        ),
        fill("sparkle", "white", spark(276, 440, 36), line=False),
    ]
    return placed(tilted(parts, variant.pick("tilt", (0.0, 24.0, -20.0))), 0.92, 500, 510)


@QUEST("potion", "elixir", "flask", "magic potion")
def potion(variant: Variant) -> list[Part]:
    brew = variant.pick("brew", ("main", "second", "accent"))
    return [
        fill("cork", "pale wood", "M 430 96 H 570 L 556 220 H 444 Z"),
        dim("M 520 96 H 570 L 556 220 H 520 Z"),
        fill(
            "glass",
            "glass",
            "M 420 210 H 580 V 380 Q 800 460 800 650 Q 800 900 500 900 Q 200 900 200 650 Q 200 460 420 380 Z",
        ),
        fill(
            "liquid",
            brew,
            "M 244 600 Q 330 560 420 596 Q 520 640 620 600 Q 700 574 756 600 Q 790 856 500 860 Q 210 856 244 600 Z",
        ),
        fill(
            "liquid",
            brew,
            "M 756 600 Q 790 856 500 860 Q 400 858 330 820 Q 640 830 700 588 Q 730 588 756 600 Z",
            -0.25,
            line=False,
        ),
        fill("foam", brew, ellipse(330, 594, 70, 20), 0.4, line=False),
        fill("lip", "glass", rounded(392, 196, 216, 58, 26), 0.3),
        *(
            fill("bubble", brew, circle(x, y, r), 0.55, line=False)
            for x, y, r in ((400, 700, 34), (500, 770, 24), (590, 690, 28))
        ),
        *(
            fill("bubble", brew, circle(x, y, r), 0.4, line=False)
            for x, y, r in ((470, 500, 22), (530, 430, 16), (340, 790, 18))
        ),
        shine("M 262 560 Q 300 460 420 420 Q 340 480 312 566 Q 284 590 262 560 Z", 0.75),
        shine(ellipse(276, 640, 18, 30), 0.6),
        fill("label", "paper", "M 560 640 L 690 620 L 706 740 L 576 760 Z", line=False, opacity=0.9),
        fill("symbol", "dark", star(633, 690, 38, 16, 5), line=False),
        fill("sparkle", "glow", spark(790, 300, 64), line=False),
        fill("sparkle", "glow", spark(216, 330, 44), line=False),
    ]


@QUEST("treasure chest", "treasure", "chest", "loot", "loot box")
def treasure_chest(variant: Variant) -> list[Part]:
    jewel = variant.pick("jewel", ("accent", "red"))
    coins = ((300, 470), (380, 430), (470, 452), (560, 420), (640, 452), (706, 474), (430, 490), (600, 492), (520, 486))
    return [
        fill("lid", "wood", "M 164 420 L 196 250 Q 220 150 320 140 H 680 Q 780 150 804 250 L 836 420 Z"),
        fill(
            "lid inside",
            "dark wood",
            "M 208 420 L 232 290 Q 246 220 320 212 H 680 Q 754 220 768 290 L 792 420 Z",
            line=False,
        ),
        pen(
            "lid band", "gold", 30, "M 164 420 L 196 250 Q 220 154 320 144 H 680 Q 780 154 804 250 L 836 420", line=True
        ),
        fill("glow", "glow", "M 220 480 Q 300 250 500 250 Q 700 250 780 480 Z", line=False, opacity=0.4),
        *(fill("coin", "gold", circle(x, y, 56)) for x, y in coins),
        *(pen("coin rim", "deep gold", 8, circle(x, y, 38)) for x, y in coins),
        fill("gem", jewel, polygon((330, 350), (390, 350), (420, 390), (360, 460), (300, 390))),
        shine(polygon((330, 350), (360, 350), (340, 392), (300, 390)), 0.5),
        fill("gem", "second", circle(640, 390, 40)),
        shine(circle(626, 376, 12), 0.8),
        fill("box", "wood", rounded(150, 470, 700, 380, 36)),
        *(pen("plank", "dark wood", 10, bar((168, y), (832, y))) for y in (600, 724)),
        dim("M 150 770 H 850 V 814 Q 850 850 814 850 H 186 Q 150 850 150 814 Z"),
        fill("strap", "gold", rounded(150, 462, 700, 66, 22)),
        fill("strap", "gold", rounded(206, 470, 72, 380, 14)),
        fill("strap", "gold", rounded(722, 470, 72, 380, 14)),
        *(fill("rivet", "deep gold", circle(x, y, 14), line=False) for x in (242, 758) for y in (560, 660, 790)),
        shine(rounded(170, 472, 660, 16, 8), 0.5),
        fill("lock", "metal", "M 424 480 H 576 V 610 Q 576 680 500 690 Q 424 680 424 610 Z"),
        fill("keyhole", "black", "M 500 540 A 30 30 0 0 1 518 594 L 528 640 H 472 L 482 594 A 30 30 0 0 1 500 540 Z"),
        fill("sparkle", "white", spark(560, 300, 48), line=False),
    ]


@QUEST("scroll", "parchment", "manuscript", "quest scroll")
def scroll(variant: Variant) -> list[Part]:
    widths = [variant.between(f"line {row}", 250, 330) for row in range(5)]
    return [
        fill("paper", "paper", "M 240 180 H 760 V 800 H 240 Z"),
        dim("M 240 230 H 760 V 282 Q 500 262 240 282 Z", 0.14),
        dim("M 700 240 H 760 V 800 H 700 Z", 0.08),
        *(
            pen("writing", "ink", 16, bar((336, 340 + 70 * row), (336 + widths[row], 340 + 70 * row)))
            for row in range(5)
        ),
        fill("roller", "wood", rounded(130, 150, 740, 50, 24)),
        fill("roll", "paper", rounded(186, 120, 628, 116, 54), -0.08),
        shine(rounded(220, 138, 560, 22, 11), 0.6),
        fill("knob", "gold", circle(140, 176, 44)),
        fill("knob", "gold", circle(860, 176, 44)),
        fill("roller", "wood", rounded(130, 800, 740, 50, 24)),
        fill("roll", "paper", rounded(186, 764, 628, 116, 54), -0.12),
        dim(rounded(206, 832, 588, 34, 17), 0.14),
        fill("knob", "gold", circle(140, 824, 44)),
        fill("knob", "gold", circle(860, 824, 44)),
        fill("ribbon", "red", "M 614 700 L 580 860 L 630 826 L 672 868 L 690 700 Z"),
        fill("seal", "red", circle(654, 700, 66)),
        pen("seal rim", "red", 10, circle(654, 700, 44), -0.35),
        fill("symbol", "red", star(654, 700, 30, 13, 5), -0.45, line=False),
        shine(arc(654, 700, 54, 190, 270), 0.5, width=9),
    ]


@QUEST("skull", "bones", "skull and crossbones", "jolly roger")
def skull(variant: Variant) -> list[Part]:
    bone, eye = "bone", "M 300 520 Q 290 400 390 396 Q 476 410 462 500 Q 440 590 370 590 Q 310 584 300 520 Z"
    crossed = [
        pen("bone", bone, 66, bar((200, 640), (800, 860)), -0.12, line=True),
        pen("bone", bone, 66, bar((800, 640), (200, 860)), -0.12, line=True),
        *(fill("bone", bone, circle(x, y, 48), -0.12) for x, y in ((178, 612), (164, 676), (822, 612), (836, 676))),
        *(
            fill("bone", bone, circle(x, y, 48), -0.12)
            for x, y in ((178, 888 - 16), (164, 824), (822, 872), (836, 824))
        ),
    ]
    return [
        *(crossed if variant.pick("bones", (True, False)) else ()),
        fill("jaw", bone, "M 336 640 H 664 L 640 820 Q 620 850 580 850 H 420 Q 380 850 360 820 Z", -0.08),
        fill(
            "cranium",
            bone,
            (
                "M 190 440 Q 190 120 500 116 Q 810 120 810 440 Q 812 590"
                " 690 640 L 670 720 H 330 L 310 640 Q 188 590 190 440 Z"
            ),
        ),
        dim(
            "M 810 440 Q 812 590 690 640 L 670 720 H 560 Q 740 600 730 400 Q 728 270 640 150 Q 810 210 810 440 Z", 0.12
        ),
        shine("M 246 400 Q 262 230 400 180 Q 310 260 300 390 Q 268 430 246 400 Z", 0.7),
        fill("eye socket", "dark", eye),
        fill("eye socket", "dark", mirror(eye)),
        fill("eye glow", "glow", circle(392, 500, 30), line=False),
        fill("eye glow", "glow", circle(608, 500, 30), line=False),
        fill("nose", "dark", "M 500 556 Q 560 640 536 656 Q 516 664 500 640 Q 484 664 464 656 Q 440 640 500 556 Z"),
        *(pen("tooth gap", "dark", 13, bar((x, 716), (x, 800))) for x in (400, 450, 500, 550, 600)),
        pen("tooth line", "dark", 13, bar((366, 758), (634, 758))),
        pen("crack", "dark", 9, bar((590, 140), (566, 200), (604, 236), (580, 290))),
    ]


@QUEST("torch", "flaming torch")
def torch(variant: Variant) -> list[Part]:
    parts = [
        fill("glow", "glow", circle(500, 300, 230), line=False, opacity=0.22),
        fill("handle", "wood", "M 440 520 H 560 L 530 910 H 470 Z"),
        fill("handle", "wood", "M 510 520 H 560 L 530 910 H 506 Z", -0.28, line=False),
        *(pen("wrap", "dark wood", 16, bar((456, y), (544, y + 26))) for y in (660, 710, 760)),
        fill("flame", "ember", flame(500, 490, 410)),
        fill("flame", "fire", flame(496, 490, 310), line=False),
        fill("flame", "sun", flame(498, 490, 220), line=False),
        fill("flame", "white", flame(500, 490, 110), line=False, opacity=0.85),
        fill("bowl", "metal", "M 360 460 H 640 L 590 570 H 410 Z", -0.2),
        fill("bowl rim", "gold", rounded(340, 440, 320, 54, 24)),
        dim("M 540 494 H 625 L 590 570 H 540 Z", 0.2),
        shine(rounded(360, 450, 150, 14, 7), 0.6),
        *(
            fill("ember", "sun", circle(x, y, r), line=False)
            for x, y, r in ((330, 250, 14), (690, 200, 18), (660, 330, 11))
        ),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 12.0)))
