"""What is given to a browser or a table so that only this Limner can read it, for as long as it is meant to."""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from typing import Any

from cryptography.fernet import Fernet, InvalidToken
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from services import home
from services.settings import Settings


class Unreadable(Exception):
    """What came back was not sealed here for this purpose, was changed, or is too old."""


_open: dict[str, bytes] = {}


def open_seal(settings: Settings) -> None:
    """Take LIMNER_SECRET_KEY, or the key under HOME. Raises SettingsError for one that is damaged."""
    _open["key"] = home.secret_key(settings)


def seal(purpose: str, said: Mapping[str, Any]) -> str:
    """`said` as text that nobody else can read or make. What is sealed for one purpose is nothing for another."""
    return _box(purpose).encrypt(json.dumps(said).encode()).decode()


def unseal(purpose: str, text: str, *, seconds: int | None = None) -> dict[str, Any]:
    """What was sealed. Raises Unreadable, also for what is older than `seconds`."""
    try:
        return dict(json.loads(_box(purpose).decrypt(text.encode(), ttl=seconds)))
    except (InvalidToken, ValueError) as error:
        raise Unreadable from error


def _box(purpose: str) -> Fernet:
    derived = HKDF(algorithm=SHA256(), length=32, salt=None, info=f"limner {purpose}".encode()).derive(_open["key"])
    return Fernet(base64.urlsafe_b64encode(derived))
