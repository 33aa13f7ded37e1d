"""The brief: what is known of the wish, who said it, what is missing. Pure functions on plain dictionaries.

A slot is `{"value": str, "source": user|preset|brand_kit|coach, "heard": str, "by": "hand"}`; `heard` is what the model
gave last, so that a value set by hand is not overwritten by the model repeating itself; `by` tells which ones were.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from enum import StrEnum
from typing import Any

from services.coach.kinds import Kind, Preset
from services.errors import BadInput

Slots = dict[str, dict[str, str]]
LONGEST_VALUE = 400
COLOR_SLOTS = ("colors", "color_scheme")


class Source(StrEnum):
    USER = "user"
    PRESET = "preset"
    BRAND_KIT = "brand_kit"
    COACH = "coach"


def missing(kind: Kind, slots: Mapping[str, Any]) -> list[str]:
    return [name for name in kind.required if not value(slots, name)]


def ready(kind: Kind, slots: Mapping[str, Any]) -> bool:
    return not missing(kind, slots)


def value(slots: Mapping[str, Any], name: str) -> str:
    slot = slots.get(name)
    return str(slot.get("value", "")) if slot else ""


def by_hand(kind: Kind, slots: Slots, changes: Mapping[str, str | None]) -> Slots:
    """Set or clear slots as the person says.

    Raises BadInput for a slot the kind does not have or a value over 400 characters.
    """
    result = {name: dict(slot) for name, slot in slots.items()}
    for name, wanted in changes.items():
        if name not in kind.slot_names():
            raise BadInput(f"There is no “{name[:40]}” here; a brief has {', '.join(kind.slot_names())}.")
        text = (wanted or "").strip()
        if len(text) > LONGEST_VALUE:
            raise BadInput(f"Please keep it under {LONGEST_VALUE} characters.")
        result[name] = {**result.get(name, {}), "value": text, "source": Source.USER, "by": "hand"}
    return result


def from_preset(kind: Kind, slots: Slots, preset: Preset) -> Slots:
    """Fill what the preset says, without touching what the person said."""
    result = {name: dict(slot) for name, slot in slots.items()}
    for name, text in (("style", preset.style), ("mood", preset.mood)):
        said_by = result.get(name, {}).get("source")
        if text and name in kind.slot_names() and said_by in (None, Source.PRESET, Source.COACH):
            result[name] = {**result.get(name, {}), "value": text, "source": Source.PRESET}
    return result


def from_kit(kind: Kind, slots: Slots, colors: Sequence[str]) -> Slots:
    """Fill the colours of a brand kit, without touching what the person said."""
    result = {name: dict(slot) for name, slot in slots.items()}
    for name in COLOR_SLOTS:
        if colors and name in kind.slot_names() and result.get(name, {}).get("source") != Source.USER:
            result[name] = {**result.get(name, {}), "value": ", ".join(colors), "source": Source.BRAND_KIT}
    return result


def from_model(kind: Kind, slots: Slots, heard: Mapping[str, str], said_by_user: str) -> Slots:
    """Take over what the model understood; what it only repeats leaves a value set by hand alone."""
    result = {name: dict(slot) for name, slot in slots.items()}
    for name in kind.slot_names():
        text = heard.get(name, "").strip()[:LONGEST_VALUE]
        slot = result.get(name, {})
        if not text or text == slot.get("heard"):
            continue
        if text == slot.get("value"):
            result[name] = {**slot, "heard": text}
            continue
        source = Source.USER if _was_said(text, said_by_user) else Source.COACH
        if (
            source == Source.COACH
            and slot.get("source") in (Source.USER, Source.PRESET, Source.BRAND_KIT)
            and slot.get("value")
        ):
            continue
        result[name] = {"value": text, "source": source, "heard": text}
    return result


def taken_back(slots: Slots, before: Slots) -> Slots:
    """The brief as it was `before` the model heard what is taken back, with what was since set in other ways."""
    still = {name: dict(slot) for name, slot in before.items() if name in slots}
    return still | {name: dict(slot) for name, slot in slots.items() if not _is_heard(slot)}


def shape(kind: Kind, slots: Mapping[str, Any], summary: str) -> dict[str, Any]:
    """The brief as programs and pages read it."""
    lacking = missing(kind, slots)
    return {
        "slots": {
            name: {"value": value(slots, name), "source": slots[name].get("source", Source.USER)}
            for name in kind.slot_names()
            if value(slots, name)
        },
        "missing": lacking,
        "ready": not lacking,
        "summary": summary or sum_up(kind, slots),
    }


def sum_up(kind: Kind, slots: Mapping[str, Any]) -> str:
    parts = [f"{slot.label.lower()}: {value(slots, slot.name)}" for slot in kind.slots if value(slots, slot.name)]
    return "; ".join(parts)


def _is_heard(slot: Mapping[str, str]) -> bool:
    """Whether the model brought this value, rather than repeating one that was set in another way."""
    brought = slot.get("source") in (Source.USER, Source.COACH) and "by" not in slot
    return brought and slot.get("value") == slot.get("heard")


def _was_said(text: str, said: str) -> bool:
    words = set(re.findall(r"[\w#]{3,}", text.lower()))
    heard = set(re.findall(r"[\w#]{3,}", said.lower()))
    return bool(words & heard) if words else text.lower() in said.lower()
