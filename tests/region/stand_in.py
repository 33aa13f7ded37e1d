"""Stands in for the model of a region edit: repaints the region, and answers as models do, not quite in place.

Its answers are shifted, rescaled, exposed otherwise, of another size, sometimes of another ratio, packed as JPEG.
"""

from __future__ import annotations

import io
from dataclasses import dataclass
from enum import StrEnum

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask, Numbers


class Framing(StrEnum):
    """What an answer in another ratio shows: all, squeezed; more than was sent; or less."""

    SQUEEZED = "squeezed"
    MORE = "more"
    LESS = "less"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reframed:
    """In which ways answers come in another ratio, and whether they lie anywhere in the room that this leaves."""

    framings: tuple[Framing, ...] = tuple(Framing)
    aside: bool = False


ANYHOW = Reframed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Habit:
    """How an answer is off. `size` is its width and height; the content is scaled about the middle and then shifted by
    pixels of what was sent; each channel is multiplied by `gain` and moved by `bias` levels. Quality None: not packed.

    Across it is scaled more by `uneven`, and down less. Of the room that another ratio leaves it lies `aside` by this
    share of a half: -1 at the left or top, 1 at the other end.
    """

    size: tuple[int, int]
    framing: Framing = Framing.SQUEEZED
    shift: tuple[float, float] = (0.0, 0.0)
    scale: float = 1.0
    uneven: float = 0.0
    aside: float = 0.0
    gain: tuple[float, float, float] = (1.0, 1.0, 1.0)
    bias: tuple[float, float, float] = (0.0, 0.0, 0.0)
    quality: int | None = 90

    def matrix(self, sent: tuple[int, int]) -> Floats:
        """2 × 3: where a point of what was sent (width, height) lies in the answer; both measured from the corner."""
        each = self.size[0] / sent[0], self.size[1] / sent[1]
        if self.framing is Framing.MORE:
            each = (min(each),) * 2
        elif self.framing is Framing.LESS:
            each = (max(each),) * 2
        matrix = np.zeros((2, 3))
        for axis in (0, 1):
            scale = self.scale * (1 + self.uneven * (1, -1)[axis])
            matrix[axis, axis] = scale * each[axis]
            moved = self.shift[axis] - scale * sent[axis] / 2
            room = self.aside * (self.size[axis] - each[axis] * sent[axis]) / 2
            matrix[axis, 2] = self.size[axis] / 2 + room + each[axis] * moved
        return matrix


def habit(seed: int, sent: tuple[int, int], *, other_ratio: float = 0.0, reframed: Reframed = ANYHOW) -> Habit:
    """A random habit within what models do: up to 8 pixels, 4 %, a tenth of gain and ten levels.

    `other_ratio` is the share of the answers that come in a ratio that was not asked for, framed in one of the ways of
    `reframed`.
    """
    chance = np.random.default_rng([seed, 99])
    enlarged = float(chance.choice([1.0, *chance.uniform(0.8, 2.2, 3), 1024 / max(sent)]))
    size = [max(8, round(side * enlarged)) for side in sent]
    framing = Framing.SQUEEZED
    if chance.random() < other_ratio:
        axis = int(chance.integers(2))
        size[axis] = max(8, round(size[axis] * chance.uniform(0.75, 1.3)))
        framing = Framing(chance.choice(list(reframed.framings)))
    common, offset = chance.uniform(0.9, 1.1), chance.uniform(-10, 10)
    gain, bias = common * chance.uniform(0.97, 1.03, 3), offset + chance.uniform(-3, 3, 3)
    aside = float(np.random.default_rng([seed, 98]).uniform(-1, 1)) if reframed.aside else 0.0
    return Habit(
        size=(size[0], size[1]),
        framing=framing,
        aside=aside,
        shift=(float(chance.uniform(-8, 8)), float(chance.uniform(-8, 8))),
        scale=float(chance.uniform(0.96, 1.04)),
        gain=(float(gain[0]), float(gain[1]), float(gain[2])),
        bias=(float(bias[0]), float(bias[1]), float(bias[2])),
    )


def answer(sent: Numbers, inside: Mask, habit: Habit, seed: int) -> Image.Image:
    """What comes back for `(height, width, 3) uint8` with the region repainted, a little beyond its edge too."""
    chance = np.random.default_rng([seed, 7])
    painted = sent.astype(np.float32)
    if inside.any():
        painted = _repainted(painted, inside, chance)
    height, width = sent.shape[:2]
    matrix = habit.matrix((width, height))
    shrink = min(1.0, float(min(matrix[0, 0], matrix[1, 1])))
    if shrink < 1:
        painted = cv2.GaussianBlur(painted, (0, 0), 0.5 * (1 / shrink**2 - 1) ** 0.5 + 1e-3)
    centred = matrix.copy()  # OpenCV measures from the middle of the first pixel
    centred[:, 2] += 0.5 * matrix[:, :2].sum(axis=1) - 0.5
    warped = cv2.warpAffine(painted, centred, habit.size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REFLECT)
    exposed = warped * np.array(habit.gain, np.float32) + np.array(habit.bias, np.float32)
    image = Image.fromarray(np.clip(np.rint(exposed), 0, 255).astype(np.uint8))
    return image if habit.quality is None else packed(image, habit.quality)


def packed(image: Image.Image, quality: int) -> Image.Image:
    """As it is after having been a JPEG."""
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=quality)
    return Image.open(io.BytesIO(sink.getvalue())).convert("RGB")


def _repainted(painted: Floats, inside: Mask, chance: np.random.Generator) -> Floats:
    """Another colour with a coarse pattern, softly reaching up to a twentieth of the region beyond its edge."""
    height, width = inside.shape
    coarse = chance.uniform(0, 255, (max(1, height // 24), max(1, width // 24), 3)).astype(np.float32)
    other = cv2.resize(coarse, (width, height), interpolation=cv2.INTER_CUBIC)
    reach = max(1, int(0.04 * np.sqrt(np.count_nonzero(inside))))
    grown = cv2.dilate(inside.astype(np.float32), np.ones((2 * reach + 1, 2 * reach + 1), np.uint8))
    part = cv2.GaussianBlur(grown, (0, 0), 1.0)[..., None]
    return painted * (1 - part) + other * part
