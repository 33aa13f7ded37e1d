"""What an operation would cost, and by which means: one function behind a button's price and the hold it takes."""

from __future__ import annotations

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import and_, bindparam
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.billing import Allowance, PaidBy, Plan, Subscription, SubscriptionStatus
from data.catalogue import FEATURES, OPERATIONS, UNLIMITED
from data.columns import Table, spelled, utcnow
from data.prepared import Prepared
from services import errors
from services.billing import wallet, words
from services.billing.calendar import period_end, period_of

SUBSCRIPTION, PRICE, ALLOWANCE, COUNTER = (
    Table.metadata.tables[name] for name in ("subscription", "operation_price", "allowance", "usage_counter")
)
_find_terms = Prepared(
    select_columns(SUBSCRIPTION.c.plan, SUBSCRIPTION.c.status, PRICE.c.tokens, PRICE.c.active)
    .select_from(SUBSCRIPTION.outerjoin(PRICE, PRICE.c.operation == bindparam("operation")))
    .where(SUBSCRIPTION.c.user_id == bindparam("user"))
)
_find_room = Prepared(
    select_columns(ALLOWANCE.c.feature, ALLOWANCE.c.units, COUNTER.c.used, COUNTER.c.held)
    .select_from(
        ALLOWANCE.outerjoin(
            COUNTER,
            and_(
                COUNTER.c.user_id == bindparam("user"),
                COUNTER.c.period == bindparam("period"),
                COUNTER.c.feature == ALLOWANCE.c.feature,
            ),
        )
    )
    .where(ALLOWANCE.c.plan == bindparam("plan"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """One way of paying: `units` of a feature's allowance, or `tokens` in all for `units` pictures."""

    paid_by: PaidBy
    feature: str | None
    units: int
    tokens: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """`remaining_after`: units of the paying feature (-1 without limit), or tokens. `refusal` is raised by a hold."""

    allowed: bool
    operation: str
    count: int
    lines: tuple[Line, ...]
    tokens: int
    remaining_after: int
    message: str
    quote_id: str
    refusal: errors.LimnerError | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class FeatureUsage:
    used: int
    limit: int
    remaining: int
    resets_at: datetime


def quote(db: Session, user_id: str, operation: str, count: int = 1, *, now: datetime | None = None) -> Quote:
    """What `count` times `operation` costs this user now.

    Raises BadInput for an unknown operation or a count outside 1 to 4, UserNotFound.
    """
    if operation not in OPERATIONS:
        raise errors.BadInput(f"There is no operation called “{operation[:40]}”.")
    if not 1 <= count <= 4:
        raise errors.BadInput("Ask for 1 to 4 pictures at a time.")
    db.flush()
    terms = _find_terms.first(db, user=user_id, operation=operation)
    if terms is None:
        raise errors.UserNotFound
    plan, status, tokens, active = terms
    now = now or utcnow()
    if status != SubscriptionStatus.ACTIVE:
        return _refused(operation, count, errors.SubscriptionRequired())
    tokens_each: int | None = tokens if active else None
    features = OPERATIONS[operation].draws_on
    if not features and tokens_each is None:
        return _refused(operation, count, errors.OperationOff())
    room = _room(db, user_id, plan, period_of(now)) if features else {}
    if features and room[features[0]].limit == 0:
        return _refused(operation, count, _locked(db, plan, features[0]))

    lines: list[Line] = []
    spoken: list[str] = []
    unpaid, left = count, 0
    for feature in features:
        left = room[feature].left
        units = unpaid if left == UNLIMITED else min(unpaid, left)
        if units:
            lines.append(Line(paid_by=PaidBy.PLAN, feature=feature, units=units, tokens=0))
            spoken.append(words.allowance_price(feature, units, left))
            unpaid -= units
        if not unpaid:
            break
    if not unpaid:
        after = UNLIMITED if left == UNLIMITED else left - lines[-1].units
        return _allowed(operation, count, lines, after, " · ".join(spoken))
    if tokens_each is None:
        refusal = _used_up(features[0], room[features[0]], period_of(now), count - unpaid, count)
        return _refused(operation, count, refusal)
    means = wallet.spendable(db, user_id, now)
    needed = unpaid * tokens_each
    if needed > means:
        payable = count - unpaid + means // tokens_each
        return _refused(operation, count, _insufficient(needed, means, payable, count))
    lines.append(Line(paid_by=PaidBy.TOKENS, feature=None, units=unpaid, tokens=needed))
    spoken.append(words.token_price(needed, means))
    return _allowed(operation, count, lines, means - needed, " · ".join(spoken))


def usage(db: Session, user_id: str) -> dict[str, FeatureUsage]:
    """Every feature of the user's plan this month; `used` includes held units, -1 is unlimited."""
    subscription = db.get(Subscription, user_id)
    if subscription is None:
        raise errors.UserNotFound
    period = period_of(utcnow())
    return {
        feature: FeatureUsage(
            used=room.used + room.held,
            limit=room.limit,
            remaining=room.left,
            resets_at=period_end(period),
        )
        for feature, room in _room(db, user_id, subscription.plan, period).items()
    }


def allowances(db: Session, plan: str) -> dict[str, int]:
    return {row.feature: row.units for row in db.exec(select(Allowance).where(Allowance.plan == plan)).all()}


def remaining(limit: int, taken: int) -> int:
    return UNLIMITED if limit == UNLIMITED else max(0, limit - taken)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Room:
    """A feature of the plan this month: the limit, and how much of it is captured and held."""

    limit: int
    used: int
    held: int

    @property
    def left(self) -> int:
        return remaining(self.limit, self.used + self.held)


def _room(db: Session, user_id: str, plan: str, period: str) -> dict[str, _Room]:
    rows = _find_room.all(db, user=user_id, plan=plan, period=period)
    found = {feature: _Room(limit=units, used=used or 0, held=held or 0) for feature, units, used, held in rows}
    return {feature: found.get(feature, _Room(limit=0, used=0, held=0)) for feature in FEATURES}


def _locked(db: Session, plan: str, feature: str) -> errors.FeatureLocked:
    names = {row.key: row.name for row in db.exec(select(Plan)).all()}
    opener = db.exec(
        select(Plan)
        .join(Allowance, col(Allowance.plan) == col(Plan.key))
        .where(Allowance.feature == feature, Allowance.units != 0)
        .order_by(col(Plan.rank))
    ).first()
    return errors.FeatureLocked(
        words.locked(feature, names.get(plan, plan), opener.name if opener else None),
        feature=feature,
        plan=plan,
        unlocked_by=opener.key if opener else None,
    )


def _used_up(feature: str, room: _Room, period: str, payable: int, count: int) -> errors.AllowanceUsedUp:
    renews = period_end(period)
    if room.held and room.used < room.limit:
        sentence = words.held_by_open_session(feature)
    else:
        sentence = words.used_up(feature, room.limit, renews)
    if count > 1:
        sentence += words.largest_count(payable)
    return errors.AllowanceUsedUp(
        sentence,
        feature=feature,
        limit=room.limit,
        resets_at=spelled(renews),
        largest_count=payable,
    )


def _insufficient(required: int, available: int, payable: int, count: int) -> errors.InsufficientCredits:
    sentence = words.insufficient(required, available)
    if count > 1:
        sentence += words.largest_count(payable)
    return errors.InsufficientCredits(sentence, required=required, available=available, largest_count=payable)


def _allowed(operation: str, count: int, lines: list[Line], after: int, message: str) -> Quote:
    return Quote(
        allowed=True,
        operation=operation,
        count=count,
        lines=tuple(lines),
        tokens=sum(line.tokens for line in lines),
        remaining_after=after,
        message=message,
        quote_id=_quote_id(operation, count, lines),
    )


def _refused(operation: str, count: int, refusal: errors.LimnerError) -> Quote:
    return Quote(
        allowed=False,
        operation=operation,
        count=count,
        lines=(),
        tokens=0,
        remaining_after=0,
        message=refusal.message,
        quote_id=_quote_id(operation, count, []),
        refusal=refusal,
    )


def _quote_id(operation: str, count: int, lines: list[Line]) -> str:
    """The same for the same price paid by the same means, so that a quote needs no row of its own."""
    spelled = "|".join(
        [
            operation,
            str(count),
            *(f"{x.paid_by}:{x.feature}:{x.units}:{x.tokens}" for x in lines),
        ]
    )
    return "q_" + hashlib.sha256(spelled.encode()).hexdigest()[:32]
