"""The platforms in the catalogue, and an administrator's own table in HOME."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from main import HERE
from services.settings import SettingsError
from services.studio import platforms
from tests.creator.asking import V1, refusal, upload
from tests.house import Account, Model, Studio, open_studio, png
from tests.machine import clean
from tests.serving import free_port

ROW = """
[[output]]
platform = "{platform}"
name = "square"
width = {width}
height = 64
max_bytes = 100000
formats = ["png"]
alpha = true
safe_area = "full"
source = "ours"
confidence = "guide"
checked = 2026-11-21
"""


def row(platform: str = "house", width: int = 64) -> str:
    return ROW.format(platform=platform, width=width)


async def test_the_catalogue_has_every_row_with_its_source_and_date(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        listed = (await client.get(f"{V1}/catalogue")).json()["platforms"]
    assert len(listed) == platforms.ROWS.read_text().count("[[output]]") >= 25
    assert {"twitch", "youtube", "discord", "tiktok"} <= {row["platform"] for row in listed}
    for one in listed:
        assert one["name"].startswith(f"{one['platform']}/")
        assert one["source"]
        assert re.fullmatch(r"\d{4}-\d\d-\d\d", one["checked"])


async def test_the_catalogue_has_the_seven_presets_and_the_kinds_with_what_they_require(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        catalogue = (await client.get(f"{V1}/catalogue")).json()
    assert [one["name"] for one in catalogue["presets"]] == [
        "gaming", "minimal", "vibrant", "anime", "retro", "professional", "custom",
    ]  # fmt: skip
    required = {one["name"]: one["required"] for one in catalogue["kinds"]}
    assert required["profile_picture"] == ["subject", "style"]
    assert required["streamer_logo"] == ["main_element", "style"]


async def test_an_administrators_own_table_takes_the_place_of_the_projects(
    database: Path, home: Path, model: Model, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "platforms.toml").write_text(row())
    async with open_studio(model, monkeypatch, rate_limit="off") as studio, studio.client(ada) as client:
        listed = (await client.get(f"{V1}/catalogue")).json()["platforms"]
        assert [one["name"] for one in listed] == ["house/square"]
        asset = await upload(client, png())
        made = await client.post(f"{V1}/assets/{asset}/export-pack", json={"platforms": ["house"]})
        assert made.status_code == 200
        said = refusal(await client.post(f"{V1}/assets/{asset}/export-pack", json={"platforms": ["twitch"]}))
        assert said == "There is no platform called twitch. There are house."
        (home / "platforms.toml").write_text(row("elsewhere"))
        listed = (await client.get(f"{V1}/catalogue")).json()["platforms"]
        assert [one["name"] for one in listed] == ["elsewhere/square"]


async def test_a_table_that_is_edited_wrongly_leaves_the_last_good_one_in_force_and_is_told(
    database: Path, home: Path, model: Model, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    async with open_studio(model, monkeypatch, rate_limit="off") as studio, studio.client(ada) as client:

        async def names() -> list[str]:
            return [one["name"] for one in (await client.get(f"{V1}/catalogue")).json()["platforms"]]

        carried = await names()
        (home / "platforms.toml").write_text(row(width=0))
        assert await names() == carried
        assert (platforms.fault() or "").startswith("Row 1 (house/square)")
        (home / "platforms.toml").write_text(row())
        assert (await names(), platforms.fault()) == (["house/square"], None)
        (home / "platforms.toml").write_text("[[output")
        assert await names() == ["house/square"]
        assert "TOML" in (platforms.fault() or "")
        (home / "platforms.toml").unlink()
        assert (await names(), platforms.fault()) == (carried, None)


@pytest.mark.parametrize(
    ("table", "named"),
    [
        ("", "no row"),
        ("[[output", "TOML"),
        (row(width=0), "width"),
        (row(width=99999), "width"),
        (row().replace("64", '"64"'), "width"),
        (row("Twitch"), "platform"),
        (row("../x"), "platform"),
        (row() + row(), "twice"),
        (row().replace('["png"]', '["gif"]'), "formats"),
        (row().replace('["png"]', '["jpeg"]'), "alpha"),
        (row().replace('"full"', '"oval"'), "safe_area"),
        (row().replace("max_bytes = 100000\n", ""), "max_bytes"),
        (row() + "colour = 3\n", "colour"),
        (row().replace("2026-11-21", '"today"'), "checked"),
    ],
)
async def test_a_wrong_table_ends_the_start_with_one_sentence_that_names_what_is_wrong(
    database: Path, home: Path, model: Model, monkeypatch: pytest.MonkeyPatch, table: str, named: str
) -> None:
    (home / "platforms.toml").write_text(table)
    with pytest.raises(SettingsError) as ended:
        async with open_studio(model, monkeypatch):
            pass
    said = str(ended.value)
    assert said.startswith("HOME/platforms.toml cannot be used: ")
    assert named in said
    assert "\n" not in said
    assert said.endswith(".")
    assert str(home) not in said


async def test_a_table_that_is_no_text_ends_the_start_in_words(
    database: Path, home: Path, model: Model, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "platforms.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(SettingsError, match="cannot be read"):
        async with open_studio(model, monkeypatch):
            pass


def test_a_server_with_a_wrong_table_stops_with_that_sentence_and_nothing_else(home: Path) -> None:
    (home / "platforms.toml").write_text(row(width=0))
    ended = subprocess.run(
        [sys.executable, str(HERE / "main.py"), "serve"],
        env=clean(os.environ) | {"LIMNER_NO_VENV": "1", "LIMNER_HOME": str(home), "LIMNER_PORT": str(free_port())},
        capture_output=True,
        text=True,
        timeout=30,
        check=False,
    )
    assert ended.returncode == 2
    said = ended.stderr.strip().splitlines()
    assert said[-1].startswith("HOME/platforms.toml cannot be used: Row 1 (house/square)")
    assert "Traceback" not in ended.stderr
