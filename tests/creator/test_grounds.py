"""Transparent and solid grounds, from the wish to the stored file, and through refinements."""

from __future__ import annotations

import base64
from typing import Any

import numpy as np
import pytest
from PIL import Image

from services.engine.faults import Kind, Where
from tests.creator.asking import CREATOR, V1, begin, corners, fill, opened, paint, picture, refine, units
from tests.creator.painting import CHANGED, DISC, GROUND, NO_GROUND, DiscPainter
from tests.house import Account, Studio, check_books, held_anywhere, png

CLEAR = (0, 0, 0, 0)


def asked(heard: list[Any]) -> list[str]:
    """The words of every picture that was asked for."""
    return [str(body["input"]) for body in heard if "input" in body]


def pictures_in(body: Any) -> list[Image.Image]:
    """The pictures that a call sent along, in order."""
    if isinstance(body, list):
        return [image for one in body for image in pictures_in(one)]
    if not isinstance(body, dict):
        return []
    if body.get("type") == "image":
        return [opened(base64.b64decode(body["data"]))]
    return [image for one in body.values() for image in pictures_in(one)]


def middle(image: Image.Image) -> Any:
    return image.getpixel((image.width // 2, image.height // 2))


async def test_a_transparent_picture_is_asked_for_on_a_flat_colour_and_keyed(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client), background="transparent")
        stored = await picture(client, made)
    assert GROUND.findall(asked(heard)[0]) == ["#00ff00"]
    assert stored.mode == "RGBA"
    assert corners(stored) == [CLEAR] * 4
    assert np.abs(np.subtract(middle(stored), (*DISC, 255))).max() <= 2
    report = made["report"]["transparency"]
    assert (report["way"], report["good"], report["note"]) == ("key", True, "")
    assert made["report"]["export"]["background"] == "transparent"


async def test_the_edge_of_a_keyed_disc_has_no_green_in_it(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        stored = await picture(client, await paint(client, await begin(client), background="transparent"))
    pixels = np.asarray(stored).astype(int).reshape(-1, 4)
    edge = pixels[(pixels[:, 3] > 40) & (pixels[:, 3] < 215)]
    assert len(edge) > 50
    assert np.abs(edge[:, :3] - DISC).mean() < 12


async def test_colours_said_in_plain_words_do_not_stop_a_transparent_picture(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        session = await fill(client, await begin(client), colors="green and gold", subject="a green frog")
        made = await paint(client, session, background="transparent")
    assert made["report"]["transparency"]["good"]
    assert GROUND.findall(asked(heard)[0]) != ["#00ff00"]


async def test_a_background_that_the_brief_wants_is_left_out_where_it_is_to_be_clear(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        session = await fill(client, await begin(client), background="a lime forest")
        await paint(client, session, background="transparent")
        await paint(client, session, background="")
    clear, as_said = asked(heard)
    assert "forest" not in clear
    assert "a lime forest" in as_said
    assert GROUND.findall(as_said) == []


async def test_a_solid_colour_is_asked_for_and_stays(studio: Studio, ada: Account, heard: list[Any]) -> None:
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client), background="solid", color="#1e3a8a")
        stored = await picture(client, made)
    assert GROUND.findall(asked(heard)[0]) == ["#1e3a8a"]
    assert stored.mode == "RGB"
    assert corners(stored) == [(0x1E, 0x3A, 0x8A)] * 4
    assert "transparency" not in made["report"]


async def test_without_a_word_about_the_ground_the_picture_is_stored_as_it_was_painted(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client))
        assert corners(await picture(client, made)) == [NO_GROUND] * 4


async def test_fine_edges_are_two_calls_and_one_charge(studio: Studio, ada: Account, heard: list[Any]) -> None:
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client), background="transparent", fine_edges=True)
        stored = await picture(client, made)
        assert (await units(client))["used"] == 1
    assert [GROUND.findall(words) for words in asked(heard)] == [["#ffffff"], ["#000000"]]
    assert not any(call.has_image for call in studio.model.pictures_asked)
    assert [call.chained for call in studio.model.pictures_asked] == [False, True]
    assert len(made["charges"]) == len(made["asset_ids"]) == 1
    assert made["report"]["transparency"] == {
        "way": "pair", "good": True, "quality": made["report"]["transparency"]["quality"], "note": "",
    }  # fmt: skip
    assert stored.mode == "RGBA"
    assert corners(stored) == [CLEAR] * 4
    assert np.abs(np.subtract(middle(stored), (*DISC, 255))).max() <= 2
    assert made["bytes_up"] == sum(call.bytes for call in studio.model.pictures_asked)
    check_books()


async def test_two_paintings_that_differ_fall_back_to_one_and_the_report_says_so(
    studio: Studio, ada: Account, painter: DiscPainter
) -> None:
    painter.forgetful = True
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client), background="transparent", fine_edges=True)
        stored = await picture(client, made)
    report = made["report"]["transparency"]
    assert report["way"] == "key"
    assert "differ" in report["note"]
    assert corners(stored) == [CLEAR] * 4


async def test_a_second_painting_that_never_comes_costs_nothing(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        studio.model.faults.add(Kind.SLOW, seconds=0.0, where=Where.INTERACTIONS)
        studio.model.faults.add(Kind.NO_IMAGE, where=Where.INTERACTIONS, times=20)
        url = f"{CREATOR}/sessions/{session['id']}/generate?wait=20"
        made = (await client.post(url, json={"background": "transparent", "fine_edges": True})).json()
        assert made["status"] == "failed"
        assert (await units(client))["used"] == 0
    check_books()
    assert held_anywhere() == []


async def test_a_checkerboard_painted_instead_of_the_ground_is_taken_away(
    studio: Studio, ada: Account, painter: DiscPainter
) -> None:
    painter.checkered = True
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client), background="transparent")
        stored = await picture(client, made)
    assert made["report"]["transparency"]["way"] == "checkerboard"
    assert corners(stored) == [CLEAR] * 4


@pytest.mark.parametrize(("fine", "calls"), [(False, 1), (True, 2)])
async def test_a_refinement_of_a_transparent_picture_stays_transparent_and_posts_no_picture(
    studio: Studio, ada: Account, heard: list[Any], fine: bool, calls: int
) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        await paint(client, session, background="transparent", fine_edges=fine)
        earlier = len(studio.model.pictures_asked)
        made = await refine(client, session, "paint the disc blue")
        stored = await picture(client, made)
    sent = studio.model.pictures_asked[earlier:]
    assert [(call.chained, call.has_image) for call in sent] == [(True, False)] * calls
    assert made["chained"]
    assert corners(stored) == [CLEAR] * 4
    assert np.abs(np.subtract(middle(stored), (*CHANGED, 255))).max() <= 2
    assert made["report"]["transparency"]["good"]


async def test_a_lost_conversation_goes_on_from_the_picture_laid_on_its_ground(
    studio: Studio, ada: Account, heard: list[Any]
) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        first = await picture(client, await paint(client, session, background="transparent"))
        studio.model.faults.add(Kind.LOST_STATE)
        made = await refine(client, session, "paint the disc blue")
        stored = await picture(client, made)
        assert (await client.get(f"{V1}/generations/{made['id']}")).json()["fell_back"]
    assert corners(stored) == [CLEAR] * 4
    laid = Image.new("RGBA", first.size, (0, 255, 0, 255))
    laid.alpha_composite(first)
    sent = pictures_in(heard[-1]["input"])
    assert [image.mode for image in sent] == ["RGB"]
    assert np.abs(np.asarray(sent[0]).astype(int) - np.asarray(laid.convert("RGB"))).max() <= 1


async def test_a_solid_ground_can_be_refined_away(studio: Studio, ada: Account, heard: list[Any]) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        await paint(client, session, background="solid", color="#ffffff")
        await refine(client, session, "make the background dark blue")
    assert GROUND.findall(asked(heard)[-1]) == []


async def test_pictures_of_ones_own_go_up_once_and_only_with_the_first_painting(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        face = await client.post(f"{V1}/uploads", files={"file": ("face.png", png())})
        session = await begin(client, asset_ids=[face.json()["id"]])
        await paint(client, session, background="transparent", fine_edges=True)
    assert [call.has_image for call in studio.model.pictures_asked] == [True, False]


async def test_a_transparent_picture_comes_out_as_a_transparent_webp_and_as_a_solid_png(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client), background="transparent")
        content = f"{V1}/assets/{made['asset_ids'][0]}/content"
        clear = opened((await client.get(f"{content}?size=64&format=webp")).content)
        solid = opened((await client.get(f"{content}?background=solid&color=%23ff0000")).content)
        jpeg = opened((await client.get(f"{content}?format=jpeg&color=%23ff0000")).content)
    assert [pixel[3] for pixel in corners(clear)] == [0] * 4
    assert (solid.mode, corners(solid)) == ("RGB", [(255, 0, 0)] * 4)
    assert jpeg.mode == "RGB"
    assert np.abs(np.subtract(corners(jpeg), (255, 0, 0))).max() <= 4


@pytest.mark.parametrize("radius", [0.0, 2.0], ids=["nothing but ground", "no ground at all"])
async def test_a_picture_of_which_nothing_would_be_left_fails_in_words_and_costs_nothing(
    studio: Studio, ada: Account, painter: DiscPainter, radius: float
) -> None:
    painter.radius = radius
    async with studio.client(ada) as client:
        session = await begin(client)
        url = f"{CREATOR}/sessions/{session['id']}/generate?wait=20"
        made = (await client.post(url, json={"background": "transparent"})).json()
        assert (made["status"], made["asset_ids"]) == ("failed", [])
        assert "Nothing was charged" in made["error"]["message"]
        assert (await units(client))["used"] == 0
        painter.radius = 0.35
        await paint(client, session, background="transparent")
        assert (await units(client))["used"] == 1
    check_books()
    assert held_anywhere() == []


async def test_four_at_once_are_all_transparent_and_the_sessions_unit_pays_for_one(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        await paint(client, session, background="transparent")
        response = await client.post(f"{V1}/coach/sessions/{session['id']}/generate?wait=20", json={"count": 3})
        made = response.json()
        assert (made["status"], len(made["asset_ids"])) == ("completed", 3)
        for asset in made["asset_ids"]:
            stored = opened((await client.get(f"{V1}/assets/{asset}/content")).content)
            assert corners(stored) == [CLEAR] * 4
        assert (await units(client))["used"] == 4
    check_books()
    assert held_anywhere() == []


async def test_an_earlier_transparent_version_is_refined_as_transparent_after_a_solid_one(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        clear = await paint(client, session, background="transparent")
        await paint(client, session, background="solid", color="#ffffff")
        response = await client.post(
            f"{V1}/coach/sessions/{session['id']}/refine?wait=20",
            json={"refinement": "paint the disc blue", "version_id": clear["assets"][0]["version_id"]},
        )
        assert response.json()["status"] == "completed", response.text
        stored = await picture(client, response.json())
    assert corners(stored) == [CLEAR] * 4
