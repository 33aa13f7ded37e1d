"""Finding the painter's own vocabulary in text: styles, moods, hours, backgrounds, effects, clothes. Longest names
first."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from .effects import SCATTERS
from .frames import BADGES, BORDERS
from .grounds import GROUNDS
from .moods import HOURS, MOODS
from .palette import THEMES
from .styles import STYLES
from .wardrobe import GARMENTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A word of the vocabulary met in a text."""

    name: str
    word: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Vocabulary:
    """Words that lead to names."""

    pattern: re.Pattern[str]
    names: Mapping[str, str]

    def all(self, text: str) -> list[Hit]:
        """Every word met, in the order of the text."""
        return [
            Hit(name=self.names[_key(found.group(0))], word=found.group(0), start=found.start(), end=found.end())
            for found in self.pattern.finditer(text)
            if _key(found.group(0)) in self.names
        ]

    def first(self, text: str) -> Hit | None:
        """The first word met."""
        hits = self.all(text)
        return hits[0] if hits else None

    def longest(self, text: str) -> Hit | None:
        """The longest word met: the most particular one."""
        return max(self.all(text), key=lambda hit: len(hit.word), default=None)


def vocabulary(entries: Iterable[tuple[str, Iterable[str]]], *, named: bool = True) -> Vocabulary:
    """A vocabulary of names, each with the words that mean it (and, when `named`, the name itself); a word that is met
    twice means the first."""
    names: dict[str, str] = {}
    for name, words in entries:
        for word in (name, *words) if named else words:
            names.setdefault(_key(word), name)
    options = "|".join(re.escape(word).replace(r"\ ", r"[\s-]+") for word in sorted(names, key=len, reverse=True))
    return Vocabulary(pattern=re.compile(rf"(?<![\w#-])(?:{options})(?![\w])", re.IGNORECASE), names=names)


def _key(word: str) -> str:
    return re.sub(r"[\s-]+", " ", word.lower()).strip()


@lru_cache(maxsize=1)
def styles() -> Vocabulary:
    """Styles."""
    return vocabulary((name, style.words) for name, style in STYLES.items())


@lru_cache(maxsize=1)
def moods() -> Vocabulary:
    """Moods."""
    return vocabulary((name, mood.words) for name, mood in MOODS.items())


@lru_cache(maxsize=1)
def hours() -> Vocabulary:
    """Hours of the day."""
    return vocabulary(HOURS.items())


@lru_cache(maxsize=1)
def grounds() -> Vocabulary:
    """Backgrounds."""
    return vocabulary((name, kind.words) for name, kind in GROUNDS.items())


@lru_cache(maxsize=1)
def scatters() -> Vocabulary:
    """Effects."""
    return vocabulary((name, kind.words) for name, kind in SCATTERS.items())


@lru_cache(maxsize=1)
def garments() -> Vocabulary:
    """Things to wear."""
    return vocabulary((name, garment.words) for name, garment in GARMENTS.items())


@lru_cache(maxsize=1)
def themes() -> Vocabulary:
    """Palettes with a name."""
    return vocabulary((name, ()) for name in THEMES)


@lru_cache(maxsize=1)
def badges() -> Vocabulary:
    """Shapes of a logo's plate."""
    return vocabulary(BADGES.items())


@lru_cache(maxsize=1)
def borders() -> Vocabulary:
    """Frames."""
    return vocabulary(BORDERS.items(), named=False)


EXPRESSIONS: dict[str, tuple[str, ...]] = {
    "friendly": ("smiling", "smile", "smiles", "happy", "cheerful", "kind", "grinning", "laughing", "joyful", "grin",
        "welcoming", "cute"),
    "intense": ("angry", "fierce", "mad", "furious", "aggressive", "determined", "serious", "scowling", "evil",
        "menacing", "rage", "angrier", "grumpy", "focused",
                "badass", "confident"),
    "mysterious": ("sly", "smug", "sleepy", "calm", "sad", "cunning", "secretive", "bored", "tired", "relaxed", "cool"),
    "playful": ("winking", "wink", "silly", "goofy", "cheeky", "funny", "tongue out", "excited", "crazy",
        "mischievous"),
}  # fmt: skip
POSES: dict[str, tuple[str, ...]] = {
    "full": (
        "full body",
        "whole body",
        "full figure",
        "standing",
        "walking",
        "running",
        "jumping",
        "sitting",
        "riding",
        "flying",
        "full length",
        "dancing",
    ),
    "head": ("head", "headshot", "face", "head only", "close up", "close-up", "portrait of the face"),
    "bust": ("bust", "portrait", "head and shoulders", "upper body"),
}


@lru_cache(maxsize=1)
def expressions() -> Vocabulary:
    """Expressions of a face."""
    return vocabulary(EXPRESSIONS.items())


@lru_cache(maxsize=1)
def poses() -> Vocabulary:
    """How much of a figure is seen."""
    return vocabulary(POSES.items())
