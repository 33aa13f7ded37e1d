"""The billing month: calendar months in UTC, written `2026-11`."""

from __future__ import annotations

from datetime import UTC, datetime


def period_of(moment: datetime) -> str:
    return moment.astimezone(UTC).strftime("%Y-%m")


def period_end(period: str) -> datetime:
    """The first moment of the next month."""
    year, month = int(period[:4]), int(period[5:])
    return datetime(year + month // 12, month % 12 + 1, 1, tzinfo=UTC)


def in_words(moment: datetime) -> str:
    """`1 December 2026`."""
    moment = moment.astimezone(UTC)
    return f"{moment.day} {moment.strftime('%B %Y')}"
