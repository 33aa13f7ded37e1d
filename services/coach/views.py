"""What the coach hands out: a session with its brief, messages and versions as frozen values."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

from data.coaching import CoachSession, Message, SessionState
from data.columns import utcnow
from data.library import Asset, Version
from services.coach import brief
from services.coach.kinds import ASSET_TYPES, KINDS
from services.studio.views import AssetView, VersionView, asset_view, version_view

EXPIRING = (SessionState.ACTIVE, SessionState.CHOOSING)


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageView:
    id: str
    role: str
    state: str
    text: str
    assets: tuple[AssetView, ...]
    answers: tuple[str, ...]
    generation_id: str | None
    error_code: str | None
    error_message: str | None
    created_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionView:
    """A session whole. `brief` is the shape of `brief.shape`; `references` are the person's own pictures."""

    id: str
    kind: str
    state: str
    title: str
    asset_type: str
    style_preset: str
    brand_kit_id: str | None
    project_id: str
    brief: dict[str, Any]
    messages: tuple[MessageView, ...]
    versions: tuple[VersionView, ...]
    thumbnail_asset_id: str | None
    references: tuple[AssetView, ...]
    options: dict[str, Any]
    refinements_used: int
    current_version_id: str | None
    chosen_version_id: str | None
    expires_at: datetime
    created_at: datetime
    updated_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionLine:
    """A session in a list."""

    id: str
    kind: str
    state: str
    title: str
    asset_type: str
    filled: int
    required: int
    versions: int
    thumbnail_asset_id: str | None
    updated_at: datetime
    expires_at: datetime


def state_now(row: CoachSession) -> str:
    """The state as it is by the clock: an idle session has expired whether or not the sweep has been there."""
    if row.state in EXPIRING and row.expires_at <= utcnow():
        return SessionState.EXPIRED
    return row.state


def title_of(row: CoachSession) -> str:
    target = ASSET_TYPES.get(row.asset_type)
    return row.title or f"New {(target.label if target else KINDS[row.kind].label).lower()}"


def session_view(db: Session, row: CoachSession) -> SessionView:
    messages = db.exec(select(Message).where(Message.session_id == row.id).order_by(col(Message.number))).all()
    named = {asset_id for message in messages for asset_id in message.asset_ids} | set(row.references)
    assets = {one.id: one for one in db.exec(select(Asset).where(col(Asset.id).in_(named))).all()}
    kind, versions = KINDS[row.kind], versions_of(db, row.id)
    return SessionView(
        id=row.id,
        kind=row.kind,
        state=state_now(row),
        title=title_of(row),
        asset_type=row.asset_type,
        style_preset=row.style_preset,
        brand_kit_id=row.brand_kit_id,
        project_id=row.project_id,
        brief=brief.shape(kind, row.slots, row.summary),
        messages=tuple(message_view(message, assets) for message in messages),
        versions=tuple(versions),
        thumbnail_asset_id=_thumbnail(row, versions),
        references=tuple(asset_view(assets[one]) for one in row.references if one in assets),
        options=dict(row.options),
        refinements_used=row.refinements_used,
        current_version_id=row.current_version_id,
        chosen_version_id=row.chosen_version_id,
        expires_at=row.expires_at,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _thumbnail(row: CoachSession, versions: Sequence[VersionView]) -> str | None:
    """The picture that stands for the session: that of the version it is at, or the newest."""
    current = [one for one in versions if one.id == row.current_version_id]
    return next((one.asset.id for one in reversed(current or versions)), None)


def versions_of(db: Session, session_id: str) -> list[VersionView]:
    """The session's versions whose picture is not deleted, oldest first."""
    return _versions(db, [session_id])


def _versions(db: Session, session_ids: Collection[str]) -> list[VersionView]:
    rows = db.exec(
        select(Version, Asset)
        .join(Asset, col(Asset.id) == col(Version.asset_id))
        .where(
            col(Version.session_id).in_(session_ids), col(Asset.deleted_at).is_(None), col(Version.deleted_at).is_(None)
        )
        .order_by(col(Version.number))
    ).all()
    return [version_view(version, asset) for version, asset in rows]


def message_view(row: Message, assets: dict[str, Asset]) -> MessageView:
    return MessageView(
        id=row.id,
        role=row.role,
        state=row.state,
        text=row.text,
        assets=tuple(asset_view(assets[one]) for one in row.asset_ids if one in assets),
        answers=tuple(row.answers),
        generation_id=row.generation_id,
        error_code=row.error_code,
        error_message=row.error_message,
        created_at=row.created_at,
    )


def session_lines(db: Session, rows: Sequence[CoachSession]) -> tuple[SessionLine, ...]:
    found: dict[str, list[VersionView]] = {row.id: [] for row in rows}
    for version in _versions(db, found):
        found[version.session_id or ""].append(version)
    return tuple(_session_line(row, found[row.id]) for row in rows)


def _session_line(row: CoachSession, versions: Sequence[VersionView]) -> SessionLine:
    kind = KINDS[row.kind]
    return SessionLine(
        id=row.id,
        kind=row.kind,
        state=state_now(row),
        title=title_of(row),
        asset_type=row.asset_type,
        filled=len(kind.required) - len(brief.missing(kind, row.slots)),
        required=len(kind.required),
        versions=len(versions),
        thumbnail_asset_id=_thumbnail(row, versions),
        updated_at=row.updated_at,
        expires_at=row.expires_at,
    )
