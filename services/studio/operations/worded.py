"""Pictures in several candidates: from words, and as variations of one there is."""

from __future__ import annotations

from typing import Any

from services.billing import keys
from services.errors import BadInput
from services.gemini import RATIOS
from services.studio import projects, templates, workshop
from services.studio.generations import Wish
from services.studio.naming import heading
from services.studio.operations.asking import ask, keyed_ground, own_sources, picture_request, words_of
from services.studio.views import GenerationView

IMAGE_SIZES = ("1K", "2K", "4K")


async def text_to_image(
    user_id: str,
    prompt: str,
    *,
    negative_prompt: str | None = None,
    aspect_ratio: str = "1:1",
    image_size: str = "1K",
    count: int = 1,
    project_id: str | None = None,
    seed: int | None = None,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Paint `prompt`, in `count` candidates.

    Raises BadInput for an empty or endless prompt or a ratio or size that the model does not offer, and what
    `workshop.request` raises.
    """
    await projects.check_own(user_id, project_id)
    words = words_of(prompt, "Say what to paint.")
    if aspect_ratio not in RATIOS:
        raise BadInput(f"The aspect ratio is one of {', '.join(RATIOS)}.", field="aspect_ratio")
    if image_size not in IMAGE_SIZES:
        raise BadInput(f"The image size is one of {', '.join(IMAGE_SIZES)}.", field="image_size")
    unwanted = (negative_prompt or "").replace("\x00", "").strip()
    text = templates.said("text_to_image", words)
    request: dict[str, Any] = {
        "text": f"{text}\n{templates.without(unwanted)}" if unwanted else text,
        "system": templates.rules("text_to_image"),
        "aspect_ratio": aspect_ratio,
        "image_size": image_size,
        "seed": seed,
    }
    return await workshop.request(
        user_id,
        Wish(
            operation="text_to_image",
            prompt=words,
            request=request,
            count=count,
            project_id=project_id,
            title=heading(words),
            model=workshop.workshop().settings.image_model,
            quote_id=quote_id,
        ),
        key=key,
    )


async def variation(
    user_id: str,
    asset_id: str,
    count: int = 1,
    *,
    seed: int | None = None,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """The picture painted once more, otherwise, in `count` candidates.

    Raises NotFound and what `workshop.request` raises.
    """
    (source,) = await own_sources(user_id, [asset_id], key)
    ground = await keyed_ground(source, "")
    text, system = templates.said("variation"), templates.rules("variation")
    request = picture_request(source, text, system, ground=ground, seed=seed)
    label = templates.TEMPLATES["variation"].label
    return await ask(user_id, "variation", label, request, source, count=count, quote_id=quote_id, key=key)
