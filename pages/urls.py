"""The addresses that pages and components name."""

from __future__ import annotations

from collections.abc import Mapping
from urllib.parse import quote, urlencode

from components import theme

UPLOADS = "/api/v1/uploads"
ASSETS = "/api/v1/assets"
DOWNLOAD_MANY = "/api/v1/assets/download"
TOKENS_CSV = "/api/v1/tokens/history?format=csv"
WALLET = "/wallet"
PLANS = "/wallet#plans"
NOTICES = "/notices"
EXPORT = "/api/v1/me/export"
PROJECTS = "/projects"


def session_url(session_id: str, *, profile: bool = False) -> str:
    return f"{'/profile' if profile else '/'}?session={session_id}"


def studio_url(project_id: str, version_id: str | None = None) -> str:
    """The studio on this project, with this version on the easel."""
    return f"/studio?project={project_id}" + (f"&version={version_id}" if version_id else "")


def reference_url(asset_id: str) -> str:
    """A new talk with the coach that starts from this picture."""
    return f"/?asset={asset_id}"


def shared_content_url(token: str) -> str:
    """The file of a shared picture, for whoever has its link."""
    return f"/api/v1/shared/{quote(token, safe='')}/content"


def gallery_url(project_id: str) -> str:
    """The gallery of one project."""
    return f"/gallery?project={project_id}"


def content_url(asset_id: str) -> str:
    return f"/api/v1/assets/{asset_id}/content"


def download_url(asset_id: str, size: tuple[int, int] | None = None) -> str:
    """The picture as a file to save, as it is stored or in exactly `size` pixels."""
    query = f"size={size[0]}x{size[1]}&" if size else ""
    return f"{content_url(asset_id)}?{query}download=true"


def export_url(asset_id: str, choices: Mapping[str, str]) -> str:
    """The picture as a file to save, by the choices that the route takes."""
    return f"{content_url(asset_id)}?{urlencode({**choices, 'download': 'true'})}"


def thumbnail_url(asset_id: str, edge: int = 256) -> str:
    return f"/api/v1/assets/{asset_id}/thumbnail?size={edge}"


def preset_picture(name: str) -> str:
    """What a style preset looks like, drawn by the carried engine's painter."""
    return theme.asset_url(f"presets/{name}.webp")
