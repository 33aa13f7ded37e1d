"""Which pixels a region marks, what of a picture is shown to the model for it, and what is refused."""

from __future__ import annotations

import math

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from services.errors import BadInput
from services.gemini import RATIOS
from services.imaging.region import Box, mask_from_picture, mask_from_region
from services.imaging.region_crop import cut, for_model, inside_of, larger_crop, plan_crop
from tests.region.scenes import Kind, scene

NAN, INF = math.nan, math.inf


def test_a_rectangle_marks_its_pixels() -> None:
    region = mask_from_region((100, 60), 10, 20, 30, 5)
    assert region.box == Box(x=10, y=20, width=30, height=5)
    assert region.inside.shape == (5, 30)
    assert region.pixels == 150


def test_parts_of_a_pixel_mark_the_whole_pixel() -> None:
    region = mask_from_region((100, 60), 10.6, 20.2, 0.3, 1.5)
    assert region.box == Box(x=10, y=20, width=1, height=2)


@pytest.mark.parametrize(
    ("region", "words"),
    [
        ((0, 0, 0, 5), "empty"),
        ((0, 0, 5, 0), "empty"),
        ((0, 0, -3, 5), "empty"),
        ((5, 5, 5, -1), "empty"),
        ((-1, 0, 5, 5), "100 × 60"),
        ((0, -0.5, 5, 5), "100 × 60"),
        ((96, 0, 5, 5), "100 × 60"),
        ((0, 59, 5, 2), "100 × 60"),
        ((5000, 5000, 5, 5), "100 × 60"),
        ((0, 0, 1e300, 5), "100 × 60"),
        ((0.5, 0, 10**400, 5), "100 × 60"),
        ((-(10**400), 0, 0.5, 5), "100 × 60"),
        ((NAN, 0, 5, 5), "numbers"),
        ((0, 0, NAN, 5), "numbers"),
        ((0, -INF, 5, 5), "numbers"),
        ((0, 0, 5, INF), "numbers"),
    ],
)
def test_a_rectangle_that_is_none_is_refused_in_words(region: tuple[float, float, float, float], words: str) -> None:
    with pytest.raises(BadInput, match=words):
        mask_from_region((100, 60), *region)


def test_the_whole_frame_can_be_marked() -> None:
    assert mask_from_region((100, 60), 0, 0, 100, 60).pixels == 6000


def painted(mode: str, ground: object, stroke: object) -> Image.Image:
    mask = Image.new(mode, (100, 60), ground)  # pyright: ignore[reportArgumentType]
    mask.paste(stroke, (10, 20, 40, 25))  # pyright: ignore[reportArgumentType]
    return mask


@pytest.mark.parametrize(
    "mask",
    [
        painted("L", 0, 255),
        painted("1", 0, 1),
        painted("RGB", "black", "white"),
        painted("RGBA", (0, 0, 0, 255), (255, 255, 255, 255)),
        painted("RGBA", (0, 0, 0, 0), (255, 255, 255, 255)),
        painted("RGBA", (255, 255, 255, 0), (200, 0, 0, 160)),
        painted("RGBA", (0, 0, 0, 0), (0, 0, 0, 255)),
        painted("LA", (255, 0), (0, 255)),
        painted("RGB", "black", "white").quantize(4),
    ],
    ids=lambda mask: mask.mode,
)
def test_a_mask_marks_what_was_painted(mask: Image.Image) -> None:
    region = mask_from_picture(mask, (100, 60))
    assert region.box == Box(x=10, y=20, width=30, height=5)
    assert region.inside.all()


def test_a_soft_brush_marks_what_is_at_least_half_there() -> None:
    mask = Image.fromarray(np.arange(256, dtype=np.uint8)[None])
    assert mask_from_picture(mask, (256, 1)).box == Box(x=128, y=0, width=128, height=1)


def test_a_mask_of_another_size_is_refused_with_both_sizes() -> None:
    with pytest.raises(BadInput, match="99 × 60 pixels, the picture 100 × 60"):
        mask_from_picture(Image.new("L", (99, 60), 255), (100, 60))


@pytest.mark.parametrize("mask", [Image.new("L", (9, 9), 127), Image.new("RGBA", (9, 9), (255, 255, 255, 90))])
def test_an_empty_mask_is_refused(mask: Image.Image) -> None:
    with pytest.raises(BadInput, match="empty"):
        mask_from_picture(mask, (9, 9))


def test_any_part_of_the_marking_can_be_looked_at() -> None:
    mask = np.zeros((40, 50), np.uint8)
    mask[5:9, 7:30] = 255
    mask[30, 45] = 255
    region = mask_from_picture(Image.fromarray(mask), (50, 40))
    for box in (
        Box(x=0, y=0, width=50, height=40),
        Box(x=20, y=7, width=28, height=30),
        Box(x=0, y=0, width=3, height=3),
    ):
        assert np.array_equal(region.within(box), mask[box.y : box.bottom, box.x : box.right] > 0)


@st.composite
def boxes(draw: st.DrawFn) -> tuple[tuple[int, int], Box]:
    size = draw(st.tuples(st.integers(1, 5000), st.integers(1, 5000)))
    width, height = draw(st.integers(1, size[0])), draw(st.integers(1, size[1]))
    x, y = draw(st.integers(0, size[0] - width)), draw(st.integers(0, size[1] - height))
    return size, Box(x=x, y=y, width=width, height=height)


@settings(max_examples=300, deadline=None)
@given(boxes(), st.booleans())
def test_a_crop_has_its_surroundings_wherever_the_picture_has_them(
    made: tuple[tuple[int, int], Box], larger: bool
) -> None:
    size, box = made
    crop = plan_crop(size, box, RATIOS, larger=larger)
    part, times = crop.box, 3 if larger else 1
    across, down = times * max(128, box.width // 4), times * max(128, box.height // 4)
    assert 0 <= part.x <= max(0, box.x - across)
    assert 0 <= part.y <= max(0, box.y - down)
    assert size[0] >= part.right >= min(size[0], box.right + across)
    assert size[1] >= part.bottom >= min(size[1], box.bottom + down)
    wide, tall = (int(side) for side in crop.ratio.split(":"))
    assert abs(crop.canvas[0] - crop.canvas[1] * wide / tall) <= max(1, wide / tall)
    left, top, right, bottom = crop.window
    assert left >= 0
    assert top >= 0
    assert right <= crop.canvas[0]
    assert bottom <= crop.canvas[1]
    assert crop.canvas == (part.width, part.height) or part.width == size[0] or part.height == size[1]


def test_a_larger_crop_is_offered_only_where_the_picture_has_more() -> None:
    box = Box(x=400, y=300, width=100, height=80)
    near = plan_crop((1600, 1200), box, RATIOS)
    wide = larger_crop((1600, 1200), box, RATIOS, near)
    assert wide is not None
    assert wide.box.width > 2 * near.box.width
    assert larger_crop((1600, 1200), box, RATIOS, wide) is None
    everything = plan_crop((300, 300), Box(x=100, y=100, width=100, height=100), RATIOS)
    assert larger_crop((300, 300), Box(x=100, y=100, width=100, height=100), RATIOS, everything) is None


def test_a_crop_is_sent_as_it_is_where_a_ratio_fits() -> None:
    picture = Image.fromarray(scene(Kind.BUSY, 1, (700, 500)))
    region = mask_from_region(picture.size, 300, 200, 50, 40)
    crop = plan_crop(picture.size, region.box, RATIOS)
    sent = cut(picture, crop)
    assert sent.ground is None
    assert sent.picture.tobytes() == picture.crop(crop.box.edges).tobytes()
    assert inside_of(region, crop).sum() == region.pixels


def test_of_a_crop_with_more_pixels_than_a_model_paints_a_smaller_one_is_sent() -> None:
    picture = Image.fromarray(scene(Kind.BUSY, 1, (700, 500))).resize((4900, 3500))
    crop = plan_crop(picture.size, Box(x=0, y=100, width=4900, height=3300), RATIOS)
    sent = cut(picture, crop).picture
    assert 0.99 * 4096**2 < sent.width * sent.height <= 4096**2
    top = round(crop.offset[1] * sent.height / crop.canvas[1])
    part = picture.resize((sent.width, round(3500 * sent.height / crop.canvas[1])))
    off = np.asarray(sent)[top : top + part.height].astype(int) - np.asarray(part)
    assert np.abs(off).mean() < 1


def test_a_narrow_picture_is_mirrored_to_a_ratio_and_the_mirrored_part_is_no_surroundings() -> None:
    picture = Image.fromarray(scene(Kind.BUSY, 1, (1000, 20)))
    region = mask_from_region(picture.size, 300, 5, 500, 5)
    crop = plan_crop(picture.size, region.box, RATIOS)
    sent = cut(picture, crop)
    assert sent.picture.size == crop.canvas == (756, 94)
    assert sent.picture.crop(crop.window).tobytes() == picture.crop(crop.box.edges).tobytes()
    inside = inside_of(region, crop)
    assert inside[: crop.offset[1]].all()
    assert (~inside).sum() == crop.box.width * crop.box.height - region.pixels


def test_transparency_is_sent_on_a_colour_that_the_picture_has_not() -> None:
    art = scene(Kind.SPARSE, 4, (300, 200))
    picture = Image.fromarray(
        np.dstack([art, np.where(np.arange(300)[None] < 100, 0, 255) + np.zeros((200, 1))]).astype(np.uint8)
    )
    sent = cut(picture, plan_crop(picture.size, Box(x=90, y=90, width=40, height=40), RATIOS))
    assert sent.ground is not None
    ground = tuple(int(sent.ground[at : at + 2], 16) for at in (1, 3, 5))
    assert sent.picture.getpixel((0, 0)) == ground
    away = np.abs(art[:, 100:].astype(int) - ground).sum(axis=-1)
    assert away.min() > 60


def test_a_wholly_transparent_picture_can_be_sent() -> None:
    picture = Image.new("RGBA", (50, 40), (0, 0, 0, 0))
    assert cut(picture, plan_crop(picture.size, Box(x=1, y=1, width=2, height=2), RATIOS)).ground is not None


def test_the_model_never_gets_a_speck() -> None:
    assert min(for_model(Image.new("RGB", (1, 1))).size) >= 256
    assert for_model(Image.new("RGB", (30, 20))).size == (270, 180)
    large = Image.new("RGB", (300, 20))
    assert for_model(large) is large
