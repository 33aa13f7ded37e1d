"""The versions of a project: every state that a picture had, each with its parent, to be gone back to and compared."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

import data
from data.columns import utcnow
from data.library import Asset, Version
from services.billing import wallet as wallets
from services.errors import BadInput, NotFound
from services.imaging import codec
from services.imaging.difference import difference
from services.studio.hands import handing_out
from services.studio.picture_rows import bring_back, own_version, put_away
from services.studio.projects import open_project, own_project
from services.studio.tree import add_version
from services.studio.views import VersionView, version_view
from services.studio.workshop import workshop

MOST = 500  # versions of one page


@dataclass(frozen=True, slots=True, kw_only=True)
class Difference:
    """What differs between two versions.

    `picture` is a PNG in which what is the same is dim and grey; `changed` counts pixels of `width` × `height`, `share`
    is their part (0 to 1), `largest` the largest difference of a channel (0 to 255). Where `same_size` is False the
    second was scaled to the first one's size.
    """

    first: VersionView
    second: VersionView
    picture: bytes
    width: int
    height: int
    changed: int
    share: float
    largest: int
    same_size: bool


async def history(
    user_id: str, project_id: str, *, limit: int = MOST, before: str | None = None
) -> tuple[VersionView, ...]:
    """The project's versions that are not deleted, newest first, those before the version with the id `before`.

    Raises NotFound for a project that is unknown, deleted or somebody else's, BadInput for a page that is none.
    """
    return await data.read(_history, user_id, project_id, min(limit, MOST), before)


async def get(user_id: str, version_id: str) -> VersionView:
    """Raises NotFound; for one of the user's own that was deleted it says so."""
    return version_view(*await data.read(own_version, user_id, version_id))


async def restore(user_id: str, project_id: str, version_id: str) -> VersionView:
    """Make an earlier version the newest: a new version with the same picture, whose parent it is. Raises NotFound."""
    return await data.write(_restore, user_id, project_id, version_id)


async def delete(user_id: str, version_id: str) -> VersionView:
    """Put the version away, and its picture with it where no other version shows that. Raises NotFound."""
    return await data.write(_delete, user_id, version_id)


async def undelete(user_id: str, version_id: str) -> VersionView:
    """Bring a version back, within 30 days. Raises NotFound."""
    return await data.write(_undelete, user_id, version_id)


async def compare(user_id: str, first_id: str, second_id: str) -> Difference:
    """What the second version changed in the first. Raises NotFound, StorageFailed."""
    (first, one), (second, two) = await data.read(_both, user_id, first_id, second_id)
    storage = workshop().storage
    found = await handing_out.do(
        lambda: difference(codec.decode(storage.get(one.sha256)), codec.decode(storage.get(two.sha256)))
    )
    return Difference(
        first=version_view(first, one),
        second=version_view(second, two),
        picture=found.picture,
        width=one.width,
        height=one.height,
        changed=found.changed,
        share=found.changed / (one.width * one.height),
        largest=found.largest,
        same_size=(one.width, one.height) == (two.width, two.height),
    )


def _history(db: Session, user_id: str, project_id: str, limit: int, before: str | None) -> tuple[VersionView, ...]:
    project = own_project(db, user_id, project_id)
    query = (
        select(Version, Asset)
        .join(Asset, col(Asset.id) == col(Version.asset_id))
        .where(Version.project_id == project.id, col(Version.deleted_at).is_(None), col(Asset.deleted_at).is_(None))
    )
    if before is not None:
        number = db.exec(select(Version.number).where(Version.id == before, Version.project_id == project.id)).first()
        if number is None:
            raise BadInput("That page of the list does not exist.")
        query = query.where(col(Version.number) < number)
    rows = db.exec(query.order_by(col(Version.number).desc()).limit(limit)).all()
    return tuple(version_view(version, asset) for version, asset in rows)


def _restore(db: Session, user_id: str, project_id: str, version_id: str) -> VersionView:
    wallets.lock(db, user_id)
    project = own_project(db, user_id, project_id)
    earlier, asset = own_version(db, user_id, version_id)
    if earlier.project_id != project.id:
        raise NotFound("This version is not in the project.")
    made = add_version(
        db,
        asset,
        action="restore",
        description=f"Version {earlier.number} again",
        parent_id=earlier.id,
        interaction_id=earlier.interaction_id,
        provider=earlier.provider,
    )
    made.session_id = None  # the coach has no part in it
    db.flush()
    return version_view(made, asset)


def _delete(db: Session, user_id: str, version_id: str) -> VersionView:
    wallets.lock(db, user_id)  # of the last two that show a picture, deleted at once, one has to find itself the last
    row, asset = own_version(db, user_id, version_id)
    row.deleted_at = utcnow()
    db.flush()
    others = select(func.count()).where(Version.asset_id == asset.id, col(Version.deleted_at).is_(None))
    if not db.exec(others).one():
        put_away(asset)
    return version_view(row, asset)


def _undelete(db: Session, user_id: str, version_id: str) -> VersionView:
    wallets.lock(db, user_id)
    row, asset = own_version(db, user_id, version_id, deleted=True)
    if asset.deleted_at is not None:
        bring_back(db, asset, open_project(db, user_id, asset.project_id))
    row.deleted_at = None
    db.flush()
    return version_view(row, asset)


def _both(
    db: Session, user_id: str, first_id: str, second_id: str
) -> tuple[tuple[Version, Asset], tuple[Version, Asset]]:
    return own_version(db, user_id, first_id), own_version(db, user_id, second_id)
