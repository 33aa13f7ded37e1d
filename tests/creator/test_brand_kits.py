"""Brand kits by hand: made, changed, deleted, carried by a session."""

from __future__ import annotations

from typing import Any

import pytest

import data
from services.coach import brand_kits
from tests.creator.asking import CREATOR, V1, begin, fill, paint, read, refusal, upload
from tests.house import Account, Studio, events, png

KITS = f"{V1}/brand-kits"
NORTH = {
    "name": "Nordlicht",
    "colors": ["#0f172a", "#22D3EE", "#abc"],
    "fonts": ["Inter", "Space Grotesk"],
    "tone": "calm, cold, clear",
}


async def make(client: Any, **more: Any) -> dict[str, Any]:
    response = await client.post(KITS, json={**NORTH, **more})
    assert response.status_code == 201, response.text
    return response.json()


async def test_a_kit_is_made_read_changed_and_deleted(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        logo = await upload(client, png())
        kit = await make(client, logo_asset_id=logo)
        assert kit["colors"] == ["#0f172a", "#22d3ee", "#aabbcc"]
        assert (kit["fonts"], kit["tone"], kit["logo_asset_id"]) == (NORTH["fonts"], NORTH["tone"], logo)
        assert (await client.get(f"{KITS}/{kit['id']}")).json() == kit
        assert (await client.get(KITS)).json()["items"] == [kit]
        changed = (await client.patch(f"{KITS}/{kit['id']}", json={"tone": "loud", "logo_asset_id": None})).json()
        assert (changed["tone"], changed["logo_asset_id"]) == ("loud", None)
        assert (changed["name"], changed["colors"]) == (kit["name"], kit["colors"])
        assert (await client.delete(f"{KITS}/{kit['id']}")).status_code == 200
        refusal(await client.get(f"{KITS}/{kit['id']}"), 404)
        assert (await client.get(KITS)).json()["items"] == []


BAD: list[tuple[dict[str, Any], str]] = [
    ({"colors": [f"#00000{n}" for n in range(9)]}, "9"),
    ({"colors": ["teal"]}, "#rrggbb"),
    ({"colors": ["#12"]}, "#rrggbb"),
    ({"colors": ["url(x)"]}, "#rrggbb"),
    ({"colors": ["#123456;background:red"]}, "#rrggbb"),
    ({"colors": [""]}, "#rrggbb"),
    ({"colors": "#123456"}, "colors"),
    ({"colors": [1]}, "colors"),
    ({"name": ""}, "name"),
    ({"name": "\u200b \n"}, "name"),
    ({"name": "x" * 81}, "80"),
    ({"fonts": ["x" * 61]}, "60"),
    ({"fonts": ["a", "b", "c", "d", "e", "f", "g"]}, "6"),
    ({"tone": "x" * 401}, "400"),
]


async def test_a_kit_that_cannot_be_is_refused_in_words_new_and_old(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        kit = await make(client)
        for body, named in BAD:
            assert named in refusal(await client.post(KITS, json={**NORTH, **body})), body
            assert named in refusal(await client.patch(f"{KITS}/{kit['id']}", json=body)), body
        assert (await client.get(KITS)).json()["items"] == [kit]


async def test_a_kit_without_a_name_is_refused(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        assert "name" in refusal(await client.post(KITS, json={"colors": ["#123456"]}))
        kit = await make(client)
        assert "name" in refusal(await client.patch(f"{KITS}/{kit['id']}", json={"name": None}))


async def test_eight_colours_are_taken_and_one_named_twice_counts_once(studio: Studio, ada: Account) -> None:
    eight = [f"#00000{n}" for n in range(8)]
    async with studio.client(ada) as client:
        assert (await make(client, colors=eight))["colors"] == eight
        assert (await make(client, colors=["#ABC", "#aabbcc"]))["colors"] == ["#aabbcc"]


async def test_another_ones_logo_is_unknown_before_anything_else_is_said(
    studio: Studio, ada: Account, eve: Account
) -> None:
    async with studio.client(eve) as client:
        foreign = await upload(client, png())
    async with studio.client(ada) as client:
        kit = await make(client)
        for logo in (foreign, "nobodys"):
            for body in ({}, {"name": ""}, {"colors": ["teal"]}):
                refusal(await client.post(KITS, json={**NORTH, **body, "logo_asset_id": logo}), 404)
                refusal(await client.patch(f"{KITS}/{kit['id']}", json={**body, "logo_asset_id": logo}), 404)
        assert (await client.get(KITS)).json()["items"] == [kit]


async def test_another_ones_kit_is_as_unknown_as_none(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(ada) as client:
        kit = await make(client)
    async with studio.client(eve) as client:
        for identity in (kit["id"], data.new_id()):
            refusal(await client.get(f"{KITS}/{identity}"), 404)
            refusal(await client.patch(f"{KITS}/{identity}", json={"name": "Mine"}), 404)
            refusal(await client.delete(f"{KITS}/{identity}"), 404)
            for route in (f"{CREATOR}/start", f"{V1}/coach/start"):
                asked = {"creation_type": "profile_picture", "brand_kit_id": identity}
                refusal(await client.post(route, json=asked), 404)


@pytest.mark.parametrize(("kind", "slot"), [("profile_picture", "colors"), ("streamer_logo", "color_scheme")])
async def test_a_session_with_a_kit_has_its_colours_and_the_coach_knows_its_name(
    studio: Studio, ada: Account, heard: list[Any], kind: str, slot: str
) -> None:
    async with studio.client(ada) as client:
        kit = await make(client)
        asked = {"creation_type": kind, "brand_kit_id": kit["id"], "initial_description": "hello"}
        session = events((await client.post(f"{CREATOR}/start", json=asked)).text)[0][1]
    assert session["brand_kit_id"] == kit["id"]
    assert session["brief"]["slots"][slot] == {"value": "#0f172a, #22d3ee, #aabbcc", "source": "brand_kit"}
    told = str(heard[0]["systemInstruction"])
    assert "Nordlicht" in told
    assert "calm, cold, clear" in told


async def test_the_general_coach_takes_a_kit_as_well(studio: Studio, ada: Account, heard: list[Any]) -> None:
    async with studio.client(ada) as client:
        asked = {"asset_type": "banner", "brand_kit_id": (await make(client))["id"], "message": "hello"}
        session = events((await client.post(f"{V1}/coach/start", json=asked)).text)[0][1]
    assert session["brief"]["slots"]["colors"]["source"] == "brand_kit"
    assert "Nordlicht" in str(heard[0]["systemInstruction"])


async def test_colours_that_the_person_sets_win_over_the_kits(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client, brand_kit_id=(await make(client))["id"])
        changed = await fill(client, session, colors="pink")
    assert changed["brief"]["slots"]["colors"] == {"value": "pink", "source": "user"}


async def test_a_transparent_picture_is_keyed_away_from_the_kits_colours(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        kit = await make(client, colors=["#00ff00", "#ff00ff"])
        session = await begin(client, brand_kit_id=kit["id"])
        made = await paint(client, session, background="transparent")
    assert made["report"]["transparency"]["good"]
    asked = str(heard[-1]["input"]).lower()
    assert "flat #" in asked
    assert "flat #00ff00" not in asked
    assert "flat #ff00ff" not in asked


async def test_a_session_keeps_what_a_deleted_kit_filled_and_goes_on(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        kit = await make(client)
        session = await begin(client, brand_kit_id=kit["id"])
        await client.delete(f"{KITS}/{kit['id']}")
        said = await client.post(f"{CREATOR}/sessions/{session['id']}/messages", json={"text": "hello again"})
        assert events(said.text)[-1][0] == "done"
        assert (await read(client, session))["brief"]["slots"]["colors"]["source"] == "brand_kit"
        refusal(await client.post(f"{CREATOR}/start", json={
            "creation_type": "profile_picture", "brand_kit_id": kit["id"],
        }), 404)  # fmt: skip
    assert "Nordlicht" not in str(heard[-1]["systemInstruction"])


async def test_there_is_room_for_a_hundred_kits(studio: Studio, ada: Account) -> None:
    for number in range(brand_kits.MOST_KITS):
        await brand_kits.create(ada.id, {"name": f"Kit {number}"})
    async with studio.client(ada) as client:
        assert "100" in refusal(await client.post(KITS, json=NORTH))
        assert len((await client.get(f"{KITS}?limit=100")).json()["items"]) == 100
