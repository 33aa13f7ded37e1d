"""What is drawn follows the scene: outside the place that a refinement names, the pixels stay what they were."""

import numpy as np
import pytest

from services.engine.painter import change, paint
from tests.services.engine.painter.looking import a_scene, pixels


def differing(instruction: str, *, scene_words: str | None = None) -> np.ndarray:
    before = a_scene(scene_words) if scene_words else a_scene()
    after = change(before, instruction, seed=9).scene
    return (pixels(before) != pixels(after)).any(axis=2)


def test_recolouring_the_subject_leaves_the_other_half_alone() -> None:
    differs = differing("make the fox teal")
    assert differs[:, 200:].mean() > 0.05
    assert not differs[:, :150].any()


def test_new_words_leave_the_subject_alone() -> None:
    differs = differing("change the text to HELLO")
    assert differs[:, :190].any()
    assert not differs[:, 240:].any()


def test_red_letters_are_red() -> None:
    after = pixels(change(a_scene(), "make the text red", seed=1).scene)
    letters = after[60:120, 20:140].reshape(-1, 3).astype(int)
    assert ((letters[:, 0] > 150) & (letters[:, 1] < 90)).mean() > 0.1


def test_an_accessory_changes_the_head_only() -> None:
    differs = differing("give it sunglasses")
    rows, columns = np.nonzero(differs)
    assert rows.size
    assert columns.min() > 180
    assert (rows.max() - rows.min()) < 60


def test_a_border_changes_the_rim_only() -> None:
    scene = paint("a fox, minimal", width=320, height=180, seed=4)
    framed = change(scene, "add a white border", seed=1).scene
    differs = (pixels(scene) != pixels(framed)).any(axis=2)
    assert differs.any()
    assert not differs[12:-12, 12:-12].any()


def test_mirroring_twice_is_where_one_began() -> None:
    scene = a_scene()
    twice = change(change(scene, "flip it", seed=1).scene, "flip it", seed=2).scene
    assert (pixels(scene) == pixels(twice)).all()


def test_mirroring_moves_the_words_but_keeps_them_readable() -> None:
    scene = paint("Subject: fox. Style: minimal. Text: FFF", width=320, height=180, seed=4)
    plain, flipped = pixels(scene), pixels(change(scene, "flip it", seed=1).scene)
    assert plain[60:120, :150].std() > 20
    assert flipped[60:120, 170:].std() > 20
    assert np.abs(flipped[60:120, 170:].astype(int) - plain[60:120, :150][:, ::-1].astype(int)).mean() > 5


@pytest.mark.parametrize(("instruction", "sign"), [("brighter", 1), ("darker", -1)])
def test_brightness_goes_where_it_is_asked_to(instruction: str, sign: int) -> None:
    scene = a_scene()
    after = change(scene, instruction, seed=1).scene
    assert sign * (pixels(after).mean() - pixels(scene).mean()) > 5


def test_black_and_white_has_no_colour() -> None:
    array = pixels(change(a_scene(), "black and white", seed=1).scene).astype(int)
    assert (array.max(axis=2) - array.min(axis=2)).max() <= 4


def test_removing_the_background_leaves_white() -> None:
    array = pixels(change(a_scene(), "remove the background", seed=1).scene)
    assert (array[:10, :10] == 255).all()
    assert (array == 255).all(axis=2).mean() > 0.4


def test_bigger_is_bigger_and_smaller_is_smaller() -> None:
    scene = paint("a fox on a pure white background, minimal", width=160, height=160, seed=1)

    def area(instruction: str) -> float:
        changed = change(scene, instruction, seed=1).scene if instruction else scene
        return float((pixels(changed, 160, 160) != 255).any(axis=2).mean())

    assert area("make it smaller") < area("") < area("make it bigger")


def test_blurring_the_background_leaves_the_subject_sharp() -> None:
    scene = paint("a fox in a city at night, minimal", width=320, height=180, seed=4)
    blurred = change(scene, "blur the background", seed=1).scene
    differs = np.abs(pixels(scene).astype(int) - pixels(blurred).astype(int)).max(axis=2) > 6
    assert differs[:, :80].mean() > 0.05
    assert differs[100:170, 145:175].mean() < 0.02
