"""Which requests in words are exact edits that cost nothing, and which are for the model."""

from __future__ import annotations

import pytest

from services.imaging.local import Adjust, Crop, Flip, LocalEdit, Resize, Rotate
from services.studio.spoken_edits import suggest

FREE: list[tuple[str, tuple[LocalEdit, ...]]] = [
    ("flip it horizontally", (Flip(axis="horizontal"),)),
    ("Please flip the picture vertically.", (Flip(axis="vertical"),)),
    ("Mirror it", (Flip(axis="horizontal"),)),
    ("Could you flip this image?", (Flip(axis="horizontal"),)),
    ("rotate 90 degrees clockwise", (Rotate(degrees=90),)),
    ("rotate the image by 12.5° to the left", (Rotate(degrees=-12.5),)),
    ("turn it upside down", (Rotate(degrees=180),)),
    ("crop to square", (Crop(),)),
    ("crop it to 16:9", (Crop(ratio=(16, 9)),)),
    ("crop to 300x200 pixels", (Crop(size=(300, 200)),)),
    ("resize to 512x512", (Resize(width=512, height=512),)),
    ("resize it to 800 pixels wide", (Resize(width=800),)),
    ("scale it down to 50%", (Resize(factor=0.5),)),
    ("make it brighter", (Adjust(brightness=1.25),)),
    ("make the photo slightly darker", (Adjust(brightness=0.9),)),
    ("increase the contrast by 20%", (Adjust(contrast=1.2),)),
    ("less saturation", (Adjust(saturation=0.65),)),
    ("make it black and white", (Adjust(saturation=0),)),
    ("flip it horizontally, then make it brighter", (Flip(axis="horizontal"), Adjust(brightness=1.25))),
]


@pytest.mark.parametrize(("words", "edits"), FREE)
def test_words_that_ask_only_for_an_exact_edit_are_that_edit(words: str, edits: tuple[LocalEdit, ...]) -> None:
    found = suggest(words)
    assert found.edits == edits
    assert found.free
    assert found.words


@pytest.mark.parametrize(
    "words",
    [
        "",
        "flip the fox",
        "make the hat brighter",
        "flip it horizontally and add a moon",
        "rotate the chair 90 degrees",
        "turn the sky blue",
        "make it bigger",
        "crop out the dog",
        "make it square",
        "a brighter future",
        "brighter colours and a smile",
        "resize the head",
        "flip it " * 200,
    ],
)
def test_words_that_ask_for_anything_else_go_to_the_model(words: str) -> None:
    assert not suggest(words).free


@pytest.mark.parametrize(
    ("words", "several"),
    [
        ("make the hat red", False),
        ("make the hat red and the scarf blue", False),
        ("make the hat red and add a moon", True),
        ("remove the tree, paint the door green, then add snow", True),
        ("add salt and pepper", False),
        ("flip it horizontally and make it brighter", False),
    ],
)
def test_several_changes_for_the_model_are_told_from_one(words: str, several: bool) -> None:
    assert suggest(words).complex == several
