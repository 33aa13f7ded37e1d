"""Things that sound: instruments, notes, records."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, polygon, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, placed, shine, tilted
from services.engine.painter.things.shapes import arc, band, bar, spark

MUSIC = Shelf("object")


@MUSIC("guitar", "electric guitar", "acoustic guitar", "ukulele", "banjo")
def guitar(variant: Variant) -> list[Part]:
    acoustic = [
        fill(
            "body",
            "pale wood",
            (
                "M 500 460 C 620 440 660 500 630 580 C 620 620 720 640 720 750 C 720 880 610 920 500"
                " 920 C 390 920 280 880 280 750 C 280 640 380 620 370 580 C 340 500 380 440 500 460 Z"
            ),
        ),
        dim(
            (
                "M 590 460 C 660 480 650 550 630 580 C 620 620 720 640 720 750 C 720 880"
                " 610 920 500 920 C 660 860 660 700 590 640 C 560 600 600 520 590 460 Z"
            ),
            0.14,
        ),
        fill("sound hole", "dark wood", circle(500, 660, 76)),
        pen("rosette", "accent", 12, circle(500, 660, 88)),
        fill("bridge", "dark wood", rounded(410, 806, 180, 44, 14)),
        shine("M 320 740 C 326 680 370 650 400 630 C 360 690 350 720 354 790 Z", 0.5),
    ]
    electric = [
        fill(
            "body",
            "main",
            (
                "M 420 480 C 330 380 280 470 320 560 C 340 620 250 650 260 770 C 270 900 400 930 500"
                " 910 C 640 930 740 880 730 760 C 720 640 640 640 660 560 C 690 450 640 410 580 480 Z"
            ),
        ),
        dim(
            (
                "M 580 480 C 640 410 690 450 660 560 C 640 640 720 640 730"
                " 760 C 740 880 640 930 500 910 C 660 860 660 740 600 640 Z"
            ),
            0.18,
        ),
        fill(
            "pickguard",
            "white",
            "M 400 540 C 360 600 420 640 350 740 C 330 800 420 790 440 720 L 450 540 Z",
            line=False,
            opacity=0.9,
        ),
        *(fill("pickup", "dark", rounded(430, y, 140, 40, 14)) for y in (600, 690)),
        fill("bridge", "metal", rounded(430, 780, 140, 50, 12)),
        *(fill("knob", "gold", circle(x, y, 22)) for x, y in ((640, 740), (620, 820))),
        shine("M 296 760 C 300 700 340 660 350 620 C 350 690 326 720 330 800 Z", 0.55),
    ]
    neck = [
        fill("neck", "dark wood", "M 466 210 H 534 L 540 640 H 460 Z"),
        *(pen("fret", "metal", 7, bar((467, y), (533, y))) for y in range(250, 620, 52)),
        fill("head", "wood", "M 452 90 Q 500 60 548 90 L 560 220 H 440 Z"),
        *(fill("peg", "metal", circle(x, y, 19)) for x in (428, 572) for y in (112, 152, 192)),
        *(pen("string", "snow", 4, bar((x, 110), (x, 820))) for x in (482, 494, 506, 518)),
    ]
    return tilted([*variant.pick("kind", (acoustic, electric)), *neck], 32)


@MUSIC("piano", "grand piano", "synthesizer", "synth", "piano keys")
def piano(variant: Variant) -> list[Part]:
    whites = [rounded(150 + 100 * n, 540, 96, 210, 14) for n in range(7)]
    blacks = [rounded(150 + 100 * n - 32, 540, 60, 124, 10) for n in (1, 2, 4, 5, 6)]
    return [
        fill("leg", "dark", rounded(150, 760, 70, 150, 20)),
        fill("leg", "dark", rounded(780, 760, 70, 150, 20)),
        fill("lid", "dark", "M 140 430 C 120 200 260 90 420 110 C 620 130 620 260 760 260 Q 850 270 860 430 Z", 0.14),
        fill(
            "lid inside",
            "gold",
            "M 190 430 C 180 250 290 150 410 164 C 570 180 590 310 740 312 Q 806 320 812 430 Z",
            -0.1,
        ),
        *(
            pen("string", "deep gold", 7, bar((x, y), (x, 426)), -0.2)
            for x, y in ((260, 260), (330, 200), (400, 180), (470, 196), (540, 240), (610, 290), (680, 310))
        ),
        fill("case", "dark", rounded(100, 420, 800, 130, 30)),
        shine(rounded(140, 438, 420, 22, 11), 0.4),
        fill("stand", "dark", rounded(360, 330, 280, 110, 16), 0.25),
        fill("sheet", "cream", polygon((390, 300), (610, 300), (610, 420), (390, 420))),
        *(pen("note line", "ink", 6, bar((410, y), (590, y)), opacity=0.6) for y in (330, 352, 374, 396)),
        fill("key bed", "dark", rounded(100, 530, 800, 260, 30)),
        *(fill("key", "white", d) for d in whites),
        *(fill("black key", "black", d) for d in blacks),
        *(shine(rounded(150 + 100 * n - 22, 548, 12, 84, 6), 0.35) for n in (1, 2, 4, 5, 6)),
        dim("M 150 540 H 846 V 562 H 150 Z", 0.25),
    ]


@MUSIC("drum", "drums", "snare", "drum kit", "bongo")
def drum(variant: Variant) -> list[Part]:
    zigzag = [(170 + 82.5 * n, 500 if n % 2 else 760) for n in range(9)]
    return [
        fill("shell", "main", "M 150 400 V 760 Q 160 890 500 900 Q 840 890 850 760 V 400 Z"),
        dim("M 680 470 L 850 420 V 760 Q 840 860 640 892 Q 700 700 680 470 Z", 0.18),
        pen("rope", "cream", 18, bar(*((x, y + 60 - abs(x - 500) * 0.14) for x, y in zigzag)), line=True),
        pen("rim", "gold", 54, "M 150 770 Q 170 880 500 886 Q 830 880 850 770", line=True),
        fill("rim", "gold", ellipse(500, 400, 374, 130)),
        fill("skin", "cream", ellipse(500, 384, 336, 104)),
        dim("M 164 384 A 336 104 0 0 1 836 384 A 336 84 0 0 0 164 384 Z", 0.12),
        shine(ellipse(380, 350, 120, 26), 0.8),
        shine("M 190 520 V 720 Q 200 760 240 790 V 540 Z", 0.3),
        pen("drumstick", "wood", 34, bar((480, 370), (180, 130)), line=True),
        pen("drumstick", "wood", 34, bar((540, 380), (850, 150)), -0.1, line=True),
        fill("tip", "pale wood", ellipse(486, 376, 40, 30)),
        fill("tip", "pale wood", ellipse(536, 384, 40, 30)),
        *(pen("beat", "glow", 18, d) for d in ("M 420 250 L 400 200", "M 510 230 V 170", "M 600 250 L 620 200")),
    ]


@MUSIC("violin", "fiddle", "cello", "viola")
def violin(variant: Variant) -> list[Part]:
    body = (
        "M 500 400 C 620 390 650 470 620 540 C 570 560 580 640 630 660 C 690 740 660 880 500"
        " 890 C 340 880 310 740 370 660 C 420 640 430 560 380 540 C 350 470 380 390 500 400 Z"
    )
    hole = "M 420 590 Q 400 570 420 620 Q 450 680 430 710"
    parts = [
        fill("body", "#b5541f", body),
        dim(
            (
                "M 590 400 C 650 440 650 500 620 540 C 570 560 580 640 630 660 C 690 740 660 880"
                " 500 890 C 620 840 620 720 560 660 C 530 600 540 560 570 530 Q 600 470 590 400 Z"
            ),
            0.18,
        ),
        pen("edge", "#7a3312", 9, "M 500 420 C 596 414 624 474 600 528"),
        pen("sound hole", "dark wood", 15, hole),
        pen("sound hole", "dark wood", 15, "M 580 590 Q 600 570 580 620 Q 550 680 570 710"),
        fill("fingerboard", "dark", "M 478 180 H 522 L 534 620 H 466 Z"),
        fill("tailpiece", "dark", "M 468 730 H 532 L 516 870 H 484 Z"),
        fill("bridge", "pale wood", rounded(444, 664, 112, 30, 12)),
        fill(
            "scroll", "#b5541f", "M 470 190 V 120 Q 470 74 510 76 Q 550 84 540 120 Q 530 140 512 128 L 530 190 Z", -0.1
        ),
        *(fill("peg", "dark", rounded(x, y, 44, 20, 10)) for x, y in ((424, 130), (534, 146), (424, 166))),
        *(pen("string", "snow", 4, bar((x, 180), (x, 760))) for x in (486, 500, 514)),
        shine("M 366 760 C 360 710 390 680 410 668 C 386 720 384 770 396 820 Z", 0.5),
        shine("M 394 470 C 400 430 430 424 460 424 C 420 440 410 470 412 510 Z", 0.5),
    ]
    bow = [
        pen("bow", "dark wood", 18, bar((300, 120), (760, 860)), line=True),
        pen("bow hair", "cream", 9, bar((270, 140), (730, 880))),
        fill("frog", "dark", circle(738, 856, 24)),
    ]
    return [*tilted(parts, 24), *bow]


@MUSIC("trumpet", "horn", "fanfare", "trombone", "saxophone")
def trumpet(variant: Variant) -> list[Part]:
    parts = [
        pen("tube", "gold", 52, "M 130 420 H 640", line=True),
        pen("tube", "gold", 46, "M 640 600 H 330 A 90 90 0 0 1 330 420", -0.15, line=True),
        fill("bell", "gold", "M 600 394 Q 760 390 870 240 Q 920 420 870 600 Q 760 450 600 446 Z"),
        dim("M 620 430 Q 760 440 880 560 L 870 600 Q 760 450 600 446 Z", 0.2),
        fill("bell mouth", "deep gold", ellipse(878, 420, 32, 180), -0.25),
        pen("tube", "gold", 46, "M 640 600 A 90 90 0 0 0 690 440", -0.15, line=True),
        fill("mouthpiece", "metal", "M 84 380 Q 110 400 150 402 V 438 Q 110 440 84 460 Z"),
        *(fill("valve", "gold", rounded(x, 380, 62, 270, 24), 0.1) for x in (400, 480, 560)),
        *(dim(rounded(x + 40, 390, 22, 250, 11), 0.14) for x in (400, 480, 560)),
        *(fill("piston", "metal", rounded(x + 20, 310, 22, 80, 8)) for x in (400, 480, 560)),
        *(fill("button", "white", ellipse(x + 31, 304, 32, 18)) for x in (400, 480, 560)),
        shine(rounded(160, 402, 230, 12, 6), 0.8),
        shine("M 660 400 Q 780 380 850 290 Q 800 390 700 408 Z", 0.6),
    ]
    notes = [
        fill("note", "accent", d)
        for d in ("M 250 250 A 40 30 0 1 1 220 226 V 110 L 330 90 V 220 A 40 30 0 1 1 300 196 V 140 L 250 150 Z",)
    ]
    return placed([*tilted(parts, -8), *notes], 1.0, 500, 570)


@MUSIC("music note", "quaver", "treble")
def music_note(variant: Variant) -> list[Part]:
    return [
        fill("note", "main", "M 330 240 L 800 130 V 250 L 400 344 V 740 H 330 Z"),
        fill("beam", "main", "M 330 240 L 800 130 V 250 L 330 360 Z", 0.14),
        fill("stem", "main", "M 730 266 L 800 250 V 660 H 730 Z", -0.18),
        fill(
            "head", "main", "M 150 780 C 150 690 260 640 340 670 C 420 700 420 810 340 850 C 250 900 150 870 150 780 Z"
        ),
        fill(
            "head",
            "main",
            "M 550 690 C 550 600 660 550 740 580 C 820 610 820 720 740 760 C 650 810 550 780 550 690 Z",
            -0.1,
        ),
        dim("M 390 730 C 410 800 360 840 340 850 C 270 884 190 870 162 820 C 260 850 350 800 390 730 Z", 0.18),
        dim("M 790 640 C 810 710 760 750 740 760 C 670 794 590 780 562 730 C 660 760 750 710 790 640 Z", 0.18),
        shine(ellipse(236, 728, 48, 26), 0.6),
        shine(ellipse(636, 638, 48, 26), 0.6),
        shine("M 350 262 L 770 164 V 190 L 350 290 Z", 0.45),
        *(
            fill("sparkle", "accent", spark(x, y, r), line=False)
            for x, y, r in ((200, 440, 80), (880, 420, 56), (520, 880, 50), (180, 230, 40))
        ),
    ]


@MUSIC("vinyl record", "vinyl", "record", "album", "turntable", "compact disc")
def vinyl_record(variant: Variant) -> list[Part]:
    return [
        fill("sleeve", "main", rounded(90, 150, 620, 620, 30)),
        fill(
            "sleeve",
            "main",
            "M 90 560 Q 300 440 480 580 Q 600 660 710 600 V 740 Q 710 770 680 770 H 120 Q 90 770 90 740 Z",
            -0.25,
            line=False,
        ),
        fill("sun", "accent", circle(300, 400, 120), line=False),
        fill("record", "black", circle(580, 540, 340)),
        *(pen("groove", "grey", 5, circle(580, 540, r), opacity=0.5) for r in (310, 280, 250, 220, 190, 160)),
        shine("M 580 540 L 360 300 A 326 326 0 0 1 470 234 Z", 0.2),
        shine("M 580 540 L 800 780 A 326 326 0 0 1 690 846 Z", 0.2),
        fill("label", "accent", circle(580, 540, 122)),
        fill("label", "second", "M 458 540 A 122 122 0 0 0 702 540 Z", line=False),
        fill("star", "white", star(580, 480, 34, 15, 5), line=False),
        fill("hole", "white", circle(580, 540, 20)),
        shine(arc(580, 540, 328, 190, 250), 0.5, width=9),
        shine(band(580, 540, 112, 100, 190, 270), 0.5),
    ]
