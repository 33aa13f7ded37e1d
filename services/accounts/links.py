"""Links for who cannot come in: made by an administrator, or asked for on the sign-in page and sent by e-mail."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

import data
from data import office
from data.accounts import LinkPurpose, OneTimeLink, User
from data.columns import utcnow
from services import errors
from services.accounts import admission, identities, journal, passwords, signins
from services.accounts.attempts import attempts
from services.settings import Settings

BY_ADMIN = timedelta(days=3)
BY_MAIL = timedelta(hours=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class ResetLink:
    """A link that sets another password, once; its secret is kept nowhere else."""

    id: str
    email: str
    secret: str
    expires_at: datetime

    @property
    def path(self) -> str:
        return f"/reset/{self.secret}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Resetting:
    """Whose password a link sets, and until when."""

    email: str
    expires_at: datetime


async def make_reset_link(settings: Settings, admin_id: str, user_id: str, *, mailed: bool = False) -> ResetLink:
    """Make a reset link; those that were made before open nothing any more.

    `mailed` says that it goes nowhere but to the account's address. Raises UserNotFound, AccountDisabled,
    PasswordLoginOff.
    """
    _check_passwords_count(settings)
    return await data.write(_make, user_id, BY_ADMIN, mailed, admin_id)


async def make_mailed_link(email: str) -> ResetLink | None:
    """A link for whoever reads mail at this address; None where there is no such account."""
    return await data.write(_make_for, email)


async def look(secret: str, address: str) -> Resetting:
    """The account behind a link, for the page that it opens. Raises LinkInvalid, RateLimited."""
    attempts().check("link-address", address)
    try:
        return await data.read(_look, secret)
    except errors.LinkInvalid:
        attempts().count("link-address", address)
        journal.note("a reset link was refused", address=address)
        raise


async def set_password(settings: Settings, secret: str, password: str, address: str) -> None:
    """Set the password and end every sign-in. The link is used up.

    Where the link was sent to the account's address, which nobody had proven, everything else that opened the account
    goes too: whoever made it may have been somebody else. Raises LinkInvalid, BadInput, PasswordLoginOff, RateLimited.
    """
    _check_passwords_count(settings)
    account = await look(secret, address)
    signins.tell_revoked(await data.write(_use, secret, await passwords.hashed(password)))
    attempts().forgive("signin-account", account.email)  # whoever guessed cannot keep its owner out
    journal.note("a password was set by a reset link", refused=False, address=address)


def _check_passwords_count(settings: Settings) -> None:
    if not settings.password_login:
        raise errors.PasswordLoginOff


def _make(db: Session, user_id: str, lasts: timedelta, mailed: bool, admin_id: str | None) -> ResetLink:
    user = db.get(User, user_id)
    if user is None:
        raise errors.UserNotFound
    if user.disabled or user.deleted_at is not None:
        raise errors.AccountDisabled("This account is disabled.")
    _spoil(db, user_id)
    secret = secrets.token_urlsafe(24)
    row = OneTimeLink(
        purpose=LinkPurpose.RESET,
        secret_hash=signins.fingerprint(secret),
        user_id=user_id,
        mailed_to=user.email if mailed else "",
        expires_at=utcnow() + lasts,
    )
    db.add(row)
    db.flush()
    if admin_id is not None:
        office.record(db, admin_id, "user.reset_link", f"user:{user_id}", after={"mailed": mailed})
    return ResetLink(id=row.id, email=user.email, secret=secret, expires_at=row.expires_at)


def _make_for(db: Session, email: str) -> ResetLink | None:
    user = admission.by_email(db, email)
    if user is None or user.disabled or user.deleted_at is not None:
        return None
    return _make(db, user.id, BY_MAIL, True, None)


def unmail(db: Session, link_id: str) -> None:
    """The e-mail did not go out, and the administrator sees the link: it proves no address any more."""
    db.get_one(OneTimeLink, link_id).mailed_to = ""


def _look(db: Session, secret: str) -> Resetting:
    row, user = _valid(db, secret)
    return Resetting(email=user.email, expires_at=row.expires_at)


def _use(db: Session, secret: str, hashed: str) -> list[str]:
    row, user = _valid(db, secret)
    db.refresh(row, with_for_update=True)  # of two at once one finds it used
    if row.used_at is not None:
        raise errors.LinkInvalid
    row.used_at = utcnow()
    _spoil(db, user.id)
    came_by_mail = bool(row.mailed_to) and row.mailed_to == user.email
    if came_by_mail and not admission.email_is_proven(db, user):
        revoked = identities.shut_out(db, user.id)
        admission.prove_email(db, user)
    else:
        revoked = signins.revoke(db, user_id=user.id)
    user.password_hash = hashed
    return revoked


def _valid(db: Session, secret: str) -> tuple[OneTimeLink, User]:
    """By the hash of 192 random bits: how long the search takes tells nothing about any link."""
    row = db.exec(
        select(OneTimeLink).where(
            OneTimeLink.purpose == LinkPurpose.RESET, OneTimeLink.secret_hash == signins.fingerprint(secret)
        )
    ).one_or_none()
    if row is None or row.used_at is not None or row.user_id is None:
        raise errors.LinkInvalid
    if row.expires_at <= utcnow():
        raise errors.LinkInvalid("This link has expired. Please ask for a new one.")
    user = db.get_one(User, row.user_id)
    if user.disabled or user.deleted_at is not None or row.mailed_to not in {"", user.email}:
        raise errors.LinkInvalid
    return row, user


def _spoil(db: Session, user_id: str) -> None:
    """Have no other reset link of this account open anything."""
    for row in db.exec(
        select(OneTimeLink).where(
            OneTimeLink.purpose == LinkPurpose.RESET,
            OneTimeLink.user_id == user_id,
            col(OneTimeLink.used_at).is_(None),
        )
    ).all():
        row.used_at = utcnow()
