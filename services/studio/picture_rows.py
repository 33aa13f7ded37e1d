"""The rows of a picture inside a transaction: found for their owner, put away, brought back, moved, given versions."""

from __future__ import annotations

from collections.abc import Sequence

from sqlmodel import Session, col, select

from data.columns import utcnow
from data.library import Asset, AssetKind, Project, Version
from services.errors import NotFound
from services.studio.tree import next_number

SHOWN = col(Asset.kind) != AssetKind.MASK  # a mask is a picture only to the operation that takes it
GONE = "This picture was deleted more than 30 days ago and cannot be brought back."
VERSION_DELETED = "This version was deleted. Bring it back to use it."


def own_asset(db: Session, user_id: str, asset_id: str, *, deleted: bool = False) -> Asset:
    """`deleted`: also one that was put away. Raises NotFound."""
    row = db.get(Asset, asset_id)
    if row is None or row.user_id != user_id or (row.deleted_at is not None and not deleted):
        raise NotFound
    return row


def own_assets(
    db: Session, user_id: str, asset_ids: Sequence[str], *, deleted: bool = False, missing: str | None = None
) -> list[Asset]:
    """The user's pictures by their ids, each once, in the order given.

    Raises NotFound, with the sentence `missing`, where one is not theirs.
    """
    query = select(Asset).where(col(Asset.id).in_(asset_ids), Asset.user_id == user_id)
    if not deleted:
        query = query.where(col(Asset.deleted_at).is_(None))
    found = {row.id: row for row in db.exec(query).all()}
    wanted = list(dict.fromkeys(asset_ids))
    if len(found) < len(wanted):
        raise NotFound(missing)
    return [found[one] for one in wanted]


def own_version(db: Session, user_id: str, version_id: str, *, deleted: bool = False) -> tuple[Version, Asset]:
    """A version of the user's and its picture. Raises NotFound, for one of their own that was deleted in such words."""
    row = db.get(Version, version_id)
    if row is None or row.user_id != user_id:
        raise NotFound
    asset = db.get_one(Asset, row.asset_id)
    if not deleted and (row.deleted_at is not None or asset.deleted_at is not None):
        raise NotFound(VERSION_DELETED)
    return row, asset


def put_away(asset: Asset) -> None:
    asset.deleted_at = asset.deleted_at or utcnow()


def bring_back(db: Session, asset: Asset, home: Project) -> None:
    """Show the picture again, in `home`. Raises NotFound for one whose file is gone, also by now."""
    db.flush()
    db.refresh(asset, with_for_update=True)
    if asset.removed_at is not None:
        raise NotFound(GONE)
    asset.deleted_at = None
    own = db.get(Version, asset.version_id) if asset.version_id else None
    if own is not None:
        own.deleted_at = None
    move(db, [asset], home)


def move(db: Session, assets: Sequence[Asset], project: Project) -> None:
    """Put the pictures into the project with their versions, numbered anew there, under the owner's lock."""
    moved = [asset for asset in assets if asset.project_id != project.id]
    for asset in moved:
        asset.project_id = project.id
    if not moved:
        return
    ids = [asset.id for asset in moved]
    versions = db.exec(select(Version).where(col(Version.asset_id).in_(ids)).order_by(col(Version.id))).all()
    for number, version in enumerate(versions, start=next_number(db, project.id)):
        version.project_id, version.number = project.id, number
