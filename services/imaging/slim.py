"""Cuts a picture file down to what its first picture needs, reading headers only.

What is dropped here never reaches a decoder: metadata, comments, further frames, and whatever was appended to make the
file something else as well. A file that ends too early is refused here.
"""

from __future__ import annotations

import re
import struct
from dataclasses import dataclass

from services.errors import BadPicture

DAMAGED = "The file is damaged or incomplete. Please save the picture again and send the new file."
MAX_ICC = 4 * 1024 * 1024  # bytes; the largest press profiles have two million
MAX_EXIF = 64 * 1024  # bytes; what a JPEG segment can hold
MAX_SCANS = 64  # a progressive JPEG has about ten; each further one costs a pass over the whole picture
MAX_BLOCKS = 1_000_000  # of a GIF frame or a WebP file: a walk of about a second

_ENTROPY_END = re.compile(rb"\xff[^\x00\xd0-\xd7\xff]", re.DOTALL)
_FRAME_MARKERS = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
_TABLE_MARKERS = frozenset({0xC4, 0xCC, 0xDB, 0xDD})
_BARE_MARKERS = frozenset({0x00, 0x01, *range(0xD0, 0xD9)})


@dataclass(frozen=True, slots=True, kw_only=True)
class Slim:
    """The size that the header promises (pixels), the file cut down to its first picture, and two blocks kept aside."""

    width: int
    height: int
    body: bytes
    icc: bytes | None = None
    exif: bytes | None = None


def jpeg(data: bytes) -> Slim:
    """Walk a JPEG up to its first end marker. Raises BadPicture."""
    kept = [b"\xff\xd8"]
    size: tuple[int, int] | None = None
    exif: bytes | None = None
    icc: dict[int, bytes] = {}
    scans, at = 0, 2
    while True:
        at = data.find(b"\xff", at)
        while at >= 0 and data[at + 1 : at + 2] == b"\xff":
            at += 1
        if at < 0 or at + 1 >= len(data):
            raise BadPicture(DAMAGED)
        marker, at = data[at + 1], at + 2
        if marker in _BARE_MARKERS:
            continue
        if marker == 0xD9:
            break
        end = at + int.from_bytes(data[at : at + 2], "big")
        if end < at + 2 or end > len(data):
            raise BadPicture(DAMAGED)
        body = data[at + 2 : end]
        segment = data[at - 2 : end]
        if marker in _FRAME_MARKERS:
            if size is not None or len(body) < 6:
                raise BadPicture(DAMAGED)
            size = (int.from_bytes(body[3:5], "big"), int.from_bytes(body[1:3], "big"))
            kept.append(segment)
        elif marker == 0xDA:
            scans += 1
            if size is None or scans > MAX_SCANS:
                raise BadPicture(DAMAGED)
            stop = _ENTROPY_END.search(data, end)
            if stop is None:
                raise BadPicture(DAMAGED)
            end = stop.start()
            kept.append(data[at - 2 : end])
        elif marker in _TABLE_MARKERS or _tells_colour(marker, body):
            kept.append(segment)
        elif marker == 0xE1 and exif is None and body.startswith(b"Exif\x00\x00"):
            exif = body
        elif marker == 0xE2 and body.startswith(b"ICC_PROFILE\x00") and len(body) > 14:
            icc.setdefault(body[12], body[14:])
        at = end
    if size is None or not scans:
        raise BadPicture(DAMAGED)
    kept.append(b"\xff\xd9")
    return Slim(width=size[0], height=size[1], body=b"".join(kept), icc=_joined(icc), exif=exif)


def gif(data: bytes) -> Slim:
    """Walk a GIF to its end mark and keep its first frame. Raises BadPicture."""
    if len(data) < 13:
        raise BadPicture(DAMAGED)
    width, height, flags = struct.unpack_from("<HHB", data, 6)
    at = 13 + _palette_bytes(flags)
    kept = [data[:at]]
    control = b""
    while True:
        kind = data[at : at + 1]
        if kind == b"!":
            end = _blocks_end(data, at + 2)
            if data[at + 1] == 0xF9:
                control = data[at:end]
            at = end
        elif kind == b"," and at + 11 < len(data):
            left, top, wide, high, flags = struct.unpack_from("<HHHHB", data, at + 1)
            end = _blocks_end(data, at + 10 + _palette_bytes(flags) + 1)
            kept += [control, data[at:end], b";"]
            # a frame may reach beyond the canvas, which then counts as larger
            width, height = max(width, left + wide), max(height, top + high)
            if max(width, height) > 0xFFFF:
                raise BadPicture(DAMAGED)
            kept[0] = data[:6] + struct.pack("<HH", width, height) + kept[0][10:]
            _walk_on(data, end)
            return Slim(width=width, height=height, body=b"".join(kept))
        else:
            raise BadPicture(DAMAGED)


def _walk_on(data: bytes, at: int) -> None:
    """Past further frames to the end mark, or to what is no part of a GIF. Raises BadPicture where the file ends."""
    for _ in range(MAX_BLOCKS):
        kind = data[at : at + 1]
        if kind == b"!":
            at = _blocks_end(data, at + 2)
        elif kind == b"," and at + 10 < len(data):
            at = _blocks_end(data, at + 10 + _palette_bytes(data[at + 9]) + 1)
        elif kind in {b"", b","}:
            break
        else:
            return
    raise BadPicture(DAMAGED)


def webp(data: bytes) -> Slim:
    """Walk a WebP's chunks and keep the first picture. Raises BadPicture."""
    end = 8 + int.from_bytes(data[4:8], "little")
    if end > len(data) or end < 30:
        raise BadPicture(DAMAGED)
    kept: dict[bytes, bytes] = {}
    at = 12
    for _ in range(MAX_BLOCKS):
        if at + 8 > end:
            break
        name, length = data[at : at + 4], int.from_bytes(data[at + 4 : at + 8], "little")
        stop = at + 8 + length
        if stop > end:
            raise BadPicture(DAMAGED)
        kept.setdefault(name, data[at + 8 : stop])
        at = stop + (length & 1)
    wanted = (b"VP8X", b"ANIM", b"ANMF") if b"ANMF" in kept else (b"VP8X", b"ALPH", b"VP8 ", b"VP8L")
    if b"VP8X" not in kept and data[12:16] in {b"VP8 ", b"VP8L"}:
        wanted = (data[12:16],)
    width, height = _webp_size(kept)
    if header := kept.get(b"VP8X"):
        kept[b"VP8X"] = bytes([header[0] & 0b10010]) + header[1:]  # animation and alpha; the rest is left out
    body = b"".join(_riff_chunk(name, kept[name]) for name in wanted if name in kept)
    riff = b"RIFF" + struct.pack("<I", len(body) + 4) + b"WEBP" + body
    icc, exif = kept.get(b"ICCP"), kept.get(b"EXIF")
    return Slim(
        width=width,
        height=height,
        body=riff,
        icc=icc if icc and len(icc) <= MAX_ICC else None,
        exif=exif if exif and len(exif) <= MAX_EXIF else None,
    )


def _tells_colour(marker: int, body: bytes) -> bool:
    """JFIF and Adobe segments decide whether three or four channels are YCbCr, YCCK, RGB or CMYK."""
    return (marker == 0xE0 and body.startswith(b"JFIF\x00")) or (marker == 0xEE and body.startswith(b"Adobe"))


def _joined(parts: dict[int, bytes]) -> bytes | None:
    """A profile that was cut into segments numbered from 1; None where one is missing."""
    if not parts or sorted(parts) != list(range(1, len(parts) + 1)):
        return None
    profile = b"".join(parts[number] for number in sorted(parts))
    return profile if len(profile) <= MAX_ICC else None


def _palette_bytes(flags: int) -> int:
    return 3 << ((flags & 7) + 1) if flags & 128 else 0


def _blocks_end(data: bytes, at: int) -> int:
    """The offset behind a chain of length-prefixed blocks."""
    for _ in range(MAX_BLOCKS):
        if at >= len(data):
            break
        length = data[at]
        at += 1 + length
        if not length:
            return at
    raise BadPicture(DAMAGED)


def _webp_size(chunks: dict[bytes, bytes]) -> tuple[int, int]:
    if len(extended := chunks.get(b"VP8X", b"")) >= 10:
        return 1 + int.from_bytes(extended[4:7], "little"), 1 + int.from_bytes(extended[7:10], "little")
    if len(lossy := chunks.get(b"VP8 ", b"")) >= 10 and lossy[3:6] == b"\x9d\x01\x2a":
        width, height = struct.unpack_from("<HH", lossy, 6)
        return width & 0x3FFF, height & 0x3FFF
    if len(lossless := chunks.get(b"VP8L", b"")) >= 5 and lossless[0] == 0x2F:
        bits = int.from_bytes(lossless[1:5], "little")
        return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
    raise BadPicture(DAMAGED)


def _riff_chunk(name: bytes, body: bytes) -> bytes:
    return name + struct.pack("<I", len(body)) + body + b"\x00" * (len(body) & 1)
