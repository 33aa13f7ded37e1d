"""The collector: what was deleted for long goes for good, what a row refers to stays, whatever happens meanwhile."""

from __future__ import annotations

import contextlib
import errno
import os
import random
import threading
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlmodel import Session, col, select

import data
from data.columns import utcnow
from data.library import Asset, Project, ShareLink, Version
from services.errors import NotFound, StorageFailed
from services.settings import Settings
from services.studio import assets, collecting, files, lineage, projects, sharing, storage, versions
from services.studio.storage import Storage
from services.studio.workshop import workshop
from tests.house import Account, Studio, add_account, check_books, png
from tests.services.studio import shelf
from tests.services.studio.asking import painted
from tests.services.studio.test_storage import Bucket, bucket

__all__ = ["bucket"]
AT_ONCE = timedelta(0)


@pytest.fixture
def ada(database: Path) -> Account:
    return add_account()


def age(asset_id: str, days: float) -> None:
    """Have the picture be deleted `days` ago."""
    data.write_now(lambda db: setattr(db.get_one(Asset, asset_id), "deleted_at", utcnow() - timedelta(days=days)))


def kept() -> set[str]:
    return set(workshop().storage.shas())


async def test_a_deleted_picture_keeps_its_file_for_thirty_days(studio: Studio, ada: Account) -> None:
    made = await assets.upload(ada.id, png())
    age(made.id, 29.9)
    assert (await collecting.collect(young=AT_ONCE)).pictures == 0
    assert kept() == {made.sha256}
    await assets.restore(ada.id, made.id)
    assert (await files.content(ada.id, made.id)).etag == made.sha256


async def test_an_upload_that_nothing_was_made_of_goes_without_a_trace(studio: Studio, ada: Account) -> None:
    kit = await projects.create(ada.id, "Kit")
    made = await assets.upload(ada.id, png(), project_id=kit.id)
    await projects.update(ada.id, kit.id, cover_asset_id=made.id)
    await sharing.share(ada.id, made.id)
    age(made.id, 30.1)
    gone = await collecting.collect(young=AT_ONCE)
    assert (gone.pictures, gone.files) == (1, 1)
    assert kept() == set()
    assert [path for path in (studio.settings.folder / "pictures").rglob("*") if path.is_file()] == []
    assert (shelf.row(Asset, made.id), shelf.versions_of(made.id)) == (None, [])
    assert shelf.row(Project, kit.id).cover_asset_id is None
    assert data.read_now(lambda db: db.exec(select(ShareLink)).all()) == []
    with pytest.raises(NotFound):
        await assets.restore(ada.id, made.id)


async def test_a_painted_picture_loses_its_file_and_keeps_its_words(studio: Studio, ada: Account) -> None:
    (first,) = (await painted(ada, "a teal fox")).assets
    assert first.version_id is not None
    on = shelf.picture(ada, parent=first.version_id)
    age(first.id, 31)
    assert (await collecting.collect(young=AT_ONCE)).pictures == 1
    assert first.sha256 not in kept()
    row = shelf.row(Asset, first.id)
    assert (row.sha256, row.bytes, row.prompt) == ("", 0, "a teal fox")
    assert [one.prompt for one in await lineage.of_asset(ada.id, on.id)] == ["", "a teal fox"]
    for act in (assets.restore(ada.id, first.id), versions.undelete(ada.id, first.version_id)):
        with pytest.raises(NotFound, match="30 days"):
            await act
    assert (await collecting.collect(young=AT_ONCE)).pictures == 0
    check_books()


async def test_an_upload_that_something_was_made_of_keeps_its_words(studio: Studio, ada: Account) -> None:
    uploads = [await assets.upload(ada.id, png(colour=colour), name=f"{colour}.png") for colour in ("red", "blue")]
    shelf.painted(ada, "an edit", parent=uploads[0].version_id)
    shelf.painted(ada, "a composition", asset_ids=[uploads[1].id])
    for one in uploads:
        age(one.id, 31)
    await collecting.collect(young=AT_ONCE)
    assert [shelf.row(Asset, one.id).title for one in uploads] == ["red", "blue"]
    assert kept() == set()


async def test_what_goes_and_what_leaves_words_is_the_same_on_every_database(books: str) -> None:
    account = add_account()
    alone, edited, composed, mask, painted_over = (
        shelf.picture(account, kind=kind) for kind in ("upload", "upload", "upload", "mask", "generated")
    )
    shelf.painted(account, "an edit", parent=edited.version_id)
    shelf.painted(account, "a composition", asset_ids=[composed.id], mask_asset_id=mask.id)
    last = shelf.painted(account, "the last", parent=painted_over.version_id)
    gone = [alone.id, edited.id, composed.id, mask.id, painted_over.id, last.id]
    young = shelf.picture(account)
    await assets.delete(account.id, young.id)
    for one in gone:
        age(one, 31)
    assert await data.write(collecting._expire, utcnow() - projects.KEPT) == len(gone)  # pyright: ignore[reportPrivateUsage]
    assert await data.write(collecting._expire, utcnow() - projects.KEPT) == 0  # pyright: ignore[reportPrivateUsage]
    left = [shelf.row(Asset, one) for one in gone]
    assert [row and row.sha256 for row in left] == [None, "", "", "", "", ""]
    assert shelf.row(Asset, young.id).sha256 == shelf.NO_FILE


def test_a_blob_that_is_wanted_after_all_stays(tmp_path: Path) -> None:
    stored = Storage.open(Settings(home=tmp_path))
    sha = stored.put(b"a picture")
    assert not stored.collect(sha, min_age=0, wanted=lambda: True)
    assert not stored.collect(sha, min_age=60, wanted=lambda: False)
    assert stored.get(sha) == b"a picture"
    assert stored.collect(sha, min_age=0, wanted=lambda: False)
    assert not stored.collect(sha, min_age=0, wanted=lambda: False)


async def test_a_file_stays_as_long_as_one_row_refers_to_it(studio: Studio, ada: Account) -> None:
    one, other = await assets.upload(ada.id, png()), await assets.upload(add_account("eve@example.org").id, png())
    assert one.sha256 == other.sha256
    age(one.id, 31)
    assert (await collecting.collect(young=AT_ONCE)).files == 0
    assert kept() == {other.sha256}


async def test_files_without_a_row_go_once_they_are_old_enough(studio: Studio, ada: Account) -> None:
    stored = workshop().storage
    abandoned = stored.put(b"nobody's")
    stored.put_thumbnail(abandoned, 256, b"small")
    assert (await collecting.collect()).files == 0
    assert kept() == {abandoned}
    assert (await collecting.collect(young=AT_ONCE)).files == 1
    assert kept() == set()


async def test_a_bucket_is_collected_as_well(studio: Studio, ada: Account, bucket: Bucket) -> None:
    stored = Storage.open(Settings(storage_url="s3://bucket/pre"))
    abandoned, wanted = stored.put(b"nobody's"), stored.put(b"somebody's")
    stored.put_thumbnail(abandoned, 256, b"small")
    shelf.picture(ada, sha256=wanted)
    assert collecting._remove_files(stored, 3600.0) == 0  # pyright: ignore[reportPrivateUsage]
    assert collecting._remove_files(stored, 0.0) == 1  # pyright: ignore[reportPrivateUsage]
    assert list(bucket.objects) == [f"pre/{wanted[:2]}/{wanted[2:4]}/{wanted}"]


@pytest.mark.parametrize("at", range(8), ids=lambda at: f"before step {at + 1}")
def test_bytes_put_at_any_moment_of_being_collected_are_there_afterwards(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, at: int
) -> None:
    """The collector marks the blob, looks at it, asks for rows, deletes thumbnails and blob, and takes the mark off."""
    stored = Storage.open(Settings(home=tmp_path))
    sha = stored.put(b"a picture")
    _make_old(stored, sha)
    putting = threading.Thread(target=lambda: stored.put(b"a picture"))
    steps = 0

    def step() -> None:
        nonlocal steps
        if threading.current_thread() is threading.main_thread():
            if steps == at:
                putting.start()
                putting.join(0.1)  # as far as it comes while the collector stands still
            steps += 1

    blobs = stored._blobs  # pyright: ignore[reportPrivateUsage]
    for name in ("write", "find", "delete"):
        monkeypatch.setattr(blobs, name, _stepping(getattr(blobs, name), step))

    def unwanted() -> bool:
        step()
        return False

    stored.collect(sha, min_age=60, wanted=unwanted)
    step()
    putting.join()
    assert steps > at
    assert stored.get(sha) == b"a picture"


async def test_nothing_that_a_row_refers_to_is_lost_while_pictures_come_and_go(studio: Studio, ada: Account) -> None:
    """Threads put files, write and drop rows and let the files grow old, while a collector runs as fast as it can."""
    stored = workshop().storage
    project_id = shelf.picture(ada).project_id
    lost: list[str] = []
    removed: list[int] = []
    stop = threading.Event()

    def come_and_go(number: int) -> None:
        chance = random.Random(number)
        for _ in range(60):
            sha = stored.put(f"{number} {chance.randrange(3)}".encode())
            asset_id = data.write_now(_add, _bare_row(ada, project_id, sha))
            if not stored.exists(sha):
                lost.append(sha)
            if chance.random() < 0.9:
                data.write_now(lambda db, asset_id=asset_id: db.delete(db.get_one(Asset, asset_id)))
                _make_old(stored, sha)

    def collect() -> None:
        while not stop.is_set():
            removed.append(collecting._remove_files(stored, 60.0))  # pyright: ignore[reportPrivateUsage]

    collector = threading.Thread(target=collect)
    comers = [threading.Thread(target=come_and_go, args=(number,)) for number in range(3)]
    for thread in (collector, *comers):
        thread.start()
    for thread in comers:
        thread.join()
    stop.set()
    collector.join()
    referred = set(data.read_now(lambda db: db.exec(select(Asset.sha256).where(Asset.width == 1)).all()))
    assert lost == []
    assert sum(removed) > 0
    assert referred <= kept()
    collecting._remove_files(stored, 0.0)  # pyright: ignore[reportPrivateUsage]
    assert kept() == referred


@pytest.mark.parametrize("seed", range(4))
async def test_whatever_was_done_what_a_row_refers_to_is_there_and_nothing_else(
    studio: Studio, ada: Account, seed: int
) -> None:
    chance = random.Random(seed)
    colours = ["red", "teal", "gold", "navy"]
    mine: list[str] = []
    for _ in range(25):
        match chance.choice(["bring", "bring", "delete", "restore", "age", "build", "collect"]):
            case "bring":
                mine.append((await assets.upload(ada.id, png(colour=chance.choice(colours)))).id)
            case "build" if mine:
                source = shelf.row(Asset, chance.choice(mine))
                if source is not None:
                    shelf.picture(ada, parent=source.version_id, sha256=source.sha256, removed_at=source.removed_at)
            case "collect":
                await collecting.collect(young=AT_ONCE)
            case "age":
                data.write_now(_age_all)
            case wish if mine:
                act = assets.delete if wish == "delete" else assets.restore
                with contextlib.suppress(NotFound):
                    await act(ada.id, chance.choice(mine))
            case _:
                pass
        assert _referred() <= kept()
    await collecting.collect(young=AT_ONCE)
    assert _referred() == kept()
    for row in data.read_now(lambda db: db.exec(select(Asset).where(col(Asset.removed_at).is_not(None))).all()):
        assert row.sha256 == ""


async def test_a_full_disk_is_told_as_such(studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch) -> None:
    class FullDisk:
        def __getattr__(self, name: str) -> object:
            return getattr(os, name)

        def open(self, *_: object) -> int:
            raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(storage, "os", FullDisk())
    with pytest.raises(StorageFailed, match="no room left"):
        await assets.upload(ada.id, png())
    monkeypatch.undo()
    assert kept() == set()
    assert data.read_now(lambda db: db.exec(select(Version)).all()) == []


def _referred() -> set[str]:
    return set(data.read_now(lambda db: db.exec(select(Asset.sha256).where(Asset.sha256 != "")).all()))


def _age_all(db: Session) -> None:
    for row in db.exec(select(Asset).where(col(Asset.deleted_at).is_not(None))).all():
        row.deleted_at = utcnow() - timedelta(days=31)


def _make_old(stored: Storage, sha: str) -> None:
    with contextlib.suppress(FileNotFoundError, NotFound):  # collected a moment ago
        path = stored.path(sha)
        assert path is not None
        os.utime(path, (1, 1))


def _stepping(act: Callable[..., Any], step: Callable[[], None]) -> Callable[..., Any]:
    def stepped(*args: Any) -> Any:
        step()
        return act(*args)

    return stepped


def _bare_row(account: Account, project_id: str, sha: str) -> Asset:
    return Asset(
        user_id=account.id,
        project_id=project_id,
        kind="upload",
        width=1,
        height=1,
        mime_type="image/png",
        bytes=1,
        sha256=sha,
    )


def _add(db: Session, row: Asset) -> str:
    db.add(row)
    db.flush()
    return row.id
