"""What a picture costs on the wire, what comes back, and how a chain of changes goes on when the model forgot it."""

from __future__ import annotations

import asyncio
import base64
import json
from typing import Any

import pytest

from services.errors import (
    BrokenImage,
    ModelBusy,
    ModelMisconfigured,
    ModelRefused,
    ModelUnavailable,
    NoImage,
    StorageFailed,
)
from services.gemini import Gemini, ImageAnswer, Picture, Previous
from tests.services.gemini.conftest import Open
from tests.services.gemini.stand_in import (
    PNG,
    Json,
    StandIn,
    breaks_off,
    content_error_body,
    dribbles,
    hangs,
    interaction,
    interaction_error,
    picture_part,
    says,
)

STORED = Picture(data=b"\xff\xd8\xff stored " * 4096, mime_type="image/jpeg")


class Shelf:
    """The storage of a test: counts how often the picture was fetched."""

    def __init__(self) -> None:
        self.fetched = 0

    async def picture(self) -> Picture:
        self.fetched += 1
        return STORED


@pytest.fixture
def shelf() -> Shelf:
    return Shelf()


def made_by(shelf: Shelf, provider: str = "gemini") -> Previous:
    return Previous(interaction_id="v1_before", provider=provider, picture=shelf.picture)


async def paint(gemini: Gemini, **more: Any) -> ImageAnswer:
    wanted: dict[str, Any] = {"text": "A red fox", "aspect_ratio": "1:1"}
    return await gemini.image_turn(**(wanted | more))


class TestAFirstPicture:
    async def test_it_arrives_as_the_model_sent_it(self, gemini: Gemini) -> None:
        answer = await paint(gemini)
        assert (answer.data, answer.mime_type, answer.interaction_id) == (PNG, "image/png", "v1_abc")
        assert (answer.provider, answer.model) == ("gemini", "gemini-nano-banana-2.1")
        assert not answer.chained
        assert not answer.fell_back

    async def test_the_request_says_what_is_wanted_and_nothing_deprecated(self, gemini: Gemini, model: StandIn) -> None:
        await paint(gemini, aspect_ratio="16:9", image_size="2K", system="Paint boldly.", seed=7)
        assert model.calls[0].json == {
            "model": "gemini-nano-banana-2.1",
            "input": "A red fox",
            "response_format": {"type": "image", "aspect_ratio": "16:9", "image_size": "2K"},
            "system_instruction": "Paint boldly.",
            "generation_config": {"seed": 7},
        }

    async def test_references_go_up_in_a_user_turn(self, gemini: Gemini, model: StandIn) -> None:
        await paint(gemini, images=[STORED, Picture(data=PNG, mime_type="image/png")])
        assert model.calls[0].pictures == [STORED.data, PNG]
        assert model.calls[0].json["input"][0]["type"] == "user_input"
        assert model.calls[0].json["input"][0]["content"][-1] == {"type": "text", "text": "A red fox"}

    async def test_the_bytes_are_those_on_the_wire(self, gemini: Gemini, model: StandIn) -> None:
        body = interaction(picture_part())
        model.will(says(body))
        answer = await paint(gemini, images=[STORED])
        assert answer.bytes_up == len(model.calls[0].body)
        assert answer.bytes_down == len(json.dumps(body))
        assert 0 < answer.seconds < 5

    async def test_pictures_painted_at_once_are_counted_apart(self, gemini: Gemini, model: StandIn) -> None:
        sizes = [10, 10_000, 200_000]
        turns = [paint(gemini, images=[Picture(data=b"x" * size, mime_type="image/png")]) for size in sizes]
        answers = await asyncio.gather(*turns)
        assert [answer.bytes_up for answer in answers] == sorted(len(call.body) for call in model.calls)

    async def test_the_tokens_become_microdollars(self, gemini: Gemini) -> None:
        answer = await paint(gemini)
        assert answer.usage == {
            "input_tokens": 6,
            "output_tokens": 1120,
            "image_tokens": 1120,
            "cost_microdollars": 33_609,
        }

    async def test_the_carried_engine_costs_nothing(self, opened: Open) -> None:
        answer = await paint(await opened(provider="engine"))
        assert answer.usage["cost_microdollars"] == 0
        assert answer.usage["image_tokens"] == 1120

    async def test_tokens_without_a_breakdown_are_the_pictures(self, gemini: Gemini, model: StandIn) -> None:
        usage = {"total_input_tokens": 4, "total_output_tokens": 1120}
        model.will(says(interaction(picture_part(), usage=usage)))
        assert (await paint(gemini)).usage["image_tokens"] == 1120

    async def test_missing_usage_counts_as_nothing(self, gemini: Gemini, model: StandIn) -> None:
        model.will(says(interaction(picture_part(), usage=None)))
        assert set((await paint(gemini)).usage.values()) == {0}

    async def test_a_large_picture_keeps_no_one_waiting_for_its_decoding(self, gemini: Gemini, model: StandIn) -> None:
        large = b"\x89PNG" + bytes(3_000_000)
        model.will(says(interaction(picture_part(large))))
        assert (await paint(gemini)).data == large


class TestWhichImageCounts:
    async def test_the_last_one_wins(self, gemini: Gemini, model: StandIn) -> None:
        model.will(
            says(interaction(picture_part(b"draft"), {"type": "text", "text": "Better:"}, picture_part(b"final")))
        )
        answer = await paint(gemini)
        assert answer.data == b"final"
        assert answer.text == "Better:"

    async def test_also_in_a_part_flagged_as_a_thought(self, gemini: Gemini, model: StandIn) -> None:
        output = {"type": "model_output", "content": [picture_part(b"draft")]}
        thought = {"type": "thought", "signature": "c2lnbg==", "summary": [picture_part(b"final")]}
        model.will(says(interaction(steps=[output, thought])))
        assert (await paint(gemini)).data == b"final"

    async def test_a_picture_of_the_users_own_that_is_echoed_does_not(self, gemini: Gemini, model: StandIn) -> None:
        echo = {"type": "user_input", "content": [picture_part(b"the user's")]}
        said = {"type": "model_output", "content": [{"type": "text", "text": "I would rather not."}]}
        model.will(says(interaction(steps=[echo, said])))
        with pytest.raises(NoImage):
            await paint(gemini)

    async def test_its_own_type_is_believed(self, gemini: Gemini, model: StandIn) -> None:
        model.will(says(interaction(picture_part(b"\xff\xd8\xff jpeg", "image/jpeg"))))
        assert (await paint(gemini)).mime_type == "image/jpeg"

    async def test_a_missing_type_is_read_off_the_file(self, gemini: Gemini, model: StandIn) -> None:
        part = picture_part(b"\xff\xd8\xff jpeg")
        del part["mime_type"]
        model.will(says(interaction(part)))
        assert (await paint(gemini)).mime_type == "image/jpeg"

    async def test_url_safe_base64_without_padding_is_read_too(self, gemini: Gemini, model: StandIn) -> None:
        data = b"\x89PNG\xfb\xff\xfe?>"
        part = picture_part() | {"data": base64.urlsafe_b64encode(data).decode().rstrip("=")}
        model.will(says(interaction(part)))
        assert (await paint(gemini)).data == data

    async def test_an_id_that_cannot_be_kept_is_none(self, gemini: Gemini, model: StandIn) -> None:
        model.will(says(interaction(picture_part(), id="v1_" + "a" * 298)))
        assert (await paint(gemini)).interaction_id is None

    async def test_base64_in_many_lines_is_read_too(self, gemini: Gemini, model: StandIn) -> None:
        data = bytes(range(256)) * 3
        model.will(says(interaction(picture_part() | {"data": base64.encodebytes(data).decode()})))
        assert (await paint(gemini)).data == data

    @pytest.mark.parametrize("place", [{"output_image": picture_part()}, {"outputs": [picture_part()]}])
    async def test_a_picture_outside_of_the_steps_is_found(self, gemini: Gemini, model: StandIn, place: Json) -> None:
        model.will(says(interaction(steps=[]) | place), says(interaction(picture_part(b"final")) | place))
        assert (await paint(gemini)).data == PNG
        assert (await paint(gemini)).data == b"final"

    @pytest.mark.parametrize("data", ["!!! not base64 !!!", "", None])
    async def test_data_that_does_not_decode_is_a_broken_image(self, gemini: Gemini, model: StandIn, data: Any) -> None:
        model.will(says(interaction(picture_part() | {"data": data})))
        with pytest.raises(BrokenImage):
            await paint(gemini)

    async def test_an_answer_larger_than_any_picture_is_broken_and_not_read_on(
        self, gemini: Gemini, model: StandIn, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        monkeypatch.setattr((await gemini.wire()).http._transport, "_largest", 10_000)  # pyright: ignore[reportPrivateUsage]
        model.will(says(interaction(picture_part(bytes(20_000)))))
        with pytest.raises(BrokenImage):
            await paint(gemini)


class TestAChain:
    async def test_a_refinement_sends_words_and_an_id_and_no_image(
        self, gemini: Gemini, model: StandIn, shelf: Shelf
    ) -> None:
        answer = await paint(gemini, text="Make it brighter", previous=made_by(shelf), system="Paint boldly.")
        asked = model.calls[0].json
        assert asked["previous_interaction_id"] == "v1_before"
        assert asked["input"] == "Make it brighter"
        assert answer.chained
        assert not answer.fell_back
        assert answer.bytes_up < 2000
        assert shelf.fetched == 0

    async def test_what_a_chain_does_not_inherit_is_sent_again(
        self, gemini: Gemini, model: StandIn, shelf: Shelf
    ) -> None:
        await paint(gemini, previous=made_by(shelf), system="Paint boldly.", aspect_ratio="4:5")
        assert model.calls[0].json["system_instruction"] == "Paint boldly."
        assert model.calls[0].json["response_format"]["aspect_ratio"] == "4:5"

    @pytest.mark.parametrize("status", [400, 403, 404, 410])
    async def test_a_lost_state_sends_the_stored_picture_once(
        self, gemini: Gemini, model: StandIn, shelf: Shelf, status: int
    ) -> None:
        model.will(interaction_error(status))
        answer = await paint(
            gemini, text="Flip it", previous=made_by(shelf), images=[Picture(data=PNG, mime_type="image/png")]
        )
        lost, again = model.calls
        assert "previous_interaction_id" not in again.json
        assert again.pictures == [STORED.data, PNG]
        assert again.json["response_format"] == lost.json["response_format"]
        assert (answer.fell_back, answer.chained, shelf.fetched) == (True, False, 1)
        assert answer.bytes_up == len(lost.body) + len(again.body)

    async def test_the_fallback_may_have_words_of_its_own(self, gemini: Gemini, model: StandIn, shelf: Shelf) -> None:
        model.will(interaction_error(404))
        await paint(gemini, text="Flip it", previous=made_by(shelf), instruction_for_fallback="Flip the given picture")
        assert model.calls[1].json["input"][0]["content"][-1]["text"] == "Flip the given picture"

    async def test_a_picture_of_another_provider_goes_up_at_once(
        self, gemini: Gemini, model: StandIn, shelf: Shelf
    ) -> None:
        answer = await paint(gemini, previous=made_by(shelf, provider="engine"))
        assert len(model.calls) == 1
        assert model.calls[0].pictures == [STORED.data]
        assert answer.fell_back

    async def test_a_state_lost_inside_a_failed_interaction_falls_back_too(
        self, gemini: Gemini, model: StandIn, shelf: Shelf
    ) -> None:
        told = {"code": "not_found", "message": "The previous interaction was not found."}
        model.will(says(interaction(status="failed", steps=[], errors=[told])))
        assert (await paint(gemini, previous=made_by(shelf))).fell_back

    @pytest.mark.parametrize(
        ("status", "error"),
        [(401, ModelMisconfigured), (408, ModelUnavailable), (409, ModelUnavailable), (500, ModelUnavailable)],
    )
    async def test_other_errors_never_send_the_picture(
        self, gemini: Gemini, model: StandIn, shelf: Shelf, status: int, error: type[Exception]
    ) -> None:
        model.will(interaction_error(status))
        with pytest.raises(error):
            await paint(gemini, previous=made_by(shelf))
        assert (len(model.calls), shelf.fetched) == (1, 0)

    async def test_a_busy_model_never_gets_the_picture(self, gemini: Gemini, model: StandIn, shelf: Shelf) -> None:
        model.will(*[interaction_error(429, headers={"retry-after": "0"})] * 3)
        with pytest.raises(ModelBusy):
            await paint(gemini, previous=made_by(shelf))
        assert shelf.fetched == 0

    @pytest.mark.parametrize(
        "refusal",
        [
            interaction_error(400, "prohibited_content", "The prompt was blocked."),
            interaction_error(400, "invalid_request", "Blocked by our safety filters."),
            says(content_error_body(400, "INVALID_ARGUMENT", "PROHIBITED_CONTENT: the prompt was blocked."), 400),
        ],
    )
    async def test_a_refusal_is_not_a_lost_state(
        self, gemini: Gemini, model: StandIn, shelf: Shelf, refusal: Any
    ) -> None:
        model.will(refusal)
        with pytest.raises(ModelRefused):
            await paint(gemini, previous=made_by(shelf))
        assert (len(model.calls), shelf.fetched) == (1, 0)

    async def test_a_bad_key_is_not_a_lost_state(self, gemini: Gemini, model: StandIn, shelf: Shelf) -> None:
        model.will(says(content_error_body(400, "INVALID_ARGUMENT", reason="API_KEY_INVALID"), 400))
        with pytest.raises(ModelMisconfigured):
            await paint(gemini, previous=made_by(shelf))
        assert shelf.fetched == 0

    async def test_a_fallback_that_fails_too_says_why(self, gemini: Gemini, model: StandIn, shelf: Shelf) -> None:
        model.will(interaction_error(404), interaction_error(404))
        with pytest.raises(ModelMisconfigured):
            await paint(gemini, previous=made_by(shelf))
        assert len(model.calls) == 2

    async def test_a_storage_that_fails_says_so_itself(self, gemini: Gemini) -> None:
        async def gone() -> Picture:
            raise StorageFailed()

        with pytest.raises(StorageFailed):
            await paint(gemini, previous=Previous(interaction_id="x", provider="engine", picture=gone))


class TestAnInteractionThatFailsWithoutRaising:
    @pytest.mark.parametrize(
        ("body", "error"),
        [
            (interaction(status="failed", steps=[]), ModelUnavailable),
            (interaction(status="failed", steps=[], errors=[{"code": "safety", "message": "No."}]), ModelRefused),
            (interaction(status="failed", steps=[], errors=[{"code": "too_many_requests", "message": "x"}]), ModelBusy),
            (interaction(status="failed", steps=[], errors=[{"code": "internal", "message": "x"}]), ModelUnavailable),
            (interaction(picture_part(), status="failed"), ModelUnavailable),
            (interaction(status="in_progress", steps=[]), ModelUnavailable),
            (interaction(status="requires_continuation", continuation_token="t", steps=[]), ModelUnavailable),
            (interaction(steps=[]), NoImage),
            (interaction({"type": "text", "text": "I cannot."}), NoImage),
            (interaction(status="incomplete", steps=[]), NoImage),
            ({}, ModelUnavailable),
        ],
    )
    async def test_its_state_is_read(self, gemini: Gemini, model: StandIn, body: Json, error: type[Exception]) -> None:
        model.will(says(body))
        with pytest.raises(error):
            await paint(gemini)
        assert len(model.calls) == 1

    async def test_a_refusal_in_a_step_gives_its_reason(self, gemini: Gemini, model: StandIn) -> None:
        step = {"type": "model_output", "error": {"code": 3, "message": "PROHIBITED_CONTENT: it was blocked."}}
        model.will(says(interaction(status="failed", steps=[step])))
        with pytest.raises(ModelRefused) as caught:
            await paint(gemini)
        assert caught.value.details == {"reason": "PROHIBITED_CONTENT"}

    async def test_words_without_a_picture_are_kept_for_the_person(self, gemini: Gemini, model: StandIn) -> None:
        model.will(says(interaction({"type": "text", "text": "I need a subject first."})))
        with pytest.raises(NoImage) as caught:
            await paint(gemini)
        assert caught.value.details == {"said": "I need a subject first."}

    async def test_a_picture_beside_a_diagnostic_is_taken(self, gemini: Gemini, model: StandIn) -> None:
        model.will(says(interaction(picture_part(), errors=[{"code": "internal", "message": "A tool failed."}])))
        assert (await paint(gemini)).data == PNG


class TestTimeAndBrokenLines:
    async def test_a_model_that_hangs_is_unavailable_and_is_not_asked_again(self, opened: Open, model: StandIn) -> None:
        gemini = await opened(model_timeout=0.6)
        model.will(hangs())
        with pytest.raises(ModelUnavailable):
            await paint(gemini)
        await asyncio.wait_for(model.calls[0].left.wait(), 30)
        assert len(model.calls) == 1

    async def test_a_model_that_dribbles_is_unavailable_as_well(self, opened: Open, model: StandIn) -> None:
        gemini = await opened(model_timeout=0.6)
        model.will(dribbles(0.02))
        with pytest.raises(ModelUnavailable):
            await paint(gemini)
        await asyncio.wait_for(model.calls[0].left.wait(), 30)

    async def test_a_broken_connection_is_unavailable_and_is_not_asked_again(
        self, gemini: Gemini, model: StandIn
    ) -> None:
        model.will(breaks_off(interaction(picture_part(bytes(50_000)))))
        with pytest.raises(ModelUnavailable):
            await paint(gemini)
        assert len(model.calls) == 1

    async def test_cancelling_hangs_up(self, gemini: Gemini, model: StandIn) -> None:
        model.will(hangs())
        task = asyncio.create_task(paint(gemini))
        await model.asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(model.calls[0].left.wait(), 30)

    @pytest.mark.parametrize("body", ["<html>Sign in to the network</html>", [], "not json"])
    async def test_an_answer_that_is_no_answer_is_unavailable(self, gemini: Gemini, model: StandIn, body: Any) -> None:
        model.will(says(body))
        with pytest.raises(ModelUnavailable):
            await paint(gemini)

    async def test_a_redirect_does_not_carry_the_key_away(self, gemini: Gemini, model: StandIn) -> None:
        model.will(says({}, 307, {"location": f"{model.url}/elsewhere"}))
        with pytest.raises(ModelUnavailable):
            await paint(gemini)
        assert len(model.calls) == 1
