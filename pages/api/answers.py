"""What the routes answer, as types: for the description that programs are made from. They check nothing here."""

from __future__ import annotations

from typing import Any, Generic, Literal, TypeVar

from pydantic import BaseModel, Field

T = TypeVar("T")
Time = str  # RFC 3339, in UTC


class Page(BaseModel, Generic[T]):
    items: list[T]
    next_cursor: str | None


class Fault(BaseModel):
    code: str
    message: str


class User(BaseModel):
    id: str
    email: str
    name: str
    role: str
    plan: str
    subscription_status: str
    created_at: Time


class Me(User):
    balance: int
    theme: str
    muted: list[str]


class Account(User):
    disabled: bool
    balance: int
    held: int


class Accounts(Page[Account]):
    total: int


class Feature(BaseModel):
    used: int
    limit: int = Field(description="-1: unlimited.")
    remaining: int
    resets_at: Time


class Usage(BaseModel):
    features: dict[str, Feature]
    period: str


class Lot(BaseModel):
    id: str
    source: str
    granted: int
    remaining: int
    held: int
    expires_at: Time | None
    created_at: Time


class Balance(BaseModel):
    balance: int
    held: int
    available: int
    credits: float
    total_earned: int
    total_spent: int
    lots: list[Lot]


class LedgerRow(BaseModel):
    id: str
    type: Literal["credit", "debit"]
    amount: int
    balance_after: int
    reason: str
    reference_type: str | None
    reference_id: str | None
    notes: str
    created_at: Time


class QuoteLine(BaseModel):
    paid_by: Literal["plan", "tokens"]
    feature: str | None
    units: int
    tokens: int


class Quote(BaseModel):
    allowed: bool
    operation: str
    count: int
    lines: list[QuoteLine]
    tokens: int
    credits: float
    remaining_after: int
    message: str
    quote_id: str


class Asset(BaseModel):
    id: str
    kind: str
    asset_type: str | None
    title: str
    width: int
    height: int
    mime_type: str
    bytes: int
    sha256: str
    project_id: str
    session_id: str | None
    generation_id: str | None
    version_id: str | None
    favourite: bool
    tags: list[str]
    rating: int | None
    created_at: Time
    deleted_at: Time | None


class Version(BaseModel):
    id: str
    number: int
    parent_id: str | None
    project_id: str
    session_id: str | None
    generation_id: str | None
    action: str
    description: str
    asset: Asset
    created_at: Time


class Charge(BaseModel):
    paid_by: Literal["plan", "tokens"]
    feature: str | None
    tokens: int
    state: Literal["held", "captured", "released"]


class Generation(BaseModel):
    id: str
    operation: str
    status: Literal["pending", "processing", "completed", "failed", "cancelled"]
    count: int
    prompt: str
    model: str
    session_id: str | None
    project_id: str
    asset_ids: list[str]
    assets: list[Asset]
    charges: list[Charge]
    error: Fault | None
    queue_position: int | None
    usual_seconds: float | None
    created_at: Time
    started_at: Time | None
    completed_at: Time | None
    chained: bool
    fell_back: bool
    bytes_up: int
    report: dict[str, Any]


class Refinement(Generation):
    refinements_remaining: int
    counted_as: str


class Slot(BaseModel):
    value: str
    source: str


class Brief(BaseModel):
    slots: dict[str, Slot]
    missing: list[str]
    ready: bool
    summary: str


class Message(BaseModel):
    id: str
    role: str
    state: str
    text: str
    assets: list[Asset]
    answers: list[str]
    generation_id: str | None
    error: Fault | None
    created_at: Time


class Session(BaseModel):
    id: str
    kind: str
    state: Literal["active", "generating", "choosing", "completed", "expired"]
    title: str
    asset_type: str | None
    style_preset: str | None
    brand_kit_id: str | None
    project_id: str
    brief: Brief
    messages: list[Message]
    versions: list[Version]
    references: list[Asset]
    thumbnail_asset_id: str | None
    refinements_used: int
    current_version_id: str | None
    chosen_version_id: str | None
    expires_at: Time
    created_at: Time
    updated_at: Time


class Access(BaseModel):
    can_use: bool
    used: int
    limit: int
    remaining: int
    tier: str
    resets_at: Time
    message: str


class Project(BaseModel):
    id: str
    name: str
    description: str
    state: Literal["active", "archived", "deleted"]
    is_default: bool
    cover_asset_id: str | None
    pictures: int
    created_at: Time
    updated_at: Time
    deleted_at: Time | None


class Kit(BaseModel):
    id: str
    name: str
    colors: list[str]
    fonts: list[str]
    tone: str
    logo_asset_id: str | None
    source_asset_id: str | None
    created_at: Time
    updated_at: Time


class ShareLink(BaseModel):
    id: str
    asset_id: str
    token: str
    url: str
    created_at: Time
    expires_at: Time | None


class ApiKey(BaseModel):
    id: str
    name: str
    begins: str
    created_at: Time
    last_used_at: Time | None
    expires_at: Time | None
    expired: bool


class NewApiKey(ApiKey):
    key: str = Field(description="Told this once.")


class SignIn(BaseModel):
    id: str
    device: str
    address: str
    created_at: Time
    last_used_at: Time
    current: bool


class Notice(BaseModel):
    id: str
    kind: str
    text: str
    link: str
    created_at: Time
    read_at: Time | None


class Notices(Page[Notice]):
    unread: int


class Asked(BaseModel):
    id: str
    user_id: str
    email: str
    message: str
    state: Literal["open", "granted", "declined"]
    note: str
    created_at: Time
    decided_at: Time | None


class AskedForTokens(Asked):
    package: str
    tokens: int
    price_cents: int


class AskedForPlan(Asked):
    plan: str
