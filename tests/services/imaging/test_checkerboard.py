"""A painted checkerboard is recognised, whatever its squares, and taken away; nothing else is taken for one."""

from __future__ import annotations

import cv2
import numpy as np
import pytest
from PIL import Image, ImageDraw

from services.imaging.arrays import Floats
from services.imaging.checkerboard import Board, paint
from services.imaging.transparency import checkerboard, remove_checkerboard
from tests.services.imaging.mattes import answered, specimen

SIZE = 240


def board(cell: float, greys: tuple[int, int] = (255, 204), phase: tuple[float, float] = (0, 0)) -> Board:
    return Board(cell=(cell, cell), phase=phase, light=greys[0], dark=greys[1], light_first=True)


def ground(true: Board) -> Floats:
    return cv2.GaussianBlur(paint((SIZE, SIZE), true), (0, 0), 0.6)[..., None].repeat(3, axis=-1)


def with_subject(true: Board, subject: str = "#b3122a") -> Image.Image:
    """A disc of 160 px with a hole of 60 px, on the board, as a model answers it."""
    painted = Image.fromarray(ground(true).astype(np.uint8))
    mask = Image.new("L", (SIZE * 4, SIZE * 4), 0)
    draw = ImageDraw.Draw(mask)
    draw.ellipse((160, 160, 800, 800), fill=255)
    draw.ellipse((360, 360, 600, 600), fill=0)
    painted.paste(subject, (0, 0), mask.resize((SIZE, SIZE), Image.Resampling.BOX))
    return answered(np.asarray(painted).astype(np.float32), 3, chroma="4:2:0")


@pytest.mark.parametrize(
    ("cell", "greys", "phase"),
    [(16, (255, 204), (0, 0)), (7.3, (255, 238), (2, 5)), (30, (153, 102), (11, 4)), (11.5, (250, 225), (3, 9))],
)
def test_squares_phase_and_greys_are_found(cell: float, greys: tuple[int, int], phase: tuple[float, float]) -> None:
    true = board(cell, greys, phase)
    seen = checkerboard(with_subject(true))
    assert seen is not None
    assert max(abs(side - cell) for side in seen.cell) < 0.02 * cell
    assert (abs(seen.light - greys[0]) < 3, abs(seen.dark - greys[1]) < 3) == (True, True)
    middle = sum(greys) / 2
    same = (paint((SIZE, SIZE), seen) > middle) == (paint((SIZE, SIZE), true) > middle)
    assert float(same.mean()) > 0.97


@pytest.mark.parametrize("color", [(255, 255, 255), (0, 255, 0), (128, 128, 128)])
def test_a_flat_ground_is_no_checkerboard(color: tuple[int, int, int]) -> None:
    for seed in (1, 2, 3):
        assert checkerboard(answered(specimen(seed, SIZE).over(color), seed)) is None


def test_stripes_and_noise_are_no_checkerboard() -> None:
    stripes = np.where(np.arange(SIZE) // 12 % 2, 255, 204)[None, :, None] * np.ones((SIZE, 1, 3))
    chance = np.random.default_rng(1)
    for picture in (stripes, chance.integers(200, 256, (SIZE, SIZE, 3))):
        assert checkerboard(Image.fromarray(picture.astype(np.uint8))) is None


def test_what_stands_on_the_board_is_cut_out_with_its_hole() -> None:
    result = remove_checkerboard(with_subject(board(12)))
    alpha = np.asarray(result.picture.getchannel("A"))
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    distance = np.hypot(x - 119.5, y - 119.5)
    assert result.good
    assert set(np.unique(alpha[distance > 88])) == {0}
    assert set(np.unique(alpha[(distance > 38) & (distance < 74)])) == {255}
    assert float((alpha[distance < 24] > 0).mean()) < 0.01


def test_a_white_subject_on_white_squares_stays_nearly_whole() -> None:
    alpha = np.asarray(remove_checkerboard(with_subject(board(12), "#ffffff")).picture.getchannel("A"))
    y, x = np.mgrid[0:SIZE, 0:SIZE]
    distance = np.hypot(x - 119.5, y - 119.5)
    assert float((alpha[(distance > 46) & (distance < 66)] == 255).mean()) > 0.9


def test_a_picture_without_a_checkerboard_stays_as_it_is_and_is_not_good() -> None:
    picture = Image.new("RGB", (40, 30), "#336699")
    result = remove_checkerboard(picture)
    assert not result.good
    assert "no checkerboard" in result.reason
    assert result.picture.convert("RGB").tobytes() == picture.tobytes()
    assert result.picture.getchannel("A").getextrema() == (255, 255)


@pytest.mark.parametrize("size", [(1, 1), (5, 40), (17, 17)])
def test_tiny_pictures_have_no_checkerboard(size: tuple[int, int]) -> None:
    assert checkerboard(Image.new("RGB", size, "white")) is None
