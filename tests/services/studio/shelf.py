"""Pictures on a shelf: rows without the trouble of painting them, with their versions where those matter."""

from __future__ import annotations

from typing import Any

from sqlmodel import Session, select

import data
from data.library import Asset, AssetKind, Generation, GenerationStatus, Project, Version
from services.studio import projects
from services.studio.tree import add_version
from tests.house import Account

NO_FILE = "0" * 64


def picture(account: Account, *, parent: str | None = None, **columns: Any) -> Asset:
    """A picture of 40 × 30 pixels with a version of its own, under the version `parent`."""
    return data.write_now(_picture, account.id, parent, columns)


def painted(
    account: Account, prompt: str, *, parent: str | None = None, model: str = "a-model", **request: Any
) -> Asset:
    """A picture that a generation made out of `prompt`."""

    def paint(db: Session) -> Asset:
        made = Generation(
            user_id=account.id,
            project_id=projects.default_project(db, account.id).id,
            operation="image_edit" if parent else "text_to_image",
            status=GenerationStatus.COMPLETED,
            prompt=prompt,
            request=request,
            model=model,
            parent_version_id=parent,
        )
        db.add(made)
        db.flush()
        return _picture(db, account.id, parent, {"prompt": prompt, "generation_id": made.id})

    return data.write_now(paint)


def project(account: Account, name: str = "A project", **columns: Any) -> Project:
    def make(db: Session) -> Project:
        row = Project(user_id=account.id, name=name, **columns)
        db.add(row)
        return row

    return data.write_now(make)


def row(table: Any, id: str) -> Any:
    """The row as it is now, None where it is gone."""
    return data.read_now(lambda db: db.get(table, id))


def versions_of(asset_id: str) -> list[Version]:
    return list(data.read_now(lambda db: db.exec(select(Version).where(Version.asset_id == asset_id)).all()))


def _picture(db: Session, user_id: str, parent: str | None, columns: dict[str, Any]) -> Asset:
    made = Asset(
        user_id=user_id,
        **{
            "project_id": columns.get("project_id") or projects.default_project(db, user_id).id,
            "kind": AssetKind.GENERATED,
            "width": 40,
            "height": 30,
            "mime_type": "image/png",
            "bytes": 100,
            "sha256": NO_FILE,
            **columns,
        },
    )
    db.add(made)
    db.flush()
    add_version(
        db,
        made,
        action="image_edit" if parent else "upload",
        parent_id=parent,
        generation_id=made.generation_id,
    )
    return made
