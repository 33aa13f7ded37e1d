"""The API's own description, and what it promises tried against what it does."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
import schemathesis
from fastapi.routing import APIRoute
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as some

from pages.api.app import AREAS, PREFIX, create_app
from services.settings import Settings
from tests.house import Account, Studio, add_account

JSON_VALUES = some.recursive(
    some.none() | some.booleans() | some.integers() | some.floats() | some.text(max_size=8),
    lambda inner: some.lists(inner, max_size=3) | some.dictionaries(some.text(max_size=6), inner, max_size=3),
    max_leaves=6,
)


@pytest.fixture(scope="module")
def described() -> dict[str, Any]:
    return create_app(Settings(), None).openapi()  # pyright: ignore[reportArgumentType]


def test_every_route_is_described_whole_under_its_prefix(described: dict[str, Any]) -> None:
    routes = {
        (method.lower(), PREFIX + route.path)
        for area in AREAS
        for route in area.router.routes
        if isinstance(route, APIRoute)
        for method in route.methods or ()
    }
    assert {(method, path) for path, methods in described["paths"].items() for method in methods} == routes
    assert all(path.startswith("/api/v1/") for path in described["paths"])


def test_the_description_is_valid(described: dict[str, Any]) -> None:
    schemathesis.openapi.from_dict(described).validate()


def test_every_route_says_what_it_is_for(described: dict[str, Any]) -> None:
    assert [
        (method, path)
        for path, methods in described["paths"].items()
        for method, route in methods.items()
        if not route.get("summary") or not route.get("tags")
    ] == []


async def test_the_description_is_there_for_everybody(studio: Studio) -> None:
    async with studio.client() as client:
        response = await client.get("/api/openapi.json")
    assert response.status_code == 200
    assert response.json()["info"]["title"] == "Limner"


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="studio")


async def test_whatever_a_program_sends_to_any_route_the_server_does_not_break(
    studio: Studio, ada: Account, described: dict[str, Any]
) -> None:
    """Bodies, paths and queries that follow the description half-way; no answer may be the server's fault."""
    loop = asyncio.get_running_loop()
    schema = schemathesis.openapi.from_dict(described)
    failures: list[str] = []

    async def ask(method: str, path: str, query: dict[str, Any], body: Any) -> None:
        async with studio.client(ada) as client:
            sent = {} if method == "GET" or body is None else {"json": body}
            response = await client.request(method, path, params=query, **sent)
            if response.status_code >= 500:
                failures.append(f"{method} {path} {query} {body}: {response.text}")

    def try_all() -> None:
        for result in schema.get_all_operations():
            operation: Any = result.ok()  # pyright: ignore[reportAttributeAccessIssue]
            if operation.path.endswith(("/logout", "/logout-everywhere", "/password", "/signup", "/login")):
                continue  # these take a slow hash, or end the session that all the others need

            @settings(
                max_examples=4,
                deadline=None,
                database=None,
                derandomize=True,
                phases=[Phase.generate],
                suppress_health_check=(HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large),
            )
            @given(case=operation.as_strategy(), junk=JSON_VALUES)
            def try_one(case: Any, junk: Any) -> None:
                path = case.formatted_path
                query = {str(k): v for k, v in (case.query or {}).items() if k != "wait"}
                body = case.body if isinstance(case.body, dict | list) else None
                for sent in (body, junk):
                    try:
                        asked = ask(case.method, path, query, sent)
                        asyncio.run_coroutine_threadsafe(asked, loop).result(20)
                    except (ValueError, TypeError):  # what no client can put on the wire
                        continue

            try_one()

    await asyncio.to_thread(try_all)
    assert failures == []
