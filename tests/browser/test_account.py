"""The account in a real browser: a key copied and used, another device sent to the door at once, leaving for good."""

from __future__ import annotations

import re
import zipfile
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit

PASSWORD = "a fine long password"
WIDTH = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


def enter(page: Page, name: str) -> Page:
    """Sign in as `name`, whose account is made at the first time."""
    who: dict[str, Any] = {"email": f"{name}@example.org", "password": PASSWORD, "name": name.title()}
    if not page.request.post("/api/v1/auth/login", data=who).ok:
        assert page.request.post("/api/v1/auth/signup", data=who).ok
    return page


def test_a_key_is_made_copied_and_opens_the_api(visit: Visit) -> None:
    page = enter(visit(**DESKTOP, permissions=["clipboard-read", "clipboard-write"]), "keymaker")
    page.goto("/account")
    page.get_by_role("button", name="Make a key").click()
    dialog = page.get_by_role("dialog", name="A new API key")
    dialog.get_by_label("Name").fill("Overlay")
    dialog.get_by_role("button", name="30 days").click()
    dialog.get_by_role("button", name="Make the key").dblclick()
    dialog.get_by_role("button", name="Copy").click()
    expect(page.get_by_text("Copied.")).to_be_visible()
    key = page.evaluate("navigator.clipboard.readText()")
    page.keyboard.press("Escape")  # what is shown only once does not go away by a slip
    dialog.get_by_role("button", name="I have it").click()
    expect(dialog).to_be_hidden()
    program = visit(**DESKTOP)
    answer = program.request.get("/api/v1/me", headers={"authorization": f"Bearer {key}"})
    assert answer.json()["name"] == "Keymaker"
    page.reload()
    expect(page.get_by_role("list", name="API keys").get_by_role("listitem")).to_have_count(1)
    expect(page.get_by_role("list", name="API keys")).to_contain_text(re.compile("Overlay.*last used just now.*ends"))


def test_another_device_is_sent_to_the_door_as_soon_as_it_is_signed_out(visit: Visit) -> None:
    desk, phone = enter(visit(**DESKTOP), "twice"), enter(visit(**PHONE), "twice")
    phone.goto("/gallery")
    desk.goto("/account")
    devices = desk.get_by_role("list", name="Devices").get_by_role("listitem")
    expect(devices).to_have_count(2)
    desk.get_by_role("button", name="Sign out everywhere else").click()
    expect(devices).to_have_count(1)
    expect(phone).to_have_url(re.compile("/sign-in"))


def test_one_takes_everything_along_and_leaves(visit: Visit, tmp_path: Path) -> None:
    enter(visit(**DESKTOP), "stays")  # an administrator who is left
    page = enter(visit(**DESKTOP), "leaver")
    page.goto("/account")
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Export everything").click()
    waiting.value.save_as(tmp_path / "mine.zip")
    assert "manifest.json" in zipfile.ZipFile(tmp_path / "mine.zip").namelist()
    page.get_by_role("button", name="Delete my account…").click()
    page.get_by_label("Your password").fill(PASSWORD)
    page.get_by_role("button", name="Delete my account", exact=True).dblclick()
    expect(page).to_have_url(re.compile("/sign-in"))
    page.get_by_label("E-mail").fill("leaver@example.org")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Sign in", exact=True).click()
    expect(page.get_by_text("That e-mail and password do not belong together.")).to_be_visible()


@pytest.mark.parametrize("ground", ["dusk", "day"])
def test_the_page_fits_a_phone_in_either_light(visit: Visit, ground: str) -> None:
    phone = enter(visit(**PHONE), "pocket")
    phone.request.patch("/api/v1/me", data={"theme": ground, "name": "A name that is rather long for a small screen"})
    phone.goto("/account")
    expect(phone.locator("main h1")).to_be_visible()
    assert phone.evaluate(WIDTH) == 0
    phone.get_by_role("button", name="Make a key").click()
    expect(phone.get_by_role("dialog", name="A new API key")).to_be_in_viewport(ratio=0.9)
