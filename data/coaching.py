"""Tables of talk: coach sessions and their messages."""

from __future__ import annotations

from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import Index, Text, UniqueConstraint
from sqlmodel import Field

from data.columns import (
    ID,
    Table,
    id_field,
    json_field,
    one_of,
    optional_time,
    ref_field,
    time_field,
)


class SessionState(StrEnum):
    ACTIVE = "active"
    GENERATING = "generating"
    CHOOSING = "choosing"
    COMPLETED = "completed"
    EXPIRED = "expired"


class MessageRole(StrEnum):
    USER = "user"
    COACH = "coach"


class MessageState(StrEnum):
    STREAMING = "streaming"
    COMPLETE = "complete"
    STOPPED = "stopped"
    FAILED = "failed"


class BrandKit(Table, table=True):
    """What belongs to a brand: colours as `#rrggbb`, fonts by name, a tone in words, a logo."""

    __tablename__ = "brand_kit"

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    name: str = Field(max_length=80)
    colors: list[str] = json_field(list)
    fonts: list[str] = json_field(list)
    tone: str = Field(default="", max_length=400)
    logo_asset_id: str | None = Field(default=None, sa_type=ID)
    source_asset_id: str | None = Field(default=None, sa_type=ID)
    created_at: datetime = time_field()
    updated_at: datetime = time_field()
    deleted_at: datetime | None = optional_time()


class StylePreset(Table, table=True):
    """A style in the user's own words, saved under a name."""

    __tablename__ = "style_preset"
    __table_args__ = (UniqueConstraint("user_id", "name"),)

    id: str = id_field()
    user_id: str = ref_field("user_account.id", index=False)
    name: str = Field(max_length=40)
    words: str = Field(max_length=400)
    created_at: datetime = time_field()


class CoachSession(Table, table=True):
    """One wish of one user, from the first word to the picture they are happy with."""

    __tablename__ = "coach_session"
    __table_args__ = (
        one_of("state", SessionState),
        Index("ix_coach_session_user", "user_id", "updated_at"),
    )

    id: str = id_field()
    user_id: str = ref_field("user_account.id", index=False)
    project_id: str = ref_field("project.id")
    kind: str = Field(max_length=30)
    state: str = Field(default=SessionState.ACTIVE, max_length=12)
    title: str = Field(default="", max_length=200)
    asset_type: str = Field(default="", max_length=30)
    style_preset: str = Field(default="", max_length=60)
    brand_kit_id: str | None = ref_field("brand_kit.id", optional=True, index=False)
    slots: dict[str, Any] = json_field(dict)
    summary: str = Field(default="", max_length=1000)
    references: list[str] = json_field(list)
    options: dict[str, Any] = json_field(dict)
    refinements_used: int = 0
    charge_id: str | None = ref_field("charge.id", optional=True)
    opened_period: str = Field(max_length=7)
    current_version_id: str | None = Field(default=None, sa_type=ID)
    chosen_version_id: str | None = Field(default=None, sa_type=ID)
    expires_at: datetime = time_field(index=True)
    created_at: datetime = time_field(index=True)
    updated_at: datetime = time_field()
    completed_at: datetime | None = optional_time(index=True)


class Message(Table, table=True):
    """What was said in a session; a coach's row is written while it streams, so that nothing said is lost.

    `usage` of a coach's: the model's name, its tokens and cost.
    """

    __tablename__ = "message"
    __table_args__ = (
        one_of("role", MessageRole),
        one_of("state", MessageState),
        UniqueConstraint("session_id", "number"),
    )

    id: str = id_field()
    session_id: str = ref_field("coach_session.id", index=False)
    number: int
    role: str = Field(max_length=6)
    state: str = Field(default=MessageState.COMPLETE, max_length=10)
    text: str = Field(default="", sa_type=Text)
    asset_ids: list[str] = json_field(list)
    answers: list[str] = json_field(list)
    slots_before: dict[str, Any] = json_field(dict)
    generation_id: str | None = Field(default=None, sa_type=ID, index=True)
    error_code: str | None = Field(default=None, max_length=40)
    error_message: str | None = Field(default=None, max_length=1000)
    usage: dict[str, Any] = json_field(dict)
    created_at: datetime = time_field(index=True)
