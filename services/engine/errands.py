"""Turns that ask for something else than a new picture or a change of what it shows, read from their words.

The words of the person are the text; how to go about them is in the system instruction, as with any model.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from services.engine.turns import Turn


class Kind(StrEnum):
    SAME = "same"  # the same picture in another size
    VARIATION = "variation"
    SEAM = "seam"  # a marked line is to be smoothed away
    REGION = "region"  # only a part of the picture is to change
    POSE = "pose"  # the product in it is to be put otherwise
    RETOUCH = "retouch"  # whatever is asked is asked of this very picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Errand:
    """`color` (`#rrggbb`) marks a seam; `part` is left, top, right, bottom of a region in parts of width and height."""

    kind: Kind
    color: str = ""
    part: tuple[float, float, float, float] = (0.0, 0.0, 1.0, 1.0)


_SAME = re.compile(r"\s*the (?:very )?same picture once more, at a higher resolution", re.IGNORECASE)
_VARIATION = re.compile(r"\s*paint a variation of th(?:is|e) picture", re.IGNORECASE)
_SEAM = re.compile(r"\bseam\b.*?(#[0-9a-f]{6})\b", re.IGNORECASE | re.DOTALL)
_POSE = re.compile(r"\bthe product\b", re.IGNORECASE)
_RETOUCH = re.compile(r"\bretouch the attached picture\b", re.IGNORECASE)
_PART = re.compile(r"from (\d+) % to (\d+) % of the width.*?from (\d+) % to (\d+) % of the height", re.DOTALL)
_WHOLE = 0.97


def read(turn: Turn) -> Errand | None:
    """The errand of a turn with pictures; None for an ordinary one."""
    if _SAME.match(turn.words):
        return Errand(kind=Kind.SAME)
    if _VARIATION.match(turn.words):
        return Errand(kind=Kind.VARIATION)
    if found := _SEAM.search(turn.words):
        return Errand(kind=Kind.SEAM, color=found[1].lower())
    if found := _PART.search(turn.system):
        left, right, top, bottom = (int(number) / 100 for number in found.groups())
        if min(right - left, bottom - top) < _WHOLE:
            return Errand(kind=Kind.REGION, part=(left, top, right, bottom))
    if _POSE.search(turn.words):
        return Errand(kind=Kind.POSE)
    if _RETOUCH.search(turn.system):
        return Errand(kind=Kind.RETOUCH)
    return None
