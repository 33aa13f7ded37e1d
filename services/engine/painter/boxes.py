"""Where a path lies: its bounding box, from its points and control points."""

import math
from dataclasses import dataclass
from functools import lru_cache

from .paths import Point, steps


@dataclass(frozen=True, slots=True)
class Box:
    """Left, top, right and bottom."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def width(self) -> float:
        """From left to right."""
        return self.right - self.left

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def x(self) -> float:
        """The middle, across."""
        return (self.left + self.right) / 2

    @property
    def y(self) -> float:
        """The middle, down."""
        return (self.top + self.bottom) / 2

    @property
    def area(self) -> float:
        """Width times height."""
        return self.width * self.height

    def grown(self, by: float) -> "Box":
        """Larger by `by` on every side."""
        return Box(self.left - by, self.top - by, self.right + by, self.bottom + by)


def union(boxes: list[Box]) -> Box | None:
    """The box around all; None around nothing."""
    if not boxes:
        return None
    return Box(
        min(b.left for b in boxes), min(b.top for b in boxes), max(b.right for b in boxes), max(b.bottom for b in boxes)
    )


@lru_cache(maxsize=8192)
def box_of(d: str) -> Box:
    """The box of a path; half circles written as arcs count with their full reach."""
    seen: list[Point] = []
    for step in steps(d):
        seen += step.points
        if step.letter == "A":
            (x, y), (nx, ny), (rx, ry) = step.start, step.points[-1], step.arc[:2]
            half = math.hypot(nx - x, ny - y) / 2
            if half > 0.7 * min(rx, ry):  # nearly a half circle: it bulges by its radius
                mx, my, reach_x, reach_y = (x + nx) / 2, (y + ny) / 2, min(rx, half), min(ry, half)
                seen += [(mx - reach_x, my - reach_y), (mx + reach_x, my + reach_y)]
    if not seen:
        return Box(500, 500, 500, 500)
    xs, ys = zip(*seen, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))
