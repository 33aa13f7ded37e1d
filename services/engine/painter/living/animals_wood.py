"""Animals of woods and mountains: foxes, wolves, bears, raccoons, deer and their neighbours."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living.beast import (
    AMBER,
    LONG,
    SMALL,
    TUFTED,
    WIDE,
    Beast,
    animal,
    bushy_tail,
    pointed_ears,
    round_ears,
    side_ears,
)
from services.engine.painter.living.faces import HUNTER
from services.engine.painter.living.sketch import BONE, WHITE, Layer, Paint, Sketch, natural, outline, trail, tube
from services.engine.painter.parts import Subject, Variant, ellipse

FOX = natural("#ef7b2d")
WOLF = natural("#7d8799")
BEAR = natural("#8b5a36")
POLAR = natural("#e9eef2")
PANDA_BLACK = natural("#2c2a33")
RUSSET = natural("#b9502a")
RACCOON = natural("#8d8f9a")
DEER = natural("#b9793f")
CREAM = natural("#f7ead3")
SQUIRREL = natural("#c4622b")
OTTER = natural("#7b5640")
BEAVER = natural("#7d4e2d")
MOOSE = natural("#6d4a34")


def _cheek_patches(paint: Paint) -> Layer:
    def draw(s: Sketch, _: Variant) -> None:
        d = outline((500, 470), (560, 430), (640, 440), (790, 470, 0), (742, 490), (765, 545, 0), (690, 560),
            (600, 625), (500, 668, 0))
        s.both("cheek fur", d, paint, line=False)

    return draw


def _wolf_marks(s: Sketch, _: Variant) -> None:
    d = outline((500, 440), (540, 400), (560, 330), (620, 318), (640, 360), (700, 440), (790, 470, 0), (742, 490),
        (765, 545, 0), (690, 560), (600, 625), (500, 668, 0))
    s.both("cheek fur", d, natural("#dfe4ea"), line=False)
    s.fill("forehead", outline((500, 222), (560, 240), (540, 300), (515, 380), (500, 420, 0), (485, 380), (460, 300),
        (440, 240)), WOLF, -0.28, line=False)


def _panda_marks(s: Sketch, _: Variant) -> None:
    s.both("eye patch", outline((590, 330), (660, 350), (700, 430), (690, 500), (620, 510), (565, 450), (560, 380)),
        PANDA_BLACK, line=False)


def _red_panda_marks(s: Sketch, _: Variant) -> None:
    s.both("cheek fur", outline((585, 520), (600, 430), (660, 440), (742, 470), (720, 540), (650, 600), (590, 600)),
        CREAM, line=False)
    s.both("brow spot", ellipse(606, 312, 44, 24), CREAM, line=False)
    s.both("tear mark", outline((620, 440), (668, 430), (690, 520), (660, 600), (620, 610), (640, 540)), RUSSET, -0.3,
        line=False)


def _raccoon_marks(s: Sketch, _: Variant) -> None:
    s.both("cheek fur", outline((500, 300), (560, 320), (660, 320), (742, 430), (720, 470), (600, 350), (500, 380)),
        natural("#e8e9ee"), line=False)
    s.both("mask", outline((512, 380), (560, 352), (650, 362), (740, 450), (738, 500), (680, 500), (600, 480),
        (530, 470)), natural("#343440"), line=False)
    s.fill("forehead", outline((500, 215), (530, 240), (515, 380), (500, 450, 0), (485, 380), (470, 240)),
        natural("#4b4c58"), line=False)


def _badger_marks(s: Sketch, _: Variant) -> None:
    s.both("stripe", outline((560, 214), (640, 240), (700, 330), (690, 470), (620, 560), (575, 540), (560, 440),
        (545, 320)), PANDA_BLACK, line=False)


def _skunk_marks(s: Sketch, _: Variant) -> None:
    s.fill("stripe", outline((440, 214, 0), (500, 204), (560, 214, 0), (535, 320), (515, 430), (500, 470, 0),
        (485, 430), (465, 320)), WHITE, line=False)


def _antlers(grow: float) -> Layer:
    def draw(s: Sketch, _: Variant) -> None:
        bone = natural("#d9b98a", role=BONE.role)
        s.both("antlers", tube([(560, 240), (620, 140), (690, 60), (660, -40 * grow)], 42, 34, 12), bone)
        s.both("antlers", tube([(640, 120), (730, 90), (800, 20)], 30, 10), bone)
        s.both("antlers", tube([(592, 180), (560, 110), (570, 40)], 28, 10), bone)
        s.both("antlers", tube([(686, 60), (740, 0), (740, -60 * grow)], 26, 10), bone)

    return draw


def _moose_antlers(s: Sketch, _: Variant) -> None:
    bone = natural("#cfae7f", role=BONE.role)
    d = outline((555, 250), (640, 210), (720, 190), (760, 60, 0), (800, 120), (850, 30, 0), (870, 110), (930, 50, 0),
        (930, 140), (985, 120, 0), (940, 240), (830, 290), (700, 270), (580, 290))
    s.both("antlers", d, bone)
    s.both("antlers", outline((590, 268), (700, 240), (850, 240), (930, 200), (900, 250), (820, 280), (700, 262)),
        bone, -0.16, line=False)


def _fawn_spots(s: Sketch, _: Variant) -> None:
    s.both("brow spot", ellipse(575, 320, 26, 34), CREAM, line=False)
    for x, y in ((520, 250), (548, 262), (530, 285)):
        s.both("spots", ellipse(x, y, 9, 7), CREAM, line=False)


def _squirrel_tail(s: Sketch, _: Variant) -> None:
    d = outline((600, 1140), (740, 1150), (860, 1060), (900, 900), (930, 700), (900, 560), (800, 510), (720, 570),
        (740, 660), (800, 690), (770, 760), (720, 860), (680, 980))
    s.fill("tail", d, SQUIRREL)
    s.stroke("tail", trail((690, 1090), (800, 980), (850, 800), (850, 660), (800, 590)), SQUIRREL, 30, 0.28, 0.8)


def _squirrel_tufts(s: Sketch, _: Variant) -> None:
    s.both("ear tuft", outline((640, 180), (668, 40, 0), (690, 90), (714, 70, 0), (712, 190)), SQUIRREL, -0.15)


def _beaver_teeth(s: Sketch, _: Variant) -> None:
    s.both("teeth", outline((501, 588, 0), (538, 584, 0), (534, 648), (504, 650)), WHITE)


def _flat_tail(s: Sketch, _: Variant) -> None:
    s.fill("tail", outline((640, 1120), (780, 1000), (880, 820), (960, 860), (950, 1000), (860, 1130), (700, 1190)),
        BEAVER, -0.35)
    for x, y in ((840, 940), (790, 1020), (880, 1020)):
        s.stroke("tail", trail((x - 40, y - 30), (x + 40, y + 40)), BEAVER, 8, -0.55)


SUBJECTS: tuple[Subject, ...] = (
    animal("fox", Beast(coat=FOX, belly=natural("#fff4e6"), mark=natural("#4a2a22"), head=TUFTED,
        marks=_cheek_patches(natural("#fff4e6")), ears=pointed_ears(FOX, natural("#3c2320"), tall=1.05, spread=24,
        tip=natural("#4a2a22")), tail=bushy_tail(FOX, natural("#fff4e6")), iris=AMBER, eye=HUNTER,
        muzzle_at=(560, 96, 84), nose_size=(42, 50), eye_at=(408, 114, 42, 46)), "vixen", "kitsune", "foxy"),
    animal("wolf", Beast(coat=WOLF, belly=natural("#eef1f5"), mark=natural("#474e5e"), head=TUFTED, marks=_wolf_marks,
        ears=pointed_ears(WOLF, natural("#3c404d"), tall=0.9, spread=6), tail=bushy_tail(WOLF, natural("#474e5e")),
        iris=AMBER, eye=HUNTER, muzzle_at=(560, 104, 92), nose_size=(50, 56), fangs=True, eye_at=(408, 112, 40, 40)),
        "werewolf", "direwolf", "coyote"),
    animal("bear", Beast(coat=BEAR, belly=natural("#d9ab78"), mark=natural("#5a3820"), head=WIDE,
        ears=round_ears(BEAR, natural("#d9ab78")), ruff=False, heavy=1.12), "grizzly", "brown bear", "teddy",
        "teddy bear", "bear cub"),
    animal("polar bear", Beast(coat=POLAR, belly=natural("#ffffff"), mark=natural("#c3ced8"), head=WIDE,
        ears=round_ears(POLAR, natural("#aebbc7"), r=70), ruff=False, heavy=1.12), "ice bear"),
    animal("panda", Beast(coat=natural("#fbfaf7"), belly=natural("#ffffff"), mark=PANDA_BLACK, head=WIDE,
        marks=_panda_marks, ears=round_ears(PANDA_BLACK, natural("#47434f"), y=240, r=92), ruff=False, heavy=1.1,
        eye_at=(420, 120, 38, 44), limbs=PANDA_BLACK, blush=False), "giant panda", "panda bear"),
    animal("red panda", Beast(coat=RUSSET, belly=CREAM, mark=natural("#3a2019"), head=WIDE, marks=_red_panda_marks,
        ears=pointed_ears(CREAM, natural("#7a3320"), tall=0.7, spread=20), tail=bushy_tail(RUSSET, natural("#5c2818"),
        natural("#e29a5f")), muzzle_at=(545, 92, 76), nose_size=(40, 46), ruff=False), "firefox", "lesser panda"),
    animal("raccoon", Beast(coat=RACCOON, belly=natural("#f2f2f5"), mark=natural("#3c3c48"), head=TUFTED,
        marks=_raccoon_marks, ears=round_ears(RACCOON, natural("#3c3c48"), y=240, r=74), tail=bushy_tail(RACCOON,
        natural("#34343f"), natural("#34343f")), muzzle_at=(550, 92, 82)), "racoon", "trash panda", "coon"),
    animal("badger", Beast(coat=natural("#f0efec"), belly=natural("#f7f6f3"), mark=PANDA_BLACK, marks=_badger_marks,
        body=natural("#77757d"), limbs=PANDA_BLACK, blush=False, ears=round_ears(PANDA_BLACK, natural("#e9e7e2"),
        r=60, y=262), muzzle_at=(555, 92, 84)), "honey badger", "wolverine"),
    animal("skunk", Beast(coat=PANDA_BLACK, belly=natural("#4a4650"), mark=natural("#55505c"), marks=_skunk_marks,
        ears=round_ears(PANDA_BLACK, natural("#e39aa3"), r=64), tail=bushy_tail(PANDA_BLACK, WHITE),
        nose=natural("#e58d98"), muzzle_at=(555, 92, 80)), "polecat"),
    animal("deer", Beast(coat=DEER, belly=CREAM, mark=natural("#7a4b25"), head=LONG, blush=False, ears=side_ears(DEER,
        natural("#f0c9a8"), y=300), crown=_antlers(1), marks=_fawn_spots, muzzle_at=(625, 92, 78), nose_size=(44, 46),
        eye_at=(405, 104, 40, 50), hooved=True), "stag", "buck", "doe", "fawn", "reindeer", "elk", "caribou"),
    animal("moose", Beast(coat=MOOSE, belly=natural("#b08c6d"), mark=natural("#3f2a1e"), head=LONG, blush=False,
        ears=side_ears(MOOSE, natural("#b08c6d"), y=330, long=140), crown=_moose_antlers, muzzle_at=(610, 128, 98),
        nose_size=(62, 50), eye_at=(395, 100, 34, 40), hooved=True)),
    animal("squirrel", Beast(coat=SQUIRREL, belly=CREAM, mark=natural("#7c3a18"), head=SMALL,
        ears=pointed_ears(SQUIRREL, natural("#e8a070"), tall=0.62, spread=-4), behind=_squirrel_tufts,
        tail=_squirrel_tail, muzzle_at=(540, 92, 74), nose_size=(32, 36), eye_at=(420, 114, 46, 54)), "chipmunk"),
    animal("otter", Beast(coat=OTTER, belly=CREAM, mark=natural("#4d3527"), head=WIDE, ears=round_ears(OTTER,
        natural("#4d3527"), x=712, y=310, r=46), whiskered=True, muzzle_at=(545, 132, 92), nose_size=(56, 52),
        ruff=False), "sea otter", "river otter"),
    animal("beaver", Beast(coat=BEAVER, belly=natural("#c79a6a"), mark=natural("#50301b"), head=WIDE,
        ears=round_ears(BEAVER, natural("#50301b"), x=690, y=270, r=52), crown=_beaver_teeth, tail=_flat_tail,
        muzzle_at=(530, 122, 84), nose_size=(54, 52), ruff=False, heavy=1.08), "castor", "groundhog", "marmot"),
)
