"""The session that an address asks for, found before the page is built: what is not there is answered as such."""

from __future__ import annotations

from typing import Annotated

from fastapi import Depends

from pages.doorkeeper import AtDoor
from services.coach import sessions
from services.coach.views import SessionView

LONGEST_ID = 64


async def _asked(who: AtDoor, session: str = "") -> SessionView | None:
    """Raises NotFound."""
    return await sessions.get(who.user.id, session[:LONGEST_ID]) if session else None


Asked = Annotated[SessionView | None, Depends(_asked)]
