"""What is worn on the face, over the ears, around the neck and on the back."""

from services.engine.painter.parts import Part, Role, circle, ellipse, mirror, rounded

from .stitch import piece


def glasses() -> list[Part]:
    return [
        piece("glasses lens", circle(405, 430, 84) + circle(595, 430, 84), Role.WHITE, opacity=0.3, line=False),
        piece(
            "glasses",
            circle(405, 430, 84)
            + circle(595, 430, 84)
            + "M489 418 Q500 404 511 418 M321 416 L262 396 M679 416 L738 396",
            Role.DARK,
            -0.2,
            width=24,
            line=False,
        ),
        piece("glasses shine", "M356 440 L420 366 M546 440 L610 366", Role.WHITE, width=13, line=False, opacity=0.7),
    ]


def sunglasses() -> list[Part]:
    lens = "M518 384 H718 Q730 384 726 412 Q712 514 622 514 Q536 514 518 412 Z"
    return [
        piece("sunglasses", "M266 372 H734 V406 H266 Z", Role.DARK, -0.4, "#15151c"),
        piece("sunglasses", lens, Role.DARK, -0.4, "#15151c"),
        piece("sunglasses", mirror(lens), Role.DARK, -0.4, "#15151c"),
        piece(
            "sunglasses shine",
            "M330 412 L372 412 L322 486 Q306 470 300 448 Z M566 412 L608 412 L552 484 Q540 464 540 446 Z",
            Role.WHITE,
            line=False,
            opacity=0.35,
        ),
    ]


def monocle() -> list[Part]:
    return [
        piece("monocle", circle(600, 430, 88), Role.WHITE, opacity=0.25, line=False),
        piece("monocle", circle(600, 430, 88), Role.ACCENT, 0, "#e3b23a", width=20),
        piece("monocle chain", "M668 490 Q700 600 650 720", Role.ACCENT, 0, "#e3b23a", width=9, line=False),
    ]


def eyepatch() -> list[Part]:
    return [
        piece("eyepatch", "M268 350 Q500 300 740 330", Role.DARK, -0.3, "#1c1a24", width=22, line=False),
        piece("eyepatch", "M506 366 Q600 330 700 366 Q716 500 604 528 Q500 500 506 366 Z", Role.DARK, -0.2, "#1c1a24"),
    ]


def goggles() -> list[Part]:
    return [
        piece("goggles strap", "M262 400 H738 V462 H262 Z", Role.DARK, -0.2),
        piece("goggles", rounded(290, 330, 420, 200, 76), Role.DARK, 0.08),
        piece("goggles lens", rounded(322, 360, 356, 140, 54), Role.GLOW, 0, "#36c8f0"),
        piece(
            "goggles shine", "M352 470 L420 372 H480 L392 490 Q362 490 352 470 Z", Role.WHITE, line=False, opacity=0.5
        ),
    ]


def eye_mask() -> list[Part]:
    holes = ellipse(405, 432, 62, 46), ellipse(595, 432, 62, 46)
    return [
        piece(
            "mask",
            "M262 380 Q380 340 500 392 Q620 340 738 380 Q752 500 640 524 Q560 520 500 470 Q440 520 360 524 Q248 "
            "500 262 380 Z " + " ".join(holes),
            Role.ACCENT,
            -0.15,
        ),
    ]


def ninja_mask() -> list[Part]:
    return [
        piece(
            "ninja mask",
            "M282 500 Q500 452 718 500 Q716 620 640 680 Q500 740 360 680 Q284 620 282 500 Z",
            Role.DARK,
            0,
            "#2b2d42",
        ),
        piece("headband", "M282 276 Q500 220 718 276 L722 346 Q500 290 278 346 Z", Role.DARK, 0, "#2b2d42"),
        piece("headband plate", rounded(410, 250, 180, 66, 14), Role.METAL, 0.1),
        piece(
            "headband knot",
            "M716 300 Q830 270 880 350 Q800 340 760 356 Q830 400 836 470 Q750 420 714 340 Z",
            Role.DARK,
            0.08,
            "#2b2d42",
        ),
    ]


def headphones() -> list[Part]:
    cup = rounded(694, 352, 104, 196, 50)
    return [
        piece("headphones band", "M262 430 Q246 110 500 106 Q754 110 738 430", Role.DARK, 0.05, width=46),
        piece("headphones band", "M300 300 Q330 132 500 128", Role.WHITE, width=10, line=False, opacity=0.3),
        piece("headphones", cup, Role.ACCENT),
        piece("headphones", mirror(cup), Role.ACCENT),
        piece("headphones pad", rounded(682, 372, 46, 156, 22), Role.DARK, -0.1),
        piece("headphones pad", rounded(272, 372, 46, 156, 22), Role.DARK, -0.1),
        piece("headphones light", rounded(758, 408, 16, 84, 8), Role.GLOW, 0.2, line=False),
        piece("headphones light", rounded(226, 408, 16, 84, 8), Role.GLOW, 0.2, line=False),
    ]


def headset() -> list[Part]:
    return [
        *headphones(),
        piece("microphone", "M250 520 Q270 640 400 640", Role.DARK, 0, width=16),
        piece("microphone", rounded(386, 614, 66, 48, 24), Role.DARK, -0.2),
    ]


def scarf() -> list[Part]:
    return [
        piece("scarf", "M606 690 L690 920 L590 944 L548 710 Z", Role.ACCENT, -0.15),
        piece("scarf", "M296 600 Q500 706 704 600 Q752 660 716 720 Q500 806 284 720 Q248 660 296 600 Z", Role.ACCENT),
        piece(
            "scarf fold",
            "M320 668 Q500 742 690 664 M610 800 L664 790 M624 850 L678 840",
            Role.ACCENT,
            -0.3,
            width=11,
            line=False,
        ),
    ]


def bow_tie() -> list[Part]:
    wing = "M512 690 L640 628 Q666 690 640 756 L512 706 Z"
    return [
        piece("bow tie", wing, Role.ACCENT),
        piece("bow tie", mirror(wing), Role.ACCENT, -0.08),
        piece("bow tie knot", rounded(466, 660, 68, 72, 22), Role.ACCENT, -0.25),
    ]


def tie() -> list[Part]:
    return [
        piece("tie", "M462 664 H538 L556 720 L592 900 L500 968 L408 900 L444 720 Z", Role.ACCENT),
        piece("tie knot", "M456 650 H544 L528 724 H472 Z", Role.ACCENT, -0.22),
        piece("tie stripe", "M430 800 L566 744 L574 784 L424 846 Z", Role.LIGHT, line=False, opacity=0.6),
    ]


def cape() -> list[Part]:
    return [
        piece(
            "cape",
            "M330 620 Q160 700 96 1010 Q300 960 500 1000 Q700 960 904 1010 Q840 700 670 620 Q500 690 330 620 Z",
            Role.ACCENT,
            -0.1,
        ),
        piece(
            "cape fold", "M300 700 Q220 830 206 976 M700 700 Q780 830 794 976", Role.ACCENT, -0.4, width=18, line=False
        ),
    ]


def wings() -> list[Part]:
    wing = (
        "M610 640 Q700 380 930 250 Q960 330 930 400 Q990 400 984 470 Q950 540 900 560 Q930 590 900 640 Q800 "
        "740 610 720 Z"
    )
    feather = "M660 640 Q760 470 920 400 M680 670 Q800 560 900 555"
    return [
        piece("wing", wing, Role.LIGHT),
        piece("wing", mirror(wing), Role.LIGHT),
        piece("feather", feather, Role.LIGHT, -0.25, width=12, line=False),
        piece("feather", mirror(feather), Role.LIGHT, -0.25, width=12, line=False),
    ]


def beard() -> list[Part]:
    return [
        piece(
            "beard",
            "M300 470 Q330 560 420 556 Q500 530 580 556 Q670 560 700 470 Q730 640 640 740 Q560 800 500 850 Q440 "
            "800 360 740 Q270 640 300 470 Z",
            Role.LIGHT,
            -0.05,
            "#9a5f38",
        ),
        piece(
            "beard strand",
            "M420 640 Q440 720 480 780 M580 640 Q560 720 520 780",
            Role.LIGHT,
            -0.25,
            "#9a5f38",
            width=12,
            line=False,
        ),
    ]


def moustache() -> list[Part]:
    half = "M500 540 Q560 500 620 540 Q690 580 740 530 Q720 620 630 612 Q550 604 500 566 Z"
    return [
        piece("moustache", half, Role.DARK, -0.1, "#3a2620"),
        piece("moustache", mirror(half), Role.DARK, -0.1, "#3a2620"),
    ]
