"""Walks an SVG path step by step, every point absolute."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

Point = tuple[float, float]

_TOKEN = re.compile(r"[MmLlHhVvCcSsQqTtAaZz]|[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")
_ARITY = {"M": 2, "L": 2, "H": 1, "V": 1, "C": 6, "S": 4, "Q": 4, "T": 2, "A": 7, "Z": 0}


@dataclass(frozen=True, slots=True)
class Step:
    """One command of a path."""

    letter: str  # M, L, C, S, Q, T, A or Z; horizontal and vertical lines are an L
    start: Point
    points: tuple[Point, ...]  # the controls, then the end; none for a Z
    arc: tuple[float, ...] = ()  # of an A: radii, turn of the axis, large, sweep


def steps(d: str) -> Iterator[Step]:
    """The commands of a path, one after the other. Raises KeyError or IndexError for what is no path."""
    tokens = _TOKEN.findall(d)
    x = y = start_x = start_y = 0.0
    at, command = 0, ""
    while at < len(tokens):
        if tokens[at].isalpha():
            command, at = tokens[at], at + 1
        letter, relative = command.upper(), command.islower()
        values = [float(token) for token in tokens[at : at + _ARITY[letter]]]
        at += _ARITY[letter]
        start, (ox, oy) = (x, y), (x, y) if relative else (0.0, 0.0)
        if letter == "Z":
            yield Step("Z", start, ())
            x, y, command = start_x, start_y, "L"
            continue
        if letter in "HV":
            points = ((values[0] + ox, y) if letter == "H" else (x, values[0] + oy),)
        elif letter == "A":
            points = ((values[5] + ox, values[6] + oy),)
        else:
            points = tuple((values[i] + ox, values[i + 1] + oy) for i in range(0, len(values), 2))
        x, y = points[-1]
        if letter == "M":
            start_x, start_y = x, y
            command = "l" if relative else "L"  # further pairs after a move are lines
        yield Step("L" if letter in "HV" else letter, start, points, tuple(values[:5]) if letter == "A" else ())
