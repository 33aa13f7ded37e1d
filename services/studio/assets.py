"""Pictures of a user: uploaded, listed, rated, deleted with a way back, and their files for whoever owns them."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass
from typing import Any

from PIL import Image
from sqlmodel import Session, col, func, or_, select

import data
from data.columns import utcnow
from data.library import Asset, AssetKind
from services import errors
from services.imaging import codec
from services.imaging.export import Background, ExportFormat, export
from services.imaging.fit import parse_color
from services.settings import Settings
from services.studio.projects import check_own, own_project
from services.studio.storage import Storage
from services.studio.views import AssetView, asset_view
from services.studio.workshop import workshop

MOST_TAGS, LONGEST_TAG = 20, 40


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to show of a gallery; None or empty leaves a side open."""

    kind: str | None = None
    asset_type: str | None = None
    asset_types: tuple[str, ...] = ()
    project_id: str | None = None
    session_id: str | None = None
    favourite: bool | None = None
    search: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to be sent: its bytes, its type, and a tag that changes with them."""

    data: bytes
    mime_type: str
    etag: str
    name: str


async def upload(user_id: str, content: bytes, *, name: str = "", project_id: str | None = None) -> AssetView:
    """Take a picture of the user's own in, as 8-bit sRGB PNG without metadata.

    Raises BadPicture and TooLarge with a sentence for the person, StorageFailed, NotFound for another's project.
    """
    await check_own(user_id, project_id)
    shop = workshop()
    kept = await asyncio.to_thread(_keep, content, shop.settings, shop.storage)
    return await data.write(_add_upload, user_id, kept, name, project_id)


async def list_assets(
    user_id: str, *, limit: int = 50, before: str | None = None, only: Filter | None = None
) -> tuple[AssetView, ...]:
    """The user's pictures that are not deleted, newest first, older than the id `before`."""
    return await data.read(_list, user_id, limit, before, only or Filter())


async def count_assets(user_id: str) -> int:
    return await data.read(_count, user_id)


async def get(user_id: str, asset_id: str) -> AssetView:
    """Raises NotFound for one that is unknown, deleted or somebody else's."""
    return asset_view(await data.read(own_asset, user_id, asset_id))


async def change(user_id: str, asset_id: str, changes: dict[str, Any]) -> AssetView:
    """Set `favourite`, `tags` or `project_id`. Raises NotFound, BadInput."""
    return await data.write(_change, user_id, asset_id, changes)


async def rate(user_id: str, asset_id: str, rating: int | None) -> AssetView:
    """Rate from 1 to 5, or take the rating away. Raises NotFound, BadInput."""
    return await data.write(_rate, user_id, asset_id, rating)


async def delete(user_id: str, asset_id: str) -> AssetView:
    """Put the picture away; `restore` brings it back for 30 days. Raises NotFound."""
    return await data.write(_delete, user_id, asset_id)


async def restore(user_id: str, asset_id: str) -> AssetView:
    """Raises NotFound."""
    return await data.write(_restore, user_id, asset_id)


async def content(
    user_id: str,
    asset_id: str,
    *,
    size: tuple[int, int] | None = None,
    format: str | None = None,
    background: str | None = None,
    color: str | None = None,
) -> File:
    """The picture's file: as it is stored, or exported in another size, format or ground.

    Raises NotFound, BadInput (also for a size above the master's), StorageFailed.
    """
    asset = await get(user_id, asset_id)
    storage = workshop().storage
    if size is None and format is None and background is None and color is None:
        stored = await asyncio.to_thread(storage.get, asset.sha256)
        return File(data=stored, mime_type=asset.mime_type, etag=asset.sha256, name=file_name(asset, "png"))
    wanted = _format(format)
    ground = _background(background, color)
    made = await asyncio.to_thread(_export, storage, asset, size, wanted, ground, color)
    spelled = "-".join(str(part) for part in (asset.sha256, size, wanted, ground, color))
    return File(
        data=made,
        mime_type=f"image/{wanted}",
        etag=hashlib.sha256(spelled.encode()).hexdigest(),
        name=file_name(asset, "jpg" if wanted == ExportFormat.JPEG else wanted),
    )


async def thumbnail(user_id: str, asset_id: str, edge: int) -> File:
    """A small WebP with at most `edge` pixels a side (256 or 768). Raises NotFound, BadInput."""
    if edge not in codec.THUMBNAIL_EDGES:
        raise errors.BadInput(f"Thumbnails have {' or '.join(map(str, codec.THUMBNAIL_EDGES))} pixels.")
    asset = await get(user_id, asset_id)
    stored = await asyncio.to_thread(workshop().storage.get_thumbnail, asset.sha256, edge)
    return File(data=stored, mime_type="image/webp", etag=f"{asset.sha256}-{edge}", name=file_name(asset, "webp"))


def own_asset(db: Session, user_id: str, asset_id: str, *, deleted: bool = False) -> Asset:
    """Raises NotFound."""
    row = db.get(Asset, asset_id)
    if row is None or row.user_id != user_id or (row.deleted_at is not None and not deleted):
        raise errors.NotFound
    return row


def file_name(asset: AssetView, ending: str) -> str:
    """A name for downloads out of the picture's title."""
    spoken = "".join(ch if ch.isalnum() else "-" for ch in (asset.title or asset.kind).lower())
    words = [word for word in spoken.split("-") if word]
    return f"{'-'.join(words)[:60].strip('-') or 'picture'}-{asset.id[-6:]}.{ending}"


def _keep(content: bytes, settings: Settings, storage: Storage) -> Asset:
    received = codec.receive(
        content, max_bytes=settings.max_upload_mb * 1_000_000, max_pixels=settings.max_megapixels * 1_000_000
    )
    file = codec.encode_png(received.picture)
    sha256 = storage.put(file)
    for edge in codec.THUMBNAIL_EDGES:
        storage.put_thumbnail(sha256, edge, codec.thumbnail(received.picture, edge))
    return Asset(
        user_id="",
        project_id="",
        kind=AssetKind.UPLOAD,
        width=received.width,
        height=received.height,
        mime_type="image/png",
        bytes=len(file),
        sha256=sha256,
    )


def _add_upload(db: Session, user_id: str, kept: Asset, name: str, project_id: str | None) -> AssetView:
    kept.user_id = user_id
    kept.project_id = own_project(db, user_id, project_id).id
    kept.title = "".join(ch for ch in name if ch.isprintable()).rsplit(".", 1)[0].strip()[:200]
    db.add(kept)
    db.flush()
    return asset_view(kept)


def _list(db: Session, user_id: str, limit: int, before: str | None, only: Filter) -> tuple[AssetView, ...]:
    query = select(Asset).where(Asset.user_id == user_id, col(Asset.deleted_at).is_(None))
    for column, wanted in (
        (Asset.kind, only.kind),
        (Asset.asset_type, only.asset_type),
        (Asset.project_id, only.project_id),
        (Asset.session_id, only.session_id),
        (Asset.favourite, only.favourite),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    if only.asset_types:
        query = query.where(col(Asset.asset_type).in_(only.asset_types))
    if only.search.strip():
        text = only.search.strip().lower()[:100]
        query = query.where(
            or_(
                func.lower(Asset.prompt).contains(text, autoescape=True),
                func.lower(Asset.title).contains(text, autoescape=True),
            )
        )
    if before is not None:
        query = query.where(Asset.id < before)
    return tuple(asset_view(row) for row in db.exec(query.order_by(col(Asset.id).desc()).limit(limit)).all())


def _count(db: Session, user_id: str) -> int:
    return db.exec(
        select(func.count()).select_from(Asset).where(Asset.user_id == user_id, col(Asset.deleted_at).is_(None))
    ).one()


def _change(db: Session, user_id: str, asset_id: str, changes: dict[str, Any]) -> AssetView:
    row = own_asset(db, user_id, asset_id)
    if changes.get("favourite") is not None:
        row.favourite = bool(changes["favourite"])
    if changes.get("tags") is not None:
        row.tags = _tags(changes["tags"])
    if changes.get("project_id") is not None:
        row.project_id = own_project(db, user_id, changes["project_id"]).id
    db.flush()
    return asset_view(row)


def _tags(tags: list[str]) -> list[str]:
    cleaned = list(dict.fromkeys(tag.strip() for tag in tags if tag.strip()))
    if len(cleaned) > MOST_TAGS or any(len(tag) > LONGEST_TAG for tag in cleaned):
        raise errors.BadInput(f"A picture has up to {MOST_TAGS} tags of {LONGEST_TAG} characters.")
    return cleaned


def _rate(db: Session, user_id: str, asset_id: str, rating: int | None) -> AssetView:
    if rating is not None and not 1 <= rating <= 5:
        raise errors.BadInput("A rating is a number from 1 to 5.")
    row = own_asset(db, user_id, asset_id)
    row.rating = rating
    db.flush()
    return asset_view(row)


def _delete(db: Session, user_id: str, asset_id: str) -> AssetView:
    row = own_asset(db, user_id, asset_id)
    row.deleted_at = utcnow()
    db.flush()
    return asset_view(row)


def _restore(db: Session, user_id: str, asset_id: str) -> AssetView:
    row = own_asset(db, user_id, asset_id, deleted=True)
    row.deleted_at = None
    db.flush()
    return asset_view(row)


def _format(format: str | None) -> ExportFormat:
    try:
        return ExportFormat("jpeg" if format == "jpg" else format or "png")
    except ValueError:
        raise errors.BadInput(f"The format is one of {', '.join(ExportFormat)}.") from None


def _background(background: str | None, color: str | None) -> Background:
    if color is not None:
        parse_color(color)
        if background == Background.TRANSPARENT:
            raise errors.BadInput("A transparent background has no colour.")
    if background is None:
        return Background.SOLID if color is not None else Background.TRANSPARENT
    try:
        return Background(background)
    except ValueError:
        raise errors.BadInput(f"The background is one of {', '.join(Background)}.") from None


def _export(
    storage: Storage,
    asset: AssetView,
    size: tuple[int, int] | None,
    format: ExportFormat,
    background: Background,
    color: str | None,
) -> bytes:
    picture: Image.Image = codec.decode(storage.get(asset.sha256))
    if format == ExportFormat.JPEG and picture.mode != "RGB":
        background = Background.SOLID
    return export(
        picture,
        size=size,
        format=format,
        background=background,
        color=color,
        version_id=asset.version_id or asset.id,
    )
