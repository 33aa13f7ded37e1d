"""What is read of an account's money: charges with what they pay for, and the ledger filtered."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

import data
from data.billing import Charge, ChargeState, LedgerRow
from data.coaching import BrandKit, CoachSession
from data.library import Generation
from services.billing import wallet
from services.billing.wallet import Movement

LONGEST_TITLE = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeLine:
    """A charge and what it pays for: `title` of the picture, session or brand kit, empty where that is gone."""

    id: str
    operation: str
    paid_by: str
    feature: str | None
    tokens: int
    reference_type: str
    title: str
    session_id: str | None
    created_at: datetime
    refunded_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which rows of the ledger: one side (`credit` or `debit`), one reason; empty for all."""

    type: str = ""
    reason: str = ""


async def held(user_id: str, *, limit: int = 100) -> tuple[ChargeLine, ...]:
    """Open charges, newest first."""
    return await data.read(_charges, user_id, ChargeState.HELD, limit)


async def charged(user_id: str, *, limit: int = 20) -> tuple[ChargeLine, ...]:
    """Captured charges, newest first, also those that were refunded."""
    return await data.read(_charges, user_id, ChargeState.CAPTURED, limit)


async def movements(
    user_id: str, *, only: Only | None = None, limit: int = 50, before: str | None = None
) -> tuple[Movement, ...]:
    """Rows of the ledger, newest first, older than the row with the id `before`. Raises BadInput."""
    rows = only or Only()
    return await data.read(
        wallet.read_history, user_id, limit=limit, before=before, type=rows.type or "", reason=rows.reason or ""
    )


async def reasons(user_id: str) -> tuple[str, ...]:
    """Every reason for which tokens of this account have moved, in alphabetical order."""
    return await data.read(_reasons, user_id)


def _charges(db: Session, user_id: str, state: ChargeState, limit: int) -> tuple[ChargeLine, ...]:
    query = select(Charge).where(Charge.user_id == user_id, Charge.state == state)
    return tuple(_charge_line(db, row) for row in db.exec(query.order_by(col(Charge.id).desc()).limit(limit)).all())


def _charge_line(db: Session, row: Charge) -> ChargeLine:
    find = _FINDERS.get(row.reference_type)
    title, session_id = find(db, row.reference_id) if find else ("", None)
    return ChargeLine(
        id=row.id,
        operation=row.operation,
        paid_by=row.paid_by,
        feature=row.feature,
        tokens=row.tokens,
        reference_type=row.reference_type,
        title=title[:LONGEST_TITLE],
        session_id=session_id,
        created_at=row.created_at,
        refunded_at=row.refunded_at,
    )


def _of_generation(db: Session, generation_id: str) -> tuple[str, str | None]:
    row = db.get(Generation, generation_id)
    return (str(row.request.get("title") or row.prompt), row.session_id) if row else ("", None)


def _of_session(db: Session, session_id: str) -> tuple[str, str | None]:
    row = db.get(CoachSession, session_id)
    return (row.title, row.id) if row else ("", None)


def _of_brand_kit(db: Session, kit_id: str) -> tuple[str, str | None]:
    row = db.get(BrandKit, kit_id)
    return (row.name if row else "", None)


_FINDERS: dict[str, Callable[[Session, str], tuple[str, str | None]]] = {
    "generation": _of_generation,
    "coach_session": _of_session,
    "brand_kit": _of_brand_kit,
}


def _reasons(db: Session, user_id: str) -> tuple[str, ...]:
    query = select(LedgerRow.reason).where(LedgerRow.user_id == user_id).distinct()
    return tuple(sorted(db.exec(query).all()))
