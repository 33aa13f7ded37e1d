"""What the painter's tests look with: a scene to begin with, its data flattened, pictures as arrays."""

import io
from dataclasses import asdict
from typing import Any

import numpy as np
from numpy.typing import NDArray
from PIL import Image

from services.engine.painter import Scene, paint, render

PROMPT = (
    "A thumbnail, 16:9. Subject: fox wizard. Style: gaming. Colors: dark purple background. Text: NOVA. "
    "Background: mountains at night."
)


def a_scene(words: str = PROMPT, *, seed: int = 4) -> Scene:
    """A small wide scene with a dressed subject, lettering and a landscape."""
    return paint(words, width=320, height=180, seed=seed)


def pixels(scene: Scene, width: int = 320, height: int = 180) -> NDArray[np.uint8]:
    """The scene rendered, (height, width, 3)."""
    return opened(render(scene, width=width, height=height))


def opened(png: bytes) -> NDArray[np.uint8]:
    """A PNG as RGB."""
    return np.array(Image.open(io.BytesIO(png)).convert("RGB"))


def png(array: NDArray[np.uint8]) -> bytes:
    """An array as PNG."""
    out = io.BytesIO()
    Image.fromarray(array).save(out, "PNG")
    return out.getvalue()


def changed_paths(before: Scene, after: Scene) -> set[str]:
    """The paths of the data that differ, as 'actors.0.tints'; a list that grew or shrank counts as itself."""
    out: set[str] = set()
    _compare(asdict(before), asdict(after), "", out)
    return out


def _compare(a: Any, b: Any, path: str, out: set[str]) -> None:
    if isinstance(a, dict) and isinstance(b, dict):
        for key in a.keys() | b.keys():
            _compare(a.get(key), b.get(key), f"{path}.{key}" if path else key, out)
    elif isinstance(a, list | tuple) and isinstance(b, list | tuple) and len(a) == len(b) and path == "actors":
        for number, (x, y) in enumerate(zip(a, b, strict=True)):
            _compare(x, y, f"{path}.{number}", out)
    elif a != b:
        out.add(path)
