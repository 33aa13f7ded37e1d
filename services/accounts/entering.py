"""Coming in: sign-up, sign-in, the first set-up, and the commands for who is locked out."""

from __future__ import annotations

import secrets
from datetime import timedelta

from email_validator import SPECIAL_USE_DOMAIN_NAMES, EmailNotValidError, validate_email
from sqlmodel import Session

import data
from data.accounts import LinkPurpose, OneTimeLink, Role, User
from data.columns import utcnow
from data.locks import Lock, exclusive
from services import errors
from services.accounts import admission, journal, passwords, signins
from services.accounts.admission import ADMIN_PLAN, LOOPBACK, Entered, Origin
from services.accounts.attempts import attempts
from services.billing import notices
from services.settings import Settings, Signup

__all__ = ["LOOPBACK", "Entered", "Origin"]

SETUP_LASTS = timedelta(days=7)
LONGEST_NAME = 120
SPECIAL_USE_DOMAIN_NAMES.clear()  # at home an address may well end in .local


async def sign_up(settings: Settings, email: str, password: str, name: str, origin: Origin) -> Entered:
    """Make an account and sign in. The first account ever is the administrator.

    Raises BadInput, EmailTaken, SignupClosed, SetupRequired, InvitationInvalid, PasswordLoginOff, RateLimited.
    """
    _check_passwords_count(settings)
    attempts().check("signup-address", origin.address)
    address, hashed = clean_email(email), await passwords.hashed(password)
    entered = await data.write(_sign_up, settings, address, hashed, clean_name(name, address), origin)
    attempts().count("signup-address", origin.address)
    journal.note("an account was made", refused=False, user=entered.user.id, by="password", address=origin.address)
    return entered


async def sign_in(settings: Settings, email: str, password: str, origin: Origin) -> Entered:
    """Raises BadCredentials, AccountDisabled, PasswordLoginOff, RateLimited."""
    _check_passwords_count(settings)
    account = _spelled(email)
    attempts().check("signin-all", "all")
    attempts().check("signin-address", origin.address)
    attempts().take("signin-account", account)
    user_id, password_hash = await data.read(_credentials, account)
    if not await passwords.matches(password, password_hash) or user_id is None:
        attempts().count("signin-all", "all")
        attempts().count("signin-address", origin.address)
        journal.note("a sign-in was refused", user=user_id or "", by="password", address=origin.address)
        raise errors.BadCredentials
    attempts().forgive("signin-account", account)
    entered = await data.write(_sign_in, settings, user_id, password_hash, origin)
    journal.note("signed in", refused=False, user=user_id, by="password", address=origin.address)
    return entered


async def change_password(user_id: str, old: str, new: str, *, keep_sign_in: str | None) -> None:
    """Set another password and sign out everywhere else. Raises BadCredentials, BadInput, RateLimited."""
    attempts().take("signin-account", user_id)
    if not await passwords.matches(old, await data.read(_password_hash, user_id)):
        journal.note("a password was not changed: the old one was wrong", user=user_id)
        raise errors.BadCredentials("The old password is not right.")
    attempts().forgive("signin-account", user_id)
    hashed = await passwords.hashed(new)
    signins.tell_revoked(await data.write(_set_password, user_id, hashed, keep_sign_in))
    journal.note("a password was changed", refused=False, user=user_id)


async def setup_secret(settings: Settings) -> str | None:
    """A new set-up secret where one is needed: nobody has an account and strangers can reach the port."""
    if settings.host in LOOPBACK or not await needs_setup():
        return None
    return await data.write(_new_setup)


async def signup_mode(settings: Settings) -> Signup:
    """Who may make an account now."""
    return await data.read(admission.signup_mode, settings)


async def needs_setup() -> bool:
    return await data.read(admission.count_users) == 0


async def create_admin(email: str, password: str, name: str) -> str:
    """Make an administrator, or make the account with this address one and set its password. Returns its id."""
    address, hashed = clean_email(email), await passwords.hashed(password)
    return await data.write(_create_admin, address, hashed, clean_name(name, address))


async def reset_password(email: str, password: str) -> None:
    """Set a password from the command line and sign out everywhere. Raises UserNotFound, BadInput."""
    hashed = await passwords.hashed(password)
    await data.write(_reset_password, _spelled(email), hashed)


def clean_email(email: str) -> str:
    """The address in lower case. Its syntax is checked, its domain is not asked for. Raises BadInput."""
    try:
        valid = validate_email(
            email.strip(), check_deliverability=False, test_environment=True, globally_deliverable=False
        )
    except EmailNotValidError as error:
        raise errors.BadInput("That is not an e-mail address.", field="email") from error
    return valid.normalized.lower()


def clean_name(name: str, email: str) -> str:
    """The name without control characters, or the address's first part. Raises BadInput over 120 characters."""
    cleaned = " ".join("".join(ch if ch.isprintable() else " " for ch in name).split())
    if len(cleaned) > LONGEST_NAME:
        raise errors.BadInput(f"A name has at most {LONGEST_NAME} characters.", field="name")
    return cleaned or email.split("@")[0][:LONGEST_NAME]


def _spelled(email: str) -> str:
    """The address as it is kept, if it is one: it may be typed in another case or Unicode form."""
    try:
        return clean_email(email)
    except errors.BadInput:
        return email.strip().lower()[:320]


def _check_passwords_count(settings: Settings) -> None:
    if not settings.password_login:
        raise errors.PasswordLoginOff


def _sign_up(db: Session, settings: Settings, email: str, hashed: str, name: str, origin: Origin) -> Entered:
    user = admission.new_account(db, settings, email=email, name=name, password_hash=hashed, origin=origin)
    return admission.enter(db, settings, user, origin)


def _sign_in(db: Session, settings: Settings, user_id: str, password_hash: str | None, origin: Origin) -> Entered:
    """Raises BadCredentials where the password was changed while it was compared: that has ended what it opened."""
    user = db.get_one(User, user_id, with_for_update={"key_share": True})
    if user.password_hash != password_hash:
        raise errors.BadCredentials
    return admission.enter(db, settings, user, origin)


def _credentials(db: Session, email: str) -> tuple[str | None, str | None]:
    user = admission.by_email(db, email)
    return (user.id, user.password_hash) if user else (None, None)


def _password_hash(db: Session, user_id: str) -> str | None:
    user = db.get(User, user_id)
    return user.password_hash if user else None


def _set_password(db: Session, user_id: str, hashed: str, keep_sign_in: str | None) -> list[str]:
    user = db.get(User, user_id, with_for_update={"key_share": True})
    if user is None:
        raise errors.UserNotFound
    user.password_hash = hashed
    notices.tell(db, user_id, "account", "The password of your account was changed.", link="/account")
    return signins.revoke(db, user_id=user_id, but=keep_sign_in)


def _new_setup(db: Session) -> str:
    secret = secrets.token_urlsafe(24)
    db.add(
        OneTimeLink(
            purpose=LinkPurpose.SETUP, secret_hash=signins.fingerprint(secret), expires_at=utcnow() + SETUP_LASTS
        )
    )
    return secret


def _create_admin(db: Session, email: str, hashed: str, name: str) -> str:
    exclusive(db, Lock.FIRST_ACCOUNT)
    user = admission.by_email(db, email)
    if user is None:
        return admission.add_user(db, email, hashed, name, role=Role.ADMIN, plan=ADMIN_PLAN).id
    user.role, user.disabled, user.password_hash = Role.ADMIN, False, hashed
    signins.revoke(db, user_id=user.id)
    return user.id


def _reset_password(db: Session, email: str, hashed: str) -> None:
    user = admission.by_email(db, email)
    if user is None:
        raise errors.UserNotFound
    _set_password(db, user.id, hashed, None)
