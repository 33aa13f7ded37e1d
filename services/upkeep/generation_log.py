"""Everybody's generations as administrators see them: filtered, with why they failed, and tried again at no cost."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, func, or_, select

import data
from data.accounts import User
from data.library import Candidate, CandidateState, Generation, GenerationStatus
from data.office import AuditEntry, record
from services.billing import wallet
from services.errors import BadInput, Conflict, NotFound
from services.studio import retrying, workshop

MOST_USERS = 200  # accounts that a search for a user takes into account
LONGEST_PROMPT = 300
RETRY = "generation.retry"


@dataclass(frozen=True, slots=True, kw_only=True)
class LogLine:
    """A generation and whose it is. `error_message` is what the person read; `bytes_up` over all its pictures."""

    id: str
    user_id: str
    email: str
    operation: str
    status: str
    count: int
    pictures: int
    prompt: str
    model: str
    session_id: str | None
    error_code: str | None
    error_message: str | None
    chained: bool
    fell_back: bool
    bytes_up: int
    cost_microdollars: int
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None

    @property
    def can_be_retried(self) -> bool:
        return self.status in retrying.AGAIN


@dataclass(frozen=True, slots=True, kw_only=True)
class Only:
    """Which generations; empty for all. `user` is an id, or part of an e-mail or name; both days are in."""

    user: str = ""
    operation: str = ""
    status: str = ""
    error: str = ""
    first: date | None = None
    last: date | None = None


async def log_lines(only: Only | None = None, *, limit: int = 50, before: str | None = None) -> tuple[LogLine, ...]:
    """Generations, newest first, older than the id `before`. Raises BadInput for a status that is none."""
    return await data.read(_lines, only or Only(), limit, before)


async def get_line(generation_id: str) -> LogLine:
    """Raises NotFound."""
    return await data.read(_line, generation_id)


async def known() -> tuple[tuple[str, ...], tuple[str, ...]]:
    """The operations and the codes of failures that there are."""
    return await data.read(_known)


async def retry(admin_id: str, generation_id: str) -> LogLine:
    """Paint once more what failed or was cancelled. Nobody pays: the person did not ask for it a second time.

    Raises NotFound, also where a picture that it starts from was deleted, Conflict for one that can't be tried again.
    """
    made, session_id = await data.write(_retry, admin_id, generation_id)
    workshop.announce(made, session_id)
    return await get_line(made)


def _lines(db: Session, only: Only, limit: int, before: str | None) -> tuple[LogLine, ...]:
    query = select(Generation, User.email).where(col(User.id) == col(Generation.user_id), *_conditions(db, only))
    if before is not None:
        query = query.where(Generation.id < before)
    return _views(db, db.exec(query.order_by(col(Generation.id).desc()).limit(limit)).all())


def _line(db: Session, generation_id: str) -> LogLine:
    query = select(Generation, User.email).where(col(User.id) == col(Generation.user_id))
    found = _views(db, db.exec(query.where(Generation.id == generation_id)).all())
    if not found:
        raise NotFound
    return found[0]


def _conditions(db: Session, only: Only) -> list[ColumnElement[bool]]:
    found: list[ColumnElement[bool]] = []
    if only.user.strip():
        found.append(col(Generation.user_id).in_(_users(db, only.user.strip())))
    if only.operation:
        found.append(col(Generation.operation) == only.operation)
    if only.status:
        if only.status not in list(GenerationStatus):
            raise BadInput(f"The status is one of {', '.join(GenerationStatus)}.", field="status")
        found.append(col(Generation.status) == only.status)
    if only.error:
        found.append(col(Generation.error_code) == only.error)
    if only.first is not None:
        found.append(col(Generation.created_at) >= datetime.combine(only.first, time(), UTC))
    if only.last is not None:
        found.append(col(Generation.created_at) <= datetime.combine(only.last, time.max, UTC))
    return found


def _users(db: Session, wanted: str) -> list[str]:
    if db.get(User, wanted) is not None:
        return [wanted]
    word = wanted.lower()[:100]
    named = or_(col(User.email).contains(word, autoescape=True), func.lower(User.name).contains(word, autoescape=True))
    return list(db.exec(select(User.id).where(named).order_by(col(User.id).desc()).limit(MOST_USERS)).all())


def _views(db: Session, rows: Sequence[tuple[Generation, str]]) -> tuple[LogLine, ...]:
    painted: dict[str, list[Candidate]] = {row.id: [] for row, _ in rows}
    for one in db.exec(select(Candidate).where(col(Candidate.generation_id).in_(painted))).all():
        painted[one.generation_id].append(one)
    return tuple(_view(row, email, painted[row.id]) for row, email in rows)


def _view(row: Generation, email: str, candidates: Sequence[Candidate]) -> LogLine:
    return LogLine(
        id=row.id,
        user_id=row.user_id,
        email=email,
        operation=row.operation,
        status=row.status,
        count=row.count,
        pictures=sum(one.state == CandidateState.DONE for one in candidates),
        prompt=row.prompt[:LONGEST_PROMPT],
        model=row.model,
        session_id=row.session_id,
        error_code=row.error_code,
        error_message=row.error_message,
        chained=any(one.chained for one in candidates),
        fell_back=any(one.fell_back for one in candidates),
        bytes_up=sum(one.bytes_up for one in candidates),
        cost_microdollars=sum(int(one.usage.get("cost_microdollars", 0)) for one in candidates),
        created_at=row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
    )


def _known(db: Session) -> tuple[tuple[str, ...], tuple[str, ...]]:
    operations = db.exec(select(Generation.operation).distinct()).all()
    errors = db.exec(select(Generation.error_code).where(col(Generation.error_code).is_not(None)).distinct()).all()
    return tuple(sorted(operations)), tuple(sorted(code for code in errors if code))


def _retry(db: Session, admin_id: str, generation_id: str) -> tuple[str, str | None]:
    owner = db.exec(select(Generation.user_id).where(Generation.id == generation_id)).first()
    if owner is None:
        raise NotFound
    wallet.lock(db, owner)  # two administrators at once; before the row, as everybody locks
    row, target = db.get_one(Generation, generation_id), f"generation:{generation_id}"
    if db.exec(select(AuditEntry.seq).where(AuditEntry.action == RETRY, AuditEntry.target == target)).first():
        raise Conflict("This was tried again before; look for the newer one.")
    made = retrying.retry_unpaid(db, row)
    after = {"generation_id": made, "user_id": owner, "operation": row.operation, "charged": 0}
    record(db, admin_id, RETRY, target, {"status": row.status}, after)
    return made, row.session_id
