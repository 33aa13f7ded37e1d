"""A coach's reply while it streams: it goes on when the page is closed, and whoever listens hears it from the start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any

from services.errors import LimnerError


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoke:
    """A piece of the reply's text."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Understood:
    """The brief changed; its shape."""

    brief: dict[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Ended:
    """The reply is over: complete, stopped, or failed with an error."""

    message_id: str
    state: str
    error: LimnerError | None = None


ReplyEvent = Spoke | Understood | Ended


class Reply:
    """The running reply of one session. Listeners may come late and leave early."""

    def __init__(self, session_id: str, message_id: str) -> None:
        self.session_id = session_id
        self.message_id = message_id
        self.task: asyncio.Task[None] | None = None
        self._events: list[ReplyEvent] = []
        self._news = asyncio.Condition()

    @property
    def over(self) -> bool:
        return bool(self._events) and isinstance(self._events[-1], Ended)

    async def tell(self, event: ReplyEvent) -> None:
        async with self._news:
            self._events.append(event)
            self._news.notify_all()

    async def listen(self) -> AsyncIterator[ReplyEvent]:
        """Every event from the reply's beginning to its end."""
        heard = 0
        while True:
            async with self._news:
                while len(self._events) == heard:
                    await self._news.wait()
                news = self._events[heard:]
            heard += len(news)
            for event in news:
                yield event
                if isinstance(event, Ended):
                    return


_running: dict[str, Reply] = {}


def running(session_id: str) -> Reply | None:
    """The session's reply that is streaming in this process."""
    return _running.get(session_id)


def with_message(message_id: str) -> Reply | None:
    """The reply that fills this message, while it streams in this process."""
    return next((reply for reply in _running.values() if reply.message_id == message_id), None)


def register(reply: Reply) -> None:
    _running[reply.session_id] = reply


def forget(reply: Reply) -> None:
    if _running.get(reply.session_id) is reply:
        del _running[reply.session_id]


def all_running() -> list[Reply]:
    return list(_running.values())
