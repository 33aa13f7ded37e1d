"""Invitations: links by which an administrator lets people make an account, each for a time and a number of uses."""

from __future__ import annotations

import secrets
from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlmodel import Session, col, select

import data
from data import office
from data.accounts import User
from data.billing import Plan
from data.columns import utcnow
from data.identities import Invitation, InvitationUse
from services import errors
from services.accounts.attempts import attempts
from services.accounts.signins import fingerprint

MOST_USES, LONGEST_LIFE, LONGEST_NOTE = 1000, 365, 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """Somebody who came in by an invitation."""

    user_id: str
    email: str
    name: str
    used_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class InvitationView:
    """An invitation without its secret. `email` and `plan` are empty where it says nothing about them.

    `used` is how often it was used; `used_by` are those of them who still have an account.
    """

    id: str
    email: str
    plan: str
    note: str
    uses: int
    used: int
    mailed: bool
    created_by: str
    created_at: datetime
    expires_at: datetime
    revoked_at: datetime | None
    used_by: tuple[Use, ...] = ()

    @property
    def state(self) -> str:
        """`open`, `used`, `revoked` or `expired`."""
        if self.revoked_at is not None:
            return "revoked"
        if self.used >= self.uses:
            return "used"
        return "expired" if self.expires_at <= utcnow() else "open"


@dataclass(frozen=True, slots=True, kw_only=True)
class NewInvitation:
    """An invitation with its secret, which nobody can ask for again; `path` is where it is opened."""

    view: InvitationView
    secret: str

    @property
    def path(self) -> str:
        return f"/invited/{self.secret}"


async def create(
    admin_id: str,
    *,
    email: str = "",
    plan: str = "",
    note: str = "",
    uses: int = 1,
    days: int = 7,
    mailed: bool = False,
) -> NewInvitation:
    """Make an invitation; `email` as `clean_email` gives it, which alone may then use it.

    `mailed` says that the secret goes nowhere but to that address. Raises BadInput.
    """
    return await data.write(_create, admin_id, email, plan, note, uses, days, mailed)


async def list_invitations(*, limit: int = 50, before: str | None = None) -> tuple[InvitationView, ...]:
    """Invitations with who used them, newest first."""
    return await data.read(_list, limit, before)


async def revoke(admin_id: str, invitation_id: str) -> InvitationView:
    """The link opens nothing from now on; accounts made by it stay. Raises NotFound."""
    return await data.write(_revoke, admin_id, invitation_id)


async def look(secret: str, address: str) -> InvitationView:
    """The invitation behind a link, for the page that it opens. Raises InvitationInvalid, RateLimited."""
    attempts().check("link-address", address)
    try:
        return await data.read(_look, secret)
    except errors.InvitationInvalid:
        attempts().count("link-address", address)
        raise


def take(db: Session, secret: str, email: str) -> Invitation:
    """Use an invitation once more, for the account of `email`. Raises InvitationInvalid, InvitationForAnother."""
    row = _valid(db, secret)
    if row.email and row.email != email:
        raise errors.InvitationForAnother
    row.used += 1
    return row


def address_of(db: Session, secret: str) -> str:
    """The only address that an invitation is for, empty where it is for whoever has it, or is none."""
    row = db.exec(select(Invitation).where(Invitation.secret_hash == fingerprint(secret))).one_or_none()
    return row.email if row else ""


def note_use(db: Session, row: Invitation, user_id: str) -> None:
    db.add(InvitationUse(invitation_id=row.id, user_id=user_id))


def unmail(db: Session, invitation_id: str) -> None:
    """The e-mail did not go out, and the administrator sees the link: it proves no address any more."""
    db.get_one(Invitation, invitation_id).mailed = False


def _create(
    db: Session, admin_id: str, email: str, plan: str, note: str, uses: int, days: int, mailed: bool
) -> NewInvitation:
    note = " ".join(note.split())
    if plan and db.get(Plan, plan) is None:
        raise errors.BadInput("There is no such plan.", field="plan")
    if not 1 <= uses <= MOST_USES:
        raise errors.BadInput(f"An invitation is for 1 to {MOST_USES} people.", field="uses")
    if not 1 <= days <= LONGEST_LIFE:
        raise errors.BadInput(f"An invitation lasts 1 to {LONGEST_LIFE} days.", field="days")
    if len(note) > LONGEST_NOTE:
        raise errors.BadInput(f"A note has at most {LONGEST_NOTE} characters.", field="note")
    if email and uses != 1:
        raise errors.BadInput("An invitation to one e-mail address is for one person.", field="uses")
    secret = secrets.token_urlsafe(24)
    row = Invitation(
        secret_hash=fingerprint(secret),
        email=email,
        plan=plan,
        note=note,
        uses=uses,
        mailed=mailed and bool(email),
        created_by=admin_id,
        expires_at=utcnow() + timedelta(days=days),
    )
    db.add(row)
    db.flush()
    office.record(
        db, admin_id, "invitation.create", f"invitation:{row.id}", after={"plan": plan, "uses": uses, "days": days}
    )
    return NewInvitation(view=_view(db, row), secret=secret)


def _list(db: Session, limit: int, before: str | None) -> tuple[InvitationView, ...]:
    query = select(Invitation)
    if before is not None:
        query = query.where(Invitation.id < before)
    return tuple(_view(db, row) for row in db.exec(query.order_by(col(Invitation.id).desc()).limit(limit)).all())


def _revoke(db: Session, admin_id: str, invitation_id: str) -> InvitationView:
    row = db.get(Invitation, invitation_id)
    if row is None:
        raise errors.NotFound
    if row.revoked_at is None:
        row.revoked_at = utcnow()
        target = f"invitation:{row.id}"
        office.record(db, admin_id, "invitation.revoke", target, {"revoked": False}, {"revoked": True})
    return _view(db, row)


def _look(db: Session, secret: str) -> InvitationView:
    return _view(db, _valid(db, secret))


def _valid(db: Session, secret: str) -> Invitation:
    """By the hash of 192 random bits: how long the search takes tells nothing about any link."""
    row = db.exec(select(Invitation).where(Invitation.secret_hash == fingerprint(secret))).one_or_none()
    if row is None or row.revoked_at is not None or row.used >= row.uses:
        raise errors.InvitationInvalid
    if row.expires_at <= utcnow():
        raise errors.InvitationInvalid("This invitation has expired. Please ask for a new one.")
    return row


def _view(db: Session, row: Invitation) -> InvitationView:
    uses = db.exec(
        select(InvitationUse, User)
        .join(User, col(User.id) == InvitationUse.user_id)
        .where(InvitationUse.invitation_id == row.id)
        .order_by(col(InvitationUse.used_at))
    ).all()
    return InvitationView(
        id=row.id,
        email=row.email,
        plan=row.plan,
        note=row.note,
        uses=row.uses,
        used=row.used,
        mailed=row.mailed,
        created_by=row.created_by or "",
        created_at=row.created_at,
        expires_at=row.expires_at,
        revoked_at=row.revoked_at,
        used_by=tuple(
            Use(user_id=user.id, email=user.email, name=user.name, used_at=use.used_at) for use, user in uses
        ),
    )
