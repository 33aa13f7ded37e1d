"""For administrators: who has an account here, on which plan, and tokens to grant."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from dataclasses import replace
from typing import Any, TypeVar

from nicegui import ui
from nicegui.elements.mixins.value_element import ValueElement

from components import states, tables
from components.controls import Kind, button, choice, switch, text_field
from components.frame import bar, columns, page_head, section
from components.markup import tag
from data.accounts import Role
from data.billing import SubscriptionStatus
from data.catalogue import PLANS
from pages.admin.tabs import administering, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import room
from services.accounts import people
from services.accounts.people import Person
from services.accounts.signins import Visitor
from services.billing.calendar import in_words
from services.billing.words import grouped
from services.errors import BadInput

T = TypeVar("T")

PAGE = 50  # accounts that are fetched at once
SEARCH_AFTER = 300  # milliseconds without another letter
STATUSES: dict[str, str] = {
    SubscriptionStatus.ACTIVE.value: "Active",
    SubscriptionStatus.PAST_DUE.value: "Past due",
    SubscriptionStatus.CANCELED.value: "Canceled",
}
ROLES: dict[str, str] = {Role.USER.value: "User", Role.ADMIN.value: "Administrator"}
COLUMNS = (
    tables.Column(key="email", label="E-mail"),
    tables.Column(key="plan", label="Plan"),
    tables.Column(key="status", label="Status"),
    tables.Column(key="balance", label="Tokens", numeric=True),
    tables.Column(key="name", label="Name"),
    tables.Column(key="role", label="Role"),
)


def install() -> None:
    """Register the page."""
    ui.page("/admin", title="Users · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    first = await people.list_people(limit=PAGE)
    count = await people.count_people()
    async with room(who, active="admin", title="Admin"):
        accounts = "1 account" if count == 1 else f"{grouped(count)} accounts"
        with page_head("Users", f"{accounts}, newest first. What you change counts at once."):
            pass
        await put_tabs("users")
        Register(who, first)


class Register:
    """The list of accounts on one open page, and the dialog in which one of them is changed."""

    def __init__(self, who: Visitor, first: tuple[Person, ...]) -> None:
        self._who = who
        self._search = ""
        self._people = list(first)
        self._fetching = asyncio.Lock()
        with bar():
            field = text_field(
                "Search", placeholder="E-mail or name", maxlength=100, on_change=lambda text: self._find(text)
            ).style("width:320px;max-width:100%")
            field.props(f"clearable debounce={SEARCH_AFTER} type=search")
        self._list = tag("div", "")
        self._dialogs = tag("div", "")  # outside of the list, which is built anew under an open one
        self._foot = tag("div", "")
        with self._foot:
            button("Show more", self._more)
        self._show(more=len(first) == PAGE)

    def _show(self, *, more: bool) -> None:
        self._list.clear()
        with self._list:
            tables.table(
                COLUMNS,
                [_row(person) for person in self._people],
                caption="Accounts",
                on_row=lambda row: self._open(row["id"]),
                empty="Nobody here is called that.",
            )
        self._foot.set_visibility(more)
        self._has_more = more

    async def _find(self, text: str | None) -> None:
        search = self._search = text or ""
        found = await administering(self._who, lambda: people.list_people(search=search, limit=PAGE))
        if found is not None and search == self._search:  # not if another word was typed meanwhile
            self._people = list(found)
            self._show(more=len(found) == PAGE)

    async def _more(self) -> None:
        async with self._fetching:
            search, before = self._search, self._people[-1].user.id if self._people else None
            found = await administering(self._who, lambda: people.list_people(search=search, limit=PAGE, before=before))
            if found is not None and search == self._search:
                self._people += found
                self._show(more=len(found) == PAGE)

    def _open(self, user_id: str) -> None:
        person = next((each for each in self._people if each.user.id == user_id), None)
        if person is None:
            return
        with self._dialogs:
            AccountDialog(self._who, person, on_change=self._changed)

    def _changed(self, person: Person) -> None:
        self._people = [person if each.user.id == person.user.id else each for each in self._people]
        self._show(more=self._has_more)


class AccountDialog:
    """One account: what it has, its plan and rights, and tokens to grant."""

    def __init__(self, who: Visitor, person: Person, *, on_change: Callable[[Person], None]) -> None:
        self._who = who
        self._person = person
        self._on_change = on_change
        with states.dialog(person.user.name, wide=True) as dialog:
            self._facts = tag("div", "")
            with columns():
                self._rights()
                self._tokens()
        self._show(person)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()

    def _rights(self) -> None:
        user = self._person.user
        with section("Plan and rights"):
            plans = {plan.key: plan.name for plan in PLANS}
            self._fields: dict[str, ValueElement[Any]] = {
                "plan": choice("Plan", plans, value=user.plan),
                "subscription_status": choice("Subscription", STATUSES, value=user.subscription_status),
                "role": choice("Role", ROLES, value=user.role),
                "disabled": switch("Disabled: signed out everywhere, and kept out", value=user.disabled),
            }
            with tag("div", "dialog-foot"):
                button("Save", self._save, kind=Kind.LAPIS)

    def _tokens(self) -> None:
        with section("Grant tokens", "They never expire. The person reads the note in their wallet."):
            self._amount = text_field("How many", placeholder="500", maxlength=20).props("inputmode=numeric")
            self._note = text_field("Note", placeholder="What they are for", maxlength=people.LONGEST_NOTE)
            with tag("div", "dialog-foot"):
                button("Grant tokens", self._grant)

    def _show(self, person: Person) -> None:
        self._person = person
        self._facts.clear()
        with self._facts:
            held = f", {grouped(person.held)} of them held" if person.held else ""
            tables.facts(
                {
                    "E-mail": person.user.email,
                    "Here since": in_words(person.user.created_at),
                    "Tokens": f"{grouped(person.balance)}{held}",
                }
            )

    async def _save(self) -> None:
        user = self._person.user
        wanted = {key: field.value for key, field in self._fields.items()}
        changes = {key: value for key, value in wanted.items() if value != getattr(user, key)}
        if not changes:
            states.toast("There is nothing to save.")
            return
        changed = await administering(self._who, lambda: people.change_person(self._who.user.id, user.id, changes))
        if changed is not None:
            self._show(changed)
            self._on_change(changed)
            states.toast(f"Saved: {user.email} is {_in_short(changed)}.", kind="good")
        for key, field in self._fields.items():
            field.value = getattr(self._person.user, key)

    async def _grant(self) -> None:
        admin_id, user = self._who.user.id, self._person.user
        amount, note = str(self._amount.value or ""), str(self._note.value or "").strip()
        balance = await administering(
            self._who, lambda: people.grant_tokens(admin_id, user.id, whole_number(amount), reason(note))
        )
        if balance is not None:
            self._amount.value = self._note.value = ""
            person = replace(self._person, balance=balance.balance, held=balance.held)
            self._show(person)
            self._on_change(person)
            states.toast(f"Granted {grouped(whole_number(amount))} tokens to {user.email}.", kind="good")


def whole_number(text: str) -> int:
    """Raises BadInput for what is not a whole number of at least 1; blanks between digits are allowed."""
    digits = "".join(text.split())
    if len(digits) > 18 or not (digits.isascii() and digits.isdigit() and int(digits) > 0):
        raise BadInput("Write how many tokens as a whole number, such as 500.")
    return int(digits)


def reason(note: str) -> str:
    """Raises BadInput without a note."""
    if not note:
        raise BadInput("Write a note, so that the person knows what the tokens are for.")
    return note


def _in_short(person: Person) -> str:
    """`on Pro, past due, disabled`."""
    user = person.user
    parts = [f"on {user.plan_name}", STATUSES.get(user.subscription_status, user.subscription_status).lower()]
    return ", ".join([*parts, *(["disabled"] if user.disabled else [])])


def _row(person: Person) -> dict[str, str]:
    user = person.user
    return {
        "id": user.id,
        "email": user.email,
        "name": user.name,
        "plan": user.plan_name,
        "status": "Disabled" if user.disabled else STATUSES.get(user.subscription_status, user.subscription_status),
        "balance": grouped(person.balance),
        "role": ROLES.get(user.role, user.role),
    }
