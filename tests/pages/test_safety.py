"""What other sites cannot begin here, what is listed nowhere, and what the wire and a proxy can claim."""

from __future__ import annotations

import re
import socket
from html import unescape
from pathlib import Path
from urllib.parse import urlsplit

import httpx
import pytest

from services.accounts import passwords
from services.settings import Settings
from tests.house import add_account
from tests.pages.conftest import Site
from tests.serving import running

WHO = {"email": "ada@example.org", "password": "a fine long password"}


@pytest.mark.parametrize("site_of", ["cross-site", "same-site"])
async def test_another_site_cannot_begin_a_sign_in(site: Site, site_of: str) -> None:
    add_account()
    browser = await site.browser()
    answer = await browser.get("/sign-in/with/acme?next=/wallet", headers={"sec-fetch-site": site_of})
    assert (answer.status_code, answer.headers["location"]) == (303, "/sign-in")
    assert "set-cookie" not in answer.headers


@pytest.mark.parametrize("path", ["/static/", "/assets/", "/_nicegui/", "/.git/config", "/var/", "/..%2f..%2fmain.py"])
async def test_no_folder_is_listed_and_no_file_of_the_program_is_handed_out(site: Site, path: str) -> None:
    answer = await (await site.browser()).get(path)
    assert answer.status_code == 404


@pytest.mark.parametrize("path", ["/sign-in", "/sign-up"])
async def test_a_password_is_masked_and_may_be_pasted(site: Site, path: str) -> None:
    add_account()
    page = unescape((await (await site.browser()).get(path)).text)
    fields = [one for one in re.findall(r"\{[^{}]*\}", page) if '"name":"password"' in one]
    assert len(fields) == 1
    assert '"type":"password"' in fields[0]
    assert "onpaste" not in page
    assert '"readonly"' not in fields[0]


@pytest.mark.parametrize(
    ("password", "words"), [("Password123", "stands in lists"), ("limner-2026", "more than the name of this house")]
)
async def test_a_password_that_everybody_tries_is_told_beside_its_field(site: Site, password: str, words: str) -> None:
    passwords.open_rules(Settings(host="0.0.0.0"))
    add_account("first@example.org")
    browser = await site.browser()
    answer = await browser.post("/sign-up", data={**WHO, "password": password})
    assert words in (await browser.get(answer.headers["location"])).text
    refused = await browser.post("/api/v1/auth/signup", json={**WHO, "password": password})
    assert (refused.status_code, refused.json()["error"]["code"]) == (422, "invalid")
    assert (await browser.post("/sign-up", data=WHO)).headers["location"] == "/"


def address_seen(url: str, claimed: str) -> str:
    """Where Limner believes that somebody came from who says so."""
    with httpx.Client(base_url=url, headers={"x-forwarded-for": claimed}) as client:
        if not client.post("/api/v1/auth/login", json=WHO).is_success:
            assert client.post("/api/v1/auth/signup", json=WHO).is_success
        return client.get("/api/v1/me/sessions").json()["items"][0]["address"]


def said(url: str, request: bytes) -> bytes:
    parts = urlsplit(url)
    with socket.create_connection((parts.hostname or "", parts.port or 0), timeout=30) as wire:
        wire.sendall(request)
        wire.shutdown(socket.SHUT_WR)
        answered = b""
        while piece := wire.recv(65536):
            answered += piece
    return answered


def test_a_proxy_is_believed_and_nobody_before_it_and_one_body_has_one_length(tmp_path: Path) -> None:
    with running(tmp_path / "home") as server:
        assert address_seen(server.url, "203.0.113.9, 198.51.100.4") == "198.51.100.4"
        answered = said(
            server.url,
            b"POST /api/v1/auth/login HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 4\r\n"
            b"Transfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /api/v1/auth/ways HTTP/1.1\r\nHost: x\r\n\r\n",
        )
        assert answered.count(b"HTTP/1.1 ") == 1
        assert b'"providers"' not in answered
    with running(tmp_path / "home", LIMNER_TRUSTED_PROXIES="192.0.2.1") as server:
        assert address_seen(server.url, "203.0.113.9") == "127.0.0.1"
