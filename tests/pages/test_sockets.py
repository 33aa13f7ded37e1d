"""The websocket of an open page, spoken to by a program that does not do what it is told: a page's rights end with its
sign-in, and no other site can open a socket.
"""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import AsyncIterator, Iterator
from dataclasses import dataclass, field
from html import unescape
from typing import Any

import httpx
import pytest
import socketio
from socketio.exceptions import ConnectionError as Refused

from tests.serving import Server, running

WHO = {"email": "ada@example.org", "password": "a fine long password", "name": "Ada"}
COOKIE = "limner_session"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with running(tmp_path_factory.mktemp("sockets") / "home", LIMNER_RATE_LIMIT="off") as started:
        yield started


@dataclass(kw_only=True)
class OpenPage:
    """A page as its HTML tells it, and a socket to it that keeps everything it hears."""

    url: str
    client_id: str
    elements: dict[str, dict[str, Any]]
    socket: socketio.AsyncClient = field(default_factory=lambda: socketio.AsyncClient(reconnection=False))
    heard: list[tuple[str, Any]] = field(default_factory=list)

    async def connect(self, cookie: str, *, origin: str | None = None) -> None:
        self.socket.on("*", lambda event, payload=None: self.heard.append((event, payload)))
        query = f"client_id={self.client_id}&document_id={self.client_id}&tab_id={self.client_id}"
        await self.socket.connect(
            f"{self.url}?{query}&next_message_id=0&implicit_handshake=true",
            headers={"cookie": f"{COOKIE}={cookie}", "origin": origin or self.url},
            socketio_path="/_nicegui_ws/socket.io",
            transports=["websocket"],
        )

    async def send(self, words: str, event: str = "click", args: Any = None) -> None:
        """Report an event of the element with these words, as its page would, and wait until it was taken in."""
        number, listener = self.listener(words, event)
        await self.socket.call(
            "event",
            {
                "client_id": self.client_id,
                "id": int(number),
                "listener_id": listener,
                "args": [] if args is None else [json.dumps(args)],
            },
        )

    def listener(self, words: str, event: str) -> tuple[str, str]:
        for number, element in self.elements.items():
            if words in (element.get("text"), element.get("props", {}).get("aria-label")):
                for one in element.get("events", []):
                    if one["type"] == event:
                        return number, one["listener_id"]
        raise AssertionError(f"nothing on the page hears a {event} of “{words}”")


@dataclass(kw_only=True)
class Ada:
    """Somebody who is signed in at two browsers."""

    browser: httpx.AsyncClient
    phone: httpx.AsyncClient
    cookie: str  # the browser's, also once it has let go of it

    async def open(self, path: str = "/account") -> OpenPage:
        page = (await self.browser.get(path, headers={"accept": "text/html"})).text
        client_id = re.search(r"'client_id': '([0-9a-f-]{36})'", page)
        elements = re.search(r"parseElements\(String\.raw`(.*?)`\)", page, re.DOTALL)
        assert client_id is not None
        assert elements is not None
        told = json.loads(unescape(elements[1]))
        return OpenPage(url=str(self.browser.base_url).rstrip("/"), client_id=client_id[1], elements=told)

    async def settle(self) -> None:
        """Let the server come round a few times, in which it sends what it has to send."""
        for _ in range(5):
            await self.phone.get("/healthz")

    async def ground(self) -> str:
        return (await self.phone.get("/api/v1/me")).json()["theme"]


@pytest.fixture
async def ada(server: Server) -> AsyncIterator[Ada]:
    async with httpx.AsyncClient(base_url=server.url) as one, httpx.AsyncClient(base_url=server.url) as two:
        for browser in (one, two):
            if not (await browser.post("/api/v1/auth/login", json=WHO)).is_success:
                assert (await browser.post("/api/v1/auth/signup", json=WHO)).is_success
        await two.patch("/api/v1/me", json={"theme": "dusk"})
        yield Ada(browser=one, phone=two, cookie=one.cookies[COOKIE])


async def eventually(look: Any) -> None:
    async with asyncio.timeout(30):
        while not await look():  # noqa: ASYNC110
            await asyncio.sleep(0.02)


async def test_a_page_hears_what_is_done_on_it(ada: Ada) -> None:
    page = await ada.open()
    await page.connect(ada.cookie)
    await page.send("Day")

    async def is_day() -> bool:
        return await ada.ground() == "day"

    await eventually(is_day)
    await page.socket.disconnect()


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1"])
async def test_no_other_site_opens_a_socket(ada: Ada, origin: str) -> None:
    page = await ada.open()
    with pytest.raises(Refused):
        await page.connect(ada.cookie, origin=origin)


@pytest.mark.parametrize("origin", ["https://evil.example", "null", "http://127.0.0.1:1", None])
async def test_no_other_site_opens_one_by_polling_either(ada: Ada, origin: str | None) -> None:
    """Asked by hand: the client of the library closes its connection before it has read the words of a refusal."""
    headers = {"origin": origin or str(ada.browser.base_url).rstrip("/")}
    answer = await ada.browser.get("/_nicegui_ws/socket.io/?EIO=4&transport=polling", headers=headers)
    assert answer.status_code == (200 if origin is None else 403), answer.text
    assert ("sid" in answer.text) == (origin is None)


@pytest.mark.parametrize("elsewhere", [True, False])
async def test_a_page_that_was_open_can_do_nothing_once_its_sign_in_has_ended(ada: Ada, elsewhere: bool) -> None:
    page = await ada.open()
    await page.connect(ada.cookie)
    if elsewhere:
        mine = next(one for one in (await ada.browser.get("/api/v1/me/sessions")).json()["items"] if one["current"])
        assert (await ada.phone.delete(f"/api/v1/me/sessions/{mine['id']}")).is_success
    else:
        await ada.browser.post("/api/v1/auth/logout")

    async def told() -> bool:
        return any(event == "open" and payload["path"] == "/sign-in" for event, payload in page.heard)

    await eventually(told)
    page.heard.clear()
    before = await ada.ground()
    for words in ("Day", "Make a key", "Delete my account…", "Sign out everywhere else"):
        await page.send(words)
    await ada.settle()
    assert await ada.ground() == before == "dusk"
    assert page.heard == []
    assert (await ada.phone.get("/api/v1/me")).status_code == 200
    await page.socket.disconnect()


async def test_a_page_that_was_built_before_and_is_joined_after_the_end_can_do_nothing(ada: Ada) -> None:
    page = await ada.open()
    await ada.browser.post("/api/v1/auth/logout")
    await page.connect(ada.cookie)
    for words in ("Day", "Make a key"):
        await page.send(words)
    await ada.settle()
    assert await ada.ground() == "dusk"
    assert {event for event, _ in page.heard} <= {"open", "update"}
    await page.socket.disconnect()


async def test_a_socket_hears_nothing_of_a_page_that_it_does_not_know(ada: Ada) -> None:
    page = await ada.open()
    page.client_id = "00000000-0000-4000-8000-000000000000"
    with pytest.raises(Refused):
        await page.connect(ada.cookie)
