"""Finds what a picture is about: its mark, by its alpha or by how it differs from the ground along its border."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Mask, Numbers
from services.imaging.oklab import to_oklab

_EDGE = 256  # pixels on the longer side at which the mark is looked for
_FLAT = 0.06  # OKLab spread of the border up to which it counts as one ground
_DIFFERS = 0.09  # OKLab distance from the ground from which a pixel is part of the mark
_SPECK = 0.0008  # of the picture: smaller patches are not the mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """`box` is left, top, right, bottom in parts of the picture (0 to 1); `mask` `(height, width)` at a small scale.

    `ground` is the sRGB colour around the mark (levels), None where that is transparent.
    """

    box: tuple[float, float, float, float]
    mask: Mask
    ground: tuple[float, float, float] | None


def find_mark(picture: Image.Image) -> Mark | None:
    """The mark, or None where the picture has no ground to tell it from (a photograph), or shows nothing."""
    small = shrunk(picture, _EDGE)
    pixels = np.asarray(small.convert("RGBA"))
    ground: tuple[float, float, float] | None = None
    if int(pixels[..., 3].min()) < 128:
        mask = pixels[..., 3] > 64
    else:
        lab = to_oklab(pixels[..., :3])
        sides = lab[:2], lab[-2:], lab[:, :2], lab[:, -2:]
        border = np.concatenate([side.reshape(-1, 3) for side in sides])
        middle = np.median(border, axis=0)
        near = np.linalg.norm(border - middle, axis=-1) < _DIFFERS
        if float(near.mean()) < 0.6 or float(border[near].std(axis=0).max()) > _FLAT:
            return None
        mask = np.linalg.norm(lab - middle, axis=-1) > _DIFFERS
        levels = pixels[..., :3][~mask].mean(axis=0) if not mask.all() else np.zeros(3)
        ground = float(levels[0]), float(levels[1]), float(levels[2])
    mask = _without_specks(mask)
    if not mask.any():
        return None
    rows, columns = np.nonzero(mask.any(axis=1))[0], np.nonzero(mask.any(axis=0))[0]
    height, width = mask.shape
    box = columns[0] / width, rows[0] / height, (columns[-1] + 1) / width, (rows[-1] + 1) / height
    return Mark(box=(float(box[0]), float(box[1]), float(box[2]), float(box[3])), mask=mask, ground=ground)


def shrunk(picture: Image.Image, edge: int) -> Image.Image:
    """At most `edge` pixels on the longer side, alpha premultiplied on the way."""
    scale = min(1.0, edge / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    return picture if size == picture.size else picture.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)


def _without_specks(mask: Mask) -> Mask:
    found = cv2.connectedComponentsWithStats(mask.astype(np.uint8), connectivity=8)
    labels: Numbers = found[1]
    areas: Numbers = found[2][:, cv2.CC_STAT_AREA]
    large: Mask = areas >= max(3, _SPECK * mask.size)
    large[0] = False
    return large[labels]
