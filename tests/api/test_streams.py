"""A reply while it streams: who leaves, who interrupts, what goes wrong half-way."""

from __future__ import annotations

import asyncio
import json
from collections.abc import AsyncGenerator
from typing import Any

import pytest
from starlette.types import Message

from pages.api import streams
from pages.doorkeeper import COOKIE
from services.coach import replies, talk
from services.engine.faults import Kind, Where
from services.gemini import BriefUpdate, CoachEvent, Finished, Token
from services.studio import watching
from services.studio.workshop import workshop
from tests.api.calling import V1, fill, painted, read, say, start, usage
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, check_books, events, held_anywhere, until


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="pro")


@pytest.fixture
def free(database: Any) -> Account:
    return add_account("free@example.org")


async def listen(studio: Studio, who: Account, path: str, body: dict[str, Any], *, leave_at: str = "") -> str:
    """Post like a browser that closes the tab at the first event `leave_at`; what it heard until then."""
    heard: list[str] = []
    left = asyncio.Event()
    told = False

    async def receive() -> Message:
        nonlocal told
        if not told:
            told = True
            return {"type": "http.request", "body": json.dumps(body).encode(), "more_body": False}
        await left.wait()
        return {"type": "http.disconnect"}

    async def send(message: Message) -> None:
        heard.append(message.get("body", b"").decode())
        if leave_at and f"event: {leave_at}" in heard[-1]:
            left.set()
            await asyncio.sleep(0)

    headers = {"host": "limner.test", "content-type": "application/json", "cookie": f"{COOKIE}={who.cookie}"}
    scope = {
        "type": "http",
        "asgi": {"version": "3.0", "spec_version": "2.3"},
        "http_version": "1.1",
        "method": "POST",
        "path": V1 + path,
        "raw_path": (V1 + path).encode(),
        "query_string": b"",
        "root_path": "",
        "scheme": "http",
        "server": ("limner.test", 80),
        "client": ("192.0.2.7", 1),
        "headers": [(name.encode(), value.encode()) for name, value in headers.items()],
    }
    await studio.app(scope, receive, send)
    return "".join(heard)


async def quiet(session_id: str) -> None:
    await until(lambda: replies.running(session_id) is None)


@pytest.mark.parametrize("event", ["session", "token"])
async def test_a_reply_goes_on_when_its_listener_leaves(studio: Studio, ada: Account, event: str) -> None:
    heard = events(await listen(studio, ada, "/coach/start", {"message": "a teal fox"}, leave_at=event))
    assert heard[-1][0] != "done"
    session_id = heard[0][1]["id"]
    await quiet(session_id)
    async with studio.client(ada) as client:
        session = await read(client, {"id": session_id})
    assert session["messages"][-1]["state"] == "complete"
    assert len(session["messages"][-1]["text"]) > 10


async def test_a_second_message_while_the_coach_answers_is_refused(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        studio.model.faults.add(Kind.HANG, where=Where.CONTENT)
        first = asyncio.create_task(listen(studio, ada, f"/coach/sessions/{session['id']}/messages", {"text": "one"}))
        await until(lambda: replies.running(session["id"]))
        base = f"{V1}/coach/sessions/{session['id']}"
        for path, body in (("/messages", {"text": "two"}), ("/again", None)):
            response = await client.post(base + path, json=body)
            assert (response.status_code, error_of(response)["code"]) == (409, "session_busy")
        assert len((await read(client, session))["messages"]) == len(session["messages"]) + 2
        await client.post(f"{base}/stop")
        assert events(await first)[-1][0] == "done"


async def test_two_messages_at_once_are_one_reply_and_one_refusal(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        url = f"{V1}/coach/sessions/{session['id']}/messages"
        answers = await asyncio.gather(*(client.post(url, json={"text": f"fox {number}"}) for number in range(5)))
        assert sorted(one.status_code for one in answers) == [200, 409, 409, 409, 409]
        assert len((await read(client, session))["messages"]) == 4


async def test_a_stopped_reply_keeps_what_was_said_and_can_be_asked_again(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        studio.model.faults.add(Kind.SILENT, where=Where.CONTENT, after=2)
        listening = asyncio.create_task(
            listen(studio, ada, f"/coach/sessions/{session['id']}/messages", {"text": "a fox"})
        )
        await until(lambda: (reply := replies.running(session["id"])) and len(reply._events) >= 2)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/stop")
        assert response.status_code == 200
        stopped = response.json()["messages"][-1]
        assert stopped["state"] == "stopped"
        assert stopped["text"]
        assert events(await listening)[-1][0] == "done"
        again = events((await client.post(f"{V1}/coach/sessions/{session['id']}/again")).text)
        assert again[-1][0] == "done"
        after = await read(client, session)
    assert [one["state"] for one in after["messages"]] == ["complete"] * 4
    assert stopped["id"] not in {one["id"] for one in after["messages"]}


async def test_a_stop_where_nothing_streams_changes_nothing(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/stop")
    assert response.json()["messages"] == session["messages"]


async def test_another_reply_takes_the_place_of_the_last(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client, message="a teal fox")
        await client.post(f"{V1}/coach/sessions/{session['id']}/again")
        after = await read(client, session)
    assert [one["role"] for one in after["messages"]] == ["user", "coach"]
    assert after["messages"][1]["id"] != session["messages"][1]["id"]


async def test_what_is_set_by_hand_while_a_reply_streams_is_not_taken_over_by_it(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    set_by_hand = asyncio.Event()

    async def slow(**_: Any) -> AsyncGenerator[CoachEvent, None]:
        yield Token(text="A red dog it is.")
        await set_by_hand.wait()
        for mood in ("calm", "wild"):
            values = {"subject": "a red dog", "style": "anime", "mood": mood}
            yield BriefUpdate(values=values, answers=(), summary="A red dog in anime style", ready=True)
        yield Finished(usage={})

    monkeypatch.setattr(workshop().gemini, "coach_turn", slow)
    listening = asyncio.create_task(listen(studio, ada, "/coach/start", {"message": "a red dog in anime style"}))
    await until(replies.all_running)
    session = {"id": replies.all_running()[0].session_id}
    async with studio.client(ada) as client:
        url = f"{V1}/coach/sessions/{session['id']}/brief"
        await client.patch(url, json={"slots": {"subject": "a blue cat", "style": ""}})
        set_by_hand.set()
        await listening
        told = (await read(client, session))["brief"]
    assert {name: slot["value"] for name, slot in told["slots"].items()} == {"subject": "a blue cat", "mood": "wild"}
    assert "dog" not in told["summary"]


async def test_what_was_set_by_hand_outlives_the_reply_that_is_asked_for_again(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client, message="a teal fox")
        url = f"{V1}/coach/sessions/{session['id']}"
        await client.patch(f"{url}/brief", json={"slots": {"style": "woodcut"}})
        assert events((await client.post(f"{url}/again")).text)[-1][0] == "done"
        assert (await read(client, session))["brief"]["slots"]["style"] == {"value": "woodcut", "source": "user"}
        await client.post(f"{url}/messages/{session['messages'][0]['id']}/edit", json={"text": "a red owl"})
        after = (await read(client, session))["brief"]["slots"]
    assert after["style"]["value"] == "woodcut"
    assert "owl" in after["subject"]["value"]


async def test_after_a_picture_there_is_no_reply_to_ask_for_again(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/again")
    assert (response.status_code, error_of(response)["code"]) == (409, "conflict")


async def test_an_earlier_message_can_be_said_differently_and_what_came_after_goes(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        session = await start(client, message="a teal fox")
        await say(client, session, "in anime style")
        url = f"{V1}/coach/sessions/{session['id']}/messages/{session['messages'][0]['id']}/edit"
        assert events((await client.post(url, json={"text": "a red owl"})).text)[-1][0] == "done"
        after = await read(client, session)
    assert [one["role"] for one in after["messages"]] == ["user", "coach"]
    assert after["messages"][0]["text"] == "a red owl"
    assert "owl" in after["brief"]["slots"]["subject"]["value"]
    assert "style" not in after["brief"]["slots"]


@pytest.mark.parametrize(("text", "status"), [("", 422), ("  ", 422), ("x" * 4001, 422)])
async def test_a_message_cannot_be_edited_into_nothing(studio: Studio, ada: Account, text: str, status: int) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        url = f"{V1}/coach/sessions/{session['id']}/messages/{session['messages'][0]['id']}/edit"
        response = await client.post(url, json={"text": text})
        assert response.status_code == status
        assert (await read(client, session))["messages"] == session["messages"]


async def test_the_coachs_own_words_cannot_be_edited(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        url = f"{V1}/coach/sessions/{session['id']}/messages/{session['messages'][1]['id']}/edit"
        assert (await client.post(url, json={"text": "I say so"})).status_code == 404


async def test_pictures_stay_in_the_gallery_when_their_messages_go(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        url = f"{V1}/coach/sessions/{session['id']}/messages/{session['messages'][0]['id']}/edit"
        await client.post(url, json={"text": "an owl"})
        after = await read(client, session)
        assert [one["id"] for one in after["versions"]] == [one["id"] for one in session["versions"]]
        assert len((await client.get(f"{V1}/assets")).json()["items"]) == 1


@pytest.mark.parametrize(
    ("kind", "options"),
    [
        (Kind.STATUS, {"status": 500}),
        (Kind.STATUS, {"status": 429, "retry_after": 3600}),
        (Kind.REFUSED, {}),
        (Kind.NOT_JSON, {}),
        (Kind.CUT, {"after": 0}),
    ],
    ids=["500", "429", "refused", "not json", "cut"],
)
async def test_a_reply_that_never_began_is_told_as_an_error_and_gives_the_unit_back(
    studio: Studio, free: Account, kind: Kind, options: dict[str, Any]
) -> None:
    studio.model.faults.add(kind, where=Where.CONTENT, **options)
    async with studio.client(free) as client:
        found = events((await client.post(f"{V1}/coach/start", json={"message": "a fox"})).text)
        assert [name for name, _ in found] == ["session", "error"]
        assert set(found[-1][1]) == {"error"}
        assert found[-1][1]["error"]["code"] in {"model_busy", "model_unavailable", "model_refused"}
        assert held_anywhere() == []
        assert await usage(client, "coach") == 0
        session = await read(client, found[0][1])
        assert [one["state"] for one in session["messages"]] == ["complete", "failed"]
        assert session["messages"][0]["text"] == "a fox"
        assert session["messages"][1]["error"]["code"] == found[-1][1]["error"]["code"]
        again = events((await client.post(f"{V1}/coach/sessions/{session['id']}/again")).text)
        assert again[-1][0] == "done"
        assert await usage(client, "coach") == 1
    check_books()


async def test_a_reply_that_is_cut_off_keeps_its_words_and_its_unit(studio: Studio, free: Account) -> None:
    studio.model.faults.add(Kind.CUT, where=Where.CONTENT, after=3)
    async with studio.client(free) as client:
        found = events((await client.post(f"{V1}/coach/start", json={"message": "a fox"})).text)
        assert [name for name, _ in found][-1] == "error"
        assert "charged" not in found[-1][1]["error"]["message"]
        session = await read(client, found[0][1])
        assert session["messages"][-1]["state"] == "failed"
        assert session["messages"][-1]["text"] == "".join(one["text"] for name, one in found if name == "token")
        assert await usage(client, "coach") == 1
    check_books()


async def test_a_reply_of_nothing_but_blanks_gives_the_unit_back(
    studio: Studio, free: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    async def blank(**_: Any) -> AsyncGenerator[CoachEvent, None]:
        yield Token(text=" \n")
        yield Finished(usage={})

    monkeypatch.setattr(workshop().gemini, "coach_turn", blank)
    async with studio.client(free) as client:
        found = events((await client.post(f"{V1}/coach/start", json={"message": "a fox"})).text)
        assert found[-1][0] == "error"
        assert await usage(client, "coach") == 0
    assert held_anywhere() == []


async def test_a_call_without_words_still_gets_words(studio: Studio, ada: Account) -> None:
    studio.model.faults.add(Kind.CALL_ONLY, where=Where.CONTENT)
    async with studio.client(ada) as client:
        session = await start(client, message="a teal fox")
    assert session["messages"][-1]["text"]


async def test_ending_a_session_before_its_first_word_does_not_make_the_words_free(
    studio: Studio, free: Account
) -> None:
    studio.model.faults.add(Kind.SLOW, where=Where.CONTENT, seconds=0.2)
    listening = asyncio.create_task(listen(studio, free, "/coach/start", {"message": "a teal fox"}))
    await until(replies.all_running)
    session_id = replies.all_running()[0].session_id
    async with studio.client(free) as client:
        assert (await client.post(f"{V1}/coach/sessions/{session_id}/end")).status_code == 200
        assert events(await listening)[-1][0] == "done"
        assert await usage(client, "coach") == 1
    check_books()


async def test_a_stop_before_the_first_word_gives_the_unit_back(studio: Studio, free: Account) -> None:
    studio.model.faults.add(Kind.HANG, where=Where.CONTENT)
    listening = asyncio.create_task(listen(studio, free, "/coach/start", {"message": "a teal fox"}))
    await until(replies.all_running)
    session_id = replies.all_running()[0].session_id
    async with studio.client(free) as client:
        await client.post(f"{V1}/coach/sessions/{session_id}/stop")
        await listening
        assert await usage(client, "coach") == 0
        assert (await read(client, {"id": session_id}))["messages"][-1]["state"] == "stopped"
    check_books()


async def test_a_silent_stream_is_kept_awake(studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(streams, "KEEP_ALIVE", 0.02)
    studio.model.faults.add(Kind.SLOW, where=Where.CONTENT, seconds=0.15)
    async with studio.client(ada) as client:
        text = (await client.post(f"{V1}/coach/start", json={"message": "a fox"})).text
    assert text.count("\n: ") + text.startswith(":") >= 2
    assert events(text)[-1][0] == "done"


async def test_one_may_talk_on_while_a_picture_is_painted(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await fill(client, await start(client))
        studio.model.faults.add(Kind.HANG, where=Where.INTERACTIONS)
        made = (await client.post(f"{V1}/coach/sessions/{session['id']}/generate")).json()
        assert (await say(client, session, "thank you"))[-1][0] == "done"
        assert (await read(client, session))["state"] == "generating"
        await client.post(f"{V1}/generations/{made['id']}/cancel")
        assert (await read(client, session))["state"] == "active"


@pytest.mark.parametrize("path", ["/end", "/satisfied"])
async def test_a_session_does_not_end_while_a_picture_is_painted(studio: Studio, ada: Account, path: str) -> None:
    async with studio.client(ada) as client:
        session = await fill(client, await start(client))
        studio.model.faults.add(Kind.HANG, where=Where.INTERACTIONS)
        await client.post(f"{V1}/coach/sessions/{session['id']}/generate")
        response = await client.post(f"{V1}/coach/sessions/{session['id']}{path}")
        assert (response.status_code, error_of(response)["code"]) == (409, "session_busy")


async def test_a_start_that_is_asked_again_before_its_reply_begins_hears_that_reply(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    begun: asyncio.Future[str] = asyncio.get_running_loop().create_future()
    go_on = asyncio.Event()
    speak = talk.speak

    async def speak_late(reply: replies.Reply) -> None:
        replies.forget(reply)  # as in the instant between the row and the reply
        begun.set_result(reply.session_id)
        await go_on.wait()
        replies.register(reply)
        await speak(reply)

    monkeypatch.setattr(talk, "speak", speak_late)
    body, key = {"message": "a fox"}, {"idempotency-key": "open"}
    async with studio.client(ada) as client:
        first = asyncio.create_task(client.post(f"{V1}/coach/start", json=body, headers=key))
        session_id = await begun
        second = asyncio.create_task(client.post(f"{V1}/coach/start", json=body, headers=key))
        await until(lambda: watching.anyone(session_id))
        go_on.set()
        heard = [events((await one).text) for one in (first, second)]
    for found in heard:
        assert found[0][0] == "session"
        assert found[-1][0] == "done"
        assert found[-1][1]["message"]["state"] == "complete"
    assert heard[0][-1][1]["message"] == heard[1][-1][1]["message"]
