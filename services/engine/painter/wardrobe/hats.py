"""What is worn on the head."""

from services.engine.painter.parts import Part, Role, circle, ellipse, mirror, polygon, rounded, star

from .stitch import piece


def hat() -> list[Part]:
    return [
        piece("hat", "M340 235 L362 30 Q500 -6 638 30 L660 235 Z", Role.DARK, 0.08),
        piece("hat band", "M346 180 Q500 214 654 180 L660 236 Q500 262 340 236 Z", Role.ACCENT),
        piece("hat", "M248 236 Q500 178 752 236 Q762 282 700 278 Q500 236 300 278 Q238 282 248 236 Z", Role.DARK),
        piece("hat shine", "M384 54 Q420 40 440 40 L424 168 Q396 172 372 166 Z", Role.WHITE, line=False, opacity=0.16),
    ]


def cap() -> list[Part]:
    return [
        piece("cap", "M300 270 Q296 70 500 66 Q704 70 700 270 Q500 216 300 270 Z", Role.ACCENT),
        piece(
            "cap panel", "M420 236 Q420 110 500 68 Q580 110 580 236 Q500 224 420 236 Z", Role.ACCENT, 0.25, line=False
        ),
        piece(
            "cap peak",
            "M318 262 Q500 196 720 250 Q820 280 842 322 Q700 268 560 274 Q420 276 318 262 Z",
            Role.ACCENT,
            -0.3,
        ),
        piece("cap button", circle(500, 66, 20), Role.ACCENT, -0.3),
    ]


def crown() -> list[Part]:
    return [
        piece(
            "crown",
            "M312 226 L286 44 L398 128 L500 4 L602 128 L714 44 L688 226 Q500 262 312 226 Z",
            Role.ACCENT,
            0.05,
            "#f4b92e",
        ),
        piece(
            "crown band",
            "M312 226 Q500 262 688 226 L682 182 Q500 216 318 182 Z",
            Role.ACCENT,
            -0.2,
            "#f4b92e",
            line=False,
        ),
        piece("crown jewel", circle(500, 214, 22), Role.ACCENT, 0, "#e0325a"),
        piece("crown jewel", circle(392, 204, 16), Role.ACCENT, 0, "#2f86e8"),
        piece("crown jewel", circle(608, 204, 16), Role.ACCENT, 0, "#2f86e8"),
        *[
            piece("crown ball", circle(x, y, 24), Role.ACCENT, 0.3, "#f4b92e")
            for x, y in ((286, 40), (500, 2), (714, 40))
        ],
        piece("crown shine", "M330 120 L350 200 L378 204 L366 146 Z", Role.WHITE, line=False, opacity=0.4),
    ]


def wizard_hat() -> list[Part]:
    return [
        piece(
            "wizard hat",
            "M322 250 Q420 60 470 -90 Q520 -176 632 -142 Q566 -116 572 -70 Q610 110 684 250 Q500 290 322 250 Z",
            Role.ACCENT,
            -0.1,
            "#5a3fc0",
        ),
        piece(
            "wizard hat fold",
            "M560 20 Q600 130 684 250 Q640 262 592 268 Q580 140 560 20 Z",
            Role.ACCENT,
            -0.35,
            "#5a3fc0",
            line=False,
        ),
        piece("wizard hat band", "M334 226 Q500 268 672 226 L686 256 Q500 294 320 254 Z", Role.ACCENT, 0, "#f4b92e"),
        piece(
            "wizard hat brim",
            "M216 252 Q500 184 784 252 Q816 310 736 306 Q500 262 264 306 Q184 310 216 252 Z",
            Role.ACCENT,
            -0.2,
            "#5a3fc0",
        ),
        piece("wizard hat star", star(456, 120, 40, 17, 5), Role.ACCENT, 0, "#ffd84d", line=False),
        piece("wizard hat star", star(540, 30, 26, 11, 5), Role.ACCENT, 0, "#ffd84d", line=False),
        piece("wizard hat star", star(566, 172, 24, 10, 5), Role.ACCENT, 0, "#ffd84d", line=False),
    ]


def witch_hat() -> list[Part]:
    return [
        piece(
            "witch hat",
            "M330 244 Q430 70 452 -70 Q484 -160 580 -110 Q560 -90 566 -40 Q600 110 672 244 Q500 284 330 244 Z",
            Role.DARK,
            0.05,
            "#3a2f55",
        ),
        piece("witch hat band", "M342 212 Q500 256 662 212 L678 252 Q500 290 324 250 Z", Role.ACCENT, 0, "#f08a2a"),
        piece("witch hat buckle", rounded(458, 226, 84, 52, 8), Role.ACCENT, 0.1, "#ffd84d"),
        piece(
            "witch hat brim",
            "M196 254 Q500 190 804 254 Q830 312 744 304 Q500 266 256 304 Q170 312 196 254 Z",
            Role.DARK,
            -0.1,
            "#3a2f55",
        ),
    ]


def party_hat() -> list[Part]:
    return [
        piece("party hat", "M384 236 L500 -60 L616 236 Q500 266 384 236 Z", Role.ACCENT),
        piece(
            "party hat stripe",
            "M424 134 L576 134 L594 180 L406 180 Z M458 46 L542 46 L558 88 L442 88 Z",
            Role.SECOND,
            0.2,
            line=False,
        ),
        piece("party hat pompom", star(500, -62, 54, 32, 9), Role.LIGHT),
    ]


def cowboy_hat() -> list[Part]:
    return [
        piece(
            "cowboy hat",
            "M344 232 Q330 40 420 40 Q470 44 500 70 Q530 44 580 40 Q670 40 656 232 Q500 262 344 232 Z",
            Role.DARK,
            0.1,
            "#9a623a",
        ),
        piece("cowboy hat band", "M344 190 Q500 224 656 190 L658 234 Q500 266 342 234 Z", Role.ACCENT, -0.1, "#5c371f"),
        piece(
            "cowboy hat brim",
            "M186 176 Q260 250 500 236 Q740 250 814 176 Q824 306 640 300 Q500 276 360 300 Q176 306 186 176 Z",
            Role.DARK,
            -0.05,
            "#9a623a",
        ),
    ]


def pirate_hat() -> list[Part]:
    return [
        piece(
            "pirate hat",
            "M214 250 Q250 60 500 20 Q750 60 786 250 Q640 190 500 206 Q360 190 214 250 Z",
            Role.DARK,
            0,
            "#2a2632",
        ),
        piece(
            "pirate hat trim",
            "M214 250 Q360 190 500 206 Q640 190 786 250 Q792 280 766 284 Q640 226 500 240 Q360 226 234 284 Q208 "
            "280 214 250 Z",
            Role.ACCENT,
            0,
            "#f4b92e",
        ),
        piece(
            "pirate hat skull",
            "M500 76 Q556 76 556 126 Q556 150 536 160 V182 H464 V160 Q444 150 444 126 Q444 76 500 76 Z",
            Role.WHITE,
            line=False,
        ),
        piece(
            "pirate hat skull eye", circle(479, 128, 13) + circle(521, 128, 13), Role.DARK, -0.3, "#2a2632", line=False
        ),
    ]


def viking() -> list[Part]:
    horn = "M664 200 Q790 190 800 30 Q868 180 730 270 Z"
    return [
        piece("horn", horn, Role.LIGHT, 0, "#f1e6cb"),
        piece("horn", mirror(horn), Role.LIGHT, 0, "#f1e6cb"),
        piece("helmet", "M292 280 Q284 70 500 64 Q716 70 708 280 Q500 232 292 280 Z", Role.METAL),
        piece("helmet ridge", "M470 68 Q500 60 530 68 L536 236 Q500 230 464 236 Z", Role.METAL, -0.25, line=False),
        piece("helmet band", "M288 244 Q500 190 712 244 L708 296 Q500 246 292 296 Z", Role.ACCENT, -0.05, "#d9a032"),
    ]


def knight() -> list[Part]:
    return [
        piece("plume", "M492 62 Q520 -60 680 -70 Q760 -40 770 90 Q690 20 604 44 Q540 60 520 84 Z", Role.ACCENT),
        piece("helmet", "M276 330 Q270 60 500 54 Q730 60 724 330 L708 372 Q500 330 292 372 Z", Role.METAL, 0.05),
        piece("helmet", "M500 54 Q730 60 724 330 L708 372 Q604 350 500 350 Z", Role.METAL, -0.22, line=False),
        piece("helmet crest", "M474 58 Q500 48 526 58 L532 330 Q500 326 468 330 Z", Role.ACCENT, 0, "#e3b23a"),
        piece("helmet visor", "M270 300 Q500 246 730 300 L724 366 Q500 312 276 366 Z", Role.METAL, -0.12),
        piece(
            "helmet rivet",
            "".join(circle(x, y, 9) for x, y in ((310, 326), (390, 308), (610, 308), (690, 326))),
            Role.METAL,
            0.45,
            line=False,
        ),
        piece("cheek plate", "M276 352 Q300 500 344 610 L300 596 Q246 480 264 350 Z", Role.METAL, -0.05),
        piece("cheek plate", mirror("M276 352 Q300 500 344 610 L300 596 Q246 480 264 350 Z"), Role.METAL, -0.25),
    ]


def chef() -> list[Part]:
    return [
        piece(
            "chef hat",
            "M346 214 L334 110 Q244 60 316 -10 Q360 -50 410 -26 Q500 -110 592 -26 Q640 -50 686 -10 Q756 60 666 "
            "110 L654 214 Z",
            Role.WHITE,
            -0.03,
        ),
        piece(
            "chef hat fold",
            "M430 200 V110 M500 204 V96 M570 200 V110",
            Role.DARK,
            0.55,
            width=9,
            line=False,
            opacity=0.4,
        ),
        piece("chef hat band", "M344 196 Q500 226 656 196 L662 250 Q500 280 338 250 Z", Role.WHITE, -0.1),
    ]


def santa() -> list[Part]:
    return [
        piece(
            "santa hat",
            "M320 230 Q360 10 560 -10 Q740 0 790 190 Q740 130 676 140 Q690 190 686 236 Q500 190 320 230 Z",
            Role.ACCENT,
            0,
            "#d92b3a",
        ),
        piece("santa hat trim", rounded(286, 196, 428, 82, 41), Role.WHITE),
        piece("santa hat pompom", circle(792, 214, 48), Role.WHITE),
    ]


def beanie() -> list[Part]:
    return [
        piece("beanie", "M300 262 Q290 56 500 52 Q710 56 700 262 Z", Role.ACCENT),
        piece(
            "beanie rib",
            "M400 210 Q392 110 440 62 M500 206 V54 M600 210 Q608 110 560 62",
            Role.ACCENT,
            -0.25,
            width=10,
            line=False,
        ),
        piece("beanie fold", rounded(284, 196, 432, 88, 34), Role.ACCENT, -0.18),
        piece("beanie pompom", star(500, 44, 58, 40, 11), Role.LIGHT),
    ]


def graduate() -> list[Part]:
    return [
        piece("graduation cap", "M350 150 V246 Q500 300 650 246 V150 Z", Role.DARK, -0.1),
        piece("graduation cap", polygon((500, 44), (800, 142), (500, 236), (200, 142)), Role.DARK),
        piece("tassel", "M500 140 L742 170 V286", Role.ACCENT, width=12),
        piece("tassel", rounded(724, 270, 36, 70, 10), Role.ACCENT),
    ]


def halo() -> list[Part]:
    return [
        piece("halo", ellipse(500, 74, 178, 46), Role.GLOW, 0.2, "#ffe27a", width=30),
        piece("halo", ellipse(500, 70, 178, 46), Role.GLOW, 0.6, "#fff3c0", width=8, line=False),
    ]


def horns() -> list[Part]:
    horn = "M610 236 Q640 120 720 60 Q770 30 766 -30 Q836 120 726 268 Q668 290 610 236 Z"
    return [
        piece("horn", horn, Role.ACCENT, -0.1, "#b3243c"),
        piece("horn", mirror(horn), Role.ACCENT, -0.1, "#b3243c"),
    ]


def cat_ears() -> list[Part]:
    outer, inner = (
        "M548 220 Q600 60 726 14 Q760 160 706 300 Q630 236 548 220 Z",
        "M606 206 Q640 110 708 72 Q724 160 692 248 Q650 216 606 206 Z",
    )
    return [
        piece("cat ear", outer, Role.DARK, 0.1),
        piece("cat ear", mirror(outer), Role.DARK, 0.1),
        piece("inner ear", inner, Role.ACCENT, 0.2, "#ff9db8", line=False),
        piece("inner ear", mirror(inner), Role.ACCENT, 0.2, "#ff9db8", line=False),
    ]


def bow() -> list[Part]:
    wing = "M640 200 Q740 96 800 130 Q820 206 786 276 Q720 290 640 216 Z"
    return [
        piece("bow", wing, Role.ACCENT),
        piece("bow", "M640 200 Q566 90 500 116 Q474 190 496 262 Q566 284 640 216 Z", Role.ACCENT, -0.1),
        piece("bow knot", circle(640, 206, 36), Role.ACCENT, -0.25),
    ]


def flower() -> list[Part]:
    return [
        piece(
            "flower",
            "".join(
                circle(668 + 52 * x, 216 + 52 * y, 40)
                for x, y in ((0, -1), (0.95, -0.31), (0.59, 0.81), (-0.59, 0.81), (-0.95, -0.31))
            ),
            Role.ACCENT,
            0.1,
            "#ff7fae",
        ),
        piece("flower heart", circle(668, 216, 32), Role.ACCENT, 0, "#ffd84d"),
    ]


def space_helmet() -> list[Part]:
    return [
        piece("space helmet glass", circle(500, 420, 318), Role.GLOW, 0.3, "#bfeaff", opacity=0.28, line=False),
        piece("space helmet", circle(500, 420, 330), Role.WHITE, -0.08, width=44),
        piece("space helmet shine", "M300 300 Q350 200 470 166", Role.WHITE, width=26, line=False, opacity=0.85),
        piece("space helmet collar", "M300 690 Q500 780 700 690 L724 760 Q500 860 276 760 Z", Role.METAL, 0.15),
    ]
