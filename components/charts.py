"""Figures over time: bars under a heading with their total. Names of lines come from the house, never from a user."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from nicegui import ui
from nicegui.element import Element

from components.markup import tag

# Pigments that hold on both grounds; a line more than these begins again.
PIGMENTS = ("#5b78e6", "#c79a3b", "#4f9a7a", "#c8553d", "#8d6cc4", "#3f9aa8", "#b0709a", "#8a8a5c")
INK, LINE = "#8b8578", "rgba(139,133,120,.28)"
FONT = "system-ui, sans-serif"
MOST_LINES = 12


def chart(
    title: str,
    total: str,
    buckets: Sequence[str],
    lines: Mapping[str, Sequence[float]],
    *,
    note: str = "",
    stacked: bool = True,
    unit: str = "",
) -> Element:
    """Put a chart with `lines` by name, a number for each bucket; a table of sums is there for screen readers."""
    with tag("div", "chart-card", role="group", aria_label=title) as card:
        with tag("h2", ""):
            tag("span", "", title)
            tag("b", "", total)
        tag("p", "", note)
        shown = dict(list(lines.items())[:MOST_LINES])
        made = ui.echart(_options(buckets, shown, stacked=stacked, unit=unit), renderer="svg").classes("chart")
        made.props["aria-hidden"] = "true"
        with tag("table", "unseen"):
            tag("caption", "", f"{title}: {total}")
            for name, values in shown.items():
                with tag("tr"):
                    tag("th", "", name, scope="row")
                    tag("td", "", f"{sum(values):g}")
    return card


def _options(
    buckets: Sequence[str], lines: Mapping[str, Sequence[float]], *, stacked: bool, unit: str
) -> dict[str, Any]:
    many = len(lines) > 1
    return {
        "animation": False,
        "color": list(PIGMENTS),
        "textStyle": {"fontFamily": FONT},
        "grid": {"left": 8, "right": 8, "top": 12, "bottom": 32 if many else 4, "containLabel": True},
        "tooltip": {"trigger": "axis", "confine": True, "axisPointer": {"type": "shadow"}},
        "legend": {
            "show": many,
            "bottom": 0,
            "type": "scroll",
            "textStyle": {"color": INK, "fontFamily": FONT},
            "icon": "roundRect",
        },
        "xAxis": {
            "type": "category",
            "data": list(buckets),
            "axisLine": {"lineStyle": {"color": LINE}},
            "axisTick": {"show": False},
            "axisLabel": {"color": INK, "hideOverlap": True},
        },
        "yAxis": {
            "type": "value",
            "minInterval": 0 if unit else 1,
            "axisLabel": {"color": INK, "formatter": f"{unit}{{value}}"},
            "splitLine": {"lineStyle": {"color": LINE}},
        },
        "series": [
            {
                "name": name,
                "type": "bar",
                "stack": "all" if stacked else None,
                "barMaxWidth": 28,
                "data": list(values),
            }
            for name, values in lines.items()
        ],
    }
