"""What the gate answers a person whom it does not let through: a page in the house's look, made without the house."""

from __future__ import annotations

from pages import plain
from services.errors import LimnerError

TITLES = {413: "Too large", 429: "One moment, please"}
OTHERWISE = "Not possible"


def page(error: LimnerError, path: str, *, again: bool) -> str:
    """The whole page. `path` is where the person wanted to go; `again` says whether going there once more can help."""
    return plain.notice(
        TITLES.get(error.status, OTHERWISE),
        error.message,
        action="Try again" if again else "Back to the studio",
        href=path if again else "/",
    )
