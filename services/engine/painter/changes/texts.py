"""Changes of the lettering: write, replace, remove, recolour, resize, move, another look."""

import re
from dataclasses import replace

from ..layout import PLACES, chosen
from ..names import named, nearest_name
from ..quotes import lettering_in
from ..scene import Lettering, Scene
from .clauses import Wish

Result = tuple[Scene, str] | None
_NOUN = r"texts?|words?|lettering|letters|titles?|captions?|font|typography|name"
_LOOKS: dict[str, str] = {
    "outline": "outline|outlined|stroke", "shadow": "shadow|drop shadow", "glow": "glow|glowing|neon",
    "plain": "plain|simple|flat|thin", "block": "3d|block|depth|extruded",
    "bold": "bold|bolder|heavier|thicker|italic", "chrome": "chrome|metallic|80s",
    "clean": "clean|elegant|spaced|professional", "fun": "fun|playful|bubbly|cartoon\\w*",
    "serif": "serif|classic|vintage", "pixel": "pixel\\w*",
}  # fmt: skip
_RENAME = re.compile(
    rf"(?:change|replace|update|edit|set|rename|swap|switch)\s+(?:the\s+)?(?:{_NOUN})\s*(?:[\"“'].*?[\"”']\s*)?(?:to\s+say|to\s+read|to|with|into|as|so\s+(?:that\s+)?it\s+says|for|:|=)\s*(.+)$|"
    rf"(?:{_NOUN})\s+(?:should|must)\s+(?:say|read|be)\s+(.+)$",
    re.IGNORECASE,
)
_WRITE = re.compile(
    rf"^(?:please\s+)?(?:write|type|letter|spell)\s+(?:out\s+)?(?:the\s+(?:{_NOUN})\s+)?(.+)$|"
    rf"^(?:please\s+)?(?:add|put|insert|include|place|give\s+it)\s+(?:the\s+|a\s+|some\s+|my\s+)?(?:{_NOUN})\s*(?:saying|that\s+says|reading|of|:)?\s+(.+)$|"
    r"^(?:please\s+)?(?:add|put|insert|include|make\s+it\s+say|make\s+it\s+read|it\s+should\s+say|say|with\s+the\s+words?)\s+([\"“'].+)$|"
    r"^(?:please\s+)?(?:make\s+it\s+say|make\s+it\s+read|it\s+should\s+say|say)\s+(.+)$",
    re.IGNORECASE,
)
_WHERE = re.compile(
    r"\s+(?:in|on|at|under|above|below|over|across|beneath|underneath|to|with|using)\b\s*(?:it|him|her|them|the|a|an|big|bold|large|small|white|black|red|blue|green|gold|golden|yellow|pink|"
    r"purple|orange|teal|top|bottom|left|right|neon|bright|dark|#\w+)?\b.*$|\s+(?:underneath|below|above|instead|please)\s*$",
    re.IGNORECASE,
)
_STEPS: dict[str, tuple[float, float]] = {
    "up": (0, -0.1),
    "higher": (0, -0.1),
    "down": (0, 0.1),
    "lower": (0, 0.1),
    "left": (-0.12, 0),
    "right": (0.12, 0),
}


def unwrite(scene: Scene, wish: Wish) -> Result:
    """'Remove the text', 'no text'."""
    if wish.verb == "remove" and wish.has(_NOUN) and not wish.has("outline|shadow|glow"):
        return replace(scene, texts=()), "text removed" if scene.texts else "there was no text to remove"
    return None


def write(scene: Scene, wish: Wish) -> Result:
    """'Write NOVA under it', 'change the text to NOVA'."""
    rename = _RENAME.search(wish.raw)
    if rename and wish.verb != "remove":
        said = next(g for g in rename.groups() if g)
        words = _words(said)
        if words and not _about_looks(words):
            if scene.texts:
                return replace(
                    scene, texts=(replace(scene.texts[0], words=words), *scene.texts[1:])
                ), f'text changed to "{words}"'
            return _added(scene, words, wish)
    found = _WRITE.match(wish.raw.strip())
    if found and wish.verb != "remove":
        words = _words(next(g for g in found.groups() if g))
        if words and not _about_looks(words):
            return _added(scene, words, wish)
    return None


def restyle(scene: Scene, wish: Wish) -> Result:
    """'Make the text red', 'bigger text', 'move the text to the top', 'text with a glow'."""
    if not wish.has(_NOUN):
        return None
    if not scene.texts:
        return (scene, "there is no text to change yet") if wish.has("bigger|smaller|larger|move|colou?r") else None
    done: list[str] = []
    texts = scene.texts
    step = 1 + 0.28 * wish.strength
    plain = re.sub(r"[\"“'].*?[\"”']", " ", wish.text)
    if re.search(r"\b(?:bigger|larger|huge|increase|grow|enlarge|too small)\b", plain):
        texts, said = tuple(_sized(t, step) for t in texts), "text enlarged"
        done.append(said)
    elif re.search(r"\b(?:smaller|tiny|tinier|decrease|shrink|reduce|too big)\b", plain):
        texts, said = tuple(_sized(t, 1 / step) for t in texts), "text made smaller"
        done.append(said)
    place = next(
        (
            name
            for name in PLACES
            if re.search(
                rf"\b(?:to|at|on|in|into)\s+(?:the\s+)?(?:very\s+)?(?:\w+\s+)?{name}\b|^(?:the\s+)?text\s+{name}$",
                plain,
            )
        ),
        None,
    )
    step_word = next((word for word in _STEPS if re.search(rf"\b(?:{word})\b", plain)), None)
    if place:
        x, y, width, height = PLACES[place]
        texts = (replace(texts[0], x=x, y=y, width=width, height=height), *texts[1:])
        done.append(f"text moved to the {place}")
    elif step_word and wish.has("move|higher|lower|shift|put"):
        dx, dy = _STEPS[step_word]
        texts = tuple(replace(t, x=_in(t.x + dx * wish.strength), y=_in(t.y + dy * wish.strength)) for t in texts)
        done.append(f"text moved {step_word}")
    colours = wish.colours
    if colours:
        texts = tuple(
            replace(t, line=colours[0].colour, look=t.look or "outline")
            if wish.has("outline|stroke|edge")
            else replace(t, fill=colours[0].colour)
            for t in texts
        )
        done.append(
            f"text {'outline ' if wish.has('outline|stroke|edge') else ''}coloured {nearest_name(colours[0].colour)}"
        )
    elif wish.verb == "remove" and wish.has("outline|shadow|glow"):
        texts = tuple(replace(t, look="plain") for t in texts)
        done.append("text made plain")
    else:
        look = next((name for name, words in _LOOKS.items() if re.search(rf"\b(?:{words})\b", plain)), None)
        if look and not place:
            texts = tuple(replace(t, look=look) for t in texts)
            done.append(f"lettering made {look}")
    tilt = re.search(r"\b(?:tilt|slant|rotate|angle)", plain)
    if tilt:
        texts = tuple(replace(t, turn=t.turn - 8.0) for t in texts)
        done.append("text tilted")
    return (replace(scene, texts=texts), ", ".join(done)) if done else None


def _added(scene: Scene, words: str, wish: Wish) -> Result:
    place = next((name for name in PLACES if re.search(rf"\b{name}\b", wish.text.replace(words.lower(), " "))), None)
    if place:
        x, y, width, height = PLACES[place]
    else:
        layout = chosen(scene.width, scene.height, "", worded=True)
        x, y, width, height = layout.text
        lead = scene.actors[0] if scene.actors else None
        if (
            lead and abs(lead.x - x) < 0.25 and abs(y - 0.5) < 0.2
        ):  # the subject stands where the words would go: below it, then
            x, y, width, height = 0.5, 0.86, 0.88, 0.2
    if scene.texts and any(abs(t.y - y) < 0.1 and abs(t.x - x) < 0.2 for t in scene.texts) and not wish.has("instead"):
        y = 0.14 if y > 0.5 else 0.86
    colours = [
        c
        for c in wish.colours
        if words.lower() not in wish.text or c.start > wish.text.find(words.lower()) + len(words) - 1
    ]
    line = Lettering(words=words, x=x, y=y, width=width, height=height, fill=colours[0].colour if colours else "")
    texts = (line,) if wish.has("instead") else (*scene.texts, line)[-3:]
    return replace(scene, texts=texts), f'wrote "{words}"'


def _words(said: str) -> str:
    quoted = lettering_in(said)[1]
    if quoted and re.search(r"[\"“«„]|^\s*['‘]", said):
        return quoted[0].words
    return re.sub(r"\s+", " ", _WHERE.sub("", said)).strip(" .,:;\"'“”")


def _about_looks(words: str) -> bool:
    """'Change the text to red' asks for a colour, not for the word."""
    plain = words.lower().removeprefix("a ").removeprefix("the ").removesuffix(" colour").removesuffix(" color")
    if words.isupper() and len(words) > 1:
        return False
    return named(plain) is not None or plain in (
        "top",
        "bottom",
        "left",
        "right",
        "bigger",
        "smaller",
        "larger",
        "bold",
        "outline",
        "glow",
        "shadow",
    )


def _sized(text: Lettering, factor: float) -> Lettering:
    return replace(text, size=round(min(4.0, max(0.2, text.size * factor)), 4))


def _in(value: float) -> float:
    return round(min(0.95, max(0.05, value)), 4)
