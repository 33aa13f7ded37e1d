"""The shapes of projects, lineage, differences and share links."""

from __future__ import annotations

from pages.api.shapes import Json, asset, charge, time, version
from services.studio.gallery import TagCount
from services.studio.lineage import Step
from services.studio.sharing import SharedPicture, ShareView
from services.studio.versions import Difference
from services.studio.views import ProjectView


def project(view: ProjectView) -> Json:
    return {
        "id": view.id,
        "name": view.name,
        "description": view.description,
        "state": view.state,
        "is_default": view.is_default,
        "cover_asset_id": view.cover_asset_id,
        "pictures": view.pictures,
        "created_at": time(view.created_at),
        "updated_at": time(view.updated_at),
        "deleted_at": time(view.deleted_at),
    }


def tag(view: TagCount) -> Json:
    return {"tag": view.tag, "count": view.count}


def step(view: Step) -> Json:
    return {
        "version_id": view.version_id,
        "number": view.number,
        "parent_id": view.parent_id,
        "project_id": view.project_id,
        "action": view.action,
        "description": view.description,
        "prompt": view.prompt,
        "model": view.model,
        "asset": asset(view.asset),
        "inputs": [asset(one) for one in view.inputs],
        "charge": charge(view.charge) if view.charge else None,
        "seconds": view.seconds,
        "deleted": view.deleted,
        "created_at": time(view.created_at),
    }


def difference(view: Difference) -> Json:
    return {
        "first": version(view.first),
        "second": version(view.second),
        "width": view.width,
        "height": view.height,
        "changed": view.changed,
        "share": view.share,
        "largest": view.largest,
        "same_size": view.same_size,
    }


def share(view: ShareView, base: str) -> Json:
    return {
        "id": view.id,
        "asset_id": view.asset_id,
        "token": view.token,
        "url": f"{base}{view.path}",
        "created_at": time(view.created_at),
        "expires_at": time(view.expires_at),
    }


def shared(view: SharedPicture) -> Json:
    return {"title": view.title, "width": view.width, "height": view.height}
