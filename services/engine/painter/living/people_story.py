"""Figures of stories and history: knights, wizards, pirates, royalty, heroes and fighters."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living import clothes, hair, hats, held, helmets
from services.engine.painter.living.faces import LADY
from services.engine.painter.living.person import BROAD_FACE, SOFT_FACE, Person, Worn, figure
from services.engine.painter.living.sketch import (
    ACCENT,
    DARK,
    GLOW,
    GOLD,
    LEATHER,
    MAIN,
    SECOND,
    STEEL,
    WHITE,
    Paint,
    Sketch,
    natural,
    outline,
    trail,
)
from services.engine.painter.parts import Role, Subject, Variant, circle, ellipse, polygon

SILVER_HAIR = natural("#dcdfe6", Role.LIGHT)
BLACK_HAIR = natural("#2b2630", Role.DARK)
RED_HAIR = natural("#c9562a", Role.ACCENT)
BLOND = natural("#e8bf5a", Role.ACCENT)
BLACK_CLOTH = natural("#393648", Role.DARK)
ROSE = natural("#c8435a", Role.ACCENT)


def _war_paint(paint: Paint) -> Worn:
    return Worn(front=lambda s, _: s.both("war paint", outline((590, 490, 0), (690, 470, 0), (684, 500, 0),
        (600, 520, 0)), paint, line=False))


def _scar() -> Worn:
    return Worn(front=lambda s, _: s.stroke("scar", "M610 350 L640 520 M606 460 L650 446", natural("#a8454a",
        Role.ACCENT), 9, 0, 0.8))


def _sash(s: Sketch, v: Variant) -> None:
    clothes.open_coat(MAIN, WHITE, collar=GOLD)(s, v)
    s.stroke("sash", trail((380, 780), (470, 860), (600, 940)), ACCENT, 40)
    s.fill("buckle", circle(452, 846, 28), GOLD)


def _earring() -> Worn:
    return Worn(front=lambda s, _: s.stroke("earring", ellipse(292, 516, 17, 24), GOLD, 11))


def _samurai_armour(s: Sketch, v: Variant) -> None:
    low = 1070 if v.pose == "full" else 943
    wide = 330 if v.pose != "full" else 236
    s.fill("armour", polygon((380, 800), (620, 800), (648, low), (352, low)), MAIN, -0.05)
    for y in range(830, int(low), 44):
        s.stroke("armour", f"M{370 - (y - 830) * 0.1:.0f} {y} L{630 + (y - 830) * 0.1:.0f} {y}", GOLD, 11)
    clothes.kimono(SECOND, ACCENT)(s, v)
    x = 500 + wide
    s.both("pauldron", outline((x - 150, 770, 0), (x - 20, 720, 0), (x + 50, 900, 0), (x - 110, 920, 0)), MAIN)
    s.strokes("pauldron", f"M{x - 134} 818 L{x + 10} 776 M{x - 122} 866 L{x + 28} 832", GOLD, 11)


def _egypt(s: Sketch, v: Variant) -> None:
    for r, paint in ((210, GOLD), (168, natural("#2f6fb8", Role.SECOND)), (130, GOLD), (96, natural("#2fa08a",
        Role.SECOND))):
        s.fill("collar", outline((500 - r, 716), (500 - r * 0.7, 716 + r * 0.62), (500, 720 + r * 0.86),
            (500 + r * 0.7, 716 + r * 0.62), (500 + r, 716), (560, 690), (500, 700), (440, 690)), paint)


def _nemes() -> Worn:
    blue, gold = natural("#2f5fb0", Role.SECOND), GOLD

    def back(s: Sketch, _: Variant) -> None:
        s.both("headdress", outline((560, 150), (720, 230), (820, 480), (840, 640, 0), (700, 660), (660, 400)), gold)
        s.strokes("headdress", "M716 300 L760 300 M726 380 L790 390 M720 460 L812 480 M712 550 L830 570", blue, 24)

    def front(s: Sketch, _: Variant) -> None:
        s.both("headdress", outline((650, 560, 0), (730, 560, 0), (720, 880, 0), (640, 880, 0)), gold)
        s.strokes("headdress", "M656 620 L722 620 M652 690 L720 690 M650 760 L718 760 M646 830 L718 830", blue, 22)
        s.fill("headdress", outline((290, 330, 0), (320, 170), (500, 100), (680, 170), (710, 330, 0), (500, 280)), gold)
        s.stroke("headdress", "M380 140 L352 292 M440 116 L432 276 M560 116 L568 276 M620 140 L648 292", blue, 24)
        s.fill("cobra", outline((478, 300), (466, 210), (500, 160), (534, 210), (522, 300)), natural("#2fa08a",
            Role.SECOND))
        s.tone("cobra", circle(488, 206, 7) + " " + circle(512, 206, 7), natural("#d8323f", Role.ACCENT), 0)

    return Worn(back=back, front=front)


def _spartan() -> Worn:
    bronze, plume = natural("#c9903f", Role.METAL), natural("#c8323a", Role.ACCENT)

    def back(s: Sketch, _: Variant) -> None:
        s.fill("plume", outline((270, 300), (240, 120), (330, -10), (500, -60), (670, -10), (760, 120), (730, 300),
            (500, 200)), plume)
        for x1, x2 in ((330, 300), (400, 380), (500, 500), (600, 620), (670, 700)):
            s.stroke("plume", f"M{x1} 140 L{x2} 10", plume, 11, -0.22)

    def front(s: Sketch, _: Variant) -> None:
        s.both("helmet", outline((500, 100, 0), (640, 130), (738, 260), (750, 480), (700, 690, 0), (610, 640, 0),
            (640, 500), (690, 430), (680, 370, 0), (590, 360), (540, 380, 0), (530, 540, 0), (500, 560, 0)), bronze)
        s.tone("helmet", outline((660, 160), (738, 260), (750, 480), (700, 690, 0), (690, 560), (710, 400)),
            bronze, -0.2)
        s.tone("helmet", outline((330, 250), (380, 170), (470, 126), (410, 190)), bronze, 0.4, 0.8)
        s.both("helmet", outline((520, 330, 0), (590, 310), (690, 330, 0), (690, 356, 0), (590, 344), (524, 362, 0)),
            bronze, 0.2)

    return Worn(back=back, front=front)


def _geisha_pins() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.stroke("hairpins", "M640 130 L800 60 M650 160 L820 130", GOLD, 14)
        for x, y in ((800, 60), (822, 128)):
            s.fill("hairpins", circle(x, y, 24), ROSE)
        petals = " ".join(ellipse(340 + dx, 200 + dy, 34, 34) for dx, dy in ((0, -36), (34, -10), (21, 30), (-21, 30),
            (-34, -10)))
        s.fill("flower", petals, natural("#f59ac0", Role.ACCENT))
        s.tone("flower", circle(340, 200, 20), GOLD, 0.3)

    return Worn(front=front)


def _jester_hat() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        s.fill("hat", outline((300, 340), (240, 200), (120, 120), (40, 220, 0), (80, 40), (240, 0), (400, 90),
            (520, 300)), MAIN)
        s.fill("hat", outline((700, 340), (760, 200), (880, 120), (960, 220, 0), (920, 40), (760, 0), (600, 90),
            (480, 300)), SECOND)
        s.fill("hat", outline((400, 310), (410, 120), (500, -80, 0), (590, 120), (600, 310)), ACCENT)
        for x, y in ((40, 240), (960, 240), (500, -96)):
            s.fill("bells", circle(x, y, 40), GOLD)
            s.tone("bells", ellipse(x - 12, y - 12, 11, 9), WHITE, 0, 0.8)
        s.fill("hat band", outline((280, 290, 0), (500, 260), (720, 290, 0), (726, 360, 0), (500, 330),
            (274, 360, 0)), GOLD)

    return Worn(front=front)


def _ruff(s: Sketch, _: Variant) -> None:
    d = " ".join(ellipse(500 + dx, 760 - abs(dx) * 0.18, 56, 66) for dx in (-190, -114, -38, 38, 114, 190))
    s.fill("collar", d, WHITE)
    s.stroke("collar", trail((300, 740), (400, 780), (500, 790), (600, 780), (700, 740)), WHITE, 10, -0.2)


def _plague_mask() -> Worn:
    leather = natural("#5b4a3c", Role.DARK)

    def front(s: Sketch, v: Variant) -> None:
        s.fill("mask", outline((290, 420), (330, 300), (500, 270), (670, 300), (710, 420), (680, 560), (590, 640),
            (500, 860, 0), (410, 640), (320, 560)), natural("#e3d3b4", Role.LIGHT))
        s.tone("mask", outline((600, 290), (690, 330), (710, 420), (680, 560), (590, 640), (500, 860, 0), (540, 640),
            (620, 500)), natural("#e3d3b4", Role.LIGHT), -0.16)
        for side in (-1, 1):
            s.fill("goggles", circle(500 + side * 104, 420, 76), leather)
            shut = (0.45 if v.expression == "playful" and side < 0 else {"intense": 0.7,
                "mysterious": 0.6}.get(v.expression, 1.0))
            s.fill("eyes", ellipse(500 + side * 104, 420, 52, 52 * shut), GLOW, -0.35, line=False)
            s.tone("eyes", ellipse(500 + side * 104 - 16, 410, 15, 15 * shut), WHITE, 0, 0.8)
        s.stroke("mask", trail((440, 600), (470, 690), (492, 790)) + " " + trail((560, 600), (530, 690), (508, 790)),
            natural("#a08c68", Role.DARK), 9)

    return Worn(front=front)


def _dwarf_braid() -> Worn:
    def front(s: Sketch, _: Variant) -> None:
        for i in range(3):
            s.both("beard", ellipse(566 - i * 4, 790 + i * 50, 36 - i * 4, 34), RED_HAIR, -0.08 * (i % 2))
        s.both("beard ring", ellipse(560, 832, 34, 14), GOLD)

    return Worn(front=front)


def _cross_straps(s: Sketch, v: Variant) -> None:
    low = 1070 if v.pose == "full" else 943
    s.stroke("strap", f"M346 730 L{600} {low - 10}", LEATHER, 40)
    s.stroke("strap", f"M654 730 L{400} {low - 10}", LEATHER, 40)
    s.fill("buckle", circle(500, 856, 40), GOLD)
    s.tone("buckle", circle(500, 856, 20), LEATHER, 0)


MAGE = Person(top=MAIN, top_name="robe", lower="robe", lower_paint=MAIN, brow=SILVER_HAIR, clothes=clothes.robe(MAIN,
    GOLD, LEATHER), held=held.staff(), worn=(hair.side_locks(SILVER_HAIR), hair.beard(SILVER_HAIR, length=170,
    pointed=True), hats.wizard_hat(MAIN, SECOND)))

SUBJECTS: tuple[Subject, ...] = (
    figure("knight", Person(top=STEEL, top_name="armour", clothes=clothes.plate(emblem=clothes.emblem_cross(ACCENT)),
        behind=clothes.cape(MAIN), worn=(helmets.great_helm(plume=MAIN),), face=lambda s, v: None, ears="none",
        lower_paint=STEEL.tone(-0.2), shoes=STEEL, gloves=STEEL, held=held.sword(), broad=1.05), "crusader",
        "templar", "cavalier", "armoured warrior", "warrior"),
    figure("paladin", Person(top=STEEL, top_name="armour", clothes=clothes.plate(GOLD, WHITE,
        emblem=clothes.emblem_star(WHITE)), behind=clothes.cape(SECOND), worn=(hair.short(BLOND),
        hats.headband(GOLD)), lower_paint=STEEL, shoes=GOLD, gloves=GOLD, held=held.sword(), broad=1.05, brow=BLOND),
        "holy knight", "hero", "champion"),
    figure("wizard", MAGE, "mage", "sorcerer", "warlock", "merlin", "gandalf", "archmage"),
    figure("witch", Person(top=natural("#4b3a63", Role.MAIN), top_name="robe", lower="robe",
        lower_paint=natural("#4b3a63", Role.MAIN), clothes=clothes.together(clothes.robe(natural("#4b3a63",
        Role.MAIN), ACCENT, LEATHER), clothes.necklace(GOLD, GLOW)), worn=(hair.side_locks(RED_HAIR),
        hats.witch_hat(natural("#352a49", Role.DARK), ACCENT)), shape=SOFT_FACE, eye=LADY, eye_size=1.1,
        iris=natural("#5aa84a", Role.EYE), brow=RED_HAIR, lips=ROSE, held=held.flask), "sorceress", "enchantress",
        "hag"),
    figure("pirate", Person(top=MAIN, top_name="coat", clothes=_sash, worn=(hair.side_locks(BLACK_HAIR),
        hair.goatee(BLACK_HAIR), helmets.eye_patch(), hats.pirate_hat(BLACK_CLOTH), _earring()), brow=BLACK_HAIR,
        held=held.sword(), lower_paint=DARK), "buccaneer", "corsair", "captain hook", "privateer"),
    figure("ninja", Person(top=BLACK_CLOTH, top_name="suit", clothes=clothes.kimono(natural("#45424f", Role.DARK),
        MAIN), worn=(helmets.ninja_mask(BLACK_CLOTH, MAIN),), behind=held.blade_behind(MAIN), ears="none",
        lower_paint=BLACK_CLOTH, gloves=natural("#45424f", Role.DARK), shoes=BLACK_CLOTH, blush=False), "shinobi",
        "kunoichi"),
    figure("samurai", Person(top=MAIN, top_name="armour", sleeves=DARK, clothes=_samurai_armour,
        worn=(helmets.kabuto(MAIN), hair.goatee(BLACK_HAIR)), brow=BLACK_HAIR, behind=held.blade_behind(DARK),
        lower_paint=DARK, gloves=LEATHER), "ronin", "shogun", "bushi"),
    figure("king", Person(top=MAIN, top_name="robe", lower="robe", lower_paint=MAIN, clothes=clothes.ermine,
        worn=(hair.side_locks(), hair.beard(), hats.crown()), behind=clothes.cape(MAIN.tone(-0.15)),
        shape=BROAD_FACE), "emperor", "monarch", "tsar", "ruler"),
    figure("queen", Person(top=MAIN, top_name="dress", lower="gown", lower_paint=MAIN, clothes=clothes.ermine,
        worn=(hair.bun(), hats.crown()), behind=clothes.cape(MAIN.tone(-0.15)), shape=SOFT_FACE, eye=LADY,
        eye_size=1.08, lips=ROSE), "empress", "tsarina"),
    figure("princess", Person(top=MAIN, top_name="dress", lower="gown", lower_paint=MAIN, clothes=clothes.necklace(),
        worn=(hair.long(), hats.tiara()), shape=SOFT_FACE, eye=LADY, eye_size=1.18, lips=ROSE), "duchess", "lady",
        "countess"),
    figure("prince", Person(top=WHITE, top_name="coat", clothes=clothes.together(clothes.open_coat(WHITE, MAIN,
        collar=GOLD), clothes.cape_clasp(MAIN, ACCENT)), worn=(hair.short(), hats.tiara()), behind=clothes.cape(MAIN),
        lower_paint=DARK, held=held.sword()), "duke", "lord", "nobleman", "prince charming"),
    figure("viking", Person(top=LEATHER, top_name="tunic", clothes=clothes.together(_cross_straps,
        clothes.fur_collar(natural("#a58a6a", Role.LIGHT))), worn=(hair.side_locks(RED_HAIR), hair.beard(RED_HAIR,
        length=110), helmets.horned_helmet()), brow=RED_HAIR, shape=BROAD_FACE, held=held.axe(), lower_paint=DARK,
        broad=1.08), "norseman", "thor", "odin"),
    figure("barbarian", Person(top=natural("#c98d5f", Role.SKIN), top_name="chest", skin=natural("#c98d5f",
        Role.SKIN), clothes=clothes.together(_cross_straps, clothes.fur_collar(natural("#6d5440", Role.DARK))),
        worn=(hair.side_locks(BLACK_HAIR), hair.goatee(BLACK_HAIR), hats.headband(ACCENT),
        _war_paint(natural("#3f6fb8", Role.SECOND))), brow=BLACK_HAIR, shape=BROAD_FACE, held=held.axe(),
        lower="shorts", lower_paint=LEATHER, broad=1.12), "berserker", "brute", "conan", "warlord"),
    figure("dwarf", Person(top=natural("#7d5a3a", Role.DARK), top_name="tunic", clothes=clothes.plate(STEEL, GOLD),
        worn=(hair.side_locks(RED_HAIR), hair.beard(RED_HAIR, length=130), _dwarf_braid(),
        helmets.horned_helmet(natural("#8d7b66", Role.METAL), GOLD)), brow=RED_HAIR, shape=BROAD_FACE,
        held=held.axe(), broad=1.15), "dwarven warrior", "gimli"),
    figure("elf", Person(top=natural("#4f8a55", Role.MAIN), top_name="tunic",
        clothes=clothes.cape_clasp(natural("#2f6a48", Role.SECOND), ACCENT), behind=held.quiver,
        worn=(hair.long(BLOND), hats.tiara(STEEL, GLOW)), shape=SOFT_FACE, ears="pointed", eye=LADY, eye_size=1.06,
        iris=natural("#4aa07a", Role.EYE), brow=BLOND, held=held.bow), "elven archer", "legolas", "wood elf",
        "high elf"),
    figure("archer", Person(top=natural("#4f7a45", Role.MAIN), top_name="tunic",
        clothes=clothes.cape_clasp(natural("#3d6637", Role.SECOND), GOLD), behind=held.quiver,
        worn=(hair.fringe_only(), helmets.hood(natural("#3d6637", Role.SECOND))), ears="none", held=held.bow),
        "ranger", "hunter", "robin hood", "bowman"),
    figure("assassin", Person(top=BLACK_CLOTH, top_name="coat", clothes=clothes.together(_cross_straps,
        clothes.scarf(ACCENT)), worn=(helmets.hood(natural("#3a3746", Role.DARK)), _scar()),
        behind=held.blade_behind(), ears="none", blush=False, lower_paint=BLACK_CLOTH, gloves=LEATHER), "rogue",
        "thief", "bandit", "outlaw", "spy ninja"),
    figure("monk", Person(top=natural("#d9822b", Role.MAIN), top_name="robe", lower="robe",
        lower_paint=natural("#d9822b", Role.MAIN), clothes=clothes.together(clothes.kimono(natural("#a84f1c",
        Role.SECOND), natural("#a84f1c", Role.SECOND)), clothes.necklace(LEATHER, LEATHER))), "buddhist", "friar",
        "guru", "sage", "yogi"),
    figure("druid", Person(top=natural("#56764a", Role.MAIN), top_name="robe", lower="robe",
        lower_paint=natural("#56764a", Role.MAIN), clothes=clothes.robe(natural("#56764a", Role.MAIN),
        natural("#8a6a3f", Role.DARK), LEATHER), worn=(hair.side_locks(natural("#8a7a68", Role.DARK)),
        hair.beard(natural("#8a7a68", Role.DARK), length=120), hats.flower_crown()), brow=natural("#8a7a68",
        Role.DARK), held=held.staff(orb=natural("#8fe06a", Role.GLOW))), "shaman", "hermit", "herbalist", "dryad"),
    figure("spartan", Person(top=natural("#c9903f", Role.METAL), top_name="armour",
        clothes=clothes.plate(natural("#c9903f", Role.METAL), LEATHER), behind=clothes.cape(natural("#b32b32",
        Role.ACCENT)), worn=(_spartan(),), ears="none", lower="shorts", lower_paint=LEATHER, held=held.sword(),
        broad=1.06), "gladiator", "centurion", "legionary", "greek warrior", "roman soldier", "trojan"),
    figure("pharaoh", Person(top=WHITE, top_name="robe", lower="robe", lower_paint=WHITE, clothes=_egypt,
        worn=(_nemes(),), skin=natural("#c48a58", Role.SKIN), iris=natural("#5a3a22", Role.EYE), brow=BLACK_HAIR,
        ears="none", eye=LADY), "cleopatra", "egyptian", "tutankhamun", "sphinx king"),
    figure("geisha", Person(top=ROSE, top_name="kimono", lower="robe", lower_paint=ROSE, clothes=clothes.kimono(GOLD,
        natural("#3b5a9a", Role.SECOND)), worn=(hair.bun(BLACK_HAIR), _geisha_pins()), skin=natural("#fbeee6",
        Role.SKIN), shape=SOFT_FACE, eye=LADY, iris=natural("#4a2f24", Role.EYE), brow=BLACK_HAIR,
        lips=natural("#d0243c", Role.ACCENT)), "maiko", "japanese woman", "kimono"),
    figure("jester", Person(top=MAIN, top_name="shirt", sleeves=SECOND, clothes=clothes.together(_ruff,
        clothes.buttons(GOLD, top=850)), worn=(_jester_hat(),), lower_paint=SECOND, shoes=ACCENT), "fool",
        "harlequin", "joker", "trickster"),
    figure("plague doctor", Person(top=BLACK_CLOTH, top_name="coat", lower="robe", lower_paint=BLACK_CLOTH,
        clothes=clothes.together(clothes.buttons(GOLD, top=870), clothes.cape_clasp(natural("#3a3746", Role.DARK),
        ACCENT)), worn=(_plague_mask(), hats.brimmed(BLACK_CLOTH, LEATHER, wide=290, tall=160)), face=lambda s,
        v: None, ears="none", gloves=LEATHER, held=held.staff(orb=natural("#a6e06a", Role.GLOW))), "plague mask",
        "beak doctor", "alchemist"),
)
