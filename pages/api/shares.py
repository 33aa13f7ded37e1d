"""Share links: made and revoked by the owner, and what strangers see by them."""

from __future__ import annotations

from typing import Annotated, Any

from fastapi import APIRouter, Query, Request, Response

from pages.api import library_bodies as library
from pages.api import library_shapes as shaped
from pages.api.sending import ASK_AGAIN, answer
from pages.doorkeeper import SignedIn, settings_of
from services.studio import sharing
from services.studio.files import File

router = APIRouter(tags=["Share links"])


@router.post("/assets/{asset_id}/share", status_code=201)
async def share(asset_id: str, request: Request, user: SignedIn, body: library.Share | None = None) -> dict[str, Any]:
    """Show this picture to whoever has the link, until `expires_at` or until it is revoked. A picture has one link."""
    view = await sharing.share(user.id, asset_id, expires_at=body.expires_at if body else None)
    return shaped.share(view, _base(request))


@router.get("/assets/{asset_id}/share")
async def get_share(asset_id: str, request: Request, user: SignedIn) -> dict[str, Any]:
    return shaped.share(await sharing.link_of(user.id, asset_id), _base(request))


@router.delete("/assets/{asset_id}/share")
async def unshare(asset_id: str, user: SignedIn) -> dict[str, Any]:
    """Revoke the link: it shows nothing from now on."""
    await sharing.unshare(user.id, asset_id)
    return {"revoked": asset_id}


@router.get("/shared/{token}")
async def shared(token: str, response: Response) -> dict[str, Any]:
    """A shared picture, for anybody: its title and its size."""
    response.headers["x-robots-tag"] = "noindex"
    return shaped.shared(await sharing.shared(token))


@router.get("/shared/{token}/content", response_class=Response)
async def shared_content(token: str, request: Request, download: bool = False) -> Response:
    return _seen_by_strangers(request, await sharing.content(token), download=download)


@router.get("/shared/{token}/thumbnail", response_class=Response)
async def shared_thumbnail(
    token: str, request: Request, size: Annotated[int, Query(description="256 or 768.")] = 768
) -> Response:
    return _seen_by_strangers(request, await sharing.thumbnail(token, size), download=False)


def _seen_by_strangers(request: Request, file: File, *, download: bool) -> Response:
    return answer(request, file, download=download, caching=ASK_AGAIN, **{"x-robots-tag": "noindex"})


def _base(request: Request) -> str:
    return settings_of(request).base_url or str(request.base_url).rstrip("/")
