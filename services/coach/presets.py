"""Style presets: the seven of the house, and those that a user saved in their own words."""

from __future__ import annotations

from dataclasses import dataclass

from sqlmodel import Session, col, select

import data
from data.coaching import StylePreset
from services.billing import wallet as wallets
from services.coach import house_presets
from services.coach.kinds import PRESETS, Preset
from services.errors import BadInput, Conflict, NotFound

MOST_PRESETS = 50
LONGEST_NAME, LONGEST_WORDS = 40, 400


@dataclass(frozen=True, slots=True, kw_only=True)
class SavedPreset:
    id: str
    name: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Styles:
    """What a person can choose from: the house's presets that are offered, and their own, newest first."""

    house: tuple[Preset, ...] = ()
    own: tuple[SavedPreset, ...] = ()

    def of_house(self, name: str) -> Preset | None:
        return next((one for one in self.house if one.name == name), None)


async def styles_of(user_id: str) -> Styles:
    return Styles(house=await house_presets.offered(), own=await list_saved(user_id))


async def list_saved(user_id: str) -> tuple[SavedPreset, ...]:
    """The user's own presets, newest first."""
    return await data.read(saved_presets, user_id)


async def save(user_id: str, name: str, words: str) -> SavedPreset:
    """Raises BadInput for an empty or long name or words, Conflict for a name that is taken."""
    return await data.write(_save, user_id, name, words)


async def delete(user_id: str, preset_id: str) -> None:
    """Raises NotFound. Sessions that use it keep the style that it filled."""
    await data.write(_delete, user_id, preset_id)


def saved_presets(db: Session, user_id: str) -> tuple[SavedPreset, ...]:
    query = select(StylePreset).where(StylePreset.user_id == user_id).order_by(col(StylePreset.id).desc())
    return tuple(SavedPreset(id=row.id, name=row.name, words=row.words) for row in db.exec(query).all())


def find(db: Session, user_id: str, name: str) -> Preset | None:
    """The preset by its name or a saved one's id; None for the empty name. Raises BadInput."""
    if not name:
        return None
    house = house_presets.in_force(db)
    if name in house and not house[name].hidden:
        return house[name].preset
    row = db.get(StylePreset, name)
    if row is None or row.user_id != user_id:
        offered = ", ".join(one for one in house if not house[one].hidden)
        raise BadInput(f"The style preset is one of {offered}, or one of your own.")
    return _as_preset(row)


def known(db: Session, user_id: str, name: str) -> Preset | None:
    """As `find`, also one that was hidden, and None for one that was deleted meanwhile."""
    if name in PRESETS:
        return house_presets.in_force(db)[name].preset
    try:
        return find(db, user_id, name)
    except BadInput:
        return None


def _as_preset(row: StylePreset) -> Preset:
    return Preset(name=row.id, label=row.name, style=row.words[:200], words=row.words)


def _save(db: Session, user_id: str, name: str, words: str) -> SavedPreset:
    called, said = " ".join(name.split()), " ".join(words.split())
    if not 1 <= len(called) <= LONGEST_NAME or not called.isprintable():
        raise BadInput(f"A preset's name has 1 to {LONGEST_NAME} characters.", field="name")
    if not 3 <= len(said) <= LONGEST_WORDS:
        raise BadInput(f"Describe the style in 3 to {LONGEST_WORDS} characters.", field="words")
    wallets.lock(db, user_id)  # two at once would both find the name free
    mine = saved_presets(db, user_id)
    if any(one.name.lower() == called.lower() for one in mine) or called.lower() in PRESETS:
        raise Conflict("There is a preset of this name already.")
    if len(mine) >= MOST_PRESETS:
        raise BadInput(f"There is room for {MOST_PRESETS} presets. Delete one first.")
    row = StylePreset(user_id=user_id, name=called, words=said)
    db.add(row)
    db.flush()
    return SavedPreset(id=row.id, name=row.name, words=row.words)


def _delete(db: Session, user_id: str, preset_id: str) -> None:
    row = db.get(StylePreset, preset_id)
    if row is None or row.user_id != user_id:
        raise NotFound
    db.delete(row)
