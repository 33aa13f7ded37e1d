"""The profile picture and logo creator in a real browser, at a desk and on a phone."""

from __future__ import annotations

import io
import json
import re
import zipfile
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, Visit
from tests.browser.test_journey import hear_out, say, sign_up


def make(page: Page, words: str) -> None:
    """Say what it is to be and paint it."""
    say(page, words)
    hear_out(page)
    page.get_by_role("button", name=re.compile("^Paint")).locator("visible=true").first.click()
    expect(page.get_by_role("button", name="I’m happy with this")).to_be_visible()


def newest(page: Page) -> dict[str, object]:
    items = json.loads(page.request.get("/api/v1/profile-creator/gallery").text())["items"]
    found: dict[str, object] = items[0]
    return found


@pytest.fixture
def creator(page: Page) -> Page:
    sign_up(page)
    page.goto("/profile")
    expect(page.get_by_label("Message", exact=True)).to_be_visible()
    page.wait_for_function("window.did_handshake")  # from here on it answers
    return page


def test_a_mascot_is_made_from_a_preset_and_is_transparent(creator: Page) -> None:
    page = creator
    page.get_by_role("button", name="Anime").click()
    page.get_by_label("Behind it").select_option("transparent")
    page.get_by_label("Size").select_option("small")
    make(page, "A friendly fox mascot with headphones")
    made = newest(page)
    picture = Image.open(io.BytesIO(page.request.get(f"/api/v1/assets/{made['id']}/content").body()))
    assert picture.mode == "RGBA"
    corners = [(0, 0), (0, picture.height - 1), (picture.width - 1, 0), (picture.width - 1, picture.height - 1)]
    top = [picture.getpixel(corner) for corner in corners if corner[1] == 0]
    assert [pixel[3] for pixel in top if isinstance(pixel, tuple)] == [0, 0]
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download 256 × 256 PNG").click()
    with Image.open(waiting.value.path()) as file:
        assert file.size == (256, 256)


def test_the_platform_preview_shows_the_picture_on_light_and_dark(creator: Page) -> None:
    page = creator
    frames = page.locator(".frames-set .frames")
    expect(frames).to_have_count(2)
    make(page, "A minimal cat face, minimal style")
    expect(page.locator(".frames-set img.circle").first).to_be_visible()
    expect(page.locator(".frames-set img")).to_have_count(12)


def test_what_was_made_is_among_my_creations(creator: Page) -> None:
    page = creator
    make(page, "A wizard with glowing eyes, cartoon style")
    page.get_by_role("link", name="My creations").click()
    expect(page.get_by_role("heading", name="My creations")).to_be_visible()
    expect(page.locator("main img").first).to_be_visible()


def test_a_pack_for_twitch_is_made_and_fetched(creator: Page, tmp_path: Path) -> None:
    page = creator
    make(page, "A red panda with headphones, gaming style")
    page.get_by_role("button", name="Export…").click()
    expect(page.get_by_text(re.compile("when small"))).to_be_visible()
    page.get_by_role("checkbox", name="Twitch").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make the pack").click()
    kept = tmp_path / "pack.zip"
    waiting.value.save_as(kept)
    with zipfile.ZipFile(kept) as pack:
        names = pack.namelist()
        assert any("emote_112" in name for name in names)
        manifest = json.loads(pack.read(next(name for name in names if name.endswith("manifest.json"))))
    assert manifest


def test_a_style_of_ones_own_is_saved_and_offered(creator: Page) -> None:
    page = creator
    page.get_by_role("button", name="Save this style…").click()
    page.get_by_label("Name", exact=True).fill("Chalk")
    page.get_by_label("The style in your own words").fill("white chalk on a blackboard, rough strokes")
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("button", name="Chalk")).to_be_visible()


def test_the_creator_works_on_a_phone(phone: Page) -> None:
    sign_up(phone)
    phone.goto("/profile")
    make(phone, "A happy frog, anime style")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390


def test_a_pack_is_nobody_elses(creator: Page, visit: Visit) -> None:
    page = creator
    make(page, "A red panda with headphones, gaming style")
    page.get_by_role("button", name="Export…").click()
    page.get_by_role("checkbox", name="Discord").click()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Make the pack").click()
    address = waiting.value.url
    assert "/packs/" in address
    assert page.request.get(address).headers["content-type"] == "application/zip"
    stranger = visit(**DESKTOP)
    sign_up(stranger)
    assert stranger.request.get(address).status == 404
    assert visit(**DESKTOP).request.get(address, max_redirects=0).status != 200


def test_a_pack_without_a_platform_is_refused_in_words(creator: Page) -> None:
    page = creator
    make(page, "A minimal cat face, minimal style")
    page.get_by_role("button", name="Export…").click()
    page.get_by_role("button", name="Make the pack").click()
    expect(page.get_by_text("Choose at least one platform.")).to_be_visible()


def test_a_solid_ground_is_in_the_download(creator: Page) -> None:
    page = creator
    page.get_by_label("Behind it").select_option("solid")
    page.get_by_label("Ground colour").fill("#1e3a8a")
    page.get_by_role("combobox", name="File", exact=True).select_option("webp")
    page.get_by_label("Size").select_option("medium")
    make(page, "A friendly fox mascot, cartoon style")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Download 512 × 512 WEBP").click()
    assert "color=%231e3a8a" in waiting.value.url
    with Image.open(waiting.value.path()) as file:
        assert (file.format, file.size, file.mode) == ("WEBP", (512, 512), "RGB")


def test_what_is_left_this_month_is_in_sight_before_and_after(creator: Page) -> None:
    page = creator
    expect(page.get_by_text("1 of 1 left this month").locator("visible=true").first).to_be_visible()
    make(page, "An owl, anime style")
    expect(page.get_by_text("0 of 1 left this month").locator("visible=true").first).to_be_visible()


def test_a_brand_kit_made_by_hand_fills_the_colours_of_a_creation(creator: Page) -> None:
    page = creator
    page.goto("/brand-kits")
    page.get_by_role("button", name="New brand kit").click()
    page.get_by_label("Name", exact=True).fill("Nordlicht")
    page.get_by_role("button", name="Add a colour").click()
    page.get_by_role("button", name="Save", exact=True).click()
    expect(page.get_by_role("article", name="Nordlicht")).to_be_visible()
    page.goto("/profile")
    page.get_by_label("Brand kit").select_option(label="Nordlicht")
    say(page, "A fox, anime style")
    hear_out(page)
    expect(page.get_by_role("button", name=re.compile("brand kit$")).locator("visible=true")).to_be_visible()
    session = json.loads(page.request.get(f"/api/v1/profile-creator/sessions/{page.url.split('session=')[1]}").text())
    assert session["brief"]["slots"]["colors"]["source"] == "brand_kit"
    assert session["brand_kit_id"]


@pytest.mark.parametrize("path", ["/profile", "/profile/creations", "/brand-kits"])
def test_no_page_of_the_creator_is_wider_than_a_phone(phone: Page, path: str) -> None:
    sign_up(phone)
    phone.goto(path)
    expect(phone.get_by_role("heading").first).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
