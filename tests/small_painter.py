"""A painter for tests: it paints one colour made of the words, small, and does what the operations ask for by it."""

from __future__ import annotations

import io
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from PIL import Image, ImageOps

from services.engine.painting import OwnPainter

GROUND = re.compile(r"flat (#[0-9a-f]{6}) background")
AGAIN = re.compile(r"Exactly the same picture once more[^\"]*")
SMALLER = 16  # pictures in tests have a sixteenth of the pixels a side: encoding is what takes the time


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """A scene that is the list of what was asked for."""

    said: tuple[str, ...]
    seed: int

    def to_json(self) -> str:
        return json.dumps({"said": self.said, "seed": self.seed})


@dataclass(frozen=True, slots=True, kw_only=True)
class Changed:
    scene: Words
    done: tuple[str, ...]


class Errands:
    """What a painter of a test does with errands unless it says otherwise: it hands the picture back."""

    __slots__ = ()

    def change_region(
        self, picture: bytes, instruction: str, *, part: tuple[float, float, float, float], seed: int
    ) -> tuple[bytes, Sequence[str]]:
        return picture, (instruction,)

    def smooth_seam(self, picture: bytes, colour: str) -> bytes:
        return picture

    def vary(self, picture: bytes, *, seed: int) -> bytes:
        return picture

    def pose(self, picture: bytes, instruction: str) -> tuple[bytes, Sequence[str]] | None:
        return picture, (instruction,)

    def scene_does(self, instruction: str) -> bool:
        return True

    def fit(self, picture: bytes, *, width: int, height: int) -> bytes:
        return OwnPainter().fit(picture, width=width, height=height)


class SmallPainter(Errands):
    """Paints one colour made of all the words and the seed, so that another wish is another picture."""

    def paint(self, words: str, *, width: int, height: int, seed: int) -> Words:
        return Words(said=(words,), seed=seed)

    def change(self, scene: Any, instruction: str, *, seed: int) -> Changed:
        return Changed(scene=Words(said=(*scene.said, instruction), seed=seed), done=(instruction,))

    def render(self, scene: Any, *, width: int, height: int) -> bytes:
        return _one_colour(scene.to_json(), width // SMALLER, height // SMALLER)

    def change_pixels(self, picture: bytes, instruction: str, *, seed: int) -> tuple[bytes, Sequence[str]]:
        with Image.open(io.BytesIO(picture)) as image:
            colour = _hex(image, *_middle(image)) if AGAIN.match(instruction) else None
            return _one_colour(f"{instruction}{seed}", *image.size, colour), (instruction,)

    def compose(self, pictures: Sequence[bytes], words: str, *, width: int, height: int, seed: int) -> bytes:
        return _one_colour(f"{words}{seed}{len(pictures)}", width // SMALLER, height // SMALLER)

    def change_region(
        self, picture: bytes, instruction: str, *, part: tuple[float, float, float, float], seed: int
    ) -> tuple[bytes, Sequence[str]]:
        with Image.open(io.BytesIO(picture)) as opened:
            image = opened.convert("RGB")
        left, top, right, bottom = (round(side * edge) for side, edge in zip(part, image.size * 2, strict=True))
        image.paste(f"#{sha256(f'{instruction}{seed}'.encode()).hexdigest()[:6]}", (left, top, right, bottom))
        return _encoded(image), (instruction,)

    def vary(self, picture: bytes, *, seed: int) -> bytes:
        with Image.open(io.BytesIO(picture)) as image:
            corner = _hex(image, 0, 0)
        return self.change_pixels(picture, f"vary on a flat {corner} background", seed=seed)[0]

    def fit(self, picture: bytes, *, width: int, height: int) -> bytes:
        with Image.open(io.BytesIO(picture)) as opened:
            image = opened.convert("RGB")
        size = (max(1, width // SMALLER), max(1, height // SMALLER))
        if len(image.getcolors(2) or ()) == 2:  # a square on its ground keeps its sharp edge
            return _one_colour(f"flat {_hex(image, 0, 0)} background", *size, _hex(image, *_middle(image)))
        return _encoded(ImageOps.fit(image, size))

    def pose(self, picture: bytes, instruction: str) -> tuple[bytes, Sequence[str]] | None:
        return self.change_pixels(picture, instruction, seed=1)

    def read_scene(self, text: str) -> Words:
        kept = json.loads(text)
        return Words(said=tuple(kept["said"]), seed=kept["seed"])


def png(width: int = 40, height: int = 30, colour: str = "teal") -> bytes:
    return _encoded(Image.new("RGB", (width, height), colour))


def _encoded(image: Image.Image) -> bytes:
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return sink.getvalue()


def _hex(image: Image.Image, x: int, y: int) -> str:
    red, green, blue = image.convert("RGB").crop((x, y, x + 1, y + 1)).tobytes()
    return f"#{red:02x}{green:02x}{blue:02x}"


def _middle(image: Image.Image) -> tuple[int, int]:
    return image.width // 2, image.height // 2


def _one_colour(words: str, width: int, height: int, colour: str | None = None) -> bytes:
    """One colour of the words; where they ask for a flat ground, a square of it stands on that."""
    width, height = max(1, width), max(1, height)
    grounds = GROUND.findall(words)
    colour = colour or f"#{sha256(GROUND.sub('', AGAIN.sub('', words)).encode()).hexdigest()[:6]}"
    if not grounds:
        return png(width, height, colour)
    image = Image.new("RGB", (width, height), grounds[-1])
    image.paste(colour, (width // 4, height // 4, width - width // 4, height - height // 4))
    return _encoded(image)
