"""The nearest shape that the model can paint, and what tokens cost."""

from __future__ import annotations

import pytest

from services.gemini import RATIOS, nearest_ratio
from services.gemini.prices import total, usage


@pytest.mark.parametrize(
    ("width", "height", "ratio"),
    [
        (1280, 720, "16:9"),
        (1200, 480, "21:9"),
        (1080, 1920, "9:16"),
        (320, 160, "16:9"),
        (112, 112, "1:1"),
        (10_000, 10, "8:1"),
        (10, 10_000, "1:8"),
        (1000, 1010, "1:1"),
        (500, 2000, "1:4"),
    ],
)
def test_the_nearest_ratio_is_found(width: int, height: int, ratio: str) -> None:
    assert nearest_ratio(width, height) == ratio


@pytest.mark.parametrize("ratio", RATIOS)
def test_each_ratio_is_nearest_to_itself(ratio: str) -> None:
    width, height = (int(side) * 64 for side in ratio.split(":"))
    assert nearest_ratio(width, height) == ratio


@pytest.mark.parametrize(("width", "height"), [(0, 10), (10, -1)])
def test_a_picture_has_pixels(width: int, height: int) -> None:
    with pytest.raises(ValueError, match="at least one pixel"):
        nearest_ratio(width, height)


@pytest.mark.parametrize(
    ("model", "microdollars"),
    [("gemini-nano-banana-2.1", 33_600), ("gemini-3-pro-image", 134_400), ("gemini-3.1-flash-lite-image", 33_600)],
)
def test_a_picture_costs_what_google_says(model: str, microdollars: int) -> None:
    assert usage(model, input_tokens=0, output_tokens=1120, image_tokens=1120)["cost_microdollars"] == microdollars


def test_words_beside_a_picture_have_a_price_of_their_own() -> None:
    cost = usage("gemini-nano-banana-2.1", input_tokens=100, output_tokens=1220, image_tokens=1120)["cost_microdollars"]
    assert cost == 33_600 + 100 * 7.5 + 100 * 1.5


def test_an_unknown_model_costs_nothing_that_we_know_of() -> None:
    assert usage("gemini-of-tomorrow", input_tokens=5, output_tokens=5)["cost_microdollars"] == 0


def test_calls_add_up() -> None:
    one = usage("gemini-3.8-flash", input_tokens=10, output_tokens=4)
    assert total([one, one]) == {name: 2 * amount for name, amount in one.items()}
