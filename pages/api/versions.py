"""Single versions: looked at, put away, brought back, compared."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request, Response

from pages.api import library_shapes as shaped
from pages.api import shapes
from pages.api.sending import answer
from pages.doorkeeper import SignedIn
from services.studio import versions
from services.studio.files import File

router = APIRouter(prefix="/versions", tags=["Projects"])


@router.get("/{version_id}")
async def get_version(version_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.version(await versions.get(user.id, version_id))


@router.delete("/{version_id}")
async def delete_version(version_id: str, user: SignedIn) -> dict[str, Any]:
    """Put the version away; `undelete` brings it back for 30 days."""
    return shapes.version(await versions.delete(user.id, version_id))


@router.post("/{version_id}/undelete")
async def undelete_version(version_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.version(await versions.undelete(user.id, version_id))


@router.get("/{version_id}/compare/{other_id}")
async def compare(version_id: str, other_id: str, user: SignedIn) -> dict[str, Any]:
    """How many pixels the other version changed in this one, and by how much at most."""
    return shaped.difference(await versions.compare(user.id, version_id, other_id))


@router.get("/{version_id}/compare/{other_id}/picture", response_class=Response)
async def compare_picture(version_id: str, other_id: str, request: Request, user: SignedIn) -> Response:
    """The difference as a picture: what is the same dim and grey, what changed in one bright colour."""
    found = await versions.compare(user.id, version_id, other_id)
    tag = f"{found.first.asset.sha256}-{found.second.asset.sha256}-difference"
    name = f"versions-{found.first.number}-{found.second.number}.png"
    return answer(request, File(data=found.picture, mime_type="image/png", etag=tag, name=name), download=False)
