"""Pictures of a user: brought along, looked up, changed, rated, deleted with a way back."""

from __future__ import annotations

import asyncio
from typing import Any

from sqlmodel import Session

import data
from data.columns import utcnow
from data.library import Asset, AssetKind
from services import errors
from services.billing import wallet as wallets
from services.imaging import codec
from services.imaging.labels import mislabelled
from services.settings import Settings
from services.studio import changing
from services.studio.changing import Changes
from services.studio.hands import letting_in
from services.studio.keeping import Kept, Ready, ready, store
from services.studio.naming import LONGEST_TITLE
from services.studio.picture_rows import own_asset
from services.studio.projects import check_own, own_project
from services.studio.tree import version_of
from services.studio.views import AssetView, asset_view
from services.studio.workshop import workshop

KINDS = (AssetKind.UPLOAD, AssetKind.MASK)


async def upload(
    user_id: str,
    content: bytes,
    *,
    name: str = "",
    mime_type: str = "",
    project_id: str | None = None,
    kind: str = AssetKind.UPLOAD,
) -> AssetView:
    """Take a picture of the user's own in, as 8-bit sRGB PNG without metadata: a version without a parent.

    Its bytes say what it is; where `name` and `mime_type` only say otherwise it is refused. A `mask` says where an
    operation may paint; it is no version and stays out of the gallery. Raises BadPicture and TooLarge with a sentence
    for the person, StorageFailed, BadInput for another kind, NotFound for another's project.
    """
    await check_own(user_id, project_id)
    if kind not in KINDS:
        raise errors.BadInput(f"The kind is one of {', '.join(KINDS)}.", field="kind")
    shop = workshop()
    made = await letting_in.do(_let_in, content, shop.settings, name, mime_type)
    kept = await asyncio.to_thread(store, shop.storage, made)
    return await data.write(_add_upload, user_id, kept, name, project_id, kind)


async def get(user_id: str, asset_id: str) -> AssetView:
    """Raises NotFound for one that is unknown, deleted or somebody else's."""
    return asset_view(await data.read(own_asset, user_id, asset_id))


async def change(user_id: str, asset_id: str, changes: dict[str, Any]) -> AssetView:
    """Set `favourite`, `tags`, `title` or `project_id`. Raises NotFound, BadInput."""
    return await data.write(_change, user_id, asset_id, Changes(**changes))


async def rate(user_id: str, asset_id: str, rating: int | None) -> AssetView:
    """Rate from 1 to 5, or take the rating away. Raises NotFound, BadInput."""
    return await data.write(_rate, user_id, asset_id, rating)


async def delete(user_id: str, asset_id: str) -> AssetView:
    """Put the picture away; `restore` brings it back for 30 days. Raises NotFound."""
    return await data.write(_change, user_id, asset_id, Changes(deleted=True))


async def restore(user_id: str, asset_id: str) -> AssetView:
    """Bring it back, into the default project where its own is deleted. Raises NotFound, also after its 30 days."""
    return await data.write(_change, user_id, asset_id, Changes(deleted=False))


def _let_in(content: bytes, settings: Settings, name: str, mime_type: str) -> Ready:
    received = codec.receive(
        content, max_bytes=settings.max_upload_mb * 1_000_000, max_pixels=settings.max_megapixels * 1_000_000
    )
    if (sentence := mislabelled(received.source_format, name=name, mime_type=mime_type)) is not None:
        raise errors.BadPicture(sentence)
    return ready(received.picture)


def _add_upload(db: Session, user_id: str, kept: Kept, name: str, project_id: str | None, kind: str) -> AssetView:
    wallets.lock(db, user_id)  # versions of a project are numbered one after the other
    row = Asset(
        user_id=user_id,
        project_id=own_project(db, user_id, project_id).id,
        kind=kind,
        title="".join(ch for ch in name if ch.isprintable()).rsplit(".", 1)[0].strip()[:LONGEST_TITLE],
        width=kept.width,
        height=kept.height,
        mime_type="image/png",
        bytes=kept.bytes,
        sha256=kept.sha256,
    )
    db.add(row)
    db.flush()
    if kind != AssetKind.MASK:
        version_of(db, row)
    return asset_view(row)


def _change(db: Session, user_id: str, asset_id: str, changes: Changes) -> AssetView:
    wallets.lock(db, user_id)
    row = own_asset(db, user_id, asset_id, deleted=changes.deleted is False)
    changing.apply(db, user_id, [row], changes)
    return asset_view(row)


def _rate(db: Session, user_id: str, asset_id: str, rating: int | None) -> AssetView:
    if rating is not None and not 1 <= rating <= 5:
        raise errors.BadInput("A rating is a number from 1 to 5.")
    row = own_asset(db, user_id, asset_id)
    row.rating, row.rated_at = rating, None if rating is None else utcnow()
    db.flush()
    return asset_view(row)
