"""What the headers of every answer tell a browser: what it may load and run, who may show it, and what it keeps."""

from __future__ import annotations

import re

from starlette.datastructures import Headers
from starlette.types import Scope

from services.settings import Settings

API = "/api/"
SHARED = "/api/v1/shared/"
KEPT = ("/_nicegui", "/static/", "/assets/", "/favicon")  # the same for everybody, and nobody's
HOST = re.compile(r"^[\w.\-\[\]:]{1,255}$", re.ASCII)
NOBODY_ELSE = "object-src 'none'; base-uri 'none'; frame-ancestors 'none'"
# NiceGUI's pages carry their script within them, and Vue makes functions of its templates.
PAGE = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self'{sockets}; form-action 'self'; " + NOBODY_ELSE
)
# What the API answers is data and files: opened by itself it runs nothing and is of no site.
FILE = f"default-src 'none'; img-src 'self'; style-src 'unsafe-inline'; form-action 'none'; sandbox; {NOBODY_ELSE}"


def of(scope: Scope, settings: Settings) -> dict[str, str]:
    """The headers of an answer to this request, wherever the answer says nothing else."""
    path = str(scope["path"])
    headers = {
        "content-security-policy": FILE if path.startswith(API) else PAGE.format(sockets=_sockets(scope)),
        "x-content-type-options": "nosniff",
        "x-frame-options": "DENY",
        "referrer-policy": "same-origin",
        "cross-origin-opener-policy": "same-origin",
        "cross-origin-resource-policy": "cross-origin" if path.startswith((SHARED, *KEPT)) else "same-origin",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
    }
    if not path.startswith(KEPT):
        headers["cache-control"] = "no-store"
    if settings.secure_cookies:
        headers["strict-transport-security"] = "max-age=31536000; includeSubDomains"
    return headers


def _sockets(scope: Scope) -> str:
    """This site's websocket by name, for browsers to which 'self' means no other scheme."""
    host = Headers(scope=scope).get("host", "")
    return f" ws://{host} wss://{host}" if HOST.match(host) else ""
