"""Draws the sheet that shows a pack at a glance: the picture as platforms crop it, and every file with its size."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from PIL import Image, ImageDraw, ImageFont

from services.imaging.fit import Color, cover
from services.imaging.placing import safe_box

LIGHT: Color = (255, 255, 255)
DARK: Color = (24, 24, 27)
SMALL = (64, 32, 28, 18)  # pixels

_LARGE = 224  # pixels
_GAP = 24
_COLUMNS = 5
_CELL = (192, 128)  # pixels of a file's thumbnail
_CAPTION = 40
_WIDTH = _GAP + _COLUMNS * (_CELL[0] + _GAP)
_INK: Color = (39, 39, 42)
_PAPER: Color = (244, 244, 245)
_FRAME: Color = (212, 212, 216)
_WARNING: Color = (180, 83, 9)
_SAFE: Color = (220, 38, 38)
_OVER = 4  # a circle is drawn this much larger: its edge is soft then


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """A file on the sheet: its thumbnail, and what is said about it."""

    name: str
    picture: Image.Image
    pixels: tuple[int, int]
    safe_area: str
    upscaled: bool


def sheet(master: Image.Image, files: Sequence[Shown]) -> Image.Image:
    """An RGB picture: circle, square and small sizes on light and on dark, then all files with their safe areas."""
    rows = -(-len(files) // _COLUMNS)
    top = 2 * (_LARGE + 2 * _GAP)
    canvas = Image.new("RGB", (_WIDTH, top + _GAP + rows * (_CELL[1] + _CAPTION + _GAP)), _PAPER)
    large = cover(master.convert("RGBA"), _LARGE, _LARGE)
    small = [cover(master.convert("RGBA"), side, side) for side in SMALL]
    for index, ground in enumerate((LIGHT, DARK)):
        _band(canvas, index * (_LARGE + 2 * _GAP), ground, large, small)
    draw, font = ImageDraw.Draw(canvas), ImageFont.load_default(13)
    for index, file in enumerate(files):
        left = _GAP + index % _COLUMNS * (_CELL[0] + _GAP)
        _cell(canvas, draw, font, (left, top + _GAP + index // _COLUMNS * (_CELL[1] + _CAPTION + _GAP)), file)
    return canvas


def in_circle(picture: Image.Image) -> Image.Image:
    """A square RGBA picture with everything outside its circle transparent."""
    width, height = picture.size
    mask = Image.new("L", (width * _OVER, height * _OVER), 0)
    ImageDraw.Draw(mask).ellipse((0, 0, width * _OVER - 1, height * _OVER - 1), fill=255)
    cut = Image.new("RGBA", picture.size, (0, 0, 0, 0))
    cut.paste(picture, (0, 0), mask.resize(picture.size, Image.Resampling.BOX))
    return cut


def _band(canvas: Image.Image, top: int, ground: Color, large: Image.Image, small: Sequence[Image.Image]) -> None:
    canvas.paste(ground, (0, top, canvas.width, top + _LARGE + 2 * _GAP))
    left = _GAP
    for shape in (in_circle(large), large):
        canvas.paste(shape, (left, top + _GAP), shape)
        left += _LARGE + _GAP
    for row in (0, 1):
        across = left + _GAP
        for picture in small:
            shape = in_circle(picture) if row == 0 else picture
            place = (across, top + _GAP + row * _LARGE // 2 + (_LARGE // 2 - picture.height) // 2)
            canvas.paste(shape, place, shape)
            across += picture.width + _GAP


def _cell(
    canvas: Image.Image,
    draw: ImageDraw.ImageDraw,
    font: ImageFont.FreeTypeFont | ImageFont.ImageFont,
    place: tuple[int, int],
    file: Shown,
) -> None:
    picture = file.picture
    left, top = place[0] + (_CELL[0] - picture.width) // 2, place[1] + (_CELL[1] - picture.height) // 2
    canvas.paste(picture, (left, top), picture if picture.mode == "RGBA" else None)
    draw.rectangle((left - 1, top - 1, left + picture.width, top + picture.height), outline=_FRAME)
    scale = picture.width / file.pixels[0]
    safe = [round(side * scale) for side in safe_box(file.pixels, file.safe_area)]
    area = (left + safe[0], top + safe[1], left + safe[2] - 1, top + safe[3] - 1)
    if file.safe_area == "circle":
        draw.ellipse(area, outline=_SAFE)
    elif file.safe_area != "full":
        draw.rectangle(area, outline=_SAFE)
    # the font that Pillow carries has no multiplication sign
    words = f"{file.pixels[0]} x {file.pixels[1]}" + (", upscaled" if file.upscaled else "")
    draw.text((place[0], place[1] + _CELL[1] + 4), file.name, _INK, font)
    draw.text((place[0], place[1] + _CELL[1] + 21), words, _WARNING if file.upscaled else _INK, font)
