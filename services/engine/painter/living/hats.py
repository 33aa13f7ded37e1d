"""Hats, caps and crowns to be worn, and other things that lie on the hair."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living.person import Worn
from services.engine.painter.living.sketch import (
    ACCENT,
    BONE,
    GOLD,
    WHITE,
    Paint,
    Pt,
    Sketch,
    crescent,
    halves,
    natural,
    outline,
    trail,
)
from services.engine.painter.parts import Role, Variant, circle, ellipse, rounded, star

GLASS = natural("#7fd0ea", Role.GLOW)
INKY = natural("#3a3546", Role.DARK)


def wizard_hat(paint: Paint, band: Paint, sign: Paint = GOLD) -> Worn:
    """A tall bent hat with stars."""

    def front(s: Sketch, _: Variant) -> None:
        d = outline((300, 300), (380, 180), (430, 20), (540, -110), (680, -150, 0), (650, -90), (610, -40), (620, 80),
            (700, 300), (500, 330))
        s.fill("hat", d, paint)
        s.tone("hat", outline((610, -40), (620, 80), (700, 300), (600, 318), (560, 150), (570, 20)), paint, -0.2)
        s.fill("hat band", outline((312, 270), (500, 306), (690, 268), (706, 320), (500, 356), (296, 322)), band)
        s.fill("hat", outline((170, 350), (280, 290), (500, 322), (720, 290), (830, 350), (720, 372), (500, 384),
            (280, 372)), paint, 0.1)
        s.fill("buckle", rounded(462, 276, 76, 62, 12), sign)
        s.fill("hat stars",
            star(480, 130, 36, 15, 5) + " " + star(560, 220, 24, 10, 5) + " " + star(420, 220, 20, 8, 5), sign)

    return Worn(front=front)


def witch_hat(paint: Paint, band: Paint) -> Worn:
    """A pointed hat with a wide brim and a buckle."""

    def front(s: Sketch, _: Variant) -> None:
        d = outline((310, 290), (390, 150), (440, 0), (420, -130, 0), (540, -60), (600, 60), (630, 160), (690, 290),
            (500, 320))
        s.fill("hat", d, paint)
        s.tone("hat", outline((540, -60), (600, 60), (630, 160), (690, 290), (600, 306), (560, 140)), paint, -0.25)
        s.stroke("hat", trail((420, 60), (480, 84), (560, 60)), paint, 12, -0.3)
        s.fill("hat band", outline((322, 250), (500, 286), (676, 250), (694, 304), (500, 340), (304, 306)), band)
        s.fill("buckle", rounded(448, 246, 104, 86, 14), GOLD)
        s.fill("buckle", rounded(472, 268, 56, 42, 8), band, -0.1, line=False)
        s.fill("hat", outline((110, 350), (270, 280), (500, 316), (730, 280), (890, 350), (740, 384), (500, 392),
            (260, 384)), paint, 0.08)

    return Worn(front=front)


def crown(paint: Paint = GOLD, jewel: Paint = ACCENT) -> Worn:
    """A crown with five points and jewels."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("crown", outline((316, 262, 0), (286, 60, 0), (390, 150, 0), (426, 20, 0), (500, 134, 0), (574, 20, 0),
            (610, 150, 0), (714, 60, 0), (684, 262, 0), (500, 296)), paint)
        s.tone("crown", outline((574, 30, 0), (610, 160, 0), (712, 66, 0), (684, 262, 0), (600, 284, 0)), paint, -0.16)
        s.fill("crown", outline((312, 226, 0), (500, 262), (688, 226, 0), (684, 282, 0), (500, 318), (316, 282, 0)),
            paint, 0.2)
        for x, y in ((286, 54), (426, 14), (574, 14), (714, 54)):
            s.fill("jewels", circle(x, y, 22), jewel)
        s.fill("jewels", ellipse(500, 284, 28, 24), jewel)
        s.both("jewels", ellipse(600, 272, 20, 18), natural("#4fb3e8", Role.ACCENT))

    return Worn(front=front)


def tiara(paint: Paint = GOLD, jewel: Paint = ACCENT) -> Worn:
    """A slender crown in the hair."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("tiara", halves((500, 60, 0), (530, 130), (590, 110, 0), (600, 170), (670, 180, 0), (690, 256, 0),
            (600, 222), (500, 210)), paint)
        s.tone("tiara", outline((502, 80, 0), (530, 140), (590, 116, 0), (600, 176), (670, 184, 0), (690, 256, 0),
            (600, 210), (502, 196)), paint, -0.16)
        s.fill("jewels", ellipse(500, 160, 22, 28), jewel)
        s.both("jewels", circle(592, 180, 14), jewel)
        s.tone("jewels", circle(492, 150, 7), WHITE, 0, 0.9)

    return Worn(front=front)


def pirate_hat(paint: Paint, trim: Paint = GOLD) -> Worn:
    """A tricorn with skull and crossbones."""

    def front(s: Sketch, _: Variant) -> None:
        d = outline((120, 300, 0), (170, 190), (300, 110), (400, 40), (500, 20), (600, 40), (700, 110), (830, 190),
            (880, 300, 0), (700, 270), (500, 250), (300, 270))
        s.fill("hat", d, paint)
        s.stroke("hat trim", trail((124, 298), (300, 262), (500, 244), (700, 262), (876, 298)), trim, 22)
        s.tone("hat", outline((640, 60), (760, 140), (870, 290, 0), (720, 258), (640, 250)), paint, -0.2)
        s.stroke("skull", "M430 118 L570 208 M570 118 L430 208", BONE, 17)
        s.fill("skull", outline((500, 84), (556, 104), (562, 150), (534, 172), (530, 204), (470, 204), (466, 172),
            (438, 150), (444, 104)), BONE, line=False)
        s.tone("skull", ellipse(478, 140, 14, 16) + " " + ellipse(522, 140, 14, 16), INKY, 0)

    return Worn(front=front)


def bandana(paint: Paint) -> Worn:
    """A cloth tied over the hair, with a knot."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("bandana", outline((690, 290), (780, 300), (800, 400, 0), (740, 360), (730, 440, 0), (690, 340)),
            paint, -0.15)
        s.fill("bandana", halves((500, 130), (620, 142), (710, 230), (724, 330, 0), (620, 290), (500, 276)), paint)
        dots = " ".join(circle(x, y, 13) for x, y in ((400, 210), (470, 172), (540, 214), (610, 190), (340, 266),
            (660, 262), (480, 246)))
        s.tone("bandana", dots, WHITE, 0, 0.85)

    return Worn(front=front)


def chef_hat() -> Worn:
    """A tall white cook's hat."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("hat", outline((330, 250), (260, 170), (270, 60), (370, 10), (440, -40), (560, -40), (630, 10),
            (730, 60), (740, 170), (670, 250), (500, 270)), WHITE)
        s.tone("hat", outline((640, 30), (730, 70), (738, 170), (670, 250), (600, 262), (650, 160)), WHITE, -0.14)
        for x in (420, 500, 580):
            s.stroke("hat", trail((x, 230), (x + (x - 500) * 0.12, 160), (x + (x - 500) * 0.1, 90)), WHITE, 10, -0.16)
        s.fill("hat band", outline((316, 226, 0), (500, 258), (684, 226, 0), (694, 306, 0), (500, 340),
            (306, 306, 0)), WHITE, -0.06)

    return Worn(front=front)


def brimmed(
    paint: Paint, band: Paint, *, wide: float = 250, tall: float = 190, curl: float = 0.0, dent: float = 34
) -> Worn:
    """A hat with a brim: a fedora, or with a wide curled brim a cowboy's."""

    def front(s: Sketch, _: Variant) -> None:
        top = 250 - tall
        s.fill("hat", halves((500, top + dent), (560, top), (640, top + 30), (682, 180), (700, 290), (500, 310)), paint)
        s.tone("hat", outline((590, top + 10), (640, top + 30), (682, 180), (700, 290), (610, 300), (630, 160)),
            paint, -0.2)
        s.fill("hat band", halves((500, 258), (600, 252), (690, 232), (702, 296), (500, 318)), band)
        s.fill("hat", halves((500, 286), (640, 280), (500 + wide * 0.8, 270 - curl * 0.4),
            (500 + wide + 40, 250 - curl, 0), (500 + wide * 0.86, 350 - curl * 0.2), (660, 366), (500, 350)),
            paint, 0.08)
        s.tone("hat", halves((500, 330), (640, 340), (500 + wide * 0.8, 330 - curl * 0.2), (660, 366), (500, 350)),
            paint, -0.16)

    return Worn(front=front)


def top_hat(paint: Paint = INKY, band: Paint = ACCENT) -> Worn:
    """A tall silk hat."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("hat", halves((500, -70), (640, -60, 0), (662, -40), (640, 120), (664, 270), (500, 290)), paint)
        s.tone("hat", outline((600, -50), (652, -40), (640, 120), (664, 270), (600, 280)), paint, -0.3)
        s.tone("hat", outline((380, -20), (410, -24), (404, 120), (384, 120)), paint, 0.3, 0.8)
        s.fill("hat band", halves((500, 190), (645, 176), (662, 250), (500, 272)), band)
        s.fill("hat", halves((500, 250), (680, 240), (790, 220), (800, 270), (690, 310), (500, 320)), paint, 0.1)

    return Worn(front=front)


def cap(paint: Paint, peak: Paint | None = None, *, badge: Paint | None = None) -> Worn:
    """A peaked cap."""

    def front(s: Sketch, _: Variant) -> None:
        points: tuple[Pt, ...] = ((500, 100), (620, 116), (716, 220), (730, 330, 0), (500, 318))
        s.fill("cap", halves(*points), paint)
        s.tone("cap", crescent(points[:4], 0.8), paint, -0.18)
        s.tone("cap", outline((346, 230), (390, 160), (470, 126), (410, 190)), paint, 0.3, 0.8)
        s.stroke("cap", trail((500, 104), (504, 200), (500, 300)), paint, 9, -0.24)
        s.fill("cap", halves((500, 296), (620, 290), (740, 310), (780, 372), (700, 392), (600, 352), (500, 348)), peak
            or paint.tone(-0.14))
        s.fill("cap", ellipse(500, 100, 28, 16), peak or paint.tone(-0.14))
        if badge:
            s.fill("badge", star(500, 226, 52, 24, 5), badge)

    return Worn(front=front)


def service_cap(paint: Paint, band: Paint, badge: Paint = GOLD) -> Worn:
    """The flat cap of police, pilots and captains."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("cap", halves((500, 70), (640, 86), (790, 150), (800, 200), (720, 270), (500, 290)), paint)
        s.tone("cap", outline((700, 110), (796, 156), (798, 200), (720, 270), (620, 280), (700, 210)), paint, -0.18)
        s.fill("cap band", halves((500, 226), (640, 220), (712, 214), (718, 300), (500, 330)), band)
        s.fill("cap", halves((500, 316), (620, 300), (724, 296), (700, 360), (600, 380), (500, 384)), INKY)
        s.tone("cap", outline((350, 330), (420, 346), (480, 350), (420, 362)), INKY, 0.4)
        s.fill("badge", outline((500, 120), (560, 150), (556, 220), (500, 262, 0), (444, 220), (440, 150)), badge)
        s.tone("badge", star(500, 186, 34, 15, 5), WHITE, 0, 0.9)

    return Worn(front=front)


def beret(paint: Paint) -> Worn:
    """A beret worn to one side."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("beret", outline((280, 300), (240, 200), (340, 90), (520, 60), (700, 90), (820, 190), (810, 270),
            (700, 290), (500, 290), (360, 310)), paint)
        s.tone("beret", outline((720, 110), (820, 190), (810, 270), (700, 290), (560, 288), (700, 230)), paint, -0.2)
        s.tone("beret", outline((320, 190), (400, 120), (510, 96), (430, 140)), paint, 0.25, 0.8)
        s.fill("beret", rounded(510, 26, 26, 50, 12), paint, -0.1)

    return Worn(front=front)


def beanie(paint: Paint, cuff: Paint) -> Worn:
    """A knitted hat with a bobble."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("bobble", circle(500, 60, 62), cuff)
        s.fill("beanie", halves((500, 90), (630, 110), (724, 220), (736, 310, 0), (500, 300)), paint)
        s.tone("beanie", outline((640, 120), (724, 220), (736, 310, 0), (660, 300), (680, 210)), paint, -0.2)
        s.fill("beanie", outline((256, 270), (500, 244), (744, 270), (746, 350), (500, 326), (254, 350)), cuff)
        ribs = " ".join(f"M{x} {262 + abs(x - 500) * 0.07:.0f} L{x} {318 + abs(x - 500) * 0.07:.0f}"
            for x in (310, 374, 438, 500, 562, 626, 690))
        s.stroke("beanie", ribs, cuff, 10, -0.2)

    return Worn(front=front)


def headband(paint: Paint) -> Worn:
    """A band around the brow."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("headband", outline((276, 280, 0), (500, 250), (724, 280, 0), (730, 340, 0), (500, 310),
            (270, 340, 0)), paint)
        s.tone("headband", outline((620, 262, 0), (724, 280, 0), (730, 340, 0), (640, 322, 0)), paint, -0.2)

    return Worn(front=front)


def halo(paint: Paint = GOLD) -> Worn:
    """A ring of light above the head."""

    def back(s: Sketch, _: Variant) -> None:
        s.stroke("halo", ellipse(500, 20, 190, 46), Paint(role=Role.GLOW), 44, 0.3, 0.3)
        s.stroke("halo", ellipse(500, 20, 190, 46), paint, 26, 0.15)

    return Worn(back=back)


def flower_crown() -> Worn:
    """Blossoms in a ring."""

    def front(s: Sketch, _: Variant) -> None:
        leaf = natural("#5aa84a", Role.SECOND)
        s.stroke("flower crown", trail((286, 300), (390, 240), (500, 222), (610, 240), (714, 300)), leaf, 26)
        for x, y, hue in ((310, 286, "#f59ac0"), (400, 236, "#fbe06a"), (500, 216, "#f07a8a"), (600, 236, "#fbe06a"),
            (690, 286, "#f59ac0")):
            petals = " ".join(ellipse(x + dx, y + dy, 23, 23) for dx, dy in ((0, -24), (23, -7), (14, 20), (-14, 20),
                (-23, -7)))
            s.fill("flowers", petals, natural(hue, Role.ACCENT))
            s.tone("flowers", circle(x, y, 14), natural("#fff3c4", Role.LIGHT), 0)

    return Worn(front=front)
