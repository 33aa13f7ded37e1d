"""The coach's words: what it understood, one question, or that the brief is whole. Two or three sentences, never
twice the same way.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from services.engine.coach.advice import advise
from services.engine.coach.brief import Brief, answers_for
from services.engine.coach.extracting import NO_TEXT
from services.engine.coach.hearing import Intent, chance
from services.engine.coach.slots import Reads, Slot

_TAKEN = {
    Reads.SUBJECT: (
        "{V}: I can see it already.",
        "{V} it is, a picture people will remember.",
        "{V}, lovely; that gives us a strong centre.",
    ),
    Reads.STYLE: ("{V} will suit {it} well.", "{V}, good: that gives {it} a clear voice.", "{V} it is."),
    Reads.MOOD: ("{V}: I will let light and shapes carry that.", "{V}, that sets the tone.", "I will keep it {v}."),
    Reads.COLOURS: (
        "{V} will lead.",
        "{V}: those hold up well even when the picture is small.",
        "I have noted {v} for the colours.",
    ),
    Reads.BACKGROUND: (
        "The background is {v} now.",
        "{V} behind {it}, that lets it stand out.",
        "Noted for the background: {v}.",
    ),
    Reads.TEXT: (
        "I will write “{v}” on it.",
        "“{v}” goes on it, large enough to read at a glance.",
        "The words are set: “{v}”.",
    ),
    Reads.EXPRESSION: (
        "{V} it looks, then.",
        "A face that reads {v} at first sight.",
        "{V}: people will feel that at once.",
    ),
    Reads.SHAPE: (
        "{V} as the outer shape, that crops well.",
        "I will hold it together with this shape: {v}.",
        "{V} it is for the shape.",
    ),
    Reads.OTHER: ("I have noted {v} for the {label}.", "{V} for the {label}, noted."),
}
_SEVERAL = ("I have noted {list}.", "Got it: {list}.", "Good, that tells me a lot: {list}.")
_GUESSED = (
    "I went for {list}; say the word if you would rather have something else.",
    "Then I choose {list}, and you can change it any time.",
)
_CLEARED = ("I have taken the {list} out again.", "Gone: the {list}.")
_NO_TEXT = ("No text then, the picture speaks for itself.", "Without words, noted.")
_DECLINED = ("Fine, we leave the {list} open.", "No need to settle the {list}.")
_GREETING = ("Hello, good to have you here.", "Hi! Let us make something worth clicking on.", "Welcome to the studio.")
_THANKS = ("You are welcome.", "My pleasure.", "Gladly.")
_OVER = ("A fresh canvas, then.", "All wiped clean, we start anew.")
_STEERING = (
    "I am only here for your picture, so I stay with that.",
    "That is outside my studio; the picture is what I can help with.",
)
_LOST = ("I did not quite catch what that changes in the picture.", "I am not sure yet what to do with that.")
_AGREED = ("Good.", "Glad you like it.")
_READY = (
    "That is all I need: {summary}. Paint it whenever you like",
    "The brief is complete: {summary}. You can paint it now",
    "Ready to paint: {summary}. Press “Paint it” when you are happy with it",
)
_MORE = (", or tell me one more thing: {question}", "; if you want it finer still: {question}")
_STILL = (", or change anything first.", "; every part of it can still be changed.")


def speak(brief: Brief, turn: int, seen: str = "") -> str:
    """The coach's answer to the newest message, `turn` counting the user's messages. `seen` says what a picture of
    theirs shows.
    """
    dice = chance(str(turn), *brief.known.values())
    opening = [part for part in (seen, _opening(brief, dice)) if part]
    if brief.missing or brief.heard.changing:
        asked = brief.next
        return " ".join([*opening, question_for(asked, brief, dice)]) if asked is not None else " ".join(opening)
    ready = _choose(_READY, dice).format(summary=summary_of(brief))
    following = brief.next
    if following is None:
        return " ".join([*opening, ready + _choose(_STILL, dice)])
    question = question_for(following, brief, dice)
    return " ".join([*opening, ready + _choose(_MORE, dice).format(question=question[0].lower() + question[1:])])


def question_for(slot: Slot, brief: Brief, dice: int) -> str:
    """The question for a slot, in one of its wordings."""
    return _choose(slot.questions, dice).replace("{it}", _it(brief))


def offers(brief: Brief) -> tuple[str, ...]:
    """What the user can click to answer: the asked slot's answers, or what might still be changed."""
    slot = brief.next
    if slot is not None:
        return answers_for(slot, brief.slots, brief.subject)
    labels = [slot.label for slot in brief.slots if slot.reads in (Reads.STYLE, Reads.COLOURS, Reads.BACKGROUND)]
    return tuple(f"Change the {label}" for label in labels[:3])


def summary_of(brief: Brief) -> str:
    """The brief in one line without a full stop."""
    by = {slot.reads: brief.known[slot.name] for slot in brief.slots if slot.name in brief.known}
    parts = [by.get(Reads.SUBJECT, "")]
    for reads, form in (
        (Reads.STYLE, "in {v} style"),
        (Reads.EXPRESSION, "{v} expression"),
        (Reads.MOOD, "{v} mood"),
        (Reads.COLOURS, "colours {v}"),
        (Reads.SHAPE, "shape {v}"),
        (Reads.BACKGROUND, "background {v}"),
    ):
        if by.get(reads):
            value = re.sub(r"\s+style$", "", by[reads], flags=re.I) if reads is Reads.STYLE else by[reads]
            parts.append(form.format(v=_uncapital(value)))
    if text := by.get(Reads.TEXT):
        parts.append("no text" if text == NO_TEXT else f"the text “{text}”")
    parts += [
        f"{slot.label} {brief.known[slot.name]}"
        for slot in brief.slots
        if slot.reads is Reads.OTHER and slot.name in brief.known
    ]
    return ", ".join(part for part in parts if part)


def _opening(brief: Brief, dice: int) -> str:
    heard = brief.heard
    if heard.question:
        return advise(heard.question, dice)
    fixed = {
        Intent.GREETING: _GREETING,
        Intent.THANKS: _THANKS,
        Intent.STARTING_OVER: _OVER,
        Intent.STEERING: _STEERING,
        Intent.AGREEING: _AGREED,
    }
    if heard.intent in fixed and not brief.changed:
        return _choose(fixed[heard.intent], dice)
    if heard.changing:
        return ""
    parts = [_taken(brief, dice), _left_out(brief, dice)]
    said = " ".join(part for part in parts if part)
    return said or _choose(_LOST, dice)


def _taken(brief: Brief, dice: int) -> str:
    """What the newest message filled, in one sentence."""
    changed = [(slot, brief.changed[slot.name]) for slot in brief.slots if slot.name in brief.changed]
    if not changed:
        return ""
    if any(slot.name in brief.heard.guessed for slot, _ in changed):
        return _choose(_GUESSED, dice).format(list=_listed(changed))
    if len(changed) > 1:
        return _choose(_SEVERAL, dice).format(list=_listed(changed))
    slot, value = changed[0]
    if slot.reads is Reads.TEXT and value == NO_TEXT:
        return _choose(_NO_TEXT, dice)
    form = _choose(_TAKEN[slot.reads], dice)
    return form.format(v=_brief(value, slot), V=_capital(_brief(value, slot)), it=_it(brief), label=slot.label)


def _left_out(brief: Brief, dice: int) -> str:
    names = [slot.label for slot in brief.slots if slot.name in brief.heard.cleared and slot.name not in brief.known]
    if names and brief.heard.intent is not Intent.STARTING_OVER:
        return _choose(_CLEARED, dice).format(list=_joined(names))
    open_ = [slot.label for slot in brief.slots if slot.name in brief.heard.declined and slot.name not in brief.known]
    return _choose(_DECLINED, dice).format(list=_joined(open_)) if open_ else ""


def _listed(changed: Sequence[tuple[Slot, str]]) -> str:
    return _joined(
        [
            ("no text" if value == NO_TEXT else f"“{value}” as text")
            if slot.reads is Reads.TEXT
            else _named(slot, value)
            for slot, value in changed
        ]
    )


def _named(slot: Slot, value: str) -> str:
    if slot.reads is Reads.SUBJECT:
        return _brief(value, slot)
    return f"{_brief(value, slot)} for the {slot.label}"


def _joined(parts: Sequence[str]) -> str:
    return parts[0] if len(parts) == 1 else f"{', '.join(parts[:-1])} and {parts[-1]}"


def _it(brief: Brief) -> str:
    """How a sentence speaks of the subject: by its own words while they are short."""
    subject = re.split(r"[,;.]|\b(?:with|in|on|at|who|that|which|breathing|holding|wearing)\b", brief.subject)[
        0
    ].strip()
    if not subject or len(subject.split()) > 4 or len(subject) > 40:
        return "it"
    bare = re.sub(r"^(?:an?|some|my) ", "", subject, flags=re.I)
    return f"the {bare}" if bare[:1].islower() and not bare.startswith("the ") else bare


def _brief(value: str, slot: Slot) -> str:
    """A value short enough to be repeated in a sentence."""
    short = value if len(value) <= 70 else value[:70].rsplit(" ", 1)[0] + "…"
    return short if slot.reads in (Reads.TEXT, Reads.SUBJECT) else _uncapital(short)


def _uncapital(value: str) -> str:
    return value[:1].lower() + value[1:] if value[1:2].islower() else value


def _capital(value: str) -> str:
    return value[:1].upper() + value[1:]


def _choose(options: Sequence[str], dice: int) -> str:
    return options[dice % len(options)]
