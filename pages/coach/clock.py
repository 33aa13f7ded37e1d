"""What a session's clock has to say: that it runs out soon, or has."""

from __future__ import annotations

from dataclasses import dataclass

from data.coaching import SessionState
from data.columns import utcnow
from services.coach import sessions
from services.coach.views import SessionView

LAST_PART = 10  # the last tenth of the idle time is warned of
EXPIRED = "This session has expired. Within the month it was begun in, resuming is free."


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """The words, and those of the button that wakes the session."""

    words: str
    action: str


def line_of(session: SessionView) -> Line | None:
    """The line for this session now; None while there is time."""
    if session.state == SessionState.EXPIRED:
        return Line(words=EXPIRED, action="Resume")
    if session.state not in (SessionState.ACTIVE, SessionState.CHOOSING):
        return None
    left = (session.expires_at - utcnow()).total_seconds()
    if left >= sessions.idle_time().total_seconds() / LAST_PART:
        return None
    minutes = max(1, round(left / 60))
    return Line(words=f"This session expires in {minutes} minute{'s' if minutes != 1 else ''}.", action="Stay")
