"""Judges how a mark holds up at the sizes that platforms show: a traffic light, and a sentence for each finding."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Numbers
from services.imaging.fit import cover, flatten
from services.imaging.lettering import letter_heights
from services.imaging.mark import Mark, find_mark
from services.imaging.oklab import linear
from services.imaging.preview import DARK, LIGHT, in_circle

SIZES = (18, 28, 32, 64)  # pixels
LEAST_CONTRAST = 3.0  # WCAG 2.2, 1.4.11: what graphics need
FACES = "Faces were not looked for: no face detector comes with Limner."

_EDGE = 256  # pixels at which detail is compared
_JUDGED = 32  # pixels: the size whose detail decides
_INVISIBLE = 1.8  # contrast below which a mark is gone
_TELLING = 65  # percentile of the mark's contrast: a third of it must stand out
_OUTLINE = 0.04  # of the picture's side: how deep an outline is looked for
_READABLE = 7.0  # pixels of height below which letters cannot be read
_MOST_OUTSIDE = 0.005  # of the mark beyond the circle
_CUT = 0.05  # of the mark beyond the circle from which it is spoilt
_TOO_SMALL = 0.4  # of the picture's side that a mark should fill
_DETAIL = (0.55, 0.72)  # of the edge detail: less is red, less is amber


class Light(StrEnum):
    GREEN = "green"
    AMBER = "amber"
    RED = "red"


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """What is wrong in a `sentence`, what to ask for in a `suggestion`, and how bad it is (amber or red)."""

    code: str
    sentence: str
    suggestion: str
    level: Light


@dataclass(frozen=True, slots=True, kw_only=True)
class SizeFigures:
    """At `size` pixels in a circle: contrast on a light and a dark page (1 to 21), edge detail that survives (0 to 1).

    The contrast is that of the mark to what lies around it: the page where the picture is transparent, else its own
    ground. `letters` is the height of the smallest letters in pixels, None where there are none.
    """

    size: int
    contrast_light: float
    contrast_dark: float
    detail: float
    letters: float | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """The worst finding's `light`, all findings, the figures of each size, and what was said about `faces`."""

    light: Light
    findings: tuple[Finding, ...]
    sizes: tuple[SizeFigures, ...]
    faces: str = FACES


def legibility(picture: Image.Image) -> Report:
    """Look at a picture as platforms show it: small, in a circle, on light and on dark."""
    side = min(picture.size)
    square = cover(picture, side, side)
    mark, whole = find_mark(square), find_mark(picture)
    heights = letter_heights(picture)
    sizes = tuple(_figures(square, mark, heights, size) for size in SIZES)
    findings = [
        *_contrast(sizes, mark),
        *_detail(sizes),
        *_letters(sizes),
        *_place(picture, whole),
    ]
    levels = {finding.level for finding in findings}
    light = next((level for level in (Light.RED, Light.AMBER) if level in levels), Light.GREEN)
    return Report(light=light, findings=tuple(findings), sizes=sizes)


def contrast(first: Floats, second: Floats) -> Floats:
    """The WCAG ratio of relative luminances (0 to 1), from 1 to 21."""
    return (np.maximum(first, second) + 0.05) / (np.minimum(first, second) + 0.05)


def luminance(levels: Any) -> Floats:
    """WCAG relative luminance of `(..., 3)` sRGB levels."""
    return linear(levels) @ np.array([0.2126, 0.7152, 0.0722])


def _figures(square: Image.Image, mark: Mark | None, heights: tuple[float, ...], size: int) -> SizeFigures:
    small = in_circle(cover(square.convert("RGBA"), size, size))
    on_light, on_dark = (_seen_contrast(small, mark, page) for page in (LIGHT, DARK))
    return SizeFigures(
        size=size,
        contrast_light=on_light,
        contrast_dark=on_dark,
        detail=_surviving(square, size),
        letters=heights[0] * size if heights else None,
    )


def _seen_contrast(small: Image.Image, mark: Mark | None, page: tuple[int, int, int]) -> float:
    """How the mark stands out from what is around it, once the circle lies on the page."""
    levels = luminance(np.asarray(flatten(small, page)))
    disc = np.asarray(small.getchannel("A")) > 128
    if mark is None:  # a photograph has no mark: its own darks and lights are all there is
        low, high = np.percentile(levels[disc], [8, 92]) if disc.any() else (0.0, 0.0)
        return float(contrast(np.array(high), np.array(low)))
    mask = cv2.resize(mark.mask.astype(np.float32), small.size, interpolation=cv2.INTER_AREA) > 0.35
    seen = mask & (np.asarray(small.getchannel("A")) > 64 if mark.ground is None else disc)
    if not seen.any():
        return 1.0
    around = luminance(np.array(page if mark.ground is None else mark.ground, np.float64))
    ratios = contrast(levels, around)
    rim = seen & (cv2.resize(_rim(mark), small.size, interpolation=cv2.INTER_AREA) > 0.35)
    outlined = float(np.percentile(ratios[rim], _TELLING)) if rim.any() else 1.0
    return max(outlined, float(np.percentile(ratios[seen], _TELLING)))


def _rim(mark: Mark) -> Floats:
    """The outermost part of the mark: an outline there carries the whole."""
    depth = max(1, round(max(mark.mask.shape) * _OUTLINE))
    inner = cv2.erode(mark.mask.astype(np.uint8), np.ones((2 * depth + 1, 2 * depth + 1), np.uint8))
    return (mark.mask & (inner == 0)).astype(np.float32)


def _surviving(square: Image.Image, size: int) -> float:
    """The share of local contrast along edges that is left after shrinking: thin lines fade, bold shapes stay."""
    middle = flatten(cover(square, _EDGE, _EDGE), (128, 128, 128))
    small = middle.resize((size, size), Image.Resampling.BOX).resize((_EDGE, _EDGE), Image.Resampling.BICUBIC)
    window = np.ones((2 * (_EDGE // size) // 2 * 2 + 1,) * 2, np.uint8)
    before, after = (_range(np.asarray(image), window) for image in (middle, small))
    edges = _range(np.asarray(middle), np.ones((3, 3), np.uint8)) > 24
    if not edges.any():
        return 1.0
    return float(np.minimum(after, before)[edges].sum() / max(float(before[edges].sum()), 1e-6))


def _range(levels: Numbers, window: Numbers) -> Floats:
    """The largest difference in any channel within a window."""
    spread = cv2.dilate(levels, window).astype(np.float64) - cv2.erode(levels, window)
    return spread.max(axis=-1)


def _contrast(sizes: tuple[SizeFigures, ...], mark: Mark | None) -> list[Finding]:
    """One finding a page on which the mark fades; one in all where it stands on a ground of its own."""
    worst = {"light": min(at.contrast_light for at in sizes), "dark": min(at.contrast_dark for at in sizes)}
    if mark is None or mark.ground is not None:
        ratio = min(worst.values())
        if ratio >= LEAST_CONTRAST:
            return []
        return [
            Finding(
                code="contrast",
                sentence=f"The mark hardly stands out from its background ({ratio:.1f}:1; at least 3:1 is needed).",
                suggestion="Refine: make the mark much lighter or darker than its background.",
                level=_level(ratio),
            )
        ]
    return [
        Finding(
            code=f"contrast_{page}",
            sentence=f"On a {page} page the mark hardly stands out ({ratio:.1f}:1; at least 3:1 is needed).",
            suggestion=f"Refine: add a bold {'dark' if page == 'light' else 'light'} outline around the mark.",
            level=_level(ratio),
        )
        for page, ratio in worst.items()
        if ratio < LEAST_CONTRAST
    ]


def _level(ratio: float) -> Light:
    return Light.RED if ratio < _INVISIBLE else Light.AMBER


def _detail(sizes: tuple[SizeFigures, ...]) -> list[Finding]:
    kept = next(at.detail for at in sizes if at.size == _JUDGED)
    if kept >= _DETAIL[1]:
        return []
    return [
        Finding(
            code="detail",
            sentence=f"At {_JUDGED} pixels only {round(kept * 100)} % of the detail is left.",
            suggestion="Refine: use fewer, bolder shapes and thicker lines.",
            level=Light.RED if kept < _DETAIL[0] else Light.AMBER,
        )
    ]


def _letters(sizes: tuple[SizeFigures, ...]) -> list[Finding]:
    lost = [at.size for at in sizes if at.letters is not None and at.letters < _READABLE and at.size >= _JUDGED]
    if not lost:
        return []
    return [
        Finding(
            code="small_text",
            sentence=f"Text in the picture is too small to read at {max(lost)} pixels.",
            suggestion="Refine: remove the text, or keep one or two large letters.",
            level=Light.RED if max(lost) == max(SIZES) else Light.AMBER,
        )
    ]


def _place(picture: Image.Image, mark: Mark | None) -> list[Finding]:
    """Whether the mark lies whole inside the circle, and fills it well."""
    if mark is None:
        return []
    height, width = mark.mask.shape
    radius = min(width, height) / 2
    y, x = np.mgrid[0:height, 0:width]
    beyond = (x + 0.5 - width / 2) ** 2 + (y + 0.5 - height / 2) ** 2 > radius**2
    outside = float((mark.mask & beyond).sum() / mark.mask.sum())
    found: list[Finding] = []
    if outside > _MOST_OUTSIDE:
        found.append(
            Finding(
                code="circle",
                sentence="The mark reaches beyond the circle that most platforms cut out.",
                suggestion="Refine: make the mark smaller and centre it, with room on all sides.",
                level=Light.RED if outside > _CUT else Light.AMBER,
            )
        )
    sides = (mark.box[2] - mark.box[0]) * picture.width, (mark.box[3] - mark.box[1]) * picture.height
    if max(sides) < _TOO_SMALL * min(picture.size):
        found.append(
            Finding(
                code="too_small",
                sentence="The mark fills only a small part of the picture.",
                suggestion="Refine: make the mark larger, so that it fills most of the circle.",
                level=Light.AMBER if max(sides) > _TOO_SMALL / 2 * min(picture.size) else Light.RED,
            )
        )
    return found
