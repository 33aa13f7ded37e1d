"""What goes into a call to the model and what comes out of it: plain values, nothing of the SDK."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Literal


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """An encoded picture: the file's bytes and its type, such as image/png."""

    data: bytes = field(repr=False)
    mime_type: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Previous:
    """The interaction that made the picture to be changed. `picture` loads the stored file, if the model lost it."""

    interaction_id: str
    provider: str
    picture: Callable[[], Awaitable[Picture]]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImageAnswer:
    """A picture as the model sent it, and which way it came.

    `chained` says that the model knew the picture before; `fell_back` that it did not and the stored one was sent.
    Bytes are those of the bodies of all requests and answers of the turn. `usage` has input_tokens, output_tokens,
    image_tokens and cost_microdollars.
    """

    data: bytes = field(repr=False)
    mime_type: str
    interaction_id: str | None
    provider: str
    model: str
    chained: bool
    fell_back: bool
    bytes_up: int
    bytes_down: int
    seconds: float
    usage: dict[str, int]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """One message of a conversation."""

    role: Literal["user", "coach"]
    text: str
    pictures: tuple[Picture, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """The next piece of the coach's words."""

    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BriefUpdate:
    """What the coach understood: slots with values, answers to click, a summary, if it thinks the brief is whole."""

    values: dict[str, str]
    answers: tuple[str, ...]
    summary: str
    ready: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Finished:
    """The end of a reply, with the same kind of usage as a picture's."""

    usage: dict[str, int]


CoachEvent = Token | BriefUpdate | Finished


class ModelState(StrEnum):
    """How the models of the settings were found."""

    OK = "ok"
    DEAD = "dead"
    BAD_KEY = "bad_key"
    OFFLINE = "offline"


@dataclass(frozen=True, slots=True, kw_only=True)
class ModelCheck:
    """The outcome of looking the models up. `words` are for the banner, `dead` has ids that are gone."""

    state: ModelState
    words: str = ""
    dead: tuple[str, ...] = ()
