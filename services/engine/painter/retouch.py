"""Refinements of a picture that has no scene (an upload): the same kinds of wishes, carried out on its pixels."""

import math
import random
import re
from collections.abc import Callable
from dataclasses import dataclass, replace

import cv2
import numpy as np

from . import lexicon
from .boxes import Box
from .changes import texts, tone
from .changes.clauses import Wish, wishes
from .colour import hexed, lch, rgb
from .cutting import cut_out
from .develop import FINISHES, bloomed, developed, pixelated
from .effects import scattered
from .frames import bordered
from .grounds import FLAT, painted
from .layout import PLACES
from .lettering import lettered
from .marks import Sheet
from .moods import MOODS
from .names import nearest_name
from .palette import scheme
from .raster import (
    Mask,
    Picture,
    blend,
    blurred,
    decoded,
    encoded,
    filled,
    grown,
    lit,
    rasterised,
    scaled_mask,
    sky,
    softened,
    u8,
)
from .scene import Border, Effect, Grade, Ground, Scene
from .styles import STYLES

LARGEST = 8192  # pixels a side: larger pictures are reduced first
Result = tuple[Picture, str] | None
Step = Callable[[Picture, Wish], Result]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Crop:
    """A named shape to crop to."""

    words: str
    ratio: float


def change_pixels(picture: bytes, instruction: str, *, seed: int) -> tuple[bytes, tuple[str, ...]]:
    """The picture after the instruction, PNG, and what was done. Raises ValueError when the bytes are no picture."""
    out = decoded(picture)
    if max(out.shape[:2]) > LARGEST:
        share = LARGEST / max(out.shape[:2])
        out = u8(cv2.resize(out, None, fx=share, fy=share, interpolation=cv2.INTER_AREA))
    done: list[str] = []
    for wish in wishes(instruction, seed):
        result = next((r for step in STEPS if (r := step(out, wish)) is not None), None)
        if result is not None:
            out, said = result
            done.append(said)
    if not done:
        out = developed(out, Grade(contrast=0.06, saturation=0.08), seed=seed)
        done.append("did not recognise a particular change, so contrast and colour were lifted gently")
    return encoded(np.ascontiguousarray(out)), tuple(done)


def _write(out: Picture, wish: Wish) -> Result:
    dummy = Scene(
        width=out.shape[1],
        height=out.shape[0],
        seed=wish.seed,
        words="",
        style="cartoon",
        mood="neutral",
        palette=scheme("arcade", wish.seed),
        ground=Ground(kind=FLAT, seed=1),
    )
    result = texts.write(dummy, wish)
    if result is None or not result[0].texts:
        return None
    line = result[0].texts[-1]
    if not any(re.search(rf"\b{name}\b", wish.text.replace(line.words.lower(), " ")) for name in PLACES):
        line = replace(line, x=0.5, y=0.87, width=0.88, height=0.18)
    return lettered(out, replace(line, look="outline"), "outline", dummy.palette), result[1]


def _remove_ground(out: Picture, wish: Wish) -> Result:
    if not wish.has("background|backdrop|bg|behind") or wish.has("blur\\w*"):
        return None
    colours = wish.colours
    kept = cut_out(out)
    if wish.verb == "remove" or wish.has("transparent|isolate|cut ?out"):
        return blend(
            filled(colours[0].colour if colours else "#ffffff", out.shape[1], out.shape[0]), out, kept
        ), "background removed"
    hit = lexicon.grounds().longest(wish.text.replace("background", " "))
    if hit and hit.name not in (FLAT, "solid"):
        ground = _ground(hit.name, out, wish, tuple(c.colour for c in colours))
        return blend(ground, out, kept), f"background changed to {hit.name}"
    if colours:
        return blend(
            filled(colours[0].colour, out.shape[1], out.shape[0]), out, kept
        ), f"background made {nearest_name(colours[0].colour)}"
    return None


def _blur(out: Picture, wish: Wish) -> Result:
    if not wish.has("blur\\w*|out of focus|defocus\\w*"):
        return None
    radius = min(out.shape[:2]) * 0.012 * wish.strength
    if wish.has("background|backdrop|behind"):
        kept = cut_out(out)
        if 0.02 < float(kept.mean()) / 255 < 0.98:
            return blend(blurred(out, radius * 1.6), out, softened(kept, 2.0)), "background blurred"
        h, w = out.shape[:2]
        spot = np.zeros((h, w), np.uint8)
        cv2.ellipse(spot, (w // 2, round(h * 0.52)), (round(w * 0.3), round(h * 0.38)), 0, 0, 360, 255, -1)
        return blend(
            blurred(out, radius * 1.6), out, softened(spot, min(h, w) * 0.06)
        ), "edges blurred around the middle"
    return blurred(out, radius), "blurred"


def _flip(out: Picture, wish: Wish) -> Result:
    if not wish.has("flip|flipped|mirror|mirrored|upside down|reverse"):
        return None
    if wish.has("vertical|vertically|upside down|top to bottom"):
        return np.ascontiguousarray(out[::-1]), "flipped top to bottom"
    return np.ascontiguousarray(out[:, ::-1]), "flipped left to right"


def _rotate(out: Picture, wish: Wish) -> Result:
    if not wish.has(r"rotate[ds]?|tilt(?:ed)?|turn (?:it )?(?:by )?-?\d+"):
        return None
    number = re.search(r"(-?\d+(?:\.\d+)?)", wish.text)
    degrees = max(-360.0, min(360.0, float(number.group(1)))) if number else 15.0
    if wish.has("left|anti-?clockwise|counter-?clockwise"):
        degrees = -degrees
    if degrees % 90 == 0:
        return np.ascontiguousarray(np.rot90(out, -int(degrees // 90) % 4)), f"turned by {degrees:g}°"
    h, w = out.shape[:2]
    angle = math.radians(degrees)
    cover = max(
        (abs(w * math.cos(angle)) + abs(h * math.sin(angle))) / w,
        (abs(w * math.sin(angle)) + abs(h * math.cos(angle))) / h,
    )
    matrix = cv2.getRotationMatrix2D((w / 2, h / 2), -degrees, cover)
    return u8(cv2.warpAffine(out, matrix, (w, h), flags=cv2.INTER_CUBIC)), f"turned by {degrees:g}°"


_CROPS = (
    _Crop(words="square|1:1|1 ?x ?1", ratio=1.0), _Crop(words="16:9|widescreen|landscape|wide", ratio=16 / 9),
    _Crop(words="9:16|portrait|story|tall|vertical", ratio=9 / 16),
    _Crop(words="4:3", ratio=4 / 3), _Crop(words="3:2", ratio=1.5), _Crop(words="banner|5:2", ratio=2.5),
    _Crop(words="2:1", ratio=2.0),
)  # fmt: skip


def _crop(out: Picture, wish: Wish) -> Result:
    h, w = out.shape[:2]
    if wish.has("zoom(?:ed)? in|closer|zoom"):
        step = 1 + 0.22 * wish.strength
        if wish.has("out|away"):
            return None
        cw, ch = max(1, round(w / step)), max(1, round(h / step))
        cut = out[(h - ch) // 2 : (h - ch) // 2 + ch, (w - cw) // 2 : (w - cw) // 2 + cw]
        return u8(cv2.resize(cut, (w, h), interpolation=cv2.INTER_CUBIC)), "zoomed in"
    if not wish.has("crop\\w*|trim|cut to"):
        return None
    shape = next((c for c in _CROPS if wish.has(c.words)), None)
    ratio = shape.ratio if shape else w / h
    cw, ch = (round(h * ratio), h) if w / h > ratio else (w, round(w / ratio))
    if shape is None:
        cw, ch = round(w * 0.86), round(h * 0.86)
    cw, ch = max(1, min(cw, w)), max(1, min(ch, h))
    return np.ascontiguousarray(out[(h - ch) // 2 : (h - ch) // 2 + ch, (w - cw) // 2 : (w - cw) // 2 + cw]), "cropped"


def _frame(out: Picture, wish: Wish) -> Result:
    if not wish.has("border|frames?|framed|polaroid") or wish.verb == "remove":
        return None
    hit = lexicon.borders().longest(wish.text)
    colour = wish.colours[0].colour if wish.colours else "#ffffff"
    border = Border(
        kind=hit.name if hit else "line", colour=colour, width=0.055 if wish.has("thick\\w*|wide") else 0.03
    )
    return bordered(out, border, wish.seed), f"{nearest_name(colour)} border added"


def _scatter(out: Picture, wish: Wish) -> Result:
    hits = lexicon.scatters().all(wish.text)
    if not hits or wish.verb == "remove" or wish.has("less|fewer|grain"):
        return None
    h, w = out.shape[:2]
    short = min(h, w)
    sheet_w, sheet_h = 1000 * w / short, 1000 * h / short
    colour = wish.colours[0].colour if wish.colours else ""
    amount = 1.6 if wish.has("lots|many|more") else 0.55 if wish.has("few|little") else 1.0
    palette = scheme("arcade", wish.seed)
    elements = ""
    for number, name in enumerate(dict.fromkeys(hit.name for hit in hits)):
        sheet = Sheet(
            width=sheet_w,
            height=sheet_h,
            x=sheet_w / 2,
            y=sheet_h / 2,
            r=330,
            chance=random.Random(wish.seed + number),
            palette=palette,
        )
        elements += scattered(Effect(kind=name, seed=wish.seed, amount=amount, colour=colour), sheet)
    over, alpha = rasterised(elements, Box(0, 0, sheet_w, sheet_h), w, h)
    return blend(out, over, alpha), f"{' and '.join(dict.fromkeys(h.name for h in hits))} added"


def _style(out: Picture, wish: Wish) -> Result:
    hit = lexicon.styles().longest(wish.text)
    if wish.has("pixelate\\w*"):
        return _pixels(out), "pixelated"
    if hit is None or not (
        wish.has("style|look|art|version|drawing|print|painting|make it|turn it") or wish.text == hit.word.lower()
    ):
        return None
    style = STYLES[hit.name]
    if style.finish == "pixel":
        return _pixels(out), f"painted in {hit.name} style"
    if hit.name == "line":
        grey = cv2.cvtColor(out, cv2.COLOR_RGB2GRAY)
        soft = cv2.GaussianBlur(255 - grey, (0, 0), max(2.0, min(out.shape[:2]) / 120))
        lines = cv2.divide(grey, np.maximum(255 - soft, 1), scale=250)
        return u8(cv2.cvtColor(lines, cv2.COLOR_GRAY2RGB)), "drawn in line"
    changed = _poster(out) if style.shading in ("cel", "flat") else _lit_lines(out) if style.shading == "glow" else out
    if style.finish in FINISHES:
        changed = FINISHES[style.finish](changed, wish.seed)
    return developed(
        changed, replace(style.grade, saturation=style.grade.saturation + (style.chroma - 1) * 0.8)
    ), f"painted in {hit.name} style"


def _recolour(out: Picture, wish: Wish) -> Result:
    """'Make the red parts blue' turns that hue; 'make it blue' turns the leading one."""
    colours = wish.colours
    if wish.has("invert|negative"):
        return np.ascontiguousarray(255 - out), "colours inverted"
    if not colours or wish.verb not in ("make", "replace", "") or wish.has(r"black\s*(?:and|&)\s*white|background"):
        return None
    hsv = cv2.cvtColor(out, cv2.COLOR_RGB2HSV)
    goal = colours[-1].colour
    if len(colours) > 1:
        source = colours[0].colour
        hue = float(_hsv(source)[0])  # type: ignore[call-overload]
        said = nearest_name(source)
    else:
        weights = np.bincount(hsv[..., 0].ravel(), weights=hsv[..., 1].ravel().astype(np.float64) ** 1.5, minlength=180)
        hue, said = (
            float(np.convolve(np.r_[weights[-8:], weights, weights[:8]], np.ones(17), "valid").argmax()),
            "main colour",
        )
    aim = _hsv(goal)
    away = np.abs((hsv[..., 0].astype(np.float32) - hue + 90) % 180 - 90)
    share = np.clip((26 - away) / 10, 0, 1) * np.clip((hsv[..., 1].astype(np.float32) - 28) / 50, 0, 1)
    tinted = hsv.copy()
    tinted[..., 0] = int(aim[0])
    tinted[..., 1] = np.clip(hsv[..., 1].astype(np.float32) * (0.35 + 0.65 * float(aim[1]) / 200), 0, 255).astype(
        np.uint8
    )
    light = lch(goal)[0]
    tinted[..., 2] = np.clip(hsv[..., 2].astype(np.float32) * (0.55 + 0.6 * light), 0, 255).astype(np.uint8)
    over = u8(cv2.cvtColor(tinted, cv2.COLOR_HSV2RGB))
    return blend(out, over, np.asarray(share * 255, np.uint8)), f"{said} made {nearest_name(goal)}"


def _hsv(colour: str) -> tuple[float, float, float]:
    """Hue 0..180, saturation and value 0..255, as OpenCV counts them."""
    hue, saturation, value = cv2.cvtColor(np.array([[rgb(colour)]], np.uint8), cv2.COLOR_RGB2HSV)[0, 0]
    return float(hue), float(saturation), float(value)


def _develop(out: Picture, wish: Wish) -> Result:
    if wish.has("sharper|sharpen|crisp\\w*"):
        return u8(cv2.addWeighted(out, 1.6, cv2.GaussianBlur(out, (0, 0), 2), -0.6, 0)), "sharpened"
    found = tone.turned(Grade(), wish)
    return (developed(out, found[0], seed=wish.seed), found[1]) if found else None


def _mood(out: Picture, wish: Wish) -> Result:
    hit = lexicon.moods().longest(wish.text)
    return (developed(out, MOODS[hit.name].grade, seed=wish.seed), f"mood changed to {hit.name}") if hit else None


STEPS: tuple[Step, ...] = (
    _write,
    _remove_ground,
    _blur,
    _flip,
    _rotate,
    _crop,
    _frame,
    _style,
    _scatter,
    _recolour,
    _develop,
    _mood,
)


def _pixels(out: Picture) -> Picture:
    h, w = out.shape[:2]
    cell = max(2, math.ceil(min(h, w) / 88))
    small = u8(cv2.resize(out, (math.ceil(w / cell), math.ceil(h / cell)), interpolation=cv2.INTER_AREA))
    small = pixelated(small, small, np.zeros(small.shape[:2], np.uint8), colours=28)
    return u8(np.ascontiguousarray(cv2.resize(small, None, fx=cell, fy=cell, interpolation=cv2.INTER_NEAREST)[:h, :w]))


def _poster(out: Picture) -> Picture:
    """Even areas with dark lines between them."""
    smooth = out
    for _ in range(3):
        smooth = u8(cv2.bilateralFilter(smooth, 7, 40, 7))
    lab = cv2.cvtColor(smooth, cv2.COLOR_RGB2LAB)
    lab[..., 0] = (lab[..., 0].astype(np.int32) // 32 * 32 + 22).clip(0, 255).astype(np.uint8)
    lab[..., 1:] = cv2.GaussianBlur(lab[..., 1:], (0, 0), 2)
    flat = u8(cv2.cvtColor(lab, cv2.COLOR_LAB2RGB))
    return blend(flat, "#1b1826", scaled_mask(_edges(smooth), 0.85))


def _lit_lines(out: Picture) -> Picture:
    """Lines of light on a dark ground, each in the colour of what it bounds."""
    vivid = developed(blurred(out, 2.0), Grade(saturation=1.0, brightness=0.25))
    dark = u8(cv2.convertScaleAbs(out, alpha=0.2))
    return bloomed(blend(dark, vivid, _edges(out)), 1.0)


def _edges(out: Picture) -> Mask:
    """Where colours meet."""
    grey = cv2.GaussianBlur(cv2.cvtColor(out, cv2.COLOR_RGB2GRAY), (0, 0), max(1.0, min(out.shape[:2]) / 600))
    return grown(u8(cv2.Canny(u8(grey), 40, 110)), max(0.6, min(out.shape[:2]) / 500))


def _ground(kind: str, like: Picture, wish: Wish, colours: tuple[str, ...]) -> Picture:
    h, w = like.shape[:2]
    short = min(h, w)
    sheet = (1000 * w / short, 1000 * h / short)
    mean = like.reshape(-1, 3).mean(axis=0)
    hour = lexicon.hours().first(wish.text)
    ground = Ground(
        kind=kind,
        seed=wish.seed % 999_983 + 1,
        colours=colours,
        hour=hour.name if hour else "",
        base=hexed(float(mean[0]), float(mean[1]), float(mean[2])),
    )
    made = painted(ground, scheme("sky", wish.seed), width=sheet[0], height=sheet[1], hour="day", flat=False)
    view = Box(0, 0, *sheet)
    out = sky(made.sky, view, sheet, w, h, flat=False)
    for light in made.below:
        out = lit(out, light, view)
    if made.shapes:
        colour, alpha = rasterised(made.shapes, view, w, h)
        out = blend(out, colour, alpha)
    for light in made.above:
        out = lit(out, light, view)
    return out
