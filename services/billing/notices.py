"""Telling a user something about their account: one line in the bell, at most once where it has a name."""

from __future__ import annotations

from sqlmodel import Session, select

from data.accounts import Notice, User
from data.columns import utcnow
from services.billing import words
from services.billing.calendar import period_of

GROUPS: dict[str, tuple[str, ...]] = {  # what people may choose not to be told, and the kinds of notices in it
    "pictures": ("picture",),
    "balance": ("balance_low", "balance_zero"),
    "month": ("month",),
}
LOW_SHARE = 5  # a fifth of the month's grant
LOW_TOKENS = 200  # where the plan grants none


def tell(db: Session, user_id: str, kind: str, text: str, *, link: str = "", once: str | None = None) -> bool:
    """Add a notice; False where the user has muted its kind, is gone, or was told the same `once` before."""
    user = db.get(User, user_id)
    if user is None or user.deleted_at is not None or any(kind in GROUPS.get(group, ()) for group in user.muted):
        return False
    if once is not None:
        told = db.exec(select(Notice.id).where(Notice.user_id == user_id, Notice.once == once)).first()
        if told is not None:
            return False
    db.add(Notice(user_id=user_id, kind=kind, text=text[:1000], link=link, once=once))
    db.flush()
    return True


def warn_of_low_balance(db: Session, user_id: str, balance: int, monthly_tokens: int) -> None:
    """Tell once a month that the tokens run low, and once that they are used up. After a capture."""
    if balance >= (monthly_tokens // LOW_SHARE if monthly_tokens else LOW_TOKENS):
        return
    period = period_of(utcnow())
    if balance == 0:
        text = "Your tokens are used up. Ask for a package, or wait for your plan to renew."
        tell(db, user_id, "balance_zero", text, link="/wallet", once=f"zero:{period}")
        return
    text = f"Your tokens run low: {words.grouped(balance)} are left."
    tell(db, user_id, "balance_low", text, link="/wallet", once=f"low:{period}")
