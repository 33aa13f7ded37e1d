"""How long a sign-in lasts, and how its owner gets past what strangers have guessed."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher
from sqlmodel import Session, select

import data
from data.accounts import SignIn
from data.columns import utcnow
from services import errors
from services.accounts import entering, links, passwords, signins
from services.accounts.attempts import open_attempts
from services.accounts.entering import Origin
from services.settings import Settings
from tests.house import PASSWORD, Account, add_account


def aged(account: Account, *, days: int) -> None:
    """Have the account's sign-in be made so many days ago, and used an hour ago as it was all the time."""

    def age(db: Session) -> None:
        row = db.exec(select(SignIn).where(SignIn.user_id == account.id)).one()
        row.created_at = utcnow() - timedelta(days=days)
        row.last_used_at = utcnow() - timedelta(hours=1)
        row.expires_at = min(row.last_used_at + timedelta(days=30), row.created_at + signins.LONGEST)

    data.write_now(age)


async def test_a_sign_in_ends_a_year_after_the_password_however_often_it_is_used(database: Path) -> None:
    account = add_account()
    aged(account, days=350)
    await signins.recognise(account.cookie)
    row = data.read_now(lambda db: db.exec(select(SignIn)).one())
    assert row.expires_at == row.created_at + signins.LONGEST
    assert utcnow() - row.last_used_at < timedelta(minutes=1)
    aged(account, days=365)
    with pytest.raises(errors.Unauthenticated):
        await signins.recognise(account.cookie)


async def test_a_reset_link_opens_the_way_that_guesses_have_shut(
    database: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(passwords, "_hasher", PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),)))
    open_attempts(Settings())
    account = add_account()
    thief, owner = Origin(address="198.51.100.9"), Origin(address="192.0.2.1")
    for _ in range(10):
        with pytest.raises(errors.BadCredentials):
            await entering.sign_in(Settings(), account.email, "a guess", thief)
    link = await links.make_mailed_link(account.email)
    assert link is not None
    await links.set_password(Settings(), link.secret, PASSWORD, owner.address)
    assert (await entering.sign_in(Settings(), account.email, PASSWORD, owner)).user.id == account.id
