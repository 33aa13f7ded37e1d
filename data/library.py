"""Tables of pictures: projects, assets, versions, generations and their candidates."""

from __future__ import annotations

import unicodedata
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import CheckConstraint, Connection, Index, Text, UniqueConstraint, event
from sqlalchemy.orm import Mapper
from sqlmodel import Field

from data.columns import (
    ID,
    Table,
    id_field,
    json_field,
    one_of,
    only_where,
    optional_time,
    ref_field,
    time_field,
)


class ProjectState(StrEnum):
    ACTIVE = "active"
    ARCHIVED = "archived"
    DELETED = "deleted"


class GenerationStatus(StrEnum):
    PENDING = "pending"
    PROCESSING = "processing"
    COMPLETED = "completed"
    FAILED = "failed"
    CANCELLED = "cancelled"


UNFINISHED = (GenerationStatus.PENDING, GenerationStatus.PROCESSING)


class CandidateState(StrEnum):
    WAITING = "waiting"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


OPEN_CANDIDATE = (CandidateState.WAITING, CandidateState.RUNNING)


class AssetKind(StrEnum):
    GENERATED = "generated"
    UPLOAD = "upload"
    MASK = "mask"


class Project(Table, table=True):
    __tablename__ = "project"
    __table_args__ = (
        one_of("state", ProjectState),
        Index("ix_project_user_state", "user_id", "state"),
    )

    id: str = id_field()
    user_id: str = ref_field("user_account.id", index=False)
    name: str = Field(max_length=120)
    description: str = Field(default="", max_length=1000)
    state: str = Field(default=ProjectState.ACTIVE, max_length=10)
    is_default: bool = False
    cover_asset_id: str | None = Field(default=None, sa_type=ID)
    created_at: datetime = time_field()
    updated_at: datetime = time_field()
    deleted_at: datetime | None = optional_time()


class Generation(Table, table=True):
    """One request for pictures: who, what, how it went. The row is the only truth about it."""

    __tablename__ = "generation"
    __table_args__ = (
        one_of("status", GenerationStatus),
        CheckConstraint("count >= 1", name="count"),
        Index("ix_generation_user", "user_id", "id"),
        Index("ix_generation_status", "status", "id"),
        Index("ix_generation_operation", "operation", "id"),
        Index("ix_generation_error", "error_code", "id"),
    )

    id: str = id_field()
    user_id: str = ref_field("user_account.id", index=False)
    project_id: str = ref_field("project.id")
    session_id: str | None = Field(default=None, sa_type=ID, index=True)
    operation: str = Field(max_length=40)
    status: str = Field(default=GenerationStatus.PENDING, max_length=10)
    count: int = 1
    prompt: str = Field(sa_type=Text)
    request: dict[str, Any] = json_field(dict)
    parent_version_id: str | None = Field(default=None, sa_type=ID)
    model: str = Field(default="", max_length=100)
    counted_as: str = Field(default="", max_length=20)
    error_code: str | None = Field(default=None, max_length=40)
    error_message: str | None = Field(default=None, max_length=1000)
    report: dict[str, Any] = json_field(dict)
    cancel_requested: bool = False
    created_at: datetime = time_field(index=True)
    started_at: datetime | None = optional_time()
    completed_at: datetime | None = optional_time()


class Candidate(Table, table=True):
    """One picture of a generation: one model call, one charge, one place in the queue."""

    __tablename__ = "candidate"
    __table_args__ = (
        one_of("state", CandidateState),
        UniqueConstraint("generation_id", "number"),
        Index("ix_candidate_queue", "state", "user_id"),
    )

    id: str = id_field()
    generation_id: str = ref_field("generation.id", index=False)
    user_id: str = ref_field("user_account.id", index=False)
    number: int
    charge_id: str | None = ref_field("charge.id", optional=True)
    state: str = Field(default=CandidateState.WAITING, max_length=10)
    asset_id: str | None = Field(default=None, sa_type=ID)
    error_code: str | None = Field(default=None, max_length=40)
    error_message: str | None = Field(default=None, max_length=1000)
    runner: str | None = Field(default=None, max_length=60)
    alive_until: datetime | None = optional_time()
    chained: bool = False
    fell_back: bool = False
    bytes_up: int = 0
    bytes_down: int = 0
    usage: dict[str, Any] = json_field(dict)
    report: dict[str, Any] = json_field(dict)
    created_at: datetime = time_field()
    started_at: datetime | None = optional_time()
    completed_at: datetime | None = optional_time(index=True)


class Asset(Table, table=True):
    """A picture of somebody: its file is named by its SHA-256 and never rewritten.

    `removed_at`: it was deleted for so long that its file is gone for good; `sha256` is empty then, and the words stay.
    `search_text` is written by itself: what a search looks into, see `searchable`.
    """

    __tablename__ = "asset"
    __table_args__ = (
        one_of("kind", AssetKind),
        CheckConstraint("rating IS NULL OR (rating >= 1 AND rating <= 5)", name="rating"),
        Index("ix_asset_user", "user_id", "id"),
        Index("ix_asset_project", "project_id", "id"),
        Index("ix_asset_deleted", "deleted_at", "id", **only_where("deleted_at IS NOT NULL")),
    )

    id: str = id_field()
    user_id: str = ref_field("user_account.id", index=False)
    project_id: str = ref_field("project.id", index=False)
    session_id: str | None = Field(default=None, sa_type=ID, index=True)
    generation_id: str | None = ref_field("generation.id", optional=True)
    version_id: str | None = Field(default=None, sa_type=ID)
    kind: str = Field(max_length=12)
    asset_type: str = Field(default="", max_length=30)
    title: str = Field(default="", max_length=200)
    prompt: str = Field(default="", sa_type=Text)
    width: int
    height: int
    mime_type: str = Field(max_length=40)
    bytes: int
    sha256: str = Field(max_length=64, index=True)
    favourite: bool = False
    tags: list[str] = json_field(list)
    rating: int | None = None
    rated_at: datetime | None = optional_time(index=True)
    created_at: datetime = time_field()
    deleted_at: datetime | None = optional_time()
    removed_at: datetime | None = optional_time()
    search_text: str = Field(default="", sa_type=Text)


class Version(Table, table=True):
    """A state of a picture in a project: its file, its parent, and the interaction that can be gone on from."""

    __tablename__ = "version"
    __table_args__ = (UniqueConstraint("project_id", "number"),)

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    project_id: str = ref_field("project.id", index=False)
    session_id: str | None = Field(default=None, sa_type=ID, index=True)
    parent_id: str | None = ref_field("version.id", optional=True)
    generation_id: str | None = ref_field("generation.id", optional=True)
    asset_id: str = ref_field("asset.id")
    number: int
    action: str = Field(max_length=40)
    description: str = Field(default="", max_length=600)
    interaction_id: str | None = Field(default=None, max_length=300)
    provider: str = Field(default="", max_length=100)
    created_at: datetime = time_field()
    deleted_at: datetime | None = optional_time()


class ShareLink(Table, table=True):
    """A link by which strangers see one picture. Only the hash of its token is kept."""

    __tablename__ = "share_link"

    id: str = id_field()
    user_id: str = ref_field("user_account.id")
    asset_id: str = ref_field("asset.id")
    token_hash: str = Field(max_length=64, unique=True)
    created_at: datetime = time_field()
    expires_at: datetime | None = optional_time()
    revoked_at: datetime | None = optional_time()


def searchable(words: str) -> str:
    """Words as they are compared in a search, the same on every database: without case, in one spelling."""
    return unicodedata.normalize("NFKC", words).casefold()


@event.listens_for(Asset, "before_insert")
@event.listens_for(Asset, "before_update")
def _note_search_text(_: Mapper[Any], __: Connection, asset: Asset) -> None:
    asset.search_text = searchable("\n".join((asset.title, asset.prompt, *asset.tags)))
