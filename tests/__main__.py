"""`python3 -m tests` installs what the tests need and runs them all; arguments, such as a path, go to pytest.

Only the standard library is used before `enter`, because on a new machine nothing else is there yet.
"""

import os
import sys

from main import HERE, PACKAGES, enter, install_debian

ALL = ["--numprocesses=2", "--dist=loadgroup"]  # without arguments: two at a time, what shares a server in one of them


def main(arguments: list[str]) -> None:
    """Become pytest, with every package and program that the tests need where they can be had."""
    os.chdir(HERE)
    enter(["-m", "tests", *arguments], PACKAGES, "requirements-dev.txt")
    from tests.machine import NEEDS, find, misnamed

    for need in NEEDS:
        if find(need) is None and not misnamed(need):
            install_debian(*need.debian)
    os.execv(sys.executable, [sys.executable, "-m", "pytest", *(arguments or ALL)])


if __name__ == "__main__":
    main(sys.argv[1:])
