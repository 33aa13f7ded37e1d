"""Who may make an account, as an administrator changes it in the app; without that LIMNER_SIGNUP holds."""

from __future__ import annotations

import data
from data.office import change_setting, setting
from services.accounts.admission import SIGNUP_SETTING, signup_mode
from services.errors import BadInput
from services.settings import Settings, Signup


async def read_signup(settings: Settings) -> tuple[Signup, bool]:
    """The mode in force, and whether it was chosen in the app."""
    return await data.read(lambda db: (signup_mode(db, settings), setting(db, SIGNUP_SETTING) is not None))


async def choose_signup(admin_id: str, mode: str | None) -> None:
    """Set the mode (open, invite or closed), or with None go back to the environment's. Raises BadInput."""
    if mode is not None and mode not in list(Signup):
        raise BadInput(f"Sign-up is one of {', '.join(Signup)}.", field="signup")
    await data.write(change_setting, admin_id, SIGNUP_SETTING, None if mode is None else {"mode": str(mode)})
