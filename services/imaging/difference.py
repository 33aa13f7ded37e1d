"""What differs between two pictures: a picture of it, and figures. Pure functions."""

from __future__ import annotations

from dataclasses import dataclass
from functools import reduce

import cv2
import numpy as np
from PIL import Image

from services.imaging import codec
from services.imaging.arrays import Floats, Numbers

LARGEST_PICTURE = 2048  # pixels a side of the picture of the difference
_ROWS = 256  # compared at once, so that memory does not grow with the picture
_DIM = 0.35  # how much light what is the same keeps
_LEAST = 96  # how strongly the smallest difference is shown, of 255
_MARK = np.array([255, 64, 160], dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """`changed` pixels of the first, `largest` difference of a channel (0 to 255), `picture` a PNG."""

    picture: bytes
    changed: int
    largest: int


def difference(first: Image.Image, second: Image.Image) -> Found:
    """Compare two RGB or RGBA pictures; a second of another size is scaled to the first one's.

    Pixels that are fully transparent in both are the same. The picture shows what is the same dim and grey, what
    differs in one bright colour, and no differing pixel is lost where it is smaller than the first.
    """
    if second.size != first.size:
        second = second.resize(first.size, Image.Resampling.LANCZOS)
    step = -(-max(first.size) // LARGEST_PICTURE)
    width = -(-first.width // step)
    stripes: list[Floats] = []
    changed = largest = 0
    for top in range(0, first.height, _ROWS * step):
        box = (0, top, first.width, min(first.height, top + _ROWS * step))
        one, two = _pixels(first.crop(box)), _pixels(second.crop(box))
        channels = cv2.absdiff(one, two)
        apart = reduce(np.maximum, (channels[:, :, at] for at in range(4)))
        changed += int(np.count_nonzero(apart))
        largest = max(largest, int(apart.max(initial=0)))
        stripes.append(_shown(one, apart, step, width))
    picture = Image.fromarray(np.concatenate(stripes).astype(np.uint8))
    return Found(picture=codec.encode_png(picture), changed=changed, largest=largest)


def _pixels(picture: Image.Image) -> Numbers:
    """`(height, width, 4) uint8`, with no colour where nothing is seen of it."""
    pixels = np.array(picture.convert("RGBA"))
    pixels[pixels[:, :, 3] == 0] = 0
    return pixels


def _shown(one: Numbers, apart: Numbers, step: int, width: int) -> Floats:
    height = -(-apart.shape[0] // step)
    padded = np.zeros((height * step, width * step), dtype=np.uint8)
    padded[: apart.shape[0], : apart.shape[1]] = apart
    strength = padded.reshape(height, step, width, step).max(axis=(1, 3)).astype(np.float32)
    seen = one[::step, ::step].astype(np.float32)
    grey = (seen[:, :, :3] @ np.array([0.299, 0.587, 0.114], dtype=np.float32)) * (seen[:, :, 3] / 255) * _DIM
    part = np.where(strength > 0, _LEAST + strength * (255 - _LEAST) / 255, 0)[:, :, None] / 255
    return grey[:, :, None] * (1 - part) + _MARK * part
