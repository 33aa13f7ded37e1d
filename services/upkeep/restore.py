"""A backup put back into an empty home: checked whole before anything is written, and audited afterwards."""

from __future__ import annotations

import asyncio
import os
import shutil
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from data import copying, migrate
from services import home
from services.billing import audit
from services.errors import LimnerError
from services.imaging.codec import THUMBNAIL_EDGES
from services.settings import Settings
from services.studio.storage import Storage
from services.upkeep import backup
from services.upkeep.backup import DATABASE, PICTURES, Entry, Manifest


class BadBackup(LimnerError):
    code, status, text = "bad_backup", 422, "This is no backup that can be used."


@dataclass(frozen=True, slots=True, kw_only=True)
class Restored:
    """What was put back. `difference`: the first thing that the ledger's audit found, empty where all is in order."""

    accounts: int
    pictures: int
    ledger_rows: int
    difference: str


def check(folder: Path) -> Manifest:
    """Read a backup whole and compare each file with the manifest. Raises BadBackup with the first that differs."""
    try:
        manifest = backup.read_manifest(folder)
    except FileNotFoundError:
        raise BadBackup(f"{folder} has no {backup.MANIFEST}, so it is no whole backup.") from None
    except (OSError, ValueError, TypeError, KeyError) as error:
        raise BadBackup(f"The {backup.MANIFEST} of {folder} cannot be read.") from error
    if DATABASE not in {entry.path for entry in manifest.files}:
        raise BadBackup(f"{folder} has no database in it.")
    for entry in manifest.files:
        _check_file(folder, entry)
    return manifest


def restore(settings: Settings, folder: Path) -> Restored:
    """Put the backup into HOME (and the storage and database that the settings name), which have to be empty.

    Raises SettingsError, BadBackup; a backup that is refused changes nothing.
    """
    with home.held(settings, doing="restore again"):
        _check_empty(settings)
        manifest = check(folder)
        _put_pictures(Storage.open(settings), folder, manifest.files)
        _put_beside(settings, folder, manifest.files)
        _put_database(settings, folder)  # last: a home without a database is empty, and can be restored again
        with home.opened_database(settings):
            found = asyncio.run(audit.run_audit())
    return Restored(
        accounts=manifest.accounts,
        pictures=manifest.pictures,
        ledger_rows=manifest.ledger_rows,
        difference=found.difference,
    )


def _check_file(folder: Path, entry: Entry) -> None:
    path = PurePosixPath(entry.path)
    if path.is_absolute() or ".." in path.parts:
        raise BadBackup(f"The manifest names a file outside of the backup: {entry.path}.")
    try:
        same = (folder / path).stat().st_size == entry.bytes and backup.sha256_of(folder / path) == entry.sha256
    except OSError:
        raise BadBackup(f"{entry.path} is missing in the backup.") from None
    if not same:
        raise BadBackup(f"{entry.path} is not what the backup's manifest says: the backup is damaged.")


def _check_empty(settings: Settings) -> None:
    if settings.database_url:
        if migrate.current_revision(settings.database) is not None:
            raise BadBackup("The database that LIMNER_DATABASE_URL names is not empty.")
    elif (settings.folder / DATABASE).exists():
        raise BadBackup(f"{settings.folder} is not empty: there is a database in it. Give LIMNER_HOME a new folder.")


def _put_pictures(storage: Storage, folder: Path, files: Sequence[Entry]) -> None:
    edges = {str(edge): edge for edge in THUMBNAIL_EDGES}
    for entry in files:
        if entry.path.startswith(f"{PICTURES}/"):
            sha, _, edge = PurePosixPath(entry.path).name.partition(".")
            data = (folder / entry.path).read_bytes()
            if edge:
                storage.put_thumbnail(sha, edges[edge], data)
            else:
                storage.put(data)


def _put_beside(settings: Settings, folder: Path, files: Sequence[Entry]) -> None:
    for entry in files:
        if entry.path != DATABASE and not entry.path.startswith(f"{PICTURES}/"):
            target = settings.folder / entry.path
            target.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            shutil.copyfile(folder / entry.path, target)
            target.chmod(0o600)


def _put_database(settings: Settings, folder: Path) -> None:
    with tempfile.TemporaryDirectory(dir=settings.folder, prefix=".restore-") as scratch:
        copy = Path(scratch) / DATABASE
        shutil.copyfile(folder / DATABASE, copy)
        try:
            migrate.migrate(f"sqlite:///{copy}")
        except migrate.NewerDatabase:
            raise BadBackup("This backup was made by a newer Limner. Restore it with that version.") from None
        if settings.database_url:
            try:
                copying.load(copy, settings.database)
            except copying.NotEmpty:
                raise BadBackup("The database that LIMNER_DATABASE_URL names is not empty.") from None
            return
        handle = os.open(copy, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
        copy.chmod(0o600)
        copy.rename(settings.folder / DATABASE)
