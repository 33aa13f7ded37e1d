"""Pictures: uploads, the gallery, files and thumbnails."""

from __future__ import annotations

import re
from datetime import datetime
from typing import Annotated, Any, Literal

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from pages.api import bodies, shapes
from pages.api import library_bodies as library
from pages.api import library_shapes as shaped
from pages.api.owning import OwnIds
from pages.api.sending import answer
from pages.doorkeeper import SignedIn
from services.errors import BadInput
from services.studio import assets, files, gallery, handing_out, lineage

router = APIRouter(tags=["Pictures"], dependencies=[OwnIds])

SIZE = re.compile(r"^(\d{1,5})(?:\s*[x×]\s*(\d{1,5}))?$", re.ASCII)


@router.post("/uploads", status_code=201)
async def upload(
    user: SignedIn,
    file: Annotated[UploadFile, File()],
    project_id: Annotated[bodies.Id | None, Form()] = None,
    kind: Annotated[Literal["upload", "mask"], Form(description="A mask stays out of the gallery.")] = "upload",
) -> dict[str, Any]:
    """Take in a picture of mine (PNG, JPEG, WebP, GIF, AVIF, HEIC), without its metadata.

    Its bytes say what it is. Where the file's name and type say anything, one of the two has to say the same.
    """
    made = await assets.upload(
        user.id,
        await file.read(),
        name=file.filename or "",
        mime_type=file.content_type or "",
        project_id=project_id,
        kind=kind,
    )
    return shapes.asset(made)


@router.get("/assets")
async def list_assets(
    user: SignedIn,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    kind: Annotated[str | None, Query(max_length=20, description="generated or upload.")] = None,
    asset_type: Annotated[
        list[str] | None, Query(max_length=20, description="Given several times, any of them.")
    ] = None,
    project_id: Annotated[str | None, Query(max_length=64)] = None,
    favourite: bool | None = None,
    rating: Annotated[int | None, Query(ge=1, le=5, description="At least so many stars.")] = None,
    tag: Annotated[list[str] | None, Query(max_length=20, description="Given more than once: all of them.")] = None,
    since: Annotated[datetime | None, Query(description="Made at this moment or later.")] = None,
    until: Annotated[datetime | None, Query(description="Made before this moment.")] = None,
    search: Annotated[str, Query(max_length=200, description="Words of prompt, title or tags.")] = "",
    deleted: Annotated[bool, Query(description="What can still be restored, in place of what is there.")] = False,
) -> dict[str, Any]:
    """Every picture of mine, uploads included, newest first."""
    only = gallery.Filter(
        kind=kind,
        asset_types=tuple(asset_type or ()),
        project_id=project_id,
        favourite=favourite,
        rating=rating,
        tags=tuple(tag or ()),
        since=since,
        until=until,
        search=search,
        deleted=deleted,
    )
    rows = await gallery.page(user.id, only, limit=limit + 1, before=cursor)
    return shapes.page([shapes.asset(row) for row in rows], limit)


@router.get("/assets/{asset_id}")
async def get_asset(asset_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.asset(await assets.get(user.id, asset_id))


@router.patch("/assets/{asset_id}")
async def change_asset(asset_id: str, body: library.AssetChange, user: SignedIn) -> dict[str, Any]:
    """Favourite, title, tags, project."""
    return shapes.asset(await assets.change(user.id, asset_id, body.model_dump(exclude_unset=True)))


@router.delete("/assets/{asset_id}")
async def delete_asset(asset_id: str, user: SignedIn) -> dict[str, Any]:
    """Put the picture away; `restore` brings it back for 30 days."""
    return shapes.asset(await assets.delete(user.id, asset_id))


@router.post("/assets/{asset_id}/restore")
async def restore_asset(asset_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.asset(await assets.restore(user.id, asset_id))


@router.post("/assets/{asset_id}/rating")
async def rate_asset(asset_id: str, body: bodies.Rating, user: SignedIn) -> dict[str, Any]:
    """1 to 5, or null to take the rating away."""
    return shapes.asset(await assets.rate(user.id, asset_id, body.rating))


@router.get("/assets/{asset_id}/content", response_class=Response)
async def content(
    asset_id: str,
    request: Request,
    user: SignedIn,
    size: Annotated[str | None, Query(max_length=20, description="512 or 1280x720; never above the master's.")] = None,
    format: Annotated[str | None, Query(max_length=10, description="png, webp or jpeg.")] = None,
    background: Annotated[str | None, Query(max_length=20, description="transparent or solid.")] = None,
    color: Annotated[str | None, Query(max_length=20, description="#rrggbb, of a solid background.")] = None,
    quality: Annotated[int | None, Query(description="1 to 100, of WebP and JPEG; a WebP without is lossless.")] = None,
    include_prompt: Annotated[bool, Query(description="Write the prompt into the file.")] = False,
    download: bool = False,
) -> Response:
    """The picture's file: as it is stored, or in another size, format, quality or ground.

    `X-Limner-Exact` is `true` where the file has every pixel as it is stored.
    """
    if size is not None:
        await assets.get(user.id, asset_id)  # whose it is comes before what is asked of it
    file = await files.content(
        user.id,
        asset_id,
        size=_size(size),
        format=format,
        background=background,
        color=color,
        quality=quality,
        with_prompt=include_prompt,
    )
    return answer(request, file, download=download, **{"x-limner-exact": "true" if file.exact else "false"})


@router.get("/assets/{asset_id}/thumbnail", response_class=Response)
async def thumbnail(
    asset_id: str, request: Request, user: SignedIn, size: Annotated[int, Query(description="256 or 768.")] = 256
) -> Response:
    return answer(request, await files.thumbnail(user.id, asset_id, size), download=False)


@router.post("/assets/{asset_id}/export-pack", response_class=Response)
async def export_pack(asset_id: str, body: bodies.ExportPack, request: Request, user: SignedIn) -> Response:
    """One zip with every file of the platforms, a preview sheet and a manifest; the same choices, the same bytes."""
    file = await handing_out.export_pack(
        user.id,
        asset_id,
        body.platforms,
        fit=body.fit,
        color=body.color,
        focus=(body.focus.x, body.focus.y) if body.focus else None,
        with_prompt=body.include_prompt,
    )
    return answer(request, file, download=True)


@router.get("/assets/{asset_id}/legibility")
async def legibility(asset_id: str, user: SignedIn) -> dict[str, Any]:
    """How the picture reads at 18 to 64 pixels, in a circle, on light and dark: a light, and what to do about it."""
    return shapes.legibility(await handing_out.small_sizes(user.id, asset_id))


@router.get("/assets/{asset_id}/lineage")
async def lineage_of(asset_id: str, user: SignedIn) -> dict[str, Any]:
    """Where the picture comes from, newest first: prompts, models, pictures that went in, prices and times."""
    steps = await lineage.of_asset(user.id, asset_id)
    return {"asset_id": asset_id, "steps": [shaped.step(one) for one in steps]}


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = SIZE.match(text.strip().lower())
    if found is None:
        raise BadInput("The size is a number of pixels such as 512, or width and height such as 1280x720.")
    width = int(found[1])
    return width, int(found[2] or width)
