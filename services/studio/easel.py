"""What an open studio page asks for: where somebody left off, whether anything is new, a picture to go on from."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

import data
from data.library import UNFINISHED, Asset, AssetKind, Generation, Project, ProjectState, Version
from services.billing import wallet as wallets
from services.errors import BadInput
from services.studio.picture_rows import own_asset, own_version
from services.studio.projects import own_project
from services.studio.tree import add_version
from services.studio.views import VersionView, version_view


@dataclass(frozen=True, slots=True, kw_only=True)
class Pulse:
    """Two that are equal say that nothing in the project has changed in between, but for what is being painted."""

    updated_at: datetime
    versions: int
    newest_version: str | None
    newest_generation: str | None
    unfinished: int


async def pulse(user_id: str, project_id: str) -> Pulse:
    """A look that costs little. Raises NotFound for a project that is unknown, deleted or somebody else's."""
    return await data.read(_pulse, user_id, project_id)


async def last_project(user_id: str) -> str | None:
    """The project in which the user made their newest version; None where there is no version yet."""
    return await data.read(_last_project, user_id)


async def place(user_id: str, asset_id: str) -> VersionView:
    """The version that a picture is; an upload that is none yet becomes one. Raises NotFound, BadInput for a mask."""
    return await data.write(_place, user_id, asset_id)


def _pulse(db: Session, user_id: str, project_id: str) -> Pulse:
    project = own_project(db, user_id, project_id)
    versions, newest = db.exec(
        select(func.count(), func.max(Version.id))
        .join(Asset, col(Asset.id) == col(Version.asset_id))
        .where(Version.project_id == project_id, col(Version.deleted_at).is_(None), col(Asset.deleted_at).is_(None))
    ).one()
    unfinished = db.exec(
        select(func.count())
        .select_from(Generation)
        .where(Generation.project_id == project_id, col(Generation.status).in_(UNFINISHED))
    ).one()
    generation = db.exec(select(func.max(Generation.id)).where(Generation.project_id == project_id)).one()
    return Pulse(
        updated_at=project.updated_at,
        versions=versions,
        newest_version=newest,
        newest_generation=generation,
        unfinished=unfinished,
    )


def _last_project(db: Session, user_id: str) -> str | None:
    query = (
        select(Version.project_id)
        .join(Project, col(Project.id) == col(Version.project_id))
        .where(Version.user_id == user_id, Project.state == ProjectState.ACTIVE)
        .order_by(col(Version.id).desc())
        .limit(1)
    )
    return db.exec(query).first()


def _place(db: Session, user_id: str, asset_id: str) -> VersionView:
    wallets.lock(db, user_id)  # two tabs at once make one version
    asset = own_asset(db, user_id, asset_id)
    if asset.kind == AssetKind.MASK:
        raise BadInput("A mask is no picture to go on from.")
    if asset.version_id is not None:
        return version_view(*own_version(db, user_id, asset.version_id))
    version = add_version(db, asset, action=asset.kind, description=asset.title or asset.prompt[:600])
    return version_view(version, asset)
