"""Patterns that repeat: by which shifts the surroundings lie on themselves again, so that no fit can be trusted."""

from __future__ import annotations

import cv2
import numpy as np

from services.imaging.arrays import Floats, Mask

_SAME = 0.8  # likeness (-1 to 1) from which on a shifted ring is taken for itself
_FIRM = 4.0  # levels a pixel from which on an edge counts whole: it is how many lie right that tells, not how strong
_LEAST_OVERLAP = 0.25  # of the edges' weight that has to be in both
_FINER = 4  # steps of a pixel: a period need not be a whole number


def repeats(soft: Floats, ring: Mask, reach: float) -> Floats:
    """The shifts `(n, 2)` (x and y, pixels, up to `reach`) by which a softened `(height, width, 3)` canvas repeats.

    Only the ring is looked at. What is blurred or straight lies on itself a little aside as well, which is no
    repetition: between the two it has to lie worse.
    """
    room = int(np.ceil(reach))
    alike = _alike(soft, ring, room)
    side = (2 * room) * _FINER + 1
    # the outermost samples lie on the outermost shifts, which a plain resize does not do
    at = np.linspace(0, 2 * room, side, dtype=np.float32)
    fine = cv2.remap(alike, *np.meshgrid(at, at), cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)
    count, parts = cv2.connectedComponents((fine > _SAME).astype(np.uint8))
    if count <= 2:
        return np.zeros((0, 2), np.float32)
    middle = side // 2
    rows, columns = np.nonzero((parts > 0) & (parts != parts[middle, middle]))
    return np.stack([columns - middle, rows - middle], -1).astype(np.float32) / _FINER


def _alike(soft: Floats, ring: Mask, room: int) -> Floats:
    """Normed likeness of the ring's edges with themselves `(2 * room + 1, 2 * room + 1)`, no shift in the middle."""
    height, width = ring.shape
    size = cv2.getOptimalDFTSize(height + room), cv2.getOptimalDFTSize(width + room)
    light, hue = soft.mean(axis=-1), soft[..., 0] - soft[..., 2]
    slopes = np.stack(
        [cv2.Sobel(one, cv2.CV_32F, *step, scale=0.125) for one in (light, hue) for step in ((1, 0), (0, 1))]
    )
    slopes *= (ring / (_FIRM + np.sqrt((slopes**2).sum(axis=0)))).astype(np.float32)
    seen = np.fft.rfft2(ring.astype(np.float32), size)
    weight = np.fft.rfft2((slopes**2).sum(axis=0), size)
    spectra = np.fft.rfft2(slopes, size)
    product = _middle(np.fft.irfft2((np.abs(spectra) ** 2).sum(axis=0), size), room)
    own = _middle(np.fft.irfft2(weight * seen.conj(), size), room)
    both = own * own[::-1, ::-1]  # what of the edges' weight is shown by both
    least = (_LEAST_OVERLAP * own[room, room]) ** 2 + 1e-6
    return np.where(both > least, product / np.sqrt(np.maximum(both, least)), 0).astype(np.float32)


def _middle(product: Floats, room: int) -> Floats:
    """The shifts from -room to room of a circular product."""
    rows = np.arange(-room, room + 1)
    return product[np.ix_(rows, rows)]
