"""From small pictures to large ones: the likely poses of an answer on a canvas, refined until few are left."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from services.imaging.arrays import Floats, Mask
from services.imaging.registration_fit import Fit, Pose, corners_apart, fit, points, softened
from services.imaging.registration_search import starts

_SMALL = 216  # pixels on the longer side, at most, in which all poses are tried
_MOST = 4  # poses that are refined together
_APART = 1.0  # pixels at the corners between two poses
_COSTLIER = (1.5, 0.05)  # than the best, as a factor and on top: poses that are still followed


@dataclass(frozen=True, slots=True, kw_only=True)
class Aligned:
    """A fit of the answer that was `number`-th in the row."""

    number: int
    fit: Fit


def align(canvas: Floats, ring: Mask, answers: Sequence[Floats], reach: float) -> list[Aligned]:
    """The poses that explain the canvas `(height, width, 3)` in the ring best, the best first, at least a pixel apart.

    `answers` are the answer laid on it in each way that it may have been meant. Shifts are looked for up to `reach`
    pixels. Empty where the ring has no edges.
    """
    levels = [(canvas, ring, list(answers))]
    while max(levels[-1][1].shape) > _SMALL:
        levels.append(_halved(*levels[-1]))
    width = levels[-1][1].shape[1]
    found = _begun(*levels[-1], reach * width / ring.shape[1])
    for small, small_ring, laid in reversed(levels):
        marks = points(softened(small), small_ring)
        if not marks.edges:
            return []
        factor, width = small.shape[1] / width, small.shape[1]
        soft = {number: softened(laid[number]) for number, _ in found}
        refined = [Aligned(number=number, fit=fit(marks, soft[number], pose.resized(factor))) for number, pose in found]
        kept = _distinct(refined, marks.size)
        found = [(one.number, one.fit.pose) for one in kept]
        if small is canvas:
            return kept
    return []


def _begun(canvas: Floats, ring: Mask, answers: Sequence[Floats], reach: float) -> list[tuple[int, Pose]]:
    """The likeliest poses of all answers on the smallest pictures."""
    soft = softened(canvas)
    begun = [
        (start.likeness, number, start.pose)
        for number, one in enumerate(answers)
        for start in starts(soft, softened(one), ring, reach)
    ]
    begun.sort(key=lambda one: -one[0])
    return [(number, pose) for _, number, pose in begun[: _MOST + len(answers) - 1]]


def _distinct(fits: Sequence[Aligned], size: tuple[int, int]) -> list[Aligned]:
    """The best of those that came to the same place, without those that are plainly worse than the best."""
    kept: list[Aligned] = []
    for one in sorted(fits, key=lambda one: one.fit.cost):
        same = (other for other in kept if other.number == one.number)
        if all(corners_apart(one.fit.pose, other.fit.pose, size) > _APART for other in same):
            kept.append(one)
    most = kept[0].fit.cost * _COSTLIER[0] + _COSTLIER[1] if kept else 0.0
    return [one for one in kept if one.fit.cost <= most][:_MOST]


def _halved(canvas: Floats, ring: Mask, answers: Sequence[Floats]) -> tuple[Floats, Mask, list[Floats]]:
    size = max(1, canvas.shape[1] // 2), max(1, canvas.shape[0] // 2)
    kept = cv2.resize(ring.astype(np.float32), size, interpolation=cv2.INTER_AREA) > 0.999
    smaller = [cv2.resize(one, size, interpolation=cv2.INTER_AREA) for one in answers]
    return cv2.resize(canvas, size, interpolation=cv2.INTER_AREA), kept, smaller
