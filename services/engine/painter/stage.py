"""Where things are while a picture is painted: the sheet in units, its pixels, and what is looked at."""

import random
from dataclasses import dataclass

from .boxes import Box
from .marks import Sheet
from .moods import Mood
from .scene import Scene
from .styles import Style

_LEAST = 700  # pixels of the shorter side; smaller pictures are drawn with all of theirs


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """Where things are while a picture is painted: the sheet in units (its shorter side is 1000) and its pixels."""

    scene: Scene
    style: Style
    mood: Mood
    width: int
    height: int
    sheet: tuple[float, float]
    flat_key: str  # the exact colour of a flat ground; '' for a painted one

    @property
    def unit(self) -> float:
        """Pixels per unit."""
        return self.width / self.sheet[0]

    def fineness(self, share: float = 1.0) -> float:
        """How many of the pixels each way to draw, out of a share that would do; what is drawn smaller is enlarged."""
        return share * self.style.fineness if min(self.width, self.height) >= _LEAST else 1.0


def focus(stage: Stage) -> tuple[float, float]:
    """The point that zooming holds still: the middle of the first subject, else of the sheet."""
    actors = stage.scene.actors
    return (
        (actors[0].x * stage.sheet[0], actors[0].y * stage.sheet[1])
        if actors
        else (stage.sheet[0] / 2, stage.sheet[1] / 2)
    )


def view_of(stage: Stage, zoom: float = 1.0) -> Box:
    sheet_w, sheet_h = stage.sheet
    if zoom == 1.0:
        return Box(0, 0, sheet_w, sheet_h)
    cx, cy = focus(stage)
    w, h = sheet_w / zoom, sheet_h / zoom
    left, top = min(max(0.0, cx - w / 2), sheet_w - w), min(max(0.0, cy - h / 2), sheet_h - h)
    return Box(left, top, left + w, top + h)


def plate_view(stage: Stage) -> Box:
    """A view that shows the plate's 1000 × 1000 box around the first subject."""
    sheet_w, sheet_h = stage.sheet
    lead = stage.scene.actors[0] if stage.scene.actors else None
    x = (lead.x if lead else 0.5) * sheet_w - 500
    y = sheet_h / 2 - 500
    return Box(-x, -y, sheet_w - x, sheet_h - y)


def sheet_of(stage: Stage, seed: int) -> Sheet:
    """The sheet that effects are scattered on, the first subject's place left free."""
    scene = stage.scene
    lead = scene.actors[0] if scene.actors else None
    x, y, r = (lead.x, lead.y, 430 * lead.size) if lead else (0.5, 0.5, 300)
    return Sheet(
        width=stage.sheet[0],
        height=stage.sheet[1],
        x=x * stage.sheet[0],
        y=y * stage.sheet[1],
        r=r,
        chance=random.Random(seed),
        palette=scene.palette,
        base=(scene.ground.colours or (scene.ground.base,))[0],
    )
