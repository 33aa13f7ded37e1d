"""Where a picture comes from: every version before it and every picture that went in, back to the first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import datetime

from sqlmodel import Session, col, select

import data
from data.billing import Charge
from data.library import Asset, AssetKind, Candidate, Generation, Version
from services.imaging.provenance import Origin
from services.studio.picture_rows import own_asset
from services.studio.views import AssetView, ChargeView, asset_view, charge_view

MOST = 2000  # steps; beyond it the oldest inputs are left out


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One version on the way: what was asked of which model with which pictures, what it cost and how long it took.

    `inputs` are the pictures that went in beside the parent; `seconds` from the start of the painting to its end;
    `charge` is None where nothing was charged. `deleted`: the version or its picture was put away.
    """

    version_id: str
    number: int
    parent_id: str | None
    project_id: str
    action: str
    description: str
    prompt: str
    model: str
    asset: AssetView
    inputs: tuple[AssetView, ...]
    charge: ChargeView | None
    seconds: float | None
    deleted: bool
    created_at: datetime


@dataclass(slots=True)
class _Found:
    """What lies behind a picture, by ids."""

    versions: dict[str, Version] = field(default_factory=dict)
    assets: dict[str, Asset] = field(default_factory=dict)
    generations: dict[str, Generation] = field(default_factory=dict)


async def of_asset(user_id: str, asset_id: str) -> tuple[Step, ...]:
    """The picture's own version first, then all that it comes from, newest to oldest; empty for a mask.

    Raises NotFound for a picture that is unknown, deleted or somebody else's.
    """
    return await data.read(_of_asset, user_id, asset_id)


def origin_of(db: Session, asset: Asset) -> Origin | None:
    """What may be claimed of the picture's origin: painted, painted into somebody's own picture, or nothing."""
    found = _closure(db, asset)
    brought = any(one.kind == AssetKind.UPLOAD for one in found.assets.values())
    if any(one.model for one in found.generations.values()):  # an exact edit has none
        return Origin.COMPOSITE if brought else Origin.PAINTED
    return Origin.PAINTED if asset.kind == AssetKind.GENERATED and not brought else None


def _of_asset(db: Session, user_id: str, asset_id: str) -> tuple[Step, ...]:
    found = _closure(db, own_asset(db, user_id, asset_id))
    painted = _painted(db, found.assets)
    return tuple(
        _step(found, version, painted)
        for version in sorted(found.versions.values(), key=lambda one: one.id, reverse=True)
    )


def _step(found: _Found, version: Version, painted: dict[str, tuple[Candidate, Charge | None]]) -> Step:
    asset = found.assets[version.asset_id]
    generation = found.generations.get(version.generation_id or "")
    candidate, charge = painted.get(asset.id, (None, None)) if generation else (None, None)
    parent = found.versions.get(version.parent_id or "")
    inputs = [one for one in _inputs(generation) if parent is None or one != parent.asset_id]
    seconds = None
    if candidate is not None and candidate.started_at and candidate.completed_at:
        seconds = (candidate.completed_at - candidate.started_at).total_seconds()
    return Step(
        version_id=version.id,
        number=version.number,
        parent_id=version.parent_id,
        project_id=version.project_id,
        action=version.action,
        description=version.description,
        prompt=generation.prompt if generation else "",
        model=generation.model if generation else "",
        asset=asset_view(asset),
        inputs=tuple(asset_view(found.assets[one]) for one in inputs if one in found.assets),
        charge=charge_view(charge) if charge else None,
        seconds=seconds,
        deleted=version.deleted_at is not None or asset.deleted_at is not None,
        created_at=version.created_at,
    )


def _closure(db: Session, asset: Asset) -> _Found:
    found = _Found(assets={asset.id: asset})
    waiting = [asset.version_id] if asset.version_id else []
    while waiting and len(found.versions) < MOST:
        new = [one for one in _ancestors(db, waiting) if one.id not in found.versions and one.user_id == asset.user_id]
        found.versions |= {one.id: one for one in new}
        made = [one.generation_id for one in new if one.generation_id and one.generation_id not in found.generations]
        generations = db.exec(select(Generation).where(col(Generation.id).in_(made))).all()
        found.generations |= {one.id: one for one in generations}
        named = {one.asset_id for one in new} | {one for each in generations for one in _inputs(each)}
        arrived = db.exec(
            select(Asset).where(col(Asset.id).in_(named - found.assets.keys()), Asset.user_id == asset.user_id)
        ).all()
        found.assets |= {one.id: one for one in arrived}
        waiting = [one.version_id for one in arrived if one.version_id and one.version_id not in found.versions]
    return found


def _ancestors(db: Session, version_ids: list[str]) -> list[Version]:
    """The versions themselves, their parents, the parents of these, up to the first."""
    line = select(Version.id, Version.parent_id).where(col(Version.id).in_(version_ids)).cte("line", recursive=True)
    line = line.union(select(Version.id, Version.parent_id).join(line, col(Version.id) == line.c.parent_id))
    return list(db.exec(select(Version).where(col(Version.id).in_(select(line.c.id)))).all())


def _inputs(generation: Generation | None) -> list[str]:
    """The ids of the pictures that were sent along, each once."""
    if generation is None:
        return []
    sent = [*generation.request.get("asset_ids", []), generation.request.get("mask_asset_id")]
    return list(dict.fromkeys(one for one in sent if one))


def _painted(db: Session, asset_ids: Iterable[str]) -> dict[str, tuple[Candidate, Charge | None]]:
    rows = db.exec(
        select(Candidate, Charge)
        .outerjoin(Charge, col(Charge.id) == col(Candidate.charge_id))
        .where(col(Candidate.asset_id).in_(list(asset_ids)))
    ).all()
    return {candidate.asset_id: (candidate, charge) for candidate, charge in rows if candidate.asset_id}
