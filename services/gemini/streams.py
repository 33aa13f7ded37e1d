"""A reply of generateContent as it comes in: opened with retries, watched for silence, closed when nobody reads on.

Leaving the SDK's iterator does not close its connection, so a stream is closed through the traffic that opened it.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, AsyncIterator, Sequence
from contextlib import asynccontextmanager
from typing import cast

from google.genai import types

from services.errors import ModelUnavailable
from services.gemini.failures import mapped
from services.gemini.retries import tried
from services.gemini.traffic import Traffic
from services.gemini.wire import Wire

Chunk = types.GenerateContentResponse


@asynccontextmanager
async def streamed(
    wire: Wire, contents: Sequence[types.Content], config: types.GenerateContentConfig
) -> AsyncGenerator[AsyncIterator[Chunk], None]:
    """The chunks of one reply. Tried again while the model is too busy to begin; never once it has begun.

    Reading raises ModelUnavailable after `wire.coach_timeout` seconds of silence or where the reply is cut off.
    """
    open_replies: list[_Reply] = []

    async def begin() -> Chunk | None:
        reply = _Reply(wire, contents, config)
        open_replies.append(reply)
        return await reply.next()

    try:
        first = await tried(begin, seconds=wire.coach_timeout)
        yield _from(first, open_replies[-1])
    finally:
        for reply in open_replies:
            await reply.close()


class _Reply:
    """One try: the SDK's iterator and the connection under it."""

    def __init__(self, wire: Wire, contents: Sequence[types.Content], config: types.GenerateContentConfig) -> None:
        self._wire = wire
        self._contents = list(contents)
        self._config = config
        self._traffic = Traffic()
        self._chunks: AsyncGenerator[Chunk, None] | None = None

    async def next(self) -> Chunk | None:
        """The next chunk, None at the end."""
        try:
            async with asyncio.timeout(self._wire.coach_timeout):
                with self._traffic.watching():
                    return await anext(await self._opened(), None)
        except TimeoutError:
            raise ModelUnavailable() from None
        except Exception as error:
            raise mapped(error, secret=self._wire.key) from None

    async def close(self) -> None:
        if self._chunks is not None:
            await self._chunks.aclose()
        await self._traffic.hang_up()

    async def _opened(self) -> AsyncGenerator[Chunk, None]:
        if self._chunks is None:
            stream = await self._wire.client.aio.models.generate_content_stream(
                model=self._wire.coach_model, contents=list[types.ContentUnion](self._contents), config=self._config
            )
            self._chunks = cast("AsyncGenerator[Chunk, None]", stream)
        return self._chunks


async def _from(first: Chunk | None, reply: _Reply) -> AsyncGenerator[Chunk, None]:
    chunk = first
    while chunk is not None:
        yield chunk
        chunk = await reply.next()
