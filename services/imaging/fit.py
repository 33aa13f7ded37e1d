"""Exact sizes from a master: cut to cover, padded, or laid on a colour. Resampled once, with premultiplied alpha."""

from __future__ import annotations

import re

import numpy as np
from PIL import Image

from services.errors import BadInput

Color = tuple[int, int, int]
Anchor = tuple[float, float]

_HEX = re.compile(r"#(?:[0-9a-f]{3}|[0-9a-f]{6})", re.IGNORECASE)


def parse_color(text: str) -> Color:
    """`#rgb` or `#rrggbb` as red, green, blue from 0 to 255. Raises BadInput."""
    written = text.strip()
    if not _HEX.fullmatch(written):
        raise BadInput("Write the colour as #rgb or #rrggbb, such as #1e3a8a.", color=text[:40])
    digits = written[1:] if len(written) == 7 else "".join(digit * 2 for digit in written[1:])
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def cover(image: Image.Image, width: int, height: int, anchor: Anchor = (0.5, 0.5)) -> Image.Image:
    """The largest part of the picture with this ratio, at exactly `width` × `height` pixels, in the picture's mode.

    `anchor` says which part stays where something is cut: (0, 0) keeps the top left corner, (1, 1) the bottom right.
    Only cut, not resampled, where the picture already has the scale.
    """
    scale = max(width / image.width, height / image.height)
    part = (min(image.width, width / scale), min(image.height, height / scale))
    left = (image.width - part[0]) * min(1.0, max(0.0, anchor[0]))
    top = (image.height - part[1]) * min(1.0, max(0.0, anchor[1]))
    if scale == 1:
        corner = (round(left), round(top))
        return image.crop((*corner, corner[0] + width, corner[1] + height))
    box = (left, top, min(image.width, left + part[0]), min(image.height, top + part[1]))
    return _resample(image, (width, height), box)


def pad(image: Image.Image, width: int, height: int, color: Color | None) -> Image.Image:
    """The whole picture, as large as it fits, in the middle of `width` × `height` pixels.

    On a `color` the result is RGB; with None the ground is transparent and the result RGBA.
    """
    scale = min(width / image.width, height / image.height)
    size = (min(width, max(1, round(image.width * scale))), min(height, max(1, round(image.height * scale))))
    inner = image if scale == 1 else _resample(image, size, (0, 0, image.width, image.height))
    ground = Image.new("RGBA", (width, height), (0, 0, 0, 0))
    ground.paste(inner.convert("RGBA"), ((width - inner.width) // 2, (height - inner.height) // 2))
    return ground if color is None else flatten(ground, color)


def flatten(image: Image.Image, color: Color) -> Image.Image:
    """The picture laid on a colour, as RGB."""
    if image.mode == "RGB":
        return image.copy()
    ground = Image.new("RGBA", image.size, (*color, 255))
    ground.alpha_composite(image.convert("RGBA"))
    return ground.convert("RGB")


def edge_color(image: Image.Image) -> Color:
    """The mean colour of the outermost pixels, weighed by alpha; white where the whole edge is transparent."""
    rows = (0, 0, image.width, 1), (0, image.height - 1, image.width, image.height)
    columns = (0, 0, 1, image.height), (image.width - 1, 0, image.width, image.height)
    edge = np.concatenate([np.asarray(image.crop(box).convert("RGBA")).reshape(-1, 4) for box in (*rows, *columns)])
    weight = edge[:, 3].astype(np.float64)
    if not weight.any():
        return 255, 255, 255
    red, green, blue = (round(float(value)) for value in (edge[:, :3] * weight[:, None]).sum(axis=0) / weight.sum())
    return red, green, blue


def _resample(image: Image.Image, size: tuple[int, int], box: tuple[float, float, float, float]) -> Image.Image:
    """Lanczos; Pillow premultiplies alpha before and divides it out again, so hidden colours do not bleed."""
    return image.resize(size, Image.Resampling.LANCZOS, box=box)
