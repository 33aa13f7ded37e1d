"""The pixel sizes of Gemini's pictures by ratio and size, and what a picture of each size costs in output tokens."""

from __future__ import annotations

from collections.abc import Mapping

DEFAULT_RATIO = "1:1"
DEFAULT_SIZE = "1K"

_AT_1K: Mapping[str, tuple[int, int]] = {
    "1:1": (1024, 1024),
    "2:3": (848, 1264),
    "3:2": (1264, 848),
    "3:4": (896, 1200),
    "4:3": (1200, 896),
    "4:5": (928, 1152),
    "5:4": (1152, 928),
    "9:16": (768, 1376),
    "16:9": (1376, 768),
    "21:9": (1584, 672),
    "1:4": (512, 2048),
    "4:1": (2048, 512),
    "1:8": (384, 3072),
    "8:1": (3072, 384),
}
_TIMES: Mapping[str, float] = {"512": 0.5, "1K": 1, "2K": 2, "4K": 4}
_TOKENS: Mapping[str, int] = {"512": 747, "1K": 1120, "2K": 1680, "4K": 2520}

RATIOS = tuple(_AT_1K)
SIZES = tuple(_TIMES)


def pixels(ratio: str, size: str) -> tuple[int, int]:
    """(width, height) in pixels of a picture of this ratio and size. KeyError if either is not one of Gemini's."""
    width, height = _AT_1K[ratio]
    times = _TIMES[size]
    return round(width * times), round(height * times)


def output_tokens(size: str) -> int:
    """Tokens that one picture of this size counts as."""
    return _TOKENS[size]


def nearest_ratio(width: int, height: int) -> str:
    """The ratio whose shape is nearest to a picture of `width` × `height` pixels."""
    shape = width / height
    return min(_AT_1K, key=lambda ratio: abs(_shape(ratio) / shape - 1) + abs(shape / _shape(ratio) - 1))


def _shape(ratio: str) -> float:
    width, height = _AT_1K[ratio]
    return width / height
