"""The gallery: a person's pictures page by page, by what they are and what was said about them, and their tags."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

from sqlalchemy import ColumnElement, true
from sqlmodel import Session, col, func, select

import data
from data.library import Asset, searchable
from services.errors import BadInput
from services.studio.picture_rows import SHOWN
from services.studio.projects import own_project
from services.studio.views import AssetView, asset_view

MOST_WORDS = 10  # of a search
MOST_TAGS_LISTED = 500
_EACH = {"sqlite": "json_each", "postgresql": "jsonb_array_elements_text"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """What to show of a gallery; None or empty leaves a side open.

    `rating` is the least number of stars; `tags` have all to be there; `since` is the first moment and `until` the
    first one after; each word of `search` has to be in the prompt, the title or a tag; `deleted` shows the bin instead.
    Masks are shown only where `kind` asks for them.
    """

    kind: str | None = None
    asset_type: str | None = None
    asset_types: tuple[str, ...] = ()
    project_id: str | None = None
    session_id: str | None = None
    favourite: bool | None = None
    rating: int | None = None
    tags: tuple[str, ...] = ()
    since: datetime | None = None
    until: datetime | None = None
    search: str = ""
    deleted: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class TagCount:
    """A tag and how many pictures have it."""

    tag: str
    count: int


async def page(
    user_id: str, only: Filter | None = None, *, limit: int = 50, before: str | None = None
) -> tuple[AssetView, ...]:
    """The pictures that the filter lets through, newest first, older than the id `before`.

    Raises NotFound for a project that is not the user's, BadInput for a time that cannot be.
    """
    return await data.read(_page, user_id, only or Filter(), limit, before)


async def count(user_id: str, only: Filter | None = None) -> int:
    """How many pictures the filter lets through. Raises as `page`."""
    return await data.read(_count, user_id, only or Filter())


async def tags(user_id: str) -> tuple[TagCount, ...]:
    """The tags of the user's pictures that are not deleted, the most used first."""
    return await data.read(_tags, user_id)


def _page(db: Session, user_id: str, only: Filter, limit: int, before: str | None) -> tuple[AssetView, ...]:
    query = select(Asset).where(*_conditions(db, user_id, only))
    if before is not None:
        query = query.where(Asset.id < before)
    return tuple(asset_view(row) for row in db.exec(query.order_by(col(Asset.id).desc()).limit(limit)).all())


def _count(db: Session, user_id: str, only: Filter) -> int:
    return db.exec(select(func.count()).select_from(Asset).where(*_conditions(db, user_id, only))).one()


def _tags(db: Session, user_id: str) -> tuple[TagCount, ...]:
    each = _each_tag()
    query = (
        select(each.c.value, func.count())
        .select_from(Asset)
        .join(each, true())
        .where(Asset.user_id == user_id, col(Asset.deleted_at).is_(None))
        .group_by(each.c.value)
        .order_by(func.count().desc(), each.c.value)
        .limit(MOST_TAGS_LISTED)
    )
    return tuple(TagCount(tag=tag, count=number) for tag, number in db.exec(query).all())


def _conditions(db: Session, user_id: str, only: Filter) -> list[ColumnElement[bool]]:
    if only.project_id is not None:
        own_project(db, user_id, only.project_id, deleted=only.deleted)
    found: list[ColumnElement[bool]] = [col(Asset.user_id) == user_id]
    if only.deleted:
        found += [col(Asset.deleted_at).is_not(None), col(Asset.removed_at).is_(None)]
    else:
        found.append(col(Asset.deleted_at).is_(None))
    if only.kind is None:
        found.append(SHOWN)
    for column, wanted in (
        (col(Asset.kind), only.kind),
        (col(Asset.asset_type), only.asset_type),
        (col(Asset.project_id), only.project_id),
        (col(Asset.session_id), only.session_id),
        (col(Asset.favourite), only.favourite),
    ):
        if wanted is not None:
            found.append(column == wanted)
    if only.asset_types:
        found.append(col(Asset.asset_type).in_(only.asset_types))
    if only.rating is not None:
        found.append(col(Asset.rating) >= only.rating)
    if only.since is not None:
        found.append(col(Asset.created_at) >= _moment(only.since))
    if only.until is not None:
        found.append(col(Asset.created_at) < _moment(only.until))
    found += [_has_tag(tag) for tag in only.tags]
    words = searchable(only.search).split()[:MOST_WORDS]
    found += [col(Asset.search_text).contains(word, autoescape=True) for word in words]
    return found


def _has_tag(tag: str) -> ColumnElement[bool]:
    each = _each_tag()
    return select(1).select_from(each).where(each.c.value == tag).correlate(Asset).exists()


def _each_tag() -> Any:
    """The tags of a row as rows of one column, `value`, by the database's own function for lists in JSON."""
    return getattr(func, _EACH[data.dialect()])(col(Asset.tags)).table_valued("value")


def _moment(time: datetime) -> datetime:
    """In UTC; a time without a zone is meant so. Raises BadInput for one at the edge of the calendar."""
    try:
        return (time if time.tzinfo else time.replace(tzinfo=UTC)).astimezone(UTC)
    except OverflowError:
        raise BadInput("This time cannot be used.") from None
