"""Money in a real browser: a package asked for and granted, the bell and the purse that follow without reloading."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.serving import Server, running

PASSWORD = "a fine long password"
WIDTH = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Limner of this module's own, whose first account, the administrator's, is known."""
    with running(tmp_path_factory.mktemp("limner-money") / "home", LIMNER_RATE_LIMIT="off") as started:
        yield started


def enter(page: Page, name: str) -> Page:
    """Sign in as `name`, whose account is made at the first time."""
    who: dict[str, Any] = {"email": f"{name}@example.org", "password": PASSWORD, "name": name.title()}
    answer = page.request.post("/api/v1/auth/login", data=who)
    if not answer.ok:
        assert page.request.post("/api/v1/auth/signup", data=who).ok
    return page


@pytest.fixture
def admin(visit: Visit) -> Page:
    """The administrator: of a new server, the first who comes."""
    return enter(visit(**DESKTOP), "admin")


def test_a_package_is_asked_for_granted_told_and_there(admin: Page, visit: Visit) -> None:
    ben = enter(visit(**DESKTOP), "ben")
    ben.goto("/wallet")
    ben.get_by_role("button", name="Ask for this package: Pro").click()
    ben.get_by_label("Message to the administrator").fill("For my channel")
    ben.get_by_role("button", name="Ask for it").click()
    expect(ben.get_by_text("Waiting for an answer")).to_be_visible()

    admin.goto("/admin/requests")
    expect(admin.get_by_text("For my channel")).to_be_visible()
    admin.get_by_role("button", name=re.compile("^Grant .* for Ben")).click()
    admin.get_by_label("Note to Ben").fill("Enjoy")
    admin.get_by_role("dialog").get_by_role("button", name="Grant", exact=True).dblclick()
    expect(admin.get_by_text("Granted: Enjoy")).to_be_visible()

    bell = ben.get_by_role("link", name="1 new notice").first
    expect(bell).to_be_visible()
    expect(ben.locator(".purse")).to_contain_text(re.compile(r"6\s000\stokens"))
    expect(ben.get_by_role("region", name="Movements of tokens")).to_contain_text("Package you asked for · Enjoy")
    bell.click()
    ben.get_by_role("link", name=re.compile("tokens are here")).click()
    expect(ben).to_have_url(re.compile("/wallet$"))
    expect(ben.get_by_role("link", name="No new notices").first).to_be_visible()


def test_the_purse_follows_a_painted_picture_on_the_same_page(admin: Page, visit: Visit) -> None:
    cleo = enter(visit(**DESKTOP), "cleo")
    cleo.goto("/")
    expect(cleo.locator(".purse")).to_contain_text("3 of 3 left")
    cleo.get_by_label("Message", exact=True).fill("A robot knight in gold armour, anime style, calm mood")
    cleo.keyboard.press("Enter")
    paint = cleo.get_by_role("button", name=re.compile("^Paint")).first
    expect(paint).to_be_enabled()
    paint.click()
    expect(cleo.get_by_role("button", name="I’m happy with this")).to_be_visible()
    expect(cleo.locator(".purse")).to_contain_text("2 of 3 left")


def test_books_in_order_are_said_to_be(admin: Page) -> None:
    admin.goto("/admin/ledger")
    admin.get_by_role("button", name="Check now").click()
    expect(admin.get_by_text("Everything is in its place.")).to_be_visible()


def test_a_cell_takes_what_was_typed_at_enter_and_forgets_it_at_escape(admin: Page) -> None:
    admin.goto("/admin/prices")
    cell = admin.get_by_label("Upscaled, tokens")
    cell.fill("320")
    cell.press("Enter")
    expect(admin.get_by_text("Upscaled costs 320 tokens from the next quote on.")).to_be_visible()
    cell.fill("999")
    cell.press("Escape")
    expect(cell).to_have_value("320")
    cell.fill("lots")
    cell.press("Tab")
    expect(cell).to_have_attribute("aria-invalid", "true")
    admin.reload()
    expect(admin.get_by_label("Upscaled, tokens")).to_have_value("320")


@pytest.mark.parametrize("path", ["/wallet", "/notices", "/admin/requests", "/admin/prices", "/admin/ledger"])
def test_no_page_is_wider_than_a_phone(admin: Page, visit: Visit, path: str) -> None:
    phone = enter(visit(**PHONE), "admin")
    phone.goto(path)
    expect(phone.locator("main h1")).to_be_visible()
    assert phone.evaluate(WIDTH) == 0


def test_a_link_to_the_plans_shows_them(admin: Page) -> None:
    admin.goto("/wallet#plans")
    expect(admin.get_by_role("list", name="Plans")).to_be_in_viewport()
