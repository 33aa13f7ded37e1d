"""Finds the flat ground that a picture was painted on: its real colour, how it drifts, and how noisy it is."""

from __future__ import annotations

from dataclasses import dataclass
from typing import cast

import cv2
import numpy as np

from services.imaging.arrays import Floats, Mask
from services.imaging.fit import Color

RIM = 4  # pixels along the border that tell the colour
_NEAR = 60.0  # levels of distance within which a border pixel still belongs to the asked colour
_ENOUGH = 0.02  # of the border: fewer pixels than that near the asked colour do not count
_SAMPLES = 96  # pixels a side of the picture on which the drift is fitted
_MOST_DRIFT = 40.0  # levels between the border's colour and a pixel that may still be ground


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """`color` is the mean along the border (levels), `plane` the ground under every pixel `(height, width, 3)`.

    `floor` is how far noise alone carries a slightly blurred ground pixel (levels), `share` the part of the border
    that is ground (0 to 1).
    """

    color: tuple[float, float, float]
    plane: Floats
    floor: float
    share: float


def measure(picture: Floats, asked: Color) -> Ground:
    """The ground of an `(height, width, 3)` picture in levels, found at the border near the `asked` colour.

    Where nothing there resembles that colour, what the border mostly shows is taken.
    """
    border = _border(picture)
    distance = np.linalg.norm(border - np.array(asked, np.float32), axis=-1)
    candidates = border[distance < _NEAR] if (distance < _NEAR).mean() > _ENOUGH else border
    middle = np.median(candidates, axis=0)
    near = np.linalg.norm(border - middle, axis=-1) < _MOST_DRIFT
    core = np.abs(border - middle).max(axis=-1) < 16
    color = border[core].mean(axis=0) if core.any() else middle
    plane = _drift(picture, color)
    return Ground(
        color=(float(color[0]), float(color[1]), float(color[2])),
        plane=plane,
        floor=_floor(picture - plane),
        share=float(near.mean()),
    )


def rim_mask(shape: tuple[int, int]) -> Mask:
    """True along the border."""
    mask = np.zeros(shape, np.bool_)
    mask[:RIM] = mask[-RIM:] = mask[:, :RIM] = mask[:, -RIM:] = True
    return mask


def _border(picture: Floats) -> Floats:
    return picture[rim_mask(picture.shape[:2])]


def _drift(picture: Floats, color: Floats) -> Floats:
    """A quadratic surface through what is ground, so that a vignette or a soft light does not count as subject.

    Fitted with weights that fall with the distance from the surface: the tails of a glow do not bend it.
    """
    height, width = picture.shape[:2]
    size = (min(width, _SAMPLES), min(height, _SAMPLES))
    small = cv2.resize(picture, size, interpolation=cv2.INTER_AREA).reshape(-1, 3).astype(np.float64)
    terms = _terms(*size)
    surface: Floats = np.broadcast_to(color, small.shape).astype(np.float64)
    coefficients: Floats = np.zeros((terms.shape[1], 3))
    for reach in (_MOST_DRIFT, 12.0, 6.0):
        residual = np.linalg.norm(small - surface, axis=-1)
        weight = np.clip(1 - (residual / reach) ** 2, 0, None)
        if np.count_nonzero(weight) < 0.02 * len(weight):
            return np.broadcast_to(color, picture.shape).astype(np.float32)
        scaled = terms * weight[:, None]
        # a whisper of the constant surface keeps what no ground pixel supports from running away
        system = scaled.T @ terms + np.diag([0.0] + [1e-3 * weight.sum()] * (terms.shape[1] - 1))
        coefficients = cast(Floats, np.linalg.solve(system, scaled.T @ (small - color)))
        surface = color + terms @ coefficients
    bent: Floats = (color + terms @ coefficients).reshape(size[1], size[0], 3).astype(np.float32)
    kept = np.clip(bent, color - _MOST_DRIFT, color + _MOST_DRIFT).astype(np.float32)
    return cv2.resize(kept, (width, height), interpolation=cv2.INTER_LINEAR)


def _terms(width: int, height: int) -> Floats:
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    x, y = (x.ravel() + 0.5) / width * 2 - 1, (y.ravel() + 0.5) / height * 2 - 1
    return np.stack([np.ones_like(x), x, y, x * x, x * y, y * y], axis=-1)


def _floor(difference: Floats) -> float:
    """From the border's own noise: nearly all of it stays below."""
    rim = rim_mask(difference.shape[:2])
    length = np.linalg.norm(cv2.GaussianBlur(difference, (0, 0), 2.0), axis=-1)[rim]
    quiet = length[length <= max(3.0, float(np.median(length)) * 3)]
    return max(2.5, 1.6 * float(np.percentile(quiet, 99))) if quiet.size else 2.5
