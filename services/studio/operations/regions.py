"""The region edit: what lies inside a rectangle or a painted mask is changed, and not one pixel outside."""

from __future__ import annotations

from services.billing import keys
from services.errors import BadInput
from services.imaging import codec
from services.imaging.region import Box, mask_from_picture, mask_from_region
from services.studio import templates, workshop
from services.studio.hands import handing_out
from services.studio.operations.asking import ask, own_sources, picture_request, words_of
from services.studio.views import GenerationView


async def region_edit(
    user_id: str,
    asset_id: str,
    prompt: str,
    *,
    region: Box | None = None,
    mask_asset_id: str | None = None,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Change what lies in `region` (pixels of the stored picture), or where the mask is white, as `prompt` says.

    Raises NotFound, BadInput for neither or both, a region outside the picture, a mask of another size or without
    anything painted, and what `workshop.request` raises.
    """
    source, *mask = await own_sources(user_id, [asset_id], key, mask_id=mask_asset_id)
    words = words_of(prompt, "Say what to change in the region.")
    if (region is None) == (not mask):
        raise BadInput("Mark a region, or paint a mask: one of the two.", field="region")
    if region is not None:
        mask_from_region((source.width, source.height), region.x, region.y, region.width, region.height)
    else:
        await handing_out.do(_check_mask, mask[0].sha256, (source.width, source.height))
    request = picture_request(
        source,
        templates.said("region_edit", words),
        templates.TEMPLATES["region_edit"].system,
        region=None if region is None else [region.x, region.y, region.width, region.height],
        mask_asset_id=mask[0].asset_id if mask else None,
    )
    return await ask(user_id, "region_edit", words, request, source, quote_id=quote_id, key=key)


def _check_mask(sha256: str, size: tuple[int, int]) -> None:
    """Raises BadInput for a mask of another size or without anything painted."""
    mask_from_picture(codec.decode(workshop.workshop().storage.get(sha256)), size)
