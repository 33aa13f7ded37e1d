"""What the model is shown for a region edit: the region with its surroundings, in a shape that it paints in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from services.imaging.arrays import Mask, Numbers
from services.imaging.fit import parse_color
from services.imaging.region import Box, Region
from services.imaging.transparency import as_hex, key_color

_SHARE, _LEAST = 0.25, 128  # surroundings a side: of the region's own side, and pixels
_MORE = 3  # times as much surroundings in the larger crop
_SAMPLE = 128  # pixels a side of the picture's colours that the ground has to differ from
_COLORS = 16
_LEAST_SENT = 256  # pixels on the longer side; a model makes little of fewer
_MOST_SENT = 4096 * 4096  # pixels; a model paints no more
_STRIP = 256  # rows that are made together: of 40 megapixels there is never a copy
_REACH = 4  # rows of what is sent that a resampled row may be made of on each side


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """A part of the picture on a canvas of the shape `ratio` (`w:h`).

    `box` is the part, `canvas` the width and height of what is sent, `offset` where on it the part's left top corner
    lies. Canvas and part are the same but in pictures that are too narrow for every ratio: there the rest is mirrored.
    """

    box: Box
    canvas: tuple[int, int]
    offset: tuple[int, int]
    ratio: str

    @property
    def window(self) -> tuple[int, int, int, int]:
        """Left, top, right, bottom of the part on the canvas."""
        left, top = self.offset
        return left, top, left + self.box.width, top + self.box.height


@dataclass(frozen=True, slots=True, kw_only=True)
class Sent:
    """The canvas as RGB, smaller where it has more pixels than a model paints.

    `ground` is the colour, as `#rrggbb`, that stands for transparency in it; None: all opaque.
    """

    picture: Image.Image
    ground: str | None


def plan_crop(size: tuple[int, int], box: Box, ratios: Sequence[str], *, larger: bool = False) -> Crop:
    """The smallest crop around a region's box, in one of `ratios` (`w:h`), of a picture of `size` (width, height).

    It has at least 25 % of the box's side and at least 128 pixels of surroundings on each side where the picture has
    them; three times as much with `larger`.
    """
    factor = _MORE if larger else 1
    need = _within(size, box, factor)
    shapes = [(_around((need.width, need.height), ratio), ratio) for ratio in ratios]
    fitting = [one for one in shapes if one[0][0] <= size[0] and one[0][1] <= size[1]]
    canvas, ratio = min(fitting or shapes, key=lambda one: one[0][0] * one[0][1])
    width, height = min(canvas[0], size[0]), min(canvas[1], size[1])
    part = Box(
        x=_placed(need.x, need.width, width, size[0]),
        y=_placed(need.y, need.height, height, size[1]),
        width=width,
        height=height,
    )
    return Crop(box=part, canvas=canvas, offset=((canvas[0] - width) // 2, (canvas[1] - height) // 2), ratio=ratio)


def larger_crop(size: tuple[int, int], box: Box, ratios: Sequence[str], crop: Crop) -> Crop | None:
    """The crop with more surroundings to ask once more with; None where the picture has no more than `crop` shows."""
    wider = plan_crop(size, box, ratios, larger=True)
    return wider if wider.box.width * wider.box.height > crop.box.width * crop.box.height else None


def cut(picture: Image.Image, crop: Crop) -> Sent:
    """The crop of an RGB or RGBA picture as the model gets it: transparency is laid on a colour that it has not."""
    ground = None if _opaque(picture, crop.box) else _ground(picture, crop.box)
    size = _sent_size(crop.canvas)
    sent = Image.new("RGB", size)
    for top in range(0, size[1], _STRIP):
        sent.paste(_drawn(picture, crop, ground, size, (top, min(size[1], top + _STRIP))), (0, top))
    return Sent(picture=sent, ground=ground)


def for_model(sent: Image.Image) -> Image.Image:
    """What is sent to the model in fact: the canvas, enlarged where it has only a few pixels."""
    if max(sent.size) >= _LEAST_SENT:
        return sent
    scale = -(-_LEAST_SENT // max(sent.size))
    return sent.resize((sent.width * scale, sent.height * scale), Image.Resampling.LANCZOS)


def inside_of(region: Region, crop: Crop) -> Mask:
    """`(canvas height, canvas width)` booleans: true for what may change, and for what is no picture but mirrored."""
    left, top, right, bottom = crop.window
    inside = np.ones((crop.canvas[1], crop.canvas[0]), np.bool_)
    inside[top:bottom, left:right] = region.within(crop.box)
    return inside


def _within(size: tuple[int, int], box: Box, factor: int) -> Box:
    """The box with its surroundings, as far as the picture reaches."""
    across = factor * max(_LEAST, -(-box.width // int(1 / _SHARE)))
    down = factor * max(_LEAST, -(-box.height // int(1 / _SHARE)))
    left, top = max(0, box.x - across), max(0, box.y - down)
    right, bottom = min(size[0], box.right + across), min(size[1], box.bottom + down)
    return Box(x=left, y=top, width=right - left, height=bottom - top)


def _around(need: tuple[int, int], ratio: str) -> tuple[int, int]:
    """The smallest size of this ratio (to a pixel) that holds `need`."""
    across, down = (int(part) for part in ratio.split(":"))
    if need[0] * down >= need[1] * across:
        return need[0], max(need[1], round(need[0] * down / across))
    return max(need[0], round(need[1] * across / down)), need[1]


def _placed(start: int, needed: int, length: int, whole: int) -> int:
    """Where a stretch of `length` begins that has what is needed in its middle, as far as the picture allows."""
    return min(max(0, start - (length - needed) // 2), whole - length)


def _sent_size(canvas: tuple[int, int]) -> tuple[int, int]:
    scale = min(1.0, (_MOST_SENT / (canvas[0] * canvas[1])) ** 0.5)
    return max(1, int(canvas[0] * scale)), max(1, int(canvas[1] * scale))


def _opaque(picture: Image.Image, box: Box) -> bool:
    """Whether nothing in the box is transparent."""
    if picture.mode != "RGBA":
        return True
    strips = (
        picture.crop((box.x, top, box.right, min(box.bottom, top + _STRIP))) for top in range(box.y, box.bottom, _STRIP)
    )
    return all(strip.getchannel("A").getextrema() == (255, 255) for strip in strips)


def _drawn(
    picture: Image.Image, crop: Crop, ground: str | None, size: tuple[int, int], rows: tuple[int, int]
) -> Image.Image:
    """The rows from the first up to the second of the canvas at `size`."""
    if size == crop.canvas:
        return _canvas_rows(picture, crop, ground, rows)
    each = crop.canvas[1] / size[1]
    start, end = rows[0] * each, rows[1] * each
    top, bottom = max(0, int(start - _REACH * each)), min(crop.canvas[1], int(end + _REACH * each) + 1)
    part = _canvas_rows(picture, crop, ground, (top, bottom))
    box = 0, start - top, part.width, min(end - top, part.height)
    return part.resize((size[0], rows[1] - rows[0]), Image.Resampling.LANCZOS, box=box)


def _canvas_rows(picture: Image.Image, crop: Crop, ground: str | None, rows: tuple[int, int]) -> Image.Image:
    """Some rows of the canvas as RGB, on the ground where there is one; beyond the picture it is mirrored."""
    if crop.canvas == (crop.box.width, crop.box.height):
        return _flat(picture.crop((crop.box.x, crop.box.y + rows[0], crop.box.right, crop.box.y + rows[1])), ground)
    down = _mirrored(np.arange(*rows) - crop.offset[1], crop.box.height)
    across = _mirrored(np.arange(crop.canvas[0]) - crop.offset[0], crop.box.width)
    first, last = int(down.min()), int(down.max())
    part = picture.crop((crop.box.x, crop.box.y + first, crop.box.right, crop.box.y + last + 1))
    return Image.fromarray(np.asarray(_flat(part, ground))[down - first][:, across])


def _mirrored(places: Numbers, length: int) -> Numbers:
    """Which pixels of `length` lie at these places when they are mirrored at both ends, as often as need be."""
    around = places % (2 * length)
    return np.minimum(around, 2 * length - 1 - around)


def _flat(part: Image.Image, ground: str | None) -> Image.Image:
    if part.mode == "RGB":
        return part
    flat = Image.new("RGB", part.size, parse_color(ground or "#000000"))
    flat.paste(part.convert("RGB"), mask=part.getchannel("A"))
    return flat


def _ground(picture: Image.Image, box: Box) -> str:
    """A flat colour far from all that is seen in the box of an RGBA picture."""
    size = min(box.width, _SAMPLE), min(box.height, _SAMPLE)
    small = picture.resize(size, Image.Resampling.NEAREST, box=box.edges)
    pixels = np.asarray(small).reshape(-1, 4)
    seen: np.ndarray[Any, np.dtype[np.uint8]] = np.ascontiguousarray(pixels[pixels[:, 3] > 0, :3])
    if not seen.size:
        return key_color(())
    counted = (
        Image.fromarray(seen[None]).quantize(_COLORS, Image.Quantize.MEDIANCUT).convert("RGB").getcolors(len(seen))
    )
    return key_color([as_hex(color) for _, color in counted or [] if isinstance(color, tuple)])
