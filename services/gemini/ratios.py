"""The shapes that the model can paint in."""

from __future__ import annotations

import math

RATIOS = ("1:1", "2:3", "3:2", "3:4", "4:3", "4:5", "5:4", "9:16", "16:9", "21:9", "1:4", "4:1", "1:8", "8:1")
_SIZES = {"1K": 1030, "2K": 2060, "4K": 4120}  # pixels of a square's side, with a little room for rounding


def nearest_ratio(width: int, height: int) -> str:
    """The ratio whose shape is nearest to `width` × `height` pixels; twice as wide counts as far as twice as tall.

    Raises ValueError unless both are positive.
    """
    if width <= 0 or height <= 0:
        raise ValueError("a picture is at least one pixel wide and tall")
    shape = math.log(width / height)
    return min(RATIOS, key=lambda ratio: abs(_shape(ratio) - shape))


def image_size_for(width: int, height: int) -> str:
    """The smallest of 1K, 2K and 4K in which `width` × `height` pixels need not be invented (4K where none has them).

    At 1K a picture has about 1024² pixels in whatever shape, at 2K four times as many.
    """
    if width <= 0 or height <= 0:
        raise ValueError("a picture is at least one pixel wide and tall")
    edge = math.sqrt(width * height)
    return next((name for name, side in _SIZES.items() if edge <= side), "4K")


def _shape(ratio: str) -> float:
    width, height = ratio.split(":")
    return math.log(int(width) / int(height))
