"""The list of past sessions, in words."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from components.sessions import SessionGroup, SessionItem
from data.coaching import SessionState
from data.columns import utcnow
from pages.urls import session_url, thumbnail_url
from services.coach.kinds import KINDS
from services.coach.views import SessionLine

STATES = {
    SessionState.GENERATING: "painting",
    SessionState.CHOOSING: "choosing",
    SessionState.COMPLETED: "happy",
    SessionState.EXPIRED: "expired",
}


def groups(lines: Sequence[SessionLine]) -> list[SessionGroup]:
    """Sessions by how long ago they were touched."""
    today = utcnow().replace(hour=0, minute=0, second=0, microsecond=0)
    stretches: tuple[tuple[str, datetime | None], ...] = (
        ("Today", today),
        ("This week", today - timedelta(days=6)),
        ("Earlier", None),
    )
    found: dict[str, list[SessionItem]] = {label: [] for label, _ in stretches}
    for line in lines:
        label = next(name for name, since in stretches if since is None or line.updated_at >= since)
        found[label].append(_item(line))
    return [SessionGroup(label=label, items=tuple(items)) for label, items in found.items() if items]


def _item(line: SessionLine) -> SessionItem:
    if line.state == SessionState.ACTIVE and not line.versions:
        note = f"brief {line.filled} of {line.required}"
    elif line.state == SessionState.COMPLETED and not line.versions:
        note = "ended"
    else:
        note = STATES.get(SessionState(line.state), "talking")
        if line.versions:
            note += f" · {line.versions} version{'s' if line.versions > 1 else ''}"
    return SessionItem(
        id=line.id,
        title=line.title,
        note=note,
        href=session_url(line.id, profile=KINDS[line.kind].is_profile),
        thumb_url=thumbnail_url(line.thumbnail_asset_id) if line.thumbnail_asset_id else None,
    )
