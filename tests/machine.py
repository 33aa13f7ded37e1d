"""What the tests ask of the machine: programs that Python cannot bring, and an environment without anybody's keys."""

from __future__ import annotations

import ctypes
import os
import re
import shutil
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from glob import glob

PERSONAL = ("LIMNER_", "GEMINI_", "GOOGLE_")
WITHIN = ("NICEGUI_", "PYTEST_")  # makes NiceGUI believe that it is being tested from within


@dataclass(frozen=True, slots=True, kw_only=True)
class Need:
    """A program that some tests cannot do without."""

    name: str
    marker: str  # the tests that need it
    setting: str  # the environment variable that names the program
    programs: tuple[str, ...]  # what it is called, on PATH or whole; a pattern stands for the newest that fits
    library: str | None  # what else it takes on Linux, as the loader knows it
    debian: tuple[str, ...]  # the packages that bring all this


CHROMIUM = Need(
    name="Chromium",
    marker="browser",
    setting="LIMNER_CHROMIUM",
    programs=(
        "chromium",
        "chromium-browser",
        "google-chrome",
        "google-chrome-stable",
        "/Applications/Chromium.app/Contents/MacOS/Chromium",
        "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    ),
    library="libatomic.so.1",  # for the driver that Playwright brings
    debian=("chromium", "fonts-liberation", "libatomic1"),  # without a font there is nothing to read
)
POSTGRESQL = Need(
    name="PostgreSQL",
    marker="postgres",
    setting="LIMNER_POSTGRES",
    programs=(
        "/usr/lib/postgresql/*/bin/postgres",  # Debian keeps it off PATH
        "postgres",
        "/opt/homebrew/opt/postgresql@*/bin/postgres",
    ),
    library=None,
    debian=("postgresql",),
)
REDIS = Need(
    name="Redis",
    marker="redis",
    setting="LIMNER_REDIS_SERVER",
    programs=("redis-server", "valkey-server"),
    library=None,
    debian=("redis-server",),
)
NEEDS = (CHROMIUM, POSTGRESQL, REDIS)


def find(need: Need) -> str | None:
    """The path of the program, or None where it or its library is missing."""
    return _program(need) if need.library is None or _loads(need.library) else None


def misnamed(need: Need) -> bool:
    """Whether the setting names a program that is not there: that is said, and not overruled by another one."""
    return bool(os.environ.get(need.setting)) and _program(need) is None


def missing(need: Need) -> str:
    """The reason why `find` found nothing, and what to do."""
    if misnamed(need):
        return f"{need.setting} names {os.environ[need.setting]}, which is no program"
    what = need.library if need.library and _program(need) else need.name
    return (
        f"{what} was not found and could not be installed; install it (on Debian: "
        f"apt-get install {' '.join(need.debian)}), or name another {need.name} in {need.setting}"
    )


def personal(environment: Mapping[str, str]) -> list[str]:
    """The names of a person's settings of Limner and keys of Google, which no test may meet."""
    kept = {"LIMNER_NO_VENV", *(need.setting for need in NEEDS)}
    return [name for name in environment if name.startswith(PERSONAL) and name not in kept]


def clean(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a process under test: without what is personal, and without traces of pytest."""
    left_behind = {*personal(environment), *(name for name in environment if name.startswith(WITHIN))}
    return {name: value for name, value in environment.items() if name not in left_behind}


def _program(need: Need) -> str | None:
    chosen = os.environ.get(need.setting)
    asked = [chosen] if chosen else [one for program in need.programs for one in _spelled_out(program)]
    return next((path for program in asked if (path := shutil.which(program))), None)


def _spelled_out(program: str) -> list[str]:
    """A pattern as the paths that fit it, the newest version first."""
    if "*" not in program:
        return [program]
    return sorted(glob(program), key=lambda path: [int(number) for number in re.findall(r"\d+", path)], reverse=True)


def _loads(library: str) -> bool:
    if not sys.platform.startswith("linux"):
        return True
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True
