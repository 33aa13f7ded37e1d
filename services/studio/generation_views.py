"""Reading generations: one, a list, or one as soon as it is finished."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass

from sqlmodel import Session, col, select

import data
from data.billing import Charge
from data.library import UNFINISHED, Asset, Candidate, Generation
from services.errors import NotFound
from services.studio import queue, watching
from services.studio.views import GenerationView, generation_view

_patient: set[asyncio.Event] = set()  # of those who wait for a generation


@dataclass(frozen=True, slots=True, kw_only=True)
class Filter:
    """Which generations to show; None leaves a side open."""

    unfinished: bool = False
    status: str | None = None
    operation: str | None = None
    project_id: str | None = None
    session_id: str | None = None


async def get(user_id: str, generation_id: str) -> GenerationView:
    """Raises NotFound for one that is unknown or somebody else's."""
    return await data.read(read_generation, user_id, generation_id)


async def list_generations(
    user_id: str,
    *,
    limit: int,
    before: str | None = None,
    unfinished: bool = False,
    project_id: str | None = None,
    only: Filter | None = None,
) -> tuple[GenerationView, ...]:
    """The user's generations, newest first, older than the id `before`; `only` in place of the two before it."""
    wanted = only or Filter(unfinished=unfinished, project_id=project_id)
    return await data.read(_read_list, user_id, limit, before, wanted)


async def when_finished(user_id: str, generation_id: str, seconds: float) -> GenerationView:
    """The generation once it has ended, or as it stands after `seconds`, or when nobody may wait any longer."""
    loop = asyncio.get_running_loop()
    end, enough = loop.time() + seconds, asyncio.Event()
    view = await get(user_id, generation_id)
    _patient.add(enough)
    try:
        while not (view.finished or enough.is_set()) and (left := end - loop.time()) > 0:
            await watching.wait(generation_id, min(left, watching.LOOK_EVERY))
            view = await get(user_id, generation_id)
    finally:
        _patient.discard(enough)
    return view


def wait_no_longer() -> None:
    """Have everybody in this process who waits for a generation hear how it stands now."""
    for enough in _patient:
        enough.set()


def read_generation(db: Session, user_id: str, generation_id: str) -> GenerationView:
    row = db.get(Generation, generation_id)
    if row is None or row.user_id != user_id:
        raise NotFound
    return _views(db, [row])[0]


def _read_list(db: Session, user_id: str, limit: int, before: str | None, only: Filter) -> tuple[GenerationView, ...]:
    query = select(Generation).where(Generation.user_id == user_id)
    if before is not None:
        query = query.where(Generation.id < before)
    if only.unfinished:
        query = query.where(col(Generation.status).in_(UNFINISHED))
    for column, wanted in (
        (Generation.status, only.status),
        (Generation.operation, only.operation),
        (Generation.project_id, only.project_id),
        (Generation.session_id, only.session_id),
    ):
        if wanted is not None:
            query = query.where(column == wanted)
    rows = db.exec(query.order_by(col(Generation.id).desc()).limit(limit)).all()
    return tuple(_views(db, list(rows)))


def _views(db: Session, rows: list[Generation]) -> list[GenerationView]:
    ids = [row.id for row in rows]
    candidates: dict[str, list[Candidate]] = {one: [] for one in ids}
    query = select(Candidate).where(col(Candidate.generation_id).in_(ids)).order_by(col(Candidate.number))
    for candidate in db.exec(query).all():
        candidates[candidate.generation_id].append(candidate)
    everyone = [candidate for line in candidates.values() for candidate in line]
    shown = [one.asset_id for one in everyone if one.asset_id]
    paid = [one.charge_id for one in everyone if one.charge_id]
    assets = {row.id: row for row in db.exec(select(Asset).where(col(Asset.id).in_(shown))).all()}
    charges = {row.id: row for row in db.exec(select(Charge).where(col(Charge.id).in_(paid))).all()}
    return [
        generation_view(
            row,
            candidates[row.id],
            [assets[one.asset_id] for one in candidates[row.id] if one.asset_id in assets],
            sorted(
                (charges[one.charge_id] for one in candidates[row.id] if one.charge_id in charges),
                key=lambda charge: (charge.paid_by, charge.id),  # the order of payment
            ),
            queue_position=queue.position(db, row.id) if row.status in UNFINISHED else None,
            usual_seconds=queue.usual_seconds(db, row.operation) if row.status in UNFINISHED else None,
        )
        for row in rows
    ]
