"""Many pictures as one zip, made while it is sent: no copy on the disk, one picture at a time in memory."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import structlog
from sqlmodel import Session

import data
from services.errors import BadInput, LimnerError
from services.studio.changing import check_number
from services.studio.naming import file_name
from services.studio.picture_rows import own_assets
from services.studio.storage import Storage
from services.studio.views import AssetView, asset_view
from services.studio.workshop import workshop

log = structlog.get_logger(__name__)

MOST_BYTES = 2_000_000_000
LEFT_OUT = "left out.txt"


@dataclass(frozen=True, slots=True, kw_only=True)
class Bundle:
    """A zip to be sent; `parts` reads the files, so it belongs into a thread. Whoever asks for it twice gets two."""

    name: str
    pictures: tuple[AssetView, ...]
    storage: Storage

    def parts(self) -> Iterator[bytes]:
        """The zip piece by piece. A picture that cannot be read is left out, and a text in the zip says so."""
        sink = _Sink()
        missing: list[str] = []
        with zipfile.ZipFile(sink, "w", zipfile.ZIP_STORED) as archive:
            for name, picture in _named(self.pictures):
                try:
                    file = self.storage.get(picture.sha256)
                except LimnerError as error:
                    log.warning("a picture was left out of a download", asset=picture.id, reason=error.message)
                    missing.append(f"{name}: {error.message}")
                    continue
                archive.writestr(zipfile.ZipInfo(name, picture.created_at.timetuple()[:6]), file)
                yield sink.taken()
            if missing:
                archive.writestr(LEFT_OUT, "\n".join(missing) + "\n")
        yield sink.taken()


class _Sink(io.RawIOBase):
    """Where the zip is written to until its bytes are taken; it cannot be gone back in."""

    def __init__(self) -> None:
        self._kept = bytearray()

    def writable(self) -> bool:
        return True

    def write(self, data: object, /) -> int:
        piece = bytes(data)  # pyright: ignore[reportArgumentType, reportUnknownArgumentType]
        self._kept += piece
        return len(piece)

    def taken(self) -> bytes:
        piece = bytes(self._kept)
        self._kept.clear()
        return piece


async def bundle(user_id: str, asset_ids: Sequence[str]) -> Bundle:
    """The pictures as they are stored, in the order given.

    Raises NotFound where one is not the user's, BadInput for none, more than 500 or more than 2 GB of them.
    """
    pictures = await data.read(_pictures, user_id, asset_ids)
    return Bundle(
        name=f"limner-{len(pictures)}-picture{'s' if len(pictures) > 1 else ''}.zip",
        pictures=pictures,
        storage=workshop().storage,
    )


def _pictures(db: Session, user_id: str, asset_ids: Sequence[str]) -> tuple[AssetView, ...]:
    rows = own_assets(db, user_id, asset_ids)
    check_number(asset_ids)
    size = sum(row.bytes for row in rows)
    if size > MOST_BYTES:
        raise BadInput(
            f"These pictures have {size / 1e9:.1f} GB together; a download holds {MOST_BYTES / 1e9:.0f} GB at most. "
            "Please choose fewer.",
            field="asset_ids",
        )
    return tuple(asset_view(row) for row in rows)


def _named(pictures: Sequence[AssetView]) -> Iterator[tuple[str, AssetView]]:
    """Each with a file name of its own."""
    used: set[str] = set()
    for picture in pictures:
        name = file_name(picture, "png")
        while name in used:
            name = f"{name.removesuffix('.png')}-{picture.id[:8]}.png"
        used.add(name)
        yield name, picture
