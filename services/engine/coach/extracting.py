"""Takes the slots' values out of a sentence, one kind after another, until only the subject is left."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from services.engine.coach import lexicon
from services.engine.coach.slots import Reads, Slot

LONGEST_VALUE = 160
NO_TEXT = "none"
TRANSPARENT = "transparent"

_END = r"(?=\s*(?:[,.;!?\n]|$))"
_REMOVALS = (
    r"(?:forget|remove|drop|lose|delete|skip|scrap|without|no|leave out|get rid of|take away|"
    r"(?:do not|don'?t|dont) (?:want|need|use|add))\s+(?:about\s+)?(?:the |any |that |a |an |my |some )?"
)
_BE = r"\s*(?:should (?:be|say|read|show)|shall be|must be|could be|can be|would be|is|are|to be|to|:|=|into|as)\s+"


def _any(words: Sequence[str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


_COLOUR = rf"(?:(?:{_any(lexicon.SHADES)})[ -])?(?:{_any(lexicon.COLOURS)})"
_COLOURS = rf"{_COLOUR}(?:(?:\s*,\s*(?:and\s+)?|\s+and\s+|\s*[&/+]\s*|\s+with\s+){_COLOUR})*"
_HEX = re.compile(r"#(?:[0-9a-fA-F]{6}|[0-9a-fA-F]{3})\b")
_COLOUR_PHRASES = (
    re.compile(
        rf"\b(?:in |with |using |of )?(?:an? |the |some )?(?P<value>{_COLOURS})\s+(?:colou?rs?|palette|tones?|scheme|"
        rf"colou?r scheme|accents?)\b",
        re.I,
    ),
    re.compile(rf"\b(?:in|use|using)\s+(?P<value>{_COLOURS}){_END}", re.I),
    re.compile(rf"\bin\s+(?P<value>{_COLOURS})(?=\s+(?:with|on|and|for|please)\b)", re.I),
)
_ONLY_COLOURS = re.compile(
    rf"(?:(?:a bit |more |some |all |mostly |very )*){_COLOURS}(?:\s+(?:please|instead|tones?))*", re.I
)
_QUOTED = re.compile(
    r"(?:\b(?:with|and|add|put|write|use|saying|says|reading|reads|the|a|text|words?|title|caption|slogan|name|that|"
    r"it|should|say)\b[\s:,]*)*"
    r"(?:[“\"«](?P<value>[^”\"»\n]{1,80})[”\"»]|(?<!\w)['‘](?P<value2>[^'’\n]{1,60})['’](?!\w))"
    r"(?:\s+(?:on|under|over|above|below|across|beneath) (?:it|him|her|them|top))?"
)
_SPOKEN = re.compile(
    r"\b(?i:(?:with|and|add|put|plus)\s+)?(?i:the |a )?"
    r"(?i:texts?\s*(?:saying|that says|reading|:)?|words?(?: saying)?|title(?:d)?|caption(?:ed)?|saying|that says|"
    r"that reads|reading|write|slogan)"
    r"\s*:?\s+(?P<value>[^\s,.;!?\n]+(?:\s+(?!(?:in|on|with|at|over|under|below|above|and|for|"
    r"please)\b)[^\s,.;!?\n]+){0,5}!?)"
    r"(?:\s+(?:on|under|over|above|below|across) (?:it|him|her|them|top)\b)?"
)
_BACKGROUNDS = (
    re.compile(
        rf"(?:\b(?:on|against|with|over|in|and|before|want|use|have|make)\s+|^\s*|,\s*)(?:it\s+)?(?:an?\s+|the\s+|"
        rf"some\s+)?(?P<value>{_COLOUR}(?:\s+and\s+{_COLOUR})*(?:\s+gradient)?|"
        r"(?:(?!(?:on|with|against|an?|the|in|and|make|change|remove|no)\b)[\w#'’/-]+\s+){0,3}(?!(?:the|an?|no|"
        r"change|make)\b)[\w#'’/-]+)\s+(?:background|backdrop)\b",
        re.I,
    ),
    re.compile(
        rf"\b(?:with\s+)?(?:an?\s+|the\s+)?(?:background|backdrop)\s+(?:of|with|showing|like|in)\s+(?:an?\s+|"
        rf"the\s+)?(?P<value>[^,.;!?\n]+?){_END}",
        re.I,
    ),
    re.compile(rf"\b(?:in front of|against)\s+(?P<value>(?:an?\s+|the\s+)?[^,.;!?\n]+?){_END}", re.I),
    re.compile(r"\b(?:with |on |make it |and )*(?:an? )?(?P<value>transparent|see[- ]through)(?: background)?\b", re.I),
    re.compile(
        rf"\b(?P<value>(?:in|on|at|over|under|inside|above|among|amid|across|through)\s+(?:an?\s+|the\s+|"
        rf"some\s+)?(?:[\w'-]+\s+){{0,3}}?(?:{_any(lexicon.PLACES)})"
        r"(?:\s+(?:at|by|during|in)\s+(?:the\s+)?(?:night|dusk|dawn|sunset|sunrise|moonlight|rain|snow))?)\b",
        re.I,
    ),
)
_NOT_A_STYLE = (
    r"(?!\s+(?:channel|stream|setup|chair|pc|video|session|session|room|clip|guy|girl|man|woman|people|time)\b)"
)
_NOT_A_COLOUR = rf"(?!\s+(?:{_any(lexicon.COLOURS)})\b)"
_STYLES = re.compile(
    rf"\b(?:in |as |like |with )?(?:an? |the |some )?(?<![\w-])(?P<value>{_any(lexicon.STYLES)})(?![\w-])(?:[ "
    rf"-](?:style|styled|art|look|aesthetic|illustration))?{_NOT_A_STYLE}{_NOT_A_COLOUR}",
    re.I,
)
_STYLE_PHRASES = (
    re.compile(
        r"\bin (?:the )?style of (?P<value>[^,.;!?\n]+?)(?=\s+(?:with|and|on|in|at|but)\b|\s*(?:[,.;!?\n]|$))", re.I
    ),
    re.compile(
        rf"\blike (?P<value>an? [\w' -]{{2,40}}(?:painting|drawing|poster|comic|movie|film|game|cartoon|photo)){_END}",
        re.I,
    ),
    re.compile(r"\bin (?:an? |the )?(?P<value>[\w'-]+(?: [\w'-]+){0,3}?)[ -]style\b", re.I),
    re.compile(r"(?:^|,|\b(?:an?|the)\s)\s*(?P<value>[\w'-]+(?: [\w'-]+)?)[ -]style\b", re.I),
)
_MOOD_PHRASE = re.compile(
    r"\b(?:with |in )?(?:an? |the |some )?(?P<value>[\w'-]+(?:(?:,| and) [\w'-]+)?) (?:mood|vibes?|feeling|"
    r"atmosphere|feel)\b",
    re.I,
)
_SHAPED = re.compile(
    rf"\b(?:in(?:side)? |as |with |within )?(?:an? |the )?(?P<value>{_any(lexicon.SHAPES)})(?:[ -](?:shaped?|frame|"
    rf"badge|outline|emblem)\b|{_END})|\bin(?:side)? (?:an? |the )?(?P<value2>{_any(lexicon.SHAPES)})\b",
    re.I,
)


@dataclass(slots=True, kw_only=True)
class Found:
    """What was taken out of a sentence.

    `rest` is what nobody took, `changing` a slot to be changed without a word to what, `explicit` the slots called by
    their name.
    """

    rest: str
    filled: dict[str, str] = field(default_factory=dict[str, str])
    cleared: set[str] = field(default_factory=set[str])
    changing: str | None = None
    explicit: set[str] = field(default_factory=set[str])


def extract(sentence: str, slots: Sequence[Slot]) -> Found:
    """Takes out of `sentence` the value of every slot that it speaks of, but for the subject."""
    found = Found(rest=sentence)
    _take_changes(found, slots)
    _take_removals(found, slots)
    for slot in slots:
        if slot.reads is Reads.TEXT:
            _take_text(found, slot)
    _take_assignments(found, slots)
    found.explicit = set(found.filled) | found.cleared
    for reads, take in _TAKERS.items():
        for slot in slots:
            if slot.reads is reads and slot.name not in found.cleared:
                take(found, slot)
    return found


def only_of(clause: str, words: Sequence[str]) -> bool:
    """True if the clause is nothing but some of `words` and words that carry no meaning."""
    small = {
        "and",
        "or",
        "a",
        "an",
        "bit",
        "very",
        "more",
        "really",
        "some",
        "but",
        "the",
        "please",
        "quite",
        "super",
        "kind",
        "of",
        "looking",
        "mood",
        "vibe",
    }
    known = {part for word in words for part in word.split()}
    said = re.findall(r"[\w'-]+", clause.lower())
    return any(word in known for word in said) and all(word in known or word in small for word in said)


def only_colours(clause: str) -> bool:
    """True if the clause names colours and nothing else."""
    return bool(_ONLY_COLOURS.fullmatch(clause.strip()))


def shortened(value: str) -> str:
    """A value of a slot: one line, no loose ends, at most 160 characters, cut between words."""
    flat = re.sub(r"\s+", " ", value).strip(' ,.;:!?-–—"“”')
    if len(flat) <= LONGEST_VALUE:
        return flat
    cut = flat[:LONGEST_VALUE].rsplit(" ", 1)[0]
    return cut or flat[:LONGEST_VALUE]


def _take_changes(found: Found, slots: Sequence[Slot]) -> None:
    """`change the style`, without a word on what it should become."""
    for slot in slots:
        wish = (
            r"^\W*(?:i (?:want|would like|'d like) to |let'?s |can we |can you |please )?"
            r"(?:change|edit|redo|rethink|switch|(?:try )?(?:an? )?(?:different|another|other))"
            rf"\s+(?:the |my )?(?:{_any(slot.called)})\W*$"
        )
        if re.search(wish, found.rest, re.I):
            found.changing, found.rest = slot.name, ""


def _take_removals(found: Found, slots: Sequence[Slot]) -> None:
    for slot in slots:
        gone = re.search(rf"\b(?P<how>{_REMOVALS})(?:{_any(slot.called)})\b", found.rest, re.I)
        if not gone:
            continue
        found.rest = _without(found.rest, gone)
        forget = gone["how"].lower().startswith(("forget", "skip", "scrap", "drop"))
        if slot.reads is Reads.TEXT:
            found.filled[slot.name] = NO_TEXT
        elif slot.reads is Reads.BACKGROUND and not forget:
            found.filled[slot.name] = TRANSPARENT
        else:
            found.cleared.add(slot.name)


def _take_assignments(found: Found, slots: Sequence[Slot]) -> None:
    """`the background should be blue`, `style: anime`, `make the colours red and gold`."""
    every = _any([name for slot in slots for name in slot.called])
    end = rf"(?=\s*,|\.(?:\s|$)|\s+and\s+(?:the |an? |its )?(?:{every})\b|\s*[;!?\n]|\s*$)"
    for slot in slots:
        verb, name = (
            r"\b(?:make|change|set|turn|switch|keep|use|let|have|want)\s+",
            rf"(?:the |my |its |an? )?\b(?:{_any(slot.called)})\b",
        )
        for pattern in (
            rf"(?:{verb}|\b(?:with|and)\s+)?{name}{_BE}(?P<value>[^;!?\n]+?){end}",
            rf"{verb}{name}\s+(?P<value>\w[^;!?\n]*?){end}",
        ):
            said = re.search(pattern, found.rest, re.I)
            if said and slot.name not in found.filled:
                _put(found, slot, said["value"])
                found.rest = _without(found.rest, said)


def _take_text(found: Found, slot: Slot) -> None:
    for pattern in (_QUOTED, _SPOKEN):
        said = pattern.search(found.rest)
        if said and slot.name not in found.filled:
            value = said["value"] or said.groupdict().get("value2") or ""
            if value.lower() in ("is", "should", "to", "on", "be", "it", "="):
                continue
            found.filled[slot.name] = shortened(value) if pattern is _SPOKEN else value.strip()
            found.rest = _without(found.rest, said)


def _take_background(found: Found, slot: Slot) -> None:
    for pattern in _BACKGROUNDS:
        said = pattern.search(found.rest)
        if said and slot.name not in found.filled:
            value = re.sub(r"^(?:in|on|at|inside)\s+(?:an?\s+|the\s+)?|^(?:an?|the)\s+", "", said["value"], flags=re.I)
            _put(found, slot, TRANSPARENT if value.lower().startswith("see") else value)
            found.rest = _without(found.rest, said)


def _take_style(found: Found, slot: Slot) -> None:
    values: list[str] = []
    for pattern in (*_STYLE_PHRASES[:2], _STYLES, *_STYLE_PHRASES[2:]):
        while len(values) < 3 and (said := pattern.search(found.rest)):
            values.append(said["value"].lower() if pattern is _STYLES else said["value"])
            found.rest = _without(found.rest, said)
    if values and slot.name not in found.filled:
        _put(found, slot, ", ".join(dict.fromkeys(values)))


def _take_colours(found: Found, slot: Slot) -> None:
    codes = _HEX.findall(found.rest)
    found.rest = _HEX.sub(" ", found.rest)
    values = list(codes)
    for pattern in _COLOUR_PHRASES:
        if said := pattern.search(found.rest):
            values.append(said["value"])
            found.rest = _without(found.rest, said)
    if values and slot.name not in found.filled:
        _put(found, slot, ", ".join(values))


def _take_shape(found: Found, slot: Slot) -> None:
    said = _SHAPED.search(found.rest)
    if said and slot.name not in found.filled:
        _put(found, slot, said["value"] or said["value2"])
        found.rest = _without(found.rest, said)


def _take_mood(found: Found, slot: Slot) -> None:
    said = _MOOD_PHRASE.search(found.rest)
    if said and slot.name not in found.filled:
        _put(found, slot, said["value"])
        found.rest = _without(found.rest, said)
        return
    _note_words(found, slot, lexicon.MOODS)


def _take_expression(found: Found, slot: Slot) -> None:
    _note_words(found, slot, lexicon.EXPRESSIONS)


def _note_words(found: Found, slot: Slot, words: Sequence[str]) -> None:
    """Notes adjectives that say more than they describe, and leaves them where they stand: `a smiling fox`."""
    said = re.findall(rf"(?<![\w-])(?:{_any(words)})(?![\w-])", found.rest, re.I)
    if said and slot.name not in found.filled:
        _put(found, slot, " and ".join(dict.fromkeys(word.lower() for word in said[:2])))


_TAKERS: Mapping[Reads, Callable[[Found, Slot], None]] = {
    Reads.BACKGROUND: _take_background,
    Reads.STYLE: _take_style,
    Reads.COLOURS: _take_colours,
    Reads.SHAPE: _take_shape,
    Reads.MOOD: _take_mood,
    Reads.EXPRESSION: _take_expression,
}


def _put(found: Found, slot: Slot, value: str) -> None:
    if kept := shortened(re.sub(r"\s+(?:please|instead|now|thanks?)\b.*$", "", value, flags=re.I)):
        found.filled[slot.name] = kept


def _without(text: str, said: re.Match[str]) -> str:
    """The text with a comma where something was taken out, so that what stood around it does not run together."""
    return f"{text[: said.start()]} , {text[said.end() :]}"
