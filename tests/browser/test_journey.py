"""The main job in a real browser, on the carried engine: from the first visit to a picture on the person's own disk."""

from __future__ import annotations

import json
import re
import sqlite3
from itertools import count
from pathlib import Path

import pytest
from PIL import Image
from playwright.sync_api import Page, expect

from tests.serving import Server

_people = count(1)


def sign_up(page: Page) -> str:
    """Make an account by the form; returns its e-mail address."""
    email = f"creator{next(_people)}-{id(page)}@example.org"
    page.goto("/sign-up")
    page.get_by_label("E-mail").fill(email)
    page.get_by_label("Password", exact=True).fill("a fine long password")
    page.locator("form button[type=submit]").click()
    expect(page.get_by_label("Message", exact=True)).to_be_visible()
    return email


def say(page: Page, words: str) -> None:
    page.get_by_label("Message", exact=True).fill(words)
    page.keyboard.press("Enter")


def hear_out(page: Page) -> None:
    """Wait until the coach has said everything."""
    expect(page.get_by_role("button", name="Ask again")).to_be_visible()


def paint(page: Page) -> None:
    """Press the button and wait for the picture."""
    page.get_by_role("button", name=re.compile("^Paint")).first.click()
    expect(page.get_by_role("button", name="I’m happy with this")).to_be_visible()


@pytest.fixture
def creator(page: Page, server: Server) -> Page:
    """Somebody on the plan that refines without limits, whoever was here first."""
    email = sign_up(page)
    with sqlite3.connect(server.home / "limner.db", timeout=60) as database:
        database.execute(
            "UPDATE subscription SET plan = 'studio' WHERE user_id = (SELECT id FROM user_account WHERE email = ?)",
            (email,),
        )
    page.reload()
    expect(page.get_by_label("Message", exact=True)).to_be_visible()
    return page


def test_a_newcomer_gets_from_sign_up_to_a_picture_they_are_happy_with(creator: Page, tmp_path: Path) -> None:
    page = creator
    say(page, "A thumbnail with a robot knight in gold armour, dark purple background")
    hear_out(page)
    expect(page.get_by_role("button", name="Paint it").first).to_be_disabled()
    page.locator(".answers button").first.click()
    expect(page.get_by_role("button", name="Paint it").first).to_be_enabled()
    paint(page)
    picture = page.locator(".plate img").first
    expect(picture).to_be_visible()

    page.get_by_role("button", name="Refine it").click()
    page.get_by_label("What should change?").fill("make the background blue and add sparkles")
    page.get_by_role("button", name="Refine it").last.click()
    expect(page.locator(".strip button")).to_have_count(2)

    page.get_by_role("button", name="I’m happy with this").click()
    expect(page.get_by_text("Chosen", exact=True)).to_be_visible()

    page.get_by_role("link", name="Gallery").first.click()
    expect(page.locator(".card img").first).to_be_visible()
    with page.expect_download() as waiting:
        page.goto("/")
        page.locator(".session").first.click()
        page.get_by_role("link", name="Download 1280 × 720").click()
    saved = tmp_path / "picture.png"
    waiting.value.save_as(saved)
    with Image.open(saved) as file:
        assert file.size == (1280, 720)


def test_a_reload_in_the_middle_of_a_reply_loses_nothing(page: Page) -> None:
    sign_up(page)
    say(page, "A fox in a forest at night for my channel")
    page.wait_for_url(re.compile("session="))
    page.reload()
    expect(page.locator(".said.you")).to_contain_text("A fox in a forest")
    hear_out(page)
    expect(page.locator(".said.coach").last).to_contain_text("?")


def test_two_tabs_show_the_same_talk(page: Page) -> None:
    sign_up(page)
    say(page, "A lighthouse in a storm")
    hear_out(page)
    page.wait_for_url(re.compile("session="))
    other = page.context.new_page()
    other.goto(page.url)
    expect(other.locator(".said.you")).to_have_count(1)
    page.locator(".answers button").first.click()
    expect(other.locator(".said.you")).to_have_count(2)


def test_a_double_click_paints_one_picture(page: Page) -> None:
    sign_up(page)
    say(page, "A cosy cat in a coffee shop, anime style")
    button = page.get_by_role("button", name="Paint it").first
    expect(button).to_be_enabled()
    button.dblclick()
    expect(page.get_by_role("button", name="I’m happy with this")).to_be_visible()
    generations = json.loads(page.request.get("/api/v1/generations").text())["items"]
    assert [one["status"] for one in generations] == ["completed"]


def test_hostile_words_stay_words(page: Page) -> None:
    sign_up(page)
    hostile = "A fox <img src=x onerror=\"document.title='owned'\"> <script>document.title='owned'</script>"
    say(page, hostile)
    expect(page.locator(".said.you .bubble")).to_have_text(hostile)
    expect(page.locator(".said.coach .prose").last).to_contain_text("?")
    assert "owned" not in page.title()


def test_a_slot_is_edited_in_place_and_stays_as_it_was_said(page: Page) -> None:
    sign_up(page)
    say(page, "A dragon above a city, anime style")
    hear_out(page)
    page.get_by_title("Change mood").first.click()
    page.get_by_label("Mood", exact=True).fill("calm and proud")
    page.keyboard.press("Enter")
    expect(page.get_by_title("Change mood").first).to_contain_text("calm and proud")
    page.get_by_title("Change mood").first.click()
    expect(page.get_by_label("Mood", exact=True)).to_have_value("calm and proud")
    page.keyboard.press("Escape")
    say(page, "Put a big moon behind it")
    expect(page.locator(".said.coach")).to_have_count(2)
    hear_out(page)
    expect(page.get_by_title("Change mood").first).to_contain_text("calm and proud")


def test_a_free_plan_sees_the_refine_button_locked_with_the_plan_that_opens_it(page: Page) -> None:
    sign_up(page)
    say(page, "A green frog, cartoon style")
    expect(page.get_by_role("button", name="Paint it").first).to_be_enabled()
    paint(page)
    page.get_by_role("button", name="Refine it").click()
    expect(page.get_by_text("Refinements are not part of the Free plan. Upgrade to Pro to use them.")).to_be_visible()


def test_the_talk_works_on_a_phone(phone: Page) -> None:
    sign_up(phone)
    say(phone, "A calm mountain lake at sunset, watercolour style")
    bar = phone.locator(".brief-bar")
    expect(bar).to_be_visible()
    button = bar.get_by_role("button", name=re.compile("^Paint"))
    expect(button).to_be_enabled()
    button.click()
    expect(phone.get_by_role("button", name="I’m happy with this")).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
