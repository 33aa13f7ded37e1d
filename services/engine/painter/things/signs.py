"""Signs of screens and of science: buttons, bubbles, waves, atoms."""

from math import cos, pi, radians, sin

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import arc, bar, leaf, spark, spot
from services.engine.painter.things.symbols import badge

SIGNS = Shelf("symbol")


@SIGNS("check", "check mark", "checkmark", "tick", "approved", "verified")
def check(variant: Variant) -> list[Part]:
    d = "M 280 510 L 440 660 L 730 340"
    return [
        *badge("#2fb55a"),
        pen("check", "dark", 104, "M 280 530 L 440 680 L 730 360", opacity=0.22),
        pen("check", "white", 100, d, line=True),
        pen("check", "light", 30, "M 284 530 L 440 678 L 734 356", -0.1, opacity=0.8),
        fill("sparkle", "glow", spark(830, 190, 80), line=False),
        fill("sparkle", "glow", spark(730, 110, 34), line=False),
    ]


@SIGNS("cross", "x mark")
def cross(variant: Variant) -> list[Part]:
    d = "M 330 320 L 670 660 M 670 320 L 330 660"
    return [
        *badge("red"),
        pen("cross", "dark", 108, "M 330 344 L 670 684 M 670 344 L 330 684", opacity=0.22),
        pen("cross", "white", 104, d, line=True),
        pen("cross", "light", 26, "M 344 354 L 650 660", -0.08, opacity=0.8),
        *(
            fill(
                "spark",
                "sun",
                polygon(spot(500, 490, 430, a - 3), spot(500, 490, 490, a), spot(500, 490, 430, a + 3)),
                line=False,
            )
            for a in (-60, -45, -30)
        ),
    ]


@SIGNS("speech bubble", "chat", "message", "dialogue")
def speech_bubble(variant: Variant) -> list[Part]:
    return [
        fill(
            "bubble",
            "second",
            (
                "M 480 420 H 840 Q 920 420 920 500 V 690 Q 920 770 840"
                " 770 H 830 L 850 880 L 730 770 H 560 Q 480 770 480 690 Z"
            ),
        ),
        dim("M 480 700 H 920 Q 916 770 840 770 H 830 L 850 880 L 730 770 H 560 Q 484 770 480 700 Z", 0.14),
        *(pen("line", "white", 24, bar((700, y), (x, y))) for x, y in ((850, 520), (850, 590), (790, 660))),
        fill(
            "bubble",
            "main",
            (
                "M 170 130 H 620 Q 710 130 710 220 V 500 Q 710 590 620 590 H 380 L"
                " 220 730 L 240 590 H 170 Q 80 590 80 500 V 220 Q 80 130 170 130 Z"
            ),
        ),
        dim("M 80 490 H 710 V 500 Q 710 590 620 590 H 380 L 220 730 L 240 590 H 170 Q 84 590 80 490 Z", 0.14),
        shine(rounded(150, 154, 400, 22, 11), 0.5),
        shine("M 104 240 Q 104 180 150 160 Q 126 200 126 300 Q 104 300 104 240 Z", 0.4),
        *(fill("dot", "white", circle(x, 366, 48)) for x in (246, 396, 546)),
        *(dim(arc(x, 366, 38, 20, 120), 0.15, width=10) for x in (246, 396, 546)),
        fill("sparkle", "glow", spark(830, 250, 70), line=False),
    ]


@SIGNS("play button")
def play_button(variant: Variant) -> list[Part]:
    d = "M 400 350 Q 404 300 450 326 L 680 466 Q 716 490 680 516 L 450 656 Q 404 680 400 632 Z"
    return [
        fill("screen", "red", rounded(80, 190, 840, 620, 170), -0.3),
        fill("screen", "red", rounded(80, 170, 840, 610, 170)),
        dim("M 80 560 Q 500 700 920 560 V 610 Q 920 780 750 780 H 250 Q 80 780 80 610 Z", 0.12),
        shine(rounded(210, 200, 440, 26, 13), 0.5),
        shine("M 110 340 Q 112 240 190 212 Q 140 270 138 420 Q 110 420 110 340 Z", 0.4),
        fill("button", "dark", "M 410 376 L 690 506 L 450 690 Q 410 700 400 660 Z", line=False, opacity=0.2),
        fill("button", "white", d),
        fill("button", "light", "M 400 490 H 698 Q 698 504 680 516 L 450 656 Q 404 680 400 632 Z", -0.1, line=False),
        fill("sparkle", "white", spark(790, 300, 56), line=False),
    ]


@SIGNS("wifi", "wi-fi", "radio wave")
def wifi(variant: Variant) -> list[Part]:
    return [
        *badge(),
        *(pen("wave", "dark", 76, arc(500, 706, r, 226, 314), opacity=0.2) for r in (180, 300, 420)),
        *(
            pen("wave", c, 66, arc(500, 690, r, 226, 314), line=True)
            for r, c in ((180, "white"), (300, "white"), (420, "white"))
        ),
        fill("dot", "accent", circle(500, 690, 62)),
        shine(circle(480, 670, 18), 0.8),
        fill("sparkle", "glow", spark(820, 200, 60), line=False),
    ]


@SIGNS("recycle", "recycling")
def recycle(variant: Variant) -> list[Part]:
    def one(turn_by: float, shade: float) -> list[Part]:
        return tilted(
            [
                fill(
                    "arrow",
                    "leaf",
                    (
                        "M 330 330 L 420 180 Q 460 120 540 120 Q 610 130 650 190 L 700 280 L 760"
                        " 250 L 710 440 L 520 390 L 584 350 L 530 260 Q 500 220 470 260 L 440 396 Z"
                    ),
                    shade,
                ),
                shine("M 380 300 L 450 190 Q 490 150 540 154 Q 480 180 440 260 L 420 330 Z", 0.4),
            ],
            turn_by,
            500,
            530,
        )

    return [
        fill("glow", "pale leaf", circle(500, 520, 400), line=False, opacity=0.25),
        *one(0, 0.05),
        *one(120, -0.2),
        *one(240, -0.08),
        fill("leaf", "pale leaf", leaf((450, 620), (590, 480), 60)),
        pen("vein", "deep leaf", 10, bar((430, 640), (570, 500))),
        fill("sparkle", "glow", spark(830, 220, 50), line=False),
    ]


@SIGNS("atom", "molecule")
def atom(variant: Variant) -> list[Part]:
    twist = variant.between("twist", 0, 60)
    orbits = [(a + twist, c) for a, c in ((0, "main"), (60, "second"), (120, "accent"))]
    return [
        fill("glow", "glow", circle(500, 500, 190), line=False, opacity=0.3),
        *(
            part
            for a, c in orbits
            for part in tilted(
                [
                    pen("orbit", c, 36, ellipse(500, 500, 400, 150), line=True),
                    pen("orbit", "white", 9, ellipse(500, 494, 396, 146), opacity=0.35),
                ],
                a,
            )
        ),
        *(
            fill("nucleus", c, circle(*spot(500, 500, 56, a), 62), s)
            for a, c, s in ((20, "red", 0.0), (110, "main", 0.0), (200, "red", -0.1), (290, "main", 0.1))
        ),
        fill("nucleus", "red", circle(500, 500, 56), 0.15),
        *(shine(ellipse(*spot(490, 484, 56, a), 18, 12), 0.65) for a in (20, 200, 290)),
        *(
            part
            for (a, _), t in zip(orbits, (40, 160, 290), strict=True)
            for part in tilted(
                [fill("electron", "glow", circle(500 + 400 * cos(radians(t)), 500 + 150 * sin(radians(t)), 42))], a
            )
        ),
    ]


@SIGNS("dna", "helix", "gene", "double helix")
def dna(variant: Variant) -> list[Part]:
    steps = [(110 + 13 * n, 190 * sin((13 * n) / 780 * pi * 2.5)) for n in range(61)]
    left = [(500 + w, y) for y, w in steps]
    right = [(500 - w, y) for y, w in steps]
    rungs = [(y, w) for y, w in steps[2:-1:4] if abs(w) > 36]
    parts = [
        *(
            pen("rung", c, 26, bar((500 + w, y), (500, y)), line=True)
            for (y, w), c in zip(rungs, ("accent", "gold", "leaf") * 6, strict=False)
        ),
        *(
            pen("rung", c, 26, bar((500 - w, y), (500, y)), line=True)
            for (y, w), c in zip(rungs, ("sky", "pink", "sun") * 6, strict=False)
        ),
        pen("strand", "second", 60, bar(*right), -0.1, line=True),
        pen("strand", "white", 12, bar(*((x - 10, y) for x, y in right)), opacity=0.4),
        pen("strand", "main", 60, bar(*left), line=True),
        pen("strand", "white", 12, bar(*((x - 10, y) for x, y in left)), opacity=0.5),
        *(
            fill("knob", c, circle(x, y, 46))
            for c, (x, y) in (("main", left[0]), ("main", left[-1]), ("second", right[-1]))
        ),
    ]
    return tilted(parts, variant.pick("tilt", (16.0, 0.0)))
