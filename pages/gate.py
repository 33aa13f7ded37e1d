"""What every request passes before it reaches a page or a route: size, origin, rate, and the headers of the answer."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from starlette.datastructures import Headers, MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import doorkeeper
from pages.api import shapes
from services.errors import BadInput, CrossOrigin, LimnerError, RateLimited, TooLarge
from services.settings import Settings

UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
SPENDING = ("/generate", "/refine", "/messages", "/start", "/continue")
UNCOUNTED = ("/_nicegui", "/static/", "/healthz", "/readyz", "/favicon")
FORM_ROOM = 1_000_000  # bytes around an uploaded file, and for any other body
POLICY = (
    "default-src 'self'; script-src 'self' 'unsafe-inline' 'unsafe-eval'; style-src 'self' 'unsafe-inline'; "
    "img-src 'self' data: blob:; font-src 'self' data:; connect-src 'self' ws: wss:; "
    "frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'"
)
HEADERS = {
    "content-security-policy": POLICY,
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "same-origin",
    "cross-origin-opener-policy": "same-origin",
    "permissions-policy": "camera=(), microphone=(), geolocation=()",
}


class Gate:
    """One ASGI layer around everything. Pages, the API and the websocket all pass it."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._rates = Rates(settings)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] not in {"http", "websocket"}:
            await self._app(scope, receive, send)
            return
        connection = HTTPConnection(scope)
        too_large: list[TooLarge] = []
        try:
            _check_address(scope)
            self._check_origin(connection)
            if scope["type"] == "http":
                receive = self._limit_body(connection, receive, too_large)
                await self._rates.check(connection)
        except LimnerError as error:
            await _refuse(scope, receive, send, error)
            return
        if scope["type"] == "websocket":
            await self._app(scope, receive, send)
            return
        started = False

        async def dressed(message: Message) -> None:
            nonlocal started
            if too_large and not started:
                return  # the app's own word about a body that it was not let to read
            if message["type"] == "http.response.start":
                started = True
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
                if self._settings.secure_cookies:
                    headers.setdefault("strict-transport-security", "max-age=31536000")
                if str(scope["path"]).startswith("/api/"):
                    headers.setdefault("cache-control", "no-store")
            await send(message)

        try:
            await self._app(scope, receive, dressed)
        except TooLarge:
            if started:
                raise
        if too_large and not started:
            await _refuse(scope, receive, send, too_large[0])

    def _check_origin(self, connection: HTTPConnection) -> None:
        """Refuse what another site sends with this site's cookie."""
        method = connection.scope.get("method", "GET")
        is_socket = connection.scope["type"] == "websocket" or connection.url.path.startswith("/_nicegui_ws")
        if method not in UNSAFE and not is_socket:
            return
        origin = connection.headers.get("origin")
        if origin is None:
            if connection.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
                raise CrossOrigin
            return
        host = _host_of(origin)
        allowed = {connection.headers.get("host", "").lower()}
        if self._settings.base_url:
            allowed.add(_host_of(self._settings.base_url))
        if not host or host not in allowed:
            raise CrossOrigin

    def _limit_body(self, connection: HTTPConnection, receive: Receive, too_large: list[TooLarge]) -> Receive:
        """Stop reading a body that is too large, whether or not its length was declared. Raises TooLarge.

        What is raised while the app reads is in `too_large` as well: frameworks make an error of their own of it.
        """
        room = FORM_ROOM
        if connection.url.path == "/api/v1/uploads":
            room += self._settings.max_upload_mb * 1_000_000
        declared = connection.headers.get("content-length", "0")
        if not declared.isdecimal() or int(declared) > room:
            raise TooLarge(_too_large(connection, self._settings))
        taken = 0

        async def counted() -> Message:
            nonlocal taken
            message = await receive()
            if message["type"] == "http.request":
                taken += len(message.get("body", b""))
                if taken > room:
                    too_large.append(TooLarge(_too_large(connection, self._settings)))
                    raise too_large[0]
            return message

        return counted


class Rates:
    """Requests by user and by address, with buckets of their own for reading and for spending."""

    def __init__(self, settings: Settings) -> None:
        self._item: RateLimitItem | None = parse(settings.rate) if settings.rate else None
        storage = (
            RedisStorage(f"async+{settings.redis_url}", implementation="redispy")
            if settings.redis_url
            else MemoryStorage()
        )
        self._limiter = MovingWindowRateLimiter(storage)

    async def check(self, connection: HTTPConnection) -> None:
        """Raises RateLimited with the seconds to wait."""
        path = connection.url.path
        if self._item is None or path.startswith(UNCOUNTED) or _own_picture(path):
            return
        bucket = _bucket(connection.scope["method"], path)
        address = connection.client.host if connection.client else ""
        who = [f"address:{address}"]
        if connection.cookies.get(doorkeeper.COOKIE):
            with suppress(LimnerError):  # a cookie that opens nothing counts by its address alone
                who.append(f"user:{(await doorkeeper.recognise(connection)).user.id}")
        for one in who:
            if not await self._limiter.hit(self._item, bucket, one):
                window = await self._limiter.get_window_stats(self._item, bucket, one)
                raise RateLimited(retry_after=max(1.0, window.reset_time - time.time()))


def _check_address(scope: Scope) -> None:
    """Raises BadInput for an address with zero characters, which no database column takes."""
    if b"%00" in (scope.get("raw_path") or b"") + scope["query_string"]:
        raise BadInput("This address cannot be read.")


def _host_of(address: str) -> str:
    """Host and port of a URL, empty for what is none."""
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def _bucket(method: str, path: str) -> str:
    if method not in UNSAFE:
        return "read"
    spends = path.startswith("/api/v1/generate/") or (path.startswith("/api/v1/") and path.endswith(SPENDING))
    return "spend" if spends else "write"


def _own_picture(path: str) -> bool:
    return path.startswith("/api/v1/assets/") and path.endswith(("/content", "/thumbnail"))


def _too_large(connection: HTTPConnection, settings: Settings) -> str:
    if connection.url.path == "/api/v1/uploads":
        return f"The file is larger than {settings.max_upload_mb} MB. Please send a smaller one."
    return "This request is too large."


async def _refuse(scope: Scope, receive: Receive, send: Send, error: LimnerError) -> None:
    if scope["type"] == "websocket":
        await send({"type": "websocket.close", "code": 4403, "reason": error.code})
        return
    wants_json = str(scope["path"]).startswith("/api/") or "text/html" not in Headers(scope=scope).get("accept", "")
    body = json.dumps(shapes.error(error)) if wants_json else error.message
    headers = {
        "content-type": "application/json" if wants_json else "text/plain; charset=utf-8",
        "content-length": str(len(body.encode())),
        **HEADERS,
    }
    if error.retry_after is not None:
        headers["retry-after"] = str(max(1, round(error.retry_after)))
    raw = [(name.encode(), value.encode()) for name, value in headers.items()]
    await send({"type": "http.response.start", "status": error.status, "headers": raw})
    await send({"type": "http.response.body", "body": body.encode()})
