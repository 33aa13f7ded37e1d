"""Where files live: blobs named by their SHA-256, in a folder under HOME or in an S3-compatible bucket.

Everything here blocks: call it from threads (`asyncio.to_thread`). Several threads may call it at once.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import time
import uuid
from collections.abc import Callable, Generator, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING, Protocol, Self
from urllib.parse import unquote, urlsplit

from obstore.exceptions import BaseError
from obstore.store import S3Store

from services.errors import NotFound, StorageFailed
from services.imaging.codec import THUMBNAIL_EDGES
from services.settings import Settings, SettingsError

if TYPE_CHECKING:
    from obstore.store import ClientConfig

_SHA = re.compile(r"[0-9a-f]{64}")
_MARKS = "collecting"
_PARTS = ".part"  # local: where files are until they are whole
_ABANDONED = 3600.0  # seconds after which a part belongs to a process that died
_FRESH = 3600.0  # seconds for which an object in a bucket counts as just written
_PATIENCE = 60.0  # seconds after which a mark belongs to a collector that died
_FULL = "There is no room left where pictures are kept. Nothing was charged; the administrator has to make some."
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT)


class Damaged(StorageFailed):
    """A stored file is not the one that its name stands for."""

    text = "A stored picture is damaged. The administrator has to look."


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """A stored file: its key, its size in bytes, and when it was last written (seconds since 1970)."""

    key: str
    size: int
    changed: float


class Blobs(Protocol):
    """What a back end does. Keys are made here and never by users.

    All raise OSError when the disk, the rights or the network fail, and FileNotFoundError where nothing is stored.
    `write` is whole or nothing. `renew` makes a file that is already there count as just written.
    """

    def write(self, key: str, data: bytes) -> None: ...
    def renew(self, entry: Entry, data: bytes) -> None: ...
    def read(self, key: str) -> bytes: ...
    def find(self, key: str) -> Entry | None: ...
    def delete(self, key: str) -> None: ...
    def entries(self) -> Iterator[Entry]: ...
    def path(self, key: str) -> Path | None: ...


class Storage:
    """Blobs and their thumbnails. Raises StorageFailed for disk, rights and network, NotFound for what is not there."""

    def __init__(self, blobs: Blobs) -> None:
        self._blobs = blobs

    @classmethod
    def open(cls, settings: Settings) -> Self:
        """The storage that the settings name: `s3://bucket/prefix`, `file:///folder`, or HOME/pictures.

        A bucket's keys and endpoint come from the usual AWS_* variables. Raises SettingsError and StorageFailed.
        """
        url = urlsplit(settings.storage_url)
        if url.scheme == "s3":
            if not url.netloc:
                raise SettingsError("LIMNER_STORAGE_URL cannot be used: write s3://bucket/prefix, or leave it empty.")
            return cls(BucketBlobs(url.netloc, url.path.strip("/")))
        with _failing():
            return cls(LocalBlobs(Path(unquote(url.path)) if url.scheme else settings.folder / "pictures"))

    def put(self, data: bytes) -> str:
        """Keep the bytes for good and return their SHA-256. Bytes that are there already are not written again."""
        sha = hashlib.sha256(data).hexdigest()
        with _failing():
            while (entry := self._blobs.find(_key(sha))) is not None:
                if self._renew(sha, entry, data):
                    return sha
            self._blobs.write(_key(sha), data)
        return sha

    def get(self, sha: str) -> bytes:
        """The bytes, checked against their name. Raises Damaged where they have changed."""
        data = self._read(_key(sha))
        if hashlib.sha256(data).hexdigest() != sha:
            raise Damaged
        return data

    def path(self, sha: str) -> Path | None:
        """The file on this machine, to be served without reading it here; None where blobs live in a bucket."""
        return self._blobs.path(_key(sha))

    def exists(self, sha: str) -> bool:
        with _failing():
            return self._blobs.find(_key(sha)) is not None

    def put_thumbnail(self, sha: str, edge: int, data: bytes) -> None:
        """Keep the small picture of a blob; a second one takes the first one's place."""
        with _failing():
            self._blobs.write(_thumbnail_key(sha, edge), data)

    def get_thumbnail(self, sha: str, edge: int) -> bytes:
        return self._read(_thumbnail_key(sha, edge))

    def thumbnail_path(self, sha: str, edge: int) -> Path | None:
        """As `path`, for the small picture."""
        return self._blobs.path(_thumbnail_key(sha, edge))

    def delete(self, sha: str) -> None:
        """Remove a blob and its thumbnails. What is not there is no error."""
        with _failing():
            for key in (*(_thumbnail_key(sha, edge) for edge in THUMBNAIL_EDGES), _key(sha)):
                self._blobs.delete(key)

    def collect(self, sha: str, *, min_age: float, wanted: Callable[[], bool]) -> bool:
        """Remove a blob and its thumbnails unless it was put within `min_age` seconds or is `wanted`. Whether it went.

        A put of the same bytes at the same moment, by whichever process, ends with the bytes being there: the blob is
        marked first and looked at afterwards, and who puts looks for the mark afterwards. For a bucket `min_age` has
        to be more than an hour, as its objects are not renewed sooner.
        """
        with _failing():
            self._blobs.write(_mark(sha), b"")
            try:
                entry = self._blobs.find(_key(sha))
                if entry is None or entry.changed > time.time() - min_age or wanted():
                    return False
                self.delete(sha)
                return True
            finally:
                self._blobs.delete(_mark(sha))

    def shas(self, *, min_age: float = 0.0) -> Iterator[str]:
        """Every blob's SHA-256, in no order, without those put within the last `min_age` seconds.

        A file is put before its row is written: who collects files without rows leaves the young ones alone.
        """
        latest = time.time() - min_age
        with _failing():
            for entry in self._blobs.entries():
                sha = entry.key.rpartition("/")[2]
                if _SHA.fullmatch(sha) and entry.key == _key(sha) and (not min_age or entry.changed <= latest):
                    yield sha

    def probe(self) -> None:
        """Write, read back and delete a small file. Raises StorageFailed."""
        key, data = f"probe-{uuid.uuid4().hex}", os.urandom(64)
        with _failing():
            try:
                self._blobs.write(key, data)
                same = self._blobs.read(key) == data
            finally:
                self._blobs.delete(key)
        if not same:
            raise StorageFailed

    def _renew(self, sha: str, entry: Entry, data: bytes) -> bool:
        """Make a stored file count as just written; False where it was collected in the same moment."""
        try:
            if entry.size == len(data):
                self._blobs.renew(entry, data)
            else:  # cut short by a fault outside of Limner
                self._blobs.write(entry.key, data)
        except FileNotFoundError:
            return False
        give_up = time.monotonic() + _PATIENCE
        while self._blobs.find(_mark(sha)) is not None and time.monotonic() < give_up:
            time.sleep(0.02)
        return self._blobs.find(entry.key) is not None

    def _read(self, key: str) -> bytes:
        with _failing():
            try:
                return self._blobs.read(key)
            except FileNotFoundError as error:
                raise NotFound from error


class LocalBlobs:
    """Files in one folder. A file appears under its name only when it is whole and on the disk.

    obstore's LocalStore renames as well but does not sync, so a power cut could leave a row without its picture.
    """

    def __init__(self, root: Path) -> None:
        self._root = root
        _make_folder(root / _PARTS)
        for part in (root / _PARTS).iterdir():
            with suppress(FileNotFoundError):
                if time.time() - part.stat().st_mtime > _ABANDONED:
                    part.unlink()

    def write(self, key: str, data: bytes) -> None:
        target, part = self._root / key, self._root / _PARTS / uuid.uuid4().hex
        _make_folder(part.parent)
        _make_folder(target.parent)
        try:
            with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
                file.write(data)
                file.flush()
                os.fsync(file.fileno())
            part.replace(target)
        finally:
            part.unlink(missing_ok=True)
        _sync_folder(target.parent)

    def renew(self, entry: Entry, data: bytes) -> None:
        os.utime(self._root / entry.key)
        # another thread may have renamed it a moment ago and not yet synced the folder
        _sync_folder((self._root / entry.key).parent)

    def read(self, key: str) -> bytes:
        return (self._root / key).read_bytes()

    def find(self, key: str) -> Entry | None:
        try:
            stat = (self._root / key).stat()
        except FileNotFoundError:
            return None
        return Entry(key=key, size=stat.st_size, changed=stat.st_mtime)

    def delete(self, key: str) -> None:
        (self._root / key).unlink(missing_ok=True)

    def entries(self) -> Iterator[Entry]:
        for path in self._root.glob("??/??/*"):
            entry = self.find(path.relative_to(self._root).as_posix())
            if entry is not None:
                yield entry

    def path(self, key: str) -> Path | None:
        path = self._root / key
        if not path.is_file():
            raise NotFound
        return path


class BucketBlobs:
    """Objects under a prefix of an S3-compatible bucket; a put is whole or nothing by the protocol."""

    def __init__(self, bucket: str, prefix: str) -> None:
        endpoints = ("AWS_ENDPOINT_URL_S3", "AWS_ENDPOINT_URL", "AWS_ENDPOINT")
        client: ClientConfig = {"timeout": "60s", "connect_timeout": "5s"}
        if any(os.environ.get(name, "").startswith("http://") for name in endpoints):
            client["allow_http"] = True
        self._store = S3Store(
            bucket,
            prefix=prefix or None,
            client_options=client,
            retry_config={"max_retries": 3, "retry_timeout": timedelta(seconds=30)},
        )

    def write(self, key: str, data: bytes) -> None:
        with _bucket():
            self._store.put(key, data, use_multipart=False)

    def renew(self, entry: Entry, data: bytes) -> None:
        if time.time() - entry.changed > _FRESH:  # objects cannot be touched, only written
            self.write(entry.key, data)

    def read(self, key: str) -> bytes:
        with _bucket():
            return self._store.get(key).bytes().to_bytes()

    def find(self, key: str) -> Entry | None:
        try:
            with _bucket():
                meta = self._store.head(key)
        except FileNotFoundError:
            return None
        return Entry(key=key, size=meta["size"], changed=meta["last_modified"].timestamp())

    def delete(self, key: str) -> None:
        with suppress(FileNotFoundError), _bucket():
            self._store.delete(key)

    def entries(self) -> Iterator[Entry]:
        with _bucket():
            for page in self._store.list():  # pyright: ignore[reportUnknownMemberType]
                for meta in page:
                    yield Entry(key=meta["path"], size=meta["size"], changed=meta["last_modified"].timestamp())

    def path(self, key: str) -> Path | None:
        return None


def _key(sha: str) -> str:
    """`ab/cd/<sha>`. Raises NotFound for anything but 64 lower-case hex digits, so no name leads out of the storage."""
    if not _SHA.fullmatch(sha):
        raise NotFound
    return f"{sha[:2]}/{sha[2:4]}/{sha}"


def _mark(sha: str) -> str:
    """Where it stands that a blob is just being collected."""
    _key(sha)
    return f"{_MARKS}/{sha}"


def _thumbnail_key(sha: str, edge: int) -> str:
    if edge not in THUMBNAIL_EDGES:
        raise NotFound
    return f"{_key(sha)}.{edge}"


@contextmanager
def _failing() -> Generator[None]:
    """Whatever the disk, the rights or the network say becomes the one error that people meet."""
    try:
        yield
    except OSError as error:
        raise StorageFailed(_FULL if error.errno in _NO_ROOM else None) from error


@contextmanager
def _bucket() -> Generator[None]:
    try:
        yield
    except BaseError as error:
        raise OSError(str(error)) from error


def _make_folder(folder: Path) -> None:
    """Make a folder and its parents, each one's name synced into the folder above it."""
    if folder.is_dir():
        return
    _make_folder(folder.parent)
    folder.mkdir(mode=0o700, exist_ok=True)
    _sync_folder(folder.parent)


def _sync_folder(folder: Path) -> None:
    if os.name != "posix":
        return  # elsewhere folders cannot be opened, and renames are kept by the file system's journal
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
