"""Where the model is, with which key, and how it is called in our rows; known before Google's SDK is loaded."""

from __future__ import annotations

import os
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from services.errors import ModelMisconfigured
from services.settings import Settings

ENGINE = "engine"
GEMINI = "gemini"
GOOGLE = "generativelanguage.googleapis.com"
_KEYLESS = "none"  # the SDK wants a key; a proxy that adds its own gets this one


@dataclass(frozen=True, slots=True, kw_only=True)
class Address:
    """`base_url` is None where the SDK goes to Google by itself."""

    base_url: str | None
    key: str = field(repr=False)
    provider: str


def address_of(settings: Settings, *, base_url: str | None, api_key: str | None, provider: str | None) -> Address:
    """`base_url`, else where GOOGLE_GEMINI_BASE_URL points, else Google.

    Raises ModelMisconfigured if there is neither a key nor an address that could do without.
    """
    redirected = os.environ.get("GOOGLE_GEMINI_BASE_URL") or None
    address = base_url or redirected
    key = api_key or settings.gemini_api_key or (_KEYLESS if address else "")
    if not key:
        raise ModelMisconfigured()
    named = provider or (ENGINE if base_url else _provider(redirected))
    return Address(base_url=address, key=key, provider=named)


def _provider(redirected: str | None) -> str:
    host = urlsplit(redirected).netloc.rpartition("@")[2] if redirected else GOOGLE
    return GEMINI if host == GOOGLE else f"{GEMINI}@{host}"
