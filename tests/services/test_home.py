"""HOME belongs to one process, and what cannot be opened is told in a sentence."""

from __future__ import annotations

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

import data
from data import migrate
from main import HERE
from services import home as homes
from services.settings import Settings, SettingsError

HOLDER = """
import sys, time
from services import home, settings
with home.held(settings.Settings(home=sys.argv[1])):
    print("held", flush=True)
    time.sleep(60)
"""


def test_a_second_process_is_refused_in_words_and_the_lock_goes_with_a_killed_one(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    holder = subprocess.Popen(
        [sys.executable, "-c", HOLDER, str(settings.folder)], cwd=HERE, stdout=subprocess.PIPE, env=os.environ
    )
    try:
        assert holder.stdout is not None
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(SettingsError, match="A Limner is running on"), homes.held(settings):
            pass
        words = r"Stop it first, then run this command again\."
        with pytest.raises(SettingsError, match=words), homes.held(settings, doing="run this command again"):
            pass
    finally:
        holder.send_signal(signal.SIGKILL)
        holder.wait()
    with homes.held(settings):
        assert settings.folder.is_dir()


def test_home_can_be_held_again_after_it_was_let_go(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    for _ in range(2):
        with homes.held(settings):
            pass


def test_home_is_made_for_its_owner_alone(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "new" / "home")
    with homes.held(settings), homes.opened_database(settings):
        assert settings.folder.stat().st_mode & 0o077 == 0


def test_a_home_that_is_a_file_is_told_as_one(tmp_path: Path) -> None:
    (tmp_path / "home").write_text("not a folder")
    settings, words = Settings(home=tmp_path / "home"), r"LIMNER_HOME cannot be used: .* cannot be written"
    with pytest.raises(SettingsError, match=words), homes.held(settings):
        pass


def test_an_empty_home_becomes_a_database_with_its_catalogue(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    with homes.held(settings), homes.opened_database(settings):
        count = data.read_now(lambda db: db.connection().exec_driver_sql("SELECT count(*) FROM plan").scalar())
    assert count == 3
    assert migrate.current_revision(settings.database) == migrate.newest_revision()


def test_a_home_of_a_newer_limner_is_left_alone_and_told_in_a_sentence(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    with homes.held(settings), homes.opened_database(settings):
        pass
    connection = sqlite3.connect(settings.folder / "limner.db")
    connection.execute("UPDATE alembic_version SET version_num = 'from-the-future'")
    connection.commit()
    connection.close()
    with pytest.raises(SettingsError, match="newer Limner"), homes.opened_database(settings):
        pass
    assert list(settings.folder.glob("*.before-upgrade-*")) == []


def test_a_database_that_is_none_is_told_in_a_sentence(tmp_path: Path) -> None:
    settings = Settings(home=tmp_path / "home")
    settings.folder.mkdir()
    (settings.folder / "limner.db").write_bytes(b"this is not a database" * 100)
    with pytest.raises(SettingsError, match="cannot be opened"), homes.opened_database(settings):
        pass


def test_a_database_server_that_is_not_there_is_told_without_its_password(tmp_path: Path) -> None:
    url = "postgresql+psycopg://limner:hidden@127.0.0.1:9/limner"
    settings = Settings(home=tmp_path / "home", database_url=url)
    with pytest.raises(SettingsError, match="LIMNER_DATABASE_URL") as caught, homes.opened_database(settings):
        pass
    assert "hidden" not in str(caught.value)
