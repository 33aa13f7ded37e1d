"""What of an answer shows what was sent, by its size alone: all of it, squeezed where the ratio is another; or it shows
more than was sent, or less."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask
from services.imaging.registration_fit import Pose, softened
from services.imaging.registration_search import aside

Edges = tuple[float, float, float, float]

_REFRAMED, _MOST_REFRAMED = 0.004, 1.0  # differences of the ratios (logarithms): it may show more or less than was sent
_SMALL = 160  # pixels on the longer side, in which it is looked for aside


@dataclass(frozen=True, slots=True, kw_only=True)
class Frame:
    """The part of an answer that nominally shows the canvas of `size` (width, height), perhaps beyond its edges.

    `aside` is how far (pixels of the canvas) that lies off the answer's middle, for pictures that were cut or extended
    on one side.
    """

    size: tuple[int, int]
    edges: Edges
    aside: tuple[float, float] = (0.0, 0.0)

    @property
    def each(self) -> tuple[float, float]:
        """Pixels of the answer for one of the canvas, across and down."""
        left, top, right, bottom = self.edges
        return (right - left) / self.size[0], (bottom - top) / self.size[1]

    def room(self, answer: tuple[int, int]) -> tuple[float, float]:
        """By how much (pixels of the canvas) it may lie aside in an answer of this width and height."""
        return (
            abs(answer[0] / self.each[0] - self.size[0]) / 2,
            abs(answer[1] / self.each[1] - self.size[1]) / 2,
        )

    def moved(self, dx: float, dy: float) -> Frame:
        """The same, aside by so many pixels of the canvas."""
        (across, down), (left, top, right, bottom) = self.each, self.edges
        edges = left + dx * across, top + dy * down, right + dx * across, bottom + dy * down
        return Frame(size=self.size, edges=edges, aside=(self.aside[0] + dx, self.aside[1] + dy))

    def posed(self, pose: Pose) -> Edges:
        """The part of the answer that lies on the canvas, once the frame is known to be off by `pose`."""
        (across, down), (left, top, right, bottom) = self.each, self.edges
        x, y = (left + right) / 2 + pose.dx * across, (top + bottom) / 2 + pose.dy * down
        half = (right - left) / 2 * pose.across, (bottom - top) / 2 * pose.down
        return x - half[0], y - half[1], x + half[0], y + half[1]

    def pose_of(self, box: Edges) -> Pose:
        """By how much the frame is off when this part of the answer lies on the canvas."""
        (across, down), (left, top, right, bottom) = self.each, self.edges
        return Pose(
            across=(box[2] - box[0]) / (right - left),
            down=(box[3] - box[1]) / (bottom - top),
            dx=(box[0] + box[2] - left - right) / 2 / across,
            dy=(box[1] + box[3] - top - bottom) / 2 / down,
        )


def frames(size: tuple[int, int], answer: tuple[int, int]) -> list[Frame]:
    """How an answer of this width and height may show a canvas of `size`: whole first, then more of it, and less."""
    found = [Frame(size=size, edges=(0.0, 0.0, float(answer[0]), float(answer[1])))]
    each = found[0].each
    if _REFRAMED < abs(math.log(each[0] / each[1])) < _MOST_REFRAMED:
        for scale in (min(each), max(each)):
            room = (answer[0] - size[0] * scale) / 2, (answer[1] - size[1] * scale) / 2
            found.append(Frame(size=size, edges=(room[0], room[1], answer[0] - room[0], answer[1] - room[1])))
    return found


def moved_aside(frames: Sequence[Frame], answer: Image.Image, canvas: Floats, ring: Mask, reach: float) -> list[Frame]:
    """Those of the frames that have room in the answer to lie aside, where they most likely do.

    None that lies within half of `reach` (pixels of the canvas) of the middle, where it is found anyhow. The levels of
    the `canvas` `(height, width, 3)` and the ring may be smaller than it is.
    """
    height, width = ring.shape
    factor = min(1.0, _SMALL / max(height, width))
    size = max(1, round(width * factor)), max(1, round(height * factor))
    small = softened(cv2.resize(canvas, size, interpolation=cv2.INTER_AREA))
    kept = cv2.resize(ring.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0.999
    found: list[Frame] = []
    for frame in frames:
        each = frame.size[0] / size[0], frame.size[1] / size[1]
        margin = [math.ceil(room / one) for room, one in zip(frame.room(answer.size), each, strict=True)]
        if max(margin[0] * each[0], margin[1] * each[1]) < reach / 2 or not kept.any():
            continue
        box = _widened(frame, margin[0] * each[0], margin[1] * each[1])
        spread = size[0] + 2 * margin[0], size[1] + 2 * margin[1]
        wide = softened(np.asarray(sampled(answer, box, spread)).astype(np.float32))
        shown = covering(spread, box, answer.size)
        off = aside(small, wide, shown[1][:, None] & shown[0], kept)
        if max(abs(off[0] * each[0]), abs(off[1] * each[1])) > reach / 2:
            found.append(frame.moved(off[0] * each[0], off[1] * each[1]))
    return found


def covering(size: tuple[int, int], box: Edges, answer: tuple[int, int]) -> tuple[Mask, Mask]:
    """Which columns and which rows of a picture of `size` over this box show something of the answer."""
    return _shown(size[0], box[0], box[2], answer[0]), _shown(size[1], box[1], box[3], answer[1])


def sampled(answer: Image.Image, box: Edges, size: tuple[int, int]) -> Image.Image:
    """What lies in `box` of the answer as RGB of `size`; beyond the answer its edge is repeated."""
    padded, moved = reaching(answer if answer.mode == "RGB" else answer.convert("RGB"), box)
    return padded.resize(size, Image.Resampling.LANCZOS, box=moved)


def reaching(picture: Image.Image, box: Edges, *, mirrored: bool = False) -> tuple[Image.Image, Edges]:
    """An RGB or L picture continued as far as `box` lies beyond it, and where the box lies on that.

    Its edges are repeated, or else it is mirrored.
    """
    left, top = math.ceil(max(0.0, -box[0])), math.ceil(max(0.0, -box[1]))
    right, bottom = math.ceil(max(0.0, box[2] - picture.width)), math.ceil(max(0.0, box[3] - picture.height))
    if left or top or right or bottom:
        how = cv2.BORDER_REFLECT if mirrored else cv2.BORDER_REPLICATE
        picture = Image.fromarray(cv2.copyMakeBorder(np.asarray(picture), top, bottom, left, right, how))
    return picture, (box[0] + left, box[1] + top, box[2] + left, box[3] + top)


def _widened(frame: Frame, across: float, down: float) -> Edges:
    """The frame's edges, wider by so many pixels of the canvas on each side."""
    x, y = across * frame.each[0], down * frame.each[1]
    left, top, right, bottom = frame.edges
    return left - x, top - y, right + x, bottom + y


def _shown(length: int, start: float, end: float, whole: int) -> Mask:
    """Which of `length` pixels across `start` to `end` of the answer lie within its `whole` pixels."""
    middles = start + (np.arange(length) + 0.5) * (end - start) / length
    return (middles >= 0) & (middles <= whole)
