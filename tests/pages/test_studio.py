"""The studio's page: tools with their price, what is asked for once and paid once, what costs nothing."""

from __future__ import annotations

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from components.canvas import Canvas
from components.picture_picker import PicturePicker
from components.running import RunningPanel
from services.engine.faults import Kind
from tests.house import ENGINE_KEY, Model, check_books, held_anywhere, painting_model, png, take_tokens_away
from tests.pages.conftest import Person, Site
from tests.pages.studio import (
    all_of,
    bring,
    canvas,
    charges,
    generations,
    jobs,
    line,
    one,
    say_of,
    says,
    shown,
    strip,
    take,
    titles,
    until,
    write,
)


@pytest.fixture
async def model(tmp_path: Path) -> AsyncIterator[Model]:
    async with painting_model(tmp_path / "model") as running:
        yield running


@pytest.fixture
def answering(model: Model) -> tuple[str, str]:
    return model.url, ENGINE_KEY


async def at_the_easel(site: Site, **account: str) -> Person:
    """Somebody with one picture on the easel."""
    ada = await site.person(**({"plan": "pro"} | account))
    await bring(ada)
    await ada.open("/studio")
    return ada


async def test_an_empty_studio_paints_and_says_what_the_other_tools_lack(site: Site) -> None:
    ada = await site.person()
    await ada.open("/studio")
    await ada.should_see("An empty easel")
    assert line(ada).props["price"] == "Uses 1 of 3 creations left this month"
    await take(ada, "Region")
    await until(lambda: line(ada).props["shut"] == "Choose or upload a picture first.")


async def test_an_upload_becomes_the_first_version_and_stands_on_the_easel(site: Site) -> None:
    ada = await site.person()
    await ada.open("/studio")
    asset_id = await ada.bring("fox")
    ada.send(canvas(ada), "brought", asset_id)
    await until(lambda: shown(ada) == asset_id)
    assert titles(ada) == ["fox"]


async def test_candidates_are_laid_side_by_side_and_the_chosen_one_stays(site: Site) -> None:
    ada = await site.person(plan="pro")
    await ada.open("/studio")
    ada.press("3")
    await until(lambda: line(ada).props["price"] == "Uses 3 of 50 creations left this month")
    write(ada, "a lighthouse")
    await until(lambda: says(ada, "3 candidates: which one shall it be?"))
    ada.press("Choose candidate 2 of 3")
    await until(lambda: shown(ada) == strip_assets(ada)[1])
    assert charges() == ["text_to_image"] * 3
    assert held_anywhere() == []
    check_books()


async def test_two_clicks_on_the_paid_button_are_one_painting(site: Site) -> None:
    ada = await site.person(plan="pro")
    await ada.open("/studio")
    turn = line(ada).props["taken"]
    for _ in range(2):
        ada.send(line(ada), "send", {"text": "a fox", "how": "", "turn": turn})
    await until(lambda: titles(ada) == ["a fox"])
    ada.send(line(ada), "send", {"text": "a fox", "how": "", "turn": turn})  # one that was long on its way
    await take(ada, "Refine")
    assert charges() == ["text_to_image"]


async def test_a_flip_in_words_costs_nothing_and_can_be_undone(site: Site, model: Model) -> None:
    ada = await at_the_easel(site)
    before = shown(ada)
    ada.send(line(ada), "typed", "flip it horizontally")
    await until(lambda: says(ada, "Do it · free"))
    write(ada, "flip it horizontally")
    await until(lambda: len(titles(ada)) == 2 and shown(ada) != before)
    assert charges() == []
    assert model.pictures_asked == []
    await until(lambda: says(ada, "Undo"))
    ada.press("Undo")
    await until(lambda: len(titles(ada)) == 1 and shown(ada) == before)


@pytest.mark.parametrize(
    ("change", "size"),
    [
        ({"kind": "crop", "x": 4, "y": 2, "width": 20, "height": 10}, (20, 10)),
        ({"kind": "rotate", "degrees": 90}, (30, 40)),
        ({"kind": "resize", "width": 80, "height": 60}, (80, 60)),
        ({"kind": "light", "brightness": 120, "contrast": 100, "saturation": 80}, (40, 30)),
    ],
)
async def test_a_change_by_the_easel_s_own_buttons_is_free(
    site: Site, change: dict[str, object], size: tuple[int, int]
) -> None:
    ada = await at_the_easel(site)
    ada.send(canvas(ada), "change", change)
    await until(lambda: len(titles(ada)) == 2)
    sheet = canvas(ada).sheet
    assert (sheet.width, sheet.height) == size
    assert charges() == []


@pytest.mark.parametrize(
    "change", [{}, {"kind": "melt"}, {"kind": "crop", "x": 0, "y": 0, "width": 41, "height": 1}, {"kind": "rotate"}]
)
async def test_a_change_that_cannot_be_is_refused_in_words(site: Site, change: dict[str, object]) -> None:
    ada = await at_the_easel(site)
    ada.send(canvas(ada), "change", change)
    await until(lambda: ada.notify.messages)
    assert titles(ada) == ["fox"]


async def test_several_changes_are_offered_the_edit_that_is_made_for_them(site: Site) -> None:
    ada = await at_the_easel(site)
    await take(ada, "Edit")
    text = "give the fox a hat and paint the sky green"
    ada.send(line(ada), "typed", text)
    await until(lambda: says(ada, "These are several changes at once."))
    write(ada, text, "several")
    await until(lambda: line(ada).props["price"].startswith("150 tokens") and line(ada).props["refused"] == 1)
    assert generations() == []
    write(ada, text)
    await until(lambda: charges() == ["image_edit_complex"])


async def test_a_region_edit_needs_a_mark_and_sends_its_pixels(site: Site) -> None:
    ada = await at_the_easel(site)
    await take(ada, "Region")
    write(ada, "a lantern")
    await until(lambda: line(ada).props["refused"] == 1)
    assert "Mark on the picture what should change first." in ada.notify.messages
    ada.send(canvas(ada), "region", {"x": 30, "y": 0, "width": 11, "height": 5})  # beyond the edge: not a mark
    ada.send(canvas(ada), "region", {"x": 4, "y": 5, "width": 20, "height": 10})
    write(ada, "a lantern")
    await until(generations)
    assert generations()[0].request["region"] == [4, 5, 20, 10]
    assert charges() == ["region_edit"]


async def test_a_painted_mask_goes_up_by_itself_and_is_named_in_the_request(site: Site) -> None:
    ada = await at_the_easel(site)
    await take(ada, "Region")
    ada.send(canvas(ada), "mode", "mask")
    say_of(ada, "keepMask", {"error": "Paint over what should change first."})
    write(ada, "a lantern")
    await until(lambda: line(ada).props["refused"] == 1)
    assert "Paint over what should change first." in ada.notify.messages
    ada.send(canvas(ada), "painted", True)
    answer = await ada.http_client.post(
        "/api/v1/uploads", files={"file": ("mask.png", png(colour="white"))}, data={"kind": "mask"}
    )
    say_of(ada, "keepMask", {"id": answer.json()["id"]})
    write(ada, "a lantern")
    await until(generations)
    assert generations()[0].request["mask_asset_id"] == answer.json()["id"]


async def test_a_refused_price_shuts_the_button_and_says_why(site: Site) -> None:
    ada = await at_the_easel(site, plan="free")
    await take(ada, "Refine")
    await until(lambda: "not part of the Free plan" in line(ada).props["shut"])
    take_tokens_away(ada.account)
    await take(ada, "Upscale")
    await until(lambda: "Insufficient credits" in line(ada).props["shut"])


async def test_a_failure_stands_there_with_its_words_and_price_and_is_tried_again_once(
    site: Site, model: Model
) -> None:
    ada = await at_the_easel(site)
    await take(ada, "Variants")
    model.faults.add(Kind.REFUSED)
    write(ada, "")
    await until(lambda: [job["state"] for job in jobs(ada)] == ["failed"])
    assert jobs(ada)[0]["retry"]
    assert (jobs(ada)[0]["price"], jobs(ada)[0]["shut"]) == ("100 tokens (0.5 credits) of 6\u00a0000", False)
    assert held_anywhere() == []
    for _ in range(2):
        ada.send(one(ada, RunningPanel), "retry", jobs(ada)[0]["id"])
    await until(lambda: len(titles(ada)) == 2)
    assert len(generations()) == 2
    check_books()


async def test_what_cannot_be_paid_again_says_so_on_the_failure(site: Site, model: Model) -> None:
    ada = await at_the_easel(site)
    await take(ada, "Variants")
    model.faults.add(Kind.REFUSED)
    write(ada, "")
    await until(lambda: [job["state"] for job in jobs(ada)] == ["failed"])
    take_tokens_away(ada.account)
    await ada.open("/studio")
    assert jobs(ada)[0]["shut"]
    assert jobs(ada)[0]["price"].startswith("Insufficient credits.")


async def test_a_reload_in_the_middle_finds_the_painting_which_can_be_cancelled(site: Site, model: Model) -> None:
    ada = await at_the_easel(site)
    await take(ada, "Variants")
    model.faults.add(Kind.HANG)
    write(ada, "")
    await until(lambda: [job["state"] for job in jobs(ada)] == ["painting"])
    await ada.open("/studio")
    assert [(job["state"], job["going"]) for job in jobs(ada)] == [("painting", True)]
    ada.send(one(ada, RunningPanel), "cancel", jobs(ada)[0]["id"])
    await until(lambda: [job["words"] for job in jobs(ada)] == ["Cancelled. Nothing was charged."])
    assert held_anywhere() == []
    ada.send(one(ada, RunningPanel), "dismiss", jobs(ada)[0]["id"])
    await until(lambda: jobs(ada) == [])


async def test_a_second_tab_follows_what_the_first_one_paints(site: Site) -> None:
    ada = await at_the_easel(site)
    other = Person(await site.browser(ada.account), ada.account)
    await other.open("/studio")
    await take(ada, "Variants")
    write(ada, "")
    await until(lambda: len(titles(ada)) == 2 and len(titles(other)) == 2)
    await until(lambda: shown(other) == shown(ada) == strip_assets(ada)[1])


async def test_pictures_are_chosen_for_a_composition_in_their_order(site: Site) -> None:
    ada = await at_the_easel(site)
    lamp, cat = await ada.bring("lamp"), await ada.bring("cat")
    await take(ada, "Compose")
    await until(lambda: line(ada).props["shut"] == "Choose 2 to 14 pictures.")
    ada.press("Choose pictures…")
    await until(lambda: all_of(ada, PicturePicker) and one(ada, PicturePicker).cards)
    ada.send(one(ada, PicturePicker), "picked", [cat, "somebody else's", lamp])
    ada.press("Use these")
    await until(lambda: line(ada).props["shut"] == "")
    write(ada, "the cat beside the lamp")
    await until(generations)
    assert generations()[0].request["asset_ids"] == [cat, lamp]


async def test_a_forged_event_shows_nobody_else_s_version(site: Site) -> None:
    bob = await site.person("bob@example.org")
    foreign = await bring(bob, "secret")
    ada = await at_the_easel(site)
    before = shown(ada)
    ada.send(strip(ada), "open", foreign.id)
    ada.send(canvas(ada), "brought", foreign.asset.id)
    await until(lambda: ada.notify.messages)
    assert shown(ada) == before
    assert one(ada, Canvas).sheet.alt == "Version 1: fox"


def strip_assets(person: Person) -> list[str]:
    """The pictures of the versions, in the tree's order."""
    return [item["thumb"].split("/")[4] for item in strip(person).props["items"]]
