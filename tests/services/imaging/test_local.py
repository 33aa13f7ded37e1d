"""Exact edits: what they do to pixels, and what they refuse."""

from __future__ import annotations

import numpy as np
import pytest
from PIL import Image

from services.errors import BadInput
from services.imaging import local
from services.imaging.local import Adjust, Crop, Flip, LocalEdit, Resize, Rotate
from services.imaging.region import Box


@pytest.fixture(params=["RGB", "RGBA"])
def picture(request: pytest.FixtureRequest) -> Image.Image:
    channels = len(request.param)
    return Image.fromarray(np.random.default_rng(7).integers(0, 256, (31, 47, channels), dtype=np.uint8))


def same(one: Image.Image, other: Image.Image) -> bool:
    return one.mode == other.mode and one.size == other.size and one.tobytes() == other.tobytes()


@pytest.mark.parametrize("axis", ["horizontal", "vertical"])
def test_flipping_twice_loses_nothing(picture: Image.Image, axis: str) -> None:
    flip = Flip(axis=axis)  # pyright: ignore[reportArgumentType]
    once = local.apply(picture, flip)
    assert not same(once, picture)
    assert same(local.apply(once, flip), picture)


def test_four_quarters_lose_nothing_and_one_goes_clockwise(picture: Image.Image) -> None:
    turned = local.apply(picture, Rotate(degrees=90))
    assert turned.size == (31, 47)
    assert turned.getpixel((30, 0)) == picture.getpixel((0, 0))
    for _ in range(3):
        turned = local.apply(turned, Rotate(degrees=90))
    assert same(turned, picture)
    assert same(local.apply(picture, Rotate(degrees=-90)), local.apply(picture, Rotate(degrees=270)))


def test_another_angle_makes_room_with_clear_corners() -> None:
    turned = local.apply(Image.new("RGB", (60, 40), "teal"), Rotate(degrees=30))
    assert turned.mode == "RGBA"
    assert turned.width > 60
    assert turned.getchannel("A").getpixel((0, 0)) == 0
    assert turned.getpixel((turned.width // 2, turned.height // 2)) == (0, 128, 128, 255)


def test_a_crop_keeps_the_very_pixels(picture: Image.Image) -> None:
    cut = local.apply(picture, Crop(box=Box(x=3, y=4, width=10, height=20)))
    assert same(cut, picture.crop((3, 4, 13, 24)))
    assert local.apply(picture, Crop()).size == (31, 31)
    assert local.apply(picture, Crop(ratio=(16, 9))).size == (47, 26)
    assert local.apply(picture, Crop(size=(10, 10))).size == (10, 10)


def test_a_resize_keeps_the_shape_where_one_side_is_named(picture: Image.Image) -> None:
    assert local.apply(picture, Resize(width=94)).size == (94, 62)
    assert local.apply(picture, Resize(height=62)).size == (94, 62)
    assert local.apply(picture, Resize(factor=2)).size == (94, 62)
    assert local.apply(picture, Resize(width=10, height=10)).size == (10, 10)


def test_the_knobs_at_one_change_nothing_and_never_alpha(picture: Image.Image) -> None:
    assert same(local.apply(picture, Adjust()), picture)
    changed = local.apply(picture, Adjust(brightness=1.5, contrast=0.5, saturation=0))
    if picture.mode == "RGBA":
        assert changed.getchannel("A").tobytes() == picture.getchannel("A").tobytes()


def test_each_knob_turns_its_own_way(picture: Image.Image) -> None:
    before = np.asarray(picture.convert("RGB")).astype(float)

    def after(edit: Adjust) -> np.ndarray:
        return np.asarray(local.apply(picture, edit).convert("RGB")).astype(float)

    assert after(Adjust(brightness=1.3)).mean() > before.mean() > after(Adjust(brightness=0.7)).mean()
    assert after(Adjust(contrast=0.5)).std() < before.std()
    assert np.ptp(after(Adjust(saturation=0)), axis=2).max() <= 1


@pytest.mark.parametrize(
    "edit",
    [
        Crop(box=Box(x=40, y=0, width=8, height=5)),
        Crop(box=Box(x=-1, y=0, width=5, height=5)),
        Crop(box=Box(x=0, y=0, width=0, height=5)),
        Crop(size=(48, 10)),
        Crop(ratio=(0, 1)),
        Rotate(degrees=361),
        Rotate(degrees=float("nan")),
        Resize(),
        Resize(width=0),
        Resize(width=20_001),
        Resize(factor=0),
        Resize(factor=101),
        Resize(width=10_000, height=10_000),
        Adjust(brightness=-0.1),
        Adjust(contrast=4.1),
        Adjust(saturation=float("nan")),
    ],
)
def test_what_cannot_be_done_is_refused_in_words(picture: Image.Image, edit: LocalEdit) -> None:
    with pytest.raises(BadInput):
        local.apply(picture, edit)


def test_a_side_that_would_be_too_long_is_named(picture: Image.Image) -> None:
    with pytest.raises(BadInput, match="a side can have at most 20000"):
        local.apply(picture, Resize(width=20_001, height=1))
    with pytest.raises(BadInput, match="at most 40 megapixels"):
        local.apply(picture, Resize(width=10_000, height=10_000))
