"""The part of a picture that may change: a rectangle or a painted mask, checked and kept as the pixels it marks."""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
from PIL import Image

from services.errors import BadInput
from services.imaging.arrays import Mask

_MARKED = 128  # the least level, or alpha, of a painted mask that marks a pixel
_STRIP = 1024  # rows that are looked at together: a mask of 40 megapixels is not copied whole


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """A rectangle of whole pixels, origin top left."""

    x: int
    y: int
    width: int
    height: int

    @property
    def right(self) -> int:
        return self.x + self.width

    @property
    def bottom(self) -> int:
        return self.y + self.height

    @property
    def edges(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom, as Pillow takes them."""
        return self.x, self.y, self.right, self.bottom


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Region:
    """The marked pixels of a picture of `size` (width, height). Outside `box` none is marked.

    `inside` is `(box.height, box.width)` booleans, at least one of them true on every side of the box.
    """

    size: tuple[int, int]
    box: Box
    inside: Mask

    @property
    def pixels(self) -> int:
        """How many are marked."""
        return int(np.count_nonzero(self.inside))

    def within(self, box: Box) -> Mask:
        """`(box.height, box.width)` booleans: the part of the marking that lies in a box of the picture."""
        part = np.zeros((box.height, box.width), np.bool_)
        left, top = max(box.x, self.box.x), max(box.y, self.box.y)
        right, bottom = min(box.right, self.box.right), min(box.bottom, self.box.bottom)
        if left < right and top < bottom:
            rows = slice(top - self.box.y, bottom - self.box.y)
            columns = slice(left - self.box.x, right - self.box.x)
            part[top - box.y : bottom - box.y, left - box.x : right - box.x] = self.inside[rows, columns]
        return part


def mask_from_region(size: tuple[int, int], x: float, y: float, width: float, height: float) -> Region:
    """A rectangle in pixels of a picture of `size` (width, height).

    Parts of a pixel count as the whole pixel. Raises BadInput for an empty rectangle, one that reaches beyond the
    picture, and numbers that are none.
    """
    numbers = (x, y, width, height)
    if not all(abs(number) < math.inf for number in numbers):
        raise BadInput("The region's place and size have to be numbers.")
    if width <= 0 or height <= 0:
        raise BadInput("The region is empty. Mark at least one pixel.")
    # whole numbers have no end in Python: what no picture can have is refused before it is reckoned with
    far = max(abs(number) for number in numbers) > sum(size)
    if far or x < 0 or y < 0 or x + width > size[0] or y + height > size[1]:
        raise BadInput(
            f"The region reaches beyond the picture, which has {size[0]} × {size[1]} pixels.", size=list(size)
        )
    right, bottom = x + width, y + height
    left, top = math.floor(x), math.floor(y)
    box = Box(x=left, y=top, width=math.ceil(right) - left, height=math.ceil(bottom) - top)
    return Region(size=size, box=box, inside=np.ones((box.height, box.width), np.bool_))


def mask_from_picture(picture: Image.Image, size: tuple[int, int]) -> Region:
    """A painted mask for a picture of `size` (width, height), which is the mask's size too.

    What was painted is marked: where the mask has transparency, what is at least half opaque in whatever colour;
    else what is light (level 128 and above) on dark. Raises BadInput for another size and for an empty mask.
    """
    if picture.size != size:
        raise BadInput(
            f"The mask has {picture.width} × {picture.height} pixels, the picture {size[0]} × {size[1]}. "
            "They have to be the same.",
            mask=list(picture.size),
            size=list(size),
        )
    levels = _levels(picture)
    marked = np.concatenate(
        [
            np.asarray(levels.crop((0, top, size[0], min(size[1], top + _STRIP)))) >= _MARKED
            for top in range(0, size[1], _STRIP)
        ]
    )
    rows, columns = np.flatnonzero(marked.any(axis=1)), np.flatnonzero(marked.any(axis=0))
    if not rows.size:
        raise BadInput("The mask is empty. Paint over what should change.")
    left, top, right, bottom = int(columns[0]), int(rows[0]), int(columns[-1]) + 1, int(rows[-1]) + 1
    box = Box(x=left, y=top, width=right - left, height=bottom - top)
    return Region(size=size, box=box, inside=marked[top:bottom, left:right].copy())


def _levels(picture: Image.Image) -> Image.Image:
    """Alpha where the mask has some, else lightness."""
    if picture.has_transparency_data:
        alpha = picture.getchannel("A") if "A" in picture.getbands() else picture.convert("RGBA").getchannel("A")
        if alpha.getextrema() != (255, 255):
            return alpha
    return picture.convert("RGB").convert("L") if picture.mode not in {"L", "RGB"} else picture.convert("L")
