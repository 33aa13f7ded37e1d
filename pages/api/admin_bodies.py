"""What the administrators' routes accept."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from fastapi import Query
from pydantic import ConfigDict, Field, StrictBool, StrictInt

from pages.api.bodies import Body, PlanChange, PriceChange, Word

Filter = Annotated[str, Query(max_length=100)]
First = Annotated[str | None, Query(alias="from", max_length=20, description="A day, such as 2026-11-21.")]
Last = Annotated[str | None, Query(alias="to", max_length=20, description="A day, such as 2026-11-21.")]
Shape = Annotated[Literal["json", "csv"], Query(alias="format")]


class PriceOf(PriceChange):
    operation: Word


class PlanOf(PlanChange):
    key: Word


class Prices(Body):
    """Prices of several operations, changed together or not at all."""

    model_config = ConfigDict(extra="forbid")

    items: Annotated[list[PriceOf], Field(min_length=1, max_length=100)]


class Plans(Body):
    """Several plans, changed together or not at all."""

    model_config = ConfigDict(extra="forbid")

    items: Annotated[list[PlanOf], Field(min_length=1, max_length=20)]


class HouseSettings(Body):
    """`signup` open, invite or closed; null goes back to what the environment says."""

    model_config = ConfigDict(extra="forbid")

    signup: Word | None


class Announce(Body):
    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=2000)]
    kind: Word = "info"
    starts_at: datetime | None = None
    ends_at: datetime | None = None


class HousePresetChange(Body):
    model_config = ConfigDict(extra="forbid")

    label: Annotated[str | None, Field(max_length=200)] = None
    style: Annotated[str | None, Field(max_length=500)] = None
    words: Annotated[str | None, Field(max_length=1000)] = None
    mood: Annotated[str | None, Field(max_length=200)] = None
    hidden: StrictBool | None = None


class Platforms(Body):
    """The whole table of platforms as TOML."""

    model_config = ConfigDict(extra="forbid")

    text: Annotated[str, Field(max_length=200_000)]


class Invite(Body):
    """`email`: who alone may use it; `plan`: what they start on; `days` until it ends."""

    model_config = ConfigDict(extra="forbid")

    email: Annotated[str, Field(max_length=320)] = ""
    plan: Word = ""
    note: Annotated[str, Field(max_length=1000)] = ""
    uses: StrictInt = 1
    days: StrictInt = 7
