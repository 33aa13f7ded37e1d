"""Words that people give to things: one plain line, tags, and the names of files made of them."""

from __future__ import annotations

from collections.abc import Iterable

from services.errors import BadInput
from services.studio.views import AssetView

MOST_TAGS, LONGEST_TAG = 20, 40
LONGEST_TITLE = 200
HEADING = 80  # characters of a title that is made of what was said


def plain_line(text: object, field: str, longest: int) -> str:
    """One line of printable text. Raises BadInput where it is too long."""
    cleaned = " ".join("".join(ch if ch.isprintable() else " " for ch in str(text or "")).split())
    if len(cleaned) > longest:
        raise BadInput(f"A {field} has at most {longest} characters.", field=field)
    return cleaned


def plain_paragraphs(text: object, field: str, longest: int) -> str:
    """Printable text that may have lines. Raises BadInput where it is too long."""
    lines = str(text or "").replace("\r\n", "\n").split("\n")
    cleaned = "\n".join("".join(ch if ch.isprintable() else " " for ch in line).rstrip() for line in lines).strip()
    if len(cleaned) > longest:
        raise BadInput(f"A {field} has at most {longest} characters.", field=field)
    return cleaned


def heading(text: str) -> str:
    """What was said as a title: at most HEADING characters, cut between words."""
    line = " ".join(text.split())
    if len(line) <= HEADING:
        return line
    cut = line[: HEADING - 1]
    whole = cut.rpartition(" ")[0] if not line[HEADING - 1].isspace() else cut
    return f"{(whole if len(whole) > HEADING // 2 else cut).rstrip(' ,;:.-')}…"


def clean_tags(tags: Iterable[str]) -> list[str]:
    """Tags as they are kept: plain, each once, in the order given. Raises BadInput for too many or too long ones."""
    cleaned = list(dict.fromkeys(tag for tag in (plain_line(one, "tag", LONGEST_TAG) for one in tags) if tag))
    if len(cleaned) > MOST_TAGS:
        raise BadInput(f"A picture has up to {MOST_TAGS} tags of {LONGEST_TAG} characters.", field="tags")
    return cleaned


def file_name(asset: AssetView, ending: str) -> str:
    """A name for downloads out of the picture's title."""
    spoken = "".join(ch if ch.isalnum() else "-" for ch in (asset.title or asset.kind).lower())
    words = [word for word in spoken.split("-") if word]
    return f"{'-'.join(words)[:60].strip('-') or 'picture'}-{asset.id[-6:]}.{ending}"
