"""Mending by an administrator: a refund after a capture, a counter-row for a mistake. The ledger is never edited."""

from __future__ import annotations

from sqlmodel import Session, select

import data
from data.accounts import User
from data.billing import Charge, ChargeState, PaidBy, UsageCounter
from data.columns import utcnow
from data.office import record
from services.billing import wallet, words
from services.billing.purse import Purse
from services.errors import BadInput, Conflict, InsufficientCredits, NotFound, UserNotFound


async def refund(admin_id: str, charge_id: str, notes: str = "") -> wallet.Balance:
    """Give back what a captured charge took: its tokens as a lot that never expires, or its unit of the plan.

    Raises NotFound, Conflict where the charge was not captured or was refunded before.
    """
    return await data.write(_refund, admin_id, charge_id, notes)


async def correct(admin_id: str, user_id: str, amount: int, notes: str) -> wallet.Balance:
    """Add (`amount` > 0) or take (`amount` < 0) tokens, with the reason that `notes` give.

    Raises BadInput for 0 or missing notes, InsufficientCredits where less is left than is to be taken,
    UserNotFound.
    """
    return await data.write(_correct, admin_id, user_id, amount, notes)


def _refund(db: Session, admin_id: str, charge_id: str, notes: str) -> wallet.Balance:
    owner = db.exec(select(Charge.user_id).where(Charge.id == charge_id)).one_or_none()
    if owner is None:
        raise NotFound
    wallet.lock(db, owner)
    charge = db.exec(select(Charge).where(Charge.id == charge_id).execution_options(populate_existing=True)).one()
    if charge.state != ChargeState.CAPTURED:
        raise Conflict("Only what was charged can be refunded.")
    if charge.refunded_at is not None:
        raise Conflict("This charge was refunded before.")
    charge.refunded_at = utcnow()
    if charge.paid_by == PaidBy.TOKENS:
        wallet.grant(
            db,
            owner,
            charge.tokens,
            source="refund",
            reference_type="charge",
            reference_id=charge.id,
            notes=notes,
            admin_id=admin_id,
        )
    else:
        counter = db.get_one(UsageCounter, (owner, charge.period, charge.feature), populate_existing=True)
        counter.used -= 1
    record(
        db,
        admin_id,
        "charge.refund",
        f"charge:{charge_id}",
        {"refunded": False},
        {"refunded": True, "user_id": owner, "tokens": charge.tokens, "feature": charge.feature, "notes": notes},
    )
    db.flush()
    return wallet.read_balance(db, owner)


def _correct(db: Session, admin_id: str, user_id: str, amount: object, notes: str) -> wallet.Balance:
    if isinstance(amount, bool) or not isinstance(amount, int) or not 1 <= abs(amount) <= wallet.LARGEST_GRANT:
        raise BadInput("A correction is a whole number of tokens, above or below zero, up to 1 000 000 000.")
    if not wallet.clean_notes(notes):
        raise BadInput("Say what the correction is for.", field="notes")
    user = db.get(User, user_id)
    if user is None or user.deleted_at is not None:
        raise UserNotFound
    owned = wallet.lock(db, user_id)
    before = owned.balance
    if amount > 0:
        wallet.grant(db, user_id, amount, source="correction", notes=notes, admin_id=admin_id)
    else:
        _take(db, owned, admin_id, user_id, -amount, notes)
    balance = wallet.read_balance(db, user_id)
    record(
        db,
        admin_id,
        "tokens.correct",
        f"user:{user_id}",
        {"balance": before},
        {"balance": balance.balance, "amount": amount, "notes": notes},
    )
    return balance


def _take(db: Session, owned: Purse, admin_id: str, user_id: str, missing: int, notes: str) -> None:
    now = utcnow()
    means = wallet.spendable(db, user_id, now)
    if missing > means:
        raise InsufficientCredits(words.insufficient(missing, means), required=missing, available=means)
    for lot in wallet.spendable_lots(db, user_id, now):
        part = min(missing, lot.free)
        missing -= part
        if part:
            wallet.debit(
                db,
                owned,
                lot,
                part,
                reason="correction",
                reference_type="lot",
                reference_id=lot.id,
                notes=notes,
                admin_id=admin_id,
            )
