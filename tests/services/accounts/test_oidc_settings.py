"""The settings of other sites to sign in with: what is taken, and the one sentence where something cannot be."""

from __future__ import annotations

import pytest

from services.accounts import mail, oidc_settings
from services.accounts.profiles import values
from services.settings import Settings, SettingsError, load

GOOD = {
    "PROVIDERS": "google, github,work",
    "GOOGLE_CLIENT_ID": "g",
    "GITHUB_CLIENT_ID": "h",
    "GITHUB_CLIENT_SECRET": "s",
    "WORK_CLIENT_ID": "w",
    "WORK_ISSUER": "https://sso.example.org/realms/main/.well-known/openid-configuration",
    "WORK_PLANS": "gold=studio, team=pro",
    "WORK_LOGOUT": "off",
}


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> pytest.MonkeyPatch:
    for name, value in GOOD.items():
        monkeypatch.setenv(f"LIMNER_OIDC_{name}", value)
    return monkeypatch


@pytest.mark.usefixtures("said")
def test_several_sites_are_taken_in_their_order_with_google_and_github_known() -> None:
    google, github, work = oidc_settings.read(Settings())
    assert (google.label, google.issuer) == ("Google", "https://accounts.google.com")
    assert (github.label, github.kind) == ("GitHub", "github")
    assert (work.label, work.issuer, work.logout) == ("Work", "https://sso.example.org/realms/main", False)
    assert work.plans == {"gold": "studio", "team": "pro"}


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("PROVIDERS", "my-sso", "LIMNER_OIDC_PROVIDERS cannot be used: write names"),
        ("PROVIDERS", "work,work", "LIMNER_OIDC_PROVIDERS cannot be used: write names"),
        ("WORK_CLIENT_ID", "", "LIMNER_OIDC_WORK_CLIENT_ID cannot be used: it is empty"),
        ("WORK_ISSUER", "", "LIMNER_OIDC_WORK_ISSUER cannot be used: it is empty"),
        ("WORK_ISSUER", "sso.example.org", "LIMNER_OIDC_WORK_ISSUER cannot be used: write it whole with https://"),
        ("WORK_ISSUER", "http://sso.example.org", "LIMNER_OIDC_WORK_ISSUER cannot be used: write it whole with https"),
        ("WORK_ISSUER", "http://127.0.0.1.evil.example", "LIMNER_OIDC_WORK_ISSUER cannot be used: write it whole"),
        ("GITHUB_CLIENT_SECRET", "", "LIMNER_OIDC_GITHUB_CLIENT_SECRET cannot be used: it is empty"),
        ("WORK_ROLE_CLAIM", "groups", "LIMNER_OIDC_WORK_ADMIN_VALUES cannot be used: it is empty"),
        ("WORK_ADMIN_VALUES", "root", "LIMNER_OIDC_WORK_ROLE_CLAIM cannot be used: it is empty"),
        ("WORK_PLANS", "gold=diamond", "LIMNER_OIDC_WORK_PLANS cannot be used: write value=plan"),
        ("WORK_LOGOUT", "perhaps", "LIMNER_OIDC_WORK_LOGOUT cannot be used: write on or off"),
    ],
)
def test_what_cannot_be_used_is_told_in_one_sentence(
    said: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    said.setenv(f"LIMNER_OIDC_{name}", value)
    with pytest.raises(SettingsError) as caught:
        oidc_settings.read(Settings())
    assert str(caught.value).startswith(words)
    assert str(caught.value).endswith(".")


def test_passwords_are_not_switched_off_before_there_is_another_way(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_PASSWORD_LOGIN", "off")
    with pytest.raises(SettingsError, match="name another way to sign in"):
        oidc_settings.read(load())
    monkeypatch.setenv("LIMNER_PASSWORD_LOGIN", "never")
    with pytest.raises(SettingsError, match="LIMNER_PASSWORD_LOGIN cannot be used: write on or off"):
        load()


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"SMTP_URL": "mail.example.org"}, "LIMNER_SMTP_URL cannot be used: write smtp://"),
        ({"SMTP_URL": "smtp://h", "MAIL_FROM": "x\r\nBcc: y@z"}, "LIMNER_MAIL_FROM cannot be used: write an e-mail"),
        ({"SMTP_URL": "smtp://h"}, "LIMNER_MAIL_FROM cannot be used: it is empty"),
        ({"SMTP_URL": "smtp://h", "MAIL_FROM": "a@example.org"}, "LIMNER_BASE_URL cannot be used: it is empty"),
    ],
)
def test_half_of_what_e_mail_needs_is_told(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, str], words: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setenv(f"LIMNER_{name}", value)
    with pytest.raises(SettingsError) as caught:
        mail.check(load())
    assert str(caught.value).startswith(words)


def test_a_secret_is_not_shown_with_the_settings(said: pytest.MonkeyPatch) -> None:
    said.setenv("LIMNER_SMTP_URL", "smtp://user:hush@mail.example.org")
    said.setenv("LIMNER_OIDC_WORK_CLIENT_SECRET", "hush")
    assert "hush" not in repr(Settings())
    assert "hush" not in repr(oidc_settings.read(Settings()))


@pytest.mark.parametrize(
    ("claims", "path", "found"),
    [
        ({"groups": ["a", "b"]}, "groups", {"a", "b"}),
        ({"role": "admin"}, "role", {"admin"}),
        ({"realm_access": {"roles": ["a"]}}, "realm_access.roles", {"a"}),
        ({"https://example.org/roles": ["a"]}, "https://example.org/roles", {"a"}),
        ({"roles": {"admin": {"1": "x"}}}, "roles", {"admin"}),
        ({"is_admin": True}, "is_admin", {"true"}),
        ({"realm_access": "text"}, "realm_access.roles", set()),
        ({}, "groups", set()),
    ],
)
def test_a_claim_is_read_in_whatever_form_it_comes(claims: dict[str, object], path: str, found: set[str]) -> None:
    assert values(claims, path) == found
