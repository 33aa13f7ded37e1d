"""Synthetic pictures with known alpha: soft edges, hair-thin strokes, glows, smoke, holes, letters.

A model's answer is simulated as it comes back: laid on a ground slightly off the asked colour, with noise, as a JPEG.
"""

from __future__ import annotations

import colorsys
import io
from dataclasses import dataclass
from typing import Any

import cv2
import numpy as np
from PIL import Image

from services.imaging.arrays import Floats, Mask

_OVER = 4  # shapes are drawn this much larger and averaged: their edges have true coverage
KINDS = ("mark", "fur", "smoke", "letters")


@dataclass(frozen=True, slots=True, kw_only=True)
class Specimen:
    """`alpha` is `(height, width)` 0 to 1, `color` `(height, width, 3)` 0 to 255, not premultiplied."""

    alpha: Floats
    color: Floats
    palette: tuple[str, ...]

    @property
    def band(self) -> Mask:
        """Where the picture is half transparent."""
        return (self.alpha > 0.05) & (self.alpha < 0.95)

    def over(self, ground: Floats | tuple[float, ...]) -> Floats:
        """Laid on a colour, or on a picture of the same size."""
        alpha = self.alpha[..., None]
        return self.color * alpha + np.asarray(ground, np.float32) * (1 - alpha)


def specimen(seed: int, size: int = 384, near: tuple[float, float, float] | None = None) -> Specimen:
    """One picture; the seed decides everything. `near` (0 to 255) puts that colour into the palette."""
    chance = np.random.default_rng(seed)
    colors = _palette(chance)
    if near is not None:
        colors[0] = np.asarray(near, np.float32)
    kind = KINDS[seed % len(KINDS)]
    canvas = _Canvas(size)
    if chance.random() < 0.6 or kind == "smoke":
        _glow(canvas, chance, colors, kind == "smoke")
    {"mark": _mark, "fur": _fur, "smoke": _mark, "letters": _letters}[kind](canvas, chance, colors)
    alpha, premultiplied = canvas.alpha, canvas.premultiplied
    color = premultiplied / np.maximum(alpha, 1e-4)[..., None]
    palette = tuple("#" + "".join(f"{round(float(level)):02x}" for level in one) for one in colors)
    return Specimen(alpha=alpha, color=np.clip(color, 0, 255), palette=palette)


def answered(
    picture: Floats, seed: int, *, noise: int = 4, quality: int | None = 92, chroma: str = "4:4:4"
) -> Image.Image:
    """The picture as a model returns it: `noise` levels up or down a channel, then JPEG; None leaves it unpacked."""
    chance = np.random.default_rng(seed + 1_000_003)
    noisy = picture + chance.integers(-noise, noise + 1, picture.shape)
    image = Image.fromarray(np.clip(np.rint(noisy), 0, 255).astype(np.uint8))
    if quality is None:
        return image
    sink = io.BytesIO()
    image.save(sink, "JPEG", quality=quality, subsampling=chroma)
    return Image.open(io.BytesIO(sink.getvalue())).convert("RGB")


def nearly(color: str, seed: int) -> tuple[float, ...]:
    """A ground up to six levels off the asked colour."""
    chance = np.random.default_rng(seed + 2_000_003)
    asked = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)])
    return tuple(float(level) for level in np.clip(asked + chance.integers(-6, 7, 3), 0, 255))


def shifted(picture: Floats, dx: float, dy: float) -> Floats:
    """Moved by parts of a pixel, the edge repeated."""
    matrix = np.array([[1, 0, dx], [0, 1, dy]], np.float32)
    size = (picture.shape[1], picture.shape[0])
    return cv2.warpAffine(picture, matrix, size, flags=cv2.INTER_CUBIC, borderMode=cv2.BORDER_REPLICATE)


def step(seed: int) -> tuple[float, float]:
    """A shift of one pixel: along the rows, along the columns, or in between."""
    turn = float(np.random.default_rng(seed + 5).uniform(0, 2 * np.pi))
    straight = ((1.0, 0.0), (0.0, 1.0), (-1.0, 0.0), (0.0, -1.0))
    return (*straight, (float(np.cos(turn)), float(np.sin(turn))))[seed % 5]


def repainted_in_part(true: Specimen, seed: int) -> Specimen:
    """The subject with one round patch painted otherwise: moved by two pixels, in another colour, or not at all."""
    chance = np.random.default_rng(seed + 77)
    rows, columns = np.nonzero(true.alpha > 0.9)
    at, size = int(chance.integers(len(rows))), true.alpha.shape[0]
    patch = np.zeros_like(true.alpha)
    radius = int(size * chance.uniform(0.03, 0.07))
    cv2.circle(patch, (int(columns[at]), int(rows[at])), radius, 1.0, -1)
    patch = cv2.GaussianBlur(patch, (0, 0), 1.5)
    alpha, color = true.alpha, true.color
    match seed % 3:
        case 0:
            move = float(chance.choice([-2, 2])), float(chance.choice([-2, 2]))
            alpha, color = shifted(alpha, *move), shifted(color, *move)
        case 1:
            tint = chance.uniform(25, 60, 3) * np.array([1, -1, 1]) * chance.choice([-1, 1])
            color = np.clip(color + tint, 0, 255)
        case _:
            alpha = np.zeros_like(alpha)
    mixed = color * patch[..., None] + true.color * (1 - patch[..., None])
    return Specimen(alpha=alpha * patch + true.alpha * (1 - patch), color=mixed, palette=true.palette)


class _Canvas:
    def __init__(self, size: int) -> None:
        self.size = size
        self.alpha = np.zeros((size, size), np.float32)
        self.premultiplied = np.zeros((size, size, 3), np.float32)

    def lay(self, coverage: Floats, color: Floats) -> None:
        """`coverage` 0 to 1 over what is there."""
        self.premultiplied = color * coverage[..., None] + self.premultiplied * (1 - coverage[..., None])
        self.alpha = coverage + self.alpha * (1 - coverage)

    def cut(self, coverage: Floats) -> None:
        self.premultiplied *= 1 - coverage[..., None]
        self.alpha *= 1 - coverage

    def drawn(self, *shapes: tuple[str, Any]) -> Floats:
        """The coverage of filled polygons and of strokes `(points, width)`; points in parts of the size."""
        large = np.zeros((self.size * _OVER, self.size * _OVER), np.uint8)
        for kind, what in shapes:
            points, width = (what, 0.0) if kind == "fill" else what
            scaled = np.rint(np.asarray(points) * self.size * _OVER * 8).astype(np.int32)
            if kind == "fill":
                cv2.fillPoly(large, [scaled], 255, cv2.LINE_8, 3)
            else:
                thick = max(1, round(width * _OVER))
                cv2.polylines(large, [scaled], False, 255, thick, cv2.LINE_8, 3)
        small = cv2.resize(large, (self.size, self.size), interpolation=cv2.INTER_AREA)
        return small.astype(np.float32) / 255


def _palette(chance: np.random.Generator) -> list[Floats]:
    hue, wanted = chance.random(), chance.integers(3, 6)
    colors = []
    for _ in range(wanted):
        turned = (hue + chance.choice([0, 0.04, 0.08, 0.5, 0.33]) + chance.normal(0, 0.02)) % 1
        rgb = colorsys.hsv_to_rgb(turned, chance.uniform(0.15, 1), chance.uniform(0.25, 1))
        colors.append(np.array(rgb, np.float32) * 255)
    if chance.random() < 0.5:
        colors.append(np.array([250, 250, 248], np.float32))
    if chance.random() < 0.5:
        colors.append(np.array([18, 18, 22], np.float32))
    return colors


def _pick(chance: np.random.Generator, colors: list[Floats]) -> Floats:
    return colors[int(chance.integers(len(colors)))]


def _ring(chance: np.random.Generator, x: float, y: float, radius: float, rough: float, count: int = 60) -> Floats:
    angle = np.linspace(0, 2 * np.pi, count, endpoint=False)
    waves = sum(chance.normal(0, rough) / k * np.cos(k * angle + chance.uniform(0, 6.3)) for k in (2, 3, 5))
    length = radius * (1 + waves)
    return np.stack([x + length * np.cos(angle), y + length * np.sin(angle)], -1).astype(np.float32)


def _shading(chance: np.random.Generator, size: int, first: Floats, second: Floats) -> Floats:
    """Two colours run into one another, with a fine grain."""
    y, x = np.mgrid[0:size, 0:size].astype(np.float32) / size
    turn = chance.uniform(0, 2 * np.pi)
    along = np.clip((x - 0.5) * np.cos(turn) + (y - 0.5) * np.sin(turn) + 0.5, 0, 1)[..., None]
    grain = cv2.GaussianBlur(chance.normal(0, 1, (size, size)).astype(np.float32), (0, 0), 2)[..., None] * 20
    return np.clip(first * (1 - along) + second * along + grain, 0, 255).astype(np.float32)


def _body(canvas: _Canvas, chance: np.random.Generator, colors: list[Floats], radius: float) -> tuple[float, float]:
    x, y = chance.uniform(0.44, 0.56, 2)
    coverage = canvas.drawn(("fill", _ring(chance, x, y, radius, 0.12)))
    soft = float(chance.choice([0, 0, 0.7, 1.6, 4]))
    if soft:
        coverage = cv2.GaussianBlur(coverage, (0, 0), soft)
    canvas.lay(coverage, _shading(chance, canvas.size, _pick(chance, colors), _pick(chance, colors)))
    return float(x), float(y)


def _mark(canvas: _Canvas, chance: np.random.Generator, colors: list[Floats]) -> None:
    radius = chance.uniform(0.2, 0.27)
    x, y = _body(canvas, chance, colors, radius)
    for _ in range(int(chance.integers(2, 7))):  # details inside
        spot = _ring(chance, x + chance.normal(0, 0.1), y + chance.normal(0, 0.1), chance.uniform(0.02, 0.08), 0.1)
        canvas.lay(canvas.drawn(("fill", spot)) * (canvas.alpha > 0.99), _pick(chance, colors))
    for _ in range(int(chance.integers(0, 4))):
        hole = _ring(chance, x + chance.normal(0, 0.08), y + chance.normal(0, 0.08), chance.uniform(0.02, 0.07), 0.05)
        coverage = canvas.drawn(("fill", hole))
        canvas.cut(cv2.GaussianBlur(coverage, (0, 0), 1.5) if chance.random() < 0.3 else coverage)
    strokes = int(chance.integers(0, 3)) * 12
    _hairs(canvas, chance, colors, x, y, radius * 0.9, strokes, 0.12)


def _hairs(
    canvas: _Canvas,
    chance: np.random.Generator,
    colors: list[Floats],
    x: float,
    y: float,
    start: float,
    count: int,
    length: float,
) -> None:
    for _ in range(count):
        turn, bend = chance.uniform(0, 2 * np.pi), chance.normal(0, 0.5)
        along = np.linspace(0, 1, 12)
        angle, reach = turn + bend * along * 0.6, start + along * length * chance.uniform(0.4, 1.3)
        points = np.stack([x + reach * np.cos(angle), y + reach * np.sin(angle)], -1)
        width = chance.uniform(0.5, 2.2)
        color = np.clip(_pick(chance, colors) + chance.normal(0, 10, 3), 0, 255).astype(np.float32)
        canvas.lay(canvas.drawn(("stroke", (points, width))), color)


def _fur(canvas: _Canvas, chance: np.random.Generator, colors: list[Floats]) -> None:
    radius = chance.uniform(0.17, 0.24)
    x, y = _body(canvas, chance, colors, radius)
    _hairs(canvas, chance, colors[:2], x, y, radius * 0.8, 150, 0.1)


def _letters(canvas: _Canvas, chance: np.random.Generator, colors: list[Floats]) -> None:
    large = np.zeros((canvas.size * _OVER, canvas.size * _OVER), np.uint8)
    word = "".join(chance.choice(list("ABDEGKNOPRSVX8"), 3))
    unit = canvas.size * _OVER / 384
    for row in range(2):
        place = (int(70 * unit), int((150 + 110 * row) * unit))
        thick = int(chance.integers(4, 26) * unit)
        cv2.putText(large, word[row:] + word[:row], place, cv2.FONT_HERSHEY_DUPLEX, 3.6 * unit, 255, thick)
    coverage = cv2.resize(large, (canvas.size, canvas.size), interpolation=cv2.INTER_AREA).astype(np.float32) / 255
    if chance.random() < 0.5:
        canvas.lay(cv2.GaussianBlur(coverage, (0, 0), 5) * chance.uniform(0.3, 0.8), _pick(chance, colors))
    canvas.lay(coverage, _shading(chance, canvas.size, _pick(chance, colors), _pick(chance, colors)))


def _glow(canvas: _Canvas, chance: np.random.Generator, colors: list[Floats], smoke: bool) -> None:
    """A halo that fades outwards; smoke is one with clouds in it."""
    ring = _ring(chance, 0.5, 0.5, chance.uniform(0.22, 0.27), 0.1)
    coverage = cv2.GaussianBlur(canvas.drawn(("fill", ring)), (0, 0), canvas.size * chance.uniform(0.015, 0.05))
    coverage = np.clip(coverage * chance.uniform(0.5, 0.95), 0, 1)
    if smoke:
        rough = sum(
            cv2.GaussianBlur(chance.normal(0, 1, coverage.shape).astype(np.float32), (0, 0), s) * s for s in (6, 14, 30)
        )
        coverage = coverage * np.clip(0.6 + rough * 0.5, 0, 1)
    color = _pick(chance, colors)
    canvas.lay(coverage.astype(np.float32), color + (255 - color) * chance.uniform(0, 0.5))
