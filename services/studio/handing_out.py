"""Pictures made ready for where they go: how they read when small, and packs with a file for every platform."""

from __future__ import annotations

import asyncio
import hashlib
from collections.abc import Callable, Sequence
from functools import cache
from pathlib import Path

from services.errors import BadInput
from services.imaging import codec
from services.imaging.export import Fit
from services.imaging.fit import parse_color
from services.imaging.legibility import Report, legibility
from services.imaging.pack import pack
from services.imaging.platforms import PlatformRow, named, read_rows
from services.settings import Settings
from services.studio import assets
from services.studio.assets import File
from services.studio.workshop import workshop

ROWS = Path(__file__).resolve().parents[2] / "data" / "platforms.toml"


def platform_rows(settings: Settings) -> tuple[PlatformRow, ...]:
    """The platforms' sizes and limits: HOME/platforms.toml where an administrator has put one, else the project's.

    Raises BadInput with a sentence for a row that cannot be used.
    """
    own = settings.folder / "platforms.toml"
    return _rows(own, own.stat().st_mtime_ns) if own.exists() else _rows(ROWS, 0)


async def small_sizes(user_id: str, asset_id: str) -> Report:
    """How the picture reads at small sizes, in a circle, on light and dark. Raises NotFound."""
    asset = await assets.get(user_id, asset_id)

    def look() -> Report:
        return legibility(codec.decode(workshop().storage.get(asset.sha256)))

    return await asyncio.to_thread(look)


async def export_pack(
    user_id: str,
    asset_id: str,
    platforms: Sequence[str],
    *,
    fit: str = Fit.COVER,
    color: str | None = None,
    with_prompt: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> File:
    """One zip with every file of the platforms (`twitch`, or `twitch/emote_112`), a preview sheet and a manifest.

    `on_progress(done, of)` is called from a thread. The same picture and choices give the same bytes. Raises NotFound,
    BadInput for no or an unknown platform, a fit or colour that is none.
    """
    asset = await assets.get(user_id, asset_id)
    shop = workshop()
    if not platforms:
        raise BadInput("Choose at least one platform.", field="platforms")
    if fit not in list(Fit):
        raise BadInput(f"The fit is one of {', '.join(Fit)}.", field="fit")
    if color is not None:
        parse_color(color)
    rows = named(platform_rows(shop.settings), platforms)

    def make() -> bytes:
        master = codec.decode(shop.storage.get(asset.sha256))
        made = pack(
            master,
            rows,
            fit=Fit(fit),
            color=color,
            version_id=asset.version_id or asset.id,
            prompt=(asset.prompt or None) if with_prompt else None,
            on_progress=on_progress,
        )
        return made.zip_bytes

    file = await asyncio.to_thread(make)
    name = assets.file_name(asset, "zip")
    return File(data=file, mime_type="application/zip", etag=hashlib.sha256(file).hexdigest(), name=name)


@cache
def _rows(path: Path, changed: int) -> tuple[PlatformRow, ...]:
    """Read once for each state of the file; `changed` is when it was written."""
    return read_rows(path)
