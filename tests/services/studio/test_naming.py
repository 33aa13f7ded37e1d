"""What was said becomes a title that ends between words."""

import pytest

from services.studio.naming import HEADING, heading


@pytest.mark.parametrize(
    ("said", "title"),
    [
        ("  a teal\n fox ", "a teal fox"),
        ("x" * HEADING, "x" * HEADING),
        ("x" * (HEADING + 1), "x" * (HEADING - 1) + "…"),
        ("a fox " * 20, "a fox " * 13 + "a…"),
        (f"{'a' * 70}, and a tail that goes on", f"{'a' * 70}, and a…"),
    ],
)
def test_what_was_said_becomes_a_title(said: str, title: str) -> None:
    assert heading(said) == title
    assert len(heading(said)) <= HEADING
