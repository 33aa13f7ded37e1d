"""Operations on one picture: edits by words, its background, its pose, its size, and going on in conversation."""

from __future__ import annotations

import asyncio

from sqlmodel import Session

import data
from data.library import Generation
from services.billing import keys
from services.errors import BadInput
from services.gemini import image_size_for
from services.studio import grounds, local_edits, templates, workshop
from services.studio.generations import Wish
from services.studio.naming import heading
from services.studio.operations.asking import (
    Source,
    ask,
    keyed_ground,
    own_sources,
    picture_request,
    words_of,
)
from services.studio.picture_rows import own_version
from services.studio.views import GenerationView

FACTORS = {2: "2K", 4: "4K"}
ACTIONS = {"remove": "background_remove", "replace": "background_replace"}
SHORTEST_INSTRUCTION, LONGEST_INSTRUCTION = 3, 500
EDGE_4K = 4_096


async def image_edit(
    user_id: str,
    asset_id: str,
    prompt: str,
    *,
    complex: bool = False,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Change what `prompt` says; `complex` for several changes at once.

    A prompt that asks only for what can be done exactly (“flip it horizontally”) is done at once, without a model and
    without a charge: the generation is completed and its operation is `local_edit`. Raises NotFound, BadInput and what
    `workshop.request` raises.
    """
    (source,) = await own_sources(user_id, [asset_id], key)
    words = words_of(prompt, "Say what to change.")
    if free := local_edits.suggest(words).edits:
        return await local_edits.carry_out(user_id, asset_id, free, prompt=words, key=key)
    operation = "image_edit_complex" if complex else "image_edit"
    ground = await keyed_ground(source, words)
    request = picture_request(source, templates.said(operation, words), templates.rules(operation), ground=ground)
    return await ask(user_id, operation, words, request, source, quote_id=quote_id, key=key)


async def background(
    user_id: str,
    asset_id: str,
    action: str,
    prompt: str | None = None,
    *,
    fine_edges: bool = False,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Take the background away (`remove`), so that it is transparent, or paint another one (`replace`, by `prompt`).

    `fine_edges` paints twice, on white and on black, for hair and glows. Raises NotFound, BadInput and what
    `workshop.request` raises.
    """
    (source,) = await own_sources(user_id, [asset_id], key)
    operation = ACTIONS.get(action)
    if operation is None:
        raise BadInput(f"The action is one of {', '.join(ACTIONS)}.", field="action")
    system = templates.rules(operation)
    if operation == "background_replace":
        if fine_edges:
            raise BadInput("Fine edges are for a background that is removed.", field="fine_edges")
        words = words_of(prompt or "", "Describe the new background.")
        request = picture_request(source, templates.said(operation, words), system)
        under = await keyed_ground(source, words)
        request["laid_on"] = under.get("color", "")
        return await ask(user_id, operation, words, request, source, quote_id=quote_id, key=key)
    words = words_of(prompt, "") if prompt and prompt.strip() else ""
    storage = workshop.workshop().storage
    ground = await asyncio.to_thread(grounds.to_take_away, storage, source.sha256, words, fine_edges=fine_edges)
    text = f"{templates.said(operation)} {words}".strip()
    request = picture_request(source, text, system, ground=ground)
    label = words or templates.TEMPLATES[operation].label
    return await ask(user_id, operation, label, request, source, quote_id=quote_id, key=key)


async def reposition(
    user_id: str,
    asset_id: str,
    pose: str,
    prompt: str | None = None,
    *,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Show the product otherwise: `pose` is a key of `templates.POSES`; `prompt` may say more.

    Raises NotFound, BadInput and what `workshop.request` raises.
    """
    (source,) = await own_sources(user_id, [asset_id], key)
    if pose not in templates.POSES:
        raise BadInput(f"The pose is one of {', '.join(templates.POSES)}.", field="pose")
    more = words_of(prompt, "") if prompt and prompt.strip() else ""
    words = f"{templates.POSES[pose].text} {more}".strip()
    operation = "product_reposition"
    ground = await keyed_ground(source, words)
    request = picture_request(source, templates.said(operation, words), templates.rules(operation), ground=ground)
    return await ask(user_id, operation, words, request, source, quote_id=quote_id, key=key)


async def upscale(
    user_id: str, asset_id: str, factor: int, *, quote_id: str | None = None, key: keys.Request | None = None
) -> GenerationView:
    """The picture in 2K (`factor` 2) or 4K (4), painted by the model.

    Raises NotFound, BadInput for another factor or a picture that is as large already, and what `workshop.request`
    raises.
    """
    (source,) = await own_sources(user_id, [asset_id], key)
    if factor not in FACTORS:
        raise BadInput("Upscale by 2 or by 4.", field="factor")
    if source.width * source.height > EDGE_4K**2 // 2:
        raise BadInput(
            "This picture is already about as large as the model paints (4K). Resizing it is free and goes further.",
            field="factor",
        )
    needed = image_size_for(source.width * factor, source.height * factor)
    request = picture_request(
        source, templates.said("upscale"), templates.rules("upscale"), ground=await keyed_ground(source, "")
    )
    request["image_size"] = max(FACTORS[factor], needed)
    label = f"{templates.TEMPLATES['upscale'].label} ×{factor}"
    return await ask(user_id, "upscale", label, request, source, quote_id=quote_id, key=key)


async def continue_version(
    user_id: str,
    version_id: str,
    instruction: str,
    *,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Change a version by words, in the conversation that made it where there is one: a refinement.

    Raises NotFound, BadInput outside 3 to 500 characters, and what `workshop.request` raises.
    """
    source, ground = await data.read(_continued, user_id, version_id, key)
    words = instruction.replace("\x00", "").strip()
    if not SHORTEST_INSTRUCTION <= len(words) <= LONGEST_INSTRUCTION:
        raise BadInput(
            f"Say what to change in {SHORTEST_INSTRUCTION} to {LONGEST_INSTRUCTION} characters.", field="instruction"
        )
    ground = grounds.away_from(ground, [words]) if ground else await keyed_ground(source, words)
    request = picture_request(source, templates.said("refinement", words), templates.rules("refinement"), ground=ground)
    wish = Wish(
        operation="refinement",
        prompt=words,
        request=request,
        project_id=source.project_id,
        parent_version_id=version_id,
        asset_type=source.asset_type,
        title=source.title or heading(words),
        model=workshop.workshop().settings.image_model,
        quote_id=quote_id,
    )
    return await workshop.request(user_id, wish, key=key)


def _continued(db: Session, user_id: str, version_id: str, key: keys.Request | None) -> tuple[Source, dict[str, str]]:
    """The version's picture and the ground that it was painted on, where that was taken away."""
    known = keys.replay(db, user_id, key) is not None
    version, row = own_version(db, user_id, version_id, deleted=known)
    made_by = db.get(Generation, version.generation_id) if version.generation_id else None
    ground: dict[str, str] = made_by.request.get("ground", {}) if made_by else {}
    source = Source(
        asset_id=row.id,
        project_id=version.project_id,
        sha256=row.sha256,
        width=row.width,
        height=row.height,
        title=row.title,
        asset_type=row.asset_type,
    )
    return source, {} if ground.get("mode") == grounds.Mode.FLAT else ground
