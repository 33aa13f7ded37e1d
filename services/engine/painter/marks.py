"""The sheet that effects are scattered on, and the plain SVG elements that they are made of."""

import math
import random
from dataclasses import dataclass

from .scene import Palette


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Where to scatter: the sheet in units, the place of the subject that is better left free, and chance."""

    width: float
    height: float
    x: float
    y: float
    r: float
    chance: random.Random
    palette: Palette
    base: str = "#33406a"

    def spot(self, *, free: float = 0.6) -> tuple[float, float]:
        """A point, rather not over the subject: of a few tries the first that is `free` radii away."""
        point = (0.0, 0.0)
        for _ in range(5):
            point = self.chance.uniform(0, self.width), self.chance.uniform(0, self.height)
            if math.hypot(point[0] - self.x, point[1] - self.y) > self.r * free:
                break
        return point


def path(d: str, fill: str, opacity: float = 1.0) -> str:
    return f'<path d="{d}" fill="{fill}" fill-opacity="{opacity:.2f}"/>'


def line(d: str, colour: str, width: float, opacity: float = 1.0) -> str:
    return (
        f'<path d="{d}" fill="none" stroke="{colour}" stroke-width="{width:.1f}" stroke-linecap="round" '
        f'stroke-linejoin="round" '
        f'stroke-opacity="{opacity:.2f}"/>'
    )


def disc(x: float, y: float, r: float, fill: str, opacity: float = 1.0) -> str:
    return f'<circle cx="{x:.1f}" cy="{y:.1f}" r="{r:.1f}" fill="{fill}" fill-opacity="{opacity:.2f}"/>'
