"""What the studio hands out: frozen values, so that no page holds a database row."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from data.billing import Charge
from data.library import Asset, Candidate, Generation, GenerationStatus, Project, Version


@dataclass(frozen=True, slots=True, kw_only=True)
class ProjectView:
    """A project. `cover_asset_id`: the chosen cover, else its newest picture; `pictures`: how many it holds."""

    id: str
    name: str
    description: str
    state: str
    is_default: bool
    cover_asset_id: str | None
    pictures: int
    created_at: datetime
    updated_at: datetime
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class AssetView:
    """A picture; `width` and `height` in pixels, `bytes` of its stored file."""

    id: str
    kind: str
    asset_type: str
    title: str
    prompt: str
    width: int
    height: int
    mime_type: str
    bytes: int
    sha256: str
    project_id: str
    session_id: str | None
    generation_id: str | None
    version_id: str | None
    favourite: bool
    tags: tuple[str, ...]
    rating: int | None
    created_at: datetime
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionView:
    id: str
    number: int
    parent_id: str | None
    project_id: str
    session_id: str | None
    generation_id: str | None
    action: str
    description: str
    asset: AssetView
    created_at: datetime
    deleted_at: datetime | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChargeView:
    paid_by: str
    feature: str | None
    tokens: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GenerationView:
    """One request for pictures as it stands now. `usual_seconds`: the median of recent pictures, None without any."""

    id: str
    operation: str
    status: str
    count: int
    prompt: str
    model: str
    session_id: str | None
    project_id: str
    counted_as: str
    assets: tuple[AssetView, ...]
    charges: tuple[ChargeView, ...]
    error_code: str | None
    error_message: str | None
    queue_position: int | None
    usual_seconds: float | None
    created_at: datetime
    started_at: datetime | None
    completed_at: datetime | None
    chained: bool
    fell_back: bool
    bytes_up: int
    report: dict[str, Any] = field(default_factory=dict)

    @property
    def finished(self) -> bool:
        return self.status not in (GenerationStatus.PENDING, GenerationStatus.PROCESSING)


def project_view(row: Project, *, pictures: int, cover_asset_id: str | None) -> ProjectView:
    return ProjectView(
        id=row.id,
        name=row.name,
        description=row.description,
        state=row.state,
        is_default=row.is_default,
        cover_asset_id=cover_asset_id,
        pictures=pictures,
        created_at=row.created_at,
        updated_at=row.updated_at,
        deleted_at=row.deleted_at,
    )


def asset_view(row: Asset) -> AssetView:
    return AssetView(
        id=row.id,
        kind=row.kind,
        asset_type=row.asset_type,
        title=row.title,
        prompt=row.prompt,
        width=row.width,
        height=row.height,
        mime_type=row.mime_type,
        bytes=row.bytes,
        sha256=row.sha256,
        project_id=row.project_id,
        session_id=row.session_id,
        generation_id=row.generation_id,
        version_id=row.version_id,
        favourite=row.favourite,
        tags=tuple(row.tags),
        rating=row.rating,
        created_at=row.created_at,
        deleted_at=row.deleted_at,
    )


def version_view(row: Version, asset: Asset) -> VersionView:
    return VersionView(
        id=row.id,
        number=row.number,
        parent_id=row.parent_id,
        project_id=row.project_id,
        session_id=row.session_id,
        generation_id=row.generation_id,
        action=row.action,
        description=row.description,
        asset=asset_view(asset),
        created_at=row.created_at,
        deleted_at=row.deleted_at,
    )


def charge_view(row: Charge) -> ChargeView:
    return ChargeView(paid_by=row.paid_by, feature=row.feature, tokens=row.tokens, state=row.state)


def generation_view(
    row: Generation,
    candidates: list[Candidate],
    assets: list[Asset],
    charges: list[Charge],
    *,
    queue_position: int | None,
    usual_seconds: float | None,
) -> GenerationView:
    return GenerationView(
        id=row.id,
        operation=row.operation,
        status=row.status,
        count=row.count,
        prompt=row.prompt,
        model=row.model,
        session_id=row.session_id,
        project_id=row.project_id,
        counted_as=row.counted_as,
        assets=tuple(asset_view(asset) for asset in assets),
        charges=tuple(charge_view(charge) for charge in charges),
        error_code=row.error_code,
        error_message=row.error_message,
        queue_position=queue_position,
        usual_seconds=usual_seconds,
        created_at=row.created_at,
        started_at=row.started_at,
        completed_at=row.completed_at,
        chained=any(candidate.chained for candidate in candidates),
        fell_back=any(candidate.fell_back for candidate in candidates),
        bytes_up=sum(candidate.bytes_up for candidate in candidates),
        report=_report(row, candidates),
    )


def _report(row: Generation, candidates: list[Candidate]) -> dict[str, Any]:
    """What was found out about the first picture; where there are several, under `candidates` about each by its id."""
    told = [(one.asset_id, dict(one.report)) for one in candidates if one.asset_id and one.report]
    if not told:
        return dict(row.report)
    several = {"candidates": [{"asset_id": asset_id, **report} for asset_id, report in told]} if row.count > 1 else {}
    return {**row.report, **told[0][1], **several}
