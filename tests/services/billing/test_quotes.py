"""How an operation is paid: every rule in its order, before the click and at the hold alike."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest
import time_machine
from sqlmodel import Session

import data
from data.billing import Allowance, OperationPrice, SubscriptionStatus
from data.catalogue import OPERATIONS, PLANS
from services import errors
from services.billing import quotes, subscriptions
from services.billing.quotes import Quote
from tests.house import Account, add_account, grant, spend_allowance, take_tokens_away


def quote(account: Account, operation: str, count: int = 1) -> Quote:
    return data.read_now(quotes.quote, account.id, operation, count)


def means(price: Quote) -> list[tuple[str, str | None, int, int]]:
    return [(line.paid_by, line.feature, line.units, line.tokens) for line in price.lines]


def set_status(account: Account, status: str) -> None:
    data.write_now(subscriptions.change, account.id, status=status)


def set_price(operation: str, tokens: int | None, *, active: bool = True) -> None:
    def change(db: Session) -> None:
        row = db.get_one(OperationPrice, operation)
        row.tokens, row.active = tokens, active

    data.write_now(change)


def set_allowance(plan: str, feature: str, units: int) -> None:
    def change(db: Session) -> None:
        db.get_one(Allowance, (plan, feature)).units = units

    data.write_now(change)


@pytest.mark.parametrize("status", [SubscriptionStatus.PAST_DUE, SubscriptionStatus.CANCELED])
@pytest.mark.parametrize("operation", ["text_to_image", "coach", "refinement", "image_edit"])
def test_without_an_active_subscription_everything_is_refused(database: Path, status: str, operation: str) -> None:
    account = add_account(plan="studio")
    set_status(account, status)
    refusal = quote(account, operation).refusal
    assert isinstance(refusal, errors.SubscriptionRequired)
    assert (refusal.status, refusal.code) == (403, "subscription_required")
    assert refusal.message == "Active subscription required. Please subscribe to use this feature."


def test_an_allowance_pays_before_tokens_do(database: Path) -> None:
    price = quote(add_account(), "text_to_image")
    assert means(price) == [("plan", "creations", 1, 0)]
    assert (price.tokens, price.remaining_after, price.message) == (0, 2, "Uses 1 of 3 creations left this month")


def test_tokens_pay_when_the_allowance_is_used_up(database: Path) -> None:
    account = add_account()
    spend_allowance(account, "creations", 3)
    price = quote(account, "text_to_image")
    assert means(price) == [("tokens", None, 1, 100)]
    assert price.remaining_after == 900
    assert price.message.replace("\u00a0", " ") == "100 tokens (0.5 credits) of 1 000"


def test_several_pictures_are_paid_by_allowance_first_and_tokens_for_the_rest(database: Path) -> None:
    account = add_account()
    spend_allowance(account, "creations", 1)
    price = quote(account, "text_to_image", 4)
    assert means(price) == [("plan", "creations", 2, 0), ("tokens", None, 2, 200)]
    assert price.tokens == 200
    assert "Uses 2 of 2 creations" in price.message
    assert "200 tokens (1 credit)" in price.message


def test_a_refinement_draws_on_refinements_then_creations_then_tokens(database: Path) -> None:
    account = add_account(plan="pro")
    spend_allowance(account, "refinements", 4)
    spend_allowance(account, "creations", 48)
    assert means(quote(account, "refinement", 4)) == [
        ("plan", "refinements", 1, 0),
        ("plan", "creations", 2, 0),
        ("tokens", None, 1, 100),
    ]


def test_a_refinement_counts_as_a_creation_when_its_own_allowance_is_used_up(database: Path) -> None:
    account = add_account(plan="pro")
    spend_allowance(account, "refinements", 5)
    price = quote(account, "refinement")
    assert means(price) == [("plan", "creations", 1, 0)]
    assert price.remaining_after == 49


def test_a_locked_feature_names_the_plan_that_opens_it(database: Path) -> None:
    refusal = quote(add_account(), "refinement").refusal
    assert isinstance(refusal, errors.FeatureLocked)
    assert (refusal.status, refusal.code) == (403, "feature_locked")
    assert refusal.message == "Refinements are not part of the Free plan. Upgrade to Pro to use them."
    assert refusal.details["unlocked_by"] == "pro"


def test_tokens_do_not_unlock_a_locked_feature(database: Path) -> None:
    account = add_account()
    grant(account, 1_000_000)
    assert isinstance(quote(account, "refinement").refusal, errors.FeatureLocked)


def test_a_feature_that_no_plan_opens_promises_no_upgrade(database: Path) -> None:
    for plan in PLANS:
        set_allowance(plan.key, "aura_lab", 0)
    refusal = quote(add_account(), "compose").refusal
    assert refusal is not None
    assert refusal.message == "Aura lab pictures are not part of the Free plan."


@pytest.mark.parametrize("operation", ["text_to_image", "refinement"])
def test_without_a_limit_it_is_included(database: Path, operation: str) -> None:
    price = quote(add_account(plan="studio"), operation, 4)
    assert price.allowed
    assert (price.tokens, price.remaining_after, price.message) == (0, -1, "Included in your plan")


def test_an_operation_without_a_feature_is_paid_in_tokens(database: Path) -> None:
    assert means(quote(add_account(plan="studio"), "image_edit_complex")) == [("tokens", None, 1, 150)]


@pytest.mark.parametrize("operation", ["coach", "profile_picture", "streamer_logo", "vibe_branding"])
def test_what_has_no_price_ends_with_its_allowance(database: Path, operation: str) -> None:
    account = add_account()
    grant(account, 1_000_000)
    feature = OPERATIONS[operation].draws_on[0]
    spend_allowance(account, feature, 1)
    refusal = quote(account, operation).refusal
    assert isinstance(refusal, errors.AllowanceUsedUp)
    assert (refusal.status, refusal.code) == (402, "allowance_used_up")


def test_the_day_on_which_an_allowance_renews_is_named(database: Path) -> None:
    with time_machine.travel(datetime(2026, 12, 24, 23, 0, tzinfo=UTC)):
        account = add_account()
        spend_allowance(account, "coach", 1)
        refusal = quote(account, "coach").refusal
    assert refusal is not None
    assert refusal.details["resets_at"] == "2027-01-01T00:00:00Z"
    assert refusal.message == "You have used all 1 coach sessions of this month. They renew on 1 January 2027."


def test_too_few_tokens_are_told_in_credits(database: Path) -> None:
    account = add_account()
    take_tokens_away(account, left=50)
    refusal = quote(account, "background_remove").refusal
    assert isinstance(refusal, errors.InsufficientCredits)
    assert (refusal.status, refusal.code) == (402, "insufficient_credits")
    assert refusal.message == (
        "Insufficient credits. Required: 0.5, Available: 0.25. "
        "Please upgrade your plan or wait for your credits to renew."
    )


@pytest.mark.parametrize(("used", "left", "largest"), [(3, 250, 2), (2, 150, 2), (1, 99, 2), (3, 0, 0)])
def test_a_request_for_too_many_names_the_largest_number_that_can_be_paid(
    database: Path, used: int, left: int, largest: int
) -> None:
    account = add_account()
    spend_allowance(account, "creations", used)
    take_tokens_away(account, left=left)
    refusal = quote(account, "text_to_image", 4).refusal
    assert refusal is not None
    assert refusal.details["largest_count"] == largest
    assert (f"You can make {largest} now." in refusal.message) == (largest > 0)
    if largest:
        assert quote(account, "text_to_image", largest).allowed
    assert not quote(account, "text_to_image", largest + 1).allowed


def test_the_largest_number_is_named_where_only_an_allowance_pays(database: Path) -> None:
    set_price("text_to_image", 100, active=False)
    account = add_account()
    refusal = quote(account, "text_to_image", 4).refusal
    assert isinstance(refusal, errors.AllowanceUsedUp)
    assert refusal.details["largest_count"] == 3


@pytest.mark.parametrize("operation", ["video_generation", "image_edit"])
def test_a_price_that_is_switched_off_switches_the_operation_off(database: Path, operation: str) -> None:
    set_price(operation, 100, active=False)
    account = add_account(plan="studio")
    assert isinstance(quote(account, operation).refusal, errors.OperationOff)


def test_video_is_priced_and_switched_off(database: Path) -> None:
    assert isinstance(quote(add_account(plan="studio"), "video_generation").refusal, errors.OperationOff)


def test_a_price_that_an_administrator_changes_counts_at_once(database: Path) -> None:
    account = add_account()
    before = quote(account, "image_edit")
    set_price("image_edit", 101)
    after = quote(account, "image_edit")
    assert (before.tokens, after.tokens) == (100, 101)
    assert before.quote_id != after.quote_id


def test_the_same_price_has_the_same_quote(database: Path) -> None:
    account = add_account()
    assert quote(account, "text_to_image").quote_id == quote(account, "text_to_image").quote_id
    assert quote(account, "text_to_image").quote_id != quote(account, "text_to_image", 2).quote_id


def test_a_quote_takes_nothing(database: Path) -> None:
    account = add_account()
    for _ in range(5):
        quote(account, "text_to_image", 3)
    assert data.read_now(quotes.usage, account.id)["creations"].used == 0


@pytest.mark.parametrize("count", [0, -1, 5, 10**12])
def test_one_to_four_pictures_can_be_asked_for(database: Path, count: int) -> None:
    with pytest.raises(errors.BadInput, match="1 to 4"):
        quote(add_account(), "text_to_image", count)


def test_an_unknown_operation_is_told_as_one(database: Path) -> None:
    with pytest.raises(errors.BadInput, match="no operation"):
        quote(add_account(), "teleport")


def test_nobody_gets_a_quote(database: Path) -> None:
    with pytest.raises(errors.UserNotFound):
        data.read_now(quotes.quote, data.new_id(), "coach")


@pytest.mark.parametrize("plan", [plan.key for plan in PLANS])
def test_usage_shows_every_feature_with_its_limit_and_day_of_renewal(database: Path, plan: str) -> None:
    with time_machine.travel(datetime(2026, 11, 21, tzinfo=UTC)):
        usage = data.read_now(quotes.usage, add_account(plan=plan).id)
    seeds = {seed.key: seed for seed in PLANS}
    assert {name: one.limit for name, one in usage.items()} == seeds[plan].allowances
    assert all(one.remaining == one.limit and one.used == 0 for one in usage.values())
    assert {one.resets_at for one in usage.values()} == {datetime(2026, 12, 1, tzinfo=UTC)}


def test_a_new_month_starts_with_nothing_used(database: Path) -> None:
    with time_machine.travel(datetime(2026, 11, 30, 23, 59, 59, tzinfo=UTC)) as clock:
        account = add_account()
        spend_allowance(account, "creations", 3)
        assert data.read_now(quotes.usage, account.id)["creations"].remaining == 0
        clock.shift(1)
        assert data.read_now(quotes.usage, account.id)["creations"].remaining == 3


def test_what_was_used_above_a_lowered_allowance_leaves_nothing_and_not_less(database: Path) -> None:
    account = add_account(plan="pro")
    spend_allowance(account, "creations", 20)
    data.write_now(subscriptions.change, account.id, plan="free")
    usage = data.read_now(quotes.usage, account.id)["creations"]
    assert (usage.used, usage.limit, usage.remaining) == (20, 3, 0)
    assert means(quote(account, "text_to_image"))[0][0] == "tokens"
