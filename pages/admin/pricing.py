"""For administrators: what operations cost, what plans include, which packages there are; each changed in its cell."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from nicegui import ui

from components import states
from components.cells import CellField, Keys, cell_tick
from components.frame import page_head, section
from components.markup import Words, tag, words
from components.tables import Column, built_table, cell
from data.catalogue import FEATURES, UNLIMITED
from pages import names
from pages.admin.tabs import administering, put_tabs, whole_number
from pages.doorkeeper import Admin, AtDoor
from pages.room import ago, room
from services.accounts.signins import Visitor
from services.billing import pricing
from services.billing.pricing import PackageLine, PlanLine, PriceLine
from services.billing.words import credits_text, grouped
from services.errors import BadInput
from services.upkeep import audit_log
from services.upkeep.audit_log import LastChange

COUNTS = "What you change counts from the next quote on. Who looks at an older price is shown the new one first."
NO_LIMIT, LOCKED = "no limit", "locked"
WHAT = Column(key="what", label="")
NAME = Column(key="name", label="Name")
TOKENS = Column(key="tokens", label="Tokens", numeric=True)
CREDITS = Column(key="credits", label="Credits", numeric=True)
DOLLARS = Column(key="dollars", label="Dollars", numeric=True)
OFFERED = Column(key="offered", label="On offer", numeric=True)
SINCE = Column(key="since", label="In force since")
AS_SEEDED = "the start"


def install() -> None:
    """Register the page."""
    ui.page("/admin/prices", title="Prices and plans · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    prices = await pricing.prices()
    plans = await pricing.plans()
    packages = await pricing.packages(all_of_them=True)
    changed = {kind: await audit_log.last_changes(kind) for kind in ("price", "plan", "package")}
    async with room(who, active="admin", title="Admin"):
        with page_head("Prices and plans", COUNTS):
            pass
        await put_tabs("prices")
        editor = Editor(who, changed)
        editor.prices(prices)
        editor.plans(plans)
        editor.packages(packages)


class Editor:
    """The three tables on one open page. Each cell saves itself."""

    def __init__(self, who: Visitor, changed: Mapping[str, Mapping[str, LastChange]]) -> None:
        self._who = who
        self._changed = changed
        self._marks: dict[tuple[str, str], Words] = {}

    def prices(self, prices: tuple[PriceLine, ...]) -> None:
        """Put the price of every operation."""
        note = "In tokens. An empty price: only the plan’s allowance pays. What is not on offer cannot be asked for."
        with section("Prices", note):
            what = Column(key="what", label="Operation")
            with built_table((what, TOKENS, CREDITS, OFFERED, SINCE), caption="Prices", classes="cells"):
                for line in prices:
                    with tag("tr"):
                        with cell(what, head=True):
                            tag("span", "", names.operation(line.operation))
                            if line.features:
                                paid = ", then ".join(FEATURES[one] for one in line.features)
                                tag("small", "", f"Pays with {paid} first" if line.tokens else f"Pays with {paid}")
                        self._price(line)

    def _price(self, line: PriceLine) -> None:
        name = names.operation(line.operation)

        async def change(text: str) -> str:
            tokens = None if not text else whole_number(text, "A price")
            saved = await pricing.change_price(self._who.user.id, line.operation, {"tokens": tokens})
            in_credits.set_text(_credits(saved.tokens))
            self._mark("price", line.operation)
            said = "is paid by the plan only" if saved.tokens is None else f"costs {names.tokens(saved.tokens)}"
            states.toast(f"{name} {said} from the next quote on.", kind="good")
            return _number(saved.tokens)

        with cell(TOKENS):
            CellField(f"{name}, tokens", _number(line.tokens), self._saved(change), placeholder="plan only")
        with cell(CREDITS):
            in_credits = words("span", "soft", _credits(line.tokens))
        with cell(OFFERED):
            self._offered(
                name,
                line.active,
                lambda on: pricing.change_price(self._who.user.id, line.operation, {"active": on}),
                ("price", line.operation),
            )
        with cell(SINCE):
            self._since("price", line.operation)

    def plans(self, plans: tuple[PlanLine, ...]) -> None:
        """Put what each plan includes."""
        note = f"How often a month, as a number, “{NO_LIMIT}” or “{LOCKED}”. New names and tokens count at once too."
        columns = [Column(key=plan.key, label=plan.name, numeric=True) for plan in plans]
        with section("Plans", note), built_table((WHAT, *columns), caption="Plans", classes="cells"):
            with tag("tr"):
                _head("Name")
                for column, plan in zip(columns, plans, strict=True):
                    with cell(column):
                        self._plan_cell(plan, "name", plan.name, lambda text: {"name": text}, keys="text")
            with tag("tr"):
                _head("Tokens each month", "They expire at its end")
                for column, plan in zip(columns, plans, strict=True):
                    with cell(column):
                        self._plan_cell(
                            plan,
                            "tokens each month",
                            grouped(plan.monthly_tokens),
                            lambda text: {"monthly_tokens": whole_number(text, "A month of tokens")},
                        )
            for feature in FEATURES:
                with tag("tr"):
                    _head(names.feature(feature), names.FEATURE_NOTES[feature])
                    for column, plan in zip(columns, plans, strict=True):
                        with cell(column):
                            self._allowance(plan, feature)
            with tag("tr"):
                _head(SINCE.label)
                for column, plan in zip(columns, plans, strict=True):
                    with cell(column):
                        self._since("plan", plan.key)

    def _plan_cell(
        self, plan: PlanLine, what: str, shown: str, changes: Callable[[str], dict[str, Any]], keys: Keys = "numeric"
    ) -> None:
        async def change(text: str) -> str:
            saved = await pricing.change_plan(self._who.user.id, plan.key, changes(text))
            self._mark("plan", plan.key)
            states.toast(f"{saved.name}: saved.", kind="good")
            return saved.name if keys == "text" else grouped(saved.monthly_tokens)

        CellField(f"{plan.name}, {what}", shown, self._saved(change), keys=keys)

    def _allowance(self, plan: PlanLine, feature: str) -> None:
        name = FEATURES[feature]

        async def change(text: str) -> str:
            saved = await pricing.change_plan(self._who.user.id, plan.key, {"allowances": {feature: _units(text)}})
            units = _said(saved.allowances[feature])
            self._mark("plan", plan.key)
            states.toast(f"{saved.name}: {units} {name} a month, from the next quote on.", kind="good")
            return units

        CellField(f"{plan.name}, {name}", _said(plan.allowances[feature]), self._saved(change), keys="numeric")

    def packages(self, packages: tuple[PackageLine, ...]) -> None:
        """Put the packages of tokens that people can ask for."""
        note = "What people can ask for. Who has asked already gets what was offered then."
        with (
            section("Packages", note),
            built_table((NAME, TOKENS, DOLLARS, OFFERED, SINCE), caption="Packages", classes="cells"),
        ):
            for package in packages:
                with tag("tr"):
                    self._package(package)

    def _package(self, package: PackageLine) -> None:
        with cell(NAME):
            self._package_cell(package, "name", lambda line: line.name, lambda text: {"name": text}, "text")
        with cell(TOKENS):
            self._package_cell(
                package,
                "tokens",
                lambda line: grouped(line.tokens),
                lambda text: {"tokens": whole_number(text, "A package")},
            )
        with cell(DOLLARS):
            self._package_cell(package, "dollars", _dollars, lambda text: {"price_cents": _cents(text)}, "decimal")
        with cell(OFFERED):
            self._offered(
                f"{package.name} package",
                package.active,
                lambda on: pricing.change_package(self._who.user.id, package.key, {"active": on}),
                ("package", package.key),
            )
        with cell(SINCE):
            self._since("package", package.key)

    def _package_cell(
        self,
        package: PackageLine,
        what: str,
        shown: Callable[[PackageLine], str],
        changes: Callable[[str], dict[str, Any]],
        keys: Keys = "numeric",
    ) -> None:
        async def change(text: str) -> str:
            saved = await pricing.change_package(self._who.user.id, package.key, changes(text))
            self._mark("package", package.key)
            states.toast(f"{saved.name}: {names.tokens(saved.tokens)} for ${_dollars(saved)}.", kind="good")
            return shown(saved)

        CellField(f"{package.name} package, {what}", shown(package), self._saved(change), keys=keys)

    def _since(self, kind: str, key: str) -> None:
        """Put since when a line holds, and by whom."""
        last = self._changed[kind].get(key)
        self._marks[kind, key] = words("span", "soft", f"{ago(last.when)}, {last.who}" if last else AS_SEEDED)

    def _mark(self, kind: str, key: str) -> None:
        self._marks[kind, key].set_text(f"just now, {self._who.user.email}")

    def _offered(
        self, name: str, active: bool, change: Callable[[bool], Awaitable[Any]], line: tuple[str, str]
    ) -> None:
        place = tag("div", "")

        async def save(on: bool) -> None:
            saved = await administering(self._who, lambda: change(on))
            if saved is not None:
                self._mark(*line)
                states.toast(f"{name} is {'on offer' if on else 'not on offer any more'}.", kind="good")
            place.clear()
            with place:
                cell_tick(f"{name}, on offer", save, checked=on if saved is not None else not on)

        with place:
            cell_tick(f"{name}, on offer", save, checked=active)

    def _saved(self, change: Callable[[str], Awaitable[str]]) -> Callable[[str], Awaitable[str | None]]:
        async def save(text: str) -> str | None:
            return await administering(self._who, lambda: change(text))

        return save


def _head(words: str, note: str = "") -> None:
    with cell(WHAT, head=True):
        tag("span", "", words)
        if note:
            tag("small", "", note)


def _units(text: str) -> int:
    spoken = {NO_LIMIT: UNLIMITED, "unlimited": UNLIMITED, LOCKED: 0}
    return spoken[text.lower()] if text.lower() in spoken else whole_number(text, "An allowance")


def _said(units: int) -> str:
    return {UNLIMITED: NO_LIMIT, 0: LOCKED}.get(units) or grouped(units)


def _cents(text: str) -> int:
    """Cents of `4.50`. Raises BadInput."""
    try:
        cents = Decimal("".join(text.split()).removeprefix("$").replace(",", ".")) * 100
        if not cents.is_finite() or cents != cents.to_integral_value() or not 0 <= cents < 10**9:
            raise BadInput("Write dollars, such as 5 or 4.50.")
    except InvalidOperation:
        raise BadInput("Write dollars, such as 5 or 4.50.") from None
    return int(cents)


def _dollars(package: PackageLine) -> str:
    return names.dollars(package.price_cents).removeprefix("$")


def _number(tokens: int | None) -> str:
    return "" if tokens is None else grouped(tokens)


def _credits(tokens: int | None) -> str:
    return "" if tokens is None else credits_text(tokens)
