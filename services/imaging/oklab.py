"""Colours where equal steps look equal: sRGB to OKLab and back, for whole arrays (Ottosson 2020)."""

from __future__ import annotations

from typing import Any

import numpy as np

from services.imaging.arrays import Floats

_TO_CONES = np.array(
    [
        [0.4122214708, 0.5363325363, 0.0514459929],
        [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
    ]
)
_TO_LAB = np.array(
    [
        [0.2104542553, 0.7936177850, -0.0040720468],
        [1.9779984951, -2.4285922050, 0.4505937099],
        [0.0259040371, 0.7827717662, -0.8086757660],
    ]
)
_FROM_LAB = np.linalg.inv(_TO_LAB)
_FROM_CONES = np.linalg.inv(_TO_CONES)


def linear(levels: Any) -> Floats:
    """sRGB levels from 0 to 255 as light from 0 to 1."""
    encoded = np.asarray(levels, np.float64) / 255
    return np.where(encoded <= 0.04045, encoded / 12.92, ((np.maximum(encoded, 0) + 0.055) / 1.055) ** 2.4)


def to_oklab(levels: Any) -> Floats:
    """`(..., 3)` sRGB levels from 0 to 255 as L (0 to 1), a, b (about -0.3 to 0.3)."""
    return np.cbrt(linear(levels) @ _TO_CONES.T) @ _TO_LAB.T


def from_oklab(lab: Any) -> Floats:
    """`(..., 3)` OKLab as sRGB levels, clipped to 0 to 255 and not rounded."""
    light = ((np.asarray(lab, np.float64) @ _FROM_LAB.T) ** 3) @ _FROM_CONES.T
    light = np.clip(light, 0, 1)
    return np.where(light <= 0.0031308, light * 12.92, 1.055 * light ** (1 / 2.4) - 0.055) * 255
