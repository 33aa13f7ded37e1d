"""A session's unit and its clock: held, captured, given back; idle, expired, resumed."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
import time_machine
from sqlmodel import Session, col, select

import data
from data.billing import Charge, ChargeState
from data.coaching import CoachSession, Message, MessageState
from services import errors
from services.billing import quotes
from services.coach import expiring, pictures, replies, sessions, speaking, talk
from services.coach.sessions import Opening
from services.coach.views import SessionView
from services.engine.faults import Kind, Where
from services.studio import generation_views, workshop
from services.studio.views import GenerationView
from services.upkeep import schedule
from tests.house import Account, Studio, add_account, check_books, held_anywhere, until

LOGO, PROFILE = Opening(kind="streamer_logo"), Opening(kind="profile_picture")
BRIEF = {
    "image": {"subject": "a teal fox", "style": "anime"},
    "profile_picture": {"subject": "a teal fox", "style": "anime"},
    "streamer_logo": {"main_element": "a fox", "style": "minimal"},
}


@pytest.fixture(autouse=True)
def books_agree(studio: Studio) -> Iterator[None]:
    yield
    check_books()


@pytest.fixture
def ada(database: Path) -> Account:
    return add_account()


@pytest.fixture
def pro(database: Path) -> Account:
    return add_account("pro@example.org", plan="pro")


async def opened(account: Account, opening: Opening = PROFILE, text: str = "hello") -> SessionView:
    session, reply = await talk.start(account.id, opening, text)
    assert reply.task is not None
    await reply.task
    return await sessions.get(account.id, session.id)


async def said(account: Account, session: SessionView, text: str) -> SessionView:
    reply = await talk.say(account.id, session.id, text)
    assert reply.task is not None
    await reply.task
    return await sessions.get(account.id, session.id)


async def painted(account: Account, session: SessionView, **more: Any) -> GenerationView:
    await sessions.change_brief(account.id, session.id, BRIEF[session.kind])
    made = await pictures.generate(account.id, session.id, **more)
    return await generation_views.when_finished(account.id, made.id, 60)


def usage(account: Account, feature: str = "profile_creator") -> int:
    return data.read_now(quotes.usage, account.id)[feature].used


def charges() -> list[tuple[str, str]]:
    rows = data.read_now(lambda db: db.exec(select(Charge).order_by(Charge.id)).all())
    return [(row.operation, row.state) for row in rows]


def make_idle(session: SessionView) -> None:
    def expire(db: Session) -> None:
        db.get_one(CoachSession, session.id).expires_at = data.utcnow() - timedelta(seconds=1)

    data.write_now(expire)


async def test_a_coach_sessions_unit_is_captured_with_the_first_word(ada: Account) -> None:
    await opened(ada, Opening())
    assert charges() == [("coach", ChargeState.CAPTURED)]
    assert usage(ada, "coach") == 1


async def test_one_coach_session_can_be_talked_in_for_its_one_unit(ada: Account) -> None:
    session = await opened(ada, Opening())
    for text in ("a fox", "make it teal", "in anime style"):
        await said(ada, session, text)
    assert usage(ada, "coach") == 1


async def test_a_profile_sessions_unit_is_held_until_its_first_picture(ada: Account) -> None:
    session = await opened(ada)
    assert charges() == [("profile_picture", ChargeState.HELD)]
    assert usage(ada) == 1
    made = await painted(ada, session)
    assert made.status == "completed"
    assert charges() == [("profile_picture", ChargeState.CAPTURED)]
    assert usage(ada) == 1


@pytest.mark.parametrize(
    "opening", [LOGO, PROFILE, Opening(asset_type="streamer_logo"), Opening(asset_type="profile_picture")]
)
async def test_a_profile_or_logo_is_one_whichever_way_it_was_asked_for(ada: Account, opening: Opening) -> None:
    session = await opened(ada, opening)
    assert session.kind == (opening.asset_type or opening.kind)
    assert (usage(ada), usage(ada, "coach")) == (1, 0)


async def test_an_ended_profile_session_without_a_picture_costs_nothing(ada: Account) -> None:
    session = await opened(ada)
    await sessions.end(ada.id, session.id)
    assert usage(ada) == 0
    assert held_anywhere() == []


async def test_an_expired_profile_session_without_a_picture_costs_nothing(ada: Account) -> None:
    session = await opened(ada)
    make_idle(session)
    assert await expiring.expire_idle() == 1
    assert (await sessions.get(ada.id, session.id)).state == "expired"
    assert usage(ada) == 0


async def test_a_session_is_expired_once_and_what_is_painted_is_left_alone(ada: Account) -> None:
    session = await opened(ada)
    make_idle(session)
    assert await expiring.expire_idle() == 1
    assert await expiring.expire_idle() == 0


async def test_a_first_profile_picture_that_fails_gives_the_unit_back_and_the_next_takes_it(
    studio: Studio, ada: Account
) -> None:
    session = await opened(ada)
    studio.model.faults.add(Kind.REFUSED, where=Where.INTERACTIONS)
    assert (await painted(ada, session)).status == "failed"
    assert usage(ada) == 0
    assert (await painted(ada, session)).status == "completed"
    assert usage(ada) == 1


async def test_a_further_profile_picture_takes_a_new_unit(ada: Account, pro: Account) -> None:
    session = await opened(pro)
    for count in (1, 2):
        await painted(pro, session)
        assert usage(pro) == count
    only = await opened(ada)
    await painted(ada, only)
    with pytest.raises(errors.AllowanceUsedUp):
        await painted(ada, only)


async def test_several_first_profile_pictures_are_the_held_unit_and_new_ones(pro: Account) -> None:
    made = await painted(pro, await opened(pro), count=3)
    assert [(one.feature, one.state) for one in made.charges] == [("profile_creator", "captured")] * 3
    assert usage(pro) == 3


async def test_two_generations_at_once_do_not_share_the_held_unit(studio: Studio, ada: Account) -> None:
    session = await opened(ada)
    await sessions.change_brief(ada.id, session.id, BRIEF["profile_picture"])
    studio.model.faults.add(Kind.HANG, where=Where.INTERACTIONS)
    first = await pictures.generate(ada.id, session.id)
    with pytest.raises(errors.AllowanceUsedUp, match="continue your open one"):
        await pictures.generate(ada.id, session.id)
    await workshop.cancel(ada.id, first.id)
    assert usage(ada) == 0


async def test_the_last_unit_in_an_open_session_is_told_as_such(ada: Account) -> None:
    await opened(ada)
    with pytest.raises(errors.AllowanceUsedUp, match="is in use: continue your open one"):
        await opened(ada, LOGO)


async def test_a_profile_refinement_draws_as_any_other(pro: Account) -> None:
    session = await opened(pro)
    await painted(pro, session)
    made = await pictures.refine(pro.id, session.id, "make it brighter")
    assert made.counted_as == "refinement"
    await generation_views.when_finished(pro.id, made.id, 60)
    assert (usage(pro), usage(pro, "refinements")) == (1, 1)


async def test_every_message_starts_the_clock_anew(ada: Account) -> None:
    with time_machine.travel(datetime(2026, 11, 21, 12, tzinfo=UTC)) as clock:
        session = await opened(ada, Opening())
        for _ in range(3):
            clock.shift(timedelta(hours=23))
            session = await said(ada, session, "still here")
        assert session.expires_at - data.utcnow() > timedelta(hours=23, minutes=59)
        clock.shift(timedelta(hours=24, seconds=1))
        with pytest.raises(errors.SessionExpired):
            await talk.say(ada.id, session.id, "too late")


async def test_looking_does_not_start_the_clock_anew(ada: Account) -> None:
    session = await opened(ada, Opening())
    for _ in range(3):
        assert (await sessions.get(ada.id, session.id)).expires_at == session.expires_at


async def test_resuming_within_the_month_costs_nothing(ada: Account) -> None:
    with time_machine.travel(datetime(2026, 11, 1, tzinfo=UTC)) as clock:
        session = await opened(ada, Opening())
        clock.shift(timedelta(days=20))
        assert (await sessions.resume(ada.id, session.id)).state == "active"
        assert usage(ada, "coach") == 1
        await said(ada, session, "on we go")


async def test_resuming_in_a_new_month_takes_one_unit_once(ada: Account) -> None:
    with time_machine.travel(datetime(2026, 11, 29, tzinfo=UTC)) as clock:
        session = await opened(ada, Opening())
        clock.shift(timedelta(days=3))
        assert usage(ada, "coach") == 0
        for _ in range(2):
            await sessions.resume(ada.id, session.id)
        assert usage(ada, "coach") == 1
        with pytest.raises(errors.AllowanceUsedUp):
            await opened(ada, Opening())


async def test_resuming_in_a_new_month_without_a_unit_left_is_refused(ada: Account) -> None:
    with time_machine.travel(datetime(2026, 11, 29, tzinfo=UTC)) as clock:
        session = await opened(ada, Opening())
        clock.shift(timedelta(days=3))
        await opened(ada, Opening())
        with pytest.raises(errors.AllowanceUsedUp):
            await sessions.resume(ada.id, session.id)
        assert (await sessions.get(ada.id, session.id)).state == "expired"


async def test_the_sweep_does_not_take_an_open_profile_sessions_unit(ada: Account) -> None:
    with time_machine.travel(datetime(2026, 11, 10, tzinfo=UTC)) as clock:
        session = await opened(ada)
        clock.shift(timedelta(hours=23))
        await schedule.sweep_charges()
        assert charges() == [("profile_picture", ChargeState.HELD)]
        clock.shift(timedelta(hours=2))
        await schedule.expire_sessions()
        assert charges() == [("profile_picture", ChargeState.RELEASED)]
        await sessions.resume(ada.id, session.id)
        assert (await painted(ada, session)).status == "completed"
        assert usage(ada) == 1


async def test_a_reply_of_a_process_that_died_is_stopped_and_its_unit_given_back(studio: Studio, ada: Account) -> None:
    studio.model.faults.add(Kind.HANG, where=Where.CONTENT)
    session, reply = await talk.start(ada.id, Opening(), "a fox")
    await until(lambda: reply.task)
    assert await talk.recover(everything=True) == 1
    after = await sessions.get(ada.id, session.id)
    assert [one.state for one in after.messages] == ["complete", "stopped"]
    assert usage(ada, "coach") == 0
    await talk.stop(ada.id, session.id)
    assert replies.running(session.id) is None


@pytest.mark.parametrize("by", ["the clock", "the next message"])
async def test_a_reply_of_another_process_is_given_up_once_that_has_been_silent_for_long(ada: Account, by: str) -> None:
    def begin(db: Session, lasts: timedelta) -> None:
        message = db.exec(select(Message).order_by(col(Message.id).desc()).limit(1)).one()
        message.state, message.usage = MessageState.STREAMING, speaking.lease(data.utcnow() + lasts)

    session = await opened(ada, Opening())
    data.write_now(begin, timedelta(minutes=1))
    assert await talk.recover(everything=False) == 0
    with pytest.raises(errors.SessionBusy):
        await said(ada, session, "are you there?")
    data.write_now(begin, -timedelta(seconds=1))
    if by == "the clock":
        await schedule.end_lost_replies()
        assert (await sessions.get(ada.id, session.id)).messages[-1].state == "stopped"
    assert (await said(ada, session, "are you there?")).messages[-1].state == "complete"


async def test_a_reply_says_again_and_again_that_it_is_alive(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def told() -> dict[str, Any]:
        return data.read_now(lambda db: db.exec(select(Message).order_by(col(Message.id).desc()).limit(1)).one().usage)

    monkeypatch.setattr(speaking, "STAY_ALIVE", 0.005)
    studio.model.faults.add(Kind.HANG, where=Where.CONTENT)
    session, _ = await talk.start(ada.id, Opening(), "a fox")
    first = told()
    await until(lambda: told() != first)
    await talk.stop(ada.id, session.id)
    assert told() == {}


async def test_a_message_after_a_reply_that_never_came_takes_the_unit_again(studio: Studio, ada: Account) -> None:
    studio.model.faults.add(Kind.STATUS, where=Where.CONTENT, status=500)
    session = await opened(ada, Opening())
    assert usage(ada, "coach") == 0
    await said(ada, session, "are you there?")
    assert usage(ada, "coach") == 1


async def test_a_message_keeps_at_most_the_last_four_pictures_in_mind(ada: Account) -> None:
    from services.studio import assets
    from tests.house import png

    session = await opened(ada, Opening())
    made = [(await assets.upload(ada.id, png(20, 20, colour))).id for colour in ("red", "blue", "gold", "teal", "pink")]
    for asset_id in made:
        reply = await talk.say(ada.id, session.id, "this", [asset_id])
        assert reply.task is not None
        await reply.task
    after = await sessions.get(ada.id, session.id)
    assert [one.id for one in after.references] == made[1:]
    with pytest.raises(errors.BadInput, match="up to 4"):
        await talk.say(ada.id, session.id, "all", made)
    with pytest.raises(errors.BadInput, match="twice"):
        await talk.say(ada.id, session.id, "twice", made[:1] * 2)


async def test_the_pictures_go_to_the_model_with_the_first_picture(studio: Studio, ada: Account) -> None:
    from services.studio import assets
    from tests.house import png

    mine = await assets.upload(ada.id, png())
    session = await opened(ada, Opening(asset_ids=(mine.id,)))
    await painted(ada, session)
    assert [one.has_image for one in studio.model.pictures_asked] == [True]


async def test_a_session_lives_in_the_default_project_unless_given_another(ada: Account) -> None:
    session = await opened(ada, Opening())
    made = await painted(ada, session)
    assert made.project_id == session.project_id
    assert made.assets[0].project_id == session.project_id
