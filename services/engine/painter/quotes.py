"""The words that are to stand in the picture: quoted, or after "text:", "with the word", "saying" and the like."""

import re
from dataclasses import dataclass

_QUOTED = re.compile(r"[\"“”«»„]([^\"“”«»„]{1,200})[\"“”«»„]|(?<![\w])['‘]([^'‘’]{1,120})['’](?![\w])")
_MARKED = re.compile(
    r"\b(?:with\s+the\s+(?:words?|text|name|title|letters?|lettering|caption|slogan)|(?:that\s+)?(?:says?|saying|reads?|reading)|titled|labell?ed|captioned|"
    r"text\s*:|text\s+(?:saying|reading)|text(?=\s+(?-i:[A-Z0-9][A-Z0-9!?'&]+))|the\s+(?:words?|text|caption|title)|lettering|add\s+(?:the\s+)?text|write|name\s+tag|named|called)\s*:?\s+"
    r"(?!in\b|on\b|to\b|at\b|bigger|smaller|larger|is\b|a\b|of\b)([^,.;\n]+)",
    re.IGNORECASE,
)
_TAIL = re.compile(
    r"\s+(?:in|on|at|under|above|below|over|across|beneath|inside|with|using|and\s+(?:a|the|with|add|make))\s+(?:it\b|him\b|her\b|them\b|the\b|a\b|an\b|big\b|bold\b|large\b|"
    r"small\b|white\b|black\b|red\b|blue\b|green\b|gold\b|yellow\b|pink\b|purple\b|orange\b|#|top\b|bottom\b|left\b|right\b|my\b|capital|neon\b|a\s).*$|"
    r"\s+(?:underneath|below|above|beneath|please)\s*$",
    re.IGNORECASE,
)
_NOTHING = frozenset(["none", "no", "nothing", "n/a", "-", "empty", "without", "omit"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """Words for the picture and what was said about their place and colour."""

    words: str
    about: str = ""


def lettering_in(text: str) -> tuple[str, tuple[Said, ...]]:
    """The text without the lettering, and the lettering. 'text: none' gives none."""
    out: list[Said] = []
    spans: list[tuple[int, int]] = []
    label = re.match(r"\s*text\s*:\s*(.*)$", text, re.IGNORECASE | re.DOTALL)
    if label:
        value = label.group(1).strip().rstrip(".").strip()
        if _none(value):
            return "", ()
        quoted = [a or b for a, b in _QUOTED.findall(value)]
        if quoted:
            return "", tuple(Said(words=_tidy(q), about=_QUOTED.sub(" ", value)) for q in quoted if _tidy(q))
        return "", (Said(words=_tidy(_TAIL.sub("", value)), about=value),) if value else ()
    for found in _QUOTED.finditer(text):
        words = _tidy(found.group(1) or found.group(2) or "")
        if words:
            out.append(Said(words=words, about=text[found.end() : found.end() + 60]))
            before = re.search(
                r"(?:,?\s*(?:and|with)?\s*(?:the\s+)?(?:words?|text|saying|says?|reads?|reading|titled?|title|name|lettering|caption|labell?ed|that)\s*:?\s*)+$",
                text[: found.start()],
                re.IGNORECASE,
            )
            spans.append((before.start() if before else found.start(), found.end()))
    if not out:
        for found in _MARKED.finditer(text):
            value = found.group(1)
            words = _tidy(_TAIL.sub("", value))
            if (
                words
                and not _none(words)
                and not (
                    found.group(0).lower().startswith(("called", "named", "lettering", "the "))
                    and not words[:1].isupper()
                )
            ):
                out.append(Said(words=words, about=value[len(words) :]))
                spans.append((found.start(), found.start(1) + len(_TAIL.sub("", value))))
    rest = list(text)
    for start, end in spans:
        rest[start:end] = " " * (end - start)
    return "".join(rest), tuple(out)


def _tidy(words: str) -> str:
    return re.sub(r"\s+", " ", words).strip(" :,-\"'“”‘’")


def _none(words: str) -> bool:
    plain = words.lower().strip(" .'\"")
    return plain in _NOTHING or plain.startswith(("no text", "none", "no lettering", "without text"))
