"""Signed-in browsers: server-side rows that can be revoked. The cookie holds a random secret, the row only its hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session, col, select

import data
from data.accounts import SignIn, User
from data.columns import utcnow
from services.accounts.views import UserView, user_view
from services.errors import AccountDisabled, NotFound, Unauthenticated

TOUCH_EVERY = timedelta(minutes=5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who is at the door: the user and the sign-in they came with."""

    user: UserView
    sign_in_id: str


_revoked_hooks: list[Callable[[list[str]], None]] = []


def on_revoked(hook: Callable[[list[str]], None]) -> None:
    """Have `hook` called with the ids of sign-ins that were revoked, so that their open pages can be closed."""
    _revoked_hooks.append(hook)


async def recognise(secret: str) -> Visitor:
    """Who the cookie's secret belongs to.

    Raises Unauthenticated for a secret that is unknown, expired or revoked; AccountDisabled.
    """
    visitor, stale = await data.read(_recognise, fingerprint(secret))
    if stale:
        await data.write(_touch, visitor.sign_in_id)
    return visitor


async def still_in(sign_in_id: str) -> UserView:
    """The user of a sign-in that a page was opened with. Raises Unauthenticated, AccountDisabled."""
    return await data.read(_still_in, sign_in_id)


async def sign_out(sign_in_id: str) -> None:
    tell_revoked(await data.write(revoke, sign_in_id=sign_in_id))


async def sign_out_everywhere(user_id: str, *, but: str | None = None) -> int:
    """Revoke all sign-ins of a user, except `but`. Returns how many."""
    revoked = await data.write(revoke, user_id=user_id, but=but)
    tell_revoked(revoked)
    return len(revoked)


def open_sign_in(db: Session, user_id: str, *, days: int, device: str, address: str) -> str:
    """A new sign-in; returns the secret for the cookie, which is kept nowhere else."""
    secret = secrets.token_urlsafe(32)
    db.add(
        SignIn(
            user_id=user_id,
            secret_hash=fingerprint(secret),
            device=device[:200],
            address=address[:64],
            expires_at=utcnow() + timedelta(days=days),
        )
    )
    return secret


def revoke(
    db: Session, *, sign_in_id: str | None = None, user_id: str | None = None, but: str | None = None
) -> list[str]:
    """Revoke one sign-in or all of a user; returns their ids, to be told with `tell_revoked` after the commit."""
    query = select(SignIn).where(col(SignIn.revoked_at).is_(None))
    if sign_in_id is not None:
        query = query.where(SignIn.id == sign_in_id)
    elif user_id is not None:
        query = query.where(SignIn.user_id == user_id)
    else:
        raise NotFound
    rows = [row for row in db.exec(query).all() if row.id != but]
    for row in rows:
        row.revoked_at = utcnow()
    return [row.id for row in rows]


def tell_revoked(sign_in_ids: list[str]) -> None:
    for hook in _revoked_hooks:
        hook(sign_in_ids)


def fingerprint(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()


def _recognise(db: Session, secret_hash: str) -> tuple[Visitor, bool]:
    row = db.exec(select(SignIn).where(SignIn.secret_hash == secret_hash)).one_or_none()
    if row is None:
        raise Unauthenticated
    user = _valid(db, row)
    return Visitor(user=user, sign_in_id=row.id), utcnow() - row.last_used_at > TOUCH_EVERY


def _still_in(db: Session, sign_in_id: str) -> UserView:
    row = db.get(SignIn, sign_in_id)
    if row is None:
        raise Unauthenticated
    return _valid(db, row)


def _valid(db: Session, row: SignIn) -> UserView:
    if row.revoked_at is not None or row.expires_at <= utcnow():
        raise Unauthenticated
    user = db.get_one(User, row.user_id)
    if user.disabled:
        raise AccountDisabled
    return user_view(db, user)


def _touch(db: Session, sign_in_id: str) -> None:
    row = db.get_one(SignIn, sign_in_id)
    lasts = row.expires_at - row.last_used_at
    row.last_used_at = utcnow()
    row.expires_at = row.last_used_at + lasts
