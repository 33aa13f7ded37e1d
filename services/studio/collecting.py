"""The nightly collector: pictures that were deleted long enough ago lose their files, and files without a row go.

What a picture leaves behind: one that was painted keeps its words, because money and the lineage of later pictures
refer to it; so does an upload that something was made from. Any other upload goes without a trace.
"""

from __future__ import annotations

import asyncio
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from itertools import islice

from sqlalchemy import Text, cast, delete, or_
from sqlmodel import Session, col, select

import data
from data.columns import utcnow
from data.library import Asset, Generation, Project, ShareLink, Version
from services.studio.projects import KEPT
from services.studio.storage import Storage
from services.studio.workshop import workshop

YOUNG = timedelta(hours=24)  # a file is put before its row is written: none this young is touched
_ROWS, _FILES = 200, 500  # looked at in one transaction


@dataclass(frozen=True, slots=True, kw_only=True)
class Collected:
    """How many pictures lost their files for good, and how many files were removed."""

    pictures: int
    files: int


async def collect(*, young: timedelta = YOUNG) -> Collected:
    """Remove for good what was deleted more than 30 days ago, then the files older than `young` without a row.

    Raises StorageFailed; what was done until then counts, and the next run goes on from there.
    """
    pictures, before = 0, utcnow() - KEPT
    while found := await data.write(_expire, before):
        pictures += found
    files = await asyncio.to_thread(_remove_files, workshop().storage, young.total_seconds())
    return Collected(pictures=pictures, files=files)


def _expire(db: Session, before: datetime) -> int:
    rows = db.exec(
        select(Asset)
        .where(col(Asset.deleted_at) < before, col(Asset.removed_at).is_(None))
        .order_by(col(Asset.deleted_at))
        .limit(_ROWS)
        .with_for_update(skip_locked=True)
    ).all()
    for row in rows:
        db.exec(delete(ShareLink).where(col(ShareLink.asset_id) == row.id))
        for project in db.exec(select(Project).where(Project.cover_asset_id == row.id)).all():
            project.cover_asset_id = None
        if _is_needed(db, row):
            row.removed_at, row.sha256, row.bytes, row.tags, row.favourite = utcnow(), "", 0, [], False
        else:
            db.exec(delete(Version).where(col(Version.asset_id) == row.id))
            db.delete(row)
    db.flush()
    return len(rows)


def _is_needed(db: Session, row: Asset) -> bool:
    """Whether money or the lineage of another picture refers to it."""
    if row.generation_id is not None:
        return True
    own = select(Version.id).where(Version.asset_id == row.id)
    child = select(Version.id).where(col(Version.parent_id).in_(own), Version.asset_id != row.id)
    if db.exec(child).first() is not None:
        return True
    named = cast(col(Generation.request), Text).contains(row.id, autoescape=True)
    used = select(Generation.id).where(
        Generation.user_id == row.user_id, or_(col(Generation.parent_version_id).in_(own), named)
    )
    return db.exec(used).first() is not None


def _remove_files(storage: Storage, young: float) -> int:
    removed, old = 0, storage.shas(min_age=young)
    while shas := list(islice(old, _FILES)):
        for sha in _without_row(shas):
            removed += storage.collect(sha, min_age=young, wanted=lambda sha=sha: not _without_row([sha]))
    return removed


def _without_row(shas: Sequence[str]) -> list[str]:
    def look(db: Session) -> list[str]:
        return list(db.exec(select(Asset.sha256).where(col(Asset.sha256).in_(shas)).distinct()).all())

    known = set(data.read_now(look))
    return [sha for sha in shas if sha not in known]
