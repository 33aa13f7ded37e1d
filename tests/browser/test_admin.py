"""The administrators' pages in a real browser: they fit a phone, charts are drawn, tables sort, news is read by all."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import DESKTOP, PHONE, Visit
from tests.serving import Server, running

PAGES = ("", "/access", "/requests", "/prices", "/styles", "/generations", "/figures", "/ledger", "/health")
WIDTH = "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
SQUEEZED = "() => [...document.querySelectorAll('.tabs a')].filter((tab) => tab.scrollWidth > tab.clientWidth).length"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Limner of this module's own, whose first account, the administrator's, is known."""
    with running(tmp_path_factory.mktemp("limner-admin") / "home", LIMNER_RATE_LIMIT="off") as started:
        yield started


def enter(page: Page, name: str) -> Page:
    """Sign in as `name`, whose account is made at the first time."""
    who: dict[str, Any] = {"email": f"{name}@example.org", "password": "a fine long password", "name": name.title()}
    if not page.request.post("/api/v1/auth/login", data=who).ok:
        assert page.request.post("/api/v1/auth/signup", data=who).ok
    return page


def test_every_page_fits_a_phone_and_says_which_tab_it_is(visit: Visit) -> None:
    phone = enter(visit(**PHONE), "admin")
    for path in (*PAGES, "/announcements", "/log"):
        phone.goto(f"/admin{path}")
        tab = phone.get_by_role("navigation", name="Administration").locator("[aria-current=page]")
        expect(tab).to_be_in_viewport()
        assert phone.evaluate(WIDTH) <= 0, path
        assert phone.evaluate(SQUEEZED) == 0, path


def test_an_administrator_sorts_grants_once_and_tells_everybody(visit: Visit) -> None:
    admin, ben = enter(visit(**DESKTOP), "admin"), enter(visit(**PHONE), "ben")
    admin.goto("/admin")
    accounts = admin.get_by_role("region", name="Accounts").get_by_role("row")
    admin.get_by_role("button", name="E-mail").click()
    expect(accounts.nth(1)).to_contain_text("admin@example.org")
    admin.get_by_role("button", name="E-mail").click()
    expect(accounts.nth(1)).to_contain_text("ben@example.org")

    admin.get_by_role("button", name="ben@example.org").click()
    admin.get_by_label("How many").fill("500")
    admin.get_by_label("Note").fill("for the contest")
    admin.get_by_role("button", name="Grant tokens").dblclick()
    expect(admin.get_by_role("dialog").locator(".facts")).to_contain_text("1\u00a0500")

    admin.goto("/admin/announcements")
    admin.get_by_label("What is to be said").fill("We rest <b>on Sunday</b>.")
    admin.get_by_role("button", name="Announce").dblclick()
    expect(admin.get_by_role("list", name="Announcements").get_by_role("listitem")).to_have_count(1)
    ben.goto("/")
    expect(ben.get_by_role("note", name="Announcement")).to_contain_text("We rest <b>on Sunday</b>.")
    ben.get_by_role("button", name="Dismiss").click()
    expect(ben.get_by_role("note", name="Announcement")).to_have_count(0)
    ben.reload()
    expect(ben.get_by_role("note", name="Announcement")).to_have_count(0)

    admin.goto("/admin/log")
    entries = admin.get_by_role("region", name="Log").get_by_role("row")
    expect(entries).to_have_count(3)
    expect(entries.nth(2)).to_contain_text("balance: 1000 → 1500")


def test_the_figures_are_drawn_and_follow_the_choice_of_time(visit: Visit) -> None:
    admin = enter(visit(**DESKTOP), "admin")
    admin.goto("/admin/figures")
    first = admin.get_by_role("group", name="Sign-ups")
    expect(first.locator("svg path").first).to_be_attached()
    admin.get_by_role("button", name="Months").click()
    expect(admin.get_by_label("From")).not_to_have_value("")
    with admin.expect_download() as download:
        admin.get_by_role("link", name="As CSV").click()
    assert download.value.suggested_filename == "limner-figures.csv"
