"""What a prompt asks for is in the scene: subjects, colours, style, background, lettering, layout; and no prompt
breaks it."""

from concurrent.futures import ThreadPoolExecutor
from types import SimpleNamespace
from typing import Any

import numpy as np
import pytest
import resvg_py

from services.engine.painter import Scene, change, paint, raster, render
from services.engine.painter.subjects import EMBLEM
from tests.services.engine.painter.looking import a_scene, opened, pixels

COACH = (
    "A twitch thumbnail, 16:9. Subject: robot knight. Style: anime. Mood: calm. Colors: gold armour, dark purple "
    "background. Text: NOVA. Background: mountains at night. Keep the subject and the text inside the safe area."
)


def square(words: str, seed: int = 3) -> Scene:
    return paint(words, width=256, height=256, seed=seed)


def test_a_prompt_of_the_coach_is_read_in_all_its_parts() -> None:
    scene = paint(COACH, width=1280, height=720, seed=1)
    assert scene.style == "anime"
    assert scene.mood == "calm"
    assert (scene.ground.kind, scene.ground.hour) == ("mountains", "night")
    assert scene.ground.colours
    assert [text.words for text in scene.texts] == ["NOVA"]
    assert [(tint.target) for tint in scene.actors[0].tints] == ["armour"]


def test_free_text_is_read_too() -> None:
    scene = square("a teal fox in a forest at night, pixel art, with the word FOX")
    assert (scene.actors[0].subject, scene.style, scene.ground.kind, scene.ground.hour) == (
        "fox",
        "retro",
        "forest",
        "night",
    )
    assert scene.actors[0].tints[0].target == "role:main"
    assert [text.words for text in scene.texts] == ["FOX"]
    assert scene.ground.colours == ()


def test_a_calling_dresses_a_subject_and_a_material_recolours_it() -> None:
    wizard = square("fox wizard").actors[0]
    assert (wizard.subject, [worn.kind for worn in wizard.worn]) == ("fox", ["wizard hat"])
    zombie = square("zombie cat").actors[0]
    assert (zombie.subject, zombie.material) == ("cat", "zombie")


@pytest.mark.parametrize(
    ("words", "count"), [("two cats", 2), ("three foxes", 3), ("a cat", 1), ("a fox and an owl", 2)]
)
def test_as_many_subjects_as_asked_for(words: str, count: int) -> None:
    assert len(square(words).actors) == count


def test_what_nobody_has_drawn_becomes_an_emblem_with_its_initials() -> None:
    lead = square("blorptangle zimwock").actors[0]
    assert (lead.subject, lead.letters) == (EMBLEM, "BZ")


def test_an_empty_prompt_is_a_picture_all_the_same() -> None:
    assert pixels(square(""), 64, 64).std() > 5


@pytest.mark.parametrize(
    ("words", "said"),
    [
        ('a cat with "HELLO WORLD"', "HELLO WORLD"),
        ("a cat saying Good Night", "Good Night"),
        ("Subject: cat. Text: Mr. Whiskers. Style: anime.", "Mr. Whiskers"),
        ("a cat with the words Morning Brew", "Morning Brew"),
        ("a cat, text PLAY", "PLAY"),
    ],
)
def test_lettering_is_found(words: str, said: str) -> None:
    assert [text.words for text in square(words).texts] == [said]


@pytest.mark.parametrize(
    "words", ["Subject: cat. Text: none.", "a cat, no text", "a cat without any text", "Subject: cat. Text: no text."]
)
def test_no_lettering_where_none_is_wanted(words: str) -> None:
    assert square(words).texts == ()


@pytest.mark.parametrize(
    ("words", "style"),
    [
        ("gaming", "gaming"), ("minimal", "minimal"), ("vibrant", "vibrant"), ("anime", "anime"), ("8-bit", "retro"),
            ("professional", "professional"),
        ("realistic", "realistic"), ("3D render", "3d"), ("cartoon", "cartoon"), ("vintage", "vintage"),
            ("watercolour", "watercolour"), ("neon", "neon"),
        ("synthwave", "synthwave"), ("line art", "line"), ("low poly", "lowpoly"),
    ],
)  # fmt: skip
def test_styles_are_known_by_their_words(words: str, style: str) -> None:
    assert square(f"Subject: fox. Style: {words}.").style == style
    assert square(f"a fox, {words} style").style == style


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("a fox in the mountains", "mountains"), ("a fox in front of a city skyline", "city"), ("a fox in space",
            "space"), ("a fox under water, underwater", "underwater"),
        ("a fox on a beach", "beach"), ("a fox, sunburst background", "sunburst"), ("a fox in a desert", "desert"),
            ("a fox with a castle background", "castle"),
        ("a fox in the snow", "snow"), ("a fox on a stage", "spotlight"), ("a fox in a cyberpunk alley", "cyberpunk"),
            ("a fox with a gradient background", "gradient"),
        ("a fox in my bedroom", "room"), ("a fox, synthwave grid background", "synthwave"),
            ("a fox, halftone background", "halftone"), ("a fox, bokeh background", "bokeh"),
    ],
)  # fmt: skip
def test_backgrounds_are_known_by_their_words(words: str, kind: str) -> None:
    assert square(words).ground.kind == kind


KEYS = [
    ("on a flat #00ff00 background", (0, 255, 0)),
    ("on a flat magenta #ff00ff background", (255, 0, 255)),
    ("on a pure white background", (255, 255, 255)),
    ("on a pure black background", (0, 0, 0)),
    ("with a transparent background", (255, 255, 255)),
]


@pytest.mark.parametrize(("phrase", "colour"), KEYS)
@pytest.mark.parametrize(
    "style", ["gaming", "minimal", "retro", "watercolour", "neon", "realistic", "low poly", "vintage", "synthwave"]
)
def test_a_flat_background_is_exactly_one_colour_and_bare(
    phrase: str, colour: tuple[int, int, int], style: str
) -> None:
    array = pixels(paint(f"a fox {phrase}, {style} style, epic", width=128, height=128, seed=2), 128, 128)
    exact = (array == np.array(colour, np.uint8)).all(axis=2)
    assert exact[:8].all()
    assert exact[:40, :14].all()
    assert 0.2 < exact.mean() < 0.9


def test_a_flat_background_stays_exact_when_the_picture_is_developed() -> None:
    scene = paint("a fox on a flat #00ff00 background", width=128, height=128, seed=2)
    developed = change(scene, "darker, warmer, more contrast, add a vignette and grain", seed=1).scene
    array = pixels(developed, 128, 128)
    assert (array[:8] == (0, 255, 0)).all()


def test_a_colour_is_bound_to_the_part_it_is_said_of() -> None:
    actor = square("a knight with a red cape and gold armour").actors[0]
    colours = {tint.target: tint.colour for tint in actor.tints}
    assert set(colours) == {"armour", "cape"}
    assert int(colours["cape"][1:3], 16) > 180


def test_a_hex_code_is_a_colour() -> None:
    assert square("Subject: fox. Background: #123456 gradient").ground.colours == ("#123456",)


def test_thumbnails_put_the_subject_beside_the_words() -> None:
    scene = paint("A thumbnail. Subject: fox. Text: NOVA.", width=1280, height=720, seed=1)
    assert scene.actors[0].x > 0.6
    assert scene.texts[0].x < 0.4


def test_a_flat_ground_asked_for_after_everything_else_is_heard() -> None:
    words = (
        "A logo, 1024:1024. Main element: robot fox. Style: gaming. Colour scheme: gold and purple. Shape: "
        'circle. Text: "NOVA". '
        "Bold and dynamic, strong outlines, rim light, energy lines. One mark whole inside a centred circle, a "
        "plain ground. "
        "On a flat #00ff00 background: one perfectly uniform colour, without shadow, gradient, glow or texture."
    )
    scene = square(words)
    assert (scene.ground.kind, scene.ground.colours) == ("flat", ("#00ff00",))
    assert ([text.words for text in scene.texts], scene.badge, scene.actors[0].subject) == (["NOVA"], "circle", "fox")


def test_banners_keep_what_matters_in_the_left_two_thirds() -> None:
    scene = paint("A banner. Subject: fox. Text: NOVA.", width=1200, height=480, seed=1)
    assert scene.actors[0].x < 0.62
    assert scene.texts[0].x + scene.texts[0].width / 2 < 0.5


def test_overlays_leave_the_middle_to_the_game() -> None:
    scene = paint("A stream overlay. Subject: fox. Text: NOVA.", width=1920, height=1080, seed=1)
    assert scene.actors[0].x < 0.2
    assert scene.actors[0].size < 0.4
    assert scene.texts[0].y > 0.85


def test_stories_put_the_words_above_the_subject() -> None:
    scene = paint("A story graphic. Subject: fox. Text: NOVA.", width=1080, height=1920, seed=1)
    assert scene.texts[0].y < 0.3


def test_the_same_words_and_seed_give_the_same_bytes() -> None:
    assert render(a_scene(), width=160, height=90) == render(a_scene(), width=160, height=90)


def test_another_seed_gives_another_picture() -> None:
    assert render(a_scene(seed=1), width=160, height=90) != render(a_scene(seed=2), width=160, height=90)


def test_the_preset_styles_are_far_apart() -> None:
    styles = ["gaming", "minimal", "vibrant", "anime", "retro pixel art", "professional"]
    shots = [pixels(square(f"Subject: fox. Style: {style}."), 96, 96).astype(int) for style in styles]
    for number, shot in enumerate(shots):
        for other in shots[number + 1 :]:
            assert np.abs(shot - other).mean() > 12


def test_pixel_art_is_made_of_cells() -> None:
    array = pixels(square("Subject: fox. Style: pixel art. Text: FOX."), 480, 480)
    cells = array[:480, :480].reshape(96, 5, 96, 5, 3)
    assert (cells == cells[:, :1, :, :1]).all()
    assert len(np.unique(array.reshape(-1, 3), axis=0)) < 64


def test_minimal_uses_few_colours_where_vibrant_uses_many() -> None:
    def kinds(style: str) -> int:
        array = pixels(square(f"Subject: fox. Style: {style}."), 128, 128)
        return len(np.unique(array.reshape(-1, 3) // 8, axis=0))

    assert kinds("minimal") * 2 < kinds("vibrant")


HOSTILE = [
    "<script>alert(1)</script>", '"/><svg onload=alert(1)>', "]]><!ENTITY x SYSTEM 'file:///etc/passwd'>",
        "&amp;&lt;&#x0;", "a" * 50_000, "fox " * 5_000, "🦊🔥👾" * 40,
    "漢字 テスト 한국어", "مرحبا بالعالم", "שלום", "हिन्दी", "\x00\x01\ufffe\ud800", "Text: <b>&\"'</b>", 'Text: "]]>"',
        "url(#x)", "{{7*7}} ${x} %s %d", "\u202e\u200b\u0301" * 30,
    "Subject: . Style: . Text: . Colors: .", "#fff #gggggg #12345", "-1 x 0", "\n\n\n:::;;;",
]  # fmt: skip


@pytest.mark.parametrize("words", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_words_never_break_a_picture(words: str) -> None:
    for prompt in (words, f'a fox with the words "{words[:300]}"', f"Subject: {words}. Text: {words}."):
        scene = paint(prompt, width=96, height=54, seed=1)
        assert opened(render(scene, width=96, height=54)).shape == (54, 96, 3)
        assert len(scene.words) <= 4000


def test_words_never_reach_the_drawing_as_markup(monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def recorded(*, svg_string: str, **options: Any) -> bytes:
        drawn.append(svg_string)
        return bytes(resvg_py.svg_to_bytes(svg_string=svg_string, **options))

    monkeypatch.setattr(raster, "resvg_py", SimpleNamespace(svg_to_bytes=recorded))
    scene = paint('<image href="http://x/"/> a fox with the words "<b>evil&co</b>"', width=96, height=54, seed=1)
    render(scene, width=96, height=54)
    assert drawn
    assert not any(bad in svg for svg in drawn for bad in ("evil", "href", "<image", "<text", "<script"))


def test_a_scene_goes_through_json_unchanged() -> None:
    scene = a_scene()
    assert Scene.from_json(scene.to_json()) == scene


@pytest.mark.parametrize("text", ["", "{}", "[]", "null", '{"version": 99}'])
def test_what_is_no_scene_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="scene"):
        Scene.from_json(text)


def test_a_scene_of_a_later_version_is_refused_in_words() -> None:
    later = a_scene().to_json().replace('"version":1', '"version":2')
    with pytest.raises(ValueError, match="version 2"):
        Scene.from_json(later)


@pytest.mark.parametrize(("width", "height"), [(1, 1), (72, 72), (112, 112), (320, 160), (37, 211), (600, 75)])
def test_any_size_can_be_rendered(width: int, height: int) -> None:
    for style in ("gaming", "pixel art", "watercolour", "low poly"):
        scene = paint(f"a fox, {style}, text: GO", width=width, height=height, seed=1)
        assert pixels(scene, width, height).shape == (height, width, 3)


def test_pictures_painted_at_the_same_time_are_those_painted_alone() -> None:
    prompts = [
        f"a {animal}, {style}, text: {animal}" for animal in ("fox", "owl") for style in ("gaming", "anime", "retro")
    ]

    def one(words: str) -> bytes:
        return render(paint(words, width=96, height=54, seed=1), width=96, height=54)

    alone = [one(words) for words in prompts]
    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(one, prompts)) == alone


@pytest.mark.parametrize(
    ("words", "ground", "hour"),
    [
        ("a robot knight at dusk", "sunset", "dusk"),
        ("an owl under the moonlight", "hills", "night"),
        ("a cat in the morning", "sunrise", "dawn"),
        ("a fox at night in the city", "city", "night"),
    ],
)
def test_an_hour_is_where_the_subject_stands_and_no_subject(words: str, ground: str, hour: str) -> None:
    scene = square(words)
    assert len(scene.actors) == 1
    assert (scene.ground.kind, scene.ground.hour) == (ground, hour)


def test_a_calling_dresses_its_own_subject_and_not_the_next() -> None:
    knight, sunset = square("a robot knight and a sunset").actors
    assert knight.subject == "robot knight"
    assert not sunset.worn


@pytest.mark.parametrize(
    ("words", "ground", "hour"),
    [
        ("sunset over mountains", "mountains", "dusk"),
        ("a mountain landscape at dawn", "mountains", "dawn"),
        ("night city skyline", "city", "night"),
    ],
)
def test_where_a_place_is_all_that_is_asked_for_nobody_stands_before_it(words: str, ground: str, hour: str) -> None:
    scene = square(words)
    assert not scene.actors
    assert (scene.ground.kind, scene.ground.hour) == (ground, hour)


def test_a_mountain_alone_is_still_an_emblem_of_one() -> None:
    assert [actor.subject for actor in square("mountain logo").actors] == ["mountain"]


def test_a_bowl_of_ramen_is_one_thing_and_a_bearded_man_wears_a_beard() -> None:
    assert len(square("a bowl of ramen").actors) == 1
    assert "beard" in [worn.kind for worn in square("a bearded man with a hat").actors[0].worn]


def test_a_wizard_with_a_hat_wears_one() -> None:
    assert [worn.kind for worn in square("a wizard cat with a hat").actors[0].worn] == ["wizard hat"]
    assert [worn.kind for worn in square("a cat with a hat").actors[0].worn] == ["hat"]
