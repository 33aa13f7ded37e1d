"""Cats large and small, dogs, and the small animals of the house."""

# Coordinates are set as tables, many to a line:
# fmt: off

from dataclasses import replace

from services.engine.painter.living.beast import (
    AMBER,
    BLUE_EYE,
    INK,
    LEAF_EYE,
    PINK,
    SMALL,
    TUFTED,
    WIDE,
    Beast,
    animal,
    beast,
    bushy_tail,
    ears_at,
    pointed_ears,
    round_ears,
    thin_tail,
)
from services.engine.painter.living.faces import CAT, HUNTER
from services.engine.painter.living.sketch import (
    WHITE,
    Layer,
    Paint,
    Pt,
    Sketch,
    crescent,
    halves,
    natural,
    outline,
    trail,
)
from services.engine.painter.parts import Part, Subject, Variant, circle, ellipse

LION = natural("#e6a13f")
MANE = natural("#9a4f1e")
TIGER = natural("#f08a2c")
STRIPE = natural("#2b2026")
LEOPARD = natural("#e5ad55")
PANTHER = natural("#2d2b38")
CORGI = natural("#e2893b")
DOG = natural("#c98d4e")
HUSKY = natural("#5f6b80")
RABBIT = natural("#c9b8a8")
MOUSE = natural("#a9a5ad")
HAMSTER = natural("#e0a35c")
CREAM = natural("#fbf1e0")
PAPER = natural("#fdfbf7")

_CATS = (
    (natural("#e9964a"), CREAM, natural("#b8642a")),
    (natural("#7f8794"), natural("#e7eaee"), natural("#565d6b")),
    (natural("#3a3742"), natural("#6a6672"), natural("#25232c")),
    (natural("#efe3cf"), PAPER, natural("#b99a78")),
)  # coat, belly, marks


def _tabby(paint: Paint) -> Layer:
    def draw(s: Sketch, _: Variant) -> None:
        s.fill("stripes", outline((484, 214, 0), (500, 210), (516, 214, 0), (512, 280), (500, 318, 0), (488, 280)),
            paint, line=False)
        s.both("stripes", outline((545, 216, 0), (578, 222, 0), (560, 270), (542, 300, 0), (540, 262)), paint,
            line=False)
        s.both("stripes", outline((733, 420, 0), (736, 455, 0), (690, 452), (650, 462, 0), (688, 436)), paint,
            line=False)
        s.both("stripes", outline((728, 486, 0), (716, 516, 0), (680, 505), (650, 506, 0), (686, 488)), paint,
            line=False)

    return draw


def _cat(v: Variant) -> list[Part]:
    coat, belly, mark = v.pick("coat", _CATS)
    kind = Beast(coat=coat, belly=belly, mark=mark, marks=_tabby(mark), ears=pointed_ears(coat, PINK, tall=0.82,
        spread=6), tail=thin_tail(coat, mark), iris=v.pick("iris", (LEAF_EYE, AMBER, BLUE_EYE)), eye=CAT,
        whiskered=True, muzzle_at=(545, 84, 62), nose=PINK, nose_size=(28, 32), eye_at=(420, 112, 50, 54), ruff=False)
    return beast(kind, v)


def _lion_mane(s: Sketch, _: Variant) -> None:
    rim: list[Pt] = []
    for i, (x, y) in enumerate(((500, 90), (590, 110), (660, 100), (720, 170), (800, 210), (810, 290), (880, 360),
        (850, 440), (890, 530), (830, 590), (830, 680), (740, 700), (690, 780), (600, 760), (500, 830))):
        rim.append((x, y, 0) if i % 2 == 0 and i else (x, y))
    s.fill("mane", halves(*rim), MANE)
    s.tone("mane", crescent(tuple(rim), 0.84), MANE, -0.2)
    s.tone("mane", halves((500, 140), (620, 160), (730, 260), (790, 420), (760, 570), (660, 680), (500, 740)),
        MANE, 0.14)


def _lion_crown(s: Sketch, _: Variant) -> None:
    s.fill("mane", outline((410, 240), (440, 170), (470, 190), (500, 120, 0), (535, 185), (570, 165), (590, 240),
        (545, 262), (520, 310, 0), (500, 268), (470, 300, 0), (455, 262)), MANE, 0.06, line=False)


def _tiger_marks(s: Sketch, _: Variant) -> None:
    s.both("cheek fur", outline((590, 520), (640, 470), (742, 470), (735, 545), (680, 590), (600, 620)), PAPER,
        line=False)
    s.both("brow spot", ellipse(598, 330, 44, 28), PAPER, line=False)
    s.fill("stripes", outline((482, 216, 0), (518, 216, 0), (512, 290), (500, 340, 0), (488, 290)), STRIPE, line=False)
    for d in (outline((540, 222, 0), (578, 226, 0), (556, 262), (516, 282, 0), (540, 250)), outline((620, 236, 0),
        (656, 262, 0), (622, 284), (580, 288, 0), (608, 262)), outline((742, 400, 0), (748, 436, 0), (708, 436),
        (672, 424, 0), (708, 414)), outline((750, 462, 0), (752, 500, 0), (706, 490), (664, 494, 0), (704, 472)),
        outline((744, 530, 0), (722, 560, 0), (690, 540), (650, 548, 0), (690, 522))):
        s.both("stripes", d, STRIPE, line=False)


def _tiger_body(s: Sketch, v: Variant) -> None:
    shoulder, low = (250, 0) if v.pose != "full" else (178, 60)
    for i in range(3):
        x, y = 500 + shoulder + i * (10 if v.pose != "full" else 6), 778 + low + i * 52
        s.both("stripes", outline((x + 6, y - 16, 0), (x + 14, y + 14, 0), (x - 34, y + 10), (x - 76, y + 22, 0),
            (x - 38, y - 8)), STRIPE, line=False)


def _rosettes(s: Sketch, _: Variant) -> None:
    dots = ((548, 250, 13), (530, 300, 12), (600, 270, 14), (650, 310, 14), (690, 372, 13), (700, 440, 12),
        (690, 500, 12))
    both = [(500, 262, 15), *dots, *((1000 - x, y, r) for x, y, r in dots)]
    s.tone("spots", " ".join(ellipse(x, y, r * 1.15, r) for x, y, r in both), STRIPE, 0)
    s.tone("spots", " ".join(ellipse(x, y, r * 0.5, r * 0.45) for x, y, r in both), LEOPARD, -0.25)


def _floppy_ears(coat: Paint, *, long: float = 1.0) -> Layer:
    def draw(s: Sketch, _: Variant) -> None:
        s.both("ears", outline((620, 232), (700, 220), (790, 300), (820, 330 + 130 * long), (770, 380 + 190 * long),
            (705, 350 + 150 * long), (690, 330)), coat)
        s.both("ears", outline((700, 260), (770, 320), (796, 340 + 120 * long), (764, 360 + 180 * long),
            (750, 340 + 110 * long)), coat, -0.18, line=False)

    return draw


def _blaze(s: Sketch, _: Variant) -> None:
    s.fill("blaze", outline((500, 214, 0), (530, 250), (530, 340), (590, 470), (640, 560), (600, 632), (500, 648),
        (400, 632), (360, 560), (410, 470), (470, 340), (470, 250)), PAPER, line=False)


def _husky_marks(s: Sketch, _: Variant) -> None:
    d = outline((500, 470), (526, 400), (548, 330), (600, 306), (640, 356), (720, 430), (770, 480), (742, 500),
        (765, 545, 0), (690, 560), (600, 625), (500, 668, 0))
    s.both("cheek fur", d, PAPER, line=False)


def _dog_patch(s: Sketch, v: Variant) -> None:
    _muzzle_field(s)
    if v.pick("patch", (True, False)):
        s.fill("eye patch", outline((570, 330), (650, 330), (700, 400), (680, 480), (610, 490), (550, 420)),
            DOG, -0.32, line=False)


def _muzzle_field(s: Sketch) -> None:
    s.fill("blaze", outline((500, 300), (530, 400), (620, 470), (650, 560), (600, 625), (500, 644), (400, 625),
        (350, 560), (380, 470), (470, 400)), CREAM, line=False)


def _collar(s: Sketch, _: Variant) -> None:
    s.fill("collar", outline((352, 640, 0), (500, 702), (648, 640, 0), (658, 690, 0), (500, 758), (342, 690, 0)),
        natural("#d8404f", WHITE.role))
    s.fill("tag", circle(500, 768, 36), natural("#f2b733", WHITE.role))
    s.tone("tag", circle(490, 758, 12), WHITE, 0, 0.6)


def _long_ears(coat: Paint, inside: Paint) -> Layer:
    shape = ((545, 280), (540, 140), (570, -10), (630, -50), (680, 30), (672, 170), (630, 290))
    inner = ((570, 250), (568, 130), (592, 20), (628, -8), (654, 50), (646, 160), (612, 260))
    return ears_at("ears", shape, inner, coat, inside)


def _buck_teeth(s: Sketch, v: Variant) -> None:
    if v.expression in ("friendly", "playful"):
        s.both("teeth", outline((501, 588, 0), (524, 586, 0), (522, 618), (504, 620)), WHITE)


def _cheek_pouches(s: Sketch, _: Variant) -> None:
    s.both("cheek fur", outline((560, 520), (600, 450), (700, 450), (758, 510), (720, 590), (620, 630), (560, 600)),
        CREAM, line=False)


def _cotton_tail(s: Sketch, _: Variant) -> None:
    s.fill("tail", circle(748, 1080, 70), CREAM)


def _whip_tail(s: Sketch, _: Variant) -> None:
    s.stroke("tail", trail((640, 1130), (800, 1140), (880, 1040), (840, 920), (900, 830)), PINK, 22, -0.1)


_DOG = Beast(coat=DOG, belly=CREAM, mark=natural("#7d4f25"), ears=_floppy_ears(natural("#8a5a2e")), marks=_dog_patch,
    body_marks=_collar, tail=thin_tail(DOG, CREAM), muzzle_at=(545, 104, 84), nose_size=(50, 54))

SUBJECTS: tuple[Subject, ...] = (
    Subject(name="cat", words=("cat", "kitten", "kitty", "tabby", "tomcat", "feline", "neko"), draw=_cat,
        group="animal"),
    animal("lion", Beast(coat=LION, belly=natural("#f8dca6"), mark=MANE, ears=round_ears(LION, natural("#8a4a20"),
        x=690, y=262, r=62), behind=_lion_mane, crown=_lion_crown, tail=thin_tail(LION, MANE, tuft=True), iris=AMBER,
        eye=HUNTER, muzzle_at=(548, 110, 92), nose=natural("#6b3226"), nose_size=(52, 54), fangs=True, ruff=False),
        "lioness", "leo", "lion king", "lion cub"),
    animal("tiger", Beast(coat=TIGER, belly=PAPER, mark=STRIPE, ears=round_ears(TIGER, natural("#3a2a2e"), x=690,
        y=246, r=72), marks=_tiger_marks, body_marks=_tiger_body, head=WIDE, tail=thin_tail(TIGER, STRIPE),
        iris=AMBER, eye=HUNTER, muzzle_at=(550, 106, 88), nose=natural("#e0848a"), nose_size=(46, 48), fangs=True),
        "tigress", "tiger cub"),
    animal("leopard", Beast(coat=LEOPARD, belly=CREAM, mark=STRIPE, ears=round_ears(LEOPARD, STRIPE, x=684, y=250,
        r=62), marks=_rosettes, tail=thin_tail(LEOPARD, STRIPE), iris=LEAF_EYE, eye=HUNTER, muzzle_at=(550, 104, 86),
        nose=natural("#c9747a"), nose_size=(44, 48), fangs=True), "cheetah", "jaguar", "snow leopard", "lynx"),
    animal("panther", Beast(coat=PANTHER, belly=natural("#4b4858"), mark=natural("#17161d"), ears=round_ears(PANTHER,
        natural("#57536a"), x=684, y=250, r=62), tail=thin_tail(PANTHER, PANTHER), iris=natural("#f4d03c", INK.role),
        eye=CAT, muzzle_at=(550, 104, 86), nose=natural("#6d6880"), nose_size=(44, 48), fangs=True, blush=False),
        "black panther", "puma", "cougar"),
    animal("dog", _DOG, "puppy", "pup", "doggo", "hound", "labrador", "retriever", "beagle", "doge", "shiba"),
    animal("corgi", Beast(coat=CORGI, belly=PAPER, mark=natural("#a35a1f"), head=WIDE, ears=pointed_ears(CORGI, PINK,
        tall=1.0, spread=40), marks=_blaze, body_marks=_collar, tail=thin_tail(CORGI, PAPER), muzzle_at=(550, 98, 80),
        nose_size=(46, 50)), "welsh corgi"),
    animal("husky", Beast(coat=HUSKY, belly=PAPER, mark=natural("#363e50"), head=TUFTED, ears=pointed_ears(HUSKY,
        natural("#e7c9c6"), tall=0.86), marks=_husky_marks, tail=bushy_tail(HUSKY, PAPER), iris=BLUE_EYE, eye=HUNTER,
        muzzle_at=(558, 100, 86), nose_size=(46, 50)), "malamute", "sled dog"),
    animal("pug", replace(_DOG, coat=natural("#e0bd8b"), belly=natural("#4a3a38"), mark=natural("#3a2c2b"), head=WIDE,
        ears=_floppy_ears(natural("#3a2c2b"), long=0.25), marks=None, tail=thin_tail(natural("#e0bd8b"),
        natural("#e0bd8b")), muzzle_at=(548, 136, 90), nose_size=(48, 44), eye_at=(415, 132, 52, 54), ruff=False,
        heavy=1.1), "bulldog", "french bulldog", "boxer dog"),
    animal("rabbit", Beast(coat=RABBIT, belly=CREAM, mark=natural("#95816f"), head=SMALL, ears=_long_ears(RABBIT,
        PINK), crown=_buck_teeth, tail=_cotton_tail, whiskered=True, muzzle_at=(545, 84, 62), nose=PINK,
        nose_size=(28, 30), eye_at=(420, 116, 44, 54), ruff=False), "bunny", "hare", "easter bunny"),
    animal("mouse", Beast(coat=MOUSE, belly=natural("#ece9ee"), mark=natural("#77737d"), head=SMALL,
        ears=round_ears(MOUSE, PINK, x=700, y=230, r=120), tail=_whip_tail, whiskered=True, muzzle_at=(550, 78, 60),
        nose=PINK, nose_size=(30, 32), eye_at=(420, 104, 42, 52), ruff=False), "rat", "mice"),
    animal("hamster", Beast(coat=HAMSTER, belly=CREAM, mark=natural("#a86a2c"), head=WIDE, ears=round_ears(HAMSTER,
        PINK, x=670, y=240, r=62), marks=_cheek_pouches, whiskered=True, crown=_buck_teeth, muzzle_at=(545, 74, 58),
        nose=PINK, nose_size=(26, 28), eye_at=(430, 122, 44, 50), ruff=False, heavy=1.1), "guinea pig", "gerbil",
        "chinchilla"),
)
