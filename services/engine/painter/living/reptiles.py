"""Frogs, turtles, snakes, crocodiles, lizards and the dinosaurs."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math

from services.engine.painter.living.beast import AMBER, BROWN_EYE, INK, LEAF_EYE
from services.engine.painter.living.faces import (
    CAT,
    MOUTH,
    TONGUE,
    TOON,
    Eye,
    brows,
    cheeks,
    eyes,
    human_mouth,
    side_eye,
)
from services.engine.painter.living.sketch import (
    BONE,
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

FROG = natural("#6cbf43")
CREAM = natural("#f4f0c4")
TURTLE = natural("#7cbf5a")
SHELL = natural("#5d7a3a")
CROC = natural("#5f9a48")
REX = natural("#6aa84a")
SAURO = natural("#5aa9a0")
TRIKE = natural("#8a9bc4")
STEGO = natural("#7fae4e")
PTERO = natural("#b9705a")


def _wide_mouth(s: Sketch, v: Variant, y: float, half: float, ink: Paint) -> None:
    """A mouth from cheek to cheek."""
    if v.expression == "playful":
        low = f"C{500 + half * 0.8} {y + 130} {500 - half * 0.8} {y + 130} {500 - half} {y} Z"
        s.fill("mouth", f"M{500 - half} {y} Q500 {y + 40} {500 + half} {y} {low}", MOUTH)
        s.tone("tongue", ellipse(500, y + 76, half * 0.44, 24), TONGUE, 0)
        return
    bend = {"friendly": 66, "intense": -30, "mysterious": 26}[v.expression]
    left, right = y - bend * 0.3, y - bend * 0.3 - (14 if v.expression == "mysterious" else 0)
    s.stroke("mouth", f"M{500 - half} {left} Q500 {y + bend} {500 + half} {right}", ink, 13)


def _frog_of(coat: Paint, spot: Paint) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        if v.pose != "head":
            s.both("leg", outline((620, 640), (760, 620), (820, 740), (770, 850), (640, 880)), coat, -0.1)
            s.both("foot", outline((610, 880), (680, 840), (790, 850), (880, 880), (830, 900), (870, 920), (790, 922),
                (640, 922)), coat, -0.04)
            points: tuple[Pt, ...] = ((500, 500), (630, 540), (690, 680), (660, 830), (570, 900), (500, 906))
            s.fill("body", halves(*points), coat)
            s.tone("body", crescent(points, 0.78), coat, -0.12)
            s.fill("belly", halves((500, 600), (590, 620), (620, 720), (580, 850), (500, 876)), CREAM, line=False)
            s.both("arm", tube([(600, 700), (620, 800), (590, 880)], 76, 62, 56), coat, 0.04)
            s.both("hand", outline((530, 900), (560, 868), (610, 866), (650, 900), (620, 918), (590, 908),
                (560, 922)), coat, 0.04)
        s.both("eye bump", circle(636, 250, 106), coat)
        head: tuple[Pt, ...] = ((500, 270), (620, 272), (750, 360), (776, 470), (700, 580), (580, 622), (500, 626))
        s.fill("head", halves(*head), coat)
        s.tone("head", crescent(head, 0.86), coat, -0.12)
        s.tone("head", ellipse(636, 262, 78, 74) + " " + ellipse(364, 262, 78, 74), coat, 0)
        s.fill("chin", halves((500, 530), (640, 520), (716, 540), (640, 604), (500, 624)), CREAM, -0.04, line=False)
        s.tone("spots", " ".join(ellipse(x, y, r, r * 0.7) for x, y, r in ((470, 320, 22), (530, 300, 15),
            (510, 350, 12), (720, 420, 18), (290, 400, 16))), spot, 0)
        eyes(s, v, natural("#f2c53a", INK.role), TOON, y=246, apart=136, rx=72, ry=74)
        s.both("nostril", ellipse(524, 440, 8, 6), coat, -0.5, line=False)
        cheeks(s, v, y=500, apart=210, r=46)
        _wide_mouth(s, v, 510, 190, coat.tone(-0.6))
        brows(s, v, coat.tone(-0.45), y=146, apart=136, length=90, width=20)
        return fitted(s.parts)

    return draw


def _turtle(v: Variant) -> list[Part]:
    s = Sketch()
    s.both("flipper", outline((660, 560), (780, 540), (880, 640), (890, 740), (800, 720), (690, 680)), TURTLE, -0.06)
    s.both("foot", outline((600, 840), (690, 830), (740, 900), (700, 950), (610, 930)), TURTLE, -0.1)
    shell: tuple[Pt, ...] = ((500, 470), (640, 500), (740, 620), (750, 760), (660, 880), (500, 920))
    s.fill("shell", halves(*shell), SHELL)
    s.tone("shell", crescent(shell, 0.82), SHELL, -0.2)
    s.fill("belly", halves((500, 560), (610, 580), (670, 680), (650, 800), (570, 870), (500, 880)),
        natural("#f0dca0"), line=False)
    for d in ("M500 590 L500 876", "M352 690 L648 690", "M356 780 L644 780"):
        s.stroke("belly", d, natural("#c9a75a"), 9)
    s.both("arm", tube([(640, 620), (740, 660), (770, 750)], 96, 84, 70), TURTLE, 0.04)
    head: tuple[Pt, ...] = ((500, 130), (620, 150), (700, 250), (700, 370), (640, 480), (560, 530), (500, 536))
    s.fill("head", halves(*head), TURTLE)
    s.tone("head", crescent(head, 0.82), TURTLE, -0.14)
    s.tone("head", outline((360, 230), (420, 176), (490, 156), (430, 206)), TURTLE, 0.35, 0.8)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.75) for x, y, r in ((500, 182, 22), (560, 200, 14),
        (450, 204, 13), (620, 250, 12))), SHELL, 0)
    eyes(s, v, BROWN_EYE, TOON, y=320, apart=104, rx=60, ry=66)
    brows(s, v, SHELL, y=226, apart=104, length=90, width=20)
    cheeks(s, v, y=420, apart=146, r=38)
    s.both("nostril", ellipse(516, 392, 7, 6), SHELL, line=False)
    human_mouth(s, v, 448, 74)
    return fitted(s.parts)


def _snake_of(coat: Paint, band: Paint, *, hood: bool) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        s.fill("tail", tube([(640, 860), (800, 860), (880, 780), (850, 690)], 90, 70, 40, 10), coat, -0.1)
        s.fill("coil", ellipse(500, 850, 300, 90), coat, -0.12)
        s.fill("coil", ellipse(500, 770, 250, 84), coat, -0.04)
        marks = " ".join(outline((x - 34, y - 40), (x, y - 52), (x + 34, y - 40), (x, y + 4)) for x, y in ((340, 880),
            (500, 900), (660, 880), (420, 800), (580, 800)))
        s.tone("pattern", marks, band, 0)
        s.tone("coil", trail((270, 800), (400, 846), (600, 846),
            (730, 800)) + " L730 812 L600 862 L400 862 L270 812 Z", coat, -0.35, 0.8)
        s.fill("body", tube([(560, 770), (590, 660), (500, 580), (470, 480), (500, 380)], 160, 150, 140, 136, 130),
            coat)
        s.tone("belly", tube([(536, 760), (560, 670), (480, 590), (450, 490), (490, 400)], 66, 70, 66, 62, 60),
            CREAM, 0)
        if hood:
            points: tuple[Pt, ...] = ((500, 190), (620, 220), (720, 340), (690, 500), (590, 610), (500, 630))
            s.fill("hood", halves(*points), coat, -0.06)
            s.both("hood", outline((580, 300), (660, 340), (660, 450), (590, 540), (560, 420)), band, line=False)
        head: tuple[Pt, ...] = ((500, 140), (600, 160), (664, 250), (676, 340), (610, 440), (500, 468))
        s.fill("head", halves(*head), coat)
        s.tone("head", crescent(head, 0.82), coat, -0.14)
        s.tone("head", outline((380, 230), (430, 180), (490, 166), (440, 206)), coat, 0.35, 0.8)
        s.tone("pattern", outline((500, 160, 0), (536, 220), (500, 290, 0), (464, 220)), band, 0)
        s.stroke("tongue", "M500 440 L500 520 M500 520 L478 556 M500 520 L522 556", natural("#e0344c"), 13)
        eyes(s, v, AMBER, CAT, y=300, apart=100, rx=48, ry=52)
        brows(s, v, coat.tone(-0.45), y=226, apart=100, length=76, width=18)
        s.both("nostril", ellipse(524, 390, 8, 6), coat, -0.5, line=False)
        _wide_mouth(s, v, 416, 110, coat.tone(-0.6))
        if v.expression in ("intense", "playful"):
            s.both("fangs", outline((556, 420, 0), (584, 414, 0), (568, 470, 0)), WHITE)
        return fitted(s.parts)

    return draw


def _crocodile(v: Variant) -> list[Part]:
    s = Sketch()
    if v.pose != "head":
        s.fill("tail", outline((640, 860), (780, 880), (900, 800), (940, 660, 0), (860, 720), (740, 720), (640, 700)),
            CROC, -0.1)
        points: tuple[Pt, ...] = ((500, 480), (660, 540), (720, 720), (690, 880), (560, 940), (500, 940))
        s.fill("body", halves(*points), CROC)
        s.tone("body", crescent(points, 0.8), CROC, -0.14)
        s.fill("belly", halves((500, 640), (590, 660), (620, 780), (580, 900), (500, 915)), CREAM, line=False)
        s.both("foot", ellipse(620, 930, 84, 44), CROC, -0.06)
        s.both("arm", tube([(650, 720), (720, 800), (660, 850)], 74, 66, 60), CROC, 0.04)
    s.both("ridge", outline((600, 230), (660, 150), (690, 250)), CROC, -0.3)
    s.both("eye bump", circle(606, 260, 84), CROC)
    top: tuple[Pt, ...] = ((500, 250), (620, 260), (690, 350), (660, 450), (690, 560), (660, 650), (560, 690),
        (500, 694))
    drop = {"friendly": 34.0, "intense": 60.0, "mysterious": 8.0, "playful": 84.0}[v.expression]
    s.fill("jaw", halves((500, 560), (650, 560), (690, 640), (640, 690 + drop), (500, 710 + drop)), CROC, -0.12)
    s.fill("mouth", halves((500, 600), (640, 600), (656, 660), (610, 676 + drop), (500, 690 + drop)), MOUTH, line=False)
    s.tone("tongue", ellipse(500, 670 + drop * 0.7, 84, 16 + drop * 0.14), TONGUE, 0)
    s.fill("head", halves(*top), CROC)
    s.tone("head", crescent(top, 0.84), CROC, -0.14)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.7) for x, y, r in ((500, 300, 18), (460, 340, 11), (545, 336, 13),
        (500, 440, 12), (550, 480, 10), (450, 490, 12))), CROC, -0.28)
    s.both("nostril", ellipse(548, 590, 22, 16), CROC, 0.15, line=False)
    s.both("nostril", ellipse(550, 588, 12, 8), CROC, -0.6, line=False)
    teeth = " ".join(outline((x - 15, y, 0), (x + 15, y, 0), (x, y + 36, 0)) for x, y in ((410, 676), (464, 690),
        (536, 690), (590, 676), (356, 640), (644, 640)))
    s.fill("teeth", teeth, WHITE, line=False)
    eyes(s, v, natural("#f2c53a", INK.role), Eye(white=True, iris=0.66, pupil=0.5, slit=False, rim=True), y=256,
        apart=104, rx=54, ry=58)
    brows(s, v, CROC.tone(-0.5), y=172, apart=104, length=80, width=20)
    return fitted(s.parts)


def _lizard_of(coat: Paint, spot: Paint, *, frill: Paint | None) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        swirl: list[Pt] = [(620, 840), (760, 880),
            *((820 + (110 - i * 11) * math.cos(1.2 - i * 0.7), 760 + (110 - i * 11) * math.sin(1.2 - i * 0.7))
            for i in range(9))]
        s.fill("tail", tube(swirl, 100, 84, 60, 44, 30, 14), coat, -0.08)
        if frill:
            s.fill("frill", halves((500, 110, 0), (560, 150), (640, 140, 0), (680, 220), (770, 240, 0), (770, 330),
                (830, 400, 0), (780, 470), (500, 560)), frill)
        points: tuple[Pt, ...] = ((500, 500), (590, 540), (640, 700), (620, 850), (540, 920), (500, 924))
        s.fill("body", halves(*points), coat)
        s.tone("body", crescent(points, 0.8), coat, -0.14)
        s.fill("belly", halves((500, 600), (560, 630), (580, 740), (550, 870), (500, 890)), CREAM, line=False)
        s.both("arm", tube([(600, 660), (690, 720), (680, 810)], 64, 52, 50), coat, 0.04)
        s.both("hand", outline((640, 820), (690, 800), (740, 830), (720, 850), (690, 840), (660, 860)), coat, 0.04)
        s.both("foot", ellipse(586, 916, 74, 36), coat, -0.04)
        head: tuple[Pt, ...] = ((500, 200), (600, 214), (690, 300), (700, 410), (640, 510), (560, 560), (500, 566))
        s.fill("head", halves(*head), coat)
        s.tone("head", crescent(head, 0.84), coat, -0.14)
        s.tone("head", outline((370, 290), (420, 240), (490, 222), (430, 266)), coat, 0.35, 0.8)
        s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((500, 246, 18), (550, 262, 12),
            (455, 270, 12), (500, 296, 10))), spot, 0)
        eyes(s, v, LEAF_EYE if frill else AMBER, TOON, y=350, apart=146, rx=66, ry=70)
        brows(s, v, coat.tone(-0.5), y=262, apart=140, length=84, width=18)
        s.both("nostril", ellipse(522, 440, 8, 6), coat, -0.55, line=False)
        cheeks(s, v, y=450, apart=150, r=34)
        _wide_mouth(s, v, 482, 130, coat.tone(-0.6))
        return fitted(s.parts)

    return draw


def _t_rex(v: Variant) -> list[Part]:
    s = Sketch()
    s.fill("tail", outline((560, 640), (700, 700), (850, 700), (980, 560, 0), (930, 760), (780, 860), (600, 850)),
        REX, -0.08)
    s.fill("leg", outline((560, 680), (680, 690), (730, 800), (680, 880), (700, 930), (560, 932), (580, 860)),
        REX, -0.18)
    s.fill("spikes", outline((560, 160), (640, 120, 0), (630, 200), (720, 200, 0), (680, 290), (760, 320, 0),
        (700, 410), (780, 470, 0), (710, 540), (800, 620, 0), (700, 680), (560, 500)), natural("#e8903a"))
    s.fill("body", outline((440, 380), (560, 330), (660, 430), (700, 600), (680, 780), (560, 860), (420, 840),
        (360, 720), (390, 560)), REX)
    s.tone("body", outline((620, 400), (690, 560), (690, 740), (600, 845), (540, 860), (620, 740), (630, 560)),
        REX, -0.16)
    s.fill("belly", outline((400, 560), (480, 540), (520, 640), (510, 780), (440, 836), (390, 800), (364, 700)),
        CREAM, line=False)
    for y in (640, 700, 760):
        s.stroke("belly", trail((380, y), (440, y + 12), (506, y - 4)), natural("#c9c07a"), 9)
    s.fill("leg", outline((470, 700), (590, 680), (640, 780), (600, 870), (620, 930), (440, 934), (430, 890),
        (490, 850)), REX, 0.05)
    s.tone("claws", " ".join(outline((x, 934, 0), (x + 24, 934, 0), (x + 8, 900, 0)) for x in (440, 476, 512)), BONE, 0)
    s.fill("jaw", outline((190, 430), (330, 420), (470, 380), (500, 460), (400, 530), (260, 530), (190, 490)),
        REX, -0.1)
    gape = {"friendly": 40, "intense": 30, "mysterious": 14, "playful": 58}[v.expression]
    s.fill("mouth", outline((190, 410), (340, 396), (470, 350), (470, 390), (350, 410 + gape), (210, 420 + gape)),
        MOUTH, line=False)
    s.fill("head", outline((150, 300), (230, 220), (340, 190), (420, 110), (540, 100), (640, 190), (650, 340),
        (560, 440), (460, 400), (340, 416), (190, 426), (140, 370)), REX)
    s.tone("head", outline((440, 140), (520, 124), (590, 160), (520, 146)), REX, 0.35, 0.8)
    s.tone("head", outline((600, 170), (650, 250), (640, 360), (560, 440), (520, 420), (590, 320)), REX, -0.14)
    s.fill("teeth", " ".join(outline((x - 17, y - 6, 0), (x + 17, y - 8, 0), (x, y + 34, 0)) for x, y in ((190, 420),
        (240, 422), (290, 420), (340, 414), (390, 404))), WHITE, line=False)
    s.tone("nostril", ellipse(196, 300, 13, 9), REX, -0.55)
    side_eye(s, v, AMBER, TOON, (440, 236), 56)
    s.stroke("brows", "M380 186 L500 150" if v.expression != "intense" else "M372 170 L500 190", REX, 20, -0.45)
    for x, y in ((330, 600), (370, 640)):
        s.fill("arm", tube([(430 + (x - 330) * 0.8, 560 + (y - 600)), (x + 30, y + 20), (x, y)], 52, 42, 34), REX, 0.06)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((600, 480, 20), (640, 560, 15), (590, 580, 12),
        (560, 200, 16), (590, 240, 11))), REX, -0.22)
    return fitted(s.parts)


def _sauropod(v: Variant) -> list[Part]:
    s = Sketch()
    for x in (430, 660):
        s.fill("leg", tube([(x, 700), (x, 900)], 104, 92), SAURO, -0.22)
    s.fill("body", outline((150, 240), (200, 130), (310, 110), (390, 190), (380, 320), (400, 440), (500, 500),
        (680, 500), (800, 600), (900, 620), (980, 540, 0), (960, 680), (860, 760), (700, 790), (480, 800), (330, 720),
        (260, 560), (250, 400), (260, 330), (170, 320)), SAURO)
    s.tone("body", outline((330, 720), (480, 760), (700, 750), (860, 720), (960, 660), (860, 760), (700, 790),
        (480, 800)), SAURO, -0.16)
    s.fill("belly", outline((256, 330), (290, 420), (320, 560), (400, 690), (520, 760), (640, 790), (480, 800),
        (330, 720), (260, 560), (250, 400)), CREAM, line=False)
    for x in (360, 590):
        s.fill("leg", tube([(x + 10, 680), (x, 910)], 116, 100), SAURO, 0.04)
        s.tone("toes", " ".join(ellipse(x - 28 + i * 28, 944, 12, 9) for i in range(3)), CREAM, 0)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((540, 550, 32), (620, 560, 24), (700, 580, 28),
        (580, 610, 16), (340, 330, 16), (350, 400, 20), (320, 160, 16), (790, 640, 20))), SAURO, -0.24)
    side_eye(s, v, BROWN_EYE, TOON, (262, 200), 46)
    s.stroke("brows", "M214 150 L300 128" if v.expression != "intense" else "M206 136 L300 154", SAURO, 15, -0.5)
    s.tone("cheeks", ellipse(270, 278, 28, 16), natural("#f2506f"), 0, 0.4)
    bend = {"friendly": 22, "intense": -14, "mysterious": 4, "playful": 40}[v.expression]
    s.stroke("mouth", trail((158, 272), (200, 280 + bend), (250, 276)), INK, 10)
    s.tone("nostril", ellipse(174, 218, 8, 6), SAURO, -0.5)
    return fitted(s.parts)


def _triceratops(v: Variant) -> list[Part]:
    s = Sketch()
    if v.pose != "head":
        body: tuple[Pt, ...] = ((500, 560), (680, 600), (740, 760), (720, 930, 0), (500, 930))
        s.fill("body", halves(*body), TRIKE, -0.12)
        s.tone("body", crescent(body, 0.8), TRIKE, -0.28)
        s.fill("belly", halves((500, 700), (600, 720), (640, 926, 0), (500, 926)), CREAM, line=False)
    frill: tuple[Pt, ...] = ((500, 110), (580, 150), (660, 120), (710, 200), (800, 210), (810, 300), (870, 360),
        (830, 440), (850, 520), (740, 560), (500, 600))
    s.fill("frill", halves(*frill), natural("#e0795a"))
    s.tone("frill", halves((500, 170), (640, 190), (750, 290), (770, 420), (700, 520), (500, 560)),
        natural("#f0a070"), 0)
    s.both("frill", ellipse(700, 320, 30, 40), natural("#e0795a"), line=False)
    points: tuple[Pt, ...] = ((500, 290), (610, 310), (680, 400), (680, 510), (620, 600), (580, 690), (500, 730))
    s.fill("head", halves(*points), TRIKE)
    s.tone("head", crescent(points, 0.82), TRIKE, -0.14)
    s.fill("beak", halves((500, 620), (560, 640), (576, 690), (500, 740)), BONE, -0.1)
    s.both("horns", tube([(600, 350), (690, 260), (720, 110)], 74, 56, 10), BONE)
    s.fill("horns", halves((500, 470, 0), (530, 540), (546, 590), (500, 604)), BONE)
    s.both("nostril", ellipse(548, 606, 10, 8), TRIKE, -0.5, line=False)
    eyes(s, v, BROWN_EYE, TOON, y=460, apart=112, rx=54, ry=60)
    brows(s, v, TRIKE.tone(-0.5), y=384, apart=112, length=84, width=18)
    cheeks(s, v, y=560, apart=132, r=34)
    _wide_mouth(s, v, 668, 84, TRIKE.tone(-0.6))
    return fitted(s.parts)


def _stegosaurus(v: Variant) -> list[Part]:
    s = Sketch()
    for x in (380, 680):
        s.fill("leg", tube([(x, 680), (x, 850)], 92, 84), STEGO, -0.22)
    plates = ((270, 440, 70), (370, 330, 92), (490, 260, 112), (620, 290, 104), (730, 390, 82), (810, 490, 58))
    for x, y, r in plates:
        s.fill("plates", outline((x - r * 0.62, y + r, 0), (x - r * 0.7, y), (x, y - r, 0), (x + r * 0.7, y),
            (x + r * 0.62, y + r, 0)), natural("#ee8a3d"))
    s.tone("plates", " ".join(outline((x - r * 0.2, y + r * 0.7, 0), (x - r * 0.3, y), (x, y - r * 0.5, 0),
        (x + r * 0.3, y), (x + r * 0.2, y + r * 0.7, 0)) for x, y, r in plates), natural("#f9c07a"), 0)
    s.fill("spikes", outline((880, 580), (930, 460, 0), (920, 590), (1000, 500, 0), (950, 640)), BONE)
    s.fill("body", outline((90, 620), (130, 530), (220, 510), (310, 460), (480, 400), (640, 420), (770, 520),
        (870, 580), (970, 640, 0), (860, 690), (740, 740), (560, 780), (380, 760), (260, 690), (150, 690)), STEGO)
    s.tone("body", outline((260, 690), (400, 720), (580, 735), (760, 700), (970, 640, 0), (860, 690), (740, 740),
        (560, 780), (380, 760)), STEGO, -0.18)
    for x in (330, 620):
        s.fill("leg", tube([(x, 660), (x - 6, 860)], 104, 90), STEGO, 0.05)
        s.tone("toes", " ".join(ellipse(x - 32 + i * 26, 894, 11, 8) for i in range(3)), CREAM, 0)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((440, 480, 26), (540, 470, 30), (500, 540, 16),
        (640, 510, 24), (720, 570, 18), (330, 530, 16))), STEGO, -0.22)
    side_eye(s, v, BROWN_EYE, TOON, (186, 576), 38)
    s.stroke("brows", "M146 530 L220 514" if v.expression != "intense" else "M140 520 L220 536", STEGO, 14, -0.5)
    bend = {"friendly": 18, "intense": -12, "mysterious": 4, "playful": 34}[v.expression]
    s.stroke("mouth", trail((100, 650), (140, 654 + bend), (190, 648)), INK, 9)
    s.tone("cheeks", ellipse(212, 636, 22, 14), natural("#f2506f"), 0, 0.4)
    return fitted(s.parts)


def _pterodactyl(v: Variant) -> list[Part]:
    s = Sketch()
    s.both("wings", outline((560, 470), (660, 380), (800, 300), (980, 330, 0), (930, 480), (940, 640, 0), (820, 610),
        (760, 720, 0), (660, 680), (560, 740)), PTERO, 0.16)
    s.strokes("wings", trail((570, 470), (680, 380), (820, 310), (970, 332)), PTERO, 34, -0.1)
    points: tuple[Pt, ...] = ((500, 400), (580, 450), (610, 600), (570, 760), (500, 830))
    s.fill("body", halves(*points), PTERO)
    s.tone("body", crescent(points, 0.76), PTERO, -0.16)
    s.fill("belly", halves((500, 520), (550, 560), (560, 660), (500, 770)), CREAM, line=False)
    s.both("foot", outline((530, 800), (570, 780), (590, 860), (560, 850), (540, 870)), PTERO, -0.15)
    s.fill("crest", outline((470, 250), (480, 120), (560, 40, 0), (580, 160), (540, 260)), natural("#e0b03a"))
    head: tuple[Pt, ...] = ((500, 210), (580, 230), (620, 320), (600, 410), (540, 460), (500, 464))
    s.fill("head", halves(*head), PTERO)
    s.tone("head", crescent(head, 0.8), PTERO, -0.14)
    s.fill("beak", halves((500, 370), (546, 390), (550, 440), (522, 520), (500, 600, 0)), natural("#f2c15a"))
    s.tone("beak", outline((502, 380), (540, 395), (548, 440), (520, 520), (500, 598, 0)), natural("#f2c15a"), -0.16)
    eyes(s, v, BROWN_EYE, TOON, y=320, apart=76, rx=44, ry=50)
    brows(s, v, PTERO.tone(-0.5), y=254, apart=76, length=70, width=16)
    return fitted(s.parts)


def _of(name: str, draw: Draw, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=draw, group="animal")


SUBJECTS: tuple[Subject, ...] = (
    _of("frog", _frog_of(FROG, natural("#4d9a2c")), "toad", "tree frog", "froggy", "pepe", "tadpole"),
    _of("poison frog", _frog_of(natural("#2f7fe0"), natural("#14224a")), "dart frog", "blue frog"),
    _of("turtle", _turtle, "tortoise", "sea turtle", "terrapin"),
    _of("snake", _snake_of(natural("#6fb043"), natural("#3d7a2a"), hood=False), "python", "viper", "serpent",
        "anaconda", "boa", "rattlesnake"),
    _of("cobra", _snake_of(natural("#c79a4a"), natural("#6b4a1f"), hood=True), "king cobra", "hooded snake"),
    _of("crocodile", _crocodile, "alligator", "croc", "gator", "caiman"),
    _of("lizard", _lizard_of(natural("#5fbf7f"), natural("#2f8a55"), frill=None), "gecko", "chameleon", "iguana",
        "reptile"),
    _of("frilled lizard", _lizard_of(natural("#d99a4a"), natural("#a05f22"), frill=natural("#e0563f")),
        "dragon lizard", "dilophosaurus"),
    _of("t-rex", _t_rex, "t rex", "trex", "tyrannosaurus", "tyrannosaur", "raptor", "velociraptor"),
    _of("dinosaur", _sauropod, "dino", "brontosaurus", "brachiosaurus", "diplodocus", "sauropod"),
    _of("triceratops", _triceratops, "ceratops"),
    _of("stegosaurus", _stegosaurus, "stego"),
    _of("pterodactyl", _pterodactyl, "pterosaur", "pteranodon"),
)
