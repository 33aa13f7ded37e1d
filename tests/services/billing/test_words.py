"""How money is said."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest

from services import errors
from services.billing import keys, words
from services.billing.calendar import in_words, period_end, period_of


@pytest.mark.parametrize(
    ("tokens", "text"),
    [
        (0, "0"),
        (100, "0.5"),
        (150, "0.75"),
        (200, "1"),
        (900, "4.5"),
        (1, "0"),
        (3, "0.02"),
        (2_000, "10"),
        (20_000, "100"),
        (1_050, "5.25"),
    ],
)
def test_credits_have_at_most_two_decimals_and_no_zeros_after_them(tokens: int, text: str) -> None:
    assert words.credits_text(tokens) == text


@pytest.mark.parametrize(("tokens", "number"), [(0, 0.0), (100, 0.5), (900, 4.5), (10**9, 5_000_000.0)])
def test_credits_are_a_number_for_programs(tokens: int, number: float) -> None:
    assert words.credits_number(tokens) == number


def test_a_price_is_said_with_what_there_is() -> None:
    assert words.token_price(100, 900) == "100 tokens (0.5 credits) of 900"
    assert words.token_price(200, 20_000) == "200 tokens (1 credit) of 20\u00a0000"


def test_a_refusal_is_said_differently_before_the_click() -> None:
    assert words.before_the_click(errors.SubscriptionRequired()) == (
        "You need an active subscription to use this feature. Please subscribe to continue."
    )
    short = errors.InsufficientCredits("…", required=100, available=50)
    assert words.before_the_click(short) == (
        "Insufficient credits. You need 0.5 credits but only have 0.25 remaining. "
        "Please upgrade your plan or wait for your credits to renew."
    )
    assert words.before_the_click(errors.UserNotFound()) == "Unable to verify your account. Please refresh the page."


@pytest.mark.parametrize(
    ("feature", "left", "text"),
    [
        ("refinements", 3, "3 free refinements remaining this month"),
        ("refinements", -1, "Refinements are free on your plan"),
        ("creations", 7, "This refinement will count as 1 creation"),
        (None, 0, "This refinement costs 100 tokens"),
    ],
)
def test_the_next_refinements_price_is_said(feature: str | None, left: int, text: str) -> None:
    assert words.refinement_price(feature, left, "100 tokens") == text


@pytest.mark.parametrize(
    ("moment", "period"),
    [
        (datetime(2026, 11, 30, 23, 59, 59, 999999, tzinfo=UTC), "2026-11"),
        (datetime(2026, 12, 1, tzinfo=UTC), "2026-12"),
        (datetime.fromisoformat("2026-12-01T00:30:00+02:00"), "2026-11"),
        (datetime.fromisoformat("2026-11-30T23:30:00-02:00"), "2026-12"),
    ],
)
def test_a_month_is_the_calendars_in_utc(moment: datetime, period: str) -> None:
    assert period_of(moment) == period


def test_a_month_ends_with_the_first_moment_of_the_next() -> None:
    assert period_end("2026-12") == datetime(2027, 1, 1, tzinfo=UTC)
    assert in_words(period_end("2026-11")) == "1 December 2026"


@pytest.mark.parametrize("key", ["", " ", "x" * 201, "a\nb", "a\x00b", "a\u2028b", "\u202e"])
def test_a_key_is_printable_and_short(key: str) -> None:
    with pytest.raises(errors.BadInput):
        keys.request(key, "route", {})


@pytest.mark.parametrize(
    ("route", "body"), [("other", {"a": 1}), ("route", {"a": 2}), ("route", {"a": "1"}), ("route", {})]
)
def test_another_request_has_another_fingerprint(route: str, body: dict[str, Any]) -> None:
    one, other = keys.request("k", "route", {"a": 1}), keys.request("k", route, body)
    assert one is not None
    assert other is not None
    assert one.fingerprint != other.fingerprint


def test_the_order_of_a_bodys_fields_does_not_matter() -> None:
    assert keys.request("k", "r", {"a": 1, "b": 2}) == keys.request("k", "r", {"b": 2, "a": 1})


def test_without_a_key_nothing_is_remembered() -> None:
    assert keys.request(None, "route", {}) is None
