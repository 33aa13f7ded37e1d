"""The places that creators upload to: what size, weight and format each of them takes, read from a table in TOML."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any, cast

from services.errors import BadInput
from services.imaging.export import MAX_EDGE, ExportFormat

MIN_BYTES = 2_000  # its provenance alone takes half of that

_NAME = re.compile(r"[a-z0-9]+(?:_[a-z0-9]+)*")
_BOX = re.compile(r"([1-9]\d{0,4})x([1-9]\d{0,4})")
_KEYS = frozenset(
    {
        "platform",
        "name",
        "width",
        "height",
        "max_bytes",
        "formats",
        "alpha",
        "safe_area",
        "source",
        "confidence",
        "checked",
    }
)


class Confidence(StrEnum):
    """Whose figures they are: the platform's own page, a tool maker's guide, or a third party's."""

    OFFICIAL = "official"
    VENDOR = "vendor"
    GUIDE = "guide"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlatformRow:
    """One file that a platform takes: exact pixels, at most `max_bytes`, one of `formats` (the first is preferred).

    `safe_area` is what the platform always shows: `full`, `circle`, `left`, or WIDTHxHEIGHT in the middle.
    """

    platform: str
    name: str
    width: int
    height: int
    max_bytes: int
    formats: tuple[ExportFormat, ...]
    alpha: bool
    safe_area: str
    source: str
    confidence: Confidence
    checked: date

    @property
    def key(self) -> str:
        """How the row is named alone, such as `twitch/emote_112`."""
        return f"{self.platform}/{self.name}"


def read_rows(path: Path) -> tuple[PlatformRow, ...]:
    """The rows of a file. Raises BadInput with a sentence that names the file's row and what is wrong there."""
    try:
        return parse_rows(path.read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError) as error:
        raise BadInput(f"The table of platforms, {path.name}, cannot be read.") from error


def parse_rows(text: str) -> tuple[PlatformRow, ...]:
    """The rows of a table in TOML, in its order. Raises BadInput with a sentence that names the wrong row."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise BadInput(f"The table of platforms is not valid TOML: {error}.") from error
    entries: Any = table.get("output")
    if not isinstance(entries, list) or not entries:
        raise BadInput("The table of platforms has no row. Write each as [[output]].")
    rows = tuple(_row(entry, number) for number, entry in enumerate(cast("list[Any]", entries), start=1))
    seen: set[str] = set()
    for row in rows:
        if row.key in seen:
            raise BadInput(f"The table of platforms has {row.key} twice.")
        seen.add(row.key)
    return rows


def named(rows: Sequence[PlatformRow], names: Sequence[str]) -> tuple[PlatformRow, ...]:
    """The rows that `names` mean, in the table's order: a whole platform (`twitch`) or one row (`twitch/emote_112`).

    Raises BadInput where there is no name, or one that the table does not know.
    """
    if not names:
        raise BadInput("Choose at least one platform.")
    wanted = {name.strip().lower() for name in names}
    known = {row.platform for row in rows} | {row.key for row in rows}
    if unknown := sorted(wanted - known):
        platforms = ", ".join(sorted({row.platform for row in rows}))
        raise BadInput(f"There is no platform called {unknown[0][:40]}. There are {platforms}.", unknown=unknown[:20])
    return tuple(row for row in rows if row.platform in wanted or row.key in wanted)


def _row(entry: Any, number: int) -> PlatformRow:
    fields = cast("dict[str, Any]", entry) if isinstance(entry, dict) else {}
    where = f"Row {number} ({fields.get('platform', '?')}/{fields.get('name', '?')}) of the table of platforms"
    if missing := sorted(_KEYS - fields.keys()):
        raise BadInput(f"{where} lacks {missing[0]}.")
    if extra := sorted(fields.keys() - _KEYS):
        raise BadInput(f"{where} has {extra[0]}, which is not known.")
    for name in ("platform", "name"):
        if not isinstance(fields[name], str) or not _NAME.fullmatch(fields[name]):
            raise BadInput(f"{where}: {name} is written in small letters, digits and underscores.")
    width, height = (_number(fields[side], 1, MAX_EDGE, f"{where}: {side}") for side in ("width", "height"))
    formats = _formats(fields["formats"], where)
    if not isinstance(fields["alpha"], bool):
        raise BadInput(f"{where}: alpha is true or false.")
    if fields["alpha"] and not set(formats) - {ExportFormat.JPEG}:
        raise BadInput(f"{where}: a JPEG has no alpha; name png or webp, or set alpha to false.")
    if not isinstance(fields["source"], str) or not fields["source"].strip():
        raise BadInput(f"{where}: source says where the figures come from.")
    if fields["confidence"] not in tuple(Confidence):
        raise BadInput(f"{where}: confidence is one of {', '.join(Confidence)}.")
    if not isinstance(fields["checked"], date):
        raise BadInput(f"{where}: checked is a date such as 2026-11-21.")
    return PlatformRow(
        platform=fields["platform"],
        name=fields["name"],
        width=width,
        height=height,
        max_bytes=_number(fields["max_bytes"], MIN_BYTES, 1 << 40, f"{where}: max_bytes"),
        formats=formats,
        alpha=fields["alpha"],
        safe_area=_safe_area(fields["safe_area"], width, height, where),
        source=fields["source"],
        confidence=Confidence(fields["confidence"]),
        checked=fields["checked"],
    )


def _number(value: Any, least: int, most: int, what: str) -> int:
    if isinstance(value, bool) or not isinstance(value, int) or not least <= value <= most:
        raise BadInput(f"{what} is a whole number from {least} to {most}.")
    return value


def _formats(value: Any, where: str) -> tuple[ExportFormat, ...]:
    known = ", ".join(ExportFormat)
    names = cast("list[Any]", value) if isinstance(value, list) else []
    if not names or any(name not in tuple(ExportFormat) for name in names):
        raise BadInput(f"{where}: formats is a list of {known}.")
    return tuple(ExportFormat(name) for name in names)


def _safe_area(value: Any, width: int, height: int, where: str) -> str:
    box = _BOX.fullmatch(value) if isinstance(value, str) else None
    if value not in ("full", "circle", "left") and box is None:
        raise BadInput(f"{where}: safe_area is full, circle, left, or WIDTHxHEIGHT such as 1546x423.")
    if box and (int(box[1]) > width or int(box[2]) > height):
        raise BadInput(f"{where}: the safe area is larger than the picture.")
    return cast("str", value)
