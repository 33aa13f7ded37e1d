"""The addresses that pages and components name."""

from __future__ import annotations

from components import theme

UPLOADS = "/api/v1/uploads"
TOKENS_CSV = "/api/v1/tokens/history?format=csv"
WALLET = "/wallet"
PLANS = "/wallet#plans"
NOTICES = "/notices"


def session_url(session_id: str, *, profile: bool = False) -> str:
    return f"{'/profile' if profile else '/'}?session={session_id}"


def content_url(asset_id: str) -> str:
    return f"/api/v1/assets/{asset_id}/content"


def download_url(asset_id: str, size: tuple[int, int] | None = None) -> str:
    """The picture as a file to save, as it is stored or in exactly `size` pixels."""
    query = f"size={size[0]}x{size[1]}&" if size else ""
    return f"{content_url(asset_id)}?{query}download=true"


def thumbnail_url(asset_id: str, edge: int = 256) -> str:
    return f"/api/v1/assets/{asset_id}/thumbnail?size={edge}"


def preset_picture(name: str) -> str:
    """What a style preset looks like, drawn by the carried engine's painter."""
    return theme.asset_url(f"presets/{name}.webp")
