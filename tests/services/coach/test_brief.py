"""The brief: who said what, and who may say it differently."""

from __future__ import annotations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as some

from services import errors
from services.coach import brief
from services.coach.kinds import ASSET_TYPES, KINDS, PRESETS, kind_of

IMAGE = KINDS["image"]
texts = some.text(max_size=60)
slots = some.dictionaries(some.sampled_from(IMAGE.slot_names()), texts, max_size=4)


def test_a_value_set_by_hand_is_not_overwritten_by_the_model_repeating_itself() -> None:
    known = brief.from_model(IMAGE, {}, {"subject": "a fox"}, "a fox please")
    known = brief.by_hand(IMAGE, known, {"subject": "an owl"})
    known = brief.from_model(IMAGE, known, {"subject": "a fox"}, "a fox please")
    assert brief.value(known, "subject") == "an owl"


def test_a_value_cleared_by_hand_stays_clear_while_the_model_repeats_itself() -> None:
    known = brief.from_model(IMAGE, {}, {"mood": "dusky"}, "a fox")
    known = brief.by_hand(IMAGE, known, {"mood": ""})
    known = brief.from_model(IMAGE, known, {"mood": "dusky"}, "a fox")
    assert brief.value(known, "mood") == ""


def test_what_the_person_says_anew_counts_over_what_they_set_by_hand() -> None:
    known = brief.by_hand(IMAGE, {}, {"subject": "an owl"})
    known = brief.from_model(IMAGE, known, {"subject": "a red wolf"}, "no, a red wolf")
    assert brief.value(known, "subject") == "a red wolf"
    assert known["subject"]["source"] == "user"


def test_a_guess_of_the_coach_does_not_replace_what_the_person_or_the_preset_said() -> None:
    by_hand = brief.by_hand(IMAGE, {}, {"mood": "calm"})
    by_preset = brief.from_preset(IMAGE, {}, PRESETS["gaming"])
    for known in (by_hand, by_preset):
        after = brief.from_model(IMAGE, known, {"mood": "furious"}, "a fox")
        assert after["mood"] == known["mood"]


def test_a_preset_fills_style_without_touching_what_the_person_said() -> None:
    known = brief.by_hand(IMAGE, {}, {"style": "woodcut"})
    known = brief.from_preset(IMAGE, known, PRESETS["gaming"])
    assert brief.value(known, "style") == "woodcut"
    assert known["mood"] == {"value": "energetic", "source": "preset"}


def test_a_slot_that_the_kind_does_not_have_is_refused_by_hand_and_ignored_from_the_model() -> None:
    with pytest.raises(errors.BadInput, match="nonsense"):
        brief.by_hand(IMAGE, {}, {"nonsense": "x"})
    assert brief.from_model(IMAGE, {}, {"nonsense": "x"}, "x") == {}


def test_a_value_has_at_most_four_hundred_characters() -> None:
    brief.by_hand(IMAGE, {}, {"subject": "x" * 400})
    with pytest.raises(errors.BadInput, match="400"):
        brief.by_hand(IMAGE, {}, {"subject": "x" * 401})
    assert len(brief.value(brief.from_model(IMAGE, {}, {"subject": "x" * 900}, ""), "subject")) == 400


@pytest.mark.parametrize("name", KINDS)
def test_a_brief_is_ready_when_what_is_required_is_there(name: str) -> None:
    kind = KINDS[name]
    known: brief.Slots = {}
    for lacking in range(len(kind.required), 0, -1):
        assert len(brief.missing(kind, known)) == lacking
        assert not brief.ready(kind, known)
        known = brief.by_hand(kind, known, {kind.required[len(kind.required) - lacking]: "something"})
    assert brief.shape(kind, known, "")["ready"]


@pytest.mark.parametrize("asset_type", ASSET_TYPES)
def test_every_asset_type_has_a_kind(asset_type: str) -> None:
    kind = kind_of("image", asset_type)
    assert kind.name == (asset_type if asset_type in KINDS else "image")


@settings(suppress_health_check=[HealthCheck.too_slow])  # the alphabet is made on first use
@given(slots, slots, texts)
def test_whatever_is_said_the_shape_holds(by_hand: dict[str, str], heard: dict[str, str], said: str) -> None:
    known = brief.from_model(IMAGE, brief.by_hand(IMAGE, {}, by_hand), heard, said)
    shape = brief.shape(IMAGE, known, "")
    assert shape["ready"] == (not shape["missing"])
    assert all(slot["value"] for slot in shape["slots"].values())
    assert set(shape["missing"]).isdisjoint(shape["slots"])
    assert {slot["source"] for slot in shape["slots"].values()} <= set(brief.Source)


@given(slots, slots)
def test_hearing_the_same_twice_changes_nothing_more(by_hand: dict[str, str], heard: dict[str, str]) -> None:
    once = brief.from_model(IMAGE, brief.by_hand(IMAGE, {}, by_hand), heard, "")
    assert brief.from_model(IMAGE, once, heard, "") == once
