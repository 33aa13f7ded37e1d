"""Measures which colours a picture is made of, for brand kits: grouped where they look alike, largest share first."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Numbers
from services.imaging.oklab import from_oklab, to_oklab

MOST = 8
_EDGE = 160  # pixels: enough to count shares of colours
_BINS = 24  # a channel; colours are counted before they are grouped
_ALIKE = 0.055  # OKLab distance under which two groups are one colour to the eye
_LEAST = 0.004  # of the picture: less is the fringe of something else
_ROUNDS = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class Swatch:
    """A colour as `#rrggbb` and its share of what is seen (0 to 1)."""

    hex: str
    share: float


def palette(picture: Image.Image, most: int = MOST) -> tuple[Swatch, ...]:
    """At most `most` colours, the largest share first; none for a picture that is fully transparent.

    Transparent pixels count by their alpha. The same picture gives the same palette.
    """
    colors, weights = _counted(picture)
    if not len(colors) or most < 1:
        return ()
    centers = _grouped(colors, weights, _first(colors, weights, most + 4))
    centers = _merged(colors, weights, centers, most)
    belongs = _nearest(colors, centers)
    shares = np.bincount(belongs, weights, len(centers)) / weights.sum()
    levels = np.rint(from_oklab(centers)).astype(int)
    swatches = [
        Swatch(hex="#" + "".join(f"{level:02x}" for level in color), share=float(share))
        for color, share in zip(levels.tolist(), shares.tolist(), strict=True)
        if share > 0
    ]
    return tuple(sorted(swatches, key=lambda swatch: (-swatch.share, swatch.hex)))


def _counted(picture: Image.Image) -> tuple[Floats, Floats]:
    """The distinct colours in OKLab, each the mean of what falls into its bin, and how much of each is seen."""
    scale = min(1.0, _EDGE / max(picture.size))
    size = (max(1, round(picture.width * scale)), max(1, round(picture.height * scale)))
    # nearest: averaging would invent colours along every edge
    pixels = np.asarray(picture.convert("RGBA").resize(size, Image.Resampling.NEAREST)).reshape(-1, 4)
    weights = pixels[:, 3].astype(np.float64) / 255
    seen = weights > 0.05
    levels, weights = pixels[seen, :3], weights[seen]
    bins = (levels.astype(np.int64) * _BINS // 256) @ np.array([_BINS * _BINS, _BINS, 1])
    _, place = np.unique(bins, return_inverse=True)
    count = int(place.max()) + 1 if len(place) else 0
    totals = np.bincount(place, weights, count)
    lab = to_oklab(levels)
    means = [np.bincount(place, lab[:, channel] * weights, count) / np.maximum(totals, 1e-9) for channel in range(3)]
    return np.stack(means, axis=-1).reshape(count, 3), totals


def _first(colors: Floats, weights: Floats, count: int) -> Floats:
    """Start from the commonest colour; then always take what is both common and far from all that were taken."""
    taken = [int(weights.argmax())]
    apart = np.linalg.norm(colors - colors[taken[0]], axis=-1)
    while len(taken) < min(count, len(colors)):
        taken.append(int((apart**2 * np.sqrt(weights)).argmax()))
        apart = np.minimum(apart, np.linalg.norm(colors - colors[taken[-1]], axis=-1))
    return colors[taken].copy()


def _grouped(colors: Floats, weights: Floats, centers: Floats) -> Floats:
    """k-means from given centres: nothing left to chance."""
    for _ in range(_ROUNDS):
        belongs = _nearest(colors, centers)
        totals = np.bincount(belongs, weights, len(centers))
        sums = [np.bincount(belongs, colors[:, channel] * weights, len(centers)) for channel in range(3)]
        moved = np.where(totals[:, None] > 0, np.stack(sums, axis=-1) / np.maximum(totals, 1e-9)[:, None], centers)
        if np.allclose(moved, centers, atol=1e-5):
            break
        centers = moved
    return centers


def _merged(colors: Floats, weights: Floats, centers: Floats, most: int) -> Floats:
    """Joins what looks alike, drops what is hardly seen, until no more than `most` are left."""
    while len(centers) > 1:
        shares = np.bincount(_nearest(colors, centers), weights, len(centers)) / weights.sum()
        faintest = int(shares.argmin())
        apart = np.linalg.norm(centers[:, None] - centers[None], axis=-1) + np.eye(len(centers))
        first, second = np.unravel_index(int(apart.argmin()), apart.shape)
        if shares[faintest] < _LEAST:
            centers = np.delete(centers, faintest, axis=0)
        elif apart[first, second] < _ALIKE or len(centers) > most:
            both = shares[[first, second]]
            centers[first] = (centers[first] * both[0] + centers[second] * both[1]) / max(float(both.sum()), 1e-9)
            centers = np.delete(centers, int(second), axis=0)
        else:
            break
        centers = _grouped(colors, weights, centers)
    return centers


def _nearest(colors: Floats, centers: Floats) -> Numbers:
    return np.linalg.norm(colors[:, None] - centers[None], axis=-1).argmin(axis=-1)
