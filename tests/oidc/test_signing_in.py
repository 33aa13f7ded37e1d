"""Signing in with a real provider: who gets in, as whom, with which rights."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from sqlmodel import select

import data
from data.accounts import Role, SignIn, User
from data.identities import Identity
from services.accounts import entering, identities, invitations, oidc, signins
from services.errors import Conflict
from services.settings import Settings
from tests.house import PASSWORD, add_account, set_password
from tests.oidc.conftest import asked, begin, come_in, local, sign_in_there, who_is
from tests.oidc.provider import RealProvider
from tests.pages.conftest import COOKIE, Site

pytestmark = pytest.mark.usefixtures("work")


def users() -> list[User]:
    return data.read_now(lambda db: list(db.exec(select(User)).all()))


def role_of(email: str) -> str:
    return data.read_now(lambda db: db.exec(select(User).where(User.email == email)).one()).role


async def test_somebody_new_gets_an_account_by_the_button_and_the_same_one_again(
    site: Site, work: RealProvider
) -> None:
    work.knows("ada")
    add_account("first@example.org")
    browser = await site.browser()
    assert "Sign in with Work" in (await browser.get("/sign-in")).text
    answer = await come_in(browser, "ada", "/sign-in/with/acme?next=/gallery")
    assert answer.headers["location"] == "/gallery"
    assert (await browser.get("/api/v1/me")).json() | {"email": "ada@example.org", "name": "Ada", "role": "user"} == (
        await browser.get("/api/v1/me")
    ).json()
    other = await site.browser()
    await come_in(other, "ada")
    assert await who_is(other) == "ada@example.org"
    assert len(users()) == 2


async def test_the_first_account_ever_is_the_administrators_also_by_a_provider(site: Site, work: RealProvider) -> None:
    work.knows("ada")
    browser = await site.browser()
    await come_in(browser, "ada")
    assert (await browser.get("/api/v1/me")).json()["role"] == "admin"


async def test_the_way_there_has_a_challenge_a_state_and_a_nonce_that_are_new_each_time(site: Site) -> None:
    browser = await site.browser()
    first, second = asked(await begin(browser)), asked(await begin(browser))
    assert first["code_challenge_method"] == "S256"
    assert first["redirect_uri"] == "http://limner.test/sign-in/with/acme/callback"
    assert all(first[name] != second[name] for name in ("state", "nonce", "code_challenge"))


async def test_the_ticket_is_out_of_reach_for_scripts_and_says_nothing(site: Site) -> None:
    browser = await site.browser()
    answer = await browser.get("/sign-in/with/acme")
    cookie, state = answer.headers["set-cookie"], asked(answer.headers["location"])["state"]
    assert {"HttpOnly", "SameSite=lax", "Path=/sign-in/with/", "Max-Age=600"} <= set(cookie.split("; "))
    assert state not in cookie


async def test_a_browser_keeps_the_tickets_of_its_last_five_tabs(site: Site) -> None:
    browser = await site.browser()
    states = [asked(await begin(browser))["state"] for _ in range(8)]
    assert list(browser.cookies) == [f"limner_way_{state[:12]}" for state in states[-5:]]


async def test_an_unverified_address_opens_and_makes_no_account(site: Site, work: RealProvider) -> None:
    work.knows("eve", email="ada@example.org", email_verified=False)
    add_account()
    browser = await site.browser()
    answer = await come_in(browser, "eve")
    assert asked(answer.headers["location"])["error"] == "email_unverified"
    assert "is verified" in (await browser.get(answer.headers["location"])).text
    assert await who_is(browser) is None
    assert data.read_now(lambda db: db.exec(select(Identity)).all()) == []


async def test_an_account_that_somebody_made_with_this_address_is_not_entered_by_its_real_owner(
    site: Site, work: RealProvider
) -> None:
    """Whoever registered a stranger's address would otherwise be in one account with them."""
    work.knows("ada")
    set_password(add_account())
    browser = await site.browser()
    answer = await come_in(browser, "ada")
    assert asked(answer.headers["location"])["error"] == "connect_first"
    assert await who_is(browser) is None


async def test_an_address_that_was_proven_here_is_enough(site: Site, work: RealProvider) -> None:
    """By an invitation or a reset link that went to it, or, as here, by another account at the provider."""
    work.knows("ada")
    await come_in(await site.browser(), "ada")
    work.knows("ada2", email="ada@example.org")
    browser = await site.browser()
    await come_in(browser, "ada2")
    assert await who_is(browser) == "ada@example.org"
    assert len(users()) == 1


async def test_who_is_signed_in_connects_and_then_comes_in_that_way(site: Site, work: RealProvider) -> None:
    work.knows("ada", email="ada.at.work@example.org")
    account = add_account()
    browser = await site.browser(account)
    await connect(browser, "ada")
    assert [view.email for view in await identities.list_identities(account.id)] == ["ada.at.work@example.org"]
    other = await site.browser()
    await come_in(other, "ada")
    assert await who_is(other) == "ada@example.org"


async def test_an_account_there_opens_one_account_here(site: Site, work: RealProvider) -> None:
    work.knows("ada")
    await connect(await site.browser(add_account("one@example.org")), "ada")
    answer = await connect(await site.browser(add_account("two@example.org")), "ada")
    assert asked(answer.headers["location"])["error"] == "identity_taken"


async def test_another_site_cannot_have_somebody_connect(site: Site, work: RealProvider) -> None:
    work.knows("eve")
    victim, attacker = add_account("victim@example.org"), add_account("attacker@example.org")
    for lure in ("/sign-in/with/acme?connect=1", connecting_path(await sign_in_of(attacker.cookie))):
        browser = await site.browser(victim)
        answer = await browser.get(lure)
        assert answer.headers["location"].startswith("/account?error=sign_in_stale")
    assert await identities.list_identities(victim.id) == ()


async def test_the_last_way_in_cannot_be_taken_away(site: Site, work: RealProvider) -> None:
    work.knows("ada")
    await come_in(await site.browser(), "ada")
    (user,) = users()
    (view,) = await identities.list_identities(user.id)
    with pytest.raises(Conflict):
        await identities.disconnect(Settings(), user.id, view.id)


async def test_parting_ends_the_sign_ins_that_were_made_that_way(site: Site, work: RealProvider) -> None:
    work.knows("ada", email="ada.at.work@example.org")
    account = add_account()
    set_password(account)
    await connect(await site.browser(account), "ada")
    browser = await site.browser()
    await come_in(browser, "ada")
    (view,) = await identities.list_identities(account.id)
    await identities.disconnect(Settings(), account.id, view.id)
    assert await who_is(browser) is None
    assert await who_is(await site.browser(account)) == "ada@example.org"


@pytest.mark.parametrize(
    ("base_url", "scheme", "expected"),
    [
        ("https://art.example.org", "http", "https://art.example.org"),
        ("", "https", "https://limner.test"),
        ("", "http", "http://limner.test"),
    ],
)
async def test_the_way_back_is_by_the_base_url_or_else_as_one_came(
    site: Site, base_url: str, scheme: str, expected: str
) -> None:
    site.app.state.settings.base_url = base_url
    browser = await site.browser()
    browser.base_url = f"{scheme}://limner.test"
    answer = await browser.get("/sign-in/with/acme")
    assert asked(answer.headers["location"])["redirect_uri"] == f"{expected}/sign-in/with/acme/callback"
    assert ("Secure" in answer.headers["set-cookie"]) == expected.startswith("https")


async def test_two_callbacks_of_somebody_new_at_once_make_one_account(site: Site, work: RealProvider) -> None:
    work.knows("ada")
    add_account("first@example.org")
    browser = await site.browser()
    backs = [await sign_in_there(await begin(browser), "ada") for _ in range(2)]
    answers = await asyncio.gather(*(browser.get(local(url)) for url in backs))
    assert [answer.headers["location"] for answer in answers] == ["/", "/"]
    assert len(users()) == 2


class TestByInvitation:
    @pytest.fixture(autouse=True)
    def invite_only(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LIMNER_SIGNUP", "invite")

    async def test_an_invitation_lets_somebody_in_by_a_provider_once(self, site: Site, work: RealProvider) -> None:
        admin = add_account("first@example.org", role=Role.ADMIN)
        work.knows("ada")
        work.knows("bob")
        made = await invitations.create(admin.id, plan="pro", email="ada@example.org")
        page = (await (await site.browser()).get(made.path)).text
        assert "Go on with Work" in page
        path = f"/sign-in/with/acme?invitation={made.secret}"
        answer = await come_in(await site.browser(), "bob", path)
        assert answer.headers["location"] == f"{made.path}?error=invitation_for_another"
        browser = await site.browser()
        await come_in(browser, "ada", path)
        assert (await browser.get("/api/v1/me")).json()["plan"] == "pro"


class TestSignUpThatIsNotOpen:
    @pytest.fixture(autouse=True)
    def closed(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LIMNER_SIGNUP", "closed")

    async def test_somebody_new_stays_outside_and_who_has_an_account_comes_in(
        self, site: Site, work: RealProvider
    ) -> None:
        work.knows("ada", email="ada.at.work@example.org")
        work.knows("bob")
        await connect(await site.browser(add_account()), "ada")
        assert asked((await come_in(await site.browser(), "bob")).headers["location"])["error"] == "signup_closed"
        browser = await site.browser()
        await come_in(browser, "ada")
        assert await who_is(browser) == "ada@example.org"


class TestOnAnOpenAddress:
    @pytest.fixture(autouse=True)
    def open_to_strangers(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LIMNER_HOST", "0.0.0.0")

    async def test_the_first_account_takes_the_set_up_link(self, site: Site, work: RealProvider) -> None:
        work.knows("ada")
        answer = await come_in(await site.browser(), "ada")
        assert asked(answer.headers["location"])["error"] == "setup_required"
        secret = await data.write(entering._new_setup)  # pyright: ignore[reportPrivateUsage]
        browser = await site.browser()
        await come_in(browser, "ada", f"/sign-in/with/acme?setup={secret}")
        assert (await browser.get("/api/v1/me")).json()["role"] == "admin"


class TestRightsFromClaims:
    @pytest.fixture(autouse=True)
    def by_group(self, monkeypatch: pytest.MonkeyPatch) -> None:
        for name, value in {
            "ROLE_CLAIM": "groups",
            "ADMIN_VALUES": "limner-admins,root",
            "PLAN_CLAIM": "groups",
            "PLANS": "gold=studio,silver=pro",
        }.items():
            monkeypatch.setenv(f"LIMNER_OIDC_ACME_{name}", value)

    async def test_a_role_comes_with_its_claim_and_goes_with_it_at_the_next_sign_in(
        self, site: Site, work: RealProvider
    ) -> None:
        add_account("first@example.org", role=Role.ADMIN)
        work.knows("ada", groups=["staff", "limner-admins"])
        browser, desk = await site.browser(), await site.browser()
        await come_in(browser, "ada")
        await come_in(desk, "ada")
        assert (await browser.get("/api/v1/admin/users")).status_code == 200
        work.knows("ada", groups=["staff"])
        await come_in(browser, "ada")
        assert (await browser.get("/api/v1/admin/users")).status_code == 403
        assert await who_is(desk) is None  # what was open with the old rights is closed

    async def test_a_role_that_was_given_by_hand_stays(self, site: Site, work: RealProvider) -> None:
        work.knows("ada", groups=[])
        browser = await site.browser()
        await come_in(browser, "ada")  # the first account
        await come_in(browser, "ada")
        assert role_of("ada@example.org") == "admin"

    async def test_the_plan_follows_the_best_value(self, site: Site, work: RealProvider) -> None:
        add_account("first@example.org")
        browser = await site.browser()
        for groups, plan in ((["silver", "gold"], "studio"), (["silver"], "pro"), ([], "free")):
            work.knows("ada", groups=groups)
            await come_in(browser, "ada")
            assert (await browser.get("/api/v1/me")).json()["plan"] == plan


async def test_signing_out_goes_on_to_the_provider_and_ends_its_session_too(site: Site, work: RealProvider) -> None:
    work.knows("ada")
    browser = await site.browser()
    await come_in(browser, "ada")
    answer = await browser.post("/sign-out")
    assert answer.status_code == 200
    assert f"{work.issuer}/logout/?client_id=limner" in answer.text
    assert "id_token_hint=ey" in answer.text
    assert f'{COOKIE}="";' in answer.headers["set-cookie"]
    assert await who_is(browser) is None
    assert [row.id_token for row in data.read_now(lambda db: db.exec(select(SignIn)).all())] == [""]


async def test_a_password_does_not_go_on_to_anywhere(site: Site) -> None:
    browser = await site.browser(add_account())
    assert (await browser.post("/sign-out")).headers["location"] == "/sign-in"


class TestWithoutPasswords:
    @pytest.fixture(autouse=True)
    def switched_off(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LIMNER_PASSWORD_LOGIN", "off")

    async def test_no_page_and_no_route_takes_one(self, site: Site, work: RealProvider) -> None:
        account = add_account()
        set_password(account)
        browser = await site.browser()
        page = (await browser.get("/sign-in")).text
        assert "current-password" not in page
        assert "Sign in with Work" in page
        said = {"email": account.email, "password": PASSWORD}
        assert asked((await browser.post("/sign-in", data=said)).headers["location"])["error"] == "password_login_off"
        for route in ("login", "signup"):
            answer = await browser.post(f"/api/v1/auth/{route}", json=said)
            assert (answer.status_code, answer.json()["error"]["code"]) == (403, "password_login_off")

    async def test_a_verified_address_takes_over_its_account_after_all_else_was_shut(
        self, site: Site, work: RealProvider
    ) -> None:
        work.knows("ada")
        account = add_account()
        set_password(account)
        squatter, browser = await site.browser(account), await site.browser()
        await come_in(browser, "ada")
        assert await who_is(browser) == account.email
        assert await who_is(squatter) is None
        assert data.read_now(lambda db: db.get_one(User, account.id)).password_hash is None


async def connect(browser: Any, person: str) -> Any:
    """The whole way from the button of the account page."""
    return await come_in(browser, person, connecting_path(await sign_in_of(browser.cookies.get(COOKIE, domain=""))))


async def sign_in_of(cookie: str) -> str:
    return (await signins.recognise(cookie)).sign_in_id


def connecting_path(sign_in_id: str) -> str:
    return oidc.connecting_path(sign_in_id, "acme")


async def test_a_disabled_account_stays_outside(site: Site, work: RealProvider) -> None:
    work.knows("ada", email="ada.at.work@example.org")
    account = add_account()
    await connect(await site.browser(account), "ada")
    data.write_now(lambda db: setattr(db.get_one(User, account.id), "disabled", True))
    answer = await come_in(await site.browser(), "ada")
    assert asked(answer.headers["location"])["error"] == "account_disabled"


async def test_closing_the_door_there_is_told_in_words(site: Site, work: RealProvider) -> None:
    browser = await site.browser()
    add_account()
    state = asked(await begin(browser))["state"]
    answer = await browser.get(
        "/sign-in/with/acme/callback", params={"error": "access_denied", "state": state, "iss": work.issuer}
    )
    assert asked(answer.headers["location"])["error"] == "provider_refused"


async def test_several_tabs_may_be_on_their_way_at_once(site: Site, work: RealProvider) -> None:
    work.knows("ada")
    browser = await site.browser()
    first, second = await begin(browser), await begin(browser)
    for url in (first, second):
        back = await sign_in_there(url, "ada")
        assert (await browser.get(back.removeprefix("http://limner.test"))).headers["location"] == "/"
