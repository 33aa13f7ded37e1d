"""Things that are won, worn, given and kept safe: crowns, coins, jewels, prizes, keys."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import arc, band, bar, gear, heart, segment, spark

RICHES = Shelf("object")


@RICHES("crown", "tiara", "diadem", "coronet", "crown emblem")
def crown(variant: Variant) -> list[Part]:
    jewel = variant.pick("jewel", ("accent", "main", "red"))
    outline = "M 176 740 L 110 330 L 312 500 L 500 190 L 688 500 L 890 330 L 824 740 Z"
    return [
        fill("lining", "red", "M 190 700 L 160 440 L 312 540 L 500 300 L 688 540 L 840 440 L 810 700 Z", -0.3),
        fill("crown", "gold", outline),
        fill("crown", "deep gold", "M 500 190 L 688 500 L 890 330 L 824 740 H 500 Z", 0.12, line=False, opacity=0.55),
        shine("M 200 640 L 158 424 L 190 450 L 226 640 Z", 0.55),
        shine("M 500 250 L 520 286 L 372 540 L 340 520 Z", 0.35),
        fill("band", "gold", "M 166 690 Q 500 756 834 690 L 822 826 Q 500 890 178 826 Z", 0.12),
        dim("M 174 790 Q 500 854 826 790 L 822 826 Q 500 890 178 826 Z"),
        pen("trim", "deep gold", 12, "M 172 704 Q 500 770 828 704"),
        fill("gem", jewel, polygon((500, 716), (560, 786), (500, 856), (440, 786))),
        shine(polygon((500, 730), (528, 786), (500, 786), (454, 786)), 0.45),
        *(fill("pearl", "snow", circle(x, y, 30)) for x, y in ((326, 778), (674, 778))),
        *(fill("gem", "second", circle(x, y, 24)) for x, y in ((232, 764), (768, 764))),
        fill("gem", jewel, circle(500, 560, 44)),
        shine(circle(486, 546, 14), 0.8),
        *(fill("tip", jewel, circle(x, y, 46)) for x, y in ((500, 172), (114, 320), (886, 320))),
        *(shine(circle(x, y, 14), 0.8) for x, y in ((486, 158), (100, 306), (872, 306))),
        fill("sparkle", "white", spark(706, 440, 54), line=False),
    ]


@RICHES("coin", "gold coin", "doubloon")
def coin(variant: Variant) -> list[Part]:
    mark = variant.pick("mark", (star(486, 500, 170, 76, 5), heart(486, 510, 280)))
    return [
        fill("edge", "deep gold", circle(530, 510, 370)),
        *(pen("ridge", "deep gold", 12, bar((820, y), (890, y + 4)), -0.3) for y in (380, 440, 500, 560, 620)),
        fill("coin", "gold", circle(480, 500, 370)),
        fill("rim", "gold", circle(480, 500, 310), -0.14),
        fill("face", "gold", circle(480, 500, 286), 0.08, line=False),
        dim(segment(480, 500, 286, 0, 130), 0.08),
        fill("symbol", "deep gold", mark, -0.1),
        shine(band(480, 500, 346, 328, 180, 285), 0.8),
        shine(polygon((300, 300), (390, 240), (620, 700), (530, 760)), 0.22),
        shine(polygon((420, 222), (456, 206), (690, 680), (654, 706)), 0.22),
        fill("sparkle", "white", spark(740, 250, 84), line=False),
        fill("sparkle", "white", spark(820, 360, 36), line=False),
    ]


@RICHES("diamond", "gem", "crystal", "jewel", "gemstone", "ruby", "emerald", "sapphire", "brilliant")
def diamond(variant: Variant) -> list[Part]:
    stone = variant.pick("stone", ("main", "second", "accent"))
    return [
        fill("gem", stone, polygon((280, 200), (720, 200), (900, 400), (500, 880), (100, 400))),
        fill("facet", stone, polygon((280, 200), (400, 400), (100, 400)), 0.3, line=False),
        fill("facet", stone, polygon((280, 200), (500, 200), (400, 400)), 0.55, line=False),
        fill("facet", stone, polygon((500, 200), (600, 400), (400, 400)), 0.35, line=False),
        fill("facet", stone, polygon((500, 200), (720, 200), (600, 400)), 0.15, line=False),
        fill("facet", stone, polygon((720, 200), (900, 400), (600, 400)), -0.12, line=False),
        fill("facet", stone, polygon((100, 400), (400, 400), (500, 880)), 0.12, line=False),
        fill("facet", stone, polygon((400, 400), (600, 400), (500, 880)), -0.1, line=False),
        fill("facet", stone, polygon((600, 400), (900, 400), (500, 880)), -0.35, line=False),
        shine(polygon((280, 200), (320, 200), (160, 400), (100, 400)), 0.55),
        shine(polygon((160, 430), (220, 430), (420, 730)), 0.3),
        pen("edge", "white", 8, bar((110, 400), (890, 400)), opacity=0.5),
        *(
            fill("sparkle", "white", spark(x, y, r), line=False)
            for x, y, r in ((780, 190, 90), (200, 640, 60), (850, 600, 44))
        ),
    ]


@RICHES("ring", "engagement ring", "wedding ring", "signet")
def ring(variant: Variant) -> list[Part]:
    stone = variant.pick("stone", ("second", "accent", "main"))
    return [
        fill("band", "gold", band(500, 620, 280, 210, -360, -0.1)),
        fill("band", "deep gold", band(500, 620, 280, 244, 0, 150), line=False, opacity=0.6),
        shine(band(500, 620, 266, 246, 160, 235), 0.75),
        dim(band(500, 620, 226, 210, 180, 350), 0.22),
        fill("setting", "gold", "M 396 330 L 430 430 H 570 L 604 330 L 540 380 L 500 340 L 460 380 Z", -0.1),
        fill("gem", stone, polygon((390, 130), (610, 130), (690, 224), (500, 410), (310, 224))),
        fill("facet", stone, polygon((390, 130), (450, 224), (310, 224)), 0.3, line=False),
        fill("facet", stone, polygon((390, 130), (610, 130), (550, 224), (450, 224)), 0.5, line=False),
        fill("facet", stone, polygon((610, 130), (690, 224), (550, 224)), -0.08, line=False),
        fill("facet", stone, polygon((310, 224), (450, 224), (500, 410)), 0.14, line=False),
        fill("facet", stone, polygon((550, 224), (690, 224), (500, 410)), -0.3, line=False),
        fill("claw", "gold", circle(330, 236, 24)),
        fill("claw", "gold", circle(670, 236, 24)),
        *(
            fill("sparkle", "glow", spark(x, y, r), line=False)
            for x, y, r in ((740, 140, 70), (270, 120, 46), (250, 340, 34))
        ),
    ]


@RICHES("trophy", "cup trophy", "award", "prize", "champion cup", "grail", "goblet")
def trophy(variant: Variant) -> list[Part]:
    handle = "M 290 220 Q 130 190 130 310 Q 130 460 330 510"
    bowl = "M 270 140 H 730 Q 740 480 580 590 Q 500 630 420 590 Q 260 480 270 140 Z"
    return [
        pen("handle", "gold", 48, handle, -0.1, line=True),
        pen("handle", "gold", 48, mirror(handle), -0.22, line=True),
        fill("stem", "gold", "M 450 580 H 550 Q 546 680 610 730 H 390 Q 454 680 450 580 Z", -0.12),
        fill("bowl", "gold", bowl),
        dim("M 620 140 H 730 Q 740 480 580 590 Q 540 610 500 612 Q 640 480 620 140 Z", 0.14),
        shine("M 312 210 H 366 Q 366 400 436 530 Q 320 450 312 210 Z", 0.55),
        fill("rim", "gold", rounded(246, 110, 508, 66, 32), 0.2),
        fill("star", "white", star(500, 350, 110, 50, 5), opacity=0.95),
        fill(
            "star",
            "deep gold",
            "M 500 240 L 529 310 L 605 316 L 547 366 L 565 439 L 500 400 Z",
            line=False,
            opacity=0.25,
        ),
        fill("base", "dark wood", "M 320 770 H 680 L 716 890 H 284 Z"),
        dim("M 500 770 H 680 L 716 890 H 500 Z"),
        fill("base", "gold", rounded(344, 716, 312, 64, 24)),
        fill("plate", "gold", rounded(412, 806, 176, 52, 10), 0.15),
        shine(rounded(364, 728, 140, 14, 7), 0.6),
        *(fill("sparkle", "glow", spark(x, y, r), line=False) for x, y, r in ((800, 560, 64), (210, 620, 48))),
    ]


@RICHES("medal", "rosette", "ribbon award", "gold medal")
def medal(variant: Variant) -> list[Part]:
    ribbon = variant.pick("ribbon", ("main", "red", "second"))
    return [
        fill("ribbon", ribbon, "M 250 90 H 430 L 560 420 L 430 470 Z"),
        fill("ribbon", ribbon, mirror("M 250 90 H 430 L 560 420 L 430 470 Z"), -0.2),
        fill("stripe", "white", "M 310 90 H 370 L 500 430 L 470 450 Z", line=False, opacity=0.85),
        fill("stripe", "white", mirror("M 310 90 H 370 L 500 430 L 470 450 Z"), line=False, opacity=0.75),
        fill("loop", "gold", rounded(440, 380, 120, 70, 30)),
        fill("medal", "gold", gear(500, 650, 258, 236, 24)),
        fill("medal", "gold", circle(500, 650, 206), -0.14),
        fill("face", "gold", circle(500, 650, 184), 0.1, line=False),
        dim(segment(500, 650, 184, 0, 130), 0.09),
        fill("star", "deep gold", star(500, 650, 126, 56, 5)),
        shine("M 500 524 L 500 650 L 464 596 Z", 0.4),
        shine(band(500, 650, 232, 216, 190, 270), 0.8),
        fill("sparkle", "white", spark(640, 500, 54), line=False),
    ]


@RICHES("key", "golden key", "skeleton key", "door key")
def key(variant: Variant) -> list[Part]:
    parts = [
        fill("shaft", "gold", rounded(464, 330, 72, 570, 26)),
        fill("tooth", "gold", "M 530 700 H 660 V 770 H 610 V 800 H 660 V 870 H 530 Z"),
        dim(rounded(508, 430, 28, 460, 14), 0.14),
        fill("collar", "gold", rounded(436, 384, 128, 50, 20), 0.1),
        fill("collar", "gold", rounded(446, 456, 108, 36, 16), -0.12),
        fill("bow", "gold", circle(500, 260, 76)),
        *(fill("bow", "gold", circle(x, y, 108)) for x, y in ((386, 290), (614, 290), (500, 180))),
        fill("bow", "gold", circle(500, 262, 84), line=False),
        *(fill("hole", "deep gold", circle(x, y, 44), -0.35) for x, y in ((382, 292), (618, 292), (500, 172))),
        fill("gem", "accent", circle(500, 268, 50)),
        shine(circle(484, 252, 16), 0.8),
        *(shine(arc(x, y, 82, 190, 260), 0.75, width=16) for x, y in ((386, 290), (500, 180), (614, 290))),
        shine(rounded(476, 520, 14, 300, 7), 0.6),
    ]
    return tilted(parts, variant.pick("tilt", (40.0, -35.0)))


@RICHES("lock", "padlock", "safe lock")
def lock(variant: Variant) -> list[Part]:
    body = variant.pick("body", ("gold", "main"))
    return [
        pen("shackle", "metal", 76, "M 320 470 V 310 A 180 180 0 0 1 680 310 V 470", -0.1, line=True),
        pen("shackle", "metal", 22, "M 304 440 V 310 A 196 196 0 0 1 480 116", 0.6),
        fill("body", body, rounded(200, 430, 600, 470, 80)),
        dim("M 720 430 Q 800 440 800 510 V 820 Q 800 900 720 900 H 280 Q 210 896 202 840 H 640 Q 720 840 720 760 Z"),
        fill("plate", body, rounded(200, 430, 600, 90, 45), 0.2, line=False),
        shine(rounded(244, 452, 300, 24, 12), 0.6),
        fill("escutcheon", body, circle(500, 680, 130), -0.25),
        fill("keyhole", "black", "M 500 606 A 54 54 0 0 1 534 702 L 552 784 H 448 L 466 702 A 54 54 0 0 1 500 606 Z"),
        *(fill("rivet", body, circle(x, y, 20), -0.3) for x, y in ((262, 580), (738, 580), (262, 836), (738, 836))),
        shine(rounded(232, 600, 22, 190, 11), 0.4),
    ]


@RICHES("gift", "gift box", "parcel")
def gift(variant: Variant) -> list[Part]:
    paper, ribbon = variant.pick("wrap", (("main", "accent"), ("red", "gold"), ("second", "accent")))
    loop = "M 500 290 C 400 300 210 290 230 180 C 250 80 420 110 500 290 Z"
    return [
        fill("box", paper, rounded(180, 430, 640, 460, 30)),
        dim("M 660 430 H 820 V 860 Q 820 890 790 890 H 660 Z", 0.14),
        *(
            fill("dot", paper, circle(x, y, 20), 0.45, line=False)
            for x, y in ((260, 590), (350, 690), (260, 800), (660, 590))
        ),
        *(fill("dot", paper, circle(x, y, 20), 0.3, line=False) for x, y in ((740, 690), (656, 800))),
        fill("ribbon", ribbon, "M 436 430 H 564 V 890 H 436 Z"),
        dim("M 524 430 H 564 V 890 H 524 Z", 0.12),
        dim("M 190 430 H 810 V 478 H 190 Z", 0.2),
        fill("lid", paper, rounded(140, 290, 720, 160, 34), 0.14),
        dim("M 660 290 H 826 Q 860 296 860 330 V 416 Q 860 446 830 450 H 660 Z", 0.12),
        fill("ribbon", ribbon, "M 430 290 H 570 V 450 H 430 Z", 0.1),
        fill("bow", ribbon, loop),
        fill("bow", ribbon, mirror(loop), -0.12),
        fill("bow", ribbon, "M 480 270 C 400 260 300 250 296 196 C 310 150 400 180 480 270 Z", -0.4, line=False),
        fill(
            "bow", ribbon, mirror("M 480 270 C 400 260 300 250 296 196 C 310 150 400 180 480 270 Z"), -0.45, line=False
        ),
        fill("knot", ribbon, rounded(446, 226, 108, 90, 38), 0.15),
        shine(rounded(176, 312, 200, 20, 10), 0.5),
        fill("sparkle", "glow", spark(820, 170, 60), line=False),
    ]


@RICHES("balloon", "party balloon")
def balloon(variant: Variant) -> list[Part]:
    def one(cx: float, cy: float, size: float, colour: str) -> list[Part]:
        w, h = 170 * size, 210 * size
        return [
            fill(
                "balloon",
                colour,
                f"M {cx} {cy + h} Q {cx - w} {cy + h * 0.5} {cx - w} {cy - h * 0.1}"
                f" A {w} {w} 0 0 1 {cx + w} {cy - h * 0.1} Q {cx + w} {cy + h * 0.5} {cx} {cy + h} Z",
            ),
            dim(
                f"M {cx} {cy + h} Q {cx + w} {cy + h * 0.5} {cx + w} {cy - h * 0.1} Q {cx + w * 0.95} {cy - h * 0.5}"
                f" {cx + w * 0.5} {cy - h * 0.75} Q {cx + w} {cy + h * 0.3} {cx} {cy + h} Z",
                0.14,
            ),
            fill("knot", colour, polygon((cx - 26, cy + h + 30), (cx + 26, cy + h + 30), (cx, cy + h - 14)), -0.2),
            shine(ellipse(cx - w * 0.45, cy - h * 0.35, w * 0.16, h * 0.26), 0.65),
        ]

    return [
        *(pen("string", "grey", 9, d) for d in ("M 280 600 Q 330 740 490 900", "M 720 600 Q 660 760 490 900")),
        *one(280, 390, 0.92, "second"),
        *one(720, 390, 0.92, "accent"),
        pen("string", "grey", 9, "M 500 560 Q 470 720 490 900"),
        *one(500, 320, 1.12, "main"),
        fill("bow", "gold", polygon((490, 840), (420, 800), (420, 880), (490, 840), (560, 800), (560, 880))),
        fill("knot", "gold", circle(490, 840, 20)),
    ]


@RICHES("bell", "jingle bell", "alarm bell", "church bell")
def bell(variant: Variant) -> list[Part]:
    swing = variant.pick("swing", (0.0, 12.0, -12.0))
    parts = [
        pen("hanger", "gold", 34, arc(500, 150, 46, 0, 359.9), -0.15, line=True),
        fill("clapper", "deep gold", circle(500, 800, 76), -0.25),
        shine(circle(478, 822, 16), 0.5),
        fill(
            "bell",
            "gold",
            "M 500 176 C 740 176 730 420 744 560 Q 756 680 840 760 H 160 Q 244 680 256 560 C 270 420 260 176 500 176 Z",
        ),
        dim("M 600 194 C 740 240 730 440 744 560 Q 756 680 840 760 H 620 Q 670 600 656 440 Q 650 270 600 194 Z", 0.14),
        shine("M 316 560 C 320 420 330 290 430 244 C 380 330 376 440 370 560 Q 340 590 316 560 Z", 0.6),
        fill("band", "gold", "M 258 540 Q 500 590 742 540 L 748 606 Q 500 656 252 606 Z", -0.18),
        fill("lip", "gold", rounded(136, 716, 728, 84, 42), 0.14),
        shine(rounded(176, 732, 300, 18, 9), 0.65),
        dim(rounded(160, 776, 680, 22, 11), 0.14),
    ]
    rings = [pen("sound", "glow", 22, arc(500, 400, 390, a, a + 40)) for a in (160.0, 340.0)]
    return [*tilted(parts, swing), *rings]
