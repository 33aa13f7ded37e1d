"""HOME belongs to one process: the lock that holds it and the database that is opened in it."""

from __future__ import annotations

import fcntl
import os
import secrets
from collections.abc import Generator
from contextlib import contextmanager, suppress

from sqlalchemy.exc import DBAPIError

import data
from data import catalogue, migrate
from services.settings import Settings, SettingsError

SHORTEST_KEY = 32


@contextmanager
def held(settings: Settings, *, doing: str = "") -> Generator[None]:
    """Hold HOME until the block ends; the lock goes with the process, also with `kill -9`.

    Raises SettingsError where another process holds it, or the folder cannot be made or written.
    """
    try:
        settings.folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        lock = os.open(settings.folder / "lock", os.O_RDWR | os.O_CREAT, 0o600)
    except OSError as error:
        raise SettingsError(
            f"LIMNER_HOME cannot be used: {settings.folder} cannot be written ({error.strerror})."
        ) from error
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            then = (
                f" Stop it first, then {doing}." if doing else " Stop it first, or give this one another LIMNER_HOME."
            )
            raise SettingsError(f"A Limner is running on {settings.folder}.{then}") from None
        yield
    finally:
        os.close(lock)


@contextmanager
def opened_database(settings: Settings) -> Generator[None]:
    """The database at the newest schema, with the catalogue in it.

    Raises SettingsError where it cannot be opened, or belongs to a newer version.
    """
    try:
        migrate.migrate(settings.database)
    except migrate.NewerDatabase as error:
        words = "This database was made by a newer Limner. Start that version, or restore a backup."
        raise SettingsError(words) from error
    except DBAPIError as error:
        raise SettingsError(_unusable(settings, error)) from error
    data.open_database(settings.database)
    try:
        data.write_now(catalogue.seed)
        yield
    finally:
        data.close_database()


def secret_key(settings: Settings) -> bytes:
    """LIMNER_SECRET_KEY, or the key that is made once under HOME and that only this user can read."""
    if settings.secret_key:
        return settings.secret_key.encode()
    path = settings.folder / "secret"
    if not path.exists():
        fresh = settings.folder / f"secret.{os.getpid()}"
        with os.fdopen(os.open(fresh, os.O_WRONLY | os.O_CREAT | os.O_TRUNC, 0o600), "w") as file:
            file.write(secrets.token_urlsafe(48))
        with suppress(FileExistsError):
            os.link(fresh, path)  # whole or not at all, and never over one that is there
        fresh.unlink()
    key = path.read_bytes().strip()
    if len(key) < SHORTEST_KEY:
        raise SettingsError(f"The key in {path} is damaged. Delete the file, and a new one is made at the next start.")
    return key


def _unusable(settings: Settings, error: DBAPIError) -> str:
    reason = str(error.orig).splitlines()[0]
    if settings.database_url:
        return f"LIMNER_DATABASE_URL cannot be used: {reason}."
    return f"The database in {settings.folder} cannot be opened ({reason}). Restore a backup, or move the file away."
