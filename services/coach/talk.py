"""Talking: a message goes in, a reply streams out, and the database has every word of both."""

from __future__ import annotations

import asyncio
from collections.abc import Sequence

from sqlmodel import Session, col, func, select

import data
from data.coaching import CoachSession, Message, MessageRole, MessageState, SessionState
from data.columns import utcnow
from services import errors
from services.billing import charges, keys, subscriptions
from services.billing import wallet as wallets
from services.coach import brief
from services.coach.kinds import KINDS
from services.coach.replies import Ended, Reply, Spoke, all_running, register, running, with_message
from services.coach.sessions import (
    UNIT_GRACE,
    Opening,
    awake_session,
    open_session,
    own_assets,
    own_session,
)
from services.coach.speaking import (
    REPLY_LEASE,
    end_reply,
    is_left_behind,
    lease,
    messages_of,
    read_message,
    speak,
)
from services.coach.views import SessionView, session_view
from services.studio import watching
from services.studio.naming import heading

LONGEST_MESSAGE = 4_000


async def start(
    user_id: str, opening: Opening, text: str | None, *, key: keys.Request | None = None
) -> tuple[SessionView, Reply]:
    """Open a session and let the coach speak first, or answer `text`. The same key answers the same session.

    Raises what `open_session` raises, BadInput for a text over 4 000 characters, IdempotencyConflict.
    """
    session, message_id, new = await data.write(_start, user_id, opening, text or "", key)
    if new:
        return session, _speak(session.id, message_id)
    return session, with_message(message_id) or _tell_again(session.id, message_id)


async def say(user_id: str, session_id: str, text: str, asset_ids: Sequence[str] = ()) -> Reply:
    """Send a message and return the reply that begins.

    Raises NotFound, SessionExpired, SessionBusy while a reply streams, BadInput for a message that is empty, too long,
    or carries more than four pictures.
    """
    message_id = await data.write(_say, user_id, session_id, text, tuple(asset_ids))
    return _speak(session_id, message_id)


async def ask_again(user_id: str, session_id: str) -> Reply:
    """Drop the coach's last reply and ask for another. Raises NotFound, SessionExpired, SessionBusy, Conflict."""
    message_id = await data.write(_ask_again, user_id, session_id)
    return _speak(session_id, message_id)


async def edit(user_id: str, session_id: str, message_id: str, text: str) -> Reply:
    """Say something else instead of an earlier message; what came after it is dropped, pictures stay in the gallery.

    Raises NotFound, SessionExpired, SessionBusy, BadInput.
    """
    reply_id = await data.write(_edit, user_id, session_id, message_id, text)
    return _speak(session_id, reply_id)


async def stop(user_id: str, session_id: str) -> None:
    """Stop the reply that streams; what was said so far stays. Raises NotFound."""
    await data.read(_check_owner, user_id, session_id)
    reply = running(session_id)
    if reply is not None and reply.task is not None:
        reply.task.cancel()
        await asyncio.wait([reply.task], timeout=5)


async def recover(*, everything: bool) -> int:
    """Replies that a process which is gone left streaming are marked stopped. Returns how many.

    `everything`: no other process can be alive; else only those that nobody has said for long to be at.
    """
    lost = await data.write(_recover, everything, {reply.message_id for reply in all_running()})
    watching.changed(*lost)
    return len(lost)


async def close() -> None:
    """Stop every reply, at shutdown."""
    tasks = [reply.task for reply in all_running() if reply.task is not None]
    for task in tasks:
        task.cancel()
    await asyncio.gather(*tasks, return_exceptions=True)


def _checked(text: str, pictures: int) -> str:
    words = text.replace("\x00", "").strip()
    if not words and not pictures:
        raise errors.BadInput("Say something first.")
    if len(words) > LONGEST_MESSAGE:
        raise errors.BadInput(f"A message has at most {LONGEST_MESSAGE} characters; this one has {len(words)}.")
    return words


def _start(
    db: Session, user_id: str, opening: Opening, text: str, key: keys.Request | None
) -> tuple[SessionView, str, bool]:
    """The session, its first reply's id, and whether both are new."""
    wallets.lock(db, user_id)
    if (known := keys.replay(db, user_id, key)) is not None:
        row = own_session(db, user_id, known)
        first = next(one for one in messages_of(db, row.id) if one.role == MessageRole.COACH)
        return session_view(db, row), first.id, False
    row = open_session(db, user_id, opening)
    words = _checked(text, 1)
    keys.remember(db, user_id, key, reference_type="coach_session", reference_id=row.id)
    if words or opening.asset_ids:
        _add(db, row, MessageRole.USER, words, opening.asset_ids)
        row.title = heading(words)
    message = _add(db, row, MessageRole.COACH, "", (), MessageState.STREAMING)
    return session_view(db, row), message.id, True


def _say(db: Session, user_id: str, session_id: str, text: str, asset_ids: tuple[str, ...]) -> str:
    row = _quiet_session(db, user_id, session_id)
    own_assets(db, user_id, asset_ids)
    words = _checked(text, len(asset_ids))
    _pay_again(db, row)
    row.references = [*row.references, *(one for one in asset_ids if one not in row.references)][-4:]
    _add(db, row, MessageRole.USER, words, asset_ids)
    row.title = row.title or heading(words)
    return _begin_reply(db, row)


def _ask_again(db: Session, user_id: str, session_id: str) -> str:
    row = _quiet_session(db, user_id, session_id)
    last = messages_of(db, row.id)[-1:]
    if not last or last[0].role != MessageRole.COACH or last[0].generation_id is not None:
        raise errors.Conflict("There is no reply to ask for again.")
    _pay_again(db, row)
    row.slots = brief.taken_back(row.slots, last[0].slots_before)
    db.delete(last[0])
    db.flush()
    return _begin_reply(db, row)


def _edit(db: Session, user_id: str, session_id: str, message_id: str, text: str) -> str:
    row = _quiet_session(db, user_id, session_id)
    if row.state == SessionState.GENERATING:
        raise errors.SessionBusy("A picture is still being painted; cancel it or let it finish first.")
    messages = messages_of(db, row.id)
    edited = next((one for one in messages if one.id == message_id and one.role == MessageRole.USER), None)
    if edited is None:
        raise errors.NotFound
    words = _checked(text, len(edited.asset_ids))
    _pay_again(db, row)
    for message in messages:
        if message.number > edited.number:
            db.delete(message)
    row.slots = brief.taken_back(row.slots, edited.slots_before)
    row.summary = ""
    edited.text = words
    db.flush()
    return _begin_reply(db, row)


def _begin_reply(db: Session, row: CoachSession) -> str:
    if row.state in (SessionState.CHOOSING, SessionState.COMPLETED):
        row.state = SessionState.ACTIVE
    return _add(db, row, MessageRole.COACH, "", (), MessageState.STREAMING).id


def _quiet_session(db: Session, user_id: str, session_id: str) -> CoachSession:
    row = awake_session(db, user_id, session_id)
    streaming = db.exec(
        select(Message).where(Message.session_id == row.id, Message.state == MessageState.STREAMING)
    ).first()
    if streaming is not None:
        if with_message(streaming.id) is not None or not is_left_behind(streaming):
            raise errors.SessionBusy("The coach is still answering. Wait for the end or stop it.")
        _give_up(db, streaming)
    return row


def _pay_again(db: Session, row: CoachSession) -> None:
    """A coach session whose unit was given back, because no reply ever came, takes one again.

    Raises SubscriptionRequired, also where there is nothing to pay: who may only look has no model work for them.
    """
    subscriptions.check_active(db, row.user_id)
    kind = KINDS[row.kind]
    if kind.is_profile or row.charge_id is None:
        return
    if charges.is_released(db, row.charge_id):
        _, (row.charge_id,) = charges.hold(
            db,
            row.user_id,
            kind.session_operation,
            [row.id],
            reference_type="coach_session",
            deadline=utcnow() + UNIT_GRACE,
        )


def _add(
    db: Session,
    row: CoachSession,
    role: MessageRole,
    text: str,
    asset_ids: Sequence[str],
    state: MessageState = MessageState.COMPLETE,
) -> Message:
    last = db.exec(select(func.max(Message.number)).where(Message.session_id == row.id)).one()
    message = Message(
        session_id=row.id,
        number=(last or 0) + 1,
        role=role,
        state=state,
        text=text,
        asset_ids=list(asset_ids),
        slots_before=row.slots,
        usage=lease(utcnow() + REPLY_LEASE) if state == MessageState.STREAMING else {},
    )
    db.add(message)
    db.flush()
    return message


def _check_owner(db: Session, user_id: str, session_id: str) -> None:
    row = db.get(CoachSession, session_id)
    if row is None or row.user_id != user_id:
        raise errors.NotFound


def _speak(session_id: str, message_id: str) -> Reply:
    reply = Reply(session_id, message_id)
    register(reply)
    reply.task = asyncio.create_task(speak(reply))
    watching.changed(session_id)
    return reply


def _tell_again(session_id: str, message_id: str) -> Reply:
    """A reply that was asked for before, for whoever asks once more: all of it, as soon as it is there."""
    reply = Reply(session_id, message_id)
    reply.task = asyncio.create_task(_retell(reply))
    return reply


async def _retell(reply: Reply) -> None:
    try:
        while (first := with_message(reply.message_id)) is None:
            message = await data.read(read_message, reply.message_id)
            if message.state != MessageState.STREAMING:
                await reply.tell(Spoke(text=message.text))
                await reply.tell(Ended(message_id=message.id, state=message.state))
                return
            await watching.wait(reply.session_id)  # it begins in an instant, or another process speaks
        async for event in first.listen():
            await reply.tell(event)
    except errors.LimnerError as error:  # it was dropped meanwhile
        await reply.tell(Ended(message_id=reply.message_id, state=MessageState.FAILED, error=error))


def _recover(db: Session, everything: bool, spoken_here: set[str]) -> list[str]:
    """The sessions whose reply was given up."""
    query = select(Message).join(CoachSession).where(Message.state == MessageState.STREAMING)
    lost = [
        message
        for message in db.exec(query.order_by(col(CoachSession.user_id))).all()
        if everything or (message.id not in spoken_here and is_left_behind(message))
    ]
    for message in lost:
        _give_up(db, message)
    return [message.session_id for message in lost]


def _give_up(db: Session, message: Message) -> None:
    end_reply(db, message.session_id, message.id, message.text, (), MessageState.STOPPED, None)
    db.flush()
