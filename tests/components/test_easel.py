"""The easel's parts alone: the tree of versions, what a browser may report, and one intent being one wish."""

from __future__ import annotations

import asyncio
from typing import Any

import pytest
from nicegui import ui
from nicegui.testing import User
from nicegui.testing.user_interaction import UserInteraction

from components.canvas import Canvas, Marked, Sheet
from components.prompt_line import Ask, PromptLine
from components.running import Job, RunningPanel
from components.versions import VersionItem, place

Line = tuple[int, int, bool]  # number, lane, begins a branch


def tree(*parents: int | None) -> list[Line]:
    """The tree of versions 1, 2, 3 … with these parents."""
    items = [
        VersionItem(
            id=str(number),
            number=number,
            parent_id=str(parent) if parent else None,
            title="",
            note="",
            thumb_url="",
        )
        for number, parent in enumerate(parents, start=1)
    ]
    return [(one.item.number, one.lane, one.elbow) for one in place(items)]


def test_a_line_of_versions_stays_in_one_lane() -> None:
    assert tree(None, 1, 2) == [(1, 0, False), (2, 0, False), (3, 0, False)]


def test_what_was_left_is_a_branch_under_its_parent_and_the_line_that_lives_on_follows() -> None:
    assert tree(None, 1, 2, 3, 2) == [(1, 0, False), (2, 0, False), (3, 1, True), (4, 1, False), (5, 0, False)]
    assert tree(None, 1, 1, 2) == [(1, 0, False), (3, 1, True), (2, 0, False), (4, 0, False)]


def test_a_version_whose_parent_is_not_shown_begins_a_tree_of_its_own() -> None:
    assert tree(None, 99, 2) == [(1, 0, False), (2, 0, False), (3, 0, False)]


def test_deep_and_long_trees_are_placed_whole() -> None:
    assert [lane for _, lane, _ in tree(None, *range(1, 3_000))] == [0] * 3_000
    forks = tree(None, *(number // 2 for number in range(2, 1_000)))
    assert sorted(number for number, _, _ in forks) == list(range(1, 1_000))
    assert max(lane for _, lane, _ in forks) == 3


async def report(user: User, element: Any, event: str, args: Any) -> None:
    UserInteraction(user, {element}, None).trigger(event, args)
    await asyncio.sleep(0)


@pytest.mark.parametrize(
    ("said", "marked"),
    [
        ({"x": 1, "y": 2, "width": 3, "height": 4}, Marked(x=1, y=2, width=3, height=4)),
        ({"x": 0, "y": 0, "width": 40, "height": 30}, Marked(x=0, y=0, width=40, height=30)),
        ({"x": 0, "y": 0, "width": 41, "height": 30}, None),
        ({"x": -1, "y": 0, "width": 4, "height": 4}, None),
        ({"x": 0, "y": 0, "width": 0, "height": 4}, None),
        ({"x": True, "y": 0, "width": 4, "height": 4}, None),
        ({"x": 0.5, "y": 0, "width": 4, "height": 4}, None),
        ("everything", None),
        (None, None),
    ],
)
async def test_only_a_rectangle_on_the_picture_counts_as_marked(user: User, said: Any, marked: Marked | None) -> None:
    heard: list[Marked | None] = []
    made: list[Canvas] = []

    @ui.page("/")
    def build() -> None:
        made.append(Canvas(on_region=heard.append))
        made[0].show(Sheet(url="/a.png", thumb_url="/b.png", alt="a", width=40, height=30))

    await user.open("/")
    await report(user, made[0], "region", said)
    assert heard == [marked]


async def test_a_second_click_on_its_way_is_not_a_second_wish(user: User) -> None:
    wishes: list[str] = []
    made: list[PromptLine] = []
    slow = asyncio.Event()

    async def wish(text: str, how: str) -> bool:
        wishes.append(text)
        await slow.wait()
        return text != "refused"

    @ui.page("/")
    def build() -> None:
        made.append(PromptLine(Ask(label="What", button="Do it"), on_send=wish, on_typed=lambda text: None))

    await user.open("/")
    first = {"text": "a fox", "how": "", "turn": 0}
    await report(user, made[0], "send", first)
    await report(user, made[0], "send", first)
    slow.set()
    for _ in range(20):
        await asyncio.sleep(0)
    await report(user, made[0], "send", first)
    assert wishes == ["a fox"]
    await report(user, made[0], "send", {"text": "refused", "how": "", "turn": 1})
    for _ in range(20):
        await asyncio.sleep(0)
    assert (made[0].props["taken"], made[0].props["refused"]) == (1, 1)


async def test_only_the_seconds_of_a_painting_are_left_to_the_browser(user: User) -> None:
    made: list[RunningPanel] = []

    async def nothing(_: str) -> None:
        return None

    @ui.page("/")
    def build() -> None:
        made.append(RunningPanel(on_cancel=nothing, on_retry=nothing, on_choose=nothing, on_dismiss=nothing))

    await user.open("/")
    made[0].show([Job(id="1", title="fox", state="painting", elapsed=1.0)])
    made[0].show([Job(id="1", title="fox", state="painting", elapsed=2.0)])
    assert [job["elapsed"] for job in made[0].props["jobs"]] == [1.0]
    made[0].show([Job(id="1", title="fox", state="failed", words="No.", elapsed=3.0, retry=True)])
    await user.should_see("No.")
