"""E-mail, where LIMNER_SMTP_URL, LIMNER_MAIL_FROM and LIMNER_BASE_URL are set: short letters with one link in each.

A letter that cannot be sent stops nothing: whoever asked for it is told so in words.
"""

from __future__ import annotations

import ssl
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import formatdate, make_msgid
from urllib.parse import unquote, urlsplit

import aiosmtplib
import structlog

from services.settings import Settings, SettingsError

log = structlog.get_logger(__name__)

TIMEOUT = 15.0  # seconds for a whole letter
LOOPBACK = {"127.0.0.1", "::1", "localhost"}
PORTS = {"smtp": 587, "smtps": 465}


class MailFailed(Exception):
    """The letter did not go out; the text says why, for a person."""


def check(settings: Settings) -> None:
    """Raises SettingsError where only a part of what e-mail needs is set."""
    if not settings.smtp_url:
        return
    if not settings.mail_from:
        raise SettingsError("LIMNER_MAIL_FROM cannot be used: it is empty, and LIMNER_SMTP_URL needs it.")
    if not settings.base_url:
        raise SettingsError(
            "LIMNER_BASE_URL cannot be used: it is empty, and links in e-mail need it (see LIMNER_SMTP_URL)."
        )


async def send(settings: Settings, to: str, subject: str, text: str, *, tls: ssl.SSLContext | None = None) -> None:
    """Send plain text to one address. A password goes only over TLS, or to this machine itself. Raises MailFailed."""
    if not settings.sends_mail:
        raise MailFailed("No e-mail is sent from here: LIMNER_SMTP_URL is not set.")
    server = urlsplit(settings.smtp_url)
    host, user = server.hostname or "", unquote(server.username or "")
    within = host in LOOPBACK
    try:
        await aiosmtplib.send(
            _letter(settings, to, subject, text),
            hostname=host,
            port=server.port or PORTS[server.scheme],
            username=user or None,
            password=unquote(server.password or "") or None,
            use_tls=server.scheme == "smtps",
            start_tls=None if server.scheme == "smtps" or within or not user else True,
            timeout=TIMEOUT,
            tls_context=tls,
        )
    except (aiosmtplib.SMTPException, OSError, ValueError) as error:
        log.warning("an e-mail could not be sent", host=host, reason=type(error).__name__)
        raise MailFailed("The mail server did not take the e-mail.") from error


def _letter(settings: Settings, to: str, subject: str, text: str) -> EmailMessage:
    """Raises ValueError for a header with a line break in it."""
    letter = EmailMessage(policy=SMTP)
    letter["From"] = settings.mail_from
    letter["To"] = to
    letter["Subject"] = subject
    letter["Date"] = formatdate()
    letter["Message-ID"] = make_msgid(domain=settings.mail_from.rsplit("@", 1)[-1])
    letter["Auto-Submitted"] = "auto-generated"
    letter.set_content(text)
    return letter
