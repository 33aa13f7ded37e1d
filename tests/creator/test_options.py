"""How a profile picture is to come out: what is offered, and a plain sentence for everything else."""

from __future__ import annotations

from typing import Any

import pytest

from services.coach import options
from services.coach.options import Options
from services.errors import BadInput
from tests.creator.asking import CREATOR, V1, begin, opened, paint, refusal, units
from tests.house import Account, Studio, held_anywhere

BAD: list[dict[str, Any]] = [
    {"size": "huge"},
    {"size": "1024"},
    {"size": 1024},
    {"format": "jpeg"},
    {"format": "gif"},
    {"format": ["png"]},
    {"background": "checkered"},
    {"background": "none"},
    {"background": "solid", "color": "teal"},
    {"background": "solid", "color": "#12"},
    {"background": "solid", "color": "#12345g"},
    {"background": "solid", "color": "#1234567"},
    {"background": "solid", "color": "#１２３"},
    {"color": "rgb(1,2,3)"},
    {"background": "transparent", "color": "#ff0000"},
    {"background": "transparent", "fine_edges": "yes"},
    {"background": "solid", "fine_edges": True},
    {"fine_edges": True},
]


async def test_nothing_that_is_not_offered_is_painted_and_nothing_is_spent(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await begin(client)
        held, used = held_anywhere(), (await units(client))["used"]
        for body in BAD:
            said = refusal(await client.post(f"{CREATOR}/sessions/{session['id']}/generate", json=body))
            assert len(said) < 300, body
        assert (await units(client))["used"] == used
        assert (await client.get(f"{V1}/generations")).json()["items"] == []
    assert held_anywhere() == held
    assert studio.model.pictures_asked == []


@pytest.mark.parametrize(
    ("asked", "named"),
    [
        (("huge", None, None, None), ["small (256)", "medium (512)", "large (1024)"]),
        ((None, "gif", None, None), ["png", "webp"]),
        ((None, None, "glass", None), ["transparent", "solid"]),
        ((None, None, "solid", "teal"), ["#rgb", "#rrggbb"]),
    ],
)
def test_a_refusal_names_what_is_offered(asked: tuple[str | None, ...], named: list[str]) -> None:
    with pytest.raises(BadInput) as refused:
        options.checked("profile_picture", *asked)
    assert all(word in refused.value.message for word in named)


def test_a_logo_has_sizes_of_its_own() -> None:
    sides = [options.pixels("streamer_logo", options.checked("streamer_logo", size, None, None, None))
             for size in ("small", "medium", "large")]  # fmt: skip
    assert sides == [128, 256, 512]


def test_without_a_word_the_picture_is_large_a_png_and_as_the_brief_says() -> None:
    assert options.checked("profile_picture", None, None, None, None) == Options(
        size="large", format="png", background="", color="", fine_edges=False
    )


def test_a_colour_alone_means_a_solid_ground() -> None:
    chosen = options.checked("profile_picture", None, None, None, " #ABC ")
    assert (chosen.background, chosen.color) == ("solid", "#aabbcc")


def test_a_solid_ground_without_a_colour_is_white() -> None:
    assert options.checked("profile_picture", None, None, "solid", None).color == "#ffffff"


def test_fine_edges_that_were_ticked_are_kept() -> None:
    chosen = options.checked("profile_picture", None, None, "transparent", None, fine_edges=True)
    assert chosen.fine_edges
    assert options.ground_request(chosen, [])["mode"] == "pair"


def test_options_come_back_from_where_they_were_stored() -> None:
    chosen = Options(size="small", format="webp", background="transparent", fine_edges=True)
    stored = {"size": "small", "format": "webp", "background": "transparent", "color": "", "fine_edges": True}
    assert options.from_json(stored) == chosen
    assert options.from_json({}) == Options()


@pytest.mark.parametrize(
    ("said", "avoided"),
    [
        (["a green frog"], "#00ff00"),
        (["lime and forest, #0f0"], "#00ff00"),
        (["Green, #FF00FF"], "#ff00ff"),
    ],
)
def test_the_key_keeps_away_from_colours_that_the_brief_names(said: list[str], avoided: str) -> None:
    clear = Options(background="transparent")
    assert options.ground_request(clear, said)["color"] != avoided


def test_a_brief_without_colours_is_keyed_with_green() -> None:
    assert options.ground_request(Options(background="transparent"), ["a fox", ""]) == {
        "mode": "key", "color": "#00ff00",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("text", "colors"),
    [
        ("teal and gold", ["#008080", "#ffd700"]),
        ("#1e3a8a, #FFF", ["#1e3a8a", "#fff"]),
        ("Dark Orange sky", ["#ffa500"]),
        ("a fox #12", []),
        ("", []),
    ],
)
def test_colours_are_found_in_what_was_said(text: str, colors: list[str]) -> None:
    assert options.colors_in(text) == colors


async def test_the_report_says_how_the_file_is_to_be_handed_out_and_the_file_comes_so(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        session = await begin(client, creation_type="streamer_logo")
        made = await paint(client, session, size="small", format="webp", color="#123456")
        wanted = made["report"]["export"]
        assert wanted == {"size": 128, "format": "webp", "background": "solid", "color": "#123456"}
        asset = made["asset_ids"][0]
        response = await client.get(f"{V1}/assets/{asset}/content", params=wanted)
    assert response.headers["content-type"] == "image/webp"
    file = opened(response.content)
    assert (file.format, file.size, file.mode) == ("WEBP", (128, 128), "RGB")
