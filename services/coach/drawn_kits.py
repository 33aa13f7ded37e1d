"""A brand kit drawn from a picture: its palette measured from the pixels, its mood named by the model."""

from __future__ import annotations

import asyncio
import re
from dataclasses import dataclass
from datetime import timedelta

from sqlmodel import Session

import data
from data.coaching import BrandKit
from data.columns import new_id, utcnow
from services.billing import charges, keys
from services.billing import wallet as wallets
from services.coach.brand_kits import (
    LONGEST_NAME,
    LONGEST_TONE,
    MOST_COLORS,
    KitView,
    check_room,
    get,
    kit_view,
    own_kit,
)
from services.gemini import Picture
from services.imaging import codec
from services.imaging.palette import palette
from services.studio.hands import handing_out
from services.studio.naming import plain_line
from services.studio.picture_rows import own_asset
from services.studio.workshop import workshop

PATIENCE = timedelta(minutes=10)
QUESTION = "Name the mood of this picture for a brand, in three to six plain words separated by commas. Only the words."


async def from_picture(user_id: str, asset_id: str, name: str = "", *, key: keys.Request | None = None) -> KitView:
    """Draw a kit from a picture of the user's; takes one unit of vibe_branding, given back where it fails.

    Raises NotFound, BadInput for a long name, what a hold raises, and the errors of a model that does not answer.
    """
    held = await data.write(_begin, user_id, asset_id, name, key)
    if held.made is not None:
        return await get(user_id, held.made)
    shop = workshop()
    try:
        file = await asyncio.to_thread(shop.storage.get, held.sha256)
        colors = await handing_out.do(_measure, file)
        mood = await shop.gemini.describe(picture=Picture(data=file, mime_type="image/png"), question=QUESTION)
        return await data.write(_finish, user_id, held, asset_id, colors, mood, key)
    except BaseException:
        await asyncio.shield(data.write(charges.release, held.charge_id))
        raise


@dataclass(frozen=True, slots=True, kw_only=True)
class _Held:
    kit_id: str
    name: str = ""
    charge_id: str = ""
    sha256: str = ""
    made: str | None = None


def _begin(db: Session, user_id: str, asset_id: str, name: str, key: keys.Request | None) -> _Held:
    asset = own_asset(db, user_id, asset_id)
    wallets.lock(db, user_id)
    if (known := keys.replay(db, user_id, key)) is not None:
        return _Held(kit_id=known, made=known)
    called = plain_line(name, "name", LONGEST_NAME) or f"Colours of {asset.title or 'a picture'}"[:LONGEST_NAME]
    check_room(db, user_id)
    kit_id = new_id()
    _, (charge_id,) = charges.hold(
        db, user_id, "vibe_branding", [kit_id], reference_type="brand_kit", deadline=utcnow() + PATIENCE
    )
    return _Held(kit_id=kit_id, name=called, charge_id=charge_id, sha256=asset.sha256)


def _measure(file: bytes) -> list[str]:
    return [swatch.hex for swatch in palette(codec.decode(file), MOST_COLORS)]


def _finish(
    db: Session,
    user_id: str,
    held: _Held,
    asset_id: str,
    colors: list[str],
    mood: str,
    key: keys.Request | None,
) -> KitView:
    wallets.lock(db, user_id)
    if (known := keys.replay(db, user_id, key)) is not None:  # the same request came twice, and the other was faster
        charges.release(db, held.charge_id)
        return kit_view(own_kit(db, user_id, known))
    tone = re.sub(r"\s+", " ", mood).strip(" .\"'")[:LONGEST_TONE]
    row = BrandKit(
        id=held.kit_id,
        user_id=user_id,
        name=held.name,
        colors=colors,
        tone=tone,
        source_asset_id=asset_id,
        logo_asset_id=None,
    )
    db.add(row)
    db.flush()
    keys.remember(db, user_id, key, reference_type="brand_kit", reference_id=row.id)
    charges.capture(db, held.charge_id)
    return kit_view(row)
