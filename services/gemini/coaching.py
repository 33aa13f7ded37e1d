"""One turn of the coach: its words as they come, and the call that fills the brief. Also a question about a picture."""

from __future__ import annotations

import asyncio
import unicodedata
from collections.abc import AsyncGenerator, Iterator, Mapping, Sequence
from contextlib import aclosing
from dataclasses import dataclass, field
from typing import Literal

import structlog
from google.genai import types

from services.errors import GenerationFailed, ModelMisconfigured, ModelUnavailable
from services.gemini import briefs, prices
from services.gemini.failures import REFUSALS, mapped, refused
from services.gemini.retries import tried
from services.gemini.streams import Chunk, streamed
from services.gemini.values import BriefUpdate, CoachEvent, Finished, Picture, Said, Token
from services.gemini.wire import Wire, options

_log: structlog.stdlib.BoundLogger = structlog.get_logger(__name__)

_LONGEST_REPLY = 40_000  # characters; a coach that says more has lost its way
_MOST_TOKENS = 8192
_ROLES: Mapping[Literal["user", "coach"], str] = {"user": "user", "coach": "model"}
_ORDINARY_ENDS = frozenset(
    {"STOP", "MAX_TOKENS", "MALFORMED_FUNCTION_CALL", "UNEXPECTED_TOOL_CALL", "MALFORMED_RESPONSE"}
)
_ACCOUNT_ENDS = frozenset({"PUP_LIMITED_DISABLED"})
_CLOSINGS = tuple(".!?…:。！？؟।)]*_`\"'”’»")
_NOTED = {"result": "The brief is up to date. Now answer the user in words."}


async def coach_turn(
    wire: Wire, *, said: Sequence[Said], system: str, slots: Mapping[str, str]
) -> AsyncGenerator[CoachEvent, None]:
    """The events of one reply, Finished last.

    Where the model only made its call it is given the answer to it once, for the words. If these do not come either,
    the reply ends without words: the brief and its summary are there.
    """
    contents = _contents(said)
    reply = _Reply(slots=slots)
    async with aclosing(_round(wire, contents, _config(wire, system, slots), reply)) as events:
        async for event in events:
            yield event
    usages = [_usage(wire, reply)]
    if reply.calls and not reply.length:
        words = _Reply(slots=slots)
        contents = [*contents, types.Content(role="model", parts=reply.parts), _answer_to(reply.calls)]
        try:
            async with aclosing(_round(wire, contents, _config(wire, system, slots, may_call=False), words)) as events:
                async for event in events:
                    yield event
        except GenerationFailed as error:
            if words.length:
                raise
            _log.warning("gemini.no_words", outcome=type(error).__name__)
        usages.append(_usage(wire, words))
    yield Finished(usage=prices.total(usages))


async def describe(wire: Wire, *, picture: Picture, question: str) -> str:
    """What the model says to a question about a picture; never empty.

    Raises ModelBusy, ModelRefused, ModelUnavailable, ModelMisconfigured.
    """
    contents = _contents([Said(role="user", text=question, pictures=(picture,))])
    config = _config(wire, "", {})

    async def once() -> Chunk:
        try:
            async with asyncio.timeout(wire.coach_timeout):
                return await wire.client.aio.models.generate_content(
                    model=wire.coach_model, contents=list[types.ContentUnion](contents), config=config
                )
        except Exception as error:
            raise mapped(error, secret=wire.key) from None

    reply = _Reply(slots={})
    answer = await tried(once, seconds=wire.coach_timeout)
    text = "".join(event.text for event in reply.take(answer) if isinstance(event, Token)).strip()
    if reply.answered:
        reply.end = reply.end or "STOP"  # what came in one piece cannot have been cut off
    reply.finish()
    return text


@dataclass(slots=True, kw_only=True)
class _Reply:
    """What came in one reply: the model's parts untouched (their signatures are wanted back), calls and end."""

    slots: Mapping[str, str]
    parts: list[types.Part] = field(default_factory=list[types.Part])
    calls: list[types.FunctionCall] = field(default_factory=list[types.FunctionCall])
    length: int = 0
    chunks: int = 0
    answered: bool = False
    end: str = ""
    usage: types.GenerateContentResponseUsageMetadata | None = None

    def take(self, chunk: Chunk) -> Iterator[Token | BriefUpdate]:
        """The events in one chunk. Raises ModelRefused if the prompt was blocked."""
        if chunk.candidates or chunk.prompt_feedback or chunk.usage_metadata:
            self.chunks += 1
        self.usage = chunk.usage_metadata or self.usage
        if chunk.prompt_feedback is not None and chunk.prompt_feedback.block_reason is not None:
            raise refused(str(chunk.prompt_feedback.block_reason.value))
        candidate = chunk.candidates[0] if chunk.candidates else None
        if candidate is None:
            return
        self.answered = True
        if candidate.finish_reason is not None:
            self.end = str(candidate.finish_reason.value)
        for part in (candidate.content.parts or []) if candidate.content is not None else []:
            self.parts.append(part)
            if part.text and not part.thought:
                self.length += len(part.text.strip())
                yield Token(text=briefs.plain(part.text))
            if part.function_call is not None and part.function_call.name == briefs.NAME:
                self.calls.append(part.function_call)
                yield briefs.update(part.function_call.args, self.slots)

    def finish(self) -> None:
        """Raises what the end of the reply means, if it was not a good one."""
        if self.end in REFUSALS:
            raise refused(self.end)
        if self.end in _ACCOUNT_ENDS:
            raise ModelMisconfigured()
        if self.calls or (self.length and (self.end or self._is_rounded_off())):
            return
        if self.length or not self.chunks or (self.answered and not self.end) or self.end in _ORDINARY_ENDS:
            raise ModelUnavailable()
        raise refused(self.end or "OTHER")  # no candidate, or one without content: blocked, though no reason was given

    def _is_rounded_off(self) -> bool:
        """Whether the words end as a whole reply does: what stops short and does not say why was cut."""
        text = "".join(part.text or "" for part in self.parts if not part.thought).rstrip()
        return text.endswith(_CLOSINGS) or unicodedata.category(text[-1]) == "So"


async def _round(
    wire: Wire, contents: Sequence[types.Content], config: types.GenerateContentConfig, reply: _Reply
) -> AsyncGenerator[Token | BriefUpdate, None]:
    async with streamed(wire, contents, config) as chunks:
        async for chunk in chunks:
            for event in reply.take(chunk):
                yield event
            if reply.length > _LONGEST_REPLY:
                raise ModelUnavailable()
    reply.finish()


def _contents(said: Sequence[Said]) -> list[types.Content]:
    """The conversation in the model's roles; turns have to alternate, so messages of one side in a row become one."""
    contents: list[types.Content] = []
    for message in said:
        role = _ROLES[message.role]
        parts = [types.Part.from_bytes(data=picture.data, mime_type=picture.mime_type) for picture in message.pictures]
        parts += [types.Part.from_text(text=message.text)] if message.text else []
        if contents and contents[-1].role == role:
            contents[-1].parts = [*(contents[-1].parts or []), *parts]
        elif parts:
            contents.append(types.Content(role=role, parts=parts))
    return contents


def _config(wire: Wire, system: str, slots: Mapping[str, str], *, may_call: bool = True) -> types.GenerateContentConfig:
    config = types.GenerateContentConfig(
        system_instruction=system or None,
        max_output_tokens=_MOST_TOKENS,
        thinking_config=types.ThinkingConfig(thinking_level=types.ThinkingLevel.LOW),
        automatic_function_calling=types.AutomaticFunctionCallingConfig(disable=True),
        http_options=options(wire.coach_timeout, whole=wire.model_timeout),
    )
    if slots:
        config.tools = [types.Tool(function_declarations=[briefs.declaration(slots)])]
    if slots and not may_call:
        mode = types.FunctionCallingConfigMode.NONE
        config.tool_config = types.ToolConfig(function_calling_config=types.FunctionCallingConfig(mode=mode))
    return config


def _answer_to(calls: Sequence[types.FunctionCall]) -> types.Content:
    answers = [types.FunctionResponse(id=call.id, name=call.name, response=dict(_NOTED)) for call in calls]
    return types.Content(role="user", parts=[types.Part(function_response=answer) for answer in answers])


def _usage(wire: Wire, reply: _Reply) -> dict[str, int]:
    told = reply.usage or types.GenerateContentResponseUsageMetadata()
    return prices.usage(
        wire.coach_model,
        input_tokens=told.prompt_token_count or 0,
        output_tokens=(told.candidates_token_count or 0) + (told.thoughts_token_count or 0),
        free=wire.free,
    )
