"""What a provider says of itself: its discovery document and its keys, fetched when needed and kept for a while."""

from __future__ import annotations

import asyncio
import ssl
import time
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any, cast

import httpx2
import structlog
from joserfc.errors import JoseError
from joserfc.jwk import KeySet

from services.accounts.oidc_settings import DISCOVERY, secure
from services.errors import ProviderSilent

log = structlog.get_logger(__name__)

TIMEOUT = 10.0  # seconds for one request to a provider
KEPT = 3600.0  # seconds until the document and the keys are looked up again
LONGEST = 500_000  # bytes of an answer
ENDPOINTS = ("authorization_endpoint", "token_endpoint", "jwks_uri")
OPTIONAL = ("userinfo_endpoint", "end_session_endpoint")


@dataclass(frozen=True, slots=True, kw_only=True)
class Metadata:
    """A discovery document whose issuer is the expected one and whose addresses can be trusted."""

    issuer: str
    said: Mapping[str, Any]

    def endpoint(self, name: str) -> str:
        return str(self.said.get(name) or "")

    def listed(self, name: str) -> list[str]:
        value = self.said.get(name)
        return [str(one) for one in cast("list[Any]", value)] if isinstance(value, list) else []


class Source:
    """The document and the keys of one issuer."""

    def __init__(self, issuer: str) -> None:
        self._issuer = issuer
        self._lock = asyncio.Lock()
        self._metadata: tuple[float, Metadata] | None = None
        self._keys: tuple[float, KeySet] | None = None

    async def metadata(self) -> Metadata:
        """Raises ProviderSilent where there is none, or one that belongs to another issuer."""
        async with self._lock:
            if self._metadata is None or time.monotonic() - self._metadata[0] > KEPT:
                found = await fetch_json(self._issuer.rstrip("/") + DISCOVERY)
                self._metadata = (time.monotonic(), _checked(self._issuer, found))
            return self._metadata[1]

    async def keys(self, *, fresh: bool = False) -> KeySet:
        """The public keys; `fresh` for a token that names a key which is not among them. Raises ProviderSilent."""
        metadata = await self.metadata()
        async with self._lock:
            if fresh or self._keys is None or time.monotonic() - self._keys[0] > KEPT:
                found = await fetch_json(metadata.endpoint("jwks_uri"))
                try:
                    self._keys = (time.monotonic(), KeySet.import_key_set(cast("Any", _signing(found))))
                except (JoseError, ValueError, TypeError, KeyError) as error:
                    log.warning("the keys of a provider cannot be read", issuer=self._issuer)
                    raise ProviderSilent from error
            return self._keys[1]


@cache
def tls() -> ssl.SSLContext:
    """The certificates that are trusted, read once: that takes a twentieth of a second."""
    return httpx2.create_ssl_context()


async def fetch_json(url: str, *, token: str = "") -> Any:
    """What stands at an address, with an access token where it takes one. Raises ProviderSilent."""
    headers = {"accept": "application/json"} | ({"authorization": f"Bearer {token}"} if token else {})
    try:
        async with httpx2.AsyncClient(timeout=TIMEOUT, follow_redirects=False, verify=tls()) as client:
            answer = await client.get(url, headers=headers)
            if answer.status_code != 200 or len(answer.content) > LONGEST:
                raise ValueError(f"HTTP {answer.status_code}")
            return answer.json()
    except (httpx2.HTTPError, httpx2.InvalidURL, ValueError) as error:
        log.warning("a provider does not answer as it should", url=url, reason=f"{type(error).__name__}: {error}")
        raise ProviderSilent from error


def _checked(issuer: str, found: Any) -> Metadata:
    """The document of this issuer and no other, with addresses that nobody on the way can change."""
    said = cast("dict[str, Any]", found) if isinstance(found, dict) else {}
    named = str(said.get("issuer") or "")
    wrong = [name for name in ENDPOINTS if not secure(str(said.get(name) or ""))]
    wrong += [name for name in OPTIONAL if said.get(name) and not secure(str(said[name]))]
    if named.rstrip("/") != issuer.rstrip("/") or wrong:
        log.warning("a discovery document cannot be used", issuer=issuer, named=named, wrong=wrong)
        raise ProviderSilent
    return Metadata(issuer=named, said=said)


def _signing(found: Any) -> dict[str, Any]:
    """The keys that sign and are public: a secret that is shared is no proof of who has signed."""
    listed = cast("list[dict[str, Any]]", found["keys"])
    return {
        "keys": [key for key in listed if key.get("use", "sig") == "sig" and key.get("kty") in {"RSA", "EC", "OKP"}]
    }
