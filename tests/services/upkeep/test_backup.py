"""A backup holds one moment whole, also while pictures are being made; a restore gives all of it back, or nothing."""

from __future__ import annotations

import asyncio
import json
import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

import pytest
from sqlalchemy import create_engine, select
from sqlalchemy.pool import NullPool

import data
from data import copying, migrate
from data.schema import TABLES
from main import main
from services.errors import LimnerError
from services.settings import Settings, SettingsError
from services.studio import generation_views, operations
from services.studio.storage import LocalBlobs, Storage
from services.upkeep import backup, doctor, restore
from tests import postgres
from tests.house import Account, Model, Studio, add_account, open_studio


@asynccontextmanager
async def filled(
    model: Model, monkeypatch: pytest.MonkeyPatch, pictures: int = 2
) -> AsyncIterator[tuple[Studio, Account]]:
    """A running house with an account that has had some pictures made."""
    async with open_studio(model, monkeypatch, rate_limit="off") as studio:
        ada = add_account(plan="studio")
        await paint(ada, pictures)
        yield studio, ada


async def paint(who: Account, count: int) -> None:
    for number in range(count):
        made = await operations.text_to_image(who.id, f"A fox, number {number}")
        assert (await generation_views.when_finished(who.id, made.id, 60)).status == "completed"


def elsewhere(tmp_path: Path, **settings: str) -> Settings:
    return Settings(home=tmp_path / "elsewhere", **settings)  # pyright: ignore[reportArgumentType]


def all_rows(url: str) -> dict[str, list[tuple[object, ...]]]:
    engine = create_engine(url, poolclass=NullPool)
    with engine.connect() as connection:
        return {
            table.name: sorted((tuple(row) for row in connection.execute(select(table))), key=repr)
            for table in TABLES.sorted_tables
        }


def url_of(path: Path) -> str:
    return f"sqlite:///{path}"


async def test_what_was_backed_up_while_pictures_were_made_is_whole_after_the_restore(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with filled(model, monkeypatch) as (studio, ada):
        painting = asyncio.create_task(paint(ada, 4))
        made = await asyncio.to_thread(backup.make, studio.settings)
        await painting
    data.close_database()
    monkeypatch.delenv("GOOGLE_GEMINI_BASE_URL")
    monkeypatch.delenv("GEMINI_API_KEY")
    settings = elsewhere(tmp_path)
    done = await asyncio.to_thread(restore.restore, settings, made.folder)
    assert done.difference == ""
    assert (done.accounts, made.missing) == (1, 0)
    assert 2 <= done.pictures <= 6
    found = await asyncio.to_thread(lambda: list(doctor.examine(settings, deep=True)))
    assert [one.words for one in found if one.grade is doctor.Grade.BAD] == []


async def test_a_restored_house_has_every_row_and_every_byte(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    async with filled(model, monkeypatch) as (studio, _):
        made = await asyncio.to_thread(backup.make, studio.settings)
    data.close_database()
    settings = elsewhere(tmp_path)
    restore.check(made.folder)
    restored = Path(f"{settings.folder}")
    await asyncio.to_thread(restore.restore, settings, made.folder)
    before, after = all_rows(url_of(made.folder / "limner.db")), all_rows(settings.database)
    audits = after.pop("ledger_audit")
    assert len(audits) == len(before.pop("ledger_audit")) + 1
    assert after == before
    storage, old = Storage.open(settings), Storage.open(studio.settings)
    for sha in old.shas():
        assert storage.get(sha) == old.get(sha)
        assert storage.get_thumbnail(sha, 256) == old.get_thumbnail(sha, 256)
    assert (restored / "limner.db").stat().st_mode & 0o077 == 0


async def test_the_next_backup_copies_no_picture_again(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with filled(model, monkeypatch, pictures=1) as (studio, _):
        first = await asyncio.to_thread(backup.make, studio.settings)
        await asyncio.to_thread(first.folder.rename, first.folder.with_name("limner-20260101T000000Z"))
        second = await asyncio.to_thread(backup.make, studio.settings)
    picture = next(path for path in second.folder.glob("pictures/*/*/*"))
    same = first.folder.with_name("limner-20260101T000000Z") / picture.relative_to(second.folder)
    assert picture.stat().st_ino == same.stat().st_ino


@pytest.mark.parametrize("where", ["folder", "bucket"])
async def test_a_picture_that_is_damaged_is_told_and_does_not_stop_the_backup(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch, where: str
) -> None:
    async with filled(model, monkeypatch) as (studio, _):
        if where == "bucket":  # whose files have no path on this machine
            monkeypatch.setattr(LocalBlobs, "path", lambda *_: None)
        sha = next(iter(Storage.open(studio.settings).shas()))
        picture = studio.settings.folder / "pictures" / sha[:2] / sha[2:4] / sha
        picture.write_bytes(b"rot")
        made = await asyncio.to_thread(backup.make, studio.settings)
        assert (made.pictures, made.missing) == (1, 1)
        assert backup.read_manifest(made.folder).missing == (sha,)


@pytest.fixture
async def made(database: Path, model: Model, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A backup of a house that is closed again."""
    async with filled(model, monkeypatch, pictures=1) as (studio, _):
        folder = (await asyncio.to_thread(backup.make, studio.settings)).folder
    data.close_database()
    monkeypatch.delenv("GOOGLE_GEMINI_BASE_URL")
    monkeypatch.delenv("GEMINI_API_KEY")
    return folder


def refused(settings: Settings, folder: Path) -> str:
    """The words with which a restore is refused, after which there is no database."""
    with pytest.raises((LimnerError, SettingsError)) as caught:
        restore.restore(settings, folder)
    assert not (settings.folder / "limner.db").exists()
    return str(caught.value)


def test_a_backup_with_a_changed_byte_is_refused_before_anything_is_written(made: Path, tmp_path: Path) -> None:
    picture = next(path for path in made.glob("pictures/*/*/*") if "." not in path.name)
    content = bytearray(picture.read_bytes())
    content[-1] ^= 1
    picture.unlink()  # it is the stored one's other name
    picture.write_bytes(content)
    settings = elsewhere(tmp_path)
    assert "is not what the backup's manifest says" in refused(settings, made)
    assert not list(settings.folder.glob("pictures/*"))


def test_a_backup_without_its_manifest_or_a_file_is_refused(made: Path, tmp_path: Path) -> None:
    manifest = made / "manifest.json"
    (made / "limner.db").rename(tmp_path / "kept.db")
    assert "limner.db is missing" in refused(elsewhere(tmp_path), made)
    manifest.unlink()
    assert "has no manifest.json" in refused(elsewhere(tmp_path), made)


@pytest.mark.parametrize("path", ["../outside", "/etc/hosts"])
def test_a_manifest_that_leads_out_of_the_backup_is_refused(made: Path, tmp_path: Path, path: str) -> None:
    manifest = made / "manifest.json"
    kept = json.loads(manifest.read_text())
    kept["files"].append({"path": path, "bytes": 1, "sha256": "0" * 64})
    manifest.write_text(json.dumps(kept))
    assert "outside of the backup" in refused(elsewhere(tmp_path), made)


def test_a_home_in_use_is_not_overwritten(made: Path, home: Path) -> None:
    before = (home / "limner.db").read_bytes()
    with pytest.raises(restore.BadBackup, match="is not empty"):
        restore.restore(Settings(), made)
    assert (home / "limner.db").read_bytes() == before


def test_a_backup_of_a_newer_version_is_refused(made: Path, tmp_path: Path) -> None:
    database = made / "limner.db"
    with sqlite3.connect(database) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.close()
    manifest = json.loads((made / "manifest.json").read_text())
    entry = next(one for one in manifest["files"] if one["path"] == "limner.db")
    entry.update(bytes=database.stat().st_size, sha256=backup.sha256_of(database))
    (made / "manifest.json").write_text(json.dumps(manifest))
    assert "newer Limner" in refused(elsewhere(tmp_path), made)


def test_only_so_many_backups_are_kept(made: Path) -> None:
    for day in range(1, 6):
        older = made.with_name(f"limner-2026010{day}T000000Z")
        older.mkdir()
        (older / "manifest.json").write_bytes((made / "manifest.json").read_bytes())
    assert backup.prune(Settings(), keep=3) == 3
    assert [one.folder.name for one in backup.list_backups(Settings())] == [
        made.name,
        "limner-20260105T000000Z",
        "limner-20260104T000000Z",
    ]


def test_what_a_killed_process_left_of_a_backup_goes_with_a_later_one(made: Path) -> None:
    parts = [made.with_name(f".limner-{number}.part") for number in (7, 8)]
    for part in parts:
        part.mkdir()
        (part / "limner.db").write_bytes(b"half")
    os.utime(parts[0], (0, 0))
    made.rename(made.with_name("limner-20260101T000000Z"))
    backup.make(Settings(), to=made.parent)
    assert [part.exists() for part in parts] == [False, True], "the other may still be written"


def test_a_backup_that_cannot_be_written_leaves_nothing(made: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(copying, "snapshot", full)
    with pytest.raises(backup.BackupFailed, match="No space left on device"):
        backup.make(Settings())
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_the_commands_say_what_they_did(
    made: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["backup", "--to", str(tmp_path / "disk")]) == 0
    copy = next((tmp_path / "disk").iterdir())
    assert main(["restore", "--check", str(copy)]) == 0
    monkeypatch.setenv("LIMNER_HOME", str(tmp_path / "elsewhere"))
    assert main(["restore", str(copy)]) == 0
    said = capsys.readouterr().out
    assert "1 pictures" in said
    assert "A whole backup of" in said
    assert "every balance in order" in said
    assert main(["restore", str(copy)]) == 2
    assert "not empty" in capsys.readouterr().err


@pytest.mark.postgres
@pytest.mark.xdist_group("postgres")
def test_rows_go_to_postgresql_and_back_unchanged(made: Path, tmp_path: Path, cluster: postgres.Cluster) -> None:
    url = cluster.create("moved")
    try:
        settings = elsewhere(tmp_path, database_url=url)
        assert (restore.restore(settings, made)).difference == ""
        back = backup.make(settings)
        before, after = all_rows(url_of(made / "limner.db")), all_rows(url_of(back.folder / "limner.db"))
        for rows in (before, after):
            rows.pop("ledger_audit")  # the restore wrote one
        assert after == before
        assert migrate.current_revision(url) == migrate.newest_revision()
        with pytest.raises(restore.BadBackup, match="not empty"):
            restore.restore(elsewhere(tmp_path / "again", database_url=url), made)
    finally:
        cluster.drop("moved")


class TestDoctor:
    def grades(self, **options: bool) -> dict[str, doctor.Grade]:
        order = list(doctor.Grade)
        found = sorted(doctor.examine(Settings(), **options), key=lambda one: order.index(one.grade))
        return {one.point: one.grade for one in found}  # the worst of a point is the last

    def words(self, point: str) -> str:
        return " ".join(one.words for one in doctor.examine(Settings(), deep=True) if one.point == point)

    def test_a_sound_house_is_found_sound(self, made: Path) -> None:
        assert doctor.Grade.BAD not in self.grades(deep=True).values()

    def test_a_missing_and_a_damaged_picture_are_named(self, made: Path, home: Path) -> None:
        picture = next(path for path in home.glob("pictures/*/*/*") if "." not in path.name)
        picture.write_bytes(b"rot")
        assert self.grades()["pictures"] is doctor.Grade.GOOD
        assert f"damaged, the first is {picture.name}" in self.words("pictures")
        picture.unlink()
        assert f"missing, the first is {picture.name}" in self.words("pictures")

    def test_a_token_out_of_place_is_named(self, made: Path, home: Path) -> None:
        with sqlite3.connect(home / "limner.db") as connection:
            connection.execute("UPDATE wallet SET balance = balance + 1")
        connection.close()
        assert "differences, the first" in self.words("ledger")

    def test_an_empty_home_is_no_fault(self, home: Path) -> None:
        assert doctor.Grade.BAD not in self.grades().values()
        assert not (home / "limner.db").exists()
