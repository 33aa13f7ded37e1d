"""Proof that money is exact: properties, races, crashes, months, planted errors, on both databases."""

import pytest

postgres_marks = [pytest.mark.postgres, pytest.mark.xdist_group("postgres")]

pytest.register_assert_rewrite("tests.money.machine", "tests.money.figures")  # their assertions say what differs
