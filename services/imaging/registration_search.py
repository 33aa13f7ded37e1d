"""Where an answer may lie on the canvas: the shifts and scales that models make, all tried on small pictures."""

from __future__ import annotations

from dataclasses import dataclass

import cv2
import numpy as np

from services.imaging.arrays import Floats, Mask
from services.imaging.registration_fit import Pose, corners_apart

SCALES = tuple(float(scale) for scale in np.linspace(0.95, 1.05, 9))
_STARTS = 4
_APART = 1.5  # pixels of the small pictures between two starts
_NEAR = 0.75  # of the best likeness that another start must have


@dataclass(frozen=True, slots=True, kw_only=True)
class Start:
    """A pose to begin from, and how alike the edges are there (-1 to 1)."""

    pose: Pose
    likeness: float


def starts(canvas: Floats, answer: Floats, ring: Mask, reach: float) -> list[Start]:
    """The likeliest poses, the best first; shifts up to `reach` pixels. Empty where the ring has no edges at all."""
    template, mask = _edges(canvas), ring.astype(np.float32)
    if not _edged(template, mask):
        return []
    room = int(np.ceil(reach)) + 1
    found: list[Start] = []
    height, width = ring.shape
    for scale in SCALES:
        padded = cv2.copyMakeBorder(
            _edges(_scaled(answer, scale)), room, room, room, room, cv2.BORDER_CONSTANT, value=0
        )
        likeness = _likeness(padded, template, mask)
        for _ in range(_STARTS):
            _, best, _, (column, row) = cv2.minMaxLoc(likeness)
            if best <= -1:
                break
            found.append(
                Start(
                    pose=Pose(across=scale, down=scale, dx=(column - room) * scale, dy=(row - room) * scale),
                    likeness=float(best),
                )
            )
            cv2.rectangle(likeness, (column - 1, row - 1), (column + 1, row + 1), -2.0, -1)
    found.sort(key=lambda start: -start.likeness)
    kept: list[Start] = []
    for start in found:
        far = all(corners_apart(start.pose, other.pose, (width, height)) > _APART for other in kept)
        if far and start.likeness > _NEAR * found[0].likeness:
            kept.append(start)
    return kept[:_STARTS]


def aside(canvas: Floats, wide: Floats, shown: Mask, ring: Mask) -> tuple[float, float]:
    """By how many pixels, roughly, the canvas lies off the middle of `wide`, of which `shown` is the answer."""
    template, mask = _edges(canvas), ring.astype(np.float32)
    height, width = shown.shape
    within = cv2.erode(shown.astype(np.uint8), np.ones((5, 5), np.uint8)).astype(np.float32)
    found: list[tuple[float, float, float]] = []
    for scale in SCALES[::2]:
        edges = _edges(_scaled(wide, scale)) * np.floor(_scaled(within, scale))[..., None]
        _, best, _, (column, row) = cv2.minMaxLoc(_likeness(edges, template, mask))
        off = column - (width - ring.shape[1]) / 2, row - (height - ring.shape[0]) / 2
        found.append((float(best), off[0] * scale, off[1] * scale))
    return max(found)[1:]


def _edged(template: Floats, mask: Floats) -> bool:
    return float((template * mask[..., None]).std()) >= 0.05


def _scaled(picture: Floats, scale: float) -> Floats:
    """A picture looked at in another scale about its middle."""
    height, width = picture.shape[:2]
    middle = (width - 1) / 2 * (1 - scale), (height - 1) / 2 * (1 - scale)
    matrix = np.array([[scale, 0, middle[0]], [0, scale, middle[1]]], np.float32)
    how = cv2.INTER_LINEAR | cv2.WARP_INVERSE_MAP
    return cv2.warpAffine(picture, matrix, (width, height), flags=how, borderMode=cv2.BORDER_REPLICATE)


def _edges(picture: Floats) -> Floats:
    """Slopes of all channels, `(height, width, 4)`: of lightness, and of the colours against it."""
    light = picture.mean(axis=-1)
    hue = picture[..., 0] - picture[..., 2]
    slopes = [cv2.Sobel(layer, cv2.CV_32F, *step, scale=0.125) for layer in (light, hue) for step in ((1, 0), (0, 1))]
    return np.stack(slopes, -1)


def _likeness(padded: Floats, template: Floats, mask: Floats) -> Floats:
    """Normed correlation for every shift. Plain products: a brighter or darker answer has the same edges."""
    total = np.zeros((padded.shape[0] - mask.shape[0] + 1, padded.shape[1] - mask.shape[1] + 1), np.float32)
    energy = total.copy()
    for layer in range(template.shape[-1]):
        kept = template[..., layer] * mask
        total += cv2.matchTemplate(padded[..., layer], kept, cv2.TM_CCORR)
        energy += cv2.matchTemplate(padded[..., layer] ** 2, mask, cv2.TM_CCORR)
    own = float(((template * mask[..., None]) ** 2).sum())
    return total / np.sqrt(np.maximum(energy, 1e-3 * own) * own + 1e-6)
