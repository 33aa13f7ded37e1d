"""Projects: every account has a default one, which sessions use unless given another."""

from __future__ import annotations

from sqlmodel import Session, col, select

import data
from data.library import Project, ProjectState
from services.errors import NotFound
from services.studio.views import ProjectView, project_view

DEFAULT_NAME = "My pictures"


async def list_projects(user_id: str) -> tuple[ProjectView, ...]:
    """The user's projects that are not deleted: the default one first, then the newest."""
    rows = await data.read(_rows, user_id)
    if not any(row.is_default for row in rows):
        await data.write(default_project, user_id)
        rows = await data.read(_rows, user_id)
    return tuple(project_view(row) for row in rows)


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


def own_project(db: Session, user_id: str, project_id: str | None) -> Project:
    """The named project of this user, or their default one.

    Raises NotFound for one that is unknown, deleted or somebody else's.
    """
    if project_id is None:
        return default_project(db, user_id)
    row = db.get(Project, project_id)
    if row is None or row.user_id != user_id or row.state == ProjectState.DELETED:
        raise NotFound
    return row


def _rows(db: Session, user_id: str) -> list[Project]:
    query = select(Project).where(Project.user_id == user_id, Project.state != ProjectState.DELETED)
    return list(db.exec(query.order_by(col(Project.is_default).desc(), col(Project.id).desc())).all())
