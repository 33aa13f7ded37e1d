"""Who is at the door: recognises the cookie once a request, and hands the visitor to routes and pages."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import Depends
from starlette.requests import HTTPConnection, Request
from starlette.responses import Response

from services.accounts import entering, signins
from services.accounts.signins import Visitor
from services.accounts.views import UserView
from services.errors import Forbidden, LimnerError, Unauthenticated
from services.settings import Settings

COOKIE = "limner_session"


async def recognise(connection: HTTPConnection) -> Visitor:
    """The visitor of a request, looked up once. Raises Unauthenticated, AccountDisabled."""
    known: Visitor | LimnerError | None = connection.scope.get("limner.visitor")
    if known is None:
        try:
            known = await signins.recognise(connection.cookies.get(COOKIE, ""))
        except LimnerError as error:
            known = error
        connection.scope["limner.visitor"] = known
    if isinstance(known, LimnerError):
        raise known
    return known


async def visitor(request: Request) -> Visitor:
    return await recognise(request)


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
Admin = Annotated[UserView, Depends(admin)]


async def visitor_or_none(request: Request) -> Visitor | None:
    try:
        return await recognise(request)
    except Unauthenticated:
        return None


def settings_of(connection: HTTPConnection) -> Settings:
    return connection.app.state.settings


def origin(request: Request, setup: str = "") -> entering.Origin:
    return entering.Origin(
        device=request.headers.get("user-agent", "")[:200],
        address=request.client.host if request.client else "",
        setup=setup,
    )


def let_in(response: Response, request: Request, settings: Settings, secret: str) -> None:
    """Set the cookie of a new sign-in."""
    response.set_cookie(
        COOKIE,
        secret,
        max_age=settings.signin_ttl_days * 86_400,
        httponly=True,
        samesite="lax",
        secure=settings.secure_cookies or request.url.scheme == "https",
        path="/",
    )


def let_out(response: Response) -> None:
    response.delete_cookie(COOKIE, path="/", httponly=True, samesite="lax")


def local_path(target: Any) -> str:
    """Where to go on after signing in: a path of this site, never another one."""
    path = str(target or "/")
    plain = path.startswith("/") and not path.startswith(("//", "/\\")) and path.isprintable() and "\\" not in path
    return path if plain else "/"
