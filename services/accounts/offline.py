"""The commands for a self-hoster who is locked out: run beside no server, on its HOME."""

from __future__ import annotations

import asyncio

from services import home, settings
from services.accounts import entering, passwords

OFF = "Passwords are switched off here: this one opens nothing until LIMNER_PASSWORD_LOGIN is on."


def create_admin(*, email: str, name: str, password: str) -> str:
    """Make an administrator, or make the account with this address one. Returns what is to be said besides.

    Raises SettingsError, BadInput.
    """
    chosen = settings.load()
    passwords.open_rules(chosen)
    with home.held(chosen, doing="run this command again"), home.opened_database(chosen):
        asyncio.run(entering.create_admin(email, password, name))
    return "" if chosen.password_login else OFF


def reset_password(*, email: str, password: str) -> str:
    """Set a password and sign out every device. Returns what is to be said besides.

    Raises SettingsError, BadInput, UserNotFound.
    """
    chosen = settings.load()
    passwords.open_rules(chosen)
    with home.held(chosen, doing="run this command again"), home.opened_database(chosen):
        asyncio.run(entering.reset_password(email, password))
    return "" if chosen.password_login else OFF
