"""Beings of legend with a human shape: vampires, zombies, angels, demons, orcs, mermaids and reapers."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living import clothes, hair, hats, held, helmets
from services.engine.painter.living.faces import (
    HUMAN,
    LADY,
    MOUTH,
    Eye,
    brows,
    eyes,
    glowing_eyes,
    grin,
    human_mouth,
    single_eye,
)
from services.engine.painter.living.person import BROAD_FACE, SOFT_FACE, Person, Worn, figure
from services.engine.painter.living.sketch import (
    ACCENT,
    BONE,
    GLOW,
    GOLD,
    LEATHER,
    MAIN,
    SECOND,
    STEEL,
    WHITE,
    Layer,
    Paint,
    Pt,
    Sketch,
    halves,
    natural,
    outline,
    trail,
    tube,
)
from services.engine.painter.parts import Role, Subject, Variant, circle, ellipse, polygon, star

PALE = natural("#dfe3ea", Role.SKIN)
ROT = natural("#8fb573", Role.SKIN)
DEVIL = natural("#d0353b", Role.SKIN)
DEMON = natural("#7a2f5c", Role.SKIN)
ORC = natural("#6d9a4a", Role.SKIN)
GOBLIN = natural("#8fbf4a", Role.SKIN)
TROLL = natural("#7b98a6", Role.SKIN)
OGRE = natural("#b3a55c", Role.SKIN)
BLUE_SKIN = natural("#5aa6e0", Role.SKIN)
STONE = natural("#8d929c", Role.SKIN)
BLACK_HAIR = natural("#2f2a38", Role.DARK)
BLACK_CLOTH = natural("#393648", Role.DARK)
BLOND = natural("#f0cf73", Role.ACCENT)
ROSE = natural("#c8435a", Role.ACCENT)
RED_EYE = natural("#d6293a", Role.EYE)
GOLD_EYE = natural("#f2c02e", Role.EYE)


def _fangs(y: float = 598, dx: float = 26, drop: float = 38) -> Worn:
    return Worn(front=lambda s, _: s.both("fangs", outline((500 + dx - 12, y, 0), (500 + dx + 12, y - 2, 0),
        (500 + dx, y + drop, 0)), WHITE))


def _tusks(paint: Paint = BONE) -> Worn:
    return Worn(front=lambda s, _: s.both("tusks", outline((546, 616, 0), (588, 604, 0), (582, 570), (574, 530, 0),
        (552, 570)), paint))


def _widow_peak() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.fill("hair", halves((500, 120), (620, 130), (716, 220), (732, 340), (706, 440, 0), (690, 340), (620, 250),
            (560, 250), (500, 330, 0)), BLACK_HAIR)
        s.tone("hair", outline((360, 220), (410, 165), (480, 146), (420, 190)), BLACK_HAIR, 0.3)

    return Worn(front=front)


def _zombie_marks() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.stroke("stitches", "M600 280 L690 340 M618 312 L636 284 M646 332 L664 302", natural("#3f4a38", Role.DARK), 9)
        s.fill("wound", outline((320, 540), (360, 520), (390, 560), (350, 590)), natural("#a8454a", Role.ACCENT),
            line=False)
        s.tone("wound", outline((336, 546), (358, 536), (374, 560), (350, 574)), natural("#a8454a", Role.ACCENT), -0.35)
        s.fill("brain", outline((380, 200), (400, 150), (450, 130), (490, 150), (530, 126), (590, 150), (600, 200),
            (560, 226), (500, 214), (430, 230)), natural("#ee9aa8", Role.ACCENT))
        s.stroke("brain", trail((420, 190), (450, 170), (470, 200)) + " " + trail((510, 170), (540, 190), (570, 170)),
            natural("#ee9aa8", Role.ACCENT), 9, -0.3)

    return Worn(front=front)


def _zombie_face(s: Sketch, v: Variant) -> None:
    for side, r in ((-1, 58), (1, 46)):
        s.tone("eye shadow", ellipse(500 + side * 98, 432, r + 20, r + 18), natural("#4a5a44", Role.DARK), 0, 0.55)
    eyes(s, v, natural("#e7d34a", Role.EYE), Eye(white=True, iris=0.42, pupil=0.2), y=432, apart=98, rx=50, ry=52)
    brows(s, v, natural("#4a5a44", Role.DARK), y=344, apart=100, length=96, width=22)
    s.both("nostril", ellipse(514, 516, 8, 12), natural("#3f4a38", Role.DARK), line=False)
    s.fill("mouth", outline((420, 570), (500, 582), (590, 560), (600, 610), (510, 634), (430, 618)), MOUTH)
    s.tone("teeth", polygon((440, 574), (474, 580), (470, 604), (444, 600)) + " " + polygon((530, 578), (566, 568),
        (564, 594), (534, 600)), natural("#efe6c4", Role.LIGHT), 0)


def _torn(s: Sketch, v: Variant) -> None:
    low = 1070 if v.pose == "full" else 943
    s.stroke("collar", trail((392, 716), (430, 764), (500, 784), (570, 764), (608, 716)), MAIN, 20, -0.25)
    s.fill("tear", outline((600, 830, 0), (650, 850), (680, 830, 0), (664, 890, 0), (690, 930, 0), (620, 920, 0)),
        ROT, line=False)
    s.stroke("stain", trail((420, 850), (430, 900), (424, low - 20)), natural("#7a2430", Role.ACCENT), 26, 0, 0.6)


def _skull_face(s: Sketch, v: Variant) -> None:
    for side in (-1, 1):
        s.fill("eye sockets", outline(*((500 + side * x, y) for x, y in ((34, 420), (60, 360), (130, 350), (166, 410),
            (150, 480), (84, 500), (44, 470)))), natural("#2a2530", Role.DARK))
    glowing_eyes(s, v, GLOW, y=428, apart=100, rx=27, ry=29)
    s.fill("nose", outline((500, 492, 0), (530, 548), (508, 552), (500, 540), (492, 552), (470, 548)),
        natural("#2a2530", Role.DARK), line=False)
    s.stroke("teeth", "M400 604 Q500 640 600 604", natural("#2a2530", Role.DARK), 9)
    s.stroke("teeth",
        "M420 590 L420 626 M452 596 L452 640 M484 600 L484 646 M516 600 L516 646 M548 596 L548 640 M580 590 L580 626",
        natural("#2a2530", Role.DARK), 8)
    s.stroke("crack", "M600 210 L584 262 L610 284 L596 326", natural("#b3a88c", Role.DARK), 8)
    brows(s, v, natural("#cfc4a8", Role.LIGHT), y=330, apart=104, length=110, width=20)


SKULL: tuple[Pt, ...] = ((500, 170), (630, 190), (718, 290), (720, 420), (680, 510), (622, 540), (606, 640),
    (560, 670), (500, 676))


def _ribs(s: Sketch, v: Variant) -> None:
    s.fill("spine", tube([(500, 730), (500, 940)], 44, 40), BONE)
    for y, w in ((800, 150), (850, 160), (900, 150)):
        s.strokes("ribs", f"M500 {y} Q{500 + w} {y - 34} {500 + w} {y + 36}", BONE, 22)
    s.stroke("collar bone", trail((330, 770), (420, 744), (500, 756), (580, 744), (670, 770)), BONE, 26)


def _shadow_face(s: Sketch, v: Variant) -> None:
    glowing_eyes(s, v, GLOW, y=440, apart=96, rx=44, ry=36)


def _third_face(s: Sketch, v: Variant) -> None:
    single_eye(s, v, natural("#4f9a4a", Role.EYE), 400, 104)
    s.fill("brows", outline((390, 268 if v.expression != "intense" else 292), (500, 246 if v.expression != "intense"
        else 300), (610, 268 if v.expression != "intense" else 292), (600, 300 if v.expression != "intense" else 320),
        (500, 280 if v.expression != "intense" else 330), (400, 300 if v.expression != "intense" else 320)),
        natural("#6a4a2a", Role.DARK), line=False)
    s.tone("nose", ellipse(500, 540, 38, 22), OGRE, -0.18)
    grin(s, v, 590, 96, 6)


def _beastly_face(skin: Paint, iris: Paint) -> Layer:
    def draw(s: Sketch, v: Variant) -> None:
        eyes(s, v, iris, HUMAN, y=420, apart=100, rx=44, ry=44)
        brows(s, v, skin.tone(-0.45), y=346, apart=102, length=120, width=34)
        s.fill("nose", outline((500, 462), (540, 480), (570, 530), (530, 548), (500, 540), (470, 548), (430, 530),
            (460, 480)), skin, -0.12, line=False)
        s.both("nostril", ellipse(526, 530, 13, 9), skin, -0.5, line=False)
        human_mouth(s, v, 604, 82)

    return draw


def _long_nose(skin: Paint) -> Layer:
    def draw(s: Sketch, v: Variant) -> None:
        eyes(s, v, GOLD_EYE, HUMAN, y=420, apart=104, rx=54, ry=54)
        brows(s, v, skin.tone(-0.5), y=336, apart=104, length=110, width=26)
        grin(s, v, 590, 104, 7)
        s.fill("nose", outline((476, 440), (524, 440), (550, 530), (530, 600), (500, 620), (470, 590), (462, 520)),
            skin, 0.06)
        s.tone("nose", outline((524, 450), (550, 530), (530, 600), (506, 616), (520, 540)), skin, -0.18)
        s.tone("warts", circle(630, 520, 10) + " " + circle(600, 545, 7) + " " + circle(380, 300, 9), skin, -0.25)

    return draw


def _big_ears(skin: Paint, *, reach: float = 940) -> Worn:
    def back(s: Sketch, _: Variant) -> None:
        s.both("ears", outline((670, 380), (780, 300), (reach, 260, 0), (870, 400), (780, 500), (680, 510)),
            skin, -0.05)
        s.both("ears", outline((700, 410), (790, 340), (reach - 50, 286, 0), (840, 400), (760, 470)), skin, -0.25,
            line=False)

    return Worn(back=back)


def _shells(s: Sketch, v: Variant) -> None:
    for side in (-1, 1):
        x = 500 + side * 92
        s.fill("shells", outline((x, 930), (x - 74, 880), (x - 80, 820), (x, 796), (x + 80, 820), (x + 74, 880)),
            ACCENT)
        s.stroke("shells", f"M{x} 920 L{x} 810 M{x} 920 L{x - 44} 824 M{x} 920 L{x + 44} 824", ACCENT, 9, -0.25)
    s.stroke("necklace", trail((420, 726), (460, 776), (500, 790), (540, 776), (580, 726)), natural("#fbf3e6",
        Role.LIGHT), 15)


def _star_fish_pin() -> Worn:
    return Worn(front=lambda s, _: s.fill("hair pin", star(350, 210, 58, 28, 5), ACCENT))


def _genie_vest(s: Sketch, _: Variant) -> None:
    s.stroke("necklace", trail((400, 730), (440, 800), (500, 824), (560, 800), (600, 730)), GOLD, 20)
    s.both("vest", outline((590, 690, 0), (650, 706, 0), (760, 780, 0), (800, 943, 0), (640, 943, 0), (620, 820)), MAIN)


def _topknot(paint: Paint) -> Worn:
    def back(s: Sketch, _: Variant) -> None:
        s.fill("hair", outline((470, 180), (440, 80), (500, 20), (600, 30), (660, 140, 0), (580, 110), (530, 180)),
            paint)
        s.fill("hair tie", ellipse(498, 170, 44, 22), GOLD)

    return Worn(back=back)


def _snakes() -> Worn:
    green = natural("#5f9a4a", Role.SECOND)

    def back(s: Sketch, _: Variant) -> None:
        ways: tuple[list[Pt], ...] = ([(540, 200), (560, 80), (640, 60), (620, -20)], [(620, 220), (720, 120),
            (700, 30), (800, 10)], [(680, 280), (820, 220), (840, 120), (920, 150)], [(700, 380), (840, 380),
            (860, 280), (950, 320)], [(700, 480), (820, 540), (880, 460), (950, 520)], [(700, 560), (790, 660),
            (880, 620), (900, 720)])
        for i, way in enumerate(ways):
            s.both("snakes", tube(way, 70, 56, 48, 40), green, -0.08 * (i % 2))
            x, y = way[-1][0], way[-1][1]
            s.both("snakes", ellipse(x, y, 36, 30), green, 0.08)
            s.both("snake eyes", circle(x + 10, y - 6, 8), GOLD_EYE, line=False)

    def front(s: Sketch, _: Variant) -> None:
        s.fill("snakes", halves((500, 130), (620, 150), (716, 260), (720, 380, 0), (660, 300), (600, 322, 0),
            (560, 262), (500, 300, 0)), green)

    return Worn(back=back, front=front)


def _wraps() -> Worn:
    cloth = natural("#e6dcc2", Role.LIGHT)

    def front(s: Sketch, _: Variant) -> None:
        for i, (y1, y2) in enumerate(((232, 270), (300, 262), (330, 352), (540, 500), (560, 600), (640, 600))):
            x = 196 - abs(440 - y1) * 0.28
            s.stroke("bandage", f"M{500 - x:.0f} {y1} Q500 {(y1 + y2) / 2 + 16:.0f} {500 + x:.0f} {y2}",
                cloth, 44, -0.05 * (i % 2))
            s.stroke("bandage", f"M{500 - x:.0f} {y1 + 22} Q500 {(y1 + y2) / 2 + 38:.0f} {500 + x:.0f} {y2 + 22}",
                cloth, 7, -0.3)
        s.fill("bandage", outline((690, 560), (780, 600), (830, 700, 0), (760, 680), (690, 610)), cloth, -0.08)

    return Worn(front=front)


def _mummy_face(s: Sketch, v: Variant) -> None:
    s.fill("shadow", ellipse(500, 430, 190, 74), natural("#3a3028", Role.DARK), line=False)
    glowing_eyes(s, v, GLOW, y=430, apart=96, rx=38, ry=36)


def _body_wraps(s: Sketch, v: Variant) -> None:
    low = 1070 if v.pose == "full" else 943
    wide = 170 if v.pose == "full" else 270
    for i, y in enumerate(range(780, low, 52)):
        s.stroke("bandage", f"M{500 - wide} {y + 10 * (i % 2)} Q500 {y + 40} {500 + wide} {y - 14 * (i % 2)}",
            natural("#e6dcc2", Role.LIGHT), 8, -0.3)


def _demon_face(s: Sketch, v: Variant) -> None:
    glowing_eyes(s, v, natural("#ffb02e", Role.GLOW), y=424, apart=104, rx=50, ry=38)
    brows(s, v, natural("#3a1230", Role.DARK), y=356, apart=106, length=120, width=36)
    s.both("nostril", ellipse(520, 520, 10, 14), natural("#3a1230", Role.DARK), line=False)
    grin(s, v, 590, 108, 7)
    s.fill("mark", outline((500, 216, 0), (522, 262), (500, 320, 0), (478, 262)), natural("#ffb02e", Role.GLOW),
        line=False)


def _gnome_hat(s: Sketch, _: Variant) -> None:
    red = natural("#d8433a", Role.ACCENT)
    s.fill("hat", outline((270, 330), (330, 180), (420, 20), (490, -120, 0), (570, 10), (670, 180), (730, 330),
        (500, 290)), red)
    s.tone("hat", outline((520, -70), (570, 10), (670, 180), (730, 330), (640, 300), (580, 140)), red, -0.2)
    s.stroke("hat", trail((420, 60), (480, 84), (560, 60)), red, 12, -0.3)


SUBJECTS: tuple[Subject, ...] = (
    figure("vampire", Person(top=BLACK_CLOTH, top_name="suit", clothes=clothes.suit(BLACK_CLOTH,
        tie=natural("#b3202c", Role.ACCENT), bow=True), behind=clothes.cape(BLACK_CLOTH, collar=True),
        worn=(_widow_peak(), _fangs()), skin=PALE, iris=RED_EYE, brow=BLACK_HAIR, ears="pointed", blush=False,
        lower_paint=BLACK_CLOTH), "dracula", "nosferatu", "count dracula", "vampiress", group="mythical"),
    figure("zombie", Person(top=MAIN, clothes=_torn, worn=(hair.fringe_only(natural("#4a4a3a", Role.DARK)),
        _zombie_marks()), skin=ROT, face=_zombie_face, lower_paint=natural("#4d5a6b", Role.DARK)), "undead",
        "walking dead", "ghoul", "revenant", group="mythical"),
    figure("skeleton", Person(top=BLACK_CLOTH, top_name="coat", clothes=_ribs, skin=BONE, shape=SKULL,
        face=_skull_face, ears="none", lower_paint=BLACK_CLOTH, gloves=BONE), "skeleton warrior", "skeletor",
        "day of the dead", group="mythical"),
    figure("grim reaper", Person(top=BLACK_CLOTH, top_name="robe", lower="robe", lower_paint=BLACK_CLOTH,
        clothes=clothes.cape_clasp(natural("#4a4658", Role.DARK), GLOW), worn=(helmets.hood(natural("#454255",
        Role.DARK)),), skin=BONE, shape=SKULL, face=_skull_face, ears="none", gloves=BONE, behind=held.scythe),
        "reaper", "death", "lich", "necromancer", group="mythical"),
    figure("shadow", Person(top=natural("#2f2a44", Role.DARK), top_name="robe", lower="robe",
        lower_paint=natural("#2f2a44", Role.DARK), clothes=clothes.cape_clasp(natural("#3d3660", Role.DARK), GLOW),
        worn=(helmets.hood(natural("#3d3660", Role.DARK)),), skin=natural("#17131f", Role.BLACK), face=_shadow_face,
        ears="none", gloves=natural("#17131f", Role.BLACK), held=held.staff()), "wraith", "cultist", "dark lord",
        "hooded figure", "sith", "phantom mage", group="mythical"),
    figure("mummy", Person(top=natural("#e6dcc2", Role.LIGHT), top_name="bandage", clothes=_body_wraps,
        worn=(_wraps(),), skin=natural("#d9ccac", Role.SKIN), face=_mummy_face, ears="none",
        lower_paint=natural("#d9ccac", Role.LIGHT), shoes=natural("#c9ba96", Role.LIGHT)), "egyptian mummy",
        group="mythical"),
    figure("angel", Person(top=WHITE, top_name="robe", lower="robe", lower_paint=WHITE, clothes=clothes.robe(WHITE,
        GOLD, GOLD), behind=held.feather_wings(natural("#fbfbff", Role.LIGHT)), worn=(hats.halo(), hair.long(BLOND)),
        brow=BLOND, eye_size=1.1, shape=SOFT_FACE, eye=LADY), "seraph", "cherub", "archangel", "guardian angel",
        "cupid", "valkyrie", group="mythical"),
    figure("devil", Person(top=natural("#4a2333", Role.DARK), top_name="coat", clothes=clothes.suit(natural("#4a2333",
        Role.DARK), BLACK_CLOTH, GOLD), behind=held.web_wings(natural("#8a1f35", Role.SECOND), natural("#5b1426",
        Role.DARK)), worn=(_widow_peak(), hair.goatee(BLACK_HAIR), helmets.horns(BONE)), skin=DEVIL, iris=GOLD_EYE,
        brow=BLACK_HAIR, ears="pointed", blush=False, held=held.trident(natural("#5b1426", Role.DARK)),
        lower_paint=natural("#4a2333", Role.DARK)), "satan", "lucifer", "imp", "diablo", "mephisto", group="mythical"),
    figure("demon", Person(top=DEMON, top_name="chest", clothes=clothes.plate(natural("#3d3648", Role.METAL), GLOW),
        behind=held.web_wings(natural("#4a1f4a", Role.SECOND), natural("#2c1230", Role.DARK)),
        worn=(helmets.horns(natural("#2f2a38", Role.DARK), long=1.8), _tusks()), skin=DEMON, face=_demon_face,
        shape=BROAD_FACE, ears="pointed", lower_paint=natural("#2c1230", Role.DARK), broad=1.12), "fiend", "balrog",
        "oni", "hellspawn", "succubus", "incubus", group="mythical"),
    figure("orc", Person(top=LEATHER, top_name="armour", clothes=clothes.plate(natural("#6b5f58", Role.METAL),
        LEATHER), worn=(_topknot(BLACK_HAIR), _tusks()), skin=ORC, face=_beastly_face(ORC, RED_EYE), shape=BROAD_FACE,
        ears="pointed", held=held.axe(), broad=1.18, blush=False), "uruk", "half-orc", "orc warrior", "hulk",
        group="mythical"),
    figure("goblin", Person(top=natural("#7a5a3a", Role.DARK), top_name="tunic",
        clothes=clothes.together(clothes.scarf(ACCENT), clothes.necklace(BONE, BONE)), worn=(_big_ears(GOBLIN,
        reach=1010),), skin=GOBLIN, face=_long_nose(GOBLIN), ears="none", broad=0.86), "gremlin", "hobgoblin",
        "kobold", "yoda", group="mythical"),
    figure("troll", Person(top=natural("#6d5440", Role.DARK), top_name="tunic",
        clothes=clothes.fur_collar(natural("#8a6f52", Role.DARK)), worn=(_big_ears(TROLL, reach=900),
        hair.mohawk(ACCENT), _tusks()), skin=TROLL, face=_long_nose(TROLL), shape=BROAD_FACE, ears="none", broad=1.18,
        held=held.axe(blade=STEEL)), "forest troll", "bridge troll", group="mythical"),
    figure("ogre", Person(top=LEATHER, top_name="vest", clothes=clothes.open_coat(LEATHER, natural("#e6d9b0",
        Role.LIGHT)), worn=(_big_ears(OGRE, reach=840), _tusks()), skin=OGRE, face=_beastly_face(OGRE,
        natural("#6a4a2a", Role.EYE)), shape=BROAD_FACE, ears="none", broad=1.2), "shrek", "giant", "golem",
        group="mythical"),
    figure("cyclops", Person(top=LEATHER, top_name="vest", clothes=clothes.fur_collar(natural("#a58a6a", Role.LIGHT)),
        worn=(Worn(front=lambda s, _: s.fill("horn", outline((462, 200), (500, 40, 0), (538, 200), (500, 216)),
        BONE)),), skin=natural("#c99a6a", Role.SKIN), face=_third_face, shape=BROAD_FACE, ears="pointed", broad=1.14),
        "polyphemus", "one-eyed giant", group="mythical"),
    figure("mermaid", Person(top=natural("#f0c39c", Role.SKIN), top_name="chest", skin=natural("#f0c39c", Role.SKIN),
        clothes=_shells, worn=(hair.long(natural("#e0515a", Role.ACCENT)), _star_fish_pin()), lower="tail",
        lower_paint=natural("#2fa89a", Role.MAIN), shape=SOFT_FACE, eye=LADY, eye_size=1.16, iris=natural("#2f9a8f",
        Role.EYE), brow=natural("#a8343e", Role.ACCENT), lips=ROSE), "siren", "ariel", "merman", "sea nymph", "naiad",
        group="mythical"),
    figure("fairy", Person(top=natural("#7cc257", Role.MAIN), top_name="dress", lower="skirt",
        lower_paint=natural("#7cc257", Role.MAIN), clothes=clothes.necklace(GOLD, GLOW),
        behind=held.gauze_wings(natural("#bfe9f7", Role.GLOW)), worn=(hair.bun(BLOND), hats.flower_crown()),
        shape=SOFT_FACE, eye=LADY, eye_size=1.22, brow=BLOND, ears="pointed", lips=ROSE, held=held.wand), "pixie",
        "sprite", "tinker bell", "nymph", "faerie", group="mythical"),
    figure("genie", Person(top=BLUE_SKIN, top_name="chest", skin=BLUE_SKIN, clothes=_genie_vest,
        worn=(_topknot(BLACK_HAIR), hair.goatee(BLACK_HAIR)), ears="pointed", brow=BLACK_HAIR, lower="smoke",
        lower_paint=BLUE_SKIN, shape=BROAD_FACE), "djinn", "jinn", group="mythical"),
    figure("medusa", Person(top=natural("#3f7a6a", Role.MAIN), top_name="robe", lower="robe",
        lower_paint=natural("#3f7a6a", Role.MAIN), clothes=clothes.robe(natural("#3f7a6a", Role.MAIN), GOLD, GOLD),
        worn=(_snakes(),), skin=natural("#a8c48a", Role.SKIN), shape=SOFT_FACE, eye=LADY, iris=GOLD_EYE,
        brow=natural("#3f5f3a", Role.DARK), lips=natural("#4f8a4a", Role.ACCENT), ears="none"), "gorgon",
        group="mythical"),
    figure("gargoyle", Person(top=STONE, top_name="chest", skin=STONE, clothes=lambda s, v: s.stroke("cracks",
        "M420 800 L450 850 L430 900 M600 820 L570 870 L590 930", STONE, 9, -0.35),
        behind=held.web_wings(STONE.tone(-0.1), STONE.tone(-0.3)), worn=(helmets.horns(STONE.tone(-0.25)),
        _fangs(602, 44, 40)), face=_beastly_face(STONE, GOLD_EYE), shape=BROAD_FACE, ears="pointed",
        lower_paint=STONE.tone(-0.2), shoes=STONE.tone(-0.3), broad=1.1, blush=False), "stone demon",
        "statue guardian", group="mythical"),
    figure("gnome", Person(top=MAIN, top_name="tunic", clothes=clothes.robe(MAIN, SECOND, LEATHER),
        worn=(hair.side_locks(natural("#f2efe8", Role.LIGHT)), hair.beard(natural("#f2efe8", Role.LIGHT), length=150,
        pointed=True), Worn(front=_gnome_hat)), brow=natural("#f2efe8", Role.LIGHT), shape=BROAD_FACE, broad=0.95),
        "garden gnome", "leprechaun", "hobbit", "halfling", "elf helper", group="mythical"),
)
