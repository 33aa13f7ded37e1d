"""The front door makes its own environment: once, whole, and without two starts or a kill breaking it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
import zipfile
from importlib import metadata
from pathlib import Path

import pytest

from main import HERE
from tests.machine import clean

SLOWEST = 120  # seconds that making an environment may take on a busy machine


def _wheel(folder: Path, name: str) -> str:
    """Write a wheel with one empty module; return the line that asks for it."""
    path = folder / f"{name}-1.0-py3-none-any.whl"
    about = f"{name}-1.0.dist-info"
    with zipfile.ZipFile(path, "w") as wheel:
        wheel.writestr(f"{name}.py", "")
        wheel.writestr(f"{about}/METADATA", f"Metadata-Version: 2.1\nName: {name}\nVersion: 1.0\n")
        wheel.writestr(
            f"{about}/WHEEL", "Wheel-Version: 1.0\nGenerator: test\nRoot-Is-Purelib: true\nTag: py3-none-any\n"
        )
        wheel.writestr(f"{about}/RECORD", "")
    return f"./{path.name}\n"


def _start(house: Path, *, python: str = sys.executable, **environment: str) -> subprocess.Popen[str]:
    variables = {name: value for name, value in clean(os.environ).items() if name != "LIMNER_NO_VENV"}
    return subprocess.Popen(
        [python, str(house / "main.py"), "--help"],
        env=variables | environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def _said(started: subprocess.Popen[str]) -> str:
    """What a start that went well said on the way to its help text."""
    help_text, said = started.communicate(timeout=SLOWEST)
    assert started.returncode == 0, said
    assert "create-admin" in help_text
    return said


def _imports(house: Path, module: str) -> bool:
    inside = house / ".venv" / "bin" / "python"
    return subprocess.run([inside, "-c", f"import {module}"], capture_output=True, check=False).returncode == 0


@pytest.fixture(scope="module")
def settled(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A house after its first start."""
    house = tmp_path_factory.mktemp("settled") / "house"
    house.mkdir()
    shutil.copy(HERE / "main.py", house)
    (house / "requirements.txt").write_text(_wheel(house, "first"))
    assert "Installing the packages" in _said(_start(house))
    return house


@pytest.fixture
def house(settled: Path, tmp_path: Path) -> Path:
    """A house of the test's own, as it is after the first start."""
    return shutil.copytree(settled, tmp_path / "house", symlinks=True)


def test_the_first_start_installs_and_the_next_one_says_nothing(house: Path) -> None:
    assert _imports(house, "first")
    assert _said(_start(house)) == ""


def test_a_changed_list_is_installed_at_the_next_start(house: Path) -> None:
    with (house / "requirements.txt").open("a") as wanted:
        wanted.write(_wheel(house, "second"))
    assert "Installing the packages" in _said(_start(house))
    assert _imports(house, "second")


def test_a_start_killed_while_installing_is_made_good_by_the_next(house: Path) -> None:
    with (house / "requirements.txt").open("a") as wanted:
        wanted.write(_wheel(house, "second"))
    killed = _start(house)
    end = time.monotonic() + SLOWEST
    while not (house / ".venv" / "limner-unfinished").exists() and time.monotonic() < end:
        time.sleep(0.002)
    killed.send_signal(signal.SIGKILL)
    killed.wait()
    assert not (house / ".venv" / "limner-requirements.txt").read_text().count("second")
    _said(_start(house))
    assert _imports(house, "first")
    assert _imports(house, "second")


def test_two_starts_at_once_install_once(house: Path) -> None:
    with (house / "requirements.txt").open("a") as wanted:
        wanted.write(_wheel(house, "second"))
    said = [_said(started) for started in [_start(house), _start(house)]]
    assert sum("Installing the packages" in words for words in said) == 1
    assert _imports(house, "second")


def test_an_environment_whose_python_is_gone_is_made_anew(house: Path) -> None:
    inside = house / ".venv" / "bin" / "python"
    inside.unlink()
    inside.symlink_to("gone")
    _said(_start(house))
    assert _imports(house, "first")


def test_a_list_that_cannot_be_installed_ends_in_a_sentence(house: Path) -> None:
    (house / "requirements.txt").write_text("./missing-1.0-py3-none-any.whl\n")
    started = _start(house)
    _, said = started.communicate(timeout=SLOWEST)
    assert started.returncode == 1
    assert said.endswith(
        "The packages could not be installed; the lines above say why. Then run the same command again.\n"
    )


def test_no_environment_is_made_where_the_packages_are_there_already(tmp_path: Path) -> None:
    shutil.copy(HERE / "main.py", tmp_path)
    (tmp_path / "requirements.txt").write_text(f"pytest=={metadata.version('pytest')}\n")
    assert _said(_start(tmp_path)) == ""
    assert not (tmp_path / ".venv").exists()


def test_no_environment_is_made_where_none_is_wanted(tmp_path: Path) -> None:
    shutil.copy(HERE / "main.py", tmp_path)
    (tmp_path / "requirements.txt").write_text("nowhere==1.0\n")
    assert _said(_start(tmp_path, LIMNER_NO_VENV="1")) == ""
    assert not (tmp_path / ".venv").exists()


def test_an_old_python_is_told_what_is_needed() -> None:
    pretend = f"import sys; sys.version_info = (3, 9, 1); exec(open({str(HERE / 'main.py')!r}).read())"
    old = subprocess.run([sys.executable, "-c", pretend], capture_output=True, text=True, check=False)
    assert old.returncode == 1
    assert old.stderr.startswith("Limner needs Python 3.11 or newer, and this is 3.9.")


def test_without_a_terminal_a_password_is_not_asked_for() -> None:
    command = [sys.executable, str(HERE / "main.py"), "create-admin", "--email", "ada@example.org"]
    variables = clean(os.environ) | {"LIMNER_NO_VENV": "1"}
    asked = subprocess.run(
        command, env=variables, stdin=subprocess.DEVNULL, capture_output=True, text=True, check=False
    )
    assert asked.returncode == 1
    assert "--password-stdin" in asked.stderr
