"""What is read of an account's money: charges with what they pay for, and the ledger filtered."""

from __future__ import annotations

from collections.abc import Callable, Collection
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
    rows = db.exec(query.order_by(col(Charge.id).desc()).limit(limit)).all()
    named: dict[tuple[str, str], _Named] = {}
    for kind, find in _FINDERS.items():
        if wanted := {row.reference_id for row in rows if row.reference_type == kind}:
            named |= {(kind, one_id): one for one_id, one in find(db, wanted).items()}
    return tuple(_charge_line(row, *named.get((row.reference_type, row.reference_id), ("", None))) for row in rows)


def _charge_line(row: Charge, title: str, session_id: str | None) -> ChargeLine:
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


_Named = tuple[str, str | None]  # a title, and the session that it leads to


def _generations(db: Session, ids: Collection[str]) -> dict[str, _Named]:
    rows = db.exec(select(Generation).where(col(Generation.id).in_(ids))).all()
    return {row.id: (str(row.request.get("title") or row.prompt), row.session_id) for row in rows}


def _sessions(db: Session, ids: Collection[str]) -> dict[str, _Named]:
    rows = db.exec(select(CoachSession).where(col(CoachSession.id).in_(ids))).all()
    return {row.id: (row.title, row.id) for row in rows}


def _brand_kits(db: Session, ids: Collection[str]) -> dict[str, _Named]:
    rows = db.exec(select(BrandKit).where(col(BrandKit.id).in_(ids))).all()
    return {row.id: (row.name, None) for row in rows}


_FINDERS: dict[str, Callable[[Session, Collection[str]], dict[str, _Named]]] = {
    "generation": _generations,
    "coach_session": _sessions,
    "brand_kit": _brand_kits,
}


def _reasons(db: Session, user_id: str) -> tuple[str, ...]:
    query = select(LedgerRow.reason).where(LedgerRow.user_id == user_id).distinct()
    return tuple(sorted(db.exec(query).all()))
