"""Details of clothing over the torso: collars, lapels, armour, belts, capes; they fit the bust and the whole figure."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living.sketch import (
    ACCENT,
    BONE,
    DARK,
    GOLD,
    METAL,
    STEEL,
    WHITE,
    Layer,
    Paint,
    Sketch,
    halves,
    natural,
    outline,
    trail,
    tube,
)
from services.engine.painter.parts import Variant, circle, ellipse, polygon, rounded, star


def together(*layers: Layer) -> Layer:
    """Several details, one over the other."""

    def draw(s: Sketch, v: Variant) -> None:
        for layer in layers:
            layer(s, v)

    return draw


def _low(v: Variant) -> float:
    """How far down the torso reaches."""
    return 1070 if v.pose == "full" else 943


def crew_neck(paint: Paint) -> Layer:
    """The round neckline of a T-shirt."""
    return lambda s, _: s.stroke("collar", trail((392, 716), (430, 764), (500, 784), (570, 764), (608, 716)),
        paint, 22, -0.2)


def hood_down(paint: Paint) -> Layer:
    """A hoodie's hood lying on the shoulders, with its cords."""

    def draw(s: Sketch, _: Variant) -> None:
        s.both("hood", outline((500, 800, 0), (560, 760), (596, 690), (640, 668), (700, 730), (690, 790), (600, 830),
            (500, 850, 0)), paint, 0.08)
        s.both("hood", outline((500, 800, 0), (560, 760), (596, 690), (612, 700), (580, 780), (500, 828, 0)),
            paint, -0.25, line=False)
        s.strokes("cord", trail((545, 800), (552, 860), (546, 910)), WHITE, 12, -0.06)

    return draw


def suit(coat: Paint, shirt: Paint = WHITE, tie: Paint = ACCENT, *, bow: bool = False) -> Layer:
    """Shirt front, tie or bow, and lapels."""

    def draw(s: Sketch, v: Variant) -> None:
        low = _low(v)
        s.fill("shirt front", outline((404, 706), (500, 780), (596, 706), (580, 800), (520, low, 0), (480, low, 0),
            (420, 800)), shirt, line=False)
        if bow:
            s.both("bow tie", outline((502, 782), (560, 740), (574, 790), (560, 830)), tie)
            s.fill("bow tie", ellipse(500, 784, 20, 24), tie, -0.2)
        else:
            s.fill("tie", outline((468, 760, 0), (532, 760, 0), (520, 806, 0), (548, low - 20, 0), (500, low, 0),
                (452, low - 20, 0), (480, 806, 0)), tie)
            s.tone("tie", polygon((468, 760), (532, 760), (520, 806), (480, 806)), tie, -0.2)
        s.both("shirt collar", outline((500, 776, 0), (560, 806, 0), (606, 716, 0), (588, 690, 0)), shirt, -0.05)
        s.both("lapel", outline((590, 690, 0), (640, 704, 0), (688, 800, 0), (630, 816, 0), (650, 840, 0), (524,
            low, 0), (560, 830)), coat, 0.12)

    return draw


def open_coat(coat: Paint, under: Paint, *, name: str = "coat", collar: Paint | None = None) -> Layer:
    """A coat worn open over something else."""

    def draw(s: Sketch, v: Variant) -> None:
        low = _low(v)
        s.fill("shirt front", outline((400, 710), (500, 778), (600, 710), (590, 820), (584, low, 0), (416, low, 0),
            (410, 820)), under, line=False)
        s.tone("shirt front", outline((400, 716), (500, 784), (600, 716), (596, 760), (500, 830), (404, 760)),
            under, -0.2)
        s.both("lapel", outline((590, 690, 0), (650, 700, 0), (704, 810, 0), (640, 830, 0), (654, 856, 0), (584,
            low, 0), (586, 800)), collar or coat, 0.12)
        s.strokes(name, f"M586 {low} L588 850", coat, 9, -0.3)

    return draw


def buttons(paint: Paint, xs: tuple[float, ...] = (500,), top: float = 820) -> Layer:
    """Rows of buttons."""

    def draw(s: Sketch, v: Variant) -> None:
        rows = [top + i * 58 for i in range(4 if v.pose == "full" else 2)]
        s.fill("buttons", " ".join(circle(x, y, 14) for x in xs for y in rows), paint)

    return draw


def robe(paint: Paint, trim: Paint, belt: Paint) -> Layer:
    """A wrapped robe with a trimmed neckline and a belt."""

    def draw(s: Sketch, v: Variant) -> None:
        low = _low(v)
        s.fill("robe front", outline((404, 700, 0), (500, 840, 0), (596, 700, 0), (640, 706, 0), (560, low, 0), (440,
            low, 0), (360, 706, 0)), paint, -0.14, line=False)
        s.stroke("trim", f"M618 700 Q566 800 452 {low - 20}", trim, 30)
        s.stroke("trim", "M382 700 Q430 790 486 850", trim, 30)
        if v.pose == "full":
            s.fill("belt", outline((312, 1000, 0), (500, 1026), (688, 1000, 0), (684, 1050, 0), (500, 1076),
                (316, 1050, 0)), belt)
            s.fill("buckle", rounded(466, 1004, 68, 66, 12), GOLD)

    return draw


def kimono(trim: Paint, sash: Paint) -> Layer:
    """Crossed collars and a broad sash."""

    def draw(s: Sketch, v: Variant) -> None:
        s.stroke("collar", "M384 706 Q450 796 500 838", WHITE, 34)
        s.stroke("collar", "M376 712 Q440 806 496 848", trim, 30)
        s.stroke("collar", "M616 706 Q560 806 466 884", WHITE, 34)
        s.stroke("collar", "M624 712 Q566 816 474 894", trim, 30)
        if v.pose == "full":
            s.fill("sash", outline((312, 960, 0), (500, 980), (688, 960, 0), (682, 1060, 0), (500, 1080),
                (318, 1060, 0)), sash)

    return draw


def plate(paint: Paint = STEEL, trim: Paint = GOLD, *, emblem: Layer | None = None) -> Layer:
    """A breastplate with gorget and pauldrons."""

    def draw(s: Sketch, v: Variant) -> None:
        wide, low = (312, 943) if v.pose != "full" else (226, 1070)
        s.fill("armour", halves((500, 776), (600, 770), (670, 830), (664, low, 0), (500, low)), paint, 0.08)
        s.tone("armour", outline((500, 790, 0), (590, 784), (650, 836), (646, low, 0), (560, low, 0), (540, 860)),
            paint, -0.14)
        s.stroke("armour", f"M500 790 L500 {low}", paint, 9, -0.3)
        if emblem:
            emblem(s, v)
        s.fill("gorget", halves((500, 720), (600, 690), (640, 730), (610, 786), (500, 806)), paint, -0.06)
        s.stroke("gorget", trail((372, 734), (420, 790), (500, 806), (580, 790), (628, 734)), trim, 14)
        x = 500 + wide
        s.both("pauldron", outline((x - 160, 800), (x - 120, 730), (x - 40, 716), (x + 40, 770), (x + 60, 880),
            (x - 40, 860), (x - 130, 860)), paint)
        s.both("pauldron", outline((x - 120, 752), (x - 60, 730), (x + 10, 766), (x - 60, 764)), paint, 0.4, line=False)
        s.strokes("pauldron", trail((x - 148, 856), (x - 40, 862), (x + 58, 880)), trim, 16)
        if v.pose == "full":
            s.fill("belt", outline((316, 1010, 0), (500, 1034), (684, 1010, 0), (680, 1060, 0), (500, 1084),
                (320, 1060, 0)), natural("#6b4226", DARK.role))
            s.fill("buckle", rounded(462, 1012, 76, 68, 14), trim)

    return draw


def emblem_star(paint: Paint = GOLD) -> Layer:
    """A star on the chest."""
    return lambda s, _: s.fill("emblem", star(500, 872, 62, 27, 5), paint)


def emblem_cross(paint: Paint) -> Layer:
    """A cross on the chest."""
    return lambda s, _: s.fill("emblem", polygon((482, 820), (518, 820), (518, 852), (550, 852), (550, 888),
        (518, 888), (518, 936), (482, 936), (482, 888), (450, 888), (450, 852), (482, 852)), paint)


def emblem_bolt(paint: Paint, field: Paint) -> Layer:
    """A lightning bolt in a shield."""

    def draw(s: Sketch, _: Variant) -> None:
        s.fill("emblem", halves((500, 800, 0), (580, 800), (610, 830, 0), (560, 890), (500, 940, 0)), field)
        s.fill("emblem", polygon((516, 812), (462, 876), (496, 876), (484, 928), (544, 856), (508, 856)), paint,
            line=False)

    return draw


def cape(paint: Paint, *, collar: bool = False) -> Layer:
    """A cape behind the shoulders; with a high collar if wished."""

    def draw(s: Sketch, v: Variant) -> None:
        if v.pose == "full":
            d = halves((500, 690), (640, 700), (760, 800), (820, 1020), (860, 1230), (780, 1250, 0), (700, 1220),
                (600, 1260, 0), (500, 1230))
        else:
            d = halves((500, 690), (660, 690), (830, 760), (910, 860), (930, 945, 0), (500, 945))
        s.fill("cape", d, paint)
        s.tone("cape", halves((500, 760), (640, 760), (780, 860), (800, 945, 0), (500, 945, 0)), paint, -0.3, 0.7)
        if collar:
            s.both("cape collar", outline((560, 780, 0), (640, 640), (800, 540, 0), (800, 700), (740, 800)),
                paint, -0.12)
            s.both("cape collar", outline((590, 770, 0), (660, 660), (774, 580, 0), (770, 700), (710, 780)),
                natural("#b3202c", ACCENT.role), line=False)

    return draw


def cape_clasp(paint: Paint, jewel: Paint) -> Layer:
    """The part of a cape that crosses the chest, with its clasp."""

    def draw(s: Sketch, _: Variant) -> None:
        s.both("cape", outline((500, 800, 0), (580, 770), (640, 706), (720, 740), (700, 800), (600, 846),
            (500, 850, 0)), paint)
        s.fill("clasp", circle(500, 822, 34), GOLD)
        s.tone("clasp", circle(500, 822, 19), jewel, 0)

    return draw


def fur_collar(paint: Paint = BONE) -> Layer:
    """Fur over the shoulders."""

    def draw(s: Sketch, _: Variant) -> None:
        s.fill("fur", outline((330, 720), (390, 690), (440, 760), (500, 786), (560, 760), (610, 690), (670, 720),
            (760, 780), (720, 800, 0), (730, 850, 0), (670, 836), (650, 896, 0), (600, 860), (560, 920, 0),
            (520, 876), (500, 930, 0), (480, 876), (440, 920, 0), (400, 860), (350, 896, 0), (330, 836),
            (270, 850, 0), (280, 800, 0), (240, 780)), paint)
        s.stroke("fur", trail((360, 780), (380, 820)) + " " + trail((620, 820), (640, 780)) + " " + trail((440, 820),
            (450, 860)) + " " + trail((550, 860), (560, 820)), paint, 9, -0.2)

    return draw


def ermine(s: Sketch, v: Variant) -> None:
    """White fur with dark tails, and a chain: a monarch's mantle."""
    s.fill("fur", outline((340, 700), (400, 690), (440, 760), (500, 790), (560, 760), (600, 690), (660, 700),
        (790, 790), (740, 870), (620, 880), (500, 900), (380, 880), (260, 870), (210, 790)), WHITE, -0.03)
    dots = " ".join(ellipse(x, y, 9, 20) for x, y in ((300, 800), (370, 840), (360, 760), (450, 850), (550, 850),
        (640, 760), (630, 840), (700, 800)))
    s.tone("fur", dots, natural("#2b2630", DARK.role), 0)
    s.stroke("chain", trail((400, 730), (440, 830), (500, 870), (560, 830), (600, 730)), GOLD, 16)
    s.fill("medal", star(500, 890, 46, 26, 8), GOLD)
    s.tone("medal", circle(500, 890, 17), natural("#d8323f", ACCENT.role), 0)


def dungarees(paint: Paint) -> Layer:
    """A bib with straps and buckles."""

    def draw(s: Sketch, v: Variant) -> None:
        s.both("strap", tube([(610, 850), (630, 780), (628, 710)], 46, 46), paint)
        s.fill("dungarees", rounded(366, 836, 268, _low(v) - 832, 26), paint)
        s.fill("pocket", outline((430, 880, 0), (570, 880, 0), (566, 936), (500, 944), (434, 936)), paint, -0.18)
        s.both("buckle", circle(610, 858, 19), GOLD)

    return draw


def apron(paint: Paint = WHITE) -> Layer:
    """An apron with neck straps."""

    def draw(s: Sketch, v: Variant) -> None:
        s.strokes("apron", trail((600, 850), (620, 770), (600, 706)), paint, 24, -0.08)
        s.fill("apron", rounded(376, 830, 248, _low(v) + 60 - 830 if v.pose == "full" else 113, 20), paint)
        s.stroke("apron", "M430 920 L570 920", paint, 9, -0.2)

    return draw


def chef_jacket(s: Sketch, v: Variant) -> None:
    """A double-breasted jacket with a neckerchief."""
    low = _low(v)
    s.stroke("jacket", f"M560 760 Q600 840 590 {low}", WHITE, 9, -0.22)
    buttons(natural("#5c6472", DARK.role), (440, 556), 850)(s, v)
    s.fill("neckerchief", halves((500, 730), (590, 704), (610, 740), (560, 790), (500, 808)), ACCENT)
    s.both("neckerchief", outline((500, 800), (540, 830), (552, 880, 0), (514, 850)), ACCENT, -0.15)


def space_rig(s: Sketch, v: Variant) -> None:
    """The ring, tubes and control panel of a space suit."""
    s.fill("collar ring", halves((500, 700), (640, 690), (690, 730), (640, 790), (500, 812)), METAL)
    s.stroke("collar ring", trail((318, 740), (380, 790), (500, 808), (620, 790), (682, 740)), METAL, 10, 0.4)
    s.fill("panel", rounded(404, 836, 192, 104, 22), METAL, 0.1)
    s.tone("panel", circle(444, 872, 16), natural("#f25a4c", ACCENT.role), 0)
    s.tone("panel", circle(492, 872, 16), natural("#f7c431", ACCENT.role), 0)
    s.tone("panel", rounded(424, 900, 150, 22, 8), natural("#4fd0e0", ACCENT.role), 0)
    s.tone("panel", circle(548, 872, 16), natural("#6fcf6a", ACCENT.role), 0)
    x = 760 if v.pose != "full" else 690
    s.both("patch", circle(x, 850, 34), ACCENT)
    s.strokes("hose", trail((600, 880), (660, 900), (700, 943)), METAL, 18, -0.3)


def necklace(paint: Paint = GOLD, jewel: Paint = ACCENT) -> Layer:
    """A chain with a pendant."""

    def draw(s: Sketch, _: Variant) -> None:
        s.stroke("necklace", trail((420, 720), (456, 790), (500, 812), (544, 790), (580, 720)), paint, 11)
        s.fill("pendant", circle(500, 830, 26), jewel)
        s.tone("pendant", circle(492, 822, 8), WHITE, 0, 0.8)

    return draw


def scarf(paint: Paint) -> Layer:
    """A scarf wound around the neck, one end hanging."""

    def draw(s: Sketch, _: Variant) -> None:
        s.fill("scarf", outline((560, 760), (640, 770), (660, 900), (640, 943, 0), (570, 943, 0), (580, 860)),
            paint, -0.1)
        s.fill("scarf", halves((500, 720), (600, 680), (650, 720), (620, 790), (500, 820)), paint)
        s.stroke("scarf", trail((370, 740), (440, 780), (540, 786)), paint, 12, -0.2)

    return draw
