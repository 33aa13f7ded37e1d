"""Signing in with another site: the buttons, the way there and back, and signing out there too."""

from __future__ import annotations

import asyncio
from collections.abc import Mapping
from html import escape

from fastapi import Request
from fastapi.responses import HTMLResponse, Response
from nicegui import app
from starlette.background import BackgroundTask

from components import forms, theme
from components.controls import Kind, link_button
from components.markup import tag
from pages import doorkeeper
from pages.sign_in import fields
from services import errors
from services.accounts import identities, journal, oidc, signins
from services.accounts.admission import Entered
from services.accounts.oidc import Errand

COOKIE = "limner_way_"
PATH = "/sign-in/with/"
ON_THE_WAY = 2.0  # seconds
MOST_TICKETS = 5  # tabs that one browser may be on its way in; more would outgrow what a request can carry
LONGEST = 4000  # characters of a part of what a provider sends back

_LEAVING = """<!doctype html>
<html lang="en" data-ground="system">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0;url={url}">
<title>Signing out · Limner</title>
<link rel="stylesheet" href="{sheet}">
</head>
<body class="refusal">
<div class="plain">
<div class="plain-art" aria-hidden="true"><img class="plain-page" src="{art}" alt=""></div>
<main class="plain-card">
<h1>You are signed out here</h1>
<p class="soft">One moment: you are being signed out of {label} too.</p>
<p><a class="btn lapis" href="{url}">Sign out of {label}</a></p>
</main>
</div>
</body>
</html>
"""


def install() -> None:
    """Register the ways there and back."""
    app.add_api_route(PATH + "{name}", _leave, methods=["GET"], include_in_schema=False)
    app.add_api_route(PATH + "{name}/callback", _return, methods=["GET"], include_in_schema=False)


def put_buttons(asked: Mapping[str, str], *, words: str = "Sign in with {label}", alone: bool = False) -> None:
    """Put a button for each site that people may sign in with; `alone` where there is no form above."""
    offered = oidc.offered()
    if not offered:
        return
    said = {
        "next": asked["next"],
        "setup": asked.get("secret", ""),
        "invitation": asked.get("invitation", ""),
    }
    if alone:
        with tag("div", "form-others"):
            _put(words, said, kind=Kind.LAPIS if len(offered) == 1 else Kind.OUTLINE)
        return
    with forms.alternatives():
        _put(words, said, kind=Kind.OUTLINE)


def _put(words: str, said: Mapping[str, str], *, kind: Kind) -> None:
    for provider in oidc.offered():
        there = fields.address(PATH + provider.name, **said)
        link_button(words.format(label=provider.label), there, kind=kind).classes("wide")


async def _leave(request: Request, name: str) -> Response:
    """To the provider, with a ticket for the way back in a cookie of this browser.

    From another site it leads to the door only: who is signed in there would come in here without having asked to.
    """
    if request.headers.get("sec-fetch-site", "none") not in {"none", "same-origin"}:
        return fields.go("/sign-in")
    settings = doorkeeper.settings_of(request)
    asked = {key: request.query_params.get(key, "")[:LONGEST] for key in ("next", "setup", "invitation", "connect")}
    errand = Errand(
        next=doorkeeper.local_path(asked["next"]), setup=asked["setup"][:100], invitation=asked["invitation"][:100]
    )
    try:
        if asked["connect"]:
            who = await fields.visitor(request)
            to = oidc.connecting(asked["connect"], who.sign_in_id if who else "")
            errand = Errand(next=errand.next, connect_to=to)
        there = await oidc.depart(name, f"{fields.site(request, settings)}{PATH}{name}/callback", errand)
    except errors.NotFound:
        raise
    except errors.LimnerError as error:
        return _turned_away(errand, error, connecting=bool(asked["connect"]))
    response = Response(status_code=303, headers={"location": there.url, "cache-control": "no-store"})
    begins = _ticket_name(request, "")
    for old in [name for name in request.cookies if name.startswith(begins)][: 1 - MOST_TICKETS]:
        _drop_ticket(response, request, old)
    response.set_cookie(
        _ticket_name(request, there.state),
        there.ticket,
        max_age=oidc.LASTS,
        httponly=True,
        samesite="lax",
        secure=doorkeeper.is_secure(request),
        path=_ticket_path(request),
    )
    return response


async def _return(request: Request, name: str) -> Response:
    """From the provider: signed in, or with words that say why not."""
    answered = {key: request.query_params.get(key, "")[:LONGEST] for key in ("state", "code", "iss", "error")}
    cookie = _ticket_name(request, answered["state"])
    errand = Errand()
    try:
        arrival = await oidc.arrive(name, request.cookies.get(cookie, ""), answered)
        errand = arrival.errand
        response = await _connected(request, arrival) if errand.connect_to else await _entered(request, arrival)
    except errors.NotFound:
        raise
    except errors.LimnerError as error:
        response = _turned_away(errand, error)
    _drop_ticket(response, request, cookie)
    response.headers["cache-control"] = "no-store"
    return response


def _ticket_name(request: Request, state: str) -> str:
    """The cookie of one sign-in; of a state that is not ours only what a cookie's name may have."""
    locked = doorkeeper.LOCKED if doorkeeper.is_secure(request) else ""
    return locked + COOKIE + "".join(ch for ch in state[:12] if ch.isascii() and (ch.isalnum() or ch in "-_"))


def _ticket_path(request: Request) -> str:
    """Locked to its host a cookie is for all of it."""
    return "/" if doorkeeper.is_secure(request) else PATH


def _drop_ticket(response: Response, request: Request, name: str) -> None:
    secure = doorkeeper.is_secure(request)
    response.delete_cookie(name, path=_ticket_path(request), httponly=True, samesite="lax", secure=secure)


async def _entered(request: Request, arrival: oidc.Arrival) -> Response:
    settings, errand = doorkeeper.settings_of(request), arrival.errand
    origin = doorkeeper.origin(request, errand.setup, errand.invitation)
    entered = await identities.enter(settings, arrival.provider, arrival.profile, origin)
    return await let_in(request, entered, errand.next)


async def _connected(request: Request, arrival: oidc.Arrival) -> Response:
    who = await fields.visitor(request)
    if who is None or who.sign_in_id != arrival.errand.connect_to:
        raise errors.SignInStale
    await identities.connect(arrival.provider, arrival.profile, who.sign_in_id)
    return fields.go("/account", connected=arrival.provider.name)


def _turned_away(errand: Errand, error: errors.LimnerError, *, connecting: bool = False) -> Response:
    journal.note("a way in by another site was refused", code=error.code)
    if connecting or errand.connect_to:
        return fields.go("/account", error=error.code)
    page = f"/invited/{errand.invitation}" if errand.invitation else "/setup" if errand.setup else "/sign-in"
    return fields.back(page, {"next": doorkeeper.local_path(errand.next), "secret": errand.setup}, error)


async def let_in(request: Request, entered: Entered, target: str) -> Response:
    """On with a cookie of its own; the sign-in that the browser had before ends as soon as it has the new one."""
    before = await fields.visitor(request)
    response = fields.go(doorkeeper.local_path(target))
    doorkeeper.let_in(response, request, doorkeeper.settings_of(request), entered.secret)
    if before is not None:
        response.background = BackgroundTask(signins.sign_out, before.sign_in_id)
    return response


async def sign_out(request: Request) -> Response:
    """Out here, and then at the provider that the sign-in was made by, where it takes such guests."""
    who, response = await fields.visitor(request), fields.go("/sign-in")
    if who is not None:
        back_to = f"{fields.site(request, doorkeeper.settings_of(request))}/sign-in"
        onward, label = await identities.end_session_url(who.sign_in_id, back_to)
        revoked = await signins.end(who.sign_in_id)
        if onward:
            response = _onward(onward, label)
            response.background = BackgroundTask(_close_later, revoked)
        else:
            signins.tell_revoked(revoked)
    doorkeeper.let_out(response, request)
    return response


async def _close_later(revoked: list[str]) -> None:
    """Send the open pages to the door, when the one that signs out is on its way to the provider and not led back."""
    await asyncio.sleep(ON_THE_WAY)
    signins.tell_revoked(revoked)


def _onward(url: str, label: str) -> Response:
    """A page that leads on: the policy of this site lets no form, and so no answer to one, lead to another site."""
    page = _LEAVING.format(
        url=escape(url), label=escape(label), sheet=theme.stylesheet_url(), art=theme.asset_url("illumination.svg")
    )
    return HTMLResponse(page, headers={"cache-control": "no-store", "referrer-policy": "no-referrer"})
