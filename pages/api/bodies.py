"""What the API accepts: strict bodies, so that a typing error is told and not ignored into a default."""

from __future__ import annotations

import re
from typing import Annotated, Any, Literal, cast

from fastapi import Header, Query
from pydantic import (
    AfterValidator,
    BaseModel,
    ConfigDict,
    Field,
    StrictBool,
    StrictInt,
    StringConstraints,
    model_validator,
)

Id = Annotated[str, StringConstraints(min_length=1, max_length=64)]
Word = Annotated[str, StringConstraints(max_length=60)]
Limit = Annotated[int, Query(ge=1, le=100, description="How many items at most.")]
Place = Annotated[
    str | None,
    AfterValidator(lambda sent: sent or None),
    Query(description="The `next_cursor` of the page before."),
]
Cursor = Annotated[Place, AfterValidator(lambda sent: _an_id(sent))]
Wait = Annotated[float, Query(ge=0, le=60, description="Seconds to wait for the end before answering.")]
Key = Annotated[str | None, Header(alias="Idempotency-Key", description="The same key and body: one charge.")]


AN_ID = re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-7[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}", re.ASCII)
DEEPEST = 8  # levels of lists and objects; no body here has more than three


class Body(BaseModel):
    model_config = ConfigDict(extra="ignore", str_strip_whitespace=False)

    @model_validator(mode="before")
    @classmethod
    def _plain(cls, sent: Any) -> Any:
        """Only text that a database can keep: no halves of characters, and zero characters dropped."""
        return _plain_text(sent, DEEPEST)


class SignUp(Body):
    email: Annotated[str, Field(max_length=320)]
    password: Annotated[str, Field(max_length=1000)]
    name: Annotated[str, Field(max_length=200)] = ""
    setup: Annotated[
        str, Field(max_length=100, description="The secret of the set-up link, for the first account.")
    ] = ""
    invitation: Annotated[str, Field(max_length=100, description="What stands behind /invited/ in the link.")] = ""


class Login(Body):
    email: Annotated[str, Field(max_length=320)]
    password: Annotated[str, Field(max_length=1000)]


class ChangePassword(Body):
    old_password: Annotated[str, Field(max_length=1000)]
    new_password: Annotated[str, Field(max_length=1000)]


class CoachStart(Body):
    kind: Word = "image"
    asset_type: Word | None = None
    style_preset: Word | None = None
    brand_kit_id: Id | None = None
    project_id: Id | None = None
    message: str | None = None
    asset_ids: list[Id] = []


class CoachMessage(Body):
    text: str = ""
    asset_ids: list[Id] = []


class BriefChange(Body):
    """Slots by name with their new values; null or an empty text clears one."""

    model_config = ConfigDict(extra="allow")

    slots: dict[str, Any] | None = None
    asset_type: Word | None = None
    style_preset: Word | None = None


class CoachGenerate(Body):
    count: Annotated[StrictInt, Field(ge=1, le=4)] = 1
    quote_id: Word | None = None


class CoachRefine(Body):
    refinement: str
    version_id: Id | None = None
    quote_id: Word | None = None


class Satisfied(Body):
    version_id: Id | None = None


class Rating(Body):
    rating: Annotated[StrictInt | None, Field(ge=1, le=5)]


class AdminUserChange(Body):
    model_config = ConfigDict(extra="forbid")

    plan: Word | None = None
    subscription_status: Word | None = None
    role: Word | None = None
    disabled: StrictBool | None = None


class AdminTopup(Body):
    user_id: Id
    amount: StrictInt
    notes: Annotated[str, Field(max_length=1000)] = ""


Note = Annotated[str, Field(max_length=1000)]


class TopupRequest(Body):
    package: Word
    message: Note = ""


class PlanRequest(Body):
    plan: Word
    message: Note = ""


class Answer(Body):
    note: Note = ""


class PriceChange(Body):
    model_config = ConfigDict(extra="forbid")

    tokens: StrictInt | None = None
    active: StrictBool | None = None


class PackageChange(Body):
    model_config = ConfigDict(extra="forbid")

    name: Word | None = None
    tokens: StrictInt | None = None
    price_cents: StrictInt | None = None
    active: StrictBool | None = None


class PlanChange(Body):
    model_config = ConfigDict(extra="forbid")

    name: Word | None = None
    monthly_tokens: StrictInt | None = None
    allowances: dict[Word, StrictInt] | None = None


class Correction(Body):
    user_id: Id
    amount: StrictInt
    notes: Note


class ProfileStart(Body):
    creation_type: Literal["profile_picture", "streamer_logo"]
    style_preset: Word | None = None
    brand_kit_id: Id | None = None
    project_id: Id | None = None
    initial_description: str | None = None
    asset_ids: list[Id] = []


class ProfileGenerate(Body):
    size: Word | None = None
    format: Word | None = None
    background: Word | None = None
    color: Word | None = None
    fine_edges: StrictBool = False
    quote_id: Word | None = None


Words = Annotated[str, Field(max_length=2000)]


class KitChange(Body):
    name: Words | None = None
    colors: Annotated[list[Words], Field(max_length=50)] | None = None
    fonts: Annotated[list[Words], Field(max_length=50)] | None = None
    tone: Words | None = None
    logo_asset_id: Id | None = None


class KitCreate(Body):
    name: Words
    colors: Annotated[list[Words], Field(max_length=50)] = []
    fonts: Annotated[list[Words], Field(max_length=50)] = []
    tone: Words = ""
    logo_asset_id: Id | None = None


class KitFromImage(Body):
    asset_id: Id
    name: Words = ""


class PresetCreate(Body):
    name: Words
    words: Words


class Focus(Body):
    """A point of the picture, in parts of its width and height."""

    x: Annotated[float, Field(ge=0, le=1)]
    y: Annotated[float, Field(ge=0, le=1)]


class ExportPack(Body):
    platforms: Annotated[list[Word], Field(max_length=200)]
    fit: Literal["cover", "pad"] = "cover"
    color: Word | None = None
    focus: Annotated[Focus | None, Field(description="The point that every crop keeps.")] = None
    include_prompt: StrictBool = False


def _an_id(sent: str | None) -> str | None:
    if sent is not None and not AN_ID.fullmatch(sent):
        raise ValueError("it names no page of this list")
    return sent


def _plain_text(sent: Any, levels: int) -> Any:
    if not levels:
        raise ValueError("it is nested too deeply")
    match sent:
        case str():
            try:
                sent.encode()
            except UnicodeEncodeError:
                raise ValueError("it holds half of a character") from None
            return sent.replace("\x00", "")
        case list():
            return [_plain_text(one, levels - 1) for one in cast("list[Any]", sent)]
        case dict():
            found = cast("dict[Any, Any]", sent)
            return {_plain_text(name, levels - 1): _plain_text(one, levels - 1) for name, one in found.items()}
        case _:
            return sent
