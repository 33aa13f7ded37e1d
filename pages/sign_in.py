"""The door: signing in, making an account and setting up as real HTML forms, and signing out."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import app, ui
from starlette.background import BackgroundTask

from components import forms
from components.controls import Kind, link_button
from components.frame import plain_frame
from components.markup import tag
from pages import doorkeeper
from services import errors
from services.accounts import attempts, entering, passwords, signins
from services.accounts.entering import Entered
from services.accounts.signins import Visitor
from services.settings import Signup

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 20
# Characters of a field or of a part of the address; what is longer is cut, and still too long for the service.
LONGEST = {"email": 400, "password": 1000, "name": 300, "next": 2000, "secret": 100, "error": 40, "wait": 10}
LONGEST_WAIT = 86_400  # seconds
# What a form came back with goes out of the address as soon as it is on the page.
TIDY = (
    "<script>{const u=new URL(location.href);"
    "for(const k of['error','wait','email','name'])u.searchParams.delete(k);"
    "history.replaceState(history.state,'',u)}</script>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a form came back, in words, and the field that they stand beside; without one they stand above the form."""

    words: str
    field: str = ""


TROUBLES: dict[str, Trouble] = {
    errors.BadCredentials.code: Trouble(words=errors.BadCredentials.text),
    errors.AccountDisabled.code: Trouble(words=errors.AccountDisabled.text),
    errors.RateLimited.code: Trouble(words=attempts.WORDS),
    errors.EmailTaken.code: Trouble(words=errors.EmailTaken.text, field="email"),
    errors.SignupClosed.code: Trouble(words=errors.SignupClosed.text),
    errors.SetupRequired.code: Trouble(
        words="This set-up link is not valid any more. Open the newest one that the console shows."
    ),
    "email": Trouble(words="That is not an e-mail address.", field="email"),
    "name": Trouble(words=f"A name has at most {entering.LONGEST_NAME} characters.", field="name"),
    "password": Trouble(
        words=f"A password has {passwords.SHORTEST} to {passwords.LONGEST} characters.", field="password"
    ),
    "unreadable": Trouble(words="The form did not arrive as it should. Please fill it in again."),
    "set_up": Trouble(words="This Limner is set up already. Please sign in."),
}
CLOSED = {
    Signup.INVITE: "Accounts are made by invitation here. Please ask the administrator for one.",
    Signup.CLOSED: errors.SignupClosed.text,
}


def install() -> None:
    """Register the pages of the door, and what their forms post to."""
    for path, build in (("/sign-in", _sign_in_page), ("/sign-up", _sign_up_page), ("/setup", _setup_page)):
        ui.page(path)(build)
    for path, take in (("/sign-in", _sign_in), ("/sign-up", _sign_up), ("/setup", _set_up), ("/sign-out", _sign_out)):
        app.add_api_route(path, take, methods=["POST"], include_in_schema=False)


# What is shown


async def _sign_in_page(request: Request) -> Response | None:
    asked = _asked(request)
    if await _visitor(request) is not None:
        return _go(asked["next"])
    if await entering.needs_setup():
        return _go("/sign-up", next=asked["next"])
    settings = doorkeeper.settings_of(request)
    with plain_frame(title="Sign in", lead="Welcome back to the studio."):
        with _form("/sign-in", asked, button="Sign in"):
            _email_field(asked, autofocus=not asked["email"])
            _password_field(asked, autocomplete="current-password", autofocus=bool(asked["email"]))
        if settings.signup is Signup.OPEN:
            with tag("p", "soft", "New here? "):
                tag("a", "", "Make an account", href=_address("/sign-up", next=asked["next"]))
        else:
            tag("p", "soft", CLOSED[settings.signup])
    return None


async def _sign_up_page(request: Request) -> Response | None:
    asked, settings = _asked(request), doorkeeper.settings_of(request)
    if await _visitor(request) is not None:
        return _go(asked["next"])
    first = await entering.needs_setup()
    if first and settings.host not in entering.LOOPBACK:
        with plain_frame(title="Set up Limner", lead="This Limner has no administrator yet."):
            tag("p", "", "Open the set-up link that its console shows: whoever opens it makes the first account.")
            tag("p", "hint", "On the machine itself, “python3 main.py create-admin” makes an administrator too.")
    elif first:
        _first_account("/sign-up", asked)
    elif settings.signup is not Signup.OPEN:
        with plain_frame(title="Make an account", lead=CLOSED[settings.signup]):
            link_button("Sign in", _address("/sign-in", next=asked["next"]), kind=Kind.LAPIS)
    else:
        with plain_frame(title="Make an account", lead="It takes a minute, and your first pictures are on the house."):
            _new_account("/sign-up", asked, button="Make my account")
            with tag("p", "soft", "You have one already? "):
                tag("a", "", "Sign in", href=_address("/sign-in", next=asked["next"]))
    return None


async def _setup_page(request: Request) -> Response | None:
    asked = _asked(request)
    if await _visitor(request) is not None:
        return _go("/")
    if not await entering.needs_setup():
        return _go("/sign-in", error="set_up")
    _first_account("/setup", asked)
    return None


def _first_account(action: str, asked: Mapping[str, str]) -> None:
    lead = "Nobody has an account here yet. The one that you make now will be the administrator’s."
    with plain_frame(title="Set up Limner", lead=lead):
        _new_account(action, asked, button="Make the administrator’s account")


def _new_account(action: str, asked: Mapping[str, str], *, button: str) -> None:
    with _form(action, asked, button=button):
        forms.text_input(
            "Name",
            name="name",
            value=asked["name"],
            autocomplete="name",
            required=False,
            maxlength=entering.LONGEST_NAME,
            hint="What you are called here. You may leave it out.",
            error=_error_beside("name", asked),
            autofocus=not asked["error"],
        )
        _email_field(asked, autofocus=_error_beside("email", asked) is not None)
        _password_field(
            asked,
            autocomplete="new-password",
            hint=f"At least {passwords.SHORTEST} characters.",
            minlength=passwords.SHORTEST,
            autofocus=_error_beside("password", asked) is not None,
        )


@contextmanager
def _form(action: str, asked: Mapping[str, str], *, button: str) -> Iterator[None]:
    hidden = {name: asked[name] for name in ("next", "secret") if asked[name]}
    ui.add_body_html(TIDY)
    with forms.form(action, button=button, hidden=hidden, error=_error_beside("", asked)):
        yield


def _email_field(asked: Mapping[str, str], *, autofocus: bool) -> None:
    forms.text_input(
        "E-mail",
        name="email",
        type="email",
        value=asked["email"],
        autocomplete="username",
        maxlength=320,
        error=_error_beside("email", asked),
        autofocus=autofocus,
    )


def _password_field(
    asked: Mapping[str, str], *, autocomplete: str, autofocus: bool, hint: str = "", minlength: int | None = None
) -> None:
    forms.text_input(
        "Password",
        name="password",
        type="password",
        autocomplete=autocomplete,
        hint=hint,
        minlength=minlength,
        maxlength=passwords.LONGEST,
        error=_error_beside("password", asked),
        autofocus=autofocus,
    )


def _error_beside(field: str, asked: Mapping[str, str]) -> str | None:
    """The sentence of the code in the address; the address's own words never come onto the page."""
    trouble = TROUBLES.get(asked["error"])
    if trouble is None or trouble.field != field:
        return None
    seconds = min(int(asked["wait"]), LONGEST_WAIT) if asked["wait"].isascii() and asked["wait"].isdigit() else 60
    return trouble.words.format(wait=f"{seconds} seconds" if seconds < 90 else f"{round(seconds / 60)} minutes")


# What is posted


async def _sign_in(request: Request) -> Response:
    fields = await _fields(request)
    if fields is None:
        return _go("/sign-in", error="unreadable")
    settings, origin = doorkeeper.settings_of(request), doorkeeper.origin(request)
    try:
        entered = await entering.sign_in(settings, fields["email"], fields["password"], origin)
    except errors.LimnerError as error:
        return _back("/sign-in", fields, error)
    return await _let_in(request, entered, fields["next"])


async def _sign_up(request: Request) -> Response:
    fields = await _fields(request)
    return _go("/sign-up", error="unreadable") if fields is None else await _make_account(request, "/sign-up", fields)


async def _set_up(request: Request) -> Response:
    fields = await _fields(request)
    if not await entering.needs_setup():
        return _go("/sign-in", error="set_up")
    return _go("/sign-up", error="unreadable") if fields is None else await _make_account(request, "/setup", fields)


async def _make_account(request: Request, page: str, fields: Mapping[str, str]) -> Response:
    settings, origin = doorkeeper.settings_of(request), doorkeeper.origin(request, fields["secret"])
    try:
        entered = await entering.sign_up(settings, fields["email"], fields["password"], fields["name"], origin)
    except errors.EmailTaken as taken:
        # A second click on the button arrives here: whoever has the password made the account.
        try:
            entered = await entering.sign_in(settings, fields["email"], fields["password"], origin)
        except errors.LimnerError:
            return _back(page, fields, taken)
    except errors.LimnerError as error:
        return _back(page, fields, error)
    return await _let_in(request, entered, fields["next"])


async def _sign_out(request: Request) -> Response:
    who = await _visitor(request)
    response = _go("/sign-in")
    doorkeeper.let_out(response)
    if who is not None:
        await signins.sign_out(who.sign_in_id)
    return response


async def _let_in(request: Request, entered: Entered, target: str) -> Response:
    """On with a cookie of its own; the sign-in that the browser had before ends as soon as it has the new one."""
    before = await _visitor(request)
    response = _go(doorkeeper.local_path(target))
    doorkeeper.let_in(response, request, doorkeeper.settings_of(request), entered.secret)
    if before is not None:
        response.background = BackgroundTask(signins.sign_out, before.sign_in_id)
    return response


def _back(page: str, fields: Mapping[str, str], error: errors.LimnerError) -> Response:
    """To the form again, with what was typed but for the password."""
    code = error.code
    if isinstance(error, errors.BadInput):
        code = str(error.details.get("field", "password"))
    wait = str(math.ceil(error.retry_after)) if error.retry_after is not None else ""
    kept = {name: fields[name] for name in ("email", "name", "next", "secret")}
    return _go(page, error=code, wait=wait, **kept)


async def _fields(request: Request) -> dict[str, str] | None:
    """What a form of ours posts; None for anything else."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        return None
    try:
        sent = parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    return _known(dict(sent))


def _asked(request: Request) -> dict[str, str]:
    """What the address asks for; `next` is a path of this site."""
    asked = _known(request.query_params)
    asked["next"] = doorkeeper.local_path(asked["next"])
    return asked


def _known(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given.get(name, "").replace("\0", "")[:longest] for name, longest in LONGEST.items()}


async def _visitor(request: Request) -> Visitor | None:
    """Whoever is signed in; a disabled account stands before the door like everybody else."""
    try:
        return await doorkeeper.visitor_or_none(request)
    except errors.AccountDisabled:
        return None


def _go(path: str, **asked: str) -> Response:
    return RedirectResponse(_address(path, **asked), status_code=303)


def _address(path: str, **asked: str) -> str:
    said = {name: value for name, value in asked.items() if value and (name, value) != ("next", "/")}
    return f"{path}?{urlencode(said)}" if said else path
