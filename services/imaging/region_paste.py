"""Puts a model's answer into the picture, inside the region only, and proves that nothing else moved."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from services.errors import RegionNotMatched
from services.imaging.arrays import Numbers
from services.imaging.region import Box, Region
from services.imaging.region_composite import STRIP, composite
from services.imaging.region_crop import Crop, Sent, inside_of
from services.imaging.region_seam import seam_delta
from services.imaging.registration import Registration, Verdict, register
from services.imaging.registration_place import Placed, place

_LEAST_SHOWN = 0.5  # of the region: an answer that shows less is none


@dataclass(frozen=True, slots=True, kw_only=True)
class Pasted:
    """The whole picture with the answer in its region, how that was registered, and the seam's difference (levels).

    `shown` is the share of the region that the answer shows; the rest stays as it was.
    """

    picture: Image.Image
    registration: Registration
    seam_delta: float
    shown: float


def paste(parent: Image.Image, region: Region, crop: Crop, sent: Sent, answer: Image.Image) -> Pasted:
    """Register the model's answer to what was sent and composite it inside the region, feathered inward.

    `parent` is the whole RGB or RGBA picture, which is left as it is; the result has its mode. Raises RegionNotMatched
    where the surroundings were painted anew, and where the answer shows less than half of the region.
    """
    inside = inside_of(region, crop)
    registration = register(sent.picture, answer, inside, canvas_size=crop.canvas)
    if registration.verdict is Verdict.REPAINTED:
        raise RegionNotMatched
    placed = place(answer, registration, crop.canvas, ground=sent.ground)
    shown = _shown(region, crop, placed)
    if shown < _LEAST_SHOWN:
        raise RegionNotMatched
    seam = seam_delta(sent.picture, placed.whole(sent.picture.size), inside)
    del inside
    picture = parent.copy()
    composite(picture, placed, region, crop)
    return Pasted(picture=picture, registration=registration, seam_delta=seam, shown=shown)


def outside_changed(parent: Image.Image, result: Image.Image, region: Region) -> tuple[int, int]:
    """How many pixels lie outside the region, and how many of these differ between the two pictures in any byte.

    Raises ValueError where the pictures have not the region's size.
    """
    width, height = region.size
    if parent.size != region.size or result.size != region.size:
        raise ValueError("a result has the size of its parent")
    changed = 0
    for top in range(0, height, STRIP):
        strip = Box(x=0, y=top, width=width, height=min(STRIP, height - top))
        differs = (_bytes(parent, strip) != _bytes(result, strip)).any(axis=-1)
        changed += int(np.count_nonzero(differs & ~region.within(strip)))
    return width * height - region.pixels, changed


def _shown(region: Region, crop: Crop, placed: Placed) -> float:
    """The share of the region's pixels that the answer shows."""
    left, top = region.box.x - crop.box.x + crop.offset[0], region.box.y - crop.box.y + crop.offset[1]
    covered = placed.covered((left, top, left + region.box.width, top + region.box.height))
    return 1.0 if covered.all() else np.count_nonzero(covered & region.inside) / region.pixels


def _bytes(picture: Image.Image, strip: Box) -> Numbers:
    return np.asarray(picture.crop(strip.edges).convert("RGBA"))
