"""Reading what administrators did: who, what, to what, before, after, when."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any

from sqlmodel import Session, col, func, select

import data
from data.accounts import User
from data.office import AuditEntry
from services.errors import BadInput

ITSELF = "Limner"  # the console, or a provider whose claims decide


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryView:
    """`who` is the administrator's e-mail, or `Limner` where none did it; `whom` that of the account it was done to."""

    id: str
    admin_id: str | None
    who: str
    action: str
    target: str
    whom: str
    before: Mapping[str, Any]
    after: Mapping[str, Any]
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which entries; empty for all. `target` is whole (`user:<id>`) or a kind (`user`); both days are in."""

    admin_id: str = ""
    action: str = ""
    target: str = ""
    first: date | None = None
    last: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class LastChange:
    who: str
    when: datetime


async def entries(only: Only | None = None, *, limit: int = 50, before: str | None = None) -> tuple[EntryView, ...]:
    """Entries, newest first, older than the one with the id `before`. Raises BadInput for a page that is none."""
    return await data.read(_entries, only or Only(), limit, before)


async def actions() -> tuple[str, ...]:
    """Every action that is in the log, in alphabetical order."""
    return await data.read(lambda db: tuple(sorted(db.exec(select(AuditEntry.action).distinct()).all())))


async def administrators() -> tuple[tuple[str, str], ...]:
    """Id and e-mail of everybody who is in the log."""
    return await data.read(_administrators)


async def last_changes(kind: str) -> Mapping[str, LastChange]:
    """Who changed each target of this kind last and when, by what follows the colon."""
    return await data.read(_last_changes, kind)


def _entries(db: Session, only: Only, limit: int, before: str | None) -> tuple[EntryView, ...]:
    query = select(AuditEntry)
    if only.admin_id:
        query = query.where(AuditEntry.admin_id == only.admin_id)
    if only.action:
        query = query.where(AuditEntry.action == only.action)
    if ":" in only.target:
        query = query.where(AuditEntry.target == only.target)
    elif only.target:
        query = query.where(*_of_kind(only.target))
    if only.first is not None:
        query = query.where(AuditEntry.created_at >= datetime.combine(only.first, time(), UTC))
    if only.last is not None:
        query = query.where(AuditEntry.created_at <= datetime.combine(only.last, time.max, UTC))
    if before is not None:
        seq = db.exec(select(AuditEntry.seq).where(AuditEntry.id == before)).first()
        if seq is None:
            raise BadInput("That page of the list does not exist.")
        query = query.where(col(AuditEntry.seq) < seq)
    rows = db.exec(query.order_by(col(AuditEntry.seq).desc()).limit(limit)).all()
    known = _emails(db, {row.admin_id for row in rows} | {_user_in(row.target) for row in rows})
    return tuple(
        EntryView(
            id=row.id,
            admin_id=row.admin_id,
            who=known.get(row.admin_id or "", ITSELF),
            action=row.action,
            target=row.target,
            whom=known.get(_user_in(row.target) or "", ""),
            before=row.before,
            after=row.after,
            created_at=row.created_at,
        )
        for row in rows
    )


def _administrators(db: Session) -> tuple[tuple[str, str], ...]:
    ids = set(db.exec(select(AuditEntry.admin_id).distinct()).all())
    return tuple(sorted(_emails(db, ids).items(), key=lambda pair: pair[1]))


def _last_changes(db: Session, kind: str) -> Mapping[str, LastChange]:
    newest = select(func.max(AuditEntry.seq)).where(*_of_kind(kind)).group_by(col(AuditEntry.target))
    rows = db.exec(select(AuditEntry).where(col(AuditEntry.seq).in_(newest))).all()
    known = _emails(db, {row.admin_id for row in rows})
    return {
        row.target.partition(":")[2]: LastChange(who=known.get(row.admin_id or "", ITSELF), when=row.created_at)
        for row in rows
    }


def _of_kind(kind: str) -> tuple[Any, ...]:
    """A range that an index answers; `;` is the character after the colon."""
    return AuditEntry.target >= f"{kind}:", AuditEntry.target < f"{kind};"


def _user_in(target: str) -> str | None:
    kind, _, name = target.partition(":")
    return name if kind == "user" else None


def _emails(db: Session, ids: set[str | None]) -> dict[str, str]:
    wanted = [one for one in ids if one]
    return dict(db.exec(select(User.id, User.email).where(col(User.id).in_(wanted))).all())
