"""Styles in one's own words: saved, used, deleted, and nobody else's."""

from __future__ import annotations

from typing import Any

import pytest

import data
from services.coach.kinds import PRESETS
from tests.creator.asking import CREATOR, REQUIRED, V1, WISH, begin, fill, paint, read, refusal
from tests.house import Account, Studio, events

CHALK = {"name": "Chalk", "words": "white chalk on a blackboard, rough strokes"}


@pytest.fixture
async def chalk(studio: Studio, ada: Account) -> str:
    async with studio.client(ada) as client:
        response = await client.post(f"{V1}/style-presets", json=CHALK)
    assert response.status_code == 201
    return str(response.json()["id"])


async def test_a_saved_style_is_listed_for_its_owner_alone(
    studio: Studio, ada: Account, eve: Account, chalk: str
) -> None:
    async with studio.client(ada) as client:
        assert (await client.get(f"{V1}/style-presets")).json()["items"] == [{"id": chalk, **CHALK}]
    async with studio.client(eve) as client:
        assert (await client.get(f"{V1}/style-presets")).json()["items"] == []


async def test_its_words_fill_the_style_and_go_into_the_prompt_and_to_the_coach(
    studio: Studio, ada: Account, chalk: str, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        asked = {"creation_type": "profile_picture", "style_preset": chalk, "initial_description": "hello"}
        session = events((await client.post(f"{CREATOR}/start", json=asked)).text)[0][1]
        assert session["brief"]["slots"]["style"] == {"value": CHALK["words"], "source": "preset"}
        await fill(client, session, subject="a fox")
        await paint(client, session)
    coach, painter = heard[0], heard[-1]
    assert CHALK["words"] in str(coach["systemInstruction"])
    assert CHALK["words"] in str(painter["input"])


async def test_somebody_elses_style_is_as_unknown_as_none(
    studio: Studio, eve: Account, ada: Account, chalk: str
) -> None:
    async with studio.client(eve) as client:
        said = set()
        for identity in (chalk, data.new_id()):
            asked = {"creation_type": "profile_picture", "style_preset": identity}
            said.add(refusal(await client.post(f"{CREATOR}/start", json=asked)))
            refusal(await client.delete(f"{V1}/style-presets/{identity}"), 404)
    (sentence,) = said
    assert all(name in sentence for name in PRESETS)
    async with studio.client(ada) as client:
        assert len((await client.get(f"{V1}/style-presets")).json()["items"]) == 1


async def test_a_session_goes_on_where_its_style_was_deleted_meanwhile(
    studio: Studio, ada: Account, chalk: str
) -> None:
    async with studio.client(ada) as client:
        session = await begin(client, style_preset=chalk)
        assert (await client.delete(f"{V1}/style-presets/{chalk}")).status_code == 200
        refusal(await client.delete(f"{V1}/style-presets/{chalk}"), 404)
        response = await client.post(f"{CREATOR}/sessions/{session['id']}/messages", json={"text": "in blue"})
        assert events(response.text)[-1][0] == "done"
        await paint(client, session)
        assert len((await read(client, session))["versions"]) == 1
        refusal(await client.post(f"{CREATOR}/start", json={"creation_type": "streamer_logo", "style_preset": chalk}))


async def test_a_style_is_changed_by_hand_and_taken_away_again(studio: Studio, ada: Account, chalk: str) -> None:
    async with studio.client(ada) as client:
        asked = {"creation_type": "profile_picture", "initial_description": WISH, "style_preset": "minimal"}
        session = events((await client.post(f"{CREATOR}/start", json=asked)).text)[-1][1]["session"]
        brief = f"{V1}/coach/sessions/{session['id']}/brief"
        changed = (await client.patch(brief, json={"style_preset": chalk})).json()
        assert changed["style_preset"] == chalk
        cleared = (await client.patch(brief, json={"style_preset": ""})).json()
        assert cleared["style_preset"] is None
        assert cleared["brief"]["slots"].get("style", {}).get("source") != "preset"
        refusal(await client.patch(brief, json={"style_preset": "baroque"}))


BAD: list[tuple[dict[str, str], int]] = [
    ({"name": "", "words": "rough chalk"}, 422),
    ({"name": " \n ", "words": "rough chalk"}, 422),
    ({"name": "x" * 41, "words": "rough chalk"}, 422),
    ({"name": "Dust", "words": "ab"}, 422),
    ({"name": "Dust", "words": "x" * 401}, 422),
    ({"name": "Dust"}, 422),
    ({"name": "chalk", "words": "another chalk"}, 409),
    ({"name": "Gaming", "words": "rough chalk"}, 409),
    ({"name": " retro ", "words": "rough chalk"}, 409),
    ({"name": "Da\u202eta", "words": "rough chalk"}, 422),
]


async def test_a_style_that_cannot_be_saved_is_refused_in_words(studio: Studio, ada: Account, chalk: str) -> None:
    async with studio.client(ada) as client:
        for body, status in BAD:
            refusal(await client.post(f"{V1}/style-presets", json=body), status)
        assert [one["id"] for one in (await client.get(f"{V1}/style-presets")).json()["items"]] == [chalk]


async def test_two_people_may_call_their_styles_the_same(studio: Studio, eve: Account, chalk: str) -> None:
    async with studio.client(eve) as client:
        assert (await client.post(f"{V1}/style-presets", json=CHALK)).status_code == 201


@pytest.mark.parametrize("name", PRESETS)
async def test_every_style_of_the_house_opens_a_session(studio: Studio, ada: Account, name: str) -> None:
    async with studio.client(ada) as client:
        asked = {"creation_type": "streamer_logo", "style_preset": name, "initial_description": "hello"}
        session = events((await client.post(f"{CREATOR}/start", json=asked)).text)[0][1]
        assert session["brief"]["slots"].get("style", {}).get("value", "") == PRESETS[name].style
        assert (await fill(client, session, **REQUIRED["streamer_logo"]))["brief"]["ready"]
