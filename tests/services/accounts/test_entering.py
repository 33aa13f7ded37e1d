"""Coming in: limits on attempts, the set-up secret, e-mail and password rules."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import func, select

import data
from data.accounts import OneTimeLink, Role, SignIn, User
from services import errors
from services.accounts import entering, passwords, signins
from services.accounts.attempts import open_attempts
from services.accounts.entering import Entered, Origin
from services.settings import Settings
from tests.house import PASSWORD, add_account, set_password

HERE = Origin(address="192.0.2.1")


class PlainHasher:
    """Stands in for Argon2, which takes its time on purpose: here a hundred attempts are made."""

    def hash(self, password: str) -> str:
        return f"plain:{password}"

    def verify(self, password: str, hashed: str) -> bool:
        return hashed == f"plain:{password}"


@pytest.fixture(autouse=True)
def quick_passwords(database: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(passwords, "_hasher", PlainHasher())
    open_attempts(Settings())


async def try_in(
    email: str = "ada@example.org", password: str = "wrong password", address: str = "192.0.2.1"
) -> Entered:
    return await entering.sign_in(Settings(), email, password, Origin(address=address))


async def sign_up(email: str = "ada@example.org", origin: Origin = HERE, **settings: Any) -> Entered:
    return await entering.sign_up(Settings(**settings), email, PASSWORD, "", origin)


async def fail(times: int, **more: str) -> None:
    for _ in range(times):
        with pytest.raises(errors.BadCredentials):
            await try_in(**more)


async def test_an_eleventh_wrong_password_of_an_account_has_to_wait_even_from_elsewhere() -> None:
    set_password(add_account())
    await fail(10)
    with pytest.raises(errors.RateLimited) as caught:
        await try_in(password=PASSWORD, address="198.51.100.9")
    assert caught.value.status == 429
    assert caught.value.retry_after is not None
    assert 0 < caught.value.retry_after <= 300
    assert "minutes" in caught.value.message or "seconds" in caught.value.message


async def test_the_limit_of_an_account_is_the_same_for_one_that_does_not_exist() -> None:
    await fail(10, email="nobody@example.org")
    with pytest.raises(errors.RateLimited):
        await try_in("nobody@example.org")


async def test_the_spelling_of_an_address_does_not_give_more_attempts() -> None:
    await fail(5, email="ada@example.org")
    await fail(5, email=" ADA@example.org ")
    with pytest.raises(errors.RateLimited):
        await try_in("Ada@Example.Org")


async def test_an_address_that_tries_many_accounts_has_to_wait() -> None:
    for number in range(30):
        await fail(1, email=f"user{number}@example.org")
    with pytest.raises(errors.RateLimited):
        await try_in("another@example.org")
    await fail(1, email="another@example.org", address="198.51.100.9")


async def test_right_passwords_are_not_counted() -> None:
    set_password(add_account())
    for _ in range(40):
        await try_in(password=PASSWORD)


async def test_many_wrong_passwords_at_once_are_not_all_tried() -> None:
    set_password(add_account())
    tried = await asyncio.gather(*(try_in(password=f"guess {n}") for n in range(40)), return_exceptions=True)
    assert sum(isinstance(one, errors.BadCredentials) for one in tried) == 10
    assert sum(isinstance(one, errors.RateLimited) for one in tried) == 30


async def test_switched_off_limits_count_nothing() -> None:
    open_attempts(Settings(rate_limit="off"))
    await fail(60)
    for number in range(30):
        await sign_up(f"user{number}@example.org")


async def test_an_address_makes_twenty_accounts_an_hour() -> None:
    for number in range(20):
        await sign_up(f"user{number}@example.org")
    with pytest.raises(errors.RateLimited):
        await sign_up("one-more@example.org")
    await sign_up("one-more@example.org", Origin(address="198.51.100.9"))


async def test_wrong_old_passwords_are_limited_too() -> None:
    account = add_account()
    set_password(account)
    for _ in range(10):
        with pytest.raises(errors.BadCredentials):
            await entering.change_password(account.id, "wrong", PASSWORD, keep_sign_in=None)
    with pytest.raises(errors.RateLimited):
        await entering.change_password(account.id, PASSWORD, PASSWORD, keep_sign_in=None)


@pytest.mark.parametrize(
    "email",
    [
        "ada@example.org",
        "ada@home.local",
        "ada@studio.test",
        "ada@localhost.localdomain",
        "ada.lovelace+limner@sub.example.co.uk",
        "übung@example.org",
        "ada@xn--bcher-kva.example",
        f"{'a' * 64}@example.org",
    ],
)
def test_an_address_is_taken_without_asking_its_domain(email: str) -> None:
    assert "@" in entering.clean_email(email)


@pytest.mark.parametrize(
    "email",
    [
        "",
        " ",
        "ada",
        "@example.org",
        "ada@",
        "ada@@example.org",
        "ada example@example.org",
        "ada\x00@example.org",
        "ada\n@example.org",
        "ada@exa\tmple.org",
        "ada\x7f@example.org",
        "ada\u202e@example.org",
        "ada@example.org\r\nbcc: eve@example.org",
        f"ada@{'a' * 260}.org",
        "<ada@example.org>",
        "ada@[127.0.0.1]",
    ],
)
def test_what_is_no_address_is_refused(email: str) -> None:
    with pytest.raises(errors.BadInput, match="not an e-mail address"):
        entering.clean_email(email)


async def test_an_address_in_another_unicode_form_is_the_same_account() -> None:
    await sign_up("u\u0308bung@example.org")
    assert (await try_in("\u00fcbung@example.org", PASSWORD)).user.email == "\u00fcbung@example.org"
    assert (await try_in("u\u0308bung@example.org", PASSWORD)).user.email == "\u00fcbung@example.org"


@pytest.mark.parametrize(
    ("password", "good"), [("vellum9", False), ("vellum-9", True), ("x" * 256, True), ("x" * 257, False)]
)
async def test_a_password_has_eight_to_256_characters(password: str, good: bool) -> None:
    making = entering.sign_up(Settings(), "ada@example.org", password, "", HERE)
    if good:
        await making
        assert (await try_in(password=password)).user.email == "ada@example.org"
        return
    with pytest.raises(errors.BadInput, match="8 to 256"):
        await making


async def test_an_old_password_opens_nothing_that_was_changed_while_it_was_compared(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    account, matches = (await sign_up()).user, passwords.matches

    async def changed_meanwhile(password: str, password_hash: str | None) -> bool:
        right = await matches(password, password_hash)
        monkeypatch.setattr(passwords, "matches", matches)
        await entering.change_password(account.id, PASSWORD, "another fine password", keep_sign_in=None)
        return right

    monkeypatch.setattr(passwords, "matches", changed_meanwhile)
    with pytest.raises(errors.BadCredentials):
        await try_in(password=PASSWORD)
    assert data.read_now(lambda db: db.exec(select(SignIn).where(SignIn.revoked_at == None)).all()) == []  # noqa: E711


async def test_passwords_are_hashed_with_argon2_and_never_kept(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.undo()
    await sign_up()
    kept = data.read_now(lambda db: db.exec(select(User)).one()).password_hash
    assert kept is not None
    assert kept.startswith("$argon2id$")
    assert PASSWORD not in kept


@pytest.mark.parametrize(
    ("given", "kept"), [("", "ada"), ("  Ada  L\n ", "Ada L"), ("Ada\x00\u202eL", "Ada L"), ("🦊", "🦊")]
)
def test_a_name_has_no_control_characters(given: str, kept: str) -> None:
    assert entering.clean_name(given, "ada@example.org") == kept


async def test_on_another_host_the_first_account_needs_the_links_secret() -> None:
    open_host: dict[str, Any] = {"host": "0.0.0.0"}
    secret = await entering.setup_secret(Settings(**open_host))
    assert secret is not None
    for wrong in ("", "wrong", secret[:-1]):
        with pytest.raises(errors.SetupRequired):
            await sign_up(origin=Origin(setup=wrong), **open_host)
    made = await sign_up(origin=Origin(setup=secret), **open_host)
    assert made.user.role == Role.ADMIN
    assert await entering.setup_secret(Settings(**open_host)) is None


async def test_a_setup_secret_works_once_even_for_two_at_once() -> None:
    secret = await entering.setup_secret(Settings(host="0.0.0.0"))
    both = await asyncio.gather(
        *(
            sign_up(f"user{n}@example.org", Origin(setup=secret or ""), host="0.0.0.0", signup="closed")
            for n in range(2)
        ),
        return_exceptions=True,
    )
    assert sorted(type(one).__name__ for one in both) == ["Entered", "SignupClosed"]


async def test_the_secret_is_kept_only_as_a_fingerprint() -> None:
    secret = await entering.setup_secret(Settings(host="0.0.0.0"))
    kept = data.read_now(lambda db: db.exec(select(OneTimeLink)).one())
    assert kept.secret_hash == signins.fingerprint(secret or "")


async def test_on_loopback_no_secret_is_needed() -> None:
    assert await entering.setup_secret(Settings()) is None
    assert (await sign_up()).user.is_admin


async def test_an_administrator_made_by_the_command_ends_the_wait_for_the_link() -> None:
    await entering.create_admin("root@example.org", PASSWORD, "Root")
    assert await entering.setup_secret(Settings(host="0.0.0.0")) is None
    assert not (await sign_up(host="0.0.0.0")).user.is_admin


async def test_the_command_makes_an_account_the_administrator_and_signs_it_out() -> None:
    account = add_account()
    await entering.create_admin("ADA@example.org", "a new password", "")
    kept = data.read_now(lambda db: db.get_one(User, account.id))
    assert kept.role == Role.ADMIN
    assert data.read_now(lambda db: db.exec(select(func.count()).select_from(User)).one()) == 1
    with pytest.raises(errors.Unauthenticated):
        await signins.recognise(account.cookie)
    assert (await try_in(password="a new password")).user.is_admin


async def test_a_reset_password_signs_out_everywhere() -> None:
    account = add_account()
    await entering.reset_password(" ADA@example.org ", "a new password")
    assert data.read_now(lambda db: db.exec(select(SignIn)).one()).revoked_at is not None
    assert (await try_in(password="a new password")).user.id == account.id
    with pytest.raises(errors.UserNotFound):
        await entering.reset_password("nobody@example.org", "a new password")
    with pytest.raises(errors.BadInput):
        await entering.reset_password("ada@example.org", "short")


async def test_who_watches_is_told_which_sign_ins_were_revoked(monkeypatch: pytest.MonkeyPatch) -> None:
    told: list[str] = []
    monkeypatch.setattr(signins, "_revoked_hooks", [told.extend])
    account = add_account()
    visitor = await signins.recognise(account.cookie)
    await signins.sign_out(visitor.sign_in_id)
    assert told == [visitor.sign_in_id]
    with pytest.raises(errors.Unauthenticated):
        await signins.still_in(visitor.sign_in_id)
