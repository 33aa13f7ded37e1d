"""Takes the README's pictures of this build: `python3 -m tests.pictures` walks through an empty Limner."""

from __future__ import annotations

import re
import tempfile
from pathlib import Path
from typing import Any

from playwright.sync_api import Page, expect, sync_playwright

from main import HERE
from tests.machine import CHROMIUM, find
from tests.serving import running

FOLDER = HERE / "docs" / "pictures"
DESK: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {
    "viewport": {"width": 390, "height": 844},
    "has_touch": True,
    "is_mobile": True,
    "device_scale_factor": 2,
}
WISHES = (
    "A robot knight in gold armour, gaming style, dark purple background",
    "A red panda with headphones, cartoon style, teal background",
    "A dragon above a city at night, anime style, with the title RISE",
    "A calm mountain lake at sunset, minimal style",
    "A wizard cat with a hat, 3D render, purple background",
    "A pixel art rocket in space",
)


def main() -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, running(Path(home) / "home") as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find(CHROMIUM), args=["--no-sandbox"])
        page = browser.new_page(base_url=server.url, **DESK)
        _sign_up(page)
        for wish in reversed(WISHES):
            _picture(page, wish)
        _refine(page)
        page.screenshot(path=FOLDER / "coach.png")
        talk = page.url
        _shot(page, "/studio", "studio.png")
        state = page.context.storage_state()
        phone = browser.new_context(base_url=server.url, storage_state=state, **PHONE).new_page()
        phone.goto(talk)
        expect(phone.locator(".plate")).to_be_visible()
        phone.wait_for_timeout(600)
        phone.screenshot(path=FOLDER / "phone.png")
        _by_day(page)
        _shot(page, "/gallery", "gallery.png")
        _shot(page, "/wallet", "wallet.png")
        browser.close()


def _sign_up(page: Page) -> None:
    page.goto("/sign-up")
    page.get_by_label("E-mail").fill("ada@example.org")
    page.get_by_label("Password", exact=True).fill("a fine long password")
    page.locator("form button[type=submit]").click()


def _picture(page: Page, wish: str) -> None:
    page.goto("/")
    page.get_by_label("Message", exact=True).fill(wish)
    page.keyboard.press("Enter")
    button = page.get_by_role("button", name=re.compile("^Paint")).first
    expect(button).to_be_enabled(timeout=15_000)
    button.click()
    expect(page.get_by_role("button", name="I’m happy with this")).to_be_visible(timeout=20_000)


def _refine(page: Page) -> None:
    page.get_by_role("button", name="Refine it").click()
    page.get_by_label("What should change?").fill("make the background blue and add sparkles")
    page.get_by_role("button", name="Refine it").last.click()
    expect(page.locator(".strip button")).to_have_count(2, timeout=20_000)
    page.wait_for_timeout(1500)


def _by_day(page: Page) -> None:
    page.locator("button.me").click()
    page.get_by_role("button", name=re.compile("day|paper", re.IGNORECASE)).first.click()
    page.wait_for_timeout(300)


def _shot(page: Page, path: str, name: str) -> None:
    page.goto(path)
    page.wait_for_timeout(1500)
    page.screenshot(path=FOLDER / name)


if __name__ == "__main__":
    main()
