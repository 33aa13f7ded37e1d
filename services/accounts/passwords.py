"""Passwords: Argon2id through pwdlib, checked in a thread because a hash takes tens of milliseconds on purpose."""

from __future__ import annotations

import asyncio

from pwdlib import PasswordHash

from services.errors import BadInput

SHORTEST, LONGEST = 8, 256

_hasher = PasswordHash.recommended()
_nobodys_hash = _hasher.hash("the hash that an unknown address is checked against, so that both take the same time")


def check_strength(password: str) -> str:
    """Raises BadInput outside 8 to 256 characters."""
    if not SHORTEST <= len(password) <= LONGEST:
        raise BadInput(f"A password has {SHORTEST} to {LONGEST} characters.")
    return password


async def hashed(password: str) -> str:
    """Raises BadInput for a password that is too short or too long."""
    return await asyncio.to_thread(_hasher.hash, check_strength(password))


async def matches(password: str, password_hash: str | None) -> bool:
    """Whether the password is the one; takes as long for an account that does not exist."""
    if len(password) > LONGEST:
        return False
    right = await asyncio.to_thread(_hasher.verify, password, password_hash or _nobodys_hash)
    return right and password_hash is not None
