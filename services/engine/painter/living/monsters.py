"""Monsters: kraken, yeti, ghost, slime, aliens, and what has too many eyes or tentacles."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math

from services.engine.painter.living import held
from services.engine.painter.living.faces import (
    CAT,
    TOON,
    brows,
    cheeks,
    eyes,
    glowing_eyes,
    grin,
    human_mouth,
    single_eye,
)
from services.engine.painter.living.sketch import (
    BONE,
    GLOW,
    LIGHT,
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
from services.engine.painter.parts import Draw, Part, Role, Subject, Variant, circle, ellipse

INK = natural("#2a2333", Role.DARK)
PEARL = natural("#fbf7fb", Role.LIGHT)
FLAME = natural("#f2602a")
YETI = natural("#e6eff6")
GHOST = natural("#f4f6fd", Role.LIGHT)
ALIEN = natural("#8fd05a")


def _kraken(v: Variant) -> list[Part]:
    s = Sketch()
    coat, cup = natural("#2f7a78"), natural("#e7b0a0")
    ways: tuple[list[Pt], ...] = ([(620, 620), (820, 640), (930, 480), (900, 280), (820, 200)], [(600, 680),
        (800, 760), (960, 700), (980, 560), (920, 520)], [(560, 720), (700, 860), (880, 880), (940, 800)],
        [(520, 730), (560, 880), (660, 960), (760, 930)])
    for i, way in enumerate(ways):
        s.both("tentacles", tube(way, 130, 106, 80, 50, 20), coat, -0.1 + 0.04 * i)
    dots = ((852, 590, 18), (918, 470, 16), (906, 350, 13), (830, 756, 18), (930, 700, 15), (730, 860, 17),
        (830, 884, 14), (600, 900, 15), (670, 950, 12))
    s.tone("suckers", " ".join(circle(x, y, r) + " " + circle(1000 - x, y, r) for x, y, r in dots), cup, 0)
    points: tuple[Pt, ...] = ((500, 60), (620, 110), (730, 260), (740, 420), (690, 540), (690, 660), (600, 750),
        (500, 770))
    s.fill("head", halves(*points), coat)
    s.tone("head", crescent(points, 0.8), coat, -0.18)
    s.tone("head", outline((330, 290), (390, 180), (470, 120), (420, 210), (370, 310)), coat, 0.3, 0.8)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((560, 190, 26), (620, 260, 18), (500, 250, 15),
        (440, 210, 18))), coat, -0.25)
    s.both("brow ridge", outline((530, 390), (620, 340), (720, 360), (700, 410), (600, 420)), coat, -0.12)
    eyes(s, v, natural("#ffcf3a", Role.GLOW), CAT, y=440, apart=114, rx=62, ry=58)
    grin(s, v, 620, 120, 9)
    return fitted(s.parts)


def _cthulhu(v: Variant) -> list[Part]:
    s = Sketch()
    coat = natural("#4f8a5f")
    if v.pose != "head":
        held.web_wings(natural("#35594a"), natural("#23403a"))(s, v)
        points: tuple[Pt, ...] = ((500, 600), (640, 640), (780, 760), (820, 935, 0), (500, 935))
        s.fill("body", halves(*points), coat, -0.06)
        s.tone("body", crescent(points, 0.82), coat, -0.22)
        s.fill("chest", halves((500, 740), (600, 740), (650, 930, 0), (500, 930)), coat, 0.15, line=False)
    head: tuple[Pt, ...] = ((500, 110), (650, 140), (750, 290), (740, 440), (660, 560), (500, 600))
    s.fill("head", halves(*head), coat)
    s.tone("head", crescent(head, 0.8), coat, -0.16)
    s.tone("head", outline((320, 300), (380, 200), (470, 150), (410, 230), (360, 320)), coat, 0.3, 0.8)
    s.stroke("head", trail((420, 170), (450, 240), (440, 310)) + " " + trail((580, 170), (550, 240), (560, 310)),
        coat, 11, -0.22)
    for side_x, sway, long in ((640, 60, 720), (590, 40, 800), (545, -10, 860)):
        s.both("tentacles", tube([(side_x - 20, 500), (side_x + sway * 0.3, 600), (side_x - sway * 0.2, long - 70),
            (side_x + sway, long)], 84, 72, 52, 18), coat, 0.1 if long == 800 else -0.08)
    s.fill("tentacles", tube([(500, 500), (510, 640), (490, 780), (520, 880)], 88, 76, 56, 18), coat, 0.22)
    s.tone("suckers", " ".join(circle(x, y, r) for x, y, r in ((500, 640, 13), (496, 700, 12), (494, 760, 10),
        (592, 620, 11), (408, 620, 11), (590, 680, 10), (410, 680, 10))), coat, 0.45)
    glowing_eyes(s, v, GLOW, y=420, apart=120, rx=52, ry=44)
    brows(s, v, coat.tone(-0.45), y=350, apart=122, length=130, width=34)
    return fitted(s.parts)


def _ghost(v: Variant) -> list[Part]:
    s = Sketch()
    points: tuple[Pt, ...] = ((500, 110), (650, 140), (750, 280), (770, 480), (780, 700), (820, 880, 0), (740, 840),
        (680, 900, 0), (620, 840), (560, 910, 0), (500, 840))
    s.tone("glow", halves(*((500 + (p[0] - 500) * 1.14, 480 + (p[1] - 480) * 1.1) for p in points)), GLOW, 0.2, 0.22)
    s.both("arms", outline((720, 500), (820, 480), (890, 400), (930, 430), (900, 540), (800, 620), (720, 620)),
        GHOST, -0.05)
    s.fill("body", halves(*points), GHOST)
    s.tone("body", crescent(points, 0.86), natural("#b7bfe6", Role.LIGHT), 0)
    s.tone("body", outline((310, 360), (350, 240), (440, 170), (390, 260), (340, 380)), WHITE, 0, 0.95)
    for x in (420, 580):
        s.stroke("folds", trail((x, 720), (x + (x - 500) * 0.1, 790), (x + (x - 500) * 0.16, 850)), natural("#b7bfe6",
            Role.LIGHT), 13)
    eyes(s, v, INK, TOON, y=400, apart=104, rx=60, ry=74)
    brows(s, v, natural("#8f98c4", Role.DARK), y=292, apart=104, length=90, width=20)
    cheeks(s, v, y=510, apart=166, r=46)
    human_mouth(s, v, 560, 66)
    return fitted(s.parts)


def _slime(v: Variant) -> list[Part]:
    s = Sketch()
    coat = MAIN
    points: tuple[Pt, ...] = ((500, 200), (560, 250), (660, 340), (780, 480), (840, 660), (820, 800), (700, 850),
        (500, 860))
    s.fill("puddle", ellipse(500, 840, 400, 60), coat, -0.3, opacity=0.7)
    s.fill("body", halves(*points), coat)
    s.tone("body", crescent(points, 0.84), coat, -0.18)
    s.tone("body", halves((500, 760), (640, 760), (760, 720), (800, 770), (700, 830), (500, 840)), coat, -0.14, 0.8)
    s.tone("body", outline((290, 560), (350, 430), (450, 330), (410, 440), (340, 580)), coat, 0.5, 0.9)
    s.tone("body", ellipse(300, 640, 22, 34), coat, 0.5, 0.9)
    s.fill("drip", outline((500, 110, 0), (536, 180), (500, 224), (464, 180)), coat)
    s.tone("drip", ellipse(488, 184, 9, 16), WHITE, 0, 0.8)
    s.tone("bubbles", " ".join(circle(x, y, r) for x, y, r in ((660, 470, 24), (720, 570, 15), (620, 400, 12),
        (700, 720, 20), (320, 740, 16), (420, 780, 12))), coat, 0.34)
    eyes(s, v, INK, TOON, y=570, apart=124, rx=66, ry=74)
    brows(s, v, coat.tone(-0.5), y=464, apart=124, length=104, width=24)
    cheeks(s, v, y=680, apart=200, r=48)
    human_mouth(s, v, 708, 76)
    return fitted(s.parts)


def _monster_of(eyes_count: int, coat: Paint, belly: Paint) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        s.both("horns", tube([(620, 250), (700, 190), (740, 90), (700, 30)], 80, 66, 44, 8), BONE)
        s.both("arm", tube([(730, 600), (850, 660), (860, 780)], 110, 96, 90), coat, -0.1)
        s.both("claws", " ".join(outline((x - 16, 806, 0), (x + 16, 806, 0), (x, 856, 0)) for x in (828, 862, 896)),
            BONE)
        s.both("foot", ellipse(610, 900, 110, 50), coat, -0.12)
        rim: list[Pt] = [(500, 180)]
        for i in range(13):
            angle = -math.pi / 2 + math.pi * (i + 1) / 14
            r = 1.0 if i % 2 else 1.13
            rim.append((500 + 290 * r * math.cos(angle), 540 + 360 * r * math.sin(angle), 0))
        s.fill("fur", halves(*rim, (500, 900)), coat)
        s.tone("fur", crescent(((500, 210), (680, 270), (770, 460), (770, 640), (680, 800), (500, 880)), 0.84),
            coat, -0.15)
        s.tone("fur", outline((300, 400), (360, 290), (450, 240), (400, 320), (340, 420)), coat, 0.3, 0.8)
        s.fill("belly", halves((500, 690), (600, 700), (660, 780), (600, 860), (500, 870)), belly, line=False)
        s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((690, 360, 26), (720, 450, 18),
            (650, 290, 16), (300, 560, 20), (280, 640, 14))), coat, -0.25)
        if eyes_count == 1:
            single_eye(s, v, natural("#4aa3e0", Role.EYE), 420, 118)
        else:
            eyes(s, v, natural("#f2c53a", Role.EYE), TOON, y=420, apart=112, rx=80, ry=86)
            brows(s, v, coat.tone(-0.45), y=304, apart=112, length=110, width=28)
        grin(s, v, 600, 150, 7)
        return fitted(s.parts)

    return draw


def _yeti_of(coat: Paint, face: Paint) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        if v.pose != "head":
            low = 1110 if v.pose == "full" else 935
            if v.pose == "full":
                s.both("arm", tube([(700, 720), (820, 820), (830, 980)], 170, 160, 140), coat, -0.1)
                s.both("hand", ellipse(830, 1020, 84, 74), face)
                s.both("foot", ellipse(630, 1130, 120, 56), face)
            points: tuple[Pt, ...] = (((500, 520), (680, 580), (790, 740), (780, low - 40), (680, low), (500, low))
                if v.pose == "full" else ((500, 520), (700, 590), (850, 740), (890, low, 0), (500, low)))
            s.fill("fur", halves(*points), coat)
            s.tone("fur", crescent(points, 0.82), coat, -0.12)
            for x, y in ((400, 760), (500, 800), (600, 760), (450, 860), (550, 860)):
                s.stroke("fur", trail((x - 34, y), (x - 10, y + 30), (x, y + 4), (x + 14, y + 32), (x + 34, y)),
                    coat, 11, -0.18)
        rim: tuple[Pt, ...] = ((500, 120, 0), (540, 170), (600, 140, 0), (640, 210), (720, 220, 0), (720, 300),
            (800, 360, 0), (750, 420), (810, 510, 0), (740, 540), (760, 640, 0), (670, 640), (640, 720, 0),
            (570, 680), (500, 740, 0))
        s.fill("fur", halves(*rim), coat)
        s.tone("fur", crescent(((500, 160), (640, 220), (720, 330), (730, 500), (650, 620), (500, 700)), 0.86),
            coat, -0.1)
        s.fill("face", halves((500, 330), (570, 300), (660, 330), (684, 440), (650, 560), (570, 620), (500, 630)), face)
        s.tone("face", crescent(((500, 340), (570, 310), (650, 336), (676, 440), (644, 550), (570, 612),
            (500, 620)), 0.84), face, -0.14)
        eyes(s, v, natural("#3f7fb8", Role.EYE), TOON, y=420, apart=88, rx=50, ry=52)
        brows(s, v, coat.tone(-0.35), y=334, apart=92, length=110, width=36)
        s.fill("nose", outline((456, 490), (500, 474), (544, 490), (530, 522), (500, 532), (470, 522)), face, -0.45)
        human_mouth(s, v, 574, 74)
        s.both("tusks", outline((536, 584, 0), (560, 580, 0), (548, 544, 0)), WHITE)
        return fitted(s.parts)

    return draw


def _alien(v: Variant) -> list[Part]:
    s = Sketch()
    coat = v.pick("coat", (ALIEN, natural("#a9b4c9"), natural("#8fb8f0")))
    if v.pose != "head":
        low = 1090 if v.pose == "full" else 940
        if v.pose == "full":
            s.both("leg", tube([(560, 1040), (570, 1220)], 96, 80), SECOND, -0.15)
            s.both("boot", ellipse(584, 1240, 78, 44), SECOND, -0.35)
            s.both("arm", tube([(640, 780), (730, 900), (720, 1010)], 84, 70, 60), SECOND, -0.1)
            s.both("hand", ellipse(718, 1040, 44, 48), coat)
        points: tuple[Pt, ...] = (((500, 690), (600, 710), (680, 780), (660, 940), (640, low), (500, low))
            if v.pose == "full" else ((500, 690), (600, 710), (720, 780), (780, 860), (790, low, 0), (500, low)))
        s.fill("suit", halves(*points), SECOND)
        s.tone("suit", crescent(points, 0.8), SECOND, -0.18)
        s.fill("neck", tube([(500, 620), (500, 740)], 96, 110), coat, -0.18)
        s.fill("collar", halves((500, 710), (590, 690), (640, 730), (580, 790), (500, 806)), GLOW, -0.1)
        s.fill("emblem", circle(500, 880, 44), GLOW)
        s.stroke("emblem", ellipse(500, 880, 74, 22), WHITE, 11)
    s.strokes("antennae", trail((560, 150), (610, 60), (660, 30)), coat, 22, -0.1)
    s.both("antennae", circle(668, 26, 32), GLOW)
    head: tuple[Pt, ...] = ((500, 110), (650, 130), (770, 260), (770, 400), (680, 540), (580, 650), (500, 676))
    s.fill("head", halves(*head), coat)
    s.tone("head", crescent(head, 0.84), coat, -0.15)
    s.tone("head", outline((310, 290), (370, 190), (470, 148), (410, 220), (350, 310)), coat, 0.4, 0.85)
    _almond_eyes(s, v)
    brows(s, v, coat.tone(-0.4), y=296, apart=124, length=100, width=18)
    s.both("nostril", ellipse(514, 520, 6, 9), coat, -0.5, line=False)
    human_mouth(s, v, 584, 46)
    s.tone("spots", " ".join(ellipse(x, y, r, r * 0.8) for x, y, r in ((560, 180, 20), (620, 210, 13),
        (520, 210, 11))), coat, -0.18)
    return fitted(s.parts)


def _almond_eyes(s: Sketch, v: Variant) -> None:
    squint = {"friendly": 1.0, "intense": 0.7, "mysterious": 0.55, "playful": 1.0}[v.expression]
    tilt = 44 if v.expression == "intense" else 26
    for side in (-1, 1):
        if v.expression == "playful" and side < 0:
            s.stroke("eyes", "M290 420 Q380 350 450 450", INK, 22)
            continue
        pts = ((44, 450 + tilt * 0.4), (90, 398 + (1 - squint) * 50), (190, 350 + (1 - squint) * 40), (224, 372),
            (190, 440 - (1 - squint) * 20), (110, 490 - (1 - squint) * 40))
        s.fill("eyes", outline(*((500 + side * x, y) for x, y in pts)), INK)
        s.tone("eyes", ellipse(500 + side * 150 - 16, 404 + (1 - squint) * 22, 28, 20 * squint), WHITE, 0, 0.9)
        s.tone("eyes", ellipse(500 + side * 100, 456, 14, 9 * squint), GLOW, 0, 0.8)


def _beholder(v: Variant) -> list[Part]:
    s = Sketch()
    coat = natural("#8f5fc4")
    stalks = ((330, 300, 210, 130), (430, 250, 400, 70), (570, 250, 600, 70), (670, 300, 790, 130),
        (740, 400, 900, 300), (260, 400, 100, 300))
    for x1, y1, x2, y2 in stalks:
        s.fill("eye stalk", tube([(x1, y1), ((x1 + x2) / 2 + 10, (y1 + y2) / 2 + 20), (x2, y2)], 52, 40, 34),
            coat, -0.14)
        s.fill("small eyes", circle(x2, y2, 46), WHITE)
        s.tone("small eyes", circle(x2, y2 + 4, 24), INK, 0)
        s.tone("small eyes", circle(x2 - 9, y2 - 6, 8), WHITE, 0)
    s.fill("body", circle(500, 560, 310), coat)
    s.tone("body", outline((790, 460), (808, 600), (720, 780), (560, 866), (500, 870, 0), (660, 780), (760, 640)),
        coat, -0.2)
    s.tone("body", outline((230, 520), (270, 400), (370, 310), (330, 400), (270, 540)), coat, 0.3, 0.8)
    single_eye(s, v, natural("#e0503a", Role.EYE), 480, 136)
    grin(s, v, 690, 190, 9)
    return fitted(s.parts)


def _of(name: str, draw: Draw, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=draw, group="mythical")


SUBJECTS: tuple[Subject, ...] = (
    _of("kraken", _kraken, "sea monster", "leviathan"),
    _of("cthulhu", _cthulhu, "elder god", "old one", "eldritch horror", "mind flayer"),
    _of("beholder", _beholder, "eye monster", "floating eye", "eyeball"),
    _of("yeti", _yeti_of(YETI, natural("#7fa3c4")), "abominable snowman", "snow monster"),
    _of("bigfoot", _yeti_of(natural("#7d5238"), natural("#c99b74")), "sasquatch", "wookiee", "caveman"),
    _of("ghost", _ghost, "spirit", "phantom", "spectre", "specter", "poltergeist", "boo"),
    _of("slime", _slime, "blob", "ooze", "jelly monster", "gelatinous cube"),
    _of("monster", _monster_of(2, MAIN, LIGHT), "beast", "creature", "furry monster", "critter", "mascot"),
    _of("one-eyed monster", _monster_of(1, SECOND, LIGHT), "one eyed monster", "cute monster"),
    _of("alien", _alien, "extraterrestrial", "martian", "ufo pilot", "grey alien", "et"),
)
