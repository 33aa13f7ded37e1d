"""Understands one message of the user: what it fills, clears, corrects, leaves to the coach, or asks."""

from __future__ import annotations

import re
import zlib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from services.engine.coach import lexicon
from services.engine.coach.extracting import NO_TEXT, Found, extract, only_colours, only_of, shortened
from services.engine.coach.slots import Reads, Slot

_READ_AT_MOST = 800


class Intent(StrEnum):
    """What a message is, besides what it fills."""

    TELLING = "telling"
    GREETING = "greeting"
    THANKS = "thanks"
    AGREEING = "agreeing"
    STARTING_OVER = "starting over"
    ASKING = "asking"
    STEERING = "steering"


@dataclass(slots=True, kw_only=True)
class Heard:
    """What a message did. `guessed` are slots that the user left to the coach, `changing` one to be asked for anew."""

    intent: Intent = Intent.TELLING
    filled: dict[str, str] = field(default_factory=dict[str, str])
    cleared: set[str] = field(default_factory=set[str])
    declined: set[str] = field(default_factory=set[str])
    guessed: set[str] = field(default_factory=set[str])
    changing: str | None = None
    question: str = ""


_SURPRISE = re.compile(
    r"(?:(?:please |just |ok |then )*surprise me(?P<all> (?:with )?(?:everything|all of it|the rest|completely))?|"
    r"(?:i'?ll let )?you (?:choose|decide|pick)(?: for me| one)?|up to you|your (?:choice|call|pick)|whatever(?: "
    r"(?:you|works|is|looks|fits).{0,30})?|anything(?: (?:you|works|is|goes|will).{0,20})?|"
    r"i (?:do not|don'?t|dont) (?:know|care|mind)(?: .{0,20})?|no idea|idk|dunno|not sure|dealer'?s choice|(?:pick|"
    r"choose) (?:one|something|for me).{0,20}|"
    r"(?:do )?what(?:ever)? you (?:think|like|want).{0,30})(?: please)?"
)
_SKIP = re.compile(
    r"(?:please )?(?:skip(?: (?:it|this|that|this one))?|next(?: one| question)?|pass|leave (?:it|that)(?: (?:out|"
    r"open|empty))?|(?:it )?(?:does not|doesn'?t) matter|not important|"
    r"no preference|nothing(?: special)?|none|no|nope|nah|no thanks?|don'?t need (?:it|that|one)|rather not)(?: "
    r"please)?"
)
_AGREE = re.compile(
    r"(?:yes|yeah|yep|yup|ok(?:ay)?|sure|fine|perfect|great|good|nice|cool|(?:sounds|looks) (?:good|great|perfect)|"
    r"(?:please )?(?:go|carry|move) on|continue|go ahead|do it|"
    r"generate(?: it)?|let'?s go|that'?s it|i like it|love it)(?:[ ,!]+(?:please|thanks?|go ahead|"
    r"generate(?: it)?))?"
)
_GREET = re.compile(
    r"(?:hi+|hello|hey+|hiya|good (?:morning|evening|afternoon|day)|yo|greetings)(?: there| coach| everyone)?"
)
_THANK = re.compile(r"(?:many )?(?:thanks?|thank you|thx|ty|cheers)(?: (?:so|very) much| a lot)?")
_OVER = re.compile(
    r"(?:let'?s )?(?:start (?:over|again|from scratch)|forget (?:everything|it all|all (?:of )?(?:it|that))|reset|"
    r"from scratch|new (?:idea|picture))"
)
_WHICH = re.compile(
    r"(?:i (?:like|want|take|choose) )?(?:the |option |number |answer )*(?P<which>first|second|third|fourth|last|"
    r"[1-4](?:st|nd|rd|th)?)(?: (?:one|option|answer))?(?: please)?"
)
_STEER = re.compile(
    r"\b(?:ignore|disregard|forget|override) (?:all |any |the |your |my )*(?:previous|prior|above|earlier|system) "
    r"(?:instructions?|prompts?|rules|messages?)|"
    r"\bsystem prompt\b|\byou are now\b|\bdeveloper mode\b|\bjailbreak\b|\b(?:reveal|print|show|repeat) (?:me )?your "
    r"(?:\w+ )?(?:instructions|prompt|rules)\b",
    re.I,
)
_QUESTION = re.compile(
    r"\s*(?:and |but |so |ok |hey |hi |,)*(?:what(?:'s| is| are| does| do| can| should| makes| would| size| "
    r"colou?rs?| if)|how|why|which|who|when|where|is it|is there|are there|are you|do you|does it|should i|can i|"
    r"could i|can you (?:explain|tell|help)|may i)\b",
    re.I,
)
_WISH = re.compile(
    r"\s*(?:(?:can|could|would|will) (?:you|we|i|it)(?: please| also| maybe)* (?:make|draw|create|paint|do|design|"
    r"add|give|have|get|use|put|change|try|remove|show|be|write|turn)\b|(?:how|what) about\b)",
    re.I,
)
_CORRECTING = re.compile(
    r"\s*(?:no|nope|nah|actually|wait|sorry|hmm+|i mean(?:t)?|rather|instead|oh|change|oops)\b[,.! ]*", re.I
)
_REPLACING = re.compile(
    r"\b(?:instead|rather|actually|change (?:it|that|the \w+) (?:in)?to|turn (?:it|that) into|make (?:it|that) an?\b|"
    r"replace)",
    re.I,
)
_ADDING = re.compile(
    r"\s*(?:please |also |and |then |maybe |can you |could you )*(?:add|give (?:it|him|her|them)|put|include|wearing|"
    r"holding|with)\s+",
    re.I,
)
_NOT = re.compile(r"\b(?:not|don'?t want|isn'?t)\s+(?:an?\s+|the\s+)?(?P<what>[\w-]+(?:\s[\w-]+)?)", re.I)
_BUT = re.compile(r"^\W*(?:i )?(?:don'?t|do not) (?:want|like|need) [^,.]{1,40}?(?:,? but|,|\.)\s+", re.I)
_LEAD = re.compile(
    r"(?:^|(?<=,))\s*(?:(?:hi|hello|hey|so|well|ok|okay|please|um+|yes|yeah|no|nope|actually|hmm+|and|but|also|maybe|"
    r"just|then|wait|sorry|rather|with|it|for|oh|now)\b[,!. ]*|"
    r"i(?:'d| would| really|'ll|'m)*(?: just)? (?:like|love|want|need|wish|prefer|think|thinking of|looking for|"
    r"imagine|mean|meant|see|have)(?: (?:to|of|for|it to))?(?: (?:have|make|create|see|get|be|design|draw|show|"
    r"use))*\b\s*|"
    r"(?:can|could|would|will) (?:you|we|i|it)\b\s*|let'?s\b\s*|(?:go|do|try|use)(?: (?:with|for))?\b\s*|(?:how|"
    r"what) about\b\s*|"
    r"(?:make|create|draw|design|paint|generate|give|show|get|build|do|turn|change)(?: (?:it|me|this|that|us))?(?: "
    r"(?:to|into))?\b\s*|"
    r"(?:it|this|that|there) (?:should|must|could|can|will|would)(?: (?:be|show|have))?\b\s*|(?:it'?s|it is|that'?s|"
    r"there is|there are)\b\s*|(?:should|must|could|would) (?:be|show|have)\b\s*|"
    r"(?:an?|the|some|my|our|this) (?=(?:\w+ )?(?:thumbnail|banner|logo|emote|profile pic(?:ture)?|avatar|pfp|"
    r"overlay|badge|icon|panel|poster|image|picture|photo|illustration|drawing|cover|graphic)\b)|"
    r"(?:[\w-]+ )?(?:thumbnail|banner|logo|emote|profile pic(?:ture)?|avatar|pfp|overlay|badge|icon|panel|poster|"
    r"image|picture|photo|illustration|drawing|cover|graphic)s?"
    r"(?: (?:for|of|with|showing|about|featuring|that shows|where|in which)\b|(?=\s*(?:,|$)))\s*|(?:is|be|of|to|me|"
    r"about)\b\s+|(?:the|some|my|our)\s+(?=\S))",
    re.I,
)
_TAIL = re.compile(
    r"[\s,]*\b(?:please|thanks?|instead|in|with|on|and|for|of|at|a|an|the|style|for (?:my|our|a|the) (?:channel|"
    r"stream|youtube|twitch|videos?|page|account))\s*[,.! ]*$",
    re.I,
)
_ORDER = {"first": 0, "second": 1, "third": 2, "fourth": 3, "last": -1}
_WHOLE_ANSWERS = (Reads.TEXT, Reads.BACKGROUND, Reads.MOOD, Reads.EXPRESSION, Reads.COLOURS, Reads.SHAPE, Reads.OTHER)
# An answer about the background may use a word of mood; that does not make it an answer about the mood.
_MAY_SOUND_LIKE: Mapping[Reads, tuple[Reads, ...]] = {
    Reads.TEXT: (Reads.MOOD, Reads.EXPRESSION, Reads.STYLE, Reads.BACKGROUND, Reads.SHAPE, Reads.COLOURS),
    Reads.BACKGROUND: (Reads.MOOD, Reads.EXPRESSION),
    Reads.MOOD: (Reads.EXPRESSION,),
    Reads.EXPRESSION: (Reads.MOOD,),
    Reads.COLOURS: (Reads.MOOD,),
    Reads.OTHER: (Reads.MOOD, Reads.EXPRESSION, Reads.STYLE, Reads.BACKGROUND, Reads.SHAPE),
}


def hear(
    message: str, *, slots: Sequence[Slot], asked: Slot | None, known: Mapping[str, str], offered: Sequence[str] = ()
) -> Heard:
    """What `message` does to a brief with `slots`, of which `known` is filled, after the coach asked for `asked` and
    offered answers.
    """
    text = re.sub(r"[ \t\r\f\v]+", " ", message).strip()[:_READ_AT_MOST]
    bare = text.lower().replace("’", "'").strip(" .!,?")
    if (short := _short(bare, slots, asked, known, offered)) is not None:
        return short
    sentences = [one for one in re.split(r"(?<=[.!?])\s+|\n+", text) if one.strip()]
    telling = [one for one in sentences if not _STEER.search(one) and not _is_question(one)]
    heard = Heard(intent=Intent.ASKING if any(_is_question(one) for one in sentences) else Intent.TELLING)
    heard.question = " ".join(one for one in sentences if _is_question(one) and not _STEER.search(one))
    if any(_STEER.search(one) for one in sentences):
        heard.intent = Intent.STEERING
    if telling:
        _tell(heard, " ".join(telling), slots, asked, known)
    return heard


def chance(*words: str) -> int:
    """A number that is the same for the same words, for choosing among wordings."""
    return zlib.crc32("\n".join(words).encode())


def guess(slot: Slot, *words: str) -> str:
    """What the coach takes for a slot that is left to it."""
    return slot.guesses[chance(slot.name, *words) % len(slot.guesses)]


def _short(
    bare: str, slots: Sequence[Slot], asked: Slot | None, known: Mapping[str, str], offered: Sequence[str]
) -> Heard | None:
    """Messages that mean something only as a whole."""
    if not bare or _GREET.fullmatch(bare):
        return Heard(intent=Intent.GREETING)
    if _THANK.fullmatch(bare):
        return Heard(intent=Intent.THANKS)
    if _OVER.fullmatch(bare):
        return Heard(intent=Intent.STARTING_OVER, cleared={slot.name for slot in slots})
    if (which := _WHICH.fullmatch(bare)) and offered and asked is not None:
        place = _ORDER[which["which"]] if which["which"] in _ORDER else int(which["which"][0]) - 1
        if place < len(offered):
            bare = offered[place].lower()
            if not _SURPRISE.fullmatch(bare) and not _SKIP.fullmatch(bare):
                return Heard(filled={asked.name: _plain(offered[place], asked)})
    if left := _SURPRISE.fullmatch(bare):
        open_ = [slot for slot in slots if slot.name not in known]
        leave = open_ if left["all"] or asked is None else [asked]
        return Heard(
            filled={slot.name: guess(slot, *known.values()) for slot in leave}, guessed={slot.name for slot in leave}
        )
    if _SKIP.fullmatch(bare):
        return _skipped(bare, asked)
    return Heard(intent=Intent.AGREEING) if _AGREE.fullmatch(bare) else None


def _skipped(bare: str, asked: Slot | None) -> Heard:
    if asked is None:
        return Heard(intent=Intent.AGREEING if bare.startswith("no") else Intent.TELLING)
    if asked.reads is Reads.TEXT:
        return Heard(filled={asked.name: NO_TEXT})
    return Heard(declined={asked.name})


def _tell(heard: Heard, text: str, slots: Sequence[Slot], asked: Slot | None, known: Mapping[str, str]) -> None:
    correcting = bool(_CORRECTING.match(text))
    text, unwanted = _without_unwanted(_BUT.sub("", text), known)
    correcting = correcting or bool(unwanted)
    found = extract(text, slots)
    if (
        asked is not None
        and asked.reads in _WHOLE_ANSWERS
        and not correcting
        and _answers_plainly(text, found, slots, asked)
    ):
        heard.filled[asked.name] = _plain(text, asked)
        return
    heard.filled |= found.filled
    heard.cleared |= found.cleared | {name for name in unwanted if name not in found.filled}
    heard.declined |= {
        name for name in found.cleared if all(slot.name != name or slot.reads is not Reads.SUBJECT for slot in slots)
    }
    heard.changing = found.changing
    rest = _place_clauses(heard, found.rest, slots, asked)
    subject = next((slot for slot in slots if slot.reads is Reads.SUBJECT), None)
    if rest and subject is not None:
        _place_rest(heard, rest, text, subject, asked, known)
    elif rest and asked is not None and asked.name not in heard.filled:
        heard.filled[asked.name] = shortened(rest)


def _answers_plainly(text: str, found: Found, slots: Sequence[Slot], asked: Slot) -> bool:
    """True if a short message is the answer to what was asked and speaks of no other slot."""
    if found.changing or found.explicit or asked.name in found.filled or len(text.split()) > 10 or _ADDING.match(text):
        return False
    if asked.reads is not Reads.BACKGROUND and _REPLACING.search(text):
        return False
    if asked.reads in (Reads.COLOURS, Reads.BACKGROUND) and only_colours(text.strip(" .!")):
        return True
    others = {slot.reads for slot in slots if slot.name in found.filled}
    return others <= set(_MAY_SOUND_LIKE.get(asked.reads, ()))


def _place_clauses(heard: Heard, rest: str, slots: Sequence[Slot], asked: Slot | None) -> str:
    """Gives clauses that are only colours, moods or the like to their slot; what is left, with its lead-ins cut off."""
    left: list[str] = []
    for clause in re.split(r"\s*[,;]\s*|\.\s+|\.$|!", rest):
        bare = _stripped(clause)
        free = asked if asked is not None and asked.name not in heard.filled else None
        slot = _slot_of(bare, slots, free) if bare else None
        if slot is not None:
            heard.filled.setdefault(slot.name, shortened(lexicon.COMPARATIVES.get(bare.lower(), bare)))
        elif bare:
            left.append(bare)
    return ", ".join(left)


def _slot_of(clause: str, slots: Sequence[Slot], asked: Slot | None) -> Slot | None:
    """The slot that a clause of only colours, moods, expressions or shapes belongs to."""
    if only_colours(clause):
        wanted: tuple[Reads, ...] = (Reads.COLOURS, Reads.BACKGROUND)
    elif clause.lower() in lexicon.COMPARATIVES or only_of(clause, lexicon.MOODS):
        wanted = (Reads.MOOD, Reads.EXPRESSION, Reads.STYLE)
    elif only_of(clause, lexicon.EXPRESSIONS):
        wanted = (Reads.EXPRESSION, Reads.MOOD)
    elif only_of(clause, lexicon.SHAPES):
        wanted = (Reads.SHAPE,)
    else:
        return None
    if asked is not None and asked.reads in wanted:
        return asked
    return next((slot for reads in wanted for slot in slots if slot.reads is reads), None)


def _place_rest(
    heard: Heard, rest: str, text: str, subject: Slot, asked: Slot | None, known: Mapping[str, str]
) -> None:
    """Gives what nobody took to the subject, as the first one, a new one or an addition; or to the slot that was
    asked for.
    """
    value = shortened(rest)
    if not re.search(r"[^\W\d_]{2,}|\w", value):
        return
    before = known.get(subject.name) if subject.name not in heard.cleared else None
    if subject.name in heard.filled:
        return
    if before is None or asked is subject or _REPLACING.search(text):
        if before is not None and _ADDING.match(text):
            value = f"{before}, with {re.sub(_ADDING, '', value)}"
        heard.filled[subject.name] = shortened(value)
    elif _ADDING.match(text):
        heard.filled[subject.name] = shortened(f"{before}, with {_ADDING.sub('', value)}")
    elif asked is not None and asked.name not in heard.filled:
        heard.filled[asked.name] = value
    elif asked is None and not heard.filled and not heard.cleared and heard.changing is None:
        heard.filled[subject.name] = shortened(f"{before}, {value}")


def _without_unwanted(text: str, known: Mapping[str, str]) -> tuple[str, set[str]]:
    """`not pixel art, watercolour`: the text without what is known and not wanted, and the slots that held it."""
    unwanted: set[str] = set()
    for said in list(_NOT.finditer(text)):
        first = said["what"].split()[0]
        for what in (said["what"], first):
            slots = {name for name, value in known.items() if re.search(rf"\b{re.escape(what)}\b", value, re.I)}
            if slots:
                unwanted |= slots
                text = text.replace(said.group()[: said.start("what") - said.start() + len(what)], " , ", 1)
                break
    return text, unwanted


def _plain(text: str, asked: Slot) -> str:
    """A short message as the value of the slot that was asked for."""
    bare = _stripped(re.sub(r"\bbackground\b", "", text, flags=re.I)) if asked.reads is Reads.BACKGROUND else text
    if asked.reads is Reads.TEXT:
        quoted = re.search(r"[“\"'«]([^”\"'»]+)[”\"'»]", text)
        none = re.fullmatch(r"\W*(?:no|none|without|nothing)\b(?: (?:text|words?|title|at all|please))*\W*", text, re.I)
        return (
            NO_TEXT
            if none
            else (
                quoted[1]
                if quoted
                else shortened(re.sub(r"^(?:just|the text|write|put|yes,?)\s+", "", text, flags=re.I))
            )
        )
    value = shortened(bare if asked.reads is Reads.OTHER else _stripped(bare)) or shortened(text)
    return lexicon.COMPARATIVES.get(value.lower(), value)


def _stripped(clause: str) -> str:
    """The clause without the words that lead into it and those that trail after it."""
    bare = clause.strip(" ,.;:!?-")
    for _ in range(8):
        shorter = _TAIL.sub("", _LEAD.sub("", bare, count=1)).strip(" ,.;:!?-")
        if shorter == bare:
            break
        bare = shorter
    return bare


def _is_question(sentence: str) -> bool:
    if _WISH.match(sentence):
        return False
    return bool(_QUESTION.match(sentence)) and (sentence.rstrip().endswith("?") or len(sentence.split()) >= 3)
