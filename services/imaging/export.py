"""One picture as one file to take away: size, format, ground and origin. The same choices give the same bytes."""

from __future__ import annotations

import io
from enum import StrEnum
from typing import Any

from PIL import Image, PngImagePlugin

from services.errors import BadInput
from services.imaging.fit import Anchor, cover, edge_color, flatten, pad, parse_color
from services.imaging.png import effort
from services.imaging.provenance import Origin, xmp

MAX_EDGE = 8192  # pixels a side of what may be larger than its picture: a platform's file, a picture with room around
MAX_WEBP_SIDE = 16_383  # pixels
DEFAULT_JPEG_QUALITY = 92
_MAX_PACKET = 60_000  # bytes; a JPEG segment holds 65 533


class ExportFormat(StrEnum):
    PNG = "png"
    WEBP = "webp"
    JPEG = "jpeg"


class Background(StrEnum):
    """`transparent` keeps alpha, `solid` lays the picture on a colour."""

    TRANSPARENT = "transparent"
    SOLID = "solid"


class Fit(StrEnum):
    """How a picture comes to another shape: cut at the edges, or with room around it."""

    COVER = "cover"
    PAD = "pad"


def export(
    image: Image.Image,
    *,
    size: tuple[int, int] | None = None,
    format: ExportFormat = ExportFormat.PNG,
    background: Background = Background.TRANSPARENT,
    color: str | None = None,
    quality: int | None = None,
    fit: Fit = Fit.COVER,
    anchor: Anchor = (0.5, 0.5),
    version_id: str,
    prompt: str | None = None,
    origin: Origin | None = Origin.PAINTED,
) -> bytes:
    """Write an RGB or RGBA master as a file with XMP provenance; `prompt` only goes in where the user asked for it.

    `size` is width and height in pixels, None for the master's own. `color` is `#rgb` or `#rrggbb`, the solid ground
    (None: the mean colour of the picture's edge). `quality` is 1 to 100 for WebP and JPEG; None is lossless for WebP,
    92 for JPEG; PNG is always lossless. Raises BadInput, for a size above the master's with the largest honest one.
    """
    if size is not None:
        _check_size(image, size, fit)
    if quality is not None and not 1 <= quality <= 100:
        raise BadInput("The quality is a number from 1 to 100.", quality=quality)
    ground = (edge_color(image) if color is None else parse_color(color)) if background == Background.SOLID else None
    shaped = image
    if size is not None and size != image.size:
        shaped = cover(image, *size, anchor) if fit == Fit.COVER else pad(image, *size, ground)
    if ground is not None:
        shaped = flatten(shaped, ground)
    if format == ExportFormat.JPEG and shaped.mode != "RGB":
        raise BadInput("A JPEG cannot be transparent. Choose a solid colour, or PNG or WebP.")
    if format == ExportFormat.WEBP and max(shaped.size) > MAX_WEBP_SIDE:
        raise BadInput(f"A WebP can have at most {MAX_WEBP_SIDE} pixels a side. Choose PNG, or a smaller size.")
    packet = xmp(version_id=version_id, prompt=prompt, origin=origin, exact=is_lossless(format, quality))
    return encode(shaped, format, packet=packet, quality=quality)


def encode(
    image: Image.Image, format: ExportFormat, *, packet: bytes, quality: int | None = None, optimize: bool = False
) -> bytes:
    """A picture as the bytes of a file with an XMP packet; nothing else that it remembers goes in.

    P is for PNG only. `optimize` makes a PNG a few hundredths smaller in eight times the time. Raises BadInput.
    """
    if len(packet) > _MAX_PACKET:
        raise BadInput("The prompt is too long to be written into the file. Please export without it.")
    bare = image.copy()
    kept = image.info.get("transparency") if image.mode == "P" else None
    bare.info = {} if kept is None else {"transparency": kept}  # savers write what they find there
    sink = io.BytesIO()
    choices = _choices(image.size, format, quality, packet)
    if optimize and format == ExportFormat.PNG:
        choices |= {"compress_level": 9, "optimize": True}
    bare.save(sink, format.value.upper(), **choices)
    return sink.getvalue()


def is_lossless(format: ExportFormat, quality: int | None) -> bool:
    """Whether the file has every pixel as it was given; what has not is labelled as not exact."""
    return format == ExportFormat.PNG or (format == ExportFormat.WEBP and quality is None)


def largest_honest(image: Image.Image, size: tuple[int, int], fit: Fit = Fit.COVER) -> tuple[int, int]:
    """The largest size in the shape of `size` for which no pixel of the master has to be invented."""
    ratios = (image.width / size[0], image.height / size[1])
    scale = min(ratios) if fit == Fit.COVER else max(ratios)
    return max(1, int(size[0] * scale + 1e-9)), max(1, int(size[1] * scale + 1e-9))


def _check_size(image: Image.Image, size: tuple[int, int], fit: Fit) -> None:
    if min(size) < 1:
        raise BadInput(f"Width and height are numbers from 1 to {max(image.size)}.", size=list(size))
    width, height = largest_honest(image, size, fit)
    if size[0] > width or size[1] > height:
        raise BadInput(
            f"The picture has {image.width} × {image.height} pixels. In this shape the largest honest size is "
            f"{width} × {height}.",
            largest=[width, height],
        )
    if fit == Fit.PAD and max(size) > MAX_EDGE:
        raise BadInput(f"With room around it a picture can have at most {MAX_EDGE} pixels a side.", size=list(size))


def _choices(size: tuple[int, int], format: ExportFormat, quality: int | None, packet: bytes) -> dict[str, Any]:
    """The writer's options; every one that could differ between builds is named."""
    match format:
        case ExportFormat.PNG:
            text = PngImagePlugin.PngInfo()
            text.add_itxt("XML:com.adobe.xmp", packet.decode())
            return {"pnginfo": text, "compress_level": effort(size)}
        case ExportFormat.WEBP if quality is None:
            # more effort takes a large photograph four times as long, for two hundredths less weight
            return {"lossless": True, "quality": 50, "method": 2, "exact": True, "xmp": packet}
        case ExportFormat.WEBP:
            return {"quality": quality, "method": 5, "xmp": packet}
        case ExportFormat.JPEG:
            chosen = DEFAULT_JPEG_QUALITY if quality is None else quality
            # text and flat colour fringe where chroma is halved: only the small files pay that
            chroma = "4:4:4" if chosen >= 90 else "4:2:0"
            # not optimised: for that Pillow sets aside a fixed room, which a picture full of grain overflows
            return {"quality": chosen, "subsampling": chroma, "optimize": False, "xmp": packet}
