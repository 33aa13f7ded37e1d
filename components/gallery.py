"""The gallery: thousands of pictures as one element, which fetches them itself as one scrolls, selects and tells."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, cast

from nicegui.element import Element
from nicegui.events import GenericEventArguments

from components.markup import safe_source

MOST_IDS = 10_000  # that one event may name
LONGEST_ID = 64  # characters

Query = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """One picture as it is shown large; `width` and `height` are its own pixels."""

    id: str
    url: str
    width: int
    height: int
    title: str
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Act:
    """Something that can be done with all selected pictures."""

    key: str
    label: str
    icon: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Opened:
    """A picture that was opened, and whether there is one before and after it."""

    id: str
    before: bool
    after: bool


class GalleryWall(Element, component="gallery_wall.js"):
    """Pictures newest first, out of `source`, which answers `{"items": […], "next_cursor": …}` to `query` and `cursor`.

    `thumbs`, `sharp` (larger ones, for wide pictures and fine screens) and `pictures` are addresses with `{id}` in
    them, `labels` the words for a picture's asset type or kind.
    Events name pictures by ids that come from the browser: whoever acts on them looks whose they are. What was done is
    told with `patch`, `take` and `give_back`; without that the wall shows what it showed, but for the heart, which is
    filled at once: `on_favourite(id, on)` says with `patch` where that did not hold. `on_count` hears how many pictures
    there are so far, 0 where there is none at all.
    """

    def __init__(
        self,
        source: str,
        *,
        thumbs: str,
        sharp: str = "",
        pictures: str = "",
        labels: Mapping[str, str],
        query: Query | None = None,
        on_open: Callable[[Opened], Any],
        on_count: Callable[[int], Any] | None = None,
    ) -> None:
        super().__init__()
        self.props.update(
            source=safe_source(source),
            thumbs=safe_source(thumbs),
            sharp=safe_source(sharp),
            pictures=safe_source(pictures),
            labels=dict(labels),
            query=dict(query or {}),
            can={},
            acts=[],
        )
        self.on("open", lambda event: _opened(event, on_open))
        self.on("count", lambda event: None if on_count is None else on_count(_number(event.args)))

    def allow(
        self,
        *,
        acts: Sequence[Act],
        on_act: Callable[[str, list[str]], Any],
        on_favourite: Callable[[str, bool], Any] | None = None,
        on_remove: Callable[[str], Any] | None = None,
        on_restore: Callable[[str], Any] | None = None,
    ) -> None:
        """Say once what can be done with the selected pictures and with each one."""
        self._on_act = on_act
        self._deeds = {"favourite": on_favourite, "remove": on_remove, "restore": on_restore}
        self.on("act", self._act)
        self.on("favourite", self._favourite)
        self.on("remove", lambda event: self._one("remove", event))
        self.on("restore", lambda event: self._one("restore", event))
        self.offer(acts, [name for name, deed in self._deeds.items() if deed is not None])

    def offer(self, acts: Sequence[Act], each: Sequence[str]) -> None:
        """Offer these of what was allowed: acts for all selected, and favourite, remove or restore for each one."""
        self._offered = {act.key for act in acts}, set(each)
        self.props["acts"] = [{"key": act.key, "label": act.label, "icon": act.icon} for act in acts]
        self.props["can"] = dict.fromkeys(each, True)

    def show(self, query: Query) -> None:
        """Show what this finds instead."""
        self.props["query"] = dict(query)

    def patch(self, ids: Sequence[str], *, favourite: bool) -> None:
        """Show these as favourites, or no longer."""
        self.run_method("patch", list(ids), {"favourite": favourite})

    def take(self, ids: Sequence[str]) -> None:
        """Take these away and close the gaps."""
        self.run_method("take", list(ids))

    def give_back(self, ids: Sequence[str]) -> None:
        """Put back in their places what `take` took."""
        self.run_method("giveBack", list(ids))

    def reload(self) -> None:
        """Fetch all anew."""
        self.run_method("reload")

    def freshen(self) -> None:
        """Show what has come since, before the pictures that are there."""
        self.run_method("freshen")

    def clear_selection(self) -> None:
        """Select nothing."""
        self.run_method("clear")

    def send(self, address: str, ids: Sequence[str]) -> None:
        """Have the browser fetch what `address` answers to a form with these `asset_ids`, as a file to save."""
        self.run_method("send", safe_source(address), list(ids))

    def step(self, id: str, by: int) -> None:
        """Open the neighbour of this picture, 1 for the next and -1 for the one before; at the end more are fetched."""
        self.run_method("step", id, by)

    def _act(self, event: GenericEventArguments) -> Any:
        said = _said(event)
        ids = [one for one in (_id(each) for each in _list(said.get("ids"))) if one]
        act = str(said.get("act"))
        return self._on_act(act, ids) if ids and act in self._offered[0] else None

    def _favourite(self, event: GenericEventArguments) -> Any:
        said = _said(event)
        deed, id = self._deeds["favourite"], _id(said.get("id"))
        return deed(id, bool(said.get("on"))) if deed is not None and id and "favourite" in self._offered[1] else None

    def _one(self, name: str, event: GenericEventArguments) -> Any:
        deed, id = self._deeds[name], _id(event.args)
        return deed(id) if deed is not None and id and name in self._offered[1] else None


def _opened(event: GenericEventArguments, on_open: Callable[[Opened], Any]) -> Any:
    said = _said(event)
    id = _id(said.get("id"))
    return on_open(Opened(id=id, before=bool(said.get("before")), after=bool(said.get("after")))) if id else None


def _said(event: GenericEventArguments) -> dict[str, Any]:
    return cast("dict[str, Any]", event.args) if isinstance(event.args, dict) else {}


def _list(value: Any) -> list[Any]:
    return cast("list[Any]", value)[:MOST_IDS] if isinstance(value, list) else []


def _id(value: Any) -> str:
    return value if isinstance(value, str) and len(value) <= LONGEST_ID else ""


def _number(value: Any) -> int:
    return value if isinstance(value, int) and value > 0 else 0
