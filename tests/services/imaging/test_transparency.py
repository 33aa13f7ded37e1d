"""Transparency is real: alpha is near the truth, exactly nothing on the ground, exactly whole inside."""

from __future__ import annotations

from functools import cache

import numpy as np
import pytest
from PIL import Image, ImageDraw

from services.errors import BadInput
from services.imaging.arrays import Floats
from services.imaging.fit import flatten
from services.imaging.matte import chroma_is_halved
from services.imaging.pairing import find_shift
from services.imaging.transparency import Keyed, key, key_color, levels, pair
from tests.services.imaging.mattes import Specimen, answered, nearly, repainted_in_part, shifted, specimen, step

SEEDS = (60, 61, 62, 63)
SIZE = 384
GREEN = "#00ff00"


def alpha_of(result: Keyed) -> Floats:
    return np.asarray(result.picture.getchannel("A")).astype(np.float32) / 255


def errors(result: Keyed, true: Specimen) -> tuple[float, float]:
    wrong = np.abs(alpha_of(result) - true.alpha)
    return float(wrong.mean()), float(wrong[true.band].mean())


def corners(result: Keyed) -> set[int]:
    width, height = result.picture.size
    places = ((0, 0), (width - 1, 0), (0, height - 1), (width - 1, height - 1))
    return {result.picture.getchannel("A").getpixel(place) for place in places}  # type: ignore[misc]


def disc_with_hole(ground: str, hole: int = 40) -> Image.Image:
    """A purple disc of 240 px on a ground, with a hole of 80 px in it, edges drawn four times as large."""
    large = Image.new("RGB", (1200, 1200), ground)
    draw = ImageDraw.Draw(large)
    draw.ellipse((120, 120, 1080, 1080), fill="#7c3aed")
    if hole:
        draw.ellipse((600 - hole * 4, 600 - hole * 4, 600 + hole * 4, 600 + hole * 4), fill=ground)
    return large.resize((300, 300), Image.Resampling.BOX)


@cache
def keyed(seed: int, chroma: str) -> tuple[Keyed, Specimen]:
    true = specimen(seed, SIZE)
    color = key_color(true.palette)
    return key(answered(true.over(nearly(color, seed)), seed, chroma=chroma), color), true


@cache
def on_white_and_black(seed: int) -> tuple[Specimen, Image.Image]:
    true = specimen(seed, SIZE)
    return true, answered(true.over(nearly("#ffffff", seed)), seed)


@pytest.mark.parametrize(("chroma", "whole", "band"), [("4:4:4", 0.015, 0.07), ("4:2:0", 0.025, 0.10)])
def test_a_keyed_alpha_is_near_the_truth(chroma: str, whole: float, band: float) -> None:
    found = [errors(*keyed(seed, chroma)) for seed in SEEDS]
    assert np.mean([one[0] for one in found]) < whole
    assert np.mean([one[1] for one in found]) < band


def test_the_corners_of_what_was_keyed_are_fully_transparent() -> None:
    assert {alpha for seed in SEEDS for alpha in corners(keyed(seed, "4:2:0")[0])} == {0}


def test_the_ground_is_exactly_nothing_and_the_inside_exactly_whole_despite_noise() -> None:
    result = key(answered(levels(disc_with_hole("#08f60a")), 1), GREEN)
    alpha = np.asarray(result.picture.getchannel("A"))
    y, x = np.mgrid[0:300, 0:300]
    distance = np.hypot(x - 149.5, y - 149.5)
    assert set(np.unique(alpha[distance > 130])) == {0}
    assert set(np.unique(alpha[(distance > 52) & (distance < 108)])) == {255}
    assert set(np.unique(alpha[distance < 28])) == {0}  # the hole


def test_no_colour_of_the_ground_is_left_along_the_edge() -> None:
    result = key(answered(levels(disc_with_hole(GREEN)), 2, chroma="4:2:0"), GREEN)
    on_black = np.asarray(flatten(result.picture, (0, 0, 0))).astype(int)
    assert int((on_black[..., 1] - on_black[..., [0, 2]].min(axis=-1)).max()) < 24


def test_what_is_fully_transparent_has_no_colour_left() -> None:
    pixels = np.asarray(keyed(SEEDS[0], "4:4:4")[0].picture)
    assert not pixels[pixels[..., 3] == 0].any()


def test_the_grounds_real_colour_is_measured() -> None:
    result = key(answered(levels(disc_with_hole("#10e818")), 3), GREEN)
    found = [int(result.ground[at : at + 2], 16) for at in (1, 3, 5)]
    assert np.abs(np.array(found) - (0x10, 0xE8, 0x18)).max() <= 2
    assert result.good


def test_a_soft_light_over_the_ground_is_not_taken_for_subject() -> None:
    y, x = np.mgrid[0:300, 0:300] / 300
    dimmed = levels(disc_with_hole("#00f000", 0)) * (1 - 0.08 * ((x - 0.5) ** 2 + (y - 0.5) ** 2) * 2)[..., None]
    result = key(answered(dimmed, 4), GREEN)
    assert corners(result) == {0}
    assert result.picture.getchannel("A").getpixel((150, 150)) == 255


@pytest.mark.parametrize("avoid", [["#00c853", "#7ee787"], ["#ff4fd8", "#c2185b"], ["#1144ee", "#3388ff"]])
def test_the_key_stays_away_from_the_briefs_colours(avoid: list[str]) -> None:
    chosen = np.array([int(key_color(avoid)[at : at + 2], 16) for at in (1, 3, 5)])
    for color in avoid:
        other = np.array([int(color[at : at + 2], 16) for at in (1, 3, 5)])
        assert np.linalg.norm(chosen - other) > 200


def test_without_colours_to_avoid_the_key_is_green() -> None:
    assert key_color([]) == GREEN


@pytest.mark.parametrize("color", ["green", "#12345", ""])
def test_a_colour_that_is_none_is_refused(color: str) -> None:
    with pytest.raises(BadInput, match="#rgb"):
        key_color([color])
    with pytest.raises(BadInput, match="#rgb"):
        key(Image.new("RGB", (8, 8)), color)


def test_a_picture_of_the_ground_alone_is_not_good_and_says_why() -> None:
    result = key(answered(np.full((64, 64, 3), (0, 255, 0), np.float32), 5), GREEN)
    assert (result.good, result.quality) == (False, 0)
    assert "nothing" in result.reason
    assert result.picture.getchannel("A").getextrema() == (0, 0)


def test_a_picture_without_a_flat_ground_is_not_good() -> None:
    chance = np.random.default_rng(6)
    photo = Image.fromarray(chance.integers(0, 256, (90, 90, 3), np.uint8)).resize((180, 180), Image.Resampling.BICUBIC)
    assert not key(photo, GREEN).good


@pytest.mark.parametrize("size", [(1, 1), (2, 7), (9, 3), (33, 16)])
def test_tiny_pictures_are_keyed_too(size: tuple[int, int]) -> None:
    assert key(Image.new("RGB", size, GREEN), GREEN).picture.size == size
    assert pair(Image.new("RGB", size, "white"), Image.new("RGB", size)).picture.size == size


@pytest.mark.parametrize(("chroma", "halved"), [("4:4:4", False), ("4:2:0", True)])
def test_halved_colours_are_recognised(chroma: str, halved: bool) -> None:
    for seed in SEEDS:
        assert chroma_is_halved(levels(answered(specimen(seed, SIZE).over((0, 250, 5)), seed, chroma=chroma))) == halved


def test_the_alpha_of_a_pair_is_near_the_truth() -> None:
    aligned: list[tuple[float, float]] = []
    undone: list[tuple[float, float]] = []
    for seed in SEEDS:
        true, white = on_white_and_black(seed)
        dark = true.over(nearly("#000000", seed + 9))
        results = [pair(white, answered(shifted(dark, *move), seed + 500)) for move in ((0.0, 0.0), step(seed))]
        assert all(result.good and corners(result) == {0} for result in results)
        aligned.append(errors(results[0], true))
        undone.append(errors(results[1], true))
    for found, limits in ((aligned, (0.007, 0.017)), (undone, (0.010, 0.022))):
        assert tuple(np.mean(found, axis=0)) < limits
        assert np.mean([band for _, band in found]) < limits[1]


@pytest.mark.parametrize("move", [(1.0, 0.0), (-0.4, 0.7), (3.0, -2.5)])
def test_a_shift_is_found_to_a_part_of_a_pixel(move: tuple[float, float]) -> None:
    true, white = on_white_and_black(SEEDS[0])
    black = answered(shifted(true.over((3, 2, 1)), *move), 9)
    assert np.abs(np.array(find_shift(levels(white), levels(black))) - move).max() < 0.2


def test_the_quality_of_a_pair_catches_what_was_painted_otherwise() -> None:
    for seed in SEEDS[1:]:
        true, white = on_white_and_black(seed)
        other = repainted_in_part(true, seed).over(nearly("#000000", seed + 9))
        result = pair(white, answered(other, seed + 500))
        assert not result.good
        assert "do not show the same" in result.reason


def test_the_quality_of_a_pair_catches_a_shift_that_is_left() -> None:
    for seed in SEEDS:
        true, white = on_white_and_black(seed)
        moved = answered(shifted(true.over((2, 2, 2)), *step(seed)), seed + 500)
        assert not pair(white, moved, register=False).good


def test_two_pictures_on_the_same_ground_are_no_pair() -> None:
    _, white = on_white_and_black(SEEDS[0])
    assert not pair(white, white).good


def test_a_pair_of_two_sizes_is_brought_together() -> None:
    white, black = disc_with_hole("#ffffff"), disc_with_hole("#000000").resize((600, 600), Image.Resampling.BICUBIC)
    result = pair(white, black)
    assert result.picture.size == (300, 300)
    assert corners(result) == {0}
    assert result.picture.getpixel((150, 60)) == (124, 58, 237, 255)
