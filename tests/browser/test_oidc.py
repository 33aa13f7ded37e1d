"""Signing in with a real provider in a real browser, and being asked there again after signing out."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from tests import serving
from tests.browser.conftest import DESKTOP, Visit
from tests.oidc import provider
from tests.oidc.provider import PASSWORD, RealProvider
from tests.serving import Server


@pytest.fixture(scope="module")
def work(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealProvider]:
    with provider.running(tmp_path_factory.mktemp("provider")) as running:
        running.knows("ada")
        yield running


@pytest.fixture(scope="module")
def limner(work: RealProvider, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Limner of its own, which knows the provider and takes no passwords."""
    home: Path = tmp_path_factory.mktemp("limner") / "home"
    with serving.running(home, LIMNER_PASSWORD_LOGIN="off", **work.settings) as running:
        yield running


def sign_in_there(page: Page) -> None:
    expect(page.get_by_role("heading", name="Work SSO")).to_be_visible()
    page.get_by_label("Username").fill("ada")
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("button", name="Log in").click()


@pytest.mark.complaints("favicon")  # the provider has none
def test_in_by_the_button_and_out_on_both_sides(visit: Visit, limner: Server) -> None:
    page = visit(**DESKTOP)
    page.goto(f"{limner.url}/gallery")
    page.get_by_role("link", name="Go on with Work").click()
    sign_in_there(page)
    page.wait_for_url(f"{limner.url}/gallery")
    page.get_by_role("button", name="Ada, your account").click()
    expect(page.get_by_text("ada@example.org")).to_be_visible()

    page.get_by_role("button", name="Sign out").click()
    page.wait_for_url(f"{limner.url}/sign-in*")
    page.get_by_role("link", name="Sign in with Work").click()
    sign_in_there(page)  # asked again: the provider's own session has ended too
    page.wait_for_url(f"{limner.url}/")
