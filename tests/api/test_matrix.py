"""Who may come in where: every route of the API as everybody who should not get in, and what happens to the owner's."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, select

import data
from data.accounts import Notice, Role, SignIn, User
from data.coaching import Message
from data.columns import utcnow
from data.keys import ApiKey
from data.library import Asset, Version
from pages.api.app import create_app
from services.accounts import api_keys, signins
from services.billing import notices
from services.settings import Settings
from services.upkeep.belongings import BELONGINGS
from tests.api.calling import V1, painted
from tests.api.matrix import OPEN, PREFIX, Json, Route, routes
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account


@pytest.fixture(scope="module")
def described() -> Json:
    """The API's own description, made once."""
    return create_app(Settings(), None).openapi()  # pyright: ignore[reportArgumentType]


@pytest.fixture(scope="module")
def every_route(described: Json) -> list[Route]:
    return routes(described)


def with_cookie(account: Account) -> dict[str, str]:
    return {"cookie": f"limner_session={account.cookie}"}


def with_key(account: Account, **values: Any) -> dict[str, str]:
    """An API key of the account, changed to `values` after it was made."""
    made = data.write_now(api_keys._make, account.id, "a program", None)

    def change(db: Session) -> None:
        row = db.get_one(ApiKey, made.view.id)
        for name, value in values.items():
            setattr(row, name, value)

    data.write_now(change)
    return {"authorization": f"Bearer {made.secret}"}


def revoked_key(account: Account) -> dict[str, str]:
    headers = with_key(account)
    data.write_now(lambda db: [db.delete(row) for row in db.exec(select(ApiKey)).all()])
    return headers


def disabled(account: Account) -> None:
    def disable(db: Session) -> None:
        db.get_one(User, account.id).disabled = True

    data.write_now(disable)


def disabled_cookie(account: Account) -> dict[str, str]:
    disabled(account)
    return with_cookie(account)


def disabled_key(account: Account) -> dict[str, str]:
    headers = with_key(account)
    disabled(account)
    return headers


def revoked_cookie(account: Account) -> dict[str, str]:
    data.write_now(lambda db: signins.revoke(db, user_id=account.id))
    return with_cookie(account)


def expired_cookie(account: Account) -> dict[str, str]:
    def expire(db: Session) -> None:
        for row in db.exec(select(SignIn).where(SignIn.user_id == account.id)).all():
            row.expires_at = utcnow() - timedelta(seconds=1)

    data.write_now(expire)
    return with_cookie(account)


NOT_IN = (401, "unauthenticated")
SHUT_OUT = (403, "account_disabled")
CALLERS: dict[str, tuple[Callable[[Account], Mapping[str, str]], tuple[int, str]]] = {
    "nobody": (lambda _: {}, NOT_IN),
    "a made-up cookie": (lambda _: {"cookie": f"limner_session={'x' * 43}"}, NOT_IN),
    "a made-up key": (lambda _: {"authorization": f"Bearer lim_{'x' * 43}"}, NOT_IN),
    "a made-up key beside a good cookie": (
        lambda who: {**with_cookie(who), "authorization": f"Bearer lim_{'x' * 43}"},
        NOT_IN,
    ),
    "a revoked sign-in": (revoked_cookie, NOT_IN),
    "a sign-in that has ended": (expired_cookie, NOT_IN),
    "a revoked key": (revoked_key, NOT_IN),
    "an expired key": (lambda who: with_key(who, expires_at=utcnow() - timedelta(seconds=1)), NOT_IN),
    "a disabled account": (disabled_cookie, SHUT_OUT),
    "a disabled account's key": (disabled_key, SHUT_OUT),
}


@pytest.fixture
def ids() -> dict[str, str]:
    """Ids that are nobody's, for whoever does not get far enough to be told so."""
    names = (
        "session_id", "message_id", "sign_in_id", "key_id", "notice_id", "kit_id", "brand_kit_id", "preset_id",
        "generation_id", "asset_id", "version_id", "other_id", "project_id", "user_id", "token",
    )  # fmt: skip
    return {name: data.new_id() for name in names}


@pytest.mark.parametrize("caller", CALLERS)
async def test_no_route_lets_them_in(
    studio: Studio, every_route: list[Route], ids: dict[str, str], caller: str
) -> None:
    add_account("root@example.org", role=Role.ADMIN)
    prepare, (status, code) = CALLERS[caller]
    headers = prepare(add_account())
    wrong: list[str] = []
    async with studio.client() as client:
        client.headers.update(headers)
        for route in every_route:
            answer = await route.call(client, ids)
            if answer.status_code != status or error_of(answer)["code"] != code:
                wrong.append(f"{route}: {answer.status_code} {answer.text[:100]}")
    assert wrong == []


@pytest.mark.parametrize("come", [with_cookie, with_key])
async def test_a_user_is_no_administrator(
    studio: Studio, every_route: list[Route], ids: dict[str, str], come: Callable[[Account], Mapping[str, str]]
) -> None:
    headers = come(add_account())
    wrong: list[str] = []
    async with studio.client() as client:
        client.headers.update(headers)
        for route in every_route:
            if route.for_administrators:
                answer = await route.call(client, ids)
                if answer.status_code != 403 or error_of(answer)["code"] != "forbidden":
                    wrong.append(f"{route}: {answer.status_code} {answer.text[:100]}")
    assert wrong == []


async def belongings_of_somebody(studio: Studio, owner: Account) -> dict[str, str]:
    """One of everything, and its id by the name that paths and bodies have for it."""
    async with studio.client(owner) as client:
        session = await painted(client)
        kit = (await client.post(f"{V1}/brand-kits", json={"name": "Teal"})).json()
        preset = (await client.post(f"{V1}/style-presets", json={"name": "Ink", "words": "pen and ink"})).json()
        key = (await client.post(f"{V1}/me/api-keys", json={"name": "x"})).json()
        await client.post(f"{V1}/uploads", files={"file": ("fox.png", b"", "image/png")})
    data.write_now(notices.tell, owner.id, "x", "x")

    def look(db: Session) -> dict[str, str]:
        version = db.exec(select(Version).where(Version.session_id == session["id"])).one()
        return {
            "session_id": session["id"],
            "message_id": db.exec(select(Message.id).where(Message.session_id == session["id"])).first() or "",
            "sign_in_id": db.exec(select(SignIn.id).where(SignIn.user_id == owner.id)).one(),
            "key_id": key["id"],
            "notice_id": db.exec(select(Notice.id).where(Notice.user_id == owner.id)).first() or "",
            "kit_id": kit["id"],
            "brand_kit_id": kit["id"],
            "preset_id": preset["id"],
            "generation_id": version.generation_id or "",
            "asset_id": db.exec(select(Asset.id).where(Asset.user_id == owner.id)).first() or "",
            "version_id": version.id,
            "other_id": version.id,
            "project_id": version.project_id,
        }

    return data.read_now(look)


def everything(user_id: str) -> dict[str, list[Any]]:
    """All rows of the person's, by table."""
    return data.read_now(
        lambda db: {
            one.table: sorted(map(str, db.connection().execute(one.columns.select().where(one.of(user_id))).all()))
            for one in BELONGINGS
        }
    )


@pytest.mark.parametrize("come", [with_cookie, with_key])
async def test_what_is_somebodys_does_not_exist_for_anybody_else(
    studio: Studio, every_route: list[Route], come: Callable[[Account], Mapping[str, str]]
) -> None:
    owner, neighbour = add_account("owner@example.org", plan="studio"), add_account("ben@example.org", plan="studio")
    theirs = await belongings_of_somebody(studio, owner)
    before, headers, wrong = everything(owner.id), come(neighbour), list[str]()
    async with studio.client() as client:
        client.headers.update(headers)
        for route in every_route:
            if route.for_administrators or not route.names_somebodys(theirs):
                continue
            answer = await route.call(client, theirs)
            in_person = answer.status_code == 403 and error_of(answer)["code"] == "sign_in_needed"
            if answer.status_code != 404 and not in_person:
                wrong.append(f"{route}: {answer.status_code} {answer.text[:150]}")
            if owner.id in answer.text or owner.email in answer.text:
                wrong.append(f"{route} tells whose it is")
    assert wrong == []
    assert everything(owner.id) == before


async def test_the_owner_is_let_in_where_the_neighbour_is_not(studio: Studio, every_route: list[Route]) -> None:
    """Or else the matrix would prove nothing: with the same ids and bodies the owner finds what is asked for."""
    owner = add_account("owner@example.org", plan="studio")
    mine = await belongings_of_somebody(studio, owner)
    missed: list[str] = []
    async with studio.client(owner) as client:
        for route in every_route:
            if route.method == "GET" and route.ids and not route.for_administrators:
                answer = await route.call(client, mine)
                if answer.status_code != 200:
                    missed.append(f"{route}: {answer.status_code}")
    assert missed == ["GET /profile-creator/sessions/{session_id}: 404", "GET /assets/{asset_id}/share: 404"]


def test_what_is_said_to_be_open_is_there(described: Json) -> None:
    paths = described["paths"]
    assert {(method, path) for method, path in OPEN if method.lower() not in paths.get(PREFIX + path, {})} == set()
