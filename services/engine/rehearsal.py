"""Where tests tell the engine what goes wrong next and read what it was asked: /__faults and /__calls, behind the
same key.
"""

from __future__ import annotations

from dataclasses import asdict

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from services.engine.answers import ApiError, Family, Json, json_answer
from services.engine.calls import CallBook
from services.engine.context import check_key, engine_of, read_json
from services.engine.faults import FaultQueue, read


async def add_fault(request: Request) -> Response:
    """POST /__faults with the fields of a `Fault`: puts it at the end of the queue."""
    faults = _faults(request)
    told, _ = await read_json(request)
    try:
        faults.put(read(told))
    except (KeyError, TypeError, ValueError) as error:
        raise ApiError(status=400, message=f"That is no fault: {error}") from error
    return json_answer(_listed(faults))


async def list_faults(request: Request) -> Response:
    """GET /__faults: those that nobody has met yet."""
    return json_answer(_listed(_faults(request)))


async def clear_faults(request: Request) -> Response:
    """DELETE /__faults."""
    faults = _faults(request)
    faults.clear()
    return json_answer(_listed(faults))


async def list_calls(request: Request) -> Response:
    """GET /__calls: what was asked so far."""
    return json_answer(_calls(request).as_json())


async def clear_calls(request: Request) -> Response:
    """DELETE /__calls."""
    calls = _calls(request)
    calls.clear()
    return json_answer(calls.as_json())


ROUTES = [
    Route("/__faults", add_fault, methods=["POST"]),
    Route("/__faults", list_faults, methods=["GET"]),
    Route("/__faults", clear_faults, methods=["DELETE"]),
    Route("/__calls", list_calls, methods=["GET"]),
    Route("/__calls", clear_calls, methods=["DELETE"]),
]


def _faults(request: Request) -> FaultQueue:
    check_key(request, Family.CONTENT)
    faults = engine_of(request).faults
    assert faults is not None
    return faults


def _calls(request: Request) -> CallBook:
    check_key(request, Family.CONTENT)
    calls = engine_of(request).calls
    assert calls is not None
    return calls


def _listed(faults: FaultQueue) -> Json:
    return {"faults": [asdict(fault) for fault in faults.waiting()]}
