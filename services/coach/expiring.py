"""The sweep of idle sessions: expired, with their held units given back."""

from __future__ import annotations

from sqlmodel import Session, col, select

import data
from data.coaching import CoachSession, SessionState
from data.columns import utcnow
from services import errors
from services.billing import charges
from services.coach import sessions
from services.coach.views import EXPIRING, state_now


async def expire_idle() -> int:
    """Mark idle sessions expired and give their held units back. Returns how many."""
    return await data.write(_expire_idle)


def _expire_idle(db: Session) -> int:
    """One after the other in the order of their owners, in which everybody locks several purses."""
    idle = db.exec(
        select(CoachSession.user_id, CoachSession.id)
        .where(col(CoachSession.state).in_(EXPIRING), col(CoachSession.expires_at) <= utcnow())
        .order_by(col(CoachSession.user_id), col(CoachSession.id))
    ).all()
    return sum(_expire(db, user_id, session_id) for user_id, session_id in idle)


def _expire(db: Session, user_id: str, session_id: str) -> bool:
    """False where somebody has woken it meanwhile, or has left with it."""
    try:
        row = sessions.locked_session(db, user_id, session_id)
    except errors.NotFound:
        return False
    if row.state == SessionState.EXPIRED or state_now(row) != SessionState.EXPIRED:
        return False
    if (charge := sessions.held_unit(db, row)) is not None:
        charges.release(db, charge.id)
    row.state = SessionState.EXPIRED
    return True
