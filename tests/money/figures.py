"""What stands in the books, as plain figures that can be compared."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import TextClause, text
from sqlmodel import Session, col, select

from data.billing import MonthClosing
from services.billing import audit, quotes, wallet
from tests.money import rulebook

LOTS = text("SELECT source, granted, remaining, reserved FROM lot WHERE user_id = :user ORDER BY id")
CHARGES = text("SELECT id, state, paid_by, feature, period, tokens FROM charge WHERE user_id = :user")
COUNTERS = text("SELECT period, feature, used, held FROM usage_counter WHERE user_id = :user")


def lines_of(price: quotes.Quote) -> list[rulebook.Line]:
    return [(line.paid_by, line.feature, line.units, line.tokens) for line in price.lines]


def of_account(db: Session, user_id: str) -> dict[str, Any]:
    """Everything about a user's money that the rule book knows too."""
    balance = wallet.read_balance(db, user_id)
    closings = select(MonthClosing).where(MonthClosing.user_id == user_id)

    def rows(words: TextClause) -> list[Any]:
        return list(db.connection().execute(words, {"user": user_id}).all())

    return {
        "balance": balance.balance,
        "held": balance.held,
        "available": balance.available,
        "earned": balance.total_earned,
        "spent": balance.total_spent,
        "lots": [tuple(row) for row in rows(LOTS)],
        "counters": {(period, feature): [used, held] for period, feature, used, held in rows(COUNTERS)},
        "charges": {row[0]: tuple(row[1:]) for row in rows(CHARGES)},
        "closed": {closing.period: closing.features for closing in db.exec(closings).all()},
    }


def expected(account: rulebook.Account, now: datetime) -> dict[str, Any]:
    """The same of the rule book's account."""
    return {
        "balance": account.balance,
        "held": account.held,
        "available": account.available(now),
        "earned": account.earned,
        "spent": account.spent,
        "lots": [(lot.source, lot.tokens, lot.remaining, lot.reserved) for lot in account.lots],
        "counters": account.counters,
        "charges": {
            one: (charge.state, charge.paid_by, charge.feature, charge.period, charge.tokens)
            for one, charge in account.charges.items()
        },
        "closed": account.closed,
    }


def check_everything(db: Session) -> None:
    """The self-audit finds nothing, and the sums of the months' closings follow from each other."""
    assert audit.differences(db) == []
    before: dict[str, int] = {}
    query = select(MonthClosing).order_by(col(MonthClosing.user_id), col(MonthClosing.period))
    for closing in db.exec(query).all():
        assert min(closing.tokens_granted, closing.tokens_spent, closing.tokens_expired, closing.balance) >= 0
        moved = closing.tokens_granted - closing.tokens_spent - closing.tokens_expired
        assert closing.balance == before.get(closing.user_id, 0) + moved
        before[closing.user_id] = closing.balance
