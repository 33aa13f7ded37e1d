"""Putting a picture away: its file and its thumbnails, before any row speaks of it."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from services.imaging import codec
from services.studio.storage import Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A stored PNG: its hash, its pixels, its bytes."""

    sha256: str
    width: int
    height: int
    bytes: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Ready:
    """A picture as it will lie in the storage: its PNG, its thumbnails by edge, its pixels."""

    file: bytes
    thumbnails: dict[int, bytes]
    width: int
    height: int


def ready(picture: Image.Image) -> Ready:
    """Encode an RGB or RGBA picture, as RGB where nothing of it is transparent."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    return Ready(
        file=codec.encode_png(picture),
        thumbnails={edge: codec.thumbnail(picture, edge) for edge in codec.THUMBNAIL_EDGES},
        width=picture.width,
        height=picture.height,
    )


def store(storage: Storage, made: Ready) -> Kept:
    """Store the files. Raises StorageFailed."""
    sha256 = storage.put(made.file)
    for edge, small in made.thumbnails.items():
        storage.put_thumbnail(sha256, edge, small)
    return Kept(sha256=sha256, width=made.width, height=made.height, bytes=len(made.file))


def keep(storage: Storage, picture: Image.Image) -> Kept:
    """Encode and store. Raises StorageFailed."""
    return store(storage, ready(picture))
