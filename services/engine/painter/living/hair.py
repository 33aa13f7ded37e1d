"""Hair and beards to be worn: each takes a colour, or leaves it to the seed."""

# Coordinates are set as tables, many to a line:
# fmt: off

import math

from services.engine.painter.living.person import Worn, hair_of
from services.engine.painter.living.sketch import Paint, Pt, Sketch, halves, outline, trail, tube
from services.engine.painter.parts import Variant, circle, ellipse


def _shine(s: Sketch, paint: Paint, dx: float = 0, dy: float = 0) -> None:
    s.tone("hair", outline((350 + dx, 250 + dy), (410 + dx, 190 + dy), (490 + dx, 168 + dy), (430 + dx, 214 + dy),
        (380 + dx, 262 + dy)), paint, 0.24, 0.9)


def short(paint: Paint | None = None) -> Worn:
    """Short hair with a side parting."""

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        d = outline((290, 420, 0), (270, 310), (310, 190), (420, 118), (560, 108), (680, 165), (734, 290),
            (712, 420, 0), (700, 352), (664, 300, 0), (600, 320), (510, 306), (420, 262, 0), (396, 318), (330, 340),
            (304, 372))
        s.fill("hair", d, hair)
        s.tone("hair", outline((600, 320), (664, 300, 0), (700, 352), (712, 420, 0), (734, 290), (680, 165),
            (700, 250), (660, 285)), hair, -0.22)
        _shine(s, hair, 10, -10)

    return Worn(front=front)


def spiky(paint: Paint | None = None) -> Worn:
    """Wild spikes, as heroes of cartoons have."""

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        d = outline((286, 430, 0), (262, 330), (190, 290, 0), (268, 250), (240, 150, 0), (340, 176), (370, 70, 0),
            (450, 140), (540, 50, 0), (580, 140), (690, 90, 0), (680, 190), (790, 200, 0), (730, 270), (790, 350, 0),
            (722, 350), (714, 430, 0), (690, 350), (650, 380, 0), (630, 300), (570, 372, 0), (545, 296),
            (480, 372, 0), (450, 290), (370, 380, 0), (350, 320), (306, 370))
        s.fill("hair", d, hair)
        s.tone("hair", outline((620, 300), (690, 350), (714, 430, 0), (722, 350), (790, 350, 0), (730, 270),
            (700, 230), (680, 290)), hair, -0.22)
        _shine(s, hair, 20, 0)

    return Worn(front=front)


def long(paint: Paint | None = None) -> Worn:
    """Long hair falling over the shoulders, parted in the middle."""

    def back(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.fill("hair", halves((500, 110), (650, 130), (760, 260), (778, 470), (800, 680), (786, 850), (690, 880, 0),
            (640, 800), (500, 790)), hair, -0.2)

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.both("hair", outline((500, 112, 0), (630, 118), (738, 230), (756, 420), (790, 640), (764, 810, 0),
            (722, 700), (700, 540), (694, 420), (640, 320), (560, 262), (500, 214, 0)), hair)
        s.tone("hair", outline((700, 540), (694, 420), (640, 320), (690, 380), (730, 520), (744, 680), (764, 810, 0),
            (722, 700)), hair, -0.2)
        s.tone("hair", outline((320, 300), (360, 210), (450, 160), (410, 220), (350, 330)), hair, 0.26, 0.9)

    return Worn(back=back, front=front)


def bob(paint: Paint | None = None) -> Worn:
    """Chin-length hair with a straight fringe."""

    def back(s: Sketch, v: Variant) -> None:
        s.fill("hair", halves((500, 110), (650, 130), (758, 260), (772, 480), (740, 640), (640, 660), (500, 650)),
            paint or hair_of(v), -0.2)

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.fill("hair", halves((500, 110), (640, 124), (742, 240), (766, 440), (752, 600), (690, 650, 0), (704, 520),
            (690, 390), (660, 318, 0), (580, 334), (500, 330)), hair)
        s.tone("hair", outline((704, 520), (690, 390), (660, 318, 0), (720, 360), (744, 500), (740, 610),
            (690, 650, 0)), hair, -0.2)
        _shine(s, hair, 0, -10)

    return Worn(back=back, front=front)


def ponytail(paint: Paint | None = None) -> Worn:
    """Hair drawn back into a tail that swings to one side."""

    def back(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.fill("hair", outline((620, 140), (740, 60), (860, 120), (900, 300), (860, 480), (880, 620, 0), (790, 520),
            (770, 360), (720, 260)), hair, -0.12)
        s.fill("hair tie", ellipse(690, 160, 44, 34), Paint(role=hair.role, hue="#e0516a"))

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        d = outline((292, 440, 0), (266, 310), (320, 180), (430, 114), (560, 108), (680, 168), (734, 300),
            (708, 440, 0), (692, 350), (620, 270), (540, 222, 0), (470, 290), (380, 330), (314, 380))
        s.fill("hair", d, hair)
        _shine(s, hair, 10, -14)

    return Worn(back=back, front=front)


def bun(paint: Paint | None = None) -> Worn:
    """Hair put up in a knot on top."""

    def back(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.fill("bun", circle(500, 108, 88), hair, -0.06)
        s.tone("bun", outline((440, 92), (470, 48), (520, 38), (484, 74)), hair, 0.24)

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.both("hair", outline((500, 128, 0), (620, 136), (726, 240), (724, 420, 0), (690, 360), (620, 290),
            (500, 232, 0)), hair)
        s.stroke("hair", trail((420, 210), (460, 176), (500, 160), (540, 176), (580, 210)), hair, 9, -0.25)

    return Worn(back=back, front=front)


def curly(paint: Paint | None = None) -> Worn:
    """A round head of curls."""

    def ring(count: int, rx: float, ry: float, r: float, start: float, end: float) -> str:
        angles = [math.radians(start + (end - start) * i / (count - 1)) for i in range(count)]
        return " ".join(circle(500 + rx * math.cos(a), 360 + ry * math.sin(a), r) for a in angles)

    def back(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.fill("hair", ring(13, 240, 210, 92, 150, 390), hair, -0.1)

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.tone("hair", ring(9, 190, 150, 66, 190, 350), hair, 0)
        s.tone("hair", halves((500, 130), (620, 160), (690, 250), (600, 250), (500, 270)), hair, 0)
        curls = " ".join(f"M{x - 26} {y} Q{x} {y - 34} {x + 26} {y}" for x, y in ((340, 210), (420, 150), (520, 130),
            (620, 170), (690, 250), (470, 220), (570, 220), (300, 300)))
        s.stroke("hair", curls, hair, 10, 0.22)

    return Worn(back=back, front=front)


def buzz(paint: Paint | None = None) -> Worn:
    """Hair cut to a shadow."""

    def front(s: Sketch, v: Variant) -> None:
        s.fill("hair", halves((500, 176), (620, 192), (700, 280), (712, 390, 0), (680, 330), (640, 280), (570, 266),
            (500, 270)), paint or hair_of(v))

    return Worn(front=front)


def mohawk(paint: Paint) -> Worn:
    """A standing crest on a shaved head."""

    def back(s: Sketch, _: Variant) -> None:
        s.fill("hair", outline((410, 260), (380, 130), (420, 30, 0), (455, 70), (480, -30, 0), (520, 60),
            (560, -20, 0), (580, 90), (620, 40, 0), (620, 150), (590, 260)), paint)
        s.stroke("hair", trail((460, 230), (450, 140)) + " " + trail((500, 220), (502, 90)) + " " + trail((545, 230),
            (556, 130)), paint, 12, 0.25)

    def front(s: Sketch, _: Variant) -> None:
        s.fill("hair", halves((500, 150), (566, 180), (580, 250), (540, 290, 0), (520, 262), (500, 310, 0)),
            paint, -0.06)

    return Worn(back=back, front=front)


def braids(paint: Paint | None = None) -> Worn:
    """A parting and two plaits on the chest."""

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.both("hair", outline((500, 120, 0), (630, 128), (736, 240), (738, 440), (710, 520, 0), (694, 420),
            (640, 320), (560, 262), (500, 210, 0)), hair)
        for i in range(5):
            s.both("braid", ellipse(744 - i * 6, 540 + i * 66, 46 - i * 3, 44), hair, -0.08 * (i % 2))
        s.both("hair tie", ellipse(718, 848, 34, 18), Paint(role=hair.role, hue="#e0516a"))
        s.both("braid", outline((690, 858), (746, 858), (730, 930, 0)), hair)

    return Worn(front=front)


def fringe_only(paint: Paint | None = None) -> Worn:
    """Strands that show under a hat or hood."""

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.fill("hair", outline((310, 300), (420, 220), (600, 220), (690, 300), (696, 420, 0), (670, 350), (600, 310),
            (560, 350, 0), (520, 306), (450, 352, 0), (420, 312), (340, 350), (304, 430, 0)), hair)

    return Worn(front=front)


def side_locks(paint: Paint | None = None) -> Worn:
    """Long hair that shows on both sides under a hat."""

    def back(s: Sketch, v: Variant) -> None:
        s.fill("hair", halves((500, 200), (690, 220), (770, 400), (790, 640), (770, 830, 0), (700, 790), (500, 780)),
            paint or hair_of(v), -0.15)

    def front(s: Sketch, v: Variant) -> None:
        s.both("hair", outline((560, 250, 0), (700, 240), (742, 400), (770, 640), (740, 800, 0), (706, 640),
            (698, 440), (640, 330)), paint or hair_of(v))

    return Worn(back=back, front=front)


def beard(paint: Paint | None = None, *, length: float = 0.0, pointed: bool = False) -> Worn:
    """A full beard with moustache; `length` units longer than a chin's."""

    def front(s: Sketch, v: Variant) -> None:
        hair, low = paint or hair_of(v), 740 + length
        tip: Pt = (500, low + 40, 0) if pointed else (500, low)
        d = halves((500, 560), (580, 548), (640, 500), (700, 430, 0), (716, 520), (680, 640),
            (610, 700 + length * 0.45), (556, low - 16), tip)
        s.fill("beard", d, hair)
        s.tone("beard", outline((716, 520), (680, 640), (610, 700 + length * 0.45), (556, low - 16), tip,
            (560, 660 + length * 0.4), (640, 580)), hair, -0.2)
        for x in (450, 550):
            s.stroke("beard", trail((x, 680), (x + (500 - x) * 0.2, 700 + length * 0.5)), hair, 9, -0.22)
        gape = 1.0 if v.expression == "playful" else 0.6
        s.tone("mouth", ellipse(500, 602, 44, 20 * gape), Paint(role=hair.role, hue="#7a2430"), 0)
        s.both("moustache", outline((500, 556), (560, 540), (630, 580), (668, 560, 0), (640, 620), (560, 606),
            (500, 586)), hair, 0.1)

    return Worn(front=front)


def moustache(paint: Paint | None = None, *, curl: float = 40) -> Worn:
    """A moustache alone."""

    def front(s: Sketch, v: Variant) -> None:
        s.both("moustache", outline((500, 540), (556, 530), (620, 566), (664, 560 - curl, 0), (650, 600), (570, 596),
            (500, 570)), paint or hair_of(v))

    return Worn(front=front)


def goatee(paint: Paint | None = None) -> Worn:
    """A small pointed beard and a thin moustache."""

    def front(s: Sketch, v: Variant) -> None:
        hair = paint or hair_of(v)
        s.fill("beard", halves((500, 628), (545, 624), (550, 670), (500, 740, 0)), hair)
        s.both("moustache", tube([(506, 556), (560, 552), (604, 580)], 20, 20, 8), hair)

    return Worn(front=front)
