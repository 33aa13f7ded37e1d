"""What the forms at the door share: their fields, what they post, and why they came back, in words."""

from __future__ import annotations

import math
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from urllib.parse import parse_qsl, urlencode

from fastapi import Request
from fastapi.responses import RedirectResponse, Response
from nicegui import ui

from components import forms
from components.markup import tag
from pages import doorkeeper
from services import errors
from services.accounts import attempts, entering, passwords
from services.accounts.signins import Visitor
from services.settings import Settings, Signup

FORM = "application/x-www-form-urlencoded"
MOST_FIELDS = 20
# Characters of a field or of a part of the address; what is longer is cut, and still too long for the service.
LONGEST = {
    "email": 400,
    "password": 1000,
    "name": 300,
    "next": 2000,
    "secret": 100,
    "invitation": 100,
    "error": 40,
    "said": 40,
    "wait": 10,
}
LONGEST_WAIT = 86_400  # seconds
# What a form came back with goes out of the address as soon as it is on the page.
TIDY = (
    "<script>{const u=new URL(location.href);"
    "for(const k of['error','said','wait','email','name'])u.searchParams.delete(k);"
    "history.replaceState(history.state,'',u)}</script>"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Trouble:
    """Why a form came back, in words, and the field that they stand beside; without one they stand above the form."""

    words: str
    field: str = ""


TOLD = (
    errors.BadCredentials,
    errors.AccountDisabled,
    errors.SignupClosed,
    errors.PasswordLoginOff,
    errors.InvitationInvalid,
    errors.InvitationForAnother,
    errors.LinkInvalid,
    errors.ProviderRefused,
    errors.ProviderSilent,
    errors.SignInStale,
    errors.EmailUnverified,
    errors.ConnectFirst,
    errors.IdentityTaken,
)
TROUBLES: dict[str, Trouble] = {
    **{error.code: Trouble(words=error.text) for error in TOLD},
    errors.RateLimited.code: Trouble(words=attempts.WORDS),
    errors.EmailTaken.code: Trouble(words=errors.EmailTaken.text, field="email"),
    errors.SetupRequired.code: Trouble(
        words="This set-up link is not valid any more. Open the newest one that the console shows."
    ),
    "email": Trouble(words="That is not an e-mail address.", field="email"),
    "name": Trouble(words=f"A name has at most {entering.LONGEST_NAME} characters.", field="name"),
    "password": Trouble(
        words=f"A password has {passwords.SHORTEST} to {passwords.LONGEST} characters.", field="password"
    ),
    "known": Trouble(words=passwords.KNOWN, field="password"),
    "of_the_house": Trouble(words=passwords.OF_THE_HOUSE, field="password"),
    "unreadable": Trouble(words="The form did not arrive as it should. Please fill it in again."),
    "set_up": Trouble(words="This Limner is set up already. Please sign in."),
}
SAID = {
    "reset": "Your password is changed, and every device is signed out. Sign in with the new one.",
    "sent": "If there is an account with this address, a link is on its way to it. It works for an hour.",
}
CLOSED = {
    Signup.INVITE: "Accounts are made by invitation here. Please ask the administrator for one.",
    Signup.CLOSED: errors.SignupClosed.text,
}


@contextmanager
def form(action: str, asked: Mapping[str, str], *, button: str) -> Iterator[None]:
    """A form of the door, with what went wrong above it."""
    hidden = {name: asked[name] for name in ("next", "secret", "invitation") if asked[name]}
    ui.add_body_html(TIDY)
    say(asked)
    with forms.form(action, button=button, hidden=hidden, error=error_beside("", asked)):
        yield


def say(asked: Mapping[str, str]) -> None:
    """Put the good news that the address names."""
    if asked["said"] in SAID:
        tag("p", "form-note before i-check", SAID[asked["said"]], role="status")


def complain(asked: Mapping[str, str]) -> None:
    """Put what went wrong where there is no form."""
    ui.add_body_html(TIDY)
    if words := error_beside("", asked):
        tag("p", "form-error before i-warning", words, role="alert")


def email_field(asked: Mapping[str, str], *, autofocus: bool, fixed: str = "") -> None:
    """The e-mail address; `fixed` is the only one that will do."""
    field = forms.text_input(
        "E-mail",
        name="email",
        type="email",
        value=fixed or asked["email"],
        autocomplete="username",
        maxlength=320,
        error=error_beside("email", asked),
        autofocus=autofocus and not fixed,
    )
    if fixed:
        field.props["readonly"] = True


def password_field(
    asked: Mapping[str, str],
    *,
    label: str = "Password",
    autocomplete: str,
    autofocus: bool,
    hint: str = "",
    minlength: int | None = None,
) -> None:
    forms.text_input(
        label,
        name="password",
        type="password",
        autocomplete=autocomplete,
        hint=hint,
        minlength=minlength,
        maxlength=passwords.LONGEST,
        error=error_beside("password", asked),
        autofocus=autofocus,
    )


def error_beside(field: str, asked: Mapping[str, str]) -> str | None:
    """The sentence of the code in the address; the address's own words never come onto the page."""
    trouble = TROUBLES.get(asked["error"])
    if trouble is None or trouble.field != field:
        return None
    seconds = min(int(asked["wait"]), LONGEST_WAIT) if asked["wait"].isascii() and asked["wait"].isdigit() else 60
    return trouble.words.format(wait=f"{seconds} seconds" if seconds < 90 else f"{round(seconds / 60)} minutes")


def back(page: str, fields: Mapping[str, str], error: errors.LimnerError) -> Response:
    """To the form again, with what was typed but for the password."""
    code = error.code
    if isinstance(error, errors.BadInput):
        code = str(error.details.get("why") or error.details.get("field", "password"))
    wait = str(math.ceil(error.retry_after)) if error.retry_after is not None else ""
    kept = {name: fields[name] for name in ("email", "name", "next", "secret") if name in fields}
    return go(page, error=code, wait=wait, **kept)


async def posted(request: Request) -> dict[str, str] | None:
    """What a form of ours posts; None for anything else."""
    if request.headers.get("content-type", "").split(";")[0].strip().lower() != FORM:
        return None
    try:
        sent = parse_qsl((await request.body()).decode(), keep_blank_values=True, max_num_fields=MOST_FIELDS)
    except ValueError:
        return None
    return _known(dict(sent))


def asked_for(request: Request) -> dict[str, str]:
    """What the address asks for; `next` is a path of this site."""
    asked = _known(request.query_params)
    asked["next"] = doorkeeper.local_path(asked["next"])
    return asked


async def visitor(request: Request) -> Visitor | None:
    """Whoever is signed in; a disabled account stands before the door like everybody else."""
    try:
        return await doorkeeper.visitor_or_none(request)
    except errors.AccountDisabled:
        return None


def site(request: Request, settings: Settings) -> str:
    """How people reach this Limner: LIMNER_BASE_URL, else as this request did."""
    return settings.base_url or f"{request.url.scheme}://{request.url.netloc}"


def go(path: str, **asked: str) -> Response:
    return RedirectResponse(address(path, **asked), status_code=303)


def address(path: str, **asked: str) -> str:
    said = {name: value for name, value in asked.items() if value and (name, value) != ("next", "/")}
    return f"{path}?{urlencode(said)}" if said else path


def _known(given: Mapping[str, str]) -> dict[str, str]:
    return {name: given.get(name, "").replace("\0", "")[:longest] for name, longest in LONGEST.items()}
