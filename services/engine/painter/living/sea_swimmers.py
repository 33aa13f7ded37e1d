"""Swimmers of the sea: whales, dolphin, sharks, fish, seahorse, seal and ray, most of them seen from the side."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math

from services.engine.painter.living.beast import BROWN_EYE, INK
from services.engine.painter.living.faces import (
    BEAD,
    BEAST,
    MOUTH,
    TOON,
    brows,
    cheeks,
    eyes,
    human_mouth,
    muzzle_mouth,
    side_eye,
    snout,
    whiskers,
)
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
from services.engine.painter.parts import Draw, Part, Role, Subject, Variant, circle, ellipse

BLUE = natural("#4a86d8")
GREY = natural("#6f8aa8")
FOAM = natural("#eaf5fb")
WATER = natural("#8fd3f5", Role.GLOW)
SEAL = natural("#8d97a6")
CLOWNFISH = natural("#f57f2a")
PUFFER = natural("#f2c14b")
RAY = natural("#53628f")


def _grin(s: Sketch, v: Variant, points: tuple[Pt, ...], paint: Paint) -> None:
    """The line of a mouth seen from the side; intense mouths are turned over about their first point."""
    y0 = points[0][1]
    bend = {"intense": -0.6, "mysterious": 0.5, "playful": 1.25}.get(v.expression, 1.0)
    s.stroke("mouth", trail(*((x, y0 + (y - y0) * bend) for x, y in ((p[0], p[1]) for p in points))), paint, 11)


def _whale_of(coat: Paint, belly: Paint) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        for d in (trail((330, 310), (330, 220), (260, 170), (210, 210)), trail((345, 310), (350, 210), (420, 160),
            (470, 210))):
            s.stroke("spout", d, WATER, 26)
        body = outline((110, 570), (140, 430), (270, 335), (450, 325), (620, 390), (730, 470), (790, 420), (800, 350),
            (740, 310), (680, 250, 0), (770, 235), (835, 285), (890, 225), (970, 225, 0), (940, 305), (875, 350),
            (870, 470), (800, 620), (650, 710), (450, 735), (250, 715), (140, 660))
        s.fill("body", body, coat)
        s.tone("body", outline((250, 380), (330, 350), (460, 345), (560, 375), (430, 380), (300, 410)), coat, 0.25, 0.8)
        s.tone("tail", outline((835, 285), (890, 225), (970, 225, 0), (940, 305), (875, 350), (868, 470), (830, 560),
            (840, 440), (830, 350)), coat, -0.16)
        s.fill("belly", outline((112, 600), (200, 610), (330, 640), (480, 668), (640, 650), (760, 610), (800, 620, 0),
            (650, 710), (450, 735), (250, 715), (140, 660)), belly, line=False)
        for x in (220, 300, 385, 470):
            s.stroke("belly", trail((x, 640 + (x - 220) * 0.1), (x + 24, 690), (x + 70, 722)), belly, 8, -0.16)
        s.fill("fin", outline((450, 610), (540, 650), (590, 760), (560, 850, 0), (470, 790), (420, 690)), coat, -0.1)
        side_eye(s, v, BROWN_EYE, BEAST, (290, 520), 36)
        _grin(s, v, ((118, 600), (170, 622), (240, 612)), INK)
        s.tone("cheeks", ellipse(250, 588, 34, 20), natural("#f2706f"), 0, 0.35)
        s.tone("spots", " ".join((circle(560, 450, 16), circle(610, 490, 11), circle(520, 420, 9))), coat, 0.2)
        return fitted(s.parts)

    return draw


def _orca(v: Variant) -> list[Part]:
    s = Sketch()
    black = natural("#343a50")
    body = outline((90, 520), (150, 420), (290, 350), (420, 330), (470, 160, 0), (560, 200), (580, 350), (700, 400),
        (800, 440), (880, 350), (970, 330, 0), (930, 450), (960, 560, 0), (860, 530), (760, 560), (600, 640),
        (400, 670), (220, 650), (120, 600))
    s.fill("body", body, black)
    s.tone("body", outline((230, 390), (320, 355), (400, 345), (320, 385)), black, 0.3, 0.8)
    s.fill("belly", outline((100, 560), (220, 580), (360, 610), (470, 600), (560, 560), (680, 540), (640, 600),
        (500, 658), (380, 672), (220, 650), (120, 600)), FOAM, line=False)
    s.fill("eye patch", outline((250, 440), (320, 410), (380, 430), (330, 480), (270, 480)), FOAM, line=False)
    s.fill("saddle", outline((540, 360), (620, 370), (690, 410), (610, 420), (560, 400)), natural("#8f97a8"),
        line=False)
    s.fill("fin", outline((380, 560), (460, 620), (490, 760), (440, 830, 0), (370, 750), (330, 640)), black, -0.2)
    s.fill("tail", outline((800, 440), (880, 350), (970, 330, 0), (930, 450), (960, 560, 0), (860, 530)), black, 0.08)
    side_eye(s, v, BROWN_EYE, BEAST, (236, 492), 24)
    _grin(s, v, ((98, 556), (150, 582), (230, 560)), INK)
    s.tone("belly", outline((120, 600), (220, 650), (380, 672), (500, 658), (380, 640), (220, 622)), FOAM, -0.14)
    return fitted(s.parts)


def _dolphin(v: Variant) -> list[Part]:
    s = Sketch()
    for x, y, r in ((250, 800, 30), (330, 860, 22), (680, 840, 26), (600, 880, 18)):
        s.tone("splash", circle(x, y, r), WATER, 0)
    body = outline((80, 590), (140, 560), (190, 540), (240, 430), (360, 310), (500, 255), (560, 130, 0), (650, 180),
        (680, 290), (790, 410), (850, 540), (960, 610, 0), (880, 640), (840, 740, 0), (770, 620), (700, 540),
        (590, 510), (460, 540), (330, 620), (220, 650), (110, 640))
    s.fill("body", body, BLUE)
    s.tone("body", outline((290, 420), (370, 340), (480, 290), (600, 300), (480, 320), (370, 380)), BLUE, 0.28, 0.85)
    s.fill("belly", outline((90, 620), (190, 600), (300, 560), (430, 490), (560, 470), (680, 510), (590, 512),
        (460, 542), (330, 620), (220, 650), (110, 642)), FOAM, line=False)
    s.fill("fin", outline((410, 500), (480, 540), (500, 640), (450, 730, 0), (400, 640), (360, 560)), BLUE, -0.12)
    s.tone("fin", outline((560, 130, 0), (650, 180), (680, 290), (620, 270), (610, 190)), BLUE, -0.14)
    s.tone("tail", outline((850, 540), (960, 610, 0), (880, 640), (840, 740, 0), (790, 640), (840, 610)), BLUE, -0.16)
    side_eye(s, v, BROWN_EYE, BEAST, (292, 498), 30)
    _grin(s, v, ((88, 606), (180, 606), (250, 570)), INK)
    s.tone("cheeks", ellipse(268, 556, 28, 16), natural("#f2706f"), 0, 0.35)
    s.tone("body", circle(390, 350, 12), BLUE, -0.4)
    return fitted(s.parts)


def _shark(v: Variant) -> list[Part]:
    s = Sketch()
    s.fill("tail", outline((760, 470), (850, 380), (950, 220, 0), (930, 420), (880, 500), (930, 600), (930, 720, 0),
        (830, 610), (760, 540)), GREY, -0.12)
    s.fill("fin", outline((430, 370), (480, 240), (560, 140, 0), (590, 260), (620, 400)), GREY, -0.06)
    body = outline((60, 500, 0), (140, 410), (280, 350), (450, 330), (620, 370), (760, 440), (840, 490), (760, 560),
        (620, 640), (450, 680), (280, 670), (160, 610))
    s.fill("body", body, GREY)
    s.tone("body", outline((190, 410), (300, 368), (430, 350), (560, 366), (430, 378), (290, 410)), GREY, 0.25, 0.85)
    s.fill("belly", outline((66, 508, 0), (160, 530), (300, 560), (470, 560), (640, 530), (800, 500), (760, 560),
        (620, 640), (450, 680), (280, 670), (160, 610)), FOAM, line=False)
    s.tone("belly", outline((160, 610), (280, 670), (450, 680), (620, 640), (720, 586), (600, 620), (440, 650),
        (290, 640)), FOAM, -0.15)
    s.fill("fin", outline((420, 570), (520, 600), (560, 720), (540, 850, 0), (440, 770), (370, 640)), GREY, -0.08)
    s.fill("fin", outline((660, 600), (720, 570), (750, 650), (730, 710, 0), (680, 660)), GREY, -0.14)
    for x in (440, 474, 508):
        s.stroke("gills", trail((x, 440), (x + 18, 480), (x + 4, 525)), GREY, 10, -0.4)
    gape = {"friendly": 40.0, "intense": 70.0, "mysterious": 12.0, "playful": 74.0}[v.expression]
    s.fill("mouth", outline((130, 560, 0), (220, 584), (340, 566, 0), (310, 574 + gape), (220, 590 + gape),
        (160, 580 + gape * 0.6)), MOUTH)
    upper = " ".join(outline((x, y, 0), (x + 32, y + 3, 0), (x + 17, y + 16 + gape * 0.4, 0)) for x, y in ((152, 568),
        (190, 577), (228, 580), (266, 576), (302, 570)))
    s.tone("teeth", upper, WHITE, 0)
    side_eye(s, v, INK, BEAST, (268, 462), 32)
    s.stroke("brows",
        f"M214 {418 if v.expression != 'intense' else 436} L310 {400 if v.expression == 'intense' else 404}",
        GREY, 16, -0.4)
    s.tone("nostril", ellipse(124, 482, 10, 6), GREY, -0.5)
    return fitted(s.parts)


def _fish_of(coat: Paint, fin: Paint, band: Paint, *, bands: bool) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        s.fill("tail", outline((700, 500), (790, 390), (900, 300), (930, 400), (870, 500), (930, 600), (900, 700),
            (790, 610)), fin)
        for y in (400, 500, 600):
            s.stroke("tail", trail((760, 500 + (y - 500) * 0.4), (880, y)), fin, 9, -0.2)
        s.fill("top fin", outline((320, 320), (400, 210), (540, 190), (660, 270), (680, 390), (500, 340)), fin)
        s.fill("bottom fin", outline((420, 680), (540, 660), (600, 740), (560, 810, 0), (480, 770)), fin)
        s.fill("body", outline((110, 520), (170, 390), (320, 300), (500, 300), (660, 390), (750, 500), (660, 610),
            (500, 700), (320, 700), (170, 640)), coat)
        s.tone("body", outline((150, 610), (320, 650), (500, 640), (660, 560), (750, 500), (660, 610), (500, 700),
            (320, 700), (190, 655)), coat, -0.16)
        s.tone("body", outline((230, 370), (330, 326), (460, 326), (350, 350)), coat, 0.35, 0.8)
        if bands:
            for x, h, w in ((410, 198, 40), (610, 140, 32)):
                s.fill("bands", outline((x - w, 500 - h, 0), (x + w, 500 - h + 14, 0), (x + w + 20, 500),
                    (x + w, 500 + h - 14, 0), (x - w, 500 + h, 0), (x - w + 26, 500)), band)
        else:
            scales = " ".join(f"M{x} {y} Q{x + 34} {y + 28} {x} {y + 56}" for x, y in ((460, 400), (460, 480),
                (460, 560), (530, 440), (530, 520), (600, 420), (600, 500)))
            s.stroke("scales", scales, band, 10)
        s.fill("fin", outline((440, 530), (530, 510), (570, 580), (520, 640), (450, 600)), fin, -0.05)
        side_eye(s, v, BROWN_EYE, TOON, (262, 460), 52)
        _grin(s, v, ((128, 570), (170, 600), (222, 590)), INK)
        s.tone("cheeks", ellipse(262, 560, 34, 22), natural("#f2506f"), 0, 0.35)
        for x, y, r in ((110, 330, 26), (70, 250, 18), (130, 210, 12)):
            s.stroke("bubbles", circle(x, y, r), WATER, 8)
        return fitted(s.parts)

    return draw


def _pufferfish(v: Variant) -> list[Part]:
    s = Sketch()
    rim: list[str] = []
    for i in range(20):
        angle = math.tau * i / 20
        x, y = 500 + 300 * math.cos(angle), 510 + 290 * math.sin(angle)
        nx, ny = math.cos(angle), math.sin(angle)
        rim.append(outline((x - ny * 26, y + nx * 26, 0), (x + nx * 78, y + ny * 78, 0), (x + ny * 26, y - nx * 26, 0)))
    s.fill("spikes", " ".join(rim), PUFFER, -0.25)
    s.both("fin", outline((770, 500), (880, 440), (930, 520), (880, 600), (770, 570)), PUFFER, -0.15)
    s.fill("body", circle(500, 510, 310), PUFFER)
    s.tone("body", outline((800, 440), (808, 540), (740, 700), (600, 802), (500, 818, 0), (640, 740), (740, 600)),
        PUFFER, -0.14)
    s.fill("belly", halves((500, 600), (650, 610), (740, 650), (640, 780), (500, 820)), FOAM, line=False)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((500, 260, 34), (420, 290, 22), (590, 300, 26),
        (330, 360, 24), (680, 370, 22), (500, 330, 18))), PUFFER, -0.3)
    eyes(s, v, BROWN_EYE, TOON, y=470, apart=150, rx=72, ry=76)
    brows(s, v, PUFFER.tone(-0.5), y=366, apart=150, length=100, width=22)
    cheeks(s, v, y=580, apart=210, r=44)
    s.fill("lips", ellipse(500, 590, 62, 36 if v.expression in ("friendly", "playful") else 24), natural("#e8866a"))
    s.tone("mouth", ellipse(500, 592, 40, 18 if v.expression in ("friendly", "playful") else 6), MOUTH, 0)
    return fitted(s.parts)


def _seahorse(v: Variant) -> list[Part]:
    s = Sketch()
    coat, fin = v.pick("coat", (natural("#f2b13e"), natural("#f07f6a"), natural("#5bb8b0"))), natural("#f7d98a")
    s.fill("back fin", outline((610, 420), (720, 400), (760, 500), (720, 600), (620, 590)), fin)
    s.fill("body", tube([(470, 260), (550, 330), (580, 450), (570, 570), (520, 690), (510, 800), (570, 880),
        (640, 840), (625, 775), (580, 790)], 170, 170, 210, 220, 150, 96, 60, 44, 24), coat)
    s.tone("belly", tube([(470, 400), (500, 480), (500, 560), (468, 650), (462, 740)], 90, 120, 120, 90, 40), fin, 0)
    for y, w in ((440, 60), (495, 66), (550, 64), (605, 58), (660, 48), (715, 38)):
        s.stroke("belly",
            f"M{486 - w * 0.8 - (y - 440) * 0.08} {y} Q{486} {y + 16} {494 + w * 0.6 - (y - 440) * 0.1} {y - 4}",
            coat, 9, -0.16)
    s.fill("crest", outline((420, 190), (410, 110, 0), (460, 140), (500, 80, 0), (530, 140), (590, 110, 0),
        (590, 200), (640, 230, 0), (600, 280)), fin)
    s.fill("head", outline((200, 350), (300, 330), (380, 230), (480, 180), (590, 220), (620, 330), (560, 430),
        (440, 430), (330, 410), (210, 400)), coat)
    s.tone("head", outline((340, 300), (400, 235), (480, 200), (420, 250)), coat, 0.3, 0.8)
    s.fill("snout", outline((190, 345), (230, 338), (236, 405), (196, 410)), coat, -0.15)
    side_eye(s, v, BROWN_EYE, TOON, (460, 310), 50)
    s.tone("cheeks", ellipse(470, 392, 30, 18), natural("#f2506f"), 0, 0.4)
    _grin(s, v, ((215, 392), (260, 410), (300, 396)), INK)
    return fitted(s.parts)


def _seal(v: Variant) -> list[Part]:
    s = Sketch()
    s.fill("tail", outline((690, 840), (800, 760), (920, 740), (900, 820), (950, 890), (840, 900), (720, 920)),
        SEAL, -0.18)
    points: tuple[Pt, ...] = ((500, 140), (620, 170), (690, 290), (690, 420), (740, 600), (760, 780), (700, 900),
        (500, 915))
    s.fill("body", halves(*points), SEAL)
    s.tone("body", crescent(points, 0.78), SEAL, -0.14)
    s.fill("belly", halves((500, 520), (600, 560), (640, 720), (600, 870), (500, 890)), SEAL, 0.3, line=False)
    s.both("flipper", outline((690, 640), (780, 700), (850, 830), (850, 920), (760, 900), (700, 800)), SEAL, -0.1)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.7) for x, y, r in ((500, 190, 20), (430, 210, 13), (570, 205, 15),
        (660, 560, 14), (340, 570, 16), (690, 620, 10))), SEAL, -0.25)
    s.both("muzzle", ellipse(548, 410, 72, 58), SEAL, 0.34, line=False)
    cheeks(s, v, y=410, apart=160, r=34)
    muzzle_mouth(s, v, 390, 62, 18)
    snout(s, INK, 372, 36, 40)
    whiskers(s, 412, 90, 130)
    eyes(s, v, BROWN_EYE, BEAD, y=310, apart=102, rx=46, ry=54)
    brows(s, v, SEAL.tone(-0.4), y=226, apart=100, length=56, width=18)
    return fitted(s.parts)


def _ray(v: Variant) -> list[Part]:
    s = Sketch()
    s.fill("tail", tube([(500, 760), (510, 860), (470, 940), (520, 1010)], 50, 26, 8), RAY, -0.15)
    points: tuple[Pt, ...] = ((500, 330), (590, 340), (660, 400), (800, 420), (980, 380, 0), (930, 560), (780, 680),
        (620, 760), (500, 800))
    s.fill("body", halves(*points), RAY)
    s.tone("body", crescent(points, 0.86), RAY, -0.16)
    s.both("horns", outline((560, 350), (590, 270), (640, 240), (650, 300), (610, 390)), RAY, -0.08)
    s.fill("belly", halves((500, 400), (600, 420), (680, 500), (620, 640), (500, 740)), FOAM, line=False)
    for y in (620, 652, 684):
        s.strokes("gills", f"M540 {y} Q570 {y + 8} 590 {y - 8}", RAY, 9, 0.3)
    eyes(s, v, BROWN_EYE, BEAST, y=470, apart=100, rx=38, ry=44)
    brows(s, v, RAY, y=400, apart=100, length=70, width=16)
    human_mouth(s, v, 560, 62)
    cheeks(s, v, y=540, apart=140, r=34)
    s.tone("spots", " ".join(circle(x, y, r) for x, y, r in ((780, 480, 18), (840, 450, 12), (740, 560, 12),
        (220, 480, 18), (160, 450, 12), (260, 560, 12))), RAY, 0.3)
    return fitted(s.parts)


def _of(name: str, draw: Draw, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=draw, group="animal")


SUBJECTS: tuple[Subject, ...] = (
    _of("whale", _whale_of(BLUE, FOAM), "blue whale", "humpback", "moby dick", "sperm whale", "narwhal"),
    _of("orca", _orca, "killer whale"),
    _of("dolphin", _dolphin, "porpoise"),
    _of("shark", _shark, "great white", "hammerhead", "megalodon"),
    _of("fish", _fish_of(natural("#3fa7d6"), natural("#f6a53a"), natural("#2a7fb0"), bands=False), "goldfish", "koi",
        "carp", "trout", "salmon", "tuna", "piranha", "betta"),
    _of("clownfish", _fish_of(CLOWNFISH, natural("#e2621a"), natural("#fdfaf4"), bands=True), "nemo", "anemonefish",
        "tropical fish"),
    _of("pufferfish", _pufferfish, "puffer", "blowfish", "fugu"),
    _of("seahorse", _seahorse, "sea dragon", "hippocampus"),
    _of("seal", _seal, "sea lion", "walrus", "manatee"),
    _of("ray", _ray, "manta", "manta ray", "stingray"),
)
