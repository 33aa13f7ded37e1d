"""The one map from what can go wrong in the SDK, on the wire and in the model to the errors of `services.errors`.

The SDK raises two families of errors that share no class: generateContent's carry `code` and `details`, those of
interactions `status_code` and `body`; so both are read by what they carry. No upstream text reaches a person, no
key a log.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from typing import cast

import structlog

from services.errors import (
    BrokenImage,
    GenerationFailed,
    ModelBusy,
    ModelMisconfigured,
    ModelRefused,
    ModelUnavailable,
    StateLost,
)
from services.gemini.traffic import AnswerTooLarge

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

REFUSALS = frozenset(
    {
        "SAFETY", "PROHIBITED_CONTENT", "RECITATION", "IMAGE_SAFETY", "IMAGE_PROHIBITED_CONTENT", "IMAGE_RECITATION",
        "BLOCKLIST", "SPII", "MODEL_ARMOR", "JAILBREAK", "ESCALATION", "CONTENT_BLOCKED", "CONTENT_FILTER", "BLOCKED",
        "POLICY_VIOLATION",
    }
)  # fmt: skip
_REFUSED_IN_WORDS = re.compile(
    r"\b(?:safety (?:filter|setting|polic|reason|system)\w*|prohibited[ _]content"
    r"|(?:content|usage|prohibited use) polic\w+|responsible ai)\b",
    re.IGNORECASE,
)
_REFUSAL_IN_CAPITALS = re.compile(r"\b(" + "|".join(sorted(REFUSALS - {"BLOCKED"}, key=len, reverse=True)) + r")\b")
_BAD_KEY_IN_WORDS = re.compile(r"\bapi[ _]key\b", re.IGNORECASE)
_SETTINGS_ARE_WRONG = frozenset(
    {"FAILED_PRECONDITION", "CONSUMER_INVALID", "CONSUMER_SUSPENDED", "SERVICE_DISABLED", "BILLING_DISABLED"}
)
_LOST_STATE = frozenset({400, 403, 404, 410})
_ERRORS: Mapping[int, type[GenerationFailed]] = {
    401: ModelMisconfigured,
    402: ModelMisconfigured,
    403: ModelMisconfigured,
    404: ModelMisconfigured,
    410: ModelMisconfigured,
    429: ModelBusy,
    503: ModelBusy,
}
_STATUS_OF_CODE: Mapping[str, int] = {
    "3": 400, "INVALID_ARGUMENT": 400, "INVALID_REQUEST": 400,
    "5": 404, "NOT_FOUND": 404,
    "7": 403, "PERMISSION_DENIED": 403,
    "8": 429, "RESOURCE_EXHAUSTED": 429, "TOO_MANY_REQUESTS": 429, "RATE_LIMIT_EXCEEDED": 429,
    "14": 503, "UNAVAILABLE": 503, "OVERLOADED": 503,
    "16": 401, "UNAUTHENTICATED": 401,
}  # fmt: skip
_RECITATION = "The model stopped because this comes too close to an existing work. Try saying it differently."
_WORDS: Mapping[str, str] = {
    "RECITATION": _RECITATION,
    "IMAGE_RECITATION": _RECITATION,
    "SPII": "The model stopped because this seems to hold someone's private data. Leave it out and try again.",
}
_SHORTEST_SECRET = 7  # characters; the word that stands for no key at all is an ordinary one
_KEY = re.compile(r"\b(?:AIza[\w-]{20,}|AQ\.[\w-]{20,})")


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """What the other side said went wrong, whichever way it said it. `codes` are upper-case names and numbers."""

    status: int | None = None
    codes: tuple[str, ...] = ()
    message: str = field(default="", repr=False)
    retry_after: float | None = None


def mapped(error: Exception, *, carried_id: bool = False, secret: str = "") -> GenerationFailed:
    """The error of ours for one that came out of a call; `carried_id` if the call named an earlier interaction.

    Writes one line to the log, with `secret` blotted out.
    """
    if isinstance(error, GenerationFailed):
        return error
    if isinstance(error, AnswerTooLarge):
        return BrokenImage()
    fault = _fault_of(error)
    ours = judged(fault, carried_id=carried_id) if fault else ModelUnavailable()
    _log.warning(
        "gemini.failed",
        outcome=type(ours).__name__,
        cause=type(error).__name__,
        status=fault.status if fault else None,
        codes=fault.codes if fault else (),
        message=redacted(fault.message if fault else "", secret)[:300],
    )
    return ours


def judged(fault: Fault, *, carried_id: bool = False) -> GenerationFailed:
    """The error of ours for a fault that was told, in an error answer or inside an interaction that did not raise."""
    status = fault.status or next((_STATUS_OF_CODE[code] for code in fault.codes if code in _STATUS_OF_CODE), None)
    if (reason := _refusal(fault, status)) is not None:
        return refused(reason)
    if _key_is_bad(fault, status):
        return ModelMisconfigured()
    if carried_id and status in _LOST_STATE:
        return StateLost()
    if any(code in _SETTINGS_ARE_WRONG for code in fault.codes):
        return ModelMisconfigured()
    kind = _ERRORS.get(status or 0, ModelUnavailable)
    return kind(retry_after=fault.retry_after)


def refused(reason: str) -> ModelRefused:
    """A refusal with its reason, such as SAFETY, for the row and the API; the sentence stays friendly."""
    return ModelRefused(_WORDS.get(reason), reason=reason)


def fault_in(told: object, *, status: int | None = None) -> Fault | None:
    """The fault in an error's JSON (or the SDK's model of it), None if there is none to be read."""
    if isinstance(told, list):
        told = next(iter(cast("list[object]", told)), None)
    inner = read(told, "error") or told
    if isinstance(inner, str):
        return Fault(status=status, message=inner)
    codes = [str(read(inner, name) or "").upper() for name in ("code", "status")]
    details = list(_details(inner))
    codes += [str(read(detail, "reason") or "").upper() for detail in details]
    message = str(read(inner, "message") or "")
    if status is None and not any(codes) and not message:
        return None
    waits = [wait for detail in details if (wait := _seconds(read(detail, "retryDelay"))) is not None]
    named = tuple(code for code in codes if code)
    return Fault(status=status, codes=named, message=message, retry_after=max(waits, default=None))


def read(value: object, name: str) -> object:
    """A field of the SDK's model or of the plain JSON that it hands on where its schema did not fit."""
    if isinstance(value, Mapping):
        return cast("Mapping[str, object]", value).get(name)
    return cast(object, getattr(value, name, None))


def read_all(value: object, name: str) -> list[object]:
    """A list field, empty if it is anything else."""
    found = read(value, name)
    return list(cast("list[object]", found)) if isinstance(found, list) else []


def redacted(text: str, secret: str) -> str:
    """The text without the key, whichever one it may be."""
    return _KEY.sub("…", text.replace(secret, "…") if len(secret) > _SHORTEST_SECRET else text)


def _fault_of(error: Exception) -> Fault | None:
    status = next((code for name in ("code", "status_code") if isinstance(code := read(error, name), int)), None)
    if status is None:
        return None
    body = read(error, "details") or read(error, "body")
    told = fault_in(body, status=status) or Fault(status=status)
    wait = max((w for w in (told.retry_after, _retry_after(read(error, "response"))) if w is not None), default=None)
    return Fault(status=status, codes=told.codes, message=told.message, retry_after=wait)


def _refusal(fault: Fault, status: int | None) -> str | None:
    """Why it was refused. Words count only in a 400 or without a status: a blocked key is no refusal."""
    for code in fault.codes:
        if code in REFUSALS:
            return code
    if status not in (None, 400, 422) or _BAD_KEY_IN_WORDS.search(fault.message):
        return None
    if found := _REFUSAL_IN_CAPITALS.search(fault.message):
        return found[1]
    return "SAFETY" if _REFUSED_IN_WORDS.search(fault.message) else None


def _key_is_bad(fault: Fault, status: int | None) -> bool:
    if any(code.startswith("API_KEY_") for code in fault.codes):
        return True
    return status in (400, 401, 403) and bool(_BAD_KEY_IN_WORDS.search(fault.message))


def _details(inner: object) -> Iterator[object]:
    found = read(inner, "details")
    if isinstance(found, list):
        yield from cast("list[object]", found)


def _retry_after(response: object) -> float | None:
    """Seconds of a Retry-After header, which holds a number or a date."""
    headers = read(response, "headers")
    value = read(headers, "retry-after")
    if not isinstance(value, str):
        return None
    if (seconds := _seconds(value)) is not None:
        return seconds
    try:
        until = parsedate_to_datetime(value)
    except ValueError:
        return None
    until = until if until.tzinfo else until.replace(tzinfo=UTC)
    return max((until - datetime.now(UTC)).total_seconds(), 0.0)


def _seconds(value: object) -> float | None:
    """Seconds of '21', '21s' or '1.5s', as RetryInfo and Retry-After write them."""
    found = re.fullmatch(r"\s*(\d+(?:\.\d+)?)\s*s?\s*", value) if isinstance(value, str) else None
    return float(found[1]) if found else None
