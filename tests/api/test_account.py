"""Signing up, in and out over HTTP, the cookie, and what one is told about oneself."""

from __future__ import annotations

import asyncio
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

import data
from data.accounts import Role, SignIn, User
from pages.doorkeeper import COOKIE
from tests.api.calling import V1
from tests.api.test_doors import error_of
from tests.house import PASSWORD, Account, Model, Studio, add_account, open_studio, set_password

SHAPE = {"id", "email", "name", "role", "plan", "subscription_status", "created_at"}


def sign_up(email: str = "ada@example.org", **more: Any) -> dict[str, Any]:
    return {"email": email, "password": PASSWORD, **more}


async def test_the_first_account_is_the_administrator_and_the_next_is_not(studio: Studio) -> None:
    async with studio.client() as one, studio.client() as two:
        first = await one.post(f"{V1}/auth/signup", json=sign_up(name="Ada"))
        second = await two.post(f"{V1}/auth/signup", json=sign_up("bob@example.org"))
        assert (first.status_code, second.status_code) == (201, 201)
        assert set(first.json()) >= SHAPE | {"balance"}
        assert (first.json()["role"], first.json()["plan"], first.json()["balance"]) == ("admin", "studio", 21_000)
        assert (second.json()["role"], second.json()["plan"], second.json()["balance"]) == ("user", "free", 1_000)
        assert second.json()["name"] == "bob"
        assert (await one.get(f"{V1}/me")).json() == first.json()
        assert (await one.get(f"{V1}/admin/users")).status_code == 200


async def test_two_first_sign_ups_at_once_make_one_administrator(studio: Studio) -> None:
    async with studio.client() as client:
        answers = await asyncio.gather(
            *(client.post(f"{V1}/auth/signup", json=sign_up(f"user{n}@example.org")) for n in range(4))
        )
    assert sorted(one.json()["role"] for one in answers) == ["admin", "user", "user", "user"]


async def test_the_same_address_twice_at_once_is_one_account(studio: Studio) -> None:
    add_account("root@example.org", role=Role.ADMIN)
    async with studio.client() as client:
        answers = await asyncio.gather(
            *(
                client.post(f"{V1}/auth/signup", json=sign_up(spelled))
                for spelled in ("ada@example.org", "ADA@Example.ORG")
            )
        )
    assert sorted(one.status_code for one in answers) == [201, 409]
    assert {error_of(one)["code"] for one in answers if one.status_code == 409} == {"email_taken"}


async def test_the_cookie_is_out_of_reach_of_scripts_and_of_other_sites(studio: Studio) -> None:
    async with studio.client() as client:
        response = await client.post(f"{V1}/auth/signup", json=sign_up())
    cookie = response.headers["set-cookie"].lower()
    assert cookie.startswith(f"{COOKIE}=")
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "path=/" in cookie
    assert "secure" not in cookie
    assert "domain" not in cookie


async def test_behind_https_the_cookie_is_secure(database: Any, model: Model, monkeypatch: pytest.MonkeyPatch) -> None:
    behind_https = open_studio(model, monkeypatch, rate_limit="off", base_url="https://art.example.org")
    async with behind_https as studio, studio.client() as client:
        response = await client.post(f"{V1}/auth/signup", json=sign_up())
        assert (await client.get(f"{V1}/me")).status_code == 401  # asked by http, the browser keeps it to itself
        mine = response.headers["set-cookie"].partition(";")[0]
        assert (await client.get(f"{V1}/me", headers={"cookie": mine})).status_code == 200
        laid = f"{COOKIE}={mine.partition('=')[2]}"  # as a neighbour under the same domain could have laid it
        assert (await client.get(f"{V1}/me", headers={"cookie": laid})).status_code == 401
    cookie = response.headers["set-cookie"]
    assert cookie.startswith(f"__Host-{COOKIE}=")
    assert {"Secure", "HttpOnly", "Path=/", "SameSite=lax"} <= set(cookie.split("; "))
    assert response.headers["strict-transport-security"] == "max-age=31536000; includeSubDomains"


async def test_signing_in_takes_a_new_secret_each_time(studio: Studio) -> None:
    account = add_account()
    set_password(account)
    async with studio.client(account) as client:
        response = await client.post(f"{V1}/auth/login", json=sign_up())
        assert response.status_code == 200
        assert response.json()["id"] == account.id
        assert response.cookies[COOKIE] != account.cookie


async def test_only_a_fingerprint_of_the_secret_is_kept(studio: Studio) -> None:
    account = add_account()
    kept = data.read_now(lambda db: db.exec(select(SignIn)).all())
    assert [one.user_id for one in kept] == [account.id]
    assert account.cookie not in {one.secret_hash for one in kept}


@pytest.mark.parametrize("spelled", ["ada@example.org", " ADA@Example.org ", "Ada@EXAMPLE.org"])
async def test_an_address_is_the_same_however_it_is_spelled(studio: Studio, spelled: str) -> None:
    set_password(add_account())
    async with studio.client() as client:
        assert (await client.post(f"{V1}/auth/login", json=sign_up(spelled))).status_code == 200


@pytest.mark.parametrize(
    ("email", "password"),
    [
        ("ada@example.org", "wrong password"),
        ("ada@example.org", ""),
        ("ada@example.org", "x" * 1000),
        ("ada@example.org", PASSWORD.upper()),
        ("nobody@example.org", PASSWORD),
        ("", PASSWORD),
        ("' OR 1=1 --", PASSWORD),
    ],
)
async def test_wrong_credentials_are_told_apart_by_nobody(studio: Studio, email: str, password: str) -> None:
    set_password(add_account())
    async with studio.client() as client:
        response = await client.post(f"{V1}/auth/login", json={"email": email, "password": password})
    assert response.status_code == 401
    assert error_of(response) == {
        "code": "bad_credentials",
        "message": "That e-mail and password do not belong together.",
        "details": {},
    }
    assert "set-cookie" not in response.headers


async def test_a_disabled_account_is_told_only_to_who_knows_its_password(studio: Studio) -> None:
    account = add_account()
    set_password(account)

    def disable(db: Session) -> None:
        db.get_one(User, account.id).disabled = True

    data.write_now(disable)
    async with studio.client() as client:
        right = await client.post(f"{V1}/auth/login", json=sign_up())
        wrong = await client.post(f"{V1}/auth/login", json={"email": account.email, "password": "wrong password"})
    assert (right.status_code, error_of(right)["code"]) == (403, "account_disabled")
    assert wrong.status_code == 401


async def test_signing_out_revokes_the_session_and_takes_the_cookie(studio: Studio) -> None:
    account = add_account()
    async with studio.client(account) as client, studio.client(account) as same_cookie:
        response = await client.post(f"{V1}/auth/logout")
        assert response.status_code == 200
        assert f'{COOKIE}=""' in response.headers["set-cookie"]
        assert response.headers["clear-site-data"] == '"cache", "storage"'
        assert (await same_cookie.get(f"{V1}/me")).status_code == 401


async def test_signing_out_everywhere_ends_every_session(studio: Studio) -> None:
    account = add_account()
    set_password(account)
    async with studio.client() as phone, studio.client(account) as desk:
        await phone.post(f"{V1}/auth/login", json=sign_up())
        assert (await phone.get(f"{V1}/me")).status_code == 200
        await desk.post(f"{V1}/auth/logout-everywhere")
        assert (await phone.get(f"{V1}/me")).status_code == 401


async def test_a_new_password_signs_out_everywhere_else(studio: Studio) -> None:
    account = add_account()
    set_password(account)
    async with studio.client() as phone, studio.client(account) as desk:
        await phone.post(f"{V1}/auth/login", json=sign_up())
        url, new = f"{V1}/auth/password", "another long password"
        wrong = await desk.post(url, json={"old_password": "wrong password", "new_password": new})
        assert (wrong.status_code, error_of(wrong)["code"]) == (401, "bad_credentials")
        short = await desk.post(url, json={"old_password": PASSWORD, "new_password": "short"})
        assert short.status_code == 422
        assert (await phone.get(f"{V1}/me")).status_code == 200
        assert (await desk.post(url, json={"old_password": PASSWORD, "new_password": new})).status_code == 200
        assert (await desk.get(f"{V1}/me")).status_code == 200
        assert (await phone.get(f"{V1}/me")).status_code == 401
        assert (await phone.post(f"{V1}/auth/login", json=sign_up())).status_code == 401
        assert (await phone.post(f"{V1}/auth/login", json=sign_up(password=new))).status_code == 200


async def test_a_session_that_is_not_used_ends_and_one_that_is_used_goes_on(studio: Studio) -> None:
    account = add_account()

    def last_used(db: Session, days: int) -> None:
        row = db.exec(select(SignIn).where(SignIn.user_id == account.id)).one()
        row.last_used_at = data.utcnow() - timedelta(days=days)
        row.expires_at = row.last_used_at + timedelta(days=30)

    async with studio.client(account) as client:
        data.write_now(last_used, 29)
        assert (await client.get(f"{V1}/me")).status_code == 200
        row = data.read_now(lambda db: db.exec(select(SignIn)).one())
        assert row.expires_at > data.utcnow() + timedelta(days=29)
        data.write_now(last_used, 31)
        assert (await client.get(f"{V1}/me")).status_code == 401


@pytest.mark.parametrize(("status", "codes"), [("closed", (201, 403)), ("invite", (201, 403)), ("open", (201, 201))])
async def test_sign_up_can_be_closed_for_all_but_the_first(
    database: Any, model: Model, monkeypatch: pytest.MonkeyPatch, status: str, codes: tuple[int, int]
) -> None:
    async with open_studio(model, monkeypatch, rate_limit="off", signup=status) as studio, studio.client() as client:
        first = await client.post(f"{V1}/auth/signup", json=sign_up())
        second = await client.post(f"{V1}/auth/signup", json=sign_up("bob@example.org"))
    assert (first.status_code, second.status_code) == codes
    if codes[1] == 403:
        assert error_of(second)["code"] == "signup_closed"


@pytest.mark.parametrize(
    ("body", "field"),
    [
        ({"email": "x", "password": PASSWORD}, "email"),
        ({"email": "a@b\r\nc.org", "password": PASSWORD}, "email"),
        ({"email": "a\x01@example.org", "password": PASSWORD}, "email"),
        ({"email": "a" * 400 + "@example.org", "password": PASSWORD}, "email"),
        ({"email": "a@example.org", "password": "1234567"}, None),
        ({"email": "a@example.org", "password": "x" * 257}, None),
        ({"email": "a@example.org"}, "password"),
        ({"password": PASSWORD}, "email"),
        ({"email": "a@example.org", "password": PASSWORD, "name": "x" * 121}, "name"),
        ({"email": None, "password": PASSWORD}, "email"),
        ({"email": ["a@example.org"], "password": PASSWORD}, "email"),
    ],
    ids=lambda value: str(value)[:40],
)
async def test_a_sign_up_that_makes_no_sense_says_what_would(
    studio: Studio, body: dict[str, Any], field: str | None
) -> None:
    async with studio.client() as client:
        response = await client.post(f"{V1}/auth/signup", json=body)
    assert response.status_code == 422
    error = error_of(response)
    found = error["details"].get("field") or [one["field"] for one in error["details"].get("fields", [])]
    assert field is None or field in found


async def test_a_role_or_plan_in_the_body_is_nobodys_choice(studio: Studio) -> None:
    add_account("root@example.org", role=Role.ADMIN)
    async with studio.client() as client:
        made = (
            await client.post(f"{V1}/auth/signup", json=sign_up(role="admin", plan="studio", disabled=False))
        ).json()
    assert (made["role"], made["plan"]) == ("user", "free")


@pytest.fixture
def root(database: Any) -> Account:
    return add_account("root@example.org", role=Role.ADMIN, plan="studio")


async def test_an_administrator_finds_accounts(studio: Studio, root: Account) -> None:
    ada, bob = add_account("ada@example.org"), add_account("bob_b@example.org")
    async with studio.client(root) as client:
        listed = (await client.get(f"{V1}/admin/users?limit=2")).json()
        assert [one["id"] for one in listed["items"]] == [bob.id, ada.id]
        rest = (await client.get(f"{V1}/admin/users?limit=2&cursor={listed['next_cursor']}")).json()
        assert [one["id"] for one in rest["items"]] == [root.id]
        for search, expected in (("ADA", [ada.id]), ("b_b", [bob.id]), ("%", []), ("_", [bob.id])):
            found = (await client.get(f"{V1}/admin/users", params={"search": search})).json()["items"]
            assert [one["id"] for one in found] == expected, search


async def test_an_administrators_change_counts_at_once(studio: Studio, root: Account) -> None:
    ada = add_account()
    async with studio.client(root) as client, studio.client(ada) as user:
        url = f"{V1}/admin/users/{ada.id}"
        assert (await client.patch(url, json={"plan": "pro"})).json()["plan"] == "pro"
        me = (await user.get(f"{V1}/me")).json()
        assert (me["plan"], me["balance"]) == ("pro", 6_000)
        await client.patch(url, json={"subscription_status": "past_due"})
        refused = await user.post(f"{V1}/generate/text-to-image", json={"prompt": "a fox"})
        assert (refused.status_code, error_of(refused)["code"]) == (403, "subscription_required")
        await client.patch(url, json={"disabled": True})
        assert (await user.get(f"{V1}/me")).status_code in {401, 403}
        await client.patch(url, json={"disabled": False})
        assert (await user.get(f"{V1}/me")).status_code == 401


async def test_an_account_that_is_gone_gets_no_tokens(studio: Studio, root: Account) -> None:
    ada = add_account()
    set_password(ada)
    async with studio.client(root) as client, studio.client(ada) as user:
        assert (await user.request("DELETE", f"{V1}/me", json={"password": PASSWORD})).status_code == 200
        for path in ("topup", "correction"):
            body = {"user_id": ada.id, "amount": 5, "notes": "welcome back"}
            refused = await client.post(f"{V1}/admin/tokens/{path}", json=body)
            assert (refused.status_code, error_of(refused)["code"]) == (404, "user_not_found"), path


@pytest.mark.parametrize(
    "body",
    [
        {"plan": "gold"},
        {"subscription_status": "frozen"},
        {"role": "king"},
        {"disabled": "yes"},
        {"balance": 5},
        {"plan": ""},
    ],
    ids=str,
)
async def test_an_administrators_mistake_changes_nothing(studio: Studio, root: Account, body: dict[str, Any]) -> None:
    ada = add_account()
    async with studio.client(root) as client:
        response = await client.patch(f"{V1}/admin/users/{ada.id}", json=body)
        assert response.status_code == 422
        error_of(response)
        unknown = await client.patch(f"{V1}/admin/users/{data.new_id()}", json={"plan": "pro"})
    assert (unknown.status_code, error_of(unknown)["code"]) == (404, "user_not_found")


@pytest.mark.parametrize("body", [{"role": "user"}, {"disabled": True}], ids=str)
async def test_the_last_administrator_stays_one(studio: Studio, root: Account, body: dict[str, Any]) -> None:
    async with studio.client(root) as client:
        response = await client.patch(f"{V1}/admin/users/{root.id}", json=body)
        assert response.status_code == 409
        assert (await client.get(f"{V1}/admin/users")).status_code == 200
        second = add_account("second@example.org", role=Role.ADMIN)
        assert (await client.patch(f"{V1}/admin/users/{second.id}", json=body)).status_code == 200


@pytest.mark.parametrize("amount", [0, -1, 10**9 + 1, 10**40, 1.5, "100", True, None])
async def test_tokens_are_granted_in_positive_whole_numbers_only(studio: Studio, root: Account, amount: Any) -> None:
    ada = add_account()
    async with studio.client(root) as client:
        response = await client.post(f"{V1}/admin/tokens/topup", json={"user_id": ada.id, "amount": amount})
        assert response.status_code == 422, response.text
        error_of(response)
        unknown = await client.post(f"{V1}/admin/tokens/topup", json={"user_id": "0", "amount": 5})
        assert unknown.status_code == 404


async def test_a_grant_is_in_the_balance_and_in_the_history(studio: Studio, root: Account) -> None:
    ada = add_account()
    async with studio.client(root) as client, studio.client(ada) as user:
        body = {"user_id": ada.id, "amount": 250, "notes": "=HYPERLINK(1)"}
        granted = (await client.post(f"{V1}/admin/tokens/topup", json=body)).json()
        assert (granted["balance"], granted["available"]) == (1_250, 1_250)
        (row, first) = (await user.get(f"{V1}/tokens/history")).json()["items"]
        assert (row["type"], row["amount"], row["balance_after"], row["reason"]) == (
            "credit",
            250,
            1_250,
            "admin_topup",
        )
        assert first["reason"] == "signup_bonus"
        page = (await user.get(f"{V1}/tokens/history?limit=1")).json()
        assert [one["id"] for one in page["items"]] == [row["id"]]
        rest = (await user.get(f"{V1}/tokens/history?limit=1&cursor={page['next_cursor']}")).json()
        assert [one["id"] for one in rest["items"]] == [first["id"]]
        sheet = await user.get(f"{V1}/tokens/history?format=csv")
    assert sheet.headers["content-type"].startswith("text/csv")
    assert ",=HYPERLINK" not in sheet.text
    assert "'=HYPERLINK(1)" in sheet.text


async def test_the_balance_has_its_lots_and_says_credits(studio: Studio) -> None:
    ada = add_account(plan="pro")
    async with studio.client(ada) as client:
        found = (await client.get(f"{V1}/tokens/balance")).json()
    assert {"balance", "held", "available", "credits", "total_earned", "total_spent", "lots"} <= set(found)
    assert (found["balance"], found["credits"]) == (6_000, 30.0)
    assert [(lot["source"], lot["expires_at"] is None) for lot in found["lots"]] == [
        ("plan_grant", False),
        ("signup_bonus", True),
    ]
