"""Reads a PNG: every critical chunk's checksum verified, nothing else kept, 16-bit samples rounded and not cut."""

from __future__ import annotations

import io
import struct
import zlib
from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageChops, PngImagePlugin

from services.errors import BadPicture
from services.imaging import said_colours
from services.imaging.slim import DAMAGED, MAX_EXIF, MAX_ICC

SIGNATURE = b"\x89PNG\r\n\x1a\n"

_GREY, _RGB, _PALETTE, _GREY_ALPHA, _RGB_ALPHA = 0, 2, 3, 4, 6
_CRITICAL = frozenset({b"IHDR", b"PLTE", b"IDAT", b"IEND"})
_LARGE = 4_000_000  # pixels from which on time counts for more than the last hundredths of weight
_BAND = 256  # rows that are worked on at once where numpy needs room


@dataclass(frozen=True, slots=True, kw_only=True)
class SlimPng:
    """The header's values, the compressed samples in one piece, and the chunks that say something about them."""

    width: int
    height: int
    depth: int
    colour: int
    interlaced: int
    samples: bytes
    palette: bytes | None
    transparency: bytes | None
    icc: bytes | None
    exif: bytes | None


def effort(size: tuple[int, int]) -> int:
    """zlib's level for a picture of this width and height: of a large photograph 6 takes four times as long as 3, for
    two hundredths less weight.
    """
    return 3 if size[0] * size[1] > _LARGE else 6


def promised(data: bytes) -> tuple[int, int]:
    """Width and height as the file's first bytes have them, before anything of it is checked. Raises BadPicture."""
    if len(data) < 24 or data[12:16] != b"IHDR":
        raise BadPicture(DAMAGED)
    return struct.unpack_from(">II", data, 16)


def slim(data: bytes) -> SlimPng:
    """Walk the chunks up to the end chunk; what follows it is not looked at. Raises BadPicture."""
    first: dict[bytes, bytes] = {}
    samples: list[bytes] = []
    at = len(SIGNATURE)
    while True:
        if at + 12 > len(data):
            raise BadPicture(DAMAGED)
        length, name = struct.unpack_from(">I4s", data, at)
        end = at + 12 + length
        if end > len(data) or (at == len(SIGNATURE) and (name, length) != (b"IHDR", 13)):
            raise BadPicture(DAMAGED)
        body = data[at + 8 : end - 4]
        whole = zlib.crc32(body, zlib.crc32(name)) == int.from_bytes(data[end - 4 : end], "big")
        if not whole and name in _CRITICAL:
            raise BadPicture(DAMAGED)
        if name == b"IEND":
            break
        if name == b"IDAT":
            samples.append(body)
        elif whole:
            first.setdefault(name, body)
        at = end
    width, height, depth, colour, _, _, interlaced = struct.unpack(">IIBBBBB", first[b"IHDR"])
    if not samples or (colour == _PALETTE and not first.get(b"PLTE")):
        raise BadPicture(DAMAGED)
    exif = first.get(b"eXIf")
    return SlimPng(
        width=width,
        height=height,
        depth=depth,
        colour=colour,
        interlaced=interlaced,
        samples=b"".join(samples),
        palette=first.get(b"PLTE"),
        transparency=first.get(b"tRNS"),
        icc=_colours(first),
        exif=exif if exif and len(exif) <= MAX_EXIF else None,
    )


def decode(source: SlimPng) -> Image.Image:
    """The picture at 8 bits a sample, as L, LA, P, RGB or RGBA; a palette's transparency is in `info`.

    Raises what Pillow raises on damaged samples.
    """
    if source.depth == 16:
        return _deep(source)
    image = _open(source, depth=source.depth, colour=source.colour)
    image.load()
    plain: Image.Image = image.convert("L") if image.mode == "1" else image
    key = _key(source)
    if key is None:
        return plain
    # samples of fewer bits were spread over 0 to 255, and so is the colour that stands for "nothing here"
    scale = 255 // ((1 << source.depth) - 1)
    return _keyed(plain, [(value & (1 << source.depth) - 1) * scale for value in key])


def _open(source: SlimPng, *, depth: int, colour: int) -> PngImagePlugin.PngImageFile:
    header = struct.pack(">IIBBBBB", source.width, source.height, depth, colour, 0, 0, source.interlaced)
    parts = [SIGNATURE, _chunk(b"IHDR", header)]
    if source.palette is not None:
        parts.append(_chunk(b"PLTE", source.palette))
    if source.transparency is not None and colour == _PALETTE:
        parts.append(_chunk(b"tRNS", source.transparency))
    parts += [_chunk(b"IDAT", source.samples), _chunk(b"IEND", b"")]
    return PngImagePlugin.PngImageFile(io.BytesIO(b"".join(parts)))


def _deep(source: SlimPng) -> Image.Image:
    """16 bits to 8 by round(v / 257).

    Pillow reads the high bytes only (or leaves grey alone), so both halves are read: one- and two-channel files as
    8-bit files of twice the channels, which have the same bytes a pixel and so the same filters; the others twice,
    the second time as if they were little-endian.
    """
    key = _key(source)
    if source.colour in (_GREY, _GREY_ALPHA):
        image = _open(source, depth=8, colour=_GREY_ALPHA if source.colour == _GREY else _RGB_ALPHA)
        image.load()
        pairs: tuple[Image.Image, Image.Image] | None = None
    else:
        image = _open(source, depth=16, colour=source.colour)
        low = _open(source, depth=16, colour=source.colour)
        low.tile = [tile._replace(args=f"{low.mode};16L") for tile in low.tile]
        image.load()
        low.load()
        pairs = (image, low)
    out: Image.Image | None = None
    for top in range(0, source.height, _BAND):
        box = (0, top, source.width, min(top + _BAND, source.height))
        if pairs is None:
            both = np.asarray(image.crop(box)).astype(np.uint16)
            wide = both[..., 0::2] << 8 | both[..., 1::2]
        else:
            wide = np.asarray(pairs[0].crop(box)).astype(np.uint16) << 8 | np.asarray(pairs[1].crop(box))
        narrow = ((wide.astype(np.uint32) + 128) // 257).astype(np.uint8)
        if key is not None:
            shown = (wide != np.array(key, dtype=np.uint16)).any(axis=2, keepdims=True)
            narrow = np.concatenate([narrow, shown.astype(np.uint8) * 255], axis=2)
        band = Image.fromarray(narrow[..., 0] if narrow.shape[2] == 1 else narrow)
        out = out or Image.new(band.mode, (source.width, source.height))
        out.paste(band, (0, top))
    if out is None:
        raise BadPicture(DAMAGED)
    return out


def _key(source: SlimPng) -> list[int] | None:
    """The one grey or colour that stands for full transparency, as samples of the file's depth."""
    channels = {_GREY: 1, _RGB: 3}.get(source.colour)
    if channels is None or source.transparency is None or len(source.transparency) < 2 * channels:
        return None
    return list(struct.unpack_from(f">{channels}H", source.transparency))


def _keyed(image: Image.Image, key: list[int]) -> Image.Image:
    alpha: Image.Image | None = None
    for band, value in zip(image.split(), key, strict=True):
        differs = band.point([0 if level == value else 255 for level in range(256)])
        alpha = differs if alpha is None else ImageChops.lighter(alpha, differs)
    keyed = image.convert("LA" if image.mode == "L" else "RGBA")
    if alpha is not None:
        keyed.putalpha(alpha)
    return keyed


def _colours(first: dict[bytes, bytes]) -> bytes | None:
    """The profile to convert by, from the chunk that counts most (PNG, third edition, 4.3); None for sRGB."""
    if (said := said_colours.from_code_points(first.get(b"cICP"))) is not None:
        return said
    if (profile := _profile(first.get(b"iCCP"))) is not None:
        return profile
    return None if b"sRGB" in first else said_colours.from_measures(first.get(b"gAMA"), first.get(b"cHRM"))


def _profile(body: bytes | None) -> bytes | None:
    """The ICC profile of an iCCP chunk; None where it is broken or unpacks to more than any real one."""
    _, found, packed = (body or b"").partition(b"\x00")
    if not found or packed[:1] != b"\x00":
        return None
    unpacker = zlib.decompressobj()
    try:
        profile = unpacker.decompress(packed[1:], MAX_ICC)
    except zlib.error:
        return None
    return profile if unpacker.eof else None


def _chunk(name: bytes, body: bytes) -> bytes:
    return struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(body, zlib.crc32(name)))
