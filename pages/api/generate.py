"""Pictures straight from a request, and every generation's state."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from pages.api import bodies, shapes
from pages.doorkeeper import SignedIn
from services.billing import keys
from services.studio import generation_views, operations, workshop

router = APIRouter(tags=["Generations"])


@router.post("/generate/text-to-image", status_code=202)
async def text_to_image(
    body: bodies.TextToImage, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """Paint a prompt in 1 to 4 candidates. Answers the generation; `?wait=` answers when it has ended."""
    view = await operations.text_to_image(
        user.id,
        body.prompt,
        negative_prompt=body.negative_prompt,
        aspect_ratio=body.aspect_ratio,
        image_size=body.image_size,
        count=body.count,
        project_id=body.project_id,
        seed=body.seed,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/text-to-image", body.model_dump()),
    )
    return shapes.generation(await generation_views.when_finished(user.id, view.id, wait) if wait else view)


@router.get("/generations")
async def list_generations(
    user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None, unfinished: bool = False
) -> dict[str, Any]:
    """My generations, newest first."""
    rows = await generation_views.list_generations(user.id, limit=limit, before=cursor, unfinished=unfinished)
    return shapes.page([shapes.generation(row) for row in rows], limit)


@router.get("/generations/{generation_id}")
async def get_generation(generation_id: str, user: SignedIn, wait: bodies.Wait = 0) -> dict[str, Any]:
    """State, result and charge."""
    return shapes.generation(await generation_views.when_finished(user.id, generation_id, wait))


@router.post("/generations/{generation_id}/cancel")
async def cancel(generation_id: str, user: SignedIn) -> dict[str, Any]:
    """Cancel what is not painted yet; its charges are released. One that has ended stays as it is."""
    return shapes.generation(await workshop.cancel(user.id, generation_id))
