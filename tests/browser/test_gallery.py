"""The gallery in a real browser, with ten thousand pictures: deep and back, many at once, and what a link shows."""

from __future__ import annotations

import io
import json
import re
import sqlite3
import zipfile
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from data.columns import new_id
from tests.browser.conftest import DESKTOP, Visit
from tests.browser.test_journey import sign_up
from tests.house import png
from tests.serving import Server

MANY = 10_000


def bring(page: Page, name: str) -> str:
    answer = page.request.post(
        "/api/v1/uploads",
        headers={"origin": page.url.split("/", 3)[0] + "//" + page.url.split("/")[2]},
        multipart={"file": {"name": f"{name}.png", "mimeType": "image/png", "buffer": png(160, 120)}},
    )
    assert answer.ok, answer.text()
    return str(json.loads(answer.text())["id"])


def copy(server: Server, asset_id: str, count: int) -> None:
    """Rows that share the one file: picture 1, picture 2, …"""
    with sqlite3.connect(server.home / "limner.db", timeout=60) as database:
        database.row_factory = sqlite3.Row
        row: dict[str, Any] = dict(database.execute("SELECT * FROM asset WHERE id = ?", (asset_id,)).fetchone())
        names = ", ".join(row)
        marks = ", ".join(f":{name}" for name in row)
        rows = [
            row | {"id": new_id(), "title": f"picture {number}", "version_id": None} for number in range(1, count + 1)
        ]
        database.executemany(f"INSERT INTO asset ({names}) VALUES ({marks})", rows)


def titles(page: Page) -> Locator:
    return page.locator(".card-words p")


def card(page: Page, title: str) -> Locator:
    return page.locator(".card").filter(has=page.get_by_text(title, exact=True))


@pytest.fixture
def gallery(page: Page, server: Server) -> Page:
    """Somebody with four pictures: four, three, two, one."""
    sign_up(page)
    for name in ("one", "two", "three", "four"):
        bring(page, name)
    page.goto("/gallery")
    expect(page.locator(".card")).to_have_count(4)
    return page


def test_ten_thousand_pictures_are_scrolled_through_and_back(page: Page, server: Server) -> None:
    sign_up(page)
    copy(server, bring(page, "first"), MANY)
    page.goto("/gallery")
    expect(card(page, f"picture {MANY}")).to_be_visible()
    most = 0
    deep = page.locator(".wall-grid")
    for _ in range(400):
        page.mouse.wheel(0, 2500)
        page.wait_for_timeout(20)
        most = max(most, page.locator(".card").count())
        if deep.evaluate("grid => -grid.getBoundingClientRect().top > 400 * 260"):
            break
    else:
        raise AssertionError("it never came so deep")
    assert most < 100, "only what is in sight is in the document"
    page.wait_for_function(
        """most => {
            const words = [...document.querySelectorAll(".card-words p")].map((one) => one.textContent.trim())
            return words.length && Math.max(...words.map((one) => +one.split(" ").pop())) < most
        }""",
        arg=MANY - 1_000,
    )
    numbers = sorted((int(title.split()[-1]) for title in titles(page).all_text_contents()), reverse=True)
    assert numbers == list(range(numbers[0], numbers[-1] - 1, -1)), "none is missing and none is there twice"
    expect(page.locator(".card img").first).to_be_visible()
    page.evaluate("scrollTo(0, 0)")
    expect(card(page, f"picture {MANY}")).to_be_visible()
    page.wait_for_function("[...document.querySelectorAll('.card img')].every((one) => one.naturalWidth > 0)")


def test_many_are_selected_by_click_and_keyboard_fetched_deleted_and_brought_back(gallery: Page) -> None:
    page = gallery
    card(page, "four").hover()
    page.get_by_role("checkbox", name="Select four").click()
    card(page, "two").locator(".card-open").click(modifiers=["Shift"])
    expect(page.get_by_text("3 selected")).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Download").click()
    with zipfile.ZipFile(io.BytesIO(waiting.value.path().read_bytes())) as archive:
        assert sorted(name.split("-")[0] for name in archive.namelist()) == ["four", "three", "two"]
    page.get_by_role("button", name="Delete", exact=True).click()
    expect(page.locator(".card")).to_have_count(1)
    page.get_by_role("button", name="Undo").click()
    expect(page.locator(".card")).to_have_count(4)
    expect(titles(page)).to_have_text(["four", "three", "two", "one"])
    card(page, "four").locator(".card-open").focus()
    for key in ("ArrowRight", "Space", "Shift+ArrowRight"):
        page.keyboard.press(key)
    expect(page.get_by_text("2 selected")).to_be_visible()
    page.keyboard.press("Delete")
    expect(page.locator(".card")).to_have_count(2)
    expect(titles(page)).to_have_text(["four", "one"])
    page.get_by_role("button", name="Bin").click()
    expect(card(page, "three")).to_be_visible()
    expect(titles(page)).to_have_text(["three", "two"])


def test_the_keyboard_reaches_the_last_of_all_and_selects_all(page: Page, server: Server) -> None:
    sign_up(page)
    copy(server, bring(page, "first"), 250)
    page.goto("/gallery")
    card(page, "picture 250").locator(".card-open").focus()
    page.keyboard.press("End")
    expect(card(page, "first").locator(".card-open")).to_be_focused()
    page.goto("/gallery")
    card(page, "picture 250").locator(".card-open").focus()
    page.keyboard.press("Control+a")
    expect(page.get_by_text("251 selected")).to_be_visible()


def test_what_is_finished_elsewhere_comes_into_an_open_gallery(gallery: Page) -> None:
    page = gallery
    bring(page, "five")
    expect(card(page, "five")).to_be_visible()
    expect(titles(page)).to_have_text(["five", "four", "three", "two", "one"])
    page.get_by_role("checkbox", name="Select five").click()
    bring(page, "six")
    page.get_by_role("button", name="1 new picture").click()
    expect(page.get_by_text("1 selected")).to_be_visible()
    expect(titles(page)).to_have_text(["six", "five", "four", "three", "two", "one"])


def test_a_double_click_on_the_bin_takes_one_picture(gallery: Page) -> None:
    page = gallery
    card(page, "four").hover()
    page.get_by_role("button", name="Delete four").dblclick()
    expect(page.get_by_text("in the bin for 30 days")).to_be_visible()
    expect(page.locator(".card")).to_have_count(3)
    expect(titles(page)).to_have_text(["three", "two", "one"])


def test_the_viewer_walks_to_the_end_and_back_into_the_wall(gallery: Page) -> None:
    page = gallery
    card(page, "two").locator(".card-open").click()
    expect(page.get_by_role("heading", name="two")).to_be_visible()
    page.keyboard.press("ArrowRight")
    expect(page.get_by_role("heading", name="one")).to_be_visible()
    expect(page.get_by_role("button", name="Next picture")).to_be_disabled()
    page.get_by_role("button", name="Favourite", exact=True).click()
    expect(page.get_by_role("button", name="No longer a favourite")).to_be_visible()
    page.keyboard.press("Escape")
    expect(page.locator(".viewer")).to_be_hidden()
    expect(page.get_by_role("button", name="Favourite one")).to_have_attribute("aria-pressed", "true")


@pytest.mark.complaints("404")
def test_a_link_opens_for_a_stranger_until_it_is_revoked(gallery: Page, visit: Visit) -> None:
    page = gallery
    card(page, "two").locator(".card-open").click()
    page.get_by_role("button", name="Share…").click()
    page.get_by_role("button", name="Make a link").click()
    expect(page.get_by_label("Link", exact=True)).to_have_value(re.compile("/shared/"))
    link = page.get_by_label("Link", exact=True).input_value()
    stranger = visit(**DESKTOP)
    stranger.goto(link)
    expect(stranger.get_by_role("heading", name="two")).to_be_visible()
    assert stranger.evaluate("document.querySelector('main img').naturalWidth") == 160
    page.get_by_role("button", name="Revoke the link").click()
    expect(page.get_by_text("Revoked.")).to_be_visible()
    stranger.reload()
    expect(stranger.get_by_text("This picture is not shared, or no longer.")).to_be_visible()


def test_the_crop_of_a_pack_follows_the_point(gallery: Page) -> None:
    page = gallery
    card(page, "two").locator(".card-open").click()
    page.get_by_role("button", name="Export…").click()
    page.get_by_role("checkbox", name="TikTok").click()
    cut = page.locator(".focus-shape img")
    before = cut.evaluate("one => one.style.left")
    ground = page.locator(".focus-ground")
    ground.click(position={"x": 4, "y": 40})
    expect(cut).to_have_js_property("style.left", "0px")
    assert before != "0px"
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make the pack").click()
    assert waiting.value.suggested_filename.endswith(".zip")


def test_nothing_of_it_is_wider_than_a_phone(phone: Page) -> None:
    sign_up(phone)
    bring(phone, "a-very-long-name-without-any-place-to-break-it-that-goes-on-and-on-and-on-for-a-while")
    for path in ("/gallery", "/projects"):
        phone.goto(path)
        expect(phone.get_by_role("heading").first).to_be_visible()
        expect(phone.locator(".card, .project").first).to_be_visible()
        assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.goto("/gallery")
    phone.locator(".filters summary").tap()
    phone.locator(".card-pick").first.tap()
    expect(phone.get_by_text("1 selected")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Select nothing").tap()
    phone.locator(".card-open").first.tap()
    expect(phone.get_by_role("button", name="Share…")).to_be_visible()
    assert phone.evaluate("document.querySelector('.viewer').scrollWidth") <= 390
