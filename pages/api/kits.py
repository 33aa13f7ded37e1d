"""Brand kits and the person's own style presets."""

from __future__ import annotations

from typing import Any

from fastapi import APIRouter

from pages.api import bodies, shapes
from pages.api.owning import OwnIds
from pages.doorkeeper import SignedIn
from services.billing import keys
from services.coach import brand_kits, drawn_kits, presets

router = APIRouter(tags=["Brand kits"], dependencies=[OwnIds])


@router.get("/brand-kits")
async def list_kits(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My brand kits, newest first."""
    return shapes.part([shapes.kit(row) for row in await brand_kits.list_kits(user.id)], limit, cursor)


@router.post("/brand-kits", status_code=201)
async def create_kit(body: bodies.KitCreate, user: SignedIn) -> dict[str, Any]:
    """A kit made by hand: a name, up to eight colours, fonts, a tone in words, a logo."""
    return shapes.kit(await brand_kits.create(user.id, body.model_dump(exclude_unset=True)))


@router.post("/brand-kits/from-image", status_code=201)
async def kit_from_image(body: bodies.KitFromImage, user: SignedIn, key: bodies.Key = None) -> dict[str, Any]:
    """A kit drawn from a picture of mine: its palette is measured, the model names its mood."""
    asked = keys.request(key, "brand-kits/from-image", body.model_dump())
    return shapes.kit(await drawn_kits.from_picture(user.id, body.asset_id, body.name, key=asked))


@router.get("/brand-kits/{kit_id}")
async def get_kit(kit_id: str, user: SignedIn) -> dict[str, Any]:
    return shapes.kit(await brand_kits.get(user.id, kit_id))


@router.patch("/brand-kits/{kit_id}")
async def change_kit(kit_id: str, body: bodies.KitChange, user: SignedIn) -> dict[str, Any]:
    return shapes.kit(await brand_kits.change(user.id, kit_id, body.model_dump(exclude_unset=True)))


@router.delete("/brand-kits/{kit_id}")
async def delete_kit(kit_id: str, user: SignedIn) -> dict[str, Any]:
    await brand_kits.delete(user.id, kit_id)
    return {"deleted": kit_id}


@router.get("/style-presets")
async def list_presets(user: SignedIn, limit: bodies.Limit = 50, cursor: bodies.Cursor = None) -> dict[str, Any]:
    """My own presets; those of the house are in the catalogue."""
    return shapes.part([shapes.saved_preset(row) for row in await presets.list_saved(user.id)], limit, cursor)


@router.post("/style-presets", status_code=201)
async def save_preset(body: bodies.PresetCreate, user: SignedIn) -> dict[str, Any]:
    """Save a style in my own words under a name; its id is a `style_preset`."""
    return shapes.saved_preset(await presets.save(user.id, body.name, body.words))


@router.delete("/style-presets/{preset_id}")
async def delete_preset(preset_id: str, user: SignedIn) -> dict[str, Any]:
    await presets.delete(user.id, preset_id)
    return {"deleted": preset_id}
