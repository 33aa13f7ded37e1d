"""Brings a model's answer to lie on the picture that was sent: undoes other sizes, ratios, shifts and exposures.

Only the surroundings tell, where nothing should have changed. Where they are flat they tell nothing, and that is said.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask
from services.imaging.registration_align import Aligned, Framed, align
from services.imaging.registration_fit import Pose, detail, softened
from services.imaging.registration_repeat import repeats

Edges = tuple[float, float, float, float]
Levels = tuple[float, float, float]

_WORK = 640  # pixels on the longer side, in which the two are compared
_GROWN = 0.05  # of the region's side: models repaint a little beyond its edges
_REACH, _FAR = 10.0, 0.02  # pixels of the canvas, or share of its side: shifts that are looked for
_MOST_SCALE = 0.055  # share by which an answer may be larger or smaller
_SURE = 0.22  # pixels at the corners of what was compared: the error up to which an answer counts as matched
_RIVAL = (1.1, 0.01)  # times the best cost, and on top: another pose that is as good makes both uncertain
_MOST_GAIN = 2.0  # and one half: exposures beyond are no exposures
_REFRAMED, _MOST_REFRAMED = 0.004, 1.0  # differences of the ratios (logarithms): it may show more or less than was sent
_UNEVEN, _ROUNDED = 0.0005, 0.03  # share by which the scales may differ; differences of ratio that may be rounding
_CALMING = 1.5  # pixels of blur: noise and ringing go, what was painted otherwise stays
_OTHER = 24.0  # levels that are another colour
_EDGE = 3.0  # levels a pixel
_REPAINTED = 0.4  # of the surroundings in another colour
_UNEXPLAINED = 0.5  # of the edges in another colour
_FOREIGN = 0.6  # of the cost of a fit
_LEAST_RING, _LEAST_SHARE = 6000, 0.05  # pixels, and of the canvas
_MOST_CHANGE = 48.0  # levels that an exposure may change the surroundings by
_MOST_BIAS = 40.0  # levels that are undone where nothing else is known


class Verdict(StrEnum):
    """`matched`: measured on the surroundings. `unverified`: they tell too little, so the answer lies where it should.

    `repainted`: the surroundings were painted anew, so the answer does not fit. `whole`: there are none.
    """

    MATCHED = "matched"
    UNVERIFIED = "unverified"
    REPAINTED = "repainted"
    WHOLE = "whole"


@dataclass(frozen=True, slots=True, kw_only=True)
class Registration:
    """How the answer lies on what was sent.

    `box` is the part of the answer (left, top, right, bottom, in its pixels, fractions, perhaps beyond its edges) that
    covers the canvas. `dx`, `dy` (pixels of the canvas, at its middle) and `scale` say how far the answer's content
    was off its nominal place; 0, 0 and 1 where it lies nominally. A colour of the answer times `gain` plus `bias`
    (levels, per channel) has the picture's exposure. `error` is the estimated error at the corners in pixels of the
    canvas (None where nothing could be measured), `residual` the mean difference left in the surroundings, in levels.
    """

    verdict: Verdict
    box: Edges
    dx: float = 0.0
    dy: float = 0.0
    scale: float = 1.0
    gain: Levels = (1.0, 1.0, 1.0)
    bias: Levels = (0.0, 0.0, 0.0)
    error: float | None = None
    residual: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class _Left:
    """What differs in the surroundings after a fit: mean levels, and the shares of all and of the edges that differ.

    `changed` is by how many levels the exposure had to be undone.
    """

    mean: float
    share: float
    edges: float
    changed: float

    @property
    def repainted(self) -> bool:
        return self.share > _REPAINTED or self.changed > _MOST_CHANGE


def register(
    sent: Image.Image, answer: Image.Image, inside: Mask, *, canvas_size: tuple[int, int] | None = None
) -> Registration:
    """Find how a model's `answer` of whatever size lies on the RGB picture `sent`.

    `inside` is `(height, width)` booleans of what may have changed: neither it nor a rim around it is looked at. It
    may be of another size than `sent`, which may have been made smaller than the canvas of `canvas_size` (width,
    height).
    """
    whole = canvas_size or sent.size
    frames = _frames(whole, answer.size)
    if inside.all():
        return Registration(verdict=Verdict.WHOLE, box=frames[0])
    ratio = min(1.0, _WORK / max(whole))
    size = max(1, round(whole[0] * ratio)), max(1, round(whole[1] * ratio))
    canvas, ring = _levels(sent.resize(size, Image.Resampling.LANCZOS)), ~_grown(scaled(inside, size))
    framed = [Framed(levels=_levels(sampled(answer, frame, size)), uneven=_uneven(frame, whole)) for frame in frames]
    reach = max(_REACH * ratio, _FAR * max(size))
    found = align(canvas, ring, framed, reach)
    boxes = [_posed(frames[one.number], one.fit.pose.resized(1 / ratio), whole) for one in found]
    if not found:
        return _nominal(canvas, framed[0].levels, ring, frames[0], reach)
    best, exposure = found[0].fit, (_three(found[0].fit.gain), _three(found[0].fit.bias))
    left = _left(canvas, _levels(sampled(answer, boxes[0], size)), ring, exposure)
    certain = best.corner < _SURE and _plausible(found[0], reach) and not _rivalled(found, boxes, size)
    certain = certain and not _repeated(best.pose, canvas, ring, reach)
    if not certain or left.repainted or left.edges > _UNEXPLAINED:
        nominal = _nominal(canvas, framed[0].levels, ring, frames[0], reach)
        anew = left.repainted or (best.cost > _FOREIGN and left.edges > _UNEXPLAINED)
        return replace(nominal, verdict=Verdict.REPAINTED) if anew and _tells(ring) else nominal
    return Registration(
        verdict=Verdict.MATCHED,
        box=boxes[0],
        dx=best.pose.dx / ratio,
        dy=best.pose.dy / ratio,
        scale=math.sqrt(best.pose.across * best.pose.down),
        gain=exposure[0],
        bias=exposure[1],
        error=best.corner / ratio,
        residual=left.mean,
    )


def sampled(answer: Image.Image, box: Edges, size: tuple[int, int]) -> Image.Image:
    """What lies in `box` of the answer as RGB of `size`; beyond the answer its edge is repeated."""
    padded, moved = reaching(answer if answer.mode == "RGB" else answer.convert("RGB"), box)
    return padded.resize(size, Image.Resampling.LANCZOS, box=moved)


def reaching(picture: Image.Image, box: Edges) -> tuple[Image.Image, Edges]:
    """An RGB or L picture with its edges repeated as far as `box` lies beyond them, and where the box lies on that."""
    left, top = math.ceil(max(0.0, -box[0])), math.ceil(max(0.0, -box[1]))
    right, bottom = math.ceil(max(0.0, box[2] - picture.width)), math.ceil(max(0.0, box[3] - picture.height))
    if left or top or right or bottom:
        padded = cv2.copyMakeBorder(np.asarray(picture), top, bottom, left, right, cv2.BORDER_REPLICATE)
        picture = Image.fromarray(padded)
    return picture, (box[0] + left, box[1] + top, box[2] + left, box[3] + top)


def scaled(inside: Mask, size: tuple[int, int]) -> Mask:
    """A mask at another size; a pixel of which a part is inside is inside."""
    if inside.shape == (size[1], size[0]):
        return inside
    return cv2.resize(inside.astype(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_AREA) > 0


def _frames(size: tuple[int, int], answer: tuple[int, int]) -> list[Edges]:
    """What of the answer nominally shows the canvas; then, where the ratios differ, that it shows more, or less."""
    frames: list[Edges] = [(0.0, 0.0, float(answer[0]), float(answer[1]))]
    each = answer[0] / size[0], answer[1] / size[1]
    if _REFRAMED < abs(math.log(each[0] / each[1])) < _MOST_REFRAMED:
        for scale in (min(each), max(each)):
            room = (answer[0] - size[0] * scale) / 2, (answer[1] - size[1] * scale) / 2
            frames.append((room[0], room[1], answer[0] - room[0], answer[1] - room[1]))
    return frames


def _uneven(frame: Edges, size: tuple[int, int]) -> float:
    """By how much the scales may differ: where a side was only rounded, or squeezed a little, either may be meant."""
    ratio = abs(math.log((frame[2] - frame[0]) / (frame[3] - frame[1]) * size[1] / size[0]))
    return _UNEVEN + (ratio / 4 if ratio < _ROUNDED else 0.0)


def _posed(frame: Edges, pose: Pose, size: tuple[int, int]) -> Edges:
    """The part of the answer that lies on the canvas, once its frame is known to be off by `pose`."""
    across, down = (frame[2] - frame[0]) / size[0], (frame[3] - frame[1]) / size[1]
    x, y = (frame[0] + frame[2]) / 2 + pose.dx * across, (frame[1] + frame[3]) / 2 + pose.dy * down
    half = (frame[2] - frame[0]) / 2 * pose.across, (frame[3] - frame[1]) / 2 * pose.down
    return x - half[0], y - half[1], x + half[0], y + half[1]


def _plausible(aligned: Aligned, reach: float) -> bool:
    """Whether models are off like this: by such a shift, such a scale, such an exposure."""
    pose, gain = aligned.fit.pose, aligned.fit.gain
    near = max(abs(pose.dx), abs(pose.dy)) <= 1.5 * reach + 2
    alike = max(abs(pose.across - 1), abs(pose.down - 1)) <= _MOST_SCALE
    return near and alike and float(gain.min()) > 1 / _MOST_GAIN and float(gain.max()) < _MOST_GAIN


def _rivalled(found: Sequence[Aligned], boxes: Sequence[Edges], size: tuple[int, int]) -> bool:
    """Whether another pose explains the surroundings as well: repeated patterns do that."""
    first = boxes[0]
    each = (first[2] - first[0]) / size[0], (first[3] - first[1]) / size[1]
    limit = found[0].fit.cost * _RIVAL[0] + _RIVAL[1]
    for one, box in zip(found[1:], boxes[1:], strict=True):
        apart = max(
            abs(there - here) / each[edge % 2] for edge, (here, there) in enumerate(zip(first, box, strict=True))
        )
        if apart > 1 and one.fit.cost < limit:
            return True
    return False


def _repeated(pose: Pose, canvas: Floats, ring: Mask, reach: float) -> bool:
    """Whether the surroundings repeat so that the answer may as well lie elsewhere within reach, looked at or not."""
    elsewhere = repeats(softened(canvas), ring, 2 * reach) + np.array([pose.dx, pose.dy])
    return bool((np.abs(elsewhere).max(axis=-1) <= reach).any()) if elsewhere.size else False


def _left(canvas: Floats, seen: Floats, ring: Mask, exposure: tuple[Levels, Levels]) -> _Left:
    """What differs between canvas and placed answer, `(height, width, 3)` levels, in the ring."""
    if not ring.any():
        return _Left(mean=0.0, share=0.0, edges=0.0, changed=0.0)
    exposed = (seen * np.array(exposure[0], np.float32) + np.array(exposure[1], np.float32)).astype(np.float32)
    off = np.abs(cv2.GaussianBlur(exposed - canvas, (0, 0), _CALMING)).max(axis=-1)
    edged = ring & (np.maximum(detail(softened(canvas)), detail(softened(exposed))) > _EDGE)
    other = off > _OTHER
    return _Left(
        mean=float(np.abs(exposed - canvas)[ring].mean()),
        share=float(other[ring].mean()),
        edges=float(other[edged].mean()) if edged.any() else 0.0,
        changed=float(np.abs(exposed - seen)[ring].mean()),
    )


def _nominal(canvas: Floats, seen: Floats, ring: Mask, frame: Edges, reach: float) -> Registration:
    """The answer where it should lie. Of its exposure only what the surroundings are brighter or darker is undone.

    Where it is off is not known: only levels that the picture has nowhere near are taken for painted anew.
    """
    if not ring.any():
        return Registration(verdict=Verdict.UNVERIFIED, box=frame)
    moved = np.median((canvas - seen)[ring], axis=0)
    bias = _three(np.clip(moved, -_MOST_BIAS, _MOST_BIAS))
    exposed = cv2.GaussianBlur(seen + np.array(bias, np.float32), (0, 0), _CALMING)
    side = 2 * math.ceil(reach + _MOST_SCALE * math.hypot(*ring.shape) / 2) + 1
    near = np.ones((side, side), np.uint8)
    off = np.maximum(cv2.erode(canvas, near) - exposed, exposed - cv2.dilate(canvas, near)).max(axis=-1)
    anew = float((off > _OTHER)[ring].mean()) > _REPAINTED and _tells(ring)
    return Registration(
        verdict=Verdict.REPAINTED if anew else Verdict.UNVERIFIED,
        box=frame,
        bias=bias,
        residual=float(np.abs(seen + np.array(bias) - canvas)[ring].mean()),
    )


def _tells(ring: Mask) -> bool:
    """Whether there are enough surroundings to say that they were painted anew."""
    return int(np.count_nonzero(ring)) >= max(_LEAST_RING, _LEAST_SHARE * ring.size)


def _grown(inside: Mask) -> Mask:
    """The region and what models repaint around it."""
    reach = max(2, round(_GROWN * math.sqrt(float(np.count_nonzero(inside)))))
    return cv2.dilate(inside.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)) > 0


def _levels(picture: Image.Image) -> Floats:
    return np.asarray(picture).astype(np.float32)


def _three(values: Floats) -> Levels:
    return float(values[0]), float(values[1]), float(values[2])
