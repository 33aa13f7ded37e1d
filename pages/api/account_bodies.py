"""What the routes of one's own account accept."""

from __future__ import annotations

from typing import Annotated

from pydantic import AwareDatetime, Field, StrictInt

from pages.api.bodies import Body, Word

Secret = Annotated[str, Field(max_length=1000)]
Address = Annotated[str, Field(max_length=320)]


class KeyCreate(Body):
    name: Annotated[str, Field(max_length=200, description="What the key is for.")]
    expires_at: Annotated[AwareDatetime | None, Field(description="When it ends; without it, when it is revoked.")] = (
        None
    )
    expires_in_days: Annotated[StrictInt | None, Field(ge=1, le=3650, description="The same, counted from now on.")] = (
        None
    )


class MeChange(Body):
    """What is not named here, such as a role or a plan, is not one's own to change and is left alone."""

    name: Annotated[str | None, Field(max_length=1000)] = None
    email: Annotated[Address | None, Field(description="Needs the password beside it.")] = None
    password: Secret = ""
    theme: Annotated[Word | None, Field(description="dusk, day or system.")] = None
    muted: Annotated[
        list[Word] | None, Field(max_length=20, description="Notices that I do not want: pictures, balance, month.")
    ] = None


class Farewell(Body):
    """The password once more; for an account that has none, its e-mail, and a sign-in younger than ten minutes."""

    password: Secret = ""
    email: Address = ""
