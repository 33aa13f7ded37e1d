"""What must not come in: broken, mislabelled and malicious files end in one plain sentence, soon and in little room."""

from __future__ import annotations

import gzip
import io
import struct
import time
import tracemalloc
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from functools import cache

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PIL import Image, ImageFile

from services.errors import BadPicture, TooLarge
from services.imaging import apart, codec
from services.imaging.codec import Received, receive
from services.imaging.signature import refusal, sniff
from tests.services.imaging.files import (
    PALETTE,
    RGB,
    chunk,
    exif,
    mean_error,
    png,
    png_header,
    saved,
    scene,
    srgb_profile,
)

pytestmark = pytest.mark.filterwarnings("error")
CODECS = {
    "png": {"format": "PNG"},
    "jpeg": {"format": "JPEG"},
    "progressive": {"format": "JPEG", "progressive": True, "exif": exif(6), "icc_profile": srgb_profile()},
    "webp": {"format": "WEBP"},
    "lossless": {"format": "WEBP", "lossless": True},
    "gif": {"format": "GIF"},
}
VIDEO_CODECS = {"avif": {"format": "AVIF"}, "heic": {"format": "HEIC"}}


@cache
def sample(name: str) -> bytes:
    choices = dict((CODECS | VIDEO_CODECS)[name])
    return saved(scene(), str(choices.pop("format")), **choices)


def let_in(data: bytes) -> Received:
    return receive(data, max_bytes=20_000_000, max_pixels=40_000_000)


def refused(data: bytes) -> str:
    """The sentence with which this is refused."""
    with pytest.raises((BadPicture, TooLarge)) as caught:
        let_in(data)
    message = caught.value.message
    assert message[0].isupper()
    assert message.endswith(".")
    assert not any(word in message for word in ("Error", "Exception", "0x", "chunk", "marker"))
    return message


@contextmanager
def little(*, seconds: float = 2.0, megabytes: int = 60) -> Iterator[None]:
    """What happens inside takes little time, and little of the memory that Python hands out."""
    tracemalloc.start()
    start = time.thread_time()  # what others do meanwhile does not count
    try:
        yield
        assert tracemalloc.get_traced_memory()[1] < megabytes * 1_000_000
        assert time.thread_time() - start < seconds
    finally:
        tracemalloc.stop()


@pytest.mark.parametrize(
    ("data", "word"),
    [
        (b"", "empty"),
        (bytes(1000), "empty"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>", "SVG"),
        (b'\xef\xbb\xbf\n<?xml version="1.0"?><!-- a --><SVG width="9"></SVG>', "SVG"),
        ('<?xml version="1.0" encoding="UTF-16"?><svg/>'.encode("utf-16"), "SVG"),
        (b"just some words", "text"),
        ("Grüße".encode(), "text"),
        (b"<html><img></html>", "text"),
        (b"%PDF-1.7 ...", "PDF"),
        (b"%!PS-Adobe-3.0 EPSF-3.0", "PostScript"),
        (b"8BPS\x00\x01", "Photoshop"),
        (b"\x00\x01\x02\x03\x04", "not a picture"),
        (b"\x00\x00\x00\x18ftypmp42\x00\x00\x00\x00mp42isom", "video"),
        (gzip.compress(b"<svg/>", mtime=0), "compressed"),
    ],
)
def test_what_is_no_picture_is_refused_by_its_own_name(data: bytes, word: str) -> None:
    assert sniff(data) is None
    assert word in refused(data)


@pytest.mark.parametrize(("format", "word"), [("TIFF", "TIFF"), ("BMP", "BMP"), ("ICO", "icon"), ("JPEG2000", "2000")])
def test_pictures_in_formats_that_are_not_wanted_are_refused_by_name(format: str, word: str) -> None:
    assert word in refused(saved(scene(), format))


def test_formats_that_pillow_could_read_but_nobody_asked_for_are_refused() -> None:
    for format in ("PPM", "TGA", "PCX", "SGI", "DDS", "EPS", "PDF"):
        refused(saved(scene(), format))


@pytest.mark.parametrize("name", CODECS)
def test_a_file_cut_anywhere_is_refused(name: str) -> None:
    data = sample(name)
    step = max(1, len(data) // 250)
    for length in [*range(0, len(data), step), *range(len(data) - 30, len(data))]:
        refused(data[:length])


def test_an_animation_cut_behind_its_first_frame_is_refused_and_one_with_rubbish_there_is_not() -> None:
    data = saved(scene(), "GIF", save_all=True, append_images=[Image.new("RGB", (40, 24)), scene(24, 24)], duration=9)
    alone = len(sample("gif"))
    for length in (*range(alone, len(data), 37), len(data) - 1):
        assert "incomplete" in refused(data[:length])
    assert let_in(data[:-1] + b"\x00" + data[-1:]).picture.size == (40, 24)


@pytest.mark.parametrize("name", VIDEO_CODECS)
def test_a_video_format_cut_short_is_refused(name: str) -> None:
    data = sample(name)
    for length in (12, 40, len(data) // 2, len(data) - 1):
        refused(data[:length])


@settings(max_examples=150, deadline=2000, suppress_health_check=[HealthCheck.too_slow])
@given(
    name=st.sampled_from(sorted(CODECS)), flips=st.lists(st.tuples(st.floats(0, 1), st.integers(0, 255)), max_size=6)
)
def test_a_file_with_wrong_bytes_is_refused_or_read_and_nothing_else(name: str, flips: list[tuple[float, int]]) -> None:
    data = bytearray(sample(name))
    for place, value in flips:
        data[int(place * (len(data) - 1))] = value
    try:
        received = receive(bytes(data), max_bytes=1_000_000, max_pixels=2_000_000)
    except (BadPicture, TooLarge):
        return
    assert received.picture.mode in {"RGB", "RGBA"}


@settings(max_examples=8, deadline=None)
@given(
    name=st.sampled_from(sorted(VIDEO_CODECS)),
    place=st.floats(0, 1),
    value=st.integers(0, 255),
)
def test_a_video_format_with_a_wrong_byte_is_refused_or_read(name: str, place: float, value: int) -> None:
    data = bytearray(sample(name))
    data[int(place * (len(data) - 1))] = value
    try:
        received = receive(bytes(data), max_bytes=1_000_000, max_pixels=2_000_000)
    except (BadPicture, TooLarge):
        return
    assert received.picture.mode in {"RGB", "RGBA"}


@settings(max_examples=150, deadline=2000)
@given(name=st.sampled_from(sorted(CODECS)), keep=st.integers(4, 40), rest=st.binary(max_size=200))
def test_a_true_beginning_with_anything_behind_it_never_surprises(name: str, keep: int, rest: bytes) -> None:
    with suppress(BadPicture, TooLarge):
        receive(sample(name)[:keep] + rest, max_bytes=1_000_000, max_pixels=2_000_000)


@given(st.binary(max_size=300))
def test_every_file_that_is_no_picture_gets_a_sentence(data: bytes) -> None:
    assert refusal(data).endswith(".")


def test_a_png_whose_checksum_is_wrong_is_refused() -> None:
    data = bytearray(sample("png"))
    data[data.index(b"IDAT") + 20] ^= 1
    assert "damaged" in refused(bytes(data))


@pytest.mark.parametrize("palette", [b"", chunk(b"PLTE", b""), chunk(b"PLTE", b"\x00")[:-4] + b"none"])
def test_a_palette_picture_without_a_palette_is_refused(palette: bytes) -> None:
    refused(png(np.array([[[0], [1]]]), 8, PALETTE, before=palette))


@pytest.mark.parametrize("size", [(60_000, 60_000), (2_000_000_000, 2), (20_001, 1), (1, 20_001), (6400, 6400)])
def test_a_header_that_promises_too_much_is_refused_before_decoding(size: tuple[int, int]) -> None:
    bomb = png_header(*size, 8, RGB) + chunk(b"IDAT", zlib.compress(bytes(1_000_000), 9)) + chunk(b"IEND", b"")
    with little(megabytes=10):
        assert f"{size[0]} × {size[1]}" in refused(bomb)


@pytest.mark.parametrize("rest", [b"", b"\x00\x00\x00\x09IDAT", chunk(b"IDAT", b"no samples") + chunk(b"IEND", b"")])
def test_a_header_that_promises_too_much_is_what_is_told_whatever_follows_it(rest: bytes) -> None:
    assert "100000 × 100000 pixels" in refused(png_header(100_000, 100_000, 8, RGB) + rest)
    changed = bytearray(sample("png"))
    changed[16:24] = struct.pack(">II", 100_000, 100_000)
    assert "100000 × 100000 pixels" in refused(bytes(changed))


@pytest.mark.parametrize("size", [(0, 5), (5, 0), (0, 0)])
def test_a_picture_without_pixels_is_refused(size: tuple[int, int]) -> None:
    refused(png_header(*size, 8, RGB) + chunk(b"IDAT", zlib.compress(b"")) + chunk(b"IEND", b""))
    jpeg = bytearray(sample("jpeg"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", *size)
    refused(bytes(jpeg))


@pytest.mark.parametrize(("width", "height"), [(65_535, 65_535), (16_383, 16_383)])
def test_other_headers_that_promise_too_much_are_refused_before_decoding(width: int, height: int) -> None:
    jpeg = bytearray(sample("jpeg"))
    at = jpeg.index(b"\xff\xc0") + 5
    jpeg[at : at + 4] = struct.pack(">HH", height, width)
    gif = bytearray(sample("gif"))
    gif[6:10] = struct.pack("<HH", width, height)
    webp = bytearray(saved(scene(alpha=True), "WEBP"))
    webp[24:30] = (width - 1).to_bytes(3, "little") + (height - 1).to_bytes(3, "little")
    with little(megabytes=10):
        for bomb in (jpeg, gif, webp):
            assert "pixels" in refused(bytes(bomb))


def test_a_gif_frame_that_reaches_beyond_the_limit_is_refused() -> None:
    gif = bytearray(sample("gif"))
    at = gif.index(b",", 13 + 3 * 256)
    gif[at + 5 : at + 9] = struct.pack("<HH", 65_000, 65_000)
    with little(megabytes=10):
        assert "pixels" in refused(bytes(gif))


def test_pixels_beyond_the_promised_ones_are_not_unpacked() -> None:
    body = chunk(b"IDAT", zlib.compress(bytes(200_000_000), 9))
    with little():
        picture = let_in(png_header(2, 2, 8, RGB) + body + chunk(b"IEND", b"")).picture
    assert picture.size == (2, 2)


def test_text_and_profiles_that_unpack_to_gigabytes_are_not_unpacked() -> None:
    packed = zlib.compress(bytes(100_000_000), 9)
    for bomb in (b"a" + b"zTXt", b"b" + b"iCCP", b"c" + b"iTXt"):
        name = bomb[1:]
        words = b"key\x00\x01\x00\x00\x00" if name == b"iTXt" else b"key\x00\x00"
        data = png(np.asarray(scene()), 8, RGB, before=chunk(name, words + packed) * 5)
        with little():
            assert let_in(data).picture.tobytes() == scene().tobytes()


def test_an_animation_of_thousands_of_frames_costs_as_much_as_one() -> None:
    gif = sample("gif")
    frame = gif[gif.index(b",", 13 + 3 * 256) : -1]
    webp = saved(scene(), "WEBP", save_all=True, append_images=[Image.new("RGB", (40, 24))], duration=9)
    at = webp.index(b"ANMF")
    frames = webp[at:] + webp[at:] * 3000
    long_webp = b"RIFF" + struct.pack("<I", at + len(frames) - 8) + webp[8:at] + frames
    with little(seconds=3):
        assert mean_error(let_in(gif[:-1] + frame * 3000 + b";").picture, scene()) < 8
        assert mean_error(let_in(long_webp).picture, scene()) < 8


def test_an_animated_png_is_read_as_its_still_picture_whatever_it_promises() -> None:
    promise = chunk(b"acTL", struct.pack(">II", 0x7FFFFFFF, 0)) * 2
    strange = chunk(b"fcTL", struct.pack(">IIIIIHHBB", 7, 9999, 9999, 0, 0, 0, 0, 0, 0))
    data = png(np.asarray(scene()), 8, RGB, before=promise + strange)
    assert let_in(data).picture.tobytes() == scene().tobytes()


def test_a_jpeg_of_endless_scans_is_refused() -> None:
    data = sample("progressive")
    scan = data[data.rindex(b"\xff\xda") : -2]
    with little():
        assert "damaged" in refused(data[:-2] + scan * 5000 + b"\xff\xd9")


def test_a_jpeg_with_two_sizes_is_refused() -> None:
    data = sample("jpeg")
    at = data.index(b"\xff\xc0")
    frame = data[at : at + 2 + int.from_bytes(data[at + 2 : at + 4], "big")]
    large = frame[:5] + struct.pack(">HH", 65_000, 65_000) + frame[9:]
    refused(data[:at] + frame + large + data[at + len(frame) :])


def zipped() -> bytes:
    sink = io.BytesIO()
    with zipfile.ZipFile(sink, "w") as archive:
        archive.writestr("evil.txt", "PAYLOAD")
    return sink.getvalue()


@pytest.mark.parametrize("name", CODECS)
@pytest.mark.parametrize(
    ("tail", "word"),
    [
        (zipped(), "ZIP"),
        (b"<HTML><script>PAYLOAD</script>", "script"),
        (b"<?php PAYLOAD ?>", "script"),
        (b"%PDF-1.4 PAYLOAD", "PDF"),
        (b"Rar!\x1a\x07\x01\x00 PAYLOAD", "archive"),
    ],
)
def test_a_file_that_is_two_things_is_refused_by_the_name_of_the_other(name: str, tail: bytes, word: str) -> None:
    assert word in refused(sample(name) + tail)


@pytest.mark.parametrize("hidden", [b"<?php PAYLOAD ?>", b"<SCRIPT>PAYLOAD</SCRIPT>", b"7z\xbc\xaf\x27\x1c PAYLOAD"])
@pytest.mark.parametrize("place", [0, (1 << 17) - 70, 150_000])
def test_what_is_hidden_in_a_large_picture_is_found_wherever_it_is(hidden: bytes, place: int) -> None:
    words = chunk(b"tEXt", b"Comment\x00" + b"." * place + hidden + b"." * 200_000)
    refused(png(np.asarray(scene()), 8, RGB, before=words))


@pytest.mark.parametrize("name", CODECS)
def test_what_cameras_leave_behind_a_picture_is_dropped(name: str) -> None:
    picture = let_in(sample(name) + b"SEFH PAYLOAD" + bytes(5000)).picture
    assert picture.tobytes() == let_in(sample(name)).picture.tobytes()
    stored = codec.encode_png(picture)
    assert b"PAYLOAD" not in stored
    assert stored.endswith(chunk(b"IEND", b""))


def test_a_picture_that_is_also_a_script_loses_the_script() -> None:
    gif = sample("gif")
    script = b"!\xfe" + b"\x0c/*PAYLOAD*/=\x00"
    body = 13 + 3 * 256
    for data in (
        gif[:body] + script + gif[body:],
        png(np.asarray(scene()), 8, RGB, before=chunk(b"tEXt", b"a\x00PAYLOAD"), after=chunk(b"eviL", b"PAYLOAD")),
        saved(scene(), "JPEG", comment=b"*/=PAYLOAD;/*"),
    ):
        assert b"PAYLOAD" in data
        assert b"PAYLOAD" not in codec.encode_png(let_in(data).picture)


def test_a_script_that_has_the_picture_for_a_comment_is_refused() -> None:
    jpeg, gif = sample("jpeg"), sample("gif")
    rest = bytes(0x2F2A - 2) + jpeg[4 + int.from_bytes(jpeg[4:6], "big") :] + b"*/=PAYLOAD"
    assert "script" in refused(gif[:6] + b"/*" + gif[8:] + b"*/=PAYLOAD")
    assert "script" in refused(jpeg[:4] + b"/*" + rest)


def test_an_archive_with_a_picture_behind_it_is_an_archive() -> None:
    assert "ZIP" in refused(zipped() + sample("png"))


def test_what_a_file_is_called_does_not_count_but_what_it_begins_as() -> None:
    assert let_in(sample("jpeg")).source_format == "jpeg"
    refused(sample("png")[:8] + sample("jpeg"))
    refused(b"RIFF" + struct.pack("<I", 5000) + b"WEBP" + sample("png"))
    refused(b"RIFF" + struct.pack("<I", 5000) + b"WAVE" + sample("webp"))
    refused(sample("avif").replace(b"avif", b"heic"))


def test_the_limits_of_other_code_in_the_process_are_not_touched(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Image, "MAX_IMAGE_PIXELS", 100)
    for name in ("png", "jpeg", "gif"):
        assert let_in(sample(name)).picture.size in {(40, 24), (24, 40)}
    assert Image.MAX_IMAGE_PIXELS == 100
    assert ImageFile.LOAD_TRUNCATED_IMAGES is False
    assert "HEIF" not in Image.OPEN


def test_a_video_format_whose_stream_is_larger_than_its_header_does_no_harm() -> None:
    for name in VIDEO_CODECS:
        data = saved(scene(800, 600), name.upper()).replace(struct.pack(">II", 800, 600), struct.pack(">II", 8, 6))
        with suppress(BadPicture):
            assert let_in(data).picture.size == (8, 6)


def test_a_video_format_that_takes_too_long_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(apart, "SECONDS", 0.001)
    assert "damaged" in refused(sample("heic"))


def test_the_child_that_reads_video_formats_knows_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("GEMINI_API_KEY", "not for children")
    seen: list[dict[str, str]] = []
    run = apart.subprocess.run

    def watched(*args: object, env: dict[str, str], **choices: object) -> object:
        seen.append(env)
        return run(*args, env=env, **choices)  # pyright: ignore[reportCallIssue, reportArgumentType]

    monkeypatch.setattr(apart.subprocess, "run", watched)
    let_in(sample("avif"))
    assert seen
    assert "not for children" not in str(seen)
