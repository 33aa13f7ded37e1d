"""The queue of pictures: fair between users, at most so many at once for the process and for each user."""

from __future__ import annotations

import statistics
from collections import Counter
from datetime import UTC, datetime, timedelta

from sqlalchemy import update
from sqlmodel import Session, col, func, select

from data.columns import utcnow
from data.library import Candidate, CandidateState, Generation, GenerationStatus
from data.locks import Lock, exclusive

LEASE = timedelta(seconds=30)
RECENT = 20
EPOCH = datetime.min.replace(tzinfo=UTC)


def claim(db: Session, runner: str, *, most: int, most_per_user: int) -> str | None:
    """Take the next waiting candidate for `runner` and mark it running; None when there is none to take.

    The next is of the user with the fewest pictures being painted, among equals of the one served longest ago.
    """
    exclusive(db, Lock.QUEUE)
    running = db.exec(
        select(Candidate.user_id, Candidate.runner).where(Candidate.state == CandidateState.RUNNING)
    ).all()
    if sum(1 for _, owner in running if owner == runner) >= most:
        return None
    busy = Counter(user_id for user_id, _ in running)
    heads = db.exec(
        select(Candidate.user_id, func.min(Candidate.id))
        .where(Candidate.state == CandidateState.WAITING)
        .group_by(col(Candidate.user_id))
    ).all()
    free = [(user_id, head) for user_id, head in heads if busy[user_id] < most_per_user]
    if not free:
        return None
    served = _last_served(db, [user_id for user_id, _ in free]) if len(free) > 1 else {}
    _, head = min(free, key=lambda one: (busy[one[0]], served.get(one[0], EPOCH), one[1]))
    return _start(db, head, runner)


def renew(db: Session, runner: str) -> list[str]:
    """Say that this runner is alive; returns its candidates whose generation is to be cancelled.

    A candidate that is just being ended is passed over: to wait for one while others are locked could be for ever.
    """
    until = utcnow() + LEASE
    mine = db.exec(
        select(Candidate, Generation)
        .join(Generation, col(Generation.id) == col(Candidate.generation_id))
        .where(Candidate.state == CandidateState.RUNNING, Candidate.runner == runner)
        .with_for_update(of=Candidate, key_share=True, skip_locked=True)
    ).all()
    for candidate, _ in mine:
        candidate.alive_until = until
    return [candidate.id for candidate, generation in mine if generation.cancel_requested]


def position(db: Session, generation_id: str) -> int | None:
    """How many pictures are painted before this generation's next one; None when none of its waits."""
    waiting = db.exec(
        select(Candidate.user_id, Candidate.id, Candidate.generation_id)
        .where(Candidate.state == CandidateState.WAITING)
        .order_by(col(Candidate.id))
    ).all()
    lines: dict[str, list[str]] = {}
    owner, first = None, None
    for user_id, candidate_id, owning in waiting:
        lines.setdefault(user_id, []).append(candidate_id)
        if owning == generation_id and first is None:
            owner, first = user_id, candidate_id
    if owner is None or first is None:
        return None
    turn = lines[owner].index(first)  # one of each user's pictures is taken a round
    before = sum(min(len(line), turn) for line in lines.values())
    return before + sum(
        1 for user_id, line in lines.items() if user_id != owner and len(line) > turn and line[turn] < first
    )


def usual_seconds(db: Session, operation: str) -> float | None:
    """The median time of the last pictures of this operation."""
    times = db.exec(
        select(Candidate.started_at, Candidate.completed_at)
        .join(Generation, col(Generation.id) == col(Candidate.generation_id))
        .where(Generation.operation == operation, Candidate.state == CandidateState.DONE)
        .order_by(col(Generation.id).desc())  # which an index answers, also for what is seldom asked for
        .limit(RECENT)
    ).all()
    lengths = [(end - start).total_seconds() for start, end in times if start and end]
    return statistics.median(lengths) if lengths else None


def _last_served(db: Session, user_ids: list[str]) -> dict[str, datetime]:
    rows = db.exec(
        select(Candidate.user_id, func.max(Candidate.started_at))
        .where(col(Candidate.user_id).in_(user_ids), col(Candidate.started_at).is_not(None))
        .group_by(col(Candidate.user_id))
    ).all()
    return {user_id: when for user_id, when in rows if when is not None}


def _start(db: Session, candidate_id: str, runner: str) -> str | None:
    now = utcnow()
    owning = db.exec(select(Candidate.generation_id).where(Candidate.id == candidate_id)).one()
    generation = db.get_one(Generation, owning, populate_existing=True, with_for_update={"key_share": True})
    taken = db.connection().execute(
        update(Candidate)
        .where(col(Candidate.id) == candidate_id, col(Candidate.state) == CandidateState.WAITING)
        .values(state=CandidateState.RUNNING, runner=runner, started_at=now, alive_until=now + LEASE)
    )
    if taken.rowcount != 1:  # cancelled since it was chosen
        return None
    if generation.status == GenerationStatus.PENDING:
        generation.status, generation.started_at = GenerationStatus.PROCESSING, now
    return candidate_id
