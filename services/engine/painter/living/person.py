"""People: a face of some skin and hair, what is worn over and behind it, clothes, and a body for the whole figure."""

from dataclasses import dataclass

from services.engine.painter.living.faces import (
    HUMAN,
    LADY,
    Eye,
    brows,
    cheeks,
    eyes,
    human_mouth,
    nose,
)
from services.engine.painter.living.sketch import (
    DARK,
    LEATHER,
    MAIN,
    SECOND,
    Layer,
    Paint,
    Pt,
    Sketch,
    crescent,
    fitted,
    halves,
    natural,
    outline,
    tube,
)
from services.engine.painter.parts import Draw, Part, Role, Subject, Variant, ellipse, rounded

FACE: tuple[Pt, ...] = ((500, 190), (610, 205), (690, 290), (708, 400), (688, 505), (625, 605), (560, 652), (500, 664))
SOFT_FACE: tuple[Pt, ...] = (
    (500, 190),
    (612, 205),
    (694, 290),
    (712, 410),
    (684, 515),
    (610, 605),
    (545, 645),
    (500, 654),
)
BROAD_FACE: tuple[Pt, ...] = (
    (500, 190),
    (620, 205),
    (705, 290),
    (722, 400),
    (712, 520),
    (650, 630),
    (570, 676),
    (500, 684),
)

SKINS = tuple(natural(h, Role.SKIN) for h in ("#f6d3b5", "#eebd97", "#d99f72", "#b97b50", "#8f5a3a", "#6b4029"))
HAIRS = tuple(natural(h, Role.DARK) for h in ("#2e2430", "#4a2f24", "#7a4a2a", "#b5763a", "#dca94f", "#a8452b"))
IRISES = tuple(natural(h, Role.EYE) for h in ("#5a3a22", "#3f7fb8", "#4d8a4a", "#7a5a2e"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Worn:
    """Hair, a hat, glasses: what lies behind the head and what lies over the face."""

    back: Layer | None = None
    front: Layer | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """What tells one figure from another."""

    top: Paint = MAIN
    top_name: str = "shirt"
    sleeves: Paint | None = None  # None: as the top
    clothes: Layer | None = None  # details over the torso
    lower: str = "trousers"  # a key of LOWERS
    lower_paint: Paint = DARK
    shoes: Paint = LEATHER
    gloves: Paint | None = None  # None: bare hands
    worn: tuple[Worn, ...] = ()
    face: Layer | None = None  # in place of the usual face
    shape: tuple[Pt, ...] = FACE
    skin: Paint | None = None  # None: settled by the seed
    iris: Paint | None = None
    brow: Paint | None = None  # None: the hair's colour
    eye: Eye = HUMAN
    eye_size: float = 1.0
    lips: Paint | None = None
    ears: str = "round"  # round | pointed | none
    blush: bool = True
    behind: Layer | None = None  # a cape, wings, what is carried on the back
    held: Layer | None = None  # in front of all
    broad: float = 1.0  # breadth of the shoulders


def skin_of(v: Variant) -> Paint:
    """The skin that the seed gives."""
    return v.pick("skin", SKINS)


def hair_of(v: Variant) -> Paint:
    """The hair colour that the seed gives; dark skin comes with dark hair."""
    return v.pick("hair", HAIRS[:2] if skin_of(v) in SKINS[3:] else HAIRS)


def iris_of(v: Variant) -> Paint:
    """The eye colour that the seed gives; dark skin comes with brown eyes."""
    return v.pick("iris", IRISES[::3] if skin_of(v) in SKINS[3:] else IRISES)


def person(kind: Person, v: Variant) -> list[Part]:
    """The figure as `v.pose` wishes: head, bust, or whole."""
    s = Sketch()
    skin = kind.skin or skin_of(v)
    if v.pose != "head" and kind.behind:
        kind.behind(s, v)
    for worn in kind.worn:
        if worn.back:
            worn.back(s, v)
    if v.pose == "full":
        _figure(s, kind, skin)
    elif v.pose != "head":
        _bust(s, kind, skin)
    if v.pose != "head" and kind.clothes:
        kind.clothes(s, v)
    head(s, kind, v, skin)
    for worn in kind.worn:
        if worn.front:
            worn.front(s, v)
    if v.pose != "head" and kind.held:
        kind.held(s, v)
    return fitted(s.parts)


def head(s: Sketch, kind: Person, v: Variant, skin: Paint) -> None:
    """Ears, head and face."""
    if kind.ears == "round":
        s.both("ears", ellipse(708, 440, 42, 58), skin, -0.05)
        s.both("ears", ellipse(708, 442, 20, 32), skin, -0.22, line=False)
    elif kind.ears == "pointed":
        s.both("ears", outline((680, 400), (740, 350), (860, 280, 0), (810, 420), (740, 500), (690, 500)), skin, -0.05)
        s.both("ears", outline((706, 420), (750, 380), (820, 326, 0), (780, 420), (728, 470)), skin, -0.24, line=False)
    s.fill("head", halves(*kind.shape), skin)
    s.tone("head", crescent(kind.shape, 0.82), skin, -0.12)
    if kind.face:
        kind.face(s, v)
        return
    human_face(s, v, kind, skin)


def human_face(s: Sketch, v: Variant, kind: Person, skin: Paint) -> None:
    """Eyes, brows, nose and mouth on the head's front."""
    size = kind.eye_size
    if kind.blush:
        cheeks(s, v, y=520, apart=132, r=46)
    nose(s, skin, 512, 24)
    eyes(s, v, kind.iris or iris_of(v), kind.eye, y=430, apart=98, rx=46 * size, ry=54 * size)
    brow = kind.brow or hair_of(v)
    brows(s, v, brow, y=344 - 30 * (size - 1), apart=100, length=104, width=18 if kind.eye is LADY else 25)
    human_mouth(s, v, 584, 62, lip=kind.lips)


def _bust(s: Sketch, kind: Person, skin: Paint) -> None:
    w = kind.broad
    points: tuple[Pt, ...] = (
        (500, 678),
        (585, 684),
        (650, 726),
        (500 + 262 * w, 776),
        (500 + 330 * w, 850),
        (500 + 352 * w, 945, 0),
        (500, 945),
    )
    s.fill(kind.top_name, halves(*points), kind.top)
    s.tone(kind.top_name, crescent(points, 0.84), kind.top, -0.16)
    _neck(s, skin)
    if kind.sleeves:
        s.both(
            "sleeve",
            outline(
                (500 + 200 * w, 760, 0),
                (500 + 270 * w, 780),
                (500 + 332 * w, 850),
                (500 + 352 * w, 945, 0),
                (500 + 222 * w, 945, 0),
            ),
            kind.sleeves,
            line=False,
        )
    s.strokes(
        "sleeve",
        f"M{500 + 222 * w:.0f} 945 Q{500 + 224 * w:.0f} 880 {500 + 206 * w:.0f} 840",
        kind.sleeves or kind.top,
        9,
        -0.3,
    )


def _neck(s: Sketch, skin: Paint) -> None:
    s.fill(
        "neck",
        outline((420, 600, 0), (580, 600, 0), (582, 690), (604, 716), (500, 774), (396, 716), (418, 690)),
        skin,
        -0.05,
    )
    s.tone("neck", outline((421, 620, 0), (580, 620, 0), (582, 690), (500, 730), (418, 690)), skin, -0.24)


def _figure(s: Sketch, kind: Person, skin: Paint) -> None:
    w = kind.broad
    LOWERS[kind.lower](s, kind, skin)
    arm: list[Pt] = [(500 + 176 * w, 780), (500 + 246 * w, 890), (500 + 254 * w, 1020)]
    s.both("sleeve", tube(arm, 104, 94, 84), kind.sleeves or kind.top, -0.06)
    s.both("hand", ellipse(500 + 254 * w, 1066, 50, 52), kind.gloves or skin)
    points: tuple[Pt, ...] = (
        (500, 678),
        (580, 684),
        (640, 718),
        (500 + 212 * w, 778),
        (500 + 200 * w, 900),
        (500 + 178 * w, 1066),
        (500, 1078),
    )
    s.fill(kind.top_name, halves(*points), kind.top)
    s.tone(kind.top_name, crescent(points, 0.8), kind.top, -0.16)
    _neck(s, skin)


def _shoes(s: Sketch, paint: Paint, x: float) -> None:
    s.both(
        "shoe",
        outline(
            (500 + x - 60, 1292, 0),
            (500 + x - 56, 1240),
            (500 + x + 46, 1236),
            (500 + x + 92, 1270),
            (500 + x + 96, 1296, 0),
        ),
        paint,
    )
    s.both("shoe", rounded(500 + x - 62, 1284, 160, 22, 10), paint, -0.35, line=False)


def _trousers(s: Sketch, kind: Person, _: Paint) -> None:
    s.both("trousers", tube([(584, 1040), (594, 1150), (590, 1250)], 164, 140, 128), kind.lower_paint)
    s.both("trousers", tube([(640, 1080), (646, 1160), (640, 1240)], 26, 24, 22), kind.lower_paint, -0.2, line=False)
    s.fill(
        "trousers",
        halves((500, 1030), (676, 1030), (668, 1100), (580, 1130), (500, 1126)),
        kind.lower_paint,
        line=False,
    )
    _shoes(s, kind.shoes, 92)


def _robe(s: Sketch, kind: Person, _: Paint) -> None:
    _shoes(s, kind.shoes, 74)
    points: tuple[Pt, ...] = ((500, 1000), (674, 1010), (720, 1130), (770, 1272), (640, 1292), (500, 1296))
    s.fill(kind.top_name, halves(*points), kind.lower_paint)
    s.tone(kind.top_name, crescent(points, 0.78), kind.lower_paint, -0.16)
    for x1, x2 in ((560, 590), (610, 670)):
        s.strokes(kind.top_name, f"M{x1} 1100 Q{x1 + 8} 1200 {x2} 1276", kind.lower_paint, 9, -0.22)


def _skirt(s: Sketch, kind: Person, skin: Paint) -> None:
    s.both("leg", tube([(570, 1100), (574, 1250)], 92, 76), skin, -0.04)
    _shoes(s, kind.shoes, 74)
    points: tuple[Pt, ...] = ((500, 1010), (668, 1020), (740, 1140), (760, 1180, 0), (640, 1196), (500, 1200))
    s.fill("skirt", halves(*points), kind.lower_paint)
    s.tone("skirt", crescent(points, 0.78), kind.lower_paint, -0.16)
    for x1, x2 in ((545, 560), (610, 656)):
        s.strokes("skirt", f"M{x1} 1070 L{x2} 1186", kind.lower_paint, 9, -0.24)


def _gown(s: Sketch, kind: Person, _: Paint) -> None:
    points: tuple[Pt, ...] = ((500, 1000), (650, 1010), (760, 1120), (850, 1300), (690, 1316, 0), (500, 1326))
    s.fill("dress", halves(*points), kind.lower_paint)
    s.tone("dress", crescent(points, 0.78), kind.lower_paint, -0.16)
    s.fill("dress", halves((500, 1030), (560, 1060), (640, 1316, 0), (500, 1324)), kind.lower_paint, 0.2, line=False)
    s.stroke("trim", "M162 1296 Q500 1346 838 1296", SECOND, 18)


def _fish_tail(s: Sketch, kind: Person, _: Paint) -> None:
    paint = kind.lower_paint
    s.fill(
        "tail fin",
        outline(
            (500, 1260),
            (440, 1330),
            (340, 1380),
            (400, 1420),
            (520, 1400, 0),
            (560, 1350),
            (590, 1400, 0),
            (700, 1420),
            (740, 1370),
            (640, 1330),
            (580, 1250),
        ),
        paint,
        0.2,
    )
    s.fill(
        "tail",
        outline(
            (322, 1000),
            (500, 1030),
            (678, 1000),
            (690, 1080),
            (640, 1200),
            (590, 1300),
            (490, 1300),
            (400, 1200),
            (310, 1080),
        ),
        paint,
    )
    rows = " ".join(
        f"M{x - 40} {y} Q{x} {y + 44} {x + 40} {y}"
        for y, xs in ((1060, (380, 460, 540, 620)), (1110, (420, 500, 580)), (1160, (460, 540)), (1210, (500, 570)))
        for x in xs
    )
    s.stroke("scales", rows, paint, 9, -0.25)


def _smoke(s: Sketch, kind: Person, _: Paint) -> None:
    paint = kind.lower_paint
    s.fill(
        "smoke",
        outline(
            (310, 1000),
            (690, 1000),
            (720, 1110),
            (620, 1210),
            (520, 1260),
            (560, 1330),
            (660, 1340, 0),
            (520, 1380),
            (430, 1310),
            (440, 1210),
            (320, 1130),
        ),
        paint,
        0.12,
    )
    s.stroke("smoke", outline((400, 1110), (520, 1160), (500, 1230), (480, 1300), closed=False), paint, 24, 0.4, 0.8)


def _bare_legs(s: Sketch, kind: Person, skin: Paint) -> None:
    s.both("leg", tube([(580, 1060), (588, 1150), (586, 1250)], 130, 104, 92), skin, -0.04)
    s.fill(
        "shorts", halves((500, 1030), (676, 1030), (684, 1130), (600, 1150), (520, 1140), (500, 1110)), kind.lower_paint
    )
    _shoes(s, kind.shoes, 86)


LOWERS = {
    "trousers": _trousers,
    "robe": _robe,
    "skirt": _skirt,
    "gown": _gown,
    "tail": _fish_tail,
    "smoke": _smoke,
    "shorts": _bare_legs,
}


def drawn(kind: Person) -> Draw:
    """How this figure is drawn."""
    return lambda v: person(kind, v)


def figure(name: str, kind: Person, *words: str, group: str = "people") -> Subject:
    """The subject for a figure; its own name is always one of its words."""
    return Subject(name=name, words=(name, *words), draw=drawn(kind), group=group)
