"""What the engine refuses to draw or to talk about: the few things that the real model refuses in any wording."""

from __future__ import annotations

import re
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a request is refused: Gemini's block reason and its sentence."""

    reason: str
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class _Rule:
    refused: Refused
    together: tuple[re.Pattern[str], ...]


def _words(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})\b", re.IGNORECASE)


_SEXUAL = _words(
    "nude",
    "naked",
    "nudity",
    "sex",
    "sexual",
    "sexuali[sz]ed",
    "erotic",
    "porn\\w*",
    "hentai",
    "nsfw",
    "topless",
    "lingerie",
    "orgy",
    "genitals?",
)
_YOUNG = _words(
    "child",
    "children",
    "kids?",
    "minors?",
    "underage",
    "under-age",
    "toddlers?",
    "bab(?:y|ies)",
    "infants?",
    "teens?",
    "teenagers?",
    "preteens?",
    "school ?(?:girl|boy)s?",
    "little (?:girl|boy)s?",
    "young (?:girl|boy)s?",
    "loli\\w*",
    "shota\\w*",
    r"(?:[1-9]|1[0-7])[ -]?(?:years?|yrs?|yo)\b(?:[ -]old)?",
)
_GORE = _words(
    "gore",
    "gory",
    "dismember\\w*",
    "decapitat\\w*",
    "behead\\w*",
    "disembowel\\w*",
    "eviscerat\\w*",
    "mutilat\\w*",
    "entrails",
    "snuff film",
    "tortur(?:e|ed|ing) (?:a |an |the )?(?:person|man|woman|people|animal|dog|cat)s?",
    "severed (?:head|limb|arm|leg|hand)s?",
)
_EXPLICIT = _words(
    "porn\\w*", "hentai", "explicit sex\\w*", "having sex", "sex scene", "orgy", "genitals?", "hardcore sex"
)
_HATE = _words(
    "nazi propaganda",
    "glorif(?:y|ies|ying) (?:hitler|nazis?|the holocaust|isis|terroris[mt]s?)",
    "ethnic cleansing propaganda",
    "lynching",
)

_RULES = (
    _Rule(
        refused=Refused(
            reason="PROHIBITED_CONTENT", message="The prompt was blocked because it asks for prohibited content."
        ),
        together=(_SEXUAL, _YOUNG),
    ),
    _Rule(
        refused=Refused(reason="SAFETY", message="The prompt was blocked because it asks for graphic violence."),
        together=(_GORE,),
    ),
    _Rule(
        refused=Refused(
            reason="SAFETY", message="The prompt was blocked because it asks for sexually explicit content."
        ),
        together=(_EXPLICIT,),
    ),
    _Rule(
        refused=Refused(reason="SAFETY", message="The prompt was blocked because it asks for hateful content."),
        together=(_HATE,),
    ),
)
PROHIBITED = _RULES[0].refused


def refused(words: str) -> Refused | None:
    """Why `words` may not be drawn, or None. Looks at words only; a fence, not a judge."""
    return next((rule.refused for rule in _RULES if all(pattern.search(words) for pattern in rule.together)), None)
