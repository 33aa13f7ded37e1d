"""The brief, the picture and the gallery: what a click does, what an update leaves alone."""

from __future__ import annotations

import asyncio
from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import Any

import pytest
from nicegui import ui
from nicegui.testing import User

from components.brief import BriefPanel, Price
from components.controls import Button
from components.gallery import Act, GalleryWall, Opened
from components.picture import BeforeAfter, PicturePlate, Progress, ProgressPlate, failed_plate, rating
from components.viewer import PictureViewer
from tests.components.samples import brief, card, plate

Calls = list[Any]


async def opened(user: User, build: Callable[[], Any]) -> list[Any]:
    made: list[Any] = []

    @ui.page("/shown")
    def page() -> None:
        made.append(build())

    await user.open("/shown")
    return made


def button(user: User, words: str) -> Button:
    assert user.client is not None
    found = [e for e in user.client.elements.values() if isinstance(e, Button)]
    return next(e for e in found if words in (e.text, e.props.get("aria-label"), e.props.get("title")))


async def press(user: User, words: str) -> None:
    name = words.replace(" ", "-").replace("’", "")
    button(user, words).mark(name)
    user.find(marker=name).click()
    await user.should_see(kind=ui.element)


def panel(calls: Calls, **what: str | None) -> BriefPanel:
    return BriefPanel(
        brief(**what), on_edit=lambda *call: calls.append(call), on_generate=lambda: calls.append("paint")
    )


async def test_the_brief_says_who_said_what_and_what_is_not_there(user: User) -> None:
    await opened(user, lambda: panel([]))
    for words in ["robot knight", " · you", " · preset", " · brand kit", "none — add a title?", "ready"]:
        await user.should_see(words)


async def test_the_button_stays_shut_and_says_what_is_missing(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: panel(calls, missing="Say which style first."))
    await user.should_see("Say which style first.")
    await press(user, "Paint another")
    assert calls == []


async def test_the_button_paints_when_the_brief_is_ready(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: panel(calls))
    await user.should_see("Uses 1 of 38 creations left this month")
    await press(user, "Paint another")
    assert calls == ["paint"]


async def test_a_slot_is_changed_in_place(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: panel(calls))
    await press(user, "Change text")
    field = _editor(user)
    field.mark("editor")
    user.find(marker="editor").trigger("input", "NOVA")
    await press(user, "Save text")
    assert calls == [("text", "NOVA")]


async def test_an_update_leaves_the_slot_alone_that_is_being_edited(user: User) -> None:
    (made,) = await opened(user, lambda: panel([]))
    await press(user, "Change text")
    made.update(replace(brief(text="LUNA"), price=Price(missing="Wait.")))
    await user.should_see("Wait.")
    assert _editor(user)
    await press(user, "Leave as it was")
    await user.should_see("LUNA")


async def test_an_update_with_nothing_new_sends_nothing(user: User) -> None:
    (made,) = await opened(user, lambda: panel([]))
    assert user.client is not None
    before = set(user.client.elements)
    made.update(brief())
    assert set(user.client.elements) == before


def picture(calls: Calls, **how: Any) -> PicturePlate:
    return PicturePlate(
        plate(**how),
        on_happy=lambda: calls.append("happy"),
        on_refine=calls.append,
        on_version=calls.append,
        on_rate=calls.append,
    )


async def test_a_picture_can_be_chosen(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: picture(calls))
    await press(user, "I’m happy with this")
    assert calls == ["happy"]


async def test_a_chosen_picture_is_rated_with_one_click_and_offered_to_save(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: picture(calls, happy=True))
    await user.should_see("Chosen")
    await user.should_see("Export pack")
    await press(user, "5 stars")
    assert calls == [5]


async def test_refining_takes_three_characters_at_least(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: picture(calls))
    await press(user, "Refine it")
    await user.should_see("8 free refinements remaining this month")
    user.find(kind=ui.textarea).type("ab")
    await press(user, "Refine it")
    assert calls == []
    user.find(kind=ui.textarea).type("c")
    await press(user, "Refine it")
    assert calls == ["abc"]


async def test_a_suggestion_fills_the_field(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: picture(calls))
    await press(user, "Refine it")
    await press(user, "Make it brighter")
    await press(user, "Refine it")
    assert calls == ["Make it brighter"]


async def test_refining_that_a_plan_does_not_hold_says_which_one_does(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: picture(calls, locked=True))
    await press(user, "Refine it")
    await user.should_see("Refining comes with the plan Creator.")
    await user.should_not_see(kind=ui.textarea)


async def test_an_update_keeps_the_refinement_that_is_being_written(user: User) -> None:
    (made,) = await opened(user, lambda: picture([]))
    await press(user, "Refine it")
    user.find(kind=ui.textarea).type("more gold")
    made.update(replace(plate(), rating=3))
    await user.should_see("more gold")


async def test_a_refined_picture_stands_beside_the_one_before(user: User) -> None:
    await opened(user, lambda: picture([], before="1"))
    await user.should_see(kind=BeforeAfter)


async def test_a_picture_on_its_way_says_how_many_stand_before_it(user: User) -> None:
    progress = Progress(words="Painting", elapsed=2, usual=12, position=2, width=16, height=9)
    (made,) = await opened(user, lambda: ProgressPlate(progress, on_cancel=lambda: None))
    await user.should_see("2 pictures before yours")
    made.update(replace(progress, position=0))
    await user.should_not_see("before yours")


async def test_a_failure_says_why_and_that_nothing_was_charged(user: User) -> None:
    calls: Calls = []
    await opened(user, lambda: failed_plate("The model was busy.", on_retry=lambda: calls.append("again")))
    await user.should_see("Nothing was charged.")
    await press(user, "Try again")
    assert calls == ["again"]


@pytest.mark.parametrize("stars", [1, 3, 5])
async def test_as_many_stars_are_gold_as_were_given(user: User, stars: int) -> None:
    await opened(user, lambda: rating(None, lambda number: None))
    await press(user, f"{stars} stars" if stars > 1 else "1 star")
    gold = [e for e in user.find(kind=Button).elements if "i-star-full" in e.classes]
    assert len(gold) == stars


def wall(
    calls: Calls, *, acts: Sequence[str] = ("tags",), each: Sequence[str] = ("favourite", "remove")
) -> GalleryWall:
    made = GalleryWall(
        "/pictures", thumbs="/pictures/{id}", labels={}, on_open=calls.append, on_count=lambda n: calls.append(n)
    )
    made.allow(
        acts=[Act(key=key, label=key.title(), icon="tag") for key in ("tags", "restore")],
        on_act=lambda act, ids: calls.append((act, ids)),
        on_favourite=lambda *call: calls.append(call),
        on_remove=lambda id: calls.append(("remove", id)),
        on_restore=lambda id: calls.append(("restore", id)),
    )
    made.offer([Act(key=key, label=key.title(), icon="tag") for key in acts], each)
    return made


async def tell(user: User, made: GalleryWall, event: str, args: Any = None) -> None:
    made.mark("wall")
    user.find(marker="wall").trigger(event, args)
    await asyncio.sleep(0.01)


async def test_what_is_done_on_the_wall_is_told_by_ids(user: User) -> None:
    calls: Calls = []
    (made,) = await opened(user, lambda: wall(calls))
    await tell(user, made, "open", {"id": "3", "before": False, "after": True})
    await tell(user, made, "favourite", {"id": "3", "on": True})
    await tell(user, made, "remove", "3")
    await tell(user, made, "act", {"act": "tags", "ids": ["3", "1"]})
    await tell(user, made, "count", 7)
    assert calls == [Opened(id="3", before=False, after=True), ("3", True), ("remove", "3"), ("tags", ["3", "1"]), 7]


@pytest.mark.parametrize(
    ("event", "args"),
    [
        ("open", None),
        ("open", {"id": 3}),
        ("open", {"id": "x" * 65}),
        ("favourite", "3"),
        ("remove", ["3"]),
        ("restore", "3"),
        ("act", {"act": "tags", "ids": []}),
        ("act", {"act": "tags", "ids": "3"}),
        ("act", {"act": "restore", "ids": ["3"]}),
        ("act", {"act": "drop", "ids": ["3"]}),
    ],
)
async def test_an_event_that_the_page_would_not_send_does_nothing(user: User, event: str, args: Any) -> None:
    calls: Calls = []
    (made,) = await opened(user, lambda: wall(calls))
    await tell(user, made, event, args)
    assert calls == []


async def test_the_viewer_walks_only_where_there_is_a_neighbour(user: User) -> None:
    calls: Calls = []
    (viewer,) = await opened(user, lambda: PictureViewer(on_step=lambda id, step: calls.append((id, step))))
    assert user.client is not None
    with user.client:
        viewer.open(card(3), before=False, after=True)
    for label in ("Previous picture", "Next picture"):
        await press(user, label)
    assert calls == [("3", 1)]


def _editor(user: User) -> ui.element:
    assert user.client is not None
    (field,) = [e for e in user.client.elements.values() if e.tag == "input" and e.props.get("aria-label") == "Text"]
    return field
