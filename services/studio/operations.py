"""The operations of the studio that start from words: what a program or page asks for, made into a wish."""

from __future__ import annotations

from typing import Any

from services.billing import keys
from services.errors import BadInput
from services.gemini import RATIOS
from services.studio import projects, workshop
from services.studio.generations import Wish
from services.studio.views import GenerationView

IMAGE_SIZES = ("1K", "2K", "4K")
LONGEST_PROMPT = 4_000
SYSTEM = (
    "You paint pictures for creators: finished, well composed, ready to be used. Paint exactly what is described. "
    "Write only the text that is asked for. No watermark, no signature, no mock-up."
)


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
    words = prompt.replace("\x00", "").strip()
    if not words:
        raise BadInput("Say what to paint.", field="prompt")
    if len(words) > LONGEST_PROMPT:
        raise BadInput(f"A prompt has at most {LONGEST_PROMPT} characters; this one has {len(words)}.", field="prompt")
    if aspect_ratio not in RATIOS:
        raise BadInput(f"The aspect ratio is one of {', '.join(RATIOS)}.", field="aspect_ratio")
    if image_size not in IMAGE_SIZES:
        raise BadInput(f"The image size is one of {', '.join(IMAGE_SIZES)}.", field="image_size")
    without = (negative_prompt or "").replace("\x00", "").strip()
    request: dict[str, Any] = {
        "text": f"{words}\nThe picture must not show: {without}." if without else words,
        "system": SYSTEM,
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
            title=words[:80],
            model=workshop.workshop().settings.image_model,
            quote_id=quote_id,
        ),
        key=key,
    )
