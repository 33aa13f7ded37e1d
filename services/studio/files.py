"""The files of pictures as they are sent: as they are stored, exported in another shape, or small."""

from __future__ import annotations

import asyncio
import hashlib
from dataclasses import dataclass

from sqlmodel import Session

import data
from services.errors import BadInput, NotFound
from services.imaging import codec
from services.imaging.export import Background, ExportFormat, export, is_lossless
from services.imaging.fit import parse_color
from services.imaging.provenance import Origin
from services.studio.hands import handing_out
from services.studio.lineage import origin_of
from services.studio.naming import file_name
from services.studio.picture_rows import own_asset
from services.studio.views import AssetView, asset_view
from services.studio.workshop import workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file to be sent: its bytes, its type, and a tag that changes with them.

    `exact` tells of a picture's file whether it has every pixel of the picture as it is stored, and no others.
    """

    data: bytes
    mime_type: str
    etag: str
    name: str
    exact: bool = False


async def content(
    user_id: str,
    asset_id: str,
    *,
    size: tuple[int, int] | None = None,
    format: str | None = None,
    background: str | None = None,
    color: str | None = None,
    quality: int | None = None,
    with_prompt: bool = False,
) -> File:
    """The picture's file: as it is stored, or exported in another size, format, quality or ground.

    `quality` is 1 to 100; a PNG has none, and a WebP without is lossless. `with_prompt` writes the prompt into the
    file. Raises NotFound, BadInput (also for a size above the master's), StorageFailed.
    """
    if (size, format, background, color, quality, with_prompt) == (None, None, None, None, None, False):
        return await stored(asset_view(await data.read(own_asset, user_id, asset_id)))
    asset, origin = await data.read(with_origin, user_id, asset_id)
    wanted = _format(format)
    if wanted == ExportFormat.JPEG and background == Background.TRANSPARENT:
        raise BadInput("A JPEG cannot be transparent. Choose a solid colour, or PNG or WebP.")
    ground = _background(background, color)
    prompt = (asset.prompt or None) if with_prompt else None
    storage = workshop().storage

    def make() -> tuple[bytes, bool]:
        master = codec.decode(storage.get(asset.sha256))
        opaque = master.mode == "RGB"
        made = export(
            master,
            size=size,
            format=wanted,
            background=Background.SOLID if wanted == ExportFormat.JPEG and not opaque else ground,
            color=color,
            quality=quality,
            version_id=asset.version_id or asset.id,
            prompt=prompt,
            origin=origin,
        )
        whole = size in (None, master.size) and (opaque or ground == Background.TRANSPARENT)
        return made, whole and is_lossless(wanted, quality)

    made, exact = await handing_out.do(make)
    spelled = "-".join(str(part) for part in (asset.sha256, size, wanted, quality, ground, color, origin, prompt))
    return File(
        data=made,
        mime_type=f"image/{wanted}",
        etag=hashlib.sha256(spelled.encode()).hexdigest(),
        name=file_name(asset, "jpg" if wanted == ExportFormat.JPEG else wanted),
        exact=exact,
    )


async def thumbnail(user_id: str, asset_id: str, edge: int) -> File:
    """A small WebP with at most `edge` pixels a side (256 or 768), also of a picture in the bin.

    Raises NotFound, BadInput.
    """
    row = await data.read(lambda db: own_asset(db, user_id, asset_id, deleted=True))
    if row.removed_at is not None:
        raise NotFound
    return await small(asset_view(row), edge)


async def stored(asset: AssetView) -> File:
    """The file of a picture that the caller may see. Raises NotFound where it is gone, StorageFailed."""
    kept = await asyncio.to_thread(workshop().storage.get, asset.sha256)
    return File(data=kept, mime_type=asset.mime_type, etag=asset.sha256, name=file_name(asset, "png"), exact=True)


async def small(asset: AssetView, edge: int) -> File:
    """As `thumbnail`, of a picture that the caller may see."""
    if edge not in codec.THUMBNAIL_EDGES:
        raise BadInput(f"Thumbnails have {' or '.join(map(str, codec.THUMBNAIL_EDGES))} pixels.")
    kept = await asyncio.to_thread(workshop().storage.get_thumbnail, asset.sha256, edge)
    return File(data=kept, mime_type="image/webp", etag=f"{asset.sha256}-{edge}", name=file_name(asset, "webp"))


def with_origin(db: Session, user_id: str, asset_id: str) -> tuple[AssetView, Origin | None]:
    """The picture and what its exports say of its origin. Raises NotFound."""
    row = own_asset(db, user_id, asset_id)
    return asset_view(row), origin_of(db, row)


def _format(format: str | None) -> ExportFormat:
    try:
        return ExportFormat("jpeg" if format == "jpg" else format or "png")
    except ValueError:
        raise BadInput(f"The format is one of {', '.join(ExportFormat)}.") from None


def _background(background: str | None, color: str | None) -> Background:
    if color is not None:
        parse_color(color)
        if background == Background.TRANSPARENT:
            raise BadInput("A transparent background has no colour.")
    if background is None:
        return Background.SOLID if color is not None else Background.TRANSPARENT
    try:
        return Background(background)
    except ValueError:
        raise BadInput(f"The background is one of {', '.join(Background)}.") from None
