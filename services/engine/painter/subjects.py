"""Which subject is meant by a word, in one or many, and the emblem that stands in for what nobody has drawn yet."""

import re
from dataclasses import dataclass
from functools import lru_cache

from .boxes import Box, box_of, union
from .living import SUBJECTS as LIVING
from .parts import Part, Role, Subject, Variant, blob, circle, polygon, star, turn
from .things import SUBJECTS as THINGS

EMBLEM = "emblem"
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)?")
_IRREGULAR = {
    "men": "man", "women": "woman", "people": "person", "children": "child", "wolves": "wolf", "mice": "mouse",
    "geese": "goose", "feet": "foot",
    "teeth": "tooth", "knives": "knife", "leaves": "leaf", "elves": "elf", "dwarves": "dwarf", "witches": "witch",
    "foxes": "fox", "fishes": "fish",
    "fairies": "fairy", "ladies": "lady", "ponies": "pony", "bunnies": "bunny", "puppies": "puppy",
    "kitties": "kitty", "cherries": "cherry",
    "berries": "berry", "octopi": "octopus", "cacti": "cactus", "heroes": "hero", "potatoes": "potato",
    "tomatoes": "tomato", "loaves": "loaf",
    "thieves": "thief", "calves": "calf", "oxen": "ox", "torches": "torch", "peaches": "peach", "boxes": "box",
    "churches": "church",
}  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """A subject met in a text: which words of it they were."""

    name: str
    start: int  # index of the first word
    end: int  # after the last word
    plural: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Body:
    """A subject as drawn for one variant: its parts, where each lies, and where all lie."""

    parts: tuple[Part, ...]
    boxes: tuple[Box, ...]
    box: Box


def tokens(text: str) -> list[str]:
    """The words of a text, in lower case."""
    return [word.lower().replace("’", "'") for word in _WORD.findall(text)]


def singular(word: str) -> str:
    """The singular of an English noun, where the word is not already one that we know."""
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    for ending, put in (("ies", "y"), ("ches", "ch"), ("shes", "sh"), ("xes", "x"), ("sses", "ss"), ("oes", "o")):
        if word.endswith(ending) and len(word) > len(ending) + 1:
            return word[: -len(ending)] + put
    if word.endswith("s") and not word.endswith(("ss", "us", "is")) and len(word) > 3:
        return word[:-1]
    return word


@lru_cache(maxsize=1)
def _index() -> dict[tuple[str, ...], str]:
    index: dict[tuple[str, ...], str] = {}
    for subject in (*LIVING, *THINGS):  # a subject's name outranks another's synonym
        index.setdefault(tuple(tokens(subject.name)), subject.name)
    for subject in (*LIVING, *THINGS):
        for word in subject.words:
            index.setdefault(tuple(tokens(word)), subject.name)
    index.pop((), None)
    return index


@lru_cache(maxsize=1)
def _by_name() -> dict[str, Subject]:
    return {subject.name: subject for subject in (*THINGS, *LIVING)}


def known(name: str) -> Subject | None:
    """The subject of that very name."""
    return _by_name().get(name)


def search(words: list[str]) -> list[Found]:
    """The subjects among the words, longest names first, none overlapping, in the order of the words."""
    index, out, at = _index(), list[Found](), 0
    longest = max((len(key) for key in index), default=1)
    while at < len(words):
        for size in range(min(longest, len(words) - at), 0, -1):
            key = tuple(words[at : at + size])
            one = (*key[:-1], singular(key[-1]))
            name = index.get(key) or index.get(one)
            if name:
                plural = key != one and (key not in index or one in index)
                out.append(Found(name=name, start=at, end=at + size, plural=plural))
                at += size
                break
        else:
            at += 1
    return out


@lru_cache(maxsize=256)
def body(name: str, seed: int, expression: str, pose: str) -> Body:
    """The drawing of a subject; of an emblem where the name is not one that we know."""
    subject = known(name)
    variant = Variant(seed=seed, expression=expression, pose=pose)
    parts = tuple(subject.draw(variant) if subject else emblem(variant))
    boxes = tuple(box_of(part.d).grown(part.width / 2) for part in parts)
    return Body(parts=parts, boxes=boxes, box=union(list(boxes)) or Box(80, 80, 920, 920))


def emblem(v: Variant) -> list[Part]:
    """An abstract device with a calm middle for letters: one of several designs, by the seed."""
    kind = v.pick("emblem", ("orbit", "petals", "gem", "crest"))
    parts: list[Part] = []
    if kind == "orbit":
        parts.append(Part(name="disc", d=circle(500, 500, 330), role=Role.MAIN))
        parts.append(
            Part(
                name="disc shade",
                d=blob(560, 590, 230, 6, 0.15, v.seed),
                role=Role.MAIN,
                shade=-0.22,
                line=False,
                opacity=0.6,
            )
        )
        for i, (r, role) in enumerate(((392, Role.ACCENT), (350, Role.SECOND))):
            parts.append(Part(name="ring", d=circle(500, 500, r), role=role, width=20 - 6 * i))
        for x, y, r in ((200, 250, 44), (810, 690, 60), (760, 215, 26)):
            parts.append(Part(name="moon", d=circle(x, y, r), role=Role.ACCENT))
    elif kind == "petals":
        for i in range(8):
            turned = _petal(45 * i)
            parts.append(Part(name="petal", d=turned, role=Role.SECOND if i % 2 else Role.ACCENT))
        parts.append(Part(name="disc", d=circle(500, 500, 250), role=Role.MAIN))
        parts.append(Part(name="disc shade", d=circle(500, 500, 214), role=Role.MAIN, shade=-0.18, line=False))
    elif kind == "gem":
        corners = [(500, 110), (835, 300), (835, 690), (500, 890), (165, 690), (165, 300)]
        parts.append(Part(name="gem", d=polygon(*corners), role=Role.MAIN))
        for i, shade in enumerate((0.3, 0.05, -0.25, -0.38, -0.12, 0.18)):
            parts.append(
                Part(
                    name="facet",
                    d=polygon(corners[i], corners[(i + 1) % 6], (500, 500)),
                    role=Role.MAIN,
                    shade=shade,
                    line=False,
                )
            )
        parts.append(
            Part(
                name="table",
                d=polygon(*[(500 + (x - 500) * 0.68, 500 + (y - 500) * 0.68) for x, y in corners]),
                role=Role.SECOND,
            )
        )
    else:
        parts.append(Part(name="burst", d=star(500, 500, 420, 360, 20), role=Role.ACCENT))
        parts.append(Part(name="disc", d=circle(500, 500, 335), role=Role.MAIN))
        parts.append(Part(name="ring", d=circle(500, 500, 298), role=Role.LIGHT, width=10, line=False))
        for side in (-1, 1):
            parts.append(Part(name="star", d=star(500 + side * 225, 660, 40, 17, 5), role=Role.ACCENT, line=False))
    parts.append(
        Part(name="shine", d="M300 330 Q360 230 480 215 Q390 270 345 375 Z", role=Role.WHITE, line=False, opacity=0.45)
    )
    return parts


def _petal(degrees: float) -> str:
    return turn("M500 500 C360 360 420 170 500 90 C580 170 640 360 500 500 Z", degrees, 500, 500)
