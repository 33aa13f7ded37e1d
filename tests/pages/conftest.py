"""The whole site within the test: gate, API and pages over a real database; only no model answers.

`site.browser()` sends what a browser sends; `site.person()` is somebody who is signed in and looks at pages.
"""

from __future__ import annotations

import gc
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import httpx
import pytest
from fastapi import FastAPI
from nicegui import Client, ui
from nicegui.element import Element
from nicegui.functions.navigate import Navigate
from nicegui.functions.notify import notify
from nicegui.testing import User
from nicegui.testing.general import nicegui_reset_globals
from nicegui.testing.user_interaction import UserInteraction
from pwdlib import PasswordHash
from pwdlib.hashers.argon2 import Argon2Hasher

from services.accounts import passwords, signins
from services.settings import load
from tests.house import Account, add_account, database, png, seeded

__all__ = ["database", "seeded"]

ADDRESS = "http://limner.test"
COOKIE = "limner_session"
NOWHERE = "http://127.0.0.1:9"  # where no model answers
PATIENCE = 300  # looks, ten to twenty a second: a machine that has much else to do is given time, and none is lost


class Person(User):
    """Somebody who is signed in; what they see is the User plugin's business."""

    def __init__(self, browser: httpx.AsyncClient, account: Account) -> None:
        super().__init__(browser)
        self.account = account

    async def should_see(self, *what: Any, retries: int = PATIENCE, **more: Any) -> None:
        await super().should_see(*what, retries=retries, **more)

    async def should_not_see(self, *what: Any, retries: int = PATIENCE, **more: Any) -> None:
        await super().should_not_see(*what, retries=retries, **more)

    def part(self, words: str) -> Any:
        """The newest thing on the page that is called so: by its words or its label."""
        assert self.client is not None
        named = [
            element
            for element in self.client.elements.values()
            if words in (getattr(element, "text", None), element.props.get("label"), element.props.get("aria-label"))
        ]
        assert named, f"nothing on the page is called “{words}”:\n{self.current_layout}"
        return named[-1]

    def press(self, words: str) -> None:
        """Click what is called so."""
        self.send(self.part(words), "click")

    def send(self, element: Element, event: str, args: Any = None) -> None:
        """Have the browser report an event of this element."""
        UserInteraction(self, {element}, None).trigger(event, args)

    def fill(self, label: str, value: Any) -> None:
        """Set what the field with this label holds."""
        field = self.part(label)
        assert self.client is not None
        with self.client:
            field.value = value

    async def bring(self, name: str, colour: str = "teal") -> str:
        """Upload a picture called `name`; returns its id."""
        answer = await self.http_client.post("/api/v1/uploads", files={"file": (f"{name}.png", png(colour=colour))})
        assert answer.status_code == 201, answer.text
        return str(answer.json()["id"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Site:
    """Limner as it runs in this test."""

    app: FastAPI
    stack: AsyncExitStack

    async def browser(self, who: Account | None = None, *, origin: str | None = ADDRESS) -> httpx.AsyncClient:
        """A browser with cookies of its own, which follows no redirect by itself."""
        headers = {"accept": "text/html"} | ({"origin": origin} if origin else {})
        client = httpx.AsyncClient(
            transport=httpx.ASGITransport(self.app),
            base_url=ADDRESS,
            headers=headers,
            cookies={COOKIE: who.cookie} if who else {},
        )
        return await self.stack.enter_async_context(client)

    async def person(self, email: str = "ada@example.org", **account: Any) -> Person:
        """Somebody with an account who is signed in."""
        who = add_account(email, **account)
        return Person(await self.browser(who), who)


@pytest.fixture(autouse=True)
def quick_hashes(monkeypatch: pytest.MonkeyPatch) -> None:
    """Argon2 as ever, with as little work as it can do."""
    hasher = PasswordHash((Argon2Hasher(time_cost=1, memory_cost=8, parallelism=1),))
    monkeypatch.setattr(passwords, "_hasher", hasher)


@pytest.fixture
def answering() -> tuple[str, str]:
    """Where the model answers, and the key that opens it; a file of tests that needs one has its own."""
    return NOWHERE, "a key that opens nothing"


@pytest.fixture
async def site(database: Path, answering: tuple[str, str], monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Site]:
    """A Limner without accounts, with the LIMNER_ settings of the moment."""
    monkeypatch.setenv("NICEGUI_USER_SIMULATION", "true")
    monkeypatch.setenv("NICEGUI_STORAGE_PATH", str(database.parent / "interface"))
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", answering[0])
    monkeypatch.setenv("GEMINI_API_KEY", answering[1])
    monkeypatch.setattr(signins, "_revoked_hooks", [])
    gc.freeze()  # resetting NiceGUI collects garbage again and again, for which all modules would be searched
    with nicegui_reset_globals():
        from pages.server import create_site

        app = create_site(load())
        async with AsyncExitStack() as stack:
            await stack.enter_async_context(app.router.lifespan_context(app))
            yield Site(app=app, stack=stack)
        Client.page_routes.clear()  # else the modules of the pages are unloaded, while others still hold them
    gc.unfreeze()
    ui.navigate, ui.notify = Navigate(), notify
