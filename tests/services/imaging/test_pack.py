"""A pack has every file exact in pixels and under its weight, says what it is, and is the same twice."""

from __future__ import annotations

import hashlib
import io
import json
import zipfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import numpy as np
import pytest
from PIL import Image, ImageDraw

from services.errors import BadInput
from services.imaging.export import ExportFormat, Fit
from services.imaging.pack import MANIFEST, PREVIEW, Pack, pack
from services.imaging.placing import placed, safe_box
from services.imaging.platforms import PlatformRow, read_rows
from services.imaging.preview import Shown, in_circle, sheet

ROWS = read_rows(Path(__file__).parents[3] / "data" / "platforms.toml")
VERSION = "0193a5b2-0000-7000-8000-000000000002"
EMOTE = next(row for row in ROWS if row.key == "twitch/emote_112")
PICTURE = next(row for row in ROWS if row.key == "twitch/profile_picture")


def cut_out(side: int = 400) -> Image.Image:
    """A blue disc with a white bar on nothing, edges soft."""
    large = Image.new("RGBA", (side * 4, side * 4), (0, 0, 0, 0))
    draw = ImageDraw.Draw(large)
    draw.ellipse([side * at for at in (0.8, 0.8, 3.2, 3.2)], fill="#1e3a8a")
    draw.rectangle([side * at for at in (1.4, 1.8, 2.6, 2.2)], fill="#ffffff")
    return large.resize((side, side), Image.Resampling.BOX)


def noise(side: int = 400, alpha: bool = False) -> Image.Image:
    """What no file format can make small."""
    chance = np.random.default_rng(7)
    pixels = chance.integers(0, 256, (side, side, 4), np.uint8)
    if not alpha:
        return Image.fromarray(pixels[..., :3].copy())
    pixels[..., 3] = np.where(np.hypot(*(np.mgrid[0:side, 0:side] - side / 2)) < side * 0.4, 255, 0)
    return Image.fromarray(pixels)


def opened(made: Pack) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(made.zip_bytes)) as archive:
        assert archive.testzip() is None
        return {info.filename: archive.read(info) for info in archive.infolist()}


@pytest.fixture(scope="module", params=["cut out", "noise"])
def whole(request: pytest.FixtureRequest) -> Pack:
    master = cut_out() if request.param == "cut out" else noise(200)
    return pack(master, ROWS, version_id=VERSION)


def test_every_file_of_every_platform_has_its_pixels_weight_format_and_alpha(whole: Pack) -> None:
    files = opened(whole)
    assert [(entry.platform, entry.name) for entry in whole.manifest] == [(row.platform, row.name) for row in ROWS]
    for row, entry in zip(ROWS, whole.manifest, strict=True):
        data = files[entry.file]
        with Image.open(io.BytesIO(data)) as image:
            image.load()
            assert image.size == (row.width, row.height), row.key
            assert image.format is not None
            assert image.format.lower() in row.formats, row.key
            assert image.has_transparency_data == entry.alpha, row.key
            if entry.alpha:
                assert row.alpha, row.key
                assert image.convert("RGBA").getpixel((0, 0))[3] == 0, row.key  # type: ignore[index]
        assert len(data) <= row.max_bytes, row.key


def test_a_cut_out_master_stays_cut_out_wherever_that_is_allowed() -> None:
    rows = [EMOTE, PICTURE]
    assert [entry.alpha for entry in pack(cut_out(), rows, version_id=VERSION).manifest] == [True, False]


def test_the_manifest_tells_the_truth_about_every_file(whole: Pack) -> None:
    files = opened(whole)
    told: dict[str, Any] = json.loads(files[MANIFEST])
    assert told["version_id"] == VERSION
    assert set(files) == {entry["file"] for entry in told["files"]} | {PREVIEW, MANIFEST}
    assert told["preview"]["sha256"] == hashlib.sha256(files[PREVIEW]).hexdigest()
    for row, entry in zip(ROWS, told["files"], strict=True):
        data = files[entry["file"]]
        assert (entry["bytes"], entry["sha256"]) == (len(data), hashlib.sha256(data).hexdigest())
        assert (entry["platform"], entry["name"]) == (row.platform, row.name)
        assert (entry["width"], entry["height"], entry["version_id"]) == (row.width, row.height, VERSION)


def test_every_file_says_where_it_comes_from(whole: Pack) -> None:
    for name, data in opened(whole).items():
        if name != MANIFEST:
            assert b"trainedAlgorithmicMedia" in data, name
            assert VERSION.encode() in data, name


def test_the_files_that_lost_something_say_so_and_no_others(whole: Pack) -> None:
    files, lossless = opened(whole), {entry.file: entry.written == "lossless" for entry in whole.manifest}
    assert set(lossless.values()) == {True, False}
    assert {name: b"Not exact" not in files[name] for name in lossless} == lossless


def test_the_same_pack_twice_is_the_same_to_the_byte() -> None:
    rows = [row for row in ROWS if row.width < 700]
    first, second = (pack(cut_out(), rows, color="#fde047", version_id=VERSION) for _ in range(2))
    assert first == second
    assert pack(cut_out(), rows, color="#fde047", version_id="another").zip_bytes != first.zip_bytes


def test_the_zip_tells_neither_the_time_nor_the_machine() -> None:
    with zipfile.ZipFile(io.BytesIO(pack(cut_out(), [EMOTE], version_id=VERSION).zip_bytes)) as archive:
        assert {info.date_time for info in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        assert {info.create_system for info in archive.infolist()} == {3}


def test_rows_larger_than_the_master_are_made_and_said_to_be_upscaled() -> None:
    made = pack(cut_out(100), [EMOTE, replace(EMOTE, name="small", width=56, height=56)], version_id=VERSION)
    assert [entry.upscaled for entry in made.manifest] == [True, False]


@pytest.mark.parametrize("alpha", [False, True])
@pytest.mark.parametrize("limit", [60_000, 20_000, 8_000, 4_000])
def test_a_heavy_png_loses_colours_step_by_step_until_it_is_light_enough(limit: int, alpha: bool) -> None:
    made = pack(noise(alpha=alpha), [replace(EMOTE, width=128, height=128, max_bytes=limit)], version_id=VERSION)
    entry = made.manifest[0]
    assert entry.bytes <= limit
    assert (entry.written == "lossless") == (limit == 60_000)
    with Image.open(io.BytesIO(opened(made)[entry.file])) as image:
        corner = image.convert("RGBA").getpixel((0, 0))
        assert corner is not None
        assert corner[3] == (0 if alpha else 255)  # type: ignore[index]


def test_a_heavy_jpeg_loses_quality_step_by_step_until_it_is_light_enough() -> None:
    row = replace(PICTURE, formats=(ExportFormat.JPEG,))
    found = [
        pack(noise(), [replace(row, max_bytes=limit)], version_id=VERSION).manifest[0]
        for limit in (200_000, 40_000, 20_000)
    ]
    assert found[0].written == "quality 92"
    assert [entry.bytes for entry in found] == sorted((entry.bytes for entry in found), reverse=True)
    assert found[2].bytes <= 20_000


def test_a_weight_that_cannot_be_reached_is_refused_by_name() -> None:
    with pytest.raises(BadInput, match="twitch/emote_112 cannot be brought under its 2000 bytes"):
        pack(noise(), [replace(EMOTE, width=400, height=400, max_bytes=2_000)], version_id=VERSION)


def test_a_row_without_alpha_is_laid_on_the_colour_or_on_that_of_the_edge() -> None:
    def corner(**choices: Any) -> Any:
        made = pack(cut_out(), [PICTURE], version_id=VERSION, **choices)
        return Image.open(io.BytesIO(opened(made)[made.manifest[0].file])).convert("RGB").getpixel((0, 0))

    assert corner(color="#0af") == (0, 170, 255)
    assert corner() == (255, 255, 255)


def test_flat_art_stays_lossless_and_a_photo_becomes_a_jpeg_where_both_are_taken() -> None:
    assert pack(cut_out(), [PICTURE], version_id=VERSION).manifest[0].file == "twitch/profile_picture.png"
    assert pack(noise(), [PICTURE], version_id=VERSION).manifest[0].file == "twitch/profile_picture.jpeg"


def test_progress_is_told_file_by_file() -> None:
    heard: list[tuple[int, int]] = []
    rows = [EMOTE, PICTURE, replace(EMOTE, name="again")]
    pack(cut_out(), rows, version_id=VERSION, on_progress=lambda done, of: heard.append((done, of)))
    assert heard == [(1, 3), (2, 3), (3, 3)]


def test_a_pack_of_nothing_is_refused() -> None:
    with pytest.raises(BadInput, match="at least one platform"):
        pack(cut_out(), [], version_id=VERSION)


def test_the_prompt_goes_in_only_when_it_is_given() -> None:
    assert b"a blue disc" not in pack(cut_out(), [EMOTE], version_id=VERSION).zip_bytes
    assert b"a blue disc" in pack(cut_out(), [EMOTE], version_id=VERSION, prompt="a blue disc").zip_bytes


def banner(safe_area: str) -> PlatformRow:
    return replace(PICTURE, width=400, height=100, safe_area=safe_area)


def red_at(image: Image.Image) -> tuple[float, float]:
    """The middle of what is red."""
    pixels = np.asarray(image.convert("RGB")).astype(int)
    rows, columns = np.nonzero(pixels[..., 0] - pixels[..., 2] > 100)
    return float(columns.mean()), float(rows.mean())


def spotted(x: int, y: int, size: tuple[int, int] = (400, 400)) -> Image.Image:
    image = Image.new("RGB", size, "#2030a0")
    image.paste("#e01010", (x - 10, y - 10, x + 10, y + 10))
    return image


@pytest.mark.parametrize("safe_area", ["full", "circle", "200x60", "left"])
def test_covering_keeps_the_mark_in_the_safe_area(safe_area: str) -> None:
    shaped, _ = placed(spotted(200, 90), (400, 100), safe_area, fit=Fit.COVER, focus=(0.5, 90 / 400), ground=None)
    box = safe_box((400, 100), safe_area)
    assert abs(red_at(shaped)[1] - (box[1] + box[3]) / 2) < 2


def test_a_banner_with_its_safe_area_on_the_left_shows_the_mark_there() -> None:
    wide = spotted(500, 50, (1000, 100))
    shaped, _ = placed(wide, (400, 100), "left", fit=Fit.COVER, focus=(0.5, 0.5), ground=None)
    assert abs(red_at(shaped)[0] - 100) < 2


def test_the_mark_is_found_for_the_safe_area_without_being_told() -> None:
    made = pack(spotted(200, 60), [banner("full")], version_id=VERSION)
    image = Image.open(io.BytesIO(opened(made)[made.manifest[0].file]))
    assert abs(red_at(image)[1] - 50) < 3


def test_padding_puts_the_whole_picture_into_the_safe_area() -> None:
    shaped, scale = placed(
        spotted(200, 200), (400, 100), "200x60", fit=Fit.PAD, focus=(0.5, 0.5), ground=(255, 255, 255)
    )
    pixels = np.asarray(shaped)
    columns = np.nonzero((pixels != 255).any(axis=(0, 2)))[0]
    assert (shaped.size, scale) == ((400, 100), 60 / 400)
    assert (columns[0], columns[-1]) == (170, 229)


def test_the_preview_is_a_sheet_with_room_for_every_file() -> None:
    shown = [
        Shown(name=row.key, picture=cut_out(100), pixels=(100, 100), safe_area=row.safe_area, upscaled=True)
        for row in ROWS[:6]
    ]
    small, large = sheet(cut_out(), shown[:5]), sheet(cut_out(), shown)
    assert (small.mode, small.width) == ("RGB", large.width)
    assert large.height > small.height


def test_a_circle_cuts_the_corners_and_keeps_the_middle() -> None:
    cut = in_circle(Image.new("RGBA", (64, 64), "#123456"))
    assert cut.getpixel((0, 0)) == (0, 0, 0, 0)
    assert cut.getpixel((32, 32)) == (0x12, 0x34, 0x56, 255)
