"""A purse: one wallet and its lots in the hands of a transaction, under the lock of the wallet's row.

Every charge passes here twice, so this speaks to the tables themselves and reads each row once a transaction: what is
in the purse cannot change under it. Whoever changes a purse writes it down by `keep` before the transaction goes on.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import bindparam, insert, literal_column, select, update
from sqlmodel import Session

from data.billing import LedgerType
from data.columns import Table, new_id, utcnow
from data.prepared import Prepared, Row
from services.errors import NotFound, UserNotFound

WALLET, LOT, LEDGER, CHARGE = (Table.metadata.tables[name] for name in ("wallet", "lot", "ledger", "charge"))

_OWNER = select(CHARGE.c.user_id).where(CHARGE.c.id == bindparam("charge"))
_WALLET = select(
    WALLET.c.user_id, WALLET.c.balance, WALLET.c.held, WALLET.c.total_earned, WALLET.c.total_spent
).with_for_update(of=WALLET)
_find_owner = Prepared(_OWNER)
_lock_wallet = Prepared(_WALLET.where(WALLET.c.user_id == bindparam("user")))
_lock_owners_wallet = Prepared(_WALLET.where(WALLET.c.user_id == _OWNER.scalar_subquery()))
_find_lots = Prepared(
    select(LOT.c.id, LOT.c.source, LOT.c.granted, LOT.c.remaining, LOT.c.reserved, LOT.c.expires_at, LOT.c.created_at)
    .where(LOT.c.user_id == bindparam("user"), LOT.c.remaining > literal_column("0"))
    .order_by(LOT.c.expires_at.is_(None), LOT.c.expires_at, LOT.c.created_at, LOT.c.id)
)
_write_wallet = Prepared(
    update(WALLET)
    .where(WALLET.c.user_id == bindparam("user"))
    .values({name: bindparam(name) for name in ("balance", "held", "total_earned", "total_spent")})
)
_write_lot = Prepared(
    update(LOT)
    .where(LOT.c.id == bindparam("lot"))
    .values(remaining=bindparam("remaining"), reserved=bindparam("reserved"))
)
_add_lot = Prepared(insert(LOT).values({column.name: bindparam(column.name) for column in LOT.c}))
_add_row = Prepared(
    insert(LEDGER).values({column.name: bindparam(column.name) for column in LEDGER.c if column.name != "seq"})
)


@dataclass(slots=True, kw_only=True)
class OpenLot:
    """A lot with something left; `reserved` of `remaining` is what open holds will take."""

    id: str
    source: str
    granted: int
    remaining: int
    reserved: int
    expires_at: datetime | None
    created_at: datetime

    @property
    def free(self) -> int:
        return self.remaining - self.reserved

    def alive(self, now: datetime) -> bool:
        return self.expires_at is None or self.expires_at > now


@dataclass(slots=True, kw_only=True)
class Purse:
    """The wallet's sums and its lots in spending order: soonest to expire, then oldest, those without an end last."""

    user_id: str
    balance: int
    held: int
    total_earned: int
    total_spent: int
    lots: list[OpenLot]
    rows: list[dict[str, Any]] = field(default_factory=list[dict[str, Any]])  # of the ledger, not yet written

    def move(
        self,
        kind: LedgerType,
        lot: OpenLot,
        amount: int,
        *,
        reason: str,
        reference_type: str | None,
        reference_id: str | None,
        notes: str = "",
        admin_id: str | None = None,
    ) -> None:
        """Bring `amount` into the balance with a new lot, or take it out of the lot, with the row that says so."""
        if kind == LedgerType.CREDIT:
            self.balance += amount
            self.total_earned += amount
        else:
            lot.remaining -= amount
            self.balance -= amount
            self.total_spent += amount
        self.rows.append(
            {
                "id": new_id(),
                "user_id": self.user_id,
                "lot_id": lot.id,
                "type": kind,
                "amount": amount,
                "balance_after": self.balance,
                "reason": reason,
                "reference_type": reference_type,
                "reference_id": reference_id,
                "notes": notes,
                "admin_id": admin_id,
                "created_at": utcnow(),
            }
        )


def lock(db: Session, user_id: str) -> Purse:
    """The purse, locked until the transaction ends, with dead lots written off. Raises UserNotFound."""
    db.flush()
    purse = in_hand(db, user_id) or _take(db, _lock_wallet.first(db, user=user_id))
    if purse is None:
        raise UserNotFound
    expire(db, purse, utcnow())
    return purse


def lock_owner(db: Session, charge_id: str) -> Purse:
    """The same of the user whom a charge belongs to. Raises NotFound."""
    if db.info:  # a purse that is in hand is not read again
        owner = _find_owner.first(db, charge=charge_id)
        if owner is None:
            raise NotFound
        return lock(db, owner[0])
    db.flush()
    purse = _take(db, _lock_owners_wallet.first(db, charge=charge_id))
    if purse is None:
        raise NotFound
    expire(db, purse, utcnow())
    return purse


def in_hand(db: Session, user_id: str) -> Purse | None:
    """The purse if this transaction has locked it already."""
    return db.info.get(_key(user_id))


def lots_of(db: Session, user_id: str) -> Sequence[OpenLot]:
    """The user's lots that have something left, in spending order; those of the purse where it is locked."""
    purse = in_hand(db, user_id)
    return _read_lots(db, user_id) if purse is None else purse.lots


def expire(db: Session, purse: Purse, now: datetime) -> int:
    """Write off what dead lots still hold beyond open reservations. Returns the tokens written off."""
    dead = [lot for lot in purse.lots if lot.free and not lot.alive(now)]
    lost = sum(lot.free for lot in dead)
    for lot in dead:
        purse.move(LedgerType.DEBIT, lot, lot.free, reason="expiry", reference_type="lot", reference_id=lot.id)
    if dead:
        keep(db, purse, dead)
    return lost


def add_lot(db: Session, purse: Purse, lot: OpenLot, period: str | None) -> None:
    """Put a new lot in its place in the spending order. Its credit row is the caller's."""
    _add_lot.run(
        db,
        id=lot.id,
        user_id=purse.user_id,
        source=lot.source,
        granted=lot.granted,
        remaining=lot.remaining,
        reserved=lot.reserved,
        period=period,
        expires_at=lot.expires_at,
        created_at=lot.created_at,
    )
    purse.lots.append(lot)
    purse.lots.sort(key=lambda one: (one.expires_at is None, one.expires_at or one.created_at, one.created_at, one.id))


def keep(db: Session, purse: Purse, lots: Sequence[OpenLot] = ()) -> None:
    """Write down the sums, the ledger rows that have come, and `lots` as they are now."""
    for row in purse.rows:
        _add_row.run(db, **row)
    purse.rows.clear()
    for lot in lots:
        _write_lot.run(db, lot=lot.id, remaining=lot.remaining, reserved=lot.reserved)
    if lots:
        purse.lots = [lot for lot in purse.lots if lot.remaining]
    _write_wallet.run(
        db,
        user=purse.user_id,
        balance=purse.balance,
        held=purse.held,
        total_earned=purse.total_earned,
        total_spent=purse.total_spent,
    )


def _take(db: Session, wallet: Row | None) -> Purse | None:
    if wallet is None:
        return None
    user_id, balance, held, earned, spent = wallet
    lots = _read_lots(db, user_id)  # a statement of its own: what is read together with the lock may be older than it
    purse = Purse(user_id=user_id, balance=balance, held=held, total_earned=earned, total_spent=spent, lots=lots)
    db.info[_key(user_id)] = purse
    return purse


def _read_lots(db: Session, user_id: str) -> list[OpenLot]:
    return [
        OpenLot(
            id=lot,
            source=source,
            granted=granted,
            remaining=remaining,
            reserved=reserved,
            expires_at=expires_at,
            created_at=created_at,
        )
        for lot, source, granted, remaining, reserved, expires_at, created_at in _find_lots.all(db, user=user_id)
    ]


def _key(user_id: str) -> tuple[str, str]:
    return ("purse", user_id)
