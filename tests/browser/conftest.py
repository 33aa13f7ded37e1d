"""For journeys in a real browser: one Limner on an empty home, one Chromium, and a new visitor for each test.

A test fails when the browser's console complains, unless it is marked `complaints(pattern)`. What the visitor saw at a
failure is kept as a picture, whose path stands in the report together with the server's last words.
"""

from __future__ import annotations

import re
import tempfile
from collections.abc import Callable, Generator, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, ConsoleMessage, Page, WebError, expect, sync_playwright

from tests.machine import CHROMIUM, find
from tests.serving import Server, running

HERE = Path(__file__).parent
QUIET = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
]
DESKTOP: dict[str, Any] = {"viewport": {"width": 1440, "height": 900}}
PHONE: dict[str, Any] = {"viewport": {"width": 390, "height": 844}, "has_touch": True, "is_mobile": True}

PATIENCE = 30_000  # milliseconds: a machine that has much else to do is given time, and none is lost where it has not

expect.set_options(timeout=PATIENCE)
visitors = pytest.StashKey[list[BrowserContext]]()
complaints = pytest.StashKey[list[str]]()

Visit = Callable[..., Page]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if HERE in item.path.parents:
            item.add_marker("browser")
            item.add_marker(pytest.mark.xdist_group("browser"))


@pytest.fixture(scope="package")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A Limner that is shared by the browser tests, with its limits off; a test signs up a person of its own."""
    with running(tmp_path_factory.mktemp("limner") / "home", LIMNER_RATE_LIMIT="off") as started:
        yield started


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The machine's Chromium, without a window."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=find(CHROMIUM), args=QUIET)
        yield chromium
        chromium.close()


@pytest.fixture
def visit(request: pytest.FixtureRequest, browser: Browser, server: Server) -> Iterator[Visit]:
    """Makes visitors, each with cookies of their own: `visit(**options)`, those of `new_context`, gives their page."""
    stash = request.node.stash
    stash[visitors], stash[complaints] = [], []

    def visit(**options: Any) -> Page:
        context = browser.new_context(base_url=server.url, **options)
        context.set_default_timeout(PATIENCE)
        context.on("console", hear)
        context.on("weberror", catch)
        stash[visitors].append(context)
        return context.new_page()

    def hear(message: ConsoleMessage) -> None:
        if message.type == "error":
            stash[complaints].append(f"{message.text} ({message.location.get('url', '')})")

    def catch(error: WebError) -> None:
        stash[complaints].append(str(error.error))

    yield visit
    for context in stash[visitors]:
        context.close()


@pytest.fixture
def page(visit: Visit) -> Page:
    """A visitor at a desk, 1440 × 900."""
    return visit(**DESKTOP)


@pytest.fixture
def phone(visit: Visit) -> Page:
    """A visitor with a phone, 390 × 844, who touches."""
    return visit(**PHONE)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_call(item: pytest.Item) -> Generator[None, Any, Any]:
    try:
        result = yield
        expected = [mark.args[0] for mark in item.iter_markers("complaints")]
        heard = [text for text in item.stash.get(complaints, []) if not any(re.search(e, text) for e in expected)]
        assert not heard, "The browser's console complained:\n" + "\n".join(heard)
    except BaseException:
        _keep_what_was_seen(item)
        raise
    return result


def _keep_what_was_seen(item: pytest.Item) -> None:
    contexts = item.stash.get(visitors, [])
    folder = Path(tempfile.mkdtemp(prefix="limner-seen-")) if contexts else None
    for number, page in enumerate([page for context in contexts for page in context.pages]):
        assert folder is not None
        path = folder / f"{number}.png"
        page.screenshot(path=path)
        item.add_report_section("call", "picture", f"{page.url}: {path}")
    server = getattr(item, "funcargs", {}).get("server")
    if isinstance(server, Server):
        item.add_report_section("call", "server", server.last_words())
