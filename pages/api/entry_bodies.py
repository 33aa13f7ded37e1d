"""What the API accepts of who cannot come in by a password."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from pages.api.bodies import Body


class Forgot(Body):
    email: Annotated[str, Field(max_length=320)]


class Reset(Body):
    secret: Annotated[str, Field(max_length=100, description="What stands behind /reset/ in the link.")]
    password: Annotated[str, Field(max_length=1000)]
