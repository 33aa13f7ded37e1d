"""Requests in words that ask for nothing but exact edits: “flip it horizontally”, “crop to square, make it brighter”.

Only a request of which every part is such an edit counts as one; anything else goes to the model.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from services.imaging.local import Adjust, Crop, Flip, LocalEdit, Resize, Rotate, says

LONGEST = 300  # characters: who writes more wants something else
MOST_EDITS = 5
_NUMBER = r"(\d{1,5}(?:\.\d{1,3})?)"
_SIZE = r"(\d{1,5}) ?(?:px|pixels?)? ?(?:x|×|by|\*) ?(\d{1,5})(?: ?(?:px|pixels?))?"
_DEGREES = r"(-?\d{1,3}(?:\.\d{1,3})?) ?(?:°|degrees?|deg)"
_WAY = r"(clockwise|counter-? ?clockwise|anti-? ?clockwise|(?:to the )?left|(?:to the )?right)"
_STRENGTH = r"(slightly|a (?:little|tiny)(?: bit)?|a bit|a touch|somewhat|much|a lot|way|far|very)"
_KNOB = r"(brightness|contrast|saturation)"
_MORE = {"brighter": ("brightness", 1), "lighter": ("brightness", 1), "darker": ("brightness", -1)}
_STEPS = {"brightness": 0.25, "contrast": 0.25, "saturation": 0.35}
_POLITE = re.compile(
    r"\b(?:please|kindly|just|now|can you|could you|would you|will you|i(?:'d| would) like (?:you )?to|"
    r"i want (?:you )?to|"
    r"for me|thanks|thank you|let's)\b"
)
_PICTURE = re.compile(
    r"\b(?:the |this |that |my )?(?:whole |entire |full )?"
    r"(?:picture|image|photo|photograph|pic|canvas|everything|this|that)\b"
)
_CUT = re.compile(r"\s*(?:[;,.!]|\n|\band then\b|\bthen\b|\band also\b|\balso\b|\band\b)(?=\s|$)\s*")
_GREY = re.compile(r"\bblack\s*(?:and|&|n)\s*white\b|\bb ?& ?w\b")
_CHANGE = re.compile(
    r"^(?:add|put|give|remove|delete|erase|take|make|turn|change|recolou?r|paint|colou?r|move|write|replace|use|set|swap|"
    r"flip|mirror|rotate|crop|resize|scale|brighten|darken|blur|sharpen|shift|tilt|zoom|increase|decrease|lower|raise|"
    r"reduce|boost|desaturate)\b"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Suggestion:
    """What a request in words amounts to.

    `edits` are the exact edits that carry it out whole and for nothing, in their order, empty where it needs a model;
    `words` says what they do. `complex` is true where it asks a model for several changes at once.
    """

    edits: tuple[LocalEdit, ...] = ()
    words: str = ""
    complex: bool = False

    @property
    def free(self) -> bool:
        return bool(self.edits)


def suggest(prompt: str) -> Suggestion:
    """Whether the request costs nothing, and if not whether it asks for several changes."""
    spoken = _GREY.sub("greyscale", prompt.lower()[: 20 * LONGEST])
    pieces = [piece for piece in (_plain(part) for part in _CUT.split(spoken)) if piece]
    if pieces and len(prompt) <= LONGEST and len(pieces) <= MOST_EDITS:
        edits = [_edit(piece) for piece in pieces]
        found = tuple(edit for edit in edits if edit is not None)
        if len(found) == len(edits):
            return Suggestion(edits=found, words=", ".join(says(edit) for edit in found))
    return Suggestion(complex=sum(1 for piece in pieces if _CHANGE.match(piece)) > 1)


def _plain(piece: str) -> str:
    """The piece without politeness, with “it” for whatever the picture is called."""
    text = _PICTURE.sub("it", _POLITE.sub(" ", piece.replace("’", "'")))
    return " ".join(text.split()).strip(" ?:\"'“”")


def _edit(piece: str) -> LocalEdit | None:
    for pattern, made in _SPOKEN:
        found = pattern.fullmatch(piece)
        if found is not None:
            return made(*found.groups())
    return None


def _flip(way: str | None = None) -> LocalEdit:
    upright = bool(way) and re.search(r"vertical(?:ly)?$|upside|top|bottom|x-axis|horizontal axis", way) is not None
    return Flip(axis="vertical" if upright else "horizontal")


def _rotate(degrees: str | None = None, way: str | None = None) -> LocalEdit:
    amount = float(degrees) if degrees else 90.0
    back = bool(way) and re.search(r"counter|anti|left", way) is not None
    return Rotate(degrees=-amount if back else amount)


def _rotate_said_first(way: str, degrees: str | None = None) -> LocalEdit:
    return _rotate(degrees, way)


def _crop(width: str, height: str) -> LocalEdit:
    """Small numbers are a shape, large ones pixels."""
    wanted = (int(width), int(height))
    return Crop(ratio=wanted) if max(wanted) <= 32 else Crop(size=wanted)


def _square() -> LocalEdit:
    return Crop()


def _pixels(width: str, height: str) -> LocalEdit:
    return Resize(width=int(width), height=int(height))


def _wide(width: str) -> LocalEdit:
    return Resize(width=int(width))


def _high(height: str) -> LocalEdit:
    return Resize(height=int(height))


def _half() -> LocalEdit:
    return Resize(factor=0.5)


def _over() -> LocalEdit:
    return Rotate(degrees=180)


def _quarter(way: str | None = None) -> LocalEdit:
    return _rotate(None, way)


def _percent(number: str) -> LocalEdit:
    return Resize(factor=float(number) / 100)


def _knob(name: str, amount: float) -> LocalEdit:
    value = round(1 + amount, 4)
    match name:
        case "brightness":
            return Adjust(brightness=value)
        case "contrast":
            return Adjust(contrast=value)
        case _:
            return Adjust(saturation=value)


def _step(name: str, sign: int, strength: str | None, percent: str | None = None) -> LocalEdit:
    if percent:
        return _knob(name, sign * min(float(percent), 100.0 if sign < 0 else 300.0) / 100)
    times = 1.0
    if strength:
        times = 2.0 if re.match(r"much|a lot|way|far|very", strength) else 0.4
    return _knob(name, sign * _STEPS[name] * times)


def _light(strength: str | None, word: str, percent: str | None) -> LocalEdit:
    name, sign = _MORE[word]
    return _step(name, sign, strength, percent)


def _light_after(word: str, strength: str | None, percent: str | None) -> LocalEdit:
    return _step("brightness", 1 if word in ("brighten", "lighten") else -1, strength, percent)


def _turned(verb: str, name: str, strength: str | None, percent: str | None) -> LocalEdit:
    down = re.search(r"lower|reduc|decreas|down|less", verb) is not None
    return _step(name, -1 if down else 1, strength, percent)


def _more(strength: str | None, sense: str, word: str) -> LocalEdit:
    names = {"saturated": "saturation", "contrasty": "contrast"}
    return _step(names.get(word, word), -1 if sense in ("less", "lower") else 1, strength)


def _grey() -> LocalEdit:
    return Adjust(saturation=0.0)


_BY = rf"(?: by {_NUMBER} ?(?:%|percent))?"
_PHRASES: tuple[tuple[str, Callable[..., LocalEdit]], ...] = (
    (
        r"(?:flip|mirror|reflect)(?: it)?(?: (horizontal(?:ly)?|vertical(?:ly)?|upside down|left to right|"
        r"left-right|right to left|top to bottom|bottom to top|sideways))?",
        _flip,
    ),
    (r"(?:make it |do )?(?:a )?(horizontal|vertical) (?:flip|mirror)", _flip),
    (r"(?:turn|rotate|put)(?: it)? upside down", _over),
    (rf"(?:rotate|turn)(?: it)?(?: by)? {_DEGREES}(?: {_WAY})?", _rotate),
    (rf"rotate(?: it)?(?: by)? (-?\d{{1,3}}(?:\.\d{{1,3}})?)(?: {_WAY})?", _rotate),
    (rf"(?:rotate|turn)(?: it)? {_WAY}(?: by)? {_DEGREES}", _rotate_said_first),
    (rf"rotate(?: it)? {_WAY}", _rotate_said_first),
    (
        rf"(?:rotate|turn)(?: it)? (?:by )?(?:a|one) quarter(?: turn)?(?: {_WAY})?",
        _quarter,
    ),
    (r"crop(?: it)?(?: (?:in)?to| as)?(?: an?)? ?square|square crop|make it (?:a )?square crop", _square),
    (r"crop(?: it)?(?: (?:in)?to| as)?(?: a)? (\d{1,2}) ?[:/] ?(\d{1,2})", _crop),
    (rf"crop(?: it)?(?: (?:in)?to)? {_SIZE}", _crop),
    (
        rf"(?:resize|scale|make|shrink|enlarge|downscale)(?: it)?(?: down| up)?(?: to)? {_SIZE}",
        _pixels,
    ),
    (
        r"(?:resize|scale|shrink|enlarge)(?: it)?(?: to)?(?: a)? (?:width of )?"
        r"(\d{1,5}) ?(?:px|pixels?)(?: (?:wide|in width))?",
        _wide,
    ),
    (
        r"(?:resize|scale|shrink|enlarge)(?: it)?(?: to)?(?: a)? (?:height of )?"
        r"(\d{1,5}) ?(?:px|pixels?) (?:high|tall|in height)",
        _high,
    ),
    (rf"(?:resize|scale|shrink|enlarge|downscale)(?: it)?(?: down| up)? to {_NUMBER} ?(?:%|percent)", _percent),
    (
        r"(?:resize|scale|shrink|downscale)(?: it)?(?: down)?(?: to)? half(?: (?:the|its) size)?",
        _half,
    ),
    (rf"(?:make it )?(?:{_STRENGTH} )?(brighter|lighter|darker){_BY}", _light),
    (rf"(brighten|lighten|darken)(?: it)?(?: up)?(?: {_STRENGTH})?{_BY}", _light_after),
    (
        rf"(increase|raise|boost|lower|reduce|decrease|turn up|turn down)(?: the| its)? {_KNOB}(?: of it)?"
        rf"(?: {_STRENGTH})?{_BY}",
        _turned,
    ),
    (
        rf"(?:make it |add |give it )?(?:{_STRENGTH} )?(more|less|higher|lower) "
        r"(brightness|contrast|saturation|saturated|contrasty)",
        _more,
    ),
    (
        r"(?:make it |turn it |turn |convert it |convert )?(?:in)?(?:to )?(?:gr[ae]yscale|desaturated?|monochrome)",
        _grey,
    ),
    (r"desaturate(?: it)?(?: completely| fully)?", _grey),
)
_SPOKEN = tuple((re.compile(pattern), made) for pattern, made in _PHRASES)
