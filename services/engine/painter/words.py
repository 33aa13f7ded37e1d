"""What a prompt asks for: subjects, style, palette, mood, background, lettering and layout, read from free text or
from labelled parts."""

import re
from dataclasses import dataclass, field, replace

from . import lexicon
from .assets import ASSETS
from .grounds import FLAT, GROUNDS
from .names import mentions, noun_before
from .nouns import FILLER, Wanted, subjects_of, without_vocabulary
from .quotes import Said, lettering_in
from .sections import labelled, loose_segments, split_ground
from .spoken import words_of

_INSTRUCTIONS = re.compile(
    r"(?:^|(?<=[.;\n!]))\s*(?:keep|make sure|ensure|leave|avoid|do not|don't|please keep|the "
    r"output|output|return|use this|no other|important|nothing else|centre the|"
    r"center the|fill the|it must|it should)\b[^.\n]*[.\n]?",
    re.IGNORECASE,
)
_WITHOUT = re.compile(r"\b(?:no|without(?:\s+(?:any|an?|the))?)\s+([a-z]+(?:\s+(?:lines?|area))?)", re.IGNORECASE)
_VAGUE_STYLES = words_of(
    """
    art simple bold clean modern classic cute ink plastic toy
    """
)  # often said of other things
LONGEST = 4000  # characters of a prompt that are read

_WIDE = re.compile(r"\b(?:landscape|skyline|panorama|scenery|vista|wallpaper)\b", re.IGNORECASE)
_UNDER = {"night": "hills", "dusk": "sunset", "dawn": "sunrise", "day": "hills"}  # where only the hour is said


@dataclass(frozen=True, slots=True, kw_only=True)
class Backdrop:
    """A background as asked for."""

    kind: str = ""
    colours: tuple[str, ...] = ()
    hour: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Brief:
    """Everything that was read from a prompt."""

    words: str
    subjects: tuple[Wanted, ...] = ()
    style: str = ""
    mood: str = ""
    theme: str = ""
    ground: Backdrop = Backdrop()
    free: tuple[str, ...] = ()  # colours said of nothing in particular
    bound: tuple[tuple[str, str], ...] = ()  # (noun, colour)
    texts: tuple[Said, ...] = ()
    expression: str = ""
    pose: str = ""
    effects: tuple[str, ...] = ()
    badge: str = ""
    border: str = ""
    asset: str = ""
    without: frozenset[str] = field(default=frozenset())


def read(words: str) -> Brief:
    """The brief in a prompt of any form; nothing in it can fail, at worst nothing is recognised."""
    words = words[:LONGEST]
    parts = labelled(re.sub(r"\bunder\s+(?:the\s+)?water\b", "in underwater", words, flags=re.IGNORECASE))
    whole = parts.pop("", "")
    spoken, texts = lettering_in(whole)
    said = lettering_in(f"text: {parts['text']}")[1] if "text" in parts else ()
    spoken = _INSTRUCTIONS.sub(" ", spoken)
    subject_text = _INSTRUCTIONS.sub(" ", lettering_in(parts.get("subject", ""))[0])
    texts = said or texts or lettering_in(parts.get("subject", ""))[1]
    open_text = f"{subject_text} . {spoken}" if subject_text else spoken
    without = frozenset(w.lower() for w in _WITHOUT.findall(" . ".join([whole, *parts.values()])))
    lead = subject_text or spoken
    lead, ground_words = split_ground(lead)
    lead, loose_ground, loose_badge = loose_segments(lead)
    ground_words = ground_words or loose_ground
    if "ground" in parts:
        ground_words = parts["ground"]
    if not ground_words and subject_text:
        ground_words = split_ground(spoken)[1]
    colour_text = parts.get("colours", "")
    style = _style(parts.get("style", ""), lead, spoken, open_text)
    mood_hit = lexicon.moods().longest(parts.get("mood", "")) or lexicon.moods().longest(lead)
    free, bound, ground_colours = _colours(lead, colour_text, ground_words)
    ground = _ground(ground_words, ground_colours, parts)
    bare = without_vocabulary(lead, style_words=not subject_text)
    face = lexicon.expressions().first(parts.get("expression", "")) or lexicon.expressions().first(lead)
    pose = lexicon.poses().first(parts.get("pose", "")) or lexicon.poses().longest(lead)
    effects = tuple(
        dict.fromkeys(h.name for h in lexicon.scatters().all(_effect_words(lead) + " " + parts.get("effects", "")))
    )
    badge = lexicon.badges().first(parts.get("shape", "") or loose_badge)
    asset = ASSETS.first(spoken)
    theme = lexicon.themes().first(colour_text) if colour_text and not free and not bound else _spoken_theme(open_text)
    subjects = subjects_of(bare, lead)
    subjects, ground = _view(subjects, ground, lead)
    named = {wanted.name for wanted in subjects}  # "moon and stars" are subjects then, no effect
    return Brief(
        words=words,
        subjects=subjects,
        style=style,
        mood=mood_hit.name if mood_hit else "",
        theme=theme.name if theme else "",
        ground=ground,
        free=free,
        bound=bound,
        texts=() if without & {"text", "words", "lettering", "letters"} else texts[:3],
        expression=_expression(face.name if face else "", parts.get("expression", "")),
        pose=pose.name if pose else "",
        effects=tuple(e for e in effects if e.rstrip("s") not in named)[:3],
        badge=badge.name if badge else "",
        border=_border(open_text),
        asset=asset.name if asset else "",
        without=without,
    )


def _view(subjects: tuple[Wanted, ...], ground: Backdrop, lead: str) -> tuple[tuple[Wanted, ...], Backdrop]:
    """Where a place is all that is asked for, the place and nobody before it: a sunset over mountains, a city skyline
    at night."""
    if len(subjects) != 1:
        return subjects, ground
    hour = lexicon.hours().first(lead)
    said = lexicon.hours().first(subjects[0].words)
    if said and ground.kind in GROUNDS and GROUNDS[ground.kind].place:
        return (), replace(ground, hour=ground.hour or said.name)
    place = _place(subjects[0].words)
    wide = _WIDE.search(lead) or (hour or ground.hour)
    if place and not said and wide and GROUNDS[place.name].place and ground.kind in ("", place.name, *_UNDER.values()):
        return (), replace(ground, kind=place.name, hour=ground.hour or (hour.name if hour else ""))
    return subjects, ground


def _spoken_theme(text: str) -> lexicon.Hit | None:
    """A named palette in running text: 'pastel colours', 'in earth tones'."""
    hits = lexicon.themes().all(text)
    return next(
        (
            h
            for h in hits
            if re.match(r"[\s-]+(?:colou?rs?|tones?|palette|shades|hues)\b", text[h.end :], re.IGNORECASE)
        ),
        None,
    )


def _style(labelled: str, *texts: str) -> str:
    """The style in the labelled part, else in the first of the texts that names one: before 'style' above all, then
    the longest."""
    hit = lexicon.styles().longest(labelled) if labelled else None
    for text in texts if hit is None else ():
        hits = lexicon.styles().all(text)
        named_so = [h for h in hits if re.match(r"[\s-]*(?:style|look|aesthetic|art)\b", text[h.end :], re.IGNORECASE)]
        plain = [h for h in hits if h.word.lower() not in _VAGUE_STYLES]
        hit = max(named_so or plain or hits, key=lambda h: len(h.word), default=None)
        if hit:
            break
    return hit.name if hit else ""


def _colours(
    lead: str, labelled: str, ground: str
) -> tuple[tuple[str, ...], tuple[tuple[str, str], ...], tuple[str, ...]]:
    """Colours of nothing in particular, of named nouns, and of the background."""
    free: list[str] = []
    bound: list[tuple[str, str]] = []
    of_ground = _ground_colours(ground)
    for text, only in ((lead, False), (labelled, True)):
        for mention in mentions(text, colours_only=only):
            noun = mention.noun or noun_before(text, mention.start)
            if {"background", "backdrop", "bg", "sky"} & set(noun.split()):
                of_ground.append(mention.colour)
            elif noun and not _is_filler(noun):
                bound.append((noun, mention.colour))
            else:
                free.append(mention.colour)
    if labelled and not ground and not of_ground:
        return tuple(dict.fromkeys(free)), tuple(bound), ()
    return tuple(dict.fromkeys(free)), tuple(bound), tuple(dict.fromkeys(of_ground))


def _ground_colours(text: str) -> list[str]:
    """The colours of a background, but not the forest of 'an autumn forest'."""
    places = [(h.start, h.end) for h in lexicon.grounds().all(text)]
    return [
        m.colour
        for m in mentions(text, colours_only=True)
        if not any(start <= m.start and m.end <= end for start, end in places)
    ]


def _is_filler(noun: str) -> bool:
    return all(word in FILLER for word in noun.split())


def _ground(text: str, colours: tuple[str, ...], parts: dict[str, str]) -> Backdrop:
    hit = _place(_without_colours(text)) if text else None
    hour = lexicon.hours().first(text) or lexicon.hours().first(parts.get("subject", ""))
    kind = hit.name if hit else ""
    flat = re.search(r"\b(?:flat|pure|uniform|exactly|transparent|chroma|key(?:ed|ing)?)\b", text, re.IGNORECASE)
    if flat and (kind in ("", FLAT, "solid") or "flat" in text.lower()):
        white = "#ffffff"
        return Backdrop(kind=FLAT, colours=colours[:1] or (white,))
    if kind == FLAT:
        return Backdrop(kind=FLAT, colours=colours[:1] or ("#ffffff",))
    if hour and not kind and not colours:
        kind = _UNDER[hour.name]
    return Backdrop(kind=kind, colours=colours[:3], hour=hour.name if hour else "")


def _place(text: str) -> lexicon.Hit | None:
    """The background that a text names: a mountain landscape is mountains."""
    hits = lexicon.grounds().all(text)
    plain = [hit for hit in hits if not _WIDE.fullmatch(hit.word)]
    return max(plain or hits, key=lambda hit: len(hit.word), default=None)


def _without_colours(text: str) -> str:
    out = text
    for mention in reversed(mentions(text)):
        word = text[mention.start : mention.end].lower()
        if word not in ("forest", "snow", "sky", "ice", "smoke", "sand", "midnight"):
            out = out[: mention.start] + " " + out[mention.end :]
    return out


def _effect_words(text: str) -> str:
    """The part of a phrase that may speak of effects: after 'with', 'surrounded by' and the like."""
    pieces = re.split(r"\b(?:with|surrounded by|amid|covered in|full of|and)\b|,", text, flags=re.IGNORECASE)
    return " , ".join(p for p in pieces[1:] if not lexicon.garments().first(p))


def _expression(found: str, labelled: str) -> str:
    plain = labelled.strip().lower()
    return plain if plain in lexicon.EXPRESSIONS else found


def _border(text: str) -> str:
    hit = lexicon.borders().longest(text)
    if not hit or re.search(rf"\b(?:no|without)\s+(?:an?\s+)?{re.escape(hit.word)}", text, re.IGNORECASE):
        return ""
    return hit.name if hit.word.lower() not in ("card", "frame") else ""
