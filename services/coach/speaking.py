"""One reply of the coach: from the model to the row, so that no word is lost, and to whoever listens."""

from __future__ import annotations

import asyncio
from datetime import datetime, timedelta
from typing import Any

import structlog
from sqlmodel import Session, col, select

import data
from data.coaching import CoachSession, Message, MessageRole, MessageState
from data.columns import utcnow
from data.library import Asset
from services import errors
from services.billing import charges
from services.coach import brief, presets, wording
from services.coach.brand_kits import kit_words
from services.coach.kinds import KINDS
from services.coach.replies import Ended, Reply, Spoke, Understood, forget
from services.coach.sessions import held_unit, name_session
from services.coach.views import MessageView, message_view
from services.gemini import BriefUpdate, Finished, Picture, Said, Token
from services.studio import watching
from services.studio.workshop import workshop

log = structlog.get_logger(__name__)

REMEMBERED_MESSAGES = 60
SAVE_EVERY = 0.5  # seconds
REPLY_LEASE = timedelta(seconds=30)
STAY_ALIVE = 10.0  # seconds between two words of the process that it is still at a reply
_ALIVE_UNTIL = "alive_until"
BROKEN_OFF = "The reply broke off. What was said so far is kept; ask again, or go on from here."


async def speak(reply: Reply) -> None:
    """Stream the model's words into the reply until it is complete, stopped (this task cancelled) or failed."""
    await _Speaker(reply).run()


def read_message(db: Session, message_id: str) -> MessageView:
    """One message as the coach hands it out. Raises NotFound where it was dropped."""
    row = db.get(Message, message_id)
    if row is None:
        raise errors.NotFound
    assets = {one.id: one for one in db.exec(select(Asset).where(col(Asset.id).in_(row.asset_ids))).all()}
    return message_view(row, assets)


def lease(until: datetime) -> dict[str, Any]:
    """What stands in the `usage` of a message while it streams: when its process may be taken for gone."""
    return {_ALIVE_UNTIL: until.isoformat()}


def is_left_behind(message: Message) -> bool:
    """Whether a streaming message belongs to a process that has not been heard of for long."""
    until = message.usage.get(_ALIVE_UNTIL)
    return until is None or datetime.fromisoformat(until) < utcnow()


def messages_of(db: Session, session_id: str) -> list[Message]:
    return list(db.exec(select(Message).where(Message.session_id == session_id).order_by(col(Message.number))).all())


class _Speaker:
    """Carries one reply from the model to the row and to the listeners."""

    def __init__(self, reply: Reply) -> None:
        self._reply = reply
        self._text: list[str] = []
        self._answers: tuple[str, ...] = ()
        self._saved_at = 0.0
        self._heard = False
        self._known: brief.Slots = {}  # the brief as this reply knows it

    async def run(self) -> None:
        state, error = MessageState.COMPLETE, None
        alive = asyncio.create_task(self._stay_alive())
        try:
            await self._stream()
        except asyncio.CancelledError:
            state = MessageState.STOPPED
        except errors.LimnerError as failure:
            state, error = MessageState.FAILED, failure
        except Exception:
            log.exception("a reply failed for a reason that nobody foresaw", session=self._reply.session_id)
            state, error = MessageState.FAILED, errors.ModelUnavailable()
        if self._heard and isinstance(error, errors.ModelBusy | errors.ModelUnavailable):
            error = type(error)(BROKEN_OFF, retry_after=error.retry_after)  # what was heard may have been charged
        alive.cancel()
        try:
            await asyncio.shield(self._end(state, error))
        finally:
            forget(self._reply)
            await self._reply.tell(Ended(message_id=self._reply.message_id, state=state, error=error))
            watching.changed(self._reply.session_id)

    async def _stream(self) -> None:
        talk = await data.read(_read_talk, self._reply.session_id)
        self._known = talk["known"]
        gemini, storage = workshop().gemini, workshop().storage
        said: list[Said] = []
        for role, text, sha256s in talk["said"]:
            pictures = [
                Picture(data=await asyncio.to_thread(storage.get, one), mime_type="image/png") for one in sha256s
            ]
            said.append(Said(role=role, text=text, pictures=tuple(pictures)))
        summary = ""
        async for event in gemini.coach_turn(said=said, system=talk["system"], slots=talk["slots"]):
            match event:
                case Token(text=text):
                    await self._token(text)
                case BriefUpdate():
                    self._answers, summary = event.answers, event.summary
                    shape, self._known = await data.write(
                        _understand, self._reply.session_id, self._known, event.values, event.summary
                    )
                    await self._reply.tell(Understood(brief=shape))
                case Finished(usage=usage):
                    model = workshop().settings.coach_model
                    await data.write(_keep_usage, self._reply.message_id, {**usage, "model": model})
        if not self._heard and summary:
            await self._token(summary)
        if not self._heard:
            raise errors.ModelUnavailable("The coach had no words this time. Please ask again.")

    async def _token(self, text: str) -> None:
        if not text:
            return
        self._text.append(text)
        if not self._heard and text.strip():
            self._heard = True
            await data.write(_first_token, self._reply.session_id)
        await self._reply.tell(Spoke(text=text))
        now = asyncio.get_running_loop().time()
        if now - self._saved_at >= SAVE_EVERY:
            self._saved_at = now
            await data.write(_save_text, self._reply.message_id, "".join(self._text))

    async def _stay_alive(self) -> None:
        while True:
            await asyncio.sleep(STAY_ALIVE)
            await data.write(_renew, self._reply.message_id)

    async def _end(self, state: MessageState, error: errors.LimnerError | None) -> None:
        await data.write(
            end_reply,
            self._reply.session_id,
            self._reply.message_id,
            "".join(self._text),
            self._answers if state == MessageState.COMPLETE else (),
            state,
            error,
        )


def _read_talk(db: Session, session_id: str) -> dict[str, Any]:
    row = db.get_one(CoachSession, session_id)
    kind = KINDS[row.kind]
    said: list[tuple[str, str, list[str]]] = []
    for message in messages_of(db, session_id)[-REMEMBERED_MESSAGES:]:
        if message.state == MessageState.STREAMING:
            continue
        text = message.text or ("(A picture was painted and shown.)" if message.generation_id else "")
        assets = [db.get(Asset, one) for one in message.asset_ids]
        if text or assets:
            said.append((message.role, text, [one.sha256 for one in assets if one and one.deleted_at is None]))
    if not any(role == MessageRole.USER for role, _, _ in said):
        said.insert(0, (MessageRole.USER, wording.opening_line(kind, row.asset_type), []))
    preset = presets.known(db, row.user_id, row.style_preset)
    return {
        "said": said,
        "system": wording.coach_system(
            kind, row.asset_type, preset, row.slots, references=len(row.references), kit=kit_words(db, row.brand_kit_id)
        ),
        "slots": wording.slot_descriptions(kind),
        "known": row.slots,
    }


def _understand(
    db: Session, session_id: str, known: brief.Slots, values: dict[str, str], summary: str
) -> tuple[dict[str, Any], brief.Slots]:
    """Take over what the model understood, except for what was set by hand since it was told what is `known`.

    Returns the brief, and what the reply knows of it now.
    """
    row = db.get_one(CoachSession, session_id, with_for_update=True)
    kind = KINDS[row.kind]
    said = " ".join(one.text for one in messages_of(db, session_id) if one.role == MessageRole.USER)
    since = {name for name in kind.slot_names() if row.slots.get(name) != known.get(name)}
    heard = {name: text for name, text in values.items() if name not in since}
    row.slots = brief.from_model(kind, row.slots, heard, said)
    row.summary = "" if since else summary[:1000]  # it sums up what was known
    name_session(row)
    db.flush()
    now = {name: slot for name, slot in row.slots.items() if name not in since}
    return brief.shape(kind, row.slots, row.summary), now | {name: known[name] for name in since & set(known)}


def _first_token(db: Session, session_id: str) -> None:
    row = db.get_one(CoachSession, session_id)
    charge = held_unit(db, row)
    if charge is not None and not KINDS[row.kind].is_profile:
        charges.capture(db, charge.id)


def _keep_usage(db: Session, message_id: str, usage: dict[str, Any]) -> None:
    if (message := db.get(Message, message_id)) is not None:
        message.usage = usage


def _renew(db: Session, message_id: str) -> None:
    message = db.get(Message, message_id, with_for_update=True)
    if message is not None and message.state == MessageState.STREAMING:
        message.usage = {**message.usage, **lease(utcnow() + REPLY_LEASE)}


def _save_text(db: Session, message_id: str, text: str) -> None:
    if (message := db.get(Message, message_id)) is not None:
        message.text = text


def end_reply(
    db: Session,
    session_id: str,
    message_id: str,
    text: str,
    answers: tuple[str, ...],
    state: MessageState,
    error: errors.LimnerError | None,
) -> None:
    row = db.get_one(CoachSession, session_id)
    if not text.strip() and not KINDS[row.kind].is_profile and (charge := held_unit(db, row)) is not None:
        charges.release(db, charge.id)
    message = db.get(Message, message_id)
    if message is None:
        return
    message.text, message.answers, message.state = text, list(answers), state
    message.usage = {name: value for name, value in message.usage.items() if name != _ALIVE_UNTIL}
    if error is not None:
        message.error_code, message.error_message = error.code, error.message
