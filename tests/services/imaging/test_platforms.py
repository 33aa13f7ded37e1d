"""The table of platforms is read whole, and a row that is wrong is refused in a sentence."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from services.errors import BadInput
from services.imaging.platforms import Confidence, named, parse_rows, read_rows

TABLE = Path(__file__).parents[3] / "data" / "platforms.toml"
ROWS = read_rows(TABLE)
ROW = """[[output]]
platform = "twitch"
name = "emote_112"
width = 112
height = 112
max_bytes = 100000
formats = ["png"]
alpha = true
safe_area = "full"
source = "a guide"
confidence = "vendor"
checked = 2026-11-21
"""


def test_the_projects_own_table_is_whole() -> None:
    assert len(ROWS) == 29
    assert {row.platform for row in ROWS} == {
        "twitch", "youtube", "discord", "kick", "x", "instagram", "tiktok", "steam"
    }  # fmt: skip
    assert all(row.checked >= date(2026, 1, 1) and row.source for row in ROWS)


def test_a_row_is_read_as_it_stands() -> None:
    (row,) = parse_rows(ROW)
    assert (row.key, row.width, row.height, row.max_bytes) == ("twitch/emote_112", 112, 112, 100_000)
    assert (row.formats, row.alpha, row.safe_area, row.confidence) == (("png",), True, "full", Confidence.VENDOR)


def test_a_platform_is_named_whole_or_by_row() -> None:
    assert {row.platform for row in named(ROWS, ["kick"])} == {"kick"}
    assert len(named(ROWS, ["kick"])) == 4
    assert [row.key for row in named(ROWS, ["twitch/emote_112"])] == ["twitch/emote_112"]


def test_the_rows_come_in_the_tables_order_and_once() -> None:
    found = named(ROWS, ["x", "twitch/emote_28", " Twitch ", "twitch/emote_28"])
    assert list(found) == [row for row in ROWS if row.platform in {"twitch", "x"}]


@pytest.mark.parametrize(
    ("names", "words"), [([], "at least one"), (["myspace"], "myspace"), (["twitch/poster"], "twitch/poster")]
)
def test_a_name_that_is_not_known_is_refused(names: list[str], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        named(ROWS, names)


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("width = 112\n", "", "lacks width"),
        ("width = 112", "width = 0", "width is a whole number from 1 to 8192"),
        ("width = 112", 'width = "112"', "width is a whole number"),
        ("height = 112", "height = true", "height is a whole number"),
        ("height = 112", "height = 90000", "height is a whole number"),
        ("max_bytes = 100000", "max_bytes = 10", "max_bytes is a whole number"),
        ('["png"]', "[]", "formats is a list"),
        ('["png"]', '["bmp"]', "formats is a list of png"),
        ('["png"]', '[["png"]]', "formats is a list"),
        ('["png"]', '["jpeg"]', "a JPEG has no alpha"),
        ("alpha = true", "alpha = 1", "alpha is true or false"),
        ('"full"', '"middle"', "safe_area is full, circle, left"),
        ('"full"', '"200x100"', "larger than the picture"),
        ('"a guide"', '" "', "source says"),
        ('"vendor"', '"rumour"', "confidence is one of official"),
        ("2026-11-21", '"today"', "checked is a date"),
        ('"twitch"', '"../twitch"', "platform is written in small letters"),
        ('"emote_112"', '"Emote 112"', "name is written in small letters"),
        ("alpha = true", "alpha = true\ncolour = 1", "has colour, which is not known"),
    ],
)
def test_a_wrong_row_is_refused_in_a_sentence_that_names_it(old: str, new: str, words: str) -> None:
    with pytest.raises(BadInput, match=words) as refused:
        parse_rows(ROW.replace(old, new))
    assert refused.value.message.startswith("Row 1 (")


@pytest.mark.parametrize(
    ("text", "words"),
    [("", "no row"), ("output = 3", "no row"), ("[[output", "not valid TOML"), (ROW + ROW, "twitch/emote_112 twice")],
)
def test_a_table_that_is_none_is_refused(text: str, words: str) -> None:
    with pytest.raises(BadInput, match=words):
        parse_rows(text)


def test_a_file_that_is_not_there_is_refused_by_its_name(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match=r"own\.toml, cannot be read"):
        read_rows(tmp_path / "own.toml")
    (tmp_path / "own.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(BadInput, match=r"own\.toml, cannot be read"):
        read_rows(tmp_path / "own.toml")
