"""Pages that a link opens: an invitation, another password; and the form that asks for such a link by e-mail."""

from __future__ import annotations

from datetime import datetime

from fastapi import Request
from fastapi.responses import Response
from nicegui import app, ui

from components.controls import Kind, link_button
from components.frame import plain_frame
from components.markup import tag
from pages import doorkeeper
from pages.sign_in import elsewhere, fields
from pages.sign_in.account_form import new_account
from services import errors
from services.accounts import entering, invitations, letters, links, passwords
from services.settings import Signup


def install() -> None:
    """Register the pages, and what their forms post to."""
    for path, build in (("/invited/{secret}", _invited), ("/reset/{secret}", _reset_page), ("/forgot", _forgot_page)):
        ui.page(path)(build)
    for path, take in (("/reset", _reset), ("/forgot", _forgot)):
        app.add_api_route(path, take, methods=["POST"], include_in_schema=False)


async def _invited(request: Request, secret: str) -> Response | None:
    asked, settings = fields.asked_for(request), doorkeeper.settings_of(request)
    if await fields.visitor(request) is not None:
        return fields.go("/")
    try:
        if await entering.signup_mode(settings) is Signup.CLOSED:
            raise errors.SignupClosed
        invitation = await invitations.look(secret[:100], doorkeeper.origin(request).address)
    except errors.LimnerError as error:
        _no_use("An invitation", error)
        return None
    asked["invitation"], asked["secret"] = secret[:100], ""
    with plain_frame(title="You are invited", lead="Make your account, and the studio is yours."):
        if settings.password_login:
            new_account("/sign-up", asked, button="Make my account", email=invitation.email)
        else:
            fields.complain(asked)
        elsewhere.put_buttons(asked, words="Go on with {label}", alone=not settings.password_login)
        tag("p", "hint", f"The invitation works until {_spoken(invitation.expires_at)}.")
    return None


async def _reset_page(request: Request, secret: str) -> Response | None:
    asked, settings = fields.asked_for(request), doorkeeper.settings_of(request)
    try:
        if not settings.password_login:
            raise errors.PasswordLoginOff
        link = await links.look(secret[:100], doorkeeper.origin(request).address)
    except errors.LimnerError as error:
        _no_use("A new password", error)
        return None
    asked["secret"], asked["next"] = secret[:100], ""
    with plain_frame(title="A new password", lead="Every device that is signed in to your account is signed out."):
        with fields.form("/reset", asked, button="Set the password"):
            fields.email_field(asked, autofocus=False, fixed=link.email)
            fields.password_field(
                asked,
                label="New password",
                autocomplete="new-password",
                autofocus=True,
                hint=f"At least {passwords.SHORTEST} characters.",
                minlength=passwords.SHORTEST,
            )
        tag("p", "hint", f"The link works once, until {_spoken(link.expires_at)}.")
    return None


async def _reset(request: Request) -> Response:
    sent = await fields.posted(request)
    if sent is None:
        return fields.go("/sign-in", error="unreadable")
    settings, address = doorkeeper.settings_of(request), doorkeeper.origin(request).address
    try:
        await links.set_password(settings, sent["secret"], sent["password"], address)
    except errors.BadInput as error:
        return fields.back(f"/reset/{sent['secret']}", {}, error)
    except errors.LimnerError as error:
        return fields.back("/sign-in", {}, error)
    response = fields.go("/sign-in", said="reset")
    doorkeeper.let_out(response, request)
    return response


async def _forgot_page(request: Request) -> Response | None:
    asked, settings = fields.asked_for(request), doorkeeper.settings_of(request)
    if not (settings.sends_mail and settings.password_login):
        return fields.go("/sign-in", next=asked["next"])
    with plain_frame(title="A new password", lead="We send a link to the address of your account."):
        with fields.form("/forgot", asked, button="Send me the link"):
            fields.email_field(asked, autofocus=True)
        tag("a", "soft", "Back to signing in", href=fields.address("/sign-in", next=asked["next"]))
    return None


async def _forgot(request: Request) -> Response:
    sent = await fields.posted(request)
    if sent is None:
        return fields.go("/forgot", error="unreadable")
    try:
        await letters.forgot(doorkeeper.settings_of(request), sent["email"], doorkeeper.origin(request))
    except errors.LimnerError as error:
        return fields.back("/forgot", {"email": sent["email"]}, error)
    return fields.go("/sign-in", said="sent")


def _no_use(title: str, error: errors.LimnerError) -> None:
    with plain_frame(title=title, lead=error.message):
        link_button("To the sign-in page", "/sign-in", kind=Kind.LAPIS)


def _spoken(moment: datetime) -> str:
    return f"{moment.day}\u00a0{moment:%B}, {moment:%H:%M}\u00a0UTC"
