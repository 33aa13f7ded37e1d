"""What comes in: every format, mode and depth becomes the same upright 8-bit sRGB pixels, and nothing comes along."""

from __future__ import annotations

import struct
from concurrent.futures import ThreadPoolExecutor
from itertools import product

import numpy as np
import pytest
from PIL import Image

from services.errors import BadPicture, BrokenImage, StorageFailed, TooLarge
from services.imaging import codec
from services.imaging.codec import Received, receive
from services.imaging.png import effort
from tests.services.imaging.files import (
    GREY,
    GREY_ALPHA,
    PALETTE,
    RGB,
    RGB_ALPHA,
    chunk,
    cmyk_profile,
    exif,
    grey_profile,
    mean_error,
    pixels,
    png,
    saved,
    scene,
    srgb_profile,
    stored_turned,
    swapped_profile,
)

FORMATS = ("PNG", "JPEG", "WEBP", "GIF", "AVIF", "HEIC")


def let_in(data: bytes) -> Received:
    return receive(data, max_bytes=20_000_000, max_pixels=40_000_000)


@pytest.mark.parametrize("format", FORMATS)
def test_each_format_comes_in_as_what_was_painted(format: str) -> None:
    received = let_in(saved(scene(), format))
    assert received.source_format == format.lower()
    assert (received.width, received.height, received.picture.mode) == (40, 24, "RGB")
    assert not received.had_alpha
    assert mean_error(received.picture, scene()) < 8


@pytest.mark.parametrize("format", ["PNG", "WEBP", "AVIF", "HEIC"])
def test_transparency_comes_in(format: str) -> None:
    received = let_in(saved(scene(alpha=True), format))
    assert received.had_alpha
    assert received.picture.mode == "RGBA"
    alpha = pixels(received.picture)[..., 3]
    assert np.abs(alpha[:, [2, 14, 30]] - [0, 128, 255]).max() < 8


def test_a_picture_that_only_says_it_has_alpha_comes_in_opaque() -> None:
    assert let_in(saved(scene().convert("RGBA"), "PNG")).picture.mode == "RGB"


def test_a_lossless_picture_comes_in_to_the_pixel() -> None:
    for format, choices in (("PNG", {}), ("WEBP", {"lossless": True, "exact": True})):
        for alpha in (False, True):
            received = let_in(saved(scene(alpha=alpha), format, **choices))
            assert received.picture.tobytes() == scene(alpha=alpha).tobytes()


def test_of_an_animation_the_first_frame_comes_in() -> None:
    frames = [scene(), Image.new("RGB", (40, 24), "white"), Image.new("RGB", (40, 24), "black")]
    for format in ("GIF", "WEBP", "PNG", "AVIF"):
        data = saved(frames[0], format, save_all=True, append_images=frames[1:], duration=50)
        assert mean_error(let_in(data).picture, scene()) < 8, format


@pytest.mark.parametrize("orientation", range(1, 9))
@pytest.mark.parametrize("order", ["<", ">"])
def test_a_photo_held_sideways_comes_in_upright(orientation: int, order: str) -> None:
    block = exif(orientation, order)
    data = saved(stored_turned(scene(), orientation), "PNG", exif=block)
    assert let_in(data).picture.tobytes() == scene().tobytes()
    data = saved(stored_turned(scene(), orientation), "JPEG", exif=block, quality=95)
    assert mean_error(let_in(data).picture, scene()) < 8


@pytest.mark.parametrize("format", ["AVIF", "HEIC", "WEBP"])
def test_newer_formats_come_in_upright_too(format: str) -> None:
    received = let_in(saved(stored_turned(scene(), 6), format, exif=exif(6)))
    assert received.picture.size == (40, 24)
    assert mean_error(received.picture, scene()) < 8


def test_an_orientation_written_as_a_long_number_counts_too() -> None:
    block = exif(6).replace(struct.pack("<HHIHH", 0x0112, 3, 1, 6, 0), struct.pack("<HHII", 0x0112, 4, 1, 6))
    assert let_in(saved(stored_turned(scene(), 6), "PNG", exif=block)).picture.tobytes() == scene().tobytes()


def test_a_broken_exif_block_leaves_the_picture_as_it_is() -> None:
    for block in (b"Exif\x00\x00II*\x00", exif(6)[:20], exif(9), b"Exif\x00\x00" + b"\xff" * 40):
        assert let_in(saved(scene(), "PNG", exif=block)).picture.tobytes() == scene().tobytes()


def test_nothing_of_the_metadata_is_kept() -> None:
    block = exif(1, gps=b"SECRET PLACE")
    data = saved(scene(), "JPEG", exif=block, comment=b"SECRET WORDS", xmp=b"<x>SECRET XMP</x>")
    assert data.count(b"SECRET") == 3
    picture = let_in(data).picture
    assert picture.info == {}
    assert not picture.getexif()
    assert b"SECRET" not in codec.encode_png(picture)
    assert [name for name in (b"eXIf", b"tEXt", b"iTXt", b"iCCP") if name in codec.encode_png(picture)] == []


def shades(count: int, channels: int) -> np.ndarray:
    """Sixteen-bit samples that include the ends and the steps where rounding decides."""
    steps = [0, 1, 127, 128, 129, 256, 257, 385, 386, 32767, 32768, 33023, 33024, 65406, 65407, 65535]
    return np.array([steps[at % 16] for at in range(count * channels)], dtype=np.uint16).reshape(4, -1, channels)


@pytest.mark.parametrize(("colour", "channels"), [(GREY, 1), (RGB, 3), (GREY_ALPHA, 2), (RGB_ALPHA, 4)])
def test_sixteen_bits_are_rounded_to_eight(colour: int, channels: int) -> None:
    samples = shades(64, channels)
    expected = np.round(samples / 257).astype(np.uint8)
    if channels < 3:
        expected = np.concatenate([expected[..., :1].repeat(3, axis=2), expected[..., 1:]], axis=2)
    assert np.array_equal(np.asarray(let_in(png(samples, 16, colour)).picture), expected)


def test_one_transparent_grey_of_sixteen_bits_is_told_from_its_neighbour() -> None:
    samples = np.array([[[1000], [1001]]], dtype=np.uint16)
    key = chunk(b"tRNS", struct.pack(">H", 1000))
    assert np.asarray(let_in(png(samples, 16, GREY, before=key)).picture)[0, :, 3].tolist() == [0, 255]


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_grey_of_few_bits_spans_black_to_white(depth: int) -> None:
    top = (1 << depth) - 1
    picture = let_in(png(np.array([[[0], [top], [0]]]), depth, GREY)).picture
    assert np.asarray(picture)[0].tolist() == [[0, 0, 0], [255, 255, 255], [0, 0, 0]]


@pytest.mark.parametrize("depth", [1, 2, 4, 8])
def test_one_transparent_grey_of_few_bits_is_transparent(depth: int) -> None:
    key = chunk(b"tRNS", struct.pack(">H", 1))
    picture = let_in(png(np.array([[[0], [1]]]), depth, GREY, before=key)).picture
    assert np.asarray(picture)[0, :, 3].tolist() == [255, 0]


def test_one_transparent_colour_is_transparent() -> None:
    key = chunk(b"tRNS", struct.pack(">3H", 10, 20, 30))
    picture = let_in(png(np.array([[[10, 20, 30], [10, 20, 31]]]), 8, RGB, before=key)).picture
    assert np.asarray(picture)[0].tolist() == [[10, 20, 30, 0], [10, 20, 31, 255]]


@pytest.mark.parametrize(("depth", "clear"), list(product([1, 2, 4, 8], [b"\x00", b"\x80\x40"])))
def test_a_palette_brings_its_transparency(depth: int, clear: bytes) -> None:
    colours = chunk(b"PLTE", bytes([255, 0, 0, 0, 0, 255])) + chunk(b"tRNS", clear)
    picture = let_in(png(np.array([[[0], [1], [1]]]), depth, PALETTE, before=colours)).picture
    second = clear[1] if len(clear) > 1 else 255
    assert np.asarray(picture)[0].tolist() == [[255, 0, 0, clear[0]], [0, 0, 255, second], [0, 0, 255, second]]


def test_a_gif_with_a_hole_comes_in_with_the_hole() -> None:
    image = Image.new("P", (4, 1))
    image.putpalette([255, 0, 0, 0, 255, 0])
    image.putdata([0, 1, 1, 0])
    picture = let_in(saved(image, "GIF", transparency=1)).picture
    assert np.asarray(picture)[0, :, 3].tolist() == [255, 0, 0, 255]


@pytest.mark.parametrize("format", ["PNG", "JPEG", "WEBP"])
def test_an_embedded_profile_is_converted(format: str) -> None:
    choices = {"WEBP": {"lossless": True}, "JPEG": {"quality": 95, "subsampling": 0}}.get(format, {})
    plain = Image.new("RGB", (8, 8), (220, 40, 90))
    picture = let_in(saved(plain, format, icc_profile=swapped_profile(), **choices)).picture
    assert np.abs(pixels(picture)[4, 4] - [40, 220, 90]).max() <= 4


def test_a_profile_leaves_alpha_alone() -> None:
    picture = let_in(saved(scene(alpha=True), "PNG", icc_profile=swapped_profile())).picture
    assert picture.getchannel("A").tobytes() == scene(alpha=True).getchannel("A").tobytes()
    assert picture.getpixel((30, 2)) != scene(alpha=True).getpixel((30, 2))


def test_an_srgb_profile_moves_no_pixel() -> None:
    assert let_in(saved(scene(), "PNG", icc_profile=srgb_profile())).picture.tobytes() == scene().tobytes()


@pytest.mark.parametrize("profile", [b"", b"not a profile", b"\x00" * 200, srgb_profile()[:300], cmyk_profile()])
def test_a_profile_that_is_broken_or_for_other_channels_is_left_aside(profile: bytes) -> None:
    assert let_in(saved(scene(), "PNG", icc_profile=profile)).picture.tobytes() == scene().tobytes()


def test_a_grey_picture_is_converted_by_its_grey_profile() -> None:
    linear = let_in(saved(Image.new("L", (4, 4), 55), "PNG", icc_profile=grey_profile(1.0))).picture
    red, green, blue = linear.getpixel((1, 1))  # pyright: ignore[reportGeneralTypeIssues]
    assert red == green == blue
    assert abs(red - 128) <= 2  # linear 0.216 is sRGB 0.5


def test_cmyk_as_adobe_writes_it_has_the_right_side_up() -> None:
    inks = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    picture = let_in(saved(inks, "JPEG", quality=95)).picture
    assert np.abs(pixels(picture)[8, 8] - [255, 0, 0]).max() <= 4


def test_cmyk_without_the_mark_of_adobe_is_read_as_browsers_read_it() -> None:
    inks = Image.new("CMYK", (16, 16), (0, 255, 255, 0))
    data = saved(inks, "JPEG", quality=95)
    at = data.index(b"\xff\xee")
    unmarked = data[:at] + data[at + 2 + int.from_bytes(data[at + 2 : at + 4], "big") :]
    assert b"Adobe" not in unmarked
    assert np.abs(pixels(let_in(unmarked).picture)[8, 8] - [255, 0, 0]).max() <= 4


def test_cmyk_is_converted_by_its_profile() -> None:
    # this press shows only its black ink, so pure magenta is white paper
    paper = let_in(saved(Image.new("CMYK", (16, 16), (0, 255, 0, 0)), "JPEG", quality=95, icc_profile=cmyk_profile()))
    black = let_in(saved(Image.new("CMYK", (16, 16), (0, 0, 0, 255)), "JPEG", quality=95, icc_profile=cmyk_profile()))
    assert pixels(paper.picture).min() >= 250
    assert pixels(black.picture).max() <= 5


def test_what_was_let_in_is_stored_and_read_back_to_the_pixel() -> None:
    for alpha in (False, True):
        picture = let_in(saved(scene(alpha=alpha), "PNG")).picture
        again = codec.decode(codec.encode_png(picture))
        assert (again.mode, again.tobytes()) == (picture.mode, picture.tobytes())


def test_the_same_pixels_give_the_same_file() -> None:
    told = scene()
    told.info = {"icc_profile": srgb_profile(), "dpi": (300, 300), "transparency": (1, 2, 3)}
    assert codec.encode_png(told) == codec.encode_png(scene())


def test_a_large_picture_is_stored_with_less_effort_and_every_pixel() -> None:
    assert effort((2000, 2000)) > effort((2001, 2000))
    large = scene(2500, 1700)
    assert codec.decode(codec.encode_png(large)).tobytes() == large.tobytes()


def test_only_pictures_that_were_let_in_are_stored() -> None:
    with pytest.raises(ValueError, match="CMYK"):
        codec.encode_png(Image.new("CMYK", (2, 2)))


def test_a_stored_file_that_was_damaged_is_the_administrators_to_mend() -> None:
    with pytest.raises(StorageFailed, match="administrator"):
        codec.decode(codec.encode_png(scene())[:100])


@pytest.mark.parametrize("edge", codec.THUMBNAIL_EDGES)
def test_a_thumbnail_fits_its_edge_and_keeps_alpha(edge: int) -> None:
    small = let_in(codec.thumbnail(scene(1600, 900, alpha=True), edge))
    assert (small.source_format, small.width, small.height) == ("webp", edge, round(edge * 9 / 16))
    assert pixels(small.picture)[:, edge // 8, 3].max() <= 4


def test_a_thumbnail_is_never_larger_than_its_picture_and_never_nothing() -> None:
    assert let_in(codec.thumbnail(scene(), 256)).picture.size == (40, 24)
    assert let_in(codec.thumbnail(Image.new("RGB", (5000, 1)), 256)).picture.size == (256, 1)


def test_other_thumbnails_are_not_made() -> None:
    with pytest.raises(ValueError, match="300"):
        codec.thumbnail(scene(), 300)


def test_a_file_above_the_limit_is_refused_with_the_limit() -> None:
    data = saved(scene(), "PNG")
    with pytest.raises(TooLarge, match=r"larger than 20 MB"):
        receive(data + bytes(20_000_001), max_bytes=20_000_000, max_pixels=1)
    with pytest.raises(TooLarge, match=r"larger than 1 MB"):
        receive(bytes((1 << 20) + 1), max_bytes=1 << 20, max_pixels=1)


@pytest.mark.parametrize("format", FORMATS)
def test_a_picture_above_the_pixel_limit_is_refused_with_the_limit(format: str) -> None:
    with pytest.raises(TooLarge, match=r"40 × 24 pixels; at most 0\.00095 megapixels") as caught:
        receive(saved(scene(), format), max_bytes=20_000_000, max_pixels=950)
    assert caught.value.status == 413


def test_several_threads_may_let_pictures_in_at_once() -> None:
    files = [saved(scene(), format, icc_profile=swapped_profile()) for format in ("PNG", "JPEG", "WEBP", "AVIF")] * 6
    alone = [let_in(data).picture.tobytes() for data in files[:4]] * 6
    with ThreadPoolExecutor(6) as pool:
        together = [received.picture.tobytes() for received in pool.map(let_in, files)]
    assert together == alone


def test_an_answer_of_the_model_is_let_in_like_an_upload() -> None:
    assert codec.check_answer(saved(scene(), "PNG"), "image/jpeg").picture.tobytes() == scene().tobytes()


@pytest.mark.parametrize("data", [b"", b"<svg/>", b"words", saved(scene(), "PNG")[:-20], saved(scene(), "JPEG")[:-9]])
def test_an_answer_that_is_no_whole_picture_is_a_broken_image(data: bytes) -> None:
    with pytest.raises(BrokenImage) as caught:
        codec.check_answer(data, "image/png")
    assert isinstance(caught.value.__cause__, BadPicture)


def test_an_answer_that_does_not_say_it_is_a_picture_is_a_broken_image() -> None:
    with pytest.raises(BrokenImage):
        codec.check_answer(saved(scene(), "PNG"), "text/html")
