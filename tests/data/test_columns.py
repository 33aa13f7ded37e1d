"""Ids that sort by time, and times that stay in UTC."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta, timezone
from pathlib import Path
from uuid import UUID

import pytest
from sqlalchemy.exc import StatementError
from sqlmodel import Session

import data
from data.accounts import User


def add_user_of(db: Session, created_at: datetime) -> str:
    user = User(email="ada@example.org", name="Ada", created_at=created_at)
    db.add(user)
    db.flush()
    return user.id


def test_ids_are_uuids_of_version_seven() -> None:
    assert UUID(data.new_id()).version == 7


def test_later_ids_sort_after_earlier_ones() -> None:
    ids = [data.new_id() for _ in range(500)]
    assert ids == sorted(ids)
    assert len(set(ids)) == 500


def test_a_time_comes_back_aware_and_in_utc(database: Path) -> None:
    noon_in_delhi = datetime(2026, 11, 21, 12, 0, tzinfo=timezone(timedelta(hours=5, minutes=30)))
    user_id = data.write_now(add_user_of, noon_in_delhi)
    kept = data.read_now(lambda db: db.get_one(User, user_id)).created_at
    assert kept == noon_in_delhi
    assert kept.tzinfo is UTC
    assert kept.hour == 6


def test_a_time_without_a_zone_is_refused(database: Path) -> None:
    with pytest.raises(StatementError, match="without a zone"):
        data.write_now(add_user_of, datetime(2026, 11, 21, 12, 0))


def test_microseconds_are_kept(database: Path) -> None:
    moment = datetime(2026, 11, 21, 12, 0, 0, 123456, tzinfo=UTC)
    user_id = data.write_now(add_user_of, moment)
    assert data.read_now(lambda db: db.get_one(User, user_id)).created_at == moment
