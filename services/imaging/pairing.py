"""Solves alpha from the same subject on white and on black, after bringing the two to lie upon one another."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from services.imaging.arrays import Floats
from services.imaging.ground import measure
from services.imaging.matte import Matte, chroma_is_halved, without_dust

TILES = 16  # a side; a difference of one small part must not drown in the rest
_LEAST_TILE = 24  # pixels a side: in fewer the 99th percentile is only noise
MOST_SHIFT = 24.0  # pixels that registration looks for
_LUMA = np.array([0.299, 0.587, 0.114], np.float32)
_CALM = 0.985  # blurred alpha above which a pixel is opaque
_LEAST_SPAN = 128.0  # levels between the two grounds
_CALMING = 2.0  # pixels of blur: noise goes, what was painted otherwise stays
_MOST_DISAGREEMENT = 0.028  # noise of ±4 levels stays below
_HALVED_DETAIL = 0.7  # of the hue's fine detail: what halved colours may disagree in
_BEYOND = 0.45  # of an alpha's way beyond 0 or 1 counts: at sharp edges JPEG alone goes some way
_MOST_LEFT = 0.5  # pixels of shift
_FAINT = 0.015  # blurred alpha below which it is ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Solved:
    """`disagreement` is the worst tile's 99th percentile (0: the channels agree; 1: they contradict each other).

    `shift` is how far the picture on black lay from the one on white (pixels), `left` how much of that was not undone.
    `quality` is 0 to 1 from all of it; from 0.5 on the pair is good.
    """

    matte: Matte
    disagreement: float
    shift: tuple[float, float]
    left: float
    quality: float


def solve_pair(white: Floats, black: Floats, *, register: bool = True) -> Solved:
    """Two `(height, width, 3)` pictures of one size, in levels; the first one's place counts."""
    shift = find_shift(white, black)
    left = 0.0 if register else max(abs(shift[0]), abs(shift[1]))
    black = moved(black, shift) if register else black
    light, dark = measure(white, (255, 255, 255)), measure(black, (0, 0, 0))
    span = light.plane - dark.plane
    each = 1 - (white - black) / np.maximum(span, _LEAST_SPAN)
    halved = chroma_is_halved(white) or chroma_is_halved(black)
    # white and black have no hue: where the hues were stored coarsely, brightness alone tells it all
    alpha = each @ _LUMA if halved else each.mean(axis=-1)
    calm = cv2.GaussianBlur(alpha, (0, 0), 1.5)
    solid = (calm > _CALM) & (alpha > 0.94)
    clear = (np.abs(calm) < max(_FAINT, light.floor / 255, dark.floor / 255)) & (alpha < 0.06)
    alpha = np.where(solid, 1, np.where(clear, 0, np.clip(alpha, 0, 1))).astype(np.float32)
    alpha = without_dust(alpha)
    detail = _HALVED_DETAIL * np.maximum(_hue_detail(white), _hue_detail(black)) if halved else 0.0
    disagreement = _disagreement(each, detail)
    worst = max(disagreement / _MOST_DISAGREEMENT, left / _MOST_LEFT)
    grounds = float(span.min()) >= _LEAST_SPAN
    return Solved(
        matte=Matte(alpha=alpha, color=_color(white, black, light.plane, dark.plane, alpha)),
        disagreement=disagreement,
        shift=shift,
        left=left,
        quality=max(0.0, 1 - worst / 2) if grounds else 0.0,
    )


def find_shift(white: Floats, black: Floats) -> tuple[float, float]:
    """How far the second lies from the first, in parts of a pixel; (0, 0) where nothing tells.

    The grounds have nothing in common: only how strong the edges are can be compared, not which way they go.
    """
    first, second = _edges(white), _edges(black)
    if min(float(first.max()), float(second.max())) <= 0:
        return 0.0, 0.0
    window = cv2.createHanningWindow((first.shape[1], first.shape[0]), cv2.CV_32F)
    (dx, dy), _ = cv2.phaseCorrelate(first, second, window)
    if max(abs(dx), abs(dy)) > MOST_SHIFT:
        dx = dy = 0.0
    start = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
    criteria = (cv2.TERM_CRITERIA_EPS | cv2.TERM_CRITERIA_COUNT, 60, 1e-4)
    everywhere = np.ones(first.shape, np.uint8)
    try:
        matrix: Floats = cv2.findTransformECC(first, second, start, cv2.MOTION_TRANSLATION, criteria, everywhere, 3)[1]
    except cv2.error:
        return 0.0, 0.0  # it says so where the two have nothing in common
    found = float(matrix[0, 2]), float(matrix[1, 2])
    return found if max(abs(found[0]), abs(found[1])) <= MOST_SHIFT else (0.0, 0.0)


def moved(picture: Floats, shift: tuple[float, float]) -> Floats:
    """Moved back by `shift`."""
    if max(abs(shift[0]), abs(shift[1])) < 0.02:
        return picture
    matrix = np.array([[1, 0, shift[0]], [0, 1, shift[1]]], np.float32)
    flags = cv2.INTER_LANCZOS4 | cv2.WARP_INVERSE_MAP
    size = (picture.shape[1], picture.shape[0])
    return np.clip(cv2.warpAffine(picture, matrix, size, flags=flags, borderMode=cv2.BORDER_REPLICATE), 0, 255)


def _edges(picture: Floats) -> Floats:
    soft = cv2.GaussianBlur(picture, (0, 0), 1.0)
    x = cv2.Sobel(soft, cv2.CV_32F, 1, 0)
    y = cv2.Sobel(soft, cv2.CV_32F, 0, 1)
    strength = np.sqrt((x * x + y * y).sum(axis=-1))
    return np.sqrt(np.maximum(strength - 12, 0)).astype(np.float32)


def _color(white: Floats, black: Floats, light: Floats, dark: Floats, alpha: Floats) -> Floats:
    """From both sides, so that noise halves; inside from the picture that was not moved."""
    part, rest = np.maximum(alpha, 0.02)[..., None], (1 - alpha)[..., None]
    both = (white - rest * light + black - rest * dark) / (2 * part)
    color = np.where(rest <= 0, white, both)
    return (np.clip(color, 0, 255) * (alpha > 0)[..., None]).astype(np.float32)


def _disagreement(each: Floats, detail: Floats | float) -> float:
    """How far the channels' alphas lie apart or beyond 0 and 1: per tile the 99th percentile, then the worst tile.

    `detail` is what may lie apart because colours were stored at half the size, in other places for either picture.
    """
    calm = cv2.GaussianBlur(each, (0, 0), _CALMING)
    sharp = cv2.GaussianBlur(each @ _LUMA, (0, 0), 1.0)
    apart = np.maximum(calm.max(axis=-1) - calm.min(axis=-1) - detail, _BEYOND * np.maximum(sharp - 1, -sharp))
    height, width = apart.shape
    rows, columns = (min(side, max(_LEAST_TILE, side // TILES)) for side in (height, width))
    tiles = apart[: height // rows * rows, : width // columns * columns]
    tiles = tiles.reshape(height // rows, rows, width // columns, columns).transpose(0, 2, 1, 3)
    return max(0.0, float(np.percentile(tiles.reshape(*tiles.shape[:2], -1), 99, axis=-1).max()))


def _hue_detail(picture: Floats) -> Floats:
    """How finely the hue varies around each pixel, as a part of the range of levels."""
    hue = picture - (picture @ _LUMA)[..., None]
    fine = np.abs(hue - cv2.GaussianBlur(hue, (0, 0), _CALMING))
    return cv2.GaussianBlur(fine, (0, 0), _CALMING).max(axis=-1) / 255
