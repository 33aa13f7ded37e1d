"""The security page is whole: each number of the standard stands in it once, and what it names is there."""

from __future__ import annotations

import ast
import re
from collections import Counter
from functools import cache

import pytest

from main import HERE

PAGE = (HERE / "docs" / "security.md").read_text(encoding="utf-8")
LEVELS = dict(line.split() for line in (HERE / "tests" / "asvs.txt").read_text().splitlines())
MET, NOT_APPLICABLE, NOT_MET = "Where it is met", "What does not apply", "What is not, or not wholly, met"
NUMBER = re.compile(r"^V\d+\.\d+\.\d+$")


def rows(heading: str) -> list[list[str]]:
    """The cells of the table below a heading."""
    part = PAGE.split(f"\n## {heading}\n", 1)[1].split("\n## ", 1)[0]
    lines = [line for line in part.splitlines() if line.startswith("|")]
    return [[cell.strip() for cell in line.strip("|").split("|")] for line in lines[2:]]


def place(number: str) -> tuple[int, ...]:
    """Where a number stands among the others."""
    return tuple(int(part) for part in number.removeprefix("V").split("."))


def numbers(cell: str) -> list[str]:
    """The numbers that a first cell names: one with its level, or from one to another."""
    first, _, last = cell.partition("–")
    if not last and "(" in first:
        number, level = re.fullmatch(r"(\S+) \((\d)\)", first).groups()  # pyright: ignore[reportOptionalMemberAccess]
        assert LEVELS[number] == level, cell
        return [number]
    ends = [first, last or first]
    assert all(NUMBER.match(one) and one in LEVELS for one in ends), cell
    return [one for one in LEVELS if place(ends[0]) <= place(one) <= place(ends[1])]


@cache
def kept_in(path: str) -> frozenset[str]:
    """The tests of a file, those in a class with its name before."""
    found: set[str] = set()
    for node in ast.parse((HERE / path).read_text()).body:
        inner = node.body if isinstance(node, ast.ClassDef) else [node]
        before = f"{node.name}::" if isinstance(node, ast.ClassDef) else ""
        found |= {
            before + one.name
            for one in inner
            if isinstance(one, (ast.FunctionDef, ast.AsyncFunctionDef)) and one.name.startswith("test_")
        }
    return frozenset(found)


def test_the_standard_has_253_points_of_its_first_two_levels() -> None:
    assert len(LEVELS) == 253
    assert set(LEVELS.values()) == {"1", "2"}
    assert all(NUMBER.match(one) for one in LEVELS)


def test_each_point_stands_in_one_place() -> None:
    named = [one for heading in (MET, NOT_APPLICABLE, NOT_MET) for row in rows(heading) for one in numbers(row[0])]
    assert {one: times for one, times in Counter(named).items() if times > 1} == {}
    assert set(LEVELS) - set(named) == set()


def test_each_table_is_in_the_order_of_the_standard() -> None:
    for heading in (MET, NOT_APPLICABLE, NOT_MET):
        firsts = [place(numbers(row[0])[0]) for row in rows(heading)]
        assert firsts == sorted(firsts), heading


def test_no_cell_is_empty() -> None:
    for heading, width in ((MET, 4), (NOT_APPLICABLE, 2), (NOT_MET, 4)):
        assert [row for row in rows(heading) if len(row) != width or not all(row)] == []


def test_every_test_that_is_named_exists() -> None:
    missing: list[str] = []
    for number, _, _, cell in rows(MET):
        for named in re.findall(r"`([^`]+)`", cell) or [""]:
            path, _, test = named.partition("::")
            if not (HERE / path).is_file() or (test and test not in kept_in(path)) or not path.startswith("tests/"):
                missing.append(f"{number}: {named}")
    assert missing == []


@pytest.mark.parametrize("heading", [MET, NOT_APPLICABLE, NOT_MET])
def test_every_file_that_is_named_exists(heading: str) -> None:
    for row in rows(heading):
        for named in re.findall(r"`(\w[\w./-]*/[\w.-]+\.\w+)`", " ".join(row[1:3])):
            assert (HERE / named).is_file(), f"{row[0]}: {named}"


def test_every_part_of_the_page_that_a_row_refers_to_is_there() -> None:
    headings = set(re.findall(r"^### (.+)$", PAGE, flags=re.MULTILINE))
    for row in rows(MET):
        for named in re.findall(r"\"([^\"]+)\"", row[2]):
            assert named in headings, f"{row[0]}: {named}"
