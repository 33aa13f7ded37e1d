"""Reads the body of an interaction: the words, the pictures, the id before it, the shape of the picture wanted."""

from __future__ import annotations

import base64
import binascii
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, cast

from services.engine.answers import ApiError
from services.engine.models import Model, find
from services.engine.sizes import DEFAULT_SIZE, RATIOS

_MOST_PICTURES = 14


@dataclass(frozen=True, slots=True, kw_only=True)
class Turn:
    """One turn of an interaction. `pictures` are encoded files; `ratio` and `size` are None where the caller left
    them open.
    """

    model: Model
    words: str
    pictures: tuple[bytes, ...]
    previous: str | None
    ratio: str | None
    size: str | None
    seed: int | None
    system: str
    store: bool
    wants_picture: bool


def read_turn(body: Mapping[str, Any]) -> Turn:
    """The turn in a request's JSON. ApiError 400 for a body that makes no sense, 404 for a model that is not there."""
    model = find(_text(body.get("model"), "model"))
    said = list(_contents(body.get("input")))
    words = "\n".join(_text(part.get("text"), "text") for part in said if part.get("type") == "text").strip()
    pictures = tuple(_picture(part) for part in said if part.get("type") == "image")
    if len(pictures) > _MOST_PICTURES:
        raise _wrong(f"input has {len(pictures)} images, the model takes at most {_MOST_PICTURES}")
    if not words and not pictures:
        raise _wrong("input must have text or an image")
    wanted = _image_format(body)
    settings = _mapping(body.get("generation_config"))
    return Turn(
        model=model,
        words=words,
        pictures=pictures,
        previous=_text(body["previous_interaction_id"], "previous_interaction_id")
        if body.get("previous_interaction_id")
        else None,
        ratio=_one_of(wanted.get("aspect_ratio"), RATIOS, "aspect_ratio"),
        size=_one_of(wanted.get("image_size"), model.sizes or (DEFAULT_SIZE,), "image_size"),
        seed=settings["seed"] if isinstance(settings.get("seed"), int) else None,
        system=str(body.get("system_instruction") or ""),
        store=body.get("store") is not False,
        wants_picture=bool(model.sizes) and not _only_text(body),
    )


def decode(data: str) -> bytes:
    """The bytes of a base64 text, standard or URL-safe, with or without padding. ApiError 400 if it is neither."""
    plain = data.replace("-", "+").replace("_", "/").rstrip("=")
    try:
        return base64.b64decode(plain + "=" * (-len(plain) % 4), validate=True)
    except (binascii.Error, ValueError) as error:
        raise _wrong("data is not base64") from error


def _contents(given: Any) -> Iterator[Mapping[str, Any]]:
    """The parts that the user says: `input` may be a text, a part, parts, or user_input steps that hold parts."""
    if isinstance(given, str):
        yield {"type": "text", "text": given}
    elif isinstance(given, list):
        for item in cast(list[Any], given):
            yield from _contents(item)
    elif isinstance(given, dict):
        part = cast(dict[str, Any], given)
        kind = part.get("type")
        if kind == "user_input":
            yield from _contents(part.get("content") or [])
        elif kind in ("text", "image"):
            yield part
        elif kind not in ("model_output", "thought"):
            raise _wrong(f"input of type {str(kind)[:40]!r} is not supported")
    elif given is not None:
        raise _wrong("input must be a string, a content or a list of them")


def _picture(part: Mapping[str, Any]) -> bytes:
    if not isinstance(part.get("data"), str) or not part["data"]:
        raise _wrong("an image needs its data; files by uri are not supported")
    return decode(part["data"])


def _image_format(body: Mapping[str, Any]) -> Mapping[str, Any]:
    given = body.get("response_format")
    formats = [_mapping(one) for one in cast(list[Any], given)] if isinstance(given, list) else [_mapping(given)]
    legacy = _mapping(_mapping(body.get("generation_config")).get("image_config"))
    return next((one for one in formats if one.get("type") == "image"), legacy)


def _only_text(body: Mapping[str, Any]) -> bool:
    """True if the caller asked a picture model for words."""
    modalities = [str(one).lower() for one in cast(list[Any], body.get("response_modalities") or [])]
    given = body.get("response_format")
    text_format = isinstance(given, dict) and cast(dict[str, Any], given).get("type") == "text"
    return text_format or (bool(modalities) and "image" not in modalities)


def _mapping(value: Any) -> Mapping[str, Any]:
    return cast(dict[str, Any], value) if isinstance(value, dict) else {}


def _text(value: Any, name: str) -> str:
    if not isinstance(value, str):
        raise _wrong(f"{name} must be a string")
    return value


def _one_of(value: Any, known: tuple[str, ...], name: str) -> str | None:
    if value is None or value in known:
        return cast("str | None", value)
    raise _wrong(f"{name} {str(value)[:20]!r} is not supported by this model; use one of {', '.join(known)}")


def _wrong(message: str) -> ApiError:
    return ApiError(status=400, message=message)
