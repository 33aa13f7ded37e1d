"""Tables of people: accounts, sign-ins, one-time links, notices."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum

from sqlalchemy import UniqueConstraint
from sqlmodel import Field

from data.columns import Table, id_field, json_field, one_of, optional_time, ref_field, time_field


class Role(StrEnum):
    USER = "user"
    ADMIN = "admin"


class LinkPurpose(StrEnum):
    SETUP = "setup"
    RESET = "reset"


class User(Table, table=True):
    __tablename__ = "user_account"
    __table_args__ = (one_of("role", Role),)

    id: str = id_field()
    email: str = Field(max_length=320, unique=True)
    name: str = Field(max_length=120)
    password_hash: str | None = Field(default=None, max_length=255)
    role: str = Field(default=Role.USER, max_length=10)
    disabled: bool = False
    ground: str = Field(default="", max_length=10)
    muted: list[str] = json_field(list)
    created_at: datetime = time_field(index=True)
    deleted_at: datetime | None = optional_time(index=True)


class SignIn(Table, table=True):
    """A browser that is signed in. Only the hash of its secret is kept.

    `provider` is by whom, empty for a password; `id_token` is what ends the provider's own session, sealed.
    """

    __tablename__ = "sign_in"

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    secret_hash: str = Field(max_length=64, unique=True)
    device: str = Field(default="", max_length=200)
    address: str = Field(default="", max_length=64)
    provider: str = Field(default="", max_length=40)
    id_token: str = Field(default="", max_length=8000)
    created_at: datetime = time_field()
    last_used_at: datetime = time_field()
    expires_at: datetime = time_field(index=True)
    revoked_at: datetime | None = optional_time()


class OneTimeLink(Table, table=True):
    """A link that works once: the first set-up, another password. Only the hash of its secret is kept.

    `mailed_to` is the address that it went to, where nobody else has seen it: whoever opens it reads mail there.
    """

    __tablename__ = "one_time_link"
    __table_args__ = (one_of("purpose", LinkPurpose),)

    id: str = id_field()
    purpose: str = Field(max_length=10)
    secret_hash: str = Field(max_length=64, unique=True)
    user_id: str | None = ref_field("user_account.id", optional=True)
    mailed_to: str = Field(default="", max_length=320)
    created_at: datetime = time_field()
    expires_at: datetime = time_field()
    used_at: datetime | None = optional_time()


class Notice(Table, table=True):
    """One line in the bell. `once` keeps the same thing from being said twice."""

    __tablename__ = "notice"
    __table_args__ = (UniqueConstraint("user_id", "once"),)

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    kind: str = Field(max_length=40)
    text: str = Field(max_length=1000)
    link: str = Field(default="", max_length=200)
    once: str | None = Field(default=None, max_length=100)
    created_at: datetime = time_field()
    read_at: datetime | None = optional_time()
