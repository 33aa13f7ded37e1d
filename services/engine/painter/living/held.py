"""What figures carry: swords, staffs, instruments, tools and wings, at the hand or beside the bust."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living.sketch import (
    ACCENT,
    BONE,
    DARK,
    GLOW,
    GOLD,
    METAL,
    STEEL,
    WHITE,
    WOOD,
    Layer,
    Paint,
    Sketch,
    natural,
    outline,
    trail,
    tube,
)
from services.engine.painter.parts import Role, Variant, circle, ellipse, polygon, rounded, star


def _hand(v: Variant) -> tuple[float, float]:
    """Where the right hand holds a thing: beside the shoulder in a bust."""
    return (774.0, 1060.0) if v.pose == "full" else (846.0, 800.0)


def staff(shaft: Paint = WOOD, orb: Paint = GLOW) -> Layer:
    """A tall staff with a shining orb in its crook."""

    def draw(s: Sketch, v: Variant) -> None:
        x, y = _hand(v)
        top, low = y - 520, (1300 if v.pose == "full" else 945)
        s.fill("staff", tube([(x, low), (x - 6, y), (x + 6, top + 90)], 34, 32, 30), shaft)
        s.fill("staff", tube([(x + 4, top + 110), (x - 60, top + 40), (x - 40, top - 50), (x + 40, top - 70), (x + 80,
            top - 10)], 34, 30, 26, 20, 10), shaft, 0.08)
        s.tone("orb", circle(x + 8, top + 10, 82), orb, 0, 0.25)
        s.fill("orb", circle(x + 8, top + 10, 50), orb)
        s.tone("orb", circle(x - 8, top - 6, 17), WHITE, 0, 0.9)

    return draw


def sword(blade: Paint = STEEL, guard: Paint = GOLD) -> Layer:
    """A sword held point up."""

    def draw(s: Sketch, v: Variant) -> None:
        x, y = _hand(v)
        y = y if v.pose == "full" else y + 40
        s.fill("sword", outline((x - 30, y - 60, 0), (x - 30, y - 480, 0), (x, y - 550, 0), (x + 30, y - 480, 0),
            (x + 30, y - 60, 0)), blade, 0.15)
        s.tone("sword", polygon((x, y - 540), (x + 30, y - 480), (x + 30, y - 60), (x, y - 60)), blade, -0.14)
        s.fill("hilt", rounded(x - 92, y - 74, 184, 36, 18), guard)
        s.fill("hilt", rounded(x - 17, y - 40, 34, 110, 15), natural("#5b3a26", DARK.role))
        s.fill("hilt", circle(x, y + 82, 26), guard)

    return draw


def blade_behind(grip: Paint = DARK, guard: Paint = GOLD) -> Layer:
    """The grip of a sword carried on the back, over the shoulder."""

    def draw(s: Sketch, _: Variant) -> None:
        s.fill("sword", tube([(700, 780), (850, 560)], 40, 40), natural("#3b3348", DARK.role))
        s.fill("sword", tube([(838, 578), (950, 414)], 44, 38), grip)
        for t in (0.25, 0.5, 0.75):
            x, y = 838 + 112 * t, 578 - 164 * t
            s.stroke("sword", f"M{x - 18:.0f} {y - 10:.0f} L{x + 18:.0f} {y + 12:.0f}", guard, 9)
        s.fill("sword", tube([(800, 550), (880, 604)], 30, 30), guard)

    return draw


def axe(shaft: Paint = WOOD, blade: Paint = STEEL) -> Layer:
    """A bearded axe."""

    def draw(s: Sketch, v: Variant) -> None:
        x, y = _hand(v)
        low = y + 160 if v.pose == "full" else 945
        s.fill("axe", tube([(x, low), (x + 4, y - 400)], 34, 32), shaft)
        s.fill("axe", outline((x + 10, y - 390, 0), (x + 90, y - 420), (x + 160, y - 470, 0), (x + 180, y - 330),
            (x + 140, y - 190, 0), (x + 70, y - 270), (x + 10, y - 280, 0)), blade)
        s.tone("axe", outline((x + 160, y - 470, 0), (x + 180, y - 330), (x + 140, y - 190, 0), (x + 140, y - 330)),
            blade, 0.35)
        s.fill("axe", outline((x - 10, y - 380, 0), (x - 70, y - 390), (x - 80, y - 330), (x - 60, y - 280), (x - 10,
            y - 290, 0)), blade, -0.12)

    return draw


def trident(paint: Paint = GOLD) -> Layer:
    """A three-pronged spear."""

    def draw(s: Sketch, v: Variant) -> None:
        x, y = _hand(v)
        low, top = (1290 if v.pose == "full" else 945), y - 480
        s.fill("trident", tube([(x, low), (x, top + 100)], 28, 28), paint, -0.12)
        s.fill("trident", outline((x - 100, top - 30, 0), (x - 84, top + 90), (x, top + 130), (x + 84, top + 90),
            (x + 100, top - 30, 0), (x + 50, top + 40), (x + 46, top + 80), (x + 18, top + 90), (x + 20, top, 0), (x,
            top - 90, 0), (x - 20, top, 0), (x - 18, top + 90), (x - 46, top + 80), (x - 50, top + 40)), paint)

    return draw


def fork(s: Sketch, v: Variant) -> None:
    """A farmer's hay fork."""
    x, y = _hand(v)
    low, top = (1290 if v.pose == "full" else 945), y - 430
    s.fill("pitchfork", tube([(x, low), (x, top + 100)], 26, 26), WOOD)
    tines = f"M{x - 62} {top - 60} L{x - 62} {top + 30} Q{x - 60} {top + 90} {x} {top + 94}"
    tines += f" Q{x + 60} {top + 90} {x + 62} {top + 30} L{x + 62} {top - 60} M{x} {top + 100} L{x} {top - 70}"
    s.stroke("pitchfork", tines, STEEL, 20)


def scythe(s: Sketch, v: Variant) -> None:
    """The reaper's scythe."""
    x, y = _hand(v)
    low, top = (1290 if v.pose == "full" else 945), (y - 1000 if v.pose == "full" else y - 800)
    s.fill("scythe", outline((x + 20, top, 0), (x - 120, top - 50), (x - 300, top - 10), (x - 420, top + 140, 0),
        (x - 280, top + 60), (x - 120, top + 40), (x, top + 70, 0)), STEEL, 0.1)
    s.tone("scythe", outline((x - 40, top - 14), (x - 180, top - 16), (x - 300, top + 20), (x - 420, top + 140, 0),
        (x - 280, top + 40), (x - 140, top + 10)), STEEL, 0.4)
    s.fill("scythe", tube([(x, low), (x + 10, y), (x, top - 20)], 32, 30, 28), WOOD)


def wand(s: Sketch, v: Variant) -> None:
    """A wand with a star."""
    x, y = _hand(v)
    s.fill("wand", tube([(x - 20, y + 90), (x + 50, y - 190)], 24, 20), WHITE)
    s.tone("star", circle(x + 58, y - 240, 110), GLOW, 0, 0.22)
    s.fill("star", star(x + 58, y - 240, 84, 40, 5), GOLD)
    s.tone("star", star(x + 52, y - 250, 40, 19, 5), WHITE, 0, 0.7)


def bow(s: Sketch, v: Variant) -> None:
    """An archer's bow."""
    x, y = _hand(v)
    s.fill("bow", tube([(x - 60, y - 400), (x + 60, y - 260), (x + 20, y - 60), (x + 60, y + 140), (x - 60, y + (280
        if v.pose == "full" else 140))], 14, 30, 38, 30, 14), WOOD, 0.1)
    s.stroke("bow string", f"M{x - 60} {y - 400} L{x - 60} {y + (280 if v.pose == 'full' else 140)}", WHITE, 7)


def quiver(s: Sketch, _: Variant) -> None:
    """Arrows over the shoulder."""
    for i, (x, y) in enumerate(((846, 500), (890, 530), (926, 576))):
        s.stroke("arrows", f"M{x - 80} {y + 160} L{x} {y}", WOOD, 13, 0.2)
        s.fill("arrows", outline((x - 26, y + 36), (x - 20, y - 10), (x + 16, y - 50, 0), (x + 34, y + 6), (x,
            y + 54)), ACCENT, -0.1 * i)
    s.fill("quiver", tube([(680, 900), (838, 640)], 110, 124), natural("#7a4a2b", DARK.role))
    s.stroke("quiver", "M790 612 L886 672", GOLD, 20)


def wrench(s: Sketch, v: Variant) -> None:
    """A spanner."""
    x, y = _hand(v)
    s.fill("wrench", tube([(x, y + 120), (x, y - 250)], 50, 44), STEEL)
    s.fill("wrench", outline((x - 30, y - 220), (x - 84, y - 290), (x - 70, y - 380, 0), (x - 34, y - 320, 0),
        (x + 34, y - 320, 0), (x + 70, y - 380, 0), (x + 84, y - 290), (x + 30, y - 220)), STEEL, 0.1)


def ladle(s: Sketch, v: Variant) -> None:
    """A cook's ladle."""
    x, y = _hand(v)
    s.fill("spoon", tube([(x, y + 120), (x, y - 240)], 26, 24), WOOD, 0.15)
    s.fill("spoon", ellipse(x, y - 290, 62, 82), WOOD, 0.22)
    s.tone("spoon", ellipse(x, y - 282, 40, 58), WOOD, -0.1)


def magnifier(s: Sketch, v: Variant) -> None:
    """A magnifying glass."""
    x, y = _hand(v)
    s.fill("magnifying glass", tube([(x, y + 100), (x, y - 140)], 42, 34), WOOD)
    s.fill("magnifying glass", circle(x, y - 240, 112), GOLD)
    s.fill("lens", circle(x, y - 240, 86), natural("#bfe8f7", Role.LIGHT), line=False)
    s.tone("lens", outline((x - 54, y - 230), (x - 40, y - 290), (x + 10, y - 312), (x - 20, y - 270)), WHITE, 0, 0.85)


def flask(s: Sketch, v: Variant) -> None:
    """A bubbling flask."""
    x, y = _hand(v)
    y -= 40
    s.fill("flask", outline((x - 30, y - 260, 0), (x + 30, y - 260, 0), (x + 30, y - 150), (x + 110, y + 10), (x + 70,
        y + 50), (x - 70, y + 50), (x - 110, y + 10), (x - 30, y - 150)), natural("#d9eef7", Role.LIGHT))
    s.fill("potion", outline((x - 66, y - 70, 0), (x + 66, y - 70, 0), (x + 98, y + 8), (x + 64, y + 38), (x - 64,
        y + 38), (x - 98, y + 8)), GLOW, line=False)
    s.fill("flask", rounded(x - 44, y - 284, 88, 34, 16), natural("#d9eef7", Role.LIGHT), -0.1)
    s.tone("potion", " ".join(circle(cx, cy, r) for cx, cy, r in ((x - 30, y - 10, 14), (x + 26, y - 34, 10), (x + 10,
        y + 14, 9))), WHITE, 0, 0.8)
    s.tone("bubbles", " ".join(circle(cx, cy, r) for cx, cy, r in ((x - 10, y - 320, 15), (x + 26, y - 366, 10),
        (x - 24, y - 392, 8))), GLOW, 0.2, 0.9)


def guitar(s: Sketch, v: Variant) -> None:
    """An electric guitar slung across the front."""
    dy = 170 if v.pose == "full" else 40
    s.stroke("strap", trail((330, 760), (420, 830 + dy * 0.5), (470, 900 + dy * 0.6)), natural("#2f2938",
        DARK.role), 26)
    s.fill("guitar", tube([(480, 880 + dy), (900, 640 + dy)], 50, 44), WOOD)
    s.fill("guitar", outline((870, 610 + dy), (960, 560 + dy), (980, 610 + dy), (905, 676 + dy)), ACCENT, -0.1)
    body = outline((300, 890 + dy), (330, 810 + dy), (420, 800 + dy), (470, 840 + dy), (560, 780 + dy, 0),
        (580, 850 + dy), (540, 900 + dy), (570, 980 + dy), (470, 1030 + dy), (350, 1010 + dy))
    s.fill("guitar", body, ACCENT)
    s.fill("guitar", outline((380, 900 + dy), (450, 860 + dy), (520, 870 + dy), (520, 940 + dy), (440, 980 + dy),
        (380, 950 + dy)), WHITE, -0.04)
    s.stroke("strings", f"M410 {936 + dy} L940 {616 + dy} M402 {920 + dy} L932 {602 + dy}", METAL, 5, 0.4)
    s.tone("guitar", circle(450, 912 + dy, 22), natural("#2f2938", DARK.role), 0)


def microphone(s: Sketch, v: Variant) -> None:
    """A hand microphone."""
    x, y = (774.0, 1020.0) if v.pose == "full" else (770.0, 800.0)
    s.fill("microphone", tube([(x + 40, y + 130), (x, y - 60)], 46, 62), natural("#2f2938", DARK.role))
    s.fill("microphone", circle(x - 12, y - 110, 72), METAL)
    mesh = " ".join(f"M{x - 74} {y - 110 + d} L{x + 50} {y - 110 + d} M{x - 12 + d} {y - 172} L{x - 12 + d} {y - 48}"
        for d in (-30, 0, 30))
    s.stroke("microphone", mesh, METAL, 7, -0.3)
    s.tone("microphone", ellipse(x - 36, y - 138, 17, 22), WHITE, 0, 0.7)


def camera(s: Sketch, v: Variant) -> None:
    """A camera on a strap before the chest."""
    y = 960 if v.pose == "full" else 880
    s.strokes("strap", trail((600, 716), (600, 790), (580, y - 60)), natural("#2f2938", DARK.role), 20)
    s.fill("camera", rounded(384, y - 70, 232, 150, 28), natural("#37333f", DARK.role))
    s.fill("camera", rounded(450, y - 98, 100, 44, 12), natural("#37333f", DARK.role), 0.12)
    s.fill("lens", circle(500, y + 6, 62), METAL)
    s.fill("lens", circle(500, y + 6, 44), natural("#1d2a4a", DARK.role), line=False)
    s.tone("lens", circle(486, y - 8, 14), WHITE, 0, 0.8)
    s.tone("camera", circle(586, y - 44, 12), ACCENT, 0)


def palette(s: Sketch, v: Variant) -> None:
    """A painter's palette and brush."""
    x, y = _hand(v)
    s.fill("brush", tube([(x + 70, y + 40), (x + 20, y - 250)], 20, 22), WOOD)
    s.fill("brush", outline((x + 4, y - 250), (x + 34, y - 256), (x + 26, y - 330), (x, y - 380, 0), (x - 6,
        y - 310)), ACCENT)
    s.fill("palette", outline((x - 130, y - 20), (x - 90, y - 110), (x + 20, y - 130), (x + 110, y - 70), (x + 110,
        y + 30), (x + 20, y + 30), (x + 10, y + 90), (x - 80, y + 80)), WOOD, 0.35)
    for dx, dy, hue in ((-80, -20, "#e8503a"), (-36, -78, "#f7c431"), (34, -86, "#4aa3e0"), (74, -28, "#6fcf6a"),
        (-60, 40, "#9a5fd6")):
        s.tone("paint", ellipse(x + dx, y + dy, 26, 22), natural(hue, Role.ACCENT), 0)


def book(paint: Paint = ACCENT) -> Layer:
    """A book held to the chest."""

    def draw(s: Sketch, v: Variant) -> None:
        x, y = (700.0, 1000.0) if v.pose == "full" else (740.0, 850.0)
        s.fill("book", polygon((x - 96, y - 110), (x + 84, y - 140), (x + 104, y + 96), (x - 80, y + 116)), paint)
        s.fill("book", polygon((x + 84, y - 140), (x + 108, y - 126), (x + 126, y + 84), (x + 104, y + 96)), BONE)
        s.tone("book", star(x - 2, y - 10, 44, 20, 5), GOLD, 0)

    return draw


def mug(s: Sketch, v: Variant) -> None:
    """A steaming cup."""
    x, y = (774.0, 1030.0) if v.pose == "full" else (800.0, 860.0)
    s.stroke("cup", f"M{x + 60} {y - 50} Q{x + 130} {y - 50} {x + 110} {y + 10} Q{x + 96} {y + 44} {x + 50} {y + 36}",
        WHITE, 24, -0.08)
    s.fill("cup", outline((x - 76, y - 90, 0), (x + 76, y - 90, 0), (x + 62, y + 60), (x + 30, y + 80), (x - 30,
        y + 80), (x - 62, y + 60)), WHITE)
    s.tone("cup", ellipse(x, y - 88, 70, 16), natural("#6b4226", DARK.role), 0)
    s.stroke("steam", trail((x - 24, y - 130), (x - 40, y - 170), (x - 14, y - 210)) + " " + trail((x + 24, y - 130),
        (x + 6, y - 176), (x + 34, y - 216)), WHITE, 13, 0, 0.7)


def feather_wings(paint: Paint) -> Layer:
    """Two feathered wings spread behind."""

    def draw(s: Sketch, v: Variant) -> None:
        d = outline((600, 800), (700, 620), (860, 480), (1040, 440, 0), (1060, 560), (1040, 640, 0), (1030, 700),
            (980, 760, 0), (960, 820), (900, 860, 0), (870, 900), (800, 910, 0), (700, 920))
        s.both("wings", d, paint, -0.04)
        for i, (x1, y1, x2, y2) in enumerate(((760, 640, 1030, 560), (740, 710, 1000, 690), (720, 780, 940, 800),
            (700, 840, 860, 880))):
            s.strokes("wings", f"M{x1} {y1} Q{(x1 + x2) / 2} {y1 - 30} {x2} {y2}", paint, 10, -0.2 + 0.02 * i)

    return draw


def web_wings(paint: Paint, edge: Paint) -> Layer:
    """Two leathery wings spread behind."""

    def draw(s: Sketch, v: Variant) -> None:
        d = outline((590, 800, 0), (680, 640), (800, 520), (960, 440, 0), (1060, 600), (1060, 760, 0), (960, 720),
            (900, 830, 0), (820, 790), (760, 900, 0), (680, 880))
        s.both("wings", d, paint)
        s.strokes("wings", trail((600, 800), (690, 640), (800, 530), (956, 446)), edge, 22)
        s.strokes("wings", "M800 530 Q980 620 1056 756 M800 530 Q880 680 900 826 M800 530 Q790 720 762 894", edge, 10)

    return draw


def gauze_wings(paint: Paint) -> Layer:
    """Four transparent wings."""

    def draw(s: Sketch, v: Variant) -> None:
        s.both("wings", outline((560, 760), (640, 560), (800, 360), (980, 320), (1010, 460), (900, 660), (720, 780)),
            paint, opacity=0.85)
        s.both("wings", outline((580, 780), (760, 760), (900, 800), (920, 900), (820, 960), (680, 900)), paint, -0.1,
            opacity=0.85)
        s.strokes("wings", trail((640, 700), (780, 540), (940, 390)), WHITE, 9, 0, 0.7)
        s.strokes("wings", trail((680, 800), (780, 820), (880, 880)), WHITE, 9, 0, 0.7)

    return draw


def air_tanks(s: Sketch, v: Variant) -> None:
    """The life support behind a space suit."""
    s.both("backpack", rounded(640, 640, 190, 300, 50), METAL, -0.2)
    s.both("backpack", rounded(690, 660, 60, 240, 26), METAL, -0.05, line=False)


def laptop(s: Sketch, v: Variant) -> None:
    """A laptop seen from behind its screen."""
    y = 990 if v.pose == "full" else 850
    s.fill("laptop", rounded(316, y - 40, 368, 160, 22), natural("#3a4152", DARK.role))
    s.tone("laptop", polygon((330, y - 26), (480, y - 26), (400, y + 106), (330, y + 106)), natural("#3a4152",
        DARK.role), 0.14)
    s.stroke("code", f"M462 {y + 12} L430 {y + 40} L462 {y + 68} M538 {y + 12} L570 {y + 40} L538 {y + 68}"
        f" M516 {y + 4} L484 {y + 76}", GLOW, 15)


def controller(s: Sketch, v: Variant) -> None:
    """A game pad."""
    y = 1000 if v.pose == "full" else 880
    s.fill("controller", outline((380, y - 50), (440, y - 60), (500, y - 46), (560, y - 60), (620, y - 50), (680,
        y + 40), (670, y + 100), (620, y + 90), (570, y + 36), (500, y + 30), (430, y + 36), (380, y + 90), (330,
        y + 100), (320, y + 40)), natural("#37333f", DARK.role))
    s.stroke("controller", f"M410 {y - 26} L410 {y + 22} M386 {y - 2} L434 {y - 2}", WHITE, 16, -0.1)
    for dx, dy, hue in ((0, -24, "#f7c431"), (24, 0, "#e8503a"), (0, 24, "#6fcf6a"), (-24, 0, "#4aa3e0")):
        s.tone("controller", circle(590 + dx, y - 2 + dy, 13), natural(hue, Role.ACCENT), 0)
