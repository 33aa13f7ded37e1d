"""What the carried engine does when an operation of the studio is asked of it: visibly that, and nothing else."""

from __future__ import annotations

import io

import cv2
import numpy as np
import pytest
from PIL import Image

from services.engine import errands
from services.engine.errands import Kind
from services.engine.models import find
from services.engine.painter import change_region, posed, smooth_seam, varied
from services.engine.turns import Turn

SIZE = 240


def turn(words: str, system: str = "") -> Turn:
    return Turn(
        model=find("gemini-nano-banana-2.1"),
        words=words,
        pictures=(b"",),
        previous=None,
        ratio=None,
        size=None,
        seed=1,
        system=system,
        store=True,
        wants_picture=True,
    )


def product() -> np.ndarray:
    """A blue bottle before a pale wall."""
    picture = np.full((SIZE, SIZE, 3), (214, 220, 226), np.uint8)
    cv2.rectangle(picture, (100, 60), (140, 200), (40, 110, 160), -1)
    cv2.circle(picture, (105, 80), 12, (200, 40, 40), -1)
    return picture


def file_of(picture: np.ndarray) -> bytes:
    sink = io.BytesIO()
    Image.fromarray(picture).save(sink, "PNG")
    return sink.getvalue()


def pixels(file: bytes) -> np.ndarray:
    return np.asarray(Image.open(io.BytesIO(file)).convert("RGB"))


@pytest.mark.parametrize(
    ("words", "system", "kind"),
    [
        ("The same picture once more, at a higher resolution.", "", Kind.SAME),
        ("Paint a variation of this picture.", "", Kind.VARIATION),
        ("Smooth the seam that the thin #ff00ff line marks: blend it.", "", Kind.SEAM),
        ("make it blue", "from 20 % to 60 % of the width (x) and from 10 % to 50 % of the height", Kind.REGION),
        ("make it blue", "from 0 % to 100 % of the width (x) and from 0 % to 100 % of the height", None),
        ("Turn the product by 45° to the left.", "", Kind.POSE),
        ("paint the door red", "You retouch the attached picture.", Kind.RETOUCH),
        ("make it brighter", "", None),
        ("Exactly the same picture once more, but on a flat #000000 background", "", None),
    ],
)
def test_an_errand_is_read_from_the_words_and_rules(words: str, system: str, kind: Kind | None) -> None:
    found = errands.read(turn(words, system))
    assert (found.kind if found else None) == kind


@pytest.mark.parametrize("words", ["make it green", "add a moon", "replace it with a cat", "remove it", "brighter"])
def test_a_region_changes_and_its_surroundings_do_not(words: str) -> None:
    before = product()
    after = pixels(change_region(file_of(before), words, part=(0.35, 0.2, 0.65, 0.9), seed=3)[0])
    assert after.shape == before.shape
    outside = np.ones((SIZE, SIZE), bool)
    outside[48:216, 84:156] = False
    assert np.array_equal(after[outside], before[outside])
    assert (after != before).any(axis=2).mean() > 0.01


def test_what_is_only_named_is_painted_in_the_region() -> None:
    before = product()
    picture, done = change_region(file_of(before), "a lantern that glows", part=(0.35, 0.2, 0.65, 0.9), seed=3)
    assert done == ("lantern painted in the region",)
    assert (abs(pixels(picture).astype(int) - before).max(axis=2) > 40).mean() > 0.03


def test_a_marked_seam_is_smoothed_and_its_line_gone() -> None:
    marked = product()
    cv2.rectangle(marked, (90, 50), (150, 210), (255, 0, 255), 2)
    after = pixels(smooth_seam(file_of(marked), "#ff00ff")).astype(int)
    assert not ((np.abs(after - (255, 0, 255))).max(axis=2) < 90).any()
    assert np.array_equal(after[:20], marked[:20])


@pytest.mark.parametrize(
    "words",
    [
        "Turn the product by 45° to the left about its upright axis.",
        "Flip the product horizontally.",
        "Show the product from above, looking down at 45°.",
        "Rotate the product by 90 degrees: it lies on its side.",
        "Zoom out: show the product farther away, with more room around it.",
    ],
)
def test_a_product_is_put_otherwise_before_the_same_wall(words: str) -> None:
    before = product()
    answer = posed(file_of(before), words)
    assert answer is not None
    after = pixels(answer[0])
    assert (np.abs(after.astype(int) - before).max(axis=2) > 40).mean() > 0.005
    assert np.array_equal(after[:10], before[:10])


def test_variations_differ_from_the_picture_and_from_each_other() -> None:
    before = file_of(product())
    one, other = varied(before, seed=1), varied(before, seed=2)
    assert len({before, one, other}) == 3
    assert one == varied(before, seed=1)
