"""What is told about an account."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session

from data.accounts import Role, User
from services.billing import subscriptions


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

    @property
    def is_admin(self) -> bool:
        return self.role == Role.ADMIN


def user_view(db: Session, row: User) -> UserView:
    plan = subscriptions.plan_of(db, row.id)
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
        created_at=row.created_at,
    )
