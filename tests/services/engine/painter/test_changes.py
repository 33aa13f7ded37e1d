"""Each kind of refinement changes what it names, and nothing else in the scene's data."""

import pytest

from services.engine.painter import Scene, change
from tests.services.engine.painter.looking import a_scene, changed_paths, pixels

LEAD = "actors.0."
PALETTE = {f"palette.{role}" for role in ("main", "second", "accent", "dark", "light", "glow", "metal")}

KINDS: list[tuple[str, set[str]]] = [  # the instruction, and the data that it may change
    ("make the wizard hat gold", {LEAD + "tints"}),
    ("make the eyes green", {LEAD + "tints"}),
    ("make the fox teal", {LEAD + "tints"}),
    ("make it blue", {LEAD + "tints"}),
    ("recolour everything in teal and orange", {LEAD + "tints", *PALETTE}),
    ("use pastel colours", {LEAD + "tints", "ground.base", "ground.colours", "ground.hour", *PALETTE}),
    ("brighter", {"grade.brightness"}),
    ("a bit darker please", {"grade.brightness"}),
    ("more contrast", {"grade.contrast"}),
    ("softer", {"grade.softness"}),
    ("make it warmer", {"grade.warmth"}),
    ("cooler", {"grade.warmth"}),
    ("more saturated", {"grade.saturation"}),
    ("less saturated", {"grade.saturation"}),
    ("black and white", {"grade.saturation"}),
    ("sepia", {"grade.sepia"}),
    ("shift the hue", {"grade.hue"}),
    ("add film grain", {"grade.grain"}),
    ("add a vignette", {"grade.vignette"}),
    ("blue background", {"ground.colours", "ground.base"}),
    ("change the background to a beach", {"ground.kind", "ground.seed", "ground.colours", "ground.hour"}),
    ("put it in a forest at dawn", {"ground.kind", "ground.seed", "ground.colours", "ground.hour"}),
    ("remove the background", {"ground.kind", "ground.colours", "ground.hour"}),
    ("blur the background", {"ground.blur"}),
    ("darker background", {"ground.colours"}),
    ("make it day", {"ground.hour"}),
    ("add sparkles", {"effects"}),
    ("add stars", {"effects"}),
    ("add hearts", {"effects"}),
    ("make it snow", {"effects"}),
    ("add rain", {"effects"}),
    ("add confetti", {"effects"}),
    ("surround it with flames", {"effects"}),
    ("add lightning", {"effects"}),
    ("add a glow", {"effects"}),
    ("add a crown", {LEAD + "worn"}),
    ("give it sunglasses", {LEAD + "worn"}),
    ("put headphones on the fox", {LEAD + "worn"}),
    ("add a red scarf", {LEAD + "worn"}),
    ("add a cape", {LEAD + "worn"}),
    ("give the fox a sword", {"actors"}),
    ("remove the hat", {LEAD + "worn"}),
    ("remove the ears", {LEAD + "gone"}),
    ("no text", {"texts"}),
    ("flip it", {"view.mirrored"}),
    ("flip it vertically", {"view.upside_down"}),
    ("rotate it by 20 degrees", {LEAD + "turn"}),
    ("turn the whole picture by 90", {"view.turn"}),
    ("bigger", {LEAD + "size"}),
    ("make the fox smaller", {LEAD + "size"}),
    ("bigger eyes", {LEAD + "scales"}),
    ("move it left", {LEAD + "x"}),
    ("move it to the right", {LEAD + "x"}),
    ("move it up", {LEAD + "y"}),
    ("a little lower", {LEAD + "y"}),
    ("centre it", {LEAD + "x"}),
    ("zoom in", {"view.zoom"}),
    ("zoom out", {"view.zoom"}),
    ("in anime style", {"style"}),
    ("make it pixel art", {"style"}),
    ("make it spooky", {"mood"}),
    ("make it look angry", {LEAD + "expression"}),
    ("show the full body", {LEAD + "pose"}),
    ('write "LIVE" under it', {"texts"}),
    ("change the text to HELLO", {"texts"}),
    ("make the text red", {"texts"}),
    ("bigger text", {"texts"}),
    ("move the text to the top", {"texts"}),
    ("text with a glow", {"texts"}),
    ("add a gold border", {"border"}),
    ("thicker outline", {"finish.outline"}),
    ("no outline", {"finish.outline"}),
    ("remove the shadow", {"finish.shadow"}),
    ("add a rim light", {"finish.rim"}),
    ("remove the speed lines", {"finish.backdrop"}),
    ("put it on a shield", {"badge"}),
    ("add a moon behind it", {"actors"}),
    ("two of them", {"actors"}),
]


@pytest.mark.parametrize(("instruction", "allowed"), KINDS, ids=[words for words, _ in KINDS])
def test_a_refinement_changes_what_it_names_and_nothing_else(instruction: str, allowed: set[str]) -> None:
    before = a_scene()
    after = change(before, instruction, seed=9)
    paths = changed_paths(before, after.scene)
    assert paths
    assert paths <= allowed
    assert after.done


def test_friendly_is_what_a_fox_is_from_the_start_so_a_smile_comes_back_after_anger() -> None:
    angry = change(a_scene(), "make it angry", seed=1).scene
    assert angry.actors[0].expression == "intense"
    assert change(angry, "make it smile", seed=2).scene.actors[0].expression == "friendly"


def test_another_subject_takes_the_place_and_everything_around_it_stays() -> None:
    before = a_scene()
    after = change(before, "make it a cat instead", seed=9).scene
    assert after.actors[0].subject == "cat"
    assert all(path.startswith("actors.0.") for path in changed_paths(before, after))
    assert after.actors[0].worn == before.actors[0].worn


def test_several_wishes_are_carried_out_in_their_order() -> None:
    after = change(a_scene(), "make the fox teal, add sparkles and hearts, remove the text and flip it", seed=9)
    assert len(after.done) == 5
    assert [effect.kind for effect in after.scene.effects] == ["sparkles", "hearts"]
    assert after.scene.texts == ()
    assert after.scene.view.mirrored


def test_less_of_an_effect_thins_it_and_none_of_it_takes_it_away() -> None:
    many = change(a_scene(), "add sparkles", seed=1).scene
    fewer = change(many, "less sparkles", seed=2).scene
    assert fewer.effects[0].amount < many.effects[0].amount
    assert fewer.effects[0].seed == many.effects[0].seed
    assert change(fewer, "no sparkles", seed=3).scene.effects == ()


def test_an_added_thing_can_be_recoloured_moved_and_removed_by_its_name() -> None:
    scene = change(a_scene(), "add a moon behind it", seed=5).scene
    moon = scene.actors[1]
    moved = change(scene, "move the moon left", seed=6).scene
    assert moved.actors[1].x < moon.x
    assert moved.actors[0] == scene.actors[0]
    red = change(moved, "make the moon red", seed=7).scene
    assert red.actors[1].tints
    assert red.actors[0] == scene.actors[0]
    assert [actor.subject for actor in change(red, "remove the moon", seed=8).scene.actors] == ["fox"]


def test_words_in_quotes_are_written_whole_even_with_and_in_them() -> None:
    after = change(a_scene(), 'write "SALT, PEPPER and FIRE" and make it brighter', seed=3)
    assert "SALT, PEPPER and FIRE" in [text.words for text in after.scene.texts]
    assert after.scene.grade.brightness > 0


def test_another_try_draws_anew_but_keeps_subject_style_and_words() -> None:
    before = a_scene()
    after = change(before, "try another", seed=77).scene
    assert after.seed != before.seed
    assert (after.actors[0].subject, after.style, after.texts) == ("fox", before.style, before.texts)


def test_what_is_not_understood_becomes_a_variation_and_says_so() -> None:
    before = a_scene()
    after = change(before, "qwxz vrrk", seed=5)
    assert after.scene != before
    assert "did not recognise" in after.done[0]


@pytest.mark.parametrize(
    "instruction",
    [
        "",
        "   ",
        "and, and; but.",
        "\x00\x00",
        "🔥" * 50,
        "a" * 100_000,
        "<script>alert(1)</script>",
        "((((",
        "to to to",
    ],
)
def test_no_instruction_breaks_the_painter(instruction: str) -> None:
    after = change(a_scene(), instruction, seed=1)
    assert isinstance(after.scene, Scene)
    assert after.done
    pixels(after.scene, 64, 36)


def test_the_same_instruction_and_seed_give_the_same_scene() -> None:
    instruction = "add confetti, a crown and a dragon, put it in space and write GO"
    assert change(a_scene(), instruction, seed=3) == change(a_scene(), instruction, seed=3)


def test_a_chain_of_thirty_changes_is_exact_through_json_and_renders_the_same() -> None:
    straight = stored = a_scene()
    for number, (instruction, _) in enumerate(KINDS[:: len(KINDS) // 30][:30]):
        straight = change(straight, instruction, seed=number).scene
        stored = change(Scene.from_json(stored.to_json()), instruction, seed=number).scene
    assert straight == stored
    assert Scene.from_json(straight.to_json()) == straight
    assert (pixels(straight, 160, 90) == pixels(Scene.from_json(stored.to_json()), 160, 90)).all()
