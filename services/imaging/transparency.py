"""Real transparency from pictures that have none: keyed from one flat colour, solved from white and black, or freed of
a checkerboard that the model painted.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask
from services.imaging.checkerboard import Board, recognise, remove
from services.imaging.fit import Color, parse_color
from services.imaging.ground import measure
from services.imaging.matte import Matte, Scene, solve
from services.imaging.oklab import to_oklab
from services.imaging.pairing import solve_pair

# Corners of the colour cube: from there every other colour lies in a direction of its own.
KEYS: tuple[Color, ...] = (
    (0, 255, 0),
    (255, 0, 255),
    (0, 0, 255),
    (0, 255, 255),
    (255, 0, 0),
    (255, 255, 0),
)
_LIGHTNESS_COUNTS = 0.2  # of its square: a dark green is as hard to tell from green as a light one
_NEUTRAL = 0.97  # first alpha above which a pixel has no trace of the key
_PLATEAU = 0.8  # a wide even area above this is a subject with a little of the key's hue
_EVEN = 0.05  # spread of the first alpha within such an area
_COLORLESS = 60.0  # levels between a ground's highest and lowest channel below which it has no hue to key by
_GOOD = 0.5  # quality from which on a result can be used
_TOO_FAR = 90.0  # levels between the asked and the painted ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Keyed:
    """An RGBA picture with real alpha. `quality` is 0 to 1; `good` says whether it can be used as it is.

    `ground` is the colour that the picture was really painted on, as `#rrggbb`; `reason` says why it is not good.
    """

    picture: Image.Image
    quality: float
    good: bool
    ground: str
    reason: str = ""


def key_color(avoid: Sequence[str]) -> str:
    """The flat colour, as `#rrggbb`, to ask for as ground: the one farthest from all of `avoid` (`#rgb`, `#rrggbb`).

    Distances are OKLab's, with lightness counting little. Raises BadInput for a colour that is none.
    """
    if not avoid:
        return as_hex(KEYS[0])
    return max((as_hex(key) for key in KEYS), key=lambda key: distance(key, avoid))


def distance(color: str, others: Sequence[str]) -> float:
    """How far a colour lies from the nearest of the others, as a key sees it. Raises BadInput for one that is none."""
    seen = to_oklab(np.array([parse_color(other) for other in others]))
    weight = np.array([_LIGHTNESS_COUNTS, 1, 1])
    return float(np.sqrt(((to_oklab(parse_color(color)) - seen) ** 2 * weight).sum(axis=-1)).min())


def key(picture: Image.Image, color: str) -> Keyed:
    """Cut out what stands on a flat ground that was asked for as `color` (`#rgb` or `#rrggbb`).

    Colour-difference keying (Vlahos) for the first alpha, then the locally estimated subject (`matte`). Raises BadInput
    for a colour that is none.
    """
    asked = parse_color(color)
    seen = levels(picture)
    ground = measure(seen, asked)
    away = seen - ground.plane
    clear = _clear(away, ground.floor)
    hueless = max(ground.color) - min(ground.color) < _COLORLESS
    coverage, opaque = _by_depth(clear) if hueless else _first_alpha(seen, ground.color, clear)
    matte = solve(Scene(picture=seen, plane=ground.plane, coverage=coverage, opaque=opaque, clear=clear))
    off = float(np.linalg.norm(np.array(ground.color) - np.array(asked)))
    quality = ground.share * max(0.0, 1 - off / (2 * _TOO_FAR)) * _sureness(matte)
    return _keyed(matte, quality, ground.color, "The background is not flat, or too close to the subject's colours.")


def pair(white: Image.Image, black: Image.Image, *, register: bool = True) -> Keyed:
    """Solve alpha from the same subject painted on white and on black; the result lies where the one on white does.

    Shifts between the two are found and undone to a part of a pixel (`register`). Where their channels contradict each
    other, because a part was painted otherwise, the result is not good: then key from a flat colour instead.
    """
    first = levels(white)
    second = levels(black if black.size == white.size else black.resize(white.size, Image.Resampling.LANCZOS))
    solved = solve_pair(first, second, register=register)
    reason = "The two pictures, on white and on black, do not show the same thing."
    return _keyed(solved.matte, solved.quality, measure(first, (255, 255, 255)).color, reason)


def checkerboard(picture: Image.Image) -> Board | None:
    """The checkerboard that a model painted instead of transparency, or None."""
    return recognise(levels(picture))


def remove_checkerboard(picture: Image.Image) -> Keyed:
    """Cut out what stands on a painted checkerboard. Without one the picture stays as it is and is not good."""
    seen = levels(picture)
    board = recognise(seen)
    if board is None:
        whole = Matte(alpha=np.ones(seen.shape[:2], np.float32), color=seen)
        return _keyed(whole, 0.0, measure(seen, (255, 255, 255)).color, "There is no checkerboard in this picture.")
    matte, quality = remove(seen, board)
    return _keyed(matte, quality, (board.light,) * 3, "The painted checkerboard shines through the subject.")


def levels(picture: Image.Image) -> Floats:
    """`(height, width, 3)` levels."""
    return np.asarray(picture.convert("RGB")).astype(np.float32)


def with_alpha(matte: Matte) -> Image.Image:
    """The matte as an RGBA picture; what is fully transparent has no colour left."""
    alpha = np.rint(matte.alpha * 255)
    color = np.rint(matte.color) * (alpha > 0)[..., None]
    return Image.fromarray(np.dstack([color, alpha]).astype(np.uint8))


def as_hex(color: Sequence[float]) -> str:
    return "#" + "".join(f"{round(float(level)):02x}" for level in color)


def _keyed(matte: Matte, quality: float, ground: Sequence[float], reason: str) -> Keyed:
    good = quality >= _GOOD and bool(matte.alpha.any())
    return Keyed(
        picture=with_alpha(matte),
        quality=quality if matte.alpha.any() else 0.0,
        good=good,
        ground=as_hex(ground),
        reason="" if good else reason if matte.alpha.any() else "There is nothing on the background.",
    )


def _clear(away: Floats, floor: float) -> Mask:
    """What is ground: its colour differs by no more than noise, close by and a little around."""
    near = np.linalg.norm(cv2.GaussianBlur(away, (0, 0), 1.0), axis=-1)
    around = np.linalg.norm(cv2.GaussianBlur(away, (0, 0), 2.0), axis=-1)
    return (around < floor) & (near < 2.5 * floor)


def _first_alpha(picture: Floats, color: Sequence[float], clear: Mask) -> tuple[Floats, Mask]:
    """Alpha as if the subject had no trace of the key's hue, and what is surely opaque."""
    ground = picture[clear] if clear.any() else np.array([color], np.float32)
    scale = max(1.0, float(_difference(ground, color).mean()))
    fine = 1 - _difference(cv2.GaussianBlur(picture, (0, 0), 0.6), color) / scale
    calm = 1 - _difference(cv2.GaussianBlur(picture, (0, 0), 1.5), color) / scale
    return fine, (fine > _NEUTRAL) | _plateaus(calm)


def _difference(picture: Floats, color: Sequence[float]) -> Floats:
    """How much of the key's hue is in each pixel: its weakest high channel above the strongest low one (levels)."""
    middle = (max(color) + min(color)) / 2
    high = [channel for channel in range(3) if color[channel] > middle]
    low = [channel for channel in range(3) if color[channel] <= middle]
    return picture[..., high].min(axis=-1) - picture[..., low].max(axis=-1)


def _plateaus(alpha: Floats) -> Mask:
    """Wide areas of nearly one alpha not far below 1: subject, not veil."""
    side = max(3, max(alpha.shape) // 100) * 2 + 1
    mean = cv2.blur(alpha, (side, side))
    spread = np.sqrt(np.maximum(cv2.blur(alpha * alpha, (side, side)) - mean * mean, 0))
    even = ((spread < _EVEN) & (mean > _PLATEAU)).astype(np.uint8)
    kernel = np.ones((side // 2, side // 2), np.uint8)
    wide = cv2.dilate(cv2.morphologyEx(even, cv2.MORPH_OPEN, kernel), kernel)
    return (wide > 0) & (alpha > _PLATEAU)


def _by_depth(clear: Mask) -> tuple[Floats, Mask]:
    """Where the ground has no hue: whatever lies deeper in the subject than an edge is wide is opaque."""
    edge = max(3.0, max(clear.shape) / 160)
    depth = cv2.distanceTransform((~clear).astype(np.uint8), cv2.DIST_L2, 3)
    return np.ones(clear.shape, np.float32), depth > edge


def _sureness(matte: Matte) -> float:
    """Falls where much of the picture came out half transparent: then the key was near the subject's colours."""
    seen = float((matte.alpha > 0).mean())
    if not seen:
        return 0.0
    half = float(((matte.alpha > 0.1) & (matte.alpha < 0.9)).mean())
    return 1 - half / seen
