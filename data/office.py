"""Tables of the administrators' office: the audit log, settings changed in the app, announcements, each day's figures.

`record` is how every floor writes into the log, in the transaction of what it records.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import BigInteger, Index
from sqlmodel import Field, Session

from data.columns import (
    ID,
    RowNumber,
    Table,
    id_field,
    json_field,
    new_id,
    one_of,
    optional_time,
    ref_field,
    time_field,
    utcnow,
)


class AnnouncementKind(StrEnum):
    INFO = "info"
    WARNING = "warning"


class AuditEntry(Table, table=True):
    """What an administrator did. Append-only: triggers refuse UPDATE and DELETE, so it holds ids and no names.

    `target` is what it was done to, as `user:<id>` or `price:upscale`; without `admin_id` the console did it.
    """

    __tablename__ = "audit_entry"
    __table_args__ = (
        Index("ix_audit_entry_admin", "admin_id", "seq"),
        Index("ix_audit_entry_action", "action", "seq"),
        Index("ix_audit_entry_target", "target", "seq"),
    )

    seq: int | None = Field(default=None, primary_key=True, sa_type=RowNumber)
    id: str = Field(default_factory=new_id, sa_type=ID, unique=True)
    admin_id: str | None = ref_field("user_account.id", optional=True, index=False)
    action: str = Field(max_length=40)
    target: str = Field(max_length=100)
    before: dict[str, Any] = json_field(dict)
    after: dict[str, Any] = json_field(dict)
    created_at: datetime = time_field(index=True)


class HouseSetting(Table, table=True):
    """A setting that an administrator changed in the app; without a row the environment's or the carried one holds."""

    __tablename__ = "house_setting"

    key: str = Field(primary_key=True, max_length=40)
    value: dict[str, Any] = json_field(dict)
    updated_at: datetime = time_field()


class Announcement(Table, table=True):
    """A sentence for everybody, from a time on and until another. `told_at`: when it went into the bells."""

    __tablename__ = "announcement"
    __table_args__ = (one_of("kind", AnnouncementKind),)

    id: str = id_field()
    kind: str = Field(default=AnnouncementKind.INFO, max_length=10)
    text: str = Field(max_length=500)
    starts_at: datetime = time_field()
    ends_at: datetime | None = optional_time()
    told_at: datetime | None = optional_time()
    withdrawn_at: datetime | None = optional_time()
    created_at: datetime = time_field()


class AnnouncementDismissal(Table, table=True):
    """Somebody has read an announcement and does not want it above their pages any more."""

    __tablename__ = "announcement_dismissal"

    announcement_id: str = ref_field("announcement.id", primary_key=True)
    user_id: str = ref_field("user_account.id", primary_key=True)
    created_at: datetime = time_field()


class DailyFigure(Table, table=True):
    """A number of one ended day (UTC, as `2026-11-21`), counted once; `week` is that week's Monday.

    `key` tells numbers of one kind apart: an operation, a reason. `metric` `closed` says that the day was counted.
    """

    __tablename__ = "daily_figure"
    __table_args__ = (Index("ix_daily_figure_metric", "metric", "day"),)

    day: str = Field(primary_key=True, max_length=10)
    metric: str = Field(primary_key=True, max_length=30)
    key: str = Field(primary_key=True, max_length=40)
    week: str = Field(max_length=10)
    value: int = Field(sa_type=BigInteger)


def record(
    db: Session,
    admin_id: str | None,
    action: str,
    target: str,
    before: Mapping[str, Any] | None = None,
    after: Mapping[str, Any] | None = None,
) -> None:
    """Write down what an administrator does, in the transaction that does it.

    `before` and `after` are the values that change, as JSON takes them: ids, numbers, words of the house. Secrets,
    addresses and names have no place here: the row can never be taken back.
    """
    db.add(
        AuditEntry(
            admin_id=admin_id,
            action=action[:40],
            target=target[:100],
            before=dict(before or {}),
            after=dict(after or {}),
        )
    )
    db.flush()


def setting(db: Session, key: str) -> dict[str, Any] | None:
    """What an administrator has set, None where nobody has."""
    row = db.get(HouseSetting, key)
    return None if row is None else dict(row.value)


def change_setting(db: Session, admin_id: str, key: str, value: Mapping[str, Any] | None) -> None:
    """Set, or with None go back to what holds without; written into the log."""
    row = db.get(HouseSetting, key)
    before = {} if row is None else dict(row.value)
    if value is None:
        if row is not None:
            db.delete(row)
    elif row is None:
        db.add(HouseSetting(key=key, value=dict(value)))
    else:
        row.value, row.updated_at = dict(value), utcnow()
    record(db, admin_id, f"setting.{key}", f"setting:{key}", before, value)
