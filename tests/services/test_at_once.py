"""What many do at the same moment to the same things of one person, on both databases."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Coroutine
from datetime import timedelta
from types import SimpleNamespace
from typing import Any

import pytest
from sqlmodel import Session, select

import data
from data.accounts import Role
from data.coaching import CoachSession, SessionState
from data.library import Asset, Generation, GenerationStatus, Project
from services import errors
from services.billing import wallet
from services.coach import expiring, presets, sessions
from services.studio import changing, projects, versions
from services.studio.changing import Changes
from services.upkeep import generation_log
from tests.house import Account, add_account, until
from tests.money.conftest import books, cluster, postgres_url, seeded
from tests.services.studio import shelf

__all__ = ["books", "cluster", "postgres_url", "seeded"]


@pytest.fixture
def ada(books: str) -> Account:
    return add_account()


async def at_once(*deeds: Coroutine[Any, Any, Any]) -> list[str]:
    """What became of each: its error's code, empty where it was done."""
    outcomes = await asyncio.gather(*deeds, return_exceptions=True)
    for one in outcomes:
        assert not isinstance(one, BaseException) or isinstance(one, errors.LimnerError), one
    return sorted(one.code if isinstance(one, errors.LimnerError) else "" for one in outcomes)


async def test_of_tags_that_are_given_at_once_none_is_lost(ada: Account) -> None:
    pictures = [shelf.picture(ada).id for _ in range(3)]
    tags = [f"tag {number}" for number in range(8)]
    await at_once(*(changing.change_many(ada.id, pictures, Changes(add_tags=[tag])) for tag in tags))
    assert [sorted(shelf.row(Asset, one).tags) for one in pictures] == [tags] * 3


async def test_a_picture_goes_with_the_last_of_its_versions_also_where_all_are_deleted_at_once(ada: Account) -> None:
    picture = shelf.picture(ada)
    assert picture.version_id is not None
    for _ in range(5):
        await versions.restore(ada.id, picture.project_id, picture.version_id)
    shown = [one.id for one in shelf.versions_of(picture.id)]
    assert await at_once(*(versions.delete(ada.id, one) for one in shown)) == [""] * 6
    assert shelf.row(Asset, picture.id).deleted_at is not None


async def test_who_looks_for_their_projects_at_once_has_one_default_one(ada: Account) -> None:
    await at_once(*(projects.list_projects(ada.id) for _ in range(8)))
    rows = data.read_now(lambda db: db.exec(select(Project).where(Project.user_id == ada.id)).all())
    assert len(rows) == 1


async def test_a_name_of_a_style_is_given_once(ada: Account) -> None:
    outcomes = await at_once(*(presets.save(ada.id, "Chalk", "white on black") for _ in range(16)))
    assert outcomes == ["", *["conflict"] * 15]


async def test_a_session_that_is_woken_while_the_idle_ones_are_swept_stays_awake(
    ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    idle, waking, sweeping = shelf_session(ada), threading.Event(), threading.Event()
    locked = sessions.locked_session

    def wake(db: Session) -> None:
        wallet.lock(db, ada.id)
        db.get_one(CoachSession, idle).expires_at = data.utcnow() + timedelta(hours=1)
        db.flush()
        waking.set()
        if data.dialect() == "postgresql":  # elsewhere the sweep does not begin before this has ended
            assert sweeping.wait(30)

    def tell(*asked: Any) -> CoachSession:
        sweeping.set()
        return locked(*asked)

    monkeypatch.setattr(sessions, "locked_session", tell)
    woken = asyncio.create_task(data.write(wake))
    await until(waking.is_set)
    assert await expiring.expire_idle() == 0
    await woken
    assert shelf.row(CoachSession, idle).state == SessionState.ACTIVE


async def test_an_administrator_who_tries_again_and_the_owner_do_not_wait_for_each_other(
    ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    admin, made = add_account("root@example.org", role=Role.ADMIN), shelf.painted(ada, "a fox").generation_id
    holding, asked = threading.Event(), threading.Event()
    assert made is not None

    def hold(db: Session) -> str:
        wallet.lock(db, ada.id)
        holding.set()
        if data.dialect() == "postgresql":
            assert asked.wait(30)
        return db.get_one(Generation, made, with_for_update={"key_share": True}).status

    def lock(db: Session, user_id: str) -> None:
        asked.set()
        wallet.lock(db, user_id)

    monkeypatch.setattr(generation_log, "wallet", SimpleNamespace(lock=lock))
    held = asyncio.create_task(data.write(hold))
    await until(holding.is_set)
    with pytest.raises(errors.Conflict):
        await generation_log.retry(admin.id, made)
    assert await held == GenerationStatus.COMPLETED


def shelf_session(account: Account) -> str:
    """A session that has been idle for too long."""

    def make(db: Session) -> str:
        row = CoachSession(
            user_id=account.id,
            project_id=projects.default_project(db, account.id).id,
            kind="image",
            asset_type="thumbnail",
            opened_period="2026-11",
            expires_at=data.utcnow() - timedelta(hours=1),
        )
        db.add(row)
        db.flush()
        return row.id

    return data.write_now(make)
