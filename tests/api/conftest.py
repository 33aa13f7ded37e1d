"""The shared fixtures of the running house, and an eye on every answer: it has the shape that the description tells."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from starlette.routing import compile_path

from pages.api.app import PREFIX
from pages.api.description import ANSWERS
from tests.house import database, model, seeded, studio

__all__ = ["database", "model", "seeded", "studio"]

TOLD = [
    (method, compile_path(PREFIX + path)[0], answer)
    for method, path in (route.split() for route in ANSWERS)
    for answer in [ANSWERS[f"{method} {path}"]]
]
_send = httpx.AsyncClient.send


@pytest.fixture(autouse=True)
def _answers_as_described(monkeypatch: pytest.MonkeyPatch) -> None:  # pyright: ignore[reportUnusedFunction]
    monkeypatch.setattr(httpx.AsyncClient, "send", _checked)


async def _checked(client: httpx.AsyncClient, request: httpx.Request, **how: Any) -> httpx.Response:
    """The answer, after seeing that it has all that is told of it, of the right types, and nothing else."""
    response = await _send(client, request, **how)
    if response.is_success and response.headers.get("content-type") == "application/json":
        for method, path, answer in TOLD:
            if request.method == method and path.match(request.url.path):
                answer.model_validate_json(await response.aread(), strict=True, extra="forbid")
                break
    return response
