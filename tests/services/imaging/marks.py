"""Plainly good and plainly bad marks, drawn from numbers: what a person would see at a glance."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import numpy as np
from PIL import Image, ImageDraw, ImageFont

SIDE = 512
Draw = ImageDraw.ImageDraw
NONE = (0, 0, 0, 0)


def drawn(ground: Any, *paint: Callable[[Draw], Any]) -> Image.Image:
    """On a ground, painted twice as large and shrunk: edges are soft as in any real picture."""
    large = Image.new("RGBA", (SIDE * 2, SIDE * 2), ground)
    for step in paint:
        step(ImageDraw.Draw(large))
    small = large.resize((SIDE, SIDE), Image.Resampling.LANCZOS)
    return small if ground == NONE else small.convert("RGB")


def disc(color: Any, radius: float = 0.36, x: float = 0.5, y: float = 0.5) -> Callable[[Draw], Any]:
    box = [(at + sign * radius) * SIDE * 2 for sign in (-1, 1) for at in (x, y)]
    return lambda draw: draw.ellipse(box, fill=color)


def star(color: Any, radius: float = 0.3) -> Callable[[Draw], Any]:
    angle = np.arange(10) * np.pi / 5 - np.pi / 2
    length = np.where(np.arange(10) % 2, radius * 0.45, radius)
    points = np.stack([0.5 + length * np.cos(angle), 0.5 + length * np.sin(angle)], -1) * SIDE * 2
    return lambda draw: draw.polygon([(float(px), float(py)) for px, py in points], fill=color)


def words(text: str, height: float, color: Any, y: float = 0.5) -> Callable[[Draw], Any]:
    font = ImageFont.load_default(height * SIDE * 2)
    return lambda draw: draw.text((SIDE, y * SIDE * 2), text, color, font, anchor="mm")


def upright_lines(color: Any, count: int = 26, width: int = 3) -> Callable[[Draw], Any]:
    def paint(draw: Draw) -> None:
        for at in np.linspace(0.2, 0.8, count):
            reach = (0.09 - (at - 0.5) ** 2) ** 0.5 if abs(at - 0.5) < 0.3 else 0
            draw.line(
                [(at * SIDE * 2, (0.5 - reach) * SIDE * 2), (at * SIDE * 2, (0.5 + reach) * SIDE * 2)], color, width
            )

    return paint


def busy(draw: Draw) -> None:
    chance = np.random.default_rng(3)
    for _ in range(1500):
        x, y = chance.uniform(0.2, 0.8, 2) * SIDE * 2
        color = tuple(int(level) for level in chance.integers(0, 256, 3))
        draw.line([(x, y), (x + chance.normal(0, 14), y + chance.normal(0, 14))], color, 2)


GOOD: dict[str, Callable[[], Image.Image]] = {
    "a gold star on navy": lambda: drawn("#101a3a", star("#f5b50b")),
    "a white star on red": lambda: drawn("#b3122a", star("#ffffff")),
    "a black disc on white": lambda: drawn("#ffffff", disc("#111111", 0.3)),
    "a purple disc with a light rim, cut out": lambda: drawn(NONE, disc("#f4f0ff", 0.42), disc("#5b21b6", 0.36)),
    "an orange disc with a dark rim, cut out": lambda: drawn(NONE, disc("#7a2e00", 0.44), disc("#fdba74", 0.34)),
    "one large letter": lambda: drawn("#0f766e", words("N", 0.6, "#ffffff")),
    "two shapes": lambda: drawn("#fff7ed", disc("#7c2d12", 0.36), star("#fde68a", 0.24)),
    "three bold letters": lambda: drawn("#1e1b4b", words("NVA", 0.32, "#fde047")),
}
BAD: dict[str, tuple[str, Callable[[], Image.Image]]] = {
    "pale grey on white": ("contrast", lambda: drawn("#ffffff", star("#e8e8ea"))),
    "navy on black": ("contrast", lambda: drawn("#050505", star("#10143a"))),
    "white, cut out": ("contrast_light", lambda: drawn(NONE, star("#ffffff", 0.4))),
    "black, cut out": ("contrast_dark", lambda: drawn(NONE, star("#0a0a0a", 0.4))),
    "hair-thin lines": ("detail", lambda: drawn("#ffffff", upright_lines("#111111"))),
    "a thousand strokes": ("detail", lambda: drawn("#ffffff", busy)),
    "a line of small text": ("small_text", lambda: drawn("#101a3a", words("Nova Gaming Channel", 0.07, "#ffffff"))),
    "a mark in the corner": ("circle", lambda: drawn("#ffffff", disc("#b3122a", 0.2, 0.8, 0.8))),
    "a mark wider than the circle": ("circle", lambda: drawn("#101a3a", words("NOVA", 0.42, "#ffffff"))),
    "a dot": ("too_small", lambda: drawn("#ffffff", disc("#111111", 0.06))),
}
