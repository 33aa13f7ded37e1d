"""API keys: made in person, shown once, good on every route of the API and on nothing else."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import httpx
import pytest
import structlog
from sqlmodel import Session, select

import data
from data.accounts import Role, User
from data.columns import utcnow
from data.keys import ApiKey
from pages import doorkeeper
from services.accounts import api_keys
from tests.api.calling import V1
from tests.api.test_doors import error_of
from tests.house import Account, Model, Studio, add_account, open_studio

BAD = ["", "lim_", "lim_" + "x" * 43, "x" * 43, "lim_" + "x" * 5000, "lim_\u00e9", "null", "lim_a b"]


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


async def made(client: httpx.AsyncClient, name: str = "my script", **more: Any) -> dict[str, Any]:
    response = await client.post(f"{V1}/me/api-keys", json={"name": name, **more})
    assert response.status_code == 201, response.text
    return response.json()


def bearer(key: str) -> dict[str, str]:
    return {"authorization": f"Bearer {key}"}


def kept() -> list[ApiKey]:
    return list(data.read_now(lambda db: db.exec(select(ApiKey)).all()))


def change_key(**values: Any) -> None:
    def change(db: Session) -> None:
        row = db.exec(select(ApiKey)).one()
        for name, value in values.items():
            setattr(row, name, value)

    data.write_now(change)


async def test_a_key_is_told_once_and_opens_the_api_without_a_cookie(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client() as program:
        key = await made(client)
        assert key["key"].startswith("lim_")
        listed = (await client.get(f"{V1}/me/api-keys")).json()
        assert [one["name"] for one in listed["items"]] == ["my script"]
        assert key["key"] not in str(listed)
        me = await program.get(f"{V1}/me", headers=bearer(key["key"]))
        assert (me.status_code, me.json()["id"]) == (200, ada.id)


async def test_only_a_hash_of_a_key_is_kept(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        key = (await made(client))["key"]
    (row,) = kept()
    assert key not in row.model_dump_json()
    assert row.begins == key[:8]


@pytest.mark.parametrize("scheme", ["Bearer", "bearer", "BEARER"])
async def test_the_scheme_may_be_spelled_in_any_case(studio: Studio, ada: Account, scheme: str) -> None:
    key = await api_keys.make(ada.id, "x")
    async with studio.client() as program:
        response = await program.get(f"{V1}/me", headers={"authorization": f"{scheme} {key.secret}"})
    assert response.status_code == 200


@pytest.mark.parametrize("wrong", BAD, ids=range(len(BAD)))
async def test_a_wrong_key_is_refused_even_beside_a_good_cookie(studio: Studio, ada: Account, wrong: str) -> None:
    async with studio.client(ada) as client:
        response = await client.get(f"{V1}/me", headers={"authorization": f"Bearer {wrong}".encode()})  # pyright: ignore[reportArgumentType]
    assert response.status_code == 401
    assert error_of(response)["code"] == "unauthenticated"


async def test_a_key_counts_before_a_cookie(studio: Studio, ada: Account) -> None:
    ben = add_account("ben@example.org")
    key = await api_keys.make(ben.id, "x")
    async with studio.client(ada) as client:
        response = await client.get(f"{V1}/me", headers=bearer(key.secret))
        assert response.json()["id"] == ben.id
        assert (await client.get(f"{V1}/me")).json()["id"] == ada.id


async def test_another_way_to_authorize_is_no_key(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        response = await client.get(f"{V1}/me", headers={"authorization": "Basic bGltOmxpbQ=="})
    assert response.json()["id"] == ada.id


async def test_with_a_key_no_origin_is_asked_for_and_without_one_it_is(studio: Studio, ada: Account) -> None:
    key = await api_keys.make(ada.id, "x")
    elsewhere = {"origin": "https://evil.example"}
    async with studio.client(ada) as client:
        with_key = await client.post(f"{V1}/notices/read", headers=elsewhere | bearer(key.secret))
        basic = await client.post(f"{V1}/notices/read", headers=elsewhere | {"authorization": "Basic x"})
        without = await client.post(f"{V1}/notices/read", headers=elsewhere)
    assert (with_key.status_code, basic.status_code, without.status_code) == (200, 403, 403)


async def test_a_key_of_a_disabled_account_says_so(studio: Studio, ada: Account) -> None:
    key = await api_keys.make(ada.id, "x")

    def disable(db: Session) -> None:
        db.get_one(User, ada.id).disabled = True

    data.write_now(disable)
    async with studio.client() as program:
        response = await program.get(f"{V1}/me", headers=bearer(key.secret))
    assert (response.status_code, error_of(response)["code"]) == (403, "account_disabled")


async def test_a_revoked_key_opens_nothing_and_nobody_revokes_anothers(studio: Studio, ada: Account) -> None:
    ben = add_account("ben@example.org")
    async with studio.client(ada) as client, studio.client(ben) as other, studio.client() as program:
        key = await made(client)
        foreign = await other.delete(f"{V1}/me/api-keys/{key['id']}")
        assert (foreign.status_code, error_of(foreign)["code"]) == (404, "not_found")
        assert (await program.get(f"{V1}/me", headers=bearer(key["key"]))).status_code == 200
        assert (await client.delete(f"{V1}/me/api-keys/{key['id']}")).status_code == 200
        assert (await program.get(f"{V1}/me", headers=bearer(key["key"]))).status_code == 401
        assert (await client.delete(f"{V1}/me/api-keys/{key['id']}")).status_code == 404
    assert kept() == []


async def test_an_expired_key_opens_nothing_and_is_listed_as_such(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client, studio.client() as program:
        key = await made(client, expires_in_days=30)
        assert (await program.get(f"{V1}/me", headers=bearer(key["key"]))).status_code == 200
        change_key(expires_at=utcnow() - timedelta(seconds=1))
        assert (await program.get(f"{V1}/me", headers=bearer(key["key"]))).status_code == 401
        assert (await client.get(f"{V1}/me/api-keys")).json()["items"][0]["expired"] is True


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"name": ""},
        {"name": " \t\n"},
        {"name": "x" * 61},
        {"name": "x", "expires_at": "2001-01-01T00:00:00Z"},
        {"name": "x", "expires_at": "9999-01-01T00:00:00Z"},
        {"name": "x", "expires_at": "2027-01-01T00:00:00"},
        {"name": "x", "expires_in_days": 0},
        {"name": "x", "expires_in_days": 99999999999},
    ],
    ids=str,
)
async def test_a_key_that_cannot_be_made_says_why(studio: Studio, ada: Account, body: dict[str, Any]) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/me/api-keys", json=body)
    assert (response.status_code, error_of(response)["code"]) == (422, "invalid")
    assert kept() == []


async def test_there_is_an_end_to_how_many_keys_one_has(studio: Studio, ada: Account) -> None:
    for _ in range(api_keys.MOST):
        await api_keys.make(ada.id, "x")
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/me/api-keys", json={"name": "one more"})
    assert (response.status_code, error_of(response)["code"]) == (409, "conflict")
    assert len(kept()) == api_keys.MOST


async def test_a_key_does_not_decide_who_comes_in(studio: Studio, ada: Account) -> None:
    key = await api_keys.make(ada.id, "x")
    sign_in = (await api_keys.list_keys(ada.id))[0].id
    async with studio.client(ada) as client:  # not even beside a cookie
        client.headers.update(bearer(key.secret))
        for method, path, body in (
            ("POST", "/me/api-keys", {"name": "another"}),
            ("POST", "/auth/password", {"old_password": "x" * 8, "new_password": "y" * 8}),
            ("PATCH", "/me", {"email": "eve@example.org"}),
            ("DELETE", "/me", {"password": "x"}),
            ("DELETE", f"/me/sessions/{sign_in}", None),
            ("POST", "/auth/logout", None),
            ("POST", "/auth/logout-everywhere", None),
        ):
            response = await client.request(method, V1 + path, json=body)
            assert (response.status_code, error_of(response)["code"]) == (403, "sign_in_needed"), path
    assert len(kept()) == 1


async def test_a_key_opens_no_page(studio: Studio, ada: Account) -> None:
    key = await api_keys.make(ada.id, "x")
    seen: list[int] = []

    @studio.app.get("/room")
    async def room(who: doorkeeper.AtDoor) -> dict[str, str]:
        seen.append(1)
        return {"id": who.user.id}

    async with studio.client() as program:
        assert (await program.get("/room", headers=bearer(key.secret))).status_code == 401
    assert seen == []


async def test_an_administrators_key_opens_what_the_administrator_can(studio: Studio) -> None:
    root, ada = add_account("root@example.org", role=Role.ADMIN), add_account()
    keys = [await api_keys.make(one.id, "x") for one in (root, ada)]
    async with studio.client() as program:
        answers = [await program.get(f"{V1}/admin/users", headers=bearer(key.secret)) for key in keys]
    assert [one.status_code for one in answers] == [200, 403]


async def test_when_it_was_used_is_written_once_a_minute(studio: Studio, ada: Account) -> None:
    key = await api_keys.make(ada.id, "x")
    assert kept()[0].last_used_at is None
    async with studio.client() as program:
        await program.get(f"{V1}/me", headers=bearer(key.secret))
        first = kept()[0].last_used_at
        assert first is not None
        await program.get(f"{V1}/me", headers=bearer(key.secret))
        assert kept()[0].last_used_at == first
        change_key(last_used_at=utcnow() - timedelta(seconds=61))
        await program.get(f"{V1}/me", headers=bearer(key.secret))
    last = kept()[0].last_used_at
    assert last is not None
    assert last >= first


async def test_a_user_is_slowed_down_through_whichever_key_and_address(
    database: Any, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    ada, ben = add_account(), add_account("ben@example.org")
    keys = [(await api_keys.make(who.id, "x")).secret for who in (ada, ada, ben)]
    async with open_studio(model, monkeypatch, rate_limit="3/hour") as studio:
        answers: list[int] = []
        for number, key in enumerate([keys[0], keys[1], keys[0], keys[1], keys[2]]):
            async with studio.client(address=f"192.0.2.{number}") as program:
                answers.append((await program.get(f"{V1}/me", headers=bearer(key))).status_code)
    assert answers == [200, 200, 200, 429, 200]


async def test_no_key_comes_into_the_log(studio: Studio, ada: Account, caplog: pytest.LogCaptureFixture) -> None:
    with structlog.testing.capture_logs() as logged, caplog.at_level("DEBUG"):
        async with studio.client(ada, raise_app_exceptions=False) as client:
            key = (await made(client))["key"]
            await client.get(f"{V1}/me", headers=bearer(key))
            await client.get(f"{V1}/me", headers=bearer(key + "x"))
    assert key not in str(logged) + caplog.text


async def test_two_at_once_do_not_get_past_the_limit(studio: Studio, ada: Account) -> None:
    for _ in range(api_keys.MOST - 1):
        await api_keys.make(ada.id, "x")
    async with studio.client(ada) as client:
        asked = (client.post(f"{V1}/me/api-keys", json={"name": "last"}) for _ in range(4))
        answers = await asyncio.gather(*asked)
    assert sorted(one.status_code for one in answers) == [201, 409, 409, 409]
