"""Random region edits, whole: a file as it was uploaded, a region or a painted mask, and the model's habit. By seed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

import cv2
import numpy as np
from PIL import Image

from services.gemini import RATIOS
from services.imaging.arrays import Mask, Numbers
from services.imaging.codec import receive
from services.imaging.region import Region, mask_from_picture, mask_from_region
from services.imaging.region_crop import Crop, Sent, cut, inside_of, plan_crop
from tests.region.scenes import Kind, scene
from tests.region.stand_in import Habit, answer, habit
from tests.services.imaging.files import RGB, exif, png, saved, stored_turned

Chance = np.random.Generator
SOURCES = (
    "plain",
    "alpha",
    "hidden colours",
    "palette",
    "palette with alpha",
    "16 bits",
    "turned",
    "grey",
    "photo file",
)
SHAPES = ("rectangle", "one pixel", "border", "whole", "blob", "holes", "dust", "line", "corner pixel")
SIZES = ((260, 260), (257, 131), (97, 221), (64, 64), (513, 30), (31, 17), (3, 200), (1, 1), (151, 263))


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Case:
    """A region edit up to the model's answer."""

    parent: Image.Image
    region: Region
    crop: Crop
    sent: Sent
    habit: Habit
    answer: Image.Image


def case(seed: int, *, largest: int = 1) -> Case:
    """`largest` is by how much the pictures are larger than the small ones of the test."""
    chance = np.random.default_rng([seed, 41])
    size = SIZES[int(chance.integers(len(SIZES)))]
    size = size[0] * largest, size[1] * largest
    parent = uploaded(SOURCES[seed % len(SOURCES)], seed, size)
    region = marked(SHAPES[int(chance.integers(len(SHAPES)))], chance, parent.size)
    return edit(parent, region, seed)


def edit(parent: Image.Image, region: Region, seed: int, *, other_ratio: float = 0.3) -> Case:
    """The edit of a region as the stand-in answers it."""
    crop = plan_crop(parent.size, region.box, RATIOS)
    sent = cut(parent, crop)
    usual = habit(seed, crop.canvas, other_ratio=other_ratio)
    painted = answer(np.asarray(sent.picture), inside_of(region, crop), usual, seed)
    return Case(parent=parent, region=region, crop=crop, sent=sent, habit=usual, answer=painted)


def uploaded(source: str, seed: int, size: tuple[int, int]) -> Image.Image:
    """A picture as the codec lets it in."""
    kinds = list(Kind)
    art = scene(kinds[seed % len(kinds)], seed, size)
    file = _FILES[source](art, np.random.default_rng([seed, 43]))
    return receive(file, max_bytes=50_000_000, max_pixels=40_000_000).picture


def marked(shape: str, chance: Chance, size: tuple[int, int]) -> Region:
    """A region or mask of a picture of `size` (width, height)."""
    width, height = size
    x, y = int(chance.integers(width)), int(chance.integers(height))
    match shape:
        case "rectangle":
            return mask_from_region(
                size, x, y, int(chance.integers(1, width - x + 1)), int(chance.integers(1, height - y + 1))
            )
        case "one pixel":
            return mask_from_region(size, x, y, 1, 1)
        case "corner pixel":
            return mask_from_region(size, chance.choice([0, width - 1]), chance.choice([0, height - 1]), 1, 1)
        case "border":
            return mask_from_region(size, 0, y, width, height - y)
        case "whole":
            return mask_from_region(size, 0, 0, width, height)
    mask = _painted(shape, chance, size)
    mask[y, x] = True
    return mask_from_picture(Image.fromarray((mask * 255).astype(np.uint8)), size)


def _painted(shape: str, chance: Chance, size: tuple[int, int]) -> Mask:
    width, height = size
    if shape == "dust":
        return chance.random((height, width)) < 0.004
    mask = np.zeros((height, width), np.uint8)
    middle = (int(chance.integers(width)), int(chance.integers(height)))
    if shape == "line":
        end = (int(chance.integers(width)), int(chance.integers(height)))
        cv2.line(mask, middle, end, 1, int(chance.integers(1, 4)))
        return mask > 0
    axes = (1 + int(chance.integers(1 + width // 3)), 1 + int(chance.integers(1 + height // 3)))
    cv2.ellipse(mask, middle, axes, float(chance.uniform(0, 180)), 0, 360, 1, -1)
    if shape == "holes":
        mask[::3, ::4] = 0
        cv2.circle(mask, middle, max(1, min(axes) // 2), 0, -1)
    return mask > 0


def _alpha(art: Numbers, chance: Chance) -> Numbers:
    height, width = art.shape[:2]
    coarse = chance.uniform(-200, 455, (3, 3)).astype(np.float32)
    return np.clip(cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC), 0, 255).astype(np.uint8)


def _with_alpha(art: Numbers, chance: Chance) -> Numbers:
    alpha = _alpha(art, chance)
    return np.dstack([art * (alpha > 0)[..., None], alpha]).astype(np.uint8)


def _turned(art: Numbers, chance: Chance) -> bytes:
    turn = int(chance.integers(2, 9))
    return saved(stored_turned(Image.fromarray(art), turn), "PNG", exif=exif(turn))


def _palette(art: Numbers, chance: Chance) -> bytes:
    return saved(Image.fromarray(art).quantize(int(chance.integers(2, 257))), "PNG")


def _palette_with_alpha(art: Numbers, chance: Chance) -> bytes:
    few = Image.fromarray(_with_alpha(art, chance)).quantize(64, Image.Quantize.FASTOCTREE)
    return saved(few, "PNG")


_FILES: dict[str, Callable[[Numbers, Chance], bytes]] = {
    "plain": lambda art, chance: saved(Image.fromarray(art), "PNG"),
    "alpha": lambda art, chance: saved(Image.fromarray(_with_alpha(art, chance)), "PNG"),
    "hidden colours": lambda art, chance: saved(Image.fromarray(np.dstack([art, _alpha(art, chance)])), "PNG"),
    "palette": _palette,
    "palette with alpha": _palette_with_alpha,
    "16 bits": lambda art, chance: png(np.minimum(art.astype(np.uint32) * 257 + 91, 65535), 16, RGB),
    "turned": _turned,
    "grey": lambda art, chance: saved(Image.fromarray(art).convert("L"), "PNG"),
    "photo file": lambda art, chance: saved(Image.fromarray(art), "JPEG", quality=92, exif=exif(6)),
}
