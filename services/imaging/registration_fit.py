"""Least squares between two pictures that nearly lie on one another: scale, shift and exposure in one solve.

Gauss-Newton on RGB with weights that let go of what was painted otherwise (Geman and McClure). Only points with detail
tell about the place, so a soft run of colours cannot pretend to; the covariance of the solution tells how well they do.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import cv2
import numpy as np

from services.imaging.arrays import Floats, Mask

_SOFT = 0.8  # pixels of blur before anything is compared: interpolation is then nearly exact
_WIDE = 6.0  # pixels; what varies more slowly is not detail
_LEAST_DETAIL = 3.0  # levels a pixel
_MOST_EDGES, _MOST_PLAIN = 12_000, 4_000  # points that are looked at
_NOISE = 2.5  # levels of JPEG and repainting that are never explained
_WOBBLE = 0.12  # pixels by which an edge may lie off by itself
_LET_GO = 2.0  # times the expected difference from which on a point counts less and less
_SHOWN = 0.3  # of the edges that an answer has to show
_STEPS = 14
_DONE = 0.004  # pixels of the last step
_ALIKE = 12.0  # neighbouring points err together: so many count as one
_SHIFT_PRIOR, _SCALE_PRIOR = 8.0, 0.04  # pixels, share: how far answers are off by themselves
_UNEVEN_PRIOR = 0.02  # share by which the two scales differ from their mean
_GAIN_PRIOR, _BIAS_PRIOR = 0.3, 60.0  # levels: keeps what nothing tells about in its place


@dataclass(frozen=True, slots=True, kw_only=True)
class Pose:
    """Where a canvas point lies in the answer laid nominally: scaled about the middle by `across` and `down`, moved by
    `dx` and `dy` (pixels)."""

    across: float = 1.0
    down: float = 1.0
    dx: float = 0.0
    dy: float = 0.0

    def resized(self, factor: float) -> Pose:
        """The same on pictures of another size."""
        return Pose(across=self.across, down=self.down, dx=self.dx * factor, dy=self.dy * factor)


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Points:
    """Where the canvas is compared: the edges, then some plain points that tell about the exposure only.

    `at` is `(n, 2)` pixels from the middle, `levels` `(n, 3)`, `slopes` `(2, n, 3)` levels a pixel (0 on plain points);
    `edges` is how many of the points are edges, `reach` half the canvas's diagonal (pixels).
    """

    size: tuple[int, int]
    at: Floats
    levels: Floats
    slopes: Floats
    edges: int
    reach: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """`corner` is the estimated error at the worst corner (one sigma, pixels); `cost` is 0 where every edge is
    explained and 1 where none is. A colour times `gain` plus `bias` has the canvas's exposure."""

    pose: Pose
    gain: Floats
    bias: Floats
    corner: float
    cost: float


def softened(picture: Floats) -> Floats:
    return cv2.GaussianBlur(picture, (0, 0), _SOFT, borderType=cv2.BORDER_REPLICATE)


def detail(soft: Floats) -> Floats:
    """How much a softened `(height, width, 3)` picture varies from pixel to pixel, slow runs aside (levels)."""
    fine = soft - cv2.GaussianBlur(soft, (0, 0), _WIDE)
    x = cv2.Sobel(fine, cv2.CV_32F, 1, 0, scale=0.125)
    y = cv2.Sobel(fine, cv2.CV_32F, 0, 1, scale=0.125)
    return np.sqrt((x * x + y * y).max(axis=-1))


def points(soft: Floats, ring: Mask) -> Points:
    """What of a softened `(height, width, 3)` canvas is compared; only inside `ring`."""
    height, width = ring.shape
    seen = (
        cv2.erode(ring.astype(np.uint8), np.ones((3, 3), np.uint8), borderType=cv2.BORDER_CONSTANT, borderValue=0) > 0
    )
    edged = seen & (detail(soft) > _LEAST_DETAIL)
    edges, plain = np.flatnonzero(edged), np.flatnonzero(seen & ~edged)
    edges = edges[:: max(1, -(-edges.size // _MOST_EDGES))]
    plain = plain[:: max(1, -(-plain.size // _MOST_PLAIN))]
    chosen = np.concatenate([edges, plain])
    rows, columns = np.divmod(chosen, width)
    slopes = np.zeros((2, chosen.size, 3), np.float32)
    for axis, step in enumerate(((1, 0), (0, 1))):
        slopes[axis, : edges.size] = cv2.Sobel(soft, cv2.CV_32F, *step, scale=0.125).reshape(-1, 3)[edges]
    at = np.stack([columns - (width - 1) / 2, rows - (height - 1) / 2], -1).astype(np.float32)
    return Points(
        size=(width, height),
        at=at,
        levels=soft.reshape(-1, 3)[chosen],
        slopes=slopes,
        edges=int(edges.size),
        reach=float(np.hypot(width, height) / 2),
    )


def fit(points: Points, moving: Floats, start: Pose) -> Fit:
    """The pose near `start` in which the softened `moving` `(height, width, 3)` lies best on the points."""
    place = np.array([start.across - 1, start.down - 1]) * points.reach
    solution = np.array([place.mean(), (place[0] - place[1]) / 2, start.dx, start.dy])
    gain, bias = _exposure(points, moving, start)
    scales = _SCALE_PRIOR * points.reach, _UNEVEN_PRIOR * points.reach
    weights = 1 / np.array([*scales, _SHIFT_PRIOR, _SHIFT_PRIOR]) ** 2
    prior = np.diag(np.concatenate([weights, np.full(3, 1 / _GAIN_PRIOR**2), np.full(3, 1 / _BIAS_PRIOR**2)]))
    normal, cost = prior, 1.0
    for step in range(_STEPS):
        pose = _pose(solution, points.reach)
        seen, there = sampled(points, moving, pose)
        off = seen * gain + bias - points.levels
        spread = _NOISE**2 + (_WOBBLE * np.linalg.norm(points.slopes, axis=0)) ** 2
        far = (off**2 / spread).mean(axis=-1) / (_LET_GO * (2 if step < 3 else 1)) ** 2
        weight = (there / (1 + far) ** 2)[:, None] / spread
        normal, pull = _normal(points, seen, off, weight)
        edge = there[: points.edges]
        cost = float((far / (1 + far))[: points.edges][edge].mean()) if edge.sum() > _SHOWN * edge.size else 1.0
        normal = normal / _ALIKE + prior
        pull = pull / _ALIKE + prior @ np.concatenate([solution, gain - 1, bias])
        change = -np.linalg.solve(normal, pull)
        solution = solution + change[:4]
        gain, bias = gain + change[4:7], bias + change[7:]
        if step > 3 and np.abs(change[:4]).max() < _DONE:
            break
    spread = np.linalg.inv(normal)[:4, :4]
    return Fit(pose=_pose(solution, points.reach), gain=gain, bias=bias, corner=_corner(spread, points), cost=cost)


def sampled(points: Points, moving: Floats, pose: Pose) -> tuple[Floats, Mask]:
    """The levels `(n, 3)` that lie on the points in this pose, and which of them the picture shows."""
    width, height = points.size
    x = points.at[:, 0] * pose.across + (pose.dx + (width - 1) / 2)
    y = points.at[:, 1] * pose.down + (pose.dy + (height - 1) / 2)
    there = (x >= 0) & (x <= width - 1) & (y >= 0) & (y <= height - 1)
    row = 1024  # the sampler takes pictures, none of them wider than 32 767
    padded = np.zeros((2, -(-x.size // row) * row), np.float32)
    padded[0, : x.size], padded[1, : x.size] = x, y
    maps = padded.reshape(2, -1, row)
    levels = cv2.remap(moving, maps[0], maps[1], cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    return levels.reshape(-1, 3)[: x.size], there


def corners_apart(first: Pose, second: Pose, size: Sequence[int]) -> float:
    """How far two poses lie apart at the corner of a canvas (width, height) where it is most."""
    across = abs(first.across - second.across) * size[0] / 2 + abs(first.dx - second.dx)
    down = abs(first.down - second.down) * size[1] / 2 + abs(first.dy - second.dy)
    return float(np.hypot(across, down))


def _exposure(points: Points, moving: Floats, pose: Pose) -> tuple[Floats, Floats]:
    """A first guess: the same mean and spread."""
    seen, there = sampled(points, moving, pose)
    if there.sum() < 16:
        return np.ones(3), np.zeros(3)
    seen, levels = seen[there], points.levels[there]
    gain = np.clip((levels.std(axis=0) + 2) / (seen.std(axis=0) + 2), 0.7, 1.4)
    return gain, np.clip(np.median(levels - seen * gain, axis=0), -80, 80)


def _pose(solution: Floats, reach: float) -> Pose:
    scale, uneven, dx, dy = (float(value) for value in solution)
    return Pose(across=1 + (scale + uneven) / reach, down=1 + (scale - uneven) / reach, dx=dx, dy=dy)


def _normal(points: Points, seen: Floats, off: Floats, weight: Floats) -> tuple[Floats, Floats]:
    """Normal matrix and gradient for scale, unevenness, shift (pixels at the corner) and gain and bias per channel."""
    relative = points.at / points.reach
    x, y = points.slopes
    along, down = x * relative[:, :1], y * relative[:, 1:]
    place = (along + down, along - down, x, y)
    matrix, pull = np.zeros((10, 10)), np.zeros(10)
    for channel in range(3):
        columns = np.stack(
            [*(part[:, channel] for part in place), seen[:, channel], np.ones(len(seen), np.float32)], -1
        ).astype(np.float64)
        weighted = columns * weight[:, channel, None]
        where = np.array([0, 1, 2, 3, 4 + channel, 7 + channel])
        matrix[np.ix_(where, where)] += weighted.T @ columns
        pull[where] += weighted.T @ off[:, channel]
    return matrix, pull


def _corner(spread: Floats, points: Points) -> float:
    """One sigma of the place of the worst corner, from the covariance of the solution."""
    worst = 0.0
    for side in (-1, 1):
        x, y = points.size[0] / 2 / points.reach, side * points.size[1] / 2 / points.reach
        moves = np.array([[x, x, 1, 0], [y, -y, 0, 1]])
        worst = max(worst, float(np.linalg.eigvalsh(moves @ spread @ moves.T)[-1]))
    return worst**0.5
