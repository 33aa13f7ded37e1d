"""Soft and armoured creatures of water and garden: octopus, squid, jellyfish, crab, starfish, snail, axolotl."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math

from services.engine.painter.living.beast import BROWN_EYE, INK
from services.engine.painter.living.faces import BEAD, BEAST, MOUTH, TOON, brows, cheeks, eyes, human_mouth, side_eye
from services.engine.painter.living.sketch import (
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
from services.engine.painter.parts import Draw, Part, Subject, Variant, circle, ellipse

CRAB = natural("#e8503a")
LOBSTER = natural("#cf3a3a")
JELLY = natural("#b48af0")
STAR = natural("#f5a142")
AXOLOTL = natural("#f7b6c8")
GILL = natural("#e0527c")
SHELL = natural("#c9803f")
SNAIL = natural("#e9cf9a")


def _face(s: Sketch, v: Variant, y: float, apart: float, r: float, brow: Paint, mouth: float = 52) -> None:
    """Friendly round features, for creatures without a muzzle."""
    eyes(s, v, BROWN_EYE, BEAST, y=y, apart=apart, rx=r, ry=r * 1.16)
    brows(s, v, brow, y=y - r * 1.75, apart=apart, length=r * 1.7, width=r * 0.4)
    cheeks(s, v, y=y + r * 1.5, apart=apart + r * 0.9, r=r * 0.8)
    human_mouth(s, v, y + r * 1.9, mouth)


def _octopus(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (natural("#e8566f"), natural("#9a5fd6"), natural("#f2813d")))
    back: list[list[Pt]] = [[(560, 620), (660, 700), (760, 680), (820, 600), (890, 620)], [(540, 640), (640, 780),
        (770, 790), (860, 720), (900, 770)]]
    front: list[list[Pt]] = [[(540, 640), (620, 800), (720, 890), (820, 870), (810, 800)], [(520, 650), (550, 820),
        (560, 910), (640, 940), (670, 890)]]
    for i, way in enumerate([*back, *front]):
        s.both("tentacles", tube(way, 110, 84, 66, 50, 26), coat, -0.18 if i < 2 else 0.0)
    dots = [(612, 812, 15), (664, 868, 14), (724, 900, 12), (552, 838, 15), (572, 902, 13), (620, 940, 10)]
    s.tone("suckers", " ".join(circle(x, y, r) + " " + circle(1000 - x, y, r) for x, y, r in dots), coat, 0.5)
    points: tuple[Pt, ...] = ((500, 90), (640, 120), (730, 240), (736, 380), (680, 500), (690, 620), (620, 700),
        (500, 720))
    s.fill("head", halves(*points), coat)
    s.tone("head", crescent(points, 0.8), coat, -0.15)
    s.tone("head", outline((330, 260), (390, 170), (470, 130), (420, 200), (370, 290)), coat, 0.35, 0.8)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((560, 170, 26), (620, 220, 18), (520, 230, 14),
        (640, 290, 12))), coat, -0.2)
    eyes(s, v, BROWN_EYE, TOON, y=440, apart=112, rx=68, ry=76)
    brows(s, v, coat.tone(-0.45), y=334, apart=112, length=100, width=24)
    cheeks(s, v, y=540, apart=176, r=42)
    human_mouth(s, v, 580, 58)
    return fitted(s.parts)


def _squid(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (natural("#f08aa0"), natural("#e0685a"), natural("#8f7be8")))
    ways: tuple[list[Pt], ...] = ([(600, 680), (700, 800), (720, 900), (790, 930)], [(570, 700), (620, 830),
        (610, 930), (670, 980)], [(530, 710), (545, 850), (520, 940), (560, 1000)])
    for way in ways:
        s.both("tentacles", tube(way, 66, 52, 40, 24), coat, -0.1)
    s.both("tentacles", tube([(620, 670), (770, 740), (840, 880), (900, 860)], 44, 30, 26), coat, -0.18)
    s.both("tentacles", ellipse(908, 850, 34, 48), coat, -0.1)
    s.both("fin", outline((520, 60), (640, 130), (790, 260, 0), (700, 320), (620, 330)), coat, -0.12)
    points: tuple[Pt, ...] = ((500, 30), (570, 90), (640, 230), (670, 420), (690, 600), (620, 720), (500, 740))
    s.fill("body", halves(*points), coat)
    s.tone("body", crescent(points, 0.78), coat, -0.15)
    s.tone("body", outline((400, 300), (430, 180), (480, 100), (460, 200), (430, 310)), coat, 0.35, 0.8)
    s.tone("spots", " ".join(ellipse(x, y, r, r) for x, y, r in ((540, 190, 16), (510, 260, 12), (570, 280, 14),
        (530, 340, 10))), coat, -0.22)
    _face(s, v, 520, 100, 52, coat.tone(-0.45))
    return fitted(s.parts)


def _jellyfish(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (JELLY, natural("#f59ac0"), natural("#6fc8ee")))
    for x, sway in ((340, 40), (440, -36), (560, 36), (660, -40)):
        s.stroke("tentacles", trail((x, 520), (x + sway, 640), (x - sway, 760), (x + sway * 0.6, 900)),
            coat, 22, -0.2, 0.85)
    for x, sway in ((400, -50), (500, 44), (600, 50)):
        s.fill("frill", tube([(x, 500), (x + sway, 610), (x - sway * 0.6, 700),
            (x + sway * 0.4, 800)], 70, 60, 44, 14), coat, 0.25, opacity=0.9)
    points: tuple[Pt, ...] = ((500, 120), (660, 150), (770, 260), (810, 420), (790, 520), (740, 560, 0), (700, 520),
        (650, 562, 0), (600, 522), (550, 566, 0), (500, 526))
    s.fill("bell", halves(*points), coat)
    s.tone("bell", crescent(points[:6], 0.84), coat, -0.15)
    s.tone("bell", outline((270, 330), (330, 220), (430, 165), (370, 250), (310, 350)), coat, 0.45, 0.85)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((560, 190, 26), (640, 230, 20), (690, 300, 16),
        (500, 230, 16))), coat, 0.3)
    s.stroke("bell", trail((230, 500), (330, 482), (500, 470), (670, 482), (770, 500)), coat, 12, 0.35)
    _face(s, v, 350, 100, 44, coat.tone(-0.5), 44)
    return fitted(s.parts)


def _claw(x: float, y: float, r: float) -> str:
    return outline((x - r * 0.5, y + r), (x - r, y + r * 0.1), (x - r * 0.8, y - r * 0.9), (x - r * 0.05,
        y - r * 1.35, 0), (x - r * 0.05, y - r * 0.35, 0), (x + r * 0.55, y - r * 1.15, 0), (x + r, y - r * 0.3),
        (x + r * 0.7, y + r * 0.7), (x, y + r * 1.1))


def _crab(v: Variant) -> list[Part]:
    s = Sketch()
    for i, (y, reach, drop) in enumerate(((640, 300, 60), (690, 280, 110), (730, 240, 150))):
        s.both("leg", tube([(640, y), (500 + reach + 40, y - 40 + i * 10), (500 + reach + 70, y + drop)], 52, 44, 10),
            CRAB, -0.15)
    s.both("arm", tube([(680, 560), (800, 560), (850, 460)], 66, 58, 54), CRAB, -0.08)
    s.both("claws", _claw(846, 350, 110), CRAB)
    s.both("claws", ellipse(800, 350, 22, 50), CRAB, 0.25, line=False)
    s.both("eye stalk", tube([(580, 480), (590, 360)], 44, 38), CRAB, -0.1)
    points: tuple[Pt, ...] = ((500, 430), (640, 440), (750, 520), (770, 620), (700, 740), (590, 790), (500, 796))
    s.fill("shell", halves(*points), CRAB)
    s.tone("shell", crescent(points, 0.84), CRAB, -0.16)
    s.tone("shell", outline((300, 540), (380, 474), (480, 456), (400, 506)), CRAB, 0.35, 0.8)
    s.fill("belly", halves((500, 690), (600, 690), (650, 730), (580, 782), (500, 788)), natural("#fbd9b8"), line=False)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((650, 520, 18), (690, 560, 12), (350, 520, 18),
        (310, 560, 12))), CRAB, -0.25)
    eyes(s, v, BROWN_EYE, TOON, y=330, apart=92, rx=60, ry=66)
    brows(s, v, CRAB.tone(-0.45), y=236, apart=92, length=90, width=20)
    cheeks(s, v, y=640, apart=180, r=44)
    human_mouth(s, v, 620, 72)
    return fitted(s.parts)


def _lobster(v: Variant) -> list[Part]:
    s = Sketch()
    s.fill("tail", halves((500, 860), (560, 870), (640, 900), (650, 990), (560, 985), (500, 1000)), LOBSTER, -0.15)
    for y in (580, 640, 700):
        s.both("leg", tube([(590, y), (700, y + 10), (740, y + 90)], 34, 28, 10), LOBSTER, -0.18)
    s.strokes("antennae", trail((540, 250), (620, 110), (760, 40)), LOBSTER, 16, -0.1)
    s.both("arm", tube([(600, 480), (720, 470), (770, 380)], 64, 54, 50), LOBSTER, -0.08)
    s.both("claws", _claw(790, 270, 128), LOBSTER)
    s.both("claws", ellipse(738, 270, 24, 58), LOBSTER, 0.25, line=False)
    for i, (y, w) in enumerate(((820, 96), (750, 114), (680, 128))):
        s.fill("tail", ellipse(500, y, w, 72), LOBSTER, -0.06 * i)
    points: tuple[Pt, ...] = ((500, 230), (580, 250), (650, 340), (660, 500), (620, 640), (500, 690))
    s.fill("shell", halves(*points), LOBSTER)
    s.tone("shell", crescent(points, 0.8), LOBSTER, -0.16)
    s.tone("shell", outline((380, 380), (420, 290), (480, 262), (440, 330)), LOBSTER, 0.35, 0.8)
    _face(s, v, 390, 80, 46, LOBSTER.tone(-0.5), 48)
    return fitted(s.parts)


def _starfish(v: Variant) -> list[Part]:
    s = Sketch()

    def shape(outer: float, inner: float) -> str:
        points = [((outer, inner)[i % 2] * math.sin(math.pi * i / 5), -(outer,
            inner)[i % 2] * math.cos(math.pi * i / 5)) for i in range(10)]
        return outline(*((500 + x, 540 + y) for x, y in points))

    coat = v.pick("coat", (STAR, natural("#f0687a"), natural("#e8503a")))
    s.fill("body", shape(420, 230), coat)
    s.tone("body", shape(396, 214), coat, -0.12)
    s.tone("body", shape(330, 180), coat, 0.14)
    dots: list[tuple[float, float, float]] = []
    for i in range(5):
        a = math.tau * i / 5
        dots += [(500 + d * math.sin(a), 540 - d * math.cos(a), r) for d, r in ((330, 13), (280, 16), (228, 18))]
    s.tone("spots", " ".join(circle(x, y, r) for x, y, r in dots), coat, 0.4)
    _face(s, v, 510, 88, 46, coat.tone(-0.45), 50)
    s.tone("spots", circle(430, 400, 10) + " " + circle(580, 410, 12), coat, 0.4)
    s.tone("body", ellipse(452, 220, 10, 26), WHITE, 0, 0.6)
    return fitted(s.parts)


def _snail(v: Variant) -> list[Part]:
    s = Sketch()
    shell = v.pick("shell", (SHELL, natural("#d85f6a"), natural("#5f9bd6")))
    for x in (200, 300):
        s.fill("eye stalk", tube([(250 + (x - 250) * 0.4, 520), (x, 360)], 44, 36), SNAIL, -0.06)
    s.fill("body", outline((130, 620), (150, 510), (250, 460), (350, 510), (380, 640), (480, 760), (700, 780),
        (880, 800), (950, 860), (860, 880), (400, 884), (220, 850), (150, 750)), SNAIL)
    s.tone("body", outline((170, 780), (260, 830), (420, 850), (700, 850), (900, 850), (950, 860), (860, 880),
        (400, 884), (220, 850)), SNAIL, -0.2)
    s.fill("shell", circle(610, 520, 275), shell)
    s.tone("shell", outline((880, 500), (886, 580), (800, 720), (680, 786), (560, 790), (700, 730), (820, 620)),
        shell, -0.18)
    swirl: list[Pt] = []
    for i in range(23):
        reach, angle = 225 - i * 9.2, 0.9 + i * 0.55
        swirl.append((610 + reach * math.cos(angle), 525 + reach * math.sin(angle)))
    s.stroke("shell", trail(*swirl), shell, 30, -0.3)
    s.tone("shell", outline((410, 420), (470, 320), (560, 280), (500, 350), (440, 450)), shell, 0.4, 0.8)
    for x in (200, 300):
        side_eye(s, v, BROWN_EYE, TOON, (x, 340), 56)
    s.tone("cheeks", ellipse(310, 590, 36, 22), natural("#f2506f"), 0, 0.4)
    bend = {"intense": -20, "mysterious": 8, "playful": 44}.get(v.expression, 30)
    if v.expression == "playful":
        s.fill("mouth", "M170 590 Q220 604 270 590 Q264 660 220 660 Q176 660 170 590 Z", MOUTH)
    else:
        s.stroke("mouth", f"M170 {600 - bend * 0.3} Q220 {600 + bend} 272 {600 - bend * 0.3}", INK, 11)
    s.stroke("body", trail((460, 850), (600, 842), (740, 850)), SNAIL, 9, -0.3)
    return fitted(s.parts)


def _axolotl(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (AXOLOTL, natural("#fbe3ea"), natural("#c9b2f0")))
    if v.pose != "head":
        s.fill("tail", tube([(560, 820), (720, 880), (840, 820), (860, 700)], 120, 110, 90, 20), coat, -0.1)
        s.fill("tail fin", tube([(640, 800), (770, 800), (820, 730), (850, 660)], 20, 44, 40, 10), GILL, 0.3)
        points: tuple[Pt, ...] = ((500, 560), (610, 600), (660, 740), (640, 870), (560, 930), (500, 934))
        s.fill("body", halves(*points), coat)
        s.tone("body", crescent(points, 0.8), coat, -0.12)
        s.fill("belly", halves((500, 660), (570, 690), (590, 800), (550, 890), (500, 900)), coat, 0.4, line=False)
        s.both("hand", tube([(630, 700), (700, 750), (690, 820)], 60, 52, 56), coat, 0.05)
        s.both("foot", ellipse(600, 920, 66, 40), coat, -0.08)
    for angle, long in ((-34, 230), (-6, 250), (24, 220)):
        a = math.radians(angle)
        x, y = 700 + long * math.cos(a), 400 + long * math.sin(a)
        s.both("gills", tube([(660, 410), ((680 + x) / 2, (400 + y) / 2 - 16), (x, y)], 64, 44, 16), GILL)
        roots = [(660 + (x - 660) * t, 405 + (y - 405) * t) for t in (0.45, 0.62, 0.79, 0.92)]
        lean = 26 * math.sin(a) + 14
        fringe = " ".join(f"M{fx:.0f} {fy - 8:.0f} l{lean:.0f} -40 M{fx:.0f} {fy:.0f} l16 40" for fx, fy in roots)
        s.strokes("gills", fringe, GILL, 15)
    head: tuple[Pt, ...] = ((500, 230), (640, 250), (740, 340), (760, 450), (690, 560), (590, 606), (500, 612))
    s.fill("head", halves(*head), coat)
    s.tone("head", crescent(head, 0.86), coat, -0.12)
    s.tone("head", outline((320, 330), (390, 274), (480, 254), (410, 306)), WHITE, 0, 0.5)
    eyes(s, v, INK, BEAD, y=410, apart=150, rx=36, ry=44)
    cheeks(s, v, y=486, apart=196, r=46)
    human_mouth(s, v, 486, 74)
    s.tone("freckles", " ".join(circle(x, y, 7) for x, y in ((460, 290), (500, 276), (540, 292), (620, 300),
        (380, 300))), GILL, 0, 0.5)
    return fitted(s.parts)


def _of(name: str, draw: Draw, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=draw, group="animal")


SUBJECTS: tuple[Subject, ...] = (
    _of("octopus", _octopus, "octopi", "cephalopod"),
    _of("squid", _squid, "cuttlefish", "calamari", "nautilus"),
    _of("jellyfish", _jellyfish, "medusa jelly", "jelly"),
    _of("crab", _crab, "hermit crab"),
    _of("lobster", _lobster, "crayfish", "shrimp", "prawn", "crawfish"),
    _of("starfish", _starfish, "sea star"),
    _of("snail", _snail, "slug"),
    _of("axolotl", _axolotl, "salamander", "newt"),
)
