"""API keys: what a program shows in place of a browser's cookie. The secret is told once; the row has only its hash.

A key can do what its owner can, except for what decides who comes in: it makes no keys, ends no sign-ins, and changes
neither password nor e-mail, so that whoever finds one cannot outlive its end. It may revoke keys: that opens nothing.
"""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, func, select

import data
from data.accounts import User
from data.columns import utcnow
from data.keys import ApiKey
from services.accounts import journal
from services.accounts.signins import Visitor, fingerprint
from services.accounts.views import user_view
from services.billing import notices, wallet
from services.errors import AccountDisabled, BadInput, Conflict, NotFound, Unauthenticated

PREFIX = "lim_"
SHOWN = 8  # characters of a key that its list shows
MOST = 20  # keys of one user
LONGEST_NAME = 60
LONGEST_LIFE = timedelta(days=3650)
TOUCH_EVERY = timedelta(minutes=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class KeyView:
    """A key as its owner sees it later: `begins` are its first characters."""

    id: str
    name: str
    begins: str
    created_at: datetime
    last_used_at: datetime | None
    expires_at: datetime | None

    @property
    def expired(self) -> bool:
        return self.expires_at is not None and self.expires_at <= utcnow()


@dataclass(frozen=True, slots=True, kw_only=True)
class NewKey:
    """A key with its secret, which nobody can ask for again."""

    view: KeyView
    secret: str


async def make(user_id: str, name: str, *, expires_at: datetime | None = None) -> NewKey:
    """Make a key; it works at once. Without `expires_at` it works until it is revoked.

    Raises BadInput for a name that is empty or longer than 60 characters, and for an end that is past or more than
    ten years away; Conflict over 20 keys.
    """
    made = await data.write(_make, user_id, _clean_name(name), _clean_end(expires_at))
    journal.note("an API key was made", refused=False, user=user_id, key=made.view.id)
    return made


async def list_keys(user_id: str, *, limit: int = MOST, before: str | None = None) -> tuple[KeyView, ...]:
    """The keys of a user, newest first; those that have expired stay until they are revoked."""
    return await data.read(_list, user_id, limit, before)


async def revoke(user_id: str, key_id: str) -> None:
    """The key opens nothing from now on, and is forgotten. Raises NotFound."""
    await data.write(_revoke, user_id, key_id)
    journal.note("an API key was revoked", refused=False, user=user_id, key=key_id)


async def recognise(secret: str) -> Visitor:
    """Who comes with this key. When it was used is written at most once a minute.

    Raises Unauthenticated for a key that is unknown, expired or revoked; AccountDisabled.
    """
    if not secret.startswith(PREFIX) or len(secret) > 100:
        raise Unauthenticated
    visitor, stale = await data.read(_recognise, fingerprint(secret))
    if stale:
        await data.write(_touch, visitor.key_id)
    return visitor


def _clean_name(name: str) -> str:
    cleaned = " ".join("".join(ch if ch.isprintable() else " " for ch in name).split())
    if not cleaned:
        raise BadInput("Give the key a name, such as what it is for.", field="name")
    if len(cleaned) > LONGEST_NAME:
        raise BadInput(f"A key’s name has at most {LONGEST_NAME} characters.", field="name")
    return cleaned


def _clean_end(expires_at: datetime | None) -> datetime | None:
    if expires_at is None:
        return None
    if not utcnow() < expires_at <= utcnow() + LONGEST_LIFE:
        raise BadInput("A key ends at some time within the next ten years, or never.", field="expires_at")
    return expires_at


def _make(db: Session, user_id: str, name: str, expires_at: datetime | None) -> NewKey:
    wallet.lock(db, user_id)  # two at once would both find room for the last one
    if db.exec(select(func.count()).select_from(ApiKey).where(ApiKey.user_id == user_id)).one() >= MOST:
        raise Conflict(f"You have {MOST} API keys already. Revoke one that you no longer need.")
    secret = PREFIX + secrets.token_urlsafe(32)
    row = ApiKey(
        user_id=user_id, name=name, begins=secret[:SHOWN], secret_hash=fingerprint(secret), expires_at=expires_at
    )
    db.add(row)
    db.flush()
    notices.tell(db, user_id, "account", f"An API key was made: {name}.", link="/account")
    return NewKey(view=_view(row), secret=secret)


def _list(db: Session, user_id: str, limit: int, before: str | None) -> tuple[KeyView, ...]:
    query = select(ApiKey).where(ApiKey.user_id == user_id)
    if before is not None:
        query = query.where(ApiKey.id < before)
    return tuple(_view(row) for row in db.exec(query.order_by(col(ApiKey.id).desc()).limit(limit)).all())


def _revoke(db: Session, user_id: str, key_id: str) -> None:
    row = db.get(ApiKey, key_id)
    if row is None or row.user_id != user_id:
        raise NotFound
    db.delete(row)


def _recognise(db: Session, secret_hash: str) -> tuple[Visitor, bool]:
    """By the hash of 256 random bits: how long the search takes tells nothing about any key."""
    now = utcnow()
    row = db.exec(select(ApiKey).where(ApiKey.secret_hash == secret_hash)).one_or_none()
    if row is None or (row.expires_at is not None and row.expires_at <= now):
        raise Unauthenticated
    user = db.get_one(User, row.user_id)
    if user.disabled:
        raise AccountDisabled
    stale = row.last_used_at is None or now - row.last_used_at >= TOUCH_EVERY
    return Visitor(user=user_view(db, user), sign_in_id="", key_id=row.id), stale


def _touch(db: Session, key_id: str) -> None:
    row = db.get(ApiKey, key_id)
    if row is not None and (row.last_used_at is None or utcnow() - row.last_used_at >= TOUCH_EVERY):
        row.last_used_at = utcnow()


def _view(row: ApiKey) -> KeyView:
    return KeyView(
        id=row.id,
        name=row.name,
        begins=row.begins,
        created_at=row.created_at,
        last_used_at=row.last_used_at,
        expires_at=row.expires_at,
    )
