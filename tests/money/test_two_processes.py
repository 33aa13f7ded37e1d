"""Two processes on one PostgreSQL, as many threads in each: nothing is paid twice, done twice, or waits for ever."""

from __future__ import annotations

from collections import Counter
from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from sqlmodel import Session, func, select, update

import data
from data.accounts import Notice, User
from data.billing import Charge, ChargeState, JobRun, Lot, MonthClosing
from data.library import Candidate, CandidateState
from services.billing import charges
from services.billing.calendar import period_of
from services.studio import generations
from tests.house import Account, add_account, check_books, grant, take_tokens_away
from tests.money import figures, postgres_marks
from tests.money.hands import Orders, together
from tests.postgres import Cluster

pytestmark = postgres_marks


@pytest.fixture
def url(postgres_url: str) -> str:
    data.open_database(postgres_url, durable=False)
    return postgres_url


def both(orders: Orders) -> Counter[str]:
    """The same orders in two processes, added up."""
    here, there = together(orders, Orders(**{**vars_of(orders), "seed": orders.seed + 1}))
    return here + there


def vars_of(orders: Orders) -> dict[str, object]:
    return {name: getattr(orders, name) for name in orders.__slots__}


def books_agree() -> None:
    check_books()
    data.read_now(figures.check_everything)


def held_charges(account: Account, count: int) -> list[str]:
    def hold(db: Session) -> list[str]:
        deadline = data.utcnow() + timedelta(hours=1)
        return charges.hold(db, account.id, "image_edit", ["x"] * 4, reference_type="test", deadline=deadline)[1]

    return [one for _ in range(count // 4) for one in data.write_now(hold)]


def test_with_means_for_seven_of_sixty_exactly_seven_are_held(url: str) -> None:
    account = add_account()
    take_tokens_away(account, left=750)
    assert both(Orders(url=url, what="hold", users=[account.id], times=30)) == {"held": 7, "refused": 53}
    books_agree()


def test_a_charge_is_resolved_once_however_many_try(url: str) -> None:
    account = add_account()
    grant(account, 5_000)
    held = held_charges(account, 40)
    both(Orders(url=url, what="resolve", charges=held, times=2 * len(held)))
    states = data.read_now(lambda db: Counter(db.exec(select(Charge.state)).all()))
    assert states[ChargeState.HELD] == 0
    spent = data.read_now(lambda db: db.exec(select(func.sum(Lot.granted - Lot.remaining))).one())
    assert spent == 100 * states[ChargeState.CAPTURED]
    books_agree()


@pytest.mark.parametrize("what", ["turn_month", "turn_accounts"])
def test_the_month_turns_once(url: str, what: str) -> None:
    with time_machine.travel(data.utcnow().replace(day=1) - timedelta(days=70)):
        accounts = [add_account(f"user{number}@example.org", plan="pro") for number in range(12)]
    both(Orders(url=url, what=what, times=4, threads=4))
    closed = data.read_now(lambda db: Counter(db.exec(select(MonthClosing.user_id)).all()))
    assert set(closed) == {account.id for account in accounts}
    assert set(closed.values()) == {3}
    period = period_of(datetime.now(UTC))
    granted = select(Lot.user_id).where(Lot.source == "plan_grant", Lot.period == period)
    assert Counter(data.read_now(lambda db: db.exec(granted).all())) == dict.fromkeys(closed, 1)
    told = select(Notice.user_id).where(Notice.kind == "month")
    assert Counter(data.read_now(lambda db: db.exec(told).all())) == dict.fromkeys(closed, 1)
    books_agree()


def test_the_job_of_the_month_is_taken_by_one_process(url: str) -> None:
    add_account()
    both(Orders(url=url, what="turn_month", times=6, threads=6))
    (run,) = data.read_now(lambda db: db.exec(select(JobRun)).all())
    assert run.finished_at is not None


def test_no_picture_is_painted_by_two(url: str) -> None:
    users = [add_account(f"user{number}@example.org") for number in range(3)]
    for user in users:
        grant(user, 5_000)
        for _ in range(4):
            data.write_now(request_pictures, user.id)
    taken = both(Orders(url=url, what="claim", times=40))
    assert taken.pop("none") == 80 - 48
    assert len(taken) == 48
    assert set(taken.values()) == {1}
    states = data.read_now(lambda db: Counter(db.exec(select(Candidate.state)).all()))
    assert states == {CandidateState.RUNNING: 48}


def test_a_busy_house_in_two_processes_never_waits_for_itself(url: str, cluster: Cluster) -> None:
    users = [add_account(f"user{number}@example.org", plan="pro") for number in range(4)]
    for user in users:
        grant(user, 20_000)
    data.write_now(make_administrators)
    answers = both(Orders(url=url, what="anything", users=[user.id for user in users], times=350))
    assert set(answers) <= {"done", "insufficient_credits", "too_many_waiting"}, answers
    assert cluster.deadlocks(url.split("/")[3].split("?")[0]) == 0
    data.write_now(generations.recover, everything=True)
    books_agree()


def request_pictures(db: Session, user_id: str) -> None:
    wish = generations.Wish(operation="image_edit", prompt="a fox", request={}, count=4)
    generations.request(db, user_id, wish, most_waiting=100)


def make_administrators(db: Session) -> None:
    db.exec(update(User).values(role="admin"))
