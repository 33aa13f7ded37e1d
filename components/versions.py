"""The versions of a project: a tree at the side with its branches, on a phone a strip under the picture."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components.markup import Handler, safe_source

DEEPEST = 3  # lanes; what branches further stays in the last one


@dataclass(frozen=True, slots=True, kw_only=True)
class VersionItem:
    """One version: `parent_id` is the version it was made from, `title` what was asked, `note` when and how."""

    id: str
    number: int
    parent_id: str | None
    title: str
    note: str
    thumb_url: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A version in the tree: its lane, whether it begins a branch (`elbow`), what it is joined to above and below."""

    item: VersionItem
    lane: int
    elbow: bool
    up: bool
    below: bool


class VersionStrip(Element, component="versions.js"):
    """All versions as one element; `on_open` gets the id of the one to show, `on_more` asks for earlier ones."""

    def __init__(
        self, *, on_open: Callable[[str], Any], on_more: Handler | None = None, label: str = "Versions"
    ) -> None:
        super().__init__()
        self._items: tuple[VersionItem, ...] = ()
        for name, value in {"items": [], "current": "", "other": "", "more": False, "label": label}.items():
            self.props[name] = value
        self.on("open", lambda event: on_open(str(event.args)) if self._knows(event.args) else None)
        if on_more is not None:
            self.on("more", on_more, args=[])

    def show(self, items: Sequence[VersionItem], *, current: str | None, more: bool = False) -> None:
        """Show these versions; only what changed is sent."""
        if tuple(items) != self._items:
            self._items = tuple(items)
            self.props["items"] = [_row(one) for one in place(self._items)]
        if self.props["current"] != (current or ""):
            self.props["current"] = current or ""
        if self.props["more"] != more:
            self.props["more"] = more

    def mark(self, other: str | None) -> None:
        """Mark the version that the shown one is compared with."""
        self.props["other"] = other or ""

    def _knows(self, version_id: Any) -> bool:
        return any(item.id == version_id for item in self._items)

    def _displayed_contents(self, *, only_visible: bool) -> list[Any]:
        shown = super()._displayed_contents(only_visible=only_visible)
        return [*shown, *(words for item in self._items for words in (item.title, item.note))]


def place(items: Sequence[VersionItem]) -> list[Placed]:
    """The order and lanes of the tree: under each version the branches that were left, then the line that lives on.

    The line that lives on is the one with the newest descendant. A version whose parent is not among `items` begins a
    tree of its own. Takes time in proportion to the number of versions, and no recursion.
    """
    by_id = {item.id: item for item in items}
    children: defaultdict[str, list[VersionItem]] = defaultdict(list)
    roots: list[VersionItem] = []
    ordered = sorted(items, key=lambda item: item.number)
    for item in ordered:
        if item.parent_id in by_id and item.parent_id != item.id:
            children[item.parent_id or ""].append(item)
        else:
            roots.append(item)
    newest = {item.id: item.number for item in ordered}
    for item in reversed(ordered):  # a child is always younger than its parent
        if item.parent_id in by_id:
            newest[item.parent_id or ""] = max(newest[item.parent_id or ""], newest[item.id])
    placed: list[Placed] = []
    waiting = [(root, 0, False, False) for root in reversed(roots)]
    while waiting:
        item, lane, elbow, up = waiting.pop()
        line = sorted(children[item.id], key=lambda child: newest[child.id])
        placed.append(Placed(item=item, lane=min(lane, DEEPEST), elbow=elbow, up=up, below=bool(line)))
        if line:
            waiting.append((line[-1], lane, False, True))
            waiting.extend((child, lane + 1, True, False) for child in reversed(line[:-1]))
    return placed


def _row(one: Placed) -> dict[str, Any]:
    item = one.item
    words = f"Version {item.number}" + (f": {item.title}" if item.title else "")
    return {
        "id": item.id,
        "number": item.number,
        "title": item.title,
        "note": item.note,
        "thumb": safe_source(item.thumb_url),
        "label": f"{words}, {item.note}",
        "lane": one.lane,
        "elbow": one.elbow,
        "up": one.up,
        "below": one.below,
    }
