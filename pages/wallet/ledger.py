"""The ledger on the wallet's page: every movement of tokens, filtered, a stretch at a time."""

from __future__ import annotations

from components import tables
from components.controls import Kind, button, choice, link_button, segmented
from components.frame import bar, section
from components.markup import tag
from data.billing import LedgerType
from pages import names
from pages.room import acting, short_date
from pages.urls import TOKENS_CSV
from services.accounts.signins import Visitor
from services.billing import statement
from services.billing.statement import Only
from services.billing.wallet import Movement
from services.billing.words import grouped

ROWS = 25  # of the ledger that are fetched at once
ALL = "all"
SIDES = {ALL: "All", LedgerType.CREDIT.value: "Came in", LedgerType.DEBIT.value: "Went out"}
LEDGER = (
    tables.Column(key="when", label="Date"),
    tables.Column(key="what", label="What"),
    tables.Column(key="tokens", label="Tokens", numeric=True),
    tables.Column(key="balance", label="Balance", numeric=True),
)


class Ledger:
    """Every movement of tokens, newest first, by the side and the reason that are chosen."""

    def __init__(self, who: Visitor, reasons: tuple[str, ...], rows: tuple[Movement, ...]) -> None:
        self._who = who
        self._only = Only()
        with section("Where your tokens came from and where they went"):
            with bar():
                segmented("Show", SIDES, value=ALL, on_change=self._choose_side)
                named = {ALL: "Every reason", **{one: names.reason(one) for one in reasons}}
                self._reasons = choice("Reason", named, value=ALL, on_change=self._choose_reason).style("width:240px")
                csv = link_button("All of it as CSV", TOKENS_CSV, kind=Kind.QUIET, icon="download", download=True)
                csv.classes("csv")
            self._place = tag("div", "")
            with tag("div", "more"):
                self._more_button = button("Show earlier ones", self._more)
        self._show(rows, more=len(rows) == ROWS)

    async def refresh(self) -> None:
        """Read it again from the newest row on."""
        reasons = await acting(self._who, statement.reasons(self._who.user.id))
        if reasons is not None:
            self._reasons.set_options({ALL: "Every reason", **{one: names.reason(one) for one in reasons}})
        await self._read()

    async def _choose_side(self, side: str) -> None:
        self._only = Only(type="" if side == ALL else side, reason=self._only.reason)
        await self._read()

    async def _choose_reason(self, reason: str) -> None:
        self._only = Only(type=self._only.type, reason="" if reason == ALL else reason)
        await self._read()

    async def _read(self) -> None:
        only = self._only
        rows = await acting(self._who, statement.movements(self._who.user.id, only=only, limit=ROWS))
        if rows is not None and only is self._only:  # not if another was chosen meanwhile
            self._show(rows, more=len(rows) == ROWS)

    async def _more(self) -> None:
        only, before = self._only, self._rows[-1].id
        rows = await acting(self._who, statement.movements(self._who.user.id, only=only, limit=ROWS, before=before))
        if rows is not None and only is self._only and self._rows[-1].id == before:
            self._show((*self._rows, *rows), more=len(rows) == ROWS)

    def _show(self, rows: tuple[Movement, ...], *, more: bool) -> None:
        self._rows = rows
        filtered = bool(self._only.type or self._only.reason)
        self._place.clear()
        with self._place:
            tables.table(
                LEDGER,
                [_movement(row) for row in rows],
                caption="Movements of tokens",
                empty="Nothing of this kind." if filtered else "No tokens have moved yet.",
            )
        self._more_button.set_visibility(more)


def _movement(row: Movement) -> dict[str, str]:
    sign = "+" if row.type == LedgerType.CREDIT else "−"
    what = names.reason(row.reason)
    return {
        "when": short_date(row.created_at),
        "what": f"{what} · {row.notes}" if row.notes else what,
        "tokens": f"{sign}{grouped(row.amount)}",
        "balance": grouped(row.balance_after),
    }
