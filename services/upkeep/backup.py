"""Backups: a folder that holds one moment of the house whole, made while it runs.

`limner-<time>/` has the database as one SQLite file (rows of a PostgreSQL are carried into one), every picture that its
rows refer to, what else is kept under HOME, and `manifest.json` with the size and SHA-256 of each file. Pictures never
change, so those of the last backup, or of the storage on the same disk, are linked and not copied.
"""

from __future__ import annotations

import hashlib
import json
import os
import re
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import asdict, dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy.exc import SQLAlchemyError

from data import copying, migrate
from data.columns import utcnow
from services.errors import LimnerError, NotFound
from services.imaging.codec import THUMBNAIL_EDGES
from services.settings import Settings
from services.studio.storage import Damaged, Storage

FORMAT = 1
DATABASE, MANIFEST, PICTURES, ENGINE = "limner.db", "manifest.json", "pictures", "engine"
BESIDE = ("platforms.toml", "secret")  # small files of HOME that an installation is not itself without
_NAME = re.compile(r"limner-\d{8}T\d{6}Z")
_PARTS = ".limner-*.part"  # backups that are being written
_ABANDONED = timedelta(days=2)  # after which a part belongs to a process that died


class BackupFailed(LimnerError):
    code, status, text = "backup_failed", 507, "The backup could not be written."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A file of a backup: its path in it, its bytes, and their SHA-256."""

    path: str
    bytes: int
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Manifest:
    """What a backup holds. `missing`: pictures that rows refer to and the storage did not have, or had damaged."""

    format: int
    created_at: str
    revision: str
    accounts: int
    pictures: int
    ledger_rows: int
    missing: tuple[str, ...]
    files: tuple[Entry, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class BackupView:
    folder: Path
    created_at: datetime
    bytes: int
    pictures: int
    missing: int


def folder_of(settings: Settings) -> Path:
    """Where backups are kept."""
    return (
        Path(settings.backup_folder).expanduser().resolve() if settings.backup_folder else settings.folder / "backups"
    )


def make(settings: Settings, *, to: Path | None = None) -> BackupView:
    """Write a backup into `to` (default: where backups are kept) and return it. Blocks; the house may run meanwhile.

    Raises BackupFailed with a sentence where it cannot be written or the database cannot be read; nothing
    half-written stays.
    """
    parent = to or folder_of(settings)
    try:
        parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        _clear_abandoned(parent)
        part = parent / f".limner-{os.getpid()}.part"
        shutil.rmtree(part, ignore_errors=True)
        part.mkdir(mode=0o700)
    except OSError as error:
        raise BackupFailed(f"{parent} cannot be written ({error.strerror}).") from error
    try:
        manifest = _fill(settings, part, latest_in(parent))
        made = utcnow()
        folder = parent / f"limner-{made:%Y%m%dT%H%M%SZ}"
        part.rename(folder)
        _sync(parent)
    except copying.OtherRevision:
        words = "The database is not at this version's schema. Start Limner once, or back up with the version before."
        raise BackupFailed(words) from None
    except (sqlite3.Error, SQLAlchemyError) as error:
        raise BackupFailed(f"The database cannot be read ({str(error).splitlines()[0]}).") from error
    except OSError as error:
        raise BackupFailed(f"The backup could not be written to {parent} ({error.strerror or error}).") from error
    finally:
        shutil.rmtree(part, ignore_errors=True)
    return _view(folder, manifest)


def prune(settings: Settings, *, keep: int) -> int:
    """Delete all but the newest `keep` backups that are kept here; returns how many."""
    old = _folders(folder_of(settings))[:-keep] if keep > 0 else []
    for folder in old:
        shutil.rmtree(folder)
    return len(old)


def list_backups(settings: Settings) -> tuple[BackupView, ...]:
    """The backups that are kept here, newest first; what is no whole backup is passed over."""
    found: list[BackupView] = []
    for folder in reversed(_folders(folder_of(settings))):
        with suppress(OSError, ValueError, TypeError, KeyError):
            found.append(_view(folder, read_manifest(folder)))
    return tuple(found)


def read_manifest(folder: Path) -> Manifest:
    """Raises OSError, ValueError, TypeError or KeyError for a folder that is no backup."""
    kept = json.loads((folder / MANIFEST).read_text())
    if kept["format"] != FORMAT:
        raise ValueError(f"format {kept['format']}")
    kept["files"] = tuple(Entry(**entry) for entry in kept["files"])
    kept["missing"] = tuple(kept["missing"])
    return Manifest(**kept)


def latest_in(parent: Path) -> Path | None:
    folders = _folders(parent)
    return folders[-1] if folders else None


def sha256_of(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _fill(settings: Settings, part: Path, before: Path | None) -> Manifest:
    """The database first: each picture that its rows refer to was stored before its row was written."""
    made = utcnow()
    copying.snapshot(settings.database, part / DATABASE)
    shas, counts = _read_rows(part / DATABASE)
    known = _known(before)
    files = [_entry(part, DATABASE)]
    missing: list[str] = []
    storage = Storage.open(settings)
    for sha in shas:
        kept = list(_keep_picture(storage, sha, part, before, known))
        files += kept
        if not kept:
            missing.append(sha)
    files += _keep_beside(settings, part)
    manifest = Manifest(
        format=FORMAT,
        created_at=made.isoformat(),
        revision=migrate.current_revision(f"sqlite:///{part / DATABASE}") or "",
        pictures=len(shas) - len(missing),
        missing=tuple(missing),
        files=tuple(files),
        **counts,
    )
    path = part / MANIFEST
    path.write_text(json.dumps(asdict(manifest), indent=1))
    for written in (path, part / DATABASE):
        _sync(written)
    _sync(part)
    return manifest


def _read_rows(database: Path) -> tuple[list[str], dict[str, int]]:
    connection = sqlite3.connect(f"file:{database}?mode=ro&immutable=1", uri=True)
    try:
        shas = [str(sha) for (sha,) in connection.execute("SELECT DISTINCT sha256 FROM asset WHERE sha256 != ''")]
        counts = {
            name: int(connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0])
            for name, table in (("accounts", "user_account"), ("ledger_rows", "ledger"))
        }
    finally:
        connection.close()
    return sorted(shas), counts


def _known(before: Path | None) -> dict[str, Entry]:
    """The files of the backup before by their paths: pictures that are there need neither reading nor copying."""
    if before is None:
        return {}
    try:
        return {entry.path: entry for entry in read_manifest(before).files}
    except (OSError, ValueError, TypeError, KeyError):
        return {}


def _keep_picture(
    storage: Storage, sha: str, part: Path, before: Path | None, known: dict[str, Entry]
) -> Iterator[Entry]:
    """The picture and its thumbnails; nothing where the storage does not have it undamaged."""
    for edge in (None, *THUMBNAIL_EDGES):
        path = f"{PICTURES}/{sha[:2]}/{sha[2:4]}/{sha}" + (f".{edge}" if edge else "")
        target = part / path
        target.parent.mkdir(parents=True, exist_ok=True)
        entry = known.get(path)
        if before is None or entry is None or not _link(before / path, target, entry.bytes):
            try:
                _fetch(storage, sha, edge, target)
            except (NotFound, Damaged):
                if edge is None:
                    return
                continue
            entry = _entry(part, path)
        if edge is None and entry.sha256 != sha:
            target.unlink()
            return
        yield entry


def _fetch(storage: Storage, sha: str, edge: int | None, target: Path) -> None:
    stored = storage.path(sha) if edge is None else storage.thumbnail_path(sha, edge)
    if stored is None or not _link(stored, target, None):
        data = stored.read_bytes() if stored else storage.get(sha) if edge is None else storage.get_thumbnail(sha, edge)
        target.write_bytes(data)
        _sync(target)


def _keep_beside(settings: Settings, part: Path) -> Iterator[Entry]:
    """What else is under HOME: the secret, the platforms' table, and what the carried engine remembers."""
    remembered = sorted(path for path in (settings.folder / ENGINE).rglob("*") if path.is_file())
    for path in (*(settings.folder / name for name in BESIDE), *remembered):
        name = path.relative_to(settings.folder).as_posix()
        (part / name).parent.mkdir(parents=True, exist_ok=True)
        try:
            shutil.copyfile(path, part / name)
        except FileNotFoundError:  # never there, or forgotten by the engine meanwhile
            continue
        (part / name).chmod(0o600)
        yield _entry(part, name)


def _link(source: Path, target: Path, size: int | None) -> bool:
    try:
        if size is not None and source.stat().st_size != size:
            return False
        os.link(source, target)
    except OSError:  # not there, on another disk, or a file system without links
        return False
    return True


def _entry(part: Path, path: str) -> Entry:
    return Entry(path=path, bytes=(part / path).stat().st_size, sha256=sha256_of(part / path))


def _clear_abandoned(parent: Path) -> None:
    """Remove what a process that was killed while it wrote a backup has left."""
    for part in parent.glob(_PARTS):
        with suppress(FileNotFoundError):
            if utcnow().timestamp() - part.stat().st_mtime > _ABANDONED.total_seconds():
                shutil.rmtree(part, ignore_errors=True)


def _folders(parent: Path) -> list[Path]:
    """Oldest first, by the time in their names."""
    if not parent.is_dir():
        return []
    return sorted(path for path in parent.iterdir() if _NAME.fullmatch(path.name) and (path / MANIFEST).is_file())


def _view(folder: Path, manifest: Manifest) -> BackupView:
    return BackupView(
        folder=folder,
        created_at=datetime.fromisoformat(manifest.created_at).astimezone(UTC),
        bytes=sum(entry.bytes for entry in manifest.files),
        pictures=manifest.pictures,
        missing=len(manifest.missing),
    )


def _sync(path: Path) -> None:
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
