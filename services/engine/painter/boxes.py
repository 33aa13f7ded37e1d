"""Where a path lies: its bounding box, from its points and control points."""

import re
from dataclasses import dataclass
from functools import lru_cache

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


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
    xs: list[float] = []
    ys: list[float] = []
    tokens = _TOKEN.findall(d)
    x = y = start_x = start_y = 0.0
    at, command = 0, "M"
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        letter, relative = command.upper(), command.islower()
        arity = _ARITY[letter]
        values = [float(t) for t in tokens[at : at + arity]]
        at += arity
        ox, oy = (x, y) if relative else (0.0, 0.0)
        if letter == "Z":
            x, y = start_x, start_y
            continue
        if letter == "H":
            x = values[0] + ox
        elif letter == "V":
            y = values[0] + oy
        elif letter == "A":
            nx, ny = values[5] + ox, values[6] + oy
            half = ((nx - x) ** 2 + (ny - y) ** 2) ** 0.5 / 2
            if half > 0.7 * min(values[0], values[1]):  # nearly a half circle: it bulges by its radius
                mx, my = (x + nx) / 2, (y + ny) / 2
                xs += [mx - min(values[0], half), mx + min(values[0], half)]
                ys += [my - min(values[1], half), my + min(values[1], half)]
            x, y = nx, ny
        else:
            for i in range(0, arity, 2):
                xs.append(values[i] + ox)
                ys.append(values[i + 1] + oy)
            x, y = values[-2] + ox, values[-1] + oy
        xs.append(x)
        ys.append(y)
        if letter == "M":
            start_x, start_y = x, y
            command = "l" if relative else "L"
    if not xs:
        return Box(500, 500, 500, 500)
    return Box(min(xs), min(ys), max(xs), max(ys))
