"""What administrators tell everybody: a sentence above every page until it is dismissed, and once in every bell."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from sqlalchemy import delete, insert
from sqlmodel import Session, col, or_, select

import data
from data.accounts import Notice, User
from data.columns import new_id, utcnow
from data.office import Announcement, AnnouncementDismissal, AnnouncementKind, record
from services.errors import BadInput, Conflict, NotFound

LONGEST = 500
NOTICE_KIND = "announcement"
MOST_SHOWN = 3  # above a page
FARTHEST = timedelta(days=3660)


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnouncementView:
    """`state`: planned, shown, over or withdrawn, at the moment of reading."""

    id: str
    kind: str
    text: str
    state: str
    starts_at: datetime
    ends_at: datetime | None
    created_at: datetime


async def announce(
    admin_id: str,
    text: str,
    *,
    kind: str = AnnouncementKind.INFO,
    starts_at: datetime | None = None,
    ends_at: datetime | None = None,
) -> AnnouncementView:
    """Tell everybody, now or from `starts_at` on, until `ends_at`. Raises BadInput."""
    said = " ".join(text.replace("\x00", "").split())
    if not 1 <= len(said) <= LONGEST:
        raise BadInput(f"An announcement has 1 to {LONGEST} characters.", field="text")
    if kind not in list(AnnouncementKind):
        raise BadInput(f"The kind is one of {', '.join(AnnouncementKind)}.", field="kind")
    now = utcnow()
    begins = _moment(starts_at) or now
    ends = _moment(ends_at)
    if begins > now + FARTHEST or (ends is not None and ends > now + FARTHEST):
        raise BadInput("That is too far away.", field="ends_at")
    if ends is not None and ends <= max(begins, now):
        raise BadInput("An announcement ends after it begins, and not in the past.", field="ends_at")
    return await data.write(_announce, admin_id, said, kind, begins, ends)


async def withdraw(admin_id: str, announcement_id: str) -> AnnouncementView:
    """Take one back, from the bells too. Raises NotFound, Conflict where that was done before."""
    return await data.write(_withdraw, admin_id, announcement_id)


async def list_announcements(*, limit: int = 50, before: str | None = None) -> tuple[AnnouncementView, ...]:
    """All of them for an administrator, newest first."""
    return await data.read(_list, limit, before)


async def shown_to(user_id: str) -> tuple[AnnouncementView, ...]:
    """What stands above this person's pages now, warnings first."""
    return await data.read(_shown_to, user_id)


async def dismiss(user_id: str, announcement_id: str) -> None:
    """Not to be shown to this person any more. Raises NotFound."""
    await data.write(_dismiss, user_id, announcement_id)


async def tell_due() -> int:
    """Put announcements whose time has come into everybody's bell; once each. Returns how many."""
    if not await data.read(_due):
        return 0
    return await data.write(_tell_due)


def _announce(
    db: Session, admin_id: str, text: str, kind: str, starts_at: datetime, ends_at: datetime | None
) -> AnnouncementView:
    row = Announcement(text=text, kind=kind, starts_at=starts_at, ends_at=ends_at)
    db.add(row)
    db.flush()
    after = {"text": text, "kind": str(kind), "starts_at": starts_at.isoformat()}
    after["ends_at"] = ends_at.isoformat() if ends_at else ""
    record(db, admin_id, "announcement.make", f"announcement:{row.id}", None, after)
    _tell_due(db)
    return _view(row)


def _withdraw(db: Session, admin_id: str, announcement_id: str) -> AnnouncementView:
    row = db.get(Announcement, announcement_id, with_for_update=True)
    if row is None:
        raise NotFound
    if row.withdrawn_at is not None:
        raise Conflict("This announcement was withdrawn before.")
    row.withdrawn_at = utcnow()
    db.exec(delete(Notice).where(col(Notice.once) == _once(row)))
    record(db, admin_id, "announcement.withdraw", f"announcement:{row.id}", {"withdrawn": False}, {"withdrawn": True})
    db.flush()
    return _view(row)


def _list(db: Session, limit: int, before: str | None) -> tuple[AnnouncementView, ...]:
    query = select(Announcement)
    if before is not None:
        query = query.where(Announcement.id < before)
    return tuple(_view(row) for row in db.exec(query.order_by(col(Announcement.id).desc()).limit(limit)).all())


def _shown_to(db: Session, user_id: str) -> tuple[AnnouncementView, ...]:
    now = utcnow()
    gone = select(AnnouncementDismissal.announcement_id).where(AnnouncementDismissal.user_id == user_id)
    rows = db.exec(
        select(Announcement)
        .where(
            col(Announcement.withdrawn_at).is_(None),
            Announcement.starts_at <= now,
            or_(col(Announcement.ends_at).is_(None), col(Announcement.ends_at) > now),
            col(Announcement.id).not_in(gone),
        )
        .order_by(col(Announcement.kind).desc(), col(Announcement.id).desc())
        .limit(MOST_SHOWN)
    ).all()
    return tuple(_view(row) for row in rows)


def _dismiss(db: Session, user_id: str, announcement_id: str) -> None:
    row = db.get(Announcement, announcement_id)
    if row is None:
        raise NotFound
    if db.get(AnnouncementDismissal, (announcement_id, user_id)) is None:
        db.add(AnnouncementDismissal(announcement_id=announcement_id, user_id=user_id))
    for notice in db.exec(select(Notice).where(Notice.user_id == user_id, Notice.once == _once(row))).all():
        notice.read_at = notice.read_at or utcnow()


def _due(db: Session) -> list[str]:
    now = utcnow()
    return list(
        db.exec(
            select(Announcement.id).where(
                col(Announcement.told_at).is_(None),
                col(Announcement.withdrawn_at).is_(None),
                Announcement.starts_at <= now,
                or_(col(Announcement.ends_at).is_(None), col(Announcement.ends_at) > now),
            )
        ).all()
    )


def _tell_due(db: Session) -> int:
    due = _due(db)
    told = 0
    everybody = select(User.id).where(col(User.deleted_at).is_(None))
    for announcement_id in due:
        row = db.get_one(Announcement, announcement_id, with_for_update=True, populate_existing=True)
        if row.told_at is not None:  # by another process, a moment ago
            continue
        row.told_at, told = utcnow(), told + 1
        notices = [_notice(user_id, row) for user_id in db.exec(everybody).all()]
        if notices:
            db.connection().execute(insert(Notice), notices)
    return told


def _notice(user_id: str, row: Announcement) -> Mapping[str, Any]:
    return {
        "id": new_id(),
        "user_id": user_id,
        "kind": NOTICE_KIND,
        "text": row.text,
        "link": "",
        "once": _once(row),
        "created_at": row.told_at,
    }


def _once(row: Announcement) -> str:
    return f"announcement:{row.id}"


def _view(row: Announcement) -> AnnouncementView:
    now = utcnow()
    if row.withdrawn_at is not None:
        state = "withdrawn"
    elif row.starts_at > now:
        state = "planned"
    else:
        state = "over" if row.ends_at is not None and row.ends_at <= now else "shown"
    return AnnouncementView(
        id=row.id,
        kind=row.kind,
        text=row.text,
        state=state,
        starts_at=row.starts_at,
        ends_at=row.ends_at,
        created_at=row.created_at,
    )


def _moment(when: datetime | None) -> datetime | None:
    """In UTC; a time without a zone is meant so."""
    if when is None:
        return None
    try:
        return when.replace(tzinfo=UTC) if when.tzinfo is None else when.astimezone(UTC)
    except (OverflowError, ValueError):
        raise BadInput("That time cannot be used.") from None
