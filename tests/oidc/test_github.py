"""GitHub, which is no OpenID provider: its verified addresses, and nothing else, say whose account it is."""

from __future__ import annotations

from typing import Any

import pytest

from tests.house import add_account
from tests.oidc.conftest import asked, begin, who_is
from tests.oidc.stand_ins import GitHub
from tests.pages.conftest import Site

CALLBACK = "/sign-in/with/github/callback"


def address(email: str, *, primary: bool = False, verified: bool = True) -> dict[str, Any]:
    return {"email": email, "primary": primary, "verified": verified, "visibility": None}


async def come_back(site: Site, github: GitHub, code: str = "code") -> Any:
    browser = await site.browser()
    url = await begin(browser, "/sign-in/with/github")
    said = asked(url)
    assert url.startswith(f"{github.url}/login/oauth/authorize?")
    assert said["scope"] == "read:user user:email"
    github.challenge = said["code_challenge"]
    return await browser.get(CALLBACK, params={"state": said["state"], "code": code}), browser


@pytest.fixture(autouse=True)
def first(github: GitHub, site: Site) -> None:
    add_account("first@example.org")


async def test_the_primary_verified_address_is_the_accounts(site: Site, github: GitHub) -> None:
    github.emails = [address("other@example.org"), address("octo@example.org", primary=True)]
    answer, browser = await come_back(site, github)
    assert answer.headers["location"] == "/"
    me = (await browser.get("/api/v1/me")).json()
    assert (me["email"], me["name"]) == ("octo@example.org", "The Octocat")


async def test_an_address_that_github_has_not_verified_is_nobodys(site: Site, github: GitHub) -> None:
    github.emails = [address("first@example.org", primary=True, verified=False)]
    answer, browser = await come_back(site, github)
    assert asked(answer.headers["location"])["error"] == "email_unverified"
    assert await who_is(browser) is None


async def test_the_number_and_not_the_name_is_who_somebody_is(site: Site, github: GitHub) -> None:
    github.emails = [address("octo@example.org", primary=True)]
    await come_back(site, github)
    github.user, github.emails = {"id": 1, "login": "octocat"}, [address("thief@example.org", primary=True)]
    _, browser = await come_back(site, github, code="another")
    assert await who_is(browser) == "thief@example.org"


async def test_a_code_that_was_used_is_refused(site: Site, github: GitHub) -> None:
    github.emails = [address("octo@example.org", primary=True)]
    await come_back(site, github)
    answer, browser = await come_back(site, github)
    assert asked(answer.headers["location"])["error"] == "provider_refused"
    assert await who_is(browser) is None
