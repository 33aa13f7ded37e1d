"""Insects and spiders: bee, butterfly, ladybug, ant, beetle, dragonfly, caterpillar, spider, scorpion and moth."""

# Coordinates are set as tables, many to a line:
# fmt: off

from dataclasses import replace

from services.engine.painter.living.beast import BROWN_EYE
from services.engine.painter.living.faces import TOON, brows, cheeks, eyes, human_mouth
from services.engine.painter.living.sketch import (
    ACCENT,
    MAIN,
    SECOND,
    WHITE,
    Paint,
    Pt,
    Sketch,
    crescent,
    fitted,
    halves,
    natural,
    outline,
    trail,
    tube,
)
from services.engine.painter.parts import Draw, Part, Role, Subject, Variant, circle, ellipse, shift

INK = natural("#3f3649", Role.DARK)  # lighter than elsewhere: thin legs must show on a dark ground
HONEY = natural("#f9c22e")
WING = natural("#dff1fb", Role.LIGHT)
RED = natural("#e2372f")
SPIDER = natural("#4a3f5c")
LEAF = natural("#7cc247")


def _antennae(s: Sketch, top: float, paint: Paint = INK, *, spread: float = 110) -> None:
    s.strokes("antennae", trail((540, top), (560, top - 70), (500 + spread, top - 110)), paint, 15)
    s.both("antennae", circle(500 + spread, top - 112, 22), paint)


def _face(s: Sketch, v: Variant, y: float, apart: float, r: float, brow: Paint, mouth: float) -> None:
    eyes(s, v, BROWN_EYE, TOON, y=y, apart=apart, rx=r, ry=r * 1.1)
    brows(s, v, brow, y=y - r * 1.6, apart=apart, length=r * 1.5, width=r * 0.32)
    cheeks(s, v, y=y + r * 1.35, apart=apart + r * 0.6, r=r * 0.6)
    human_mouth(s, v, y + r * 1.7, mouth)


def _bee_of(coat: Paint, band: Paint, *, sting: float) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        s.both("wings", outline((560, 560), (680, 400), (840, 370), (900, 470), (840, 580), (680, 620)), WING,
            opacity=0.92)
        s.both("wings", outline((580, 600), (740, 610), (820, 680), (780, 760), (660, 740)), WING, -0.08, opacity=0.92)
        s.strokes("wings", trail((600, 560), (720, 470), (840, 430)), WING, 8, -0.25)
        s.fill("sting", halves((500, 900 + sting, 0), (530, 860), (500, 840)), INK)
        points: tuple[Pt, ...] = ((500, 500), (610, 540), (670, 660), (640, 800), (560, 880), (500, 894))
        s.fill("body", halves(*points), coat)
        s.fill("stripes", halves((500, 640), (600, 634), (664, 620), (671, 680), (664, 706), (600, 716), (500, 720)),
            band, line=False)
        s.fill("stripes", halves((500, 776), (580, 774), (652, 762), (634, 806), (596, 852), (500, 856)), band,
            line=False)
        s.tone("body", crescent(points, 0.8), INK, 0, 0.16)
        s.strokes("leg", "M560 850 Q600 890 590 930", INK, 18)
        _antennae(s, 240)
        head: tuple[Pt, ...] = ((500, 210), (620, 230), (700, 330), (700, 450), (610, 560), (500, 580))
        s.fill("head", halves(*head), coat)
        s.tone("head", crescent(head, 0.82), coat, -0.14)
        s.tone("head", outline((370, 310), (420, 256), (490, 238), (430, 284)), coat, 0.5, 0.8)
        _face(s, v, 390, 100, 60, INK, 56)
        return fitted(s.parts)

    return draw


def _butterfly_of(upper: Paint, lower: Paint, dots: Paint, edge: Paint, *, dusty: bool) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        s.both("lower wings", outline((520, 560), (680, 560), (800, 660), (800, 820), (700, 900), (590, 820),
            (530, 680)), edge)
        s.both("lower wings", outline((535, 590), (670, 590), (765, 670), (765, 800), (695, 862), (610, 790),
            (550, 680)), lower, line=False)
        s.both("upper wings", outline((520, 540), (560, 330), (700, 170), (880, 120), (950, 220), (900, 420),
            (780, 540), (640, 590)), edge)
        s.both("upper wings", outline((545, 520), (590, 350), (710, 210), (860, 165), (905, 240), (860, 400),
            (760, 505), (640, 555)), upper, line=False)
        s.both("upper wings", outline((560, 510), (610, 380), (700, 270), (790, 230), (700, 340), (640, 460)),
            upper, 0.22, line=False)
        s.both("spots", ellipse(800, 300, 54, 62), dots, line=False)
        s.both("spots", ellipse(806, 296, 26, 32), edge if dusty else WHITE, line=False)
        s.both("spots", ellipse(690, 720, 44, 50), dots, line=False)
        rim = " ".join(circle(x, y, r) + " " + circle(1000 - x, y, r) for x, y, r in ((918, 250, 12), (906, 330, 12),
            (880, 405, 12), (782, 740, 11), (770, 800, 11), (724, 850, 11)))
        s.tone("spots", rim, WHITE, 0, 0.9)
        points: tuple[Pt, ...] = ((500, 470), (548, 510), (560, 640), (530, 820), (500, 880))
        s.fill("body", halves(*points), edge, 0.08)
        s.tone("body", crescent(points, 0.6), edge, -0.25)
        for y in (620, 690, 760):
            s.stroke("body", f"M462 {y} Q500 {y + 18} 538 {y}", edge, 9, 0.35)
        s.strokes("antennae", trail((522, 340), (560, 230), (640, 180), (640, 220)), edge, 14)
        s.fill("head", circle(500, 420, 108), edge, 0.08)
        s.tone("head", outline((430, 380), (460, 340), (506, 326), (470, 356)), WHITE, 0, 0.3)
        eyes(s, v, BROWN_EYE, TOON, y=410, apart=46, rx=34, ry=40)
        human_mouth(s, v, 470, 30)
        return fitted(s.parts)

    return draw


def _ladybug_of(coat: Paint, spot: Paint) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        for y, dy in ((560, -40), (680, 20), (790, 70)):
            s.strokes("leg", trail((740, y), (830, y + dy * 0.4), (870, y + dy + 40)), INK, 26)
        _antennae(s, 220)
        s.fill("head", halves((500, 170), (620, 190), (700, 290), (690, 420), (500, 460)), INK)
        s.both("cheek patch", ellipse(640, 270, 34, 44), WHITE, 0, line=False)
        points: tuple[Pt, ...] = ((500, 400), (650, 420), (780, 560), (790, 720), (680, 870), (500, 920))
        s.fill("shell", halves(*points), coat)
        s.tone("shell", crescent(points, 0.84), coat, -0.18)
        s.tone("shell", outline((270, 600), (320, 500), (420, 436), (360, 520), (300, 640)), coat, 0.4, 0.8)
        s.stroke("shell", "M500 560 L500 916", INK, 13)
        dots = [(610, 590, 44), (690, 700, 42), (580, 740, 46), (640, 830, 34)]
        s.tone("spots", " ".join(circle(x, y, r) + " " + circle(1000 - x, y, r) for x, y, r in dots), spot, 0)
        face: tuple[Pt, ...] = ((500, 240), (590, 256), (640, 340), (620, 450), (560, 520), (500, 530))
        s.fill("face", halves(*face), natural("#f7d9b5"))
        s.tone("face", crescent(face, 0.84), natural("#f7d9b5"), -0.12)
        _face(s, v, 360, 66, 46, INK, 42)
        return fitted(s.parts)

    return draw


def _ant(v: Variant) -> list[Part]:
    s = Sketch()
    coat = natural("#8a4030")
    for y, dy in ((600, -70), (660, 20), (700, 110)):
        s.both("leg", tube([(540, y), (690, y + dy * 0.3 - 40), (760, y + dy + 60), (830,
            y + dy + 120)], 34, 30, 26, 12), coat, -0.2)
    s.fill("abdomen", halves((500, 720), (610, 750), (650, 850), (590, 940), (500, 960)), coat)
    s.tone("abdomen", outline((640, 800), (650, 860), (590, 940), (500, 960, 0), (570, 900)), coat, -0.2)
    s.fill("thorax", ellipse(500, 650, 92, 100), coat, 0.05)
    s.strokes("antennae", trail((560, 250), (620, 150), (720, 130), (760, 200)), coat, 20, -0.2)
    head: tuple[Pt, ...] = ((500, 210), (640, 230), (730, 340), (700, 480), (600, 570), (500, 590))
    s.fill("head", halves(*head), coat)
    s.tone("head", crescent(head, 0.84), coat, -0.18)
    s.tone("head", outline((340, 330), (400, 266), (490, 240), (420, 296)), coat, 0.35, 0.8)
    s.both("jaws", outline((520, 570), (580, 560), (600, 640), (540, 680, 0), (560, 620)), coat, -0.3)
    eyes(s, v, BROWN_EYE, TOON, y=390, apart=112, rx=62, ry=70)
    brows(s, v, INK, y=292, apart=112, length=96, width=20)
    cheeks(s, v, y=480, apart=160, r=36)
    human_mouth(s, v, 510, 56)
    return fitted(s.parts)


def _beetle(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (natural("#2f8f6b"), natural("#3a5fb8"), natural("#8a4fb0")))
    for y, dy in ((520, -60), (640, 20), (760, 90)):
        s.both("leg", tube([(680, y), (800, y + dy * 0.4), (850, y + dy + 60)], 44, 36, 12), INK, 0.1)
    s.fill("horn", halves((500, 60, 0), (526, 100), (560, 90, 0), (540, 170), (536, 300), (500, 320)), INK, 0.1)
    s.fill("head", halves((500, 220), (600, 240), (660, 330), (640, 430), (500, 450)), INK, 0.12)
    points: tuple[Pt, ...] = ((500, 430), (640, 440), (740, 560), (750, 720), (660, 870), (500, 930))
    s.fill("shell", halves(*points), coat)
    s.tone("shell", crescent(points, 0.84), coat, -0.22)
    s.tone("shell", outline((300, 600), (340, 510), (430, 460), (380, 540), (330, 640)), coat, 0.45, 0.8)
    s.fill("collar", halves((500, 400), (620, 404), (700, 480), (640, 520), (500, 530)), coat, -0.2)
    s.stroke("shell", "M500 530 L500 926", coat, 12, -0.55)
    for x in (580, 650):
        s.strokes("shell", trail((x, 560), (x + 18, 700), (x - 30, 850)), coat, 8, -0.3)
    eyes(s, v, natural("#f2c53a", Role.EYE), TOON, y=340, apart=76, rx=46, ry=50)
    brows(s, v, coat.tone(0.2), y=270, apart=76, length=74, width=16)
    human_mouth(s, v, 420, 36, lip=coat.tone(0.4))
    return fitted(s.parts)


def _dragonfly(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (natural("#2fa8a0"), natural("#3f7fe0"), natural("#d8524a")))
    s.both("wings", outline((540, 440), (700, 330), (900, 290), (970, 350), (900, 430), (700, 480), (540, 500)), WING,
        opacity=0.9)
    s.both("wings", outline((540, 510), (700, 520), (880, 570), (930, 650), (840, 670), (680, 610), (540, 550)),
        WING, -0.08, opacity=0.9)
    s.strokes("wings", trail((560, 470), (720, 400), (920, 350)), coat, 8, 0.1, 0.7)
    s.strokes("wings", trail((560, 530), (720, 570), (880, 630)), coat, 8, 0.1, 0.7)
    s.fill("tail", tube([(500, 560), (504, 720), (496, 860), (520, 960)], 74, 60, 50, 36), coat)
    s.tone("tail", " ".join(outline((468, y), (500, y + 10), (534, y), (534, y + 18), (500, y + 28), (468, y + 18))
        for y in (640, 700, 760, 820, 880)), coat, -0.35)
    s.fill("body", ellipse(500, 500, 84, 110), coat, 0.06)
    s.tone("body", ellipse(474, 460, 24, 40), coat, 0.4, 0.8)
    head: tuple[Pt, ...] = ((500, 210), (590, 230), (640, 310), (600, 400), (500, 430))
    s.fill("head", halves(*head), coat)
    s.tone("head", crescent(head, 0.8), coat, -0.14)
    s.strokes("antennae", trail((526, 220), (560, 160), (600, 150)), coat, 12, -0.3)
    eyes(s, v, BROWN_EYE, TOON, y=300, apart=86, rx=64, ry=68)
    human_mouth(s, v, 384, 40)
    brows(s, v, coat.tone(-0.5), y=214, apart=86, length=80, width=16)
    return fitted(s.parts)


def _caterpillar(v: Variant) -> list[Part]:
    s = Sketch()
    way = ((880, 800), (770, 740), (650, 780), (540, 730))
    for x, y in way:
        s.stroke("feet", f"M{x - 34} {y + 90} L{x - 38} {y + 130} M{x + 30} {y + 90} L{x + 34} {y + 130}",
            natural("#e58a3a"), 28)
    for i, (x, y) in enumerate(way):
        r = 92 + i * 8
        s.fill("body", circle(x, y, r), LEAF, -0.1 * (i % 2))
        s.tone("body", outline((x - r * 0.2, y + r), (x + r * 0.6, y + r * 0.78), (x + r, y, 0), (x + r * 0.56,
            y + r * 0.5)), LEAF, -0.26)
        s.tone("spots", circle(x - 10, y - r * 0.4, 18), natural("#f7e05a"), 0)
    s.stroke("antennae", trail((300, 270), (270, 180), (210, 150)), LEAF, 18, -0.4)
    s.stroke("antennae", trail((440, 260), (470, 170), (530, 150)), LEAF, 18, -0.4)
    for x in (210, 530):
        s.fill("antennae", circle(x, 146, 24), natural("#e58a3a"))
    s.fill("head", circle(370, 480, 240), LEAF, 0.06)
    s.tone("head", outline((606, 440), (606, 540), (540, 650), (420, 716), (330, 716, 0), (470, 660), (560, 560)),
        LEAF, -0.14)
    s.tone("head", outline((200, 400), (260, 310), (350, 266), (290, 330), (236, 420)), LEAF, 0.5, 0.8)
    shifted = Sketch()
    eyes(shifted, v, BROWN_EYE, TOON, y=450, apart=92, rx=66, ry=74)
    brows(shifted, v, LEAF.tone(-0.5), y=350, apart=92, length=96, width=20)
    cheeks(shifted, v, y=560, apart=146, r=42)
    human_mouth(shifted, v, 580, 62)
    s.parts += moved(shifted.parts, -140, 20)
    return fitted(s.parts)


def _spider(v: Variant) -> list[Part]:
    s = Sketch()
    legs: tuple[list[Pt], ...] = ([(600, 520), (740, 360), (840, 300), (900, 400)], [(620, 560), (790, 470),
        (900, 480), (940, 600)], [(620, 620), (790, 620), (880, 700), (890, 820)], [(590, 660), (710, 740),
        (760, 830), (740, 920)])
    for way in legs:
        s.both("leg", tube(way, 48, 44, 36, 10), SPIDER, -0.25)
    points: tuple[Pt, ...] = ((500, 130), (640, 160), (720, 280), (680, 410), (500, 460))
    s.fill("abdomen", halves(*points), SPIDER)
    s.tone("abdomen", crescent(points, 0.82), SPIDER, -0.2)
    s.fill("mark", outline((456, 190, 0), (544, 190, 0), (508, 250), (548, 320, 0), (452, 320, 0), (492, 250)), RED,
        line=False)
    head: tuple[Pt, ...] = ((500, 380), (630, 400), (720, 510), (710, 640), (610, 740), (500, 760))
    s.fill("head", halves(*head), SPIDER, 0.06)
    s.tone("head", crescent(head, 0.84), SPIDER, -0.14)
    s.tone("head", outline((340, 490), (400, 430), (480, 406), (420, 456)), SPIDER, 0.3, 0.8)
    s.both("small eyes", circle(560, 440, 20), WHITE)
    s.both("small eyes", circle(561, 442, 10), INK, line=False)
    eyes(s, v, natural("#c0392b", Role.EYE), TOON, y=560, apart=96, rx=68, ry=72)
    s.both("fangs", outline((530, 706, 0), (566, 700, 0), (548, 768, 0)), WHITE)
    human_mouth(s, v, 686, 66)
    cheeks(s, v, y=650, apart=160, r=34)
    return fitted(s.parts)


def _scorpion(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (natural("#b5642c"), natural("#4a4458"), natural("#a3392f")))
    tail: list[Pt] = [(500, 480), (640, 380), (720, 240), (640, 120), (500, 110)]
    s.fill("tail", tube(tail, 110, 96, 84, 74, 66), coat, -0.1)
    for x, y in ((640, 380), (718, 240), (640, 122)):
        s.tone("tail", circle(x, y, 15), coat, 0.35)
    s.fill("sting", outline((520, 70), (440, 80), (380, 150), (370, 220, 0), (430, 170), (520, 160)), coat, -0.35)
    for i, y in enumerate((640, 700, 750)):
        s.both("leg", tube([(620, y), (760, y - 40 + i * 30), (830, y + 70 + i * 20)], 44, 36, 10), coat, -0.22)
    s.both("arm", tube([(620, 600), (760, 600), (810, 500)], 60, 54, 50), coat, -0.06)
    s.both("claws", outline((780, 500), (730, 400), (780, 300, 0), (800, 390), (850, 310, 0), (900, 420), (850, 510)),
        coat)
    points: tuple[Pt, ...] = ((500, 470), (630, 490), (720, 600), (710, 730), (610, 820), (500, 836))
    s.fill("body", halves(*points), coat)
    s.tone("body", crescent(points, 0.84), coat, -0.18)
    s.tone("body", outline((330, 580), (390, 520), (470, 496), (410, 546)), coat, 0.35, 0.8)
    _face(s, v, 620, 100, 60, INK, 56)
    return fitted(s.parts)


def moved(parts: list[Part], dx: float, dy: float) -> list[Part]:
    """The parts set down elsewhere."""
    return [replace(part, d=shift(part.d, dx, dy)) for part in parts]


def _of(name: str, draw: Draw, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=draw, group="animal")


SUBJECTS: tuple[Subject, ...] = (
    _of("bee", _bee_of(HONEY, INK, sting=0), "bumblebee", "honeybee", "honey bee"),
    _of("wasp", _bee_of(natural("#f2d21f"), natural("#1f1a1c"), sting=80), "hornet", "yellowjacket"),
    _of("firefly", _bee_of(natural("#6b4a7a"), natural("#d8f25a", Role.GLOW), sting=-40), "lightning bug", "glowworm",
        "fly", "mosquito"),
    _of("butterfly", _butterfly_of(MAIN, SECOND, ACCENT, natural("#2a2336"), dusty=False), "monarch butterfly",
        "papillon"),
    _of("moth", _butterfly_of(natural("#b59a7a"), natural("#d9c3a0"), natural("#6b4a35"), natural("#5b4638"),
        dusty=True), "luna moth", "death moth"),
    _of("ladybug", _ladybug_of(RED, INK), "ladybird", "lady bug"),
    _of("beetle", _beetle, "scarab", "bug", "rhinoceros beetle", "insect", "cockroach"),
    _of("ant", _ant, "termite"),
    _of("dragonfly", _dragonfly, "damselfly"),
    _of("caterpillar", _caterpillar, "worm", "inchworm", "larva"),
    _of("spider", _spider, "tarantula", "black widow", "arachnid"),
    _of("scorpion", _scorpion, "scorpio"),
)
