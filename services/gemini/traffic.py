"""Counts the bytes that really cross the wire for one call, keeps answers to a bearable size, and can hang up.

A call is watched through a context variable, so that calls under way at the same time do not mix.
"""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable, Generator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field

import httpx2

LARGEST_ANSWER = 64 * 1024 * 1024  # bytes; a 4K picture in base64 stays well below


class AnswerTooLarge(Exception):
    """The answer grew past what any picture needs; the connection was closed."""


@dataclass(slots=True, kw_only=True)
class Traffic:
    """The body bytes of one call's requests and answers."""

    up: int = 0
    down: int = 0
    _streams: list[_Incoming] = field(default_factory=list["_Incoming"], repr=False)

    @contextmanager
    def watching(self) -> Generator[None, None, None]:
        """Requests made inside count here. Nothing may be yielded to a caller in between."""
        before = _WATCHED.set(self)
        try:
            yield
        finally:
            _WATCHED.reset(before)

    async def hang_up(self) -> None:
        """Closes the connections of answers that were not read to their end."""
        for stream in self._streams:
            await stream.aclose()

    def count_up(self, size: int) -> None:
        self.up += size

    def follow(self, stream: _Incoming) -> None:
        self._streams.append(stream)


class CountingTransport(httpx2.AsyncBaseTransport):
    """A transport that reports to the watching call, if there is one."""

    def __init__(self, inner: httpx2.AsyncBaseTransport, *, largest: int = LARGEST_ANSWER) -> None:
        self._inner = inner
        self._largest = largest

    async def handle_async_request(self, request: httpx2.Request) -> httpx2.Response:
        traffic = _WATCHED.get() or Traffic()
        body = request.stream
        if isinstance(body, httpx2.AsyncByteStream):
            request.stream = _Outgoing(body, traffic.count_up)
        response = await self._inner.handle_async_request(request)
        stream = response.stream
        if isinstance(stream, httpx2.AsyncByteStream):
            incoming = _Incoming(stream, traffic, self._largest)
            traffic.follow(incoming)
            response.stream = incoming
        return response

    async def aclose(self) -> None:
        await self._inner.aclose()


_WATCHED: ContextVar[Traffic | None] = ContextVar("limner_gemini_traffic", default=None)


class _Outgoing(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, count: Callable[[int], None]) -> None:
        self._inner = inner
        self._count = count

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            self._count(len(chunk))
            yield chunk

    async def aclose(self) -> None:
        await self._inner.aclose()


class _Incoming(httpx2.AsyncByteStream):
    def __init__(self, inner: httpx2.AsyncByteStream, traffic: Traffic, largest: int) -> None:
        self._inner = inner
        self._traffic = traffic
        self._left = largest
        self._closed = False

    async def __aiter__(self) -> AsyncIterator[bytes]:
        async for chunk in self._inner:
            self._traffic.down += len(chunk)
            self._left -= len(chunk)
            if self._left < 0:
                raise AnswerTooLarge
            yield chunk

    async def aclose(self) -> None:
        if not self._closed:
            self._closed = True
            await self._inner.aclose()
