"""Leaving: words and ways in are gone at once, pictures go to the bin, sums stay without a name."""

from __future__ import annotations

import asyncio
import time
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlmodel import Session, func, select

import data
from data.accounts import Role, SignIn, User
from data.billing import LedgerRow, Subscription, TopupRequest, Wallet
from data.coaching import CoachSession
from data.columns import utcnow
from data.identities import Invitation
from data.library import Generation, GenerationStatus, Project, Version
from services import errors
from services.accounts import api_keys, invitations, signins
from services.accounts.oneself import Proof
from services.billing import turn
from services.engine.faults import Kind
from services.engine.memory import Memory, Remembered
from services.upkeep import deletion
from services.upkeep.belongings import BELONGINGS, Leaving
from tests.api.calling import V1, painted, start
from tests.api.test_doors import error_of
from tests.house import (
    PASSWORD,
    Account,
    Studio,
    add_account,
    check_books,
    grant,
    held_anywhere,
    png,
    set_password,
    until,
)

WORDS = ("a teal fox", "Hello", "Sepia wash", "pen and ink", "please, for Ada", "ada", "lovelace", "fox.png")


@pytest.fixture
def ada(database: Any) -> Account:
    add_account("root@example.org", role=Role.ADMIN)
    account = add_account("ada.lovelace@example.org", plan="studio")
    set_password(account)
    return account


async def leave(studio: Studio, who: Account, **proof: str) -> None:
    async with studio.client(who) as client:
        response = await client.request("DELETE", f"{V1}/me", json=proof or {"password": PASSWORD})
        assert response.status_code == 200, response.text
        assert (await client.get(f"{V1}/me")).status_code == 401


def sign_in_of(account: Account) -> str:
    query = select(SignIn.id).where(SignIn.secret_hash == signins.fingerprint(account.cookie))
    return data.read_now(lambda db: db.exec(query).one())


def everything(user_id: str) -> dict[str, list[dict[str, Any]]]:
    """All rows of the person's, by table."""

    def look(db: Session) -> dict[str, list[dict[str, Any]]]:
        return {
            one.table: [
                dict(row) for row in db.connection().execute(one.columns.select().where(one.of(user_id))).mappings()
            ]
            for one in BELONGINGS
        }

    return data.read_now(look)


def a_project(db: Session, user_id: str) -> str:
    row = Project(user_id=user_id, name="x")
    db.add(row)
    db.flush()
    return row.id


async def test_what_was_said_is_gone_at_once_and_sums_stay_without_a_name(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        await painted(client)
        await client.post(f"{V1}/uploads", files={"file": ("fox.png", png(), "image/png")})
        await client.post(f"{V1}/brand-kits", json={"name": "Lovelace", "colors": ["#008080"]})
        await client.post(f"{V1}/style-presets", json={"name": "Sepia wash", "words": "pen and ink"})
        await client.post(f"{V1}/tokens/topup-requests", json={"package": "starter", "message": "please, for Ada"})
        await api_keys.make(ada.id, "ada's key")
    before = everything(ada.id)
    await leave(studio, ada)
    after = everything(ada.id)
    for one in BELONGINGS:
        left = len(after[one.table])
        assert left == (0 if one.leaving is Leaving.GONE else left)
        assert left >= (0 if one.leaving is Leaving.GONE else len(before[one.table])), one.table
    said = str(after).lower()
    assert [word for word in WORDS if word.lower() in said] == []
    assert after["ledger"][: len(before["ledger"])] == before["ledger"]
    assert all(row["deleted_at"] for row in after["asset"] + after["version"])
    assert data.read_now(lambda db: db.get_one(Wallet, ada.id).balance) == 0
    check_books()


async def test_the_engine_forgets_what_it_painted_for_them_and_what_followed(studio: Studio, ada: Account) -> None:
    def remember(id_: str, **answer: str) -> None:
        memory.put(
            Remembered(
                id=id_,
                created=time.time(),
                model="x",
                words="a teal fox",
                ratio=None,
                size="1K",
                mime_type="image/png",
                scene="{}",
                look=None,
                answer={"id": id_, **answer},
            ),
            png(),
        )

    async with studio.client(ada) as client:
        await painted(client)
    memory = Memory(studio.settings.folder / "engine")
    mine, followed, others = ("v1_" + letter * 32 for letter in "abc")
    remember(mine)
    remember(followed, previous_interaction_id=mine)
    remember(others)
    data.write_now(lambda db: db.connection().execute(update(Version).values(provider="engine", interaction_id=mine)))
    await leave(studio, ada)
    assert [memory.get(one) is not None for one in (mine, followed, others)] == [False, False, True]


async def test_what_is_under_way_is_cancelled_and_what_was_held_is_free(studio: Studio, ada: Account) -> None:
    grant(ada, 1_000)
    async with studio.client(ada) as client:
        await client.post(f"{V1}/profile-creator/start", json={"creation_type": "profile_picture"})
        studio.model.faults.add(Kind.SLOW, seconds=30, times=9)
        await client.post(f"{V1}/generate/text-to-image", json={"prompt": "a fox", "count": 3})
    await until(lambda: studio.model.pictures_asked)
    assert held_anywhere()
    await leave(studio, ada)
    assert held_anywhere() == []
    states = data.read_now(lambda db: db.exec(select(Generation.status)).all())
    assert states == [GenerationStatus.CANCELLED]
    check_books()


async def test_a_reply_that_streams_ends_with_the_account(studio: Studio, ada: Account) -> None:
    studio.model.faults.add(Kind.SLOW, seconds=30, times=9)
    async with studio.client(ada) as client:
        talking = asyncio.create_task(client.post(f"{V1}/coach/start", json={"message": "Hello"}))
        await until(lambda: data.read_now(lambda db: db.exec(select(CoachSession.id)).all()))
        await leave(studio, ada)
        talking.cancel()
    assert data.read_now(lambda db: db.exec(select(CoachSession.id)).all()) == []
    assert held_anywhere() == []
    check_books()


async def test_the_address_is_free_and_whoever_takes_it_begins_anew(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        await start(client)
    await leave(studio, ada)
    async with studio.client() as client:
        gone = await client.post(f"{V1}/auth/login", json={"email": ada.email, "password": PASSWORD})
        assert (gone.status_code, error_of(gone)["code"]) == (401, "bad_credentials")
        again = await client.post(f"{V1}/auth/signup", json={"email": ada.email, "password": PASSWORD})
        assert again.status_code == 201
        assert again.json()["id"] != ada.id
        assert again.json()["balance"] == 1_000
        assert (await client.get(f"{V1}/coach/sessions")).json()["items"] == []


async def test_every_way_in_is_shut(studio: Studio, ada: Account) -> None:
    key = await api_keys.make(ada.id, "x")
    cookie = data.write_now(signins.open_sign_in, ada.id, days=1, device="phone", address="")
    told: list[str] = []
    signins.on_revoked(told.extend)
    signed_in = {sign_in_of(ada), sign_in_of(Account(id=ada.id, email="", cookie=cookie))}
    await leave(studio, ada)
    assert set(told) == signed_in
    async with studio.client(Account(id=ada.id, email="", cookie=cookie)) as phone, studio.client() as program:
        assert (await phone.get(f"{V1}/me")).status_code == 401
        assert (await program.get(f"{V1}/me", headers={"authorization": f"Bearer {key.secret}"})).status_code == 401


@pytest.mark.parametrize(
    "proof", [{}, {"password": ""}, {"password": "a guess"}, {"email": "ada.lovelace@example.org"}]
)
async def test_without_the_password_nothing_happens(studio: Studio, ada: Account, proof: dict[str, str]) -> None:
    before = everything(ada.id)
    async with studio.client(ada) as client:
        response = await client.request("DELETE", f"{V1}/me", json=proof)
    assert (response.status_code, error_of(response)["code"]) == (401, "bad_credentials")
    assert everything(ada.id) == before


async def test_an_account_without_a_password_leaves_by_its_address_and_a_fresh_sign_in(studio: Studio) -> None:
    add_account("root@example.org", role=Role.ADMIN)
    ada = add_account()
    async with studio.client(ada) as client:
        for wrong in ({"password": PASSWORD}, {"email": "ben@example.org"}):
            response = await client.request("DELETE", f"{V1}/me", json=wrong)
            assert (response.status_code, error_of(response)["code"]) == (422, "invalid")

        def grow_old(db: Session) -> None:
            db.get_one(SignIn, sign_in_of(ada)).created_at = utcnow() - timedelta(minutes=11)

        data.write_now(grow_old)
        response = await client.request("DELETE", f"{V1}/me", json={"email": ada.email})
        assert (response.status_code, error_of(response)["code"]) == (403, "fresh_sign_in_needed")

        def grow_young(db: Session) -> None:
            db.get_one(SignIn, sign_in_of(ada)).created_at = utcnow()

        data.write_now(grow_young)
    await leave(studio, ada, email=f" {ada.email.upper()} ")


async def test_the_last_administrator_stays_and_says_so(studio: Studio) -> None:
    root, second = add_account("root@example.org", role=Role.ADMIN), add_account("two@example.org", role=Role.ADMIN)
    for one in (root, second):
        set_password(one)
    await leave(studio, second)
    async with studio.client(root) as client:
        response = await client.request("DELETE", f"{V1}/me", json={"password": PASSWORD})
        assert (response.status_code, error_of(response)["message"]) == (409, deletion.LAST_ADMIN)
        assert (await client.get(f"{V1}/me")).status_code == 200


async def test_two_administrators_who_leave_at_once_are_not_both_gone(studio: Studio) -> None:
    both = [add_account(f"{name}@example.org", role=Role.ADMIN) for name in ("one", "two")]

    def go(who: Account) -> bool:
        try:
            data.write_now(deletion._shut_the_door, who.id)
        except errors.Conflict:
            return False
        return True

    with ThreadPoolExecutor(2) as threads:
        assert sorted(threads.map(go, both)) == [False, True]


async def test_leaving_twice_at_once_is_leaving_once(studio: Studio, ada: Account) -> None:
    proof = Proof(sign_in_id=sign_in_of(ada), password=PASSWORD)
    ended = await asyncio.gather(*(deletion.delete_account(ada.id, proof) for _ in range(2)), return_exceptions=True)
    assert [one for one in ended if one is not None and not isinstance(one, errors.UserNotFound)] == []
    assert ended.count(None) == 1
    check_books()


async def test_what_a_request_under_way_left_is_found_later(studio: Studio, ada: Account) -> None:
    await leave(studio, ada)

    def come_late(db: Session) -> None:
        project = a_project(db, ada.id)
        db.add(
            CoachSession(user_id=ada.id, project_id=project, kind="image", opened_period="2026-11", expires_at=utcnow())
        )

    data.write_now(come_late)
    assert await deletion.finish() == 1
    assert data.read_now(lambda db: db.exec(select(CoachSession.id)).all()) == []


async def test_the_months_turn_passes_by_who_is_gone(studio: Studio, ada: Account) -> None:
    await leave(studio, ada)

    def long_ago(db: Session) -> None:
        db.get_one(User, ada.id).created_at = utcnow() - timedelta(days=70)

    data.write_now(long_ago)
    await turn.turn_month()
    counted = select(func.count()).select_from(LedgerRow).where(LedgerRow.user_id == ada.id, LedgerRow.type == "credit")
    assert data.read_now(lambda db: db.exec(counted.where(LedgerRow.reason == "plan_grant")).one()) == 1
    assert data.read_now(lambda db: db.get_one(Subscription, ada.id).status) == "canceled"


async def test_an_open_request_is_answered_and_an_invitation_forgets_the_address(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        await client.post(f"{V1}/tokens/topup-requests", json={"package": "starter"})

    def invite(db: Session) -> None:
        db.add(Invitation(secret_hash="x", email=ada.email, expires_at=utcnow()))

    data.write_now(invite)
    await leave(studio, ada)
    states, addresses = data.read_now(
        lambda db: (db.exec(select(TopupRequest.state)).all(), db.exec(select(Invitation.email)).all())
    )
    assert (states, addresses) == (["declined"], [""])


async def test_an_invitation_that_was_used_up_stays_so(studio: Studio, ada: Account) -> None:
    made = await invitations.create(ada.id, uses=1)
    guest = add_account("guest@example.org")
    set_password(guest)

    def come_in(db: Session) -> None:
        invitations.note_use(db, invitations.take(db, made.secret, guest.email), guest.id)

    data.write_now(come_in)
    await leave(studio, guest)
    (view,) = await invitations.list_invitations()
    assert (view.state, view.used_by) == ("used", ())


async def test_others_keep_everything(studio: Studio, ada: Account) -> None:
    ben = add_account("ben@example.org", plan="studio")
    async with studio.client(ben) as client:
        await painted(client)
        await api_keys.make(ben.id, "x")
    before = everything(ben.id)
    await leave(studio, ada)
    assert everything(ben.id) == before
