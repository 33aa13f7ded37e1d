"""An instruction cut into the single wishes it holds, in their order, each with what its words say at a glance."""

import re
from dataclasses import dataclass

from ..names import Mention, mentions, named
from ..words import LONGEST

_QUOTE = re.compile(r"[\"“„«][^\"“”„«»]*[\"”»]|(?<!\w)['‘][^'’]*['’](?!\w)")
_CUT = re.compile(
    r"\s*(?:;|\.(?=\s|$)|\n|,?\s*\b(?:and\s+then|then|but\s+also|but|also|and|plus)\b|,)\s*", re.IGNORECASE
)
_VERB = re.compile(
    r"^(?:please\s+|can\s+you\s+|could\s+you\s+|i\s+want\s+(?:you\s+to\s+)?|let's\s+|just\s+)*"
    r"(add|put|give|remove|delete|erase|hide|drop|without|no|make|turn|change|recolou?r|paint|colou?r|move|write|replace|use|set|get\s+rid\s+of|take\s+(?:off|away))\b",
    re.IGNORECASE,
)
_WRITES = re.compile(r"\b(?:write|text|word|words|title|caption|saying|says|say|lettering|reads)\b", re.IGNORECASE)
_STRENGTHS = (
    (r"\b(?:a\s+(?:little|tiny)?\s*bit|slightly|a\s+little|a\s+touch|somewhat|subtly|subtle)\b", 0.5),
    (r"\b(?:much|a\s+lot|way|far|very|really|super|extremely|strongly|max\w*)\b", 1.8),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """One thing that is wished for."""

    raw: str  # as written
    text: str  # lower case, without what politeness adds
    verb: str  # add | remove | make | move | write | replace | ''; taken over from the wish before where none is said
    strength: float
    seed: int

    @property
    def colours(self) -> list[Mention]:
        """The colours that are named in it."""
        return mentions(self.text)

    def has(self, pattern: str) -> bool:
        """Whether the words match a pattern."""
        return re.search(rf"\b(?:{pattern})\b", self.text) is not None


_VERBS = {
    "add": "add", "put": "add", "give": "add", "remove": "remove", "delete": "remove", "erase": "remove",
    "hide": "remove", "drop": "remove", "without": "remove",
    "no": "remove", "get rid of": "remove", "take off": "remove", "take away": "remove", "make": "make",
    "turn": "make", "change": "make", "recolor": "make",
    "recolour": "make", "paint": "make", "color": "make", "colour": "make", "move": "move", "write": "write",
    "replace": "replace", "use": "make", "set": "make",
}  # fmt: skip


def wishes(instruction: str, seed: int) -> list[Wish]:
    """The wishes of an instruction, at most twelve."""
    instruction = instruction[:LONGEST]
    out: list[Wish] = []
    verb = ""
    for number, piece in enumerate(_pieces(instruction)[:12]):
        text = " ".join(
            re.sub(r"^(?:please|now|can you|could you|kindly|just|maybe)\s+", "", piece.strip().lower()).split()
        )
        found = _VERB.match(piece.strip())
        own = _VERBS[" ".join(found.group(1).lower().split())] if found else ""
        if own:
            verb = own
        strength = next((amount for pattern, amount in _STRENGTHS if re.search(pattern, text)), 1.0)
        out.append(
            Wish(
                raw=piece.strip(),
                text=text,
                verb=own or (verb if _bare(text) else ""),
                strength=strength,
                seed=seed + 101 * number,
            )
        )
    return out


def _pieces(text: str) -> list[str]:
    """Cut at commas and joining words, but neither inside quotes, nor between two colours of one thing, nor in words
    to be written."""
    held: list[str] = []

    def hold(found: re.Match[str]) -> str:
        held.append(found.group(0))
        return f" \x00{len(held) - 1}\x00 "

    masked = _QUOTE.sub(hold, text.replace("\x00", " "))
    out: list[str] = []
    start = 0
    for cut in _CUT.finditer(masked):
        left, right = masked[start : cut.start()], masked[cut.end() :]
        if not left.strip():
            start = cut.end()
            continue
        joins = cut.group(0).strip().lower() in ("and", ",")
        last = left.split()[-1] if left.split() else ""
        ahead = re.match(r"(?:the\s+)?([#\w]+)(?:\s+([\w]+))?", right)
        if joins and ahead and named(last) and named(ahead.group(1)) and not left.strip().lower().startswith("the "):
            continue
        if joins and _WRITES.search(left) and "\x00" not in left and not _starts_wish(right):
            continue
        out.append(left)
        start = cut.end()
    out.append(masked[start:])
    return [
        re.sub(r"\s*\x00(\d+)\x00\s*", lambda m: f" {held[int(m.group(1))]} ", piece).strip()
        for piece in out
        if piece.strip()
    ]


def _starts_wish(text: str) -> bool:
    return bool(
        _VERB.match(text)
        or re.match(
            r"(?:brighter|darker|bigger|smaller|more|less|flip|rotate|mirror|zoom|try|in\s+\w+\s+style|blur|crop)\b",
            text,
            re.IGNORECASE,
        )
    )


def _bare(text: str) -> bool:
    """A wish that leans on the verb before it: 'add a hat and glasses'."""
    return (
        re.match(
            r"(?:brighter|darker|flip|rotate|mirror|zoom|try|more|less|fewer|bigger|smaller|larger|warmer|cooler|softer|blur|crop|invert)\b",
            text,
        )
        is None
    )
