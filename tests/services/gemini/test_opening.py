"""Where the client goes, as whom, and what it finds out about the models when the studio starts."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest

from services.errors import ModelMisconfigured, ModelUnavailable
from services.gemini import Gemini, ModelState, Said
from services.settings import Settings
from tests.services.gemini.conftest import KEY, Open
from tests.services.gemini.stand_in import StandIn, content_error, interaction_error, says


class TestWhoAnswers:
    async def test_a_given_address_is_the_engine(self, model: StandIn) -> None:
        gemini = await Gemini.open(Settings(), base_url=model.url, api_key="made for this run")
        assert gemini.provider == "engine"
        await gemini.aclose()

    async def test_with_a_key_it_is_gemini(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GEMINI_API_KEY", KEY)
        gemini = await Gemini.open(Settings())
        assert gemini.provider == "gemini"
        await gemini.aclose()

    async def test_a_proxy_in_between_is_named_and_used(self, model: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", model.url)
        monkeypatch.setenv("GOOGLE_GENAI_API_VERSION", "v1beta")
        monkeypatch.setenv("GEMINI_API_KEY", KEY)
        gemini = await Gemini.open(Settings())
        await gemini.image_turn(text="A fox", aspect_ratio="1:1")
        assert [event async for event in gemini.coach_turn(said=[Said(role="user", text="Hi")], system="", slots={})]
        assert gemini.provider == f"gemini@{model.url.removeprefix('http://')}"
        assert [call.path.split("/")[1] for call in model.calls] == ["v1beta", "v1beta"]
        assert {call.headers["x-goog-api-key"] for call in model.calls} == {KEY}
        await gemini.aclose()

    async def test_a_proxy_may_bring_the_key_itself(self, model: StandIn, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", model.url)
        gemini = await Gemini.open(Settings())
        await gemini.image_turn(text="A fox", aspect_ratio="1:1")
        await gemini.aclose()

    async def test_names_and_passwords_in_a_proxys_address_stay_there(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", "https://me:secret@proxy.example/gemini")
        gemini = await Gemini.open(Settings())
        assert gemini.provider == "gemini@proxy.example"
        await gemini.aclose()

    async def test_without_key_and_address_there_is_nobody_to_ask(self) -> None:
        with pytest.raises(ModelMisconfigured):
            await Gemini.open(Settings())

    async def test_settings_of_another_google_service_change_nothing(
        self, opened: Open, model: StandIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setenv("GOOGLE_GENAI_USE_VERTEXAI", "true")
        monkeypatch.setenv("GOOGLE_GENAI_HTTP_CLIENT", "httpx")
        monkeypatch.setenv("HTTP_PROXY", "http://127.0.0.1:1")
        gemini = await opened()
        await gemini.image_turn(text="A fox", aspect_ratio="1:1")
        assert model.calls[0].path == "/v1/interactions"

    async def test_a_connection_that_could_not_be_opened_is_tried_again(
        self, model: StandIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        async def fails(*_: object) -> None:
            raise OSError(24, "Too many open files")

        gemini = await Gemini.open(Settings(), base_url=model.url, api_key=KEY)
        with monkeypatch.context() as patched:
            patched.setattr("services.gemini.calls.connect", fails)
            with pytest.raises(ModelUnavailable):
                await gemini.image_turn(text="A fox", aspect_ratio="1:1")
            assert (await gemini.check_models()).state is ModelState.OFFLINE
        assert (await gemini.image_turn(text="A fox", aspect_ratio="1:1")).data
        await gemini.aclose()

    async def test_opening_does_not_hold_the_loop(self, model: StandIn) -> None:
        longest = 0.0
        done = asyncio.Event()

        async def watch() -> None:
            nonlocal longest
            loop = asyncio.get_running_loop()
            while not done.is_set():
                before = loop.time()
                await asyncio.sleep(0.001)
                longest = max(longest, loop.time() - before)

        watcher = asyncio.create_task(watch())
        await asyncio.sleep(0.01)
        began = asyncio.get_running_loop().time()
        gemini = await Gemini.open(Settings(), base_url=model.url, api_key=KEY)
        took = asyncio.get_running_loop().time() - began
        done.set()
        await watcher
        await gemini.aclose()
        assert longest < max(0.5, took / 2)  # on a busy machine it takes longer, and every turn of the loop too


class TestLookingUpTheModels:
    async def test_both_are_looked_up(self, gemini: Gemini, model: StandIn) -> None:
        found = await gemini.check_models()
        assert (found.state, found.words, found.dead) == (ModelState.OK, "", ())
        assert sorted(call.path for call in model.calls) == [
            "/v1/models/gemini-3.8-flash",
            "/v1/models/gemini-nano-banana-2.1",
        ]

    async def test_an_id_that_the_service_does_not_know_is_dead(self, opened: Open, model: StandIn) -> None:
        gemini = await opened(image_model="gemini-of-yesterday", coach_model="gemini-of-yesterday")
        model.will(*[content_error(404, "NOT_FOUND", "models/gemini-of-yesterday is not found")] * 2)
        found = await gemini.check_models()
        assert (found.state, found.dead) == (ModelState.DEAD, ("gemini-of-yesterday", "gemini-of-yesterday"))
        assert "LIMNER_IMAGE_MODEL" in found.words
        assert "LIMNER_COACH_MODEL" in found.words

    @pytest.mark.parametrize(
        ("answer", "state"),
        [
            (content_error(400, "INVALID_ARGUMENT", reason="API_KEY_INVALID"), ModelState.BAD_KEY),
            (interaction_error(401), ModelState.BAD_KEY),
            (content_error(500, "INTERNAL"), ModelState.OFFLINE),
            (says("<h1>Not here</h1>", 404), ModelState.OFFLINE),
            (says("<h1>Sign in</h1>"), ModelState.OFFLINE),
            (content_error(429, "RESOURCE_EXHAUSTED"), ModelState.OK),
        ],
    )
    async def test_nothing_else_counts_as_dead(
        self, gemini: Gemini, model: StandIn, answer: Any, state: ModelState
    ) -> None:
        model.will(answer, answer)
        found = await gemini.check_models()
        assert found.state is state
        assert bool(found.words) == (state is not ModelState.OK)

    async def test_being_offline_is_told_not_raised(self, opened: Open, model: StandIn) -> None:
        model.url = "http://127.0.0.1:1"
        assert (await (await opened()).check_models()).state is ModelState.OFFLINE
