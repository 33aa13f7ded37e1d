"""A coach session over HTTP, from the first word to the picture one is happy with."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlmodel import Session

import data
from data.coaching import CoachSession
from pages.api import streams
from services.billing import subscriptions
from services.errors import NotFound
from tests.api.calling import V1, fill, painted, read, say, start, usage
from tests.api.test_doors import error_of
from tests.house import Account, Studio, add_account, events, held_anywhere, png

SHAPE = {
    "id", "kind", "state", "asset_type", "style_preset", "brand_kit_id", "project_id", "brief", "messages", "versions",
    "refinements_used", "expires_at",
}  # fmt: skip


@pytest.fixture
def ada(database: Any) -> Account:
    return add_account(plan="pro")


@pytest.fixture
def free(database: Any) -> Account:
    return add_account("free@example.org")


async def test_a_start_streams_the_session_first_then_words_a_brief_and_the_end(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/coach/start", json={"message": "a teal fox, anime style"})
    assert response.status_code == 200
    assert response.headers["content-type"].startswith("text/event-stream")
    found = events(response.text)
    names = [name for name, _ in found]
    assert names[0] == "session"
    assert names[-1] == "done"
    assert names.count("token") > 3
    assert "brief" in names
    assert set(found[0][1]) >= SHAPE
    done = found[-1][1]
    assert set(done) == {"message", "session"}
    assert "".join(payload["text"] for name, payload in found if name == "token") == done["message"]["text"]
    assert (done["message"]["role"], done["message"]["state"]) == ("coach", "complete")
    assert done["session"]["id"] == found[0][1]["id"]
    assert [one["role"] for one in done["session"]["messages"]] == ["user", "coach"]


async def test_the_coach_speaks_first_where_nothing_was_said(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client, message=None)
    assert [one["role"] for one in session["messages"]] == ["coach"]
    assert session["messages"][0]["text"]


async def test_what_was_said_fills_the_brief(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client, message="a teal fox, anime style")
    assert set(session["brief"]) == {"slots", "missing", "ready", "summary"}
    assert "fox" in session["brief"]["slots"]["subject"]["value"]
    assert session["brief"]["slots"]["subject"]["source"] == "user"
    assert (session["brief"]["ready"], session["brief"]["missing"]) == (True, [])


@pytest.mark.parametrize(
    ("body", "status", "code"),
    [
        ({"kind": "video"}, 422, "invalid"),
        ({"asset_type": "poster"}, 422, "invalid"),
        ({"style_preset": "baroque"}, 422, "invalid"),
        ({"kind": "profile_picture", "asset_type": "thumbnail"}, 422, "invalid"),
        ({"project_id": "0"}, 404, "not_found"),
        ({"brand_kit_id": "0"}, 404, "not_found"),
        ({"asset_ids": ["0"]}, 404, "not_found"),
        ({"asset_ids": ["1", "2", "3", "4", "5"], "kind": 5}, 404, "not_found"),
        ({"message": "x" * 4001}, 422, "invalid"),
    ],
    ids=str,
)
async def test_a_start_that_cannot_be_is_refused_before_the_stream_and_costs_nothing(
    studio: Studio, ada: Account, body: dict[str, Any], status: int, code: str
) -> None:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/coach/start", json=body)
        assert (response.status_code, error_of(response)["code"]) == (status, code)
        assert await usage(client, "coach") == 0
        assert (await client.get(f"{V1}/coach/sessions")).json()["items"] == []
    assert held_anywhere() == []


async def test_the_same_key_opens_one_session_and_answers_its_first_reply(studio: Studio, free: Account) -> None:
    async with studio.client(free) as client:
        headers, body = {"idempotency-key": "open"}, {"message": "a teal fox"}
        one, two = [events((await client.post(f"{V1}/coach/start", json=body, headers=headers)).text) for _ in range(2)]
        assert [found[0][1]["id"] for found in (one, two)] == [one[0][1]["id"]] * 2
        assert two[-1] == one[-1]
        assert await usage(client, "coach") == 1
        other = await client.post(f"{V1}/coach/start", json={"message": "an owl"}, headers=headers)
        assert (other.status_code, error_of(other)["code"]) == (409, "idempotency_conflict")
        await client.post(f"{V1}/coach/sessions/{one[0][1]['id']}/again")
        assert (await client.post(f"{V1}/coach/start", json=body, headers=headers)).status_code == 200


async def test_many_starts_at_once_with_one_key_are_one_session(studio: Studio, free: Account) -> None:
    async with studio.client(free) as client:
        answers = await asyncio.gather(
            *(
                client.post(f"{V1}/coach/start", json={"message": "a fox"}, headers={"idempotency-key": "open"})
                for _ in range(8)
            )
        )
        assert {one.status_code for one in answers} == {200}
        assert {events(one.text)[-1][0] for one in answers} == {"done"}
        assert len((await client.get(f"{V1}/coach/sessions")).json()["items"]) == 1
        assert await usage(client, "coach") == 1


async def test_a_second_session_of_a_free_user_is_refused_with_its_status(studio: Studio, free: Account) -> None:
    async with studio.client(free) as client:
        await start(client)
        response = await client.post(f"{V1}/coach/start", json={"message": "another"})
    assert response.status_code == 402
    assert error_of(response)["code"] == "allowance_used_up"


async def test_a_message_over_four_thousand_characters_is_refused_and_the_longest_is_not(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/messages", json={"text": "x" * 4001})
        assert response.status_code == 422
        assert "4000" in error_of(response)["message"]
        assert (await say(client, session, "fox " * 1000))[-1][0] == "done"


@pytest.mark.parametrize("text", ["", "  \n\t ", "\x00"])
async def test_an_empty_message_is_refused(studio: Studio, ada: Account, text: str) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/messages", json={"text": text})
    assert response.status_code == 422
    assert error_of(response)["message"] == "Say something first."


async def test_a_message_of_pictures_alone_is_one(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        made = (await client.post(f"{V1}/uploads", files={"file": ("me.png", png(), "image/png")})).json()
        await say(client, session, "", asset_ids=[made["id"]])
        after = await read(client, session)
    assert [one["id"] for one in after["messages"][-2]["assets"]] == [made["id"]]
    assert [one["id"] for one in after["references"]] == [made["id"]]


async def test_anothers_picture_is_not_found(studio: Studio, ada: Account, free: Account) -> None:
    async with studio.client(free) as other, studio.client(ada) as client:
        made = (await other.post(f"{V1}/uploads", files={"file": ("me.png", png(), "image/png")})).json()
        session = await start(client)
        response = await client.post(
            f"{V1}/coach/sessions/{session['id']}/messages", json={"text": "this", "asset_ids": [made["id"]]}
        )
        assert response.status_code == 404
        response = await client.post(f"{V1}/coach/start", json={"asset_ids": [made["id"]], "message": "x" * 5000})
    assert response.status_code == 404


async def test_anothers_session_is_not_found_by_any_route(studio: Studio, ada: Account, free: Account) -> None:
    async with studio.client(ada) as client, studio.client(free) as other:
        session = await painted(client)
        message = session["messages"][0]["id"]
        base = f"{V1}/coach/sessions/{session['id']}"
        for method, path, body in (
            ("GET", "", None),
            ("GET", "/assets", None),
            ("POST", "/messages", {"text": "hi"}),
            ("POST", "/messages", {"text": ""}),
            ("POST", f"/messages/{message}/edit", {"text": "hi"}),
            ("POST", "/stop", None),
            ("POST", "/again", None),
            ("PATCH", "/brief", {"slots": {"subject": "x"}}),
            ("PATCH", "/brief", {"slots": {"nonsense": "x"}}),
            ("POST", "/generate", {}),
            ("POST", "/refine", {"refinement": "brighter"}),
            ("POST", "/refine", {"refinement": "x"}),
            ("POST", "/satisfied", None),
            ("POST", "/end", None),
            ("POST", "/resume", None),
        ):
            response = await other.request(method, base + path, json=body)
            assert response.status_code == 404, (method, path, response.text)
        assert (await other.get(f"{V1}/coach/sessions")).json()["items"] == []
        assert await read(client, session) == session


async def test_a_picture_before_the_brief_is_complete_is_refused_with_what_is_missing(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/generate", json={})
    assert response.status_code == 409
    error = error_of(response)
    assert (error["code"], error["details"]["missing"]) == ("brief_incomplete", ["subject", "style"])
    assert error["message"] == "Still missing: subject, style."
    assert studio.model.pictures_asked == []


async def test_a_slot_is_filled_and_cleared_by_hand(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        filled = await fill(client, session, mood="dusky")
        assert filled["brief"]["slots"]["mood"] == {"value": "dusky", "source": "user"}
        assert filled["brief"]["ready"]
        url = f"{V1}/coach/sessions/{session['id']}/brief"
        cleared = (await client.patch(url, json={"slots": {"mood": None, "style": ""}})).json()
        assert "mood" not in cleared["brief"]["slots"]
        assert cleared["brief"]["missing"] == ["style"]


@pytest.mark.parametrize(
    "body",
    [
        {},
        {"slots": {}},
        {"slots": {"style": {"val": "anime"}}},
        {"slots": None},
        {"slots": {"nonsense": "x"}},
        {"slots": {"subject": 7}},
        {"slots": {"subject": ["a"]}},
        {"slots": {"subject": "x" * 401}},
        {"slots": "subject"},
        {"asset_type": "poster"},
        {"asset_type": "streamer_logo"},
        {"style_preset": "baroque"},
    ],
    ids=str,
)
async def test_a_change_of_the_brief_that_makes_no_sense_changes_nothing(
    studio: Studio, ada: Account, body: dict[str, Any]
) -> None:
    async with studio.client(ada) as client:
        session = await fill(client, await start(client))
        response = await client.patch(f"{V1}/coach/sessions/{session['id']}/brief", json=body)
        assert response.status_code == 422
        error_of(response)
        assert (await read(client, session))["brief"] == session["brief"]


async def test_a_change_of_target_and_a_wrong_slot_together_change_neither(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        response = await client.patch(
            f"{V1}/coach/sessions/{session['id']}/brief", json={"asset_type": "banner", "slots": {"nonsense": "x"}}
        )
        assert response.status_code == 422
        assert (await read(client, session))["asset_type"] == "thumbnail"


async def test_sessions_are_listed_last_touched_first_page_by_page(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        sessions = [await start(client, message=f"number {number}") for number in range(3)]
        await say(client, sessions[0], "again")
        ids = [sessions[0]["id"], sessions[2]["id"], sessions[1]["id"]]
        first = (await client.get(f"{V1}/coach/sessions?limit=2")).json()
        assert [one["id"] for one in first["items"]] == ids[:2]
        second = (await client.get(f"{V1}/coach/sessions?limit=2&cursor={first['next_cursor']}")).json()
        assert [one["id"] for one in second["items"]] == ids[2:]
        assert second["next_cursor"] is None
        found = (await client.get(f"{V1}/coach/sessions?search=NUMBER 1")).json()["items"]
        assert [one["id"] for one in found] == [sessions[1]["id"]]


async def test_whose_subscription_is_not_active_may_look_at_a_session_but_not_talk_on(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        session = await start(client)
        data.write_now(subscriptions.change, ada.id, status="past_due")
        said = next(one["id"] for one in session["messages"] if one["role"] == "user")
        base = f"{V1}/coach/sessions/{session['id']}"
        for path in ("/messages", "/again", f"/messages/{said}/edit"):
            refused = await client.post(base + path, json={"text": "and now?"})
            assert (refused.status_code, error_of(refused)["code"]) == (403, "subscription_required"), path
        assert await read(client, session) == session


def age(session: dict[str, Any], seconds: float = 1.0) -> None:
    """Let the session have been idle for longer than it may be."""

    def expire(db: Session) -> None:
        row = db.get_one(CoachSession, session["id"])
        row.expires_at = row.created_at if seconds else row.expires_at

    data.write_now(expire)


async def test_an_expired_session_takes_no_message_until_it_is_resumed(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await painted(client)
        age(session)
        assert (await read(client, session))["state"] == "expired"
        base = f"{V1}/coach/sessions/{session['id']}"
        for path, body in (
            ("/messages", {"text": "hi"}),
            ("/generate", {}),
            ("/refine", {"refinement": "brighter"}),
            ("/satisfied", None),
            ("/again", None),
        ):
            response = await client.post(base + path, json=body)
            assert (response.status_code, error_of(response)["code"]) == (409, "session_expired"), path
        resumed = (await client.post(base + "/resume")).json()
        assert resumed["state"] == "choosing"
        assert resumed["expires_at"] > session["expires_at"]
        assert await usage(client, "coach") == 1
        assert (await say(client, session, "hello again"))[-1][0] == "done"


async def test_a_reply_that_is_dropped_as_it_ends_is_an_error_event(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    def gone(*_: object) -> None:
        raise NotFound

    monkeypatch.setattr(streams.speaking, "read_message", gone)
    async with studio.client(ada) as client:
        found = events((await client.post(f"{V1}/coach/start", json={"message": "a fox"})).text)
    assert (found[-1][0], found[-1][1]["error"]["code"]) == ("error", "not_found")
