"""The commands for a self-hoster who is locked out: run beside no server, on its HOME."""

from __future__ import annotations

import asyncio

from services import home, settings
from services.accounts import entering


def create_admin(*, email: str, name: str, password: str) -> None:
    """Make an administrator, or make the account with this address one. Raises SettingsError, BadInput."""
    chosen = settings.load()
    with home.held(chosen, doing="run this command again"), home.opened_database(chosen):
        asyncio.run(entering.create_admin(email, password, name))


def reset_password(*, email: str, password: str) -> None:
    """Set a password and sign out every device. Raises SettingsError, BadInput, UserNotFound."""
    chosen = settings.load()
    with home.held(chosen, doing="run this command again"), home.opened_database(chosen):
        asyncio.run(entering.reset_password(email, password))
