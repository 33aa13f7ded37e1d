"""What one changes of one's own account: name, e-mail, theme, notices, and where one is signed in."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

import data
from data.accounts import Notice, SignIn, User
from data.columns import utcnow
from services.accounts import signins
from services.billing import notices
from tests.api.calling import V1
from tests.api.test_doors import error_of
from tests.house import PASSWORD, Account, Studio, add_account, open_studio, set_password

FIREFOX = "Mozilla/5.0 (X11; Linux x86_64; rv:128.0) Gecko/20100101 Firefox/128.0"


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account()


def row_of(account: Account) -> dict[str, Any]:
    return data.read_now(lambda db: db.get_one(User, account.id).model_dump())


def sign_in_also(account: Account, device: str = FIREFOX) -> Account:
    cookie = data.write_now(signins.open_sign_in, account.id, days=30, device=device, address="198.51.100.7")
    return Account(id=account.id, email=account.email, cookie=cookie)


def sign_in_of(account: Account) -> str:
    query = select(SignIn.id).where(SignIn.secret_hash == signins.fingerprint(account.cookie))
    return data.read_now(lambda db: db.exec(query).one())


async def test_a_name_a_theme_and_unwanted_notices_are_changed(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        response = await client.patch(
            f"{V1}/me", json={"name": "  Ada \n Lovelace ", "theme": "day", "muted": ["month", "pictures"]}
        )
        assert response.status_code == 200, response.text
        assert response.json() == (await client.get(f"{V1}/me")).json()
    shape = response.json()
    assert (shape["name"], shape["theme"], shape["muted"]) == ("Ada Lovelace", "day", ["month", "pictures"])


@pytest.mark.parametrize(
    "body",
    [
        {"role": "admin"},
        {"plan": "studio", "subscription_status": "past_due"},
        {"balance": 10**9, "held": 0, "total_earned": 1},
        {"disabled": True, "deleted_at": "2026-01-01T00:00:00Z"},
        {"id": "x", "user_id": "x", "created_at": "2001-01-01T00:00:00Z"},
        {"password_hash": "x", "is_admin": True, "ground": "day"},
        {"user": {"role": "admin"}, "$set": {"role": "admin"}, "__class__": "Admin"},
    ],
    ids=str,
)
async def test_what_is_not_ones_own_to_change_does_not_change(studio: Studio, ada: Account, body: Any) -> None:
    before = row_of(ada)
    async with studio.client(ada) as client:
        shape = (await client.get(f"{V1}/me")).json()
        response = await client.patch(f"{V1}/me", json={**body, "name": "Countess"})
        assert response.status_code == 200
        assert response.json() == {**shape, "name": "Countess"}
        assert (await client.get(f"{V1}/admin/users")).status_code == 403
    assert row_of(ada) == {**before, "name": "Countess"}


@pytest.mark.parametrize(
    "body",
    [
        {"name": ""},
        {"name": "\u200b\n"},
        {"name": "x" * 121},
        {"theme": "neon"},
        {"muted": ["everything"]},
        {"muted": "month"},
        {"email": "no address"},
        {"email": "x" * 400},
        {"name": ["Ada"]},
    ],
    ids=str,
)
async def test_what_cannot_be_used_is_told_and_changes_nothing(studio: Studio, ada: Account, body: Any) -> None:
    set_password(ada)
    before = row_of(ada)
    async with studio.client(ada) as client:
        response = await client.patch(f"{V1}/me", json={"password": PASSWORD, **body})
    assert (response.status_code, error_of(response)["code"]) == (422, "invalid")
    assert row_of(ada) == before


async def test_an_e_mail_is_changed_with_the_password_and_the_other_devices_are_signed_out(
    studio: Studio, ada: Account
) -> None:
    set_password(ada)
    phone = sign_in_also(ada)
    async with studio.client(ada) as client, studio.client(phone) as other:
        for wrong in ({}, {"password": "a guess"}):
            refused = await client.patch(f"{V1}/me", json={"email": "new@example.org", **wrong})
            assert (refused.status_code, error_of(refused)["code"]) == (401, "bad_credentials")
        assert (await other.get(f"{V1}/me")).json()["email"] == ada.email
        done = await client.patch(f"{V1}/me", json={"email": "NEW@example.org", "password": PASSWORD})
        assert (done.status_code, done.json()["email"]) == (200, "new@example.org")
        assert (await client.get(f"{V1}/me")).status_code == 200
        assert (await other.get(f"{V1}/me")).status_code == 401
    said = data.read_now(lambda db: db.exec(select(Notice.text)).all())
    assert said == ["The e-mail address of your account was changed. Every other device was signed out."]


async def test_anothers_address_cannot_be_taken(studio: Studio, ada: Account) -> None:
    set_password(ada)
    ben = add_account("ben@example.org")
    async with studio.client(ada) as client:
        response = await client.patch(f"{V1}/me", json={"email": "Ben@Example.org", "password": PASSWORD})
    assert (response.status_code, error_of(response)["code"]) == (409, "email_taken")
    assert (row_of(ada)["email"], row_of(ben)["email"]) == (ada.email, ben.email)


async def test_ones_own_address_sent_along_needs_no_password(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        response = await client.patch(f"{V1}/me", json={"email": ada.email, "name": "Countess"})
    assert (response.status_code, response.json()["name"]) == (200, "Countess")


async def test_a_password_cannot_be_guessed_through_another_address(
    database: Any, model: Any, monkeypatch: pytest.MonkeyPatch, ada: Account
) -> None:
    set_password(ada)
    async with open_studio(model, monkeypatch) as studio, studio.client(ada) as client:
        answers = [
            (await client.patch(f"{V1}/me", json={"email": "new@example.org", "password": f"guess {n}"})).status_code
            for n in range(11)
        ]
    assert answers == [401] * 10 + [429]


async def test_muted_notices_are_not_told_and_others_are(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        await client.patch(f"{V1}/me", json={"muted": ["balance"]})
        for kind in ("balance_low", "balance_zero", "month", "topup_answer"):
            data.write_now(notices.tell, ada.id, kind, kind)
        said = (await client.get(f"{V1}/notices")).json()["items"]
    assert [one["text"] for one in said] == ["topup_answer", "month"]


async def test_the_devices_one_is_signed_in_on_are_named(studio: Studio, ada: Account) -> None:
    sign_in_also(ada)
    async with studio.client(ada) as client:
        items = (await client.get(f"{V1}/me/sessions")).json()["items"]
    assert [(one["device"], one["current"]) for one in items] == [("Firefox on Linux", False), ("test", True)]
    assert items[0]["address"] == "198.51.100.7"
    assert items[0]["last_used_at"].endswith("Z")


async def test_one_device_is_signed_out_and_the_others_are_not(studio: Studio, ada: Account) -> None:
    phone = sign_in_also(ada)
    async with studio.client(ada) as client, studio.client(phone) as other:
        assert (await client.delete(f"{V1}/me/sessions/{sign_in_of(phone)}")).status_code == 200
        assert (await other.get(f"{V1}/me")).status_code == 401
        assert len((await client.get(f"{V1}/me/sessions")).json()["items"]) == 1
        assert (await client.delete(f"{V1}/me/sessions/{sign_in_of(phone)}")).status_code == 404


async def test_nobody_signs_anothers_devices_out(studio: Studio, ada: Account) -> None:
    ben = add_account("ben@example.org")
    async with studio.client(ben) as client, studio.client(ada) as owner:
        response = await client.delete(f"{V1}/me/sessions/{sign_in_of(ada)}")
        assert (response.status_code, error_of(response)["code"]) == (404, "not_found")
        assert (await owner.get(f"{V1}/me")).status_code == 200


async def test_a_sign_in_that_has_ended_by_itself_is_not_listed(studio: Studio, ada: Account) -> None:
    phone = sign_in_also(ada)

    def end(db: Session) -> None:
        db.get_one(SignIn, sign_in_of(phone)).expires_at = utcnow() - timedelta(seconds=1)

    data.write_now(end)
    async with studio.client(ada) as client:
        items = (await client.get(f"{V1}/me/sessions")).json()["items"]
    assert [one["device"] for one in items] == ["test"]
