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
from services.imaging.registration_align import Aligned, align
from services.imaging.registration_fit import Fit, Pose, detail, softened
from services.imaging.registration_frames import Edges, Frame, frames, moved_aside, sampled
from services.imaging.registration_repeat import repeats

Levels = tuple[float, float, float]

_WORK = 640  # pixels on the longer side, in which the two are compared
_GROWN = 0.05  # of the region's side: models repaint a little beyond its edges
_LEAST_WORK = 192  # pixels; an answer of fewer is enlarged for it
_REACH, _FAR = 10.0, 0.02  # pixels of the canvas, or share of its side: shifts that are looked for
_FAR_THERE = 8.5  # pixels of the answer: the same
_MOST_SCALE = 0.055  # share by which an answer may be larger or smaller
_SURE = 0.22  # pixels at the corners of what was compared: the error up to which an answer counts as matched
_SURER = 0.75  # power: of an answer with fewer pixels than the picture each error is a larger one on it
_RIVAL = (1.1, 0.01)  # times the best cost, and on top: another pose that is as good makes both uncertain
_SAME = 0.5  # pixels of what is compared, but at least one of the canvas: poses so near are one
_MOST_GAIN = 2.0  # and one half: exposures beyond are no exposures
_CALMING = 1.5  # pixels of blur: noise and ringing go, what was painted otherwise stays
_OTHER = 24.0  # levels that are another colour
_EDGE = 3.0  # levels a pixel
_REPAINTED = 0.4  # of the surroundings in another colour
_AS_GOOD = 0.02  # of the surroundings: frames that differ by less explain as much
_UNEXPLAINED = 0.5  # of the edges in another colour
_FEW = 0.002  # of the canvas: a line at its border may only have been moved out, which says nothing of the rest
_FOREIGN = 0.6  # of the cost of a fit
_BROAD = 4.0  # pixels of blur: grain goes, which models leave out, and shapes stay
_VARIED, _FADED = 12.0, 0.2  # levels by which surroundings vary, and the share of that which every exposure keeps
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
class _Found:
    """A fit, the part of the answer that it lays on the canvas, and by which `pose` (pixels of the canvas) that is off
    the frame."""

    fit: Fit
    frame: Frame
    pose: Pose
    box: Edges

    def apart(self, other: _Found) -> float:
        """By how many pixels of the canvas the farthest edges of the two places differ."""
        each = self.frame.each * 2
        return max(abs(a - b) / one for a, b, one in zip(self.box, other.box, each, strict=True))


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
    laid = frames(whole, answer.size)
    if inside.all():
        return Registration(verdict=Verdict.WHOLE, box=laid[0].edges)
    finest = min(1.0, _WORK / max(whole))
    ratio = min(finest, max(min(laid[0].each), _LEAST_WORK / max(whole)))
    size = max(1, round(whole[0] * ratio)), max(1, round(whole[1] * ratio))
    canvas, ring = _levels(sent.resize(size, Image.Resampling.LANCZOS)), ~_grown(scaled(inside, size))
    reach = max(_REACH * ratio, _FAR * max(size), _FAR_THERE * ratio / min(laid[0].each))
    laid += moved_aside(laid[1:], answer, canvas, ring, reach / ratio)
    seen = [_levels(sampled(answer, frame.edges, size)) for frame in laid]
    found = _placed(align(canvas, ring, seen, reach), laid, ratio)
    if not found:
        return _nominal(canvas, seen, ring, laid, reach)
    best, exposure = found[0].fit, (_three(found[0].fit.gain), _three(found[0].fit.bias))
    placed = _levels(sampled(answer, found[0].box, size))
    left = _left(canvas, placed, ring, exposure)
    certain = best.corner < _SURE * (ratio / finest) ** _SURER
    certain = certain and _plausible(found[0], reach / ratio) and not _rivalled(found)
    certain = certain and not _repeated(found[0].pose.resized(ratio), canvas, ring, reach)
    if not certain or left.repainted or left.edges > _UNEXPLAINED:
        nominal = _nominal(canvas, seen, ring, laid, reach)
        sure = _left(canvas, placed, _beyond(ring, reach), exposure)
        anew = sure.repainted or (best.cost > _FOREIGN and sure.edges > _UNEXPLAINED)
        return replace(nominal, verdict=Verdict.REPAINTED) if anew else nominal
    frame, pose = found[0].frame, found[0].pose
    return Registration(
        verdict=Verdict.MATCHED,
        box=found[0].box,
        dx=pose.dx + frame.aside[0],
        dy=pose.dy + frame.aside[1],
        scale=math.sqrt(pose.across * pose.down),
        gain=exposure[0],
        bias=exposure[1],
        error=best.corner / ratio,
        residual=left.mean,
    )


def scaled(inside: Mask, size: tuple[int, int]) -> Mask:
    """A mask at another size; a pixel of which a part is inside is inside."""
    if inside.shape == (size[1], size[0]):
        return inside
    return cv2.resize(inside.astype(np.uint8) * np.uint8(255), size, interpolation=cv2.INTER_AREA) > 0


def _placed(found: Sequence[Aligned], laid: Sequence[Frame], ratio: float) -> list[_Found]:
    """Each place once, the best first, told in the frame of which it is the least off."""
    kept: list[_Found] = []
    for one in found:
        box = laid[one.number].posed(one.fit.pose.resized(1 / ratio))
        poses = [(frame, frame.pose_of(box)) for frame in laid]
        frame, pose = min(poses, key=lambda told: _oddness(told[1]))
        place = _Found(fit=one.fit, frame=frame, pose=pose, box=box)
        if all(place.apart(other) > max(1.0, _SAME / ratio) for other in kept):
            kept.append(place)
    return kept


def _oddness(pose: Pose) -> float:
    """How unlike a model it is to be off like this: it rather scales both sides alike, and moves little."""
    uneven, scaled = abs(math.log(pose.across / pose.down)), abs(math.log(pose.across * pose.down)) / 2
    return 4 * uneven + scaled + 0.001 * max(abs(pose.dx), abs(pose.dy))


def _plausible(found: _Found, reach: float) -> bool:
    """Whether models are off like this: by such a shift, such a scale, such an exposure."""
    pose, gain = found.pose, found.fit.gain
    near = max(abs(pose.dx), abs(pose.dy)) <= 1.5 * reach + 2
    alike = max(abs(pose.across - 1), abs(pose.down - 1)) <= _MOST_SCALE
    return near and alike and float(gain.min()) > 1 / _MOST_GAIN and float(gain.max()) < _MOST_GAIN


def _rivalled(found: Sequence[_Found]) -> bool:
    """Whether another pose explains the surroundings as well: repeated patterns do that."""
    limit = found[0].fit.cost * _RIVAL[0] + _RIVAL[1]
    return any(one.fit.cost < limit for one in found[1:])


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
        edges=float(other[edged].mean()) if np.count_nonzero(edged) > _FEW * edged.size else 0.0,
        changed=float(np.abs(exposed - seen)[ring].mean()),
    )


def _nominal(canvas: Floats, seen: Sequence[Floats], ring: Mask, laid: Sequence[Frame], reach: float) -> Registration:
    """The answer where it should lie. Of its exposure only what the surroundings are brighter or darker is undone.

    Where it is off is not known: only levels that the picture has nowhere near are taken for painted anew, and of the
    frames the first that explains most is taken, so that what was added to fill a ratio stays out.
    """
    if not ring.any():
        return Registration(verdict=Verdict.UNVERIFIED, box=laid[0].edges)
    near, sure = _near(ring, reach), _beyond(ring, reach)
    lowest, highest = cv2.erode(canvas, near), cv2.dilate(canvas, near)
    told: list[tuple[float, Levels, Floats]] = []
    for levels in seen:
        bias = _three(np.clip(np.median((canvas - levels)[ring], axis=0), -_MOST_BIAS, _MOST_BIAS))
        exposed = cv2.GaussianBlur(levels + np.array(bias, np.float32), (0, 0), _CALMING)
        anew = np.maximum(lowest - exposed, exposed - highest).max(axis=-1) > _OTHER
        told.append((float(anew[sure].mean()) if sure.any() else 0.0, bias, levels))
    least = min(share for share, _, _ in told) + _AS_GOOD
    frame, (share, bias, levels) = next(one for one in zip(laid, told, strict=True) if one[1][0] <= least)
    repainted = share > _REPAINTED or (bool(sure.any()) and _faded(canvas, seen, sure))
    return Registration(
        verdict=Verdict.REPAINTED if repainted else Verdict.UNVERIFIED,
        box=frame.edges,
        bias=bias,
        residual=float(np.abs(levels + np.array(bias) - canvas)[ring].mean()),
    )


def _faded(canvas: Floats, seen: Sequence[Floats], sure: Mask) -> bool:
    """Whether surroundings that vary have become all but one colour, in whichever frame they are looked at."""
    varied = _variety(canvas, sure)
    return varied > _VARIED and all(_variety(levels, sure) < _FADED * varied for levels in seen)


def _variety(levels: Floats, where: Mask) -> float:
    """By how many levels broad shapes differ from the mean."""
    return float(np.sqrt(cv2.GaussianBlur(levels, (0, 0), _BROAD)[where].var(axis=0).mean()))


def _near(ring: Mask, reach: float) -> Mask:
    """A square as wide as content may be off to any side."""
    side = 2 * math.ceil(reach + _MOST_SCALE * math.hypot(*ring.shape) / 2) + 1
    return np.ones((side, side), np.uint8)


def _beyond(ring: Mask, reach: float) -> Mask:
    """The surroundings on which nothing from inside can lie, however the answer is off; none where they are too few to
    say that they were painted anew."""
    far = cv2.erode(ring.astype(np.uint8), _near(ring, reach), borderType=cv2.BORDER_CONSTANT, borderValue=1) > 0
    return far if np.count_nonzero(far) >= max(_LEAST_RING, _LEAST_SHARE * far.size) else np.zeros_like(far)


def _grown(inside: Mask) -> Mask:
    """The region and what models repaint around it."""
    reach = max(2, round(_GROWN * math.sqrt(float(np.count_nonzero(inside)))))
    return cv2.dilate(inside.astype(np.uint8), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8)) > 0


def _levels(picture: Image.Image) -> Floats:
    return np.asarray(picture).astype(np.float32)


def _three(values: Floats) -> Levels:
    return float(values[0]), float(values[1]), float(values[2])
