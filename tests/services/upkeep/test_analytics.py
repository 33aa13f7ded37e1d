"""The figures over time: counted once for ended days, and the same number whichever way they are read."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, select

import data
from data.accounts import User
from data.coaching import CoachSession
from data.columns import utcnow
from data.library import Version
from data.office import DailyFigure
from services.accounts import announcements, bell
from services.errors import BadInput, ModelBusy
from services.studio import assets, generations, projects
from services.studio.generations import Delivered, Wish
from services.upkeep import analytics
from services.upkeep.analytics import Metric
from tests.house import Account, add_account

MONDAY = datetime(2026, 11, 16, 12, tzinfo=UTC)
COST = 40_000  # millionths of a dollar


def painted(account: Account, *, session: str | None = None, parent: str | None = None, operation: str = "") -> str:
    """A picture of this account, made now; answers its version's id."""

    def make(db: Session) -> str:
        wish = Wish(
            operation=operation or ("refinement" if parent else "text_to_image"),
            prompt="a fox",
            request={"text": "a fox"},
            session_id=session,
            parent_version_id=parent,
            model="gemini-nano-banana-2.1",
        )
        made, _ = generations.request(db, account.id, wish, most_waiting=9)
        (candidate,) = generations.candidates_of(db, made)
        delivered = Delivered(
            sha256="0" * 64,
            width=8,
            height=8,
            bytes=3_000,
            mime_type="image/png",
            model="gemini-nano-banana-2.1",
            chained=parent is not None,
            usage={"cost_microdollars": COST},
        )
        assert generations.complete_candidate(db, candidate.id, delivered)
        return db.exec(select(Version.id).where(Version.generation_id == made)).one()

    return data.write_now(make)


def failed(account: Account) -> None:
    def make(db: Session) -> None:
        wish = Wish(operation="text_to_image", prompt="a fox", request={})
        made, _ = generations.request(db, account.id, wish, most_waiting=9)
        (candidate,) = generations.candidates_of(db, made)
        generations.fail_candidate(db, candidate.id, ModelBusy())

    data.write_now(make)


def session_of(account: Account, **columns: Any) -> str:
    def make(db: Session) -> str:
        row = CoachSession(
            user_id=account.id,
            project_id=projects.default_project(db, account.id).id,
            kind="image",
            opened_period="2026-11",
            expires_at=utcnow() + timedelta(days=1),
            **columns,
        )
        db.add(row)
        db.flush()
        return row.id

    return data.write_now(make)


def born(account: Account) -> None:
    """Have the account made at the moment that the test's clock shows."""

    def make(db: Session) -> None:
        db.get_one(User, account.id).created_at = utcnow()

    data.write_now(make)


async def three_days(ada: Account) -> None:
    """A week's work of one account: on Monday, on Tuesday and on the Monday after."""
    with time_machine.travel(MONDAY, tick=False):
        born(ada)
        talk = session_of(ada)
        session_of(ada)
        first = painted(ada, session=talk)
        failed(ada)
    with time_machine.travel(MONDAY + timedelta(days=1), tick=False):
        second = painted(ada, session=talk, parent=first)
        asset_id = data.read_now(lambda db: db.get_one(Version, second).asset_id)
        await assets.rate(ada.id, asset_id, 4)

        def happy(db: Session) -> None:
            row = db.get_one(CoachSession, talk)
            row.refinements_used, row.chosen_version_id, row.completed_at = 1, second, utcnow()

        data.write_now(happy)
        session_of(ada, refinements_used=2, completed_at=utcnow())
    with time_machine.travel(MONDAY + timedelta(days=7), tick=False):
        painted(ada, operation="upscale")


@pytest.fixture
async def worked(database: Path) -> Account:
    ada = add_account(plan="pro")
    await three_days(ada)
    return ada


def lines(report: analytics.Report, metric: Metric) -> dict[str, tuple[int, ...]]:
    return dict(report.series[metric])


FIRST, LAST = MONDAY.date(), MONDAY.date() + timedelta(days=7)


async def test_each_figure_stands_on_the_day_of_what_it_counts(worked: Account) -> None:
    with time_machine.travel(MONDAY + timedelta(days=8), tick=False):
        await analytics.close_days()
        report = await analytics.report("day", FIRST, FIRST + timedelta(days=1))
    assert report.buckets == ("2026-11-16", "2026-11-17")
    assert report.line(Metric.SIGNUPS) == (1, 0)
    assert report.line(Metric.SESSIONS) == (2, 1)
    assert report.line(Metric.SESSIONS_WITH_IMAGE) == (1, 0), "the second picture is not the session's first"
    assert lines(report, Metric.IMAGES) == {"refinement": (0, 1), "text_to_image": (1, 0)}
    assert report.line(Metric.REFINED) == (0, 1)
    assert (report.line(Metric.REFINED_ENDED), report.line(Metric.REFINED_HAPPY)) == ((0, 2), (0, 1))
    assert lines(report, Metric.RATINGS) == {"4": (0, 1)}
    assert lines(report, Metric.COST) == {"gemini-nano-banana-2.1": (COST, COST)}
    assert (report.line(Metric.CHAINED), report.line(Metric.SAVED_BYTES)) == ((0, 1), (0, 4_000))
    assert lines(report, Metric.FAILURES) == {"model_busy": (1, 0)}


async def test_weeks_and_months_are_the_sums_of_their_days(worked: Account) -> None:
    with time_machine.travel(MONDAY + timedelta(days=8), tick=False):
        await analytics.close_days()
        weeks = await analytics.report("week", FIRST, LAST)
        months = await analytics.report("month", FIRST, LAST)
    assert (weeks.buckets, weeks.line(Metric.IMAGES)) == (("2026-11-16", "2026-11-23"), (2, 1))
    assert (months.buckets, months.line(Metric.IMAGES)) == (("2026-11",), (3,))
    assert weeks.total(Metric.TOKENS) == months.total(Metric.TOKENS) == 300  # an upscale; the others the plan paid
    assert lines(weeks, Metric.TOKENS) == {"upscale": (0, 300)}


async def test_what_is_not_counted_yet_is_counted_when_asked(worked: Account) -> None:
    with time_machine.travel(MONDAY + timedelta(days=7, hours=1), tick=False):
        live = await analytics.report("day", FIRST + timedelta(days=1), LAST)
        await analytics.close_days()
        counted = await analytics.report("day", FIRST + timedelta(days=1), LAST)
    assert live == counted
    assert live.line(Metric.IMAGES) == (1, 0, 0, 0, 0, 0, 1)


async def test_counting_twice_changes_nothing_and_the_running_day_is_left_open(worked: Account) -> None:
    def kept() -> list[tuple[str, str, str, int]]:
        query = select(DailyFigure.day, DailyFigure.metric, DailyFigure.key, DailyFigure.value)
        return sorted(data.read_now(lambda db: db.exec(query).all()))

    with time_machine.travel(MONDAY + timedelta(days=7, hours=1), tick=False):
        assert await analytics.close_days() == 7
        once = kept()
        assert await analytics.close_days() == analytics.AGAIN
        assert kept() == once
    assert max(day for day, *_ in once) == "2026-11-22"


async def test_an_hour_of_midnight_belongs_to_the_day_that_it_is_in(database: Path) -> None:
    ada = add_account(plan="pro")
    for moment in (MONDAY.replace(hour=23, minute=59, second=59), MONDAY.replace(hour=0) + timedelta(days=1)):
        with time_machine.travel(moment, tick=False):
            painted(ada)
            report = await analytics.report("day", FIRST, FIRST + timedelta(days=1))
    assert report.line(Metric.IMAGES) == (1, 1)


@pytest.mark.parametrize(
    ("by", "first", "last"),
    [
        ("hour", None, None),
        ("day", date(2026, 11, 2), date(2026, 11, 1)),
        ("day", date(2020, 1, 1), date(2026, 1, 1)),
        ("month", date(1, 1, 1), date(9999, 12, 31)),
    ],
)
async def test_a_time_that_cannot_be_shown_is_refused(
    database: Path, by: str, first: date | None, last: date | None
) -> None:
    with pytest.raises(BadInput):
        await analytics.report(by, first, last)


async def test_an_empty_house_has_empty_figures(database: Path) -> None:
    assert await analytics.close_days() == 0
    report = await analytics.report()
    assert [report.total(metric) for metric in Metric] == [0] * len(Metric)
    assert len(report.buckets) == 30


async def test_an_announcement_is_told_when_its_time_comes_and_once(database: Path) -> None:
    ada, root = add_account(), add_account("root@example.org")
    with time_machine.travel(MONDAY, tick=False) as clock:
        made = await announcements.announce(root.id, "We rest.", starts_at=MONDAY + timedelta(hours=1))
        assert made.state == "planned"
        assert (await announcements.tell_due(), await bell.count_unread(ada.id)) == (0, 0)
        assert await announcements.shown_to(ada.id) == ()
        clock.shift(timedelta(hours=2))
        assert [await announcements.tell_due() for _ in range(2)] == [1, 0]
        assert (await bell.count_unread(ada.id), len(await announcements.shown_to(ada.id))) == (1, 1)


async def test_an_announcement_ends_by_itself(database: Path) -> None:
    ada = add_account()
    with time_machine.travel(MONDAY, tick=False) as clock:
        await announcements.announce(ada.id, "We rest.", ends_at=MONDAY + timedelta(hours=1))
        assert len(await announcements.shown_to(ada.id)) == 1
        clock.shift(timedelta(hours=1))
        assert await announcements.shown_to(ada.id) == ()
        assert [one.state for one in await announcements.list_announcements()] == ["over"]
