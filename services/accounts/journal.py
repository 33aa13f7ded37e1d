"""What stands in the log of who came in, who was not let in, and what opens an account from now on.

It gets ids, network addresses and words of the house: never an e-mail address, a name, a password, a cookie or a key.
What administrators do stands in the audit log, in the transaction that does it.
"""

from __future__ import annotations

import re

import structlog

log = structlog.get_logger(__name__)

LONGEST = 200  # characters of a value
SECRETS = re.compile(r"(/(?:reset|invited|shared)/)[^/]+")


def note(event: str, *, refused: bool = True, **values: str | int) -> None:
    """Write one line: a warning where something was refused. Values that are empty are left out."""
    told = {name: value[:LONGEST] if isinstance(value, str) else value for name, value in values.items() if value}
    (log.warning if refused else log.info)(event, area="security", **told)


def without_secrets(path: str) -> str:
    """An address of this site as it may stand in the log: who has a link's end has what it opens."""
    return SECRETS.sub(r"\1…", path)
