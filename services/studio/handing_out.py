"""Pictures made ready for where they go: how they read when small, and packs with a file for every platform."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Sequence
from dataclasses import dataclass

import data
from services.errors import BadInput
from services.imaging import codec
from services.imaging.export import Fit
from services.imaging.fit import Anchor, parse_color
from services.imaging.legibility import Report, legibility
from services.imaging.pack import middle, pack
from services.imaging.placing import Box, safe_box
from services.imaging.platforms import PlatformRow, named
from services.studio import assets, hands, platforms
from services.studio.files import File, with_origin
from services.studio.naming import file_name
from services.studio.workshop import workshop


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What is to be known before a picture goes out: how it reads when small, the point that crops keep, and whether
    something of it is transparent.
    """

    report: Report
    focus: Anchor
    see_through: bool


async def small_sizes(user_id: str, asset_id: str) -> Report:
    """How the picture reads at small sizes, in a circle, on light and dark. Raises NotFound."""
    asset = await assets.get(user_id, asset_id)

    def look() -> Report:
        return legibility(codec.decode(workshop().storage.get(asset.sha256)))

    return await hands.handing_out.do(look)


async def outlook(user_id: str, asset_id: str) -> Outlook:
    """The same, with the point (0 to 1) around which a pack crops unless told otherwise, and whether there is alpha.

    Raises NotFound.
    """
    asset = await assets.get(user_id, asset_id)

    def look() -> Outlook:
        master = codec.decode(workshop().storage.get(asset.sha256))
        see_through = master.mode == "RGBA" and master.getchannel("A").getextrema() != (255, 255)
        return Outlook(report=legibility(master), focus=middle(master), see_through=see_through)

    return await hands.handing_out.do(look)


def always_shown(row: PlatformRow) -> Box:
    """Left, top, right, bottom of what the platform always shows of this file, in its pixels."""
    return safe_box((row.width, row.height), row.safe_area)


async def export_pack(
    user_id: str,
    asset_id: str,
    names: Sequence[str],
    *,
    fit: str = Fit.COVER,
    color: str | None = None,
    focus: Anchor | None = None,
    with_prompt: bool = False,
    on_progress: Callable[[int, int], None] | None = None,
) -> File:
    """One zip with every file of the platforms (`twitch`, or `twitch/emote_112`), a preview sheet and a manifest.

    `focus` is the point of the picture (0 to 1) that every crop keeps, None for the middle of what it is about.
    `on_progress(done, of)` is called from a thread. The same picture and choices give the same bytes. Raises NotFound,
    BadInput for no or an unknown platform, a fit, colour or point that is none.
    """
    asset, origin = await data.read(with_origin, user_id, asset_id)
    shop = workshop()
    if not names:
        raise BadInput("Choose at least one platform.", field="platforms")
    if fit not in list(Fit):
        raise BadInput(f"The fit is one of {', '.join(Fit)}.", field="fit")
    if color is not None:
        parse_color(color)
    if focus is not None and not all(0 <= part <= 1 for part in focus):
        raise BadInput("The focus is a point of the picture, from 0 to 1 across and down.", field="focus")
    rows = named(platforms.rows(shop.settings), names)

    def make() -> bytes:
        master = codec.decode(shop.storage.get(asset.sha256))
        made = pack(
            master,
            rows,
            fit=Fit(fit),
            color=color,
            focus=focus,
            version_id=asset.version_id or asset.id,
            prompt=(asset.prompt or None) if with_prompt else None,
            origin=origin,
            on_progress=on_progress,
        )
        return made.zip_bytes

    file = await hands.handing_out.do(make)
    name = file_name(asset, "zip")
    return File(data=file, mime_type="application/zip", etag=hashlib.sha256(file).hexdigest(), name=name)
