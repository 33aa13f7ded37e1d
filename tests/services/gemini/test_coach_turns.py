"""The coach's replies: words as they come, the brief from the call, and every way in which a reply can end."""

from __future__ import annotations

import asyncio
import base64
from typing import Any

import aiohttp
import pytest

from services.errors import ModelBusy, ModelMisconfigured, ModelRefused, ModelUnavailable
from services.gemini import BriefUpdate, CoachEvent, Finished, Gemini, Picture, Said, Token
from tests.services.gemini.conftest import Open
from tests.services.gemini.stand_in import (
    Answer,
    Json,
    StandIn,
    brief_call,
    chunk,
    content_error,
    content_error_body,
    hangs,
    says,
    streams,
    words,
)

SLOTS = {"subject": "What is in the picture", "style": "How it is painted"}
PICTURE = Picture(data=b"\x89PNG of a cat", mime_type="image/png")


async def reply(gemini: Gemini, *said: Said, into: list[CoachEvent] | None = None) -> list[CoachEvent]:
    """All events of a reply; those that came before an error are in `into`."""
    events: list[CoachEvent] = [] if into is None else into
    conversation = said or (Said(role="user", text="A fox, please"),)
    async for event in gemini.coach_turn(said=conversation, system="You are a coach.", slots=SLOTS):
        events.append(event)
    return events


def text_of(events: list[CoachEvent]) -> str:
    return "".join(event.text for event in events if isinstance(event, Token))


def updates_of(events: list[CoachEvent]) -> list[BriefUpdate]:
    return [event for event in events if isinstance(event, BriefUpdate)]


class TestAReply:
    async def test_the_words_come_one_by_one_and_the_brief_with_them(self, gemini: Gemini, model: StandIn) -> None:
        call = brief_call(subject="a fox", answers=["Anime", "Pixel art"], summary="A fox.", ready=False)
        model.will(streams([chunk(words("Which ")), chunk(words("style?")), chunk(call, end="STOP")]))
        assert await reply(gemini) == [
            Token(text="Which "),
            Token(text="style?"),
            BriefUpdate(values={"subject": "a fox"}, answers=("Anime", "Pixel art"), summary="A fox.", ready=False),
            Finished(usage={"input_tokens": 10, "output_tokens": 6, "image_tokens": 0, "cost_microdollars": 60}),
        ]
        assert len(model.calls) == 1

    async def test_the_first_word_does_not_wait_for_the_last(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("Now")), chunk(words("."))], then="silence"))
        events = gemini.coach_turn(said=[Said(role="user", text="Hi")], system="", slots=SLOTS)
        assert await asyncio.wait_for(anext(events), 30) == Token(text="Now")
        await events.aclose()

    async def test_a_reply_without_a_call_is_an_ordinary_reply(self, gemini: Gemini, model: StandIn) -> None:
        events = await reply(gemini)
        assert text_of(events) == "Hello."
        assert updates_of(events) == []
        assert len(model.calls) == 1

    async def test_thoughts_are_not_said_aloud(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk({"text": "Hm, a fox.", "thought": True}), chunk(words("A fox!"), end="STOP")]))
        assert text_of(await reply(gemini)) == "A fox!"

    async def test_words_cut_off_at_the_longest_length_are_kept(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("And so"), end="MAX_TOKENS")]))
        assert text_of(await reply(gemini)) == "And so"

    async def test_a_call_of_an_unknown_function_is_passed_over(self, gemini: Gemini, model: StandIn) -> None:
        other: Json = {"functionCall": {"name": "paint_it", "args": {}}}
        model.will(streams([chunk(words("Sure.")), chunk(other, end="STOP")]))
        assert text_of(await reply(gemini)) == "Sure."
        assert len(model.calls) == 1

    async def test_aiohttp_is_never_used(self, gemini: Gemini, monkeypatch: pytest.MonkeyPatch) -> None:
        def never(*_: Any, **__: Any) -> Any:
            raise AssertionError("aiohttp posts again by itself")

        monkeypatch.setattr(aiohttp.ClientSession, "_request", never)
        assert text_of(await reply(gemini)) == "Hello."
        assert await gemini.describe(picture=PICTURE, question="Which mood?") == "Calm and dusky."


class TestWhatIsAsked:
    async def test_roles_pictures_and_instruction_go_up(self, gemini: Gemini, model: StandIn) -> None:
        second = Picture(data=b"\xff\xd8\xff of a dog", mime_type="image/jpeg")
        await reply(
            gemini,
            Said(role="user", text="My cat and dog", pictures=(PICTURE, second)),
            Said(role="coach", text="Lovely. Which style?"),
            Said(role="user", text="Anime"),
        )
        asked = model.calls[0].json
        first, middle, last = asked["contents"]
        assert [part["inlineData"]["mime_type"] for part in first["parts"][:2]] == ["image/png", "image/jpeg"]
        assert base64.urlsafe_b64decode(first["parts"][0]["inlineData"]["data"]) == PICTURE.data
        assert first["parts"][2] == {"text": "My cat and dog"}
        assert (middle["role"], last["role"], last["parts"]) == ("model", "user", [{"text": "Anime"}])
        assert asked["systemInstruction"]["parts"] == [{"text": "You are a coach."}]

    async def test_messages_of_one_side_in_a_row_become_one_turn(self, gemini: Gemini, model: StandIn) -> None:
        await reply(gemini, Said(role="user", text="A fox"), Said(role="user", text="in snow"))
        assert [turn["parts"] for turn in model.calls[0].json["contents"]] == [[{"text": "A fox"}, {"text": "in snow"}]]

    async def test_the_function_is_flat_with_a_text_for_each_slot(self, gemini: Gemini, model: StandIn) -> None:
        await reply(gemini)
        (declared,) = model.calls[0].json["tools"][0]["functionDeclarations"]
        properties = declared["parameters_json_schema"]["properties"]
        assert declared["name"] == "update_brief"
        assert properties["subject"] == {"type": "string", "description": "What is in the picture"}
        assert set(properties) == {"subject", "style", "answers", "summary", "ready"}
        assert (properties["answers"]["maxItems"], properties["ready"]["type"]) == (4, "boolean")
        assert "$ref" not in str(declared)

    async def test_thinking_is_low_and_nothing_deprecated_is_sent(self, gemini: Gemini, model: StandIn) -> None:
        await reply(gemini)
        settings = model.calls[0].json["generationConfig"]
        assert settings["thinkingConfig"] == {"thinking_level": "LOW"}
        assert not {"temperature", "topP", "topK"} & set(settings)

    async def test_the_server_is_not_told_to_cut_a_long_reply(self, opened: Open, model: StandIn) -> None:
        await reply(await opened(coach_timeout=2, model_timeout=180))
        assert int(model.calls[0].headers["x-server-timeout"]) > 180


class TestACallWithoutWords:
    async def test_it_gets_its_answer_once_with_the_models_parts_untouched(
        self, gemini: Gemini, model: StandIn
    ) -> None:
        call = brief_call(subject="a fox")
        model.will(streams([chunk(call, end="STOP")]), streams([chunk(words("Which style?"), end="STOP")]))
        events = await reply(gemini)
        assert text_of(events) == "Which style?"
        assert [update.values for update in updates_of(events)] == [{"subject": "a fox"}]
        user, made, answered = model.calls[1].json["contents"]
        assert user == model.calls[0].json["contents"][0]
        signature = made["parts"][0].pop("thoughtSignature")
        assert base64.urlsafe_b64decode(signature) == base64.b64decode(call["thoughtSignature"])
        assert made == {"role": "model", "parts": [{"functionCall": call["functionCall"]}]}
        response = answered["parts"][0]["functionResponse"]
        assert (answered["role"], response["id"], response["name"]) == ("user", "call-1", "update_brief")

    async def test_both_rounds_are_counted(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(brief_call(), end="STOP")]))
        (finished,) = [event for event in await reply(gemini) if isinstance(event, Finished)]
        assert finished.usage["input_tokens"] == 20

    async def test_it_is_not_answered_a_second_time(self, gemini: Gemini, model: StandIn) -> None:
        again = streams([chunk(brief_call(style="anime"), end="STOP")])
        model.will(streams([chunk(brief_call(subject="a fox"), end="STOP")]), again)
        events = await reply(gemini)
        assert [update.values for update in updates_of(events)] == [{"subject": "a fox"}, {"style": "anime"}]
        assert isinstance(events[-1], Finished)
        assert len(model.calls) == 2

    @pytest.mark.parametrize(
        "second", [content_error(500, "INTERNAL"), streams([chunk(end="STOP")]), streams([], then="cut")]
    )
    async def test_without_words_even_then_the_brief_stands(
        self, gemini: Gemini, model: StandIn, second: Answer
    ) -> None:
        model.will(streams([chunk(brief_call(summary="A fox."), end="STOP")]), second)
        events = await reply(gemini)
        assert [update.summary for update in updates_of(events)] == ["A fox."]
        assert isinstance(events[-1], Finished)

    async def test_words_that_break_off_in_the_second_round_are_an_error(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(brief_call(), end="STOP")]), streams([chunk(words("Which"))], then="cut"))
        events: list[CoachEvent] = []
        with pytest.raises(ModelUnavailable):
            await reply(gemini, into=events)
        assert text_of(events) == "Which"


class TestALooseCall:
    async def update(self, gemini: Gemini, model: StandIn, **arguments: Any) -> BriefUpdate:
        model.will(streams([chunk(words("So?")), chunk(brief_call(**arguments), end="STOP")]))
        (update,) = updates_of(await reply(gemini))
        return update

    async def test_values_of_a_wrong_type_become_text(self, gemini: Gemini, model: StandIn) -> None:
        update = await self.update(gemini, model, subject=["a fox", "an owl"], style=3, summary=None, ready="true")
        assert update.values == {"subject": "a fox, an owl", "style": "3"}
        assert (update.summary, update.ready, update.answers) == ("", True, ())

    async def test_too_many_answers_are_cut_to_four(self, gemini: Gemini, model: StandIn) -> None:
        update = await self.update(gemini, model, answers=["a", 2, None, "c", "c", "d", "e", "f"])
        assert update.answers == ("a", "2", "c", "d")

    async def test_overlong_texts_are_cut(self, gemini: Gemini, model: StandIn) -> None:
        update = await self.update(gemini, model, subject="fox " * 500, answers=["x" * 500], summary="y" * 5000)
        assert len(update.values["subject"]) <= 301
        assert (len(update.answers[0]), len(update.summary)) == (80, 600)

    async def test_unknown_and_empty_slots_are_left_out(self, gemini: Gemini, model: StandIn) -> None:
        update = await self.update(gemini, model, subject="  ", style={"name": "anime"}, price="cheap", ready=0)
        assert update.values == {"style": "anime"}
        assert update.ready is False

    async def test_a_call_without_arguments_updates_nothing(self, gemini: Gemini, model: StandIn) -> None:
        call = {"functionCall": {"name": "update_brief"}}
        model.will(streams([chunk(words("Hm.")), chunk(call, end="STOP")]))
        assert updates_of(await reply(gemini)) == [BriefUpdate(values={}, answers=(), summary="", ready=False)]


class TestRefusals:
    @pytest.mark.parametrize(
        ("chunks", "reason"),
        [
            ([{"promptFeedback": {"blockReason": "PROHIBITED_CONTENT"}}], "PROHIBITED_CONTENT"),
            ([{"promptFeedback": {"blockReason": "OTHER"}}], "OTHER"),
            ([chunk(end="SAFETY")], "SAFETY"),
            ([chunk(words("Well, ")), chunk(end="PROHIBITED_CONTENT")], "PROHIBITED_CONTENT"),
            ([chunk(end="NO_IMAGE")], "NO_IMAGE"),
            ([{"usageMetadata": {"promptTokenCount": 3}}], "OTHER"),
        ],
    )
    async def test_each_gives_its_reason(self, gemini: Gemini, model: StandIn, chunks: list[Json], reason: str) -> None:
        model.will(streams(chunks))
        with pytest.raises(ModelRefused) as caught:
            await reply(gemini)
        assert caught.value.details == {"reason": reason}

    async def test_an_account_that_is_shut_out_is_the_administrators_matter(
        self, gemini: Gemini, model: StandIn
    ) -> None:
        model.will(streams([chunk(end="PUP_LIMITED_DISABLED")]))
        with pytest.raises(ModelMisconfigured):
            await reply(gemini)


class TestBrokenReplies:
    async def test_a_stream_cut_in_the_middle_keeps_what_came(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("Which ")), chunk(words("sty"))], then="cut"))
        events: list[CoachEvent] = []
        with pytest.raises(ModelUnavailable):
            await reply(gemini, into=events)
        assert text_of(events) == "Which sty"
        assert len(model.calls) == 1

    async def test_only_a_whole_stream_need_not_say_why_it_ends(self, gemini: Gemini, model: StandIn) -> None:
        model.will(*(streams([chunk(words(said))]) for said in ("Which style?", "Which sty")))
        assert text_of(await reply(gemini)) == "Which style?"
        with pytest.raises(ModelUnavailable):
            await reply(gemini)

    async def test_what_no_database_takes_is_left_out(self, gemini: Gemini, model: StandIn) -> None:
        call = brief_call(subject="a\x00 fox \ud83e", answers=["\udd8a"], summary="A \x00fox.")
        model.will(streams([chunk(words("Half \ud83e")), chunk(words("\x00!")), chunk(call, end="STOP")]))
        events = await reply(gemini)
        (told,) = updates_of(events)
        assert text_of(events) == "Half \ufffd!"
        assert (told.values, told.answers, told.summary) == ({"subject": "a fox \ufffd"}, ("\ufffd",), "A fox.")

    @pytest.mark.parametrize(
        ("told", "error"),
        [
            (content_error_body(503, "UNAVAILABLE"), ModelBusy),
            (content_error_body(500, "INTERNAL"), ModelUnavailable),
            ({"error": {"message": "no code at all"}}, ModelUnavailable),
        ],
    )
    async def test_an_error_in_the_stream_is_read(
        self, gemini: Gemini, model: StandIn, told: Json, error: type[Exception]
    ) -> None:
        model.will(streams([chunk(words("Which ")), told]))
        events: list[CoachEvent] = []
        with pytest.raises(error):
            await reply(gemini, into=events)
        assert text_of(events) == "Which "
        assert len(model.calls) == 1

    async def test_a_silent_stream_is_unavailable_after_its_time(self, opened: Open, model: StandIn) -> None:
        gemini = await opened(coach_timeout=1)
        model.will(streams([chunk(words("Which "))], then="silence"))
        events: list[CoachEvent] = []
        async with asyncio.timeout(30):
            with pytest.raises(ModelUnavailable):
                await reply(gemini, into=events)
        assert text_of(events) == "Which "
        await asyncio.wait_for(model.calls[0].left.wait(), 30)

    async def test_a_long_reply_that_keeps_coming_is_not_silent(self, opened: Open, model: StandIn) -> None:
        gemini = await opened(coach_timeout=1.5)
        model.will(streams([*[chunk(words("la "))] * 8, chunk(end="STOP")], pause=0.2))
        assert text_of(await reply(gemini)) == "la " * 8

    async def test_a_model_that_does_not_begin_is_unavailable(self, opened: Open, model: StandIn) -> None:
        gemini = await opened(coach_timeout=0.15)
        model.will(hangs())
        with pytest.raises(ModelUnavailable):
            await reply(gemini)
        assert len(model.calls) == 1

    @pytest.mark.parametrize("end", ["STOP", "MAX_TOKENS", "MALFORMED_FUNCTION_CALL"])
    async def test_an_empty_reply_is_unavailable(self, gemini: Gemini, model: StandIn, end: str) -> None:
        model.will(streams([chunk(end=end)]))
        with pytest.raises(ModelUnavailable):
            await reply(gemini)

    async def test_a_reply_without_end_is_ended(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("la " * 10_000))] * 4, then="silence"))
        with pytest.raises(ModelUnavailable):
            await asyncio.wait_for(reply(gemini), 30)
        await asyncio.wait_for(model.calls[0].left.wait(), 30)

    @pytest.mark.parametrize("body", ["<html>Sign in</html>", ""])
    async def test_a_page_in_place_of_a_stream_is_unavailable(self, gemini: Gemini, model: StandIn, body: str) -> None:
        model.will(says(body))
        with pytest.raises(ModelUnavailable):
            await reply(gemini)


class TestLeaving:
    async def test_cancelling_the_task_hangs_up(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("Which "))], then="silence"))
        begun = asyncio.Event()

        async def listen() -> None:
            async for _ in gemini.coach_turn(said=[Said(role="user", text="Hi")], system="", slots=SLOTS):
                begun.set()

        task = asyncio.create_task(listen())
        await begun.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(model.calls[0].left.wait(), 30)

    async def test_cancelling_before_the_first_word_hangs_up(self, gemini: Gemini, model: StandIn) -> None:
        model.will(hangs())
        task = asyncio.create_task(reply(gemini))
        await model.asked.wait()
        task.cancel()
        with pytest.raises(asyncio.CancelledError):
            await task
        await asyncio.wait_for(model.calls[0].left.wait(), 30)

    async def test_closing_the_events_hangs_up(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("Which "))], then="silence"))
        events = gemini.coach_turn(said=[Said(role="user", text="Hi")], system="", slots=SLOTS)
        await anext(events)
        await events.aclose()
        await asyncio.wait_for(model.calls[0].left.wait(), 30)

    async def test_the_client_is_as_good_as_new_afterwards(self, gemini: Gemini, model: StandIn) -> None:
        model.will(streams([chunk(words("Which "))], then="silence"))
        events = gemini.coach_turn(said=[Said(role="user", text="Hi")], system="", slots=SLOTS)
        await anext(events)
        await events.aclose()
        assert text_of(await reply(gemini)) == "Hello."


class TestAQuestionAboutAPicture:
    async def test_it_sends_the_picture_and_returns_the_words(self, gemini: Gemini, model: StandIn) -> None:
        assert await gemini.describe(picture=PICTURE, question="Which mood?") == "Calm and dusky."
        picture, question = model.calls[0].json["contents"][0]["parts"]
        assert base64.urlsafe_b64decode(picture["inlineData"]["data"]) == PICTURE.data
        assert question == {"text": "Which mood?"}
        assert "tools" not in model.calls[0].json

    @pytest.mark.parametrize(
        ("body", "error"),
        [
            ({"promptFeedback": {"blockReason": "SAFETY"}}, ModelRefused),
            ({"usageMetadata": {}}, ModelRefused),
            (chunk(end="IMAGE_SAFETY"), ModelRefused),
            (chunk(end="NO_IMAGE"), ModelRefused),
            (chunk(end="STOP"), ModelUnavailable),
            (chunk(words("  "), end="STOP"), ModelUnavailable),
            ("<html>", ModelUnavailable),
            ([], ModelUnavailable),
        ],
    )
    async def test_an_answer_without_words_is_an_error(
        self, gemini: Gemini, model: StandIn, body: Any, error: type[Exception]
    ) -> None:
        model.will(says(body))
        with pytest.raises(error):
            await gemini.describe(picture=PICTURE, question="Which mood?")

    async def test_a_model_that_hangs_is_unavailable(self, opened: Open, model: StandIn) -> None:
        model.will(hangs())
        with pytest.raises(ModelUnavailable):
            await (await opened(coach_timeout=0.15)).describe(picture=PICTURE, question="Which mood?")
