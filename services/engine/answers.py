"""What the engine sends back: JSON bodies and errors in the two shapes that Gemini's two API families use."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import orjson
from starlette.responses import Response

Json = dict[str, Any]


class Family(StrEnum):
    """Which of the two API families an endpoint belongs to; they word their errors differently."""

    INTERACTIONS = "interactions"
    CONTENT = "content"


@dataclass(slots=True, kw_only=True)
class ApiError(Exception):
    """A request that is answered with an error status.

    `status` is the HTTP status, `reason` Google's ErrorInfo reason where there is one, `retry_after` whole seconds.
    """

    status: int
    message: str
    reason: str | None = None
    retry_after: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class _Status:
    grpc: str
    code: str
    message: str


_STATUSES: Mapping[int, _Status] = {
    400: _Status(grpc="INVALID_ARGUMENT", code="invalid_request", message="Request contains an invalid argument."),
    401: _Status(
        grpc="UNAUTHENTICATED", code="unauthenticated", message="API key not valid. Please pass a valid API key."
    ),
    403: _Status(grpc="PERMISSION_DENIED", code="permission_denied", message="The caller does not have permission."),
    404: _Status(grpc="NOT_FOUND", code="not_found", message="Requested entity was not found."),
    408: _Status(grpc="CANCELLED", code="request_timeout", message="The request took too long to arrive."),
    409: _Status(grpc="ABORTED", code="conflict", message="The operation was aborted."),
    410: _Status(grpc="NOT_FOUND", code="gone", message="The requested entity is no longer available."),
    429: _Status(
        grpc="RESOURCE_EXHAUSTED", code="too_many_requests", message="Resource has been exhausted (e.g. check quota)."
    ),
    500: _Status(
        grpc="INTERNAL", code="internal_error", message="An internal error has occurred. Please retry or report."
    ),
    503: _Status(grpc="UNAVAILABLE", code="unavailable", message="The model is overloaded. Please try again later."),
}
_OTHER = _Status(grpc="UNKNOWN", code="unknown", message="Unknown error.")


def json_answer(body: Json, status: int = 200, headers: Mapping[str, str] | None = None) -> Response:
    """A JSON answer."""
    return Response(orjson.dumps(body), status_code=status, media_type="application/json", headers=dict(headers or {}))


def default_message(status: int) -> str:
    """The sentence that Google's servers send with an HTTP status."""
    return _STATUSES.get(status, _OTHER).message


def bad_key(family: Family) -> ApiError:
    """What a wrong key gets: 400 with API_KEY_INVALID on generateContent and models, 401 on interactions."""
    if family is Family.INTERACTIONS:
        return ApiError(status=401, message="API key not valid. Please pass a valid API key.")
    return ApiError(status=400, message="API key not valid. Please pass a valid API key.", reason="API_KEY_INVALID")


def error_answer(error: ApiError, family: Family) -> Response:
    """The error in the words of its family; `Retry-After` and `RetryInfo` when it says how long to wait."""
    return json_answer(error_body(error, family), error.status, _retry_header(error))


def error_body(error: ApiError, family: Family) -> Json:
    """The JSON of an error: google.rpc.Status for generateContent, a string code and a message for interactions."""
    known = _STATUSES.get(error.status, _OTHER)
    body: Json = {"message": error.message}
    if family is Family.INTERACTIONS:
        body["code"] = known.code
    else:
        body |= {"code": error.status, "status": known.grpc}
    details = _details(error)
    return {"error": body | ({"details": details} if details else {})}


def _details(error: ApiError) -> list[Json]:
    details: list[Json] = []
    if error.reason:
        details.append(
            {
                "@type": "type.googleapis.com/google.rpc.ErrorInfo",
                "reason": error.reason,
                "domain": "googleapis.com",
                "metadata": {"service": "generativelanguage.googleapis.com"},
            }
        )
    if error.retry_after is not None:
        details.append({"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": f"{error.retry_after}s"})
    return details


def _retry_header(error: ApiError) -> Mapping[str, str]:
    return {} if error.retry_after is None else {"Retry-After": str(error.retry_after)}
