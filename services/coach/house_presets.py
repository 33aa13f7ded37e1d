"""The style presets of the house as an administrator has them: other words, or hidden. Without that, as carried."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from sqlmodel import Session

import data
from data.columns import utcnow
from data.office import HouseSetting, record, setting
from services.coach.kinds import PRESETS, Preset
from services.errors import BadInput, NotFound

KEY = "presets"
LONGEST: Mapping[str, int] = {"label": 40, "style": 200, "words": 400, "mood": 60}
NEEDED = ("label",)


@dataclass(frozen=True, slots=True, kw_only=True)
class HousePreset:
    """A preset in force. A hidden one is not offered; sessions that have it keep it."""

    preset: Preset
    hidden: bool
    changed: bool


async def offered() -> tuple[Preset, ...]:
    """What a person can choose from."""
    return tuple(one.preset for one in (await all_presets()) if not one.hidden)


async def all_presets() -> tuple[HousePreset, ...]:
    return tuple((await data.read(in_force)).values())


async def change(admin_id: str, name: str, changes: Mapping[str, Any]) -> HousePreset:
    """Set `label`, `style`, `words`, `mood` or `hidden`. Raises NotFound, BadInput."""
    return await data.write(_change, admin_id, name, changes)


async def reset(admin_id: str, name: str) -> HousePreset:
    """Go back to how Limner carries it. Raises NotFound."""
    return await data.write(_change, admin_id, name, None)


def in_force(db: Session) -> dict[str, HousePreset]:
    """All of them by name, in the house's order."""
    chosen = setting(db, KEY) or {}
    return {name: _with(preset, chosen.get(name)) for name, preset in PRESETS.items()}


def _with(preset: Preset, chosen: Any) -> HousePreset:
    if not isinstance(chosen, dict):
        return HousePreset(preset=preset, hidden=False, changed=False)
    known: dict[str, Any] = {str(key): value for key, value in chosen.items()}  # pyright: ignore
    words = {field: str(known[field]) for field in LONGEST if field in known}
    return HousePreset(preset=replace(preset, **words), hidden=bool(known.get("hidden")), changed=True)


def _change(db: Session, admin_id: str, name: str, changes: Mapping[str, Any] | None) -> HousePreset:
    if name not in PRESETS:
        raise NotFound
    row = db.get(HouseSetting, KEY, with_for_update=True)
    everything: dict[str, Any] = dict(row.value) if row else {}
    before: dict[str, Any] = dict(everything.get(name) or {})
    if changes is None:
        after: dict[str, Any] = {}
        everything.pop(name, None)
    else:
        after = {**before, **_checked(changes)}
        everything[name] = after
    if row is None:
        db.add(HouseSetting(key=KEY, value=everything))
    else:
        row.value, row.updated_at = everything, utcnow()
    record(db, admin_id, "preset.change", f"preset:{name}", before, after)
    db.flush()
    return in_force(db)[name]


def _checked(changes: Mapping[str, Any]) -> dict[str, Any]:
    found: dict[str, Any] = {}
    for field, most in LONGEST.items():
        if changes.get(field) is None:
            continue
        said = " ".join(str(changes[field]).replace("\x00", "").split())
        if len(said) > most or not said.isprintable() or (field in NEEDED and not said):
            raise BadInput(
                f"A preset’s {field} has {'1 to' if field in NEEDED else 'up to'} {most} characters.", field=field
            )
        found[field] = said
    if changes.get("hidden") is not None:
        found["hidden"] = bool(changes["hidden"])
    return found
