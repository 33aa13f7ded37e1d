"""Who may have an account, and letting somebody in: the same for a password and for every other way."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from data import office
from data.accounts import LinkPurpose, OneTimeLink, Role, User
from data.columns import utcnow
from data.identities import EmailProof
from data.locks import Lock, exclusive
from services import errors
from services.accounts import invitations, journal, signins
from services.accounts.views import UserView, user_view
from services.billing import subscriptions
from services.settings import Settings, Signup

ADMIN_PLAN = "studio"
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
SIGNUP_SETTING = "signup"


@dataclass(frozen=True, slots=True, kw_only=True)
class Entered:
    """Who came in, and the secret for their cookie."""

    user: UserView
    secret: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Where somebody comes from: the browser's own words, the address, the secret of a set-up link or an invitation."""

    device: str = ""
    address: str = ""
    setup: str = ""
    invitation: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class By:
    """What somebody signed in with, where it was no password."""

    provider: str = ""
    id_token: str = ""


def signup_mode(db: Session, settings: Settings) -> Signup:
    """Who may make an account now: what an administrator chose in the app, else the setting."""
    chosen = office.setting(db, SIGNUP_SETTING)
    return Signup(chosen["mode"]) if chosen else settings.signup


def new_account(
    db: Session, settings: Settings, *, email: str, name: str, password_hash: str | None, origin: Origin
) -> User:
    """Make an account, if one may be made. The first ever is the administrator's.

    Raises SetupRequired, SignupClosed, InvitationInvalid, EmailTaken.
    """
    exclusive(db, Lock.FIRST_ACCOUNT)
    first = count_users(db) == 0
    mode, plan, invited = signup_mode(db, settings), "", None
    if first:
        _check_setup(db, settings, origin.setup)
    elif origin.invitation and mode is not Signup.CLOSED:
        invited = invitations.take(db, origin.invitation, email)
        plan = invited.plan
    elif mode is not Signup.OPEN:
        raise errors.SignupClosed
    if by_email(db, email) is not None:
        raise errors.EmailTaken
    user = add_user(
        db,
        email,
        password_hash,
        name,
        role=Role.ADMIN if first else Role.USER,
        plan=ADMIN_PLAN if first else plan or settings.default_plan,
    )
    if invited is not None:
        invitations.note_use(db, invited, user.id)
        if invited.mailed and invited.email == email:
            prove_email(db, user)
    return user


def add_user(db: Session, email: str, password_hash: str | None, name: str, *, role: Role, plan: str) -> User:
    user = User(email=email, name=name, password_hash=password_hash, role=role)
    db.add(user)
    db.flush()
    subscriptions.open_account(db, user.id, plan)
    return user


def enter(db: Session, settings: Settings, user: User, origin: Origin, by: By | None = None) -> Entered:
    """Sign somebody in. Raises AccountDisabled."""
    by = by or By()
    if user.disabled or user.deleted_at is not None:
        journal.note("a disabled account was not let in", user=user.id, by=by.provider, address=origin.address)
        raise errors.AccountDisabled
    secret = signins.open_sign_in(
        db,
        user.id,
        days=settings.signin_ttl_days,
        device=origin.device,
        address=origin.address,
        provider=by.provider,
        id_token=by.id_token,
    )
    return Entered(user=user_view(db, user), secret=secret)


def prove_email(db: Session, user: User) -> None:
    """Remember that the account's owner reads mail at its address as it is now."""
    proof = db.get(EmailProof, user.id) or EmailProof(user_id=user.id, email=user.email)
    proof.email, proof.proven_at = user.email, utcnow()
    db.add(proof)
    db.flush()


def email_is_proven(db: Session, user: User) -> bool:
    proof = db.get(EmailProof, user.id)
    return proof is not None and proof.email == user.email


def count_users(db: Session) -> int:
    return db.exec(select(func.count()).select_from(User)).one()


def by_email(db: Session, email: str) -> User | None:
    return db.exec(select(User).where(User.email == email)).one_or_none()


def _check_setup(db: Session, settings: Settings, secret: str) -> None:
    if settings.host in LOOPBACK:
        return
    link = db.exec(
        select(OneTimeLink).where(
            OneTimeLink.purpose == LinkPurpose.SETUP,
            OneTimeLink.secret_hash == signins.fingerprint(secret),
            col(OneTimeLink.used_at).is_(None),
            col(OneTimeLink.expires_at) > utcnow(),
        )
    ).first()
    if link is None:
        raise errors.SetupRequired
    link.used_at = utcnow()
