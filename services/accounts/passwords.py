"""Passwords: Argon2id through pwdlib, checked in a thread because a hash takes tens of milliseconds on purpose.

What is refused is short, or, where Limner can be reached from other machines, what everybody tries first:
`known_passwords.bin` holds, in order, the first six bytes of the SHA-256 of each password of eight characters and more
among the 20 000 that leaks of other sites have most often.
"""

from __future__ import annotations

import asyncio
import hashlib
from functools import cache
from pathlib import Path

from pwdlib import PasswordHash

from services.errors import BadInput
from services.settings import Settings

SHORTEST, LONGEST = 8, 256
KNOWN = "This password stands in lists that everybody tries first. Please choose another one."
OF_THE_HOUSE = "A password has to be more than the name of this house. Please choose another one."
HOUSE_WORDS = ("administrator", "limner", "studio", "admin")  # longest first where one holds another
LEFT_OVER = 4  # letters that a password has besides the words of the house
MARK = 6  # bytes of a hash in the list

_hasher = PasswordHash.recommended()


_rules: dict[str, bool] = {}  # `guessable`: whether what everybody tries first will do


def open_rules(settings: Settings) -> None:
    """Have the rules of this installation in force: only who sits at the machine itself can guess on a loopback."""
    _rules["guessable"] = not settings.open_to_others


def check_strength(password: str) -> str:
    """Raises BadInput outside 8 to 256 characters, and, unless only this machine reaches Limner, for one that leaked
    often and for the name of the house alone.
    """
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"A password has {SHORTEST} to {LONGEST} characters.")
    if _rules.get("guessable"):
        return password
    if mark(password) in _known():
        raise BadInput(KNOWN, field="password", why="known")
    if _says_the_house_only(password):
        raise BadInput(OF_THE_HOUSE, field="password", why="of_the_house")
    return password


async def hashed(password: str) -> str:
    """Raises BadInput for a password that `check_strength` refuses."""
    return await asyncio.to_thread(_hasher.hash, check_strength(password))


async def matches(password: str, password_hash: str | None) -> bool:
    """Whether the password is the one; takes as long for an account that does not exist."""
    if len(password) > LONGEST:
        return False
    nobodys = await asyncio.to_thread(
        _nobodys_hash, _hasher
    )  # asked for in any case: the first attempt tells nothing either
    right = await asyncio.to_thread(_hasher.verify, password, password_hash or nobodys)
    return right and password_hash is not None


def mark(password: str) -> bytes:
    """What stands in the list for a password, however its letters are written."""
    return hashlib.sha256(password.lower().encode()).digest()[:MARK]


@cache
def _nobodys_hash(hasher: PasswordHash) -> str:
    """Made on first use: it takes a fifth of a second, which a start is spared."""
    return hasher.hash("the hash that an unknown address is checked against, so that both take the same time")


@cache
def _known() -> frozenset[bytes]:
    listed = (Path(__file__).parent / "known_passwords.bin").read_bytes()
    return frozenset(listed[start : start + MARK] for start in range(0, len(listed), MARK))


def _says_the_house_only(password: str) -> bool:
    said = rest = password.lower()
    for word in HOUSE_WORDS:
        rest = rest.replace(word, "")
    return rest != said and sum(ch.isalpha() for ch in rest) < LEFT_OVER
