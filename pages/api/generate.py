"""Pictures straight from a request, by every operation of the studio."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

import data
from data.catalogue import UNLIMITED
from pages.api import bodies, generations, shapes
from pages.api import operation_bodies as asked
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.billing import keys, quotes
from services.studio import local_edits, operations

router = APIRouter(tags=["Operations"], dependencies=[OwnIds])


@router.post("/generate/text-to-image", status_code=202)
async def text_to_image(
    body: asked.TextToImage, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
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
    return await generations.answered(user.id, view, wait)


@router.post("/generate/edit-image", status_code=202)
async def edit_image(
    body: asked.EditImage, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """Change a picture by words; `complex` for several changes at once.

    A prompt that asks only for an exact edit (“flip it horizontally”) is carried out at once without a model: the
    generation is completed, its `operation` is `local_edit` and it has no charges.
    """
    view = await operations.image_edit(
        user.id,
        body.asset_id,
        body.prompt,
        complex=body.complex,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/edit-image", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/region-edit", status_code=202)
async def region_edit(
    body: asked.RegionEdit, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """Change what lies in a rectangle, or where a mask of the picture's size is painted (white, or opaque), by words.

    Not one pixel outside changes: `report` says how many there are and how many changed.
    """
    view = await operations.region_edit(
        user.id,
        body.asset_id,
        body.prompt,
        region=body.region.box() if body.region else None,
        mask_asset_id=body.mask_asset_id,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/region-edit", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/compose", status_code=202)
async def compose(body: asked.Compose, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None) -> dict[str, Any]:
    """One picture out of 2 to 14, put together as the prompt says; the first gives it its shape and project."""
    view = await operations.compose(
        user.id,
        body.asset_ids,
        body.prompt,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/compose", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/style-transfer", status_code=202)
async def style_transfer(
    body: asked.StyleTransfer, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """The picture, painted as the second one is."""
    view = await operations.style_transfer(
        user.id,
        body.asset_id,
        body.style_asset_id,
        body.prompt,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/style-transfer", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/variation", status_code=202)
async def variation(
    body: asked.Variation, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """The picture painted once more, otherwise, in 1 to 4 candidates."""
    view = await operations.variation(
        user.id,
        body.asset_id,
        body.count,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/variation", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/upscale", status_code=202)
async def upscale(body: asked.Upscale, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None) -> dict[str, Any]:
    """The picture in 2K (`factor` 2) or 4K (4). Resizing without a model is free: `/generate/local`."""
    view = await operations.upscale(
        user.id,
        body.asset_id,
        body.factor,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/upscale", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/background", status_code=202)
async def background(
    body: asked.Background, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """Take the background away (`remove`: transparent) or paint the one that `prompt` describes (`replace`)."""
    view = await operations.background(
        user.id,
        body.asset_id,
        body.action,
        body.prompt,
        fine_edges=body.fine_edges,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/background", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/reposition", status_code=202)
async def reposition(
    body: asked.Reposition, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """A product turned, flipped or seen from elsewhere; the catalogue names the poses."""
    view = await operations.reposition(
        user.id,
        body.asset_id,
        body.pose,
        body.prompt,
        quote_id=body.quote_id,
        key=keys.request(key, "generate/reposition", body.model_dump()),
    )
    return await generations.answered(user.id, view, wait)


@router.post("/generate/local", status_code=202)
async def local(body: asked.Local, user: SignedIn, key: bodies.Key = None) -> dict[str, Any]:
    """An exact edit without a model: crop, rotate, flip, resize, adjust. Costs nothing, and is done when it answers."""
    wished = keys.request(key, "generate/local", body.model_dump())
    return shapes.generation(await local_edits.carry_out(user.id, body.asset_id, [body.wish()], key=wished))


@router.post("/conversation/continue", status_code=202)
async def continue_version(
    body: asked.Continue, user: SignedIn, wait: bodies.Wait = 0, key: bodies.Key = None
) -> dict[str, Any]:
    """Refine any version by words, in the conversation that made it; says how this was paid and what remains."""
    view = await operations.continue_version(
        user.id,
        body.version_id,
        body.instruction,
        quote_id=body.quote_id,
        key=keys.request(key, "conversation/continue", body.model_dump()),
    )
    answer = await generations.answered(user.id, view, wait)
    usage = await data.read(quotes.usage, user.id)
    remaining = usage["refinements"].remaining if "refinements" in usage else UNLIMITED
    return {**answer, "refinements_remaining": remaining, "counted_as": view.counted_as}
