"""Lays a placed answer into a picture, inside the region only: whatever lies outside keeps its very bytes.

Strip by strip: a picture of 40 megapixels is never held as floating numbers.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask
from services.imaging.region import Box, Region
from services.imaging.region_crop import Crop
from services.imaging.registration_place import Placed

Weigh = Callable[[Floats], Floats]

FEATHER = 12.0  # pixels, inward from the region's edge
STRIP = 256  # rows


def composite(
    picture: Image.Image,
    placed: Placed,
    region: Region,
    crop: Crop,
    *,
    weigh: Weigh | None = None,
    margin: int = round(4 * FEATHER),
    solid: bool = False,
) -> None:
    """Lay the placed answer into the RGB or RGBA picture itself, inside the region only.

    `weigh` turns distances from the region's edge (pixels, 1 on its outermost pixels, exact below `margin`) into how
    much of the answer is taken (0 to 1); None is the feather, which lies inward. `solid` leaves alone what is not
    wholly opaque in the picture.
    """
    wanted = feathered if weigh is None else weigh
    for box in _strips(region, crop):
        inside, distances = _distances(region, crop, placed, box, margin, picture if solid else None)
        window = _on_canvas(box, crop)
        opaque = placed.opaque(window)
        before = np.asarray(picture.crop(box.edges))
        weight = wanted(distances) * inside
        alpha = None if opaque is None else np.asarray(opaque)
        mixed = _mixed(before, np.asarray(placed.part(window)), alpha, placed, weight)
        picture.paste(Image.fromarray(np.where((weight > 0)[..., None], mixed, before)), box.edges)


def feathered(distances: Floats) -> Floats:
    """0 at the edge to 1 at FEATHER pixels from it; sooner where the region is too thin for that."""
    reach = round(2 * FEATHER)
    deep = np.minimum(distances, reach)
    thickness = cv2.dilate(deep, np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    return np.clip(deep / np.clip(thickness / 2, 1, FEATHER), 0, 1)


def _strips(region: Region, crop: Crop) -> Iterator[Box]:
    """The region's part of the crop, some rows at a time."""
    left, right = max(region.box.x, crop.box.x), min(region.box.right, crop.box.right)
    first, last = max(region.box.y, crop.box.y), min(region.box.bottom, crop.box.bottom)
    for top in range(first, last, STRIP):
        yield Box(x=left, y=top, width=right - left, height=min(STRIP, last - top))


def _distances(
    region: Region, crop: Crop, placed: Placed, box: Box, margin: int, solid: Image.Image | None
) -> tuple[Mask, Floats]:
    """What may change within the box, and how far from the edge each pixel of it lies.

    The picture's own border is no edge: there is nothing beyond it that could show a seam. Of `solid` only what is
    wholly opaque may change.
    """
    left, top = max(crop.box.x, box.x - margin), max(crop.box.y, box.y - margin)
    right, bottom = min(crop.box.right, box.right + margin), min(crop.box.bottom, box.bottom + margin)
    wide = Box(x=left, y=top, width=right - left, height=bottom - top)
    free = region.within(wide) & placed.covered(_on_canvas(wide, crop))
    if solid is not None:
        free &= np.asarray(solid.crop(wide.edges).getchannel("A")) == 255
    if free.all():
        distances = np.full(free.shape, 4.0 * margin, np.float32)
    else:
        distances = cv2.distanceTransform(free.astype(np.uint8), cv2.DIST_L2, 5)
    rows, columns = slice(box.y - top, box.bottom - top), slice(box.x - left, box.right - left)
    return free[rows, columns], np.minimum(distances, 4.0 * margin)[rows, columns]


def _on_canvas(box: Box, crop: Crop) -> tuple[int, int, int, int]:
    x, y = crop.offset[0] - crop.box.x, crop.offset[1] - crop.box.y
    return box.x + x, box.y + y, box.right + x, box.bottom + y


def _mixed(before: Floats, answer: Floats, alpha: Floats | None, placed: Placed, weight: Floats) -> Floats:
    """Parent and answer, `(height, width, 3 or 4) uint8`, weighed; with premultiplied alpha where there is some."""
    share = weight[..., None]
    if before.shape[-1] == 3:
        return np.rint(before * (1 - share) + answer * share).astype(np.uint8)
    had = before[..., 3:] / np.float32(255)
    has, color = (np.ones_like(had), answer) if alpha is None else _without_ground(answer, alpha, placed)
    kept, taken = had * (1 - share), has * share
    total = kept + taken
    mixed = (before[..., :3] * kept + color * taken) / np.maximum(total, 1e-6)
    return np.rint(np.concatenate([np.clip(mixed, 0, 255), total * 255], -1)).astype(np.uint8)


def _without_ground(answer: Floats, alpha: Floats, placed: Placed) -> tuple[Floats, Floats]:
    has = alpha[..., None] / np.float32(255)
    ground = np.array(placed.ground or (0, 0, 0), np.float32)
    color = (answer - (1 - has) * ground) / np.maximum(has, np.float32(0.02))
    return has, np.clip(color, 0, 255)
