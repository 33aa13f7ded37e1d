"""A charge's life: hold, then capture or release. Each composes inside the caller's transaction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, update
from sqlalchemy import select as select_columns
from sqlmodel import Session, col, select

from data.billing import Charge, ChargeState, LedgerType, MonthClosing, PaidBy, UsageCounter
from data.columns import Table, new_id, utcnow
from data.prepared import Prepared
from services import errors
from services.billing import notices, purse
from services.billing.calendar import period_of
from services.billing.purse import OpenLot, Purse
from services.billing.quotes import Quote, quote
from services.billing.words import credits_number
from services.fault_points import point

CHARGE, RESERVATION, COUNTER, SUBSCRIPTION, PLAN = (
    Table.metadata.tables[name] for name in ("charge", "reservation", "usage_counter", "subscription", "plan")
)
CHARGE_COLUMNS = [column.name for column in CHARGE.c if column.name not in ("resolved_at", "refunded_at")]

_add_charge = Prepared(insert(CHARGE).values({name: bindparam(name) for name in CHARGE_COLUMNS}))
_add_reservation = Prepared(
    insert(RESERVATION).values({column.name: bindparam(column.name) for column in RESERVATION.c})
)
_add_counter = Prepared(insert(COUNTER).values({column.name: bindparam(column.name) for column in COUNTER.c}))
_find_charge = Prepared(
    select_columns(
        CHARGE.c.operation,
        CHARGE.c.state,
        CHARGE.c.paid_by,
        CHARGE.c.feature,
        CHARGE.c.period,
        CHARGE.c.reference_type,
        CHARGE.c.reference_id,
        PLAN.c.monthly_tokens,
        RESERVATION.c.lot_id,
        RESERVATION.c.tokens,
    )
    .select_from(
        CHARGE.join(SUBSCRIPTION, SUBSCRIPTION.c.user_id == CHARGE.c.user_id)
        .join(PLAN, PLAN.c.key == SUBSCRIPTION.c.plan)
        .outerjoin(RESERVATION, RESERVATION.c.charge_id == CHARGE.c.id)
    )
    .where(CHARGE.c.id == bindparam("charge"))
)
_resolve = Prepared(
    update(CHARGE)
    .where(CHARGE.c.id == bindparam("charge"))
    .values(state=bindparam("to"), resolved_at=bindparam("moment"))
)
_extend = Prepared(update(CHARGE).where(CHARGE.c.id == bindparam("charge")).values(deadline=bindparam("until")))
_move_counter = Prepared(
    update(COUNTER)
    .where(
        COUNTER.c.user_id == bindparam("user"),
        COUNTER.c.period == bindparam("month"),
        COUNTER.c.feature == bindparam("name"),
    )
    .values(used=COUNTER.c.used + bindparam("more_used"), held=COUNTER.c.held + bindparam("more_held"))
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Charge:
    """A charge as it is under the lock, with what it reserves of which lots; and the month's tokens of the plan."""

    operation: str
    state: str
    paid_by: str
    feature: str | None
    period: str
    reference_type: str
    reference_id: str
    parts: dict[str, int]
    monthly_tokens: int


def hold(
    db: Session,
    user_id: str,
    operation: str,
    references: Sequence[str],
    *,
    reference_type: str,
    deadline: datetime,
    quote_id: str | None = None,
) -> tuple[Quote, list[str]]:
    """Take one charge for each of `references` (ids of what is paid for), all or none. Returns the charges' ids.

    Raises the quote's refusal; QuoteChanged where `quote_id` names another price than today's.
    """
    owned = purse.lock(db, user_id)
    now = utcnow()  # one moment for price, period and lots: the month may turn while this runs
    price = quote(db, user_id, operation, len(references), now=now)
    if price.refusal is not None:
        raise price.refusal
    if quote_id is not None and quote_id != price.quote_id:
        raise errors.QuoteChanged(quote=quote_shape(price))
    means = [line for line in price.lines for _ in range(line.units)]
    rows: list[dict[str, Any]] = [
        {
            "id": new_id(),
            "user_id": user_id,
            "operation": operation,
            "state": ChargeState.HELD,
            "paid_by": line.paid_by,
            "feature": line.feature,
            "period": period_of(now),
            "tokens": line.tokens // line.units,
            "reference_type": reference_type,
            "reference_id": reference,
            "deadline": deadline,
            "created_at": now,
        }
        for line, reference in zip(means, references, strict=True)
    ]
    for row in rows:
        _add_charge.run(db, **row)
    for line in price.lines:
        if line.feature is not None:
            _count(db, user_id, period_of(now), line.feature, held=line.units)
    point("holding")
    _reserve(db, owned, {row["id"]: row["tokens"] for row in rows if row["tokens"]}, now)
    return price, [row["id"] for row in rows]


def capture(db: Session, charge_id: str) -> None:
    """The thing was delivered: the unit counts as used, the tokens leave their lots and the ledger says so.

    Raises Conflict where the charge was released before; capturing twice changes nothing.
    """
    charge, owned = _locked(db, charge_id)
    if charge.state == ChargeState.CAPTURED:
        return
    if charge.state == ChargeState.RELEASED:
        raise errors.Conflict("This charge was released before.")
    if charge.feature is not None:
        _count(db, owned.user_id, charge.period, charge.feature, used=1, held=-1)
    freed = _free(owned, charge)
    for lot in freed:
        owned.move(
            LedgerType.DEBIT,
            lot,
            charge.parts[lot.id],
            reason=charge.operation,
            reference_type=charge.reference_type,
            reference_id=charge.reference_id,
        )
    if freed:
        purse.keep(db, owned, freed)
    point("capturing")
    _end(db, charge_id, ChargeState.CAPTURED)
    if charge.paid_by == PaidBy.TOKENS:
        notices.warn_of_low_balance(db, owned.user_id, owned.balance, charge.monthly_tokens)


def release(db: Session, charge_id: str) -> bool:
    """Nothing was delivered: what was held is free again. False where the charge was resolved before."""
    charge, owned = _locked(db, charge_id)
    if charge.state != ChargeState.HELD:
        return False
    if charge.feature is not None:
        _count(db, owned.user_id, charge.period, charge.feature, held=-1)
        _mend_closing(db, owned.user_id, charge.period, charge.feature)
    if freed := _free(owned, charge):
        purse.keep(db, owned, freed)
    point("releasing")
    _end(db, charge_id, ChargeState.RELEASED)
    purse.expire(db, owned, utcnow())
    return True


def extend(db: Session, charge_id: str, deadline: datetime) -> None:
    """Give a held charge more time before the sweep takes it for forgotten."""
    _locked(db, charge_id)
    _extend.run(db, charge=charge_id, until=deadline)


def is_released(db: Session, charge_id: str) -> bool:
    """Raises NotFound."""
    return _locked(db, charge_id)[0].state == ChargeState.RELEASED


def in_order(db: Session, charge_ids: Sequence[str]) -> list[str]:
    """These charges in the order of payment: units of the plan before tokens, earlier holds before later ones."""
    query = select(Charge.id).where(col(Charge.id).in_(charge_ids)).order_by(col(Charge.paid_by), col(Charge.id))
    return list(db.exec(query).all())


def overdue(db: Session, now: datetime) -> list[tuple[str, str, str]]:
    """Held charges past their deadline, as (charge id, reference type, reference id).

    They are in the order of their owners, in which everybody who needs several purses at once locks them.
    """
    rows = db.exec(
        select(Charge)
        .where(Charge.state == ChargeState.HELD, col(Charge.deadline) < now)
        .order_by(col(Charge.user_id), col(Charge.id))
    ).all()
    return [(row.id, row.reference_type, row.reference_id) for row in rows]


def quote_shape(price: Quote) -> dict[str, Any]:
    """The quote as programs read it."""
    return {
        "allowed": price.allowed,
        "operation": price.operation,
        "count": price.count,
        "lines": [asdict(line) for line in price.lines],
        "tokens": price.tokens,
        "credits": credits_number(price.tokens),
        "remaining_after": price.remaining_after,
        "message": price.message,
        "quote_id": price.quote_id,
    }


def _reserve(db: Session, owned: Purse, prices: dict[str, int], now: datetime) -> None:
    """Have each charge take its price out of the lots in spending order."""
    touched: list[OpenLot] = []
    lots = iter([lot for lot in owned.lots if lot.free and lot.alive(now)])
    lot = None
    for charge_id, missing in prices.items():
        owned.held += missing
        while missing:
            if lot is None or not lot.free:
                lot = next(lots, None)
                if lot is None:
                    raise RuntimeError("the quote promised tokens that the lots do not have")
                touched.append(lot)
            part = min(missing, lot.free)
            lot.reserved += part
            missing -= part
            _add_reservation.run(db, charge_id=charge_id, lot_id=lot.id, tokens=part)
    if touched:
        purse.keep(db, owned, touched)


def _free(owned: Purse, charge: _Charge) -> list[OpenLot]:
    """Undo what the charge reserves; returns the lots concerned in spending order."""
    lots = [lot for lot in owned.lots if lot.id in charge.parts]
    for lot in lots:
        lot.reserved -= charge.parts[lot.id]
        owned.held -= charge.parts[lot.id]
    return lots


def _locked(db: Session, charge_id: str) -> tuple[_Charge, Purse]:
    """The charge as it is under its owner's lock. Raises NotFound."""
    owned = purse.lock_owner(db, charge_id)
    rows = _find_charge.all(db, charge=charge_id)
    operation, state, paid_by, feature, period, reference_type, reference_id, monthly_tokens, _, _ = rows[0]
    charge = _Charge(
        operation=operation,
        state=state,
        paid_by=paid_by,
        feature=feature,
        period=period,
        reference_type=reference_type,
        reference_id=reference_id,
        monthly_tokens=monthly_tokens,
        parts={lot_id: tokens for *_, lot_id, tokens in rows if lot_id is not None},
    )
    return charge, owned


def _count(db: Session, user_id: str, period: str, feature: str, *, used: int = 0, held: int = 0) -> None:
    """Move the counter of the period in which the charge was opened; the purse's lock guards it too."""
    if not _move_counter.run(db, user=user_id, month=period, name=feature, more_used=used, more_held=held):
        _add_counter.run(db, user_id=user_id, period=period, feature=feature, used=used, held=held)


def _mend_closing(db: Session, user_id: str, period: str, feature: str) -> None:
    """A month that was closed while the unit was held has counted it; now it was not used after all."""
    if period == period_of(utcnow()):
        return
    closing = db.get(MonthClosing, (user_id, period), populate_existing=True)
    if closing is not None:
        counter = db.get_one(UsageCounter, (user_id, period, feature), populate_existing=True)
        closing.features = {**closing.features, feature: counter.used + counter.held}
        db.flush()


def _end(db: Session, charge_id: str, state: ChargeState) -> None:
    _resolve.run(db, charge=charge_id, to=state, moment=utcnow())
