"""Who is at the door: recognises the cookie, or a program's API key, once a request, and hands the visitor on."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from services.accounts import api_keys, entering, signins
from services.accounts.signins import Visitor
from services.accounts.views import UserView
from services.errors import AccountDisabled, Forbidden, LimnerError, SignInNeeded, Unauthenticated
from services.settings import Settings

COOKIE = "limner_session"
LOCKED = "__Host-"  # before a cookie's name: set over https by this very host, for all of it, and by nobody else
API = "/api/"
BEARER = "bearer"


def bearer(connection: HTTPConnection) -> str | None:
    """The key that a program shows, which may be empty; None without an `Authorization: Bearer`.

    Only the API takes keys: for a page the header does not exist.
    """
    if not connection.scope["path"].startswith(API):
        return None
    scheme, _, secret = connection.headers.get("authorization", "").strip().partition(" ")
    return secret.strip() if scheme.lower() == BEARER else None


def is_secure(connection: HTTPConnection) -> bool:
    """Whether cookies are for https alone: the site is known to be there, or was asked for there."""
    return settings_of(connection).secure_cookies or connection.url.scheme in {"https", "wss"}


def cookie_name(connection: HTTPConnection) -> str:
    return LOCKED + COOKIE if is_secure(connection) else COOKIE


def shown(connection: HTTPConnection) -> str:
    """The secret of a browser's cookie, empty without one."""
    return connection.cookies.get(cookie_name(connection), "")


async def recognise(connection: HTTPConnection) -> Visitor:
    """The visitor of a request, looked up once. A key counts before a cookie, also one that opens nothing.

    Raises Unauthenticated, AccountDisabled.
    """
    known: Visitor | LimnerError | None = connection.scope.get("limner.visitor")
    if known is None:
        key = bearer(connection)
        try:
            if key is not None:
                known = await api_keys.recognise(key)
            else:
                known = await signins.recognise(shown(connection))
        except LimnerError as error:
            known = error
        connection.scope["limner.visitor"] = known
    if isinstance(known, LimnerError):
        raise known
    return known


async def visitor(request: Request) -> Visitor:
    return await recognise(request)


async def in_person(request: Request) -> Visitor:
    """Whoever has signed in, for what a key may not do. Raises Unauthenticated, AccountDisabled, SignInNeeded."""
    who = await recognise(request)
    if who.key_id:
        raise SignInNeeded
    return who


async def user(request: Request) -> UserView:
    return (await recognise(request)).user


async def admin(request: Request) -> UserView:
    """Raises Unauthenticated, Forbidden."""
    who = (await recognise(request)).user
    if not who.is_admin:
        raise Forbidden
    return who


SignedIn = Annotated[UserView, Depends(user)]
AtDoor = Annotated[Visitor, Depends(visitor)]
InPerson = Annotated[Visitor, Depends(in_person)]
Admin = Annotated[UserView, Depends(admin)]


async def visitor_or_none(request: Request) -> Visitor | None:
    """Whoever is signed in; a disabled account stands before the door like everybody else."""
    try:
        return await recognise(request)
    except (Unauthenticated, AccountDisabled):
        return None


def settings_of(connection: HTTPConnection) -> Settings:
    return connection.app.state.settings


def origin(request: Request, setup: str = "", invitation: str = "") -> entering.Origin:
    return entering.Origin(
        device=request.headers.get("user-agent", "")[:200],
        address=request.client.host if request.client else "",
        setup=setup,
        invitation=invitation,
    )


def let_in(response: Response, request: Request, settings: Settings, secret: str) -> None:
    """Set the cookie of a new sign-in."""
    response.set_cookie(
        cookie_name(request),
        secret,
        max_age=settings.signin_ttl_days * 86_400,
        httponly=True,
        samesite="lax",
        secure=is_secure(request),
        path="/",
    )


def let_out(response: Response, request: Request) -> None:
    """Have the browser drop the cookie, and with it the pictures and drafts that it kept."""
    response.delete_cookie(cookie_name(request), path="/", httponly=True, samesite="lax", secure=is_secure(request))
    response.headers["clear-site-data"] = '"cache", "storage"'


def local_path(target: Any) -> str:
    """Where to go on after signing in: a path of this site, never another one."""
    path = str(target or "/")
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if plain else "/"
