"""Settings: what a self-hoster writes, and the one sentence that a wrong value gets."""

from __future__ import annotations

from pathlib import Path

import pytest

from services.settings import Settings, SettingsError, load


def test_without_any_setting_limner_starts(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.chdir(tmp_path)
    settings = load()
    assert settings.folder == tmp_path / "var"
    assert settings.database == f"sqlite:///{tmp_path / 'var' / 'limner.db'}"
    assert (settings.host, settings.port, settings.signup, settings.default_plan) == ("127.0.0.1", 8080, "open", "free")
    assert settings.uses_engine


@pytest.mark.parametrize(
    ("name", "value", "words"),
    [
        ("LIMNER_PORT", "abc", "integer"),
        ("LIMNER_PORT", "70000", "65535"),
        ("LIMNER_PORT", "0", "1"),
        ("LIMNER_SIGNUP", "maybe", "'open', 'invite' or 'closed'"),
        ("LIMNER_DEFAULT_PLAN", "gold", "write free, pro or studio"),
        ("LIMNER_RATE_LIMIT", "fast", "such as 600/minute, or off"),
        ("LIMNER_RATE_LIMIT", "0/minute", "such as 600/minute, or off"),
        ("LIMNER_RATE_LIMIT", "-5/minute", "such as 600/minute, or off"),
        ("LIMNER_RATE_LIMIT", "٣/minute", "such as 600/minute, or off"),
        ("LIMNER_RATE_LIMIT", "", "such as 600/minute, or off"),
        ("LIMNER_BASE_URL", "art.example.org", "such as https://art.example.org"),
        ("LIMNER_BASE_URL", "ftp://art.example.org", "such as https://art.example.org"),
        ("LIMNER_BASE_URL", "https://", "such as https://art.example.org"),
        ("LIMNER_DATABASE_URL", "mysql://x", "postgresql+psycopg://"),
        ("LIMNER_DATABASE_URL", "postgres://user:secret@db/limner", "postgresql+psycopg://"),
        ("LIMNER_STORAGE_URL", "ftp://x", "s3://bucket/prefix"),
        ("LIMNER_REDIS_URL", "localhost", "redis://host:6379"),
        ("LIMNER_SECRET_KEY", "short", "at least 32"),
        ("LIMNER_MAX_GENERATIONS", "0", "1"),
        ("LIMNER_MODEL_TIMEOUT", "0", "0"),
        ("LIMNER_MODEL_TIMEOUT", "nan", ""),
        ("LIMNER_TRUSTED_PROXIES", "the proxy", "addresses or networks"),
        ("LIMNER_LOG_LEVEL", "loud", "debug, info, warning or error"),
        ("LIMNER_IMAGE_MODEL", "gemini-2.5-flash-image", "gemini-nano-banana-2.1"),
        ("LIMNER_IMAGE_MODEL", " gemini-2.5-flash-image ", "gemini-nano-banana-2.1"),
        ("LIMNER_IMAGE_MODEL", " ", "the name of a model"),
        ("LIMNER_SESSION_TTL_HOURS", "0", "1"),
    ],
)
def test_a_wrong_value_is_told_in_one_sentence_that_names_it(
    monkeypatch: pytest.MonkeyPatch, name: str, value: str, words: str
) -> None:
    monkeypatch.setenv(name, value)
    with pytest.raises(SettingsError) as caught:
        load()
    sentence = str(caught.value)
    assert sentence.startswith(f"{name} cannot be used: ")
    assert sentence.endswith(".")
    assert words in sentence
    assert "\n" not in sentence
    assert "secret@" not in sentence


@pytest.mark.parametrize(
    ("value", "rate"), [("off", None), (" OFF ", None), ("10/second", "10/second"), (" 5 / hour ", "5/hour")]
)
def test_a_rate_is_a_number_and_a_time_or_off(monkeypatch: pytest.MonkeyPatch, value: str, rate: str | None) -> None:
    monkeypatch.setenv("LIMNER_RATE_LIMIT", value)
    assert load().rate == rate


@pytest.mark.parametrize("name", ["GEMINI_API_KEY", "GOOGLE_API_KEY"])
def test_a_key_under_either_of_its_names_is_googles(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    monkeypatch.setenv(name, "AIza-something")
    settings = load()
    assert settings.gemini_api_key == "AIza-something"
    assert not settings.uses_engine


@pytest.mark.parametrize("value", ["", "  "])
def test_an_empty_key_is_none(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", value)
    assert load().uses_engine


def test_a_proxy_in_between_takes_the_engines_place(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", "http://proxy.internal")
    assert not load().uses_engine


def test_a_slash_at_the_end_of_the_address_does_not_count(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LIMNER_BASE_URL", "https://art.example.org/")
    settings = load()
    assert settings.base_url == "https://art.example.org"
    assert settings.secure_cookies


def test_every_setting_says_what_it_is_for() -> None:
    assert [name for name, field in Settings.model_fields.items() if not field.description] == []


def test_no_secret_shows_when_settings_are_printed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "AIza-very-secret")
    monkeypatch.setenv("LIMNER_SECRET_KEY", "s" * 40)
    monkeypatch.setenv("LIMNER_DATABASE_URL", "postgresql+psycopg://user:hidden@db/limner")
    shown = repr(load())
    assert "AIza-very-secret" not in shown
    assert "ssss" not in shown
    assert "hidden" not in shown
