"""Faults that the engine shows when told to, for tests: a queue of them, each met by the next call that it fits.

How each looks through google-genai 3.4.0 on httpx2 with `HttpRetryOptions(attempts=1)` (measured). I is
`aio.interactions.create`, C `aio.models.generate_content`, S `generate_content_stream`. I's classes are in
`google.genai._interactions.core.error` (root GeminiNextGenAPIClientError, then APIError), C's and S's in `google.genai.errors`
(root APIError, another class than I's of that name).

| fault | I | C and S |
|---|---|---|
| STATUS 400 | BadRequestError | ClientError .code=400 .status=INVALID_ARGUMENT |
| STATUS 401 | AuthenticationError | ClientError 401 UNAUTHENTICATED |
| STATUS 403 | PermissionDeniedError | ClientError 403 PERMISSION_DENIED |
| STATUS 404 | NotFoundError | ClientError 404 NOT_FOUND |
| STATUS 408 | APIStatusError .status_code=408 | ClientError 408 CANCELLED |
| STATUS 409 | ConflictError | ClientError 409 ABORTED |
| STATUS 410 | APIStatusError .status_code=410 | ClientError 410 NOT_FOUND |
| STATUS 429 | RateLimitError | ClientError 429 RESOURCE_EXHAUSTED |
| STATUS 500, 503 | InternalServerError .status_code=500, 503 | ServerError 500 INTERNAL, 503 UNAVAILABLE |
| wrong key (no fault needed) | AuthenticationError 401 | ClientError 400, details[].reason=API_KEY_INVALID |
| unknown model, `models.get` of a dead one | NotFoundError | ClientError 404 NOT_FOUND |
| unknown or forgotten id, LOST_STATE | NotFoundError (or as `status` says) | not met |
| HANG, SLOW past the timeout | APITimeoutError (an APIConnectionError), .status_code=None, cause httpx2.ReadTimeout | httpx2.ReadTimeout |
| SILENT | the same: headers came, no body | C the same; S httpx2.ReadTimeout after `after` chunks |
| CUT | APIConnectionError, .status_code=None, cause httpx2.RemoteProtocolError | httpx2.RemoteProtocolError; S after `after` chunks |
| nobody listens | APIConnectionError, cause httpx2.ConnectError | httpx2.ConnectError |
| NOT_JSON (200, text/html) | plain APIError, .status_code=200 | C json.JSONDecodeError; S errors.UnknownApiResponseError (a ValueError) |
| ERROR_IN_STREAM | not met | C not met; S ServerError .code=503 after `after` chunks |
| TEXT_ONLY | completed, output_image None, output_text said | text without function call |
| CALL_ONLY | not met | the function call (with thought_signature), no text |
| NO_IMAGE | completed, steps [], output_text '' | one candidate: finish_reason NO_IMAGE, content None |
| REFUSED | status 'failed', errors=[Error(code='prohibited_content', message)], steps [] | candidates None, prompt_feedback.block_reason |
| REFUSED_STEP | status 'failed', errors None, steps[0].error=Status(code=3, message) | finish_reason SAFETY, content None |
| THOUGHT_IMAGE | completed, output_image None, the image in steps[0].summary (type 'thought') | not met |
| BROKEN_IMAGE, HALF_IMAGE | completed, output_image.data is no picture, or the first half of one | not met |
| WRONG_RATIO, WRONG_SIZE | completed, a picture of another shape (16:9 for 1:1, else 1:1), or of another size | not met |
| HUGE | completed, a good PNG with `megabytes` of zeros after it | `megabytes` of text in one piece |

Attributes. I: `.status_code` (None without an answer), `.message`, `.body` (parsed JSON, or text, or None), `.response` only on
APIStatusError and below (`.response.headers['retry-after']`; `.body['error']['details']` has RetryInfo). C and S: `.code`, `.status`,
`.message`, `.details` (the parsed JSON, `['error']['details']` has RetryInfo with `retryDelay` '7s'), `.response.headers['retry-after']`
(absent in the middle of a stream). Errors of httpx2 reach C and S unwrapped. "Not met" means that the fault is used up and changes nothing.
"""  # noqa: E501

from __future__ import annotations

from collections import deque
from collections.abc import Mapping
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any


class Kind(StrEnum):
    """What goes wrong."""

    STATUS = "status"
    HANG = "hang"
    SLOW = "slow"
    CUT = "cut"
    SILENT = "silent"
    NOT_JSON = "not_json"
    ERROR_IN_STREAM = "error_in_stream"
    TEXT_ONLY = "text_only"
    CALL_ONLY = "call_only"
    NO_IMAGE = "no_image"
    BROKEN_IMAGE = "broken_image"
    HALF_IMAGE = "half_image"
    REFUSED = "refused"
    REFUSED_STEP = "refused_step"
    WRONG_RATIO = "wrong_ratio"
    WRONG_SIZE = "wrong_size"
    HUGE = "huge"
    LOST_STATE = "lost_state"
    THOUGHT_IMAGE = "thought_image"


class Where(StrEnum):
    """Which calls a fault waits for. `ANY` is every call that makes something: interactions and content, not models."""

    ANY = "any"
    INTERACTIONS = "interactions"
    CONTENT = "content"
    MODELS = "models"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """One fault. `times` calls meet it before it is gone.

    `status` is for STATUS (429 unless said) and LOST_STATE (404), `reason` and `retry_after` (seconds) for STATUS,
    `seconds` for SLOW,
    `after` words for CUT, SILENT and ERROR_IN_STREAM of a streamed reply, `megabytes` for HUGE.
    """

    kind: Kind
    where: Where = Where.ANY
    times: int = 1
    status: int | None = None
    reason: str | None = None
    retry_after: int | None = None
    seconds: float = 1.0
    after: int = 3
    megabytes: int = 48


class FaultQueue:
    """The faults still to come, first in first met."""

    def __init__(self) -> None:
        self._waiting: deque[Fault] = deque()

    def add(self, kind: Kind, **options: Any) -> None:
        """Puts a fault at the end of the queue; `options` are the fields of `Fault`."""
        self.put(Fault(kind=kind, **options))

    def put(self, fault: Fault) -> None:
        """Puts a fault at the end of the queue."""
        self._waiting.append(fault)

    def clear(self) -> None:
        """Forgets the faults that nobody met."""
        self._waiting.clear()

    def waiting(self) -> tuple[Fault, ...]:
        """The faults that nobody has met yet."""
        return tuple(self._waiting)

    def meet(self, where: Where, *, chained: bool = False) -> Fault | None:
        """The fault that a call to `where` meets now, or None. LOST_STATE waits for a call that carries an id
        (`chained`).
        """
        for place, fault in enumerate(self._waiting):
            if _fits(fault, where, chained):
                self._use_up(place, fault)
                return fault
        return None

    def _use_up(self, place: int, fault: Fault) -> None:
        if fault.times > 1:
            self._waiting[place] = replace(fault, times=fault.times - 1)
        else:
            del self._waiting[place]


def read(told: Mapping[str, Any]) -> Fault:
    """A fault from JSON, e.g. `{"kind": "status", "status": 503, "times": 2}`. ValueError or TypeError if it makes no
    sense.
    """
    given = dict(told)
    fault = Fault(kind=Kind(given.pop("kind")), where=Where(given.pop("where", Where.ANY)), **given)
    if fault.times < 1:
        raise ValueError("times must be at least 1")
    return fault


def _fits(fault: Fault, where: Where, chained: bool) -> bool:
    if fault.kind is Kind.LOST_STATE and not (chained and where is Where.INTERACTIONS):
        return False
    if fault.where is Where.ANY:
        return where is not Where.MODELS
    return fault.where is where
