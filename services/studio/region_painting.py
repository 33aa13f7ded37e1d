"""A region edit, step by step: the crop goes to the model, its answer is registered, and only the inside is taken."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass, field, replace
from typing import Any

import structlog
from PIL import Image

from services import errors
from services.fault_points import point
from services.gemini import RATIOS, Gemini, ImageAnswer, Picture, image_size_for
from services.imaging import codec
from services.imaging.region import Region, mask_from_picture, mask_from_region
from services.imaging.region_crop import Crop, Sent, cut, for_model, inside_of, larger_crop, plan_crop
from services.imaging.region_paste import Pasted, outside_changed, paste
from services.imaging.region_seam import SMALL_SEAM, Blended, mark_seam, take_blend
from services.imaging.registration import Verdict
from services.studio import sending, templates
from services.studio.job import Job
from services.studio.keeping import Kept, keep
from services.studio.storage import Storage

log = structlog.get_logger(__name__)

UNVERIFIED = "The alignment could not be verified: the surroundings of the region show nothing to go by."
CUT_OFF = "The answer does not show all of the region; what it does not show stayed as it was."
HARD_EDGED = "The seam could not be blended, so the edge of the region is a hard one."
MOVED = "Pixels outside the region would have changed, so nothing was stored or charged. Please try again."


@dataclass(slots=True, kw_only=True)
class _Edit:
    """What is known of an edit on its way. `parent` is the whole picture, never changed."""

    parent: Image.Image
    region: Region
    answers: list[ImageAnswer] = field(default_factory=list[ImageAnswer])
    notes: list[str] = field(default_factory=list[str])


async def paint(job: Job, gemini: Gemini, storage: Storage) -> tuple[Kept, list[ImageAnswer], dict[str, Any]]:
    """The stored picture, the model's answers, and the report.

    Raises RegionNotMatched where the surroundings were painted anew, and the errors of a model turn. A blend call that
    fails is only noted.
    """
    edit = await asyncio.to_thread(_opened, job, storage)
    crop = plan_crop(edit.parent.size, edit.region.box, RATIOS)
    pasted = await _edited(job, edit, crop, gemini)
    if pasted.registration.verdict is Verdict.UNVERIFIED:
        wider = larger_crop(edit.parent.size, edit.region.box, RATIOS, crop)
        if wider is not None:
            crop, pasted = await _once_more(job, edit, crop, wider, pasted, gemini)
        if pasted.registration.verdict is Verdict.UNVERIFIED:
            edit.notes.append(UNVERIFIED)
    if pasted.shown < 1:
        edit.notes.append(CUT_OFF)
    blended = False
    if pasted.seam_delta > SMALL_SEAM:
        pasted, blended = await _blended(job, edit, crop, pasted, gemini)
    return await asyncio.to_thread(_kept, edit, pasted, blended, storage)


async def _edited(job: Job, edit: _Edit, crop: Crop, gemini: Gemini) -> Pasted:
    """The edit call on the crop, its answer registered and composited."""
    sent, picture = await asyncio.to_thread(_cut, edit, crop)
    system = str(job.request["system"]).replace("{where}", _where(edit.region, crop))
    answer = await _call(job, gemini, crop, picture, str(job.request["text"]), system)
    edit.answers.append(answer)
    point("answered")
    return await asyncio.to_thread(_pasted, edit, crop, sent, answer)


async def _once_more(
    job: Job, edit: _Edit, crop: Crop, wider: Crop, pasted: Pasted, gemini: Gemini
) -> tuple[Crop, Pasted]:
    """The edit with more surroundings; the first one stands where that fails or tells no more."""
    try:
        again = await _edited(job, edit, wider, gemini)
    except errors.GenerationFailed as failure:
        log.info("the larger crop was of no use", candidate=job.candidate_id, code=failure.code)
        return crop, pasted
    return (crop, pasted) if again.registration.verdict is Verdict.UNVERIFIED else (wider, again)


async def _blended(job: Job, edit: _Edit, crop: Crop, pasted: Pasted, gemini: Gemini) -> tuple[Pasted, bool]:
    """The seam blended by a second call, and whether it was; else the composite as it is, with a note."""
    color, picture = await asyncio.to_thread(_marked, edit, crop, pasted)
    text = templates.said("region_blend", color=color)
    try:
        answer = await _call(job, gemini, crop, picture, text, templates.rules("region_blend"))
        edit.answers.append(answer)
        point("answered")
        taken = await asyncio.to_thread(_taken, edit, crop, pasted, color, answer)
    except errors.GenerationFailed as failure:
        log.info("the seam was not blended", candidate=job.candidate_id, code=failure.code)
        edit.notes.append(HARD_EDGED)
        return pasted, False
    if not taken.taken:
        edit.notes.append(taken.reason or HARD_EDGED)
        return pasted, False
    return replace(pasted, picture=taken.picture), True


async def _call(job: Job, gemini: Gemini, crop: Crop, picture: Picture, text: str, system: str) -> ImageAnswer:
    return await gemini.image_turn(
        text=text,
        images=[picture],
        aspect_ratio=crop.ratio,
        image_size=image_size_for(*crop.canvas),
        system=system,
        seed=job.seed,
    )


def _opened(job: Job, storage: Storage) -> _Edit:
    parent = codec.decode(storage.get(job.reference_sha256s[0]))
    if job.mask_sha256 is not None:
        region = mask_from_picture(codec.decode(storage.get(job.mask_sha256)), parent.size)
    else:
        region = mask_from_region(parent.size, *job.request["region"])
    return _Edit(parent=parent, region=region)


def _cut(edit: _Edit, crop: Crop) -> tuple[Sent, Picture]:
    sent = cut(edit.parent, crop)
    return sent, sending.for_turn(for_model(sent.picture))


def _pasted(edit: _Edit, crop: Crop, sent: Sent, answer: ImageAnswer) -> Pasted:
    received = codec.check_answer(answer.data, answer.mime_type)
    return paste(edit.parent, edit.region, crop, sent, _opaque(received.picture))


def _marked(edit: _Edit, crop: Crop, pasted: Pasted) -> tuple[str, Picture]:
    marked = mark_seam(cut(pasted.picture, crop).picture, inside_of(edit.region, crop))
    return marked.color, sending.for_turn(for_model(marked.picture))


def _taken(edit: _Edit, crop: Crop, pasted: Pasted, color: str, answer: ImageAnswer) -> Blended:
    received = codec.check_answer(answer.data, answer.mime_type)
    return take_blend(pasted.picture, edit.region, crop, color, _opaque(received.picture))


def _opaque(answer: Image.Image) -> Image.Image:
    return answer if answer.mode == "RGB" else answer.convert("RGB")


def _kept(
    edit: _Edit, pasted: Pasted, blended: bool, storage: Storage
) -> tuple[Kept, list[ImageAnswer], dict[str, Any]]:
    """Compare with the parent, byte by byte, and only then store. Raises RegionNotMatched for a difference outside."""
    outside, changed = outside_changed(edit.parent, pasted.picture, edit.region)
    if changed:
        log.error("a region edit changed pixels outside", changed=changed)
        raise errors.RegionNotMatched(MOVED)
    found = pasted.registration
    report: dict[str, Any] = {
        "outside_pixels": outside,
        "outside_changed": changed,
        "registration": {
            "dx": round(found.dx, 3),
            "dy": round(found.dy, 3),
            "scale": round(found.scale, 5),
            "error": None if found.error is None else round(found.error, 3),
        },
        "seam_delta": round(pasted.seam_delta, 2),
        "blended": blended,
    }
    if edit.notes:
        report["note"] = " ".join(edit.notes)
    edit.parent = Image.new("RGB", (1, 1))  # room for the encoder
    return keep(storage, pasted.picture), edit.answers, report


def _where(region: Region, crop: Crop) -> str:
    """The region's place on the crop, in words that a model follows."""
    left, top = crop.offset
    width, height = crop.canvas
    box = region.box
    sides = (
        (box.x - crop.box.x + left) / width,
        (box.y - crop.box.y + top) / height,
        (box.right - crop.box.x + left) / width,
        (box.bottom - crop.box.y + top) / height,
    )
    from_x, from_y, to_x, to_y = (round(100 * side) for side in sides)
    return (
        f"the part that reaches from {from_x} % to {to_x} % of the width (from the left) "
        f"and from {from_y} % to {to_y} % of the height (from the top)"
    )
