"""Lets pictures in: whatever arrives becomes 8-bit sRGB pixels or is refused in a plain sentence.

All functions are synchronous, pure and safe to call from threads; callers on the event loop use `asyncio.to_thread`.
"""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass

from PIL import GifImagePlugin, Image, ImageFile, JpegImagePlugin, PngImagePlugin, WebPImagePlugin

from services.errors import BadPicture, BrokenImage, StorageFailed, TooLarge
from services.imaging import apart, png, said_colours, slim
from services.imaging.colour import to_srgb
from services.imaging.orientation import orientation, upright
from services.imaging.png import effort
from services.imaging.signature import SourceFormat, refusal, second_nature
from services.imaging.signature import sniff as sniff
from services.imaging.slim import DAMAGED

MAX_SIDE = 20_000  # pixels
MAX_ANSWER_BYTES = 96 * 1024 * 1024  # a 4K answer as PNG has about 30 MB
MAX_ANSWER_PIXELS = 80_000_000
THUMBNAIL_EDGES = (256, 768)  # pixels on the longer side

# Decoders say in many ways that a file is broken, and none of them says anything else with these.
_BROKEN = (
    OSError,
    SyntaxError,
    ValueError,
    EOFError,
    LookupError,
    TypeError,
    ArithmeticError,
    AssertionError,
    AttributeError,
    RuntimeError,
    struct.error,
    zlib.error,
    apart.ChildFailed,
)
_STILL: dict[SourceFormat, type[ImageFile.ImageFile]] = {
    SourceFormat.JPEG: JpegImagePlugin.JpegImageFile,
    SourceFormat.GIF: GifImagePlugin.GifImageFile,
    SourceFormat.WEBP: WebPImagePlugin.WebPImageFile,
}
_WALK = {SourceFormat.JPEG: slim.jpeg, SourceFormat.GIF: slim.gif, SourceFormat.WEBP: slim.webp}


@dataclass(frozen=True, slots=True, kw_only=True)
class Received:
    """A picture that was let in: 8-bit sRGB, upright, without metadata.

    `picture` is RGBA where at least one pixel is not opaque (then `had_alpha` is true), RGB otherwise.
    """

    picture: Image.Image
    width: int
    height: int
    source_format: SourceFormat
    had_alpha: bool


def receive(data: bytes, *, max_bytes: int, max_pixels: int) -> Received:
    """Decode an upload. The content decides what it is; size and pixels are checked on the header, before decoding.

    Raises TooLarge and BadPicture, each with a sentence for the person.
    """
    if len(data) > max_bytes:
        raise TooLarge(f"The file is larger than {_megabytes(max_bytes)} MB. Please send a smaller one.")
    source_format = sniff(data)
    if source_format is None:
        raise BadPicture(refusal(data))
    if (other := second_nature(data)) is not None:
        raise BadPicture(f"This picture is {other} as well. Please save it again as a plain picture and send that.")
    try:
        image, icc, exif = _decoded(data, source_format, max_pixels)
        picture = upright(to_srgb(image, icc), orientation(exif))
    except _BROKEN as error:
        raise BadPicture(DAMAGED) from error
    except (MemoryError, Image.DecompressionBombError) as error:
        raise TooLarge("There is not enough memory here for this picture. Please send a smaller one.") from error
    return Received(
        picture=picture,
        width=picture.width,
        height=picture.height,
        source_format=source_format,
        had_alpha=picture.mode == "RGBA",
    )


def check_answer(data: bytes, mime_type: str) -> Received:
    """Decode what a model answered. Raises BrokenImage for anything that is not a whole picture of bearable size."""
    if not mime_type.startswith("image/"):
        raise BrokenImage(mime_type=mime_type)
    try:
        return receive(data, max_bytes=MAX_ANSWER_BYTES, max_pixels=MAX_ANSWER_PIXELS)
    except (BadPicture, TooLarge) as error:
        raise BrokenImage(reason=error.message) from error


def decode(data: bytes) -> Image.Image:
    """The pixels of a file that `encode_png` wrote, in the mode in which they were written.

    Raises StorageFailed where the file is no longer whole.
    """
    try:
        image = PngImagePlugin.PngImageFile(io.BytesIO(data))
        image.load()
    except _BROKEN as error:
        raise StorageFailed("A stored picture is damaged. The administrator has to look.") from error
    return _bare(image)


def measure(data: bytes) -> tuple[str, tuple[int, int]]:
    """The mode and (width, height) of a file that `encode_png` wrote, from its header. Raises StorageFailed."""
    try:
        image = PngImagePlugin.PngImageFile(io.BytesIO(data))
    except _BROKEN as error:
        raise StorageFailed("A stored picture is damaged. The administrator has to look.") from error
    return image.mode, image.size


def encode_png(image: Image.Image) -> bytes:
    """An L, RGB or RGBA picture as PNG: lossless, without metadata, the same bytes for the same pixels."""
    if image.mode not in {"L", "RGB", "RGBA"}:
        raise ValueError(f"pictures are stored as L, RGB or RGBA, not {image.mode}")
    sink = io.BytesIO()
    plain = type(image) is Image.Image and not image.info  # then a copy, which holds everybody up, is not needed
    (image if plain else _bare(image)).save(sink, "PNG", compress_level=effort(image.size))
    return sink.getvalue()


def thumbnail(image: Image.Image, edge: int) -> bytes:
    """A WebP of at most `edge` pixels on the longer side, never enlarged, alpha kept; `edge` from THUMBNAIL_EDGES."""
    if edge not in THUMBNAIL_EDGES:
        raise ValueError(f"thumbnails have {THUMBNAIL_EDGES} pixels, not {edge}")
    scale = min(1.0, edge / max(image.size))
    size = (max(1, round(image.width * scale)), max(1, round(image.height * scale)))
    small = image.resize(size, Image.Resampling.LANCZOS, reducing_gap=3.0)  # Pillow premultiplies alpha for this
    sink = io.BytesIO()
    _bare(small).save(sink, "WEBP", quality=82, method=4)
    return sink.getvalue()


def _decoded(data: bytes, source_format: SourceFormat, limit: int) -> tuple[Image.Image, bytes | None, bytes | None]:
    """The picture as its format has it, its ICC profile, its EXIF block. Decoders are called by name: none guesses."""
    if source_format is SourceFormat.PNG:
        _check_size(*png.promised(data), limit)
        source = png.slim(data)
        _check_size(source.width, source.height, limit)
        return png.decode(source), source.icc, source.exif
    if walk := _WALK.get(source_format):
        still = walk(data)
        _check_size(still.width, still.height, limit)
        image = _STILL[source_format](io.BytesIO(still.body))
        _check_size(image.width, image.height, limit)
        image.load()
        return image, still.icc, still.exif
    child = apart.decode(data, source_format=source_format, max_pixels=limit, max_side=MAX_SIDE)
    _check_size(child.width, child.height, limit)
    if child.picture is None:
        raise BadPicture(DAMAGED)
    return child.picture, child.icc or said_colours.from_boxes(data), child.exif


def _check_size(width: int, height: int, max_pixels: int) -> None:
    if width < 1 or height < 1:
        raise BadPicture(DAMAGED)
    if max(width, height) > MAX_SIDE:
        raise TooLarge(f"The picture has {width} × {height} pixels; a side can have at most {MAX_SIDE}.")
    if width * height > max_pixels:
        most = _short(max_pixels / 1_000_000)
        raise TooLarge(f"The picture has {width} × {height} pixels; at most {most} megapixels can be used.")


def _bare(image: Image.Image) -> Image.Image:
    """A plain copy: savers write what they find in `info`, and a copy of a file's picture still remembers its file."""
    bare = image.copy()
    bare.info = {}
    return bare


def _megabytes(amount: int) -> str:
    """Settings count in either kind of megabyte; the person reads the number that was set."""
    return _short(amount / (1_000_000 if amount % (1 << 20) else 1 << 20))


def _short(number: float) -> str:
    return f"{number:.3g}"
