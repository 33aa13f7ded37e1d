"""Asking for tokens or another plan on the wallet's page: what is on offer, and what became of earlier requests."""

from __future__ import annotations

from collections.abc import Awaitable, Callable, Coroutine
from typing import Any

from nicegui.element import Element

from components import states, tables
from components.controls import Kind, button, text_field
from components.frame import section
from components.markup import tag
from components.offers import Included, Offer, offers
from data.billing import RequestState
from pages import names
from pages.room import acting, ago
from pages.wallet.contents import Contents
from services.accounts.signins import Visitor
from services.billing import requests
from services.billing.pricing import PackageLine, PlanLine
from services.billing.requests import LONGEST_TEXT, RequestView
from services.billing.words import grouped

ANSWERS = {
    RequestState.OPEN.value: "Waiting for an answer",
    RequestState.GRANTED.value: "Granted",
    RequestState.DECLINED.value: "Declined",
}
ASKED = (
    tables.Column(key="what", label="You asked for"),
    tables.Column(key="when", label="When"),
    tables.Column(key="state", label="Answer"),
)


class Asking:
    """What can be asked for on one open wallet; `on_asked` is called after each request."""

    def __init__(self, who: Visitor, contents: Contents, on_asked: Callable[[], Awaitable[None]]) -> None:
        self._who = who
        self._on_asked = on_asked
        self._place = tag("div", "stack")
        self._dialogs: Element = tag("div", "")  # outside of what is built again while one of them is open
        self.show(contents)

    def show(self, contents: Contents) -> None:
        self._contents = contents
        self._place.clear()
        with self._place:
            tag("span", "anchor", "", id="tokens")
            with section(
                "Ask for tokens",
                "Nothing is paid here: an administrator reads your request, settles the price with you and answers.",
            ):
                offers([_package(one) for one in contents.packages], self._ask_for_package, label="Packages of tokens")
                if contents.asked:
                    rows = [_asked(one, contents.plans) for one in contents.asked]
                    tables.table(ASKED, rows, caption="Your requests")
            tag("span", "anchor", "", id="plans")
            with section("Plans", "What each includes every month. A change counts as soon as it is granted."):
                offers([_plan(one, contents) for one in contents.plans], self._ask_for_plan, label="Plans")

    def _ask_for_package(self, key: str) -> None:
        package = next(one for one in self._contents.packages if one.key == key)
        self._ask(
            f"Ask for {names.tokens(package.tokens)}?",
            f"The {package.name} package: {names.tokens(package.tokens)} ({names.credits(package.tokens)}) "
            f"for {names.dollars(package.price_cents)}. They never expire.",
            lambda message: requests.ask_for_package(self._who.user.id, key, message),
        )

    def _ask_for_plan(self, key: str) -> None:
        plan = next(one for one in self._contents.plans if one.key == key)
        self._ask(
            f"Ask for the {plan.name} plan?",
            f"You stay on {self._contents.user.plan_name} until an administrator answers. "
            "What you have used this month stays counted, and no token is taken away.",
            lambda message: requests.ask_for_plan(self._who.user.id, key, message),
        )

    def _ask(self, title: str, words: str, wish: Callable[[str], Coroutine[Any, Any, RequestView]]) -> None:
        with self._dialogs, states.dialog(title) as dialog:
            tag("p", "soft", words)
            message = text_field(
                "Message to the administrator", multiline=True, placeholder="If you like", maxlength=LONGEST_TEXT
            )

            async def ask() -> None:
                if await acting(self._who, wish(str(message.value or ""))) is None:
                    return
                dialog.close()
                states.toast("Asked. The bell tells you as soon as it is answered.", kind="good")
                await self._on_asked()

            with tag("div", "dialog-foot"):
                button("Not now", dialog.close)
                button("Ask for it", ask, kind=Kind.LAPIS)
        dialog.on("hide", dialog.delete, args=[])
        dialog.open()


def _package(package: PackageLine) -> Offer:
    return Offer(
        key=package.key,
        name=package.name,
        figure=names.tokens(package.tokens),
        note=f"{names.credits(package.tokens)} · {names.dollars(package.price_cents)}",
        action="Ask for this package",
    )


def _plan(plan: PlanLine, contents: Contents) -> Offer:
    mine = plan.key == contents.user.plan
    waiting = any(
        one.kind == "plan" and one.wants == plan.key and one.state == RequestState.OPEN for one in contents.asked
    )
    return Offer(
        key=plan.key,
        name=plan.name,
        figure=names.tokens(plan.monthly_tokens) if plan.monthly_tokens else "No tokens",
        note=f"{names.credits(plan.monthly_tokens)} every month" if plan.monthly_tokens else "only what is listed here",
        includes=tuple(
            Included(
                words=names.feature(key),
                figure="Locked" if not units else "No limit" if units < 0 else grouped(units),
                locked=not units,
            )
            for key, units in plan.allowances.items()
        ),
        mark="Your plan" if mine else "Asked for" if waiting else "",
        action="" if mine or waiting else "Ask for this plan",
        mine=mine,
    )


def _asked(request: RequestView, plans: tuple[PlanLine, ...]) -> dict[str, str]:
    plan = {one.key: one.name for one in plans}.get(request.wants, request.wants)
    answer = ANSWERS.get(request.state, request.state)
    return {
        "what": names.tokens(request.tokens) if request.tokens is not None else f"The {plan} plan",
        "when": ago(request.created_at),
        "state": f"{answer}: {request.note}" if request.note else answer,
    }
