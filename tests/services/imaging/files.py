"""Makes the files that the imaging tests read: byte by byte where a library would not write what is needed."""

from __future__ import annotations

import io
import struct
import zlib
from typing import Any

import numpy as np
import pillow_heif
from PIL import Image, ImageCms

GREY, RGB, PALETTE, GREY_ALPHA, RGB_ALPHA = 0, 2, 3, 4, 6


def scene(width: int = 40, height: int = 24, alpha: bool = False) -> Image.Image:
    """Four differently coloured quarters with a soft gradient, so that turns, shifts and colour errors all show."""
    y, x = np.mgrid[0:height, 0:width]
    pixels = np.zeros((height, width, 4), np.uint8)
    pixels[..., 0] = np.where(x < width / 2, 200, 40) + x * 20 // width
    pixels[..., 1] = np.where(y < height / 2, 60, 180) + y * 20 // height
    pixels[..., 2] = np.where(x * height < y * width, 30, 220)
    pixels[..., 3] = np.where(x < width / 4, 0, np.where(x < width / 2, 128, 255)) if alpha else 255
    return Image.fromarray(pixels if alpha else pixels[..., :3].copy())


def saved(image: Image.Image, format: str, **choices: Any) -> bytes:
    sink = io.BytesIO()
    if format == "HEIC":
        choices.setdefault("quality", 90)
        pillow_heif.from_pillow(image).save(sink, **choices)
    else:
        image.save(sink, format, **choices)
    return sink.getvalue()


def pixels(image: Image.Image) -> np.ndarray[Any, np.dtype[np.int16]]:
    return np.asarray(image).astype(np.int16)


def mean_error(left: Image.Image, right: Image.Image) -> float:
    """Mean absolute difference in levels."""
    return float(np.abs(pixels(left) - pixels(right)).mean())


def chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))


def png_header(width: int, height: int, depth: int, colour: int) -> bytes:
    return b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, depth, colour, 0, 0, 0))


def png(
    samples: np.ndarray[Any, Any], depth: int, colour: int, before: bytes = b"", after: bytes = b"", packed: int = 6
) -> bytes:
    """A PNG of `(height, width, channels)` samples below 2 ** depth, with chunks before and after the pixels."""
    height, width = samples.shape[:2]
    rows: list[bytes] = []
    for row in samples.reshape(height, -1):
        if depth == 16:
            rows.append(row.astype(">u2").tobytes())
        else:
            bits = "".join(f"{value:0{depth}b}" for value in row)
            rows.append(int(bits.ljust(-(-len(bits) // 8) * 8, "0"), 2).to_bytes(-(-len(bits) // 8), "big"))
    body = chunk(b"IDAT", zlib.compress(b"".join(b"\x00" + row for row in rows), packed))
    return png_header(width, height, depth, colour) + before + body + after + chunk(b"IEND", b"")


def exif(orientation: int, order: str = "<", gps: bytes = b"") -> bytes:
    """A block with an orientation, and after it words that stand for the place where the picture was taken."""
    magic = b"II*\x00" if order == "<" else b"MM\x00*"
    entry = struct.pack(f"{order}HHIHH", 0x0112, 3, 1, orientation, 0)
    return b"Exif\x00\x00" + magic + struct.pack(f"{order}IH", 8, 1) + entry + struct.pack(f"{order}I", 0) + gps


def stored_turned(image: Image.Image, orientation: int) -> Image.Image:
    """The pixels that a camera stores for this picture when it notes this orientation."""
    back = {
        1: None,
        2: Image.Transpose.FLIP_LEFT_RIGHT,
        3: Image.Transpose.ROTATE_180,
        4: Image.Transpose.FLIP_TOP_BOTTOM,
        5: Image.Transpose.TRANSPOSE,
        6: Image.Transpose.ROTATE_90,
        7: Image.Transpose.TRANSVERSE,
        8: Image.Transpose.ROTATE_270,
    }[orientation]
    return image if back is None else image.transpose(back)


def srgb_profile() -> bytes:
    return ImageCms.ImageCmsProfile(ImageCms.createProfile("sRGB")).tobytes()


def swapped_profile() -> bytes:
    """A valid RGB profile whose red and green are each other's: whoever converts by it swaps the two."""
    profile = srgb_profile()
    count = struct.unpack_from(">I", profile, 128)[0]
    table = profile[132 : 132 + 12 * count]
    table = table.replace(b"rXYZ", b"\x00XYZ").replace(b"gXYZ", b"rXYZ").replace(b"\x00XYZ", b"gXYZ")
    return profile[:132] + table + profile[132 + 12 * count :]


def grey_profile(gamma: float) -> bytes:
    """A grey profile with one power curve."""
    curve = b"curv\x00\x00\x00\x00" + struct.pack(">IH", 1, round(gamma * 256)) + b"\x00\x00"
    white = b"XYZ \x00\x00\x00\x00" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return _profile(b"mntr", b"GRAY", b"XYZ ", {b"wtpt": white, b"kTRC": curve})


def cmyk_profile() -> bytes:
    """A press that prints every mixture in one colour, by its black only: L = 100 − 100·K, a = b = 0 (8-bit Lab)."""
    straight = bytes(range(256))
    cells = b"".join(bytes([0 if corner & 1 else 255, 128, 128]) for corner in range(16))
    identity = struct.pack(">9i", 0x10000, 0, 0, 0, 0x10000, 0, 0, 0, 0x10000)
    table = b"mft1\x00\x00\x00\x00" + bytes([4, 3, 2, 0]) + identity + straight * 4 + cells + straight * 3
    white = b"XYZ \x00\x00\x00\x00" + struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    return _profile(b"prtr", b"CMYK", b"Lab ", {b"wtpt": white, b"A2B0": table})


def _profile(kind: bytes, space: bytes, connection: bytes, tags: dict[bytes, bytes]) -> bytes:
    at = 132 + 12 * len(tags)
    table, body = struct.pack(">I", len(tags)), b""
    for name, content in tags.items():
        content = content.ljust(-(-len(content) // 4) * 4, b"\x00")
        table += name + struct.pack(">II", at + len(body), len(content))
        body += content
    illuminant = struct.pack(">3i", 0xF6D6, 0x10000, 0xD32D)
    head = struct.pack(">I4sI4s4s4s", at + len(body), b"\x00" * 4, 0x02400000, kind, space, connection)
    head += bytes(12) + b"acsp" + bytes(28) + illuminant
    return head.ljust(128, b"\x00") + table + body
