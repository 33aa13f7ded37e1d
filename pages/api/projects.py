"""Projects and their versions."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from pages.api import bodies, shapes
from pages.api import library_bodies as library
from pages.api import library_shapes as shaped
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.studio import projects, versions

router = APIRouter(tags=["Projects"], dependencies=[OwnIds])


@router.get("/projects")
async def list_projects(
    user: SignedIn,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    state: Annotated[str | None, Query(max_length=20, description="active, archived or deleted.")] = None,
) -> dict[str, Any]:
    """My projects; every account has a default one, which is used where no other is named."""
    rows = await projects.list_projects(user.id, state=state, limit=limit + 1, before=cursor)
    return shapes.page([shaped.project(row) for row in rows], limit)


@router.post("/projects", status_code=201)
async def create_project(body: library.ProjectCreate, user: SignedIn) -> dict[str, Any]:
    return shaped.project(await projects.create(user.id, body.name, body.description))


@router.get("/projects/{project_id}")
async def get_project(project_id: str, user: SignedIn) -> dict[str, Any]:
    return shaped.project(await projects.get(user.id, project_id))


@router.patch("/projects/{project_id}")
async def change_project(project_id: str, body: library.ProjectChange, user: SignedIn) -> dict[str, Any]:
    """Name, description, cover; `state` archives or takes up again."""
    archived = body.archived if body.state is None else body.state == "archived"
    cover = body.cover_asset_id or ("" if "cover_asset_id" in body.model_fields_set else None)
    return shaped.project(
        await projects.update(
            user.id,
            project_id,
            name=body.name,
            description=body.description,
            archived=archived,
            cover_asset_id=cover,
        )
    )


@router.delete("/projects/{project_id}")
async def delete_project(project_id: str, user: SignedIn) -> dict[str, Any]:
    """Put the project away with its pictures; `restore` brings them back for 30 days."""
    return shaped.project(await projects.delete(user.id, project_id))


@router.post("/projects/{project_id}/restore")
async def restore_project(project_id: str, user: SignedIn) -> dict[str, Any]:
    return shaped.project(await projects.restore(user.id, project_id))


@router.get("/projects/{project_id}/history")
async def history(
    project_id: str, user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None
) -> dict[str, Any]:
    """The project's versions, newest first; `parent_id` makes a tree of them."""
    rows = await versions.history(user.id, project_id, limit=limit + 1, before=cursor)
    return shapes.page([shapes.version(row) for row in rows], limit)


@router.post("/projects/{project_id}/restore/{version_id}", status_code=201)
async def restore_version(project_id: str, version_id: str, user: SignedIn) -> dict[str, Any]:
    """Make an earlier version the newest: a new version with the same file."""
    return shapes.version(await versions.restore(user.id, project_id, version_id))
