"""Every error of the SDK, of the wire and of the model becomes one of ours; what is tried again, and what leaks."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime

import pytest
import stamina
import structlog

from services.errors import GenerationFailed, ModelBusy, ModelMisconfigured, ModelRefused, ModelUnavailable
from services.gemini import Gemini, Picture, Said
from services.gemini.failures import mapped
from tests.services.gemini.conftest import KEY, Open
from tests.services.gemini.stand_in import (
    Answer,
    StandIn,
    chunk,
    content_error,
    content_error_body,
    interaction_error,
    says,
    streams,
    words,
)

Turn = Callable[[Gemini], Awaitable[object]]


async def paints(gemini: Gemini) -> object:
    return await gemini.image_turn(text="A fox", aspect_ratio="1:1")


async def talks(gemini: Gemini) -> object:
    said = [Said(role="user", text="Hi")]
    return [event async for event in gemini.coach_turn(said=said, system="", slots={"subject": "What is shown"})]


async def looks(gemini: Gemini) -> object:
    return await gemini.describe(picture=Picture(data=b"\x89PNG", mime_type="image/png"), question="Which mood?")


every_turn = pytest.mark.parametrize("turn", [paints, talks, looks])


class TestTheMap:
    @every_turn
    @pytest.mark.parametrize(
        ("status", "grpc", "reason", "error"),
        [
            (400, "INVALID_ARGUMENT", "", ModelUnavailable),
            (400, "INVALID_ARGUMENT", "API_KEY_INVALID", ModelMisconfigured),
            (400, "FAILED_PRECONDITION", "", ModelMisconfigured),
            (401, "UNAUTHENTICATED", "", ModelMisconfigured),
            (403, "PERMISSION_DENIED", "API_KEY_SERVICE_BLOCKED", ModelMisconfigured),
            (404, "NOT_FOUND", "", ModelMisconfigured),
            (408, "CANCELLED", "", ModelUnavailable),
            (409, "ABORTED", "", ModelUnavailable),
            (500, "INTERNAL", "", ModelUnavailable),
            (504, "DEADLINE_EXCEEDED", "", ModelUnavailable),
        ],
    )
    async def test_a_status_has_its_error_and_is_not_tried_again(
        self, gemini: Gemini, model: StandIn, turn: Turn, status: int, grpc: str, reason: str, error: type[Exception]
    ) -> None:
        model.will(content_error(status, grpc, reason=reason))
        with pytest.raises(error):
            await turn(gemini)
        assert len(model.calls) == 1

    @every_turn
    async def test_a_blocked_key_is_no_refusal(self, gemini: Gemini, model: StandIn, turn: Turn) -> None:
        model.will(
            content_error(403, "PERMISSION_DENIED", "Requests with this API key are blocked by a content policy.")
        )
        with pytest.raises(ModelMisconfigured):
            await turn(gemini)

    async def test_an_existing_work_is_named_in_the_refusal(self, gemini: Gemini, model: StandIn) -> None:
        model.will(interaction_error(400, "recitation"))
        with pytest.raises(ModelRefused, match="existing work"):
            await paints(gemini)

    @every_turn
    @pytest.mark.parametrize("body", ["<h1>Bad gateway</h1>", [], ["x"], {"error": "gone"}, {"error": {"code": "x"}}])
    async def test_an_error_with_any_body_is_read(
        self, gemini: Gemini, model: StandIn, turn: Turn, body: object
    ) -> None:
        model.will(says(body, 502))
        with pytest.raises(ModelUnavailable):
            await turn(gemini)

    @every_turn
    async def test_a_refused_connection_is_unavailable(self, opened: Open, model: StandIn, turn: Turn) -> None:
        model.url = "http://127.0.0.1:1"
        with pytest.raises(ModelUnavailable):
            await turn(await opened())

    @every_turn
    async def test_a_closed_client_is_unavailable(self, gemini: Gemini, turn: Turn) -> None:
        await gemini.aclose()
        with pytest.raises(ModelUnavailable):
            await turn(gemini)

    def test_what_is_unheard_of_is_unavailable(self) -> None:
        assert isinstance(mapped(RuntimeError("what?")), ModelUnavailable)


class TestTryingAgain:
    @every_turn
    @pytest.mark.parametrize("status", [429, 503])
    async def test_a_busy_model_is_asked_again(self, gemini: Gemini, model: StandIn, turn: Turn, status: int) -> None:
        model.will(*[says(content_error_body(status, "UNAVAILABLE"), status, {"retry-after": "0"})] * 2)
        await turn(gemini)
        assert len(model.calls) == 3

    @every_turn
    async def test_three_tries_are_all(self, gemini: Gemini, model: StandIn, turn: Turn) -> None:
        model.will(*[content_error(429, "RESOURCE_EXHAUSTED", delay="0s")] * 5)
        with pytest.raises(ModelBusy):
            await turn(gemini)
        assert len(model.calls) == 3

    async def test_a_wait_that_is_not_told_grows_by_itself(
        self, gemini: Gemini, model: StandIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr("services.gemini.retries.FIRST_WAIT", 0.02)
        model.will(interaction_error(503), interaction_error(503))
        started = time.monotonic()
        await paints(gemini)
        assert time.monotonic() - started >= 0.06

    @pytest.mark.parametrize(
        "answer",
        [
            content_error(429, "RESOURCE_EXHAUSTED", delay="0.2s"),
            says(content_error_body(429, "RESOURCE_EXHAUSTED", delay="0.1s"), 429, {"retry-after": "0.2"}),
        ],
    )
    async def test_the_wait_that_the_model_tells_is_kept(self, gemini: Gemini, model: StandIn, answer: Answer) -> None:
        model.will(answer)
        started = time.monotonic()
        await paints(gemini)
        assert time.monotonic() - started >= 0.2

    @every_turn
    async def test_who_would_wait_too_long_is_told_how_long(self, gemini: Gemini, model: StandIn, turn: Turn) -> None:
        model.will(content_error(429, "RESOURCE_EXHAUSTED", delay="41s"))
        with pytest.raises(ModelBusy) as caught:
            await turn(gemini)
        assert caught.value.retry_after == 41
        assert len(model.calls) == 1

    async def test_a_wait_until_a_date_is_understood(self, gemini: Gemini, model: StandIn) -> None:
        until = format_datetime(datetime.now(UTC) + timedelta(seconds=90), usegmt=True)
        model.will(interaction_error(429, headers={"retry-after": until}))
        with pytest.raises(ModelBusy) as caught:
            await paints(gemini)
        assert 80 < (caught.value.retry_after or 0) <= 90

    async def test_a_wait_longer_than_the_time_left_is_not_begun(self, opened: Open, model: StandIn) -> None:
        gemini = await opened(model_timeout=0.5)
        model.will(content_error(429, "RESOURCE_EXHAUSTED", delay="5s"))
        with pytest.raises(ModelBusy):
            await paints(gemini)

    async def test_a_stream_that_has_begun_is_not_asked_for_again(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("Which ")), content_error_body(503, "UNAVAILABLE", delay="0s")]))
        with pytest.raises(ModelBusy):
            await talks(gemini)
        assert len(model.calls) == 1

    async def test_cancelling_ends_the_wait(self, gemini: Gemini, model: StandIn) -> None:
        model.will(content_error(429, "RESOURCE_EXHAUSTED", delay="15s"))
        task = asyncio.create_task(asyncio.wait_for(paints(gemini), 60))
        await model.asked.wait()
        await asyncio.sleep(0.05)
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task

    async def test_nobody_else_tries_again(self, gemini: Gemini, model: StandIn) -> None:
        with stamina.set_testing(True, attempts=1):
            model.will(*[interaction_error(503)] * 3)
            with pytest.raises(ModelBusy):
                await paints(gemini)
        assert len(model.calls) == 1


class TestWhatLeaks:
    @every_turn
    async def test_the_key_stands_in_no_log_and_in_no_error(
        self, gemini: Gemini, model: StandIn, turn: Turn, caplog: pytest.LogCaptureFixture
    ) -> None:
        caplog.set_level("DEBUG")
        model.will(content_error(400, "INVALID_ARGUMENT", f"API key {KEY} not valid.", reason="API_KEY_INVALID"))
        with structlog.testing.capture_logs() as logged, pytest.raises(GenerationFailed) as caught:
            await turn(gemini)
        error = caught.value
        assert error.__suppress_context__
        assert KEY not in f"{error!r} {error.message} {error.details} {logged} {caplog.text}"
        assert any("not valid" in line["message"] for line in logged if line["event"] == "gemini.failed")

    @every_turn
    async def test_a_key_that_is_not_ours_is_blotted_out_too(self, gemini: Gemini, model: StandIn, turn: Turn) -> None:
        other = "AIzaSyAnotherKeyThatAProxyUses0123456789"
        model.will(content_error(400, "INVALID_ARGUMENT", f"API key {other} not valid."))
        with structlog.testing.capture_logs() as logged, pytest.raises(ModelMisconfigured):
            await turn(gemini)
        assert other not in str(logged)

    async def test_nor_in_what_the_sdk_writes_when_it_is_debugged(
        self, opened: Open, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
    ) -> None:
        monkeypatch.setenv("GOOGLE_GENAI_DEBUG", "1")
        caplog.set_level("DEBUG")
        await paints(await opened())
        assert "x-goog-api-key" in caplog.text
        assert KEY not in caplog.text

    async def test_the_client_does_not_show_the_key(self, gemini: Gemini) -> None:
        assert KEY not in repr(await gemini.wire())

    @every_turn
    async def test_what_the_model_said_of_the_error_does_not_reach_the_person(
        self, gemini: Gemini, model: StandIn, turn: Turn
    ) -> None:
        model.will(content_error(500, "INTERNAL", "stack trace of a stranger"))
        with pytest.raises(ModelUnavailable) as caught:
            await turn(gemini)
        assert "stranger" not in f"{caught.value.message}{caught.value.details}"
