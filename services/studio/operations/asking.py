"""What every operation does first: look whose the pictures are, then read the words, then ask for the painting."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

import data
from data.library import AssetKind
from services.billing import keys
from services.errors import BadInput, NotFound
from services.gemini import image_size_for, nearest_ratio
from services.studio import grounds, templates, workshop
from services.studio.generations import Wish
from services.studio.naming import heading
from services.studio.picture_rows import own_asset
from services.studio.views import GenerationView

DELETED = "This picture was deleted. Restore it to go on from it."


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """A picture of the person's that an operation starts from."""

    asset_id: str
    project_id: str
    sha256: str
    width: int
    height: int
    title: str
    asset_type: str


async def own_sources(
    user_id: str, asset_ids: Sequence[str], key: keys.Request | None, *, mask_id: str | None = None
) -> tuple[Source, ...]:
    """The pictures of these ids, in their order, and the mask at the end where one is named.

    Raises NotFound for one that is unknown or somebody else's, and for a deleted one unless `key` is a replay; BadInput
    for a mask in place of a picture.
    """
    return await data.read(_own_sources, user_id, asset_ids, key, mask_id)


def words_of(prompt: str, missing: str, *, field: str = "prompt") -> str:
    """The prompt as it is used. Raises BadInput for an endless one, with the sentence `missing` for an empty one."""
    words = prompt.replace("\x00", "").strip()
    if not words:
        raise BadInput(missing, field=field)
    if len(words) > templates.LONGEST_PROMPT:
        most = templates.LONGEST_PROMPT
        raise BadInput(f"A prompt has at most {most} characters; this one has {len(words)}.", field=field)
    return words


async def keyed_ground(source: Source, words: str) -> dict[str, str]:
    """The ground for the result: a flat colour to be keyed out where the source is transparent, else none."""
    return await asyncio.to_thread(grounds.ground_for, workshop.workshop().storage, source.sha256, words)


def picture_request(
    source: Source, text: str, system: str, *, ground: dict[str, str] | None = None, **more: Any
) -> dict[str, Any]:
    """What the worker needs for a picture in the source's shape and size, with the source sent first."""
    asked = ground or {}
    return {
        "text": f"{text}\n{templates.flat_ground(asked['color'])}" if asked else text,
        "system": system,
        "ground": asked,
        "aspect_ratio": nearest_ratio(source.width, source.height),
        "image_size": image_size_for(source.width, source.height),
        "asset_ids": [source.asset_id],
        "shape": [source.width, source.height],
        **more,
    }


async def ask(
    user_id: str,
    operation: str,
    prompt: str,
    request: dict[str, Any],
    source: Source,
    *,
    count: int = 1,
    quote_id: str | None = None,
    key: keys.Request | None = None,
) -> GenerationView:
    """Ask for a new version of the source, in its project.

    Raises what `workshop.request` raises.
    """
    wish = Wish(
        operation=operation,
        prompt=prompt,
        request=request,
        count=count,
        project_id=source.project_id,
        parent_asset_id=source.asset_id,
        asset_type=source.asset_type,
        title=source.title or heading(prompt),
        model=workshop.workshop().settings.image_model,
        quote_id=quote_id,
    )
    return await workshop.request(user_id, wish, key=key)


def _own_sources(
    db: Session, user_id: str, asset_ids: Sequence[str], key: keys.Request | None, mask_id: str | None
) -> tuple[Source, ...]:
    pictures = [own_asset(db, user_id, one, deleted=True) for one in asset_ids]
    rows = [*pictures, own_asset(db, user_id, mask_id, deleted=True)] if mask_id is not None else pictures
    if any(row.deleted_at is not None for row in rows) and keys.replay(db, user_id, key) is None:
        raise NotFound(DELETED)
    if any(row.kind == AssetKind.MASK for row in pictures):
        raise BadInput("A mask is no picture to go on from.", field="asset_id")
    return tuple(
        Source(
            asset_id=row.id,
            project_id=row.project_id,
            sha256=row.sha256,
            width=row.width,
            height=row.height,
            title=row.title,
            asset_type=row.asset_type,
        )
        for row in rows
    )
