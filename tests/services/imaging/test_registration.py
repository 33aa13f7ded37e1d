"""A model's answer is brought back to where it belongs, or it is said that this could not be verified."""

from __future__ import annotations

from dataclasses import replace

import numpy as np
import pytest
from PIL import Image

from services.imaging.registration import Registration, Verdict, register
from services.imaging.registration_place import place
from tests.region.matching import corners_off, matched, region, share_off, share_within
from tests.region.scenes import Kind, scene
from tests.region.stand_in import Framing, Habit, answer, habit

SIZE = (384, 384)


def middle(size: tuple[int, int] = SIZE) -> np.ndarray:
    inside = np.zeros((size[1], size[0]), bool)
    inside[size[1] // 3 : size[1] * 2 // 3, size[0] // 3 : size[0] * 2 // 3] = True
    return inside


def found_for(kind: Kind, habit: Habit, *, seed: int = 3, size: tuple[int, int] = SIZE) -> Registration:
    sent = scene(kind, seed, size)
    return register(Image.fromarray(sent), answer(sent, middle(size), habit, seed), middle(size))


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.BUSY])
def test_pictures_with_detail_are_matched_to_half_a_pixel(kind: Kind) -> None:
    tried = [matched(kind, seed, side=384) for seed in range(500, 508)]
    assert all(one.accepted for one in tried)
    assert share_within(tried, 0.5) == 1


def test_sparse_art_is_matched_or_said_to_be_unverified() -> None:
    tried = [matched(Kind.SPARSE, seed, side=384) for seed in range(500, 518)]
    assert sum(one.accepted for one in tried) >= len(tried) / 2
    assert share_off(tried, 1) == 0


def test_flat_surroundings_are_always_unverified() -> None:
    tried = [matched(Kind.FLAT, seed, side=256) for seed in range(500, 520)]
    assert {one.found.verdict for one in tried} == {Verdict.UNVERIFIED}
    assert all(one.found.error is None for one in tried)


@pytest.mark.parametrize("framing", list(Framing))
@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.BUSY])
def test_answers_in_another_ratio_are_matched(kind: Kind, framing: Framing) -> None:
    usual = Habit(size=(500, 384), framing=framing, shift=(3.5, -6.0), scale=0.98)
    found = found_for(kind, usual)
    assert found.verdict is Verdict.MATCHED
    assert max(corners_off(found, usual, SIZE)) < 0.5


@pytest.mark.parametrize(("kind", "seed"), [(Kind.PHOTO, 7014), (Kind.BUSY, 7008)])
def test_a_place_is_the_same_whichever_framing_led_to_it(kind: Kind, seed: int) -> None:
    one = matched(kind, seed, other_ratio=1)
    assert one.accepted
    assert max(one.corners) < 0.5
    assert abs(one.found.scale - 1) < 0.05


@pytest.mark.parametrize(("framing", "aside"), [(Framing.MORE, -1.0), (Framing.MORE, 0.6), (Framing.LESS, 1.0)])
def test_answers_extended_or_cut_on_one_side_are_matched(framing: Framing, aside: float) -> None:
    usual = Habit(size=(560, 384), framing=framing, aside=aside, shift=(3.5, -6.0), scale=0.98)
    found = found_for(Kind.BUSY, usual)
    assert found.verdict is Verdict.MATCHED
    assert max(corners_off(found, usual, SIZE)) < 0.5


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.SPARSE])
@pytest.mark.parametrize("uneven", [0.01, -0.02])
def test_sides_that_are_scaled_otherwise_are_not_taken_for_alike(kind: Kind, uneven: float) -> None:
    usual = Habit(size=SIZE, shift=(-4.0, 5.5), uneven=uneven)
    found = found_for(kind, usual)
    assert found.verdict is Verdict.MATCHED
    assert max(corners_off(found, usual, SIZE)) < 0.5


def test_edges_that_are_softer_in_a_smaller_answer_do_not_draw_it_aside() -> None:
    tried = [matched(Kind.SPARSE, seed, side=384, answered=0.5) for seed in range(500, 512)]
    assert any(one.accepted for one in tried)
    assert share_off(tried, 0.75) == 0


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.BUSY])
def test_pixels_of_a_small_answer_are_far_on_the_picture(kind: Kind) -> None:
    usual = Habit(size=(192, 192), shift=(15.5, -14.0), scale=0.97)
    found = found_for(kind, usual)
    assert found.verdict is Verdict.MATCHED
    assert max(corners_off(found, usual, SIZE)) < 0.5


@pytest.mark.parametrize("size", [(96, 96), (200, 113), (1024, 1024), (383, 385)])
def test_answers_of_any_size_are_matched(size: tuple[int, int]) -> None:
    sent = size if size == (200, 113) else SIZE
    usual = Habit(size=size, shift=(-7.5, 4.25), scale=1.035)
    found = found_for(Kind.PHOTO, usual, size=sent)
    assert found.verdict is Verdict.MATCHED
    assert max(corners_off(found, usual, sent)) < 0.5


def test_what_was_found_is_what_the_model_did() -> None:
    usual = Habit(size=SIZE, shift=(5.0, -2.0), scale=1.02, gain=(0.92, 0.95, 1.05), bias=(8.0, -4.0, 2.0))
    found = found_for(Kind.PHOTO, usual)
    assert (found.dx, found.dy) == (pytest.approx(5, abs=0.2), pytest.approx(-2, abs=0.2))
    assert found.scale == pytest.approx(1.02, abs=0.001)
    assert found.gain == pytest.approx([1 / gain for gain in usual.gain], abs=0.03)
    assert found.error is not None
    assert found.error < 0.3


@pytest.mark.parametrize("kind", [Kind.PHOTO, Kind.BUSY])
def test_an_edge_that_was_repainted_here_and_there_does_not_mislead(kind: Kind) -> None:
    sent, usual = scene(kind, 3, SIZE), replace(habit(3, SIZE), size=SIZE)
    back = np.asarray(answer(sent, middle(), usual, 3)).copy()
    back[:, :70] = scene(Kind.BUSY, 99, SIZE)[:, :70]
    found = register(Image.fromarray(sent), Image.fromarray(back), middle())
    assert found.verdict is Verdict.MATCHED
    assert max(corners_off(found, usual, SIZE)) < 0.5


@pytest.mark.parametrize("kind", list(Kind))
def test_surroundings_painted_anew_are_noticed(kind: Kind) -> None:
    sent = Image.fromarray(scene(kind, 3, SIZE))
    other = Image.fromarray(scene(Kind.BUSY, 77, (512, 512)))
    assert register(sent, other, middle()).verdict is Verdict.REPAINTED


@pytest.mark.parametrize("level", [0, 100, 128, 160])
def test_surroundings_that_have_become_one_colour_are_noticed(level: int) -> None:
    clouds = np.random.default_rng(4).integers(0, 256, (24, 24, 3), dtype=np.uint8)
    sent = Image.fromarray(clouds).resize(SIZE, Image.Resampling.BICUBIC)  # every level is somewhere near
    blank = Image.new("RGB", (512, 512), (level, level, level))
    assert register(sent, blank, middle()).verdict is Verdict.REPAINTED


def test_grain_that_the_answer_leaves_out_is_not_taken_for_painted_anew() -> None:
    grain = np.random.default_rng(4).integers(60, 196, (*SIZE, 3), dtype=np.uint8)
    smooth = Image.new("RGB", SIZE, (128, 128, 128))
    assert register(Image.fromarray(grain), smooth, middle()).verdict is Verdict.UNVERIFIED


def test_other_pictures_of_the_kind_are_noticed_too() -> None:
    for kind in (Kind.PHOTO, Kind.BUSY):
        verdicts = [
            register(Image.fromarray(scene(kind, seed, SIZE)), Image.fromarray(scene(kind, seed + 50, SIZE)), middle())
            for seed in range(2)
        ]
        assert {one.verdict for one in verdicts} == {Verdict.REPAINTED}


def test_another_colour_all_around_is_no_exposure() -> None:
    black, white = Image.new("RGB", SIZE), Image.new("RGB", SIZE, "white")
    assert register(black, white, middle()).verdict is Verdict.REPAINTED


def test_a_narrow_flat_strip_beside_the_repainted_region_is_not_taken_for_painted_anew() -> None:
    sent = Image.new("RGB", (465, 58), "orange")
    inside = np.ones((58, 465), bool)
    inside[14:44] = False
    usual = Habit(size=(1024, 128), shift=(-0.7, 7.4), scale=0.98)
    found = register(sent, answer(np.asarray(sent), inside, usual, 95), inside)
    assert found.verdict is Verdict.UNVERIFIED


def test_a_line_at_the_border_that_was_moved_out_is_not_taken_for_painted_anew() -> None:
    assert matched(Kind.SPARSE, 823505).found.verdict is Verdict.UNVERIFIED


def test_bars_that_fill_a_ratio_stay_out_of_a_flat_picture() -> None:
    sent = Image.new("RGB", SIZE, "teal")
    barred = Image.new("RGB", (576, 384))
    barred.paste(sent, (96, 0))
    found = register(sent, barred, middle())
    assert (found.verdict, found.box) == (Verdict.UNVERIFIED, (96, 0, 480, 384))


def test_the_whole_frame_says_nothing_and_is_only_rescaled() -> None:
    sent = Image.fromarray(scene(Kind.PHOTO, 3, (60, 40)))
    found = register(sent, sent.resize((123, 77)), np.ones((40, 60), bool))
    assert found == Registration(verdict=Verdict.WHOLE, box=(0, 0, 123, 77))


def stripes(period: float, size: tuple[int, int] = SIZE) -> np.ndarray:
    wave = np.sin(np.arange(size[0]) * 2 * np.pi / period) * 100 + 128
    return np.repeat(np.broadcast_to(wave[None, :, None], (size[1], size[0], 1)), 3, axis=2).astype(np.uint8)


def grid(period: int, size: tuple[int, int] = SIZE) -> np.ndarray:
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    board = ((x // period + y // period) % 2 * 180 + 40)[..., None]
    return np.repeat(board, 3, axis=2).astype(np.uint8)


def diagonal(period: float, size: tuple[int, int] = SIZE) -> np.ndarray:
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    wave = (np.sin((x + y) * 2 * np.pi / period) * 100 + 128)[..., None]
    return np.repeat(wave, 3, axis=2).astype(np.uint8)


def dots(period: int, size: tuple[int, int] = SIZE) -> np.ndarray:
    y, x = np.mgrid[0 : size[1], 0 : size[0]]
    spots = (np.hypot(x % period - period / 2, y % period - period / 2) < period / 3)[..., None] * 180 + 40
    return np.repeat(spots, 3, axis=2).astype(np.uint8)


@pytest.mark.parametrize(
    "pattern",
    [
        stripes(7),
        stripes(40),
        grid(3),
        grid(4),
        grid(5),
        diagonal(3),
        diagonal(5),
        diagonal(8),
        dots(3),
        dots(4),
        dots(8),
    ],
)
def test_patterns_that_repeat_never_match_in_the_wrong_place(pattern: np.ndarray) -> None:
    for seed in range(4):
        usual = habit(seed, SIZE)
        found = register(Image.fromarray(pattern), answer(pattern, middle(), usual, seed), middle())
        assert found.verdict is not Verdict.MATCHED or max(corners_off(found, usual, SIZE)) < 1


@pytest.mark.parametrize("size", [(1, 1), (2, 1), (5, 3), (17, 40), (4000, 20)])
def test_pictures_of_any_shape_get_an_answer(size: tuple[int, int]) -> None:
    sent = scene(Kind.BUSY, 1, size)
    inside = np.zeros((size[1], size[0]), bool)
    inside[0, 0] = True
    found = register(Image.fromarray(sent), Image.fromarray(scene(Kind.BUSY, 1, (64, 48))), inside)
    placed = place(Image.fromarray(sent).resize((64, 48)), found, size)
    assert placed.whole(size).size == size
    assert placed.covered((0, 0, *size)).shape == (size[1], size[0])


def test_what_the_answer_does_not_show_is_not_covered() -> None:
    usual = Habit(size=(260, 384), framing=Framing.LESS)
    sent = scene(Kind.BUSY, 3, SIZE)
    back = answer(sent, middle(), usual, 3)
    found = register(Image.fromarray(sent), back, middle())
    covered = place(back, found, SIZE).covered((0, 0, *SIZE))
    assert not covered[:, :60].any()
    assert covered[:, 65:-65].all()


def test_a_larger_crop_is_compared_at_a_smaller_size_and_still_matched() -> None:
    one = matched(Kind.PHOTO, 3, side=900)
    assert one.accepted
    assert max(one.corners) < 0.5


def test_the_same_pictures_give_the_same_registration() -> None:
    sent, inside = scene(Kind.SPARSE, 5, SIZE), region(np.random.default_rng(1), SIZE)
    back = answer(sent, inside, habit(5, SIZE), 5)
    assert register(Image.fromarray(sent), back, inside) == register(Image.fromarray(sent), back, inside)
