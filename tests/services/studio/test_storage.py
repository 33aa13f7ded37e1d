"""Where files live: whole or not at all, under the name of their content, on disk and in a bucket alike."""

from __future__ import annotations

import errno
import hashlib
import os
import re
import stat
import threading
import time
from collections.abc import Iterator
from email.utils import formatdate
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import parse_qs, unquote, urlsplit
from xml.sax.saxutils import escape

import pytest

from services.errors import NotFound, StorageFailed
from services.settings import Settings, SettingsError
from services.studio.storage import Storage

DATA = b"a picture" * 1000
SHA = hashlib.sha256(DATA).hexdigest()
ELSEWHERE = ["", "..", "../../etc/passwd", SHA[:-1], SHA + "0", SHA.upper(), f"{SHA[:-1]}/", f"{SHA}\n", "g" * 64]


class Bucket(ThreadingHTTPServer):
    """As much of S3 as a storage uses, on a port of its own; `down` makes every request fail."""

    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Answers)
        self.objects: dict[str, tuple[bytes, float]] = {}
        self.puts = 0
        self.down = False

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}"


class _Answers(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: Bucket  # pyright: ignore[reportIncompatibleVariableOverride]

    def log_message(self, format: str, *args: object) -> None:
        return

    def _answer(self, status: int, body: bytes = b"", changed: float = 0.0, length: int | None = None) -> None:
        self.send_response(status)
        self.send_header("Content-Length", str(len(body) if length is None else length))
        self.send_header("Last-Modified", formatdate(changed, usegmt=True))
        self.send_header("ETag", '"tag"')
        self.end_headers()
        self.wfile.write(body)

    def _key(self) -> str | None:
        """The object that is asked for; answers itself where the service is down."""
        if self.server.down:
            self._answer(403, b"<Error><Code>AccessDenied</Code></Error>")
            return None
        return unquote(urlsplit(self.path).path.removeprefix("/bucket").removeprefix("/"))

    def do_PUT(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"]))
        if (key := self._key()) is not None:
            self.server.objects[key] = (body, time.time())
            self.server.puts += 1
            self._answer(200)

    def do_HEAD(self) -> None:
        if (key := self._key()) is not None:
            body, changed = self.server.objects.get(key, (None, 0.0))
            self._answer(404 if body is None else 200, changed=changed, length=len(body or b""))

    def do_GET(self) -> None:
        if (key := self._key()) is None:
            return
        if not key:
            self._list(parse_qs(urlsplit(self.path).query).get("prefix", [""])[0])
        elif key in self.server.objects:
            body, changed = self.server.objects[key]
            self._answer(200, body, changed)
        else:
            self._answer(404, b"<Error><Code>NoSuchKey</Code></Error>")

    def do_DELETE(self) -> None:
        if (key := self._key()) is not None:
            self.server.objects.pop(key, None)
            self._answer(204)

    def do_POST(self) -> None:
        body = self.rfile.read(int(self.headers["Content-Length"])).decode()
        if self._key() is None:
            return
        gone = [key for key in re.findall(r"<Key>(.*?)</Key>", body) if [self.server.objects.pop(key, None)]]
        deleted = "".join(f"<Deleted><Key>{escape(key)}</Key></Deleted>" for key in gone)
        self._answer(200, f"<DeleteResult>{deleted}</DeleteResult>".encode())

    def _list(self, prefix: str) -> None:
        rows = "".join(
            f"<Contents><Key>{escape(key)}</Key><Size>{len(body)}</Size><ETag>tag</ETag><LastModified>"
            f"{time.strftime('%Y-%m-%dT%H:%M:%S.000Z', time.gmtime(changed))}</LastModified></Contents>"
            for key, (body, changed) in sorted(self.server.objects.items())
            if key.startswith(prefix)
        )
        self._answer(200, f"<ListBucketResult><IsTruncated>false</IsTruncated>{rows}</ListBucketResult>".encode())


@pytest.fixture
def bucket(monkeypatch: pytest.MonkeyPatch) -> Iterator[Bucket]:
    server = Bucket()
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    monkeypatch.setenv("AWS_ENDPOINT_URL", server.url)
    monkeypatch.setenv("AWS_ACCESS_KEY_ID", "somebody")
    monkeypatch.setenv("AWS_SECRET_ACCESS_KEY", "something")
    monkeypatch.setenv("AWS_REGION", "us-east-1")
    yield server
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.fixture
def local(tmp_path: Path) -> Storage:
    return Storage.open(Settings(home=tmp_path))


@pytest.fixture(params=["local", "bucket"])
def storage(request: pytest.FixtureRequest) -> Storage:
    if request.param == "local":
        return request.getfixturevalue("local")
    request.getfixturevalue("bucket")
    return Storage.open(Settings(storage_url="s3://bucket/some/prefix"))


def files(folder: Path) -> list[str]:
    return sorted(path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file())


def test_what_was_put_is_got_by_its_hash(storage: Storage) -> None:
    assert storage.put(DATA) == SHA
    assert storage.get(SHA) == DATA
    assert storage.exists(SHA)


def test_what_was_never_put_is_not_there(storage: Storage) -> None:
    assert not storage.exists(SHA)
    for look in (storage.get, lambda sha: storage.get_thumbnail(sha, 256)):
        with pytest.raises(NotFound):
            look(SHA)


def test_what_was_deleted_is_gone_with_its_thumbnails_and_may_be_deleted_again(storage: Storage) -> None:
    storage.put(DATA)
    storage.put_thumbnail(SHA, 256, b"small")
    storage.delete(SHA)
    storage.delete(SHA)
    assert not storage.exists(SHA)
    with pytest.raises(NotFound):
        storage.get_thumbnail(SHA, 256)


def test_thumbnails_stand_beside_their_picture_and_can_be_made_again(storage: Storage) -> None:
    storage.put(DATA)
    storage.put_thumbnail(SHA, 256, b"old")
    storage.put_thumbnail(SHA, 256, b"small")
    storage.put_thumbnail(SHA, 768, b"larger")
    assert (storage.get_thumbnail(SHA, 256), storage.get_thumbnail(SHA, 768)) == (b"small", b"larger")


def test_the_collector_sees_pictures_only(storage: Storage) -> None:
    shas = {storage.put(bytes([number])) for number in range(5)}
    storage.put_thumbnail(min(shas), 256, b"small")
    storage.probe()
    assert sorted(storage.shas()) == sorted(shas)


def test_the_collector_can_leave_young_files_alone(storage: Storage) -> None:
    storage.put(DATA)
    assert list(storage.shas(min_age=3600)) == []


def test_the_empty_file_is_a_file(storage: Storage) -> None:
    assert storage.get(storage.put(b"")) == b""


@pytest.mark.parametrize("sha", ELSEWHERE)
def test_no_name_leads_out_of_the_storage(local: Storage, sha: str) -> None:
    for act in (
        local.get,
        local.path,
        local.exists,
        local.delete,
        lambda name: local.get_thumbnail(name, 256),
        lambda name: local.thumbnail_path(name, 256),
        lambda name: local.put_thumbnail(name, 256, b""),
    ):
        with pytest.raises(NotFound):
            act(sha)
    with pytest.raises(NotFound):
        local.get_thumbnail(SHA, 300)


def test_a_probe_leaves_nothing_behind(local: Storage, tmp_path: Path) -> None:
    local.probe()
    assert files(tmp_path) == []


def test_a_file_lies_where_its_hash_says(local: Storage, tmp_path: Path) -> None:
    local.put(DATA)
    local.put_thumbnail(SHA, 256, b"small")
    place = f"pictures/{SHA[:2]}/{SHA[2:4]}/{SHA}"
    assert files(tmp_path) == [place, f"{place}.256"]
    assert local.path(SHA) == tmp_path / place
    assert local.thumbnail_path(SHA, 256) == tmp_path / f"{place}.256"


def test_a_local_file_that_is_missing_has_no_path(local: Storage) -> None:
    with pytest.raises(NotFound):
        local.path(SHA)
    with pytest.raises(NotFound):
        local.thumbnail_path(SHA, 256)


def test_a_folder_can_be_named_by_url(tmp_path: Path) -> None:
    Storage.open(Settings(storage_url=f"file://{tmp_path}/my%20pictures")).put(DATA)
    assert files(tmp_path / "my pictures") == [f"{SHA[:2]}/{SHA[2:4]}/{SHA}"]


def test_a_file_that_is_there_is_not_written_again_but_counts_as_new(local: Storage) -> None:
    local.put(DATA)
    path = local.path(SHA)
    assert path is not None
    before = path.stat()
    os.utime(path, (1, 1))
    assert list(local.shas(min_age=60)) == [SHA]
    local.put(DATA)
    assert path.stat().st_ino == before.st_ino
    assert list(local.shas(min_age=60)) == []


def test_a_file_that_was_cut_short_is_made_whole_by_the_next_put(local: Storage) -> None:
    local.put(DATA)
    path = local.path(SHA)
    assert path is not None
    path.write_bytes(DATA[:10])
    local.put(DATA)
    assert local.get(SHA) == DATA


def test_a_file_that_has_changed_is_not_handed_out(local: Storage) -> None:
    local.put(DATA)
    path = local.path(SHA)
    assert path is not None
    path.write_bytes(DATA[:-1] + b"!")
    with pytest.raises(StorageFailed, match="damaged"):
        local.get(SHA)


@pytest.mark.parametrize("call", ["fsync", "open", "replace"])
@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EACCES, errno.EIO])
def test_a_full_or_failing_disk_leaves_nothing_half_written(
    local: Storage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, call: str, number: int
) -> None:
    def fails(*args: object, **choices: object) -> None:
        raise OSError(number, os.strerror(number))

    local.put(DATA)
    local.delete(SHA)  # so that the folders are there, and it is the file that fails
    with monkeypatch.context() as broken:
        broken.setattr(Path if call == "replace" else os, call, fails)
        with pytest.raises(StorageFailed):
            local.put(DATA)
    assert files(tmp_path) == []
    assert local.put(DATA) == SHA


def test_the_file_is_on_the_disk_before_it_has_its_name(local: Storage, monkeypatch: pytest.MonkeyPatch) -> None:
    steps: list[str] = []
    fsync, replace = os.fsync, Path.replace
    local.put_thumbnail(SHA, 256, b"so that the folders are there")

    def synced(handle: int) -> None:
        steps.append("folder" if stat.S_ISDIR(os.fstat(handle).st_mode) else "file")
        fsync(handle)

    def renamed(self: Path, target: Path) -> Path:
        steps.append("name")
        return replace(self, target)

    monkeypatch.setattr(os, "fsync", synced)
    monkeypatch.setattr(Path, "replace", renamed)
    local.put(DATA)
    assert steps == ["file", "name", "folder"]


def test_parts_of_a_process_that_died_are_swept_and_others_left(local: Storage, tmp_path: Path) -> None:
    parts = tmp_path / "pictures" / ".part"
    (parts / "old").write_bytes(b"half")
    os.utime(parts / "old", (1, 1))
    (parts / "young").write_bytes(b"half")
    again = Storage.open(Settings(home=tmp_path))
    assert files(parts) == ["young"]
    assert list(again.shas()) == []


def test_a_home_that_cannot_be_written_is_a_failure_of_the_storage(tmp_path: Path) -> None:
    (tmp_path / "pictures").write_text("a file where the folder should be")
    with pytest.raises(StorageFailed):
        Storage.open(Settings(home=tmp_path))


def test_many_threads_may_put_the_same_picture(local: Storage, tmp_path: Path) -> None:
    failed: list[BaseException] = []

    def put() -> None:
        try:
            for number in range(5):
                local.get(local.put(bytes([number]) * 5000))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=put) for _ in range(6)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert len(files(tmp_path)) == 5


def test_a_bucket_has_no_paths_and_keeps_everything_under_its_prefix(bucket: Bucket) -> None:
    storage = Storage.open(Settings(storage_url="s3://bucket/some/prefix"))
    bucket.objects["elsewhere/" + SHA] = (b"not ours", 0.0)
    storage.put(DATA)
    storage.probe()
    assert storage.path(SHA) is None
    assert storage.thumbnail_path(SHA, 256) is None
    assert sorted(bucket.objects) == ["elsewhere/" + SHA, f"some/prefix/{SHA[:2]}/{SHA[2:4]}/{SHA}"]
    assert list(storage.shas()) == [SHA]


def test_an_object_that_is_there_is_written_again_only_when_it_is_old(bucket: Bucket) -> None:
    storage = Storage.open(Settings(storage_url="s3://bucket"))
    storage.put(DATA)
    storage.put(DATA)
    assert bucket.puts == 1
    key = next(iter(bucket.objects))
    bucket.objects[key] = (DATA, 1.0)
    assert list(storage.shas(min_age=60)) == [SHA]
    storage.put(DATA)
    assert bucket.puts == 2
    assert list(storage.shas(min_age=60)) == []


def test_an_object_that_has_changed_is_not_handed_out(bucket: Bucket) -> None:
    storage = Storage.open(Settings(storage_url="s3://bucket"))
    storage.put(DATA)
    bucket.objects[next(iter(bucket.objects))] = (b"!" * len(DATA), time.time())
    with pytest.raises(StorageFailed, match="damaged"):
        storage.get(SHA)


def test_a_bucket_that_refuses_is_a_failure_of_the_storage(bucket: Bucket) -> None:
    storage = Storage.open(Settings(storage_url="s3://bucket"))
    storage.put(DATA)
    bucket.down = True
    for act in (
        lambda: storage.put(b"more"),
        lambda: storage.get(SHA),
        lambda: storage.exists(SHA),
        lambda: storage.delete(SHA),
        lambda: list(storage.shas()),
        storage.probe,
    ):
        with pytest.raises(StorageFailed) as caught:
            act()
        assert "something" not in caught.value.message


def test_a_bucket_without_a_name_is_refused_when_it_is_set() -> None:
    with pytest.raises(SettingsError, match="s3://bucket/prefix"):
        Storage.open(Settings(storage_url="s3://"))
