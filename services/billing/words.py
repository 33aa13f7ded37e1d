"""How money is said: credits, prices before the click, refusals."""

from __future__ import annotations

from datetime import datetime
from decimal import Decimal

from data.catalogue import FEATURES, TOKENS_PER_CREDIT
from services.billing.calendar import in_words
from services.errors import InsufficientCredits, LimnerError, SubscriptionRequired, UserNotFound


def credits_text(tokens: int) -> str:
    """Credits with at most two decimals and no trailing zeros: 100 tokens read `0.5`."""
    value = (Decimal(tokens) / TOKENS_PER_CREDIT).quantize(Decimal("0.01"))
    text = format(value, "f").rstrip("0").rstrip(".")
    return text or "0"


def credits_number(tokens: int) -> float:
    return float(Decimal(tokens) / TOKENS_PER_CREDIT)


def grouped(number: int) -> str:
    """`20 000`, with a space that does not break."""
    return f"{number:,}".replace(",", "\u00a0")


def token_price(tokens: int, spendable: int) -> str:
    """`100 tokens (0.5 credits) of 900`."""
    unit = "credit" if credits_text(tokens) == "1" else "credits"
    return f"{grouped(tokens)} tokens ({credits_text(tokens)} {unit}) of {grouped(spendable)}"


def allowance_price(feature: str, units: int, left: int) -> str:
    """`Uses 1 of 3 creations left this month`; without a limit only what is used."""
    name = FEATURES[feature]
    if left < 0:
        return "Included in your plan"
    return f"Uses {units} of {grouped(left)} {name} left this month"


def insufficient(required: int, spendable: int) -> str:
    return (
        f"Insufficient credits. Required: {credits_text(required)}, Available: {credits_text(spendable)}. "
        "Please upgrade your plan or wait for your credits to renew."
    )


def used_up(feature: str, limit: int, renews: datetime) -> str:
    return f"You have used all {limit} {FEATURES[feature]} of this month. They renew on {in_words(renews)}."


def held_by_open_session(feature: str) -> str:
    return f"The last of your {FEATURES[feature]} is in use: continue your open one."


def locked(feature: str, plan: str, unlocked_by: str | None) -> str:
    name = FEATURES[feature]
    sentence = f"{name[0].upper()}{name[1:]} are not part of the {plan} plan."
    return f"{sentence} Upgrade to {unlocked_by} to use them." if unlocked_by else sentence


def largest_count(count: int) -> str:
    return f" You can make {count} now." if count else ""


def before_the_click(refusal: LimnerError) -> str:
    """A refusal as the hint on a button that is shut because of it."""
    if isinstance(refusal, SubscriptionRequired):
        return "You need an active subscription to use this feature. Please subscribe to continue."
    if isinstance(refusal, InsufficientCredits):
        needed, left = refusal.details["required"], refusal.details["available"]
        return (
            f"Insufficient credits. You need {credits_text(needed)} credits but only have {credits_text(left)} "
            "remaining. Please upgrade your plan or wait for your credits to renew."
        )
    if isinstance(refusal, UserNotFound):
        return "Unable to verify your account. Please refresh the page."
    return refusal.message


def refinement_price(feature: str | None, left: int, price: str) -> str:
    """What the next refinement is paid with: `feature` with `left` units before it, or tokens at `price`."""
    if feature == "refinements":
        return "Refinements are free on your plan" if left < 0 else f"{left} free refinements remaining this month"
    if feature == "creations":
        return "This refinement will count as 1 creation"
    return f"This refinement costs {price}"
