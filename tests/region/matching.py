"""How far registered answers lie off, on pictures that the seed decides: for the tests, and for the bench's figures."""

from __future__ import annotations

import time
from collections.abc import Iterable
from dataclasses import dataclass, replace

import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask
from services.imaging.registration import Registration, Verdict, register
from tests.region.scenes import Kind, scene
from tests.region.stand_in import ANYHOW, Habit, Reframed, answer, habit

_SHAPES = ((1.0, 1.0), (1.0, 0.75), (2 / 3, 1.0), (1.0, 9 / 16))


@dataclass(frozen=True, slots=True, kw_only=True)
class Matched:
    """One answer registered: what was found, how far the four corners of the crop are off (pixels), seconds taken."""

    kind: Kind
    seed: int
    found: Registration
    corners: tuple[float, ...]
    seconds: float

    @property
    def accepted(self) -> bool:
        return self.found.verdict is Verdict.MATCHED


def matched(
    kind: Kind,
    seed: int,
    *,
    side: int = 512,
    other_ratio: float = 0.0,
    reframed: Reframed = ANYHOW,
    answered: float | None = None,
) -> Matched:
    """A crop of `side` pixels on its longer side with a region of 15 to 55 % of each side somewhere in it.

    `answered` is by how much the answer is larger, where the seed is not to say.
    """
    chance = np.random.default_rng([seed, 5])
    shape = _SHAPES[int(chance.integers(len(_SHAPES)))]
    size = round(side * shape[0]), round(side * shape[1])
    sent, inside = scene(kind, seed, size), region(chance, size)
    usual = habit(seed, size, other_ratio=other_ratio, reframed=reframed)
    if answered is not None:
        usual = replace(usual, size=(round(size[0] * answered), round(size[1] * answered)))
    back = answer(sent, inside, usual, seed)
    started = time.perf_counter()
    found = register(Image.fromarray(sent), back, inside)
    seconds = time.perf_counter() - started
    return Matched(kind=kind, seed=seed, found=found, corners=corners_off(found, usual, size), seconds=seconds)


def region(chance: np.random.Generator, size: tuple[int, int]) -> Mask:
    inside = np.zeros((size[1], size[0]), np.bool_)
    width, height = (int(side * chance.uniform(0.15, 0.55)) for side in size)
    x, y = int(chance.uniform(0, size[0] - width)), int(chance.uniform(0, size[1] - height))
    inside[y : y + height, x : x + width] = True
    return inside


def corners_off(found: Registration, true: Habit, size: tuple[int, int]) -> tuple[float, ...]:
    """How far each corner of what was sent (width, height) lies from its true place, in pixels of what was sent."""
    matrix: Floats = true.matrix(size)
    left, top, right, bottom = found.box
    off: list[float] = []
    for x, at_x in ((0, left), (size[0], right)):
        for y, at_y in ((0, top), (size[1], bottom)):
            across = (at_x - matrix[0, 0] * x - matrix[0, 2]) / matrix[0, 0]
            down = (at_y - matrix[1, 1] * y - matrix[1, 2]) / matrix[1, 1]
            off.append(float(np.hypot(across, down)))
    return tuple(off)


def share_within(tried: Iterable[Matched], pixels: float) -> float:
    """The share of all corners that are off by less."""
    return float(np.mean([corner < pixels for one in tried for corner in one.corners]))


def share_off(tried: Iterable[Matched], pixels: float) -> float:
    """The share of the accepted that are off by more at their worst corner; 0 where none was accepted."""
    accepted = [max(one.corners) > pixels for one in tried if one.accepted]
    return float(np.mean(accepted)) if accepted else 0.0
