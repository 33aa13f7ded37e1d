"""The model as the studio sees it: pictures, the coach's turns, a question about a picture."""

from __future__ import annotations

from collections.abc import AsyncGenerator, Mapping, Sequence

from services.gemini import checking, coaching
from services.gemini import images as imaging
from services.gemini.values import CoachEvent, ImageAnswer, ModelCheck, Picture, Previous, Said
from services.gemini.wire import Wire, connect
from services.settings import Settings


class Gemini:
    """Gemini, or the engine that stands in for it. One for the life of the process, for all tasks of its loop.

    Every call raises one of ModelBusy, ModelRefused, ModelUnavailable, ModelMisconfigured, NoImage, BrokenImage, and is
    stopped by cancelling its task, which closes its connection.
    """

    def __init__(self, wire: Wire) -> None:
        self._wire = wire
        self.provider = wire.provider

    @classmethod
    async def open(
        cls, settings: Settings, *, base_url: str | None = None, api_key: str | None = None, provider: str | None = None
    ) -> Gemini:
        """Opens it inside the running loop. `base_url` and `api_key` are given where the carried engine stands in.

        `provider` is "engine" where a `base_url` is given, else "gemini", or "gemini@host" where GOOGLE_GEMINI_BASE_URL
        points elsewhere.
        """
        return cls(await connect(settings, base_url=base_url, api_key=api_key, provider=provider))

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
        order = imaging.Order(
            text=text, images=tuple(images), aspect_ratio=aspect_ratio, image_size=image_size, system=system, seed=seed
        )
        return await imaging.image_turn(self._wire, order, previous, instruction_for_fallback or text)

    def coach_turn(
        self, *, said: Sequence[Said], system: str, slots: Mapping[str, str]
    ) -> AsyncGenerator[CoachEvent, None]:
        """The coach's reply to a conversation, event by event. `slots` maps the names of the slots to what they mean.

        Events that came before an error stay valid.
        """
        return coaching.coach_turn(self._wire, said=said, system=system, slots=slots)

    async def describe(self, *, picture: Picture, question: str) -> str:
        """What the model says about a picture, in its words."""
        return await coaching.describe(self._wire, picture=picture, question=question)

    async def check_models(self) -> ModelCheck:
        """Whether the models of the settings are there; never raises for what the network does."""
        return await checking.check_models(self._wire)

    async def aclose(self) -> None:
        """Closes all connections; calls under way end with ModelUnavailable."""
        await self._wire.close()
