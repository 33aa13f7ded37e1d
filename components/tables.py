"""Figures: tables with hairlines and right-aligned tabular numbers, meters, single numbers that matter."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any

from nicegui.element import Element

from components.markup import safe_href, tag


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """A column: the key of its cells, its heading, and whether it holds numbers."""

    key: str
    label: str
    numeric: bool = False


def table(
    columns: Sequence[Column],
    rows: Sequence[Mapping[str, str]],
    *,
    caption: str,
    on_row: Callable[[Mapping[str, str]], Any] | None = None,
    empty: str = "Nothing here yet.",
    cards: bool = False,
    order: Order | None = None,
) -> Element:
    """Put a table of ready-made words; a row with an `href` leads there from its first cell. Paginate before.

    `cards`: on a phone each row is a card. `order` makes headings into buttons that sort.
    """
    with built_table(columns, caption=caption, classes="cards" if cards else "", order=order) as wrap:
        for row in rows:
            _row(columns, row, on_row)
        if not rows:
            with tag("tr"):
                tag("td", "none", empty, colspan=len(columns))
    return wrap


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """By which column a table is sorted, by which others it could be, and what to call for another one."""

    by: str
    ascending: bool
    keys: frozenset[str]
    on_sort: Callable[[str], Any]


@contextmanager
def built_table(
    columns: Sequence[Column], *, caption: str, classes: str = "", order: Order | None = None
) -> Iterator[Element]:
    """A table whose rows, `<tr>` with `cell`s, are built inside: for cells that hold more than words."""
    wrap = tag("div", "table-wrap", tabindex="0", role="region", aria_label=caption)
    with wrap, tag("table", f"table {classes}".strip()):
        tag("caption", "unseen", caption)
        with tag("thead"), tag("tr"):
            for column in columns:
                _heading(column, order)
        body = tag("tbody")
    with body:
        yield wrap


def _heading(column: Column, order: Order | None) -> None:
    kind = "num" if column.numeric else ""
    if order is None or column.key not in order.keys:
        tag("th", kind, column.label, scope="col")
        return
    by_this = order.by == column.key
    direction = "ascending" if order.ascending else "descending"
    with tag("th", kind, scope="col", aria_sort=direction if by_this else None):
        sign = (" ↑" if order.ascending else " ↓") if by_this else ""
        tag("button", "sort", column.label + sign, type="button").on(
            "click", lambda: order.on_sort(column.key), args=[]
        )


@contextmanager
def cell(column: Column, *, head: bool = False) -> Iterator[Element]:
    """A cell of `built_table`; `head` for the one that names its row."""
    kind = "num" if column.numeric else ""
    label = column.label or None
    with tag("th", f"row-head {kind}".strip(), scope="row") if head else tag("td", kind, data_label=label) as element:
        yield element


def meter(label: str, *, value: float, of: float, words: str | None = None) -> Element:
    """Put a thin bar that is full at `of`; `words` is what a screen reader says in place of the numbers."""
    share = 0.0 if of <= 0 else min(1.0, max(0.0, value / of))
    bar = tag(
        "div",
        "meter",
        role="meter",
        aria_label=label,
        aria_valuenow=value,
        aria_valuemin=0,
        aria_valuemax=of,
        aria_valuetext=words,
    )
    with bar:
        tag("i").style(f"width:{share:.1%}")
    return bar


@contextmanager
def stat_row() -> Iterator[Element]:
    """Numbers side by side."""
    with tag("dl", "stats") as element:
        yield element


def stat(label: str, value: str, note: str = "") -> Element:
    """Put one number that matters."""
    with tag("div", "stat") as element:
        tag("dt", "", label)
        tag("dd", "", value)
        if note:
            tag("small", "", note)
    return element


def facts(pairs: Mapping[str, str]) -> Element:
    """Put a short list of names and what they are."""
    with tag("dl", "facts") as element:
        for name, value in pairs.items():
            with tag("div"):
                tag("dt", "", name)
                tag("dd", "", value)
    return element


def _row(columns: Sequence[Column], row: Mapping[str, str], on_row: Callable[[Mapping[str, str]], Any] | None) -> None:
    with tag("tr", "clickable" if on_row or row.get("href") else ""):
        for place, column in enumerate(columns):
            words = row.get(column.key, "")
            kind = "num" if column.numeric else ""
            if place == 0 and row.get("href"):
                with tag("td", kind):
                    tag("a", "", words, href=safe_href(row["href"]))
            elif place == 0 and on_row is not None:
                with tag("td", kind):
                    tag("button", "row-open", words, type="button").on("click", lambda: on_row(row), args=[])
            else:
                tag("td", kind, words, data_label=column.label or None)
