"""What every route keeps to: ids that are none, other sites, the headers of an answer. Who may come in: the matrix."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi.routing import APIRoute

import data
from data.accounts import Role
from pages.api.app import AREAS, PREFIX
from tests.api.matrix import OPEN
from tests.house import Account, Model, Studio, add_account, open_studio

ROUTES = sorted(
    (method, route.path)
    for area in AREAS
    for route in area.router.routes
    if isinstance(route, APIRoute)
    for method in route.methods or ()
    if (method, route.path) not in OPEN
)
BODIES: dict[str, Any] = {
    "/auth/password": {"old_password": "x" * 8, "new_password": "y" * 8},
    "/coach/start": {"message": "hello"},
    "/coach/sessions/{session_id}/messages": {"text": "hello"},
    "/coach/sessions/{session_id}/messages/{message_id}/edit": {"text": "hello"},
    "/coach/sessions/{session_id}/brief": {"slots": {"subject": "a fox"}},
    "/coach/sessions/{session_id}/refine": {"refinement": "brighter"},
    "/generate/text-to-image": {"prompt": "a fox"},
    "/assets/{asset_id}": {"favourite": True},
    "/assets/{asset_id}/rating": {"rating": 4},
    "/admin/users/{user_id}": {"disabled": False},
    "/admin/tokens/topup": {"user_id": "x", "amount": 1},
}


def ids_in(path: str) -> bool:
    return "{" in path


def filled(path: str, value: str = "") -> str:
    while "{" in path:
        before, _, rest = path.partition("{")
        path = before + (value or data.new_id()) + rest.partition("}")[2]
    return PREFIX + path


async def call(client: httpx.AsyncClient, method: str, path: str, value: str = "") -> httpx.Response:
    return await client.request(method, filled(path, value), json=BODIES.get(path, {}) if method != "GET" else None)


def error_of(response: httpx.Response) -> dict[str, Any]:
    """The error, after checking that it has the one shape."""
    body = response.json()
    assert set(body) == {"error"}, body
    assert set(body["error"]) == {"code", "message", "details"}
    assert body["error"]["message"]
    return body["error"]


@pytest.fixture
def user(database: Any) -> Account:
    return add_account()


async def test_what_does_not_exist_is_not_found_whoever_asks(studio: Studio, user: Account) -> None:
    admin = add_account("root@example.org", role=Role.ADMIN)
    async with studio.client(user) as client, studio.client(admin) as admins:
        for method, path in ROUTES:
            if ids_in(path):
                response = await call(admins if path.startswith("/admin") else client, method, path)
                known = method == "GET" or path in BODIES  # a route without its body here may say so first
                assert response.status_code == 404 or (not known and response.status_code == 422), (method, path)
                error_of(response)


@pytest.mark.parametrize("value", ["x", "..%2f..%2fetc%2fpasswd", "%00", "%F0%9F%A6%8A' OR 1=1", "a" * 5000])
async def test_an_id_that_is_none_is_not_found(studio: Studio, user: Account, value: str) -> None:
    async with studio.client(user) as client:
        for method, path in ROUTES:
            if ids_in(path) and not path.startswith("/admin"):
                response = await call(client, method, path, value)
                assert response.status_code in {404, 405, 422}, (method, path, response.status_code, response.text)
                error_of(response)


@pytest.mark.parametrize("path", ["/api/v1/nothing", "/api/nothing", "/api/v1", "/api/v2/me"])
async def test_an_address_under_the_api_that_leads_nowhere_is_told_in_json(
    studio: Studio, user: Account, path: str
) -> None:
    async with studio.client(user) as client:
        response = await client.get(path)
    assert response.status_code == 404
    assert error_of(response)["code"] == "not_found"


async def test_a_method_that_a_route_does_not_know_is_told_in_the_same_shape(studio: Studio, user: Account) -> None:
    async with studio.client(user) as client:
        response = await client.put("/api/v1/usage", json={})
    assert response.status_code == 405
    assert error_of(response)["code"] == "method_not_allowed"


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://limner.test.evil.example"},
        {"origin": "http://limner.test:8443"},
        {"origin": "http://["},
        {"origin": "ftp://limner.test"},
        {"origin": "http://limner.test:443"},
        {"origin": ""},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site"},
    ],
    ids=str,
)
async def test_what_another_site_sends_with_the_cookie_is_refused(
    studio: Studio, user: Account, headers: dict[str, str]
) -> None:
    async with studio.client(user) as client:
        for method, path in ROUTES:
            if method != "GET":
                response = await client.request(method, filled(path), json=BODIES.get(path), headers=headers)
                assert response.status_code == 403, (method, path, response.text)
                assert error_of(response)["code"] == "cross_origin"


@pytest.mark.parametrize(
    "headers",
    [{}, {"origin": "http://limner.test"}, {"sec-fetch-site": "same-origin"}, {"sec-fetch-site": "none"}],
    ids=str,
)
async def test_what_comes_from_here_or_from_no_browser_passes(
    studio: Studio, user: Account, headers: dict[str, str]
) -> None:
    async with studio.client(user) as client:
        response = await client.post("/api/v1/auth/logout", headers=headers)
    assert response.status_code == 200


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("limner.test:80", "http://limner.test"),
        ("limner.test:443", "https://LIMNER.test"),
        ("limner.test", "https://limner.test:443"),
        ("[::1]:8080", "http://[::1]:8080"),
    ],
)
async def test_a_port_that_goes_without_saying_makes_no_other_site(
    studio: Studio, user: Account, host: str, origin: str
) -> None:
    async with studio.client(user) as client:
        response = await client.post("/api/v1/auth/logout", headers={"host": host, "origin": origin})
    assert response.status_code == 200


async def test_where_the_base_url_is_set_its_scheme_counts_too(
    database: Any, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_studio(model, monkeypatch, base_url="https://art.example.org") as studio, studio.client() as client:
        for origin, status in (("https://art.example.org:443", 422), ("http://art.example.org", 403)):
            response = await client.post("/api/v1/auth/login", json={}, headers={"origin": origin})
            assert response.status_code == status, origin


async def test_reading_from_another_site_is_no_matter_for_the_origin_check(studio: Studio, user: Account) -> None:
    async with studio.client(user) as client:
        assert (await client.get("/api/v1/me", headers={"origin": "https://evil.example"})).status_code == 200


async def test_every_answer_carries_the_headers_that_keep_a_browser_safe(studio: Studio, user: Account) -> None:
    async with studio.client(user) as client, studio.client() as nobody:
        for response in (
            await client.get("/api/v1/me"),
            await nobody.get("/api/v1/me"),
            await nobody.get("/api/v1/nothing"),
            await client.post("/api/v1/auth/logout", headers={"origin": "https://evil.example"}),
        ):
            assert response.headers["x-content-type-options"] == "nosniff"
            assert response.headers["x-frame-options"] == "DENY"
            assert "default-src 'none'" in response.headers["content-security-policy"]
            assert "frame-ancestors 'none'" in response.headers["content-security-policy"]
            assert response.headers["cross-origin-resource-policy"] == "same-origin"
            assert response.headers["referrer-policy"] == "same-origin"
            assert response.headers["cache-control"] == "no-store"
            assert "access-control-allow-origin" not in response.headers


async def test_a_database_that_somebody_else_holds_on_to_is_told_and_nothing_is_charged(
    studio: Studio, user: Account, database: Path
) -> None:
    data.write_now(lambda db: db.connection().exec_driver_sql("PRAGMA busy_timeout = 20"))
    other = sqlite3.connect(database, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    async with studio.client(user) as client:
        response = await client.post(f"{PREFIX}/generate/text-to-image", json={"prompt": "a fox"})
        assert (response.status_code, error_of(response)["code"]) == (503, "unavailable")
        assert response.headers["retry-after"] == "5"
        other.close()
        response = await client.post(f"{PREFIX}/generate/text-to-image?wait=20", json={"prompt": "a fox"})
        assert response.json()["status"] == "completed"
    assert len(studio.model.pictures_asked) == 1
