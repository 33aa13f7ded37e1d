"""Reads the one thing of EXIF that changes a picture, its orientation, and turns the picture upright."""

from __future__ import annotations

import struct

from PIL import Image

_ORIENTATION = 0x0112
_KINDS = {3: "HH", 4: "I"}  # numbers of two bytes as the standard wants it, or of four as some write it
_TURNS = {
    2: Image.Transpose.FLIP_LEFT_RIGHT,
    3: Image.Transpose.ROTATE_180,
    4: Image.Transpose.FLIP_TOP_BOTTOM,
    5: Image.Transpose.TRANSPOSE,
    6: Image.Transpose.ROTATE_270,
    7: Image.Transpose.TRANSVERSE,
    8: Image.Transpose.ROTATE_90,
}


def orientation(exif: bytes | None) -> int:
    """The EXIF orientation, 1 to 8; 1 where it is missing or broken. An `Exif\\0\\0` before it may be left out.

    Read here rather than by Pillow's TIFF reader, which walks the whole block and warns about what it finds.
    """
    tiff = (exif or b"").removeprefix(b"Exif\x00\x00")
    order = {b"II*\x00": "<", b"MM\x00*": ">"}.get(tiff[:4])
    if order is None:
        return 1
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for entry in range(count):
            at = start + 2 + 12 * entry
            tag, kind = struct.unpack_from(f"{order}HH", tiff, at)
            if tag == _ORIENTATION:
                value = struct.unpack_from(f"{order}{_KINDS.get(kind, '')}", tiff, at + 8)
                return value[0] if value and 1 <= value[0] <= 8 else 1
    except struct.error:
        return 1
    return 1


def upright(image: Image.Image, value: int) -> Image.Image:
    """The picture as it is meant to be seen; the same object where nothing is to be turned."""
    turn = _TURNS.get(value)
    return image if turn is None else image.transpose(turn)
