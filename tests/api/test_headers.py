"""What a browser is told with every answer, also with those that nobody foresaw, and what stands in the log of it."""

from __future__ import annotations

from typing import Any

import httpx
import pytest
from structlog.testing import capture_logs

from tests.api.calling import V1
from tests.api.test_doors import error_of
from tests.house import Account, Model, Studio, add_account, open_studio, png

EVERYWHERE = {
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
}


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="studio")


async def shared(client: httpx.AsyncClient) -> tuple[str, str]:
    """The id of a picture, and the token of its link."""
    made = (await client.post(f"{V1}/uploads", files={"file": ("fox.png", png(), "image/png")})).json()["id"]
    return made, (await client.post(f"{V1}/assets/{made}/share")).json()["url"].rsplit("/", 1)[1]


async def test_a_file_that_is_opened_by_itself_runs_nothing(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        asset, _ = await shared(client)
        answer = await client.get(f"{V1}/assets/{asset}/content")
    assert answer.headers["content-type"] == "image/png"
    policy = answer.headers["content-security-policy"].split("; ")
    assert {"default-src 'none'", "sandbox", "base-uri 'none'", "frame-ancestors 'none'"} <= set(policy)
    assert not any(part.startswith("script-src") for part in policy)
    assert answer.headers["cache-control"].startswith("private")
    assert answer.headers["cross-origin-resource-policy"] == "same-origin"


async def test_a_file_is_kept_apart_by_cookie_and_by_key(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        asset, _ = await shared(client)
        for path in ("content", "thumbnail", "content?size=8"):
            answer = await client.get(f"{V1}/assets/{asset}/{path}")
            assert answer.headers["vary"] == "cookie, authorization", path


async def test_an_address_can_be_asked_for_its_head_alone(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client() as nobody:
        asset, _ = await shared(client)
        whole, head = [await client.request(one, f"{V1}/assets/{asset}/content") for one in ("GET", "HEAD")]
        assert (await nobody.head(f"{V1}/me")).status_code == 401
        assert (await client.head(f"{V1}/auth/logout")).status_code == 405
    assert (head.status_code, head.headers["etag"]) == (200, whole.headers["etag"])
    assert head.headers["content-length"] == str(len(whole.content))


async def test_only_what_is_shared_may_be_shown_by_other_sites(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        _, token = await shared(client)
        answer = await client.get(f"{V1}/shared/{token}/content")
    assert answer.headers["cross-origin-resource-policy"] == "cross-origin"


async def test_an_answer_that_nobody_foresaw_has_them_too(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def broken(*_: Any, **__: Any) -> None:
        raise ZeroDivisionError("secret detail")

    monkeypatch.setattr("services.studio.generation_views.list_generations", broken)
    async with studio.client(ada, raise_app_exceptions=False) as client:
        answer = await client.get(f"{V1}/generations")
    assert (answer.status_code, error_of(answer)["code"]) == (500, "internal")
    assert "secret" not in answer.text
    assert EVERYWHERE.items() <= dict(answer.headers).items()
    assert answer.headers["cache-control"] == "no-store"


@pytest.mark.parametrize("method", ["TRACE", "TRACK", "CONNECT", "PROPFIND", "X"])
async def test_a_method_that_nobody_needs_is_refused(studio: Studio, ada: Account, method: str) -> None:
    async with studio.client(ada) as client:
        answer = await client.request(method, f"{V1}/me")
    assert (answer.status_code, error_of(answer)["code"]) == (405, "method_not_allowed")
    assert "GET" in answer.headers["allow"]
    assert "cookie" not in answer.text


async def test_what_the_gate_refuses_has_them_too(database: Any, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    behind_https = open_studio(model, monkeypatch, rate_limit="1/minute", base_url="https://art.example.org")
    async with behind_https as studio, studio.client() as client:
        await client.get(f"{V1}/me")
        answer = await client.get(f"{V1}/me")
    assert answer.status_code == 429
    assert EVERYWHERE.items() <= dict(answer.headers).items()
    assert answer.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"
    assert answer.headers["cache-control"] == "no-store"


async def test_who_is_refused_stands_in_the_log_with_what_they_tried(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client() as nobody:
        with capture_logs() as lines:
            await nobody.get(f"{V1}/me")
            await client.get(f"{V1}/admin/users?search=words")
            await client.post(f"{V1}/me/api-keys", headers={"origin": "https://evil.example"})
    told = [one for one in lines if one["event"] == "a request was refused"]
    assert [(one["status"], one["path"], one.get("user", "")) for one in told] == [
        (401, f"{V1}/me", ""),
        (403, f"{V1}/admin/users", ada.id),
        (403, f"{V1}/me/api-keys", ""),
    ]
    assert told[2]["code"] == "cross_origin"
    assert {one["address"] for one in told} == {"192.0.2.7"}
    assert ada.cookie not in str(lines)


async def test_figures_are_for_who_has_the_token_and_off_without_one(
    database: Any, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_studio(model, monkeypatch) as studio, studio.client() as nobody:
        assert (await nobody.get("/metrics", headers={"authorization": "Bearer "})).status_code == 404
    async with open_studio(model, monkeypatch, metrics_token="look") as studio, studio.client() as nobody:
        for shown in ("", "Bearer ", "Bearer loo", "Bearer lookk", "look", "Bearer l\xf6\xf6k"):
            answer = await nobody.get("/metrics", headers=[(b"authorization", shown.encode("latin-1"))])
            assert answer.status_code == 401, shown
        assert "limner_" in (await nobody.get("/metrics", headers={"authorization": "Bearer look"})).text


async def test_what_belongs_into_the_body_is_not_taken_from_the_address(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        answer = await client.post(f"{V1}/generate/text-to-image?prompt=fox&count=4", json={})
        assert answer.status_code == 422
        twice = await client.patch(f"{V1}/me?name=Eve", json={"name": "Countess"})
        assert twice.json()["name"] == "Countess"
        assert (await client.get(f"{V1}/assets?limit=1&limit=x")).status_code == 422
