"""Decodes AVIF and HEIC in a process of its own, with hard limits on memory and time.

These two carry video streams: what their header promises does not bind what their stream contains, and a small file
can ask for hours of work. A child that the system stops cannot take Limner with it. The module is its own child: run as
a script it imports nothing but Pillow and pillow_heif.
"""

from __future__ import annotations

import io
import json
import os
import subprocess
import sys
from contextlib import suppress
from dataclasses import dataclass
from typing import BinaryIO

from PIL import Image

SECONDS = 30  # of wall clock and of processor time; 40 megapixels take about two
_THREADS = 2  # each one reserves address space, and the machine has other work
_BASE_MEMORY = 1 << 30  # bytes of address space: interpreter, libraries, threads
_BYTES_PER_PIXEL = 40  # planes of 16 bits, reference frames, their RGBA, and the copies on the way out


class ChildFailed(Exception):
    """The file is broken, or decoding it broke a limit."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """What the child said: the size that the header promises (pixels), and the picture unless that size is too much."""

    width: int
    height: int
    picture: Image.Image | None
    icc: bytes | None
    exif: bytes | None


def decode(data: bytes, *, source_format: str, max_pixels: int, max_side: int) -> Decoded:
    """Decode the primary picture of an `avif` or `heic` file.

    Raises ChildFailed. A picture above the limits comes back without pixels, and the child has not decoded any.
    """
    command = [sys.executable, "-I", __file__, source_format, str(max_pixels), str(max_side)]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=SECONDS, check=True, env=_environment())
    except (subprocess.SubprocessError, OSError) as error:
        raise ChildFailed(str(error)) from error
    line, _, rest = done.stdout.partition(b"\n")
    head = json.loads(line)
    icc, exif, mode = head["icc"], head["exif"], head["mode"]
    size = (head["width"], head["height"])
    picture = Image.frombytes(mode, size, memoryview(rest)[icc + exif :]) if mode else None
    return Decoded(
        width=size[0],
        height=size[1],
        picture=picture,
        icc=rest[:icc] or None,
        exif=rest[icc : icc + exif] or None,
    )


def _environment() -> dict[str, str]:
    """What the child needs to find its libraries; keys and passwords stay here."""
    names = ("PATH", "LD_LIBRARY_PATH", "DYLD_LIBRARY_PATH", "SYSTEMROOT")
    return {name: os.environ[name] for name in names if name in os.environ} | {"MALLOC_ARENA_MAX": str(_THREADS)}


def _child(source_format: str, max_pixels: int, max_side: int, source: BinaryIO, sink: BinaryIO) -> None:
    _limit(max_pixels)
    image = _open(source_format, source.read())
    width, height = image.size
    if max(width, height) > max_side or width * height > max_pixels:
        sink.write(json.dumps({"width": width, "height": height, "mode": "", "icc": 0, "exif": 0}).encode() + b"\n")
        return
    image.load()
    if image.size != (width, height):
        raise SystemExit(1)
    icc: bytes = image.info.get("icc_profile") or b""
    exif: bytes = image.info.get("exif") or b""
    plain = image if image.mode in {"L", "LA", "RGB", "RGBA"} else image.convert("RGBA")
    head = {"width": width, "height": height, "mode": plain.mode, "icc": len(icc), "exif": len(exif)}
    sink.write(json.dumps(head).encode() + b"\n" + icc + exif)
    sink.write(plain.tobytes())


def _open(source_format: str, data: bytes) -> Image.Image:
    """The file as a lazy picture. libheif turns it upright itself, Pillow's AVIF reader says in `exif` how to."""
    if source_format == "avif":
        from PIL import AvifImagePlugin

        AvifImagePlugin.DEFAULT_MAX_THREADS = _THREADS
        return AvifImagePlugin.AvifImageFile(io.BytesIO(data))
    import pillow_heif

    pillow_heif.options.DECODE_THREADS = _THREADS
    return pillow_heif.HeifImageFile(io.BytesIO(data))


def _limit(max_pixels: int) -> None:
    try:
        import resource
    except ImportError:
        return  # not on Windows; there the parent's clock is the only limit
    memory = _BASE_MEMORY + _BYTES_PER_PIXEL * max_pixels
    limits = ((resource.RLIMIT_AS, memory), (resource.RLIMIT_CPU, SECONDS), (resource.RLIMIT_CORE, 0))
    for kind, limit in limits:
        with suppress(ValueError, OSError):  # macOS refuses to limit address space
            resource.setrlimit(kind, (limit, limit))


if __name__ == "__main__":
    _child(sys.argv[1], int(sys.argv[2]), int(sys.argv[3]), sys.stdin.buffer, sys.stdout.buffer)
