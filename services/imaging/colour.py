"""Brings any decoded picture to 8-bit sRGB, with alpha where something shows through."""

from __future__ import annotations

import io

import numpy as np
from PIL import Image, ImageCms

# The picture's own channels that a profile of this colour space speaks about.
_SPACES = {b"RGB ": "RGB", b"GRAY": "L", b"CMYK": "CMYK"}
_NEAR = 1  # levels; a profile that moves no colour further is sRGB under another name


def to_srgb(image: Image.Image, icc: bytes | None) -> Image.Image:
    """The picture as RGB, or RGBA where at least one pixel is not opaque, without anything in `info`.

    CMYK is what Pillow makes of a JPEG: it takes all of them for inverted, as Adobe writes them and browsers read them.
    A profile that is broken, or made for other channels, is left aside.
    """
    flat, alpha = _parted(image)
    converted = _converted(flat, icc)
    colour = flat.convert("RGB") if converted is None else converted
    if alpha is not None and alpha.getextrema() != (255, 255):
        colour.putalpha(alpha)
    colour.info = {}
    return colour


def _parted(image: Image.Image) -> tuple[Image.Image, Image.Image | None]:
    """The picture without alpha as L, RGB or CMYK, and its alpha as L."""
    if image.mode in {"L", "RGB", "CMYK"} and "transparency" not in image.info:
        return image, None
    if image.mode == "LA":
        grey, alpha = image.split()
        return grey, alpha
    if image.has_transparency_data:
        whole = image.convert("RGBA")
        return whole.convert("RGB"), whole.getchannel("A")
    return image.convert("RGB"), None


def _converted(image: Image.Image, icc: bytes | None) -> Image.Image | None:
    """The picture through its profile to sRGB; None where there is nothing to convert by."""
    if not icc:
        return None
    try:
        mode = _SPACES.get(icc[16:20])
        if mode is None or (mode == "CMYK") != (image.mode == "CMYK") or (mode == "L" and image.mode != "L"):
            return None
        # relative with black point compensation: what paper or a display cannot show is clipped, white stays white
        transform = ImageCms.buildTransform(
            ImageCms.ImageCmsProfile(io.BytesIO(icc)),
            ImageCms.createProfile("sRGB"),  # pyright: ignore[reportUnknownMemberType, reportUnknownArgumentType]
            mode,
            "RGB",
            ImageCms.Intent.RELATIVE_COLORIMETRIC,
            ImageCms.Flags.BLACKPOINTCOMPENSATION,
        )
        if _changes_nothing(transform, mode):
            return None
        return ImageCms.applyTransform(image if image.mode == mode else image.convert(mode), transform)
    except (ImageCms.PyCMSError, OSError, ValueError, TypeError, AttributeError):
        return None  # a picture with a broken profile is still a picture


def _changes_nothing(transform: ImageCms.ImageCmsTransform, mode: str) -> bool:
    """Whether a cube of sample colours comes out as it went in: then the pixels are better left exactly alone."""
    if mode == "CMYK":
        return False
    steps = np.linspace(0, 255, 9).astype(np.uint8)
    cube = np.stack(np.meshgrid(steps, steps, steps), axis=-1).reshape(1, -1, 3)
    probe = Image.fromarray(cube if mode == "RGB" else np.arange(256, dtype=np.uint8).reshape(1, -1))
    moved = np.asarray(ImageCms.applyTransform(probe, transform)).astype(np.int16)
    return int(np.abs(moved - np.asarray(probe.convert("RGB"))).max()) <= _NEAR
