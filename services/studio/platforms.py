"""The platforms' sizes and limits as they hold now: HOME/platforms.toml where an administrator has put one, else the
project's own table. A table that was edited wrongly while the house runs leaves the last good one in force.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import structlog

from services.errors import BadInput
from services.imaging.platforms import PlatformRow, read_rows
from services.settings import Settings
from services.studio.workshop import workshop

log = structlog.get_logger(__name__)

ROWS = Path(__file__).resolve().parents[2] / "data" / "platforms.toml"
OWN = "platforms.toml"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Table:
    """The last good rows, the state of the file that was looked at last, and what is wrong with it."""

    rows: tuple[PlatformRow, ...]
    seen: tuple[Path, int]
    fault: str | None = None


_tables: dict[Path, _Table] = {}  # by HOME


def read(settings: Settings) -> tuple[PlatformRow, ...]:
    """The rows as the file has them now. Raises BadInput with a sentence for one that cannot be used: for the start."""
    seen = _file(settings)
    _tables[settings.folder] = _Table(rows=read_rows(seen[0]), seen=seen)
    return _tables[settings.folder].rows


def rows(settings: Settings) -> tuple[PlatformRow, ...]:
    """The rows of the newest table that could be used. Raises BadInput where there never was one."""
    known = _tables.get(settings.folder)
    if known is None:
        return read(settings)
    seen = _file(settings)
    if known.seen != seen:
        known = _tables[settings.folder] = _read_again(known, seen)
    return known.rows


def fault() -> str | None:
    """The sentence that says what is wrong with HOME/platforms.toml just now, None where nothing is."""
    settings = workshop().settings
    rows(settings)
    return _tables[settings.folder].fault


def _read_again(known: _Table, seen: tuple[Path, int]) -> _Table:
    try:
        return _Table(rows=read_rows(seen[0]), seen=seen)
    except BadInput as error:
        log.warning("the table of platforms cannot be used; the last good one stays", fault=error.message)
        return _Table(rows=known.rows, seen=seen, fault=error.message)


def _file(settings: Settings) -> tuple[Path, int]:
    """The table that counts, and when it was written."""
    own = settings.folder / OWN
    try:
        return own, own.stat().st_mtime_ns
    except FileNotFoundError:
        return ROWS, 0
