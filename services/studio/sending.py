"""Pictures made ready for the model: opaque, in a shape that it paints in, and no heavier than a request may be."""

from __future__ import annotations

import io

import cv2
import numpy as np
from PIL import Image

from services.gemini import Picture
from services.imaging import codec
from services.imaging.fit import cover, flatten, parse_color

MOST_PIXELS = 4_096 * 4_096  # the model paints no larger one
MOST_BYTES = 14_000_000  # of all pictures of one request; base64 makes a third more of it
_ALIKE = 0.012  # difference of two shapes that nobody sees
_QUALITY = 92
PNG, JPEG = "image/png", "image/jpeg"


def prepared(file: bytes, *, ground: str = "", ratio: str = "", share: int = 1) -> Picture:
    """A stored file as it goes up; the very same bytes where nothing has to be done to it.

    `ground` (`#rrggbb`) lies under what is transparent, else a colour that contrasts with what is seen. `ratio` widens
    the picture by its own border pixels to that shape; `unframed` takes them away from the answer. `share` is how many
    pictures go up together.
    """
    room = MOST_BYTES // share
    mode, size = codec.measure(file)
    shaped = not ratio or _alike(size, ratio)
    if mode == "RGB" and shaped and size[0] * size[1] <= MOST_PIXELS and len(file) <= room:
        return Picture(data=file, mime_type=PNG)
    picture = codec.decode(file)
    opaque = flatten(picture, parse_color(ground or contrasting(picture))) if picture.mode != "RGB" else picture
    if opaque.width * opaque.height > MOST_PIXELS:
        opaque.thumbnail(_within(opaque.size, MOST_PIXELS), Image.Resampling.LANCZOS)
    if not shaped:
        opaque = _framed(opaque, ratio)
    return encoded(opaque, room)


def encoded(picture: Image.Image, room: int = MOST_BYTES) -> Picture:
    """An RGB picture as PNG, as JPEG where that is too heavy, and smaller where that is too heavy still."""
    file = codec.encode_png(picture)
    if len(file) <= room:
        return Picture(data=file, mime_type=PNG)
    while True:
        sink = io.BytesIO()
        picture.save(sink, "JPEG", quality=_QUALITY, subsampling=0)
        if sink.tell() <= room:
            return Picture(data=sink.getvalue(), mime_type=JPEG)
        picture = picture.resize((max(1, picture.width // 2), max(1, picture.height // 2)), Image.Resampling.BOX)


def for_turn(picture: Image.Image) -> Picture:
    """An RGB picture that was made for the model, no larger than it paints."""
    if picture.width * picture.height > MOST_PIXELS:
        picture = picture.resize(_within(picture.size, MOST_PIXELS), Image.Resampling.LANCZOS)
    return encoded(picture)


def unframed(answer: Image.Image, shape: tuple[int, int]) -> Image.Image:
    """The answer in the shape of what was asked about (width, height): what was added around it is cut away."""
    wanted, there = shape[0] / shape[1], answer.width / answer.height
    if abs(wanted / there - 1) <= _ALIKE:
        return answer
    width = min(answer.width, max(1, round(answer.height * wanted)))
    height = min(answer.height, max(1, round(answer.width / wanted)))
    return cover(answer, width, height)


def contrasting(picture: Image.Image) -> str:
    """White or nearly black, whichever lies farther from what is seen of an RGBA picture."""
    small = np.asarray(picture.convert("RGBA").resize((64, 64), Image.Resampling.NEAREST)).reshape(-1, 4)
    seen = small[small[:, 3] > 127, :3]
    light = seen.size > 0 and float(seen.mean()) > 150
    return "#1c1c1c" if light else "#ffffff"


def _alike(size: tuple[int, int], ratio: str) -> bool:
    across, down = (int(part) for part in ratio.split(":"))
    return abs(size[0] * down / (size[1] * across) - 1) <= _ALIKE


def _within(size: tuple[int, int], most: int) -> tuple[int, int]:
    scale = (most / (size[0] * size[1])) ** 0.5
    return max(1, int(size[0] * scale)), max(1, int(size[1] * scale))


def _framed(picture: Image.Image, ratio: str) -> Image.Image:
    across, down = (int(part) for part in ratio.split(":"))
    width = max(picture.width, round(picture.height * across / down))
    height = max(picture.height, round(picture.width * down / across))
    left, top = (width - picture.width) // 2, (height - picture.height) // 2
    room = top, height - picture.height - top, left, width - picture.width - left
    return Image.fromarray(cv2.copyMakeBorder(np.asarray(picture), *room, cv2.BORDER_REPLICATE))
