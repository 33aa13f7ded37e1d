"""What is changed on pictures, one or many at once: favourites, tags, title, project, put away or brought back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlmodel import Session

import data
from data.library import Asset
from services.billing import wallet as wallets
from services.errors import BadInput
from services.studio.naming import LONGEST_TITLE, clean_tags, plain_line
from services.studio.picture_rows import bring_back, move, own_assets, put_away
from services.studio.projects import open_project, own_project
from services.studio.views import AssetView, asset_view

MOST = 500  # pictures at once


@dataclass(frozen=True, slots=True, kw_only=True)
class Changes:
    """What to change; None leaves as it is. `tags` are set, `add_tags` and `remove_tags` change what is there."""

    favourite: bool | None = None
    title: str | None = None
    tags: Sequence[str] | None = None
    add_tags: Sequence[str] | None = None
    remove_tags: Sequence[str] | None = None
    project_id: str | None = None
    deleted: bool | None = None


async def change_many(user_id: str, asset_ids: Sequence[str], changes: Changes) -> tuple[AssetView, ...]:
    """Change all of the pictures, or, where one of them cannot be changed so, none.

    Raises NotFound where one is not the user's (one that is deleted only with `deleted=False`), BadInput for none or
    more than 500 pictures and for tags or a title that cannot be.
    """
    return await data.write(_change_many, user_id, asset_ids, changes)


def check_number(asset_ids: Sequence[str]) -> None:
    """Raises BadInput for none or too many."""
    if not 1 <= len(asset_ids) <= MOST:
        raise BadInput(f"Choose 1 to {MOST} pictures at a time; these are {len(asset_ids)}.", field="asset_ids")


def apply(db: Session, user_id: str, rows: Sequence[Asset], changes: Changes) -> None:
    """`rows` were read under the owner's lock: what is not changed here is written as it stands.

    Raises NotFound for a project that is not the user's or a picture whose file is gone, BadInput.
    """
    project = own_project(db, user_id, changes.project_id) if changes.project_id is not None else None
    title = None if changes.title is None else plain_line(changes.title, "title", LONGEST_TITLE)
    removed = set(clean_tags(changes.remove_tags or ()))
    for row in rows:
        if changes.favourite is not None:
            row.favourite = changes.favourite
        if title is not None:
            row.title = title
        if changes.tags is not None or changes.add_tags or removed:
            kept = row.tags if changes.tags is None else changes.tags
            row.tags = clean_tags([*(tag for tag in kept if tag not in removed), *(changes.add_tags or ())])
        if changes.deleted:
            put_away(row)
        elif changes.deleted is False:
            bring_back(db, row, open_project(db, user_id, row.project_id))
    if project is not None:
        move(db, rows, project)
    db.flush()


def _change_many(db: Session, user_id: str, asset_ids: Sequence[str], changes: Changes) -> tuple[AssetView, ...]:
    wallets.lock(db, user_id)  # of two who tag the same pictures at once neither undoes the other's tags
    rows = own_assets(db, user_id, asset_ids, deleted=changes.deleted is False)
    check_number(asset_ids)
    apply(db, user_id, rows, changes)
    return tuple(asset_view(row) for row in rows)
