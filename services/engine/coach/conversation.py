"""What the coach is given and what it gives back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message. `pictures` are encoded files, `returned` is set when it only brings a function's answer back."""

    by_user: bool
    text: str
    pictures: tuple[bytes, ...] = ()
    returned: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Tool:
    """The function that fills the brief: its name and the JSON schemas of its parameters."""

    name: str
    properties: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """All that was said, oldest first, with the caller's instruction and function."""

    said: tuple[Said, ...]
    instruction: str
    tool: Tool | None

    @property
    def newest(self) -> str:
        """The words that the user said last, or nothing."""
        return next((one.text for one in reversed(self.said) if one.by_user and one.text), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call of the declared function."""

    name: str
    arguments: Mapping[str, Any]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reply:
    """The coach's words and what it fills in."""

    text: str
    call: Call | None
