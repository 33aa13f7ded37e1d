"""A pack over HTTP: what may be asked for, what is in it, and whose it is."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from typing import Any

import httpx
import pytest
from PIL import Image

from pages import exporting
from services.studio.files import File
from tests.creator.asking import V1, begin, fill, opened, paint, picture, refusal, upload
from tests.house import Account, Studio, png

PROMPT_TAG = b"AIPromptInformation"


async def pack(client: httpx.AsyncClient, asset: str, platforms: list[str], **more: Any) -> httpx.Response:
    return await client.post(f"{V1}/assets/{asset}/export-pack", json={"platforms": platforms, **more})


def files_in(response: httpx.Response) -> dict[str, bytes]:
    assert response.status_code == 200, response.text
    assert response.headers["content-type"] == "application/zip"
    with zipfile.ZipFile(io.BytesIO(response.content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def manifest(files: dict[str, bytes]) -> dict[str, Any]:
    return json.loads(files["manifest.json"])


@pytest.fixture
def wide() -> bytes:
    """A red half and a blue half, with a clear margin of sixteen pixels."""
    image = Image.new("RGBA", (160, 80), (0, 0, 0, 0))
    image.paste((220, 30, 30, 255), (16, 16, 80, 64))
    image.paste((30, 30, 220, 255), (80, 16, 144, 64))
    sink = io.BytesIO()
    image.save(sink, "PNG")
    return sink.getvalue()


async def test_every_file_is_as_the_manifest_and_the_table_say(studio: Studio, ada: Account, wide: bytes) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, wide)
        rows = {row["name"]: row for row in (await client.get(f"{V1}/catalogue")).json()["platforms"]}
        files = files_in(await pack(client, asset, ["twitch", "discord"]))
    listed = manifest(files)
    assert set(files) == {entry["file"] for entry in listed["files"]} | {"manifest.json", "preview.png"}
    wanted = {name for name, row in rows.items() if row["platform"] in ("twitch", "discord")}
    assert {f"{entry['platform']}/{entry['name']}" for entry in listed["files"]} == wanted
    for entry in listed["files"]:
        row, content = rows[f"{entry['platform']}/{entry['name']}"], files[entry["file"]]
        file = opened(content)
        assert file.size == (entry["width"], entry["height"]) == (row["width"], row["height"])
        assert len(content) == entry["bytes"] <= row["max_bytes"]
        assert hashlib.sha256(content).hexdigest() == entry["sha256"]
        assert (file.format or "").lower() in row["formats"]
        assert file.has_transparency_data == entry["alpha"]
        assert row["alpha"] or not entry["alpha"]
    assert listed["preview"]["sha256"] == hashlib.sha256(files["preview.png"]).hexdigest()


async def test_one_row_alone_can_be_asked_for(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        files = files_in(await pack(client, await upload(client, png()), ["twitch/emote_112"]))
    assert set(files) == {"twitch/emote_112.png", "preview.png", "manifest.json"}


async def test_a_row_that_its_platform_brings_too_is_there_once(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png())
        both = await pack(client, asset, ["twitch/emote_112", "Twitch", "twitch"])
        assert both.content == (await pack(client, asset, ["twitch"])).content


async def test_the_same_pack_twice_is_the_same_to_the_byte(studio: Studio, ada: Account, wide: bytes) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, wide)
        first = await pack(client, asset, ["discord"], fit="pad", color="#123456")
        again = await pack(client, asset, ["discord"], fit="pad", color="#123456")
        other = await pack(client, asset, ["discord"], fit="pad", color="#123457")
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"]
    assert other.content != first.content
    assert other.headers["etag"] != first.headers["etag"]


async def test_padding_keeps_the_whole_picture_on_the_colour(studio: Studio, ada: Account, wide: bytes) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, wide)
        row = ["twitch/profile_picture"]
        padded = opened(next(iter(files_in(await pack(client, asset, row, fit="pad", color="#00ff00")).values())))
        covered = opened(next(iter(files_in(await pack(client, asset, row, color="#00ff00")).values())))
    assert padded.mode == covered.mode == "RGB"
    side = padded.width
    assert padded.getpixel((side // 2, 2)) == (0, 255, 0)
    assert padded.getpixel((side // 2, side // 2 - side // 6)) != (0, 255, 0)
    colours = {padded.getpixel((x, side // 2)) for x in (side // 5, side - side // 5)}
    assert colours == {(220, 30, 30), (30, 30, 220)}
    assert covered.getpixel((side // 2 - side // 4, side // 2)) == (220, 30, 30)


async def test_every_crop_keeps_the_point_that_was_chosen(studio: Studio, ada: Account, wide: bytes) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, wide)
        row = ["twitch/profile_picture"]
        colours: list[Any] = []
        for x in (0, 1):
            made = files_in(await pack(client, asset, row, color="#00ff00", focus={"x": x, "y": 0.5}))
            file = opened(next(iter(made.values())))
            colours.append({file.getpixel((file.width * part // 8, file.height // 2)) for part in (3, 5)})
        middle = await pack(client, asset, row, focus={"x": 0.5, "y": 0.5})
        assert middle.content == (await pack(client, asset, row)).content
    assert colours == [{(220, 30, 30)}, {(30, 30, 220)}]


BAD: list[tuple[dict[str, Any], str]] = [
    ({"platforms": []}, "at least one platform"),
    ({}, "platforms"),
    ({"platforms": ["myspace"]}, "myspace"),
    ({"platforms": ["twitch", "twitch/emote_113"]}, "emote_113"),
    ({"platforms": [""]}, "platform"),
    ({"platforms": ["../etc"]}, "platform"),
    ({"platforms": "twitch"}, "platforms"),
    ({"platforms": ["twitch"], "fit": "stretch"}, "cover"),
    ({"platforms": ["twitch"], "color": "teal"}, "#rrggbb"),
    ({"platforms": ["twitch"], "color": ""}, "#rrggbb"),
    ({"platforms": ["twitch"], "include_prompt": "yes"}, "include_prompt"),
    ({"platforms": ["twitch"], "focus": {"x": 1.2, "y": 0}}, "focus"),
    ({"platforms": ["twitch"], "focus": "left"}, "focus"),
]


async def test_a_pack_that_cannot_be_is_refused_in_words(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png())
        for body, named in BAD:
            assert named in refusal(await client.post(f"{V1}/assets/{asset}/export-pack", json=body)), body


async def test_a_platform_that_only_takes_moving_pictures_is_unknown_and_the_known_are_named(
    studio: Studio, ada: Account
) -> None:
    async with studio.client(ada) as client:
        said = refusal(await pack(client, await upload(client, png()), ["twitch/animated_emote"]))
    assert "twitch" in said
    assert "discord" in said


async def test_a_strangers_picture_is_unknown_in_every_way_out(studio: Studio, ada: Account, eve: Account) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png())
    async with studio.client(eve) as client:
        for identity in (asset, "nobodys"):
            refusal(await pack(client, identity, ["twitch"]), 404)
            refusal(await pack(client, identity, [], color="teal"), 404)
            refusal(await client.get(f"{V1}/assets/{identity}/legibility"), 404)
            refusal(await client.get(f"{V1}/assets/{identity}/content?size=9999"), 404)


async def test_a_small_master_is_never_refused_and_says_what_was_made_larger(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        files = files_in(await pack(client, await upload(client, png(40, 40)), ["twitch"]))
    upscaled = {entry["name"]: entry["upscaled"] for entry in manifest(files)["files"]}
    assert upscaled["emote_28"] is False
    assert upscaled["emote_112"] is True
    assert upscaled["offline_screen"] is True


async def test_a_pixel_makes_a_whole_pack(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        files = files_in(await pack(client, await upload(client, png(1, 1)), ["twitch", "youtube"], fit="pad"))
    assert len(manifest(files)["files"]) > 5


async def test_the_prompt_is_written_into_the_files_only_where_it_was_ticked(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        session = await fill(client, await begin(client), subject="a violet axolotl <3 & friends")
        made = await paint(client, session)
        asset, version = made["asset_ids"][0], made["assets"][0]["version_id"]
        bare = files_in(await pack(client, asset, ["twitch/emote_112"]))
        told = files_in(await pack(client, asset, ["twitch/emote_112"], include_prompt=True))
    for files, ticked in ((bare, False), (told, True)):
        for name in ("twitch/emote_112.png", "preview.png"):
            assert (PROMPT_TAG in files[name]) is ticked
            assert (b"violet axolotl &lt;3 &amp; friends" in files[name]) is ticked
            assert b"trainedAlgorithmicMedia" in files[name]
            assert version.encode() in files[name]
        assert b"axolotl" not in files["manifest.json"]
        assert manifest(files)["version_id"] == version


async def test_an_upload_has_no_prompt_to_write(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        files = files_in(await pack(client, await upload(client, png()), ["twitch/emote_112"], include_prompt=True))
    assert not any(PROMPT_TAG in content for content in files.values())


async def test_a_transparent_mark_stays_transparent_where_the_platform_takes_it(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        made = await paint(client, await begin(client), background="transparent")
        assert (await picture(client, made)).mode == "RGBA"
        files = files_in(await pack(client, made["asset_ids"][0], ["twitch"], color="#ff0000"))
    emote = opened(files["twitch/emote_112.png"]).convert("RGBA")
    assert emote.getpixel((0, 0))[3] == 0  # pyright: ignore[reportIndexIssue, reportOptionalSubscript]
    flat = next(content for name, content in files.items() if name.startswith("twitch/profile_picture"))
    red, green, blue = opened(flat).convert("RGB").getpixel((0, 0))  # pyright: ignore[reportGeneralTypeIssues]
    assert red > 245
    assert max(green, blue) < 10


async def test_a_pack_is_named_after_its_picture_in_any_script(studio: Studio, ada: Account) -> None:
    async with studio.client(ada) as client:
        asset = await upload(client, png(), "лиса 狐.png")
        response = await pack(client, asset, ["twitch/emote_112"])
    assert response.headers["content-disposition"].startswith("attachment; ")
    assert "filename*=UTF-8''%D0%BB%D0%B8%D1%81%D0%B0-%E7%8B%90" in response.headers["content-disposition"]


async def test_a_finished_pack_is_handed_to_its_owner_alone(studio: Studio, ada: Account, eve: Account) -> None:
    studio.app.get("/packs/{ticket}")(exporting._fetch)  # pyright: ignore[reportPrivateUsage]
    file = File(data=b"zip", mime_type="application/zip", etag="", name="狐-1.zip")
    address = exporting._keep(ada.id, file)  # pyright: ignore[reportPrivateUsage]
    async with studio.client(ada) as client:
        response = await client.get(address)
        assert (response.status_code, response.content) == (200, b"zip")
        assert response.headers["cache-control"] == "no-store"
        assert "%E7%8B%90-1.zip" in response.headers["content-disposition"]
    async with studio.client(eve) as client:
        refusal(await client.get(address), 404)
        refusal(await client.get("/packs/unknown"), 404)
    async with studio.client() as client:
        refusal(await client.get(address), 401)


async def test_a_pack_that_waited_too_long_is_gone_in_words(
    studio: Studio, ada: Account, monkeypatch: pytest.MonkeyPatch
) -> None:
    studio.app.get("/packs/{ticket}")(exporting._fetch)  # pyright: ignore[reportPrivateUsage]
    monkeypatch.setattr(exporting, "KEPT", -1.0)
    file = File(data=b"zip", mime_type="application/zip", etag="", name="fox.zip")
    address = exporting._keep(ada.id, file)  # pyright: ignore[reportPrivateUsage]
    async with studio.client(ada) as client:
        assert "once more" in refusal(await client.get(address), 404)
