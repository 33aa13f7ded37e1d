"""The slots that a brief can have: what people call them, how the coach asks for them, what it offers and guesses."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Reads(StrEnum):
    """What a slot holds, whatever its property is called."""

    SUBJECT = "subject"
    STYLE = "style"
    MOOD = "mood"
    COLOURS = "colours"
    BACKGROUND = "background"
    TEXT = "text"
    EXPRESSION = "expression"
    SHAPE = "shape"
    OTHER = "other"


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """A slot. `weight` says how much its answer changes the picture; `{it}` in a question stands for the subject."""

    name: str
    reads: Reads
    label: str
    called: tuple[str, ...]
    weight: int
    questions: tuple[str, ...]
    answers: tuple[str, ...]
    guesses: tuple[str, ...]


_SUBJECT = Slot(
    name="subject",
    reads=Reads.SUBJECT,
    label="subject",
    called=("subject", "main subject", "motif", "character", "topic"),
    weight=100,
    questions=(
        "What should people see first in the picture?",
        "Who or what is the star of this picture?",
        "What is the one thing the picture should show?",
        "What shall I put in the middle of it: a person, a creature, an object?",
    ),
    answers=("A fox mascot", "A knight in armour", "A friendly robot", "A dragon"),
    guesses=("a fox with a bright scarf", "a small robot holding a lantern", "a dragon curled around a crystal"),
)
_MAIN_ELEMENT = Slot(
    name="main_element",
    reads=Reads.SUBJECT,
    label="main element",
    called=("main element", "element", "symbol", "mascot", "icon", "motif", "letter"),
    weight=100,
    questions=(
        "What should the logo be built around: a letter, a symbol or a mascot?",
        "What is the heart of your logo: an initial, an animal, an object?",
        "Which one shape should people remember from your logo?",
    ),
    answers=("A wolf mascot", "The first letter of my name", "A lightning bolt", "An abstract shape"),
    guesses=("a wolf's head", "a lightning bolt", "a crowned owl"),
)
_STYLE = Slot(
    name="style",
    reads=Reads.STYLE,
    label="style",
    called=("style", "art style", "look", "aesthetic"),
    weight=90,
    questions=(
        "Which style do you see {it} in?",
        "How should {it} be drawn: which style fits you best?",
        "What style shall I paint {it} in?",
        "Nothing changes a picture more than its style: which one is yours?",
    ),
    answers=("Bold gaming art", "Clean and minimal", "Anime", "Pixel art"),
    guesses=("bold cartoon", "clean flat vector", "anime", "vibrant digital painting"),
)
_MOOD = Slot(
    name="mood",
    reads=Reads.MOOD,
    label="mood",
    called=("mood", "vibe", "feeling", "atmosphere", "tone", "feel"),
    weight=70,
    questions=(
        "What mood should it have?",
        "How should people feel when they see {it}?",
        "Which atmosphere fits {it} best?",
    ),
    answers=("Epic and dramatic", "Cozy and calm", "Playful", "Dark and mysterious"),
    guesses=("energetic", "warm and playful", "epic"),
)
_COLOURS = Slot(
    name="colors",
    reads=Reads.COLOURS,
    label="colours",
    called=("colors", "colours", "color", "colour", "palette", "color scheme", "colour scheme"),
    weight=65,
    questions=(
        "Which colours should lead?",
        "What colours belong to you or your channel?",
        "Which two or three colours shall I build it on?",
    ),
    answers=("Purple and gold", "Teal and orange", "Black and neon green", "Soft pastels"),
    guesses=("deep blue and gold", "teal and warm orange", "violet and mint"),
)
_BACKGROUND = Slot(
    name="background",
    reads=Reads.BACKGROUND,
    label="background",
    called=("background", "backdrop", "setting", "scenery", "scene"),
    weight=60,
    questions=(
        "What should be behind {it}?",
        "Which background do you want?",
        "Where does the scene take place, or should the background stay plain?",
    ),
    answers=("A soft gradient", "A plain dark colour", "A city at night", "Transparent"),
    guesses=("a soft dark gradient", "glowing abstract shapes", "a starry night sky"),
)
_TEXT = Slot(
    name="text",
    reads=Reads.TEXT,
    label="text",
    called=("text", "title", "caption", "words", "lettering", "writing", "slogan"),
    weight=50,
    questions=(
        "Should there be any text on it, and which exactly?",
        "Which words should stand on it, if any?",
        "Do you want a word or a name written on it?",
    ),
    answers=("No text", "GG", "LIVE NOW", "NEW VIDEO"),
    guesses=("none",),
)
_EXPRESSION = Slot(
    name="expression",
    reads=Reads.EXPRESSION,
    label="expression",
    called=("expression", "face", "facial expression", "look on the face"),
    weight=75,
    questions=(
        "Which expression should the face have?",
        "How does {it} look at us?",
        "What should the face tell people at first sight?",
    ),
    answers=("Friendly", "Intense", "Mysterious", "Playful"),
    guesses=("friendly", "playful", "confident"),
)
_SHAPE = Slot(
    name="shape",
    reads=Reads.SHAPE,
    label="shape",
    called=("shape", "frame", "outline", "form"),
    weight=55,
    questions=(
        "Which outer shape should the logo have?",
        "Should it sit in a circle, a square or a shield?",
        "What shape shall hold it together?",
    ),
    answers=("Circle", "Shield", "Square", "No frame"),
    guesses=("circle", "shield"),
)
_ALL: Mapping[str, Slot] = {
    slot.name: slot
    for slot in (_SUBJECT, _MAIN_ELEMENT, _STYLE, _MOOD, _COLOURS, _BACKGROUND, _TEXT, _EXPRESSION, _SHAPE)
}
_ALIASES: Mapping[str, str] = {
    "colours": "colors",
    "color": "colors",
    "colour": "colors",
    "palette": "colors",
    "color_scheme": "colors",
    "colour_scheme": "colors",
    "text_or_symbols": "text",
    "title": "text",
    "symbols": "text",
    "setting": "background",
    "scene": "background",
    "vibe": "mood",
    "art_style": "style",
    "element": "main_element",
    "symbol": "main_element",
}

STYLES_OF_KIND: Mapping[str, tuple[str, ...]] = {
    "expression": ("Cartoon", "Anime", "Realistic", "Pixel art"),
    "main_element": ("Minimal", "Gaming", "Vintage", "Modern"),
}
ALWAYS = ("subject", "main_element", "style")


def slot_called(name: str, description: str = "", choices: tuple[str, ...] = ()) -> Slot:
    """The slot behind a property of the schema; an unforeseen one is asked for by its own name and description."""
    known = _ALL.get(_ALIASES.get(name, name))
    if known is not None:
        return Slot(
            name=name,
            reads=known.reads,
            label=known.label,
            called=(*known.called, name.replace("_", " ")),
            weight=known.weight,
            questions=known.questions,
            answers=choices or known.answers,
            guesses=choices or known.guesses,
        )
    label = name.replace("_", " ").strip() or "detail"
    hint = f" ({description.strip().rstrip('.')[:100]})" if description.strip() else ""
    return Slot(
        name=name,
        reads=Reads.OTHER,
        label=label,
        called=(label,),
        weight=40,
        questions=(f"What should the {label} be{hint}?", f"What do you have in mind for the {label}{hint}?"),
        answers=choices or ("You choose", "Skip this"),
        guesses=choices or ("what fits best",),
    )
