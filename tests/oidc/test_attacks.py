"""What somebody may try with the way back from a provider, and what a provider must not get away with."""

from __future__ import annotations

import time
from typing import Any
from urllib.parse import urlencode

import httpx
import pytest
from joserfc.jwk import RSAKey
from sqlmodel import select

import data
from data.accounts import User
from services.accounts import oidc
from tests.house import add_account
from tests.oidc.conftest import asked, begin, come_in, local, sign_in_there, who_is
from tests.oidc.provider import RealProvider
from tests.oidc.stand_ins import SpoiltProvider
from tests.pages.conftest import Site

CALLBACK = "/sign-in/with/acme/callback"


async def refused(answer: httpx.Response, browser: httpx.AsyncClient, error: str) -> None:
    """Sent back to the door with words, and let in as nobody."""
    assert asked(answer.headers["location"])["error"] == error
    assert await who_is(browser) is None
    assert data.read_now(lambda db: [user.email for user in db.exec(select(User))]) == ["first@example.org"]


@pytest.mark.usefixtures("work")
class TestWithTheRealProvider:
    @pytest.fixture
    async def back(self, work: RealProvider, site: Site) -> tuple[httpx.AsyncClient, str]:
        """A browser that is about to come back, and the address that it comes back to."""
        add_account("first@example.org")
        work.knows("ada")
        browser = await site.browser()
        return browser, local(await sign_in_there(await begin(browser), "ada"))

    async def test_a_wrong_state(self, back: tuple[httpx.AsyncClient, str]) -> None:
        browser, url = back
        state = asked(url)["state"]
        for wrong in (state[:12] + "x" * 31, "", "x" * 43):
            await refused(await browser.get(url.replace(state, wrong)), browser, "sign_in_stale")

    @pytest.mark.parametrize("state", ["ÿ" * 20, 'a;b="c', "\r\nset-cookie: x=y", "\ud800", "x" * 9000])
    async def test_a_state_of_nonsense(self, back: tuple[httpx.AsyncClient, str], state: str) -> None:
        browser, url = back
        for hostile in (state, asked(url)["state"][:12] + state):
            said = asked(url) | {"state": hostile}
            query = urlencode(said, errors="surrogatepass")
            await refused(await browser.get(f"{CALLBACK}?{query}"), browser, "sign_in_stale")

    async def test_a_callback_in_another_browser(self, site: Site, back: tuple[httpx.AsyncClient, str]) -> None:
        victim = await site.browser()
        await refused(await victim.get(back[1]), victim, "sign_in_stale")

    async def test_a_ticket_of_another_sign_in(self, back: tuple[httpx.AsyncClient, str]) -> None:
        browser, url = back
        other = asked(await begin(browser))["state"]
        name = oidc_cookie(asked(url)["state"])
        stolen = browser.cookies.get(oidc_cookie(other))
        browser.cookies.delete(name)
        browser.cookies.set(name, stolen or "", path="/sign-in/with/")
        await refused(await browser.get(url), browser, "sign_in_stale")

    async def test_a_ticket_that_was_changed(self, back: tuple[httpx.AsyncClient, str]) -> None:
        browser, url = back
        name = oidc_cookie(asked(url)["state"])
        ticket = browser.cookies.get(name) or ""
        browser.cookies.delete(name)
        browser.cookies.set(name, ticket[:-9] + "AAAAAAAA=", path="/sign-in/with/")
        await refused(await browser.get(url), browser, "sign_in_stale")

    async def test_a_callback_that_was_used_already_also_with_its_ticket(
        self, site: Site, back: tuple[httpx.AsyncClient, str]
    ) -> None:
        browser, url = back
        name = oidc_cookie(asked(url)["state"])
        ticket = browser.cookies.get(name) or ""
        assert (await browser.get(url)).headers["location"] == "/"
        thief = await site.browser()
        thief.cookies.set(name, ticket, domain="limner.test", path="/sign-in/with/")
        answer = await thief.get(url)
        assert asked(answer.headers["location"])["error"] == "sign_in_stale"
        assert await who_is(thief) is None

    async def test_a_code_of_somebody_else(self, site: Site, back: tuple[httpx.AsyncClient, str]) -> None:
        """An attacker's own code in a victim's sign-in: the challenge that it was asked for with is another."""
        _, attackers = back
        victim = await site.browser()
        mine = asked(await begin(victim))["state"]
        said = asked(attackers) | {"state": mine}
        await refused(await victim.get(CALLBACK, params=said), victim, "provider_refused")

    async def test_an_answer_of_a_foreign_issuer_or_of_none_where_one_is_promised(
        self, back: tuple[httpx.AsyncClient, str]
    ) -> None:
        browser, url = back
        said = asked(url) | {"iss": "https://evil.example"}
        await refused(await browser.get(CALLBACK, params=said), browser, "provider_refused")

    async def test_an_answer_without_the_promised_issuer(self, back: tuple[httpx.AsyncClient, str]) -> None:
        browser, url = back
        said = {name: value for name, value in asked(url).items() if name != "iss"}
        await refused(await browser.get(CALLBACK, params=said), browser, "provider_refused")

    async def test_a_ticket_is_good_for_ten_minutes(
        self, back: tuple[httpx.AsyncClient, str], monkeypatch: pytest.MonkeyPatch
    ) -> None:
        browser, url = back
        monkeypatch.setattr(oidc, "LASTS", -1)
        await refused(await browser.get(url), browser, "sign_in_stale")

    @pytest.mark.parametrize("elsewhere", ["//evil.example", "https://evil.example", "/\\evil.example", "javascript:x"])
    async def test_coming_in_never_leads_to_another_site(self, work: RealProvider, site: Site, elsewhere: str) -> None:
        work.knows("ada")
        browser = await site.browser()
        answer = await come_in(browser, "ada", str(httpx.URL("/sign-in/with/acme", params={"next": elsewhere})))
        assert answer.headers["location"] == "/"

    async def test_a_provider_that_nobody_named(self, site: Site, work: RealProvider) -> None:
        browser = await site.browser()
        assert (await browser.get("/sign-in/with/evil")).status_code == 404
        assert (await browser.get("/sign-in/with/evil/callback?state=x&code=y")).status_code == 404


class TestWithAProviderThatIsSpoilt:
    @pytest.fixture(autouse=True)
    def first(self, spoilt: SpoiltProvider, site: Site) -> None:
        add_account("first@example.org")

    async def come_back(self, site: Site, spoilt: SpoiltProvider, **more: str) -> tuple[httpx.Response, Any]:
        browser = await site.browser()
        said = asked(await begin(browser))
        spoilt.nonce = spoilt.nonce or said["nonce"]
        return await browser.get(CALLBACK, params={"state": said["state"], "code": "code", **more}), browser

    async def test_an_honest_one_lets_in(self, spoilt: SpoiltProvider, site: Site) -> None:
        answer, browser = await self.come_back(site, spoilt)
        assert answer.headers["location"] == "/"
        assert await who_is(browser) == "ada@example.org"

    @pytest.mark.parametrize(
        "wrong",
        [
            {"nonce": "another"},
            {"nonce": None},
            {"iss": "https://evil.example"},
            {"aud": "another client"},
            {"aud": ["limner", "another client"]},
            {"aud": ["limner", "another client"], "azp": "another client"},
            {"azp": "another client"},
            {"exp": int(time.time()) - 3600},
            {"exp": None},
            {"iat": int(time.time()) + 3600},
            {"sub": None},
            {"at_hash": "b3RoZXIgdG9rZW4gb3RoZQ"},
        ],
        ids=lambda wrong: ",".join(
            f"{claim}={'shifted' if isinstance(said, int) else said}" for claim, said in wrong.items()
        ),
    )
    async def test_a_token_that_says_something_else(
        self, spoilt: SpoiltProvider, site: Site, wrong: dict[str, Any]
    ) -> None:
        spoilt.token_claims = wrong
        answer, browser = await self.come_back(site, spoilt)
        await refused(answer, browser, "provider_refused")

    @pytest.mark.parametrize("how", ["unsigned", "signed_with_what_is_public", "signed_with_the_client_secret"])
    @pytest.mark.filterwarnings("ignore")
    async def test_a_token_that_anybody_could_have_made(self, spoilt: SpoiltProvider, site: Site, how: str) -> None:
        spoilt.document = {"id_token_signing_alg_values_supported": ["RS256", "HS256", "none"]}
        spoilt.token = getattr(spoilt, how)
        answer, browser = await self.come_back(site, spoilt)
        await refused(answer, browser, "provider_refused")

    async def test_a_token_signed_with_a_key_of_ones_own(self, spoilt: SpoiltProvider, site: Site) -> None:
        own = RSAKey.generate_key(2048, {"kid": "first"})
        for header in ({}, {"jwk": own.as_dict(private=False)}):
            spoilt.sign_with, spoilt.header = own, header
            answer, browser = await self.come_back(site, spoilt)
            await refused(answer, browser, "provider_refused")

    async def test_no_token_and_no_sense(self, spoilt: SpoiltProvider, site: Site) -> None:
        for token in ("", "a.b.c", "x" * 100_000):
            spoilt.token = lambda _, token=token: token
            answer, browser = await self.come_back(site, spoilt)
            await refused(answer, browser, "provider_refused")

    async def test_a_new_key_is_looked_up_once_and_the_keys_are_kept(self, spoilt: SpoiltProvider, site: Site) -> None:
        await self.come_back(site, spoilt)
        spoilt.nonce = ""
        await self.come_back(site, spoilt)
        assert spoilt.times_asked("/jwks") == spoilt.times_asked("/.well-known/openid-configuration") == 1
        spoilt.sign_with = RSAKey.generate_key(2048, {"kid": "second", "use": "sig", "alg": "RS256"})
        spoilt.published.append(spoilt.sign_with)
        spoilt.nonce = ""
        answer, _ = await self.come_back(site, spoilt)
        assert answer.headers["location"] == "/"
        assert spoilt.times_asked("/jwks") == 2

    @pytest.mark.parametrize(
        "document",
        [
            {"issuer": "https://evil.example"},
            {"token_endpoint": "http://evil.example/token"},
            {"jwks_uri": "ftp://evil.example/keys"},
            {"authorization_endpoint": ""},
        ],
        ids=str,
    )
    async def test_a_document_that_belongs_to_another_or_leads_where_others_listen(
        self, spoilt: SpoiltProvider, site: Site, document: dict[str, str]
    ) -> None:
        spoilt.document = document
        browser = await site.browser()
        await refused(await browser.get("/sign-in/with/acme"), browser, "provider_silent")

    async def test_what_is_told_beside_the_token_is_of_the_same_person(
        self, spoilt: SpoiltProvider, site: Site
    ) -> None:
        spoilt.token_claims = {"email": None, "email_verified": None}
        spoilt.userinfo = {"sub": "person-2", "email": "victim@example.org", "email_verified": True}
        answer, browser = await self.come_back(site, spoilt)
        await refused(answer, browser, "provider_refused")

    async def test_an_address_told_beside_the_token_counts(self, spoilt: SpoiltProvider, site: Site) -> None:
        spoilt.token_claims = {"email": None, "email_verified": None}
        spoilt.userinfo = {"email": "beside@example.org", "email_verified": True}
        _, browser = await self.come_back(site, spoilt)
        assert await who_is(browser) == "beside@example.org"

    @pytest.mark.parametrize("said", [None, False, "false", 1, "yes"])
    async def test_an_address_that_is_not_said_to_be_verified(
        self, spoilt: SpoiltProvider, site: Site, said: Any
    ) -> None:
        spoilt.token_claims = {"email_verified": said}
        answer, browser = await self.come_back(site, spoilt)
        await refused(answer, browser, "email_unverified")

    async def test_a_token_endpoint_of_another_site_never_gets_the_secret(
        self, spoilt: SpoiltProvider, site: Site
    ) -> None:
        """A redirect from the token endpoint is not followed: code, verifier and secret stay where they belong."""
        await self.come_back(site, spoilt)
        (sent,) = [one for one in spoilt.asked if one[0] == "/token"]
        assert sent[1]["code_verifier"]
        assert "client_secret" not in sent[1]
        assert sent[2]["authorization"].startswith("Basic ")


async def test_a_provider_that_is_away_leaves_words_and_the_other_ways(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    add_account("first@example.org")
    for name, value in {"PROVIDERS": "acme", "ACME_ISSUER": "http://127.0.0.1:9", "ACME_CLIENT_ID": "limner"}.items():
        monkeypatch.setenv(f"LIMNER_OIDC_{name}", value)
    from services.settings import Settings

    oidc.open_providers(Settings())
    browser = await site.browser()
    answer = await browser.get("/sign-in/with/acme")
    await refused(answer, browser, "provider_silent")
    page = (await browser.get(answer.headers["location"])).text
    assert "does not answer" in page
    assert "current-password" in page


def oidc_cookie(state: str) -> str:
    return f"limner_way_{state[:12]}"
