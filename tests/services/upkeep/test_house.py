"""The house: what it opens, in which state it leaves things, and who is told what."""

from __future__ import annotations

import asyncio
import subprocess
import sys
from pathlib import Path

import pytest

import data
from main import HERE
from services.engine.faults import Kind
from services.errors import StorageFailed
from services.settings import Settings
from services.studio import generation_views, operations
from services.studio.workshop import workshop
from services.upkeep import house
from tests.house import Model, Studio, add_account, check_books, held_anywhere, open_studio, until


async def test_a_running_house_is_ready(studio: Studio) -> None:
    await house.ready()
    async with studio.client() as client:
        assert (await client.get("/healthz")).json() == {"status": "ok"}
        assert (await client.get("/readyz")).status_code == 200


async def test_a_house_without_its_storage_is_alive_but_not_ready(studio: Studio) -> None:
    folder = studio.settings.folder / "pictures"
    for part in folder.iterdir():
        part.rmdir()
    folder.rmdir()
    folder.write_text("a file where the folder was")
    with pytest.raises(StorageFailed):
        await house.ready()
    async with studio.client() as client:
        assert (await client.get("/readyz")).status_code == 503
        assert (await client.get("/healthz")).status_code == 200


async def test_a_house_without_its_database_is_not_ready(studio: Studio) -> None:
    data.close_database()
    async with studio.client() as client:
        assert (await client.get("/readyz")).status_code == 503


async def test_a_house_that_closes_gives_back_what_it_was_painting(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    account = add_account()
    async with open_studio(model, monkeypatch, rate_limit="off"):
        model.faults.add(Kind.HANG)
        made = await operations.text_to_image(account.id, "a fox")
        await until(lambda: model.pictures_asked)
    assert held_anywhere() == []
    after = data.read_now(generation_views.read_generation, account.id, made.id)
    assert (after.status, after.error_code) == ("failed", "model_unavailable")
    assert after.error_message is not None
    assert after.error_message.startswith("Limner was stopped")
    check_books()


async def test_without_a_key_the_carried_engine_paints_and_a_banner_says_so(database: Path) -> None:
    settings = Settings(rate_limit="off")
    assert settings.uses_engine
    async with house.running(settings, on_dead_model=pytest.fail):
        assert "built-in engine" in house.banner()
        assert "GEMINI_API_KEY" in house.banner()
        assert workshop().gemini.provider == "engine"
        account = add_account()
        made = await operations.text_to_image(account.id, "a teal fox", seed=1)
        done = await generation_views.when_finished(account.id, made.id, 60)
        assert (done.status, done.assets[0].width, done.assets[0].height) == ("completed", 1024, 1024)
    assert (settings.folder / "engine").is_dir()


async def test_a_model_that_does_not_exist_ends_the_start_with_a_sentence(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", model.url)
    monkeypatch.setenv("GEMINI_API_KEY", "loopback-key")
    told: list[str] = []
    async with house.running(Settings(image_model="gemini-imaginary"), on_dead_model=told.append):
        await until(lambda: told)
    assert "gemini-imaginary" in told[0]
    assert "LIMNER_IMAGE_MODEL" in told[0]


@pytest.mark.parametrize(
    ("key", "url"), [("wrong-key", ""), ("loopback-key", "http://127.0.0.1:9")], ids=["key", "offline"]
)
async def test_a_model_that_cannot_be_reached_is_a_banner_and_no_end(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch, key: str, url: str
) -> None:
    monkeypatch.setenv("GOOGLE_GEMINI_BASE_URL", url or model.url)
    monkeypatch.setenv("GEMINI_API_KEY", key)
    async with house.running(Settings(), on_dead_model=pytest.fail):
        await until(house.banner)
        assert house.banner().endswith(".")


@pytest.mark.parametrize("turns", range(4))
async def test_a_house_closes_at_once_also_while_its_queue_is_being_woken(
    database: Path, model: Model, monkeypatch: pytest.MonkeyPatch, turns: int
) -> None:
    async with asyncio.timeout(15):
        async with open_studio(model, monkeypatch, rate_limit="off"):
            await asyncio.sleep(0.02)
            workshop().worker.wake()
            for _ in range(turns):
                await asyncio.sleep(0)


def test_a_session_goes_on_after_its_picture_also_where_no_page_was_ever_loaded() -> None:
    look = "import services.upkeep.house; from services.studio import generations; print(generations._finish_hooks)"
    shown = subprocess.run([sys.executable, "-c", look], cwd=HERE, capture_output=True, text=True, check=True).stdout
    assert "_session_goes_on" in shown
