"""Birds seen from the front: an owl's discs, an eagle's hook, a duck's bill, an egg-shaped body, folded wings."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math
from dataclasses import dataclass

from services.engine.painter.living.beast import AMBER, BROWN_EYE, INK
from services.engine.painter.living.faces import BEAD, BEAST, HUNTER, TONGUE, Eye, brows, cheeks, eyes
from services.engine.painter.living.sketch import (
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
from services.engine.painter.parts import Part, Role, Subject, Variant, circle, ellipse

HEAD: tuple[Pt, ...] = ((500, 220), (610, 235), (690, 320), (710, 430), (670, 540), (590, 610), (500, 630))
ORANGE = natural("#f59a23", Role.ACCENT)
YELLOW = natural("#f7c431", Role.ACCENT)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bird:
    """What tells one bird from another."""

    coat: Paint
    belly: Paint
    wing: Paint
    beak: Layer
    feet: Paint = ORANGE
    head: tuple[Pt, ...] = HEAD
    head_coat: Paint | None = None
    behind: Layer | None = None
    marks: Layer | None = None
    crown: Layer | None = None
    body_marks: Layer | None = None
    iris: Paint = BROWN_EYE
    eye: Eye = BEAST
    eye_at: tuple[float, float, float, float] = (400, 106, 42, 48)
    brow: Paint = INK
    blush: bool = True
    slim: float = 1.0  # breadth of the body
    neck: bool = False  # a long neck between head and body


def bird(kind: Bird, v: Variant) -> list[Part]:
    """The bird as `v.pose` wishes: head, bust, or whole with feet."""
    return fitted(assembled_bird(kind, v))


def assembled_bird(kind: Bird, v: Variant) -> list[Part]:
    """The bird's parts before they are fitted into the box, its head about (500, 430)."""
    s = Sketch()
    if v.pose != "head":
        _body(s, kind, v)
        if kind.body_marks:
            kind.body_marks(s, v)
    top = kind.head_coat or kind.coat
    if kind.behind:
        kind.behind(s, v)
    s.fill("head", halves(*kind.head), top)
    s.tone("head", crescent(kind.head, 0.8), top, -0.14)
    s.tone("head", outline((366, 316), (430, 264), (500, 246), (446, 288)), top, 0.22, 0.8)
    if kind.marks:
        kind.marks(s, v)
    y, apart, rx, ry = kind.eye_at
    if kind.blush:
        cheeks(s, v, y=y + ry + 46, apart=apart + 40, r=36)
    kind.beak(s, v)
    eyes(s, v, kind.iris, kind.eye, y=y, apart=apart, rx=rx, ry=ry)
    brows(s, v, kind.brow, y=y - ry - 30, apart=apart, length=80, width=18)
    if kind.crown:
        kind.crown(s, v)
    return s.parts


def _body(s: Sketch, kind: Bird, v: Variant) -> None:
    w, drop = kind.slim, 190.0 if kind.neck else 0.0
    if v.pose == "full":
        s.fill("tail", halves((500, 1000 + drop), (560, 1010 + drop), (580, 1190 + drop, 0), (540, 1170 + drop),
            (500, 1200 + drop)), kind.wing, -0.2)
        for side in (-1, 1):
            x = 500 + side * 80 * w
            s.stroke("leg", f"M{x} {1100 + drop} L{x} {1190 + drop}", kind.feet, 30)
            s.fill("feet", outline((x - 78, 1222 + drop), (x - 50, 1196 + drop), (x, 1176 + drop),
                (x + 50, 1196 + drop), (x + 78, 1222 + drop), (x + 28, 1214 + drop), (x, 1232 + drop),
                (x - 28, 1214 + drop)), kind.feet)
        points: tuple[Pt, ...] = ((500, 540 + drop), (500 + 150 * w, 580 + drop), (500 + 222 * w, 740 + drop),
            (500 + 228 * w, 930 + drop), (500 + 150 * w, 1080 + drop), (500, 1130 + drop))
    else:
        points = ((500, 540 + drop), (500 + 160 * w, 590 + drop), (500 + 262 * w, 730 + drop),
            (500 + 290 * w, 930 + drop, 0), (500, 930 + drop))
    if kind.neck:
        s.fill("neck", tube([(500, 520), (506, 640), (500, 800)], 118, 112, 190), kind.head_coat or kind.coat)
        s.tone("neck", tube([(540, 560), (546, 660), (552, 760)], 34, 36, 40), kind.head_coat or kind.coat, -0.14)
    s.fill("body", halves(*points), kind.coat)
    s.tone("body", crescent(points, 0.76), kind.coat, -0.12)
    low = 1060 + drop if v.pose == "full" else 926 + drop
    s.fill("belly", halves((500, 650 + drop), (500 + 110 * w, 690 + drop), (500 + 150 * w, 810 + drop),
        (500 + 120 * w, low - 20), (500, low)), kind.belly, line=False)
    if not kind.neck:
        s.tone("body", halves((500, 600), (600, 610), (625, 660), (500, 716)), kind.coat, -0.3, 0.5)
    _wings(s, kind, v, drop)


def _wings(s: Sketch, kind: Bird, v: Variant, drop: float) -> None:
    w = kind.slim
    if v.pose == "full":
        d = outline((500 + 196 * w, 690 + drop), (500 + 262 * w, 760 + drop), (500 + 280 * w, 900 + drop),
            (500 + 236 * w, 1060 + drop, 0), (500 + 214 * w, 990 + drop), (500 + 176 * w, 1010 + drop, 0),
            (500 + 170 * w, 860 + drop))
        lines = ((236, 880, 226, 1000), (206, 860, 190, 960))
    else:
        d = outline((500 + 200 * w, 690 + drop), (500 + 280 * w, 760 + drop), (500 + 312 * w, 930 + drop, 0),
            (500 + 196 * w, 930 + drop, 0), (500 + 178 * w, 820 + drop))
        lines = ((262, 830, 266, 920), (222, 830, 222, 920))
    s.both("wings", d, kind.wing)
    for x1, y1, x2, y2 in lines:
        s.strokes("wings", f"M{500 + x1 * w} {y1 + drop} L{500 + x2 * w} {y2 + drop}", kind.wing, 9, -0.24)


def hook(paint: Paint, *, y: float = 490, half: float = 62, long: float = 120) -> Layer:
    """A strong beak hooked downward, as birds of prey have."""

    def draw(s: Sketch, v: Variant) -> None:
        if v.expression == "playful":
            s.fill("mouth", halves((500, y + 30), (540, y + 30), (524, y + long * 0.86), (500, y + long)),
                natural("#6e1f2c"))
            s.tone("tongue", ellipse(500, y + long * 0.66, 18, 22), TONGUE, 0)
        points: tuple[Pt, ...] = ((500, y - 62), (500 + half * 0.7, y - 44), (500 + half, y + 8), (500 + half * 0.66,
            y + 46), (534, y + 42), (516, y + long * 0.8), (500, y + long, 0))
        s.fill("beak", halves(*points), paint)
        s.tone("beak", crescent(points, 0.5), paint, -0.16)
        s.tone("beak", ellipse(486, y - 24, 14, 24), paint, 0.4)
        s.both("nostril", ellipse(524, y - 8, 8, 6), INK, line=False)

    return draw


def cone(paint: Paint, *, y: float = 500, half: float = 56, up: float = 40, down: float = 74) -> Layer:
    """A short pointed beak, open when playful."""

    def draw(s: Sketch, v: Variant) -> None:
        gap = {"friendly": 16.0, "playful": 40.0}.get(v.expression, 0.0)
        if gap:
            s.fill("mouth", halves((500, y), (500 + half * 0.8, y + 4), (500, y + down + gap * 0.6)),
                natural("#6e1f2c"))
        s.fill("beak", halves((500, y + gap * 0.9), (500 + half * 0.62, y + gap * 0.5 + 8), (500, y + down + gap, 0)),
            paint, -0.2)
        points: tuple[Pt, ...] = ((500, y - up), (500 + half * 0.6, y - up * 0.6), (500 + half, y + 10), (500,
            y + down * 0.62, 0))
        s.fill("beak", halves(*points), paint)
        s.tone("beak", ellipse(484, y - up * 0.35, 14, 10), paint, 0.4)
        s.both("nostril", ellipse(518, y - 8, 6, 5), INK, line=False)

    return draw


def bill(paint: Paint) -> Layer:
    """A duck's broad bill."""

    def draw(s: Sketch, v: Variant) -> None:
        if v.expression in ("friendly", "playful"):
            s.fill("mouth", halves((500, 530), (590, 530), (570, 610), (500, 632)), natural("#6e1f2c"))
            s.tone("tongue", ellipse(500, 602, 46, 22), TONGUE, 0)
        points: tuple[Pt, ...] = ((500, 440), (550, 452), (600, 500), (650, 530), (624, 566), (560, 560), (500, 572))
        s.fill("beak", halves(*points), paint)
        s.tone("beak", outline((430, 486), (480, 462), (540, 470), (470, 500)), paint, 0.35)
        bend = -14 if v.expression == "intense" else 16
        s.stroke("beak", f"M390 {540 - bend * 0.4} Q500 {546 + bend} 610 {540 - bend * 0.4}", paint, 8, -0.35)
        s.both("nostril", ellipse(530, 490, 9, 7), paint, -0.5, line=False)

    return draw


def crest(paint: Paint, *tips: Pt) -> Layer:
    """Feathers standing up from the head, one for each tip."""

    def draw(s: Sketch, _: Variant) -> None:
        for i, (x, y) in enumerate((t[0], t[1]) for t in tips):
            s.fill("crest", outline((478, 250), (x - 34, (y + 250) / 2), (x, y, 0), (x + 30, (y + 260) / 2),
                (524, 250)), paint, -0.12 * (i % 2))

    return draw


def _owl_discs(s: Sketch, _: Variant) -> None:
    for side in (-1, 1):
        s.fill("face disc", circle(500 + side * 106, 405, 116), natural("#ecd9b8"), line=False)
        s.stroke("face disc", circle(500 + side * 106, 405, 104), natural("#b58a56"), 9)


def _owl_ears(s: Sketch, _: Variant) -> None:
    s.both("ears", outline((560, 245), (640, 200), (740, 120, 0), (735, 250), (700, 340)), natural("#7a5434"))


def _owl_chest(s: Sketch, v: Variant) -> None:
    rows = 3 if v.pose == "full" else 2
    d = " ".join(f"M{x - 30} {740 + row * 76} Q{x} {790 + row * 76} {x + 30} {740 + row * 76}"
        for row in range(rows + 1) for x in ((430, 500, 570) if row % 2 else (465, 535)))
    s.stroke("chest feathers", d, natural("#a87a48"), 12)


def _penguin_face(s: Sketch, _: Variant) -> None:
    s.fill("face", halves((500, 390), (540, 330), (620, 320), (666, 400), (640, 520), (570, 600), (500, 612)),
        natural("#fdfcf8"), line=False)


def _penguin_bib(s: Sketch, v: Variant) -> None:
    s.both("collar", outline((560, 622), (640, 600), (690, 680), (660, 760), (640, 690)), natural("#f7b52c"),
        line=False)


def _eagle_ruff(s: Sketch, _: Variant) -> None:
    white = natural("#fbf7ee")
    s.fill("ruff", halves((500, 560), (640, 560), (700, 660), (668, 720, 0), (640, 690), (612, 770, 0), (580, 720),
        (548, 810, 0), (524, 740), (500, 830, 0)), white)


def _rooster_comb(s: Sketch, _: Variant) -> None:
    s.fill("comb", outline((410, 270), (390, 180), (430, 130), (466, 180), (500, 90), (540, 175), (580, 120),
        (614, 190), (590, 270), (500, 250)), natural("#e0343c"))


def _wattle(s: Sketch, _: Variant) -> None:
    s.both("wattle", outline((505, 560), (540, 560), (556, 630), (528, 670), (505, 630)), natural("#e0343c"))


def _parrot_marks(s: Sketch, _: Variant) -> None:
    s.both("face", outline((560, 350), (630, 330), (690, 400), (660, 480), (590, 480), (555, 420)),
        natural("#fff6ea"), line=False)
    for y in (448, 464):
        s.strokes("face", f"M610 {y + 16} Q640 {y + 16} 668 {y}", natural("#d8323f"), 5)


def _parrot_wings(s: Sketch, v: Variant) -> None:
    x = 690 if v.pose != "full" else 672
    s.both("wings", outline((x, 800), (x + 60, 780), (x + 84, 850), (x + 30, 880)), natural("#f7c431"), line=False)


def _toucan_bill(s: Sketch, v: Variant) -> None:
    s.fill("beak", outline((430, 450), (470, 400), (560, 396), (700, 420), (810, 500), (830, 620, 0), (760, 560),
        (640, 545), (500, 550), (440, 520)), natural("#f7a823"))
    s.tone("beak", outline((450, 520), (600, 500), (740, 530), (830, 620, 0), (740, 565), (620, 548), (500, 552)),
        natural("#e2602e"), 0)
    s.tone("beak", outline((755, 455), (815, 510), (830, 620, 0), (785, 575), (765, 520)), INK, 0)
    s.tone("beak", outline((470, 430), (560, 412), (660, 426), (560, 440)), natural("#f7a823"), 0.4)
    if v.expression in ("friendly", "playful"):
        s.fill("beak", outline((450, 540), (600, 560), (700, 600, 0), (600, 600), (480, 580)), natural("#d8572a"))


def _flamingo_beak(s: Sketch, v: Variant) -> None:
    s.fill("beak", outline((430, 480), (500, 450), (570, 480), (572, 560), (530, 650), (486, 668), (470, 620),
        (440, 560)), natural("#fbe6de"))
    s.fill("beak", outline((449, 580), (500, 590), (560, 584), (530, 652), (486, 670), (468, 630)), INK, line=False)
    s.stroke("beak", "M446 540 Q500 570 566 536", INK, 7, opacity=0.5)


def _fan(feather: Paint, *eye: Paint) -> Layer:
    """A tail spread behind the head, each feather with an eye of the given rings."""

    def draw(s: Sketch, _: Variant) -> None:
        tips = [(500 + 400 * math.cos(math.radians(i * 18)), 560 - 400 * math.sin(math.radians(i * 18)))
            for i in range(11)]
        for i, (x, y) in enumerate(tips):
            s.fill("tail", tube([(500, 620), ((500 + x) / 2, (560 + y) / 2), (x, y)], 50, 80, 118),
                feather, -0.08 * (i % 2))
        for paint, r in zip(eye, (44, 30, 14), strict=True):
            s.tone("tail eyes", " ".join(circle(x, y, r) for x, y in tips), paint, 0)

    return draw


def _raven_ruff(s: Sketch, _: Variant) -> None:
    s.fill("ruff", halves((500, 580), (620, 580), (650, 680, 0), (610, 660), (580, 740, 0), (550, 690),
        (500, 780, 0)), natural("#535b79"))


def _dove_branch(s: Sketch, _: Variant) -> None:
    leaf = natural("#6da34d")
    s.stroke("branch", "M500 560 Q590 600 670 580", natural("#7a5a3a"), 10)
    for x, y, up in ((570, 588, -1), (610, 594, 1), (650, 586, -1), (680, 578, 1)):
        s.fill("branch", outline((x, y, 0), (x + 14, y + up * 34), (x + 46, y + up * 46, 0), (x + 34, y + up * 10)),
            leaf)


def _robin_face(s: Sketch, _: Variant) -> None:
    s.fill("face", halves((500, 400), (560, 340), (650, 350), (690, 440), (660, 545), (590, 610), (500, 630)),
        natural("#e8612c"), line=False)


def _seagull_tip(s: Sketch, _: Variant) -> None:
    s.both("beak spot", ellipse(508, 560, 8, 8), natural("#d8323f"), line=False)


def of(name: str, kind: Bird, *words: str) -> Subject:
    """The subject for a bird of this build."""
    return Subject(name=name, words=(name, *words), draw=lambda v: bird(kind, v), group="animal")


SNOW = natural("#fdfcf8")
NAVY = natural("#2b3145")
RAVEN = natural("#3d435c")

SUBJECTS: tuple[Subject, ...] = (
    of("owl", Bird(coat=natural("#9a6c42"), belly=natural("#ecd9b8"), wing=natural("#7a5434"), beak=hook(ORANGE,
        y=478, half=36, long=80), marks=_owl_discs, behind=_owl_ears, body_marks=_owl_chest, iris=AMBER, eye=HUNTER,
        eye_at=(405, 106, 66, 68), blush=False), "owlet", "snowy owl", "barn owl"),
    of("eagle", Bird(coat=natural("#5d4030"), belly=natural("#6d4c38"), wing=natural("#463025"),
        head_coat=natural("#fbf7ee"), beak=hook(YELLOW, half=72, long=140), body_marks=_eagle_ruff,
        iris=natural("#f1c232", Role.EYE), eye=HUNTER, eye_at=(395, 108, 40, 38), brow=natural("#c9b99a"),
        blush=False), "hawk", "bald eagle"),
    of("falcon", Bird(coat=natural("#5b6b84"), belly=natural("#f0e8da"), wing=natural("#414e63"), beak=hook(YELLOW,
        half=54, long=106), marks=_parrot_marks, iris=AMBER, eye=BEAST, eye_at=(395, 108, 40, 42), blush=False),
        "kestrel", "osprey", "vulture"),
    of("raven", Bird(coat=RAVEN, belly=natural("#4b526e"), wing=natural("#2a2f44"), beak=hook(natural("#6d7590"),
        half=52, long=160), body_marks=_raven_ruff, iris=natural("#8fb7ff", Role.EYE), eye=HUNTER,
        eye_at=(400, 106, 38, 40), brow=natural("#20243a"), feet=natural("#6d7590"), blush=False, slim=0.95), "crow",
        "blackbird", "jackdaw", "magpie"),
    of("penguin", Bird(coat=NAVY, belly=SNOW, wing=natural("#1f2434"), beak=cone(ORANGE, half=48, up=30, down=60),
        marks=_penguin_face, body_marks=_penguin_bib, eye=BEAD, eye_at=(412, 92, 30, 38), brow=natural("#1a1d29"),
        slim=1.02), "linux", "tux", "emperor penguin"),
    of("duck", Bird(coat=natural("#f9d648"), belly=natural("#fdeaa0"), wing=natural("#eebf2d"), beak=bill(ORANGE),
        crown=crest(natural("#f9d648"), (470, 170), (520, 150)), eye=BEAD, eye_at=(390, 98, 34, 44),
        brow=natural("#c18f14")), "duckling", "ducky"),
    of("mallard", Bird(coat=natural("#8f7b66"), belly=natural("#d9cdbd"), wing=natural("#6d5c4b"),
        head_coat=natural("#1f7a57"), beak=bill(YELLOW), eye=BEAD, eye_at=(390, 98, 32, 42), brow=natural("#0f4a35"),
        blush=False), "wild duck", "teal duck"),
    of("chicken", Bird(coat=SNOW, belly=natural("#f3eadb"), wing=natural("#e5d8c2"), beak=cone(ORANGE, half=50, up=40,
        down=66), behind=_rooster_comb, marks=_wattle, eye=BEAD, eye_at=(395, 104, 32, 42), brow=natural("#b9a88c")),
        "hen", "rooster", "cock", "cockerel"),
    of("chick", Bird(coat=natural("#fbdc5a"), belly=natural("#fdf0b0"), wing=natural("#f2c53a"), beak=cone(ORANGE,
        half=38, up=26, down=44), crown=crest(natural("#fbdc5a"), (480, 160), (520, 175)), eye=BEAD,
        eye_at=(420, 112, 36, 44), brow=natural("#c4972a"), slim=0.96), "baby bird", "canary"),
    of("parrot", Bird(coat=natural("#d8323f"), belly=natural("#e5525a"), wing=natural("#2766c8"),
        beak=hook(natural("#f4ead6"), half=66, long=128), marks=_parrot_marks, body_marks=_parrot_wings,
        crown=crest(natural("#d8323f"), (440, 150), (510, 130)), eye=BEAST, eye_at=(398, 112, 36, 40),
        brow=natural("#8f1c2b"), feet=natural("#6b6b76"), blush=False), "macaw", "parakeet", "budgie", "cockatoo"),
    of("toucan", Bird(coat=natural("#24242e"), belly=natural("#fff4d6"), wing=natural("#17171f"), beak=_toucan_bill,
        iris=natural("#3fa0e0", Role.EYE), eye=HUNTER, eye_at=(360, 90, 40, 42), brow=natural("#4b4b58"),
        feet=natural("#4a78a8"), blush=False), "hornbill"),
    of("flamingo", Bird(coat=natural("#f58ea8"), belly=natural("#f9b3c4"), wing=natural("#e56f90"),
        beak=_flamingo_beak, head=((500, 250), (590, 262), (640, 340), (640, 420), (600, 510), (560, 560),
        (500, 580)), eye=BEAD, eye_at=(390, 84, 26, 34), brow=natural("#c24a6e"), feet=natural("#e56f90"),
        blush=False, neck=True, slim=0.86), "pink bird"),
    of("swan", Bird(coat=SNOW, belly=natural("#f2f1ee"), wing=natural("#e4e4e8"), beak=cone(ORANGE, y=500, half=46,
        up=40, down=92), head=((500, 250), (590, 262), (640, 340), (640, 420), (600, 510), (560, 560), (500, 580)),
        eye=BEAD, eye_at=(390, 84, 26, 34), brow=natural("#9a9aa4"), blush=False, neck=True), "goose", "cygnet",
        "gander"),
    of("ostrich", Bird(coat=natural("#33303a"), belly=natural("#4a4652"), wing=natural("#f4f1ea"),
        head_coat=natural("#e7b8a0"), beak=cone(natural("#e59a5f"), half=56, up=34, down=60), head=((500, 260),
        (590, 270), (646, 350), (640, 440), (600, 520), (500, 580)), crown=crest(natural("#33303a"), (450, 180),
        (500, 160), (550, 185)), eye=BEAST, eye_at=(390, 92, 44, 52), brow=natural("#5c4038"),
        feet=natural("#e7b8a0"), blush=False, neck=True), "emu", "crane", "stork", "heron"),
    of("peacock", Bird(coat=natural("#1c5fc2"), belly=natural("#2c7fd6"), wing=natural("#1a9a86"),
        beak=cone(natural("#c9c3b4"), half=36, up=26, down=54), behind=_fan(natural("#1f8a70"), natural("#e2b33a"),
        natural("#2450b8"), natural("#101a4a")), crown=crest(natural("#2fb79b"), (450, 150), (500, 130), (550, 150)),
        eye=BEAST, eye_at=(400, 104, 36, 42), brow=natural("#0e2f6e"), slim=0.9, blush=False), "peafowl"),
    of("dove", Bird(coat=natural("#f4f6fa"), belly=SNOW, wing=natural("#dbe2ec"), beak=cone(natural("#f0a68f"),
        half=34, up=24, down=52), crown=_dove_branch, eye=BEAD, eye_at=(400, 104, 30, 38), brow=natural("#aab4c2")),
        "pigeon", "peace dove"),
    of("robin", Bird(coat=natural("#8b6b4e"), belly=natural("#e8612c"), wing=natural("#6a4f38"),
        beak=cone(natural("#4d4038"), half=34, up=24, down=50), marks=_robin_face, eye=BEAD,
        eye_at=(400, 104, 34, 42), brow=natural("#4d3724"), feet=natural("#6a4f38")), "sparrow", "finch", "wren",
        "bird", "songbird", "tit"),
    of("bluebird", Bird(coat=natural("#3d9be9"), belly=natural("#f3f7fb"), wing=natural("#2a78c4"), beak=cone(YELLOW,
        half=36, up=26, down=50), crown=crest(natural("#3d9be9"), (480, 150), (530, 165)), eye=BEAST,
        eye_at=(400, 106, 42, 50), brow=natural("#1c5590")), "blue jay", "hummingbird", "swallow", "kingfisher"),
    of("seagull", Bird(coat=SNOW, belly=natural("#f4f4f2"), wing=natural("#9aa6b5"), beak=cone(YELLOW, half=50, up=38,
        down=104), crown=_seagull_tip, eye=HUNTER, iris=natural("#f2cf4a", Role.EYE), eye_at=(395, 104, 34, 36),
        brow=natural("#8d98a6")), "gull", "albatross"),
    of("turkey", Bird(coat=natural("#6b432a"), belly=natural("#8a5a38"), wing=natural("#52321f"),
        head_coat=natural("#7fb0c9"), beak=cone(YELLOW, half=44, up=32, down=62), behind=_fan(natural("#8a5230"),
        natural("#f0e0c0"), natural("#5d331c"), natural("#c9773a")), marks=_wattle, eye=BEAD,
        eye_at=(395, 100, 32, 40), brow=natural("#3d6a82"), blush=False), "gobbler"),
)
