"""What is told about an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from data.accounts import Role, User
from services.billing import subscriptions
from services.billing.subscriptions import PlanView


@dataclass(frozen=True, slots=True, kw_only=True)
class UserView:
    id: str
    email: str
    name: str
    role: str
    plan: str
    plan_name: str
    subscription_status: str
    disabled: bool
    ground: str
    created_at: datetime
    muted: tuple[str, ...] = ()

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN


def user_view(db: Session, row: User) -> UserView:
    return seen_with(row, subscriptions.plan_of(db, row.id))


def seen_with(row: User, plan: PlanView) -> UserView:
    """The same, where the plan is read already."""
    return UserView(
        id=row.id,
        email=row.email,
        name=row.name,
        role=row.role,
        plan=plan.key,
        plan_name=plan.name,
        subscription_status=plan.status,
        disabled=row.disabled,
        ground=row.ground,
        muted=tuple(row.muted),
        created_at=row.created_at,
    )
