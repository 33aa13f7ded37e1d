"""The table of API keys: what programs come in with."""

from __future__ import annotations

from datetime import datetime

from sqlmodel import Field

from data.columns import Table, id_field, optional_time, ref_field, time_field


class ApiKey(Table, table=True):
    """A key of a user. Only the hash of its secret is kept, and how it begins, so that its owner knows it again."""

    __tablename__ = "api_key"

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    name: str = Field(max_length=60)
    begins: str = Field(max_length=12)
    secret_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = time_field()
    last_used_at: datetime | None = optional_time()
    expires_at: datetime | None = optional_time()
