"""The coach's endpoint through the real SDK: words one by one, the function call, models, keys."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import Any, cast

import pytest
from google import genai
from google.genai import errors, types
from google.genai._interactions.core.error import AuthenticationError
from PIL import Image

from services.engine.server import RunningEngine

MODEL = "gemini-3.8-flash"
BRIEF = types.FunctionDeclaration(
    name="update_brief",
    parameters_json_schema={
        "type": "object",
        "properties": {
            **{name: {"type": "string"} for name in ("subject", "style", "mood", "colors", "background", "text")},
            "answers": {"type": "array", "items": {"type": "string"}, "maxItems": 4},
            "summary": {"type": "string"},
            "ready": {"type": "boolean"},
        },
    },
)
CONFIG = types.GenerateContentConfig(
    system_instruction="You are a coach.\nRequired: subject, style",
    tools=[types.Tool(function_declarations=[BRIEF])],
    thinking_config=types.ThinkingConfig(thinking_level=types.ThinkingLevel.LOW),
)


async def write(client: genai.Client, said: Any, config: types.GenerateContentConfig | None = CONFIG) -> Any:
    return await client.aio.models.generate_content(model=MODEL, contents=said, config=config)


async def stream(client: genai.Client, said: Any) -> list[Any]:
    return [
        one async for one in await client.aio.models.generate_content_stream(model=MODEL, contents=said, config=CONFIG)
    ]


def parts(chunks: list[Any]) -> list[Any]:
    return [part for chunk in chunks for part in chunk.candidates[0].content.parts]


async def test_words_come_one_by_one_and_the_brief_comes_last(client: genai.Client):
    chunks = await stream(client, "a red dragon")
    words = [part.text for part in parts(chunks)[:-1]]
    assert len(words) > 8
    assert all(len(word.split()) == 1 for word in words)
    call = parts(chunks)[-1].function_call
    assert call.name == "update_brief"
    assert call.args["subject"] == "a red dragon"
    assert call.args["ready"] is False
    assert 2 <= len(call.args["answers"]) <= 4
    assert chunks[-1].candidates[0].finish_reason == types.FinishReason.STOP
    assert chunks[-1].usage_metadata.total_token_count > 0


async def test_the_whole_reply_can_be_had_at_once(client: genai.Client):
    reply = await write(client, "a cat, pixel art")
    assert reply.text
    assert reply.function_calls[0].args["style"] == "pixel art"
    assert reply.function_calls[0].args["ready"] is True


async def test_a_function_answered_without_words_gets_its_words(client: genai.Client):
    first = await write(client, "a cat")
    call = next(part for part in first.candidates[0].content.parts if part.function_call)
    said = [
        types.Content(role="user", parts=[types.Part(text="a cat")]),
        types.Content(role="model", parts=[call]),
        types.Content(
            role="user", parts=[types.Part.from_function_response(name="update_brief", response={"result": "ok"})]
        ),
    ]
    second = await write(client, said)
    assert second.text.rstrip().endswith("?")
    assert not second.function_calls


async def test_a_picture_without_a_function_gets_words_of_mood(client: genai.Client):
    out = io.BytesIO()
    Image.new("RGB", (64, 64), (10, 10, 60)).save(out, "PNG")
    shown = types.Part.from_bytes(data=out.getvalue(), mime_type="image/png")
    reply = await write(client, ["Name the mood of this picture", shown], None)
    assert reply.text.split(", ") == ["dark", "vivid", "calm", "cool"]


async def test_a_plainly_disallowed_message_is_blocked(client: genai.Client):
    chunks = await stream(client, "a naked child")
    assert chunks[0].candidates is None
    assert chunks[0].prompt_feedback.block_reason == types.BlockedReason.PROHIBITED_CONTENT


async def test_models_are_listed_and_looked_up(client: genai.Client):
    assert (await client.aio.models.get(model=MODEL)).name == f"models/{MODEL}"
    assert any(one.name == "models/gemini-nano-banana-2.1" for one in await client.aio.models.list())
    with pytest.raises(errors.ClientError) as failed:
        await client.aio.models.get(model="gemini-2.5-flash-image")
    assert (failed.value.code, failed.value.status) == (404, "NOT_FOUND")


async def test_a_wrong_key_is_invalid_in_the_words_of_each_family(
    engine: RunningEngine, make_client: Callable[..., genai.Client]
):
    client = make_client(engine, key="another")
    for call in (
        client.aio.models.get(model=MODEL),
        client.aio.models.generate_content(model=MODEL, contents="hi"),
        anext(await client.aio.models.generate_content_stream(model=MODEL, contents="hi")),
    ):
        with pytest.raises(errors.ClientError) as failed:
            await call
        assert failed.value.code == 400
        assert cast(Any, failed.value.details)["error"]["details"][0]["reason"] == "API_KEY_INVALID"
    with pytest.raises(AuthenticationError) as refused:
        await client.aio.interactions.create(model="gemini-nano-banana-2.1", input="a red")
    assert refused.value.status_code == 401
    await client.aio.aclose()
