"""What goes out by e-mail, or is handed over by the administrator where it cannot: invitations and reset links."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from datetime import datetime

import structlog

import data
from services.accounts import invitations, links, mail
from services.accounts.admission import Origin
from services.accounts.attempts import attempts
from services.accounts.entering import clean_email
from services.accounts.invitations import InvitationView
from services.errors import BadInput, RateLimited
from services.settings import Settings

log = structlog.get_logger(__name__)

INVITATION = """Hello,

you are invited to Limner, a studio for pictures, at {site}.

Make your account here:
{url}

The link works until {until}.
"""
RESET = """Hello,

somebody, most likely you, wants to set a new password for {email} at {site}.

Set it here:
{url}

The link works once, until {until}. If it was not you, do nothing: the password stays as it is.
"""
SENT, NOT_SENT = "The e-mail is on its way.", "{reason} Give the link to the person yourself."


@dataclass(frozen=True, slots=True, kw_only=True)
class Handed:
    """What came of a link. `url` is empty where it went by e-mail, else for the administrator to pass on, once."""

    url: str
    words: str
    invitation: InvitationView | None = None

    @property
    def mailed(self) -> bool:
        return not self.url


_under_way: set[asyncio.Task[None]] = set()


async def invite(
    settings: Settings,
    admin_id: str,
    site: str,
    *,
    email: str = "",
    plan: str = "",
    note: str = "",
    uses: int = 1,
    days: int = 7,
    send: bool = False,
) -> Handed:
    """Make an invitation and, where wanted, send it; `site` is how people reach Limner, `https://art.example.org`.

    Raises BadInput.
    """
    address = clean_email(email) if email.strip() else ""
    if send and not address:
        raise BadInput("Write the e-mail address that the invitation goes to.", field="email")
    made = await invitations.create(admin_id, email=address, plan=plan, note=note, uses=uses, days=days, mailed=send)
    url = f"{settings.base_url or site}{made.path}"
    if send:
        text = INVITATION.format(site=settings.base_url, url=url, until=_spoken(made.view.expires_at))
        try:
            await mail.send(settings, address, "Your invitation to Limner", text)
            return Handed(url="", words=SENT, invitation=made.view)
        except mail.MailFailed as failure:
            await data.write(invitations.unmail, made.view.id)
            return Handed(url=url, words=NOT_SENT.format(reason=failure), invitation=made.view)
    return Handed(url=url, words="Give the link to the person; it is shown only now.", invitation=made.view)


async def make_reset_link(settings: Settings, admin_id: str, user_id: str, site: str, *, send: bool = False) -> Handed:
    """Make a reset link for somebody and, where wanted, send it.

    Raises UserNotFound, AccountDisabled, PasswordLoginOff.
    """
    made = await links.make_reset_link(settings, admin_id, user_id, mailed=send)
    url = f"{settings.base_url or site}{made.path}"
    if send:
        try:
            await _send_reset(settings, made)
            return Handed(url="", words=SENT)
        except mail.MailFailed as failure:
            await data.write(links.unmail, made.id)
            return Handed(url=url, words=NOT_SENT.format(reason=failure))
    return Handed(url=url, words="Give the link to the person; it is shown only now.")


async def forgot(settings: Settings, email: str, origin: Origin) -> None:
    """Send a reset link to the account of this address, if there is one.

    Answers at once and the same either way: looking and sending happen behind the caller's back. Raises RateLimited for
    who asks too often; a fourth letter within an hour to one address is not sent.
    """
    attempts().take("forgot-address", origin.address)
    if not settings.sends_mail or not settings.password_login:
        return
    try:
        address = clean_email(email)
        attempts().take("forgot-account", address)
    except (BadInput, RateLimited):
        return
    task = asyncio.create_task(_forgot(settings, address))
    _under_way.add(task)
    task.add_done_callback(_under_way.discard)


async def sent() -> None:
    """Wait for the letters that are under way."""
    await asyncio.gather(*_under_way, return_exceptions=True)


async def _forgot(settings: Settings, address: str) -> None:
    try:
        made = await links.make_mailed_link(address)
        if made is not None:
            await _send_reset(settings, made)
    except Exception:
        log.exception("a reset link could not be sent")


async def _send_reset(settings: Settings, made: links.ResetLink) -> None:
    url = f"{settings.base_url}{made.path}"
    text = RESET.format(email=made.email, site=settings.base_url, url=url, until=_spoken(made.expires_at))
    await mail.send(settings, made.email, "A new password for Limner", text)


def _spoken(moment: datetime) -> str:
    return f"{moment.day} {moment:%B %Y, %H:%M} UTC"
