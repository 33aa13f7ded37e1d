"""Sample values for tests and the showcase: a knight drawn as SVG, his brief, his picture, a gallery of him."""

from __future__ import annotations

from urllib.parse import quote

from components.brief import Brief, Choice, Picker, Price, Slot
from components.gallery import Card
from components.picture import Download, Plate, Refining, Version

_KNIGHT = """<svg xmlns='http://www.w3.org/2000/svg' width='{width}' height='{height}' viewBox='0 0 320 180'
preserveAspectRatio='xMidYMid slice'><defs><radialGradient id='b' cx='.62' cy='.4' r='.9'>
<stop offset='0' stop-color='hsl({hue} 58% 56%)'/><stop offset='1' stop-color='hsl({hue} 60% 12%)'/></radialGradient>
</defs>
<rect width='320' height='180' fill='url(#b)'/>
<path d='M0 180 60 112l40 34 46-60 52 66 44-38 78 66z' fill='#0d0722' opacity='.7'/>
<g transform='translate(160 100)'><path d='M-54 80c0-40 20-56 54-56s54 16 54 56z' fill='{body}'/>
<path d='M-34-34c0-26 14-40 34-40s34 14 34 40v26c0 22-16 36-34 36S-34 14-34-8z' fill='{body}'/>
<path d='M-24-22h48v12c0 4-4 8-24 8s-24-4-24-8z' fill='#1a1030'/>
<path d='M-16-17h10v5h-10zM6-17h10v5H6z' fill='#7ff6ff'/>
<path d='M0-74c10-12 24-14 36-8-12 2-20 10-26 18z' fill='#d8423a'/></g></svg>"""


def knight(hue: int, *, gold: bool = True, width: int = 1280, height: int = 720) -> str:
    """A knight before mountains; `hue` of the sky in degrees."""
    svg = _KNIGHT.format(hue=hue, width=width, height=height, body="#dba53a" if gold else "#9aa7bd")
    return f"data:image/svg+xml,{quote(svg)}"


def plate(happy: bool = False, locked: bool = False, before: str | None = None) -> Plate:
    versions = (
        Version(
            id="1",
            url=knight(220, gold=False),
            thumb_url=knight(220, gold=False),
            label="1 · First painting",
            width=1280,
            height=720,
        ),
        Version(id="2", url=knight(262), thumb_url=knight(262), label="2 · Armour in gold", width=1280, height=720),
    )
    refining = Refining(
        cost="8 free refinements remaining this month",
        suggestions=("Make it brighter", "Change the background", "Add stars"),
        locked="Refining comes with the plan Creator." if locked else None,
    )
    return Plate(
        title="Gold robot knight",
        versions=versions,
        current="2",
        before=before,
        refining=refining,
        happy=happy,
        rating=4 if happy else None,
        downloads=(Download(label="PNG", href="#"), Download(label="Export pack", href="#")) if happy else (),
    )


def brief(missing: str | None = None, text: str | None = None) -> Brief:
    return Brief(
        slots=(
            Slot(key="subject", label="Subject", value="robot knight", source="you", required=True),
            Slot(
                key="style",
                label="Style",
                value="anime",
                source="preset",
                required=True,
                options=("realistic", "anime", "pixel art"),
            ),
            Slot(key="mood", label="Mood", value="calm, noble", source="you"),
            Slot(key="colours", label="Colours", colours=("#dba53a", "#35206f", "#7ff6ff"), source="brand kit"),
            Slot(key="text", label="Text", value=text, source="you" if text else None, ask="add a title?"),
        ),
        price=Price(
            button="Paint another", words="Uses 1 of 38 creations left this month", short="1 of 38", missing=missing
        ),
        pickers=(
            Picker(
                key="type",
                label="What it is for",
                chosen="thumbnail",
                choices=(
                    Choice(key="thumbnail", label="Thumbnail", note="1280 × 720"),
                    Choice(key="emote", label="Emote", note="112 × 112"),
                ),
            ),
            Picker(
                key="preset",
                label="Style preset",
                chosen="anime",
                choices=tuple(
                    Choice(key=name, label=name.title(), image_url=knight(hue))
                    for name, hue in {"gaming": 10, "minimal": 200, "vibrant": 320, "anime": 262, "retro": 120}.items()
                ),
            ),
        ),
        preview_url=knight(262),
        progress="4 of 4",
    )


def card(number: int) -> Card:
    return Card(
        id=str(number),
        url=knight(number * 37 % 360, gold=number % 3 > 0),
        width=1280,
        height=720,
        title=f"Knight of house {number}",
        note="Thumbnail · today",
    )
