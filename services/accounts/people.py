"""What administrators see and change of accounts."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session, col, func, or_, select

import data
from data.accounts import Role, User
from data.billing import Wallet
from data.locks import Lock, exclusive
from services import errors
from services.accounts import signins
from services.accounts.views import UserView, user_view
from services.billing import subscriptions, wallet

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account with its wallet at a glance."""

    user: UserView
    balance: int
    held: int


async def list_people(*, search: str = "", limit: int = 50, before: str | None = None) -> tuple[Person, ...]:
    """Accounts, newest first; `search` looks in e-mail and name."""
    return await data.read(_list, search, limit, before)


async def count_people() -> int:
    return await data.read(lambda db: db.exec(select(func.count()).select_from(User)).one())


async def change_person(admin_id: str, user_id: str, changes: dict[str, Any]) -> Person:
    """Set `plan`, `subscription_status`, `role` or `disabled` of an account, at once.

    Raises UserNotFound, BadInput, Conflict where nobody would be left to administer.
    """
    person, revoked = await data.write(_change, admin_id, user_id, changes)
    signins.tell_revoked(revoked)
    return person


async def choose_ground(user_id: str, ground: str) -> None:
    """Remember the ground that the person wants their pages painted on."""
    await data.write(_choose_ground, user_id, ground[:10])


async def grant_tokens(admin_id: str, user_id: str, amount: int, notes: str) -> wallet.Balance:
    """Give an account tokens that never expire. Raises BadInput for an amount that is not a positive whole number."""
    return await data.write(_grant, admin_id, user_id, amount, notes)


def _list(db: Session, search: str, limit: int, before: str | None) -> tuple[Person, ...]:
    query = select(User)
    if search.strip():
        wanted = search.strip().lower()[:100]
        query = query.where(
            or_(
                col(User.email).contains(wanted, autoescape=True),
                func.lower(User.name).contains(wanted, autoescape=True),
            )
        )
    if before is not None:
        query = query.where(User.id < before)
    rows = db.exec(query.order_by(col(User.id).desc()).limit(limit)).all()
    return tuple(_person(db, row) for row in rows)


def _person(db: Session, row: User) -> Person:
    purse = db.get_one(Wallet, row.id)
    return Person(user=user_view(db, row), balance=purse.balance, held=purse.held)


def _change(db: Session, admin_id: str, user_id: str, changes: dict[str, Any]) -> tuple[Person, list[str]]:
    exclusive(db, Lock.FIRST_ACCOUNT)  # two administrators may demote each other at once
    user = db.get(User, user_id, with_for_update={"key_share": True})  # a charge that is being made may go on
    if user is None:
        raise errors.UserNotFound
    if changes.get("role") is not None:
        if changes["role"] not in list(Role):
            raise errors.BadInput(f"The role is one of {', '.join(Role)}.")
        user.role = changes["role"]
    if changes.get("disabled") is not None:
        user.disabled = bool(changes["disabled"])
    db.flush()
    admins = db.exec(
        select(func.count()).select_from(User).where(User.role == Role.ADMIN, col(User.disabled).is_(False))
    )
    if not admins.one():
        raise errors.Conflict("Somebody has to stay the administrator.")
    subscriptions.change(db, user_id, plan=changes.get("plan"), status=changes.get("subscription_status"))
    revoked = signins.revoke(db, user_id=user_id) if user.disabled else []
    return _person(db, user), revoked


def _choose_ground(db: Session, user_id: str, ground: str) -> None:
    user = db.get(User, user_id)
    if user is None:
        raise errors.UserNotFound
    user.ground = ground


def _grant(db: Session, admin_id: str, user_id: str, amount: int, notes: str) -> wallet.Balance:
    if len(notes) > LONGEST_NOTE:
        raise errors.BadInput(f"A note has at most {LONGEST_NOTE} characters.")
    wallet.grant(db, user_id, amount, source="admin_topup", notes=notes, admin_id=admin_id)
    return wallet.read_balance(db, user_id)
