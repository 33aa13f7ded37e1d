"""Operations on several pictures: one in the style of another, and many put together in one."""

from __future__ import annotations

from collections.abc import Sequence

from services.billing import keys
from services.errors import BadInput
from services.studio import templates
from services.studio.operations.asking import ask, keyed_ground, own_sources, picture_request, words_of
from services.studio.views import GenerationView

FEWEST_PICTURES, MOST_PICTURES = 2, 14


async def style_transfer(
    user_id: str,
    asset_id: str,
    style_asset_id: str,
    prompt: str | None = None,
    *,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """The first picture, painted as the second is; `prompt` may say more.

    Raises NotFound, BadInput for the same picture twice, and what `workshop.request` raises.
    """
    source, style = await own_sources(user_id, [asset_id, style_asset_id], key)
    if source.asset_id == style.asset_id:
        raise BadInput("Choose another picture for the style than the one to be painted.", field="style_asset_id")
    words = words_of(prompt, "") if prompt and prompt.strip() else ""
    request = picture_request(
        source,
        templates.said("style_transfer", words),
        templates.rules("style_transfer"),
        ground=await keyed_ground(source, words),
    )
    request["asset_ids"] = [source.asset_id, style.asset_id]
    label = words or templates.TEMPLATES["style_transfer"].label
    return await ask(user_id, "style_transfer", label, request, source, quote_id=quote_id, key=key)


async def compose(
    user_id: str,
    asset_ids: Sequence[str],
    prompt: str,
    *,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """One picture out of 2 to 14, put together as `prompt` says. The first gives shape, project and parent.

    Raises NotFound, BadInput for too few or too many pictures or one of them twice, and what `workshop.request` raises.
    """
    sources = await own_sources(user_id, asset_ids, key)
    if not FEWEST_PICTURES <= len(sources) <= MOST_PICTURES:
        raise BadInput(
            f"Choose {FEWEST_PICTURES} to {MOST_PICTURES} pictures to compose; these are {len(sources)}.",
            field="asset_ids",
        )
    if len({one.asset_id for one in sources}) < len(sources):
        raise BadInput("Choose each picture only once.", field="asset_ids")
    words = words_of(prompt, "Say how to put the pictures together.")
    first = sources[0]
    request = picture_request(first, templates.said("compose", words), templates.rules("compose", count=len(sources)))
    request["asset_ids"] = [one.asset_id for one in sources]
    return await ask(user_id, "compose", words, request, first, quote_id=quote_id, key=key)
