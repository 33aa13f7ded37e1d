"""The list of past sessions at the left of the coach: newest first, with a search and a way to begin."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from components.controls import EMIT_VALUE, Button, button
from components.markup import Handler, picture, safe_href, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionItem:
    """One session: its title, a few words on where it stands, where it opens."""

    id: str
    title: str
    note: str
    href: str
    thumb_url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SessionGroup:
    """Sessions of a stretch of time: Today, This week, Earlier."""

    label: str
    items: tuple[SessionItem, ...]


class SessionsColumn:
    """The column at the left of a wide frame; where there is no room, `opener` puts the button that slides it in."""

    def __init__(
        self,
        groups: Sequence[SessionGroup],
        *,
        current: str | None = None,
        on_new: Handler | None = None,
        new_href: str | None = None,
        on_search: Callable[[str], Any] | None = None,
        new_words: str = "New picture",
    ) -> None:
        self._element = tag("section", "past", aria_label="Sessions", popover="auto")
        with self._element:
            if new_href is not None:
                tag("a", "new before i-plus", new_words, href=safe_href(new_href))
            else:
                button(new_words, on_new, icon="plus").classes(replace="new before i-plus")
            if on_search is not None:
                with tag("div", "past-search before i-search"):
                    field = tag("input", "", type="search", placeholder="Search sessions", aria_label="Search sessions")
                    field.on(
                        "input",
                        lambda event: on_search(str(event.args)),
                        js_handler=EMIT_VALUE,
                        throttle=0.3,
                        leading_events=False,
                    )
            self._list = tag("div", "past-list")
        self.update(groups, current=current)

    def update(self, groups: Sequence[SessionGroup], *, current: str | None = None) -> None:
        """Show these sessions; `current` is the id of the open one."""
        self._list.clear()
        with self._list:
            for group in groups:
                if group.items:
                    tag("h2", "", group.label)
                for item in group.items:
                    _entry(item, item.id == current)
            if not any(group.items for group in groups):
                tag("p", "none", "No sessions here.")

    def opener(self) -> Button:
        """Put the button that slides the list in; nothing on a wide screen."""
        opener = Button("", classes="icon-btn before i-clock only-narrow", label="Past sessions")
        opener.props["popovertarget"] = self._element.html_id
        return opener


def _entry(item: SessionItem, on: bool) -> None:
    with tag("a", "session on" if on else "session", href=safe_href(item.href), aria_current="page" if on else None):
        if item.thumb_url:
            picture(item.thumb_url, "", "thumb", width=36, height=36)
        else:
            tag("span", "thumb blank before i-picture", "")
        with tag("div"):
            tag("p", "", item.title)
            tag("small", "", item.note)
