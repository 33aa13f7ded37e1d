"""Finds lines of letters in a picture, without reading them: how tall they are decides whether they stay readable."""

from __future__ import annotations

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Numbers
from services.imaging.mark import shrunk
from services.imaging.oklab import to_oklab
from services.imaging.palette import palette

_EDGE = 512  # pixels on the longer side at which letters are looked for
_LEAST, _TALLEST = 6.0, 220.0  # pixels of a letter's height at that scale
_LETTERS = 3  # that stand in a row make a line


def letter_heights(picture: Image.Image) -> tuple[float, ...]:
    """The heights of the lines of letters, as parts of the picture's longer side, the smallest first.

    A line is a row of patches of one colour, of like height and close together, that are not all alike.
    """
    small = shrunk(picture.convert("RGBA"), _EDGE)
    pixels = np.asarray(small)
    colors = [[int(swatch.hex[at : at + 2], 16) for at in (1, 3, 5)] for swatch in palette(picture, 6)]
    if not colors:
        return ()
    apart = np.linalg.norm(to_oklab(pixels[..., :3])[:, :, None] - to_oklab(np.array(colors)), axis=-1)
    belongs: Numbers = np.where(pixels[..., 3] > 128, apart.argmin(axis=-1), -1)
    heights: list[float] = []
    for index in range(len(colors)):
        patch = np.asarray(belongs == index, np.uint8)
        stats = cv2.connectedComponentsWithStats(patch, connectivity=8)[2]
        if 1 < len(stats) < 4000:
            heights += _lines(stats[1:])
    return tuple(sorted(height / max(small.size) for height in heights))


def _lines(stats: Floats) -> list[float]:
    """Median heights of the rows of letters among patches (left, top, width, height, area)."""
    stats = stats.astype(np.float64)
    width, height, area = stats[:, 2], stats[:, 3], stats[:, 4]
    fill = area / np.maximum(width * height, 1)
    letter = (height >= _LEAST) & (height <= _TALLEST) & (width <= 1.8 * height) & (fill > 0.15) & (fill < 0.97)
    boxes = stats[letter]
    boxes = boxes[np.argsort(boxes[:, 0], kind="stable")]
    taken = np.zeros(len(boxes), np.bool_)
    found: list[float] = []
    for start in range(len(boxes)):
        if taken[start]:
            continue
        row = [start]
        for other in range(start + 1, len(boxes)):
            if not taken[other] and _follows(boxes[row[-1]], boxes[other]):
                row.append(other)
        if len(row) >= _LETTERS and _differ(boxes[row]):
            taken[row] = True
            found.append(float(np.median(boxes[row, 3])))
    return found


def _follows(left: Floats, right: Floats) -> bool:
    tall = max(left[3], right[3])
    gap = right[0] - (left[0] + left[2])
    level = abs((left[1] + left[3] / 2) - (right[1] + right[3] / 2)) < 0.35 * tall
    return bool(level and min(left[3], right[3]) > 0.6 * tall and -0.2 * tall < gap < 0.9 * tall)


def _differ(row: Floats) -> bool:
    """Letters differ in width and ink; a row of dots, teeth or rays does not."""
    width, ink = row[:, 2] / row[:, 3], row[:, 4] / (row[:, 2] * row[:, 3])
    return bool(np.ptp(width) > 0.12 or np.ptp(ink) > 0.12)
