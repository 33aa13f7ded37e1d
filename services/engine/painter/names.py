"""The colours people name, and the words that bend a colour ("dark", "pastel"), found in running text together with
what they belong to."""

import re
from dataclasses import dataclass

from .colour import adjusted, at_light, from_lch, hexed, lch
from .spoken import words_of

COLOURS: dict[str, str] = {
    "red": "#e02b35", "crimson": "#c4163a", "scarlet": "#f0341f", "ruby": "#c2124a", "maroon": "#7a1730",
    "burgundy": "#741c39",
    "cherry": "#c81d3e", "vermilion": "#e8472b", "rust": "#b1481f", "brick": "#a83f32", "wine": "#6f1d36",
    "blood": "#8f0f1a",
    "pink": "#f178b6", "rose": "#ee5d84", "magenta": "#e0259f", "fuchsia": "#e830b4", "salmon": "#fa8575",
    "coral": "#ff6f59",
    "blush": "#f6b5b7", "raspberry": "#d2265f", "bubblegum": "#ff86c8",
    "orange": "#f58220", "tangerine": "#ff9326", "amber": "#ffb01f", "apricot": "#fcb57b", "peach": "#ffbd94",
    "pumpkin": "#ee7420",
    "copper": "#c0713c", "bronze": "#b07a3c", "terracotta": "#cd6646", "caramel": "#c6853f", "ginger": "#c9682a",
    "yellow": "#fdd126", "gold": "#eeb527", "golden": "#eeb527", "lemon": "#fce94a", "mustard": "#d7a21f",
    "honey": "#eba92f",
    "cream": "#fbf1d6", "ivory": "#fcf7e6", "beige": "#e5d5b5", "sand": "#dcc391", "champagne": "#f3e0b7",
    "blonde": "#f0d283",
    "green": "#2f9e4a", "lime": "#93d82b", "emerald": "#12a36a", "forest": "#1f6436", "olive": "#7d8233",
    "mint": "#9be8c4",
    "sage": "#a0b48d", "jade": "#16a079", "moss": "#71853a", "chartreuse": "#bfe324", "seafoam": "#8fe3c8",
    "pine": "#1c5446",
    "grass": "#5cae3c", "avocado": "#84944a", "matcha": "#a7bf6b",
    "teal": "#138f93", "turquoise": "#2ac8bf", "aqua": "#3fd8e0", "cyan": "#1cc7e8", "petrol": "#105e70",
    "blue": "#2b6be4", "navy": "#1b2c5e", "azure": "#2d93f0", "cobalt": "#1f4cb8", "sapphire": "#1a48ad",
    "indigo": "#4636b0",
    "cerulean": "#2796cf", "sky": "#7cc4f5", "denim": "#4a6fa5", "ultramarine": "#2a34c4", "lapis": "#2750a5",
    "ice": "#cdeefa",
    "periwinkle": "#98a4f0", "midnight": "#141c3f", "steel": "#7c93aa",
    "purple": "#8038c4", "violet": "#7d45e0", "lavender": "#bda6f0", "lilac": "#cba9e6", "plum": "#7d2e74",
    "amethyst": "#9a63d2",
    "mauve": "#b68bb4", "orchid": "#cf6bd0", "aubergine": "#43224d", "grape": "#5f2f9c", "eggplant": "#43224d",
    "brown": "#7f4e2c", "chocolate": "#563019", "tan": "#cfa77b", "coffee": "#5e402e", "chestnut": "#84432a",
    "mahogany": "#6e2a22",
    "sepia": "#79573a", "walnut": "#65462f", "khaki": "#b9ad78", "umber": "#64492f",
    "white": "#fafafa", "snow": "#f3f8fc", "pearl": "#efe9e2", "silver": "#bcc6d2", "grey": "#8a9099",
    "gray": "#8a9099",
    "charcoal": "#343a44", "slate": "#566476", "graphite": "#41464f", "ash": "#b3b4b0", "platinum": "#dfe2e6",
    "black": "#14151a",
    "onyx": "#1a1b20", "ebony": "#221f20", "obsidian": "#191a26", "smoke": "#9ea2a8",
}  # fmt: skip
PURE: dict[str, str] = {"white": "#ffffff", "black": "#000000"}  # as "pure white" is meant
TWISTS: dict[str, tuple[float, float, float | None]] = {  # moved lightness, multiplied chroma, or a fixed lightness
    "dark": (-0.2, 0.85, None), "deep": (-0.16, 1.05, None), "light": (0.14, 0.8, None), "pale": (0.0, 0.45, 0.9),
    "bright": (0.06, 1.25, None), "vivid": (0.02, 1.4, None), "neon": (0.0, 2.0, 0.8), "electric": (0.05, 1.6, None),
    "pastel": (0.0, 0.5, 0.87), "soft": (0.06, 0.6, None), "muted": (0.0, 0.5, None), "dusty": (0.02, 0.5, None),
    "hot": (0.0, 1.4, None), "royal": (-0.08, 1.2, None), "baby": (0.0, 0.5, 0.87), "rich": (-0.06, 1.2, None),
    "warm": (0.02, 1.1, None), "cool": (0.0, 0.9, None), "metallic": (0.04, 0.8, None), "shiny": (0.05, 1.1, None),
    "glowing": (0.08, 1.3, None), "faded": (0.05, 0.5, None), "very dark": (-0.3, 0.7, None), "lighter": (0.1, 0.9,
        None),
    "darker": (-0.14, 0.95, None),
}  # fmt: skip
# Words that are a colour only where something else is being coloured: "a rose", but "rose armour".
ALSO_THINGS = words_of(
    """
    a rose rose armour rose orange cherry peach lemon lime plum pumpkin grape coral ruby emerald sapphire amethyst
    jade pearl honey coffee chocolate snow sky sand forest smoke ash ice fire steel grass pine eggplant avocado
    caramel moss blood salmon raspberry tangerine brick wine olive walnut chestnut ginger rust orchid cream
    bubblegum lavender violet copper midnight matcha apricot champagne
    """
)
_BREAKS = words_of(
    """
    and or with in on at of the a an to for from by is are as its his her their but into over under behind please
    not
    """
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A colour as it was said, and the noun it was said of ('' where it stands alone)."""

    colour: str
    noun: str
    start: int
    end: int


_NAMES = "|".join(sorted(map(re.escape, COLOURS), key=len, reverse=True))
_TWIST = "|".join(sorted(map(re.escape, TWISTS), key=len, reverse=True))
_RGB = r"rgb\(\s*\d{1,3}\s*,\s*\d{1,3}\s*,\s*\d{1,3}\s*\)"
_MENTION = re.compile(
    rf"(?<![\w#])(?:(#[0-9a-f]{{6}}|#[0-9a-f]{{3}}|{_RGB})(?![\w])"
    rf"|((?:(?:{_TWIST}|pure)[\s-]+){{0,2}})(?:({_NAMES})[\s-]+)?({_NAMES})(?:ish|-colou?red|[\s-]+colou?red)?(?![\w]))",
    re.IGNORECASE,
)
_FOLLOWING = re.compile(r"[\s-]*([^\W\d_]+)(?:[\s-]+([^\W\d_]+))?(?:[\s-]+([^\W\d_]+))?", re.IGNORECASE)
_PRECEDING = re.compile(
    r"([^\W\d_]+)\s+(?:in|of|as|is|are|to|into|=|:)?\s*(?:be\s+)?(?:a\s+|an\s+|the\s+)?$", re.IGNORECASE
)


def named(word: str) -> str | None:
    """The colour of a name, a hex code or a phrase such as 'dark purple'; None when it names none."""
    found = _MENTION.fullmatch(word.strip())
    return _value(found) if found else None


def mentions(text: str, *, colours_only: bool = False) -> list[Mention]:
    """Every colour in the text, in order. Words that also name things count only before a noun, or where only colours
    are expected (`colours_only`)."""
    out: list[Mention] = []
    for found in _MENTION.finditer(text):
        noun = _noun_after(text, found.end())
        word = (found.group(4) or "").lower()
        theme = re.match(r"\s+(?:colou?rs|tones|palette|shades|hues)\b", text[found.end() :], re.IGNORECASE)
        if theme and word in ("forest", "ocean", "sunset", "candy", "midnight"):
            continue
        bare = not found.group(2) and not found.group(3)
        if word in ALSO_THINGS and bare and not colours_only and not noun:
            continue
        if found.group(3) and not _one_colour(found.group(3).lower(), word):  # "make the red green" names two
            first = found.group(3).lower()
            out.append(Mention(colour=COLOURS[first], noun="", start=found.start(3), end=found.end(3)))
            out.append(Mention(colour=COLOURS[word], noun=noun, start=found.start(4), end=found.end()))
            continue
        said = Mention(colour=_value(found), noun=noun, start=found.start(), end=found.end())
        if (
            out
            and text[out[-1].end : said.start].strip(" (,") == ""
            and _is_code(text, out[-1]) != _is_code(text, said)
        ):
            if not _is_code(
                text, said
            ):  # "magenta #ff00ff" and "#ff00ff magenta" are one colour, and the code says which
                out[-1] = Mention(colour=out[-1].colour, noun=said.noun, start=out[-1].start, end=said.end)
                continue
            out.pop()
        out.append(said)
    return out


def nearest_name(colour: str) -> str:
    """The plainest name for a colour, for telling people what was done."""
    light, chroma, hue = lch(colour)
    if chroma < 0.03:
        return "black" if light < 0.25 else "white" if light > 0.93 else "grey"
    best = min(_PLAIN, key=lambda name: _apart(COLOURS[name], light, chroma, hue))
    return best


_PLAIN = (
    "red", "pink", "orange", "yellow", "gold", "green", "lime", "teal", "turquoise", "blue", "navy", "purple",
    "violet", "brown", "maroon", "mint", "lavender", "magenta", "cyan", "olive", "cream",
)  # fmt: skip


def _one_colour(first: str, second: str) -> bool:
    """Whether two names in a row mean one colour: 'navy blue', 'rose gold', but not 'red green'."""
    if first in ALSO_THINGS:
        return True
    _, c1, h1 = lch(COLOURS[first])
    _, c2, h2 = lch(COLOURS[second])
    return min(c1, c2) > 0.03 and abs((h1 - h2 + 180) % 360 - 180) < 75


def _is_code(text: str, mention: Mention) -> bool:
    return "#" in text[mention.start : mention.end]


def _apart(colour: str, light: float, chroma: float, hue: float) -> float:
    l2, c2, h2 = lch(colour)
    turn = abs((hue - h2 + 180) % 360 - 180)
    return abs(light - l2) * 1.2 + abs(chroma - c2) + turn / 120


def _value(found: re.Match[str]) -> str:
    code = found.group(1)
    if code:
        if code.lower().startswith("rgb"):
            return hexed(*(float(v) for v in re.findall(r"\d+", code)))
        code = code.lower()
        return code if len(code) == 7 else "#" + "".join(c * 2 for c in code[1:])
    twists = re.findall(r"[a-z]+", (found.group(2) or "").lower())
    name = found.group(4).lower()
    if "pure" in twists and name in PURE:
        return PURE[name]
    colour = COLOURS[name]
    if found.group(3):  # "navy blue", "blue green": the first leads towards the second
        colour = _blend(COLOURS[found.group(3).lower()], colour)
    for twist in twists:
        if twist in TWISTS:
            light, chroma, fixed = TWISTS[twist]
            colour = (
                at_light(colour, fixed, chroma) if fixed is not None else adjusted(colour, light=light, chroma=chroma)
            )
    return colour


def _blend(first: str, second: str) -> str:
    l1, c1, h1 = lch(first)
    l2, c2, h2 = lch(second)
    near = (h2 - h1 + 180) % 360 - 180
    if abs(near) < 40:
        return first
    return from_lch((l1 * 2 + l2) / 3, (c1 + c2) / 2, (h1 + near * 0.45) % 360)


def _noun_after(text: str, at: int) -> str:
    found = _FOLLOWING.match(text, at)
    if not found:
        return ""
    words: list[str] = []
    for word in found.groups():
        if word is None or word.lower() in _BREAKS:
            break
        if word.lower() in COLOURS and word.lower() not in ALSO_THINGS:
            break
        words.append(word.lower())
    return " ".join(words)


def noun_before(text: str, at: int) -> str:
    """The noun that a colour follows, as in 'armour in gold' or 'hair is red'; '' where there is none."""
    found = _PRECEDING.search(text[:at])
    word = found.group(1).lower() if found else ""
    return "" if word in _BREAKS or word in COLOURS else word
