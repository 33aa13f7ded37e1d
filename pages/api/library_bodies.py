"""What the API accepts about projects, pictures in numbers, and share links."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import Field, StrictBool

from pages.api.bodies import Body, Id

Name = Annotated[str, Field(max_length=2000)]
Tags = list[Annotated[str, Field(max_length=200)]]
Ids = Annotated[list[Id], Field(description="Up to 500 pictures of mine.")]


class ProjectCreate(Body):
    name: Name
    description: Name = ""


class ProjectChange(Body):
    name: Name | None = None
    description: Name | None = None
    state: Literal["active", "archived"] | None = None
    archived: StrictBool | None = None
    cover_asset_id: Annotated[Id | None, Field(description="null: the newest picture.")] = None


class AssetChange(Body):
    favourite: StrictBool | None = None
    title: Name | None = None
    tags: Tags | None = None
    project_id: Id | None = None


class AssetsChange(Body):
    asset_ids: Ids
    favourite: StrictBool | None = None
    tags: Tags | None = None
    add_tags: Tags | None = None
    remove_tags: Tags | None = None
    project_id: Id | None = None
    deleted: Annotated[StrictBool | None, Field(description="true: put away; false: bring back.")] = None


class Download(Body):
    asset_ids: Ids


class Share(Body):
    expires_at: Annotated[datetime | None, Field(description="null: until it is revoked.")] = None
