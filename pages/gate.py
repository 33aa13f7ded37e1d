"""What every request passes before it reaches a page or a route: size, origin, rate, and the headers of the answer."""

from __future__ import annotations

import json
import time
from contextlib import suppress
from urllib.parse import urlsplit

from limits import RateLimitItem, parse
from limits.aio.storage import MemoryStorage, RedisStorage
from limits.aio.strategies import MovingWindowRateLimiter
from limits.errors import StorageError
from starlette.datastructures import MutableHeaders
from starlette.requests import HTTPConnection
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from pages import doorkeeper, headers, refusal
from pages.api import shapes
from services.accounts import journal
from services.accounts.attempts import REDIS_PATIENCE, REDIS_REST
from services.accounts.signins import Visitor
from services.errors import BadInput, CrossOrigin, LimnerError, MethodNotAllowed, RateLimited, TooLarge
from services.settings import Settings

PORTS = {"http": 80, "https": 443}  # that go without saying
UNSAFE = {"POST", "PUT", "PATCH", "DELETE"}
SPENDING = ("/generate", "/refine", "/messages", "/start", "/continue")
UNCOUNTED = ("/_nicegui", "/static/", "/assets/", "/healthz", "/readyz", "/favicon")
FORM_ROOM = 1_000_000  # bytes around an uploaded file, and for any other body
METHODS = UNSAFE | {"GET", "HEAD", "OPTIONS"}
TOLD = {401, 403, 405, 413, 429}  # answers that stand in the log


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
            if scope["type"] == "http" and scope["method"] not in METHODS:
                raise MethodNotAllowed
            self._check_origin(connection)
            if scope["type"] == "http":
                receive = self._limit_body(connection, receive, too_large)
                await self._rates.check(connection)
        except LimnerError as error:
            await self._refuse(connection, send, error)
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
                answered = MutableHeaders(scope=message)
                for name, value in headers.of(scope, self._settings).items():
                    answered.setdefault(name, value)
                if message["status"] in TOLD:
                    _tell(connection, message["status"])
            await send(message)

        try:
            await self._app(scope, receive, dressed)
        except TooLarge:
            if started:
                raise
        except Exception:
            if not started:
                await self._refuse(connection, send, LimnerError())
            raise
        if too_large and not started:
            await self._refuse(connection, send, too_large[0])

    def _check_origin(self, connection: HTTPConnection) -> None:
        """Refuse what another site sends with this site's cookie. Where a key is shown no cookie counts."""
        method = connection.scope.get("method", "GET")
        is_socket = connection.scope["type"] == "websocket" or connection.url.path.startswith("/_nicegui_ws")
        if method not in UNSAFE and not is_socket:
            return
        if not is_socket and doorkeeper.bearer(connection) is not None:
            return
        origin = connection.headers.get("origin")
        if origin is None:
            if connection.headers.get("sec-fetch-site", "same-origin") not in {"same-origin", "none"}:
                raise CrossOrigin
            return
        scheme, host = _place(origin)
        known_scheme, known_host = _place(self._settings.base_url)
        if host and host == known_host:
            fits = scheme == known_scheme
        else:
            fits = bool(host) and host == _without_port(scheme, connection.headers.get("host", "").lower())
        if not fits:
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

    async def _refuse(self, connection: HTTPConnection, send: Send, error: LimnerError) -> None:
        scope = connection.scope
        if error.status in TOLD:
            _tell(connection, error.status, error.code)
        if scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 4403, "reason": error.code})
            return
        path = str(scope["path"])
        wants_json = path.startswith("/api/") or "text/html" not in connection.headers.get("accept", "")
        again = scope["method"] not in UNSAFE and error.retry_after is not None
        body = (
            json.dumps(shapes.error(error))
            if wants_json
            else refusal.page(error, doorkeeper.local_path(path), again=again)
        )
        answered = {
            "content-type": "application/json" if wants_json else "text/html; charset=utf-8",
            "content-length": str(len(body.encode())),
            **headers.of(scope, self._settings),
        }
        if error.retry_after is not None:
            answered["retry-after"] = str(max(1, round(error.retry_after)))
        if isinstance(error, MethodNotAllowed):
            answered["allow"] = ", ".join(sorted(METHODS))
        raw = [(name.encode(), value.encode()) for name, value in answered.items()]
        await send({"type": "http.response.start", "status": error.status, "headers": raw})
        await send({"type": "http.response.body", "body": body.encode()})


class Rates:
    """Requests by user and by address, with buckets of their own for reading and for spending."""

    def __init__(self, settings: Settings) -> None:
        self._item: RateLimitItem | None = parse(settings.rate) if settings.rate else None
        self._own = MovingWindowRateLimiter(MemoryStorage())
        self._shared = self._own
        if settings.redis_url:
            redis = RedisStorage(
                f"async+{settings.redis_url}",
                implementation="redispy",
                wrap_exceptions=True,
                socket_connect_timeout=REDIS_PATIENCE,
                socket_timeout=REDIS_PATIENCE,
            )
            self._shared = MovingWindowRateLimiter(redis)
        self._ask_again = 0.0

    async def check(self, connection: HTTPConnection) -> None:
        """Raises RateLimited with the seconds to wait."""
        path = connection.url.path
        if self._item is None or path.startswith(UNCOUNTED) or _own_picture(path):
            return
        bucket = _bucket(connection.scope["method"], path)
        address = connection.client.host if connection.client else ""
        who = [f"address:{address}"]
        if connection.cookies or doorkeeper.bearer(connection):
            with suppress(LimnerError):  # what opens nothing counts by its address alone
                who.append(f"user:{(await doorkeeper.recognise(connection)).user.id}")
        for one in who:
            if time.monotonic() >= self._ask_again:
                try:
                    await self._count(self._shared, self._item, bucket, one)
                    continue
                except StorageError:  # Redis is away: each process counts for itself meanwhile
                    self._ask_again = time.monotonic() + REDIS_REST
            await self._count(self._own, self._item, bucket, one)

    async def _count(self, limiter: MovingWindowRateLimiter, item: RateLimitItem, bucket: str, who: str) -> None:
        if not await limiter.hit(item, bucket, who):
            window = await limiter.get_window_stats(item, bucket, who)
            raise RateLimited(retry_after=max(1.0, window.reset_time - time.time()))


def _check_address(scope: Scope) -> None:
    """Raises BadInput for an address with zero characters, which no database column takes."""
    if b"%00" in (scope.get("raw_path") or b"") + scope["query_string"]:
        raise BadInput("This address cannot be read.")


def _place(address: str) -> tuple[str, str]:
    """Scheme and host of a URL, with the port where it is not the scheme's own; empty for what is none of the web."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return "", ""
    scheme = parts.scheme.lower()
    return (scheme, _without_port(scheme, parts.netloc.lower())) if scheme in PORTS else ("", "")


def _without_port(scheme: str, host: str) -> str:
    """`host` as a browser writes it: some proxies add the port that goes without saying."""
    return host.removesuffix(f":{PORTS[scheme]}") if scheme in PORTS else host


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


def _tell(connection: HTTPConnection, status: int, code: str = "") -> None:
    """Have it stand in the log that somebody was not let through."""
    known = connection.scope.get("limner.visitor")
    journal.note(
        "a request was refused",
        status=status,
        code=code or getattr(known, "code", ""),
        method=connection.scope.get("method", "WEBSOCKET"),
        path=journal.without_secrets(connection.url.path),
        user=known.user.id if isinstance(known, Visitor) else "",
        address=connection.client.host if connection.client else "",
    )
