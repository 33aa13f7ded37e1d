"""A candidate as the worker needs it, read once before it is painted."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlmodel import Session

from data.library import Asset, Candidate, Generation, Version
from services import errors

REMOVED = "A picture that this needs was removed meanwhile. Nothing was charged."


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """`request` is the generation's own. `reference_sha256s` are the pictures that go up, in their order.

    `parent_sha256` is the version that a refinement goes on from, with its interaction where it has one.
    """

    candidate_id: str
    generation_id: str
    user_id: str
    number: int
    operation: str
    request: dict[str, Any]
    interaction_id: str | None
    provider: str
    parent_sha256: str | None
    reference_sha256s: tuple[str, ...]
    mask_sha256: str | None

    @property
    def ground(self) -> dict[str, Any]:
        """The flat ground that is asked for, `{}` where none is."""
        return self.request.get("ground") or {}

    @property
    def shape(self) -> tuple[int, int] | None:
        """Width and height of the picture whose shape the answer is to have; None where any is right."""
        kept = self.request.get("shape")
        return (int(kept[0]), int(kept[1])) if kept else None

    @property
    def seed(self) -> int | None:
        """Each candidate has its own."""
        seed = self.request.get("seed")
        return None if seed is None else int(seed) + self.number - 1


def read_job(db: Session, candidate_id: str) -> Job:
    """Raises NotFound where a picture that is needed was removed meanwhile."""
    candidate = db.get_one(Candidate, candidate_id)
    generation = db.get_one(Generation, candidate.generation_id)
    request = dict(generation.request)
    goes_on = generation.operation == "refinement" and generation.parent_version_id is not None
    parent = db.get(Version, generation.parent_version_id) if goes_on else None
    mask = request.get("mask_asset_id")
    return Job(
        candidate_id=candidate.id,
        generation_id=generation.id,
        user_id=candidate.user_id,
        number=candidate.number,
        operation=generation.operation,
        request=request,
        interaction_id=_interaction(db, parent) if parent else None,
        provider=parent.provider if parent else "",
        parent_sha256=_file(db, parent.asset_id) if parent else None,
        reference_sha256s=() if goes_on else tuple(_file(db, one) for one in request.get("asset_ids", [])),
        mask_sha256=_file(db, mask) if mask else None,
    )


def _interaction(db: Session, version: Version) -> str | None:
    """The conversation that made the version's picture. That of a region edit has seen but a part of it."""
    asset = db.get_one(Asset, version.asset_id)
    made_by = db.get(Generation, asset.generation_id) if asset.generation_id else None
    return None if made_by is not None and made_by.operation == "region_edit" else version.interaction_id


def _file(db: Session, asset_id: str) -> str:
    asset = db.get(Asset, asset_id)
    if asset is None or not asset.sha256:
        raise errors.NotFound(REMOVED)
    return asset.sha256
