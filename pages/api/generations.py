"""Every generation's state, and what can be done about it."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query

from pages.api import bodies, shapes
from pages.api import operation_bodies as asked
from pages.api.charged import Charged
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.studio import generation_views, owning, retrying, workshop

router = APIRouter(tags=["Generations"], dependencies=[OwnIds])


@router.get("/generations")
async def list_generations(
    user: SignedIn,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    unfinished: bool = False,
    status: Annotated[str | None, Query(max_length=20, description="pending, processing, completed, …")] = None,
    operation: Annotated[str | None, Query(max_length=40)] = None,
    project_id: Annotated[str | None, Query(max_length=64)] = None,
    session_id: Annotated[str | None, Query(max_length=64)] = None,
) -> dict[str, Any]:
    """My generations, newest first."""
    named = {"project": [project_id] if project_id else [], "session": [session_id] if session_id else []}
    await owning.check(user.id, named)
    only = generation_views.Filter(
        unfinished=unfinished, status=status, operation=operation, project_id=project_id, session_id=session_id
    )
    rows = await generation_views.list_generations(user.id, limit=limit + 1, before=cursor, only=only)
    return shapes.page([shapes.generation(row) for row in rows], limit)


@router.get("/generations/{generation_id}")
async def get_generation(generation_id: str, user: SignedIn, wait: bodies.Wait = 0) -> dict[str, Any]:
    """State, result and charge."""
    return shapes.generation(await generation_views.when_finished(user.id, generation_id, wait))


@router.post("/generations/{generation_id}/cancel")
async def cancel(generation_id: str, user: SignedIn) -> dict[str, Any]:
    """Cancel what is not painted yet; its charges are released. One that has ended stays as it is."""
    return shapes.generation(await workshop.cancel(user.id, generation_id))


@router.post("/generations/{generation_id}/retry", status_code=202)
async def retry(generation_id: str, asking: Charged, body: asked.Retry | None = None) -> dict[str, Any]:
    """Ask once more for what failed or was cancelled: a new generation, with a charge of its own."""
    sent = body or asked.Retry()
    view = await retrying.retry(
        asking.user_id,
        generation_id,
        quote_id=sent.quote_id,
        key=asking.request(sent),
    )
    return await asking.answer(view)
