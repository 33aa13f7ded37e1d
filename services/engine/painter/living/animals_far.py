"""Animals of savannah, jungle and outback: elephant, giraffe, apes, koala, sloth, kangaroo, bat and others."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math

from services.engine.painter.living.animals_farm import muzzle_box
from services.engine.painter.living.beast import (
    AMBER,
    INK,
    LONG,
    PINK,
    SMALL,
    WIDE,
    Beast,
    animal,
    ears_at,
    round_ears,
    side_ears,
    thin_tail,
)
from services.engine.painter.living.faces import BEAST, HUNTER, muzzle_mouth, open_mouth
from services.engine.painter.living.sketch import (
    BONE,
    WHITE,
    Layer,
    Paint,
    Pt,
    Sketch,
    crescent,
    halves,
    natural,
    outline,
    tube,
)
from services.engine.painter.parts import Subject, Variant, ellipse

ELEPHANT = natural("#8f9bb0")
GIRAFFE = natural("#f0c25c")
GIRAFFE_SPOT = natural("#a9652b")
HIPPO = natural("#8d7f9c")
RHINO = natural("#8b929b")
MONKEY = natural("#8a5632")
MONKEY_FACE = natural("#f2cfa4")
GORILLA = natural("#3d3b45")
APE_FACE = natural("#6b6771")
ORANGUTAN = natural("#c2602a")
KOALA = natural("#9aa3b0")
SLOTH = natural("#a08567")
SLOTH_FACE = natural("#ecd8b4")
ROO = natural("#c08450")
BAT = natural("#4c4160")
HEDGEHOG = natural("#e9c7a0")
QUILL = natural("#6a4a3a")
CAPYBARA = natural("#a9713f")
FENNEC = natural("#eec88f")
MEERKAT = natural("#cfa471")
LEMUR = natural("#8d8f98")


def _elephant_ears(s: Sketch, _: Variant) -> None:
    s.both("ears", outline((620, 260), (720, 190), (860, 200), (930, 330), (900, 480), (830, 590), (740, 570),
        (690, 470)), ELEPHANT)
    s.both("inner ear", outline((700, 280), (790, 240), (870, 280), (888, 370), (850, 470), (800, 530), (745, 500),
        (705, 420)), PINK, -0.06, line=False)


def _trunk(s: Sketch, v: Variant) -> None:
    s.both("tusks", tube([(570, 560), (612, 640), (690, 660)], 44, 34, 10), BONE)
    if v.expression in ("friendly", "playful"):
        open_mouth(s, 590, 60, 66, teeth=False)
    trunk: list[Pt] = [(500, 420), (500, 540), (492, 660), (520, 750), (590, 760), (618, 710)]
    s.fill("trunk", tube(trunk, 150, 128, 104, 86, 70, 58), ELEPHANT, 0.03)
    for y, half in ((520, 40), (575, 38), (630, 34), (684, 30)):
        s.stroke("trunk", f"M{500 - half} {y} Q500 {y + 16} {500 + half * 0.8} {y}", ELEPHANT, 8, -0.22)
    s.tone("trunk", ellipse(614, 706, 20, 14), ELEPHANT, -0.35)


def _giraffe_spots(s: Sketch, _: Variant) -> None:
    s.fill("spots", halves((500, 250), (530, 268), (522, 312), (500, 326)), GIRAFFE_SPOT, line=False)
    for d in (outline((556, 232), (590, 240), (600, 280), (562, 286)), outline((622, 276), (646, 310), (640, 340),
        (610, 322)), outline((524, 362), (550, 356), (548, 420), (526, 430))):
        s.both("spots", d, GIRAFFE_SPOT, line=False)


def _giraffe_neck(s: Sketch, v: Variant) -> None:
    points: tuple[Pt, ...] = (((500, 520), (592, 560), (612, 740), (625, 930, 0), (500, 930)) if v.pose != "full"
        else ((500, 520), (585, 560), (596, 780), (630, 960), (500, 1000)))
    s.fill("neck", halves(*points), GIRAFFE)
    s.tone("neck", crescent(points, 0.74), GIRAFFE, -0.14)
    shapes = [outline((x - r, y - r * 0.4), (x, y - r), (x + r, y - r * 0.5), (x + r * 0.8, y + r * 0.8),
        (x - r * 0.6, y + r)) for x, y, r in ((455, 772, 34), (545, 800, 36), (430, 865, 36), (510, 885, 30),
        (576, 876, 28), (490, 730, 22))]
    s.tone("spots", " ".join(shapes), GIRAFFE_SPOT, 0)


def _ossicones(s: Sketch, _: Variant) -> None:
    s.both("horns", tube([(548, 240), (560, 170), (566, 110)], 34, 28), GIRAFFE, -0.1)
    s.both("horns", ellipse(567, 98, 28, 26), GIRAFFE_SPOT)


def _hippo_muzzle(s: Sketch, v: Variant) -> None:
    points: tuple[Pt, ...] = ((500, 470), (610, 468), (720, 510), (772, 600), (720, 690), (600, 720), (500, 724))
    if v.expression in ("friendly", "playful"):
        s.both("teeth", outline((566, 700, 0), (612, 694, 0), (606, 752), (574, 756)), WHITE)
    s.fill("muzzle", halves(*points), HIPPO, 0.1)
    s.tone("muzzle", crescent(points, 0.84), HIPPO, -0.06)
    s.both("nostril", ellipse(590, 530, 24, 18), HIPPO, -0.5, line=False)
    bend = -34 if v.expression == "intense" else 40
    s.stroke("mouth", f"M330 {650 - bend * 0.3} Q500 {650 + bend} 670 {650 - bend * 0.3}", HIPPO, 11, -0.6)


def _rhino_horn(s: Sketch, _: Variant) -> None:
    horn = natural("#e3dac6", BONE.role)
    s.fill("horn", halves((500, 290, 0), (530, 400), (572, 520), (500, 548)), horn)
    s.tone("horn", outline((500, 300, 0), (530, 400), (570, 520), (512, 545), (524, 440)), horn, -0.18)
    s.fill("horn", halves((500, 215, 0), (522, 270), (536, 316), (500, 328)), horn)


def _ape_marks(face: Paint) -> "tuple[Pt, ...]":
    return ((500, 330), (560, 306), (640, 320), (684, 400), (640, 480), (668, 560), (600, 640), (500, 655))


def _monkey_face(s: Sketch, _: Variant) -> None:
    s.fill("face", halves(*_ape_marks(MONKEY_FACE)), MONKEY_FACE, line=False)


def _monkey_tuft(s: Sketch, _: Variant) -> None:
    s.fill("tuft", outline((430, 230), (455, 150), (490, 175), (520, 120, 0), (540, 175), (590, 150, 0), (575, 230)),
        MONKEY)


def _monkey_muzzle(s: Sketch, v: Variant) -> None:
    s.both("nostril", ellipse(516, 500, 9, 12), MONKEY, -0.3, line=False)
    muzzle_mouth(s, v, 540, 86, 6)


def _gorilla_face(s: Sketch, _: Variant) -> None:
    s.fill("face", halves((500, 350), (560, 316), (648, 320), (692, 396), (650, 470), (690, 560), (620, 650),
        (500, 664)), APE_FACE, line=False)
    s.fill("brow ridge", halves((500, 350), (570, 322), (660, 336), (690, 380), (600, 372), (500, 386)),
        APE_FACE, -0.22, line=False)
    s.fill("crest", halves((500, 120), (570, 150), (620, 240), (500, 290)), GORILLA, 0.08, line=False)


def _gorilla_muzzle(s: Sketch, v: Variant) -> None:
    s.fill("nose", halves((500, 470), (540, 480), (576, 530), (540, 556), (500, 548)), APE_FACE, -0.28, line=False)
    s.both("nostril", ellipse(534, 526, 16, 12), BLACKISH, line=False)
    muzzle_mouth(s, v, 578, 92, 4, fangs=True)


BLACKISH = natural("#1d1b22")


def _orang_cheeks(s: Sketch, _: Variant) -> None:
    s.both("cheek", outline((620, 330), (720, 330), (800, 430), (790, 560), (700, 640), (640, 560)), natural("#8a5a48"))
    s.both("beard", outline((500, 600), (640, 600), (640, 720), (560, 800, 0), (540, 760), (500, 840, 0)), ORANGUTAN)


def _orang_face(s: Sketch, _: Variant) -> None:
    s.fill("face", halves(*_ape_marks(MONKEY_FACE)), natural("#b98266"), line=False)


def _koala_nose(s: Sketch, v: Variant) -> None:
    muzzle_mouth(s, v, 590, 62, 10)
    points: tuple[Pt, ...] = ((500, 410), (540, 424), (562, 500), (548, 570), (500, 590))
    s.fill("nose", halves(*points), INK)
    s.tone("nose", ellipse(484, 448, 16, 26), WHITE, 0, 0.4)


def _koala_ears(s: Sketch, _: Variant) -> None:
    s.both("ears", outline((620, 300), (680, 190), (800, 160), (880, 230), (890, 340), (830, 420), (720, 410)), KOALA)
    s.both("inner ear", outline((690, 300), (730, 230), (810, 210), (846, 270), (838, 340), (800, 300, 0), (810, 380),
        (760, 340, 0), (750, 390), (710, 360)), natural("#f1dfe0"), line=False)


def _sloth_marks(s: Sketch, _: Variant) -> None:
    s.fill("face", halves((500, 300), (600, 290), (690, 350), (712, 470), (640, 580), (500, 622)), SLOTH_FACE,
        line=False)
    s.both("eye patch", outline((560, 380), (620, 370), (690, 430), (730, 520), (680, 520), (600, 460), (560, 440)),
        natural("#6e5440"), line=False)
    s.fill("fringe", halves((500, 205), (620, 225), (690, 300), (610, 310), (560, 290, 0), (545, 326, 0), (500, 300)),
        SLOTH, -0.1, line=False)


def _roo_pouch(s: Sketch, v: Variant) -> None:
    if v.pose == "full":
        s.fill("pouch", outline((410, 940, 0), (500, 965), (590, 940, 0), (585, 1030), (500, 1070), (415, 1030)),
            ROO, -0.2)
        s.fill("joey", halves((500, 850), (548, 868), (560, 920), (530, 958), (500, 965)), ROO, 0.1)
        s.both("joey", outline((520, 870), (530, 800), (560, 790), (556, 870)), ROO, 0.1)
        s.both("joey", ellipse(520, 905, 8, 9), INK, line=False)


def _bat_wings(s: Sketch, v: Variant) -> None:
    y = 0 if v.pose != "head" else -190
    wing = outline((600, 800 + y, 0), (700, 640 + y), (860, 560 + y), (1010, 590 + y, 0), (1060, 740 + y),
        (1040, 900 + y, 0), (950, 850 + y), (890, 940 + y, 0), (810, 880 + y), (740, 970 + y, 0), (680, 930 + y),
        (600, 960 + y, 0))
    s.both("wings", wing, BAT, -0.25)
    for x, low in ((1040, 900), (890, 940), (740, 970)):
        s.strokes("wings", f"M700 {650 + y} Q{(700 + x) / 2 + 40} {690 + y} {x} {low + y}", BAT, 10, 0.12)


def _bat_fangs(s: Sketch, _: Variant) -> None:
    s.both("teeth", outline((522, 588, 0), (548, 584, 0), (536, 628, 0)), WHITE)


def _quills(s: Sketch, v: Variant) -> None:
    centre_y, reach = 430, 330
    rim: list[Pt] = []
    count = 26
    for i in range(count + 1):
        angle = -math.pi / 2 + math.pi * 0.86 * i / count
        r = reach if i % 2 else reach - 70
        rim.append((500 + r * math.cos(angle) * 1.02, centre_y + r * math.sin(angle), 0))
    rim[0] = (500, centre_y - reach)
    s.fill("quills", halves(*rim, (600, 700, 0), (500, 700)), QUILL)
    inner: list[Pt] = [(500 + (p[0] - 500) * 0.84, centre_y + (p[1] - centre_y) * 0.84, 0) for p in rim]
    inner[0] = (500, inner[0][1])
    s.tone("quills", halves(*inner, (580, 640, 0), (500, 640)), QUILL, 0.16)


def _hedgehog_fringe(s: Sketch, _: Variant) -> None:
    s.fill("quills", halves((500, 205), (620, 225), (715, 320), (690, 372, 0), (640, 318), (612, 352, 0), (570, 296),
        (540, 336, 0), (500, 290)), QUILL, line=False)


def _capybara_muzzle(s: Sketch, v: Variant) -> None:
    points: tuple[Pt, ...] = ((500, 440), (580, 450), (640, 520), (650, 620), (590, 690), (500, 704))
    s.fill("muzzle", halves(*points), CAPYBARA, -0.16, line=False)
    s.fill("nose", halves((500, 448), (560, 462), (572, 510), (500, 536)), natural("#5e3a22"), line=False)
    s.both("nostril", ellipse(538, 490, 12, 9), INK, line=False)
    muzzle_mouth(s, v, 536, 70, 60)


def _orange_on_top(s: Sketch, v: Variant) -> None:
    s.fill("fruit", ellipse(500, 158, 62, 58), natural("#ff9d2e"))
    s.tone("fruit", ellipse(480, 138, 18, 14), WHITE, 0, 0.55)
    s.fill("leaf", outline((502, 104, 0), (530, 70), (580, 78, 0), (550, 112)), natural("#5aa84a"))


def _lemur_marks(s: Sketch, _: Variant) -> None:
    s.fill("face", halves((500, 330), (540, 300), (640, 300), (700, 400), (660, 540), (500, 640)), natural("#f4f3f0"),
        line=False)
    s.both("eye patch", outline((570, 340), (640, 346), (680, 420), (650, 490), (580, 480), (552, 410)), INK,
        line=False)


def _lemur_tail(s: Sketch, _: Variant) -> None:
    way: list[Pt] = [(640, 1120), (800, 1130), (880, 980), (860, 800), (780, 700), (800, 580), (880, 560)]
    s.fill("tail", tube(way, 70, 80, 84, 76, 60), natural("#f4f3f0"))
    for a, b in (((846, 1078), (886, 1000)), ((890, 940), (882, 870)), ((858, 796), (822, 742)), ((786, 690),
        (788, 630)), ((806, 576), (860, 560))):
        s.tone("tail", tube([a, b], 84, 80), INK, 0)


def _meerkat_marks(s: Sketch, _: Variant) -> None:
    s.both("eye patch", outline((570, 376), (620, 350), (680, 390), (680, 450), (620, 470), (565, 440)),
        natural("#5b4230"), line=False)


def _ears(coat: Paint, inside: Paint, shape: tuple[Pt, ...], inner: tuple[Pt, ...]) -> Layer:
    return ears_at("ears", shape, inner, coat, inside)


SUBJECTS: tuple[Subject, ...] = (
    animal("elephant", Beast(coat=ELEPHANT, belly=ELEPHANT.tone(0.12), mark=ELEPHANT.tone(-0.25), ears=_elephant_ears,
        muzzle=_trunk, eye_at=(400, 126, 36, 44), ruff=False, hooved=True, heavy=1.2), "mammoth", "jumbo"),
    animal("giraffe", Beast(coat=GIRAFFE, belly=natural("#fbe7b4"), mark=GIRAFFE_SPOT, head=LONG,
        ears=side_ears(GIRAFFE, PINK, y=290, long=140, thick=44), marks=_giraffe_spots, crown=_ossicones,
        body_marks=_giraffe_neck, muzzle=muzzle_box(natural("#fbe7b4")), eye_at=(405, 102, 40, 50), hooved=True,
        ruff=False, blush=False)),
    animal("hippo", Beast(coat=HIPPO, belly=natural("#e5b9bd"), mark=HIPPO.tone(-0.3), head=((500, 240), (590, 250),
        (660, 310), (690, 420), (720, 540), (620, 640), (500, 660)), ears=round_ears(HIPPO, PINK, x=640, y=262, r=48),
        muzzle=_hippo_muzzle, eye_at=(380, 96, 40, 44), ruff=False, hooved=True, heavy=1.2), "hippopotamus"),
    animal("rhino", Beast(coat=RHINO, belly=RHINO.tone(0.1), mark=RHINO.tone(-0.3), head=LONG, ears=side_ears(RHINO,
        PINK, y=240, long=110, thick=56, droop=-80), muzzle=muzzle_box(RHINO.tone(0.1), y=620), crown=_rhino_horn,
        eye_at=(400, 104, 32, 36), ruff=False, hooved=True, heavy=1.2, blush=False), "rhinoceros"),
    animal("monkey", Beast(coat=MONKEY, belly=MONKEY_FACE, mark=natural("#5b361d"), ears=round_ears(MONKEY,
        MONKEY_FACE, x=738, y=430, r=86), marks=_monkey_face, muzzle=_monkey_muzzle, crown=_monkey_tuft,
        tail=thin_tail(MONKEY, MONKEY), eye_at=(415, 84, 42, 50), ruff=False), "chimp", "chimpanzee", "macaque",
        "baboon"),
    animal("gorilla", Beast(coat=GORILLA, belly=natural("#56535e"), mark=natural("#24222a"), head=WIDE,
        ears=round_ears(GORILLA, APE_FACE, x=745, y=430, r=52), marks=_gorilla_face, muzzle=_gorilla_muzzle,
        iris=AMBER, eye=HUNTER, eye_at=(420, 86, 32, 34), ruff=False, heavy=1.25, blush=False), "ape", "silverback",
        "king kong", "kong"),
    animal("orangutan", Beast(coat=ORANGUTAN, belly=natural("#d98a54"), mark=natural("#7d3a17"),
        ears=round_ears(ORANGUTAN, natural("#b98266"), x=735, y=400, r=40), behind=_orang_cheeks, marks=_orang_face,
        muzzle=_monkey_muzzle, eye_at=(415, 80, 36, 40), ruff=False, heavy=1.15, blush=False), "orang utan"),
    animal("koala", Beast(coat=KOALA, belly=natural("#eef0f2"), mark=natural("#6c7582"), ears=_koala_ears,
        muzzle=_koala_nose, eye_at=(430, 128, 36, 40), ruff=False, heavy=1.05), "koala bear"),
    animal("sloth", Beast(coat=SLOTH, belly=SLOTH_FACE, mark=natural("#6e5440"), head=WIDE, ears=round_ears(SLOTH,
        SLOTH, x=700, y=330, r=30), marks=_sloth_marks, muzzle_at=(520, 84, 60), nose_size=(44, 36),
        eye_at=(432, 128, 34, 34), ruff=False)),
    animal("kangaroo", Beast(coat=ROO, belly=natural("#f0d7b2"), mark=natural("#7b4e28"), head=LONG, ears=_ears(ROO,
        PINK, ((548, 250), (580, 120), (660, 20), (720, 80), (690, 200), (640, 290)), ((585, 230), (612, 130),
        (664, 60), (692, 100), (668, 190), (632, 260))), body_marks=_roo_pouch, tail=thin_tail(ROO, ROO),
        muzzle_at=(622, 86, 74), nose_size=(44, 44), eye_at=(405, 102, 38, 48), ruff=False, blush=False), "wallaby",
        "joey", "roo"),
    animal("bat", Beast(coat=BAT, belly=natural("#7a6b91"), mark=natural("#2f2740"), head=SMALL, ears=_ears(BAT,
        natural("#c58fa8"), ((545, 270), (590, 150), (700, 50, 0), (760, 180), (700, 350)), ((600, 250), (630, 170),
        (696, 96, 0), (724, 190), (680, 310))), behind=_bat_wings, crown=_bat_fangs, muzzle_at=(545, 76, 60),
        nose=natural("#e39ab2"), nose_size=(34, 36), eye_at=(420, 110, 46, 52), iris=natural("#b93c5a", INK.role)),
        "vampire bat", "fruit bat", "flying fox"),
    animal("hedgehog", Beast(coat=HEDGEHOG, belly=natural("#fbeedd"), mark=natural("#8a5f45"),
        ears=round_ears(HEDGEHOG, PINK, x=700, y=340, r=48), behind=_quills, marks=_hedgehog_fringe,
        muzzle_at=(555, 80, 66), nose_size=(44, 46), eye_at=(430, 108, 38, 44), ruff=False), "porcupine", "echidna"),
    animal("capybara", Beast(coat=CAPYBARA, belly=natural("#c9935c"), mark=natural("#6d4422"), head=((500, 215),
        (600, 225), (670, 310), (680, 430), (672, 560), (620, 680), (500, 712)), ears=round_ears(CAPYBARA,
        natural("#6d4422"), x=640, y=240, r=44), muzzle=_capybara_muzzle, crown=_orange_on_top,
        eye_at=(375, 122, 30, 32), ruff=False, heavy=1.15), "coypu"),
    animal("fennec", Beast(coat=FENNEC, belly=natural("#fffaf0"), mark=natural("#b9854a"), head=SMALL,
        ears=_ears(FENNEC, natural("#f3b9a4"), ((560, 300), (640, 120), (790, -20, 0), (850, 140), (720, 380)),
        ((620, 280), (680, 150), (782, 36, 0), (806, 150), (712, 330))), muzzle_at=(550, 80, 68), nose_size=(34, 38),
        eye_at=(425, 108, 44, 50), eye=BEAST), "desert fox", "fennec fox"),
    animal("lemur", Beast(coat=LEMUR, belly=natural("#f4f3f0"), mark=INK, head=SMALL,
        ears=round_ears(natural("#f4f3f0"), LEMUR, x=690, y=290, r=62), marks=_lemur_marks, tail=_lemur_tail,
        iris=AMBER, eye=HUNTER, muzzle_at=(555, 68, 62), nose_size=(36, 40), eye_at=(416, 108, 42, 44), ruff=False,
        blush=False)),
    animal("meerkat", Beast(coat=MEERKAT, belly=natural("#f3e0c0"), mark=natural("#5b4230"), head=SMALL,
        ears=round_ears(natural("#5b4230"), natural("#3f2d21"), x=700, y=360, r=36), marks=_meerkat_marks,
        muzzle_at=(555, 74, 70), nose_size=(38, 40), eye_at=(415, 108, 36, 40), tail=thin_tail(MEERKAT,
        natural("#5b4230")), ruff=False), "mongoose", "ferret", "weasel", "ermine"),
)
