"""The seam of a region edit: how visible it is, how it is shown to the model, and what is taken of its answer."""

from __future__ import annotations

import math
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask, Numbers
from services.imaging.fit import parse_color
from services.imaging.region import Region
from services.imaging.region_composite import STRIP, composite
from services.imaging.region_crop import Crop, cut, inside_of
from services.imaging.registration import Verdict, register, scaled
from services.imaging.registration_place import place
from services.imaging.transparency import as_hex

SMALL_SEAM = 6.0  # levels of difference that nobody sees: no second call is needed
_RIM = 4  # pixels outside the region's edge in which the answer should still be the picture
_PERCENTILE = 90  # of the differences along the edge: one bad stretch of it is seen
_WORK = 2048  # pixels on the longer side in which the difference is measured
_STEPS = (0, 64, 128, 192, 255)  # levels of a channel from which the marking's colour is chosen
_VIVID = 190  # levels between its highest and lowest channel
_SEEN = 4096  # colours of the picture that it is held against
_LINE = 400  # pixels of the canvas for each pixel of the marking's width
_BAND, _LEAST_BAND, _MOST_BAND = 0.08, 8.0, 48.0  # of the region's side, and pixels: how far in the seam is mended
_RISE = 3.0  # pixels in which the mended seam begins
_MARKING = 60.0  # levels from the marking's colour that are still the marking
_LEFT_OVER = 0.005  # of the band
_OTHER_PICTURE = "The blended picture does not match, so the edge stays as it was."
_UNALIGNED = "The blended picture could not be aligned, so the edge stays as it was."
_STILL_MARKED = "The model left the marking in, so the edge stays as it was."


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """What was sent with the seam drawn over it in `color` (`#rrggbb`), which the picture itself does not contain."""

    picture: Image.Image
    color: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Blended:
    """The whole picture after the blend call, the one that was given. `taken`: something of its answer is in it now.

    `reason` is a sentence for the person where it could not.
    """

    picture: Image.Image
    taken: bool
    reason: str = ""


def seam_delta(sent: Image.Image, placed: Image.Image, inside: Mask) -> float:
    """How far the placed answer differs from the picture just outside the region, where a hard cut would show (levels).

    0 without an edge. The pictures are RGB of one size, `inside` `(height, width)` booleans, perhaps at another.
    """
    scale = min(1.0, _WORK / max(sent.size))
    size = max(1, round(sent.width * scale)), max(1, round(sent.height * scale))
    marked = inside.astype(np.uint8)
    if marked.shape != (size[1], size[0]):
        marked = cv2.resize(marked, size, interpolation=cv2.INTER_NEAREST)
    rim = (cv2.dilate(marked, np.ones((2 * _RIM + 1, 2 * _RIM + 1), np.uint8)) > 0) & (marked == 0)
    if not rim.any():
        return 0.0
    first, second = (np.asarray(one.resize(size, Image.Resampling.BOX)).astype(np.float32) for one in (sent, placed))
    off = np.abs(cv2.blur(second - first, (3, 3))).mean(axis=-1)
    return float(np.percentile(off[rim], _PERCENTILE))


def mark_seam(sent: Image.Image, inside: Mask) -> Marked:
    """Draw the region's edge over an RGB picture in a colour that it does not contain.

    `inside` is `(height, width)` booleans, perhaps at another size.
    """
    color = _absent(sent)
    width = 1 + max(sent.size) // _LINE
    kernel = np.ones((3, 3), np.uint8)
    marked = scaled(inside, sent.size).astype(np.uint8)
    inner = cv2.erode(marked, kernel, iterations=(width + 1) // 2)
    outer = cv2.dilate(marked, kernel, iterations=width // 2)
    line = Image.fromarray((outer > inner).astype(np.uint8) * np.uint8(255))
    drawn = sent.copy()
    drawn.paste(parse_color(color), mask=line)
    return Marked(picture=drawn, color=color)


def take_blend(pasted: Image.Image, region: Region, crop: Crop, color: str, answer: Image.Image) -> Blended:
    """Take the seam from the answer to the blend call: registered as well, and only pixels inside the region.

    `pasted` is the whole picture with the edit in it, whose cut the model got with the seam marked in `color`. It is
    changed itself, of 40 megapixels there is room for few; what cannot be used leaves it as it is.
    """
    depth = _depth(region)
    sent = cut(pasted, crop)
    band = _band(scaled(inside_of(region, crop), sent.picture.size), depth * sent.picture.width / crop.canvas[0])
    registration = register(sent.picture, answer, band)
    if registration.verdict is Verdict.REPAINTED:
        return Blended(picture=pasted, taken=False, reason=_OTHER_PICTURE)
    if registration.verdict is not Verdict.MATCHED:
        return Blended(picture=pasted, taken=False, reason=_UNALIGNED)
    placed = place(answer, registration, crop.canvas)
    left = _share_of(placed.whole(sent.picture.size), color, band)
    if left > _share_of(sent.picture, color, band) + _LEFT_OVER:
        return Blended(picture=pasted, taken=False, reason=_STILL_MARKED)

    def weigh(distances: Floats) -> Floats:
        return np.clip(distances / _RISE, 0, 1) * np.clip(2 * (depth - distances) / depth, 0, 1)

    solid = sent.ground is not None
    composite(pasted, placed, region, crop, weigh=weigh, margin=math.ceil(depth) + 2, solid=solid)
    return Blended(picture=pasted, taken=True)


def _depth(region: Region) -> float:
    """How far into the region the seam is mended (pixels)."""
    return min(_MOST_BAND, max(_LEAST_BAND, _BAND * math.sqrt(region.pixels)))


def _band(inside: Mask, depth: float) -> Mask:
    """Where the blend may differ from what it was given: the seam, and the marking on its outer side."""
    if inside.all():
        return inside
    side = 2 * math.ceil(depth) + 1
    marked = inside.astype(np.uint8)
    core = cv2.erode(marked, np.ones((side, side), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=1)
    rim = 2 * (1 + max(inside.shape) // _LINE) + 1
    return (cv2.dilate(marked, np.ones((rim, rim), np.uint8)) > 0) & (core == 0)


def _absent(picture: Image.Image) -> str:
    """The colour that no pixel has and that lies farthest from all that some have."""
    present = np.zeros(1 << 24, np.bool_)
    for top in range(0, picture.height, STRIP):
        strip = np.asarray(picture.crop((0, top, picture.width, min(picture.height, top + STRIP))))
        present[_packed(strip)] = True
    seen = np.flatnonzero(present)
    colors = _unpacked(seen[:: max(1, -(-seen.size // _SEEN))])
    choices = np.array([(red, green, blue) for red in _STEPS for green in _STEPS for blue in _STEPS])
    vivid = choices.max(axis=-1) - choices.min(axis=-1) >= _VIVID  # greys may be taken for light or shadow
    choices = choices[vivid & ~present[_packed(choices)]]
    if not choices.size:
        choices = _unpacked(np.flatnonzero(~present)[:_SEEN])
    if not choices.size:  # every colour there is; then one is as good as another
        choices = np.array([(255, 0, 255)])
    far = [float(((colors - choice) ** 2).sum(axis=-1).min()) for choice in choices]
    return as_hex(choices[int(np.argmax(far))])


def _packed(colors: Numbers) -> Numbers:
    wide = colors.astype(np.int32)
    return (wide[..., 0] << 16) | (wide[..., 1] << 8) | wide[..., 2]


def _unpacked(packed: Numbers) -> Numbers:
    return np.stack([packed >> 16, (packed >> 8) & 255, packed & 255], -1).astype(np.int64)


def _share_of(picture: Image.Image, color: str, band: Mask) -> float:
    """How much of the band is nearly of this colour."""
    found = 0
    for top in range(0, picture.height, STRIP):
        strip = np.asarray(picture.crop((0, top, picture.width, min(picture.height, top + STRIP)))).astype(np.float32)
        near = ((strip - np.array(parse_color(color), np.float32)) ** 2).sum(axis=-1) < _MARKING**2
        found += int(np.count_nonzero(near & band[top : top + STRIP]))
    return found / max(1, int(np.count_nonzero(band)))
