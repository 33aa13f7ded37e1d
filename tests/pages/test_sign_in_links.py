"""Links that let somebody in: invitations, reset links, and their way by e-mail through a real mail server."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import timedelta
from email import message_from_bytes
from email.message import Message
from email.policy import default
from typing import Any
from urllib.parse import parse_qs, urlsplit

import httpx
import pytest
from aiosmtpd.controller import Controller
from aiosmtpd.smtp import AuthResult
from sqlmodel import col, select, update

import data
from data.accounts import OneTimeLink, Role, User
from data.identities import EmailProof, Identity, Invitation
from data.keys import ApiKey
from services import errors
from services.accounts import api_keys, entering, invitations, letters, mail
from services.settings import Settings, Signup
from tests.house import PASSWORD, Account, add_account, set_password
from tests.pages.conftest import Site
from tests.serving import free_port

NEW = {"email": "ada@example.org", "name": "Ada", "password": PASSWORD}
OTHER = "another fine password"
SITE = "https://limner.example"


@pytest.fixture
def admin(site: Site) -> Account:
    return add_account("root@example.org", role=Role.ADMIN)


def asked(answer: httpx.Response) -> dict[str, str]:
    assert answer.status_code == 303, answer.text
    return {name: values[0] for name, values in parse_qs(urlsplit(answer.headers["location"]).query).items()}


def person(email: str = "ada@example.org") -> Account:
    account = add_account(email)
    set_password(account)
    return account


async def me(browser: httpx.AsyncClient) -> dict[str, Any]:
    answer = await browser.get("/api/v1/me")
    return answer.json() if answer.status_code == 200 else {}


def path_of(handed: letters.Handed) -> str:
    return urlsplit(handed.url).path


def rows(table: Any) -> list[Any]:
    return data.read_now(lambda db: list(db.exec(select(table)).all()))


class TestInvitations:
    @pytest.fixture(autouse=True)
    def by_invitation(self, monkeypatch: pytest.MonkeyPatch) -> None:
        monkeypatch.setenv("LIMNER_SIGNUP", "invite")

    async def invite(self, admin: Account, **more: Any) -> letters.Handed:
        return await letters.invite(Settings(), admin.id, SITE, **more)

    async def test_a_link_makes_one_account_on_its_plan_and_says_who_used_it(self, site: Site, admin: Account) -> None:
        handed = await self.invite(admin, plan="pro", note="for the contest")
        assert handed.url.startswith(f"{SITE}/invited/")
        browser = await site.browser()
        assert "You are invited" in (await browser.get(path_of(handed))).text
        secret = handed.url.rsplit("/", 1)[-1]
        answer = await browser.post("/sign-up", data={**NEW, "invitation": secret})
        assert answer.headers["location"] == "/"
        assert ((await me(browser))["plan"], (await me(browser))["role"]) == ("pro", "user")
        (view,) = await invitations.list_invitations()
        assert ([use.email for use in view.used_by], view.state) == (["ada@example.org"], "used")
        second = await site.browser()
        answer = await second.post("/sign-up", data={**NEW, "email": "bob@example.org", "invitation": secret})
        assert asked(answer)["error"] == "invitation_invalid"
        assert "not valid any more" in (await second.get(path_of(handed))).text

    async def test_a_double_click_makes_one_account_and_lets_in(self, site: Site, admin: Account) -> None:
        secret = (await self.invite(admin)).url.rsplit("/", 1)[-1]
        for browser in (await site.browser(), await site.browser()):
            assert (await browser.post("/sign-up", data={**NEW, "invitation": secret})).headers["location"] == "/"
        assert len(rows(User)) == 2

    async def test_an_invitation_for_an_address_is_for_that_one_alone(self, site: Site, admin: Account) -> None:
        handed = await self.invite(admin, email=" Bob@Example.org ")
        secret = handed.url.rsplit("/", 1)[-1]
        browser = await site.browser()
        assert "bob@example.org" in (await browser.get(path_of(handed))).text
        answer = await browser.post("/sign-up", data={**NEW, "invitation": secret})
        assert asked(answer)["error"] == "invitation_for_another"
        answer = await browser.post("/sign-up", data={**NEW, "email": "bob@example.org", "invitation": secret})
        assert answer.headers["location"] == "/"
        assert rows(EmailProof) == []  # the administrator had the link too

    async def test_one_that_is_revoked_expired_or_guessed_opens_nothing(self, site: Site, admin: Account) -> None:
        revoked, expired = await self.invite(admin), await self.invite(admin)
        assert revoked.invitation is not None
        assert expired.invitation is not None
        await invitations.revoke(admin.id, revoked.invitation.id)
        expired_id = expired.invitation.id
        past = {"expires_at": data.utcnow() - timedelta(seconds=1)}
        data.write_now(lambda db: db.exec(update(Invitation).where(col(Invitation.id) == expired_id).values(past)))
        browser = await site.browser()
        for path in (path_of(revoked), path_of(expired), "/invited/guessed"):
            assert "new-password" not in (await browser.get(path)).text
            answer = await browser.post("/sign-up", data={**NEW, "invitation": path.rsplit("/", 1)[-1]})
            assert asked(answer)["error"] == "invitation_invalid"
        assert "has expired" in (await browser.get(path_of(expired))).text
        assert [view.state for view in await invitations.list_invitations()] == ["expired", "revoked"]

    async def test_the_api_takes_an_invitation_too(self, site: Site, admin: Account) -> None:
        secret = (await self.invite(admin, uses=2)).url.rsplit("/", 1)[-1]
        browser = await site.browser()
        assert (await browser.post("/api/v1/auth/signup", json=NEW)).json()["error"]["code"] == "signup_closed"
        answer = await browser.post("/api/v1/auth/signup", json={**NEW, "invitation": secret})
        assert answer.status_code == 201

    async def test_only_the_hash_of_a_secret_is_kept(self, admin: Account) -> None:
        secret = (await self.invite(admin)).url.rsplit("/", 1)[-1]
        assert secret not in str([row.model_dump() for row in rows(Invitation)])

    @pytest.mark.parametrize(
        "wrong", [{"plan": "gold"}, {"uses": 0}, {"days": 366}, {"email": "x"}, {"send": True}, {"note": "x" * 201}]
    )
    async def test_what_makes_no_sense_is_told(self, admin: Account, wrong: dict[str, Any]) -> None:
        with pytest.raises(errors.BadInput):
            await self.invite(admin, **wrong)
        assert rows(Invitation) == []

    async def test_guessing_is_stopped(self, site: Site) -> None:
        browser = await site.browser()
        for number in range(20):
            await browser.get(f"/invited/guess-{number}")
        assert "too many attempts" in (await browser.get("/invited/once-more")).text


async def test_where_sign_up_is_closed_an_invitation_opens_nothing(site: Site, admin: Account) -> None:
    handed = await letters.invite(Settings(), admin.id, SITE)
    site.app.state.settings.signup = Signup.CLOSED
    browser = await site.browser()
    assert "new-password" not in (await browser.get(path_of(handed))).text
    secret = handed.url.rsplit("/", 1)[-1]
    answer = await browser.post("/sign-up", data={**NEW, "invitation": secret})
    assert asked(answer)["error"] == "signup_closed"


class TestResetLinks:
    async def test_one_sets_a_password_once_and_ends_every_sign_in(self, site: Site, admin: Account) -> None:
        account = person()
        signed_in, browser = await site.browser(account), await site.browser()
        handed = await letters.make_reset_link(Settings(), admin.id, account.id, SITE)
        assert "new-password" in (await browser.get(path_of(handed))).text
        said = {"secret": handed.url.rsplit("/", 1)[-1], "password": OTHER}
        answer = await browser.post("/reset", data=said)
        assert answer.headers["location"] == "/sign-in?said=reset"
        assert "Your password is changed" in (await browser.get(answer.headers["location"])).text
        assert await me(signed_in) == {}
        assert asked(await browser.post("/reset", data=said))["error"] == "link_invalid"
        assert "not valid any more" in (await browser.get(path_of(handed))).text
        answer = await browser.post("/sign-in", data={"email": account.email, "password": OTHER})
        assert answer.headers["location"] == "/"

    async def test_a_new_one_spoils_the_one_before(self, site: Site, admin: Account) -> None:
        account = person()
        first = await letters.make_reset_link(Settings(), admin.id, account.id, SITE)
        await letters.make_reset_link(Settings(), admin.id, account.id, SITE)
        assert "not valid any more" in (await (await site.browser()).get(path_of(first))).text

    async def test_looking_does_not_use_it_up_and_a_short_password_comes_back(self, site: Site, admin: Account) -> None:
        handed = await letters.make_reset_link(Settings(), admin.id, person().id, SITE)
        browser = await site.browser()
        answer = await browser.post("/reset", data={"secret": handed.url.rsplit("/", 1)[-1], "password": "short"})
        assert urlsplit(answer.headers["location"]).path == path_of(handed)
        page = (await browser.get(answer.headers["location"])).text
        assert "A password has 8 to 256 characters." in page

    async def test_one_that_has_expired_or_whose_account_is_disabled_opens_nothing(
        self, site: Site, admin: Account
    ) -> None:
        expired, disabled = person("one@example.org"), person("two@example.org")
        links = [await letters.make_reset_link(Settings(), admin.id, each.id, SITE) for each in (expired, disabled)]
        past = data.utcnow() - timedelta(seconds=1)
        late = update(OneTimeLink).where(col(OneTimeLink.user_id) == expired.id).values(expires_at=past)
        data.write_now(lambda db: db.exec(late))
        data.write_now(lambda db: setattr(db.get_one(User, disabled.id), "disabled", True))
        browser = await site.browser()
        for handed in links:
            said = {"secret": handed.url.rsplit("/", 1)[-1], "password": OTHER}
            assert asked(await browser.post("/reset", data=said))["error"] == "link_invalid"

    async def test_the_api_takes_a_reset_link_too(self, site: Site, admin: Account) -> None:
        account = person()
        handed = await letters.make_reset_link(Settings(), admin.id, account.id, SITE)
        said = {"secret": handed.url.rsplit("/", 1)[-1], "password": OTHER}
        browser = await site.browser()
        assert (await browser.post("/api/v1/auth/reset", json=said)).json() == {"changed": True}
        assert (await browser.post("/api/v1/auth/reset", json=said)).json()["error"]["code"] == "link_invalid"


class MailServer:
    """What aiosmtpd took."""

    def __init__(self) -> None:
        self.taken: list[Message] = []
        self.to: list[str] = []
        self.refusing = False
        self.passwords = 0

    def let_in(self, *_: Any) -> AuthResult:
        self.passwords += 1
        return AuthResult(success=True)

    async def handle_DATA(self, server: Any, session: Any, envelope: Any) -> str:
        if self.refusing:
            return "554 No"
        self.to += envelope.rcpt_tos
        self.taken.append(message_from_bytes(envelope.content, policy=default))
        return "250 OK"

    def link(self) -> str:
        """The path of the link in the only letter."""
        (letter,) = self.taken
        return urlsplit(re.findall(r"https://\S+/(?:reset|invited)/\S+", letter.get_content())[0]).path  # pyright: ignore[reportAttributeAccessIssue]


class TestByMail:
    @pytest.fixture(autouse=True)
    def post(self, monkeypatch: pytest.MonkeyPatch) -> Iterator[MailServer]:
        server = MailServer()
        port = free_port()
        controller = Controller(
            server, hostname="127.0.0.1", port=port, authenticator=server.let_in, auth_require_tls=False
        )
        controller.start()
        for name, value in {
            "SMTP_URL": f"smtp://127.0.0.1:{port}",
            "MAIL_FROM": "limner@example.org",
            "BASE_URL": SITE,
        }.items():
            monkeypatch.setenv(f"LIMNER_{name}", value)
        yield server
        controller.stop()

    async def forget(self, site: Site, email: str) -> httpx.Response:
        browser = await site.browser(origin=SITE)
        answer = await browser.post("/forgot", data={"email": email})
        await letters.sent()
        return answer

    async def test_who_forgot_their_password_gets_a_link_that_sets_another(self, post: MailServer, site: Site) -> None:
        account = person()
        browser = await site.browser(origin=SITE)
        assert "Forgot your password?" in (await browser.get("/sign-in")).text
        assert "Send me the link" in (await browser.get("/forgot")).text
        await self.forget(site, " ADA@example.org ")
        assert post.to == [account.email]
        assert post.link().startswith("/reset/")
        answer = await browser.post("/reset", data={"secret": post.link().rsplit("/", 1)[-1], "password": OTHER})
        assert answer.headers["location"] == "/sign-in?said=reset"
        assert [proof.email for proof in rows(EmailProof)] == [account.email]

    async def test_whoever_squatted_an_address_loses_everything_to_its_owners_link(
        self, post: MailServer, site: Site
    ) -> None:
        squatter = person()
        await api_keys.make(squatter.id, "kept")
        data.write_now(
            lambda db: db.add(Identity(user_id=squatter.id, provider="work", issuer="https://sso", subject="squatter"))
        )
        await self.forget(site, squatter.email)
        browser = await site.browser(origin=SITE)
        await browser.post("/reset", data={"secret": post.link().rsplit("/", 1)[-1], "password": OTHER})
        assert rows(ApiKey) == rows(Identity) == []
        assert await me(await site.browser(squatter)) == {}

    async def test_the_answer_is_the_same_for_an_address_that_nobody_has(self, post: MailServer, site: Site) -> None:
        person()
        known, unknown = await self.forget(site, "ada@example.org"), await self.forget(site, "nobody@example.org")
        assert known.headers["location"] == unknown.headers["location"] == "/sign-in?said=sent"
        assert len(post.taken) == 1

    async def test_a_fourth_letter_within_an_hour_is_not_sent(self, post: MailServer, site: Site) -> None:
        person()
        for _ in range(5):
            assert (await self.forget(site, "ada@example.org")).headers["location"] == "/sign-in?said=sent"
        assert len(post.taken) == 3

    async def test_the_link_is_made_of_the_settings_and_not_of_what_a_request_says(
        self, post: MailServer, site: Site
    ) -> None:
        person()
        browser = await site.browser(origin=SITE)
        await browser.post("/forgot", data={"email": "ada@example.org"}, headers={"host": "evil.example"})
        await letters.sent()
        assert "evil" not in post.taken[0].as_string()

    async def test_nothing_that_is_typed_becomes_a_header(self, post: MailServer, site: Site) -> None:
        await self.forget(site, "ada@example.org\r\nBcc: eve@example.org")
        assert post.taken == []
        with pytest.raises(mail.MailFailed):
            await mail.send(Settings(), "ada@example.org\r\nBcc: eve@example.org", "Hello", "text")

    async def test_an_invitation_goes_out_and_proves_the_address(
        self, post: MailServer, site: Site, admin: Account
    ) -> None:
        handed = await letters.invite(Settings(), admin.id, SITE, email="ada@example.org", send=True)
        assert (handed.mailed, handed.url) == (True, "")
        browser = await site.browser(origin=SITE)
        answer = await browser.post("/sign-up", data={**NEW, "invitation": post.link().rsplit("/", 1)[-1]})
        assert answer.headers["location"] == "/"
        assert [proof.email for proof in rows(EmailProof)] == ["ada@example.org"]

    async def test_a_mail_server_that_refuses_stops_nothing(self, post: MailServer, site: Site, admin: Account) -> None:
        post.refusing = True
        account = person()
        handed = await letters.make_reset_link(Settings(), admin.id, account.id, SITE, send=True)
        assert "did not take the e-mail" in handed.words
        browser = await site.browser(origin=SITE)
        assert "new-password" in (await browser.get(path_of(handed))).text
        assert (await self.forget(site, account.email)).headers["location"] == "/sign-in?said=sent"
        await browser.post("/reset", data={"secret": handed.url.rsplit("/", 1)[-1], "password": OTHER})
        assert rows(EmailProof) == []  # the administrator had the link

    async def test_a_link_that_went_to_an_old_address_opens_nothing(self, post: MailServer, site: Site) -> None:
        account = person()
        await self.forget(site, account.email)
        data.write_now(lambda db: setattr(db.get_one(User, account.id), "email", "new@example.org"))
        assert "not valid any more" in (await (await site.browser()).get(post.link())).text

    async def test_a_password_goes_to_another_machine_only_over_tls(
        self, post: MailServer, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        """The server takes passwords and offers no STARTTLS."""
        settings = Settings(smtp_url=f"smtp://limner:secret@127.0.0.1:{urlsplit(Settings().smtp_url).port}")
        await mail.send(settings, "ada@example.org", "Hello", "text")
        assert (post.passwords, len(post.taken)) == (1, 1)
        monkeypatch.setattr(mail, "LOOPBACK", set())
        with pytest.raises(mail.MailFailed):
            await mail.send(settings, "ada@example.org", "Hello", "text")
        assert (post.passwords, len(post.taken)) == (1, 1)


async def test_without_a_mail_server_no_letter_is_offered(site: Site) -> None:
    person()
    browser = await site.browser()
    page = (await browser.get("/sign-in")).text
    assert "/forgot" not in page
    assert "An administrator can give you a link for a new one." in page
    assert (await browser.get("/forgot")).headers["location"] == "/sign-in"
    assert (await browser.get("/api/v1/auth/ways")).json() == {
        "password": True,
        "providers": [],
        "signup": "open",
        "reset_by_email": False,
    }


async def test_the_mode_that_an_administrator_chose_counts_before_the_setting(site: Site, admin: Account) -> None:
    from data import office

    data.write_now(office.change_setting, admin.id, "signup", {"mode": "invite"})
    assert await entering.signup_mode(Settings()) == "invite"
    assert "by invitation" in (await (await site.browser()).get("/sign-up")).text
