"""What people change of their own account: name, e-mail, theme, notices. And the proof that it is they."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from sqlmodel import Session, select

import data
from data.accounts import SignIn, User
from data.columns import utcnow
from data.locks import Lock, exclusive
from services import errors
from services.accounts import entering, journal, passwords, signins
from services.accounts.attempts import attempts
from services.accounts.views import UserView, user_view
from services.billing import notices

GROUNDS = ("dusk", "day", "system")
FRESH = timedelta(minutes=10)


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """That whoever asks is the account's owner: its password, or where it has none its e-mail typed once more.

    The latter counts only with a sign-in that is younger than ten minutes.
    """

    sign_in_id: str
    password: str = ""
    email: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """How an account is known to be somebody's: its e-mail, and whether a password opens it."""

    email: str
    has_password: bool


async def known(user_id: str) -> Known:
    """Raises UserNotFound."""
    email, password_hash = await data.read(_email_and_hash, user_id)
    return Known(email=email, has_password=password_hash is not None)


async def prove(user_id: str, proof: Proof) -> None:
    """Raises BadCredentials, FreshSignInNeeded, BadInput for another e-mail, RateLimited."""
    email, password_hash = await data.read(_email_and_hash, user_id)
    attempts().take("signin-account", user_id)
    if password_hash is not None:
        if not await passwords.matches(proof.password, password_hash):
            journal.note("somebody signed in did not know the password", user=user_id)
            raise errors.BadCredentials("The password is not right.")
    else:
        if not await data.read(_is_fresh, user_id, proof.sign_in_id):
            raise errors.FreshSignInNeeded
        if proof.email.strip().lower() != email:
            raise errors.BadInput("Type the e-mail address of this account.", field="email")
    attempts().forgive("signin-account", user_id)


async def change(user_id: str, changes: Mapping[str, Any], proof: Proof) -> UserView:
    """Set `name`, `email`, `ground` or `muted`, whichever is there; nothing else can be set here.

    Another e-mail needs the proof, is told in the bell, and signs out every other device. Raises BadInput, EmailTaken,
    what `prove` raises.
    """
    email = entering.clean_email(str(changes["email"])) if changes.get("email") is not None else None
    before = await known(user_id)
    if email is not None and email != before.email:
        await prove(user_id, proof)
    view, revoked = await data.write(_change, user_id, {**changes, "email": email}, proof.sign_in_id)
    signins.tell_revoked(revoked)
    if email is not None and email != before.email:
        journal.note("an e-mail address was changed", refused=False, user=user_id)
    return view


def _email_and_hash(db: Session, user_id: str) -> tuple[str, str | None]:
    user = db.get(User, user_id)
    if user is None:
        raise errors.UserNotFound
    return user.email, user.password_hash


def _is_fresh(db: Session, user_id: str, sign_in_id: str) -> bool:
    row = db.get(SignIn, sign_in_id)
    return row is not None and row.user_id == user_id and utcnow() - row.created_at < FRESH


def _change(db: Session, user_id: str, changes: Mapping[str, Any], keep_sign_in: str) -> tuple[UserView, list[str]]:
    exclusive(db, Lock.FIRST_ACCOUNT)  # an address is given to one account only, also when two ask at once
    user = db.get(User, user_id)
    if user is None:
        raise errors.UserNotFound
    revoked: list[str] = []
    if changes.get("name") is not None:
        name = entering.clean_name(str(changes["name"]), "")
        if not name:
            raise errors.BadInput("A name cannot be empty.", field="name")
        user.name = name
    if changes.get("ground") is not None:
        if changes["ground"] not in GROUNDS:
            raise errors.BadInput(f"The theme is one of {', '.join(GROUNDS)}.", field="theme")
        user.ground = str(changes["ground"])
    if changes.get("muted") is not None:
        user.muted = _known_groups(changes["muted"])
    if changes["email"] is not None and changes["email"] != user.email:
        if db.exec(select(User.id).where(User.email == changes["email"])).first() is not None:
            raise errors.EmailTaken
        user.email = str(changes["email"])
        revoked = signins.revoke(db, user_id=user_id, but=keep_sign_in)
        said = "The e-mail address of your account was changed. Every other device was signed out."
        notices.tell(db, user_id, "account", said, link="/account")
    db.flush()
    return user_view(db, user), revoked


def _known_groups(groups: Any) -> list[str]:
    chosen = [str(one) for one in groups]
    if unknown := set(chosen) - set(notices.GROUPS):
        raise errors.BadInput(f"{sorted(unknown)[0]} is none of {', '.join(notices.GROUPS)}.", field="muted")
    return sorted(set(chosen))
