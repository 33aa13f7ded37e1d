"""Pictures of four kinds, made from numbers: photos, busy art, sparse art, and what is flat. The seed decides all."""

from __future__ import annotations

from collections.abc import Callable
from enum import StrEnum

import cv2
import numpy as np

from services.imaging.arrays import Floats, Numbers

Chance = np.random.Generator
_OVER = 3  # shapes are drawn this much larger and averaged: their edges have true coverage


class Kind(StrEnum):
    PHOTO = "photo"
    BUSY = "busy art"
    SPARSE = "sparse art"
    FLAT = "flat"


def scene(kind: Kind, seed: int, size: tuple[int, int] = (512, 512)) -> Numbers:
    """`(height, width, 3) uint8`; `size` is width and height."""
    chance = np.random.default_rng([seed, list(Kind).index(kind)])
    painted = _PAINTERS[kind](chance, *size)
    return np.clip(np.rint(painted), 0, 255).astype(np.uint8)


def _photo(chance: Chance, width: int, height: int) -> Floats:
    """Falling spectrum like nature's, a few large things with soft edges, some of it out of focus, grain."""
    canvas = _clouds(chance, width, height, chance.uniform(0.9, 1.5)) * chance.uniform(22, 50)
    canvas += chance.uniform(70, 170, 3)
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    for _ in range(int(chance.integers(2, 9))):
        blob = _blob(chance, x, y, chance.uniform(0.5, 6))
        paint = chance.uniform(20, 230, 3) + _clouds(chance, width, height, 1.2) * chance.uniform(4, 25)
        canvas = canvas * (1 - blob) + paint * blob
    focus = _blob(chance, x, y, chance.uniform(20, 80))
    canvas = canvas * focus + cv2.GaussianBlur(canvas, (0, 0), chance.uniform(0.7, 3)) * (1 - focus)
    return canvas + chance.normal(0, chance.uniform(0.5, 3), canvas.shape)


def _busy(chance: Chance, width: int, height: int) -> Floats:
    colors = _palette(chance, 12)
    over = _over(width, height)
    canvas = _ground(width * over, height * over, colors[0])
    for _ in range(int(chance.integers(60, 240) * max(1.0, width * height / 262144))):
        _shape(canvas, chance, colors, chance.uniform(4, 70) * over)
    return _shrunk(canvas, width, height)


def _sparse(chance: Chance, width: int, height: int) -> Floats:
    colors = _palette(chance, 5)
    over = _over(width, height)
    canvas = _ground(width * over, height * over, colors[0])
    for _ in range(int(chance.integers(1, 6))):
        _shape(canvas, chance, colors, chance.uniform(10, 110) * over)
    return _shrunk(canvas, width, height)


def _flat(chance: Chance, width: int, height: int) -> Floats:
    """One colour, or a soft run from one to another, straight or round, with a little grain or none."""
    y, x = np.mgrid[0:height, 0:width].astype(np.float32)
    first, second = _palette(chance, 2)
    turn = chance.uniform(0, 2 * np.pi)
    straight = (x / width * np.cos(turn) + y / height * np.sin(turn)) / 2 + 0.5
    around = np.hypot(x / width - chance.uniform(0, 1), y / height - chance.uniform(0, 1)) / 1.5
    run = (np.zeros_like(x), straight, around)[int(chance.integers(3))][..., None]
    canvas = first * (1 - run) + (first + (second - first) * chance.uniform(0.1, 1)) * run
    return canvas + chance.normal(0, 1, canvas.shape) * chance.choice([0, 0, 1])


_PAINTERS: dict[Kind, Callable[[Chance, int, int], Floats]] = {
    Kind.PHOTO: _photo,
    Kind.BUSY: _busy,
    Kind.SPARSE: _sparse,
    Kind.FLAT: _flat,
}


def _clouds(chance: Chance, width: int, height: int, fall: float) -> Floats:
    """Noise whose amplitude falls with the frequency to the power of `fall`; the channels go mostly together."""
    across, down = np.fft.rfftfreq(width), np.fft.fftfreq(height)
    frequency = np.maximum(np.hypot(across[None, :], down[:, None]), 1 / max(width, height))
    layers: list[Floats] = []
    for _ in range(4):
        spectrum = np.fft.rfft2(chance.normal(0, 1, (height, width))) * frequency**-fall
        layer = np.fft.irfft2(spectrum, (height, width))
        layers.append((layer - layer.mean()) / max(float(layer.std()), 1e-6))
    return np.stack([layers[0] + 0.35 * layer for layer in layers[1:]], -1).astype(np.float32)


def _blob(chance: Chance, x: Floats, y: Floats, soft: float) -> Floats:
    """A round thing with a wavy edge that is `soft` pixels wide, 0 to 1."""
    height, width = x.shape
    dx, dy = x - chance.uniform(0, width), y - chance.uniform(0, height)
    angle = np.arctan2(dy, dx)
    radius = min(width, height) * chance.uniform(0.08, 0.4)
    for wave in range(2, 6):
        radius = radius * (1 + 0.12 * np.sin(wave * angle + chance.uniform(0, 2 * np.pi)))
    return np.clip((radius - np.hypot(dx, dy)) / soft + 0.5, 0, 1)[..., None].astype(np.float32)


def _palette(chance: Chance, count: int) -> Floats:
    return chance.uniform(0, 255, (count, 3)).astype(np.float32)


def _ground(width: int, height: int, color: Floats) -> Numbers:
    return np.full((height, width, 3), color, np.uint8)


def _shape(canvas: Numbers, chance: Chance, colors: Floats, reach: float) -> None:
    height, width = canvas.shape[:2]
    color = tuple(float(level) for level in colors[int(chance.integers(1, len(colors)))])
    at = (int(chance.uniform(0, width)), int(chance.uniform(0, height)))
    turn = chance.uniform(0, 2 * np.pi)
    match int(chance.integers(5)):
        case 0:
            cv2.circle(canvas, at, max(1, int(reach)), color, -1)
        case 1:
            end = (int(at[0] + 2 * reach * np.cos(turn)), int(at[1] + 2 * reach * np.sin(turn)))
            cv2.line(canvas, at, end, color, max(1, int(reach * chance.uniform(0.04, 0.25))))
        case 2:
            cv2.ellipse(canvas, (at, (2 * reach, reach), float(np.degrees(turn))), color, max(1, int(reach / 8)))
        case 3:
            corners = np.sort(chance.uniform(0, 2 * np.pi, int(chance.integers(3, 7))))
            points = np.stack([at[0] + reach * np.cos(corners), at[1] + reach * np.sin(corners)], -1)
            cv2.fillPoly(canvas, [points.astype(np.int32)], color)
        case _:
            word = "".join(chance.choice(list("LIMNERabcdefgh&?")) for _ in range(int(chance.integers(1, 6))))
            thick = max(1, int(reach / 12))
            cv2.putText(canvas, word, at, cv2.FONT_HERSHEY_SIMPLEX, reach / 25, color, thick)


def _over(width: int, height: int) -> int:
    return _OVER if width * height < 2**21 else 1


def _shrunk(canvas: Numbers, width: int, height: int) -> Floats:
    fine = canvas.astype(np.float32)
    return fine if fine.shape[1] == width else cv2.resize(fine, (width, height), interpolation=cv2.INTER_AREA)
