"""Everything of a person's in one zip: each table as JSON, each picture as it is stored, and a list of what is what.

It is made in a file of its own beside the data, never in memory, and read from there; the file has no name and is gone
with its last reader.
"""

from __future__ import annotations

import asyncio
import io
import json
import shutil
import tempfile
import zipfile
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from typing import IO, Any

from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

import data
from data.columns import spelled, utcnow
from data.library import Asset
from services.errors import LimnerError, RateLimited
from services.studio.storage import Storage
from services.studio.workshop import workshop
from services.upkeep.belongings import BELONGINGS, Belonging

FORMAT = 1
ROWS_AT_A_TIME = 500
PICTURES_AT_A_TIME = 200
AT_ONCE = 2  # exports in this process
ENDINGS = {"image/png": "png", "image/jpeg": "jpg", "image/webp": "webp", "image/gif": "gif", "image/avif": "avif"}
README = """# Everything of yours in Limner

Made on {made}.

- `manifest.json` lists each file with what it is, its fields and its number of rows. Programs begin there.
- `data/*.json` are lists of rows, one object a line. Times are UTC in RFC 3339, money is in whole tokens.
- `pictures/` holds each picture as it is stored, named by its id in `data/assets.json`; pictures in the bin are among
  them, with their `deleted_at`.

Passwords, API keys and the cookies of your browsers are not here: Limner keeps only hashes of them.
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Export:
    """A finished zip: the open file at its beginning, and its bytes. Whoever has it closes it."""

    file: IO[bytes]
    size: int


@dataclass(slots=True, kw_only=True)
class _Making:
    """What has gone into the zip so far."""

    files: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])
    pictures: int = 0
    missing: list[str] = field(default_factory=list[str])


_under_way: set[str] = set()


async def export(user_id: str) -> Export:
    """Pack everything of the user's. Raises RateLimited while another of theirs, or too many at all, are under way."""
    if user_id in _under_way or len(_under_way) >= AT_ONCE:
        raise RateLimited("An export is being packed already. Please wait for it to finish.", retry_after=30)
    _under_way.add(user_id)
    packing = asyncio.ensure_future(_pack(user_id))
    packing.add_done_callback(lambda _: _under_way.discard(user_id))  # also when nobody waits for it any more
    return await asyncio.shield(packing)


async def _pack(user_id: str) -> Export:
    shop = workshop()
    file = await asyncio.to_thread(lambda: tempfile.TemporaryFile(dir=shop.settings.folder))  # noqa: SIM115
    try:
        making = _Making()
        archive = zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED)
        await data.read(_write_rows, user_id, archive, making)
        after = ""
        while pictures := await data.read(_pictures, user_id, after):
            await asyncio.to_thread(_write_pictures, archive, shop.storage, pictures, making)
            after = pictures[-1][0]
        await asyncio.to_thread(_finish, archive, making, user_id)
        return Export(file=file, size=await asyncio.to_thread(_rewound, file))
    except BaseException:
        file.close()
        raise


def _write_rows(db: Session, user_id: str, archive: zipfile.ZipFile, making: _Making) -> None:
    """All tables as they are at one moment."""
    for mine in BELONGINGS:
        name, rows = f"data/{mine.file}.json", 0
        with archive.open(_entry(name, compress=True), "w", force_zip64=True) as sink:
            for row in _rows(db, mine, user_id):
                sink.write(b"[\n" if not rows else b",\n")
                sink.write(json.dumps(row, ensure_ascii=False, default=_plain).encode())
                rows += 1
            sink.write(b"\n]\n" if rows else b"[]\n")
        fields = [column.key for column in mine.told()]
        making.files.append({"file": name, "what": mine.what, "rows": rows, "fields": fields})


def _rows(db: Session, mine: Belonging, user_id: str) -> Iterator[dict[str, Any]]:
    query = select_columns(*mine.told()).where(mine.of(user_id)).order_by(*mine.columns.primary_key.columns)
    found = db.connection().execution_options(yield_per=ROWS_AT_A_TIME).execute(query)
    for row in found.mappings():
        yield dict(row)


def _pictures(db: Session, user_id: str, after: str) -> list[tuple[str, str, str]]:
    """The next pictures whose files are kept, as (id, SHA-256, MIME type)."""
    query = select(Asset.id, Asset.sha256, Asset.mime_type).where(
        Asset.user_id == user_id, Asset.id > after, col(Asset.removed_at).is_(None)
    )
    return list(db.exec(query.order_by(col(Asset.id)).limit(PICTURES_AT_A_TIME)).all())


def _write_pictures(
    archive: zipfile.ZipFile, storage: Storage, pictures: list[tuple[str, str, str]], making: _Making
) -> None:
    for asset_id, sha256, mime_type in pictures:
        name = f"pictures/{asset_id}.{ENDINGS.get(mime_type, 'bin')}"
        try:
            with _opened(storage, sha256) as source, archive.open(_entry(name, compress=False), "w") as sink:
                shutil.copyfileobj(source, sink)
        except (LimnerError, FileNotFoundError):  # one that is lost must not keep the others back
            making.missing.append(asset_id)
            continue
        making.pictures += 1


@contextmanager
def _opened(storage: Storage, sha256: str) -> Generator[IO[bytes]]:
    path = storage.path(sha256)
    with path.open("rb") if path is not None else io.BytesIO(storage.get(sha256)) as source:
        yield source


def _finish(archive: zipfile.ZipFile, making: _Making, user_id: str) -> None:
    made = utcnow().replace(microsecond=0)
    manifest = {
        "format": FORMAT,
        "made_at": _plain(made),
        "user_id": user_id,
        "files": making.files,
        "pictures": {"count": making.pictures, "missing": making.missing},
    }
    archive.writestr(_entry("manifest.json", compress=True), json.dumps(manifest, indent=1, ensure_ascii=False))
    archive.writestr(_entry("README.md", compress=True), README.format(made=f"{made:%Y-%m-%d %H:%M} UTC"))
    archive.close()


def _rewound(file: IO[bytes]) -> int:
    size = file.seek(0, 2)
    file.seek(0)
    return size


def _entry(name: str, *, compress: bool) -> zipfile.ZipInfo:
    """Pictures are compressed already; large ones need room for their size."""
    entry = zipfile.ZipInfo(name, utcnow().timetuple()[:6])
    entry.compress_type = zipfile.ZIP_DEFLATED if compress else zipfile.ZIP_STORED
    entry.external_attr = 0o600 << 16
    return entry


def _plain(value: object) -> str:
    if isinstance(value, datetime):
        return spelled(value)
    raise TypeError(f"{type(value).__name__} has no place in an export")
