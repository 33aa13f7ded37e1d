"""An account's plan: opened at sign-up with the first tokens, changed at once when an administrator says so."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, func, select

from data.billing import Lot, Plan, Subscription, SubscriptionStatus, Wallet
from data.catalogue import SIGNUP_TOKENS
from data.columns import utcnow
from services.billing import wallet
from services.billing.calendar import period_end, period_of
from services.errors import BadInput, SubscriptionRequired, UserNotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class PlanView:
    key: str
    name: str
    status: str


def open_account(db: Session, user_id: str, plan: str) -> None:
    """A new user's subscription and wallet, with the tokens of sign-up and of the plan's running month."""
    db.add(Subscription(user_id=user_id, plan=plan))
    db.add(Wallet(user_id=user_id))
    db.flush()
    wallet.grant(
        db,
        user_id,
        SIGNUP_TOKENS,
        source="signup_bonus",
        notes="A welcome gift that never expires.",
    )
    grant_month(db, user_id, plan)


def plan_of(db: Session, user_id: str) -> PlanView:
    """Raises UserNotFound."""
    subscription = db.get(Subscription, user_id)
    if subscription is None:
        raise UserNotFound
    plan = db.get(Plan, subscription.plan)
    return PlanView(
        key=subscription.plan,
        name=plan.name if plan else subscription.plan,
        status=subscription.status,
    )


def check_active(db: Session, user_id: str) -> None:
    """Raises SubscriptionRequired for whoever may only look, download and export; UserNotFound."""
    if plan_of(db, user_id).status != SubscriptionStatus.ACTIVE:
        raise SubscriptionRequired


def change(db: Session, user_id: str, *, plan: str | None = None, status: str | None = None) -> None:
    """Set plan or status, at once. An upgrade grants what the month's tokens lack; a downgrade takes nothing back.

    Raises BadInput for a plan or status that does not exist, UserNotFound.
    """
    wallet.lock(db, user_id)
    subscription = db.get(Subscription, user_id, populate_existing=True)
    if subscription is None:
        raise UserNotFound
    if status is not None:
        if status not in list(SubscriptionStatus):
            raise BadInput(f"The status is one of {', '.join(SubscriptionStatus)}.")
        subscription.status = status
    if plan is not None:
        if db.get(Plan, plan) is None:
            known = db.exec(select(Plan.key).order_by(col(Plan.rank))).all()
            raise BadInput(f"The plan is one of {', '.join(known)}.")
        subscription.plan = plan
    if subscription.status == SubscriptionStatus.ACTIVE:
        grant_month(db, user_id, subscription.plan)
    subscription.updated_at = utcnow()


def grant_month(db: Session, user_id: str, plan: str) -> None:
    """Grant what this month's tokens of `plan` lack, expiring at the month's end; nothing where all were granted."""
    period = period_of(utcnow())
    row = db.get(Plan, plan)
    granted = db.exec(
        select(func.coalesce(func.sum(Lot.granted), 0)).where(
            Lot.user_id == user_id, Lot.source == "plan_grant", Lot.period == period
        )
    ).one()
    missing = (row.monthly_tokens if row else 0) - int(granted)
    if missing > 0:
        wallet.grant(
            db,
            user_id,
            missing,
            source="plan_grant",
            period=period,
            expires_at=period_end(period),
            reference_type="period",
            reference_id=period,
        )
