"""The subjects that do not live: that each is drawn whole, inside its box, and answers to words of its own."""

from collections import Counter
from io import BytesIO

import pytest
import resvg_py
from PIL import Image

from services.engine.painter import living
from services.engine.painter.parts import Part, Variant
from services.engine.painter.things import SUBJECTS, TOPICS, letter_subject

GROUPS = {"vehicle", "building", "nature", "food", "object", "symbol"}
WORDS = [word for subject in SUBJECTS for word in subject.words]


def outside(parts: list[Part]) -> bool:
    """Whether any ink falls out of the 1000 × 1000 box; seen through a window with 200 units of margin."""
    shapes = "".join(
        f'<path d="{part.d}" fill="none" stroke="#000" stroke-width="{part.width}" stroke-linecap="round"/>'
        if part.width
        else f'<path d="{part.d}"/>'
        for part in parts
    )
    svg = f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="-200 -200 1400 1400">{shapes}</svg>'
    picture = Image.open(BytesIO(bytes(resvg_py.svg_to_bytes(svg_string=svg, width=70, height=70))))
    box = picture.getchannel("A").getbbox()
    return box is None or min(box[:2]) < 9 or max(box[2:]) > 61  # 10..60 is the box, give or take one pixel's blur


def test_there_are_many_things_to_draw_in_every_group() -> None:
    drawn = Counter(subject.group for subject in SUBJECTS if not subject.text)
    assert set(drawn) == GROUPS
    assert drawn.total() >= 115
    assert min(drawn.values()) >= 12


@pytest.mark.parametrize("seed", [1, 2, 3, 4])
def test_every_thing_is_drawn_with_at_least_six_named_parts(seed: int) -> None:
    drawings = {subject.name: subject.draw(Variant(seed=seed)) for subject in SUBJECTS}
    assert {name: len(parts) for name, parts in drawings.items() if len(parts) < 6} == {}
    assert [name for name, parts in drawings.items() if not all(part.name.strip() and part.d for part in parts)] == []


@pytest.mark.parametrize("seed", [1, 2, 3])
def test_no_thing_is_drawn_out_of_its_box(seed: int) -> None:
    assert [subject.name for subject in SUBJECTS if outside(subject.draw(Variant(seed=seed)))] == []


def test_natural_colours_are_written_in_full() -> None:
    hues = {part.hue for subject in SUBJECTS for part in subject.draw(Variant(seed=5)) if part.hue is not None}
    assert [hue for hue in hues if len(hue) != 7 or int(hue.removeprefix("#"), 16) > 0xFFFFFF] == []


def test_shades_and_opacities_keep_their_ranges() -> None:
    parts = [(subject.name, part) for subject in SUBJECTS for part in subject.draw(Variant(seed=6))]
    assert [name for name, part in parts if not -1 <= part.shade <= 1 or not 0 < part.opacity <= 1] == []


def test_no_two_things_share_a_name() -> None:
    assert [name for name, times in Counter(subject.name for subject in SUBJECTS).items() if times > 1] == []


def test_every_word_is_claimed_by_one_thing_only() -> None:
    assert [word for word, times in Counter(WORDS).items() if times > 1] == []


def test_a_thing_answers_to_its_own_name_in_lower_case() -> None:
    assert [subject.name for subject in SUBJECTS if subject.name not in subject.words] == []
    assert [word for word in WORDS if word != word.lower().strip()] == []


def test_no_synonym_is_taken_from_a_subject_that_lives() -> None:
    lively = {word for subject in living.SUBJECTS for word in (subject.name, *subject.words)}
    synonyms = {word for subject in SUBJECTS for word in subject.words if word != subject.name}
    assert synonyms & lively == set()
    assert {subject.name for subject in SUBJECTS} & {subject.name for subject in living.SUBJECTS} == set()


def test_a_topic_leads_to_a_thing_and_is_no_thing_itself() -> None:
    names = {subject.name for subject in SUBJECTS}
    assert [word for word, name in TOPICS.items() if name not in names] == []
    assert [word for word in TOPICS if word in WORDS] == []


def test_the_same_seed_draws_the_same_parts() -> None:
    once = [subject.draw(Variant(seed=7)) for subject in SUBJECTS]
    assert once == [subject.draw(Variant(seed=7)) for subject in SUBJECTS]


def test_another_seed_draws_many_things_differently() -> None:
    one, other = Variant(seed=1), Variant(seed=9)
    different = [subject.name for subject in SUBJECTS if subject.draw(one) != subject.draw(other)]
    assert len(different) > len(SUBJECTS) / 3


def test_a_smiley_shows_the_wished_expression() -> None:
    smiley = next(subject for subject in SUBJECTS if subject.name == "smiley")
    moods = ("friendly", "intense", "mysterious", "playful")
    faces = [smiley.draw(Variant(seed=1, expression=mood)) for mood in moods]
    assert len({tuple(part.d for part in face) for face in faces}) == len(moods)


def test_every_letter_and_digit_has_a_monogram_of_its_own() -> None:
    skeletons = set()
    for char in "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789":
        subject = letter_subject(char)
        assert (subject.text, subject.group) == (char, "symbol")
        skeletons.add(next(part.d for part in subject.draw(Variant(seed=1)) if part.name == "letter"))
    assert len(skeletons) == 36


def test_a_small_letter_gets_the_monogram_of_the_capital() -> None:
    assert letter_subject("r").words == letter_subject("R").words


def test_what_is_no_letter_has_no_monogram() -> None:
    with pytest.raises(KeyError):
        letter_subject("?")
