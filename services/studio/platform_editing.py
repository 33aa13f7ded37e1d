"""The table of platforms as an administrator edits it: kept as HOME/platforms.toml, checked before it counts."""

from __future__ import annotations

import hashlib
import os
from pathlib import Path

from sqlmodel import Session

import data
from data.office import record
from services.errors import BadInput, StorageFailed
from services.imaging.platforms import parse_rows
from services.settings import Settings
from services.studio import platforms

LARGEST = 200_000  # characters


def read_text(settings: Settings) -> tuple[str, bool]:
    """The table in force as TOML, and whether it is the administrator's own. From a thread."""
    own = settings.folder / platforms.OWN
    try:
        return own.read_text(encoding="utf-8"), True
    except FileNotFoundError:
        return platforms.ROWS.read_text(encoding="utf-8"), False
    except (OSError, UnicodeDecodeError) as error:
        raise StorageFailed(f"HOME/{platforms.OWN} cannot be read.") from error


async def change(settings: Settings, admin_id: str, text: str | None) -> None:
    """Put another table in force, or with None the one that Limner carries.

    Raises BadInput with a sentence that names the row that cannot be used; then the old one stays.
    """
    if text is not None:
        if len(text) > LARGEST:
            raise BadInput("The table of platforms is too long.")
        parse_rows(text)
    await data.write(_change, settings, admin_id, text)


def _change(db: Session, settings: Settings, admin_id: str, text: str | None) -> None:
    own = settings.folder / platforms.OWN
    before = _told(own.read_bytes() if own.exists() else None)
    record(db, admin_id, "platforms.change", "setting:platforms", before, _told(text.encode() if text else None))
    try:
        _put(own, text)
    except OSError as error:
        raise StorageFailed("The table of platforms could not be written to HOME.") from error


def _put(own: Path, text: str | None) -> None:
    if text is None:
        own.unlink(missing_ok=True)
        return
    fresh = own.with_suffix(".new")
    with fresh.open("w", encoding="utf-8") as file:
        file.write(text)
        file.flush()
        os.fsync(file.fileno())
    fresh.replace(own)


def _told(content: bytes | None) -> dict[str, str | int]:
    """What the log keeps of a table: whose it is, how many rows, and its hash."""
    if content is None:
        return {"table": "carried"}
    rows = content.count(b"[[output]]")
    return {"table": "own", "rows": rows, "sha256": hashlib.sha256(content).hexdigest()}
