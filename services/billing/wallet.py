"""The wallet: what an account has, how it grows and shrinks, and the ledger under it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, select

from data.billing import LedgerRow, LedgerType, Wallet
from data.columns import new_id, utcnow
from services.billing.purse import OpenLot, Purse, add_lot, expire, keep, lock, lots_of
from services.errors import BadInput, UserNotFound
from services.fault_points import point

__all__ = ["expire", "lock"]

LARGEST_GRANT = 1_000_000_000
LONGEST_NOTES = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class LotView:
    id: str
    source: str
    granted: int
    remaining: int
    held: int
    expires_at: datetime | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Balance:
    """Tokens of an account. `available` is what can be spent now: unexpired, not held."""

    balance: int
    held: int
    available: int
    total_earned: int
    total_spent: int
    lots: tuple[LotView, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Movement:
    """One row of the ledger."""

    id: str
    type: str
    amount: int
    balance_after: int
    reason: str
    reference_type: str | None
    reference_id: str | None
    notes: str
    created_at: datetime


def grant(
    db: Session,
    user_id: str,
    amount: object,
    *,
    source: str,
    expires_at: datetime | None = None,
    period: str | None = None,
    reference_type: str | None = None,
    reference_id: str | None = None,
    notes: str = "",
    admin_id: str | None = None,
) -> str:
    """Add a lot of `amount` tokens and its credit row; `source` is the ledger's reason. Returns the lot's id.

    Raises BadInput where the amount is not a whole number from 1 to 1 000 000 000 or the notes are too long.
    """
    if isinstance(amount, bool) or not isinstance(amount, int) or not 1 <= amount <= LARGEST_GRANT:
        raise BadInput("Tokens are granted in whole numbers from 1 to 1 000 000 000.")
    said = clean_notes(notes)
    purse = lock(db, user_id)
    lot = OpenLot(
        id=new_id(),
        source=source,
        granted=amount,
        remaining=amount,
        reserved=0,
        expires_at=expires_at,
        created_at=utcnow(),
    )
    add_lot(db, purse, lot, period)
    point("granting")
    purse.move(
        LedgerType.CREDIT,
        lot,
        amount,
        reason=source,
        reference_type=reference_type,
        reference_id=reference_id,
        notes=said,
        admin_id=admin_id,
    )
    keep(db, purse)
    return lot.id


def debit(
    db: Session,
    purse: Purse,
    lot: OpenLot,
    amount: int,
    *,
    reason: str,
    reference_type: str,
    reference_id: str,
    notes: str = "",
    admin_id: str | None = None,
) -> None:
    """Take `amount` of what is free out of a lot for good, with its ledger row."""
    purse.move(
        LedgerType.DEBIT,
        lot,
        amount,
        reason=reason,
        reference_type=reference_type,
        reference_id=reference_id,
        notes=clean_notes(notes),
        admin_id=admin_id,
    )
    keep(db, purse, [lot])


def clean_notes(notes: str) -> str:
    """Raises BadInput where they are longer than 1 000 characters."""
    cleaned = notes.replace("\x00", "").strip()  # PostgreSQL keeps no NUL
    if len(cleaned) > LONGEST_NOTES:
        raise BadInput(f"Notes have at most {LONGEST_NOTES} characters.", field="notes")
    return cleaned


def spendable_lots(db: Session, user_id: str, now: datetime) -> Sequence[OpenLot]:
    """Lots with tokens to spend, in spending order: soonest to expire, then oldest, those without an end last."""
    return [lot for lot in lots_of(db, user_id) if lot.free and lot.alive(now)]


def spendable(db: Session, user_id: str, now: datetime) -> int:
    return sum(lot.free for lot in spendable_lots(db, user_id, now))


def read_balance(db: Session, user_id: str) -> Balance:
    """Raises UserNotFound."""
    wallet = db.get(Wallet, user_id, populate_existing=True)  # the purse is written past what the session remembers
    if wallet is None:
        raise UserNotFound
    now = utcnow()
    lots = lots_of(db, user_id)
    return Balance(
        balance=wallet.balance,
        held=wallet.held,
        available=sum(lot.free for lot in lots if lot.alive(now)),
        total_earned=wallet.total_earned,
        total_spent=wallet.total_spent,
        lots=tuple(
            LotView(
                id=lot.id,
                source=lot.source,
                granted=lot.granted,
                remaining=lot.remaining,
                held=lot.reserved,
                expires_at=lot.expires_at,
                created_at=lot.created_at,
            )
            for lot in lots
        ),
    )


def read_history(
    db: Session, user_id: str, *, limit: int, before: str | None = None, type: str = "", reason: str = ""
) -> tuple[Movement, ...]:
    """Ledger rows, newest first, older than the row with the id `before`; `type` and `reason` narrow them down.

    Raises BadInput for a type that is none, or a row that is not this user's.
    """
    query = select(LedgerRow).where(LedgerRow.user_id == user_id)
    if type and type not in list(LedgerType):
        raise BadInput(f"A row of the ledger is one of {', '.join(LedgerType)}.")
    if type:
        query = query.where(LedgerRow.type == type)
    if reason:
        query = query.where(LedgerRow.reason == reason)
    if before is not None:
        seq = db.exec(select(LedgerRow.seq).where(LedgerRow.user_id == user_id, LedgerRow.id == before)).one_or_none()
        if seq is None:
            raise BadInput("That page of the list does not exist.")
        query = query.where(col(LedgerRow.seq) < seq)
    rows = db.exec(query.order_by(col(LedgerRow.seq).desc()).limit(limit)).all()
    return tuple(
        Movement(
            id=row.id,
            type=row.type,
            amount=row.amount,
            balance_after=row.balance_after,
            reason=row.reason,
            reference_type=row.reference_type,
            reference_id=row.reference_id,
            notes=row.notes,
            created_at=row.created_at,
        )
        for row in rows
    )
