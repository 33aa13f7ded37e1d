"""What administrators see and change of accounts. Each change is in the audit log."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import BigInteger, ColumnElement, Integer, String, and_, type_coerce
from sqlmodel import Session, col, func, or_, select

import data
from data.accounts import Role, SignIn, User
from data.billing import Plan, Subscription, SubscriptionStatus, Wallet
from data.columns import utcnow
from data.locks import Lock, exclusive
from data.office import record
from services import errors
from services.accounts import signins
from services.accounts.views import UserView, seen_with
from services.billing import keys, quotes, subscriptions, wallet
from services.billing.quotes import FeatureUsage
from services.billing.subscriptions import PlanView

LONGEST_NOTE = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An account with its wallet at a glance."""

    user: UserView
    balance: int
    held: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """What an account has and has used of this month, and where it is signed in."""

    person: Person
    usage: Mapping[str, FeatureUsage]
    total_earned: int
    total_spent: int
    signed_in: int
    last_seen: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which accounts: `search` looks in e-mail and name; `plan`, `status`, `role` by key, status also `disabled`."""

    search: str = ""
    plan: str = ""
    status: str = ""
    role: str = ""


SORTS: dict[str, ColumnElement[Any]] = {
    "created": type_coerce(col(User.id), String),
    "email": type_coerce(col(User.email), String),
    "name": func.lower(User.name),
    "plan": type_coerce(col(Plan.rank), Integer),
    "status": type_coerce(col(Subscription.status), String),
    "balance": type_coerce(col(Wallet.balance), BigInteger),
    "role": type_coerce(col(User.role), String),
}
_TIED: tuple[ColumnElement[bool], ...] = (
    col(User.deleted_at).is_(None),
    col(Subscription.user_id) == col(User.id),
    col(Plan.key) == col(Subscription.plan),
    col(Wallet.user_id) == col(User.id),
)
DISABLED = "disabled"


async def list_people(
    only: Only | None = None,
    *,
    sort: str = "created",
    ascending: bool = False,
    limit: int = 50,
    before: str | None = None,
    offset: int = 0,
) -> tuple[Person, ...]:
    """Accounts in an order of SORTS, the newest first where none is named.

    The page after the account `before`, or after the first `offset`. Raises BadInput.
    """
    return await data.read(_list, only or Only(), sort, ascending, limit, before, offset)


async def count_people(only: Only | None = None) -> int:
    return await data.read(_count, only or Only())


async def look_at(user_id: str) -> Glance:
    """Raises UserNotFound."""
    return await data.read(_look_at, user_id)


async def change_person(admin_id: str, user_id: str, changes: dict[str, Any]) -> Person:
    """Set `plan`, `subscription_status`, `role` or `disabled` of an account, at once.

    Raises UserNotFound, BadInput, Conflict where nobody would be left to administer.
    """
    person, revoked = await data.write(_change, admin_id, user_id, changes)
    signins.tell_revoked(revoked)
    return person


async def sign_out_everywhere(admin_id: str, user_id: str) -> int:
    """End all sign-ins of an account; answers how many. Raises UserNotFound."""
    revoked = await data.write(_sign_out, admin_id, user_id)
    signins.tell_revoked(revoked)
    return len(revoked)


async def choose_ground(user_id: str, ground: str) -> None:
    """Remember the ground that the person wants their pages painted on."""
    await data.write(_choose_ground, user_id, ground[:10])


async def grant_tokens(
    admin_id: str, user_id: str, amount: int, notes: str, *, key: keys.Request | None = None
) -> wallet.Balance:
    """Give an account tokens that never expire; the same key gives them once.

    Raises BadInput for an amount that is not a positive whole number, UserNotFound, IdempotencyConflict.
    """
    return await data.write(_grant, admin_id, user_id, amount, notes, key)


def _conditions(only: Only) -> list[ColumnElement[bool]]:
    """What ties the tables together, and what narrows the list down."""
    found: list[ColumnElement[bool]] = [*_TIED]
    if only.search.strip():
        wanted = only.search.strip().lower()[:100]
        found.append(
            or_(
                col(User.email).contains(wanted, autoescape=True),
                func.lower(User.name).contains(wanted, autoescape=True),
            )
        )
    if only.plan:
        found.append(col(Subscription.plan) == only.plan)
    if only.status == DISABLED:
        found.append(col(User.disabled).is_(True))
    elif only.status:
        if only.status not in list(SubscriptionStatus):
            raise errors.BadInput(f"The status is one of {', '.join(SubscriptionStatus)}, {DISABLED}.")
        found.append(col(Subscription.status) == only.status)
    if only.role:
        if only.role not in list(Role):
            raise errors.BadInput(f"The role is one of {', '.join(Role)}.")
        found.append(col(User.role) == only.role)
    return found


def _list(
    db: Session, only: Only, sort: str, ascending: bool, limit: int, before: str | None, offset: int
) -> tuple[Person, ...]:
    if sort not in SORTS:
        raise errors.BadInput(f"The list is sorted by one of {', '.join(SORTS)}.")
    by = SORTS[sort]
    query = select(User, Subscription, Plan, Wallet).where(*_conditions(only))
    if before is not None:
        edge = db.exec(select(by).where(*_TIED, col(User.id) == before)).first()
        if edge is None:
            raise errors.BadInput("That page of the list does not exist.")
        after = col(User.id) > before if ascending else col(User.id) < before
        query = query.where(or_(by > edge if ascending else by < edge, and_(by == edge, after)))
    ordered = (by.asc(), col(User.id).asc()) if ascending else (by.desc(), col(User.id).desc())
    return tuple(_person(*found) for found in db.exec(query.order_by(*ordered).limit(limit).offset(offset)).all())


def _count(db: Session, only: Only) -> int:
    return db.exec(select(func.count()).where(*_conditions(only))).one()


def _get(db: Session, user_id: str) -> Person:
    query = select(User, Subscription, Plan, Wallet).where(*_TIED, col(User.id) == user_id)
    found = db.exec(query.execution_options(populate_existing=True)).one_or_none()
    if found is None:
        raise errors.UserNotFound
    return _person(*found)


def _person(user: User, subscription: Subscription, plan: Plan, purse: Wallet) -> Person:
    view = seen_with(user, PlanView(key=plan.key, name=plan.name, status=subscription.status))
    return Person(user=view, balance=purse.balance, held=purse.held)


def _look_at(db: Session, user_id: str) -> Glance:
    person = _get(db, user_id)
    purse = db.get_one(Wallet, user_id)
    alive = (col(SignIn.revoked_at).is_(None), col(SignIn.expires_at) > utcnow())
    signed_in = db.exec(select(func.count()).select_from(SignIn).where(SignIn.user_id == user_id, *alive)).one()
    return Glance(
        person=person,
        usage=quotes.usage(db, user_id),
        total_earned=purse.total_earned,
        total_spent=purse.total_spent,
        signed_in=signed_in,
        last_seen=db.exec(select(func.max(SignIn.last_used_at)).where(SignIn.user_id == user_id)).one(),
    )


def _change(db: Session, admin_id: str, user_id: str, changes: dict[str, Any]) -> tuple[Person, list[str]]:
    exclusive(db, Lock.FIRST_ACCOUNT)  # two administrators may demote each other at once
    user = db.get(User, user_id, with_for_update={"key_share": True})  # a charge that is being made may go on
    if user is None:
        raise errors.UserNotFound
    before = _rights(_get(db, user_id))
    if changes.get("role") is not None:
        if changes["role"] not in list(Role):
            raise errors.BadInput(f"The role is one of {', '.join(Role)}.")
        user.role = changes["role"]
    if changes.get("disabled") is not None:
        user.disabled = bool(changes["disabled"])
    db.flush()
    admins = db.exec(
        select(func.count())
        .select_from(User)
        .where(User.role == Role.ADMIN, col(User.disabled).is_(False), col(User.deleted_at).is_(None))
    )
    if not admins.one():
        raise errors.Conflict("Somebody has to stay the administrator.")
    if changes.get("plan") is not None or changes.get("subscription_status") is not None:
        subscriptions.change(db, user_id, plan=changes.get("plan"), status=changes.get("subscription_status"))
    revoked = signins.revoke(db, user_id=user_id) if user.disabled else []
    db.flush()
    person = _get(db, user_id)
    after = _rights(person)
    changed = [name for name in after if after[name] != before[name]]
    record(
        db,
        admin_id,
        "user.change",
        f"user:{user_id}",
        {name: before[name] for name in changed},
        {name: after[name] for name in changed},
    )
    return person, revoked


def _rights(person: Person) -> dict[str, Any]:
    user = person.user
    return {
        "plan": user.plan,
        "subscription_status": user.subscription_status,
        "role": user.role,
        "disabled": user.disabled,
        "balance": person.balance,  # another plan brings tokens
    }


def _sign_out(db: Session, admin_id: str, user_id: str) -> list[str]:
    if db.get(User, user_id) is None:
        raise errors.UserNotFound
    revoked = signins.revoke(db, user_id=user_id)
    record(db, admin_id, "user.sign_out", f"user:{user_id}", {"signed_in": len(revoked)}, {"signed_in": 0})
    return revoked


def _choose_ground(db: Session, user_id: str, ground: str) -> None:
    user = db.get(User, user_id)
    if user is None:
        raise errors.UserNotFound
    user.ground = ground


def _grant(
    db: Session, admin_id: str, user_id: str, amount: int, notes: str, key: keys.Request | None
) -> wallet.Balance:
    if key is not None:
        _get(db, user_id)
        for owner in sorted({admin_id, user_id}):  # two who give to each other must not wait for each other
            wallet.lock(db, owner)
        if keys.replay(db, admin_id, key) is not None:
            return wallet.read_balance(db, user_id)
    if len(notes) > LONGEST_NOTE:
        raise errors.BadInput(f"A note has at most {LONGEST_NOTE} characters.")
    before = _get(db, user_id).balance
    wallet.grant(db, user_id, amount, source="admin_topup", notes=notes, admin_id=admin_id)
    after = wallet.read_balance(db, user_id)
    record(
        db,
        admin_id,
        "tokens.grant",
        f"user:{user_id}",
        {"balance": before},
        {"balance": after.balance, "amount": amount, "notes": wallet.clean_notes(notes)},
    )
    keys.remember(db, admin_id, key, reference_type="wallet", reference_id=user_id)
    return after
