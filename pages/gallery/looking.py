"""What a gallery is asked for: the fields above it, and the query that they make."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

from nicegui import ui
from nicegui.events import GenericEventArguments

from components.controls import EMIT_VALUE, choice, segmented, text_field
from components.frame import bar
from components.markup import tag
from data.library import AssetKind
from services.coach.kinds import ASSET_TYPES

SEARCH_AFTER = 300  # milliseconds without another letter
ALL, FAVOURITES, BIN = "all", "favourites", "bin"
ANY = ""
KINDS = {ANY: "Anywhere", AssetKind.GENERATED.value: "Painted here", AssetKind.UPLOAD.value: "Brought"}
RATINGS = {ANY: "Any", "5": "★★★★★", "4": "★★★★ or more", "3": "★★★ or more", "2": "★★ or more", "1": "★ or more"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """What shall be shown; empty leaves a side open. `until` is the last day, `asset_types` hold whatever is chosen."""

    search: str = ""
    show: str = ALL
    project_id: str = ""
    asset_type: str = ""
    kind: str = ""
    rating: str = ""
    tag: str = ""
    since: date | None = None
    until: date | None = None
    asset_types: tuple[str, ...] = ()

    @property
    def in_bin(self) -> bool:
        return self.show == BIN

    @property
    def filters(self) -> int:
        """How many of the folded fields are set."""
        fields = (self.project_id, self.asset_type, self.kind, self.rating, self.tag, self.since, self.until)
        return sum(bool(one) for one in fields)

    def query(self) -> dict[str, str | list[str]]:
        """As the API takes it."""
        made_for = [self.asset_type] if self.asset_type else list(self.asset_types)
        asked = {
            "search": self.search.strip(),
            "favourite": "true" if self.show == FAVOURITES else "",
            "deleted": "true" if self.in_bin else "",
            "project_id": self.project_id,
            "asset_type": made_for,
            "kind": self.kind,
            "rating": self.rating,
            "tag": self.tag,
            "since": f"{self.since}T00:00:00Z" if self.since else "",
            "until": f"{self.until + timedelta(days=1)}T00:00:00Z" if self.until else "",
        }
        return {name: value for name, value in asked.items() if value}


class Fields:
    """The fields of an open gallery; `on_change(wish)` hears of each change."""

    def __init__(
        self, wish: Wish, on_change: Callable[[Wish], Any], *, projects: dict[str, str], tags: dict[str, str]
    ) -> None:
        self.wish = wish
        self._on_change = on_change
        with tag("div", "gallery-fields"):
            self._always(wish)
            self._folded(wish, projects, tags)

    def _always(self, wish: Wish) -> None:
        with bar():
            search = text_field(
                "Search",
                value=wish.search,
                placeholder="Words from the prompt",
                maxlength=100,
                on_change=lambda text: self._set(search=text or ""),
            ).classes("gallery-search")
            search.props(f"clearable debounce={SEARCH_AFTER} type=search")
            segmented(
                "Show",
                {ALL: "All", FAVOURITES: "Favourites", BIN: "Bin"},
                value=wish.show,
                on_change=lambda show: self._set(show=show),
            )

    def _folded(self, wish: Wish, projects: dict[str, str], tags: dict[str, str]) -> None:
        with tag("details", "filters", open=bool(wish.filters)):
            with tag("summary", "before i-settings"):
                tag("span", "", "Filters")
                self._count = ui.label(_in_use(wish)).classes("filters-count")
            with tag("div", "filters-fields"):
                self._projects = self._choice("Project", {ANY: "All projects", **projects}, "project_id")
                kinds = wish.asset_types or tuple(ASSET_TYPES)
                made_for = {name: ASSET_TYPES[name].label for name in kinds}
                self._choice("Made for", {ANY: "Anything", **made_for}, "asset_type")
                self._choice("Where from", KINDS, "kind")
                self._choice("Stars", RATINGS, "rating")
                self._tags = self._choice("Tag", {ANY: "Any tag", **tags}, "tag")
                self._day("From", "since")
                self._day("To", "until")

    def offer(self, *, projects: dict[str, str], tags: dict[str, str]) -> None:
        """Offer these projects and tags from now on; what is chosen stays."""
        for field, none, options in ((self._projects, "All projects", projects), (self._tags, "Any tag", tags)):
            chosen = str(field.value or ANY)
            field.set_options({ANY: none, **options, **({} if chosen in options else {chosen: chosen or none})})

    def _choice(self, label: str, options: dict[str, str], name: str) -> ui.select:
        value = getattr(self.wish, name)
        known = options if value in options else {**options, value: value}
        return choice(label, known, value=value, on_change=lambda value: self._set(**{name: value or ANY}))

    def _day(self, label: str, name: str) -> None:
        with tag("label", "day-field"):
            tag("span", "field-label", label)
            field = tag("input", "form-input", type="date", min="2000-01-01", max="2999-12-31", aria_label=label)
        field.on("change", lambda event: self._set(**{name: _read_day(event)}), js_handler=EMIT_VALUE)

    def _set(self, **changes: Any) -> Any:
        self.wish = replace(self.wish, **changes)
        self._count.text = _in_use(self.wish)
        return self._on_change(self.wish)


def _in_use(wish: Wish) -> str:
    return str(wish.filters) if wish.filters else ""


def _read_day(event: GenericEventArguments) -> date | None:
    """None for a field that is empty, or holds a year that no calendar ends after."""
    try:
        day = date.fromisoformat(str(event.args or ""))
    except ValueError:
        return None
    return day if day.year < date.max.year else None
