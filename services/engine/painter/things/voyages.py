"""Vehicles that leave the ground: on the water, in the air, into space."""

from services.engine.painter.parts import Part, Variant, circle, ellipse, mirror, polygon, rounded, star
from services.engine.painter.things.brush import Shelf, dim, fill, pen, placed, shine, tilted
from services.engine.painter.things.shapes import arc, band, bar, cloud, flame, spark

VOYAGES = Shelf("vehicle")
WAVES = (
    "M 80 {y} Q 150 {a} 220 {y} Q 290 {b} 360 {y} Q 430 {a} 500"
    " {y} Q 570 {b} 640 {y} Q 710 {a} 780 {y} Q 850 {b} 920 {y}"
)


def _water(y: float) -> list[Part]:
    """Two rows of waves whose crests lie at `y`."""
    crest = WAVES.format(y=y, a=y - 36, b=y + 36)
    front = WAVES.format(y=y + 50, a=y + 80, b=y + 20)
    return [
        fill("water", "sea", f"{crest} V {y + 110} H 80 Z"),
        fill("water", "deep sea", f"{front} L 880 {y + 130} Q 500 {y + 170} 120 {y + 130} Z", 0.1),
        pen("foam", "snow", 10, crest, opacity=0.8),
    ]


@VOYAGES("ship", "boat", "ferry", "cruise ship", "steamship", "steamboat", "vessel")
def ship(variant: Variant) -> list[Part]:
    return [
        *(
            fill("smoke", "light", circle(x, y, r), opacity=0.75)
            for x, y, r in ((500, 150, 40), (570, 110, 52), (660, 110, 34))
        ),
        fill("funnel", "accent", "M 420 210 H 530 L 540 400 H 410 Z"),
        fill("funnel band", "dark", "M 416 210 H 534 L 537 256 H 414 Z"),
        fill("deck", "white", "M 250 390 H 700 L 740 540 H 230 Z"),
        dim("M 560 390 H 700 L 740 540 H 600 Z", 0.12),
        fill("bridge", "white", "M 570 290 H 700 L 716 400 H 570 Z"),
        fill("window", "glass", rounded(592, 316, 100, 48, 12)),
        *(fill("window", "sea", circle(x, 464, 30)) for x in (310, 400, 490, 580, 670)),
        fill("hull", "main", "M 90 540 H 920 Q 900 700 800 800 H 250 Q 140 740 90 540 Z"),
        fill("stripe", "white", "M 97 566 H 916 Q 912 590 906 606 H 108 Q 102 590 97 566 Z", line=False),
        fill("keel", "red", "M 190 740 H 856 Q 830 776 800 800 H 250 Q 214 776 190 740 Z", line=False),
        dim("M 700 610 H 904 Q 880 720 800 800 H 600 Q 690 720 700 610 Z", 0.14),
        fill("anchor", "gold", circle(820, 650, 26)),
        pen("flagpole", "dark", 12, bar((150, 540), (150, 400))),
        fill("flag", "accent", "M 150 400 L 90 426 L 150 456 Z"),
        *_water(770),
    ]


@VOYAGES("sailboat", "sailing ship", "yacht", "pirate ship", "galleon", "caravel")
def sailboat(variant: Variant) -> list[Part]:
    pirate = variant.pick("flag", (False, True))
    flag = "dark" if pirate else "accent"
    return [
        pen("mast", "wood", 26, bar((510, 120), (510, 690)), line=True),
        fill("flag", flag, "M 510 110 Q 570 90 640 126 Q 580 140 510 176 Z"),
        fill("sail", "white", "M 540 180 Q 850 340 840 620 H 540 Z"),
        fill("sail", "accent", "M 540 420 Q 680 440 830 540 Q 840 580 840 620 H 540 Z", line=False),
        dim("M 540 180 Q 620 400 560 620 H 540 Z", 0.12),
        fill("sail", "main", "M 480 220 Q 460 460 200 620 H 480 Z"),
        dim("M 480 220 Q 460 460 380 620 H 480 Z", 0.14),
        shine("M 440 380 Q 400 500 290 590 Q 420 520 450 420 Z", 0.4),
        pen("boom", "wood", 20, bar((200, 640), (840, 640)), line=True),
        fill("hull", "wood", "M 120 680 H 890 Q 840 840 720 850 H 300 Q 170 830 120 680 Z"),
        pen("plank", "dark wood", 10, bar((146, 736), (864, 736))),
        fill("rail", "gold", rounded(104, 660, 800, 40, 20)),
        dim("M 640 700 H 884 Q 840 840 720 850 H 560 Q 640 790 640 700 Z", 0.16),
        *(fill("porthole", "glass", circle(x, 766, 24)) for x in (340, 460, 580)),
        *_water(790),
    ]


@VOYAGES("submarine", "sub", "u-boat", "bathyscaphe", "yellow submarine")
def submarine(variant: Variant) -> list[Part]:
    paint = variant.pick("paint", ("#ffc928", "main"))
    return [
        *(
            fill("bubble", "sky", circle(x, y, r), 0.3, opacity=0.85)
            for x, y, r in ((140, 300, 34), (210, 220, 22), (110, 200, 16))
        ),
        pen("periscope", "metal", 36, "M 560 300 V 140 H 640", line=True),
        fill("lens", "glass", circle(650, 140, 30)),
        fill("tower", paint, "M 440 400 L 460 270 Q 466 240 500 240 H 620 Q 650 240 656 270 L 680 400 Z", -0.14),
        fill("rudder", "accent", "M 190 560 L 90 400 Q 80 380 110 380 H 180 Q 240 400 280 500 Z"),
        fill("rudder", "accent", "M 190 600 L 90 760 Q 80 780 110 780 H 180 Q 240 760 280 660 Z", -0.25),
        fill("propeller", "metal", ellipse(110, 580, 26, 96)),
        fill(
            "hull",
            paint,
            "M 150 580 Q 200 380 470 370 H 640 Q 910 380 916 580 Q 910 790 640 800 H 470 Q 200 790 150 580 Z",
        ),
        dim("M 170 640 Q 500 730 906 640 Q 880 790 640 800 H 470 Q 220 790 170 640 Z", 0.18),
        shine("M 300 460 Q 380 412 500 410 H 680 Q 760 416 800 440 Q 700 436 500 440 Q 380 444 300 460 Z", 0.6),
        *(
            part
            for x in (400, 560, 720)
            for part in (
                fill("porthole", "metal", circle(x, 570, 68)),
                fill("window", "sea", circle(x, 570, 46)),
                shine(arc(x, 570, 30, 190, 270), 0.8, width=11),
            )
        ),
        *(fill("rivet", "dark", circle(x, 700, 11), line=False, opacity=0.5) for x in (330, 430, 530, 630, 730)),
        fill("lamp", "glow", circle(880, 520, 34)),
    ]


@VOYAGES("plane", "airplane", "aeroplane", "aircraft", "jet", "airliner", "biplane")
def plane(variant: Variant) -> list[Part]:
    parts = [
        fill("wing", "main", "M 470 470 L 330 230 H 410 L 660 470 Z", -0.3),
        fill("tail", "accent", "M 170 500 L 90 290 H 180 L 300 470 Z"),
        fill(
            "body",
            "white",
            "M 130 520 Q 160 440 300 440 H 720 Q 880 450 920 540 Q 890 630 720 640 H 300 Q 190 630 130 520 Z",
        ),
        fill("belly", "main", "M 142 544 Q 500 590 918 556 Q 880 630 720 640 H 300 Q 200 632 142 544 Z", line=False),
        dim("M 220 610 Q 500 630 860 600 Q 800 636 720 640 H 300 Q 250 636 220 610 Z", 0.16),
        fill("window", "sea", "M 800 470 Q 860 484 884 520 H 790 Z"),
        *(fill("window", "sea", rounded(x, 490, 36, 42, 14)) for x in (340, 410, 480, 550, 620, 690)),
        shine(rounded(300, 454, 420, 16, 8), 0.7),
        fill("engine", "metal", rounded(420, 690, 140, 66, 32)),
        fill("engine", "metal", rounded(320, 790, 120, 60, 28), -0.15),
        fill("wing", "main", "M 420 570 H 640 L 360 860 Q 340 880 300 876 H 260 Z"),
        fill("wing", "main", "M 420 570 H 470 L 290 876 H 260 Z", 0.3, line=False),
        fill("tail", "main", "M 160 540 L 90 600 H 170 L 290 556 Z", -0.15),
        pen("stripe", "accent", 16, bar((260, 552), (780, 566))),
    ]
    clouds = [fill("cloud", "light", cloud(x, y, w), opacity=0.9) for x, y, w in ((740, 270, 200), (780, 850, 220))]
    return [*clouds, *tilted(parts, -14)]


@VOYAGES("helicopter", "chopper aircraft", "rescue helicopter", "drone", "quadcopter")
def helicopter(variant: Variant) -> list[Part]:
    return [
        fill("rotor", "dark", ellipse(540, 220, 380, 22), opacity=0.85),
        shine(ellipse(380, 216, 150, 8), 0.5),
        fill("mast", "metal", rounded(510, 210, 60, 120, 16)),
        fill("tail", "main", "M 80 400 L 440 430 L 460 560 L 110 470 Z", -0.15),
        fill("fin", "accent", "M 80 420 L 84 270 H 150 L 190 430 Z"),
        pen("tail rotor", "dark", 22, "M 80 330 L 150 470 M 150 330 L 80 470"),
        fill("tail hub", "metal", circle(115, 400, 28)),
        fill(
            "body", "main", "M 370 470 Q 400 310 580 310 Q 860 320 900 560 Q 900 700 740 706 H 500 Q 380 690 370 470 Z"
        ),
        dim("M 380 560 Q 600 660 896 580 Q 890 700 740 706 H 500 Q 390 690 380 560 Z"),
        fill("window", "glass", "M 640 360 Q 830 380 856 560 H 640 Z"),
        shine("M 680 390 Q 760 400 800 450 L 720 548 H 680 Z", 0.55),
        fill("door", "glass", rounded(470, 380, 130, 150, 30), -0.06),
        shine(polygon((530, 386), (570, 386), (530, 526), (490, 526)), 0.5),
        fill("stripe", "accent", "M 386 590 Q 620 640 896 590 Q 892 616 880 640 Q 620 690 404 636 Z", line=False),
        fill("star", "white", star(540, 600, 44, 20, 5), line=False),
        pen("strut", "metal", 22, "M 520 700 L 490 810 M 720 700 L 750 810", line=True),
        pen("skid", "dark", 34, "M 350 820 H 840 Q 890 816 900 770", line=True),
        fill("lamp", "glow", circle(850, 630, 26)),
    ]


@VOYAGES("rocket", "space rocket", "rocketship", "space shuttle", "missile")
def rocket(variant: Variant) -> list[Part]:
    fin = "M 360 560 Q 220 620 220 800 L 380 740 Z"
    parts = [
        fill("flame", "ember", "M 400 770 Q 380 880 500 960 Q 620 880 600 770 Z"),
        fill("flame", "fire", "M 424 770 Q 410 850 500 916 Q 590 850 576 770 Z", line=False),
        fill("flame", "sun", "M 450 770 Q 440 820 500 866 Q 560 820 550 770 Z", line=False),
        fill("fin", "accent", fin),
        fill("fin", "accent", mirror(fin), -0.25),
        fill("nozzle", "dark", "M 410 730 H 590 L 616 790 H 384 Z"),
        fill("body", "white", "M 500 70 C 680 220 690 520 620 740 H 380 C 310 520 320 220 500 70 Z"),
        dim("M 500 70 C 680 220 690 520 620 740 H 530 C 620 500 600 240 500 70 Z", 0.14),
        fill("nose", "main", "M 500 70 C 590 144 632 236 648 330 Q 500 380 352 330 C 368 236 410 144 500 70 Z"),
        fill(
            "nose",
            "main",
            "M 500 70 C 590 144 632 236 648 330 Q 600 346 552 352 C 560 240 540 150 500 70 Z",
            -0.25,
            line=False,
        ),
        fill("band", "main", "M 368 660 Q 500 700 632 660 L 620 740 H 380 Z"),
        fill("window ring", "metal", circle(500, 470, 104)),
        fill("window", "second", circle(500, 470, 74), -0.2),
        shine(band(500, 470, 60, 40, 190, 280), 0.85),
        *(fill("rivet", "grey", circle(x, 640, 11), line=False) for x in (410, 455, 500, 545, 590)),
        shine("M 400 300 C 420 220 450 170 480 130 C 430 240 420 330 410 420 Z", 0.6),
        fill("fin", "accent", "M 470 640 H 530 L 546 820 Q 500 850 454 820 Z", -0.1),
    ]
    stars = [
        fill("star", "glow", spark(x, y, r), line=False)
        for x, y, r in ((180, 200, 56), (800, 760, 50), (240, 470, 30), (820, 480, 30))
    ]
    return [*stars, *tilted(parts, variant.pick("tilt", (34.0, 0.0)))]


@VOYAGES("ufo", "flying saucer", "alien ship", "saucer", "mothership")
def ufo(variant: Variant) -> list[Part]:
    return [
        fill("beam", "glow", "M 380 600 H 620 L 820 920 H 180 Z", line=False, opacity=0.4),
        fill("beam", "glow", "M 440 600 H 560 L 660 920 H 340 Z", line=False, opacity=0.45),
        fill("dome", "glass", "M 300 430 Q 310 180 500 176 Q 690 180 700 430 Z"),
        fill("alien", "#7ed957", "M 410 420 Q 380 270 500 266 Q 620 270 590 420 Z"),
        fill("eyes", "black", "M 430 350 Q 450 330 486 366 Q 470 396 440 386 Z", line=False),
        fill("eyes", "black", mirror("M 430 350 Q 450 330 486 366 Q 470 396 440 386 Z"), line=False),
        pen("mouth", "black", 9, "M 482 404 Q 500 414 518 404"),
        shine("M 336 400 Q 350 260 440 210 Q 380 290 376 400 Z", 0.65),
        fill("saucer", "main", "M 80 510 Q 160 390 500 386 Q 840 390 920 510 Q 840 630 500 636 Q 160 630 80 510 Z"),
        fill("saucer", "main", "M 80 510 Q 500 610 920 510 Q 840 630 500 636 Q 160 630 80 510 Z", -0.3, line=False),
        fill("ring", "metal", "M 250 420 Q 500 370 750 420 Q 500 480 250 420 Z"),
        *(
            fill("light", "glow", circle(x, y, 32))
            for x, y in ((200, 520), (350, 556), (500, 566), (650, 556), (800, 520))
        ),
        *(
            shine(circle(x - 8, y - 10, 10), 0.9)
            for x, y in ((200, 520), (350, 556), (500, 566), (650, 556), (800, 520))
        ),
        shine("M 150 480 Q 230 420 330 406 Q 240 450 180 500 Z", 0.5),
        *(
            fill("star", "glow", spark(x, y, r), line=False)
            for x, y, r in ((190, 240, 50), (820, 230, 64), (760, 120, 28))
        ),
    ]


@VOYAGES("spaceship", "starship", "spacecraft", "starfighter", "space fighter", "cruiser")
def spaceship(variant: Variant) -> list[Part]:
    wing = "M 430 420 L 110 690 L 90 800 L 260 770 L 430 740 Z"
    parts = [
        *(
            fill("flame", "second", flame_d, 0.3, line=False)
            for flame_d in ("M 380 800 L 420 930 L 460 800 Z", "M 540 800 L 580 930 L 620 800 Z")
        ),
        *(
            fill("flame", "white", flame_d, line=False)
            for flame_d in ("M 400 800 L 420 880 L 440 800 Z", "M 560 800 L 580 880 L 600 800 Z")
        ),
        fill("wing", "main", wing),
        fill("wing", "main", mirror(wing), -0.25),
        fill("wing tip", "accent", "M 110 690 L 90 800 L 180 784 L 190 622 Z"),
        fill("wing tip", "accent", mirror("M 110 690 L 90 800 L 180 784 L 190 622 Z"), -0.2),
        *(pen("cannon", "metal", 24, bar((x, 720), (x, 480)), line=True) for x in (150, 850)),
        fill("engine", "dark", rounded(370, 700, 100, 120, 26)),
        fill("engine", "dark", rounded(530, 700, 100, 120, 26)),
        fill("body", "light", "M 500 76 Q 600 300 610 560 L 590 780 H 410 L 390 560 Q 400 300 500 76 Z"),
        dim("M 500 76 Q 600 300 610 560 L 590 780 H 500 Z", 0.16),
        fill("stripe", "accent", "M 436 660 H 564 V 700 H 436 Z", line=False),
        fill("cockpit", "second", "M 500 270 Q 560 380 556 480 Q 500 530 444 480 Q 440 380 500 270 Z", -0.3),
        shine("M 494 310 Q 462 380 464 460 Q 480 390 494 350 Z", 0.75),
        *(
            pen("panel", "grey", 7, d, opacity=0.7)
            for d in ("M 400 600 H 600", "M 330 640 L 420 560", "M 670 640 L 580 560")
        ),
        *(fill("light", "glow", circle(x, 740, 13), line=False) for x in (470, 530)),
    ]
    return placed(tilted(parts, variant.pick("tilt", (0.0, 28.0))), 0.88, 510, 500)


@VOYAGES("hot air balloon", "air balloon", "airship", "zeppelin", "montgolfier")
def hot_air_balloon(variant: Variant) -> list[Part]:
    return [
        fill("cloud", "light", cloud(190, 720, 210), opacity=0.9),
        fill("cloud", "light", cloud(810, 560, 190), opacity=0.9),
        *(
            pen("rope", "ink", 9, bar((x1, 640), (x2, 780)))
            for x1, x2 in ((390, 430), (460, 470), (540, 530), (610, 570))
        ),
        fill(
            "balloon",
            "main",
            (
                "M 500 80 C 720 80 830 220 830 390 C 830 530 700 600 620 670"
                " H 380 C 300 600 170 530 170 390 C 170 220 280 80 500 80 Z"
            ),
        ),
        fill(
            "panel",
            "accent",
            (
                "M 500 80 C 350 90 270 240 270 390 C 270 530 370 600 420 670"
                " H 470 C 430 580 390 500 390 390 C 390 250 430 110 500 80 Z"
            ),
            line=False,
        ),
        fill(
            "panel",
            "accent",
            (
                "M 500 80 C 650 90 730 240 730 390 C 730 530 630 600 580 670"
                " H 530 C 570 580 610 500 610 390 C 610 250 570 110 500 80 Z"
            ),
            -0.1,
            line=False,
        ),
        fill(
            "band",
            "gold",
            "M 171 372 Q 500 450 829 372 Q 834 420 822 460 Q 500 540 178 460 Q 166 420 171 372 Z",
            line=False,
        ),
        *(
            fill("star", "white", star(x, y, 30, 13, 5), line=False)
            for x, y in ((260, 436), (420, 462), (580, 462), (740, 436))
        ),
        dim("M 640 110 C 770 160 830 260 830 390 C 830 530 700 600 620 670 H 560 C 700 540 740 300 640 110 Z", 0.16),
        shine("M 226 350 C 236 240 310 160 390 140 C 310 210 280 280 270 360 Q 250 380 226 350 Z", 0.55),
        fill("skirt", "dark", "M 380 664 H 620 L 596 704 H 404 Z"),
        fill("flame", "fire", flame(500, 770, 60), line=False),
        fill("basket", "wood", "M 416 780 H 584 L 566 900 Q 560 916 540 916 H 460 Q 440 916 434 900 Z"),
        *(pen("weave", "dark wood", 9, bar((424, y), (576, y)), opacity=0.6) for y in (826, 866)),
        fill("rim", "dark wood", rounded(404, 766, 192, 34, 16)),
    ]


@VOYAGES("parachute", "paraglider", "airdrop", "supply drop")
def parachute(variant: Variant) -> list[Part]:
    canopy = (
        "M 120 470 A 380 360 0 0 1 880 470 Q 800 420 720 470 Q 640 420"
        " 560 470 Q 500 430 440 470 Q 360 420 280 470 Q 200 420 120 470 Z"
    )
    return [
        *(pen("cord", "ink", 9, bar((x, 470), (500 + (x - 500) * 0.15, 700))) for x in (120, 280, 440, 560, 720, 880)),
        fill("canopy", "main", canopy),
        fill(
            "panel",
            "white",
            "M 500 110 C 330 160 290 330 280 470 Q 360 420 440 470 C 440 330 460 200 500 110 Z",
            line=False,
            opacity=0.9,
        ),
        fill(
            "panel",
            "white",
            "M 500 110 C 670 160 710 330 720 470 Q 640 420 560 470 C 560 330 540 200 500 110 Z",
            line=False,
            opacity=0.75,
        ),
        shine("M 166 400 Q 200 250 330 170 Q 240 280 216 400 Z", 0.5),
        fill("crate", "wood", rounded(380, 690, 240, 210, 18)),
        *(pen("plank", "dark wood", 11, bar((386, y), (614, y))) for y in (760, 830)),
        fill("strap", "accent", "M 476 690 H 524 V 900 H 476 Z"),
        dim("M 560 690 H 602 Q 620 692 620 710 V 882 Q 620 900 602 900 H 560 Z"),
        fill("star", "gold", star(500, 796, 50, 22, 5)),
        fill("knot", "gold", circle(500, 690, 26)),
    ]
