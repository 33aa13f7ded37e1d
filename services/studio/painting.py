"""How a candidate is painted: one model turn, checked, made into our own file and stored."""

from __future__ import annotations

import asyncio
from collections import Counter
from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

import data
from data.library import Asset, Candidate, Generation, Version
from services import errors
from services.fault_points import point
from services.gemini import Gemini, ImageAnswer, Picture, Previous
from services.imaging import codec
from services.studio import grounds
from services.studio.generations import Delivered
from services.studio.grounds import Mode
from services.studio.storage import Storage


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A candidate as the worker needs it. `request` is the generation's own."""

    candidate_id: str
    generation_id: str
    user_id: str
    number: int
    operation: str
    request: dict[str, Any]
    interaction_id: str | None
    provider: str
    parent_sha256: str | None
    reference_sha256s: tuple[str, ...]

    @property
    def ground(self) -> dict[str, Any]:
        """The flat ground that is asked for, `{}` where none is."""
        return self.request.get("ground") or {}


def read_job(db: Session, candidate_id: str) -> Job:
    """Raises NotFound where a picture that is needed was removed meanwhile."""
    candidate = db.get_one(Candidate, candidate_id)
    generation = db.get_one(Generation, candidate.generation_id)
    parent = db.get(Version, generation.parent_version_id) if generation.parent_version_id else None
    parent_asset = db.get(Asset, parent.asset_id) if parent else None
    references = [db.get(Asset, one) for one in generation.request.get("asset_ids", [])]
    if any(one is None for one in references):
        raise errors.NotFound("A picture that this needs was removed meanwhile.")
    return Job(
        candidate_id=candidate.id,
        generation_id=generation.id,
        user_id=candidate.user_id,
        number=candidate.number,
        operation=generation.operation,
        request=dict(generation.request),
        interaction_id=parent.interaction_id if parent else None,
        provider=parent.provider if parent else "",
        parent_sha256=parent_asset.sha256 if parent_asset else None,
        reference_sha256s=tuple(one.sha256 for one in references if one is not None),
    )


async def paint(candidate_id: str, gemini: Gemini, storage: Storage) -> Delivered:
    """Have the model paint this candidate and store its file.

    Raises the errors by which a generation can fail (`services.errors.GenerationFailed`).
    """
    job = await data.read(read_job, candidate_id)
    answer = await one_turn(job, gemini, storage)
    on_black = await _once_more(job, answer, gemini) if grounds.mode_of(job.ground) is Mode.PAIR else None
    point("answered")
    delivered = await asyncio.to_thread(_keep, answer, on_black, storage, job.ground)
    point("stored")
    return delivered


async def one_turn(job: Job, gemini: Gemini, storage: Storage) -> ImageAnswer:
    """Send the words: chained to the parent's interaction where there is one, with the references on a first turn."""
    request = job.request
    previous: Previous | None = None
    images: list[Picture] = []
    if job.parent_sha256 is not None:
        sha256 = job.parent_sha256

        async def stored() -> Picture:
            file = await asyncio.to_thread(grounds.laid_on, storage, sha256, job.ground)
            return Picture(data=file, mime_type="image/png")

        previous = Previous(interaction_id=job.interaction_id or "", provider=job.provider, picture=stored)
    else:
        for sha256 in job.reference_sha256s:
            images.append(Picture(data=await asyncio.to_thread(storage.get, sha256), mime_type="image/png"))
    seed = request.get("seed")
    return await gemini.image_turn(
        text=str(request["text"]),
        previous=previous,
        images=images,
        aspect_ratio=str(request["aspect_ratio"]),
        image_size=str(request.get("image_size", "1K")),
        system=str(request.get("system", "")),
        seed=None if seed is None else int(seed) + job.number - 1,
    )


async def _once_more(job: Job, first: ImageAnswer, gemini: Gemini) -> ImageAnswer:
    """The same picture on black, in the conversation that made it on white."""

    async def painted() -> Picture:
        return Picture(data=first.data, mime_type=first.mime_type)

    return await gemini.image_turn(
        text=grounds.AGAIN,
        previous=Previous(interaction_id=first.interaction_id or "", provider=first.provider, picture=painted),
        aspect_ratio=str(job.request["aspect_ratio"]),
        image_size=str(job.request.get("image_size", "1K")),
        system=str(job.request.get("system", "")),
    )


def _keep(answer: ImageAnswer, on_black: ImageAnswer | None, storage: Storage, ground: dict[str, Any]) -> Delivered:
    received = codec.check_answer(answer.data, answer.mime_type)
    picture, report = grounds.cleared(received.picture, ground, on_black.data if on_black else None)
    file = codec.encode_png(picture)
    sha256 = storage.put(file)
    for edge in codec.THUMBNAIL_EDGES:
        storage.put_thumbnail(sha256, edge, codec.thumbnail(picture, edge))
    turns = [answer, on_black] if on_black else [answer]
    return Delivered(
        sha256=sha256,
        width=picture.width,
        height=picture.height,
        bytes=len(file),
        mime_type="image/png",
        interaction_id=answer.interaction_id,
        provider=answer.provider,
        model=answer.model,
        chained=answer.chained,
        fell_back=answer.fell_back,
        bytes_up=sum(turn.bytes_up for turn in turns),
        bytes_down=sum(turn.bytes_down for turn in turns),
        usage=dict(sum((Counter(turn.usage) for turn in turns), Counter[str]())),
        report=report,
    )
