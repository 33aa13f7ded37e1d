"""A creator's session and its unit: held when it opens, captured with the first picture, given back without one."""

from __future__ import annotations

from datetime import timedelta
from typing import Any

import pytest
from sqlmodel import select

import data
from data.billing import Charge
from data.coaching import CoachSession
from data.columns import utcnow
from services.coach import expiring
from services.engine.faults import Kind, Where
from tests.creator.asking import CREATOR, V1, WISH, begin, fill, paint, read, refine, refusal, units
from tests.house import Account, Studio, add_account, check_books, events, held_anywhere


def charge_states() -> list[str]:
    return data.read_now(lambda db: [row.state for row in db.exec(select(Charge).order_by(Charge.id)).all()])


def sleep_through(session_id: str) -> None:
    """Let the session's idle time run out."""

    def age(db: Any) -> None:
        db.get_one(CoachSession, session_id).expires_at = utcnow() - timedelta(seconds=1)

    data.write_now(age)


@pytest.mark.parametrize("kind", ["profile_picture", "streamer_logo"])
async def test_a_start_streams_the_session_first_and_the_end_last(studio: Studio, ada: Account, kind: str) -> None:
    async with studio.client(ada) as client:
        response = await client.post(
            f"{CREATOR}/start", json={"creation_type": kind, "style_preset": "retro", "initial_description": WISH}
        )
    assert response.headers["content-type"].startswith("text/event-stream")
    found = events(response.text)
    assert [found[0][0], found[-1][0]] == ["session", "done"]
    session = found[0][1]
    assert (session["kind"], session["asset_type"], session["style_preset"]) == (kind, kind, "retro")
    assert session["brief"]["slots"]["style"] == {"value": "retro pixel art", "source": "preset"}
    spoken = "".join(payload["text"] for name, payload in found if name == "token")
    assert spoken == found[-1][1]["message"]["text"] != ""


BAD: list[tuple[dict[str, Any], int]] = [
    ({"creation_type": "banner"}, 422),
    ({"creation_type": "image"}, 422),
    ({}, 422),
    ({"creation_type": "profile_picture", "style_preset": "baroque"}, 422),
    ({"creation_type": "profile_picture", "style_preset": "GAMING"}, 422),
    ({"creation_type": "profile_picture", "brand_kit_id": "nobodys"}, 404),
    ({"creation_type": "profile_picture", "asset_ids": ["nobodys"]}, 404),
    ({"creation_type": "profile_picture", "project_id": "nobodys"}, 404),
    ({"creation_type": "profile_picture", "initial_description": "x" * 4001}, 422),
]


async def test_a_start_that_cannot_be_is_refused_in_words_and_costs_nothing(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        for body, status in BAD:
            refusal(await client.post(f"{CREATOR}/start", json=body), status)
        assert (await client.get(f"{CREATOR}/sessions")).json()["items"] == []
        assert (await units(client))["used"] == 0
    assert charge_states() == []


async def test_the_unit_is_held_at_the_start_and_captured_with_the_first_picture(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        assert charge_states() == ["held"]
        made = await paint(client, session)
        assert made["charges"] == [{"paid_by": "plan", "feature": "profile_creator", "tokens": 0, "state": "captured"}]
        assert (await units(client))["used"] == 1
    assert charge_states() == ["captured"]
    check_books()
    assert held_anywhere() == []


async def test_talking_costs_no_more_than_the_session(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        for text in ("make it blue", "with a hat", "no, red"):
            response = await client.post(f"{CREATOR}/sessions/{session['id']}/messages", json={"text": text})
            assert events(response.text)[-1][0] == "done"
    assert charge_states() == ["held"]


async def test_another_picture_of_the_same_session_takes_another_unit(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        await paint(client, session)
        await paint(client, session)
        assert (await units(client))["used"] == 2
        assert len((await read(client, session))["versions"]) == 2
    check_books()


async def test_two_pictures_asked_for_at_once_share_no_unit(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        first = await client.post(f"{CREATOR}/sessions/{session['id']}/generate", json={})
        second = await client.post(f"{CREATOR}/sessions/{session['id']}/generate", json={})
        for made in (first.json(), second.json()):
            ended = (await client.get(f"{V1}/generations/{made['id']}?wait=20")).json()
            assert ended["status"] == "completed"
        assert (await units(client))["used"] == 2
    check_books()
    assert held_anywhere() == []


async def test_the_same_key_paints_once(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        url, key = f"{CREATOR}/sessions/{session['id']}/generate?wait=20", {"Idempotency-Key": "one"}
        made = [(await client.post(url, json={"size": "small"}, headers=key)).json()["id"] for _ in range(2)]
        assert made[0] == made[1]
        refusal(await client.post(url, json={"size": "large"}, headers=key), 409)
        assert (await units(client))["used"] == 1
    check_books()


async def test_a_session_that_ends_without_a_picture_gives_its_unit_back(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        ended = await client.post(f"{V1}/coach/sessions/{session['id']}/end")
        assert ended.json()["state"] == "completed"
        assert (await units(client))["used"] == 0
    assert charge_states() == ["released"]
    assert held_anywhere() == []


async def test_a_session_that_expires_without_a_picture_gives_its_unit_back(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        sleep_through(session["id"])
        refusal(await client.post(f"{CREATOR}/sessions/{session['id']}/generate", json={}), 409)
        assert await expiring.expire_idle() == 1
        assert (await read(client, session))["state"] == "expired"
        assert charge_states() == ["released"]
        assert (await client.post(f"{V1}/coach/sessions/{session['id']}/resume")).status_code == 200
        await paint(client, session)
        assert (await units(client))["used"] == 1
    check_books()
    assert held_anywhere() == []


async def test_a_picture_that_fails_costs_nothing_and_the_next_one_a_unit(studio: Studio, ada: Account) -> None:
    studio.model.faults.add(Kind.NO_IMAGE, where=Where.INTERACTIONS, times=10)
    async with studio.client(ada) as client:
        session = await begin(client)
        failed = (await client.post(f"{CREATOR}/sessions/{session['id']}/generate?wait=20", json={})).json()
        assert failed["status"] == "failed"
        assert failed["error"]["message"]
        assert (await units(client))["used"] == 0
        studio.model.faults.clear()
        await paint(client, session)
        assert (await units(client))["used"] == 1
    check_books()
    assert held_anywhere() == []


async def test_an_unfinished_brief_is_refused_with_what_is_missing(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client, creation_type="streamer_logo")
        await fill(client, session, main_element="")
        response = await client.post(f"{CREATOR}/sessions/{session['id']}/generate", json={"background": "solid"})
        assert "main element" in refusal(response, 409)
        assert response.json()["error"]["code"] == "brief_incomplete"
        assert response.json()["error"]["details"]["missing"] == ["main_element"]
    assert charge_states() == ["held"]


async def test_access_counts_what_is_held_and_says_when_it_comes_back(studio: Studio, database: Any) -> None:
    free = add_account("free@example.org")
    async with studio.client(free) as client:
        before = (await client.get(f"{CREATOR}/access")).json()
        assert (before["can_use"], before["used"], before["limit"], before["remaining"]) == (True, 0, 1, 1)
        assert before["tier"] == "free"
        assert before["resets_at"].endswith("-01T00:00:00Z")
        session = await begin(client)
        assert (await client.get(f"{CREATOR}/access")).json()["can_use"] is False
        refusal(await client.post(f"{CREATOR}/start", json={"creation_type": "streamer_logo"}), 402)
        await paint(client, session)
        after = (await client.get(f"{CREATOR}/access")).json()
        assert (after["can_use"], after["used"], after["remaining"]) == (False, 1, 0)
    check_books()


async def test_the_first_picture_of_the_last_unit_is_painted(studio: Studio, database: Any) -> None:
    free = add_account("free@example.org")
    async with studio.client(free) as client:
        session = await begin(client)
        await paint(client, session)
        refusal(await client.post(f"{CREATOR}/sessions/{session['id']}/generate", json={}), 402)
    check_books()


async def test_somebody_elses_session_is_as_unknown_as_none(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
    async with studio.client(eve) as client:
        for identity in (session["id"], data.new_id()):
            refusal(await client.get(f"{CREATOR}/sessions/{identity}"), 404)
            refusal(await client.post(f"{CREATOR}/sessions/{identity}/messages", json={"text": "hello"}), 404)
            refusal(await client.post(f"{CREATOR}/sessions/{identity}/generate", json={"size": "huge"}), 404)


async def test_a_session_of_the_general_coach_is_none_of_the_creators(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        found = events((await client.post(f"{V1}/coach/start", json={"message": WISH})).text)
        refusal(await client.get(f"{CREATOR}/sessions/{found[0][1]['id']}"), 404)
        assert (await client.get(f"{CREATOR}/sessions")).json()["items"] == []


async def test_the_gallery_has_pictures_and_logos_newest_first_and_nothing_else(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        await client.post(f"{V1}/generate/text-to-image?wait=20", json={"prompt": "a hill"})
        face = await begin(client)
        await paint(client, face)
        await refine(client, face, "make it brighter")
        await paint(client, await begin(client, creation_type="streamer_logo"))
        items = (await client.get(f"{CREATOR}/gallery")).json()["items"]
    assert [item["asset_type"] for item in items] == ["streamer_logo", "profile_picture", "profile_picture"]
