"""The month's turn: at every kind of boundary, after long absences, with clocks that jump, and told once."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlmodel import Session, col, select

import data
from data.accounts import Notice
from data.billing import Charge, JobRun, LedgerRow, Lot, MonthClosing
from services.billing import charges, quotes, subscriptions, turn, wallet
from services.billing.calendar import period_end, period_of
from services.upkeep import jobs, schedule
from tests.house import Account, add_account, check_books, grant
from tests.money import figures

Clock = Callable[[datetime], None]


def at(year: int, month: int, day: int = 1, hour: int = 0, minute: int = 0, second: int = 5) -> datetime:
    return datetime(year, month, day, hour, minute, second, tzinfo=UTC)


@pytest.fixture
def clock(books: str) -> Iterator[Clock]:
    """Sets the clock; the books are checked at the end, on SQLite and on PostgreSQL."""
    with time_machine.travel(at(2026, 11, 20), tick=False) as hands:
        yield hands.move_to
        check_books()
        data.read_now(figures.check_everything)


def closings(account: Account) -> list[MonthClosing]:
    query = select(MonthClosing).where(MonthClosing.user_id == account.id).order_by(col(MonthClosing.period))
    return list(data.read_now(lambda db: db.exec(query).all()))


def grants(account: Account) -> dict[str | None, int]:
    """The month's tokens by period."""
    query = select(Lot).where(Lot.user_id == account.id, Lot.source == "plan_grant").order_by(col(Lot.id))
    found: dict[str | None, int] = {}
    for lot in data.read_now(lambda db: db.exec(query).all()):
        found[lot.period] = found.get(lot.period, 0) + lot.granted
    return found


def notices(account: Account, kind: str) -> list[str]:
    query = select(Notice.text).where(Notice.user_id == account.id, Notice.kind == kind).order_by(col(Notice.id))
    return list(data.read_now(lambda db: db.exec(query).all()))


def hold(account: Account, operation: str, count: int = 1) -> list[str]:
    deadline = data.utcnow() + timedelta(days=3)
    return data.write_now(charges.hold, account.id, operation, ["x"] * count, reference_type="test", deadline=deadline)[
        1
    ]


def spend(account: Account, operation: str, count: int = 1) -> None:
    for charge in hold(account, operation, count):
        data.write_now(charges.capture, charge)


def balance(account: Account) -> wallet.Balance:
    return data.read_now(wallet.read_balance, account.id)


@pytest.mark.parametrize(
    ("last_moment", "first_moment"),
    [
        (at(2026, 4, 30, 23, 59, 59), at(2026, 5, 1)),
        (at(2026, 1, 31, 23, 59, 59), at(2026, 2, 1)),
        (at(2027, 2, 28, 23, 59, 59), at(2027, 3, 1)),
        (at(2028, 2, 29, 23, 59, 59), at(2028, 3, 1)),
        (at(2100, 2, 28, 23, 59, 59), at(2100, 3, 1)),
        (at(2026, 12, 31, 23, 59, 59), at(2027, 1, 1)),
    ],
    ids=["30 days", "31 days", "february", "leap day", "no leap year", "year's end"],
)
async def test_a_month_lasts_until_its_last_second(clock: Clock, last_moment: datetime, first_moment: datetime) -> None:
    clock(last_moment)
    account = add_account(plan="pro")
    spend(account, "image_edit")
    assert await turn.turn_month() == 0
    assert balance(account).available == 5_900
    clock(first_moment)
    assert balance(account).available == 1_000  # not a second longer, whether the job has run or not
    assert await turn.turn_month() == 1
    assert balance(account).available == 6_000
    (closing,) = closings(account)
    assert (closing.period, closing.tokens_spent, closing.tokens_expired) == (period_of(last_moment), 100, 4_900)
    assert data.read_now(quotes.usage, account.id)["creations"].resets_at == period_end(period_of(first_moment))


def test_every_month_of_two_centuries_ends_when_the_next_begins() -> None:
    moment, months = at(1999, 1, 1, second=0), 0
    while moment.year < 2200:
        end = period_end(period_of(moment))
        assert (end.day, end.hour) == (1, 0)
        assert period_of(end - timedelta(microseconds=1)) == period_of(moment)
        assert period_of(end) != period_of(moment)
        moment, months = end, months + 1
    assert months == 201 * 12


async def test_five_months_of_downtime_are_caught_up_at_once(clock: Clock) -> None:
    account = add_account(plan="pro")
    spend(account, "image_edit", 2)
    clock(at(2027, 4, 3))
    assert await turn.turn_month() == 1
    assert [closing.period for closing in closings(account)] == ["2026-11", "2026-12", "2027-01", "2027-02", "2027-03"]
    assert grants(account) == {"2026-11": 5_000, "2027-04": 5_000}
    assert [closing.balance for closing in closings(account)] == [1_000] * 5
    assert [closing.tokens_expired for closing in closings(account)] == [4_800, 0, 0, 0, 0]
    assert len(notices(account, "month")) == 1


async def test_turning_again_changes_nothing(clock: Clock) -> None:
    account = add_account(plan="pro")
    clock(at(2026, 12, 1))
    assert await turn.turn_month() == 1
    before = data.read_now(figures.of_account, account.id)
    assert await turn.turn_month() == 0
    assert data.write_now(turn.turn_account, account.id) == 0
    assert data.read_now(figures.of_account, account.id) == before
    assert len(notices(account, "month")) == 1


async def test_a_new_account_is_left_alone(clock: Clock) -> None:
    clock(at(2026, 12, 1))
    account = add_account(plan="pro")
    assert await turn.turn_month() == 0
    assert grants(account) == {"2026-12": 5_000}


async def test_one_account_that_cannot_be_turned_does_not_hold_up_the_others(
    clock: Clock, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second, third = (add_account(f"user{number}@example.org", plan="pro") for number in range(3))
    clock(at(2026, 12, 1))
    real = turn.turn_account

    def stumble(db: Session, user_id: str) -> int:
        if user_id == second.id:
            raise ZeroDivisionError
        return real(db, user_id)

    with monkeypatch.context() as patched:
        patched.setattr(turn, "turn_account", stumble)
        with pytest.raises(ZeroDivisionError):
            await turn.turn_month()
    assert [len(closings(one)) for one in (first, second, third)] == [1, 0, 1]
    assert await turn.turn_month() == 1
    assert len(closings(second)) == 1


async def test_a_clock_that_is_set_back_gives_nothing_twice(clock: Clock) -> None:
    account = add_account(plan="pro")
    for moment in (at(2026, 12, 1), at(2026, 11, 30, 23), at(2026, 12, 1), at(2026, 11, 2), at(2026, 12, 9)):
        clock(moment)
        await turn.turn_month()
        await schedule.turn_month()
    assert grants(account) == {"2026-11": 5_000, "2026-12": 5_000}
    assert [closing.period for closing in closings(account)] == ["2026-11"]
    assert len(notices(account, "month")) == 1


async def test_a_clock_that_ran_months_ahead_and_was_set_back_leaves_no_month_without_tokens(clock: Clock) -> None:
    account = add_account(plan="pro")
    clock(at(2027, 2, 10))
    await schedule.turn_month()
    clock(at(2026, 11, 21))
    await schedule.turn_month()
    late = add_account("late@example.org", plan="pro")
    for month in (at(2026, 12, 1), at(2027, 1, 1), at(2027, 2, 1), at(2027, 3, 1)):
        clock(month)
        await schedule.turn_month()
        assert grants(account)[period_of(month)] == 5_000
        assert grants(late)[period_of(month)] == 5_000
    assert sum(grants(account).values()) == 5 * 5_000


async def test_a_run_that_died_while_the_clock_was_ahead_is_taken_over_at_once(clock: Clock) -> None:
    clock(at(2026, 12, 5))
    assert data.write_now(jobs._take, "month", "2026-12")  # pyright: ignore[reportPrivateUsage]
    clock(at(2026, 11, 30))
    assert await jobs.run_once("month", "2026-12", done)
    clock(at(2026, 12, 5))
    assert not await jobs.run_once("month", "2026-12", done)


async def test_a_job_that_failed_is_tried_again(clock: Clock) -> None:
    async def fail() -> str:
        raise OSError("the disk is full")

    assert await jobs.run_once("month", "2026-11", fail)
    assert await jobs.run_once("month", "2026-11", done)
    assert not await jobs.run_once("month", "2026-11", done)
    (run,) = data.read_now(lambda db: db.exec(select(JobRun)).all())
    assert run.outcome == "done"


async def test_a_run_whose_process_died_is_taken_over_after_its_lease(clock: Clock) -> None:
    assert data.write_now(jobs._take, "month", "2026-11")  # pyright: ignore[reportPrivateUsage]
    assert not await jobs.run_once("month", "2026-11", done)
    clock(data.utcnow() + jobs.LEASE + timedelta(seconds=1))
    assert await jobs.run_once("month", "2026-11", done)


async def test_a_job_that_is_broken_off_gives_its_run_back_and_is_no_error(
    books: str, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    begun = asyncio.Event()

    async def hang() -> str:
        begun.set()
        await asyncio.Event().wait()
        return "never"

    async def job() -> None:
        await jobs.run_once("month", "2026-11", hang)

    monkeypatch.setattr(schedule, "JOBS", ())
    monkeypatch.setattr(schedule, "AT_START", (job,))
    scheduler = schedule.start_schedule()
    await begun.wait()
    await schedule.stop_schedule(scheduler)
    assert [record for record in caplog.records if record.levelname == "ERROR"] == []
    assert await jobs.run_once("month", "2026-11", done)


async def test_a_unit_held_across_the_boundary_belongs_to_the_month_it_was_taken_in(clock: Clock) -> None:
    clock(at(2026, 11, 30, 23, 59))
    account = add_account()
    (captured, released) = hold(account, "text_to_image", 2)
    clock(at(2026, 12, 1))
    await turn.turn_month()
    assert data.read_now(quotes.usage, account.id)["creations"].used == 0
    assert closings(account)[0].features == {"creations": 2}
    data.write_now(charges.capture, captured)
    data.write_now(charges.release, released)
    assert data.read_now(quotes.usage, account.id)["creations"].used == 0
    assert closings(account)[0].features == {"creations": 1}  # what was given back was not used after all


async def test_what_a_released_hold_had_reserved_of_a_dead_lot_expires_then(clock: Clock) -> None:
    clock(at(2026, 11, 30, 23, 59))
    account = add_account(plan="pro")
    (captured, released) = hold(account, "upscale", 2)
    clock(at(2026, 12, 1))
    await turn.turn_month()
    assert closings(account)[0].tokens_expired == 4_400
    assert balance(account).balance == 1_000 + 600 + 5_000
    data.write_now(charges.capture, captured)
    assert data.read_now(lambda db: db.get_one(Charge, captured)).period == "2026-11"
    data.write_now(charges.release, released)
    assert balance(account).balance == balance(account).available == 6_000
    clock(at(2027, 1, 1))
    await turn.turn_month()
    december = closings(account)[1]
    assert (december.tokens_granted, december.tokens_spent, december.tokens_expired) == (5_000, 300, 5_300)
    assert december.balance == 1_000


async def test_a_hold_never_takes_what_has_expired_though_the_job_is_late(clock: Clock) -> None:
    account = add_account(plan="pro")
    clock(at(2026, 12, 1))
    hold(account, "upscale")
    lots = {lot.source: lot.held for lot in balance(account).lots}
    assert lots == {"signup_bonus": 300}


@pytest.mark.parametrize("status", ["past_due", "canceled"])
async def test_without_an_active_subscription_there_is_no_grant_until_it_is_active_again(
    clock: Clock, status: str
) -> None:
    account = add_account(plan="pro")
    data.write_now(subscriptions.change, account.id, status=status)
    clock(at(2026, 12, 1))
    await turn.turn_month()
    await turn.turn_month()
    assert grants(account) == {"2026-11": 5_000}
    assert len(closings(account)) == 1
    clock(at(2026, 12, 17))
    data.write_now(subscriptions.change, account.id, status="active")
    data.write_now(subscriptions.change, account.id, status=status)
    data.write_now(subscriptions.change, account.id, status="active")
    assert grants(account) == {"2026-11": 5_000, "2026-12": 5_000}
    assert [lot.expires_at for lot in balance(account).lots if lot.source == "plan_grant"] == [at(2027, 1, 1, second=0)]


def test_an_upgrade_grants_the_difference_once_and_a_downgrade_takes_nothing(clock: Clock) -> None:
    account = add_account()
    steps = [("pro", 5_000), ("studio", 20_000), ("pro", 20_000), ("free", 20_000), ("studio", 20_000)]
    for plan, granted in steps:
        data.write_now(subscriptions.change, account.id, plan=plan)
        assert sum(grants(account).values()) == granted
    assert {lot.expires_at for lot in balance(account).lots} == {None, at(2026, 12, 1, second=0)}


async def test_the_summary_is_exact(clock: Clock) -> None:
    account = add_account(plan="pro")
    spend(account, "text_to_image", 3)
    spend(account, "upscale", 2)
    grant(account, 700)
    hold(account, "image_edit")  # still open
    clock(at(2026, 12, 1))
    await turn.turn_month()
    (closing,) = closings(account)
    assert closing.features == {"creations": 3}
    assert (closing.tokens_granted, closing.tokens_spent) == (1_000 + 5_000 + 700, 600)
    assert (closing.tokens_expired, closing.balance) == (4_300, 1_800)
    (said,) = notices(account, "month")
    assert said == (
        "November is closed: 3 creations, 600 tokens spent, 4\u00a0300 tokens expired. "
        "Your allowances are full again until 1 January 2027."
    )


async def test_the_ended_months_are_told_in_the_ledger_as_they_were(clock: Clock) -> None:
    account = add_account(plan="pro")
    clock(at(2026, 12, 1))
    await turn.turn_month()
    query = select(LedgerRow).where(LedgerRow.user_id == account.id).order_by(col(LedgerRow.seq))
    rows = [(row.type, row.reason, row.amount) for row in data.read_now(lambda db: db.exec(query).all())]
    assert rows[2:] == [("debit", "expiry", 5_000), ("credit", "plan_grant", 5_000)]


async def test_low_and_empty_are_told_once_a_month_each(clock: Clock) -> None:
    account = add_account()
    for left in (200, 100, 0):
        spend(account, "upscale" if balance(account).balance > 700 else "image_edit", 1)
        while balance(account).balance > left:
            spend(account, "image_edit")
        grant(account, 100)
        spend(account, "image_edit")
    assert [len(notices(account, kind)) for kind in ("balance_low", "balance_zero")] == [1, 1]
    clock(at(2026, 12, 3))
    grant(account, 200)
    spend(account, "image_edit", 2)
    assert [len(notices(account, kind)) for kind in ("balance_low", "balance_zero")] == [2, 2]


def test_low_is_a_fifth_of_what_the_plan_grants(clock: Clock) -> None:
    account = add_account(plan="pro")
    grant(account, 100)
    while balance(account).balance > 1_000:
        spend(account, "upscale", 1 if balance(account).balance < 2_500 else 4)
    assert balance(account).balance == 1_000
    assert notices(account, "balance_low") == []
    spend(account, "image_edit")
    assert notices(account, "balance_low") == ["Your tokens run low: 900 are left."]


def test_tokens_that_others_hold_are_not_yet_gone(clock: Clock) -> None:
    account = add_account()
    held = hold(account, "image_edit", 4) + hold(account, "image_edit", 4) + hold(account, "image_edit", 2)
    data.write_now(charges.capture, held[0])
    assert notices(account, "balance_zero") == notices(account, "balance_low") == []


def test_a_price_and_its_period_are_of_one_moment(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    """The month may end between the price and the hold: what was priced is what is held."""
    clock(at(2026, 11, 30, 23, 59, 59))
    account = add_account(plan="pro")
    real = charges.quote

    def slow(*arguments: object, **more: object) -> quotes.Quote:
        price = real(*arguments, **more)  # type: ignore[arg-type]
        clock(at(2026, 12, 1))
        return price

    monkeypatch.setattr(charges, "quote", slow)
    (by_plan,) = hold(account, "text_to_image")
    clock(at(2026, 11, 30, 23, 59, 59))
    (by_tokens,) = hold(account, "image_edit")
    assert {data.read_now(lambda db, one=one: db.get_one(Charge, one)).period for one in (by_plan, by_tokens)} == {
        "2026-11"
    }


async def done() -> str:
    return "done"
