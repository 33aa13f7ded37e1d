"""Everything of a person's as a file: complete, theirs alone, without secrets, and packed outside of memory."""

from __future__ import annotations

import asyncio
import io
import json
import tracemalloc
import zipfile
from hashlib import sha256
from pathlib import Path
from typing import Any

import httpx
import pytest
from sqlalchemy import JSON, Text
from sqlmodel import Session, select

import data
from data.accounts import Notice, User
from data.columns import utcnow
from data.library import Asset
from data.schema import TABLES
from services import errors
from services.accounts import api_keys
from services.studio.workshop import workshop
from services.upkeep import own_data
from services.upkeep.belongings import BELONGINGS, NOT_MINE, SECRETS, Leaving
from tests.api.calling import V1, painted
from tests.house import Account, Studio, add_account, png, set_password, until

HOUSE_WORDS = {
    "user_account.email",  # which the deletion itself makes another
    "ledger.notes",
    "candidate.usage",
    "month_closing.features",
}


async def exported(studio: Studio, who: Account) -> zipfile.ZipFile:
    async with studio.client(who) as client:
        response = await client.get(f"{V1}/me/export")
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/zip"
    assert int(response.headers["content-length"]) == len(response.content)
    return zipfile.ZipFile(io.BytesIO(response.content))


def rows(archive: zipfile.ZipFile, name: str) -> list[dict[str, Any]]:
    return json.loads(archive.read(f"data/{name}.json"))


async def upload(client: httpx.AsyncClient, colour: str = "teal") -> str:
    response = await client.post(f"{V1}/uploads", files={"file": ("fox.png", png(colour=colour), "image/png")})
    return response.json()["id"]


def references() -> set[str]:
    """Every column that refers to an account, or could, as `table.column`."""
    return {
        f"{table.name}.{column.name}"
        for table in TABLES.tables.values()
        for column in table.c
        if column.name == "user_id" or any(key.target_fullname == "user_account.id" for key in column.foreign_keys)
    }


def test_every_table_that_knows_people_says_what_becomes_of_their_rows() -> None:
    owned = {f"{one.table}.{one.owner}" for one in BELONGINGS if one.through is None}
    assert references() - owned == set(NOT_MINE)
    assert owned - references() == {"user_account.id"}


def test_every_table_below_one_that_is_theirs_is_theirs_too() -> None:
    known = {one.table for one in BELONGINGS}
    houses = {name.split(".")[0] for name in NOT_MINE} | {"plan", "announcement", "invitation"}
    for table in TABLES.tables.values():
        above = {key.column.table.name for key in table.foreign_keys} - houses
        assert not above & known or table.name in known | houses, f"{table.name} hangs on what is somebody's"


def test_each_file_is_one_tables_and_told_in_words() -> None:
    assert len({one.file for one in BELONGINGS}) == len({one.table for one in BELONGINGS}) == len(BELONGINGS)
    assert all(one.what.endswith(".") for one in BELONGINGS)


def test_what_is_called_a_secret_is_never_told() -> None:
    told = {f"{one.table}.{column.key}" for one in BELONGINGS for column in one.told()}
    suspicious = {name for name in told if any(word in name for word in ("hash", "secret", "password", "id_token"))}
    assert suspicious == set()
    assert {column.name for table in TABLES.tables.values() for column in table.c} >= SECRETS


def test_what_leaving_empties_are_columns_of_the_table() -> None:
    for one in BELONGINGS:
        assert set(one.emptied) <= set(one.columns.c.keys())
        assert bool(one.emptied) == (one.leaving is Leaving.EMPTIED)


def test_no_words_of_a_person_outlive_them() -> None:
    """Each column with room for words, of a table that stays, is emptied or known to hold words of the house only."""
    for one in BELONGINGS:
        for column in one.columns.c:
            length = getattr(column.type, "length", 0)
            wordy = isinstance(column.type, JSON | Text) or (length is not None and length > 100)
            if one.leaving is not Leaving.GONE and wordy:
                name = f"{one.table}.{column.name}"
                assert column.name in one.emptied or name in HOUSE_WORDS, name


async def test_an_export_holds_what_the_person_said_made_and_paid(studio: Studio) -> None:
    ada = add_account(plan="studio")
    async with studio.client(ada) as client:
        session = await painted(client)
        fox = await upload(client)
        await client.post(f"{V1}/brand-kits", json={"name": "Teal", "colors": ["#008080"]})
        await client.post(f"{V1}/style-presets", json={"name": "Ink", "words": "pen and ink"})
        await client.post(f"{V1}/me/api-keys", json={"name": "my script"})
        await client.post(f"{V1}/tokens/topup-requests", json={"package": "starter", "message": "please"})
    archive = await exported(studio, ada)
    assert archive.testzip() is None
    assert rows(archive, "account")[0]["email"] == ada.email
    assert "Hello" in [one["text"] for one in rows(archive, "messages")]
    assert rows(archive, "sessions")[0]["slots"]["subject"]["value"] == "a teal fox"
    assert rows(archive, "generations")[0]["status"] == "completed"
    assert rows(archive, "brand-kits")[0]["colors"] == ["#008080"]
    assert rows(archive, "style-presets")[0]["words"] == "pen and ink"
    assert rows(archive, "api-keys")[0]["name"] == "my script"
    assert rows(archive, "topup-requests")[0]["message"] == "please"
    assert rows(archive, "ledger")[0]["reason"] == "signup_bonus"
    assert session["id"] in {one["session_id"] for one in rows(archive, "versions")}
    assert rows(archive, "sign-ins")[0]["device"] == "test"
    kept = {one["id"]: one["sha256"] for one in rows(archive, "assets")}
    assert fox in kept
    assert {name.removeprefix("pictures/") for name in archive.namelist() if name.startswith("pictures/")} == {
        f"{one}.png" for one in kept
    }
    for asset_id, digest in kept.items():
        assert sha256(archive.read(f"pictures/{asset_id}.png")).hexdigest() == digest


async def test_its_manifest_tells_a_program_what_is_in_it(studio: Studio) -> None:
    ada = add_account()
    async with studio.client(ada) as client:
        await upload(client)
    archive = await exported(studio, ada)
    manifest = json.loads(archive.read("manifest.json"))
    assert manifest["format"] == own_data.FORMAT
    assert manifest["pictures"] == {"count": 1, "missing": []}
    assert {one["file"] for one in manifest["files"]} == {n for n in archive.namelist() if n.startswith("data/")}
    for one in manifest["files"]:
        found = json.loads(archive.read(one["file"]))
        assert len(found) == one["rows"]
        assert all(set(row) == set(one["fields"]) for row in found)
    assert "manifest.json" in archive.read("README.md").decode()


async def test_nobody_elses_data_and_no_secret_is_in_it(studio: Studio) -> None:
    ada, ben = add_account(), add_account("ben@example.org")
    set_password(ada)
    keys = [await api_keys.make(who.id, "x") for who in (ada, ben)]
    for who in (ada, ben):
        async with studio.client(who) as client:
            await upload(client)
            await client.post(f"{V1}/brand-kits", json={"name": f"kit of {who.email}"})
    archive = await exported(studio, ada)
    text = b"".join(archive.read(name) for name in archive.namelist()).decode(errors="ignore")
    password_hash = data.read_now(lambda db: db.get_one(User, ada.id).password_hash)
    assert ben.id not in text
    assert ben.email not in text
    for secret in (ada.cookie, ben.cookie, password_hash, *(one.secret for one in keys)):
        assert secret
        assert secret not in text
        assert sha256(secret.encode()).hexdigest() not in text


async def test_a_picture_that_is_lost_does_not_keep_the_others_back(studio: Studio) -> None:
    ada = add_account()
    async with studio.client(ada) as client:
        lost, there = await upload(client, "teal"), await upload(client, "gold")
    sha = data.read_now(lambda db: db.get_one(Asset, lost).sha256)
    workshop().storage.delete(sha)
    archive = await exported(studio, ada)
    assert json.loads(archive.read("manifest.json"))["pictures"] == {"count": 1, "missing": [lost]}
    assert f"pictures/{there}.png" in archive.namelist()


async def test_pictures_in_the_bin_are_in_it_and_those_that_are_gone_are_told_only(studio: Studio) -> None:
    ada = add_account()
    async with studio.client(ada) as client:
        binned, gone = await upload(client, "teal"), await upload(client, "gold")
        await client.delete(f"{V1}/assets/{binned}")

    def remove(db: Session) -> None:
        row = db.get_one(Asset, gone)
        row.deleted_at = row.removed_at = utcnow()
        row.sha256 = ""

    data.write_now(remove)
    archive = await exported(studio, ada)
    assert [name for name in archive.namelist() if name.startswith("pictures/")] == [f"pictures/{binned}.png"]
    assert {one["id"] for one in rows(archive, "assets")} == {binned, gone}


async def test_a_second_export_waits_for_the_first(studio: Studio, monkeypatch: pytest.MonkeyPatch) -> None:
    ada = add_account()
    going = asyncio.create_task(own_data.export(ada.id))
    await asyncio.sleep(0)
    with pytest.raises(errors.RateLimited):
        await own_data.export(ada.id)
    (await going).file.close()
    (await own_data.export(ada.id)).file.close()


async def test_an_export_that_nobody_waits_for_any_more_makes_room_for_the_next(studio: Studio) -> None:
    ada = add_account()
    going = asyncio.create_task(own_data.export(ada.id))
    await asyncio.sleep(0)
    going.cancel()
    with pytest.raises(asyncio.CancelledError):
        await going
    await until(lambda: not own_data._under_way)
    (await own_data.export(ada.id)).file.close()


async def test_a_large_export_needs_little_memory_and_leaves_no_file(studio: Studio, database: Path) -> None:
    ada = add_account()
    storage, size = workshop().storage, 2_000_000
    shas = [storage.put(bytes([number]) * size) for number in range(20)]
    async with studio.client(ada) as client:
        first = await upload(client)

    def add(db: Session) -> None:
        like = db.exec(select(Asset).where(Asset.id == first)).one()
        shape = like.model_dump(exclude={"id", "sha256"})
        db.add_all(Asset(**shape, sha256=sha) for sha in shas)
        db.add_all(Notice(user_id=ada.id, kind="x", text="x" * 1000) for _ in range(3000))

    data.write_now(add)
    before = set(database.parent.rglob("*"))
    tracemalloc.start()
    try:
        export = await own_data.export(ada.id)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    with export.file:
        assert export.size > 20 * size
        assert peak < 10_000_000
        assert {path for path in database.parent.rglob("*") if path.suffix not in {".db-wal", ".db-shm"}} <= before
