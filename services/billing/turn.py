"""The month's turn: dead lots written off, the new month's tokens granted, the ended months summed up and told.

Idempotent per account and period: the closing's row is written in the transaction that grants.
"""

from __future__ import annotations

from datetime import datetime, timedelta

import structlog
from sqlmodel import Session, and_, col, func, or_, select

import data
from data.accounts import User
from data.billing import (
    LedgerRow,
    LedgerType,
    Lot,
    MonthClosing,
    Plan,
    Subscription,
    SubscriptionStatus,
    UsageCounter,
)
from data.catalogue import FEATURES
from data.columns import utcnow
from services.billing import notices, subscriptions, wallet, words
from services.billing.calendar import in_words, period_end, period_of
from services.fault_points import point

log = structlog.get_logger(__name__)

BATCH = 200
EXPIRY = "expiry"


async def turn_month() -> int:
    """Bring every account to the running month. Returns how many had not been.

    Raises the first error only after all the others were turned: one account must not hold up the rest.
    """
    turned, after = 0, ""
    failed: Exception | None = None
    while due := await data.read(_due, period_of(utcnow()), after):
        for user_id in due:
            try:
                await data.write(turn_account, user_id)
                turned += 1
                point("turned")
            except Exception as error:
                log.exception("an account's month could not be turned", user=user_id)
                failed = failed or error
        after = due[-1]
    if failed is not None:
        raise failed
    return turned


def turn_account(db: Session, user_id: str) -> int:
    """Bring one account to the running month. Returns how many months were closed; 0 where that was done before."""
    owned = wallet.lock(db, user_id)  # writes off what expired
    now = utcnow()
    closed = _ended(db, user_id, now)
    for period in closed:
        _close(db, user_id, period)
        point("closing")
    subscription = db.get_one(Subscription, user_id, populate_existing=True)
    if subscription.status == SubscriptionStatus.ACTIVE and (closed or not _granted(db, user_id, period_of(now))):
        subscriptions.grant_month(db, owned.user_id, subscription.plan)
    if closed:
        _tell(db, user_id, db.get_one(MonthClosing, (user_id, closed[-1])), now)
    return len(closed)


def _due(db: Session, period: str, after: str) -> list[str]:
    """Accounts opened before `period` whose last month is not closed, or who have not got this month's tokens.

    The latter have their months closed already where the clock once ran ahead and was set back.
    """
    closed = select(MonthClosing.user_id).where(MonthClosing.period >= _previous(period))
    granted = select(Lot.user_id).where(Lot.source == "plan_grant", Lot.period == period)
    entitled = (
        select(Subscription.user_id)
        .join(Plan, col(Plan.key) == col(Subscription.plan))
        .where(Subscription.status == SubscriptionStatus.ACTIVE, Plan.monthly_tokens > 0)
    )
    query = (
        select(User.id)
        .where(
            User.id > after,
            User.created_at < _start(period),
            col(User.deleted_at).is_(None),
            or_(
                col(User.id).not_in(closed),
                and_(col(User.id).in_(entitled), col(User.id).not_in(granted)),
            ),
        )
        .order_by(col(User.id))
        .limit(BATCH)
    )
    return list(db.exec(query).all())


def _granted(db: Session, user_id: str, period: str) -> bool:
    query = select(Lot.id).where(Lot.user_id == user_id, Lot.source == "plan_grant", Lot.period == period)
    return db.exec(query).first() is not None


def _ended(db: Session, user_id: str, now: datetime) -> list[str]:
    """The months since the account was opened that are over and not closed, oldest first."""
    last = db.exec(select(func.max(MonthClosing.period)).where(MonthClosing.user_id == user_id)).one()
    period = _next(last) if last else period_of(db.get_one(User, user_id).created_at)
    found: list[str] = []
    while period < period_of(now):
        found.append(period)
        period = _next(period)
    return found


def _close(db: Session, user_id: str, period: str) -> None:
    """Write the month's summary: what the ledger says up to its end, less what earlier closings have told.

    So each row is told once, also one that came late: the rest of a lot that an open hold had kept past its end, or
    what was written while the clock was set back. The balance is that of the month's last moment.
    """
    end = period_end(period)
    counters = db.exec(select(UsageCounter).where(UsageCounter.user_id == user_id, UsageCounter.period == period)).all()
    granted, spent, expired = _totals(db, user_id, end)
    told = db.exec(
        select(
            func.coalesce(func.sum(MonthClosing.tokens_granted), 0),
            func.coalesce(func.sum(MonthClosing.tokens_spent), 0),
            func.coalesce(func.sum(MonthClosing.tokens_expired), 0),
        ).where(MonthClosing.user_id == user_id)
    ).one()
    db.add(
        MonthClosing(
            user_id=user_id,
            period=period,
            plan=db.get_one(Subscription, user_id).plan,
            features={counter.feature: counter.used + counter.held for counter in counters},
            tokens_granted=granted - int(told[0]),
            tokens_spent=spent - int(told[1]),
            tokens_expired=expired - int(told[2]),
            balance=granted - spent - expired,
        )
    )
    db.flush()


def _totals(db: Session, user_id: str, end: datetime) -> tuple[int, int, int]:
    """Tokens granted, spent and expired before `end`, from the ledger; a lot that ends just then has expired."""
    rows = db.exec(
        select(LedgerRow.type, func.sum(LedgerRow.amount))
        .where(LedgerRow.user_id == user_id, LedgerRow.reason != EXPIRY, LedgerRow.created_at < end)
        .group_by(col(LedgerRow.type))
    ).all()
    moved = {kind: int(total) for kind, total in rows}
    expired = db.exec(
        select(func.coalesce(func.sum(LedgerRow.amount), 0))
        .join(Lot, col(Lot.id) == col(LedgerRow.lot_id))
        .where(LedgerRow.user_id == user_id, LedgerRow.reason == EXPIRY, col(Lot.expires_at) <= end)
    ).one()
    return moved.get(LedgerType.CREDIT, 0), moved.get(LedgerType.DEBIT, 0), int(expired)


def _tell(db: Session, user_id: str, closing: MonthClosing, now: datetime) -> None:
    used = [f"{units} {FEATURES[name]}" for name, units in closing.features.items() if units and name in FEATURES]
    month = (period_end(closing.period) - timedelta(days=1)).strftime("%B")
    said = f"{month} is closed: {', '.join(used) if used else 'nothing used'}"
    if closing.tokens_spent:
        said += f", {words.grouped(closing.tokens_spent)} tokens spent"
    if closing.tokens_expired:
        said += f", {words.grouped(closing.tokens_expired)} tokens expired"
    said += f". Your allowances are full again until {in_words(period_end(period_of(now)))}."
    notices.tell(db, user_id, "month", said, link="/wallet", once=f"month:{closing.period}")


def _start(period: str) -> datetime:
    return period_end(_previous(period))


def _next(period: str) -> str:
    return period_of(period_end(period))


def _previous(period: str) -> str:
    year, month = int(period[:4]), int(period[5:])
    return f"{year - (month == 1):04d}-{(month - 2) % 12 + 1:02d}"
