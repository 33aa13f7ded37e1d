"""What is done with many pictures at once: in portions that the service takes, and with words where it was not done."""

from __future__ import annotations

import contextlib
from collections.abc import Sequence

from pages.room import Told, doing
from services.accounts.signins import Visitor
from services.errors import NotFound
from services.studio import assets, changing
from services.studio.changing import Changes


async def change(who: Visitor, ids: Sequence[str], changes: Changes) -> bool:
    """Change all of them; False where that could not be done, after the person has read why."""
    try:
        for start in range(0, len(ids), changing.MOST):
            await doing(who, changing.change_many(who.user.id, ids[start : start + changing.MOST], changes))
    except Told:
        return False
    return True


async def delete(who: Visitor, ids: Sequence[str]) -> bool:
    """Put all of them away, also where another tab was faster with some."""
    try:
        for start in range(0, len(ids), changing.MOST):
            await doing(who, _put_away(who.user.id, ids[start : start + changing.MOST]))
    except Told:
        return False
    return True


async def _put_away(user_id: str, ids: Sequence[str]) -> None:
    try:
        await changing.change_many(user_id, ids, Changes(deleted=True))
    except NotFound:
        for one in ids:
            with contextlib.suppress(NotFound):
                await assets.delete(user_id, one)
