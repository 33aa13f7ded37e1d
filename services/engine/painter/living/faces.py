"""Faces that show their expression: eyes with lids and winks, brows, mouths, noses and cheeks."""

import math
from dataclasses import dataclass

from services.engine.painter.living.sketch import BLACK, WHITE, Paint, Sketch, natural, outline, trail
from services.engine.painter.parts import Role, Variant, circle, ellipse, mirror

MOUTH = natural("#6e1f2c", Role.DARK)
TONGUE = natural("#f0788a", Role.ACCENT)
BLUSH = natural("#f2706f", Role.ACCENT)
LASH = natural("#241d2b", Role.BLACK)

# how far the upper lid hangs over an eye, at its outer and inner end, in half heights from the middle (-1 is the top)
_LIDS = {"friendly": (-2.0, -2.0), "intense": (-0.95, -0.12), "mysterious": (-0.3, -0.22), "playful": (-2.0, -2.0)}
_BROWS = {"friendly": (4.0, 0.0), "intense": (-26.0, 30.0), "mysterious": (2.0, 10.0), "playful": (-8.0, -14.0)}


@dataclass(frozen=True, slots=True, kw_only=True)
class Eye:
    """How an eye is built, in shares of its own size."""

    white: bool = False
    iris: float = 1.0
    pupil: float = 0.62
    slit: bool = False
    rim: bool = False  # a dark edge around the whole eye
    lashes: bool = False


HUMAN = Eye(white=True, iris=0.72, pupil=0.4)
LADY = Eye(white=True, iris=0.74, pupil=0.4, lashes=True)
BEAST = Eye(iris=1.0, pupil=0.72, rim=True)
BEAD = Eye(iris=0.0, pupil=1.0)
CAT = Eye(iris=1.0, pupil=0.5, slit=True, rim=True)
TOON = Eye(white=True, iris=0.62, pupil=0.42, rim=True)
HUNTER = Eye(white=False, iris=1.0, pupil=0.42, rim=True)


def eyes(
    s: Sketch, v: Variant, iris: Paint, kind: Eye, *, y: float, apart: float, rx: float, ry: float, look: float = 0.0
) -> None:
    """Two eyes at 500 ± apart; `look` turns the pupils towards the nose (> 0) or outward, in shares of rx."""
    for side in (-1, 1):
        cx = 500 + side * apart
        if v.expression == "playful" and side == -1:
            s.stroke(
                "eyes", f"M{cx - rx} {y + ry * 0.2} Q{cx} {y - ry * 0.75} {cx + rx} {y + ry * 0.2}", LASH, rx * 0.3
            )
            continue
        _eye(s, v, iris, kind, (cx, y, rx, ry), side, look)


def side_eye(
    s: Sketch, v: Variant, iris: Paint, kind: Eye, at: tuple[float, float], r: float, *, side: int = 1
) -> None:
    """The eye of an animal seen from the side; `side` 1 has its nose to the left, -1 to the right."""
    _eye(s, v, iris, kind, (at[0], at[1], r, r * 1.12), side, 0.08)


def single_eye(s: Sketch, v: Variant, iris: Paint, y: float, r: float) -> None:
    """One large eye in the middle of the face."""
    drop = {"friendly": -2.0, "intense": -0.35, "mysterious": -0.15, "playful": -0.6}[v.expression]
    cut = (drop, drop)
    s.fill("eyes", _under(500, y, r, r, 500 - r, r, cut), WHITE)
    s.fill("eyes", _under(500, y + r * 0.08, r * 0.6, r * 0.6, 500 - r, r, cut, y, r), iris)
    s.tone("eyes", _under(500, y + r * 0.08, r * 0.34, r * 0.34, 500 - r, r, cut, y, r), BLACK, 0)
    s.tone("eyes", circle(500 + r * 0.2, y - r * 0.02, r * 0.13), WHITE, 0)
    lid = max(-0.999, drop)
    half = r * math.sqrt(1 - lid * lid) if drop > -1 else 0
    if half:
        s.stroke("eyes", f"M{500 - half} {y + r * lid} L{500 + half} {y + r * lid}", LASH, r * 0.12)


def glowing_eyes(s: Sketch, v: Variant, light: Paint, *, y: float, apart: float, rx: float, ry: float) -> None:
    """Eyes of light without pupils, under a halo."""
    outer, inner = _LIDS[v.expression]
    for side in (-1, 1):
        cx = 500 + side * apart
        shut = 0.45 if v.expression == "playful" and side == -1 else 1.0
        s.tone("eyes", ellipse(cx, y, rx * 1.5, ry * 1.5 * shut), light, 0, 0.25)
        cut = (inner, outer) if side == 1 else (outer, inner)
        s.tone("eyes", _under(cx, y, rx, ry * shut, cx - rx, rx, cut), light, 0.1)
        s.tone("eyes", ellipse(cx, y + ry * 0.25, rx * 0.5, ry * 0.4 * shut), WHITE, 0, 0.85)


def brows(s: Sketch, v: Variant, paint: Paint, *, y: float, apart: float, length: float, width: float) -> None:
    """Tapered brows at 500 ± apart that rise, knit or arch with the expression."""
    outer, inner = _BROWS[v.expression]
    unit = length / 100
    for side in (-1, 1):
        lift = -20 * unit if v.expression == "mysterious" and side == 1 else 0.0
        x_in, x_out = apart - length * 0.5, apart + length * 0.5
        y_in, y_out, arch = y + inner * unit + lift, y + outer * unit + lift, 16 * unit
        mid = (y_in + y_out) / 2 - arch
        d = (
            f"M{500 + x_in:.1f} {y_in - width * 0.5:.1f}"
            f" Q{500 + apart:.1f} {mid - width * 0.9:.1f} {500 + x_out:.1f} {y_out:.1f}"
            f" Q{500 + apart:.1f} {mid + width * 0.7:.1f} {500 + x_in:.1f} {y_in + width * 0.5:.1f}"
            f" A{width * 0.5:.1f} {width * 0.5:.1f} 0 0 1 {500 + x_in:.1f} {y_in - width * 0.5:.1f} Z"
        )
        s.fill("brows", d if side == 1 else mirror(d), paint, line=False)


def human_mouth(s: Sketch, v: Variant, y: float, half: float, lip: Paint | None = None) -> None:
    """A mouth `half` wide to each side; `lip` colours its lips."""
    ink = lip or MOUTH
    a, b = 500 - half, 500 + half
    if v.expression == "intense":
        s.stroke("mouth", f"M{a} {y + 10} Q500 {y - 10} {b} {y + 10}", ink, 11)
        s.stroke("mouth", f"M{500 - half * 0.3} {y + 32} L{500 + half * 0.3} {y + 32}", ink, 7, opacity=0.35)
    elif v.expression == "mysterious":
        s.stroke("mouth", f"M{a + 12} {y + 4} Q{500 + 10} {y + 18} {b} {y - 10}", ink, 10)
        s.stroke("mouth", f"M{b - 6} {y - 18} Q{b + 8} {y - 10} {b + 4} {y + 2}", ink, 6, opacity=0.6)
    elif v.expression == "playful" or v.pick("mouth", (True, False)):
        open_mouth(s, y - 14, half, 62 if v.expression == "playful" else 48, teeth=True)
        if lip:
            s.stroke("lips", f"M{a} {y - 14} Q500 {y - 4} {b} {y - 14}", lip, 9)
    else:
        s.stroke("mouth", f"M{a} {y - 6} Q500 {y + 40} {b} {y - 6}", ink, 11)


def open_mouth(s: Sketch, y: float, half: float, drop: float, *, teeth: bool, cx: float = 500) -> None:
    """A laughing mouth with a tongue, and upper teeth if wished."""
    s.fill("mouth", _laugh(cx, y, half, drop), MOUTH)
    if teeth:
        s.tone("teeth", _laugh(cx, y + 2, half * 0.84, drop * 0.34), WHITE, 0)
    rx, ry = half * 0.5, drop * 0.24
    s.tone("tongue", ellipse(cx, y + drop * 0.74, rx, ry), TONGUE, 0)


def muzzle_mouth(s: Sketch, v: Variant, y: float, half: float, drop: float, *, fangs: bool = False) -> None:
    """The mouth of an animal under its nose: a line down from `y`, then two curves, `half` wide each."""
    lip = y + drop
    sag = half * 0.55
    if v.expression == "playful":
        s.fill("mouth", _laugh(500, lip + sag * 0.25, half * 0.78, half * 1.05), MOUTH)
        s.tone("tongue", ellipse(500, lip + sag * 0.25 + half * 0.74, half * 0.42, half * 0.28), TONGUE, 0)
    elif v.expression == "friendly" and v.pick("smile", (True, False)):
        s.fill("mouth", _laugh(500, lip + sag * 0.3, half * 0.55, half * 0.62), MOUTH)
        s.tone("tongue", ellipse(500, lip + sag * 0.3 + half * 0.44, half * 0.28, half * 0.16), TONGUE, 0)
    if v.expression == "intense":
        d = f"M500 {y} L500 {lip} Q{500 + half * 0.5} {lip - 4} {500 + half} {lip + sag * 0.9}"
        s.strokes("mouth", d, LASH, 10)
    else:
        rise = lip - sag * 0.2
        d = f"M500 {y} L500 {lip} Q{500 + half * 0.1} {lip + sag} {500 + half * 0.55} {lip + sag * 0.8}"
        s.strokes("mouth", d + f" Q{500 + half * 0.9} {lip + sag * 0.6} {500 + half} {rise}", LASH, 10)
    if fangs and v.expression in ("intense", "playful"):
        x, top = 500 + half * 0.5, lip + sag * 0.35
        s.both("teeth", outline((x - 13, top, 0), (x + 13, top, 0), (x + 2, top + 42, 0)), WHITE)


def grin(s: Sketch, v: Variant, y: float, half: float, teeth: int, paint: Paint = WHITE) -> None:
    """A wide mouth of pointed teeth, that turns down when intense."""
    bend = -0.22 if v.expression == "intense" else 0.3
    gape = {"friendly": 0.42, "intense": 0.4, "mysterious": 0.26, "playful": 0.62}[v.expression] * half
    top = [(500 - half + half * 2 * i / 8, y - bend * half * (abs(i - 4) / 4) ** 2) for i in range(9)]
    low = [(x, ty + gape * (1 - (abs(x - 500) / half) ** 2)) for x, ty in reversed(top)]
    s.fill(
        "mouth",
        outline(*((x, ty, 0) if i in (0, 8) else (x, ty) for i, (x, ty) in enumerate([*top, *low[1:-1]]))),
        MOUTH,
    )
    for i in range(teeth):
        x = 500 - half * 0.78 + half * 1.56 * (i + 0.5) / teeth
        w = half * 0.62 / teeth
        ty = y - bend * half * (abs(x - 500) / half) ** 2
        drop = gape * (1 - (abs(x - 500) / half) ** 2) * 0.62
        s.tone("teeth", outline((x - w, ty, 0), (x + w, ty, 0), (x, ty + drop, 0)), paint, 0)


def nose(s: Sketch, skin: Paint, y: float, half: float = 26) -> None:
    """A small human nose as a soft shadow with a light on it."""
    s.tone("nose", outline((500, y - 30), (500 + half, y), (500, y + 16), (500 - half, y)), skin, -0.16)
    s.tone("nose", ellipse(500 - half * 0.2, y - 6, half * 0.45, 9), skin, 0.22)


def snout(s: Sketch, paint: Paint, y: float, half: float, tall: float) -> None:
    """An animal's nose: a soft triangle with a light on it."""
    s.fill(
        "nose",
        outline(
            (500 - half, y - tall * 0.3),
            (500, y - tall * 0.55),
            (500 + half, y - tall * 0.3),
            (500 + half * 0.5, y + tall * 0.25),
            (500, y + tall * 0.5),
            (500 - half * 0.5, y + tall * 0.25),
        ),
        paint,
    )
    s.tone("nose", ellipse(500 - half * 0.28, y - tall * 0.25, half * 0.34, tall * 0.12), WHITE, 0, 0.6)


def cheeks(s: Sketch, v: Variant, *, y: float, apart: float, r: float = 44) -> None:
    """A blush, for the kinder expressions."""
    if v.expression in ("friendly", "playful"):
        for side in (-1, 1):
            s.tone("cheeks", ellipse(500 + side * apart, y, r, r * 0.62), BLUSH, 0, 0.34)


def whiskers(s: Sketch, y: float, start: float, length: float, paint: Paint = WHITE) -> None:
    """Three whiskers to each side."""
    for i, drop in enumerate((-26, 4, 34)):
        d = trail(
            (500 + start, y + i * 16 - 16),
            (500 + start + length * 0.55, y + drop - 14),
            (500 + start + length, y + drop),
        )
        s.strokes("whiskers", d, paint, 6, opacity=0.8)


def _eye(
    s: Sketch, v: Variant, iris: Paint, kind: Eye, box: tuple[float, float, float, float], side: int, look: float
) -> None:
    cx, y, rx, ry = box
    outer, inner = _LIDS[v.expression]
    cut = (inner, outer) if side == 1 else (outer, inner)
    if kind.rim:
        s.tone("eyes", _under(cx, y, rx * 1.14, ry * 1.12, cx - rx, rx, cut, y, ry), LASH, 0)
    if kind.white:
        s.fill("eyes", _under(cx, y, rx, ry, cx - rx, rx, cut), WHITE)
    px = cx - side * look * rx
    if kind.iris:
        size = min(rx, ry) if kind.white else 0.0
        ix, iy = (size * kind.iris, size * kind.iris * 1.08) if kind.white else (rx * kind.iris, ry * kind.iris)
        s.fill(
            "eyes", _under(px, y + (ry * 0.06 if kind.white else 0), ix, iy, cx - rx, rx, cut, y, ry), iris, line=False
        )
        s.tone("eyes", _under(px, y + iy * 0.42, ix * 0.72, iy * 0.5, cx - rx, rx, cut, y, ry), iris, 0.24)
    pw, ph = (rx * 0.24, ry * 0.86) if kind.slit else (min(rx, ry) * kind.pupil, min(rx, ry) * kind.pupil * 1.08)
    if not kind.iris:
        pw, ph = rx, ry
    s.tone("eyes", _under(px, y + (ry * 0.06 if kind.white else 0), pw, ph, cx - rx, rx, cut, y, ry), BLACK, 0)
    low = ry * 0.1 if v.expression in ("intense", "mysterious") else -ry * 0.34
    s.tone("eyes", ellipse(px - rx * 0.26, y + low, rx * 0.25, rx * 0.27), WHITE, 0)
    s.tone("eyes", circle(px + rx * 0.26, y + ry * 0.38, rx * 0.11), WHITE, 0, 0.85)
    _lid(s, box, cut, kind, side)


def _lid(s: Sketch, box: tuple[float, float, float, float], cut: tuple[float, float], kind: Eye, side: int) -> None:
    cx, y, rx, ry = box
    ends = _chord(cx, y, rx, ry, cx - rx, rx, cut, y, ry)
    if ends:
        (ax, ay), (bx, by) = ends
        s.stroke("eyes", f"M{ax:.1f} {ay:.1f} L{bx:.1f} {by:.1f}", LASH, rx * 0.24)
    elif kind.white:
        d = f"M{cx - rx} {y - ry * 0.12} A{rx} {ry} 0 0 1 {cx + rx} {y - ry * 0.12}"
        s.stroke("eyes", d, LASH, rx * 0.2)
    if kind.lashes:
        x, top = cx + side * rx * 0.86, y - ry * 0.42
        for dx, dy in ((0.42, -0.34), (0.52, -0.02)):
            s.stroke("lashes", f"M{x:.1f} {top:.1f} L{x + side * rx * dx:.1f} {top + ry * dy:.1f}", LASH, rx * 0.17)


def _laugh(cx: float, y: float, half: float, drop: float) -> str:
    left, right, low = cx - half * 0.9, cx + half * 0.9, y + drop * 1.3
    return f"M{cx - half} {y} Q{cx} {y + drop * 0.16} {cx + half} {y} C{right} {low} {left} {low} {cx - half} {y} Z"


def _chord(
    cx: float,
    cy: float,
    rx: float,
    ry: float,
    left: float,
    half: float,
    cut: tuple[float, float],
    y: float,
    tall: float,
) -> tuple[tuple[float, float], tuple[float, float]] | None:
    """Where the lid's line (from `cut` at both ends of an eye at `left`, 2 × `half` wide) crosses an ellipse."""
    x1, y1, x2, y2 = left, y + cut[0] * tall, left + 2 * half, y + cut[1] * tall
    ux, uy = (x1 - cx) / rx, (y1 - cy) / ry
    dx, dy = (x2 - x1) / rx, (y2 - y1) / ry
    a, b, c = dx * dx + dy * dy, 2 * (ux * dx + uy * dy), ux * ux + uy * uy - 1
    root = b * b - 4 * a * c
    if root <= 0:
        return None
    t1, t2 = (-b - math.sqrt(root)) / (2 * a), (-b + math.sqrt(root)) / (2 * a)
    return (x1 + (x2 - x1) * t1, y1 + (y2 - y1) * t1), (x1 + (x2 - x1) * t2, y1 + (y2 - y1) * t2)


def _under(
    cx: float,
    cy: float,
    rx: float,
    ry: float,
    left: float,
    half: float,
    cut: tuple[float, float],
    y: float | None = None,
    tall: float | None = None,
) -> str:
    """The part of an ellipse below the lid's line."""
    y, tall = (cy if y is None else y), (ry if tall is None else tall)
    ends = _chord(cx, cy, rx, ry, left, half, cut, y, tall)
    if not ends:
        return ellipse(cx, cy, rx, ry)
    (ax, ay), (bx, by) = ends
    middle = ay + (by - ay) * ((cx - ax) / (bx - ax)) if bx != ax else ay
    large = 1 if middle < cy else 0
    return f"M{ax:.1f} {ay:.1f} A{rx:.1f} {ry:.1f} 0 {large} 0 {bx:.1f} {by:.1f} Z"
