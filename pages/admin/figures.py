"""For administrators: how the house is used, over time, as charts and as CSV."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from urllib.parse import urlencode

from nicegui import ui

from components.charts import chart
from components.controls import button, link_button, segmented, text_field
from components.frame import bar, page_head
from components.markup import tag
from pages import names
from pages.admin.tabs import administering, day_of, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import room
from services.accounts.signins import Visitor
from services.billing.words import grouped
from services.upkeep import analytics
from services.upkeep.analytics import By, Metric, Report
from services.upkeep.health import sized

CSV = "/api/v1/admin/analytics?"
BYS = {By.DAY.value: "Days", By.WEEK.value: "Weeks", By.MONTH.value: "Months"}
MICRO = 1_000_000
FAILURES = {
    "model_refused": "Refused by the model",
    "model_busy": "Model busy",
    "model_unavailable": "Model away",
    "no_image": "No picture in the answer",
    "broken_image": "Broken picture",
    "region_not_matched": "Region not matched",
    "storage_failed": "Not stored",
}


def install() -> None:
    """Register the page."""
    ui.page("/admin/figures", title="Figures · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    report = await analytics.report()
    async with room(who, active="admin", title="Admin"):
        note = "Days are those of UTC. Ended days are counted once, the running one whenever you look."
        with page_head("Figures", note):
            pass
        await put_tabs("figures")
        Charts(who, report)


class Charts:
    """The figures on one open page."""

    def __init__(self, who: Visitor, report: Report) -> None:
        self._who = who
        with bar():
            self._by = segmented("By", BYS, value=report.by.value, on_change=lambda _: self._read(anew=True))
            self._first = (
                text_field("From", value=report.first.isoformat()).props("type=date stack-label").style("width:160px")
            )
            self._last = (
                text_field("To", value=report.last.isoformat()).props("type=date stack-label").style("width:160px")
            )
            button("Show", self._read)
            self._csv = link_button("As CSV", "#", icon="download", download=True)
        self._place = tag("div", "charts")
        self._show(report)

    async def _read(self, *, anew: bool = False) -> None:
        """Read what was chosen; `anew`: the time that goes with days, weeks or months."""

        async def found() -> Report:
            first = None if anew else day_of(self._first.value, "The first day")
            last = None if anew else day_of(self._last.value, "The last day")
            return await analytics.report(str(self._by.value or By.DAY), first, last)

        report = await administering(self._who, found)
        if report is not None:
            self._first.value, self._last.value = report.first.isoformat(), report.last.isoformat()
            self._show(report)

    def _show(self, report: Report) -> None:
        wanted = {"format": "csv", "by": report.by, "from": report.first.isoformat(), "to": report.last.isoformat()}
        self._csv.props["href"] = CSV + urlencode(wanted)
        self._place.clear()
        with self._place:
            for put in CHARTS:
                put(report)


def _single(title: str, metric: Metric, note: str = "") -> Callable[[Report], None]:
    def put(report: Report) -> None:
        chart(title, grouped(report.total(metric)), _labels(report), {title: report.line(metric)}, note=note)

    return put


def _by_key(
    title: str, metric: Metric, called: Callable[[str], str], note: str = "", *, divide: int = 1, unit: str = ""
) -> Callable[[Report], None]:
    def put(report: Report) -> None:
        lines: dict[str, Sequence[float]] = {
            called(key): values if divide == 1 else [round(value / divide, 4) for value in values]
            for key, values in report.series[metric].items()
        }
        total = report.total(metric)
        said = grouped(total) if divide == 1 else f"{unit}{total / divide:,.2f}"
        chart(title, said, _labels(report), lines or {title: [0] * len(report.buckets)}, note=note, unit=unit)

    return put


def _sessions(report: Report) -> None:
    begun, reached = report.total(Metric.SESSIONS), report.total(Metric.SESSIONS_WITH_IMAGE)
    lines = {"Begun": report.line(Metric.SESSIONS), "Reached a picture": report.line(Metric.SESSIONS_WITH_IMAGE)}
    note = f"{_share(reached, begun)} of {grouped(begun)} begun sessions got their first picture."
    chart("Sessions that reach a picture", grouped(reached), _labels(report), lines, note=note, stacked=False)


def _happy(report: Report) -> None:
    ended, happy = report.total(Metric.REFINED_ENDED), report.total(Metric.REFINED_HAPPY)
    good = report.line(Metric.REFINED_HAPPY)
    others = [both - one for both, one in zip(report.line(Metric.REFINED_ENDED), good, strict=True)]
    lines = {"Happy": good, "Ended otherwise": others}
    note = f"{_share(happy, ended)} of {grouped(ended)} sessions that ended after a refinement."
    chart("Refinements that end happy", grouped(happy), _labels(report), lines, note=note)


def _ratings(report: Report) -> None:
    by_stars = report.series[Metric.RATINGS]
    count = report.total(Metric.RATINGS)
    sum_ = sum(int(stars) * sum(values) for stars, values in by_stars.items())
    note = f"{sum_ / count:.2f} stars of 5 on average." if count else "Nobody has rated a picture in this time."
    lines = {f"{stars} stars" if stars != "1" else "1 star": values for stars, values in by_stars.items()}
    chart("Ratings", grouped(count), _labels(report), lines or {"Ratings": [0] * len(report.buckets)}, note=note)


def _saved(report: Report) -> None:
    total = report.total(Metric.SAVED_BYTES)
    lines = {"Megabytes": [round(value / 1_000_000, 2) for value in report.line(Metric.SAVED_BYTES)]}
    chained = report.total(Metric.CHAINED)
    pictures = "1 picture" if chained == 1 else f"{grouped(chained)} pictures"
    note = f"{pictures} went on from what the model remembered; in megabytes."
    chart("Upload saved by chaining", sized(total), _labels(report), lines, note=note)


def _labels(report: Report) -> list[str]:
    """`23 Oct` for a day or the Monday of a week, `Oct 2026` for a month."""
    if report.by is By.MONTH:
        return [f"{date.fromisoformat(f'{one}-01'):%b %Y}" for one in report.buckets]
    return [f"{day.day} {day:%b}" for day in map(date.fromisoformat, report.buckets)]


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.0%}" if whole else "None"


CHARTS: tuple[Callable[[Report], None], ...] = (
    _single("Sign-ups", Metric.SIGNUPS),
    _sessions,
    _by_key("Pictures painted", Metric.IMAGES, names.operation),
    _single("Pictures refined", Metric.REFINED, "Pictures that were made from an earlier one."),
    _happy,
    _ratings,
    _by_key("Tokens spent", Metric.TOKENS, names.operation, "By operation, at capture."),
    _by_key(
        "Cost of the model",
        Metric.COST,
        lambda model: model or "unknown model",
        "List prices of pictures that arrived and of the coach; the carried engine is free.",
        divide=MICRO,
        unit="$",
    ),
    _saved,
    _by_key("Failures", Metric.FAILURES, lambda code: FAILURES.get(code, code or "unknown"), "By reason; not charged."),
)
