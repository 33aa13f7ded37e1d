"""Every fault as the real SDK shows it: the table in services/engine/faults.py, row by row."""

from __future__ import annotations

import base64
import io
import json
from collections.abc import Callable
from typing import Any, cast

import httpx2
import pytest
from google import genai
from google.genai import errors, types
from google.genai._interactions.core import error as ierrors
from PIL import Image

from services.engine.faults import FaultQueue, Kind, Where
from services.engine.server import RunningEngine
from tests.services.engine.conftest import KEY

IMAGES = "gemini-nano-banana-2.1"
COACH = "gemini-3.8-flash"


async def paint(client: genai.Client, **options: Any) -> Any:
    return await client.aio.interactions.create(**{"model": IMAGES, "input": "a red", "timeout": 30} | options)


async def write(client: genai.Client, **options: Any) -> Any:
    asked: dict[str, Any] = {"model": COACH, "contents": "a cat"} | options
    return await client.aio.models.generate_content(**asked)


async def stream(client: genai.Client, seen: list[types.GenerateContentResponse], *, patience: int = 30_000) -> None:
    config = types.GenerateContentConfig(http_options=types.HttpOptions(timeout=patience))
    async for chunk in await client.aio.models.generate_content_stream(model=COACH, contents="a cat", config=config):
        seen.append(chunk)


@pytest.mark.parametrize(
    ("status", "kind", "name"),
    [
        (400, ierrors.BadRequestError, "INVALID_ARGUMENT"),
        (401, ierrors.AuthenticationError, "UNAUTHENTICATED"),
        (403, ierrors.PermissionDeniedError, "PERMISSION_DENIED"),
        (404, ierrors.NotFoundError, "NOT_FOUND"),
        (408, ierrors.APIStatusError, "CANCELLED"),
        (409, ierrors.ConflictError, "ABORTED"),
        (410, ierrors.APIStatusError, "NOT_FOUND"),
        (429, ierrors.RateLimitError, "RESOURCE_EXHAUSTED"),
        (500, ierrors.InternalServerError, "INTERNAL"),
        (503, ierrors.InternalServerError, "UNAVAILABLE"),
    ],
)
async def test_a_status_is_an_error_in_both_families(
    client: genai.Client, faults: FaultQueue, status: int, kind: type[Exception], name: str
):
    faults.add(Kind.STATUS, status=status, times=2)
    with pytest.raises(ierrors.APIStatusError) as painting:
        await paint(client)
    assert type(painting.value) is kind
    assert painting.value.status_code == status
    with pytest.raises(errors.APIError) as writing:
        await write(client)
    assert type(writing.value) is (errors.ClientError if status < 500 else errors.ServerError)
    assert (writing.value.code, writing.value.status) == (status, name)


async def test_a_busy_model_says_how_long_to_wait(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.STATUS, status=429, retry_after=7, times=2)
    wait = {"@type": "type.googleapis.com/google.rpc.RetryInfo", "retryDelay": "7s"}
    with pytest.raises(ierrors.RateLimitError) as painting:
        await paint(client)
    assert painting.value.response.headers["retry-after"] == "7"
    assert cast(Any, painting.value.body)["error"]["details"] == [wait]
    with pytest.raises(errors.ClientError) as writing:
        await write(client)
    assert writing.value.response.headers["retry-after"] == "7"
    assert cast(Any, writing.value.details)["error"]["details"] == [wait]


@pytest.mark.parametrize(("kind", "after"), [(Kind.HANG, 0), (Kind.SLOW, 0), (Kind.SILENT, 3)])
async def test_what_never_comes_is_a_timeout(client: genai.Client, faults: FaultQueue, kind: Kind, after: int):
    faults.add(kind, seconds=60, times=2)
    with pytest.raises(ierrors.APITimeoutError) as painting:
        await paint(client, timeout=0.3)
    assert painting.value.status_code is None
    seen: list[types.GenerateContentResponse] = []
    with pytest.raises(httpx2.ReadTimeout):
        await stream(client, seen, patience=1_500 if after else 300)  # what comes before the silence takes its time too
    assert len(seen) == after


async def test_a_slow_answer_within_the_timeout_is_an_answer(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.SLOW, seconds=0.05)
    assert (await paint(client)).output_image is not None


async def test_a_cut_connection_is_a_connection_error(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.CUT, times=3)
    with pytest.raises(ierrors.APIConnectionError) as painting:
        await paint(client)
    assert isinstance(painting.value.__cause__, httpx2.RemoteProtocolError)
    with pytest.raises(httpx2.RemoteProtocolError):
        await write(client)
    seen: list[types.GenerateContentResponse] = []
    with pytest.raises(httpx2.RemoteProtocolError):
        await stream(client, seen)
    assert len(seen) == 3


async def test_a_page_in_place_of_json_is_an_error_without_an_error_status(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.NOT_JSON, times=3)
    with pytest.raises(ierrors.APIError) as painting:
        await paint(client)
    assert (type(painting.value), painting.value.status_code) == (ierrors.APIError, 200)
    with pytest.raises(json.JSONDecodeError):
        await write(client)
    with pytest.raises(errors.UnknownApiResponseError):
        await stream(client, [])


async def test_an_error_in_the_middle_of_a_stream_is_raised_there(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.ERROR_IN_STREAM, after=2)
    seen: list[types.GenerateContentResponse] = []
    with pytest.raises(errors.ServerError) as failed:
        await stream(client, seen)
    assert failed.value.code == 503
    assert len(seen) == 2


async def test_words_in_place_of_a_picture_are_no_error(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.TEXT_ONLY)
    made = await paint(client)
    assert (made.status, made.output_image) == ("completed", None)
    assert made.output_text


async def test_no_picture_is_no_error(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.NO_IMAGE, times=2)
    made = await paint(client)
    assert (made.status, made.output_image, made.steps) == ("completed", None, [])
    reply = await write(client)
    assert reply.candidates[0].finish_reason == types.FinishReason.NO_IMAGE
    assert reply.candidates[0].content is None


async def test_a_refusal_is_a_failed_interaction_and_a_blocked_prompt(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.REFUSED, times=2)
    made = await paint(client)
    assert (made.status, made.errors[0].code) == ("failed", "prohibited_content")
    reply = await write(client)
    assert reply.candidates is None
    assert reply.prompt_feedback.block_reason == types.BlockedReason.PROHIBITED_CONTENT


async def test_a_refusal_may_stand_in_the_step(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.REFUSED_STEP, times=2)
    made = await paint(client)
    assert (made.status, made.errors) == ("failed", None)
    assert made.steps[0].error.message.startswith("PROHIBITED_CONTENT")
    reply = await write(client)
    assert reply.candidates[0].finish_reason == types.FinishReason.SAFETY


async def test_a_picture_may_hide_in_a_thought(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.THOUGHT_IMAGE)
    made = await paint(client)
    assert made.output_image is None
    assert made.steps[0].type == "thought"
    assert Image.open(io.BytesIO(base64.b64decode(made.steps[0].summary[-1].data))).size == (1024, 1024)


@pytest.mark.parametrize("kind", [Kind.BROKEN_IMAGE, Kind.HALF_IMAGE])
async def test_a_picture_may_be_unreadable(client: genai.Client, faults: FaultQueue, kind: Kind):
    faults.add(kind)
    made = await paint(client)
    with pytest.raises((OSError, SyntaxError)):
        Image.open(io.BytesIO(base64.b64decode(made.output_image.data))).load()


async def test_a_picture_may_have_another_shape_or_size(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.WRONG_RATIO)
    faults.add(Kind.WRONG_SIZE)
    shapes = []
    for _ in range(2):
        asked = {"type": "image", "aspect_ratio": "4:5", "image_size": "2K"}
        made = await paint(client, response_format=asked)
        shapes.append(Image.open(io.BytesIO(base64.b64decode(made.output_image.data))).size)
    assert shapes == [(2048, 2048), (928, 1152)]


async def test_a_huge_answer_is_a_huge_answer(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.HUGE, megabytes=3)
    made = await paint(client)
    assert len(base64.b64decode(made.output_image.data)) > 3 * 1024 * 1024


async def test_a_call_may_come_without_words_and_words_without_a_call(client: genai.Client, faults: FaultQueue):
    brief = types.FunctionDeclaration(name="f", parameters_json_schema={"properties": {"subject": {"type": "string"}}})
    config = types.GenerateContentConfig(tools=[types.Tool(function_declarations=[brief])])
    faults.add(Kind.CALL_ONLY)
    faults.add(Kind.TEXT_ONLY)
    called = await write(client, config=config)
    said = await write(client, config=config)
    assert (called.text, len(called.function_calls)) == (None, 1)
    assert said.text
    assert not said.function_calls


@pytest.mark.parametrize("status", [400, 403, 404, 410])
async def test_lost_state_waits_for_a_call_that_carries_an_id(client: genai.Client, faults: FaultQueue, status: int):
    faults.add(Kind.LOST_STATE, status=status)
    first = await paint(client)
    with pytest.raises(ierrors.APIStatusError) as failed:
        await paint(client, previous_interaction_id=first.id, input="now blue")
    assert failed.value.status_code == status
    assert (await paint(client, previous_interaction_id=first.id, input="now blue")).output_image


async def test_a_fault_waits_for_its_endpoint(client: genai.Client, faults: FaultQueue):
    faults.add(Kind.STATUS, status=503, where=Where.MODELS)
    assert (await paint(client)).output_image
    with pytest.raises(errors.ServerError):
        await client.aio.models.get(model=COACH)
    assert faults.waiting() == ()


async def test_nobody_listening_is_a_connection_error(engine: RunningEngine, make_client: Callable[..., genai.Client]):
    client = make_client(engine)
    await engine.stop()
    with pytest.raises(ierrors.APIConnectionError):
        await paint(client)
    with pytest.raises(httpx2.ConnectError):
        await write(client)
    await client.aio.aclose()


async def test_faults_and_calls_are_reached_by_http_with_the_key(engine: RunningEngine, client: genai.Client):
    async with httpx2.AsyncClient(base_url=engine.base_url, headers={"x-goog-api-key": KEY}) as http:
        assert (await http.post("/__faults", json={"kind": "status", "status": 503})).status_code == 200
        assert (await http.post("/__faults", json={"kind": "nonsense"})).status_code == 400
        stranger = {"x-goog-api-key": "no"}
        assert (await http.post("/__faults", json={"kind": "hang"}, headers=stranger)).status_code == 400
        with pytest.raises(ierrors.InternalServerError):
            await paint(client)
        calls = (await http.get("/__calls")).json()["calls"]
        assert [(call["method"], call["path"]) for call in calls] == [("POST", "interactions")]
        assert (await http.delete("/__calls")).json() == {"calls": []}
