"""Cancelling a picture before, while and after it is painted."""

from __future__ import annotations

import asyncio

import pytest

import data
from data.library import Candidate, CandidateState
from services import errors
from services.engine.faults import Kind
from services.studio import generation_views, workshop
from tests.house import Studio, add_account, check_books, held_anywhere, until
from tests.services.studio.asking import ask, painted, rows, used


async def test_a_cancelled_waiting_picture_is_never_painted(studio: Studio) -> None:
    account = add_account(plan="studio")
    studio.model.faults.add(Kind.HANG, times=2)
    busy = [await ask(account, f"busy {number}") for number in range(2)]
    await until(lambda: len(studio.model.pictures_asked) == 2)
    waiting = await ask(account, "waiting")
    view = await workshop.cancel(account.id, waiting.id)
    assert (view.status, view.error_code, view.error_message) == (
        "cancelled",
        "cancelled",
        "Cancelled. Nothing was charged.",
    )
    assert len(studio.model.pictures_asked) == 2
    for one in busy:
        await workshop.cancel(account.id, one.id)
    check_books()


async def test_a_cancel_while_the_model_paints_breaks_off_the_call_and_costs_nothing(studio: Studio) -> None:
    account = add_account()
    studio.model.faults.add(Kind.HANG)
    view = await ask(account)
    await until(lambda: studio.model.pictures_asked)
    started = asyncio.get_running_loop().time()
    view = await workshop.cancel(account.id, view.id)
    assert view.status == "cancelled"
    assert asyncio.get_running_loop().time() - started < 2
    assert used(account) == 0
    assert held_anywhere() == []
    check_books()


async def test_a_cancel_at_any_moment_ends_the_generation_and_frees_its_place(studio: Studio) -> None:
    account = add_account(plan="studio")
    for turns in range(24):
        view = await ask(account, f"fox {turns}")
        for _ in range(turns):
            await asyncio.sleep(0)
        view = await workshop.cancel(account.id, view.id)
        assert view.status in {"cancelled", "completed"}, f"after {turns} turns of the loop it is {view.status}"
        check_books()
    assert held_anywhere() == []
    assert [row for row in rows(Candidate) if row.state == CandidateState.RUNNING] == []


async def test_a_cancel_after_the_end_changes_nothing(studio: Studio) -> None:
    account = add_account()
    view = await painted(account)
    again = await workshop.cancel(account.id, view.id)
    assert (again.status, len(again.assets)) == ("completed", 1)
    assert used(account) == 1


async def test_two_cancels_at_once_are_one(studio: Studio) -> None:
    account = add_account()
    studio.model.faults.add(Kind.HANG)
    view = await ask(account)
    await until(lambda: studio.model.pictures_asked)
    both = await asyncio.gather(*(workshop.cancel(account.id, view.id) for _ in range(2)))
    assert {one.status for one in both} == {"cancelled"}
    check_books()


async def test_a_cancel_of_several_keeps_what_is_painted(studio: Studio) -> None:
    account = add_account(plan="studio")
    view = await ask(account, count=1)
    await generation_views.when_finished(account.id, view.id, 60)
    studio.model.faults.add(Kind.SLOW, seconds=0.0)
    studio.model.faults.add(Kind.HANG, times=2)
    view = await ask(account, count=3)

    await until(lambda: len(data.read_now(generation_views.read_generation, account.id, view.id).assets) == 1)
    view = await workshop.cancel(account.id, view.id)
    assert (view.status, len(view.assets)) == ("completed", 1)
    assert sorted(charge.state for charge in view.charges) == ["captured", "released", "released"]
    check_books()


async def test_nobody_cancels_anothers_picture(studio: Studio) -> None:
    view = await painted(add_account())
    with pytest.raises(errors.NotFound):
        await workshop.cancel(add_account("eve@example.org").id, view.id)
