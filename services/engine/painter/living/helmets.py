"""Helmets, hoods, masks, glasses and headphones: what encloses the head or covers the face."""

# Coordinates are set as tables, many to a line:
# fmt: off

from services.engine.painter.living.person import Worn
from services.engine.painter.living.sketch import (
    ACCENT,
    BONE,
    GOLD,
    LEATHER,
    METAL,
    STEEL,
    WHITE,
    Paint,
    Pt,
    Sketch,
    crescent,
    halves,
    natural,
    outline,
    reversed_path,
    trail,
    tube,
)
from services.engine.painter.parts import Role, Variant, circle, ellipse, polygon, rounded

GLASS = natural("#7fd0ea", Role.GLOW)
INKY = natural("#3a3546", Role.DARK)


def eye_patch() -> Worn:
    """A patch over one eye."""

    def front(s: Sketch, _: Variant) -> None:
        s.stroke("eye patch", trail((296, 330), (400, 372), (520, 330), (690, 262)), INKY, 15)
        s.fill("eye patch", outline((336, 384), (402, 368), (468, 384), (456, 470), (402, 500), (348, 470)), INKY)
        s.tone("eye patch", outline((356, 396), (400, 386), (380, 420)), INKY, 0.3)

    return Worn(front=front)


def horned_helmet(paint: Paint = STEEL, trim: Paint = GOLD) -> Worn:
    """A round helmet with two horns."""

    def back(s: Sketch, _: Variant) -> None:
        s.both("horns", tube([(680, 240), (800, 220), (860, 110), (820, -30)], 110, 92, 62, 8), BONE)
        s.both("horns", tube([(790, 224), (800, 226)], 96, 96), trim)

    def front(s: Sketch, _: Variant) -> None:
        points: tuple[Pt, ...] = ((500, 90), (620, 110), (710, 210), (730, 330, 0), (500, 340))
        s.fill("helmet", halves(*points), paint)
        s.tone("helmet", crescent(points[:4], 0.8), paint, -0.18)
        s.tone("helmet", outline((340, 220), (390, 150), (470, 118), (410, 180)), paint, 0.4, 0.8)
        s.fill("helmet", halves((500, 86), (530, 90), (526, 320, 0), (500, 330)), trim)
        s.fill("helmet", outline((262, 300, 0), (500, 330), (738, 300, 0), (744, 370, 0), (640, 372), (530, 376),
            (500, 450, 0), (470, 376), (360, 372), (256, 370, 0)), trim, -0.06)
        s.tone("rivets", " ".join(circle(x, y, 11) for x, y in ((310, 336), (400, 350), (600, 350), (690, 336))),
            paint, -0.3)

    return Worn(back=back, front=front)


def great_helm(paint: Paint = STEEL, plume: Paint = ACCENT) -> Worn:
    """A knight's closed helmet with visor, breaths and a plume."""

    def back(s: Sketch, _: Variant) -> None:
        s.fill("plume", outline((480, 150), (470, 20), (560, -70), (700, -60), (820, 40), (850, 200), (800, 330, 0),
            (760, 240), (740, 320, 0), (690, 200), (600, 130)), plume)
        s.stroke("plume", trail((510, 120), (580, 30), (700, 40), (770, 150)), plume, 16, 0.28)

    def front(s: Sketch, v: Variant) -> None:
        points: tuple[Pt, ...] = ((500, 128), (630, 150), (724, 270), (734, 440), (700, 600), (600, 700), (500, 724))
        s.fill("helmet", halves(*points), paint)
        s.tone("helmet", crescent(points, 0.8), paint, -0.18)
        s.tone("helmet", outline((330, 290), (370, 200), (460, 158), (400, 220), (360, 320)), paint, 0.45, 0.85)
        dip = {"friendly": 0.0, "intense": 34.0, "mysterious": 12.0, "playful": -12.0}[v.expression]
        s.fill("visor", halves((500, 400 + dip), (600, 384 + dip * 0.4), (712, 360 - dip * 0.3), (716, 430),
            (620, 462), (500, 474)), INKY)
        for side in (-1, 1):
            x = 500 + side * 104
            wink = 0.35 if v.expression == "playful" and side < 0 else 1.0
            s.tone("eyes", ellipse(x, 426 + dip * 0.3, 34, (15 if dip > 10 else 22) * wink), Paint(role=Role.GLOW), 0)
            s.tone("eyes", ellipse(x, 426 + dip * 0.3, 15, 9 * wink), WHITE, 0, 0.9)
        s.fill("helmet", halves((500, 118), (532, 126), (530, 380), (516, 400 + dip), (500, 404 + dip)), paint, 0.2)
        s.fill("visor", halves((500, 470), (530, 474), (526, 660), (500, 724)), paint, 0.2)
        s.strokes("breaths", "M580 530 L580 590 M626 524 L626 578 M670 512 L670 556", INKY, 17)
        s.tone("rivets", " ".join(circle(x, y, 10) for x, y in ((318, 340), (682, 340), (330, 500), (670, 500),
            (410, 660), (590, 660))), paint, -0.35)

    return Worn(back=back, front=front)


def kabuto(paint: Paint, crest: Paint = GOLD) -> Worn:
    """A samurai's helmet with crescent crest and neck guard."""

    def back(s: Sketch, _: Variant) -> None:
        s.both("neck guard", outline((620, 300), (760, 330), (860, 520, 0), (840, 640), (700, 610), (660, 480)),
            paint, -0.15)
        s.strokes("neck guard", "M730 410 L820 530 M716 470 L846 590 M710 530 L840 636", crest, 11)

    def front(s: Sketch, _: Variant) -> None:
        points: tuple[Pt, ...] = ((500, 90), (630, 116), (730, 230), (746, 350, 0), (640, 316), (500, 304))
        s.fill("helmet", halves(*points), paint)
        s.tone("helmet", crescent(points[:4], 0.8), paint, -0.22)
        for x1, x2 in ((540, 570), (600, 650)):
            s.strokes("helmet", f"M{x1} 110 Q{x2} 180 {x2 + 14} 306", paint, 10, 0.2)
        s.both("crest", outline((500, 250), (600, 200), (680, 60), (690, -90, 0), (760, 60), (700, 220), (580, 300),
            (500, 306)), crest)
        s.fill("helmet", halves((500, 296), (640, 300), (770, 350, 0), (720, 392), (600, 356), (500, 350)), paint, 0.12)
        s.fill("crest", circle(500, 262, 48), crest)
        s.tone("crest", circle(500, 262, 30), natural("#c8323a", Role.ACCENT), 0)

    return Worn(back=back, front=front)


def ninja_mask(paint: Paint, band: Paint) -> Worn:
    """A hood that leaves only the eyes, with a forehead plate."""

    def back(s: Sketch, _: Variant) -> None:
        s.fill("headband", outline((690, 300), (820, 240), (930, 290, 0), (860, 320), (920, 390, 0), (800, 380),
            (700, 340)), band)

    def front(s: Sketch, _: Variant) -> None:
        points: tuple[Pt, ...] = ((500, 150), (630, 168), (730, 280), (740, 420), (710, 560), (630, 660), (500, 710))
        hood = halves(*points)
        opening = halves((500, 380), (600, 366), (690, 372), (706, 430), (670, 500), (590, 506), (500, 494))
        # the opening runs the other way round, so that the hood has a hole there
        s.fill("mask", hood + " " + reversed_path(opening), paint)
        s.tone("mask", crescent(points, 0.9), paint, -0.2)
        s.tone("mask", outline((330, 290), (380, 210), (470, 178), (410, 236)), paint, 0.25, 0.8)
        s.stroke("mask", trail((360, 540), (500, 580), (640, 540)), paint, 10, -0.25)
        s.stroke("mask", trail((390, 610), (500, 640), (610, 610)), paint, 10, -0.25)
        s.fill("headband", outline((266, 280, 0), (500, 250), (734, 280, 0), (738, 350, 0), (500, 322),
            (262, 350, 0)), band)
        s.fill("forehead plate", rounded(400, 246, 200, 84, 20), METAL)
        s.tone("forehead plate", polygon((420, 260), (470, 256), (440, 316), (414, 316)), METAL, 0.4)
        s.stroke("forehead plate", "M480 290 Q500 262 526 288 Q540 314 506 312", METAL, 9, -0.45)

    return Worn(back=back, front=front)


def hood(paint: Paint, *, shadow: bool = True) -> Worn:
    """A pulled-up hood; its shadow falls on the brow."""

    def back(s: Sketch, _: Variant) -> None:
        s.fill("hood", halves((500, 60), (640, 110), (770, 280), (790, 480), (780, 660), (720, 780), (500, 800)),
            paint, -0.34)

    def front(s: Sketch, _: Variant) -> None:
        if shadow:
            s.tone("hood shadow", halves((500, 190), (620, 205), (695, 290), (708, 400), (704, 440), (640, 352),
                (500, 318)), INKY, 0, 0.42)
        d = outline((500, 20, 0), (640, 90), (780, 270), (810, 480), (800, 670), (740, 800, 0), (690, 720),
            (724, 560), (722, 420), (660, 290), (580, 220), (500, 190, 0))
        s.both("hood", d, paint)
        s.tone("hood", outline((700, 180), (790, 300), (812, 480), (800, 670), (740, 800, 0), (760, 600), (760, 420)),
            paint, -0.2)
        s.tone("hood", outline((330, 190), (400, 100), (490, 52, 0), (440, 140), (370, 230)), paint, 0.2, 0.8)

    return Worn(back=back, front=front)


def bubble_helmet(paint: Paint = WHITE) -> Worn:
    """An astronaut's helmet with a glass that lets the face be seen."""

    def back(s: Sketch, _: Variant) -> None:
        s.fill("helmet", halves((500, 70), (690, 110), (820, 280), (830, 480), (760, 650), (640, 740), (500, 756)),
            paint)
        s.fill("helmet", halves((500, 130), (650, 160), (750, 300), (760, 460), (700, 610), (600, 690), (500, 704)),
            natural("#27355c", Role.DARK), line=False)

    def front(s: Sketch, _: Variant) -> None:
        glass = halves((500, 130), (650, 160), (750, 300), (760, 460), (700, 610), (600, 690), (500, 704))
        s.tone("visor", glass, GLASS, 0, 0.16)
        outer = halves((500, 70), (690, 110), (820, 280), (830, 480), (760, 650), (640, 740), (500, 756))
        s.fill("helmet", outer + " " + reversed_path(glass), paint)
        s.tone("helmet", outline((760, 200), (824, 300), (830, 480), (760, 650), (640, 740), (740, 620), (790, 460)),
            paint, -0.18)
        s.tone("visor", outline((290, 380), (310, 290), (380, 206), (440, 180), (380, 260), (330, 370)), WHITE, 0, 0.75)
        s.tone("visor", outline((300, 420), (322, 410), (330, 460), (310, 470)), WHITE, 0, 0.7)
        s.both("ear piece", rounded(800, 360, 74, 160, 30), METAL)
        s.both("ear piece", circle(836, 440, 22), ACCENT, line=False)
        s.stroke("antenna", "M836 360 L846 250", METAL, 15)
        s.fill("antenna", circle(848, 240, 22), ACCENT)

    return Worn(back=back, front=front)


def headset(paint: Paint = INKY, light: Paint = ACCENT, *, mic: bool = True) -> Worn:
    """Headphones, with a microphone for players and streamers."""

    def back(s: Sketch, _: Variant) -> None:
        s.stroke("headset", trail((268, 430), (270, 240), (380, 100), (500, 70), (620, 100), (730, 240), (732, 430)),
            paint, 46)
        s.stroke("headset", trail((330, 170), (400, 110), (500, 86), (600, 110), (670, 170)), light, 14)

    def front(s: Sketch, _: Variant) -> None:
        s.stroke("headset", trail((300, 196), (380, 106), (500, 76), (620, 106), (700, 196)), paint, 42)
        s.stroke("headset", trail((350, 142), (420, 98), (500, 82), (580, 98), (650, 142)), light, 13)
        s.both("headset", rounded(690, 340, 100, 200, 46), paint)
        s.both("headset", rounded(716, 370, 62, 140, 30), light)
        s.both("headset", rounded(728, 392, 30, 96, 15), light, 0.4, line=False)
        if mic:
            s.stroke("microphone", trail((266, 530), (280, 620), (360, 660)), paint, 20)
            s.fill("microphone", ellipse(378, 660, 40, 26), paint)
            s.tone("microphone", ellipse(388, 656, 16, 10), light, 0)

    return Worn(back=back, front=front)


def hard_hat(paint: Paint, mark: Paint = WHITE) -> Worn:
    """A builder's or firefighter's helmet."""

    def front(s: Sketch, _: Variant) -> None:
        points: tuple[Pt, ...] = ((500, 80), (630, 100), (720, 200), (736, 310, 0), (500, 300))
        s.fill("helmet", halves(*points), paint)
        s.tone("helmet", crescent(points[:4], 0.8), paint, -0.18)
        s.tone("helmet", outline((340, 220), (390, 140), (450, 110), (400, 190)), paint, 0.45, 0.8)
        s.fill("helmet", halves((500, 60), (545, 70), (548, 290, 0), (500, 296)), paint, 0.14)
        s.fill("helmet", halves((500, 276), (640, 276), (780, 310), (790, 350), (640, 346), (500, 350)), paint, -0.06)
        s.fill("badge", outline((500, 150, 0), (552, 164, 0), (548, 224), (500, 262, 0), (452, 224), (448, 164, 0)),
            mark)

    return Worn(front=front)


def glasses(paint: Paint = INKY, lens: Paint | None = None) -> Worn:
    """Round spectacles, or with dark lenses sunglasses."""

    def front(s: Sketch, _: Variant) -> None:
        for side in (-1, 1):
            frame = rounded(500 + side * 100 - 82, 366, 164, 136, 56)
            s.tone("glasses", frame, lens or GLASS, 0, 0.94 if lens else 0.16)
            s.stroke("glasses", frame, paint, 15)
            x = 500 + side * 100
            s.tone("glasses", polygon((x - 50, 390), (x - 20, 390), (x - 44, 450), (x - 62, 440)), WHITE, 0, 0.5)
        s.stroke("glasses", "M418 424 Q500 404 582 424 M320 420 L288 410 M680 420 L712 410", paint, 15)

    return Worn(front=front)


def goggles(strap: Paint = LEATHER, rim: Paint = GOLD) -> Worn:
    """Goggles pushed up on the brow."""

    def front(s: Sketch, _: Variant) -> None:
        s.fill("goggles", outline((272, 270, 0), (500, 226), (728, 270, 0), (732, 326, 0), (500, 282), (268, 326, 0)),
            strap)
        s.both("goggles", circle(592, 258, 82), rim)
        s.both("goggles", circle(592, 258, 58), GLASS, line=False)
        s.both("goggles", ellipse(576, 238, 18, 14), WHITE, opacity=0.8, line=False)

    return Worn(front=front)


def eye_mask(paint: Paint) -> Worn:
    """A hero's mask around the eyes; it is worn under the features."""

    def front(s: Sketch, _: Variant) -> None:
        mask = halves((500, 388), (560, 360), (650, 340), (724, 330, 0), (710, 440), (650, 506), (560, 500), (500, 470))
        holes = " ".join(reversed_path(ellipse(500 + side * 98, 430, 56, 60)) for side in (-1, 1))
        s.fill("mask", mask + " " + holes, paint)

    return Worn(front=front)


def horns(paint: Paint, *, long: float = 1.0) -> Worn:
    """Two curved horns on the brow."""

    def front(s: Sketch, _: Variant) -> None:
        s.both("horns", tube([(610, 240), (690, 190), (730, 110 - 40 * long), (690, 40 - 90 * long)], 76, 62, 40, 6),
            paint)
        s.strokes("horns", "M640 190 L676 228 M686 144 L724 172", paint, 10, -0.25)

    return Worn(front=front)
