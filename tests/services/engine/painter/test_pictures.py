"""Pictures without a scene: the same kinds of edits on pixels, and several pictures in one."""

import io

import numpy as np
import pytest
from PIL import Image

from services.engine.painter import change_pixels, compose, paint, render
from tests.services.engine.painter.looking import opened, png


def upload() -> bytes:
    """A red disc on a plain light-grey ground."""
    ys, xs = np.mgrid[0:120, 0:160]
    array = np.full((120, 160, 3), 205, np.uint8)
    array[(xs - 80) ** 2 + (ys - 60) ** 2 < 35**2] = (200, 40, 40)
    return png(array)


def edited(instruction: str) -> tuple[np.ndarray, tuple[str, ...]]:
    picture, done = change_pixels(upload(), instruction, seed=3)
    return opened(picture), done


def test_brighter_and_darker() -> None:
    plain = opened(upload()).mean()
    assert edited("brighter")[0].mean() > plain + 5
    assert edited("darker")[0].mean() < plain - 5


def test_contrast_saturation_and_black_and_white() -> None:
    assert edited("more contrast")[0].std() > opened(upload()).std()
    grey = edited("black and white")[0].astype(int)
    assert (grey.max(axis=2) - grey.min(axis=2)).max() <= 4
    vivid = edited("more saturated")[0][60, 80].astype(int)
    assert vivid[0] - vivid[1] > 160


def test_flip_and_turn() -> None:
    array = np.zeros((40, 60, 3), np.uint8)
    array[:10, :10] = 255
    flipped, _ = change_pixels(png(array), "flip it", seed=1)
    assert (opened(flipped)[:10, -10:] == 255).all()
    turned, _ = change_pixels(png(array), "rotate 90 degrees", seed=1)
    assert opened(turned).shape == (60, 40, 3)
    assert (opened(turned)[:10, -10:] == 255).all()


def test_crop_to_a_square() -> None:
    assert edited("crop it to a square")[0].shape == (120, 120, 3)


def test_the_background_is_removed_by_a_flood_from_the_border() -> None:
    array, done = edited("remove the background")
    assert (array[:15] == 255).all()
    assert abs(int(array[60, 80, 0]) - 200) < 8
    assert "background removed" in done


def test_the_background_takes_a_colour() -> None:
    array, _ = edited("make the background blue")
    assert array[5, 5, 2] > array[5, 5, 0] + 60
    assert array[60, 80, 0] > 150


def test_a_new_place_behind_the_thing() -> None:
    array, _ = edited("put a beach in the background")
    assert array[:20].std() > 5
    assert array[60, 80, 0] > 150


def test_a_colour_is_changed_where_it_is() -> None:
    array, _ = edited("make the red green")
    assert array[60, 80, 1] > array[60, 80, 0] + 30
    assert (array[5, 5] == 205).all()


def test_words_are_written() -> None:
    array, done = edited('write "HELLO" at the bottom')
    assert array[95:, :].std() > opened(upload())[95:].std() + 20
    assert (array[:40] == opened(upload())[:40]).all()
    assert 'wrote "HELLO"' in done


def test_a_border_touches_the_rim_only() -> None:
    array, _ = edited("add a thick black border")
    assert array[0, 0].max() < 40
    assert (array[20:100, 20:140] == opened(upload())[20:100, 20:140]).all()


def test_effects_styles_and_blur_do_something() -> None:
    plain = opened(upload())
    for instruction in (
        "add sparkles",
        "make it pixel art",
        "watercolour style",
        "blur it",
        "add a vignette",
        "make it warmer",
        "line art style",
        "make it spooky",
        "invert",
    ):
        array, done = edited(instruction)
        assert (array != plain).any(), instruction
        assert "did not recognise" not in done[0], instruction


def test_what_is_not_understood_says_so() -> None:
    assert "did not recognise" in edited("qwxz")[1][0]


def test_the_same_instruction_and_seed_give_the_same_bytes() -> None:
    assert change_pixels(upload(), "add confetti and write GO", seed=4) == change_pixels(
        upload(), "add confetti and write GO", seed=4
    )


@pytest.mark.parametrize("mode", ["L", "P", "RGBA", "LA", "1", "CMYK", "I;16"])
def test_pictures_of_any_mode_are_read(mode: str) -> None:
    image = Image.open(io.BytesIO(upload()))
    image = Image.new(mode, (20, 10)) if mode == "I;16" else image.convert(mode)
    out = io.BytesIO()
    image.save(out, "TIFF" if mode == "CMYK" else "PNG")
    assert change_pixels(out.getvalue(), "brighter", seed=1)[1] == ("brightened",)


@pytest.mark.parametrize("data", [b"", b"no picture", b"\x89PNG\r\n\x1a\n broken"])
def test_what_is_no_picture_is_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="picture"):
        change_pixels(data, "brighter", seed=1)
    with pytest.raises(ValueError, match="picture"):
        compose([data], "side by side", width=64, height=64)


@pytest.mark.parametrize("size", [(1, 1), (1, 200), (3, 2)])
def test_tiny_pictures_are_edited_too(size: tuple[int, int]) -> None:
    data = png(np.full((size[1], size[0], 3), 90, np.uint8))
    for instruction in (
        "brighter",
        "remove the background",
        "blur it",
        "write HI",
        "add snow",
        "rotate 20",
        "pixel art",
        "watercolour",
        "low poly",
    ):
        change_pixels(data, instruction, seed=1)


def reference(words: str) -> bytes:
    return render(paint(words, width=96, height=96, seed=1), width=96, height=96)


def test_several_pictures_stand_in_one_on_the_asked_ground() -> None:
    cat, owl = reference("a cat on a pure white background"), reference("an owl on a pure white background")
    one = opened(compose([cat, owl], "put them together in a forest, text: DUO", width=192, height=108))
    other = opened(compose([cat, cat], "put them together in a forest, text: DUO", width=192, height=108))
    assert one.shape == (108, 192, 3)
    differs = (one != other).any(axis=2)
    assert differs[:, 110:].any()
    assert not differs[:, :30].any()


def test_the_second_picture_lends_its_colours_where_a_style_is_asked_for() -> None:
    blue = png(
        np.stack(
            [np.full((64, 64), 30), np.full((64, 64), 60), np.linspace(120, 250, 4096).reshape(64, 64)], axis=2
        ).astype(np.uint8)
    )
    plain = opened(upload()).astype(int)
    styled = opened(
        compose([upload(), blue], "the first picture in the style of the second", width=160, height=120)
    ).astype(int)
    assert (styled[..., 2] - styled[..., 0]).mean() > (plain[..., 2] - plain[..., 0]).mean() + 20


@pytest.mark.parametrize("count", [1, 2, 3, 4, 6, 9, 14])
def test_any_number_of_pictures_finds_a_place(count: int) -> None:
    shape = opened(compose([upload()] * count, "side by side", width=160, height=90)).shape
    assert shape == (90, 160, 3)


def test_composing_nothing_is_refused() -> None:
    with pytest.raises(ValueError, match="no picture"):
        compose([], "a fox", width=64, height=64)
