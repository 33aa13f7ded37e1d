"""What may be used once is used once, also by many at the same moment, on both databases."""

from __future__ import annotations

import asyncio
from collections.abc import Coroutine
from typing import Any

import pytest
from sqlmodel import Session, select

import data
from data.accounts import Role, User
from data.identities import Identity
from services import errors
from services.accounts import entering, identities, invitations, links, passwords
from services.accounts.attempts import open_attempts
from services.accounts.entering import Origin
from services.accounts.oidc_settings import Kind, Provider
from services.accounts.profiles import Profile
from services.settings import Settings, Signup
from tests.house import PASSWORD, add_account
from tests.money.conftest import books, cluster, postgres_url, seeded
from tests.services.accounts.test_entering import PlainHasher

__all__ = ["books", "cluster", "postgres_url", "seeded"]

WORK = Provider(
    name="acme",
    kind=Kind.OIDC,
    label="Work",
    issuer="https://sso.example.org",
    client_id="limner",
    client_secret="",
    scopes="openid",
    role_claim="groups",
    admin_values=frozenset({"admins"}),
    plan_claim="groups",
    plans={"gold": "studio"},
    logout=False,
)


@pytest.fixture(autouse=True)
def ready(books: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PlainHasher())
    open_attempts(Settings(rate_limit="off"))


async def at_once(*deeds: Coroutine[Any, Any, Any]) -> list[str]:
    """What became of each: its error's code, empty where it was done."""
    outcomes = await asyncio.gather(*deeds, return_exceptions=True)
    for one in outcomes:
        assert not isinstance(one, BaseException) or isinstance(one, errors.LimnerError), one
    return sorted(one.code if isinstance(one, errors.LimnerError) else "" for one in outcomes)


def profile(subject: str = "person-1", email: str = "ada@example.org", **claims: Any) -> Profile:
    return Profile(provider="acme", issuer=WORK.issuer, subject=subject, emails=(email,), name="Ada", claims=claims)


def users() -> list[User]:
    return data.read_now(lambda db: list(db.exec(select(User)).all()))


async def test_an_invitation_for_two_lets_two_of_six_in() -> None:
    admin = add_account("root@example.org", role=Role.ADMIN)
    made = await invitations.create(admin.id, uses=2)
    settings, origin = Settings(signup=Signup.INVITE), Origin(invitation=made.secret)
    outcomes = await at_once(
        *(entering.sign_up(settings, f"user{number}@example.org", PASSWORD, "", origin) for number in range(6))
    )
    assert outcomes == ["", "", *["invitation_invalid"] * 4]
    (view,) = await invitations.list_invitations()
    assert len(view.used_by) == 2


async def test_a_reset_link_sets_one_of_six_passwords() -> None:
    account = add_account()
    link = await links.make_reset_link(Settings(), account.id, account.id)
    outcomes = await at_once(*(links.set_password(Settings(), link.secret, PASSWORD, "") for _ in range(6)))
    assert outcomes == ["", *["link_invalid"] * 5]


async def test_somebody_new_who_comes_six_times_has_one_account() -> None:
    add_account("root@example.org", role=Role.ADMIN)
    entering_six_times = (identities.enter(Settings(), WORK, profile(), Origin()) for _ in range(6))
    assert await at_once(*entering_six_times) == [""] * 6
    assert len(users()) == 2


async def test_of_two_ways_in_that_are_taken_away_at_once_one_stays() -> None:
    account = add_account()

    def connect(db: Session) -> list[str]:
        rows = [
            Identity(user_id=account.id, provider="acme", issuer=WORK.issuer, subject=subject) for subject in ("1", "2")
        ]
        db.add_all(rows)
        db.flush()
        return [row.id for row in rows]

    made = data.write_now(connect)
    outcomes = await at_once(*(identities.disconnect(Settings(), account.id, one) for one in made))
    assert outcomes == ["", "conflict"]


async def test_rights_follow_the_claims_at_each_sign_in() -> None:
    add_account("root@example.org", role=Role.ADMIN)
    seen: list[tuple[str, str]] = []
    for groups in (["admins", "gold"], ["gold"], []):
        entered = await identities.enter(Settings(), WORK, profile(groups=groups), Origin())
        seen.append((entered.user.role, entered.user.plan))
    assert seen == [("admin", "studio"), ("user", "studio"), ("user", "free")]
