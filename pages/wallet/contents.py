"""What a wallet holds, read together and shown: figures, allowances, what is held, lots of tokens."""

from __future__ import annotations

from dataclasses import dataclass

import data
from components import tables
from components.frame import section
from components.markup import tag
from components.theme import icon
from data.billing import PaidBy, SubscriptionStatus
from data.catalogue import TOKENS_PER_CREDIT
from pages import names
from pages.room import ago, short_date
from pages.urls import session_url
from services.accounts import signins
from services.accounts.signins import Visitor
from services.accounts.views import UserView
from services.billing import pricing, quotes, requests, statement, wallet
from services.billing.calendar import in_words
from services.billing.pricing import PackageLine, PlanLine
from services.billing.quotes import FeatureUsage
from services.billing.requests import RequestView
from services.billing.statement import ChargeLine
from services.billing.wallet import Balance, LotView
from services.billing.words import grouped

SHUT = {  # what a subscription that is not active means
    SubscriptionStatus.PAST_DUE.value: "The payment for your plan is past due.",
    SubscriptionStatus.CANCELED.value: "Your subscription is canceled.",
}
STILL = "You can look at, download and export what you have. To paint again, please ask the administrator."
LOTS = (
    tables.Column(key="source", label="Came as"),
    tables.Column(key="expires", label="Good until"),
    tables.Column(key="left", label="Left", numeric=True),
    tables.Column(key="granted", label="Of", numeric=True),
)
HELD = (
    tables.Column(key="what", label="For"),
    tables.Column(key="since", label="Since"),
    tables.Column(key="means", label="Held", numeric=True),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contents:
    """Everything that the page shows but the ledger."""

    user: UserView
    usage: dict[str, FeatureUsage]
    balance: Balance
    held: tuple[ChargeLine, ...]
    plans: tuple[PlanLine, ...]
    packages: tuple[PackageLine, ...]
    asked: tuple[RequestView, ...]


async def read(who: Visitor) -> Contents:
    """Raises Unauthenticated, AccountDisabled."""
    user_id = who.user.id
    asked = [*await requests.list_requests("topup", user_id=user_id, limit=10)]
    asked += await requests.list_requests("plan", user_id=user_id, limit=10)
    return Contents(
        user=await signins.still_in(who.sign_in_id),
        usage=await data.read(quotes.usage, user_id),
        balance=await data.read(wallet.read_balance, user_id),
        held=await statement.held(user_id),
        plans=await pricing.plans(),
        packages=await pricing.packages(),
        asked=tuple(sorted(asked, key=lambda one: one.id, reverse=True)),
    )


def show(contents: Contents) -> None:
    """Put everything but the ledger and what can be asked for."""
    if (shut := SHUT.get(contents.user.subscription_status)) is not None:
        tag("p", "form-error before i-warning", f"{shut} {STILL}", role="alert")
    _figures(contents)
    _month(contents)
    _held(contents.held)
    _lots(contents.balance.lots)


def _figures(contents: Contents) -> None:
    balance = contents.balance
    with tables.stat_row():
        tables.stat("Tokens to spend", grouped(balance.available), names.credits(balance.available))
        if balance.held:
            tables.stat("Held for what is under way", grouped(balance.held), "given back if it fails")
            tables.stat("Balance", grouped(balance.balance), names.credits(balance.balance))
        tables.stat("Plan", contents.user.plan_name, _monthly(contents))
        tables.stat("Renews", _renews(contents.usage), "counted in UTC")


def _month(contents: Contents) -> None:
    note = (
        "This is used up first. Beyond it a picture costs tokens, where it has a price; "
        f"{TOKENS_PER_CREDIT} tokens are called 1 credit."
    )
    with section("Included this month", note), tag("div", "allowances"):
        for key, usage in contents.usage.items():
            _allowance(key, usage, _unlocked_by(key, contents.plans))


def _allowance(key: str, usage: FeatureUsage, unlocked_by: str) -> None:
    name = names.feature(key)
    with tag("div", "allowance"):
        with tag("div", "allowance-head"):
            tag("b", "", name)
            if usage.limit == 0:
                with tag("span", "shut"):
                    icon("lock")
                    tag("span", "", "Locked")
            elif usage.limit < 0:
                tag("span", "", "No limit")
            else:
                left = f"{grouped(usage.remaining)} of {grouped(usage.limit)} left"
                tag("span", "", left)
        if usage.limit > 0:
            tables.meter(name, value=usage.remaining, of=usage.limit, words=left)
        tag("p", "hint", names.FEATURE_NOTES[key])
        if usage.limit == 0:
            tag("p", "hint", f"Comes with the {unlocked_by} plan." if unlocked_by else "No plan includes it here.")
        elif usage.limit < 0 and usage.used:
            tag("p", "hint", f"{grouped(usage.used)} used this month.")
        elif usage.limit > 0 and not usage.remaining:
            tag("p", "hint", f"All used. Full again on {in_words(usage.resets_at)}.")


def _held(held: tuple[ChargeLine, ...]) -> None:
    if held:
        with section("Held just now", "Set aside for what is under way. What does not arrive is not charged."):
            tables.table(HELD, [_hold(one) for one in held], caption="Held just now")


def _hold(charge: ChargeLine) -> dict[str, str]:
    means = names.tokens(charge.tokens) if charge.paid_by == PaidBy.TOKENS else "1 of your plan"
    title = names.operation(charge.operation) + (f": {charge.title}" if charge.title else "")
    row = {"what": title, "since": ago(charge.created_at), "means": means}
    return {**row, "href": session_url(charge.session_id)} if charge.session_id else row


def _lots(lots: tuple[LotView, ...]) -> None:
    with section("Your tokens", "What expires soonest is spent first; what never expires is spent last."):
        tables.table(
            LOTS,
            [
                {
                    "source": f"{names.reason(lot.source)}, {short_date(lot.created_at)}",
                    "expires": short_date(lot.expires_at) if lot.expires_at else "Never expires",
                    "left": grouped(lot.remaining),
                    "granted": grouped(lot.granted),
                }
                for lot in lots
            ],
            caption="Your tokens by when they came",
            empty="You have no tokens just now.",
        )


def _monthly(contents: Contents) -> str:
    plan = next((one for one in contents.plans if one.key == contents.user.plan), None)
    return f"{names.tokens(plan.monthly_tokens)} a month" if plan and plan.monthly_tokens else ""


def _renews(usage: dict[str, FeatureUsage]) -> str:
    resets_at = next(iter(usage.values())).resets_at
    return f"{resets_at.day} {resets_at:%B}"


def _unlocked_by(feature: str, plans: tuple[PlanLine, ...]) -> str:
    """The first plan that includes the feature."""
    return next((plan.name for plan in plans if plan.allowances.get(feature)), "")
