"""Signing in, making an account and setting up as real HTML forms, and signing out."""

from __future__ import annotations

from collections.abc import Mapping

from fastapi import Request
from fastapi.responses import Response
from nicegui import app, ui

from components.controls import Kind, link_button
from components.frame import plain_frame
from components.markup import tag
from pages import doorkeeper
from pages.sign_in import by_link, elsewhere, fields
from pages.sign_in.account_form import new_account
from services import errors
from services.accounts import entering
from services.settings import Settings, Signup


def install() -> None:
    """Register the pages of the door, and what their forms post to."""
    for path, build in (("/sign-in", _sign_in_page), ("/sign-up", _sign_up_page), ("/setup", _setup_page)):
        ui.page(path)(build)
    for path, take in (
        ("/sign-in", _sign_in),
        ("/sign-up", _sign_up),
        ("/setup", _set_up),
        ("/sign-out", elsewhere.sign_out),
    ):
        app.add_api_route(path, take, methods=["POST"], include_in_schema=False)
    elsewhere.install()
    by_link.install()


# What is shown


async def _sign_in_page(request: Request) -> Response | None:
    asked = fields.asked_for(request)
    if await fields.visitor(request) is not None:
        return fields.go(asked["next"])
    if await entering.needs_setup():
        return fields.go("/sign-up", next=asked["next"], error=asked["error"])
    settings = doorkeeper.settings_of(request)
    mode = await entering.signup_mode(settings)
    with plain_frame(title="Sign in", lead="Welcome back to the studio."):
        if settings.password_login:
            with fields.form("/sign-in", asked, button="Sign in"):
                fields.email_field(asked, autofocus=not asked["email"])
                fields.password_field(asked, autocomplete="current-password", autofocus=bool(asked["email"]))
            if settings.sends_mail:
                tag("a", "soft", "Forgot your password?", href=fields.address("/forgot", next=asked["next"]))
            elsewhere.put_buttons(asked)
        else:
            fields.complain(asked)
            elsewhere.put_buttons(asked, alone=True)
        if mode is not Signup.OPEN:
            tag("p", "soft", fields.CLOSED[mode])
        elif settings.password_login:
            with tag("p", "soft", "New here? "):
                tag("a", "", "Make an account", href=fields.address("/sign-up", next=asked["next"]))
        if settings.password_login and not settings.sends_mail:
            tag("p", "hint", "Forgot your password? An administrator can give you a link for a new one.")
    return None


async def _sign_up_page(request: Request) -> Response | None:
    asked, settings = fields.asked_for(request), doorkeeper.settings_of(request)
    if await fields.visitor(request) is not None:
        return fields.go(asked["next"])
    first, mode = await entering.needs_setup(), await entering.signup_mode(settings)
    if first and settings.host not in entering.LOOPBACK:
        with plain_frame(title="Set up Limner", lead="This Limner has no administrator yet."):
            tag("p", "", "Open the set-up link that its console shows: whoever opens it makes the first account.")
            tag("p", "hint", "On the machine itself, “python3 main.py create-admin” makes an administrator too.")
    elif first:
        _first_account("/sign-up", asked, settings)
    elif mode is not Signup.OPEN:
        with plain_frame(title="Make an account", lead=fields.CLOSED[mode]):
            link_button("Sign in", fields.address("/sign-in", next=asked["next"]), kind=Kind.LAPIS)
    else:
        with plain_frame(title="Make an account", lead="It takes a minute, and your first pictures are on the house."):
            _ways_to_an_account("/sign-up", asked, settings, button="Make my account")
            with tag("p", "soft", "You have one already? "):
                tag("a", "", "Sign in", href=fields.address("/sign-in", next=asked["next"]))
    return None


async def _setup_page(request: Request) -> Response | None:
    asked = fields.asked_for(request)
    if await fields.visitor(request) is not None:
        return fields.go("/")
    if not await entering.needs_setup():
        return fields.go("/sign-in", error="set_up")
    _first_account("/setup", asked, doorkeeper.settings_of(request))
    return None


def _first_account(action: str, asked: Mapping[str, str], settings: Settings) -> None:
    lead = "Nobody has an account here yet. The one that you make now will be the administrator’s."
    with plain_frame(title="Set up Limner", lead=lead):
        _ways_to_an_account(action, asked, settings, button="Make the administrator’s account")


def _ways_to_an_account(action: str, asked: Mapping[str, str], settings: Settings, *, button: str) -> None:
    if settings.password_login:
        new_account(action, asked, button=button)
    else:
        fields.complain(asked)
    elsewhere.put_buttons(asked, words="Go on with {label}", alone=not settings.password_login)


# What is posted


async def _sign_in(request: Request) -> Response:
    sent = await fields.posted(request)
    if sent is None:
        return fields.go("/sign-in", error="unreadable")
    settings, origin = doorkeeper.settings_of(request), doorkeeper.origin(request)
    try:
        entered = await entering.sign_in(settings, sent["email"], sent["password"], origin)
    except errors.LimnerError as error:
        return fields.back("/sign-in", sent, error)
    return await elsewhere.let_in(request, entered, sent["next"])


async def _sign_up(request: Request) -> Response:
    sent = await fields.posted(request)
    if sent is None:
        return fields.go("/sign-up", error="unreadable")
    page = f"/invited/{sent['invitation']}" if sent["invitation"] else "/sign-up"
    return await _make_account(request, page, sent)


async def _set_up(request: Request) -> Response:
    sent = await fields.posted(request)
    if not await entering.needs_setup():
        return fields.go("/sign-in", error="set_up")
    return fields.go("/sign-up", error="unreadable") if sent is None else await _make_account(request, "/setup", sent)


async def _make_account(request: Request, page: str, sent: Mapping[str, str]) -> Response:
    settings = doorkeeper.settings_of(request)
    origin = doorkeeper.origin(request, sent["secret"], sent["invitation"])
    try:
        entered = await entering.sign_up(settings, sent["email"], sent["password"], sent["name"], origin)
    except (errors.EmailTaken, errors.InvitationInvalid) as refused:
        # A second click on the button arrives here: whoever has the password made the account.
        try:
            entered = await entering.sign_in(settings, sent["email"], sent["password"], origin)
        except errors.LimnerError:
            return fields.back(page, sent, refused)
    except errors.LimnerError as error:
        return fields.back(page, sent, error)
    return await elsewhere.let_in(request, entered, sent["next"])
