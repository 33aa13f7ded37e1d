"""The subjects that live: each is drawn whole and in its box, shows its mood, and answers to words of its own."""

from collections import Counter
from functools import cache
from itertools import product

import pytest

from services.engine.painter.living import SUBJECTS
from services.engine.painter.parts import Part, Role, Variant, bounds

EXPRESSIONS = ("friendly", "intense", "mysterious", "playful")
POSES = ("bust", "full", "head")
NAMED = {subject.name: subject for subject in SUBJECTS}
WANTED = """
    knight wizard witch pirate astronaut ninja samurai king queen princess chef detective hacker
    gamer streamer dj viking cowboy elf vampire zombie skeleton clown superhero mermaid angel devil
    monk farmer doctor scientist musician man woman child face portrait robot android mech cyborg
    fox wolf cat dog corgi bear panda lion tiger rabbit owl eagle raven penguin duck frog turtle
    shark whale dolphin octopus fish crab bee butterfly spider snake dinosaur t-rex horse deer cow
    pig sheep goat monkey gorilla koala sloth raccoon hedgehog otter squirrel mouse bat crocodile
    elephant giraffe hippo rhino kangaroo parrot flamingo chicken snail ladybug jellyfish axolotl
    capybara dragon unicorn phoenix griffin kraken yeti ghost goblin orc troll slime monster alien
    cyclops demon fairy gargoyle cthulhu
"""


@cache
def drawn(name: str, *, seed: int = 7, expression: str = "friendly", pose: str = "bust") -> list[Part]:
    return NAMED[name].draw(Variant(seed=seed, expression=expression, pose=pose))


def outside(part: Part) -> bool:
    left, top, right, bottom = bounds(part.d)
    ink = part.width / 2
    return left - ink < 0 or top - ink < 0 or right + ink > 1000 or bottom + ink > 1000


def names(parts: list[Part]) -> set[str]:
    return {part.name for part in parts}


@pytest.mark.parametrize(("expression", "pose"), list(product(EXPRESSIONS, POSES)))
def test_every_subject_is_drawn_with_at_least_eight_parts(expression: str, pose: str) -> None:
    counts = {name: len(drawn(name, expression=expression, pose=pose)) for name in NAMED}
    assert {name: count for name, count in counts.items() if count < 8} == {}


@pytest.mark.parametrize("pose", POSES)
def test_no_subject_is_drawn_out_of_its_box(pose: str) -> None:
    drawings = {name: drawn(name, expression="playful", pose=pose) for name in NAMED}
    assert [name for name, parts in drawings.items() if any(outside(part) for part in parts)] == []


def test_every_subject_fills_its_box() -> None:
    sizes: dict[str, float] = {}
    for name in NAMED:
        boxes = [bounds(part.d) for part in drawn(name)]
        width = max(box[2] for box in boxes) - min(box[0] for box in boxes)
        height = max(box[3] for box in boxes) - min(box[1] for box in boxes)
        sizes[name] = max(width, height)
    assert {name: size for name, size in sizes.items() if size < 780} == {}


def test_names_are_unique() -> None:
    assert [name for name, count in Counter(subject.name for subject in SUBJECTS).items() if count > 1] == []


def test_no_two_subjects_claim_a_word() -> None:
    claims = Counter(word for subject in SUBJECTS for word in subject.words)
    assert [word for word, count in claims.items() if count > 1] == []


def test_every_subject_answers_to_its_own_name() -> None:
    assert [subject.name for subject in SUBJECTS if subject.name not in subject.words] == []


def test_words_are_written_as_they_are_looked_up() -> None:
    assert [w for subject in SUBJECTS for w in subject.words if w != w.lower().strip() or not w] == []


def test_what_people_ask_for_most_can_be_drawn() -> None:
    assert set(WANTED.split()) - {word for subject in SUBJECTS for word in subject.words} == set()


def test_the_same_seed_gives_the_same_parts() -> None:
    assert [name for name in NAMED if NAMED[name].draw(Variant(seed=7)) != drawn(name)] == []


def test_another_seed_gives_another_person() -> None:
    assert len({tuple(drawn("person", seed=seed)) for seed in range(6)}) > 3


def test_faces_change_with_the_expression() -> None:
    alike = [
        name for name in NAMED if len({tuple(drawn(name, expression=expression)) for expression in EXPRESSIONS}) < 4
    ]
    assert alike == []


def test_a_whole_person_has_legs_and_hands_that_a_bust_lacks() -> None:
    assert {"hand", "shoe"} <= names(drawn("wizard", pose="full")) - names(drawn("wizard"))


def test_a_head_alone_has_no_clothes() -> None:
    assert names(drawn("businessman", pose="head")) & {"suit", "tie", "lapel", "neck"} == set()


@pytest.mark.parametrize(
    ("name", "parts"),
    [
        ("wizard", {"hat", "beard", "eyes", "robe", "staff", "brows"}),
        ("knight", {"helmet", "armour", "cape", "plume", "eyes", "sword"}),
        ("vampire", {"cape", "fangs", "hair", "ears", "eyes"}),
        ("streamer", {"headset", "hair", "hoodie", "eyes"}),
        ("fox", {"ears", "muzzle", "nose", "eyes", "head", "body", "mouth"}),
        ("owl", {"beak", "wings", "eyes", "belly"}),
        ("dragon", {"horns", "wings", "belly", "eyes", "fangs"}),
        ("robot", {"screen", "antenna", "eyes", "body"}),
    ],
)
def test_what_a_person_may_want_changed_has_a_name(name: str, parts: set[str]) -> None:
    assert parts - names(drawn(name)) == set()


def test_a_fox_is_orange_by_nature() -> None:
    assert {part.hue for part in drawn("fox") if part.name == "body"} == {"#ef7b2d"}


def test_the_clothes_of_a_person_take_the_palette() -> None:
    assert {(part.role, part.hue) for part in drawn("man") if part.name == "shirt"} == {(Role.MAIN, None)}


def test_a_shadow_keeps_the_name_of_what_it_lies_on() -> None:
    hats = [part for part in drawn("witch") if part.name == "hat"]
    assert len({part.shade for part in hats}) > 1


def test_hues_are_written_in_full_and_shades_keep_their_range() -> None:
    parts = [part for name in NAMED for part in drawn(name)]
    assert [p.hue for p in parts if p.hue and (len(p.hue) != 7 or int(p.hue.removeprefix("#"), 16) > 0xFFFFFF)] == []
    assert [p.name for p in parts if not -1 <= p.shade <= 1 or not 0 < p.opacity <= 1 or p.width < 0] == []
