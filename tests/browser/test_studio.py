"""The studio in a real browser: a region by mouse, finger and keyboard, and the versions that come of it."""

from __future__ import annotations

import io
import json
import random
import re
from typing import Any

import pytest
from PIL import Image, ImageDraw
from playwright.sync_api import FilePayload, Page, expect

from tests.browser.test_journey import sign_up

WIDTH, HEIGHT = 480, 360


def busy_picture() -> FilePayload:
    """A picture with much to see everywhere, so that an answer to a part of it can be laid over it."""
    chance = random.Random(7)
    image = Image.new("RGB", (WIDTH, HEIGHT), "#c8b48c")
    pen = ImageDraw.Draw(image)
    for _ in range(260):
        x, y, r = chance.randrange(WIDTH), chance.randrange(HEIGHT), chance.randrange(4, 26)
        pen.ellipse((x - r, y - r, x + r, y + r), fill=tuple(chance.randrange(256) for _ in range(3)))
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return {"name": "busy.png", "mimeType": "image/png", "buffer": sink.getvalue()}


def get(page: Page, path: str) -> list[dict[str, Any]]:
    items: list[dict[str, Any]] = json.loads(page.request.get(f"/api/v1/{path}").text())["items"]
    return items


def begin(page: Page) -> Page:
    """Somebody in the studio with a picture of their own on the easel."""
    sign_up(page)
    page.goto("/studio")
    expect(page.get_by_text("An empty easel")).to_be_visible()
    page.wait_for_function("window.did_handshake")  # from here on it answers
    page.locator("input[type=file]").set_input_files(busy_picture())
    expect(page.locator(".version")).to_have_count(1)
    expect(page.locator(".sheet-picture")).to_be_visible()
    return page


def spot(page: Page, across: float, down: float) -> tuple[float, float]:
    """A place on the picture, in pixels of the window."""
    box = page.locator(".sheet").bounding_box()
    assert box is not None
    return box["x"] + box["width"] * across, box["y"] + box["height"] * down


def change_region(page: Page, words: str) -> None:
    """Say what should change in what is marked, and wait for the report under the picture."""
    page.get_by_label("What should change inside the region").fill(words)
    page.get_by_role("button", name="Change this region").click()
    expect(page.locator(".version")).to_have_count(2)
    expect(page.locator(".easel-note")).to_contain_text(re.compile("^0 of [\\d\u00a0]+ pixels outside changed"))


def pixels(page: Page, asset_id: str) -> Image.Image:
    return Image.open(io.BytesIO(page.request.get(f"/api/v1/assets/{asset_id}/content").body())).convert("RGB")


@pytest.fixture
def studio(page: Page) -> Page:
    return begin(page)


def test_a_rectangle_is_changed_compared_and_taken_back(studio: Page) -> None:
    page = studio
    page.keyboard.press("m")
    expect(page.get_by_role("group", name="Region", exact=True)).to_be_visible()
    page.mouse.move(*spot(page, 0.4, 0.4))
    page.mouse.down()
    page.mouse.move(*spot(page, 0.6, 0.65), steps=5)
    page.mouse.up()
    expect(page.get_by_label("Width, pixels")).to_have_value(re.compile("^9[0-9]$"))
    sides = ("Left edge, pixels", "Top edge, pixels", "Width, pixels", "Height, pixels")
    left, top, width, height = (int(page.get_by_label(side).input_value()) for side in sides)
    change_region(page, "make it blue")
    after, before = (pixels(page, one["id"]) for one in get(page, "assets"))
    for image in (after, before):
        image.paste("black", (left, top, left + width, top + height))
    assert after.tobytes() == before.tobytes()

    page.locator(".stage").focus()
    page.keyboard.press("d")
    expect(page.get_by_role("slider", name="Edge between the two")).to_be_visible()
    page.get_by_role("button", name="Difference").click()
    expect(page.locator(".comparing-head p")).to_contain_text("pixels differ")
    page.keyboard.press("Escape")
    page.get_by_role("treeitem", name=re.compile("^Version 1")).click()
    page.get_by_role("button", name="Restore as the newest").click()
    expect(page.locator(".version")).to_have_count(3)
    expect(page.locator(".version.on b")).to_have_text(re.compile("^3"))
    page.reload()
    expect(page.locator(".version.on b")).to_have_text(re.compile("^3"))


def test_a_mask_is_painted_with_a_finger_on_a_phone(phone: Page) -> None:
    page = begin(phone)
    page.locator(".tool", has_text="Region").tap()
    page.get_by_role("button", name="Brush", exact=True).tap()
    page.get_by_label("Brush size").fill("60")
    fingers = page.context.new_cdp_session(page)

    def touch(kind: str, *places: tuple[float, float]) -> None:
        points = [{"x": x, "y": y, "id": number} for number, (x, y) in enumerate(places)]
        fingers.send("Input.dispatchTouchEvent", {"type": kind, "touchPoints": points})

    wide = page.locator(".sheet").evaluate("sheet => sheet.offsetWidth")
    touch("touchStart", spot(page, 0.3, 0.3), spot(page, 0.6, 0.6))  # two fingers pinch and paint nothing
    touch("touchMove", spot(page, 0.2, 0.2), spot(page, 0.7, 0.7))
    touch("touchEnd")
    page.wait_for_function("wide => document.querySelector('.sheet').offsetWidth > wide", arg=wide)
    pinched = page.locator(".sheet").evaluate("sheet => sheet.offsetWidth")
    page.get_by_role("button", name="Fit the picture").tap()
    page.wait_for_function("wide => document.querySelector('.sheet').offsetWidth < wide", arg=pinched)
    expect(page.get_by_role("button", name="Clear")).to_be_disabled()
    touch("touchStart", spot(page, 0.4, 0.5))
    touch("touchMove", spot(page, 0.5, 0.5))
    touch("touchMove", spot(page, 0.6, 0.55))
    touch("touchEnd")
    expect(page.get_by_role("button", name="Clear")).to_be_enabled()
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
    change_region(page, "make it green")
    mask = get(page, "assets?kind=mask")[0]
    assert (mask["width"], mask["height"]) == (WIDTH, HEIGHT)
    painted = pixels(page, mask["id"]).convert("L")
    assert painted.getpixel((WIDTH // 2, HEIGHT // 2)) == 255
    assert painted.getpixel((4, 4)) == 0
    after, before = (pixels(page, one["id"]) for one in get(page, "assets"))
    outside = painted.point(lambda level: 255 - level)
    kept = [Image.composite(image, Image.new("RGB", image.size), outside).tobytes() for image in (after, before)]
    assert kept[0] == kept[1]
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_keyboard_alone_marks_crops_and_undoes(studio: Page) -> None:
    page = studio
    page.keyboard.press("k")
    page.get_by_label("Width, pixels").focus()
    page.keyboard.type("100")
    page.keyboard.press("Tab")
    page.keyboard.type("80")
    page.keyboard.press("Tab")
    page.get_by_role("button", name="Crop", exact=True).last.focus()
    page.keyboard.press("Enter")
    expect(page.locator(".version")).to_have_count(2)
    expect(page.locator(".stage")).to_have_attribute("aria-label", re.compile("100 by 80 pixels"))
    page.get_by_role("button", name="Undo", exact=True).focus()
    page.keyboard.press("Enter")
    expect(page.locator(".version")).to_have_count(1)
    page.locator(".version").focus()
    page.keyboard.press("/")
    page.keyboard.type("flip it horizontally")
    expect(page.get_by_role("button", name="Do it · free")).to_be_visible()
    page.keyboard.press("Enter")
    expect(page.locator(".version")).to_have_count(2)
    balance = json.loads(page.request.get("/api/v1/tokens/balance").text())
    assert balance["total_spent"] == 0
