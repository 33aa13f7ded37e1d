"""Pictures in numbers: changed at once, downloaded as one zip, and the tags that gather them."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import StreamingResponse
from pydantic import ValidationError

from pages.api import bodies, shapes
from pages.api import library_bodies as library
from pages.api import library_shapes as shaped
from pages.api.sending import disposition
from pages.doorkeeper import SignedIn
from services.errors import BadInput
from services.studio import bundling, changing, gallery

router = APIRouter(tags=["Pictures"])


@router.get("/tags")
async def my_tags(user: SignedIn, limit: bodies.Limit = 100, cursor: bodies.Place = None) -> dict[str, Any]:
    """My tags with how many pictures each has, the most used first."""
    return shapes.part([shaped.tag(one) for one in await gallery.tags(user.id)], limit, cursor, name="tag")


@router.patch("/assets")
async def change_assets(body: library.AssetsChange, user: SignedIn) -> dict[str, Any]:
    """Change up to 500 pictures of mine: all of them, or none."""
    asked = body.model_dump(exclude_unset=True, exclude={"asset_ids"})
    rows = await changing.change_many(user.id, body.asset_ids, changing.Changes(**asked))
    return {"items": [shapes.asset(row) for row in rows]}


@router.post(
    "/assets/download",
    response_class=StreamingResponse,
    openapi_extra={"requestBody": {"content": {"application/json": {"schema": library.Download.model_json_schema()}}}},
)
async def download(request: Request, user: SignedIn) -> StreamingResponse:
    """Up to 500 pictures of mine as one zip. A form with `asset_ids`, divided by commas, does as well as JSON."""
    bundle = await bundling.bundle(user.id, await _asked(request))
    headers = {"content-disposition": disposition(bundle.name, download=True), "cache-control": "no-store"}
    return StreamingResponse(bundle.parts(), media_type="application/zip", headers=headers)


async def _asked(request: Request) -> list[str]:
    try:
        if request.headers.get("content-type", "").startswith("application/json"):
            return library.Download.model_validate_json(await request.body()).asset_ids
        form = await request.form()
        return library.Download(asset_ids=str(form.get("asset_ids", "")).split(",")).asset_ids
    except ValidationError:
        raise BadInput("Name the pictures, such as {“asset_ids”: […]}.", field="asset_ids") from None
