"""Tables of money: the catalogue, subscriptions, the wallet with its lots and ledger, counters, charges, keys."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import Index, UniqueConstraint
from sqlmodel import Field

from data.columns import (
    ID,
    MOST_BALANCE,
    RowNumber,
    Table,
    Tokens,
    id_field,
    json_field,
    one_of,
    optional_time,
    ref_field,
    time_field,
    whole,
)


class RequestState(StrEnum):
    OPEN = "open"
    GRANTED = "granted"
    DECLINED = "declined"


class SubscriptionStatus(StrEnum):
    ACTIVE = "active"
    PAST_DUE = "past_due"
    CANCELED = "canceled"


class ChargeState(StrEnum):
    HELD = "held"
    CAPTURED = "captured"
    RELEASED = "released"


class PaidBy(StrEnum):
    PLAN = "plan"
    TOKENS = "tokens"


class LedgerType(StrEnum):
    CREDIT = "credit"
    DEBIT = "debit"


class Plan(Table, table=True):
    __tablename__ = "plan"
    __table_args__ = (whole("monthly_tokens"),)

    key: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=40)
    rank: int
    monthly_tokens: int = Field(default=0, sa_type=Tokens)


class Allowance(Table, table=True):
    """How often a plan includes a feature each month; -1 unlimited, 0 locked."""

    __tablename__ = "allowance"
    __table_args__ = (whole("units", least=-1),)

    plan: str = Field(primary_key=True, foreign_key="plan.key", max_length=20)
    feature: str = Field(primary_key=True, max_length=30)
    units: int


class OperationPrice(Table, table=True):
    """What an operation costs; without `tokens` only an allowance pays for it."""

    __tablename__ = "operation_price"
    __table_args__ = (whole("tokens", least=1),)

    operation: str = Field(primary_key=True, max_length=40)
    tokens: int | None = Field(default=None, sa_type=Tokens)
    active: bool = True
    updated_at: datetime = time_field()


class TokenPackage(Table, table=True):
    """Tokens that a user can ask for, at a price that is settled outside of Limner."""

    __tablename__ = "token_package"
    __table_args__ = (
        whole("tokens", least=1),
        whole("price_cents"),
    )

    key: str = Field(primary_key=True, max_length=20)
    name: str = Field(max_length=40)
    tokens: int = Field(sa_type=Tokens)
    price_cents: int
    rank: int
    active: bool = True


class Subscription(Table, table=True):
    __tablename__ = "subscription"
    __table_args__ = (one_of("status", SubscriptionStatus),)

    user_id: str = ref_field("user_account.id", primary_key=True)
    plan: str = Field(foreign_key="plan.key", max_length=20)
    status: str = Field(default=SubscriptionStatus.ACTIVE, max_length=10)
    updated_at: datetime = time_field()


class Wallet(Table, table=True):
    """The account's sums, kept beside the ledger. Its row is the lock under which all money of a user moves."""

    __tablename__ = "wallet"
    __table_args__ = (
        whole("balance", most=MOST_BALANCE),
        whole("held", most=MOST_BALANCE, also="held <= balance"),
        whole("total_earned", most=MOST_BALANCE),
        whole("total_spent", most=MOST_BALANCE),
    )

    user_id: str = ref_field("user_account.id", primary_key=True)
    balance: int = Field(default=0, sa_type=Tokens)
    held: int = Field(default=0, sa_type=Tokens)
    total_earned: int = Field(default=0, sa_type=Tokens)
    total_spent: int = Field(default=0, sa_type=Tokens)


class Lot(Table, table=True):
    """Tokens granted together. `reserved` is what open holds will take of `remaining`."""

    __tablename__ = "lot"
    __table_args__ = (
        whole("granted", least=1),
        whole("remaining", also="remaining <= granted"),
        whole("reserved", also="reserved <= remaining"),
        Index("ix_lot_open", "user_id", "expires_at"),
    )

    id: str = id_field()
    user_id: str = ref_field("user_account.id", index=False)
    source: str = Field(max_length=30)
    granted: int = Field(sa_type=Tokens)
    remaining: int = Field(sa_type=Tokens)
    reserved: int = Field(default=0, sa_type=Tokens)
    period: str | None = Field(default=None, max_length=7)
    expires_at: datetime | None = optional_time()
    created_at: datetime = time_field()


class LedgerRow(Table, table=True):
    """Append-only: triggers refuse UPDATE and DELETE."""

    __tablename__ = "ledger"
    __table_args__ = (
        whole("amount", least=1),
        whole("balance_after", most=MOST_BALANCE),
        one_of("type", LedgerType),
        Index("ix_ledger_user_seq", "user_id", "seq"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    id: str = Field(sa_type=ID, unique=True)
    user_id: str = ref_field("user_account.id", index=False)
    lot_id: str = ref_field("lot.id")
    type: str = Field(max_length=6)
    amount: int = Field(sa_type=Tokens)
    balance_after: int = Field(sa_type=Tokens)
    reason: str = Field(max_length=40)
    reference_type: str | None = Field(default=None, max_length=30)
    reference_id: str | None = Field(default=None, max_length=60, index=True)
    notes: str = Field(default="", max_length=1000)
    admin_id: str | None = ref_field("user_account.id", optional=True, index=False)
    created_at: datetime = time_field(index=True)


class UsageCounter(Table, table=True):
    """A feature's units of one calendar month (UTC): `used` captured, `held` by open charges."""

    __tablename__ = "usage_counter"
    __table_args__ = (whole("used"), whole("held"))

    user_id: str = ref_field("user_account.id", primary_key=True)
    period: str = Field(primary_key=True, max_length=7)
    feature: str = Field(primary_key=True, max_length=30)
    used: int = 0
    held: int = 0


class Charge(Table, table=True):
    """One payment for one operation: held, then captured or released; never both, never twice."""

    __tablename__ = "charge"
    __table_args__ = (
        one_of("state", ChargeState),
        one_of("paid_by", PaidBy),
        whole("tokens"),
        Index("ix_charge_open", "state", "deadline"),
    )

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    operation: str = Field(max_length=40)
    state: str = Field(default=ChargeState.HELD, max_length=10)
    paid_by: str = Field(max_length=10)
    feature: str | None = Field(default=None, max_length=30)
    period: str = Field(max_length=7)
    tokens: int = Field(default=0, sa_type=Tokens)
    reference_type: str = Field(max_length=30)
    reference_id: str = Field(max_length=60, index=True)
    deadline: datetime = time_field()
    created_at: datetime = time_field()
    resolved_at: datetime | None = optional_time()
    refunded_at: datetime | None = optional_time()


class Reservation(Table, table=True):
    """What a charge paid by tokens takes of one lot."""

    __tablename__ = "reservation"
    __table_args__ = (whole("tokens", least=1),)

    charge_id: str = ref_field("charge.id", primary_key=True)
    lot_id: str = ref_field("lot.id", primary_key=True)
    tokens: int = Field(sa_type=Tokens)


class RequestKey(Table, table=True):
    """An idempotency key of a user: what was asked under it and what it made."""

    __tablename__ = "request_key"
    __table_args__ = (UniqueConstraint("user_id", "key"),)

    id: str = id_field()
    user_id: str = ref_field("user_account.id", index=False)
    key: str = Field(max_length=200)
    fingerprint: str = Field(max_length=64)
    reference_type: str = Field(max_length=30)
    reference_id: str = Field(max_length=60)
    created_at: datetime = time_field(index=True)


class TopupRequest(Table, table=True):
    """A user's wish for a package, with what was offered when they asked."""

    __tablename__ = "topup_request"
    __table_args__ = (one_of("state", RequestState), whole("tokens", least=1))

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    package: str = Field(max_length=20)
    tokens: int = Field(sa_type=Tokens)
    price_cents: int
    message: str = Field(default="", max_length=1000)
    state: str = Field(default=RequestState.OPEN, max_length=10, index=True)
    note: str = Field(default="", max_length=1000)
    admin_id: str | None = ref_field("user_account.id", optional=True, index=False)
    created_at: datetime = time_field()
    decided_at: datetime | None = optional_time()


class PlanRequest(Table, table=True):
    """A user's wish for another plan."""

    __tablename__ = "plan_request"
    __table_args__ = (one_of("state", RequestState),)

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    plan: str = Field(foreign_key="plan.key", max_length=20)
    message: str = Field(default="", max_length=1000)
    state: str = Field(default=RequestState.OPEN, max_length=10, index=True)
    note: str = Field(default="", max_length=1000)
    admin_id: str | None = ref_field("user_account.id", optional=True, index=False)
    created_at: datetime = time_field()
    decided_at: datetime | None = optional_time()


class MonthClosing(Table, table=True):
    """The summary of an account's ended month; its row is what makes the month's turn happen once."""

    __tablename__ = "month_closing"

    user_id: str = ref_field("user_account.id", primary_key=True)
    period: str = Field(primary_key=True, max_length=7)
    plan: str = Field(max_length=20)
    features: dict[str, int] = json_field(dict)
    tokens_granted: int = Field(default=0, sa_type=Tokens)
    tokens_spent: int = Field(default=0, sa_type=Tokens)
    tokens_expired: int = Field(default=0, sa_type=Tokens)
    balance: int = Field(default=0, sa_type=Tokens)
    created_at: datetime = time_field()


class LedgerAudit(Table, table=True):
    """One run of the self-audit; `difference` names the first unit that differs, empty where none does."""

    __tablename__ = "ledger_audit"

    id: str = id_field()
    accounts: int
    rows: int
    differences: int
    difference: str = Field(default="", max_length=1000)
    seconds: float = 0.0
    created_at: datetime = time_field()


class JobRun(Table, table=True):
    """A scheduled job's run for a period: taken by one process, finished once."""

    __tablename__ = "job_run"

    name: str = Field(primary_key=True, max_length=40)
    period: str = Field(primary_key=True, max_length=20)
    runner: str = Field(max_length=60)
    taken_until: datetime = time_field()
    started_at: datetime = time_field()
    finished_at: datetime | None = optional_time()
    outcome: str = Field(default="", max_length=300)
