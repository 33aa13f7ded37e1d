"""Things of adventures: weapons, armour, magic and what a pirate buries."""

from services.engine.painter.parts import Part, Variant, circle, mirror, polygon, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, shine, tilted
from services.engine.painter.things.shapes import band, bar, spark

ARMS = Shelf("object")


@ARMS("sword", "rapier", "longsword", "broadsword", "saber", "sabre", "excalibur")
def sword(variant: Variant) -> list[Part]:
    parts = [
        fill("blade", "metal", "M 442 640 V 200 L 500 84 L 558 200 V 640 Z", 0.25),
        fill("blade", "metal", "M 500 84 L 558 200 V 640 H 500 Z", -0.18, line=False),
        fill("groove", "metal", "M 488 230 L 500 206 L 512 230 V 610 H 488 Z", -0.4, line=False),
        shine("M 454 208 L 474 168 V 600 H 454 Z", 0.5),
        fill("grip", "dark wood", rounded(466, 650, 68, 180, 20)),
        *(pen("wrap", "brass", 12, bar((470, y), (530, y + 20))) for y in (698, 732, 766)),
        fill(
            "guard",
            "gold",
            "M 318 622 Q 336 582 392 606 H 608 Q 664 582 682 622 Q 690 664 640 676 H 360 Q 310 664 318 622 Z",
        ),
        shine("M 346 622 Q 362 608 394 622 H 480 V 634 H 360 Q 344 634 346 622 Z", 0.5),
        dim("M 344 658 H 656 Q 650 672 636 676 H 364 Q 350 672 344 658 Z"),
        fill("pommel", "gold", circle(500, 856, 50)),
        fill("gem", "accent", circle(500, 856, 26)),
        fill("gem", "accent", polygon((500, 600), (540, 641), (500, 682), (460, 641))),
        shine(polygon((500, 612), (520, 641), (500, 641), (474, 641)), 0.5),
        shine(spark(596, 180, 60), 0.95),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 32.0, 38.0)))


@ARMS("dagger", "knife", "dirk", "kunai")
def dagger(variant: Variant) -> list[Part]:
    parts = [
        fill("blade", "metal", "M 420 520 Q 412 300 500 96 Q 588 300 580 520 Z", 0.25),
        fill("blade", "metal", "M 500 96 Q 588 300 580 520 H 500 Z", -0.2, line=False),
        shine("M 442 500 Q 436 330 484 196 Q 456 340 464 500 Z", 0.5),
        pen("groove", "metal", 12, bar((500, 260), (500, 490)), -0.45),
        fill("grip", "dark wood", "M 458 560 H 542 Q 562 680 536 790 H 464 Q 438 680 458 560 Z"),
        *(pen("wrap", "brass", 14, bar((456, y), (544, y + 26))) for y in (608, 660, 712)),
        fill(
            "guard",
            "gold",
            "M 330 500 Q 360 540 400 518 H 600 Q 640 540 670 500 Q 690 566 620 582 H 380 Q 310 566 330 500 Z",
        ),
        dim("M 356 560 H 644 Q 630 580 612 582 H 388 Q 370 580 356 560 Z"),
        fill("gem", "accent", circle(500, 550, 28)),
        shine(circle(490, 540, 9), 0.8),
        fill("pommel", "gold", "M 452 784 H 548 L 564 830 L 500 884 L 436 830 Z"),
        shine("M 460 792 H 500 V 830 H 446 Z", 0.35),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 35.0)))


@ARMS("shield", "buckler", "shield emblem", "guardian shield")
def shield(variant: Variant) -> list[Part]:
    outer = "M 500 90 Q 640 190 840 190 Q 860 680 500 910 Q 140 680 160 190 Q 360 190 500 90 Z"
    inner = "M 500 176 Q 630 256 766 266 Q 766 620 500 814 Q 234 620 234 266 Q 370 256 500 176 Z"
    parts = [
        fill("rim", "metal", outer, 0.15),
        fill("rim", "metal", "M 500 90 Q 640 190 840 190 Q 860 680 500 910 Z", -0.15, line=False),
        fill("field", "main", inner),
        fill("field", "main", "M 500 176 Q 630 256 766 266 Q 766 620 500 814 Z", -0.25, line=False),
        fill("band", "second", "M 234 400 H 766 Q 763 450 752 500 H 248 Q 237 450 234 400 Z"),
        fill("band", "second", "M 500 400 H 766 Q 763 450 752 500 H 500 Z", -0.25, line=False),
        shine("M 262 290 Q 370 280 470 222 V 250 Q 380 306 292 316 Q 290 356 294 380 H 266 Z", 0.45),
        *(fill("rivet", "metal", circle(x, y, 17), 0.5) for x, y in ((500, 136), (196, 232), (804, 232), (500, 862))),
        *(fill("rivet", "metal", circle(x, 560, 15), 0.5) for x in (232, 768)),
    ]
    charge = variant.pick("charge", ("star", "boss"))
    if charge == "star":
        return [*parts, fill("star", "gold", star(500, 458, 150, 66, 5)), shine("M 500 308 L 500 458 L 461 404 Z", 0.4)]
    return [
        *parts,
        fill("boss", "gold", circle(500, 450, 110)),
        fill("boss", "gold", circle(500, 450, 66), -0.2),
        shine(band(500, 450, 96, 78, 190, 280), 0.6),
    ]


@ARMS("helmet", "knight helmet", "helm", "armet")
def helmet(variant: Variant) -> list[Part]:
    plume = variant.pick("plume", ("red", "accent"))
    return [
        fill("plume", plume, "M 520 214 C 470 70 640 40 742 132 C 850 220 852 420 822 560 C 790 440 720 330 600 290 Z"),
        fill("plume", plume, "M 560 220 C 640 180 740 260 800 420 C 760 340 690 300 600 290 Z", -0.25, line=False),
        fill("neck", "metal", "M 300 700 H 700 L 752 866 Q 500 930 248 866 Z", -0.25),
        pen("neck seam", "metal", 12, "M 270 810 Q 500 866 730 810", -0.5),
        fill(
            "dome", "metal", "M 240 700 Q 214 220 500 200 Q 786 220 760 700 Q 640 770 500 770 Q 360 770 240 700 Z", 0.15
        ),
        fill("dome", "metal", "M 500 200 Q 786 220 760 700 Q 640 770 500 770 Z", -0.12, line=False),
        fill("ridge", "gold", "M 470 204 Q 500 180 530 204 L 536 440 H 464 Z"),
        fill("visor", "metal", "M 220 430 Q 500 350 780 430 L 770 640 L 500 800 L 230 640 Z", 0.32),
        fill("visor", "metal", "M 500 370 Q 650 374 780 430 L 770 640 L 500 800 Z", 0.02, line=False),
        fill("eye slit", "black", "M 270 492 Q 380 452 470 460 L 462 520 Q 380 514 282 544 Z"),
        fill("eye slit", "black", mirror("M 270 492 Q 380 452 470 460 L 462 520 Q 380 514 282 544 Z")),
        *(
            fill("vent", "dark", rounded(x, 604 + abs(x - 491) * 0.12, 18, 74, 9), line=False)
            for x in (391, 441, 541, 591)
        ),
        fill("rivet", "gold", circle(236, 462, 20)),
        fill("rivet", "gold", circle(764, 462, 20)),
        shine("M 290 400 Q 300 286 400 244 Q 340 310 330 390 Z", 0.55),
    ]


@ARMS("axe", "hatchet", "battle axe", "tomahawk")
def axe(variant: Variant) -> list[Part]:
    parts = [
        fill("handle", "wood", rounded(466, 130, 68, 780, 30)),
        fill("handle", "wood", rounded(504, 134, 30, 770, 15), -0.25, line=False),
        *(pen("wrap", "dark wood", 16, bar((470, y), (530, y + 18))) for y in (730, 772, 814)),
        fill(
            "blade",
            "metal",
            "M 470 196 L 370 230 Q 240 200 170 130 Q 90 330 170 540 Q 250 470 370 436 L 470 470 Z",
            0.1,
        ),
        fill(
            "edge", "metal", "M 170 130 Q 90 330 170 540 Q 196 516 224 498 Q 160 330 226 176 Q 196 156 170 130 Z", 0.55
        ),
        dim("M 470 400 V 470 L 370 436 Q 300 454 236 490 Q 300 420 370 396 Z"),
        shine("M 440 226 L 376 250 Q 320 244 282 232 Q 320 276 380 286 L 440 262 Z", 0.35),
        fill("spike", "metal", "M 530 230 L 650 250 L 790 334 L 650 412 L 530 436 Z", -0.05),
        fill("spike", "metal", "M 530 334 H 790 L 650 412 L 530 436 Z", -0.3, line=False),
        fill("collar", "gold", rounded(448, 186, 104, 50, 16)),
        fill("collar", "gold", rounded(448, 432, 104, 50, 16)),
        fill("gem", "accent", circle(500, 334, 34)),
        shine(circle(488, 322, 11), 0.8),
        fill("cap", "gold", rounded(452, 862, 96, 56, 22)),
    ]
    return tilted(parts, variant.pick("tilt", (0.0, 22.0)))


@ARMS("bow", "longbow", "crossbow")
def bow(variant: Variant) -> list[Part]:
    parts = [
        pen("string", "light", 9, "M 330 110 L 330 890"),
        fill("limb", "wood", "M 306 104 Q 352 84 360 126 C 420 240 640 300 668 470 H 598 C 570 350 370 290 306 104 Z"),
        fill(
            "limb",
            "wood",
            "M 306 896 Q 352 916 360 874 C 420 760 640 700 668 530 H 598 C 570 650 370 710 306 896 Z",
            -0.15,
        ),
        shine("M 380 204 C 450 280 590 330 622 440 C 560 350 430 300 380 204 Z", 0.3),
        fill("grip", "dark wood", "M 590 430 Q 690 420 684 500 Q 690 580 590 570 Q 612 500 590 430 Z"),
        *(pen("wrap", "gold", 12, bar((604, y), (680, y))) for y in (458, 500, 542)),
        pen("arrow", "pale wood", 20, bar((236, 500), (840, 500)), line=True),
        fill("arrowhead", "metal", "M 820 446 L 924 500 L 820 554 L 842 500 Z"),
        fill("arrowhead", "metal", "M 842 500 H 924 L 820 554 Z", -0.3, line=False),
        fill("feather", "accent", "M 300 500 L 232 432 H 136 L 200 500 Z"),
        fill("feather", "accent", "M 300 500 L 232 568 H 136 L 200 500 Z", -0.25),
        fill("tip", "gold", circle(326, 112, 24)),
        fill("tip", "gold", circle(326, 888, 24)),
    ]
    return tilted(parts, variant.pick("tilt", (-12.0, -32.0)))


@ARMS("arrow", "quiver arrow", "dart")
def arrow(variant: Variant) -> list[Part]:
    parts = [
        fill("shaft", "wood", rounded(478, 220, 44, 680, 18)),
        fill("shaft", "wood", rounded(502, 220, 20, 680, 10), -0.3, line=False),
        fill("arrowhead", "metal", "M 500 76 L 622 300 Q 560 276 500 276 Q 440 276 378 300 Z", 0.2),
        fill("arrowhead", "metal", "M 500 76 L 622 300 Q 560 276 500 276 Z", -0.2, line=False),
        shine("M 486 140 L 420 262 Q 450 254 470 252 Z", 0.5),
        fill("binding", "gold", rounded(464, 276, 72, 56, 14)),
        pen("binding line", "deep gold", 8, bar((468, 296), (532, 312))),
        fill("feather", "accent", "M 478 640 L 372 716 V 900 L 478 826 Z"),
        fill("feather", "accent", mirror("M 478 640 L 372 716 V 900 L 478 826 Z"), -0.25),
        *(pen("barb", "accent", 8, bar((478, y), (384, y + 66)), -0.45) for y in (690, 740, 790)),
        *(pen("barb", "accent", 8, bar((522, y), (616, y + 66)), -0.55) for y in (690, 740, 790)),
        fill("nock", "dark", rounded(472, 880, 56, 36, 12)),
    ]
    return tilted(parts, variant.pick("tilt", (45.0, 30.0)))


@ARMS("bomb", "grenade", "dynamite", "explosive")
def bomb(variant: Variant) -> list[Part]:
    spark_size = variant.between("spark", 0.9, 1.1)
    return [
        pen("fuse", "pale wood", 30, "M 606 268 C 630 170 700 140 764 178", line=True),
        pen("fuse twist", "wood", 10, "M 612 250 C 636 172 700 150 752 176"),
        fill("flame", "fire", star(790, 180, 116 * spark_size, 54, 8), line=False),
        fill("flame", "sun", star(790, 180, 74 * spark_size, 36, 8), line=False),
        fill("flame", "white", circle(790, 180, 24), line=False),
        fill("body", "coal", circle(460, 590, 312)),
        dim("M 758 500 A 312 312 0 0 1 220 790 A 380 380 0 0 0 758 500 Z", 0.45),
        fill("neck", "coal", "M 512 262 L 668 318 L 640 410 L 480 350 Z", 0.12),
        fill("neck", "coal", "M 500 252 Q 512 222 546 234 L 672 280 Q 700 296 688 326 L 676 352 L 488 284 Z", 0.28),
        shine("M 232 560 Q 246 410 384 352 Q 292 440 276 566 Q 250 590 232 560 Z", 0.55),
        shine(circle(262, 640, 22), 0.5),
        shine(band(460, 590, 290, 276, 20, 70), 0.2),
    ]
