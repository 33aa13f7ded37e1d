"""Beasts of legend: dragons, unicorn, pegasus, phoenix, griffin, minotaur and the nine-tailed fox."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math
from dataclasses import replace

from services.engine.painter.living import held
from services.engine.painter.living.animals_farm import cow_horns, muzzle_box
from services.engine.painter.living.beast import (
    AMBER,
    LONG,
    PINK,
    TUFTED,
    Beast,
    assembled,
    beast,
    ears_at,
    side_ears,
    thin_tail,
)
from services.engine.painter.living.birds import Bird, assembled_bird, bird, hook
from services.engine.painter.living.faces import (
    CAT,
    HUNTER,
    MOUTH,
    TONGUE,
    brows,
    eyes,
)
from services.engine.painter.living.sketch import (
    ACCENT,
    BONE,
    GOLD,
    LIGHT,
    MAIN,
    SECOND,
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
from services.engine.painter.parts import Draw, Part, Role, Subject, Variant, ellipse, shift

INK = natural("#2a2333", Role.DARK)
PEARL = natural("#fbf7fb", Role.LIGHT)
FLAME = natural("#f2602a")
YETI = natural("#e6eff6")
GHOST = natural("#f4f6fd", Role.LIGHT)
ALIEN = natural("#8fd05a")


def _dragon_of(coat: Paint, belly: Paint, wing: Paint) -> Draw:
    def draw(v: Variant) -> list[Part]:
        s = Sketch()
        if v.pose != "head":
            held.web_wings(wing, coat.tone(-0.3))(s, v)
            low = 1130 if v.pose == "full" else 935
            if v.pose == "full":
                s.fill("tail", outline((620, 1000), (780, 1080), (880, 1020), (900, 900), (880, 860, 0),
                    (960, 800, 0), (980, 920, 0), (940, 940), (930, 1080), (800, 1170), (600, 1150)), coat, -0.1)
                s.both("leg", ellipse(660, 1060, 110, 110), coat, -0.06)
                s.both("foot", ellipse(670, 1150, 100, 46), coat, 0.05)
                s.both("claws", " ".join(outline((x - 16, 1160, 0), (x + 16, 1160, 0), (x, 1204, 0))
                    for x in (610, 660, 710)), BONE, line=False)
                points: tuple[Pt, ...] = ((500, 560), (610, 600), (690, 800), (690, 1000), (600, low), (500, low + 10))
            else:
                points = ((500, 560), (620, 600), (690, 720), (750, 820), (770, low, 0), (500, low))
            s.fill("body", halves(*points), coat)
            s.tone("body", crescent(points, 0.78), coat, -0.16)
            s.fill("belly", halves((500, 640), (580, 680), (610, 800), (600, low - 20), (500, low - 6)), belly,
                line=False)
            for y in range(730, int(low) - 20, 62):
                s.stroke("belly",
                    f"M{396 + (20 if y < 780 else 0)} {y} Q500 {y + 26} {604 - (20 if y < 780 else 0)} {y}",
                    belly, 10, -0.22)
        s.both("horns", tube([(600, 270), (690, 190), (730, 80), (700, -30)], 76, 62, 42, 6), BONE)
        s.strokes("horns", "M640 212 L684 246 M688 150 L730 168", BONE, 10, -0.25)
        s.both("frill", outline((660, 380), (780, 300), (860, 330, 0), (810, 390), (860, 450, 0), (780, 470),
            (790, 550, 0), (680, 520)), wing)
        s.fill("crest", outline((440, 240), (470, 130, 0), (486, 190), (500, 90, 0), (516, 190), (530, 130, 0),
            (560, 240)), wing)
        points = ((500, 210), (600, 226), (680, 310), (690, 420), (640, 500), (646, 580), (600, 660), (500, 686))
        s.fill("head", halves(*points), coat)
        s.tone("head", crescent(points, 0.82), coat, -0.16)
        s.tone("head", outline((370, 310), (420, 256), (490, 238), (430, 286)), coat, 0.3, 0.8)
        s.fill("muzzle", halves((500, 500), (570, 510), (630, 570), (590, 650), (500, 672)), coat, 0.14, line=False)
        s.both("nostril", ellipse(550, 556, 16, 11), coat, -0.55, line=False)
        s.tone("scales", " ".join(outline((x - 16, y), (x, y - 14), (x + 16, y), (x, y + 18)) for x, y in ((500, 290),
            (466, 320), (534, 320), (500, 352))), coat, -0.2)
        eyes(s, v, natural("#f7c531", Role.EYE), CAT, y=420, apart=108, rx=50, ry=52)
        brows(s, v, coat.tone(-0.4), y=344, apart=110, length=110, width=28)
        _jaw(s, v, coat)
        return fitted(s.parts)

    return draw


def _jaw(s: Sketch, v: Variant, coat: Paint) -> None:
    """A reptile's mouth on the muzzle, with two fangs."""
    if v.expression in ("friendly", "playful"):
        drop = 46 if v.expression == "friendly" else 84
        s.fill("mouth", f"M410 606 Q500 640 590 606 Q580 {640 + drop} 500 {644 + drop} Q420 {640 + drop} 410 606 Z",
            MOUTH)
        s.tone("tongue", ellipse(500, 634 + drop * 0.66, 40, drop * 0.3), TONGUE, 0)
    else:
        bend = -10 if v.expression == "intense" else 16
        s.stroke("mouth",
            f"M404 {622 - bend} Q500 {632 + bend} 596 {622 - bend - (10 if v.expression == 'mysterious' else 0)}",
            coat, 12, -0.6)
    s.both("fangs", outline((546, 618, 0), (574, 610, 0), (562, 652, 0)), WHITE)


def _eastern_dragon(v: Variant) -> list[Part]:
    s = Sketch()
    coat, belly, hair = MAIN, GOLD, ACCENT
    way: list[Pt] = [(560, 500), (720, 640), (640, 800), (420, 760), (300, 860), (420, 960), (660, 950), (840, 900),
        (900, 780)]
    s.fill("body", tube(way, 170, 164, 154, 140, 124, 108, 90, 60, 20), coat, -0.08)
    s.stroke("scales", trail(*((x, y + 8) for x, y in ((p[0], p[1]) for p in way[1:-1]))), belly, 26, 0.1, 0.8)
    for x, y in ((700, 560), (742, 680), (560, 850), (350, 770), (300, 930), (520, 1010), (760, 960)):
        s.fill("spines", outline((x - 30, y), (x + 6, y - 46, 0), (x + 30, y + 6)), hair)
    s.both("mane", outline((620, 280), (760, 250), (860, 300, 0), (790, 340), (880, 400, 0), (790, 430),
        (850, 520, 0), (740, 510), (640, 480)), hair)
    s.both("horns", tube([(590, 250), (640, 140), (620, 40), (700, -30)], 48, 40, 30, 8), BONE)
    s.both("horns", tube([(628, 90), (700, 70)], 26, 8), BONE)
    points: tuple[Pt, ...] = ((500, 200), (610, 220), (680, 310), (660, 430), (650, 520), (600, 600), (500, 626))
    s.fill("head", halves(*points), coat)
    s.tone("head", crescent(points, 0.82), coat, -0.16)
    s.fill("muzzle", halves((500, 450), (590, 450), (640, 510), (590, 590), (500, 606)), coat, 0.16, line=False)
    s.both("nostril", ellipse(548, 496, 18, 13), coat, -0.5, line=False)
    s.strokes("whiskers", trail((610, 520), (740, 570), (820, 520), (920, 600)), hair, 15)
    s.both("beard", outline((500, 600), (560, 594), (570, 680, 0), (530, 660), (500, 740, 0)), hair)
    eyes(s, v, AMBER, CAT, y=370, apart=98, rx=50, ry=50)
    brows(s, v, hair, y=290, apart=104, length=120, width=36)
    shifted = Sketch()
    _jaw(shifted, v, coat)
    s.parts += [replace(p, d=shift(p.d, 0, -70)) for p in shifted.parts]
    return fitted(s.parts)


def _horn_spiral(s: Sketch, _: Variant) -> None:
    s.fill("mane", outline((420, 200), (450, 140), (540, 130), (600, 190), (570, 260), (590, 340, 0), (540, 300),
        (510, 380, 0), (480, 290), (440, 330, 0), (430, 260)), ACCENT)
    s.fill("horn", outline((462, 210, 0), (500, -90, 0), (538, 210, 0), (500, 226)), GOLD, 0.15)
    s.stroke("horn", "M472 160 L530 134 M478 96 L522 72 M486 34 L514 16", GOLD, 11, -0.25)


def _rainbow_mane(s: Sketch, _: Variant) -> None:
    s.fill("mane", outline((430, 190), (500, 120), (600, 150), (710, 250), (760, 400), (740, 540), (820, 680, 0),
        (730, 680), (760, 800, 0), (640, 740), (560, 640), (540, 300)), ACCENT)
    s.fill("mane", outline((560, 190), (660, 250), (720, 380), (710, 520), (770, 650, 0), (680, 630), (690, 740, 0),
        (610, 660), (600, 400)), SECOND, line=False)


def _unicorn_tail(s: Sketch, _: Variant) -> None:
    s.fill("tail", outline((640, 980), (760, 940), (860, 1040), (850, 1180), (900, 1260, 0), (780, 1240),
        (740, 1100)), ACCENT)
    s.fill("tail", outline((680, 990), (770, 990), (820, 1090), (810, 1200, 0), (770, 1120)), SECOND, line=False)


_UNICORN = Beast(coat=PEARL, belly=natural("#ffffff"), mark=natural("#cbb8d6"), head=LONG,
    muzzle=muzzle_box(natural("#f6d9e4")), behind=_rainbow_mane, crown=_horn_spiral, tail=_unicorn_tail,
    ears=ears_at("ears", ((548, 250), (560, 170), (620, 100, 0), (656, 190), (645, 270)), ((572, 250), (582, 180),
    (616, 130, 0), (634, 190), (626, 260)), PEARL, PINK), iris=natural("#7a5ad0", Role.EYE),
    eye_at=(395, 102, 44, 56), hooved=True, ruff=False, blush=False)


def _winged(kind: Beast, wings: Layer) -> Draw:
    def draw(v: Variant) -> list[Part]:
        if v.pose == "head":
            return beast(kind, v)
        # wings go behind everything that the kit draws, so they are drawn as the first of the body's layers
        s = Sketch()
        wings(s, v)
        return fitted([*s.parts, *assembled(kind, v)])

    return draw


def _phoenix_flames(s: Sketch, v: Variant) -> None:
    for i, (reach, paint) in enumerate(((1.0, FLAME), (0.72, GOLD))):
        tips: list[Pt] = []
        for k in range(8):
            angle = -math.pi / 2 + math.pi * 0.8 * k / 7
            r = (430 if k % 2 == 0 else 290) * reach
            x, y = 500 + r * math.cos(angle), 470 + r * math.sin(angle)
            tips.append((x, y) if k % 2 else (x, y, 0))
        tips[0] = (500, 470 - 430 * reach, 0)
        s.fill("flames", halves(*tips, (500, 640)), paint, 0.06 * i, line=i == 0)


def _phoenix_crest(s: Sketch, _: Variant) -> None:
    for i, (x, y) in enumerate(((400, 90), (450, 30), (550, 30), (600, 90), (500, -30))):
        s.fill("crest", outline((470, 250), ((x + 470) / 2 - 24, (y + 250) / 2), (x, y, 0), ((x + 530) / 2 + 20,
            (y + 250) / 2), (530, 250)), GOLD if i % 2 else FLAME)


_PHOENIX = Bird(coat=natural("#d93a2b"), belly=natural("#f7a531"), wing=natural("#b02430"), beak=hook(GOLD, half=52,
    long=104), behind=_phoenix_flames, crown=_phoenix_crest, iris=natural("#ffd84a", Role.GLOW), eye=HUNTER,
    eye_at=(398, 106, 42, 44), brow=natural("#7a1522"), blush=False)


_GRIFFIN = Bird(coat=natural("#c98d4a"), belly=natural("#e8c48a"), wing=natural("#7d5230"),
    head_coat=natural("#fbf4e4"), beak=hook(GOLD, half=70, long=132), behind=lambda s, v: s.both("ears",
    outline((560, 250), (640, 170), (740, 90, 0), (740, 240), (700, 340)), natural("#fbf4e4"), -0.1),
    body_marks=lambda s, v: s.fill("ruff", halves((500, 560), (640, 560), (710, 660, 0), (650, 680), (640, 760, 0),
    (580, 720), (560, 820, 0), (524, 740), (500, 840, 0)), natural("#fbf4e4")), iris=natural("#f1c232", Role.EYE),
    eye=HUNTER, eye_at=(395, 108, 42, 40), brow=natural("#b99a6a"), blush=False)


def _griffin(v: Variant) -> list[Part]:
    if v.pose == "head":
        return bird(_GRIFFIN, v)
    s = Sketch()
    held.feather_wings(natural("#a8743f"))(s, v)
    return fitted([*s.parts, *assembled_bird(_GRIFFIN, v)])


def _minotaur_ring(s: Sketch, v: Variant) -> None:
    cow_horns(s, v)
    s.stroke("nose ring", trail((470, 640), (460, 690), (500, 716), (540, 690), (530, 640)), GOLD, 17)


_MINOTAUR = Beast(coat=natural("#6b4630"), belly=natural("#9a6f50"), mark=natural("#3a241a"), head=LONG,
    ears=side_ears(natural("#6b4630"), PINK, y=330, long=130), muzzle=muzzle_box(natural("#b08a6c")),
    crown=_minotaur_ring, iris=natural("#d8323f", Role.EYE), eye=HUNTER, eye_at=(400, 102, 36, 36), heavy=1.25,
    blush=False, tail=thin_tail(natural("#6b4630"), natural("#3a241a"), tuft=True))


_KITSUNE = Beast(coat=PEARL, belly=WHITE, mark=natural("#d8433a"), head=TUFTED, ears=ears_at("ears", ((540, 250),
    (610, 130), (700, 50, 0), (746, 190), (718, 350)), ((596, 250), (640, 150), (694, 100, 0), (712, 190),
    (686, 320)), PEARL, natural("#d8433a")), marks=lambda s, v: s.both("markings", outline((540, 300, 0), (580, 270),
    (600, 300, 0), (576, 320)) + " " + outline((640, 500, 0), (720, 490, 0),
    (650, 520, 0)) + " " + outline((636, 536, 0), (700, 540, 0), (640, 556, 0)), natural("#d8433a"), line=False),
    iris=AMBER, eye=CAT, muzzle_at=(560, 96, 84), nose_size=(40, 46), eye_at=(412, 114, 42, 44))


def _nine_tails(s: Sketch, _: Variant) -> None:
    for i in (0, 8, 1, 7, 2, 6, 3, 5, 4):
        angle = math.radians(-164 + i * 18.5)
        x, y = 500 + 580 * math.cos(angle), 700 + 580 * math.sin(angle)
        bend = math.radians(10 if i < 4 else -10 if i > 4 else 0)
        middle = (500 + 340 * math.cos(angle - bend), 700 + 340 * math.sin(angle - bend))
        s.fill("tails", tube([(500, 780), middle, (x, y)], 70, 170, 30), PEARL, -0.07 * (i % 2))
        near = (500 + 470 * math.cos(angle - bend * 0.4), 700 + 470 * math.sin(angle - bend * 0.4))
        s.fill("tail tips", tube([near, (x, y)], 104, 26), natural("#d8433a"), line=False)


def _of(name: str, draw: Draw, *words: str) -> Subject:
    return Subject(name=name, words=(name, *words), draw=draw, group="mythical")


SUBJECTS: tuple[Subject, ...] = (
    _of("dragon", _dragon_of(MAIN, LIGHT, SECOND), "drake", "wyvern", "smaug", "wyrm", "baby dragon", "hydra"),
    _of("eastern dragon", _eastern_dragon, "chinese dragon", "japanese dragon", "asian dragon", "ryu", "lung"),
    _of("unicorn", lambda v: beast(_UNICORN, v), "alicorn", "rainbow unicorn"),
    _of("pegasus", _winged(replace(_UNICORN, crown=None), held.feather_wings(PEARL)), "winged horse", "flying horse"),
    _of("phoenix", lambda v: bird(_PHOENIX, v), "firebird", "fire bird"),
    _of("griffin", _griffin, "gryphon", "griffon", "hippogriff"),
    _of("minotaur", lambda v: beast(_MINOTAUR, v), "bull man", "tauren"),
    _of("nine-tailed fox", _winged(_KITSUNE, _nine_tails), "nine tailed fox", "kyuubi", "spirit fox", "gumiho"),
)
