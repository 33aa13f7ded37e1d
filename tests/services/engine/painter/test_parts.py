"""The shapes that subjects are drawn with, and the choices that a seed makes."""

import pytest

from services.engine.painter import parts
from services.engine.painter.parts import Variant, bounds


def near(d: str) -> tuple[int, ...]:
    return tuple(round(value) for value in bounds(d))


def test_a_circle_reaches_its_radius_in_every_direction() -> None:
    assert near(parts.circle(500, 400, 30)) == (470, 370, 530, 430)


def test_a_corner_is_never_rounder_than_half_the_shorter_side() -> None:
    assert parts.rounded(0, 0, 100, 40, 90) == parts.rounded(0, 0, 100, 40, 20)


def test_a_mirrored_shape_lies_on_the_other_side_of_the_middle() -> None:
    assert near(parts.mirror("M600 100 L700 100 L700 300 Z")) == (300, 100, 400, 300)


def test_mirroring_twice_gives_the_shape_again() -> None:
    d = parts.rounded(610, 120, 90, 40, 12)
    assert parts.mirror(parts.mirror(d)) == parts.shift(d, 0, 0)


def test_an_arc_still_bulges_outward_after_mirroring() -> None:
    assert near(parts.mirror("M600 100 A50 50 0 0 1 600 200 Z")) == (350, 100, 400, 200)


def test_relative_commands_are_moved_once() -> None:
    assert near(parts.shift("m100 100 l50 0 0 50 h-50 z", 10, 20)) == (110, 120, 160, 170)


def test_a_quarter_turn_is_clockwise_as_seen() -> None:
    assert near(parts.turn("M500 400 L510 400 L510 500", 90, 500, 500)) == (500, 500, 600, 510)


def test_a_turned_ellipse_keeps_its_size() -> None:
    assert near(parts.turn(parts.ellipse(500, 500, 100, 40), 90, 500, 500)) == (460, 400, 540, 600)


def test_scaling_leaves_the_centre_where_it_was() -> None:
    assert near(parts.scale(parts.circle(300, 300, 20), 3, 300, 300)) == (240, 240, 360, 360)


def test_a_star_begins_on_top() -> None:
    assert parts.star(500, 500, 100, 40, 5).startswith("M500 400 ")


def test_a_blob_stays_the_same_for_its_seed() -> None:
    assert parts.blob(500, 500, 100, 7, 0.2, 3) == parts.blob(500, 500, 100, 7, 0.2, 3)
    assert parts.blob(500, 500, 100, 7, 0.2, 3) != parts.blob(500, 500, 100, 7, 0.2, 4)


def test_a_curve_is_measured_where_it_runs_and_not_at_its_handles() -> None:
    assert near("M0 0 C0 100 100 100 100 0") == (0, 0, 100, 75)


def test_a_choice_depends_on_seed_and_key_alone() -> None:
    assert Variant(seed=4).pick("hat", range(1000)) == Variant(seed=4, pose="full").pick("hat", range(1000))
    assert Variant(seed=4).pick("hat", range(1000)) != Variant(seed=5).pick("hat", range(1000))


def test_every_option_is_chosen_by_some_seed() -> None:
    assert {Variant(seed=seed).pick("colour", "abc") for seed in range(40)} == set("abc")


def test_a_number_lies_between_its_limits() -> None:
    numbers = [Variant(seed=seed).between("width", 3, 4) for seed in range(50)]
    assert 3 <= min(numbers) < max(numbers) <= 4


def test_nothing_can_be_picked_from_nothing() -> None:
    with pytest.raises(ValueError, match="at least one"):
        Variant(seed=1).pick("hat", [])
