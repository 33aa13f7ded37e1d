"""The bell: a user's notices, read and unread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from sqlmodel import Session, col, func, select

import data
from data.accounts import Notice
from data.columns import utcnow
from services.errors import NotFound


@dataclass(frozen=True, slots=True, kw_only=True)
class NoticeView:
    id: str
    kind: str
    text: str
    link: str
    created_at: datetime
    read_at: datetime | None


async def list_notices(user_id: str, *, limit: int = 50, before: str | None = None) -> tuple[NoticeView, ...]:
    """Notices, newest first."""
    return await data.read(_list, user_id, limit, before)


async def count_unread(user_id: str) -> int:
    return await data.read(_count, user_id)


async def mark_read(user_id: str, notice_id: str | None = None) -> None:
    """Mark one notice read, or all of them. Raises NotFound."""
    await data.write(_mark, user_id, notice_id)


def _list(db: Session, user_id: str, limit: int, before: str | None) -> tuple[NoticeView, ...]:
    query = select(Notice).where(Notice.user_id == user_id)
    if before is not None:
        query = query.where(Notice.id < before)
    return tuple(
        NoticeView(
            id=row.id,
            kind=row.kind,
            text=row.text,
            link=row.link,
            created_at=row.created_at,
            read_at=row.read_at,
        )
        for row in db.exec(query.order_by(col(Notice.id).desc()).limit(limit)).all()
    )


def _count(db: Session, user_id: str) -> int:
    return db.exec(
        select(func.count()).select_from(Notice).where(Notice.user_id == user_id, col(Notice.read_at).is_(None))
    ).one()


def _mark(db: Session, user_id: str, notice_id: str | None) -> None:
    query = select(Notice).where(Notice.user_id == user_id)
    query = query.where(Notice.id == notice_id if notice_id is not None else col(Notice.read_at).is_(None))
    rows = db.exec(query).all()
    if notice_id is not None and not rows:
        raise NotFound
    for row in rows:
        row.read_at = row.read_at or utcnow()
