"""For administrators: what people ask for, tokens and plans, each granted or declined once, with a note."""

from __future__ import annotations

from dataclasses import dataclass
from functools import partial

from nicegui import ui
from nicegui.element import Element

from components import states, tables
from components.controls import Kind, button, text_field
from components.frame import page_head, section
from components.markup import tag
from data.billing import RequestState
from pages import names
from pages.admin.tabs import administering, put_tabs
from pages.doorkeeper import Admin, AtDoor
from pages.room import ago, ring, room
from services.accounts.signins import Visitor
from services.billing import pricing, requests
from services.billing.requests import LONGEST_TEXT, RequestView

OPEN_ROWS = 100  # open requests of each kind that are shown; the others move up
ROWS = 20  # answered ones of each kind that are fetched at once
ANSWERED = (RequestState.GRANTED, RequestState.DECLINED)
COLUMNS = (
    tables.Column(key="who", label="Who"),
    tables.Column(key="what", label="Asked for"),
    tables.Column(key="answer", label="Answer"),
    tables.Column(key="when", label="When"),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Pile:
    """All requests that the page shows; `plans` are the plans' names by key."""

    waiting: tuple[RequestView, ...]
    answered: tuple[RequestView, ...]
    plans: dict[str, str]
    more: bool


def install() -> None:
    """Register the page."""
    ui.page("/admin/requests", title="Requests · Limner")(_page)


async def _page(who: AtDoor, _: Admin) -> None:
    pile = await _read(ROWS)
    async with room(who, active="admin", title="Admin"):
        with page_head("Requests", "People ask for tokens and plans here. Whoever asked is told by their bell."):
            pass
        tabs = tag("div", "")
        Desk(who, pile, tabs)
        with tabs:
            await put_tabs("requests")


async def _read(answered: int) -> Pile:
    waiting: list[RequestView] = []
    done: list[RequestView] = []
    more = False
    for kind in requests.TABLES:
        waiting += await requests.list_requests(kind, state=RequestState.OPEN, limit=OPEN_ROWS)
        for state in ANSWERED:
            found = await requests.list_requests(kind, state=state, limit=answered)
            done += found
            more = more or len(found) == answered
    return Pile(
        waiting=tuple(sorted(waiting, key=lambda one: one.id)),
        answered=tuple(sorted(done, key=lambda one: one.decided_at or one.created_at, reverse=True)[:answered]),
        plans={plan.key: plan.name for plan in await pricing.plans()},
        more=more or len(done) > answered,
    )


class Desk:
    """The requests on one open page."""

    def __init__(self, who: Visitor, pile: Pile, tabs: Element) -> None:
        self._who = who
        self._tabs = tabs
        self._answered = ROWS
        self._place = tag("div", "stack")
        self._dialogs = tag("div", "")  # outside of what is built again while one of them is open
        with tag("div", "more"):
            self._more_button = button("Show earlier ones", self._more)
        self._show(pile)

    def _show(self, pile: Pile) -> None:
        self._pile = pile
        self._place.clear()
        with self._place:
            if pile.waiting:
                waiting = f"{len(pile.waiting)} waiting, the longest first."
                with section("To answer", waiting), tag("ul", "entries", aria_label="Requests to answer"):
                    for request in pile.waiting:
                        self._entry(request)
            else:
                states.empty_state("Nobody waits", "Requests for tokens and plans stand here.", icon="check")
            if pile.answered:
                with section("Answered"):
                    tables.table(COLUMNS, [self._row(one) for one in pile.answered], caption="Answered requests")
        self._more_button.set_visibility(pile.more)

    def _entry(self, request: RequestView) -> None:
        wish = self._wish(request)
        with tag("li", "entry asked"):
            with tag("div", "entry-words"):
                tag("h3", "", f"{request.name} asks for {wish}")
                details = [request.email, *_price(request), ago(request.created_at)]
                tag("small", "", " · ".join(details))
                if request.message:
                    tag("blockquote", "", request.message)
            with tag("div", "entry-actions"):
                for words, grant in (("Grant", True), ("Decline", False)):
                    button(
                        f"{words}…",
                        partial(self._ask, request, grant=grant),
                        kind=Kind.OUTLINE if grant else Kind.QUIET,
                        label=f"{words} {wish} for {request.name}",
                    )

    def _ask(self, request: RequestView, *, grant: bool) -> None:
        wish = self._wish(request)
        title = f"Grant {request.name} {wish}?" if grant else f"Decline {wish} for {request.name}?"
        with self._dialogs, states.dialog(title) as dialog:
            if grant:
                now = "They come at once" if request.kind == "topup" else "It counts at once"
                tag("p", "soft", f"{now}, and {request.name} is told.")
            note = text_field(
                f"Note to {request.name}", multiline=True, placeholder="If you like", maxlength=LONGEST_TEXT
            )

            async def answer() -> None:
                dialog.close()
                await self._answer(request, grant=grant, note=str(note.value or ""))

            with tag("div", "dialog-foot"):
                button("Not now", dialog.close)
                button("Grant" if grant else "Decline", answer, kind=Kind.LAPIS if grant else Kind.DANGER)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()

    async def _answer(self, request: RequestView, *, grant: bool, note: str) -> None:
        admin_id = self._who.user.id
        answered = await administering(
            self._who, lambda: requests.decide(admin_id, request.kind, request.id, grant=grant, note=note)
        )
        if answered is not None:
            done = "granted" if grant else "declined"
            states.toast(f"{request.name}’s request for {self._wish(request)} is {done}.", kind="good")
        await self._refresh()
        if answered is not None:
            await ring(request.user_id)

    async def _more(self) -> None:
        self._answered += ROWS
        await self._refresh()

    async def _refresh(self) -> None:
        pile = await administering(self._who, lambda: _read(self._answered))
        if pile is None:
            return
        self._show(pile)
        self._tabs.clear()
        with self._tabs:
            await put_tabs("requests")

    def _wish(self, request: RequestView) -> str:
        if request.tokens is not None:
            return names.tokens(request.tokens)
        return f"the {self._pile.plans.get(request.wants, request.wants)} plan"

    def _row(self, request: RequestView) -> dict[str, str]:
        answer = "Granted" if request.state == RequestState.GRANTED else "Declined"
        wish = self._wish(request)
        return {
            "who": f"{request.name} · {request.email}",
            "what": f"{wish[0].upper()}{wish[1:]}",
            "answer": f"{answer}: {request.note}" if request.note else answer,
            "when": ago(request.decided_at or request.created_at),
        }


def _price(request: RequestView) -> list[str]:
    return [] if request.price_cents is None else [names.dollars(request.price_cents)]
