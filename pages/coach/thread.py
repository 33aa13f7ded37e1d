"""The talk on the page: each message keeps its place, and only what changed is sent again."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from typing import Any

from nicegui import background_tasks
from nicegui.element import Element

from components import chat
from components.chat import Attachment
from components.markdown import markdown
from components.markup import tag
from components.picture import PicturePlate, Plate, ProgressPlate, failed_plate
from components.streaming import StreamingReply
from data.coaching import MessageRole, MessageState
from data.library import GenerationStatus
from pages.coach import plates
from pages.coach.briefing import Terms
from pages.urls import thumbnail_url
from services.coach import replies
from services.coach.replies import Ended, Spoke, Understood
from services.coach.views import MessageView, SessionView
from services.studio.views import GenerationView

Deed = Callable[..., Awaitable[Any]]
STOPPED = "Stopped."
CUT = "The reply broke off."
PLATE = "plate"


@dataclass(frozen=True, slots=True, kw_only=True)
class Deeds:
    """What can be done from within the talk."""

    answer: Deed
    edit: Deed
    again: Deed
    happy: Deed
    refine: Deed
    version: Deed
    rate: Deed
    cancel: Deed
    retry: Deed
    settled: Deed


@dataclass(slots=True, kw_only=True)
class _Item:
    """A message's place in the thread, and the key of what stands there."""

    element: Element
    key: tuple[Any, ...] = ()
    tail: Element | None = None
    tail_key: tuple[Any, ...] = ()
    progress: ProgressPlate | None = None


class Thread:
    """Shows a session's messages in `column`, and streams the reply that is being said."""

    def __init__(self, column: Element, deeds: Deeds) -> None:
        self._column = column
        self._deeds = deeds
        self._items: dict[str, _Item] = {}
        self._plate: PicturePlate | None = None
        self._host = ""

    def show(self, session: SessionView, generations: Mapping[str, GenerationView], terms: Terms) -> None:
        """Bring the thread to this state."""
        wanted = {message.id for message in session.messages} | {PLATE}
        for gone in [one for one in self._items if one not in wanted]:
            self._items.pop(gone).element.delete()
            if gone == self._host:
                self._plate, self._host = None, ""
        host = self._host_of(session, generations)
        for place, message in enumerate(session.messages):
            last = place == len(session.messages) - 1
            following = None if last else session.messages[place + 1]
            self._show_message(session, message, generations, host=host, last=last, following=following)
        self._show_plate(session, terms, host)

    def _host_of(self, session: SessionView, generations: Mapping[str, GenerationView]) -> str:
        """The message under which the picture stands: the last one that brought one."""
        if not session.versions:
            return ""
        for message in reversed(session.messages):
            view = generations.get(message.generation_id or "")
            if view is not None and view.status == GenerationStatus.COMPLETED:
                return message.id
        return PLATE

    def _show_message(
        self,
        session: SessionView,
        message: MessageView,
        generations: Mapping[str, GenerationView],
        *,
        host: str,
        last: bool,
        following: MessageView | None,
    ) -> None:
        item = self._items.get(message.id)
        if item is None:
            with self._column:
                item = self._items[message.id] = _Item(element=tag("div", "turn"))
        if message.generation_id is not None:
            self._show_generation(item, session, message.id, generations.get(message.generation_id), host)
            return
        key = (message.role, message.state, len(message.text))
        if message.state == MessageState.STREAMING:
            key = (message.role, message.state)
        if item.key != key:
            item.key = key
            self._build(item, message, editable=following is None or following.generation_id is None)
        self._show_tail(item, message, last=last)

    def _build(self, item: _Item, message: MessageView, *, editable: bool) -> None:
        item.element.clear()
        item.tail, item.tail_key = None, ()
        with item.element:
            if message.role == MessageRole.USER:
                chat.your_message(
                    message.text,
                    attachments=[
                        Attachment(id=one.id, url=thumbnail_url(one.id), name=one.title or "picture")
                        for one in message.assets
                    ],
                    on_edit=(lambda text: self._deeds.edit(message.id, text)) if editable else None,
                )
                return
            with chat.coach_turn():
                if message.state == MessageState.STREAMING:
                    live = replies.with_message(message.id)
                    if live is not None:
                        reply = StreamingReply()
                        item.tail = tag("div", "turn-tail")
                        background_tasks.create(self._follow(live, reply, item))
                        return
                if message.text:
                    markdown(message.text)
                item.tail = tag("div", "turn-tail")

    def _show_tail(self, item: _Item, message: MessageView, *, last: bool) -> None:
        """Under a coach's message: what became of it, answers to click, copy and ask again."""
        if item.tail is None or message.state == MessageState.STREAMING:
            return
        key = (message.state, last, message.answers if last else ())
        if item.tail_key == key:
            return
        item.tail_key = key
        item.tail.clear()
        again = self._deeds.again if last else None
        with item.tail:
            if message.state == MessageState.FAILED:
                words = message.error_message or CUT
                chat.notice_line(words, kind="failed", action="Ask again" if again else None, on_action=again)
            elif message.state == MessageState.STOPPED:
                tag("p", "said-note", STOPPED)
            if message.answers and last:
                chat.answers(list(message.answers), self._deeds.answer)
            if message.text:
                chat.message_actions(on_again=again)

    def _show_generation(
        self, item: _Item, session: SessionView, message_id: str, view: GenerationView | None, host: str
    ) -> None:
        if view is None:
            return
        if not view.finished:
            progress = plates.progress_of(view, session.asset_type)
            if item.key != ("progress",) or item.progress is None:
                item.key = ("progress",)
                item.element.clear()
                with item.element, chat.coach_turn():
                    item.progress = ProgressPlate(progress, on_cancel=lambda: self._deeds.cancel(view.id))
            else:
                item.progress.update(progress)
            return
        if message_id == host:
            return
        key = (view.status,)
        if item.key == key:
            return
        item.key, item.progress = key, None
        item.element.clear()
        if view.status == GenerationStatus.COMPLETED:
            return
        with item.element, chat.coach_turn():
            if view.status == GenerationStatus.CANCELLED:
                chat.notice_line(
                    "Cancelled. Nothing was charged.",
                    action="Paint it after all",
                    on_action=lambda: self._deeds.retry(view),
                )
            else:
                failed_plate(
                    (view.error_message or "").replace(" Nothing was charged.", ""),
                    on_retry=lambda: self._deeds.retry(view),
                )

    def _show_plate(self, session: SessionView, terms: Terms, host: str) -> None:
        if not host:
            return
        plate = plates.plate_of(session, terms)
        if self._plate is not None and self._host == host:
            self._plate.update(plate)
            return
        if self._host and (before := self._items.get(self._host)):
            before.element.clear()
            before.key = (GenerationStatus.COMPLETED,)
        if host == PLATE and PLATE not in self._items:
            with self._column:
                self._items[PLATE] = _Item(element=tag("div", "turn"))
        item = self._items[host]
        item.key, item.progress = (PLATE,), None
        item.element.clear()
        with item.element, chat.coach_turn():
            self._plate = self._new_plate(plate)
        self._host = host

    def _new_plate(self, plate: Plate) -> PicturePlate:
        return PicturePlate(
            plate,
            on_happy=self._deeds.happy,
            on_refine=self._deeds.refine,
            on_version=self._deeds.version,
            on_rate=self._deeds.rate,
        )

    async def _follow(self, live: replies.Reply, shown: StreamingReply, item: _Item) -> None:
        """Feed the reply into the page to its end; the last state comes from the database."""
        async for event in live.listen():
            if item.element.is_deleted or shown.is_deleted:
                return
            match event:
                case Spoke(text=text):
                    shown.feed(text)
                case Understood():
                    await self._deeds.settled()
                case Ended(state=state):
                    shown.finish()
                    item.key = (MessageRole.COACH, state, len(shown.text))
                    await self._deeds.settled()
