"""Projects: what pictures are gathered in. Every account has a default one, which is used unless another is named."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta

from sqlalchemy import and_, case, or_
from sqlalchemy import update as update_rows
from sqlmodel import Session, col, func, select

import data
from data.columns import utcnow
from data.library import Asset, Project, ProjectState
from services.billing import wallet as wallets
from services.errors import BadInput, Conflict, NotFound
from services.studio.naming import plain_line, plain_paragraphs
from services.studio.picture_rows import SHOWN, own_asset
from services.studio.views import ProjectView, project_view

DEFAULT_NAME = "My pictures"
LONGEST_NAME, LONGEST_DESCRIPTION = 120, 1000
MOST_PROJECTS = 1000
KEPT = timedelta(days=30)  # for which what was deleted can be brought back
OPEN = (ProjectState.ACTIVE, ProjectState.ARCHIVED)


async def create(user_id: str, name: str, description: str = "") -> ProjectView:
    """A new, empty project. Raises BadInput for a missing or endless name, or where there are too many projects."""
    return await data.write(_create, user_id, name, description)


async def get(user_id: str, project_id: str) -> ProjectView:
    """Raises NotFound for one that is unknown, deleted or somebody else's."""
    return await data.read(_get, user_id, project_id)


async def update(
    user_id: str,
    project_id: str,
    *,
    name: str | None = None,
    description: str | None = None,
    archived: bool | None = None,
    cover_asset_id: str | None = None,
) -> ProjectView:
    """Change what is given; None leaves as it is, and an empty `cover_asset_id` goes back to the newest picture.

    Raises NotFound (also for a cover that is not a picture of this project), BadInput, Conflict for archiving the
    default project.
    """
    return await data.write(_update, user_id, project_id, name, description, archived, cover_asset_id)


async def delete(user_id: str, project_id: str) -> ProjectView:
    """Put the project away with all its pictures; `restore` brings them back for 30 days.

    Raises NotFound, Conflict for the default project.
    """
    return await data.write(_delete, user_id, project_id)


async def restore(user_id: str, project_id: str) -> ProjectView:
    """Bring a deleted project back with the pictures that went with it; any other stays as it is. Raises NotFound."""
    return await data.write(_restore, user_id, project_id)


async def list_projects(
    user_id: str, *, state: str | None = None, limit: int = 100, before: str | None = None
) -> tuple[ProjectView, ...]:
    """The user's projects: the default one first, then the newest, those after the id `before`.

    `state`: active, archived or deleted (those that can still be brought back); None for all that are not deleted.
    Raises BadInput for another state.
    """
    if state is not None and state not in list(ProjectState):
        raise BadInput(f"The state is one of {', '.join(ProjectState)}.", field="state")
    if not await data.read(_has_default, user_id):
        await data.write(_make_default, user_id)
    return await data.read(_list, user_id, state, limit, before)


async def check_own(user_id: str, project_id: str | None) -> None:
    """Raises NotFound where a project is named that is not this user's: before anything else is looked at."""
    if project_id is not None:
        await data.read(own_project, user_id, project_id)


def default_project(db: Session, user_id: str) -> Project:
    """The user's default project, made on first use."""
    row = db.exec(select(Project).where(Project.user_id == user_id, col(Project.is_default))).first()
    if row is None:
        row = Project(user_id=user_id, name=DEFAULT_NAME, is_default=True)
        db.add(row)
        db.flush()
    return row


def own_project(db: Session, user_id: str, project_id: str | None, *, deleted: bool = False) -> Project:
    """The named project of this user, or their default one; `deleted`: also one that was put away.

    Raises NotFound for one that is unknown, deleted or somebody else's.
    """
    if project_id is None:
        return default_project(db, user_id)
    row = db.get(Project, project_id)
    if row is None or row.user_id != user_id:
        raise NotFound
    if row.state == ProjectState.DELETED and not deleted:
        raise NotFound("This project was deleted. Restore it to go on in it.")
    return row


def open_project(db: Session, user_id: str, project_id: str) -> Project:
    """The user's project, or their default one where it was deleted meanwhile: for pictures that arrive late."""
    row = db.get(Project, project_id)
    return row if row is not None and row.state != ProjectState.DELETED else default_project(db, user_id)


def _create(db: Session, user_id: str, name: str, description: str) -> ProjectView:
    row = Project(user_id=user_id, name=_name(name), description=_description(description))
    count = select(func.count()).select_from(Project).where(Project.user_id == user_id, col(Project.state).in_(OPEN))
    if db.exec(count).one() >= MOST_PROJECTS:
        raise BadInput(f"There is room for {MOST_PROJECTS} projects. Delete one first.")
    db.add(row)
    db.flush()
    return project_view(row, pictures=0, cover_asset_id=None)


def _get(db: Session, user_id: str, project_id: str) -> ProjectView:
    return _views(db, [own_project(db, user_id, project_id)])[0]


def _update(
    db: Session,
    user_id: str,
    project_id: str,
    name: str | None,
    description: str | None,
    archived: bool | None,
    cover_asset_id: str | None,
) -> ProjectView:
    row = own_project(db, user_id, project_id)
    if cover_asset_id:
        if own_asset(db, user_id, cover_asset_id).project_id != row.id:
            raise NotFound("This picture is not in the project.")
        row.cover_asset_id = cover_asset_id
    elif cover_asset_id is not None:
        row.cover_asset_id = None
    if name is not None:
        row.name = _name(name)
    if description is not None:
        row.description = _description(description)
    if archived is not None:
        if archived and row.is_default:
            raise Conflict("This is the project that new pictures go to. It cannot be archived.")
        row.state = ProjectState.ARCHIVED if archived else ProjectState.ACTIVE
    row.updated_at = utcnow()
    db.flush()
    return _views(db, [row])[0]


def _delete(db: Session, user_id: str, project_id: str) -> ProjectView:
    wallets.lock(db, user_id)  # whoever adds pictures holds it too: none comes in between
    row = own_project(db, user_id, project_id)
    if row.is_default:
        raise Conflict("This is the project that new pictures go to. It cannot be deleted.")
    # what goes with the project has its very moment: by that it is found again
    now = utcnow()
    row.state, row.deleted_at, row.updated_at = ProjectState.DELETED, now, now
    mine = (col(Asset.project_id) == row.id, col(Asset.deleted_at).is_(None))
    db.exec(update_rows(Asset).where(*mine).values(deleted_at=now))
    db.flush()
    return _views(db, [row])[0]


def _restore(db: Session, user_id: str, project_id: str) -> ProjectView:
    wallets.lock(db, user_id)
    row = own_project(db, user_id, project_id, deleted=True)
    if row.state != ProjectState.DELETED or row.deleted_at is None:
        return _views(db, [row])[0]
    if row.deleted_at < utcnow() - KEPT:
        raise NotFound(f"This project was deleted more than {KEPT.days} days ago and cannot be brought back.")
    went = (col(Asset.project_id) == row.id, col(Asset.deleted_at) == row.deleted_at, col(Asset.removed_at).is_(None))
    db.exec(update_rows(Asset).where(*went).values(deleted_at=None))
    row.state, row.deleted_at, row.updated_at = ProjectState.ACTIVE, None, utcnow()
    db.flush()
    return _views(db, [row])[0]


def _make_default(db: Session, user_id: str) -> None:
    wallets.lock(db, user_id)  # two at once would both make one
    default_project(db, user_id)


def _has_default(db: Session, user_id: str) -> bool:
    query = select(Project.id).where(Project.user_id == user_id, col(Project.is_default))
    return db.exec(query).first() is not None


def _list(db: Session, user_id: str, state: str | None, limit: int, before: str | None) -> tuple[ProjectView, ...]:
    query = select(Project).where(Project.user_id == user_id)
    query = query.where(col(Project.state).in_(OPEN)) if state is None else query.where(Project.state == state)
    if state == ProjectState.DELETED:
        query = query.where(col(Project.deleted_at) > utcnow() - KEPT)
    if before is not None:
        first = db.get(Project, before)
        after_default = first is not None and first.user_id == user_id and first.is_default
        query = query.where(col(Project.is_default).is_(False))
        query = query if after_default else query.where(Project.id < before)
    query = query.order_by(col(Project.is_default).desc(), col(Project.id).desc()).limit(limit)
    return tuple(_views(db, db.exec(query).all()))


def _views(db: Session, rows: Sequence[Project]) -> list[ProjectView]:
    """The projects with how many pictures each holds and its cover; a deleted one with those that went with it."""
    chosen = case((col(Asset.id) == Project.cover_asset_id, Asset.id))
    query = (
        select(Asset.project_id, func.count(), func.max(Asset.id), func.max(chosen))
        .join(Project, col(Project.id) == col(Asset.project_id))
        .where(
            col(Asset.project_id).in_([row.id for row in rows]),
            SHOWN,
            or_(
                col(Asset.deleted_at).is_(None),
                and_(col(Asset.deleted_at) == col(Project.deleted_at), col(Asset.removed_at).is_(None)),
            ),
        )
        .group_by(col(Asset.project_id))
    )
    found = {project_id: (count, cover or newest) for project_id, count, newest, cover in db.exec(query).all()}
    return [
        project_view(row, pictures=count, cover_asset_id=cover)
        for row in rows
        for count, cover in [found.get(row.id, (0, None))]
    ]


def _name(name: str) -> str:
    cleaned = plain_line(name, "name", LONGEST_NAME)
    if not cleaned:
        raise BadInput("Give the project a name.", field="name")
    return cleaned


def _description(description: str) -> str:
    return plain_paragraphs(description, "description", LONGEST_DESCRIPTION)
