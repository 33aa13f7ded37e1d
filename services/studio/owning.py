"""Whose the things are that a request names: looked at before anything else in it."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import Any

from sqlmodel import Session, col, select

import data
from data.coaching import BrandKit, CoachSession
from data.library import Asset, Generation, Project, Version
from services.errors import NotFound

KINDS: Mapping[str, type[Asset | BrandKit | CoachSession | Generation | Project | Version]] = {
    "asset": Asset,
    "generation": Generation,
    "kit": BrandKit,
    "project": Project,
    "session": CoachSession,
    "version": Version,
}


async def check(user_id: str, named: Mapping[str, Collection[str]]) -> None:
    """`named` has ids by kind (a key of `KINDS`). Raises NotFound where one is unknown or somebody else's."""
    if any(named.values()):
        await data.read(_check, user_id, named)


def _check(db: Session, user_id: str, named: Mapping[str, Collection[str]]) -> None:
    for kind, ids in named.items():
        table: Any = KINDS[kind]
        wanted = set(ids)
        query = select(table.id).where(table.user_id == user_id, col(table.id).in_(wanted))
        if wanted - set(db.exec(query).all()):
            raise NotFound
