"""A painter that does as it is told about the ground, and an ear at the model's door."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from PIL import Image

from tests.small_painter import Errands

SMALLER = 8  # of the pixels a side that were asked for
GROUND = re.compile(r"\bon a flat (#[0-9a-f]{6}) background", re.IGNORECASE)
DISC, CHANGED, NO_GROUND = (200, 120, 60), (60, 90, 200), (40, 44, 52)
_ONCE_MORE = "Exactly the same picture once more"
_OVER = 4  # times finer than the pixels, for a soft edge


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What was said about it so far."""

    said: tuple[str, ...]

    def to_json(self) -> str:
        return json.dumps(self.said)


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    scene: Scene
    done: tuple[str, ...]


@dataclass(slots=True, kw_only=True)
class DiscPainter(Errands):
    """A disc on the last ground that was asked for; a refinement paints it in another colour.

    `forgetful` paints another disc on black than on white; `checkered` a checkerboard in the place of a flat ground.
    """

    forgetful: bool = False
    checkered: bool = False
    radius: float = 0.35  # of the shorter side

    def paint(self, words: str, *, width: int, height: int, seed: int) -> Scene:
        return Scene(said=(words,))

    def change(self, scene: Scene, instruction: str, *, seed: int) -> Change:
        return Change(scene=Scene(said=(*scene.said, instruction)), done=(instruction,))

    def render(self, scene: Scene, *, width: int, height: int) -> bytes:
        again = scene.said[-1].startswith(_ONCE_MORE)
        wishes = [said for said in scene.said[1:] if not said.startswith(_ONCE_MORE)]
        color = CHANGED if wishes or (again and self.forgetful) else DISC
        return _png(self._disc(width // SMALLER, height // SMALLER, color, _ground(scene.said)))

    def change_pixels(self, picture: bytes, instruction: str, *, seed: int) -> tuple[bytes, Sequence[str]]:
        with Image.open(io.BytesIO(picture)) as opened:
            size = opened.size
        return _png(self._disc(*size, CHANGED, _ground((instruction,)))), (instruction,)

    def compose(self, pictures: Sequence[bytes], words: str, *, width: int, height: int, seed: int) -> bytes:
        return _png(self._disc(width // SMALLER, height // SMALLER, CHANGED, _ground((words,))))

    def fit(self, picture: bytes, *, width: int, height: int) -> bytes:
        return picture

    def read_scene(self, text: str) -> Scene:
        return Scene(said=tuple(json.loads(text)))

    def _disc(self, width: int, height: int, color: Sequence[int], ground: Sequence[int]) -> Image.Image:
        behind = _checkerboard(width, height) if self.checkered else np.full((height, width, 3), ground, np.float64)
        y, x = np.mgrid[: height * _OVER, : width * _OVER]
        inside = np.hypot(x - width * _OVER / 2, y - height * _OVER / 2) < self.radius * min(width, height) * _OVER
        alpha = inside.reshape(height, _OVER, width, _OVER).mean(axis=(1, 3))[..., None]
        return Image.fromarray(np.rint(alpha * np.array(color) + (1 - alpha) * behind).astype(np.uint8))


class Listener:
    """ASGI middleware that keeps the JSON of every body."""

    def __init__(self, app: Any, heard: list[Any]) -> None:
        self._app, self._heard = app, heard

    async def __call__(self, scope: Any, receive: Any, send: Any) -> None:
        parts: list[bytes] = []

        async def listen() -> Any:
            message = await receive()
            if message["type"] == "http.request":
                parts.append(message.get("body", b""))
                if not message.get("more_body") and (body := b"".join(parts)):
                    self._heard.append(json.loads(body))
            return message

        await self._app(scope, listen, send)


def _ground(said: Sequence[str]) -> tuple[int, ...]:
    asked = [found for words in said for found in GROUND.findall(words)]
    return tuple(bytes.fromhex(asked[-1][1:])) if asked else NO_GROUND


def _checkerboard(width: int, height: int) -> np.ndarray:
    y, x = np.mgrid[:height, :width]
    return np.where(((x // 8 + y // 8) % 2)[..., None] == 0, 255.0, 204.0) * np.ones(3)


def _png(image: Image.Image) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return sink.getvalue()
