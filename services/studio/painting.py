"""How a candidate is painted: its model turns, checked, made into our own file and stored."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Sequence
from typing import Any

from PIL import Image

import data
from services import errors
from services.fault_points import point
from services.gemini import Gemini, ImageAnswer, Picture, Previous
from services.imaging import codec
from services.studio import grounds, region_painting, sending
from services.studio.grounds import Mode
from services.studio.job import Job, read_job
from services.studio.keeping import Kept, keep
from services.studio.storage import Storage
from services.studio.tree import Delivered

SAME_SIZE = "The model answered in a size that is no larger than the picture. Nothing was charged; please try again."
Cleared = tuple[Image.Image, dict[str, Any]]


async def paint(candidate_id: str, gemini: Gemini, storage: Storage) -> Delivered:
    """Have the model paint this candidate and store its file.

    Raises the errors by which a generation can fail (`services.errors.GenerationFailed`).
    """
    job = await data.read(read_job, candidate_id)
    if job.operation == "region_edit":
        kept, answers, report = await region_painting.paint(job, gemini, storage)
    else:
        answers, (picture, report) = await _painted(job, gemini, storage)
        kept = await asyncio.to_thread(keep, storage, picture)
    point("stored")
    return _delivered(kept, answers, report)


async def one_turn(job: Job, gemini: Gemini, storage: Storage) -> ImageAnswer:
    """Send the words: chained to the parent's interaction where there is one, with the pictures on a first turn."""
    request = job.request
    previous: Previous | None = None
    images: list[Picture] = []
    if job.parent_sha256 is not None and job.interaction_id:
        sha256 = job.parent_sha256

        async def stored() -> Picture:
            return (await asyncio.to_thread(_sendable, job, storage, [sha256]))[0]

        previous = Previous(interaction_id=job.interaction_id, provider=job.provider, picture=stored)
    else:
        sources = job.reference_sha256s if job.parent_sha256 is None else (job.parent_sha256,)
        images = await asyncio.to_thread(_sendable, job, storage, sources)
    return await gemini.image_turn(
        text=str(request["text"]),
        previous=previous,
        images=images,
        aspect_ratio=str(request["aspect_ratio"]),
        image_size=str(request.get("image_size", "1K")),
        system=str(request.get("system", "")),
        seed=job.seed,
    )


async def _painted(job: Job, gemini: Gemini, storage: Storage) -> tuple[list[ImageAnswer], Cleared]:
    """The turns that a candidate takes, and the picture out of them."""
    answer = await one_turn(job, gemini, storage)
    point("answered")
    picture = await asyncio.to_thread(_decoded, job, answer)
    if grounds.mode_of(job.ground) is not Mode.PAIR:
        return [answer], await asyncio.to_thread(grounds.cleared, picture, job.ground)
    on_black = await _once_more(job, answer, gemini, grounds.BLACK)
    point("answered")
    solved = await asyncio.to_thread(_solved, job, picture, on_black)
    if solved is not None:
        return [answer, on_black], solved
    color = await asyncio.to_thread(grounds.key_for, picture)
    try:
        on_key = await _once_more(job, answer, gemini, color)
    except errors.GenerationFailed:
        cleared = await asyncio.to_thread(grounds.cleared, picture, job.ground, note=grounds.DIFFERED)
        return [answer, on_black], cleared
    keyed = await asyncio.to_thread(_decoded, job, on_key)
    ground = {"mode": Mode.KEY, "color": color}
    cleared = await asyncio.to_thread(grounds.cleared, keyed, ground, note=grounds.DIFFERED)
    return [answer, on_black, on_key], cleared


async def _once_more(job: Job, first: ImageAnswer, gemini: Gemini, color: str) -> ImageAnswer:
    """The same picture on another ground, in the conversation that made it on white."""

    async def painted() -> Picture:
        return Picture(data=first.data, mime_type=first.mime_type)

    return await gemini.image_turn(
        text=grounds.again_on(color),
        previous=Previous(interaction_id=first.interaction_id or "", provider=first.provider, picture=painted),
        aspect_ratio=str(job.request["aspect_ratio"]),
        image_size=str(job.request.get("image_size", "1K")),
        system=str(job.request.get("system", "")),
    )


def _sendable(job: Job, storage: Storage, sha256s: Sequence[str]) -> list[Picture]:
    """The pictures that go up; the first in the shape that is asked for, so that none of it is cut away."""
    ratio = str(job.request["aspect_ratio"]) if job.shape else ""
    ground = str(job.ground.get("color") or job.request.get("laid_on", ""))
    return [
        sending.prepared(storage.get(sha256), ground=ground, ratio="" if number else ratio, share=len(sha256s))
        for number, sha256 in enumerate(sha256s)
    ]


def _decoded(job: Job, answer: ImageAnswer) -> Image.Image:
    """The answer's pixels. Raises BrokenImage, and NoImage for an upscale that is none."""
    picture = codec.check_answer(answer.data, answer.mime_type).picture
    if job.shape is None:
        return picture
    picture = sending.unframed(picture, job.shape)
    if job.operation == "upscale" and picture.width <= job.shape[0]:
        raise errors.NoImage(SAME_SIZE)
    return picture


def _solved(job: Job, picture: Image.Image, on_black: ImageAnswer) -> Cleared | None:
    second = codec.check_answer(on_black.data, on_black.mime_type).picture
    return grounds.cleared_by_two(picture, sending.unframed(second, job.shape) if job.shape else second)


def _delivered(kept: Kept, answers: Sequence[ImageAnswer], report: dict[str, Any]) -> Delivered:
    """`answers` in their order; the first is the one that can be gone on from."""
    first = answers[0]
    return Delivered(
        sha256=kept.sha256,
        width=kept.width,
        height=kept.height,
        bytes=kept.bytes,
        mime_type="image/png",
        interaction_id=first.interaction_id,
        provider=first.provider,
        model=first.model,
        chained=first.chained,
        fell_back=first.fell_back,
        bytes_up=sum(turn.bytes_up for turn in answers),
        bytes_down=sum(turn.bytes_down for turn in answers),
        usage=dict(sum((Counter(turn.usage) for turn in answers), Counter[str]())),
        report=report,
    )
