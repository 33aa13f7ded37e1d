"""Exact edits that need no model: crop, turn, flip, resize, and the three knobs of light and colour."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

import cv2
import numpy as np
from PIL import Image

from services.errors import BadInput
from services.imaging.codec import MAX_SIDE
from services.imaging.region import Box

STRONGEST = 4.0  # of brightness, contrast and saturation: 1 leaves the picture as it is
MOST_PIXELS = 40_000_000
_GREY = np.array([0.299, 0.587, 0.114], np.float32)
_QUARTERS = {
    90: Image.Transpose.ROTATE_270,  # Pillow turns the other way
    180: Image.Transpose.ROTATE_180,
    270: Image.Transpose.ROTATE_90,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Crop:
    """Keep `box`; else `size` (width, height) in the middle; else the largest part in the middle of shape `ratio`."""

    box: Box | None = None
    size: tuple[int, int] | None = None
    ratio: tuple[int, int] = (1, 1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rotate:
    """Clockwise. Quarters move whole pixels; other angles make the picture larger, with clear corners."""

    degrees: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Flip:
    axis: Literal["horizontal", "vertical"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Resize:
    """To this many pixels; a side that is left out follows the picture's shape. `factor` multiplies both sides."""

    width: int | None = None
    height: int | None = None
    factor: float | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Adjust:
    """Each from 0 (none of it) over 1 (as it is) to `STRONGEST`."""

    brightness: float = 1.0
    contrast: float = 1.0
    saturation: float = 1.0


LocalEdit = Crop | Rotate | Flip | Resize | Adjust


def apply(picture: Image.Image, edit: LocalEdit) -> Image.Image:
    """The picture, RGB or RGBA, after the edit. Raises BadInput for what cannot be done to it."""
    match edit:
        case Crop():
            return _crop(picture, edit)
        case Rotate():
            return _rotate(picture, edit.degrees)
        case Flip():
            sideways = edit.axis == "horizontal"
            how = Image.Transpose.FLIP_LEFT_RIGHT if sideways else Image.Transpose.FLIP_TOP_BOTTOM
            return picture.transpose(how)
        case Resize():
            return _resize(picture, edit)
        case Adjust():
            return _adjust(picture, edit)


def says(edit: LocalEdit) -> str:
    """What the edit does, in words."""
    match edit:
        case Crop():
            kept = (edit.box.width, edit.box.height) if edit.box else edit.size
            if kept is not None:
                return f"Cropped to {kept[0]} × {kept[1]} pixels"
            wide, high = edit.ratio
            return "Cropped to a square" if wide == high else f"Cropped to {wide}:{high}"
        case Rotate():
            turned = f"{abs(edit.degrees):g}° {'counter-clockwise' if edit.degrees < 0 else 'clockwise'}"
            return f"Rotated by {turned}"
        case Flip():
            return f"Flipped {edit.axis}ly"
        case Resize():
            if edit.factor is not None:
                return f"Resized to {edit.factor * 100:g} %"
            sides = (str(side) for side in (edit.width, edit.height) if side is not None)
            return f"Resized to {' × '.join(sides)} pixels"
        case Adjust():
            knobs = {"brightness": edit.brightness, "contrast": edit.contrast, "saturation": edit.saturation}
            turned = [f"{name} {value * 100:.0f} %" for name, value in knobs.items() if value != 1]
            return ", ".join(turned).capitalize() or "Left as it is"


def _crop(picture: Image.Image, edit: Crop) -> Image.Image:
    if edit.box is not None:
        box = edit.box.edges
    else:
        width, height = edit.size or _largest(picture.size, edit.ratio)
        left, top = (picture.width - width) // 2, (picture.height - height) // 2
        box = (left, top, left + width, top + height)
    left, top, right, bottom = box
    if not (0 <= left < right <= picture.width and 0 <= top < bottom <= picture.height):
        raise BadInput(
            f"The crop has to lie within the picture, which has {picture.width} × {picture.height} pixels.", field="box"
        )
    return picture.crop(box)


def _largest(size: tuple[int, int], ratio: tuple[int, int]) -> tuple[int, int]:
    wide, high = ratio
    if not (0 < wide <= MAX_SIDE and 0 < high <= MAX_SIDE):
        raise BadInput("The shape is two whole numbers such as 16:9.", field="ratio")
    return min(size[0], max(1, round(size[1] * wide / high))), min(size[1], max(1, round(size[0] * high / wide)))


def _rotate(picture: Image.Image, degrees: float) -> Image.Image:
    if not -360 <= degrees <= 360:
        raise BadInput("Turn a picture by -360 to 360 degrees.", field="degrees")
    turn = degrees % 360
    if turn == 0:
        return picture.copy()
    if turn in _QUARTERS:
        return picture.transpose(_QUARTERS[int(turn)])
    angle = np.deg2rad(turn)
    across = abs(picture.width * np.cos(angle)) + abs(picture.height * np.sin(angle))
    down = abs(picture.width * np.sin(angle)) + abs(picture.height * np.cos(angle))
    _check_size(round(float(across)), round(float(down)))
    return picture.convert("RGBA").rotate(-turn, Image.Resampling.BICUBIC, expand=True)


def _resize(picture: Image.Image, edit: Resize) -> Image.Image:
    if edit.factor is not None:
        if not 0 < edit.factor <= 100:
            raise BadInput("Resize a picture by a factor above 0 and up to 100.", field="factor")
        width, height = picture.width * edit.factor, picture.height * edit.factor
    elif edit.width is not None:
        width, height = edit.width, edit.height or picture.height * edit.width / picture.width
    elif edit.height is not None:
        width, height = picture.width * edit.height / picture.height, edit.height
    else:
        raise BadInput("Say to which width or height to resize.", field="width")
    size = (max(1, round(width)), max(1, round(height)))
    if min(width, height) <= 0:
        raise BadInput("A picture has at least one pixel a side.", field="width")
    _check_size(*size)
    return picture.resize(size, Image.Resampling.LANCZOS)


def _check_size(width: int, height: int) -> None:
    if max(width, height) > MAX_SIDE:
        raise BadInput(f"That would be {width} × {height} pixels; a side can have at most {MAX_SIDE}.")
    if width * height > MOST_PIXELS:
        most = MOST_PIXELS // 1_000_000
        raise BadInput(f"That would be {width} × {height} pixels; at most {most} megapixels can be made.")


def _adjust(picture: Image.Image, edit: Adjust) -> Image.Image:
    if not all(0 <= knob <= STRONGEST for knob in (edit.brightness, edit.contrast, edit.saturation)):
        raise BadInput(f"Brightness, contrast and saturation go from 0 to {STRONGEST:g}; 1 is as it is.")
    pixels = np.asarray(picture.convert("RGB"))
    middle = float(cv2.mean(pixels.reshape(-1, 1, 3))[:3] @ _GREY) * edit.brightness
    out = np.empty_like(pixels)
    for top in range(0, pixels.shape[0], 512):  # a strip at a time: floats of a large picture are large
        strip = pixels[top : top + 512].astype(np.float32) * edit.brightness
        strip = (strip - middle) * edit.contrast + middle
        grey = strip @ _GREY
        strip = grey[..., None] + (strip - grey[..., None]) * edit.saturation
        out[top : top + 512] = np.rint(np.clip(strip, 0, 255)).astype(np.uint8)
    adjusted = Image.fromarray(out)
    if picture.mode == "RGBA":
        adjusted.putalpha(picture.getchannel("A"))
    return adjusted
