"""The key under HOME, and what is sealed with it."""

from __future__ import annotations

from pathlib import Path

import pytest
import time_machine

from services import home as homes
from services.accounts import sealing
from services.settings import Settings, SettingsError


def test_the_key_is_made_once_and_for_nobody_else_to_read(home: Path) -> None:
    first = homes.secret_key(Settings())
    assert homes.secret_key(Settings()) == first
    assert len(first) >= 32
    assert [path.name for path in home.iterdir()] == ["secret"]
    assert (home / "secret").stat().st_mode & 0o777 == 0o600


def test_the_setting_counts_before_the_file(home: Path) -> None:
    assert homes.secret_key(Settings(secret_key="x" * 32)) == b"x" * 32
    assert list(home.iterdir()) == []


def test_a_key_that_is_damaged_is_told(home: Path) -> None:
    (home / "secret").write_text("")
    with pytest.raises(SettingsError, match="is damaged"):
        homes.secret_key(Settings())


def test_what_was_sealed_is_read_for_its_purpose_in_its_time_and_unchanged(home: Path) -> None:
    sealing.open_seal(Settings())
    sealed = sealing.seal("ticket", {"state": "abc"})
    assert sealing.unseal("ticket", sealed, seconds=60) == {"state": "abc"}
    assert "abc" not in sealed
    for purpose, text in (("another", sealed), ("ticket", sealed[:-4] + "AAA="), ("ticket", ""), ("ticket", "ü")):
        with pytest.raises(sealing.Unreadable):
            sealing.unseal(purpose, text)
    with time_machine.travel(2_000_000_000, tick=False), pytest.raises(sealing.Unreadable):
        sealing.unseal("ticket", sealed, seconds=60)
    sealing.open_seal(Settings(secret_key="y" * 32))
    with pytest.raises(sealing.Unreadable):
        sealing.unseal("ticket", sealed)
