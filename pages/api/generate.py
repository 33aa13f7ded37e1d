"""Pictures straight from a request, by every operation of the studio."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from pages.api import bodies, shapes
from pages.api import operation_bodies as asked
from pages.api.charged import Charged
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.billing import keys
from services.studio import local_edits, operations

router = APIRouter(tags=["Operations"], dependencies=[OwnIds])


@router.post("/generate/text-to-image", status_code=202)
async def text_to_image(body: asked.TextToImage, asking: Charged) -> dict[str, Any]:
    """Paint a prompt in 1 to 4 candidates. Answers the generation; `?wait=` answers when it has ended."""
    view = await operations.text_to_image(
        asking.user_id,
        body.prompt,
        negative_prompt=body.negative_prompt,
        aspect_ratio=body.aspect_ratio,
        image_size=body.image_size,
        count=body.count,
        project_id=body.project_id,
        seed=body.seed,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/edit-image", status_code=202)
async def edit_image(body: asked.EditImage, asking: Charged) -> dict[str, Any]:
    """Change a picture by words; `complex` for several changes at once.

    A prompt that asks only for an exact edit (“flip it horizontally”) is carried out at once without a model: the
    generation is completed, its `operation` is `local_edit` and it has no charges.
    """
    view = await operations.image_edit(
        asking.user_id,
        body.asset_id,
        body.prompt,
        complex=body.complex,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/region-edit", status_code=202)
async def region_edit(body: asked.RegionEdit, asking: Charged) -> dict[str, Any]:
    """Change what lies in a rectangle, or where a mask of the picture's size is painted (white, or opaque), by words.

    Not one pixel outside changes: `report` says how many there are and how many changed.
    """
    view = await operations.region_edit(
        asking.user_id,
        body.asset_id,
        body.prompt,
        region=body.region.box() if body.region else None,
        mask_asset_id=body.mask_asset_id,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/compose", status_code=202)
async def compose(body: asked.Compose, asking: Charged) -> dict[str, Any]:
    """One picture out of 2 to 14, put together as the prompt says; the first gives it its shape and project."""
    view = await operations.compose(
        asking.user_id,
        body.asset_ids,
        body.prompt,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/style-transfer", status_code=202)
async def style_transfer(body: asked.StyleTransfer, asking: Charged) -> dict[str, Any]:
    """The picture, painted as the second one is."""
    view = await operations.style_transfer(
        asking.user_id,
        body.asset_id,
        body.style_asset_id,
        body.prompt,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/variation", status_code=202)
async def variation(body: asked.Variation, asking: Charged) -> dict[str, Any]:
    """The picture painted once more, otherwise, in 1 to 4 candidates."""
    view = await operations.variation(
        asking.user_id,
        body.asset_id,
        body.count,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/upscale", status_code=202)
async def upscale(body: asked.Upscale, asking: Charged) -> dict[str, Any]:
    """The picture in 2K (`factor` 2) or 4K (4). Resizing without a model is free: `/generate/local`."""
    view = await operations.upscale(
        asking.user_id,
        body.asset_id,
        body.factor,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/background", status_code=202)
async def background(body: asked.Background, asking: Charged) -> dict[str, Any]:
    """Take the background away (`remove`: transparent) or paint the one that `prompt` describes (`replace`)."""
    view = await operations.background(
        asking.user_id,
        body.asset_id,
        body.action,
        body.prompt,
        fine_edges=body.fine_edges,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/reposition", status_code=202)
async def reposition(body: asked.Reposition, asking: Charged) -> dict[str, Any]:
    """A product turned, flipped or seen from elsewhere; the catalogue names the poses."""
    view = await operations.reposition(
        asking.user_id,
        body.asset_id,
        body.pose,
        body.prompt,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer(view)


@router.post("/generate/local", status_code=202)
async def local(body: asked.Local, user: SignedIn, key: bodies.Key = None) -> dict[str, Any]:
    """An exact edit without a model: crop, rotate, flip, resize, adjust. Costs nothing, and is done when it answers."""
    wished = keys.request(key, "generate/local", body.model_dump())
    return shapes.generation(await local_edits.carry_out(user.id, body.asset_id, [body.wish()], key=wished))


@router.post("/conversation/continue", status_code=202)
async def continue_version(body: asked.Continue, asking: Charged) -> dict[str, Any]:
    """Refine any version by words, in the conversation that made it; says how this was paid and what remains."""
    view = await operations.continue_version(
        asking.user_id,
        body.version_id,
        body.instruction,
        quote_id=body.quote_id,
        key=asking.request(body),
    )
    return await asking.answer_refined(view)
