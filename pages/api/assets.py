"""Pictures: uploads, the gallery, files and thumbnails."""

from __future__ import annotations

import re
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, File, Form, Query, Request, Response, UploadFile

from pages.api import bodies, shapes
from pages.doorkeeper import SignedIn
from services.errors import BadInput
from services.studio import assets, handing_out

router = APIRouter(tags=["Pictures"])

SIZE = re.compile(r"^(\d{1,5})(?:\s*[x×]\s*(\d{1,5}))?$", re.ASCII)
PRIVATE = "private, max-age=31536000, immutable"


@router.post("/uploads", status_code=201)
async def upload(
    user: SignedIn, file: Annotated[UploadFile, File()], project_id: Annotated[bodies.Id | None, Form()] = None
) -> dict[str, Any]:
    """Take in a picture of mine (PNG, JPEG, WebP, GIF, AVIF, HEIC), without its metadata."""
    content = await file.read()
    return shapes.asset(await assets.upload(user.id, content, name=file.filename or "", project_id=project_id))


@router.get("/assets")
async def list_assets(
    user: SignedIn,
    limit: bodies.Limit = 50,
    cursor: bodies.Cursor = None,
    kind: Annotated[str | None, Query(max_length=20)] = None,
    asset_type: Annotated[str | None, Query(max_length=30)] = None,
    project_id: Annotated[str | None, Query(max_length=64)] = None,
    favourite: bool | None = None,
    search: Annotated[str, Query(max_length=100)] = "",
) -> dict[str, Any]:
    """Every picture of mine, uploads included, newest first."""
    only = assets.Filter(kind=kind, asset_type=asset_type, project_id=project_id, favourite=favourite, search=search)
    rows = await assets.list_assets(user.id, limit=limit, before=cursor, only=only)
    return shapes.page([shapes.asset(row) for row in rows], limit)


@router.get("/assets/{asset_id}")
async def get_asset(asset_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.asset(await assets.get(user.id, asset_id))


@router.patch("/assets/{asset_id}")
async def change_asset(asset_id: str, body: bodies.AssetChange, user: SignedIn) -> dict[str, Any]:
    """Favourite, tags, project."""
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
    download: bool = False,
) -> Response:
    """The picture's file: as it is stored, or in another size, format or ground."""
    file = await assets.content(user.id, asset_id, size=_size(size), format=format, background=background, color=color)
    return _answer(request, file, download=download)


@router.get("/assets/{asset_id}/thumbnail", response_class=Response)
async def thumbnail(
    asset_id: str, request: Request, user: SignedIn, size: Annotated[int, Query(description="256 or 768.")] = 256
) -> Response:
    return _answer(request, await assets.thumbnail(user.id, asset_id, size), download=False)


@router.post("/assets/{asset_id}/export-pack", response_class=Response)
async def export_pack(asset_id: str, body: bodies.ExportPack, request: Request, user: SignedIn) -> Response:
    """One zip with every file of the platforms, a preview sheet and a manifest; the same choices, the same bytes."""
    file = await handing_out.export_pack(
        user.id, asset_id, body.platforms, fit=body.fit, color=body.color, with_prompt=body.include_prompt
    )
    return _answer(request, file, download=True)


@router.get("/assets/{asset_id}/legibility")
async def legibility(asset_id: str, user: SignedIn) -> dict[str, Any]:
    """How the picture reads at 18 to 64 pixels, in a circle, on light and dark: a light, and what to do about it."""
    return shapes.legibility(await handing_out.small_sizes(user.id, asset_id))


def disposition(name: str, *, download: bool) -> str:
    """The header that names a file, also where the name is not in ASCII."""
    plain = name.encode("ascii", "ignore").decode() or "picture"
    return f"{'attachment' if download else 'inline'}; filename=\"{plain}\"; filename*=UTF-8''{quote(name)}"


def _size(text: str | None) -> tuple[int, int] | None:
    if text is None:
        return None
    found = SIZE.match(text.strip().lower())
    if found is None:
        raise BadInput("The size is a number of pixels such as 512, or width and height such as 1280x720.")
    width = int(found[1])
    return width, int(found[2] or width)


def _answer(request: Request, file: assets.File, *, download: bool) -> Response:
    etag = f'"{file.etag}"'
    headers = {"etag": etag, "cache-control": PRIVATE, "vary": "cookie"}
    known = {tag.strip().removeprefix("W/") for tag in request.headers.get("if-none-match", "").split(",")}
    if known & {etag, "*"}:
        return Response(status_code=304, headers=headers)
    headers["content-disposition"] = disposition(file.name, download=download)
    return Response(file.data, media_type=file.mime_type, headers=headers)
