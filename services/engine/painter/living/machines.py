"""Robots and their kin: toy robot, android, cyborg, mech, robot knight, drone bot, robot cat and dog."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living import clothes, hair, held, helmets
from services.engine.painter.living.faces import LADY, brows, eyes, glowing_eyes, human_mouth, nose
from services.engine.painter.living.person import SOFT_FACE, Person, Worn, person, skin_of
from services.engine.painter.living.sketch import (
    ACCENT,
    DARK,
    GLOW,
    LIGHT,
    MAIN,
    METAL,
    SECOND,
    STEEL,
    WHITE,
    Layer,
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
from services.engine.painter.parts import Draw, Part, Role, Subject, Variant, circle, ellipse, polygon, rounded

SCREEN = natural("#1c2438", Role.DARK)
STEEL_DARK = natural("#5f6a7c", Role.METAL)


def _screen_face(s: Sketch, v: Variant, y: float, apart: float, light: Paint = GLOW) -> None:
    """A face made of light on a dark screen."""
    if v.expression == "mysterious":
        s.tone("eyes", rounded(500 - apart - 46, y - 10, 92, 22, 11) + " " + rounded(500 + apart - 46,
            y - 10, 92, 22, 11), light, 0)
    else:
        for side in (-1, 1):
            x = 500 + side * apart
            if v.expression == "playful" and side < 0:
                s.stroke("eyes", f"M{x - 42} {y + 14} Q{x} {y - 40} {x + 42} {y + 14}", light, 24)
            elif v.expression == "intense":
                inner, outer = x - side * 46, x + side * 46
                s.tone("eyes", outline((inner, y - 2, 0), (outer, y - 40, 0), (outer, y + 30), (x, y + 42), (inner,
                    y + 30)), light, 0)
            else:
                s.tone("eyes", ellipse(x, y, 66, 70), light, 0, 0.22)
                s.tone("eyes", ellipse(x, y, 44, 50), light, 0)
                s.tone("eyes", ellipse(x - 13, y - 16, 13, 15), WHITE, 0, 0.95)
    bend = {"friendly": 42, "intense": -20, "mysterious": 6, "playful": 70}[v.expression]
    if v.expression == "playful":
        s.tone("mouth", f"M430 {y + 92} L570 {y + 92} Q566 {y + 156} 500 {y + 158} Q434 {y + 156} 430 {y + 92} Z",
            light, 0)
    else:
        s.stroke("mouth", f"M436 {y + 106} Q500 {y + 106 + bend} 564 {y + 106}", light, 18)


def _right_side(x: float, y: float, w: float, h: float, r: float) -> str:
    """The shadow along the right edge of a rounded box."""
    right, low, inner = x + w, y + h, x + w - 44
    return (f"M{right - r} {y} A{r} {r} 0 0 1 {right} {y + r} L{right} {low - r} A{r} {r} 0 0 1 {right - r} {low}"
        f" Q{inner} {low - r * 0.6} {inner} {y + h / 2} Q{inner} {y + r * 0.6} {right - r} {y} Z")


def _robot(v: Variant) -> list[Part]:
    s = Sketch()
    if v.pose != "head":
        _robot_body(s, v, MAIN)
    s.stroke("antenna", "M500 180 L500 90", METAL, 24)
    s.fill("antenna", circle(500, 70, 42), ACCENT)
    s.tone("antenna", ellipse(486, 56, 13, 11), WHITE, 0, 0.8)
    s.both("ears", rounded(716, 330, 76, 150, 30), METAL, -0.1)
    s.both("ears", rounded(760, 362, 40, 86, 18), ACCENT)
    box = rounded(262, 170, 476, 450, 120)
    s.fill("head", box, MAIN)
    s.tone("head", _right_side(262, 170, 476, 450, 120), MAIN, -0.18)
    s.tone("head", outline((300, 300), (330, 220), (430, 188), (540, 186), (420, 210), (340, 260)), MAIN, 0.4, 0.85)
    s.fill("screen", rounded(312, 250, 376, 300, 84), SCREEN)
    s.tone("screen", polygon((350, 270), (440, 256), (370, 400), (324, 400), (324, 310)), WHITE, 0, 0.1)
    _screen_face(s, v, 372, 92)
    s.tone("rivets", " ".join(circle(x, y, 12) for x, y in ((330, 214), (670, 214), (330, 586), (670, 586))),
        METAL, 0.3)
    return fitted(s.parts)


def _robot_body(s: Sketch, v: Variant, coat: Paint) -> None:
    full = v.pose == "full"
    low = 1010 if full else 940
    s.fill("neck", rounded(440, 590, 120, 110, 20), METAL, -0.25)
    s.stroke("neck", "M446 632 L554 632 M446 664 L554 664", METAL, 11, -0.5)
    if full:
        s.both("leg", rounded(530, 980, 100, 220, 30), METAL, -0.15)
        s.stroke("leg", "M530 1060 L630 1060 M530 1100 L630 1100 M370 1060 L470 1060 M370 1100 L470 1100",
            METAL, 11, -0.45)
        s.both("foot", outline((510, 1270, 0), (516, 1200), (580, 1176), (650, 1200), (690, 1270, 0)), coat, -0.1)
    s.both("arm", tube([(730, 790), (810, 850), (806, 980)] if full else [(730, 790), (810, 850),
        (816, 930)], 84, 74, 70), METAL, -0.12)
    s.both("shoulder", circle(736, 766, 78), coat, -0.08)
    if full:
        s.both("hand", outline((760, 980), (806, 960), (856, 980), (870, 1060), (836, 1076), (826, 1030), (790, 1030),
            (780, 1076), (746, 1060)), coat)
    body = rounded(290, 680, 420, low - 680, 90 if full else 60)
    s.fill("body", body, coat)
    s.tone("body", _right_side(290, 680, 420, low - 680, 90 if full else 60), coat, -0.18)
    s.tone("body", outline((306, 800), (320, 724), (400, 694), (346, 740)), coat, 0.4, 0.8)
    s.fill("panel", rounded(370, 760, 260, 160, 36), METAL, 0.15)
    s.tone("panel", circle(430, 840, 36), SCREEN, 0)
    s.stroke("panel", trail((404, 850), (424, 824), (440, 856), (456, 830)), GLOW, 9)
    for i, hue in enumerate(("#f25a4c", "#f7c431", "#6fcf6a")):
        s.tone("lights", circle(512 + i * 42, 816, 15), natural(hue, Role.ACCENT), 0)
    s.tone("panel", rounded(496, 848, 112, 34, 12), METAL, -0.3)


def _bot(v: Variant) -> list[Part]:
    s = Sketch()
    s.tone("glow", ellipse(500, 880, 220, 50), GLOW, 0, 0.35)
    s.fill("thruster", halves((500, 740), (590, 750), (560, 850), (500, 870)), METAL, -0.25)
    s.fill("flame", halves((500, 850), (546, 856), (530, 910), (500, 960, 0)), GLOW, 0.1)
    s.both("arm", outline((770, 470), (860, 500), (890, 620), (850, 720), (810, 690), (820, 610), (770, 560)),
        LIGHT, -0.08)
    s.both("ears", ellipse(800, 430, 56, 92), ACCENT)
    points: tuple[Pt, ...] = ((500, 130), (680, 160), (800, 320), (810, 500), (720, 680), (600, 760), (500, 772))
    s.fill("body", halves(*points), LIGHT)
    s.tone("body", crescent(points, 0.84), LIGHT, -0.16)
    s.tone("body", outline((270, 330), (330, 230), (430, 172), (380, 240), (310, 350)), WHITE, 0, 0.9)
    face: tuple[Pt, ...] = ((500, 270), (640, 276), (730, 350), (740, 460), (680, 560), (580, 592), (500, 596))
    s.fill("screen", halves(*face), SCREEN)
    s.tone("screen", outline((300, 400), (330, 330), (420, 296), (380, 350), (330, 430)), WHITE, 0, 0.14)
    _screen_face(s, v, 410, 104)
    s.fill("emblem", circle(500, 680, 38), MAIN)
    s.tone("emblem", circle(500, 680, 18), GLOW, 0)
    s.stroke("antenna", trail((500, 134), (510, 90), (540, 60)), METAL, 18)
    s.fill("antenna", circle(548, 50, 28), ACCENT)
    return fitted(s.parts)


def _mech(v: Variant) -> list[Part]:
    s = Sketch()
    full = v.pose == "full"
    if v.pose != "head":
        if full:
            s.both("leg", polygon((540, 980), (680, 980), (720, 1180), (560, 1200)), STEEL_DARK)
            s.both("foot", polygon((530, 1190), (740, 1180), (790, 1290), (510, 1290)), MAIN, -0.1)
            s.both("knee", polygon((570, 1060), (690, 1050), (700, 1130), (580, 1140)), ACCENT)
        s.both("cannon", rounded(800, 480, 84, 220, 20), STEEL_DARK)
        s.both("cannon", circle(842, 496, 28), GLOW, line=False)
        s.both("arm", polygon((770, 820), (900, 820), (890, 1010 if full else 940), (780, 1010 if full else 940)),
            STEEL_DARK, -0.1)
        if full:
            s.both("fist", polygon((770, 1000), (910, 1000), (900, 1110), (790, 1110)), MAIN, -0.1)
        s.both("shoulder", polygon((660, 690), (900, 640), (960, 780), (920, 880), (690, 850)), MAIN)
        s.both("shoulder", polygon((690, 716), (880, 676), (900, 706), (700, 752)), MAIN, 0.35, line=False)
        s.both("shoulder", polygon((780, 800), (930, 790), (916, 860), (780, 850)), ACCENT, line=False)
        low = 1010 if full else 940
        s.fill("body", polygon((330, 690), (670, 690), (730, 790), (640, low), (360, low), (270, 790)), MAIN, -0.06)
        s.tone("body", polygon((560, 690), (670, 690), (730, 790), (640, low), (580, low), (640, 800)), MAIN, -0.22)
        s.fill("core", polygon((500, 740), (580, 790), (580, 870), (500, 920), (420, 870), (420, 790)), STEEL_DARK)
        s.fill("core", circle(500, 830, 52), GLOW)
        s.tone("core", circle(500, 830, 26), WHITE, 0, 0.9)
        s.fill("neck", polygon((420, 600), (580, 600), (620, 710), (380, 710)), STEEL_DARK, -0.2)
    s.both("fin", polygon((640, 260), (800, 90), (770, 330), (690, 400)), ACCENT)
    s.fill("helmet", polygon((420, 150), (580, 150), (700, 250), (730, 440), (680, 580), (580, 650), (420, 650),
        (320, 580), (270, 440), (300, 250)), MAIN)
    s.tone("helmet", polygon((560, 150), (580, 150), (700, 250), (730, 440), (680, 580), (580, 650), (620, 480),
        (640, 280)), MAIN, -0.2)
    s.tone("helmet", polygon((420, 164), (480, 164), (370, 280), (320, 300), (324, 260)), MAIN, 0.4)
    s.fill("crest", polygon((500, 60), (550, 150), (540, 330), (500, 380), (460, 330), (450, 150)), ACCENT)
    s.fill("visor", polygon((320, 380), (500, 420), (680, 380), (700, 470), (500, 510), (300, 470)), SCREEN)
    tilt = {"friendly": 0, "intense": 20, "mysterious": 8, "playful": -8}[v.expression]
    half = {"mysterious": 14, "intense": 22}.get(v.expression, 28)
    for side in (-1, 1):
        wink = 0.3 if v.expression == "playful" and side < 0 else 1.0
        d = polygon((500 + side * 40, 452 + tilt - half * 0.3 * wink),
            (500 + side * 170, 430 - tilt * 0.5 - half * 0.5 * wink), (500 + side * 176, 444 + half * 0.6 * wink),
            (500 + side * 50, 462 + half * 0.7 * wink))
        s.tone("eyes", d, GLOW, 0.1)
    s.fill("face plate", polygon((400, 520), (600, 520), (580, 640), (540, 690), (460, 690), (420, 640)), METAL)
    s.stroke("vents", "M440 560 L560 560 M446 596 L554 596 M454 632 L546 632", METAL, 14, -0.5)
    return fitted(s.parts)


def _panel_face(s: Sketch, v: Variant) -> None:
    """A human face with seams, half of it uncovered."""
    skin = skin_of(v)
    nose(s, skin, 512, 22)
    eyes(s, v, GLOW, LADY, y=430, apart=98, rx=48, ry=54)
    brows(s, v, skin.tone(-0.5), y=342, apart=100, length=100, width=14)
    human_mouth(s, v, 584, 54)
    s.strokes("seams", "M640 300 L606 356 M690 500 L640 520 L620 600", natural("#8d97a8", Role.METAL), 7)
    s.tone("seams", circle(500, 264, 20), GLOW, 0)
    s.stroke("seams", "M500 192 L500 240 M470 276 L420 300 M530 276 L580 300", natural("#8d97a8", Role.METAL), 7)


def _cyborg_plate() -> Worn:
    def front(s: Sketch, v: Variant) -> None:
        s.fill("plate", outline((520, 190, 0), (620, 206), (694, 290), (710, 400), (690, 505), (630, 600, 0),
            (570, 560, 0), (590, 500), (540, 440, 0), (530, 330, 0)), METAL)
        s.tone("plate", outline((620, 210), (694, 290), (710, 400), (690, 505), (630, 600, 0), (650, 480),
            (660, 330)), METAL, -0.22)
        s.tone("rivets", " ".join(circle(x, y, 9) for x, y in ((560, 230), (640, 290), (672, 380), (620, 560))),
            METAL, -0.45)
        s.fill("eyes", circle(600, 430, 62), SCREEN)
        squint = {"intense": 0.6, "mysterious": 0.5}.get(v.expression, 1.0)
        s.fill("eyes", ellipse(600, 430, 36, 36 * squint), natural("#ff4a3d", Role.GLOW), line=False)
        s.tone("eyes", ellipse(590, 424, 12, 12 * squint), WHITE, 0, 0.9)
        s.stroke("cables", trail((690, 540), (720, 640), (660, 740)) + " " + trail((660, 580), (680, 660),
            (630, 730)), STEEL_DARK, 16)

    return Worn(front=front)


def _circuit(s: Sketch, v: Variant) -> None:
    s.fill("core", circle(500, 850, 56), STEEL_DARK)
    s.fill("core", circle(500, 850, 36), GLOW)
    s.tone("core", circle(490, 840, 12), WHITE, 0, 0.9)
    s.strokes("circuit", "M556 850 L620 850 L660 800 M540 890 L590 930 M560 820 L600 770", GLOW, 9)


def _robot_pet(ears: Layer, tail: Layer, whiskers: bool) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        if v.pose == "full":
            tail(s, v)
        if v.pose != "head":
            low = 1140 if v.pose == "full" else 940
            if v.pose == "full":
                s.both("leg", rounded(560, 900, 120, 240, 50), METAL, -0.12)
                s.both("paw", rounded(550, 1100, 150, 80, 40), MAIN)
            s.fill("body", rounded(320, 660, 360, low - 680, 110) if v.pose == "full" else halves((500, 640),
                (640, 660), (730, 760), (750, 940, 0), (500, 940)), MAIN, -0.06)
            s.fill("panel", circle(500, 830, 76), METAL)
            s.fill("core", circle(500, 830, 46), GLOW)
            s.tone("core", circle(486, 814, 14), WHITE, 0, 0.9)
            s.fill("collar", halves((500, 650), (600, 640), (640, 670), (590, 720), (500, 732)), ACCENT)
        ears(s, v)
        box = rounded(258, 220, 484, 420, 150)
        s.fill("head", box, MAIN)
        s.tone("head", _right_side(258, 220, 484, 420, 150), MAIN, -0.18)
        s.tone("head", outline((296, 350), (330, 270), (430, 236), (530, 234), (420, 258), (340, 310)), MAIN, 0.4, 0.85)
        s.fill("screen", rounded(304, 290, 392, 290, 110), SCREEN)
        s.tone("screen", outline((326, 420), (340, 350), (420, 312), (380, 360), (344, 440)), WHITE, 0, 0.14)
        _screen_face(s, v, 400, 100)
        s.tone("nose", outline((478, 462), (522, 462), (500, 490)), ACCENT, 0)
        if whiskers:
            s.strokes("whiskers", "M720 450 L850 420 M724 490 L860 490 M720 530 L850 560", METAL, 11)
        return fitted(s.parts)

    return draw


def _cat_ears(s: Sketch, _: Variant) -> None:
    s.both("ears", outline((560, 250), (620, 160), (710, 70, 0), (750, 200), (730, 340)), MAIN, -0.06)
    s.both("inner ear", outline((620, 240), (660, 180), (702, 130, 0), (716, 200), (706, 290)), GLOW, -0.1, line=False)


def _dog_ears(s: Sketch, _: Variant) -> None:
    s.both("ears", outline((690, 260), (780, 250), (840, 340), (830, 480), (770, 540), (720, 460)), ACCENT)
    s.both("ears", outline((740, 300), (790, 310), (806, 400), (776, 480), (750, 420)), ACCENT, -0.2, line=False)


def _cable_tail(s: Sketch, _: Variant) -> None:
    s.stroke("tail", trail((640, 1080), (780, 1100), (860, 1000), (830, 880), (880, 790)), METAL, 34)
    s.fill("tail", circle(884, 776, 40), ACCENT)


def _antenna_tail(s: Sketch, _: Variant) -> None:
    s.stroke("tail", trail((640, 1060), (760, 1000), (820, 880)), METAL, 28)
    s.fill("tail", circle(824, 868, 38), GLOW)


def _figure(name: str, kind: Person, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=lambda v: person(kind, v), group="machine")


def _machine(name: str, draw: Draw, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=draw, group="machine")


NEON_HAIR = natural("#4fe0e8", Role.GLOW)

SUBJECTS: tuple[Subject, ...] = (
    _machine("robot", _robot, "droid", "automaton", "toy robot", "tin robot", "retro robot"),
    _machine("bot", _bot, "chatbot", "ai", "assistant", "ai assistant", "drone bot", "helper robot", "nanobot"),
    _machine("mech", _mech, "mecha", "gundam", "transformer", "battle robot", "war machine", "giant robot"),
    _machine("robot cat", _robot_pet(_cat_ears, _cable_tail, whiskers=True), "cyber cat", "mechanical cat"),
    _machine("robot dog", _robot_pet(_dog_ears, _antenna_tail, whiskers=False), "cyber dog", "mechanical dog"),
    _figure("robot knight", Person(top=MAIN, top_name="armour", clothes=clothes.together(clothes.plate(MAIN, GLOW),
        _circuit), behind=clothes.cape(SECOND), worn=(helmets.great_helm(METAL, GLOW),), face=lambda s, v: None,
        ears="none", lower_paint=STEEL_DARK, shoes=MAIN, gloves=METAL, held=held.sword(GLOW, MAIN), broad=1.08),
        "cyber knight", "mechanical knight", "space knight", "robot warrior"),
    _figure("robot samurai", Person(top=DARK, top_name="armour", clothes=clothes.together(clothes.plate(DARK, ACCENT),
        _circuit), worn=(helmets.ninja_mask(STEEL_DARK, ACCENT), helmets.kabuto(MAIN, GLOW)), skin=natural("#1c2438",
        Role.BLACK), face=lambda s, v: glowing_eyes(s, v, GLOW, y=432, apart=98, rx=40, ry=30), ears="none",
        behind=held.blade_behind(MAIN, GLOW), lower_paint=DARK, gloves=METAL), "cyber samurai", "robot ninja",
        "cyber ninja"),
    _figure("android", Person(top=WHITE, top_name="suit", clothes=clothes.together(_circuit, clothes.crew_neck(GLOW)),
        worn=(hair.bob(natural("#dfe6f2", Role.LIGHT)),), face=_panel_face, shape=SOFT_FACE, ears="none",
        lower_paint=WHITE, gloves=METAL, shoes=METAL), "humanoid", "replicant", "gynoid", "artificial human"),
    _figure("cyborg", Person(top=DARK, top_name="jacket", clothes=clothes.together(clothes.open_coat(DARK, STEEL),
        _circuit), worn=(_cyborg_plate(), hair.mohawk(NEON_HAIR)), lower_paint=DARK, gloves=METAL, blush=False),
        "terminator", "half machine", "bionic", "cybernetic"),
)
