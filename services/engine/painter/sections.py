"""A prompt taken apart: its labelled sections, and what a phrase says of the background."""

import re

from . import lexicon
from .subjects import search, tokens

_LABELS = {
    "subject": "subject", "main element": "subject", "element": "subject", "character": "subject", "style": "style",
    "mood": "mood", "atmosphere": "mood",
    "lighting": "mood", "colors": "colours", "colours": "colours", "color scheme": "colours",
    "colour scheme": "colours", "color": "colours", "colour": "colours",
    "palette": "colours", "brand colours": "colours", "brand colors": "colours", "text": "text", "lettering": "text",
    "title": "text", "text or symbols": "text",
    "background": "ground", "setting": "ground", "scene": "ground", "expression": "expression", "shape": "shape",
    "pose": "pose", "effects": "effects",
    "extras": "effects", "composition": "other", "layout": "other", "format": "other", "output": "other",
    "size": "other", "safe area": "other", "notes": "other",
    "aspect ratio": "other", "asset": "other",
}  # fmt: skip
_LABEL = re.compile(rf"(?<![\w])({'|'.join(sorted(_LABELS, key=len, reverse=True))})\s*:\s*", re.IGNORECASE)
_VALUE_ENDS = re.compile(r"\.(?=\s|$)|\n|;|\|")
_WORDING_ENDS = re.compile(  # a full stop ends a wording, unless it belongs to a title such as "Mr."
    r"\n|;|\||(?<!\bMr)(?<!\bMs)(?<!\bDr)(?<!\bSt)(?<!\bvs)(?<!\bMrs)(?<!\bVol)(?<!\bfeat)\.(?=\s|$)"
)
_QUOTED_START = re.compile(r"\s*[\"“„«][^\"“”„«»]*[\"”»]\.?")
_GROUND_PHRASE = re.compile(
    r"(?:,|\band\b)?\s*\b(?:in front "
    r"of|against|inside|within|underneath|under|among|amongst|across|above|over|near|beside|through|in|at|on|by)\s+"
    r"(?:an?\s+|the\s+|some\s+)?([^,.;]*?)(?=,|\.|;|$|\bwith\b|\bwearing\b|\bholding\b|\bsaying\b|\band\s+the\b)",
    re.IGNORECASE,
)
_GROUND_NOUN = re.compile(r"([^,.;:]*?)\s*\b(?:background|backdrop|ground colour|bg)\b", re.IGNORECASE)


def labelled(words: str) -> dict[str, str]:
    """The labelled parts of a structured prompt, by meaning; '' holds what stands outside of them."""
    parts: dict[str, str] = {}
    marks = [
        m
        for m in _LABEL.finditer(words)
        if m.start() == 0 or words[: m.start()].rstrip(" \t*_-#")[-1:] in (".", "\n", ";", ",", "|", "")
    ]
    if not marks:
        return {"": words}
    outside = [words[: marks[0].start()]]
    for mark, after in zip(marks, [*marks[1:], None], strict=True):
        value = words[mark.end() : after.start() if after else len(words)]
        wording = mark.group(1).lower() in ("text", "title", "lettering", "text or symbols")
        quoted = _QUOTED_START.match(value) if wording else None
        ends = (_WORDING_ENDS if wording else _VALUE_ENDS).search(value, quoted.end() - 1 if quoted else 0)
        if ends:
            outside.append(value[ends.end() :])
            value = value[: ends.start()]
        meaning = _LABELS[mark.group(1).lower()]
        parts[meaning] = f"{parts[meaning]}, {value.strip()}" if meaning in parts else value.strip()
    parts[""] = " . ".join(outside)
    return parts


def loose_segments(text: str) -> tuple[str, str, str]:
    """Segments between commas that are nothing but a background or a plate's shape: the rest, the background, the
    shape."""
    kept, ground, badge = list[str](), "", ""
    for number, segment in enumerate(re.split(r"(?<=[,;])", text)):
        bare = segment.strip(" ,;.").lower()
        place, shape = lexicon.grounds().longest(bare), lexicon.badges().first(bare)
        hour = lexicon.hours().first(bare)
        rest = bare
        for hit in (place, hour):
            rest = rest.replace(hit.word.lower(), " ") if hit else rest
        if (
            number
            and shape
            and bare.removeprefix("in a ").removeprefix("on a ").removesuffix(" shape") == shape.word.lower()
        ):
            badge = bare
        elif (
            number
            and not ground
            and (place or hour)
            and not rest.strip()
            and (place is None or place.word.lower() not in ("simple", "abstract", "glow", "fire", "stars"))
        ):
            ground = bare
        else:
            kept.append(segment)
    return "".join(kept), ground, badge


def split_ground(text: str) -> tuple[str, str]:
    """A phrase without what it says of the background, and that."""
    found = _GROUND_NOUN.search(text)
    if found:
        before = found.group(1)
        cut = max(
            (m.end() for m in re.finditer(r"\b(?:on|with|against|in|and|over|at)\s+(?:an?\s+|the\s+)?", before)),
            default=0,
        )
        rest = text[found.end() :]
        follows = re.match(r"\s*(?:of|with|showing|:|is|in)\s+([^,.;]*)", rest)
        ground = before[cut:] + (" " + follows.group(1) if follows else "")
        if follows:
            rest = rest[follows.end() :]
        if ground.strip():
            kept = (
                text[: found.start()]
                + re.sub(r"\b(?:on|with|against|in|and|over|at)\s+(?:an?\s+|the\s+)?$", "", before[:cut])
                + rest
            )
            return kept, ground
    for found in _GROUND_PHRASE.finditer(text):
        phrase = found.group(1)
        if lexicon.grounds().first(phrase) and not lexicon.styles().pattern.fullmatch(phrase.strip()):
            if found.group(0).strip().lower().startswith(("by ", "near ")) and search(tokens(phrase)):
                continue
            return text[: found.start()] + " " + text[found.end() :], phrase
        hour = lexicon.hours().first(phrase)
        if hour and hour.word.lower() == phrase.strip().lower():  # "at dusk"
            return text[: found.start()] + " " + text[found.end() :], phrase
    return text, ""
