"""Brand kits: colours, fonts, a tone in words and a logo that sessions can carry."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlmodel import Session, col, select

import data
from data.coaching import BrandKit
from data.columns import utcnow
from services import errors
from services.billing import wallet as wallets
from services.imaging.fit import parse_color
from services.studio.naming import plain_line
from services.studio.picture_rows import own_asset

MOST_COLORS, MOST_FONTS, MOST_KITS = 8, 6, 100
LONGEST_NAME, LONGEST_FONT, LONGEST_TONE = 80, 60, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class KitView:
    id: str
    name: str
    colors: tuple[str, ...]
    fonts: tuple[str, ...]
    tone: str
    logo_asset_id: str | None
    source_asset_id: str | None
    created_at: datetime
    updated_at: datetime


async def list_kits(user_id: str) -> tuple[KitView, ...]:
    """The user's kits, newest first."""
    return await data.read(_list, user_id)


async def get(user_id: str, kit_id: str) -> KitView:
    """Raises NotFound."""
    return kit_view(await data.read(own_kit, user_id, kit_id))


async def create(user_id: str, fields: dict[str, Any]) -> KitView:
    """A kit made by hand. Raises BadInput for colours that are none, more than eight, or a missing name."""
    return await data.write(_create, user_id, fields)


async def change(user_id: str, kit_id: str, fields: dict[str, Any]) -> KitView:
    """Raises NotFound, BadInput."""
    return await data.write(_change, user_id, kit_id, fields)


async def delete(user_id: str, kit_id: str) -> None:
    """Raises NotFound. Sessions that carry the kit keep what it filled."""
    await data.write(_delete, user_id, kit_id)


def own_kit(db: Session, user_id: str, kit_id: str) -> BrandKit:
    """Raises NotFound."""
    row = db.get(BrandKit, kit_id)
    if row is None or row.user_id != user_id or row.deleted_at is not None:
        raise errors.NotFound
    return row


def check_room(db: Session, user_id: str) -> None:
    """Raises BadInput where the user has as many kits as there is room for."""
    if len(_list(db, user_id)) >= MOST_KITS:
        raise errors.BadInput(f"There is room for {MOST_KITS} brand kits. Delete one first.")


def kit_words(db: Session, kit_id: str | None) -> str:
    """The kit as the coach reads about it; empty where there is none."""
    row = db.get(BrandKit, kit_id) if kit_id else None
    if row is None or row.deleted_at is not None:
        return ""
    parts = [
        row.name,
        f"colours {', '.join(row.colors)}" if row.colors else "",
        f"tone: {row.tone}" if row.tone else "",
    ]
    return "; ".join(part for part in parts if part)


def kit_view(row: BrandKit) -> KitView:
    return KitView(
        id=row.id,
        name=row.name,
        colors=tuple(row.colors),
        fonts=tuple(row.fonts),
        tone=row.tone,
        logo_asset_id=row.logo_asset_id,
        source_asset_id=row.source_asset_id,
        created_at=row.created_at,
        updated_at=row.updated_at,
    )


def _list(db: Session, user_id: str) -> tuple[KitView, ...]:
    query = select(BrandKit).where(BrandKit.user_id == user_id, col(BrandKit.deleted_at).is_(None))
    return tuple(kit_view(row) for row in db.exec(query.order_by(col(BrandKit.id).desc()).limit(MOST_KITS)).all())


def _create(db: Session, user_id: str, fields: dict[str, Any]) -> KitView:
    wallets.lock(db, user_id)
    check_room(db, user_id)
    row = BrandKit(user_id=user_id, name="")
    _fill(db, row, {"name": "", **fields})
    db.add(row)
    db.flush()
    return kit_view(row)


def _change(db: Session, user_id: str, kit_id: str, fields: dict[str, Any]) -> KitView:
    row = own_kit(db, user_id, kit_id)
    _fill(db, row, fields)
    row.updated_at = utcnow()
    db.flush()
    return kit_view(row)


def _delete(db: Session, user_id: str, kit_id: str) -> None:
    own_kit(db, user_id, kit_id).deleted_at = utcnow()


def _fill(db: Session, row: BrandKit, fields: dict[str, Any]) -> None:
    if "logo_asset_id" in fields:  # first, as every id is checked for its owner before anything else
        logo = fields["logo_asset_id"]
        row.logo_asset_id = own_asset(db, row.user_id, str(logo)).id if logo else None
    if "name" in fields:
        row.name = plain_line(fields["name"], "name", LONGEST_NAME)
        if not row.name:
            raise errors.BadInput("Give the brand kit a name.", field="name")
    if fields.get("colors") is not None:
        row.colors = _colors(fields["colors"])
    if fields.get("fonts") is not None:
        fonts = [plain_line(one, "font", LONGEST_FONT) for one in fields["fonts"]]
        if len(fonts) > MOST_FONTS:
            raise errors.BadInput(f"A brand kit has up to {MOST_FONTS} fonts.", field="fonts")
        row.fonts = [one for one in fonts if one]
    if fields.get("tone") is not None:
        row.tone = plain_line(fields["tone"], "tone", LONGEST_TONE)


def _colors(colors: list[str]) -> list[str]:
    if len(colors) > MOST_COLORS:
        raise errors.BadInput(f"A brand kit has up to {MOST_COLORS} colours; these are {len(colors)}.", field="colors")
    found: list[str] = []
    for one in colors:
        red, green, blue = parse_color(str(one))[:3]
        found.append(f"#{red:02x}{green:02x}{blue:02x}")
    return list(dict.fromkeys(found))
