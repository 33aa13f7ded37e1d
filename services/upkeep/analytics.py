"""How the house is used, over time: figures of ended days counted once and kept, the running day's counted when asked.

A day is one of UTC. Nothing here names a person: numbers by operation, by model, by the code of a failure.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from sqlalchemy import delete
from sqlalchemy.orm import aliased
from sqlmodel import Session, case, col, func, select

import data
from data.accounts import User
from data.billing import LedgerRow, LedgerType
from data.coaching import CoachSession, Message, MessageRole
from data.columns import utcnow
from data.library import Asset, Candidate, CandidateState, Generation, Version
from data.office import DailyFigure
from services.errors import BadInput

MOST_BUCKETS = 400
LIVE_DAYS = 7  # days that are counted when they are asked for; older ones wait for `close_days`
LATE = timedelta(minutes=15)  # after midnight until a day counts as ended: what it began may end a little later
AGAIN = 2  # ended days that are counted once more
CLOSED = "closed"
NOT_SPENT = ("expiry", "correction")  # debits that nobody asked for
_USUAL = {"day": 30, "week": 26 * 7, "month": 365}


class By(StrEnum):
    DAY = "day"
    WEEK = "week"
    MONTH = "month"


class Metric(StrEnum):
    """What is counted; those with a key are told apart by it."""

    SIGNUPS = "signups"
    SESSIONS = "sessions"
    SESSIONS_WITH_IMAGE = "sessions_with_image"  # that got their first picture
    IMAGES = "images"  # by operation
    REFINED = "refined"  # pictures made from an earlier one
    REFINED_ENDED = "refined_ended"  # sessions that ended after at least one refinement
    REFINED_HAPPY = "refined_happy"  # of these, those whose person was happy with the outcome
    RATINGS = "ratings"  # by stars
    TOKENS = "tokens"  # spent, by operation
    COST = "cost"  # of the model in millionths of a dollar, by model
    CHAINED = "chained"  # pictures that went on from what the model remembered
    SAVED_BYTES = "saved_bytes"  # of upload, as the earlier picture was not sent again
    FAILURES = "failures"  # pictures that failed, by the code of the reason


Figures = dict[tuple[str, str], int]  # by metric and key


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """`series[metric][key]` has a number for each of `buckets`, which are days, Mondays or months (`2026-11`)."""

    by: By
    first: date
    last: date
    buckets: tuple[str, ...]
    series: Mapping[str, Mapping[str, tuple[int, ...]]]

    def line(self, metric: Metric) -> tuple[int, ...]:
        """The metric over time, all its keys together."""
        lines = list(self.series.get(metric, {}).values())
        return tuple(sum(values) for values in zip(*lines, strict=True)) if lines else (0,) * len(self.buckets)

    def total(self, metric: Metric) -> int:
        return sum(self.line(metric))


async def report(by: str = By.DAY, first: date | None = None, last: date | None = None) -> Report:
    """The figures from `first` to `last`, both in; without them the time before today that goes with `by`.

    Raises BadInput for another `by`, a range that ends before it begins or has more than 400 buckets.
    """
    if by not in list(By):
        raise BadInput(f"The figures are by one of {', '.join(By)}.", field="by")
    today = utcnow().date()
    last = last or today
    first = first or last - timedelta(days=_USUAL[by] - 1)
    if first > last:
        raise BadInput("The time ends before it begins.", field="from")
    if (last - first).days > MOST_BUCKETS * 31:
        raise BadInput(f"That is too long a time; ask for {MOST_BUCKETS} at most.", field="from")
    buckets = _buckets(By(by), first, last)
    if len(buckets) > MOST_BUCKETS:
        raise BadInput(f"That is too long a time by {by}; ask for {MOST_BUCKETS} at most.", field="from")
    found = await data.read(_read, By(by), first, min(last, today))
    return Report(by=By(by), first=first, last=last, buckets=buckets, series=_series(buckets, found))


async def close_days() -> int:
    """Count the days that have ended and were not counted yet, the last ones again. Returns how many."""
    days = await data.read(_days_to_close)
    for day in days:
        figures = await data.read(count, day)
        await data.write(_keep, day, figures)
    return len(days)


def count(db: Session, day: date) -> Figures:
    """Everything that happened on this day."""
    start = datetime.combine(day, time(), UTC)
    span = start, start + timedelta(days=1)
    found: Figures = defaultdict(int)
    _count_people(db, span, found)
    _count_pictures(db, span, found)
    _count_money(db, span, found)
    return {name: number for name, number in found.items() if number}


Span = tuple[datetime, datetime]


def _count_people(db: Session, span: Span, found: Figures) -> None:
    start, end = span
    created = (col(User.created_at) >= start) & (col(User.created_at) < end)
    found[Metric.SIGNUPS, ""] = db.exec(select(func.count()).select_from(User).where(created)).one()
    begun = (col(CoachSession.created_at) >= start) & (col(CoachSession.created_at) < end)
    found[Metric.SESSIONS, ""] = db.exec(select(func.count()).select_from(CoachSession).where(begun)).one()
    happy = case((col(CoachSession.chosen_version_id).is_not(None), 1), else_=0)
    ended, content = db.exec(
        select(func.count(), func.coalesce(func.sum(happy), 0)).where(
            col(CoachSession.completed_at) >= start,
            col(CoachSession.completed_at) < end,
            CoachSession.refinements_used > 0,
        )
    ).one()
    found[Metric.REFINED_ENDED, ""], found[Metric.REFINED_HAPPY, ""] = ended, int(content)
    rated = (col(Asset.rated_at) >= start) & (col(Asset.rated_at) < end) & col(Asset.rating).is_not(None)
    for stars, number in db.exec(select(Asset.rating, func.count()).where(rated).group_by(col(Asset.rating))).all():
        found[Metric.RATINGS, str(stars)] = number


def _count_pictures(db: Session, span: Span, found: Figures) -> None:
    start, end = span
    ended = (col(Candidate.completed_at) >= start) & (col(Candidate.completed_at) < end)
    done = ended & (col(Candidate.state) == CandidateState.DONE)
    own = col(Generation.id) == col(Candidate.generation_id)
    refined = case((col(Generation.parent_version_id).is_not(None), 1), else_=0)
    cost = col(Candidate.usage)["cost_microdollars"].as_integer()
    rows = db.connection().execute(
        select(
            col(Generation.operation),
            col(Generation.model),
            func.count(),
            func.sum(refined),
        )
        .add_columns(func.coalesce(func.sum(cost), 0), func.sum(case((col(Candidate.chained), 1), else_=0)))
        .where(done, own)
        .group_by(col(Generation.operation), col(Generation.model))
    )
    for operation, model, pictures, changed, spent, chained in rows.all():
        found[Metric.IMAGES, operation] += int(pictures)
        found[Metric.REFINED, ""] += int(changed)
        found[Metric.COST, str(model)[:40]] += int(spent)
        found[Metric.CHAINED, ""] += int(chained)
    _count_talk(db, span, found)
    parent = (col(Version.id) == col(Generation.parent_version_id)) & (col(Asset.id) == col(Version.asset_id))
    encoded = func.sum((col(Asset.bytes) + 2) // 3 * 4)  # a picture goes up as base64
    saved = select(func.coalesce(encoded, 0)).where(done, own, parent, col(Candidate.chained).is_(True))
    found[Metric.SAVED_BYTES, ""] = int(db.exec(saved).one())
    failed = ended & (col(Candidate.state) == CandidateState.FAILED)
    reasons = select(Candidate.error_code, func.count()).where(failed).group_by(col(Candidate.error_code))
    for code, number in db.exec(reasons).all():
        found[Metric.FAILURES, str(code or "")[:40]] += number
    found[Metric.SESSIONS_WITH_IMAGE, ""] = _first_pictures(db, span)


def _count_talk(db: Session, span: Span, found: Figures) -> None:
    """What the coach's replies cost."""
    start, end = span
    usage = col(Message.usage)
    cost, model = usage["cost_microdollars"].as_integer(), usage["model"].as_string()
    rows = db.connection().execute(
        select(model, func.coalesce(func.sum(cost), 0))
        .where(
            col(Message.created_at) >= start,
            col(Message.created_at) < end,
            Message.role == MessageRole.COACH,
            cost > 0,
        )
        .group_by(model)
    )
    for name, spent in rows.all():
        found[Metric.COST, str(name)[:40]] += int(spent)


def _first_pictures(db: Session, span: Span) -> int:
    """Sessions whose first picture came in this time."""
    start, end = span
    earlier, its = aliased(Candidate), aliased(Generation)
    before = (
        select(col(earlier.id))
        .where(
            col(its.session_id) == col(Generation.session_id),
            col(earlier.generation_id) == col(its.id),
            col(earlier.state) == CandidateState.DONE,
            col(earlier.completed_at) < start,
        )
        .exists()
    )
    query = select(func.count(func.distinct(Generation.session_id))).where(
        col(Candidate.completed_at) >= start,
        col(Candidate.completed_at) < end,
        Candidate.state == CandidateState.DONE,
        col(Generation.id) == col(Candidate.generation_id),
        col(Generation.session_id).is_not(None),
        ~before,
    )
    return db.exec(query).one()


def _count_money(db: Session, span: Span, found: Figures) -> None:
    start, end = span
    spent = (
        select(LedgerRow.reason, func.sum(LedgerRow.amount))
        .where(
            col(LedgerRow.created_at) >= start,
            col(LedgerRow.created_at) < end,
            LedgerRow.type == LedgerType.DEBIT,
            col(LedgerRow.reason).not_in(NOT_SPENT),
        )
        .group_by(col(LedgerRow.reason))
    )
    for reason, tokens in db.exec(spent).all():
        found[Metric.TOKENS, reason] = int(tokens)


def _days_to_close(db: Session) -> list[date]:
    last_ended = (utcnow() - LATE).date() - timedelta(days=1)
    newest = select(DailyFigure.day).where(DailyFigure.metric == CLOSED).order_by(col(DailyFigure.day).desc())
    counted = db.exec(newest.limit(1)).first()
    oldest = db.exec(select(User.created_at).order_by(col(User.created_at)).limit(1)).first()
    if oldest is None:
        return []
    first = date.fromisoformat(counted) - timedelta(days=AGAIN - 1) if counted else oldest.date()
    return [first + timedelta(days=number) for number in range((last_ended - first).days + 1)]


def _keep(db: Session, day: date, figures: Figures) -> None:
    """Put these figures in the place of what was counted for the day before."""
    db.connection().execute(delete(DailyFigure).where(col(DailyFigure.day) == day.isoformat()))
    db.add_all(
        DailyFigure(day=day.isoformat(), week=_monday(day).isoformat(), metric=metric, key=key, value=number)
        for (metric, key), number in {**figures, (CLOSED, ""): 1}.items()
    )


def _read(db: Session, by: By, first: date, last: date) -> dict[tuple[str, str, str], int]:
    """Numbers by bucket, metric and key."""
    months = func.substr(DailyFigure.day, 1, 7)
    bucket = {By.DAY: col(DailyFigure.day), By.WEEK: col(DailyFigure.week), By.MONTH: months}
    rows = db.exec(
        select(bucket[by], DailyFigure.metric, DailyFigure.key, func.sum(DailyFigure.value))
        .where(DailyFigure.day >= first.isoformat(), DailyFigure.day <= last.isoformat(), DailyFigure.metric != CLOSED)
        .group_by(bucket[by], col(DailyFigure.metric), col(DailyFigure.key))
    ).all()
    found = {(str(name), metric, key): int(number) for name, metric, key, number in rows}
    for day in _open_days(db, first, last):
        for (metric, key), number in count(db, day).items():
            place = _bucket(by, day), metric, key
            found[place] = found.get(place, 0) + number
    return found


def _open_days(db: Session, first: date, last: date) -> list[date]:
    """The newest days of the range that nobody has counted yet."""
    start = max(first, last - timedelta(days=LIVE_DAYS - 1))
    closed = set(
        db.exec(select(DailyFigure.day).where(DailyFigure.metric == CLOSED, DailyFigure.day >= start.isoformat())).all()
    )
    days = [start + timedelta(days=number) for number in range((last - start).days + 1)]
    return [day for day in days if day.isoformat() not in closed]


def _series(
    buckets: tuple[str, ...], found: Mapping[tuple[str, str, str], int]
) -> dict[str, dict[str, tuple[int, ...]]]:
    places = {name: place for place, name in enumerate(buckets)}
    lines: dict[str, dict[str, list[int]]] = {metric: {} for metric in Metric}
    for (bucket, metric, key), number in found.items():
        if metric in lines and bucket in places:
            lines[metric].setdefault(key, [0] * len(buckets))[places[bucket]] += number
    return {metric: {key: tuple(line) for key, line in sorted(keys.items())} for metric, keys in lines.items()}


def _buckets(by: By, first: date, last: date) -> tuple[str, ...]:
    days = (first + timedelta(days=number) for number in range((last - first).days + 1))
    return tuple(dict.fromkeys(_bucket(by, day) for day in days))


def _bucket(by: By, day: date) -> str:
    if by is By.MONTH:
        return day.isoformat()[:7]
    return (_monday(day) if by is By.WEEK else day).isoformat()


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())
