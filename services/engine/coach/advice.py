"""Short answers to what creators ask a coach besides their picture."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class _Advice:
    about: re.Pattern[str]
    words: str


def _on(*words: str) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(words)})", re.IGNORECASE)


# The first that fits is given, so that "how big is a thumbnail" is about sizes and "transparent emote" about
# transparency.
_ADVICE: Sequence[_Advice] = (
    _Advice(
        about=_on("how (?:big|large)", "sizes?\\b", "resolution", "dimensions?", "pixels?\\b", "aspect", "ratio"),
        words="You need not think about pixels: I paint large and the studio exports the exact size of each "
        "platform, such as 1280 × 720 for a thumbnail.",
    ),
    _Advice(
        about=_on("transparen", "cut ?out", "png\\b"),
        words="Yes, a transparent background works for emotes, badges, logos and profile pictures; just say "
        "“transparent” for the background.",
    ),
    _Advice(
        about=_on("cost", "price", "pay\\b", "credits?", "plans?\\b", "free\\b", "quota"),
        words="Talking with me costs nothing; what a picture costs stands below the button before you press it.",
    ),
    _Advice(
        about=_on("copyright", "commercial", "licen[cs]e", "own the", "allowed to use"),
        words="I cannot give legal advice, but pictures with other people's characters, logos or faces are the ones "
        "that cause trouble; your own idea is the safe road.",
    ),
    _Advice(
        about=_on("thumbnails?", "click", "ctr\\b"),
        words="A good thumbnail has one subject that fills a third of it, strong contrast with the background, and "
        "three or four words at most, because it is often seen at the width of a thumb.",
    ),
    _Advice(
        about=_on("emotes?"),
        words="A good emote is one face or gesture with thick outlines and few colours; it has to read at 28 pixels.",
    ),
    _Advice(about=_on("badges?"), words="A badge is tiny, so one bold symbol in two colours beats any detail."),
    _Advice(
        about=_on("banners?", "overlay", "offline", "panels?\\b"),
        words="For banners and overlays keep what matters near the centre and leave calm room at the sides, since "
        "each device cuts them differently.",
    ),
    _Advice(
        about=_on("profile", "avatar", "pfp"),
        words="A good profile picture is a face or mascot that fills the frame, with a plain background in a "
        "contrasting colour, because most places crop it to a small circle.",
    ),
    _Advice(
        about=_on("logos?"),
        words="A good logo is one simple shape that still works in one colour and at 32 pixels; an initial or a "
        "mascot's head is the safest start.",
    ),
    _Advice(
        about=_on("colou?rs?", "palette"),
        words="Two main colours and one accent are plenty: pick the accent opposite to the background, like orange "
        "on teal, and it will stand out.",
    ),
    _Advice(
        about=_on("text", "font", "title", "words?\\b"),
        words="Keep text to one to four words in a heavy letter, well away from the edges.",
    ),
    _Advice(
        about=_on("styles?"),
        words="Bold gaming art shouts, minimal looks trustworthy, anime and cartoon are friendly, pixel art feels "
        "nostalgic; choose the one your viewers already know you for.",
    ),
    _Advice(
        about=_on("background"),
        words="A calm background with less contrast than the subject is nearly always right; a soft gradient never "
        "fails.",
    ),
    _Advice(
        about=_on("refine", "change it", "edit", "after"),
        words="Once the picture is there you can refine it in plain words, such as “make it brighter” or “blue "
        "background”, and every version is kept.",
    ),
    _Advice(
        about=_on("who are you", "what are you", "are you (?:a |an )?(?:ai|human|bot|real)", "your name"),
        words="I am the studio's own coach, a program that helps you say what you want and then paints it.",
    ),
    _Advice(
        about=_on("what can you", "how does (?:this|it)", "how do (?:i|we)", "help", "can you"),
        words="Tell me what you want to see and I sort it into a brief; once it is complete you have it painted "
        "and refine it in plain words.",
    ),
)
_OTHERWISE = (
    "That I do not know, but I know a good deal about pictures.",
    "I had better stay with pictures, there I can really help.",
)


def advise(question: str, dice: int) -> str:
    """A short, honest answer to a question."""
    return next((one.words for one in _ADVICE if one.about.search(question)), _OTHERWISE[dice % len(_OTHERWISE)])
