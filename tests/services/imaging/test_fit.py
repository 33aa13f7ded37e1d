"""Exact sizes: every pixel count is hit, nothing bleeds out of what is transparent, and what fits is left alone."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image

from services.errors import BadInput
from services.imaging.fit import cover, edge_color, flatten, pad, parse_color
from tests.services.imaging.files import mean_error, pixels, scene

sides = st.integers(1, 90)


@given(sides, sides, sides, sides, st.tuples(st.floats(-1, 2), st.floats(-1, 2)))
def test_every_size_is_hit_to_the_pixel(w: int, h: int, width: int, height: int, anchor: tuple[float, float]) -> None:
    for image in (Image.new("RGB", (w, h), "teal"), Image.new("RGBA", (w, h), (0, 128, 128, 90))):
        covered = cover(image, width, height, anchor)
        assert (covered.size, covered.mode) == ((width, height), image.mode)
        assert pad(image, width, height, None).size == (width, height)
        assert pad(image, width, height, (1, 2, 3)).mode == "RGB"


def test_the_same_size_is_the_same_picture() -> None:
    for alpha in (False, True):
        image = scene(alpha=alpha)
        assert cover(image, 40, 24).tobytes() == image.tobytes()
        assert pad(image, 40, 24, None).tobytes() == image.convert("RGBA").tobytes()


def test_what_only_has_to_be_cut_is_not_resampled() -> None:
    image = scene(alpha=True)
    assert cover(image, 24, 24, (0, 0)).tobytes() == image.crop((0, 0, 24, 24)).tobytes()
    assert cover(image, 24, 24, (1, 1)).tobytes() == image.crop((16, 0, 40, 24)).tobytes()
    assert cover(image, 24, 24).tobytes() == image.crop((8, 0, 32, 24)).tobytes()


def test_the_anchor_says_what_stays() -> None:
    image = Image.new("RGB", (200, 100), "red")
    image.paste("blue", (100, 0, 200, 100))
    left, right = cover(image, 20, 20, (0, 0.5)), cover(image, 20, 20, (1, 0.5))
    assert [left.getpixel((x, 9)) for x in (0, 15)] == [(255, 0, 0)] * 2
    assert [right.getpixel((x, 9)) for x in (4, 19)] == [(0, 0, 255)] * 2


def test_hidden_colours_do_not_bleed() -> None:
    image = Image.new("RGBA", (64, 64), (0, 255, 0, 0))
    image.paste((255, 0, 0, 255), (0, 0, 31, 64))
    small = pixels(cover(image, 16, 16))
    assert small[small[..., 3] > 8][:, 1].max() <= 4
    assert set(np.unique(small[:, 12, 3])) == {0}


def test_a_padded_picture_stands_whole_in_the_middle() -> None:
    padded = pad(scene(40, 20), 40, 60, (9, 8, 7))
    assert padded.crop((0, 20, 40, 40)).tobytes() == scene(40, 20).tobytes()
    assert padded.crop((0, 0, 40, 20)).getcolors() == [(800, (9, 8, 7))]
    assert pad(scene(40, 20), 40, 60, None).crop((0, 0, 40, 20)).getcolors() == [(800, (0, 0, 0, 0))]


def test_smaller_looks_the_same() -> None:
    assert mean_error(cover(scene(400, 240), 40, 24), scene()) < 6


def test_a_transparent_picture_is_laid_on_the_colour() -> None:
    image = Image.new("RGBA", (2, 1), (255, 255, 255, 0))
    image.putpixel((1, 0), (255, 0, 0, 255))
    assert pixels(flatten(image, (1, 2, 3))).tolist() == [[[1, 2, 3], [255, 0, 0]]]


def test_the_colour_of_the_edge_is_that_of_what_is_seen_there() -> None:
    image = Image.new("RGBA", (10, 10), (0, 255, 0, 255))
    assert edge_color(image) == (0, 255, 0)
    image.paste((200, 0, 0, 255), (1, 1, 9, 9))
    assert edge_color(image) == (0, 255, 0)
    image.paste((0, 0, 255, 0), (0, 0, 10, 9))
    assert edge_color(image) == (0, 255, 0)
    assert edge_color(Image.new("RGBA", (3, 3), (9, 9, 9, 0))) == (255, 255, 255)


@pytest.mark.parametrize(
    ("text", "color"), [("#1e3a8a", (30, 58, 138)), ("#FFF", (255, 255, 255)), (" #0a3 ", (0, 170, 51))]
)
def test_colours_are_read(text: str, color: tuple[int, int, int]) -> None:
    assert parse_color(text) == color


@pytest.mark.parametrize("text", ["", "red", "#12", "#12345", "1e3a8a", "#gggggg", "#1e3a8a80", "#١٢٣", "rgb(0,0,0)"])
def test_other_words_for_colours_are_refused_with_an_example(text: str) -> None:
    with pytest.raises(BadInput, match="#1e3a8a"):
        parse_color(text)
