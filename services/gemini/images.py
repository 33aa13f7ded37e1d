"""One picture: a call of the Interactions API, chained to the one before, or with the stored picture if it is lost."""

from __future__ import annotations

import asyncio
import base64
import binascii
import json
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

import httpx2

from services.errors import BrokenImage, ModelUnavailable, NoImage, StateLost
from services.gemini import prices
from services.gemini.failures import Fault, fault_in, judged, mapped, read, read_all
from services.gemini.retries import tried
from services.gemini.traffic import Traffic
from services.gemini.values import ImageAnswer, Picture, Previous
from services.gemini.wire import Wire

_SMALL = 64 * 1024  # bytes that are read at once rather than in a thread
_PIECE = 3 * 4 * 16 * 1024  # bytes or characters of base64 at a time: the codec lets no other thread run meanwhile
_FAILED = frozenset({"failed", "cancelled", "budget_exceeded"})
_UNFINISHED = frozenset({"in_progress", "queued", "requires_action", "requires_continuation"})
_MAGIC: Mapping[bytes, str] = {b"\x89PNG": "image/png", b"\xff\xd8\xff": "image/jpeg", b"RIFF": "image/webp"}
_LONGEST_ID = 300  # characters that are kept; a picture with a longer one is sent again, as if its state were lost
_MOST_SAID = 300  # characters of the model's words kept with an answer that has no picture


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """What is asked for, whichever way it is sent. Formats and system instruction are not inherited along a chain."""

    text: str
    images: Sequence[Picture]
    aspect_ratio: str
    image_size: str
    system: str
    seed: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Made:
    data: bytes
    mime_type: str
    interaction_id: str | None
    text: str
    usage: dict[str, int]


async def image_turn(wire: Wire, order: Order, previous: Previous | None, fallback_text: str) -> ImageAnswer:
    """Has a picture made, within `wire.model_timeout` seconds for all tries together.

    Raises ModelBusy, ModelRefused, ModelUnavailable, ModelMisconfigured, NoImage, BrokenImage; whatever
    `previous.picture` raises passes.
    """
    started = time.monotonic()
    traffic = Traffic()
    limit = asyncio.timeout(wire.model_timeout)
    try:
        async with limit:
            made, chained = await _either_way(wire, order, previous, fallback_text, traffic)
    except TimeoutError:
        if not limit.expired():
            raise
        raise ModelUnavailable() from None
    return ImageAnswer(
        data=made.data,
        mime_type=made.mime_type,
        interaction_id=made.interaction_id,
        provider=wire.provider,
        model=wire.image_model,
        chained=chained,
        fell_back=previous is not None and not chained,
        bytes_up=traffic.up,
        bytes_down=traffic.down,
        seconds=time.monotonic() - started,
        usage=made.usage,
        text=made.text,
    )


async def _either_way(
    wire: Wire, order: Order, previous: Previous | None, fallback_text: str, traffic: Traffic
) -> tuple[_Made, bool]:
    if previous is None:
        return await _ask(wire, order, order.text, order.images, None, traffic), False
    if previous.provider == wire.provider and previous.interaction_id:
        try:
            return await _ask(wire, order, order.text, order.images, previous.interaction_id, traffic), True
        except StateLost:
            pass  # the way below is the answer to it
    pictures = (await previous.picture(), *order.images)
    return await _ask(wire, order, fallback_text, pictures, None, traffic), False


async def _ask(
    wire: Wire, order: Order, text: str, pictures: Sequence[Picture], previous_id: str | None, traffic: Traffic
) -> _Made:
    body = await _body(wire, order, text, pictures, previous_id)
    # raw, as the SDK's own reading of an answer holds the loop for as long as a large picture takes
    create: Any = wire.client.aio.interactions.with_raw_response.create

    async def once() -> object:
        try:
            with traffic.watching():
                answer: httpx2.Response = (await create(**body, timeout=wire.model_timeout)).http_response
            if answer.status_code != 200:
                raise judged(Fault(status=answer.status_code), carried_id=previous_id is not None)
            content = answer.content
            return cast(
                object, await asyncio.to_thread(json.loads, content) if len(content) > _SMALL else json.loads(content)
            )
        except Exception as error:
            raise mapped(error, carried_id=previous_id is not None, secret=wire.key) from None

    return await _read(wire, await tried(once, seconds=wire.model_timeout), carried_id=previous_id is not None)


async def _body(
    wire: Wire, order: Order, text: str, pictures: Sequence[Picture], previous_id: str | None
) -> dict[str, object]:
    shape = {"type": "image", "aspect_ratio": order.aspect_ratio, "image_size": order.image_size}
    body: dict[str, object] = {"model": wire.image_model, "input": text, "response_format": shape}
    if pictures:
        body["input"] = [{"type": "user_input", "content": await asyncio.to_thread(_content, text, pictures)}]
    if previous_id is not None:
        body["previous_interaction_id"] = previous_id
    if order.system:
        body["system_instruction"] = order.system
    if order.seed is not None:
        body["generation_config"] = {"seed": order.seed}
    return body


def _content(text: str, pictures: Sequence[Picture]) -> list[dict[str, str]]:
    images = [{"type": "image", "mime_type": one.mime_type, "data": _encode(one.data)} for one in pictures]
    return [*images, {"type": "text", "text": text}]


async def _read(wire: Wire, answer: object, *, carried_id: bool) -> _Made:
    """The picture in an answer. A failed interaction does not raise in the SDK: its status, errors and steps tell."""
    status = str(read(answer, "status") or "")
    steps = _own_steps(answer)
    image = _last_image(steps)
    text = _text(steps)
    if image is None or status in _FAILED:
        raise _missing(answer, status, steps, text, carried_id=carried_id)
    data = await _decoded(read(image, "data"))
    identity = read(answer, "id")
    return _Made(
        data=data,
        mime_type=_mime_type(image, data),
        interaction_id=identity if isinstance(identity, str) and 0 < len(identity) <= _LONGEST_ID else None,
        text=text,
        usage=_usage(wire, read(answer, "usage")),
    )


def _missing(answer: object, status: str, steps: Sequence[object], text: str, *, carried_id: bool) -> Exception:
    told = [*read_all(answer, "errors"), *(read(step, "error") for step in steps)]
    faults = [fault for one in told if one is not None and (fault := fault_in(one)) is not None]
    if faults:
        return judged(_together(faults), carried_id=carried_id)
    if status in _FAILED | _UNFINISHED or not status:
        return ModelUnavailable()
    return NoImage(said=text[:_MOST_SAID]) if text else NoImage()


def _together(faults: Sequence[Fault]) -> Fault:
    return Fault(
        codes=tuple(code for fault in faults for code in fault.codes),
        message=" ".join(fault.message for fault in faults),
        retry_after=max((fault.retry_after for fault in faults if fault.retry_after is not None), default=None),
    )


def _own_steps(answer: object) -> list[object]:
    """The model's steps of this turn: those after what the user put in, which may hold pictures too.

    What an answer sums up outside of its steps comes first, so that it counts only where the steps hold no picture.
    """
    steps = read_all(answer, "steps")
    inputs = [place for place, step in enumerate(steps) if read(step, "type") == "user_input"]
    outside = read_all(answer, "outputs")  # as the API wrote it before it had steps
    if isinstance(data := read(image := read(answer, "output_image"), "data"), str):
        outside.append({"type": "image", "data": data, "mime_type": read(image, "mime_type")})
    return [{"type": "model_output", "content": outside}, *steps[inputs[-1] + 1 if inputs else 0 :]]


def _last_image(steps: Sequence[object]) -> object | None:
    """The last picture, also of a step that is flagged as a thought: the final one may sit there."""
    parts = [part for step in steps for name in ("summary", "content") for part in read_all(step, name)]
    return next((part for part in reversed(parts) if read(part, "type") == "image"), None)


def _text(steps: Sequence[object]) -> str:
    said = [
        read(part, "text")
        for step in steps
        if read(step, "type") == "model_output"
        for part in read_all(step, "content")
        if read(part, "type") == "text"
    ]
    return "".join(text for text in said if isinstance(text, str)).strip()


async def _decoded(data: object) -> bytes:
    if not isinstance(data, str) or not data:
        raise BrokenImage()
    return await asyncio.to_thread(_decode, data) if len(data) > _SMALL else _decode(data)


def _encode(data: bytes) -> str:
    pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
    return "".join(base64.b64encode(piece).decode("ascii") for piece in pieces)


def _decode(data: str) -> bytes:
    """Base64 in one line or many, of either alphabet: interactions write the standard, generateContent the other."""
    if any(space in data for space in "\n\r\t "):
        data = "".join(data.split())
    if "-" in data or "_" in data:
        data = data.replace("-", "+").replace("_", "/")
    data += "=" * (-len(data) % 4)
    try:
        pieces = (data[start : start + _PIECE] for start in range(0, len(data), _PIECE))
        return b"".join(binascii.a2b_base64(piece, strict_mode=True) for piece in pieces)
    except (binascii.Error, ValueError) as error:
        raise BrokenImage() from error


def _mime_type(image: object, data: bytes) -> str:
    told = read(image, "mime_type")
    if isinstance(told, str) and told.startswith("image/"):
        return told
    found = next((kind for magic, kind in _MAGIC.items() if data.startswith(magic)), None)
    if found is None:
        raise BrokenImage()
    return found


def _usage(wire: Wire, told: object) -> dict[str, int]:
    """Tokens and cost; where the answer does not say what its output was, it was the picture."""
    output = _count(told, "total_output_tokens")
    kinds = read_all(told, "output_tokens_by_modality")
    painted = [_count(one, "tokens") for one in kinds if str(read(one, "modality")).lower() == "image"]
    return prices.usage(
        wire.image_model,
        input_tokens=_count(told, "total_input_tokens"),
        output_tokens=output + _count(told, "total_thought_tokens"),
        image_tokens=sum(painted) if kinds else output,
        free=wire.free,
    )


def _count(told: object, name: str) -> int:
    found = read(told, name)
    return found if isinstance(found, int) and found > 0 else 0
