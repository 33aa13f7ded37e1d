"""What is known of the picture so far: from the caller's instruction where it says so, else from all that was said."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, cast

from services.engine.coach.conversation import Conversation
from services.engine.coach.hearing import Heard, Intent, chance, guess, hear
from services.engine.coach.slots import ALWAYS, STYLES_OF_KIND, Reads, Slot, slot_called

_NOT_SLOTS = ("answers", "summary", "ready")
_REMEMBERED = 80
# Where the caller says what is known, older messages are read only for what they decline, and that is said shortly.
_SHORT = 40
_PLAIN_SLOTS = ("subject", "style", "mood", "colors", "background", "text")


@dataclass(slots=True, kw_only=True)
class Brief:
    """The slots with what is known of them, which of them are required, what was declined, and what the newest
    message did.
    """

    slots: tuple[Slot, ...]
    required: tuple[str, ...]
    known: dict[str, str] = field(default_factory=dict[str, str])
    declined: set[str] = field(default_factory=set[str])
    heard: Heard = field(default_factory=Heard)
    changed: dict[str, str] = field(default_factory=dict[str, str])

    @property
    def missing(self) -> tuple[Slot, ...]:
        """Required slots without a value, the weightiest first."""
        return tuple(slot for slot in self._open() if slot.name in self.required)

    @property
    def next(self) -> Slot | None:
        """The slot to ask for: one that the user wants changed, else a required one, else the open one that changes
        most.
        """
        wanted = next((slot for slot in self.slots if slot.name == self.heard.changing), None)
        return wanted or next(iter([*self.missing, *self._open()]), None)

    @property
    def subject(self) -> str:
        """What the picture shows, or nothing."""
        return next(
            (self.known[slot.name] for slot in self.slots if slot.reads is Reads.SUBJECT and slot.name in self.known),
            "",
        )

    def _open(self) -> list[Slot]:
        free = [
            slot
            for slot in self.slots
            if slot.name not in self.known and (slot.name in self.required or slot.name not in self.declined)
        ]
        return sorted(free, key=lambda slot: -slot.weight)


def read_brief(conversation: Conversation) -> Brief:
    """The brief after the newest message. What the instruction calls known stands; otherwise every message is read
    again.
    """
    slots = _slots(conversation)
    brief = Brief(slots=slots, required=_required(conversation, slots))
    stated = _stated(conversation.instruction, slots)
    messages = conversation.said[-_REMEMBERED:]
    newest = max((place for place, one in enumerate(messages) if one.by_user and not one.returned), default=-1)
    asked: Slot | None = None
    for place, one in enumerate(messages[: newest + 1]):
        if not one.by_user:
            asked = asked_for(one.text, slots) or asked
        elif not one.returned:
            if place == newest and stated is not None:
                brief.known = dict(stated)
            if place == newest or stated is None or len(one.text) <= _SHORT:
                _apply(brief, one.text, asked)
    return brief


def asked_for(words: str, slots: Sequence[Slot]) -> Slot | None:
    """The slot that the coach's own words asked for, or None. Words of another coach are searched for a slot's name."""
    for slot in slots:
        if any(_pattern(question).search(words) for question in slot.questions):
            return slot
    asking = [part for part in re.split(r"(?<=[.!?])\s+", words) if part.rstrip().endswith("?")]
    last = asking[-1].lower() if asking else ""
    places = [(last.rfind(name), slot) for slot in slots for name in slot.called if name in last]
    return max(places, key=lambda found: found[0])[1] if places else None


def answers_for(slot: Slot, brief_slots: Sequence[Slot], subject: str) -> tuple[str, ...]:
    """Two to four answers to click, the same for the same subject."""
    names = {one.name for one in brief_slots}
    kind = next((name for name in STYLES_OF_KIND if name in names), None)
    answers = STYLES_OF_KIND[kind] if slot.reads is Reads.STYLE and kind else slot.answers
    if slot.reads is Reads.TEXT and (name := re.search(r"(?<!^)\b[A-Z][\w'-]{2,14}\b", subject)):
        answers = (answers[0], name.group().upper(), *answers[1:3])
    if len(answers) > 4:
        start = chance(subject, slot.name) % len(answers)
        answers = (*answers, *answers)[start : start + 4]
    return tuple(answers[:4])


def _apply(brief: Brief, text: str, asked: Slot | None) -> None:
    offered = answers_for(asked, brief.slots, brief.subject) if asked is not None else ()
    before = dict(brief.known)
    heard = hear(text, slots=brief.slots, asked=asked, known=brief.known, offered=offered)
    if heard.intent is Intent.STARTING_OVER:
        brief.declined.clear()
    for name in heard.cleared:
        brief.known.pop(name, None)
    for name in heard.declined & set(brief.required):
        slot = next(slot for slot in brief.slots if slot.name == name)
        if slot.reads is not Reads.SUBJECT and name not in heard.cleared:
            heard.filled.setdefault(name, guess(slot, brief.subject))
            heard.guessed.add(name)
    brief.known |= heard.filled
    brief.declined = (brief.declined | heard.declined) - set(heard.filled)
    brief.heard = heard
    brief.changed = {name: value for name, value in heard.filled.items() if before.get(name) != value}


def _slots(conversation: Conversation) -> tuple[Slot, ...]:
    if conversation.tool is None:
        return tuple(slot_called(name) for name in _PLAIN_SLOTS)
    properties = {name: schema for name, schema in conversation.tool.properties.items() if name not in _NOT_SLOTS}
    return tuple(_slot(name, schema) for name, schema in properties.items() if _is_text(schema))


def _slot(name: str, schema: Any) -> Slot:
    given: Mapping[str, Any] = cast(Mapping[str, Any], schema) if isinstance(schema, dict) else {}
    choices = tuple(str(one) for one in cast(Sequence[Any], given.get("enum") or ()))
    return slot_called(name, str(given.get("description") or ""), choices)


def _is_text(schema: Any) -> bool:
    return not isinstance(schema, dict) or str(cast(dict[str, Any], schema).get("type", "string")).lower() == "string"


def _required(conversation: Conversation, slots: Sequence[Slot]) -> tuple[str, ...]:
    """The slots that a line `Required: subject, style` names; without one, what every picture needs."""
    named = _line(conversation.instruction, "required")
    found = [slot.name for slot in slots if named is not None and _names(named, slot)]
    return tuple(found) or tuple(slot.name for slot in slots if slot.name in ALWAYS)


def _names(line: str, slot: Slot) -> bool:
    words = {part.strip().lower().replace(" ", "_") for part in re.split(r"[,;/]|\band\b", line)}
    return slot.name.lower() in words or any(name.replace(" ", "_") in words for name in slot.called)


def _stated(instruction: str, slots: Sequence[Slot]) -> dict[str, str] | None:
    """What a line `Known: subject=a fox; style=anime` says, or None if there is no such line."""
    line = _line(instruction, "known")
    if line is None:
        return None
    names = {slot.name.lower(): slot.name for slot in slots} | {
        slot.name.lower().replace("_", " "): slot.name for slot in slots
    }
    known: dict[str, str] = {}
    for part in re.split(r"[;\n]", line):
        name, sign, value = part.partition("=") if "=" in part else part.partition(":")
        slot = names.get(name.strip().strip("-*").strip().lower())
        if sign and slot and value.strip():
            known[slot] = value.strip().strip('"“”').strip()
    return known


def _line(instruction: str, name: str) -> str | None:
    found = re.search(rf"(?im)^[\s*#-]*{name}\b[^:\n=]{{0,30}}[:=][ \t]*(?P<value>[^\n]*)", instruction)
    return found["value"] if found else None


def _pattern(question: str) -> re.Pattern[str]:
    return re.compile(".{1,200}?".join(re.escape(part) for part in question.split("{it}")), re.IGNORECASE)
