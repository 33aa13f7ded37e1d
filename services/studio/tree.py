"""The versions of a project as a tree: a new one is written under the one that it was made from."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Any

from sqlmodel import Session, func, select

from data.library import Asset, AssetKind, Generation, Version
from services.billing import wallet as wallets


@dataclass(frozen=True, slots=True, kw_only=True)
class Delivered:
    """A picture that is stored: its file's hash and measures, and how the model made it."""

    sha256: str
    width: int
    height: int
    bytes: int
    mime_type: str = "image/png"
    interaction_id: str | None = None
    provider: str = ""
    model: str = ""
    chained: bool = False
    fell_back: bool = False
    bytes_up: int = 0
    bytes_down: int = 0
    usage: dict[str, int] = field(default_factory=dict)
    report: dict[str, Any] = field(default_factory=dict)


def version_of(db: Session, asset: Asset) -> Version:
    """The version that the picture is; an upload that is none yet becomes one without a parent."""
    row = db.get(Version, asset.version_id) if asset.version_id else None
    return row or add_version(db, asset, action=asset.kind, description=asset.title or asset.prompt)


def grow(db: Session, generation: Generation, delivered: Delivered) -> Asset:
    """Write a generation's picture down, as a version under the one that the generation started from."""
    request = generation.request
    asset = Asset(
        user_id=generation.user_id,
        project_id=generation.project_id,
        session_id=generation.session_id,
        generation_id=generation.id,
        kind=AssetKind.GENERATED,
        asset_type=str(request.get("asset_type", "")),
        title=str(request.get("title", ""))[:200],
        prompt=generation.prompt,
        width=delivered.width,
        height=delivered.height,
        mime_type=delivered.mime_type,
        bytes=delivered.bytes,
        sha256=delivered.sha256,
    )
    db.add(asset)
    db.flush()
    add_version(
        db,
        asset,
        action=generation.operation,
        description=generation.prompt,
        parent_id=generation.parent_version_id,
        generation_id=generation.id,
        interaction_id=delivered.interaction_id,
        provider=delivered.provider,
    )
    return asset


def add_version(
    db: Session,
    asset: Asset,
    *,
    action: str,
    description: str = "",
    parent_id: str | None = None,
    generation_id: str | None = None,
    interaction_id: str | None = None,
    provider: str = "",
) -> Version:
    """The next version of the picture's project, which shows this picture; its first one becomes the picture's own.

    Numbers are given one after the other, under the owner's lock, which is taken where the caller has it not yet.
    """
    wallets.lock(db, asset.user_id)
    version = Version(
        user_id=asset.user_id,
        project_id=asset.project_id,
        session_id=asset.session_id,
        parent_id=parent_id,
        generation_id=generation_id,
        asset_id=asset.id,
        number=next_number(db, asset.project_id),
        action=action,
        description=description[:600],
        interaction_id=interaction_id,
        provider=provider,
    )
    db.add(version)
    db.flush()
    if asset.version_id is None:
        asset.version_id = version.id
        db.flush()
    return version


def next_number(db: Session, project_id: str) -> int:
    """The number of the project's next version; the caller holds its owner's lock."""
    db.flush()
    highest = db.exec(select(func.max(Version.number)).where(Version.project_id == project_id)).one()
    return (highest or 0) + 1
