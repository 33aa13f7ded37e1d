"""Hooved animals of farm and road, and the horned ones: horse, cow, pig, sheep, goat and their kin."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math

from services.engine.painter.living.beast import (
    INK,
    LONG,
    PINK,
    WIDE,
    Beast,
    animal,
    ears_at,
    side_ears,
    thin_tail,
)
from services.engine.painter.living.faces import muzzle_mouth
from services.engine.painter.living.sketch import BONE, Layer, Paint, Pt, Sketch, halves, natural, outline, trail, tube
from services.engine.painter.parts import Subject, Variant, ellipse

HORSE = natural("#a0633a")
HORSE_MANE = natural("#43291c")
COW = natural("#fbf8f3")
COW_PATCH = natural("#3a3138")
PIG = natural("#f5a9b4")
WOOL = natural("#f6f1e7")
SHEEP_FACE = natural("#4a3f46")
GOAT = natural("#e7dccb")
DONKEY = natural("#8f8a8c")
LLAMA = natural("#ecdcc0")
CAMEL = natural("#d3a464")
BULL = natural("#7a3f2a")
ZEBRA = natural("#f6f4f0")

_MUZZLE: tuple[Pt, ...] = ((500, 530), (590, 545), (640, 610), (610, 690), (500, 722))


def muzzle_box(paint: Paint, points: tuple[Pt, ...] = _MUZZLE, *, nostril: float = 56, y: float = 600) -> Layer:
    """A broad soft muzzle with two nostrils."""

    def draw(s: Sketch, v: Variant) -> None:
        s.fill("muzzle", halves(*points), paint)
        s.tone("muzzle", outline((430, y - 46), (500, y - 58), (570, y - 46), (500, y - 34)), paint, 0.2, 0.8)
        s.both("nostril", outline((500 + nostril - 16, y), (500 + nostril + 4, y - 16), (500 + nostril + 18, y + 2),
            (500 + nostril + 2, y + 14)), paint, -0.5, line=False)
        muzzle_mouth(s, v, y + 30, 62, 18)

    return draw


def _horns(s: Sketch, points: list[Pt], *widths: float) -> None:
    s.both("horns", tube(points, *widths), natural("#e9d9b8", BONE.role))


def cow_horns(s: Sketch, _: Variant) -> None:
    """Short horns curving up."""
    _horns(s, [(590, 240), (680, 215), (715, 150), (700, 90)], 58, 46, 30, 8)


def _bull_horns(s: Sketch, _: Variant) -> None:
    _horns(s, [(590, 245), (730, 230), (820, 170), (810, 60)], 74, 62, 44, 8)


def _goat_horns(s: Sketch, _: Variant) -> None:
    _horns(s, [(560, 240), (590, 130), (670, 60), (760, 90)], 56, 46, 32, 8)


def _ram_horns(s: Sketch, _: Variant) -> None:
    way = [(680 + (118 - i * 7.4) * math.cos(-2.4 + i * 0.62), 350 + (118 - i * 7.4) * math.sin(-2.4 + i * 0.62))
        for i in range(12)]
    _horns(s, [(570, 250), *way], 60, 74, 66, 50, 34, 10)
    for i in (1, 3, 5, 7):
        x, y = way[i]
        angle = -2.4 + i * 0.62
        dx, dy = 24 * math.cos(angle), 24 * math.sin(angle)
        s.strokes("horns", f"M{x - dx:.1f} {y - dy:.1f} L{x + dx:.1f} {y + dy:.1f}", BONE, 6, -0.35)


def _horse_mane(s: Sketch, _: Variant) -> None:
    s.fill("mane", outline((430, 190), (500, 130), (590, 160), (690, 260), (740, 420), (745, 560), (800, 700, 0),
        (720, 690), (730, 790, 0), (640, 740), (560, 640), (540, 300)), HORSE_MANE)


def _forelock(paint: Paint) -> Layer:
    def draw(s: Sketch, _: Variant) -> None:
        s.fill("mane", outline((430, 200), (470, 150), (540, 150), (590, 215), (560, 260), (540, 350, 0), (515, 300),
            (490, 385, 0), (470, 290), (440, 320, 0), (430, 250)), paint)

    return draw


def _horse_blaze(s: Sketch, _: Variant) -> None:
    s.fill("blaze", outline((500, 300, 0), (535, 400), (545, 520), (500, 600), (455, 520), (465, 400)),
        natural("#fbf3e6"), line=False)


def _upright_ears(coat: Paint, inside: Paint, *, tall: float = 1.0) -> Layer:
    top = 250 - 150 * tall
    shape = ((548, 250), (560, top + 70 * tall), (610, top, 0), (650, top + 80 * tall), (645, 270))
    inner = ((572, 250), (582, top + 80 * tall), (608, top + 34, 0), (630, top + 90 * tall), (626, 260))
    return ears_at("ears", shape, inner, coat, inside)


def _cow_patches(s: Sketch, _: Variant) -> None:
    s.fill("patches", outline((520, 200), (610, 216), (664, 310), (652, 430), (590, 480), (540, 420), (548, 320)),
        COW_PATCH, line=False)


def _cow_body(s: Sketch, v: Variant) -> None:
    d = (outline((690, 800), (745, 780), (778, 850), (780, 925), (700, 925), (670, 860)) if v.pose != "full"
        else outline((640, 830), (700, 820), (748, 920), (720, 1010), (650, 970)))
    s.fill("patches", d, COW_PATCH, line=False)
    s.fill("patches", outline((250, 870), (320, 850), (350, 925), (215, 928)) if v.pose != "full"
        else outline((262, 900), (320, 880), (350, 960), (290, 1010), (258, 980)), COW_PATCH, line=False)
    s.fill("bell", outline((455, 745), (545, 745), (570, 850, 0), (430, 850, 0)), natural("#f2b733"))
    s.fill("collar", outline((360, 690, 0), (500, 745), (640, 690, 0), (644, 722, 0), (500, 780), (356, 722, 0)),
        natural("#c8453f"))


def _pig_snout(s: Sketch, v: Variant) -> None:
    muzzle_mouth(s, v, 590, 74, 22)
    s.fill("snout", ellipse(500, 530, 104, 76), PIG, -0.1)
    s.tone("snout", ellipse(500, 518, 88, 56), PIG, 0.08)
    s.both("nostril", ellipse(538, 530, 17, 27), PIG, -0.5, line=False)


def _pig_ears(s: Sketch, _: Variant) -> None:
    s.both("ears", outline((580, 250), (640, 150), (780, 130, 0), (790, 250), (725, 350)), PIG, -0.06)
    s.both("inner ear", outline((640, 250), (680, 200), (762, 160, 0), (756, 250), (716, 300)), PIG, -0.25, line=False)


def _curly_tail(s: Sketch, _: Variant) -> None:
    s.stroke("tail", trail((690, 1060), (790, 1040), (830, 960), (770, 930), (760, 1000), (850, 1010)), PIG, 24, -0.12)


def _wool(s: Sketch, v: Variant) -> None:
    for i in range(9):
        angle = math.pi * (1.0 + i / 8)
        s.fill("wool", ellipse(500 + 185 * math.cos(angle), 330 + 150 * math.sin(angle), 88, 84), WOOL)
    s.tone("wool", ellipse(500, 320, 190, 150), WOOL, 0)


def _wool_cap(s: Sketch, _: Variant) -> None:
    s.fill("wool", outline((380, 290), (390, 210), (450, 190), (480, 160), (540, 165), (570, 195), (625, 210),
        (625, 285), (570, 305), (530, 290), (490, 320), (440, 295)), WOOL)
    s.stroke("wool", trail((450, 250), (480, 230), (510, 250)), WOOL, 9, -0.14)


def _wool_body(s: Sketch, v: Variant) -> None:
    spots = [(360, 720), (640, 720), (280, 820), (720, 820), (420, 810), (580, 810), (500, 740)]
    if v.pose == "full":
        spots = [(400, 740), (600, 740), (310, 850), (690, 850), (300, 960), (700, 960), (390, 1050), (610, 1050),
            (500, 1080), (440, 860), (560, 860), (500, 960)]
    for x, y in spots:
        s.fill("wool", ellipse(x, y, 92, 86), WOOL)
    s.tone("wool", ellipse(500, 850, 190, 150), WOOL, 0)
    for x, y in ((430, 800), (560, 830), (480, 900)):
        s.stroke("wool", trail((x - 30, y), (x, y - 22), (x + 30, y)), WOOL, 9, -0.14)


def _goatee(s: Sketch, _: Variant) -> None:
    s.fill("beard", outline((440, 690), (500, 720), (560, 690), (545, 780), (500, 850, 0), (455, 780)), GOAT, -0.12)


def _llama_wool(s: Sketch, _: Variant) -> None:
    s.fill("wool", outline((395, 240), (400, 170), (450, 160), (480, 120), (540, 125), (565, 165), (610, 180),
        (612, 245), (560, 270), (500, 250), (440, 275)), LLAMA, 0.1)


def _llama_neck(s: Sketch, v: Variant) -> None:
    s.fill("scarf", outline((350, 760, 0), (500, 812), (650, 760, 0), (660, 840, 0), (500, 892), (340, 840, 0)),
        natural("#d9534f"))
    for x, paint in ((400, "#f2c14e"), (460, "#3fa7a0"), (540, "#f2c14e"), (600, "#3fa7a0")):
        s.tone("scarf", ellipse(x, 826 - abs(x - 500) * 0.12, 16, 16), natural(paint), 0)


def _zebra_stripes(s: Sketch, _: Variant) -> None:
    for y, reach, dip in ((300, 104, 30), (352, 96, 34), (404, 110, 20), (470, 100, 24), (525, 96, 30)):
        edge = 652 if y > 330 else 640
        s.both("stripes", outline((edge - 2, y - 14, 0), (edge - 4, y + 18, 0), (edge - reach * 0.5,
            y + dip * 0.5 + 8), (edge - reach, y + dip, 0), (edge - reach * 0.5, y - 6)), INK, line=False)
    s.fill("stripes", outline((484, 214, 0), (516, 214, 0), (512, 300), (500, 380, 0), (488, 300)), INK, line=False)


def _zebra_body(s: Sketch, v: Variant) -> None:
    w, top = (262, 770) if v.pose != "full" else (220, 830)
    for i in range(3):
        x, y = 500 + w + i * 8, top + i * 56
        s.both("stripes", outline((x - 4, y - 18, 0), (x + 4, y + 14, 0), (x - 80, y + 26), (x - 150, y + 60, 0),
            (x - 90, y)), INK, line=False)


def _zebra_mane(s: Sketch, _: Variant) -> None:
    s.fill("mane", outline((440, 230), (450, 130), (500, 90), (550, 130), (560, 230)), INK)


def _hooved(
    coat: Paint,
    mark: Paint,
    muzzle: Layer,
    ears: Layer,
    *,
    behind: Layer | None = None,
    marks: Layer | None = None,
    crown: Layer | None = None,
    body_marks: Layer | None = None,
    tail: Layer | None = None,
    belly: Paint | None = None,
    heavy: float = 1.0,
    body: Paint | None = None,
) -> Beast:
    """A long-headed hooved animal."""
    return Beast(coat=coat, belly=belly or coat.tone(0.18), mark=mark, ears=ears, muzzle=muzzle, behind=behind,
        marks=marks, crown=crown, body_marks=body_marks, tail=tail, head=LONG, hooved=True, ruff=False, blush=False,
        eye_at=(395, 102, 36, 46), heavy=heavy, body=body)


SUBJECTS: tuple[Subject, ...] = (
    animal("horse", _hooved(HORSE, HORSE_MANE, muzzle_box(natural("#6d4329")), _upright_ears(HORSE,
        natural("#6d4329")), behind=_horse_mane, marks=_horse_blaze, crown=_forelock(HORSE_MANE),
        tail=thin_tail(HORSE_MANE, HORSE_MANE, tuft=True)), "pony", "stallion", "mare", "mustang", "foal"),
    animal("donkey", _hooved(DONKEY, natural("#4f4b50"), muzzle_box(natural("#e3dfdc")), _upright_ears(DONKEY,
        natural("#c9b6b4"), tall=1.7), crown=_forelock(natural("#4f4b50")), tail=thin_tail(DONKEY, natural("#4f4b50"),
        tuft=True)), "mule", "burro"),
    animal("zebra", _hooved(ZEBRA, INK, muzzle_box(natural("#4a454c")), _upright_ears(ZEBRA, natural("#4a454c")),
        behind=_zebra_mane, marks=_zebra_stripes, body_marks=_zebra_body, tail=thin_tail(ZEBRA, INK, tuft=True),
        belly=ZEBRA)),
    animal("cow", _hooved(COW, COW_PATCH, muzzle_box(natural("#f3b3b4")), side_ears(COW_PATCH, PINK, y=320, long=150),
        marks=_cow_patches, crown=cow_horns, body_marks=_cow_body, tail=thin_tail(COW, COW_PATCH, tuft=True),
        heavy=1.08), "calf", "heifer", "cattle"),
    animal("bull", _hooved(BULL, natural("#43211a"), muzzle_box(natural("#d9a58c")), side_ears(BULL,
        natural("#d9a58c"), y=340, long=130), crown=_bull_horns, tail=thin_tail(BULL, natural("#43211a"), tuft=True),
        heavy=1.15), "ox", "bison", "buffalo", "taurus", "yak"),
    animal("pig", Beast(coat=PIG, belly=PIG.tone(0.25), mark=PIG.tone(-0.3), head=WIDE, ears=_pig_ears,
        muzzle=_pig_snout, tail=_curly_tail, eye_at=(405, 126, 36, 42), hooved=True, ruff=False, heavy=1.08),
        "piglet", "piggy", "hog", "swine"),
    animal("sheep", Beast(coat=SHEEP_FACE, belly=natural("#6a5d64"), mark=natural("#2f272d"), head=LONG,
        ears=side_ears(SHEEP_FACE, PINK, y=380, long=150, droop=60), behind=_wool, crown=_wool_cap,
        body_marks=_wool_body, muzzle_at=(620, 84, 70), nose=natural("#2a2228"), nose_size=(40, 40),
        eye_at=(420, 92, 40, 46), hooved=True, ruff=False, blush=False, body=WOOL, limbs=SHEEP_FACE), "lamb", "ewe",
        "wool"),
    animal("ram", _hooved(natural("#d9c8ab"), natural("#8a7453"), muzzle_box(natural("#f1e6d2")),
        side_ears(natural("#d9c8ab"), PINK, y=400, long=110, droop=50), crown=_ram_horns, heavy=1.1), "bighorn",
        "aries", "ibex", "mouflon"),
    animal("goat", _hooved(GOAT, natural("#8f7f6a"), muzzle_box(natural("#f8f1e5")), side_ears(GOAT, PINK, y=330,
        long=160, droop=60), behind=_goatee, crown=_goat_horns, tail=thin_tail(GOAT, GOAT)), "billy goat", "kid goat",
        "capricorn"),
    animal("llama", _hooved(LLAMA, natural("#a98d63"), muzzle_box(natural("#fbf2df")), _upright_ears(LLAMA, PINK,
        tall=1.15), crown=_llama_wool, body_marks=_llama_neck), "alpaca", "vicuna"),
    animal("camel", _hooved(CAMEL, natural("#8a6231"), muzzle_box(natural("#efd3a2")), side_ears(CAMEL, PINK, y=270,
        long=100, thick=46, droop=-20), crown=_forelock(natural("#a87838")), tail=thin_tail(CAMEL, CAMEL, tuft=True)),
        "dromedary"),
)
