"""Says by its first bytes what a file is, whatever its name claims: a format that is read, or another in words."""

from __future__ import annotations

import re
from enum import StrEnum


class SourceFormat(StrEnum):
    """The formats that are read."""

    PNG = "png"
    JPEG = "jpeg"
    WEBP = "webp"
    GIF = "gif"
    AVIF = "avif"
    HEIC = "heic"


READABLE = "PNG, JPEG, WebP, GIF, AVIF or HEIC"

_AVIF_BRANDS = frozenset({b"avif", b"avis"})
_HEIC_BRANDS = frozenset({b"heic", b"heix", b"heim", b"heis", b"hevc", b"hevx", b"hevm", b"hevs"})

# What else people send, by offset and first bytes. The order matters where one begins like another.
_OTHERS: tuple[tuple[int, bytes, str], ...] = (
    (0, b"%PDF", "a PDF document"),
    (0, b"%!PS", "a PostScript file"),
    (0, b"\xc5\xd0\xd3\xc6", "an EPS file"),
    (0, b"8BPS", "a Photoshop file"),
    (0, b"II*\x00", "a TIFF or camera raw file"),
    (0, b"MM\x00*", "a TIFF or camera raw file"),
    (0, b"II+\x00", "a TIFF file"),
    (0, b"MM\x00+", "a TIFF file"),
    (0, b"BM", "a BMP file"),
    (0, b"\x00\x00\x01\x00", "an icon file"),
    (0, b"\x00\x00\x02\x00", "a cursor file"),
    (0, b"\x00\x00\x00\x0cJXL ", "a JPEG XL file"),
    (0, b"\xff\x0a", "a JPEG XL file"),
    (0, b"\x00\x00\x00\x0cjP  ", "a JPEG 2000 file"),
    (0, b"\xff\x4f\xff\x51", "a JPEG 2000 file"),
    (0, b"gimp xcf", "a GIMP file"),
    (0, b"qoif", "a QOI file"),
    (0, b"icns", "an icon file"),
    (0, b"v/1\x01", "an OpenEXR file"),
    (0, b"#?RADIANCE", "a Radiance file"),
    (0, b"DDS ", "a texture file"),
    (0, b"\x8aMNG", "an MNG animation"),
    (0, b"PK\x03\x04", "a ZIP archive"),
    (0, b"PK\x05\x06", "a ZIP archive"),
    (0, b"\x1f\x8b", "a compressed file"),
    (0, b"Rar!", "an archive"),
    (0, b"7z\xbc\xaf", "an archive"),
    (0, b"\x1aE\xdf\xa3", "a video"),
    (4, b"ftyp", "a video"),
    (0, b"RIFF", "a sound or a video"),
    (0, b"MZ", "a program"),
    (0, b"\x7fELF", "a program"),
)


_READ_BEHIND = 65_557  # bytes: the end of an archive with the longest comment
_ZIP_END = re.compile(rb"PK\x05\x06\x00{4}(..)\1", re.DOTALL)  # one disk, as many entries here as in all
_SCRIPT = re.compile(rb"<(?:!doctype html|html|script|\?php)[\s>]", re.IGNORECASE)
_STEP, _LONGEST = 1 << 17, 16  # bytes
_COMMENTED = re.compile(rb"GIF8[79]a/\*|\xff\xd8\xff\xe0/\*")  # no picture is so wide, no such segment so long
_DRAWING = re.compile(rb"<svg[\s>]", re.IGNORECASE)  # too short to be looked for in all of a large picture
_PACKED = (b"Rar!\x1a\x07", b"7z\xbc\xaf\x27\x1c")  # archives that are found wherever they begin


def sniff(data: bytes) -> SourceFormat | None:
    """The readable format that the bytes begin as, or None. Only the first bytes are looked at; nothing is decoded."""
    if data.startswith(b"\x89PNG\r\n\x1a\n"):
        return SourceFormat.PNG
    if data.startswith(b"\xff\xd8\xff"):
        return SourceFormat.JPEG
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return SourceFormat.WEBP
    if data.startswith((b"GIF87a", b"GIF89a")):
        return SourceFormat.GIF
    if data[4:8] == b"ftyp":
        return _brand(data)
    return None


def refusal(data: bytes) -> str:
    """One sentence for a file that `sniff` does not know: what it is, and what to send instead."""
    if not data.strip(b"\x00"):
        return "The file is empty. Please choose a picture."
    if _looks_like_svg(data):
        return "SVG drawings cannot be used here. Please export the drawing as PNG and send that."
    for offset, magic, name in _OTHERS:
        if data.startswith(magic, offset):
            return f"This is {name}, which cannot be used here. Please send a picture as {READABLE}."
    if _looks_like_text(data):
        return f"This is text, not a picture. Please send a picture as {READABLE}."
    return f"This is not a picture that can be read here. Please send {READABLE}."


def second_nature(data: bytes) -> str | None:
    """What a picture's file is as well, or None: something was put behind it or into it to make it both.

    ZIP archives are read from their end, PDFs from near the beginning, other archives and scripts from anywhere. What
    makes a comment of the picture in a script stands where the picture says how large it, or its first part, is.
    """
    behind = data[-_READ_BEHIND:]
    if _ZIP_END.search(behind):
        return "a ZIP archive"
    if any(begin in data for begin in _PACKED):
        return "an archive"
    if b"%PDF-" in data[:1024] or b"%PDF-" in behind:
        return "a PDF document"
    written = _COMMENTED.match(data) or _DRAWING.search(behind) or _has_script(data)
    return "a page or a script" if written else None


def _has_script(data: bytes) -> bool:
    """Looked for step by step: one search through a large file would hold up everybody else."""
    steps = range(0, len(data), _STEP)
    return any(_SCRIPT.search(data, start, start + _STEP + _LONGEST) for start in steps)


def _brand(data: bytes) -> SourceFormat | None:
    """AVIF and HEIC share one container; the brands in its first box tell which (`mif1` alone tells nothing)."""
    end = min(int.from_bytes(data[:4], "big"), 256, len(data))
    brands = {data[8:12], *(data[at : at + 4] for at in range(16, end - 3, 4))}
    if brands & _AVIF_BRANDS:
        return SourceFormat.AVIF
    if brands & _HEIC_BRANDS:
        return SourceFormat.HEIC
    return None


def _looks_like_svg(data: bytes) -> bool:
    head = data[:4096]
    if head.startswith((b"\xff\xfe", b"\xfe\xff")):
        head = head.replace(b"\x00", b"")[2:]
    head = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return head.startswith(b"<") and b"<svg" in head


def _looks_like_text(data: bytes) -> bool:
    head = data[:1024]
    return b"\x00" not in head and sum(byte < 32 and byte not in b"\t\n\r\f\x1b" for byte in head) == 0
