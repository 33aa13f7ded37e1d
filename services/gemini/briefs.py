"""The function with which the coach fills the brief: how it is declared, and how its call is read, however loose."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import cast

from google.genai import types

from services.gemini.values import BriefUpdate

NAME = "update_brief"
_MOST_ANSWERS = 4
_LONGEST_ANSWER = 80  # characters, as are the next two
_LONGEST_VALUE = 300
_LONGEST_SUMMARY = 600
_YES = frozenset({"true", "yes", "1"})


def declaration(slots: Mapping[str, str]) -> types.FunctionDeclaration:
    """The function for a kind with these slots (name to description). Flat, without references; nothing is required."""
    own = {
        "answers": {
            "type": "array",
            "items": {"type": "string"},
            "maxItems": _MOST_ANSWERS,
            "description": "Short answers to your question that the user can click: none, or two to four.",
        },
        "summary": {"type": "string", "description": "The whole brief in one or two sentences."},
        "ready": {"type": "boolean", "description": "True once the brief says enough to paint from."},
    }
    values = {name: {"type": "string", "description": description} for name, description in slots.items()}
    return types.FunctionDeclaration(
        name=NAME,
        description="Keeps the brief up to date. Call it in every reply, beside your words. Leave out what is unknown.",
        parameters_json_schema={"type": "object", "properties": {**values, **own}},
    )


def update(arguments: object, slots: Mapping[str, str]) -> BriefUpdate:
    """What a call says. Wrong types become text, what is too long or too many is cut, what is unknown is left out."""
    told: Mapping[str, object] = cast("Mapping[str, object]", arguments) if isinstance(arguments, Mapping) else {}
    values = {name: text for name in slots if (text := _text(told.get(name), _LONGEST_VALUE))}
    answers = [text for answer in _list(told.get("answers")) if (text := _text(answer, _LONGEST_ANSWER))]
    return BriefUpdate(
        values=values,
        answers=tuple(dict.fromkeys(answers))[:_MOST_ANSWERS],
        summary=_text(told.get("summary"), _LONGEST_SUMMARY),
        ready=_truth(told.get("ready")),
    )


def plain(text: str) -> str:
    """The text without what no database takes: NUL, and halves of surrogate pairs that came without the other."""
    return text.replace("\x00", "").encode("utf-16", "surrogatepass").decode("utf-16", "replace")


def _list(value: object) -> list[object]:
    if isinstance(value, list):
        return cast("list[object]", value)
    return [value] if isinstance(value, str) else []


def _truth(value: object) -> bool:
    return value is True or str(value).strip().lower() in _YES


def _text(value: object, longest: int) -> str:
    """`value` as one line of text of at most `longest` characters, cut at a word."""
    text = " ".join(_words(value).split())
    if len(text) <= longest:
        return text
    head, _, rest = text[:longest].rpartition(" ")
    return (head if head and len(rest) < longest // 4 else text[: longest - 1]).rstrip(" ,;") + "…"


def _words(value: object) -> str:
    match value:
        case None:
            return ""
        case str():
            return plain(value)
        case bool():
            return "yes" if value else "no"
        case float() if value.is_integer():
            return str(int(value))
        case list():
            return ", ".join(text for one in cast("list[object]", value) if (text := _words(one)))
        case dict():
            return ", ".join(text for one in cast("dict[str, object]", value).values() if (text := _words(one)))
        case int() | float():
            return str(value)
        case _:
            return json.dumps(value, default=str)
