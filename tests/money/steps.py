"""Small steps that the machine of money takes: deliver a picture as the worker does, read a refusal's code."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlmodel import Session, col, select

import data
from data.library import Candidate
from services import errors
from services.studio import generations

PICTURE = generations.Delivered(sha256="0" * 64, width=8, height=8, bytes=64, mime_type="image/png")


def deliver(db: Session, candidate_id: str) -> str | None:
    """As the worker does it: what was cancelled meanwhile is thrown away."""
    asset_id = generations.complete_candidate(db, candidate_id, PICTURE)
    if asset_id is None:
        generations.fail_candidate(db, candidate_id, errors.Cancelled())
    return asset_id


def candidates_of(db: Session, generation_id: str) -> list[tuple[str, str]]:
    query = select(Candidate.id, Candidate.charge_id).where(Candidate.generation_id == generation_id)
    return [(one, charge or "") for one, charge in db.exec(query.order_by(col(Candidate.number))).all()]


def code_of(fn: Callable[[Session], Any]) -> str | None:
    """The code by which the write door refuses this; None where it does not."""
    try:
        data.write_now(fn)
    except errors.LimnerError as error:
        return error.code
    return None


def at(choices: Any, which: int) -> Any:
    listed = list(choices)
    return listed[which % len(listed)]
