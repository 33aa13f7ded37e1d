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


def keep(storage: Storage, picture: Image.Image) -> Kept:
    """Store an RGB or RGBA picture, as RGB where nothing of it is transparent. Raises StorageFailed."""
    if picture.mode == "RGBA" and picture.getchannel("A").getextrema() == (255, 255):
        picture = picture.convert("RGB")
    file = codec.encode_png(picture)
    sha256 = storage.put(file)
    for edge in codec.THUMBNAIL_EDGES:
        storage.put_thumbnail(sha256, edge, codec.thumbnail(picture, edge))
    return Kept(sha256=sha256, width=picture.width, height=picture.height, bytes=len(file))
