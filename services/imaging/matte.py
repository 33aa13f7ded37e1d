"""Separates a subject from a known ground: alpha and the subject's own colour for every pixel.

A half-transparent pixel lies on the straight line from the ground's colour to the subject's. How far the subject lies
along that line is read from its nearest opaque pixels of the same direction; alpha is the part of the way.
"""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from services.imaging.arrays import Floats, Mask, Numbers

WORKING_SIDE = 512  # pixels; how far the subject's colours lie is looked up at about this size
_DIRECTIONS = 16  # into which the subject's colours are sorted, as seen from the ground
_SAME = 0.98  # cosine between two colours of one direction
_TOP = 0.86  # of the farthest: what lies beyond counts as fully opaque subject
_DIM = 20.0  # levels from the ground below which a colour has no direction to speak of
_ENOUGH = 0.003  # of a neighbourhood: where less than this is opaque, it is not relied upon alone
_SPILL = 8.0  # levels of the ground's hue that a colour may have more than its surroundings
_SHORTEST = 40.0  # levels from the ground to any subject
_LONGEST = 440.0  # levels from corner to corner of the colour cube
_FAINT = 0.012  # alpha below which noise cannot be told from subject
_TRACE = 0.08  # alpha that noise does not reach
_CLEARLY = 0.3  # alpha above which a pixel tells its own colour
_NEARLY = 0.9  # alpha above which what looks opaque is
_CHROMA_ROUNDS = 4
_TELLS_CHROMA = 16  # pixels of width from which halved colours can be told
_TO_YCC = np.array([[0.299, 0.587, 0.114], [-0.168736, -0.331264, 0.5], [0.5, -0.418688, -0.081312]], np.float32)
_YCC_WEIGHT = np.array([1.5, 0.7, 0.7], np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What is known before: `(height, width, 3)` picture and ground plane in levels, and per pixel what is sure.

    `coverage` is a first alpha (0 to 1, may go beyond) that leaves no trace of the ground in the colour, `opaque` and
    `clear` mark pixels that are surely subject and surely ground.
    """

    picture: Floats
    plane: Floats
    coverage: Floats
    opaque: Mask
    clear: Mask


@dataclass(frozen=True, slots=True, kw_only=True)
class Matte:
    """`alpha` `(height, width)` 0 to 1, exactly 0 on the ground and 1 inside; `color` `(height, width, 3)` levels."""

    alpha: Floats
    color: Floats


def solve(scene: Scene) -> Matte:
    """Alpha and decontaminated colour of every pixel."""
    away = scene.picture - scene.plane
    halved = chroma_is_halved(scene.picture)
    soft = cv2.GaussianBlur(away, (0, 0), 1.5 if halved else 1.0)
    length = np.linalg.norm(soft, axis=-1)
    direction = soft / np.maximum(length, 1e-3)[..., None]
    reach = _reach(scene, direction, length)
    alpha = np.clip((away * direction).sum(axis=-1) / reach, 0, 1)
    toward = direction * reach[..., None]
    inside = _eroded(scene.opaque, max(2, max(alpha.shape) // 64))
    if halved:
        alpha = _sharpened(alpha, away, toward)
    raw = alpha
    alpha = np.where(inside | (scene.opaque & (alpha > _NEARLY)), np.float32(1), alpha)
    alpha = np.where((alpha < _FAINT) | scene.clear, np.float32(0), alpha)
    alpha = without_dust(alpha)
    color = _own_color(scene, raw, alpha, inside, toward)
    return Matte(alpha=alpha.astype(np.float32), color=color)


def chroma_is_halved(picture: Floats) -> bool:
    """Whether the colours were stored at half the size (4:2:0), as many JPEGs do.

    Interpolating them leaves, between the two pixels of every pair, a slope that is the mean of its neighbours'.
    """
    if picture.shape[1] < _TELLS_CHROMA:
        return False
    ycc = picture @ _TO_YCC.T
    slope = np.diff(ycc[..., 1:], axis=1)
    bend = (slope[:, 1:-1] - (slope[:, :-2] + slope[:, 2:]) / 2) ** 2
    within, between = float(bend[:, 1::2].mean()), float(bend[:, ::2].mean())
    return min(within, between) < 0.5 * max(within, between) and max(within, between) > 0.05


def without_dust(alpha: Floats) -> Floats:
    """Noise that stands alone is no subject: what is nowhere connected to more than a trace becomes 0."""
    patches = cv2.connectedComponents(np.asarray(alpha > 0, np.uint8), connectivity=8)[1]
    labels = np.asarray(patches, np.intp)
    strong = np.bincount(labels[alpha > _TRACE], minlength=int(labels.max()) + 1) > 0
    return np.where(strong[labels], alpha, np.float32(0))


def _reach(scene: Scene, direction: Floats, length: Floats) -> Floats:
    """Levels from the ground to the fully opaque subject in each pixel's direction."""
    factor = max(1, -(-max(length.shape) // WORKING_SIDE))
    place = _farthest(np.where(scene.clear | (length <= _DIM), 0, length), factor)
    far, opaque = length[place] * ~scene.clear[place] * (length[place] > _DIM), scene.opaque[place]
    facing = direction[place]
    centers = _directions(facing[far > 2 * _DIM])
    radius = max(6, max(far.shape) // 24)
    wanted = np.nonzero(~scene.clear)
    belongs = (direction[wanted] @ centers.T).argmax(axis=-1)
    top, trust, peak = (np.zeros(len(belongs), np.float32) for _ in range(3))
    for index, center in enumerate(centers):
        same = facing @ center > _SAME
        level, weight = _local_top(np.where(same & opaque, far, 0), radius)
        widest = _local_peak(np.where(same, far, 0), 3 * radius)
        mine = belongs == index
        there = wanted[0][mine] // factor, wanted[1][mine] // factor
        top[mine], trust[mine], peak[mine] = level[there], weight[there], widest[there]
    # where nothing opaque is near, what is seen farthest around is the best there is to go by
    first = np.maximum(scene.coverage[wanted], 0.05)
    guess = np.maximum(peak, np.minimum(length[wanted] / first, _LONGEST) * (length[wanted] > _DIM))
    guess = np.where(guess > 0, guess, float(far[far > 0].mean()) if (far > 0).any() else _LONGEST)
    reach = np.full(length.shape, _LONGEST, np.float32)
    reach[wanted] = np.maximum(top * trust + guess * (1 - trust), _SHORTEST)
    return reach


def _directions(seen: Floats) -> Floats:
    """Unit vectors that stand for the directions in `(n, 3)`."""
    if not len(seen):
        return np.eye(3, dtype=np.float32)
    sample = np.ascontiguousarray(seen[:: max(1, len(seen) // 4000)], np.float32)
    count = min(_DIRECTIONS, len(sample))
    centers = sample[:: max(1, len(sample) // count)][:count].copy()
    for _ in range(10):
        belongs = (sample @ centers.T).argmax(axis=1)
        for index in range(count):
            members = sample[belongs == index]
            if len(members):
                mean = members.mean(axis=0)
                centers[index] = mean / max(float(np.linalg.norm(mean)), 1e-6)
    return centers


def _local_top(values: Floats, radius: int) -> tuple[Floats, Floats]:
    """The mean of what is near its neighbourhood's peak, and how much there is of it nearby (0 to 1)."""
    peak = _local_peak(values, radius)
    top = (values >= _TOP * peak) & (values > 0)
    weight = cv2.GaussianBlur(top.astype(np.float32), (0, 0), radius / 2)
    total = cv2.GaussianBlur(np.where(top, values, 0).astype(np.float32), (0, 0), radius / 2)
    return total / np.maximum(weight, 1e-6), np.clip(weight / _ENOUGH, 0, 1) * (peak > 0)


def _local_peak(values: Floats, radius: int) -> Floats:
    side = 2 * radius + 1
    return cv2.dilate(values.astype(np.float32), np.ones((side, side), np.uint8))


def _farthest(values: Floats, factor: int) -> tuple[Numbers, Numbers]:
    """Rows and columns of the largest value of each `factor` × `factor` block."""
    height, width = values.shape
    rows, columns = -(-height // factor), -(-width // factor)
    padded = np.pad(values, ((0, rows * factor - height), (0, columns * factor - width)), constant_values=-1)
    blocks = padded.reshape(rows, factor, columns, factor).transpose(0, 2, 1, 3).reshape(rows, columns, factor**2)
    inner: Numbers = blocks.argmax(axis=-1)
    row, column = np.mgrid[0:rows, 0:columns]
    return row * factor + inner // factor, column * factor + inner % factor


def _sharpened(alpha: Floats, away: Floats, toward: Floats) -> Floats:
    """Alpha that, laid on the ground and stored with halved colours, looks like what was seen (back-projection)."""
    seen, full = away @ _TO_YCC.T, toward @ _TO_YCC.T
    scale = (full * full * _YCC_WEIGHT).sum(axis=-1) + 1
    for _ in range(_CHROMA_ROUNDS):
        shown = alpha[..., None] * full
        shown[..., 1:] = _halved(shown[..., 1:])
        alpha = np.clip(alpha + ((seen - shown) * full * _YCC_WEIGHT).sum(axis=-1) / scale, 0, 1)
    return alpha


def _halved(chroma: Floats) -> Floats:
    """Averaged over pairs and interpolated again, as a JPEG with 4:2:0 does."""
    height, width = chroma.shape[:2]
    even = np.pad(chroma, ((0, height % 2), (0, width % 2), (0, 0)), mode="edge")
    small = cv2.resize(even, (even.shape[1] // 2, even.shape[0] // 2), interpolation=cv2.INTER_AREA)
    return cv2.resize(small, (even.shape[1], even.shape[0]), interpolation=cv2.INTER_LINEAR)[:height, :width]


def _own_color(scene: Scene, raw: Floats, alpha: Floats, inside: Mask, toward: Floats) -> Floats:
    """The subject's colour without the ground: solved where alpha is high, the neighbourhood's where it is low."""
    part = np.clip(raw, 0.05, 1)[..., None]
    solved = np.clip(scene.plane + (scene.picture - scene.plane) / part, 0, 255)
    weight = (np.clip(raw, 0, 1) ** 2)[..., None]
    mixed = solved * weight + np.clip(scene.plane + toward, 0, 255) * (1 - weight)
    # a faint pixel's own direction is noise: its colour is that of the stronger ones around
    strength = np.where(alpha > 2 * _FAINT, alpha, 0) ** 3
    wide = max(2.0, max(alpha.shape) / 100)
    total = cv2.GaussianBlur(strength, (0, 0), wide)[..., None]
    around = cv2.GaussianBlur(mixed * strength[..., None], (0, 0), wide) / np.maximum(total, 1e-9)
    own = np.where(total > 1e-7, np.clip(raw / _CLEARLY, 0, 1)[..., None], 1)
    mixed = _without_spill(mixed * own + around * (1 - own), around, scene.plane)
    color = np.where(inside[..., None], scene.picture, mixed)
    return np.where((alpha > 0)[..., None], np.clip(color, 0, 255), 0).astype(np.float32)


def _without_spill(color: Floats, around: Floats, plane: Floats) -> Floats:
    """Takes away what a colour has of the ground's hue beyond what the subject around has."""
    hue = plane - plane.mean(axis=-1, keepdims=True)
    hue = hue / np.maximum(np.linalg.norm(hue, axis=-1, keepdims=True), _DIM)
    allowed = np.maximum((around * hue).sum(axis=-1), 0) + _SPILL
    excess = np.maximum((color * hue).sum(axis=-1) - allowed, 0)
    return (color - excess[..., None] * hue).astype(np.float32)


def _eroded(mask: Mask, radius: int) -> Mask:
    kernel = cv2.getStructuringElement(cv2.MORPH_ELLIPSE, (2 * radius + 1, 2 * radius + 1))
    return cv2.erode(mask.astype(np.uint8), kernel, borderType=cv2.BORDER_REPLICATE) > 0
