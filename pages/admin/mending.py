"""Mending an account on the ledger's page: tokens granted, a counter-row for a mistake, a charge given back."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from functools import partial

from components import states, tables
from components.controls import Kind, button, text_field
from components.frame import columns, section
from components.markup import tag
from components.markup import words as spoken
from components.tables import Column, built_table, cell
from data.billing import PaidBy
from data.catalogue import FEATURES
from pages import names
from pages.admin.tabs import administering, whole_number
from pages.room import ago, ring
from services.accounts import people
from services.accounts.people import LONGEST_NOTE, Only, Person
from services.accounts.signins import Visitor
from services.billing import mending, statement
from services.billing.statement import ChargeLine
from services.billing.wallet import Balance
from services.billing.words import grouped
from services.errors import BadInput

SEARCH_AFTER = 300  # milliseconds without another letter
FOUND = 8  # accounts that a search shows
CHARGES = 20  # of an account that are shown for a refund
PEOPLE = (
    Column(key="email", label="E-mail"),
    Column(key="name", label="Name"),
    Column(key="balance", label="Tokens", numeric=True),
)
WHAT = Column(key="what", label="Charged for")
WHEN = Column(key="when", label="When")
PAID = Column(key="paid", label="Paid with", numeric=True)
BACK = Column(key="back", label="Give back", numeric=True)


class Mending:
    """Finding an account on one open page, and what can be mended in it."""

    def __init__(self, who: Visitor) -> None:
        self._who = who
        self._search = ""
        with section("Mend an account", "No row is ever edited: each of these writes one of its own, with you in it."):
            field = text_field(
                "Whose account?", placeholder="E-mail or name", maxlength=100, on_change=lambda text: self._find(text)
            ).style("width:320px;max-width:100%")
            field.props(f"clearable debounce={SEARCH_AFTER} type=search")
            self._found = tag("div", "")
            self._account = tag("div", "stack")
            self._dialogs = tag("div", "")

    async def _find(self, text: str | None) -> None:
        search = self._search = (text or "").strip()
        self._found.clear()
        if not search:
            return
        found = await administering(self._who, lambda: people.list_people(Only(search=search), limit=FOUND))
        if found is None or search != self._search:  # another word was typed meanwhile
            return
        rows = [
            {"id": one.user.id, "email": one.user.email, "name": one.user.name, "balance": grouped(one.balance)}
            for one in found
        ]
        known = {one.user.id: one for one in found}

        async def choose(user_id: str) -> None:
            self._found.clear()
            await self._open(known[user_id])

        with self._found:
            tables.table(
                PEOPLE,
                rows,
                caption="Accounts",
                on_row=lambda row: choose(row["id"]),
                empty="Nobody here is called that.",
            )

    async def _open(self, person: Person) -> None:
        charged = await administering(self._who, lambda: statement.charged(person.user.id, limit=CHARGES))
        if charged is None:
            return
        self._account.clear()
        with self._account:
            with tag("div", ""):
                tag("h3", "", person.user.name)
                self._balance = spoken("p", "soft", "")
            with columns():
                self._grant(person)
                self._correct(person)
            self._refunds(person, charged)
        self._say(person, person.balance, person.held)

    def _say(self, person: Person, balance: int, held: int) -> None:
        words = f"{person.user.email} · {person.user.plan_name} · {names.tokens(balance)}"
        self._balance.set_text(f"{words}, {grouped(held)} of them held" if held else words)

    def _grant(self, person: Person) -> None:
        admin_id, user_id = self._who.user.id, person.user.id
        self._form(
            person,
            "Grant tokens",
            "They never expire.",
            "500",
            lambda amount, note: people.grant_tokens(
                admin_id, user_id, whole_number(amount, "What you grant", least=1), _reason(note)
            ),
        )

    def _correct(self, person: Person) -> None:
        admin_id, user_id = self._who.user.id, person.user.id
        self._form(
            person,
            "Correct a mistake",
            "Below zero takes tokens away, as far as there are any to spend.",
            "−200",
            lambda amount, note: mending.correct(admin_id, user_id, whole_number(amount, "A correction"), note),
        )

    def _form(
        self, person: Person, title: str, hint: str, example: str, deed: Callable[[str, str], Awaitable[Balance]]
    ) -> None:
        with section(title, hint):
            amount = text_field("How many tokens", placeholder=example, maxlength=20)
            note = text_field("Reason", placeholder="Stands in the person’s wallet", maxlength=LONGEST_NOTE)

            async def act() -> None:
                typed, why = str(amount.value or ""), str(note.value or "").strip()
                balance = await administering(self._who, lambda: deed(typed, why))
                if balance is None:
                    return
                amount.value = note.value = ""
                self._say(person, balance.balance, balance.held)
                states.toast(f"Done. {person.user.name} has {names.tokens(balance.balance)}.", kind="good")
                await ring(person.user.id)

            with tag("div", ""):
                button(title, act)

    def _refunds(self, person: Person, charged: tuple[ChargeLine, ...]) -> None:
        with section("Give back a charge", "Its tokens, which then never expire, or its unit of the plan. Once each."):
            if not charged:
                tag("p", "soft", "Nothing was charged yet.")
                return
            with built_table((WHAT, WHEN, PAID, BACK), caption="Charges"):
                for line in charged:
                    with tag("tr"):
                        self._charge(person, line)

    def _charge(self, person: Person, line: ChargeLine) -> None:
        title = names.operation(line.operation) + (f": {line.title}" if line.title else "")
        of_the_plan = f"1 of the plan’s {FEATURES.get(line.feature or '', 'units')}"
        paid = names.tokens(line.tokens) if line.paid_by == PaidBy.TOKENS else of_the_plan
        for column, words in ((WHAT, title), (WHEN, ago(line.created_at)), (PAID, paid)):
            with cell(column):
                tag("span", "", words)
        with cell(BACK):
            if line.refunded_at is not None:
                tag("span", "soft", f"given back {ago(line.refunded_at)}")
            else:
                button("Give back…", partial(self._ask, person, line, title, paid), kind=Kind.QUIET)

    def _ask(self, person: Person, line: ChargeLine, title: str, paid: str) -> None:
        with self._dialogs, states.dialog(f"Give back {paid}?") as dialog:
            tag("p", "soft", f"{person.user.name} was charged for “{title}”.")
            note = text_field("Reason", placeholder="Why it is given back", maxlength=LONGEST_NOTE)

            async def give_back() -> None:
                why = str(note.value or "").strip()
                balance = await administering(
                    self._who, lambda: mending.refund(self._who.user.id, line.id, _reason(why))
                )
                if balance is None:
                    return
                dialog.close()
                states.toast(f"Given back to {person.user.name}: {paid}.", kind="good")
                await ring(person.user.id)
                await self._open(person)
                self._say(person, balance.balance, balance.held)

            with tag("div", "dialog-foot"):
                button("Not now", dialog.close)
                button("Give it back", give_back, kind=Kind.LAPIS)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()


def _reason(note: str) -> str:
    """Raises BadInput without one."""
    if not note:
        raise BadInput("Say what it is for.", field="notes")
    return note
