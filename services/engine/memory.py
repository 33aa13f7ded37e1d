"""What the engine remembers of each interaction: its answer, its scene and its picture, as files that survive a
restart.
"""

from __future__ import annotations

import os
import re
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from datetime import timedelta
from pathlib import Path

import orjson

from services.engine.answers import Json

KEPT = timedelta(days=55)
_ID = re.compile(r"v1_[0-9a-f]{32}")
_LOOK = re.compile(r"[0-9a-f]{64}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """One interaction. `created` is in seconds since 1970, `scene` the painter's JSON or None for a picture without
    one.

    `ratio` and `size` are as asked, `look` names the picture's pixels, `answer` is the JSON that was sent, without
    the picture's data.
    """

    id: str
    created: float
    model: str
    words: str
    ratio: str | None
    size: str
    mime_type: str | None
    scene: str | None
    look: str | None
    answer: Json


class Memory:
    """The interactions under `home`, forgotten when they are older than `keep`. All methods block: call them in a
    thread.
    """

    def __init__(self, home: Path, *, keep: timedelta = KEPT) -> None:
        self._records = home / "interactions"
        self._looks = home / "looks"
        self._keep = keep

    def put(self, record: Remembered, picture: bytes | None) -> None:
        """Keeps an interaction and its picture; they are on disk when this returns."""
        if picture is not None:
            _write(self._picture(record.id), picture)
        _write(self._record(record.id), orjson.dumps(asdict(record)))
        if record.look is not None:
            _write(self._look(record.look), record.id.encode())

    def get(self, id_: str) -> Remembered | None:
        """The interaction, or None if it is unknown, forgotten or not an id at all."""
        if not _ID.fullmatch(id_):
            return None
        found = _read(self._record(id_))
        if found is None:
            return None
        record = Remembered(**orjson.loads(found))
        if time.time() - record.created > self._keep.total_seconds():
            self.forget(id_)
            return None
        return record

    def picture(self, id_: str) -> bytes | None:
        """The bytes of the interaction's picture, or None if it has none."""
        return _read(self._picture(id_)) if _ID.fullmatch(id_) else None

    def with_look(self, look: str) -> Remembered | None:
        """The interaction whose picture has exactly these pixels, or None."""
        if not _LOOK.fullmatch(look):
            return None
        found = _read(self._look(look))
        return None if found is None else self.get(found.decode())

    def forget(self, id_: str) -> bool:
        """Removes an interaction. False if there was none."""
        if not _ID.fullmatch(id_):
            return False
        found = _read(self._record(id_))
        self._record(id_).unlink(missing_ok=True)
        self._picture(id_).unlink(missing_ok=True)
        if found is None:
            return False
        look = orjson.loads(found).get("look")
        if look and _read(self._look(look)) == id_.encode():
            self._look(look).unlink(missing_ok=True)
        return True

    def forget_all(self, ids: Iterable[str]) -> int:
        """Removes interactions and all that were chained to them. The number of interactions forgotten."""
        due, gone = list(ids), 0
        if not due:
            return gone
        followers: dict[str, list[str]] = {}
        for file in self._files():
            found = _read(file) if file.suffix == ".json" else None
            if found is not None and (before := orjson.loads(found)["answer"].get("previous_interaction_id")):
                followers.setdefault(before, []).append(file.stem)
        while due:
            id_ = due.pop()
            due += followers.pop(id_, [])
            gone += self.forget(id_)
        return gone

    def sweep(self) -> int:
        """Forgets what is too old, and what an interrupted write left behind. The number of interactions forgotten."""
        oldest = time.time() - self._keep.total_seconds()
        gone = 0
        for file in self._files():
            if file.stat().st_mtime >= oldest:
                continue
            if file.suffix == ".json":
                gone += self.forget(file.stem)
            elif file.name.startswith("."):
                file.unlink(missing_ok=True)
        return gone

    def _files(self) -> Iterator[Path]:
        yield from (file for file in self._records.glob("*/*") if file.is_file())

    def _record(self, id_: str) -> Path:
        return self._records / id_[3:5] / f"{id_}.json"

    def _picture(self, id_: str) -> Path:
        return self._records / id_[3:5] / f"{id_}.picture"

    def _look(self, look: str) -> Path:
        return self._looks / look[:2] / look


def _read(file: Path) -> bytes | None:
    try:
        return file.read_bytes()
    except FileNotFoundError:
        return None


def _write(file: Path, content: bytes) -> None:
    """Writes so that after a crash there is either the whole file or none."""
    file.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=".", dir=file.parent)
    try:
        with os.fdopen(handle, "wb") as out:
            out.write(content)
            out.flush()
            os.fsync(out.fileno())
        os.replace(name, file)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise
    _sync_folder(file.parent)


def _sync_folder(folder: Path) -> None:
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
