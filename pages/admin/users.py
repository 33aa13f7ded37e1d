"""For administrators: who has an account here, on which plan, found, narrowed down and sorted."""

from __future__ import annotations

import asyncio
from dataclasses import replace

from nicegui import ui

from components import tables
from components.controls import button, choice, text_field
from components.frame import bar, page_head
from components.markup import tag, words
from pages.admin.account import ROLES, STATUSES, AccountDialog
from pages.admin.tabs import administering, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import room, short_date
from services.accounts import people
from services.accounts.people import DISABLED, Only, Person
from services.accounts.signins import Visitor
from services.billing import pricing
from services.billing.words import grouped

PAGE = 50  # accounts that are fetched at once
SEARCH_AFTER = 300  # milliseconds without another letter
ALL = "all"
COLUMNS = (
    tables.Column(key="email", label="E-mail"),
    tables.Column(key="name", label="Name"),
    tables.Column(key="plan", label="Plan"),
    tables.Column(key="status", label="Status"),
    tables.Column(key="balance", label="Tokens", numeric=True),
    tables.Column(key="role", label="Role"),
    tables.Column(key="created", label="Here since"),
)
SORTS = frozenset(column.key for column in COLUMNS)


def install() -> None:
    """Register the page."""
    ui.page("/admin", title="Users · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    first = await people.list_people(limit=PAGE)
    count = await people.count_people()
    plans = {plan.key: plan.name for plan in await pricing.plans()}
    async with room(who, active="admin", title="Admin"):
        with page_head("Users", "What you change counts at once, and stands in the log with your name."):
            pass
        await put_tabs("users")
        Register(who, first, count, plans)


class Register:
    """The list of accounts on one open page."""

    def __init__(self, who: Visitor, first: tuple[Person, ...], count: int, plans: dict[str, str]) -> None:
        self._who = who
        self._plans = plans
        self._only = Only()
        self._sort, self._ascending = "created", False
        self._people = list(first)
        self._fetching = asyncio.Lock()
        with bar():
            field = text_field("Search", placeholder="E-mail or name", maxlength=100, on_change=self._search)
            field.style("width:280px;max-width:100%").props(f"clearable debounce={SEARCH_AFTER} type=search")
            for name, label, options in (
                ("plan", "On plan", plans),
                ("status", "With status", {**STATUSES, DISABLED: "Disabled"}),
                ("role", "As", ROLES),
            ):
                self._filter(name, label, options)
            by = {column.key: column.label for column in COLUMNS}  # on a phone, where the headings are not in sight
            choice("Sorted by", by, value="created", on_change=self._sort_by).classes("only-phone").style("width:150px")
        self._count = words("p", "soft", _counted(count), role="status")
        self._list = tag("div", "")
        self._dialogs = tag("div", "")  # outside of the list, which is built anew under an open one
        self._foot = tag("div", "more")
        with self._foot:
            button("Show more", self._more)
        self._show(more=len(first) == PAGE)

    def _filter(self, name: str, label: str, options: dict[str, str]) -> None:
        async def narrow(picked: str) -> None:
            self._only = replace(self._only, **{name: "" if picked == ALL else picked})
            await self._read()

        choice(label, {ALL: "Any", **options}, value=ALL, on_change=narrow).style("width:150px")

    def _show(self, *, more: bool) -> None:
        self._list.clear()
        with self._list:
            tables.table(
                COLUMNS,
                [_row(person) for person in self._people],
                caption="Accounts",
                on_row=lambda row: self._open(row["id"]),
                empty="Nobody here is called that." if self._only.search else "Nobody here is like that.",
                cards=True,
                order=tables.Order(by=self._sort, ascending=self._ascending, keys=SORTS, on_sort=self._sort_by),
            )
        self._foot.set_visibility(more)
        self._has_more = more

    async def _search(self, text: str | None) -> None:
        self._only = replace(self._only, search=text or "")
        await self._read()

    async def _sort_by(self, key: str) -> None:
        first_time = key in {"email", "name", "plan"}
        self._ascending = not self._ascending if key == self._sort else first_time
        self._sort = key
        await self._read()

    async def _read(self) -> None:
        asked = (self._only, self._sort, self._ascending)
        found = await administering(
            self._who, lambda: people.list_people(asked[0], sort=asked[1], ascending=asked[2], limit=PAGE)
        )
        count = await people.count_people(asked[0])
        if found is not None and asked == (self._only, self._sort, self._ascending):  # not if more was typed meanwhile
            self._people = list(found)
            self._count.set_text(_counted(count))
            self._show(more=len(found) == PAGE)

    async def _more(self) -> None:
        async with self._fetching:
            asked = (self._only, self._sort, self._ascending)
            before = self._people[-1].user.id if self._people else None
            found = await administering(
                self._who,
                lambda: people.list_people(asked[0], sort=asked[1], ascending=asked[2], limit=PAGE, before=before),
            )
            if found is not None and asked == (self._only, self._sort, self._ascending):
                self._people += found
                self._show(more=len(found) == PAGE)

    async def _open(self, user_id: str) -> None:
        glance = await administering(self._who, lambda: people.look_at(user_id))
        if glance is not None:
            with self._dialogs:
                AccountDialog(self._who, glance, self._plans, on_change=self._changed)

    def _changed(self, person: Person) -> None:
        self._people = [person if each.user.id == person.user.id else each for each in self._people]
        self._show(more=self._has_more)


def _counted(count: int) -> str:
    return "1 account" if count == 1 else f"{grouped(count)} accounts"


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
        "created": short_date(user.created_at),
    }
