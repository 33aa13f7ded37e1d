"""Four-legged animals seen from the front: a head with ears, muzzle and marks, on a chest, or the whole animal."""

from dataclasses import dataclass

from services.engine.painter.living.faces import (
    BEAST,
    Eye,
    brows,
    cheeks,
    eyes,
    muzzle_mouth,
    snout,
    whiskers,
)
from services.engine.painter.living.sketch import (
    BLACK,
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
from services.engine.painter.parts import Part, Role, Subject, Variant, ellipse, rounded

# right halves of heads, top to chin
ROUND: tuple[Pt, ...] = ((500, 205), (620, 225), (715, 320), (735, 430), (690, 550), (600, 620), (500, 640))
WIDE: tuple[Pt, ...] = ((500, 215), (620, 230), (720, 315), (765, 440), (735, 560), (630, 630), (500, 648))
TUFTED: tuple[Pt, ...] = (
    (500, 215), (610, 225), (690, 310), (722, 400), (790, 470, 0), (742, 490), (765, 545, 0), (690, 560), (600, 625),
    (500, 668),
)  # fmt: skip
LONG: tuple[Pt, ...] = ((500, 195), (600, 215), (662, 310), (650, 430), (622, 540), (618, 620), (580, 690), (500, 712))
SMALL: tuple[Pt, ...] = ((500, 240), (605, 258), (685, 340), (708, 440), (670, 550), (590, 615), (500, 630))

INK = natural("#2b2228", Role.DARK)
PINK = natural("#f3a0a6", Role.ACCENT)
BROWN_EYE = natural("#5b3419", Role.EYE)
AMBER = natural("#eea320", Role.EYE)
LEAF_EYE = natural("#6fb83f", Role.EYE)
BLUE_EYE = natural("#4aa3e0", Role.EYE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Beast:
    """What tells one animal of this build from another."""

    coat: Paint
    belly: Paint  # muzzle, chest
    mark: Paint  # what is darker: paws, tips, brows
    ears: Layer
    head: tuple[Pt, ...] = ROUND
    behind: Layer | None = None  # a mane, behind head and ears
    marks: Layer | None = None  # on the face, below the features
    muzzle: Layer | None = None  # in place of the usual one
    crown: Layer | None = None  # in front of all: antlers, tufts
    body_marks: Layer | None = None
    tail: Layer | None = None
    nose: Paint = INK
    iris: Paint = BROWN_EYE
    eye: Eye = BEAST
    eye_at: tuple[float, float, float, float] = (405, 112, 44, 52)  # y, apart, rx, ry
    muzzle_at: tuple[float, float, float] = (540, 118, 88)  # y, half width, half height
    nose_size: tuple[float, float] = (46, 56)
    whiskered: bool = False
    fangs: bool = False
    hooved: bool = False
    ruff: bool = True  # a chest patch with a ragged edge
    heavy: float = 1.0  # breadth of the body
    limbs: Paint | None = None  # legs of another colour than the coat
    body: Paint | None = None  # a body of another colour than the head
    blush: bool = True


def beast(kind: Beast, v: Variant) -> list[Part]:
    """The animal as `v.pose` wishes: head, bust, or sitting (standing, with hooves) in full."""
    return fitted(assembled(kind, v))


def assembled(kind: Beast, v: Variant) -> list[Part]:
    """The animal's parts before they are fitted into the box, its head about (500, 430)."""
    s = Sketch()
    if v.pose == "full":
        if kind.tail:
            kind.tail(s, v)
        (_standing if kind.hooved else _sitting)(s, kind)
    elif v.pose != "head":
        _chest(s, kind)
    if v.pose != "head" and kind.body_marks:
        kind.body_marks(s, v)
    head(s, kind, v)
    return s.parts


def head(s: Sketch, kind: Beast, v: Variant) -> None:
    """The head alone, about (500, 430)."""
    if kind.behind:
        kind.behind(s, v)
    kind.ears(s, v)
    s.fill("head", halves(*kind.head), kind.coat)
    s.tone("head", crescent(kind.head, 0.8), kind.coat, -0.14)
    top = kind.head[0][1]
    s.tone("head", outline((350, top + 95), (420, top + 42), (500, top + 26), (440, top + 66)), kind.coat, 0.2, 0.8)
    if kind.marks:
        kind.marks(s, v)
    if kind.muzzle:
        kind.muzzle(s, v)
    else:
        soft_muzzle(s, v, kind)
    y, apart, rx, ry = kind.eye_at
    if kind.blush:
        cheeks(s, v, y=y + ry + 42, apart=apart + 50, r=40)
    eyes(s, v, kind.iris, kind.eye, y=y, apart=apart, rx=rx, ry=ry)
    brows(s, v, kind.mark, y=y - ry - 34, apart=apart + 4, length=84, width=20)
    if kind.whiskered:
        whiskers(s, kind.muzzle_at[0], kind.muzzle_at[1] * 0.72, 170)
    if kind.crown:
        kind.crown(s, v)


def soft_muzzle(s: Sketch, v: Variant, kind: Beast) -> None:
    """Two cheeks of the muzzle with nose and mouth."""
    y, half, tall = kind.muzzle_at
    points = (
        (500, y - tall),
        (500 + half * 0.62, y - tall * 0.62),
        (500 + half, y + tall * 0.2),
        (500 + half * 0.7, y + tall * 0.85),
        (500, y + tall),
    )
    s.fill("muzzle", halves(*points), kind.belly, line=False)
    s.tone("muzzle", crescent(points, 0.82), kind.belly, -0.1)
    wide, high = kind.nose_size
    nose_y = y - tall * 0.5
    muzzle_mouth(s, v, nose_y + high * 0.4, half * 0.62, tall * 0.34, fangs=kind.fangs)
    snout(s, kind.nose, nose_y, wide, high)
    if not kind.whiskered and kind.fangs:
        dots = [
            (side * half * dx, y + tall * dy - 18)
            for dx, dy in ((0.55, 0.15), (0.72, 0.3), (0.5, 0.42))
            for side in (-1, 1)
        ]
        s.tone("freckles", " ".join(ellipse(500 + dx, dy, 5, 5) for dx, dy in dots), INK, 0, 0.5)


def ears_at(
    name: str,
    shape: tuple[Pt, ...],
    inner: tuple[Pt, ...],
    coat: Paint,
    inside: Paint,
    tip: tuple[Pt, ...] = (),
    tip_paint: Paint = INK,
) -> Layer:
    """A pair of ears from their right-hand outlines: shape, the lining, and perhaps a tip of another colour."""

    def draw(s: Sketch, _: Variant) -> None:
        s.both(name, outline(*shape), coat)
        if tip:
            s.both("ear tip", outline(*tip), tip_paint, line=False)
        s.both("inner ear", outline(*inner), inside, line=False)

    return draw


def pointed_ears(
    coat: Paint, inside: Paint, *, tall: float = 1.0, spread: float = 0.0, tip: Paint | None = None
) -> Layer:
    """Upright triangular ears."""
    x, top = 676 + spread, 280 - 200 * tall
    shape = (
        (540, 250),
        (610 + spread * 0.6, top + 90 * tall),
        (x, top, 0),
        (734 + spread * 0.5, top + 130 * tall),
        (718, 350),
    )
    inner = (
        (596, 250),
        (632 + spread * 0.6, top + 110 * tall),
        (x - 6, top + 48 * tall, 0),
        (702 + spread * 0.5, top + 140 * tall),
        (686, 320),
    )
    peak = (
        (617 + spread * 0.6, top + 76 * tall, 0),
        (x, top, 0),
        (727 + spread * 0.5, top + 98 * tall, 0),
        (676 + spread * 0.55, top + 84 * tall),
    )
    return ears_at("ears", shape, inner, coat, inside, peak if tip else (), tip or coat)


def round_ears(coat: Paint, inside: Paint, *, x: float = 680, y: float = 250, r: float = 84) -> Layer:
    """Round ears, as bears have."""

    def draw(s: Sketch, _: Variant) -> None:
        s.both("ears", ellipse(x, y, r, r), coat)
        s.both("inner ear", ellipse(x - r * 0.06, y + r * 0.08, r * 0.6, r * 0.6), inside, line=False)

    return draw


def side_ears(
    coat: Paint, inside: Paint, *, y: float = 300, droop: float = 30, long: float = 170, thick: float = 62
) -> Layer:
    """Leaf-shaped ears that stand out sideways, as cows and deer have."""
    shape = (
        (640, y),
        (640 + long * 0.5, y - thick + droop * 0.3),
        (640 + long, y + droop, 0),
        (640 + long * 0.45, y + thick + droop * 0.5),
        (640, y + 40),
    )
    inner = (
        (665, y + 8),
        (650 + long * 0.5, y - thick * 0.45 + droop * 0.4),
        (640 + long * 0.88, y + droop, 0),
        (650 + long * 0.42, y + thick * 0.6 + droop * 0.5),
        (660, y + 30),
    )
    return ears_at("ears", shape, inner, coat, inside)


def bushy_tail(coat: Paint, tip: Paint, rings: Paint | None = None) -> Layer:
    """A thick tail curling up beside the body."""

    def draw(s: Sketch, _: Variant) -> None:
        s.fill(
            "tail",
            outline(
                (600, 1130), (760, 1150), (880, 1040), (900, 880), (840, 740, 0), (770, 830), (740, 950), (640, 1010)
            ),
            coat,
        )
        s.tone("tail", outline((640, 1125), (790, 1120), (885, 990), (895, 870), (850, 980), (760, 1075)), coat, -0.15)
        s.fill(
            "tail tip",
            outline((764, 842), (800, 870), (830, 850), (862, 880), (900, 870), (884, 790), (840, 740, 0), (795, 790)),
            tip,
            line=False,
        )
        if rings:
            for x, y in ((742, 940), (690, 1020)):
                s.tone(
                    "tail",
                    outline(
                        (x, y),
                        (x + 70, y + 40),
                        (x + 150, y + 20),
                        (x + 140, y + 60),
                        (x + 60, y + 85),
                        (x - 30, y + 45),
                    ),
                    rings,
                    0,
                )

    return draw


def thin_tail(coat: Paint, tip: Paint, *, tuft: bool = False) -> Layer:
    """A thin tail with a tip or tuft of its own colour."""

    def draw(s: Sketch, _: Variant) -> None:
        s.fill("tail", tube([(640, 1120), (780, 1130), (850, 1020), (820, 880), (870, 800)], 54, 44, 40), coat)
        if tuft:
            s.fill("tail tip", outline((820, 850), (800, 760), (870, 690, 0), (930, 760), (900, 850)), tip)
        else:
            s.fill("tail tip", tube([(826, 880), (838, 840), (870, 800)], 42, 40), tip, line=False)

    return draw


def _chest(s: Sketch, kind: Beast) -> None:
    w, coat = kind.heavy, kind.body or kind.coat
    points = (
        (500, 560),
        (500 + 130 * w, 590),
        (500 + 185 * w, 690),
        (500 + 262 * w, 790),
        (500 + 290 * w, 930, 0),
        (500, 930),
    )
    s.fill("body", halves(*points), coat)
    s.tone("body", crescent(points, 0.78), coat, -0.14)
    s.tone(
        "body",
        outline(
            (500 - 120 * w, 600),
            (500, 655),
            (500 + 130 * w, 600),
            (500 + 165 * w, 660),
            (500, 740),
            (500 - 165 * w, 660),
        ),
        coat,
        -0.28,
        0.6,
    )
    if kind.limbs:
        s.both(
            "leg",
            outline(
                (500 + 120 * w, 660, 0),
                (500 + 200 * w, 690),
                (500 + 268 * w, 790),
                (500 + 290 * w, 930, 0),
                (500 + 150 * w, 930, 0),
                (500 + 150 * w, 800),
            ),
            kind.limbs,
            line=False,
        )
    _bib(s, kind, 930)


def _sitting(s: Sketch, kind: Beast) -> None:
    w, coat, limbs = kind.heavy, kind.body or kind.coat, kind.limbs or kind.body or kind.coat
    s.both("leg", ellipse(500 + 190 * w, 1050, 125, 140), limbs)
    s.both("paw", ellipse(500 + 225 * w, 1168, 100, 46), kind.mark)
    points = (
        (500, 560),
        (500 + 120 * w, 590),
        (500 + 165 * w, 720),
        (500 + 205 * w, 900),
        (500 + 205 * w, 1080),
        (500 + 120 * w, 1160),
        (500, 1165),
    )
    s.fill("body", halves(*points), coat)
    s.tone("body", crescent(points, 0.76), coat, -0.14)
    s.tone("body", outline((400, 620), (500, 660), (600, 620), (640, 670), (500, 760), (360, 670)), coat, -0.28, 0.5)
    _bib(s, kind, 1010)
    s.both("leg", tube([(500 + 84 * w, 850), (500 + 92 * w, 1000), (500 + 86 * w, 1150)], 112, 108, 112), limbs, 0.04)
    s.both("paw", ellipse(500 + 90 * w, 1168, 84, 48), kind.mark)
    for dx in (-24, 24):
        s.strokes("toe", f"M{500 + 90 * w + dx} 1168 L{500 + 90 * w + dx} 1196", BLACK, 7, 0, 0.4)


def _standing(s: Sketch, kind: Beast) -> None:
    w, coat, limbs = kind.heavy, kind.body or kind.coat, kind.limbs or kind.body or kind.coat
    s.both("leg", tube([(500 + 165 * w, 950), (500 + 170 * w, 1100), (500 + 165 * w, 1240)], 100, 78, 78), limbs, -0.22)
    s.both("hoof", rounded(500 + 165 * w - 46, 1225, 92, 60, 20), INK)
    points = (
        (500, 560),
        (500 + 110 * w, 590),
        (500 + 140 * w, 720),
        (500 + 235 * w, 830),
        (500 + 250 * w, 960),
        (500 + 190 * w, 1080),
        (500, 1110),
    )
    s.fill("body", halves(*points), coat)
    s.tone("body", crescent(points, 0.76), coat, -0.14)
    s.tone("body", outline((400, 640), (500, 700), (600, 640), (635, 690), (500, 790), (365, 690)), coat, -0.28, 0.5)
    _bib(s, kind, 1000)
    s.both("leg", tube([(500 + 96 * w, 960), (500 + 100 * w, 1120), (500 + 96 * w, 1270)], 112, 84, 84), limbs, 0.04)
    s.both("hoof", rounded(500 + 96 * w - 52, 1255, 104, 66, 20), INK)


def _bib(s: Sketch, kind: Beast, low: float) -> None:
    """The lighter chest, ragged or soft."""
    if kind.ruff:
        points: tuple[Pt, ...] = (
            (500, 610),
            (610, 640),
            (640, 730),
            (610, 790, 0),
            (592, 775),
            (575, 850, 0),
            (548, 815),
            (500, min(low - 20, 905), 0),
        )
        s.fill("chest", halves(*points), kind.belly, line=False)
        s.tone("chest", halves((500, 610), (610, 640), (625, 690), (500, 742)), kind.belly, -0.16, 0.9)
        return
    points = ((500, 640), (590, 690), (625, 800), (620, low - 20), (500, low - 4))
    s.fill("belly", halves(*points), kind.belly, line=False)
    s.tone("belly", halves((500, 640), (590, 690), (600, 720), (500, 755)), kind.belly, -0.14, 0.8)


def animal(name: str, kind: Beast, *words: str) -> Subject:
    """The subject for an animal of this build; its own name is always one of its words."""
    return Subject(name=name, words=(name, *words), draw=lambda v: beast(kind, v), group="animal")
