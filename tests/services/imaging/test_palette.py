"""A picture's palette is what a person would name: few colours, the largest first, the same every time."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from services.imaging.oklab import from_oklab, to_oklab
from services.imaging.palette import palette
from tests.services.imaging.mattes import answered


def stripes(*parts: tuple[str, int]) -> Image.Image:
    """Vertical stripes of so many pixels."""
    image = Image.new("RGB", (sum(width for _, width in parts), 100))
    left = 0
    for color, width in parts:
        image.paste(color, (left, 0, left + width, 100))
        left += width
    return image


def test_flat_colours_come_back_exactly_with_their_shares() -> None:
    found = palette(stripes(("#1e3a8a", 60), ("#f59e0b", 30), ("#ffffff", 10)))
    assert [swatch.hex for swatch in found] == ["#1e3a8a", "#f59e0b", "#ffffff"]
    assert [swatch.share for swatch in found] == pytest.approx([0.6, 0.3, 0.1])


def test_noise_and_jpeg_do_not_make_colours() -> None:
    noisy = answered(np.asarray(stripes(("#1e3a8a", 60), ("#f59e0b", 40))).astype(np.float32), 1)
    found = palette(noisy)
    big = [swatch for swatch in found if swatch.share > 0.05]
    wanted = to_oklab(np.array([[0x1E, 0x3A, 0x8A], [0xF5, 0x9E, 0x0B]]))
    seen = to_oklab(np.array([[int(swatch.hex[at : at + 2], 16) for at in (1, 3, 5)] for swatch in big]))
    assert len(big) == 2
    assert np.linalg.norm(seen - wanted, axis=-1).max() < 0.02


def test_what_cannot_be_seen_does_not_count() -> None:
    image = stripes(("#ff0000", 50), ("#00ff00", 50)).convert("RGBA")
    image.paste((0, 255, 0, 0), (50, 0, 100, 100))
    assert [swatch.hex for swatch in palette(image)] == ["#ff0000"]
    assert palette(Image.new("RGBA", (9, 9), (1, 2, 3, 0))) == ()


def test_two_colours_that_look_alike_are_one() -> None:
    assert len(palette(stripes(("#336699", 50), ("#346899", 50)))) == 1


@pytest.mark.parametrize("most", [1, 3, 8])
def test_there_are_never_more_than_asked(most: int) -> None:
    chance = np.random.default_rng(4)
    busy = Image.fromarray(chance.integers(0, 256, (60, 60, 3), np.uint8))
    found = palette(busy, most)
    assert 1 <= len(found) <= most
    assert sum(swatch.share for swatch in found) == pytest.approx(1)
    assert [swatch.share for swatch in found] == sorted((swatch.share for swatch in found), reverse=True)


def test_the_same_picture_gives_the_same_palette() -> None:
    chance = np.random.default_rng(5)
    picture = Image.fromarray(chance.integers(0, 256, (80, 50, 3), np.uint8))
    assert palette(picture) == palette(picture.copy())


def test_a_small_bright_accent_is_kept() -> None:
    assert "#e11d48" in [swatch.hex for swatch in palette(stripes(("#222222", 70), ("#444444", 27), ("#e11d48", 3)))]


def test_oklab_is_that_of_its_author_and_reversible() -> None:
    assert to_oklab((255, 255, 255)) == pytest.approx([1, 0, 0], abs=1e-4)
    assert to_oklab((255, 0, 0)) == pytest.approx([0.628, 0.2249, 0.1258], abs=1e-3)
    colors = np.random.default_rng(6).integers(0, 256, (50, 3))
    assert from_oklab(to_oklab(colors)) == pytest.approx(colors, abs=0.01)
