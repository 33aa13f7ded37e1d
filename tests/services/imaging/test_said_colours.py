"""A picture without a profile may still say what its numbers mean: the light that it means is what is kept."""

from __future__ import annotations

import struct
import zlib
from collections.abc import Callable

import numpy as np
import pytest

from services.imaging.arrays import Floats
from services.imaging.codec import receive
from tests.services.imaging.files import GREY, RGB, RGB_ALPHA, chunk, pixels, png, saved, scene, srgb_profile

D65, SRGB = (31270, 32900), (64000, 33000, 30000, 60000, 15000, 6000)
ADOBE = (64000, 33000, 21000, 71000, 15000, 6000)
TO_SRGB = {  # linear light of the primaries as linear light of sRGB's, from the published tables
    ADOBE: [[1.39836, -0.39836, 0], [0, 1, 0], [0, -0.04293, 1.04293]],
    "P3": [[1.22494, -0.22494, 0], [-0.04206, 1.04206, 0], [-0.01964, -0.07864, 1.09827]],
}


def gamma(value: int) -> bytes:
    return chunk(b"gAMA", struct.pack(">I", value))


def primaries(*values: int) -> bytes:
    return chunk(b"cHRM", struct.pack(">8I", *values))


def code_points(*values: int) -> bytes:
    return chunk(b"cICP", bytes(values))


def let_in(before: bytes, samples: Floats | None = None, colour: int = RGB, depth: int = 8) -> Floats:
    given = np.asarray(scene()) if samples is None else samples
    data = png(given, depth, colour, before=before)
    return pixels(receive(data, max_bytes=1_000_000, max_pixels=1_000_000).picture)


def meant(
    light: Callable[[Floats], Floats], mix: list[list[float]] | None = None, samples: Floats | None = None
) -> Floats:
    """What sRGB shows of samples (the scene's) that are that much light of those primaries."""
    linear = light((pixels(scene()) if samples is None else samples) / 255) @ np.array(mix or np.eye(3)).T
    linear = np.clip(linear, 0, 1)
    return np.where(linear <= 0.0031308, linear * 12.92, 1.055 * linear ** (1 / 2.4) - 0.055) * 255


def srgb_light(values: Floats) -> Floats:
    return np.where(values <= 0.04045, values / 12.92, ((values + 0.055) / 1.055) ** 2.4)


@pytest.mark.parametrize(
    ("before", "light", "mix"),
    [
        (gamma(100_000), lambda values: values, None),
        (gamma(55_556), lambda values: values**1.8, None),
        (gamma(45_470) + primaries(*D65, *ADOBE), lambda values: values**2.19921875, TO_SRGB[ADOBE]),
        (primaries(*D65, *ADOBE), srgb_light, TO_SRGB[ADOBE]),
        (code_points(12, 13, 0, 1), srgb_light, TO_SRGB["P3"]),
        (code_points(1, 8, 0, 1), lambda values: values, None),
    ],
    ids=["linear", "old Macintosh", "Adobe RGB", "primaries alone", "Display P3", "linear by code"],
)
def test_what_a_png_says_of_its_colours_is_converted(
    before: bytes, light: Callable[[Floats], Floats], mix: list[list[float]] | None
) -> None:
    assert np.abs(let_in(before) - meant(light, mix)).max() <= 2


def test_deep_grey_and_transparent_pictures_are_converted_too() -> None:
    grey = np.full((4, 4, 1), 55)
    assert np.abs(let_in(gamma(100_000), grey, GREY) - 128).max() <= 2  # linear 0.216 is sRGB 0.5
    assert np.abs(let_in(gamma(100_000), grey * 257, GREY, 16) - 128).max() <= 2
    see_through = np.dstack([np.asarray(scene()), np.full((24, 40), 77)])
    assert (let_in(gamma(100_000), see_through, RGB_ALPHA)[..., 3] == 77).all()


@pytest.mark.parametrize(
    "before",
    [
        gamma(45_455),
        gamma(45_455) + primaries(*D65, *SRGB),
        chunk(b"sRGB", b"\x00") + gamma(100_000),
        chunk(b"iCCP", b"x\x00\x00" + zlib.compress(srgb_profile())) + gamma(100_000),
        code_points(1, 13, 0, 1) + gamma(100_000),
        code_points(9, 16, 0, 1),
        code_points(1, 13, 1, 1),
        code_points(1),
    ],
    ids=["gamma", "primaries", "srgb", "profile", "code", "bright", "not RGB", "short"],
)
def test_a_png_that_means_srgb_keeps_every_pixel(before: bytes) -> None:
    assert (let_in(before) == pixels(scene())).all()


@pytest.mark.parametrize(
    "before",
    [
        gamma(0),
        gamma(1),
        chunk(b"gAMA", b"\x01"),
        primaries(*(0,) * 8),
        primaries(*D65, *D65, *D65, *D65),
        primaries(*(4_000_000_000,) * 8),
        primaries(*D65, 30_000, 60_000, 30_000, 60_000, 15_000, 6_000),
        chunk(b"cHRM", b"\x00"),
    ],
)
def test_colours_that_cannot_be_are_left_aside(before: bytes) -> None:
    assert (let_in(before) == pixels(scene())).all()


@pytest.mark.parametrize("format", ["AVIF", "HEIC"])
def test_what_newer_formats_say_of_their_colours_in_numbers_is_converted(format: str) -> None:
    def read(data: bytes) -> Floats:
        return pixels(receive(data, max_bytes=1_000_000, max_pixels=1_000_000).picture)

    plain = saved(scene(), format, quality=95)
    display_p3 = plain.replace(b"colrnclx\x00\x01", b"colrnclx\x00\x0c")
    assert display_p3 != plain
    assert np.abs(read(display_p3) - meant(srgb_light, TO_SRGB["P3"], read(plain))).max() <= 2
    assert (read(plain.replace(b"colrnclx\x00\x01", b"colrnclx\x00\x02")) == read(plain)).all()
