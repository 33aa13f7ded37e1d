"""The site of the pages' tests, with the providers that its settings name."""

from __future__ import annotations

import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

from tests.oidc import provider
from tests.oidc.provider import RealProvider
from tests.oidc.stand_ins import GitHub, SpoiltProvider, listening
from tests.pages.conftest import ADDRESS, answering, database, quick_hashes, seeded, site

HERE = Path(__file__).parent
__all__ = ["answering", "database", "quick_hashes", "seeded", "site"]


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        if "work" in getattr(item, "fixturenames", ()) and HERE in item.path.parents:
            item.add_marker(pytest.mark.xdist_group("provider"))  # which then is started once


@pytest.fixture(scope="session")
def _provider(tmp_path_factory: pytest.TempPathFactory) -> Iterator[RealProvider]:
    with provider.running(tmp_path_factory.mktemp("provider")) as running:
        yield running


@pytest.fixture
def work(_provider: RealProvider, monkeypatch: pytest.MonkeyPatch) -> RealProvider:
    """The real provider, in Limner's settings under the name `acme`."""
    for name, value in _provider.settings.items():
        monkeypatch.setenv(name, value)
    return _provider


@pytest.fixture
def spoilt(monkeypatch: pytest.MonkeyPatch) -> Iterator[SpoiltProvider]:
    with listening(SpoiltProvider) as running:
        for name, value in running.settings.items():
            monkeypatch.setenv(name, value)
        yield running


@pytest.fixture
def github(monkeypatch: pytest.MonkeyPatch) -> Iterator[GitHub]:
    with listening(GitHub) as running:
        for name, value in running.settings.items():
            monkeypatch.setenv(name, value)
        yield running


def asked(url: str) -> dict[str, str]:
    """What stands in an address behind the question mark."""
    return {name: values[0] for name, values in parse_qs(urlsplit(url).query).items()}


def local(url: str) -> str:
    """An address of this site without the site."""
    return url.removeprefix(ADDRESS)


async def begin(browser: httpx.AsyncClient, path: str = "/sign-in/with/acme") -> str:
    """Click the button; where the browser is sent."""
    answer = await browser.get(path)
    assert answer.status_code == 303, answer.text
    return answer.headers["location"]


async def sign_in_there(url: str, person: str, *, password: str = provider.PASSWORD) -> str:
    """Sign in at the real provider as somebody who was never there before; where it sends the browser."""
    async with httpx.AsyncClient(trust_env=False, verify=False) as browser:
        form = await browser.get(url, follow_redirects=True)
        found = re.findall(r'name="(csrfmiddlewaretoken|next)" value="([^"]*)"', form.text)
        said = {name: unescape(value) for name, value in found}
        answer = await browser.post(str(form.url), data={**said, "username": person, "password": password})
        assert answer.status_code == 302, answer.text
        answer = await browser.get(str(answer.url.join(answer.headers["location"])))
        assert answer.status_code == 302, answer.text
        return answer.headers["location"]


async def come_in(browser: httpx.AsyncClient, person: str, path: str = "/sign-in/with/acme") -> httpx.Response:
    """The whole way: the button, the provider, and back; what Limner answers at the end."""
    return await browser.get(local(await sign_in_there(await begin(browser, path), person)))


async def who_is(browser: httpx.AsyncClient) -> str | None:
    answer = await browser.get("/api/v1/me")
    return answer.json()["email"] if answer.status_code == 200 else None
