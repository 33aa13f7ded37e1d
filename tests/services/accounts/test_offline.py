"""The commands for who is locked out, as they are typed."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from sqlmodel import select

import data
from data.accounts import Role, User
from main import HERE
from services import home as homes
from services.settings import Settings
from tests.house import PASSWORD
from tests.machine import clean


def run(home: Path, *arguments: str, password: str = PASSWORD, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, str(HERE / "main.py"), *arguments, "--password-stdin"],
        input=password + "\n",
        env=clean(os.environ) | {"LIMNER_NO_VENV": "1", "LIMNER_HOME": str(home)} | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_create_admin_makes_one_on_an_empty_home_and_is_refused_while_a_server_holds_it(tmp_path: Path) -> None:
    home = tmp_path / "home"
    made = run(home, "create-admin", "--email", "root@home.local", "--name", "Root")
    assert (made.returncode, made.stderr) == (0, "")
    assert "root@home.local is an administrator now." in made.stdout
    settings = Settings(home=home)
    with homes.held(settings):
        refused = run(home, "reset-password", "--email", "root@home.local", password="another password")
        with homes.opened_database(settings):
            user = data.read_now(lambda db: db.exec(select(User)).one())
    assert (user.role, user.name) == (Role.ADMIN, "Root")
    assert refused.returncode == 2
    assert refused.stderr.startswith("A Limner is running on")
    assert "Traceback" not in refused.stderr


def test_a_mistake_on_the_command_line_is_told_in_one_sentence(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for arguments, password, words in (
        (("create-admin", "--email", "nonsense"), PASSWORD, "That is not an e-mail address."),
        (("create-admin", "--email", "a@example.org"), "short", "A password has 8 to 256 characters."),
        (("reset-password", "--email", "nobody@example.org"), PASSWORD, "User not found"),
    ):
        refused = run(home, *arguments, password=password)
        assert (refused.returncode, refused.stderr.strip(), refused.stdout) == (2, words, "")


def test_where_passwords_are_switched_off_the_commands_say_that_this_one_opens_nothing(tmp_path: Path) -> None:
    home = tmp_path / "home"
    for command in ("create-admin", "reset-password"):
        made = run(home, command, "--email", "root@home.local", LIMNER_PASSWORD_LOGIN="off")
        assert (made.returncode, made.stderr) == (0, "")
        assert "opens nothing until LIMNER_PASSWORD_LOGIN is on." in made.stdout
