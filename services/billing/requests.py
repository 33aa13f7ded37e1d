"""What users ask an administrator for: a package of tokens, another plan. Each is answered once, and both are told."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from sqlmodel import Session, col, func, select

import data
from data.accounts import User
from data.billing import Plan, PlanRequest, RequestState, Subscription, TokenPackage, TopupRequest
from data.columns import utcnow
from data.office import record
from services.billing import notices, subscriptions, wallet, words
from services.errors import BadInput, Conflict, NotFound, TooManyWaiting
from services.fault_points import point

LONGEST_TEXT = 1000
MOST_OPEN = 5

Kind = Literal["topup", "plan"]
TABLES: dict[Kind, type[TopupRequest] | type[PlanRequest]] = {"topup": TopupRequest, "plan": PlanRequest}


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestView:
    """A request as its user and an administrator see it; `tokens` and `price_cents` only of a package."""

    id: str
    kind: Kind
    user_id: str
    email: str
    name: str
    wants: str
    tokens: int | None
    price_cents: int | None
    message: str
    state: str
    note: str
    created_at: datetime
    decided_at: datetime | None


async def ask_for_package(user_id: str, package: str, message: str = "") -> RequestView:
    """Raises BadInput for an unknown package or a long message, TooManyWaiting over 5 open requests."""
    return await data.write(_ask_for_package, user_id, package, message)


async def ask_for_plan(user_id: str, plan: str, message: str = "") -> RequestView:
    """Raises BadInput for an unknown plan, Conflict for the one they have, TooManyWaiting."""
    return await data.write(_ask_for_plan, user_id, plan, message)


async def list_requests(
    kind: Kind, *, user_id: str | None = None, state: str | None = None, limit: int = 50, before: str | None = None
) -> tuple[RequestView, ...]:
    """Requests, newest first; of one user, or of everybody for an administrator."""
    return await data.read(_list, kind, user_id, state, limit, before)


async def count_open() -> int:
    return await data.read(_count_open)


async def decide(admin_id: str, kind: Kind, request_id: str, *, grant: bool, note: str = "") -> RequestView:
    """Grant or decline; the tokens or the plan come at once. Raises NotFound, Conflict where it was answered before."""
    view = await data.write(_decide, admin_id, kind, request_id, grant, note)
    point("decided")
    return view


def _ask_for_package(db: Session, user_id: str, package: str, message: str) -> RequestView:
    wallet.lock(db, user_id)
    row = db.get(TokenPackage, package.strip().lower())  # by its name as well, which its key is in small letters
    if row is None or not row.active:
        known = db.exec(select(TokenPackage.key).where(TokenPackage.active).order_by(col(TokenPackage.rank))).all()
        raise BadInput(f"The package is one of {', '.join(known)}.")
    _check_room(db, TopupRequest, user_id)
    made = TopupRequest(
        user_id=user_id,
        package=row.key,
        tokens=row.tokens,
        price_cents=row.price_cents,
        message=_text(message, "message"),
    )
    db.add(made)
    db.flush()
    return _view(made, db.get_one(User, user_id))


def _ask_for_plan(db: Session, user_id: str, plan: str, message: str) -> RequestView:
    wallet.lock(db, user_id)
    if db.get(Plan, plan) is None:
        known = db.exec(select(Plan.key).order_by(col(Plan.rank))).all()
        raise BadInput(f"The plan is one of {', '.join(known)}.")
    subscription = db.get_one(Subscription, user_id)
    if subscription.plan == plan:
        raise Conflict("That is the plan you have.")
    _check_room(db, PlanRequest, user_id)
    made = PlanRequest(user_id=user_id, plan=plan, message=_text(message, "message"))
    db.add(made)
    db.flush()
    return _view(made, db.get_one(User, user_id))


def _check_room(db: Session, table: type[TopupRequest] | type[PlanRequest], user_id: str) -> None:
    waiting = db.exec(
        select(func.count()).select_from(table).where(table.user_id == user_id, table.state == RequestState.OPEN)
    ).one()
    if waiting >= MOST_OPEN:
        raise TooManyWaiting(
            f"You have {MOST_OPEN} open requests already. Please wait for an answer.", retry_after=3600
        )


def _decide(db: Session, admin_id: str, kind: Kind, request_id: str, grant: bool, note: str) -> RequestView:
    table = TABLES[kind]
    owner = db.exec(select(table.user_id).where(table.id == request_id)).one_or_none()
    if owner is None:
        raise NotFound
    wallet.lock(db, owner)
    row = db.exec(select(table).where(table.id == request_id).execution_options(populate_existing=True)).one()
    if row.state != RequestState.OPEN:
        raise Conflict("This request was answered before.")
    row.state = RequestState.GRANTED if grant else RequestState.DECLINED
    row.note, row.admin_id, row.decided_at = _text(note, "note"), admin_id, utcnow()
    if grant and isinstance(row, TopupRequest):
        wallet.grant(
            db,
            owner,
            row.tokens,
            source="topup_request",
            reference_type="topup_request",
            reference_id=row.id,
            notes=row.note,
            admin_id=admin_id,
        )
    elif grant and isinstance(row, PlanRequest):
        subscriptions.change(db, owner, plan=row.plan)
    record(
        db,
        admin_id,
        f"{kind}.{'grant' if grant else 'decline'}",
        f"{kind}_request:{row.id}",
        {"state": RequestState.OPEN.value},
        {"state": str(row.state), "user_id": owner, "wants": _wanted(row), "note": row.note},
    )
    notices.tell(db, owner, f"{kind}_answer", _answer(db, row, grant), link="/wallet", once=f"{kind}:{row.id}")
    db.flush()
    return _view(row, db.get_one(User, owner))


def _wanted(row: TopupRequest | PlanRequest) -> int | str:
    return row.tokens if isinstance(row, TopupRequest) else row.plan


def _answer(db: Session, row: TopupRequest | PlanRequest, grant: bool) -> str:
    if isinstance(row, TopupRequest):
        wish = f"{words.grouped(row.tokens)} tokens"
        said = f"Your {wish} are here." if grant else f"Your request for {wish} was declined."
    else:
        plan = db.get_one(Plan, row.plan)
        said = f"You are on the {plan.name} plan now." if grant else f"Your request for {plan.name} was declined."
    return f"{said} {row.note}".strip()


def _list(
    db: Session, kind: Kind, user_id: str | None, state: str | None, limit: int, before: str | None
) -> tuple[RequestView, ...]:
    table = TABLES[kind]
    query = select(table)
    if user_id is not None:
        query = query.where(table.user_id == user_id)
    if state is not None:
        if state not in list(RequestState):
            raise BadInput(f"The state is one of {', '.join(RequestState)}.")
        query = query.where(table.state == state)
    if before is not None:
        query = query.where(table.id < before)
    rows = db.exec(query.order_by(col(table.id).desc()).limit(limit)).all()
    people = {one.id: one for one in db.exec(select(User).where(col(User.id).in_({row.user_id for row in rows}))).all()}
    return tuple(_view(row, people[row.user_id]) for row in rows)


def _count_open(db: Session) -> int:
    return sum(
        db.exec(select(func.count()).select_from(table).where(table.state == RequestState.OPEN)).one()
        for table in TABLES.values()
    )


def _view(row: TopupRequest | PlanRequest, user: User) -> RequestView:
    package = isinstance(row, TopupRequest)
    return RequestView(
        id=row.id,
        kind="topup" if package else "plan",
        user_id=row.user_id,
        email=user.email,
        name=user.name,
        wants=row.package if isinstance(row, TopupRequest) else row.plan,
        tokens=row.tokens if isinstance(row, TopupRequest) else None,
        price_cents=row.price_cents if isinstance(row, TopupRequest) else None,
        message=row.message,
        state=row.state,
        note=row.note,
        created_at=row.created_at,
        decided_at=row.decided_at,
    )


def _text(text: str, field: str) -> str:
    cleaned = text.replace("\x00", "").strip()
    if len(cleaned) > LONGEST_TEXT:
        raise BadInput(f"A {field} has at most {LONGEST_TEXT} characters.", field=field)
    return cleaned
