"""One account as an administrator sees it: what it has and uses, its plan and rights, its ways in, tokens to grant."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from nicegui import app, context
from nicegui.elements.mixins.value_element import ValueElement

from components import states, tables
from components.controls import Kind, button, choice, link_button, switch, text_field
from components.copying import copy_line
from components.frame import columns, section
from components.markup import tag
from data.accounts import Role
from data.billing import SubscriptionStatus
from data.catalogue import UNLIMITED
from pages import names
from pages.admin.tabs import administering
from pages.room import ago, ring
from services.accounts import letters, people
from services.accounts.people import Glance, Person
from services.accounts.signins import Visitor
from services.billing.calendar import in_words
from services.billing.words import grouped
from services.errors import BadInput

STATUSES: dict[str, str] = {
    SubscriptionStatus.ACTIVE.value: "Active",
    SubscriptionStatus.PAST_DUE.value: "Past due",
    SubscriptionStatus.CANCELED.value: "Canceled",
}
ROLES: dict[str, str] = {Role.USER.value: "User", Role.ADMIN.value: "Administrator"}


class AccountDialog:
    """One account over the list. `on_change` gets it after each change."""

    def __init__(
        self, who: Visitor, glance: Glance, plans: dict[str, str], *, on_change: Callable[[Person], None]
    ) -> None:
        self._who = who
        self._glance = glance
        self._person = glance.person
        self._plans = plans
        self._on_change = on_change
        with states.dialog(glance.person.user.name, wide=True) as dialog:
            self._facts = tag("div", "")
            with columns():
                self._rights()
                self._tokens()
                self._usage()
                self._ways_in()
        self._show(self._person)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()

    def _rights(self) -> None:
        user = self._person.user
        with section("Plan and rights"):
            self._fields: dict[str, ValueElement[Any]] = {
                "plan": choice("Plan", self._plans, value=user.plan),
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

    def _usage(self) -> None:
        with section("This month"), tag("dl", "offer-list"):
            for key, usage in self._glance.usage.items():
                limit = "no limit" if usage.limit == UNLIMITED else grouped(usage.limit)
                said = "locked" if usage.limit == 0 else f"{grouped(usage.used)} of {limit}"
                with tag("div", "locked" if usage.limit == 0 else ""):
                    tag("dt", "", names.feature(key))
                    tag("dd", "", said)

    def _ways_in(self) -> None:
        user = self._person.user
        with section("Ways in"):
            number = self._glance.signed_in
            where = "nowhere" if not number else "with 1 browser" if number == 1 else f"with {number} browsers"
            seen = f", last used {ago(self._glance.last_seen)}" if self._glance.last_seen else ""
            tag("p", "soft", f"Signed in {where}{seen}.")
            self._link = tag("div", "")
            with tag("div", "more"):
                button("Sign out everywhere", self._sign_out)
                button("Make a reset link", self._reset)
                link_button("Generations", f"/admin/generations?user={user.id}", kind=Kind.QUIET)
                link_button("In the log", f"/admin/log?target=user:{user.id}", kind=Kind.QUIET)

    def _show(self, person: Person) -> None:
        self._person = person
        self._facts.clear()
        with self._facts:
            held = f", {grouped(person.held)} of them held" if person.held else ""
            spent = f"{grouped(self._glance.total_spent)} of {grouped(self._glance.total_earned)} ever had"
            tables.facts(
                {
                    "E-mail": person.user.email,
                    "Here since": in_words(person.user.created_at),
                    "Tokens": f"{grouped(person.balance)}{held}",
                    "Spent": spent,
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
            await ring(user.id)
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
            await ring(user.id)

    async def _sign_out(self) -> None:
        user = self._person.user
        sure = await states.confirm(
            f"Sign {user.name} out everywhere?",
            "Every open page goes to the sign-in page. What is being painted goes on.",
            yes="Sign out",
            no="Not now",
        )
        if not sure:
            return
        count = await administering(self._who, lambda: people.sign_out_everywhere(self._who.user.id, user.id))
        if count is not None:
            states.toast(f"{user.email} is signed out of {count} browser{'s' if count != 1 else ''}.", kind="good")

    async def _reset(self) -> None:
        settings, site = app.state.settings, str(context.client.request.base_url).rstrip("/")
        made = await administering(
            self._who, lambda: letters.make_reset_link(settings, self._who.user.id, self._person.user.id, site)
        )
        if made is None:
            return
        self._link.clear()
        with self._link:
            tag("p", "soft", "Hand this to the person yourself. It sets a new password, once, and is not shown again.")
            copy_line("The link for a new password", made.url)


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
