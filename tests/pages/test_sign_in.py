"""Signing up, in and out: the forms, what they refuse, and what they never do."""

from __future__ import annotations

from urllib.parse import parse_qs, urlsplit

import httpx
import pytest

import data
from data.accounts import Role
from services.accounts import entering
from tests.house import PASSWORD, Account, add_account, set_password, until
from tests.pages.conftest import ADDRESS, COOKIE, Site

NEW = {"email": "ada@example.org", "name": "Ada", "password": PASSWORD}


def asked(answer: httpx.Response) -> dict[str, str]:
    """What the address asks for to which an answer leads."""
    assert answer.status_code == 303, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def somebody(email: str = "ada@example.org") -> Account:
    account = add_account(email)
    set_password(account)
    return account


async def signed_in_as(browser: httpx.AsyncClient) -> str | None:
    answer = await browser.get("/api/v1/me")
    return answer.json()["email"] if answer.status_code == 200 else None


async def test_who_is_not_signed_in_is_led_to_the_door_and_afterwards_to_where_they_wanted(site: Site) -> None:
    somebody()
    browser = await site.browser()
    answer = await browser.get("/?session=abc")
    assert answer.headers["location"] == "/sign-in?next=%2F%3Fsession%3Dabc"
    answer = await browser.post("/sign-in", data={**NEW, "next": asked(answer)["next"]})
    assert answer.headers["location"] == "/?session=abc"


async def test_the_first_visitor_is_led_to_make_the_administrators_account(site: Site) -> None:
    browser = await site.browser()
    answer = await browser.get("/sign-in?next=/gallery")
    assert answer.headers["location"] == "/sign-up?next=%2Fgallery"
    assert "will be the administrator" in (await browser.get("/sign-up")).text
    await browser.post("/sign-up", data=NEW)
    assert (await browser.get("/api/v1/me")).json()["role"] == "admin"


async def test_the_second_account_is_nobodys_administrator(site: Site) -> None:
    somebody("first@example.org")
    browser = await site.browser()
    assert "administrator" not in (await browser.get("/sign-up")).text
    await browser.post("/sign-up", data=NEW)
    assert (await browser.get("/api/v1/me")).json()["role"] == "user"


async def test_the_fields_say_to_password_managers_what_they_are(site: Site) -> None:
    somebody()
    browser = await site.browser()
    page = (await browser.get("/sign-in")).text
    assert "current-password" in page
    assert "username" in page
    assert "new-password" in (await browser.get("/sign-up")).text


async def test_a_wrong_password_keeps_the_address_and_drops_the_password(site: Site) -> None:
    somebody()
    browser = await site.browser()
    answer = await browser.post("/sign-in", data={"email": "ada@example.org", "password": "guess", "next": "/gallery"})
    assert asked(answer) == {"error": "bad_credentials", "email": "ada@example.org", "next": "/gallery"}
    page = (await browser.get(answer.headers["location"])).text
    assert "That e-mail and password do not belong together." in page
    assert "ada@example.org" in page
    assert await signed_in_as(browser) is None


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"email": "nobody"}, "That is not an e-mail address."),
        ({"password": "short"}, "A password has 8 to 256 characters."),
        ({"name": "x" * 121}, "A name has at most 120 characters."),
        ({"email": "first@example.org"}, "There is already an account with this e-mail address."),
    ],
)
async def test_a_form_that_cannot_be_used_comes_back_with_the_reason(
    site: Site, wrong: dict[str, str], sentence: str
) -> None:
    somebody("first@example.org")
    browser = await site.browser()
    answer = await browser.post("/sign-up", data={**NEW, "password": "another one", **wrong})
    assert "password" not in asked(answer)
    assert sentence in (await browser.get(answer.headers["location"])).text


async def test_a_sentence_in_the_address_never_comes_onto_the_page(site: Site) -> None:
    somebody()
    page = await (await site.browser()).get("/sign-in?error=Your+account+is+locked,+call+us&wait=now")
    assert page.status_code == 200
    assert "call us" not in page.text


async def test_html_in_what_was_typed_stays_words(site: Site) -> None:
    somebody()
    page = await (await site.browser()).get("/sign-up?email=%22%3E%3Cscript%3Ealert(1)%3C/script%3E&name=%3Cb%3E")
    assert "<script>alert(1)" not in page.text
    assert "<b>" not in page.text


@pytest.mark.parametrize(
    "elsewhere",
    [
        "//evil.example",
        "https://evil.example",
        "/\\evil.example",
        "javascript:alert(1)",
        "/\t/evil.example",
        "\\\\evil",
    ],
)
async def test_signing_in_never_leads_to_another_site(site: Site, elsewhere: str) -> None:
    somebody()
    browser = await site.browser()
    assert (await browser.post("/sign-in", data={**NEW, "next": elsewhere})).headers["location"] == "/"
    assert (await browser.get("/sign-in", params={"next": elsewhere})).headers["location"] == "/"


@pytest.mark.parametrize("page", ["/sign-in", "/sign-up", "/setup"])
async def test_who_is_signed_in_is_sent_on(site: Site, page: str) -> None:
    browser = await site.browser(add_account())
    assert (await browser.get(page)).headers["location"] == "/"


async def test_each_sign_in_gets_a_new_cookie_and_ends_the_one_before(site: Site) -> None:
    account = somebody()
    browser = await site.browser(account)
    await browser.post("/sign-in", data=NEW)
    old, new = await site.browser(account), browser
    assert new.cookies.get(COOKIE, domain="limner.test") not in {None, account.cookie}
    assert await signed_in_as(old) is None
    new.cookies.delete(COOKIE, domain="")
    assert await signed_in_as(new) == "ada@example.org"


async def test_the_cookie_is_out_of_reach_for_scripts_and_other_sites(site: Site) -> None:
    somebody()
    answer = await (await site.browser()).post("/sign-in", data=NEW)
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "secure" not in cookie  # over plain http it would not come back


async def test_the_cookie_is_for_https_only_where_the_site_is(site: Site) -> None:
    somebody()
    browser = await site.browser()
    browser.base_url = ADDRESS.replace("http:", "https:")
    answer = await browser.post("/sign-in", data=NEW, headers={"origin": ADDRESS.replace("http:", "https:")})
    assert "secure" in answer.headers["set-cookie"].lower()


async def test_a_double_click_on_make_my_account_makes_one_account_and_lets_in(site: Site) -> None:
    somebody("first@example.org")
    first, second = await site.browser(), await site.browser()
    assert (await first.post("/sign-up", data=NEW)).headers["location"] == "/"
    assert (await second.post("/sign-up", data=NEW)).headers["location"] == "/"
    assert await signed_in_as(first) == await signed_in_as(second) == "ada@example.org"


async def test_signing_up_with_a_strangers_address_does_not_let_in(site: Site) -> None:
    somebody()
    browser = await site.browser()
    answer = await browser.post("/sign-up", data={**NEW, "password": "not their password"})
    assert asked(answer)["error"] == "email_taken"
    assert await signed_in_as(browser) is None


async def test_too_many_guesses_are_stopped_with_how_long_to_wait(site: Site) -> None:
    somebody()
    browser = await site.browser()
    for _ in range(10):
        await browser.post("/sign-in", data={"email": "ada@example.org", "password": "guess"})
    answer = await browser.post("/sign-in", data=NEW)
    assert asked(answer)["error"] == "rate_limited"
    assert "Please wait 5 minutes and try again." in (await browser.get(answer.headers["location"])).text


@pytest.mark.parametrize("path", ["/sign-in", "/sign-up", "/setup", "/sign-out"])
@pytest.mark.parametrize("headers", [{"origin": "https://evil.example"}, {"sec-fetch-site": "cross-site"}])
async def test_a_form_of_another_site_is_refused(site: Site, path: str, headers: dict[str, str]) -> None:
    account = somebody()
    browser = await site.browser(account, origin=None)
    answer = await browser.post(path, data=NEW, headers=headers)
    assert answer.status_code == 403
    assert "set-cookie" not in answer.headers
    assert await signed_in_as(browser) == "ada@example.org"


@pytest.mark.parametrize(
    ("content", "kind"),
    [
        (b'{"email": "ada@example.org"}', "application/json"),
        (b"email=\xff\xfe", "application/x-www-form-urlencoded"),
        (b"&".join(b"x%d=1" % n for n in range(50)), "application/x-www-form-urlencoded"),
    ],
)
async def test_what_is_no_form_of_ours_comes_back_in_plain_words(site: Site, content: bytes, kind: str) -> None:
    somebody()
    browser = await site.browser()
    answer = await browser.post("/sign-in", content=content, headers={"content-type": kind})
    assert asked(answer) == {"error": "unreadable"}
    assert "did not arrive as it should" in (await browser.get(answer.headers["location"])).text


async def test_endless_fields_and_nul_characters_do_no_harm(site: Site) -> None:
    somebody()
    browser = await site.browser()
    answer = await browser.post("/sign-in", data={"email": "a\0" * 9000, "password": "p" * 90_000})
    assert asked(answer)["error"] == "bad_credentials"
    assert len(answer.headers["location"]) < 1000


async def test_signing_out_ends_the_session_and_clears_the_cookie(site: Site) -> None:
    account = add_account()
    browser = await site.browser(account)
    answer = await browser.post("/sign-out")
    assert answer.headers["location"] == "/sign-in"
    assert f'{COOKIE}="";' in answer.headers["set-cookie"]
    assert await signed_in_as(await site.browser(account)) is None


async def test_a_link_cannot_sign_out(site: Site) -> None:
    account = add_account()
    browser = await site.browser(account)
    assert (await browser.get("/sign-out")).status_code == 405
    assert await signed_in_as(browser) == account.email


async def test_a_disabled_account_reads_why_it_stays_outside(site: Site) -> None:
    account = somebody()
    admin = await site.browser(add_account("admin@example.org", role=Role.ADMIN))
    await admin.patch(f"/api/v1/admin/users/{account.id}", json={"disabled": True})
    browser = await site.browser(account)
    answer = await browser.post("/sign-in", data=NEW)
    assert "This account is disabled." in (await browser.get(answer.headers["location"])).text


class TestWhereSignUpIsNotOpen:
    @pytest.fixture(autouse=True)
    def closed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LIMNER_SIGNUP", "invite")

    async def test_the_pages_say_so(self, site: Site) -> None:
        somebody()
        browser = await site.browser()
        for page in ("/sign-in", "/sign-up"):
            assert "by invitation" in (await browser.get(page)).text
        assert "new-password" not in (await browser.get("/sign-up")).text

    async def test_a_posted_form_makes_no_account(self, site: Site) -> None:
        somebody("first@example.org")
        browser = await site.browser()
        assert asked(await browser.post("/sign-up", data=NEW))["error"] == "signup_closed"
        assert await signed_in_as(browser) is None


class TestOnAnOpenAddressWithoutAccounts:
    @pytest.fixture(autouse=True)
    def open_to_strangers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LIMNER_HOST", "0.0.0.0")

    async def test_sign_up_points_to_the_console(self, site: Site) -> None:
        page = (await (await site.browser()).get("/sign-up")).text
        assert "set-up link" in page
        assert "new-password" not in page

    async def test_the_set_up_link_makes_the_administrator_once(self, site: Site) -> None:
        secret = await data.write(entering._new_setup)  # pyright: ignore[reportPrivateUsage]
        browser = await site.browser()
        assert "will be the administrator" in (await browser.get(f"/setup?secret={secret}")).text
        assert (await browser.post("/setup", data={**NEW, "secret": secret})).headers["location"] == "/"
        assert (await browser.get("/api/v1/me")).json()["role"] == "admin"
        late = await site.browser()
        assert asked(await late.post("/setup", data={**NEW, "email": "b@example.org", "secret": secret})) == {
            "error": "set_up"
        }
        assert "set up already" in (await late.get("/sign-in?error=set_up")).text

    async def test_a_wrong_set_up_link_makes_nobody_and_says_so(self, site: Site) -> None:
        browser = await site.browser()
        answer = await browser.post("/setup", data={**NEW, "secret": "guessed"})
        assert asked(answer) == {
            "error": "setup_required",
            "email": "ada@example.org",
            "name": "Ada",
            "secret": "guessed",
        }
        assert "not valid any more" in (await browser.get(answer.headers["location"])).text
        assert await signed_in_as(browser) is None


async def test_a_page_whose_sign_in_ends_elsewhere_goes_to_the_door(site: Site) -> None:
    ada = await site.person()
    await ada.open("/account")
    other = await site.browser(ada.account)
    await other.post("/sign-out")
    await ada.should_see("Welcome back to the studio.", retries=20)
    await until(lambda: ada.back_history[-1] == "/sign-in")
