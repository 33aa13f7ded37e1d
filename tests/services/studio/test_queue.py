"""Whose picture is painted next, and what a restart does with those that were being painted."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, select

import data
from data.billing import Charge, ChargeState
from data.library import Candidate, CandidateState, Generation
from services import errors
from services.studio import generations, queue
from services.studio.generations import Delivered, Wish
from tests.house import Account, add_account, check_books, held_anywhere


@pytest.fixture(autouse=True)
def books_agree(database: Path) -> Iterator[None]:
    yield
    check_books()


def request(account: Account, count: int = 1) -> str:
    wish = Wish(
        operation="text_to_image", prompt="a fox", request={"text": "a fox", "aspect_ratio": "1:1"}, count=count
    )
    return data.write_now(generations.request, account.id, wish, most_waiting=20)[0]


def claim(runner: str = "here", most: int = 4, most_per_user: int = 2) -> str | None:
    return data.write_now(queue.claim, runner, most=most, most_per_user=most_per_user)


def owner(candidate_id: str | None) -> str:
    assert candidate_id is not None
    return data.read_now(lambda db: db.get_one(Candidate, candidate_id)).user_id


def complete(candidate_id: str | None) -> str | None:
    assert candidate_id is not None
    made = Delivered(sha256="a" * 64, width=8, height=8, bytes=1, mime_type="image/png")
    return data.write_now(generations.complete_candidate, candidate_id, made)


def position(generation_id: str) -> int | None:
    return data.read_now(queue.position, generation_id)


def state(generation_id: str) -> str:
    return data.read_now(lambda db: db.get_one(Generation, generation_id)).status


@pytest.fixture
def ada(database: Path) -> Account:
    return add_account(plan="studio")


@pytest.fixture
def bob(database: Path) -> Account:
    return add_account("bob@example.org", plan="studio")


def test_one_who_asks_for_many_does_not_keep_another_waiting(ada: Account, bob: Account) -> None:
    for _ in range(4):
        request(ada, 4)
    request(bob)
    taken = [owner(claim(most_per_user=4)) for _ in range(4)]
    assert taken.count(bob.id) == 1
    assert bob.id in taken[:2]


def test_two_users_are_served_in_turn(ada: Account, bob: Account) -> None:
    request(ada, 3)
    request(bob, 3)
    turns: list[str] = []
    for _ in range(6):
        taken = claim(most=1)
        turns.append(owner(taken))
        complete(taken)
    assert turns == [ada.id, bob.id] * 3


def test_nobody_paints_more_than_two_at_once(ada: Account) -> None:
    request(ada, 4)
    assert None not in (claim(), claim())
    assert claim() is None


def test_a_process_paints_no_more_than_it_may(ada: Account, bob: Account) -> None:
    request(ada, 2)
    request(bob, 2)
    assert None not in (claim(most=2), claim(most=2))
    assert claim(most=2) is None
    assert claim("another process", most=2) is not None


def test_a_picture_is_taken_once(ada: Account) -> None:
    request(ada)
    assert claim() is not None
    assert claim("another process") is None


def test_an_empty_queue_gives_nothing(database: Path) -> None:
    assert claim() is None


def test_ones_place_counts_what_is_painted_before_it(ada: Account, bob: Account) -> None:
    first, second = request(ada), request(ada)
    other = request(bob)
    assert [position(one) for one in (first, other, second)] == [0, 1, 2]
    complete(claim())
    assert [position(one) for one in (first, other, second)] == [None, 1, 0] or position(other) == 0


def test_a_restart_ends_what_was_being_painted_and_leaves_what_waits(ada: Account) -> None:
    painting, waiting = request(ada), request(ada)
    claim("the process that died", most_per_user=1)
    assert data.write_now(generations.recover, everything=True) == [painting]
    assert (state(painting), state(waiting)) == ("failed", "pending")
    row = data.read_now(lambda db: db.get_one(Generation, painting))
    assert row.error_message == generations.STOPPED
    assert claim() is not None


def test_a_restart_keeps_the_pictures_that_were_done(ada: Account) -> None:
    generation_id = request(ada, 2)
    complete(claim())
    claim()
    data.write_now(generations.recover, everything=True)
    assert state(generation_id) == "completed"
    charges = data.read_now(lambda db: db.exec(select(Charge.state)).all())
    assert sorted(charges) == [ChargeState.CAPTURED, ChargeState.RELEASED]


def test_another_process_is_recovered_only_when_its_lease_ran_out(ada: Account) -> None:
    with time_machine.travel("2026-11-21T12:00:00Z") as clock:
        generation_id = request(ada)
        claim("another process")
        clock.shift(queue.LEASE - timedelta(seconds=1))
        assert data.write_now(generations.recover, everything=False) == []
        data.write_now(queue.renew, "another process")
        clock.shift(queue.LEASE - timedelta(seconds=1))
        assert data.write_now(generations.recover, everything=False) == []
        clock.shift(timedelta(seconds=2))
        assert data.write_now(generations.recover, everything=False) == [generation_id]


def test_what_comes_after_the_end_is_neither_kept_nor_charged(ada: Account) -> None:
    generation_id = request(ada)
    candidate_id = claim()
    assert candidate_id is not None
    data.write_now(generations.recover, everything=True)
    assert complete(candidate_id) is None
    assert not data.write_now(generations.fail_candidate, candidate_id, errors.NoImage())
    assert state(generation_id) == "failed"


def test_a_picture_is_completed_once(ada: Account) -> None:
    request(ada)
    candidate_id = claim()
    assert complete(candidate_id) is not None
    assert complete(candidate_id) is None


def test_what_nobody_resolved_in_time_is_released_by_the_sweep(ada: Account) -> None:
    with time_machine.travel("2026-11-21T12:00:00Z") as clock:
        generation_id = request(ada, 2)
        claim()
        assert data.write_now(generations.sweep) == []
        clock.shift(generations.QUEUE_PATIENCE + timedelta(seconds=1))
        assert set(data.write_now(generations.sweep)) == {generation_id}
    assert state(generation_id) == "failed"
    assert held_anywhere() == []


def test_a_cancel_wins_over_a_picture_that_comes_a_moment_later(ada: Account) -> None:
    generation_id = request(ada)
    candidate_id = claim()
    assert data.write_now(generations.cancel, ada.id, generation_id) == [candidate_id]
    assert complete(candidate_id) is None
    assert state(generation_id) == "processing"
    data.write_now(generations.fail_candidate, candidate_id or "", errors.ModelUnavailable())
    assert state(generation_id) == "cancelled"


def test_the_row_and_its_charge_end_in_one_transaction(ada: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: Any) -> None:
        raise RuntimeError("the disk went away")

    request(ada)
    candidate_id = claim()
    with monkeypatch.context() as patched:
        patched.setattr("services.billing.charges.capture", broken)
        with pytest.raises(RuntimeError):
            complete(candidate_id)

    def states(db: Session) -> list[str]:
        return [*db.exec(select(Candidate.state)).all(), *db.exec(select(Charge.state)).all()]

    assert data.read_now(states) == [CandidateState.RUNNING, ChargeState.HELD]
    assert complete(candidate_id) is not None
