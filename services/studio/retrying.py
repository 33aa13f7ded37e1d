"""One click to try again what failed or was cancelled: the same request, with a charge of its own."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from sqlmodel import Session, col, select

import data
from data.columns import new_id
from data.library import Asset, Generation, GenerationStatus, Version
from services import errors
from services.billing import keys
from services.billing import wallet as wallets
from services.fault_points import point
from services.studio import generation_views, generations, workshop
from services.studio.generations import Wish
from services.studio.job import REMOVED
from services.studio.views import GenerationView

AGAIN = (GenerationStatus.FAILED, GenerationStatus.CANCELLED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Retried:
    """What a session does about a picture of its own that is tried again.

    `before` is asked in the transaction and may change the wish; `after` follows with the new generation's id.
    """

    before: Callable[[Session, Generation, Wish], Wish]
    after: Callable[[Session, Generation, str], None]


_sessions: list[Retried] = []


def in_sessions(how: Retried) -> None:
    """Have the pictures of sessions tried again in this way."""
    _sessions.append(how)


async def retry(
    user_id: str, generation_id: str, *, quote_id: str | None = None, key: keys.Request | None = None
) -> GenerationView:
    """Ask once more for what this generation asked for. A new generation, paid at today's price.

    Raises NotFound for one that is unknown or somebody else's or whose pictures were deleted meanwhile, Conflict for
    one that is still under way or has its pictures, and what `workshop.request` raises.
    """
    made, session_id, new = await data.write(_retry, user_id, generation_id, quote_id, key)
    if new:
        point("requested")
        workshop.announce(made, session_id)
    return await generation_views.get(user_id, made)


def _retry(
    db: Session, user_id: str, generation_id: str, quote_id: str | None, key: keys.Request | None
) -> tuple[str, str | None, bool]:
    row = db.get(Generation, generation_id)
    if row is None or row.user_id != user_id:
        raise errors.NotFound
    wallets.lock(db, user_id)
    if (known := keys.replay(db, user_id, key)) is not None:
        return known, row.session_id, False
    wish = _asked_again(db, row, quote_id)
    shop = workshop.workshop()
    made, new = generations.request(db, user_id, wish, key=key, most_waiting=shop.settings.max_waiting)
    _go_on(db, row, made)
    return made, row.session_id, new


def retry_unpaid(db: Session, row: Generation) -> str:
    """Put it into the queue once more with nobody paying; the new generation's id. Raises as `retry` does."""
    wallets.lock(db, row.user_id)
    wish, made = _asked_again(db, row, None), new_id()
    generations.put_in_queue(db, row.user_id, wish, made, [None] * wish.count, "")
    _go_on(db, row, made)
    return made


def _asked_again(db: Session, row: Generation, quote_id: str | None) -> Wish:
    if row.status not in AGAIN:
        raise errors.Conflict("Only what failed or was cancelled can be tried again.")
    _check_there(db, row)
    wish = _wish(row, quote_id)
    for way in _sessions if row.session_id is not None else []:
        wish = way.before(db, row, wish)
    return wish


def _go_on(db: Session, row: Generation, made: str) -> None:
    for way in _sessions if row.session_id is not None else []:
        way.after(db, row, made)


def _wish(row: Generation, quote_id: str | None) -> Wish:
    kept = dict(row.request)
    return Wish(
        operation=row.operation,
        prompt=row.prompt,
        request={name: value for name, value in kept.items() if name not in ("asset_type", "title")},
        count=row.count,
        report=dict(row.report),
        project_id=row.project_id,
        session_id=row.session_id,
        parent_version_id=row.parent_version_id,
        asset_type=str(kept.get("asset_type", "")),
        title=str(kept.get("title", "")),
        model=workshop.workshop().settings.image_model,
        quote_id=quote_id,
    )


def _check_there(db: Session, row: Generation) -> None:
    """Raises NotFound where a picture that it starts from was deleted meanwhile."""
    needed: set[str] = set(row.request.get("asset_ids", []))
    if mask := row.request.get("mask_asset_id"):
        needed.add(str(mask))
    if row.parent_version_id:
        needed.add(db.get_one(Version, row.parent_version_id).asset_id)
    there = select(Asset.id).where(col(Asset.id).in_(needed), col(Asset.deleted_at).is_(None))
    if needed - set(db.exec(there).all()):
        raise errors.NotFound(REMOVED)
