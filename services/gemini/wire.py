"""The connection: one SDK client over one httpx2 transport, made inside the running loop, and what calls need of it."""

from __future__ import annotations

import asyncio
import logging
import ssl
from dataclasses import dataclass, field
from urllib.parse import urlsplit
from urllib.request import getproxies, proxy_bypass

import httpx2
from google import genai
from google.genai import types

from services.gemini.address import ENGINE, GOOGLE, Address
from services.gemini.failures import redacted
from services.gemini.traffic import CountingTransport
from services.settings import Settings

_SDK_LOG = logging.getLogger("google.genai")


@dataclass(frozen=True, slots=True, kw_only=True)
class Wire:
    """An open client with the models and time limits (seconds) of the settings."""

    client: genai.Client = field(repr=False)
    http: httpx2.AsyncClient = field(repr=False)
    key: str = field(repr=False)
    provider: str
    image_model: str
    coach_model: str
    model_timeout: float
    coach_timeout: float
    blot: logging.Filter = field(repr=False)

    @property
    def free(self) -> bool:
        """The carried engine costs the operator nothing."""
        return self.provider == ENGINE

    async def close(self) -> None:
        """Closes all connections."""
        await self.client.aio.aclose()
        await self.http.aclose()
        self.client.close()
        _SDK_LOG.removeFilter(self.blot)


async def connect(settings: Settings, address: Address) -> Wire:
    """Opens the client."""
    trust = await asyncio.to_thread(httpx2.create_ssl_context)  # reads all of the system's certificates
    inner = httpx2.AsyncHTTPTransport(verify=trust, proxy=_proxy(address.base_url or f"https://{GOOGLE}"))
    http = httpx2.AsyncClient(
        transport=CountingTransport(inner),
        timeout=settings.model_timeout,
        follow_redirects=False,  # the key travels in a header of Google's that no redirect strips
        trust_env=False,
    )
    blot = _Blot(address.key)
    _SDK_LOG.addFilter(blot)
    client = await asyncio.to_thread(_make_client, address, http, trust, settings.model_timeout)
    return Wire(
        client=client,
        http=http,
        key=address.key,
        provider=address.provider,
        image_model=settings.image_model,
        coach_model=settings.coach_model,
        model_timeout=settings.model_timeout,
        coach_timeout=settings.coach_timeout,
        blot=blot,
    )


def options(seconds: float, *, whole: float | None = None) -> types.HttpOptions:
    """Options of one generateContent call: `seconds` of silence end it.

    `whole` is the time that the server may take for all of it: the SDK would tell it the same seconds, and a long reply
    would be cut.
    """
    headers = {"X-Server-Timeout": str(int(max(whole or 0, seconds)) + 1)}
    return types.HttpOptions(timeout=max(int(seconds * 1000), 1), headers=headers, retry_options=_once())


class _Blot(logging.Filter):
    """Keeps the key out of what the SDK logs: with GOOGLE_GENAI_DEBUG it writes all headers of a request."""

    def __init__(self, key: str) -> None:
        super().__init__()
        self._key = key

    def filter(self, record: logging.LogRecord) -> bool:
        record.msg, record.args = redacted(record.getMessage(), self._key), ()
        return True


def _make_client(address: Address, http: httpx2.AsyncClient, trust: ssl.SSLContext, seconds: float) -> genai.Client:
    client = genai.Client(
        enterprise=False,
        api_key=address.key,
        http_options=types.HttpOptions(
            base_url=address.base_url,
            timeout=max(int(seconds * 1000), 1),
            retry_options=_once(),
            httpx_async_client=http,  # also keeps the SDK from using aiohttp, which posts again by itself
            client_args={"verify": trust},  # or else it reads them again for clients that nobody uses
            async_client_args={"verify": trust, "ssl": trust},
        ),
    )
    _ = client.aio.interactions  # imported on first use, which takes half a second
    return client


def _once() -> types.HttpRetryOptions:
    return types.HttpRetryOptions(attempts=1)


def _proxy(address: str) -> str | None:
    """The proxy that the environment names for this address; a loopback address never has one."""
    parts = urlsplit(address)
    host = parts.hostname or ""
    if host in ("localhost", "127.0.0.1", "::1") or proxy_bypass(host):
        return None
    proxies = getproxies()
    return proxies.get(parts.scheme) or proxies.get("all")
