"""Many hands in one process, tasks and threads, on both databases: what there are means for, and no more."""

from __future__ import annotations

import asyncio
from collections import Counter
from collections.abc import Callable, Coroutine
from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import Session, col, func, select, update

import data
from data.accounts import Role
from data.billing import Charge, ChargeState, LedgerRow
from data.coaching import CoachSession
from data.library import Candidate, CandidateState
from services import errors
from services.billing import charges, keys, mending, quotes, requests, wallet
from services.studio import generations, queue
from tests.house import (
    Account,
    Model,
    add_account,
    check_books,
    grant,
    held_anywhere,
    open_studio,
    spend_allowance,
    take_tokens_away,
)
from tests.money import figures

Outcome = Any


@pytest.fixture
def ada(books: str) -> Account:
    return add_account()


async def in_tasks(work: Callable[[int], Coroutine[Any, Any, Outcome]], times: int) -> list[Outcome]:
    """What each call answered, or the code of the error it met."""
    outcomes = await asyncio.gather(*(work(number) for number in range(times)), return_exceptions=True)
    return [_code(one) for one in outcomes]


def in_threads(work: Callable[[int], Outcome], times: int) -> list[Outcome]:
    def safely(number: int) -> Outcome:
        try:
            return work(number)
        except errors.LimnerError as error:
            return error.code

    with ThreadPoolExecutor(12) as threads:
        return list(threads.map(safely, range(times)))


def _code(outcome: Outcome) -> Outcome:
    if isinstance(outcome, errors.LimnerError):
        return outcome.code
    if isinstance(outcome, BaseException):
        raise outcome
    return outcome


def hold_one(db: Session, user_id: str, operation: str = "image_edit") -> str:
    deadline = data.utcnow() + timedelta(hours=1)
    return charges.hold(db, user_id, operation, ["x"], reference_type="test", deadline=deadline)[1][0]


def agree() -> None:
    check_books()
    data.read_now(figures.check_everything)


def test_threads_with_means_for_five_hold_five(ada: Account) -> None:
    take_tokens_away(ada, left=590)
    outcomes = in_threads(lambda _: len(data.write_now(hold_one, ada.id)), 40)
    assert Counter(outcomes) == {36: 5, "insufficient_credits": 35}
    agree()


async def test_tasks_with_means_for_five_hold_five(ada: Account) -> None:
    take_tokens_away(ada, left=500)
    outcomes = await in_tasks(lambda _: data.write(hold_one, ada.id), 40)
    assert outcomes.count("insufficient_credits") == 35
    agree()


async def test_two_units_left_are_taken_twice_and_tokens_pay_the_rest(ada: Account) -> None:
    spend_allowance(ada, "creations", 1)
    held = await in_tasks(lambda _: data.write(hold_one, ada.id, "text_to_image"), 9)
    paid = data.read_now(lambda db: Counter(db.exec(select(Charge.paid_by).where(col(Charge.id).in_(held))).all()))
    assert paid == {"plan": 2, "tokens": 7}
    assert data.read_now(quotes.usage, ada.id)["creations"].remaining == 0
    agree()


async def test_four_pictures_are_held_all_or_none(ada: Account) -> None:
    take_tokens_away(ada, left=1_000)

    def four(db: Session) -> int:
        deadline = data.utcnow() + timedelta(hours=1)
        return len(charges.hold(db, ada.id, "image_edit", ["x"] * 4, reference_type="test", deadline=deadline)[1])

    assert Counter(await in_tasks(lambda _: data.write(four), 12)) == {4: 2, "insufficient_credits": 10}
    assert data.read_now(wallet.read_balance, ada.id).available == 200
    agree()


def test_a_charge_that_all_capture_is_debited_once(ada: Account) -> None:
    charge = data.write_now(hold_one, ada.id)
    in_threads(lambda _: data.write_now(charges.capture, charge), 20)
    rows = select(func.count()).select_from(LedgerRow).where(LedgerRow.type == "debit")
    assert data.read_now(lambda db: db.exec(rows).one()) == 1
    agree()


def test_a_charge_that_some_capture_and_some_release_ends_one_way(ada: Account) -> None:
    for _ in range(5):
        charge = data.write_now(hold_one, ada.id)

        def resolve(number: int, charge: str = charge) -> str:
            if number % 2:
                return "released" if data.write_now(charges.release, charge) else "too late"
            data.write_now(charges.capture, charge)
            return "captured"

        outcomes = set(in_threads(resolve, 12))
        assert len(outcomes & {"released", "captured"}) == 1
        grant(ada, 100)
    assert held_anywhere() == []
    agree()


async def test_a_click_sent_twelve_times_is_one_generation(ada: Account) -> None:
    key = keys.request("click", "text-to-image", {"prompt": "a fox"})
    wish = generations.Wish(operation="image_edit", prompt="a fox", request={})
    made = await in_tasks(lambda _: data.write(generations.request, ada.id, wish, key=key, most_waiting=20), 12)
    assert len({generation for generation, _ in made}) == 1
    assert [new for _, new in made].count(True) == 1
    assert data.read_now(wallet.read_balance, ada.id).held == 100
    agree()


async def test_a_wish_is_granted_once_by_however_many_administrators(ada: Account) -> None:
    wish = await requests.ask_for_package(ada.id, "starter")
    outcomes = await in_tasks(lambda number: requests.decide(ada.id, "topup", wish.id, grant=number % 2 == 0), 12)
    assert outcomes.count("conflict") == 11
    assert data.read_now(wallet.read_balance, ada.id).balance in {1_000, 2_000}
    agree()


async def test_a_charge_is_refunded_once(ada: Account) -> None:
    charge = data.write_now(hold_one, ada.id)
    data.write_now(charges.capture, charge)
    outcomes = await in_tasks(lambda _: mending.refund(ada.id, charge), 12)
    assert outcomes.count("conflict") == 11
    assert data.read_now(wallet.read_balance, ada.id).balance == 1_000
    agree()


async def test_corrections_never_take_more_than_there_is(ada: Account) -> None:
    outcomes = await in_tasks(lambda _: mending.correct(ada.id, ada.id, -300, "a mistake"), 12)
    assert outcomes.count("insufficient_credits") == 9
    assert data.read_now(wallet.read_balance, ada.id).balance == 100
    agree()


def test_a_picture_is_taken_from_the_queue_once(ada: Account) -> None:
    wish = generations.Wish(operation="image_edit", prompt="a fox", request={}, count=4)
    for _ in range(2):
        data.write_now(generations.request, ada.id, wish, most_waiting=20)
    taken = in_threads(lambda _: data.write_now(queue.claim, "runner", most=99, most_per_user=99), 20)
    assert len([one for one in taken if one]) == len({one for one in taken if one}) == 8
    assert {count for one, count in Counter(taken).items() if one} == {1}


async def test_with_means_for_three_of_ten_the_model_is_asked_three_times(
    books: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_studio(model, monkeypatch, rate_limit="off") as studio:
        account = add_account()
        spend_allowance(account, "creations", 3)
        take_tokens_away(account, left=390)
        async with studio.client(account) as client:
            answers = await asyncio.gather(
                *(
                    client.post("/api/v1/generate/text-to-image?wait=60", json={"prompt": f"fox number {number}"})
                    for number in range(10)
                )
            )
        assert Counter(answer.status_code for answer in answers) == {202: 3, 402: 7}
    assert len(model.pictures_asked) == 3
    assert held_anywhere() == []
    agree()


def test_sweeping_and_recovering_at_once_releases_each_charge_once(books: str) -> None:
    accounts = [add_account(f"user{number}@example.org", role=Role.ADMIN) for number in range(4)]
    wish = generations.Wish(operation="image_edit", prompt="a fox", request={}, count=4)
    for account in accounts:
        data.write_now(generations.request, account.id, wish, most_waiting=20)
    while data.write_now(queue.claim, "runner", most=8, most_per_user=2):
        pass
    past = data.utcnow() - timedelta(minutes=1)
    data.write_now(lambda db: db.exec(update(Charge).values(deadline=past)))

    def tidy(number: int) -> int:
        if number % 2:
            return len(data.write_now(generations.sweep))
        return len(data.write_now(generations.recover, everything=True))

    assert sum(in_threads(tidy, 12)) == 16
    states = data.read_now(lambda db: Counter(db.exec(select(Charge.state)).all()))
    assert states == {ChargeState.RELEASED: 16}
    ended = data.read_now(lambda db: Counter(db.exec(select(Candidate.state)).all()))
    assert ended == {CandidateState.FAILED: 16}
    agree()


async def test_a_session_that_is_woken_six_times_at_once_costs_one_unit(
    books: str, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_studio(model, monkeypatch, rate_limit="off") as studio:
        account = add_account(plan="pro")
        async with studio.client(account) as client:
            await client.post("/api/v1/coach/start", json={"message": "a teal fox"})
            (session,) = data.read_now(lambda db: db.exec(select(CoachSession.id)).all())
            gone = {"expires_at": data.utcnow() - timedelta(days=40), "opened_period": "2026-01"}
            data.write_now(lambda db: db.exec(update(CoachSession).values(gone)))
            resume = f"/api/v1/coach/sessions/{session}/resume"
            answers = await asyncio.gather(*(client.post(resume) for _ in range(6)))
        assert {answer.status_code for answer in answers} == {200}
    units = select(Charge.reference_id).where(Charge.operation == "coach", Charge.state == ChargeState.CAPTURED)
    assert data.read_now(lambda db: db.exec(units).all()) == [session, session]  # its start, and waking it
    agree()
