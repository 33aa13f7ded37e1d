"""Signed-in browsers: server-side rows that can be revoked. The cookie holds a random secret, the row only its hash."""

from __future__ import annotations

import hashlib
import secrets
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

import data
from data.accounts import SignIn, User
from data.columns import utcnow
from services.accounts import devices, journal
from services.accounts.views import UserView, user_view
from services.errors import AccountDisabled, NotFound, Unauthenticated

TOUCH_EVERY = timedelta(minutes=5)
LONGEST = timedelta(days=365)  # from the password to the end, however often the sign-in is used
MOST_SHOWN = 100


@dataclass(frozen=True, slots=True, kw_only=True)
class Visitor:
    """Who is at the door: the user and the sign-in they came with, or, for a program, the API key."""

    user: UserView
    sign_in_id: str
    key_id: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class SignInView:
    """A device that is signed in: what it calls itself, in words, and where it came from."""

    id: str
    device: str
    address: str
    created_at: datetime
    last_used_at: datetime


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


async def list_sign_ins(user_id: str, *, limit: int = MOST_SHOWN, before: str | None = None) -> tuple[SignInView, ...]:
    """The devices that are signed in, newest sign-in first."""
    return await data.read(_list, user_id, limit, before)


async def sign_out_device(user_id: str, sign_in_id: str) -> None:
    """End one of the user's own sign-ins, and close its open pages. Raises NotFound."""
    tell_revoked(await data.write(_sign_out_device, user_id, sign_in_id))


async def sign_out(sign_in_id: str) -> None:
    tell_revoked(await end(sign_in_id))


async def end(sign_in_id: str) -> list[str]:
    """Revoke a sign-in; whose pages are to be closed is the caller's to tell, with `tell_revoked`."""
    return await data.write(revoke, sign_in_id=sign_in_id)


async def sign_out_everywhere(user_id: str, *, but: str | None = None) -> int:
    """Revoke all sign-ins of a user, except `but`. Returns how many."""
    revoked = await data.write(revoke, user_id=user_id, but=but)
    tell_revoked(revoked)
    return len(revoked)


def open_sign_in(
    db: Session,
    user_id: str,
    *,
    days: int,
    device: str,
    address: str,
    provider: str = "",
    id_token: str = "",
) -> str:
    """A new sign-in; returns the secret for the cookie, which is kept nowhere else."""
    secret = secrets.token_urlsafe(32)
    db.add(
        SignIn(
            user_id=user_id,
            secret_hash=fingerprint(secret),
            device=device[:200],
            address=address[:64],
            provider=provider,
            id_token=id_token,
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
        row.revoked_at, row.id_token = utcnow(), ""
    return [row.id for row in rows]


def tell_revoked(sign_in_ids: list[str]) -> None:
    if sign_in_ids:
        journal.note("sign-ins were ended", refused=False, count=len(sign_in_ids), first=sign_in_ids[0])
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
    user = db.get_one(User, row.user_id)
    if user.disabled and user.deleted_at is None:  # which ended the sign-in too; who had it is told why
        raise AccountDisabled
    if row.revoked_at is not None or row.expires_at <= utcnow():
        raise Unauthenticated
    return user_view(db, user)


def _list(db: Session, user_id: str, limit: int, before: str | None) -> tuple[SignInView, ...]:
    query = select(SignIn).where(
        SignIn.user_id == user_id, col(SignIn.revoked_at).is_(None), col(SignIn.expires_at) > utcnow()
    )
    if before is not None:
        query = query.where(SignIn.id < before)
    return tuple(
        SignInView(
            id=row.id,
            device=devices.name(row.device),
            address=row.address,
            created_at=row.created_at,
            last_used_at=row.last_used_at,
        )
        for row in db.exec(query.order_by(col(SignIn.id).desc()).limit(limit)).all()
    )


def _sign_out_device(db: Session, user_id: str, sign_in_id: str) -> list[str]:
    row = db.get(SignIn, sign_in_id)
    if row is None or row.user_id != user_id or row.revoked_at is not None:
        raise NotFound
    row.revoked_at = utcnow()
    return [row.id]


def _touch(db: Session, sign_in_id: str) -> None:
    row = db.get_one(SignIn, sign_in_id)
    lasts = row.expires_at - row.last_used_at
    row.last_used_at = utcnow()
    row.expires_at = min(row.last_used_at + lasts, row.created_at + LONGEST)
