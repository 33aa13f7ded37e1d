"""Projects."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from pages.api import shapes
from pages.doorkeeper import SignedIn
from services.studio import projects

router = APIRouter(tags=["Projects"])


@router.get("/projects")
async def list_projects(user: SignedIn) -> dict[str, Any]:
    """My projects; every account has a default one, which sessions use unless given another."""
    rows = await projects.list_projects(user.id)
    return {"items": [shapes.project(row) for row in rows], "next_cursor": None}
