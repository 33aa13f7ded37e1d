"""The model as the studio sees it: pictures, the coach's turns, a question about a picture."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncGenerator, Mapping, Sequence
from contextlib import aclosing
from importlib import import_module
from types import ModuleType
from typing import TYPE_CHECKING

import structlog

from services.errors import ModelUnavailable
from services.gemini.address import Address, address_of
from services.gemini.values import CoachEvent, ImageAnswer, ModelCheck, ModelState, Picture, Previous, Said
from services.settings import Settings

if TYPE_CHECKING:
    from services.gemini.calls import Wire

log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

_CALLS = "services.gemini.calls"  # loaded beside the start: Google's SDK takes a second


class Gemini:
    """Gemini, or the engine that stands in for it. One for the life of the process, for all tasks of its loop.

    The connection is opened by the first call. Every call raises one of ModelBusy, ModelRefused, ModelUnavailable,
    ModelMisconfigured, NoImage, BrokenImage, and is stopped by cancelling its task, which closes its connection.
    """

    def __init__(self, settings: Settings, address: Address) -> None:
        self._settings = settings
        self._address = address
        self._opening: asyncio.Task[Wire | None] | None = None
        self._closed = False
        self.provider = address.provider

    @classmethod
    async def open(
        cls, settings: Settings, *, base_url: str | None = None, api_key: str | None = None, provider: str | None = None
    ) -> Gemini:
        """Opens it inside the running loop. `base_url` and `api_key` are given where the carried engine stands in.

        `provider` is "engine" where a `base_url` is given, else "gemini", or "gemini@host" where GOOGLE_GEMINI_BASE_URL
        points elsewhere. Raises ModelMisconfigured if there is neither a key nor an address that could do without.
        """
        return cls(settings, address_of(settings, base_url=base_url, api_key=api_key, provider=provider))

    async def image_turn(
        self,
        *,
        text: str,
        previous: Previous | None = None,
        images: Sequence[Picture] = (),
        aspect_ratio: str,
        image_size: str = "1K",
        system: str = "",
        seed: int | None = None,
        instruction_for_fallback: str | None = None,
    ) -> ImageAnswer:
        """Makes one picture, or changes the one that `previous` made.

        With `previous` only the text and `images` (references) go up. If the model lost it, or another provider made
        it, the stored picture is sent once before them, with `instruction_for_fallback` instead of `text` if given.
        """
        wire = await self.wire()
        from services.gemini import calls

        order = calls.Order(
            text=text, images=tuple(images), aspect_ratio=aspect_ratio, image_size=image_size, system=system, seed=seed
        )
        return await calls.image_turn(wire, order, previous, instruction_for_fallback or text)

    async def coach_turn(
        self, *, said: Sequence[Said], system: str, slots: Mapping[str, str]
    ) -> AsyncGenerator[CoachEvent, None]:
        """The coach's reply to a conversation, event by event. `slots` maps the names of the slots to what they mean.

        Events that came before an error stay valid.
        """
        wire = await self.wire()
        from services.gemini import calls

        async with aclosing(calls.coach_turn(wire, said=said, system=system, slots=slots)) as events:
            async for event in events:
                yield event

    async def describe(self, *, picture: Picture, question: str) -> str:
        """What the model says about a picture, in its words."""
        wire = await self.wire()
        from services.gemini import calls

        return await calls.describe(wire, picture=picture, question=question)

    async def check_models(self) -> ModelCheck:
        """Whether the models of the settings are there; never raises for what the network or this machine does."""
        try:
            wire = await self.wire()
        except ModelUnavailable as failure:
            return ModelCheck(state=ModelState.OFFLINE, words=failure.message)
        from services.gemini import calls

        return await calls.check_models(wire)

    async def aclose(self) -> None:
        """Closes all connections; calls under way, and later ones, end with ModelUnavailable."""
        self._closed = True
        if self._opening is not None and (wire := await self._opening) is not None:
            await wire.close()

    async def wire(self) -> Wire:
        """The open connection. Who is cancelled while waiting for it leaves it to the others.

        Raises ModelUnavailable where it cannot be opened; the next call tries again.
        """
        if self._closed:
            raise ModelUnavailable
        if self._opening is None or (self._opening.done() and self._opening.result() is None):
            self._opening = asyncio.create_task(self._connect())
        wire = await asyncio.shield(self._opening)
        if wire is None:
            raise ModelUnavailable
        return wire

    async def _connect(self) -> Wire | None:
        """None where this machine does not let it: no certificates, no more files."""
        try:
            calls: ModuleType = await asyncio.to_thread(import_module, _CALLS)
            wire: Wire = await calls.connect(self._settings, self._address)
        except Exception:
            log.exception("the connection to the model could not be opened")
            return None
        return wire
