"""Brings a picture into a platform's shape so that what matters lies in the part that the platform always shows."""

from __future__ import annotations

from PIL import Image

from services.imaging.export import Fit
from services.imaging.fit import Anchor, Color, cover, flatten, pad

Box = tuple[int, int, int, int]
_LEFT_PART = 0.5  # of the width that a banner with its safe area on the left always shows


def placed(
    image: Image.Image, size: tuple[int, int], safe_area: str, *, fit: Fit, focus: Anchor, ground: Color | None
) -> tuple[Image.Image, float]:
    """The picture at exactly `size` pixels, and by how much it was scaled (above 1: resampled up).

    Covering cuts so that `focus` (a point of the picture, 0 to 1) lies in the middle of the safe area as far as the
    picture reaches. Padding puts the whole picture into the safe area, on `ground` or, with None, on transparency.
    """
    safe = safe_box(size, safe_area)
    if fit == Fit.COVER:
        scale = max(size[0] / image.width, size[1] / image.height)
        return cover(image, *size, _anchor(image, size, scale, safe, focus)), scale
    room = safe[2] - safe[0], safe[3] - safe[1]
    scale = min(room[0] / image.width, room[1] / image.height)
    if room == size:
        return pad(image, *size, ground), scale
    inner = pad(image, *room, None)
    canvas = Image.new("RGBA", size, (0, 0, 0, 0))
    canvas.paste(inner, safe[:2])
    return (canvas if ground is None else flatten(canvas, ground)), scale


def safe_box(size: tuple[int, int], safe_area: str) -> Box:
    """Left, top, right, bottom of what is always shown, in pixels; a circle's is the square around it."""
    width, height = size
    if safe_area == "circle":
        side = min(size)
        return (width - side) // 2, (height - side) // 2, (width + side) // 2, (height + side) // 2
    if safe_area == "left":
        return 0, 0, round(width * _LEFT_PART), height
    if safe_area == "full":
        return 0, 0, width, height
    inner_width, inner_height = (int(side) for side in safe_area.split("x"))
    left, top = (width - inner_width) // 2, (height - inner_height) // 2
    return left, top, left + inner_width, top + inner_height


def _anchor(image: Image.Image, size: tuple[int, int], scale: float, safe: Box, focus: Anchor) -> Anchor:
    """Which part `cover` keeps, so that the focus comes to lie in the middle of the safe area."""
    parts: list[float] = []
    for axis in (0, 1):
        whole, shown = image.size[axis] * scale, size[axis]
        wanted = focus[axis] * whole - (safe[axis] + safe[axis + 2]) / 2
        parts.append(wanted / (whole - shown) if whole - shown > 1e-6 else 0.5)
    return min(1.0, max(0.0, parts[0])), min(1.0, max(0.0, parts[1]))
